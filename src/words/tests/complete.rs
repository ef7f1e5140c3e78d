//! The words are complete: each that is used is there in every language, and
//! none is left over.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::super::*;

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("source folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// Literals in the sources that begin like the id of words; `id.attribute`
/// counts as its `id`.
fn ids_in_source() -> BTreeSet<String> {
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
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
    for start in SAID {
        for (position, _) in source.match_indices(&format!("\"{start}")) {
            let literal = source[position + 1..].split('"').next().unwrap_or_default();
            // The beginning alone is no id.
            if literal != start {
                ids.insert(literal.split('.').next().unwrap_or_default().to_owned());
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
    let used = ids_in_source();
    let mut worded = ids_in_words(Language::English);
    worded.retain(|id| SAID.iter().any(|start| id.starts_with(start)));
    let missing: Vec<_> = used.difference(&worded).collect();
    let unused: Vec<_> = worded.difference(&used).collect();
    assert!(missing.is_empty(), "ids without words: {missing:?}");
    assert!(unused.is_empty(), "words without a use: {unused:?}");
}

#[test]
fn uses_are_found_in_a_source() {
    let found =
        ids_in("say(l, \"window-a-title\", &[]); x(\"page-b.help\"); starts_with(\"word-\"); \"sword-c\"");
    assert_eq!(found, BTreeSet::from(["window-a-title".to_owned(), "page-b".to_owned()]));
}
