//! The balance: what was found, and what became of every message of it. Pure.

use std::collections::BTreeMap;

use serde::Serialize;

use super::journal::{ALREADY_THERE, COPY, COPY_SETTLED, GONE_BEFORE, Journal, MessageState, TallyRow};
use crate::problem::Problem;
use crate::words::{Language, say};

/// Every message found, by what became of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// Messages found.
    pub found: u64,
    /// Messages whose article was made by this plan and read back.
    pub imported: u64,
    /// Messages that were in Zammad before.
    pub already_there: u64,
    /// Further copies of messages that are counted once.
    pub copies: u64,
    /// Those of them that were marked, moved or deleted in the mailbox as their
    /// twins were.
    pub copies_settled: u64,
    /// Messages that somebody else took out of their folder before they were
    /// imported.
    pub gone: u64,
    /// Skipped messages by reason.
    pub skipped: BTreeMap<String, u64>,
    /// Failed messages by reason.
    pub failed: BTreeMap<String, u64>,
    /// Messages that are still to be imported.
    pub waiting: u64,
    /// Imported messages whose mailbox side is done, by what was done.
    pub settled: BTreeMap<String, u64>,
    /// Imported messages whose mailbox side could not be done, by reason.
    pub unsettled: BTreeMap<String, u64>,
    /// Imported messages whose mailbox side is still to be done.
    pub to_settle: u64,
    /// Imported messages that their articles show only as well as is possible,
    /// with the original attached. They are counted above as well; a tally does
    /// not know them.
    pub with_original: u64,
    /// Customers whom Zammad knew no name of, and who got one from their mail. A
    /// tally does not know them.
    pub customers_named: u64,
    /// Tickets that say the day of the import as their last change, where the last
    /// run was to give them the date of their newest mail or the plan leaves that
    /// out. A tally does not know them.
    pub tickets_undated: u64,
}

/// What was done in the mailbox with imported messages, by the journal's word
/// for it (the keys of [`Balance::settled`]): "marked read". A word that is not
/// known stands for itself.
pub fn settled_word(how: &str, language: Language) -> String {
    let id = match how {
        "keep" => "word-settled-keep",
        "mark-read" => "word-settled-mark-read",
        "move" => "word-settled-move",
        "delete" => "word-settled-delete",
        "gone" => "word-settled-gone",
        other => return other.to_owned(),
    };
    say(language, id, &[])
}

/// Whether a reason is that the mail server does not delete.
pub fn is_about_deleting(code: &str) -> bool {
    matches!(
        code,
        "expunge-refused"
            | "expunge-over-quota"
            | "expunge-refused-alone"
            | "expunge-contended"
            | "expunge-without-effect"
            | "expunge-by-uid-missing"
            | "delete-mark-refused"
            | "delete-right-missing"
    )
}

/// Whether moving a message helps where deleting it met this: moving needs no room
/// in "Recoverable Items", but the same right (docs/microsoft365.md#why-expunge-fails).
pub fn moving_helps(code: &str) -> bool {
    matches!(
        code,
        "expunge-refused" | "expunge-over-quota" | "expunge-refused-alone" | "expunge-by-uid-missing"
    )
}

/// Whether marking a message read helps where deleting it met this: it stays in its
/// folder and needs another permission, "s" instead of "t" and "e" (RFC 4314 section 4).
/// Where marking it deleted was refused, marking it read most likely is too.
pub fn marking_read_helps(code: &str) -> bool {
    is_about_deleting(code) && code != "delete-mark-refused"
}

impl Balance {
    /// Imported messages that the mail server does not delete.
    pub fn undeleted(&self) -> u64 {
        self.unsettled.iter().filter(|(code, _)| is_about_deleting(code)).map(|(_, count)| count).sum()
    }

    /// Counts a tally.
    pub fn of(tally: &[TallyRow]) -> Self {
        let mut balance = Self::default();
        for row in tally {
            balance.count(row);
        }
        balance
    }

    fn count(&mut self, row: &TallyRow) {
        let count = |by_reason: &mut BTreeMap<String, u64>| {
            *by_reason.entry(row.reason.clone()).or_default() += row.messages;
        };
        self.found += row.messages;
        match row.state {
            MessageState::Found | MessageState::Sending => self.waiting += row.messages,
            MessageState::Skipped if row.reason == ALREADY_THERE => self.already_there += row.messages,
            MessageState::Skipped if row.reason == COPY => self.copies += row.messages,
            MessageState::Skipped if row.reason == COPY_SETTLED => {
                self.copies += row.messages;
                self.copies_settled += row.messages;
            }
            MessageState::Skipped if row.reason == GONE_BEFORE => self.gone += row.messages,
            MessageState::Skipped => count(&mut self.skipped),
            MessageState::Failed => count(&mut self.failed),
            MessageState::Imported => {
                self.imported += row.messages;
                self.to_settle += row.messages;
            }
            MessageState::Settled => {
                self.imported += row.messages;
                count(&mut self.settled);
            }
            MessageState::Unsettled => {
                self.imported += row.messages;
                count(&mut self.unsettled);
            }
        }
    }

    /// Messages skipped for a reason that leaves them out of Zammad.
    pub fn skipped_messages(&self) -> u64 {
        self.skipped.values().sum()
    }

    /// Messages that failed.
    pub fn failed_messages(&self) -> u64 {
        self.failed.values().sum()
    }

    /// Imported messages whose mailbox side could not be done.
    pub fn unsettled_messages(&self) -> u64 {
        self.unsettled.values().sum()
    }

    /// Messages that a person should look at: skipped, failed or unsettled ones.
    pub fn needing_attention(&self) -> u64 {
        self.skipped_messages() + self.failed_messages() + self.unsettled_messages()
    }

    /// Whether every message found has exactly one outcome, and every imported
    /// one exactly one in the mailbox.
    pub fn adds_up(&self) -> bool {
        let outcomes = self.imported
            + self.already_there
            + self.copies
            + self.gone
            + self.skipped_messages()
            + self.failed_messages()
            + self.waiting;
        let settling = self.settled.values().sum::<u64>() + self.unsettled_messages() + self.to_settle;
        self.copies_settled <= self.copies && self.found == outcomes && self.imported == settling
    }

    /// Whether nothing is left to do or to look at.
    pub fn all_done(&self) -> bool {
        self.needing_attention() + self.waiting + self.to_settle == 0
    }
}

impl Journal {
    /// The balance of all messages.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn balance(&self) -> Result<Balance, Problem> {
        let (tally, with_original, customers_named, tickets_undated) = self.tally_with_more().await?;
        Ok(Balance { with_original, customers_named, tickets_undated, ..Balance::of(&tally) })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_row() -> impl Strategy<Value = TallyRow> {
        let states = prop::sample::select(vec![
            MessageState::Found,
            MessageState::Skipped,
            MessageState::Sending,
            MessageState::Imported,
            MessageState::Settled,
            MessageState::Unsettled,
            MessageState::Failed,
        ]);
        let reasons = prop::sample::select(vec![
            "",
            ALREADY_THERE,
            COPY,
            COPY_SETTLED,
            GONE_BEFORE,
            "keep",
            "expunge-refused",
        ]);
        (0i64..3, any::<bool>(), states, reasons, 0u64..1000).prop_map(
            |(folder, archived, state, reason, messages)| TallyRow {
                folder,
                archived,
                state,
                reason: reason.to_owned(),
                messages,
                bytes: 0,
            },
        )
    }

    proptest! {
        #[test]
        fn every_message_found_has_exactly_one_outcome(tally in prop::collection::vec(any_row(), 0..40)) {
            let balance = Balance::of(&tally);
            prop_assert!(balance.adds_up(), "{balance:?}");
            prop_assert_eq!(balance.found, tally.iter().map(|row| row.messages).sum::<u64>());
        }
    }

    /// Ways around a refusal to delete are ways only where there is one.
    #[test]
    fn what_helps_instead_of_deleting_is_only_known_of_refusals_to_delete() {
        for (code, moving, marking) in [
            ("expunge-refused", true, true),
            ("expunge-over-quota", true, true),
            ("expunge-refused-alone", true, true),
            ("expunge-by-uid-missing", true, true),
            ("expunge-contended", false, true),
            ("expunge-without-effect", false, true),
            ("delete-right-missing", false, true),
            ("delete-mark-refused", false, false),
        ] {
            assert!(is_about_deleting(code), "{code}");
            assert_eq!((moving_helps(code), marking_read_helps(code)), (moving, marking), "{code}");
        }
        assert!(!moving_helps("folder-read-only") && !marking_read_helps("folder-read-only"));
    }

    #[test]
    fn copies_and_what_was_there_before_leave_nothing_to_do() {
        let row = |state, reason: &str| TallyRow {
            folder: 1,
            archived: true,
            state,
            reason: reason.into(),
            messages: 2,
            bytes: 0,
        };
        let done = [
            row(MessageState::Settled, "keep"),
            row(MessageState::Skipped, COPY),
            row(MessageState::Skipped, COPY_SETTLED),
            row(MessageState::Skipped, ALREADY_THERE),
            row(MessageState::Skipped, GONE_BEFORE),
        ];
        assert!(Balance::of(&done).all_done());
        for left in [
            row(MessageState::Skipped, "message-too-large"),
            row(MessageState::Failed, "x"),
            row(MessageState::Unsettled, "expunge-refused"),
            row(MessageState::Imported, ""),
            row(MessageState::Found, ""),
        ] {
            assert!(!Balance::of(std::slice::from_ref(&left)).all_done(), "{left:?}");
        }
    }
}
