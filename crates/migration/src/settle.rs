//! Settling: the mailbox's side of every message whose article is proven.
//!
//! The only place that asks a mailbox to change anything. What it asks for is
//! on the disk first: the journal is hardened before the first request.

mod relocating;

use std::collections::BTreeMap;
use std::time::Duration;

use super::balance;
use super::control::Control;
use super::folders;
use super::journal::{JournalWriter, MessageRow, StoredProblem};
use super::marks::FolderMarks;
use super::patience::{Interrupted, Patience};
use super::progress::{Phase, Reporter};
use super::safety_copy::{self, Keeper};
use super::scan::renamed;
use crate::mailbox::{Access, Connector, Mailbox, Marks, Opened, SettleOutcomes};
use crate::plan::AfterImport;
use crate::problem::{Kind, Problem};

/// Messages settled with one command each.
const BATCH: usize = 100;

/// How a message is settled that somebody else took out of its folder.
pub const GONE: &str = "gone";

/// After this many batches in a row of which nothing could be settled, the rest
/// of the folder waits for the next run.
const FRUITLESS_BATCHES: u32 = 3;

/// Which messages are settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    /// Those that were imported.
    Imported,
    /// Further copies of those, with the same text and files.
    Copies,
}

/// What settling works with.
pub struct Means<'a, C> {
    /// Makes connections to the mailbox.
    pub connector: &'a C,
    /// Which messages are imported, and what became of each.
    pub journal: &'a JournalWriter,
    /// What becomes of imported messages.
    pub after_import: &'a AfterImport,
    /// Keeps messages as files before they are deleted, where that is wanted.
    pub keeper: Option<Keeper<'a>>,
    /// What the person wants.
    pub control: Control,
    /// Who is told.
    pub reporter: &'a Reporter,
    /// How long passing trouble is borne.
    pub patience: Duration,
    /// After these pauses what was not deleted is tried again.
    pub pauses: &'a [Duration],
    /// Paths of the plan's folders.
    pub planned: &'a [String],
    /// Only this folder of the journal, where one is meant.
    pub only: Option<i64>,
}

/// Settling, as it goes on.
pub struct Settle<'a, C> {
    with: Means<'a, C>,
    /// Folders in which messages were not deleted and may be a little later, each with
    /// its path and why.
    refused: BTreeMap<i64, (String, Problem)>,
}

/// Why a folder is not open for changing.
enum Unopened {
    /// The mailbox itself cannot be had: for no folder, until a person acts.
    Mailbox(Problem),
    /// This folder cannot.
    Folder(Problem),
}

impl Unopened {
    fn of(problem: Problem) -> Self {
        if concerns_mailbox(&problem) { Self::Mailbox(problem) } else { Self::Folder(problem) }
    }
}

/// Whether a refusal is about the sign-in, and not about what was asked for.
fn concerns_mailbox(problem: &Problem) -> bool {
    matches!(problem.code(), "mailbox-sign-in-refused" | "mailbox-not-connected" | "access-token-refused")
}

/// Why a message was not deleted, where that may pass while a run waits. A right that
/// is missing, and a command that the server does not know, need a person.
fn worth_another_try(outcome: &Result<(), Problem>) -> Option<&Problem> {
    let lasts = |code: &str| matches!(code, "delete-right-missing" | "expunge-by-uid-missing");
    let problem = outcome.as_ref().err()?;
    (balance::is_about_deleting(problem.code()) && !lasts(problem.code())).then_some(problem)
}

impl<'a, C: Connector> Settle<'a, C> {
    /// Nothing is settled yet.
    pub fn new(with: Means<'a, C>) -> Self {
        Self { with, refused: BTreeMap::new() }
    }

    /// Settles all that is imported and not settled. What cannot be settled is
    /// noted with its reason and does not end the run, unless the mailbox itself
    /// cannot be had any more, such as when the sign-in was revoked meanwhile.
    ///
    /// # Errors
    /// [`Interrupted`]; what was not come to stays imported, for the next run.
    pub async fn run(&mut self) -> Result<(), Interrupted> {
        if *self.with.after_import == AfterImport::Keep && self.with.only.is_none() {
            self.with.journal.keep_all().await?;
            return Ok(());
        }
        let folders = self.meant(self.with.journal.folders_to_settle().await?);
        self.all(&folders, Group::Imported).await?;
        self.delete_again().await?;
        // A copy goes the way that its twin has gone.
        let folders = self.meant(self.with.journal.folders_with_copies().await?);
        self.all(&folders, Group::Copies).await
    }

    /// Deletes what the mail server did not, after each of the pauses, as long as
    /// something is left of it.
    async fn delete_again(&mut self) -> Result<(), Interrupted> {
        for pause in self.with.pauses {
            let refused = std::mem::take(&mut self.refused);
            let Some((_, problem)) = refused.values().next() else { break };
            if self.action() != AfterImport::Delete {
                break;
            }
            tracing::info!(code = problem.code(), seconds = pause.as_secs(), "deleting is tried again");
            self.with.reporter.waiting(Some((problem.clone(), *pause)));
            let waited = self.with.control.wait(*pause).await;
            self.with.reporter.waiting(None);
            waited?;
            let folders: Vec<(i64, String)> =
                refused.into_iter().map(|(folder, (path, _))| (folder, path)).collect();
            self.all(&folders, Group::Imported).await?;
        }
        Ok(())
    }

    /// Those of the folders that are to be settled.
    fn meant(&self, mut folders: Vec<(i64, String)>) -> Vec<(i64, String)> {
        folders.retain(|(id, _)| self.with.only.is_none_or(|only| only == *id));
        folders
    }

    async fn all(&mut self, folders: &[(i64, String)], group: Group) -> Result<(), Interrupted> {
        if folders.is_empty() {
            return Ok(());
        }
        self.with.reporter.phase(Phase::Settling);
        self.with.journal.harden().await?;
        let before = self.action();
        for (folder, path) in folders {
            self.folder(*folder, path, group, folders.len()).await?;
        }
        // Asked for meanwhile: what could not be deleted before is moved now.
        if self.action() != before {
            for (folder, path) in folders {
                self.folder(*folder, path, group, folders.len()).await?;
            }
        }
        Ok(())
    }

    /// What becomes of messages now: the plan's choice, unless the person would
    /// rather move or mark than delete by now.
    fn action(&self) -> AfterImport {
        match self.with.control.instead() {
            Some(way) if *self.with.after_import == AfterImport::Delete => way,
            _ => self.with.after_import.clone(),
        }
    }

    async fn folder(&mut self, folder: i64, path: &str, group: Group, all: usize) -> Result<(), Interrupted> {
        self.with.reporter.in_hand(path);
        let mut patience = Patience::new(self.with.patience);
        // A folder that does not open holds up no other.
        let mut opening = folders::patience(all, self.with.patience);
        let mut connection: Option<(C::Mailbox, Opened)> = None;
        let mut after_uid = 0;
        let mut fruitless = 0;
        loop {
            self.with.control.checkpoint().await?;
            let action = self.action();
            let (mailbox, opened) = match self.connected(&mut connection, (folder, path)).await {
                Ok(connected) => connected,
                Err(Unopened::Mailbox(problem)) => {
                    patience.wait_out(problem, &mut self.with.control, self.with.reporter).await?;
                    continue;
                }
                Err(Unopened::Folder(problem)) => {
                    if self.bear((folder, path), group, all, problem, &mut opening).await? {
                        continue;
                    }
                    break;
                }
            };
            let uid_validity = opened.uid_validity;
            let marks = FolderMarks { journal: self.with.journal, folder, uid_validity };
            if after_uid == 0
                && group == Group::Imported
                && let Err(problem) = self.find_again(mailbox, (folder, path), &opened).await
            {
                if problem.kind() != Kind::Passing {
                    return Err(problem.into());
                }
                connection = None;
                if !self.bear_lost((folder, path), group, all, problem, (&mut patience, &mut opening)).await?
                {
                    break;
                }
                continue;
            }
            self.with.control.checkpoint().await?;
            let rows = match group {
                Group::Imported => {
                    self.with.journal.to_settle(folder, uid_validity, after_uid, BATCH).await?
                }
                Group::Copies => {
                    self.with.journal.copies_to_settle(folder, uid_validity, after_uid, BATCH).await?
                }
            };
            let rows = self.keeper(&action).map_or(&*rows, |keeper| keeper.step(&rows));
            let Some(last) = rows.last() else { break };
            let last_uid = last.uid;
            let outcomes = match self.keep_and_settle(mailbox, path, rows, &action, &marks).await {
                Ok(outcomes) => outcomes,
                Err(problem) if problem.kind() == Kind::Passing => {
                    connection = None;
                    let patience = (&mut patience, &mut opening);
                    if !self.bear_lost((folder, path), group, all, problem, patience).await? {
                        break;
                    }
                    continue;
                }
                Err(problem) if concerns_mailbox(&problem) || safety_copy::ends_settling(&problem) => {
                    return Err(problem.into());
                }
                Err(problem) => rows.iter().map(|row| (row.uid, Err(problem.clone()))).collect(),
            };
            patience.renew();
            opening.renew();
            let settled = self.note(rows, &outcomes, &action, group).await?;
            if let Some(problem) = outcomes.values().find_map(worth_another_try) {
                self.refused.insert(folder, (path.to_owned(), problem.clone()));
            }
            self.with.reporter.tally(&self.with.journal.tally().await?);
            after_uid = last_uid;
            let same = action == self.action();
            fruitless = if settled == 0 && same { fruitless + 1 } else { 0 };
            if fruitless == FRUITLESS_BATCHES {
                // What the last batch met, the rest would meet too.
                if group == Group::Copies {
                    break;
                }
                if let Some(problem) = outcomes.values().find_map(|outcome| outcome.as_ref().err()) {
                    self.with.journal.leave_unsettled(folder, Some(after_uid), problem.into()).await?;
                }
                break;
            }
        }
        if let Some((mailbox, _)) = connection {
            mailbox.close().await;
        }
        Ok(())
    }

    /// What keeps messages before this is done with them.
    fn keeper(&mut self, action: &AfterImport) -> Option<&mut Keeper<'a>> {
        self.with.keeper.as_mut().filter(|_| *action == AfterImport::Delete)
    }

    /// Settles a batch; what is to be deleted is kept before, and what could not be
    /// kept is not deleted.
    async fn keep_and_settle(
        &mut self,
        mailbox: &mut C::Mailbox,
        path: &str,
        rows: &[MessageRow],
        action: &AfterImport,
        marks: &dyn Marks,
    ) -> Result<SettleOutcomes, Problem> {
        let not_kept = match self.keeper(action) {
            Some(keeper) => keeper.keep(mailbox, path, rows).await?,
            None => SettleOutcomes::new(),
        };
        let rows: Vec<MessageRow> =
            rows.iter().filter(|row| !not_kept.contains_key(&row.uid)).cloned().collect();
        self.before_removing(&rows, action).await?;
        let mut outcomes = batch(mailbox, &rows, action, marks).await?;
        outcomes.extend(not_kept);
        Ok(outcomes)
    }

    /// Bears what a connection met that had the folder open, with patience for the
    /// mailbox and for the folder: as [`Self::bear`] where it may be the folder's.
    async fn bear_lost(
        &mut self,
        folder: (i64, &str),
        group: Group,
        all: usize,
        problem: Problem,
        (patience, opening): (&mut Patience, &mut Patience),
    ) -> Result<bool, Interrupted> {
        if folders::may_be_of_the_folder(&problem) {
            return self.bear(folder, group, all, problem, opening).await;
        }
        patience.wait_out(problem, &mut self.with.control, self.with.reporter).await?;
        Ok(true)
    }

    /// Bears trouble with one of so many folders: `true` where it is worth another
    /// try, `false` where what is left of the folder was noted as not settled.
    async fn bear(
        &mut self,
        (folder, path): (i64, &str),
        group: Group,
        all: usize,
        problem: Problem,
        patience: &mut Patience,
    ) -> Result<bool, Interrupted> {
        match patience
            .wait_out(folders::in_folder(problem, path), &mut self.with.control, self.with.reporter)
            .await
        {
            Ok(()) => Ok(true),
            Err(Interrupted::Trouble(problem)) if folders::is_set_aside(all, &problem) => {
                let problem = self.renamed_or(problem, path).await;
                // A copy that cannot be settled is what it was: a copy in the mailbox.
                if group == Group::Imported {
                    let of_folder = folders::may_be_of_the_folder(&problem);
                    let problem = if of_folder { folders::of_the_folder(&problem, path) } else { problem };
                    self.with.journal.leave_unsettled(folder, None, (&problem).into()).await?;
                }
                Ok(false)
            }
            Err(interrupted) => Err(interrupted),
        }
    }

    /// A folder that is missing may go by another name now; what the mailbox meets
    /// while that is looked for changes nothing.
    async fn renamed_or(&self, problem: Problem, path: &str) -> Problem {
        if problem.code() != "folder-missing" {
            return problem;
        }
        match self.elsewhere(path).await {
            Ok(Some(now)) => renamed(path, &now, false),
            _ => problem,
        }
    }

    /// The connection with the folder open; a new one first takes back the deletion
    /// marks that an attempt before it left there.
    async fn connected<'c>(
        &self,
        connection: &'c mut Option<(C::Mailbox, Opened)>,
        (folder, path): (i64, &str),
    ) -> Result<(&'c mut C::Mailbox, Opened), Unopened> {
        let (mailbox, opened) = if let Some(open) = connection.take() {
            open
        } else {
            let mut mailbox = self.with.connector.connect().await.map_err(Unopened::Mailbox)?;
            let opened = mailbox.open(path, Access::Change).await.map_err(Unopened::of)?;
            let marks = FolderMarks { journal: self.with.journal, folder, uid_validity: opened.uid_validity };
            marks.take_back(&mut mailbox).await.map_err(Unopened::Folder)?;
            (mailbox, opened)
        };
        let (mailbox, opened) = connection.insert((mailbox, opened));
        Ok((mailbox, opened.clone()))
    }

    /// What must be safe on the disk before the mailbox is asked to remove these
    /// messages from their folder: that it is about to be.
    async fn before_removing(&self, rows: &[MessageRow], action: &AfterImport) -> Result<(), Problem> {
        if !matches!(action, AfterImport::Delete | AfterImport::Move(_)) {
            return Ok(());
        }
        self.with.journal.mark_begun(rows.iter().map(|row| row.id).collect(), action.as_str()).await
    }

    /// Writes down what became of a batch; gives how many are settled.
    async fn note(
        &self,
        rows: &[MessageRow],
        outcomes: &SettleOutcomes,
        action: &AfterImport,
        group: Group,
    ) -> Result<usize, Problem> {
        let mut settled = Vec::new();
        let (mut gone, mut moved, mut deleted) = (Vec::new(), Vec::new(), Vec::new());
        let mut unsettled = Vec::new();
        for row in rows {
            match outcomes.get(&row.uid) {
                Some(Ok(())) => settled.push(row.id),
                // There is nothing left to settle: an attempt that was cut off before
                // its note did it, or else somebody took it away.
                Some(Err(problem)) if problem.code() == "message-vanished" => match row.begun.as_str() {
                    "move" => moved.push(row.id),
                    "delete" => deleted.push(row.id),
                    _ => gone.push(row.id),
                },
                Some(Err(problem)) => unsettled.push((row.id, StoredProblem::from(problem))),
                // A mailbox that says nothing of a message has not settled it.
                None => {
                    unsettled.push((row.id, StoredProblem::from(&Problem::message("settle-not-confirmed"))));
                }
            }
        }
        let count = settled.len() + gone.len() + moved.len() + deleted.len();
        if group == Group::Copies {
            let all = [settled, gone, moved, deleted].concat();
            self.with.journal.mark_copies_settled(all).await?;
            return Ok(count);
        }
        let by_way = [(settled, action.as_str()), (moved, "move"), (deleted, "delete"), (gone, GONE)];
        for (ids, how) in by_way {
            self.with.journal.mark_settled(ids, how).await?;
        }
        self.with.journal.mark_unsettled(unsettled).await?;
        Ok(count)
    }
}

/// Asks the mailbox to settle a batch.
async fn batch<M: Mailbox>(
    mailbox: &mut M,
    rows: &[MessageRow],
    after_import: &AfterImport,
    marks: &dyn Marks,
) -> Result<SettleOutcomes, Problem> {
    if rows.is_empty() {
        return Ok(SettleOutcomes::new());
    }
    let uids: Vec<u32> = rows.iter().map(|row| row.uid).collect();
    Ok(match after_import {
        AfterImport::Keep => uids.iter().map(|uid| (*uid, Ok(()))).collect(),
        AfterImport::MarkRead => mailbox.mark_read(&uids).await?,
        AfterImport::Move(target) => mailbox.move_to(&uids, target, marks).await?,
        AfterImport::Delete => mailbox.delete(&uids, marks).await?,
    })
}

#[cfg(test)]
mod tests;
