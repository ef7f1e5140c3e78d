//! Practice in this process: what the window needs of it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::plan::Plan;
use crate::problem::Problem;
use mailferry_practice::{Practice, Scenario};

/// A practice that runs in this process, and the folder it lives in. Both end
/// with the last clone of the `Arc` that holds it.
pub struct Practising {
    /// Tenant, mailbox and helpdesk.
    pub practice: Practice,
    /// Its ready plan.
    pub plan: Plan,
    /// Where its journal goes; removed at the end.
    pub folder: Folder,
}

/// Folders of practices that have ended and that could not be removed yet.
static LEFT: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// How often, and after how long, it is tried again to remove them at the end.
const TRIALS: (u32, Duration) = (30, Duration::from_millis(100));

/// A folder that is removed with its contents when it is dropped. Windows removes no
/// file that is open, and a journal may be for a moment after its practice: what is
/// left then is removed by [`remove_left`].
pub struct Folder(PathBuf);

impl Folder {
    /// A new one among the temporary files, which nobody else may read.
    ///
    /// # Errors
    /// `practice-no-folder`.
    fn new() -> Result<Self, Problem> {
        let made = tempfile::Builder::new().prefix("mailferry-practice-").tempdir();
        made.map(|folder| Self(folder.keep()))
            .map_err(|error| Problem::person("practice-no-folder").words(&error.to_string()))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !is_removed(&self.0) {
            LEFT.lock().unwrap_or_else(PoisonError::into_inner).push(self.0.clone());
        }
    }
}

fn is_removed(folder: &Path) -> bool {
    std::fs::remove_dir_all(folder).map_or_else(|error| error.kind() == ErrorKind::NotFound, |()| true)
}

/// Removes what could not be removed when its practice ended. To be called when no
/// journal is in use any more: waits up to three seconds until none is open.
pub fn remove_left() {
    let mut left = std::mem::take(&mut *LEFT.lock().unwrap_or_else(PoisonError::into_inner));
    let (times, pause) = TRIALS;
    for _ in 0..times {
        left.retain(|folder| !is_removed(folder));
        if left.is_empty() {
            return;
        }
        std::thread::sleep(pause);
    }
    tracing::warn!(folders = left.len(), "a practice's folder was not removed");
}

impl Practising {
    /// Starts tenant, mailbox and helpdesk on ports of this machine.
    ///
    /// # Errors
    /// `practice-no-folder`; as [`Practice::start`]; `practice-plan` where its
    /// own plan is not well formed.
    pub async fn start(scenario: Scenario) -> Result<Arc<Self>, Problem> {
        Self::start_with(&[scenario]).await
    }

    /// The same with several scenarios at once.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn start_with(scenarios: &[Scenario]) -> Result<Arc<Self>, Problem> {
        let folder = Folder::new()?;
        let practice = Practice::start_with(scenarios, folder.path(), None).await?;
        Self::of(practice, folder).await
    }

    /// The same with a helpdesk of one's own making, such as another version of Zammad.
    #[cfg(test)]
    pub(crate) async fn start_as(
        change: impl FnOnce(&mut mailferry_practice::helpdesk::Options),
    ) -> Result<Arc<Self>, Problem> {
        let folder = Folder::new()?;
        let practice = Practice::start_as(folder.path(), change).await?;
        Self::of(practice, folder).await
    }

    async fn of(practice: Practice, folder: Folder) -> Result<Arc<Self>, Problem> {
        let text = tokio::fs::read_to_string(practice.plan())
            .await
            .map_err(|error| Problem::ours("practice-plan").words(&error.to_string()))?;
        let plan = Plan::read(&text, folder.path()).map_err(|mut errors| {
            errors.pop().map_or_else(|| Problem::ours("practice-plan"), |error| error.problem)
        })?;
        Ok(Arc::new(Self { practice, plan, folder }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_a_practice_is_removed_with_what_is_in_it() {
        let folder = Folder::new().expect("a folder");
        let path = folder.path().to_owned();
        std::fs::write(path.join("services.json"), "{}").expect("written");
        drop(folder);
        assert!(!path.exists());
        assert!(LEFT.lock().expect("a list").is_empty(), "nothing is left to be done");
    }

    #[test]
    fn what_cannot_be_removed_when_a_practice_ends_is_removed_when_the_program_does() {
        let folder = Folder::new().expect("a folder");
        let path = folder.path().to_owned();
        // Something that is no folder cannot be removed as one, as on Windows a folder
        // with an open file.
        std::fs::remove_dir(&path).and_then(|()| std::fs::write(&path, "")).expect("a file");
        drop(folder);
        assert!(path.exists());
        std::fs::remove_file(&path).and_then(|()| std::fs::create_dir(&path)).expect("a folder");
        std::fs::write(path.join("services.json"), "{}").expect("written");
        remove_left();
        assert!(!path.exists());
    }
}
