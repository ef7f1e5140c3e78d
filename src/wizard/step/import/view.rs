//! What the step shows: the number of the day, the bar, what happens now, and
//! below it only what needs eyes.

use iced::widget::{Column, Row, column, container, row, space as blank};
use iced::{Alignment, Length};
use tokio::time::Instant;

use super::eyes;
use super::numbers::{Cause, FolderNumbers};
use super::{End, Import, Message, Stage, Wanted, chart, trouble};
use crate::migration::journal::{ListedMessage, MessageState, StoredProblem};
use crate::migration::progress::Phase;
use crate::problem::Reader;
use crate::wizard::context::Context;
use crate::wizard::ui::fold::fold;
use crate::wizard::ui::icon::Icon;
use crate::wizard::ui::scroll::vertical;
use crate::wizard::ui::status::{Standing, spinner};
use crate::wizard::ui::text::{LARGE_FIGURE, Tone, body, figures, secondary, section, strong};
use crate::wizard::ui::{Element, button, panel, problem, space};
use crate::words::{Language, say};

impl Import {
    pub(super) fn heading(&self, language: Language) -> String {
        match &self.stage {
            Stage::Idle => say(language, "window-import-idle-title", &[]),
            Stage::Opening(_) => say(language, "window-import-opening-title", &[]),
            Stage::Running(_) if self.rests() => say(language, "window-import-paused-title", &[]),
            Stage::Running(_) => say(language, "window-import-title", &[]),
            Stage::Ended(End::Done) if self.numbers.needing_eyes() > 0 => {
                say(language, "window-import-eyes-title", &[])
            }
            Stage::Ended(End::Done) => say(language, "window-import-done-title", &[]),
            Stage::Ended(End::Stopped) => say(language, "window-import-stopped-title", &[]),
            Stage::Ended(End::Trouble) => say(language, "window-import-trouble-title", &[]),
        }
    }

    pub(super) fn show<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        if self.stage == Stage::Idle {
            return panel::empty(
                Icon::Ship,
                say(language, "window-import-idle", &[]),
                say(language, "window-import-idle-when", &[]),
            );
        }
        let mut parts = Column::new().spacing(space::LARGE).width(Length::Fill);
        if let Some(trouble) = &self.problem {
            let mut card = problem::card(trouble, language);
            if let Some(way) = self.way_out(language) {
                card = card.action(way);
            }
            parts = parts.push(card);
        }
        parts = parts.push(self.head(context));
        for strip in self.strips(context) {
            parts = parts.push(strip);
        }
        parts = parts.push(self.deletion_panel(context));
        for note in self.folder_notes(language) {
            parts = parts.push(note);
        }
        parts = parts.push(self.folders(language));
        parts = parts.push(self.over_time(language));
        parts = parts.push(self.needing_eyes(context));
        let inside = container(parts).padding(iced::padding::right(space::SNUG));
        vertical(inside).width(Length::Fill).height(Length::Fill).into()
    }

    /// The number of the day, what happens now, and the buttons of the run.
    fn head<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let (done, all) = self.numbers.done_of_all();
        let facts = [("done", done.into()), ("all", all.into())];
        let number = figures(say(language, "window-import-count", &facts), LARGE_FIGURE, Tone::Plain);
        let pace = self.pace(language);
        let pace = (!pace.is_empty()).then(|| secondary(pace));
        let words = column![number].push(pace).spacing(space::HAIR).width(Length::Fill);
        let top = row![words].push(self.buttons(language)).spacing(space::MEDIUM);
        column![top, chart::bar(&self.numbers.folders), self.now(language)].spacing(space::SNUG).into()
    }

    /// Rate and about how long; what was done in the mailbox.
    fn pace(&self, language: Language) -> String {
        let snapshot = &self.moment.snapshot;
        let mut words = Vec::new();
        if matches!(self.stage, Stage::Running(_)) && snapshot.phase == Phase::Importing && !self.rests() {
            match (snapshot.per_minute, snapshot.remaining) {
                (Some(rate), remaining) => {
                    let rate = rate.round().max(0.0) as u64;
                    words.push(say(language, "window-import-rate", &[("count", rate.into())]));
                    if let Some(remaining) = remaining {
                        let time = language.about(remaining);
                        words.push(say(language, "window-import-left", &[("time", time.into())]));
                    }
                }
                (None, _) => words.push(say(language, "window-import-rate-unknown", &[])),
            }
        }
        let settled = self.numbers.settled();
        if settled > 0 {
            words.push(say(language, "window-import-settled", &[("count", settled.into())]));
        }
        words.join("  ·  ")
    }

    fn buttons(&self, language: Language) -> Option<Element<'_, Message>> {
        if !matches!(self.stage, Stage::Running(_)) {
            let ended = matches!(self.stage, Stage::Ended(End::Stopped | End::Trouble));
            return (ended && self.opened.is_some()).then(|| {
                button::quiet(say(language, "window-import-balance", &[])).on_press(Message::Result).into()
            });
        }
        let pause = (self.wanted == Wanted::GoOn).then(|| {
            button::quiet(say(language, "window-import-pause", &[]))
                .icon(Icon::Pause)
                .on_press(Message::Pause)
                .id("import-pause")
        });
        let may_stop = matches!(self.wanted, Wanted::GoOn | Wanted::Pause);
        let stop = button::quiet(say(language, "window-import-stop", &[]))
            .icon(Icon::Square)
            .on_press_maybe(may_stop.then_some(Message::Stop))
            .id("import-stop");
        Some(Row::new().push(pause).push(stop).spacing(space::SMALL).into())
    }

    /// What happens now, in words.
    fn now(&self, language: Language) -> Element<'_, Message> {
        let snapshot = &self.moment.snapshot;
        let (mark, words): (Element<'_, Message>, String) = match &self.stage {
            Stage::Opening(_) | Stage::Idle => (spinner(), say(language, "window-import-opening", &[])),
            Stage::Ended(End::Done) => (Standing::Good.mark(), say(language, "window-import-now-done", &[])),
            Stage::Ended(_) => (Standing::Note.mark(), say(language, "window-import-now-ended", &[])),
            Stage::Running(_) => match self.wanted {
                Wanted::Stop => (spinner(), say(language, "window-import-stopping", &[])),
                Wanted::Close => (spinner(), say(language, "window-import-closing", &[])),
                Wanted::Pause if self.rests() => {
                    (Standing::Note.mark(), say(language, "window-import-now-paused", &[]))
                }
                Wanted::Pause => (spinner(), say(language, "window-import-pausing", &[])),
                Wanted::GoOn => {
                    let phase = snapshot.phase.text(language);
                    let folder = snapshot.folder.as_ref().filter(|_| snapshot.phase == Phase::Scanning);
                    let words = folder.map_or(phase.clone(), |folder| {
                        let facts = [
                            ("phase", phase.into()),
                            ("folder", folder.into()),
                            ("done", snapshot.scanned.0.into()),
                            ("all", snapshot.scanned.1.into()),
                        ];
                        say(language, "window-import-now-scanning", &facts)
                    });
                    (spinner(), words)
                }
            },
        };
        row![mark, body(words)].spacing(space::SMALL).align_y(Alignment::Center).into()
    }

    /// Calm strips: passing trouble with its countdown, and what a pause means
    /// for Zammad.
    fn strips<'a>(&'a self, context: &'a Context) -> Vec<Element<'a, Message>> {
        let language = context.language;
        let snapshot = &self.moment.snapshot;
        let mut strips = Vec::new();
        let running = matches!(self.stage, Stage::Running(_));
        if let (true, Some((trouble, until))) = (running, &snapshot.waiting) {
            let left = until.saturating_duration_since(Instant::now());
            let facts =
                [("what", trouble.text(language).what.into()), ("time", language.duration(left).into())];
            strips.push(panel::note(Standing::Note, say(language, "window-import-waiting", &facts)));
        }
        if running && self.rests() {
            strips.push(match snapshot.suspended_since {
                Some(since) => {
                    let time = language.time(since.to_zoned_datetime(context.zone.clone()).time());
                    let words = say(language, "window-import-suspended", &[("time", time.into())]);
                    panel::note(Standing::Caution, words)
                }
                None => panel::note(Standing::Note, say(language, "window-import-not-suspended", &[])),
            });
        }
        if let (Stage::Ended(_), false) = (&self.stage, self.restored.is_empty()) {
            strips.push(panel::note(Standing::Good, say(language, "window-import-restored", &[])));
        }
        strips
    }

    /// The folders, each with its bar.
    fn folders(&self, language: Language) -> Option<Element<'_, Message>> {
        if self.numbers.folders.is_empty() {
            return None;
        }
        let rows = self.numbers.folders.iter().map(|folder| folder_row(folder, language));
        let content = column![
            section(say(language, "window-import-folders", &[])),
            Column::with_children(rows).spacing(space::MEDIUM)
        ]
        .spacing(space::MEDIUM);
        Some(panel::card(content).into())
    }

    fn over_time(&self, language: Language) -> Option<Element<'_, Message>> {
        if self.history.seconds() < 5.0 {
            return None;
        }
        let (chart, most) = chart::chart(&self.history);
        let most = say(language, "window-import-most", &[("count", (most.round() as u64).into())]);
        let length = std::time::Duration::from_secs_f64(self.history.seconds());
        let foot = row![
            secondary(say(language, "window-import-begin", &[("time", language.duration(length).into())])),
            blank().width(Length::Fill),
            secondary(say(language, "window-import-now", &[])),
        ];
        let head = row![
            section(say(language, "window-import-over-time", &[])),
            blank().width(Length::Fill),
            secondary(most)
        ]
        .align_y(Alignment::Center);
        Some(panel::card(column![head, chart, foot].spacing(space::SMALL)).into())
    }

    fn needing_eyes<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let mut parts = column![section(say(language, "window-import-eyes", &[]))]
            .spacing(space::MEDIUM)
            .width(Length::Fill);
        if let Some(trouble) = &self.eyes.problem {
            parts = parts.push(problem::card(trouble, language));
        }
        if let Some(saved) = &self.eyes.saved {
            parts = parts.push(saved_note(saved, language));
        }
        let causes: Vec<_> = self.numbers.causes.iter().filter(|cause| !cause.is_about_deleting()).collect();
        if causes.is_empty() {
            return parts.push(secondary(say(language, "window-import-eyes-none", &[]))).into();
        }
        for cause in causes {
            parts = parts.push(self.cause_card(cause, context));
        }
        parts.into()
    }

    /// All messages of a cause as one card: what, why, advice, buttons for all,
    /// and the messages behind a fold.
    fn cause_card<'a>(&'a self, cause: &'a Cause, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let key = cause.key();
        let one = self.eyes.of(&key).first().and_then(|message| message.problem.clone());
        let stored = one.unwrap_or_else(|| StoredProblem {
            code: cause.code.clone(),
            facts: Vec::new(),
            server_words: None,
        });
        let text = stored.text(language, Reader::Window);
        let standing = match cause.state {
            MessageState::Failed => Standing::Bad,
            MessageState::Unsettled => Standing::Caution,
            _ => Standing::Note,
        };
        let count = say(language, "window-import-messages", &[("count", cause.count.into())]);
        let head = row![
            container(standing.mark()).padding([2.0, 0.0]),
            strong(text.label.unwrap_or(text.what)).width(Length::Fill),
            secondary(count)
        ]
        .spacing(space::SNUG);
        let mut words = Column::new().spacing(space::SMALL);
        for line in text.why.into_iter().chain(text.effect) {
            words = words.push(body(line));
        }
        for remedy in text.remedies {
            words = words.push(row![body("–"), body(remedy).width(Length::Fill)].spacing(space::SMALL));
        }
        words = words.push(self.cause_buttons(cause, language));
        let which = say(language, "window-import-which", &[("count", cause.count.into())]);
        words = words.push(fold(which, self.message_list(cause, true, context)));
        let indented = container(words).padding(iced::padding::left(18.0 + space::SNUG));
        panel::toned_card(standing, column![head, indented].spacing(space::SMALL)).into()
    }

    fn cause_buttons<'a>(&'a self, cause: &Cause, language: Language) -> Element<'a, Message> {
        let free = !self.eyes.working && self.opened.is_some();
        let press = |message: Message| free.then_some(message);
        let key = cause.key();
        let again = if trouble::settles(cause.state) {
            press(Message::RetryNow).filter(|_| !self.is_busy())
        } else {
            press(Message::Eyes(eyes::Message::RetryAll(key.clone())))
        };
        let mut buttons = Row::new()
            .push(button::quiet(say(language, "window-import-retry-all", &[])).on_press_maybe(again))
            .spacing(space::SMALL);
        if !trouble::settles(cause.state) && cause.code != crate::migration::journal::SKIPPED_BY_PERSON {
            let skip = press(Message::Eyes(eyes::Message::AskSkip(key.clone(), cause.count)));
            buttons = buttons
                .push(button::quiet(say(language, "window-import-skip-all", &[])).on_press_maybe(skip));
        }
        let save = press(Message::Eyes(eyes::Message::SaveAll(key)));
        buttons
            .push(button::quiet(say(language, "window-import-save-all", &[])).on_press_maybe(save))
            .wrap()
            .into()
    }

    /// The messages of a cause, as far as they are shown.
    pub(super) fn message_list<'a>(
        &'a self,
        cause: &Cause,
        decide: bool,
        context: &'a Context,
    ) -> Element<'a, Message> {
        let language = context.language;
        let key = cause.key();
        let messages = self.eyes.of(&key);
        let rows = messages.iter().map(|message| self.message_row(message, decide, context));
        let mut list = Column::with_children(rows).spacing(space::SMALL);
        let left = cause.count.saturating_sub(messages.len() as u64);
        if left > 0 {
            let label = say(language, "window-import-more", &[("count", left.into())]);
            list = list.push(button::link(label).on_press(Message::Eyes(eyes::Message::More(key))));
        }
        list.into()
    }

    fn message_row<'a>(
        &'a self,
        message: &'a ListedMessage,
        decide: bool,
        context: &'a Context,
    ) -> Element<'a, Message> {
        let language = context.language;
        let free = !self.eyes.working && self.opened.is_some();
        let press = |message: eyes::Message| free.then_some(Message::Eyes(message));
        let subject = if message.subject.trim().is_empty() {
            say(language, "window-import-no-subject", &[])
        } else {
            message.subject.clone()
        };
        let day = language.moment(message.dated.to_zoned_datetime(context.zone.clone()).datetime());
        let words = column![body(subject), secondary(format!("{}  ·  {day}", message.folder))]
            .spacing(2)
            .width(Length::Fill);
        let mut buttons = Row::new().spacing(space::MEDIUM);
        if decide && !trouble::settles(message.state) {
            let skipped = message
                .problem
                .as_ref()
                .is_some_and(|problem| problem.code == crate::migration::journal::SKIPPED_BY_PERSON);
            buttons = buttons.push(
                button::link(say(language, "window-import-retry", &[]))
                    .on_press_maybe(press(eyes::Message::Retry(message.id))),
            );
            buttons = buttons.push((!skipped).then(|| {
                button::link(say(language, "window-import-skip", &[]))
                    .on_press_maybe(press(eyes::Message::Skip(message.id)))
            }));
        }
        buttons = buttons.push(
            button::link(say(language, "window-import-save", &[]))
                .on_press_maybe(press(eyes::Message::Save(message.id))),
        );
        row![words, buttons].spacing(space::MEDIUM).align_y(Alignment::Center).into()
    }
}

fn folder_row(folder: &FolderNumbers, language: Language) -> Element<'_, Message> {
    let facts = [("done", folder.imported.into()), ("all", folder.total().into())];
    let count = say(language, "window-import-count", &facts);
    let into = say(language, "window-import-into", &[("group", folder.group.as_str().into())]);
    let head = row![
        row![body(folder.path.clone()), secondary(into)]
            .spacing(space::SMALL)
            .align_y(Alignment::Center)
            .width(Length::Fill),
        figures(count, crate::wizard::ui::text::BODY, Tone::Plain)
    ]
    .spacing(space::MEDIUM)
    .align_y(Alignment::Center);
    column![head, chart::thin(folder.imported, folder.total())].spacing(space::HAIR).into()
}

fn saved_note<'a>(saved: &eyes::Saved, language: Language) -> Element<'a, Message> {
    let facts = [("count", saved.count.into()), ("folder", saved.folder.display().to_string().into())];
    let mut words = column![body(say(language, "window-import-saved", &facts))].spacing(space::SMALL);
    if let Some((count, problem)) = &saved.failed {
        let facts = [("count", (*count).into()), ("what", problem.text(language).what.into())];
        words = words.push(body(say(language, "window-import-not-saved", &facts)));
    }
    let open = button::link(say(language, "window-import-open-folder", &[]))
        .on_press(Message::Eyes(eyes::Message::OpenFolder));
    let standing = if saved.failed.is_some() { Standing::Caution } else { Standing::Good };
    let content = row![container(standing.mark()).padding([2.0, 0.0]), words.push(open)].spacing(space::SNUG);
    panel::toned_card(standing, content).padding([space::SNUG, space::MEDIUM]).into()
}
