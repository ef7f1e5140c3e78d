//! Threads: what the journal gives to [`crate::threads`] and keeps of it.

use rusqlite::{OptionalExtension, params};

use super::messages::timestamp;
use super::reasons::{COPIES, listed};
use super::rows::MadeTicket;
use super::{Durability, Journal, JournalWriter};
use crate::problem::Problem;
use crate::threads::{Node, assign};

/// In the place of a date: Zammad does not take it. What is another's is one more.
const REFUSED: i64 = i64::MAX - 1;

/// Mentions that no message of the journal has.
const MENTIONS_ELSEWHERE: &str = "SELECT md5 FROM mentions WHERE message = ?1
    AND NOT EXISTS (SELECT 1 FROM messages WHERE messages.identity = mentions.identity)
    ORDER BY place DESC LIMIT 20";

impl Journal {
    /// The article of this thread that was in Zammad before this plan came, if
    /// there is one: its ticket.
    pub async fn foreign_ticket_of_thread(&self, thread: i64) -> Result<Option<u64>, Problem> {
        self.read(move |connection| {
            connection
                .prepare_cached(
                    "SELECT ticket FROM messages
                     WHERE thread = ?1 AND reason = 'already-there' AND ticket IS NOT NULL
                     ORDER BY dated DESC LIMIT 1",
                )?
                .query_row([thread], |row| row.get::<_, i64>(0))
                .optional()
                .map(|ticket| ticket.map(i64::unsigned_abs))
        })
        .await
    }

    /// MD5s of the Message-IDs that a message refers to and that no message of
    /// the journal has: they may be in Zammad. The nearest relative first, at
    /// most twenty.
    pub async fn mentions_elsewhere(&self, message: i64) -> Result<Vec<String>, Problem> {
        self.read(move |connection| {
            connection.prepare_cached(MENTIONS_ELSEWHERE)?.query_map([message], |row| row.get(0))?.collect()
        })
        .await
    }

    /// Of each of these messages, named with their threads: what
    /// [`Self::mentions_elsewhere`] gives, where its thread has no ticket yet, of
    /// this plan or from before; `None` where it has.
    pub async fn relatives_elsewhere(
        &self,
        messages: Vec<(i64, i64)>,
    ) -> Result<Vec<Option<Vec<String>>>, Problem> {
        self.read(move |connection| {
            let mut begun = connection.prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM threads WHERE id = ?1)
                     OR EXISTS (SELECT 1 FROM messages
                         WHERE thread = ?1 AND reason = 'already-there' AND ticket IS NOT NULL)",
            )?;
            let mut mentions = connection.prepare_cached(MENTIONS_ELSEWHERE)?;
            let mut all = Vec::with_capacity(messages.len());
            for (thread, message) in messages {
                let has_ticket: bool = begun.query_row([thread], |row| row.get(0))?;
                all.push(if has_ticket {
                    None
                } else {
                    Some(mentions.query_map([message], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
                });
            }
            Ok(all)
        })
        .await
    }

    /// Tickets whose newest imported mail is newer than the last time their
    /// date of change was set, with that mail's date in seconds.
    pub async fn tickets_to_date(&self) -> Result<Vec<(u64, i64)>, Problem> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT messages.ticket, max(messages.dated) FROM messages
                     JOIN threads ON threads.id = messages.thread AND threads.ticket = messages.ticket
                     WHERE messages.state IN ('imported', 'settled', 'unsettled')
                     GROUP BY messages.ticket
                     HAVING max(messages.dated) > coalesce(max(threads.dated_to), 0)",
                )?
                .query_map([], |row| Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get(1)?)))?
                .collect()
        })
        .await
    }

    /// The same of these threads alone, as far as none of their messages is still to
    /// be imported.
    pub async fn done_to_date(&self, threads: Vec<i64>) -> Result<Vec<(u64, i64)>, Problem> {
        // Numbers always have a JSON form.
        let threads = serde_json::to_string(&threads).unwrap_or_default();
        self.read(move |connection| {
            connection
                .prepare_cached(
                    "SELECT messages.ticket, max(messages.dated) FROM messages
                     JOIN threads ON threads.id = messages.thread AND threads.ticket = messages.ticket
                     WHERE messages.thread IN (SELECT value FROM json_each(?1))
                       AND messages.state IN ('imported', 'settled', 'unsettled')
                       AND NOT EXISTS (SELECT 1 FROM messages AS open
                           WHERE open.thread = messages.thread AND open.state IN ('found', 'sending'))
                     GROUP BY messages.ticket
                     HAVING max(messages.dated) > coalesce(max(threads.dated_to), 0)",
                )?
                .query_map([threads], |row| Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get(1)?)))?
                .collect()
        })
        .await
    }

    /// How many tickets of this plan still say the day of the import as their last
    /// change.
    pub async fn count_undated(&self) -> Result<u64, Problem> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT count(*) FROM (
                         SELECT messages.ticket FROM messages
                         JOIN threads ON threads.id = messages.thread AND threads.ticket = messages.ticket
                         WHERE messages.state IN ('imported', 'settled', 'unsettled')
                         GROUP BY messages.ticket
                         HAVING max(messages.dated) > coalesce(max(threads.dated_to), 0)
                             OR max(threads.dated_to) = ?1)",
                )?
                .query_row([REFUSED], |row| row.get::<_, i64>(0))
                .map(i64::unsigned_abs)
        })
        .await
    }

    /// Tickets that this plan made, the oldest first: all, or those with mail of
    /// one run. Tickets that were in Zammad before are not among them.
    pub async fn tickets_made(&self, run: Option<i64>) -> Result<Vec<MadeTicket>, Problem> {
        self.read(move |connection| {
            connection
                .prepare_cached(
                    "SELECT messages.ticket, max(threads.ticket_number), count(*), max(messages.dated)
                     FROM messages
                     JOIN threads ON threads.id = messages.thread AND threads.ticket = messages.ticket
                     WHERE messages.state IN ('imported', 'settled', 'unsettled')
                       AND (?1 IS NULL OR messages.run = ?1)
                     GROUP BY messages.ticket
                     HAVING max(coalesce(threads.dated_to, 0)) <> 9223372036854775807
                     ORDER BY messages.ticket",
                )?
                .query_map([run], |row| {
                    Ok(MadeTicket {
                        id: row.get::<_, i64>(0)?.unsigned_abs(),
                        number: row.get(1)?,
                        messages: row.get::<_, i64>(2)?.unsigned_abs(),
                        newest: timestamp(row.get(3)?),
                    })
                })?
                .collect()
        })
        .await
    }

    /// How many [`Journal::tickets_made`] are in all, without reading each of them.
    pub async fn count_tickets_made(&self) -> Result<u64, Problem> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT count(*) FROM (
                         SELECT ticket FROM threads GROUP BY ticket
                         HAVING max(coalesce(dated_to, 0)) <> 9223372036854775807)",
                )?
                .query_row([], |row| row.get::<_, i64>(0))
                .map(i64::unsigned_abs)
        })
        .await
    }

    /// Addresses of the mailbox's own domains that imported mail of customers
    /// was sent to, each with how many messages name it, the most used first.
    pub async fn recipients(&self) -> Result<Vec<(String, u64)>, Problem> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT address, count(*) AS named FROM recipients
                     JOIN messages ON messages.id = recipients.message
                     WHERE own = 1 AND messages.state IN ('imported', 'settled', 'unsettled')
                     GROUP BY address ORDER BY named DESC, address",
                )?
                .query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?
                .collect()
        })
        .await
    }
}

impl JournalWriter {
    /// Gives every message a thread that has none yet.
    pub async fn assign_threads(&self) -> Result<(), Problem> {
        self.write(Durability::Soft, |connection| {
            let copies = listed(&COPIES);
            let unthreaded: bool = connection.query_row(
                &format!(
                    "SELECT EXISTS (SELECT 1 FROM messages WHERE thread IS NULL AND reason NOT IN ({copies}))"
                ),
                [],
                |row| row.get(0),
            )?;
            if !unthreaded {
                return Ok(());
            }
            let nodes: Vec<Node> = connection
                .prepare_cached(&format!(
                    "SELECT id, identity, thread FROM messages WHERE reason NOT IN ({copies}) ORDER BY id"
                ))?
                .query_map([], |row| {
                    Ok(Node { message: row.get(0)?, identity: row.get(1)?, thread: row.get(2)? })
                })?
                .collect::<rusqlite::Result<_>>()?;
            // The nearest relative first: In-Reply-To stands last in the list.
            let mentions: Vec<(i64, i64)> = connection
                .prepare_cached("SELECT message, identity FROM mentions ORDER BY message, place DESC")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            let mut set = connection.prepare_cached("UPDATE messages SET thread = ?2 WHERE id = ?1")?;
            for (message, thread) in assign(&nodes, &mentions) {
                set.execute((message, thread))?;
            }
            Ok(())
        })
        .await
    }

    /// Notes that Zammad does not take a ticket's date of change: it is not tried again.
    pub async fn mark_undatable(&self, ticket: u64) -> Result<(), Problem> {
        self.mark_dated(ticket, REFUSED).await
    }

    /// Notes how many tickets say the day of the import as their last change after a
    /// run that was to give them their own.
    pub async fn note_undated(&self, tickets: u64) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            connection
                .prepare_cached(
                    "INSERT INTO meta (key, value) VALUES ('undated', ?1)
                     ON CONFLICT (key) DO UPDATE SET value = ?1",
                )?
                .execute([tickets.to_string()])
                .map(|_| ())
        })
        .await
    }

    /// Notes that a ticket's date of change was set.
    pub async fn mark_dated(&self, ticket: u64, dated: i64) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            connection
                .prepare_cached("UPDATE threads SET dated_to = ?2 WHERE ticket = ?1")?
                .execute(params![ticket as i64, dated])
                .map(|_| ())
        })
        .await
    }
}
