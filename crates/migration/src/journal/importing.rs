//! What the import takes and marks: messages on their way into Zammad, their
//! threads' tickets and their customers.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::messages::{COLUMNS, message_rows};
use super::rows::{
    CustomerName, ImportScope, KnownCustomer, MessageRow, MessageState, OriginalKept, StoredProblem,
};
use super::{Durability, Journal, JournalWriter, identity_number};
use crate::problem::Problem;

/// A message about to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendingMark {
    /// Its id in the journal.
    pub id: i64,
    /// The identity its article will have.
    pub message_id: String,
    /// MD5 of it.
    pub md5: String,
    /// MD5s of all its parts, the first the same as `md5`.
    pub part_md5s: Vec<String>,
    /// Whether its article will have the original among its files.
    pub original: OriginalKept,
    /// Its text and files as one short text.
    pub content: String,
}

/// A message whose article was read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedMark {
    /// Its id in the journal.
    pub id: i64,
    /// Its thread.
    pub thread: i64,
    /// Its ticket.
    pub ticket: u64,
    /// Number of the ticket; may be empty.
    pub ticket_number: String,
    /// Its article.
    pub article: u64,
    /// What is wrong with the article, if anything.
    pub incomplete: Option<StoredProblem>,
}

fn imported(connection: &Connection, mark: &ImportedMark) -> rusqlite::Result<()> {
    let (state, reason, detail) = match &mark.incomplete {
        Some(problem) => (MessageState::Unsettled, problem.code.as_str(), Some(problem.to_json())),
        None => (MessageState::Imported, "", None),
    };
    let (ticket, article) = (mark.ticket as i64, mark.article as i64);
    connection
        .prepare_cached(
            "UPDATE messages SET state = ?2, reason = ?3, detail = ?4, ticket = ?5, article = ?6 WHERE id = ?1",
        )?
        .execute(params![mark.id, state.as_str(), reason, detail, ticket, article])?;
    connection
        .prepare_cached(
            "INSERT INTO threads (id, ticket, ticket_number) VALUES (?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET ticket = ?2,
                 ticket_number = CASE WHEN ?3 = '' THEN ticket_number ELSE ?3 END,
                 -- A new article is a new change, unless the ticket is another's.
                 dated_to = CASE WHEN dated_to = 9223372036854775807 THEN dated_to END",
        )?
        .execute(params![mark.thread, ticket, mark.ticket_number])
        .map(|_| ())
}

impl Journal {
    /// The next messages to import, oldest first, after the given place.
    pub async fn next_found(
        &self,
        scope: &ImportScope,
        after: (i64, i64),
        limit: usize,
    ) -> Result<Vec<MessageRow>, Problem> {
        let (archived, ids) = (scope.archived, scope.ids());
        self.read(move |connection| {
            message_rows(
                connection,
                &format!(
                    "SELECT {COLUMNS} FROM messages
                     WHERE state = 'found' AND (dated, id) > (?1, ?2) AND (?3 IS NULL OR archived = ?3)
                       AND (?5 IS NULL OR id IN (SELECT value FROM json_each(?5)))
                     ORDER BY dated, id LIMIT ?4"
                ),
                params![after.0, after.1, archived, limit as i64, ids],
            )
        })
        .await
    }

    /// Whether any message of this scope is still to be imported.
    pub async fn any_found(&self, scope: &ImportScope) -> Result<bool, Problem> {
        let (archived, ids) = (scope.archived, scope.ids());
        self.read(move |connection| {
            connection
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM messages
                     WHERE state = 'found' AND (?1 IS NULL OR archived = ?1)
                       AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2))))",
                )?
                .query_row((archived, ids), |row| row.get(0))
        })
        .await
    }

    /// All messages for which a request may have left and whose outcome is not
    /// known.
    pub async fn sending(&self) -> Result<Vec<MessageRow>, Problem> {
        let mut rows: Vec<MessageRow> = self
            .read(|connection| {
                message_rows(
                    connection,
                    &format!("SELECT {COLUMNS} FROM messages WHERE state = 'sending'"),
                    [],
                )
            })
            .await?;
        let mut departures = self.departures();
        for row in rows.iter_mut().filter(|row| row.posted_at.is_some()) {
            row.departure = Some(departures.of(row.id));
        }
        Ok(rows)
    }

    /// The ticket a thread has, with its number.
    pub async fn ticket_of_thread(&self, thread: i64) -> Result<Option<(u64, String)>, Problem> {
        self.read(move |connection| {
            connection
                .prepare_cached("SELECT ticket, ticket_number FROM threads WHERE id = ?1")?
                .query_row([thread], |row| Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get(1)?)))
                .optional()
        })
        .await
    }

    /// Whether a thread holds any mail that is regular and to be imported.
    pub async fn thread_is_regular(&self, thread: i64) -> Result<bool, Problem> {
        self.read(move |connection| {
            connection
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM messages
                     WHERE thread = ?1 AND archived = 0 AND state <> 'skipped')",
                )?
                .query_row([thread], |row| row.get(0))
        })
        .await
    }

    /// Customers known by address.
    pub async fn customer(&self, email: &str) -> Result<Option<KnownCustomer>, Problem> {
        let email = email.to_owned();
        self.read(move |connection| {
            connection
                .prepare_cached("SELECT id, name FROM customers WHERE email = ?1")?
                .query_row([email], |row| {
                    let name: String = row.get(1)?;
                    Ok(KnownCustomer {
                        id: row.get::<_, i64>(0)?.unsigned_abs(),
                        name: CustomerName::of(&name),
                    })
                })
                .optional()
        })
        .await
    }
}

impl JournalWriter {
    /// Marks messages as being sent, with the identities they will have in
    /// Zammad, safely on disk before any request may leave for them. The ids of
    /// messages that a stored message already has are not taken.
    ///
    /// Gives the ids that were marked: the person may have left one out since it
    /// was found, and nothing may be sent for that one.
    pub async fn mark_sending(&self, run: i64, messages: Vec<SendingMark>) -> Result<Vec<i64>, Problem> {
        self.write(Durability::Hard, move |connection| {
            let mut mark = connection.prepare_cached(
                "UPDATE messages SET state = 'sending', run = ?2, message_id = ?3, md5 = ?4, identity = ?5,
                     part_md5s = ?6, original = ?7, content = ?8, posted_at = NULL,
                     attempts = attempts + 1
                 WHERE id = ?1 AND state = 'found'",
            )?;
            let mut marked = Vec::with_capacity(messages.len());
            for message in &messages {
                let rows = mark.execute(params![
                    message.id,
                    run,
                    message.message_id,
                    message.md5,
                    identity_number(&message.message_id),
                    (message.part_md5s.len() > 1).then(|| message.part_md5s.join(" ")),
                    message.original.number(),
                    message.content,
                ])?;
                if rows > 0 {
                    marked.push(message.id);
                }
            }
            Ok(marked)
        })
        .await
    }

    /// Gives a message that is being sent, and for which nothing has left, another
    /// identity.
    pub async fn rename_sending(&self, mark: SendingMark) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            connection
                .prepare_cached(
                    "UPDATE messages SET message_id = ?2, md5 = ?3, identity = ?4, part_md5s = ?5
                     WHERE id = ?1 AND state = 'sending' AND posted_at IS NULL",
                )?
                .execute(params![
                    mark.id,
                    mark.message_id,
                    mark.md5,
                    identity_number(&mark.message_id),
                    (mark.part_md5s.len() > 1).then(|| mark.part_md5s.join(" ")),
                ])
                .map(|_| ())
        })
        .await
    }

    /// Notes that a request for this message leaves now.
    pub async fn mark_posted(&self, id: i64, now: Timestamp) -> Result<(), Problem> {
        self.departures().left(id);
        self.write(Durability::Soft, move |connection| {
            connection
                .prepare_cached("UPDATE messages SET posted_at = ?2 WHERE id = ?1")?
                .execute((id, now.as_second()))
                .map(|_| ())
        })
        .await
    }

    /// Notes the identities of the articles that a message has or will have: the
    /// first, and those of the parts still to be sent.
    pub async fn set_parts(&self, id: i64, part_md5s: Vec<String>) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            let parts = (part_md5s.len() > 1).then(|| part_md5s.join(" "));
            connection
                .prepare_cached("UPDATE messages SET part_md5s = ?2 WHERE id = ?1")?
                .execute((id, parts))
                .map(|_| ())
        })
        .await
    }

    /// Takes up again what Exchange stood a notice in for, once the rest of a scope
    /// is done: it may be had by now (docs/microsoft365.md#imap-dialogue). Gives how
    /// many.
    pub async fn retry_substitutes(&self, scope: &ImportScope) -> Result<usize, Problem> {
        let (archived, ids) = (scope.archived, scope.ids());
        self.write(Durability::Soft, move |connection| {
            connection
                .prepare_cached(
                    "UPDATE messages SET state = 'found', reason = '', detail = NULL
                     WHERE state = 'skipped' AND reason = 'message-substitute'
                       AND (?1 IS NULL OR archived = ?1)
                       AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2)))",
                )?
                .execute((archived, ids))
        })
        .await
    }

    /// Takes a message back among the found ones: certainly nothing was made.
    pub async fn take_back(&self, ids: Vec<i64>) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            let mut back = connection.prepare_cached(
                "UPDATE messages SET state = 'found', reason = '', detail = NULL WHERE id = ?1 AND state = 'sending'",
            )?;
            for id in &ids {
                back.execute([id])?;
            }
            Ok(())
        })
        .await
    }

    /// Notes that a message's article was read back; `unsettled` where it is in
    /// Zammad but not as it should be, so that it is never settled.
    pub async fn mark_imported(&self, mark: ImportedMark) -> Result<(), Problem> {
        self.departures().forget(mark.id);
        self.write(Durability::Soft, move |connection| imported(connection, &mark)).await
    }

    /// The same without waiting until it is written: every later call sees it,
    /// and every later write fails if it could not be written. Until then the message stands as
    /// `sending`, and would be looked for.
    pub fn mark_imported_soon(&self, mark: ImportedMark) -> Result<(), Problem> {
        self.departures().forget(mark.id);
        self.write_soon(move |connection| imported(connection, &mark))
    }

    /// Notes the end of a message that is not imported: skipped or failed.
    pub async fn mark_not_imported(
        &self,
        id: i64,
        state: MessageState,
        problem: StoredProblem,
    ) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            connection
                .prepare_cached(
                    "UPDATE messages SET state = ?2, reason = ?3, detail = ?4
                     WHERE id = ?1 AND state IN ('found', 'sending')",
                )?
                .execute(params![id, state.as_str(), problem.code, problem.to_json()])
                .map(|_| ())
        })
        .await
    }

    /// Notes that a message turned out to be in Zammad from elsewhere.
    pub async fn mark_already_there(&self, id: i64, ticket: u64, article: u64) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            connection
                .prepare_cached(
                    "UPDATE messages SET state = 'skipped', reason = 'already-there', ticket = ?2, article = ?3
                     WHERE id = ?1",
                )?
                .execute(params![id, ticket as i64, article as i64])
                .map(|_| ())
        })
        .await
    }

    /// Notes a customer's user id, and what is known of the name.
    pub async fn add_customer(&self, email: &str, customer: KnownCustomer) -> Result<(), Problem> {
        let email = email.to_owned();
        self.write(Durability::Soft, move |connection| {
            connection
                .prepare_cached(
                    "INSERT INTO customers (email, id, name) VALUES (?1, ?2, ?3)
                     ON CONFLICT DO UPDATE SET id = ?2, name = ?3",
                )?
                .execute(params![email, customer.id as i64, customer.name.as_str()])
                .map(|_| ())
        })
        .await
    }

    /// Forgets a customer's user id, so that its address is looked for again.
    pub async fn forget_customer(&self, id: u64) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            connection.execute("DELETE FROM customers WHERE id = ?1", [id as i64]).map(|_| ())
        })
        .await
    }
}
