//! What a journal says of an import, in the form the step shows it.

use std::path::PathBuf;

use crate::migration::balance::Balance;
use crate::migration::journal::{Change, Journal};
use crate::problem::Problem;
use crate::report::findings::Findings;

pub use crate::report::findings::Cause;

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
        let findings = Findings::read(journal).await?;
        Ok(Self {
            path: journal.path().to_owned(),
            mailbox: identity.mailbox,
            helpdesk: identity.helpdesk,
            balance: findings.balance,
            causes: findings.causes,
            tickets: journal.count_tickets_made().await?,
            put_back: findings.put_back,
            still_changed: findings.still_changed,
        })
    }

    /// Messages that a person should look at.
    pub fn needing_attention(&self) -> u64 {
        self.balance.needing_attention()
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
