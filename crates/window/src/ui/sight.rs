//! Brings something into sight: what has the focus ([`super::keys`]), or something by
//! its name, such as what the main button waits for.

use iced::advanced::widget::operate;
use iced::advanced::widget::operation::{Focusable, Operation, Outcome, Scrollable};
use iced::widget::Id;
use iced::widget::scrollable::AbsoluteOffset;
use iced::{Rectangle, Task, Vector};

use super::space;

/// Scrolls what is around the widget of this name so that it is in sight.
pub fn bring<Message: Send + 'static>(id: impl Into<Id>) -> Task<Message> {
    operate(Search { id: id.into(), areas: Areas::default(), found: None }).discard()
}

/// An area that scrolls: its number, bounds and translation.
type Area = (usize, Rectangle, Vector);

/// The areas that scroll around where an operation is.
#[derive(Default)]
pub(super) struct Areas {
    met: usize,
    around: Vec<Area>,
    announced: Option<Area>,
}

impl Areas {
    /// Another one was met; what is gone through next lies in it.
    pub(super) fn announce(&mut self, bounds: Rectangle, translation: Vector) {
        self.announced = Some((self.met, bounds, translation));
        self.met += 1;
    }

    /// Goes into the one that was announced; whether there was one.
    pub(super) fn enter(&mut self) -> bool {
        let entered = self.announced.take();
        self.around.extend(entered);
        entered.is_some()
    }

    /// Goes out of what was entered.
    pub(super) fn leave(&mut self, entered: bool) {
        if entered {
            self.around.pop();
        }
    }

    /// Something found here.
    pub(super) fn found(&self, bounds: Rectangle) -> Found {
        Found { bounds, area: self.around.last().copied() }
    }
}

/// Something that was found, with the innermost area around it.
pub(super) struct Found {
    pub(super) bounds: Rectangle,
    pub(super) area: Option<Area>,
}

impl Found {
    /// What brings it into sight, where it is not.
    pub(super) fn reveal(&self) -> Option<Reveal> {
        let (area, bounds, translation) = self.area?;
        // As much around it as there is room for.
        let margin = ((bounds.height - self.bounds.height) / 2.0).clamp(0.0, space::LARGE);
        let top = self.bounds.y - translation.y - margin;
        let bottom = self.bounds.y + self.bounds.height - translation.y + margin;
        let by = if top < bounds.y {
            top - bounds.y
        } else if bottom > bounds.y + bounds.height {
            // What is taller than the area is shown from its top.
            (bottom - bounds.y - bounds.height).min(top - bounds.y)
        } else {
            return None;
        };
        Some(Reveal { area, by, seen: 0 })
    }
}

/// Scrolls one area by so much.
pub(super) struct Reveal {
    area: usize,
    pub(super) by: f32,
    seen: usize,
}

impl Operation for Reveal {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content_bounds: Rectangle,
        _translation: Vector,
        state: &mut dyn Scrollable,
    ) {
        if self.seen == self.area {
            state.scroll_by(AbsoluteOffset { x: 0.0, y: self.by }, bounds, content_bounds);
        }
        self.seen += 1;
    }
}

/// Looks for a widget by its name.
struct Search {
    id: Id,
    areas: Areas,
    found: Option<Found>,
}

impl Search {
    fn met(&mut self, id: Option<&Id>, bounds: Rectangle) {
        if id == Some(&self.id) && self.found.is_none() {
            self.found = Some(self.areas.found(bounds));
        }
    }
}

impl Operation for Search {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        let entered = self.areas.enter();
        operate(self);
        self.areas.leave(entered);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        _content_bounds: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.areas.announce(bounds, translation);
    }

    fn focusable(&mut self, id: Option<&Id>, bounds: Rectangle, _state: &mut dyn Focusable) {
        self.met(id, bounds);
    }

    fn container(&mut self, id: Option<&Id>, bounds: Rectangle) {
        self.met(id, bounds);
    }

    fn finish(&self) -> Outcome<()> {
        match self.found.as_ref().and_then(Found::reveal) {
            Some(reveal) => Outcome::Chain(Box::new(reveal)),
            None => Outcome::None,
        }
    }
}
