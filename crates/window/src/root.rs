//! The wizard as a whole: which step is shown, and what passes between the steps
//! and the window.

use std::time::Duration;

use iced::widget::operation;
use iced::{Size, Subscription, Task, system, task, theme, window};

pub use super::steps::{StepMessage, Steps};

use super::appearance::{self, Asked};
use super::context::Context;
use super::doctor::{self, Doctor};
use super::draft::Draft;
use super::ids::CONTENT;
use super::practice::{self, Panel};
use super::practising::Practising;
use super::settings::{Settings, fitted};
use super::step::{Action, Main};
use super::step_name::StepName;
use super::support::{self, Support};
use super::ui::about;
use super::ui::dialog;
use super::ui::keys::Shortcut;
use super::ui::sight;
use super::ui::status;
use super::ui::theme::Appearance;
use crate::problem::Problem;
use crate::words::Language;

/// Whose result a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visit {
    /// Of one visit to a step: dropped once that visit is over.
    Of(u64),
    /// Of work that outlives visits: always taken.
    Kept,
}

/// Everything that can happen.
#[derive(Clone)]
pub enum Message {
    /// Something within a step.
    Step(Visit, StepMessage),
    /// Back was pressed.
    Back,
    /// A step was chosen in the list.
    Open(StepName),
    /// The help of the step is to be shown, or no longer.
    Help(bool),
    /// The list of steps is to be shown above the step, or no longer.
    Steps(bool),
    /// A zoom key.
    Zoom(Shortcut),
    /// Another language was chosen.
    Speak(Language),
    /// The system turned light or dark.
    Mode(theme::Mode),
    /// What the person asked the system for.
    Asked(Asked),
    /// Something happened to the window.
    Window(window::Id, window::Event),
    /// The window has opened on a screen of this size, in zoomed pixels, where the
    /// system tells it.
    Screen(window::Id, Option<Size>),
    /// What changed is to be saved now.
    Save,
    /// It was saved, or not.
    Saved(Result<(), Problem>),
    /// The person has seen that something could not be saved.
    Seen,
    /// Something of practice.
    Practice(practice::Message),
    /// Something of the support bundle, or of the page of all problems.
    Support(support::Message),
    /// Something of the look at this computer.
    Doctor(doctor::Message),
}

/// What is kept on the disk, and whether that is up to date.
#[derive(Default)]
struct Keeping {
    draft: Draft,
    settings: Settings,
    /// A save is on its way, or will be soon.
    under_way: bool,
}

/// How long typing may go on before it is saved.
const SOON: Duration = Duration::from_millis(400);

/// The window's state: where the person is, and what each step holds.
pub struct Wizard {
    /// What the steps share.
    pub context: Context,
    /// The steps.
    pub steps: Steps,
    pub(super) settings: Settings,
    pub(super) current: StepName,
    pub(super) appearance: Appearance,
    pub(super) help: bool,
    pub(super) steps_shown: bool,
    pub(super) practice: Panel,
    pub(super) support: Support,
    pub(super) doctor: Doctor,
    /// What was typed could not be saved.
    pub(super) unsaved: Option<Problem>,
    visit: u64,
    /// Work of this visit; aborted when dropped.
    work: Vec<task::Handle>,
    kept: Keeping,
    window: Option<window::Id>,
}

impl Wizard {
    /// A wizard at the step that the context's draft names.
    pub fn new(context: Context, settings: Settings) -> Self {
        let current = context.draft.step;
        let practice = Panel::of(&context);
        let kept = Keeping { draft: context.draft.clone(), settings: settings.clone(), under_way: false };
        Self {
            context,
            steps: Steps::default(),
            settings,
            current,
            appearance: Appearance::from(theme::Mode::None),
            help: false,
            steps_shown: false,
            practice,
            support: Support::default(),
            doctor: Doctor::default(),
            unsaved: None,
            visit: 0,
            work: Vec::new(),
            kept,
            window: None,
        }
    }

    /// For scenes and tests: a wizard at `step`, prepared by `prepare`, that was
    /// not entered and keeps nothing.
    #[cfg(any(test, feature = "scenes"))]
    pub fn showing(step: StepName, language: Language, prepare: impl FnOnce(&mut Self)) -> Self {
        let mut wizard = Self::new(Context::new(language), Settings::default());
        wizard.current = step;
        wizard.context.draft.step = step;
        wizard.context.draft.reached = step;
        prepare(&mut wizard);
        wizard
    }

    /// The step that is shown.
    pub fn current(&self) -> StepName {
        self.current
    }

    /// What starts with the window.
    pub fn start(&mut self) -> Task<Message> {
        Task::batch([system::theme().map(Message::Mode), self.enter(self.current)])
    }

    /// What follows from a message.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        let asked = self.asks();
        let task = self.react(message);
        // A question that just appeared has the focus on the harmless answer.
        let focus = if !asked && self.asks() { operation::focus(dialog::CANCEL) } else { Task::none() };
        Task::batch([focus, task, self.save_soon()])
    }

    fn react(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Step(Visit::Of(visit), _) if visit != self.visit => Task::none(),
            Message::Step(_, message) => self.step(message),
            Message::Back => self.back(),
            Message::Open(step) => {
                if self.may_open(step) {
                    self.go(step)
                } else {
                    Task::none()
                }
            }
            Message::Help(shown) => {
                self.help = shown;
                Task::none()
            }
            Message::Steps(shown) => {
                self.steps_shown = shown;
                Task::none()
            }
            Message::Zoom(shortcut) => {
                self.zoom(shortcut);
                Task::none()
            }
            Message::Speak(language) => {
                self.context.language = language;
                self.settings.language = Some(language);
                self.context.draft.write_days(language);
                Task::none()
            }
            Message::Mode(mode) => {
                self.appearance.mode = mode;
                Task::none()
            }
            Message::Asked(asked) => {
                self.appearance.contrast = asked.contrast;
                status::stand_still(asked.less_motion);
                Task::none()
            }
            Message::Window(id, event) => self.window(id, &event),
            Message::Screen(id, screen) => self.fit(id, screen),
            Message::Practice(practice::Message::Leave) => self.leave_practice(),
            Message::Support(message) => {
                self.help &= matches!(message, support::Message::About(_));
                self.support.update(message, &self.context).map(Message::Support)
            }
            Message::Doctor(message) => {
                self.help = false;
                self.doctor.update(message, &self.context).map(Message::Doctor)
            }
            Message::Practice(message) => self.practice.update(message, &self.context).map(Message::Practice),
            Message::Save => self.save(),
            Message::Saved(outcome) => {
                self.kept.under_way = false;
                self.unsaved = outcome.err();
                Task::none()
            }
            Message::Seen => {
                self.unsaved = None;
                Task::none()
            }
        }
    }

    fn step(&mut self, message: StepMessage) -> Task<Message> {
        let step = message.step();
        let practised = self.practised();
        let action = self.steps.update(message, &mut self.context);
        let began = if self.practised() == practised { Task::none() } else { self.other_journey() };
        Task::batch([began, self.act(step, action)])
    }

    /// Which practice this is, where it is one.
    fn practised(&self) -> Option<*const Practising> {
        self.context.practice.as_ref().map(std::sync::Arc::as_ptr)
    }

    /// Practice began or ended: no step remembers what the other journey showed,
    /// and the real draft is on the disk as it was typed.
    fn other_journey(&mut self) -> Task<Message> {
        self.practice = Panel::of(&self.context);
        let start = std::mem::take(&mut self.steps.start);
        self.steps = Steps { start, ..Steps::default() };
        let real = self.context.real_draft();
        let Some(folder) = self.context.folder.as_ref().filter(|_| *real != self.kept.draft) else {
            return Task::none();
        };
        let path = folder.join("draft.toml");
        self.kept.draft = real.clone();
        let real = self.kept.draft.clone();
        Task::perform(tokio::task::spawn_blocking(move || real.save(&path)), |outcome| {
            Message::Saved(outcome.unwrap_or_else(|_| Err(Problem::ours("draft-not-written"))))
        })
    }

    /// Back to the real journey, at its first step.
    fn leave_practice(&mut self) -> Task<Message> {
        if self.context.practice.is_none() || self.stay().is_some() {
            return Task::none();
        }
        // The step ends as practice does: what it leaves belongs there.
        self.steps.leave(self.current, &mut self.context);
        self.context.leave_practice();
        let began = self.other_journey();
        Task::batch([began, self.go(StepName::Start)])
    }

    /// Carries out what a step asked for. A step that is not shown leads nobody
    /// away from the one that is.
    fn act(&mut self, step: StepName, action: Action<StepMessage>) -> Task<Message> {
        let here = step == self.current;
        match action {
            Action::Run(task) if here => self.run(task),
            Action::Run(task) | Action::Keep(task) => task.map(|message| Message::Step(Visit::Kept, message)),
            Action::Next if here => self.towards(StepName::next),
            Action::Back if here => self.towards(StepName::previous),
            Action::GoTo(step) if here => self.go(step),
            Action::None | Action::Next | Action::Back | Action::GoTo(_) => Task::none(),
            // The result may be keeping watch, and has a word in this.
            Action::Close if step == StepName::GoingLive => self.close_asked(),
            Action::Close => self.close(),
            Action::Many(actions) => {
                Task::batch(actions.into_iter().map(|action| self.act(step, action)).collect::<Vec<_>>())
            }
        }
    }

    fn run(&mut self, task: Task<StepMessage>) -> Task<Message> {
        let visit = Visit::Of(self.visit);
        let (task, handle) = task.map(move |message| Message::Step(visit, message)).abortable();
        self.work.push(handle.abort_on_drop());
        task
    }

    fn back(&mut self) -> Task<Message> {
        if !self.may_go_back() {
            return Task::none();
        }
        if let Some(task) = self.steps.back(self.current, &mut self.context) {
            let top = operation::snap_to(CONTENT, operation::RelativeOffset::START);
            return Task::batch([top, self.run(task)]);
        }
        // Who signs in for a channel came from it.
        let first = self.current == StepName::Consent
            || (self.current == StepName::SignIn && self.steps.skip(StepName::Consent, &self.context));
        if self.context.back_to_channels && first {
            return self.go(StepName::GoingLive);
        }
        // Who only looks at Zammad's channels came from the first step.
        if self.current == StepName::GoingLive && self.context.draft.reached < StepName::Result {
            return self.go(StepName::FIRST);
        }
        self.towards(StepName::previous)
    }

    /// The next step in a direction that is not passed over.
    fn towards(&mut self, next: impl Fn(StepName) -> Option<StepName>) -> Task<Message> {
        let mut to = next(self.current);
        while let Some(step) = to {
            if !self.steps.skip(step, &self.context) {
                return self.go(step);
            }
            to = next(step);
        }
        Task::none()
    }

    fn go(&mut self, to: StepName) -> Task<Message> {
        self.steps.leave(self.current, &mut self.context);
        self.work.clear();
        self.help = false;
        self.steps_shown = false;
        self.current = to;
        self.context.draft.step = to;
        // Who goes elsewhere instead of signing in for a channel is not led back to it.
        self.context.back_to_channels &= matches!(to, StepName::Consent | StepName::SignIn);
        // Zammad's channels can be looked at without an import: that is no way made.
        let reached = self.context.draft.reached;
        if to != StepName::GoingLive || reached >= StepName::Result {
            self.context.draft.reached = reached.max(to);
        }
        let top = operation::snap_to(CONTENT, operation::RelativeOffset::START);
        // Where the window is low, the list of steps scrolls too.
        Task::batch([top, sight::bring(to.rail_id()), self.enter(to)])
    }

    fn enter(&mut self, to: StepName) -> Task<Message> {
        self.visit += 1;
        let task = self.steps.enter(to, &mut self.context);
        let focus = self.steps.first_focus(to, &self.context);
        Task::batch([self.run(task), focus.map_or_else(Task::none, operation::focus)])
    }

    /// Whether a step can be opened from the list: it was reached before, and
    /// nothing holds the person here.
    pub(super) fn may_open(&self, step: StepName) -> bool {
        let looked_at = step == StepName::GoingLive && self.steps.going_live.is_begun();
        step != self.current
            && (step <= self.context.draft.reached || looked_at)
            && self.stay().is_none()
            && !self.steps.skip(step, &self.context)
    }

    /// Whether there is a way back.
    pub(super) fn may_go_back(&self) -> bool {
        self.current != StepName::FIRST && self.stay().is_none()
    }

    /// Why one must stay here.
    pub(super) fn stay(&self) -> Option<String> {
        self.steps.stay(self.current, &self.context)
    }

    /// The main button.
    pub(super) fn main(&self) -> Main<Message> {
        let visit = self.visit();
        self.steps.main(self.current, &self.context).map(|message| Message::Step(visit, message))
    }

    /// What Enter presses where nothing else wants it.
    pub(super) fn on_enter(&self) -> Option<Message> {
        let main = self.main();
        if main.by_enter { main.label.and(main.press.ok()) } else { None }
    }

    /// Whether there is a question above everything.
    fn asks(&self) -> bool {
        self.help
            || self.steps_shown
            || self.support.shown
            || self.doctor.shown
            || self.steps.dialog(self.current, &self.context).is_some()
    }

    /// The visit to the step that is shown.
    pub(super) fn visit(&self) -> Visit {
        Visit::Of(self.visit)
    }

    fn zoom(&mut self, shortcut: Shortcut) {
        match shortcut {
            Shortcut::ZoomIn => self.settings.zoom_in(),
            Shortcut::ZoomOut => self.settings.zoom_out(),
            _ => self.settings.zoom = Settings::default().zoom,
        }
    }

    fn window(&mut self, id: window::Id, event: &window::Event) -> Task<Message> {
        self.window = Some(id);
        // iced counts in zoomed pixels.
        let scale = self.settings.scale();
        match event {
            window::Event::Resized(size) => {
                self.settings.width = size.width * scale;
                self.settings.height = size.height * scale;
            }
            window::Event::Moved(place) => {
                self.settings.place = Some((place.x * scale, place.y * scale));
            }
            window::Event::Opened { .. } => {
                return window::monitor_size(id).map(move |screen| Message::Screen(id, screen));
            }
            window::Event::CloseRequested => return self.close_asked(),
            _ => {}
        }
        Task::none()
    }

    /// Fits a window that has just opened into its screen.
    fn fit(&mut self, id: window::Id, screen: Option<Size>) -> Task<Message> {
        let Some(screen) = screen else { return Task::none() };
        let scale = self.settings.scale();
        let wanted = (self.settings.width, self.settings.height);
        let (width, height) = fitted(wanted, (screen.width * scale, screen.height * scale));
        if wanted.0 <= width && wanted.1 <= height {
            return Task::none();
        }
        window::resize(id, Size::new(width / scale, height / scale))
    }

    /// Every step is asked; the first that minds is shown.
    fn close_asked(&mut self) -> Task<Message> {
        for step in StepName::ALL {
            let may = self.steps.may_close(step, &mut self.context);
            if !may {
                return if step == self.current { Task::none() } else { self.go(step) };
            }
        }
        self.close()
    }

    fn close(&mut self) -> Task<Message> {
        // The last chance: better a moment's wait than a lost word.
        if let Some(path) = self.context.draft_path()
            && self.context.draft != self.kept.draft
            && let Err(problem) = self.context.draft.save(&path)
        {
            tracing::error!(code = problem.code(), "the draft was not saved");
        }
        if let Some(folder) = self.context.folder.as_ref().filter(|_| self.settings != self.kept.settings)
            && let Err(problem) = self.settings.save(&folder.join(SETTINGS))
        {
            tracing::error!(code = problem.code(), "the window's settings were not saved");
        }
        self.window.map_or_else(iced::exit, window::close)
    }

    /// Where something changed: saves it once typing pauses.
    fn save_soon(&mut self) -> Task<Message> {
        let changed = (self.context.draft_path().is_some() && self.context.draft != self.kept.draft)
            || (self.context.folder.is_some() && self.settings != self.kept.settings);
        if !changed || self.kept.under_way {
            return Task::none();
        }
        self.kept.under_way = true;
        Task::perform(tokio::time::sleep(SOON), |()| Message::Save)
    }

    fn save(&mut self) -> Task<Message> {
        let draft_path = self.context.draft_path();
        if draft_path.is_some() {
            self.kept.draft.clone_from(&self.context.draft);
        }
        self.kept.settings.clone_from(&self.settings);
        let draft = draft_path.map(|path| (path, self.kept.draft.clone()));
        let settings =
            self.context.folder.as_ref().map(|folder| (folder.join(SETTINGS), self.kept.settings.clone()));
        let write = move || -> Result<(), Problem> {
            draft.map_or(Ok(()), |(path, draft)| draft.save(&path))?;
            settings.map_or(Ok(()), |(path, settings)| settings.save(&path))
        };
        Task::perform(tokio::task::spawn_blocking(write), |outcome| {
            Message::Saved(outcome.unwrap_or_else(|_| Err(Problem::ours("draft-not-written"))))
        })
    }

    /// Events from outside.
    pub fn subscription(&self) -> Subscription<Message> {
        let visit = self.visit;
        let step = self.steps.subscription(self.current, &self.context);
        Subscription::batch([
            step.with(visit).map(|(visit, message)| Message::Step(Visit::Of(visit), message)),
            Panel::subscription(&self.context).map(Message::Practice),
            system::theme_changes().map(Message::Mode),
            appearance::asked().map(Message::Asked),
            about::asked().map(|code| Message::Support(support::Message::About(code))),
            window::events().map(|(id, event)| Message::Window(id, event)),
        ])
    }
}

/// File of the window's settings in the data folder.
pub(super) const SETTINGS: &str = "window.toml";

#[cfg(test)]
mod tests;
