//! How something stands: always icon, word and colour together.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, renderer};
use iced::widget::{container, row};
use iced::{Alignment, Border, Event, Length, Rectangle, Size, Theme, window};

use super::icon::{Icon, icon};
use super::text::{Tone, body, secondary, small};
use super::theme::palette;
use super::{Element, space};

/// How something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Its turn has not come.
    ToCome,
    /// Being looked at.
    Waiting,
    /// In order.
    Good,
    /// Needs care; does not stop.
    Caution,
    /// Does not work, and must be mended first.
    Bad,
    /// Only to be known.
    Note,
}

impl Status {
    /// Its tone.
    pub fn tone(self) -> Tone {
        match self {
            Self::ToCome | Self::Waiting => Tone::Secondary,
            Self::Good => Tone::Good,
            Self::Caution => Tone::Caution,
            Self::Bad => Tone::Danger,
            Self::Note => Tone::Accent,
        }
    }

    /// Its icon; a spinner while waiting.
    pub fn mark<'a, Message: 'a>(self) -> Element<'a, Message> {
        let glyph = match self {
            Self::Waiting => return spinner(),
            Self::ToCome => Icon::Clock,
            Self::Good => Icon::CircleCheck,
            Self::Caution => Icon::TriangleAlert,
            Self::Bad => Icon::CircleX,
            Self::Note => Icon::Info,
        };
        icon(glyph, SIZE, self.tone()).into()
    }
}

const SIZE: f32 = 18.0;

/// A line of a list of checks: icon, what it is about, and, in the tone, the
/// word for how it stands. `found` is what was found, below; `way` mends it, at
/// the right of the same line.
pub fn line<'a, Message: 'a>(
    status: Status,
    what: impl Into<String>,
    word: impl Into<String>,
    found: Option<String>,
    way: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    // Where both have no room side by side, the word comes below.
    let head =
        row![body(what), small(word, status.tone())].spacing(space::SMALL).align_y(Alignment::Center).wrap();
    let words = iced::widget::column![head].push(found.map(secondary)).spacing(2).width(Length::Fill);
    row![container(status.mark()).padding([2.0, 0.0]), words].push(way).spacing(space::SNUG).into()
}

/// The same in the least room: icon and word.
pub fn badge<'a, Message: 'a>(status: Status, word: impl Into<String>) -> Element<'a, Message> {
    row![status.mark(), small(word, status.tone())].spacing(space::SMALL).align_y(Alignment::Center).into()
}

/// Whether spinners stand still. One answer for the whole program: it is the system's.
static STILL: AtomicBool = AtomicBool::new(false);

/// Has spinners stand still, or turn again: the person asked the system for less
/// motion.
pub fn stand_still(still: bool) {
    STILL.store(still, Ordering::Relaxed);
}

/// A spinner: something is really going on.
pub fn spinner<'a, Message: 'a>() -> Element<'a, Message> {
    Element::new(Spinner)
}

struct Spinner;

#[derive(Default)]
struct Turning {
    since: Option<Instant>,
    turn: usize,
}

const DOTS: usize = 8;
const TURN: Duration = Duration::from_millis(120);

impl<Message> Widget<Message, Theme, iced::Renderer> for Spinner {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Turning>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Turning::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fixed(SIZE), Length::Fixed(SIZE))
    }

    fn layout(
        &mut self,
        _tree: &mut Tree,
        _renderer: &iced::Renderer,
        _limits: &layout::Limits,
    ) -> layout::Node {
        layout::Node::new(Size::new(SIZE, SIZE))
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _renderer: &iced::Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        // Out of sight it does not turn.
        if let Event::Window(window::Event::RedrawRequested(now)) = event
            && viewport.intersects(&layout.bounds())
        {
            let turning = tree.state.downcast_mut::<Turning>();
            if STILL.load(Ordering::Relaxed) {
                *turning = Turning::default();
                return;
            }
            let since = *turning.since.get_or_insert(*now);
            let turns = now.duration_since(since).as_millis() / TURN.as_millis();
            turning.turn = turns as usize % DOTS;
            shell.request_redraw_at(*now + TURN);
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
    ) {
        use iced::advanced::Renderer as _;
        let turning = tree.state.downcast_ref::<Turning>();
        let center = layout.bounds().center();
        for dot in 0..DOTS {
            let angle = dot as f32 / DOTS as f32 * std::f32::consts::TAU;
            let age = (turning.turn + DOTS - dot) % DOTS;
            let strength = 1.0 - age as f32 / DOTS as f32;
            let bounds = Rectangle {
                x: center.x + angle.sin() * 6.5 - 1.5,
                y: center.y - angle.cos() * 6.5 - 1.5,
                width: 3.0,
                height: 3.0,
            };
            let border = Border { radius: 1.5.into(), ..Border::default() };
            let quad = renderer::Quad { bounds, border, snap: false, ..renderer::Quad::default() };
            renderer.fill_quad(quad, palette(theme).accent.scale_alpha(0.15 + 0.85 * strength));
        }
    }
}

#[cfg(test)]
mod tests {
    use iced::advanced::clipboard;
    use iced_test::runtime::UserInterface;
    use iced_test::runtime::user_interface::{Cache, State};

    use super::*;

    /// Whether a spinner asks for another frame.
    fn turns() -> bool {
        let mut renderer = iced::Renderer::new(iced::Font::DEFAULT, 16.into());
        let size = Size::new(SIZE, SIZE);
        let mut interface = UserInterface::<(), _, _>::build(spinner(), size, Cache::new(), &mut renderer);
        let frame = [Event::Window(window::Event::RedrawRequested(Instant::now()))];
        let (state, _) = interface.update(
            &frame,
            mouse::Cursor::Unavailable,
            &mut renderer,
            &mut clipboard::Null,
            &mut Vec::new(),
        );
        matches!(state, State::Updated { redraw_request: window::RedrawRequest::At(_), .. })
    }

    #[test]
    fn a_spinner_turns_and_stands_still_where_less_motion_is_asked_for() {
        assert!(turns());
        stand_still(true);
        assert!(!turns());
        stand_still(false);
        assert!(turns());
    }
}
