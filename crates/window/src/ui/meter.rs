//! How far something has come, as a bar. Words and numbers stand beside it.

use iced::widget::{container, progress_bar};
use iced::{Background, Border, Length, Theme};

use super::theme::palette;
use super::{Element, space};

/// `done` of `all`; empty while nothing is known.
pub fn meter<'a, Message: 'a>(done: u64, all: u64) -> Element<'a, Message> {
    let part = if all == 0 { 0.0 } else { (done as f32 / all as f32).min(1.0) };
    let bar =
        progress_bar(0.0..=1.0, part).girth(space::SMALL).length(Length::Fill).style(|theme: &Theme| {
            let palette = palette(theme);
            progress_bar::Style {
                background: Background::Color(palette.track),
                bar: Background::Color(palette.accent),
                border: Border { radius: (space::SMALL / 2.0).into(), ..Border::default() },
            }
        });
    container(bar).width(Length::Fill).into()
}
