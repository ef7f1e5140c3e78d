//! The page holds what it must, and of strangers' words nothing but words.

use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::Timestamp;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use proptest::prelude::*;

use super::*;
use crate::journal::MessageState;
use crate::problem::{Fact, Problem};
use crate::report::{MessageReport, RunReport};

fn message(subject: &str, folder: &str, said: &str) -> MessageReport {
    let problem = Problem::message("message-too-large")
        .with("size", Fact::Bytes(151_000_000))
        .with("limit", Fact::Bytes(150_000_000));
    MessageReport {
        folder: folder.into(),
        uid: 42,
        uid_validity: 7,
        date: "2024-01-31T23:30:00Z".parse().expect("a moment"),
        subject: subject.into(),
        message_id: None,
        state: MessageState::Skipped,
        code: problem.code().into(),
        text: problem.text(Language::English),
        mended_at: problem.mended_at(),
        server_words: Some(said.into()),
        ticket: Some(12),
        ticket_number: Some("22012".into()),
    }
}

fn report(messages: Vec<MessageReport>) -> Report {
    let mut balance = Balance { found: 4_210, imported: 4_180, already_there: 20, ..Balance::default() };
    balance.skipped.insert("message-too-large".into(), 10);
    balance.settled.insert("keep".into(), 4_180);
    assert!(balance.adds_up());
    let run = RunReport {
        name: "20240201-abcd".into(),
        started_at: Timestamp::UNIX_EPOCH,
        ended_at: None,
        ending: Some("problem".into()),
        problem: Some("journal-disk-full".into()),
        problem_text: None,
        mended_at: None,
    };
    Report {
        made_at: Timestamp::UNIX_EPOCH,
        mailbox: "support@contoso.example".into(),
        helpdesk: "https://help.example".into(),
        run: Some(run.clone()),
        runs: vec![run],
        folders: BTreeMap::from([("INBOX".to_owned(), balance.clone())]),
        balance,
        changed_in_zammad: vec![ChangeReport { kind: "import-mode".into(), name: "import_mode".into() }],
        put_back_in_zammad: vec![ChangeReport { kind: "trigger".into(), name: "auto reply".into() }],
        messages,
        with_original: Vec::new(),
    }
}

fn page_of(report: &Report, language: Language) -> String {
    html(report, language, &TimeZone::UTC)
}

/// Every element with the names of its attributes, and every link's target.
fn shape(html: &str) -> (Vec<String>, Vec<String>) {
    let (elements, links) = (RefCell::new(Vec::new()), RefCell::new(Vec::new()));
    let settings = RewriteStrSettings::new().append_element_content_handler(element!("*", |element| {
        let attributes: Vec<_> =
            element.attributes().iter().map(lol_html::html_content::Attribute::name).collect();
        elements.borrow_mut().push(format!("{} {}", element.tag_name(), attributes.join(" ")));
        links.borrow_mut().extend(element.get_attribute("href"));
        Ok(())
    }));
    rewrite_str(html, settings).expect("well-formed HTML");
    (elements.into_inner(), links.into_inner())
}

#[test]
fn the_balance_stands_in_words_and_numbers() {
    let page = page_of(&report(vec![message("Offer", "INBOX", "552 too big")]), Language::English);
    for words in [
        "support@contoso.example into help.example",
        "4,180 of 4,210 messages imported",
        "10 messages need attention",
        "4,180</td><td><svg",
        "skipped: The message is too large.",
        "kept as they are",
        "Trigger “auto reply”",
        "Still changed.",
        "31 Jan 2024, 23:30",
        "This message has 151 MB; no message over 150 MB is imported.",
        "552 too big",
        "The first 1 of 10 messages are listed here.",
        "Stopped by a problem",
        "href=\"https://help.example/#ticket/zoom/12\"",
        ">22012</a>",
    ] {
        assert!(page.contains(words), "{words} is missing");
    }
}

#[test]
fn tickets_that_were_left_undated_are_counted_and_none_is_not_told() {
    let mut report = report(Vec::new());
    let told = "412 tickets say the day of the import as their last change.";
    assert!(!page_of(&report, Language::English).contains("as their last change"));
    report.balance.tickets_undated = 412;
    assert!(page_of(&report, Language::English).contains(told));
}

#[test]
fn the_page_speaks_german_too() {
    let page = page_of(&report(Vec::new()), Language::German);
    assert!(page.contains("<html lang=\"de\">"));
    assert!(page.contains("4.180 von 4.210 Nachrichten importiert"));
    assert!(!page.contains("-report-"), "every id has words");
}

#[test]
fn nothing_is_fetched_or_run_and_the_policy_says_so() {
    let page = page_of(&report(vec![message("Offer", "INBOX", "no")]), Language::English);
    let (elements, links) = shape(&page);
    for element in &elements {
        let tag = element.split(' ').next().unwrap_or_default();
        assert!(!["script", "img", "link", "iframe", "object", "form", "base"].contains(&tag), "{element}");
        assert!(
            !element.contains(" on") && !element.contains(" style") && !element.contains(" src"),
            "{element}"
        );
    }
    assert_eq!(links, ["https://help.example/#ticket/zoom/12"]);
    let style = page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).expect("a style");
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style));
    assert!(page.contains(&format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'")));
    assert!(!style.contains("url(") && !style.contains("@import"));
}

#[test]
fn messages_with_one_cause_are_told_together() {
    let mut messages: Vec<_> =
        (0..10_000).map(|number| message(&format!("Offer {number}"), "INBOX", "no")).collect();
    messages[5].state = MessageState::Failed;
    let page = page_of(&report(messages), Language::English);
    assert_eq!(page.matches("class=\"block cause\"").count(), 2);
    assert!(page.contains("9,999 messages") && page.contains("one message"));
    assert_eq!(page.matches("<td class=\"ticket\">").count(), 10_000);
    assert!(page.len() < 5_000_000, "{} bytes", page.len());
}

#[test]
fn a_helpdesk_that_is_no_web_address_is_no_link() {
    let mut report = report(vec![message("Offer", "INBOX", "no")]);
    report.helpdesk = "javascript:alert(1)//".into();
    assert_eq!(shape(&page_of(&report, Language::English)).1, [""; 0]);
}

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("</td></table><script>alert(1)</script>".to_owned()),
        Just("\"><img src=x onerror=alert(1)>".to_owned()),
        Just("<!-- --><style>*{display:none}</style>".to_owned()),
        Just("' onmouseover='x".to_owned()),
        "([<>&\"'/=! ;-]|script|bdi|\\PC|\\x00){0,40}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn strangers_words_add_no_markup(
        subject in hostile(), folder in hostile(), said in hostile(), name in hostile()
    ) {
        let plain = report(vec![message("s", "f", "w")]);
        let mut hostile = report(vec![message(&subject, &folder, &said)]);
        hostile.mailbox.clone_from(&name);
        hostile.helpdesk = format!("https://help.example{name}");
        hostile.changed_in_zammad = vec![ChangeReport { kind: "trigger".into(), name: name.clone() }];
        hostile.put_back_in_zammad[0].name.clone_from(&name);
        let folders = std::mem::take(&mut hostile.folders);
        hostile.folders = folders.into_values().map(|balance| (folder.clone(), balance)).collect();
        hostile.runs[0].name = name;
        let (expected, _) = shape(&page_of(&plain, Language::English));
        let (elements, links) = shape(&page_of(&hostile, Language::English));
        prop_assert_eq!(elements, expected);
        prop_assert!(links.iter().all(|link| link.starts_with("https://")), "{:?}", links);
    }
}
