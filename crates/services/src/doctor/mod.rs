//! Whether this computer can do what an import needs: a window, a keychain, folders,
//! a disk, a clock, and a way to each server.
//!
//! Nothing is changed but that a trial entry is kept in the keychain and a trial file
//! in each folder, and both are removed. Nobody is signed in: whether the helpdesk's
//! set-up suits an import is the check's matter (`zammad::preflight`).

mod computer;
mod line;
mod servers;
#[cfg(test)]
mod tests;

pub use computer::of_computer;
pub use line::{Found, Line, Topic};
pub use servers::{Server, Servers};

use std::sync::{Mutex, PoisonError};

use crate::platform::keychain::Keychain;
use crate::platform::logging::Redaction;
use crate::problem::{Language, Problem};
use crate::verdicts::{self, Verdict};

/// Looks at everything: the computer, its keychain, and the way to these servers.
/// `window` says whether this program has one.
pub async fn examine(servers: &Servers, keychain: &Keychain, window: bool) -> Vec<Line> {
    let lines = Mutex::new(Vec::new());
    let tell = |line| lines.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    examine_telling(servers, keychain, window, tell).await;
    let mut lines: Vec<Line> = lines.into_inner().unwrap_or_else(PoisonError::into_inner);
    // Those of one place were told in their order.
    lines.sort_by_key(|line| place(line.what));
    lines
}

/// The same, telling each line as soon as it is known.
pub async fn examine_telling(
    servers: &Servers,
    keychain: &Keychain,
    window: bool,
    tell: impl Fn(Line) + Sync,
) {
    // A disk may make one wait.
    let computer = tokio::task::spawn_blocking(move || of_computer(window)).await;
    computer.unwrap_or_default().into_iter().for_each(&tell);
    let kept = async { tell(of_keychain(keychain).await) };
    futures::join!(kept, servers.examine(&tell));
}

/// Where a line stands among the others: this computer, then each server, and the clock,
/// which needs one of them.
fn place(topic: Topic) -> u8 {
    match topic {
        Topic::Versions | Topic::Window | Topic::DataFolder | Topic::ReportFolder | Topic::Disk => 0,
        Topic::Secrets => 1,
        Topic::Name(server) | Topic::Way(server) | Topic::Connection(server) => match server {
            Server::Helpdesk => 2,
            Server::SignIn => 3,
            Server::Mailbox => 4,
        },
        Topic::Clock => 5,
    }
}

/// The lines as a text, as a terminal shows them.
pub fn text(lines: &[Line], language: Language) -> String {
    verdicts::text(&verdicts::rows(lines, language), language)
}

async fn of_keychain(keychain: &Keychain) -> Line {
    of_trial(keychain.try_out().await)
}

/// How a trial of the keychain came out.
fn of_trial(tried: Result<(), Problem>) -> Line {
    match tried {
        Ok(()) => Line::good(Topic::Secrets, Found::CanBeKept),
        // A command goes without, with what it is given for one run.
        Err(problem) if problem.code() == "keychain-missing" => {
            Line::caution(Topic::Secrets, Found::CannotBeKept, problem)
        }
        Err(problem) => Line::stop(Topic::Secrets, Found::CannotBeKept, problem),
    }
}

/// The first thing that an import cannot begin with.
pub fn first_stop(lines: &[Line]) -> Option<&Problem> {
    lines.iter().find_map(|line| match &line.verdict {
        Verdict::Stop(problem) => Some(problem),
        Verdict::Good | Verdict::Caution(_) => None,
    })
}

/// Hides the names of the servers that are somebody's own, and those of the proxies
/// before them; Microsoft's are everybody's.
pub fn hiding(servers: &Servers) -> Redaction {
    let mut redaction = Redaction::default();
    for (kind, name) in servers.private_names() {
        redaction.name(kind, &name);
    }
    redaction
}
