//! Buttons by what they mean, all reachable by Tab.

use iced::widget::button::{Status, Style};
use iced::widget::{Id, container, row, text};
use iced::{Alignment, Background, Border, Color, Length, Theme};

use super::focus::focusable;
use super::icon::{Icon, plain};
use super::text::{BODY, MEDIUM};
use super::theme::{Palette, mix, palette};
use super::{Element, space};

/// How far a pressed button's colour moves to that of the text.
pub(super) const PRESSED: f32 = 0.18;
const HOVERED: f32 = 0.10;

/// What a button means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The one main thing to do.
    Main,
    /// Anything else.
    Quiet,
    /// Destroys something. Never pressed by Enter.
    Danger,
    /// Leads somewhere; looks like text.
    Link,
}

/// A button being made; becomes an element by `into()`.
pub struct Button<Message> {
    kind: Kind,
    label: String,
    icon: Option<Icon>,
    on_press: Option<Message>,
    id: Option<Id>,
    width: Length,
}

fn button<Message>(kind: Kind, label: impl Into<String>) -> Button<Message> {
    Button { kind, label: label.into(), icon: None, on_press: None, id: None, width: Length::Shrink }
}

/// The one main thing to do. Within a step rarely needed: the frame has it.
pub fn main<Message>(label: impl Into<String>) -> Button<Message> {
    button(Kind::Main, label)
}

/// Anything else to do.
pub fn quiet<Message>(label: impl Into<String>) -> Button<Message> {
    button(Kind::Quiet, label)
}

/// Destroys something.
pub fn danger<Message>(label: impl Into<String>) -> Button<Message> {
    button(Kind::Danger, label)
}

/// A button within a text: it shows something and changes nothing.
pub fn link<Message>(label: impl Into<String>) -> Button<Message> {
    button(Kind::Link, label)
}

/// A button of this kind.
pub fn of_kind<Message>(kind: Kind, label: impl Into<String>) -> Button<Message> {
    button(kind, label)
}

impl<Message> Button<Message> {
    pub(super) fn from_parts(kind: Kind, (label, message): (String, Message)) -> Self {
        button(kind, label).on_press(message)
    }

    /// What a press gives. Without it the button is off; then say beside it why.
    #[must_use]
    pub fn on_press(mut self, message: Message) -> Self {
        self.on_press = Some(message);
        self
    }

    /// As [`Button::on_press`], where there is a message.
    #[must_use]
    pub fn on_press_maybe(mut self, message: Option<Message>) -> Self {
        self.on_press = message;
        self
    }

    /// An icon before the label.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The name by which tests and `operation::focus` find it.
    #[must_use]
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// As wide as there is room.
    #[must_use]
    pub fn fill(mut self) -> Self {
        self.width = Length::Fill;
        self
    }
}

impl<'a, Message: Clone + 'a> From<Button<Message>> for Element<'a, Message> {
    fn from(made: Button<Message>) -> Self {
        let kind = made.kind;
        let label = text(made.label.clone()).size(BODY).font(MEDIUM).line_height(LINE);
        let mut content = row![].spacing(space::SMALL).align_y(Alignment::Center);
        content = content.push(made.icon.map(|icon| plain(icon, BODY + 1.0)));
        content = content.push(label);
        // Higher where the words need several lines.
        let (across, above) = match kind {
            Kind::Link => (0.0, LINK_ABOVE),
            _ => (space::MEDIUM, (space::CONTROL - BODY * LINE) / 2.0),
        };
        let inside = container(content).align_y(Alignment::Center);
        let inside = if made.width == Length::Shrink { inside } else { inside.center_x(Length::Fill) };
        let drawn = iced::widget::button(inside)
            .padding([above, across])
            .width(made.width)
            .on_press_maybe(made.on_press.clone())
            .style(move |theme, status| style(kind, theme, status));
        let mut reachable = focusable(drawn).id_maybe(made.id).says(made.label).on_activate(made.on_press);
        if kind == Kind::Danger {
            reachable = reachable.never_by_enter();
        }
        reachable.into()
    }
}

/// Height of a line of a label, in parts of its size.
const LINE: f32 = 1.3;
/// Above and below the words of a link, so that it is caught: 24 pixels in all
/// (WCAG 2.2, 2.5.8 "Target Size (Minimum)").
const LINK_ABOVE: f32 = 2.5;

fn style(kind: Kind, theme: &Theme, status: Status) -> Style {
    let palette = palette(theme);
    let moved = match status {
        Status::Active | Status::Disabled => 0.0,
        Status::Hovered => HOVERED,
        Status::Pressed => PRESSED,
    };
    if status == Status::Disabled {
        return disabled(kind, palette);
    }
    let filled = |fill: Color, on: Color| Style {
        background: Some(Background::Color(mix(fill, palette.text, moved))),
        text_color: on,
        border: Border { radius: space::CORNER.into(), ..Border::default() },
        ..Style::default()
    };
    match kind {
        Kind::Main => filled(palette.accent, palette.on_accent),
        Kind::Danger => filled(palette.danger, palette.on_danger),
        Kind::Quiet => Style {
            background: Some(Background::Color(mix(palette.surface, palette.text, moved / 2.0))),
            text_color: palette.text,
            border: Border { color: palette.edge, width: space::BORDER, radius: space::CORNER.into() },
            ..Style::default()
        },
        Kind::Link => Style {
            background: None,
            text_color: mix(palette.accent, palette.text, moved * 2.0),
            ..Style::default()
        },
    }
}

/// Lighter than what can be pressed: it steps back, and can still be read.
fn disabled(kind: Kind, palette: &Palette) -> Style {
    let plain = Style { text_color: off(palette), ..Style::default() };
    match kind {
        Kind::Link => plain,
        _ => Style {
            background: Some(Background::Color(mix(palette.surface, palette.ground, 0.5))),
            border: Border { color: palette.line, width: space::BORDER, radius: space::CORNER.into() },
            ..plain
        },
    }
}

/// The words of what cannot be pressed now.
pub(super) fn off(palette: &Palette) -> Color {
    mix(palette.secondary, palette.surface, 0.25)
}
