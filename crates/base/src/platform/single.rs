//! One window, or one process, at a time.

use std::fs::{File, TryLockError};
use std::path::Path;

use super::files::{folder_of, private_folder, unwritable};
use super::private;
use crate::problem::Problem;

/// A lock that is held for as long as this lives; the system gives it back also
/// after a crash.
#[derive(Debug)]
pub struct Single {
    _file: File,
}

impl Single {
    /// Takes the lock of this file, made where it is missing; `None` where
    /// another window or process has it. The window takes that of its settings
    /// and draft: a second one shows them without writing.
    ///
    /// # Errors
    /// `file-unwritable` with what the system says.
    pub fn take(path: &Path) -> Result<Option<Self>, Problem> {
        let refused = |error: &std::io::Error| unwritable(path, error);
        let file = lock_file(path, refused)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(refused(&error)),
        }
    }
}

/// Opens a file that is there to be locked; it is made, with its folder, where
/// it is missing. Only this user can open it: a lock that a stranger can hold
/// keeps the person out, and one in a stranger's hands keeps nobody out.
///
/// # Errors
/// `file-not-private`; what `refused` makes of the system's words.
pub fn lock_file(path: &Path, refused: impl Fn(&std::io::Error) -> Problem) -> Result<File, Problem> {
    private_folder(folder_of(path)).map_err(|error| refused(&error))?;
    private::tighten(path);
    private::check_file(path)?;
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|error| refused(&error))
}

/// Whether somebody holds the lock of this file now. For showing only: who
/// wants to go on must take it. Nothing is made where there is none.
pub fn is_taken(path: &Path) -> bool {
    // Shared, so that two who look do not see each other.
    File::open(path).is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_window_is_told_and_the_lock_comes_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new").join("window.lock");
        assert!(!is_taken(&path));
        assert!(!path.exists(), "looking makes nothing");
        let first = Single::take(&path).expect("lockable").expect("free");
        assert!(Single::take(&path).expect("lockable").is_none());
        assert!(is_taken(&path));
        drop(first);
        assert!(!is_taken(&path));
        assert!(Single::take(&path).expect("lockable").is_some());
    }
}
