//! Messages that were kept as files before they were deleted: where each file is,
//! what is in it, and whether it was put back.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};

use super::messages::timestamp;
use super::{Durability, Journal, JournalWriter};
use crate::mailbox::MailState;
use crate::platform::safekeeping::Fingerprint;
use crate::problem::Problem;

/// Whether a message of the safety copy was put back into the mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PutBack {
    /// Nobody asked for it.
    No,
    /// It may have been: its outcome is not known.
    Begun,
    /// It was found in the mailbox.
    Done,
}

impl PutBack {
    fn number(self) -> i64 {
        match self {
            Self::No => 0,
            Self::Begun => 1,
            Self::Done => 2,
        }
    }

    fn read(number: i64) -> Self {
        match number {
            2 => Self::Done,
            1 => Self::Begun,
            _ => Self::No,
        }
    }
}

/// A message that is kept, to be noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSafetyCopy {
    /// Its folder's id.
    pub folder: i64,
    /// UIDVALIDITY of the folder.
    pub uid_validity: u32,
    /// Its UID.
    pub uid: u32,
    /// The folder of all files.
    pub root: PathBuf,
    /// The file's path below that, `/` between its levels.
    pub path: String,
    /// What is in the file.
    pub fingerprint: Fingerprint,
    /// Arrival and flags.
    pub state: MailState,
}

/// A message that is kept, with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafetyCopy {
    /// Its id among the kept ones.
    pub id: i64,
    /// Path of its folder in the mailbox.
    pub folder: String,
    /// UIDVALIDITY of the folder.
    pub uid_validity: u32,
    /// Its UID.
    pub uid: u32,
    /// The folder of all files.
    pub root: PathBuf,
    /// The file's path below that, `/` between its levels.
    pub path: String,
    /// What is in the file.
    pub fingerprint: Fingerprint,
    /// Arrival and flags.
    pub state: MailState,
    /// Whether it was put back.
    pub put_back: PutBack,
    /// Its Message-ID as sent; `None` where it has none.
    pub message_id: Option<String>,
    /// The date it is filed under.
    pub dated: Option<Timestamp>,
    /// Sender's address.
    pub sender: Option<String>,
    /// Its subject.
    pub subject: String,
    /// The number that Zammad shows for its ticket.
    pub ticket_number: Option<String>,
    /// Id of its article.
    pub article: Option<u64>,
}

const COLUMNS: &str = "SELECT kept.id, folders.path, kept.uid_validity, kept.uid, kept.path, kept.size,
        kept.sha256, kept.arrived, kept.flags, kept.put_back,
        CASE WHEN messages.nameless = 0 THEN messages.message_id END, messages.dated, messages.from_email,
        coalesce(messages.subject, ''), threads.ticket_number, messages.article, kept.root
    FROM safety_copies AS kept JOIN folders ON folders.id = kept.folder
    LEFT JOIN messages ON messages.folder = kept.folder AND messages.uid_validity = kept.uid_validity
        AND messages.uid = kept.uid
    LEFT JOIN threads ON threads.ticket = messages.ticket
        AND threads.id = coalesce(messages.thread, messages.id)";

fn fingerprint(row: &Row<'_>, size: usize, sha256: usize) -> rusqlite::Result<Fingerprint> {
    Ok(Fingerprint { size: row.get::<_, i64>(size)?.unsigned_abs(), sha256: row.get(sha256)? })
}

fn kept(row: &Row<'_>) -> rusqlite::Result<SafetyCopy> {
    let flags: String = row.get(8)?;
    let number: Option<String> = row.get(14)?;
    Ok(SafetyCopy {
        id: row.get(0)?,
        folder: row.get(1)?,
        uid_validity: row.get(2)?,
        uid: row.get(3)?,
        root: PathBuf::from(row.get::<_, String>(16)?),
        path: row.get(4)?,
        fingerprint: fingerprint(row, 5, 6)?,
        state: MailState {
            arrived: row.get::<_, Option<i64>>(7)?.map(timestamp),
            flags: flags.split_whitespace().map(str::to_owned).collect(),
        },
        put_back: PutBack::read(row.get(9)?),
        message_id: row.get(10)?,
        dated: row.get::<_, Option<i64>>(11)?.map(timestamp),
        sender: row.get(12)?,
        subject: row.get(13)?,
        ticket_number: number.filter(|number| !number.is_empty()),
        article: row.get::<_, Option<i64>>(15)?.map(i64::unsigned_abs),
    })
}

/// A path as no two may share it on a disk that does not tell letters by case.
fn place_of(path: &str) -> String {
    path.to_lowercase()
}

/// A folder as the journal names it.
fn text_of(root: &Path) -> String {
    root.to_string_lossy().into_owned()
}

impl SafetyCopy {
    /// Where its file is.
    pub fn file(&self) -> PathBuf {
        self.root.join(&self.path)
    }
}

impl Journal {
    /// Files and their content of messages of a folder that are kept already, by UID.
    pub async fn kept(
        &self,
        folder: i64,
        uid_validity: u32,
        uids: Vec<u32>,
    ) -> Result<BTreeMap<u32, (PathBuf, Fingerprint)>, Problem> {
        self.read(move |connection| {
            let mut one = connection.prepare_cached(
                "SELECT root, path, size, sha256 FROM safety_copies
                 WHERE folder = ?1 AND uid_validity = ?2 AND uid = ?3",
            )?;
            let mut known = BTreeMap::new();
            for uid in uids {
                let row = one
                    .query_row((folder, uid_validity, uid), |row| {
                        let root = PathBuf::from(row.get::<_, String>(0)?);
                        Ok((root.join(row.get::<_, String>(1)?), fingerprint(row, 2, 3)?))
                    })
                    .optional()?;
                known.extend(row.map(|row| (uid, row)));
            }
            Ok(known)
        })
        .await
    }

    /// Whether another message than this one is kept under a path.
    pub async fn is_kept_by_another(
        &self,
        root: &Path,
        path: &str,
        (folder, uid_validity, uid): (i64, u32, u32),
    ) -> Result<bool, Problem> {
        let (root, place) = (text_of(root), place_of(path));
        self.read(move |connection| {
            connection
                .prepare_cached(
                    "SELECT NOT (folder = ?3 AND uid_validity = ?4 AND uid = ?5)
                     FROM safety_copies WHERE root = ?1 AND place = ?2",
                )?
                .query_row((root, place, folder, uid_validity, uid), |row| row.get(0))
                .optional()
                .map(Option::unwrap_or_default)
        })
        .await
    }

    /// Senders of messages, by the messages' ids.
    pub async fn senders(&self, ids: Vec<i64>) -> Result<BTreeMap<i64, String>, Problem> {
        self.read(move |connection| {
            let mut one = connection.prepare_cached("SELECT from_email FROM messages WHERE id = ?1")?;
            let mut senders = BTreeMap::new();
            for id in ids {
                let sender = one.query_row([id], |row| row.get::<_, Option<String>>(0)).optional()?;
                senders.extend(sender.flatten().map(|sender| (id, sender)));
            }
            Ok(senders)
        })
        .await
    }

    /// Kept messages after this one, in the order they were kept, at most `limit`.
    pub async fn safety_copies(&self, after: i64, limit: usize) -> Result<Vec<SafetyCopy>, Problem> {
        self.read(move |connection| {
            connection
                .prepare_cached(&format!("{COLUMNS} WHERE kept.id > ?1 ORDER BY kept.id LIMIT ?2"))?
                .query_map((after, limit as i64), kept)?
                .collect()
        })
        .await
    }

    /// The same of one day's folder.
    pub async fn safety_copies_of_day(
        &self,
        root: &Path,
        day: &str,
        after: i64,
        limit: usize,
    ) -> Result<Vec<SafetyCopy>, Problem> {
        let (root, day) = (text_of(root), format!("{day}/"));
        self.read(move |connection| {
            connection
                .prepare_cached(&format!(
                    "{COLUMNS} WHERE kept.id > ?1 AND kept.root = ?2 AND substr(kept.path, 1, length(?3)) = ?3
                     ORDER BY kept.id LIMIT ?4"
                ))?
                .query_map(params![after, root, day, limit as i64], kept)?
                .collect()
        })
        .await
    }

    /// Ids of kept messages that were not put back, folder by folder.
    pub async fn safety_copies_to_put_back(&self) -> Result<Vec<i64>, Problem> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT id FROM safety_copies WHERE put_back < 2 ORDER BY folder, id")?
                .query_map([], |row| row.get(0))?
                .collect()
        })
        .await
    }

    /// Ids of kept messages with this Message-ID.
    pub async fn safety_copies_of(&self, message_id: &str) -> Result<Vec<i64>, Problem> {
        let message_id = message_id.to_owned();
        self.read(move |connection| {
            connection
                .prepare_cached(
                    "SELECT kept.id FROM safety_copies AS kept JOIN messages
                         ON messages.folder = kept.folder AND messages.uid_validity = kept.uid_validity
                         AND messages.uid = kept.uid
                     WHERE messages.message_id = ?1 AND messages.nameless = 0 ORDER BY kept.id",
                )?
                .query_map([message_id], |row| row.get(0))?
                .collect()
        })
        .await
    }

    /// Ids of kept messages that were not put back and whose sender or subject holds
    /// these words, the newest first; and the first of them, at most `limit`.
    pub async fn find_safety_copies(
        &self,
        search: &str,
        limit: usize,
    ) -> Result<(Vec<i64>, Vec<SafetyCopy>), Problem> {
        let escaped = search.trim().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let pattern = format!("%{escaped}%");
        let ids: Vec<i64> = self
            .read(move |connection| {
                connection
                    .prepare_cached(
                        "SELECT kept.id FROM safety_copies AS kept LEFT JOIN messages
                             ON messages.folder = kept.folder AND messages.uid_validity = kept.uid_validity
                             AND messages.uid = kept.uid
                         WHERE kept.put_back < 2
                           AND (coalesce(messages.subject, '') LIKE ?1 ESCAPE '\\'
                                OR messages.from_email LIKE ?1 ESCAPE '\\')
                         ORDER BY messages.dated DESC, kept.id",
                    )?
                    .query_map([pattern], |row| row.get(0))?
                    .collect()
            })
            .await?;
        let first = ids.iter().take(limit).copied().collect();
        let first = self.safety_copies_by_id(first).await?;
        Ok((ids, first))
    }

    /// Id of the message that is kept in this file.
    pub async fn safety_copy_at(&self, root: &Path, path: &str) -> Result<Option<i64>, Problem> {
        let (root, place) = (text_of(root), place_of(path));
        self.read(move |connection| {
            connection
                .prepare_cached("SELECT id FROM safety_copies WHERE root = ?1 AND place = ?2")?
                .query_row((root, place), |row| row.get(0))
                .optional()
        })
        .await
    }

    /// The folders that messages were kept in.
    pub async fn safety_copy_roots(&self) -> Result<Vec<PathBuf>, Problem> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT DISTINCT root FROM safety_copies ORDER BY root")?
                .query_map([], |row| Ok(PathBuf::from(row.get::<_, String>(0)?)))?
                .collect()
        })
        .await
    }

    /// Kept messages with one of these ids.
    pub async fn safety_copies_by_id(&self, ids: Vec<i64>) -> Result<Vec<SafetyCopy>, Problem> {
        self.read(move |connection| {
            let mut one = connection.prepare_cached(&format!("{COLUMNS} WHERE kept.id = ?1"))?;
            let mut found = Vec::new();
            for id in ids {
                found.extend(one.query_map([id], kept)?.collect::<rusqlite::Result<Vec<_>>>()?);
            }
            Ok(found)
        })
        .await
    }

    /// How many messages are kept, of how many bytes, and how many of them were put
    /// back.
    pub async fn safety_copies_sum(&self) -> Result<(u64, u64, u64), Problem> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT count(*), coalesce(sum(size), 0), coalesce(sum(put_back = 2), 0) FROM safety_copies",
                )?
                .query_row([], |row| {
                    let number = |at: usize| row.get::<_, i64>(at).map(i64::unsigned_abs);
                    Ok((number(0)?, number(1)?, number(2)?))
                })
        })
        .await
    }
}

impl JournalWriter {
    /// Notes messages that are kept: their files are on the disk. One that was kept
    /// before is kept under its new path from now on.
    pub async fn note_safety_copies(&self, copies: Vec<NewSafetyCopy>) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            let mut note = connection.prepare_cached(
                "INSERT OR REPLACE INTO safety_copies
                     (folder, uid_validity, uid, root, path, place, size, sha256, arrived, flags)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?;
            for copy in &copies {
                note.execute(params![
                    copy.folder,
                    copy.uid_validity,
                    copy.uid,
                    text_of(&copy.root),
                    copy.path,
                    place_of(&copy.path),
                    copy.fingerprint.size as i64,
                    copy.fingerprint.sha256,
                    copy.state.arrived.map(Timestamp::as_second),
                    copy.state.flags.join(" "),
                ])?;
            }
            Ok(())
        })
        .await
    }

    /// Notes how putting a kept message back stands.
    pub async fn note_put_back(&self, id: i64, put_back: PutBack) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            connection
                .execute("UPDATE safety_copies SET put_back = ?2 WHERE id = ?1", (id, put_back.number()))
                .map(|_| ())
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Place, add, mail};
    use super::*;
    use crate::journal::ImportedMark;

    fn copy(folder: i64, uid: u32, path: &str) -> NewSafetyCopy {
        NewSafetyCopy {
            folder,
            uid_validity: 7,
            uid,
            root: PathBuf::from("/kept"),
            path: path.to_owned(),
            fingerprint: Fingerprint::of(path.as_bytes()),
            state: MailState {
                arrived: Some(timestamp(1_700_000_000)),
                flags: vec!["\\Seen".to_owned(), "$Label".to_owned()],
            },
        }
    }

    #[tokio::test]
    async fn what_is_kept_is_known_by_its_place_and_has_one_file() {
        let place = Place::new();
        let journal = place.open();
        let inbox = journal.folder("INBOX").await.expect("a folder").id;
        add(&journal, vec![mail(inbox, 1, "<a@x>", 1), mail(inbox, 2, "<b@x>", 1)]).await;
        let mark = ImportedMark {
            id: 1,
            thread: 1,
            ticket: 5,
            ticket_number: "22005".to_owned(),
            article: 6,
            incomplete: None,
        };
        journal.mark_imported(mark).await.expect("marked");
        journal.note_safety_copies(vec![copy(inbox, 1, "d/INBOX/A.eml")]).await.expect("noted");
        journal
            .note_safety_copies(vec![copy(inbox, 1, "e/INBOX/a.eml"), copy(inbox, 2, "e/INBOX/b.eml")])
            .await
            .expect("noted");

        let root = Path::new("/kept");
        let all = journal.safety_copies(0, 10).await.expect("asked");
        assert_eq!(
            all.iter().map(|kept| kept.path.as_str()).collect::<Vec<_>>(),
            ["e/INBOX/a.eml", "e/INBOX/b.eml"]
        );
        assert_eq!((all[0].ticket_number.as_deref(), all[0].article), (Some("22005"), Some(6)));
        assert_eq!(all[0].message_id.as_deref(), Some("<a@x>"));
        assert_eq!(all[0].state, copy(inbox, 1, "").state);
        assert!(journal.safety_copies_of_day(root, "d", 0, 10).await.expect("asked").is_empty());
        assert_eq!(journal.safety_copies_of_day(root, "e", all[0].id, 10).await.expect("asked").len(), 1);
        assert_eq!(journal.safety_copy_at(root, "E/inbox/b.eml").await.expect("asked"), Some(all[1].id));
        assert_eq!(journal.safety_copies_of("<a@x>").await.expect("asked"), [all[0].id]);
        assert_eq!(journal.safety_copy_roots().await.expect("asked"), [root]);

        let kept = journal.kept(inbox, 7, vec![1, 3]).await.expect("asked");
        assert_eq!(kept.keys().copied().collect::<Vec<_>>(), [1]);
        assert!(journal.kept(inbox, 8, vec![1]).await.expect("asked").is_empty(), "another UIDVALIDITY");
        let taken = |path: &'static str, uid| journal.is_kept_by_another(root, path, (inbox, 7, uid));
        assert!(taken("E/inbox/A.EML", 2).await.expect("asked"), "the same file on some disks");
        assert!(!taken("e/INBOX/a.eml", 1).await.expect("asked"), "its own");
        assert!(!taken("e/INBOX/c.eml", 2).await.expect("asked"));

        let (ids, first) = journal.find_safety_copies("EXAMPLE.net", 1).await.expect("asked");
        assert_eq!((ids, first.len()), (vec![all[1].id, all[0].id], 1), "the newest first");
        assert!(journal.find_safety_copies("%", 1).await.expect("asked").0.is_empty(), "no pattern");
        journal.note_put_back(all[1].id, PutBack::Done).await.expect("noted");
        assert_eq!(journal.safety_copies_to_put_back().await.expect("asked"), [all[0].id]);
        let (count, bytes, back) = journal.safety_copies_sum().await.expect("asked");
        assert_eq!((count, bytes, back), (2, 26, 1));
        assert_eq!(
            journal.safety_copies_by_id(vec![all[1].id]).await.expect("asked")[0].put_back,
            PutBack::Done
        );
    }
}
