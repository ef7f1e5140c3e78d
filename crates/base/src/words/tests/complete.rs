//! The words are complete: each that is used is there in every language, and
//! none is left over.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::super::*;
use super::sources;

/// Literals in the sources that begin like the id of words; `id.attribute` and
/// `id:fact` count as their `id`.
fn ids_in_source() -> BTreeSet<String> {
    let files = sources();
    let mut ids = BTreeSet::new();
    for file in files.iter().filter(|file| !file.components().any(|part| part.as_os_str() == "words")) {
        ids.extend(ids_in(&std::fs::read_to_string(file).expect("source file")));
    }
    // The units' own uses, beside which the tests name words that are nowhere.
    let format = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words/format.rs");
    ids.extend(ids_in(&std::fs::read_to_string(format).expect("source file")));
    ids
}

fn ids_in(source: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    // Examples in comments use nothing.
    let code = |line: &&str| !line.trim_start().starts_with("//");
    let source = source.lines().filter(code).collect::<Vec<_>>().join("\n");
    for start in SAID {
        for (position, _) in source.match_indices(&format!("\"{start}")) {
            let literal = source[position + 1..].split('"').next().unwrap_or_default();
            // Former journals keep words as a list of ids; a beginning alone is no id.
            for id in literal.split(", ").filter(|id| *id != start) {
                ids.insert(id.split(['.', ':']).next().unwrap_or_default().to_owned());
            }
        }
    }
    ids
}

/// The ids of words that other words use: `{ word-keychain-in }`.
fn ids_used_by_words(language: Language) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for (_, source) in language.files() {
        for placed in source.split("{ ").skip(1) {
            let id = placed.split(" }").next().unwrap_or_default();
            let is_id = id.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
            if is_id && SAID.iter().any(|start| id.starts_with(start)) {
                ids.insert(id.to_owned());
            }
        }
    }
    ids
}

/// The ids of a language's messages.
fn ids_in_words(language: Language) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for (name, source) in language.files() {
        for line in source.lines() {
            let starts_a_message = line.chars().next().is_some_and(|first| first.is_ascii_lowercase());
            if let (true, Some((id, _))) = (starts_a_message, line.split_once(" =")) {
                assert!(ids.insert(id.to_owned()), "{id} stands twice, again in {name}");
            }
        }
    }
    ids
}

/// Every part of every message, as `id` or `id.attribute`, with its words.
pub(super) fn parts(language: Language) -> BTreeMap<String, String> {
    let mut parts = BTreeMap::new();
    let (mut id, mut part) = (String::new(), String::new());
    for line in language.files().iter().flat_map(|(_, source)| source.lines()) {
        let starts_a_message = line.chars().next().is_some_and(|first| first.is_ascii_lowercase());
        let attribute = line.strip_prefix("    .").and_then(|rest| rest.split_once(" = "));
        let words = match (starts_a_message, line.split_once(" ="), attribute) {
            (true, Some((name, words)), _) => {
                id = name.to_owned();
                part.clone_from(&id);
                words
            }
            (false, _, Some((name, words))) => {
                part = format!("{id}.{name}");
                words
            }
            _ if line.starts_with([' ', '}']) => line,
            _ => continue,
        };
        let whole: &mut String = parts.entry(part.clone()).or_default();
        whole.push_str(words.trim());
        whole.push(' ');
    }
    parts
}

/// The facts that words name.
fn facts(words: &str) -> BTreeSet<&str> {
    words
        .split('$')
        .skip(1)
        .map(|rest| rest.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_')).next())
        .map(Option::unwrap_or_default)
        .collect()
}

#[test]
fn every_language_says_the_same_things_with_the_same_facts() {
    let english = parts(Language::English);
    assert!(english.len() > 500, "the files are read: {}", english.len());
    for language in Language::ALL {
        let other = parts(language);
        let names = |parts: &BTreeMap<String, String>| parts.keys().cloned().collect::<BTreeSet<_>>();
        let missing: Vec<_> = names(&english).difference(&names(&other)).cloned().collect();
        let unknown: Vec<_> = names(&other).difference(&names(&english)).cloned().collect();
        assert!(missing.is_empty(), "missing in {}: {missing:#?}", language.tag());
        assert!(unknown.is_empty(), "only in {}: {unknown:#?}", language.tag());
        let differing: Vec<_> = english
            .iter()
            .filter(|(part, words)| facts(words) != facts(&other[*part]))
            .map(|(part, _)| part)
            .collect();
        assert!(differing.is_empty(), "other facts in {}: {differing:#?}", language.tag());
    }
}

/// What is counted, after a one.
const PLURALS: [(Language, &[&str]); 2] = [
    (
        Language::English,
        &[
            "seconds", "minutes", "hours", "days", "times", "messages", "articles", "tickets", "agents",
            "folders",
        ],
    ),
    (
        Language::German,
        &["Sekunden", "Minuten", "Stunden", "Tage", "Tagen", "Nachrichten", "Tickets", "Agenten", "Dateien"],
    ),
];

#[test]
fn one_is_not_said_in_the_plural() {
    // Only said of more than one.
    let always_more = [
        "window-times",
        "window-check-preview-articles",
        "word-about-days",
        "word-about-hours-minutes",
        "word-found-used-more",
        "page-report-cut",
    ];
    let mut wrong = Vec::new();
    for (language, plurals) in PLURALS {
        for (part, words) in parts(language) {
            let id = part.split('.').next().unwrap_or_default();
            if always_more.contains(&id) {
                continue;
            }
            let ones: Vec<(&str, Value<'_>)> =
                facts(&words).into_iter().map(|fact| (fact, 1u64.into())).collect();
            let said = say(language, &part, &ones);
            for plural in plurals {
                if said
                    .split(&format!("1 {plural}"))
                    .skip(1)
                    .any(|rest| !rest.starts_with(char::is_alphabetic))
                {
                    wrong.push(format!("{part}: {said}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Words that stand in nearly every English sentence, and in no German one.
const ENGLISH_WORDS: [&str; 12] =
    ["the", "and", "is", "are", "this", "that", "with", "not", "your", "from", "which", "of"];

#[test]
fn no_english_is_left_in_german() {
    let left: Vec<_> = parts(Language::German)
        .into_iter()
        .filter(|(_, words)| {
            // What is quoted is a server's or an interface's own wording; what
            // has marks within is an option or a key.
            let own: String = words.split(['„', '“']).step_by(2).collect();
            own.split_whitespace()
                .filter(|word| !word.starts_with('$'))
                .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '-'))
                .any(|word| ENGLISH_WORDS.contains(&word))
        })
        .collect();
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn german_quotes_and_addresses_as_german_does() {
    let informal = ["du", "dein", "deine", "deinen", "dir", "dich", "euch"];
    for (part, words) in parts(Language::German) {
        assert_eq!(words.matches('„').count(), words.matches('“').count(), "{part}: {words}");
        let familiar =
            words.split(|letter: char| !letter.is_alphanumeric()).any(|word| informal.contains(&word));
        assert!(!familiar, "{part}: {words}");
    }
}

#[test]
fn parts_and_facts_are_found_in_the_files() {
    let english = parts(Language::English);
    assert_eq!(facts(&english["folder-missing.remedy"]), BTreeSet::from(["found", "nearest"]));
    assert_eq!(facts(&english["word-found-states"]), BTreeSet::from(["new", "answered"]));
    assert!(english["network-unreachable.effect"].starts_with("Nothing is lost"));
}

#[test]
fn every_file_parses_in_every_language() {
    for language in Language::ALL {
        for (name, source) in language.files() {
            let parsed = FluentResource::try_new((*source).to_owned());
            let errors = parsed.err().map(|(_, errors)| errors);
            assert!(errors.is_none(), "{}/{name}.ftl: {errors:?}", language.tag());
        }
    }
}

#[test]
fn everything_said_has_words_and_no_words_are_unused() {
    let mut used = ids_in_source();
    for language in Language::ALL {
        used.extend(ids_used_by_words(language));
    }
    let mut worded = ids_in_words(Language::English);
    worded.retain(|id| SAID.iter().any(|start| id.starts_with(start)));
    // The name of a scenario.
    used.remove("command-errors");
    let missing: Vec<_> = used.difference(&worded).collect();
    let unused: Vec<_> = worded.difference(&used).collect();
    assert!(missing.is_empty(), "ids without words: {missing:?}");
    assert!(unused.is_empty(), "words without a use: {unused:?}");
}

#[test]
fn the_keychain_has_each_systems_own_name() {
    for (language, system, name) in [
        (Language::English, "windows", "in Windows Credential Manager"),
        (Language::English, "macos", "in the Keychain"),
        (Language::English, "other", "in the desktop’s keyring"),
        (Language::German, "windows", "in der Anmeldeinformationsverwaltung"),
        (Language::German, "macos", "im Schlüsselbund"),
        (Language::German, "other", "im Schlüsselbund"),
    ] {
        let facts = [("system", system.into()), ("address", "help.example.com".into())];
        assert_eq!(say(language, "word-keychain-in", &facts), name);
        let line = say(language, "window-helpdesk-kept", &facts);
        assert!(line.ends_with(name), "{line}");
    }
    let here = say(Language::English, "word-keychain-in", &[]);
    assert!(!here.contains('{'), "the system is always known: {here}");
}

#[test]
fn uses_are_found_in_a_source() {
    let found = ids_in(
        "//! say(\"window-example\")\nsay(l, \"window-a-title\", &[]); x(\"page-b.help\"); starts_with(\"word-\"); \"sword-c\"; \"word-d, word-e:f\"",
    );
    let expected = ["window-a-title", "page-b", "word-d", "word-e"];
    assert_eq!(found, expected.map(str::to_owned).into());
}
