//! What follows a run that left something which only time mends: mail that the
//! mail server did not delete is tried again, later each time, and a folder that
//! is missing or refused is looked for until it is there and opens.

use std::time::Duration;

use super::control::{Control, Stopped};
use super::folders::is_about_a_folder;
use super::run::{Ending, Run, Summary};
use crate::mailbox::{Access, Connector, Mailbox as _, paths};
use crate::problem::Problem;

/// The first wait before deleting is tried again; each further one doubles it.
const FIRST_RETRY: Duration = Duration::from_mins(15);
/// No wait is longer.
const LONGEST_RETRY: Duration = Duration::from_hours(4);

/// How often the mailbox is asked for a missing folder.
pub const LOOK_AGAIN: Duration = Duration::from_mins(1);

/// What is waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Awaited {
    /// That the mail server deletes: it is asked again after this time.
    Deletion(Duration),
    /// That this folder is in the mailbox and opens.
    Folder(String),
}

/// What is waited for from run to run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// Tries in a row that left mail undeleted.
    tries: u32,
}

impl FollowUp {
    /// What is waited for after a run that ended so and left so many messages
    /// undeleted; `None` where nothing clears by itself.
    pub fn after(&mut self, ending: &Ending, undeleted: u64) -> Option<Awaited> {
        if undeleted == 0 {
            self.tries = 0;
        } else if *ending == Ending::Done {
            let wait = FIRST_RETRY.saturating_mul(1 << self.tries.min(8)).min(LONGEST_RETRY);
            self.tries = self.tries.saturating_add(1);
            return Some(Awaited::Deletion(wait));
        }
        match ending {
            Ending::Trouble(problem) => missing_folder(problem).map(Awaited::Folder),
            Ending::Done | Ending::Stopped => None,
        }
    }
}

/// The folder that a problem is about, where it is not as the plan has it.
pub fn missing_folder(problem: &Problem) -> Option<String> {
    let folder = problem.fact("path").or_else(|| problem.fact("folder"));
    folder.filter(|_| is_about_a_folder(problem)).map(str::to_owned)
}

/// Looks once, a while from now, whether the mailbox has the folder and opens it;
/// `false` where it cannot be asked.
pub async fn look_for_folder<C: Connector>(connector: &C, path: &str) -> bool {
    tokio::time::sleep(LOOK_AGAIN).await;
    let Ok(mut mailbox) = connector.connect().await else { return false };
    let folders = mailbox.folders(false).await.unwrap_or_default();
    let listed = paths::find(path, &folders, |folder| &folder.path).is_some_and(|folder| folder.selectable);
    let opens = listed && mailbox.open(path, Access::Look).await.is_ok();
    mailbox.close().await;
    opens
}

impl Awaited {
    /// Waits until it has come, or is worth another try.
    ///
    /// # Errors
    /// [`Stopped`] as soon as the person wants an end.
    async fn come<C: Connector>(&self, connector: &C, control: &mut Control) -> Result<(), Stopped> {
        match self {
            Self::Deletion(wait) => control.wait(*wait).await,
            Self::Folder(path) => loop {
                tokio::select! {
                    there = look_for_folder(connector, path) => if there { return Ok(()) },
                    () = control.stop_wished() => return Err(Stopped),
                }
            },
        }
    }
}

impl<C: Connector + 'static> Run<C> {
    /// Imports, and stays for what only time mends: settles again what the mail
    /// server did not delete, and goes on once a missing folder is there. `each`
    /// is told of what is waited for after which run. Gives the last run.
    ///
    /// # Errors
    /// Only what the journal says; everything else is in the summary.
    pub async fn import_and_stay(
        &mut self,
        mut each: impl FnMut(&Summary, &Awaited) + Send,
    ) -> Result<Summary, Problem> {
        let mut follow_up = FollowUp::default();
        let mut summary = self.import().await?;
        while let Some(awaited) = follow_up.after(&summary.ending, summary.balance.undeleted()) {
            each(&summary, &awaited);
            if awaited.come(&*self.connector, &mut self.control.clone()).await.is_err() {
                break;
            }
            summary = match awaited {
                Awaited::Deletion(_) => self.settle_again().await?,
                Awaited::Folder(_) => self.import().await?,
            };
        }
        Ok(summary)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::{Wish, control};
    use crate::testing::{Asked, MemoryMailbox, cut_off};

    #[test]
    fn deleting_is_tried_later_each_time_and_at_once_again_after_it_worked() {
        let mut follow_up = FollowUp::default();
        let mut minutes = |undeleted| match follow_up.after(&Ending::Done, undeleted) {
            Some(Awaited::Deletion(wait)) => wait.as_secs() / 60,
            Some(Awaited::Folder(path)) => panic!("{path}"),
            None => 0,
        };
        assert_eq!([3, 3, 2, 2, 2, 2].map(&mut minutes), [15, 30, 60, 120, 240, 240]);
        assert_eq!([0, 1].map(minutes), [0, 15], "after success the waits begin anew");
    }

    #[test]
    fn only_what_clears_by_itself_is_waited_for() {
        let after = |ending, undeleted| FollowUp::default().after(&ending, undeleted);
        let missing = Problem::person("folder-missing").with("path", "Archive");
        assert_eq!(after(Ending::Trouble(missing), 0), Some(Awaited::Folder("Archive".into())));
        let anew = Problem::passing("folder-made-anew").with("folder", "Archive");
        assert_eq!(after(Ending::Trouble(anew), 4), Some(Awaited::Folder("Archive".into())));
        assert_eq!(after(Ending::Trouble(Problem::person("zammad-token-malformed")), 0), None);
        assert_eq!(after(Ending::Stopped, 4), None, "the person wants an end");
        assert_eq!(after(Ending::Done, 0), None);
    }

    #[tokio::test(start_paused = true)]
    async fn a_folder_is_looked_for_until_it_is_there_whatever_comes_between() {
        let mailbox = MemoryMailbox::default();
        let (_controller, mut wishes) = control();
        mailbox.trouble_next(Asked::Connect, Problem::passing("network-unreachable"));
        mailbox.trouble_next(Asked::Folders, Problem::passing("mailbox-connection-lost"));
        let (later, began) = (mailbox.clone(), tokio::time::Instant::now());
        tokio::spawn(async move {
            tokio::time::sleep(LOOK_AGAIN * 5 + LOOK_AGAIN / 2).await;
            later.deliver("Archive", Vec::new(), cut_off());
        });
        let awaited = Awaited::Folder("Archive".into());
        assert_eq!(awaited.come(&mailbox, &mut wishes).await, Ok(()));
        assert_eq!(began.elapsed(), LOOK_AGAIN * 6, "at the first look that sees it");
    }

    #[tokio::test(start_paused = true)]
    async fn a_stop_ends_the_waiting() {
        for awaited in [Awaited::Folder("Archive".into()), Awaited::Deletion(LONGEST_RETRY)] {
            let (controller, mut wishes) = control();
            tokio::spawn(async move {
                tokio::time::sleep(LOOK_AGAIN * 2).await;
                controller.wish(Wish::Stop);
            });
            let mailbox = MemoryMailbox::default();
            assert_eq!(awaited.come(&mailbox, &mut wishes).await, Err(Stopped), "{awaited:?}");
        }
    }
}
