//! Fetching ahead: windows of messages, oldest first, held within a bound of
//! bytes whatever the mailbox holds.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};

use super::{HELD_BYTES, Shared};
use crate::control::Control;
use crate::folders::may_be_of_the_folder;
use crate::journal::{ImportScope, MessageRow, MessageState, StoredProblem, within};
use crate::mailbox::{Access, Connector, Fetched, Mailbox, SearchCriteria};
use crate::patience::{Interrupted, Patience};
use crate::problem::Problem;

/// Most messages of a window.
const WINDOW_MESSAGES: usize = 256;
/// Most bytes of a window, unless a single message is larger.
const WINDOW_BYTES: u64 = 5 * 1024 * 1024;
/// The bound is counted in these, because a semaphore counts in small numbers.
const UNIT: u64 = 1024;

/// A message as it was fetched. It holds its share of the bound until it is
/// dropped.
pub(super) struct Raw {
    /// Its row.
    pub row: MessageRow,
    /// Its bytes; `None` where the server gave nothing for its UID.
    pub bytes: Option<Vec<u8>>,
    /// Its share of the bound.
    pub share: OwnedSemaphorePermit,
}

/// Sends all found messages of a scope, oldest first, then ends.
pub(super) async fn feed<C: Connector>(
    shared: Arc<Shared<C>>,
    scope: ImportScope,
    control: Control,
    into: mpsc::Sender<Result<Raw, Interrupted>>,
) {
    let mut feed = Feed {
        patience: Patience::new(shared.patience),
        shared,
        control,
        held: Arc::new(Semaphore::new(HELD_BYTES / UNIT as usize)),
        connection: None,
        paths: BTreeMap::new(),
        gone: HashSet::new(),
    };
    if let Err(interrupted) = feed.run(&scope, &into).await {
        // Nobody listens any more when the import has ended.
        let _ = into.send(Err(interrupted)).await;
    }
}

/// Why messages of a folder were not fetched.
enum Unfetched {
    /// What the connected mailbox met in the folder.
    Folder(Problem),
    /// Anything else.
    Other(Problem),
}

impl Unfetched {
    fn of(problem: Problem) -> Self {
        if may_be_of_the_folder(&problem) { Self::Folder(problem) } else { Self::Other(problem) }
    }
}

struct Feed<C: Connector> {
    shared: Arc<Shared<C>>,
    control: Control,
    patience: Patience,
    held: Arc<Semaphore>,
    /// The connection, with the folder that is open on it.
    connection: Option<(C::Mailbox, Option<i64>)>,
    paths: BTreeMap<i64, String>,
    /// Messages of the window that are no longer in their folder.
    gone: HashSet<i64>,
}

impl<C: Connector> Feed<C> {
    async fn run(
        &mut self,
        scope: &ImportScope,
        into: &mpsc::Sender<Result<Raw, Interrupted>>,
    ) -> Result<(), Interrupted> {
        self.paths = self.shared.journal.folders().await?;
        let mut place = (i64::MIN, i64::MIN);
        loop {
            self.control.checkpoint().await?;
            self.look_again().await?;
            let rows = self.shared.journal.next_found(scope, place, WINDOW_MESSAGES).await?;
            let window = window(rows);
            let Some(last) = window.last() else { break };
            place = (last.dated.as_second(), last.id);
            let mut share = self.hold(&window).await;
            let mut fetched = self.fetch_window(&window).await?;
            for row in window {
                if self.gone.remove(&row.id) {
                    self.leave_gone(&row).await?;
                    continue;
                }
                // Where its folder was set aside, the message is held.
                let Some(bytes) = fetched.remove(&row.id) else { continue };
                let units = units(row.size).min(share.num_permits());
                let own = share.split(units).unwrap_or_else(|| unreachable_share(&mut share));
                if into.send(Ok(Raw { row, bytes, share: own })).await.is_err() {
                    return Ok(());
                }
            }
        }
        if let Some((mailbox, _)) = self.connection.take() {
            mailbox.close().await;
        }
        Ok(())
    }

    /// Asks for folders that were set aside, where their pause is over: what is known
    /// of one that opens again goes on.
    async fn look_again(&mut self) -> Result<(), Interrupted> {
        for path in self.shared.faults.due() {
            let Ok(mut mailbox) = self.shared.connector.connect().await else { return Ok(()) };
            match mailbox.open(&path, Access::Look).await {
                Ok(opened) => self.shared.faults.answers(&path, opened.uid_validity).await?,
                Err(problem) if may_be_of_the_folder(&problem) => {
                    self.shared.faults.set_aside(&path, &problem).await?;
                }
                // Told by whatever else meets it.
                Err(_) => return Ok(()),
            }
            mailbox.close().await;
        }
        Ok(())
    }

    /// Notes that somebody else took a message out of its folder: there is nothing to
    /// import, and nothing to look at.
    async fn leave_gone(&mut self, row: &MessageRow) -> Result<(), Problem> {
        let path = self.paths.get(&row.folder).map_or("", String::as_str);
        let problem = Problem::message("message-vanished").with("path", path);
        let why = StoredProblem::from(&problem);
        self.shared.journal.mark_not_imported(row.id, MessageState::Skipped, why).await
    }

    /// Waits until the window fits into the bound; a message larger than the
    /// whole bound waits until it is alone.
    async fn hold(&mut self, window: &[MessageRow]) -> OwnedSemaphorePermit {
        let wanted: usize = window.iter().map(|row| units(row.size)).sum();
        let wanted = u32::try_from(wanted.min(HELD_BYTES / UNIT as usize)).unwrap_or(u32::MAX);
        match self.held.clone().acquire_many_owned(wanted).await {
            Ok(share) => share,
            // The semaphore is never closed: it lives as long as this feed.
            Err(_closed) => std::future::pending().await,
        }
    }

    /// Fetches a window, folder by folder. `None` for a message is that the
    /// server gave nothing for it.
    async fn fetch_window(
        &mut self,
        window: &[MessageRow],
    ) -> Result<HashMap<i64, Option<Vec<u8>>>, Interrupted> {
        let mut fetched = HashMap::with_capacity(window.len());
        let mut by_folder: BTreeMap<i64, Vec<&MessageRow>> = BTreeMap::new();
        for row in window {
            by_folder.entry(row.folder).or_default().push(row);
        }
        for (folder, rows) in by_folder {
            let path = self.paths.get(&folder).cloned().unwrap_or_default();
            let mut own = self.shared.faults.patience(&path, self.shared.patience);
            loop {
                let wanted: Vec<&MessageRow> =
                    rows.iter().copied().filter(|row| !fetched.contains_key(&row.id)).collect();
                if wanted.is_empty() {
                    break;
                }
                match self.fetch(folder, &path, &wanted, &mut fetched).await {
                    Ok(()) => self.patience.renew(),
                    Err(Unfetched::Folder(problem)) => {
                        self.connection = None;
                        if rows.iter().filter(|row| !fetched.contains_key(&row.id)).count() < wanted.len() {
                            own.renew();
                        }
                        let (control, reporter) = (&mut self.control, &self.shared.reporter);
                        if !self.shared.faults.bear(&path, problem, &mut own, control, reporter).await? {
                            break;
                        }
                    }
                    Err(Unfetched::Other(problem)) => {
                        self.connection = None;
                        self.patience.wait_out(problem, &mut self.control, &self.shared.reporter).await?;
                    }
                }
            }
        }
        Ok(fetched)
    }

    async fn fetch(
        &mut self,
        folder: i64,
        path: &str,
        rows: &[&MessageRow],
        fetched: &mut HashMap<i64, Option<Vec<u8>>>,
    ) -> Result<(), Unfetched> {
        let (mut mailbox, open) = match self.connection.take() {
            Some(connection) => connection,
            None => (self.shared.connector.connect().await.map_err(Unfetched::Other)?, None),
        };
        self.shared.reporter.in_hand(path);
        if open != Some(folder) {
            let opened = mailbox.open(path, Access::Look).await.map_err(Unfetched::of)?;
            if rows.iter().any(|row| row.uid_validity != opened.uid_validity) {
                let anew = Problem::passing("folder-made-anew").with("folder", path);
                return Err(Unfetched::Folder(anew.until_the_next_run()));
            }
        }
        let ids: HashMap<u32, i64> = rows.iter().map(|row| (row.uid, row.id)).collect();
        let mut uids: Vec<u32> = ids.keys().copied().collect();
        uids.sort_unstable();
        let (sender, mut receiver) = mpsc::channel(8);
        let receiving = async {
            while let Some(one) = receiver.recv().await {
                let (uid, bytes) = match one {
                    Fetched::Mail { uid, raw } => (uid, Some(raw)),
                    Fetched::Nothing { uid } => (uid, None),
                };
                if let Some(id) = ids.get(&uid) {
                    fetched.insert(*id, bytes);
                }
            }
        };
        let (outcome, ()) = tokio::join!(mailbox.fetch(&uids, sender), receiving);
        self.shared.reporter.read(rows.iter().filter(|row| fetched.contains_key(&row.id)).count() as u64);
        outcome.map_err(Unfetched::of)?;
        if rows.iter().any(|row| fetched.get(&row.id).is_some_and(Option::is_none)) {
            // A folder that is gone hands nothing out either: that is another
            // trouble than a message that is.
            if let Err(problem) = mailbox.open(path, Access::Look).await {
                fetched.retain(|id, bytes| bytes.is_some() || !rows.iter().any(|row| row.id == *id));
                return Err(Unfetched::of(problem));
            }
            // What the folder still counts is there and held back; where the server gives
            // no UID of some, it cannot be told.
            let there = mailbox.search(&SearchCriteria::default()).await.map_err(Unfetched::of)?;
            let is_gone = |row: &&&MessageRow| {
                let missing = fetched.get(&row.id).is_some_and(Option::is_none);
                missing && there.withheld == 0 && there.uids.binary_search(&row.uid).is_err()
            };
            self.gone.extend(rows.iter().filter(is_gone).map(|row| row.id));
        }
        self.connection = Some((mailbox, Some(folder)));
        Ok(())
    }
}

/// As many of the rows as fit into a window, at least one.
fn window(mut rows: Vec<MessageRow>) -> Vec<MessageRow> {
    rows.truncate(within(&rows, WINDOW_BYTES).len());
    rows
}

fn units(size: u64) -> usize {
    usize::try_from(size.div_ceil(UNIT).max(1)).unwrap_or(usize::MAX)
}

/// `split` only fails for more than there is, and no more is asked for.
fn unreachable_share(share: &mut OwnedSemaphorePermit) -> OwnedSemaphorePermit {
    let all = share.num_permits();
    share.split(all).unwrap_or_else(|| unreachable!("a permit can always give all it has"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: i64, size: u64) -> MessageRow {
        MessageRow { id, uid: id as u32, thread: id, size, may_have_files: true, ..crate::testing::row() }
    }

    #[test]
    fn a_window_is_bounded_by_bytes_and_never_empty() {
        let sizes = |rows: Vec<MessageRow>| window(rows).iter().map(|row| row.size).collect::<Vec<_>>();
        assert_eq!(sizes(vec![row(1, 100_000_000), row(2, 1)]), [100_000_000]);
        assert_eq!(sizes(vec![row(1, WINDOW_BYTES - 1), row(2, 1), row(3, 1)]), [WINDOW_BYTES - 1, 1]);
        assert_eq!(sizes(vec![row(1, 0), row(2, 0)]), [0, 0]);
        assert!(window(Vec::new()).is_empty());
    }
}
