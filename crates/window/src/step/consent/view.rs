//! What the third step shows.

use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Length};
use jiff::Timestamp;

use super::registration::{missing, other_clouds};
use super::{Asking, Consent, Known, Message, Page, request};
use crate::context::Context;
use crate::microsoft::consent::Refusal;
use crate::microsoft::registration::details;
use crate::problem::Reader;
use crate::step::Main;
use crate::ui::copy;
use crate::ui::disclosure::disclosure;
use crate::ui::field::field;
use crate::ui::icon::Icon;
use crate::ui::marked::marked;
use crate::ui::panel;
use crate::ui::status::{Status, spinner};
use crate::ui::text::{body, secondary, strong};
use crate::ui::{Element, button, problem, space};
use crate::words::{Language, say};

impl Consent {
    pub(super) fn show<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let mut parts = Column::new().spacing(space::WIDE);
        parts =
            parts.push(self.problem.as_ref().map(|problem| problem::card(problem, language).nothing_done()));
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
        if self.is_settled() {
            return parts.into();
        }
        parts = parts.push(self.registration(context));
        let asks = self.known.is_needed() || matches!(self.known, Known::Denied { .. });
        let folds = column![other_clouds(context)].spacing(space::SMALL);
        parts = if asks {
            parts.push(self.to_ask(context)).push(folds)
        } else if matches!(self.known, Known::Unknown) {
            let label = say(language, "window-consent-ask-first", &[]);
            parts.push(folds.push(disclosure(label, self.to_ask(context))))
        } else {
            parts.push(folds)
        };
        parts.into()
    }

    pub(super) fn main_button(&self, context: &Context) -> Main<Message> {
        let language = context.language;
        let (label, message) = match &self.known {
            Known::Granted { .. } => (say(language, "window-next", &[]), Message::Go),
            Known::Asked { .. } => (say(language, "window-consent-check", &[]), Message::CheckAgain),
            _ => (say(language, "window-consent-go", &[]), Message::Go),
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
            Known::Granted { since } => return Some(self.granted(&on(since), context)),
            Known::Denied { since, refusal } => refused(refusal, &on(since), language),
        };
        let status = match &self.known {
            Known::Denied { .. } => Status::Bad,
            _ => Status::Caution,
        };
        Some(marked(status, words.spacing(space::SMALL)))
    }

    /// Consent is there: one line, and the way to change the app registration.
    fn granted<'a>(&'a self, on: &str, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let client_id = context.draft.checked_client_id().value().cloned().unwrap_or_default();
        let facts = [("application", client_id.into()), ("moment", on.into())];
        let change = (!self.changing).then(|| {
            button::link(say(language, "window-consent-change", &[]))
                .on_press(Message::Change)
                .id("consent-change")
        });
        let words = column![
            strong(say(language, "window-consent-granted", &[])),
            secondary(say(language, "window-consent-granted-what", &facts)),
        ]
        .spacing(2)
        .width(Length::Fill);
        let line =
            row![Status::Good.mark(), words].push(change).spacing(space::SNUG).align_y(Alignment::Center);
        panel::card(line).padding([space::SNUG, space::MEDIUM]).id("consent-granted").into()
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

    /// The two ways to an administrator's consent: to give it, or to ask for it.
    fn to_ask<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let ready = missing(context).is_none() && !self.is_at_the_page();
        let open = button::quiet(say(language, "window-consent-open", &[]))
            .icon(Icon::ExternalLink)
            .on_press_maybe(ready.then_some(Message::OpenPage))
            .id("consent-open");
        let copy = button::quiet(say(language, "window-consent-copy-request", &[]))
            .icon(Icon::Copy)
            .on_press_maybe(ready.then_some(Message::CopyRequest))
            .id("consent-copy-request");
        let waits = missing(context).map(secondary);
        let own = column![
            strong(say(language, "window-consent-administrator", &[])),
            secondary(say(language, "window-consent-administrator-help", &[])),
            Element::from(open),
        ]
        .spacing(space::SMALL);
        let others = column![
            strong(say(language, "window-consent-request", &[])),
            secondary(say(language, "window-consent-request-help", &[])),
            to_send(context),
            Element::from(copy),
        ]
        .push(waits)
        .spacing(space::SMALL);
        panel::card(column![own, panel::line(), others].spacing(space::MEDIUM)).into()
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
    parts.into()
}
