//! The messages that need attention, by cause: what happened, what can be done, and
//! which they are.

use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Length};

use super::numbers::Cause;
use super::{End, Import, Message, Stage, attention, trouble};
use crate::context::Context;
use crate::eml::Saved;
use crate::ids::HELD_AGAIN;
use crate::migration::journal::{ListedMessage, MessageState, StoredProblem, is_held};
use crate::problem::Reader;
use crate::ui::disclosure::disclosure;
use crate::ui::status::Status;
use crate::ui::text::{body, secondary, section, strong};
use crate::ui::{Element, button, panel, problem, space};
use crate::words::{Language, say};

impl Import {
    pub(super) fn needing_attention<'a>(
        &'a self,
        narrow: bool,
        context: &'a Context,
    ) -> Element<'a, Message> {
        let language = context.language;
        let mut parts = column![section(say(language, "window-import-attention", &[]))]
            .spacing(space::MEDIUM)
            .width(Length::Fill);
        if let Some(trouble) = &self.attention.problem {
            parts = parts.push(problem::card(trouble, language));
        }
        if let Some(saved) = &self.attention.saved {
            parts = parts.push(saved_note(saved, language));
        }
        if self.marked > 0 && !self.is_busy() {
            let facts = [("count", self.marked.into())];
            parts = parts.push(panel::note(Status::Note, say(language, "window-import-marked", &facts)));
        }
        let causes: Vec<_> = self.numbers.causes.iter().filter(|cause| !cause.is_about_deleting()).collect();
        if causes.is_empty() {
            let words = match self.stage {
                Stage::Ended(End::Done) => say(language, "window-import-attention-none-at-all", &[]),
                _ => say(language, "window-import-attention-none", &[]),
            };
            return parts.push(secondary(words)).into();
        }
        for cause in causes {
            parts = parts.push(self.cause_card(cause, narrow, context));
        }
        parts.into()
    }

    /// All messages of a cause as one card: what, why, advice, buttons for all,
    /// and the messages behind a disclosure.
    fn cause_card<'a>(
        &'a self,
        cause: &'a Cause,
        narrow: bool,
        context: &'a Context,
    ) -> Element<'a, Message> {
        let language = context.language;
        let key = cause.key();
        let one = self.attention.of(&key).first().and_then(|message| message.problem.clone());
        let stored = one.unwrap_or_else(|| StoredProblem::of_code(cause.code.as_str()));
        let text = stored.text(language, Reader::Window);
        let status = match cause.state {
            MessageState::Failed => Status::Bad,
            MessageState::Unsettled => Status::Caution,
            _ => Status::Note,
        };
        let count = say(language, "window-import-messages", &[("count", cause.count.into())]);
        let head = row![
            container(status.mark()).padding([2.0, 0.0]),
            strong(text.label.unwrap_or(text.what)).width(Length::Fill),
            secondary(count)
        ]
        .spacing(space::SNUG);
        let mut words = Column::new().spacing(space::SMALL);
        for line in text.why.into_iter().chain(text.effect) {
            words = words.push(body(line));
        }
        for remedy in text.remedies {
            words = words.push(row![body("–"), body(remedy).width(Length::Fill)].spacing(space::SMALL));
        }
        words = words.push(self.cause_buttons(cause, language));
        words = words.push(self.why_off(cause, language).map(secondary));
        let which = say(language, "window-import-which", &[("count", cause.count.into())]);
        words =
            words.push(disclosure(which, self.message_list(cause, (!is_held(&cause.code), narrow), context)));
        let indented = container(words).padding(iced::padding::left(18.0 + space::SNUG));
        panel::toned_card(status, column![head, indented].spacing(space::SMALL)).into()
    }

    /// Why a button of a cause cannot be pressed now, and when it can.
    fn why_off(&self, cause: &Cause, language: Language) -> Option<String> {
        if self.attention.working {
            return Some(say(language, "window-import-working", &[]));
        }
        let waits = trouble::settles(cause.state) && self.is_busy();
        waits.then(|| say(language, "window-import-after-run", &[]))
    }

    fn cause_buttons<'a>(&'a self, cause: &Cause, language: Language) -> Element<'a, Message> {
        let free = !self.attention.working;
        let press = |message: Message| free.then_some(message);
        let key = cause.key();
        // What is held for want of its folder goes on with the import.
        let held = is_held(&cause.code);
        let again = if held {
            press(Message::Begin).filter(|_| !self.is_busy())
        } else if trouble::settles(cause.state) {
            press(Message::RetryNow).filter(|_| !self.is_busy())
        } else {
            press(Message::Attention(attention::Message::RetryAll(key.clone())))
        };
        let mut retry = button::quiet(say(language, "window-import-retry-all", &[])).on_press_maybe(again);
        if held {
            retry = retry.id(HELD_AGAIN);
        }
        let mut buttons = Row::new().push(retry).spacing(space::SMALL);
        if !trouble::settles(cause.state) && cause.code != crate::migration::journal::SKIPPED_BY_PERSON {
            let skip = press(Message::Attention(attention::Message::AskSkip(key.clone(), cause.count)));
            buttons = buttons
                .push(button::quiet(say(language, "window-import-skip-all", &[])).on_press_maybe(skip));
        }
        if !held {
            let save = press(Message::Attention(attention::Message::SaveAll(key)));
            buttons = buttons
                .push(button::quiet(say(language, "window-import-save-all", &[])).on_press_maybe(save));
        }
        buttons.wrap().into()
    }

    /// The messages of a cause, as far as they are shown.
    pub(super) fn message_list<'a>(
        &'a self,
        cause: &Cause,
        shape: (bool, bool),
        context: &'a Context,
    ) -> Element<'a, Message> {
        let language = context.language;
        let key = cause.key();
        let messages = self.attention.of(&key);
        let rows = messages.iter().map(|message| self.message_row(message, shape, context));
        let mut list = Column::with_children(rows).spacing(space::SMALL);
        let left = cause.count.saturating_sub(messages.len() as u64);
        if left > 0 {
            let label = say(language, "window-import-more", &[("count", left.into())]);
            list = list.push(button::link(label).on_press(Message::Attention(attention::Message::More(key))));
        }
        list.into()
    }

    fn message_row<'a>(
        &'a self,
        message: &'a ListedMessage,
        (decide, narrow): (bool, bool),
        context: &'a Context,
    ) -> Element<'a, Message> {
        let language = context.language;
        let free = !self.attention.working;
        let press = |message: attention::Message| free.then_some(Message::Attention(message));
        let subject = if message.subject.trim().is_empty() {
            say(language, "window-import-no-subject", &[])
        } else {
            message.subject.clone()
        };
        let day = language.moment(message.dated.to_zoned_datetime(context.zone.clone()).datetime());
        let words = column![body(subject), secondary(format!("{}  ·  {day}", message.folder))]
            .spacing(2)
            .width(Length::Fill);
        let mut buttons = Row::new().spacing(space::MEDIUM);
        if decide && !trouble::settles(message.state) {
            let skipped = message
                .problem
                .as_ref()
                .is_some_and(|problem| problem.code == crate::migration::journal::SKIPPED_BY_PERSON);
            buttons = buttons.push(
                button::link(say(language, "window-import-retry", &[]))
                    .on_press_maybe(press(attention::Message::Retry(message.id))),
            );
            buttons = buttons.push((!skipped).then(|| {
                button::link(say(language, "window-import-skip", &[]))
                    .on_press_maybe(press(attention::Message::Skip(message.id)))
            }));
        }
        buttons = buttons.push(
            button::link(say(language, "window-import-save", &[]))
                .on_press_maybe(press(attention::Message::Save(message.id))),
        );
        if narrow {
            return column![words, buttons.wrap()].spacing(space::HAIR).into();
        }
        row![words, buttons].spacing(space::MEDIUM).align_y(Alignment::Center).into()
    }
}

fn saved_note<'a>(saved: &Saved, language: Language) -> Element<'a, Message> {
    let facts = [("count", saved.count.into()), ("folder", saved.folder.display().to_string().into())];
    let mut words = column![body(say(language, "window-import-saved", &facts))].spacing(space::SMALL);
    if let Some((count, problem)) = &saved.failed {
        let facts = [("count", (*count).into()), ("what", problem.text(language).what.into())];
        words = words.push(body(say(language, "window-import-not-saved", &facts)));
    }
    let open = button::link(say(language, "window-import-open-folder", &[]))
        .on_press(Message::Attention(attention::Message::OpenFolder));
    let status = if saved.failed.is_some() { Status::Caution } else { Status::Good };
    let content = row![container(status.mark()).padding([2.0, 0.0]), words.push(open)].spacing(space::SNUG);
    panel::toned_card(status, content).padding([space::SNUG, space::MEDIUM]).into()
}
