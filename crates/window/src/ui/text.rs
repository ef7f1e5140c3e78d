//! Text by its role. Sizes: 28 title, 18 section, 15 body, 13 secondary.

use iced::font::Weight;
use iced::widget::text::{LineHeight, Style, Wrapping};
use iced::widget::{Row, Text, container, text};
use iced::{Color, Font, Theme};

use super::Element;
use super::inert::spoken;
use super::theme::{Palette, palette};

/// The family of all text.
pub const REGULAR: Font = Font::with_name("Fira Sans");
/// Labels and buttons.
pub const MEDIUM: Font = Font { weight: Weight::Medium, ..REGULAR };
/// For titles and what stands out in a text.
pub const SEMIBOLD: Font = Font { weight: Weight::Semibold, ..REGULAR };

/// Size of a step's title.
pub const TITLE: f32 = 28.0;
/// Size of a section's heading.
pub const SECTION: f32 = 18.0;
/// Size of running text.
pub const BODY: f32 = 15.0;
/// Size of text of second rank.
pub const SECONDARY: f32 = 13.0;
/// Size of the number of the day.
pub const LARGE_FIGURE: f32 = 40.0;

/// Which colour a text takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As running text.
    Plain,
    /// Of second rank.
    Secondary,
    /// The accent.
    Accent,
    /// What is in order.
    Good,
    /// Needs care.
    Caution,
    /// Stops everything, or destroys.
    Danger,
    /// What belongs to practice and not to the real thing.
    Practice,
}

impl Tone {
    /// Its colour in a palette.
    pub fn color(self, palette: &Palette) -> Color {
        match self {
            Self::Plain => palette.text,
            Self::Secondary => palette.secondary,
            Self::Accent => palette.accent,
            Self::Good => palette.good,
            Self::Caution => palette.caution,
            Self::Danger => palette.danger,
            Self::Practice => palette.practice,
        }
    }

    pub(super) fn style(self) -> impl Fn(&Theme) -> Style {
        move |theme| Style { color: Some(self.color(palette(theme))) }
    }
}

fn role<'a>(words: impl Into<String>, size: f32, font: Font, height: f32, tone: Tone) -> Text<'a> {
    text(words.into())
        .size(size)
        .font(font)
        .line_height(LineHeight::Relative(height))
        .wrapping(Wrapping::WordOrGlyph)
        .style(tone.style())
}

/// A step's title; one for each step, set by the frame.
pub fn title<'a>(words: impl Into<String>) -> Text<'a> {
    role(words, TITLE, SEMIBOLD, 1.25, Tone::Plain)
}

/// A section's heading.
pub fn section<'a>(words: impl Into<String>) -> Text<'a> {
    role(words, SECTION, MEDIUM, 1.3, Tone::Plain)
}

/// Running text.
pub fn body<'a>(words: impl Into<String>) -> Text<'a> {
    role(words, BODY, REGULAR, 1.45, Tone::Plain)
}

/// Running text that weighs more: labels, the sentence of a card.
pub fn strong<'a>(words: impl Into<String>) -> Text<'a> {
    role(words, BODY, MEDIUM, 1.45, Tone::Plain)
}

/// Text of second rank: help, dates, paths.
pub fn secondary<'a>(words: impl Into<String>) -> Text<'a> {
    role(words, SECONDARY, REGULAR, 1.45, Tone::Secondary)
}

/// Small text in another tone.
pub fn small<'a>(words: impl Into<String>, tone: Tone) -> Text<'a> {
    role(words, SECONDARY, MEDIUM, 1.45, tone)
}

/// Running text in another tone.
pub fn toned<'a>(words: impl Into<String>, tone: Tone) -> Text<'a> {
    role(words, BODY, MEDIUM, 1.45, tone)
}

/// Width of a digit's cell, in parts of the size: the widest digit of Fira Sans
/// semi-bold is 0.579 wide.
const DIGIT: f32 = 0.58;

/// A number whose digits all have one width, so that it does not jump while it
/// counts. (Fira Sans has such digits, but text layout cannot be asked for them.)
pub fn figures<'a, Message: 'a>(words: impl Into<String>, size: f32, tone: Tone) -> Element<'a, Message> {
    let words = words.into();
    let font = if size > SECTION { SEMIBOLD } else { REGULAR };
    let mut row = Row::new();
    let mut rest = String::new();
    let piece = |words: String| role(words, size, font, 1.25, tone).wrapping(Wrapping::None);
    for letter in words.chars() {
        if letter.is_ascii_digit() {
            if !rest.is_empty() {
                row = row.push(piece(std::mem::take(&mut rest)));
            }
            row = row.push(container(piece(letter.to_string())).center_x((size * DIGIT).ceil()));
        } else {
            rest.push(letter);
        }
    }
    if !rest.is_empty() {
        row = row.push(piece(rest));
    }
    spoken(words, row)
}
