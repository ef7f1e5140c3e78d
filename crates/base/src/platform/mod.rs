//! What depends on the system: where things lie, files that are written whole,
//! what TLS trusts, the keychain, its languages, its display, the runtime, and
//! logging.

pub mod display;
pub mod documentation;
mod files;
pub mod keychain;
mod language;
pub mod logging;
pub mod opening;
pub mod originals;
pub mod private;
pub mod safekeeping;
pub mod saving;
pub mod single;
pub mod trust;

use std::io::Write as _;
use std::path::PathBuf;

pub use display::has_display;
pub use logging::start_logging;

pub use files::{begin_file, name_file, read_if_there, remove, unwritable, write_private, write_private_new};

use crate::problem::Problem;

/// The folder that holds the journals: `MAILFERRY_HOME` where that is set, else
/// the system's place for an application's local data.
///
/// # Errors
/// `home-folder-unknown` where the system names none.
pub fn data_folder() -> Result<PathBuf, Problem> {
    if let Some(folder) = std::env::var_os("MAILFERRY_HOME").filter(|folder| !folder.is_empty()) {
        return Ok(PathBuf::from(folder));
    }
    directories::ProjectDirs::from("", "", "mailferry")
        .map(|folders| folders.data_local_dir().to_owned())
        .ok_or_else(|| Problem::person("home-folder-unknown"))
}

/// The folder of the journals within [`data_folder`].
///
/// # Errors
/// As [`data_folder`].
pub fn journal_folder() -> Result<PathBuf, Problem> {
    Ok(data_folder()?.join("journals"))
}

/// Where reports go: the person's downloads, else documents, else home.
///
/// # Errors
/// `report-folder-unknown` where the system names none of them.
pub fn report_folder() -> Result<PathBuf, Problem> {
    let folders = directories::UserDirs::new().ok_or_else(|| Problem::person("report-folder-unknown"))?;
    let folder = folders.download_dir().or_else(|| folders.document_dir());
    Ok(folder.unwrap_or_else(|| folders.home_dir()).to_owned())
}

/// All journals in the usual place, by name.
///
/// # Errors
/// As [`data_folder`]; `journal-unwritable` where the folder cannot be read.
pub fn journal_files() -> Result<Vec<PathBuf>, Problem> {
    let folder = journal_folder()?;
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => {
            return Err(Problem::person("journal-unwritable")
                .with("path", folder.display())
                .words(&error.to_string()));
        }
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "journal"))
        .collect();
    paths.sort();
    Ok(paths)
}

/// What this machine is called in its network, for others to read.
pub fn machine_name() -> String {
    gethostname::gethostname().to_string_lossy().into_owned()
}

/// The runtime that everything runs on.
///
/// # Errors
/// What the system says where it refuses threads.
pub fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    // Mails are read on the blocking threads: few of them hold few mails.
    let readers = std::thread::available_parallelism().map_or(2, usize::from).clamp(2, 4);
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(readers)
        .max_blocking_threads(readers)
        .enable_all()
        .build()
}

/// Keeps the system from writing this program's memory to the disk where it ends
/// by a fault: tokens and mail are in it.
pub fn keep_memory_off_the_disk() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // Lowering a limit is allowed to everybody; where it fails all the same,
        // nothing else is wrong.
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
}

/// Takes the rights of other users from the system's folder for this program's
/// data, where an older version left them. A folder that the person names stays
/// as it is.
pub fn keep_data_private() {
    if std::env::var_os("MAILFERRY_HOME").is_none_or(|folder| folder.is_empty())
        && let Ok(folder) = data_folder()
    {
        private::tighten(&folder);
    }
}

/// Has a panic told by its place alone: its words could quote mail.
pub fn keep_panics_short() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        // Where standard error is gone there is nobody to tell.
        let _ = writeln!(std::io::stderr(), "A fault of Mailferry, at {place}. Please report this line.");
    }));
}
