//! Messages: what the scan adds, what the import takes and marks.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::rows::{
    CustomerNumber, FolderRow, MessageRow, MessageState, NewMessage, Portion, StoredProblem, TallyRow,
};
use super::{Durability, Journal, identity_number};
use crate::problem::Problem;

/// Columns of a [`MessageRow`], in the order [`message_row`] reads them.
pub(super) const COLUMNS: &str = "id, folder, uid_validity, uid, size, dated, archived, message_id, md5, \
    subject, coalesce(thread, id), attempts, posted_at, part_md5s, ticket, article";

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
        part_md5s: parts.map(|parts| parts.split(' ').map(str::to_owned).collect()).unwrap_or_default(),
        ticket: row.get::<_, Option<i64>>(14)?.map(i64::unsigned_abs),
        article: row.get::<_, Option<i64>>(15)?.map(i64::unsigned_abs),
    })
}

fn insert(connection: &Connection, new: &NewMessage) -> rusqlite::Result<bool> {
    let (state, reason, detail) = match &new.skip {
        Some(problem) => (MessageState::Skipped, problem.code.as_str(), Some(problem.to_json())),
        None => (MessageState::Found, "", None),
    };
    let inserted = connection
        .prepare_cached(
            "INSERT INTO messages (folder, uid_validity, uid, size, dated, date_missing, archived,
                 message_id, md5, identity, likeness, from_email, customer, subject, machine_made,
                 state, reason, detail, nameless)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
             ON CONFLICT DO NOTHING",
        )?
        .execute(params![
            new.folder,
            new.uid_validity,
            new.uid,
            new.size as i64,
            new.dated.as_second(),
            new.date_missing,
            new.archived,
            new.message_id,
            new.md5,
            new.message_id.as_deref().map(identity_number),
            new.likeness,
            new.from_email,
            new.customer,
            new.subject,
            new.machine_made,
            state.as_str(),
            reason,
            detail,
            new.message_id.is_none(),
        ])?;
    if inserted == 0 {
        return Ok(false);
    }
    let id = connection.last_insert_rowid();
    let mut mention = connection.prepare_cached(
        "INSERT OR IGNORE INTO mentions (message, place, identity, md5) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (place, (message_id, md5)) in new.mentions.iter().enumerate() {
        mention.execute(params![id, place as i64, identity_number(message_id), md5])?;
    }
    let mut recipient =
        connection.prepare_cached("INSERT OR IGNORE INTO recipients (message, address) VALUES (?1, ?2)")?;
    for address in &new.recipients {
        recipient.execute((id, address))?;
    }
    Ok(true)
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
                 ticket_number = CASE WHEN ?3 = '' THEN ticket_number ELSE ?3 END",
        )?
        .execute(params![mark.thread, ticket, mark.ticket_number])
        .map(|_| ())
}

fn forget(connection: &Connection, ids: impl Iterator<Item = i64>) -> rusqlite::Result<()> {
    let mut mentions = connection.prepare_cached("DELETE FROM mentions WHERE message = ?1")?;
    let mut message = connection.prepare_cached("DELETE FROM messages WHERE id = ?1")?;
    for id in ids {
        mentions.execute([id])?;
        message.execute([id])?;
    }
    Ok(())
}

impl Journal {
    /// The folder of this path, added if new.
    pub async fn folder(&self, path: &str) -> Result<FolderRow, Problem> {
        let path = path.to_owned();
        self.write(Durability::Soft, move |connection| {
            connection.execute("INSERT INTO folders (path) VALUES (?1) ON CONFLICT DO NOTHING", [&path])?;
            connection.query_row(
                "SELECT id, path, uid_validity FROM folders WHERE path = ?1",
                [&path],
                |row| Ok(FolderRow { id: row.get(0)?, path: row.get(1)?, uid_validity: row.get(2)? }),
            )
        })
        .await
    }

    /// All folders ever scanned, by id.
    pub async fn folders(&self) -> Result<BTreeMap<i64, String>, Problem> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT id, path FROM folders")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        })
        .await
    }

    /// Notes the UIDVALIDITY a folder has now.
    pub async fn set_uid_validity(&self, folder: i64, uid_validity: u32) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            connection
                .execute("UPDATE folders SET uid_validity = ?2 WHERE id = ?1", (folder, uid_validity))
                .map(|_| ())
        })
        .await
    }

    /// Forgets what was only found under a former UIDVALIDITY: those UIDs mean
    /// nothing any more, and the messages are found again under the new one.
    /// What is in Zammad stays known by its Message-ID.
    pub async fn forget_former_uids(&self, folder: i64, uid_validity: u32) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            let former = "folder = ?1 AND uid_validity <> ?2 AND state IN ('found', 'skipped', 'failed')";
            connection.execute(
                &format!("DELETE FROM mentions WHERE message IN (SELECT id FROM messages WHERE {former})"),
                (folder, uid_validity),
            )?;
            connection
                .execute(&format!("DELETE FROM messages WHERE {former}"), (folder, uid_validity))
                .map(|_| ())
        })
        .await
    }

    /// UIDs of a folder that the journal knows under this UIDVALIDITY, ascending.
    pub async fn known_uids(&self, folder: i64, uid_validity: u32) -> Result<Vec<u32>, Problem> {
        self.read(move |connection| {
            connection
                .prepare_cached(
                    "SELECT uid FROM messages WHERE folder = ?1 AND uid_validity = ?2 ORDER BY uid",
                )?
                .query_map((folder, uid_validity), |row| row.get(0))?
                .collect()
        })
        .await
    }

    /// Adds listed messages; one that is known already is left as it is.
    /// Gives how many were new.
    pub async fn add_messages(&self, messages: Vec<NewMessage>) -> Result<usize, Problem> {
        self.write(Durability::Soft, move |connection| {
            let mut added = 0;
            for message in &messages {
                added += usize::from(insert(connection, message)?);
            }
            Ok(added)
        })
        .await
    }

    /// Puts what failed back among the found ones, and forgets what was skipped
    /// for a passing reason, so that this run looks at it anew. All that is found
    /// is to be looked up in Zammad again: something else may have brought it
    /// there since the last look.
    pub async fn retry_failed(&self) -> Result<(), Problem> {
        self.write(Durability::Hard, |connection| {
            connection.execute(
                // Of a message over every limit, a part may be in Zammad: it is not forgotten.
                "UPDATE messages SET state = 'found', reason = '', detail = NULL
                 WHERE state = 'failed'
                    OR (state = 'skipped' AND reason IN ('message-over-every-limit',
                            'zammad-file-over-limit', 'zammad-body-over-limit'))",
                [],
            )?;
            connection.execute("UPDATE messages SET looked_up = 0 WHERE state = 'found'", [])?;
            let passing: Vec<i64> = connection
                .prepare_cached(
                    "SELECT id FROM messages WHERE state = 'skipped'
                       AND reason IN ('message-substitute', 'message-not-handed-out',
                                      'message-marked-deleted')",
                )?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            forget(connection, passing.into_iter())
        })
        .await
    }

    /// Forgets messages of a folder that are not imported and not among those
    /// wanted now: removed by someone, or outside the plan's choice by now.
    pub async fn forget_unwanted(
        &self,
        folder: i64,
        uid_validity: u32,
        wanted: Vec<u32>,
    ) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            let wanted: std::collections::HashSet<u32> = wanted.into_iter().collect();
            let known: Vec<(i64, u32)> = connection
                .prepare_cached(
                    "SELECT id, uid FROM messages WHERE folder = ?1 AND uid_validity = ?2
                       AND state IN ('found', 'skipped', 'failed')",
                )?
                .query_map((folder, uid_validity), |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            forget(connection, known.iter().filter(|(_, uid)| !wanted.contains(uid)).map(|(id, _)| *id))
        })
        .await
    }

    /// Forgets what is not imported of folders that the plan no longer names.
    pub async fn forget_other_folders(&self, paths: Vec<String>) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            let known: Vec<(i64, String)> = connection
                .prepare_cached(
                    "SELECT messages.id, folders.path FROM messages JOIN folders ON folders.id = messages.folder
                     WHERE state IN ('found', 'skipped', 'failed')",
                )?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            forget(connection, known.iter().filter(|(_, path)| !paths.contains(path)).map(|(id, _)| *id))
        })
        .await
    }

    /// Judges anew what is archived, after the cut-off of the plan.
    pub async fn set_cut_off(&self, archive_before: Option<Timestamp>) -> Result<(), Problem> {
        let cut_off = archive_before.map_or(i64::MIN, Timestamp::as_second);
        self.write(Durability::Soft, move |connection| {
            connection
                .execute(
                    "UPDATE messages SET archived = (dated < ?1)
                     WHERE archived <> (dated < ?1) AND state IN ('found', 'failed')",
                    [cut_off],
                )
                .map(|_| ())
        })
        .await
    }

    /// Found messages whose Message-ID has not been looked up in Zammad yet.
    pub async fn not_looked_up(&self, limit: usize) -> Result<Vec<(i64, String)>, Problem> {
        self.read(move |connection| {
            connection
                .prepare_cached(
                    "SELECT id, md5 FROM messages
                     WHERE state = 'found' AND looked_up = 0 AND md5 IS NOT NULL LIMIT ?1",
                )?
                .query_map([limit as i64], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        })
        .await
    }

    /// Notes what the look-up told: `there` are in Zammad already.
    pub async fn looked_up(&self, asked: Vec<i64>, there: Vec<(i64, u64, u64)>) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            let mut mark = connection.prepare_cached("UPDATE messages SET looked_up = 1 WHERE id = ?1")?;
            for id in &asked {
                mark.execute([id])?;
            }
            // A message tried before is ours: its article proves it imported, and
            // the import does that with its own proof.
            let mut skip = connection.prepare_cached(
                "UPDATE messages SET state = 'skipped', reason = 'already-there', ticket = ?2, article = ?3
                 WHERE id = ?1 AND state = 'found' AND attempts = 0",
            )?;
            for (id, ticket, article) in &there {
                skip.execute(params![id, *ticket as i64, *article as i64])?;
            }
            Ok(())
        })
        .await
    }

    /// Skips all but the oldest of messages that are the same mail: the same
    /// Message-ID, sender, date and subject. One whose twin is in Zammad
    /// already is a copy too. Messages that only share a Message-ID with a
    /// different mail lose it as their identity, so that none of them is lost.
    /// A copy of which nothing else is left (it was moved away, or its folder
    /// left the plan) is a message of its own again.
    pub async fn sort_out_copies(&self) -> Result<(), Problem> {
        self.write(Durability::Soft, |connection| {
            connection.execute(
                "UPDATE messages SET state = 'found', reason = '', detail = NULL, looked_up = 0
                 WHERE state = 'skipped' AND reason = 'copy' AND NOT EXISTS (
                     SELECT 1 FROM messages AS twin
                     WHERE twin.identity = messages.identity AND twin.reason <> 'copy')",
                [],
            )?;
            connection.execute(
                "UPDATE messages SET state = 'skipped', reason = 'copy'
                 WHERE state = 'found' AND attempts = 0 AND identity IS NOT NULL AND EXISTS (
                     SELECT 1 FROM messages AS twin
                     WHERE twin.identity = messages.identity AND twin.likeness = messages.likeness
                       AND twin.id <> messages.id
                       AND (twin.state IN ('sending', 'imported', 'settled', 'unsettled')
                            OR twin.reason = 'skipped-by-person'
                            OR (twin.state IN ('found', 'failed') AND twin.id < messages.id)))",
                [],
            )?;
            connection.execute(
                "UPDATE messages SET message_id = NULL, md5 = NULL, identity = NULL, looked_up = 0
                 WHERE state = 'found' AND attempts = 0 AND identity IS NOT NULL AND EXISTS (
                     SELECT 1 FROM messages AS other
                     WHERE other.identity = messages.identity AND other.likeness <> messages.likeness
                       AND other.state <> 'skipped' AND other.id < messages.id)",
                [],
            )?;
            Ok(())
        })
        .await
    }

    /// The next messages to import, oldest first, after the given place.
    pub async fn next_found(
        &self,
        portion: &Portion,
        after: (i64, i64),
        limit: usize,
    ) -> Result<Vec<MessageRow>, Problem> {
        let (archived, ids) = (portion.archived, portion.ids());
        self.read(move |connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT {COLUMNS} FROM messages
                     WHERE state = 'found' AND (dated, id) > (?1, ?2) AND (?3 IS NULL OR archived = ?3)
                       AND (?5 IS NULL OR id IN (SELECT value FROM json_each(?5)))
                     ORDER BY dated, id LIMIT ?4"
                ))?
                .query_map(params![after.0, after.1, archived, limit as i64, ids], message_row)?
                .collect()
        })
        .await
    }

    /// Whether any message of this portion is still to be imported.
    pub async fn any_found(&self, portion: &Portion) -> Result<bool, Problem> {
        let (archived, ids) = (portion.archived, portion.ids());
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
        self.read(|connection| {
            connection
                .prepare_cached(&format!("SELECT {COLUMNS} FROM messages WHERE state = 'sending'"))?
                .query_map([], message_row)?
                .collect()
        })
        .await
    }

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
                     part_md5s = ?6, posted_at = NULL, attempts = attempts + 1
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
                ])?;
                if rows > 0 {
                    marked.push(message.id);
                }
            }
            Ok(marked)
        })
        .await
    }

    /// Notes that a request for this message leaves now.
    pub async fn mark_posted(&self, id: i64, now: Timestamp) -> Result<(), Problem> {
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
        self.write(Durability::Soft, move |connection| imported(connection, &mark)).await
    }

    /// The same without waiting until it is written: every later call sees it,
    /// and every later write fails if it could not be written. Until then the message stands as
    /// `sending`, and would be looked for.
    pub fn mark_imported_soon(&self, mark: ImportedMark) -> Result<(), Problem> {
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

    /// Notes that a message is a further copy of the one with this identity.
    pub async fn mark_copy(&self, id: i64, message_id: &str) -> Result<(), Problem> {
        let identity = identity_number(message_id);
        self.write(Durability::Soft, move |connection| {
            connection
                .prepare_cached(
                    "UPDATE messages SET state = 'skipped', reason = 'copy', detail = NULL, identity = ?2
                     WHERE id = ?1 AND state = 'found'",
                )?
                .execute((id, identity))
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
    pub async fn customer(&self, email: &str) -> Result<Option<u64>, Problem> {
        let email = email.to_owned();
        self.read(move |connection| {
            connection
                .prepare_cached("SELECT id FROM customers WHERE email = ?1")?
                .query_row([email], |row| row.get::<_, i64>(0))
                .optional()
                .map(|id| id.map(i64::unsigned_abs))
        })
        .await
    }

    /// Notes a customer's user id.
    pub async fn add_customer(&self, (email, id): CustomerNumber) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            connection
                .prepare_cached(
                    "INSERT INTO customers (email, id) VALUES (?1, ?2)
                     ON CONFLICT DO UPDATE SET id = ?2",
                )?
                .execute(params![email, id as i64])
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

    /// How many messages stand where, by folder, age and reason.
    pub async fn tally(&self) -> Result<Vec<TallyRow>, Problem> {
        self.read(tally_rows).await
    }
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
