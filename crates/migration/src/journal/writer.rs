//! The face of a journal that only the engine has.

use std::ops::Deref;
use std::path::Path;

use rusqlite::Connection;

use super::{Identity, Journal, check_private, keep_private, lock, prepare, sql_problem};
use crate::problem::Problem;

/// The writing face: a journal that is locked for this process. Only the engine
/// has it. Clones share it.
#[derive(Clone)]
pub struct JournalWriter(Journal);

impl Deref for JournalWriter {
    type Target = Journal;

    fn deref(&self) -> &Journal {
        &self.0
    }
}

impl JournalWriter {
    /// Opens the journal at `path` for writing, made if missing, and locks it
    /// for this process.
    ///
    /// # Errors
    /// `journal-in-use` where another process has it, `journal-of-another-plan`,
    /// `journal-newer`, `file-not-private`, and what the disk says.
    pub fn open(path: &Path, identity: &Identity) -> Result<Self, Problem> {
        let lock = lock(path)?;
        check_private(path)?;
        keep_private(path)?;
        let connection = Connection::open(path).map_err(|error| sql_problem(path, &error))?;
        prepare(&connection, identity).map_err(|trouble| trouble.into_problem(path))?;
        Ok(Self(Journal::start(path, connection, Some(lock))))
    }
}
