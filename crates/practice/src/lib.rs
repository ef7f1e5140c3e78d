//! A tenant and a helpdesk inside the program, to practise and to test against.
//!
//! They speak the same protocols as the real services on loopback ports and
//! know nothing of the rest of the program.

pub mod exchange;
pub mod helpdesk;
mod plan_file;
pub mod sample;
mod scenario;
pub mod tenant;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use exchange::{Exchange, FolderKind};
use helpdesk::{Helpdesk, Microsoft, Workers};
use mailferry_base::{plan, platform, problem, words, zammad_html};
use problem::Problem;
pub use scenario::{PUMAS_REQUESTS, Scenario};
use tenant::Tenant;

/// The seed of the sample mailbox.
const SEED: u64 = 20_190_401;
/// How often the helpdesk's own channels fetch: a real one does each 30 s.
const FETCHES_EVERY: Duration = Duration::from_secs(2);
/// Mail older than this many days is archived by the plan.
const ARCHIVE_DAYS: i64 = 30;

/// A tenant with a mailbox, a helpdesk, and a plan for both. Ends when dropped.
pub struct Practice {
    /// Gives tokens and consents.
    pub tenant: Tenant,
    /// Keeps the mailbox.
    pub exchange: Exchange,
    /// Takes the tickets.
    pub helpdesk: Helpdesk,
    scenarios: Vec<Scenario>,
    playing: Mutex<Vec<Scenario>>,
    plan: PathBuf,
}

impl Practice {
    /// Starts all three on free ports of this machine, fills the mailbox with
    /// the sample mail, sets the scenario's trouble, and writes a ready plan
    /// (`plan.toml`) into `folder`, which is made if missing.
    ///
    /// # Errors
    /// `practice-cannot-listen`; `practice-folder` where the plan cannot be
    /// written.
    pub async fn start(scenario: Scenario, folder: &Path) -> Result<Self, Problem> {
        Self::start_at(scenario, folder, Timestamp::now()).await
    }

    /// The same with the troubles of several scenarios at once, and with a helpdesk
    /// that has the speed of a real one where `workers` says of which. Of two
    /// scenarios that exclude each other the later one is played.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn start_with(
        scenarios: &[Scenario],
        folder: &Path,
        workers: Option<Workers>,
    ) -> Result<Self, Problem> {
        Self::begin(scenarios, folder, Timestamp::now(), |options| options.workers = workers).await
    }

    /// The same as if it were `now`: the newest mail is a little older.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn start_at(scenario: Scenario, folder: &Path, now: Timestamp) -> Result<Self, Problem> {
        Self::begin(&[scenario], folder, now, |_| {}).await
    }

    /// The same with a helpdesk of one's own making, such as another version of Zammad.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn start_as(
        folder: &Path,
        change: impl FnOnce(&mut helpdesk::Options),
    ) -> Result<Self, Problem> {
        Self::begin(&[Scenario::Calm], folder, Timestamp::now(), change).await
    }

    async fn begin(
        scenarios: &[Scenario],
        folder: &Path,
        now: Timestamp,
        change: impl FnOnce(&mut helpdesk::Options),
    ) -> Result<Self, Problem> {
        let tenant = Tenant::start(tenant::Options::default()).await?;
        let mailbox = sample::MAILBOX;
        let exchange = Exchange::start(exchange::Options::new(mailbox, tenant.checker())).await?;
        fill(&exchange, now);
        let microsoft =
            Microsoft { login: tenant.host(), imap: exchange.address(), graph: exchange.graph_url() };
        let mut options = helpdesk::Options {
            microsoft: Some(microsoft),
            fetch_every: Some(FETCHES_EVERY),
            ..helpdesk::Options::for_mailbox(mailbox)
        };
        for scenario in scenarios {
            scenario.prepare(&mut options);
        }
        change(&mut options);
        let helpdesk = Helpdesk::start(options).map_err(|error| {
            Problem::ours("practice-cannot-listen").with("what", "helpdesk").words(&error.to_string())
        })?;
        for provider in ["microsoft365", "microsoft_graph"] {
            tenant.register_redirect(&format!(
                "{}/api/v1/external_credentials/{provider}/callback",
                helpdesk.url()
            ));
        }
        let plan = folder.join("plan.toml");
        let scenarios = scenarios.to_vec();
        let practice = Self { tenant, exchange, helpdesk, scenarios, playing: Mutex::default(), plan };
        for part in practice.scenarios.iter().flat_map(|scenario| scenario.parts()) {
            if Scenario::switchable().any(|one| one == part) {
                practice.play(part, true);
            } else {
                part.set(&practice.exchange, &practice.helpdesk);
            }
        }
        practice.write_plan(folder, now)?;
        Ok(practice)
    }

    fn write_plan(&self, folder: &Path, now: Timestamp) -> Result<(), Problem> {
        let text = plan_file::write(self, folder, now);
        std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&self.plan, text)).map_err(|error| {
            Problem::person("practice-folder").with("folder", folder.display()).words(&error.to_string())
        })?;
        // For this user alone, since it holds the tokens.
        let description = self.description().to_string();
        platform::write_private(&folder.join("services.json"), description.as_bytes())
    }

    /// Plays a trouble from now on, or no longer, in mid-run too: only one of
    /// [`Scenario::switchable`]. The others go on as they are: what they count is
    /// not begun anew. Of two that exclude each other the later one is played.
    pub fn play(&self, trouble: Scenario, on: bool) {
        let mut playing = self.playing.lock().unwrap_or_else(PoisonError::into_inner);
        if !Scenario::switchable().any(|one| one == trouble) || playing.contains(&trouble) == on {
            return;
        }
        if on {
            for excluded in playing.extract_if(.., |other| other.excludes(trouble)) {
                excluded.unset(&self.exchange, &self.helpdesk);
            }
            playing.push(trouble);
            trouble.set(&self.exchange, &self.helpdesk);
        } else {
            playing.retain(|other| *other != trouble);
            trouble.unset(&self.exchange, &self.helpdesk);
        }
    }

    /// The switchable troubles that are played now.
    pub fn playing(&self) -> Vec<Scenario> {
        self.playing.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A customer writes: one new message lies in the INBOX.
    pub fn let_mail_arrive(&self, now: Timestamp) {
        let number: u32 = rand::random();
        let date = jiff::fmt::rfc2822::to_string(&now.to_zoned_datetime(jiff::tz::TimeZone::UTC))
            .unwrap_or_default();
        let raw = format!(
            "From: Ines Vogt <ines.vogt@customer.example>\r\nTo: {mailbox}\r\nDate: {date}\r\n\
             Subject: One more question\r\nMessage-ID: <{number:08x}.{stamp}@customer.example>\r\n\
             MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
             Good morning,\r\n\r\nthis message arrived just now.\r\n\r\nInes Vogt\r\n",
            mailbox = self.mailbox(),
            stamp = now.as_millisecond(),
        );
        self.exchange.add(sample::INBOX, raw.into_bytes(), now, exchange::Flags::NONE);
    }

    /// The scenarios that it was started with.
    pub fn scenarios(&self) -> &[Scenario] {
        &self.scenarios
    }

    /// Their names, with commas between them.
    pub fn scenario_names(&self) -> String {
        self.scenarios.iter().map(|scenario| scenario.name()).collect::<Vec<_>>().join(",")
    }

    /// The ready plan's file.
    pub fn plan(&self) -> &Path {
        &self.plan
    }

    /// The mailbox's address.
    pub fn mailbox(&self) -> &'static str {
        sample::MAILBOX
    }

    /// A fresh access token for the mailbox; ask again when one has ended.
    pub fn access_token(&self) -> String {
        self.tenant.access_token(sample::MAILBOX)
    }

    /// Everything that another program needs, as one JSON object. It holds the
    /// tokens: they open nothing but this practice.
    pub fn description(&self) -> serde_json::Value {
        let zammad = self.helpdesk.url();
        serde_json::json!({
            "scenario": self.scenario_names(),
            "plan": self.plan.display().to_string(),
            "zammad": zammad,
            "zammad_token": self.helpdesk.token(),
            "outbox": format!("{zammad}/practice/outbox"),
            "snapshot": format!("{zammad}/practice/snapshot"),
            "mailbox": sample::MAILBOX,
            "account": sample::MAILBOX,
            "access_token": self.access_token(),
            "imap": self.exchange.address().to_string(),
            "imap_tls": false,
            "authority": self.tenant.authority(),
            "tenant": self.tenant.tenant_id(),
            "client_id": self.tenant.client_id(),
            "client_secret": self.tenant.web_secret(),
            "introspection": self.tenant.introspection_url(),
        })
    }
}

/// The folders of a German Microsoft 365 mailbox, and the sample mail in them.
fn fill(exchange: &Exchange, now: Timestamp) {
    let mail = [
        sample::INVOICES,
        sample::EMPTY,
        "Entwürfe",
        sample::TECHNICAL,
        sample::SENT,
        sample::DELETED,
        "Junk-E-Mail",
        "Postausgang",
    ];
    for path in mail {
        exchange.create_folder(path, FolderKind::Mail);
    }
    for path in ["Aufgaben", "Journal", "Kalender", "Kontakte", "Notizen"] {
        exchange.create_folder(path, FolderKind::Other);
    }
    for message in sample::mailbox(SEED, now) {
        exchange.add(message.folder, message.raw, message.arrived, message.flags);
    }
}
