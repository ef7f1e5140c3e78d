//! The scan of one folder, and what is done where it is not as the plan has it.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::{Scan, only_counted};
use crate::folders::{adopt, is_among, may_be_of_the_folder, others, recognise};
use crate::journal::FolderRow;
use crate::mailbox::{Access, Connector, Mailbox, SearchCriteria, paths};
use crate::patience::{Interrupted, Patience};
use crate::plan::{FolderPlan, Wanted, nearest};
use crate::problem::Problem;

/// Why a folder was not looked through.
enum Unlooked {
    /// What the connected mailbox met in it.
    Folder(Problem),
    /// Anything else.
    Other(Interrupted),
}

impl Unlooked {
    fn of(interrupted: Interrupted) -> Self {
        match interrupted {
            Interrupted::Trouble(problem) if may_be_of_the_folder(&problem) => Self::Folder(problem),
            other => Self::Other(other),
        }
    }
}

fn paths_of(folders: &[FolderPlan]) -> Vec<String> {
    folders.iter().map(|folder| folder.path.clone()).collect()
}

impl<C: Connector> Scan<'_, C> {
    /// Looks through one folder, or sets it aside.
    pub(super) async fn look_at_folder(
        &mut self,
        folder: &FolderPlan,
        all: &[FolderPlan],
        patience: &mut Patience,
    ) -> Result<(), Interrupted> {
        let path = &folder.path;
        let mut own = self.faults.patience(path, self.patience);
        loop {
            self.control.checkpoint().await?;
            match self.folder(folder, all).await {
                Ok((row, uid_validity, elsewhere)) => {
                    self.faults.clear(path, row, uid_validity).await?;
                    if let Some(now) = elsewhere {
                        let empty = Problem::message("folder-empty").with("path", path).with("now", now);
                        self.faults.remark(path, empty);
                    }
                    patience.renew();
                    return Ok(());
                }
                Err(Unlooked::Folder(problem)) => {
                    let missing = problem.code() == "folder-missing";
                    if !self.faults.bear(path, problem, &mut own, &mut self.control, self.reporter).await? {
                        return if missing { self.look_for_renamed(path, all).await } else { Ok(()) };
                    }
                }
                Err(Unlooked::Other(Interrupted::Trouble(problem))) => {
                    patience.wait_out(problem, &mut self.control, self.reporter).await?;
                }
                Err(Unlooked::Other(interrupted)) => return Err(interrupted),
            }
        }
    }

    /// Lists what is new in one folder, over a connection of its own; gives its id
    /// and UIDVALIDITY, and where mail arrives instead of in it.
    async fn folder(
        &mut self,
        plan: &FolderPlan,
        all: &[FolderPlan],
    ) -> Result<(i64, u32, Option<String>), Unlooked> {
        let mut mailbox =
            self.connector.connect().await.map_err(|problem| Unlooked::Other(problem.into()))?;
        let looked = self.look_through(&mut mailbox, plan, all).await.map_err(Unlooked::of)?;
        mailbox.close().await;
        Ok(looked)
    }

    async fn look_through(
        &mut self,
        mailbox: &mut C::Mailbox,
        plan: &FolderPlan,
        all: &[FolderPlan],
    ) -> Result<(i64, u32, Option<String>), Interrupted> {
        let mut opened = mailbox.open(&plan.path, Access::Look).await?;
        let row = self.journal.folder(&plan.path).await?;
        if row.uid_validity.is_some_and(|former| former != opened.uid_validity) {
            // Another folder may have taken the name of the one that was renamed.
            if let Some(now) = recognise(mailbox, self.journal, &row, &paths_of(all)).await? {
                return Err(renamed(&plan.path, &now, true).into());
            }
            tracing::warn!("a folder has a new UIDVALIDITY; its messages are looked at anew");
            opened = mailbox.open(&plan.path, Access::Look).await?;
        }
        // Also what was being sent when the folder changed, and was not.
        self.journal.forget_former_uids(row.id, opened.uid_validity).await?;
        self.journal.note_folder(row.id, opened.uid_validity, opened.mailbox_id.clone()).await?;
        let criteria = SearchCriteria {
            unread_only: self.import.which == Wanted::Unread,
            from: self.import.from,
            to: self.import.to,
        };
        let found = mailbox.search(&criteria).await?;
        let counted = only_counted(found.withheld, row.id, opened.uid_validity);
        let mut uids = found.uids;
        let known = self.journal.known_uids(row.id, opened.uid_validity).await?;
        let there = uids.iter().copied().chain(counted.iter().map(|message| message.uid)).collect();
        self.journal.forget_unwanted(row.id, opened.uid_validity, there).await?;
        self.journal.add_messages(counted).await?;
        uids.retain(|uid| known.binary_search(uid).is_err());
        self.list(mailbox, plan, &row, opened.uid_validity, &uids).await?;
        self.date_by_received(mailbox, row.id, opened.uid_validity).await?;
        let never_had_any = opened.messages == 0
            && self.journal.known_messages(row.id, opened.uid_validity, 1).await?.is_empty();
        let elsewhere = if never_had_any { arrivals(mailbox, plan, &paths_of(all)).await } else { None };
        Ok((row.id, opened.uid_validity, elsewhere))
    }

    /// Looks for a missing folder under another name, and tells it so where it is
    /// found. What the mailbox meets meanwhile changes nothing.
    async fn look_for_renamed(&self, path: &str, all: &[FolderPlan]) -> Result<(), Interrupted> {
        let Some(row) = self.journal.known_folder(path).await? else { return Ok(()) };
        let Ok(mut mailbox) = self.connector.connect().await else { return Ok(()) };
        if let Ok(Some(now)) = recognise(&mut mailbox, self.journal, &row, &paths_of(all)).await {
            self.faults.set_aside(path, &renamed(path, &now, false)).await?;
        }
        mailbox.close().await;
        Ok(())
    }

    /// Has the journal go on with folders that the plan calls by another name now,
    /// before what the plan no longer names is forgotten.
    pub(super) async fn adopt_renamed(
        &mut self,
        folders: &[FolderPlan],
        patience: &mut Patience,
    ) -> Result<(), Interrupted> {
        let named = paths_of(folders);
        let known = self.journal.folders_with_messages().await?;
        let (kept, left): (Vec<_>, Vec<_>) = known.into_iter().partition(|row| is_among(&row.path, &named));
        let is_new = |path: &&String| !kept.iter().any(|row| paths::are_same(&row.path, path));
        let fresh: Vec<&String> = named.iter().filter(is_new).collect();
        if left.is_empty() || fresh.is_empty() {
            return Ok(());
        }
        loop {
            self.control.checkpoint().await?;
            match self.adopt_over_a_connection(&left, &fresh).await {
                Ok(()) => return Ok(()),
                Err(problem) if may_be_of_the_folder(&problem) && !problem.is_waited_for() => return Ok(()),
                Err(problem) => patience.wait_out(problem, &mut self.control, self.reporter).await?,
            }
        }
    }

    async fn adopt_over_a_connection(&self, left: &[FolderRow], fresh: &[&String]) -> Result<(), Problem> {
        let mut mailbox = self.connector.connect().await?;
        for path in fresh {
            for former in left {
                match adopt(&mut mailbox, self.journal, former, path).await {
                    Ok(true) => break,
                    Ok(false) => {}
                    // The look at this folder tells it.
                    Err(problem) if may_be_of_the_folder(&problem) && !problem.is_waited_for() => break,
                    Err(problem) => return Err(problem),
                }
            }
        }
        mailbox.close().await;
        Ok(())
    }
}

/// Mail that arrived within so many days arrives there now.
const RECENT: i64 = 14;

/// A folder of a similar name, or below an empty one, in which mail arrives: a rule
/// may move it there, or the plan name the wrong one. What cannot be told is not said.
async fn arrivals<M: Mailbox>(mailbox: &mut M, empty: &FolderPlan, not: &[String]) -> Option<String> {
    let folders = mailbox.folders(false).await.ok()?;
    let others = others(&folders, not);
    let below = format!("{}/", empty.path);
    let mut likely = nearest(&empty.path, others.iter().copied());
    likely.extend(others.iter().copied().filter(|path| path.starts_with(&below)).take(MOST_BELOW));
    let from = Timestamp::now().checked_sub(SignedDuration::from_hours(24 * RECENT)).ok()?;
    let recent = SearchCriteria {
        from: Some(from.to_zoned_datetime(TimeZone::UTC).date()),
        ..SearchCriteria::default()
    };
    for path in likely {
        if mailbox.open(path, Access::Look).await.is_ok_and(|opened| opened.messages > 0)
            && mailbox.search(&recent).await.is_ok_and(|found| !found.uids.is_empty())
        {
            return Some(path.to_owned());
        }
    }
    None
}

/// Folders below an empty one that are looked into at most.
const MOST_BELOW: usize = 10;

/// The problem of a folder that goes by another name now.
/// `replaced`: another folder has its former name.
pub(crate) fn renamed(path: &str, now: &str, replaced: bool) -> Problem {
    let replaced = if replaced { "yes" } else { "no" };
    Problem::person("folder-renamed").with("path", path).with("now", now).with("replaced", replaced)
}
