//! When requests left, by a clock that nobody can set: the clock on the wall may
//! jump by hours while a request is under way, and what it says then would make an
//! outcome certain too early, or never.

use std::collections::HashMap;

use tokio::time::Instant;

/// When the newest request of a message left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Departure {
    /// From this process, at that moment.
    Known(Instant),
    /// From a former process, at that moment or before.
    Before(Instant),
}

/// The departures that this process knows of, by the message's id in the journal.
#[derive(Debug, Default)]
pub(super) struct Departures(HashMap<i64, Departure>);

impl Departures {
    /// One leaves now.
    pub(super) fn left(&mut self, id: i64) {
        self.0.insert(id, Departure::Known(Instant::now()));
    }

    /// When it left, or since when it is known to have left.
    pub(super) fn of(&mut self, id: i64) -> Departure {
        *self.0.entry(id).or_insert_with(|| Departure::Before(Instant::now()))
    }

    /// How this ended is known.
    pub(super) fn forget(&mut self, id: i64) {
        self.0.remove(&id);
    }
}
