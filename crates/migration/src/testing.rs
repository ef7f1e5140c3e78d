//! What the engine's unit tests are made of: a mailbox in memory and the practice
//! helpdesk on loopback, so that a run takes milliseconds.

mod mailbox;

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;
use tokio::sync::watch;

pub use mailbox::{Asked, MemoryMailbox, Refusal};

use super::control::{Controller, control};
use super::journal::{
    Identity, ListedMessage, MessageFilter, MessageList, MessageRow, MessageState, OriginalKept,
};
use super::progress::{Reporter, Snapshot};
use super::run::{Options, Run};
use crate::plan::Plan;
use crate::practice::helpdesk::{self, Helpdesk};
use crate::problem::Problem;
use crate::zammad::Client;

/// The mailbox of the tests.
pub const MAILBOX: &str = "support@contoso.example";

/// A message of the journal of which nothing is known but that it is there.
pub fn row() -> MessageRow {
    MessageRow {
        id: 1,
        folder: 1,
        uid_validity: 1,
        uid: 1,
        size: 0,
        dated: Timestamp::UNIX_EPOCH,
        archived: true,
        message_id: None,
        md5: None,
        subject: String::new(),
        thread: 1,
        attempts: 0,
        posted_at: None,
        departure: None,
        part_md5s: Vec::new(),
        ticket: None,
        article: None,
        original: OriginalKept::NotNeeded,
        arrived: None,
        content: None,
        piece: None,
        may_have_files: false,
        begun: String::new(),
    }
}

/// Mail before this is archived; a moment like any other.
pub fn cut_off() -> Timestamp {
    "2025-11-01T08:00:00Z".parse().expect("a moment")
}

/// Passing trouble that is over at once.
pub fn hiccup(code: &'static str) -> Problem {
    Problem::passing(code).wait(Duration::ZERO)
}

/// A mailbox, a helpdesk and a plan between them.
pub struct Place {
    /// Where the mail comes from; clones share what it holds.
    pub mailbox: MemoryMailbox,
    /// Where it goes, on a port of this machine.
    pub helpdesk: Helpdesk,
    /// Folders and their groups.
    pub folders: Vec<(&'static str, &'static str)>,
    /// What becomes of imported mail: the lines of `[after_import]`.
    pub after_import: &'static str,
    /// Further lines of `[import]`.
    pub import: &'static str,
    /// Requests at once.
    pub parallel: usize,
    /// How long passing trouble is borne.
    pub patience: Duration,
    /// How long a request of unknown outcome may still come true.
    pub certainty: Duration,
    /// How long a pause may leave Zammad suspended.
    pub longest_pause: Duration,
    /// Where the journal lies.
    pub folder: TempDir,
}

/// A run that can be begun, with its person's side.
pub struct Engine {
    /// What a test has carry the plan out.
    pub run: Run<MemoryMailbox>,
    /// Pause, stop, go on.
    pub controller: Controller,
    /// Where it can be watched.
    pub progress: watch::Receiver<Snapshot>,
}

impl Place {
    /// The usual one: INBOX goes to Support, one request at a time, so that the
    /// order of requests is that of the mail.
    pub fn new() -> Self {
        Self::with(helpdesk::Options::for_mailbox(MAILBOX))
    }

    /// One with a helpdesk of one's own.
    pub fn with(options: helpdesk::Options) -> Self {
        Self {
            mailbox: MemoryMailbox::default(),
            helpdesk: Helpdesk::start(options).expect("a helpdesk"),
            folders: vec![("INBOX", "Support")],
            after_import: "action = \"keep\"",
            import: "",
            parallel: 1,
            patience: Duration::from_secs(20),
            certainty: Duration::from_millis(40),
            longest_pause: Duration::from_millis(50),
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    /// Puts a letter into INBOX, each older than the one before; gives its UID.
    pub fn letter(&self, name: &str) -> u32 {
        let older = self.mailbox.held("INBOX").len() as i64;
        self.letter_of(name, cut_off() - SignedDuration::from_hours(24 * (100 - older)), "")
    }

    /// Puts a letter of that moment into INBOX, with further header lines.
    pub fn letter_of(&self, name: &str, sent: Timestamp, header: &str) -> u32 {
        self.mailbox.deliver("INBOX", letter(name, sent, header), sent)
    }

    /// The journal's file.
    pub fn journal(&self) -> std::path::PathBuf {
        self.folder.path().join("test.journal")
    }

    /// The plan as it is now.
    pub fn plan(&self) -> Plan {
        let mut text = format!(
            "version = 1\n[zammad]\nurl = \"{}\"\n[microsoft]\ncloud = \"custom\"\ntenant = \"practice\"\n\
             client_id = \"11111111-2222-3333-4444-555555555555\"\naccount = \"{MAILBOX}\"\n\
             mailbox = \"{MAILBOX}\"\nauthority = \"http://127.0.0.1:1/practice\"\n\
             imap = \"127.0.0.1:1\"\nimap_tls = false\n",
            self.helpdesk.url()
        );
        for (path, group) in &self.folders {
            writeln!(text, "[[folder]]\npath = \"{path}\"\ngroup = \"{group}\"").expect("a String takes all");
        }
        write!(
            text,
            "[import]\narchive_before = {}\nparallel = {}\n{}\n[after_import]\n{}\n",
            cut_off(),
            self.parallel,
            self.import,
            self.after_import
        )
        .expect("a String takes all");
        Plan::read(&text, Path::new("")).unwrap_or_else(|errors| panic!("{errors:?}\n{text}"))
    }

    /// The engine over all that.
    pub fn engine(&self) -> Engine {
        self.engine_with(|_| ())
    }

    /// The same with something else of its options.
    pub fn engine_with(&self, set: impl FnOnce(&mut Options)) -> Engine {
        let plan = self.plan();
        let client = Client::new(&plan.zammad.url, self.helpdesk.token().into(), None).expect("a client");
        let mut options = Options {
            patience: self.patience,
            certainty: self.certainty,
            settle_time: Duration::ZERO,
            longest_pause: self.longest_pause,
            ..Options::new(self.journal())
        };
        set(&mut options);
        let (controller, wishes) = control();
        let (reporter, progress) = Reporter::new();
        let run = Run::new(plan, self.mailbox.clone(), client, options, wishes, reporter).expect("a run");
        Engine { run, controller, progress }
    }

    /// Subjects of the articles that the import made, sorted.
    pub fn articles(&self) -> Vec<String> {
        let snapshot = self.helpdesk.snapshot();
        let made = snapshot.tickets.iter().filter(|ticket| ticket.id != 1);
        let articles = made.flat_map(|ticket| &ticket.articles);
        let mut subjects: Vec<String> = articles.filter_map(|article| article.subject.clone()).collect();
        subjects.sort();
        subjects
    }

    /// Whether import mode is on.
    pub fn import_mode(&self) -> bool {
        self.helpdesk.setting("import_mode") == Some(serde_json::Value::Bool(true))
    }

    /// So many requests of a route were made.
    pub fn requests(&self, route: &str) -> u64 {
        self.helpdesk.requests().get(route).copied().unwrap_or_default()
    }
}

impl Engine {
    /// Where the message with this subject stands, and why.
    pub async fn standing(&self, subject: &str) -> (MessageState, String) {
        let message = self.message(subject).await;
        (message.state, message.problem.map(|problem| problem.code).unwrap_or_default())
    }

    /// The message with this subject.
    pub async fn message(&self, subject: &str) -> ListedMessage {
        let list = MessageList::new(self.run.journal().clone());
        let all = list.select(&MessageFilter::default()).await.expect("a list of all");
        let all = list.page(&all, 0, usize::MAX >> 1).await.expect("its page");
        all.into_iter().find(|message| message.subject == subject).expect("the message")
    }
}

/// A plain letter of a customer of that name.
pub fn letter(name: &str, sent: Timestamp, header: &str) -> Vec<u8> {
    let date = sent.strftime("%a, %d %b %Y %H:%M:%S +0000");
    format!(
        "Message-ID: <{name}@fabrikam.example>\r\nDate: {date}\r\nFrom: {name} <{name}@fabrikam.example>\r\n\
         To: {MAILBOX}\r\nSubject: {name}\r\n{header}Content-Type: text/plain; charset=utf-8\r\n\r\n\
         This is about {name}.\r\n"
    )
    .into_bytes()
}

/// The identity of the tests' plan, for journals that are made by hand.
pub fn identity() -> Identity {
    Identity {
        helpdesk: "https://help.example.com".into(),
        server: "outlook.office365.com:993".into(),
        mailbox: MAILBOX.into(),
    }
}
