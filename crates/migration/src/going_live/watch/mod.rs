//! The first hour of a channel, watched: when it fetches next, what it took, and why
//! nothing comes, told by what is seen at Zammad and in the mailbox.
//!
//! [`Watcher`] looks, and needs both; what it saw is an [`Observation`]. [`Watch`] is
//! pure: it takes observations in the order of their times and says how things stand.

mod diagnosis;
mod looking;
#[cfg(test)]
mod tests;

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::problem::Problem;
use crate::zammad::channels::{Channel, ChannelTrouble, Health, SideStatus};

pub use looking::{Watcher, look_at_zammad};

/// Without a fetch for so long after one was due, nobody fetches, where Zammad's health
/// check says so too: three rounds.
const OVERDUE: SignedDuration = SignedDuration::from_secs(90);
/// The same without a word of the health check.
const LATE: SignedDuration = SignedDuration::from_mins(5);

/// What was seen at one moment.
#[derive(Debug, Clone)]
pub struct Observation {
    /// When.
    pub at: Timestamp,
    /// The channel; `None`: Zammad has it no more.
    pub channel: Option<Channel>,
    /// What Zammad says of its own health; `None` where that may not be seen.
    pub health: Option<Health>,
    /// Address of the mailbox that is looked at.
    pub mailbox: String,
    /// Path of the channel's folder, as far as it could be told.
    pub folder: Option<String>,
    /// Folders that hold mail; none where the mailbox could not be asked this time.
    pub folders: Option<Vec<FolderSeen>>,
    /// What is followed in the channel's folder; `None` where there is no such folder
    /// or the mailbox could not be asked.
    pub followed: Option<Followed>,
}

/// A folder of the mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FolderSeen {
    /// Its path.
    pub path: String,
    /// Messages in it.
    pub messages: u32,
    /// Unread ones of them.
    pub unread: u32,
}

/// Messages of the channel's folder that are followed: those that the channel was to
/// take when watching began, the newest ones then, and all that have arrived since.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Followed {
    /// Messages that arrived since watching began.
    pub arrived: u64,
    /// Followed messages that came into Zammad since they were first seen.
    pub taken: u64,
    /// Followed messages that lie there unread and are not in Zammad.
    pub waiting: u64,
    /// Followed messages that lie there read and are not in Zammad.
    pub read: u64,
    /// Followed messages that are in Zammad and lie there flagged for removal.
    pub flagged: u64,
    /// When the newest message arrived.
    pub newest: Option<Timestamp>,
}

/// What became clear of the channel so far.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// Nothing was seen yet.
    NothingSeen,
    /// It is on and has not fetched since watching began: the next fetch tells more.
    Waiting,
    /// It fetches, and nothing is amiss.
    Fine,
    /// Its fetching failed before and goes well again.
    Recovered {
        /// How it failed.
        from: ChannelTrouble,
    },
    /// Something is amiss: what, why, and what helps.
    Amiss(Problem),
}

/// How a watched channel stands.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Whether it is switched on.
    pub active: bool,
    /// When it fetched last.
    pub last_fetch: Option<Timestamp>,
    /// Fetches that were seen since watching began.
    pub fetches: u64,
    /// When the next fetch is expected; `None` where none is.
    pub next_fetch: Option<Timestamp>,
    /// Messages taken since watching began, as far as they could be followed.
    pub taken: u64,
    /// Messages that wait for the next fetch.
    pub waiting: u64,
    /// Its folder.
    pub folder: Option<FolderSeen>,
    /// When the newest message of its folder arrived.
    pub newest: Option<Timestamp>,
    /// What became clear.
    pub finding: Finding,
}

impl State {
    /// What is amiss, if anything.
    pub fn problem(&self) -> Option<&Problem> {
        match &self.finding {
            Finding::Amiss(problem) => Some(problem),
            _ => None,
        }
    }

    /// Time until the next fetch is expected; zero where it is due.
    pub fn until_next_fetch(&self, now: Timestamp) -> Option<SignedDuration> {
        self.next_fetch.map(|at| at.duration_since(now).max(SignedDuration::ZERO))
    }
}

/// The observations of one channel, put together.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    first: Option<Observation>,
    last: Option<Observation>,
    /// The last that could see the mailbox, and the first.
    mailbox: Option<(Observation, Observation)>,
    fetches: u64,
    /// Fetches that ended well since something was first seen waiting.
    passed_over: u64,
    failed: Option<ChannelTrouble>,
    recovered: bool,
}

impl Watch {
    /// Nothing was seen yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in what was seen.
    pub fn see(&mut self, seen: Observation) {
        let before = self.last.as_ref().and_then(|last| last.channel.as_ref());
        let now = seen.channel.as_ref();
        let fetched = |channel: &Channel| channel.last_fetch;
        let is_new = self.last.is_some() && before.and_then(fetched) < now.and_then(fetched);
        self.fetches += u64::from(is_new);
        let status = now.map(|channel| channel.fetching.status).unwrap_or_default();
        if status == SideStatus::Failed {
            self.failed = now.and_then(|channel| channel.fetching.trouble());
            self.recovered = false;
        } else if self.failed.is_some() && is_new && status == SideStatus::Good {
            self.recovered = true;
        }
        let waited = |observed: &Observation| observed.followed.is_some_and(|followed| followed.waiting > 0);
        let waits = self.mailbox.as_ref().is_some_and(|(_, last)| waited(last));
        let took = self.taken() < seen.followed.map_or(0, |followed| followed.taken);
        self.passed_over = match (waits && waited(&seen) && !took, is_new && status == SideStatus::Good) {
            (false, _) => 0,
            (true, good) => self.passed_over + u64::from(good),
        };
        if seen.folders.is_some() {
            let first = self.mailbox.take().map_or_else(|| seen.clone(), |(first, _)| first);
            self.mailbox = Some((first, seen.clone()));
        }
        self.first.get_or_insert_with(|| seen.clone());
        self.last = Some(seen);
    }

    fn followed(&self) -> Followed {
        self.mailbox.as_ref().and_then(|(_, last)| last.followed).unwrap_or_default()
    }

    fn taken(&self) -> u64 {
        self.followed().taken
    }

    /// How the channel stands at this moment.
    pub fn state(&self, now: Timestamp) -> State {
        let channel = self.last.as_ref().and_then(|last| last.channel.as_ref());
        let active = channel.is_some_and(|channel| channel.active);
        let followed = self.followed();
        State {
            active,
            last_fetch: channel.and_then(|channel| channel.last_fetch),
            fetches: self.fetches,
            next_fetch: channel.filter(|_| active).and_then(|channel| channel.next_fetch().or(Some(now))),
            taken: followed.taken,
            waiting: followed.waiting,
            folder: channel.and_then(|channel| self.folder(channel)).cloned(),
            newest: followed.newest,
            finding: self.finding(now),
        }
    }
}
