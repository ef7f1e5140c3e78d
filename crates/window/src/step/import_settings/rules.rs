//! What is suggested where nothing was chosen, and what must be chosen before the
//! next step.

use jiff::Timestamp;

use super::folders::Meaning;
use super::{Context, ImportSettings};
use crate::draft::{DatesDraft, Draft, Field, read_day, read_time};
use crate::words::say;
use crate::zammad::preflight::{Destination, Survey};
use crate::zammad::types::{State, StateKind};

/// The fields of this step, in the order of their sections.
const FIELDS: [Field; 11] = [
    Field::Folders,
    Field::SendingAddress,
    Field::Wanted,
    Field::From,
    Field::Until,
    Field::AfterImport,
    Field::MoveTo,
    Field::ArchiveBefore,
    Field::ArchiveState,
    Field::Dates,
    Field::Parallel,
];

impl ImportSettings {
    /// What can be told from the helpdesk, where nothing was chosen yet.
    pub(super) fn suggest(context: &mut Context) {
        let Some(survey) = context.survey.clone() else { return };
        let draft = &mut context.draft;
        if survey.group(&draft.group).is_none() {
            let mailbox = draft.mailbox.trim().to_lowercase();
            let sends = |one: &&Destination| {
                survey.address_of(&one.group).is_some_and(|address| address.email == mailbox)
            };
            let only = || match survey.destinations().collect::<Vec<_>>()[..] {
                [only] => Some(only),
                _ => None,
            };
            let suggested = survey.destinations().find(sends).or_else(only);
            if let Some(suggested) = suggested {
                draft.group.clone_from(&suggested.group.name);
            }
        }
        if !usable_states(&survey).any(|state| state.name.eq_ignore_ascii_case(&draft.archive_state))
            && let Some(closed) = usable_states(&survey).find(|state| state.kind == StateKind::Closed)
        {
            draft.archive_state.clone_from(&closed.name);
        }
        let unused = survey.usage.is_some_and(|usage| usage.looks_unused()) && survey.import_mode.is_some();
        if draft.dates.is_none() && unused {
            draft.dates = Some(DatesDraft::Original);
        }
    }

    /// The cut-off is now where none was chosen: all that is there is old.
    pub(super) fn suggest_cut_off(context: &mut Context) {
        let draft = &mut context.draft;
        if draft.archive && draft.archive_date.trim().is_empty() {
            let now = Timestamp::now().to_zoned_datetime(context.zone.clone());
            draft.archive_date = now.date().to_string();
            draft.archive_time = now.strftime("%H:%M").to_string();
        }
    }

    /// Something was chosen of what is seldom needed, or is wrong there.
    pub(super) fn uses_more(context: &Context) -> bool {
        let usual = Draft::default();
        let draft = &context.draft;
        draft.auto_replies != usual.auto_replies
            || draft.all_originals != usual.all_originals
            || draft.all_users != usual.all_users
            || draft.parallel != usual.parallel
    }

    /// The moment of the cut-off, where it can be read.
    pub(super) fn cut_off(context: &Context) -> Option<Timestamp> {
        let draft = &context.draft;
        let moment = read_day(&draft.archive_date)?.to_datetime(read_time(&draft.archive_time)?);
        context.zone.to_ambiguous_timestamp(moment).compatible().ok()
    }

    /// Why the next step must wait.
    pub(super) fn waits(&self, context: &Context) -> Option<String> {
        let language = context.language;
        let draft = &context.draft;
        if context.survey.is_none() {
            let id = if self.surveying {
                "window-settings-waits-survey"
            } else {
                "window-settings-waits-helpdesk"
            };
            return Some(say(language, id, &[]));
        }
        if context.tokens.is_none() {
            return Some(say(language, "window-settings-waits-sign-in", &[]));
        }
        if Self::destination(context).is_none() {
            return Some(say(language, "window-settings-waits-group", &[]));
        }
        if draft.folders.is_empty() {
            return Some(say(language, "window-settings-waits-folders", &[]));
        }
        if self.folders.is_empty() {
            return Some(say(language, "window-settings-waits-looking", &[]));
        }
        // Enter in that field must not pass the folder by.
        let taken = matches!(self.meaning, Some(Meaning::Exact(_) | Meaning::Corrected(_)));
        if !self.typed.trim().is_empty() && !taken {
            return Some(say(language, "window-settings-waits-typed", &[]));
        }
        if let Some(missing) = draft.folders.iter().find(|folder| self.folders.find(&folder.path).is_none()) {
            let facts = [("path", missing.path.as_str().into())];
            return Some(say(language, "window-settings-waits-missing", &facts));
        }
        if draft.change_sending_address && !Self::can_change_address(context) {
            return Some(say(language, "window-settings-waits-address", &[]));
        }
        if draft.dates.is_none() {
            return Some(say(language, "window-settings-waits-dates", &[]));
        }
        let wrong = draft.to_plan(&context.zone).err().unwrap_or_default();
        let first = wrong.first()?;
        let here = FIELDS.into_iter().find(|field| wrong.iter().any(|(place, _)| place == field));
        let id = match here.unwrap_or(first.0) {
            Field::From | Field::Until => "window-settings-waits-days",
            Field::MoveTo => "window-settings-waits-move",
            Field::ArchiveBefore => "window-settings-waits-cut-off",
            Field::Parallel => "window-settings-waits-parallel",
            _ if here.is_none() => "window-settings-waits-earlier",
            _ => "window-settings-waits-something",
        };
        Some(say(language, id, &[]))
    }
}

/// States that archived tickets can be put into.
pub(super) fn usable_states(survey: &Survey) -> impl Iterator<Item = &State> {
    let usable = |state: &&State| {
        state.active && matches!(state.kind, StateKind::New | StateKind::Open | StateKind::Closed)
    };
    survey.states.iter().filter(usable)
}
