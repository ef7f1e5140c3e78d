//! What can be seen without asking anybody: versions, window, folders, disk.

use std::path::Path;

use super::{Found, Line, Topic};
use crate::platform::display::Display;
use crate::platform::{self, safekeeping};
use crate::problem::{Fact, Language, Problem};

/// Below so many free bytes a journal of a large mailbox may not fit.
const LITTLE: u64 = 1024 * 1024 * 1024;

/// Below so many free bytes nothing should be begun.
const TOO_LITTLE: u64 = 100 * 1024 * 1024;

/// What this computer is like; `window` says whether this program has one. Nobody is
/// asked for anything.
pub fn of_computer(window: bool) -> Vec<Line> {
    let mut lines = vec![versions()];
    lines.push(if window {
        of_window(Display::here())
    } else {
        Line::good(Topic::Window, Found::Windowless)
    });
    let data = platform::data_folder();
    lines.push(of_folder(Topic::DataFolder, data.clone(), true));
    lines.push(of_folder(Topic::ReportFolder, platform::report_folder(), false));
    if let Ok(folder) = data {
        lines.push(of_disk(&folder, safekeeping::free_space(&folder).ok()));
    }
    lines
}

fn versions() -> Line {
    let told = format!(
        "{}, {} {}, {}",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        Language::of_system().tag()
    );
    Line::good(Topic::Versions, Found::Name(told))
}

fn of_window(display: Display) -> Line {
    let how = match display {
        Display::OfSystem => std::env::consts::OS,
        Display::Wayland => "Wayland",
        Display::X11 => "X11",
        Display::None => {
            let problem = Problem::person("display-missing");
            return Line::caution(Topic::Window, Found::CannotBeShown, problem);
        }
    };
    match display.missing_libraries() {
        Some(missing) if !missing.is_empty() => {
            let list = |names: Vec<&str>| names.join(" ");
            let problem = Problem::person("display-libraries-missing")
                .with("libraries", list(missing.iter().map(|(library, _)| *library).collect()))
                .with("packages", list(missing.iter().map(|(_, package)| *package).collect()));
            Line::caution(Topic::Window, Found::CannotBeShown, problem)
        }
        _ => Line::good(Topic::Window, Found::CanBeShown(how)),
    }
}

/// Whether a folder can be written to; without the one of the journals nothing works.
fn of_folder(topic: Topic, folder: Result<std::path::PathBuf, Problem>, needed: bool) -> Line {
    let wrong = |found: Found, problem: Problem| {
        if needed { Line::stop(topic, found, problem) } else { Line::caution(topic, found, problem) }
    };
    let folder = match folder {
        Ok(folder) => folder,
        Err(problem) => return wrong(Found::None, problem),
    };
    let name = folder.display().to_string();
    match tried(&folder) {
        Ok(()) => Line::good(topic, Found::Writable(name)),
        Err(problem) => wrong(Found::NotWritable(name), problem),
    }
}

/// Writes a file of a name that nobody has, and removes it.
fn tried(folder: &Path) -> Result<(), Problem> {
    let file = folder.join(format!(".mailferry-trial-{}", std::process::id()));
    platform::write_private_new(&file, b"")?;
    platform::remove(&file)
}

pub(super) fn of_disk(folder: &Path, free: Option<u64>) -> Line {
    let Some(free) = free else { return Line::good(Topic::Disk, Found::NotFoundOut) };
    let problem =
        Problem::person("disk-nearly-full").with("path", folder.display()).with("free", Fact::Bytes(free));
    match free {
        ..TOO_LITTLE => Line::stop(Topic::Disk, Found::Free(free), problem),
        TOO_LITTLE..LITTLE => Line::caution(Topic::Disk, Found::Free(free), problem),
        LITTLE.. => Line::good(Topic::Disk, Found::Free(free)),
    }
}
