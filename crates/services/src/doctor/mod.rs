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

use crate::platform::keychain::Keychain;
use crate::platform::logging::Redaction;
use crate::problem::{Language, Problem};
use crate::verdicts::{self, Row};
use crate::zammad::preflight::Verdict;

/// Looks at everything: the computer, its keychain, and the way to these servers.
/// `window` says whether this program has one.
pub async fn examine(servers: &Servers, keychain: &Keychain, window: bool) -> Vec<Line> {
    let mut lines = of_computer(window);
    let (kept, reached) = futures::join!(of_keychain(keychain), servers.examine());
    lines.push(kept);
    lines.extend(reached);
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
    futures::join!(kept, servers.examine_telling(&tell));
}

/// The lines in one language.
pub fn rows(lines: &[Line], language: Language) -> Vec<Row<'_>> {
    lines
        .iter()
        .map(|line| Row {
            what: line.what.text(language),
            found: line.found.text(language),
            verdict: &line.verdict,
        })
        .collect()
}

/// The lines as a text, as a terminal shows them.
pub fn text(lines: &[Line], language: Language) -> String {
    verdicts::text(&rows(lines, language), language)
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
