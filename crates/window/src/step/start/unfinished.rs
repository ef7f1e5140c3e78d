//! Imports that did not come to their end, found by their journals.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::context::draft_of_journal;
use crate::draft::{CloudDraft, Draft};
use crate::migration::balance::Balance;
use crate::migration::journal::{Identity, Journal, StoredProblem};
use crate::platform;
use crate::problem::Problem;
use crate::step::StepName;

/// An import that did not come to its end.
#[derive(Debug, Clone, PartialEq)]
pub struct Unfinished {
    /// Its journal.
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
    if ended && left == 0 && changed.is_empty() {
        return Ok(None);
    }
    drop(journal);
    let why = if in_use(path, &identity).await {
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

async fn in_use(path: &Path, identity: &Identity) -> bool {
    let (path, identity) = (path.to_owned(), identity.clone());
    let opened = blocking(move || Journal::open(&path, &identity).map(drop)).await;
    opened.is_err_and(|problem| problem.code() == "journal-in-use")
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Problem::ours("start-task-failed")))
}

impl Unfinished {
    /// The draft to go on with: that of its beginning, or what the journal knows.
    pub fn resumed(&self) -> Draft {
        let mut draft = self.draft.clone().unwrap_or_else(|| Draft {
            helpdesk_address: self.identity.helpdesk.clone(),
            mailbox: self.identity.mailbox.clone(),
            ..Draft::default()
        });
        if self.draft.is_none() && !self.identity.server.contains("office365") {
            draft.cloud = CloudDraft::Custom;
            draft.imap_server.clone_from(&self.identity.server);
        }
        draft.step = StepName::Helpdesk;
        draft.reached = draft.reached.min(StepName::Check).max(StepName::Helpdesk);
        draft
    }
}

/// Removes a journal and what lies beside it. The mail stays where it is, in the
/// mailbox and in Zammad.
///
/// # Errors
/// `journal-in-use`; `start-changes-waiting` while something is still changed in
/// Zammad, which only this journal knows; what the disk says.
pub async fn discard(path: PathBuf, identity: Identity) -> Result<(), Problem> {
    let opened = path.clone();
    let journal = blocking(move || Journal::open(&opened, &identity)).await?;
    if !journal.unrestored_changes().await?.is_empty() {
        return Err(Problem::person("start-changes-waiting"));
    }
    blocking(move || {
        drop(journal);
        let beside = ["journal", "journal-wal", "journal-shm", "lock", "draft.toml"];
        for extension in beside {
            let file = path.with_extension(extension);
            match std::fs::remove_file(&file) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(platform::unwritable(&file, &error));
                }
                _ => {}
            }
        }
        Ok(())
    })
    .await
}

#[cfg(test)]
mod tests;
