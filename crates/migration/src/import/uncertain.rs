//! Finding out what became of requests whose outcome is unknown, before
//! anything is sent again.

use std::time::Duration;

use jiff::Timestamp;

use super::read_back::twice;
use super::{Pass, Shared};
use crate::journal::{Departure, ImportScope, ImportedMark, MessageRow, MessageState, StoredProblem};
use crate::mailbox::Connector;
use crate::patience::Interrupted;
use crate::plan::Dates;
use crate::problem::Problem;
use crate::zammad::types::Found;

/// Waits between quick looks: most requests come true within seconds.
const QUICK_LOOKS: [u64; 5] = [0, 1, 2, 4, 8];
/// Wait between looks while certainty is waited for.
const SLOW_LOOK: Duration = Duration::from_secs(5);

/// A message whose requests were never answered is sent so often at most.
const TRIES: u32 = 3;
/// The same where no other message is left: patience with the helpdesk would
/// end the run before a third try is certain.
const ALONE_LEFT: u32 = 2;

impl<C: Connector + 'static> Pass<C> {
    async fn give_up(&self, row: &MessageRow) -> Result<(), Problem> {
        let times = self.unmade.get(&row.id).map_or(row.attempts, |unmade| unmade.times);
        let problem = Problem::message("zammad-never-answered").with("times", times);
        self.shared
            .journal
            .mark_not_imported(row.id, MessageState::Failed, StoredProblem::from(&problem))
            .await
    }

    /// Looks a few times within seconds; what is not found stays uncertain, and
    /// other threads go on meanwhile.
    pub(super) async fn look_quickly(&mut self) -> Result<(), Interrupted> {
        for wait in QUICK_LOOKS {
            if self.uncertain.is_empty() {
                return Ok(());
            }
            self.control.wait(Duration::from_secs(wait).min(self.shared.certainty)).await?;
            self.look().await?;
        }
        Ok(())
    }

    /// Looks until every outcome is known: found, or certainly not made because
    /// no server works on a request for so long.
    pub(super) async fn look_until_certain(&mut self) -> Result<(), Interrupted> {
        let outcome = self.wait_for_certainty().await;
        self.shared.reporter.uncertain(None);
        outcome
    }

    async fn wait_for_certainty(&mut self) -> Result<(), Interrupted> {
        let mut pause = Duration::from_secs(1);
        loop {
            self.look().await?;
            let longest = self.uncertain.iter().map(|row| self.shared.until_certain(row)).max();
            let Some(longest) = longest else { return Ok(()) };
            self.shared.reporter.uncertain(Some((self.uncertain.len() as u64, longest)));
            let wait = self.uncertain.iter().map(|row| self.shared.until_certain(row)).min();
            let wait = wait.unwrap_or_default().min(pause).max(Duration::from_millis(100));
            self.control.wait(wait).await?;
            pause = (pause * 2).min(SLOW_LOOK);
        }
    }

    /// Looks once. Found messages are imported; those that are certainly not
    /// there are found again.
    async fn look(&mut self) -> Result<(), Interrupted> {
        if self.uncertain.is_empty() {
            return Ok(());
        }
        // Who was certain before the look must be gone after it: what comes true
        // between the two would be missed.
        let (certain, open): (Vec<_>, Vec<_>) = std::mem::take(&mut self.uncertain)
            .into_iter()
            .map(|row| (self.shared.until_certain(&row).is_zero(), row))
            .partition(|(certain, _)| *certain);
        let rows: Vec<(bool, MessageRow)> = certain.into_iter().chain(open).collect();
        let md5s: Vec<String> = rows.iter().flat_map(|(_, row)| row.all_md5s()).collect();
        let found = loop {
            match self.shared.client.find_articles(&md5s).await {
                Ok(found) => break found,
                Err(problem) => {
                    let waited =
                        self.patience.wait_out(problem, &mut self.control, &self.shared.reporter).await;
                    if let Err(interrupted) = waited {
                        self.uncertain = rows.into_iter().map(|(_, row)| row).collect();
                        return Err(interrupted);
                    }
                }
            }
        };
        self.patience.renew();
        for (certain, row) in rows {
            let parts: Vec<Option<&Found>> = row.all_md5s().iter().map(|md5| found.get(md5)).collect();
            match parts.first().copied().flatten() {
                Some(first) if parts.iter().all(Option::is_some) => self.found(&row, first).await?,
                None if certain && self.is_hopeless(&row).await? => self.give_up(&row).await?,
                // The next pass sends what is missing: all of it, or further parts.
                _ if certain => self.shared.journal.take_back(vec![row.id]).await?,
                _ => self.uncertain.push(row),
            }
        }
        self.still_patient()
    }

    /// Whether a message that was certainly not made should not be tried again:
    /// Zammad chokes on it over and over while others go well, or nothing else
    /// is left that could tell. Only requests of this run count: how often a
    /// former one was killed says nothing about the message.
    async fn is_hopeless(&self, row: &MessageRow) -> Result<bool, Problem> {
        let Some(unmade) = self.unmade.get(&row.id) else { return Ok(false) };
        let only_one =
            self.uncertain.is_empty() && !self.shared.journal.any_found(&ImportScope::default()).await?;
        Ok(match unmade.times {
            0..ALONE_LEFT => false,
            ALONE_LEFT..TRIES => only_one,
            _ => only_one || unmade.others_go,
        })
    }

    /// Ends the run where requests have brought nothing for too long.
    fn still_patient(&self) -> Result<(), Interrupted> {
        let exhausted = self.fruitless_since.is_some_and(|since| since.elapsed() >= self.shared.patience);
        match self.unmade.values().next() {
            Some(unmade) if exhausted => Err(Interrupted::Trouble(unmade.problem.clone())),
            _ => Ok(()),
        }
    }

    /// A message whose outcome was unknown is in Zammad: read back, noted.
    async fn found(&mut self, row: &MessageRow, found: &Found) -> Result<(), Interrupted> {
        let article = loop {
            match self.shared.client.article(found.article_id).await {
                Ok(article) => break article,
                Err(problem) => {
                    self.patience.wait_out(problem, &mut self.control, &self.shared.reporter).await?;
                }
            }
        };
        // A ticket, its article and its files are made in one transaction: what
        // is there is whole.
        let proven = article.as_ref().is_some_and(|article| {
            article.ticket_id == found.ticket_id
                && article.message_id_md5.as_ref() == row.all_md5s().first()
                && article.body_characters > 0
        });
        let date = article.as_ref().and_then(|article| article.created_at);
        let misdated = self.asked_for_its_date(row) && date.is_some_and(|date| !same_second(date, row.dated));
        let differs = (!proven).then(|| Problem::message("article-differs").with("what", "text"));
        let misdated = misdated.then(|| Problem::message("article-misdated"));
        let twice = found.several.then(|| twice(&found.ticket_number, None));
        let incomplete = differs.or(twice).or_else(|| row.original.obstacle()).or(misdated);
        let mark = ImportedMark {
            id: row.id,
            thread: row.thread,
            ticket: found.ticket_id,
            ticket_number: found.ticket_number.clone(),
            article: found.article_id,
            incomplete: incomplete.as_ref().map(StoredProblem::from),
        };
        self.shared.journal.mark_imported(mark).await?;
        self.fruitless_since = None;
        self.unmade.remove(&row.id);
        self.unmade.values_mut().for_each(|unmade| unmade.others_go = true);
        Ok(())
    }
}

impl<C> Pass<C> {
    /// The message was sent while import mode was to be on, with its own date.
    fn asked_for_its_date(&self, row: &MessageRow) -> bool {
        let import = &self.shared.plan.import;
        // What nothing dates is sent without a date.
        let is_dated = row.dated > Timestamp::UNIX_EPOCH;
        is_dated && import.dates == Dates::Original && (row.archived || !import.auto_replies)
    }
}

fn same_second(one: Timestamp, other: Timestamp) -> bool {
    one.as_second() == other.as_second()
}

/// Slowest upload that is reckoned with, in bytes a second.
const SLOWEST_UPLOAD: u64 = 64 * 1024;

impl MessageRow {
    /// How long a request for this message may still come true, where no server
    /// works on one for longer than `certainty`. Zero where none has left.
    ///
    /// A request that left this process is timed by a clock that nobody can set;
    /// one of a former process by the clock on the wall, but never longer than from
    /// when this process found it: a clock that was set back would have it wait for
    /// days.
    pub(crate) fn until_certain(&self, certainty: Duration, now: Timestamp) -> Duration {
        let Some(posted_at) = self.posted_at else { return Duration::ZERO };
        let by_the_wall = || Duration::try_from(now.duration_since(posted_at)).unwrap_or_default();
        let elapsed = match self.departure {
            Some(Departure::Known(left)) => left.elapsed(),
            Some(Departure::Before(found)) => by_the_wall().max(found.elapsed()),
            None => by_the_wall(),
        };
        // It was noted before the request left, and a server begins only when
        // all of it has arrived. The journal keeps whole seconds.
        let upload = Duration::from_secs(self.size / SLOWEST_UPLOAD).min(certainty * 2);
        (certainty + upload + Duration::from_secs(1)).saturating_sub(elapsed)
    }

    /// MD5s of the identities of all its articles.
    pub(crate) fn all_md5s(&self) -> Vec<String> {
        if self.part_md5s.is_empty() { self.md5.iter().cloned().collect() } else { self.part_md5s.clone() }
    }
}

impl<C> Shared<C> {
    fn until_certain(&self, row: &MessageRow) -> Duration {
        row.until_certain(self.certainty, Timestamp::now())
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use tokio::time::Instant;

    use super::*;

    const CERTAINTY: Duration = Duration::from_secs(330);

    fn sent(at: Timestamp, departure: Option<Departure>) -> MessageRow {
        MessageRow { size: 100, attempts: 1, posted_at: Some(at), departure, ..crate::testing::row() }
    }

    #[tokio::test(start_paused = true)]
    async fn a_clock_that_jumps_makes_no_outcome_certain_and_none_uncertain_for_ever() {
        let posted = Timestamp::from_second(1_700_000_000).expect("a moment");
        let day = SignedDuration::from_hours(24);
        let ours = sent(posted, Some(Departure::Known(Instant::now())));
        let former = sent(posted, Some(Departure::Before(Instant::now())));
        tokio::time::advance(Duration::from_secs(31)).await;
        // Set on by a day, set back by a day, and not set: it left 31 seconds ago.
        for now in [posted + day, posted - day, posted + SignedDuration::from_secs(31)] {
            assert_eq!(ours.until_certain(CERTAINTY, now), Duration::from_mins(5), "{now}");
        }
        assert_eq!(former.until_certain(CERTAINTY, posted + day), Duration::ZERO, "of an earlier day");
        assert_eq!(former.until_certain(CERTAINTY, posted - day), Duration::from_mins(5));
        tokio::time::advance(Duration::from_mins(5)).await;
        for row in [&ours, &former] {
            assert_eq!(row.until_certain(CERTAINTY, posted - day), Duration::ZERO);
        }
    }
}
