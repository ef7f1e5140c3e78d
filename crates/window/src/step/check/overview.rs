//! The check while it goes on, and its numbers.

use iced::widget::{Column, column, container, row, space as blank};
use iced::{Alignment, Length};

use super::picks::Pick;
use super::{Check, Message, Stage};
use crate::context::Context;
use crate::migration::forecast::{FolderForecast, Forecast, RecoverableItems};
use crate::plan::{AfterImport, CreateUsers, Dates, Plan};
use crate::take_over;
use crate::ui::disclosure::disclosure;
use crate::ui::field::field;
use crate::ui::icon::Icon;
use crate::ui::meter::meter;
use crate::ui::status::{self, Status, spinner};
use crate::ui::text::{BODY, Tone, body, figures, secondary, section, small, strong};
use crate::ui::{Element, button, panel, problem, space};
use crate::words::{Language, say};
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
        parts = parts.push(self.problem.as_ref().map(|trouble| problem::card(trouble, language)));
        if !self.lines.is_empty() {
            parts = parts.push(preflight(&self.lines, language));
        }
        parts.push(self.progress(language)).into()
    }

    fn progress(&self, language: Language) -> Element<'_, Message> {
        let again = || button::quiet(say(language, "window-check-again", &[])).icon(Icon::RefreshCw);
        let again = || again().on_press(Message::Again).id("check-again");
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
            Stage::Failed => again().into(),
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
        if let Some((trouble, _)) = &self.snapshot.waiting {
            parts = parts.push(panel::note(Status::Note, trouble.text(language).what));
        }
        parts = parts.push(secondary(say(language, "window-check-scan-what", &[])));
        panel::card(parts.spacing(space::SNUG)).into()
    }

    /// What the import would do, in numbers.
    pub(super) fn overview<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let (Some(forecast), Some(plan)) = (&self.forecast, &self.plan) else { return blank().into() };
        let mut parts = Column::new().spacing(space::LARGE);
        parts = parts.push(self.problem.as_ref().map(|trouble| problem::card(trouble, language)));
        parts = parts.push(headline(forecast, plan, language));
        parts = parts.push(preflight(&self.lines, language));
        parts = parts.push(cautions(forecast, plan, language));
        parts = parts.push(part(
            say(language, "window-check-numbers", &[]),
            panel::card(numbers(forecast, plan, language)).into(),
        ));
        parts = parts.push(part(
            say(language, "window-check-folders", &[]),
            panel::card(folders(forecast, language)).into(),
        ));
        parts = parts.push(self.trial_card(context));
        if self.deletes() {
            parts = parts.push(self.confirm(forecast, plan, language));
        }
        parts.push(self.tools(language)).into()
    }

    /// Deleting asks for the mailbox's address.
    fn confirm<'a>(
        &'a self,
        forecast: &Forecast,
        plan: &'a Plan,
        language: Language,
    ) -> Element<'a, Message> {
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
            .id("check-confirm");
        let what = column![
            strong(say(language, "window-check-confirm", &values)),
            body(say(language, "window-check-confirm-what", &values)),
            Element::from(address),
        ];
        panel::toned_card(Status::Bad, what.spacing(space::MEDIUM)).into()
    }

    fn tools<'a>(&'a self, language: Language) -> Element<'a, Message> {
        let again = button::quiet(say(language, "window-check-again", &[])).icon(Icon::RefreshCw);
        let idle = !self.trying.is_running();
        let again = again.on_press_maybe(idle.then_some(Message::Again)).id("check-again");
        let export = button::quiet(say(language, "window-check-export", &[])).icon(Icon::FileDown);
        let export = export.on_press(Message::Export).id("check-export");
        let buttons = row![Element::from(again), Element::from(export)].spacing(space::SMALL).wrap();
        let told: Option<Element<'a, Message>> = self.exported.as_ref().map(|exported| match exported {
            Ok(path) => {
                let path = path.display().to_string();
                panel::note(Status::Good, say(language, "window-check-exported", &[("path", path.into())]))
            }
            Err(trouble) => problem::card(trouble, language).into(),
        });
        column![buttons, secondary(say(language, "window-check-export-what", &[]))]
            .push(told)
            .spacing(space::SMALL)
            .into()
    }
}

fn part<'a>(title: String, content: Element<'a, Message>) -> Element<'a, Message> {
    column![section(title), content].spacing(space::SNUG).into()
}

/// In three sentences: what would come to be, who would hear of it, and what
/// becomes of the mail.
fn headline<'a>(forecast: &Forecast, plan: &Plan, language: Language) -> Element<'a, Message> {
    let values = [("messages", forecast.to_import.into()), ("tickets", forecast.new_tickets.into())];
    let main = say(language, "window-check-headline", &values);
    let people = [("people", forecast.people_who_could_be_answered.into())];
    let heard = say(language, "window-check-headline-people", &people);
    let mail = match &plan.after_import {
        AfterImport::Keep => say(language, "window-check-headline-keep", &[]),
        AfterImport::MarkRead => say(language, "window-check-headline-mark-read", &[]),
        AfterImport::Move(folder) => {
            say(language, "window-check-headline-move", &[("folder", folder.as_str().into())])
        }
        AfterImport::Delete => say(language, "window-check-headline-delete", &[]),
    };
    column![section(main), body(format!("{heard} {mail}"))].spacing(space::SMALL).into()
}

/// The lines of the check: what is good in one, what is not by itself.
fn preflight<'a>(lines: &'a [Line], language: Language) -> Element<'a, Message> {
    let mut loud = Column::new().spacing(space::SNUG);
    let mut good: u64 = 0;
    let mut every = Column::new().spacing(space::SNUG);
    let mut cautions = Column::new().spacing(space::MEDIUM);
    let mut caution_count: u64 = 0;
    for line in lines {
        let found = Some(line.found.text(language)).filter(|found| !found.is_empty());
        let what = line.what.text(language);
        match &line.verdict {
            Verdict::Good => {
                good += 1;
                let word = say(language, "window-check-good", &[]);
                every = every.push(status::line(Status::Good, what, word, found, None));
            }
            Verdict::Caution(trouble) => {
                caution_count += 1;
                let text = trouble.window_text(language);
                let word = say(language, "window-check-caution", &[]);
                let line = status::line(Status::Caution, what, word, Some(text.what), None);
                let more = text.why.into_iter().chain(text.effect).chain(text.remedies);
                let more = Column::with_children(more.map(|words| secondary(words).into()));
                let more = disclosure(say(language, "window-check-more", &[]), more.spacing(space::HAIR));
                let more = container(more).padding(iced::padding::left(18.0 + space::SNUG));
                cautions = cautions.push(column![line, more].spacing(space::HAIR));
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
    let shut = row![Status::Good.mark(), disclosure(told, every)].spacing(space::SMALL);
    loud = loud.push((good > 0).then_some(shut));
    loud.push((caution_count > 0).then(|| panel::toned_card(Status::Caution, cautions))).into()
}

/// What needs to be known before anything begins, in few words each.
fn cautions<'a>(forecast: &Forecast, plan: &Plan, language: Language) -> Element<'a, Message> {
    let mut parts = Column::new().spacing(space::SNUG);
    let some = forecast.to_import > 0;
    if plan.import.dates == Dates::Original && some {
        let time = language.about(forecast.time.time());
        let words = say(language, "window-check-import-mode", &[("time", time.into())]);
        parts = parts.push(panel::note(Status::Note, words));
    }
    if forecast.people_who_could_be_answered > 0 {
        let values = [("people", forecast.people_who_could_be_answered.into())];
        let words = say(language, "window-check-answered", &values);
        parts = parts.push(panel::note(Status::Caution, words));
    }
    let size = [("size", language.bytes(forecast.bytes_to_delete).into())];
    match forecast.recoverable_items {
        RecoverableItems::Untouched | RecoverableItems::Fits => parts.into(),
        RecoverableItems::OverWarning => {
            parts.push(panel::note(Status::Caution, say(language, "window-check-over-warning", &size))).into()
        }
        RecoverableItems::OverLimit => {
            parts.push(panel::note(Status::Bad, say(language, "window-check-over-limit", &size))).into()
        }
    }
}

/// A number with what it counts; the messages behind it are a press away.
fn number<'a>(
    label: String,
    value: String,
    some: bool,
    show: Option<(Pick, Language)>,
) -> Element<'a, Message> {
    let tone = if some { Tone::Plain } else { Tone::Secondary };
    let label: Element<'a, Message> = if some { body(label).into() } else { secondary(label).into() };
    let show = show.filter(|_| some).map(|(pick, language)| {
        button::link(say(language, "window-check-show", &[]))
            .on_press(Message::Pick(pick))
            .id(format!("check-show-{pick:?}").to_lowercase())
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
        number(pick.label(language), language.number(count), count > 0, Some((pick, language)))
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
