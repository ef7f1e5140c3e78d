//! Consent: whether the application may do what it asks for, how an
//! administrator is asked, and the waiting in between
//! (docs/microsoft365.md#admin-consent).
//!
//! Whether consent is there cannot be asked silently: a sign-in or a renewed
//! token tells. What was learnt is remembered by [`Consents`], so that waiting
//! survives days and restarts.

mod memory;
mod request;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use memory::Consents;
pub use request::{ConsentRequest, request_text};

use crate::problem::{Fact, Language, Problem, Reader, Text};

/// How an application's consent stands. Holds no secret.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Consent {
    /// Nobody has tried yet.
    #[default]
    Unknown,
    /// A sign-in said that it is missing; nobody was asked yet.
    Needed {
        /// When that was said.
        since: Timestamp,
    },
    /// An administrator was asked and has not answered.
    Asked {
        /// When they were asked.
        since: Timestamp,
    },
    /// It was given: a sign-in worked, or the administrator's page said so.
    Granted {
        /// When that was seen first.
        since: Timestamp,
    },
    /// It was refused.
    Denied {
        /// The moment of that answer.
        since: Timestamp,
        /// What was said.
        refusal: Refusal,
    },
}

/// A problem that is kept beyond the program's end: its code and its facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Under which the language files hold the words.
    pub code: String,
    /// Facts that the words name.
    pub facts: Vec<(String, Fact)>,
}

impl Refusal {
    fn of(problem: &Problem) -> Self {
        let facts = problem.facts().iter();
        Self {
            code: problem.code().to_owned(),
            facts: facts.map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        }
    }

    /// The words for a person.
    pub fn text(&self, language: Language, reader: Reader) -> Text {
        Text::of(&self.code, &self.facts, language, reader)
    }
}

/// What an administrator's page came back with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConsentAnswer {
    /// Consent for everybody. A sign-in must follow: this gives no token.
    Granted,
    /// It was refused, for this reason.
    Denied(Problem),
}

impl Consent {
    /// Whether it is known that somebody has to consent first.
    pub fn is_needed(&self) -> bool {
        matches!(self, Self::Needed { .. } | Self::Asked { .. } | Self::Denied { .. })
    }

    /// Whether an administrator's answer is being waited for.
    pub fn is_waiting(&self) -> bool {
        matches!(self, Self::Asked { .. })
    }

    /// Somebody was asked. Asking again does not begin the waiting anew.
    #[must_use]
    pub fn after_asking(self, now: Timestamp) -> Self {
        match self {
            Self::Asked { .. } => self,
            _ => Self::Asked { since: now },
        }
    }

    /// The administrator's page came back.
    #[must_use]
    pub fn after_answer(self, answer: &ConsentAnswer, now: Timestamp) -> Self {
        match answer {
            ConsentAnswer::Granted => self.granted(now),
            ConsentAnswer::Denied(problem) => Self::Denied { since: now, refusal: Refusal::of(problem) },
        }
    }

    /// A sign-in or a renewed token worked, or did not. What has nothing to do
    /// with consent changes nothing.
    #[must_use]
    pub fn after_sign_in(self, outcome: Result<(), &Problem>, now: Timestamp) -> Self {
        let problem = match outcome {
            Ok(()) => return self.granted(now),
            Err(problem) => problem,
        };
        match problem.code() {
            // AADSTS90095: the person was offered to send a request.
            "sign-in-admin-approval-pending" => self.after_asking(now),
            "sign-in-consent-needed" | "sign-in-admin-approval-needed" => match self {
                // What was asked for is still waited for.
                Self::Asked { .. } | Self::Needed { .. } => self,
                _ => Self::Needed { since: now },
            },
            "sign-in-declined" | "consent-declined" => {
                Self::Denied { since: now, refusal: Refusal::of(problem) }
            }
            _ => self,
        }
    }

    fn granted(self, now: Timestamp) -> Self {
        match self {
            Self::Granted { .. } => self,
            _ => Self::Granted { since: now },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a moment")
    }

    #[test]
    fn what_a_sign_in_says_of_consent_is_learnt() {
        let asked = Consent::Asked { since: at(1) };
        let needed = Consent::Needed { since: at(1) };
        let granted = Consent::Granted { since: at(1) };
        let now = at(9);
        for (before, code, after) in [
            (Consent::Unknown, None, Consent::Granted { since: now }),
            (asked.clone(), None, Consent::Granted { since: now }),
            (granted.clone(), None, granted.clone()),
            (Consent::Unknown, Some("sign-in-consent-needed"), Consent::Needed { since: now }),
            (granted.clone(), Some("sign-in-admin-approval-needed"), Consent::Needed { since: now }),
            (needed.clone(), Some("sign-in-consent-needed"), needed.clone()),
            (asked.clone(), Some("sign-in-admin-approval-needed"), asked.clone()),
            (Consent::Unknown, Some("sign-in-admin-approval-pending"), Consent::Asked { since: now }),
            (asked.clone(), Some("sign-in-admin-approval-pending"), asked.clone()),
            (granted.clone(), Some("network-unreachable"), granted),
            (asked.clone(), Some("sign-in-conditional-access"), asked),
            (Consent::Unknown, Some("sign-in-revoked"), Consent::Unknown),
        ] {
            let problem = code.map(|code| Problem::new(crate::problem::Kind::Person, code));
            let outcome = problem.as_ref().map_or(Ok(()), Err);
            assert_eq!(before.clone().after_sign_in(outcome, now), after, "{before:?} {code:?}");
        }
    }

    #[test]
    fn granted_denied_and_waiting_are_different_things() {
        let problem = Problem::person("consent-declined").with("code", "AADSTS65004");
        let denied = Consent::Unknown.after_answer(&ConsentAnswer::Denied(problem), at(2));
        assert!(denied.is_needed() && !denied.is_waiting());
        let Consent::Denied { refusal, .. } = &denied else { panic!("denied: {denied:?}") };
        assert_eq!(refusal.facts, [("code".to_owned(), "AADSTS65004".into())]);
        let asked = denied.after_asking(at(3));
        assert!(asked.is_needed() && asked.is_waiting());
        let granted = asked.after_answer(&ConsentAnswer::Granted, at(4));
        assert_eq!(granted, Consent::Granted { since: at(4) });
        assert!(!granted.is_needed());
    }
}
