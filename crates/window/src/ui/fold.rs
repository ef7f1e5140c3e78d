//! Details behind a line that opens. Keeps to itself whether it is open.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, renderer};
use iced::keyboard::Key;
use iced::keyboard::key::Named;
use iced::widget::row;
use iced::{Alignment, Event, Length, Rectangle, Size, Theme, Vector, keyboard};

use super::focus::{self, Who, draw_ring, is_press};
use super::icon::{Icon, icon};
use super::text::{SECONDARY, Tone, small};
use super::{Element, space};

/// A line with an arrow; what it says lies below it, shut at first.
pub struct Fold<'a, Message> {
    label: String,
    /// The line while shut, the line while open, and what lies below.
    parts: [Element<'a, Message>; 3],
    open_at_first: bool,
}

struct State {
    open: bool,
    focus: focus::State,
}

/// Folds `body` behind the line `label`.
pub fn fold<'a, Message: 'a>(
    label: impl Into<String>,
    body: impl Into<Element<'a, Message>>,
) -> Fold<'a, Message> {
    let label = label.into();
    let line = |arrow, label: String| -> Element<'a, Message> {
        row![icon(arrow, SECONDARY + 1.0, Tone::Accent), small(label, Tone::Accent)]
            .spacing(space::HAIR)
            .align_y(Alignment::Center)
            .into()
    };
    Fold {
        parts: [line(Icon::ChevronRight, label.clone()), line(Icon::ChevronDown, label.clone()), body.into()],
        label,
        open_at_first: false,
    }
}

impl<Message> Fold<'_, Message> {
    fn at_first(&self) -> State {
        let focus = focus::State::of(Who::Saying(self.label.clone()));
        State { open: self.open_at_first, focus }
    }

    /// Open when it first appears.
    #[must_use]
    pub fn open(mut self, open: bool) -> Self {
        self.open_at_first = open;
        self
    }
}

impl<Message> Widget<Message, Theme, iced::Renderer> for Fold<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(self.at_first())
    }

    fn children(&self) -> Vec<Tree> {
        self.parts.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        let state = tree.state.downcast_mut::<State>();
        if state.focus.still_of(Who::Saying(self.label.clone())) {
            tree.diff_children(&self.parts);
        } else {
            // Other details: whether those were open says nothing of these.
            *state = self.at_first();
            tree.children = self.children();
        }
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let open = tree.state.downcast_ref::<State>().open;
        let [shut_line, open_line, body] = &mut self.parts;
        let loose = limits.loose();
        let line = if open { open_line } else { shut_line };
        let line = line.as_widget_mut().layout(&mut tree.children[usize::from(open)], renderer, &loose);
        let height = line.size().height;
        let mut nodes = vec![line];
        let mut total = height;
        if open {
            let below = height + space::SMALL;
            let room = loose.shrink(Size::new(0.0, below));
            let body = body.as_widget_mut().layout(&mut tree.children[2], renderer, &room);
            total = below + body.size().height;
            nodes.push(body.translate(Vector::new(0.0, below)));
        }
        layout::Node::with_children(Size::new(limits.max().width, total), nodes)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<State>();
        let shown = [usize::from(state.open), 2];
        let mut inner = layout.children();
        if let Some(line) = inner.next() {
            operation.focusable(None, line.bounds(), &mut state.focus);
        }
        for (part, inner) in shown.into_iter().zip(layout.children()) {
            let content = &mut self.parts[part];
            let child = &mut tree.children[part];
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
        if let Some(inner) = layout.children().nth(1) {
            self.parts[2].as_widget_mut().update(
                &mut tree.children[2],
                event,
                inner,
                cursor,
                renderer,
                clipboard,
                shell,
                viewport,
            );
        }
        let Some(line) = layout.children().next() else { return };
        let state = tree.state.downcast_mut::<State>();
        let asked = match event {
            event if is_press(event) => {
                let inside = cursor.is_over(line.bounds());
                state.focus.pressed(inside);
                inside
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, .. }) => {
                !shell.is_event_captured()
                    && state.focus.shown()
                    && matches!(key, Key::Named(Named::Enter | Named::Space))
            }
            _ => false,
        };
        if asked {
            state.open = !state.open;
            shell.capture_event();
            shell.invalidate_layout();
            shell.request_redraw();
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
        let state = tree.state.downcast_ref::<State>();
        for (part, inner) in [usize::from(state.open), 2].into_iter().zip(layout.children()) {
            let widget = self.parts[part].as_widget();
            widget.draw(&tree.children[part], renderer, theme, style, inner, cursor, viewport);
        }
        if let (true, Some(line)) = (state.focus.shown(), layout.children().next()) {
            draw_ring(renderer, theme, line.bounds(), viewport);
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
        let mut inner = layout.children();
        if inner.next().is_some_and(|line| cursor.is_over(line.bounds())) {
            return mouse::Interaction::Pointer;
        }
        inner.next().map_or(mouse::Interaction::None, |body| {
            let widget = self.parts[2].as_widget();
            widget.mouse_interaction(&tree.children[2], body, cursor, viewport, renderer)
        })
    }
}

impl<'a, Message: 'a> From<Fold<'a, Message>> for Element<'a, Message> {
    fn from(fold: Fold<'a, Message>) -> Self {
        Element::new(fold)
    }
}
