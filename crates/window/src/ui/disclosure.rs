//! Details behind a line that opens. Keeps to itself whether it is open.

use iced::advanced::widget::Operation;
use iced::advanced::{Layout, layout, mouse};
use iced::keyboard::Key;
use iced::keyboard::key::Named;
use iced::widget::{container, row};
use iced::{Alignment, Event, Length, Rectangle, Size, Theme, Vector, keyboard};

use super::decorator::{Decorator, Happening, Placed, Unplaced, decorated};
use super::focus::{self, Who, draw_ring, is_press};
use super::icon::{Icon, icon};
use super::text::{SECONDARY, Tone, small};
use super::{Element, space};

/// A line with an arrow; what it says lies below it, shut at first.
pub struct Disclosure<'a, Message> {
    /// The line while shut, the line while open, and what lies below.
    parts: [Element<'a, Message>; 3],
    line: Line,
}

/// The line that opens and shuts.
struct Line {
    label: String,
    open_at_first: bool,
}

/// Number of the part that lies below the line.
const BODY: usize = 2;

struct State {
    open: bool,
    focus: focus::State,
}

/// Folds `body` behind the line `label`.
pub fn disclosure<'a, Message: 'a>(
    label: impl Into<String>,
    body: impl Into<Element<'a, Message>>,
) -> Disclosure<'a, Message> {
    let label = label.into();
    let line = |arrow, label: String| -> Element<'a, Message> {
        let line = row![icon(arrow, SECONDARY + 1.0, Tone::Accent), small(label, Tone::Accent)]
            .spacing(space::HAIR)
            .align_y(Alignment::Center);
        // High enough to be caught (WCAG 2.2, 2.5.8 "Target Size (Minimum)").
        container(line).padding([3.0, 0.0]).into()
    };
    Disclosure {
        parts: [line(Icon::ChevronRight, label.clone()), line(Icon::ChevronDown, label.clone()), body.into()],
        line: Line { label, open_at_first: false },
    }
}

impl<Message> Disclosure<'_, Message> {
    /// Open when it first appears.
    #[must_use]
    pub fn open(mut self, open: bool) -> Self {
        self.line.open_at_first = open;
        self
    }
}

impl State {
    /// Number of the line that is shown.
    fn line(&self) -> usize {
        usize::from(self.open)
    }
}

impl<Message> Decorator<Message> for Line {
    type State = State;

    fn at_first(&self) -> State {
        let focus = focus::State::of(Who::Saying(self.label.clone()));
        State { open: self.open_at_first, focus }
    }

    fn continues(&self, state: &mut State) -> bool {
        let still = state.focus.still_of(Who::Saying(self.label.clone()));
        if !still {
            // Other details: whether those were open says nothing of these.
            state.open = self.open_at_first;
        }
        still
    }

    fn shows(&self, state: &State, part: usize) -> bool {
        if part == BODY { state.open } else { part == state.line() }
    }

    fn size(&self, _first: Size<Length>) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(
        &self,
        state: &State,
        parts: &mut Unplaced<'_, '_, Message>,
        limits: &layout::Limits,
    ) -> (Size, Vec<layout::Node>) {
        let loose = limits.loose();
        let mut nodes = vec![layout::Node::default(); 3];
        let line = parts.layout(state.line(), &loose);
        let mut height = line.size().height;
        nodes[state.line()] = line;
        if state.open {
            let below = height + space::SMALL;
            let body = parts.layout(BODY, &loose.shrink(Size::new(0.0, below)));
            height = below + body.size().height;
            nodes[BODY] = body.translate(Vector::new(0.0, below));
        }
        (Size::new(limits.max().width, height), nodes)
    }

    fn operate(
        &mut self,
        state: &mut State,
        parts: &mut Placed<'_, '_, Message>,
        operation: &mut dyn Operation,
    ) {
        let line = parts.layout.child(state.line());
        operation.focusable(None, line.bounds(), &mut state.focus);
        parts.operate(operation);
    }

    fn update(
        &mut self,
        state: &mut State,
        parts: &mut Placed<'_, '_, Message>,
        happening: &mut Happening<'_, '_, Message>,
    ) {
        parts.update(happening);
        let line = parts.layout.child(state.line());
        let asked = match happening.event {
            event if is_press(event) => {
                let inside = happening.cursor.is_over(line.bounds());
                state.focus.pressed(inside);
                inside
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, .. }) => {
                !happening.shell.is_event_captured()
                    && state.focus.shown()
                    && matches!(key, Key::Named(Named::Enter | Named::Space))
            }
            _ => false,
        };
        if asked {
            state.open = !state.open;
            happening.shell.capture_event();
            happening.shell.invalidate_layout();
            happening.shell.request_redraw();
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
        if state.focus.shown() {
            draw_ring(renderer, theme, layout.child(state.line()).bounds(), viewport);
        }
    }

    fn pointer(
        &self,
        state: &State,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
    ) -> Option<mouse::Interaction> {
        cursor.is_over(layout.child(state.line()).bounds()).then_some(mouse::Interaction::Pointer)
    }
}

impl<'a, Message: 'a> From<Disclosure<'a, Message>> for Element<'a, Message> {
    fn from(disclosure: Disclosure<'a, Message>) -> Self {
        decorated(disclosure.line, disclosure.parts.into())
    }
}
