//! The first step leads on, into practice, and to what was left undone.

use super::*;
use crate::draft::Draft;
use crate::words::Language;

fn context() -> Context {
    Context::new(Language::English)
}

fn with_one(start: &mut Start) {
    *start = scenes()
        .into_iter()
        .find(|scene| scene.name == "start-unfinished")
        .map(|scene| (scene.make)(Language::English).1)
        .expect("the scene is there");
}

#[test]
fn nothing_is_discarded_without_being_asked() {
    let (mut start, mut context) = (Start::default(), context());
    with_one(&mut start);
    assert!(matches!(start.update(Message::Discard(0), &mut context), Action::None));
    let dialog = start.dialog(&context).expect("a question");
    assert!(dialog.on_enter().is_none(), "Enter must not discard");
    assert!(matches!(dialog.on_escape(), Message::KeepIt));
    drop(dialog);
    assert!(matches!(start.update(Message::KeepIt, &mut context), Action::None));
    assert!(start.dialog(&context).is_none());
    assert!(matches!(start.update(Message::DiscardNow, &mut context), Action::None), "the question is gone");
}

#[test]
fn resuming_takes_the_draft_of_that_import_and_goes_to_the_helpdesk() {
    let (mut start, mut context) = (Start::default(), context());
    with_one(&mut start);
    let action = start.update(Message::Resume(0), &mut context);
    assert!(matches!(action, Action::GoTo(StepName::Helpdesk)));
    assert_eq!(context.draft.mailbox, "support@example.com");
    assert!(context.journal.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn practice_fills_in_everything_and_is_never_saved() {
    let (mut start, mut context) = (Start::default(), context());
    context.folder = Some("anywhere".into());
    let practising = Practising::start(Scenario::Calm).await;
    let action = start.update(Message::Practising(practising), &mut context);
    assert!(matches!(action, Action::Next));
    assert!(context.draft.to_plan(&context.zone).is_ok());
    assert!(context.zammad_token.is_some());
    assert_eq!(context.draft_path(), None);
    // Going on for real leaves practice behind.
    let action = start.update(Message::Go, &mut context);
    assert!(matches!(action, Action::Next));
    assert!(context.practice.is_none() && context.zammad_token.is_none());
    assert_eq!(context.draft, Draft::default());
}

#[test]
fn practice_that_does_not_start_says_why_and_can_be_tried_again() {
    let (mut start, mut context) = (Start::default(), context());
    let _ = start.update(Message::Practise, &mut context);
    assert!(start.main(&context).press.is_err());
    let problem = Problem::ours("practice-cannot-listen");
    assert!(matches!(start.update(Message::Practising(Err(problem)), &mut context), Action::None));
    assert_eq!(start.problems.len(), 1);
    assert!(start.main(&context).press.is_ok());
}
