//! What is deleted from the mailbox: refused by the mail server, done otherwise, and wished
//! afterwards.

use super::*;

/// Deleting was chosen, and the mail server refuses it.
async fn undeleted() -> Running {
    let mut running = importing(|wizard| {
        wizard.context.draft.after = AfterDraft::Delete;
        let practising = wizard.context.practice.as_ref().expect("in practice");
        practising.practice.exchange.faults(|faults| faults.expunge = ExpungeFault::Refused);
    })
    .await;
    running.until("the end", has_ended).await;
    let import = step(&running.wizard);
    assert_eq!(import.stage, Stage::Ended(End::Done), "{:?}", import.problem);
    assert!(import.numbers.undeleted() > 0);
    running
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_that_is_not_deleted_is_told_and_tried_again_by_itself_until_it_is() {
    let mut running = undeleted().await;
    running
        .until("the messages are known", |wizard| {
            step(wizard)
                .numbers
                .causes
                .iter()
                .all(|cause| !step(wizard).attention.of(&cause.key()).is_empty())
        })
        .await;
    assert!(running.shows("Move instead …"));
    let timer = step(&running.wizard).retry.timer;
    assert!(step(&running.wizard).retry.at.is_some(), "a retry is due");
    running.practice().exchange.faults(|faults| faults.expunge = ExpungeFault::Works);
    give(&mut running, Message::RetryDue(timer + 1));
    assert!(!step(&running.wizard).is_busy(), "a former timer begins nothing");
    give(&mut running, Message::RetryDue(timer));
    running.until("the end", has_ended).await;
    let import = step(&running.wizard);
    assert_eq!((import.numbers.undeleted(), import.retry.at), (0, None));
    assert!(!running.shows("Move instead …"), "the panel is gone");
    assert_eq!(import.numbers.settled(), import.numbers.done_of_all().0);
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_that_is_not_deleted_can_be_moved_instead_and_stays_in_the_mailbox() {
    let mut running = undeleted().await;
    let imported = step(&running.wizard).numbers.done_of_all().0;
    running.act(|window| {
        window.click("Move instead …").expect("there is a button");
    });
    give(&mut running, Message::MoveFolder("Done with".into()));
    running.act(|window| {
        window.click("Move").expect("the answer");
    });
    running.until("the end", |wizard| has_ended(wizard) && step(wizard).numbers.undeleted() == 0).await;
    let moved = running.practice().exchange.messages("Done with").len();
    assert_eq!(moved as u64, imported);
    assert!(running.practice().exchange.expunged().is_empty(), "nothing was deleted");
    assert_eq!(running.wizard.context.draft.after, AfterDraft::Move);
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_that_is_not_deleted_can_be_marked_read_instead_and_stays_where_it_is() {
    let mut running = undeleted().await;
    let imported = step(&running.wizard).numbers.done_of_all().0;
    running.act(|window| {
        window.click("Mark as read instead …").expect("there is a button");
    });
    assert!(!step(&running.wizard).is_busy(), "it asks first");
    assert!(
        running
            .practice()
            .exchange
            .messages(sample::INBOX)
            .iter()
            .any(|message| !message.flags.has(Flags::SEEN))
    );
    running.act(|window| {
        window.click("Mark as read").expect("the answer");
    });
    running.until("it is begun", |wizard| step(wizard).is_busy()).await;
    running.until("the end", |wizard| has_ended(wizard) && step(wizard).numbers.undeleted() == 0).await;
    let import = step(&running.wizard);
    assert_eq!(import.numbers.settled_by_action().get("mark-read"), Some(&imported));
    let exchange = &running.practice().exchange;
    assert!(exchange.expunged().is_empty(), "nothing was deleted");
    assert!(exchange.messages(sample::INBOX).iter().all(|message| message.flags.has(Flags::SEEN)));
    assert_eq!(running.wizard.context.draft.after, AfterDraft::MarkRead, "mail to come goes the same way");
}

#[test]
fn what_could_not_be_deleted_is_said_in_the_title_and_nowhere_told_as_nothing() {
    let wizard = scene("import-undeleted");
    let title = wizard.steps.import.heading(Language::English);
    assert_eq!(title, "All 3,000 messages are in Zammad; 1,204 originals could not be deleted");
    let mut window = Simulator::with_size(iced_settings(), (1120.0, 3_000.0), wizard.view());
    for denied in [
        "window-import-now-done",
        "window-import-attention",
        "window-import-attention-none-at-all",
        "window-import-attention-none",
    ] {
        assert!(window.find(say(Language::English, denied, &[])).is_err(), "{denied}");
    }
}

#[test]
fn moving_and_marking_read_are_offered_only_where_they_help() {
    let both = scene("import-undeleted");
    assert!(shows(&both, "Move instead …") && shows(&both, "Mark as read instead …"));
    let mut without_right = scene("import-undeleted-by-right");
    assert!(!shows(&without_right, "Move instead …") && shows(&without_right, "Mark as read instead …"));
    // A folder that takes no mark takes none at all.
    without_right.steps.import.numbers.causes[0].code = "delete-mark-refused".into();
    assert!(!shows(&without_right, "Mark as read instead …"));
    assert!(shows(&without_right, "Try again now"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_imported_and_kept_is_deleted_afterwards_and_new_mail_is_kept_as_before() {
    let mut running = importing(|wizard| wizard.context.draft.after = AfterDraft::Keep).await;
    running.until("the end", has_ended).await;
    let imported = step(&running.wizard).numbers.done_of_all().0;
    assert!(running.practice().exchange.expunged().is_empty());
    give(&mut running, Message::Result);
    running.until("the result", |wizard| wizard.steps.result.is_read()).await;
    running.act(|window| {
        window.click("Delete …").expect("it is offered");
    });
    let mailbox = running.wizard.context.draft.mailbox.clone();
    running.act(|window| {
        window.click(iced_test::selector::id("result-delete-confirm")).expect("a field");
        window.typewrite(&mailbox);
    });
    running.act(|window| {
        window.click(iced_test::selector::id(crate::ui::dialog::CONFIRM)).expect("the answer");
    });
    assert_eq!(running.wizard.current(), StepName::Import);
    running.until("it is begun", |wizard| step(wizard).is_busy()).await;
    running.until("the end", has_ended).await;
    let import = step(&running.wizard);
    assert_eq!(import.stage, Stage::Ended(End::Done), "{:?}", import.problem);
    assert_eq!(import.numbers.settled_by_action().get("delete"), Some(&imported));
    // A proven copy goes the way of its twin, which the question says.
    let copies = running.wizard.steps.result.copies();
    assert_eq!(running.practice().exchange.expunged().len() as u64, imported + copies);
    assert_eq!(running.wizard.context.draft.after, AfterDraft::Keep, "mail to come stays");
    assert_quiet_and_put_back(&running);
}

#[tokio::test(flavor = "multi_thread")]
async fn deleting_that_was_chosen_after_the_review_is_not_begun_without_it() {
    let mut running = in_the_midst().await;
    give(&mut running, Message::Stop);
    running.until("it has stopped", has_ended).await;
    running.wizard.context.draft.after = AfterDraft::Delete;
    give(&mut running, Message::Begin);
    assert_eq!(running.wizard.current(), StepName::Check, "there it is asked for");
    assert!(!step(&running.wizard).is_busy() && running.practice().exchange.expunged().is_empty());
}
