//! Trying five: real messages, really imported, before all of them are.

use std::sync::Arc;

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Length, Task};

use super::{Action, Check, Stage};
use crate::context::Context;
use crate::migration::journal::{ListedMessage, MessageState};
use crate::migration::run::Ending;
use crate::migration::trial::{TRIED, Trial};
use crate::platform::opening;
use crate::problem::{Problem, Reader};
use crate::ui::button;
use crate::ui::dialog::{Dialog, ask};
use crate::ui::icon::Icon;
use crate::ui::status::{Status, spinner};
use crate::ui::text::{body, secondary, strong};
use crate::ui::{Element, panel, problem, space};
use crate::words::{Language, say};

/// Where trying stands.
#[derive(Debug, Clone, Default)]
pub enum Trying {
    /// Not tried.
    #[default]
    Not,
    /// The person is asked whether to.
    Asking,
    /// Under way.
    Running,
    /// Tried.
    Done(Arc<Trial>),
    /// The trial failed before anything was imported.
    Failed(Problem),
}

impl Trying {
    /// Whether messages are being imported right now.
    pub fn is_running(&self) -> bool {
        matches!(self, Self::Running)
    }
}

/// What happens with it.
#[derive(Clone)]
pub enum Message {
    /// Ask whether to try.
    Ask,
    /// Not now.
    Leave,
    /// Try.
    Now,
    /// End after the message in hand.
    Stop,
    /// The trial ended.
    Done(Result<Arc<Trial>, Problem>),
    /// Show a ticket in the browser.
    Ticket(u64),
    /// The browser was asked to show the ticket.
    Shown(Option<Problem>),
    /// The window stays open.
    StayOpen,
    /// End after the message in hand, then close the window.
    StopAndClose,
}

impl Check {
    pub(super) fn trial(&mut self, message: Message, context: &mut Context) -> Action<super::Message> {
        match message {
            Message::Ask if self.stage == Stage::Ready && !self.trying.is_running() => {
                self.trying = Trying::Asking;
                Action::None
            }
            Message::Leave => {
                self.trying = Trying::Not;
                Action::None
            }
            Message::Now if matches!(self.trying, Trying::Asking) => self.try_now(context),
            Message::Ask | Message::Now => Action::None,
            Message::Stop | Message::StopAndClose => {
                stop(context);
                Action::None
            }
            Message::Done(outcome) => self.tried(outcome, context),
            Message::Ticket(id) => {
                let address = ticket_address(self.plan.as_ref().map_or("", |plan| &plan.zammad.url), id);
                let shown = async move { show(&address).err() };
                let shown = Task::perform(shown, |problem| super::Message::Trial(Message::Shown(problem)));
                Action::Run(shown)
            }
            Message::Shown(problem) => {
                self.problem = problem;
                Action::None
            }
            Message::StayOpen => {
                self.closing = false;
                Action::None
            }
        }
    }

    fn try_now(&mut self, context: &Context) -> Action<super::Message> {
        let Some(session) = context.session.clone() else { return Action::None };
        self.trying = Trying::Running;
        session.renew();
        let trial = async move { session.try_first(&[]).await.map(Arc::new) };
        // Never aborted: Zammad may be changed meanwhile.
        Action::Keep(Task::perform(trial, |outcome| super::Message::Trial(Message::Done(outcome))))
    }

    fn tried(&mut self, outcome: Result<Arc<Trial>, Problem>, context: &Context) -> Action<super::Message> {
        self.trying = match outcome {
            Ok(trial) => Trying::Done(trial),
            Err(problem) => Trying::Failed(problem),
        };
        if std::mem::take(&mut self.closing) {
            return Action::Close;
        }
        self.count(context)
    }

    /// Asks before trying, and before the window is closed meanwhile.
    pub(super) fn trial_dialog<'a>(&'a self, context: &'a Context) -> Option<Dialog<'a, super::Message>> {
        let language = context.language;
        if self.closing {
            let stay = (say(language, "window-check-trial-stay-open", &[]), to(Message::StayOpen));
            let words = body(say(language, "window-check-trial-close-what", &[]));
            let dialog = ask(say(language, "window-check-trial-close", &[]), words, stay);
            let close = say(language, "window-check-trial-stop-and-close", &[]);
            return Some(dialog.confirm(close, Some(to(Message::StopAndClose))));
        }
        if !matches!(self.trying, Trying::Asking) {
            return None;
        }
        let leave = (say(language, "window-check-trial-leave", &[]), to(Message::Leave));
        let words = say(language, "window-check-trial-ask-what", &[]);
        let paragraphs = words.split("\n\n").map(|paragraph| body(paragraph.to_owned()).into());
        let words = Column::with_children(paragraphs).spacing(space::SNUG);
        let dialog = ask(say(language, "window-check-trial-ask", &[]), words, leave);
        let now = say(language, "window-check-trial-now", &[("count", self.tried_messages().into())]);
        Some(dialog.begin(now, Some(to(Message::Now))))
    }

    fn tried_messages(&self) -> u64 {
        self.forecast.as_ref().map_or(0, |forecast| forecast.to_import).min(TRIED as u64)
    }

    /// The card in the overview.
    pub(super) fn trial_card<'a>(&'a self, context: &'a Context) -> Element<'a, super::Message> {
        let language = context.language;
        let (head, below): (Element<'a, super::Message>, Option<Element<'a, super::Message>>) =
            match &self.trying {
                Trying::Done(trial) => (how_it_ended(trial, language), Some(done(trial, language))),
                Trying::Failed(trouble) => (
                    strong(say(language, "window-check-trial", &[])).into(),
                    Some(problem::card(trouble, language).into()),
                ),
                Trying::Not | Trying::Asking | Trying::Running => (
                    strong(say(language, "window-check-trial", &[])).into(),
                    Some(secondary(say(language, "window-check-trial-what", &[])).into()),
                ),
            };
        let head = row![container(head).width(Length::Fill)].spacing(space::LARGE);
        if self.trying.is_running() {
            return panel::card(column![head, self.under_way(language)].push(below).spacing(space::SMALL))
                .padding(space::MEDIUM)
                .into();
        }
        let label = match &self.trying {
            Trying::Done(_) => say(language, "window-check-trial-again", &[]),
            _ => say(language, "window-check-trial-try", &[]),
        };
        let some = self.tried_messages() > 0;
        let again = button::quiet(label)
            .icon(Icon::FlaskConical)
            .on_press_maybe(some.then(|| to(Message::Ask)))
            .id("check-trial");
        let head = head.push(Element::from(again)).align_y(Alignment::Center);
        panel::card(column![head].push(below).spacing(space::SMALL)).padding(space::MEDIUM).into()
    }

    /// What is being done, with the way to end it.
    fn under_way<'a>(&self, language: Language) -> Element<'a, super::Message> {
        let stop = button::quiet(say(language, "window-check-trial-stop", &[]));
        let stop = stop.on_press(to(Message::Stop)).id("check-trial-stop");
        let phase = secondary(self.snapshot.phase.text(language)).width(Length::Fill);
        row![spinner(), phase, Element::from(stop)].spacing(space::SMALL).align_y(Alignment::Center).into()
    }
}

fn to(message: Message) -> super::Message {
    super::Message::Trial(message)
}

fn stop(context: &Context) {
    if let Some(session) = &context.session {
        session.stop();
    }
}

/// Where a ticket is seen in Zammad.
pub(super) fn ticket_address(helpdesk: &str, id: u64) -> String {
    format!("{}/#ticket/zoom/{id}", helpdesk.trim_end_matches('/'))
}

fn show(address: &str) -> Result<(), Problem> {
    opening::open(address).map_err(|error| {
        Problem::person("ticket-not-shown").with("address", address).words(&error.to_string())
    })
}

/// How it ended, in a sentence.
fn how_it_ended<'a>(trial: &'a Trial, language: Language) -> Element<'a, super::Message> {
    let sentence = |status: Status, words: String| {
        let mark = container(status.mark()).padding([2.0, 0.0]);
        row![mark, strong(words).width(Length::Fill)].spacing(space::SNUG).into()
    };
    let imported = trial.messages.iter().filter(|message| is_in_zammad(message)).count();
    let facts = [("count", imported.into()), ("all", trial.messages.len().into())];
    match &trial.summary.ending {
        Ending::Done if imported == trial.messages.len() => {
            sentence(Status::Good, say(language, "window-check-trial-done", &facts))
        }
        Ending::Done => sentence(Status::Caution, say(language, "window-check-trial-done-some", &facts)),
        Ending::Stopped => sentence(Status::Note, say(language, "window-check-trial-stopped", &[])),
        Ending::Trouble(trouble) => problem::card(trouble, language).into(),
    }
}

/// What is to be done with it, and a line for each message.
fn done<'a>(trial: &'a Trial, language: Language) -> Element<'a, super::Message> {
    let mut parts = Column::new().spacing(space::SMALL);
    parts = parts.push(secondary(say(language, "window-check-trial-look", &[]))).push(panel::line());
    let rows = trial.messages.iter().map(|message| line(message, language));
    parts = parts.push(Column::with_children(rows).spacing(space::SMALL));
    let more =
        (trial.messages.len() > TRIED).then(|| secondary(say(language, "window-check-trial-more", &[])));
    parts.push(more).into()
}

fn is_in_zammad(message: &ListedMessage) -> bool {
    matches!(message.state, MessageState::Imported | MessageState::Settled | MessageState::Unsettled)
}

fn line<'a>(message: &'a ListedMessage, language: Language) -> Element<'a, super::Message> {
    let subject = super::messages::subject(message, language);
    let what = column![body(subject)].push(message.sender.clone().map(secondary)).width(Length::Fill);
    let in_zammad = is_in_zammad(message);
    let right: Element<'a, super::Message> = if let Some(id) = message.ticket.filter(|_| in_zammad) {
        let number = message.ticket_number.clone().unwrap_or_else(|| id.to_string());
        button::link(say(language, "window-check-trial-ticket", &[("number", number.into())]))
            .icon(Icon::ExternalLink)
            .on_press(to(Message::Ticket(id)))
            .id(format!("check-ticket-{}", message.id))
            .into()
    } else {
        super::messages::outcome_badge(message, language)
    };
    let why = message.problem.as_ref().map(|problem| secondary(problem.text(language, Reader::Window).what));
    column![row![what, right].spacing(space::MEDIUM).align_y(Alignment::Center)].push(why).into()
}
