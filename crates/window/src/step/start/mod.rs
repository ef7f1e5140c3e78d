//! Step 1: what an import does, what is dangerous about it, and three ways on.

#[cfg(any(test, feature = "scenes"))]
mod scenes;
mod unfinished;
mod view;

use std::sync::Arc;
use std::time::Duration;

use iced::Task;

#[cfg(any(test, feature = "scenes"))]
pub use scenes::scenes;
pub use unfinished::{Unfinished, Why, draft_to_resume};

use super::{Action, Main, Step, StepName};
use crate::context::Context;
use crate::practising::Practising;
use crate::problem::Problem;
use crate::ui::Element;
use crate::ui::dialog::{Dialog, ask};
use crate::ui::text::body;
use crate::words::say;
use mailferry_practice::Scenario;

/// Imports that did not end, and practice.
#[derive(Debug, Default)]
pub struct Start {
    /// Imports that did not come to their end.
    unfinished: Vec<Unfinished>,
    /// Journals that could not be read, and other trouble.
    problems: Vec<Problem>,
    /// The one that the person is asked about before it is discarded.
    discarding: Option<usize>,
    /// Practice is being started.
    starting_practice: bool,
    /// Practice is to begin when the window opens.
    at_once: Option<Vec<Scenario>>,
}

/// What happens here.
#[derive(Clone)]
pub enum Message {
    /// The journals were looked through.
    Found(Vec<Unfinished>, Vec<Problem>),
    /// On to the helpdesk: a new import.
    Go,
    /// To Zammad's channels, without an import.
    GoLive,
    /// Practise first.
    Practise,
    /// Practice is up, or not.
    Practising(Result<Arc<Practising>, Problem>),
    /// Go on with an unfinished import.
    Resume(usize),
    /// Look at what an unfinished import did.
    Review(usize),
    /// Ask whether an unfinished import is to be forgotten.
    Discard(usize),
    /// The journal stays.
    KeepIt,
    /// The journal is deleted.
    DiscardNow,
    /// The journal was deleted, or not.
    Discarded(Result<(), Problem>),
}

/// How long the practice helpdesk takes for a ticket or an article: slow enough
/// to watch the import, to pause it, and to play trouble meanwhile. A small
/// Zammad takes longer.
const PRACTICE_PACE: Duration = Duration::from_millis(120);

/// Practice as a person does it at the window.
async fn practice(scenarios: Vec<Scenario>) -> Result<Arc<Practising>, Problem> {
    let practising = Practising::start_with(&scenarios).await?;
    practising.practice.helpdesk.set_pace(PRACTICE_PACE);
    Ok(practising)
}

fn look() -> Task<Message> {
    Task::perform(unfinished::find(), |(found, problems)| Message::Found(found, problems))
}

impl Start {
    /// Begins practice with these scenarios as soon as the step is entered.
    pub fn practise_at_once(&mut self, scenarios: Option<Vec<Scenario>>) {
        self.at_once = scenarios;
    }

    /// Whether there is nothing to complain of.
    #[cfg(test)]
    pub(crate) fn is_calm(&self) -> bool {
        self.problems.is_empty()
    }

    /// The newest import that can be gone on with.
    fn to_resume(&self) -> Option<usize> {
        self.unfinished.iter().position(Unfinished::can_be_resumed)
    }

    fn practise(&mut self, scenarios: Vec<Scenario>) -> Task<Message> {
        self.starting_practice = true;
        self.problems.clear();
        Task::perform(practice(scenarios), Message::Practising)
    }

    fn discard(&mut self) -> Action<Message> {
        let chosen = self.discarding.take().and_then(|index| self.unfinished.get(index));
        let Some(chosen) = chosen else { return Action::None };
        let work = unfinished::discard(chosen.journal.clone(), chosen.identity.clone());
        Action::Run(Task::perform(work, Message::Discarded))
    }

    fn resume(&self, index: usize, context: &mut Context) -> Action<Message> {
        let Some(chosen) = self.unfinished.get(index) else { return Action::None };
        context.begin(chosen.resumed());
        context.journal = Some(chosen.journal.clone());
        Action::GoTo(StepName::Helpdesk)
    }

    fn review(&self, index: usize, context: &mut Context) -> Action<Message> {
        let Some(chosen) = self.unfinished.get(index) else { return Action::None };
        context.journal = Some(chosen.journal.clone());
        Action::GoTo(StepName::Result)
    }
}

impl Step for Start {
    type Message = Message;

    fn enter(&mut self, context: &mut Context) -> Task<Message> {
        self.starting_practice = false;
        self.discarding = None;
        // Without a folder of data there is nothing to find.
        let look = if context.folder.is_some() { look() } else { Task::none() };
        let practise = self.at_once.take().map_or_else(Task::none, |scenarios| self.practise(scenarios));
        Task::batch([look, practise])
    }

    fn update(&mut self, message: Message, context: &mut Context) -> Action<Message> {
        match message {
            Message::Found(found, problems) => {
                self.unfinished = found;
                self.problems = problems;
                Action::None
            }
            Message::Go => {
                // Practice ends where the real journey begins, with a draft of its own.
                context.leave_practice();
                Action::Next
            }
            Message::GoLive => Action::GoTo(StepName::GoingLive),
            Message::Practise => Action::Run(self.practise(vec![Scenario::Calm])),
            Message::Practising(Ok(practising)) => {
                self.starting_practice = false;
                context.begin_practice(practising);
                Action::Next
            }
            Message::Practising(Err(problem)) => {
                self.starting_practice = false;
                self.problems = vec![problem];
                Action::None
            }
            Message::Resume(index) => self.resume(index, context),
            Message::Review(index) => self.review(index, context),
            Message::Discard(index) => {
                self.discarding = Some(index);
                Action::None
            }
            Message::KeepIt => {
                self.discarding = None;
                Action::None
            }
            Message::DiscardNow => self.discard(),
            Message::Discarded(Ok(())) => Action::Run(look()),
            Message::Discarded(Err(problem)) => {
                self.problems = vec![problem];
                Action::None
            }
        }
    }

    fn title(&self, context: &Context) -> String {
        say(context.language, "window-start-title", &[])
    }

    fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        self.show(context)
    }

    fn main(&self, context: &Context) -> Main<Message> {
        let language = context.language;
        let resumed = self.to_resume();
        let label = match resumed.and_then(|index| self.unfinished.get(index)) {
            // Of several, which is said.
            Some(run) if self.unfinished.len() > 1 => {
                let mailbox = run.identity.mailbox.as_str().into();
                say(language, "window-start-resume-of", &[("mailbox", mailbox)])
            }
            Some(_) => say(language, "window-start-resume", &[]),
            None => say(language, "window-start-go", &[]),
        };
        if self.starting_practice {
            return Main::waits(label, say(language, "window-start-practice-starting", &[]));
        }
        match resumed {
            // It takes the place of what is typed: an Enter that meant something else
            // must not do that.
            Some(index) => Main::ready(label, Message::Resume(index)).commits(),
            None => Main::ready(label, Message::Go),
        }
    }

    fn help(&self, context: &Context) -> String {
        say(context.language, "window-start-help", &[])
    }

    fn dialog<'a>(&'a self, context: &'a Context) -> Option<Dialog<'a, Message>> {
        let language = context.language;
        let chosen = self.unfinished.get(self.discarding?)?;
        let facts =
            [("mailbox", chosen.identity.mailbox.as_str().into()), ("imported", chosen.imported.into())];
        let words = body(say(language, "window-start-discard-ask", &facts));
        let keep = (say(language, "window-start-discard-keep", &[]), Message::KeepIt);
        let dialog = ask(say(language, "window-start-discard-title", &[]), words, keep);
        Some(dialog.destroy(say(language, "window-start-discard-now", &[]), Some(Message::DiscardNow)))
    }
}

#[cfg(test)]
mod tests;
