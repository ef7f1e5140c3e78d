//! Going live: what becomes of mail that arrives after the import, by Zammad's own
//! channel.
//!
//! [`Trap`] counts what a channel would do with the mail that lies where it reads:
//! the most dangerous minute is the one in which it is switched on over a mailbox
//! that was just imported. The ways out are those of settling
//! ([`Run::settle_folder_as`](crate::run::Run::settle_folder_as)), and it is counted
//! again after each. [`Desk`] changes channels: noted before, with what it was;
//! refused where somebody else has changed it since it was seen; taken back on
//! demand. [`linking`](Linking) is the part that needs a person's browser.

mod credentials;
mod desk;
mod linking;
mod noted;
mod setting_up;
#[cfg(test)]
mod tests;
mod trap;
pub mod watch;

pub use desk::{Desk, Removal};
pub use linking::{Linked, Linking};
pub use noted::{StandingChange, Undone};
pub use setting_up::{Elsewhere, Progress, Step, StepState, Wishes, elsewhere};
pub use trap::{Reading, Trap, listed};

use crate::words::{Language, say};
use crate::zammad::channels::ChannelKind;

/// What a person does by hand in Zammad where the token may not set up channels, a
/// line for each step. `callback` is the redirect address, where it is known.
pub fn guidance(kind: ChannelKind, callback: Option<&str>, language: Language) -> Vec<String> {
    let values = [
        ("kind", kind.text(language).into()),
        ("callback", callback.unwrap_or("https://…/api/v1/external_credentials/…/callback").into()),
    ];
    [
        "word-going-live-guide-registration",
        "word-going-live-guide-credentials",
        "word-going-live-guide-account",
        "word-going-live-guide-group",
        "word-going-live-guide-keep",
        "word-going-live-guide-off",
    ]
    .iter()
    .map(|id| say(language, id, &values))
    .collect()
}
