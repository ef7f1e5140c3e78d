//! A question above everything. The rest of the window hears nothing meanwhile.

use iced::advanced::layout;
use iced::widget::{Row, center, container, opaque, space as blank};
use iced::{Background, Color, Length, Size, Theme, Vector};

use super::button::{self, Button, Kind};
use super::decorator::{Decorator, Unplaced, decorated};
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
    confirm: Option<Confirm<Message>>,
    others: Vec<(String, Message)>,
    cancel: (String, Message),
}

/// The answer that does it.
struct Confirm<Message> {
    kind: Kind,
    label: String,
    message: Option<Message>,
    /// Enter gives it from anywhere in the dialog.
    by_enter: bool,
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
        self.confirm = Some(Confirm { kind: Kind::Main, label: label.into(), message, by_enter: true });
        self
    }

    /// The answer that begins what cannot be taken back: given by Enter only where
    /// it has the focus itself.
    #[must_use]
    pub fn begin(mut self, label: impl Into<String>, message: Option<Message>) -> Self {
        self.confirm = Some(Confirm { kind: Kind::Main, label: label.into(), message, by_enter: false });
        self
    }

    /// The answer that destroys; never given by Enter. Without a message it is
    /// off, such as until an address has been typed.
    #[must_use]
    pub fn destroy(mut self, label: impl Into<String>, message: Option<Message>) -> Self {
        self.confirm = Some(Confirm { kind: Kind::Danger, label: label.into(), message, by_enter: false });
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
            Some(confirm) if confirm.by_enter => confirm.message.clone(),
            Some(_) => None,
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
            confirm: self.confirm.map(|Confirm { kind, label, message, by_enter }| {
                let message = message.map(&to);
                Confirm { kind, label, message, by_enter }
            }),
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
        let buttons: Element<'a, Message> = match self.confirm {
            Some(Confirm { kind, label, message, .. }) => {
                let confirm = button::of_kind(kind, label).on_press_maybe(message).id(CONFIRM);
                buttons.push(blank().width(Length::Fill)).push(confirm).width(Length::Fill).into()
            }
            None => buttons.wrap().into(),
        };
        let body = vertical(container(self.body).padding(iced::padding::right(space::SNUG)));
        let parts = vec![section(self.title).into(), body.into(), buttons];
        let sheet = panel::card(decorated(Sheet, parts)).max_width(space::LINE_WIDTH);
        let veil = center(sheet).padding(space::MEDIUM).style(|theme: &Theme| {
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

/// Title, body and buttons below each other. Title and buttons have their full
/// height before the body gets any, so that they stay in sight however small the
/// window is; the body scrolls.
struct Sheet;

/// Nothing is kept, and nobody else's state is taken for it.
struct SheetState;

impl<Message> Decorator<Message> for Sheet {
    type State = SheetState;

    fn at_first(&self) -> SheetState {
        SheetState
    }

    fn size(&self, _first: Size<Length>) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(
        &self,
        _state: &SheetState,
        parts: &mut Unplaced<'_, '_, Message>,
        limits: &layout::Limits,
    ) -> (Size, Vec<layout::Node>) {
        let room = limits.loose().max();
        let mut lay = |part: usize, height: f32| {
            parts.layout(part, &layout::Limits::new(Size::ZERO, Size::new(room.width, height.max(0.0))))
        };
        let title = lay(0, room.height);
        let buttons = lay(2, room.height);
        let fixed = title.size().height + buttons.size().height + 2.0 * space::LARGE;
        let body = lay(1, room.height - fixed);
        let below_title = title.size().height + space::LARGE;
        let below_body = below_title + body.size().height + space::LARGE;
        let height = below_body + buttons.size().height;
        let nodes = vec![
            title,
            body.translate(Vector::new(0.0, below_title)),
            buttons.translate(Vector::new(0.0, below_body)),
        ];
        (Size::new(room.width, height), nodes)
    }
}
