//! What was looked at, line by line, for programs.

use serde_json::{Value, json};

use crate::problem::{Language, Problem};
use crate::verdicts::{Row, Verdict};

pub(super) use crate::verdicts::{rows, text};

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
