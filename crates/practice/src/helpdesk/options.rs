//! How a practice helpdesk is set up.

use std::net::SocketAddr;
use std::time::Duration;

use serde_json::Value;

use super::workers::Workers;

/// Which Zammad is played. Where versions differ, the later behaviour is played
/// from the first version known to have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Such as 5.
    pub major: u32,
    /// Such as 5.
    pub minor: u32,
}

impl Version {
    /// 5.5, whose live replies are on record.
    pub const V5_5: Self = Self { major: 5, minor: 5 };
    /// From here an e-mail article needs a valid `to`.
    pub const V6_4: Self = Self { major: 6, minor: 4 };
    /// From here there are Graph channels, archive mode, and a separate saving of what
    /// was tried.
    pub const V6_5: Self = Self { major: 6, minor: 5 };
    /// From here searches answer with an array, addresses have a `name`, agents
    /// may list groups, a body may be blank, replies list inline images, and an
    /// unknown route says so in other words.
    pub const V6_6: Self = Self { major: 6, minor: 6 };
    /// From here errors name the attribute, secrets of channels are hidden, a sign-in
    /// at Microsoft must come back to the browser that began it, an article needs `change`, and in
    /// import mode its date can be changed.
    pub const V7_0: Self = Self { major: 7, minor: 0 };
    /// From here (7.1.1 in truth) replies list no inline images again.
    pub const V7_2: Self = Self { major: 7, minor: 2 };
    /// The newest: import mode lets only `admin.maintenance` in, and
    /// `X-Zammad-Suppress-Notifications` is heard.
    pub const NEWEST: Self = Self { major: 7, minor: 3 };
}

/// An agent to begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgentSeed {
    /// First name.
    pub firstname: String,
    /// Last name.
    pub lastname: String,
    /// Address and login, lower-case.
    pub email: String,
    /// Has the role Admin beside Agent.
    pub admin: bool,
    /// Permissions beside those of the roles, such as `admin.trigger` for
    /// somebody who administers only a part.
    pub permissions: Vec<String>,
    /// Rights by the name of the group; `None` gives `full` on every active one.
    pub rights: Option<Vec<(String, Vec<String>)>>,
    /// Is also notified of tickets that are none of their business (criterion
    /// `no` of the notification settings).
    pub notified_of_all: bool,
}

impl AgentSeed {
    /// An agent with full rights on every active group and the notification
    /// settings that Zammad ships.
    pub fn new(firstname: &str, lastname: &str, email: &str) -> Self {
        Self {
            firstname: firstname.to_owned(),
            lastname: lastname.to_owned(),
            email: email.to_owned(),
            admin: false,
            permissions: Vec::new(),
            rights: None,
            notified_of_all: false,
        }
    }

    /// The same with the role Admin.
    #[must_use]
    pub fn admin(mut self) -> Self {
        self.admin = true;
        self
    }

    /// The same with further permissions.
    #[must_use]
    pub fn with_permissions(mut self, permissions: &[&str]) -> Self {
        self.permissions.extend(permissions.iter().map(|permission| (*permission).to_owned()));
        self
    }

    /// The same with these rights on one group and none on others but those
    /// given before.
    #[must_use]
    pub fn with_rights(mut self, group: &str, rights: &[&str]) -> Self {
        let rights = rights.iter().map(|right| (*right).to_owned()).collect();
        self.rights.get_or_insert_default().push((group.to_owned(), rights));
        self
    }
}

/// An address that Zammad sends from, with a working channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendingAddress {
    /// Display name.
    pub name: String,
    /// The address, lower-case.
    pub email: String,
}

/// A group to begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupSeed {
    /// Full name.
    pub name: String,
    /// Inactive groups take no tickets.
    pub active: bool,
    /// Its sending address, if it has one.
    pub sending_address: Option<SendingAddress>,
}

impl GroupSeed {
    /// An active group without a sending address.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), active: true, sending_address: None }
    }

    /// The same, inactive.
    #[must_use]
    pub fn inactive(mut self) -> Self {
        self.active = false;
        self
    }

    /// The same, sending from this address.
    #[must_use]
    pub fn sending_from(mut self, name: &str, email: &str) -> Self {
        self.sending_address = Some(SendingAddress { name: name.to_owned(), email: email.to_owned() });
        self
    }
}

/// A trigger beside those that Zammad ships.
#[derive(Debug, Clone, PartialEq)]
pub struct TriggerSeed {
    /// Its name; triggers run in the order of their names.
    pub name: String,
    /// Zammad's selector, such as `{"ticket.action":{"operator":"is","value":"create"}}`.
    pub condition: Value,
    /// Zammad's actions, such as `{"notification.webhook":{"webhook_id":1}}`.
    pub perform: Value,
}

impl TriggerSeed {
    fn on_create(name: &str, perform: Value) -> Self {
        let condition = serde_json::json!({"ticket.action": {"operator": "is", "value": "create"}});
        Self { name: name.to_owned(), condition, perform }
    }

    /// Calls a webhook for each new ticket.
    pub fn webhook() -> Self {
        Self::on_create(
            "tell the chat of new tickets",
            serde_json::json!({"notification.webhook": {"webhook_id": 1}}),
        )
    }

    /// Sends an SMS to the customer of each new ticket.
    pub fn sms() -> Self {
        Self::on_create(
            "text the customer",
            serde_json::json!({"notification.sms": {"recipient": "ticket_customer", "body": "We have your request."}}),
        )
    }

    /// Mails every agent of the group for each new ticket.
    pub fn agent_mail() -> Self {
        Self::on_create(
            "mail the whole team",
            serde_json::json!({"notification.email": {
                "recipient": "ticket_agents", "subject": "New: #{ticket.title}", "body": "A new ticket."
            }}),
        )
    }

    /// Mails the customer when the owner has changed.
    pub fn owner_change() -> Self {
        Self {
            name: "your request is in good hands".to_owned(),
            condition: serde_json::json!({"ticket.owner_id": {"operator": "has changed"}}),
            perform: serde_json::json!({"notification.email": {
                "recipient": "ticket_customer", "subject": "In good hands", "body": "#{ticket.owner.firstname} takes care."
            }}),
        }
    }
}

/// A scheduler job, active.
#[derive(Debug, Clone, PartialEq)]
pub struct JobSeed {
    /// Its name.
    pub name: String,
    /// Zammad's selector, as of a trigger.
    pub condition: Value,
    /// Zammad's actions.
    pub perform: Value,
}

impl JobSeed {
    /// Deletes what was closed two years ago or before.
    pub fn retention() -> Self {
        Self {
            name: "delete what was closed two years ago".to_owned(),
            condition: serde_json::json!({
                "ticket.close_at": {"operator": "before (relative)", "value": "2", "range": "year"}
            }),
            perform: serde_json::json!({"ticket.action": {"value": "delete"}}),
        }
    }
}

/// Where the helpdesk finds Microsoft; else it would ask the real one, which a
/// practice never does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Microsoft {
    /// Base address of the identity platform without a tenant.
    pub login: String,
    /// The mail server that stands for `outlook.office365.com`; without TLS.
    pub imap: SocketAddr,
    /// Base address of Graph, such as `http://127.0.0.1:40124/v1.0`.
    pub graph: String,
}

/// How a practice helpdesk is set up.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Where it listens; port 0 takes a free one. Loopback only is meant.
    pub address: SocketAddr,
    /// Which Zammad is played.
    pub version: Version,
    /// The API token that is let in.
    pub token: String,
    /// The token's permissions; a parent grants its children.
    pub permissions: Vec<String>,
    /// The user behind the token.
    pub owner: AgentSeed,
    /// Further agents.
    pub agents: Vec<AgentSeed>,
    /// Groups, in the order of their ids.
    pub groups: Vec<GroupSeed>,
    /// Triggers beside the shipped ones, all active.
    pub triggers: Vec<TriggerSeed>,
    /// Scheduler jobs.
    pub jobs: Vec<JobSeed>,
    /// How often they run by themselves; `None`: only when
    /// [`Helpdesk::run_jobs`](super::Helpdesk::run_jobs) has them run.
    pub jobs_every: Option<Duration>,
    /// Names of service level agreements.
    pub service_levels: Vec<String>,
    /// Customers to begin with: display name and address.
    pub customers: Vec<(String, String)>,
    /// What the setting `fqdn` says; `None` is the server's own address.
    pub fqdn: Option<String>,
    /// What the setting `locale_default` says, such as `de-de`.
    pub locale: String,
    /// Import mode to begin with.
    pub import_mode: bool,
    /// How long a switched import mode is without effect, as it is cached by
    /// every process of a real Zammad (up to 15 s there; none here by default). Of
    /// several [`Self::workers`] the last one needs so long, the others less.
    pub import_mode_settle: Duration,
    /// Bytes that a request's body may have; more is answered as nginx does.
    pub max_request: u64,
    /// Requests of the API that a connection serves. Then it is closed, without a
    /// word in the last reply, the moment another one arrives: as puma does after
    /// ten quick ones where no proxy stands in front of it. `None` serves any
    /// number.
    pub requests_per_connection: Option<u32>,
    /// Server processes with the speed of a real Zammad; `None` answers at once.
    pub workers: Option<Workers>,
    /// Where Microsoft is for its channels; without, a sign-in leads to the real one
    /// and nothing is fetched.
    pub microsoft: Option<Microsoft>,
    /// How often channels are fetched; a real Zammad does each 30 s. `None`: only when
    /// [`Helpdesk::fetch_channels`](super::Helpdesk::fetch_channels) has it done.
    pub fetch_every: Option<Duration>,
    /// Whoever opens it in a browser is signed in as the administrator; else a sign-in
    /// at Microsoft cannot be begun there.
    pub browser_session: bool,
    /// Keep bodies and files. Without, only their sizes are kept, and a body
    /// reads back as that many dots.
    pub keep_bodies: bool,
}

impl Options {
    /// A Zammad just after its set-up: one administrator, the group `Users` and
    /// what is shipped.
    pub fn bare() -> Self {
        Self {
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            version: Version::V5_5,
            token: random_token(),
            permissions: vec!["admin".to_owned(), "ticket.agent".to_owned()],
            owner: AgentSeed::new("Ada", "Admin", "admin@example.com").admin(),
            agents: Vec::new(),
            groups: vec![GroupSeed::new("Users")],
            triggers: Vec::new(),
            jobs: Vec::new(),
            jobs_every: None,
            service_levels: Vec::new(),
            customers: Vec::new(),
            fqdn: None,
            locale: "en-us".to_owned(),
            import_mode: false,
            import_mode_settle: Duration::ZERO,
            max_request: 50 * 1024 * 1024,
            requests_per_connection: None,
            workers: None,
            microsoft: None,
            fetch_every: None,
            browser_session: true,
            keep_bodies: true,
        }
    }

    /// The helpdesk of a small company whose mailbox is `mailbox`.
    pub fn for_mailbox(mailbox: &str) -> Self {
        Self {
            owner: AgentSeed::new("Ada", "Admin", "ada@contoso.example").admin(),
            agents: vec![AgentSeed::new("Ben", "Berger", "ben@contoso.example")],
            groups: vec![
                GroupSeed::new("Users"),
                GroupSeed::new("Support").sending_from("Contoso Support", mailbox),
                GroupSeed::new("Sales"),
                GroupSeed::new("Old desk").inactive(),
            ],
            customers: vec![("Clara Customer".to_owned(), "clara@customer.example".to_owned())],
            ..Self::bare()
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::for_mailbox("support@contoso.example")
    }
}

fn random_token() -> String {
    format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>())
}
