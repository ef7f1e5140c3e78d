//! What the forecast needs of the journal, as of one moment.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};

use super::messages::{folder_paths, tally_rows};
use super::reporting::with_original;
use super::{Journal, TallyRow};
use crate::problem::Problem;

/// Numbers out of the journal that say what an import would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForecastFacts {
    /// Paths of the folders by their ids.
    pub folders: BTreeMap<i64, String>,
    /// How many messages stand where.
    pub tally: Vec<TallyRow>,
    /// Tickets that would be made, by the folder of their first message.
    pub new_tickets: BTreeMap<i64, u64>,
    /// Different customers of the messages to be imported.
    pub customers: u64,
    /// Addresses of those of them whose user this plan has not met yet.
    pub unmet_customers: Vec<String>,
    /// Addresses in To and Cc of messages to be imported that are none of their
    /// customers, and whose user this plan has not met yet; `None` where a former
    /// version listed some of those messages.
    pub unmet_addressees: Option<Vec<String>>,
    /// Messages to be imported without a usable date.
    pub without_date: u64,
    /// Messages to be imported without a usable Message-ID.
    pub without_message_id: u64,
    /// Messages to be imported that machines sent, bounces and absences.
    pub machine_made: u64,
    /// Messages in Zammad that their articles show only as well as is possible,
    /// with the original attached.
    pub with_original: u64,
    /// Senders of regular mail that no machine made, where it begins a new ticket:
    /// each address once.
    pub openers: Vec<String>,
    /// The same of all such mail.
    pub writers: Vec<String>,
    /// Messages that the newest run sent, and the seconds between the first and
    /// the last of them.
    pub last_run: Option<(u64, u64)>,
}

/// Still to be imported.
const TO_IMPORT: &str = "state IN ('found', 'sending')";

fn number(connection: &Connection, what: &str, condition: &str) -> rusqlite::Result<u64> {
    let sql = format!("SELECT {what} FROM messages WHERE {TO_IMPORT} AND {condition}");
    connection.prepare_cached(&sql)?.query_row([], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs)
}

/// Mail that Zammad might answer: regular, of a customer who is not only written
/// to, and made by no machine.
const ANSWERABLE: &str =
    "archived = 0 AND machine_made = 0 AND from_email IS NOT NULL AND customer = from_email";

/// The oldest message of each thread without a ticket: beside `min`, SQLite gives
/// the other columns of that row (its page on SELECT, "bare columns").
const OPENERS: &str = "SELECT folder, archived, machine_made, from_email, customer, min(dated) FROM messages
    WHERE state IN ('found', 'sending')
      AND coalesce(thread, id) NOT IN (SELECT id FROM threads)
      AND coalesce(thread, id) NOT IN (
          SELECT thread FROM messages
          WHERE state = 'skipped' AND reason <> '' AND reason = 'already-there'
            AND ticket IS NOT NULL AND thread IS NOT NULL)
    GROUP BY coalesce(thread, id)";

fn addresses(connection: &Connection, sql: &str) -> rusqlite::Result<Vec<String>> {
    connection.prepare_cached(sql)?.query_map([], |row| row.get(0))?.collect()
}

fn unmet_addressees(connection: &Connection) -> rusqlite::Result<Option<Vec<String>>> {
    let unlisted: bool = connection
        .prepare_cached(&format!(
            "SELECT EXISTS (SELECT 1 FROM messages WHERE {TO_IMPORT} AND addressed = 0)"
        ))?
        .query_row([], |row| row.get(0))?;
    if unlisted {
        return Ok(None);
    }
    let sql = format!(
        "SELECT DISTINCT address FROM recipients
         WHERE message IN (SELECT id FROM messages WHERE {TO_IMPORT})
           AND address NOT IN (SELECT email FROM customers)
           AND address NOT IN (SELECT customer FROM messages WHERE {TO_IMPORT} AND customer IS NOT NULL)"
    );
    addresses(connection, &sql).map(Some)
}

impl Journal {
    /// What the forecast needs.
    pub async fn forecast_facts(&self) -> Result<ForecastFacts, Problem> {
        self.read(|connection| {
            Ok(ForecastFacts {
                folders: folder_paths(connection)?,
                tally: tally_rows(connection)?,
                new_tickets: connection
                    .prepare_cached(&format!("SELECT folder, count(*) FROM ({OPENERS}) GROUP BY folder"))?
                    .query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?
                    .collect::<rusqlite::Result<_>>()?,
                customers: number(connection, "count(DISTINCT customer)", "TRUE")?,
                unmet_customers: connection
                    .prepare_cached(&format!(
                        "SELECT DISTINCT customer FROM messages
                         WHERE {TO_IMPORT} AND customer IS NOT NULL
                           AND customer NOT IN (SELECT email FROM customers)"
                    ))?
                    .query_map([], |row| row.get(0))?
                    .collect::<rusqlite::Result<_>>()?,
                unmet_addressees: unmet_addressees(connection)?,
                without_date: number(connection, "count(*)", "date_missing = 1")?,
                without_message_id: number(connection, "count(*)", "message_id IS NULL")?,
                machine_made: number(connection, "count(*)", "machine_made = 1")?,
                with_original: with_original(connection)?,
                openers: addresses(
                    connection,
                    &format!("SELECT DISTINCT from_email FROM ({OPENERS}) WHERE {ANSWERABLE}"),
                )?,
                writers: addresses(
                    connection,
                    &format!("SELECT DISTINCT from_email FROM messages WHERE {TO_IMPORT} AND {ANSWERABLE}"),
                )?,
                last_run: connection
                    .prepare_cached(
                        "SELECT count(*), max(posted_at) - min(posted_at) FROM messages
                         WHERE posted_at IS NOT NULL AND run = (SELECT max(run) FROM messages)",
                    )?
                    .query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Option<i64>>(1)?)))
                    .optional()?
                    .and_then(|(sent, seconds)| Some((sent.unsigned_abs(), seconds?.unsigned_abs()))),
            })
        })
        .await
    }
}
