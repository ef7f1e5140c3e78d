//! One word for one thing: `docs/glossary.md` says which, and no file of words has a
//! variant that it forbids.

use std::path::Path;

use super::super::Language;
use super::complete::parts;

/// A row of the page: its cells, without the space around them.
type Row = Vec<String>;

/// The rows of the table under this heading, but for its head.
fn table(page: &str, heading: &str) -> Vec<Row> {
    let section = page.split(&format!("\n## {heading}\n")).nth(1).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    section
        .lines()
        .filter(|line| line.starts_with('|'))
        .skip(2)
        .map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect())
        .collect()
}

fn page() -> String {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crates' folder");
    std::fs::read_to_string(crates.with_file_name("docs/glossary.md")).expect("the glossary")
}

/// Column of the variants that a language must not have.
fn forbidden_column(language: Language) -> usize {
    match language {
        Language::English => 5,
        Language::German => 6,
    }
}

/// Whether words have a variant, as whole words; a `*` at its end stands for any.
fn has(words: &str, variant: &str) -> bool {
    let words = words.to_lowercase();
    let (variant, open) = match variant.strip_suffix('*') {
        Some(start) => (start.to_lowercase(), true),
        None => (variant.to_lowercase(), false),
    };
    let joins = |letter: char| letter.is_alphanumeric() || letter == '-';
    words.match_indices(&variant).any(|(at, found)| {
        let before = words[..at].chars().next_back();
        let after = words[at + found.len()..].chars().next();
        !before.is_some_and(joins) && (open || !after.is_some_and(joins))
    })
}

/// The words without what is put into them, and without what a person types or reads
/// in a file: commands, options and keys keep their names.
fn said(words: &str) -> String {
    let mut said = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once("{ ") {
        said.push_str(before);
        // What is only put in ends at once; a choice has words.
        let (inside, behind) = after.split_once(" }").unwrap_or((after, ""));
        rest = if inside.contains("->") { after } else { behind };
    }
    said.push_str(rest);
    said
}

fn excepted(exceptions: &[Row], id: &str, variant: &str) -> bool {
    exceptions.iter().any(|row| {
        let named = match row[0].strip_suffix('*') {
            Some(start) => id.starts_with(start),
            None => id == row[0],
        };
        named && row[1] == variant
    })
}

#[test]
fn one_concept_has_one_word_in_every_language() {
    let page = page();
    let (concepts, exceptions) = (table(&page, "Words"), table(&page, "Exceptions"));
    assert!(concepts.len() > 20, "the page is read: {}", concepts.len());
    let mut wrong = Vec::new();
    for language in Language::ALL {
        for (part, words) in parts(language) {
            let id = part.split('.').next().unwrap_or_default();
            let words = said(&words);
            for concept in &concepts {
                let variants = concept[forbidden_column(language)].split(';').map(str::trim);
                for variant in variants.filter(|variant| !variant.is_empty() && has(&words, variant)) {
                    if !excepted(&exceptions, id, variant) {
                        wrong.push(format!("{}/{part}: “{variant}”, say {}", language.tag(), concept[0]));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} words are not the glossary's:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_row_of_the_glossary_is_whole_and_every_exception_is_needed() {
    let page = page();
    for concept in table(&page, "Words") {
        assert_eq!(concept.len(), 7, "{concept:?}");
        assert!(concept[..5].iter().all(|cell| !cell.is_empty()), "{concept:?}");
    }
    let all: Vec<(String, String)> = Language::ALL.into_iter().flat_map(parts).collect();
    for exception in table(&page, "Exceptions") {
        assert!(exception.len() == 3 && !exception[2].is_empty(), "a reason for {exception:?}");
        let one = [exception.clone()];
        let needed = all.iter().any(|(part, words)| {
            let id = part.split('.').next().unwrap_or_default();
            excepted(&one, id, &exception[1]) && has(&said(words), &exception[1])
        });
        assert!(needed, "nothing needs {exception:?}");
    }
}

#[test]
fn variants_are_found_as_whole_words() {
    assert!(has("Put back in Zammad", "put back"));
    assert!(!has("input backup", "put back"));
    assert!(has("zwei weitere Kopien", "weitere Kopie*") && !has("zwei weitere Kopien", "weitere Kopie"));
    assert!(!has("Die E-Mails bleiben", "Mails") && has("Die Mails bleiben", "Mails"));
    assert_eq!(said("Kept { word-keychain-in } until then"), "Kept  until then");
    assert!(said("{ $count -> [one] one copy *[other] { $count } copies }").contains("one copy"));
}
