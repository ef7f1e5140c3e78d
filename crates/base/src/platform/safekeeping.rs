//! Mails that are kept as files before they are deleted in the mailbox: under names
//! that a person finds them by, for that person's eyes alone, and on the disk when
//! it is said that they are.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest as _, Sha256};

use super::files::{keep_name, private_folder, temporary_beside};
use super::private;
use crate::problem::{Fact, Problem};

/// Most bytes of one part of a name: with day, UID and ending a name stays below
/// 150 bytes, and a whole path below what a file manager takes.
const LONGEST_SENDER: usize = 40;
/// The same of a subject.
const LONGEST_SUBJECT: usize = 60;
/// The same of a folder.
const LONGEST_FOLDER: usize = 48;

/// Bytes of the disk that are left to everything else: the journal grows on it too.
pub const RESERVE: u64 = 100 * 1024 * 1024;

/// A folder that mails are kept in, each of its files written whole or not at all.
#[derive(Debug)]
pub struct KeptMails {
    root: PathBuf,
    /// Folders whose names and those above them are on the disk, and that hold
    /// nothing a killed program left half written.
    settled: BTreeSet<PathBuf>,
    /// Folders with names that may not be on the disk yet.
    unflushed: BTreeSet<PathBuf>,
}

/// Size and digest of a file's bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// Its bytes.
    pub size: u64,
    /// SHA-256 of them, in hexadecimal.
    pub sha256: String,
}

impl Fingerprint {
    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { size: bytes.len() as u64, sha256: hex::encode(Sha256::digest(bytes)) }
    }

    /// Of a file, read in portions; `None` where there is none.
    ///
    /// # Errors
    /// What the system says.
    pub fn of_file(path: &Path) -> io::Result<Option<Self>> {
        let mut file = match std::fs::File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut digest = Sha256::new();
        let mut portion = vec![0; 64 * 1024];
        let mut size = 0;
        loop {
            match io::Read::read(&mut file, &mut portion) {
                Ok(0) => break,
                Ok(read) => {
                    digest.update(&portion[..read]);
                    size += read as u64;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Some(Self { size, sha256: hex::encode(digest.finalize()) }))
    }
}

impl KeptMails {
    /// Makes the folder for this user alone where it is missing.
    ///
    /// # Errors
    /// `safety-copy-unwritable` with what the system says; `file-not-private` where
    /// another user of this machine could exchange what is kept.
    pub fn into_folder(root: &Path) -> Result<Self, Problem> {
        make_lasting(root).map_err(|error| unkept(root, &error))?;
        private::check_folder(root)?;
        Ok(Self { root: root.to_owned(), settled: BTreeSet::new(), unflushed: BTreeSet::new() })
    }

    /// Where it lies.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a file under this path below the folder, in the place of one that is
    /// there, and reads back what is there then. Its name is only on the disk after
    /// [`Self::flush`].
    ///
    /// # Errors
    /// `safety-copy-disk-full`, `safety-copy-unwritable`; `safety-copy-differs` where
    /// what is read back is not what was written.
    pub fn write(&mut self, below: &Path, bytes: &[u8]) -> Result<Fingerprint, Problem> {
        let path = self.root.join(below);
        let written = Fingerprint::of(bytes);
        self.try_write(&path, bytes).map_err(|error| unkept(&path, &error))?;
        let there = Fingerprint::of_file(&path).map_err(|error| unkept(&path, &error))?;
        if there.as_ref() == Some(&written) { Ok(written) } else { Err(differs(&path)) }
    }

    fn try_write(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = super::files::folder_of(path).to_owned();
        if !self.settled.contains(&folder) {
            make_lasting(&folder)?;
            remove_half_written(&folder)?;
            self.settled.insert(folder.clone());
        }
        let mut file = temporary_beside(path)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        self.unflushed.insert(folder);
        Ok(())
    }

    /// Whether a file of this path below the folder is there with these bytes. It is
    /// had on the disk, name and all.
    ///
    /// # Errors
    /// `safety-copy-unwritable` with what the system says.
    pub fn holds(&mut self, below: &Path, wanted: &Fingerprint) -> Result<bool, Problem> {
        let path = self.root.join(below);
        let there = Fingerprint::of_file(&path).map_err(|error| unkept(&path, &error))?;
        if there.as_ref() != Some(wanted) {
            return Ok(false);
        }
        self.unflushed.insert(super::files::folder_of(&path).to_owned());
        Ok(true)
    }

    /// Has the names of all that was written on the disk.
    ///
    /// # Errors
    /// `safety-copy-unwritable` with what the system says.
    pub fn flush(&mut self) -> Result<(), Problem> {
        while let Some(folder) = self.unflushed.first().cloned() {
            // Any name in it: the folder itself is what is put on the disk.
            keep_name(&folder.join("x")).map_err(|error| unkept(&folder, &error))?;
            self.unflushed.remove(&folder);
        }
        Ok(())
    }
}

/// Whether mails could be kept in a folder, which may be still to be made: asked by a
/// file that is taken away again, beside nothing else.
///
/// # Errors
/// `safety-copy-unwritable` with what the system says, `safety-copy-disk-full`;
/// `file-not-private` where another user of this machine could exchange what is kept.
pub fn check_writable(folder: &Path) -> Result<(), Problem> {
    let is_there = |path: &&Path| std::fs::symlink_metadata(path).is_ok();
    let there = folder.ancestors().find(is_there).unwrap_or(Path::new("."));
    if there == folder && folder.is_dir() {
        private::check_folder(folder)?;
    }
    // What is no folder refuses it, too.
    let tried = temporary_beside(&there.join("x")).and_then(|mut file| file.write_all(b"x"));
    tried.map_err(|error| unkept(folder, &error))
}

/// Free bytes for this user on the disk that a folder lies on, or will lie on.
///
/// # Errors
/// What the system says.
pub fn free_space(folder: &Path) -> io::Result<u64> {
    let there = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    fs4::available_space(there)
}

/// That the disk does not hold the safety copy, with how much it needs and has.
pub fn too_little_space(folder: &Path, needed: u64, free: u64) -> Problem {
    Problem::passing("safety-copy-disk-full")
        .with("path", folder.display())
        .with("needed", Fact::Bytes(needed))
        .with("free", Fact::Bytes(free))
        .until_the_next_run()
}

/// Why a mail could not be kept, from what the system says.
pub fn unkept(path: &Path, error: &io::Error) -> Problem {
    if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
        let free = free_space(path).unwrap_or_default();
        return too_little_space(path, RESERVE, free);
    }
    Problem::person("safety-copy-unwritable").with("path", path.display()).words(&error.to_string())
}

fn differs(path: &Path) -> Problem {
    Problem::person("safety-copy-differs").with("path", path.display())
}

/// Makes a folder and those above it, for this user alone, and has their names on
/// the disk.
fn make_lasting(folder: &Path) -> io::Result<()> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|folder| !folder.is_dir()).collect();
    private_folder(folder)?;
    missing.into_iter().filter(|made| !made.as_os_str().is_empty()).try_for_each(keep_name)
}

/// Removes what a program that was killed had begun to write in a folder.
fn remove_half_written(folder: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(super::files::BEGUN)
            && entry.file_type()?.is_file()
        {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The path of a mailbox's folder as folders of the disk. Levels that had to be
/// written differently carry a hash, so that no two folders share one; those that
/// differ by case alone are one on some systems.
pub fn folder_path(folder: &str) -> PathBuf {
    folder.split('/').filter(|level| !level.is_empty()).map(folder_name).collect()
}

fn folder_name(level: &str) -> String {
    let shown = readable(level, LONGEST_FOLDER);
    if shown == level && !is_reserved(&shown) {
        return shown;
    }
    let hash = hex::encode(&Sha256::digest(level.as_bytes())[..3]);
    let shown = if shown.is_empty() || is_reserved(&shown) { format!("_{shown}") } else { shown };
    format!("{shown} {hash}")
}

/// Names that Windows keeps for devices, whatever ending they have
/// (learn.microsoft.com, Naming Files, Paths, and Namespaces).
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim().to_ascii_uppercase();
    let numbered =
        |device: &str| stem.strip_prefix(device).is_some_and(|rest| rest.chars().count() == 1 && rest != "0");
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

/// The name of a kept mail: its day (UTC), who wrote it, what about, and its UID,
/// by which no two of a folder share one. `2024-03-05 ann@example.net - Invoice (17).eml`
pub fn mail_name(dated: Timestamp, sender: &str, subject: &str, uid: u32) -> String {
    let day = TimeZone::UTC.to_datetime(dated).date();
    let sender = readable(sender, LONGEST_SENDER);
    let subject = readable(subject, LONGEST_SUBJECT);
    let parts: Vec<&str> =
        [sender.as_str(), subject.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    let what = parts.join(" - ");
    let blank = if what.is_empty() { "" } else { " " };
    format!("{day}{blank}{what} ({uid}).eml")
}

/// A stranger's words as part of a name: letters, digits and a few signs that every
/// system takes; all else is a blank. Neither blanks nor dots at an end.
fn readable(words: &str, longest: usize) -> String {
    let mut shown = String::new();
    for letter in words.chars() {
        if letter.is_alphanumeric() || "-_@.,+&'()".contains(letter) {
            if shown.len() + letter.len_utf8() > longest {
                break;
            }
            shown.push(letter);
        } else if !shown.is_empty() && !shown.ends_with(' ') {
            shown.push(' ');
        }
    }
    shown.trim_matches([' ', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day() -> Timestamp {
        "2024-03-05T09:30:00Z".parse().expect("a moment")
    }

    #[test]
    fn a_kept_mail_is_found_by_day_sender_and_subject() {
        for (sender, subject, expected) in [
            ("ann@example.net", "Invoice 17", "2024-03-05 ann@example.net - Invoice 17 (9).eml"),
            ("", "Größe & Maß", "2024-03-05 Größe & Maß (9).eml"),
            ("ann@example.net", "", "2024-03-05 ann@example.net (9).eml"),
            ("", "", "2024-03-05 (9).eml"),
            (
                "ann@example.net",
                "Re: ../../etc/passwd",
                "2024-03-05 ann@example.net - Re .. .. etc passwd (9).eml",
            ),
            ("", "a\u{202e}gpj.exe\0\r\n<b>|\"*?:", "2024-03-05 a gpj.exe b (9).eml"),
            ("", "日本語の件名", "2024-03-05 日本語の件名 (9).eml"),
        ] {
            assert_eq!(mail_name(day(), sender, subject, 9), expected);
        }
    }

    #[test]
    fn whether_a_folder_can_be_written_is_known_beforehand_and_leaves_nothing_behind() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("copies").join("of today");
        check_writable(&folder).expect("it can be made");
        assert_eq!(std::fs::read_dir(home.path()).expect("read").count(), 0, "nothing is made yet");
        std::fs::write(home.path().join("copies"), "in the way").expect("written");
        for taken in [folder, home.path().join("copies")] {
            let problem = check_writable(&taken).expect_err("a file is in the way");
            assert_eq!(problem.code(), "safety-copy-unwritable");
            assert_eq!(problem.fact("path"), Some(&*taken.display().to_string()));
        }
        assert_eq!(std::fs::read_dir(home.path()).expect("read").count(), 1);
    }

    #[test]
    fn no_two_folders_are_one_and_none_leads_elsewhere() {
        let folders = [
            "INBOX",
            "inbox",
            "Inbox",
            "Sales",
            "sales",
            "SALES",
            "a.",
            "a",
            "a/b",
            "a:b",
            "a b",
            "con",
            "CON",
            "nul.txt",
            "..",
            ".",
            "../x",
            "日本語",
            "com1",
            "com10",
            "x ",
            " x",
            "Größe/2024",
            "größe/2024",
        ];
        let mut seen = BTreeSet::new();
        for folder in folders {
            let path = folder_path(folder);
            assert!(path.is_relative() && !path.as_os_str().is_empty(), "{folder}: {path:?}");
            for level in path.components() {
                assert!(matches!(level, std::path::Component::Normal(_)), "{folder}: {path:?}");
                assert!(!is_reserved(&level.as_os_str().to_string_lossy()), "{folder}: {path:?}");
            }
            assert!(seen.insert(path.clone()), "{folder}: {path:?}");
        }
        assert_eq!(folder_path("INBOX/Rechnungen"), Path::new("INBOX/Rechnungen"), "plain names stay");
    }

    proptest! {
        #[test]
        fn any_words_make_one_short_name_that_every_system_takes(sender in ".{0,80}", subject in ".{0,120}", uid in 1u32..) {
            let name = mail_name(day(), &sender, &subject, uid);
            prop_assert!(name.len() <= 150, "{name}");
            prop_assert!(name.starts_with("2024-03-05") && name.ends_with(&format!("({uid}).eml")), "{name}");
            prop_assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0', '\n', '\r']), "{name}");
            prop_assert!(!name.contains(crate::words::is_hidden), "{name}");
        }
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_there_whole_and_what_a_kill_left_is_removed() {
        let place = tempfile::tempdir().expect("a folder");
        let root = place.path().join("safety-copies");
        let folder = root.join("2026-11-28").join("INBOX");
        std::fs::create_dir_all(&folder).expect("made");
        std::fs::write(folder.join(".mailferry-ab12"), "half").expect("written");
        std::fs::write(folder.join("x.eml"), "half a mail of a for").expect("written");
        let mut kept = KeptMails::into_folder(&root).expect("a folder");
        let below = Path::new("2026-11-28/INBOX/x.eml");
        let written = kept.write(below, b"a mail").expect("written");
        kept.flush().expect("on the disk");
        assert_eq!(written, Fingerprint::of(b"a mail"));
        assert_eq!(names_in(&folder), ["x.eml"]);
        assert_eq!(std::fs::read(root.join(below)).expect("readable"), b"a mail");
        assert!(kept.holds(below, &written).expect("looked at"));
        std::fs::write(root.join(below), b"A mail").expect("changed by somebody");
        assert!(!kept.holds(below, &written).expect("looked at"));
        assert!(!kept.holds(Path::new("gone.eml"), &written).expect("looked at"));
    }

    #[cfg(unix)]
    #[test]
    fn kept_mails_are_their_users_alone() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let place = tempfile::tempdir().expect("a folder");
        let root = place.path().join("new").join("safety-copies");
        let mut kept = KeptMails::into_folder(&root).expect("a folder");
        let below = Path::new("day/INBOX/x.eml");
        let target = place.path().join("target");
        std::fs::create_dir_all(root.join("day/INBOX")).expect("made");
        symlink(&target, root.join(below)).expect("linked");
        kept.write(below, b"x").expect("written");
        assert!(!target.exists(), "the link was followed");
        let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!((mode(&root.join(below)), mode(&root)), (0o600, 0o700));
        kept.write(Path::new("other/x.eml"), b"x").expect("written");
        assert_eq!(mode(&root.join("other")), 0o700);
        std::fs::set_permissions(&root, std::fs::Permissions::from_mode(0o777)).expect("mode set");
        assert_eq!(KeptMails::into_folder(&root).expect_err("shared").code(), "file-not-private");
    }

    #[test]
    fn what_the_disk_does_not_take_is_told_with_its_place() {
        let place = tempfile::tempdir().expect("a folder");
        std::fs::write(place.path().join("file"), "x").expect("written");
        let mut kept = KeptMails::into_folder(place.path()).expect("a folder");
        let problem = kept.write(Path::new("file/x.eml"), b"x").expect_err("a file is no folder");
        assert_eq!(problem.code(), "safety-copy-unwritable");
        let full = unkept(place.path(), &io::Error::from(ErrorKind::StorageFull));
        assert_eq!(full.code(), "safety-copy-disk-full");
        assert!(!full.is_waited_for(), "only the next run finds room");
        assert!(free_space(&place.path().join("not/there/yet")).expect("asked") > 0);
    }
}
