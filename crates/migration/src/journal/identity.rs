//! Whose journal it is, and how Message-IDs are compared in it.

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::Journal;
use crate::plan::Plan;
use crate::problem::Problem;

/// What makes a plan the same plan: which mailbox goes into which helpdesk.
/// Folders, groups and choices may change from run to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The helpdesk's base address.
    pub helpdesk: String,
    /// IMAP server with port.
    pub server: String,
    /// Address of the mailbox.
    pub mailbox: String,
}

impl Identity {
    /// The identity of a plan.
    pub fn of(plan: &Plan) -> Self {
        Self {
            helpdesk: plan.zammad.url.clone(),
            server: plan.microsoft.imap.to_string(),
            mailbox: plan.microsoft.mailbox.clone(),
        }
    }

    /// Name of the journal's file, the same for the same identity; says nothing
    /// about whose mail it is.
    pub fn file_name(&self) -> String {
        let mut hash = Sha256::new();
        for part in [&self.helpdesk, &self.server, &self.mailbox] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        format!("{}.journal", hex::encode(&hash.finalize()[..8]))
    }

    pub(super) fn write(&self, connection: &Connection) -> rusqlite::Result<()> {
        for (key, value) in
            [("helpdesk", &self.helpdesk), ("server", &self.server), ("mailbox", &self.mailbox)]
        {
            connection.execute("INSERT INTO meta (key, value) VALUES (?1, ?2)", (key, value))?;
        }
        Ok(())
    }

    pub(super) fn read(connection: &Connection) -> rusqlite::Result<Self> {
        let value = |key: &str| {
            connection.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0))
        };
        Ok(Self { helpdesk: value("helpdesk")?, server: value("server")?, mailbox: value("mailbox")? })
    }
}

impl Journal {
    /// Whose journal this is.
    pub async fn identity(&self) -> Result<Identity, Problem> {
        self.read(Identity::read).await
    }
}

/// A Message-ID (or any text) as a number to compare and index by. 64 bits of
/// SHA-256: among a hundred million different texts two alike are unlikelier
/// than a disk fault.
pub fn identity_number(text: &str) -> i64 {
    let digest = Sha256::digest(text.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    i64::from_le_bytes(first)
}
