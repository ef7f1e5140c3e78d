//! What stands in the journal's tables, as Rust sees it.

use std::sync::Arc;

use jiff::Timestamp;

pub use crate::problem::StoredProblem;
use crate::problem::{Language, Problem};
use crate::words::say;

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MessageState {
    /// Listed, to be imported.
    Found,
    /// Will not be imported; the reason says why.
    Skipped,
    /// A request may have left for it.
    Sending,
    /// Its article was read back from Zammad.
    Imported,
    /// Its side in the mailbox is done and verified.
    Settled,
    /// It is in Zammad, but its side in the mailbox could not be done.
    Unsettled,
    /// It could not be imported; the reason says why. The next run tries again.
    Failed,
}

impl MessageState {
    /// As the journal writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Skipped => "skipped",
            Self::Sending => "sending",
            Self::Imported => "imported",
            Self::Settled => "settled",
            Self::Unsettled => "unsettled",
            Self::Failed => "failed",
        }
    }

    /// What it means for the message: "in Zammad, its mailbox side still to be
    /// done".
    pub fn text(self, language: Language) -> String {
        let id = match self {
            Self::Found => "word-state-found",
            Self::Skipped => "word-state-skipped",
            Self::Sending => "word-state-sending",
            Self::Imported => "word-state-imported",
            Self::Settled => "word-state-settled",
            Self::Unsettled => "word-state-unsettled",
            Self::Failed => "word-state-failed",
        };
        say(language, id, &[])
    }

    /// The state the journal wrote; an unknown word is `None`.
    pub fn read(word: &str) -> Option<Self> {
        [
            Self::Found,
            Self::Skipped,
            Self::Sending,
            Self::Imported,
            Self::Settled,
            Self::Unsettled,
            Self::Failed,
        ]
        .into_iter()
        .find(|state| state.as_str() == word)
    }
}

/// Whether an article that shows its mail only as well as is possible has the
/// original among its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OriginalKept {
    /// The article is the whole mail.
    #[default]
    NotNeeded,
    /// It has.
    Attached,
    /// It should have, and the original is too large for the server: the message
    /// must stay in the mailbox.
    TooLarge,
}

impl OriginalKept {
    /// As the journal writes it.
    pub(super) fn number(self) -> i64 {
        match self {
            Self::NotNeeded => 0,
            Self::Attached => 1,
            Self::TooLarge => 2,
        }
    }

    /// What the journal wrote.
    pub(super) fn read(number: i64) -> Self {
        match number {
            1 => Self::Attached,
            2 => Self::TooLarge,
            _ => Self::NotNeeded,
        }
    }

    /// Why the message must stay in the mailbox, if it must.
    pub fn obstacle(self) -> Option<Problem> {
        (self == Self::TooLarge).then(|| Problem::message("original-too-large"))
    }
}

/// A folder of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderRow {
    /// Its id in the journal.
    pub id: i64,
    /// Its path.
    pub path: String,
    /// The UIDVALIDITY seen last.
    pub uid_validity: Option<u32>,
    /// The server's own id of it (MAILBOXID, RFC 8474), where it has told one.
    pub mailbox_id: Option<String>,
}

/// A message as the scan found it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "columns of a row, independent of each other")]
pub struct NewMessage {
    /// Its folder's id.
    pub folder: i64,
    /// UIDVALIDITY of the folder.
    pub uid_validity: u32,
    /// Its UID.
    pub uid: u32,
    /// Size in bytes, as the server states it.
    pub size: u64,
    /// The date it is filed under: its own, or its arrival's where its own is
    /// missing or impossible.
    pub dated: Timestamp,
    /// It has no usable date of its own.
    pub date_missing: bool,
    /// When it arrived in the mailbox, as the server says.
    pub arrived: Option<Timestamp>,
    /// It may have files, by its header.
    pub may_have_files: bool,
    /// It is older than the cut-off.
    pub archived: bool,
    /// Message-ID with brackets; `None` where there is no usable one.
    pub message_id: Option<String>,
    /// MD5 hex of the Message-ID as Zammad computes it.
    pub md5: Option<String>,
    /// What tells two messages with one Message-ID apart.
    pub likeness: i64,
    /// Sender's address.
    pub from_email: Option<String>,
    /// Address of the customer.
    pub customer: Option<String>,
    /// Subject, for lists.
    pub subject: String,
    /// Sent by a machine, a bounce, or an out-of-office notice.
    pub machine_made: bool,
    /// Message-IDs it refers to, with their MD5s, oldest first.
    pub mentions: Vec<(String, String)>,
    /// Addresses of the mailbox's own domains that a customer wrote to,
    /// lower-case: the mailbox may have names that Zammad does not know.
    pub recipients: Vec<String>,
    /// Everybody in To and Cc whom a plan may make a user of, lower-case.
    pub addressees: Vec<String>,
    /// Why it is skipped at once, if it is.
    pub skip: Option<StoredProblem>,
}

/// As many of the first rows as have these bytes at most, at least one.
pub(crate) fn within(rows: &[MessageRow], most: u64) -> &[MessageRow] {
    let mut bytes = 0_u64;
    let fits = |row: &&MessageRow| {
        bytes = bytes.saturating_add(row.size.max(1));
        bytes <= most
    };
    let count = rows.iter().take_while(fits).count();
    &rows[..count.max(1).min(rows.len())]
}

/// A message as import and settle need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageRow {
    /// Its id in the journal.
    pub id: i64,
    /// Its folder's id.
    pub folder: i64,
    /// UIDVALIDITY of the folder when it was listed.
    pub uid_validity: u32,
    /// Its UID.
    pub uid: u32,
    /// Size in bytes, as the server states it.
    pub size: u64,
    /// The date it is filed under.
    pub dated: Timestamp,
    /// It is older than the cut-off.
    pub archived: bool,
    /// Its identity, where the scan could tell.
    pub message_id: Option<String>,
    /// MD5 of its identity.
    pub md5: Option<String>,
    /// Subject, for lists.
    pub subject: String,
    /// Its thread.
    pub thread: i64,
    /// Times it was tried before.
    pub attempts: u32,
    /// When a request for it left last, if one may have.
    pub posted_at: Option<Timestamp>,
    /// The same by a clock that nobody can set, for those that are being sent.
    pub departure: Option<super::Departure>,
    /// MD5s of all its parts, where it was sent in several.
    pub part_md5s: Vec<String>,
    /// Its ticket, once known.
    pub ticket: Option<u64>,
    /// Its article, once known.
    pub article: Option<u64>,
    /// Whether its article has, or is to have, the original among its files.
    pub original: OriginalKept,
    /// When it arrived in the mailbox, where the journal knows.
    pub arrived: Option<Timestamp>,
    /// Its text and files as one short text, once it was read.
    pub content: Option<String>,
    /// Bytes of the largest thing in it that cannot be cut, once it was read.
    pub piece: Option<u64>,
    /// It may have files, by its header.
    pub may_have_files: bool,
    /// What a run began to do with it in the mailbox and saw no end of: `move`,
    /// `delete`, or nothing.
    pub begun: String,
}

impl MessageRow {
    /// Whether something of it may be in Zammad already.
    pub fn may_be_there(&self) -> bool {
        self.attempts > 0 || self.article.is_some()
    }
}

/// Which of the found messages an import takes; the usual one takes all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportScope {
    /// Only archived mail (`true`), or only regular mail.
    pub archived: Option<bool>,
    /// Only messages with these ids.
    pub only: Option<Arc<[i64]>>,
}

impl ImportScope {
    /// Those of this scope that are archived, or regular.
    #[must_use]
    pub fn of_age(&self, archived: bool) -> Self {
        Self { archived: Some(archived), only: self.only.clone() }
    }

    /// The ids as SQLite's `json_each` takes them.
    pub(super) fn ids(&self) -> Option<String> {
        // Numbers always have a JSON form.
        self.only.as_ref().map(|ids| serde_json::to_string(&**ids).unwrap_or_default())
    }
}

/// A line of the tally.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallyRow {
    /// The folder's id.
    pub folder: i64,
    /// Archived or regular.
    pub archived: bool,
    /// Where the messages stand.
    pub state: MessageState,
    /// Code of the reason; empty where there is none.
    pub reason: String,
    /// How many.
    pub messages: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// A run as the journal knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunRow {
    /// Its id in the journal.
    pub id: i64,
    /// Its name, as in Zammad's tag after `mailferry-`.
    pub name: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended; `None` while it runs, and after a crash.
    pub ended_at: Option<Timestamp>,
    /// How it ended: `done`, `stopped` or `problem`.
    pub ending: Option<String>,
    /// The problem that ended it.
    pub problem: Option<StoredProblem>,
}

/// A ticket that this plan's import made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeTicket {
    /// Ticket id.
    pub id: u64,
    /// The number that people see; empty where the journal does not know it.
    pub number: String,
    /// Messages of this plan in it.
    pub messages: u64,
    /// The date of the newest of them.
    pub newest: Timestamp,
}

/// Something changed in Zammad that is to be put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its id in the journal.
    pub id: i64,
    /// `import-mode` or `trigger`.
    pub kind: String,
    /// Id of the setting or trigger.
    pub target: u64,
    /// Its name, for people.
    pub name: String,
    /// Its value before: `true` or `false`.
    pub former: bool,
}

/// A customer as the journal knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownCustomer {
    /// User id in Zammad.
    pub id: u64,
    /// What is known of its name there.
    pub name: CustomerName,
}

/// What is known of a customer's name in Zammad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CustomerName {
    /// There is one, or nothing to be done about it.
    Known,
    /// There is none.
    Missing,
    /// There was none, and this plan gave it.
    Given,
}

impl CustomerName {
    /// As the journal keeps it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Missing => "missing",
            Self::Given => "given",
        }
    }

    pub(super) fn of(word: &str) -> Self {
        match word {
            "missing" => Self::Missing,
            "given" => Self::Given,
            _ => Self::Known,
        }
    }
}
