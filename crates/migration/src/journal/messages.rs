//! Messages as the journal keeps them: their rows, folders and counts.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, Params, Row};

use super::Journal;
use super::rows::{MessageRow, MessageState, OriginalKept, TallyRow};
use crate::problem::Problem;

/// Columns of a [`MessageRow`], in the order [`message_row`] reads them.
pub(super) const COLUMNS: &str = "id, folder, uid_validity, uid, size, dated, archived, message_id, md5, \
    subject, coalesce(thread, id), attempts, posted_at, part_md5s, ticket, article, original, \
    arrived, content, piece, may_have_files, begun";

pub(super) fn timestamp(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

pub(super) fn message_row(row: &Row<'_>) -> rusqlite::Result<MessageRow> {
    let parts: Option<String> = row.get(13)?;
    Ok(MessageRow {
        id: row.get(0)?,
        folder: row.get(1)?,
        uid_validity: row.get(2)?,
        uid: row.get(3)?,
        size: row.get::<_, i64>(4)?.unsigned_abs(),
        dated: timestamp(row.get(5)?),
        archived: row.get(6)?,
        message_id: row.get(7)?,
        md5: row.get(8)?,
        subject: row.get(9)?,
        thread: row.get(10)?,
        attempts: row.get(11)?,
        posted_at: row.get::<_, Option<i64>>(12)?.map(timestamp),
        departure: None,
        part_md5s: parts.map(|parts| parts.split(' ').map(str::to_owned).collect()).unwrap_or_default(),
        ticket: row.get::<_, Option<i64>>(14)?.map(i64::unsigned_abs),
        article: row.get::<_, Option<i64>>(15)?.map(i64::unsigned_abs),
        original: OriginalKept::read(row.get(16)?),
        arrived: row.get::<_, Option<i64>>(17)?.map(timestamp),
        content: row.get(18)?,
        piece: row.get::<_, Option<i64>>(19)?.map(i64::unsigned_abs),
        may_have_files: row.get(20)?,
        begun: row.get(21)?,
    })
}

/// The messages that a query for [`COLUMNS`] finds.
pub(super) fn message_rows(
    connection: &Connection,
    sql: &str,
    parameters: impl Params,
) -> rusqlite::Result<Vec<MessageRow>> {
    connection.prepare_cached(sql)?.query_map(parameters, message_row)?.collect()
}

impl Journal {
    /// All folders ever scanned, by id.
    pub async fn folders(&self) -> Result<BTreeMap<i64, String>, Problem> {
        self.read(folder_paths).await
    }

    /// How many messages stand where, by folder, age and reason.
    pub async fn tally(&self) -> Result<Vec<TallyRow>, Problem> {
        self.read(tally_rows).await
    }
}

pub(super) fn folder_paths(connection: &Connection) -> rusqlite::Result<BTreeMap<i64, String>> {
    connection
        .prepare_cached("SELECT id, path FROM folders")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

pub(super) fn tally_rows(connection: &Connection) -> rusqlite::Result<Vec<TallyRow>> {
    connection
        .prepare_cached(
            "SELECT folder, archived, state, reason, messages, bytes FROM tally WHERE messages > 0",
        )?
        .query_map([], |row| {
            let state: String = row.get(2)?;
            Ok(TallyRow {
                folder: row.get(0)?,
                archived: row.get(1)?,
                state: MessageState::read(&state).unwrap_or(MessageState::Failed),
                reason: row.get(3)?,
                messages: row.get::<_, i64>(4)?.unsigned_abs(),
                bytes: row.get::<_, i64>(5)?.unsigned_abs(),
            })
        })?
        .collect()
}
