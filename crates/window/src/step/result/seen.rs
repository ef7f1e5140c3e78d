//! What a journal says of an import, in the form the step shows it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::returning::Kept;
use crate::migration::balance::Balance;
use crate::migration::journal::{
    Change, Identity, Journal, ListedMessage, MessageFilter, MessageList, MessageState, TallyRow,
};
use crate::problem::Problem;
use crate::report::findings::{self, Findings};

/// Messages of a cause that are shown.
const SHOWN: usize = 20;

/// Messages that need attention for one reason, and which they are.
#[derive(Debug, Clone)]
pub struct Cause {
    /// What they have in common.
    pub of: findings::Cause,
    /// Their ids in the journal.
    pub ids: Vec<i64>,
    /// The first of them.
    pub first: Vec<ListedMessage>,
}

/// Originals of imported messages that are still in the mailbox.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Originals {
    /// As they were.
    pub unchanged: u64,
    /// Marked as read.
    pub marked_read: u64,
    /// Both by the paths of their folders.
    pub by_folder: BTreeMap<String, u64>,
}

impl Originals {
    /// Out of what a journal counts, and its folders by their ids.
    fn of(tally: &[TallyRow], folders: &BTreeMap<i64, String>) -> Self {
        let mut left = Self::default();
        for row in tally {
            match (row.state, row.reason.as_str()) {
                (MessageState::Settled, "keep") => left.unchanged += row.messages,
                (MessageState::Settled, "mark-read") => left.marked_read += row.messages,
                _ => continue,
            }
            let folder = folders.get(&row.folder).cloned().unwrap_or_default();
            *left.by_folder.entry(folder).or_default() += row.messages;
        }
        left
    }

    /// All of them.
    pub fn all(&self) -> u64 {
        self.unchanged + self.marked_read
    }
}

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
    /// The mail server.
    pub server: String,
    /// What became of every message, over all runs.
    pub balance: Balance,
    /// The reasons of those that need attention, that of the most first.
    pub causes: Vec<Cause>,
    /// Originals that can still be marked, moved or deleted.
    pub originals: Originals,
    /// What is kept of all that was deleted.
    pub kept: Kept,
    /// Tickets that this import made.
    pub tickets: u64,
    /// What was changed in Zammad and put back; each once.
    pub put_back: Vec<Change>,
    /// What is still changed in Zammad.
    pub still_changed: Vec<Change>,
}

/// The messages of each cause.
async fn which(journal: &Journal, causes: Vec<findings::Cause>) -> Result<Vec<Cause>, Problem> {
    let list = MessageList::new(journal.clone());
    let mut all = Vec::new();
    for cause in causes {
        let filter = MessageFilter::of_reason(cause.state, &cause.problem.code);
        let selection = list.select(&filter).await?;
        let first = list.page(&selection, 0, SHOWN).await?;
        all.push(Cause { of: cause, ids: selection.ids().to_vec(), first });
    }
    Ok(all)
}

async fn kept(journal: &Journal) -> Result<Kept, Problem> {
    let (messages, bytes, returned) = journal.safety_copies_sum().await?;
    let folder = journal.safety_copy_roots().await?.into_iter().next_back();
    Ok(Kept { messages, bytes, returned, folder })
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
            server: identity.server,
            balance: findings.balance,
            causes: which(journal, findings.causes).await?,
            originals: Originals::of(&journal.tally().await?, &journal.folders().await?),
            kept: kept(journal).await?,
            tickets: journal.count_tickets_made().await?,
            put_back: findings.put_back,
            still_changed: findings.still_changed,
        })
    }

    /// Whose journal it is.
    pub fn identity(&self) -> Identity {
        Identity {
            helpdesk: self.helpdesk.clone(),
            server: self.server.clone(),
            mailbox: self.mailbox.clone(),
        }
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
