//! Messages that were imported under a UIDVALIDITY which their folder no longer has:
//! which of them a message found there may be, and their rows under its UID.

use rusqlite::{Connection, OptionalExtension, params};

use super::settling::to_settle;
use super::{Durability, Journal, JournalWriter, identity_number};
use crate::problem::Problem;

/// A message as a folder lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighted {
    /// Its UID now.
    pub uid: u32,
    /// Its Message-ID, unless it is a substitute's.
    pub message_id: Option<String>,
    /// What tells two messages with one Message-ID apart.
    pub likeness: i64,
}

/// Which imported message a listed one may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its UID now.
    pub uid: u32,
    /// The message's id.
    pub id: i64,
    /// Text and files of what was imported, as one short text.
    pub content: String,
}

impl Journal {
    /// How many messages of a folder are to be settled that were imported under
    /// another UIDVALIDITY than this one.
    pub async fn count_former(&self, folder: i64, uid_validity: u32) -> Result<u64, Problem> {
        self.read(move |connection| {
            let former = former();
            connection
                .prepare_cached(&format!("SELECT count(*) FROM messages WHERE {former}"))?
                .query_row((folder, uid_validity), |row| row.get::<_, i64>(0))
                .map(i64::unsigned_abs)
        })
        .await
    }

    /// Which of those the listed messages may be, by Message-ID, sender, date and
    /// subject. Of one whose text and files are not known nothing can be proven.
    pub async fn candidates(
        &self,
        folder: i64,
        uid_validity: u32,
        sighted: Vec<Sighted>,
    ) -> Result<Vec<Candidate>, Problem> {
        self.read(move |connection| {
            let former = former();
            let mut named = connection.prepare_cached(&format!(
                "SELECT id, content FROM messages
                 WHERE identity = ?3 AND message_id = ?4 AND nameless = 0 AND likeness = ?5
                   AND content IS NOT NULL AND {former}"
            ))?;
            let mut nameless = connection.prepare_cached(&format!(
                "SELECT id, content FROM messages
                 WHERE nameless = 1 AND likeness = ?3 AND content IS NOT NULL AND {former}"
            ))?;
            let mut candidates = Vec::new();
            for Sighted { uid, message_id, likeness } in sighted {
                let read =
                    |row: &rusqlite::Row<'_>| Ok(Candidate { uid, id: row.get(0)?, content: row.get(1)? });
                let found: rusqlite::Result<Vec<Candidate>> = match message_id {
                    Some(id) => named
                        .query_map(params![folder, uid_validity, identity_number(&id), id, likeness], read)?
                        .collect(),
                    None => nameless.query_map((folder, uid_validity, likeness), read)?.collect(),
                };
                candidates.extend(found?);
            }
            Ok(candidates)
        })
        .await
    }
}

impl JournalWriter {
    /// Gives messages that were proven to be in their folder under other UIDs those:
    /// ids and UIDs under this UIDVALIDITY. What a look at the folder has found there
    /// meanwhile is the same message, and no longer counted beside it. What was begun
    /// with them, flags of ours and kept files go with them; all of it at once.
    pub async fn relocate(
        &self,
        folder: i64,
        uid_validity: u32,
        proven: Vec<(i64, u32)>,
    ) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            for (id, uid) in &proven {
                if makes_room(connection, folder, uid_validity, *uid)? {
                    connection
                        .prepare_cached(
                            "UPDATE OR IGNORE safety_copies SET uid_validity = ?3, uid = ?4
                             WHERE folder = ?2 AND (uid_validity, uid) =
                                 (SELECT uid_validity, uid FROM messages WHERE id = ?1)",
                        )?
                        .execute((id, folder, uid_validity, uid))?;
                    connection
                        .prepare_cached(
                            "UPDATE messages SET uid_validity = ?3, uid = ?4
                             WHERE id = ?1 AND folder = ?2 AND state IN ('imported', 'unsettled')",
                        )?
                        .execute((id, folder, uid_validity, uid))?;
                }
            }
            Ok(())
        })
        .await
    }

    /// Notes that what was imported of a folder under another UIDVALIDITY has gone:
    /// the way that was begun with it, or else by somebody else's hand (`gone`).
    pub async fn mark_former_gone(
        &self,
        folder: i64,
        uid_validity: u32,
        gone: &'static str,
    ) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            let former = former();
            connection
                .execute(
                    &format!(
                        "UPDATE messages SET state = 'settled', detail = NULL, marked = 0, begun = '',
                             reason = CASE WHEN begun IN ('move', 'delete') THEN begun ELSE ?3 END
                         WHERE {former}"
                    ),
                    (folder, uid_validity, gone),
                )
                .map(|_| ())
        })
        .await
    }
}

/// Messages to settle of a folder (`?1`) under another UIDVALIDITY (`?2`).
fn former() -> String {
    format!("folder = ?1 AND uid_validity <> ?2 AND {}", to_settle())
}

/// Forgets what was only found under a UID; `false` where more is known of it.
fn makes_room(connection: &Connection, folder: i64, uid_validity: u32, uid: u32) -> rusqlite::Result<bool> {
    let there: Option<(i64, bool)> = connection
        .prepare_cached(
            "SELECT id, attempts = 0 AND marked = 0 AND state IN ('found', 'skipped')
                 AND reason NOT IN ('copy-settled', 'skipped-by-person')
             FROM messages WHERE folder = ?1 AND uid_validity = ?2 AND uid = ?3",
        )?
        .query_row((folder, uid_validity, uid), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((id, only_found)) = there else { return Ok(true) };
    if only_found {
        connection.execute("DELETE FROM mentions WHERE message = ?1", [id])?;
        connection.execute("DELETE FROM messages WHERE id = ?1", [id])?;
    }
    Ok(only_found)
}
