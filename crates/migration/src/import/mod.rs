//! Import: journal rows, oldest first, become articles.
//!
//! ```text
//! feed -> prepare -> dispatch -> post -> read_back
//! ```
//!
//! [`feed`] fetches ahead, bounded by bytes; [`prepare`] reads the mails on
//! other threads, gives each its identity, marks it `sending` in the journal, asks
//! Zammad for many at once and sees to its customer; the dispatcher here posts
//! as many mails of different threads at once as [`slots`] finds to help, those of one
//! thread in order, and has what was made [read back](read_back) in batches beside that.

pub(crate) mod dating;
mod feed;
mod people;
mod post;
mod prepare;
mod read_back;
mod shared;
mod slots;
#[cfg(test)]
mod tests;
mod tickets;
mod uncertain;
mod watch;

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::control::{Control, Wish};
use super::journal::ImportScope;
use super::patience::{Interrupted, Patience};
use super::progress::Phase;
use crate::mailbox::Connector;
use crate::problem::Problem;
use crate::zammad::quiet::QuietMode;

pub use people::People;
pub use shared::{Destination, REQUEST_LIMIT, Ready, RefusedGroups, Shared};
pub use slots::Slots;
pub use watch::{Settling, Watch};

use post::Posted;
use prepare::PreparedMail;
use read_back::{ReadBack, Unproven};
use tickets::Tickets;

/// Raw mail held at once, in bytes: fetched ahead, being read, being sent.
const HELD_BYTES: usize = 16 * 1024 * 1024;

/// Prepared mails that wait for a free slot; enough to look past a long thread.
const WAITING_MAILS: usize = 256;

/// One pass over the found messages of one age, or of both.
pub struct Pass<C> {
    shared: Arc<Shared<C>>,
    silence: Silence,
    control: Control,
    tickets: Tickets,
    busy: HashSet<i64>,
    /// Messages whose request had an unknown outcome, by thread: nothing of that
    /// thread is sent until it is known.
    uncertain: Vec<super::journal::MessageRow>,
    /// Mails that were sent and wait to be read back.
    unproven: Unproven,
    /// Tickets are dated once their threads are done.
    dates_tickets: bool,
    /// Threads that may be done, of which tickets are to be dated.
    to_date: Vec<i64>,
    patience: Patience,
    /// Mails that failed one after the other, for the same reason.
    failures: (u32, Option<Problem>),
    /// Messages that were not made, as far as is known, in spite of a request.
    unmade: HashMap<i64, Unmade>,
    /// Since when no message was imported, although requests left.
    fruitless_since: Option<Instant>,
}

/// A message whose requests brought nothing, and no refusal either.
struct Unmade {
    /// How many requests.
    times: u32,
    /// Another message was imported since the first of them.
    others_go: bool,
    /// What the last one met.
    problem: Problem,
}

/// How far it is certain that nothing speaks.
enum Silence {
    /// It is, in the mode that is watched over.
    Certain(Arc<Watch>),
    /// It will be, once Zammad has settled.
    Settling(Settling),
}

/// So many failures in a row for one reason are no fault of single mails.
const FAILURES_IN_A_ROW: u32 = 20;

/// Ends the tasks of a pass with it, however it ends.
struct Abandon(Vec<tokio::task::AbortHandle>);

impl Drop for Abandon {
    fn drop(&mut self) {
        self.0.iter().for_each(tokio::task::AbortHandle::abort);
    }
}

impl<C: Connector + 'static> Pass<C> {
    /// A pass in the mode that is watched over.
    pub fn new(shared: Arc<Shared<C>>, watch: Arc<Watch>, control: Control) -> Self {
        Self::with(shared, Silence::Certain(watch), control)
    }

    /// A pass that prepares while Zammad settles, and posts from then on.
    pub fn while_settling(shared: Arc<Shared<C>>, settling: Settling, control: Control) -> Self {
        Self::with(shared, Silence::Settling(settling), control)
    }

    fn with(shared: Arc<Shared<C>>, silence: Silence, control: Control) -> Self {
        let patience = Patience::new(shared.patience);
        Self {
            shared,
            silence,
            control,
            tickets: Tickets::default(),
            busy: HashSet::new(),
            uncertain: Vec::new(),
            unproven: Unproven::default(),
            dates_tickets: false,
            to_date: Vec::new(),
            patience,
            unmade: HashMap::new(),
            fruitless_since: None,
            failures: (0, None),
        }
    }

    /// The same, with tickets dated as soon as their threads are done.
    #[must_use]
    pub fn dating_tickets(mut self, wanted: bool) -> Self {
        self.dates_tickets = wanted;
        self
    }

    /// Imports all found messages of a scope, until none is left and every
    /// outcome is known. What the person retries meanwhile is taken along.
    ///
    /// # Errors
    /// [`Interrupted`]; then what was prepared and certainly not sent is found again.
    pub async fn run(&mut self, scope: &ImportScope) -> Result<(), Interrupted> {
        self.take_up().await?;
        self.look_quickly().await?;
        let mut again = true;
        loop {
            self.once(scope).await?;
            if self.shared.journal.any_found(scope).await? || !self.uncertain.is_empty() {
                self.look_until_certain().await?;
                continue;
            }
            // Once more, last of all: by now it may be there.
            if !std::mem::take(&mut again) || self.shared.journal.retry_substitutes(scope).await? == 0 {
                return Ok(());
            }
        }
    }

    /// Only finds out what became of requests of a former run; sends nothing.
    ///
    /// # Errors
    /// [`Interrupted`].
    pub async fn find_out(&mut self) -> Result<(), Interrupted> {
        self.take_up().await?;
        self.look_until_certain().await
    }

    /// Takes up what a former run left on its way.
    async fn take_up(&mut self) -> Result<(), Interrupted> {
        if matches!(self.silence, Silence::Certain(_)) {
            self.shared.reporter.phase(Phase::Importing);
        }
        self.uncertain = self.shared.journal.sending().await?;
        let unsent = self.uncertain.extract_if(.., |row| row.posted_at.is_none());
        let unsent: Vec<i64> = unsent.map(|row| row.id).collect();
        Ok(self.shared.journal.take_back(unsent).await?)
    }

    /// Goes once over what is found now.
    async fn once(&mut self, scope: &ImportScope) -> Result<(), Interrupted> {
        let (raw_sender, raw_receiver) = mpsc::channel(16);
        let (sender, mut receiver) = mpsc::channel(WAITING_MAILS);
        let feeding =
            tokio::spawn(feed::feed(self.shared.clone(), scope.clone(), self.control.clone(), raw_sender));
        let preparing =
            tokio::spawn(prepare::prepare(self.shared.clone(), self.control.clone(), raw_receiver, sender));
        let health = tokio::spawn(watch::health(self.shared.client.clone(), self.shared.slots.clone()));
        let _abandon = Abandon(vec![feeding.abort_handle(), preparing.abort_handle(), health.abort_handle()]);
        let mut waiting = VecDeque::new();
        let outcome = match self.settle(&mut receiver, &mut waiting).await {
            Ok(Some(watch)) => self.dispatch(&watch, &mut receiver, &mut waiting).await,
            Ok(None) => Ok(()),
            Err(interrupted) => Err(interrupted),
        };
        receiver.close();
        self.shared.ready.clear();
        let mut left: Vec<i64> = waiting.iter().map(|prepared: &PreparedMail| prepared.row.id).collect();
        while let Ok(Ok(prepared)) = receiver.try_recv() {
            left.push(prepared.row.id);
        }
        self.shared.journal.take_back(left).await?;
        outcome
    }

    /// Until it is certain that nothing speaks, mails are prepared and none is posted.
    /// Nothing where none is to be posted.
    async fn settle(
        &mut self,
        receiver: &mut mpsc::Receiver<Result<PreparedMail, Interrupted>>,
        waiting: &mut VecDeque<PreparedMail>,
    ) -> Result<Option<Arc<Watch>>, Interrupted> {
        let settling = match &mut self.silence {
            Silence::Certain(watch) => return Ok(Some(watch.clone())),
            Silence::Settling(settling) => settling,
        };
        let mut all_prepared = false;
        let watch = loop {
            if all_prepared && waiting.is_empty() {
                return Ok(None);
            }
            tokio::select! {
                settled = settling.watch() => break settled?,
                prepared = receiver.recv(), if !all_prepared && waiting.len() < WAITING_MAILS => match prepared {
                    Some(prepared) => waiting.push_back(prepared?),
                    None => all_prepared = true,
                },
                () = self.control.stop_wished() => return Err(Interrupted::Stopped),
            }
        };
        self.silence = Silence::Certain(watch.clone());
        self.shared.reporter.phase(Phase::Importing);
        Ok(Some(watch))
    }

    /// The watch over the silence, once that is certain.
    ///
    /// # Errors
    /// [`Interrupted`]; what proving it met.
    pub async fn watch(&mut self) -> Result<Arc<Watch>, Interrupted> {
        let watch = match &mut self.silence {
            Silence::Certain(watch) => return Ok(watch.clone()),
            Silence::Settling(settling) => tokio::select! {
                settled = settling.watch() => settled?,
                () = self.control.stop_wished() => return Err(Interrupted::Stopped),
            },
        };
        self.silence = Silence::Certain(watch.clone());
        Ok(watch)
    }

    /// Posts what is prepared, as many at once as help, until all is done.
    async fn dispatch(
        &mut self,
        watch: &Arc<Watch>,
        receiver: &mut mpsc::Receiver<Result<PreparedMail, Interrupted>>,
        waiting: &mut VecDeque<PreparedMail>,
    ) -> Result<(), Interrupted> {
        // Tasks of their own: each builds its request beside the others. They end
        // with this set.
        let mut slots = JoinSet::new();
        let mut reading = JoinSet::new();
        let mut dating = JoinSet::new();
        let mut all_prepared = false;
        let mut interrupted = None;
        let mut look = false;
        loop {
            let may_send = interrupted.is_none() && !look && self.control.may_go_on();
            if may_send && !self.unproven.is_full() {
                while slots.len() < self.shared.slots.now() {
                    let Some(prepared) = self.take_next(waiting).await? else { break };
                    let thread = prepared.row.thread;
                    self.shared.ready.take(1);
                    self.busy.insert(thread);
                    let ticket = self.tickets.get(thread).cloned();
                    slots.spawn(post::post(
                        self.shared.clone(),
                        watch.clone(),
                        self.control.clone(),
                        prepared,
                        ticket,
                    ));
                }
                self.shared.slots.in_use(slots.len());
            }
            // What was sent is proven before anything else is done or waited for.
            let nothing_else = slots.is_empty() && (!may_send || (all_prepared && waiting.is_empty()));
            if reading.is_empty()
                && let Some(batch) = self.unproven.batch(nothing_else)
            {
                reading.spawn(read_back::read_back(self.shared.clone(), self.control.clone(), batch));
            }
            if may_send && dating.is_empty() && !self.to_date.is_empty() {
                let threads = std::mem::take(&mut self.to_date);
                let (shared, watch) = (self.shared.clone(), watch.clone());
                dating.spawn(dating::date_done(shared, watch, self.control.clone(), threads));
            }
            // A change under way is waited for: outside import mode it would be heard.
            if slots.is_empty() && reading.is_empty() && dating.is_empty() {
                if let Some(interrupted) = interrupted {
                    return Err(interrupted);
                }
                if look {
                    look = false;
                    self.look_quickly().await?;
                    continue;
                }
                self.rest(watch).await?;
                if all_prepared && waiting.is_empty() {
                    return Ok(());
                }
                if !may_send {
                    // The pause is over: what waited through it is sent now, since
                    // nothing else may come that would wake this.
                    continue;
                }
            }
            let wants_more = !all_prepared && interrupted.is_none() && waiting.len() < WAITING_MAILS;
            tokio::select! {
                Some(posted) = slots.join_next() => match posted {
                    Ok(posted) => look |= self.note(posted, &mut interrupted),
                    Err(_) => interrupted = Some(Problem::ours("posting-task-failed").into()),
                },
                Some(read) = reading.join_next() => match read {
                    Ok(read) => look |= self.note_read(read, &mut interrupted),
                    Err(_) => interrupted = Some(Problem::ours("posting-task-failed").into()),
                },
                () = self.unproven.due(), if reading.is_empty() => {}
                Some(_) = dating.join_next() => {}
                prepared = receiver.recv(), if wants_more => match prepared {
                    Some(Ok(prepared)) => waiting.push_back(prepared),
                    Some(Err(trouble)) => interrupted = Some(trouble),
                    None => all_prepared = true,
                },
                () = self.shared.slots.changed() => {}
                () = self.control.changed() => {}
            }
        }
    }

    /// Goes on, or waits while paused.
    ///
    /// # Errors
    /// [`Interrupted::Paused`] where Zammad is suspended and the pause lasts: nobody
    /// should go without its mail for as long as somebody sleeps.
    async fn rest(&mut self, watch: &Watch) -> Result<(), Interrupted> {
        let limit = match watch.mode() {
            QuietMode::Answering => Duration::MAX,
            QuietMode::Suspended(_) | QuietMode::Silent { .. } => self.shared.longest_pause,
        };
        self.shared.reporter.paused(self.control.wish() == Wish::Pause);
        match tokio::time::timeout(limit, self.control.checkpoint()).await {
            Ok(outcome) => {
                self.shared.reporter.paused(false);
                Ok(outcome?)
            }
            Err(_elapsed) => Err(Interrupted::Paused),
        }
    }

    /// The first waiting mail whose thread is free. Mails of threads with an
    /// unknown outcome are found again, for later.
    async fn take_next(
        &mut self,
        waiting: &mut VecDeque<PreparedMail>,
    ) -> Result<Option<PreparedMail>, Interrupted> {
        let uncertain = |thread: i64| self.uncertain.iter().any(|row| row.thread == thread);
        if !self.uncertain.is_empty() {
            let (blocked, free): (Vec<_>, Vec<_>) =
                waiting.drain(..).partition(|prepared| uncertain(prepared.row.thread));
            waiting.extend(free);
            let blocked: Vec<i64> = blocked.iter().map(|prepared| prepared.row.id).collect();
            self.shared.ready.take(blocked.len());
            if !blocked.is_empty() {
                self.shared.journal.take_back(blocked).await?;
            }
        }
        let mut passed_over = HashSet::new();
        let free = waiting.iter().position(|prepared| {
            let thread = prepared.row.thread;
            !self.busy.contains(&thread) && passed_over.insert(thread)
        });
        Ok(free.and_then(|place| waiting.remove(place)))
    }

    /// A problem where mail after mail fails for the same reason: a mandatory
    /// field of Zammad's, say, that every ticket lacks.
    fn too_many_failures(&mut self, failed: Option<Problem>) -> Option<Problem> {
        let Some(problem) = failed else {
            self.failures = (0, None);
            return None;
        };
        let same = |former: &Problem| {
            (former.code(), former.server_words()) == (problem.code(), problem.server_words())
        };
        let count = if self.failures.1.as_ref().is_some_and(same) { self.failures.0 + 1 } else { 1 };
        let words = problem.server_words().unwrap_or(problem.code()).to_owned();
        self.failures = (count, Some(problem));
        (count >= FAILURES_IN_A_ROW)
            .then(|| Problem::person("zammad-refuses-every-message").with("count", count).words(&words))
    }

    /// A mail has its outcome, or was sent.
    fn went_well(&mut self) {
        self.patience.renew();
        self.fruitless_since = None;
        self.unmade.values_mut().for_each(|unmade| unmade.others_go = true);
    }

    /// Notes what a batch that was read back came to; `true` where something of it
    /// must be looked for.
    fn note_read(&mut self, read: ReadBack, interrupted: &mut Option<Interrupted>) -> bool {
        if !read.imported.is_empty() {
            self.went_well();
        }
        if self.dates_tickets {
            self.to_date.extend(read.imported);
        }
        if let Some(ends) = read.ends {
            *interrupted = Some(ends);
        }
        let mut look = false;
        for (mut row, problem) in read.unknown {
            row.posted_at = Some(Timestamp::now());
            look |= self.note(Posted::Uncertain(Box::new(row), problem), interrupted);
        }
        look
    }

    /// Notes what became of a mail; `true` where its outcome must be looked for.
    fn note(&mut self, posted: Posted, interrupted: &mut Option<Interrupted>) -> bool {
        match posted {
            Posted::Done { thread, ticket, failed, ends } => {
                self.went_well();
                self.busy.remove(&thread);
                if let Some(problem) = self.too_many_failures(failed).or(ends) {
                    *interrupted = Some(Interrupted::Trouble(problem));
                }
                if let Some(ticket) = ticket {
                    self.tickets.hold(thread, ticket);
                }
                false
            }
            Posted::Sent { sent, ends } => {
                self.went_well();
                self.failures = (0, None);
                self.busy.remove(&sent.row.thread);
                if let Some(problem) = ends {
                    *interrupted = Some(Interrupted::Trouble(problem));
                }
                self.tickets.hold(sent.row.thread, sent.ticket.clone());
                self.unproven.push(*sent);
                false
            }
            Posted::Uncertain(row, problem) => {
                tracing::warn!(code = problem.code(), "a request has an unknown outcome; looking for it");
                self.busy.remove(&row.thread);
                self.fruitless_since.get_or_insert_with(Instant::now);
                let unmade = self.unmade.entry(row.id).or_insert_with(|| Unmade {
                    times: 0,
                    others_go: false,
                    problem: problem.clone(),
                });
                unmade.times += 1;
                unmade.problem = problem;
                self.uncertain.push(*row);
                true
            }
            Posted::Interrupted { thread, interrupted: trouble } => {
                self.busy.remove(&thread);
                // A problem says more than that the run was to end.
                if !matches!(interrupted, Some(Interrupted::Trouble(_))) {
                    *interrupted = Some(trouble);
                }
                false
            }
        }
    }
}

/// What stands for a message that cannot be had or must not be imported.
fn substitute_problem() -> Problem {
    Problem::message("message-substitute")
}
