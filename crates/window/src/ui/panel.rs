//! Cards, notes, empty places, and rows of facts.

use iced::widget::{Container, column, container, row, space as blank};
use iced::{Alignment, Background, Border, Length, Theme};

use super::icon::{Icon, icon};
use super::status::Status;
use super::text::{Tone, body, secondary, strong};
use super::theme::{mix, palette};
use super::{Element, space};

/// A card: a surface with a thin edge.
pub fn card<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Container<'a, Message> {
    container(content).padding(space::LARGE).width(Length::Fill).style(surface)
}

/// How a card looks.
pub fn surface(theme: &Theme) -> container::Style {
    let palette = palette(theme);
    container::Style {
        background: Some(Background::Color(palette.surface)),
        border: Border { color: palette.line, width: space::BORDER, radius: space::CORNER.into() },
        ..container::Style::default()
    }
}

/// A card whose edge says how things stand.
pub fn toned_card<'a, Message: 'a>(
    status: Status,
    content: impl Into<Element<'a, Message>>,
) -> Container<'a, Message> {
    container(content).padding(space::LARGE).width(Length::Fill).style(move |theme| {
        let palette = palette(theme);
        let color = status.tone().color(palette);
        container::Style {
            background: Some(Background::Color(mix(palette.surface, color, 0.04))),
            border: Border { color: mix(palette.surface, color, 0.55), ..surface(theme).border },
            ..container::Style::default()
        }
    })
}

/// One sentence that needs to be known, with its icon.
pub fn note<'a, Message: 'a>(status: Status, words: impl Into<String>) -> Element<'a, Message> {
    let content = row![container(status.mark()).padding([2.0, 0.0]), body(words).width(Length::Fill)]
        .spacing(space::SNUG);
    toned_card(status, content).padding([space::SNUG, space::MEDIUM]).into()
}

/// A place where something will be: what, and when.
pub fn empty<'a, Message: 'a>(
    glyph: Icon,
    title: impl Into<String>,
    words: impl Into<String>,
) -> Element<'a, Message> {
    let content = column![
        icon(glyph, space::WIDE, Tone::Secondary),
        strong(title),
        secondary(words).align_x(Alignment::Center)
    ]
    .spacing(space::SMALL)
    .align_x(Alignment::Center);
    card(content).padding(space::VAST).center_x(Length::Fill).into()
}

/// Names at the left, their facts at the right of them, lined up.
pub fn facts<'a, Message: 'a>(pairs: Vec<(String, Element<'a, Message>)>) -> Element<'a, Message> {
    let rows = pairs.into_iter().map(|(name, fact)| {
        row![container(secondary(name)).width(Length::Fixed(180.0)), container(fact).width(Length::Fill)]
            .spacing(space::MEDIUM)
            .align_y(Alignment::Center)
            .into()
    });
    iced::widget::Column::with_children(rows).spacing(space::SMALL).into()
}

/// A thin line from side to side.
pub fn line<'a, Message: 'a>() -> Element<'a, Message> {
    container(blank().height(space::BORDER))
        .width(Length::Fill)
        .style(|theme: &Theme| container::background(palette(theme).line))
        .into()
}
