//! Removing a journal that nobody needs any more.

use std::path::PathBuf;

use super::{Identity, JournalWriter};
use crate::platform;
use crate::problem::Problem;

/// Endings of the journal's files.
const FILES: [&str; 4] = ["journal", "journal-wal", "journal-shm", "lock"];

/// Removes a journal and what lies beside it. The mail stays where it is, in the
/// mailbox and in Zammad.
///
/// # Errors
/// `journal-in-use`; `start-changes-waiting` while something is still changed in
/// Zammad or flagged in the mailbox, which only this journal knows; what the disk
/// says.
pub async fn discard(path: PathBuf, identity: Identity) -> Result<(), Problem> {
    let opened = path.clone();
    let journal = blocking(move || JournalWriter::open(&opened, &identity)).await?;
    if !journal.unrestored_changes().await?.is_empty() || !journal.marked().await?.is_empty() {
        return Err(Problem::person("start-changes-waiting"));
    }
    blocking(move || {
        drop(journal);
        FILES.iter().try_for_each(|ending| platform::remove(&path.with_extension(ending)))
    })
    .await
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Problem::ours("journal-thread-gone")))
}
