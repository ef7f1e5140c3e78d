//! The keyboard of the whole window, in one wrapper around everything.
//!
//! A widget and not a subscription, so that it works the same in tests.

use iced::advanced::widget::operation::focusable::{focus_next, focus_previous};
use iced::advanced::widget::operation::{self, Focusable, Operation, Outcome, Scrollable};
use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::widget::Id;
use iced::{Event, Rectangle, Vector, keyboard};

use super::Element;
use super::decorator::{Decorator, Happening, Placed, decorated};
use super::reading::Reading;
use super::sight::{Areas, Found, Reveal};

/// What a key means for the window as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// Enter, where nothing with a ring wants it.
    Main,
    /// Escape, where no input wants it.
    Cancel,
    /// Alt and the arrow to the left.
    Back,
    /// F1.
    Help,
    /// Ctrl and plus.
    ZoomIn,
    /// Ctrl and minus.
    ZoomOut,
    /// Ctrl and 0.
    ZoomReset,
}

struct Keys<'a, Message> {
    on_shortcut: Box<dyn Fn(Shortcut) -> Option<Message> + 'a>,
}

/// Gives the window its keys. Tab and Shift+Tab move the focus and bring what
/// they reach into sight; the rest is asked of `on_shortcut`.
pub fn keys<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    on_shortcut: impl Fn(Shortcut) -> Option<Message> + 'a,
) -> Element<'a, Message> {
    decorated(Keys { on_shortcut: Box::new(on_shortcut) }, vec![content.into()])
}

/// Shortcuts that no widget may take first.
fn early(key: &Key, modifiers: Modifiers) -> Option<Shortcut> {
    match key {
        Key::Named(Named::F1) => Some(Shortcut::Help),
        Key::Named(Named::ArrowLeft) if modifiers.alt() => Some(Shortcut::Back),
        Key::Character(letter) if modifiers.command() && !modifiers.alt() => match letter.as_str() {
            "+" | "=" => Some(Shortcut::ZoomIn),
            "-" | "_" => Some(Shortcut::ZoomOut),
            "0" => Some(Shortcut::ZoomReset),
            _ => None,
        },
        _ => None,
    }
}

/// Shortcuts for keys that no widget wanted. A key held down does not run
/// through the steps.
fn late(key: &Key, modifiers: Modifiers, repeat: bool) -> Option<Shortcut> {
    if repeat || modifiers.command() || modifiers.alt() {
        return None;
    }
    match key {
        Key::Named(Named::Enter) => Some(Shortcut::Main),
        Key::Named(Named::Escape) => Some(Shortcut::Cancel),
        _ => None,
    }
}

/// Takes an operation to everything, and what follows from it as well.
fn operate_fully<Message>(parts: &mut Placed<'_, '_, Message>, first: Box<dyn Operation>) {
    let mut current = Some(first);
    while let Some(mut operation) = current.take() {
        parts.operate(&mut operation::black_box(&mut *operation));
        if let Outcome::Chain(next) = operation.finish() {
            current = Some(next);
        }
    }
}

fn move_focus<Message>(backwards: bool, parts: &mut Placed<'_, '_, Message>) {
    let step = || -> Box<dyn Operation> {
        if backwards { Box::new(focus_previous()) } else { Box::new(focus_next()) }
    };
    operate_fully(parts, step());
    let mut sight = Sight::default();
    parts.operate(&mut sight);
    if sight.focused.is_none() {
        // Past the last one the first is next.
        operate_fully(parts, step());
    }
    reveal(parts);
    log_focus(parts);
}

/// Where the keys lead, for who looks for a fault of theirs.
fn log_focus<Message>(parts: &mut Placed<'_, '_, Message>) {
    if !tracing::enabled!(tracing::Level::TRACE) {
        return;
    }
    let mut reading = Reading::default();
    parts.operate(&mut reading);
    let focus = reading.focus.map_or_else(|| "none".to_owned(), |focus| focus.to_string());
    tracing::trace!("focus: {focus}");
}

/// Brings what has the focus into sight.
fn reveal<Message>(parts: &mut Placed<'_, '_, Message>) {
    let mut sight = Sight::default();
    parts.operate(&mut sight);
    if let Some(reveal) = sight.reveal() {
        operate_fully(parts, Box::new(reveal));
    }
}

/// Moves what is chosen, within what has the focus.
fn chooses(key: &Key) -> bool {
    use Named::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, End, Home};
    matches!(key, Key::Named(ArrowDown | ArrowLeft | ArrowRight | ArrowUp | End | Home))
}

/// Finds what has the focus.
#[derive(Default)]
struct Sight {
    areas: Areas,
    focused: Option<Found>,
}

impl Operation for Sight {
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

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.focused = Some(self.areas.found(bounds));
        }
    }
}

impl Sight {
    /// What brings the focus into sight, where it is not.
    fn reveal(&self) -> Option<Reveal> {
        self.focused.as_ref()?.reveal()
    }
}

/// Nothing is kept, and nobody else's state is taken for it.
struct KeysState;

impl<Message> Decorator<Message> for Keys<'_, Message> {
    type State = KeysState;

    fn at_first(&self) -> KeysState {
        KeysState
    }

    fn update(
        &mut self,
        _state: &mut KeysState,
        parts: &mut Placed<'_, '_, Message>,
        happening: &mut Happening<'_, '_, Message>,
    ) {
        let pressed = match happening.event {
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, repeat, .. }) => {
                Some((key, *modifiers, *repeat))
            }
            _ => None,
        };
        if let Some((key, modifiers, _)) = pressed {
            if matches!(key, Key::Named(Named::Tab)) && !modifiers.command() && !modifiers.alt() {
                move_focus(modifiers.shift(), parts);
                happening.shell.request_redraw();
                happening.shell.capture_event();
                return;
            }
            if let Some(message) = early(key, modifiers).and_then(&self.on_shortcut) {
                happening.shell.publish(message);
                happening.shell.capture_event();
                return;
            }
        }
        parts.update(happening);
        // By then what was chosen is drawn, perhaps out of sight.
        if matches!(happening.event, Event::Keyboard(keyboard::Event::KeyReleased { key, .. }) if chooses(key))
        {
            reveal(parts);
            happening.shell.request_redraw();
        }
        if happening.shell.is_event_captured() {
            return;
        }
        if let Some((key, modifiers, repeat)) = pressed
            && let Some(message) = late(key, modifiers, repeat).and_then(&self.on_shortcut)
        {
            happening.shell.publish(message);
            happening.shell.capture_event();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_mean_what_the_guide_says() {
        let letter = |letter: &str| Key::Character(letter.into());
        let none = Modifiers::empty();
        for (key, modifiers, means) in [
            (Key::Named(Named::F1), none, Some(Shortcut::Help)),
            (Key::Named(Named::ArrowLeft), Modifiers::ALT, Some(Shortcut::Back)),
            (Key::Named(Named::ArrowLeft), none, None),
            (letter("+"), Modifiers::COMMAND, Some(Shortcut::ZoomIn)),
            (letter("="), Modifiers::COMMAND, Some(Shortcut::ZoomIn)),
            (letter("-"), Modifiers::COMMAND, Some(Shortcut::ZoomOut)),
            (letter("0"), Modifiers::COMMAND, Some(Shortcut::ZoomReset)),
            (letter("0"), none, None),
        ] {
            assert_eq!(early(&key, modifiers), means, "{key:?} {modifiers:?}");
        }
        assert_eq!(late(&Key::Named(Named::Enter), none, false), Some(Shortcut::Main));
        assert_eq!(late(&Key::Named(Named::Escape), none, false), Some(Shortcut::Cancel));
    }

    #[test]
    fn a_held_enter_does_not_run_through_the_steps() {
        assert_eq!(late(&Key::Named(Named::Enter), Modifiers::empty(), true), None);
    }

    #[test]
    fn what_is_out_of_sight_is_scrolled_to() {
        let area = Rectangle { x: 0.0, y: 100.0, width: 300.0, height: 200.0 };
        let at = |y: f32, height: f32, scrolled: f32| {
            let bounds = Rectangle { x: 0.0, y, width: 300.0, height };
            let focused = Some(Found { bounds, area: Some((0, area, Vector::new(0.0, scrolled))) });
            Sight { focused, ..Sight::default() }.reveal().map(|reveal| reveal.by)
        };
        assert_eq!(at(150.0, 40.0, 0.0), None);
        assert_eq!(at(400.0, 40.0, 0.0), Some(164.0));
        assert_eq!(at(400.0, 40.0, 350.0), Some(-74.0));
        // What just fits is shown as a whole, what does not from its top.
        assert_eq!(at(400.0, 190.0, 0.0), Some(295.0));
        assert_eq!(at(400.0, 900.0, 0.0), Some(300.0));
    }
}
