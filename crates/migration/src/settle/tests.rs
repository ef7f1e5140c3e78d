//! The mailbox's side, branch by branch: done, refused, not confirmed, already
//! gone, under other UIDs.

use super::*;
use crate::control::{Wish, control};
use crate::journal::MessageState::{Settled, Unsettled};
use crate::journal::{ImportedMark, NewMessage};
use crate::run::Ending;
use crate::testing::{Asked, Engine, MemoryMailbox, Place, Refusal, cut_off, hiccup, identity, letter};

async fn imported(after_import: &'static str, wished: impl FnOnce(&Place)) -> (Place, Engine) {
    let place = Place { after_import, ..Place::new() };
    for name in ["ann", "bob", "cid"] {
        place.letter(name);
    }
    wished(&place);
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.imported), (Ending::Done, 3));
    assert!(summary.balance.adds_up());
    (place, engine)
}

fn refused() -> Refusal {
    Refusal::With(Problem::message("expunge-refused"))
}

#[tokio::test]
async fn each_way_of_settling_does_what_it_says() {
    let (place, engine) = imported("action = \"keep\"", |_| {}).await;
    assert_eq!((place.mailbox.held("INBOX").len(), place.mailbox.seen("INBOX").len()), (3, 0));
    assert_eq!(place.mailbox.times(Asked::Settle), 0, "keeping asks for nothing");
    assert_eq!(engine.standing("ann").await, (Settled, "keep".to_owned()));

    let (place, engine) = imported("action = \"mark-read\"", |_| {}).await;
    assert_eq!(place.mailbox.seen("INBOX"), [1, 2, 3]);
    assert_eq!(engine.standing("ann").await, (Settled, "mark-read".to_owned()));

    let (place, engine) = imported("action = \"move\"\nfolder = \"Done\"", |_| {}).await;
    assert_eq!((place.mailbox.held("INBOX").len(), place.mailbox.held("Done").len()), (0, 3));
    assert_eq!(engine.standing("ann").await, (Settled, "move".to_owned()));

    let (place, engine) = imported("action = \"delete\"", |_| {}).await;
    assert!(place.mailbox.held("INBOX").is_empty());
    assert_eq!(engine.standing("ann").await, (Settled, "delete".to_owned()));
}

#[tokio::test]
async fn one_that_is_refused_keeps_its_reason_and_is_settled_when_the_cause_is_gone() {
    let (place, mut engine) =
        imported("action = \"delete\"", |place| place.mailbox.refuse(2, refused())).await;
    assert_eq!(place.mailbox.held("INBOX"), [2]);
    assert_eq!(engine.standing("bob").await, (Unsettled, "expunge-refused".to_owned()));
    assert_eq!(engine.standing("cid").await.0, Settled, "the others are settled");
    // The same refusal again, then none.
    engine.run.settle_again().await.expect("settled");
    assert_eq!(engine.standing("bob").await.0, Unsettled);
    place.mailbox.refuse_all(None);
    let (again, articles) = (place.mailbox.clone(), place.articles());
    again.refuse(2, Refusal::With(Problem::message("message-vanished")));
    engine.run.settle_again().await.expect("settled");
    assert_eq!(engine.standing("bob").await, (Settled, GONE.to_owned()), "somebody took it away");
    assert_eq!(place.articles(), articles, "nothing is imported anew");
}

/// Three messages, and a run that tries again twice what is not deleted.
fn undeleted(place: &Place) -> Engine {
    for name in ["ann", "bob", "cid"] {
        place.letter(name);
    }
    place.engine_with(|options| {
        options.deletion_pauses = [10, 100].map(Duration::from_millis).to_vec();
    })
}

#[tokio::test]
async fn what_was_not_deleted_is_deleted_by_the_same_run_once_the_server_does() {
    let place = Place { after_import: "action = \"delete\"", ..Place::new() };
    place.mailbox.refuse_all(Some(refused()));
    let mut engine = undeleted(&place);
    let (mailbox, mut progress) = (place.mailbox.clone(), engine.progress.clone());
    let told = tokio::spawn(async move {
        let waiting = progress.wait_for(|snapshot| snapshot.waiting.is_some()).await.expect("a run");
        let told = waiting.waiting.as_ref().map(|(problem, _)| problem.code());
        mailbox.refuse_all(None);
        told
    });
    let summary = engine.run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.undeleted()), (Ending::Done, 0));
    assert!(place.mailbox.held("INBOX").is_empty());
    assert_eq!(told.await.expect("told"), Some("expunge-refused"), "whoever waits knows for what");
}

#[tokio::test]
async fn what_is_never_deleted_is_tried_after_each_pause_and_stays_with_its_reason() {
    let place = Place { after_import: "action = \"delete\"", ..Place::new() };
    place.mailbox.refuse_all(Some(refused()));
    let mut engine = undeleted(&place);
    let summary = engine.run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.undeleted()), (Ending::Done, 3));
    assert_eq!(place.mailbox.times(Asked::Settle), 3, "once, and once after each pause");
    assert!(place.mailbox.flagged("INBOX").is_empty());
}

#[tokio::test]
async fn where_a_right_is_missing_no_pause_helps() {
    let place = Place { after_import: "action = \"delete\"", ..Place::new() };
    place.mailbox.refuse_all(Some(Refusal::With(Problem::message("delete-right-missing"))));
    let mut engine = undeleted(&place);
    engine.run.import().await.expect("imported");
    assert_eq!(place.mailbox.times(Asked::Settle), 1);
}

#[tokio::test]
async fn a_stop_ends_the_pause_before_deleting_is_tried_again() {
    let place = Place { after_import: "action = \"delete\"", ..Place::new() };
    place.mailbox.refuse_all(Some(refused()));
    for name in ["ann", "bob"] {
        place.letter(name);
    }
    let mut engine = place.engine_with(|options| options.deletion_pauses = vec![Duration::from_hours(1)]);
    let (controller, mut progress) = (engine.controller.clone(), engine.progress.clone());
    tokio::spawn(async move {
        let _ = progress.wait_for(|snapshot| snapshot.waiting.is_some()).await;
        controller.wish(Wish::Stop);
    });
    let summary = engine.run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.undeleted()), (Ending::Stopped, 2));
    assert!(!place.import_mode() && place.mailbox.flagged("INBOX").is_empty(), "nothing is left changed");
}

#[tokio::test]
async fn what_the_mailbox_says_nothing_of_is_not_settled() {
    let silent = |place: &Place| place.mailbox.refuse(3, Refusal::Silence);
    let (place, engine) = imported("action = \"delete\"", silent).await;
    assert_eq!(engine.standing("cid").await, (Unsettled, "settle-not-confirmed".to_owned()));
    assert_eq!(place.mailbox.held("INBOX"), [3]);
}

#[tokio::test]
async fn a_refusal_of_the_whole_command_is_each_messages() {
    let read_only = Problem::person("folder-read-only").with("path", "INBOX");
    let (place, engine) =
        imported("action = \"delete\"", |place| place.mailbox.trouble_next(Asked::Settle, read_only)).await;
    for name in ["ann", "bob", "cid"] {
        assert_eq!(engine.standing(name).await, (Unsettled, "folder-read-only".to_owned()));
    }
    assert_eq!(place.mailbox.held("INBOX").len(), 3);
}

#[tokio::test]
async fn a_folder_that_cannot_be_opened_for_changes_leaves_its_messages_unsettled() {
    let (place, engine) = imported("action = \"delete\"", |place| {
        // The scan and the import open it first.
        place.mailbox.goes_well(Asked::Open, 2);
        place.mailbox.trouble_next(Asked::Open, Problem::person("folder-missing").with("path", "INBOX"));
    })
    .await;
    assert_eq!(engine.standing("ann").await, (Unsettled, "folder-missing".to_owned()));
    assert_eq!(place.mailbox.times(Asked::Settle), 0);
}

#[tokio::test]
async fn a_lost_connection_is_made_again() {
    let lost = |place: &Place| place.mailbox.trouble_next(Asked::Settle, hiccup("mailbox-connection-lost"));
    let (place, _) = imported("action = \"delete\"", lost).await;
    assert!(place.mailbox.held("INBOX").is_empty());
    assert_eq!(place.mailbox.times(Asked::Settle), 2);
}

#[tokio::test]
async fn whoever_would_rather_move_than_delete_has_them_moved() {
    let (place, mut engine) =
        imported("action = \"delete\"", |place| place.mailbox.refuse_all(Some(refused()))).await;
    place.mailbox.refuse_all(None);
    engine.controller.settle_instead(AfterImport::Move("Done".to_owned()));
    let summary = engine.run.settle_again().await.expect("settled");
    assert_eq!(summary.balance.settled.get("move"), Some(&3), "{:?}", summary.balance);
    assert_eq!((place.mailbox.held("INBOX").len(), place.mailbox.held("Done").len()), (0, 3));
}

/// Settling by itself, over a journal made by hand with so many imported messages.
struct Alone {
    mailbox: MemoryMailbox,
    journal: JournalWriter,
    _folder: tempfile::TempDir,
}

impl Alone {
    async fn with(messages: u32) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = JournalWriter::open(&folder.path().join("a.journal"), &identity()).expect("opened");
        let mailbox = MemoryMailbox::default();
        let inbox = journal.folder("INBOX").await.expect("a folder").id;
        let mut found = Vec::new();
        for _ in 0..messages {
            let uid = mailbox.deliver("INBOX", letter("x", cut_off(), ""), cut_off());
            found.push(NewMessage {
                folder: inbox,
                uid_validity: 7,
                uid,
                size: 100,
                dated: cut_off(),
                date_missing: false,
                arrived: None,
                may_have_files: false,
                archived: true,
                message_id: Some(format!("<{uid}@x>")),
                md5: None,
                likeness: 0,
                from_email: None,
                customer: None,
                subject: String::new(),
                machine_made: false,
                mentions: Vec::new(),
                recipients: Vec::new(),
                addressees: Vec::new(),
                skip: None,
            });
        }
        journal.add_messages(found).await.expect("added");
        for id in 1..=i64::from(messages) {
            let mark = ImportedMark {
                id,
                thread: id,
                ticket: 1,
                ticket_number: String::new(),
                article: 1,
                incomplete: None,
            };
            journal.mark_imported(mark).await.expect("marked");
        }
        Self { mailbox, journal, _folder: folder }
    }

    async fn settle(&self, control: Control, patience: Duration) -> Result<(), Interrupted> {
        let reporter = Reporter::detached();
        let mut settle = Settle::new(Means {
            only: None,
            connector: &self.mailbox,
            journal: &self.journal,
            after_import: &AfterImport::Delete,
            keeper: None,
            control,
            reporter: &reporter,
            patience,
            pauses: &[],
            planned: &[],
        });
        settle.run().await
    }
}

#[tokio::test]
async fn after_three_batches_in_vain_the_rest_is_not_asked_for() {
    let alone = Alone::with(450).await;
    alone.mailbox.refuse_all(Some(refused()));
    alone.settle(control().1, Duration::ZERO).await.expect("settled");
    assert_eq!(alone.mailbox.times(Asked::Settle), FRUITLESS_BATCHES as usize);
    let tally = alone.journal.tally().await.expect("a tally");
    let unsettled: u64 =
        tally.iter().filter(|row| row.reason == "expunge-refused").map(|row| row.messages).sum();
    assert_eq!(unsettled, 450, "each with the reason that it would have met");
}

#[tokio::test]
async fn one_batch_that_works_is_reason_to_go_on() {
    let alone = Alone::with(450).await;
    for uid in (1..=200).chain(301..=400) {
        alone.mailbox.refuse(uid, refused());
    }
    alone.settle(control().1, Duration::ZERO).await.expect("settled");
    assert_eq!(alone.mailbox.times(Asked::Settle), 5);
    assert_eq!(alone.mailbox.held("INBOX").len(), 300);
}

#[tokio::test]
async fn trouble_that_lasts_ends_settling_and_what_was_not_come_to_stays_imported() {
    let alone = Alone::with(2).await;
    alone.mailbox.trouble_next(Asked::Settle, Problem::passing("mailbox-connection-lost"));
    let interrupted = alone.settle(control().1, Duration::ZERO).await.expect_err("ended");
    let lost = Problem::passing("mailbox-connection-lost").with("folder", "INBOX");
    assert_eq!(interrupted, Interrupted::Trouble(lost), "it names the folder");
    alone.settle(control().1, Duration::ZERO).await.expect("the next run");
    assert!(alone.mailbox.held("INBOX").is_empty());
}

#[tokio::test]
async fn a_stop_comes_before_the_next_request() {
    let alone = Alone::with(2).await;
    let (controller, wishes) = control();
    controller.wish(Wish::Stop);
    assert_eq!(alone.settle(wishes, Duration::ZERO).await, Err(Interrupted::Stopped));
    assert_eq!((alone.mailbox.times(Asked::Settle), alone.mailbox.held("INBOX").len()), (0, 2));
}
