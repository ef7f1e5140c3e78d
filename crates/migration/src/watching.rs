//! Keeping watch: what arrives after an import is imported too, until the
//! person stops it.

use std::time::Duration;

use super::folders::is_about_a_folder;
use super::journal::ImportScope;
use super::patience::Interrupted;
use super::progress::Phase;
use super::run::{Ending, Run, Summary};
use crate::mailbox::Connector;
use crate::problem::{Kind, Problem};
use crate::zammad::preflight::Helpdesk;

/// How long the mailbox is left alone between two looks.
pub const BETWEEN_LOOKS: Duration = Duration::from_mins(1);

/// No wait for trouble to pass is longer.
const LONGEST_WAIT: Duration = Duration::from_mins(15);

impl<C: Connector + 'static> Run<C> {
    /// Looks at the folders of the plan again and again, and imports what is
    /// new: a run for each look that found something, none for the others.
    /// `each` is told of every run. Trouble that passes is waited out, each time
    /// longer, for as long as it takes.
    ///
    /// Messages that failed are not tried again by a look, only by the next run
    /// that something new calls for.
    ///
    /// # Errors
    /// Only what the journal says. The end is [`Ending::Stopped`] when the
    /// person stopped it, and [`Ending::Trouble`] where a person is needed.
    pub async fn keep_watching(
        &mut self,
        between_looks: Duration,
        mut each: impl FnMut(&Summary) + Send,
    ) -> Result<Ending, Problem> {
        let mut helpdesk = None;
        let mut failures = 0;
        loop {
            let trouble = match self.round(&mut helpdesk).await {
                Ok(None) => None,
                Ok(Some(summary)) => {
                    each(&summary);
                    match summary.ending {
                        Ending::Done => None,
                        Ending::Stopped => return Ok(Ending::Stopped),
                        // The others are watched on; each look asks for this folder, too.
                        Ending::Trouble(problem)
                            if is_about_a_folder(&problem)
                                && summary.folders.len() < self.plan.folders.len() =>
                        {
                            None
                        }
                        Ending::Trouble(problem) => Some(problem),
                    }
                }
                Err(Interrupted::Stopped | Interrupted::Paused) => return Ok(Ending::Stopped),
                Err(Interrupted::Trouble(problem)) => Some(problem),
            };
            self.reporter.phase(Phase::Watching);
            let wait = match trouble {
                None => {
                    failures = 0;
                    between_looks
                }
                Some(problem) if problem.kind() == Kind::Passing => {
                    // What the helpdesk is like may be part of the trouble.
                    helpdesk = None;
                    let wait = longer(between_looks, failures, problem.wait_hint());
                    failures += 1;
                    tracing::info!(code = problem.code(), seconds = wait.as_secs(), "watching goes on later");
                    self.reporter.waiting(Some((problem, wait)));
                    wait
                }
                Some(problem) => return Ok(Ending::Trouble(problem)),
            };
            let waited = self.control.clone().wait(wait).await;
            self.reporter.waiting(None);
            if waited.is_err() || self.control.clone().checkpoint().await.is_err() {
                return Ok(Ending::Stopped);
            }
        }
    }

    /// One look; a run where it found something.
    async fn round(&mut self, helpdesk: &mut Option<Helpdesk>) -> Result<Option<Summary>, Interrupted> {
        let known = match helpdesk.take() {
            Some(known) => known,
            None => self.good_helpdesk().await?,
        };
        self.look_for_new(&known).await?;
        *helpdesk = Some(known);
        if self.journal.any_found(&ImportScope::default()).await? {
            return Ok(Some(self.import().await?));
        }
        Ok(None)
    }
}

/// Doubling from the usual time between looks; a server's hint counts first.
fn longer(between_looks: Duration, failures: u32, hint: Option<Duration>) -> Duration {
    hint.unwrap_or_else(|| between_looks.saturating_mul(2 << failures.min(8))).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_for_trouble_grow_to_a_quarter_of_an_hour() {
        let minutes = |failures| longer(BETWEEN_LOOKS, failures, None).as_secs() / 60;
        assert_eq!((0..6).map(minutes).collect::<Vec<_>>(), [2, 4, 8, 15, 15, 15]);
        assert_eq!(longer(BETWEEN_LOOKS, 9, Some(Duration::from_secs(7))), Duration::from_secs(7));
    }
}
