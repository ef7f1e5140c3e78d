//! The last step by keys alone: Zammad's own channel after an import, over the mail
//! that was just imported.

use std::time::Duration;

use iced::keyboard::key::Named;
use jiff::Timestamp;

use super::super::ids;
use super::super::step::StepName;
use super::super::testing::keyboard::Keyboard;
use super::super::ui::dialog;
use super::{connect, practising};
use crate::words::{Language, say};
use mailferry_practice::exchange::Flags;
use mailferry_practice::{Scenario, sample};

/// Presses the main button where it does not go by Enter from anywhere.
pub(super) async fn commits(at: &mut Keyboard, label: &str) {
    let ready = |at: &mut Keyboard| {
        let main = at.wizard.main();
        main.press.is_ok() && main.label.as_deref() == Some(label)
    };
    at.until(&format!("the main button “{label}”"), ready).await;
    at.focus_to(ids::MAIN);
    at.press(Named::Enter);
}

/// The sample mailbox imported, everything kept, up to the result.
async fn imported() -> Keyboard {
    let mut at = practising(Language::English).await;
    at.practice().helpdesk.set_pace(Duration::ZERO);
    connect(&mut at, Language::English).await;
    at.goes_on("Continue").await;
    at.until_at(StepName::Check).await;
    at.until("the main button", |at| at.wizard.main().press.is_ok()).await;
    at.focus_to(ids::MAIN);
    at.press(Named::Enter);
    if at.wizard.dialog().is_some() {
        at.choose(dialog::CONFIRM);
    }
    at.until_at(StepName::Import).await;
    at.goes_on("Show result").await;
    at.until_at(StepName::Result).await;
    at.until("the balance", |at| at.speaks_of("Balance: ")).await;
    at
}

/// From the result to the new channel's page, where the trap was counted.
async fn new_channel(at: &mut Keyboard) {
    at.choose("result-going-live");
    at.until_at(StepName::GoingLive).await;
    at.until_shows("Mail channels in Zammad").await;
    at.choose("live-new");
    at.sees("New channel in Zammad");
    commits(at, "Save and sign in").await;
    at.until_shows("Sign in for me").await;
    at.choose("practice-sign-in");
    at.until_shows("Channel support@contoso.example").await;
    // Zammad's preset deletes: over what was just imported that is the trap.
    at.until("the trap, counted", |at| at.speaks_of("in INBOX are in Zammad already")).await;
    assert!(at.wizard.main().press.is_err(), "it cannot be switched on over it");
}

#[tokio::test(flavor = "multi_thread")]
async fn after_an_import_zammads_own_channel_takes_new_mail_and_nothing_twice() {
    let mut at = Box::pin(imported()).await;
    let articles = |at: &Keyboard| at.practice().helpdesk.snapshot().articles().len();
    let before = articles(&at);
    new_channel(&mut at).await;
    at.focus_to("live-out");
    at.press(Named::Space);
    at.choose("live-out-go");
    at.until_shows("Nothing comes in twice").await;
    commits(&mut at, "Test and switch on").await;
    at.until_shows("The first hour").await;
    assert!(at.practice().helpdesk.outbox().is_empty(), "nobody is answered about old mail");
    at.practice().let_mail_arrive(Timestamp::now());
    let arrived = |at: &mut Keyboard| at.practice().helpdesk.snapshot().articles().len() > before;
    at.until("a ticket made by Zammad's channel", arrived).await;
    // Another round of fetching, which must find nothing more.
    at.practice().helpdesk.fetch_channels().await;
    let inbox = at.practice().exchange.messages(sample::INBOX);
    let unread = inbox.iter().filter(|mail| !mail.flags.has(Flags::SEEN)).count();
    assert_eq!(unread, 0, "the channel reads what is new");
    let new = articles(&at) - before;
    let answers = at.practice().helpdesk.outbox().len();
    assert!(new <= 1 + answers, "one new message, and at most its answer: {new} articles, {answers} answers");
    // What came of it is seen in the window too, with the mailbox beside it.
    at.until("what it took", |at| at.shows("one message")).await;
    at.until("the mailbox", |at| at.speaks_of("INBOX holds")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_that_cannot_delete_is_explained_and_found_well_again() {
    let mut at = Box::pin(imported()).await;
    new_channel(&mut at).await;
    // Out of the way of a channel that deletes: moved, not marked.
    at.focus_to("live-out");
    at.press(Named::Space);
    at.press(Named::ArrowDown);
    at.choose("live-out-go");
    at.until_shows("Nothing comes in twice").await;
    commits(&mut at, "Test and switch on").await;
    at.until_shows("The first hour").await;
    at.practice().play(Scenario::ExpungeFails, true);
    at.practice().let_mail_arrive(Timestamp::now());
    let explained = say(Language::English, "window-live-hour-recovered", &[]);
    at.until("the trouble", |at| at.speaks_of("cannot delete it")).await;
    assert!(!at.shows(&explained));
    at.practice().play(Scenario::ExpungeFails, false);
    at.until("the end of the trouble", |at| at.shows(&explained)).await;
}
