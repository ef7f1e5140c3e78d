//! Colours, light and dark.

use std::sync::LazyLock;

use iced::{Color, Theme};

/// The colours of one appearance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    /// Behind everything.
    pub ground: Color,
    /// Cards, fields, the rail.
    pub surface: Color,
    /// Lines that only part things.
    pub line: Color,
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

/// The theme that iced draws with.
pub fn theme(mode: iced::theme::Mode) -> Theme {
    match mode {
        iced::theme::Mode::Dark => DARK_THEME.clone(),
        iced::theme::Mode::Light | iced::theme::Mode::None => LIGHT_THEME.clone(),
    }
}

/// The colours of a theme.
pub fn palette(theme: &Theme) -> &'static Palette {
    if theme.extended_palette().is_dark { &DARK } else { &LIGHT }
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

    #[test]
    fn text_stands_out_from_its_ground_at_least_four_and_a_half_times() {
        for palette in [LIGHT, DARK] {
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
                    assert!(contrast >= 4.5, "{text:?} on {ground:?}: {contrast}");
                }
            }
            assert!(contrast(palette.on_accent, palette.accent) >= 4.5);
            assert!(contrast(palette.on_danger, palette.danger) >= 4.5);
            // Pressed and pointed at, buttons stay readable.
            for (fill, on) in [(palette.accent, palette.on_accent), (palette.danger, palette.on_danger)] {
                let pressed = mix(fill, palette.text, super::super::button::PRESSED);
                assert!(contrast(on, pressed) >= 4.5, "{:?}", contrast(on, pressed));
            }
            // The chosen row is tinted.
            let tinted = mix(palette.surface, palette.accent, super::super::choice::TINT);
            assert!(contrast(palette.text, tinted) >= 4.5 && contrast(palette.secondary, tinted) >= 4.5);
            assert!(contrast(palette.accent, tinted) >= 4.5);
            // The band of practice is tinted too.
            let band = practice_ground(&palette);
            for text in [palette.text, palette.secondary, palette.accent, palette.practice] {
                assert!(contrast(text, band) >= 4.5, "{text:?}: {}", contrast(text, band));
            }
        }
    }

    #[test]
    fn edges_that_carry_meaning_stand_out_at_least_three_times() {
        for palette in [LIGHT, DARK] {
            for ground in [palette.ground, palette.surface] {
                assert!(contrast(palette.edge, ground) >= 3.0, "{}", contrast(palette.edge, ground));
                assert!(contrast(palette.accent, ground) >= 3.0);
            }
        }
    }

    #[test]
    fn what_is_off_is_lighter_than_what_can_be_pressed_and_can_be_read() {
        for palette in [LIGHT, DARK] {
            let off = super::super::button::off(&palette);
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
    }
}
