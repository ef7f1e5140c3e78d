//! Settling, runs, and what was changed in Zammad.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

use super::messages::{COLUMNS, message_rows, timestamp};
use super::reasons::{NOT_WHOLE, listed};
use super::rows::{Change, MessageRow, RunRow, StoredProblem};
use super::{Durability, Journal, JournalWriter};
use crate::problem::Problem;

fn run_row(row: &Row<'_>) -> rusqlite::Result<RunRow> {
    let problem: Option<String> = row.get(5)?;
    Ok(RunRow {
        id: row.get(0)?,
        name: row.get(1)?,
        started_at: timestamp(row.get(2)?),
        ended_at: row.get::<_, Option<i64>>(3)?.map(timestamp),
        ending: row.get(4)?,
        problem: problem.map(|json| StoredProblem::from_json("", Some(&json))),
    })
}

/// A change from the columns `id, kind, target, name, former`.
pub(super) fn change_row(row: &Row<'_>) -> rusqlite::Result<Change> {
    let former: String = row.get(4)?;
    Ok(Change {
        id: row.get(0)?,
        kind: row.get(1)?,
        target: row.get::<_, i64>(2)?.unsigned_abs(),
        name: row.get(3)?,
        former: former == "true",
    })
}

/// In Zammad as it should be, with the original where the article is not the
/// whole mail, and its side in the mailbox not done.
pub(super) fn to_settle() -> String {
    let not_whole = listed(&NOT_WHOLE);
    format!(
        "(original <> 2 AND (state = 'imported' OR (state = 'unsettled' AND reason NOT IN ({not_whole}))))"
    )
}

const RUN_COLUMNS: &str = "id, name, started_at, ended_at, ending, problem";

impl Journal {
    /// All runs, the newest first.
    pub async fn runs(&self) -> Result<Vec<RunRow>, Problem> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!("SELECT {RUN_COLUMNS} FROM runs ORDER BY id DESC"))?
                .query_map([], run_row)?
                .collect()
        })
        .await
    }

    /// Imported messages of a folder under this UIDVALIDITY whose side in the
    /// mailbox is not done, in the order of their UIDs, after the given one.
    /// Those that could not be settled before are among them, but none whose
    /// article is not as it should be.
    pub async fn to_settle(
        &self,
        folder: i64,
        uid_validity: u32,
        after_uid: u32,
        limit: usize,
    ) -> Result<Vec<MessageRow>, Problem> {
        self.read(move |connection| {
            message_rows(
                connection,
                &format!(
                    "SELECT {COLUMNS} FROM messages
                     WHERE folder = ?1 AND uid_validity = ?2 AND uid > ?3 AND {}
                     ORDER BY uid LIMIT ?4",
                    to_settle()
                ),
                params![folder, uid_validity, after_uid, limit as i64],
            )
        })
        .await
    }

    /// Folders that have messages to settle.
    pub async fn folders_to_settle(&self) -> Result<Vec<(i64, String)>, Problem> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT DISTINCT folders.id, folders.path FROM folders JOIN tally ON tally.folder = folders.id
                     WHERE tally.messages > 0
                       AND (tally.state = 'imported'
                            OR (tally.state = 'unsettled' AND tally.reason NOT IN ({})))
                     ORDER BY folders.id",
                    listed(&NOT_WHOLE)
                ))?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        })
        .await
    }

    /// Messages whose article carries another date than it was sent with.
    pub async fn misdated(&self) -> Result<Vec<MessageRow>, Problem> {
        self.read(|connection| {
            message_rows(
                connection,
                &format!(
                    "SELECT {COLUMNS} FROM messages
                     WHERE state = 'unsettled' AND reason = 'article-misdated' ORDER BY dated, id"
                ),
                [],
            )
        })
        .await
    }

    /// Changes in Zammad that have not been put back, the newest first.
    pub async fn unrestored_changes(&self) -> Result<Vec<Change>, Problem> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT id, kind, target, name, former FROM changes WHERE restored = 0 ORDER BY id DESC",
                )?
                .query_map([], change_row)?
                .collect()
        })
        .await
    }

    /// The newest hold of import mode, also where it is over.
    pub async fn hold(&self) -> Result<Option<String>, Problem> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT value FROM meta WHERE key = 'hold'")?
                .query_row([], |row| row.get(0))
                .optional()
        })
        .await
    }

    /// Settled messages after this one that were settled in one of these ways, in
    /// the order of their ids.
    pub async fn settled_as(
        &self,
        ways: &'static [&'static str],
        after: i64,
        limit: usize,
    ) -> Result<Vec<MessageRow>, Problem> {
        self.read(move |connection| {
            message_rows(connection, &format!(
                    "SELECT {COLUMNS} FROM messages
                     WHERE id > ?1 AND state = 'settled' AND original <> 2 AND instr(?2, '|' || reason || '|') > 0
                     ORDER BY id LIMIT ?3"
                ), params![after, format!("|{}|", ways.join("|")), limit as i64])
        })
        .await
    }
}

impl JournalWriter {
    /// Begins a run.
    pub async fn begin_run(&self, name: &str, now: Timestamp) -> Result<i64, Problem> {
        let name = name.to_owned();
        self.write(Durability::Hard, move |connection| {
            connection
                .execute("INSERT INTO runs (name, started_at) VALUES (?1, ?2)", (name, now.as_second()))?;
            Ok(connection.last_insert_rowid())
        })
        .await
    }

    /// Ends a run: `done`, `stopped` or `problem`.
    pub async fn end_run(
        &self,
        run: i64,
        now: Timestamp,
        ending: &'static str,
        problem: Option<&Problem>,
    ) -> Result<(), Problem> {
        let problem = problem.map(|problem| StoredProblem::from(problem).to_json());
        self.write(Durability::Hard, move |connection| {
            connection
                .execute(
                    "UPDATE runs SET ended_at = ?2, ending = ?3, problem = ?4 WHERE id = ?1",
                    params![run, now.as_second(), ending, problem],
                )
                .map(|_| ())
        })
        .await
    }

    /// Notes everything to settle of a folder as not settled: all of it, or
    /// what stands after a UID.
    pub async fn leave_unsettled(
        &self,
        folder: i64,
        after_uid: Option<u32>,
        problem: StoredProblem,
    ) -> Result<(), Problem> {
        self.leave(folder, "uid > ?2", after_uid.unwrap_or(0), problem).await
    }

    /// Notes what is to settle of a folder under a former UIDVALIDITY as not
    /// settled.
    pub async fn leave_former_unsettled(
        &self,
        folder: i64,
        uid_validity: u32,
        problem: StoredProblem,
    ) -> Result<(), Problem> {
        self.leave(folder, "uid_validity <> ?2", uid_validity, problem).await
    }

    async fn leave(
        &self,
        folder: i64,
        which: &'static str,
        bound: u32,
        problem: StoredProblem,
    ) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            connection
                .execute(
                    &format!(
                        "UPDATE messages SET state = 'unsettled', reason = ?3, detail = ?4
                         WHERE folder = ?1 AND {which} AND {}",
                        to_settle()
                    ),
                    params![folder, bound, problem.code, problem.to_json()],
                )
                .map(|_| ())
        })
        .await
    }

    /// Notes that a message's article carries its own date by now.
    pub async fn mark_date_put_right(&self, id: i64) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            connection
                .execute(
                    "UPDATE messages SET state = 'imported', reason = '', detail = NULL
                     WHERE id = ?1 AND state = 'unsettled' AND reason = 'article-misdated'",
                    [id],
                )
                .map(|_| ())
        })
        .await
    }

    /// Makes everything noted so far safe on the disk. Called before anything
    /// in the mailbox is changed on the strength of it.
    pub async fn harden(&self) -> Result<(), Problem> {
        self.write(Durability::Hard, |connection| {
            // A commit that writes nothing is not put on the disk.
            connection
                .execute(
                    "INSERT INTO meta (key, value) VALUES ('hardened', '1')
                     ON CONFLICT DO UPDATE SET value = CAST(value AS INTEGER) + 1",
                    [],
                )
                .map(|_| ())
        })
        .await
    }

    /// Notes that messages are settled: `how` is the after-import action. What left
    /// its folder took its deletion mark with it.
    pub async fn mark_settled(&self, ids: Vec<i64>, how: &'static str) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            let mut settle = connection.prepare_cached(
                "UPDATE messages SET state = 'settled', reason = ?2, detail = NULL, begun = '',
                     marked = CASE WHEN ?2 IN ('keep', 'mark-read') THEN marked ELSE 0 END
                 WHERE id = ?1 AND state IN ('imported', 'unsettled')",
            )?;
            for id in &ids {
                settle.execute(params![id, how])?;
            }
            Ok(())
        })
        .await
    }

    /// Settles all imported messages at once: they stay in the mailbox as they are.
    pub async fn keep_all(&self) -> Result<(), Problem> {
        self.write(Durability::Soft, |connection| {
            connection
                .execute(
                    &format!(
                        "UPDATE messages SET state = 'settled', reason = 'keep', detail = NULL WHERE {}",
                        to_settle()
                    ),
                    [],
                )
                .map(|_| ())
        })
        .await
    }

    /// Takes settled messages up again: the proven ones are to be settled anew,
    /// the others are not settled, each with its problem.
    pub async fn settle_anew(
        &self,
        proven: Vec<i64>,
        unproven: Vec<(i64, StoredProblem)>,
    ) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            let mut again = connection.prepare_cached(
                "UPDATE messages SET state = 'imported', reason = '', detail = NULL
                 WHERE id = ?1 AND state = 'settled'",
            )?;
            for id in &proven {
                again.execute([id])?;
            }
            let mut leave = connection.prepare_cached(
                "UPDATE messages SET state = 'unsettled', reason = ?2, detail = ?3
                 WHERE id = ?1 AND state = 'settled'",
            )?;
            for (id, problem) in &unproven {
                leave.execute(params![id, problem.code, problem.to_json()])?;
            }
            Ok(())
        })
        .await
    }

    /// Notes that messages could not be settled, each with its problem.
    pub async fn mark_unsettled(&self, outcomes: Vec<(i64, StoredProblem)>) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            let mut unsettle = connection.prepare_cached(
                "UPDATE messages SET state = 'unsettled', reason = ?2, detail = ?3, begun = ''
                 WHERE id = ?1 AND state IN ('imported', 'unsettled')",
            )?;
            for (id, problem) in &outcomes {
                unsettle.execute(params![id, problem.code, problem.to_json()])?;
            }
            Ok(())
        })
        .await
    }

    /// Notes a change in Zammad before it is made, unless it already stands
    /// there unrestored from a run that crashed: then the value of that time
    /// stays the one to go back to.
    pub async fn note_change(
        &self,
        run: i64,
        kind: &'static str,
        target: u64,
        name: &str,
        former: bool,
    ) -> Result<(), Problem> {
        let name = name.to_owned();
        self.write(Durability::Hard, move |connection| {
            connection
                .execute(
                    "INSERT INTO changes (run, kind, target, name, former)
                     SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (
                         SELECT 1 FROM changes WHERE kind = ?2 AND target = ?3 AND restored = 0)",
                    params![run, kind, target as i64, name, former.to_string()],
                )
                .map(|_| ())
        })
        .await
    }

    /// Remembers the hold of import mode, in place of a former one, before Zammad
    /// can know of it.
    pub async fn remember_hold(&self, hold: String) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            connection
                .execute(
                    "INSERT INTO meta (key, value) VALUES ('hold', ?1)
                     ON CONFLICT DO UPDATE SET value = ?1",
                    [hold],
                )
                .map(|_| ())
        })
        .await
    }

    /// Notes that a change was put back and read back so.
    pub async fn mark_restored(&self, change: i64) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            connection.execute("UPDATE changes SET restored = 1 WHERE id = ?1", [change]).map(|_| ())
        })
        .await
    }
}
