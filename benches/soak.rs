//! A soak: one import after the other through random troubles, for as long as is
//! wanted, with the program's memory watched.
//!
//! The program is a process of its own, so that only its memory is measured; the
//! practice mailbox and helpdesk are in this one. Every few seconds a trouble of
//! practice begins or ends, by a seed that is printed. A run that gives up for
//! something passing, or for a message, is followed by the next one; in the end the
//! troubles are over and a last run finishes.
//!
//!     cargo bench --bench soak
//!     cargo bench --bench soak -- --minutes 3 --seed 7
//!
//! Ends with a failure where a message is lost or twice in the helpdesk, something
//! was said to anyone, or memory grew.

#![allow(missing_docs, reason = "a program, not an interface")]

#[allow(dead_code, reason = "shared with another bench")]
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Parser;
use jiff::Timestamp;
use mailferry::practice::exchange::{Flags, Maker};
use mailferry::practice::sample::{self, BulkOptions, bulk};
use mailferry::practice::{Practice, Scenario};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use support::Failure;
use support::measure::own_memory;

/// Messages for each minute: 20,000 in 20 minutes.
const A_MINUTE: usize = 1_000;
/// Requests that an import has under way at once.
const PARALLEL: u64 = 4;
/// Between two looks.
const LOOK: Duration = Duration::from_secs(1);
/// Looks before which memory is not judged: it is warmed up.
const WARM: usize = 30;
/// The second half of the time may take so much more memory than the first.
const FLAT: f64 = 1.2;
/// And so much besides, in bytes: what an allocator keeps.
const SLACK: u64 = 8_000_000;
/// What goes wrong: all that passes by itself. A token given on the command line
/// cannot be renewed, so that its end is none of it.
const TROUBLES: [Scenario; 11] = [
    Scenario::Throttled,
    Scenario::ThrottledWithoutHint,
    Scenario::FlakyMailbox,
    Scenario::Disconnected,
    Scenario::CommandErrors,
    Scenario::FlakyHelpdesk,
    Scenario::BusyHelpdesk,
    Scenario::HelpdeskRestarts,
    Scenario::UnknownOutcome,
    Scenario::ShortConnections,
    Scenario::CustomerTwice,
];

/// Imports through random troubles and watches the memory.
#[derive(Parser)]
struct Options {
    /// How long it should last.
    #[arg(long, default_value_t = 20)]
    minutes: u64,
    /// Messages; 1,000 for each minute if left out.
    #[arg(long)]
    messages: Option<usize>,
    /// Which troubles come when.
    #[arg(long)]
    seed: Option<u64>,
    /// The mailferry to measure instead of the one just built.
    #[arg(long, default_value = env!("CARGO_BIN_EXE_mailferry"))]
    program: std::path::PathBuf,
    /// Given by `cargo bench`; means nothing here.
    #[arg(long, hide = true)]
    bench: bool,
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<ExitCode, Failure> {
    let options = Options::parse();
    let seed = options.seed.unwrap_or_else(rand::random);
    let messages = options.messages.unwrap_or(options.minutes as usize * A_MINUTE);
    println!("{messages} messages, about {} minutes, --seed {seed}", options.minutes);
    let folder = tempfile::Builder::new().prefix("mailferry-soak-").tempdir()?;
    let now = Timestamp::now();
    let practice =
        Practice::start_at(Scenario::Calm, folder.path(), now).await.map_err(|why| why.to_string())?;
    let expected = fill(&practice, messages, seed, now);
    let pace = options.minutes * 60_000 * PARALLEL / messages.max(1) as u64;
    practice.helpdesk.set_pace(Duration::from_millis(pace));

    let mut soak =
        Soak { practice, random: StdRng::seed_from_u64(seed), memory: Vec::new(), runs: BTreeMap::new() };
    let until = Instant::now() + Duration::from_secs(options.minutes * 60);
    loop {
        let exit = soak.run(&options, folder.path(), until).await?;
        *soak.runs.entry(exit).or_default() += 1;
        // Done, or some messages left: whatever passed, the next run does the rest.
        if exit == 0 || Instant::now() >= until {
            break;
        }
        if !matches!(exit, 3 | 4) {
            return Err(format!("a run ended with exit code {exit}").into());
        }
    }
    soak.calm();
    for _ in 0..3 {
        let exit = soak.run(&options, folder.path(), Instant::now()).await?;
        *soak.runs.entry(exit).or_default() += 1;
        if exit == 0 {
            break;
        }
    }
    Ok(soak.judge(&expected))
}

/// Puts made-up mail into INBOX; gives the Message-IDs.
fn fill(practice: &Practice, messages: usize, seed: u64, now: Timestamp) -> Vec<String> {
    let mail = bulk(messages, seed, BulkOptions { with_file: 0, ..BulkOptions::new(now) });
    let mut expected = Vec::with_capacity(messages);
    for number in 0..messages {
        let message = mail.message(number);
        let mail = mail.clone();
        let make: Maker = Arc::new(move || mail.message(number).raw);
        practice.exchange.add_made(sample::INBOX, make, message.arrived, Flags::NONE);
        expected.push(message.message_id);
    }
    expected
}

struct Soak {
    practice: Practice,
    random: StdRng,
    /// Bytes at each look.
    memory: Vec<u64>,
    /// How often runs ended with which exit code.
    runs: BTreeMap<i32, u32>,
}

/// Ends a child with its owner.
struct Ends(Child);

impl Drop for Ends {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Soak {
    /// One import, with troubles until that moment; its exit code.
    async fn run(&mut self, options: &Options, folder: &Path, until: Instant) -> Result<i32, Failure> {
        let log = fs::File::create(folder.join("import.log"))?;
        let child = Command::new(&options.program)
            .arg("import")
            .arg(self.practice.plan())
            .arg("--journal")
            .arg(folder.join("soak.journal"))
            .args(["--certainty", "10", "--settle-time", "0", "--patience", "120"])
            .env("MAILFERRY_HOME", folder)
            .env("MAILFERRY_ZAMMAD_TOKEN", self.practice.helpdesk.token())
            .env("MAILFERRY_ACCESS_TOKEN", self.practice.access_token())
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()?;
        let mut child = Ends(child);
        loop {
            tokio::time::sleep(LOOK).await;
            if let Some(ended) = child.0.try_wait()? {
                return Ok(ended.code().unwrap_or(-1));
            }
            self.memory.extend(own_memory(child.0.id()));
            if Instant::now() < until {
                self.trouble();
            } else {
                self.calm();
                // What is left need not take its time.
                self.practice.helpdesk.set_pace(Duration::ZERO);
            }
            if self.memory.len().is_multiple_of(30) {
                let (tickets, _) = self.practice.helpdesk.counts();
                let megabytes = self.memory.last().copied().unwrap_or_default() / 1_000_000;
                println!(
                    "{:>6} s  {tickets:>6} tickets  {megabytes:>4} MB  {:?}",
                    self.memory.len(),
                    self.playing()
                );
            }
        }
    }

    fn playing(&self) -> Vec<&'static str> {
        self.practice.playing().into_iter().map(Scenario::name).collect()
    }

    /// Now and then a trouble begins, or one ends and can begin anew.
    fn trouble(&mut self) {
        if !self.random.random_bool(0.4) {
            return;
        }
        let trouble = TROUBLES[self.random.random_range(0..TROUBLES.len())];
        let on = self.practice.playing().contains(&trouble);
        self.practice.play(trouble, !on);
    }

    fn calm(&self) {
        for trouble in self.practice.playing() {
            self.practice.play(trouble, false);
        }
    }

    fn judge(&self, expected: &[String]) -> ExitCode {
        let mut wrong = Vec::new();
        let snapshot = self.practice.helpdesk.snapshot();
        let mut there: BTreeMap<&str, u32> = BTreeMap::new();
        for article in snapshot.articles() {
            *there.entry(article.message_id.as_deref().unwrap_or_default()).or_default() += 1;
        }
        let lost = expected.iter().filter(|id| !there.contains_key(id.as_str())).count();
        let twice =
            expected.iter().filter(|id| there.get(id.as_str()).is_some_and(|count| *count > 1)).count();
        println!(
            "runs by exit code: {:?}; {} messages, {lost} lost, {twice} twice",
            self.runs,
            expected.len()
        );
        if lost + twice > 0 {
            wrong.push("mail was lost or brought twice".to_owned());
        }
        let said = self.practice.helpdesk.outbox().len();
        if said > 0 {
            wrong.push(format!("{said} messages would have been sent"));
        }
        if self.practice.helpdesk.setting("import_mode") == Some(serde_json::Value::Bool(true)) {
            wrong.push("import mode is left on".to_owned());
        }
        let looks = self.memory.get(WARM..).unwrap_or_default();
        let (first, second) = looks.split_at(looks.len() / 2);
        let most = |looks: &[u64]| looks.iter().copied().max().unwrap_or_default();
        let (first, second) = (most(first), most(second));
        println!(
            "memory: {} MB at most in the first half, {} MB in the second",
            first / 1_000_000,
            second / 1_000_000
        );
        if second as f64 > first as f64 * FLAT + SLACK as f64 {
            wrong.push("memory grew".to_owned());
        }
        for what in &wrong {
            println!("WRONG: {what}");
        }
        if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
