//! What the last step shows: the counts first, what needs attention with what can be
//! done about it, how Zammad stands, and the balance behind a line.

use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Length};

use super::asking::{self, Question};
use super::{Cause, Emls, Form, Grade, ImportResult, Message, Seen};
use crate::context::Context;
use crate::eml;
use crate::migration::balance::{Balance, is_about_deleting, marking_read_helps, moving_helps, settled_word};
use crate::migration::journal::{Change, ListedMessage, MessageState, NOT_WHOLE};
use crate::plan::AfterImport;
use crate::problem::{Reader, Text};
use crate::report::findings;
use crate::step::originals::done_with;
use crate::ui::beside::beside;
use crate::ui::button::{self, Button};
use crate::ui::dialog::{Dialog, ask};
use crate::ui::disclosure::disclosure;
use crate::ui::icon::Icon;
use crate::ui::panel::{self, toned_card};
use crate::ui::status::{Status, badge};
use crate::ui::text::{BODY, LARGE_FIGURE, Tone, body, figures, secondary, strong, toned};
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
        let found = seen.grade() != Grade::Nothing;
        Column::new()
            .push(unread)
            .push(self.not_resumed.as_ref().map(|problem| problem::card(problem, language)))
            .push(self.report_notes(language))
            .push(found.then(|| counts(seen, context)))
            .push(self.still_changed(seen, context))
            .push((!seen.causes.is_empty()).then(|| self.causes(seen, context)))
            .push(lines(seen, language))
            .push(self.onwards(seen, context))
            .spacing(space::LARGE)
            .into()
    }

    /// What is left changed in Zammad, and the button that restores it.
    fn still_changed<'a>(&'a self, seen: &'a Seen, context: &'a Context) -> Option<Element<'a, Message>> {
        if seen.still_changed.is_empty() {
            return None;
        }
        let language = context.language;
        let names = names(&seen.still_changed, language);
        let words = body(say(language, "window-result-still-changed", &[("names", names.into())]));
        let way: Element<'a, Message> = match self.open {
            true if self.restoring => badge(Status::Waiting, say(language, "window-result-restoring", &[])),
            true => button::quiet(say(language, "window-result-restore", &[]))
                .on_press(Message::Restore)
                .id("result-restore")
                .into(),
            false => secondary(say(language, "window-result-restore-resume", &[])).into(),
        };
        let words = column![words, way].spacing(space::SNUG).width(Length::Fill);
        let inside = row![Status::Caution.mark(), words].spacing(space::SNUG);
        let failed = self.not_restored.as_ref().map(|problem| problem::card(problem, language));
        Some(column![toned_card(Status::Caution, inside)].push(failed).spacing(space::SNUG).into())
    }

    /// Where reports went, or why one was not written.
    fn report_notes<'a>(&'a self, language: Language) -> Option<Element<'a, Message>> {
        if self.saving.is_none() && self.saved.is_empty() && self.not_saved.is_none() {
            return None;
        }
        let mut parts = Column::new().spacing(space::SMALL);
        if self.saving.is_some() {
            parts = parts.push(badge(Status::Waiting, say(language, "window-result-saving", &[])));
        }
        if let Some(path) = self.saved.last() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let words = say(language, "window-result-saved", &[("name", name.into())]);
            let place = path.parent().map(|folder| secondary(folder.display().to_string()));
            let open = button::quiet(say(language, "window-result-open-folder", &[]))
                .icon(Icon::FolderOpen)
                .on_press(Message::OpenFolder)
                .id("result-open-folder");
            let words = column![badge(Status::Good, words)].push(place).spacing(space::HAIR);
            parts = parts.push(beside(words, open));
        }
        Some(parts.push(self.not_saved.as_ref().map(|problem| problem::card(problem, language))).into())
    }

    /// Saving the report, beside the main button.
    pub(super) fn report_buttons<'a>(&'a self, narrow: bool, language: Language) -> Element<'a, Message> {
        let press = |message: Message| self.saving.is_none().then_some(message);
        if narrow {
            return button::quiet(say(language, "window-result-save-as", &[]))
                .on_press_maybe(press(Message::Forms(true)))
                .id("result-forms")
                .into();
        }
        let page = button::quiet(say(language, "window-result-save", &[]))
            .icon(Icon::FileText)
            .on_press_maybe(press(Message::Save(Form::Page)))
            .id("result-page");
        let forms = button::quiet(say(language, "window-result-forms", &[]))
            .on_press_maybe(press(Message::Forms(true)))
            .id("result-forms");
        // Whoever has scrolled does not see what is said at the top.
        let outcome = match (&self.not_saved, self.saved.is_empty(), self.saving) {
            (_, _, Some(_)) | (None, true, None) => None,
            (Some(_), _, None) => {
                Some(badge(Status::Caution, say(language, "window-result-report-not-saved", &[])))
            }
            (None, false, None) => {
                Some(badge(Status::Good, say(language, "window-result-report-saved", &[])))
            }
        };
        let row = Row::new().push(outcome).push(page).push(forms);
        row.spacing(space::SMALL).align_y(Alignment::Center).into()
    }

    /// The forms of the report, each with what it is for.
    pub(super) fn report_forms<'a>(language: Language) -> Dialog<'a, Message> {
        let forms = [
            (Form::Page, "window-result-page", "window-result-page-what", Icon::FileText, "result-form-page"),
            (Form::Table, "window-result-table", "window-result-table-what", Icon::Table, "result-table"),
            (Form::Data, "window-result-data", "window-result-data-what", Icon::Braces, "result-data"),
        ];
        let rows = forms.into_iter().map(|(form, label, what, glyph, id)| {
            let save =
                button::quiet(say(language, label, &[])).icon(glyph).on_press(Message::Save(form)).id(id);
            beside(body(say(language, what, &[])), save)
        });
        let words = Column::with_children(rows)
            .push(secondary(say(language, "window-result-report-what", &[])))
            .spacing(space::MEDIUM);
        let close = (say(language, "window-close", &[]), Message::Forms(false));
        ask(say(language, "window-result-forms-title", &[]), words, close)
    }

    /// Why messages need attention, each reason with what can be done about it.
    fn causes<'a>(&'a self, seen: &'a Seen, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let mut rows = Column::new().spacing(space::SNUG);
        for (index, cause) in seen.causes.iter().enumerate() {
            rows = rows.push((index > 0).then(panel::line)).push(self.cause_row(index, cause, context));
        }
        rows = rows.push(self.saved_emls(language));
        if !self.open {
            rows = rows.push(panel::line()).push(sign_in_first(language, "result-resume-causes"));
        }
        toned_card(Status::Caution, rows).padding([space::MEDIUM, space::LARGE]).id("result-causes").into()
    }

    fn cause_row<'a>(&'a self, index: usize, cause: &'a Cause, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let single = cause.of.messages == 1;
        // The facts of one do not hold for others.
        let facts = if single { cause.of.problem.facts.as_slice() } else { &[] };
        let text = Text::of(&cause.of.problem.code, facts, language, Reader::Window);
        let undeleted =
            cause.of.state == MessageState::Unsettled && is_about_deleting(&cause.of.problem.code);
        let what = if undeleted {
            say(language, "window-result-undeleted", &[("count", cause.of.messages.into())])
        } else if single {
            text.what.clone()
        } else {
            cause.of.reason(language)
        };
        let status = if cause.of.state == MessageState::Failed { Status::Bad } else { Status::Caution };
        let mark = container(status.mark()).padding([2.0, 0.0]);
        let head = row![mark, strong(what).width(Length::Fill)].spacing(space::SNUG);
        let ways = self.ways(index, cause, context);
        let head: Element<'a, Message> = if ways.is_empty() {
            head.into()
        } else {
            let ways = Row::with_children(ways.into_iter().map(Element::from)).spacing(space::SMALL).wrap();
            beside(head, ways)
        };
        let id = match cause.of.state {
            _ if undeleted => "window-result-which-undeleted",
            MessageState::Skipped => "window-result-which-skipped",
            MessageState::Failed => "window-result-which-failed",
            _ => "window-result-which-unsettled",
        };
        let which = say(language, id, &[("count", cause.of.messages.into())]);
        let below = disclosure(which, details(cause, text, context));
        let below = container(below).padding(iced::padding::left(space::LARGE + space::SMALL));
        column![head, below].spacing(space::HAIR).into()
    }

    /// What can be done about the messages of a cause, here and now.
    fn ways(&self, index: usize, cause: &Cause, context: &Context) -> Vec<Button<Message>> {
        let language = context.language;
        if !self.open {
            return Vec::new();
        }
        let code = cause.of.problem.code.as_str();
        let press = |message: Message| (!self.is_busy()).then_some(message);
        let again = |message: Message| {
            button::quiet(say(language, "window-import-retry", &[]))
                .on_press_maybe(press(message))
                .id(format!("result-again-{index}"))
        };
        let save = || {
            let label = say(language, "window-import-save", &[]);
            let message = press(Message::SaveEmls(index)).filter(|_| !matches!(self.emls, Emls::Saving));
            button::quiet(label).on_press_maybe(message).id(format!("result-eml-{index}"))
        };
        match cause.of.state {
            MessageState::Unsettled if NOT_WHOLE.contains(&code) => vec![again(Message::TryAgain)],
            MessageState::Unsettled => {
                let mut ways = Vec::new();
                let mut instead = |label, question, id| {
                    let ask = press(Message::Originals(asking::Event::Ask(question)));
                    ways.push(button::quiet(say(language, label, &[])).on_press_maybe(ask).id(id));
                };
                if moving_helps(code) {
                    let question = Question::MoveInstead(context.proposed_move_folder());
                    instead("window-import-move-instead", question, "result-move-instead");
                }
                if marking_read_helps(code) {
                    instead("window-import-mark-instead", Question::MarkInstead, "result-mark-instead");
                }
                ways.push(again(Message::SettleAgain));
                ways
            }
            // What is not in the mailbox any more can neither be had nor tried.
            _ if code == "message-vanished" => Vec::new(),
            MessageState::Failed => vec![again(Message::TryAgain), save()],
            _ => vec![save()],
        }
    }

    /// Whether something is being done that has the helpdesk or the mailbox.
    pub(super) fn is_busy(&self) -> bool {
        self.after.is_busy() || self.returning.under_way
    }

    /// What became of messages that were to be saved as files.
    fn saved_emls<'a>(&'a self, language: Language) -> Option<Element<'a, Message>> {
        match &self.emls {
            Emls::Not => None,
            Emls::Saving => Some(badge(Status::Waiting, say(language, "window-result-saving-emls", &[]))),
            Emls::Ended(Err(problem)) => Some(problem::card(problem, language).into()),
            Emls::Ended(Ok(saved)) => Some(emls_words(saved, language)),
        }
    }
}

fn emls_words<'a>(saved: &eml::Saved, language: Language) -> Element<'a, Message> {
    let facts = [("count", saved.count.into()), ("folder", saved.folder.display().to_string().into())];
    let mut words = column![body(say(language, "window-import-saved", &facts))].spacing(space::HAIR);
    if let Some((count, problem)) = &saved.failed {
        let facts = [("count", (*count).into()), ("what", problem.text(language).what.into())];
        words = words.push(body(say(language, "window-import-not-saved", &facts)));
    }
    let status = if saved.failed.is_some() { Status::Caution } else { Status::Good };
    let open = button::quiet(say(language, "window-result-open-folder", &[]))
        .icon(Icon::FolderOpen)
        .on_press(Message::OpenEmls)
        .id("result-open-emls");
    beside(row![status.mark(), words.width(Length::Fill)].spacing(space::SNUG), open)
}

/// Of a journal that is only looked at: what comes first, and the way there.
pub(super) fn sign_in_first<'a>(language: Language, id: &'static str) -> Element<'a, Message> {
    let resume = button::quiet(say(language, "window-result-go-on", &[]))
        .icon(Icon::Play)
        .on_press(Message::Resume)
        .id(id);
    beside(secondary(say(language, "window-result-sign-in-first", &[])), resume)
}

/// What a cause means, what to do, and which messages it is about.
fn details<'a>(cause: &'a Cause, text: Text, context: &'a Context) -> Element<'a, Message> {
    let language = context.language;
    let whole = |words: &String| !words.contains('{');
    let mut words = Column::new().spacing(space::SMALL);
    for line in text.why.into_iter().chain(text.effect).filter(whole) {
        words = words.push(body(line));
    }
    for remedy in text.remedies.into_iter().filter(whole) {
        words = words.push(row![body("–"), body(remedy).width(Length::Fill)].spacing(space::SMALL));
    }
    for message in &cause.first {
        words = words.push(message_row(message, context));
    }
    let more = cause.of.messages.saturating_sub(cause.first.len() as u64);
    if more > 0 && !cause.first.is_empty() {
        words = words.push(secondary(say(language, "window-result-more", &[("count", more.into())])));
    }
    words.into()
}

fn message_row<'a>(message: &'a ListedMessage, context: &'a Context) -> Element<'a, Message> {
    let language = context.language;
    let subject = if message.subject.trim().is_empty() {
        say(language, "window-import-no-subject", &[])
    } else {
        message.subject.clone()
    };
    let day = language.moment(message.dated.to_zoned_datetime(context.zone.clone()).datetime());
    column![body(subject), secondary(format!("{}  ·  {day}", message.folder))].spacing(2).into()
}

/// The number of the day, and what became of the originals.
fn counts<'a>(seen: &'a Seen, context: &'a Context) -> Element<'a, Message> {
    let language = context.language;
    let balance = &seen.balance;
    let there = balance.imported + balance.already_there + balance.copies;
    let of = [("found", balance.found.into())];
    let head = row![
        figures(language.number(there), LARGE_FIGURE, Tone::Plain),
        body(say(language, "window-result-there", &of)).width(Length::Fill),
    ]
    .spacing(space::SNUG)
    .align_y(Alignment::Center);
    let planned = context.session.as_ref().and_then(|session| match &session.needs.plan.after_import {
        AfterImport::Move(folder) => Some(folder.as_str()),
        _ => None,
    });
    let mut originals: Vec<String> = balance
        .settled
        .iter()
        .filter(|(_, count)| **count > 0)
        .map(|(action, count)| done_with(action, *count, planned, language))
        .collect();
    if balance.to_settle > 0 {
        originals.push(say(language, "window-result-left-count", &[("count", balance.to_settle.into())]));
    }
    let place = format!("{}  ·  {}", seen.mailbox, seen.helpdesk);
    let originals = (!originals.is_empty()).then(|| body(originals.join("  ·  ")));
    let words = column![head].push(originals).push(secondary(place)).spacing(space::SMALL);
    panel::card(words).padding([space::MEDIUM, space::LARGE]).id("result-counts").into()
}

/// How Zammad stands, and the balance; each is a line that opens.
fn lines<'a>(seen: &'a Seen, language: Language) -> Element<'a, Message> {
    let balance = &seen.balance;
    let mut lines = Column::new().spacing(space::SMALL);
    if balance.with_original > 0 {
        let count = [("count", balance.with_original.into())];
        lines = lines.push(badge(Status::Note, say(language, "window-result-with-original", &count)));
    }
    if balance.tickets_undated > 0 {
        let count = [("count", balance.tickets_undated.into())];
        let undated = badge(Status::Note, say(language, "window-result-undated", &count));
        lines = lines.push(container(undated).id("result-undated"));
    }
    lines = lines.push(zammad(seen, language));
    if seen.grade() == Grade::Nothing {
        return lines.into();
    }
    if !balance.adds_up() {
        lines = lines.push(badge(Status::Bad, say(language, "window-result-adds-not", &[])));
    }
    let mut inside = column![outcomes(balance, language)].spacing(space::MEDIUM);
    if balance.imported > 0 {
        inside = inside.push(panel::line()).push(settling(balance, language));
    }
    let sum = disclosure(sum(balance, language), panel::card(inside));
    lines.push(container(sum).id("result-balance")).into()
}

/// Whether Zammad is as it was; what was changed meanwhile is behind the line.
fn zammad<'a>(seen: &'a Seen, language: Language) -> Option<Element<'a, Message>> {
    if !seen.still_changed.is_empty() {
        return None;
    }
    if seen.put_back.is_empty() {
        return Some(badge(Status::Good, say(language, "window-result-unchanged", &[])));
    }
    let back = badge(Status::Good, say(language, "window-result-back-to-normal", &[]));
    let mut changed = Column::new().spacing(space::SMALL);
    for change in &seen.put_back {
        changed = changed.push(
            row![
                Status::Good.mark(),
                body(name(change, language)),
                toned(say(language, "window-result-running-again", &[]), Tone::Good)
            ]
            .spacing(space::SNUG),
        );
    }
    let what = disclosure(say(language, "window-result-restored-what", &[]), panel::card(changed));
    Some(column![back, what].spacing(space::SMALL).into())
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
        (Status::Good, say(language, "window-result-gone", &[]), balance.gone),
        (Status::ToCome, say(language, "window-result-waiting", &[]), balance.waiting),
    ];
    for (status, what, count) in plain.into_iter().filter(|(_, _, count)| *count > 0) {
        lines = lines.push(sum_line(status.mark(), what, count, language));
    }
    for cause in findings::causes(balance) {
        let (status, id) = match cause.state {
            MessageState::Skipped if cause.is_held() => (Status::Caution, "window-result-held"),
            MessageState::Skipped => (Status::Caution, "window-result-skipped"),
            MessageState::Failed => (Status::Bad, "window-result-failed"),
            _ => continue,
        };
        let what = say(language, id, &[("reason", cause.reason(language).into())]);
        lines = lines.push(sum_line(status.mark(), what, cause.messages, language));
    }
    lines.into()
}

/// The sum written out.
fn sum(balance: &Balance, language: Language) -> String {
    let parts = [
        balance.imported,
        balance.already_there,
        balance.copies,
        balance.gone,
        balance.skipped_messages(),
        balance.failed_messages(),
        balance.waiting,
    ];
    let parts: Vec<String> =
        parts.into_iter().filter(|part| *part > 0).map(|part| language.number(part)).collect();
    let sum = [("sum", parts.join(" + ").into()), ("found", language.number(balance.found).into())];
    say(language, "window-result-adds-up", &sum)
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
