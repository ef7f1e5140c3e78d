//! Makes anything reachable by Tab: iced itself only knows text inputs.

use iced::advanced::widget::operation::Focusable as FocusState;
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, clipboard, layout, mouse, overlay, renderer};
use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::widget::Id;
use iced::{Border, Color, Event, Length, Rectangle, Size, Theme, Vector, keyboard};

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
/// ring Enter belongs to the step's main button.
pub struct Focusable<'a, Message> {
    content: Element<'a, Message>,
    id: Option<Id>,
    says: String,
    on_activate: Option<Message>,
    enter: bool,
    on_key: Option<OnKey<'a, Message>>,
    copies: Option<String>,
    ring_child: Option<usize>,
    enabled: bool,
}

/// Wraps `content`. It is skipped by Tab until it is given something to do.
pub fn focusable<'a, Message>(content: impl Into<Element<'a, Message>>) -> Focusable<'a, Message> {
    Focusable {
        content: content.into(),
        id: None,
        says: String::new(),
        on_activate: None,
        enter: true,
        on_key: None,
        copies: None,
        ring_child: None,
        enabled: true,
    }
}

impl<'a, Message> Focusable<'a, Message> {
    /// The name by which tests and `operation::focus` find it.
    #[must_use]
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// As [`Focusable::id`], where there is one.
    #[must_use]
    pub fn id_maybe(mut self, id: Option<Id>) -> Self {
        self.id = id;
        self
    }

    /// What it says: by that it is known where it has no name.
    #[must_use]
    pub fn says(mut self, words: impl Into<String>) -> Self {
        self.says = words.into();
        self
    }

    /// What Space and Enter mean.
    #[must_use]
    pub fn on_activate(mut self, message: Option<Message>) -> Self {
        self.on_activate = message;
        self
    }

    /// Enter does nothing here, not even press the main button: for what destroys.
    #[must_use]
    pub fn never_by_enter(mut self) -> Self {
        self.enter = false;
        self
    }

    /// What further keys mean while the focus is here.
    #[must_use]
    pub fn on_key(mut self, on_key: impl Fn(&Key, Modifiers) -> Option<Message> + 'a) -> Self {
        self.on_key = Some(Box::new(on_key));
        self
    }

    /// What Ctrl+C copies while the focus is here.
    #[must_use]
    pub fn copies(mut self, text: String) -> Self {
        self.copies = Some(text);
        self
    }

    /// Draws the ring around this child of a row or column instead of the whole.
    #[must_use]
    pub fn ring_child(mut self, index: Option<usize>) -> Self {
        self.ring_child = index;
        self
    }

    /// Whether it can take the focus at all.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

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

impl<Message: Clone> Focusable<'_, Message> {
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

impl<Message: Clone> Widget<Message, Theme, iced::Renderer> for Focusable<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::of(self.who()))
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        if tree.state.downcast_mut::<State>().still_of(self.who()) {
            tree.diff_children(std::slice::from_ref(&self.content));
        } else {
            // A press of the mouse that began on the one does not end on the other,
            // and a cursor in a field does not go on in the next one.
            tree.children = self.children();
        }
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.content.as_widget().size_hint()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let node = self.content.as_widget_mut().layout(&mut tree.children[0], renderer, limits);
        layout::Node::with_children(node.size(), vec![node])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<State>();
        if self.takes_focus() {
            // What is to be in sight is what the ring goes around.
            operation.focusable(self.id.as_ref(), self.ringed(layout), state);
        } else {
            state.unfocus();
        }
        operation.container(self.id.as_ref(), layout.bounds());
        let content = &mut self.content;
        let child = &mut tree.children[0];
        if let Some(inner) = layout.children().next() {
            operation.traverse(&mut |operation| {
                content.as_widget_mut().operate(child, inner, renderer, operation);
            });
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &iced::Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        if let Some(inner) = layout.children().next() {
            self.content.as_widget_mut().update(
                &mut tree.children[0],
                event,
                inner,
                cursor,
                renderer,
                clipboard,
                shell,
                viewport,
            );
        }
        let takes_focus = self.takes_focus();
        let state = tree.state.downcast_mut::<State>();
        if is_press(event) {
            state.pressed(takes_focus && cursor.is_over(layout.bounds()));
            shell.request_redraw();
            return;
        }
        let Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. }) = event else { return };
        if shell.is_event_captured() || !takes_focus || !state.shown() {
            return;
        }
        match self.key(key, *modifiers, clipboard) {
            Pressed::Gives(message) => {
                shell.publish(message);
                shell.capture_event();
            }
            Pressed::Taken => shell.capture_event(),
            Pressed::Ignored => {}
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let Some(inner) = layout.children().next() else { return };
        self.content.as_widget().draw(&tree.children[0], renderer, theme, style, inner, cursor, viewport);
        if tree.state.downcast_ref::<State>().shown() {
            draw_ring(renderer, theme, self.ringed(layout), viewport);
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        let Some(inner) = layout.children().next() else { return mouse::Interaction::None };
        self.content.as_widget().mouse_interaction(&tree.children[0], inner, cursor, viewport, renderer)
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &iced::Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, iced::Renderer>> {
        let inner = layout.children().next()?;
        self.content.as_widget_mut().overlay(&mut tree.children[0], inner, renderer, viewport, translation)
    }
}

impl<'a, Message: Clone + 'a> From<Focusable<'a, Message>> for Element<'a, Message> {
    fn from(focusable: Focusable<'a, Message>) -> Self {
        Element::new(focusable)
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
