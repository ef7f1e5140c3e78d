//! A mail's own HTML in the system's browser.
//!
//! The page is a stranger's. Three walls stand between it and the person, each
//! of them enough for nearly everything: the mail is written anew ([`page`]), it
//! stands in a frame without rights (HTML, `iframe sandbox`), and a policy
//! forbids whatever would be fetched (Content Security Policy).

mod page;

use std::path::PathBuf;

use tempfile::TempDir;

use super::files::{unwritable, write_private};
use super::opening;
use crate::problem::Problem;

/// Mails opened in the browser: files of this user alone, gone with the program.
#[derive(Debug)]
pub struct Originals {
    folder: TempDir,
}

impl Originals {
    /// Makes the private folder; it is removed when this is dropped.
    ///
    /// # Errors
    /// `file-unwritable` with what the system says.
    pub fn new() -> Result<Self, Problem> {
        // tempfile makes it 0700 on Unix.
        let folder = tempfile::Builder::new().prefix("mailferry-").tempdir();
        folder.map(|folder| Self { folder }).map_err(|error| unwritable(&std::env::temp_dir(), &error))
    }

    /// Writes the HTML of a mail as a safe page; `number` tells it from others
    /// (the message's id in the journal).
    ///
    /// # Errors
    /// `file-unwritable` with what the system says.
    pub fn write(&self, number: i64, html: &str) -> Result<PathBuf, Problem> {
        let path = self.folder.path().join(format!("mail-{number}.html"));
        write_private(&path, page::of(html).as_bytes())?;
        Ok(path)
    }

    /// Writes it and opens it in the system's browser.
    ///
    /// # Errors
    /// As [`Self::write`]; `original-not-opened` where no browser can be started.
    pub fn open(&self, number: i64, html: &str) -> Result<(), Problem> {
        let path = self.write(number, html)?;
        opening::open(&path).map_err(|error| {
            Problem::person("original-not-opened").with("path", path.display()).words(&error.to_string())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_private_and_gone_with_the_program() {
        let originals = Originals::new().expect("a folder");
        let path = originals.write(7, "<p>Hello</p>").expect("written");
        let page = std::fs::read_to_string(&path).expect("readable");
        assert!(page.contains("&lt;p&gt;Hello&lt;/p&gt;"), "{page}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(&path).expect("there").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        drop(originals);
        assert!(!path.exists());
    }
}
