//! The safety copy: before a message is deleted in the mailbox it lies as a file on
//! this computer, whole, flushed and read back. `putting_back` brings it back.
//!
//! - `keeping`: fetches and writes a batch, before settling deletes it
//! - `index`: a table of all that is kept, beside the files
//! - `listed`: reads that table, where the journal is gone
//!
//! The files lie in the program's own data folder and not among the documents: those
//! are often carried elsewhere by themselves (cloud drives, backups of others),
//! and the mail of customers is not to leave this computer unasked.

mod index;
mod keeping;
pub(crate) mod listed;
#[cfg(test)]
mod tests;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use keeping::Keeper;

use crate::plan::{AfterImport, Plan};
use crate::platform::safekeeping::{self, RESERVE};
use crate::problem::{Kind, Problem};

/// Where a plan's kept messages lie: beside the folder of the journals, or else
/// beside the journal, in a folder of the journal's name.
pub fn usual_folder(journal: &Path) -> PathBuf {
    let beside = journal.parent().unwrap_or(Path::new(""));
    let folder = if beside.file_name().is_some_and(|name| name == "journals") {
        beside.with_file_name("safety-copies")
    } else {
        beside.join("safety-copies")
    };
    folder.join(journal.file_stem().unwrap_or_default())
}

/// Whether a plan keeps messages before it deletes them.
pub fn is_wanted(plan: &Plan) -> bool {
    plan.after_import == AfterImport::Delete && plan.import.safety_copy
}

/// Whether a problem of keeping ends settling: nothing may be deleted before it is
/// mended, whatever message comes next.
pub(crate) fn ends_settling(problem: &Problem) -> bool {
    let is_of_keeping = problem.code().starts_with("safety-copy-") || problem.code() == "file-not-private";
    is_of_keeping && problem.kind() != Kind::Message
}

/// How much is free on the disk of a folder, asked of the system, or as a test has it.
#[derive(Clone)]
pub struct FreeSpace(Arc<Asked>);

/// Gives the free bytes of a folder's disk.
type Asked = dyn Fn(&Path) -> io::Result<u64> + Send + Sync;

impl FreeSpace {
    /// By a way of one's own.
    pub fn by(ask: impl Fn(&Path) -> io::Result<u64> + Send + Sync + 'static) -> Self {
        Self(Arc::new(ask))
    }

    /// Free bytes; `None` where the system does not say.
    pub fn of(&self, folder: &Path) -> Option<u64> {
        (self.0)(folder).ok()
    }

    /// Judges whether so many bytes of mail fit beside what else needs room.
    ///
    /// # Errors
    /// `safety-copy-disk-full` with what is needed and what is free.
    pub fn check(&self, folder: &Path, bytes: u64) -> Result<(), Problem> {
        // Sizes are as the server states them, and Exchange only estimates.
        let needed = bytes.saturating_add(bytes / 16).saturating_add(RESERVE);
        match self.of(folder) {
            Some(free) if free < needed => Err(safekeeping::too_little_space(folder, needed, free)),
            _ => Ok(()),
        }
    }
}

impl Default for FreeSpace {
    fn default() -> Self {
        Self::by(safekeeping::free_space)
    }
}

impl fmt::Debug for FreeSpace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("FreeSpace")
    }
}
