//! What the fourth step shows.

use std::time::Duration;

use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Length};

use super::{Message, SignIn, State, Who, Whose};
use crate::context::Context;
use crate::draft::Field;
use crate::microsoft::Account;
use crate::microsoft::accounts::Remembered;
use crate::microsoft::revocation::Revocation;
use crate::microsoft::token_manager::TokenManager;
use crate::problem::{Place, Problem};
use crate::step::Main;
use crate::ui::choice::{Choice, radios};
use crate::ui::copy;
use crate::ui::field::field;
use crate::ui::icon::Icon;
use crate::ui::marked::marked;
use crate::ui::panel;
use crate::ui::problem::{self, complaint};
use crate::ui::status::{Status, spinner};
use crate::ui::text::{LARGE_FIGURE, Tone, body, figures, secondary, section, strong};
use crate::ui::{Element, button, space};
use crate::words::{Language, say};

/// The field of the mailbox's address.
pub(super) const MAILBOX: &str = "sign-in-mailbox";
/// The answer that whoever came back is meant.
pub(super) const CONFIRM: &str = "sign-in-confirm";
/// The answer that somebody else is meant.
pub(super) const NOT_MEANT: &str = "sign-in-not-meant";

impl SignIn {
    pub(super) fn show<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let mut parts = Column::new().spacing(space::WIDE);
        parts = parts.push(self.keychain.as_ref().map(|problem| keychain(problem, language)));
        parts = parts.push(self.problem.as_ref().map(|problem| self.trouble(problem, language)));
        let rest = match &self.state {
            State::Idle => self.form(context),
            State::Preparing => waiting(say(language, "window-sign-in-preparing", &[]), language),
            State::Browser { link, trouble, left, .. } => {
                column![browser(link, trouble.as_ref(), *left, language), self.facts(context)]
                    .spacing(space::LARGE)
                    .into()
            }
            State::Device { code, page, left, .. } => {
                column![device(code, page, *left, language), self.facts(context)].spacing(space::LARGE).into()
            }
            State::Asking(who) => self.asking(who, context),
            State::Opening(account) => {
                let facts =
                    [("account", named(account).into()), ("mailbox", context.draft.mailbox.trim().into())];
                waiting(say(language, "window-sign-in-opening", &facts), language)
            }
            State::Opened { account, folders } => opened(account, *folders, context),
        };
        parts.push(rest).into()
    }

    pub(super) fn main_button(&self, context: &Context) -> Main<Message> {
        let language = context.language;
        let sign_in = say(language, "window-sign-in-go", &[]);
        match &self.state {
            State::Preparing | State::Browser { .. } | State::Device { .. } => {
                Main::waits(sign_in, say(language, "window-sign-in-waits", &[]))
            }
            State::Asking(_) => Main::waits(
                say(language, "window-next", &[]),
                say(language, "window-sign-in-waits-answer", &[]),
            ),
            State::Opening(_) => Main::waits(
                say(language, "window-next", &[]),
                say(language, "window-sign-in-waits-opening", &[]),
            ),
            State::Opened { .. } => {
                let back = if context.back_to_channels { "window-live-back" } else { "window-next" };
                Main::ready(say(language, back, &[]), Message::Go)
            }
            State::Idle => match Self::wrong(context) {
                Some(Field::Mailbox) => {
                    Main::waits(sign_in, say(language, "window-sign-in-waits-mailbox", &[]))
                }
                Some(_) => Main::waits(sign_in, say(language, "window-sign-in-waits-application", &[])),
                None if self.keychain.is_some() => {
                    Main::waits(sign_in, say(language, "window-sign-in-waits-keychain", &[]))
                }
                None if self.tokens.is_some() => {
                    Main::ready(say(language, "window-sign-in-open-again", &[]), Message::OpenAgain)
                }
                None => match self.meant(context) {
                    Some(index) if self.problem.is_none() => {
                        Main::ready(self.open_as(index, language), Message::Use(index))
                    }
                    _ => Main::ready(sign_in, Message::SignIn),
                },
            },
        }
    }

    /// Whose mail, who signs in, and who did before.
    fn form<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let draft = &context.draft;
        let typed = !draft.mailbox.trim().is_empty();
        let wrong = draft.microsoft_plan().err().unwrap_or_default();
        let wrong = wrong.iter().find(|(field, _)| typed && *field == Field::Mailbox);
        let mailbox = field(say(language, "window-sign-in-mailbox", &[]), &draft.mailbox)
            .on_input(Message::Mailbox)
            .placeholder("support@example.com")
            .help(say(language, "window-sign-in-mailbox-help", &[]))
            .error(wrong.map(|(_, problem)| complaint(problem, language)))
            .id(MAILBOX);
        let choices = vec![
            Choice::new(Whose::Own, say(language, "window-sign-in-own", &[])).help(say(
                language,
                "window-sign-in-own-help",
                &[],
            )),
            Choice::new(Whose::Shared, say(language, "window-sign-in-shared", &[])).help(say(
                language,
                "window-sign-in-shared-help",
                &[],
            )),
        ];
        let who = column![
            section(say(language, "window-sign-in-who", &[])),
            radios("sign-in-whose", choices, Some(&self.whose), Message::Whose),
        ]
        .spacing(space::MEDIUM);
        let mut parts = Column::new().push(mailbox).push(who).spacing(space::LARGE);
        parts = parts.push(self.signed_out.as_ref().map(|(who, ended)| signed_out(who, ended, language)));
        if !self.remembered.is_empty() {
            parts = parts.push(self.known(context));
        }
        parts.push(application(context)).into()
    }

    /// What opens the mailbox with a remembered sign-in; of several it names whose.
    fn open_as(&self, index: usize, language: Language) -> String {
        match self.remembered.get(index).filter(|_| self.remembered.len() > 1) {
            Some(remembered) => {
                let person = [("person", person(&remembered.account).into())];
                say(language, "window-sign-in-open-as", &person)
            }
            None => say(language, "window-sign-in-open", &[]),
        }
    }

    /// Those who signed in before.
    fn known<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let usable = Self::wrong(context).is_none();
        let cards = self
            .remembered
            .iter()
            .enumerate()
            .map(|(index, remembered)| known_card(index, remembered, usable, context));
        let mut parts = Column::new().push(section(say(language, "window-sign-in-known", &[])));
        parts = parts.extend(cards);
        if self.meant(context).is_some() && self.tokens.is_none() && self.problem.is_none() {
            // The main button opens the mailbox; this is the other way.
            parts = parts.push(
                button::quiet(say(language, "window-sign-in-go", &[]))
                    .icon(Icon::LogIn)
                    .on_press_maybe((usable && self.keychain.is_none()).then_some(Message::SignIn))
                    .id("sign-in-anew"),
            );
        }
        parts.spacing(space::SNUG).into()
    }

    /// Why it did not work, with ways on beyond trying again.
    fn trouble<'a>(&'a self, problem: &'a Problem, language: Language) -> Element<'a, Message> {
        let mut card = problem::card(problem, language).nothing_done();
        if self.tokens.is_some() {
            card = card.action(
                button::quiet(say(language, "window-sign-in-somebody-else", &[]))
                    .icon(Icon::LogIn)
                    .on_press(Message::SignIn)
                    .id("sign-in-somebody-else"),
            );
        }
        match problem.mended_at() {
            Some(Place::Consent | Place::SignInOrConsent) => card.action(
                button::quiet(say(language, "window-sign-in-ask-administrator", &[]))
                    .on_press(Message::Consent)
                    .id("sign-in-ask-administrator"),
            ),
            Some(Place::Application) => card.action(
                button::quiet(say(language, "window-sign-in-mend-application", &[]))
                    .on_press(Message::Consent)
                    .id("sign-in-mend-application"),
            ),
            Some(Place::SignIn) => card.action(another_device(language)),
            _ => card,
        }
        .into()
    }

    /// What was entered, while something is under way.
    fn facts<'a>(&self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let who = match self.whose {
            Whose::Own => say(language, "window-sign-in-own", &[]),
            Whose::Shared => say(language, "window-sign-in-shared", &[]),
        };
        panel::facts(vec![
            (say(language, "window-sign-in-mailbox", &[]), body(context.draft.mailbox.trim()).into()),
            (say(language, "window-sign-in-who", &[]), body(who).into()),
        ])
    }

    /// Another account than the mailbox's came back: one question, both answers.
    fn asking<'a>(&'a self, who: &'a Who, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let account = who.account();
        let facts = [
            ("person", person(account).into()),
            ("account", account.username.as_str().into()),
            ("mailbox", context.draft.mailbox.trim().into()),
        ];
        let came = match who {
            Who::New(_) => say(language, "window-sign-in-came", &[("account", named(account).into())]),
            Who::Known(_) => say(language, "window-sign-in-still", &[("account", named(account).into())]),
        };
        let why = match self.whose {
            Whose::Own => say(language, "window-sign-in-other-own", &facts),
            Whose::Shared => say(language, "window-sign-in-other-shared", &facts),
        };
        let confirm =
            button::main(say(language, "window-sign-in-confirm", &[])).on_press(Message::Confirm).id(CONFIRM);
        let other = button::quiet(say(language, "window-sign-in-not-meant", &[]))
            .icon(Icon::LogIn)
            .on_press(Message::NotMeant)
            .id(NOT_MEANT);
        let answers = row![Element::from(confirm), Element::from(other)]
            .spacing(space::SMALL)
            .align_y(Alignment::Center)
            .wrap()
            .vertical_spacing(space::SMALL);
        let words = column![
            section(say(language, "window-sign-in-other", &facts)),
            answers,
            body(came),
            secondary(why)
        ]
        .spacing(space::SNUG);
        panel::card(words).into()
    }
}

/// Who was signed out, and whether the sign-in service ended it too, in the words
/// of the command.
fn signed_out<'a>(who: &str, ended: &Revocation, language: Language) -> Element<'a, Message> {
    let words = strong(say(language, "word-signed-out", &[("account", who.into())]));
    match ended {
        Revocation::Revoked => marked(
            Status::Good,
            column![words, body(say(language, "word-revoked", &[]))].spacing(space::HAIR),
        ),
        Revocation::NotOffered => marked(
            Status::Note,
            column![words, body(say(language, "word-not-revocable", &[]))].spacing(space::HAIR),
        ),
        Revocation::NoToken => marked(Status::Good, words),
        Revocation::Failed(problem) => {
            column![marked(Status::Good, words), brief(problem, language)].spacing(space::SMALL).into()
        }
    }
}

fn known_card<'a>(
    index: usize,
    remembered: &'a Remembered,
    usable: bool,
    context: &'a Context,
) -> Element<'a, Message> {
    let language = context.language;
    let since = language.moment(remembered.since.to_zoned_datetime(context.zone.clone()).datetime());
    let account = &remembered.account;
    let words = column![
        strong(person(account).to_owned()),
        secondary(account.username.clone()),
        secondary(say(language, "window-sign-in-since", &[("moment", since.into())])),
    ]
    .spacing(2)
    .width(Length::Fill);
    let buttons = row![
        button::quiet(say(language, "window-sign-in-use", &[]))
            .on_press_maybe(usable.then_some(Message::Use(index)))
            .id(format!("sign-in-use-{index}")),
        button::link(say(language, "window-sign-in-out", &[]))
            .on_press(Message::SignOut(index))
            .id(format!("sign-in-out-{index}")),
    ]
    .spacing(space::MEDIUM)
    .align_y(Alignment::Center);
    let content = row![words, buttons].spacing(space::MEDIUM).align_y(Alignment::Center);
    panel::card(content).padding(space::MEDIUM).into()
}

/// Through which application, and the way to another.
fn application<'a>(context: &Context) -> Element<'a, Message> {
    let language = context.language;
    let words = match context.draft.application() {
        Ok(application) => say(
            language,
            "window-sign-in-application",
            &[("application", application.client_id.into()), ("tenant", application.tenant.into())],
        ),
        Err(_) => say(language, "window-sign-in-no-application", &[]),
    };
    let change = button::link(say(language, "window-sign-in-change-application", &[]))
        .on_press(Message::Consent)
        .id("sign-in-application");
    column![secondary(words), change].spacing(space::HAIR).into()
}

fn waiting<'a>(words: String, language: Language) -> Element<'a, Message> {
    let line = row![spinner(), body(words).width(Length::Fill)].spacing(space::SNUG);
    panel::card(column![line, cancel(language)].spacing(space::MEDIUM)).into()
}

fn cancel<'a>(language: Language) -> Element<'a, Message> {
    button::quiet(say(language, "window-sign-in-cancel", &[]))
        .on_press(Message::Cancel)
        .id("sign-in-cancel")
        .into()
}

fn another_device(language: Language) -> button::Button<Message> {
    button::quiet(say(language, "window-sign-in-another-device", &[]))
        .icon(Icon::Smartphone)
        .on_press(Message::AnotherDevice)
        .id("sign-in-another-device")
}

/// The time that is left, no more exact than it calms.
fn time_left<'a>(left: Duration, language: Language) -> Element<'a, Message> {
    secondary(say(language, "window-sign-in-left", &[("time", language.about(left).into())])).into()
}

fn browser<'a>(
    link: &'a str,
    trouble: Option<&'a Problem>,
    left: Duration,
    language: Language,
) -> Element<'a, Message> {
    let (head, words) = match trouble {
        None => {
            (say(language, "window-sign-in-browser", &[]), say(language, "window-sign-in-browser-help", &[]))
        }
        Some(_) => (
            say(language, "window-sign-in-no-browser", &[]),
            say(language, "window-sign-in-no-browser-help", &[]),
        ),
    };
    let buttons: Vec<Element<'a, Message>> = vec![
        copy::button(say(language, "window-sign-in-copy-link", &[]), link, language),
        another_device(language).into(),
        cancel(language),
    ];
    let line = row![spinner(), strong(head).width(Length::Fill)].spacing(space::SNUG);
    let words = column![
        body(words),
        time_left(left, language),
        Row::with_children(buttons).spacing(space::SMALL).align_y(Alignment::Center).wrap(),
    ]
    .spacing(space::SNUG);
    let indented = container(words).padding(iced::padding::left(18.0 + space::SNUG));
    panel::card(column![line, indented].spacing(space::SMALL)).into()
}

fn device<'a>(code: &'a str, page: &'a str, left: Duration, language: Language) -> Element<'a, Message> {
    let line = row![spinner(), strong(say(language, "window-sign-in-device", &[])).width(Length::Fill)]
        .spacing(space::SNUG);
    let address =
        row![strong(page), copy::labelled(say(language, "window-sign-in-copy-address", &[]), page, language)]
            .spacing(space::MEDIUM)
            .align_y(Alignment::Center);
    let large = row![
        figures(code, LARGE_FIGURE, Tone::Plain),
        copy::labelled(say(language, "window-sign-in-copy-code", &[]), code, language)
    ]
    .spacing(space::MEDIUM)
    .align_y(Alignment::Center);
    let words = column![
        column![secondary(say(language, "window-sign-in-device-open", &[])), address.wrap()]
            .spacing(space::HAIR),
        column![secondary(say(language, "window-sign-in-device-type", &[])), large.wrap()]
            .spacing(space::HAIR),
        secondary(say(language, "window-sign-in-device-warning", &[])),
        time_left(left, language),
        cancel(language),
    ]
    .spacing(space::MEDIUM);
    let indented = container(words).padding(iced::padding::left(18.0 + space::SNUG));
    panel::card(column![line, indented].spacing(space::MEDIUM)).into()
}

fn opened<'a>(account: &'a Account, folders: u64, context: &'a Context) -> Element<'a, Message> {
    let language = context.language;
    let mailbox = context.draft.mailbox.trim();
    let owner = account.username.eq_ignore_ascii_case(mailbox);
    let facts = [
        ("mailbox", mailbox.into()),
        ("folders", folders.into()),
        ("account", account.username.as_str().into()),
    ];
    let open = if owner {
        say(language, "window-sign-in-opened", &facts)
    } else {
        say(language, "window-sign-in-opened-shared", &facts)
    };
    let caution = context.tokens.as_ref().and_then(TokenManager::caution);
    let kept = match &caution {
        Some(_) => None,
        None if context.accounts.keychain().is_lasting() => Some(say(language, "window-sign-in-kept", &[])),
        None => Some(say(language, "window-sign-in-kept-not", &[])),
    };
    let words = column![
        strong(say(language, "window-sign-in-came", &[("account", named(account).into())])),
        body(open),
    ]
    .push(kept.map(secondary))
    .push(
        button::link(say(language, "window-sign-in-change", &[]))
            .on_press(Message::Change)
            .id("sign-in-change"),
    )
    .spacing(space::SMALL);
    let caution = caution.map(|caution| brief(&caution, language));
    column![marked(Status::Good, words)].push(caution).spacing(space::MEDIUM).into()
}

/// What is good to know although everything works, without the weight of a problem.
fn brief<'a>(caution: &Problem, language: Language) -> Element<'a, Message> {
    let text = caution.window_text(language);
    let parts =
        [text.why, text.effect].into_iter().flatten().chain(text.remedies).map(|part| body(part).into());
    marked(Status::Caution, column![strong(text.what)].extend(parts).spacing(space::SMALL))
}

fn keychain(problem: &Problem, language: Language) -> Element<'_, Message> {
    let again = button::quiet(say(language, "window-sign-in-keychain-again", &[]))
        .on_press(Message::TryKeychain)
        .id("sign-in-keychain-again");
    let memory = button::quiet(say(language, "window-sign-in-keychain-memory", &[]))
        .on_press(Message::OnlyThisRun)
        .id("sign-in-keychain-memory");
    problem::card(problem, language).action(again).action(memory).into()
}

/// "Mia Keller", or where no name is known, the account's.
fn person(account: &Account) -> &str {
    account.name.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(&account.username)
}

/// "Mia Keller (mia.keller@example.com)".
fn named(account: &Account) -> String {
    match account.name.as_deref().filter(|name| !name.trim().is_empty()) {
        Some(name) => format!("{name} ({})", account.username),
        None => account.username.clone(),
    }
}
