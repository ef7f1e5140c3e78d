//! Scrolling areas.

use iced::widget::scrollable::{self, Direction, Rail, Scrollbar, Scroller, Status, Style};
use iced::widget::{Scrollable, container};
use iced::{Background, Border, Color, Theme};

use super::theme::{mix, palette};
use super::{Element, space};

/// Scrolls up and down; the bar stands beside the content, never on it.
pub fn vertical<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Scrollable<'a, Message> {
    let bar = Scrollbar::new().width(BAR).scroller_width(BAR).margin(2);
    iced::widget::scrollable(content).direction(Direction::Vertical(bar)).style(style)
}

/// Wide enough to be caught, narrow enough not to be looked at.
const BAR: f32 = 6.0;

fn style(theme: &Theme, status: Status) -> Style {
    let palette = palette(theme);
    let moved = match status {
        Status::Dragged { .. } => 1.0,
        Status::Hovered { is_vertical_scrollbar_hovered: true, .. } => 0.6,
        Status::Hovered { .. } | Status::Active { .. } => 0.0,
    };
    let rail = Rail {
        background: None,
        border: Border::default(),
        scroller: Scroller {
            background: Background::Color(mix(palette.edge, palette.secondary, moved)),
            border: Border { radius: (BAR / 2.0).into(), ..Border::default() },
        },
    };
    Style {
        container: container::Style::default(),
        vertical_rail: rail,
        horizontal_rail: rail,
        gap: None,
        auto_scroll: scrollable::AutoScroll {
            background: Background::Color(palette.surface),
            border: Border { color: palette.edge, width: space::BORDER, radius: space::CORNER.into() },
            shadow: iced::Shadow { color: Color::TRANSPARENT, ..iced::Shadow::default() },
            icon: palette.text,
        },
    }
}
