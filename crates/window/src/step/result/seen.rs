//! What a journal says of an import, in the form the step shows it.

use std::path::PathBuf;

use crate::migration::balance::Balance;
use crate::migration::journal::{Change, Journal, MessageState, StoredProblem};
use crate::problem::Problem;

/// Messages that are looked through for causes; the balance counts them all.
const LOOKED_AT: usize = 10_000;

/// How the import went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// No message was found.
    Nothing,
    /// Some are still to be imported.
    Unfinished,
    /// All are imported; the mailbox's side of some is still to be done.
    ToSettle,
    /// Done, but some messages need attention.
    Attention,
    /// Done, with nothing left to look at.
    Done,
}

/// Messages that need attention for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// Skipped, failed, or in Zammad but unsettled.
    pub state: MessageState,
    /// The reason, with the facts of the first of them.
    pub problem: StoredProblem,
    /// How many there are.
    pub messages: u64,
}

/// What a journal says of an import.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Where the journal lies.
    pub path: PathBuf,
    /// Address of the mailbox.
    pub mailbox: String,
    /// Base address of the helpdesk.
    pub helpdesk: String,
    /// What became of every message, over all runs.
    pub balance: Balance,
    /// The reasons of those that need attention, that of the most first.
    pub causes: Vec<Cause>,
    /// Tickets that this import made.
    pub tickets: u64,
    /// What was changed in Zammad and put back; each once.
    pub put_back: Vec<Change>,
    /// What is still changed in Zammad.
    pub still_changed: Vec<Change>,
}

impl Seen {
    /// Reads it.
    ///
    /// # Errors
    /// What the journal says.
    pub async fn read(journal: &Journal) -> Result<Self, Problem> {
        let identity = journal.identity().await?;
        let balance = journal.balance().await?;
        let mut causes: Vec<Cause> = Vec::new();
        for message in journal.needing_eyes(LOOKED_AT).await? {
            let Some(problem) = message.problem else { continue };
            let alike =
                |cause: &&mut Cause| cause.state == message.state && cause.problem.code == problem.code;
            match causes.iter_mut().find(alike) {
                Some(cause) => cause.messages += 1,
                None => causes.push(Cause { state: message.state, problem, messages: 1 }),
            }
        }
        for cause in &mut causes {
            // Where there are more than were looked at, the balance knows.
            cause.messages = counted(&balance, cause).max(cause.messages);
        }
        causes.sort_by_key(|cause| std::cmp::Reverse(cause.messages));
        let mut put_back: Vec<Change> = Vec::new();
        for change in journal.restored_changes().await? {
            // Each run changes the same things again.
            if !put_back.iter().any(|known| known.kind == change.kind && known.target == change.target) {
                put_back.push(change);
            }
        }
        Ok(Self {
            path: journal.path().to_owned(),
            mailbox: identity.mailbox,
            helpdesk: identity.helpdesk,
            balance,
            causes,
            tickets: journal.count_tickets_made().await?,
            put_back,
            still_changed: journal.unrestored_changes().await?,
        })
    }

    /// Messages that a person should look at.
    pub fn needing_attention(&self) -> u64 {
        let balance = &self.balance;
        balance.skipped_messages() + balance.failed_messages() + balance.unsettled_messages()
    }

    /// How it went.
    pub fn grade(&self) -> Grade {
        let balance = &self.balance;
        if balance.found == 0 {
            Grade::Nothing
        } else if balance.waiting > 0 {
            Grade::Unfinished
        } else if balance.to_settle > 0 {
            Grade::ToSettle
        } else if balance.all_done() {
            Grade::Done
        } else {
            Grade::Attention
        }
    }
}

fn counted(balance: &Balance, cause: &Cause) -> u64 {
    let by_reason = match cause.state {
        MessageState::Skipped => &balance.skipped,
        MessageState::Failed => &balance.failed,
        _ => &balance.unsettled,
    };
    by_reason.get(&cause.problem.code).copied().unwrap_or_default()
}
