//! What the last step shows.

use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Length};

use super::{Cause, Form, Grade, ImportResult, Message, Seen};
use crate::context::Context;
use crate::migration::balance::{Balance, settled_word};
use crate::migration::journal::{Change, MessageState};
use crate::problem::{Reader, Text};
use crate::report::findings;
use crate::ui::button;
use crate::ui::icon::{Icon, icon};
use crate::ui::panel::{self, toned_card};
use crate::ui::status::{Status, badge};
use crate::ui::text::{BODY, LARGE_FIGURE, Tone, body, figures, secondary, section, strong, toned};
use crate::ui::{Element, problem, space};
use crate::words::{Language, say};

impl ImportResult {
    pub(super) fn show<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let unread = self.unread.as_ref().map(|problem| Element::from(problem::card(problem, language)));
        let Some(seen) = &self.seen else {
            let place = if self.reading {
                badge(Status::Waiting, say(language, "window-result-reading", &[]))
            } else {
                panel::empty(
                    Icon::Scale,
                    say(language, "window-result-none", &[]),
                    say(language, "window-result-none-what", &[]),
                )
            };
            return unread.unwrap_or(place);
        };
        Column::new()
            .push(unread)
            .push((seen.grade() != Grade::Nothing).then(|| balance(seen, language)))
            .push((!seen.causes.is_empty()).then(|| causes(seen, context)))
            .push(self.zammad(seen, context))
            .push(self.reports(language))
            .push(self.onwards(seen, context))
            .spacing(space::WIDE)
            .into()
    }

    /// What was changed in Zammad, and is as it was.
    fn zammad<'a>(&'a self, seen: &'a Seen, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let mut parts = column![section(say(language, "window-result-zammad", &[]))].spacing(space::SNUG);
        if !seen.still_changed.is_empty() {
            let names = names(&seen.still_changed, language);
            let words = body(say(language, "window-result-still-changed", &[("names", names.into())]));
            let way: Element<'a, Message> = if self.restoring {
                badge(Status::Waiting, say(language, "window-result-restoring", &[]))
            } else {
                button::quiet(say(language, "window-result-restore", &[]))
                    .on_press_maybe(context.session.as_ref().map(|_| Message::Restore))
                    .id("result-restore")
                    .into()
            };
            let inside =
                row![Status::Caution.mark(), column![words, way].spacing(space::SNUG)].spacing(space::SNUG);
            parts = parts.push(toned_card(Status::Caution, inside));
        }
        parts = parts.push(self.not_restored.as_ref().map(|problem| problem::card(problem, language)));
        if seen.put_back.is_empty() && seen.still_changed.is_empty() {
            parts = parts.push(badge(Status::Good, say(language, "window-result-unchanged", &[])));
        }
        let still = |change: &Change| seen.still_changed.iter().any(|other| other.target == change.target);
        for change in seen.put_back.iter().filter(|change| !still(change)) {
            parts = parts.push(
                row![
                    Status::Good.mark(),
                    body(name(change, language)),
                    toned(say(language, "window-result-running-again", &[]), Tone::Good)
                ]
                .spacing(space::SNUG),
            );
        }
        parts.into()
    }

    /// The report in three forms, and where it went.
    fn reports<'a>(&'a self, language: Language) -> Element<'a, Message> {
        let form = |form: Form, label: String, glyph: Icon, id: &'static str| {
            button::quiet(label)
                .icon(glyph)
                .on_press_maybe(self.saving.is_none().then_some(Message::Save(form)))
                .id(id)
        };
        let page = say(language, "window-result-page", &[]);
        let table = say(language, "window-result-table", &[]);
        let data = say(language, "window-result-data", &[]);
        let buttons = Row::new()
            .push(form(Form::Page, page, Icon::FileText, "result-page"))
            .push(form(Form::Table, table, Icon::Table, "result-table"))
            .push(form(Form::Data, data, Icon::Braces, "result-data"))
            .spacing(space::SMALL)
            .wrap();
        let mut parts = column![
            section(say(language, "window-result-report", &[])),
            body(say(language, "window-result-report-what", &[])),
            buttons,
        ]
        .spacing(space::SNUG);
        if self.saving.is_some() {
            parts = parts.push(badge(Status::Waiting, say(language, "window-result-saving", &[])));
        }
        for path in &self.saved {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let words = say(language, "window-result-saved", &[("name", name.into())]);
            parts = parts.push(badge(Status::Good, words));
        }
        if let Some(folder) = self.saved.last().and_then(|path| path.parent()) {
            let open = button::quiet(say(language, "window-result-open-folder", &[]))
                .icon(Icon::FolderOpen)
                .on_press(Message::OpenFolder)
                .id("result-open-folder");
            let place = secondary(folder.display().to_string()).width(Length::Fill);
            parts = parts.push(row![open, place].spacing(space::MEDIUM).align_y(Alignment::Center));
        }
        parts = parts.push(self.not_saved.as_ref().map(|problem| problem::card(problem, language)));
        parts.into()
    }
}

/// The number of the day, and the sum it belongs to.
fn balance<'a>(seen: &'a Seen, language: Language) -> Element<'a, Message> {
    let balance = &seen.balance;
    let there = balance.imported + balance.already_there + balance.copies;
    let of = [("found", balance.found.into()), ("helpdesk", seen.helpdesk.as_str().into())];
    let head = row![
        figures(language.number(there), LARGE_FIGURE, Tone::Plain),
        body(say(language, "window-result-there", &of)).width(Length::Fill),
    ]
    .spacing(space::SNUG)
    .align_y(Alignment::Center);
    let mut inside = column![head, panel::line(), outcomes(balance, language)].spacing(space::MEDIUM);
    inside = inside.push(adds_up(balance, language));
    if balance.imported > 0 {
        inside = inside.push(panel::line()).push(settling(balance, language));
    }
    if balance.with_original > 0 {
        let count = [("count", balance.with_original.into())];
        inside = inside.push(panel::note(Status::Note, say(language, "window-result-with-original", &count)));
    }
    panel::card(inside).into()
}

/// A line of a sum: what, and how many at the right.
fn sum_line<'a>(
    mark: Element<'a, Message>,
    what: String,
    count: u64,
    language: Language,
) -> Element<'a, Message> {
    let count = figures(language.number(count), BODY, Tone::Plain);
    row![container(mark).width(space::LARGE), body(what).width(Length::Fill), count]
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
        .into()
}

fn found_line<'a>(what: String, count: u64, language: Language) -> Element<'a, Message> {
    let count = figures(language.number(count), BODY, Tone::Plain);
    row![strong(what).width(Length::Fill), count].spacing(space::SMALL).align_y(Alignment::Center).into()
}

/// Every message found, by its outcome.
fn outcomes<'a>(balance: &Balance, language: Language) -> Element<'a, Message> {
    let mut lines = Column::new().spacing(space::SMALL);
    lines = lines.push(found_line(say(language, "window-result-found", &[]), balance.found, language));
    let plain = [
        (Status::Good, say(language, "window-result-imported", &[]), balance.imported),
        (Status::Good, say(language, "window-result-before", &[]), balance.already_there),
        (Status::Good, say(language, "window-result-copies", &[]), balance.copies),
        (Status::ToCome, say(language, "window-result-waiting", &[]), balance.waiting),
    ];
    for (status, what, count) in plain.into_iter().filter(|(_, _, count)| *count > 0) {
        lines = lines.push(sum_line(status.mark(), what, count, language));
    }
    for cause in findings::causes(balance) {
        let (status, id) = match cause.state {
            MessageState::Skipped => (Status::Caution, "window-result-skipped"),
            MessageState::Failed => (Status::Bad, "window-result-failed"),
            _ => continue,
        };
        let what = say(language, id, &[("reason", cause.reason(language).into())]);
        lines = lines.push(sum_line(status.mark(), what, cause.messages, language));
    }
    lines.into()
}

/// The sum written out, with its proof.
fn adds_up<'a>(balance: &Balance, language: Language) -> Element<'a, Message> {
    if !balance.adds_up() {
        return badge(Status::Bad, say(language, "window-result-adds-not", &[]));
    }
    let parts = [
        balance.imported,
        balance.already_there,
        balance.copies,
        balance.skipped_messages(),
        balance.failed_messages(),
        balance.waiting,
    ];
    let parts: Vec<String> =
        parts.into_iter().filter(|part| *part > 0).map(|part| language.number(part)).collect();
    let sum = [("sum", parts.join(" + ").into()), ("found", language.number(balance.found).into())];
    badge(Status::Good, say(language, "window-result-adds-up", &sum))
}

/// What became of the imported messages in the mailbox.
fn settling<'a>(balance: &Balance, language: Language) -> Element<'a, Message> {
    let mut lines = Column::new().spacing(space::SMALL);
    lines = lines.push(found_line(say(language, "window-result-mailbox", &[]), balance.imported, language));
    for (how, count) in &balance.settled {
        let mut words = settled_word(how, language);
        if let Some(first) = words.get(..1).map(str::to_uppercase) {
            words.replace_range(..1, &first);
        }
        lines = lines.push(sum_line(Status::Good.mark(), words, *count, language));
    }
    for cause in findings::causes(balance).iter().filter(|cause| cause.state == MessageState::Unsettled) {
        let what = say(language, "window-result-unsettled", &[("reason", cause.reason(language).into())]);
        lines = lines.push(sum_line(Status::Caution.mark(), what, cause.messages, language));
    }
    if balance.to_settle > 0 {
        let what = say(language, "window-result-left", &[]);
        lines = lines.push(sum_line(Status::ToCome.mark(), what, balance.to_settle, language));
    }
    lines.into()
}

/// The reasons of messages that need attention, each with its way on.
fn causes<'a>(seen: &'a Seen, context: &'a Context) -> Element<'a, Message> {
    let language = context.language;
    let cards = seen.causes.iter().map(|cause| cause_card(cause, language));
    let look = context.session.as_ref().map(|_| {
        button::quiet(say(language, "window-result-look", &[]))
            .icon(Icon::List)
            .on_press(Message::LookAtMessages)
            .id("result-look")
    });
    column![section(say(language, "window-result-attention", &[]))]
        .extend(cards)
        .push(look)
        .spacing(space::SNUG)
        .into()
}

fn cause_card<'a>(cause: &'a Cause, language: Language) -> Element<'a, Message> {
    let single = cause.messages == 1;
    // The facts of one do not hold for others.
    let facts = if single { cause.problem.facts.as_slice() } else { &[] };
    let text = Text::of(&cause.problem.code, facts, language, Reader::Window);
    let what = if single { text.what.clone() } else { cause.reason(language) };
    let status = if cause.state == MessageState::Failed { Status::Bad } else { Status::Caution };
    let state = match cause.state {
        MessageState::Skipped => say(language, "window-result-state-skipped", &[]),
        MessageState::Failed => say(language, "window-result-state-failed", &[]),
        _ => say(language, "window-result-state-unsettled", &[]),
    };
    let count = say(language, "window-result-count", &[("count", cause.messages.into())]);
    let head = row![strong(what).width(Length::Fill), secondary(count)].spacing(space::MEDIUM);
    let whole = |words: &&String| !words.contains('{');
    let mut words = column![head, toned(state, status.tone())].spacing(space::HAIR);
    words = words.push(text.effect.as_ref().filter(whole).cloned().map(body));
    for remedy in text.remedies.iter().filter(whole) {
        words = words.push(
            row![icon(Icon::ArrowRight, BODY, Tone::Secondary), body(remedy.clone()).width(Length::Fill)]
                .spacing(space::SMALL)
                .align_y(Alignment::Center),
        );
    }
    let mark = container(status.mark()).padding([2.0, 0.0]);
    panel::card(row![mark, words.width(Length::Fill)].spacing(space::SNUG)).into()
}

/// What was changed, as a person knows it: triggers have names, the setting has
/// none.
fn name(change: &Change, language: Language) -> String {
    if change.kind == "trigger" {
        say(language, "window-result-trigger", &[("name", change.name.as_str().into())])
    } else {
        say(language, "window-result-import-mode", &[])
    }
}

fn names(changes: &[Change], language: Language) -> String {
    let names: Vec<String> = changes.iter().map(|change| name(change, language)).collect();
    language.list(&names)
}
