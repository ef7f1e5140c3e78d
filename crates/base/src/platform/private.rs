//! Whether a place is this user's own: what another user of the machine has put
//! there, or could exchange, is not used.
//!
//! On systems without the owners and modes of Unix every user has a profile of
//! their own, and nothing is judged here.

use std::path::Path;

use crate::problem::Problem;

/// Why a place is not this user's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// The name is a link.
    Link,
    /// The name is no file, or no folder where one is needed.
    NoFile,
    /// It belongs to another user.
    Owner,
    /// Its mode lets other users read or write it.
    Mode,
    /// Other users may exchange what is in its folder.
    Folder,
}

impl Shared {
    /// As the words tell it.
    fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::NoFile => "no-file",
            Self::Owner => "owner",
            Self::Mode => "mode",
            Self::Folder => "folder",
        }
    }

    fn problem(self, path: &Path) -> Problem {
        Problem::usage("file-not-private").with("path", path.display()).with("reason", self.as_str())
    }
}

/// Judges a file that holds what is nobody else's business, and the folder it
/// lies in. One that is not there is right.
///
/// # Errors
/// `file-not-private` with the reason.
pub fn check_file(path: &Path) -> Result<(), Problem> {
    check_folder(super::files::folder_of(path))?;
    unix::file(path).map_or(Ok(()), |shared| Err(shared.problem(path)))
}

/// Judges a folder by whether another user could exchange what is in it.
///
/// # Errors
/// `file-not-private` with the reason.
pub fn check_folder(folder: &Path) -> Result<(), Problem> {
    unix::folder(folder).map_or(Ok(()), |shared| Err(shared.problem(folder)))
}

/// Takes the rights of other users from a file or folder of this user's, such as
/// one of an older version. Nothing is done to a link, or to what is another's.
pub fn tighten(path: &Path) {
    unix::tighten(path);
}

#[cfg(unix)]
mod unix {
    use std::fs::{Metadata, Permissions};
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::path::Path;

    use super::Shared;

    /// Root may do everything anyway.
    fn is_trusted(user: u32) -> bool {
        user == 0 || user == rustix::process::geteuid().as_raw()
    }

    pub(super) fn file(path: &Path) -> Option<Shared> {
        // What cannot be looked at is told by whoever opens it.
        let found = std::fs::symlink_metadata(path).ok()?;
        if found.is_symlink() {
            Some(Shared::Link)
        } else if !found.is_file() {
            Some(Shared::NoFile)
        } else if found.uid() != rustix::process::geteuid().as_raw() {
            Some(Shared::Owner)
        } else {
            (found.mode() & 0o077 != 0).then_some(Shared::Mode)
        }
    }

    pub(super) fn folder(folder: &Path) -> Option<Shared> {
        let named = std::fs::symlink_metadata(folder).ok()?;
        if named.is_symlink() && !is_trusted(named.uid()) {
            return Some(Shared::Link);
        }
        let found = std::fs::metadata(folder).ok()?;
        if !found.is_dir() {
            return Some(Shared::NoFile);
        }
        // In a sticky folder such as /tmp nobody removes what is another's.
        let is_exchangeable = others_write(&found) && found.mode() & 0o1000 == 0;
        (is_exchangeable || !is_trusted(found.uid())).then_some(Shared::Folder)
    }

    pub(super) fn tighten(path: &Path) {
        let Ok(found) = std::fs::symlink_metadata(path) else { return };
        let is_own = found.uid() == rustix::process::geteuid().as_raw() && !found.is_symlink();
        if is_own && found.mode() & 0o077 != 0 {
            // Where this fails, whoever checks the file says so.
            let _ = std::fs::set_permissions(path, Permissions::from_mode(found.mode() & 0o700));
        }
    }

    /// Many systems give each user a group of the same number and have files
    /// written for it: that group is the user.
    fn others_write(found: &Metadata) -> bool {
        let is_own_group = found.gid() == found.uid() && found.gid() == rustix::process::getegid().as_raw();
        found.mode() & 0o002 != 0 || (found.mode() & 0o020 != 0 && !is_own_group)
    }
}

#[cfg(not(unix))]
mod unix {
    use std::path::Path;

    use super::Shared;

    pub(super) fn file(_path: &Path) -> Option<Shared> {
        None
    }

    pub(super) fn folder(_folder: &Path) -> Option<Shared> {
        None
    }

    pub(super) fn tighten(_path: &Path) {}
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs::{Permissions, create_dir, set_permissions, write};
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    fn reason(outcome: Result<(), Problem>) -> Option<String> {
        let problem = outcome.err()?;
        assert_eq!(problem.code(), "file-not-private");
        problem.fact("reason").map(str::to_owned)
    }

    #[test]
    fn a_file_is_its_users_own_or_refused_with_the_reason() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        for (name, mode) in [("own", 0o600), ("read", 0o640), ("written", 0o602)] {
            write(at(name), "x").expect("written");
            set_permissions(at(name), Permissions::from_mode(mode)).expect("mode set");
        }
        symlink(at("own"), at("link")).expect("linked");
        symlink(at("nowhere"), at("dangling")).expect("linked");
        create_dir(at("folder")).expect("made");
        for (name, expected) in [
            ("own", None),
            ("missing", None),
            ("read", Some("mode")),
            ("written", Some("mode")),
            ("link", Some("link")),
            ("dangling", Some("link")),
            ("folder", Some("no-file")),
        ] {
            assert_eq!(reason(check_file(&at(name))).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn a_folder_that_others_may_write_holds_nothing_private_unless_it_is_sticky() {
        let folder = tempfile::tempdir().expect("a folder");
        for (mode, expected) in
            [(0o700, None), (0o755, None), (0o777, Some("folder")), (0o1777, None), (0o757, Some("folder"))]
        {
            set_permissions(folder.path(), Permissions::from_mode(mode)).expect("mode set");
            assert_eq!(reason(check_file(&folder.path().join("x"))).as_deref(), expected, "{mode:o}");
        }
    }
}
