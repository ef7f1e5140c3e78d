//! What the helpdesk's server was too small for, and the messages that it
//! concerns.

use rusqlite::{Connection, OptionalExtension, params};

use super::messages::{COLUMNS, message_rows};
use super::reasons::{OVER_THE_SERVERS_LIMIT, listed};
use super::rows::{MessageRow, MessageState, StoredProblem};
use super::{Durability, Journal, JournalWriter};
use crate::problem::Problem;

const SIZE: &str = "refused_size";
const LENGTH: &str = "refused_length";

/// A request that the helpdesk's server refused as too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    /// Bytes of files and text in it, before encoding.
    pub size: u64,
    /// Its length on the wire in bytes.
    pub length: u64,
}

fn number(connection: &Connection, key: &str) -> rusqlite::Result<Option<u64>> {
    connection
        .query_row("SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?1", [key], |row| {
            row.get::<_, i64>(0)
        })
        .optional()
        .map(|number| number.map(i64::unsigned_abs))
}

impl Journal {
    /// The smallest request that the helpdesk's server refused as too large, as
    /// far as one is known.
    pub async fn refused(&self) -> Result<Option<Refused>, Problem> {
        self.read(|connection| {
            let (size, length) = (number(connection, SIZE)?, number(connection, LENGTH)?);
            Ok(size.zip(length).map(|(size, length)| Refused { size, length }))
        })
        .await
    }

    /// Whether there is any message to which a limit of so many bytes matters.
    pub async fn concerns_limit(&self, bytes: u64) -> Result<bool, Problem> {
        self.read(move |connection| {
            connection.query_row(
                &format!(
                    "SELECT EXISTS (SELECT 1 FROM messages
                         WHERE reason IN ({}) OR (state = 'found' AND size >= ?1))",
                    listed(&OVER_THE_SERVERS_LIMIT)
                ),
                [bytes as i64],
                |row| row.get(0),
            )
        })
        .await
    }

    /// Found messages after this one of so many bytes or more that were not read
    /// yet, in the order of their ids.
    pub async fn large_unread(
        &self,
        after: i64,
        bytes: u64,
        limit: usize,
    ) -> Result<Vec<MessageRow>, Problem> {
        self.read(move |connection| {
            message_rows(
                connection,
                &format!(
                    "SELECT {COLUMNS} FROM messages
                     WHERE id > ?1 AND size >= ?2 AND state = 'found' AND attempts = 0 AND piece IS NULL
                     ORDER BY id LIMIT ?3"
                ),
                params![after, bytes as i64, limit as i64],
            )
        })
        .await
    }
}

impl JournalWriter {
    /// Notes a request that was refused as too large.
    pub async fn note_refused(&self, refused: Refused) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            let mut note = connection.prepare_cached(
                "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE
                 SET value = min(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER))",
            )?;
            note.execute((SIZE, refused.size.to_string()))?;
            note.execute((LENGTH, refused.length.to_string()))?;
            Ok(())
        })
        .await
    }

    /// Notes that no limit is known (any more): what was too large is to be
    /// imported again, and what came only in part to be completed.
    pub async fn forget_refused(&self) -> Result<(), Problem> {
        self.write(Durability::Hard, |connection| {
            connection.execute("DELETE FROM meta WHERE key IN (?1, ?2)", (SIZE, LENGTH))?;
            connection
                .execute(
                    &format!(
                        "UPDATE messages SET state = 'found', reason = '', detail = NULL
                         WHERE reason IN ({}) AND state IN ('skipped', 'unsettled')",
                        listed(&OVER_THE_SERVERS_LIMIT)
                    ),
                    [],
                )
                .map(|_| ())
        })
        .await
    }

    /// Skips found messages of which nothing can be in Zammad yet and a piece of
    /// which is as large as what was refused.
    pub async fn skip_over_limit(&self, refused: u64) -> Result<(), Problem> {
        let problem = StoredProblem::from(&Problem::message("message-over-every-limit"));
        self.write(Durability::Soft, move |connection| {
            connection
                .execute(
                    "UPDATE messages SET state = ?2, reason = ?3, detail = ?4
                     WHERE state = 'found' AND attempts = 0 AND article IS NULL AND piece >= ?1",
                    params![refused as i64, MessageState::Skipped.as_str(), problem.code, problem.to_json()],
                )
                .map(|_| ())
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::super::ReadContent;
    use super::super::tests::{Place, add, found, mail};
    use super::*;

    #[tokio::test]
    async fn what_the_server_refused_is_known_and_forgotten_with_the_limit() {
        let place = Place::new();
        let journal = place.open();
        let inbox = journal.folder("INBOX").await.expect("a folder").id;
        add(&journal, (1..=3).map(|uid| mail(inbox, uid, &format!("<{uid}@x>"), 1)).collect()).await;
        assert_eq!(journal.refused().await.expect("asked"), None);
        for (size, length) in [(900, 1300), (2000, 2800)] {
            journal.note_refused(Refused { size, length }).await.expect("noted");
        }
        drop(journal);
        let journal = place.open();
        assert_eq!(journal.refused().await.expect("asked"), Some(Refused { size: 900, length: 1300 }));
        let large = journal.large_unread(0, 900, 10).await.expect("rows");
        assert_eq!(large.len(), 3, "each has 1000 bytes and was not read");
        let piece = |id, piece| ReadContent { id, content: id.to_string(), piece };
        journal.note_contents(vec![piece(1, 899), piece(2, 900), piece(3, 950)]).await.expect("noted");
        // Something of it may be in Zammad already: it is not told as left out.
        journal.looked_up(vec![3], Vec::new(), vec![(3, 5, 6)]).await.expect("noted");
        journal.skip_over_limit(900).await.expect("skipped");
        assert_eq!(found(&journal).await.iter().map(|row| row.id).collect::<Vec<_>>(), [1, 3]);
        assert!(journal.concerns_limit(900).await.expect("asked"));
        journal.retry_failed().await.expect("a run begins");
        assert_eq!(found(&journal).await.len(), 2, "as long as the limit stands");
        journal.forget_refused().await.expect("forgotten");
        assert_eq!(found(&journal).await.len(), 3);
        assert_eq!(journal.refused().await.expect("asked"), None);
    }
}
