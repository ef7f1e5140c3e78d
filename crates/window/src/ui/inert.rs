//! [`inert`] shuts a part off while a dialog lies above it; [`spoken`] says what a
//! part that is drawn piecemeal says.

use iced::Event;
use iced::advanced::mouse;
use iced::advanced::widget::Operation;

use super::Element;
use super::decorator::{Decorator, Happening, Placed, decorated};

struct Inert {
    shut: bool,
}

/// While `shut`, the content is drawn but hears no key and is not found by Tab.
/// It keeps its state: focus and scroll positions are as before when it opens again.
pub fn inert<'a, Message: 'a>(content: impl Into<Element<'a, Message>>, shut: bool) -> Element<'a, Message> {
    decorated(Inert { shut }, vec![content.into()])
}

/// Nothing is kept, and nobody else's state is taken for it.
struct InertState;

impl<Message> Decorator<Message> for Inert {
    type State = InertState;

    fn at_first(&self) -> InertState {
        InertState
    }

    fn operate(
        &mut self,
        _state: &mut InertState,
        parts: &mut Placed<'_, '_, Message>,
        operation: &mut dyn Operation,
    ) {
        if !self.shut {
            parts.operate(operation);
        }
    }

    fn update(
        &mut self,
        _state: &mut InertState,
        parts: &mut Placed<'_, '_, Message>,
        happening: &mut Happening<'_, '_, Message>,
    ) {
        let event = happening.event;
        let input = matches!(event, Event::Keyboard(_) | Event::InputMethod(_) | Event::Touch(_))
            || matches!(event, Event::Mouse(pressed) if !matches!(pressed, mouse::Event::ButtonReleased(_)));
        if !(self.shut && input) {
            parts.update(happening);
        }
    }
}

struct Spoken {
    words: String,
}

/// Content that says `words` as a whole to whoever reads the window, which is
/// the tests today.
pub fn spoken<'a, Message: 'a>(
    words: impl Into<String>,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    decorated(Spoken { words: words.into() }, vec![content.into()])
}

/// Nothing is kept, and nobody else's state is taken for it.
struct SpokenState;

impl<Message> Decorator<Message> for Spoken {
    type State = SpokenState;

    fn at_first(&self) -> SpokenState {
        SpokenState
    }

    fn operate(
        &mut self,
        _state: &mut SpokenState,
        parts: &mut Placed<'_, '_, Message>,
        operation: &mut dyn Operation,
    ) {
        operation.text(None, parts.layout.bounds(), &self.words);
        parts.operate(operation);
    }
}
