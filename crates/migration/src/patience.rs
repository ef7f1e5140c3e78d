//! How long passing trouble is borne: waits that grow, the server's own hint
//! first, and an end to it.

use std::time::Duration;

use tokio::time::Instant;

use super::control::Control;
use super::progress::Reporter;
use crate::problem::Problem;

/// The first wait after something passing.
const FIRST_WAIT: Duration = Duration::from_secs(1);
/// No wait of our own is longer.
const LONGEST_WAIT: Duration = Duration::from_mins(1);
/// A server's hint is believed up to this (docs/microsoft365.md#imap-limits).
const LONGEST_HINT: Duration = Duration::from_mins(15);

/// Why waiting ended without another try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Interrupted {
    /// The person wants the run to end.
    Stopped,
    /// The person paused, for so long that Zammad is put back meanwhile.
    Paused,
    /// It is not passing, or it did not pass in time.
    Trouble(Problem),
}

impl From<Problem> for Interrupted {
    fn from(problem: Problem) -> Self {
        Self::Trouble(problem)
    }
}

impl From<super::control::Stopped> for Interrupted {
    fn from(_: super::control::Stopped) -> Self {
        Self::Stopped
    }
}

/// Patience with one kind of work. Success renews it.
#[derive(Debug)]
pub struct Patience {
    limit: Duration,
    since: Option<Instant>,
    failures: u32,
}

impl Patience {
    /// Patience that lasts for `limit` from the first failure in a row.
    pub fn new(limit: Duration) -> Self {
        Self { limit, since: None, failures: 0 }
    }

    /// Something worked: whatever passed has passed.
    pub fn renew(&mut self) {
        self.since = None;
        self.failures = 0;
    }

    /// Asks until there is an answer, for as long as trouble passes and is borne.
    ///
    /// # Errors
    /// As [`Self::wait_out`].
    pub async fn ask<T, F>(
        &mut self,
        control: &mut Control,
        reporter: &Reporter,
        request: impl Fn() -> F,
    ) -> Result<T, Interrupted>
    where
        F: Future<Output = Result<T, Problem>>,
    {
        loop {
            match request().await {
                Ok(answer) => return Ok(answer),
                Err(problem) => self.wait_out(problem, control, reporter).await?,
            }
        }
    }

    /// Waits before another try.
    ///
    /// # Errors
    /// [`Interrupted::Trouble`] at once where the problem does not pass by itself, or
    /// when patience has run out; [`Interrupted::Stopped`] when the run should end.
    pub async fn wait_out(
        &mut self,
        problem: Problem,
        control: &mut Control,
        reporter: &Reporter,
    ) -> Result<(), Interrupted> {
        if !problem.is_waited_for() {
            return Err(Interrupted::Trouble(problem));
        }
        let since = *self.since.get_or_insert_with(Instant::now);
        let wait = next_wait(self.failures, problem.wait_hint());
        self.failures = self.failures.saturating_add(1);
        // A hint may lead past the limit once, not over and over.
        let over = match problem.wait_hint() {
            Some(hint) => hint > self.limit || since.elapsed() >= self.limit,
            None => since.elapsed() + wait > self.limit,
        };
        if over {
            return Err(Interrupted::Trouble(problem));
        }
        tracing::info!(code = problem.code(), seconds = wait.as_secs(), "waiting for trouble to pass");
        reporter.waiting(Some((problem, wait)));
        let waited = control.wait(wait).await;
        reporter.waiting(None);
        waited.map_err(Interrupted::from)
    }
}

/// How long the next try waits after so many failures in a row: from a second to a
/// minute, doubling; a server's hint counts first.
pub fn next_wait(failures: u32, hint: Option<Duration>) -> Duration {
    match hint {
        Some(hint) => hint.min(LONGEST_HINT),
        None => FIRST_WAIT.saturating_mul(1 << failures.min(6)).min(LONGEST_WAIT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_minute_and_a_hint_counts_first() {
        let waits: Vec<u64> = (0..9).map(|failures| next_wait(failures, None).as_secs()).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(next_wait(0, Some(Duration::from_mins(5))), Duration::from_mins(5));
        assert_eq!(next_wait(0, Some(Duration::from_hours(9))), LONGEST_HINT);
    }

    #[tokio::test]
    async fn what_needs_a_person_is_not_waited_for() {
        let (_controller, mut control) = super::super::control::control();
        let reporter = Reporter::detached();
        let problem = Problem::person("journal-damaged");
        let waited = Patience::new(Duration::MAX).wait_out(problem.clone(), &mut control, &reporter).await;
        assert_eq!(waited, Err(Interrupted::Trouble(problem)));
    }

    #[tokio::test(start_paused = true)]
    async fn patience_ends_also_with_a_server_that_gives_a_hint_each_time() {
        let (_controller, mut control) = super::super::control::control();
        let reporter = Reporter::detached();
        let mut patience = Patience::new(Duration::from_mins(1));
        let problem = Problem::passing("network-unreachable").wait(Duration::from_secs(15));
        let mut tries = 0;
        while patience.wait_out(problem.clone(), &mut control, &reporter).await.is_ok() {
            tries += 1;
            assert!(tries < 100, "the waiting has no end");
        }
        assert_eq!(tries, 4, "60 seconds are four waits of 15");
    }

    #[tokio::test(start_paused = true)]
    async fn patience_ends() {
        let (_controller, mut control) = super::super::control::control();
        let reporter = Reporter::detached();
        let mut patience = Patience::new(Duration::from_secs(10));
        let problem = Problem::passing("network-unreachable");
        let mut tries = 0;
        while patience.wait_out(problem.clone(), &mut control, &reporter).await.is_ok() {
            tries += 1;
        }
        assert_eq!(tries, 3, "after 1, 2 and 4 seconds the next 8 would pass the limit");
    }
}
