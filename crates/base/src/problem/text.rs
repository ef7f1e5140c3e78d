//! The words of problems, from the language files.

use std::borrow::Cow;

use crate::words::{Language, Value, find, say, say_each};

/// Who reads the words: what to do is told in terms of what they have before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reader {
    /// Somebody with the commands, the plan's file and the environment.
    #[default]
    Commands,
    /// Somebody at the window, with its steps and buttons.
    Window,
}

impl Reader {
    /// As the words choose by `{ $reader -> ... }`.
    fn as_str(self) -> &'static str {
        match self {
            Self::Commands => "commands",
            Self::Window => "window",
        }
    }
}

/// A problem in words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Text {
    /// What happened, in one sentence.
    pub what: String,
    /// The same in a few words without facts, to count many under, where the
    /// sentence itself names facts.
    #[serde(skip)]
    pub label: Option<String>,
    /// Why it happened, where that is known.
    pub why: Option<String>,
    /// What it means for the person's mail.
    pub effect: Option<String>,
    /// What to do, mildest first.
    pub remedies: Vec<String>,
}

/// Facts of these names are numbers of things: written as the language writes
/// numbers, and choosing the plural. Others that look like numbers may be
/// names, versions, or a status.
const COUNTS: [&str; 5] = ["count", "times", "seconds", "minutes", "megabytes"];

/// Facts of this name are ids of words, for [`say_each`].
const WORDED: &str = "does";

/// Facts of these names may be a size in MB, which the journal keeps with a
/// point.
const SIZES: [&str; 2] = ["size", "limit"];

/// "17.9 MB" as the language writes it.
fn size(fact: &str, language: Language) -> Option<String> {
    let megabytes = fact.strip_suffix(" MB")?.parse().ok()?;
    Some(format!("{} MB", language.decimal(megabytes, 1)))
}

/// Facts of this name are days, kept as 2026-11-28.
const DAY: &str = "date";

/// A fact as a value; the journal keeps every fact as text.
fn value<'a>(name: &str, fact: &'a str, language: Language) -> Value<'a> {
    let as_it_is = Value::Text(Cow::Borrowed(fact));
    if COUNTS.contains(&name) {
        fact.parse().map_or(as_it_is, Value::Number)
    } else if SIZES.contains(&name) {
        size(fact, language).map_or(as_it_is, Value::from)
    } else if name == DAY {
        fact.parse::<jiff::civil::Date>().map_or(as_it_is, |day| language.date(day).into())
    } else if name == WORDED {
        say_each(language, fact).into()
    } else {
        as_it_is
    }
}

impl Text {
    /// The words under a code, its facts put in; where they are missing the
    /// code stands in for them.
    pub fn of<N: AsRef<str>>(code: &str, facts: &[(N, String)], language: Language, reader: Reader) -> Self {
        let mut values: Vec<_> =
            facts.iter().map(|(name, fact)| (name.as_ref(), value(name.as_ref(), fact, language))).collect();
        values.push(("reader", reader.as_str().into()));
        let attribute = |name: &str| find(language, &format!("{code}.{name}"), &values);
        let remedies = ["remedy", "remedy-2", "remedy-3", "remedy-4", "remedy-5"];
        Self {
            what: find(language, code, &values).unwrap_or_else(|| code.to_owned()),
            label: attribute("label"),
            why: attribute("why"),
            effect: attribute("effect"),
            // What only one reader can do is empty for the other.
            remedies: remedies
                .into_iter()
                .filter_map(attribute)
                .filter(|remedy| !remedy.is_empty())
                .collect(),
        }
    }

    /// What all messages with this code have in common, to count them under: no
    /// facts are told, since they differ. A code of another version of the
    /// program is told as that.
    pub fn counted(code: &str, language: Language) -> String {
        let no_facts: [(&str, String); 0] = [];
        let text = Self::of(code, &no_facts, language, Reader::default());
        let words = text.label.unwrap_or(text.what);
        if words == code || words.contains('{') { say(language, "word-other-reason", &[]) } else { words }
    }
}
