//! Practice touches nothing real, and what it plays is really played.

use super::*;
use crate::root::{self, Wizard};
use crate::settings::Settings;
use crate::step::StepName;
use crate::testing::Running;

async fn practising() -> Running {
    Running::practising(StepName::SignIn, |wizard| wizard.steps.sign_in.without_browser = true).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_band_says_that_nothing_is_real_and_that_nothing_was_sent() {
    let running = practising().await;
    assert!(running.shows("Practice: nothing leaves this computer"));
    let (tickets, outbox) = running.practice().helpdesk.counts();
    assert_eq!(outbox, 0);
    let counts = [("tickets", tickets.into()), ("outbox", outbox.into())];
    assert!(running.shows(&say(Language::English, "window-practice-counts", &counts)));
}

#[tokio::test(flavor = "multi_thread")]
async fn practice_needs_no_browser_to_sign_in() {
    let mut running = practising().await;
    running.act(|window| {
        let _ = window.click(iced_test::selector::id(crate::ids::MAIN)).expect("the main button");
    });
    running.until("a link waits", |wizard| wizard.steps.sign_in.awaits().is_some()).await;
    running.act(|window| {
        let _ = window.click("Sign in for me").expect("the button is in the band");
    });
    running.until("somebody is signed in", |wizard| wizard.context.tokens.is_some()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn troubles_are_switched_on_and_off_while_everything_runs() {
    let mut running = practising().await;
    running.act(|window| {
        let _ = window.click("Simulate problems").expect("the way to the switches");
    });
    running.act(|window| {
        let _ = window.click("Deleting is refused").expect("a switch");
    });
    let refused = |running: &Running| {
        let mut refused = false;
        running.practice().exchange.faults(|faults| {
            refused = faults.expunge == mailferry_practice::exchange::faults::ExpungeFault::Refused;
        });
        refused
    };
    assert!(refused(&running));
    running.act(|window| {
        let _ = window.click("Deleting is refused").expect("a switch");
    });
    assert!(!refused(&running));
    let before = running.practice().exchange.messages(mailferry_practice::sample::INBOX).len();
    running.act(|window| {
        let _ = window.click("Let a new message arrive").expect("a button");
    });
    assert_eq!(running.practice().exchange.messages(mailferry_practice::sample::INBOX).len(), before + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn leaving_practice_finds_the_real_journey_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut context = Context::new(Language::English);
    context.folder = Some(folder.path().to_owned());
    context.draft.mailbox = "real@example.com".into();
    context.draft.save(&folder.path().join("draft.toml")).expect("saved");
    let mut wizard = Wizard::new(context, Settings::default());
    let practising = Practising::start(Scenario::Calm).await;
    let began = crate::step::start::Message::Practising(practising);
    drop(wizard.update(root::Message::Step(root::Visit::Kept, root::StepMessage::Start(began))));
    assert!(wizard.context.practice.is_some());
    assert_ne!(wizard.context.draft.mailbox, "real@example.com");
    let practice_folder =
        wizard.context.practice.as_ref().map(|practising| practising.folder.path().to_owned()).expect("one");
    wizard.context.draft.group = "Only practised".into();
    assert_eq!(wizard.context.draft_path(), None, "the draft of practice is not kept");
    drop(wizard.update(root::Message::Practice(Message::Leave)));
    assert_eq!(wizard.current(), StepName::Start);
    assert!(wizard.context.practice.is_none() && wizard.context.zammad_token.is_none());
    assert_eq!(wizard.context.draft.mailbox, "real@example.com");
    assert!(!practice_folder.exists(), "nothing of it stays");
    let kept = crate::draft::Draft::load(&folder.path().join("draft.toml"));
    assert_eq!(kept.expect("readable").map(|draft| draft.mailbox), Some("real@example.com".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_a_browser_is_told_by_the_sign_in_alone() {
    let running = practising().await;
    assert_eq!(running.wizard.steps.sign_in.awaits(), None);
    assert!(!running.shows("Sign in for me"));
}
