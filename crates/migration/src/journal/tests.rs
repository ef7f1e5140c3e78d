//! The journal refuses what is not its own, and sorts out what is the same.

use jiff::Timestamp;

use super::*;
use crate::balance::Balance;

pub(super) fn identity() -> Identity {
    Identity {
        helpdesk: "https://help.example.com".into(),
        server: "imap.example.com:993".into(),
        mailbox: "support@example.com".into(),
    }
}

pub(super) struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("deeper").join("a.journal")
    }

    pub fn open(&self) -> JournalWriter {
        JournalWriter::open(&self.path(), &identity()).expect("the journal opens")
    }
}

fn refusal<T>(outcome: Result<T, Problem>) -> &'static str {
    outcome.err().expect("refused").code()
}

pub(super) fn mail(folder: i64, uid: u32, message_id: &str, likeness: i64) -> NewMessage {
    NewMessage {
        folder,
        uid_validity: 7,
        uid,
        size: 1000,
        dated: Timestamp::from_second(i64::from(uid)).expect("a time"),
        date_missing: false,
        arrived: None,
        may_have_files: false,
        archived: true,
        message_id: Some(message_id.into()),
        md5: Some(format!("md5 of {message_id}")),
        likeness,
        from_email: Some("ann@example.net".into()),
        customer: Some("ann@example.net".into()),
        subject: "A question".into(),
        machine_made: false,
        mentions: Vec::new(),
        recipients: Vec::new(),
        addressees: Vec::new(),
        skip: None,
    }
}

pub(super) async fn found(journal: &Journal) -> Vec<MessageRow> {
    journal.next_found(&ImportScope::default(), (i64::MIN, i64::MIN), 100).await.expect("rows")
}

/// Notes that these messages were read, with this text and these files.
pub(super) async fn read_as(journal: &JournalWriter, content: &str, ids: std::ops::RangeInclusive<i64>) {
    let read = ids.map(|id| ReadContent { id, content: content.to_owned(), piece: 500 }).collect();
    journal.note_contents(read).await.expect("noted");
}

pub(super) async fn add(journal: &JournalWriter, messages: Vec<NewMessage>) {
    journal.add_messages(messages).await.expect("added");
}

#[test]
fn a_second_process_is_refused_and_a_reader_is_not() {
    let place = Place::new();
    let journal = place.open();
    assert_eq!(refusal(JournalWriter::open(&place.path(), &identity())), "journal-in-use");
    Journal::open_for_reading(&place.path()).expect("readers may look");
    drop(journal);
    place.open();
}

#[test]
fn a_journal_with_something_to_carry_out_is_none() {
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n";
    for change in [
        "CREATE VIEW more AS SELECT 1",
        &format!("ALTER TABLE tally RENAME TO old; CREATE VIEW tally AS {endless}"),
        "CREATE TRIGGER more AFTER UPDATE ON runs BEGIN DELETE FROM messages; END",
        "CREATE TABLE more (x)",
    ] {
        let place = Place::new();
        drop(place.open());
        let connection = rusqlite::Connection::open(place.path()).expect("opened");
        connection.execute_batch(change).expect("changed");
        drop(connection);
        assert_eq!(refusal(JournalWriter::open(&place.path(), &identity())), "journal-not-ours", "{change}");
        assert_eq!(refusal(Journal::open_for_reading(&place.path())), "journal-not-ours", "{change}");
    }
}

#[cfg(unix)]
#[test]
fn a_journal_that_is_not_its_users_own_alone_is_refused() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let mode = |path: &std::path::Path, mode: u32| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("mode set");
    };
    let place = Place::new();
    drop(place.open());
    let (path, lock) = (place.path(), place.path().with_extension("lock"));
    let rights =
        |path: &std::path::Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!((rights(&path), rights(&lock)), (0o600, 0o600));
    // One of an older version: others could hold its lock.
    mode(&lock, 0o644);
    drop(place.open());
    assert_eq!(rights(&lock), 0o600);

    mode(&path, 0o644);
    assert_eq!(refusal(JournalWriter::open(&path, &identity())), "file-not-private");
    assert_eq!(refusal(Journal::open_for_reading(&path)), "file-not-private");
    mode(&path, 0o600);
    let link = path.with_file_name("link.journal");
    symlink(&path, &link).expect("linked");
    assert_eq!(refusal(JournalWriter::open(&link, &identity())), "file-not-private");
    assert_eq!(refusal(Journal::open_for_reading(&link)), "file-not-private");

    let folder = path.parent().expect("a folder");
    mode(folder, 0o777);
    assert_eq!(refusal(JournalWriter::open(&path, &identity())), "file-not-private");
    mode(folder, 0o700);
    drop(place.open());
}

#[test]
fn what_is_not_this_plans_journal_is_refused_unchanged() {
    let place = Place::new();
    place.open();
    let other = Identity { mailbox: "sales@example.com".into(), ..identity() };
    assert_eq!(refusal(JournalWriter::open(&place.path(), &other)), "journal-of-another-plan");

    let text = place.folder.path().join("text.journal");
    std::fs::write(&text, "these are my notes, not a journal at all").expect("written");
    private::tighten(&text);
    assert_eq!(refusal(JournalWriter::open(&text, &identity())), "journal-not-ours");
    assert_eq!(
        std::fs::read_to_string(&text).expect("still there"),
        "these are my notes, not a journal at all"
    );

    let foreign = place.folder.path().join("foreign.journal");
    Connection::open(&foreign)
        .and_then(|c| c.execute_batch("CREATE TABLE mine (a)"))
        .expect("another database");
    private::tighten(&foreign);
    assert_eq!(refusal(JournalWriter::open(&foreign, &identity())), "journal-not-ours");

    assert_eq!(refusal(Journal::open_for_reading(&place.folder.path().join("none"))), "journal-missing");
}

#[test]
fn a_journal_of_a_newer_version_is_refused() {
    let place = Place::new();
    drop(place.open());
    Connection::open(place.path())
        .and_then(|connection| connection.pragma_update(None, "user_version", schema::FORMAT + 1))
        .expect("made newer");
    assert_eq!(refusal(JournalWriter::open(&place.path(), &identity())), "journal-newer");
    assert_eq!(refusal(Journal::open_for_reading(&place.path())), "journal-newer");
}

#[tokio::test]
async fn a_journal_of_the_version_before_is_brought_up_to_date_and_knows_what_it_knew() {
    let place = Place::new();
    std::fs::create_dir_all(place.path().parent().expect("a folder")).expect("made");
    let old = Connection::open(place.path()).expect("made");
    old.execute_batch(schema::TABLES).expect("the tables");
    for (_, step) in schema::STEPS.into_iter().filter(|(version, _)| *version < schema::FORMAT) {
        old.execute_batch(step).expect("a step");
    }
    identity().write(&old).expect("whose it is");
    old.pragma_update(None, "application_id", schema::APPLICATION_ID).expect("marked");
    old.pragma_update(None, "user_version", schema::FORMAT - 1).expect("marked");
    old.execute_batch(
        "INSERT INTO folders VALUES (1, 'INBOX', 7);
         INSERT INTO messages (folder, uid_validity, uid, size, dated, date_missing, archived, likeness,
             subject, machine_made, state, ticket, article)
         VALUES (1, 7, 4, 100, 0, 0, 1, 0, 'A question', 0, 'imported', 5, 6);",
    )
    .expect("what it knew");
    drop(old);
    private::tighten(&place.path());
    let journal = place.open();
    let rows = journal.to_settle(1, 7, 0, 10).await.expect("rows");
    assert_eq!(rows.iter().map(|row| (row.uid, row.begun.as_str())).collect::<Vec<_>>(), [(4, "")]);
    assert_eq!(journal.marked().await.expect("asked"), []);
    journal.mark_deleted(1, 7, vec![4]).await.expect("noted");
    drop(journal);
    let marked = place.open().marked().await.expect("asked");
    assert_eq!(marked.iter().map(|one| (&*one.path, &*one.uids)).collect::<Vec<_>>(), [("INBOX", &[4][..])]);
}

#[tokio::test]
async fn what_may_carry_a_mark_of_ours_stays_known_until_it_is_taken_back() {
    let place = Place::new();
    let journal = place.open();
    let inbox = journal.folder("INBOX").await.expect("a folder").id;
    add(&journal, vec![mail(inbox, 1, "<a@x>", 1), mail(inbox, 2, "<b@x>", 1)]).await;
    journal.mark_deleted(inbox, 7, vec![1]).await.expect("noted");
    journal.forget_unwanted(inbox, 7, Vec::new()).await.expect("forgotten");
    journal.forget_other_folders(Vec::new()).await.expect("forgotten");
    assert_eq!(journal.known_uids(inbox, 7).await.expect("asked"), [1]);
    journal.mark_taken_back(inbox, 7, vec![1]).await.expect("noted");
    journal.forget_unwanted(inbox, 7, Vec::new()).await.expect("forgotten");
    assert!(journal.known_uids(inbox, 7).await.expect("asked").is_empty());
}

#[tokio::test]
async fn a_full_disk_is_told_and_loses_nothing_written_before() {
    let place = Place::new();
    let journal = place.open();
    let folder = journal.folder("INBOX").await.expect("a folder").id;
    add(&journal, vec![mail(folder, 1, "<a@x>", 1)]).await;
    let pages: i64 = journal
        .read(|connection| {
            let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
            connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |row| row.get(0))
        })
        .await
        .expect("the limit is set");
    assert!(pages > 0);
    let many = (2..5_000).map(|uid| mail(folder, uid, &format!("<{uid}@x>"), 1)).collect();
    let full = journal.add_messages(many).await.expect_err("the disk is full");
    assert_eq!((full.code(), full.kind()), ("journal-disk-full", crate::problem::Kind::Passing));
    assert_eq!(found(&journal).await.len(), 1, "the write that failed left nothing, the one before stays");
}

#[tokio::test]
async fn a_write_that_fails_halfway_leaves_nothing_and_the_next_goes_on() {
    let place = Place::new();
    let journal = place.open();
    let halfway = journal
        .write(Durability::Soft, |connection| {
            connection.execute("INSERT INTO folders (path) VALUES ('INBOX')", [])?;
            connection.execute("INSERT INTO nonsense VALUES (1)", [])
        })
        .await;
    assert_eq!(halfway.expect_err("no such table").code(), "journal-fault");
    assert!(journal.folders().await.expect("folders").is_empty());
    journal.folder("Archive").await.expect("a folder");
    drop(journal);
    let kept = place.open().folders().await.expect("folders");
    assert_eq!(kept.values().collect::<Vec<_>>(), ["Archive"]);
}

#[tokio::test]
async fn a_note_that_nobody_waited_for_is_seen_by_all_that_follows_or_fails_it() {
    let place = Place::new();
    let journal = place.open();
    let inbox = journal.folder("INBOX").await.expect("a folder").id;
    add(&journal, vec![mail(inbox, 1, "<a@x>", 1)]).await;
    let mark =
        ImportedMark { id: 1, thread: 1, ticket: 5, ticket_number: "5".into(), article: 6, incomplete: None };
    journal.mark_imported_soon(mark).expect("queued");
    let rows = journal.to_settle(inbox, 7, 0, 10).await.expect("rows");
    assert_eq!(rows.iter().map(|row| row.uid).collect::<Vec<_>>(), [1]);
    journal
        .write_soon(|connection| connection.execute("INSERT INTO nonsense VALUES (1)", []).map(|_| ()))
        .expect("queued");
    assert!(journal.unrestored_changes().await.is_ok(), "reading goes on");
    assert_eq!(journal.harden().await.expect_err("the missed write").code(), "journal-fault");
}

#[tokio::test]
async fn writes_that_fail_do_not_undo_their_neighbours() {
    let place = Place::new();
    let journal = place.open();
    let good = journal.folder("INBOX");
    let bad = journal.write(Durability::Hard, |connection| {
        connection.execute("INSERT INTO folders (path) VALUES ('half')", [])?;
        connection.execute("INSERT INTO nonsense VALUES (1)", []).map(|_| ())
    });
    let (good, bad) = tokio::join!(good, bad);
    assert_eq!(bad.expect_err("nonsense").code(), "journal-fault");
    let folders = journal.folders().await.expect("folders");
    assert_eq!(folders.into_values().collect::<Vec<_>>(), ["INBOX"]);
    assert_eq!(good.expect("a folder").path, "INBOX");
}

#[tokio::test]
async fn the_same_mail_in_two_folders_is_imported_once() {
    let place = Place::new();
    let journal = place.open();
    let inbox = journal.folder("INBOX").await.expect("a folder").id;
    let sent = journal.folder("Sent Items").await.expect("a folder").id;
    add(&journal, vec![mail(inbox, 1, "<a@x>", 1), mail(sent, 1, "<a@x>", 1), mail(sent, 2, "<b@x>", 1)])
        .await;
    let twins = journal.unread_twins(0, 10).await.expect("rows");
    assert_eq!(twins.iter().map(|row| row.id).collect::<Vec<_>>(), [1, 2], "what is alike is to be read");
    read_as(&journal, "a", 1..=2).await;
    journal.sort_out_copies().await.expect("sorted");
    let ids: Vec<_> = found(&journal).await.into_iter().map(|row| (row.folder, row.message_id)).collect();
    assert_eq!(ids, [(inbox, Some("<a@x>".into())), (sent, Some("<b@x>".into()))]);
    let balance = Balance::of(&journal.tally().await.expect("the tally"));
    assert_eq!((balance.found, balance.copies, balance.waiting), (3, 1, 2));
}

#[tokio::test]
async fn different_mails_with_one_message_id_are_both_imported() {
    let place = Place::new();
    let journal = place.open();
    let inbox = journal.folder("INBOX").await.expect("a folder").id;
    add(&journal, vec![mail(inbox, 1, "<a@x>", 1), mail(inbox, 2, "<a@x>", 2)]).await;
    journal.sort_out_copies().await.expect("sorted");
    let ids: Vec<_> = found(&journal).await.into_iter().map(|row| row.message_id).collect();
    assert_eq!(ids, [Some("<a@x>".into()), None], "the second gets an identity of its own when it is read");
    assert_eq!(journal.holder("<a@x>", 2, Some(2), "b").await.expect("asked"), Holder::Other);
}

#[tokio::test]
async fn what_may_have_been_sent_is_never_simply_found_again() {
    let place = Place::new();
    let journal = place.open();
    let inbox = journal.folder("INBOX").await.expect("a folder").id;
    add(&journal, vec![mail(inbox, 1, "<a@x>", 1)]).await;
    let run = journal.begin_run("test", Timestamp::UNIX_EPOCH).await.expect("a run");
    let mark = SendingMark {
        id: 1,
        message_id: "<a@x>".into(),
        md5: "m".into(),
        part_md5s: vec!["m".into(), "n".into()],
        original: OriginalKept::Attached,
        content: "a".into(),
    };
    journal.mark_sending(run, vec![mark]).await.expect("marked");
    journal.mark_posted(1, Timestamp::from_second(99).expect("a time")).await.expect("marked");
    drop(journal);
    // As after a crash: a new process, the same folder scanned again.
    let journal = place.open();
    add(&journal, vec![mail(inbox, 1, "<a@x>", 1)]).await;
    journal.retry_failed().await.expect("retried");
    journal.forget_unwanted(inbox, 7, Vec::new()).await.expect("forgotten");
    journal.forget_former_uids(inbox, 8).await.expect("forgotten");
    assert!(found(&journal).await.is_empty());
    let sending = journal.sending().await.expect("rows");
    assert_eq!(sending[0].part_md5s, ["m", "n"]);
    assert_eq!((sending[0].attempts, sending[0].posted_at.map(Timestamp::as_second)), (1, Some(99)));
}

#[tokio::test]
async fn an_article_that_differs_is_never_settled() {
    let place = Place::new();
    let journal = place.open();
    let inbox = journal.folder("INBOX").await.expect("a folder").id;
    add(&journal, vec![mail(inbox, 1, "<a@x>", 1), mail(inbox, 2, "<b@x>", 1)]).await;
    for (id, incomplete) in [(1, None), (2, Some(Problem::message("article-differs").with("what", "files")))]
    {
        let incomplete = incomplete.as_ref().map(StoredProblem::from);
        let mark = ImportedMark {
            id,
            thread: id,
            ticket: 5,
            ticket_number: "5".into(),
            article: id as u64,
            incomplete,
        };
        journal.mark_imported(mark).await.expect("marked");
    }
    let to_settle: Vec<_> =
        journal.to_settle(inbox, 7, 0, 10).await.expect("rows").iter().map(|row| row.uid).collect();
    assert_eq!(to_settle, [1]);
    journal.keep_all().await.expect("kept");
    let balance = Balance::of(&journal.tally().await.expect("the tally"));
    assert_eq!((balance.imported, balance.settled.get("keep")), (2, Some(&1)));
    assert_eq!(balance.unsettled.get("article-differs"), Some(&1));
}

#[tokio::test]
async fn the_value_before_the_first_change_is_the_one_put_back() {
    let place = Place::new();
    let journal = place.open();
    journal.note_change(1, "import-mode", 134, "import_mode", false).await.expect("noted");
    // A run after a crash finds it on, which is not how it was.
    journal.note_change(2, "import-mode", 134, "import_mode", true).await.expect("noted");
    let changes = journal.unrestored_changes().await.expect("changes");
    assert_eq!(changes.iter().map(|change| change.former).collect::<Vec<_>>(), [false]);
    journal.mark_restored(changes[0].id).await.expect("restored");
    assert!(journal.unrestored_changes().await.expect("changes").is_empty());
}

#[tokio::test]
async fn the_tally_is_what_the_rows_say() {
    let place = Place::new();
    let journal = place.open();
    let inbox = journal.folder("INBOX").await.expect("a folder").id;
    add(&journal, (1..=50).map(|uid| mail(inbox, uid, &format!("<{uid}@x>"), 1)).collect()).await;
    journal
        .mark_not_imported(3, MessageState::Failed, StoredProblem::from(&Problem::message("copy")))
        .await
        .unwrap();
    journal.set_cut_off(Some(Timestamp::from_second(20).expect("a time"))).await.unwrap();
    journal.forget_unwanted(inbox, 7, (1..=40).collect()).await.unwrap();
    let kept: i64 = journal.tally().await.unwrap().iter().map(|row| row.messages as i64).sum();
    let counted: Vec<(bool, String, i64)> = journal
        .read(|connection| {
            connection
                .prepare(
                    "SELECT archived, state, count(*) FROM messages GROUP BY archived, state ORDER BY 1, 2",
                )?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect()
        })
        .await
        .unwrap();
    assert_eq!(counted.iter().map(|(_, _, count)| count).sum::<i64>(), kept);
    for row in journal.tally().await.unwrap() {
        let same = counted
            .iter()
            .find(|(archived, state, _)| (*archived, state.as_str()) == (row.archived, row.state.as_str()));
        assert_eq!(same.map(|(_, _, count)| *count), Some(row.messages as i64), "{row:?}");
    }
}

#[tokio::test]
async fn a_copy_whose_original_has_left_is_imported_itself() {
    let place = Place::new();
    let journal = place.open();
    let inbox = journal.folder("INBOX").await.expect("a folder").id;
    let archive = journal.folder("Archive").await.expect("a folder").id;
    add(
        &journal,
        vec![mail(inbox, 1, "<a@x>", 1), mail(archive, 1, "<a@x>", 1), mail(archive, 2, "<a@x>", 1)],
    )
    .await;
    read_as(&journal, "a", 1..=3).await;
    journal.sort_out_copies().await.expect("sorted");
    assert_eq!(found(&journal).await.len(), 1);
    // Somebody moved the original out of its folder, or the plan names it no more.
    journal.forget_unwanted(inbox, 7, Vec::new()).await.expect("forgotten");
    journal.doubt_copies().await.expect("doubted");
    journal.sort_out_copies().await.expect("sorted");
    let left: Vec<_> = found(&journal).await.into_iter().map(|row| (row.folder, row.uid)).collect();
    assert_eq!(left, [(archive, 1)], "one of the two takes its place, the other stays a copy");
    journal.doubt_copies().await.expect("doubted");
    journal.sort_out_copies().await.expect("sorted");
    assert_eq!(found(&journal).await.len(), 1, "and so it stays");
}

#[tokio::test]
async fn a_copy_found_while_reading_stays_one_as_long_as_its_original_is_known() {
    let place = Place::new();
    let journal = place.open();
    let inbox = journal.folder("INBOX").await.expect("a folder").id;
    let nameless = |uid| NewMessage { message_id: None, md5: None, ..mail(inbox, uid, "", 1) };
    add(&journal, vec![nameless(1), nameless(2)]).await;
    let run = journal.begin_run("test", Timestamp::UNIX_EPOCH).await.expect("a run");
    let (message_id, md5) = ("<made-up@x>".to_owned(), "m".to_owned());
    let mark = SendingMark {
        id: 1,
        message_id,
        part_md5s: vec![md5.clone()],
        md5,
        original: OriginalKept::NotNeeded,
        content: "a".to_owned(),
    };
    journal.mark_sending(run, vec![mark]).await.expect("marked");
    journal.mark_copy(2, "<made-up@x>", "a").await.expect("marked");
    journal.doubt_copies().await.expect("doubted");
    journal.sort_out_copies().await.expect("sorted");
    assert!(found(&journal).await.is_empty());
}

#[tokio::test]
async fn a_different_mail_is_not_taken_for_one_that_was_in_zammad_before() {
    let place = Place::new();
    let journal = place.open();
    let inbox = journal.folder("INBOX").await.expect("a folder").id;
    add(&journal, vec![mail(inbox, 1, "<a@x>", 1), mail(inbox, 2, "<a@x>", 2)]).await;
    journal.sort_out_copies().await.expect("sorted");
    journal.looked_up(vec![1], vec![(1, 5, 6)], Vec::new()).await.expect("noted");
    assert_eq!(journal.holder("<a@x>", 2, Some(2), "b").await.expect("asked"), Holder::Other);
    let same = journal.holder("<a@x>", 2, Some(1), "b").await.expect("asked");
    assert_eq!(same, Holder::Nobody, "its article is looked for as that of any other");
}

#[tokio::test]
async fn each_run_asks_zammad_again_for_what_it_would_send() {
    let place = Place::new();
    let journal = place.open();
    let inbox = journal.folder("INBOX").await.expect("a folder").id;
    add(&journal, vec![mail(inbox, 1, "<a@x>", 1)]).await;
    journal.looked_up(vec![1], Vec::new(), Vec::new()).await.expect("noted");
    assert!(journal.not_looked_up(0, 10).await.expect("asked").is_empty());
    journal.retry_failed().await.expect("retried");
    assert_eq!(journal.not_looked_up(0, 10).await.expect("asked").len(), 1);
    assert!(journal.not_looked_up(1, 10).await.expect("asked").is_empty(), "what comes after the last");
}

#[tokio::test]
async fn tickets_that_the_import_made_are_counted_as_they_are_listed() {
    let place = Place::new();
    let journal = place.open();
    let inbox = journal.folder("INBOX").await.expect("a folder").id;
    add(&journal, (1..=4).map(|uid| mail(inbox, uid, &format!("<{uid}@x>"), 1)).collect()).await;
    // Two mails share a ticket; the last one went where somebody else's mail was.
    for (id, ticket) in [(1, 5), (2, 5), (3, 6), (4, 7)] {
        let ticket_number = ticket.to_string();
        let mark = ImportedMark { id, thread: id, ticket, ticket_number, article: 10, incomplete: None };
        journal
            .write(Durability::Soft, move |connection| {
                connection.execute("UPDATE messages SET thread = id WHERE id = ?1", [id])
            })
            .await
            .expect("threaded");
        journal.mark_imported(mark).await.expect("marked");
    }
    journal.mark_dated(7, i64::MAX).await.expect("noted");
    let made: Vec<u64> =
        journal.tickets_made(None).await.expect("tickets").iter().map(|ticket| ticket.id).collect();
    assert_eq!(made, [5, 6]);
    assert_eq!(journal.count_tickets_made().await.expect("counted"), 2);
}

#[tokio::test]
async fn uids_of_a_former_uidvalidity_are_never_settled() {
    let place = Place::new();
    let journal = place.open();
    let inbox = journal.folder("INBOX").await.expect("a folder").id;
    // The same UID means another mail since the folder was made anew.
    let anew = NewMessage { uid_validity: 8, ..mail(inbox, 1, "<b@x>", 1) };
    add(&journal, vec![mail(inbox, 1, "<a@x>", 1), anew]).await;
    for id in [1, 2] {
        let (ticket, article) = (5, id as u64);
        let mark =
            ImportedMark { id, thread: id, ticket, ticket_number: "5".into(), article, incomplete: None };
        journal.mark_imported(mark).await.expect("marked");
    }
    let changed = StoredProblem::from(&Problem::message("settle-uids-changed").with("folder", "INBOX"));
    journal.leave_former_unsettled(inbox, 8, changed).await.expect("left");
    let to_settle = journal.to_settle(inbox, 8, 0, 10).await.expect("rows");
    assert_eq!(to_settle.iter().map(|row| row.id).collect::<Vec<_>>(), [2]);
    let balance = Balance::of(&journal.tally().await.expect("the tally"));
    assert_eq!((balance.unsettled.get("settle-uids-changed"), balance.to_settle), (Some(&1), 1));
}

#[cfg(unix)]
#[test]
fn a_journal_is_for_its_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let _journal = place.open();
    let beside = place.path().with_extension("journal-wal");
    for path in [place.path(), beside] {
        let mode = std::fs::metadata(&path).expect("a file").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{}", path.display());
    }
}
