//! Mails as files: for one person's eyes, under names of their own, never over a
//! file that is there.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::files::{private_folder, unwritable, write_private_new};
use super::private;
use crate::problem::Problem;

/// Most bytes of a name that come from the folder's: with the hash, the UID, a
/// number and the ending it stays far below the 255 that file systems take.
const LONGEST_FOLDER: usize = 120;

/// A folder that mails are saved into.
#[derive(Debug)]
pub struct SavedMails {
    folder: PathBuf,
    /// Names that are taken, lower-case: on many systems `A.eml` is `a.eml`, and
    /// what was saved here may be carried there.
    taken: HashSet<String>,
}

impl SavedMails {
    /// Makes the folder for this user alone where it is missing, and looks which
    /// names are taken.
    ///
    /// # Errors
    /// `file-unwritable` with what the system says; `file-not-private` where
    /// another user of this machine could exchange what is saved.
    pub fn into_folder(folder: &Path) -> Result<Self, Problem> {
        private_folder(folder).map_err(|error| unwritable(folder, &error))?;
        private::check_folder(folder)?;
        let names = std::fs::read_dir(folder).map_err(|error| unwritable(folder, &error))?;
        let taken = names
            .filter_map(Result::ok)
            .map(|entry| entry.file_name().to_string_lossy().to_lowercase())
            .collect();
        Ok(Self { folder: folder.to_owned(), taken })
    }

    /// Saves a mail as it came, under a name that no file there has. A link of
    /// that name is not followed.
    ///
    /// # Errors
    /// `file-unwritable` with what the system says.
    pub fn save(&mut self, folder: &str, uid: u32, raw: &[u8]) -> Result<PathBuf, Problem> {
        let stem = mail_file_stem(folder, uid);
        let mut name = format!("{stem}.eml");
        let mut copy = 2_u32;
        loop {
            if self.taken.insert(name.to_lowercase()) {
                let path = self.folder.join(&name);
                if write_private_new(&path, raw)? {
                    return Ok(path);
                }
            }
            name = format!("{stem}-{copy}.eml");
            copy += 1;
        }
    }
}

/// Saves one mail into a folder.
///
/// # Errors
/// As [`SavedMails::into_folder`] and [`SavedMails::save`].
pub fn save_mail(into: &Path, folder: &str, uid: u32, raw: &[u8]) -> Result<PathBuf, Problem> {
    SavedMails::into_folder(into)?.save(folder, uid, raw)
}

/// The name of a saved mail where nothing else has it.
pub fn mail_file_name(folder: &str, uid: u32) -> String {
    format!("{}.eml", mail_file_stem(folder, uid))
}

/// A name from folder and UID alone: a subject may hold anything, and does not
/// belong in a file's name. Where the folder's own cannot stand, a hash of the
/// whole of it tells it from others that are shortened to the same.
fn mail_file_stem(folder: &str, uid: u32) -> String {
    let mut shown: String =
        folder.chars().map(|c| if c.is_alphanumeric() || c == '_' { c } else { '-' }).collect();
    let end = shown.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= LONGEST_FOLDER);
    shown.truncate(end.last().unwrap_or(0));
    if shown == folder {
        return format!("{shown}-{uid}");
    }
    let hash = hex::encode(&Sha256::digest(folder.as_bytes())[..4]);
    format!("{shown}-{hash}-{uid}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> usize {
        std::fs::read_dir(folder).expect("a folder").count()
    }

    #[test]
    fn a_mail_is_saved_under_a_name_of_its_own() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = save_mail(folder.path(), "INBOX", 3, b"one").expect("saved");
        let second = save_mail(folder.path(), "INBOX", 3, b"two").expect("saved");
        assert_eq!(first, folder.path().join("INBOX-3.eml"));
        assert_eq!(second, folder.path().join("INBOX-3-2.eml"));
        assert_eq!(std::fs::read(first).expect("readable"), b"one");
        assert_eq!(std::fs::read(second).expect("readable"), b"two");
    }

    #[test]
    fn no_two_folders_share_a_name_and_none_is_too_long_for_a_disk() {
        let long = |end: &str| format!("INBOX/{}{end}", "Größe/".repeat(100));
        let folders = ["a/b", "a-b", "a.b", "A-b", "INBOX/../x", "日本語/日本語", "", &long("1"), &long("2")];
        let saved_to = tempfile::tempdir().expect("a folder");
        let mut mails = SavedMails::into_folder(saved_to.path()).expect("a folder");
        for folder in folders {
            for uid in [1, u32::MAX] {
                let path = mails.save(folder, uid, folder.as_bytes()).expect("saved");
                let name = path.file_name().expect("a name").to_str().expect("text");
                assert!(name.len() <= 200, "{name}");
                assert_eq!(path.parent(), Some(saved_to.path()), "{name}");
                assert_eq!(std::fs::read(&path).expect("readable"), folder.as_bytes());
            }
        }
        assert_eq!(names_in(saved_to.path()), folders.len() * 2);
    }

    #[test]
    fn names_that_differ_by_case_alone_are_counted() {
        let saved_to = tempfile::tempdir().expect("a folder");
        let mut mails = SavedMails::into_folder(saved_to.path()).expect("a folder");
        mails.save("sales", 1, b"x").expect("saved");
        let second = mails.save("Sales", 1, b"y").expect("saved");
        assert_eq!(second, saved_to.path().join("Sales-1-2.eml"));
        // Also where they were there before.
        let third = save_mail(saved_to.path(), "SALES", 1, b"z").expect("saved");
        assert_eq!(third, saved_to.path().join("SALES-1-3.eml"));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_saved_is_private_and_no_link_is_followed() {
        use std::os::unix::fs::PermissionsExt as _;
        let outside = tempfile::tempdir().expect("a folder");
        let target = outside.path().join("target");
        let saved_to = outside.path().join("new");
        let mut mails = SavedMails::into_folder(&saved_to).expect("a folder");
        std::os::unix::fs::symlink(&target, saved_to.join("INBOX-1.eml")).expect("linked");
        let path = mails.save("INBOX", 1, b"x").expect("saved");
        assert_eq!(path, saved_to.join("INBOX-1-2.eml"));
        assert!(!target.exists(), "the link was followed");
        let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(&saved_to)), (0o600, 0o700));
    }
}
