//! What becomes of imported mail in the mailbox.

use crate::support::journey::{Journey, Letter, run, wire_name};

async fn ten() -> Journey {
    let mut journey = Journey::start().await;
    for number in 0..10 {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 100 - number));
    }
    journey
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mark_read_marks_what_is_imported_and_nothing_else() {
    let mut journey = ten().await;
    journey.plan.action = "mark-read";
    let deleted = Letter::archived("thrown-away", 3);
    journey.dovecot.deliver("INBOX", &deleted.raw(), deleted.sent, "T");

    let ended = journey.import().await;

    assert_eq!(ended.exit, 3, "the one that somebody marked deleted is skipped: {ended}");
    assert_eq!(ended.balance("skipped.message-marked-deleted"), 1, "{ended}");
    assert_eq!(ended.balance("settled.mark-read"), 10, "{ended}");
    assert_eq!(journey.dovecot.flagged("INBOX", 'S'), 10);
    assert_eq!(journey.dovecot.count("INBOX"), 11);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn move_makes_its_target_and_takes_all_imported_mail_there() {
    let target = "Übernommen/Zammad/Größe & Maß";
    let mut journey = ten().await;
    journey.plan.action = "move";
    journey.plan.target = Some(target.to_owned());

    let ended = journey.import_all().await;

    assert_eq!(ended.balance("settled.move"), 10, "{ended}");
    assert_eq!(journey.dovecot.count("INBOX"), 0);
    let all: Vec<String> = journey.delivered().keys().cloned().collect();
    assert_eq!(journey.held(target), all);
    assert_eq!(journey.dovecot.flagged(&wire_name(target), 'S'), 0, "moved as it was");
    journey.assert_each_exactly_once();

    let again = journey.import_all().await;
    assert_eq!((again.balance("found"), again.balance("settled.move")), (10, 10), "{again}");
    assert_eq!(journey.held(target).len(), 10);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn delete_removes_the_imported_mail_and_leaves_what_others_marked() {
    let mut journey = ten().await;
    journey.plan.action = "delete";
    let marked = Letter::archived("marked-by-someone", 3);
    journey.dovecot.deliver("INBOX", &marked.raw(), marked.sent, "T");

    let ended = journey.import().await;

    assert_eq!(ended.exit, 3, "{ended}");
    assert_eq!(ended.balance("settled.delete"), 10, "{ended}");
    assert_eq!(journey.held("INBOX"), [marked.message_id.as_str()]);
    assert_eq!(journey.dovecot.flagged("INBOX", 'T'), 1, "it is marked as it was");
    journey.assert_each_exactly_once();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_begins_until_deleting_is_confirmed_with_the_mailbox() {
    let mut journey = ten().await;
    journey.plan.action = "delete";
    for (confirmed, code) in
        [(None, "delete-not-confirmed"), (Some("other@contoso.example"), "delete-from-another-mailbox")]
    {
        let mut command = journey.command("import");
        if let Some(address) = confirmed {
            command.args(["--delete-from", address]);
        }
        run(command).await.assert_problem(2, code);
    }
    journey.plan.action = "keep";
    let mut command = journey.command("import");
    command.args(["--delete-from", "support@contoso.example"]);
    run(command).await.assert_problem(2, "delete-not-in-plan");
    assert_eq!(journey.helpdesk.requests().len(), 0, "nobody was asked anything");
    assert_eq!(journey.dovecot.count("INBOX"), 10);
}
