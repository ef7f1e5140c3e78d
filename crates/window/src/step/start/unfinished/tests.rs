//! Journals on a disk are found, told and discarded.

use super::*;
use crate::migration::journal::JournalWriter;

fn identity() -> Identity {
    Identity {
        helpdesk: "https://help.example.com".into(),
        server: "outlook.office365.com:993".into(),
        mailbox: "support@example.com".into(),
    }
}

async fn journal_with_a_run(path: &Path, ending: Option<&'static str>, change: bool) {
    let journal = JournalWriter::open(path, &identity()).expect("a new journal");
    let now = Timestamp::from_second(1_700_000_000).expect("a moment");
    let run = journal.begin_run("run-1", now).await.expect("begun");
    if change {
        journal.note_change(run, "trigger", 7, "auto reply", true).await.expect("noted");
    }
    if let Some(ending) = ending {
        journal.end_run(run, now, ending, None).await.expect("ended");
    }
}

#[tokio::test]
async fn a_run_without_an_end_is_interrupted_and_one_at_its_end_is_not_shown() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.journal");
    journal_with_a_run(&path, None, false).await;
    let found = look(&path).await.expect("readable").expect("unfinished");
    assert_eq!((found.why, found.identity), (Why::Interrupted, identity()));
    let path = folder.path().join("b.journal");
    journal_with_a_run(&path, Some("done"), false).await;
    assert_eq!(look(&path).await.expect("readable"), None);
}

#[tokio::test]
async fn what_is_still_changed_in_zammad_is_shown_and_never_discarded() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.journal");
    journal_with_a_run(&path, Some("done"), true).await;
    let found = look(&path).await.expect("readable").expect("unfinished");
    assert_eq!(found.changed, ["auto reply"]);
    let problem = discard(path.clone(), identity()).await.expect_err("refused");
    assert_eq!(problem.code(), "start-changes-waiting");
    assert!(path.exists());
}

#[tokio::test]
async fn an_import_under_way_is_told_and_not_discarded() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.journal");
    journal_with_a_run(&path, None, false).await;
    let held = JournalWriter::open(&path, &identity()).expect("free");
    let found = look(&path).await.expect("readable").expect("unfinished");
    assert_eq!(found.why, Why::UnderWay);
    let problem = discard(path.clone(), identity()).await.expect_err("refused");
    assert_eq!(problem.code(), "journal-in-use");
    drop(held);
}

#[tokio::test]
async fn discarding_removes_the_journal_and_all_beside_it() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.journal");
    journal_with_a_run(&path, Some("stopped"), false).await;
    Draft::default().save(&draft_of_journal(&path)).expect("saved");
    discard(path, identity()).await.expect("discarded");
    assert_eq!(std::fs::read_dir(folder.path()).expect("folder").count(), 0);
}

#[tokio::test]
async fn a_run_begun_by_a_command_is_resumed_with_what_its_journal_knows() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.journal");
    journal_with_a_run(&path, None, false).await;
    let found = look(&path).await.expect("readable").expect("unfinished");
    let draft = found.resumed();
    assert_eq!(draft.helpdesk_address, "https://help.example.com");
    assert_eq!((draft.mailbox.as_str(), draft.cloud), ("support@example.com", CloudDraft::Worldwide));
    // One begun in the window comes back as it was typed.
    let typed = Draft { group: "Billing".into(), reached: StepName::Import, ..Draft::default() };
    typed.save(&draft_of_journal(&path)).expect("saved");
    let found = look(&path).await.expect("readable").expect("unfinished");
    assert_eq!(found.resumed().group, "Billing");
    assert_eq!(found.resumed().step, StepName::Helpdesk);
}
