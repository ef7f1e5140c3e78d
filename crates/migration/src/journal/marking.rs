//! What is begun in the mailbox: on the disk before the mailbox hears of it, so that
//! whatever comes between, a later run knows what was ours.

use rusqlite::params;

use super::{Durability, Journal, JournalWriter};
use crate::problem::Problem;

/// Messages of one folder, under one UIDVALIDITY, that may carry `\Deleted`
/// through us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The folder's path.
    pub path: String,
    /// Its id.
    pub folder: i64,
    /// The UIDVALIDITY under which the flags were set.
    pub uid_validity: u32,
    /// The messages, ascending.
    pub uids: Vec<u32>,
}

impl Journal {
    /// Which messages may carry `\Deleted` through us, by folder.
    pub async fn marked(&self) -> Result<Vec<Marked>, Problem> {
        self.read(|connection| {
            let mut marked: Vec<Marked> = Vec::new();
            let mut asked = connection.prepare_cached(
                "SELECT folder, messages.uid_validity, uid, path
                 FROM messages JOIN folders ON folders.id = messages.folder
                 WHERE marked = 1 ORDER BY folder, messages.uid_validity, uid",
            )?;
            let mut rows = asked.query([])?;
            while let Some(row) = rows.next()? {
                let (folder, uid_validity, uid) = (row.get(0)?, row.get(1)?, row.get(2)?);
                match marked.last_mut() {
                    Some(last) if (last.folder, last.uid_validity) == (folder, uid_validity) => {
                        last.uids.push(uid);
                    }
                    _ => marked.push(Marked { path: row.get(3)?, folder, uid_validity, uids: vec![uid] }),
                }
            }
            Ok(marked)
        })
        .await
    }

    /// UIDs of a folder whose messages may carry `\Deleted` through us, ascending.
    pub async fn marked_in(&self, folder: i64, uid_validity: u32) -> Result<Vec<u32>, Problem> {
        self.read(move |connection| {
            connection
                .prepare_cached(
                    "SELECT uid FROM messages WHERE folder = ?1 AND uid_validity = ?2 AND marked = 1
                     ORDER BY uid",
                )?
                .query_map((folder, uid_validity), |row| row.get(0))?
                .collect()
        })
        .await
    }
}

impl JournalWriter {
    /// Notes that messages are about to be moved or deleted (`how`): one of them that
    /// is gone later went through us.
    pub async fn mark_begun(&self, ids: Vec<i64>, how: &'static str) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            let mut begin = connection.prepare_cached("UPDATE messages SET begun = ?2 WHERE id = ?1")?;
            for id in &ids {
                begin.execute(params![id, how])?;
            }
            Ok(())
        })
        .await
    }

    /// Notes that messages of a folder are about to get `\Deleted` from us.
    pub async fn mark_deleted(&self, folder: i64, uid_validity: u32, uids: Vec<u32>) -> Result<(), Problem> {
        self.set_marked(Durability::Hard, (folder, uid_validity), uids, true).await
    }

    /// Notes that messages of a folder do not carry `\Deleted` through us any more.
    pub async fn mark_taken_back(
        &self,
        folder: i64,
        uid_validity: u32,
        uids: Vec<u32>,
    ) -> Result<(), Problem> {
        // Were this lost in a power cut, the flag would only be looked for once more.
        self.set_marked(Durability::Soft, (folder, uid_validity), uids, false).await
    }

    async fn set_marked(
        &self,
        durability: Durability,
        (folder, uid_validity): (i64, u32),
        uids: Vec<u32>,
        marked: bool,
    ) -> Result<(), Problem> {
        if uids.is_empty() {
            return Ok(());
        }
        self.write(durability, move |connection| {
            let mut mark = connection.prepare_cached(
                "UPDATE messages SET marked = ?4 WHERE folder = ?1 AND uid_validity = ?2 AND uid = ?3",
            )?;
            for uid in &uids {
                mark.execute(params![folder, uid_validity, uid, marked])?;
            }
            Ok(())
        })
        .await
    }

    /// Keeps the plan as it is now, without secrets as its file is: what a run left
    /// in the mailbox can be taken back with nothing but the journal.
    pub async fn remember_plan(&self, plan: String) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            connection
                .execute(
                    "INSERT INTO meta (key, value) VALUES ('plan', ?1) ON CONFLICT DO UPDATE SET value = ?1",
                    [plan],
                )
                .map(|_| ())
        })
        .await
    }
}

impl Journal {
    /// The plan of the newest run, as its file would have it; `None` where no run of
    /// this version has begun.
    pub async fn remembered_plan(&self) -> Result<Option<String>, Problem> {
        use rusqlite::OptionalExtension as _;
        self.read(|connection| {
            connection
                .prepare_cached("SELECT value FROM meta WHERE key = 'plan'")?
                .query_row([], |row| row.get(0))
                .optional()
        })
        .await
    }
}
