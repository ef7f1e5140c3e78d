//! The words of problems, from the language files.

use super::Fact;
use crate::words::{Language, find, say};

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

impl Text {
    /// The words under a code, its facts put in; where they are missing the
    /// code stands in for them.
    pub fn of<N: AsRef<str>>(code: &str, facts: &[(N, Fact)], language: Language, reader: Reader) -> Self {
        let mut values: Vec<_> =
            facts.iter().map(|(name, fact)| (name.as_ref(), fact.value(language))).collect();
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

    /// The words under a code whose facts are not known, or differ.
    pub fn without_facts(code: &str, language: Language, reader: Reader) -> Self {
        Self::of::<&str>(code, &[], language, reader)
    }

    /// What all messages with this code have in common, to count them under: no
    /// facts are told, since they differ. A code of another version of the
    /// program is told as that.
    pub fn counted(code: &str, language: Language) -> String {
        let text = Self::without_facts(code, language, Reader::default());
        let words = text.label.unwrap_or(text.what);
        if words == code || words.contains('{') { say(language, "word-other-reason", &[]) } else { words }
    }
}
