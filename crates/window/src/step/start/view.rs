//! What the first step shows.

use iced::widget::{Column, Row, column, container, row, space as blank};
use iced::{Alignment, Length};

use super::{Message, Start, Unfinished, Why};
use crate::context::Context;
use crate::problem::Reader;
use crate::step::StepName;
use crate::ui::beside::beside;
use crate::ui::button;
use crate::ui::disclosure::disclosure;
use crate::ui::icon::{Icon, icon};
use crate::ui::panel::{self, toned_card};
use crate::ui::status::{Status, badge, spinner};
use crate::ui::text::{SECTION, Tone, body, figures, secondary, section, strong};
use crate::ui::{Element, problem, space};
use crate::words::{Language, say};

impl Start {
    pub(super) fn show<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let mut parts = Column::new().spacing(space::WIDE);
        if !self.problems.is_empty() {
            let cards = self.problems.iter().map(|problem| problem::card(problem, language).into());
            parts = parts.push(Column::with_children(cards).spacing(space::MEDIUM));
        }
        if !self.unfinished.is_empty() {
            let by_main = self.to_resume();
            let cards = self.unfinished.iter().enumerate();
            let cards = cards.map(|(index, run)| card(index, run, by_main == Some(index), context));
            parts = parts.push(
                column![section(say(language, "window-start-unfinished", &[]))]
                    .extend(cards)
                    .spacing(space::MEDIUM),
            );
        }
        // Who has an import under way, or has been further, has read what is to be known.
        let known = !self.unfinished.is_empty() || context.draft.reached > StepName::Start;
        let dangers: Element<'a, Message> = if known {
            disclosure(say(language, "window-start-know", &[]), dangers(language)).into()
        } else {
            column![section(say(language, "window-start-know", &[])), dangers(language)]
                .spacing(space::MEDIUM)
                .into()
        };
        let new = self.to_resume().map(|_| {
            let go = button::quiet(say(language, "window-start-go-new", &[]))
                .icon(Icon::Plus)
                .on_press(Message::Go)
                .id("start-new");
            beside(body(say(language, "window-start-what-short", &[])), go)
        });
        let first = new.is_none().then(|| body(say(language, "window-start-what", &[])));
        parts
            .push(new)
            .push(first)
            .push(self.practice(language))
            .push(dangers)
            .push(channels(language))
            .into()
    }

    fn practice<'a>(&self, language: Language) -> Element<'a, Message> {
        let button: Element<'a, Message> = if self.starting_practice {
            row![spinner(), secondary(say(language, "window-start-practice-starting", &[]))]
                .spacing(space::SMALL)
                .align_y(Alignment::Center)
                .into()
        } else {
            button::quiet(say(language, "window-start-practice-go", &[]))
                .icon(Icon::GraduationCap)
                .on_press(Message::Practise)
                .id("start-practice")
                .into()
        };
        let words = column![
            strong(say(language, "window-start-practice", &[])),
            secondary(say(language, "window-start-practice-what", &[])),
        ]
        .spacing(space::HAIR);
        panel::card(beside(words, button)).into()
    }
}

/// The way to Zammad's channels for who imports nothing.
fn channels<'a>(language: Language) -> Element<'a, Message> {
    let go = button::quiet(say(language, "window-start-channels-go", &[]))
        .icon(Icon::Inbox)
        .on_press(Message::GoLive)
        .id("start-channels");
    let words = column![
        strong(say(language, "window-start-channels", &[])),
        secondary(say(language, "window-start-channels-what", &[])),
    ]
    .spacing(space::HAIR);
    panel::card(beside(words, go)).into()
}

/// The dangers of an import, in the person's terms, and what is done about each.
fn dangers<'a>(language: Language) -> Element<'a, Message> {
    let points = [
        (
            Icon::Trash2,
            say(language, "window-start-deletion", &[]),
            say(language, "window-start-deletion-what", &[]),
        ),
        (
            Icon::Reply,
            say(language, "window-start-replies", &[]),
            say(language, "window-start-replies-what", &[]),
        ),
        (
            Icon::AtSign,
            say(language, "window-start-aliases", &[]),
            say(language, "window-start-aliases-what", &[]),
        ),
        (
            Icon::Users,
            say(language, "window-start-shared", &[]),
            say(language, "window-start-shared-what", &[]),
        ),
        (
            Icon::Inbox,
            say(language, "window-start-existing", &[]),
            say(language, "window-start-existing-what", &[]),
        ),
    ];
    let points = points.into_iter().map(|(glyph, title, words)| {
        let mark = container(icon(glyph, 20.0, Tone::Accent)).padding([2.0, 0.0]).width(space::LARGE);
        let words = column![strong(title), body(words)].spacing(2);
        row![mark, words].spacing(space::SNUG).into()
    });
    Column::with_children(points).spacing(space::LARGE).into()
}

/// An unfinished import.
fn card<'a>(index: usize, run: &'a Unfinished, by_main: bool, context: &'a Context) -> Element<'a, Message> {
    let language = context.language;
    let status = match run.why {
        Why::UnderWay => Status::Waiting,
        _ if !run.changed.is_empty() => Status::Caution,
        Why::Trouble(_) => Status::Caution,
        Why::Stopped | Why::Interrupted | Why::Left => Status::Note,
    };
    let counts = [("done", run.imported.into()), ("all", run.total.into())];
    let begun = language.moment(run.begun.to_zoned_datetime(context.zone.clone()).datetime());
    let head = row![
        column![
            strong(run.identity.mailbox.clone()),
            secondary(say(
                language,
                "window-start-run-into",
                &[("helpdesk", run.identity.helpdesk.as_str().into()), ("begun", begun.into())]
            )),
        ]
        .spacing(2)
        .width(Length::Fill),
        badge(status, why(run, language)),
    ]
    .spacing(space::MEDIUM);
    let count = figures(say(language, "window-start-run-count", &counts), SECTION + 4.0, Tone::Plain);
    let mut words = Column::new().push(count).spacing(space::SMALL);
    if let Why::Trouble(problem) = &run.why {
        words = words.push(body(problem.text(language, Reader::Window).what));
    }
    if run.to_settle > 0 {
        let facts = [("count", run.to_settle.into())];
        words = words.push(secondary(say(language, "window-start-run-to-settle", &facts)));
    }
    if run.failed > 0 {
        words =
            words.push(secondary(say(language, "window-start-run-failed", &[("count", run.failed.into())])));
    }
    if !run.changed.is_empty() {
        let names: Vec<String> = run.changed.iter().map(|name| changed(name, language)).collect();
        let facts = [("names", language.list(&names).into())];
        words = words.push(body(say(language, "window-start-run-changed", &facts)));
    }
    if run.why == Why::UnderWay {
        words = words.push(secondary(say(language, "window-start-run-elsewhere", &[])));
    }
    let inside = column![head, words, answers(index, run, by_main, language)].spacing(space::MEDIUM);
    if status == Status::Caution { toned_card(status, inside).into() } else { panel::card(inside).into() }
}

/// Why it is not at its end, in a few words.
fn why(run: &Unfinished, language: Language) -> String {
    match &run.why {
        Why::UnderWay => say(language, "window-start-run-under-way", &[]),
        Why::Stopped => say(language, "window-start-run-stopped", &[]),
        Why::Trouble(_) => say(language, "window-start-run-trouble", &[]),
        Why::Interrupted => say(language, "window-start-run-interrupted", &[]),
        Why::Left => say(language, "window-start-run-left", &[]),
    }
}

/// What is changed in Zammad, as a person knows it: triggers have names, the
/// setting has none.
fn changed(name: &str, language: Language) -> String {
    if name == "import_mode" { say(language, "window-start-import-mode", &[]) } else { name.to_owned() }
}

/// What can be done with an unfinished import; going on with the newest is the main
/// button's.
fn answers<'a>(index: usize, run: &Unfinished, by_main: bool, language: Language) -> Element<'a, Message> {
    let resume = (run.can_be_resumed() && !by_main).then(|| {
        button::quiet(say(language, "window-start-run-resume", &[]))
            .icon(Icon::Play)
            .on_press(Message::Resume(index))
            .id(format!("start-resume-{index}"))
    });
    let review = button::quiet(say(language, "window-start-run-review", &[]))
        .on_press(Message::Review(index))
        .id(format!("start-review-{index}"));
    // What is still changed in Zammad is only known here.
    let discard = (run.can_be_resumed() && run.changed.is_empty()).then(|| {
        button::link(say(language, "window-start-run-discard", &[]))
            .on_press(Message::Discard(index))
            .id(format!("start-discard-{index}"))
    });
    Row::new()
        .push(resume)
        .push(review)
        .push(blank().width(Length::Fill))
        .push(discard)
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
        .into()
}
