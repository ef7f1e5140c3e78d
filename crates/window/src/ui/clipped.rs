//! One line of text that ends in "…" where there is no room for all of it: for
//! subjects, senders and names in lists, whose length nobody knows.

use iced::advanced::text::{Hit, Paragraph as _};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Layout, Text, Widget, layout, mouse, renderer, text};
use iced::widget::text::{Alignment, LineHeight, Shaping, Wrapping};
use iced::{Font, Length, Pixels, Point, Rectangle, Size, Theme, alignment};

use super::Element;
use super::text::{BODY, MEDIUM, REGULAR, SECONDARY, Tone};
use super::theme::palette;

type Paragraph = <iced::Renderer as text::Renderer>::Paragraph;

/// Height of a line, in parts of the size: as running text has it.
const LINE: f32 = 1.45;
/// No letter is narrower, in parts of the size: longer texts are cut to what
/// could fit before they are shaped.
const NARROWEST: f32 = 0.1;

/// Text that is cut where it does not fit; takes the room there is.
pub struct Clipped {
    words: String,
    size: f32,
    font: Font,
    tone: Tone,
    width: Length,
}

fn clipped(words: impl Into<String>, size: f32, font: Font, tone: Tone) -> Clipped {
    // A line break or a tab in a subject would be a second line, or a gap.
    let words = words.into().split_whitespace().collect::<Vec<_>>().join(" ");
    Clipped { words, size, font, tone, width: Length::Fill }
}

/// As [`super::text::body`], in one line.
pub fn body(words: impl Into<String>) -> Clipped {
    clipped(words, BODY, REGULAR, Tone::Plain)
}

/// As [`super::text::strong`], in one line.
pub fn strong(words: impl Into<String>) -> Clipped {
    clipped(words, BODY, MEDIUM, Tone::Plain)
}

/// As [`super::text::secondary`], in one line.
pub fn secondary(words: impl Into<String>) -> Clipped {
    clipped(words, SECONDARY, REGULAR, Tone::Secondary)
}

/// As [`super::text::small`], in one line.
pub fn small(words: impl Into<String>, tone: Tone) -> Clipped {
    clipped(words, SECONDARY, MEDIUM, tone)
}

impl Clipped {
    /// Only as wide as its words, where they fit.
    #[must_use]
    pub fn shrink(mut self) -> Self {
        self.width = Length::Shrink;
        self
    }

    fn shape(&self, words: &str) -> Paragraph {
        Paragraph::with_text(Text {
            content: words,
            bounds: Size::INFINITE,
            size: Pixels(self.size),
            line_height: LineHeight::Relative(LINE),
            font: self.font,
            align_x: Alignment::Default,
            align_y: alignment::Vertical::Top,
            shaping: Shaping::Auto,
            wrapping: Wrapping::None,
        })
    }

    /// The words in so much room: all, or as many letters as fit before "…".
    fn fit(&self, room: f32) -> Paragraph {
        let most = (room.max(0.0) / (self.size * NARROWEST)) as usize;
        let end = self.words.char_indices().nth(most).map_or(self.words.len(), |(at, _)| at);
        let (possible, whole) = (&self.words[..end], end == self.words.len());
        let shaped = self.shape(possible);
        if whole && shaped.min_width() <= room {
            return shaped;
        }
        // Asked for a place, the line gives the nearest edge of a letter (never
        // the inside of one that is made of several characters).
        let mut place = room - self.size;
        while place > 0.0 {
            let hit = shaped.hit_test(Point::new(place, self.size * LINE / 2.0));
            let at = hit.map_or(0, Hit::cursor).min(possible.len());
            let kept = possible.get(..at).unwrap_or_default().trim_end();
            let cut = self.shape(&format!("{kept}…"));
            if cut.min_width() <= room {
                return cut;
            }
            place -= self.size / 4.0;
        }
        self.shape("…")
    }
}

/// What was shaped, and for what.
#[derive(Default)]
struct Shaped {
    words: String,
    format: Option<(f32, Font)>,
    room: f32,
    paragraph: Paragraph,
}

impl<Message> Widget<Message, Theme, iced::Renderer> for Clipped {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Shaped>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Shaped::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Shrink)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        _renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let shaped = tree.state.downcast_mut::<Shaped>();
        let room = limits.width(self.width).max().width;
        let format = Some((self.size, self.font));
        let same = shaped.format == format && shaped.words == self.words;
        if !same || (shaped.room - room).abs() > f32::EPSILON {
            let paragraph = self.fit(room);
            *shaped = Shaped { words: self.words.clone(), format, room, paragraph };
        }
        layout::Node::new(limits.resolve(self.width, Length::Shrink, shaped.paragraph.min_bounds()))
    }

    fn operate(
        &mut self,
        _tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.text(None, layout.bounds(), &self.words);
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let shaped = tree.state.downcast_ref::<Shaped>();
        let appearance = iced::widget::text::Style { color: Some(self.tone.color(palette(theme))) };
        iced::advanced::widget::text::draw(
            renderer,
            style,
            layout.bounds(),
            &shaped.paragraph,
            appearance,
            viewport,
        );
    }
}

impl<'a, Message: 'a> From<Clipped> for Element<'a, Message> {
    fn from(clipped: Clipped) -> Self {
        Element::new(clipped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(paragraph: &Paragraph) -> String {
        let lines: Vec<_> = paragraph.buffer().lines.iter().map(|line| line.text().to_owned()).collect();
        assert_eq!(lines.len(), 1, "{lines:?}");
        lines.concat()
    }

    #[test]
    fn what_fits_stays_whole_and_what_does_not_ends_in_an_ellipsis_within_its_room() {
        crate::testing::load_fonts();
        let subject = "Rechnung 4711: Ihre Bestellung vom 12. November – Rückfrage zur Lieferadresse";
        let all = body(subject).fit(f32::INFINITY);
        assert_eq!(line(&all), subject);
        let natural = all.min_width();
        assert_eq!(line(&body(subject).fit(natural)), subject, "exactly enough room");
        let mut longest = 0;
        for room in 20..natural as u16 {
            let cut = body(subject).fit(f32::from(room));
            let words = line(&cut);
            assert!(cut.min_width() <= f32::from(room), "{words:?} is wider than {room}");
            let kept = words.strip_suffix('…').expect("an ellipsis");
            assert!(subject.starts_with(kept) && !kept.ends_with(' '), "{words:?}");
            // More room never shows less, and little of the room is left empty.
            assert!(kept.len() + 1 >= longest, "{words:?} in {room}");
            longest = longest.max(kept.len());
            assert!(cut.min_width() > f32::from(room) - 2.5 * BODY, "{words:?} in {room}");
        }
    }

    #[test]
    fn letters_of_several_characters_are_not_torn() {
        crate::testing::load_fonts();
        // An e with an accent of its own, a family, a flag.
        let letters = ["e\u{301}", "👩\u{200d}👧", "🇩🇪", "ß"];
        let subject = letters.concat().repeat(20);
        for room in (20..300).step_by(9) {
            let cut = line(&body(subject.as_str()).fit(room as f32));
            let mut rest = cut.strip_suffix('…').expect("an ellipsis");
            while !rest.is_empty() {
                let whole = letters.iter().find_map(|letter| rest.strip_prefix(letter));
                rest = whole.unwrap_or_else(|| panic!("{cut:?} tears a letter"));
            }
        }
    }

    #[test]
    fn no_room_and_endless_subjects_are_no_trouble() {
        crate::testing::load_fonts();
        assert_eq!(line(&body("Rechnung").fit(0.0)), "…");
        let endless = "Wichtig! ".repeat(100_000);
        let cut = line(&body(endless).fit(300.0));
        assert!(cut.ends_with('…') && cut.len() < 100, "{cut:?}");
        assert_eq!(line(&body("two\r\n lines\tand gaps").fit(1000.0)), "two lines and gaps");
    }
}
