//! Messages saved as files, as they lie in the mailbox.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crate::engine::Needs;
use crate::migration::journal::Journal;
use crate::migration::preview::Fetching;
use crate::platform::saving::SavedMails;
use crate::problem::Problem;

/// Messages saved as files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// How many.
    pub count: u64,
    /// Where.
    pub folder: PathBuf,
    /// What kept others from being saved, and how many.
    pub failed: Option<(u64, Problem)>,
}

/// Fetches messages of a journal without marking them read, and saves each under a
/// name that no file has. One that cannot be had does not keep the others.
///
/// # Errors
/// Where none could be saved: what kept the last one.
pub async fn save(
    needs: &Needs,
    journal: &Journal,
    ids: Vec<i64>,
    folder: Result<PathBuf, Problem>,
) -> Result<Saved, Problem> {
    let folder = folder?;
    let connector = needs.connector()?;
    let mut saved = Saved { count: 0, folder: folder.clone(), failed: None };
    let mut fetching = Fetching::new(&connector, journal);
    let mails = aside(move || SavedMails::into_folder(&folder)).await?;
    let mails = Arc::new(Mutex::new(mails));
    for message in journal.listed(ids).await? {
        let outcome = match fetching.fetch(message.id).await {
            Ok(raw) => {
                let mails = Arc::clone(&mails);
                aside(move || {
                    let mut mails = mails.lock().unwrap_or_else(PoisonError::into_inner);
                    mails.save(&message.folder, message.uid, &raw)
                })
                .await
            }
            Err(problem) => Err(problem),
        };
        match outcome {
            Ok(_path) => saved.count += 1,
            Err(problem) => {
                let failed = saved.failed.take().map_or(0, |(count, _)| count);
                saved.failed = Some((failed + 1, problem));
            }
        }
    }
    fetching.close().await;
    match saved.failed.take() {
        Some((_, problem)) if saved.count == 0 => Err(problem),
        failed => Ok(Saved { failed, ..saved }),
    }
}

/// Work with the disk, off the threads that others wait for.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Problem::ours("import-task-failed")))
}
