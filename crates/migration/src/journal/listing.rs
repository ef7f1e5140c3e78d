//! Lists of messages for people: filtered, searched, sorted, page by page.
//!
//! A [`MessageList`] keeps in memory the order of the messages, and once they are
//! searched or sorted by their words what never changes of them (about 150 bytes
//! each); it asks the journal for what does. It is made once for a list that is
//! on the screen. A [`Selection`] is the order of a filter's messages at
//! one moment: scrolling through it stays still while a run changes rows, and
//! each page shows the rows as they are now.
//!
//! Best made of a journal opened for reading: that has a thread of its own and
//! does not wait for the disk behind a run's writes.

#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use super::Journal;
use super::catalogue::Catalogue;
use super::filter::MessageFilter;
use super::messages::timestamp;
use super::rows::{MessageState, OriginalKept, StoredProblem};
use crate::problem::Problem;

/// The messages of a filter in their order, as of one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    ids: Arc<[i64]>,
}

impl Selection {
    /// How many messages.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Their ids in the journal, in order.
    pub fn ids(&self) -> &[i64] {
        &self.ids
    }
}

impl From<Vec<i64>> for Selection {
    fn from(ids: Vec<i64>) -> Self {
        Self { ids: ids.into() }
    }
}

/// A message as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedMessage {
    /// Its id in the journal.
    pub id: i64,
    /// Path of its folder.
    pub folder: String,
    /// UIDVALIDITY of the folder when it was listed.
    pub uid_validity: u32,
    /// Its UID.
    pub uid: u32,
    /// Size in bytes, as the server states it.
    pub size: u64,
    /// The date it is filed under.
    pub dated: Timestamp,
    /// Its subject.
    pub subject: String,
    /// Where it stands.
    pub state: MessageState,
    /// Why, where there is a reason.
    pub problem: Option<StoredProblem>,
    /// Its ticket, where it has one.
    pub ticket: Option<u64>,
    /// Its Message-ID.
    pub message_id: Option<String>,
    /// The sender's address.
    pub sender: Option<String>,
    /// It is older than the cut-off.
    pub archived: bool,
    /// It has no usable date of its own.
    pub date_missing: bool,
    /// Sent by a machine, a bounce, or an out-of-office notice.
    pub machine_made: bool,
    /// Number of its ticket, where the journal knows it.
    pub ticket_number: Option<String>,
    /// Whether its article has the original among its files.
    pub original: OriginalKept,
}

const LISTED: &str = "SELECT messages.id, folders.path, messages.uid_validity, messages.uid, messages.size,
        messages.dated, messages.subject, messages.state, messages.reason, messages.detail,
        messages.ticket, messages.message_id, messages.from_email, messages.archived,
        messages.date_missing, messages.machine_made, threads.ticket_number, messages.original
    FROM messages JOIN folders ON folders.id = messages.folder
    LEFT JOIN threads ON threads.id = messages.thread AND threads.ticket = messages.ticket";

fn listed_message(row: &Row<'_>) -> rusqlite::Result<ListedMessage> {
    let state: String = row.get(7)?;
    let reason: String = row.get(8)?;
    let detail: Option<String> = row.get(9)?;
    Ok(ListedMessage {
        id: row.get(0)?,
        folder: row.get(1)?,
        uid_validity: row.get(2)?,
        uid: row.get(3)?,
        size: row.get::<_, i64>(4)?.unsigned_abs(),
        dated: timestamp(row.get(5)?),
        subject: row.get(6)?,
        state: MessageState::read(&state).unwrap_or(MessageState::Failed),
        problem: (!reason.is_empty()).then(|| StoredProblem::from_json(&reason, detail.as_deref())),
        ticket: row.get::<_, Option<i64>>(10)?.map(i64::unsigned_abs),
        message_id: row.get(11)?,
        sender: row.get(12)?,
        archived: row.get(13)?,
        date_missing: row.get(14)?,
        machine_made: row.get(15)?,
        ticket_number: row.get::<_, Option<String>>(16)?.filter(|number| !number.is_empty()),
        original: OriginalKept::read(row.get(17)?),
    })
}

/// The messages of these ids, in that order; those that are gone left out.
fn by_ids(connection: &Connection, ids: &[i64]) -> rusqlite::Result<Vec<ListedMessage>> {
    let mut one = connection.prepare_cached(&format!("{LISTED} WHERE messages.id = ?1"))?;
    let mut listed = Vec::with_capacity(ids.len());
    for id in ids {
        listed.extend(one.query_map([id], listed_message)?.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    Ok(listed)
}

impl Journal {
    /// Messages in one of the given states, for lists: folder, UID, subject,
    /// state, problem, ticket. At most `limit`, oldest first.
    pub async fn listing(
        &self,
        states: &[MessageState],
        limit: usize,
    ) -> Result<Vec<ListedMessage>, Problem> {
        let states: Vec<&'static str> = states.iter().map(|state| state.as_str()).collect();
        self.read(move |connection| {
            let wanted = states.iter().map(|state| format!("'{state}'")).collect::<Vec<_>>().join(", ");
            connection
                .prepare(&format!(
                    "{LISTED} WHERE messages.state IN ({wanted})
                     ORDER BY messages.dated, messages.id LIMIT ?1"
                ))?
                .query_map([limit as i64], listed_message)?
                .collect()
        })
        .await
    }

    /// The messages of these ids, in that order; those that are gone left out.
    pub async fn listed(&self, ids: Vec<i64>) -> Result<Vec<ListedMessage>, Problem> {
        self.read(move |connection| by_ids(connection, &ids)).await
    }
}

/// A list of the journal's messages. Clones share what they keep in memory.
#[derive(Clone)]
pub struct MessageList {
    journal: Journal,
    catalogue: Arc<Mutex<Catalogue>>,
}

impl MessageList {
    /// A list over this journal; nothing is read yet.
    pub fn new(journal: Journal) -> Self {
        Self { journal, catalogue: Arc::default() }
    }

    /// How many messages there are in all, and the first of them in the usual
    /// order, without waiting for the list to be built.
    pub async fn first_page(&self, limit: usize) -> Result<(u64, Vec<ListedMessage>), Problem> {
        self.journal
            .read(move |connection| {
                let all: i64 =
                    connection
                        .query_row("SELECT coalesce(sum(messages), 0) FROM tally", [], |row| row.get(0))?;
                let ids: Vec<i64> = connection
                    .prepare_cached("SELECT id FROM messages ORDER BY dated DESC, id DESC LIMIT ?1")?
                    .query_map(params![limit as i64], |row| row.get(0))?
                    .collect::<rusqlite::Result<_>>()?;
                Ok((all.unsigned_abs(), by_ids(connection, &ids)?))
            })
            .await
    }

    /// The messages of a filter as of now.
    pub async fn select(&self, filter: &MessageFilter) -> Result<Selection, Problem> {
        let (filter, catalogue) = (filter.clone(), self.catalogue.clone());
        self.journal
            .read(move |connection| {
                let mut catalogue = catalogue.lock().unwrap_or_else(PoisonError::into_inner);
                Ok(Selection::from(catalogue.select(connection, &filter)?))
            })
            .await
    }

    /// How many messages a filter has now.
    pub async fn count(&self, filter: &MessageFilter) -> Result<usize, Problem> {
        Ok(self.select(filter).await?.len())
    }

    /// At most `limit` messages of a selection from place `offset` on, as they
    /// are now. One that was forgotten since is left out.
    pub async fn page(
        &self,
        selection: &Selection,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<ListedMessage>, Problem> {
        let end = offset.saturating_add(limit).min(selection.len());
        self.journal.listed(selection.ids.get(offset..end).unwrap_or_default().to_vec()).await
    }
}
