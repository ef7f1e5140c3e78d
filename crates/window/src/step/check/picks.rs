//! The numbers that have messages behind them, as filters of the list.

use crate::migration::forecast::Forecast;
use crate::migration::journal::{Age, ImportStatus, MessageFilter, Trait};
use crate::words::{Language, say};

/// The messages behind one of the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Pick {
    /// All that were found.
    #[default]
    All,
    /// To be imported.
    ToImport,
    /// Of these, older than the cut-off.
    Archived,
    /// Of these, the others.
    Regular,
    /// In Zammad through this plan.
    Imported,
    /// In Zammad, and the mailbox side could not be done.
    Unsettled,
    /// In Zammad before.
    AlreadyThere,
    /// Further copies.
    Copies,
    /// Too large.
    TooLarge,
    /// Skipped for other reasons.
    Skipped,
    /// Failed.
    Failed,
    /// In Zammad, with the original beside the article.
    WithOriginal,
    /// To be imported, without a usable date.
    WithoutDate,
    /// To be imported, without a usable Message-ID.
    WithoutMessageId,
    /// To be imported, made by machines.
    MachineMade,
}

impl Pick {
    /// Sets what it stands for; folder, text and order stay.
    pub(super) fn set(self, filter: &mut MessageFilter) {
        let outcome = match self {
            Self::All | Self::WithOriginal => None,
            Self::Imported => Some(ImportStatus::Imported),
            Self::Unsettled => Some(ImportStatus::Unsettled),
            Self::AlreadyThere => Some(ImportStatus::AlreadyThere),
            Self::Copies => Some(ImportStatus::Copy),
            Self::TooLarge => Some(ImportStatus::TooLarge),
            Self::Skipped => Some(ImportStatus::Skipped),
            Self::Failed => Some(ImportStatus::Failed),
            _ => Some(ImportStatus::ToImport),
        };
        let particular = match self {
            Self::WithoutDate => Some(Trait::WithoutDate),
            Self::WithoutMessageId => Some(Trait::WithoutMessageId),
            Self::MachineMade => Some(Trait::MachineMade),
            _ => None,
        };
        filter.with_original = self == Self::WithOriginal;
        filter.statuses = outcome.into_iter().collect();
        filter.traits = particular.into_iter().collect();
        filter.age = match self {
            Self::Archived => Some(Age::Archived),
            Self::Regular => Some(Age::Regular),
            _ => None,
        };
    }

    /// Its name on a chip and beside a number.
    pub(super) fn label(self, language: Language) -> String {
        let id = match self {
            Self::All => "window-check-all",
            Self::ToImport => "window-check-to-import-label",
            Self::Archived => "window-check-archived",
            Self::Regular => "window-check-regular",
            Self::Imported => "window-check-imported",
            Self::Unsettled => "window-check-unsettled",
            Self::AlreadyThere => "window-check-already-there",
            Self::Copies => "window-check-copies",
            Self::TooLarge => "window-check-too-large",
            Self::Skipped => "window-check-skipped",
            Self::Failed => "window-check-failed",
            Self::WithOriginal => "window-check-with-original",
            Self::WithoutDate => "window-check-without-date",
            Self::WithoutMessageId => "window-check-without-message-id",
            Self::MachineMade => "window-check-machine-made",
        };
        say(language, id, &[])
    }
}

/// The numbers of a forecast that have messages behind them. All but the first
/// are left out where there are none.
pub(super) fn kinds(forecast: &Forecast) -> Vec<(Pick, u64)> {
    let balance = &forecast.balance;
    let other_skipped = balance.skipped_messages().saturating_sub(forecast.too_large);
    let all = [
        (Pick::All, balance.found),
        (Pick::ToImport, forecast.to_import),
        (Pick::Archived, forecast.archived),
        (Pick::Regular, forecast.regular),
        (Pick::Imported, balance.imported.saturating_sub(balance.unsettled_messages())),
        (Pick::Unsettled, balance.unsettled_messages()),
        (Pick::AlreadyThere, balance.already_there),
        (Pick::Copies, balance.copies),
        (Pick::TooLarge, forecast.too_large),
        (Pick::Skipped, other_skipped),
        (Pick::Failed, balance.failed_messages()),
        (Pick::WithOriginal, balance.with_original),
        (Pick::WithoutDate, forecast.without_date),
        (Pick::WithoutMessageId, forecast.without_message_id),
        (Pick::MachineMade, forecast.machine_made),
    ];
    all.into_iter().filter(|(pick, count)| *pick == Pick::All || *count > 0).collect()
}
