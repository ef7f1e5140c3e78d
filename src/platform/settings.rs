//! What the window remembers of itself: its place, size, zoom, language and the
//! last plan.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{read_if_there, write_private};
use crate::problem::Problem;
use crate::words::Language;

const FILE: &str = "settings.toml";
const ASIDE: &str = "settings.damaged.toml";

/// The zoom in percent, and how far it goes.
const ZOOM: u16 = 100;
const ZOOM_LEAST: u16 = 50;
const ZOOM_MOST: u16 = 300;

/// What the window remembers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Zoom in percent, 50 to 300.
    pub zoom: u16,
    /// The language that was chosen; `None` follows the system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The plan that was open last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_plan: Option<PathBuf>,
    /// Where the window was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<WindowPlace>,
}

/// A window's place and size, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Of its left edge; `None` where the desktop decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub x: Option<f32>,
    /// Of its upper edge; `None` where the desktop decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub y: Option<f32>,
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// It filled the screen.
    #[serde(default)]
    pub maximized: bool,
}

impl WindowPlace {
    /// Of a size that a screen can have, and not far off every screen.
    fn is_plausible(&self) -> bool {
        let size = |length: f32| (200.0..=20_000.0).contains(&length);
        let place = |place: Option<f32>| place.is_none_or(|place| (-20_000.0..=20_000.0).contains(&place));
        size(self.width) && size(self.height) && place(self.x) && place(self.y)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self { zoom: ZOOM, language: None, last_plan: None, window: None }
    }
}

impl Settings {
    /// Reads the settings in this folder. Settings are no reason not to start:
    /// where there are none, or none that can be read, there are the usual ones;
    /// a damaged file is kept aside under the name that is the second answer.
    pub fn read(folder: &Path) -> (Self, Option<PathBuf>) {
        let path = folder.join(FILE);
        let bytes = match read_if_there(&path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return (Self::default(), None),
            Err(problem) => {
                tracing::warn!(code = problem.code(), "the settings cannot be read");
                return (Self::default(), None);
            }
        };
        let read = std::str::from_utf8(&bytes).ok().and_then(|text| toml::from_str::<Self>(text).ok());
        if let Some(settings) = read {
            return (settings.plausible(), None);
        }
        let aside = folder.join(ASIDE);
        let kept = std::fs::rename(&path, &aside).is_ok();
        (Self::default(), kept.then_some(aside))
    }

    /// Writes them, whole or not at all.
    ///
    /// # Errors
    /// `file-unwritable` with what the system says.
    pub fn write(&self, folder: &Path) -> Result<(), Problem> {
        let path = folder.join(FILE);
        let text = toml::to_string(self).map_err(|error| {
            // A path that is no Unicode has no form in TOML.
            Problem::person("file-unwritable").with("path", path.display()).words(&error.to_string())
        })?;
        write_private(&path, text.as_bytes())
    }

    fn plausible(mut self) -> Self {
        self.zoom = self.zoom.clamp(ZOOM_LEAST, ZOOM_MOST);
        self.window = self.window.filter(WindowPlace::is_plausible);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a folder")
    }

    #[test]
    fn what_is_written_is_read() {
        let folder = folder();
        let place = WindowPlace { x: Some(-12.5), y: None, width: 1120.0, height: 760.0, maximized: true };
        let settings = Settings {
            zoom: 125,
            language: Some(Language::German),
            last_plan: Some("C:\\Pläne\\\"a\".toml".into()),
            window: Some(place),
        };
        settings.write(folder.path()).expect("written");
        assert_eq!(Settings::read(folder.path()), (settings, None));
        Settings::default().write(folder.path()).expect("written over");
        assert_eq!(Settings::read(folder.path()), (Settings::default(), None));
    }

    #[test]
    fn a_damaged_file_is_kept_aside_and_the_program_starts() {
        for damaged in [&b"zoom = \"large\""[..], b"\xff\xfe\0z", b"zoom = 12", b""] {
            let folder = folder();
            std::fs::write(folder.path().join(FILE), damaged).expect("written");
            let (settings, aside) = Settings::read(folder.path());
            match aside {
                Some(aside) => {
                    assert_eq!(settings, Settings::default());
                    assert_eq!(std::fs::read(aside).expect("kept"), damaged);
                    assert!(!folder.path().join(FILE).exists());
                }
                None => assert!((ZOOM_LEAST..=ZOOM_MOST).contains(&settings.zoom)),
            }
        }
    }

    #[test]
    fn a_window_that_no_screen_shows_is_forgotten_and_unknown_keys_are_passed_over() {
        let folder = folder();
        let text = "zoom = 9000\nlater = true\n[window]\nx = 1e9\nwidth = nan\nheight = 760.0\n";
        std::fs::write(folder.path().join(FILE), text).expect("written");
        let (settings, aside) = Settings::read(folder.path());
        assert_eq!((settings, aside), (Settings { zoom: ZOOM_MOST, ..Settings::default() }, None));
    }
}
