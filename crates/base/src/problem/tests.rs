//! The words are complete: every code used has them, and none is left over.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::*;
use crate::words::{Language, Phrase, sources};

/// Codes as written in the source: `Problem::passing("code")` and its siblings.
fn codes_in_source() -> BTreeSet<String> {
    // Verdicts that only the journal writes.
    let mut codes = BTreeSet::from(["already-there", "copy-settled"].map(str::to_owned));
    for file in sources() {
        if file.ends_with("problem/tests.rs") {
            continue;
        }
        let source = std::fs::read_to_string(&file).expect("source file");
        for start in ["passing(", "message(", "person(", "usage(", "ours(", "new("] {
            for (position, _) in source.match_indices(&format!("Problem::{start}")) {
                let call = &source[position..(position + 200).min(source.len())];
                let call = &call[..call.find(')').unwrap_or(call.len())];
                if let Some(code) = call.split('"').nth(1) {
                    codes.insert(code.to_owned());
                }
            }
        }
    }
    codes
}

fn codes_in_words() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for (name, source) in Language::English.files() {
        for line in source.lines() {
            let starts_a_message = line.chars().next().is_some_and(|first| first.is_ascii_lowercase());
            if let (true, Some((code, _))) = (starts_a_message, line.split_once(" =")) {
                assert!(codes.insert(code.to_owned()), "{code} stands twice, again in {name}");
            }
        }
    }
    // What is no problem has a test of its own (`words::tests`).
    let of_help = crate::words::OF_HELP;
    codes.retain(|code| !crate::words::SAID.iter().chain([&of_help]).any(|start| code.starts_with(start)));
    codes
}

#[test]
fn every_problem_has_words_and_no_words_are_unused() {
    let used = codes_in_source();
    let worded = codes_in_words();
    let missing: Vec<_> = used.difference(&worded).collect();
    let unused: Vec<_> = worded.difference(&used).collect();
    assert!(missing.is_empty(), "codes without words: {missing:?}");
    assert!(unused.is_empty(), "words without a use: {unused:?}");
}

/// What concerned a whole folder or the helpdesk may be noted at a thousand
/// messages, so that a balance may count any problem.
#[test]
fn every_problem_can_be_counted_in_words_without_facts() {
    let mut without = Vec::new();
    for code in codes_in_words() {
        for language in Language::ALL {
            let text = Text::without_facts(&code, language, Reader::default());
            let label = text.label.as_ref().unwrap_or(&text.what);
            let counted = Text::counted(&code, language);
            if label.contains(['{', '$']) || counted != *label || counted == code {
                without.push(format!("{code} ({})", language.tag()));
            }
        }
    }
    assert!(without.is_empty(), "these need a .label without facts: {without:#?}");
}

#[test]
fn a_problem_that_this_version_does_not_know_is_no_bare_code() {
    assert_eq!(Text::counted("of-another-version", Language::English), "for another reason");
    assert_eq!(Text::counted("of-another-version", Language::German), "aus einem anderen Grund");
}

#[test]
fn server_words_are_one_short_line() {
    let problem = Problem::passing("network-unreachable").words(&format!("a\r\nb\0{}", "x".repeat(900)));
    let words = problem.server_words().expect("words");
    assert_eq!(words.chars().count(), 500);
    assert!(words.starts_with("a  b "));
}

#[test]
fn the_words_name_the_facts() {
    let problem = Problem::passing("network-unreachable").with("address", "help.example.com:443");
    assert!(problem.to_string().contains("help.example.com:443"));
    assert!(!problem.text(Language::English).remedies.is_empty());
}

#[test]
fn facts_are_written_in_the_reader_s_language() {
    let problem = Problem::message("zammad-file-over-limit")
        .with("size", Fact::Bytes(17_900_000))
        .with("limit", Fact::Bytes(17_500_000));
    assert!(problem.text(Language::English).what.contains("has 17.9 MB, more than the 17.5 MB"));
    assert!(problem.text(Language::German).what.contains("hat 17,9 MB, mehr als die 17,5 MB"));
    let does = ["word-effect-sms", "word-effect-webhook"].map(Phrase::new).to_vec();
    let job = Problem::person("zammad-job-runs").with("name", "1200").with("does", does);
    let german = job.text(Language::German).what;
    assert!(
        german.contains("1200") && german.ends_with("Sie verschickt SMS, ruft einen Webhook auf."),
        "{german}"
    );
    let since = "2026-11-12T14:05:59Z".parse::<Timestamp>().expect("a moment");
    let on = Problem::person("zammad-import-mode-already-on").with("since", since);
    assert!(on.text(Language::German).what.contains("seit 12. Nov. 2026, 14:05 UTC"));
    let one = Problem::person("zammad-agents-notified").with("count", 1_u64).with("names", "jo");
    assert!(one.text(Language::German).what.starts_with("1 Agent bekäme"));
    let many = Problem::person("zammad-agents-notified").with("count", 1_200_u64).with("names", "jo, …");
    assert!(many.text(Language::German).what.starts_with("1.200 Agenten bekämen"));
}

/// The parts of a text that advise, for one kind of reader.
fn advice(code: &str, language: Language, reader: Reader) -> Vec<String> {
    Text::without_facts(code, language, reader).remedies
}

#[test]
fn at_the_window_nobody_is_sent_to_commands_or_to_the_plans_file() {
    // Problems that only the commands meet: of their options, the plan's file,
    // the environment, and what they ask on the terminal.
    let only_commands = |code: &str| {
        let of_a_file = Language::English.files().iter().any(|(name, source)| {
            *name == "plan.ftl"
                && source.lines().any(|line| line.split_once(" =").is_some_and(|(id, _)| id == code))
        });
        let single = [
            "access-token-not-given",
            "access-token-refused",
            "delete-from-another-mailbox",
            "delete-not-confirmed",
            "delete-not-in-plan",
            "display-missing",
            "folder-renamed-unknown",
            "home-folder-unknown",
            "instead-not-in-plan",
            "no-run-yet",
            "no-window-opened",
            "practice-scenario-unknown",
            "practice-without-window",
            "put-back-index-unreadable",
            "put-back-journal-missing",
            "put-back-lines-unreadable",
            "put-back-nothing-chosen",
            "report-file-there",
            "run-unknown",
            "secret-empty",
            "secret-unreadable",
            "support-bundle-not-confirmed",
            "sign-in-interrupted",
            "zammad-token-not-given",
        ];
        of_a_file || single.contains(&code)
    };
    let marks = ["mailferry ", "MAILFERRY_", "PLAN", " --", "after_import", "microsoft.", "zammad.url"];
    let of_microsoft = ["microsoft.com", "login.microsoft"];
    let mut seen = 0;
    let mut sent = Vec::new();
    for code in codes_in_words().into_iter().filter(|code| !only_commands(code)) {
        for language in Language::ALL {
            for remedy in advice(&code, language, Reader::Window) {
                let own = of_microsoft.iter().fold(remedy.clone(), |own, address| own.replace(address, ""));
                seen += 1;
                let key = own.split("import.").skip(1).any(|rest| rest.starts_with(char::is_alphabetic));
                if key || marks.iter().any(|mark| own.contains(mark)) {
                    sent.push(format!("{code} ({}): {remedy}", language.tag()));
                }
            }
        }
    }
    assert!(sent.is_empty(), "{sent:#?}");
    assert!(seen > 500, "the words are read: {seen}");
}

#[test]
fn nothing_that_has_ended_promises_to_try_again_by_itself() {
    // While something is waited out only its first sentence is shown; all the rest
    // is read when it has ended.
    let promises = [
        "again by itself",
        "waits and goes on",
        "von selbst erneut",
        "von selbst noch einmal",
        "wartet und macht",
    ];
    for code in codes_in_words() {
        for language in Language::ALL {
            let text = Text::without_facts(&code, language, Reader::Commands);
            let read = text.remedies.iter().chain(text.effect.iter());
            let promised = read.filter(|words| promises.iter().any(|promise| words.contains(promise)));
            assert_eq!(promised.count(), 0, "{code} in {}", language.tag());
        }
    }
}

#[test]
fn each_reader_is_told_what_they_can_do() {
    let window = advice("message-too-large", Language::English, Reader::Window);
    assert!(window[0].contains("Save it as .eml"), "{window:?}");
    let commands = advice("message-too-large", Language::English, Reader::Commands);
    assert!(commands[0].contains("mailferry save PLAN"), "{commands:?}");
    // What only one of them can do is not an empty line for the other.
    for language in Language::ALL {
        assert_eq!(advice("journal-unwritable", language, Reader::Window).len(), 1);
        assert_eq!(advice("journal-unwritable", language, Reader::Commands).len(), 2);
    }
}

#[test]
fn every_place_where_something_is_mended_is_one_of_a_problem_there_is() {
    let worded = codes_in_words();
    let places = |place: Place| worded.iter().filter(move |code| Place::of(code) == Some(place)).count();
    for (place, codes) in [
        (Place::HelpdeskToken, 4),
        (Place::Application, 11),
        (Place::Consent, 3),
        (Place::SignInOrConsent, 2),
        (Place::AccessToken, 1),
        (Place::Preparation, 1),
    ] {
        assert_eq!(places(place), codes, "{place:?}");
    }
    for many in [Place::Helpdesk, Place::SignIn, Place::Folders, Place::Keychain] {
        assert!(places(many) > 3, "{many:?}");
    }
    assert_eq!(Place::SignIn.text(Language::English), "at the sign-in to the mailbox");
    assert_eq!(Place::HelpdeskToken.text(Language::German), "beim API-Token von Zammad");
    assert!(worded.contains("folder-not-opened") && Place::of("folder-not-opened").is_none());
    assert_eq!(
        Problem::person("sign-in-consent-needed").mended_at().and_then(Place::command),
        Some("consent")
    );
    assert_eq!(Problem::person("sign-in-declined").mended_at().and_then(Place::command), Some("sign-in"));
}

#[test]
fn a_run_waits_for_what_passes_meanwhile_and_for_nothing_else() {
    let passing = Problem::passing("network-unreachable");
    assert!(passing.is_waited_for());
    assert!(!passing.until_the_next_run().is_waited_for());
    assert!(!Problem::person("sign-in-declined").is_waited_for());
}
