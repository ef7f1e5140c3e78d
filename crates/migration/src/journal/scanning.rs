//! What the scan writes: the messages of a folder, which of them are forgotten,
//! which are in Zammad already, and which are copies.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::holding::folder_of;
use super::reasons::{HELD, PASSING, listed};
use super::rows::{FolderRow, MessageState, NewMessage};
use super::{Durability, Journal, JournalWriter, identity_number};
use crate::mailbox;
use crate::problem::Problem;

fn insert(connection: &Connection, new: &NewMessage) -> rusqlite::Result<bool> {
    let (state, reason, detail) = match &new.skip {
        Some(problem) => (MessageState::Skipped, problem.code.as_str(), Some(problem.to_json())),
        None => (MessageState::Found, "", None),
    };
    let inserted = connection
        .prepare_cached(
            "INSERT INTO messages (folder, uid_validity, uid, size, dated, date_missing, archived,
                 message_id, md5, identity, likeness, from_email, customer, subject, machine_made,
                 state, reason, detail, nameless, arrived, may_have_files, addressed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
                 ?21, 1)
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
            new.arrived.map(Timestamp::as_second),
            new.may_have_files,
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
    let mut recipient = connection
        .prepare_cached("INSERT OR IGNORE INTO recipients (message, address, own) VALUES (?1, ?2, ?3)")?;
    for (addresses, own) in [(&new.recipients, true), (&new.addressees, false)] {
        for address in addresses {
            recipient.execute((id, address, own))?;
        }
    }
    Ok(true)
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

    /// Messages to be imported of a folder under this UIDVALIDITY that nothing
    /// of their own dates: ids by UID.
    pub async fn undated(&self, folder: i64, uid_validity: u32) -> Result<BTreeMap<u32, i64>, Problem> {
        self.read(move |connection| {
            connection
                .prepare_cached(
                    "SELECT uid, id FROM messages WHERE folder = ?1 AND uid_validity = ?2
                       AND date_missing = 1 AND state = 'found' AND attempts = 0",
                )?
                .query_map((folder, uid_validity), |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        })
        .await
    }

    /// Found messages after this one whose Message-ID has not been looked up in
    /// Zammad yet, in the order of their ids.
    pub async fn not_looked_up(&self, after: i64, limit: usize) -> Result<Vec<(i64, String)>, Problem> {
        self.read(move |connection| {
            connection
                .prepare_cached(
                    // By id alone: the index of states would be read from its
                    // beginning each time. Hence the plus sign.
                    "SELECT id, md5 FROM messages
                     WHERE id > ?1 AND +state = 'found' AND looked_up = 0 AND md5 IS NOT NULL
                     ORDER BY id LIMIT ?2",
                )?
                .query_map((after, limit as i64), |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        })
        .await
    }
}

impl JournalWriter {
    /// The folder of this path, added if new. One that is known by another spelling
    /// of the same name is called as it is now.
    pub async fn folder(&self, path: &str) -> Result<FolderRow, Problem> {
        let path = path.to_owned();
        self.write(Durability::Soft, move |connection| {
            if let Some(known) = folder_of(connection, &path)? {
                if known.path != path {
                    connection.execute("UPDATE folders SET path = ?2 WHERE id = ?1", (known.id, &path))?;
                }
                return Ok(FolderRow { path, ..known });
            }
            connection.execute("INSERT INTO folders (path) VALUES (?1)", [&path])?;
            let id = connection.last_insert_rowid();
            Ok(FolderRow { id, path, uid_validity: None, mailbox_id: None })
        })
        .await
    }

    /// Notes what a folder is known again by: the UIDVALIDITY it has now, and the
    /// server's own id of it.
    pub async fn note_folder(
        &self,
        folder: i64,
        uid_validity: u32,
        mailbox_id: Option<String>,
    ) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            connection
                .execute("UPDATE folders SET uid_validity = ?2 WHERE id = ?1", (folder, uid_validity))?;
            if let Some(id) = mailbox_id {
                connection.execute(
                    "INSERT INTO meta (key, value) VALUES ('mailbox-id-' || ?1, ?2)
                     ON CONFLICT DO UPDATE SET value = ?2",
                    (folder, id),
                )?;
            }
            Ok(())
        })
        .await
    }

    /// Forgets what was only found under a former UIDVALIDITY: those UIDs mean
    /// nothing any more, and the messages are found again under the new one.
    /// What is in Zammad stays known by its Message-ID.
    pub async fn forget_former_uids(&self, folder: i64, uid_validity: u32) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            let former = "folder = ?1 AND uid_validity <> ?2 AND state IN ('found', 'skipped', 'failed')
                AND reason <> 'copy-settled'";
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
                "UPDATE messages SET state = 'found', reason = '', detail = NULL
                 WHERE state = 'failed' OR (state = 'unsettled' AND reason = 'message-begun')",
                [],
            )?;
            connection.execute("UPDATE messages SET looked_up = 0 WHERE state = 'found'", [])?;
            let passing: Vec<i64> = connection
                .prepare_cached(&format!(
                    "SELECT id FROM messages WHERE state = 'skipped' AND reason IN ({})",
                    listed(&PASSING)
                ))?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            forget(connection, passing.into_iter())
        })
        .await
    }

    /// Forgets messages of a folder that are not imported and not among those
    /// wanted now: removed by someone, or outside the plan's choice by now. One that
    /// may carry a deletion mark of ours stays known until that is taken back.
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
                    "SELECT id, uid FROM messages WHERE folder = ?1 AND uid_validity = ?2 AND marked = 0
                       AND state IN ('found', 'skipped', 'failed') AND reason <> 'copy-settled'",
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
                .prepare_cached("SELECT id, path FROM folders")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            let unnamed = |path: &str| !paths.iter().any(|one| mailbox::paths::are_same(one, path));
            for (folder, _) in known.iter().filter(|(_, path)| unnamed(path)) {
                let ids: Vec<i64> = connection
                    .prepare_cached(
                        "SELECT id FROM messages WHERE folder = ?1 AND marked = 0
                           AND state IN ('found', 'skipped', 'failed') AND reason <> 'copy-settled'",
                    )?
                    .query_map([folder], |row| row.get(0))?
                    .collect::<rusqlite::Result<_>>()?;
                forget(connection, ids.into_iter())?;
            }
            Ok(())
        })
        .await
    }

    /// Judges anew what is archived, after the cut-off of the plan.
    pub async fn set_cut_off(&self, archive_before: Option<Timestamp>) -> Result<(), Problem> {
        let cut_off = archive_before.map_or(i64::MIN, Timestamp::as_second);
        self.write(Durability::Soft, move |connection| {
            connection
                .execute(
                    &format!(
                        "UPDATE messages SET archived = (dated < ?1)
                         WHERE archived <> (dated < ?1)
                           AND (state IN ('found', 'failed') OR (state = 'skipped' AND reason IN ({})))",
                        listed(&HELD)
                    ),
                    [cut_off],
                )
                .map(|_| ())
        })
        .await
    }

    /// Files messages that were undated under these dates.
    pub async fn set_dates(
        &self,
        dated: Vec<(i64, Timestamp)>,
        archive_before: Option<Timestamp>,
    ) -> Result<(), Problem> {
        let cut_off = archive_before.map_or(i64::MIN, Timestamp::as_second);
        self.write(Durability::Soft, move |connection| {
            let mut set = connection.prepare_cached(
                "UPDATE messages SET dated = ?2, date_missing = 0, archived = (?2 < ?3)
                 WHERE id = ?1 AND state = 'found' AND attempts = 0",
            )?;
            for (id, date) in &dated {
                set.execute((id, date.as_second(), cut_off))?;
            }
            Ok(())
        })
        .await
    }

    /// Notes what the look-up told: `there` are in Zammad already, and `begun` is
    /// something of, without all files.
    pub async fn looked_up(
        &self,
        asked: Vec<i64>,
        there: Vec<(i64, u64, u64)>,
        begun: Vec<(i64, u64, u64)>,
    ) -> Result<(), Problem> {
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
            let mut keep = connection.prepare_cached(
                "UPDATE messages SET ticket = ?2, article = ?3
                 WHERE id = ?1 AND state = 'found' AND attempts = 0",
            )?;
            for (id, ticket, article) in &begun {
                keep.execute(params![id, *ticket as i64, *article as i64])?;
            }
            Ok(())
        })
        .await
    }
}
