//! One import into a helpdesk at a time: on this machine by a lock that each run
//! holds, between machines by the mark beside import mode
//! ([`crate::zammad::import_mode::Mark`]).

use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::changes;
use super::journal::Journal;
use crate::platform::single::Single;
use crate::problem::Problem;
use crate::zammad::import_mode::{Here, Own};

/// How often a run that waits for another one looks whether it has ended.
const LOOK: Duration = Duration::from_secs(2);

/// No other run on this machine works on this helpdesk for as long as this lives.
#[derive(Debug)]
pub struct Alone {
    _lock: Single,
}

impl Alone {
    /// Takes the helpdesk for the plan whose journal this is.
    ///
    /// # Errors
    /// `import-running-here` where another plan's run has it: that passes when the
    /// run ends. `file-unwritable` with what the system says.
    pub async fn take(journal: &Path, helpdesk: &str) -> Result<Self, Problem> {
        match Single::take(&lock_file(journal, helpdesk))? {
            Some(lock) => Ok(Self { _lock: lock }),
            None => Err(taken(journal, helpdesk).await),
        }
    }
}

/// The lock lies beside the journals: one for each helpdesk.
fn lock_file(journal: &Path, helpdesk: &str) -> PathBuf {
    let name = hex::encode(&Sha256::digest(same_address(helpdesk).as_bytes())[..8]);
    journal.parent().unwrap_or(Path::new("")).join(format!("helpdesk-{name}.lock"))
}

/// An address as plans may write it in more than one way.
fn same_address(helpdesk: &str) -> String {
    helpdesk.trim().trim_end_matches('/').to_lowercase()
}

async fn taken(journal: &Path, helpdesk: &str) -> Problem {
    let mailbox = neighbours(journal, helpdesk)
        .await
        .into_iter()
        .find(|neighbour| neighbour.is_at_work)
        .map_or("unknown".to_owned(), |neighbour| neighbour.mailbox);
    Problem::passing("import-running-here").with("mailbox", mailbox).with("address", helpdesk).wait(LOOK)
}

/// Another plan of this machine for the same helpdesk.
struct Neighbour {
    mailbox: String,
    /// A process has its journal open for writing, and its newest run has no end.
    is_at_work: bool,
    /// Key of its hold of import mode, where it has not been put back.
    key: Option<String>,
}

/// Other plans' journals beside this one. One that cannot be read tells nothing.
async fn neighbours(journal: &Path, helpdesk: &str) -> Vec<Neighbour> {
    let folder = journal.parent().unwrap_or(Path::new(""));
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        let is_journal = path.extension().is_some_and(|extension| extension == "journal");
        if is_journal
            && path.file_name() != journal.file_name()
            && let Ok(Some(neighbour)) = neighbour(&path, helpdesk).await
        {
            found.push(neighbour);
        }
    }
    found
}

async fn neighbour(path: &Path, helpdesk: &str) -> Result<Option<Neighbour>, Problem> {
    let journal = Journal::open_for_reading(path)?;
    let identity = journal.identity().await?;
    if same_address(&identity.helpdesk) != same_address(helpdesk) {
        return Ok(None);
    }
    let newest_is_open = journal.runs().await?.first().is_some_and(|run| run.ended_at.is_none());
    let key = match changes::own_hold(&journal).await? {
        Own::Held(hold) => Some(hold.mark.key),
        Own::Nothing | Own::Unmarked => None,
    };
    let is_at_work = newest_is_open && Journal::is_in_use(path);
    Ok(Some(Neighbour { mailbox: identity.mailbox, is_at_work, key }))
}

/// Holds of import mode that other plans of this machine have.
pub async fn holds_here(journal: &Path, helpdesk: &str) -> Vec<Here> {
    let all = neighbours(journal, helpdesk).await;
    all.into_iter()
        .filter_map(|neighbour| Some(Here { key: neighbour.key?, under_way: neighbour.is_at_work }))
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::journal::{Identity, JournalWriter};

    fn journal(folder: &Path, name: &str, mailbox: &str) -> JournalWriter {
        let identity = Identity {
            helpdesk: "https://help.example.com".into(),
            server: "imap.example.com:993".into(),
            mailbox: mailbox.into(),
        };
        JournalWriter::open(&folder.join(name), &identity).expect("a journal")
    }

    #[tokio::test]
    async fn one_run_at_a_time_has_a_helpdesk_and_the_other_hears_whose_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let (ours, theirs) = (folder.path().join("a.journal"), folder.path().join("b.journal"));
        let other = journal(folder.path(), "b.journal", "office@contoso.example");
        other.begin_run("run", Timestamp::now()).await.expect("begun");
        let taken = Alone::take(&theirs, "https://Help.example.com/").await.expect("free");
        let problem = Alone::take(&ours, "https://help.example.com").await.expect_err("taken");
        assert_eq!(problem.code(), "import-running-here");
        assert_eq!(problem.fact("mailbox"), Some("office@contoso.example"));
        Alone::take(&ours, "https://desk.example.com").await.expect("another helpdesk");
        drop(taken);
        Alone::take(&ours, "https://help.example.com").await.expect("free again");
    }

    #[tokio::test]
    async fn what_another_plan_of_this_machine_holds_is_known_by_its_key() {
        let folder = tempfile::tempdir().expect("a folder");
        let ours = folder.path().join("a.journal");
        let other = journal(folder.path(), "b.journal", "office@contoso.example");
        let run = other.begin_run("run", Timestamp::now()).await.expect("begun");
        assert_eq!(holds_here(&ours, "https://help.example.com").await, []);
        other.note_change(run, "import-mode", 1, "import_mode", false).await.expect("noted");
        let mark = crate::zammad::import_mode::Mark::new("ada", "office@contoso.example", "desk");
        let hold = serde_json::json!({ "mark": mark, "written_at": null });
        other.remember_hold(hold.to_string()).await.expect("remembered");
        let here = |under_way| vec![Here { key: mark.key.clone(), under_way }];
        assert_eq!(holds_here(&ours, "https://help.example.com").await, here(true));
        drop(other);
        assert_eq!(holds_here(&ours, "https://help.example.com").await, here(false));
    }
}
