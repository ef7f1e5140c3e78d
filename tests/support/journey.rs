//! A whole journey: a private Dovecot as the mailbox, the practice Zammad as
//! the helpdesk, and the real program between them.

mod ended;
mod letter;
mod plan_text;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use jiff::Timestamp;
use mailferry::practice::PUMAS_REQUESTS;
use mailferry::practice::helpdesk::{self, ArticleCopy, Helpdesk, Snapshot, TicketCopy};
use mailferry::practice::sample::{BulkMessage, BulkOptions, bulk};
use serde_json::Value;
use tempfile::TempDir;

pub use ended::{Ended, Underway, run};
pub use letter::Letter;
pub use plan_text::PlanText;

use super::dovecot::{MAILBOX, TOKEN};
use super::{Dovecot, until};

/// The moment that the made-up mail is counted from; mail before it is archived
/// by the usual plan, what comes later is regular.
pub const CUT_OFF: &str = "2025-11-01T08:00:00Z";

/// [`CUT_OFF`] as a moment.
pub fn cut_off() -> Timestamp {
    CUT_OFF.parse().expect("a moment")
}

/// Mailbox, helpdesk, plan and journal of a test; everything ends with it.
pub struct Journey {
    /// The mailbox.
    pub dovecot: Dovecot,
    /// The helpdesk.
    pub helpdesk: Helpdesk,
    /// The plan.
    pub plan: PlanText,
    /// The journal's file.
    pub journal: PathBuf,
    /// Seconds that a request of unknown outcome is looked for.
    pub certainty: u64,
    /// Seconds that passing trouble is borne.
    pub patience: u64,
    /// Seconds that Zammad may hold a former value of import mode; the practice
    /// Zammad holds none.
    pub settle_time: u64,
    /// Zammad's token as the program is given it.
    pub token: String,
    folder: TempDir,
    delivered: BTreeMap<String, Delivered>,
}

/// A message that was put into the mailbox.
#[derive(Debug, Clone)]
pub struct Delivered {
    /// Its Message-ID with brackets.
    pub message_id: String,
    /// Folder as the plan names it.
    pub folder: String,
    /// Its bytes.
    pub raw: Vec<u8>,
    /// When it arrived.
    pub arrived: Timestamp,
    /// First message of its thread.
    pub thread: String,
}

impl Journey {
    /// The usual helpdesk and mailbox; INBOX goes to Support.
    pub async fn start() -> Self {
        Self::with(helpdesk::Options::for_mailbox(MAILBOX)).await
    }

    /// The same with a helpdesk of one's own. Its connections have puma's habit in
    /// every journey: they end after ten requests without a word.
    pub async fn with(options: helpdesk::Options) -> Self {
        let dovecot = Dovecot::start().await;
        let options = helpdesk::Options { requests_per_connection: Some(PUMAS_REQUESTS), ..options };
        let helpdesk = Helpdesk::start(options).expect("a helpdesk");
        let folder = tempfile::Builder::new().prefix("mailferry-journey-").tempdir().expect("a folder");
        let plan = PlanText {
            mailbox: MAILBOX.to_owned(),
            zammad: helpdesk.url(),
            imap: dovecot.address(),
            folders: vec![("INBOX".to_owned(), "Support".to_owned())],
            archive_before: Some(CUT_OFF.to_owned()),
            dates: "original",
            originals: "when-needed",
            create_users: "customers",
            auto_replies: false,
            parallel: 4,
            action: "keep",
            target: None,
            pause_channel: false,
        };
        Self {
            dovecot,
            token: helpdesk.token(),
            helpdesk,
            plan,
            journal: folder.path().join("test.journal"),
            certainty: 2,
            patience: 60,
            settle_time: 0,
            folder,
            delivered: BTreeMap::new(),
        }
    }

    /// A folder of the test's own.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Puts a message into a folder, named as in the plan.
    pub fn deliver(&mut self, folder: &str, raw: &[u8], arrived: Timestamp, flags: &str) {
        let message_id = message_id(raw);
        self.dovecot.deliver(&wire_name(folder), raw, arrived, flags);
        let thread = message_id.clone();
        let delivered =
            Delivered { message_id, folder: folder.to_owned(), raw: raw.to_vec(), arrived, thread };
        self.delivered.insert(delivered.message_id.clone(), delivered);
    }

    /// Puts a letter into INBOX.
    pub fn deliver_letter(&mut self, letter: &Letter) {
        self.deliver("INBOX", &letter.raw(), letter.sent, "");
    }

    /// Delivers made-up mail, threads and files among it, over the folders of
    /// the plan by turns of eight, so that threads reach over folders.
    pub fn deliver_bulk(&mut self, count: usize, seed: u64, options: BulkOptions) {
        let folders: Vec<String> = self.plan.folders.iter().map(|(path, _)| path.clone()).collect();
        for BulkMessage { number, message_id, thread, raw, arrived, .. } in bulk(count, seed, options) {
            let folder = folders[number / 2 % folders.len()].clone();
            let flags = if number % 3 == 0 { "S" } else { "" };
            self.dovecot.deliver(&wire_name(&folder), &raw, arrived, flags);
            self.delivered.insert(message_id.clone(), Delivered { message_id, folder, raw, arrived, thread });
        }
    }

    /// Everything delivered, by Message-ID.
    pub fn delivered(&self) -> &BTreeMap<String, Delivered> {
        &self.delivered
    }

    /// Writes the plan and gives its path.
    pub fn write_plan(&self) -> PathBuf {
        let path = self.folder.path().join("plan.toml");
        std::fs::write(&path, self.plan.write()).expect("the plan");
        path
    }

    /// The program with the secrets in its environment and a home of its own.
    pub fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mailferry"));
        let home = self.folder.path();
        command
            .env("MAILFERRY_ZAMMAD_TOKEN", &self.token)
            .env("MAILFERRY_ACCESS_TOKEN", TOKEN)
            // The tests read English, whoever runs them.
            .env("LANGUAGE", "en")
            .env("MAILFERRY_HOME", home)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// A command over the plan and its journal.
    pub fn command(&self, name: &str) -> Command {
        let mut command = self.program();
        command.arg(name).arg(self.write_plan()).arg("--journal").arg(&self.journal);
        command
    }

    /// `mailferry import` with short waits.
    pub fn import_command(&self) -> Command {
        let mut command = self.command("import");
        command.args(["--certainty", &self.certainty.to_string()]);
        command.args(["--settle-time", &self.settle_time.to_string(), "--deletion-pauses", "0"]);
        command.args(["--patience", &self.patience.to_string(), "--json"]);
        if self.plan.action == "delete" {
            command.args(["--delete-from", MAILBOX]);
        }
        command
    }

    /// Imports to the end.
    pub async fn import(&self) -> Ended {
        run(self.import_command()).await
    }

    /// Imports, and expects that everything is done.
    pub async fn import_all(&self) -> Ended {
        let ended = self.import().await;
        assert_eq!(ended.exit, 0, "{ended}");
        assert_eq!(ended.balance("adds_up"), 1, "{ended}");
        ended
    }

    /// Begins an import that the test will end.
    pub fn begin_import(&self) -> Underway {
        Underway::start(self.import_command())
    }

    /// `mailferry check`, its report as JSON.
    pub async fn check(&self) -> Ended {
        let mut command = self.command("check");
        command.args(["--json", "--patience", "5"]);
        run(command).await
    }

    /// `mailferry restore` of this journal.
    pub async fn restore(&self) -> Ended {
        let mut command = self.program();
        command
            .args(["restore", "--json", "--certainty", &self.certainty.to_string(), "--journal"])
            .arg(&self.journal);
        run(command).await
    }

    /// `mailferry report` of this journal.
    pub async fn report(&self) -> Value {
        let mut command = self.program();
        command.args(["report", "--json", "--journal"]).arg(&self.journal);
        let ended = run(command).await;
        let report = serde_json::from_str(&ended.stdout).unwrap_or_else(|error| panic!("{error}: {ended}"));
        super::schema::assert_is("report", &report);
        report
    }

    /// What the helpdesk holds, without Zammad's welcome.
    pub fn snapshot(&self) -> Snapshot {
        let mut snapshot = self.helpdesk.snapshot();
        snapshot.tickets.retain(|ticket| ticket.id != 1);
        snapshot
    }

    /// The value of import mode.
    pub fn import_mode(&self) -> bool {
        self.helpdesk.setting("import_mode") == Some(Value::Bool(true))
    }

    /// Requests so far that make something: tickets, articles, and changes of
    /// tickets, which may carry one.
    pub fn creates(&self) -> u64 {
        let counters = self.helpdesk.requests();
        ["POST /api/v1/tickets", "POST /api/v1/ticket_articles"]
            .iter()
            .map(|route| counters.get(*route).copied().unwrap_or_default())
            .sum()
    }

    /// Waits until the helpdesk has been asked for this many creates in all.
    pub async fn until_creates(&self, count: u64) {
        until("creates", || async { self.creates() >= count }).await;
    }

    /// No Message-ID has more than one article, and no more articles are there
    /// than made by the import.
    pub fn assert_nothing_twice(&self) {
        let snapshot = self.snapshot();
        let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
        for article in snapshot.articles() {
            if let Some(former) = article.message_id.as_deref().and_then(|id| seen.insert(id, article.id)) {
                panic!("articles {former} and {} are both {:?}", article.id, article.message_id);
            }
        }
    }

    /// Every message delivered has exactly one article, and there are no others.
    pub fn assert_each_exactly_once(&self) {
        self.assert_nothing_twice();
        let snapshot = self.snapshot();
        let there: Vec<&str> =
            snapshot.articles().iter().filter_map(|article| article.message_id.as_deref()).collect();
        for message_id in self.delivered.keys() {
            assert!(there.contains(&message_id.as_str()), "lost: {message_id}");
        }
        // Files that would not go with their message came as articles of their own.
        let messages = there.iter().filter(|id| !id.ends_with("@mailferry.invalid>")).count();
        assert_eq!(messages, self.delivered.len(), "as many articles as messages");
    }

    /// Once nothing stands in its way, the next import brings the rest: each message
    /// once, and nothing is said to anyone.
    pub async fn assert_the_next_import_brings_the_rest(&self) {
        self.helpdesk.set_faults(Vec::new());
        self.import_all().await;
        self.assert_each_exactly_once();
        self.assert_quiet();
    }

    /// Nothing was said to anyone, and nothing is left switched.
    pub fn assert_quiet(&self) {
        assert_eq!(self.helpdesk.outbox(), [], "the outbox");
        assert!(!self.import_mode(), "import mode is back off");
    }

    /// A line per message file of the mailbox: folder, flags, content. Files of
    /// mail that was put aside by the server are left out.
    pub fn mailbox(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .delivered
            .values()
            .map(|delivered| delivered.folder.clone())
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .flat_map(|folder| {
                let files = self.dovecot.files(&wire_name(&folder));
                files.into_iter().map(move |path| {
                    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
                    let flags = name.rsplit_once(":2,").map_or("", |(_, flags)| flags).to_owned();
                    let raw = std::fs::read(&path).expect("a message");
                    format!("{folder} {} [{flags}]", message_id(&raw))
                })
            })
            .collect();
        lines.sort();
        lines
    }

    /// Message-IDs of what a folder holds now.
    pub fn held(&self, folder: &str) -> Vec<String> {
        // A file may be renamed between listing and reading it.
        let files = self.dovecot.files(&wire_name(folder));
        let mut ids: Vec<String> =
            files.iter().filter_map(|path| std::fs::read(path).ok()).map(|raw| message_id(&raw)).collect();
        ids.sort();
        ids
    }

    /// Names of the triggers that are active.
    pub async fn active_triggers(&self) -> Vec<String> {
        let client = mailferry::zammad::Client::new(&self.helpdesk.url(), self.helpdesk.token().into(), None);
        let triggers = client.expect("a client").triggers().await.expect("triggers").expect("shown");
        triggers.into_iter().filter(|trigger| trigger.active).map(|trigger| trigger.name).collect()
    }

    /// The only article with this Message-ID, with its ticket.
    pub fn article(&self, message_id: &str) -> (TicketCopy, ArticleCopy) {
        let snapshot = self.snapshot();
        let articles = snapshot.with_message_id(message_id);
        assert_eq!(articles.len(), 1, "articles of {message_id}");
        let ticket = snapshot.tickets.iter().find(|ticket| ticket.id == articles[0].ticket_id);
        (ticket.expect("its ticket").clone(), articles[0].clone())
    }
}

/// The Message-ID that a mail has, found without the program's own reading.
pub fn message_id(raw: &[u8]) -> String {
    let mail = mail_parser::MessageParser::default().parse_headers(raw).expect("a mail");
    mail.message_id().map(|id| format!("<{id}>")).unwrap_or_default()
}

/// A folder's name as IMAP writes it (RFC 3501 section 5.1.3).
pub fn wire_name(path: &str) -> String {
    use base64::Engine as _;
    let mut name = String::new();
    let mut rest = path;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii() {
            name.push_str(if first == '&' { "&-" } else { &rest[..1] });
            rest = &rest[1..];
            continue;
        }
        let end = rest.find(|character: char| character.is_ascii()).unwrap_or(rest.len());
        let units: Vec<u8> = rest[..end].encode_utf16().flat_map(u16::to_be_bytes).collect();
        let encoded = base64::engine::general_purpose::STANDARD_NO_PAD.encode(units).replace('/', ",");
        write!(name, "&{encoded}-").expect("written");
        rest = &rest[end..];
    }
    name
}
