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
use crate::platform::trust::Trust;
use crate::problem::Problem;
use crate::progress::{Reporter, Snapshot};
use crate::zammad::Client;

/// A run that can be begun.
pub struct Prepared {
    /// To be begun by whoever prepared it.
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
        // The system's roots are read once, and one client serves both sides, and
        // renews the sign-in, unless each has authorities of its own.
        let trust = Trust::of_system();
        let to_mailbox = trust.client(plan.microsoft.ca_file.as_deref())?;
        let to_zammad = if plan.zammad.ca_file == plan.microsoft.ca_file {
            Arc::clone(&to_mailbox)
        } else {
            trust.client(plan.zammad.ca_file.as_deref())?
        };
        tokens.use_tls(&to_mailbox);
        let connector = ImapConnector::with_tls(&plan.microsoft, tokens, to_mailbox);
        let client = Client::with_tls(&plan.zammad, zammad_token, &to_zammad)?;
        let (controller, wishes) = control();
        let (reporter, progress) = Reporter::new();
        let run = Run::new(plan, connector, client, options, wishes, reporter)?;
        Ok(Self { run, controller, progress })
    }
}
