//! What the third step shows.

use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Length};
use jiff::Timestamp;

use super::registration::{fields, missing};
use super::{Asking, Consent, Known, Message, Page, Way, request};
use crate::context::Context;
use crate::microsoft::consent::Refusal;
use crate::microsoft::registration::details;
use crate::problem::Reader;
use crate::step::Main;
use crate::ui::choice::{Choice, radios};
use crate::ui::copy;
use crate::ui::disclosure::disclosure;
use crate::ui::field::field;
use crate::ui::icon::Icon;
use crate::ui::marked::marked;
use crate::ui::panel;
use crate::ui::status::{Status, spinner};
use crate::ui::text::{body, secondary, section, strong};
use crate::ui::{Element, button, problem, space};
use crate::words::{Language, say};

impl Consent {
    pub(super) fn show<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let mut parts = Column::new().spacing(space::WIDE);
        parts = parts.push(self.problem.as_ref().map(|problem| problem::card(problem, language)));
        parts = parts.push(self.how_it_stands(context));
        // Above the fields: it must be in sight when it appears.
        if let Some(page) = &self.page {
            parts = parts.push(open_page(page, language));
        } else if self.asking == Asking::ForThePage {
            let words = body(say(language, "window-consent-preparing", &[])).width(Length::Fill);
            let line = row![spinner(), words].spacing(space::SNUG);
            parts = parts.push(panel::card(column![line, cancel(language)].spacing(space::MEDIUM)));
        }
        if self.asking == Asking::WhetherItWorks {
            let words = body(say(language, "window-consent-trying", &[])).width(Length::Fill);
            parts = parts.push(panel::card(row![spinner(), words].spacing(space::SNUG)));
        }
        parts = parts.push(fields(context));
        if !matches!(self.known, Known::Granted { .. }) {
            parts = parts.push(self.ways(context));
        }
        parts.into()
    }

    pub(super) fn main_button(&self, context: &Context) -> Main<Message> {
        let language = context.language;
        let granted = matches!(self.known, Known::Granted { .. });
        let (label, message) = match self.way {
            _ if granted => (say(language, "window-next", &[]), Message::Go),
            Way::Unsure => (say(language, "window-consent-go", &[]), Message::Go),
            Way::Administrator => (say(language, "window-consent-open", &[]), Message::OpenPage),
            Way::Request if self.known.is_waiting() => {
                (say(language, "window-consent-check", &[]), Message::CheckAgain)
            }
            Way::Request => (say(language, "window-consent-copy-request", &[]), Message::CopyRequest),
        };
        if self.is_at_the_page() {
            return Main::waits(label, say(language, "window-consent-waits-page", &[]));
        }
        if self.asking == Asking::WhetherItWorks && matches!(message, Message::CheckAgain) {
            return Main::waits(label, say(language, "window-consent-waits-trying", &[]));
        }
        match missing(context) {
            Some(reason) => Main::waits(label, reason),
            None => Main::ready(label, message),
        }
    }

    /// Granted, refused, asked for, missing: each clearly another thing.
    fn how_it_stands<'a>(&'a self, context: &'a Context) -> Option<Element<'a, Message>> {
        let language = context.language;
        let on =
            |since: &Timestamp| language.moment(since.to_zoned_datetime(context.zone.clone()).datetime());
        let words = match &self.known {
            Known::Unknown => return None,
            Known::Needed { since } => {
                let facts = [("moment", on(since).into())];
                column![
                    strong(say(language, "window-consent-needed", &facts)),
                    body(say(language, "window-consent-needed-what", &[])),
                ]
            }
            Known::Asked { since } => return Some(self.waiting(*since, &on(since), context)),
            Known::Granted { since } => {
                let facts = [("moment", on(since).into())];
                column![
                    strong(say(language, "window-consent-granted", &[])),
                    body(say(language, "window-consent-granted-what", &facts)),
                ]
            }
            Known::Denied { since, refusal } => refused(refusal, &on(since), language),
        };
        let status = match &self.known {
            Known::Granted { .. } => Status::Good,
            Known::Denied { .. } => Status::Bad,
            _ => Status::Caution,
        };
        Some(marked(status, words.spacing(space::SMALL)))
    }

    /// An administrator was asked: since when, what they have to do and where,
    /// and how to find out that they did.
    fn waiting<'a>(&'a self, since: Timestamp, on: &str, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let waited = self.now.map(|now| now.duration_since(since)).unwrap_or_default();
        let waited = std::time::Duration::try_from(waited).unwrap_or_default();
        let head = if waited.as_secs() < 120 {
            say(language, "window-consent-waiting", &[])
        } else {
            let facts = [("time", language.about(waited).into())];
            say(language, "window-consent-waiting-for", &facts)
        };
        let registration = details(context.draft.cloud.into());
        let checked = context.draft.checked_client_id();
        let page = checked.value().and_then(|client_id| registration.permissions_page(client_id));
        let portal = [("portal", registration.portal.into())];
        let ways = [
            say(language, "window-consent-waiting-link", &[]),
            say(language, "window-consent-waiting-requests", &portal),
            say(language, "window-consent-waiting-permissions", &portal),
        ];
        let ways = (1..).zip(ways).map(|(number, words)| {
            row![body(format!("{number}.")), body(words).width(Length::Fill)].spacing(space::SMALL).into()
        });
        let ready = missing(context).is_none() && self.asking != Asking::WhetherItWorks;
        let mut buttons: Vec<Element<'a, Message>> = vec![
            button::quiet(say(language, "window-consent-check", &[]))
                .icon(Icon::RefreshCw)
                .on_press_maybe(ready.then_some(Message::CheckAgain))
                .id("consent-check")
                .into(),
            button::quiet(say(language, "window-consent-copy-again", &[]))
                .icon(Icon::Copy)
                .on_press_maybe(ready.then_some(Message::CopyRequest))
                .id("consent-copy-again")
                .into(),
        ];
        if let Some(page) = page {
            buttons.push(copy::button(
                say(language, "window-consent-copy-page", &[]),
                page.to_string(),
                language,
            ));
        }
        buttons.push(
            button::link(say(language, "window-consent-stop", &[]))
                .on_press(Message::StopWaiting)
                .id("consent-stop")
                .into(),
        );
        let copied = self.copied.then(|| body(say(language, "window-consent-copied", &[])));
        let words = column![strong(head)]
            .push(copied)
            .push(body(say(language, "window-consent-waiting-what", &[("moment", on.into())])))
            .push(strong(say(language, "window-consent-waiting-where", &[])))
            .push(Column::with_children(ways).spacing(space::HAIR))
            .push(Row::with_children(buttons).spacing(space::SMALL).align_y(Alignment::Center).wrap());
        marked(Status::Note, words.spacing(space::SMALL))
    }

    /// How the question of consent is settled.
    fn ways<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let choices =
            vec![
                Choice::new(Way::Unsure, say(language, "window-consent-unsure", &[])).help(say(
                    language,
                    "window-consent-unsure-help",
                    &[],
                )),
                Choice::new(Way::Administrator, say(language, "window-consent-administrator", &[]))
                    .help(say(language, "window-consent-administrator-help", &[])),
                Choice::new(Way::Request, say(language, "window-consent-request", &[])).help(say(
                    language,
                    "window-consent-request-help",
                    &[],
                )),
            ];
        let mut parts = column![
            section(say(language, "window-consent-question", &[])),
            radios("consent-way", choices, Some(&self.way), Message::Way),
        ]
        .spacing(space::MEDIUM);
        if self.way == Way::Request {
            parts = parts.push(to_send(context));
        }
        parts.into()
    }
}

fn refused<'a>(refusal: &Refusal, on: &str, language: Language) -> Column<'a, Message> {
    let text = refusal.text(language, Reader::Window);
    let remedies = (1..).zip(text.remedies).map(|(number, words)| {
        row![body(format!("{number}.")), body(words).width(Length::Fill)].spacing(space::SMALL).into()
    });
    column![strong(say(language, "window-consent-denied", &[("moment", on.into())])), body(text.what)]
        .push(text.why.map(body))
        .push(strong(say(language, "window-what-to-do", &[])))
        .push(Column::with_children(remedies).spacing(space::HAIR))
}

fn cancel<'a>(language: Language) -> Element<'a, Message> {
    button::quiet(say(language, "window-consent-cancel", &[]))
        .on_press(Message::Cancel)
        .id("consent-cancel")
        .into()
}

/// The administrator's page is open in a browser.
fn open_page<'a>(page: &'a Page, language: Language) -> Element<'a, Message> {
    let (head, words) = match page.trouble {
        None => (say(language, "window-consent-page", &[]), say(language, "window-consent-page-help", &[])),
        Some(_) => (
            say(language, "window-consent-page-closed", &[]),
            say(language, "window-consent-page-closed-help", &[]),
        ),
    };
    let left = say(language, "window-consent-left", &[("time", language.about(page.left).into())]);
    let buttons: Vec<Element<'a, Message>> = vec![
        copy::button(say(language, "window-consent-copy-link", &[]), page.link.as_str(), language),
        cancel(language),
    ];
    let words = column![
        body(words),
        secondary(left),
        Row::with_children(buttons).spacing(space::SMALL).align_y(Alignment::Center).wrap(),
    ]
    .spacing(space::SNUG);
    let line = row![spinner(), strong(head).width(Length::Fill)].spacing(space::SNUG);
    let indented = container(words).padding(iced::padding::left(18.0 + space::SNUG));
    panel::card(column![line, indented].spacing(space::SMALL)).into()
}

/// The request for an administrator, to be read before it is copied.
fn to_send(context: &Context) -> Element<'_, Message> {
    let language = context.language;
    let mailbox = field(say(language, "window-consent-mailbox", &[]), &context.draft.mailbox)
        .on_input(Message::Mailbox)
        .placeholder("support@example.com")
        .help(say(language, "window-consent-mailbox-help", &[]))
        .id("consent-mailbox");
    let mut parts = Column::new().push(mailbox).spacing(space::MEDIUM);
    if let Ok(application) = context.draft.application() {
        let text = container(body(request(&application, context))).padding(iced::padding::top(space::SMALL));
        parts = parts.push(disclosure(say(language, "window-consent-read", &[]), text));
    }
    panel::card(parts).into()
}
