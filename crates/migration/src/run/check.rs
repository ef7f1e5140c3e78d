//! The check of a plan: what helpdesk and mailbox say to it, before anything is
//! changed.

use super::Run;
use crate::folders::recognise;
use crate::mailbox::{Connector, Folder, Mailbox, paths};
use crate::patience::Patience;
use crate::plan::{AfterImport, Dates, FolderPlan, nearest};
use crate::platform::safekeeping;
use crate::problem::{Kind, Problem};
use crate::progress::Phase;
use crate::scan::renamed;
use crate::zammad::preflight::{self, Helpdesk, HoldWanted, Line, Topic, Verdict, Wanted};
use crate::{alone, changes, safety_copy};

/// What the check of a plan found.
pub struct Checked {
    /// The lines to show.
    pub lines: Vec<Line>,
    /// The helpdesk, where nothing stops a run.
    pub helpdesk: Option<Helpdesk>,
}

impl Checked {
    /// The first problem that stops a run.
    pub fn stop(&self) -> Option<&Problem> {
        self.lines.iter().find_map(|line| match &line.verdict {
            Verdict::Stop(problem) => Some(problem),
            Verdict::Good | Verdict::Caution(_) => None,
        })
    }

    /// The first problem that stops a run, where all of them pass by themselves.
    fn passing(&self) -> Option<&Problem> {
        let stops = self.lines.iter().filter_map(|line| match &line.verdict {
            Verdict::Stop(problem) => Some(problem),
            Verdict::Good | Verdict::Caution(_) => None,
        });
        stops.clone().all(|problem| problem.kind() == Kind::Passing).then(|| stops.clone().next()).flatten()
    }
}

impl<C: Connector + 'static> Run<C> {
    /// The check; and as long as nothing but passing trouble stands against it,
    /// once more, for as long as patience lasts.
    pub async fn check_patiently(&self) -> Checked {
        let mut patience = Patience::new(self.options.patience);
        loop {
            let checked = self.check().await;
            let Some(problem) = checked.passing() else { return checked };
            let waited = patience.wait_out(problem.clone(), &mut self.control.clone(), &self.reporter).await;
            if waited.is_err() {
                return checked;
            }
        }
    }

    /// Checks the helpdesk and the mailbox; changes nothing.
    pub async fn check(&self) -> Checked {
        self.reporter.phase(Phase::Checking);
        let mut groups: Vec<String> = self.plan.folders.iter().map(|folder| folder.group.clone()).collect();
        groups.sort_unstable();
        groups.dedup();
        let wanted = Wanted {
            groups,
            archive_state: self.plan.import.archive_before.map(|_| self.plan.import.archive_state.clone()),
            import_mode: self.plan.import.dates == Dates::Original,
            auto_replies: self.plan.import.auto_replies,
            change_sending_address_to: self.plan.change_sending_address_to.clone(),
            mailbox: self.plan.microsoft.mailbox.clone(),
            empties_mailbox: self.plan.after_import == AfterImport::Delete,
            from: self.plan.import.from,
            last_changed: (self.plan.import.dates == Dates::Original)
                .then_some(self.plan.import.last_changed),
            hold: self.hold_wanted().await,
        };
        let (mut lines, helpdesk) = preflight::check(&self.client, &wanted).await;
        lines.extend(self.check_mailbox().await);
        lines.extend(self.check_safety_copies().await);
        Checked { lines, helpdesk }
    }

    /// What is known here of import mode being on.
    pub(super) async fn hold_wanted(&self) -> HoldWanted {
        HoldWanted {
            // What the journal cannot tell shows when import mode is to be taken.
            own: changes::own_hold(&self.journal).await.unwrap_or_default(),
            here: alone::holds_here(&self.options.journal, &self.plan.zammad.url).await,
            take_over: self.options.take_over,
        }
    }

    async fn check_mailbox(&self) -> Vec<Line> {
        let mailbox = &self.plan.microsoft.mailbox;
        let line = |what: Topic, found: &str, verdict| Line { what, found: found.into(), verdict };
        let mut connection = match self.connector.connect().await {
            Ok(connection) => connection,
            Err(problem) => return vec![line(Topic::Mailbox, mailbox, Verdict::Stop(problem))],
        };
        let mut lines = vec![line(Topic::Mailbox, mailbox, Verdict::Good)];
        match connection.folders(false).await {
            Ok(folders) => {
                for (path, trouble) in self.check_folders(&mut connection, &folders).await {
                    lines.push(line(Topic::Folder, path, trouble));
                }
            }
            Err(problem) => lines.push(line(Topic::Folders, mailbox, Verdict::Stop(problem))),
        }
        connection.close().await;
        lines
    }

    /// What stands against keeping what is to be deleted: better told now than once all
    /// is imported. Where nothing does, nothing is said.
    async fn check_safety_copies(&self) -> Option<Line> {
        if !safety_copy::is_wanted(&self.plan) {
            return None;
        }
        let folder = self.options.safety_copies.clone();
        let found = folder.display().to_string().into();
        let checked = tokio::task::spawn_blocking(move || safekeeping::check_writable(&folder)).await;
        let problem = match checked {
            Ok(checked) => checked.err()?,
            Err(_panicked) => Problem::ours("safety-copy-thread-gone"),
        };
        Some(Line { what: Topic::SafetyCopy, found, verdict: Verdict::Stop(problem) })
    }

    /// What is to be said of each folder of the plan. One that is not as the plan has
    /// it stops nothing while another is: the import goes on without it.
    async fn check_folders(&self, mailbox: &mut C::Mailbox, folders: &[Folder]) -> Vec<(&str, Verdict)> {
        let plans = &self.plan.folders;
        let mut found = Vec::new();
        for plan in plans {
            found.push((plan.path.as_str(), folder_trouble(plan, plans, folders)));
        }
        for (path, trouble) in &mut found {
            let missing = trouble.as_ref().is_some_and(|problem| problem.code() == "folder-missing");
            // What cannot be told now is told by the look at the messages.
            let Ok(Some(row)) = self.journal.known_folder(path).await else { continue };
            let not: Vec<String> = plans.iter().map(|plan| plan.path.clone()).collect();
            if missing && let Ok(Some(now)) = recognise(mailbox, &self.journal, &row, &not).await {
                *trouble = Some(renamed(path, &now, false));
            }
        }
        let some_good = found.iter().any(|(_, trouble)| trouble.is_none());
        let verdict = |trouble: Option<Problem>| match trouble {
            None => Verdict::Good,
            Some(problem) if some_good && problem.kind() == Kind::Person => Verdict::Caution(problem),
            Some(problem) => Verdict::Stop(problem),
        };
        found.into_iter().map(|(path, trouble)| (path, verdict(trouble))).collect()
    }

    /// The helpdesk, where the check finds nothing that stops a run.
    pub(crate) async fn good_helpdesk(&self) -> Result<Helpdesk, Problem> {
        let checked = self.check_patiently().await;
        if let Some(problem) = checked.stop() {
            return Err(problem.clone());
        }
        checked.helpdesk.ok_or_else(|| Problem::ours("check-without-result"))
    }
}

/// What is wrong with a folder of the plan.
fn folder_trouble(plan: &FolderPlan, plans: &[FolderPlan], folders: &[Folder]) -> Option<Problem> {
    let meant = |plan: &FolderPlan| paths::find(&plan.path, folders, |folder| &folder.path);
    let Some(folder) = meant(plan) else {
        let paths = folders.iter().filter(|folder| folder.selectable).map(|folder| folder.path.as_str());
        let nearest = nearest(&plan.path, paths);
        return Some(
            Problem::person("folder-missing")
                .with("path", &plan.path)
                .with("found", if nearest.is_empty() { "none" } else { "some" })
                .with("nearest", nearest.join(", ")),
        );
    };
    if !folder.selectable {
        return Some(Problem::person("folder-holds-no-mail").with("path", &plan.path));
    }
    let before = plans.iter().take_while(|other| *other != plan);
    let twin = before.into_iter().find(|other| meant(other).is_some_and(|same| same.path == folder.path));
    twin.map(|twin| {
        Problem::usage("folder-meant-twice")
            .with("path", &plan.path)
            .with("other", &twin.path)
            .with("folder", &folder.path)
    })
}
