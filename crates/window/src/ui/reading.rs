//! Reads a window as it stands: what it says, and where the focus is.

use std::fmt;

use iced::Rectangle;
use iced::advanced::widget::operation::{Focusable, TextInput};
use iced::advanced::widget::{Id, Operation};

/// What has the focus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Focus {
    /// Its place among all that can have it.
    at: usize,
    id: Option<Id>,
    /// The words in it.
    words: Vec<String>,
}

impl Focus {
    /// Whether it is known by this id, or by these words in it.
    #[cfg(test)]
    pub(crate) fn is(&self, what: &str) -> bool {
        self.id.as_ref().is_some_and(|id| *id == Id::from(what.to_owned()))
            || self.words.iter().any(|words| words == what)
    }
}

/// By its id, else by its words: what a list or a field holds is nobody's affair.
impl fmt::Display for Focus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.id {
            Some(id) => write!(formatter, "{id:?}"),
            None => write!(formatter, "{:?}", self.words),
        }
    }
}

/// Reads the window: its texts, and what has the focus with the words in it.
#[derive(Default)]
pub(crate) struct Reading {
    /// All texts, what is typed into fields among them.
    pub(crate) texts: Vec<String>,
    /// How many can have the focus.
    pub(crate) stops: usize,
    /// What has it.
    pub(crate) focus: Option<Focus>,
    /// The focus was met; what comes next may be inside it.
    met: bool,
    inside: bool,
}

impl Operation for Reading {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        let enters = std::mem::take(&mut self.met);
        self.inside |= enters;
        operate(self);
        self.inside &= !enters;
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        self.met = state.is_focused();
        if self.met {
            self.focus = Some(Focus { at: self.stops, id: id.cloned(), words: Vec::new() });
        }
        self.stops += 1;
    }

    fn text_input(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn TextInput) {
        self.texts.push(state.text().to_owned());
    }

    fn container(&mut self, id: Option<&Id>, _bounds: Rectangle) {
        // A field has nothing inside; what follows it is something else.
        self.met &= self.focus.as_ref().is_some_and(|focus| focus.id.as_ref() == id);
    }

    fn text(&mut self, _id: Option<&Id>, _bounds: Rectangle, text: &str) {
        self.met = false;
        self.texts.push(text.to_owned());
        if let Some(focus) = self.focus.as_mut().filter(|_| self.inside) {
            focus.words.push(text.to_owned());
        }
    }
}
