//! Makes anything reachable by Tab: iced itself only knows text inputs.

use iced::advanced::widget::Operation;
use iced::advanced::widget::operation::Focusable as FocusState;
use iced::advanced::{Clipboard, Layout, clipboard, mouse, renderer};
use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::widget::Id;
use iced::{Border, Color, Event, Rectangle, Theme, keyboard};

use super::decorator::{Decorator, Happening, Placed, decorated};
use super::theme::palette;
use super::{Element, space};

type OnKey<'a, Message> = Box<dyn Fn(&Key, Modifiers) -> Option<Message> + 'a>;

/// A wrapper that takes the focus, shows a ring, and answers keys.
///
/// - Tab and Shift+Tab come here in the order of the layout ([`super::keys`]).
/// - Space and, unless [`Focusable::never_by_enter`], Enter give the message of
///   [`Focusable::on_activate`].
/// - Other keys are asked of [`Focusable::on_key`].
/// - Ctrl+C copies the text of [`Focusable::copies`].
///
/// A click focuses without a ring, so that Tab goes on from there; without a
/// ring Enter belongs to the step's main button, except where keys go on after a
/// click ([`Focusable::keys_after_click`]).
pub struct Focusable<'a, Message> {
    content: Element<'a, Message>,
    answers: Answers<'a, Message>,
}

/// What it answers to.
struct Answers<'a, Message> {
    id: Option<Id>,
    says: String,
    on_activate: Option<Message>,
    enter: bool,
    on_key: Option<OnKey<'a, Message>>,
    copies: Option<String>,
    keys_after_click: bool,
    ring_child: Option<usize>,
    enabled: bool,
}

/// Wraps `content`. It is skipped by Tab until it is given something to do.
pub fn focusable<'a, Message>(content: impl Into<Element<'a, Message>>) -> Focusable<'a, Message> {
    Focusable {
        content: content.into(),
        answers: Answers {
            id: None,
            says: String::new(),
            on_activate: None,
            enter: true,
            on_key: None,
            copies: None,
            keys_after_click: false,
            ring_child: None,
            enabled: true,
        },
    }
}

impl<'a, Message> Focusable<'a, Message> {
    /// The name by which tests and `operation::focus` find it.
    #[must_use]
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.answers.id = Some(id.into());
        self
    }

    /// As [`Focusable::id`], where there is one.
    #[must_use]
    pub fn id_maybe(mut self, id: Option<Id>) -> Self {
        self.answers.id = id;
        self
    }

    /// What it says: by that it is known where it has no name.
    #[must_use]
    pub fn says(mut self, words: impl Into<String>) -> Self {
        self.answers.says = words.into();
        self
    }

    /// What Space and Enter mean.
    #[must_use]
    pub fn on_activate(mut self, message: Option<Message>) -> Self {
        self.answers.on_activate = message;
        self
    }

    /// Enter does nothing here, not even press the main button: for what destroys.
    #[must_use]
    pub fn never_by_enter(mut self) -> Self {
        self.answers.enter = false;
        self
    }

    /// What further keys mean while the focus is here.
    #[must_use]
    pub fn on_key(mut self, on_key: impl Fn(&Key, Modifiers) -> Option<Message> + 'a) -> Self {
        self.answers.on_key = Some(Box::new(on_key));
        self
    }

    /// What Ctrl+C copies while the focus is here.
    #[must_use]
    pub fn copies(mut self, text: String) -> Self {
        self.answers.copies = Some(text);
        self
    }

    /// A click here is answered by keys as well, although no ring is shown: for
    /// lists, in which one clicks a row and goes on with the arrows.
    #[must_use]
    pub fn keys_after_click(mut self) -> Self {
        self.answers.keys_after_click = true;
        self
    }

    /// Draws the ring around this child of a row or column instead of the whole.
    #[must_use]
    pub fn ring_child(mut self, index: Option<usize>) -> Self {
        self.answers.ring_child = index;
        self
    }

    /// Whether it can take the focus at all.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.answers.enabled = enabled;
        self
    }
}

impl<Message> Answers<'_, Message> {
    /// What the ring goes around.
    fn ringed(&self, layout: Layout<'_>) -> Rectangle {
        let parts = layout.children().next();
        let part = self.ring_child.and_then(|index| parts?.children().nth(index));
        part.map_or(layout.bounds(), |part| part.bounds())
    }

    fn who(&self) -> Who {
        self.id.clone().map_or_else(|| Who::Saying(self.says.clone()), Who::Named)
    }

    fn takes_focus(&self) -> bool {
        self.enabled && (self.on_activate.is_some() || self.on_key.is_some() || self.copies.is_some())
    }
}

/// Which control it is: iced keeps what a widget knows by its place alone, and at
/// the same place another control may stand a moment later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// By its name.
    Named(Id),
    /// By what it says.
    Saying(String),
}

/// Whether the focus is here, and whether it shows.
#[derive(Debug)]
pub(super) struct State {
    of: Who,
    focused: bool,
    ring: bool,
}

impl State {
    /// That of a control which has just appeared.
    pub(super) fn of(who: Who) -> Self {
        Self { of: who, focused: false, ring: false }
    }

    /// What stands here now. `false` if that is another control than before: what
    /// had the focus is gone, and the newcomer does not get it.
    pub(super) fn still_of(&mut self, who: Who) -> bool {
        let still = self.of == who;
        if !still {
            *self = Self::of(who);
        }
        still
    }

    /// Focused, and the person sees it.
    pub(super) fn shown(&self) -> bool {
        self.focused && self.ring
    }

    /// What a press of the mouse does to the focus.
    pub(super) fn pressed(&mut self, inside: bool) {
        self.focused = inside;
        self.ring = false;
    }
}

impl FocusState for State {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
        self.ring = true;
    }

    fn unfocus(&mut self) {
        self.focused = false;
        self.ring = false;
    }
}

/// The ring: two pixels of accent, one pixel away.
pub(super) fn draw_ring(renderer: &mut iced::Renderer, theme: &Theme, bounds: Rectangle, seen: &Rectangle) {
    use iced::advanced::Renderer as _;
    renderer.fill_quad(
        renderer::Quad {
            bounds: ring(bounds, seen),
            border: Border { color: palette(theme).accent, width: 2.0, radius: (space::CORNER + 3.0).into() },
            ..renderer::Quad::default()
        },
        Color::TRANSPARENT,
    );
}

/// Where the ring goes around something of which a part can be seen: where there
/// is no room beside it, such as at the edge of what scrolls, the ring lies on it.
fn ring(bounds: Rectangle, seen: &Rectangle) -> Rectangle {
    let low = |from: f32, seen: f32| (from - AWAY).max(seen.min(from));
    let high = |to: f32, seen: f32| (to + AWAY).min(seen.max(to));
    let (x, y) = (low(bounds.x, seen.x), low(bounds.y, seen.y));
    let right = high(bounds.x + bounds.width, seen.x + seen.width);
    let bottom = high(bounds.y + bounds.height, seen.y + seen.height);
    Rectangle { x, y, width: right - x, height: bottom - y }
}

/// How far the ring stands out.
const AWAY: f32 = 3.0;

/// A press of the left button or a finger.
pub(super) fn is_press(event: &Event) -> bool {
    matches!(
        event,
        Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
            | Event::Touch(iced::touch::Event::FingerPressed { .. })
    )
}

impl<Message: Clone> Answers<'_, Message> {
    /// What a key does while the focus is shown here.
    fn key(&self, key: &Key, modifiers: Modifiers, clipboard: &mut dyn Clipboard) -> Pressed<Message> {
        if let Some(text) = &self.copies
            && modifiers.command()
            && matches!(key, Key::Character(letter) if letter.eq_ignore_ascii_case("c"))
        {
            clipboard.write(clipboard::Kind::Standard, text.clone());
            return Pressed::Taken;
        }
        if modifiers.command() || modifiers.alt() {
            return Pressed::Ignored;
        }
        let enter = matches!(key, Key::Named(Named::Enter));
        let activates = matches!(key, Key::Named(Named::Space)) || (enter && self.enter);
        match &self.on_activate {
            Some(message) if activates => return Pressed::Gives(message.clone()),
            Some(_) if enter => return Pressed::Taken,
            _ => {}
        }
        let given = self.on_key.as_ref().and_then(|on_key| on_key(key, modifiers));
        given.map_or(Pressed::Ignored, Pressed::Gives)
    }
}

enum Pressed<Message> {
    Gives(Message),
    Taken,
    Ignored,
}

impl<Message: Clone> Decorator<Message> for Answers<'_, Message> {
    type State = State;

    fn at_first(&self) -> State {
        State::of(self.who())
    }

    fn continues(&self, state: &mut State) -> bool {
        state.still_of(self.who())
    }

    fn operate(
        &mut self,
        state: &mut State,
        parts: &mut Placed<'_, '_, Message>,
        operation: &mut dyn Operation,
    ) {
        if self.takes_focus() {
            // What is to be in sight is what the ring goes around.
            operation.focusable(self.id.as_ref(), self.ringed(parts.layout), state);
        } else {
            state.unfocus();
        }
        operation.container(self.id.as_ref(), parts.layout.bounds());
        parts.operate(operation);
    }

    fn update(
        &mut self,
        state: &mut State,
        parts: &mut Placed<'_, '_, Message>,
        happening: &mut Happening<'_, '_, Message>,
    ) {
        parts.update(happening);
        let takes_focus = self.takes_focus();
        if is_press(happening.event) {
            state.pressed(takes_focus && happening.cursor.is_over(parts.layout.bounds()));
            happening.shell.request_redraw();
            return;
        }
        let Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. }) = happening.event else {
            return;
        };
        let here = state.shown() || (self.keys_after_click && state.focused);
        if happening.shell.is_event_captured() || !takes_focus || !here {
            return;
        }
        match self.key(key, *modifiers, happening.clipboard) {
            Pressed::Gives(message) => {
                happening.shell.publish(message);
                happening.shell.capture_event();
            }
            Pressed::Taken => happening.shell.capture_event(),
            Pressed::Ignored => {}
        }
    }

    fn draw_over(
        &self,
        state: &State,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        layout: Layout<'_>,
        viewport: &Rectangle,
    ) {
        if state.shown() {
            draw_ring(renderer, theme, self.ringed(layout), viewport);
        }
    }
}

impl<'a, Message: Clone + 'a> From<Focusable<'a, Message>> for Element<'a, Message> {
    fn from(focusable: Focusable<'a, Message>) -> Self {
        decorated(focusable.answers, vec![focusable.content])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ring_is_never_cut_beside_what_can_be_seen() {
        let seen = Rectangle { x: 0.0, y: 0.0, width: 200.0, height: 100.0 };
        let around = |x: f32, y: f32, width: f32, height: f32| {
            let Rectangle { x, y, width, height } = ring(Rectangle { x, y, width, height }, &seen);
            [x, y, x + width, y + height].map(|edge| edge.round() as i32)
        };
        assert_eq!(around(50.0, 50.0, 20.0, 20.0), [47, 47, 73, 73]);
        assert_eq!(around(0.0, 0.0, 200.0, 20.0), [0, 0, 200, 23], "at the edge it lies on the edge");
        assert_eq!(around(1.0, 98.0, 20.0, 2.0), [0, 95, 24, 100]);
        // What goes on out of sight shows no edge there.
        assert_eq!(around(10.0, -40.0, 20.0, 300.0), [7, -40, 33, 260]);
    }
}
