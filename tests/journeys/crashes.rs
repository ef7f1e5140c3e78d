//! Ended at every transition of the journal in turn, and at random moments: whatever
//! the moment, the next run finds nothing lost, nothing twice, no flag and no setting
//! left changed.
//!
//! How many times it is killed at random is `MAILFERRY_TEST_KILLS`; `MAILFERRY_TEST_SEED`
//! has the moments of a former time.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use crate::support::journey::{Ended, Journey, Letter, Underway};

/// Letters of each round. With one that answers another and one with a file, so that
/// a ticket is gone on with, and a part is sent.
const LETTERS: usize = 5;

/// More transitions than a round of so few letters can have.
const ENDLESS: u64 = 400;

struct Rounds {
    journey: Journey,
    round: usize,
}

impl Rounds {
    async fn start(action: &'static str) -> Self {
        let mut journey = Journey::start().await;
        journey.certainty = 1;
        // One request after the other: a transition has its place in every round.
        journey.plan.parallel = 1;
        Self { journey, round: 0 }.with(action)
    }

    fn with(mut self, action: &'static str) -> Self {
        self.journey.plan.action = action;
        self.journey.plan.target = (action == "move").then(|| "Done".to_owned());
        self
    }

    /// New letters for one more round.
    fn deliver(&mut self) {
        self.round += 1;
        let name = |letter: usize| format!("round{}x{letter}", self.round);
        let first = Letter::archived(&name(0), 30);
        let mut letters = vec![Letter::regular(&name(1), 1).answering(&first)];
        letters.push(Letter::archived(&name(2), 20).with_file("note.txt", 900));
        letters.extend((3..LETTERS).map(|letter| Letter::archived(&name(letter), 10)));
        letters.push(first);
        for letter in &letters {
            self.journey.deliver_letter(letter);
        }
    }

    /// What holds at any moment: what is not in the mailbox is in Zammad, once.
    fn assert_safe(&self, when: &str) {
        self.journey.assert_nothing_twice();
        let held: BTreeSet<String> =
            self.journey.held("INBOX").into_iter().chain(self.journey.held("Done")).collect();
        let snapshot = self.journey.snapshot();
        let there: BTreeSet<&str> =
            snapshot.articles().iter().filter_map(|article| article.message_id.as_deref()).collect();
        for message_id in self.journey.delivered().keys() {
            let safe = held.contains(message_id) || there.contains(message_id.as_str());
            assert!(safe, "lost: {message_id}, {when}");
        }
    }

    /// A second run finishes: all of it is in Zammad once, and nothing is left changed.
    async fn finish(&self, when: &str) {
        let ended = self.journey.import().await;
        assert_eq!((ended.exit, ended.balance("adds_up")), (0, 1), "{when}: {ended}");
        self.journey.assert_each_exactly_once();
        self.journey.assert_quiet();
        assert_eq!(self.journey.dovecot.flagged("INBOX", 'T'), 0, "flags, {when}: {ended}");
        assert_eq!(self.journey.dovecot.flagged("Done", 'T'), 0, "flags, {when}: {ended}");
        let left = match self.journey.plan.action {
            "keep" | "mark-read" => self.journey.held("INBOX").len(),
            _ => {
                assert_eq!(self.journey.held("INBOX"), [""; 0], "{when}: {ended}");
                0
            }
        };
        let done = format!("settled.{}", self.journey.plan.action);
        assert!(ended.balance(&done) as usize >= left.max(LETTERS), "{when}: {ended}");
        assert_eq!(ended.balance("settled.gone"), 0, "it was us, {when}: {ended}");
        let restored = self.journey.restore().await;
        assert_eq!((restored.exit, restored.stdout.trim()), (0, ""), "nothing is left, {when}");
    }
}

/// An import that ends itself at a transition.
async fn import_ending_at(journey: &Journey, end: &str) -> Ended {
    let mut command = journey.import_command();
    command.env("MAILFERRY_TEST_END_AT", end);
    Underway::start(command).wait().await
}

/// Ends an import at each of its transitions, and has the next one finish.
async fn at_every_transition(side: &str, action: &'static str) {
    let mut rounds = Rounds::start(action).await;
    for number in 1..ENDLESS {
        rounds.deliver();
        let end = format!("{side}:{number}");
        let ended = import_ending_at(&rounds.journey, &end).await;
        rounds.assert_safe(&end);
        if ended.exit == 0 {
            println!("{} transitions, {side}", number - 1);
            assert!(number > 30, "there are more transitions than that: {ended}");
            return rounds.finish("after the last").await;
        }
        rounds.finish(&end).await;
    }
    panic!("an import of {LETTERS} letters has no end");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ended_before_every_transition_of_the_journal_nothing_is_lost_twice_or_left() {
    at_every_transition("before", "delete").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ended_after_every_transition_of_the_journal_nothing_is_lost_twice_or_left() {
    at_every_transition("after", "delete").await;
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_random_moments_nothing_is_lost_twice_or_left() {
    let kills = number("MAILFERRY_TEST_KILLS").unwrap_or(12);
    let seed = number("MAILFERRY_TEST_SEED").unwrap_or_else(rand::random);
    println!("MAILFERRY_TEST_SEED={seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let mut rounds = Rounds::start("delete").await;
    let mut whole = Duration::MAX;
    for _ in 0..2 {
        // The first one finds nothing of the program in memory yet.
        rounds.deliver();
        let began = Instant::now();
        rounds.journey.import_all().await;
        whole = whole.min(began.elapsed());
    }
    let mut at_work = 0;
    for kill in 0..kills {
        rounds = rounds.with(["delete", "move"][kill as usize % 2]);
        rounds.deliver();
        let mut import = rounds.journey.begin_import();
        let moment = whole.mul_f64(random.random_range(0.02..0.95));
        tokio::time::sleep(moment).await;
        at_work += u64::from(import.is_running());
        import.kill().await;
        let when = format!("killed {moment:?} after its begin, {kill} of seed {seed}");
        rounds.assert_safe(&when);
        if random.random_range(0..4) == 0 {
            // Once more, also while it puts right what the first left.
            let again = rounds.journey.begin_import();
            tokio::time::sleep(whole.mul_f64(random.random_range(0.02..0.5))).await;
            again.kill().await;
            rounds.assert_safe(&when);
        }
        rounds.finish(&when).await;
    }
    println!("{at_work} of {kills} kills met it at work, within {whole:?}");
    assert!(at_work > 0, "none met it at work");
}
