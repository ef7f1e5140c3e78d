//! The documentation is true: its links lead somewhere, its plan reference names every
//! key and choice, each dependency has its reason, and practice goes as it says.

#[path = "support/schema.rs"]
mod schema;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mailferry::plan::{Plan, PlanError};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(page: &Path) -> String {
    fs::read_to_string(page)
        .unwrap_or_else(|error| panic!("{}: {error}", page.display()))
        .replace("\r\n", "\n")
}

/// Every page of Markdown that a reader may open.
fn pages() -> Vec<PathBuf> {
    let mut pages = Vec::new();
    for folder in [".", "docs", "docs/de"] {
        let entries = fs::read_dir(root().join(folder)).expect("a folder");
        pages.extend(entries.flatten().map(|entry| entry.path()));
    }
    pages.retain(|page| page.extension().is_some_and(|extension| extension == "md"));
    pages
}

/// The lines of a page that are no code.
fn prose(text: &str) -> String {
    let mut in_code = false;
    let outside = |line: &&str| {
        let is_fence = line.trim_start().starts_with("```");
        in_code ^= is_fence;
        !in_code && !is_fence
    };
    text.lines().filter(outside).collect::<Vec<_>>().join("\n")
}

/// Where the links and pictures of a page lead.
fn links(text: &str) -> Vec<String> {
    let prose = prose(text);
    let mut links = Vec::new();
    for (at, _) in prose.match_indices("](") {
        let rest = &prose[at + 2..];
        let end = rest.find([')', '\n']).unwrap_or(rest.len());
        links.push(rest[..end].to_owned());
    }
    links
}

/// The anchor that a heading gets where Markdown is shown.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    let kept = kept.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}

fn anchors(page: &Path) -> BTreeSet<String> {
    let text = prose(&read(page));
    text.lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| anchor(line.trim_start_matches('#')))
        .collect()
}

#[test]
fn every_link_leads_to_a_page_a_picture_or_a_heading_that_is_there() {
    let mut wrong = Vec::new();
    let mut followed = 0;
    for page in pages() {
        for link in links(&read(&page)) {
            if link.starts_with("https://") || link.starts_with("http://") {
                continue;
            }
            followed += 1;
            let (file, heading) = link.split_once('#').unwrap_or((&link, ""));
            let target =
                if file.is_empty() { page.clone() } else { page.parent().expect("a folder").join(file) };
            let there = target.exists() && (heading.is_empty() || anchors(&target).contains(heading));
            if !there {
                wrong.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "they lead nowhere:\n{}", wrong.join("\n"));
    assert!(followed > 60, "the pages are read: {followed}");
}

#[test]
fn every_page_is_in_its_books_contents_and_german_has_what_administrators_read() {
    for folder in ["docs", "docs/de"] {
        let folder = root().join(folder);
        let listed: BTreeSet<String> = links(&read(&folder.join("SUMMARY.md"))).into_iter().collect();
        let there: BTreeSet<String> = pages()
            .iter()
            .filter(|page| page.parent() == Some(&folder))
            .filter_map(|page| Some(page.file_name()?.to_str()?.to_owned()))
            .filter(|name| name != "SUMMARY.md")
            .collect();
        assert_eq!(listed, there, "{}", folder.display());
    }
    let english = read(&root().join("docs/SUMMARY.md"));
    let for_administrators = english.split("# For scripts").next().expect("a part");
    let german = read(&root().join("docs/de/SUMMARY.md"));
    assert_eq!(links(for_administrators), links(&german), "page for page");
}

/// The rows of the tables below a heading, cell by cell.
fn table(text: &str, heading: &str) -> Vec<Vec<String>> {
    let below =
        text.split(&format!("\n## {heading}\n")).nth(1).unwrap_or_else(|| panic!("{heading} is missing"));
    let below = below.split("\n## ").next().expect("a part");
    let rows = below.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|row| row.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// What stands in backticks.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

const SECTIONS: [&str; 7] =
    ["[zammad]", "[microsoft]", "[[folder]]", "[import]", "[after_import]", "[sending_address]", "[channel]"];

fn refused(text: &str) -> Vec<PlanError> {
    Plan::read(text, Path::new("")).expect_err("refused")
}

fn known(errors: &[PlanError]) -> BTreeSet<String> {
    let known = errors.iter().find_map(|error| error.problem.fact("known"));
    let known = known.unwrap_or_else(|| panic!("nothing is said to be known: {errors:?}"));
    known.split(", ").map(str::to_owned).collect()
}

#[test]
fn the_plan_reference_names_every_key_and_every_choice_and_no_other() {
    let page = read(&root().join("docs/plan.md"));
    for section in SECTIONS {
        let rows = table(&page, &format!("`{section}`"));
        let documented: BTreeSet<String> = rows.iter().map(|row| quoted(&row[0])[0].to_owned()).collect();
        let errors = refused(&format!("version = 1\n{section}\nqqqqqqqqqq = 1\n"));
        assert_eq!(documented, known(&errors), "{section}");
        for row in rows {
            let choices: BTreeSet<String> = quoted(&row[1])
                .into_iter()
                .filter(|choice| choice.starts_with('"'))
                .map(|choice| choice.trim_matches('"').to_owned())
                .collect();
            if choices.is_empty() {
                continue;
            }
            let key = quoted(&row[0])[0];
            let wrong = with(&example(&page), section, &format!("{key} = \"qqqqqqqqqq\""));
            assert_eq!(choices, known(&refused(&wrong)), "{section} {key}");
        }
    }
}

/// The example at the top of the page.
fn example(page: &str) -> String {
    page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example").to_owned()
}

/// The plan with a line more in a section.
fn with(plan: &str, section: &str, line: &str) -> String {
    if plan.contains(&format!("{section}\n")) {
        plan.replacen(&format!("{section}\n"), &format!("{section}\n{line}\n"), 1)
    } else {
        format!("{plan}\n{section}\n{line}\n")
    }
}

#[test]
fn the_example_is_a_plan_and_what_is_left_out_has_the_default_that_the_page_says() {
    let page = read(&root().join("docs/plan.md"));
    let plan = Plan::read(&example(&page), Path::new("")).expect("a good plan");
    let mut full = example(&page);
    let mut said = 0;
    for section in SECTIONS {
        for row in table(&page, &format!("`{section}`")) {
            let (key, default) = (quoted(&row[0])[0], quoted(&row[2]));
            let is_value = row[2].starts_with('`');
            if !is_value || key == "imap_tls" || full.contains(&format!("\n{key} = ")) {
                continue;
            }
            full = with(&full, section, &format!("{key} = {}", default[0]));
            said += 1;
        }
    }
    assert_eq!(Plan::read(&full, Path::new("")).expect("a good plan"), plan, "{full}");
    assert!(said >= 10, "the defaults are read: {said}");
}

#[test]
fn every_direct_dependency_has_its_reason_and_nothing_else_has_one() {
    let manifest: toml::Table = read(&root().join("Cargo.toml")).parse().expect("a manifest");
    let shared = manifest["workspace"]["dependencies"].as_table().expect("a table");
    let mut used: BTreeSet<String> = shared.keys().cloned().collect();
    for entry in fs::read_dir(root().join("crates")).expect("the crates").flatten() {
        let manifest: toml::Table = read(&entry.path().join("Cargo.toml")).parse().expect("a manifest");
        let targets = manifest.get("target").and_then(toml::Value::as_table).into_iter().flatten();
        for (_, target) in targets {
            let table = target.get("dependencies").and_then(toml::Value::as_table);
            used.extend(table.into_iter().flatten().map(|(name, _)| name.clone()));
        }
    }
    let root_manifest = manifest.get("build-dependencies").and_then(toml::Value::as_table);
    used.extend(root_manifest.into_iter().flatten().map(|(name, _)| name.clone()));
    used.retain(|name| !name.starts_with("mailferry"));
    let page = read(&root().join("docs/dependencies.md"));
    let mut judged = BTreeSet::new();
    for heading in ["In the program", "In the window", "For tests"] {
        for row in table(&page, heading) {
            assert!(row.iter().all(|cell| !cell.is_empty()), "{heading}: {row:?}");
            judged.extend(quoted(&row[0]).into_iter().map(str::to_owned));
        }
    }
    let missing: Vec<_> = used.difference(&judged).collect();
    let over: Vec<_> = judged.difference(&used).collect();
    assert!(missing.is_empty() && over.is_empty(), "without a reason: {missing:?}; no dependency: {over:?}");
}

#[test]
fn what_is_not_as_the_schema_says_is_found() {
    let good = serde_json::json!({ "event": "helpdesk", "tickets": 1, "articles": 2, "outbox": 0 });
    assert_eq!(schema::wrong_with(&good), Vec::<String>::new());
    for (name, value) in
        [("tickets", serde_json::json!("1")), ("outbox", serde_json::json!(-1)), ("more", 1.into())]
    {
        let mut wrong = good.clone();
        wrong[name] = value;
        assert!(!schema::wrong_with(&wrong).is_empty(), "{wrong}");
    }
    let mut missing = good.clone();
    missing.as_object_mut().expect("an object").remove("outbox");
    assert!(!schema::wrong_with(&missing).is_empty());
    assert!(!schema::wrong_with(&serde_json::json!({ "event": "other" })).is_empty());
    let other = std::panic::catch_unwind(|| schema::assert_is("status", &good));
    assert!(other.is_err(), "what has no event is judged as well");
}

#[test]
fn practice_writes_json_as_the_schema_says() {
    let home = tempfile::tempdir().expect("a folder");
    let ended = Command::new(env!("CARGO_BIN_EXE_mailferry"))
        .args(["practice", "--headless", "--json", "--scenario", "expunge-fails"])
        .env("MAILFERRY_HOME", home.path())
        .output()
        .expect("started");
    let told = String::from_utf8_lossy(&ended.stdout);
    schema::assert_described(&told);
    assert!(told.contains("\"unsettled\":{\"") && told.contains("\"event\":\"helpdesk\""), "{told}");
}

/// What needs no server; journeys hold the same of everything else that they run.
#[test]
fn commands_write_json_as_the_schema_says() {
    let home = tempfile::tempdir().expect("a folder");
    let mail = root().join("fuzz/seeds/read/mixed.eml");
    let bundle = home.path().join("bundle.zip");
    let (mail, bundle) = (mail.to_str().expect("a path"), bundle.to_str().expect("a path"));
    for arguments in [
        vec!["problems", "--json"],
        vec!["problems", "channel-gone", "--json"],
        vec!["inspect", mail, "--json"],
        vec!["inspect", "no-such-file.eml", "--json"],
        vec!["doctor", "--json"],
        vec!["support-bundle", bundle, "--yes", "--json"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mailferry"));
        command.args(&arguments).env("MAILFERRY_HOME", home.path()).env("LANGUAGE", "en");
        let written = schema::Written::by(&command);
        let ended = command.output().expect("started");
        let told = String::from_utf8_lossy(&ended.stdout);
        assert!(told.trim_start().starts_with('{'), "{arguments:?}: {told}");
        written.assert_described(&told);
    }
}

#[test]
fn practice_goes_as_the_documentation_says() {
    let mut commands = BTreeSet::new();
    for page in pages() {
        let text = read(&page);
        let lines = text.lines().map(|line| line.trim().trim_start_matches("$ "));
        commands.extend(
            lines.filter(|line| line.starts_with("mailferry practice --headless")).map(str::to_owned),
        );
    }
    assert!(commands.len() >= 3, "they are found: {commands:?}");
    for command in commands {
        let home = tempfile::tempdir().expect("a folder");
        let ended = Command::new(env!("CARGO_BIN_EXE_mailferry"))
            .args(command.split_whitespace().skip(1))
            .env("MAILFERRY_HOME", home.path())
            .env("LANGUAGE", "en")
            .output()
            .expect("started");
        let told = String::from_utf8_lossy(&ended.stdout);
        let code = ended.status.code();
        // With trouble on purpose some messages are left.
        let expected = if command.contains("expunge") { [Some(0), Some(3)] } else { [Some(0), Some(0)] };
        assert!(expected.contains(&code), "{command} ended with {code:?}:\n{told}");
        assert!(!told.is_empty(), "{command}");
    }
}
