//! Folders that are set aside or go by another name: what is held of them, and
//! what they are known again by.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::reasons::{HELD, listed};
use super::rows::{FolderRow, StoredProblem};
use super::{Durability, Journal, JournalWriter};
use crate::mailbox::paths;
use crate::problem::Problem;

/// A message as it is known again in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownMessage {
    /// Its UID.
    pub uid: u32,
    /// Its Message-ID, or the identity it was given.
    pub message_id: Option<String>,
    /// It has no usable Message-ID of its own.
    pub nameless: bool,
    /// What tells two messages with one Message-ID apart.
    pub likeness: i64,
}

const FOLDER: &str = "SELECT folders.id, folders.path, folders.uid_validity,
        (SELECT value FROM meta WHERE key = 'mailbox-id-' || folders.id) FROM folders";

fn folder_row(row: &Row<'_>) -> rusqlite::Result<FolderRow> {
    Ok(FolderRow { id: row.get(0)?, path: row.get(1)?, uid_validity: row.get(2)?, mailbox_id: row.get(3)? })
}

/// The folder of a path, however that is spelt.
pub(super) fn folder_of(connection: &Connection, path: &str) -> rusqlite::Result<Option<FolderRow>> {
    let exact = connection
        .prepare_cached(&format!("{FOLDER} WHERE path = ?1"))?
        .query_row([path], folder_row)
        .optional()?;
    if exact.is_some() {
        return Ok(exact);
    }
    let all: Vec<FolderRow> =
        connection.prepare_cached(FOLDER)?.query_map([], folder_row)?.collect::<Result<_, _>>()?;
    Ok(all.into_iter().find(|row| paths::are_same(&row.path, path)))
}

impl Journal {
    /// The folder of this path, where the journal knows one.
    pub async fn known_folder(&self, path: &str) -> Result<Option<FolderRow>, Problem> {
        let path = path.to_owned();
        self.read(move |connection| folder_of(connection, &path)).await
    }

    /// Folders with messages in the journal.
    pub async fn folders_with_messages(&self) -> Result<Vec<FolderRow>, Problem> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "{FOLDER} WHERE EXISTS (SELECT 1 FROM tally WHERE folder = folders.id AND messages > 0)"
                ))?
                .query_map([], folder_row)?
                .collect()
        })
        .await
    }

    /// Messages of a folder under this UIDVALIDITY, the first and the last, so many
    /// at most.
    pub async fn known_messages(
        &self,
        folder: i64,
        uid_validity: u32,
        limit: usize,
    ) -> Result<Vec<KnownMessage>, Problem> {
        let half = (limit / 2).max(1) as i64;
        self.read(move |connection| {
            let of_folder = "SELECT uid, message_id, nameless, likeness FROM messages
                WHERE folder = ?1 AND uid_validity = ?2 AND reason NOT IN ('message-not-handed-out', 'message-only-counted')";
            connection
                .prepare_cached(&format!(
                    "SELECT * FROM ({of_folder} ORDER BY uid LIMIT ?3)
                     UNION SELECT * FROM ({of_folder} ORDER BY uid DESC LIMIT ?3)"
                ))?
                .query_map(params![folder, uid_validity, half], |row| {
                    Ok(KnownMessage {
                        uid: row.get(0)?,
                        message_id: row.get(1)?,
                        nameless: row.get(2)?,
                        likeness: row.get(3)?,
                    })
                })?
                .collect()
        })
        .await
    }
}

impl JournalWriter {
    /// Holds what is still to be imported of a folder, for this reason; what is held
    /// already is held for it from now on.
    pub async fn hold_folder(&self, folder: i64, problem: StoredProblem) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            connection
                .execute(
                    &format!(
                        "UPDATE messages SET state = 'skipped', reason = ?2, detail = ?3
                         WHERE folder = ?1
                           AND (state = 'found' OR (state = 'skipped' AND reason IN ({})))",
                        listed(&HELD)
                    ),
                    params![folder, problem.code, problem.to_json()],
                )
                .map(|_| ())
        })
        .await
    }

    /// What is held of a folder under this UIDVALIDITY is to be imported again.
    pub async fn release_folder(&self, folder: i64, uid_validity: u32) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            connection
                .execute(
                    &format!(
                        "UPDATE messages SET state = 'found', reason = '', detail = NULL, looked_up = 0
                         WHERE folder = ?1 AND uid_validity = ?2
                           AND state = 'skipped' AND reason IN ({})",
                        listed(&HELD)
                    ),
                    params![folder, uid_validity],
                )
                .map(|_| ())
        })
        .await
    }

    /// A folder goes on under another name, with all that is known of it. What was
    /// noted under that name before becomes part of it; of a message that both know,
    /// what has come further stays.
    pub async fn rename_folder(&self, folder: i64, path: &str) -> Result<(), Problem> {
        let path = path.to_owned();
        self.write(Durability::Hard, move |connection| {
            let there = folder_of(connection, &path)?.filter(|row| row.id != folder);
            if let Some(there) = there {
                let open = "marked = 0 AND state IN ('found', 'skipped', 'failed')";
                for (kept, lost) in [(folder, there.id), (there.id, folder)] {
                    forget_known(connection, kept, lost, open)?;
                }
                forget_known(connection, folder, there.id, "TRUE")?;
                connection
                    .execute("UPDATE messages SET folder = ?1 WHERE folder = ?2", (folder, there.id))?;
                connection.execute("DELETE FROM folders WHERE id = ?1", [there.id])?;
            }
            connection.execute("UPDATE folders SET path = ?2 WHERE id = ?1", (folder, &path)).map(|_| ())
        })
        .await
    }
}

/// Forgets messages of `lost` that `kept` knows by the same UID, as far as `which`.
fn forget_known(connection: &Connection, kept: i64, lost: i64, which: &str) -> rusqlite::Result<()> {
    let twice = format!(
        "SELECT id FROM messages AS one WHERE folder = ?2 AND {which} AND EXISTS (
             SELECT 1 FROM messages AS other WHERE other.folder = ?1
               AND other.uid_validity = one.uid_validity AND other.uid = one.uid)"
    );
    connection.execute(&format!("DELETE FROM mentions WHERE message IN ({twice})"), (kept, lost))?;
    connection.execute(&format!("DELETE FROM messages WHERE id IN ({twice})"), (kept, lost)).map(|_| ())
}
