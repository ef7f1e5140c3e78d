//! What was looked at, line by line, with how each came out, in words: for a terminal,
//! and to be passed on.

use std::fmt::Write as _;

use crate::problem::{Language, Problem, Text};
use crate::words::say;

/// How a line came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// All right.
    Good,
    /// Works, but the person should know.
    Caution(Problem),
    /// An import cannot start like this.
    Stop(Problem),
}

/// A line: what was looked at, what was found, and how it came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<Topic, Found> {
    /// What was looked at, such as the API token.
    pub what: Topic,
    /// What was found, such as `admin@example.com`.
    pub found: Found,
    /// How it came out.
    pub verdict: Verdict,
}

impl<Topic, Found> Line<Topic, Found> {
    /// One that is all right.
    pub fn good(what: Topic, found: Found) -> Self {
        Self { what, found, verdict: Verdict::Good }
    }

    /// One that the person should know of.
    pub fn caution(what: Topic, found: Found, problem: Problem) -> Self {
        Self { what, found, verdict: Verdict::Caution(problem) }
    }

    /// One with which nothing can start.
    pub fn stop(what: Topic, found: Found, problem: Problem) -> Self {
        Self { what, found, verdict: Verdict::Stop(problem) }
    }
}

/// A topic or a finding of lines, which has words in every language.
pub trait InWords {
    /// A few words.
    fn text(&self, language: Language) -> String;
}

/// A line, in one language.
pub struct Row<'a> {
    /// What was looked at.
    pub what: String,
    /// What was found.
    pub found: String,
    /// How it came out.
    pub verdict: &'a Verdict,
}

/// The lines in one language.
pub fn rows<Topic: InWords, Found: InWords>(
    lines: &[Line<Topic, Found>],
    language: Language,
) -> Vec<Row<'_>> {
    lines
        .iter()
        .map(|line| Row {
            what: line.what.text(language),
            found: line.found.text(language),
            verdict: &line.verdict,
        })
        .collect()
}

/// The lines: a word for how each came out, and below it what to do.
pub fn text(rows: &[Row<'_>], language: Language) -> String {
    let marks = ["command-good", "command-caution", "command-stop"].map(|id| say(language, id, &[]));
    let mark_width = marks.iter().map(|mark| mark.chars().count()).max().unwrap_or(0);
    let [good, caution, stop] = &marks;
    let width = rows.iter().map(|row| row.what.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for Row { what, found, verdict } in rows {
        let (mark, problem) = match verdict {
            Verdict::Good => (good, None),
            Verdict::Caution(problem) => (caution, Some(problem)),
            Verdict::Stop(problem) => (stop, Some(problem)),
        };
        let _ = writeln!(text, "{mark:mark_width$}  {what:width$}  {found}");
        if let Some(problem) = problem {
            let words_of = problem.text(language);
            let _ = writeln!(text, "         {}", words_of.what);
            text.push_str(&explanation(&words_of, "         ", language));
        }
    }
    text
}

/// Everything of a text but its first sentence, a line each.
pub fn explanation(text: &Text, indent: &str, language: Language) -> String {
    let mut lines = String::new();
    if let Some(why) = &text.why {
        let _ = writeln!(lines, "{indent}{}: {why}", say(language, "command-why", &[]));
    }
    if let Some(effect) = &text.effect {
        let _ = writeln!(lines, "{indent}{}: {effect}", say(language, "command-effect", &[]));
    }
    for (number, remedy) in (1u64..).zip(&text.remedies) {
        let label = if text.remedies.len() == 1 {
            say(language, "command-remedy", &[])
        } else {
            say(language, "command-remedy-number", &[("number", number.into())])
        };
        let _ = writeln!(lines, "{indent}{label}: {remedy}");
    }
    lines
}
