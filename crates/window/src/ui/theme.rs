//! Colours: light and dark, and both with more contrast.

use std::sync::LazyLock;

use iced::{Color, Theme};

/// How much text and edges stand out from their ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Contrast {
    /// Text at least 4.5 times (WCAG 2.2, 1.4.3).
    #[default]
    Usual,
    /// Text at least 7 times (WCAG 2.2, 1.4.6), and every line as much as an edge.
    More,
}

/// What the system wants of the window's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appearance {
    /// Light or dark.
    pub mode: iced::theme::Mode,
    /// How much text stands out.
    pub contrast: Contrast,
}

impl From<iced::theme::Mode> for Appearance {
    fn from(mode: iced::theme::Mode) -> Self {
        Self { mode, contrast: Contrast::Usual }
    }
}

/// The colours of one appearance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    /// Behind everything.
    pub ground: Color,
    /// Cards, fields, the rail.
    pub surface: Color,
    /// Lines that only part things.
    pub line: Color,
    /// What a bar has not filled yet.
    pub track: Color,
    /// Edges that must be seen, such as that of an input.
    pub edge: Color,
    /// What is read first.
    pub text: Color,
    /// Text of second rank.
    pub secondary: Color,
    /// The one accent: what can be done, and where one is.
    pub accent: Color,
    /// Text on the accent.
    pub on_accent: Color,
    /// What is well.
    pub good: Color,
    /// What needs care.
    pub caution: Color,
    /// What destroys, and what stops everything.
    pub danger: Color,
    /// Text on danger.
    pub on_danger: Color,
    /// Practice: neither well nor dangerous, only not real.
    pub practice: Color,
}

const fn rgb(hex: u32) -> Color {
    Color::from_rgb8((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The colours by day.
pub const LIGHT: Palette = Palette {
    ground: rgb(0xF7_F8FA),
    surface: rgb(0xFF_FFFF),
    line: rgb(0xDD_E2E8),
    track: rgb(0xDD_E2E8),
    edge: rgb(0x82_8F9D),
    text: rgb(0x1D_2733),
    secondary: rgb(0x56_626F),
    accent: rgb(0x1F_6FB2),
    on_accent: rgb(0xFF_FFFF),
    good: rgb(0x2C_7D4F),
    caution: rgb(0x8A_5D00),
    danger: rgb(0xB3_261E),
    on_danger: rgb(0xFF_FFFF),
    practice: rgb(0x6A_4BA3),
};

/// The colours by night.
pub const DARK: Palette = Palette {
    ground: rgb(0x14_181D),
    surface: rgb(0x1C_2229),
    line: rgb(0x2D_3640),
    track: rgb(0x2D_3640),
    edge: rgb(0x6B_7886),
    text: rgb(0xE6_EBF0),
    secondary: rgb(0x9A_A7B4),
    accent: rgb(0x6C_B2EB),
    on_accent: rgb(0x14_181D),
    good: rgb(0x67_C18C),
    caution: rgb(0xE0_B355),
    danger: rgb(0xF0_827B),
    on_danger: rgb(0x14_181D),
    practice: rgb(0xBB_A3EE),
};

/// The colours by day with more contrast.
pub const LIGHT_MORE: Palette = Palette {
    ground: rgb(0xFF_FFFF),
    surface: rgb(0xFE_FEFE),
    line: rgb(0x6B_6B6B),
    track: rgb(0xC8_CDD2),
    edge: rgb(0x1A_1A1A),
    text: rgb(0x00_0000),
    secondary: rgb(0x26_2B30),
    accent: rgb(0x00_3E80),
    on_accent: rgb(0xFF_FFFF),
    good: rgb(0x0A_4723),
    caution: rgb(0x56_3800),
    danger: rgb(0x85_0A0A),
    on_danger: rgb(0xFF_FFFF),
    practice: rgb(0x41_2180),
};

/// The colours by night with more contrast.
pub const DARK_MORE: Palette = Palette {
    ground: rgb(0x00_0000),
    surface: rgb(0x06_0606),
    line: rgb(0x9A_9A9A),
    track: rgb(0x3C_4248),
    edge: rgb(0xF0_F0F0),
    text: rgb(0xFF_FFFF),
    secondary: rgb(0xDC_E2E8),
    accent: rgb(0x9F_D3FF),
    on_accent: rgb(0x00_0000),
    good: rgb(0x8B_F0B5),
    caution: rgb(0xFF_D86B),
    danger: rgb(0xFF_B3AD),
    on_danger: rgb(0x00_0000),
    practice: rgb(0xDD_CBFF),
};

/// All of them.
const ALL: [&Palette; 4] = [&LIGHT, &DARK, &LIGHT_MORE, &DARK_MORE];

fn made(name: &'static str, palette: &Palette) -> Theme {
    Theme::custom(
        name,
        iced::theme::Palette {
            background: palette.ground,
            text: palette.text,
            primary: palette.accent,
            success: palette.good,
            warning: palette.caution,
            danger: palette.danger,
        },
    )
}

static LIGHT_THEME: LazyLock<Theme> = LazyLock::new(|| made("Mailferry, light", &LIGHT));
static DARK_THEME: LazyLock<Theme> = LazyLock::new(|| made("Mailferry, dark", &DARK));
static LIGHT_MORE_THEME: LazyLock<Theme> =
    LazyLock::new(|| made("Mailferry, light, more contrast", &LIGHT_MORE));
static DARK_MORE_THEME: LazyLock<Theme> =
    LazyLock::new(|| made("Mailferry, dark, more contrast", &DARK_MORE));

/// The theme that iced draws with.
pub fn theme(appearance: impl Into<Appearance>) -> Theme {
    let Appearance { mode, contrast } = appearance.into();
    let theme = match (mode == iced::theme::Mode::Dark, contrast) {
        (false, Contrast::Usual) => &LIGHT_THEME,
        (true, Contrast::Usual) => &DARK_THEME,
        (false, Contrast::More) => &LIGHT_MORE_THEME,
        (true, Contrast::More) => &DARK_MORE_THEME,
    };
    (*theme).clone()
}

/// The colours of a theme: those with its ground.
pub fn palette(theme: &Theme) -> &'static Palette {
    let ground = theme.palette().background;
    let other = if theme.extended_palette().is_dark { &DARK } else { &LIGHT };
    ALL.into_iter().find(|palette| palette.ground == ground).unwrap_or(other)
}

/// A colour on its way to another: 0 is the first, 1 the second.
pub fn mix(from: Color, to: Color, part: f32) -> Color {
    let between = |from: f32, to: f32| from + (to - from) * part;
    Color {
        r: between(from.r, to.r),
        g: between(from.g, to.g),
        b: between(from.b, to.b),
        a: between(from.a, to.a),
    }
}

/// The ground of the band that says that this is practice.
pub fn practice_ground(palette: &Palette) -> Color {
    mix(palette.surface, palette.practice, 0.07)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2, "relative luminance").
    fn luminance(color: Color) -> f32 {
        let linear = |part: f32| {
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)
    }

    fn contrast(a: Color, b: Color) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The palettes with the contrast that text must have at least.
    const LEAST: [(Palette, f32); 4] = [(LIGHT, 4.5), (DARK, 4.5), (LIGHT_MORE, 7.0), (DARK_MORE, 7.0)];

    #[test]
    fn text_stands_out_from_its_ground_four_and_a_half_times_or_seven_with_more_contrast() {
        for (palette, least) in LEAST {
            for ground in [palette.ground, palette.surface] {
                for text in [
                    palette.text,
                    palette.secondary,
                    palette.accent,
                    palette.good,
                    palette.caution,
                    palette.danger,
                    palette.practice,
                ] {
                    let contrast = contrast(text, ground);
                    assert!(contrast >= least, "{text:?} on {ground:?}: {contrast}");
                }
            }
            assert!(contrast(palette.on_accent, palette.accent) >= least);
            assert!(contrast(palette.on_danger, palette.danger) >= least);
            // Pressed and pointed at, buttons stay readable.
            for (fill, on) in [(palette.accent, palette.on_accent), (palette.danger, palette.on_danger)] {
                let pressed = mix(fill, palette.text, super::super::button::PRESSED);
                assert!(contrast(on, pressed) >= least, "{:?}", contrast(on, pressed));
            }
            // The chosen row is tinted.
            let tinted = mix(palette.surface, palette.accent, super::super::choice::TINT);
            assert!(contrast(palette.text, tinted) >= least && contrast(palette.secondary, tinted) >= least);
            assert!(contrast(palette.accent, tinted) >= least);
            // The band of practice is tinted too.
            let band = practice_ground(&palette);
            for text in [palette.text, palette.secondary, palette.accent, palette.practice] {
                assert!(contrast(text, band) >= least, "{text:?}: {}", contrast(text, band));
            }
        }
    }

    #[test]
    fn edges_that_carry_meaning_stand_out_at_least_three_times() {
        for palette in ALL {
            for ground in [palette.ground, palette.surface] {
                assert!(contrast(palette.edge, ground) >= 3.0, "{}", contrast(palette.edge, ground));
                assert!(contrast(palette.accent, ground) >= 3.0);
            }
        }
    }

    #[test]
    fn what_a_bar_has_filled_stands_out_from_the_rest_at_least_three_times() {
        for palette in ALL {
            let contrast = contrast(palette.accent, palette.track);
            assert!(contrast >= 3.0, "{contrast}");
        }
    }

    #[test]
    fn with_more_contrast_every_line_can_be_seen() {
        for palette in [LIGHT_MORE, DARK_MORE] {
            assert!(contrast(palette.line, palette.ground) >= 4.5);
            assert!(contrast(palette.line, palette.surface) >= 4.5);
        }
    }

    #[test]
    fn what_is_off_is_lighter_than_what_can_be_pressed_and_can_be_read() {
        for palette in ALL {
            let off = super::super::button::off(palette);
            let off = contrast(off, palette.surface);
            assert!(off < contrast(palette.secondary, palette.surface) - 0.5, "{off}");
            assert!(off >= 3.0, "{off}");
        }
    }

    #[test]
    fn a_theme_knows_its_palette() {
        assert_eq!(palette(&theme(iced::theme::Mode::Light)), &LIGHT);
        assert_eq!(palette(&theme(iced::theme::Mode::None)), &LIGHT);
        assert_eq!(palette(&theme(iced::theme::Mode::Dark)), &DARK);
        let more = |mode| theme(Appearance { mode, contrast: Contrast::More });
        assert_eq!(palette(&more(iced::theme::Mode::Light)), &LIGHT_MORE);
        assert_eq!(palette(&more(iced::theme::Mode::Dark)), &DARK_MORE);
        assert_eq!(palette(&Theme::Dracula), &DARK);
    }
}
