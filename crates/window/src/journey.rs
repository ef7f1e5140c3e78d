//! The whole journey by keyboard alone, in practice: every step, with nothing but
//! keys, and with what a person reads on the way. At the end the practice services
//! are asked what really happened.

mod channels;
mod going_live;

use std::time::Duration;

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;

use super::context::Context;
use super::draft::AfterDraft;
use super::ids;
use super::step::StepName;
use super::testing::keyboard::Keyboard;
use super::ui::dialog;
use crate::migration::balance::Balance;
use crate::migration::journal::Journal;
use crate::words::{Language, say};
use mailferry_practice::sample;

const MOVED: &str = "Imported in Zammad";

/// From the first step into practice, to its first step.
async fn practising(language: Language) -> Keyboard {
    let mut at = Keyboard::at(Context::new(language));
    at.sees(&say(language, "window-start-title", &[]));
    at.choose("start-practice");
    at.until_at(StepName::Helpdesk).await;
    at.sees(&say(language, "window-practising", &[]));
    at
}

/// Helpdesk, consent and sign-in, as far as the question what goes where.
async fn connect(at: &mut Keyboard, language: Language) {
    at.sees(&say(language, "window-helpdesk-title", &[]));
    at.goes_on(&say(language, "window-helpdesk-look", &[])).await;
    at.until_shows(&say(language, "window-helpdesk-sum-good", &[])).await;
    at.goes_on(&say(language, "window-next", &[])).await;
    at.until_at(StepName::Consent).await;
    at.sees(&say(language, "window-consent-title", &[]));
    at.goes_on(&say(language, "window-consent-go", &[])).await;
    at.until_at(StepName::SignIn).await;
    at.goes_on(&say(language, "window-sign-in-go", &[])).await;
    at.until_shows(&say(language, "window-practice-sign-in", &[])).await;
    at.choose("practice-sign-in");
    let who = [("account", "Contoso Support (support@contoso.example)".into())];
    at.until_shows(&say(language, "window-sign-in-came", &who)).await;
    // The button in the band is gone, and nothing else took its focus: Enter is the
    // main button's.
    at.goes_on(&say(language, "window-next", &[])).await;
    at.until_at(StepName::ImportSettings).await;
    at.until("the folders", |at| at.wizard.main().press.is_ok()).await;
}

fn is_chosen(at: &Keyboard, path: &str) -> bool {
    at.wizard.context.draft.folders.iter().any(|folder| folder.path == path)
}

/// Ticks a folder in the tree, or unticks it, and turns it back.
fn turn_folders(at: &mut Keyboard) {
    // All is answered already: every question is a line.
    at.choose("settings-ask-folders");
    at.focus_to("settings-search");
    at.write("Tech-Support");
    let before = is_chosen(at, sample::TECHNICAL);
    at.focus_list();
    at.press(Named::ArrowDown);
    at.press(Named::Space);
    assert_ne!(is_chosen(at, sample::TECHNICAL), before, "Space turns the folder");
    at.press(Named::Space);
    assert_eq!(is_chosen(at, sample::TECHNICAL), before, "and turns it back");
    at.focus_back_to("settings-search");
    at.write_anew("");
    at.focus_list();
    at.press(Named::Home);
    at.press(Named::ArrowLeft);
    assert!(!at.shows("Rechnungen"), "what is below the inbox is hidden");
    at.press(Named::ArrowRight);
    at.sees("Rechnungen");
    // The inbox is the first of the tree.
    if !is_chosen(at, sample::INBOX) {
        at.press(Named::Space);
    }
    assert!(is_chosen(at, sample::INBOX));
    // Only the inbox and one more, so that both groups get mail.
    for path in [sample::INVOICES, sample::TECHNICAL] {
        if !is_chosen(at, path) {
            at.focus_back_to("settings-search");
            at.write_anew(path);
            at.focus_list();
            at.press(Named::Home);
            at.press(Named::Space);
            assert!(is_chosen(at, path), "{path} is ticked");
        }
    }
    at.focus_back_to("settings-search");
    at.write_anew("");
}

fn choose_what_goes_where(at: &mut Keyboard) {
    turn_folders(at);
    // The first folder goes to a group of its own.
    at.focus_list();
    at.press(Named::Home);
    at.press(Named::Enter);
    at.focus_to("settings-group");
    at.press_until(Named::ArrowDown, "Users", |wizard| {
        wizard.context.draft.folders.iter().any(|folder| folder.group == "Users")
    });
    at.press(Named::Escape);
    at.sees("Users");
    at.choose("settings-ask-group");
    at.focus_to("settings-group");
    at.press_until(Named::ArrowDown, "Sales", |wizard| wizard.context.draft.group == "Sales");
    at.choose("settings-ask-archive");
    at.focus_to("settings-archive-date");
    at.write_anew("2023-99-01");
    at.sees("This is not a day with a time, such as 2024-01-31 and 14:30.");
    assert!(at.wizard.main().press.is_err(), "a day that is none holds one here");
    at.write_anew("2023-01-01");
    assert_eq!(at.wizard.context.draft.archive_date, "2023-01-01");
    at.choose("settings-ask-after");
    at.focus_to("settings-after");
    at.press_until(Named::ArrowDown, "Move", |wizard| wizard.context.draft.after == AfterDraft::Move);
    at.focus_to("settings-move-to");
    at.write_anew(MOVED);
}

/// How many messages the list holds, as it says itself.
fn listed(at: &mut Keyboard) -> Option<u64> {
    let texts = at.texts();
    let place = texts.iter().position(|text| text == "Double-click or press Enter for a preview in Zammad.");
    let counted = |text: &String| match text.as_str() {
        "One message" => Some(1),
        other => other.strip_suffix(" messages").and_then(|number| number.replace(',', "").parse().ok()),
    };
    texts.iter().take(place.unwrap_or(texts.len())).find_map(counted)
}

/// The list of messages: filter, search, rows, and a message as its article.
async fn look_through_the_list(at: &mut Keyboard) {
    at.focus_to("check-pages");
    at.press(Named::ArrowRight);
    at.until("the rows", |at| listed(at).is_some_and(|count| count > 0)).await;
    let all = listed(at).expect("a number");
    at.focus_to("check-picks");
    at.press(Named::ArrowRight);
    at.press(Named::ArrowRight);
    at.until("a filter", |at| listed(at).is_some_and(|count| count < all)).await;
    at.focus_to("check-picks");
    at.press(Named::Home);
    at.until("all again", |at| listed(at) == Some(all)).await;
    at.focus_to("check-search");
    at.write("there is no such message");
    at.until_shows("No matching messages").await;
    let wanted = at.practice().exchange.messages(sample::INBOX)[0].message_id.clone();
    at.write_anew(&wanted);
    at.until("the one that was searched", |at| listed(at) == Some(1)).await;
    at.focus_list();
    at.press(Named::ArrowDown);
    at.press(Named::Enter);
    at.until_shows("Preview in Zammad").await;
    at.until_shows("Becomes").await;
    at.sees("a new ticket, or part of one made in the same import");
    at.press(Named::Escape);
    assert!(!at.shows("Preview in Zammad"));
    assert_eq!(at.wizard.current(), StepName::Check, "Escape only closed the message");
    assert_eq!(listed(at), Some(1), "the search stands as it was");
    at.focus_back_to("check-search");
    at.write_anew("");
    at.until("all again", |at| listed(at) == Some(all)).await;
    at.focus_back_to("check-pages");
    at.press(Named::ArrowLeft);
    at.sees("All numbers");
}

/// Five real messages first, after a question whose harmless answer is near.
async fn try_five(at: &mut Keyboard) {
    let before = at.practice().helpdesk.counts().0;
    at.choose("check-trial");
    assert!(at.is_at(dialog::CANCEL), "a question has the focus on the harmless answer");
    at.sees("Import five messages as a test?");
    at.choose(dialog::CONFIRM);
    at.until("what was tried", |at| at.speaks_of("Look at them in Zammad.")).await;
    assert!(at.practice().helpdesk.counts().0 > before);
    assert!(at.practice().exchange.messages(MOVED).is_empty(), "a trial leaves the mailbox as it is");
}

async fn import_with_a_pause(at: &mut Keyboard) {
    let tickets = |at: &Keyboard| at.practice().helpdesk.counts().0;
    let before = tickets(at);
    at.until("the main button", |at| at.wizard.main().press.is_ok()).await;
    let label = at.wizard.main().label.expect("a label");
    assert!(label.starts_with("Import ") && label.ends_with(" messages, move originals"), "{label}");
    at.focus_to(ids::MAIN);
    at.press(Named::Enter);
    at.until_at(StepName::Import).await;
    at.until("tickets are made", |at| tickets(at) > before).await;
    at.choose("import-pause");
    at.until_shows("Paused.").await;
    assert!(!at.is_at("import-stop"), "the button beside must not take the focus");
    let at_rest = at.practice().helpdesk.snapshot();
    // More than long enough for the next ticket; too short would only see less.
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert_eq!(at.practice().helpdesk.snapshot().articles().len(), at_rest.articles().len());
    at.sees("Import paused");
    // The pause is over, and with it the need for a slow helpdesk.
    at.practice().helpdesk.set_pace(Duration::ZERO);
    at.until("the button to go on", |at| at.wizard.main().press.is_ok()).await;
    at.focus_to(ids::MAIN);
    at.press(Named::Enter);
    at.goes_on("Show result").await;
    at.until_at(StepName::Result).await;
}

async fn keep_the_report(at: &mut Keyboard) {
    at.until("the balance", |at| at.speaks_of("Balance: ")).await;
    // Neither an Enter too many nor one without a place of its own closes the window.
    assert!(!at.wizard.main().by_enter);
    at.choose("result-page");
    at.until("a saved page", |at| at.speaks_of(".html")).await;
    at.choose("result-forms");
    at.choose("result-table");
    at.until("a saved table", |at| at.speaks_of(".csv")).await;
    let disclosure = say(Language::English, "window-result-choose-group", &[]);
    at.focus_to(&disclosure);
    assert!(!at.shows("Move the tickets"));
    at.press(Named::Space);
    at.sees("Move the tickets");
}

/// A file of the practice with this ending.
fn file(at: &Keyboard, folder: &str, ending: &str) -> Option<std::path::PathBuf> {
    let practising = at.wizard.context.practice.as_ref()?;
    let entries = std::fs::read_dir(practising.folder.path().join(folder)).ok()?;
    let mut paths = entries.flatten().map(|entry| entry.path());
    paths.find(|path| path.extension().is_some_and(|end| end == ending))
}

/// What the practice services say, and what the journal says of them.
async fn ask_the_services(at: &Keyboard) {
    let journal = at.wizard.context.journal.clone().or_else(|| file(at, ".", "journal"));
    let journal = Journal::open_for_reading(&journal.expect("a journal")).expect("it can be read");
    let balance = Balance::of(&journal.tally().await.expect("a tally"));
    assert!(balance.adds_up() && balance.imported > 0, "{balance:?}");
    assert_eq!((balance.waiting, balance.to_settle), (0, 0), "{balance:?}");
    assert!(journal.unrestored_changes().await.expect("its changes").is_empty());
    let practice = at.practice();
    assert_eq!(practice.helpdesk.setting("import_mode"), Some(serde_json::Value::Bool(false)));
    assert!(practice.helpdesk.outbox().is_empty(), "somebody was written to");
    let moved = practice.exchange.messages(MOVED).len() as u64;
    assert_eq!(moved, balance.settled.values().sum::<u64>(), "{balance:?}");
    let groups: std::collections::BTreeSet<String> =
        practice.helpdesk.snapshot().tickets.iter().map(|ticket| ticket.group.clone()).collect();
    assert!(groups.contains("Sales") && groups.contains("Users"), "{groups:?}");
    let page = std::fs::read_to_string(file(at, "reports", "html").expect("a page")).expect("it can be read");
    assert!(page.contains("<html"));
    assert!(file(at, "reports", "csv").is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_is_brought_over_by_keys_alone() {
    let mut at = practising(Language::English).await;
    connect(&mut at, Language::English).await;
    choose_what_goes_where(&mut at);
    at.goes_on("Continue").await;
    at.until_at(StepName::Check).await;
    at.until_shows("All numbers").await;
    look_through_the_list(&mut at).await;
    try_five(&mut at).await;
    import_with_a_pause(&mut at).await;
    keep_the_report(&mut at).await;
    ask_the_services(&at).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_deletes_is_never_begun_by_enter() {
    let mut at = practising(Language::English).await;
    connect(&mut at, Language::English).await;
    at.choose("settings-ask-after");
    at.focus_to("settings-after");
    at.press(Named::End);
    assert_eq!(at.wizard.context.draft.after, AfterDraft::Delete);
    at.goes_on("Continue").await;
    at.until_at(StepName::Check).await;
    at.until("the main button", |at| at.wizard.main().press.is_ok()).await;
    at.press(Named::Enter);
    at.focus_to(ids::MAIN);
    at.press(Named::Enter);
    assert!(at.wizard.dialog().is_none(), "Enter does not even ask");
    at.press(Named::Space);
    assert!(at.wizard.dialog().is_some(), "it is asked");
    at.until("the focus on the harmless answer", |at| at.is_at(dialog::CANCEL)).await;
    at.focus_to("check-confirm");
    at.write("support@elsewhere.example");
    at.sees("This is not the address of the mailbox.");
    at.write_anew("support@contoso.example");
    at.press(Named::Enter);
    assert_eq!(at.wizard.current(), StepName::Check, "not from the field");
    at.focus_to(dialog::CONFIRM);
    at.press(Named::Enter);
    assert_eq!(at.wizard.current(), StepName::Check, "and not on the button itself");
    assert!(at.practice().exchange.expunged().is_empty());
    at.press(Named::Space);
    at.until_at(StepName::Import).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn escape_and_alt_left_go_back_and_lose_nothing() {
    let mut at = Keyboard::at(Context::new(Language::English));
    let address = "https://help.example.com";
    at.goes_on("Set up import").await;
    assert_eq!(at.wizard.current(), StepName::Helpdesk);
    assert!(at.is_at("helpdesk-address"), "the first empty field has the focus");
    at.write(address);
    at.press((Named::ArrowLeft, Modifiers::ALT));
    assert_eq!(at.wizard.current(), StepName::Start);
    at.goes_on("Set up import").await;
    at.sees(address);
    // The first Escape leaves the field, the second the step.
    at.press(Named::Escape);
    if at.wizard.current() == StepName::Helpdesk {
        at.press(Named::Escape);
    }
    assert_eq!(at.wizard.current(), StepName::Start);
    at.goes_on("Set up import").await;
    at.sees(address);
}

#[tokio::test(flavor = "multi_thread")]
async fn help_opens_by_f1_and_closes_by_escape_where_one_was() {
    let mut at = practising(Language::English).await;
    assert!(!at.shows("Keys"));
    at.press(Named::F1);
    at.sees("Keys");
    at.sees("the main button, unless it starts an import or deletes");
    at.press((Named::ArrowLeft, Modifiers::ALT));
    at.sees("Keys");
    at.press(Named::Escape);
    assert!(!at.shows("Keys"));
    assert_eq!(at.wizard.current(), StepName::Helpdesk);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_problem_is_copied_by_the_keyboard() {
    let mut at = practising(Language::English).await;
    at.goes_on("Check helpdesk").await;
    at.until_shows("Ready to import.").await;
    at.goes_on("Continue").await;
    at.until_at(StepName::Consent).await;
    at.goes_on("Continue to sign-in").await;
    at.choose("practice-switches");
    at.choose("practice-consent-pending");
    at.choose("practice-switches");
    at.focus_to(ids::MAIN);
    at.press(Named::Space);
    at.until_shows("Sign in for me").await;
    at.choose("practice-sign-in");
    at.until_shows("Details").await;
    at.focus_to("Details");
    at.focus_back_to("Your mail");
    at.press(('c', Modifiers::COMMAND));
    let copied = at.copied().expect("something was copied").to_owned();
    assert!(copied.contains("Code: "), "{copied}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_way_to_the_mailbox_goes_in_german_too() {
    let mut at = practising(Language::German).await;
    connect(&mut at, Language::German).await;
    at.focus_to("settings-ask-after");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_window_zooms_by_keys_and_everything_stays_in_reach() {
    let mut at = practising(Language::English).await;
    let scale = |at: &Keyboard| at.wizard.settings.scale();
    let before = scale(&at);
    for _ in 0..12 {
        at.press(('+', Modifiers::COMMAND));
    }
    assert!(scale(&at) >= before * 1.5, "{}", scale(&at));
    for id in ["helpdesk-address", "helpdesk-token", ids::MAIN, ids::BACK, "practice-leave"] {
        at.focus_to(id);
    }
    at.press(('-', Modifiers::COMMAND));
    at.press(('0', Modifiers::COMMAND));
    assert!((scale(&at) - before).abs() < f32::EPSILON);
}
