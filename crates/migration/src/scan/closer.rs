//! The closer look: a few messages are read whole before anything is decided
//! about them. Those that may be copies, those that Zammad has with files or
//! without, and those that may be too large for its server.

use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tokio::sync::mpsc;

use super::Scan;

use crate::folders::may_be_of_the_folder;
use crate::journal::{MessageRow, MessageState, ReadContent, StoredProblem};
use crate::mailbox::{Access, Connector, Fetched, Mailbox};
use crate::message::{self, Context, Mail};
use crate::patience::{Interrupted, Patience};
use crate::problem::Problem;
use crate::zammad::quiet::{self, further_message_id, message_id_md5};
use crate::zammad::types::Found;

/// Messages read whole before what was read of them is noted.
const READ_AT_ONCE: usize = 100;

/// Messages of so many bytes are measured before anything is switched: some
/// thing in them may be over what one request carries. The server states sizes
/// only roughly.
const LARGE: u64 = quiet::FILES_PER_REQUEST / 10 * 9;

/// What reading a whole mail tells.
pub(crate) struct Looked {
    content: String,
    piece: u64,
    /// Sizes of the files that its articles must hold.
    pub files: Vec<u64>,
    /// Why no request can carry it.
    obstacle: Option<Problem>,
}

impl Looked {
    fn of(mail: &Mail) -> Self {
        let files = mail.own_attachments().iter().filter(|file| !file.in_body);
        Self {
            content: mail.content.clone(),
            piece: quiet::largest_piece_of_itself(mail),
            files: files.map(|file| file.data.len() as u64).collect(),
            obstacle: quiet::parts(mail, quiet::FILES_PER_REQUEST).err(),
        }
    }
}

/// Whether articles hold every one of these files. Zammad's own intake may write
/// the ends of lines anew, so that its files are counted and not measured.
pub(crate) fn are_all_there(articles: &[&Found], files: &[u64]) -> bool {
    let mut stored: Vec<u64> = articles.iter().flat_map(|found| found.files.iter().copied()).collect();
    if !articles.iter().all(|found| found.by_mailferry) {
        return stored.len() >= files.len();
    }
    files.iter().all(|size| {
        let place = stored.iter().position(|stored| stored == size);
        place.map(|place| stored.swap_remove(place)).is_some()
    })
}

impl<C: Connector> Scan<'_, C> {
    /// Reads those that are alike, and tells copies from different mails.
    pub(super) async fn tell_copies(&mut self, patience: &mut Patience) -> Result<(), Interrupted> {
        self.journal.doubt_copies().await?;
        let mut after = 0;
        loop {
            let rows = self.journal.unread_twins(after, READ_AT_ONCE).await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            self.look_closer(&rows, patience).await?;
        }
        self.journal.sort_out_copies().await?;
        Ok(())
    }

    /// Finds those that are too large, for any request or for what is known of
    /// the helpdesk's server.
    pub(super) async fn find_too_large(&mut self, patience: &mut Patience) -> Result<(), Interrupted> {
        let refused = self.known_limit(patience).await?;
        let bytes = refused.unwrap_or(LARGE).min(LARGE);
        let mut after = 0;
        loop {
            let rows = self.journal.large_unread(after, bytes, READ_AT_ONCE).await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            self.look_closer(&rows, patience).await?;
        }
        if let Some(refused) = refused {
            self.journal.skip_over_limit(refused).await?;
        }
        Ok(())
    }

    /// The smallest request that the server refused, unless it takes it now.
    async fn known_limit(&mut self, patience: &mut Patience) -> Result<Option<u64>, Interrupted> {
        let Some(refused) = self.journal.refused().await? else {
            self.journal.forget_refused().await?;
            return Ok(None);
        };
        if !self.journal.concerns_limit(refused.size).await? {
            return Ok(Some(refused.size));
        }
        loop {
            self.control.checkpoint().await?;
            match self.client.takes_request_of(refused.length).await {
                Ok(true) => {
                    self.journal.forget_refused().await?;
                    return Ok(None);
                }
                Ok(false) => return Ok(Some(refused.size)),
                Err(problem) => patience.wait_out(problem, &mut self.control, self.reporter).await?,
            }
        }
    }

    /// Of messages that Zammad has something of, those of which it has all files;
    /// the others are left to the import, which completes them or says why not.
    pub(super) async fn with_all_files(
        &mut self,
        rows: Vec<MessageRow>,
        patience: &mut Patience,
    ) -> Result<Vec<i64>, Interrupted> {
        let mut whole = Vec::new();
        for rows in rows.chunks(READ_AT_ONCE) {
            let looked = self.look_closer(rows, patience).await?;
            for row in rows {
                let (Some(looked), Some(message_id)) = (looked.get(&row.id), &row.message_id) else {
                    continue;
                };
                let further = (0..=looked.files.len()).map(|file| further_message_id(message_id, file));
                let further = further.map(|id| message_id_md5(&id));
                let md5s: Vec<String> = row.md5.iter().cloned().chain(further).collect();
                let asking =
                    patience.ask(&mut self.control, self.reporter, || self.client.find_articles(&md5s));
                let found = asking.await?;
                let articles: Vec<&Found> = found.values().collect();
                if are_all_there(&articles, &looked.files) {
                    whole.push(row.id);
                }
            }
        }
        Ok(whole)
    }

    /// Reads messages whole, one after the other, and notes what the journal
    /// keeps of them. Those that cannot be had are missing in the answer.
    pub(crate) async fn look_closer(
        &mut self,
        rows: &[MessageRow],
        patience: &mut Patience,
    ) -> Result<HashMap<i64, Looked>, Interrupted> {
        let mut by_folder: BTreeMap<(i64, u32), HashMap<u32, i64>> = BTreeMap::new();
        for row in rows {
            by_folder.entry((row.folder, row.uid_validity)).or_default().insert(row.uid, row.id);
        }
        let mut looked = HashMap::with_capacity(rows.len());
        let paths = self.journal.folders().await?;
        for ((folder, uid_validity), ids) in by_folder {
            let path = paths.get(&folder).map_or("", String::as_str);
            // Of a folder that was set aside nothing can be read now.
            if !self.faults.has(path) {
                self.read_patiently(path, uid_validity, &ids, &mut looked, patience).await?;
            }
        }
        let note = |(id, looked): (&i64, &Looked)| ReadContent {
            id: *id,
            content: looked.content.clone(),
            piece: looked.piece,
        };
        self.journal.note_contents(looked.iter().map(note).collect()).await?;
        for row in rows.iter().filter(|row| !row.may_be_there()) {
            if let Some(problem) = looked.get(&row.id).and_then(|looked| looked.obstacle.as_ref()) {
                let problem = StoredProblem::from(problem);
                self.journal.mark_not_imported(row.id, MessageState::Skipped, problem).await?;
            }
        }
        Ok(looked)
    }

    async fn read_patiently(
        &mut self,
        path: &str,
        uid_validity: u32,
        ids: &HashMap<u32, i64>,
        looked: &mut HashMap<i64, Looked>,
        patience: &mut Patience,
    ) -> Result<(), Interrupted> {
        let mut own = self.faults.patience(path, self.patience);
        loop {
            self.control.checkpoint().await?;
            let mut mailbox = match self.connector.connect().await {
                Ok(mailbox) => mailbox,
                Err(problem) => {
                    patience.wait_out(problem, &mut self.control, self.reporter).await?;
                    continue;
                }
            };
            match self.read_folder(&mut mailbox, path, uid_validity, ids, looked).await {
                Ok(()) => {
                    mailbox.close().await;
                    patience.renew();
                    return Ok(());
                }
                Err(problem) if may_be_of_the_folder(&problem) => {
                    if !self.faults.bear(path, problem, &mut own, &mut self.control, self.reporter).await? {
                        return Ok(());
                    }
                }
                Err(problem) => patience.wait_out(problem, &mut self.control, self.reporter).await?,
            }
        }
    }

    async fn read_folder(
        &self,
        mailbox: &mut C::Mailbox,
        path: &str,
        uid_validity: u32,
        ids: &HashMap<u32, i64>,
        looked: &mut HashMap<i64, Looked>,
    ) -> Result<(), Problem> {
        if mailbox.open(path, Access::Look).await?.uid_validity != uid_validity {
            // Their UIDs are those of other mail now.
            return Ok(());
        }
        let mut uids: Vec<u32> = ids.keys().copied().collect();
        uids.retain(|uid| ids.get(uid).is_some_and(|id| !looked.contains_key(id)));
        uids.sort_unstable();
        let (sender, mut receiver) = mpsc::channel(1);
        let context = Arc::new(self.context.clone());
        let reading = async {
            while let Some(fetched) = receiver.recv().await {
                let Fetched::Mail { uid, raw } = fetched else { continue };
                self.reporter.read(1);
                let (Some(id), Some(mail)) = (ids.get(&uid), read(raw, context.clone()).await?) else {
                    continue;
                };
                looked.insert(*id, mail);
            }
            Ok::<(), Problem>(())
        };
        let (fetched, read) = tokio::join!(mailbox.fetch(&uids, sender), reading);
        read?;
        fetched
    }
}

/// Reads a mail beside the other tasks. `None` where nothing can be compared:
/// the import says why.
async fn read(raw: Vec<u8>, context: Arc<Context>) -> Result<Option<Looked>, Problem> {
    let reading = move || {
        let read = AssertUnwindSafe(|| message::read(&raw, &context));
        let mail = catch_unwind(read).ok()?.ok()?;
        (!mail.substitute).then(|| Looked::of(&mail))
    };
    tokio::task::spawn_blocking(reading).await.map_err(|_| Problem::ours("reading-thread-failed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[u64], by_mailferry: bool) -> Found {
        Found {
            ticket_id: 1,
            ticket_number: "1".into(),
            article_id: 1,
            owner_id: 1,
            state_id: 1,
            several: false,
            files: files.to_vec(),
            body_characters: 1,
            by_mailferry,
        }
    }

    #[test]
    fn a_message_is_there_only_with_all_its_files() {
        let there =
            |articles: &[Found], files: &[u64]| are_all_there(&articles.iter().collect::<Vec<_>>(), files);
        assert!(there(&[found(&[1, 2], true), found(&[2], true)], &[2, 1, 2]), "over several articles");
        assert!(there(&[found(&[1, 2, 9], true)], &[2, 1]), "Zammad's own files do no harm");
        assert!(!there(&[found(&[1, 2], true)], &[2, 2]));
        assert!(!there(&[found(&[], true)], &[0]));
        assert!(there(&[found(&[101], false)], &[100]), "Zammad's intake wrote the line ends anew");
        assert!(!there(&[found(&[100], false)], &[100, 5]));
    }
}
