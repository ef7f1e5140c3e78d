//! Widgets around other widgets: each says only what it does differently, and
//! everything else goes to its parts.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::{Event, Length, Rectangle, Size, Theme, Vector};

use super::Element;

/// What a widget around others does differently from passing everything on.
///
/// A part that is not shown has no place and meets nothing: no event, no key, no
/// search for what has the focus.
pub(super) trait Decorator<Message> {
    /// What is kept from one view to the next.
    type State: 'static;

    /// What is kept when it first appears.
    fn at_first(&self) -> Self::State;

    /// Whether what was kept in this place is this widget's. Where not, it has been
    /// set to what is kept at first, and the parts begin anew as well.
    fn continues(&self, state: &mut Self::State) -> bool {
        let _ = state;
        true
    }

    /// Whether a part is shown.
    fn shows(&self, state: &Self::State, part: usize) -> bool {
        let _ = (state, part);
        true
    }

    /// How it takes room; `first` is how its first part does.
    fn size(&self, first: Size<Length>) -> Size<Length> {
        first
    }

    /// Lays out the parts: the size of the whole, and a node for every part. As
    /// large as its first part unless it says otherwise.
    fn layout(
        &self,
        state: &Self::State,
        parts: &mut Unplaced<'_, '_, Message>,
        limits: &layout::Limits,
    ) -> (Size, Vec<layout::Node>) {
        let _ = state;
        let node = parts.layout(0, limits);
        (node.size(), vec![node])
    }

    /// Meets an operation, such as the search for what has the focus.
    fn operate(
        &mut self,
        state: &mut Self::State,
        parts: &mut Placed<'_, '_, Message>,
        operation: &mut dyn Operation,
    ) {
        let _ = state;
        parts.operate(operation);
    }

    /// Meets an event.
    fn update(
        &mut self,
        state: &mut Self::State,
        parts: &mut Placed<'_, '_, Message>,
        happening: &mut Happening<'_, '_, Message>,
    ) {
        let _ = state;
        parts.update(happening);
    }

    /// Draws over its parts.
    fn draw_over(
        &self,
        state: &Self::State,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        layout: Layout<'_>,
        viewport: &Rectangle,
    ) {
        let _ = (state, renderer, theme, layout, viewport);
    }

    /// How the pointer looks over it, where its parts do not decide.
    fn pointer(
        &self,
        state: &Self::State,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
    ) -> Option<mouse::Interaction> {
        let _ = (state, layout, cursor);
        None
    }
}

/// The parts before they have a place.
pub(super) struct Unplaced<'x, 'a, Message> {
    parts: &'x mut [Element<'a, Message>],
    trees: &'x mut [Tree],
    renderer: &'x iced::Renderer,
}

impl<Message> Unplaced<'_, '_, Message> {
    /// Lays out one part.
    pub(super) fn layout(&mut self, part: usize, limits: &layout::Limits) -> layout::Node {
        self.parts[part].as_widget_mut().layout(&mut self.trees[part], self.renderer, limits)
    }
}

/// The parts in their places.
pub(super) struct Placed<'x, 'a, Message> {
    parts: &'x mut [Element<'a, Message>],
    trees: &'x mut [Tree],
    /// Of the whole; its children are those of the parts.
    pub(super) layout: Layout<'x>,
    renderer: &'x iced::Renderer,
    shown: Shown,
}

impl<Message> Placed<'_, '_, Message> {
    /// Takes an operation to every part that is shown.
    pub(super) fn operate(&mut self, operation: &mut dyn Operation) {
        let (renderer, shown) = (self.renderer, self.shown);
        let places = self.parts.iter_mut().zip(self.trees.iter_mut()).zip(self.layout.children());
        for (_, ((part, tree), layout)) in places.enumerate().filter(|(part, _)| shown.has(*part)) {
            operation.traverse(&mut |operation| {
                part.as_widget_mut().operate(tree, layout, renderer, operation);
            });
        }
    }

    /// Takes an event to every part that is shown.
    pub(super) fn update(&mut self, happening: &mut Happening<'_, '_, Message>) {
        let shown = self.shown;
        let places = self.parts.iter_mut().zip(self.trees.iter_mut()).zip(self.layout.children());
        for (_, ((part, tree), layout)) in places.enumerate().filter(|(part, _)| shown.has(*part)) {
            part.as_widget_mut().update(
                tree,
                happening.event,
                layout,
                happening.cursor,
                self.renderer,
                happening.clipboard,
                happening.shell,
                happening.viewport,
            );
        }
    }
}

/// An event, with what can be done about it.
pub(super) struct Happening<'x, 's, Message> {
    /// What the runtime reports: a key, the pointer, a redraw.
    pub(super) event: &'x Event,
    /// Where the pointer is.
    pub(super) cursor: mouse::Cursor,
    /// What is copied to and pasted from.
    pub(super) clipboard: &'x mut dyn Clipboard,
    /// Takes messages, and the wish to be drawn again.
    pub(super) shell: &'x mut Shell<'s, Message>,
    viewport: &'x Rectangle,
}

/// Which of the parts are shown, a bit each.
#[derive(Clone, Copy)]
struct Shown(u8);

impl Shown {
    fn of<Message, D: Decorator<Message>>(decorator: &D, state: &D::State, parts: usize) -> Self {
        let shown = (0..parts).filter(|part| decorator.shows(state, *part));
        Self(shown.fold(0, |bits, part| bits | 1 << part))
    }

    fn has(self, part: usize) -> bool {
        self.0 & (1 << part) != 0
    }
}

/// A decorator around its parts.
struct Decorated<'a, Message, D> {
    decorator: D,
    parts: Vec<Element<'a, Message>>,
}

/// A widget that does as `decorator` says around one to eight parts.
pub(super) fn decorated<'a, Message, D>(
    decorator: D,
    parts: Vec<Element<'a, Message>>,
) -> Element<'a, Message>
where
    Message: 'a,
    D: Decorator<Message> + 'a,
{
    debug_assert!((1..=8).contains(&parts.len()), "what is shown is kept in eight bits");
    Element::new(Decorated { decorator, parts })
}

impl<Message, D: Decorator<Message>> Decorated<'_, Message, D> {
    fn shown(&self, state: &D::State) -> Shown {
        Shown::of(&self.decorator, state, self.parts.len())
    }
}

impl<Message, D: Decorator<Message>> Widget<Message, Theme, iced::Renderer> for Decorated<'_, Message, D> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<D::State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(self.decorator.at_first())
    }

    fn children(&self) -> Vec<Tree> {
        self.parts.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        if self.decorator.continues(tree.state.downcast_mut::<D::State>()) {
            tree.diff_children(&self.parts);
        } else {
            // A press of the mouse that began on the one does not end on the other,
            // and a cursor in a field does not go on in the next one.
            tree.children = self.children();
        }
    }

    fn size(&self) -> Size<Length> {
        self.decorator.size(self.parts[0].as_widget().size())
    }

    fn size_hint(&self) -> Size<Length> {
        self.decorator.size(self.parts[0].as_widget().size_hint())
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let mut parts = Unplaced { parts: &mut self.parts, trees: &mut tree.children, renderer };
        let state = tree.state.downcast_ref::<D::State>();
        let (size, nodes) = self.decorator.layout(state, &mut parts, limits);
        layout::Node::with_children(size, nodes)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<D::State>();
        let shown = self.shown(state);
        let (parts, trees) = (&mut self.parts, &mut tree.children);
        let mut parts = Placed { parts, trees, layout, renderer, shown };
        self.decorator.operate(state, &mut parts, operation);
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
        let state = tree.state.downcast_mut::<D::State>();
        let shown = self.shown(state);
        let (parts, trees) = (&mut self.parts, &mut tree.children);
        let mut parts = Placed { parts, trees, layout, renderer, shown };
        let mut happening = Happening { event, cursor, clipboard, shell, viewport };
        self.decorator.update(state, &mut parts, &mut happening);
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
        let state = tree.state.downcast_ref::<D::State>();
        let shown = self.shown(state);
        let places = self.parts.iter().zip(&tree.children).zip(layout.children());
        for (_, ((part, tree), layout)) in places.enumerate().filter(|(part, _)| shown.has(*part)) {
            part.as_widget().draw(tree, renderer, theme, style, layout, cursor, viewport);
        }
        self.decorator.draw_over(state, renderer, theme, layout, viewport);
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        let state = tree.state.downcast_ref::<D::State>();
        if let Some(decided) = self.decorator.pointer(state, layout, cursor) {
            return decided;
        }
        let shown = self.shown(state);
        let places = self.parts.iter().zip(&tree.children).zip(layout.children());
        places
            .enumerate()
            .filter(|(part, _)| shown.has(*part))
            .map(|(_, ((part, tree), layout))| {
                part.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer)
            })
            .max()
            .unwrap_or_default()
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &iced::Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, iced::Renderer>> {
        let shown = self.shown(tree.state.downcast_ref::<D::State>());
        let places = self.parts.iter_mut().zip(&mut tree.children).zip(layout.children());
        let overlays: Vec<_> = places
            .enumerate()
            .filter(|(part, _)| shown.has(*part))
            .filter_map(|(_, ((part, tree), layout))| {
                part.as_widget_mut().overlay(tree, layout, renderer, viewport, translation)
            })
            .collect();
        (!overlays.is_empty()).then(|| overlay::Group::with_children(overlays).overlay())
    }
}
