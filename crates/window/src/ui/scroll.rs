//! Scrolling areas.

use iced::advanced::widget::operation::{Operation, Scrollable as ScrollState};
use iced::advanced::{Layout, mouse, renderer};
use iced::widget::scrollable::{self, AbsoluteOffset, Direction, Rail, Scrollbar, Scroller, Status, Style};
use iced::widget::{Id, Scrollable, container};
use iced::{Background, Border, Color, Event, Rectangle, Theme, Vector};

use super::decorator::{Decorator, Happening, Placed, decorated};
use super::theme::{mix, palette};
use super::{Element, space};

/// Scrolls up and down; the bar stands beside the content, never on it.
pub fn vertical<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Scrollable<'a, Message> {
    let bar = Scrollbar::new().width(BAR).scroller_width(BAR).margin(MARGIN);
    iced::widget::scrollable(content).direction(Direction::Vertical(bar)).style(style)
}

/// Wide enough to be caught, narrow enough not to be looked at.
const BAR: f32 = 6.0;
/// Left free beside the bar.
const MARGIN: f32 = 2.0;
/// Least height of what is dragged in the bar.
const LEAST_THUMB: f32 = 32.0;

/// Around a [`vertical`] of long content: iced makes what is dragged in its bar as
/// small as 2 pixels, which nobody catches. Here it has a least height.
pub fn caught<'a, Message: 'a>(scroll: Scrollable<'a, Message>) -> Element<'a, Message> {
    decorated(Thumb, vec![scroll.into()])
}

struct Thumb;

/// What was last seen of the area, and how far below its top the thumb is held.
#[derive(Default)]
struct ThumbState {
    seen: Option<Seen>,
    held: Option<f32>,
}

/// A scrolling area: where it is, how high its content is, how far it is scrolled.
#[derive(Debug, Clone, Copy)]
struct Seen {
    bounds: Rectangle,
    content: f32,
    scrolled: f32,
}

impl Seen {
    /// How far the thumb can move.
    fn way(&self) -> f32 {
        self.bounds.height - LEAST_THUMB
    }

    /// The thumb, where iced's own would be too small.
    fn thumb(&self) -> Option<Rectangle> {
        let Rectangle { x, y, width, height } = self.bounds;
        let left = self.content - height;
        let small = left > 0.0 && height * height / self.content < LEAST_THUMB && self.way() > 0.0;
        small.then(|| Rectangle {
            x: x + width - BAR - MARGIN,
            y: y + self.way() * (self.scrolled / left).clamp(0.0, 1.0),
            width: BAR,
            height: LEAST_THUMB,
        })
    }

    /// How far it is scrolled with the top of the thumb at this height.
    fn scrolled_with(&self, top: f32) -> f32 {
        let part = ((top - self.bounds.y) / self.way()).clamp(0.0, 1.0);
        part * (self.content - self.bounds.height)
    }
}

/// Looks at the outermost area, or scrolls it.
#[derive(Default)]
struct Area {
    to: Option<f32>,
    seen: Option<Seen>,
}

impl Operation for Area {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        if self.seen.is_none() {
            operate(self);
        }
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        translation: Vector,
        state: &mut dyn ScrollState,
    ) {
        if self.seen.is_some() {
            return;
        }
        if let Some(to) = self.to {
            state.scroll_to(AbsoluteOffset { x: None, y: Some(to) });
        }
        let scrolled = self.to.unwrap_or(translation.y);
        self.seen = Some(Seen { bounds, content: content.height, scrolled });
    }
}

impl Thumb {
    /// Goes on dragging; `None` where the event is none of the thumb's.
    #[allow(clippy::option_option, reason = "not the thumb's; the thumb's; and where it is dragged to")]
    fn drag(state: &mut ThumbState, happening: &Happening<'_, '_, impl Sized>) -> Option<Option<f32>> {
        match happening.event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                let thumb = state.seen?.thumb()?;
                let at = happening.cursor.position().filter(|at| thumb.contains(*at))?;
                state.held = Some(at.y - thumb.y);
                Some(None)
            }
            Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                let (held, at) = (state.held?, happening.cursor.land().position()?);
                Some(Some(state.seen?.scrolled_with(at.y - held)))
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => {
                state.held.take().map(|_| None)
            }
            _ => None,
        }
    }
}

impl<Message> Decorator<Message> for Thumb {
    type State = ThumbState;

    fn at_first(&self) -> ThumbState {
        ThumbState::default()
    }

    fn update(
        &mut self,
        state: &mut ThumbState,
        parts: &mut Placed<'_, '_, Message>,
        happening: &mut Happening<'_, '_, Message>,
    ) {
        let dragged = Self::drag(state, happening);
        if dragged.is_none() {
            parts.update(happening);
        }
        let mut area = Area { to: dragged.flatten(), seen: None };
        parts.operate(&mut area);
        state.seen = area.seen;
        if dragged.is_some() {
            happening.shell.capture_event();
            happening.shell.request_redraw();
        }
    }

    fn draw_over(
        &self,
        state: &ThumbState,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        layout: Layout<'_>,
        viewport: &Rectangle,
    ) {
        use iced::advanced::Renderer as _;
        let Some(thumb) = state.seen.and_then(|seen| seen.thumb()) else { return };
        let Some(shown) = layout.bounds().intersection(viewport) else { return };
        let palette = palette(theme);
        let color = if state.held.is_some() { palette.secondary } else { palette.edge };
        let border = Border { radius: (BAR / 2.0).into(), ..Border::default() };
        // Above the area's own layer, in which its bar is drawn.
        renderer.with_layer(shown, |renderer| {
            renderer.fill_quad(renderer::Quad { bounds: thumb, border, ..renderer::Quad::default() }, color);
        });
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_dragged_in_a_bar_has_a_least_height_and_reaches_both_ends() {
        let seen = |content: f32, scrolled: f32| Seen {
            bounds: Rectangle { x: 10.0, y: 100.0, width: 300.0, height: 400.0 },
            content,
            scrolled,
        };
        // A hundred thousand rows of 40: at the top, in the middle, at the end.
        for (scrolled, top) in [(0.0, 100.0), (1_999_800.0, 284.0), (3_999_600.0, 468.0)] {
            let seen = seen(4_000_000.0, scrolled);
            let thumb = seen.thumb().expect("iced's own would have 2 pixels");
            assert!((thumb.height - 32.0).abs() < 0.01 && (thumb.y - top).abs() < 0.01, "{thumb:?}");
            assert!((seen.scrolled_with(thumb.y) - scrolled).abs() < 1.0, "{scrolled}");
        }
        assert!(seen(4_000_000.0, 0.0).scrolled_with(5_000.0) <= 3_999_600.0);
        assert!(seen(800.0, 0.0).thumb().is_none(), "iced's own is high enough");
        assert!(seen(300.0, 0.0).thumb().is_none(), "nothing scrolls");
    }
}
