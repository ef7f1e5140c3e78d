//! Trouble on purpose, as Exchange Online makes it
//! (docs/microsoft365.md#imap-error-texts,
//! docs/microsoft365.md#why-expunge-fails). Everything may be changed while the
//! server runs.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// What goes wrong. The default is nothing.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    /// What EXPUNGE, UID EXPUNGE and CLOSE do.
    pub expunge: ExpungeFault,
    /// What MOVE does.
    pub moving: MoveFault,
    /// What STORE does.
    pub store: StoreFault,
    /// `BAD Request is throttled…` and BYE.
    pub throttle: Option<Throttle>,
    /// So many SELECT and EXAMINE commands to come are answered
    /// `BAD User is authenticated but not connected.`
    pub not_connected: u32,
    /// So many SELECT, EXAMINE and STATUS commands to come are answered
    /// `NO Server Unavailable. 15`.
    pub unavailable: u32,
    /// The session's token ends in the midst of the work, with
    /// `* BYE Session invalidated - AccessTokenExpired`.
    pub token_expires: Option<Countdown>,
    /// Messages that SEARCH finds and FETCH answers with OK and nothing, by
    /// folder and UID.
    pub fetch_nothing: BTreeSet<(String, u32)>,
    /// The same, only for whole messages: their headers can be had.
    pub body_nothing: BTreeSet<(String, u32)>,
    /// Messages that another client removes just before their body is fetched.
    pub vanishing: BTreeSet<(String, u32)>,
    /// Messages that Exchange cannot convert and replaces by a notice.
    pub substitutes: BTreeMap<(String, u32), Substitute>,
    /// The connection is cut in the middle of a message.
    pub cut: Option<Cut>,
    /// The server falls silent and only notices that the client went away.
    pub stall: Option<Countdown>,
    /// Every answer takes this much longer.
    pub delay: Duration,
    /// A folder that vanishes or is renamed while it is being read.
    pub folder_gone: Option<FolderGone>,
    /// Commands that are answered with other words than theirs; the first whose
    /// moment has come is said.
    pub sayings: Vec<Saying>,
}

/// A command is answered with these words and not carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saying {
    /// Before which command.
    pub when: Countdown,
    /// What is said.
    pub says: Says,
}

/// What a command is answered with on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// A tagged reply, such as `BAD Command Error. 10`.
    Tagged(&'static str),
    /// `* BYE` with these words, and the end of the connection.
    Bye(&'static str),
}

/// What EXPUNGE does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ExpungeFault {
    /// What is flagged goes, as it should.
    #[default]
    Works,
    /// It says `NO EXPUNGE failed.` and removes nothing.
    Refused,
    /// It says OK and removes nothing.
    Ignored,
    /// It removes the first half and says `NO EXPUNGE failed.`
    Partly,
}

/// What MOVE does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MoveFault {
    /// What is moved arrives and leaves, as it should.
    #[default]
    Works,
    /// It says `NO MOVE failed.` and moves nothing.
    Refused,
    /// It says `NO MOVE failed.` and leaves a copy in the target.
    LeavesCopy,
    /// It says OK and moves nothing.
    Ignored,
}

/// What STORE does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StoreFault {
    /// It sets flags.
    #[default]
    Works,
    /// It says `NO STORE failed.` and changes nothing.
    Refused,
    /// It says OK and changes nothing.
    Ignored,
}

/// Fires after so many commands of signed-in sessions, over all connections,
/// and so many times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Countdown {
    after: u32,
    times: u32,
    counted: u32,
    command: Option<&'static str>,
}

impl Countdown {
    /// Fires once, at the command that follows `after` others.
    pub fn after(after: u32) -> Self {
        Self { after, times: 1, counted: 0, command: None }
    }

    /// Fires so many times, each after as many commands again.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }

    /// Counts only commands that hold these words, such as `UID EXPUNGE`.
    #[must_use]
    pub fn of(mut self, command: &'static str) -> Self {
        self.command = Some(command);
        self
    }

    /// Counts one command; whether it is the one.
    pub(super) fn tick(&mut self, command: &str) -> bool {
        if self.times == 0 || self.command.is_some_and(|counted| !command.contains(counted)) {
            return false;
        }
        self.counted += 1;
        if self.counted <= self.after {
            return false;
        }
        self.counted = 0;
        self.times -= 1;
        true
    }
}

/// `BAD Request is throttled. Suggested Backoff Time: N milliseconds`, then
/// `* BYE Connection closed. 14`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Throttle {
    /// Before which command it begins.
    pub when: Countdown,
    /// The suggested time. Whoever comes back sooner is throttled again, and
    /// counted by [`super::Exchange::impatient`].
    pub backoff: Duration,
    /// The time is told; without, only `Request is throttled.`
    pub told: bool,
}

/// A message that Exchange cannot convert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Substitute {
    /// So many fetches of the whole message give the notice; then it can be had.
    pub fetches: u32,
    /// Fetches of the header give the notice's header meanwhile.
    pub in_headers: bool,
}

/// The connection is cut in the middle of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// After so many bytes of messages on one connection.
    pub after_bytes: u64,
    /// So many connections to come are cut.
    pub times: u32,
}

/// A folder that vanishes or is renamed while it is being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderGone {
    /// Its path.
    pub path: String,
    /// After so many whole messages were fetched from it.
    pub after_bodies: u32,
    /// Its new path; `None`: it is deleted.
    pub renamed_to: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_countdown_fires_after_its_number_and_as_often_as_told() {
        let mut countdown = Countdown::after(2).times(2);
        let fired: Vec<bool> = (0..9).map(|_| countdown.tick("NOOP")).collect();
        assert_eq!(fired, [false, false, true, false, false, true, false, false, false]);
    }

    #[test]
    fn a_countdown_of_one_command_passes_over_the_others() {
        let mut countdown = Countdown::after(1).of("UID STORE");
        let fired =
            ["UID STORE 1", "SELECT a", "UID STORE 2", "UID STORE 3"].map(|said| countdown.tick(said));
        assert_eq!(fired, [false, false, true, false]);
    }
}
