//! Problems, balances and numbers in words, for a terminal.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Duration;

use crate::migration::balance::{Balance, settled_word};
use crate::plan::PlanError;
use crate::problem::{Language, Problem, Text};

/// Writes to standard output; a reader that went away is no fault of ours.
pub(super) fn say(text: &str) {
    let mut output = std::io::stdout().lock();
    let _ = writeln!(output, "{text}").and_then(|()| output.flush());
}

/// Writes to standard error.
pub(super) fn hint(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Tells a problem on standard error.
pub(super) fn tell(problem: &Problem) {
    hint(&problem_text("error", problem));
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
    let text = problem.text(Language::English);
    let mut lines = format!("{label}: {}\n", text.what);
    lines.push_str(&explanation(&text, "  "));
    let _ = write!(lines, "  Code: {}", problem.code());
    if let Some(words) = problem.server_words() {
        let _ = write!(lines, "\n  Details: {words}");
    }
    lines
}

/// Everything of a text but its first sentence.
pub(super) fn explanation(text: &Text, indent: &str) -> String {
    let mut lines = String::new();
    if let Some(why) = &text.why {
        let _ = writeln!(lines, "{indent}Why: {why}");
    }
    if let Some(effect) = &text.effect {
        let _ = writeln!(lines, "{indent}Your mail: {effect}");
    }
    for (number, remedy) in text.remedies.iter().enumerate() {
        let label = if text.remedies.len() == 1 {
            "What to do:".to_owned()
        } else {
            format!("What to do ({}):", number + 1)
        };
        let _ = writeln!(lines, "{indent}{label} {remedy}");
    }
    lines
}

/// Where there is no window: what there is instead.
pub(super) fn no_window() {
    hint(
        "There is no display for a window here; everything can be done by commands.\n\n  \
         mailferry practice --headless   try it, without any account\n  \
         mailferry check PLAN            what an import would do\n  \
         mailferry import PLAN           import the mailbox\n  \
         mailferry --help                all commands",
    );
}

/// What was changed in Zammad, by its name in the journal.
pub(super) fn changed(name: &str) -> String {
    if name == "import_mode" { "import mode".to_owned() } else { format!("the trigger \"{name}\"") }
}

/// A number with a comma between thousands.
pub(super) fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// "1 message", "2,310 messages".
pub(super) fn count(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// Bytes in the unit that fits.
pub(super) fn bytes(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.2} GB", bytes as f64 / 1e9),
    }
}

/// "about 2 h 10 min": no more exact than an estimate is.
pub(super) fn about(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..60 => "less than a minute".to_owned(),
        60..3600 => format!("about {} min", seconds.div_ceil(60)),
        _ => format!("about {} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}

/// The balance in words: it adds up line by line.
pub(super) fn balance(balance: &Balance) -> String {
    let mut lines = format!("{} found\n", count(balance.found, "message", "messages"));
    let mut line = |number_of: u64, what: &str| {
        if number_of > 0 {
            let _ = writeln!(lines, "  {:>9}  {what}", number(number_of));
        }
    };
    line(balance.imported, "imported, each article read back from Zammad");
    line(balance.already_there, "in Zammad before, nothing was changed there");
    line(
        balance.copies,
        if balance.copies == 1 {
            "a further copy of another message, left as it is"
        } else {
            "further copies of other messages, left as they are"
        },
    );
    for (code, messages) in &balance.skipped {
        line(*messages, &format!("skipped: {}", Text::counted(code, Language::English)));
    }
    for (code, messages) in &balance.failed {
        line(*messages, &format!("failed: {}", Text::counted(code, Language::English)));
    }
    line(balance.waiting, "still to be imported");
    if balance.imported > 0 {
        let _ = writeln!(
            lines,
            "In the mailbox, of {}:",
            count(balance.imported, "imported message", "imported messages")
        );
        let mut line = |number_of: u64, what: &str| {
            if number_of > 0 {
                let _ = writeln!(lines, "  {:>9}  {what}", number(number_of));
            }
        };
        for (how, messages) in &balance.settled {
            line(*messages, &settled_word(how, Language::English));
        }
        for (code, messages) in &balance.unsettled {
            line(
                *messages,
                &format!("in Zammad, but not settled: {}", Text::counted(code, Language::English)),
            );
        }
        line(balance.to_settle, "in Zammad, with the mailbox's side still to be done");
    }
    if balance.with_original > 0 {
        let _ = writeln!(
            lines,
            "{} shown in Zammad as well as possible; the original is attached",
            count(balance.with_original, "message", "messages")
        );
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_readable() {
        assert_eq!(number(0), "0");
        assert_eq!(number(999), "999");
        assert_eq!(number(1_000), "1,000");
        assert_eq!(number(4_210_999), "4,210,999");
        assert_eq!(count(1, "message", "messages"), "1 message");
        assert_eq!(bytes(1_930_700_000), "1.93 GB");
        assert_eq!(about(Duration::from_secs(61)), "about 2 min");
        assert_eq!(about(Duration::from_secs(7_900)), "about 2 h 11 min");
    }

    #[test]
    fn every_line_of_the_balance_is_in_words() {
        let mut all =
            Balance { found: 9, imported: 4, already_there: 1, copies: 1, waiting: 1, ..Balance::default() };
        all.skipped.insert("message-substitute".into(), 1);
        all.failed.insert("message-over-every-limit".into(), 1);
        all.settled.insert("delete".into(), 3);
        all.unsettled.insert("settle-not-confirmed".into(), 1);
        assert!(all.adds_up());
        insta::assert_snapshot!(balance(&all));
    }
}
