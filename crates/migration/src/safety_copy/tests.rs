//! Nothing is deleted without its copy on the disk, and what was deleted comes back
//! once, as it was.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::*;
use crate::journal::MessageState::{Imported, Settled, Unsettled};
use crate::journal::PutBack;
use crate::patience::Interrupted;
use crate::putting_back::{Choice, Returned};
use crate::run::{Ending, Summary};
use crate::testing::{Asked, Engine, Place, Refusal, cut_off, hiccup, row};

const NAMES: [&str; 3] = ["ann", "bob", "cid"];

/// Three letters, with flags of their own, and a plan that deletes.
fn place() -> Place {
    let place = Place { after_import: "action = \"delete\"", ..Place::new() };
    for name in NAMES {
        let uid = place.letter(name);
        place.mailbox.flag("INBOX", uid, &["\\Flagged", "$Label"]);
    }
    place
}

async fn import(engine: &mut Engine) -> Summary {
    engine.run.import().await.expect("the journal works")
}

/// Imports everything and leaves the mailbox alone.
async fn try_all(engine: &mut Engine) {
    let helpdesk = engine.run.good_helpdesk().await.expect("a helpdesk");
    engine.run.scan(&helpdesk).await.expect("scanned");
    let trial = engine.run.try_first(&[]).await.expect("tried");
    assert_eq!(trial.messages.len(), NAMES.len());
}

fn folder(place: &Place) -> PathBuf {
    place.folder.path().join("safety-copies").join("test")
}

/// All kept mails, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "eml") {
            found.push(path);
        } else {
            assert_eq!(path.file_name().expect("a name"), "index.csv", "nothing else is left");
        }
    }
    found.sort();
    found
}

fn index(folder: &Path) -> String {
    let days = std::fs::read_dir(folder).expect("a folder");
    let day = days.last().expect("a day").expect("an entry").path();
    std::fs::read_to_string(day.join("index.csv")).expect("an index")
}

#[test]
fn copies_lie_beside_the_journals_by_the_plans_name() {
    for (journal, expected) in [
        ("/data/journals/a.journal", "/data/safety-copies/a"),
        ("/elsewhere/my.journal", "/elsewhere/safety-copies/my"),
        ("my.journal", "safety-copies/my"),
    ] {
        assert_eq!(usual_folder(Path::new(journal)), Path::new(expected));
    }
}

#[tokio::test]
async fn what_is_deleted_lies_as_a_file_and_the_index_tells_its_ticket() {
    let place = place();
    let before = place.mailbox.whole("INBOX");
    let mut engine = place.engine();
    let summary = import(&mut engine).await;
    assert_eq!(summary.ending, Ending::Done);
    assert!(place.mailbox.held("INBOX").is_empty());
    let files = files(&folder(&place));
    let kept: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).expect("readable")).collect();
    assert_eq!(kept, before.iter().map(|(raw, ..)| raw.clone()).collect::<Vec<_>>());
    let name = files[0].file_name().expect("a name").to_string_lossy().into_owned();
    assert!(name.ends_with(" ann@fabrikam.example - ann (1).eml"), "{name}");
    assert!(files[0].parent().is_some_and(|folder| folder.ends_with("INBOX")));
    let index = index(&folder(&place));
    assert_eq!(index.lines().count(), 4, "{index}");
    for message in engine.run.journal().safety_copies(0, 10).await.expect("asked") {
        let number = message.ticket_number.expect("a ticket");
        let line = index.lines().find(|line| line.contains(&message.path[11..])).expect("its line");
        assert!(line.contains(&format!("\"{number}\"")) && line.contains("\\Flagged $Label"), "{line}");
    }
}

#[tokio::test]
async fn who_wants_none_gets_none() {
    let place = Place { import: "safety_copy = false", ..place() };
    let mut engine = place.engine();
    assert_eq!(import(&mut engine).await.ending, Ending::Done);
    assert!(place.mailbox.held("INBOX").is_empty());
    assert!(!folder(&place).exists());
}

/// An engine on a disk of this many free bytes.
fn on_a_disk(place: &Place) -> (Engine, Arc<AtomicU64>) {
    let free = Arc::new(AtomicU64::new(u64::MAX));
    let asked = Arc::clone(&free);
    let engine = place.engine_with(|options| {
        options.free_space = FreeSpace::by(move |_| Ok(asked.load(Ordering::Relaxed)));
    });
    (engine, free)
}

#[tokio::test]
async fn a_disk_that_is_too_small_is_told_before_anything_is_imported() {
    let place = place();
    let (mut engine, free) = on_a_disk(&place);
    free.store(1_000, Ordering::Relaxed);
    let Ending::Trouble(problem) = import(&mut engine).await.ending else { panic!("it fits") };
    assert_eq!(problem.code(), "safety-copy-disk-full");
    assert!(place.articles().is_empty());
    assert_eq!(place.mailbox.held("INBOX"), [1, 2, 3]);
}

#[tokio::test]
async fn where_the_disk_fills_up_nothing_more_is_deleted_and_the_next_run_goes_on() {
    let place = place();
    let (mut engine, free) = on_a_disk(&place);
    try_all(&mut engine).await;
    free.store(1_000, Ordering::Relaxed);
    let Ending::Trouble(problem) = engine.run.settle_again().await.expect("settled").ending else {
        panic!("it fits")
    };
    assert_eq!(problem.code(), "safety-copy-disk-full");
    assert_eq!(place.mailbox.held("INBOX"), [1, 2, 3], "nothing without its copy");
    assert_eq!(engine.standing("ann").await.0, Imported);
    free.store(u64::MAX, Ordering::Relaxed);
    assert_eq!(engine.run.settle_again().await.expect("settled").ending, Ending::Done);
    assert!(place.mailbox.held("INBOX").is_empty());
    assert_eq!(files(&folder(&place)).len(), 3);
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_any_more_ends_deleting_and_nothing_else() {
    let place = place();
    let in_the_way = place.folder.path().join("safety-copies");
    place.mailbox.when(Asked::Fetch, move || std::fs::write(in_the_way, "in the way").expect("written"));
    let mut engine = place.engine();
    let Ending::Trouble(problem) = import(&mut engine).await.ending else { panic!("it was written") };
    assert_eq!(problem.code(), "safety-copy-unwritable");
    assert_eq!((place.articles().len(), place.mailbox.held("INBOX").len()), (3, 3));
}

#[tokio::test]
async fn what_the_mailbox_does_not_hand_out_any_more_stays_there() {
    let place = place();
    let mut engine = place.engine();
    try_all(&mut engine).await;
    place.mailbox.hold_back("INBOX", 2);
    engine.run.settle_again().await.expect("settled");
    assert_eq!(engine.standing("bob").await, (Unsettled, "safety-copy-not-had".to_owned()));
    assert_eq!(place.mailbox.held("INBOX"), [2]);
    assert_eq!(engine.standing("ann").await.0, Settled, "the others are deleted");
}

#[tokio::test]
async fn what_was_kept_before_a_kill_is_not_fetched_again_and_has_one_file() {
    let place = place();
    let mut engine = place.engine();
    // The copies are made, and then nothing can be deleted.
    place.mailbox.refuse_all(Some(Refusal::With(Problem::message("expunge-refused"))));
    import(&mut engine).await;
    let fetched = place.mailbox.times(Asked::Fetch);
    assert_eq!((files(&folder(&place)).len(), place.mailbox.held("INBOX").len()), (3, 3));
    // One of the files is damaged meanwhile, one is gone.
    let kept = files(&folder(&place));
    std::fs::write(&kept[0], "half a m").expect("written");
    std::fs::remove_file(&kept[1]).expect("removed");
    place.mailbox.refuse_all(None);
    engine.run.settle_again().await.expect("settled");
    assert_eq!(place.mailbox.times(Asked::Fetch), fetched + 2, "only those two");
    assert_eq!(files(&folder(&place)), kept, "under the same names");
    assert!(std::fs::read(&kept[0]).expect("readable").ends_with(b"This is about ann.\r\n"));
    assert!(place.mailbox.held("INBOX").is_empty());
    assert_eq!(index(&folder(&place)).lines().count(), 4);
}

#[tokio::test]
async fn a_connection_lost_while_copying_is_made_again_and_each_message_has_one_file() {
    let place = place();
    let mut engine = place.engine();
    try_all(&mut engine).await;
    place.mailbox.goes_well(Asked::Fetch, 1);
    place.mailbox.trouble_next(Asked::Fetch, hiccup("mailbox-connection-lost"));
    engine.run.settle_again().await.expect("settled");
    assert_eq!(files(&folder(&place)).len(), 3);
    assert!(place.mailbox.held("INBOX").is_empty());
}

#[tokio::test]
async fn copies_are_made_of_duplicates_too() {
    let place = place();
    place.mailbox.deliver("INBOX", place.mailbox.whole("INBOX")[0].0.clone(), cut_off());
    let mut engine = place.engine();
    import(&mut engine).await;
    assert!(place.mailbox.held("INBOX").is_empty());
    assert_eq!(files(&folder(&place)).len(), 4);
}

/// Everything imported and deleted.
async fn deleted() -> (Place, Engine, Vec<(Vec<u8>, jiff::Timestamp, Vec<String>)>) {
    let place = place();
    let before = place.mailbox.whole("INBOX");
    let mut engine = place.engine();
    import(&mut engine).await;
    assert!(place.mailbox.held("INBOX").is_empty());
    (place, engine, before)
}

fn returned(put_back: u64, there: u64) -> Returned {
    Returned { put_back, there, ..Returned::default() }
}

#[tokio::test]
async fn what_was_deleted_comes_back_as_it_was_and_once() {
    let (place, mut engine, before) = deleted().await;
    let articles = place.articles();
    let all = engine.run.put_mail_back(&Choice::All, None).await.expect("put back");
    assert_eq!(all, returned(3, 0));
    assert_eq!(place.mailbox.whole("INBOX"), before);
    assert_eq!(engine.run.put_mail_back(&Choice::All, None).await.expect("asked"), returned(0, 0));
    let again = Choice::MessageIds(vec!["ann@fabrikam.example".to_owned()]);
    assert_eq!(engine.run.put_mail_back(&again, Some("Other")).await.expect("asked"), returned(0, 1));
    assert_eq!(place.mailbox.held("INBOX").len(), 3);
    assert_eq!(place.articles(), articles, "the tickets stay");
}

#[tokio::test]
async fn what_was_put_back_is_neither_imported_nor_deleted_again() {
    let (place, mut engine, _) = deleted().await;
    engine.run.put_mail_back(&Choice::All, None).await.expect("put back");
    let articles = place.articles();
    let summary = import(&mut engine).await;
    assert!(summary.balance.adds_up(), "{:?}", summary.balance);
    assert_eq!(place.mailbox.held("INBOX").len(), 3, "a person wants them there");
    assert_eq!(place.articles(), articles);
}

#[tokio::test]
async fn an_outcome_that_is_not_known_is_looked_for_before_it_is_asked_again() {
    let (place, mut engine, before) = deleted().await;
    for asked in [Asked::Append, Asked::AppendInSilence] {
        place.mailbox.trouble_next(asked, hiccup("mailbox-connection-lost"));
    }
    let all = engine.run.put_mail_back(&Choice::All, None).await.expect("put back");
    assert_eq!(all.put_back + all.there, 3, "{all:?}");
    assert_eq!(place.mailbox.whole("INBOX").len(), before.len());
}

#[tokio::test]
async fn chosen_ones_come_back_into_a_folder_of_choice_by_message_id_and_by_file() {
    let (place, mut engine, _) = deleted().await;
    let kept = files(&folder(&place));
    let choice = Choice::MessageIds(vec!["<bob@fabrikam.example>".to_owned(), "<none@x>".to_owned()]);
    let back = engine.run.put_mail_back(&choice, Some("Back")).await.expect("put back");
    assert_eq!(back, Returned { unknown: vec!["<none@x>".to_owned()], ..returned(1, 0) });
    let other = place.folder.path().join("other.eml");
    std::fs::write(&other, "x").expect("written");
    let back =
        engine.run.put_mail_back(&Choice::Files(vec![kept[2].clone(), other.clone()]), Some("Back")).await;
    let unknown = vec![other.display().to_string()];
    assert_eq!(back.expect("put back"), Returned { unknown, ..returned(1, 0) });
    assert_eq!((place.mailbox.held("Back").len(), place.mailbox.held("INBOX").len()), (2, 0));
}

#[tokio::test]
async fn a_file_that_is_not_what_was_kept_is_not_put_back() {
    let (place, mut engine, _) = deleted().await;
    let kept = files(&folder(&place));
    std::fs::write(&kept[0], "something else").expect("written");
    std::fs::remove_file(&kept[1]).expect("removed");
    let back = engine.run.put_mail_back(&Choice::All, None).await.expect("asked");
    let codes: Vec<&str> = back.not.iter().map(|one| one.problem.code()).collect();
    assert_eq!((back.put_back, codes), (1, vec!["put-back-file-changed", "put-back-file-missing"]));
    assert_eq!(place.mailbox.held("INBOX").len(), 1);
    let rows = engine.run.journal().safety_copies(0, 10).await.expect("asked");
    let states: Vec<PutBack> = rows.iter().map(|row| row.put_back).collect();
    assert_eq!(states, [PutBack::No, PutBack::No, PutBack::Done]);
}

#[tokio::test]
async fn a_refusal_is_told_and_may_be_tried_again() {
    let (place, mut engine, _) = deleted().await;
    place.mailbox.trouble_next(Asked::Append, Problem::message("put-back-refused").with("path", "INBOX"));
    let back = engine.run.put_mail_back(&Choice::All, None).await.expect("asked");
    assert_eq!((back.put_back, back.not.len()), (2, 1));
    place.mailbox.trouble_next(Asked::Connect, Problem::person("mailbox-sign-in-refused"));
    let refused = engine.run.put_mail_back(&Choice::All, None).await;
    assert!(matches!(refused, Err(Interrupted::Trouble(_))), "{refused:?}");
    assert_eq!(engine.run.put_mail_back(&Choice::All, None).await.expect("put back"), returned(1, 0));
}

#[tokio::test]
async fn a_step_is_bounded_by_bytes_and_never_empty() {
    let place = place();
    let engine = place.engine();
    let space = FreeSpace::default();
    let writer = engine.run.decisions().writer();
    let keeper = Keeper::new(&writer, place.folder.path(), &space);
    let rows = |sizes: &[u64]| {
        sizes.iter().map(|size| crate::journal::MessageRow { size: *size, ..row() }).collect::<Vec<_>>()
    };
    for (sizes, expected) in
        [(&[1, 2, 3][..], 3), (&[1 << 30, 1], 1), (&[40 << 20, 20 << 20, 20 << 20], 2), (&[], 0)]
    {
        assert_eq!(keeper.step(&rows(sizes)).len(), expected, "{sizes:?}");
    }
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_told_before_anything_is_imported() {
    let place = place();
    std::fs::create_dir_all(folder(&place).parent().expect("a folder above")).expect("made");
    std::fs::write(folder(&place), "in the way").expect("written");
    let mut engine = place.engine();
    let checked = engine.run.check().await;
    assert_eq!(checked.stop().map(Problem::code), Some("safety-copy-unwritable"));
    let summary = engine.run.import().await.expect("ended");
    let Ending::Trouble(problem) = &summary.ending else { panic!("{:?}", summary.ending) };
    assert_eq!((problem.code(), summary.balance.imported), ("safety-copy-unwritable", 0));
    assert!(place.articles().is_empty(), "nothing was begun");
    std::fs::remove_file(folder(&place)).expect("removed");
    assert_eq!(engine.run.check().await.stop(), None);
    assert!(!folder(&place).exists(), "the check changes nothing");
}
