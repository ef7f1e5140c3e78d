//! What comes after an import: another group for its tickets, the mailbox's
//! other names, and keeping watch.

use std::sync::Arc;

use iced::Task;
use iced::futures::{SinkExt as _, Stream};
use jiff::Timestamp;

use super::{Action, Message, Source};
use crate::context::Context;
use crate::engine::Session;
use crate::migration::afterwards::{self, Alias, MovedTickets};
use crate::migration::progress::{Phase, Snapshot};
use crate::migration::run::Ending;
use crate::problem::Problem;
use crate::zammad::preflight::Helpdesk;

/// How an address that Zammad does not know stands.
#[derive(Debug, Clone)]
pub enum AliasState {
    /// It can be added.
    Unknown,
    /// It is being added.
    Adding,
    /// Zammad knows it now.
    Added,
    /// Zammad did not take it.
    Refused(Problem),
}

/// Looking for the mailbox's other names.
#[derive(Debug, Default)]
pub enum Aliases {
    /// Not looked for: there is nobody to ask.
    #[default]
    NotAsked,
    /// Being looked for.
    Looking,
    /// These were found.
    Found(Vec<(Alias, AliasState)>),
    /// They could not be looked for.
    Trouble(Problem),
}

/// Moving tickets to another group.
#[derive(Debug, Default)]
pub enum Moving {
    /// Nothing is under way.
    #[default]
    Idle,
    /// The person is asked.
    Asked,
    /// They are being moved.
    UnderWay,
    /// The tickets were moved, with those that were not.
    Done(Arc<MovedTickets>),
}

/// The watch for new mail.
#[derive(Debug)]
pub struct Watching {
    /// Messages in Zammad when it began.
    pub before: u64,
    /// Messages in Zammad now.
    pub now: u64,
    /// When the mailbox was last looked at to the end.
    pub last_look: Option<Timestamp>,
    /// What is being done.
    pub phase: Phase,
    /// Passing trouble that is being waited out.
    pub waiting: Option<Problem>,
    /// The person asked for its end.
    pub stopping: bool,
}

/// State of all that comes after.
#[derive(Debug, Default)]
pub struct Afterwards {
    /// The mailbox's other names.
    pub aliases: Aliases,
    /// The group that was chosen for the tickets.
    pub group: Option<String>,
    /// How moving them stands.
    pub moving: Moving,
    /// Why they were not all moved.
    pub not_moved: Option<Problem>,
    /// The watch, while it is kept.
    pub watching: Option<Watching>,
    /// Why the watch ended, where a person is needed.
    pub watch_ended: Option<Problem>,
    /// The window is to be closed once the watch has ended.
    pub closing: bool,
    /// The person is asked whether it is to be closed.
    pub asked_to_close: bool,
}

/// What happens there.
#[derive(Clone)]
pub enum Event {
    /// The mailbox's other names were looked for.
    Aliases(Result<Vec<Alias>, Problem>),
    /// Add one.
    Add(usize),
    /// The address of this row was added in Zammad, or not.
    Added(usize, Result<(), Problem>),
    /// Another group was chosen.
    Group(String),
    /// Ask before tickets are moved.
    AskToMove,
    /// They stay.
    StayThere,
    /// Move them.
    Move,
    /// They were moved, or not.
    Moved(Result<(Arc<MovedTickets>, Option<Problem>), Problem>),
    /// Keep watch.
    Watch,
    /// The watch tells how it goes.
    Watched(Box<Snapshot>),
    /// The watch ended, by itself for a problem or as asked.
    WatchEnded(Result<Option<Problem>, Problem>),
    /// End it.
    StopWatching,
    /// Do not close the window.
    StayOpen,
    /// End the watch, then close the window.
    StopAndClose,
}

async fn look_for_aliases(session: Arc<Session>, helpdesk: Arc<Helpdesk>) -> Result<Vec<Alias>, Problem> {
    let client = session.needs.client()?;
    afterwards::unknown_recipients(&session.journal, &client, &helpdesk).await
}

async fn add_alias(session: Arc<Session>, address: String) -> Result<(), Problem> {
    let client = session.needs.client()?;
    afterwards::add_alias(&client, &session.needs.plan.microsoft.mailbox, &address).await
}

async fn move_tickets(
    session: Arc<Session>,
    group: String,
) -> Result<(Arc<MovedTickets>, Option<Problem>), Problem> {
    let (summary, moved) = session.move_tickets(&group).await?;
    let trouble = match summary.ending {
        Ending::Done | Ending::Stopped => None,
        Ending::Trouble(problem) => Some(problem),
    };
    Ok((Arc::new(moved), trouble))
}

/// Keeps watch and tells of it until it ends.
fn watch(session: Arc<Session>) -> impl Stream<Item = Event> {
    iced::stream::channel(16, async move |mut to: iced::futures::channel::mpsc::Sender<Event>| {
        let mut progress = session.progress.clone();
        let watching = session.keep_watching();
        tokio::pin!(watching);
        loop {
            tokio::select! {
                ending = &mut watching => {
                    let ending = ending.map(|ending| match ending {
                        Ending::Done | Ending::Stopped => None,
                        Ending::Trouble(problem) => Some(problem),
                    });
                    // Whoever is gone need not be told.
                    let _ = to.send(Event::WatchEnded(ending)).await;
                    return;
                }
                Ok(()) = progress.changed() => {
                    let now = Box::new(progress.borrow_and_update().clone());
                    let _ = to.send(Event::Watched(now)).await;
                }
            }
        }
    })
}

impl Afterwards {
    /// Begins the looking that nobody has to ask for.
    pub(super) fn enter(&mut self, context: &Context) -> Task<Message> {
        self.asked_to_close = false;
        let (Some(session), Some(helpdesk)) = (&context.session, &context.helpdesk) else {
            return Task::none();
        };
        // What is watched over is not looked at twice.
        if self.watching.is_some() {
            return Task::none();
        }
        // A journal that is only looked at has no session.
        if !matches!(Source::of(context), Some(Source::Open(_))) {
            return Task::none();
        }
        self.aliases = Aliases::Looking;
        let work = look_for_aliases(Arc::clone(session), Arc::clone(helpdesk));
        Task::perform(work, |found| Message::After(Event::Aliases(found)))
    }

    /// Whether something changes Zammad or the journal right now.
    pub(super) fn is_busy(&self) -> bool {
        self.watching.is_some() || matches!(self.moving, Moving::UnderWay)
    }

    /// When the watch last looked at the mailbox to the end.
    pub(super) fn last_look(&self) -> Option<Timestamp> {
        self.watching.as_ref().and_then(|watching| watching.last_look)
    }

    pub(super) fn update(&mut self, event: Event, context: &Context) -> Action<Message> {
        match event {
            Event::Aliases(Ok(found)) => {
                let found = found.into_iter().map(|alias| (alias, AliasState::Unknown));
                self.aliases = Aliases::Found(found.collect());
                Action::None
            }
            Event::Aliases(Err(problem)) => {
                self.aliases = Aliases::Trouble(problem);
                Action::None
            }
            Event::Add(index) => self.add(index, context),
            Event::Added(index, outcome) => {
                if let Aliases::Found(found) = &mut self.aliases
                    && let Some((_, status)) = found.get_mut(index)
                {
                    *status = outcome.map_or_else(AliasState::Refused, |()| AliasState::Added);
                }
                Action::None
            }
            Event::Group(name) => {
                self.group = Some(name);
                Action::None
            }
            Event::AskToMove => {
                self.moving = Moving::Asked;
                Action::None
            }
            Event::StayThere => {
                self.moving = Moving::Idle;
                Action::None
            }
            Event::Move => self.move_tickets(context),
            Event::Moved(outcome) => self.moved(outcome),
            Event::Watch => self.watch(context),
            Event::Watched(snapshot) => {
                self.watched(&snapshot);
                Action::None
            }
            Event::WatchEnded(ending) => {
                self.watching = None;
                self.watch_ended = ending.unwrap_or_else(Some);
                if self.closing { Action::Close } else { Action::None }
            }
            Event::StopWatching => {
                self.stop(context);
                Action::None
            }
            Event::StayOpen => {
                self.asked_to_close = false;
                Action::None
            }
            Event::StopAndClose => {
                self.asked_to_close = false;
                self.closing = true;
                self.stop(context);
                if self.watching.is_some() { Action::None } else { Action::Close }
            }
        }
    }

    fn add(&mut self, index: usize, context: &Context) -> Action<Message> {
        let (Some(session), Aliases::Found(found)) = (&context.session, &mut self.aliases) else {
            return Action::None;
        };
        let Some((alias, status)) = found.get_mut(index) else { return Action::None };
        if matches!(status, AliasState::Adding | AliasState::Added) {
            return Action::None;
        }
        *status = AliasState::Adding;
        let work = add_alias(Arc::clone(session), alias.address.clone());
        Action::Keep(Task::perform(work, move |outcome| Message::After(Event::Added(index, outcome))))
    }

    fn move_tickets(&mut self, context: &Context) -> Action<Message> {
        let (Some(session), Some(group), Moving::Asked) = (&context.session, &self.group, &self.moving)
        else {
            return Action::None;
        };
        session.renew();
        let work = move_tickets(Arc::clone(session), group.clone());
        self.moving = Moving::UnderWay;
        self.not_moved = None;
        Action::Keep(Task::perform(work, |outcome| Message::After(Event::Moved(outcome))))
    }

    fn moved(&mut self, outcome: Result<(Arc<MovedTickets>, Option<Problem>), Problem>) -> Action<Message> {
        match outcome {
            Ok((moved, trouble)) => {
                self.moving = Moving::Done(moved);
                self.not_moved = trouble;
            }
            Err(problem) => {
                self.moving = Moving::Idle;
                self.not_moved = Some(problem);
            }
        }
        Action::None
    }

    fn watch(&mut self, context: &Context) -> Action<Message> {
        let Some(session) = context.session.clone().filter(|_| !self.is_busy()) else { return Action::None };
        session.renew();
        let imported = session.progress.borrow().imported;
        self.watch_ended = None;
        self.watching = Some(Watching {
            before: imported,
            now: imported,
            last_look: None,
            phase: Phase::Checking,
            waiting: None,
            stopping: false,
        });
        Action::Keep(Task::run(watch(session), Message::After))
    }

    fn watched(&mut self, snapshot: &Snapshot) {
        let Some(watching) = &mut self.watching else { return };
        if snapshot.phase == Phase::Watching && watching.phase != Phase::Watching {
            watching.last_look = Some(Timestamp::now());
        }
        watching.phase = snapshot.phase;
        // Before the first count there is none.
        watching.now = watching.now.max(snapshot.imported);
        watching.waiting = snapshot.waiting.as_ref().map(|(problem, _)| problem.clone());
    }

    fn stop(&mut self, context: &Context) {
        if let (Some(watching), Some(session)) = (&mut self.watching, &context.session) {
            watching.stopping = true;
            session.stop();
        }
    }
}
