//! Putting back what an interrupted run left changed in Zammad and in the mailbox,
//! where no run goes on to do it.

use std::path::Path;
use std::time::Duration;

use super::alone::Alone;
use super::changes::{self, Restored, Which};
use super::journal::{Identity, JournalWriter};
use super::marks::{self, Left};
use crate::mailbox::Connector;
use crate::problem::Problem;
use crate::zammad::Client;

/// What one journal knows to be changed. The journal and its helpdesk are taken
/// for as long as this lives: a run under way puts its changes back itself, and
/// what is put back under another one would let Zammad speak.
pub struct LeftChanges {
    journal: JournalWriter,
    _alone: Alone,
}

impl LeftChanges {
    /// Takes the journal and its helpdesk.
    ///
    /// # Errors
    /// `journal-in-use` where a run is at work on it, `import-running-here` where
    /// another plan's run has the helpdesk; what the disk says.
    pub async fn take(path: &Path, identity: &Identity) -> Result<Self, Problem> {
        let journal = JournalWriter::open(path, identity)?;
        Ok(Self { journal, _alone: Alone::take(path, &identity.helpdesk).await? })
    }

    /// Puts everything back, once every request that has left is known to have
    /// come true or `certainty` has passed. `tell` hears of how many it is not
    /// known, and how long at most.
    ///
    /// # Errors
    /// Only what the journal says; what Zammad says is in [`Restored`].
    pub async fn restore(
        &self,
        client: &Client,
        certainty: Duration,
        tell: impl Fn(u64, Duration),
    ) -> Result<Restored, Problem> {
        changes::await_requests(client, &self.journal, certainty, tell).await?;
        changes::restore(client, &self.journal, Which::All).await
    }

    /// Takes back the deletion marks that were left on messages in the mailbox.
    ///
    /// # Errors
    /// Only what the journal says; what the mailbox says is in [`Left`].
    pub async fn take_back_marks<C: Connector>(&self, connector: &C) -> Result<Left, Problem> {
        marks::take_back_all(connector, &self.journal).await
    }
}
