//! The thick bar cut by folder, the bars of the folders, and the quiet chart of
//! messages over time.

use iced::widget::canvas::{self, Canvas, Frame, Geometry, Path};
use iced::widget::{Row, container, row, space as blank};
use iced::{Border, Length, Point, Rectangle, Size, Theme, mouse};

use super::Message;
use super::numbers::{FolderNumbers, History};
use crate::ui::theme::{mix, palette};
use crate::ui::{Element, space};

/// Height of the thick bar.
const THICK: f32 = space::MEDIUM;
/// Height of a folder's bar.
const THIN: f32 = space::SMALL;
/// Columns of the chart.
const COLUMNS: usize = 60;
/// Height of the chart.
const CHART: f32 = 2.0 * space::VAST;

/// So much of a whole, in parts that iced lays out by.
fn portion(part: u64, whole: u64) -> u16 {
    // At most 1000, so that it fits.
    (u128::from(part) * 1000).checked_div(u128::from(whole)).unwrap_or(0).min(1000) as u16
}

/// The thick bar: a piece for each folder, as long as its share, filled as far
/// as it is done.
pub fn bar<'a>(folders: &[FolderNumbers]) -> Element<'a, Message> {
    let all: u64 = folders.iter().map(FolderNumbers::total).sum();
    if all == 0 {
        return filled(0, 1, THICK);
    }
    let pieces = folders.iter().filter(|folder| folder.total() > 0).map(|folder| {
        // However small, a folder is seen.
        let share = portion(folder.total(), all).max(5);
        let piece: Element<'a, Message> = filled(folder.imported, folder.total(), THICK);
        container(piece).width(Length::FillPortion(share)).into()
    });
    Row::with_children(pieces).spacing(2).into()
}

/// The bar of one folder.
pub fn thin<'a>(done: u64, all: u64) -> Element<'a, Message> {
    filled(done, all, THIN)
}

fn filled<'a>(done: u64, all: u64, height: f32) -> Element<'a, Message> {
    let done = portion(done, all);
    let piece = |part: u16, full: bool| {
        container(blank().width(Length::Fill).height(height)).width(Length::FillPortion(part)).style(
            move |theme: &Theme| {
                let palette = palette(theme);
                let color = if full { palette.accent } else { palette.track };
                container::background(color).border(Border { radius: 3.0.into(), ..Border::default() })
            },
        )
    };
    match done {
        0 => piece(1, false).into(),
        1000 => piece(1, true).into(),
        part => row![piece(part, true), piece(1000 - part, false)].into(),
    }
}

/// The chart, and the most messages a minute that it shows.
pub fn chart<'a>(history: &History) -> (Element<'a, Message>, f64) {
    let rates = history.rates(COLUMNS);
    let most = rates.iter().copied().fold(0.0, f64::max);
    let chart = Canvas::new(Rates { rates, most }).width(Length::Fill).height(CHART);
    (chart.into(), most)
}

struct Rates {
    rates: Vec<f64>,
    most: f64,
}

impl canvas::Program<Message> for Rates {
    type State = ();

    fn draw(
        &self,
        _state: &(),
        renderer: &iced::Renderer,
        theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let palette = palette(theme);
        let mut frame = Frame::new(renderer, bounds.size());
        let room = bounds.height - 1.0;
        let line = Path::rectangle(Point::new(0.0, room), Size::new(bounds.width, 1.0));
        frame.fill(&line, palette.edge);
        let width = bounds.width / self.rates.len().max(1) as f32;
        for (at, rate) in self.rates.iter().enumerate() {
            let part = if self.most > 0.0 { rate / self.most } else { 0.0 };
            let height = part as f32 * room;
            let corner = Point::new(at as f32 * width, room - height);
            let column = Path::rectangle(corner, Size::new((width - 2.0).max(1.0), height));
            frame.fill(&column, mix(palette.surface, palette.accent, 0.55));
        }
        vec![frame.into_geometry()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_full_only_when_all_is_done() {
        assert_eq!(portion(0, 0), 0);
        assert_eq!(portion(99_999, 100_000), 999);
        assert_eq!(portion(100_000, 100_000), 1000);
        assert_eq!(portion(u64::MAX, u64::MAX), 1000);
    }
}
