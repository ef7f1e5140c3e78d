//! A problem is a card: what happened; what it means for the mail; what to do;
//! and a disclosure with what support asks for.

use std::fmt::Write as _;

use iced::Length;
use iced::widget::{Column, Row, column, container, row};

use super::about::about;
use super::button::Button;
use super::copy::copy;
use super::disclosure::disclosure;
use super::focus::focusable;
use super::panel::toned_card;
use super::status::Status;
use super::text::{body, secondary, strong};
use super::{Element, space};
use crate::problem::{Kind, Problem, Text};
use crate::words::{Language, say};

/// The id of what a card says first: what happened.
const HEAD: &str = "problem";

/// A card being made; becomes an element by `into()`.
pub struct Card<'a, Message> {
    problem: &'a Problem,
    language: Language,
    count: usize,
    at: Option<String>,
    told: Option<Text>,
    nothing_done: bool,
    actions: Vec<Button<Message>>,
}

/// The card of a problem.
pub fn card<Message>(problem: &Problem, language: Language) -> Card<'_, Message> {
    Card { problem, language, count: 1, at: None, told: None, nothing_done: false, actions: Vec::new() }
}

impl<Message> Card<'_, Message> {
    /// How many times the same happened: one card with a count.
    #[must_use]
    pub fn count(mut self, count: usize) -> Self {
        self.count = count;
        self
    }

    /// When it happened, already written in the language.
    #[must_use]
    pub fn at(mut self, at: impl Into<String>) -> Self {
        self.at = Some(at.into());
        self
    }

    /// Other words than the problem's own, where more is known here than the problem
    /// knows: such as how many messages were imported before it came.
    #[must_use]
    pub fn told(mut self, text: Text) -> Self {
        self.told = Some(text);
        self
    }

    /// Before anything was imported: trouble with the services has changed nothing, and
    /// what is said of it says so, not what would become of an import.
    #[must_use]
    pub fn nothing_done(mut self) -> Self {
        self.nothing_done = true;
        self
    }

    /// A button that does what the problem asks for; three at most.
    #[must_use]
    pub fn action(mut self, button: Button<Message>) -> Self {
        self.actions.push(button);
        self
    }
}

/// How a problem weighs where it ended something. Passing trouble that is being
/// waited out has no card.
pub fn status(problem: &Problem) -> Status {
    match problem.kind() {
        Kind::Passing | Kind::Message | Kind::Person | Kind::Usage => Status::Caution,
        Kind::Ours => Status::Bad,
    }
}

impl<'a, Message: Clone + 'a> From<Card<'a, Message>> for Element<'a, Message> {
    fn from(made: Card<'a, Message>) -> Self {
        let Card { problem, language, count, at, told, nothing_done, actions } = made;
        let mut text = told.unwrap_or_else(|| problem.window_text(language));
        if nothing_done && (problem.kind() == Kind::Passing || problem.code().starts_with("mailbox-")) {
            text.effect = Some(say(language, "window-nothing-done", &[]));
        }
        let status = status(problem);
        let times = (count > 1).then(|| secondary(say(language, "window-times", &[("count", count.into())])));
        let head =
            row![container(status.mark()).padding([2.0, 0.0]), strong(text.what.clone()).width(Length::Fill)]
                .push(times)
                .spacing(space::SNUG);
        let mut words = Column::new().spacing(space::SMALL);
        words = words.push(text.why.clone().map(body));
        let effect = text.effect.clone();
        words = words.push(effect.map(|effect| labelled(say(language, "window-your-mail", &[]), effect)));
        if let [only] = text.remedies.as_slice() {
            words = words.push(labelled(say(language, "window-what-to-do", &[]), only.clone()));
        } else if !text.remedies.is_empty() {
            let numbered = (1..).zip(&text.remedies).map(|(number, remedy)| {
                row![body(format!("{number}.")), body(remedy.clone()).width(Length::Fill)]
                    .spacing(space::SMALL)
                    .into()
            });
            words = words.push(strong(say(language, "window-what-to-do", &[])));
            words = words.push(Column::with_children(numbered).spacing(space::HAIR));
        }
        if !actions.is_empty() {
            let buttons = actions.into_iter().map(Element::from);
            let buttons = Row::with_children(buttons).spacing(space::SMALL).wrap();
            words = words.push(container(buttons).padding(iced::padding::top(space::SMALL)));
        }
        let copied = for_support(problem, language, at.as_deref());
        let details =
            column![secondary(details(problem, language, at.as_deref())), copy(copied.clone(), language)]
                .spacing(space::SMALL);
        let details = container(disclosure(say(language, "window-details", &[]), details));
        words = words
            .push(row![details.width(Length::Fill), about(problem.code(), language)].spacing(space::MEDIUM));
        let indented = container(words).padding(iced::padding::left(18.0 + space::SNUG));
        let card = toned_card(status, column![container(head).id(HEAD), indented].spacing(space::SMALL));
        focusable(card).copies(copied).into()
    }
}

fn labelled<'a, Message: 'a>(label: String, words: String) -> Element<'a, Message> {
    column![strong(label), body(words)].spacing(2).into()
}

/// Code, facts, what the server said, and when; a line each.
fn details(problem: &Problem, language: Language, at: Option<&str>) -> String {
    let mut lines = say(language, "window-details-code", &[("code", problem.code().into())]);
    if let Some(words) = problem.server_words() {
        let _ = write!(lines, "\n{}", say(language, "window-details-server", &[("words", words.into())]));
    }
    for (name, fact) in problem.facts() {
        let _ = write!(lines, "\n{name}: {}", fact.told(language));
    }
    if let Some(at) = at {
        let _ = write!(lines, "\n{}", say(language, "window-details-time", &[("time", at.into())]));
    }
    lines
}

/// All of a problem as text to pass on: the words and the details.
pub fn for_support(problem: &Problem, language: Language, at: Option<&str>) -> String {
    let text = problem.window_text(language);
    let mut lines = text.what;
    for part in [text.why, text.effect].into_iter().flatten().chain(text.remedies) {
        let _ = write!(lines, "\n{part}");
    }
    let _ = write!(lines, "\n\n{}", details(problem, language, at));
    lines
}

/// What is wrong with the value of a field, in few words for below the field:
/// the plan's own words name the keys of its file, which nobody here has seen.
pub fn complaint(problem: &Problem, language: Language) -> String {
    let value = problem.fact("value").unwrap_or_default();
    match problem.code() {
        "plan-key-missing" | "plan-value-empty" => say(language, "window-field-empty", &[]),
        "plan-address-wrong" => say(language, "window-field-address", &[]),
        "plan-url-wrong" => say(language, "window-field-url", &[]),
        "plan-url-extra" => say(language, "window-field-url-extra", &[]),
        "plan-plain-http" => say(language, "window-field-plain-http", &[]),
        "plan-imap-wrong" => say(language, "window-field-imap", &[("value", value.into())]),
        "plan-plain-imap" => say(language, "window-field-plain-imap", &[]),
        "plan-date-wrong" => say(language, "window-field-date", &[]),
        "plan-moment-wrong" => say(language, "window-field-moment", &[]),
        "plan-dates-crossed" => say(language, "window-field-dates-crossed", &[]),
        "plan-parallel-range" => say(language, "window-field-parallel", &[]),
        _ => problem.window_text(language).what,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_copied_names_code_facts_and_servers_words() {
        let problem =
            Problem::passing("network-unreachable").with("address", "help.example.com:443").words("refused");
        let text = for_support(&problem, Language::English, Some("12 Nov 2026, 14:05"));
        for part in ["help.example.com:443", "network-unreachable", "refused", "14:05"] {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
    }

    #[test]
    fn before_an_import_trouble_says_that_nothing_was_changed() {
        use iced_test::Simulator;
        let says = |problem: &Problem, nothing_done: bool, words: &str| {
            let card = card::<()>(problem, Language::English);
            let card = if nothing_done { card.nothing_done() } else { card };
            Simulator::new(Element::from(card)).find(words).is_ok()
        };
        let changed = "Nothing was changed. What you entered is kept.";
        let lost = Problem::passing("mailbox-connection-lost");
        assert!(says(&lost, true, changed) && !says(&lost, false, changed));
        assert!(says(&Problem::person("mailbox-sign-in-refused"), true, changed));
        // What is of one thing alone keeps its own words.
        assert!(!says(&Problem::person("network-tls"), true, changed));
    }

    #[test]
    fn complaints_name_no_keys_of_the_plans_file() {
        for code in ["plan-key-missing", "plan-value-empty", "plan-address-wrong", "plan-url-wrong"] {
            let problem = Problem::new(Kind::Usage, code).with("key", "zammad.url").with("value", "x");
            for language in Language::ALL {
                let words = complaint(&problem, language);
                assert!(!words.contains("zammad.url") && !words.contains("window-"), "{words}");
            }
        }
    }
}
