//! What the second step shows.

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Length};
use secrecy::ExposeSecret;

use super::{ADDRESS, Helpdesk, Kept, Message, Needs, TOKEN, base_address, complaint_of};
use crate::context::Context;
use crate::problem::Problem;
use crate::ui::disclosure::disclosure;
use crate::ui::field::field;
use crate::ui::problem::complaint;
use crate::ui::status::{self, Status, badge};
use crate::ui::text::{body, secondary, section, strong};
use crate::ui::{Element, button, copy, panel, problem, space};
use crate::words::{Language, say};
use crate::zammad::preflight::{Found, Line, Topic, Verdict, topics};

/// The rights that a token needs, and what for; as Zammad names them.
const RIGHTS: [&str; 4] =
    ["ticket.agent", "admin.group", "admin.trigger, admin.scheduler", "admin.maintenance"];

impl Helpdesk {
    pub(super) fn show<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let mut parts = Column::new().spacing(space::WIDE);
        // What is found soon needs the room.
        if self.lines.is_empty() && !self.is_looking() {
            parts = parts.push(body(say(language, "window-helpdesk-what", &[])));
        }
        if let Some(trouble) = self.problem.as_ref().filter(|trouble| trouble.code() != "ca-file-unreadable")
        {
            parts = parts.push(Element::from(problem::card(trouble, language)));
        }
        parts = parts.push(self.fields(context));
        if self.lines.is_empty() && !self.is_looking() {
            let title = say(language, "window-helpdesk-empty", &[]);
            return parts
                .push(panel::empty(
                    crate::ui::icon::Icon::ListChecks,
                    title,
                    say(language, "window-helpdesk-empty-what", &[]),
                ))
                .into();
        }
        parts.push(self.found(context)).into()
    }

    fn fields<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let seldom = column![
            Element::from(disclosure(say(language, "window-helpdesk-how", &[]), how(context))),
            self.certificate(context)
        ]
        .spacing(space::SMALL);
        column![Self::address(context), self.token(context), seldom].spacing(space::LARGE).into()
    }

    fn address(context: &Context) -> Element<'_, Message> {
        let language = context.language;
        let typed = context.draft.helpdesk_address.as_str();
        let made = base_address(typed);
        let help = match &made {
            Some(address) if address != typed => {
                say(language, "window-helpdesk-address-read", &[("address", address.into())])
            }
            _ => say(language, "window-helpdesk-address-help", &[]),
        };
        let wrong = if typed.trim().is_empty() { None } else { complaint_of(&context.draft, &context.zone) };
        field(say(language, "window-helpdesk-address", &[]), typed)
            .on_input(Message::Address)
            .placeholder("help.example.com")
            .help(help)
            .error(wrong.map(|wrong| complaint(&wrong, language)))
            .id(ADDRESS)
            .into()
    }

    fn token<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let typed = context.zammad_token.as_ref().map_or("", |token| token.expose_secret());
        let practising = context.practice.is_some();
        let help = if practising {
            say(language, "window-helpdesk-token-practice", &[])
        } else if context.accounts.keychain().is_lasting() {
            say(language, "window-helpdesk-token-help", &[])
        } else {
            say(language, "window-helpdesk-token-memory", &[])
        };
        let token = field(say(language, "window-helpdesk-token", &[]), typed)
            .on_input(Message::Token)
            .secret(true)
            .id(TOKEN);
        let token = if matches!(self.kept, Kept::NotYet) || practising { token.help(help) } else { token };
        let kept: Option<Element<'a, Message>> = match &self.kept {
            Kept::NotYet => None,
            Kept::UnderWay => Some(badge(Status::Waiting, say(language, "window-helpdesk-being-kept", &[]))),
            Kept::InKeychain => Some(badge(Status::Good, say(language, "window-helpdesk-kept", &[]))),
            Kept::ThisRun if practising => None,
            Kept::ThisRun => Some(badge(Status::Note, say(language, "window-helpdesk-this-run", &[]))),
            Kept::Refused(refusal) => Some(refused(refusal, language)),
        };
        column![Element::from(token)].push(kept).spacing(space::SMALL).into()
    }

    fn certificate<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let unreadable = self.problem.as_ref().filter(|trouble| trouble.code() == "ca-file-unreadable");
        let label = say(language, "window-helpdesk-certificate", &[]);
        let path = field(
            say(language, "window-helpdesk-certificate-path", &[]),
            &context.draft.helpdesk_certificate,
        )
        .on_input(Message::Certificate)
        .placeholder("company-ca.pem")
        .help(say(language, "window-helpdesk-certificate-help", &[]))
        .error(unreadable.map(|trouble| unreadable_file(trouble, language)))
        .id("helpdesk-certificate");
        if self.certificate_shown { path.into() } else { disclosure(label, path).into() }
    }

    /// The list that fills line by line, and what it comes to.
    fn found<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let found = self.lines.iter().map(|line| shown(line, language));
        let mut rows = Column::with_children(found).spacing(space::MEDIUM);
        if self.is_looking() {
            for (topic, now) in self.to_come() {
                rows = rows.push(coming(&topic, now, language));
            }
        }
        let action: Element<'a, Message> = if self.is_looking() {
            button::quiet(say(language, "window-helpdesk-cancel", &[]))
                .on_press(Message::Cancel)
                .id("helpdesk-cancel")
                .into()
        } else {
            button::quiet(say(language, "window-helpdesk-look-again", &[]))
                .on_press_maybe(Needs::of(context).map(|_| Message::Look))
                .id("helpdesk-look-again")
                .into()
        };
        let head = row![section(say(language, "window-helpdesk-found", &[])).width(Length::Fill), action]
            .spacing(space::MEDIUM)
            .align_y(Alignment::Center);
        let sum = (!self.is_looking()).then(|| self.sum(language));
        column![head].push(sum).push(panel::card(rows)).spacing(space::MEDIUM).into()
    }

    /// What is still to be looked at; `true` for what is looked at now.
    fn to_come(&self) -> Vec<(Topic, bool)> {
        let mut all = topics();
        if let Some(now) = &self.now {
            let at = all.iter().position(|topic| topic == now).unwrap_or_default();
            return all
                .split_off(at)
                .into_iter()
                .enumerate()
                .map(|(place, topic)| (topic, place == 0))
                .collect();
        }
        let last = self.lines.iter().rev().find_map(|line| all.iter().position(|topic| *topic == line.what));
        let rest = all.split_off(last.map_or(0, |last| last + 1));
        rest.into_iter().map(|topic| (topic, false)).collect()
    }

    fn sum<'a>(&self, language: Language) -> Element<'a, Message> {
        let (stops, cautions) = (self.stops(), self.cautions());
        let facts = [("count", if stops > 0 { stops.into() } else { cautions.into() })];
        if stops > 0 {
            panel::note(Status::Bad, say(language, "window-helpdesk-sum-stops", &facts))
        } else if cautions > 0 {
            panel::note(Status::Good, say(language, "window-helpdesk-sum-cautions", &facts))
        } else {
            panel::note(Status::Good, say(language, "window-helpdesk-sum-good", &[]))
        }
    }
}

/// A line of what was found; where it is not good, with the way to mend it.
fn shown<'a>(line: &Line, language: Language) -> Element<'a, Message> {
    let (status, word, trouble) = match &line.verdict {
        Verdict::Good if line.found == Found::AskedLater => {
            (Status::ToCome, say(language, "window-helpdesk-later", &[]), None)
        }
        Verdict::Good => (Status::Good, say(language, "window-helpdesk-good", &[]), None),
        Verdict::Caution(problem) => {
            (Status::Caution, say(language, "window-helpdesk-caution", &[]), Some(problem))
        }
        Verdict::Stop(problem) => (Status::Bad, say(language, "window-helpdesk-stop", &[]), Some(problem)),
    };
    let found = match (&line.what, &line.found, trouble) {
        (Topic::Connection, Found::Name(address), None) if address.starts_with("https:") => {
            say(language, "window-helpdesk-secured", &[("address", address.into())])
        }
        _ => line.found.text(language),
    };
    // The way to mend it says what was found.
    let found = trouble.is_none().then_some(found);
    let head = status::line(status, line.what.text(language), word, found, None);
    column![head].push(trouble.map(|problem| way(problem, language))).spacing(space::HAIR).into()
}

/// What happened, the first thing to do, and the rest behind a line.
fn way<'a>(problem: &Problem, language: Language) -> Element<'a, Message> {
    let text = problem.window_text(language);
    let mut remedies = text.remedies.into_iter();
    let mut more = Column::new().spacing(space::SMALL);
    more = more.push(text.why.map(body)).push(text.effect.map(body));
    for remedy in remedies.by_ref().skip(1) {
        more = more.push(body(remedy));
    }
    let code = say(language, "window-details-code", &[("code", problem.code().into())]);
    more = more.push(secondary(code));
    if let Some(words) = problem.server_words() {
        more = more.push(secondary(say(language, "window-details-server", &[("words", words.into())])));
    }
    let first = problem.window_text(language).remedies.into_iter().next();
    let words = column![body(text.what)]
        .push(first.map(strong))
        .push(disclosure(say(language, "window-helpdesk-more", &[]), more))
        .spacing(space::HAIR);
    container(words).padding(iced::padding::left(18.0 + space::SNUG)).into()
}

fn coming<'a>(topic: &Topic, now: bool, language: Language) -> Element<'a, Message> {
    let (status, word) = if now {
        (Status::Waiting, say(language, "window-helpdesk-now", &[]))
    } else {
        (Status::ToCome, String::new())
    };
    status::line(status, topic.text(language), word, None, None)
}

/// The keychain did not take the token: why, and the two ways on.
fn refused(refusal: &Problem, language: Language) -> Element<'_, Message> {
    problem::card(refusal, language)
        .action(
            button::quiet(say(language, "window-helpdesk-keep-again", &[]))
                .on_press(Message::Keep)
                .id("helpdesk-keep-again"),
        )
        .action(
            button::quiet(say(language, "window-helpdesk-only-this-run", &[]))
                .on_press(Message::OnlyThisRun)
                .id("helpdesk-only-this-run"),
        )
        .into()
}

/// What is wrong with the certificate file, and why, below its field.
fn unreadable_file(trouble: &Problem, language: Language) -> String {
    let text = trouble.window_text(language);
    match text.why {
        Some(why) => format!("{} {why}", text.what),
        None => text.what,
    }
}

/// How a token is made, with exactly which rights.
fn how(context: &Context) -> Element<'_, Message> {
    let language = context.language;
    let address = base_address(&context.draft.helpdesk_address);
    let page = address.map(|address| {
        let page = format!("{address}/#profile/token_access");
        copy::labelled(say(language, "window-helpdesk-how-copy", &[]), page, language)
    });
    let steps = [
        say(language, "window-helpdesk-how-open", &[]),
        say(language, "window-helpdesk-how-create", &[]),
        say(language, "window-helpdesk-how-rights", &[]),
    ];
    let steps = (1..).zip(steps).map(|(number, step)| {
        row![body(format!("{number}.")), body(step).width(Length::Fill)].spacing(space::SMALL).into()
    });
    let whats = [
        say(language, "window-helpdesk-right-agent", &[]),
        say(language, "window-helpdesk-right-group", &[]),
        say(language, "window-helpdesk-right-trigger", &[]),
        say(language, "window-helpdesk-right-maintenance", &[]),
    ];
    let rights = RIGHTS
        .into_iter()
        .zip(whats)
        .map(|(right, what)| column![strong(right), secondary(what)].spacing(space::HAIR).into());
    let rights = Column::with_children(rights).spacing(space::SMALL);
    let last = [
        say(language, "window-helpdesk-how-user", &[]),
        say(language, "window-helpdesk-how-copy-token", &[]),
    ];
    let last = (4..).zip(last).map(|(number, step)| {
        row![body(format!("{number}.")), body(step).width(Length::Fill)].spacing(space::SMALL).into()
    });
    panel::card(
        Column::with_children(steps)
            .push(container(rights).padding(iced::padding::left(space::LARGE)))
            .extend(last)
            .push(secondary(say(language, "window-helpdesk-how-not", &[])))
            .push(page)
            .spacing(space::SNUG),
    )
    .into()
}
