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
use crate::ui::status::{self, Status};
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
        let mut parts = Column::new().spacing(space::LARGE);
        // What is found needs the room.
        let found = !self.lines.is_empty() || self.is_looking();
        if !found {
            parts = parts.push(body(say(language, "window-helpdesk-what", &[])));
        }
        if let Some(trouble) = self.problem.as_ref().filter(|trouble| trouble.code() != "ca-file-unreadable")
        {
            parts = parts.push(Element::from(problem::card(trouble, language).nothing_done()));
        }
        parts = parts.push(if self.is_connected(context) {
            self.connected(context)
        } else {
            self.fields(context)
        });
        parts
            .push(if found {
                self.found(context)
            } else {
                panel::empty(
                    crate::ui::icon::Icon::ListChecks,
                    say(language, "window-helpdesk-empty", &[]),
                    say(language, "window-helpdesk-empty-what", &[]),
                )
            })
            .into()
    }

    /// Address and token in one line, and the way to change them.
    fn connected<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let address = self.looked_at.strip_prefix("https://").unwrap_or(&self.looked_at);
        let facts = [("address", address.into())];
        let practising = context.practice.is_some();
        let (status, words) = match &self.kept {
            _ if self.is_looking() => (Status::Waiting, address.to_owned()),
            Kept::UnderWay => (Status::Waiting, say(language, "window-helpdesk-being-kept", &facts)),
            Kept::InKeychain => (Status::Good, say(language, "window-helpdesk-kept", &facts)),
            Kept::ThisRun if !practising => (Status::Good, say(language, "window-helpdesk-this-run", &facts)),
            Kept::NotYet | Kept::ThisRun | Kept::Refused(_) => (Status::Good, address.to_owned()),
        };
        let change = (!self.is_looking()).then(|| {
            button::link(say(language, "window-helpdesk-change", &[]))
                .on_press(Message::Change)
                .id("helpdesk-change")
        });
        let line = row![status.mark(), body(words).width(Length::Fill)]
            .push(change)
            .spacing(space::SNUG)
            .align_y(Alignment::Center);
        let refusal = match &self.kept {
            Kept::Refused(refusal) => Some(refused(refusal, language)),
            _ => None,
        };
        column![panel::card(line).padding([space::SNUG, space::MEDIUM]).id("helpdesk-connected")]
            .push(refusal)
            .spacing(space::MEDIUM)
            .into()
    }

    fn fields<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let seldom = column![
            Element::from(disclosure(say(language, "window-helpdesk-how", &[]), how(context))),
            self.certificate(context)
        ]
        .spacing(space::SMALL);
        column![Self::address(context), Self::token(context), seldom].spacing(space::LARGE).into()
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

    fn token(context: &Context) -> Element<'_, Message> {
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
        field(say(language, "window-helpdesk-token", &[]), typed)
            .on_input(Message::Token)
            .secret(true)
            .help(help)
            .id(TOKEN)
            .into()
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

    /// The list that fills line by line; once it is full, what it comes to: first
    /// what must be mended, then what should be known, and the rest folded.
    fn found<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        if self.is_looking() { self.filling(context.language) } else { self.outcome(context) }
    }

    fn filling<'a>(&'a self, language: Language) -> Element<'a, Message> {
        let found = self.lines.iter().map(|line| passed(line, language));
        let mut rows = Column::with_children(found).spacing(space::MEDIUM);
        for (topic, now) in self.to_come() {
            rows = rows.push(coming(&topic, now, language));
        }
        let cancel = button::quiet(say(language, "window-helpdesk-cancel", &[]))
            .on_press(Message::Cancel)
            .id("helpdesk-cancel");
        let head = row![section(say(language, "window-helpdesk-found", &[])).width(Length::Fill), cancel]
            .spacing(space::MEDIUM)
            .align_y(Alignment::Center);
        column![head, panel::card(rows)].spacing(space::MEDIUM).into()
    }

    fn outcome<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let status = self.status();
        let sum = match status {
            Status::Bad => say(language, "window-helpdesk-sum-stops", &[("count", self.stops().into())]),
            Status::Caution => {
                say(language, "window-helpdesk-sum-cautions", &[("count", self.cautions().into())])
            }
            _ => say(language, "window-helpdesk-sum-good", &[]),
        };
        let again = button::quiet(say(language, "window-helpdesk-look-again", &[]))
            .on_press_maybe(Needs::of(context).map(|_| Message::Look))
            .id("helpdesk-look-again");
        let head = row![status.mark(), strong(sum).width(Length::Fill), again]
            .spacing(space::SNUG)
            .align_y(Alignment::Center);
        let blocking = self.lines.iter().filter_map(|line| match &line.verdict {
            Verdict::Stop(problem) => Some(blocking(line, problem, language)),
            _ => None,
        });
        let notes = self.lines.iter().filter_map(|line| match &line.verdict {
            Verdict::Caution(problem) => Some(noted(problem, language)),
            _ => None,
        });
        let sum =
            column![container(head).id("helpdesk-sum")].extend(blocking).extend(notes).spacing(space::MEDIUM);
        column![panel::toned_card(status, sum).padding(space::MEDIUM)]
            .push(self.passed(language))
            .spacing(space::MEDIUM)
            .into()
    }

    /// What the whole comes to: as its worst line.
    pub(super) fn status(&self) -> Status {
        match (self.stops(), self.cautions()) {
            (0, 0) => Status::Good,
            (0, _) => Status::Caution,
            _ => Status::Bad,
        }
    }

    /// What is in order, behind a line that counts it.
    fn passed<'a>(&'a self, language: Language) -> Option<Element<'a, Message>> {
        let good = || self.lines.iter().filter(|line| line.verdict == Verdict::Good);
        let count = good().filter(|line| line.found != Found::AskedLater).count();
        if count == 0 {
            return None;
        }
        let rows = Column::with_children(good().map(|line| passed(line, language))).spacing(space::MEDIUM);
        let label = say(language, "window-helpdesk-passed", &[("count", count.into())]);
        let fold = disclosure(label, panel::card(rows));
        let line = row![Status::Good.mark(), Element::from(fold)].spacing(space::SNUG);
        Some(container(line).id("helpdesk-passed").into())
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
}

/// A line of what is in order, or is asked later.
fn passed<'a>(line: &Line, language: Language) -> Element<'a, Message> {
    let (status, word) = match &line.verdict {
        Verdict::Good if line.found == Found::AskedLater => {
            (Status::ToCome, say(language, "window-helpdesk-later", &[]))
        }
        Verdict::Good => (Status::Good, say(language, "window-helpdesk-good", &[])),
        Verdict::Caution(_) => (Status::Caution, say(language, "window-helpdesk-caution", &[])),
        Verdict::Stop(_) => (Status::Bad, say(language, "window-helpdesk-stop", &[])),
    };
    let found = match (&line.what, &line.found) {
        (Topic::Connection, Found::Name(address)) if address.starts_with("https:") => {
            say(language, "window-helpdesk-secured", &[("address", address.into())])
        }
        _ => line.found.text(language),
    };
    // What is wrong is told with the way to mend it, once all is looked at.
    let found = (line.verdict == Verdict::Good).then_some(found);
    status::line(status, line.what.text(language), word, found, None)
}

/// A line that blocks the import: what, and the way to mend it.
fn blocking<'a>(line: &Line, problem: &Problem, language: Language) -> Element<'a, Message> {
    let word = say(language, "window-helpdesk-stop", &[]);
    let head = status::line(Status::Bad, line.what.text(language), word, None, None);
    container(column![head, way(problem, language)].spacing(space::HAIR)).id("helpdesk-blocking").into()
}

/// What should be known: one sentence, and what to do about it behind a line.
fn noted<'a>(problem: &Problem, language: Language) -> Element<'a, Message> {
    let text = problem.window_text(language);
    let more = [text.why, text.effect].into_iter().flatten().chain(text.remedies);
    let more = Column::with_children(more.map(|words| body(words).into()))
        .push(code(problem, language))
        .spacing(space::SMALL);
    let words = column![body(text.what), disclosure(say(language, "window-helpdesk-note-more", &[]), more)]
        .spacing(space::HAIR);
    let line = row![container(Status::Caution.mark()).padding([2.0, 0.0]), words].spacing(space::SNUG);
    container(line).id("helpdesk-note").into()
}

/// By what support finds it.
fn code<'a>(problem: &Problem, language: Language) -> iced::widget::Text<'a> {
    secondary(say(language, "window-details-code", &[("code", problem.code().into())]))
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
    more = more.push(code(problem, language));
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
