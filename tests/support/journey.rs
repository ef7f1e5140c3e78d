//! A whole journey: a private Dovecot as the mailbox, the practice Zammad as
//! the helpdesk, and the real program between them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use jiff::{SignedDuration, Timestamp};
use mailferry::plan::ImapAddress;
use mailferry::practice::helpdesk::{self, ArticleCopy, Helpdesk, Snapshot, TicketCopy};
use mailferry::practice::sample::{BulkMessage, BulkOptions, bulk};
use serde_json::Value;
use tempfile::TempDir;

use super::dovecot::{MAILBOX, TOKEN};
use super::{Dovecot, until};

/// The moment that the made-up mail is counted from; mail before it is archived
/// by the usual plan, what comes later is regular.
pub const CUT_OFF: &str = "2025-11-01T08:00:00Z";

/// [`CUT_OFF`] as a moment.
pub fn cut_off() -> Timestamp {
    CUT_OFF.parse().expect("a moment")
}

/// What the plan file of a journey says. Change it between two commands.
#[derive(Debug, Clone)]
pub struct PlanText {
    /// Zammad's address.
    pub zammad: String,
    /// Where the mailbox is.
    pub imap: ImapAddress,
    /// Folders and their groups.
    pub folders: Vec<(String, String)>,
    /// The cut-off; `None`: no archive.
    pub archive_before: Option<String>,
    /// `original` or `today`.
    pub dates: &'static str,
    /// Regular mail may be answered.
    pub auto_replies: bool,
    /// Requests at once.
    pub parallel: usize,
    /// `keep`, `mark-read`, `move` or `delete`.
    pub action: &'static str,
    /// Target of `move`.
    pub target: Option<String>,
}

impl PlanText {
    fn write(&self) -> String {
        let mut text = format!(
            "version = 1\n[zammad]\nurl = \"{}\"\n[microsoft]\ncloud = \"custom\"\ntenant = \"practice\"\n\
             client_id = \"11111111-2222-3333-4444-555555555555\"\naccount = \"{MAILBOX}\"\nmailbox = \"{MAILBOX}\"\n\
             authority = \"http://127.0.0.1:1/practice\"\nimap = \"{}:{}\"\nimap_tls = false\n",
            self.zammad, self.imap.host, self.imap.port,
        );
        let mut add = |line: String| writeln!(text, "{line}").expect("written");
        for (path, group) in &self.folders {
            add(format!("[[folder]]\npath = \"{path}\"\ngroup = \"{group}\""));
        }
        add("[import]".to_owned());
        if let Some(archive_before) = &self.archive_before {
            add(format!("archive_before = {archive_before}"));
        }
        add(format!(
            "dates = \"{}\"\nauto_replies = {}\nparallel = {}",
            self.dates, self.auto_replies, self.parallel
        ));
        add(format!("[after_import]\naction = \"{}\"", self.action));
        if let Some(target) = &self.target {
            add(format!("folder = \"{target}\""));
        }
        text
    }
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

    /// The same with a helpdesk of one's own.
    pub async fn with(options: helpdesk::Options) -> Self {
        let dovecot = Dovecot::start().await;
        let helpdesk = Helpdesk::start(options).expect("a helpdesk");
        let folder = tempfile::Builder::new().prefix("mailferry-journey-").tempdir().expect("a folder");
        let plan = PlanText {
            zammad: helpdesk.url(),
            imap: dovecot.address(),
            folders: vec![("INBOX".to_owned(), "Support".to_owned())],
            archive_before: Some(CUT_OFF.to_owned()),
            dates: "original",
            auto_replies: false,
            parallel: 4,
            action: "keep",
            target: None,
        };
        Self {
            dovecot,
            token: helpdesk.token(),
            helpdesk,
            plan,
            journal: folder.path().join("test.journal"),
            certainty: 2,
            patience: 60,
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
        command.args(["--certainty", &self.certainty.to_string(), "--settle-time", "0"]);
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
        Underway(Some(self.import_command().spawn().expect("the program starts")))
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
        serde_json::from_str(&ended.stdout).unwrap_or_else(|error| panic!("{error}: {ended}"))
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

/// A plain letter, made up by the test.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Message-ID with brackets.
    pub message_id: String,
    /// From.
    pub from: String,
    /// To.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Message-ID of what it answers.
    pub answers: Option<String>,
    /// When it was sent and came.
    pub sent: Timestamp,
    /// Further header lines.
    pub header: String,
    /// Names and contents of its files.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Letter {
    /// A letter of a customer to the mailbox, this many days before the cut-off.
    pub fn archived(name: &str, days: i64) -> Self {
        Self::sent(name, cut_off() - SignedDuration::from_hours(24 * days))
    }

    /// A letter of a customer to the mailbox, this many hours after the cut-off.
    pub fn regular(name: &str, hours: i64) -> Self {
        Self::sent(name, cut_off() + SignedDuration::from_hours(hours))
    }

    fn sent(name: &str, sent: Timestamp) -> Self {
        Self {
            message_id: format!("<{name}@fabrikam.example>"),
            from: format!("{name} <{name}@fabrikam.example>"),
            to: MAILBOX.to_owned(),
            subject: format!("About {name}"),
            answers: None,
            sent,
            header: String::new(),
            files: Vec::new(),
        }
    }

    /// Answers another letter, an hour later, from the same person.
    #[must_use]
    pub fn answering(mut self, other: &Letter) -> Self {
        self.answers = Some(other.message_id.clone());
        self.subject = format!("Re: {}", other.subject);
        self.from.clone_from(&other.from);
        self
    }

    /// Answers another letter, from the mailbox.
    #[must_use]
    pub fn answering_as_us(mut self, other: &Letter) -> Self {
        self.answers = Some(other.message_id.clone());
        self.subject = format!("Re: {}", other.subject);
        self
    }

    /// Sent by the mailbox itself to somebody.
    #[must_use]
    pub fn by_us(mut self, to: &str) -> Self {
        self.from = format!("Contoso Support <{MAILBOX}>");
        to.clone_into(&mut self.to);
        self
    }

    /// With a file of this many bytes.
    #[must_use]
    pub fn with_file(mut self, name: &str, size: usize) -> Self {
        self.files.push((name.to_owned(), (0..size).map(|place| (place * 131 % 251) as u8).collect()));
        self
    }

    /// With another line in its header.
    #[must_use]
    pub fn with_header(mut self, line: &str) -> Self {
        self.header.push_str(line);
        self.header.push_str("\r\n");
        self
    }

    /// Its bytes.
    pub fn raw(&self) -> Vec<u8> {
        use base64::Engine as _;
        let date = self.sent.strftime("%a, %d %b %Y %H:%M:%S +0000");
        let mut text = format!(
            "Message-ID: {}\r\nDate: {date}\r\nFrom: {}\r\nTo: {}\r\nSubject: {}\r\nMIME-Version: 1.0\r\n{}",
            self.message_id, self.from, self.to, self.subject, self.header
        );
        if let Some(answers) = &self.answers {
            write!(text, "In-Reply-To: {answers}\r\nReferences: {answers}\r\n").expect("written");
        }
        let body = format!("Good day,\r\n\r\nthis is about {}.\r\n", self.message_id);
        if self.files.is_empty() {
            return format!("{text}Content-Type: text/plain; charset=utf-8\r\n\r\n{body}").into_bytes();
        }
        write!(
            text,
            "Content-Type: multipart/mixed; boundary=\"edge\"\r\n\r\n--edge\r\n\
             Content-Type: text/plain; charset=utf-8\r\n\r\n{body}"
        )
        .expect("written");
        for (name, data) in &self.files {
            write!(
                text,
                "\r\n--edge\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\
                 Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n"
            )
            .expect("written");
            let encoded = base64::engine::general_purpose::STANDARD.encode(data);
            for line in encoded.as_bytes().chunks(76) {
                text.push_str(std::str::from_utf8(line).expect("letters"));
                text.push_str("\r\n");
            }
        }
        text.push_str("--edge--\r\n");
        text.into_bytes()
    }
}

/// A command that has ended.
#[derive(Debug)]
pub struct Ended {
    /// Its exit code; -1 where a signal ended it.
    pub exit: i32,
    /// The last JSON line of its output.
    pub summary: Value,
    /// What it wrote.
    pub stdout: String,
    /// What it told.
    pub stderr: String,
}

impl Ended {
    /// What a program's end told.
    pub fn of(output: &Output) -> Self {
        let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
        let summary = stdout.lines().rev().find_map(|line| {
            serde_json::from_str::<Value>(line).ok().filter(|value| value["event"].is_string())
        });
        Self {
            exit: output.status.code().unwrap_or(-1),
            summary: summary.unwrap_or_default(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            stdout,
        }
    }

    /// A number of the balance, or of its parts as in `unsettled.expunge-refused`;
    /// 0 where it is not there. `adds_up` is 1 or 0.
    pub fn balance(&self, name: &str) -> u64 {
        if name == "adds_up" {
            return u64::from(self.summary["adds_up"] == true);
        }
        let mut value = &self.summary["balance"];
        for part in name.split('.') {
            value = &value[part];
        }
        value.as_u64().unwrap_or(0)
    }

    /// The code of the problem that ended the run.
    pub fn problem(&self) -> Option<String> {
        self.summary["problem"]["code"].as_str().map(str::to_owned).or_else(|| {
            let line = self.stderr.lines().find_map(|line| line.trim().strip_prefix("Code: "))?;
            Some(line.to_owned())
        })
    }

    /// The run's name.
    pub fn run(&self) -> String {
        self.summary["run"].as_str().expect("a run").to_owned()
    }

    /// Fails unless it ended with this exit code and this problem.
    pub fn assert_problem(&self, exit: i32, code: &str) {
        assert_eq!((self.exit, self.problem().as_deref()), (exit, Some(code)), "{self}");
    }
}

impl std::fmt::Display for Ended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "exit {}\n--- stdout\n{}\n--- stderr\n{}", self.exit, self.stdout, self.stderr)
    }
}

/// Runs a command to its end without holding up the servers of the test.
pub async fn run(mut command: Command) -> Ended {
    let output = tokio::task::spawn_blocking(move || command.output()).await.expect("a thread");
    Ended::of(&output.expect("the program runs"))
}

/// A command that is running; killed when dropped.
pub struct Underway(Option<Child>);

impl Underway {
    /// Any command.
    pub fn start(mut command: Command) -> Self {
        Self(Some(command.spawn().expect("the program starts")))
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.0.as_ref().expect("it is running").id()
    }

    /// Whether it is still running.
    pub fn is_running(&mut self) -> bool {
        self.0.as_mut().is_some_and(|child| matches!(child.try_wait(), Ok(None)))
    }

    /// Ends it at once, as a power switch would.
    pub async fn kill(mut self) -> Ended {
        self.0.as_mut().expect("it is running").kill().expect("killed");
        self.wait().await
    }

    /// Sends a signal, such as `INT`.
    pub fn signal(&self, name: &str) {
        let status = Command::new("kill").args([&format!("-{name}"), &self.id().to_string()]).status();
        assert!(status.expect("the command kill").success());
    }

    /// Waits until it has ended.
    pub async fn wait(mut self) -> Ended {
        let child = self.0.take().expect("it is running");
        let output = tokio::task::spawn_blocking(move || child.wait_with_output()).await.expect("a thread");
        Ended::of(&output.expect("its end"))
    }
}

impl Drop for Underway {
    fn drop(&mut self) {
        if let Some(child) = &mut self.0 {
            let _ = child.kill();
            let _ = child.wait();
        }
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
