//! Icons: Lucide, drawn as text.

use iced::widget::Text;
use lucide_icons::Icon as Glyph;

use super::text::Tone;

pub use lucide_icons::Icon;

/// An icon of this size in this tone. It never stands for a word alone.
pub fn icon<'a>(glyph: Glyph, size: f32, tone: Tone) -> Text<'a> {
    plain(glyph, size).style(tone.style())
}

/// An icon in the colour of what is around it.
pub fn plain<'a>(glyph: Glyph, size: f32) -> Text<'a> {
    iced::widget::text(glyph.unicode().to_string())
        .font(iced::Font::with_name("lucide"))
        .size(size)
        .line_height(1.0)
}
