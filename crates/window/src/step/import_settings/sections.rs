//! What the questions beside the folders ask: what of them is imported, what becomes
//! of it in the mailbox, older mail, the dates, and answers.

use iced::widget::{Column, column, container, row};
use jiff::civil::date;

use super::{ImportSettings, Message, RECOVERABLE_ITEMS_WARNING, usable_states};
use crate::context::Context;
use crate::draft::{AfterDraft, DatesDraft, Field, WantedDraft};
use crate::plan::Dates;
use crate::step::StepName;
use crate::ui::choice::{Choice, check_box, lines};
use crate::ui::disclosure::disclosure;
use crate::ui::field::field;
use crate::ui::marked::marked;
use crate::ui::problem::complaint;
use crate::ui::status::Status;
use crate::ui::text::{body, secondary, strong};
use crate::ui::{self, Element, button, panel, space};
use crate::words::{Language, say};
use crate::zammad::types::{Effect, StateKind};

/// Width of a field for a day or a time, in logical pixels.
const DAY: f32 = 176.0;

/// What is wrong with a field, in few words.
fn wrong(field: Field, context: &Context) -> Option<String> {
    context.draft.problem_of(field, &context.zone).map(|problem| complaint(&problem, context.language))
}

/// A field as wide as a day needs it.
fn day(made: ui::field::Field<'_, Message>) -> Element<'_, Message> {
    container(Element::from(made)).width(DAY).into()
}

impl ImportSettings {
    pub(super) fn wanted_part<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let sums = self.sums(context);
        let all = say(language, "window-settings-all-what", &[("count", sums.messages.into())]);
        let unread = say(language, "window-settings-unread-what", &[("count", sums.unread.into())]);
        let choices = vec![
            Choice::new(WantedDraft::All, say(language, "window-settings-all", &[])).help(all),
            Choice::new(WantedDraft::Unread, say(language, "window-settings-unread", &[])).help(unread),
        ];
        let example = language.typed_day(date(2024, 1, 31));
        let from = field(say(language, "window-settings-from", &[]), &context.draft.from)
            .on_input(Message::From)
            .placeholder(example.clone())
            .error(wrong(Field::From, context))
            .id("settings-from");
        let until = field(say(language, "window-settings-until", &[]), &context.draft.until)
            .on_input(Message::Until)
            .placeholder(example)
            .error(wrong(Field::Until, context))
            .id("settings-until");
        let limited = !context.draft.from.trim().is_empty() || !context.draft.until.trim().is_empty();
        let note = if limited {
            say(language, "window-settings-days-counted", &[])
        } else {
            say(language, "window-settings-days-what", &[])
        };
        let days = column![row![day(from), day(until)].spacing(space::MEDIUM), secondary(note)]
            .spacing(space::SMALL);
        let which = lines("settings-wanted", choices, Some(&context.draft.wanted), Message::Wanted);
        column![which, days].spacing(space::MEDIUM).into()
    }

    pub(super) fn after_part<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let count = self.wanted(context);
        let help = |id: &str| say(language, id, &[("count", count.into())]);
        let choices = vec![
            Choice::new(AfterDraft::Keep, say(language, "window-settings-keep", &[]))
                .help(help("window-settings-keep-what")),
            Choice::new(AfterDraft::MarkRead, say(language, "window-settings-mark-read", &[]))
                .help(help("window-settings-mark-read-what")),
            Choice::new(AfterDraft::Move, say(language, "window-settings-move", &[]))
                .help(help("window-settings-move-what")),
            Choice::new(AfterDraft::Delete, say(language, "window-settings-delete", &[]))
                .help(help("window-settings-delete-what")),
        ];
        let more: Option<Element<'a, Message>> = match context.draft.after {
            AfterDraft::Keep | AfterDraft::MarkRead => None,
            AfterDraft::Move => Some(
                field(say(language, "window-settings-move-to", &[]), &context.draft.move_folder)
                    .on_input(Message::MoveFolder)
                    .help(say(language, "window-settings-move-to-help", &[]))
                    .error(wrong(Field::MoveTo, context))
                    .id("settings-move-to")
                    .into(),
            ),
            AfterDraft::Delete => {
                let parts = column![self.danger(context), self.safety_copy(context)];
                Some(parts.spacing(space::MEDIUM).into())
            }
        };
        let choice = lines("settings-after", choices, Some(&context.draft.after), Message::After);
        let what = secondary(say(language, "window-settings-after-what", &[]));
        column![what, choice].push(more).spacing(space::SNUG).into()
    }

    /// Whether each message is kept as a file before it is deleted.
    fn safety_copy<'a>(&self, context: &Context) -> Element<'a, Message> {
        let language = context.language;
        let bytes = self.sums(context).bytes;
        let size = if bytes > 0 { language.bytes(bytes) } else { "none".to_owned() };
        check_box(
            "settings-safety-copy",
            say(language, "window-settings-safety-copy", &[]),
            Some(say(language, "window-settings-safety-copy-what", &[("size", size.into())])),
            context.draft.safety_copy,
            Message::SafetyCopy,
        )
    }

    /// What deleting means, in numbers.
    fn danger<'a>(&self, context: &Context) -> Element<'a, Message> {
        let language = context.language;
        let sums = self.sums(context);
        let facts = [
            ("count", self.wanted(context).into()),
            ("mailbox", context.draft.mailbox.trim().to_owned().into()),
        ];
        let mut words = column![
            strong(say(language, "window-settings-danger", &facts)),
            body(say(language, "window-settings-danger-proven", &[])),
            body(say(language, "window-settings-danger-recoverable", &[])),
        ]
        .spacing(space::SMALL);
        if sums.bytes > 0 {
            let size = [("size", language.bytes(sums.bytes).into())];
            let too_much = sums.bytes > RECOVERABLE_ITEMS_WARNING;
            let id = if too_much { "window-settings-danger-too-much" } else { "window-settings-danger-size" };
            words = words.push(body(say(language, id, &size)));
            // What would fail later is put right here.
            let instead = too_much.then(|| {
                button::quiet(say(language, "window-settings-move-instead", &[]))
                    .on_press(Message::After(AfterDraft::Move))
                    .id("settings-move-instead")
            });
            words = words.push(instead.map(Element::from));
        }
        marked(Status::Bad, words)
    }

    pub(super) fn archive_part<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let on = context.draft.archive;
        let turn = check_box(
            "settings-archive",
            say(language, "window-settings-archive-on", &[]),
            Some(say(language, "window-settings-archive-on-what", &[])),
            on,
            Message::Archive,
        );
        let mut parts = column![turn].spacing(space::MEDIUM);
        if on {
            parts = parts.push(self.cut_off_fields(context)).push(states(context));
        } else {
            parts =
                parts.push(panel::note(Status::Caution, say(language, "window-settings-archive-off", &[])));
        }
        parts.into()
    }

    fn cut_off_fields<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let complaint = wrong(Field::ArchiveBefore, context);
        let date = field(say(language, "window-settings-archive-date", &[]), &context.draft.archive_date)
            .on_input(Message::ArchiveDate)
            .placeholder(language.typed_day(date(2026, 1, 31)))
            .id("settings-archive-date");
        let time = field(say(language, "window-settings-archive-time", &[]), &context.draft.archive_time)
            .on_input(Message::ArchiveTime)
            .placeholder("14:30")
            .id("settings-archive-time");
        let zone = context.zone.iana_name().unwrap_or("UTC");
        let below: Element<'a, Message> = if let Some(words) = complaint {
            ui::status::badge(Status::Caution, words)
        } else {
            let zone = say(language, "window-settings-archive-zone", &[("zone", zone.into())]);
            column![secondary(zone)].push(self.how_old(context).map(secondary)).spacing(space::HAIR).into()
        };
        column![row![day(date), day(time)].spacing(space::MEDIUM), below].spacing(space::SMALL).into()
    }

    /// What the cut-off means for the chosen folders.
    fn how_old(&self, context: &Context) -> Option<String> {
        let language = context.language;
        let sums = self.sums(context);
        let newest = sums.newest?;
        if newest < Self::cut_off(context)? {
            let facts = [("count", self.wanted(context).into())];
            return Some(say(language, "window-settings-archive-all", &facts));
        }
        let newest = language.moment(newest.to_zoned_datetime(context.zone.clone()).datetime());
        Some(say(language, "window-settings-archive-some", &[("newest", newest.into())]))
    }

    pub(super) fn dates_part<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let can_original = context.survey.as_ref().is_some_and(|survey| survey.import_mode.is_some());
        let choice = |dates, label: &str, help: &str, time| {
            let time = [("time", language.about(self.estimate(context, time)).into())];
            Choice::new(dates, say(language, label, &[])).help(say(language, help, &time))
        };
        let mut choices = vec![choice(
            DatesDraft::Today,
            "window-settings-today",
            "window-settings-today-short",
            Dates::Today,
        )];
        let mut parts = Column::new().spacing(space::SNUG);
        if can_original {
            let original = choice(
                DatesDraft::Original,
                "window-settings-original",
                "window-settings-original-short",
                Dates::Original,
            );
            choices.insert(0, original);
        }
        parts = parts.push(lines("settings-dates", choices, context.draft.dates.as_ref(), Message::Dates));
        parts = parts.push(Self::dates_mend(context));
        if !can_original {
            let words = say(language, "window-settings-original-hidden", &[]);
            parts = parts.push(panel::note(Status::Note, words));
        }
        parts.push(self.dates_meaning(can_original, context)).into()
    }

    /// Where the chosen dates cannot be had: why, and what can be done about it here.
    fn dates_mend<'a>(context: &Context) -> Option<Element<'a, Message>> {
        let language = context.language;
        Self::dates_cannot(context)?;
        let survey = context.survey.as_ref()?;
        let (words, original) = match context.draft.dates? {
            DatesDraft::Original => (say(language, "window-settings-original-hidden", &[]), None),
            DatesDraft::Today => {
                let facts = [("count", survey.notified_agents.into())];
                let words = if survey.triggers.is_none() {
                    say(language, "window-settings-today-triggers", &[])
                } else {
                    say(language, "window-settings-today-agents", &facts)
                };
                let original = survey.import_mode.is_some().then(|| {
                    button::quiet(say(language, "window-settings-take-original", &[]))
                        .on_press(Message::Dates(DatesDraft::Original))
                        .id("settings-take-original")
                });
                (words, original)
            }
        };
        let way = if survey.triggers.is_none() || survey.import_mode.is_none() {
            button::quiet(say(language, "window-settings-other-token", &[]))
                .on_press(Message::GoTo(StepName::Helpdesk))
                .id("settings-other-token")
        } else {
            button::quiet(say(language, "window-settings-survey-again", &[]))
                .on_press(Message::Survey)
                .id("settings-survey-again")
        };
        let buttons = row![].push(original.map(Element::from)).push(way).spacing(space::SMALL).wrap();
        Some(marked(Status::Caution, column![body(words), buttons].spacing(space::SNUG)))
    }

    /// What either choice means, for who wants to know it exactly.
    fn dates_meaning<'a>(&self, can_original: bool, context: &Context) -> Element<'a, Message> {
        let language = context.language;
        let about = |dates| language.about(self.estimate(context, dates));
        let facts = [("time", about(Dates::Original).into()), ("count", self.wanted(context).into())];
        let original = can_original.then(|| {
            named(
                say(language, "window-settings-original", &[]),
                say(language, "window-settings-original-what", &facts),
            )
        });
        let today = say(language, "window-settings-today-what", &[("time", about(Dates::Today).into())]);
        let today = named(say(language, "window-settings-today", &[]), today);
        let why = match context.survey.as_ref().and_then(|survey| survey.usage) {
            Some(usage) if usage.looks_unused() => say(language, "window-settings-dates-unused", &[]),
            _ => say(language, "window-settings-dates-used", &[]),
        };
        let words = column![].push(original).push(today).push(secondary(why)).spacing(space::SNUG);
        disclosure(say(language, "window-settings-dates-meaning", &[]), words).into()
    }

    /// What is seldom needed: answers to new mail, and requests at once.
    pub(super) fn more_part<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let replies = check_box(
            "settings-auto-replies",
            say(language, "window-settings-replies", &[]),
            Some(say(language, "window-settings-replies-what", &[])),
            context.draft.auto_replies,
            Message::AutoReplies,
        );
        let warning =
            context.draft.auto_replies.then(|| panel::note(Status::Caution, self.who_is_answered(context)));
        let originals = check_box(
            "settings-originals",
            say(language, "window-settings-originals", &[]),
            Some(say(language, "window-settings-originals-what", &[])),
            context.draft.all_originals,
            Message::AllOriginals,
        );
        let users = check_box(
            "settings-users",
            say(language, "window-settings-users", &[]),
            Some(say(language, "window-settings-users-what", &[])),
            context.draft.all_users,
            Message::AllUsers,
        );
        let pause = check_box(
            "settings-pause-channel",
            say(language, "window-settings-pause-channel", &[]),
            Some(say(language, "window-settings-pause-channel-what", &[])),
            context.draft.pause_channel,
            Message::PauseChannel,
        );
        let parallel = field(say(language, "window-settings-parallel", &[]), &context.draft.parallel)
            .on_input(Message::Parallel)
            .help(say(language, "window-settings-parallel-help", &[]))
            .error(wrong(Field::Parallel, context))
            .id("settings-parallel");
        column![replies]
            .push(warning)
            .push(originals)
            .push(users)
            .push(pause)
            .push(Element::from(parallel))
            .spacing(space::LARGE)
            .into()
    }

    /// How many could be answered, and by which triggers.
    fn who_is_answered(&self, context: &Context) -> String {
        let language = context.language;
        let draft = &context.draft;
        let newest = self.sums(context).newest;
        let all_old = draft.archive
            && newest.zip(Self::cut_off(context)).is_some_and(|(newest, cut_off)| newest < cut_off);
        if all_old {
            return say(language, "window-settings-replies-nobody", &[]);
        }
        let names: Vec<String> = context
            .survey
            .iter()
            .flat_map(|survey| survey.triggers.iter().flatten())
            .filter(|trigger| trigger.effect == Effect::AnswersCustomer)
            .map(|trigger| trigger.name.clone())
            .collect();
        let facts = [("count", self.wanted(context).into()), ("names", language.list(&names).into())];
        match (names.is_empty(), draft.archive) {
            (true, _) => say(language, "window-settings-replies-untold", &facts),
            (false, true) => say(language, "window-settings-replies-new", &facts),
            (false, false) => say(language, "window-settings-replies-all", &facts),
        }
    }
}

/// A few words with what they mean below.
fn named<'a>(name: String, words: String) -> Element<'a, Message> {
    column![strong(name), secondary(words)].spacing(space::HAIR).into()
}

/// The state that archived tickets get.
fn states(context: &Context) -> Element<'_, Message> {
    let language = context.language;
    let Some(survey) = &context.survey else { return Column::new().into() };
    let chosen = usable_states(survey)
        .find(|state| state.name.eq_ignore_ascii_case(&context.draft.archive_state))
        .map(|state| state.name.clone());
    let choices = usable_states(survey)
        .map(|state| Choice::new(state.name.clone(), state.name.clone()).help(meaning(state.kind, language)))
        .collect();
    column![
        strong(say(language, "window-settings-archive-state", &[])),
        lines("settings-archive-state", choices, chosen.as_ref(), Message::ArchiveState),
    ]
    .spacing(space::SMALL)
    .into()
}

fn meaning(kind: StateKind, language: Language) -> String {
    match kind {
        StateKind::Closed => say(language, "window-settings-state-closed", &[]),
        StateKind::Open => say(language, "window-settings-state-open", &[]),
        StateKind::New | StateKind::Pending | StateKind::Other => {
            say(language, "window-settings-state-new", &[])
        }
    }
}
