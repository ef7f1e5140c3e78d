//! What is suggested where nothing was chosen, and what must be chosen before the
//! next step.

use std::cell::RefCell;
use std::sync::Arc;

use jiff::Timestamp;

use super::folders::Meaning;
use super::part::Part;
use super::{Context, ImportSettings};
use crate::draft::{DatesDraft, Draft, Field, read_day, read_time};
use crate::problem::Problem;
use crate::step::StepName;
use crate::words::say;
use crate::zammad::preflight::{Destination, Survey};
use crate::zammad::types::{State, StateKind};

/// Where something is put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In this question, at the control of this id.
    Here(Part, &'static str),
    /// In another step.
    Step(StepName),
    /// By waiting.
    Nowhere,
}

/// Something that the next step waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ToFix {
    /// Where it is put right.
    pub(super) place: Place,
    /// What is to be done, in few words.
    pub(super) words: String,
}

/// What is wrong with the draft, found out once for each draft: a view asks often,
/// and there may be thousands of folders.
#[derive(Default)]
pub(super) struct Judged(RefCell<Option<(Draft, Wrong)>>);

type Wrong = Arc<[(Field, Problem)]>;

impl Judged {
    /// All that is wrong, each with its field.
    pub(super) fn wrong(&self, context: &Context) -> Wrong {
        let mut known = self.0.borrow_mut();
        match known.as_ref() {
            Some((draft, wrong)) if *draft == context.draft => Arc::clone(wrong),
            _ => {
                let wrong = context.draft.to_plan(&context.zone).err().unwrap_or_default();
                let wrong = Wrong::from(wrong);
                *known = Some((context.draft.clone(), Arc::clone(&wrong)));
                wrong
            }
        }
    }
}

/// The question of a field, and the control in it; `None` for fields of other steps.
fn question_of(field: Field) -> Option<(Part, &'static str, &'static str)> {
    Some(match field {
        Field::Folders => (Part::Folders, "settings-search", "window-settings-waits-something"),
        Field::SendingAddress => (Part::Address, "settings-address", "window-settings-waits-address"),
        Field::Wanted | Field::From => (Part::Wanted, "settings-from", "window-settings-waits-days"),
        Field::Until => (Part::Wanted, "settings-until", "window-settings-waits-days"),
        Field::AfterImport | Field::MoveTo => (Part::After, "settings-move-to", "window-settings-waits-move"),
        Field::ArchiveBefore | Field::ArchiveState => {
            (Part::Archive, "settings-archive-date", "window-settings-waits-cut-off")
        }
        Field::Dates => (Part::Dates, "settings-dates", "window-settings-waits-dates"),
        Field::Parallel => (Part::More, "settings-parallel", "window-settings-waits-parallel"),
        _ => return None,
    })
}

/// The step in which a field is filled in that is not one of this step's.
fn step_of(field: Field) -> StepName {
    match field {
        Field::HelpdeskAddress | Field::HelpdeskCertificate => StepName::Helpdesk,
        Field::Account | Field::Mailbox => StepName::SignIn,
        _ => StepName::Consent,
    }
}

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
            draft.archive_date = context.language.typed_day(now.date());
            draft.archive_time = now.strftime("%H:%M").to_string();
        }
    }

    /// The moment of the cut-off, where it can be read.
    pub(super) fn cut_off(context: &Context) -> Option<Timestamp> {
        let draft = &context.draft;
        let moment = read_day(&draft.archive_date)?.to_datetime(read_time(&draft.archive_time)?);
        context.zone.to_ambiguous_timestamp(moment).compatible().ok()
    }

    /// All that the next step waits for, in the order of the questions.
    pub(super) fn to_fix(&self, context: &Context) -> Vec<ToFix> {
        let language = context.language;
        let say_of = |place: Place, id: &str| vec![ToFix { place, words: say(language, id, &[]) }];
        if context.survey.is_none() {
            return if self.surveying {
                say_of(Place::Nowhere, "window-settings-waits-survey")
            } else {
                say_of(Place::Step(StepName::Helpdesk), "window-settings-waits-helpdesk")
            };
        }
        if context.tokens.is_none() {
            return say_of(Place::Step(StepName::SignIn), "window-settings-waits-sign-in");
        }
        let mut all = self.folders_to_fix(context);
        all.extend(Self::groups_to_fix(context));
        let wrong = self.judged.wrong(context);
        let mut parts: Vec<Part> = Vec::new();
        for field in FIELDS.into_iter().filter(|field| wrong.iter().any(|(of, _)| of == field)) {
            let Some((part, id, words)) = question_of(field) else { continue };
            let known = parts.contains(&part) || (part == Part::Folders && !all.is_empty());
            if !known {
                parts.push(part);
                all.push(ToFix { place: Place::Here(part, id), words: say(language, words, &[]) });
            }
        }
        all.extend(Self::dates_to_fix(context));
        let elsewhere = wrong.iter().find(|(field, _)| question_of(*field).is_none());
        all.extend(elsewhere.map(|(field, _)| ToFix {
            place: Place::Step(step_of(*field)),
            words: say(language, "window-settings-waits-earlier", &[]),
        }));
        all
    }

    fn folders_to_fix(&self, context: &Context) -> Vec<ToFix> {
        let language = context.language;
        let here = |id: &'static str, words: String| ToFix { place: Place::Here(Part::Folders, id), words };
        let chosen = &context.draft.folders;
        if self.folders.is_empty() {
            let place = if self.looking.is_some() {
                Place::Nowhere
            } else {
                Place::Here(Part::Folders, "settings-look-again")
            };
            return vec![ToFix { place, words: say(language, "window-settings-waits-looking", &[]) }];
        }
        let mut all = Vec::new();
        if chosen.is_empty() {
            all.push(here("settings-search", say(language, "window-settings-waits-folders", &[])));
        }
        // Enter in that field must not pass the folder by.
        let taken = matches!(self.meaning, Some(Meaning::Exact(_) | Meaning::Corrected(_)));
        if !self.typed.trim().is_empty() && !taken {
            all.push(here("settings-typed", say(language, "window-settings-waits-typed", &[])));
        }
        if let Some(missing) = chosen.iter().find(|folder| self.folders.find(&folder.path).is_none()) {
            let facts = [("path", missing.path.as_str().into())];
            all.push(here("settings-gone-0", say(language, "window-settings-waits-missing", &facts)));
        }
        all
    }

    fn groups_to_fix(context: &Context) -> Vec<ToFix> {
        let language = context.language;
        let mut all = Vec::new();
        if Self::destination(context).is_none() {
            let place = Place::Here(Part::Group, super::groups::ID);
            all.push(ToFix { place, words: say(language, "window-settings-waits-group", &[]) });
        }
        let usable = |name: &str| {
            let survey = context.survey.as_ref()?;
            survey.group(name).filter(|group| group.usable)
        };
        let gone = context.draft.folders.iter().map(|folder| folder.group.as_str());
        let gone = gone.filter(|group| !group.trim().is_empty()).find(|group| usable(group).is_none());
        all.extend(gone.map(|group| ToFix {
            place: Place::Here(Part::Folders, "settings-search"),
            words: say(language, "window-settings-waits-group-gone", &[("group", group.into())]),
        }));
        if context.draft.change_sending_address && !Self::can_change_address(context) {
            let place = Place::Here(Part::Address, "settings-address");
            all.push(ToFix { place, words: say(language, "window-settings-waits-address", &[]) });
        }
        all
    }

    /// Dates with which the check of the next step would certainly stop.
    fn dates_to_fix(context: &Context) -> Option<ToFix> {
        let words = say(context.language, Self::dates_cannot(context)?, &[]);
        Some(ToFix { place: Place::Here(Part::Dates, "settings-dates"), words })
    }

    /// Why the chosen dates cannot be had in this helpdesk as it was seen.
    pub(super) fn dates_cannot(context: &Context) -> Option<&'static str> {
        let survey = context.survey.as_ref()?;
        match context.draft.dates? {
            DatesDraft::Original if survey.import_mode.is_none() => Some("window-settings-waits-original"),
            DatesDraft::Today if survey.triggers.is_none() => Some("window-settings-waits-triggers"),
            DatesDraft::Today if survey.notified_agents > 0 => Some("window-settings-waits-agents"),
            _ => None,
        }
    }

    /// Why the next step must wait: the first reason, with how many there are; and
    /// whether the person can be led to it.
    pub(super) fn waits(&self, context: &Context) -> Option<(String, bool)> {
        let all = self.to_fix(context);
        let first = all.first()?;
        let leads = first.place != Place::Nowhere;
        if all.len() == 1 {
            return Some((first.words.clone(), leads));
        }
        let facts = [("first", first.words.as_str().into()), ("count", all.len().into())];
        Some((say(context.language, "window-settings-waits-many", &facts), leads))
    }
}

/// The fields of this step, in the order of its questions.
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

/// States that archived tickets can be put into.
pub(super) fn usable_states(survey: &Survey) -> impl Iterator<Item = &State> {
    let usable = |state: &&State| {
        state.active && matches!(state.kind, StateKind::New | StateKind::Open | StateKind::Closed)
    };
    survey.states.iter().filter(usable)
}
