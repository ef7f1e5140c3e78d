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
async fn kept_first_and_looked_at_imported_mail_is_deleted_by_a_later_wish_once_it_is_proven_again() {
    let mut journey = ten().await;
    let with_file = Letter::archived("with-file", 5).with_file("plan.pdf", 4_000);
    let gone = Letter::archived("gone", 4);
    journey.deliver_letter(&with_file);
    journey.deliver_letter(&gone);
    let kept = journey.import_all().await;
    assert_eq!((kept.balance("settled.keep"), journey.dovecot.count("INBOX")), (12, 12), "{kept}");
    // Meanwhile somebody deletes a ticket.
    let ticket = journey.article(&gone.message_id).0.id;
    // A second installation is refused; the first serves as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::new();
    let request = client.delete(format!("{}/api/v1/tickets/{ticket}", journey.helpdesk.url()));
    let request = request.header("Authorization", format!("Token token={}", journey.token));
    assert!(request.send().await.expect("a reply").status().is_success());

    journey.plan.action = "delete";
    let check = journey.check().await;
    assert_eq!(check.summary["forecast"]["messages_to_delete"], 12, "{check}");
    assert_eq!(journey.dovecot.count("INBOX"), 12, "looking deletes nothing");
    let creates = journey.creates();
    let ended = journey.import().await;

    assert_eq!((ended.exit, ended.balance("settled.delete")), (3, 11), "{ended}");
    assert_eq!(ended.balance("unsettled.article-missing"), 1, "{ended}");
    assert_eq!(journey.held("INBOX"), [gone.message_id.as_str()], "what is not proven stays");
    assert_eq!(journey.creates(), creates, "nothing is imported again");
    assert_eq!(ended.balance("adds_up"), 1);
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mail_that_was_marked_read_is_moved_by_a_later_wish_and_never_unread_again() {
    let mut journey = ten().await;
    journey.plan.action = "mark-read";
    journey.import_all().await;
    journey.plan.action = "keep";
    let kept = journey.import_all().await;
    assert_eq!(kept.balance("settled.mark-read"), 10, "less is not asked for: {kept}");
    journey.plan.action = "move";
    journey.plan.target = Some("Done".to_owned());
    let ended = journey.import_all().await;
    assert_eq!((ended.balance("settled.move"), journey.dovecot.count("INBOX")), (10, 0), "{ended}");
    assert_eq!(journey.dovecot.flagged("Done", 'S'), 10);
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
