//! What a step is. The guide for who writes one is in [`super`].

pub mod check;
pub mod consent;
pub mod going_live;
pub mod helpdesk;
pub mod import;
pub mod import_settings;
mod originals;
pub mod result;
pub mod sign_in;
pub mod start;

use iced::widget::Id;
use iced::{Subscription, Task};

pub use super::step_name::StepName;

use super::context::Context;
use super::ui::Element;
use super::ui::button::Kind;
use super::ui::dialog::Dialog;
#[cfg(any(test, feature = "scenes"))]
use crate::words::Language;

/// A step of the wizard: state, messages, and what it shows. The frame around it
/// has the list of steps, the title, the scrolling, the bar with Back and the
/// main button, the keyboard, and the saving of the draft.
///
/// Messages need no `Debug`, on purpose: they may carry what is typed into a
/// secret field.
pub trait Step {
    /// What happens within the step.
    type Message: Clone + Send + 'static;

    /// The person comes to the step, forwards or back. Fill in from the context,
    /// start looking things up. The task belongs to this visit: it is aborted
    /// when the step is left, and its late messages are dropped.
    fn enter(&mut self, context: &mut Context) -> Task<Self::Message> {
        let _ = context;
        Task::none()
    }

    /// The person leaves the step, in whichever direction. Hand over what later
    /// steps need. Input stays: coming back must find it as it was.
    fn leave(&mut self, context: &mut Context) {
        let _ = context;
    }

    /// Whether the step has nothing to do and is passed over, forwards and back.
    fn skip(&self, context: &Context) -> bool {
        let _ = context;
        false
    }

    /// Something happened. Never blocks: what takes time is an [`Action::Run`].
    fn update(&mut self, message: Self::Message, context: &mut Context) -> Action<Self::Message>;

    /// The one main sentence, above the content.
    fn title(&self, context: &Context) -> String;

    /// The content, below the title. The frame scrolls it and keeps it at most
    /// 760 wide.
    fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Self::Message>;

    /// What room the content takes, and who scrolls it.
    fn room(&self) -> Room {
        Room::AsNeeded
    }

    /// The main button, and why it waits where it does.
    fn main(&self, context: &Context) -> Main<Self::Message>;

    /// What stands beside the main button, such as saving the report. `narrow`: there
    /// is room for one button.
    fn beside<'a>(&'a self, narrow: bool, context: &'a Context) -> Option<Element<'a, Self::Message>> {
        let _ = (narrow, context);
        None
    }

    /// Whether one may go back, or to another step. Where not: the reason, shown
    /// in the bar.
    fn stay(&self, context: &Context) -> Option<String> {
        let _ = context;
        None
    }

    /// The person goes back. A step with pages of its own goes to the page before, and
    /// gives what that needs; `None`: to the step before.
    fn back(&mut self, context: &mut Context) -> Option<Task<Self::Message>> {
        let _ = context;
        None
    }

    /// A question above everything. While it is there, only it hears keys and
    /// clicks.
    fn dialog<'a>(&'a self, context: &'a Context) -> Option<Dialog<'a, Self::Message>> {
        let _ = context;
        None
    }

    /// What F1 says of the step: a few sentences, paragraphs parted by empty lines.
    fn help(&self, context: &Context) -> String;

    /// What has the focus when the step is entered: its first field, or the one
    /// that is wrong.
    fn first_focus(&self, context: &Context) -> Option<Id> {
        let _ = context;
        None
    }

    /// Events of this visit: only asked while the person is here.
    fn subscription(&self, context: &Context) -> Subscription<Self::Message> {
        let _ = context;
        Subscription::none()
    }

    /// The window is to be closed; asked of every step, also of those that are
    /// not shown. `false` where something must be settled first: the frame comes
    /// to this step, which asks by [`Step::dialog`] and later gives
    /// [`Action::Close`].
    fn may_close(&mut self, context: &mut Context) -> bool {
        let _ = context;
        true
    }
}

/// What room a step's content takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// As high as it needs; the window scrolls it.
    AsNeeded,
    /// All there is, for a long list that scrolls by itself. [`Step::view`] must fill
    /// its height.
    Whole,
    /// All there is, to the window's right edge, where its own scroll bar stands; it
    /// keeps the distance that the window keeps elsewhere. [`Step::view`] must fill its
    /// height.
    ToTheEdge,
}

/// What follows from a message.
#[must_use]
pub enum Action<Message> {
    /// Nothing more than the step noted itself.
    None,
    /// Work of this visit: aborted when the step is left.
    Run(Task<Message>),
    /// Work that goes on when the step is left, such as an import; its messages
    /// always arrive. Streams too.
    Keep(Task<Message>),
    /// To the next step.
    Next,
    /// To the step before.
    Back,
    /// To another step.
    GoTo(StepName),
    /// Closes the window.
    Close,
    /// Several, in this order.
    Many(Vec<Action<Message>>),
}

impl<Message> Action<Message> {
    /// The same in other terms.
    pub fn map<Other: Send + 'static>(
        self,
        to: impl Fn(Message) -> Other + Clone + Send + 'static,
    ) -> Action<Other>
    where
        Message: Send + 'static,
    {
        match self {
            Self::None => Action::None,
            Self::Run(task) => Action::Run(task.map(to)),
            Self::Keep(task) => Action::Keep(task.map(to)),
            Self::Next => Action::Next,
            Self::Back => Action::Back,
            Self::GoTo(step) => Action::GoTo(step),
            Self::Close => Action::Close,
            Self::Many(actions) => {
                Action::Many(actions.into_iter().map(|action| action.map(to.clone())).collect())
            }
        }
    }
}

/// The main button of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Main<Message> {
    /// A verb with its object; says what the press does. `None`: no button.
    pub label: Option<String>,
    /// Whether it destroys; then Enter never presses it.
    pub kind: Kind,
    /// Enter presses it from anywhere in the window, unless something else has it.
    pub by_enter: bool,
    /// What a press gives, or why it waits.
    pub press: Result<Message, String>,
    /// What leads to the first thing that it waits for.
    pub way: Option<Message>,
}

impl<Message> Main<Message> {
    /// Can be pressed, also by Enter from anywhere.
    pub fn ready(label: impl Into<String>, message: Message) -> Self {
        Self { label: Some(label.into()), kind: Kind::Main, by_enter: true, press: Ok(message), way: None }
    }

    /// Waits, and says why beside itself.
    pub fn waits(label: impl Into<String>, reason: impl Into<String>) -> Self {
        let press = Err(reason.into());
        Self { label: Some(label.into()), kind: Kind::Main, by_enter: true, press, way: None }
    }

    /// No main button, such as while the import runs.
    pub fn none() -> Self {
        Self { label: None, kind: Kind::Main, by_enter: true, press: Err(String::new()), way: None }
    }

    /// What it waits for is mended in this step: the reason beside it is a link that
    /// gives `way`, which leads to the first thing that is wrong.
    #[must_use]
    pub fn leading(mut self, way: Message) -> Self {
        self.way = Some(way);
        self
    }

    /// Begins what cannot be taken back, such as the import: pressed by a click, and
    /// by Enter and Space where it has the focus itself. An Enter that was meant for
    /// a field, a list or a dialog never begins it.
    #[must_use]
    pub fn commits(mut self) -> Self {
        self.by_enter = false;
        self
    }

    /// Destroys something: looks so, and is never pressed by Enter.
    #[must_use]
    pub fn destroys(mut self) -> Self {
        self.kind = Kind::Danger;
        self.by_enter = false;
        self
    }

    /// The same in other terms.
    pub fn map<Other>(self, to: impl Fn(Message) -> Other) -> Main<Other> {
        let Self { label, kind, by_enter, press, way } = self;
        Main { label, kind, by_enter, press: press.map(&to), way: way.map(&to) }
    }
}

/// A state of a step worth looking at.
#[cfg(any(test, feature = "scenes"))]
pub struct Scene<S> {
    /// `<step>-<state>`, such as `helpdesk-token-refused`.
    pub name: &'static str,
    /// Makes what the steps share, and the step.
    pub make: fn(Language) -> (Context, S),
}

/// A step as `prepare` makes it: it was not entered, and nothing is kept.
#[cfg(any(test, feature = "scenes"))]
pub fn staged<S: Default>(
    step: StepName,
    language: Language,
    prepare: impl FnOnce(&mut S, &mut Context),
) -> (Context, S) {
    let mut context = Context::new(language);
    context.draft.step = step;
    context.draft.reached = step;
    let mut state = S::default();
    prepare(&mut state, &mut context);
    (context, state)
}
