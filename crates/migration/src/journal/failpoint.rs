//! Ends the process at a chosen transition of the journal, for the tests of crashes.
//!
//! Only in builds with the feature `testing`, which nothing asks for but the tests
//! (under `[dev-dependencies]`): a program that is built to be used does not contain
//! this, and no variable of its environment can end it.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// `before:N` or `after:N`: the N-th write of this process, which is then not begun, or
/// committed and not answered.
const VARIABLE: &str = "MAILFERRY_TEST_END_AT";

/// Where the process is to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Before(u64),
    After(u64),
}

impl End {
    fn read(text: &str) -> Option<Self> {
        let (side, number) = text.split_once(':')?;
        let number = number.parse().ok()?;
        match side {
            "before" => Some(Self::Before(number)),
            "after" => Some(Self::After(number)),
            _ => None,
        }
    }
}

fn chosen() -> Option<End> {
    static CHOSEN: OnceLock<Option<End>> = OnceLock::new();
    *CHOSEN.get_or_init(|| End::read(&std::env::var(VARIABLE).ok()?))
}

/// A write that is about to begin.
pub(super) struct Transition(u64);

impl Transition {
    /// Counts it; ends the process before it where that is wanted. Without a word and
    /// without cleaning up, as a power switch does it.
    pub(super) fn begin() -> Self {
        static BEGUN: AtomicU64 = AtomicU64::new(0);
        let number = BEGUN.fetch_add(1, Ordering::SeqCst) + 1;
        if chosen() == Some(End::Before(number)) {
            std::process::abort();
        }
        Self(number)
    }

    /// It is committed.
    pub(super) fn committed(&self) {
        if chosen() == Some(End::After(self.0)) {
            std::process::abort();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::End;

    #[test]
    fn only_a_side_and_a_number_name_an_end() {
        assert_eq!(End::read("before:3"), Some(End::Before(3)));
        assert_eq!(End::read("after:12"), Some(End::After(12)));
        for other in ["", "3", "before", "before:", "before:x", "while:3"] {
            assert_eq!(End::read(other), None, "{other}");
        }
    }
}
