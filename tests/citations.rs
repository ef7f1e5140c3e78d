//! What the program relies on of others is said in `docs/`, and comments cite it
//! by heading: `docs/zammad.md#triggers`. Both ends are held together here.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Pages of facts, each of which exists to be cited.
const PAGES: [&str; 2] = ["docs/zammad.md", "docs/microsoft365.md"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The anchor that a heading gets where Markdown is shown: its words in small
/// letters, joined by hyphens, without marks.
fn anchor(heading: &str) -> String {
    heading
        .trim()
        .to_lowercase()
        .chars()
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'))
        .map(|letter| if letter == ' ' { '-' } else { letter })
        .collect()
}

/// Every heading of a page below its title, as `page#anchor`.
fn anchors(page: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(page)).expect("a page of facts");
    text.lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|heading| format!("{page}#{}", anchor(heading)))
        .collect()
}

/// Citations in a text, as `page#anchor`; one without an anchor counts as well.
fn citations(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for page in PAGES {
        for (at, _) in text.match_indices(page) {
            let rest = &text[at + page.len()..];
            let end = rest
                .find(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '#' | '-' | '_')))
                .unwrap_or(rest.len());
            found.insert(format!("{page}{}", &rest[..end]));
        }
    }
    found
}

/// Sources and papers, without what is built and without the pages themselves.
fn files() -> Vec<PathBuf> {
    let mut folders: Vec<_> = ["src", "crates", "tests", "benches", "examples", "fuzz"]
        .map(|name| root().join(name))
        .into_iter()
        .filter(|folder| folder.is_dir())
        .collect();
    let mut files = vec![root().join("README.md"), root().join("ARCHITECTURE.md")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the repository") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                if path.file_name().is_none_or(|name| name != "target") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    // This file speaks of citations.
    files.retain(|path| path.file_name().is_none_or(|name| name != "citations.rs"));
    files
}

#[test]
fn every_fact_that_is_cited_stands_in_its_page_and_every_fact_there_is_cited() {
    let stand: BTreeSet<_> = PAGES.into_iter().flat_map(anchors).collect();
    let mut cited = BTreeSet::new();
    let mut lost = Vec::new();
    for path in files() {
        for citation in citations(&fs::read_to_string(&path).expect("a source")) {
            if !stand.contains(&citation) {
                lost.push(format!("{}: {citation}", path.display()));
            }
            cited.insert(citation);
        }
    }
    assert!(lost.is_empty(), "cited, but no such heading:\n{}", lost.join("\n"));
    let idle: Vec<_> = stand.difference(&cited).collect();
    assert!(idle.is_empty(), "nothing relies on these facts: {idle:?}");
}

#[test]
fn links_within_a_page_lead_to_a_heading() {
    for page in PAGES {
        let text = fs::read_to_string(root().join(page)).expect("a page of facts");
        let stand = anchors(page);
        for (at, mark) in text.match_indices("](#") {
            let link = text[at + mark.len()..].split(')').next().unwrap_or_default();
            assert!(stand.contains(&format!("{page}#{link}")), "{page}: {link}");
        }
    }
}

#[test]
fn a_citation_is_read_to_its_end_and_a_heading_becomes_its_anchor() {
    let text = "/// so (docs/zammad.md#message-id-lookup), and docs/microsoft365.md#id-token.\n";
    let found: Vec<_> = citations(text).into_iter().collect();
    assert_eq!(found, ["docs/microsoft365.md#id-token", "docs/zammad.md#message-id-lookup"]);
    assert_eq!(citations("see docs/zammad.md."), BTreeSet::from(["docs/zammad.md".to_owned()]));
    assert_eq!(anchor("Message-ID lookup"), "message-id-lookup");
    assert_eq!(anchor("What Mailferry's user sees?"), "what-mailferrys-user-sees");
}
