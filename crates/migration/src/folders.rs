//! Folders that are not as the plan has them: missing, renamed, refused, made
//! anew, without an answer. One folder's trouble is that folder's: it is set
//! aside, its messages are held with the reason, all other folders go on, and it
//! is looked at again, later each time and at the end of the run.

mod known;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

pub(crate) use self::known::{adopt, recognise};

use super::control::Control;
use super::journal::{JournalWriter, StoredProblem};
use super::patience::{Interrupted, Patience};
use super::progress::Reporter;
use crate::mailbox::{Folder, paths};
use crate::problem::{Kind, Place, Problem};

/// How long passing trouble with one folder is borne while others could go on.
const FOLDER_PATIENCE: Duration = Duration::from_secs(20);
/// The first pause before a folder that was set aside is looked at again while the
/// run goes on; each further one doubles it.
const FIRST_PAUSE: Duration = Duration::from_secs(30);
/// No pause is longer.
const LONGEST_PAUSE: Duration = Duration::from_mins(15);

/// What a connection meets that works for other folders: the server refuses this
/// folder, or breaks off over it each time.
const OF_THE_FOLDER: [&str; 9] = [
    "mailbox-no-right",
    "mailbox-server-unavailable",
    "mailbox-server-refused",
    "mailbox-command-refused",
    "mailbox-connection-lost",
    "mailbox-silent",
    "mailbox-reply-unreadable",
    "mailbox-reply-endless",
    "mailbox-reply-too-large",
];

/// Whether a problem is about a folder that is not as the plan has it.
pub fn is_about_a_folder(problem: &Problem) -> bool {
    problem.mended_at() == Some(Place::Folders)
}

/// Whether what a connected mailbox met may be one folder's alone.
pub(crate) fn may_be_of_the_folder(problem: &Problem) -> bool {
    is_about_a_folder(problem) || OF_THE_FOLDER.contains(&problem.code())
}

/// The same, with the folder that it is met in: whoever waits is told which.
pub(crate) fn in_folder(problem: Problem, path: &str) -> Problem {
    if problem.fact("folder").is_some() { problem } else { problem.with("folder", path) }
}

/// Patience with one of so many folders: short where others can go on meanwhile.
pub(crate) fn patience(folders: usize, limit: Duration) -> Patience {
    Patience::new(if folders > 1 { FOLDER_PATIENCE.min(limit) } else { limit })
}

/// Whether a folder is set aside for what was met in it, and not the whole run ended:
/// trouble that passes and could be any folder's only while another could go on.
pub(crate) fn is_set_aside(folders: usize, problem: &Problem) -> bool {
    problem.kind() != Kind::Passing
        || may_be_of_the_folder(problem) && (is_about_a_folder(problem) || folders > 1)
}

/// The problem of the folder that a problem met in it means.
pub(crate) fn of_the_folder(problem: &Problem, path: &str) -> Problem {
    let told = match (problem.code(), problem.kind()) {
        ("mailbox-no-right", _) => Problem::person("folder-no-right"),
        (code, kind)
            if is_about_a_folder(problem)
                && !matches!(code, "folder-refused-now" | "mailbox-folder-unknown") =>
        {
            let person = matches!(code, "folder-missing" | "folder-holds-no-mail");
            Problem::new(if person { Kind::Person } else { kind }, code)
        }
        (_, Kind::Passing) => Problem::passing("folder-unanswered"),
        _ => Problem::person("folder-refused"),
    };
    let facts = problem.facts().iter().filter(|(name, _)| !matches!(*name, "path" | "folder")).cloned();
    let told = told.with("path", path).with("folder", path);
    let told = facts.fold(told, |told, (name, fact)| told.with(name, fact));
    told.words(problem.server_words().unwrap_or_default())
}

/// A folder that was set aside.
#[derive(Debug, Clone)]
struct Fault {
    problem: Problem,
    looks: u32,
    again_at: Instant,
}

/// The folders of a run that were set aside. All that the run consists of share it.
pub struct Faults {
    journal: JournalWriter,
    /// Folders of the plan.
    folders: usize,
    aside: Mutex<BTreeMap<String, Fault>>,
    /// What a person should know of folders that were looked through.
    remarks: Mutex<BTreeMap<String, Problem>>,
}

impl Faults {
    /// Of a plan with so many folders; none is set aside yet.
    pub fn new(journal: JournalWriter, folders: usize) -> Self {
        Self { journal, folders, aside: Mutex::default(), remarks: Mutex::default() }
    }

    fn aside(&self) -> MutexGuard<'_, BTreeMap<String, Fault>> {
        self.aside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Another run begins.
    pub(crate) fn begin(&self) {
        self.aside().clear();
        self.remarks().clear();
    }

    fn remarks(&self) -> MutexGuard<'_, BTreeMap<String, Problem>> {
        self.remarks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes what a person should know of a folder that was looked through; it is not
    /// set aside.
    pub(crate) fn remark(&self, path: &str, problem: Problem) {
        self.remarks().insert(path.to_owned(), problem);
    }

    /// Whether a folder is set aside.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.aside().contains_key(path)
    }

    /// What is wrong with the folders that are set aside, and what should be known of
    /// others.
    pub fn all(&self) -> Vec<Problem> {
        let mut all: Vec<Problem> = self.aside().values().map(|fault| fault.problem.clone()).collect();
        all.extend(self.remarks().values().cloned());
        all
    }

    /// The paths of those.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.aside().keys().cloned().collect()
    }

    /// What ends a run in which all else is done: what needs a person first.
    pub(crate) fn ending(&self) -> Option<Problem> {
        let aside = self.aside();
        let person = aside.values().find(|fault| fault.problem.kind() == Kind::Person);
        person.or_else(|| aside.values().next()).map(|fault| fault.problem.clone())
    }

    /// Trouble with a folder that may pass by itself while a run waits.
    pub(crate) fn passing(&self) -> Option<Problem> {
        let aside = self.aside();
        aside.values().find(|fault| fault.problem.kind() == Kind::Passing).map(|fault| fault.problem.clone())
    }

    /// Folders that could go on, this one included.
    fn going_on(&self, path: &str) -> usize {
        let others = self.aside().keys().filter(|other| *other != path).count();
        self.folders.saturating_sub(others)
    }

    /// Patience with a folder: short where others can go on meanwhile.
    pub(crate) fn patience(&self, path: &str, limit: Duration) -> Patience {
        patience(self.going_on(path), limit)
    }

    /// Bears trouble with a folder: `true` where it is worth another try, `false`
    /// where the folder was set aside.
    ///
    /// # Errors
    /// [`Interrupted`]: trouble that passes and is nobody's alone, where no other
    /// folder could go on.
    pub(crate) async fn bear(
        &self,
        path: &str,
        problem: Problem,
        patience: &mut Patience,
        control: &mut Control,
        reporter: &Reporter,
    ) -> Result<bool, Interrupted> {
        match patience.wait_out(in_folder(problem, path), control, reporter).await {
            Ok(()) => Ok(true),
            Err(Interrupted::Trouble(problem))
                if may_be_of_the_folder(&problem) && is_set_aside(self.going_on(path), &problem) =>
            {
                self.set_aside(path, &problem).await?;
                Ok(false)
            }
            Err(interrupted) => Err(interrupted),
        }
    }

    /// Sets a folder aside: its messages that are still to be imported are held.
    ///
    /// # Errors
    /// What the disk says.
    pub(crate) async fn set_aside(&self, path: &str, problem: &Problem) -> Result<(), Problem> {
        let problem = of_the_folder(problem, path);
        tracing::warn!(code = problem.code(), "a folder is set aside");
        if let Some(row) = self.journal.known_folder(path).await? {
            self.journal.hold_folder(row.id, StoredProblem::from(&problem)).await?;
        }
        let mut aside = self.aside();
        let looks = aside.get(path).map_or(0, |fault| fault.looks.saturating_add(1));
        let again_at = Instant::now() + pause(looks);
        aside.insert(path.to_owned(), Fault { problem, looks, again_at });
        Ok(())
    }

    /// A folder was looked through: it is as the plan has it.
    ///
    /// # Errors
    /// What the disk says.
    pub(crate) async fn clear(&self, path: &str, folder: i64, uid_validity: u32) -> Result<(), Problem> {
        self.journal.release_folder(folder, uid_validity).await?;
        self.aside().remove(path);
        self.remarks().remove(path);
        Ok(())
    }

    /// Folders whose pause is over, to be looked at again in the middle of a run.
    pub(crate) fn due(&self) -> Vec<String> {
        let now = Instant::now();
        let aside = self.aside();
        aside.iter().filter(|(_, fault)| fault.again_at <= now).map(|(path, _)| path.clone()).collect()
    }

    /// A folder answers again in the middle of a run: what is known of it goes on.
    /// It stays among those that are looked through at the end.
    ///
    /// # Errors
    /// What the disk says.
    pub(crate) async fn answers(&self, path: &str, uid_validity: u32) -> Result<(), Problem> {
        if let Some(row) = self.journal.known_folder(path).await? {
            self.journal.release_folder(row.id, uid_validity).await?;
        }
        if let Some(fault) = self.aside().get_mut(path) {
            fault.again_at = Instant::now() + LONGEST_PAUSE;
        }
        Ok(())
    }
}

fn pause(looks: u32) -> Duration {
    FIRST_PAUSE.saturating_mul(1 << looks.min(8)).min(LONGEST_PAUSE)
}

/// The paths of folders that hold mail and are none of these.
pub(crate) fn others<'a>(folders: &'a [Folder], not: &[String]) -> Vec<&'a str> {
    let others = folders.iter().filter(|folder| folder.selectable && !is_among(&folder.path, not));
    others.map(|folder| folder.path.as_str()).collect()
}

/// Whether a path is one of these, as one folder's path may be spelt.
pub(crate) fn is_among(path: &str, all: &[String]) -> bool {
    all.iter().any(|one| paths::are_same(one, path))
}

#[cfg(test)]
mod tests;
