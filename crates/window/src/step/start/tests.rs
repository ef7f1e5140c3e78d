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

#[test]
fn the_newest_import_that_can_be_resumed_is_the_main_buttons() {
    let (mut start, context) = (Start::default(), context());
    with_one(&mut start);
    let main = start.main(&context);
    assert_eq!(main.label.as_deref(), Some("Resume support@example.com"));
    assert!(matches!(main.press, Ok(Message::Resume(0))));
    assert!(!main.by_enter, "it takes the place of what is typed");
    // One that runs elsewhere is not resumed here.
    start.unfinished.drain(..2);
    assert_eq!(start.main(&context).label.as_deref(), Some("Set up import"));
}

#[test]
fn who_has_an_import_under_way_finds_the_warnings_folded() {
    let shows = |name: &str, words: &str| {
        let scene = crate::scenes().into_iter().find(|scene| scene.name == name).expect("a scene");
        let wizard = (scene.make)(Language::English);
        let mut window =
            iced_test::Simulator::with_size(crate::iced_settings(), (1120.0, 3_000.0), wizard.view());
        window.find(words).is_ok()
    };
    let warning = "Your mail stays in the mailbox";
    assert!(shows("start-first", warning));
    assert!(!shows("start-unfinished", warning));
    assert!(shows("start-unfinished", "What you should know first"), "behind a line that opens");
}
