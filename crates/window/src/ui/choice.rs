//! Choices: one of several, or yes and no.

use iced::keyboard::Key;
use iced::keyboard::key::Named;
use iced::widget::button::{Status, Style};
use iced::widget::{Column, Id, Row, column, container, row, space as blank};
use iced::{Alignment, Background, Border, Color, Length, Theme};

use super::focus::focusable;
use super::icon::{Icon, icon};
use super::text::{SECONDARY, Tone, body, secondary, small, strong};
use super::theme::{mix, palette};
use super::{Element, space};

/// How much accent is in the ground of what is chosen.
pub(super) const TINT: f32 = 0.08;

/// One of several.
pub struct Choice<T> {
    /// What it stands for.
    pub value: T,
    /// Its words.
    pub label: String,
    /// What follows from it, below the words.
    pub help: Option<String>,
}

impl<T> Choice<T> {
    /// A choice in one line.
    pub fn new(value: T, label: impl Into<String>) -> Self {
        Self { value, label: label.into(), help: None }
    }

    /// With a line that says what follows.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// A group of choices one below the other, of which one is chosen or, at first,
/// none. Tab reaches the group once; the arrows choose.
pub fn radios<'a, T, Message>(
    id: impl Into<Id>,
    choices: Vec<Choice<T>>,
    chosen: Option<&T>,
    on_choose: impl Fn(T) -> Message + 'a,
) -> Element<'a, Message>
where
    T: Clone + PartialEq + 'a,
    Message: Clone + 'a,
{
    let (rows, at, messages) = drawn(choices, chosen, on_choose, radio_row);
    group(id, Column::with_children(rows).spacing(space::SMALL), at, messages)
}

/// As [`radios`], each in a line 40 pixels high, with what follows beside its words:
/// where all of them are to be seen at once.
pub fn lines<'a, T, Message>(
    id: impl Into<Id>,
    choices: Vec<Choice<T>>,
    chosen: Option<&T>,
    on_choose: impl Fn(T) -> Message + 'a,
) -> Element<'a, Message>
where
    T: Clone + PartialEq + 'a,
    Message: Clone + 'a,
{
    let (rows, at, messages) = drawn(choices, chosen, on_choose, |label, help, on, message| {
        iced::widget::button(line(label, help, on))
            .padding([LINE_ABOVE, space::SNUG])
            .width(Length::Fill)
            .on_press(message)
            .style(move |theme, status| chosen_style(on, theme, status))
            .into()
    });
    group(id, Column::with_children(rows).spacing(space::HAIR), at, messages)
}

/// What stands in such a line: also for lists that make their rows themselves.
pub fn line<'a, Message: 'a>(label: String, help: Option<String>, on: bool) -> Element<'a, Message> {
    // Where both have no room side by side, the help comes below.
    let words = row![strong(label)].push(help.map(secondary)).spacing(space::SNUG);
    let words = words.align_y(Alignment::Center).wrap();
    row![container(radio(on)).padding([2.0, 0.0]), words].spacing(space::SNUG).width(Length::Fill).into()
}

/// Above and below the words of a line, which is 40 pixels high in all.
const LINE_ABOVE: f32 = 9.0;

/// Choices side by side, for two or three short words.
pub fn segments<'a, T, Message>(
    id: impl Into<Id>,
    choices: Vec<Choice<T>>,
    chosen: &T,
    on_choose: impl Fn(T) -> Message + 'a,
) -> Element<'a, Message>
where
    T: Clone + PartialEq + 'a,
    Message: Clone + 'a,
{
    let (parts, at, messages) = drawn(choices, Some(chosen), on_choose, |label, _, on, message| {
        let words = container(iced::widget::text(label).size(15).font(super::text::MEDIUM))
            .center_y(space::CONTROL)
            .padding([0.0, space::MEDIUM]);
        pressed(words, on, message)
    });
    group(id, Row::with_children(parts).spacing(space::HAIR), at, messages)
}

/// Choices that go on in the next line where there is no room, for filters. Tab
/// reaches them once; the arrows choose.
pub fn chips<'a, T, Message>(
    id: impl Into<Id>,
    choices: Vec<Choice<T>>,
    chosen: &T,
    on_choose: impl Fn(T) -> Message + 'a,
) -> Element<'a, Message>
where
    T: Clone + PartialEq + 'a,
    Message: Clone + 'a,
{
    let (parts, at, messages) = drawn(choices, Some(chosen), on_choose, |label, _, on, message| {
        let words = container(iced::widget::text(label).size(SECONDARY).font(super::text::MEDIUM))
            .center_y(CHIP)
            .padding([0.0, space::SNUG]);
        pressed(words, on, message)
    });
    group(
        id,
        Row::with_children(parts).spacing(space::HAIR).wrap().vertical_spacing(space::HAIR),
        at,
        messages,
    )
}

/// A choice that is nothing but its words.
fn pressed<'a, Message: Clone + 'a>(
    words: iced::widget::Container<'a, Message>,
    on: bool,
    message: Message,
) -> Element<'a, Message> {
    iced::widget::button(words)
        .padding(0)
        .on_press(message)
        .style(move |theme, status| chosen_style(on, theme, status))
        .into()
}

/// Height of a chip.
const CHIP: f32 = 28.0;

/// The choices of a group drawn, each of its label, its help, whether it is chosen and
/// its message; which one is chosen; and the messages.
fn drawn<'a, T: Clone + PartialEq, Message: Clone>(
    choices: Vec<Choice<T>>,
    chosen: Option<&T>,
    on_choose: impl Fn(T) -> Message,
    draw: impl Fn(String, Option<String>, bool, Message) -> Element<'a, Message>,
) -> (Vec<Element<'a, Message>>, Option<usize>, Vec<Message>) {
    let at = chosen.and_then(|chosen| choices.iter().position(|choice| choice.value == *chosen));
    let messages: Vec<Message> = choices.iter().map(|choice| on_choose(choice.value.clone())).collect();
    let drawn = choices.into_iter().zip(&messages).enumerate().map(|(index, (choice, message))| {
        draw(choice.label, choice.help, at == Some(index), message.clone())
    });
    (drawn.collect(), at, messages)
}

/// The keyboard of a group: the arrows move the choice, Space makes the first.
fn group<'a, Message: Clone + 'a>(
    id: impl Into<Id>,
    content: impl Into<Element<'a, Message>>,
    at: Option<usize>,
    messages: Vec<Message>,
) -> Element<'a, Message> {
    let many = messages.len();
    let enabled = many > 0;
    focusable(content)
        .id(id)
        .enabled(enabled)
        .ring_child(at.or(Some(0)))
        .on_key(move |key, _| {
            let to = match (key, at) {
                (Key::Named(Named::ArrowDown | Named::ArrowRight), Some(at)) => (at + 1) % many,
                (Key::Named(Named::ArrowUp | Named::ArrowLeft), Some(at)) => (at + many - 1) % many,
                (Key::Named(Named::Space | Named::ArrowDown | Named::ArrowRight), None)
                | (Key::Named(Named::Home), _) => 0,
                (Key::Named(Named::ArrowUp | Named::ArrowLeft), None) | (Key::Named(Named::End), _) => {
                    many - 1
                }
                _ => return None,
            };
            Some(messages[to].clone())
        })
        .into()
}

/// A ring; with a dot where it is the one. No icon of a circle looks like it.
fn radio<'a, Message: 'a>(on: bool) -> Element<'a, Message> {
    let dot = container(blank().width(DOT).height(DOT)).style(move |theme: &Theme| {
        let color = if on { palette(theme).accent } else { Color::TRANSPARENT };
        round(color, DOT, Border::default())
    });
    container(dot)
        .center(RING)
        .style(move |theme: &Theme| {
            let palette = palette(theme);
            let color = if on { palette.accent } else { palette.edge };
            round(palette.surface, RING, Border { color, width: 1.5, ..Border::default() })
        })
        .into()
}

/// Across the ring of a radio button, and across its dot.
const RING: f32 = 18.0;
const DOT: f32 = 8.0;

fn round(fill: Color, across: f32, border: Border) -> container::Style {
    container::Style {
        background: Some(Background::Color(fill)),
        border: Border { radius: (across / 2.0).into(), ..border },
        ..container::Style::default()
    }
}

fn radio_row<'a, Message: Clone + 'a>(
    label: String,
    help: Option<String>,
    on: bool,
    message: Message,
) -> Element<'a, Message> {
    let mark = radio(on);
    let words = column![strong(label)].push(help.map(secondary)).spacing(space::HAIR);
    let content = row![container(mark).padding([2.0, 0.0]), words].spacing(space::SNUG).width(Length::Fill);
    iced::widget::button(content)
        .padding([space::SNUG, space::MEDIUM])
        .width(Length::Fill)
        .on_press(message)
        .style(move |theme, status| chosen_style(on, theme, status))
        .into()
}

fn chosen_style(on: bool, theme: &Theme, status: Status) -> Style {
    let palette = palette(theme);
    let pointed = matches!(status, Status::Hovered | Status::Pressed);
    let fill = if on { mix(palette.surface, palette.accent, TINT) } else { palette.surface };
    let fill = if pointed { mix(fill, palette.text, 0.04) } else { fill };
    let color = if on { palette.accent } else { palette.line };
    Style {
        background: Some(Background::Color(fill)),
        text_color: if on { palette.accent } else { palette.text },
        border: Border { color, width: space::BORDER, radius: space::CORNER.into() },
        ..Style::default()
    }
}

/// Yes or no, as a box with its words. Space and Enter turn it.
pub fn check_box<'a, Message: Clone + 'a>(
    id: impl Into<Id>,
    label: impl Into<String>,
    help: Option<String>,
    on: bool,
    on_turn: impl Fn(bool) -> Message + 'a,
) -> Element<'a, Message> {
    let mark = if on {
        icon(Icon::SquareCheck, 18.0, Tone::Accent)
    } else {
        icon(Icon::Square, 18.0, Tone::Secondary)
    };
    turnable(id, mark.into(), label.into(), help, on_turn(!on))
}

/// Yes or no, as a switch, with the word for its position.
pub fn switch<'a, Message: Clone + 'a>(
    id: impl Into<Id>,
    label: impl Into<String>,
    help: Option<String>,
    on: bool,
    words: (String, String),
    on_turn: impl Fn(bool) -> Message + 'a,
) -> Element<'a, Message> {
    let (yes, no) = words;
    let knob = container(blank().width(16).height(16)).style(move |theme: &Theme| {
        let palette = palette(theme);
        let color = if on { palette.on_accent } else { palette.surface };
        disc(color, Color::TRANSPARENT)
    });
    let side = if on { iced::alignment::Horizontal::Right } else { iced::alignment::Horizontal::Left };
    let track = container(knob).width(40).height(22).padding(3).align_x(side).style(move |theme: &Theme| {
        let palette = palette(theme);
        disc(if on { palette.accent } else { palette.edge }, Color::TRANSPARENT)
    });
    let word = small(if on { yes } else { no }, if on { Tone::Accent } else { Tone::Secondary });
    let mark = row![track, word].spacing(space::SMALL).align_y(Alignment::Center);
    turnable(id, mark.into(), label.into(), help, on_turn(!on))
}

fn disc(color: Color, edge: Color) -> container::Style {
    container::Style {
        background: Some(Background::Color(color)),
        border: Border { color: edge, width: 0.0, radius: 11.0.into() },
        ..container::Style::default()
    }
}

fn turnable<'a, Message: Clone + 'a>(
    id: impl Into<Id>,
    mark: Element<'a, Message>,
    label: String,
    help: Option<String>,
    message: Message,
) -> Element<'a, Message> {
    let words = column![body(label)].push(help.map(secondary)).spacing(space::HAIR);
    let content = row![container(mark).padding([2.0, 0.0]), words].spacing(space::SNUG);
    let drawn = iced::widget::button(content)
        .padding([space::HAIR, 0.0])
        .on_press(message.clone())
        .style(|theme, _| Style { text_color: palette(theme).text, ..Style::default() });
    focusable(drawn).id(id).on_activate(Some(message)).into()
}
