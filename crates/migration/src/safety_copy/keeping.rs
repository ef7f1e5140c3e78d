//! Keeping a batch of messages before it is deleted.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;
use tokio::sync::mpsc;

use super::FreeSpace;
use super::index::Index;
use crate::journal::{JournalWriter, MessageRow, NewSafetyCopy, within};
use crate::mailbox::{Fetched, MailState, Mailbox, SearchCriteria, SettleOutcomes};
use crate::platform::safekeeping::{Fingerprint, KeptMails, folder_path, mail_name};
use crate::problem::Problem;

/// Bytes of messages that are kept before some are deleted: so the work goes on in
/// steps, and a full disk is met early.
const STEP: u64 = 64 * 1024 * 1024;

/// Keeps messages before they are deleted. One message is in memory at a time, and
/// what the mailbox has sent of the next.
pub struct Keeper<'a> {
    journal: &'a JournalWriter,
    root: &'a Path,
    /// The folder of today's: `2026-11-28`.
    day: String,
    space: &'a FreeSpace,
    /// Opened when files are looked at or written.
    mails: Option<KeptMails>,
    /// Begun when something is kept.
    index: Option<Index>,
}

impl<'a> Keeper<'a> {
    /// Keeps below this folder. Nothing is made yet.
    pub fn new(journal: &'a JournalWriter, root: &'a Path, space: &'a FreeSpace) -> Self {
        Self { journal, root, day: ZonedDateTime::now().date().to_string(), space, mails: None, index: None }
    }

    /// So many of these as are kept in one step, at least one.
    pub fn step<'r>(&self, rows: &'r [MessageRow]) -> &'r [MessageRow] {
        within(rows, STEP)
    }

    /// Keeps messages of the open folder, called `path`. Gives those that are not
    /// kept, and are not to be deleted. Of all others the file was read back, is on
    /// the disk with its name, and is in the journal.
    ///
    /// # Errors
    /// What the mailbox or the disk say: then none of these may be deleted. What was
    /// kept before is found again the next time.
    pub async fn keep<M: Mailbox>(
        &mut self,
        mailbox: &mut M,
        path: &str,
        rows: &[MessageRow],
    ) -> Result<SettleOutcomes, Problem> {
        let wanted = self.not_kept(rows).await?;
        let mut refused = SettleOutcomes::new();
        if !wanted.is_empty() {
            self.space.check(self.root, wanted.iter().map(|row| row.size).sum())?;
            let uids: Vec<u32> = wanted.iter().map(|row| row.uid).collect();
            let states = mailbox.states(&uids).await?;
            let senders = self.journal.senders(wanted.iter().map(|row| row.id).collect()).await?;
            let (written, missing) = self.fetch(mailbox, path, &wanted, (&states, &senders)).await;
            self.note(written).await?;
            refused = judge_missing(mailbox, path, missing?).await?;
        }
        self.flush().await?;
        Ok(refused)
    }

    /// Those that are not kept yet, or whose file is no longer what was written.
    async fn not_kept<'r>(&mut self, rows: &'r [MessageRow]) -> Result<Vec<&'r MessageRow>, Problem> {
        let Some(first) = rows.first() else { return Ok(Vec::new()) };
        let uids = rows.iter().map(|row| row.uid).collect();
        let known = self.journal.kept(first.folder, first.uid_validity, uids).await?;
        let mut wanted = Vec::new();
        for row in rows {
            let holds = match known.get(&row.uid) {
                Some((file, fingerprint)) => self.holds(file.clone(), fingerprint.clone()).await?,
                None => false,
            };
            if !holds {
                wanted.push(row);
            }
        }
        Ok(wanted)
    }

    async fn holds(&mut self, file: PathBuf, fingerprint: Fingerprint) -> Result<bool, Problem> {
        self.with_mails(move |mails| mails.holds(&file, &fingerprint)).await
    }

    /// Fetches messages and writes each as it comes. Gives what was written also
    /// where the rest met trouble; UIDs that nothing was given for.
    async fn fetch<M: Mailbox>(
        &mut self,
        mailbox: &mut M,
        path: &str,
        rows: &[&MessageRow],
        (states, senders): (&BTreeMap<u32, MailState>, &BTreeMap<i64, String>),
    ) -> (Vec<NewSafetyCopy>, Result<Vec<u32>, Problem>) {
        let by_uid: BTreeMap<u32, &MessageRow> = rows.iter().map(|row| (row.uid, *row)).collect();
        let uids: Vec<u32> = by_uid.keys().copied().collect();
        let (sender, receiver) = mpsc::channel(1);
        let (mut written, mut missing) = (Vec::new(), Vec::new());
        let writing = async {
            // Dropped at the first that cannot be written: then no more is fetched.
            let mut receiver = receiver;
            while let Some(fetched) = receiver.recv().await {
                match fetched {
                    Fetched::Nothing { uid } => missing.push(uid),
                    Fetched::Mail { uid, raw } => match (by_uid.get(&uid), states.get(&uid)) {
                        (Some(row), Some(state)) => {
                            let sender = senders.get(&row.id).map_or("", String::as_str);
                            written.push(self.write(path, row, sender, state.clone(), raw).await?);
                        }
                        // Without its flags and arrival it could not be put back.
                        _ => missing.push(uid),
                    },
                }
            }
            Ok(())
        };
        let (fetched, kept) = tokio::join!(mailbox.fetch(&uids, sender), writing);
        (written, kept.and(fetched).map(|()| missing))
    }

    /// Writes one under a name that no other has.
    async fn write(
        &mut self,
        path: &str,
        row: &MessageRow,
        sender: &str,
        state: MailState,
        raw: Vec<u8>,
    ) -> Result<NewSafetyCopy, Problem> {
        let folder = folder_path(path);
        let folder: Vec<String> = folder.iter().map(|level| level.to_string_lossy().into_owned()).collect();
        let name = mail_name(row.dated, sender, &row.subject, row.uid);
        let stem = format!("{}/{}/{}", self.day, folder.join("/"), name.trim_end_matches(".eml"));
        let mut below = format!("{stem}.eml");
        let mut number = 2_u32;
        let own = (row.folder, row.uid_validity, row.uid);
        while self.journal.is_kept_by_another(self.root, &below, own).await? {
            below = format!("{stem} {number}.eml");
            number += 1;
        }
        let file = PathBuf::from(&below);
        let fingerprint = self.with_mails(move |mails| mails.write(&file, &raw)).await?;
        let (folder, uid_validity, uid) = own;
        let root = self.root.to_owned();
        Ok(NewSafetyCopy { folder, uid_validity, uid, root, path: below, fingerprint, state })
    }

    /// Has what was written on the disk, and only then in the journal and the index.
    async fn note(&mut self, written: Vec<NewSafetyCopy>) -> Result<(), Problem> {
        if written.is_empty() {
            return Ok(());
        }
        self.flush().await?;
        self.journal.note_safety_copies(written).await?;
        if let Some(index) = &mut self.index {
            return index.add_new(self.journal).await;
        }
        self.index = Some(Index::begin(self.journal, self.root, &self.day).await?);
        Ok(())
    }

    async fn flush(&mut self) -> Result<(), Problem> {
        if self.mails.is_none() {
            return Ok(());
        }
        self.with_mails(KeptMails::flush).await
    }

    /// Works with the files, off the async threads.
    async fn with_mails<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut KeptMails) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let root = self.root.to_owned();
        let mut mails = match self.mails.take() {
            Some(mails) => mails,
            None => off_thread(move || KeptMails::into_folder(&root)).await?,
        };
        let (mails, outcome) = off_thread(move || {
            let outcome = work(&mut mails);
            Ok((mails, outcome))
        })
        .await?;
        self.mails = Some(mails);
        outcome
    }
}

async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(Problem::ours("safety-copy-thread-gone").words(&error.to_string())))
}

/// What became of messages that nothing was given for: gone, which is what deleting
/// is for; or there, and then they stay.
async fn judge_missing<M: Mailbox>(
    mailbox: &mut M,
    path: &str,
    missing: Vec<u32>,
) -> Result<SettleOutcomes, Problem> {
    if missing.is_empty() {
        return Ok(SettleOutcomes::new());
    }
    let there = mailbox.search(&SearchCriteria::default()).await?;
    let outcome = |uid: u32| {
        let problem = if there.uids.contains(&uid) {
            Problem::message("safety-copy-not-had")
        } else {
            Problem::message("message-vanished")
        };
        (uid, Err(problem.with("path", path)))
    };
    Ok(missing.into_iter().map(outcome).collect())
}
