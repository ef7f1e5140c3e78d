//! What a run has had of the mailbox so far: the same refusal means one thing
//! before it worked, and another after.
//!
//! Exchange answers `BAD User is authenticated but not connected` to who has no
//! right to a mailbox, and for some minutes to who has, while a back-end is busy
//! (docs/microsoft365.md#imap-error-texts). Before the first success a person must
//! look; after one it passes by itself, and is waited out.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::problem::{Kind, Problem};

/// What is asked of the mailbox, and may have worked before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step<'a> {
    /// Signing in.
    SignIn,
    /// Anything that only the mailbox itself can answer.
    Mailbox,
    /// Opening this folder, by its path.
    Folder(&'a str),
}

#[derive(Debug, Default)]
struct Had {
    signed_in: bool,
    mailbox: bool,
    folders: BTreeSet<String>,
}

/// What has worked on a connector in this run; all its connections share it.
#[derive(Debug, Default)]
pub(super) struct Worked(Mutex<Had>);

impl Worked {
    fn had(&self) -> MutexGuard<'_, Had> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Another run begins: nothing has worked in it yet.
    pub(super) fn forget(&self) {
        *self.had() = Had::default();
    }

    /// Learns from an outcome, and tells a refusal as what it means by now.
    pub(super) fn weigh<T>(&self, step: Step<'_>, outcome: Result<T, Problem>) -> Result<T, Problem> {
        match outcome {
            Ok(value) => {
                self.note(step);
                Ok(value)
            }
            Err(problem) => Err(self.judge(step, problem)),
        }
    }

    fn note(&self, step: Step<'_>) {
        let mut had = self.had();
        had.signed_in = true;
        match step {
            Step::SignIn => {}
            Step::Mailbox => had.mailbox = true,
            Step::Folder(path) => {
                had.mailbox = true;
                if !had.folders.contains(path) {
                    had.folders.insert(path.to_owned());
                }
            }
        }
    }

    /// The problem that a refusal is at this step, after what has worked.
    pub(super) fn judge(&self, step: Step<'_>, problem: Problem) -> Problem {
        if problem.kind() == Kind::Passing {
            return problem;
        }
        let had = self.had();
        let passing = match (problem.code(), step) {
            ("mailbox-not-connected", _) if had.mailbox => Problem::passing("mailbox-disconnected"),
            ("mailbox-sign-in-refused", _) if had.signed_in => {
                Problem::passing("mailbox-sign-in-refused-now")
            }
            ("folder-refused" | "mailbox-no-right", Step::Folder(path)) if had.folders.contains(path) => {
                Problem::passing("folder-refused-now")
            }
            _ => return problem,
        };
        tracing::info!(former = problem.code(), "a refusal of what has worked before passes");
        let words = problem.server_words().unwrap_or_default();
        let facts = problem.facts().iter().cloned();
        facts.fold(passing, |passing, (name, fact)| passing.with(name, fact)).words(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The promise: a refusal is a person's before anything worked and passes after
    /// the same thing has worked, and only then.
    #[test]
    fn what_a_refusal_means_depends_on_what_has_worked() {
        use Step::{Folder, Mailbox, SignIn};
        let cases: [(&str, Step<'_>, Step<'_>, &str); 9] = [
            ("mailbox-not-connected", Mailbox, Mailbox, "mailbox-disconnected"),
            ("mailbox-not-connected", Folder("A"), Folder("B"), "mailbox-disconnected"),
            ("mailbox-not-connected", SignIn, Mailbox, "mailbox-not-connected"),
            ("mailbox-sign-in-refused", SignIn, SignIn, "mailbox-sign-in-refused-now"),
            ("mailbox-sign-in-refused", Mailbox, SignIn, "mailbox-sign-in-refused-now"),
            ("folder-refused", Folder("A"), Folder("A"), "folder-refused-now"),
            ("folder-refused", Folder("B"), Folder("A"), "folder-refused"),
            ("mailbox-no-right", Folder("A"), Folder("A"), "folder-refused-now"),
            ("mailbox-over-quota", Mailbox, Mailbox, "mailbox-over-quota"),
        ];
        for (code, worked_before, asked, meaning) in cases {
            let worked = Worked::default();
            let refused = || Problem::person(code).with("path", "A").words("no");
            assert_eq!(worked.judge(asked, refused()), refused(), "{code} before anything worked");
            worked.weigh(worked_before, Ok(())).expect("it went well");
            let told = worked.judge(asked, refused());
            assert_eq!(told.code(), meaning, "{code} at {asked:?} after {worked_before:?}");
            let kind = if code == meaning { Kind::Person } else { Kind::Passing };
            assert_eq!((told.kind(), told.server_words(), told.fact("path")), (kind, Some("no"), Some("A")));
            worked.forget();
            assert_eq!(worked.judge(asked, refused()), refused(), "{code} in the next run");
        }
    }

    #[test]
    fn what_passes_stays_what_it_is() {
        let worked = Worked::default();
        worked.weigh(Step::Mailbox, Ok(())).expect("it went well");
        let problem = Problem::passing("mailbox-throttled");
        assert_eq!(worked.judge(Step::Mailbox, problem.clone()), problem);
    }
}
