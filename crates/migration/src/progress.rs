//! What a run shows while it goes: a snapshot, at most ten times a second.

mod rate;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::watch;
use tokio::time::Instant;

use self::rate::Rate;
use super::journal::{MessageState, TallyRow};
use crate::problem::{Problem, Reader};
use crate::words::{Language, say};

/// What a run is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Phase {
    /// Checking the helpdesk and the mailbox.
    #[default]
    Checking,
    /// Looking at the messages.
    Scanning,
    /// Waiting until import mode has reached every part of Zammad.
    Preparing,
    /// Making tickets and articles.
    Importing,
    /// Giving tickets the date of their newest mail as their last change.
    Dating,
    /// Doing the mailbox's side.
    Settling,
    /// Putting back what was changed in Zammad.
    Restoring,
    /// Waiting for new mail after an import.
    Watching,
    /// The run has ended; its summary tells how.
    Ended,
}

impl Phase {
    /// What it is called in a line of progress: "Looking at the messages".
    pub fn text(self, language: Language) -> String {
        let id = match self {
            Self::Checking => "word-phase-checking",
            Self::Scanning => "word-phase-scanning",
            Self::Preparing => "word-phase-preparing",
            Self::Importing => "word-phase-importing",
            Self::Dating => "word-phase-dating",
            Self::Settling => "word-phase-settling",
            Self::Restoring => "word-phase-restoring",
            Self::Watching => "word-phase-watching",
            Self::Ended => "word-phase-ended",
        };
        say(language, id, &[])
    }
}

/// A moment of a run. Its numbers come from the journal.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    /// What is being done.
    pub phase: Phase,
    /// The folder in hand: looked through, imported from or settled in.
    pub folder: Option<String>,
    /// Messages of the folder in hand that the scan has listed, and how many it
    /// has to list.
    pub scanned: (u64, u64),
    /// Messages that are in Zammad through this plan.
    pub imported: u64,
    /// Messages that this plan's import is about: imported and to be imported.
    pub total: u64,
    /// Bytes of those imported.
    pub imported_bytes: u64,
    /// Bytes of the total.
    pub total_bytes: u64,
    /// Messages skipped (already there and copies included) and failed.
    pub skipped: u64,
    /// Messages that failed.
    pub failed: u64,
    /// Messages whose mailbox side is done.
    pub settled: u64,
    /// Tickets whose last change says its own date, and how many are to be given it
    /// after the last message.
    pub dated: (u64, u64),
    /// Messages a minute, over the last two minutes.
    pub per_minute: Option<f64>,
    /// About how long the import still takes.
    pub remaining: Option<Duration>,
    /// Passing trouble that is being waited out, and until when.
    pub waiting: Option<(Problem, Instant)>,
    /// So many messages may still arrive by a request that was never answered, and
    /// until when at most; nothing else is done meanwhile.
    pub uncertain: Option<(u64, Instant)>,
    /// The import rests because the person paused it: nothing is in hand.
    pub paused: bool,
    /// Since when Zammad is suspended for this run: import mode on, or triggers
    /// paused.
    pub suspended_since: Option<Timestamp>,
    /// Requests to Zammad that there may be at once now, and at most by the plan,
    /// once that is decided.
    pub at_once: Option<(usize, usize)>,
}

impl Snapshot {
    /// What passing trouble is waited out, and for how much longer: with the folder
    /// that it is met in, where it is one folder's.
    pub fn waited_for(&self, language: Language, reader: Reader) -> Option<(String, Duration)> {
        let (problem, until) = self.waiting.as_ref()?;
        let what = match reader {
            Reader::Commands => problem.text(language).what,
            Reader::Window => problem.window_text(language).what,
        };
        let what = match problem.fact("folder") {
            Some(folder) if !what.contains(folder) => {
                say(language, "word-waits-in-folder", &[("folder", folder.into()), ("what", what.into())])
            }
            _ => what,
        };
        Some((what, until.saturating_duration_since(Instant::now())))
    }

    /// What is waited for where certainty is, counted down: "Waiting until it is
    /// certain that 1 message did not arrive: up to 5 min 12 s".
    pub fn certainty(&self, language: Language) -> Option<String> {
        let (messages, until) = self.uncertain?;
        let left = until.saturating_duration_since(Instant::now());
        // Up to the next whole second: nobody waits 0 s.
        let left = language.duration(Duration::from_secs(left.as_secs() + 1));
        Some(say(language, "word-awaiting-certainty", &[("count", messages.into()), ("time", left.into())]))
    }
}

/// Takes notes for snapshots. Clones share them.
#[derive(Debug, Clone)]
pub struct Reporter {
    sender: watch::Sender<Snapshot>,
    rate: Arc<Mutex<Rate>>,
    read: Arc<AtomicU64>,
}

impl Reporter {
    /// A reporter and the place to watch it.
    pub fn new() -> (Self, watch::Receiver<Snapshot>) {
        let (sender, receiver) = watch::channel(Snapshot::default());
        (Self { sender, rate: Arc::default(), read: Arc::default() }, receiver)
    }

    /// A reporter that nobody watches.
    pub fn detached() -> Self {
        Self::new().0
    }

    /// A phase begins.
    pub fn phase(&self, phase: Phase) {
        if phase == Phase::Importing {
            *self.rate() = Rate::default();
        }
        tracing::info!(?phase, "the run is at");
        self.sender.send_modify(|snapshot| {
            snapshot.phase = phase;
            snapshot.folder = None;
            // What begins is not paused, whatever was before.
            snapshot.paused = false;
        });
    }

    /// The scan has listed `done` of `all` messages of a folder.
    pub fn scanned(&self, folder: &str, done: u64, all: u64) {
        self.sender.send_modify(|snapshot| {
            snapshot.folder = Some(folder.to_owned());
            snapshot.scanned = (done, all);
        });
    }

    /// So many of all tickets that were left to be dated are.
    pub fn dated(&self, done: u64, all: u64) {
        self.sender.send_modify(|snapshot| snapshot.dated = (done, all));
    }

    /// This folder is in hand.
    pub fn in_hand(&self, folder: &str) {
        self.sender.send_if_modified(|snapshot| {
            let other = snapshot.folder.as_deref() != Some(folder);
            if other {
                snapshot.folder = Some(folder.to_owned());
            }
            other
        });
    }

    /// So many messages more were read from the mailbox.
    pub fn read(&self, messages: u64) {
        self.read.fetch_add(messages, Ordering::Relaxed);
    }

    /// How many were read since this was last asked.
    pub fn take_read(&self) -> u64 {
        self.read.swap(0, Ordering::Relaxed)
    }

    /// Trouble is waited out, or is over.
    pub fn waiting(&self, trouble: Option<(Problem, Duration)>) {
        self.sender.send_modify(|snapshot| {
            snapshot.waiting = trouble.map(|(problem, wait)| (problem, Instant::now() + wait));
        });
    }

    /// Certainty is waited for: that so many messages did not arrive, for so long at
    /// most; or nothing is uncertain any more.
    pub fn uncertain(&self, messages: Option<(u64, Duration)>) {
        self.sender.send_modify(|snapshot| {
            snapshot.uncertain = messages.map(|(messages, longest)| (messages, Instant::now() + longest));
        });
    }

    /// The import rests because the person paused it, or goes on.
    pub fn paused(&self, paused: bool) {
        self.sender.send_if_modified(|snapshot| std::mem::replace(&mut snapshot.paused, paused) != paused);
    }

    /// So many requests to Zammad at once from now on, of at most so many.
    pub fn at_once(&self, now: usize, most: usize) {
        self.sender.send_modify(|snapshot| snapshot.at_once = Some((now, most)));
    }

    /// Zammad is suspended from this moment on, or is as it was.
    pub fn suspended(&self, since: Option<Timestamp>) {
        self.sender.send_modify(|snapshot| {
            // Suspended twice in a row is suspended since the first time.
            snapshot.suspended_since = since.map(|since| snapshot.suspended_since.unwrap_or(since));
        });
    }

    /// Counts as the journal has them now.
    pub fn tally(&self, tally: &[TallyRow]) {
        let counts = Counts::of(tally);
        let mut rate = self.rate();
        rate.note(Instant::now(), counts.imported, counts.imported_bytes);
        let per_second = rate.messages_per_second();
        let remaining =
            rate.remaining(counts.total - counts.imported, counts.total_bytes - counts.imported_bytes);
        drop(rate);
        self.sender.send_modify(|snapshot| {
            snapshot.imported = counts.imported;
            snapshot.total = counts.total;
            snapshot.imported_bytes = counts.imported_bytes;
            snapshot.total_bytes = counts.total_bytes;
            snapshot.skipped = counts.skipped;
            snapshot.failed = counts.failed;
            snapshot.settled = counts.settled;
            snapshot.per_minute = per_second.map(|rate| rate * 60.0);
            snapshot.remaining = remaining;
        });
    }

    fn rate(&self) -> std::sync::MutexGuard<'_, Rate> {
        self.rate.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Default)]
struct Counts {
    imported: u64,
    total: u64,
    imported_bytes: u64,
    total_bytes: u64,
    skipped: u64,
    failed: u64,
    settled: u64,
}

impl Counts {
    fn of(tally: &[TallyRow]) -> Self {
        let mut counts = Self::default();
        for row in tally {
            match row.state {
                MessageState::Skipped => counts.skipped += row.messages,
                MessageState::Failed => counts.failed += row.messages,
                MessageState::Found | MessageState::Sending => {
                    counts.total += row.messages;
                    counts.total_bytes += row.bytes;
                }
                MessageState::Imported | MessageState::Settled | MessageState::Unsettled => {
                    counts.total += row.messages;
                    counts.total_bytes += row.bytes;
                    counts.imported += row.messages;
                    counts.imported_bytes += row.bytes;
                    if row.state == MessageState::Settled {
                        counts.settled += row.messages;
                    }
                }
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(state: MessageState, messages: u64) -> TallyRow {
        TallyRow { folder: 1, archived: true, state, reason: String::new(), messages, bytes: messages * 10 }
    }

    #[test]
    fn what_counts_as_imported_is_in_zammad() {
        use MessageState::*;
        let (reporter, receiver) = Reporter::new();
        let states = [Found, Sending, Imported, Settled, Unsettled, Skipped, Failed];
        let tally: Vec<TallyRow> = states.iter().enumerate().map(|(n, s)| row(*s, 1 << n)).collect();
        reporter.tally(&tally);
        let snapshot = receiver.borrow();
        assert_eq!((snapshot.imported, snapshot.total), (4 + 8 + 16, 1 + 2 + 4 + 8 + 16));
        assert_eq!((snapshot.skipped, snapshot.failed, snapshot.settled), (32, 64, 8));
    }

    #[tokio::test(start_paused = true)]
    async fn certainty_is_counted_down() {
        let (reporter, receiver) = Reporter::new();
        reporter.uncertain(Some((1, Duration::from_secs(312))));
        let told = |language| receiver.borrow().certainty(language);
        let words = told(Language::English).expect("told");
        assert!(words.contains("1 message did not arrive") && words.contains("5 min 13 s"), "{words}");
        tokio::time::advance(Duration::from_mins(5)).await;
        assert!(told(Language::German).expect("told").contains("13 s"));
        reporter.uncertain(None);
        assert_eq!(told(Language::English), None);
    }
}
