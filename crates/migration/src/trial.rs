//! Parts of a run by themselves: trying a few messages first, and settling in
//! another way than the plan's.

use super::journal::ListedMessage;
use super::run::{Run, Summary, Task};
use crate::mailbox::Connector;
use crate::plan::AfterImport;
use crate::problem::Problem;

/// Messages that a trial imports, where the person chose none.
pub const TRIED: usize = 5;

/// What a trial did.
#[derive(Debug, Clone)]
pub struct Trial {
    /// How the run ended. Its balance counts all messages of the plan.
    pub summary: Summary,
    /// The messages that were tried, as they stand now: with their tickets, or
    /// with what they met.
    pub messages: Vec<ListedMessage>,
}

impl<C: Connector + 'static> Run<C> {
    /// Imports a few messages in exactly the way of the whole import: noted,
    /// quiet, read back, and what was changed in Zammad put back. They are
    /// imported for good and count in the balance like any others; the mailbox
    /// is left alone until the whole import settles them.
    ///
    /// `chosen` are ids of found messages, [`TRIED`] telling ones where there
    /// are none. Older mail of the same conversations goes along, because a
    /// ticket begins with its oldest mail. The journal must have been scanned.
    ///
    /// # Errors
    /// `nothing-to-try` where none of them is to be imported; what the journal
    /// says; everything else is in the summary.
    pub async fn try_first(&mut self, chosen: &[i64]) -> Result<Trial, Problem> {
        let telling;
        let chosen = if chosen.is_empty() {
            telling = self.journal.telling_messages(TRIED).await?;
            &telling
        } else {
            chosen
        };
        let ids = self.journal.with_what_comes_before(chosen).await?;
        if ids.is_empty() {
            return Err(Problem::usage("nothing-to-try"));
        }
        let summary = self.execute(&Task::Try(ids.clone().into())).await?;
        let mut messages = self.journal.listed(ids).await?;
        messages.sort_by_key(|message| (message.dated, message.id));
        Ok(Trial { summary, messages })
    }

    /// Does the mailbox's side of everything imported as the plan says, as a run
    /// of its own: such as when what refused it may have passed. Nothing is
    /// scanned or imported.
    ///
    /// # Errors
    /// Only what the journal says; everything else is in the summary.
    pub async fn settle_again(&mut self) -> Result<Summary, Problem> {
        let action = self.plan.after_import.clone();
        self.execute(&Task::Settle(action, None)).await
    }

    /// Does the mailbox's side of everything imported in another way than the
    /// plan says, as a run of its own: moves what could not be deleted, or deletes
    /// by now what was kept at first. Proven anew and verified like any settling;
    /// the journal says how each message was settled.
    ///
    /// # Errors
    /// Only what the journal says; everything else is in the summary.
    pub async fn settle_as(&mut self, action: &AfterImport) -> Result<Summary, Problem> {
        self.execute(&Task::Settle(action.clone(), None)).await
    }

    /// The same for one folder alone: a way out of what a channel of Zammad's would do
    /// there ([`going_live`](crate::going_live)).
    ///
    /// # Errors
    /// `going-live-folder-unknown` where nothing of that folder was imported; what the
    /// journal says.
    pub async fn settle_folder_as(&mut self, path: &str, action: &AfterImport) -> Result<Summary, Problem> {
        let Some(folder) = self.journal.known_folder(path).await? else {
            return Err(Problem::usage("going-live-folder-unknown").with("path", path));
        };
        self.execute(&Task::Settle(action.clone(), Some(folder.id))).await
    }
}
