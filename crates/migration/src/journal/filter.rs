//! Which messages a list has, and in which order.

use std::collections::BTreeSet;

use super::reasons::{ALREADY_THERE, COPIES, TOO_LARGE, UNREMARKABLE, listed};
use super::rows::MessageState;

/// What became of a message, as lists tell it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImportStatus {
    /// Still to be imported, or being sent.
    ToImport,
    /// In Zammad, and its mailbox side done or still to be done.
    Imported,
    /// In Zammad, and its mailbox side could not be done.
    Unsettled,
    /// It was in Zammad before.
    AlreadyThere,
    /// A further copy of another message.
    Copy,
    /// Too large for Mailferry or for Zammad.
    TooLarge,
    /// Skipped for any other reason.
    Skipped,
    /// It could not be imported.
    Failed,
}

impl ImportStatus {
    /// What became of a message in this state for this reason.
    pub fn of(state: MessageState, reason: &str) -> Self {
        match state {
            MessageState::Found | MessageState::Sending => Self::ToImport,
            MessageState::Imported | MessageState::Settled => Self::Imported,
            MessageState::Unsettled => Self::Unsettled,
            MessageState::Failed => Self::Failed,
            MessageState::Skipped if reason == ALREADY_THERE => Self::AlreadyThere,
            MessageState::Skipped if COPIES.contains(&reason) => Self::Copy,
            MessageState::Skipped if TOO_LARGE.contains(&reason) => Self::TooLarge,
            MessageState::Skipped => Self::Skipped,
        }
    }

    /// The rows of it. `reason <> ''` lets SQLite use the index of reasons.
    pub(super) fn sql(self) -> String {
        let skipped = |which: &str| format!("state = 'skipped' AND reason <> '' AND reason {which}");
        match self {
            Self::ToImport => "state IN ('found', 'sending')".to_owned(),
            Self::Imported => "state IN ('imported', 'settled')".to_owned(),
            Self::Unsettled => "state = 'unsettled'".to_owned(),
            Self::AlreadyThere => skipped(&format!("= '{ALREADY_THERE}'")),
            Self::Copy => skipped(&format!("IN ({})", listed(&COPIES))),
            Self::TooLarge => skipped(&format!("IN ({})", listed(&TOO_LARGE))),
            Self::Skipped => skipped(&format!("NOT IN ({}, {})", listed(&UNREMARKABLE), listed(&TOO_LARGE))),
            Self::Failed => "state = 'failed'".to_owned(),
        }
    }
}

/// Older than the cut-off, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Age {
    /// Mail older than the cut-off.
    Archived,
    /// Newer mail, or all where there is no cut-off.
    Regular,
}

/// What is particular about a message as it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trait {
    /// It has no usable date of its own.
    WithoutDate,
    /// It has no usable Message-ID of its own.
    WithoutMessageId,
    /// Sent by a machine, a bounce, or an out-of-office notice.
    MachineMade,
}

impl Trait {
    pub(super) fn bit(self) -> u8 {
        match self {
            Self::WithoutDate => 1,
            Self::WithoutMessageId => 2,
            Self::MachineMade => 4,
        }
    }
}

/// In which order messages are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Order {
    /// Oldest first.
    OldestFirst,
    /// Newest first.
    #[default]
    NewestFirst,
    /// Largest first.
    LargestFirst,
    /// By subject, upper and lower case alike; the same subjects oldest first.
    Subject,
    /// By the sender's address; the same senders oldest first.
    Sender,
}

/// Which messages are listed. The usual one lists all, newest first; what is
/// set must all hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MessageFilter {
    /// Any of these statuses; none: all.
    pub statuses: BTreeSet<ImportStatus>,
    /// Only archived or only regular mail.
    pub age: Option<Age>,
    /// Any of these traits; none: all.
    pub traits: BTreeSet<Trait>,
    /// Only messages in Zammad whose articles show them only as well as is
    /// possible, with the original attached.
    pub with_original: bool,
    /// Only messages skipped, failed or unsettled for exactly this reason (a
    /// problem's code).
    pub reason: Option<String>,
    /// Only messages of this folder (its id in the journal).
    pub folder: Option<i64>,
    /// Only messages with this text in subject, sender's address or Message-ID;
    /// upper and lower case alike, every character taken as it is.
    pub text: String,
    /// In which order.
    pub order: Order,
}

impl MessageFilter {
    /// Messages that need attention in this state, for this reason.
    pub fn of_reason(state: MessageState, reason: &str) -> Self {
        let statuses = BTreeSet::from([ImportStatus::of(state, reason)]);
        Self { statuses, reason: Some(reason.to_owned()), ..Self::default() }
    }
}
