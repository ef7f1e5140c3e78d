//! What a server said to a command over many messages.

use crate::problem::Problem;

/// How a command over many messages went, apart from what it did.
#[derive(Default)]
pub(super) struct Said {
    /// The first NO or BAD.
    pub refusal: Option<Problem>,
    /// An untagged warning that came with an OK.
    pub warning: Option<String>,
}

impl Said {
    /// Whether every command was answered OK.
    pub(super) fn accepted(&self) -> bool {
        self.refusal.is_none()
    }

    /// What was said where this was refused, or nothing was.
    #[cfg(test)]
    pub(super) fn of(refusal: Option<Problem>) -> Self {
        Self { refusal, warning: None }
    }

    /// Whether the server says that there is no room.
    pub(super) fn is_over_quota(&self) -> bool {
        self.refusal.as_ref().is_some_and(|refusal| refusal.code() == "mailbox-over-quota")
    }

    /// Whether it was refused because a right is missing.
    pub(super) fn lacks_a_right(&self) -> bool {
        self.refusal.as_ref().is_some_and(|refusal| refusal.code() == "mailbox-no-right")
    }

    /// The problem of a message on which the command had no effect: `refused`
    /// with the server's words where it said NO, else `without_effect`.
    pub(super) fn explain(&self, refused: &Problem, without_effect: &Problem) -> Problem {
        match (&self.refusal, &self.warning) {
            (Some(refusal), _) => refused.clone().words(refusal.server_words().unwrap_or_default()),
            (None, Some(warning)) => without_effect.clone().words(warning),
            (None, None) => without_effect.clone(),
        }
    }
}
