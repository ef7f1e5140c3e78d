//! What was done, for programs and for people: the balance, and every message
//! that needs eyes with its reason.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use crate::migration::balance::Balance;
use crate::migration::journal::{Journal, ListedMessage, MessageState, RunRow};
use crate::problem::{Language, Problem, Text};

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
}

impl From<&RunRow> for RunReport {
    fn from(run: &RunRow) -> Self {
        Self {
            name: run.name.clone(),
            started_at: run.started_at,
            ended_at: run.ended_at,
            ending: run.ending.clone(),
            problem: run.problem.as_ref().map(|problem| problem.code.clone()),
        }
    }
}

/// A message that needs eyes.
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
    /// `skipped`, `failed`, `unsettled`.
    pub state: MessageState,
    /// Code of the reason.
    pub code: String,
    /// The reason in words.
    pub text: Text,
    /// What the server said.
    pub server_words: Option<String>,
    /// Its ticket in Zammad, where it has one.
    pub ticket: Option<u64>,
}

impl MessageReport {
    fn of(message: ListedMessage, language: Language) -> Option<Self> {
        let problem = message.problem?;
        Some(Self {
            folder: message.folder,
            uid: message.uid,
            uid_validity: message.uid_validity,
            date: message.dated,
            subject: message.subject,
            message_id: message.message_id,
            state: message.state,
            text: problem.text(language),
            code: problem.code,
            server_words: problem.server_words,
            ticket: message.ticket,
        })
    }
}

/// Everything a report says.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Address of the mailbox.
    pub mailbox: String,
    /// Base address of the helpdesk.
    pub helpdesk: String,
    /// The run, where the report is of one.
    pub run: Option<RunReport>,
    /// What became of every message, in all runs of the plan.
    pub balance: Balance,
    /// The same by folder.
    pub folders: BTreeMap<String, Balance>,
    /// What is still changed in Zammad and waits to be put back.
    pub changed_in_zammad: Vec<String>,
    /// Messages that need eyes, oldest first.
    pub messages: Vec<MessageReport>,
}

impl Report {
    /// Reads a report out of a journal; `run` is the name of one run, or the
    /// newest is taken.
    ///
    /// # Errors
    /// What the journal says; `run-unknown` where it has no such run.
    pub async fn read(journal: &Journal, run: Option<&str>, language: Language) -> Result<Self, Problem> {
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
        let states = [MessageState::Skipped, MessageState::Failed, MessageState::Unsettled];
        let listed = journal.listing(&states, LISTED).await?;
        let changes = journal.unrestored_changes().await?;
        Ok(Self {
            mailbox: identity.mailbox,
            helpdesk: identity.helpdesk,
            run: run.map(RunReport::from),
            balance: Balance::of(&tally),
            folders,
            changed_in_zammad: changes.into_iter().map(|change| change.name).collect(),
            messages: listed.into_iter().filter_map(|message| MessageReport::of(message, language)).collect(),
        })
    }
}
