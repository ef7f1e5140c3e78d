//! The list of the steps, and their names.

use serde::{Deserialize, Serialize};

use crate::words::{Language, say};

/// The steps in their order, one a line: the module in `step/` (which is also the
/// field of [`Steps`](super::steps::Steps)), its name, the type of its state, its
/// words in the list of steps, the id of its line there, and what a saved draft
/// may still call it. A step is added by its folder, which `step/mod.rs` names
/// (rustfmt follows no `mod` out of a macro), and by its line here.
///
/// Hands the list to the macro `$with`.
macro_rules! steps {
    ($with:ident) => {
        $with! {
            /// What to know before starting; practice; imports that did not end.
            start: Start(Start), "window-step-start", "rail-start";
            /// Zammad's address and token, and the check of it.
            helpdesk: Helpdesk(Helpdesk), "window-step-helpdesk", "rail-helpdesk";
            /// App registration and the administrator's consent.
            consent: Consent(Consent), "window-step-consent", "rail-consent";
            /// Signing in to Microsoft 365.
            sign_in: SignIn(SignIn), "window-step-sign-in", "rail-sign-in";
            /// Which folders go where, and what becomes of them.
            import_settings: ImportSettings(ImportSettings), "window-step-settings", "rail-settings", formerly "channel";
            /// A look at every message that changes nothing, and a trial of a few.
            check: Check(Check), "window-step-check", "rail-check";
            /// How the import goes, and its troubles.
            import: Import(Import), "window-step-import", "rail-import";
            /// The balance, and what comes after.
            result: Result(ImportResult), "window-step-result", "rail-result";
            /// What happens to new mail: Zammad's own channel, and its first hour.
            going_live: GoingLive(GoingLive), "window-step-going-live", "rail-going-live";
        }
    };
}
pub(super) use steps;

macro_rules! names {
    ($($(#[$doc:meta])*
        $module:ident: $name:ident($state:ident), $words:literal, $rail:literal$(, formerly $formerly:literal)?;)*) => {
        /// The steps in their order.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum StepName {
            $($(#[$doc])* $(#[serde(alias = $formerly)])? $name,)*
        }

        impl StepName {
            /// All, in order.
            pub const ALL: [Self; [$($rail),*].len()] = [$(Self::$name),*];

            /// Its words in the list of steps.
            pub fn label(self, language: Language) -> String {
                match self {
                    $(Self::$name => say(language, $words, &[]),)*
                }
            }

            /// The id of its line in the list of steps.
            pub fn rail_id(self) -> &'static str {
                match self {
                    $(Self::$name => $rail,)*
                }
            }
        }
    };
}
steps!(names);

impl Default for StepName {
    /// Where one begins.
    fn default() -> Self {
        Self::FIRST
    }
}

impl StepName {
    /// Where one begins.
    pub const FIRST: Self = Self::ALL[0];

    /// Where one ends.
    pub const LAST: Self = Self::ALL[Self::ALL.len() - 1];

    /// Its place, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// The step after it.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The step before it.
    pub fn previous(self) -> Option<Self> {
        Self::ALL.get((self as usize).checked_sub(1)?).copied()
    }
}
