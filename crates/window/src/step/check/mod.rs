//! Step 6: what would happen, before anything does.
//!
//! Entering opens the plan's session, checks the helpdesk and the mailbox, and
//! looks at every message; a look that was left or stopped goes on where it was.
//! Then the numbers are shown, each with the messages behind it, and the main
//! button says what it will do.

mod messages;
mod overview;
mod picks;
mod preview;
#[cfg(any(test, feature = "scenes"))]
mod scenes;
mod trial;
mod work;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Weak};

use iced::Task;
use iced::widget::{Id, column, responsive};

pub use messages::{Heading, Message as ListMessage};
pub use picks::Pick;
#[cfg(any(test, feature = "scenes"))]
pub use scenes::scenes;
pub use work::Counted;

use super::{Action, Main, Room, Step, StepName};
use crate::context::Context;
use crate::engine::Session;
use crate::migration::forecast::Forecast;
use crate::migration::patience::Interrupted;
use crate::migration::progress::Snapshot;
use crate::migration::run::Checked;
use crate::plan::{AfterImport, Plan};
use crate::problem::Problem;
use crate::take_over;
use crate::ui::choice::{Choice, segments};
use crate::ui::dialog::Dialog;
use crate::ui::scroll::vertical;
use crate::ui::{Element, space};
use crate::words::{Language, say};
use crate::zammad::preflight::{Helpdesk, Line, Verdict};
use messages::Messages;
use preview::Preview;
use trial::Trying;

/// How far the check has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Stage {
    /// Not begun: something of the steps before is missing.
    #[default]
    Unready,
    /// The journal is being opened.
    Opening,
    /// Helpdesk and mailbox are being checked.
    Checking,
    /// The messages are being looked at.
    Scanning,
    /// What they come to is being counted.
    Counting,
    /// Every message was looked at, and counted.
    Ready,
    /// The person broke the scan off.
    Stopped,
    /// A problem ended the scan.
    Failed,
    /// The import runs meanwhile.
    Importing,
}

/// What is shown once the numbers are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// What the import would do, in numbers.
    #[default]
    Overview,
    /// Every message, with what would become of it.
    Messages,
}

/// The scan, what it found, and the trial.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a question or a wish of its own")]
pub struct Check {
    stage: Stage,
    page: Page,
    lines: Vec<Line>,
    helpdesk: Option<Arc<Helpdesk>>,
    snapshot: Snapshot,
    forecast: Option<Forecast>,
    problem: Option<Problem>,
    /// The person wants the look to end, which takes a moment.
    stopping: bool,
    /// The plan that all of it is about.
    plan: Option<Plan>,
    /// The session that it came from.
    of: Weak<Session>,
    messages: Messages,
    preview: Preview,
    trying: Trying,
    /// The window is to be closed as soon as the trial has ended.
    closing: bool,
    /// Whether to delete is being asked.
    deleting: bool,
    /// What was typed to confirm that.
    confirmation: String,
    /// The person is asked whether another import is over.
    taking_over: bool,
    /// Where the plan was saved, or why it was not.
    exported: Option<Result<PathBuf, Problem>>,
}

/// What happens here.
#[derive(Clone)]
pub enum Message {
    /// The journal is open, or not.
    Opened(Result<Arc<Session>, Problem>),
    /// Helpdesk and mailbox were checked.
    Checked(Arc<Checked>),
    /// What runs came further.
    Progress(Box<Snapshot>),
    /// The scan ended.
    Scanned(Result<(), Interrupted>),
    /// What they come to.
    Counted(Box<Result<Counted, Problem>>),
    /// Everything is to be looked at again.
    Again,
    /// Ask whether the import is over that has import mode, or no longer.
    AskTakeOver(bool),
    /// It is: take over what it left on.
    TakeOver,
    /// The person breaks the scan off.
    Cancel,
    /// Numbers, or messages.
    Show(Page),
    /// The messages behind a number.
    Pick(Pick),
    /// The messages of a folder.
    Folder(String),
    /// Something in the list.
    List(messages::Message),
    /// Something about a message's preview.
    Preview(preview::Message),
    /// Something about trying five.
    Trial(trial::Message),
    /// Whether to delete is to be asked; or no longer.
    AskDelete(bool),
    /// The mailbox's address is being typed.
    Confirm(String),
    /// To another step, where something is chosen otherwise.
    GoTo(StepName),
    /// The plan is to be saved as a file.
    Export,
    /// The plan was saved there, or not.
    Exported(Result<PathBuf, Problem>),
    /// The main button: on to the import, which begins at once.
    Go,
}

impl Check {
    /// A check of this plan that only waits for its numbers, as the bench of the
    /// window gives them.
    pub fn of(plan: Plan) -> Self {
        Self { stage: Stage::Counting, plan: Some(plan), ..Self::default() }
    }

    /// Opens a session; one that was open before is given up first.
    fn open(&mut self, context: &mut Context) -> Task<Message> {
        let former = context.session.take();
        let Some(needs) = context.needs() else {
            self.stage = Stage::Unready;
            return Task::none();
        };
        *self = Self {
            stage: Stage::Opening,
            plan: Some(needs.plan.clone()),
            // What was typed for the same mailbox stays.
            confirmation: std::mem::take(&mut self.confirmation),
            ..Self::default()
        };
        Task::perform(work::open(needs, former), Message::Opened)
    }

    fn begin(&mut self, session: Arc<Session>) -> Task<Message> {
        self.stage = Stage::Checking;
        self.of = Arc::downgrade(&session);
        self.plan = Some(session.needs.plan.clone());
        let watched = work::watch(&session).map(|snapshot| Message::Progress(Box::new(snapshot)));
        let checked = async move { Arc::new(session.check().await) };
        Task::batch([watched, Task::perform(checked, Message::Checked)])
    }

    fn checked(&mut self, checked: &Checked, context: &mut Context) -> Action<Message> {
        self.lines.clone_from(&checked.lines);
        self.helpdesk = checked.helpdesk.clone().map(Arc::new);
        context.helpdesk.clone_from(&self.helpdesk);
        let (Some(helpdesk), None) = (&self.helpdesk, checked.stop()) else {
            self.stage = Stage::Failed;
            return Action::None;
        };
        let Some(session) = context.session.clone() else { return Action::None };
        self.stage = Stage::Scanning;
        let helpdesk = helpdesk.clone();
        let scan = async move { session.scan(&helpdesk).await };
        Action::Run(Task::perform(scan, Message::Scanned))
    }

    fn scanned(&mut self, outcome: Result<(), Interrupted>, context: &Context) -> Action<Message> {
        self.stopping = false;
        match outcome {
            Ok(()) => self.count(context),
            Err(Interrupted::Stopped | Interrupted::Paused) => {
                self.stage = Stage::Stopped;
                Action::None
            }
            Err(Interrupted::Trouble(problem)) => self.fail(problem),
        }
    }

    fn fail(&mut self, problem: Problem) -> Action<Message> {
        self.problem = Some(problem);
        self.stage = Stage::Failed;
        Action::None
    }

    /// Counts what the journal holds now; numbers that are shown stay meanwhile.
    fn count(&mut self, context: &Context) -> Action<Message> {
        let Some(session) = context.session.clone() else { return Action::None };
        if self.forecast.is_none() {
            self.stage = Stage::Counting;
        }
        let counted = Task::perform(work::count(session), |counted| Message::Counted(Box::new(counted)));
        Action::Run(counted)
    }

    fn counted(&mut self, counted: Counted) -> Action<Message> {
        self.stage = Stage::Ready;
        let kinds = picks::kinds(&counted.forecast);
        self.forecast = Some(counted.forecast);
        let task = self.messages.take(counted.list, counted.folders, kinds);
        Action::Run(task.map(Message::List))
    }

    fn entered_again(&mut self, session: &Arc<Session>, context: &Context) -> Task<Message> {
        let ours = matches!(self.stage, Stage::Checking | Stage::Scanning | Stage::Counting);
        if session.is_busy() && !ours {
            self.stage = Stage::Importing;
            return Task::none();
        }
        session.renew();
        let known = self.of.upgrade().is_some_and(|of| Arc::ptr_eq(&of, session));
        if known && self.forecast.is_some() {
            self.stage = Stage::Ready;
            let watched = work::watch(session).map(|snapshot| Message::Progress(Box::new(snapshot)));
            let Action::Run(counted) = self.count(context) else { return watched };
            return Task::batch([watched, counted]);
        }
        self.problem = None;
        self.begin(Arc::clone(session))
    }

    fn pages(&self, language: Language) -> Element<'_, Message> {
        let found = self.forecast.as_ref().map_or(0, |forecast| forecast.balance.found);
        let found = [("count", found.into())];
        let pages = vec![
            Choice::new(Page::Overview, say(language, "window-check-page-overview", &[])),
            Choice::new(Page::Messages, say(language, "window-check-page-messages", &found)),
        ];
        segments("check-pages", pages, &self.page, Message::Show)
    }

    /// Why the helpdesk is another import's, where that can be taken over.
    fn held(&self) -> Option<&Problem> {
        self.lines.iter().find_map(|line| match &line.verdict {
            Verdict::Stop(problem) if take_over::is_offered(problem) => Some(problem),
            _ => None,
        })
    }

    /// Whether what was typed is the mailbox's address.
    fn confirmed(&self) -> bool {
        let mailbox = self.plan.as_ref().map(|plan| plan.microsoft.mailbox.as_str());
        mailbox.is_some_and(|mailbox| mailbox.eq_ignore_ascii_case(self.confirmation.trim()))
    }

    fn deletes(&self) -> bool {
        self.plan.as_ref().is_some_and(|plan| plan.after_import == AfterImport::Delete)
    }

    /// Asks whether to delete, with the mailbox's address to be typed.
    fn ask_delete(&mut self, asks: bool, context: &Context) -> Action<Message> {
        self.deleting = asks && self.deletes() && self.waits_for(context.language).is_none();
        Action::None
    }

    /// Whether the import may begin: nothing is missing, and where it deletes, that
    /// is being asked and was confirmed.
    fn may_go(&self, context: &Context) -> bool {
        let sure = self.stage != Stage::Ready || !self.deletes() || (self.deleting && self.confirmed());
        sure && self.waits_for(context.language).is_none()
    }

    fn export(context: &Context) -> Action<Message> {
        let Ok(text) = context.draft.plan_file(&context.zone) else { return Action::None };
        let name = work::plan_name(&context.draft.mailbox);
        let saved = work::export(context.files_into(), name, text);
        Action::Run(Task::perform(saved, Message::Exported))
    }

    /// Says what a press does, in numbers.
    fn promise(&self, language: Language) -> String {
        let (Some(forecast), Some(plan)) = (&self.forecast, &self.plan) else {
            return say(language, "window-check-import", &[]);
        };
        let left = work::left_to_settle(forecast);
        if forecast.to_import == 0 && left == 0 {
            return say(language, "window-check-import", &[]);
        }
        if forecast.to_import == 0 {
            let values = [("count", left.into())];
            return match plan.after_import {
                AfterImport::Delete => say(language, "window-check-go-settle-delete", &values),
                _ => say(language, "window-check-go-settle", &values),
            };
        }
        let values = [("count", forecast.to_import.into())];
        match &plan.after_import {
            AfterImport::Keep => say(language, "window-check-go-keep", &values),
            AfterImport::MarkRead => say(language, "window-check-go-mark-read", &values),
            AfterImport::Move(_) => say(language, "window-check-go-move", &values),
            AfterImport::Delete => say(language, "window-check-go-delete", &values),
        }
    }

    /// Why the main button waits.
    fn waits_for(&self, language: Language) -> Option<String> {
        let id = match self.stage {
            Stage::Unready => "window-check-wait-unready",
            Stage::Opening | Stage::Checking => "window-check-wait-checking",
            Stage::Scanning | Stage::Counting => "window-check-wait-scanning",
            Stage::Stopped => "window-check-wait-stopped",
            Stage::Failed => "window-check-wait-failed",
            Stage::Importing => return None,
            Stage::Ready if self.trying.is_running() => "window-check-wait-trial",
            Stage::Ready => {
                let forecast = self.forecast.as_ref();
                if forecast.is_none_or(|f| f.to_import == 0 && work::left_to_settle(f) == 0) {
                    "window-check-wait-nothing"
                } else {
                    return None;
                }
            }
        };
        Some(say(language, id, &[]))
    }
}

impl Step for Check {
    type Message = Message;

    fn enter(&mut self, context: &mut Context) -> Task<Message> {
        if self.trying.is_running() {
            return Task::none();
        }
        match context.current_session() {
            Some(session) => self.entered_again(&session, context),
            None => self.open(context),
        }
    }

    fn leave(&mut self, context: &mut Context) {
        self.preview.close();
        self.deleting = false;
        // Said of the import that was to follow: of another one it is asked again.
        if context.take_over && !context.import_asked && !self.trying.is_running() {
            context.take_over = false;
            context.session = None;
        }
    }

    fn update(&mut self, message: Message, context: &mut Context) -> Action<Message> {
        match message {
            Message::Opened(Ok(session)) => {
                context.journal = Some(session.needs.journal.clone());
                context.session = Some(session.clone());
                Action::Run(self.begin(session))
            }
            Message::Opened(Err(problem)) => self.fail(problem),
            Message::Checked(checked) => self.checked(&checked, context),
            Message::Progress(snapshot) => {
                self.snapshot = *snapshot;
                Action::None
            }
            Message::Scanned(outcome) => self.scanned(outcome, context),
            Message::Counted(counted) => match *counted {
                Ok(counted) => self.counted(counted),
                Err(problem) => self.fail(problem),
            },
            Message::Again => Action::Run(self.open(context)),
            Message::AskTakeOver(asked) => {
                self.taking_over = asked;
                Action::None
            }
            Message::TakeOver => {
                // A session is told when it is made.
                context.take_over = true;
                Action::Run(self.open(context))
            }
            Message::Cancel => {
                self.stopping = true;
                if let Some(session) = &context.session {
                    session.stop();
                }
                Action::None
            }
            Message::Show(page) => {
                self.page = page;
                Action::None
            }
            Message::Pick(pick) => {
                self.page = Page::Messages;
                Action::Run(self.messages.pick(pick).map(Message::List))
            }
            Message::Folder(path) => {
                self.page = Page::Messages;
                Action::Run(self.messages.only_folder(Some(path)).map(Message::List))
            }
            Message::List(messages::Message::Open(id)) => self.preview(preview::Message::Show(id), context),
            Message::List(message) => Action::Run(self.messages.update(message).map(Message::List)),
            Message::Preview(message) => self.preview(message, context),
            Message::Trial(message) => self.trial(message, context),
            Message::AskDelete(asks) => self.ask_delete(asks, context),
            Message::Confirm(text) => {
                self.confirmation = text;
                Action::None
            }
            Message::GoTo(step) => Action::GoTo(step),
            Message::Export => Self::export(context),
            Message::Exported(outcome) => {
                self.exported = Some(outcome);
                Action::None
            }
            Message::Go if self.may_go(context) => {
                self.deleting = false;
                context.import_asked = self.stage == Stage::Ready;
                Action::Next
            }
            Message::Go => Action::None,
        }
    }

    fn title(&self, context: &Context) -> String {
        say(context.language, "window-check-title", &[])
    }

    fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        if self.stage != Stage::Ready || self.forecast.is_none() {
            return self.waiting(context);
        }
        if self.page == Page::Overview {
            let parts = column![self.pages(context.language), self.overview(context)];
            return parts.spacing(space::MEDIUM).into();
        }
        responsive(move |size| {
            let list = self.messages.view(size, context).map(Message::List);
            let parts = column![self.pages(context.language), list].spacing(space::MEDIUM);
            // Where there is hardly any room, the list keeps a few rows and the
            // whole scrolls.
            if size.height < LOW { vertical(parts.height(LOW)).into() } else { parts.into() }
        })
        .into()
    }

    fn room(&self) -> Room {
        let list = self.stage == Stage::Ready && self.page == Page::Messages;
        if list { Room::Whole } else { Room::AsNeeded }
    }

    fn main(&self, context: &Context) -> Main<Message> {
        let language = context.language;
        if self.stage == Stage::Importing {
            return Main::ready(say(language, "window-check-to-import", &[]), Message::Go);
        }
        let label = self.promise(language);
        let main = match self.waits_for(language) {
            Some(reason) => Main::waits(label, reason),
            None if self.deletes() => Main::ready(label, Message::AskDelete(true)),
            None => Main::ready(label, Message::Go).commits(),
        };
        if self.deletes() && self.stage == Stage::Ready { main.destroys() } else { main }
    }

    fn stay(&self, context: &Context) -> Option<String> {
        self.trying.is_running().then(|| say(context.language, "window-check-wait-trial", &[]))
    }

    fn dialog<'a>(&'a self, context: &'a Context) -> Option<Dialog<'a, Message>> {
        let trial = self.trial_dialog(context).or_else(|| self.delete_dialog(context));
        trial.or_else(|| self.preview_dialog(context)).or_else(|| {
            let problem = self.held()?;
            let (no, yes) = (Message::AskTakeOver(false), Message::TakeOver);
            self.taking_over.then(|| take_over::question(problem, no, yes, context.language))
        })
    }

    fn help(&self, context: &Context) -> String {
        say(context.language, "window-check-help", &[])
    }

    fn first_focus(&self, _context: &Context) -> Option<Id> {
        None
    }

    fn may_close(&mut self, _context: &mut Context) -> bool {
        // In the middle of a trial Zammad may be changed.
        self.closing = self.trying.is_running();
        !self.closing
    }
}

/// Below this height the list scrolls with what is around it, so high.
const LOW: f32 = 340.0;

/// Ids of the journal's folders by their paths.
type FolderIds = BTreeMap<String, i64>;

#[cfg(test)]
mod tests;
