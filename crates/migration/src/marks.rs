//! Deletion marks: `\Deleted` as this plan sets it on the way to removing a message.
//!
//! Which messages get it is on the disk before the flag is set. Where a message then
//! stays after all, the flag is taken back: by the call that set it, by the next
//! connection, at the end of the run, by the next run or by `mailferry restore`,
//! whichever comes to it first. A flag that was there before is somebody else's.

use std::collections::BTreeSet;
use std::time::Duration;

use futures::FutureExt as _;
use futures::future::BoxFuture;

use super::journal::{JournalWriter, Marked};
use crate::mailbox::{Access, Connector, Mailbox, Marks};
use crate::problem::{Kind, Problem};

/// The marks of the folder that is open, kept in the journal.
pub(super) struct FolderMarks<'a> {
    /// Where they are kept.
    pub journal: &'a JournalWriter,
    /// The folder's id.
    pub folder: i64,
    /// The UIDVALIDITY under which it is open.
    pub uid_validity: u32,
}

impl Marks for FolderMarks<'_> {
    fn about_to_set<'a>(&'a self, uids: &'a [u32]) -> BoxFuture<'a, Result<(), Problem>> {
        self.journal.mark_deleted(self.folder, self.uid_validity, uids.to_vec()).boxed()
    }

    fn ours(&self) -> BoxFuture<'_, Result<BTreeSet<u32>, Problem>> {
        async {
            let uids = self.journal.marked_in(self.folder, self.uid_validity).await?;
            Ok(uids.into_iter().collect())
        }
        .boxed()
    }

    fn taken_back<'a>(&'a self, uids: &'a [u32]) -> BoxFuture<'a, Result<(), Problem>> {
        self.journal.mark_taken_back(self.folder, self.uid_validity, uids.to_vec()).boxed()
    }
}

impl FolderMarks<'_> {
    /// Takes back what earlier attempts left in the folder that is open.
    ///
    /// # Errors
    /// What the journal says, and trouble of the connection. A refusal leaves the
    /// flags, and the note of them.
    pub async fn take_back<M: Mailbox>(&self, mailbox: &mut M) -> Result<(), Problem> {
        let ours = self.journal.marked_in(self.folder, self.uid_validity).await?;
        if ours.is_empty() {
            return Ok(());
        }
        let left = match mailbox.take_back(&ours).await {
            Ok(left) => left,
            Err(problem) if problem.kind() == Kind::Passing => return Err(problem),
            Err(problem) => {
                tracing::warn!(code = problem.code(), "deletion marks could not be taken back");
                return Ok(());
            }
        };
        self.note_back(ours, &left).await
    }

    /// Notes that those of `ours` that are not `left` carry no mark any more.
    async fn note_back(&self, ours: Vec<u32>, left: &BTreeSet<u32>) -> Result<(), Problem> {
        let back = ours.into_iter().filter(|uid| !left.contains(uid)).collect();
        self.journal.mark_taken_back(self.folder, self.uid_validity, back).await
    }
}

/// What taking back left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Left {
    /// Messages that may still carry a deletion mark of ours.
    pub messages: u64,
    /// Why, where the mailbox said something.
    pub problem: Option<Problem>,
}

impl Left {
    /// What a person must know of it, if there is something.
    pub fn told(&self) -> Option<Problem> {
        let problem = || Problem::passing("deletion-marks-left").with("count", self.messages);
        let told = |problem: Problem| match self.problem.as_ref().and_then(Problem::server_words) {
            Some(words) => problem.words(words),
            None => problem,
        };
        (self.messages > 0).then(|| told(problem()))
    }
}

/// How often everything is tried, with a growing pause in between.
const ATTEMPTS: u32 = 4;

/// Takes back every deletion mark that the journal knows of. Asks the mailbox for
/// nothing where there is none.
///
/// # Errors
/// Only what the journal says; what the mailbox says is in [`Left`].
pub(crate) async fn take_back_all<C: Connector>(
    connector: &C,
    journal: &JournalWriter,
) -> Result<Left, Problem> {
    let mut attempt = 1;
    loop {
        let problem = once(connector, journal).await.err();
        let messages = journal.marked().await?.iter().map(|marked| marked.uids.len() as u64).sum();
        let passes = problem.as_ref().is_some_and(|problem| problem.kind() == Kind::Passing);
        if messages == 0 || !passes || attempt == ATTEMPTS {
            if messages > 0 {
                tracing::warn!(messages, "deletion marks of this plan are left in the mailbox");
            }
            return Ok(Left { messages, problem });
        }
        tokio::time::sleep(Duration::from_secs(1 << (attempt - 1))).await;
        attempt += 1;
    }
}

/// The same with a single attempt; what the mailbox says then is only noted.
///
/// # Errors
/// Only what the journal says.
pub(crate) async fn take_back_once<C: Connector>(
    connector: &C,
    journal: &JournalWriter,
) -> Result<(), Problem> {
    if !journal.marked().await?.is_empty()
        && let Err(problem) = once(connector, journal).await
    {
        tracing::warn!(code = problem.code(), "deletion marks could not be taken back yet");
    }
    Ok(())
}

/// All folders, over one connection. The first that cannot be had is no reason not to
/// try the others, unless the connection is gone.
async fn once<C: Connector>(connector: &C, journal: &JournalWriter) -> Result<(), Problem> {
    let marked = journal.marked().await?;
    if marked.is_empty() {
        return Ok(());
    }
    let mut mailbox = connector.connect().await?;
    let mut first = None;
    for folder in marked {
        match in_folder(&mut mailbox, journal, folder).await {
            Err(problem) if problem.kind() == Kind::Passing => return Err(problem),
            Err(problem) => first = first.or(Some(problem)),
            Ok(()) => {}
        }
    }
    mailbox.close().await;
    first.map_or(Ok(()), Err)
}

async fn in_folder<M: Mailbox>(
    mailbox: &mut M,
    journal: &JournalWriter,
    marked: Marked,
) -> Result<(), Problem> {
    let Marked { path, folder, uid_validity, uids } = marked;
    let opened = mailbox.open(&path, Access::Change).await?;
    let left = if opened.uid_validity == uid_validity {
        mailbox.take_back(&uids).await?
    } else {
        // Those UIDs mean nothing any more: the folder was made anew, without flags.
        BTreeSet::new()
    };
    FolderMarks { journal, folder, uid_validity }.note_back(uids, &left).await
}

#[cfg(test)]
mod tests;
