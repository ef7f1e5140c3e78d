//! Small files that must never be half written: settings, drafts, accounts.

use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::problem::Problem;

/// Writes a whole file, or leaves the one that is there as it was: the bytes go
/// to a new file in the same folder, to the disk, and only then under the name.
/// The file is its user's alone (0600 on Unix), also where it was not before; a
/// missing folder is made. Where the name is a link, the file it leads to is
/// written.
///
/// # Errors
/// `file-unwritable` with what the system says.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    // Where a link leads; anything else is its own place.
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    name_file(filled(&target, bytes)?, &target, true).map(|_| ())
}

/// As [`write_private`], but never over a file that is there: then nothing is
/// written and the answer is `false`.
///
/// # Errors
/// `file-unwritable` with what the system says.
pub fn write_private_new(path: &Path, bytes: &[u8]) -> Result<bool, Problem> {
    name_file(filled(path, bytes)?, path, false)
}

fn filled(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, Problem> {
    let mut file = begin_file(path)?;
    file.write_all(bytes).map_err(|error| unwritable(path, &error))?;
    Ok(file)
}

/// The bytes of a file; `None` where there is none.
///
/// # Errors
/// `file-unreadable` with what the system says.
pub fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, Problem> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => {
            Err(Problem::person("file-unreadable").with("path", path.display()).words(&error.to_string()))
        }
    }
}

/// Begins a file that gets the name `path` only when it is whole; it is made in
/// the same folder, which is made where it is missing, for its user alone.
///
/// # Errors
/// `file-unwritable` with what the system says.
pub fn begin_file(path: &Path) -> Result<NamedTempFile, Problem> {
    temporary_beside(path).map_err(|error| unwritable(path, &error))
}

/// Gives a file of [`begin_file`] its name, once its bytes are on the disk.
/// Without `replace` a file that is there stays, and the answer is `false`.
///
/// # Errors
/// `file-unwritable` with what the system says.
pub fn name_file(file: NamedTempFile, path: &Path, replace: bool) -> Result<bool, Problem> {
    let named = file.as_file().sync_all().and_then(|()| {
        let named = if replace { file.persist(path) } else { file.persist_noclobber(path) };
        match named {
            Ok(_) => keep_name(path).map(|()| true),
            Err(error) if !replace && error.error.kind() == ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error.error),
        }
    });
    named.map_err(|error| unwritable(path, &error))
}

/// Removes a file; that it is not there is no trouble.
///
/// # Errors
/// `file-unwritable` with what the system says.
pub fn remove(path: &Path) -> Result<(), Problem> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(unwritable(path, &error)),
        _ => Ok(()),
    }
}

/// That a file could not be written, with what the system says of it.
pub fn unwritable(path: &Path, error: &io::Error) -> Problem {
    Problem::person("file-unwritable").with("path", path.display()).words(&error.to_string())
}

/// How the names of files begin that are not whole yet.
pub(super) const BEGUN: &str = ".mailferry-";

/// A new file in the folder of `path`; tempfile makes it 0600 on Unix.
pub(super) fn temporary_beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = folder_of(path);
    private_folder(folder)?;
    tempfile::Builder::new().prefix(BEGUN).tempfile_in(folder)
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes a missing folder, for its user alone.
pub(super) fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Has the new name itself on the disk; Windows does that with the renaming.
pub(super) fn keep_name(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        std::fs::File::open(folder_of(path))?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary folder")
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .expect("folder")
            .map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_whole_and_nothing_else_is_left() {
        let folder = folder();
        let path = folder.path().join("new").join("settings.toml");
        assert_eq!(read_if_there(&path).expect("no file is no problem"), None);
        write_private(&path, b"first, and longer").expect("written");
        write_private(&path, b"second").expect("written over");
        assert_eq!(read_if_there(&path).expect("readable").as_deref(), Some(&b"second"[..]));
        assert_eq!(names_in(path.parent().expect("a folder")), ["settings.toml"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_is_its_users_alone_also_where_it_was_not() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = folder();
        let path = folder.path().join("new").join("x");
        let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
        write_private(&path, b"x").expect("written");
        assert_eq!((mode(&path), mode(path.parent().expect("a folder"))), (0o600, 0o700));
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).expect("rights changed");
        write_private(&path, b"y").expect("written over");
        assert_eq!(mode(&path), 0o600);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = folder();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        std::fs::write(&file, "old").expect("written");
        std::os::unix::fs::symlink(&file, &link).expect("linked");
        write_private(&link, b"new").expect("written through the link");
        assert!(std::fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(std::fs::read(&file).expect("readable"), b"new");
    }

    #[test]
    fn what_cannot_be_written_leaves_the_old_file_and_says_where() {
        let folder = folder();
        let path = folder.path().join("taken");
        std::fs::create_dir_all(path.join("not empty")).expect("made");
        let problem = write_private(&path, b"x").expect_err("a folder has that name");
        assert_eq!(problem.code(), "file-unwritable");
        assert!(problem.fact("path").is_some_and(|path| path.ends_with("taken")));
        assert_eq!(names_in(folder.path()), ["taken"]);
        assert_eq!(read_if_there(&path).expect_err("a folder").code(), "file-unreadable");
    }

    #[test]
    fn a_file_that_is_there_is_not_written_over_unasked() {
        let folder = folder();
        let path = folder.path().join("report.html");
        assert!(write_private_new(&path, b"first").expect("written"));
        assert!(!write_private_new(&path, b"second").expect("left alone"));
        let begun = || {
            let mut file = begin_file(&path).expect("begun");
            file.write_all(b"third").expect("written");
            file
        };
        assert!(!name_file(begun(), &path, false).expect("left alone"));
        assert_eq!(std::fs::read(&path).expect("readable"), b"first");
        assert!(name_file(begun(), &path, true).expect("asked for"));
        assert_eq!(std::fs::read(&path).expect("readable"), b"third");
        assert_eq!(names_in(folder.path()), ["report.html"]);
    }
}
