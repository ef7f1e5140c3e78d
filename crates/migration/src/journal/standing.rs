//! What was changed in Zammad to stay: the channel and what belongs to it. Beside
//! what is changed for the time of a run, in a journal of its own.

use std::collections::BTreeSet;

use rusqlite::params;

use super::{Durability, Journal, JournalWriter};
use crate::problem::Problem;

/// The kind of these changes; none of a run's is called so.
const STANDING: &str = "standing";

/// How the kinds of changes begin that pause a channel, before the channel's own.
pub(crate) const CHANNEL: &str = "channel-";

/// A change that was made to stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingRow {
    /// Its id in the journal.
    pub id: i64,
    /// What was changed, for people.
    pub name: String,
    /// What it was before and what it was set to, as its writer puts it.
    pub what: String,
}

impl Journal {
    /// Changes to stay that were not taken back, the newest first.
    pub async fn standing_changes(&self) -> Result<Vec<StandingRow>, Problem> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT id, name, former FROM changes WHERE kind = ?1 AND restored = 0 ORDER BY id DESC",
                )?
                .query_map([STANDING], |row| {
                    Ok(StandingRow { id: row.get(0)?, name: row.get(1)?, what: row.get(2)? })
                })?
                .collect()
        })
        .await
    }

    /// Whether something is changed that keeps Zammad silent: a paused channel does
    /// not.
    pub async fn is_silenced(&self) -> Result<bool, Problem> {
        let changes = self.unrestored_changes().await?;
        Ok(changes.iter().any(|change| !change.kind.starts_with(CHANNEL)))
    }

    /// UIDs of a folder's messages that are in Zammad through this plan, under this
    /// UIDVALIDITY.
    pub async fn imported_uids(&self, path: &str, uid_validity: u32) -> Result<BTreeSet<u32>, Problem> {
        let Some(folder) = self.known_folder(path).await? else { return Ok(BTreeSet::new()) };
        self.read(move |connection| {
            connection
                .prepare_cached(
                    "SELECT uid FROM messages WHERE folder = ?1 AND uid_validity = ?2
                       AND state IN ('imported', 'settled', 'unsettled')",
                )?
                .query_map(params![folder.id, uid_validity], |row| row.get(0))?
                .collect()
        })
        .await
    }

    /// Messages of a folder that are in Zammad through this plan and lie there still,
    /// as far as the journal knows.
    pub async fn imported_and_there(&self, path: &str) -> Result<u64, Problem> {
        let Some(folder) = self.known_folder(path).await? else { return Ok(0) };
        self.read(move |connection| {
            let count: i64 = connection.query_row(
                "SELECT coalesce(sum(messages), 0) FROM tally WHERE folder = ?1
                   AND (state IN ('imported', 'unsettled')
                        OR (state = 'settled' AND reason IN ('keep', 'mark-read')))",
                [folder.id],
                |row| row.get(0),
            )?;
            Ok(count.unsigned_abs())
        })
        .await
    }
}

impl JournalWriter {
    /// Notes a change to stay before it is made. Gives its id.
    pub async fn note_standing(&self, target: u64, name: &str, what: String) -> Result<i64, Problem> {
        let name = name.to_owned();
        self.write(Durability::Hard, move |connection| {
            connection.execute(
                "INSERT INTO changes (run, kind, target, name, former) VALUES (0, ?1, ?2, ?3, ?4)",
                params![STANDING, target as i64, name, what],
            )?;
            Ok(connection.last_insert_rowid())
        })
        .await
    }

    /// Notes anew what a change to stay was, under its id.
    pub async fn note_standing_anew(&self, id: i64, what: String) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            let values = params![id, STANDING, what];
            connection
                .execute("UPDATE changes SET former = ?3 WHERE id = ?1 AND kind = ?2", values)
                .map(|_| ())
        })
        .await
    }
}
