//! Brings something into sight by its name, such as what the main button waits for.

use iced::advanced::widget::operate;
use iced::advanced::widget::operation::{Focusable, Operation, Outcome, Scrollable};
use iced::widget::Id;
use iced::{Rectangle, Task, Vector};

use super::keys::Found;

/// Scrolls what is around the widget of this name so that it is in sight.
pub fn bring<Message: Send + 'static>(id: impl Into<Id>) -> Task<Message> {
    operate(Search { id: id.into(), areas: 0, around: Vec::new(), announced: None, found: None }).discard()
}

/// Looks for a widget by its name, and for the innermost area around it that scrolls.
struct Search {
    id: Id,
    areas: usize,
    around: Vec<(usize, Rectangle, Vector)>,
    announced: Option<(usize, Rectangle, Vector)>,
    found: Option<Found>,
}

impl Search {
    fn met(&mut self, id: Option<&Id>, bounds: Rectangle) {
        if id == Some(&self.id) && self.found.is_none() {
            self.found = Some(Found { bounds, area: self.around.last().copied() });
        }
    }
}

impl Operation for Search {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        let entered = self.announced.take();
        self.around.extend(entered);
        operate(self);
        if entered.is_some() {
            self.around.pop();
        }
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        _content_bounds: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.announced = Some((self.areas, bounds, translation));
        self.areas += 1;
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
