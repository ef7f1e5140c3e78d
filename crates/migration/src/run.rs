//! One execution of a plan, from the check to the balance.

mod check;
mod deeds;
mod moving;
mod options;
mod prepared;
mod suspending;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use rand::RngExt;

pub use check::Checked;
pub use deeds::Deeds;
pub use moving::MovedTickets;
pub use options::{Options, Timing};
pub use prepared::Prepared;

use self::moving::Moving;
use super::alone::{self, Alone};
use super::balance::Balance;
use super::changes::{self, Claimant, Restored, Which};
use super::control::Control;
use super::folders::Faults;
use super::forecast::Forecast;
use super::import::{Destination, People, REQUEST_LIMIT, Ready, RefusedGroups, Shared, Slots};
use super::journal::{Decisions, Identity, ImportScope, Journal, JournalWriter};
use super::marks::{self, Left};
use super::patience::{Interrupted, Patience};
use super::progress::{Phase, Reporter};
use super::safety_copy::{self, Keeper};
use super::scan::Scan;
use super::settle::{Means, Settle};
use crate::mailbox::Connector;
use crate::message::Context;
use crate::plan::{AfterImport, Dates, Plan};
use crate::problem::{Kind, Problem};
use crate::zammad::Client;
use crate::zammad::preflight::Helpdesk;

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// Everything found has its outcome.
    Done,
    /// The person ended it.
    Stopped,
    /// A problem ended it.
    Trouble(Problem),
}

/// What a run did.
#[derive(Debug, Clone)]
pub struct Summary {
    /// The run's name.
    pub run: String,
    /// How it ended.
    pub ending: Ending,
    /// What became of every message of the plan, in this run and before.
    pub balance: Balance,
    /// What was put back in Zammad.
    pub restored: Restored,
    /// What this run did, and no other.
    pub deeds: Deeds,
    /// What is wrong with folders that were set aside; all others were gone through.
    pub folders: Vec<Problem>,
}

/// One execution of a plan.
pub struct Run<C> {
    pub(super) plan: Plan,
    pub(super) connector: Arc<C>,
    pub(super) client: Client,
    pub(super) journal: JournalWriter,
    pub(super) options: Options,
    pub(super) control: Control,
    pub(super) reporter: Reporter,
    /// Folders that were set aside.
    faults: Arc<Faults>,
    /// Names of what was put back in Zammad.
    put_back: Mutex<Vec<String>>,
}

/// What a run does.
#[derive(Debug, Clone)]
pub(super) enum Task {
    /// Everything: scan, import, settle.
    Import,
    /// Imports these messages and leaves the mailbox alone.
    Try(Arc<[i64]>),
    /// Does the mailbox's side of what is imported, in this way; only in one folder,
    /// where one is meant.
    Settle(AfterImport, Option<i64>),
    /// Moves the tickets made so far to another group.
    MoveTickets(Moving),
}

/// How long a run that is to end at once waits for requests under way: those
/// that a server still works on take seconds.
const AT_ONCE: Duration = Duration::from_secs(10);

impl<C: Connector + 'static> Run<C> {
    /// Opens and locks the plan's journal. Nothing is asked of anyone yet.
    ///
    /// # Errors
    /// What [`JournalWriter::open`] says.
    pub fn new(
        plan: Plan,
        connector: C,
        client: Client,
        options: Options,
        control: Control,
        reporter: Reporter,
    ) -> Result<Self, Problem> {
        let journal = JournalWriter::open(&options.journal, &Identity::of(&plan))?;
        let faults = Arc::new(Faults::new(journal.clone(), plan.folders.len()));
        Ok(Self {
            faults,
            plan,
            connector: Arc::new(connector),
            client,
            journal,
            options,
            control,
            reporter,
            put_back: Mutex::default(),
        })
    }

    /// The run's journal, for reading.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    #[cfg(test)]
    pub(crate) fn writer(&self) -> &JournalWriter {
        &self.journal
    }

    /// For what the person decides of single messages, also while this runs.
    pub fn decisions(&self) -> Decisions {
        Decisions::new(&self.journal)
    }

    /// Whether import mode that another import left on is taken over
    /// ([`Options::take_over`]) from now on.
    pub fn take_over(&mut self, wanted: bool) {
        self.options.take_over = wanted;
    }

    /// The run's client of the helpdesk.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// For whom this run takes import mode.
    pub(super) async fn claimant(&self, helpdesk: &Helpdesk) -> Claimant {
        Claimant {
            user: helpdesk.me.login.clone(),
            mailbox: self.plan.microsoft.mailbox.clone(),
            take_over: self.options.take_over,
            here: alone::holds_here(&self.options.journal, &self.plan.zammad.url).await,
        }
    }

    /// The read-only look at every message, into the journal.
    ///
    /// # Errors
    /// [`Interrupted`].
    pub async fn scan(&self, helpdesk: &Helpdesk) -> Result<(), Interrupted> {
        self.faults.begin();
        self.look_at_messages(helpdesk, true).await
    }

    /// What is wrong with folders that the last look, or run, set aside.
    pub fn folder_troubles(&self) -> Vec<Problem> {
        self.faults.all()
    }

    /// A scan that adds what is new and tries nothing again.
    pub(super) async fn look_for_new(&self, helpdesk: &Helpdesk) -> Result<(), Interrupted> {
        self.look_at_messages(helpdesk, false).await
    }

    async fn look_at_messages(&self, helpdesk: &Helpdesk, retry: bool) -> Result<(), Interrupted> {
        let context = context(&self.plan, helpdesk);
        self.looking(&context, retry).run(&self.plan.folders).await
    }

    fn looking<'a>(&'a self, context: &'a Context, retry: bool) -> Scan<'a, C> {
        Scan {
            connector: &*self.connector,
            journal: &self.journal,
            client: &self.client,
            import: &self.plan.import,
            context,
            retry,
            faults: &self.faults,
            control: self.control.clone(),
            reporter: &self.reporter,
            patience: self.options.patience,
        }
    }

    /// Imports and settles everything found, puts back what was changed, and
    /// gives the balance. Safe to be killed at any moment.
    ///
    /// # Errors
    /// Only what the journal says; everything else is in the summary.
    pub async fn import(&mut self) -> Result<Summary, Problem> {
        self.execute(&Task::Import).await
    }

    /// One task as a run of its own: begun and ended in the journal, and with
    /// everything put back that it changed in Zammad.
    pub(super) async fn execute(&mut self, task: &Task) -> Result<Summary, Problem> {
        let name = run_name();
        let run = self.journal.begin_run(&name, Timestamp::now()).await?;
        self.journal.remember_plan(self.plan.to_toml(Path::new(""))).await?;
        let before = self.journal.balance().await?;
        self.connector.begin_run();
        self.faults.begin();
        self.reporter.take_read();
        let version = env!("CARGO_PKG_VERSION");
        tracing::info!(run = name, version, system = std::env::consts::OS, "a run begins");
        let mut abort = self.control.clone();
        let mut alone = None;
        let worked = tokio::select! {
            worked = self.work_alone(run, &name, task, &mut alone) => worked,
            () = abort.abort_wished() => Err(Interrupted::Stopped),
        };
        // What a former run left changed is not put back under another import.
        let alone = match alone {
            Some(alone) => Ok(alone),
            None => self.take_helpdesk().await,
        };
        let mut restored = Restored::default();
        if alone.is_ok() {
            self.say_restoring().await?;
            self.await_requests().await;
            restored = self.restore(Which::All).await?;
        }
        restored.done = std::mem::take(&mut *self.put_back());
        let left = self.take_back_marks().await?;
        let ending = match (worked, not_restored(&restored.failed)) {
            (Err(Interrupted::Trouble(problem)), _) | (_, Some(problem)) => Ending::Trouble(problem),
            (Err(Interrupted::Stopped | Interrupted::Paused), None) => Ending::Stopped,
            (Ok(()), None) => left.told().map_or(Ending::Done, Ending::Trouble),
        };
        let (word, problem) = match &ending {
            Ending::Done => ("done", None),
            Ending::Stopped => ("stopped", None),
            Ending::Trouble(problem) => ("problem", Some(problem)),
        };
        let says_its_date = self.plan.import.dates == Dates::Original && !self.plan.import.auto_replies;
        let undated = if says_its_date { self.journal.count_undated().await? } else { 0 };
        self.journal.note_undated(undated).await?;
        let tally = self.journal.tally().await?;
        self.reporter.tally(&tally);
        let (code, said) = (problem.map(Problem::code), problem.and_then(Problem::server_words));
        self.journal.end_run(run, Timestamp::now(), word, problem).await?;
        self.reporter.phase(Phase::Ended);
        let balance = self.journal.balance().await?;
        let (found, imported, waiting) = (balance.found, balance.imported, balance.waiting);
        tracing::info!(run = name, word, code, said, found, imported, waiting, "a run ended");
        let deeds = Deeds::between(&before, &balance, self.reporter.take_read());
        Ok(Summary { run: name, ending, balance, restored, deeds, folders: self.faults.all() })
    }

    /// Says that it is put back what is changed in Zammad, where something is.
    async fn say_restoring(&self) -> Result<(), Problem> {
        if !self.journal.unrestored_changes().await?.is_empty() {
            self.reporter.phase(Phase::Restoring);
        }
        Ok(())
    }

    /// Takes back deletion marks, as long as it takes, or but a moment where the run
    /// is to end at once: the journal keeps them in mind.
    async fn take_back_marks(&self) -> Result<Left, Problem> {
        let mut abort = self.control.clone();
        let at_once = async {
            abort.abort_wished().await;
            tokio::time::sleep(AT_ONCE).await;
        };
        tokio::select! {
            left = marks::take_back_all(&*self.connector, &self.journal) => left,
            () = at_once => Ok(Left::default()),
        }
    }

    /// Puts back what an interrupted run left changed in Zammad and in the mailbox,
    /// and does nothing else.
    ///
    /// # Errors
    /// `import-running-here` where another plan's run has the helpdesk; what the
    /// journal says. What Zammad says is in [`Restored`].
    pub async fn restore_left(&self) -> Result<Restored, Problem> {
        self.take_back_marks().await?;
        let _alone = Alone::take(&self.options.journal, &self.plan.zammad.url).await?;
        changes::await_requests(&self.client, &self.journal, self.options.certainty, |_, _| ()).await?;
        changes::restore(&self.client, &self.journal, Which::All).await
    }

    /// Puts back what is changed in Zammad, and keeps in mind what it was.
    pub(super) async fn restore(&self, which: Which) -> Result<Restored, Problem> {
        let restored = changes::restore(&self.client, &self.journal, which).await?;
        self.put_back().extend_from_slice(&restored.done);
        if restored.failed.is_empty() {
            self.reporter.suspended(None);
        }
        Ok(restored)
    }

    fn put_back(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.put_back.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for requests under way before Zammad speaks again: until each is
    /// certain, or but a moment where the run is to end at once.
    pub(super) async fn await_requests(&self) {
        let mut abort = self.control.clone();
        let at_once = async {
            abort.abort_wished().await;
            tokio::time::sleep(AT_ONCE).await;
        };
        let certainty = self.options.certainty;
        let tell = |messages, longest| self.reporter.uncertain(Some((messages, longest)));
        tokio::select! {
            // What the journal cannot tell is not waited for.
            _ = changes::await_requests(&self.client, &self.journal, certainty, tell) => {}
            () = at_once => {}
        }
        self.reporter.uncertain(None);
    }

    async fn take_helpdesk(&self) -> Result<Alone, Problem> {
        Alone::take(&self.options.journal, &self.plan.zammad.url).await
    }

    /// Works once no other run of this machine does on the same helpdesk; `alone`
    /// holds it from then on. Settling concerns the mailbox only.
    async fn work_alone(
        &self,
        run: i64,
        name: &str,
        task: &Task,
        alone: &mut Option<Alone>,
    ) -> Result<(), Interrupted> {
        let mut patience = Patience::new(self.options.patience);
        while alone.is_none() && !matches!(task, Task::Settle(..)) {
            match self.take_helpdesk().await {
                Ok(taken) => *alone = Some(taken),
                Err(problem) => patience.wait_out(problem, &mut self.control.clone(), &self.reporter).await?,
            }
        }
        self.work(run, name, task).await
    }

    async fn work(&self, run: i64, name: &str, task: &Task) -> Result<(), Interrupted> {
        // Before anything else that may be cut off; what stays is tried again at the end.
        marks::take_back_once(&*self.connector, &self.journal).await?;
        match task {
            Task::Import => {
                let helpdesk = self.good_helpdesk().await?;
                if self.plan.channel.pause_during_import {
                    let mailbox = &self.plan.microsoft.mailbox;
                    changes::pause_channels(&self.client, &self.journal, run, mailbox).await?;
                }
                self.look_at_messages(&helpdesk, true).await?;
                self.check_space().await?;
                let shared = self.shared(run, name, helpdesk).await?;
                let mut patience = Patience::new(self.options.patience);
                loop {
                    self.import_all(run, &shared, &ImportScope::default()).await?;
                    self.say_restoring().await?;
                    self.restore(Which::Silence).await?;
                    self.settle(&self.plan.after_import, None).await?;
                    if !self.folders_are_back(&shared.helpdesk, &mut patience).await? {
                        break;
                    }
                }
                self.change_sending_address(&shared.helpdesk).await?;
                self.faults.ending().map_or(Ok(()), |problem| Err(problem.into()))
            }
            Task::Try(ids) => {
                let helpdesk = self.good_helpdesk().await?;
                let shared = self.shared(run, name, helpdesk).await?;
                let scope = ImportScope { archived: None, only: Some(ids.clone()) };
                self.import_all(run, &shared, &scope).await?;
                self.faults.ending().map_or(Ok(()), |problem| Err(problem.into()))
            }
            Task::Settle(action, only) => self.settle(action, *only).await,
            Task::MoveTickets(moving) => self.move_made_tickets(run, moving).await,
        }
    }

    /// Looks once more at folders that were set aside, now that all others are gone
    /// through; then again after growing pauses, as long as their trouble may pass and
    /// patience lasts. `true` where one of them is back.
    async fn folders_are_back(
        &self,
        helpdesk: &Helpdesk,
        patience: &mut Patience,
    ) -> Result<bool, Interrupted> {
        let context = context(&self.plan, helpdesk);
        loop {
            let aside = self.faults.paths();
            if aside.is_empty() {
                return Ok(false);
            }
            let some: Vec<_> =
                self.plan.folders.iter().filter(|folder| aside.contains(&folder.path)).cloned().collect();
            self.looking(&context, false).run_again(&some, &self.plan.folders).await?;
            if self.faults.paths().len() < aside.len() {
                return Ok(true);
            }
            let Some(problem) = self.faults.passing() else { return Ok(false) };
            match patience.wait_out(problem, &mut self.control.clone(), &self.reporter).await {
                Ok(()) => {}
                Err(Interrupted::Trouble(_)) => return Ok(false),
                Err(interrupted) => return Err(interrupted),
            }
        }
    }

    async fn shared(&self, run: i64, name: &str, helpdesk: Helpdesk) -> Result<Arc<Shared<C>>, Problem> {
        let mut destinations = Vec::new();
        for folder in &self.plan.folders {
            let group = helpdesk.groups.iter().find(|group| group.name == folder.group);
            let group_id =
                group.map(|group| group.id).ok_or_else(|| Problem::ours("check-without-result"))?;
            destinations.push(Destination { folder: self.journal.folder(&folder.path).await?.id, group_id });
        }
        let refused = self.journal.refused().await?.map(|refused| refused.size);
        let slots = Slots::new(self.plan.import.parallel, self.reporter.clone());
        Ok(Arc::new(Shared {
            connector: self.connector.clone(),
            client: self.client.heard_by(slots.clone()),
            journal: self.journal.clone(),
            context: context(&self.plan, &helpdesk),
            plan: self.plan.clone(),
            destinations,
            helpdesk,
            run,
            run_name: name.to_owned(),
            patience: self.options.patience,
            certainty: self.options.certainty,
            longest_pause: self.options.longest_pause,
            faults: self.faults.clone(),
            reporter: self.reporter.clone(),
            request_limit: AtomicU64::new(refused.map_or(REQUEST_LIMIT, |refused| (refused / 2).max(1))),
            ready: Ready::default(),
            people: People::default(),
            slots,
            refused_size: AtomicU64::new(refused.unwrap_or(u64::MAX)),
            taken_length: AtomicU64::new(0),
            refused_groups: RefusedGroups::default(),
        }))
    }

    async fn settle(&self, action: &AfterImport, only: Option<i64>) -> Result<(), Interrupted> {
        let context = Context { mailbox: Some(self.plan.microsoft.mailbox.clone()), ..Context::default() };
        self.looking(&context, false).prove_again(action, only).await?;
        let keeps = *action == AfterImport::Delete && self.plan.import.safety_copy;
        let Options { safety_copies, free_space, deletion_pauses, .. } = &self.options;
        let planned: Vec<String> = self.plan.folders.iter().map(|folder| folder.path.clone()).collect();
        let mut settle = Settle::new(Means {
            connector: &*self.connector,
            journal: &self.journal,
            after_import: action,
            keeper: keeps.then(|| Keeper::new(&self.journal, safety_copies, free_space)),
            control: self.control.clone(),
            reporter: &self.reporter,
            patience: self.options.patience,
            pauses: deletion_pauses,
            planned: &planned,
            only,
        });
        // It is large, and stands in the middle of all else that a run is.
        Box::pin(settle.run()).await
    }

    /// Whether there is room for all that is to be kept before it is deleted: better
    /// told before the import than in the middle.
    async fn check_space(&self) -> Result<(), Problem> {
        if !safety_copy::is_wanted(&self.plan) {
            return Ok(());
        }
        let bytes = Forecast::bytes_to_delete(&self.journal.tally().await?);
        self.options.free_space.check(&self.options.safety_copies, bytes)
    }

    /// Sets the sending address of the destination groups, where the plan says so.
    async fn change_sending_address(&self, helpdesk: &Helpdesk) -> Result<(), Interrupted> {
        let Some(address) = &self.plan.change_sending_address_to else { return Ok(()) };
        let known = helpdesk.email_addresses.iter().find(|known| known.email.eq_ignore_ascii_case(address));
        let Some(known) = known else { return Err(Problem::ours("check-without-result").into()) };
        let wanted = |name: &str| self.plan.folders.iter().any(|folder| folder.group == name);
        for group in helpdesk.groups.iter().filter(|group| wanted(&group.name)) {
            if group.email_address_id != Some(known.id) {
                self.client.set_group_email_address(group.id, known.id).await?;
            }
        }
        Ok(())
    }
}

/// What reading mails needs to know of the helpdesk.
pub(super) fn context(plan: &Plan, helpdesk: &Helpdesk) -> Context {
    Context {
        system_addresses: helpdesk.email_addresses.iter().map(|address| address.email.clone()).collect(),
        mailbox: Some(plan.microsoft.mailbox.clone()),
        agent_addresses: helpdesk.agent_addresses.clone(),
        ticket_hook: helpdesk.ticket_hook.clone(),
        ticket_hook_divider: helpdesk.ticket_hook_divider.clone(),
        fqdn: helpdesk.fqdn.clone(),
    }
}

/// What a person must hear first: Zammad is not yet as it was. Where only a person can
/// mend that, it does not pass: nobody should be told to wait. `None` where all is.
fn not_restored(failed: &[(String, Problem)]) -> Option<Problem> {
    let why = || failed.iter().map(|(_, problem)| problem);
    let first = why().next()?;
    let keeps_off = |code: &str| matches!(code, "channel-put-back-trap" | "channel-put-back-unsure");
    if why().all(|problem| keeps_off(problem.code())) {
        return Some(first.clone());
    }
    Some(match why().find(|problem| problem.kind() == Kind::Person) {
        Some(problem) => Problem::person("restoring-needs-person").words(&problem.to_string()),
        None => Problem::passing("changes-not-restored").words(&first.to_string()),
    })
}

/// A name for a run: its day, and four letters to tell runs of a day apart.
fn run_name() -> String {
    let day = Timestamp::now().strftime("%Y%m%d").to_string();
    let mut random = rand::rng();
    let letters: String = (0..4).map(|_| char::from(b'a' + random.random_range(0..26u8))).collect();
    format!("{day}-{letters}")
}

/// Tells the reporter what the journal counts, five times a second.
struct Ticker(tokio::task::AbortHandle);

impl Ticker {
    fn start(journal: Journal, reporter: Reporter) -> Self {
        let task = tokio::spawn(async move {
            let mut interval = tokio::time::interval(Duration::from_millis(200));
            interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
            loop {
                interval.tick().await;
                match journal.tally().await {
                    Ok(tally) => reporter.tally(&tally),
                    Err(_gone) => return,
                }
            }
        });
        Self(task.abort_handle())
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.0.abort();
    }
}
