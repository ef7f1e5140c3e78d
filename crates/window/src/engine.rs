//! How the window reaches the engine: sessions over one plan and its journal,
//! and short visits to the mailbox and the helpdesk.
//!
//! A [`Session`] holds the journal's lock. There is one at a time; it lives in
//! [`Context::session`](super::context::Context::session) and outlives the steps
//! that watch it. A stop holds until what runs has ended; what is begun after
//! that goes on.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use tokio::sync::{Mutex, watch};

use crate::mailbox::imap::ImapConnector;
use crate::microsoft::token_manager::TokenManager;
use crate::migration::afterwards::MovedTickets;
use crate::migration::control::{Controller, Wish};
use crate::migration::journal::{Decisions, Journal};
use crate::migration::patience::Interrupted;
use crate::migration::progress::Snapshot;
use crate::migration::putting_back::{Choice, Returned};
use crate::migration::run::{Checked, Ending, Options, Prepared, Run, Summary, Timing};
use crate::migration::trial::Trial;
use crate::migration::watching::BETWEEN_LOOKS;
use crate::plan::{AfterImport, MicrosoftPlan, Plan};
use crate::problem::Problem;
use crate::zammad::Client;
use crate::zammad::preflight::Helpdesk;

/// Connects to the mailbox of a plan with the tokens of who signed in.
pub type MailboxConnector = ImapConnector;

/// What a session is opened with: clones of what the steps found out.
#[derive(Clone)]
pub struct Needs {
    /// What the person chose.
    pub plan: Plan,
    /// Gives access tokens.
    pub tokens: TokenManager,
    /// Zammad's API token.
    pub zammad_token: SecretString,
    /// The journal's file.
    pub journal: PathBuf,
    /// How long is waited for what Zammad may still do; practice has one process
    /// and needs no wait for import mode.
    pub timing: Timing,
    /// Practice is for looking on.
    pub practising: bool,
    /// Import mode that another import left on is taken over by the next import:
    /// a person has said that the other one is over.
    pub take_over: bool,
}

impl Needs {
    /// A connector to the mailbox.
    ///
    /// # Errors
    /// As [`ImapConnector::new`].
    pub fn connector(&self) -> Result<MailboxConnector, Problem> {
        connector(&self.plan, self.tokens.clone())
    }

    /// How long a watch leaves the mailbox alone; practice is for looking on.
    fn between_looks(&self) -> Duration {
        if self.practising { Duration::from_secs(5) } else { BETWEEN_LOOKS }
    }

    /// A client of the helpdesk.
    ///
    /// # Errors
    /// As [`Client::new`].
    pub fn client(&self) -> Result<Client, Problem> {
        Client::of(&self.plan.zammad, self.zammad_token.clone())
    }
}

/// A connector to the mailbox of a plan.
///
/// # Errors
/// As [`ImapConnector::new`].
pub fn connector(plan: &Plan, tokens: TokenManager) -> Result<MailboxConnector, Problem> {
    connector_to(&plan.microsoft, tokens)
}

/// A connector to a mailbox, before the rest of the plan was chosen
/// ([`Draft::microsoft_plan`](super::draft::Draft::microsoft_plan)).
///
/// # Errors
/// As [`ImapConnector::new`].
pub fn connector_to(microsoft: &MicrosoftPlan, tokens: TokenManager) -> Result<MailboxConnector, Problem> {
    ImapConnector::of(microsoft, Arc::new(tokens))
}

/// A plan's journal, opened and locked, with everything that works on it.
pub struct Session {
    /// What it was opened with.
    pub needs: Needs,
    /// The journal: for the lists and numbers that steps show.
    pub journal: Journal,
    /// What the person decides of single messages.
    pub decisions: Decisions,
    /// Pause, stop, go on.
    pub controller: Controller,
    /// Where it can be watched.
    pub progress: watch::Receiver<Snapshot>,
    run: Mutex<Run<MailboxConnector>>,
}

/// Shows nothing: a session is told apart by being there.
impl fmt::Debug for Session {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Session").field("journal", &self.needs.journal).finish_non_exhaustive()
    }
}

impl Session {
    /// Opens and locks the journal, made if missing. Asks nobody anything yet.
    ///
    /// # Errors
    /// As [`Run::new`]: `journal-in-use` where another window or command
    /// works on this plan.
    pub async fn open(needs: Needs) -> Result<Arc<Self>, Problem> {
        // Opening waits for the disk.
        tokio::task::spawn_blocking(move || Self::open_now(needs))
            .await
            .map_err(|_| Problem::ours("runtime-not-started"))?
    }

    fn open_now(needs: Needs) -> Result<Arc<Self>, Problem> {
        let mut options = Options::new(needs.journal.clone()).timed(needs.timing);
        options.take_over = needs.take_over;
        let tokens = Arc::new(needs.tokens.clone());
        let Prepared { run, controller, progress } =
            Prepared::new(needs.plan.clone(), tokens, needs.zammad_token.clone(), options)?;
        let (journal, decisions) = (run.journal().clone(), run.decisions());
        Ok(Arc::new(Self { needs, journal, decisions, controller, progress, run: Mutex::new(run) }))
    }

    /// Checks helpdesk and mailbox; changes nothing.
    pub async fn check(&self) -> Checked {
        self.run.lock().await.check().await
    }

    /// The read-only look at every message, into the journal.
    ///
    /// # Errors
    /// [`Interrupted`].
    pub async fn scan(&self, helpdesk: &Helpdesk) -> Result<(), Interrupted> {
        self.run.lock().await.scan(helpdesk).await
    }

    /// Imports a few messages in exactly the way of the whole import; the mailbox
    /// is left alone. As [`Run::try_first`].
    ///
    /// # Errors
    /// As [`Run::try_first`]; everything else is in the summary.
    pub async fn try_first(&self, chosen: &[i64]) -> Result<Trial, Problem> {
        self.run.lock().await.try_first(chosen).await
    }

    /// Imports and settles everything found. What it was to take over of another
    /// import, it takes over once.
    ///
    /// # Errors
    /// Only what the journal says; everything else is in the summary.
    pub async fn import(&self) -> Result<Summary, Problem> {
        let mut run = self.run.lock().await;
        let summary = run.import().await;
        run.take_over(false);
        summary
    }

    /// Does the mailbox's side of everything imported, in another way than the
    /// plan says: as [`Run::settle_as`].
    ///
    /// # Errors
    /// Only what the journal says; everything else is in the summary.
    pub async fn settle_as(&self, action: &AfterImport) -> Result<Summary, Problem> {
        self.run.lock().await.settle_as(action).await
    }

    /// The same for one folder: a way out before a channel of Zammad is switched on
    /// there. As [`Run::settle_folder_as`].
    ///
    /// # Errors
    /// `going-live-folder-unknown`; what the journal says; everything else is in the
    /// summary.
    pub async fn settle_folder_as(&self, folder: &str, action: &AfterImport) -> Result<Summary, Problem> {
        self.run.lock().await.settle_folder_as(folder, action).await
    }

    /// Puts kept messages back into the mailbox: as [`Run::put_mail_back`].
    ///
    /// # Errors
    /// What stood against all of them, or ended it.
    pub async fn put_mail_back(&self, choice: &Choice, folder: Option<&str>) -> Result<Returned, Problem> {
        match self.run.lock().await.put_mail_back(choice, folder).await {
            Ok(returned) => Ok(returned),
            Err(Interrupted::Trouble(problem)) => Err(problem),
            Err(Interrupted::Stopped | Interrupted::Paused) => Ok(Returned::default()),
        }
    }

    /// Does the mailbox's side of what is imported, once more, and nothing else.
    ///
    /// # Errors
    /// Only what the journal says; everything else is in the summary.
    pub async fn settle_again(&self) -> Result<Summary, Problem> {
        self.run.lock().await.settle_again().await
    }

    /// Moves the tickets of this plan to another group, unheard.
    ///
    /// # Errors
    /// Only what the journal says; everything else is in the summary.
    pub async fn move_tickets(&self, group: &str) -> Result<(Summary, MovedTickets), Problem> {
        self.run.lock().await.move_tickets(group).await
    }

    /// Looks for new mail again and again, and imports it, until it is stopped.
    /// How it goes is seen by [`Session::progress`].
    ///
    /// # Errors
    /// Only what the journal says; everything else is the ending.
    pub async fn keep_watching(&self) -> Result<Ending, Problem> {
        self.run.lock().await.keep_watching(self.needs.between_looks(), |_| {}).await
    }

    /// Puts back what an interrupted run left changed in Zammad, and does nothing
    /// else. Waits until whatever runs has ended.
    ///
    /// # Errors
    /// `import-running-here` while another plan's run is at work; what the journal
    /// or Zammad say; of several, the first.
    pub async fn restore(&self) -> Result<(), Problem> {
        let restored = self.run.lock().await.restore_left().await?;
        restored.failed.into_iter().next().map_or(Ok(()), |(_, problem)| Err(problem))
    }

    /// Takes back the stop that ended what ran before. While something runs,
    /// nothing is taken back.
    pub fn renew(&self) {
        if let Ok(_nothing_runs) = self.run.try_lock() {
            self.controller.renew();
        }
    }

    /// Has whatever runs end soon: what is in hand is finished.
    pub fn stop(&self) {
        self.controller.wish(Wish::Stop);
    }

    /// Whether something runs now.
    pub fn is_busy(&self) -> bool {
        self.run.try_lock().is_err()
    }
}
