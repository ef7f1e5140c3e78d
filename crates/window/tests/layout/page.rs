//! A view as it would be drawn: its texts, its surfaces, and what can be reached.

use iced::advanced::clipboard;
use iced::advanced::renderer::Style;
use iced::advanced::text::Paragraph as _;
use iced::advanced::widget::Id;
use iced::advanced::widget::operation::{Focusable, Operation, Scrollable};
use iced::keyboard::key::{Named, NativeCode, Physical};
use iced::keyboard::{Key, Location, Modifiers};
use iced::mouse::{Cursor, Interaction};
use iced::theme::Mode;
use iced::time::Instant;
use iced::widget::scrollable::AbsoluteOffset;
use iced::{Background, Color, Event, Point, Rectangle, Size, Theme, Vector, keyboard, window};
use iced_test::renderer::graphics::text::{Paragraph, Text, font_system};
use iced_test::runtime::UserInterface;
use iced_test::runtime::user_interface::{Cache, State};
use mailferry_window::ui::Element;
use mailferry_window::ui::theme::{LIGHT, theme};
use mailferry_window::{fonts, iced_settings};

/// A renderer with the fonts of the window.
pub fn renderer() -> iced::Renderer {
    let mut system = font_system().write().expect("the fonts");
    for font in fonts() {
        system.load_font(font.into());
    }
    let settings = iced_settings();
    iced::Renderer::new(settings.default_font, settings.default_text_size)
}

/// A line of text as it is drawn.
#[derive(Debug, Clone)]
pub struct Line {
    pub words: String,
    /// Where its letters are.
    pub ink: Rectangle,
    /// What of that place can be seen.
    pub clip: Rectangle,
    /// How wide it may be.
    pub room: f32,
    pub color: Color,
    pub layer: usize,
    /// Lines of the same text that have no room at all.
    pub missing: bool,
    /// A word that goes on in the next line without a hyphen.
    pub broken: Option<String>,
}

/// Something with a colour or an edge.
#[derive(Debug, Clone, Copy)]
pub struct Surface {
    /// What of it can be seen, and all of it.
    pub place: Rectangle,
    pub whole: Rectangle,
    /// Looks as what has the focus does.
    pub ring: bool,
    pub layer: usize,
    pub alpha: f32,
}

/// All that is drawn.
#[derive(Debug, Default)]
pub struct Drawn {
    pub lines: Vec<Line>,
    pub surfaces: Vec<Surface>,
    /// Layers that lie over the whole window and let what is below shine through.
    veils: Vec<usize>,
}

impl Drawn {
    /// 0 for what lies under a veil, where there is one; 1 for what is above.
    pub fn storey(&self, layer: usize) -> usize {
        self.veils.iter().filter(|veil| **veil <= layer).count()
    }

    /// The uppermost.
    pub fn top(&self) -> usize {
        self.veils.len()
    }
}

/// A widget that Tab can come to.
#[derive(Debug, Clone)]
pub struct Stop {
    pub id: Option<Id>,
    /// Where it is drawn, and where it would be if nothing were scrolled.
    pub place: Rectangle,
    pub unscrolled: Rectangle,
    /// What of its place can be seen.
    pub clip: Rectangle,
    /// All that belongs to it: of a group, what is not chosen too.
    pub reach: Rectangle,
    pub area: Option<usize>,
    pub focused: bool,
}

/// Something that scrolls.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    pub bounds: Rectangle,
    /// What of it can be seen; nothing where what is around it scrolled it away.
    pub place: Rectangle,
    pub content: Size,
    pub scrolled: f32,
}

impl Area {
    /// How far it can still go.
    pub fn left(&self) -> f32 {
        self.content.height - self.bounds.height - self.scrolled
    }
}

/// All that a view says about itself.
#[derive(Debug, Default)]
pub struct Places {
    pub texts: Vec<(String, Rectangle, Option<usize>)>,
    pub areas: Vec<Area>,
    pub inputs: Vec<Rectangle>,
    pub stops: Vec<Stop>,
    /// What has a name: its place, and what of that can be seen.
    pub named: Vec<(Id, Rectangle, Rectangle)>,
    around: Vec<(usize, Vector, Rectangle)>,
    announced: Option<(usize, Vector, Rectangle)>,
    window: Rectangle,
}

impl Places {
    fn here(&self) -> (Option<usize>, Vector, Rectangle) {
        let around = self.around.last();
        around.map_or((None, Vector::ZERO, self.window), |(area, by, clip)| (Some(*area), *by, *clip))
    }
}

impl Operation for Places {
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
        id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        let (_, by, clip) = self.here();
        let bounds = bounds - by;
        self.named.extend(id.map(|id| (id.clone(), bounds, clip)));
        let place = bounds.intersection(&clip).unwrap_or_default();
        self.announced = Some((self.areas.len(), by + translation, place));
        self.areas.push(Area { bounds, place, content: content.size(), scrolled: translation.y });
    }

    fn focusable(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        let (area, by, clip) = self.here();
        self.stops.push(Stop {
            id: id.cloned(),
            place: bounds - by,
            unscrolled: bounds,
            clip,
            reach: bounds - by,
            area,
            focused: state.is_focused(),
        });
    }

    fn container(&mut self, id: Option<&Id>, bounds: Rectangle) {
        let (_, by, clip) = self.here();
        self.named.extend(id.map(|id| (id.clone(), bounds - by, clip)));
        if let Some(stop) = self.stops.last_mut().filter(|stop| id.is_some() && stop.id.as_ref() == id) {
            stop.reach = bounds - by;
        }
    }

    fn text_input(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        _state: &mut dyn iced::advanced::widget::operation::TextInput,
    ) {
        let (_, by, _) = self.here();
        self.inputs.push(bounds - by);
    }

    fn text(&mut self, _id: Option<&Id>, bounds: Rectangle, text: &str) {
        let (area, by, _) = self.here();
        self.texts.push((text.to_owned(), bounds - by, area));
    }
}

/// Scrolls all areas on by most of what they show.
struct Scroll;

impl Operation for Scroll {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        _translation: Vector,
        state: &mut dyn Scrollable,
    ) {
        state.scroll_by(AbsoluteOffset { x: 0.0, y: bounds.height * 0.7 }, bounds, content);
    }
}

/// A view in a window of some size.
pub struct Page<'a, Message> {
    view: UserInterface<'a, Message, Theme, iced::Renderer>,
    renderer: &'a mut iced::Renderer,
    size: Size,
    pub given: Vec<Message>,
}

impl<'a, Message> Page<'a, Message> {
    pub fn new(view: impl Into<Element<'a, Message>>, size: Size, renderer: &'a mut iced::Renderer) -> Self {
        let view = UserInterface::build(view, size, Cache::default(), renderer);
        let mut page = Self { view, renderer, size, given: Vec::new() };
        page.hear(&[Event::Window(window::Event::RedrawRequested(Instant::now()))], Cursor::Unavailable);
        page
    }

    pub fn window(&self) -> Rectangle {
        Rectangle::with_size(self.size)
    }

    /// Lets the view hear something; gives what the pointer looks like.
    pub fn hear(&mut self, events: &[Event], cursor: Cursor) -> Interaction {
        let mut clipboard = clipboard::Null;
        let (state, _) = self.view.update(events, cursor, self.renderer, &mut clipboard, &mut self.given);
        match state {
            State::Updated { mouse_interaction, .. } => mouse_interaction,
            State::Outdated => Interaction::None,
        }
    }

    /// Presses Tab.
    pub fn tab(&mut self) {
        let key = Key::Named(Named::Tab);
        let event = Event::Keyboard(keyboard::Event::KeyPressed {
            key: key.clone(),
            modified_key: key,
            physical_key: Physical::Unidentified(NativeCode::Unidentified),
            location: Location::Standard,
            modifiers: Modifiers::empty(),
            text: None,
            repeat: false,
        });
        let redraw = Event::Window(window::Event::RedrawRequested(Instant::now()));
        self.hear(&[event, redraw], Cursor::Unavailable);
    }

    pub fn places(&mut self) -> Places {
        let mut places = Places { window: self.window(), ..Places::default() };
        self.view.operate(self.renderer, &mut places);
        places
    }

    /// Scrolls everything on; `false` where all is at its end.
    pub fn scroll_on(&mut self) -> bool {
        let more = self.places().areas.iter().any(|area| area.left() > 1.0);
        self.view.operate(self.renderer, &mut Scroll);
        more
    }

    /// What it looks like now.
    pub fn drawn(&mut self) -> Drawn {
        let theme = theme(Mode::Light);
        let style = Style { text_color: Color::BLACK };
        self.view.draw(self.renderer, &theme, &style, Cursor::Unavailable);
        let window = self.window();
        let mut drawn = Drawn::default();
        for (number, layer) in self.renderer.layers().iter().enumerate() {
            let Some(bounds) = layer.bounds.intersection(&window) else { continue };
            for (quad, background) in &layer.quads {
                let alpha = match background {
                    Background::Color(color) => color.a,
                    Background::Gradient(_) => 1.0,
                };
                let edge = quad.border.width > 0.0 && quad.border.color.a > 0.0;
                let Some(place) = quad.bounds.intersection(&bounds) else { continue };
                if place == window {
                    if alpha > 0.0 && alpha < 1.0 {
                        drawn.veils.push(number);
                    }
                } else if alpha > 0.0 || edge {
                    let ring = edge && quad.border.width > 1.0 && quad.border.color == LIGHT.accent;
                    drawn.surfaces.push(Surface { place, whole: quad.bounds, ring, layer: number, alpha });
                }
            }
            for item in &layer.text {
                for text in item.as_slice() {
                    let around = item.transformation();
                    drawn.lines.extend(lines(text, number, around, bounds));
                }
            }
        }
        drawn
    }
}

/// The lines of a text that is about to be drawn.
fn lines(text: &Text, layer: usize, around: iced::Transformation, bounds: Rectangle) -> Vec<Line> {
    match text {
        Text::Paragraph { paragraph, position, color, clip_bounds, transformation } => {
            let paragraph = paragraph.upgrade().expect("a text lives as long as its view");
            let transformation = *transformation * around;
            let Some(clip) = (*clip_bounds * transformation).intersection(&bounds) else {
                return Vec::new();
            };
            of_paragraph(&paragraph, *position * transformation, *color, clip, layer)
        }
        Text::Cached {
            content,
            bounds: place,
            color,
            size,
            line_height,
            font,
            align_x,
            align_y,
            shaping,
            clip_bounds,
        } => {
            let paragraph = Paragraph::with_text(iced::advanced::Text {
                content: content.as_str(),
                bounds: Size::INFINITE,
                size: *size,
                line_height: iced::widget::text::LineHeight::Absolute(*line_height),
                font: *font,
                align_x: *align_x,
                align_y: *align_y,
                shaping: *shaping,
                wrapping: iced::widget::text::Wrapping::None,
            });
            // The point is the edge or the middle, as the text is aligned.
            let at = Rectangle::new(place.position(), Size::ZERO).anchor(
                paragraph.min_bounds(),
                *align_x,
                *align_y,
            );
            let Some(clip) = clip_bounds.intersection(&bounds) else { return Vec::new() };
            of_paragraph(&paragraph, at, *color, clip, layer)
        }
        Text::Editor { .. } | Text::Raw { .. } => panic!("no such text is in the window; teach the test"),
    }
}

fn of_paragraph(paragraph: &Paragraph, at: Point, color: Color, clip: Rectangle, layer: usize) -> Vec<Line> {
    let buffer = paragraph.buffer();
    let size = buffer.metrics().font_size;
    let runs: Vec<_> = buffer.layout_runs().collect();
    let laid_out: Option<usize> = buffer.lines.iter().map(|line| line.layout_opt().map(Vec::len)).sum();
    let missing = laid_out != Some(runs.len());
    let mut lines = Vec::new();
    for (number, run) in runs.iter().enumerate() {
        let letters: Vec<_> =
            run.glyphs.iter().filter(|glyph| !run.text[glyph.start..glyph.end].trim().is_empty()).collect();
        let (Some(first), Some(last)) = (letters.first(), letters.last()) else { continue };
        let words = run.text[first.start..last.end].to_owned();
        // An icon fills its line; letters reach from their tops to their tails.
        let icon = words.chars().all(|letter| ('\u{e000}'..'\u{f8ff}').contains(&letter));
        let (above, below) = if icon { (0.8 * size, 0.1 * size) } else { (0.72 * size, 0.22 * size) };
        let ink = Rectangle {
            x: at.x + first.x,
            y: at.y + run.line_y - above,
            width: last.x + last.w - first.x,
            height: above + below,
        };
        let next = runs.get(number + 1).filter(|next| next.line_i == run.line_i);
        let broken = next.and_then(|_| broken_at(run.text, run.glyphs.last()?.end));
        let room = paragraph.bounds().width;
        lines.push(Line { words, ink, clip, room, color, layer, missing, broken });
    }
    if lines.is_empty() && missing {
        let words: Vec<_> = buffer.lines.iter().map(|line| line.text().to_owned()).collect();
        let ink = Rectangle::new(at, Size::ZERO);
        let words = words.join(" ");
        lines.push(Line { words, ink, clip, room: 0.0, color, layer, missing, broken: None });
    }
    lines
}

/// The word that is torn where a line ends. What has no place where it could be
/// parted, such as an address, may be.
fn broken_at(text: &str, end: usize) -> Option<String> {
    let (before, after) = (text.get(..end)?, text.get(end..)?);
    let torn = before.chars().next_back()?.is_alphabetic() && after.chars().next()?.is_alphabetic();
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let stop = after.find(char::is_whitespace).unwrap_or(after.len());
    let word = format!("{}{}", &before[start..], &after[..stop]);
    let plain = word.chars().all(|letter| letter.is_alphabetic() || ",;:!?()„“\"'".contains(letter));
    (torn && plain && word.chars().count() < LONG_WORD).then_some(word)
}

/// Longer words may be torn in the narrowest window.
const LONG_WORD: usize = 30;
