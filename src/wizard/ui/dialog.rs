//! A question above everything. The rest of the window hears nothing meanwhile.

use iced::widget::{Row, center, column, container, opaque, space as blank};
use iced::{Background, Color, Length, Theme};

use super::button::{self, Button, Kind};
use super::scroll::vertical;
use super::text::section;
use super::{Element, panel, space};

/// Name of the button that changes nothing; it has the focus at first.
pub const CANCEL: &str = "dialog-cancel";
/// Name of the button that does it.
pub const CONFIRM: &str = "dialog-confirm";

/// A question with its answers.
pub struct Dialog<'a, Message> {
    title: String,
    body: Element<'a, Message>,
    confirm: Option<(Kind, String, Option<Message>)>,
    others: Vec<(String, Message)>,
    cancel: (String, Message),
}

/// Asks `title`. `cancel` is the answer that changes nothing: its label, and what
/// it and Escape give.
pub fn ask<'a, Message>(
    title: impl Into<String>,
    body: impl Into<Element<'a, Message>>,
    cancel: (String, Message),
) -> Dialog<'a, Message> {
    Dialog { title: title.into(), body: body.into(), confirm: None, others: Vec::new(), cancel }
}

impl<'a, Message: Clone + 'a> Dialog<'a, Message> {
    /// The answer that does it; also given by Enter.
    #[must_use]
    pub fn confirm(mut self, label: impl Into<String>, message: Option<Message>) -> Self {
        self.confirm = Some((Kind::Main, label.into(), message));
        self
    }

    /// The answer that destroys; never given by Enter. Without a message it is
    /// off, such as until an address has been typed.
    #[must_use]
    pub fn destroy(mut self, label: impl Into<String>, message: Option<Message>) -> Self {
        self.confirm = Some((Kind::Danger, label.into(), message));
        self
    }

    /// A further answer.
    #[must_use]
    pub fn other(mut self, label: impl Into<String>, message: Message) -> Self {
        self.others.push((label.into(), message));
        self
    }

    /// What Enter gives.
    pub fn on_enter(&self) -> Option<Message> {
        match &self.confirm {
            Some((Kind::Danger, ..)) => None,
            Some((_, _, message)) => message.clone(),
            None => Some(self.cancel.1.clone()),
        }
    }

    /// What Escape gives.
    pub fn on_escape(&self) -> Message {
        self.cancel.1.clone()
    }

    /// The same question in the terms of whoever shows it.
    pub fn map<Other: 'a>(self, to: impl Fn(Message) -> Other + Clone + 'a) -> Dialog<'a, Other> {
        Dialog {
            title: self.title,
            confirm: self.confirm.map(|(kind, label, message)| (kind, label, message.map(&to))),
            others: self.others.into_iter().map(|(label, message)| (label, to(message))).collect(),
            cancel: (self.cancel.0, to(self.cancel.1)),
            body: self.body.map(to),
        }
    }

    /// The question on its veil, to be laid over the window.
    pub fn view(self) -> Element<'a, Message> {
        let mut buttons = Row::new().spacing(space::SMALL);
        buttons = buttons.push(Button::from_parts(Kind::Quiet, self.cancel).id(CANCEL));
        for other in self.others {
            buttons = buttons.push(Button::from_parts(Kind::Quiet, other));
        }
        buttons = buttons.push(blank().width(Length::Fill));
        if let Some((kind, label, message)) = self.confirm {
            buttons = buttons.push(button::of_kind(kind, label).on_press_maybe(message).id(CONFIRM));
        }
        let body = vertical(container(self.body).padding(iced::padding::right(space::SNUG)));
        let content = column![section(self.title), body, buttons.width(Length::Fill)].spacing(space::LARGE);
        let sheet = panel::card(content).max_width(space::LINE_WIDTH).padding(space::WIDE);
        let veil = center(sheet).padding(space::LARGE).style(|theme: &Theme| {
            let dark = theme.extended_palette().is_dark;
            let strength = if dark { 0.6 } else { 0.35 };
            container::Style {
                background: Some(Background::Color(Color { a: strength, ..Color::BLACK })),
                ..container::Style::default()
            }
        });
        opaque(veil)
    }
}
