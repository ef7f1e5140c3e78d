//! Words with what can be done about them at their right; below them where there
//! is too little room for both.

use iced::advanced::layout;
use iced::{Length, Size, Vector};

use super::decorator::{Decorator, Unplaced, decorated};
use super::{Element, space};

/// Words have at least this width beside what can be done.
const LEAST: f32 = 240.0;

/// Words, and what can be done about them.
pub fn beside<'a, Message: 'a>(
    words: impl Into<Element<'a, Message>>,
    ways: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    decorated(Beside, vec![words.into(), ways.into()])
}

struct Beside;

/// Nothing is kept, and nobody else's state is taken for it.
struct Nothing;

impl<Message> Decorator<Message> for Beside {
    type State = Nothing;

    fn at_first(&self) -> Nothing {
        Nothing
    }

    fn size(&self, _first: Size<Length>) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(
        &self,
        _state: &Nothing,
        parts: &mut Unplaced<'_, '_, Message>,
        limits: &layout::Limits,
    ) -> (Size, Vec<layout::Node>) {
        let width = limits.max().width;
        let room = |width: f32| layout::Limits::new(Size::ZERO, Size::new(width, f32::INFINITY));
        let ways = parts.layout(1, &room(width));
        let left = width - ways.size().width - space::LARGE;
        if left < LEAST {
            let words = parts.layout(0, &room(width));
            let below = words.size().height + space::SMALL;
            let height = below + ways.size().height;
            return (Size::new(width, height), vec![words, ways.translate(Vector::new(0.0, below))]);
        }
        let words = parts.layout(0, &room(left));
        let height = words.size().height.max(ways.size().height);
        let middle = |node: layout::Node, x: f32| {
            let above = (height - node.size().height) / 2.0;
            node.translate(Vector::new(x, above))
        };
        let at = width - ways.size().width;
        (Size::new(width, height), vec![middle(words, 0.0), middle(ways, at)])
    }
}
