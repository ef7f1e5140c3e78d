//! Imports that did not come to their end, found by their journals.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::draft::draft_of_journal;
use crate::draft::{CloudDraft, Draft};
use crate::migration::balance::Balance;
use crate::migration::journal::{self, Identity, Journal, StoredProblem};
use crate::platform;
use crate::problem::Problem;
use crate::step::StepName;

/// An import that did not come to its end.
#[derive(Debug, Clone, PartialEq)]
pub struct Unfinished {
    /// Where its journal lies.
    pub journal: PathBuf,
    /// Whose it is.
    pub identity: Identity,
    /// Messages in Zammad through it.
    pub imported: u64,
    /// Messages it is about.
    pub total: u64,
    /// Messages that failed and can be tried again.
    pub failed: u64,
    /// Messages in Zammad whose mailbox side is still to be done.
    pub to_settle: u64,
    /// Why it is not at its end.
    pub why: Why,
    /// When it last began.
    pub begun: Timestamp,
    /// What it left changed in Zammad.
    pub changed: Vec<String>,
    /// What it was begun with; `None` where it was begun by a command.
    pub draft: Option<Draft>,
}

/// Why an import is not at its end.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// Another window or command is at work on it right now.
    UnderWay,
    /// The person stopped it.
    Stopped,
    /// A problem ended it.
    Trouble(StoredProblem),
    /// The program or the machine ended in the middle.
    Interrupted,
    /// It came to its end, but something is left to do.
    Left,
}

/// All of them, the newest first, and what went wrong in looking.
pub async fn find() -> (Vec<Unfinished>, Vec<Problem>) {
    let paths = match platform::journal_files() {
        Ok(paths) => paths,
        Err(problem) => return (Vec::new(), vec![problem]),
    };
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        match look(&path).await {
            Ok(unfinished) => found.extend(unfinished),
            Err(problem) => problems.push(problem),
        }
    }
    found.sort_by_key(|unfinished| std::cmp::Reverse(unfinished.begun));
    (found, problems)
}

/// What a journal has left to do; `None` where that is nothing, or nothing was
/// begun.
async fn look(path: &Path) -> Result<Option<Unfinished>, Problem> {
    let opened = path.to_owned();
    let journal = blocking(move || Journal::open_for_reading(&opened)).await?;
    let Some(run) = journal.runs().await?.into_iter().next() else { return Ok(None) };
    let identity = journal.identity().await?;
    let balance = Balance::of(&journal.tally().await?);
    let changed: Vec<String> =
        journal.unrestored_changes().await?.into_iter().map(|change| change.name).collect();
    let ended = run.ended_at.is_some();
    let left = balance.waiting + balance.failed_messages() + balance.to_settle;
    if ended && left == 0 && changed.is_empty() && journal.marked().await?.is_empty() {
        return Ok(None);
    }
    drop(journal);
    let why = if Journal::is_in_use(path) {
        Why::UnderWay
    } else {
        match (run.ending.as_deref(), run.problem) {
            (_, Some(problem)) => Why::Trouble(problem),
            (Some("stopped"), None) => Why::Stopped,
            (Some(_), None) => Why::Left,
            (None, None) => Why::Interrupted,
        }
    };
    let beside = draft_of_journal(path);
    Ok(Some(Unfinished {
        journal: path.to_owned(),
        identity,
        imported: balance.imported,
        total: balance.imported + balance.waiting + balance.failed_messages(),
        failed: balance.failed_messages(),
        to_settle: balance.to_settle,
        why,
        begun: run.started_at,
        changed,
        draft: blocking(move || Draft::load(&beside)).await?,
    }))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Problem::ours("start-task-failed")))
}

impl Unfinished {
    /// The draft to go on with: that of its beginning, or what the journal knows.
    pub fn resumed(&self) -> Draft {
        resumed(self.draft.clone(), &self.identity)
    }

    /// Whether it can be gone on with here.
    pub fn can_be_resumed(&self) -> bool {
        self.why != Why::UnderWay
    }
}

fn resumed(begun_with: Option<Draft>, identity: &Identity) -> Draft {
    let mut draft = begun_with.unwrap_or_else(|| {
        let mut known = Draft {
            helpdesk_address: identity.helpdesk.clone(),
            mailbox: identity.mailbox.clone(),
            ..Draft::default()
        };
        if !identity.server.contains("office365") {
            known.cloud = CloudDraft::Custom;
            known.imap_server.clone_from(&identity.server);
        }
        known
    });
    draft.step = StepName::Helpdesk;
    draft.reached = draft.reached.min(StepName::Check).max(StepName::Helpdesk);
    draft
}

/// The draft to go on with after the journal was looked at: that of its beginning, or
/// what the journal knows.
///
/// # Errors
/// What the disk says.
pub async fn draft_to_resume(journal: &Path, identity: &Identity) -> Result<Draft, Problem> {
    let beside = draft_of_journal(journal);
    Ok(resumed(blocking(move || Draft::load(&beside)).await?, identity))
}

/// Removes a journal and what lies beside it. The mail stays where it is, in the
/// mailbox and in Zammad.
///
/// # Errors
/// `journal-in-use`; `start-changes-waiting` while something is still changed in
/// Zammad, which only this journal knows; what the disk says.
pub async fn discard(path: PathBuf, identity: Identity) -> Result<(), Problem> {
    journal::discard(path.clone(), identity).await?;
    blocking(move || platform::remove(&draft_of_journal(&path))).await
}

#[cfg(test)]
mod tests;
