//! A mailbox that fails: imported mail is never imported again and never lost,
//! and what could not be done is in the balance until its cause is gone.

use crate::support::journey::{Journey, Letter};
use crate::support::{Fault, Proxy};

async fn deleting(letters: i64) -> Journey {
    let mut journey = Journey::start().await;
    journey.plan.action = "delete";
    for number in 0..letters {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 200 - number));
    }
    journey
}

/// Two runs while the cause is there, one when it is gone.
async fn fails_and_clears(journey: Journey, code: &str, cause: impl Fn(&Journey, bool)) {
    let count = journey.delivered().len() as u64;
    cause(&journey, true);
    for _ in 0..2 {
        let ended = journey.import().await;
        assert_eq!(ended.exit, 3, "{ended}");
        assert_eq!(ended.balance(&format!("unsettled.{code}")), count, "{ended}");
        assert_eq!((ended.balance("imported"), ended.balance("adds_up")), (count, 1), "{ended}");
        assert_eq!(journey.held("INBOX").len() as u64, count, "it is all still there");
        assert_eq!(journey.dovecot.flagged("INBOX", 'T'), 0, "and not marked for others to remove");
        journey.assert_each_exactly_once();
        let report = journey.report().await;
        assert_eq!(report["messages"].as_array().map(Vec::len), Some(count as usize));
    }
    cause(&journey, false);
    let ended = journey.import_all().await;
    assert_eq!(ended.balance(&format!("settled.{}", journey.plan.action)), count, "{ended}");
    assert_eq!(journey.held("INBOX").len(), 0);
    journey.assert_each_exactly_once();
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_expunge_that_says_no_is_told_and_clears_by_itself() {
    fails_and_clears(deleting(7).await, "expunge-refused", |journey, on| journey.dovecot.refuse_expunge(on))
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_expunge_that_says_ok_and_does_nothing_is_found_out() {
    fails_and_clears(deleting(7).await, "expunge-without-effect", |journey, on| {
        journey.dovecot.deny_delete(on);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_move_that_leaves_a_copy_behind_is_finished_without_a_second_copy() {
    let mut journey = deleting(5).await;
    journey.plan.action = "move";
    journey.plan.target = Some("Erledigt".to_owned());
    journey.dovecot.refuse_expunge(true);
    let ended = journey.import().await;
    assert_eq!((ended.exit, ended.balance("unsettled.move-left-a-copy")), (3, 5), "{ended}");
    journey.dovecot.refuse_expunge(false);
    let ended = journey.import_all().await;
    assert_eq!(ended.balance("settled.move"), 5, "{ended}");
    let all: Vec<String> = journey.delivered().keys().cloned().collect();
    assert_eq!((journey.held("INBOX").len(), journey.held("Erledigt")), (0, all));
}

async fn broken_connection(fault: Fault) {
    let mut journey = deleting(40).await;
    let big = Letter::archived("big", 10).with_file("big.bin", 200_000);
    journey.deliver_letter(&big);
    let proxy = Proxy::before(&journey.dovecot.address()).await;
    journey.plan.imap = proxy.address();
    proxy.set(fault);
    journey.patience = 3;

    let ended = journey.import().await;
    assert_eq!(ended.exit, 4, "{ended}");
    assert_eq!(ended.balance("adds_up"), 1, "{ended}");
    assert!(!journey.import_mode());
    assert!(ended.balance("imported") < 41, "{ended}");
    assert!(journey.held("INBOX").contains(&big.message_id), "what is not in Zammad is in the mailbox");

    proxy.set(Fault::None);
    journey.patience = 60;
    let ended = journey.import_all().await;
    assert_eq!(ended.balance("settled.delete"), 41, "{ended}");
    journey.assert_each_exactly_once();
    assert_eq!(journey.held("INBOX").len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_cut_in_the_middle_of_a_message_is_made_again_by_the_next_run() {
    broken_connection(Fault::Cut(90_000)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_reset_in_the_middle_of_a_message_is_made_again_by_the_next_run() {
    broken_connection(Fault::Reset(90_000)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_connection_is_made_again_within_a_run() {
    let mut journey = deleting(30).await;
    let proxy = Proxy::before(&journey.dovecot.address()).await;
    journey.plan.imap = proxy.address();
    proxy.set(Fault::Cut(9_000));
    let import = journey.begin_import();
    crate::support::until("connections that are cut", || async { proxy.connections() > 4 }).await;
    proxy.set(Fault::None);
    let ended = import.wait().await;
    assert_eq!((ended.exit, ended.balance("settled.delete")), (0, 30), "{ended}");
    journey.assert_each_exactly_once();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_the_answer_to_a_deletion_is_lost_the_next_run_finds_what_it_did() {
    let mut journey = deleting(9).await;
    let proxy = Proxy::before(&journey.dovecot.address()).await;
    journey.plan.imap = proxy.address();
    proxy.set(Fault::HoldAfter("UID EXPUNGE"));
    let import = journey.begin_import();
    crate::support::until("the deletion", || async { journey.held("INBOX").is_empty() }).await;
    import.kill().await;

    proxy.set(Fault::None);
    let ended = journey.import_all().await;
    assert_eq!(ended.balance("settled.delete"), 9, "{ended}");
    journey.assert_each_exactly_once();
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_deleted_is_marked_read_where_that_was_said_and_deleted_by_a_later_run() {
    let journey = deleting(4).await;
    journey.dovecot.refuse_expunge(true);
    let mut command = journey.import_command();
    command.args(["--instead", "mark-read"]);
    let ended = crate::support::journey::run(command).await;
    assert_eq!((ended.exit, ended.balance("settled.mark-read")), (0, 4), "{ended}");
    let flagged = |flag| journey.dovecot.flagged("INBOX", flag);
    assert_eq!((journey.held("INBOX").len(), flagged('S'), flagged('T')), (4, 4, 0));
    journey.dovecot.refuse_expunge(false);
    assert_eq!(journey.import_all().await.balance("settled.delete"), 4);
    journey.assert_each_exactly_once();
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_end_of_a_command_gives_the_lines_that_find_out_why() {
    let journey = deleting(2).await;
    journey.dovecot.refuse_expunge(true);
    let mut command = journey.command("import");
    command.args(["--certainty", "1", "--settle-time", "0", "--patience", "20"]);
    command.args(["--deletion-pauses", "1,1", "--delete-from", crate::support::dovecot::MAILBOX]);
    let ended = crate::support::journey::run(command).await;
    assert!(ended.stderr.contains("Waiting 1 s: "), "it is tried again, and said: {ended}");
    let line = format!("Get-Mailbox '{}'", crate::support::dovecot::MAILBOX);
    assert_eq!((ended.exit, ended.stdout.contains(&line)), (3, true), "{ended}");
    let instead = format!(
        "mailferry import PLAN --delete-from {} --instead mark-read",
        crate::support::dovecot::MAILBOX
    );
    assert!(ended.stdout.contains(&instead), "what else can be done is said: {ended}");
}

/// A journey whose import was killed with everything flagged and nothing removed.
async fn killed_between_mark_and_removal() -> (Journey, Proxy) {
    let mut journey = deleting(5).await;
    let proxy = Proxy::before(&journey.dovecot.address()).await;
    journey.plan.imap = proxy.address();
    proxy.set(Fault::HoldAfter("UID STORE"));
    let import = journey.begin_import();
    crate::support::until("the marks", || async { journey.dovecot.flagged("INBOX", 'T') == 5 }).await;
    import.kill().await;
    assert_eq!((journey.dovecot.flagged("INBOX", 'T'), journey.held("INBOX").len()), (5, 5));
    proxy.set(Fault::None);
    (journey, proxy)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn marks_that_a_killed_run_left_are_taken_back_by_restore() {
    let (journey, _proxy) = killed_between_mark_and_removal().await;
    let restored = journey.restore().await;
    assert_eq!(restored.exit, 0, "{restored}");
    assert!(restored.stdout.contains("\"marks_taken_back\":5"), "{restored}");
    assert_eq!((journey.dovecot.flagged("INBOX", 'T'), journey.held("INBOX").len()), (0, 5));
    let again = journey.restore().await;
    assert_eq!((again.exit, again.stdout.trim()), (0, ""), "there is nothing left to do: {again}");
    assert_eq!(journey.import_all().await.balance("settled.delete"), 5);
    journey.assert_each_exactly_once();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn marks_that_a_killed_run_left_are_taken_back_by_a_run_that_keeps_everything() {
    let (mut journey, _proxy) = killed_between_mark_and_removal().await;
    journey.plan.action = "keep";
    let ended = journey.import_all().await;
    assert_eq!(ended.balance("settled.keep"), 5, "{ended}");
    assert_eq!((journey.dovecot.flagged("INBOX", 'T'), journey.held("INBOX").len()), (0, 5));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_ended_token_needs_a_person_and_the_next_run_goes_on() {
    let journey = deleting(5).await;
    journey.dovecot.tokens.revoke(crate::support::dovecot::TOKEN);
    let ended = journey.import().await;
    assert_eq!((ended.exit, ended.balance("imported")), (5, 0), "{ended}");
    journey.dovecot.tokens.allow(crate::support::dovecot::TOKEN, crate::support::dovecot::MAILBOX);
    assert_eq!(journey.import_all().await.balance("settled.delete"), 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_in_revoked_while_mail_is_deleted_needs_a_person_and_is_not_blamed_on_the_messages() {
    let mut journey = deleting(5).await;
    let proxy = Proxy::before(&journey.dovecot.address()).await;
    journey.plan.imap = proxy.address();
    proxy.set(Fault::HoldAfter("UID STORE"));
    let import = journey.begin_import();
    crate::support::until("the first mark", || async { journey.dovecot.flagged("INBOX", 'T') == 5 }).await;
    journey.dovecot.tokens.revoke(crate::support::dovecot::TOKEN);
    proxy.set(Fault::None);
    proxy.cut();
    let ended = import.wait().await;
    ended.assert_problem(5, "access-token-refused");
    assert_eq!((ended.balance("imported"), ended.balance("to_settle")), (5, 5), "{ended}");
    assert_eq!(journey.held("INBOX").len(), 5, "{ended}");

    journey.dovecot.tokens.allow(crate::support::dovecot::TOKEN, crate::support::dovecot::MAILBOX);
    assert_eq!(journey.import_all().await.balance("settled.delete"), 5);
    journey.assert_each_exactly_once();
}

/// One folder's trouble is that folder's: the others are imported and settled, the
/// renamed one is named with its new name, and one word goes on there without
/// anything twice.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_renamed_folder_is_named_and_goes_on_by_a_word_without_anything_twice() {
    let (former, now) = ("INBOX/Invoices", "INBOX/Invoices until today");
    let mut journey = deleting(2).await;
    journey.plan.folders.push((former.to_owned(), "Sales".to_owned()));
    for number in 0..3 {
        let letter = Letter::archived(&format!("invoice{number}"), 100 - number);
        journey.deliver(former, &letter.raw(), letter.sent, "");
    }
    let checked = journey.check().await;
    assert_eq!(checked.exit, 0, "{checked}");
    let maildir = |folder: &str| journey.dovecot.maildir(crate::support::dovecot::MAILBOX, folder);
    std::fs::rename(maildir(former), maildir(now)).expect("renamed, its UIDs kept");

    let ended = journey.import().await;
    ended.assert_problem(5, "folder-renamed");
    assert_eq!(ended.summary["folders"][0]["now"], now, "{ended}");
    assert_eq!((ended.balance("imported"), ended.balance("settled.delete")), (2, 2), "{ended}");
    assert_eq!((ended.balance("skipped.folder-renamed"), ended.balance("adds_up")), (3, 1), "{ended}");
    assert_eq!((journey.held("INBOX").len(), journey.held(now).len()), (0, 3));
    let told = ended.summary["problem"]["text"].to_string();
    assert!(told.contains("2 messages were deleted from the mailbox"), "what this run did: {told}");
    assert!(told.contains("--folder-renamed"), "{told}");

    let mut command = journey.import_command();
    command.args(["--folder-renamed", &format!("{former}={now}")]);
    let ended = crate::support::journey::run(command).await;
    assert_eq!((ended.exit, ended.balance("settled.delete")), (0, 5), "{ended}");
    journey.assert_each_exactly_once();
    assert_eq!(journey.held(now).len(), 0);
    let plan = std::fs::read_to_string(journey.folder().join("plan.toml")).expect("the plan");
    assert!(plan.contains(&format!("path = \"{now}\"")) && !plan.contains(&format!("path = \"{former}\"")));
    journey.assert_quiet();

    let mut command = journey.import_command();
    command.args(["--folder-renamed", "Nowhere=Elsewhere"]);
    let ended = crate::support::journey::run(command).await;
    ended.assert_problem(2, "folder-renamed-unknown");
}
