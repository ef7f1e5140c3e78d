//! The last step: what it says of a journal, and that everything on it works.

use iced_test::Simulator;

use super::afterwards::{AliasState, Aliases, Moving};
use super::*;
use crate::iced_settings;
use crate::migration::run::Ending;
use crate::practising::Practising;
use crate::root::Wizard;
use crate::step::helpdesk::tests::pump;
use crate::testing::sign_in;
use crate::words::Language;
use mailferry_practice::Scenario;

/// A context in practice, as the sign-in and the check leave it.
async fn practising(scenario: Scenario) -> Context {
    let mut context = Context::new(Language::English);
    let practising = Practising::start(scenario).await.expect("practice starts");
    context.begin_practice(Arc::clone(&practising));
    sign_in(&mut context);
    let needs = context.needs().expect("everything is chosen");
    let session = Session::open(needs).await.expect("a journal of its own");
    context.helpdesk = session.check().await.helpdesk.map(Arc::new);
    context.session = Some(session);
    context
}

async fn after_an_import(scenario: Scenario) -> (ImportResult, Context) {
    after_importing(practising(scenario).await).await
}

async fn after_importing(mut context: Context) -> (ImportResult, Context) {
    let session = context.session.clone().expect("a session");
    let summary = session.import().await.expect("the journal is well");
    assert_eq!(summary.ending, Ending::Done);
    let mut result = ImportResult::default();
    let task = result.enter(&mut context);
    pump(&mut result, &mut context, Action::Run(task)).await;
    (result, context)
}

async fn press(result: &mut ImportResult, context: &mut Context, message: Message) {
    let action = result.update(message, context);
    pump(result, context, action).await;
}

#[test]
fn without_a_journal_it_says_that_there_is_nothing_yet() {
    let mut context = Context::new(Language::English);
    let mut result = ImportResult::default();
    drop(result.enter(&mut context));
    assert!(result.seen.is_none() && !result.reading);
    assert!(matches!(result.main(&context).press, Ok(Message::ToStart)));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_message_of_an_import_has_its_outcome_and_zammad_is_as_before() {
    let (result, context) = after_an_import(Scenario::Calm).await;
    let seen = result.seen.as_ref().expect("the journal was read");
    assert!(seen.balance.adds_up() && seen.balance.imported > 0);
    assert_eq!(seen.balance.waiting + seen.balance.to_settle, 0);
    assert!(seen.still_changed.is_empty());
    assert!(!seen.put_back.is_empty(), "import mode was on meanwhile");
    let counted: u64 = seen.causes.iter().map(|cause| cause.of.messages).sum();
    assert_eq!(counted, seen.needing_attention());
    let practising = context.practice.as_ref().expect("practice");
    assert!(practising.practice.helpdesk.outbox().is_empty());
    assert_eq!(seen.tickets, practising.practice.helpdesk.snapshot().tickets.len() as u64 - tickets_before());
}

/// Tickets that a practice helpdesk has by itself.
fn tickets_before() -> u64 {
    let options = mailferry_practice::helpdesk::Options::for_mailbox(mailferry_practice::sample::MAILBOX);
    let desk = mailferry_practice::helpdesk::Helpdesk::start(options).expect("a helpdesk");
    desk.snapshot().tickets.len() as u64
}

#[tokio::test(flavor = "multi_thread")]
async fn reports_are_saved_in_every_form_and_never_over_another() {
    let (mut result, mut context) = after_an_import(Scenario::Calm).await;
    for form in [Form::Page, Form::Table, Form::Data, Form::Page] {
        press(&mut result, &mut context, Message::Save(form)).await;
        assert!(result.not_saved.is_none() && result.saving.is_none());
    }
    assert_eq!(result.saved.len(), 4);
    let text = |index: usize| std::fs::read_to_string(&result.saved[index]).expect("a file");
    assert!(text(0).starts_with("<!DOCTYPE html>") || text(0).starts_with("<!doctype html>"));
    assert!(text(1).contains("message_id"));
    assert!(text(2).contains("\"balance\""));
    assert_ne!(result.saved[0], result.saved[3]);
    let mailbox = context.practice.as_ref().expect("practice").practice.mailbox();
    for path in &result.saved {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(!name.contains('@') && !name.contains(mailbox), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn other_names_of_the_mailbox_are_found_and_added() {
    let context = practising(Scenario::Calm).await;
    let raw = b"From: Ines Vogt <ines.vogt@customer.example>\r\nTo: hilfe@contoso.example\r\n\
        Date: Mon, 2 Nov 2026 10:00:00 +0000\r\nSubject: To another name\r\n\
        Message-ID: <to-another-name@customer.example>\r\n\r\nGood morning\r\n";
    let practising = context.practice.clone().expect("practice");
    let arrived = jiff::Timestamp::now();
    practising.practice.exchange.add(
        "INBOX",
        raw.to_vec(),
        arrived,
        mailferry_practice::exchange::Flags::NONE,
    );
    let (mut result, mut context) = after_importing(context).await;
    let Aliases::Found(found) = &result.after.aliases else { panic!("they were looked for") };
    let many = found.len();
    assert!(many > 0, "one message was written to another name");
    for index in 0..many {
        press(&mut result, &mut context, Message::After(Event::Add(index))).await;
    }
    let Aliases::Found(found) = &result.after.aliases else { panic!("they are still there") };
    assert!(found.iter().all(|(_, status)| matches!(status, AliasState::Added)), "{found:?}");
    let task = result.enter(&mut context);
    pump(&mut result, &mut context, Action::Run(task)).await;
    let Aliases::Found(found) = &result.after.aliases else { panic!("they were looked for") };
    assert!(found.is_empty(), "Zammad knows them now: {found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_watch_imports_what_arrives() {
    let (mut result, mut context) = after_an_import(Scenario::Calm).await;
    let session = context.session.clone().expect("a session");
    let practising = context.practice.clone().expect("practice");
    let before = practising.practice.helpdesk.snapshot().articles().len();
    practising.practice.let_mail_arrive(jiff::Timestamp::now());
    let action = result.update(Message::After(Event::Watch), &mut context);
    let watched = tokio::spawn(async move {
        while practising.practice.helpdesk.snapshot().articles().len() <= before {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        session.stop();
        practising.practice.helpdesk.snapshot().articles().len()
    });
    assert!(!pump(&mut result, &mut context, action).await, "the window stays");
    assert_eq!(watched.await.expect("it arrived"), before + 1);
    assert!(result.after.watching.is_none());
    let practising = context.practice.as_ref().expect("practice");
    assert!(practising.practice.helpdesk.outbox().is_empty(), "quietly");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_watch_ends_before_the_window_closes() {
    let (mut result, mut context) = after_an_import(Scenario::Calm).await;
    let session = context.session.clone().expect("a session");
    let action = result.update(Message::After(Event::Watch), &mut context);
    assert!(matches!(action, Action::Keep(_)));
    assert!(result.stay(&context).is_some(), "the watch holds the journal");
    assert!(!result.may_close(&mut context), "it is asked first");
    assert!(result.dialog(&context).is_some_and(|dialog| dialog.on_enter().is_some()));
    let follow = result.update(Message::After(Event::StopAndClose), &mut context);
    assert!(matches!(follow, Action::None), "what is in hand is finished first");
    assert!(pump(&mut result, &mut context, action).await, "then the window closes");
    assert!(result.after.watching.is_none() && !session.is_busy());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_still_changed_in_zammad_is_said_and_put_back_by_a_button() {
    let (mut result, mut context) = after_an_import(Scenario::Calm).await;
    let session = context.session.clone().expect("a session");
    // As a run leaves it that is cut off in the middle.
    let client = session.needs.client().expect("a client");
    let claimant = crate::migration::changes::Claimant::default();
    crate::migration::changes::switch_on(&client, &session.decisions.writer(), 1, &claimant)
        .await
        .expect("on");
    let practising = context.practice.clone().expect("practice");
    let is_on = || practising.practice.helpdesk.setting("import_mode") == Some(true.into());
    assert!(is_on());
    let task = result.enter(&mut context);
    pump(&mut result, &mut context, Action::Run(task)).await;
    assert_eq!(result.seen.as_ref().expect("read").still_changed.len(), 1);
    press(&mut result, &mut context, Message::Restore).await;
    assert!(!is_on() && result.not_restored.is_none() && !result.restoring);
    assert!(result.seen.as_ref().expect("read").still_changed.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tickets_of_an_import_go_to_another_group_unheard() {
    let (mut result, mut context) = after_an_import(Scenario::Calm).await;
    let practising = context.practice.clone().expect("practice");
    let ours = || {
        let tickets = practising.practice.helpdesk.snapshot().tickets;
        tickets.into_iter().filter(|ticket| ticket.preferences["mailferry"].is_object()).collect::<Vec<_>>()
    };
    let many = ours().len();
    press(&mut result, &mut context, Message::After(Event::Group("Users".to_owned()))).await;
    press(&mut result, &mut context, Message::After(Event::AskToMove)).await;
    assert!(result.dialog(&context).is_some(), "it is asked first");
    assert!(ours().iter().all(|ticket| ticket.group != "Users"), "and nothing is moved before");
    press(&mut result, &mut context, Message::After(Event::Move)).await;
    let Moving::Done(moved) = &result.after.moving else { panic!("they were moved") };
    assert_eq!(moved.moved, many as u64);
    assert!(result.after.not_moved.is_none() && moved.refused.is_empty());
    assert!(ours().iter().all(|ticket| ticket.group == "Users"));
    assert!(practising.practice.helpdesk.outbox().is_empty(), "nobody heard of it");
    assert_ne!(practising.practice.helpdesk.setting("import_mode"), Some(true.into()), "put back");
}

/// A scene of the whole window, by its name.
fn scene(name: &str) -> Wizard {
    let scene = crate::scenes().into_iter().find(|scene| scene.name == name).expect("a scene of this name");
    (scene.make)(Language::English)
}

#[test]
fn the_result_leads_on_and_an_enter_too_many_does_not_close_it() {
    for (name, label) in [
        ("result-done", "Finish"),
        ("result-attention", "Finish"),
        ("result-unfinished", "Resume import"),
        ("result-looked-at", "Finish"),
    ] {
        let main = scene(name).main();
        assert_eq!((main.label.as_deref(), main.by_enter), (Some(label), false), "{name}");
        assert!(main.press.is_ok(), "{name}");
    }
}

#[test]
fn moving_is_not_offered_where_it_needs_the_right_that_deleting_lacks() {
    let shows = |name: &str, words: &str| {
        let wizard = scene(name);
        let mut window = Simulator::with_size(iced_settings(), (1120.0, 3_000.0), wizard.view());
        window.find(words).is_ok()
    };
    assert!(shows("result-attention", "Move instead …"), "Recoverable Items are full");
    assert!(!shows("result-undeleted", "Move instead …"), "the right is missing");
    assert!(shows("result-attention", "Mark as read instead …"));
    assert!(shows("result-undeleted", "Mark as read instead …"), "it needs another right");
    assert!(shows("result-undeleted", "Try again"));
}

#[test]
fn a_journal_that_is_only_looked_at_says_what_comes_first() {
    let wizard = scene("result-looked-at");
    let mut window = Simulator::with_size(iced_settings(), (1120.0, 3_000.0), wizard.view());
    let denied = [
        "Try again",
        "Move instead …",
        "Mark as read instead …",
        "Save as .eml",
        "Check for new mail",
        "Delete …",
    ];
    for denied in denied {
        assert!(window.find(denied).is_err(), "{denied} would not work");
    }
    assert!(window.find("You need to be signed in for this. Resume the import to go on.").is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_of_which_only_the_journal_is_open_is_gone_on_with_from_the_result() {
    let (_, former) = after_an_import(Scenario::Calm).await;
    let path = former.session.as_ref().expect("a session").needs.journal.clone();
    let mut context = Context::new(Language::English);
    context.journal = Some(path.clone());
    let mut result = ImportResult::default();
    let task = result.enter(&mut context);
    pump(&mut result, &mut context, Action::Run(task)).await;
    assert!(!result.open);
    press(&mut result, &mut context, Message::Resume).await;
    assert!(result.not_resumed.is_none());
    assert_eq!(context.draft.mailbox, result.seen.as_ref().expect("read").mailbox);
    assert_eq!((context.draft.step, context.journal), (StepName::Helpdesk, Some(path)));
}

#[tokio::test(flavor = "multi_thread")]
async fn originals_that_were_kept_are_deleted_only_for_the_mailboxs_address_and_by_no_enter() {
    let (mut result, mut context) = after_an_import(Scenario::Calm).await;
    let seen = result.seen.clone().expect("read");
    assert_eq!(seen.originals.all(), seen.balance.imported, "all are still there");
    let asked = asking::Event::Ask(Question::Delete(String::new()));
    press(&mut result, &mut context, Message::Originals(asked)).await;
    for typed in ["", "support@elsewhere.example"] {
        press(&mut result, &mut context, Message::Originals(asking::Event::Type(typed.to_owned()))).await;
        let dialog = result.dialog(&context).expect("it asks");
        assert!(dialog.on_enter().is_none());
        drop(dialog);
        let action = result.update(Message::Originals(asking::Event::Now), &mut context);
        assert!(matches!(action, Action::None) && context.settling_asked.is_none(), "{typed:?}");
    }
    let typed = format!(" {} ", seen.mailbox.to_uppercase());
    press(&mut result, &mut context, Message::Originals(asking::Event::Type(typed))).await;
    assert!(result.dialog(&context).expect("it asks").on_enter().is_none(), "Enter never deletes");
    let action = result.update(Message::Originals(asking::Event::Now), &mut context);
    assert!(matches!(action, Action::GoTo(StepName::Import)));
    assert_eq!(context.settling_asked, Some(Settling::As(AfterImport::Delete)));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_deletes_is_gone_on_with_by_way_of_the_review() {
    let mut context = practising(Scenario::Calm).await;
    let mut result = ImportResult::default();
    let action = result.update(Message::GoOn, &mut context);
    assert!(matches!(action, Action::GoTo(StepName::Import)) && context.import_asked);
    context.import_asked = false;
    context.draft.after = crate::draft::AfterDraft::Delete;
    let action = result.update(Message::GoOn, &mut context);
    assert!(matches!(action, Action::GoTo(StepName::Check)) && !context.import_asked);
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_that_need_attention_are_saved_from_the_result() {
    let (mut result, mut context) = after_an_import(Scenario::Awkward).await;
    let seen = result.seen.clone().expect("read");
    let (index, cause) = seen
        .causes
        .iter()
        .enumerate()
        .find(|(_, cause)| cause.of.state == crate::migration::journal::MessageState::Skipped)
        .expect("some were skipped");
    assert_eq!(cause.ids.len() as u64, cause.of.messages);
    assert!(!cause.first.is_empty());
    press(&mut result, &mut context, Message::SaveEmls(index)).await;
    assert!(matches!(result.emls, Emls::Ended(_)));
}

#[test]
fn whether_a_report_was_saved_is_said_beside_its_button_too() {
    for (name, says) in [("result-saved", "Saved"), ("result-not-saved", "Failed")] {
        let wizard = scene(name);
        let mut window = Simulator::with_size(iced_settings(), (1024.0, 640.0), wizard.view());
        assert!(window.find(says).is_ok(), "{name}");
    }
}
