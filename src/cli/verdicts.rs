//! What was looked at, line by line, with how each came out.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::words;
use crate::problem::{Language, Problem};
use crate::zammad::preflight::Verdict;

/// A line, in one language.
pub(super) struct Row<'a> {
    /// What was looked at.
    pub(super) what: String,
    /// What was found.
    pub(super) found: String,
    /// How it came out.
    pub(super) verdict: &'a Verdict,
}

/// The lines for people: a word for how each came out, and below it what to do.
pub(super) fn text(rows: &[Row<'_>], language: Language) -> String {
    let marks =
        ["command-good", "command-caution", "command-stop"].map(|id| crate::words::say(language, id, &[]));
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
            text.push_str(&words::explanation(&words_of, "         "));
        }
    }
    text
}

/// A line for programs, in English.
pub(super) fn json(row: &Row<'_>) -> Value {
    let (verdict, problem) = match row.verdict {
        Verdict::Good => ("good", None),
        Verdict::Caution(problem) => ("caution", Some(problem)),
        Verdict::Stop(problem) => ("stop", Some(problem)),
    };
    json!({
        "what": row.what,
        "found": row.found,
        "verdict": verdict,
        "code": problem.map(Problem::code),
        "text": problem.map(|problem| problem.text(Language::English)),
    })
}
