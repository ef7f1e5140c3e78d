//! Killed at any moment: nothing lost, nothing twice, nothing deleted unproven.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::SignedDuration;
use mailferry::practice::helpdesk::{Effect, Fault, Options, Requests};
use mailferry::practice::sample::BulkOptions;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use crate::support::dovecot::MAILBOX;
use crate::support::journey::{Journey, Letter, cut_off};
use crate::support::until;

const MESSAGES: usize = 240;
const KILLS_WHILE_IMPORTING: u64 = 12;
const KILLS_TOWARDS_THE_END: u64 = 8;

struct Killed {
    journey: Journey,
    random: StdRng,
}

fn slowly() -> Fault {
    Fault::always(Requests::Creates, Effect::Delay { milliseconds: 8 })
}

impl Killed {
    async fn start(action: &'static str) -> Self {
        let given = std::env::var("MAILFERRY_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed: u64 = given.unwrap_or_else(rand::random);
        println!("MAILFERRY_TEST_SEED={seed}");
        let options = Options { max_request: 1_500_000, ..Options::for_mailbox(MAILBOX) };
        let mut journey = Journey::with(options).await;
        for number in 0..8 {
            let files =
                |letter: Letter, file: usize| letter.with_file(&format!("{file}.bin"), 700_000 + file);
            let letter = Letter::archived(&format!("parted{number}"), 40 - number * 4);
            journey.deliver_letter(&(0..3).fold(letter, files));
        }
        journey.plan.folders.push(("Ablage".to_owned(), "Sales".to_owned()));
        journey.plan.action = action;
        journey.certainty = 5;
        let now = cut_off() + SignedDuration::from_hours(24 * 60);
        journey.deliver_bulk(MESSAGES, seed, BulkOptions { letter: (600, 900), ..BulkOptions::small(now) });
        journey.helpdesk.set_faults(vec![slowly()]);
        Self { journey, random: StdRng::seed_from_u64(seed) }
    }

    /// Ends an import once the helpdesk was asked for so many creates in all,
    /// and a moment later; `true` where it had not ended before.
    async fn kill_at(&mut self, creates: u64, moment: Duration) -> bool {
        let journey = &self.journey;
        let mut import = journey.begin_import();
        let mut ended = false;
        until("the moment to kill", || {
            ended = !import.is_running();
            let come = ended || journey.creates() >= creates;
            async move { come }
        })
        .await;
        tokio::time::sleep(moment).await;
        import.kill().await;
        journey.assert_nothing_twice();
        assert_nothing_unproven_is_gone(journey);
        !ended
    }

    /// Somewhere within this run's share of the work, which its requests show.
    async fn kill_while_importing(&mut self) {
        let share = MESSAGES as u64 / KILLS_WHILE_IMPORTING;
        let creates = self.journey.creates() + self.random.random_range(0..=share);
        // Were this test held up, the import would wait here until it is killed.
        let unavailable = Effect::Answer { status: 503, retry_after: Some("1".to_owned()) };
        self.journey
            .helpdesk
            .set_faults(vec![slowly(), Fault::always(Requests::Creates, unavailable).at(share as u32 + 1)]);
        let moment = Duration::from_micros(self.random.random_range(0..12_000));
        assert!(self.kill_at(creates, moment).await, "it was killed at work");
    }

    /// About when the last of some new messages are imported and settled.
    async fn kill_towards_the_end(&mut self, number: u64) -> bool {
        self.journey.helpdesk.set_faults(vec![slowly()]);
        for letter in 0..6 {
            let letter =
                Letter::regular(&format!("late{number}x{letter}"), 2000 + (number * 6 + letter) as i64);
            self.journey.deliver_letter(&letter);
        }
        let snapshot = self.journey.snapshot();
        let missing = self.journey.delivered().len().saturating_sub(snapshot.articles().len());
        let moment = Duration::from_micros(self.random.random_range(0..150_000));
        self.kill_at(self.journey.creates() + missing as u64, moment).await
    }

    async fn finish(self, action: &str) {
        let journey = self.journey;
        journey.helpdesk.set_faults(Vec::new());
        let ended = journey.import_all().await;
        let all = journey.delivered().len() as u64;
        assert_eq!((ended.balance("found"), ended.balance("imported")), (all, all), "{ended}");
        assert_eq!(ended.balance(&format!("settled.{action}")), all, "{ended}");
        journey.assert_each_exactly_once();
        journey.assert_quiet();
        for number in 0..8 {
            let (ticket, _) = journey.article(&format!("<parted{number}@fabrikam.example>"));
            let files = ticket.articles.iter().flat_map(|article| &article.attachments);
            let mut sizes: Vec<u64> = files.map(|file| file.size).collect();
            sizes.sort_unstable();
            assert_eq!(sizes, [700_000, 700_001, 700_002], "each part exactly once");
        }
        let left = if action == "delete" { 0 } else { all as usize };
        assert_eq!(journey.held("INBOX").len() + journey.held("Ablage").len(), left);
    }
}

async fn killed_over_and_over(action: &'static str) {
    let mut killed = Killed::start(action).await;
    for _ in 0..KILLS_WHILE_IMPORTING {
        killed.kill_while_importing().await;
    }
    let mut at_work = 0;
    for number in 0..KILLS_TOWARDS_THE_END {
        at_work += u64::from(killed.kill_towards_the_end(number).await);
    }
    println!("{at_work} of the last {KILLS_TOWARDS_THE_END} kills met it at work");
    killed.finish(action).await;
}

/// Whatever is no longer in the mailbox is in Zammad.
fn assert_nothing_unproven_is_gone(journey: &Journey) {
    let held: BTreeSet<String> = journey.held("INBOX").into_iter().chain(journey.held("Ablage")).collect();
    let snapshot = journey.snapshot();
    let articles = snapshot.articles();
    let there: BTreeSet<&str> = articles.iter().filter_map(|article| article.message_id.as_deref()).collect();
    for message_id in journey.delivered().keys() {
        assert!(held.contains(message_id) || there.contains(message_id.as_str()), "lost: {message_id}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_kills_lose_nothing_and_bring_nothing_twice() {
    killed_over_and_over("keep").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_kills_delete_nothing_that_is_not_in_zammad() {
    killed_over_and_over("delete").await;
}
