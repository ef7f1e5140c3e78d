//! Whether a window can be opened here, and what it lacks.

use std::env;
use std::path::{Path, PathBuf};

/// What the window opens by name when it starts on X11 (winit and what draws for
/// it), with the package of Debian that holds it.
const LIBRARIES: [(&str, &str); 6] = [
    ("libX11.so.6", "libx11-6"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libXcursor.so.1", "libxcursor1"),
    ("libXi.so.6", "libxi6"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
];

/// How this system shows windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Display {
    /// As Windows and macOS always do.
    OfSystem,
    /// By Wayland.
    Wayland,
    /// By X11.
    X11,
    /// Not at all.
    None,
}

impl Display {
    /// The one of this session. Only where X11 or Wayland tell it by their
    /// variables can it be known before trying.
    pub fn here() -> Self {
        let named = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        if cfg!(not(all(unix, not(target_os = "macos")))) {
            Self::OfSystem
        } else if named("WAYLAND_DISPLAY") || named("WAYLAND_SOCKET") {
            Self::Wayland
        } else if named("DISPLAY") {
            Self::X11
        } else {
            Self::None
        }
    }

    /// The libraries that a window would look for here in vain, each with the
    /// package that Debian has it in. `None` where that is not known: on systems
    /// that keep their libraries elsewhere.
    pub fn missing_libraries(self) -> Option<Vec<(&'static str, &'static str)>> {
        match self {
            Self::X11 => missing_in(&folders_of_libraries()),
            _ => Some(Vec::new()),
        }
    }
}

/// Whether a window can be opened here at all.
pub fn has_display() -> bool {
    Display::here() != Display::None
}

/// Where a Linux keeps what programs open by name: named for this process, then the
/// usual folders, then those of each processor's kind (`/usr/lib/x86_64-linux-gnu`).
fn folders_of_libraries() -> Vec<PathBuf> {
    let named = env::var_os("LD_LIBRARY_PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = env::split_paths(&named).collect();
    for usual in ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib"].map(Path::new) {
        folders.push(usual.to_owned());
        let below = std::fs::read_dir(usual).into_iter().flatten().flatten();
        folders.extend(
            below.map(|entry| entry.path()).filter(|path| path.to_string_lossy().contains("-linux-")),
        );
    }
    folders
}

/// Which of [`LIBRARIES`] is in none of these folders; `None` where all are missing,
/// which says that the folders are the wrong ones.
fn missing_in(folders: &[PathBuf]) -> Option<Vec<(&'static str, &'static str)>> {
    let missing: Vec<_> = LIBRARIES
        .into_iter()
        .filter(|(library, _)| !folders.iter().any(|folder| folder.join(library).exists()))
        .collect();
    (missing.len() < LIBRARIES.len()).then_some(missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_window_lacks_is_named_with_its_package() {
        let place = tempfile::tempdir().expect("a folder");
        let here = [place.path().join("nothing"), place.path().to_owned()];
        assert_eq!(missing_in(&here), None, "folders without any of them say nothing");
        for (library, _) in &LIBRARIES[..5] {
            std::fs::write(place.path().join(library), "").expect("written");
        }
        assert_eq!(missing_in(&here), Some(vec![("libxkbcommon-x11.so.0", "libxkbcommon-x11-0")]));
        std::fs::write(place.path().join(LIBRARIES[5].0), "").expect("written");
        assert_eq!(missing_in(&here), Some(Vec::new()));
    }
}
