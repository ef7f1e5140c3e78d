//! A folder that has another UIDVALIDITY than when its mail was imported: the UIDs of
//! then mean nothing in it. Each message is looked for by what it says of itself, read
//! whole, and only taken for the same where its text and files are. What is not proven
//! so stays in the mailbox.

use std::collections::{BTreeMap, BTreeSet};

use tokio::sync::mpsc;

use super::{GONE, Settle, concerns_mailbox};
use crate::folders::recognise;
use crate::in_time;
use crate::journal::{Candidate, Sighted, StoredProblem};
use crate::likeness::likeness_of;
use crate::mailbox::{Connector, Fetched, Listed, Mailbox, Opened, SearchCriteria, list_all};
use crate::message::{self, Context};
use crate::problem::{Kind, Problem};
use crate::scan::renamed;

/// Messages listed at once; what may be one of ours among them is read whole.
const LISTED_AT_ONCE: usize = 500;

impl<C: Connector> Settle<'_, C> {
    /// Finds again what was imported of the open folder under a former UIDVALIDITY and
    /// is still to be settled. What is found goes on under its UID of now; what is not,
    /// is noted with the reason. Nothing in the mailbox is changed.
    ///
    /// # Errors
    /// Trouble that passes, what concerns the whole mailbox, and what the disk says;
    /// what was found before is noted.
    pub(super) async fn find_again(
        &self,
        mailbox: &mut C::Mailbox,
        (folder, path): (i64, &str),
        opened: &Opened,
    ) -> Result<(), Problem> {
        match self.look_for_former(mailbox, (folder, path), opened).await {
            Err(problem) if problem.kind() != Kind::Passing && !concerns_mailbox(&problem) => {
                let problem = StoredProblem::from(&problem);
                self.with.journal.leave_former_unsettled(folder, opened.uid_validity, problem).await
            }
            looked => looked,
        }
    }

    async fn look_for_former(
        &self,
        mailbox: &mut C::Mailbox,
        (folder, path): (i64, &str),
        opened: &Opened,
    ) -> Result<(), Problem> {
        let uid_validity = opened.uid_validity;
        if self.with.journal.count_former(folder, uid_validity).await? == 0 {
            return Ok(());
        }
        let problem = if let Some(now) = self.replaced(path, opened).await? {
            renamed(path, &now, true)
        } else if opened.messages == 0 {
            tracing::warn!("a folder was made anew, and nothing is in it");
            return self.with.journal.mark_former_gone(folder, uid_validity, GONE).await;
        } else {
            self.with.reporter.in_hand(path);
            let there = mailbox.search(&SearchCriteria::default()).await?;
            for uids in there.uids.chunks(LISTED_AT_ONCE) {
                if self.with.journal.count_former(folder, uid_validity).await? == 0 {
                    return Ok(());
                }
                if self.with.control.stopped() {
                    // What was not come to is not known to be missing.
                    return Ok(());
                }
                let sighted = list_all(mailbox, uids, |listed| sighted(&listed)).await?;
                let candidates = self.with.journal.candidates(folder, uid_validity, sighted).await?;
                let proven = prove(mailbox, candidates).await?;
                tracing::info!(messages = proven.len(), "found again under another UIDVALIDITY");
                self.with.journal.relocate(folder, uid_validity, proven).await?;
            }
            Problem::message("settle-uids-changed").with("folder", path)
        };
        // Their UIDs may be those of other mail now: they are left alone.
        self.with.journal.leave_former_unsettled(folder, uid_validity, StoredProblem::from(&problem)).await
    }

    /// Where the folder of the journal is now, where the open one has only taken its
    /// name.
    async fn replaced(&self, path: &str, opened: &Opened) -> Result<Option<String>, Problem> {
        let Some(row) = self.with.journal.known_folder(path).await? else { return Ok(None) };
        let same_id = row.mailbox_id.is_some() && row.mailbox_id == opened.mailbox_id;
        if same_id || row.uid_validity == Some(opened.uid_validity) {
            return Ok(None);
        }
        self.elsewhere(path).await
    }

    /// The name under which a folder of the journal is in the mailbox now, looked for
    /// over a connection of its own.
    pub(super) async fn elsewhere(&self, path: &str) -> Result<Option<String>, Problem> {
        let Some(row) = self.with.journal.known_folder(path).await? else { return Ok(None) };
        let mut mailbox = self.with.connector.connect().await?;
        let now = recognise(&mut mailbox, self.with.journal, &row, self.with.planned).await?;
        mailbox.close().await;
        Ok(now)
    }
}

fn sighted(listed: &Listed) -> Sighted {
    let facts = message::read_header(&listed.header, &Context::default());
    let likeness = likeness_of(&facts, listed);
    Sighted { uid: listed.uid, message_id: facts.message_id.filter(|_| !facts.substitute), likeness }
}

/// Those of which text and files are what was imported: ids and UIDs. One message is
/// in memory at a time, and what the mailbox has sent of the next.
async fn prove<M: Mailbox>(mailbox: &mut M, candidates: Vec<Candidate>) -> Result<Vec<(i64, u32)>, Problem> {
    let mut by_uid: BTreeMap<u32, Vec<Candidate>> = BTreeMap::new();
    for candidate in candidates {
        by_uid.entry(candidate.uid).or_default().push(candidate);
    }
    if by_uid.is_empty() {
        return Ok(Vec::new());
    }
    let uids: Vec<u32> = by_uid.keys().copied().collect();
    let (sender, mut receiver) = mpsc::channel(1);
    let reading = async {
        let mut proven = Vec::new();
        let mut found = BTreeSet::new();
        while let Some(fetched) = receiver.recv().await {
            let Fetched::Mail { uid, raw } = fetched else { continue };
            let Some(content) = content_of(raw).await else { continue };
            let same = by_uid.get(&uid).into_iter().flatten();
            let mut same = same.filter(|candidate| candidate.content == content);
            // A further copy of one that is found is not it again.
            if let Some(candidate) = same.find(|candidate| found.insert(candidate.id)) {
                proven.push((candidate.id, uid));
            }
        }
        proven
    };
    let (fetched, proven) = tokio::join!(mailbox.fetch(&uids, sender), reading);
    fetched.map(|()| proven)
}

/// Text and files of a mail as one short text; `None` where it cannot be compared.
async fn content_of(raw: Vec<u8>) -> Option<String> {
    let read = in_time::read(raw, Context::default(), |mail, _| (!mail.substitute).then_some(mail.content));
    read.await.ok().flatten()
}

#[cfg(test)]
mod tests;
