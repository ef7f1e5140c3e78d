//! How the person likes the window: its size and place, zoom and language.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::platform;
use crate::problem::Problem;
use crate::words::Language;

/// The window at first, in logical pixels.
pub const SIZE: (f32, f32) = (1120.0, 760.0);
/// The window at least: the narrow form, in which nothing is out of reach.
pub const LEAST: (f32, f32) = (720.0, 480.0);
/// What is left of a screen for others: the system's bar, and the window's own title
/// and edges. No system tells it to a window before that is placed.
const TAKEN: (f32, f32) = (16.0, 96.0);
/// The steps of zoom, in percent.
const ZOOMS: [u16; 9] = [75, 90, 100, 110, 125, 150, 175, 200, 250];

/// The size of a window that is wanted so large, on a screen so large: what fits
/// into the screen's work area, and [`LEAST`] where not even that does. All in
/// logical pixels without zoom.
pub fn fitted(wanted: (f32, f32), screen: (f32, f32)) -> (f32, f32) {
    let fit = |wanted: f32, screen: f32, taken: f32, least: f32| wanted.min(screen - taken).max(least);
    (fit(wanted.0, screen.0, TAKEN.0, LEAST.0), fit(wanted.1, screen.1, TAKEN.1, LEAST.1))
}

/// Kept between starts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Width in pixels without zoom.
    pub width: f32,
    /// Height in pixels without zoom.
    pub height: f32,
    /// Place of the upper left corner, where the system told it.
    pub place: Option<(f32, f32)>,
    /// Zoom in percent.
    pub zoom: u16,
    /// The language, where one was chosen; else the system's.
    pub language: Option<Language>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { width: SIZE.0, height: SIZE.1, place: None, zoom: 100, language: None }
    }
}

impl Settings {
    /// What was kept; the first settings where that is nothing or unreadable.
    pub fn load(path: &Path) -> Self {
        let bytes = platform::read_if_there(path).ok().flatten();
        let read: Self = bytes.and_then(|bytes| toml::from_slice(&bytes).ok()).unwrap_or_default();
        read.sane()
    }

    /// A file from elsewhere must not give a window that nobody can find.
    fn sane(mut self) -> Self {
        let within =
            |value: f32, least: f32| if value.is_finite() { value.clamp(least, 10_000.0) } else { least };
        self.width = within(self.width, LEAST.0);
        self.height = within(self.height, LEAST.1);
        self.zoom = self.zoom.clamp(ZOOMS[0], ZOOMS[ZOOMS.len() - 1]);
        self.place = self.place.filter(|(x, y)| {
            [x, y].iter().all(|value| value.is_finite() && (-20_000.0..=20_000.0).contains(*value))
        });
        self
    }

    /// Keeps them.
    ///
    /// # Errors
    /// `file-unwritable`; `draft-not-written` where they have no form.
    pub fn save(&self, path: &Path) -> Result<(), Problem> {
        let text = toml::to_string(self)
            .map_err(|error| Problem::ours("draft-not-written").words(&error.to_string()))?;
        platform::write_private(path, text.as_bytes())
    }

    /// The next larger zoom.
    pub fn zoom_in(&mut self) {
        self.zoom = ZOOMS.into_iter().find(|zoom| *zoom > self.zoom).unwrap_or(self.zoom);
    }

    /// The next smaller zoom.
    pub fn zoom_out(&mut self) {
        self.zoom = ZOOMS.into_iter().rev().find(|zoom| *zoom < self.zoom).unwrap_or(self.zoom);
    }

    /// As iced wants it: 1 is 100 %.
    pub fn scale(&self) -> f32 {
        f32::from(self.zoom) / 100.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zoom_goes_up_and_down_the_same_steps_and_stops_at_the_ends() {
        let mut settings = Settings::default();
        settings.zoom_in();
        settings.zoom_in();
        assert_eq!(settings.zoom, 125);
        for _ in 0..20 {
            settings.zoom_in();
        }
        assert_eq!(settings.zoom, 250);
        for _ in 0..20 {
            settings.zoom_out();
        }
        assert_eq!(settings.zoom, 75);
    }

    #[test]
    fn the_window_fits_into_the_screens_work_area() {
        for (wanted, screen, fits) in [
            // 1920x1080 and 1366x768, at 100, 125, 150 and 175 %.
            (SIZE, (1920.0, 1080.0), SIZE),
            (SIZE, (1366.0, 768.0), (1120.0, 672.0)),
            (SIZE, (1536.0, 864.0), (1120.0, 760.0)),
            (SIZE, (1092.8, 614.4), (1076.8, 518.4)),
            (SIZE, (1280.0, 720.0), (1120.0, 624.0)),
            (SIZE, (1097.0, 617.0), (1081.0, 521.0)),
            // As it was left on a larger screen.
            ((2400.0, 1300.0), (1920.0, 1080.0), (1904.0, 984.0)),
            // Never less than everything needs, however small the screen is.
            (SIZE, (640.0, 480.0), LEAST),
            (LEAST, (1920.0, 1080.0), LEAST),
        ] {
            let (width, height) = fitted(wanted, screen);
            let near = (width - fits.0).abs() < 0.1 && (height - fits.1).abs() < 0.1;
            assert!(near, "{wanted:?} on {screen:?}: {width} x {height}");
        }
    }

    #[test]
    fn settings_are_kept_and_odd_ones_give_a_window_that_can_be_found() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("window.toml");
        assert_eq!(Settings::load(&path), Settings::default());
        let kept =
            Settings { width: 1300.0, zoom: 150, language: Some(Language::German), ..Settings::default() };
        kept.save(&path).expect("saved");
        assert_eq!(Settings::load(&path), kept);
        std::fs::write(&path, "width = 3.0\nheight = nan\nzoom = 9000\nplace = [1e9, 0.0]").expect("written");
        let odd = Settings::load(&path);
        assert_eq!((odd.width, odd.height, odd.zoom, odd.place), (LEAST.0, LEAST.1, 250, None));
    }
}
