//! What the step shows: the number of the day, the bar, what happens now, and
//! below it only what needs attention.

use iced::widget::{Column, Row, column, container, responsive, row, space as blank};
use iced::{Alignment, Length};

use super::numbers::FolderNumbers;
use super::{End, Import, Message, Stage, Wanted, chart};
use crate::context::Context;
use crate::migration::progress::Phase;
use crate::plan::AfterImport;
use crate::problem::Reader;
use crate::step::originals::done_with;
use crate::ui::beside::beside;
use crate::ui::icon::Icon;
use crate::ui::scroll::{caught, vertical};
use crate::ui::status::{Status, badge, spinner};
use crate::ui::text::{LARGE_FIGURE, Tone, body, figures, secondary, section, strong};
use crate::ui::{Element, button, panel, problem, space};
use crate::words::{Language, say};

/// Below this width the buttons of the run stand under its number.
const NARROW: f32 = 560.0;

impl Import {
    pub(super) fn heading(&self, language: Language) -> String {
        match &self.stage {
            Stage::Idle => say(language, "window-import-idle-title", &[]),
            Stage::Opening(_) => say(language, "window-import-opening-title", &[]),
            Stage::Running(_) if self.rests() => say(language, "window-import-paused-title", &[]),
            Stage::Running(_) => say(language, "window-import-title", &[]),
            Stage::Ended(End::Done) if self.only_deleting_failed() => {
                let facts = [
                    ("done", self.numbers.done_of_all().0.into()),
                    ("count", self.numbers.undeleted().into()),
                ];
                say(language, "window-import-undeleted-title", &facts)
            }
            Stage::Ended(End::Done) if self.numbers.needing_attention() > 0 => {
                say(language, "window-import-attention-title", &[])
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
        responsive(move |size| self.parts(size.width - space::VAST < NARROW, context)).into()
    }

    fn parts<'a>(&'a self, narrow: bool, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let mut parts = Column::new().spacing(space::LARGE).width(Length::Fill);
        if let Some(trouble) = &self.problem {
            let mut card = problem::card(trouble, language);
            if let Some(text) = self.told(trouble, language) {
                card = card.told(text);
            }
            for way in self.ways_out(context) {
                card = card.action(way);
            }
            parts = parts.push(card);
        }
        parts = parts.push(self.head(narrow, language));
        for strip in self.strips(context) {
            parts = parts.push(strip);
        }
        parts = parts.push(self.deletion_panel(narrow, context));
        for note in self.folder_notes(language) {
            parts = parts.push(note);
        }
        // What needs attention is not below what only shows.
        let (pressing, calm) = if self.has_news_for_attention() {
            (Some(self.needing_attention(narrow, context)), None)
        } else {
            // "Nothing" is not said below what says what could not be done.
            let calm = self.numbers.undeleted() == 0 && self.stage != Stage::Ended(End::Trouble);
            (None, calm.then(|| self.needing_attention(narrow, context)))
        };
        parts = parts.push(pressing);
        parts = parts.push(self.folders(language));
        parts = parts.push(self.over_time(language));
        parts = parts.push(calm);
        let right = if narrow { space::MEDIUM } else { space::VAST };
        let inside = container(parts).padding(iced::padding::right(right).bottom(space::WIDE));
        caught(vertical(inside).width(Length::Fill).height(Length::Fill))
    }

    /// Whether everything is in Zammad, and all that needs attention is that originals
    /// could not be deleted.
    fn only_deleting_failed(&self) -> bool {
        let undeleted = self.numbers.undeleted();
        undeleted > 0 && undeleted == self.numbers.needing_attention()
    }

    /// Whether the list of what needs attention has anything to show.
    fn has_news_for_attention(&self) -> bool {
        self.marked > 0
            || self.attention.problem.is_some()
            || self.attention.saved.is_some()
            || self.numbers.causes.iter().any(|cause| !cause.is_about_deleting())
    }

    /// The number of the day, what happens now, and the buttons of the run:
    /// beside the number, or below it where there is little room.
    fn head(&self, narrow: bool, language: Language) -> Element<'_, Message> {
        let (done, all) = self.numbers.done_of_all();
        let buttons = self.buttons(language);
        if all == 0 {
            // Before the mail is counted there is no number.
            return Column::new()
                .push(self.line_of_now(language))
                .push(buttons)
                .spacing(space::MEDIUM)
                .into();
        }
        let facts = [("done", done.into()), ("all", all.into())];
        let number = figures(say(language, "window-import-count", &facts), LARGE_FIGURE, Tone::Plain);
        let pace = self.pace(language);
        let pace = (!pace.is_empty()).then(|| secondary(pace));
        let words = column![number].push(pace).spacing(space::HAIR).width(Length::Fill);
        let bar = chart::bar(&self.numbers.folders);
        let now = Column::new().push(self.line_of_now(language));
        let now = now.push(self.count_needing_attention(language));
        let now = now.spacing(space::SMALL);
        if narrow {
            return column![words, bar, now].push(buttons).spacing(space::SNUG).into();
        }
        let top = row![words].push(buttons).spacing(space::MEDIUM);
        container(column![top, bar, now].spacing(space::SNUG)).id("import-head").into()
    }

    /// How many messages need attention, where it is seen at once. The title says it
    /// where the originals are all of it.
    fn count_needing_attention(&self, language: Language) -> Option<Element<'_, Message>> {
        let said = self.stage == Stage::Ended(End::Done) && self.only_deleting_failed();
        let count = if said { 0 } else { self.numbers.needing_attention() };
        (count > 0).then(|| {
            let words = strong(say(language, "window-import-attention-count", &[("count", count.into())]));
            row![Status::Caution.mark(), words].spacing(space::SMALL).align_y(Alignment::Center).into()
        })
    }

    /// Rate and about how long; what was done in the mailbox.
    fn pace(&self, language: Language) -> String {
        let snapshot = &self.moment.snapshot;
        let mut words = Vec::new();
        if matches!(self.stage, Stage::Running(_)) && snapshot.phase == Phase::Importing && !self.rests() {
            match (snapshot.per_minute, snapshot.remaining) {
                (Some(rate), remaining) => {
                    words.extend(rate_in_words(rate, language));
                    if let Some(remaining) = remaining {
                        let time = language.about(remaining);
                        words.push(say(language, "window-import-left", &[("time", time.into())]));
                    }
                }
                (None, _) => words.push(say(language, "window-import-rate-unknown", &[])),
            }
        }
        let actions = self.numbers.settled_by_action();
        words.extend(
            actions.iter().map(|(action, count)| done_with(action, *count, self.move_target(), language)),
        );
        words.join("  ·  ")
    }

    /// The folder that originals are moved to, where it is known.
    fn move_target(&self) -> Option<&str> {
        let planned = self.opened.as_ref().map(|opened| &opened.session.needs.plan.after_import);
        self.instead.iter().chain(planned).find_map(|way| match way {
            AfterImport::Move(folder) => Some(folder.as_str()),
            _ => None,
        })
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

    /// What happens now; while tickets are dated, with the way to leave the rest.
    fn line_of_now(&self, language: Language) -> Option<Element<'_, Message>> {
        let now = self.now(language)?;
        let goes_on = matches!(self.stage, Stage::Running(_)) && self.wanted == Wanted::GoOn;
        if self.moment.snapshot.phase != Phase::Dating || !goes_on {
            return Some(now);
        }
        let leave = button::quiet(say(language, "window-import-leave-dates", &[]));
        Some(beside(now, leave.on_press(Message::LeaveDates).id("import-leave-dates")))
    }

    /// What happens now, in words; nothing where what is left to look at says it.
    fn now(&self, language: Language) -> Option<Element<'_, Message>> {
        let snapshot = &self.moment.snapshot;
        let (mark, words): (Element<'_, Message>, String) = match &self.stage {
            Stage::Opening(_) | Stage::Idle => (spinner(), say(language, "window-import-opening", &[])),
            Stage::Ended(End::Done) if self.numbers.needing_attention() > 0 => return None,
            // The card of the problem says it.
            Stage::Ended(End::Trouble) if self.problem.is_some() => return None,
            Stage::Ended(End::Done) => (Status::Good.mark(), say(language, "window-import-now-done", &[])),
            Stage::Ended(_) => (Status::Note.mark(), say(language, "window-import-now-ended", &[])),
            Stage::Running(_) => match self.wanted {
                Wanted::Stop => (spinner(), say(language, "window-import-stopping", &[])),
                Wanted::Close => (spinner(), say(language, "window-import-closing", &[])),
                Wanted::Pause if self.rests() => {
                    (Status::Note.mark(), say(language, "window-import-now-paused", &[]))
                }
                Wanted::Pause => (spinner(), say(language, "window-import-pausing", &[])),
                Wanted::GoOn => match snapshot.waiting {
                    Some(_) => (Status::Note.mark(), self.waits(language)),
                    None => (spinner(), self.doing(language)),
                },
            },
        };
        let line = row![mark, body(words).width(Length::Fill)].spacing(space::SMALL);
        Some(line.align_y(Alignment::Center).into())
    }

    /// What is being waited out, and when it goes on.
    fn waits(&self, language: Language) -> String {
        let waited_for = self.moment.snapshot.waited_for(language, Reader::Window);
        let Some((what, left)) = waited_for else { return String::new() };
        let facts = [("what", what.into()), ("time", language.duration(left).into())];
        say(language, "window-import-waiting", &facts)
    }

    /// What a run does that goes on, and in which folder.
    fn doing(&self, language: Language) -> String {
        let snapshot = &self.moment.snapshot;
        if let Some(words) = snapshot.certainty(language) {
            return words;
        }
        if snapshot.phase == Phase::Dating {
            let (done, all) = snapshot.dated;
            return say(language, "window-import-now-dating", &[("done", done.into()), ("all", all.into())]);
        }
        let Some(folder) = &snapshot.folder else { return snapshot.phase.text(language) };
        let (done, all) = snapshot.scanned;
        match snapshot.phase {
            Phase::Scanning => {
                let facts = [("folder", folder.into()), ("done", done.into()), ("all", all.into())];
                say(language, "window-import-now-scanning", &facts)
            }
            Phase::Importing => say(language, "window-import-now-importing", &[("folder", folder.into())]),
            Phase::Settling => say(language, "window-import-now-settling", &[("folder", folder.into())]),
            phase => phase.text(language),
        }
    }

    /// Calm strips: what a pause means for Zammad, and that it is as it was.
    fn strips<'a>(&'a self, context: &'a Context) -> Vec<Element<'a, Message>> {
        let language = context.language;
        let snapshot = &self.moment.snapshot;
        let mut strips = Vec::new();
        let running = matches!(self.stage, Stage::Running(_));
        if running && self.rests() {
            strips.push(match snapshot.suspended_since {
                Some(since) => {
                    let time = language.time(since.to_zoned_datetime(context.zone.clone()).time());
                    let words = say(language, "window-import-suspended", &[("time", time.into())]);
                    panel::note(Status::Caution, words)
                }
                None => panel::note(Status::Note, say(language, "window-import-not-suspended", &[])),
            });
        }
        if let (Stage::Ended(_), false) = (&self.stage, self.restored.is_empty()) {
            strips.push(badge(Status::Good, say(language, "window-import-restored", &[])));
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
        let time = [("time", language.duration(length).into())];
        let (from, to) = if self.is_busy() {
            (say(language, "window-import-begin", &time), say(language, "window-import-now", &[]))
        } else {
            (say(language, "window-import-first", &[]), say(language, "window-import-last", &time))
        };
        let foot = row![secondary(from), blank().width(Length::Fill), secondary(to)];
        let head = row![
            section(say(language, "window-import-over-time", &[])),
            blank().width(Length::Fill),
            secondary(most)
        ]
        .align_y(Alignment::Center);
        let content = column![head, chart, foot].push(self.at_once(language)).spacing(space::SMALL);
        Some(panel::card(content).into())
    }

    /// How many requests Zammad is given at once, while it is given any.
    fn at_once(&self, language: Language) -> Option<Element<'_, Message>> {
        let snapshot = &self.moment.snapshot;
        let posting = matches!(self.stage, Stage::Running(_)) && snapshot.phase == Phase::Importing;
        let (now, most) = snapshot.at_once.filter(|(_, most)| posting && *most > 1)?;
        let facts = [("count", (now as u64).into()), ("most", (most as u64).into())];
        Some(secondary(say(language, "window-import-at-once", &facts)).into())
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
        figures(count, crate::ui::text::BODY, Tone::Plain)
    ]
    .spacing(space::MEDIUM)
    .align_y(Alignment::Center);
    column![head, chart::thin(folder.imported, folder.total())].spacing(space::HAIR).into()
}

/// How fast it goes, by the minute or else by the hour; nothing of an import that
/// stands still, since what it waits for is said beside it.
fn rate_in_words(per_minute: f64, language: Language) -> Option<String> {
    let rounded = |rate: f64| rate.round().max(0.0) as u64;
    if per_minute >= 1.0 {
        return Some(say(language, "window-import-rate", &[("count", rounded(per_minute).into())]));
    }
    let per_hour = rounded(per_minute * 60.0);
    (per_hour > 0).then(|| say(language, "window-import-rate-by-hour", &[("count", per_hour.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_import_is_told_by_the_hour_and_never_as_none_a_minute() {
        for (per_minute, told) in [
            (141.7, Some("142 messages a minute")),
            (1.2, Some("One message a minute")),
            (0.9, Some("54 messages an hour")),
            (0.02, Some("One message an hour")),
            (0.001, None),
            (0.0, None),
        ] {
            assert_eq!(rate_in_words(per_minute, Language::English).as_deref(), told, "{per_minute}");
        }
    }
}
