//! Zammad's own channels: those that fetch mail by themselves, as they stand, and
//! what can be done with them.
//!
//! Every version gives them in a shape of its own, with tokens and secrets in clear
//! before 6.x (docs/zammad.md#channels). So a reply is read by [`scrubbed`], which
//! drops secrets while it parses, and by [`reading`], which takes what it knows and
//! never fails for the rest. [`requests`] asks and changes; [`refusals`] puts what
//! Zammad and Microsoft say into words; [`health`] is what Zammad says of itself.

mod health;
mod inbox;
mod reading;
mod refusals;
mod requests;
mod scrubbed;
#[cfg(test)]
mod tests;
mod trouble;

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};

use crate::problem::Problem;
use crate::words::{Language, say};

pub use health::{Health, HealthIssue};
pub use refusals::told;
pub use requests::{OwnAddress, Probed, Unasked};
pub use trouble::ChannelTrouble;

/// For how long Zammad keeps what an e-mail channel was before it was migrated:
/// "You have 7 days to roll back" (`app/assets` of the Microsoft 365 channel).
pub const ROLL_BACK_TIME: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How often Zammad fetches: its scheduler begins a round each half minute
/// (`Channel.fetch`), and one takes as long as its mail.
pub const FETCH_EVERY: SignedDuration = SignedDuration::from_secs(30);

/// Of which kind a channel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChannelKind {
    /// Microsoft 365 over IMAP (`Microsoft365::Account`).
    Microsoft365,
    /// Microsoft 365 over Graph (`MicrosoftGraph::Account`); 6.5 and newer.
    MicrosoftGraph,
    /// A plain e-mail channel (`Email::Account`).
    Email,
}

impl ChannelKind {
    /// All, in the order they are asked for.
    pub const ALL: [Self; 3] = [Self::Microsoft365, Self::MicrosoftGraph, Self::Email];

    /// What Zammad calls its area.
    pub fn area(self) -> &'static str {
        match self {
            Self::Microsoft365 => "Microsoft365::Account",
            Self::MicrosoftGraph => "MicrosoftGraph::Account",
            Self::Email => "Email::Account",
        }
    }

    /// The permission that the token needs for it.
    pub fn permission(self) -> &'static str {
        match self {
            Self::Microsoft365 => "admin.channel_microsoft365",
            Self::MicrosoftGraph => "admin.channel_microsoft_graph",
            Self::Email => "admin.channel_email",
        }
    }

    /// Name of its external credentials; `None` for e-mail, which has none.
    pub fn provider(self) -> Option<&'static str> {
        match self {
            Self::Microsoft365 => Some("microsoft365"),
            Self::MicrosoftGraph => Some("microsoft_graph"),
            Self::Email => None,
        }
    }

    /// As the plan file and `--kind` name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Microsoft365 => "microsoft365",
            Self::MicrosoftGraph => "microsoft-graph",
            Self::Email => "email",
        }
    }

    /// The kind of this name.
    pub fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// What a person calls it: "Microsoft 365 (IMAP)".
    pub fn text(self, language: Language) -> String {
        let id = match self {
            Self::Microsoft365 => "word-channel-microsoft365",
            Self::MicrosoftGraph => "word-channel-microsoft-graph",
            Self::Email => "word-channel-email",
        };
        say(language, id, &[])
    }

    /// What its permission would allow, as a sentence.
    pub fn allows(self, language: Language) -> String {
        let id = match self {
            Self::Microsoft365 => "word-channel-permission-microsoft365",
            Self::MicrosoftGraph => "word-channel-permission-microsoft-graph",
            Self::Email => "word-channel-permission-email",
        };
        say(language, id, &[])
    }
}

/// A channel, by what is needed to name it to Zammad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ChannelId {
    /// Its kind, which decides the routes.
    pub kind: ChannelKind,
    /// Zammad's id of it.
    pub id: u64,
}

/// One of Zammad's channels. Holds no secret, so it may be shown, logged and kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Channel {
    /// What names it to Zammad.
    #[serde(flatten)]
    pub id: ChannelId,
    /// Whether it is switched on.
    pub active: bool,
    /// The group that its mail goes to.
    pub group_id: Option<u64>,
    /// Name of that group, where it could be seen.
    pub group: Option<String>,
    /// How it fetches.
    pub inbound: Inbound,
    /// How it sends, where it does.
    pub outbound: Option<Outbound>,
    /// How the fetching went last.
    pub fetching: Side,
    /// How the sending went last.
    pub sending: Side,
    /// When it fetched last; Zammad notes it with each round.
    pub last_fetch: Option<Timestamp>,
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// When it was changed last, in Zammad's own words. Each fetch changes it too,
    /// so that it proves nothing about a person.
    pub updated_at: Option<Timestamp>,
    /// Its addresses.
    pub addresses: Vec<ChannelAddress>,
    /// What it was before it was migrated, where Zammad still knows it.
    pub migrated: Option<Migrated>,
    /// It holds a sign-in at Microsoft, good or bad.
    pub signed_in: bool,
    /// When that sign-in was made or renewed last.
    pub signed_in_at: Option<Timestamp>,
    /// Application (client) id that it signs in with, where it was told.
    pub client_id: Option<String>,
}

impl Channel {
    /// Whose mail it fetches: the shared mailbox, else who signed in.
    pub fn mailbox(&self) -> &str {
        self.inbound.shared_mailbox.as_deref().unwrap_or(&self.inbound.user)
    }

    /// The address it is known by: its first one, else whose mail it fetches.
    pub fn name(&self) -> &str {
        self.addresses.first().map_or(self.mailbox(), |address| &address.email)
    }

    /// Whether it fetches this mailbox, by who signs in or by its addresses: the
    /// sign-in's name need not be the mailbox's address.
    pub fn fetches(&self, mailbox: &str) -> bool {
        let same = |address: &str| address.eq_ignore_ascii_case(mailbox.trim());
        same(self.mailbox())
            || (self.inbound.shared_mailbox.is_none()
                && self.addresses.iter().any(|address| same(&address.email)))
    }

    /// The folder that it reads; Zammad reads the inbox where none is named.
    pub fn folder(&self) -> &str {
        self.inbound.folder.as_deref().unwrap_or("INBOX")
    }

    /// Whether it deletes what it has fetched: Zammad does, where nothing is said.
    pub fn deletes(&self) -> bool {
        self.inbound.keep != Some(true)
    }

    /// Whether it is an e-mail channel whose servers are Microsoft's, which Zammad
    /// turns into a Microsoft 365 channel when the same user signs in
    /// (docs/zammad.md#channels).
    pub fn can_be_migrated(&self) -> bool {
        let microsoft = |host: &str| {
            matches!(host.to_lowercase().as_str(), "outlook.office365.com" | "smtp.office365.com")
        };
        self.id.kind == ChannelKind::Email
            && microsoft(&self.inbound.host)
            && self.outbound.as_ref().is_some_and(|outbound| microsoft(&outbound.host))
    }

    /// Whether it can be rolled back to what it was, at this moment.
    pub fn roll_back(&self, now: Timestamp) -> RollBack {
        let Some(migrated) = &self.migrated else { return RollBack::NeverMigrated };
        let Some(at) = migrated.at else { return RollBack::Possible { left: None } };
        let until = at.saturating_add(ROLL_BACK_TIME).unwrap_or(Timestamp::MAX);
        if now >= until {
            return RollBack::TooLate { until };
        }
        let left = until.duration_since(now);
        RollBack::Possible { left: Some(left) }
    }

    /// How it stands as a whole.
    pub fn health(&self, now: Timestamp) -> ChannelHealth {
        if !self.active {
            return ChannelHealth::Off;
        }
        if self.fetching.status == SideStatus::Failed {
            return ChannelHealth::Failing;
        }
        match self.last_fetch {
            None => ChannelHealth::NeverFetched,
            Some(at) if now.duration_since(at) > SignedDuration::from_mins(5) => ChannelHealth::Late,
            Some(_) => ChannelHealth::Good,
        }
    }

    /// When its next fetch is to be expected, by the last one.
    pub fn next_fetch(&self) -> Option<Timestamp> {
        self.last_fetch.and_then(|at| at.saturating_add(FETCH_EVERY).ok())
    }

    /// What can be set of it: its folder, what it keeps, and the rest.
    pub fn settings(&self) -> ChannelSettings {
        ChannelSettings {
            group_id: self.group_id,
            active: self.active,
            folder: self.inbound.folder.clone(),
            folder_id: self.inbound.folder_id.clone(),
            keep: self.inbound.keep == Some(true),
            archive: self.inbound.archive.clone(),
        }
    }
}

/// How a channel stands as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChannelHealth {
    /// It is switched on, and its last fetch was fine and not long ago.
    Good,
    /// It is switched off.
    Off,
    /// Its last fetch failed.
    Failing,
    /// It is switched on and has not fetched yet.
    NeverFetched,
    /// It is switched on and has not fetched for five minutes.
    Late,
}

impl ChannelHealth {
    /// In words: "switched off".
    pub fn text(self, language: Language) -> String {
        let id = match self {
            Self::Good => "word-channel-health-good",
            Self::Off => "word-channel-health-off",
            Self::Failing => "word-channel-health-failing",
            Self::NeverFetched => "word-channel-health-never",
            Self::Late => "word-channel-health-late",
        };
        say(language, id, &[])
    }
}

/// How a channel fetches.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Inbound {
    /// Zammad's driver, such as `imap`.
    pub adapter: String,
    /// Its server; empty for Graph.
    pub host: String,
    /// The server's port.
    pub port: Option<u64>,
    /// Who signs in.
    pub user: String,
    /// Whose mail it fetches, where that is another's (Graph).
    pub shared_mailbox: Option<String>,
    /// The folder by its path (IMAP); `None`: the inbox.
    pub folder: Option<String>,
    /// The folder by its id (Graph); `None`: the inbox.
    pub folder_id: Option<String>,
    /// Whether fetched mail stays; `None` where nothing was said, which deletes.
    pub keep: Option<bool>,
    /// Archive mode; `None` where it is off.
    pub archive: Option<ArchiveMode>,
}

/// Zammad's archive mode: what is older comes in closed and answers nobody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveMode {
    /// Mail dated up to here; `None`: all of it.
    pub before: Option<Timestamp>,
    /// State of its tickets; `None`: the first closed one.
    pub state_id: Option<u64>,
}

/// How a channel sends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Outbound {
    /// Zammad's driver, such as `smtp`.
    pub adapter: String,
    /// Its server; empty for Graph.
    pub host: String,
    /// Who signs in.
    pub user: String,
}

/// How one side of a channel went last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Side {
    /// What Zammad says of it.
    pub status: SideStatus,
    /// Zammad's own text about it, without what looks like a secret; only where
    /// there is one.
    pub log: Option<String>,
}

impl Side {
    /// What went wrong, as far as the text tells; `None` where nothing did.
    pub fn trouble(&self) -> Option<ChannelTrouble> {
        (self.status == SideStatus::Failed)
            .then(|| ChannelTrouble::of(self.log.as_deref().unwrap_or_default()))
    }
}

/// What Zammad says of one side of a channel (`status_in`, `status_out`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SideStatus {
    /// Nothing: it has not been at work yet.
    #[default]
    Untried,
    /// `ok`.
    Good,
    /// `error`.
    Failed,
}

/// An address of a channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChannelAddress {
    /// Zammad's id of it.
    pub id: u64,
    /// The address, lower-case.
    pub email: String,
    /// The name it is shown with.
    pub name: String,
    /// Zammad sends from it.
    pub active: bool,
    /// The channel it belongs to, if any.
    pub channel_id: Option<u64>,
    /// Groups that send from it, where they could be seen.
    pub group_ids: Vec<u64>,
}

/// What is known of an e-mail channel's migration.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Migrated {
    /// When it was migrated, where Zammad says.
    pub at: Option<Timestamp>,
    /// The server it fetched from before.
    pub former_host: Option<String>,
}

/// Whether a channel can be rolled back to the e-mail channel it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "roll_back")]
pub enum RollBack {
    /// It never was one, or Zammad does not know any more.
    NeverMigrated,
    /// It can, for so long; `None` where it is not known how long.
    Possible {
        /// Time left.
        #[serde(serialize_with = "seconds")]
        left: Option<SignedDuration>,
    },
    /// Zammad's time for that is over.
    TooLate {
        /// When it ended.
        until: Timestamp,
    },
}

#[allow(clippy::ref_option, reason = "serde hands the field over like this")]
fn seconds<S: serde::Serializer>(left: &Option<SignedDuration>, serializer: S) -> Result<S::Ok, S::Error> {
    left.map(|left| left.as_secs()).serialize(serializer)
}

/// What can be set of a channel that fetches from Microsoft 365.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChannelSettings {
    /// The group that its mail goes to.
    pub group_id: Option<u64>,
    /// Whether it is switched on.
    pub active: bool,
    /// Folder by its path (IMAP); `None`: the inbox.
    pub folder: Option<String>,
    /// Folder by its id (Graph); `None`: the inbox.
    pub folder_id: Option<String>,
    /// Whether fetched mail stays, as read, in the mailbox; else it is deleted.
    pub keep: bool,
    /// Archive mode; `None`: off. Versions before 6.5 do not have it here.
    pub archive: Option<ArchiveMode>,
}

/// What becomes of a group's sending address when a channel is given to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SendingAddress {
    /// It stays as it is.
    Unchanged,
    /// The group sends from this address hereafter.
    ChangeTo(u64),
}

/// Zammad's credentials for Microsoft, without the secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Credentials {
    /// Zammad's id of them.
    pub id: u64,
    /// The kind of channel they are for; `None` for another product's.
    pub kind: Option<ChannelKind>,
    /// What Zammad calls them.
    pub provider: String,
    /// Application (client) id.
    pub client_id: String,
    /// Tenant; empty: `common`.
    pub tenant: String,
    /// There is a secret. Whether it is right nobody knows before a sign-in.
    pub has_secret: bool,
}

/// The same with when they were given, by which a change is told whatever their secret is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedCredentials {
    /// The credentials.
    pub credentials: Credentials,
    /// When Zammad's record of them was changed last, where it says.
    pub changed_at: Option<Timestamp>,
}

/// Credentials as they are given to Zammad.
#[derive(Clone)]
pub struct NewCredentials {
    /// Application (client) id.
    pub client_id: String,
    /// The secret's value, not its id.
    pub client_secret: SecretString,
    /// Tenant; empty: `common`.
    pub tenant: String,
}

impl NewCredentials {
    /// What can be judged without a network.
    ///
    /// # Errors
    /// `channel-credentials-incomplete`; `channel-secret-is-an-id` where the secret is a
    /// GUID: its id was copied in place of its value.
    pub fn check(&self) -> Result<(), Problem> {
        let secret = self.client_secret.expose_secret().trim();
        if self.client_id.trim().is_empty() || secret.is_empty() {
            return Err(Problem::usage("channel-credentials-incomplete"));
        }
        if crate::microsoft::is_guid(secret) {
            return Err(Problem::usage("channel-secret-is-an-id"));
        }
        Ok(())
    }
}

impl fmt::Debug for NewCredentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("NewCredentials");
        shown.field("client_id", &self.client_id).field("tenant", &self.tenant).finish_non_exhaustive()
    }
}

/// A folder as a Graph channel lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GraphFolder {
    /// Microsoft's id of it.
    pub id: String,
    /// Its path, `/` between its levels. The inbox is `INBOX`, as over IMAP, where it can
    /// be told: what Graph calls it depends on the mailbox's language.
    pub path: String,
}

/// What could be seen of the channels.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Channels {
    /// All that could be seen, by kind and id.
    pub channels: Vec<Channel>,
    /// Kinds that the token may not see.
    pub hidden: Vec<ChannelKind>,
    /// Kinds that this version of Zammad does not know.
    pub unknown: Vec<ChannelKind>,
    /// The redirect address of each kind that has one: what the app registration
    /// must hold, as Zammad builds it.
    pub callbacks: Vec<(ChannelKind, String)>,
    /// Credentials for Microsoft.
    pub credentials: Vec<Credentials>,
    /// Addresses that no channel has.
    pub unused_addresses: Vec<ChannelAddress>,
    /// Groups by id, as far as the lists name them.
    pub groups: Vec<(u64, String)>,
}

impl Channels {
    /// The channel of this id.
    pub fn get(&self, id: ChannelId) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    /// The channel with this number, of whatever kind.
    pub fn numbered(&self, id: u64) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id.id == id)
    }

    /// Channels that fetch this mailbox, also those that are switched off.
    pub fn of_mailbox<'a>(&'a self, mailbox: &'a str) -> impl Iterator<Item = &'a Channel> + 'a {
        self.channels.iter().filter(move |channel| channel.fetches(mailbox))
    }

    /// The redirect address of this kind.
    pub fn callback(&self, kind: ChannelKind) -> Option<&str> {
        self.callbacks.iter().find(|(of, _)| *of == kind).map(|(_, address)| address.as_str())
    }

    /// The name of a group, as far as the lists name it.
    pub fn group_name(&self, id: u64) -> Option<&str> {
        self.groups.iter().find(|(of, _)| *of == id).map(|(_, name)| name.as_str())
    }

    /// Zammad's credentials of this kind.
    pub fn credentials_of(&self, kind: ChannelKind) -> Option<&Credentials> {
        self.credentials.iter().find(|credentials| credentials.kind == Some(kind))
    }

    /// Whether nothing could be seen: all that remains is guidance as text.
    pub fn nothing_seen(&self) -> bool {
        self.hidden.len() + self.unknown.len() == ChannelKind::ALL.len()
    }

    /// Whether this Zammad is of 6.5 or newer, by what it knows: Graph channels came
    /// with the separate saving and with archive mode (docs/zammad.md#channels).
    pub fn is_modern(&self) -> bool {
        !self.unknown.contains(&ChannelKind::MicrosoftGraph)
    }

    /// Whether a channel of this kind can be made by this Zammad with this token.
    pub fn can_make(&self, kind: ChannelKind) -> bool {
        kind != ChannelKind::Email && !self.hidden.contains(&kind) && !self.unknown.contains(&kind)
    }
}
