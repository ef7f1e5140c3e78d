//! A run over the mailbox and the helpdesk that its plan names, with the
//! person's side of it: what a command and the window begin with.

use std::sync::Arc;

use secrecy::SecretString;
use tokio::sync::watch;

use super::{Options, Run};
use crate::control::{Controller, control};
use crate::mailbox::TokenSource;
use crate::mailbox::imap::ImapConnector;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::progress::{Reporter, Snapshot};
use crate::zammad::Client;

/// A run that can be begun.
pub struct Prepared {
    /// The run.
    pub run: Run<ImapConnector>,
    /// The person's side: pause, stop, go on.
    pub controller: Controller,
    /// Where it can be watched.
    pub progress: watch::Receiver<Snapshot>,
}

impl Prepared {
    /// Opens and locks the journal and makes everything ready. Asks nobody
    /// anything yet.
    ///
    /// # Errors
    /// As [`ImapConnector::new`], [`Client::new`] and [`Run::new`].
    pub fn new(
        plan: Plan,
        tokens: Arc<dyn TokenSource>,
        zammad_token: SecretString,
        options: Options,
    ) -> Result<Self, Problem> {
        let connector = ImapConnector::of(&plan.microsoft, tokens)?;
        let client = Client::of(&plan.zammad, zammad_token)?;
        let (controller, wishes) = control();
        let (reporter, progress) = Reporter::new();
        let run = Run::new(plan, connector, client, options, wishes, reporter)?;
        Ok(Self { run, controller, progress })
    }
}
