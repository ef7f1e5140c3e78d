//! How the person likes the window: its size and place, zoom and language.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::platform;
use crate::problem::Problem;
use crate::words::Language;

/// The window at first, in logical pixels.
pub const SIZE: (f32, f32) = (1120.0, 760.0);
/// The window at least.
pub const LEAST: (f32, f32) = (1024.0, 640.0);
/// The steps of zoom, in percent.
const ZOOMS: [u16; 9] = [75, 90, 100, 110, 125, 150, 175, 200, 250];

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
