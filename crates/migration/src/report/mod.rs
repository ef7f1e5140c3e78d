//! What was done, for programs and for people: the balance, and every message
//! that needs attention with its reason.
//!
//! [`findings`] says what an import came to, for whoever shows it. [`Report`] is what there is to say and has a form for programs (JSON);
//! [`mod@html`] makes a page of it, [`csv`] writes a line for every message.

pub mod csv;
pub mod findings;
mod html;
pub mod powershell;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use crate::balance::Balance;
use crate::journal::{Change, Journal, MessageState, ReportedMessage, RunRow, StoredProblem};
use crate::problem::{Language, Place, Problem, Reader, Text};

use self::findings::Findings;
pub use html::html;

/// Messages listed at most; the balance counts them all.
const LISTED: usize = 10_000;

/// A run as a report names it.
#[derive(Debug, Clone, Serialize)]
pub struct RunReport {
    /// Its name; tickets made in it carry the tag `mailferry-` and this name.
    pub name: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended; `null` while it runs, and after a crash.
    pub ended_at: Option<Timestamp>,
    /// `done`, `stopped`, `problem`; `null` as above.
    pub ending: Option<String>,
    /// The code of the problem that ended it.
    pub problem: Option<String>,
    /// The problem in words.
    pub problem_text: Option<Text>,
    /// Where a person mends it, where the program has a place for that.
    pub mended_at: Option<Place>,
}

impl RunReport {
    fn of(run: &RunRow, language: Language, reader: Reader) -> Self {
        Self {
            name: run.name.clone(),
            started_at: run.started_at,
            ended_at: run.ended_at,
            ending: run.ending.clone(),
            problem: run.problem.as_ref().map(|problem| problem.code.clone()),
            problem_text: run.problem.as_ref().map(|problem| problem.text(language, reader)),
            mended_at: run.problem.as_ref().and_then(StoredProblem::mended_at),
        }
    }
}

/// A message that needs attention, or whose article has the original beside it.
#[derive(Debug, Clone, Serialize)]
pub struct MessageReport {
    /// Path of its folder.
    pub folder: String,
    /// Its UID.
    pub uid: u32,
    /// UIDVALIDITY under which that UID holds.
    pub uid_validity: u32,
    /// The date it is filed under.
    pub date: Timestamp,
    /// Its subject.
    pub subject: String,
    /// Its Message-ID, where it has one.
    pub message_id: Option<String>,
    /// `skipped`, `failed`, `unsettled`; of one with its original also
    /// `imported` and `settled`.
    pub state: MessageState,
    /// Code of the reason.
    pub code: String,
    /// The reason in words.
    pub text: Text,
    /// Where a person mends it, where the program has a place for that.
    pub mended_at: Option<Place>,
    /// What the server said.
    pub server_words: Option<String>,
    /// Id of its ticket in Zammad, where it has one.
    pub ticket: Option<u64>,
    /// The number that Zammad shows for the ticket, where that is known.
    pub ticket_number: Option<String>,
}

impl MessageReport {
    /// A message whose article has the original among its files, whatever else
    /// there is to say of it.
    fn with_original(message: ReportedMessage, language: Language, reader: Reader) -> Option<Self> {
        let problem = Some(StoredProblem::from(&Problem::message("original-attached")));
        Self::of(ReportedMessage { problem, ..message }, language, reader)
    }

    fn of(message: ReportedMessage, language: Language, reader: Reader) -> Option<Self> {
        let problem = message.problem?;
        Some(Self {
            folder: message.folder,
            uid: message.uid,
            uid_validity: message.uid_validity,
            date: message.dated,
            subject: message.subject,
            message_id: message.message_id,
            state: message.state,
            text: problem.text(language, reader),
            mended_at: problem.mended_at(),
            code: problem.code,
            server_words: problem.server_words,
            ticket: message.ticket,
            ticket_number: message.ticket_number,
        })
    }
}

/// Something that was changed in Zammad.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeReport {
    /// `import-mode` or `trigger`.
    pub kind: String,
    /// Its name in Zammad.
    pub name: String,
}

impl From<Change> for ChangeReport {
    fn from(change: Change) -> Self {
        Self { kind: change.kind, name: change.name }
    }
}

fn names<S: serde::Serializer>(changes: &[ChangeReport], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(changes.iter().map(|change| &change.name))
}

/// Everything a report says.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// When it was made.
    pub made_at: Timestamp,
    /// Address of the mailbox.
    pub mailbox: String,
    /// Base address of the helpdesk.
    pub helpdesk: String,
    /// The run, where the report is of one.
    pub run: Option<RunReport>,
    /// All runs of the plan, the newest first.
    pub runs: Vec<RunReport>,
    /// What became of every message, in all runs of the plan.
    pub balance: Balance,
    /// The same by folder.
    pub folders: BTreeMap<String, Balance>,
    /// What is still changed in Zammad and waits to be put back; programs are told
    /// the names.
    #[serde(serialize_with = "names")]
    pub changed_in_zammad: Vec<ChangeReport>,
    /// What was changed in Zammad, in any run, and was put back.
    pub put_back_in_zammad: Vec<ChangeReport>,
    /// Messages that need attention, oldest first, at most 10,000; the balance counts
    /// them all.
    pub messages: Vec<MessageReport>,
    /// Messages that their articles show only as well as is possible, with the
    /// original attached, oldest first, at most 10,000; the balance counts them
    /// all.
    pub with_original: Vec<MessageReport>,
}

impl Report {
    /// Reads a report out of a journal; `run` is the name of one run, or the
    /// newest is taken. What to do is told in the terms of its `reader`.
    ///
    /// # Errors
    /// What the journal says; `run-unknown` where it has no such run.
    pub async fn read(
        journal: &Journal,
        run: Option<&str>,
        language: Language,
        reader: Reader,
    ) -> Result<Self, Problem> {
        let runs = journal.runs().await?;
        let run = match run {
            Some(name) => {
                let known = runs.iter().find(|run| run.name == name);
                Some(known.ok_or_else(|| Problem::usage("run-unknown").with("run", name))?)
            }
            None => runs.first(),
        };
        let identity = journal.identity().await?;
        let tally = journal.tally().await?;
        let paths = journal.folders().await?;
        let mut folders = BTreeMap::new();
        for (id, path) in paths {
            let of_folder: Vec<_> = tally.iter().filter(|row| row.folder == id).cloned().collect();
            folders.insert(path, Balance::of(&of_folder));
        }
        let listed = journal.needing_attention(LISTED).await?;
        let with_original = journal.with_original(LISTED).await?;
        let findings = Findings::beside(journal, &listed).await?;
        Ok(Self {
            made_at: Timestamp::now(),
            mailbox: identity.mailbox,
            helpdesk: identity.helpdesk,
            run: run.map(|run| RunReport::of(run, language, reader)),
            runs: runs.iter().map(|run| RunReport::of(run, language, reader)).collect(),
            balance: findings.balance,
            folders,
            changed_in_zammad: findings.still_changed.into_iter().map(ChangeReport::from).collect(),
            put_back_in_zammad: findings.put_back.into_iter().map(ChangeReport::from).collect(),
            messages: listed
                .into_iter()
                .filter_map(|message| MessageReport::of(message, language, reader))
                .collect(),
            with_original: with_original
                .into_iter()
                .filter_map(|message| MessageReport::with_original(message, language, reader))
                .collect(),
        })
    }

    /// A name for a file of this report, with an ending such as `html`: it tells
    /// the run and nothing of whose mail it is.
    pub fn file_name(&self, ending: &str) -> String {
        match &self.run {
            Some(run) => format!("mailferry-{}.{ending}", run.name),
            None => format!("mailferry-check.{ending}"),
        }
    }
}
