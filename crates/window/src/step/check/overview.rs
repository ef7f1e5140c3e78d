//! The check while it goes on, and its numbers.

use iced::widget::{Column, column, container, row, space as blank};
use iced::{Alignment, Length};

use super::picks::Pick;
use super::{Check, Message, Stage, StepName};
use crate::context::Context;
use crate::migration::forecast::{FolderForecast, Forecast, RecoverableItems};
use crate::plan::{AfterImport, CreateUsers, Dates, Plan};
use crate::problem::Reader;
use crate::take_over;
use crate::ui::dialog::{Dialog, ask};
use crate::ui::disclosure::disclosure;
use crate::ui::field::field;
use crate::ui::icon::{Icon, icon};
use crate::ui::marked::marked;
use crate::ui::meter::meter;
use crate::ui::status::{self, Status, spinner};
use crate::ui::text::{BODY, Tone, body, figures, secondary, small, strong, toned};
use crate::ui::{self, Element, button, panel, problem, space};
use crate::words::{Language, Value, say};
use crate::zammad::preflight::{Line, Verdict};

impl Check {
    /// Before the numbers are there.
    pub(super) fn waiting<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let mut parts = Column::new().spacing(space::LARGE);
        match self.stage {
            Stage::Unready => {
                let words = say(language, "window-check-unready-what", &[]);
                return panel::empty(Icon::ListTodo, say(language, "window-check-unready", &[]), words);
            }
            Stage::Importing => {
                let words = say(language, "window-check-importing-what", &[]);
                return panel::empty(Icon::Ship, say(language, "window-check-importing", &[]), words);
            }
            _ => {}
        }
        parts = parts.push(body(say(language, "window-check-lead", &[])));
        parts = parts.push(self.problem.as_ref().map(|trouble| {
            let card = problem::card(trouble, language).nothing_done();
            if self.stage == Stage::Failed { card.action(again(language)) } else { card }
        }));
        if !self.lines.is_empty() {
            parts = parts.push(preflight(&self.lines, language));
        }
        parts.push(self.progress(language)).into()
    }

    fn progress(&self, language: Language) -> Element<'_, Message> {
        match self.stage {
            Stage::Scanning => self.scan(language),
            Stage::Stopped => {
                let words = column![
                    strong(say(language, "window-check-stopped", &[])),
                    secondary(say(language, "window-check-stopped-what", &[])),
                ]
                .spacing(space::HAIR)
                .width(Length::Fill);
                let on = button::quiet(say(language, "window-check-go-on", &[])).icon(Icon::Play);
                let on = on.on_press(Message::Again).id("check-again");
                panel::card(row![words, on].spacing(space::LARGE).align_y(Alignment::Center).wrap()).into()
            }
            // The card of what is wrong has the button.
            Stage::Failed if self.problem.is_some() => blank().into(),
            Stage::Failed => again(language).into(),
            _ => {
                let words = match self.stage {
                    Stage::Counting => say(language, "window-check-counting", &[]),
                    _ => say(language, "window-check-checking", &[]),
                };
                let waiting = row![spinner(), body(words)].spacing(space::SNUG).align_y(Alignment::Center);
                panel::card(waiting).into()
            }
        }
    }

    fn scan(&self, language: Language) -> Element<'_, Message> {
        let (done, all) = self.snapshot.scanned;
        let head = match &self.snapshot.folder {
            Some(folder) => say(language, "window-check-folder", &[("folder", folder.as_str().into())]),
            None => say(language, "window-check-connecting", &[]),
        };
        let stop = if self.stopping {
            button::quiet(say(language, "window-check-stopping", &[]))
        } else {
            button::quiet(say(language, "window-check-stop", &[])).on_press(Message::Cancel)
        };
        let head = row![spinner(), strong(head).width(Length::Fill), Element::from(stop.id("check-stop"))]
            .spacing(space::SNUG)
            .align_y(Alignment::Center);
        let count = say(language, "window-check-count", &[("done", done.into()), ("all", all.into())]);
        let mut parts = column![head, figures(count, BODY, Tone::Plain), meter(done, all)];
        if let Some((what, _)) = self.snapshot.waited_for(language, Reader::Window) {
            parts = parts.push(panel::note(Status::Note, what));
        }
        parts = parts.push(secondary(say(language, "window-check-scan-what", &[])));
        panel::card(parts.spacing(space::SNUG)).into()
    }

    /// What the import would do, in a few lines; what is behind them, folded.
    pub(super) fn overview<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let (Some(forecast), Some(plan)) = (&self.forecast, &self.plan) else { return blank().into() };
        let mut parts = Column::new().spacing(space::MEDIUM);
        parts = parts.push(self.problem.as_ref().map(|trouble| problem::card(trouble, language)));
        parts = parts.push(container(facts(forecast, plan, language)).id("check-facts"));
        parts = parts.push(container(self.trial_card(context)).id("check-trial-card"));
        parts = parts.push(self.notes(forecast, language));
        parts = parts.push(self.folded(forecast, plan, language));
        parts.push(self.exported(language)).into()
    }

    /// What needs to be known before anything begins, and what was checked.
    fn notes<'a>(&'a self, forecast: &Forecast, language: Language) -> Element<'a, Message> {
        let mut notes = Column::new().spacing(space::SNUG);
        let size = [("size", language.bytes(forecast.bytes_to_delete).into())];
        let over = match forecast.recoverable_items {
            RecoverableItems::Untouched => None,
            RecoverableItems::Fits => {
                notes = notes.push(panel::note(Status::Note, say(language, "word-recoverable-items", &size)));
                None
            }
            RecoverableItems::OverWarning => {
                Some((Status::Caution, say(language, "window-check-over-warning", &size)))
            }
            RecoverableItems::OverLimit => {
                Some((Status::Bad, say(language, "window-check-over-limit", &size)))
            }
        };
        // What would fail is put right where it is chosen.
        let over = over.map(|(status, words)| {
            let change = button::quiet(say(language, "window-check-change-settings", &[]))
                .on_press(Message::GoTo(StepName::ImportSettings))
                .id("check-change-settings");
            marked(status, column![body(words), Element::from(change)].spacing(space::SNUG))
        });
        notes = notes.push(over);
        if forecast.people_who_could_be_answered > 0 {
            let values = [("people", forecast.people_who_could_be_answered.into())];
            let words = say(language, "window-check-answered", &values);
            notes = notes.push(panel::note(Status::Caution, words));
        }
        notes.push(preflight(&self.lines, language)).into()
    }

    /// Everything else, each behind a line that opens.
    fn folded<'a>(&'a self, forecast: &'a Forecast, plan: &Plan, language: Language) -> Element<'a, Message> {
        let skipped =
            not_imported(forecast, language).map(|words| disclosure(words, skipped_rows(forecast, language)));
        let all = disclosure(
            say(language, "window-check-numbers", &[]),
            panel::card(numbers(forecast, plan, language)),
        );
        let by_folder =
            disclosure(say(language, "window-check-folders", &[]), panel::card(folders(forecast, language)));
        let tools = disclosure(say(language, "window-check-tools", &[]), self.tools(language));
        Column::new()
            .push(skipped.map(Element::from))
            .push(all)
            .push(by_folder)
            .push(tools)
            .spacing(space::HAIR)
            .into()
    }

    /// Deleting asks for the mailbox's address, above everything.
    pub(super) fn delete_dialog<'a>(&'a self, context: &'a Context) -> Option<Dialog<'a, Message>> {
        let language = context.language;
        let (forecast, plan) = (self.forecast.as_ref()?, self.plan.as_ref().filter(|_| self.deleting)?);
        let paths: Vec<&str> = plan.folders.iter().map(|folder| folder.path.as_str()).collect();
        let values = [
            ("count", forecast.messages_to_delete.into()),
            ("folders", language.list(&paths).into()),
            ("mailbox", plan.microsoft.mailbox.as_str().into()),
            ("size", language.bytes(forecast.bytes_to_delete).into()),
        ];
        let typed = self.confirmation.trim();
        let wrong =
            !typed.is_empty() && !plan.microsoft.mailbox.to_lowercase().starts_with(&typed.to_lowercase());
        let address = field(say(language, "window-check-confirm-field", &[]), &self.confirmation)
            .on_input(Message::Confirm)
            .placeholder(plan.microsoft.mailbox.clone())
            .error(wrong.then(|| say(language, "window-check-confirm-wrong", &[])))
            .id(CONFIRM);
        let what =
            column![body(say(language, "window-check-confirm-what", &values)), Element::from(address),];
        let keep = (say(language, "window-check-confirm-leave", &[]), Message::AskDelete(false));
        let title = say(language, "window-check-confirm", &values);
        let go = self.confirmed().then_some(Message::Go);
        Some(ask(title, what.spacing(space::MEDIUM), keep).destroy(self.promise(language), go))
    }

    fn tools<'a>(&'a self, language: Language) -> Element<'a, Message> {
        let again = button::quiet(say(language, "window-check-again", &[])).icon(Icon::RefreshCw);
        let idle = !self.trying.is_running();
        let again = again.on_press_maybe(idle.then_some(Message::Again)).id("check-again");
        let export = button::quiet(say(language, "window-check-export", &[])).icon(Icon::FileDown);
        let export = export.on_press(Message::Export).id("check-export");
        let buttons = row![Element::from(again), Element::from(export)].spacing(space::SMALL).wrap();
        column![buttons, secondary(say(language, "window-check-export-what", &[]))]
            .spacing(space::SMALL)
            .into()
    }

    /// Where the plan was saved, or why it was not.
    fn exported<'a>(&'a self, language: Language) -> Option<Element<'a, Message>> {
        self.exported.as_ref().map(|exported| match exported {
            Ok(path) => {
                let path = path.display().to_string();
                panel::note(Status::Good, say(language, "window-check-exported", &[("path", path.into())]))
            }
            Err(trouble) => problem::card(trouble, language).into(),
        })
    }
}

/// The field in which deleting is confirmed.
pub(super) const CONFIRM: &str = "check-confirm";

/// Looks at everything once more.
fn again(language: Language) -> button::Button<Message> {
    button::quiet(say(language, "window-check-again", &[]))
        .icon(Icon::RefreshCw)
        .on_press(Message::Again)
        .id("check-again")
}

/// A fact in a line, with its icon.
fn fact<'a>(mark: Element<'a, Message>, words: String, tone: Tone) -> Element<'a, Message> {
    let words = if tone == Tone::Danger { toned(words, tone) } else { body(words).style(coloured(tone)) };
    row![container(mark).padding([2.0, 0.0]), words.width(Length::Fill)].spacing(space::SNUG).into()
}

/// Running text in another colour.
fn coloured(tone: Tone) -> impl Fn(&iced::Theme) -> iced::widget::text::Style {
    move |theme| iced::widget::text::Style { color: Some(tone.color(ui::theme::palette(theme))) }
}

/// In four lines: what would come to be, who would hear of it, what becomes of the
/// mailbox, and how long it takes.
fn facts<'a>(forecast: &Forecast, plan: &Plan, language: Language) -> Element<'a, Message> {
    let good = |words| fact(Status::Good.mark(), words, Tone::Plain);
    let some = forecast.to_import > 0;
    let values = [
        ("messages", forecast.to_import.into()),
        ("tickets", forecast.new_tickets.into()),
        ("older", forecast.archived.into()),
        ("recent", forecast.regular.into()),
    ];
    let main = say(language, "window-check-headline", &values);
    let main = if some { good(main) } else { fact(Status::Note.mark(), main, Tone::Plain) };
    let people = forecast.people_who_could_be_answered;
    let heard = say(language, "window-check-headline-people", &[("people", people.into())]);
    let heard = if people == 0 { good(heard) } else { fact(Status::Caution.mark(), heard, Tone::Caution) };
    let time = some.then(|| {
        let about = [("time", language.about(forecast.time.time()).into())];
        let words = match plan.import.dates {
            Dates::Original => say(language, "window-check-takes-quiet", &about),
            Dates::Today => say(language, "window-check-takes", &about),
        };
        fact(icon(Icon::Clock, 18.0, Tone::Secondary).into(), words, Tone::Plain)
    });
    column![main, heard, mailbox_fact(forecast, plan, language)].push(time).spacing(space::SMALL).into()
}

/// Whether what is deleted is kept on this computer.
fn safety_copy_fact<'a>(
    plan: &Plan,
    values: &[(&str, Value<'_>)],
    language: Language,
) -> Element<'a, Message> {
    if plan.import.safety_copy {
        let words = say(language, "window-check-safety-copy", values);
        fact(Status::Good.mark(), words, Tone::Plain)
    } else {
        let words = say(language, "window-check-no-safety-copy", &[]);
        fact(Status::Caution.mark(), words, Tone::Plain)
    }
}

/// What becomes of the mailbox.
fn mailbox_fact<'a>(forecast: &Forecast, plan: &Plan, language: Language) -> Element<'a, Message> {
    let note = |words| fact(Status::Note.mark(), words, Tone::Plain);
    match &plan.after_import {
        AfterImport::Keep => {
            fact(Status::Good.mark(), say(language, "window-check-headline-keep", &[]), Tone::Plain)
        }
        AfterImport::MarkRead => note(say(language, "window-check-headline-mark-read", &[])),
        AfterImport::Move(folder) => {
            note(say(language, "window-check-headline-move", &[("folder", folder.as_str().into())]))
        }
        AfterImport::Delete => {
            let values = [
                ("count", forecast.messages_to_delete.into()),
                ("size", language.bytes(forecast.bytes_to_delete).into()),
            ];
            let words = say(language, "window-check-headline-delete", &values);
            let deleted = fact(icon(Icon::Trash2, 18.0, Tone::Danger).into(), words, Tone::Danger);
            column![deleted, safety_copy_fact(plan, &values, language)].spacing(space::SNUG).into()
        }
    }
}

/// The lines of the check: what is good in one, what is not by itself, with what to
/// do about it a press away.
fn preflight<'a>(lines: &'a [Line], language: Language) -> Element<'a, Message> {
    let mut loud = Column::new().spacing(space::SNUG);
    let mut good: u64 = 0;
    let mut every = Column::new().spacing(space::SNUG);
    for line in lines {
        let found = Some(line.found.text(language)).filter(|found| !found.is_empty());
        match &line.verdict {
            Verdict::Good => {
                good += 1;
                let word = say(language, "window-check-good", &[]);
                every = every.push(status::line(Status::Good, line.what.text(language), word, found, None));
            }
            Verdict::Caution(trouble) => {
                let text = trouble.window_text(language);
                let more = text.why.into_iter().chain(text.effect).chain(text.remedies);
                let more = Column::with_children(more.map(|words| secondary(words).into()));
                let more = disclosure(say(language, "window-check-more", &[]), more.spacing(space::HAIR));
                let words = column![body(text.what), Element::from(more)].spacing(2).width(Length::Fill);
                let mark = container(Status::Caution.mark()).padding([2.0, 0.0]);
                loud = loud.push(row![mark, words].spacing(space::SNUG));
            }
            Verdict::Stop(trouble) => {
                let mut card = problem::card(trouble, language);
                if take_over::is_offered(trouble) {
                    let label = say(language, "window-take-over", &[]);
                    let ask = button::quiet(label).on_press(Message::AskTakeOver(true));
                    card = card.action(ask.id("check-take-over"));
                }
                loud = loud.push(card);
            }
        }
    }
    let told = say(language, "window-check-good-lines", &[("count", good.into())]);
    let shut = row![container(Status::Good.mark()).padding([3.0, 0.0]), disclosure(told, every)];
    loud.push((good > 0).then_some(shut.spacing(space::SNUG))).into()
}

/// What was found but is not imported, by reason: its number of messages.
fn reasons(forecast: &Forecast) -> [(Pick, u64); 4] {
    let balance = &forecast.balance;
    [
        (Pick::AlreadyThere, balance.already_there),
        (Pick::Copies, balance.copies),
        (Pick::TooLarge, forecast.too_large),
        (Pick::Skipped, balance.skipped_messages().saturating_sub(forecast.too_large)),
    ]
}

/// How many are not imported, and why, in a line; `None` where all are.
fn not_imported(forecast: &Forecast, language: Language) -> Option<String> {
    let some: Vec<(Pick, u64)> = reasons(forecast).into_iter().filter(|(_, count)| *count > 0).collect();
    let total: u64 = some.iter().map(|(_, count)| count).sum();
    let name = |(pick, count): &(Pick, u64)| {
        let count = [("count", (*count).into())];
        match pick {
            Pick::AlreadyThere => say(language, "window-check-of-already-there", &count),
            Pick::Copies => say(language, "window-check-of-copies", &count),
            Pick::TooLarge => say(language, "window-check-of-too-large", &count),
            _ => say(language, "window-check-of-skipped", &count),
        }
    };
    let reasons = some.iter().map(name).collect::<Vec<_>>().join(", ");
    let facts = [("count", total.into()), ("reasons", reasons.into())];
    (total > 0).then(|| say(language, "window-check-not-imported", &facts))
}

/// The same, each with the messages behind it.
fn skipped_rows<'a>(forecast: &Forecast, language: Language) -> Element<'a, Message> {
    let some = reasons(forecast).into_iter().filter(|(_, count)| *count > 0);
    let rows = some.map(|(pick, count)| {
        number(pick.label(language), language.number(count), true, Some((pick, language, "check-why")))
    });
    panel::card(Column::with_children(rows).spacing(space::SMALL)).into()
}

/// A number with what it counts; the messages behind it are a press away.
fn number<'a>(
    label: String,
    value: String,
    some: bool,
    show: Option<(Pick, Language, &'static str)>,
) -> Element<'a, Message> {
    let tone = if some { Tone::Plain } else { Tone::Secondary };
    let label: Element<'a, Message> = if some { body(label).into() } else { secondary(label).into() };
    let show = show.filter(|_| some).map(|(pick, language, id)| {
        button::link(say(language, "window-check-show", &[]))
            .on_press(Message::Pick(pick))
            .id(format!("{id}-{pick:?}").to_lowercase())
    });
    let show = container(show.map_or_else(|| blank().into(), Element::from)).width(SHOW);
    row![container(label).width(Length::Fill), figures(value, BODY, tone), show.align_x(Alignment::End)]
        .spacing(space::SNUG)
        .align_y(Alignment::Center)
        .into()
}

const SHOW: Length = Length::Fixed(88.0);

fn numbers<'a>(forecast: &Forecast, plan: &Plan, language: Language) -> Element<'a, Message> {
    let balance = &forecast.balance;
    let mut parts = Column::new().spacing(space::SMALL);
    let counted = |pick: Pick, count: u64| {
        number(pick.label(language), language.number(count), count > 0, Some((pick, language, "check-show")))
    };
    let plain =
        |id: &str, count: u64| number(say(language, id, &[]), language.number(count), count > 0, None);
    let told = |id: &str, value: String| number(say(language, id, &[]), value, true, None);
    for row in [
        counted(Pick::All, balance.found),
        counted(Pick::ToImport, forecast.to_import),
        told("window-check-bytes", language.bytes(forecast.bytes_to_import)),
        counted(Pick::Archived, forecast.archived),
        counted(Pick::Regular, forecast.regular),
        plain("window-check-tickets", forecast.new_tickets),
        panel::line(),
        counted(Pick::AlreadyThere, balance.already_there),
        counted(Pick::Copies, balance.copies),
        counted(Pick::TooLarge, forecast.too_large),
        counted(Pick::Skipped, balance.skipped_messages().saturating_sub(forecast.too_large)),
    ] {
        parts = parts.push(row);
    }
    // Only where something was imported before.
    if balance.imported > 0 || balance.failed_messages() > 0 {
        let left = balance.unsettled_messages();
        parts = parts.push(counted(Pick::Imported, balance.imported.saturating_sub(left)));
        parts = parts.push(counted(Pick::Unsettled, left));
        parts = parts.push(counted(Pick::Failed, balance.failed_messages()));
        parts = parts.push(counted(Pick::WithOriginal, balance.with_original));
    }
    for row in [
        panel::line(),
        counted(Pick::WithoutDate, forecast.without_date),
        counted(Pick::WithoutMessageId, forecast.without_message_id),
        counted(Pick::MachineMade, forecast.machine_made),
        panel::line(),
        plain("window-check-people", forecast.people_who_could_be_answered),
    ] {
        parts = parts.push(row);
    }
    parts = parts.push(match forecast.new_customers {
        Some(count) => plain("window-check-new-customers", count),
        None => told("window-check-new-customers", say(language, "window-check-not-told", &[])),
    });
    if plan.import.create_users == CreateUsers::Everyone {
        parts = parts.push(match forecast.new_addressees {
            Some(count) => plain("window-check-new-addressees", count),
            None => told("window-check-new-addressees", say(language, "window-check-not-told", &[])),
        });
    }
    if plan.after_import == AfterImport::Delete {
        let values = [
            ("count", forecast.messages_to_delete.into()),
            ("size", language.bytes(forecast.bytes_to_delete).into()),
        ];
        parts =
            parts.push(told("window-check-deleted", say(language, "window-check-deleted-value", &values)));
    }
    let time = if forecast.to_import > 0 {
        language.about(forecast.time.time())
    } else {
        say(language, "window-check-no-time", &[])
    };
    parts = parts.push(told("window-check-time", time));
    if forecast.to_import > 0 && !forecast.time.measured {
        parts = parts.push(secondary(say(language, "window-check-time-assumed", &[])));
    }
    parts.into()
}

fn folders<'a>(forecast: &Forecast, language: Language) -> Element<'a, Message> {
    let rows = forecast.folders.iter().enumerate().map(|(index, (path, folder))| {
        let show = button::link(say(language, "window-check-show", &[]))
            .on_press(Message::Folder(path.clone()))
            .id(format!("check-show-folder-{index}"));
        let head = row![
            container(strong(path.clone())).width(Length::Fill),
            small(language.bytes(folder.bytes), Tone::Secondary),
            container(Element::from(show)).width(SHOW).align_x(Alignment::End)
        ]
        .spacing(space::SNUG)
        .align_y(Alignment::Center);
        column![head, secondary(folder_facts(folder, language))].into()
    });
    Column::with_children(rows).spacing(space::MEDIUM).into()
}

fn folder_facts(folder: &FolderForecast, language: Language) -> String {
    let values = [
        ("messages", folder.messages.into()),
        ("import", folder.to_import.into()),
        ("archived", folder.archived.into()),
        ("tickets", folder.new_tickets.into()),
    ];
    say(language, "window-check-folder-facts", &values)
}
