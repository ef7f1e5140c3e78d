//! Problems, balances and numbers in words, for a terminal.

use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::OnceLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::migration::balance::{Balance, marking_read_helps, moving_helps, settled_word};
use crate::migration::changes::CHANNEL_NAME;
use crate::migration::journal::MessageState;
use crate::migration::run::Deeds;
use crate::plan::PlanError;
use crate::problem::{Language, Problem, Reader, Text};
use crate::report::powershell::reading_lines;
use crate::report::{Report, findings};
use crate::words::{Value, printable};

/// Writes to standard output, strangers' words made printable; a reader that went away is no fault of ours.
pub(super) fn say(text: &str) {
    let mut output = std::io::stdout().lock();
    let _ = writeln!(output, "{}", printable(text)).and_then(|()| output.flush());
}

/// Writes to standard error, strangers' words made printable.
pub(super) fn hint(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", printable(text));
}

/// The language of whoever runs the command, as their system has it. JSON is
/// for programs and is in English always.
pub(super) fn language() -> Language {
    static LANGUAGE: OnceLock<Language> = OnceLock::new();
    *LANGUAGE.get_or_init(Language::of_system)
}

/// Words in that language.
pub(super) fn word(id: &str, values: &[(&str, Value<'_>)]) -> String {
    crate::words::say(language(), id, values)
}

/// Words that name one thing.
pub(super) fn word_of<'a>(id: &str, name: &str, value: impl Into<Value<'a>>) -> String {
    word(id, &[(name, value.into())])
}

/// Tells a problem on standard error.
pub(super) fn tell(problem: &Problem) {
    tracing::info!(code = problem.code(), said = problem.server_words(), "told");
    hint(&problem_text(&word("command-error", &[]), problem));
}

/// Tells what the person should know although the work goes on.
pub(super) fn caution(problem: &Problem) {
    hint(&problem_text(&word("command-caution", &[]), problem));
}

/// Tells what is wrong with a plan.
pub(super) fn tell_plan(path: &std::path::Path, errors: &[PlanError]) {
    for error in errors {
        let place = match error.line {
            Some(line) => format!("{}:{line}", path.display()),
            None => path.display().to_string(),
        };
        hint(&problem_text(&place, &error.problem));
    }
}

/// A problem as several lines: what, why, what it means, what to do, details.
pub(super) fn problem_text(label: &str, problem: &Problem) -> String {
    text_of(label, problem, &problem.text(language()))
}

/// Tells what ended a run, with what that run did to the mail.
pub(super) fn tell_ending(problem: &Problem, deeds: &Deeds) {
    let text = deeds.told(problem, language(), Reader::Commands);
    hint(&text_of(&word("command-error", &[]), problem, &text));
}

fn text_of(label: &str, problem: &Problem, text: &Text) -> String {
    let mut lines = format!("{label}: {}\n", text.what);
    lines.push_str(&explanation(text, "  "));
    let _ = write!(lines, "  {}: {}", word("command-code", &[]), problem.code());
    if let Some(words) = problem.server_words() {
        let _ = write!(lines, "\n  {}: {words}", word("command-details", &[]));
    }
    lines
}

/// Everything of a text but its first sentence.
pub(super) fn explanation(text: &Text, indent: &str) -> String {
    crate::verdicts::explanation(text, indent, language())
}

/// Where there is no window: what there is instead.
pub(super) fn no_window() {
    let commands = [
        ("mailferry practice --headless", "command-try-it"),
        ("mailferry check PLAN", "command-check-it"),
        ("mailferry import PLAN", "command-import-it"),
        ("mailferry --help", "command-all-commands"),
    ];
    let lines: Vec<String> =
        commands.iter().map(|(command, id)| format!("  {command:<32}{}", word(id, &[]))).collect();
    hint(&word_of("command-no-window", "commands", lines.join("\n")));
}

/// What was changed in Zammad, by its name in the journal.
pub(super) fn changed(name: &str) -> String {
    if name == "import_mode" {
        word("command-import-mode", &[])
    } else if let Some(address) = name.strip_prefix(CHANNEL_NAME) {
        word_of("command-channel-paused", "address", address)
    } else {
        word_of("command-trigger", "name", name)
    }
}

/// Which mailbox goes into which helpdesk.
pub(super) fn into(report: &Report) -> String {
    word("command-into", &[("mailbox", (&report.mailbox).into()), ("helpdesk", (&report.helpdesk).into())])
}

/// What can be done about mail that the mailbox does not delete, and how it is found
/// out why; nothing where it deletes.
pub(super) fn about_undeleted(balance: &Balance, mailbox: &str) -> String {
    if balance.undeleted() == 0 {
        return String::new();
    }
    let mut text = format!("\n{}\n", word("command-undeleted", &[]));
    for (what, command) in ways_on(balance, mailbox) {
        let _ = writeln!(text, "  {}\n    {command}", word(what, &[]));
    }
    let _ = writeln!(text, "\n{}", word("word-powershell-find", &[]));
    for (what, command) in reading_lines(mailbox, language()) {
        let _ = writeln!(text, "  {what}\n    {command}");
    }
    text
}

/// Ways on, each as what it does and its command.
fn ways_on(balance: &Balance, mailbox: &str) -> Vec<(&'static str, String)> {
    let again = format!("mailferry import PLAN --delete-from {mailbox}");
    let helps = |by: fn(&str) -> bool| balance.unsettled.keys().any(|code| by(code));
    let mut ways = Vec::new();
    if helps(moving_helps) {
        ways.push(("command-undeleted-move", format!("{again} --instead move --instead-folder FOLDER")));
    }
    if helps(marking_read_helps) {
        ways.push(("command-undeleted-mark-read", format!("{again} --instead mark-read")));
    }
    ways.insert(0, ("command-undeleted-again", again));
    ways
}

/// A moment by this machine's clock.
pub(super) fn moment(moment: Timestamp) -> String {
    language().moment(moment.to_zoned_datetime(TimeZone::system()))
}

/// The balance in words: it adds up line by line.
pub(super) fn balance(balance: &Balance, language: Language) -> String {
    let say = |id: &str, values: &[(&str, Value<'_>)]| crate::words::say(language, id, values);
    let mut lines = format!("{}\n", say("command-found", &[("count", balance.found.into())]));
    let mut line = |number: u64, what: &str| {
        if number > 0 {
            let _ = writeln!(lines, "  {:>9}  {what}", language.number(number));
        }
    };
    let causes = findings::causes(balance);
    let (unsettled, not_imported): (Vec<_>, Vec<_>) =
        causes.iter().partition(|cause| cause.state == MessageState::Unsettled);
    line(balance.imported, &say("command-imported", &[]));
    line(balance.already_there, &say("command-there-before", &[]));
    let left = balance.copies - balance.copies_settled;
    line(left, &say("command-copies", &[("count", left.into())]));
    line(balance.copies_settled, &say("command-copies-settled", &[("count", balance.copies_settled.into())]));
    line(balance.gone, &say("command-gone", &[("count", balance.gone.into())]));
    for cause in not_imported {
        let id = match cause.state {
            MessageState::Failed => "command-failed",
            _ if cause.is_held() => "command-held",
            _ => "command-skipped",
        };
        line(cause.messages, &say(id, &[("reason", cause.reason(language).into())]));
    }
    line(balance.waiting, &say("command-to-import", &[]));
    if balance.imported > 0 {
        let heading = say("command-in-the-mailbox", &[("count", balance.imported.into())]);
        let _ = writeln!(lines, "{heading}");
        let mut line = |number: u64, what: &str| {
            if number > 0 {
                let _ = writeln!(lines, "  {:>9}  {what}", language.number(number));
            }
        };
        for (how, messages) in &balance.settled {
            line(*messages, &settled_word(how, language));
        }
        for cause in unsettled {
            let reason = cause.reason(language);
            line(cause.messages, &say("command-not-settled", &[("reason", reason.into())]));
        }
        line(balance.to_settle, &say("command-to-settle", &[]));
    }
    if balance.customers_named > 0 {
        let named = say("command-customers-named", &[("count", balance.customers_named.into())]);
        let _ = writeln!(lines, "{named}");
    }
    if balance.tickets_undated > 0 {
        let undated = say("command-tickets-undated", &[("count", balance.tickets_undated.into())]);
        let _ = writeln!(lines, "{undated}");
    }
    if balance.with_original > 0 {
        let shown = say("command-with-original", &[("count", balance.with_original.into())]);
        let _ = writeln!(lines, "{shown}");
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_balance_is_in_words() {
        let mut all =
            Balance { found: 9, imported: 4, already_there: 1, copies: 1, waiting: 1, ..Balance::default() };
        all.skipped.insert("message-substitute".into(), 1);
        all.failed.insert("message-over-every-limit".into(), 1);
        all.settled.insert("delete".into(), 3);
        all.unsettled.insert("settle-not-confirmed".into(), 1);
        assert!(all.adds_up());
        insta::assert_snapshot!(balance(&all, Language::English));
        let german = balance(&all, Language::German);
        assert!(german.starts_with("9 Nachrichten gefunden\n"), "{german}");
        for (english, german) in balance(&all, Language::English).lines().zip(german.lines()) {
            assert_ne!(english, german, "a line is not in the person's language");
        }
    }
}
