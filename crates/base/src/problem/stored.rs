//! A problem beyond the end of the program: its code and facts, whose words are
//! looked up when it is shown.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Fact, Language, Place, Problem, Reader, Text};
use crate::words::Phrase;

/// A problem as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredProblem {
    /// The problem's code.
    pub code: String,
    /// Its facts.
    pub facts: Vec<(String, Fact)>,
    /// What the server said.
    pub server_words: Option<String>,
}

impl StoredProblem {
    /// A problem of which only the code is known.
    pub fn of_code(code: impl Into<String>) -> Self {
        Self { code: code.into(), facts: Vec::new(), server_words: None }
    }

    /// Where a person mends it.
    pub fn mended_at(&self) -> Option<Place> {
        Place::of(&self.code)
    }

    /// The problem in words.
    pub fn text(&self, language: Language, reader: Reader) -> Text {
        Text::of(&self.code, &self.facts, language, reader)
    }

    /// The journal's text for it.
    pub fn to_json(&self) -> String {
        // Strings, numbers and pairs of them always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads the journal's text; one without facts where it cannot be read.
    pub fn from_json(code: &str, json: Option<&str>) -> Self {
        let read = json.and_then(|json| serde_json::from_str::<Self>(json).ok());
        let mut problem = read.unwrap_or_else(|| Self::of_code(code));
        problem.facts = problem.facts.into_iter().map(of_today).collect();
        problem
    }
}

impl From<&Problem> for StoredProblem {
    fn from(problem: &Problem) -> Self {
        Self {
            code: problem.code().to_owned(),
            facts: problem.facts().iter().map(|(name, fact)| ((*name).to_owned(), fact.clone())).collect(),
            server_words: problem.server_words().map(str::to_owned),
        }
    }
}

/// A fact as today's words name it. Journals once kept every fact as the English
/// text of it; the names tell which were numbers, sizes, times and words.
fn of_today((name, fact): (String, Fact)) -> (String, Fact) {
    let Fact::Text(text) = &fact else { return (name, fact) };
    let formerly = match name.as_str() {
        "count" | "times" => text.parse().ok().map(|count| (name.as_str(), Fact::Count(count))),
        "seconds" => whole(text).map(|seconds| ("time", Duration::from_secs(seconds).into())),
        "minutes" => whole(text).map(|minutes| ("time", Duration::from_secs(minutes * 60).into())),
        "megabytes" => megabytes(text).map(|size| ("size", size)),
        "size" | "limit" => {
            megabytes(text.strip_suffix(" MB").unwrap_or(text)).map(|size| (name.as_str(), size))
        }
        "date" => text.parse().ok().map(|day| ("date", Fact::Day(day))),
        "does" => Some(("does", Fact::Words(text.split(", ").map(phrase).collect()))),
        _ => None,
    };
    match formerly.map(|(name, fact)| (name.to_owned(), fact)) {
        Some(today) => today,
        None => (name, fact),
    }
}

/// A number of which neither seconds nor minutes overflow.
fn whole(text: &str) -> Option<u64> {
    text.parse::<u32>().ok().map(u64::from)
}

/// "17.9", as megabytes were written, in bytes.
fn megabytes(text: &str) -> Option<Fact> {
    let megabytes: f64 = text.parse().ok()?;
    let fits = (0.0..1e9).contains(&megabytes);
    fits.then(|| Fact::Bytes((megabytes * 1e6).round() as u64))
}

/// An id of words, with what follows a colon for its `{ $name }`.
fn phrase(text: &str) -> Phrase {
    match text.split_once(':') {
        Some((id, name)) => Phrase::naming(id.to_owned(), name),
        None => Phrase::new(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_fact() -> impl Strategy<Value = Fact> {
        let phrase = ("[a-z-]{1,12}", proptest::option::of("\\PC{0,12}")).prop_map(|(id, name)| match name {
            Some(name) => Phrase::naming(id, name),
            None => Phrase::new(id),
        });
        prop_oneof![
            "\\PC{0,20}".prop_map(Fact::Text),
            any::<u64>().prop_map(Fact::Count),
            any::<u64>().prop_map(Fact::Bytes),
            any::<u32>().prop_map(|milliseconds| Fact::Duration(Duration::from_millis(milliseconds.into()))),
            any::<i32>().prop_map(|second| Fact::Moment(jiff::Timestamp::constant(second.into(), 0))),
            prop::collection::vec(phrase, 0..4).prop_map(Fact::Words),
        ]
    }

    proptest! {
        #[test]
        fn a_problem_comes_back_from_the_journal_as_it_went_in(
            facts in prop::collection::vec(("[a-z]{1,3}", any_fact()), 0..6),
            server_words in proptest::option::of("\\PC{0,20}"),
        ) {
            let problem = StoredProblem { code: "zammad-refused".to_owned(), facts, server_words };
            prop_assert_eq!(StoredProblem::from_json("", Some(&problem.to_json())), problem);
        }
    }

    #[test]
    fn journals_of_old_hold_their_facts_as_texts_and_read_as_they_did() {
        for (json, english, german) in [
            (
                r#"{"code":"zammad-file-over-limit","facts":[["size","17.9 MB"],["limit","17.5 MB"]],"server_words":null}"#,
                "A file of this message has 17.9 MB, more than the 17.5 MB that a request may carry.",
                "Eine Datei dieser Nachricht hat 17,9 MB, mehr als die 17,5 MB, die eine Anfrage enthalten darf.",
            ),
            (
                r#"{"code":"message-too-large","facts":[["megabytes","151"],["limit","150"]],"server_words":null}"#,
                "This message has 151 MB; no message over 150 MB is imported.",
                "Diese Nachricht hat 151 MB; importiert werden Nachrichten bis 150 MB.",
            ),
            (
                r#"{"code":"zammad-refuses-every-message","facts":[["count","1200"]],"server_words":"no"}"#,
                "Zammad refused 1,200 messages in a row, for the same reason.",
                "Zammad hat 1.200 Nachrichten hintereinander aus demselben Grund abgelehnt.",
            ),
            (
                r#"{"code":"zammad-timeout","facts":[["address","a:1"],["seconds","30"]],"server_words":null}"#,
                "a:1 did not answer within 30 seconds.",
                "a:1 hat nicht innerhalb von 30 Sekunden geantwortet.",
            ),
            (
                r#"{"code":"zammad-job-runs","facts":[["name","1200"],["does","word-effect-sms, word-effect-mails-user:7"]],"server_words":null}"#,
                "The scheduler job 1200 could act on imported tickets. It sends SMS, mails the user number 7.",
                "",
            ),
            (r#"{"code":"settle-uids-changed","facts":[["folder","INBOX"]],"server_words":null}"#, "", ""),
        ] {
            let problem = StoredProblem::from_json("", Some(json));
            for (language, expected) in [(Language::English, english), (Language::German, german)] {
                let what = problem.text(language, Reader::Commands).what;
                assert!(expected.is_empty() || what == expected, "{what}");
                assert!(!what.contains('{'), "a fact is missing: {what}");
            }
        }
    }

    #[test]
    fn facts_of_old_that_are_no_numbers_stay_texts() {
        for (name, text) in [("count", "many"), ("size", "large"), ("seconds", "-1"), ("path", "30")] {
            let stored = StoredProblem {
                facts: vec![(name.to_owned(), text.into())],
                ..StoredProblem::of_code("zammad-refused")
            };
            assert_eq!(StoredProblem::from_json("", Some(&stored.to_json())), stored);
        }
    }

    #[test]
    fn what_cannot_be_read_is_a_problem_with_its_code() {
        for json in [None, Some(""), Some("{"), Some(r#"{"code":"a","facts":[["size",{"stones":3}]]}"#)] {
            assert_eq!(
                StoredProblem::from_json("zammad-refused", json),
                StoredProblem::of_code("zammad-refused")
            );
        }
    }
}
