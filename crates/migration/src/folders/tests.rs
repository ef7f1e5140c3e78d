//! One folder's trouble is that folder's, whatever it is and whenever it comes: the
//! others are imported and settled, and it goes on by itself or by a person's word.

use std::time::Duration;

use jiff::SignedDuration;

use crate::balance::Balance;
use crate::journal::MessageState::{Settled, Skipped, Unsettled};
use crate::practice::helpdesk::{Effect, Fault as HelpdeskFault, Requests};
use crate::problem::{Kind, Problem};
use crate::run::{Ending, Summary};
use crate::testing::{Asked, Engine, Place, cut_off, letter};

const TICKETS: &str = "POST /api/v1/tickets";
const INVOICES: &str = "INBOX/Invoices";

/// Three letters in INBOX and three in another folder, all to be deleted.
fn two_folders() -> Place {
    let place = Place {
        folders: vec![("INBOX", "Support"), (INVOICES, "Support")],
        after_import: "action = \"delete\"",
        patience: Duration::ZERO,
        ..Place::new()
    };
    for (name, folder) in [
        ("ann", "INBOX"),
        ("bob", "INBOX"),
        ("cid", "INBOX"),
        ("dan", INVOICES),
        ("eve", INVOICES),
        ("fay", INVOICES),
    ] {
        deliver(&place, folder, name);
    }
    place
}

fn deliver(place: &Place, folder: &str, name: &str) {
    let sent = cut_off() - SignedDuration::from_hours(24 * (100 - i64::from(name.as_bytes()[0] - b'a')));
    place.mailbox.deliver(folder, letter(name, sent, ""), sent);
}

fn trouble(summary: &Summary) -> &Problem {
    match &summary.ending {
        Ending::Trouble(problem) => problem,
        other => panic!("{other:?}"),
    }
}

fn sum(balance: &Balance) -> (u64, u64, u64) {
    assert!(balance.adds_up(), "{balance:?}");
    (balance.found, balance.imported, balance.skipped_messages())
}

/// What goes wrong with the folder, and the code that it is told by.
type Trouble = (&'static str, Kind, fn(&Place));

/// Every kind of trouble that a folder can have.
fn troubles() -> Vec<Trouble> {
    fn refuse(place: &Place, problem: Problem) {
        place.mailbox.refuse_folder(INVOICES, Some(problem));
    }
    vec![
        ("folder-missing", Kind::Person, |place| place.mailbox.remove(INVOICES)),
        ("folder-holds-no-mail", Kind::Person, |place| {
            place.mailbox.remove(INVOICES);
            place.mailbox.add_folder_without_mail(INVOICES);
        }),
        ("folder-refused", Kind::Person, |place| {
            refuse(place, Problem::person("folder-refused").words("no"));
        }),
        ("folder-no-right", Kind::Person, |place| refuse(place, Problem::person("mailbox-no-right"))),
        ("folder-without-uidvalidity", Kind::Person, |place| {
            refuse(place, Problem::person("folder-without-uidvalidity"));
        }),
        ("folder-unanswered", Kind::Passing, |place| {
            refuse(place, Problem::passing("mailbox-server-unavailable").words("Server Unavailable. 15"));
        }),
        ("folder-unanswered", Kind::Passing, |place| {
            refuse(place, Problem::passing("mailbox-silent").with("time", Duration::from_mins(1)));
        }),
        ("folder-unanswered", Kind::Passing, |place| refuse(place, Problem::passing("folder-refused-now"))),
        ("folder-unanswered", Kind::Passing, |place| {
            let lost = Problem::passing("mailbox-connection-lost");
            place.mailbox.hand_out_nothing(INVOICES, Some(lost));
        }),
        ("folder-refused", Kind::Person, |place| {
            let refused = Problem::person("mailbox-server-refused").words("SEARCH failed.");
            place.mailbox.hand_out_nothing(INVOICES, Some(refused));
        }),
    ]
}

/// Scan: the folder was never as the plan has it.
#[tokio::test]
async fn a_folder_in_trouble_from_the_beginning_holds_up_no_other() {
    for (code, kind, cause) in troubles() {
        let place = two_folders();
        cause(&place);
        let summary = place.engine().run.import().await.expect("ended");
        let problem = trouble(&summary);
        assert_eq!((problem.code(), problem.kind(), problem.fact("path")), (code, kind, Some(INVOICES)));
        assert_eq!(summary.folders, std::slice::from_ref(problem), "{code}");
        assert_eq!(sum(&summary.balance), (3, 3, 0), "{code}");
        assert_eq!((place.mailbox.held("INBOX").len(), place.articles().len()), (0, 3), "settled: {code}");
        assert_eq!((summary.deeds.imported, summary.deeds.settled["delete"]), (3, 3), "{code}");
        assert!(!place.import_mode(), "{code}");
    }
}

/// Import: the folder was looked through, and is gone when its messages are to be
/// fetched. What is known of it is a line of the balance, and goes on when it is back.
#[tokio::test]
async fn what_is_known_of_a_folder_in_trouble_is_held_and_goes_on_when_it_is_back() {
    for (code, kind, cause) in troubles() {
        let place = two_folders();
        let mut engine = place.engine();
        let helpdesk = engine.run.check().await.helpdesk.expect("nothing stops");
        engine.run.scan(&helpdesk).await.expect("scanned");
        cause(&place);
        let summary = engine.run.import().await.expect("ended");
        let problem = trouble(&summary);
        assert_eq!((problem.code(), problem.kind()), (code, kind));
        assert_eq!(sum(&summary.balance), (6, 3, 3), "{code}");
        assert_eq!(summary.balance.skipped.get(code), Some(&3), "its own line: {:?}", summary.balance);
        assert_eq!(engine.standing("dan").await, (Skipped, code.to_owned()));
        assert_eq!((place.mailbox.held("INBOX").len(), place.articles().len()), (0, 3), "{code}");

        if !matches!(code, "folder-missing" | "folder-holds-no-mail") {
            place.mailbox.refuse_folder(INVOICES, None);
            place.mailbox.hand_out_nothing(INVOICES, None);
            let summary = engine.run.import().await.expect("imported");
            assert_eq!((summary.ending, summary.folders), (Ending::Done, Vec::new()), "{code}");
            assert_eq!(sum(&summary.balance), (6, 6, 0), "{code}");
            assert_eq!((place.requests(TICKETS), place.articles().len()), (6, 6), "nothing twice: {code}");
        }
    }
}

/// Import: the trouble comes between two fetches of one run.
#[tokio::test]
async fn a_folder_lost_in_the_middle_of_an_import_is_set_aside_there() {
    let mut place = two_folders();
    place.patience = Duration::from_secs(20);
    let lost = Problem::person("mailbox-server-refused").words("FETCH failed.");
    // The last folder to be looked through, then the first window.
    place.mailbox.goes_well(Asked::Fetch, 3);
    place.mailbox.trouble_next(Asked::Fetch, lost);
    let summary = place.engine().run.import().await.expect("ended");
    // The look at the end finds it well again, and all is imported in one run.
    assert_eq!(summary.ending, Ending::Done);
    assert_eq!((sum(&summary.balance), place.articles().len()), ((6, 6, 0), 6));
    assert_eq!(place.requests(TICKETS), 6, "nothing twice");
}

/// Settle: imported and then in trouble. It stays unsettled with the folder's reason,
/// and the next run settles it.
#[tokio::test]
async fn a_folder_in_trouble_when_it_is_settled_is_settled_by_a_later_run() {
    for (code, _, cause) in troubles() {
        let place = two_folders();
        let mut engine = place.engine();
        let summary = engine.run.import().await.expect("imported");
        assert_eq!(summary.ending, Ending::Done);
        deliver(&place, INVOICES, "gus");
        deliver(&place, "INBOX", "hal");
        let helpdesk = engine.run.check().await.helpdesk.expect("nothing stops");
        engine.run.scan(&helpdesk).await.expect("scanned");
        let gus = engine.message("gus").await.id;
        engine.run.try_first(&[gus]).await.expect("imported, and not settled");
        cause(&place);
        let summary = engine.run.import().await.expect("ended");
        assert_eq!(trouble(&summary).code(), code);
        assert_eq!(engine.standing("hal").await.0, Settled, "{code}");
        let (state, reason) = engine.standing("gus").await;
        // A refusal of single messages is theirs.
        let reasons = [code, "mailbox-server-refused"];
        assert!(state == Unsettled && reasons.contains(&reason.as_str()), "{code}: {state:?} {reason}");
        if !matches!(code, "folder-missing" | "folder-holds-no-mail") {
            place.mailbox.refuse_folder(INVOICES, None);
            place.mailbox.hand_out_nothing(INVOICES, None);
            let summary = engine.run.import().await.expect("imported");
            assert!(summary.balance.all_done(), "{code}: {:?}", summary.balance);
            assert!(place.mailbox.held(INVOICES).is_empty(), "{code}");
        }
    }
}

/// A folder that answers again while the run waits at its end is gone through by that
/// same run.
#[tokio::test]
async fn a_folder_is_tried_again_with_growing_pauses_at_the_end_of_the_run() {
    let mut place = two_folders();
    place.patience = Duration::from_mins(1);
    let busy = Problem::passing("mailbox-server-unavailable").until_the_next_run();
    place.mailbox.refuse_folder(INVOICES, Some(busy));
    let Engine { mut run, mut progress, .. } = place.engine();
    let going = tokio::spawn(async move { run.import().await.expect("ended") });
    let named = async {
        loop {
            let waits = progress.borrow_and_update().waiting.clone();
            if let Some((problem, _)) = waits {
                return problem.fact("folder").map(str::to_owned);
            }
            progress.changed().await.expect("the run goes on");
        }
    };
    assert_eq!(named.await.as_deref(), Some(INVOICES), "the waiting names the folder");
    assert_eq!(place.articles().len(), 3, "the other one is done");
    place.mailbox.refuse_folder(INVOICES, None);
    let summary = going.await.expect("the task ends");
    assert_eq!((summary.ending, sum(&summary.balance)), (Ending::Done, (6, 6, 0)));
}

async fn scanned_and_renamed() -> (Place, Engine) {
    let place = two_folders();
    let engine = place.engine();
    let helpdesk = engine.run.check().await.helpdesk.expect("nothing stops");
    engine.run.scan(&helpdesk).await.expect("scanned");
    // As many others as can be confused with it: Exchange gives them one UIDVALIDITY.
    for number in 0..3 {
        for name in ["xan", "yip", "zoe"] {
            deliver(&place, &format!("{INVOICES} {number}"), name);
        }
    }
    place.mailbox.rename(INVOICES, "Old/2024");
    (place, engine)
}

#[tokio::test]
async fn a_renamed_folder_is_known_by_what_is_in_it_and_goes_on_under_its_new_name() {
    let (mut place, mut engine) = scanned_and_renamed().await;
    let lines = engine.run.check().await.lines;
    let told = lines.iter().find_map(|line| match &line.verdict {
        crate::zammad::preflight::Verdict::Caution(problem) => {
            Some(problem.clone()).filter(|problem| problem.value("now").is_some())
        }
        _ => None,
    });
    assert_eq!(told.and_then(|problem| problem.fact("now").map(str::to_owned)).as_deref(), Some("Old/2024"));
    let summary = engine.run.import().await.expect("ended");
    let problem = trouble(&summary);
    assert_eq!((problem.code(), problem.fact("now")), ("folder-renamed", Some("Old/2024")));
    assert_eq!(summary.balance.skipped.get("folder-renamed"), Some(&3));
    drop(engine);

    place.folders[1].0 = "Old/2024";
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("imported");
    assert_eq!((summary.ending, sum(&summary.balance)), (Ending::Done, (6, 6, 0)));
    assert_eq!((place.requests(TICKETS), place.mailbox.held("Old/2024").len()), (6, 0), "each once, settled");
}

/// What was imported and not settled is settled under the new name: the journal's rows
/// go on, they are not found anew.
#[tokio::test]
async fn what_was_imported_from_a_folder_is_settled_under_its_new_name() {
    let mut place = two_folders();
    let mut engine = place.engine();
    let helpdesk = engine.run.check().await.helpdesk.expect("nothing stops");
    engine.run.scan(&helpdesk).await.expect("scanned");
    let chosen: Vec<i64> = [engine.message("dan").await.id, engine.message("eve").await.id].into();
    engine.run.try_first(&chosen).await.expect("imported");
    drop(engine);
    place.mailbox.rename(INVOICES, "Old");
    place.folders[1].0 = "Old";
    let summary = place.engine().run.import().await.expect("imported");
    assert_eq!(
        (summary.ending, summary.balance.imported, summary.balance.already_there),
        (Ending::Done, 6, 0)
    );
    assert_eq!((place.requests(TICKETS), place.mailbox.held("Old").len()), (6, 0));
}

/// The promise: rows are only ever put to a folder that is proven to be theirs. One
/// UIDVALIDITY and the same UIDs prove nothing.
#[tokio::test]
async fn another_folder_of_the_same_numbers_is_not_taken_for_the_renamed_one() {
    let (mut place, engine) = scanned_and_renamed().await;
    drop(engine);
    place.folders[1].0 = "INBOX/Invoices 1";
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("imported");
    assert_eq!(summary.ending, Ending::Done);
    assert_eq!(place.articles(), ["ann", "bob", "cid", "xan", "yip", "zoe"]);
    assert_eq!(place.mailbox.held("Old/2024").len(), 3, "what is not in Zammad stays");
}

#[tokio::test]
async fn a_renamed_folder_is_known_by_the_servers_own_id_also_when_it_is_empty() {
    let mut place = two_folders();
    place.mailbox.call_by_id(INVOICES, "F42");
    let mut engine = place.engine();
    engine.run.import().await.expect("imported");
    place.mailbox.rename(INVOICES, "Elsewhere");
    deliver(&place, "Other", "xan");
    let summary = engine.run.import().await.expect("ended");
    assert_eq!(trouble(&summary).fact("now"), Some("Elsewhere"));
    drop(engine);
    place.folders[1].0 = "Elsewhere";
    assert_eq!(place.engine().run.import().await.expect("imported").ending, Ending::Done);
}

/// A new folder has the old name: the former one's messages are not forgotten for it.
#[tokio::test]
async fn a_folder_whose_name_another_one_took_is_not_forgotten() {
    let (place, mut engine) = scanned_and_renamed().await;
    deliver(&place, INVOICES, "new");
    place.mailbox.make_anew(INVOICES);
    let summary = engine.run.import().await.expect("ended");
    let problem = trouble(&summary);
    assert_eq!((problem.code(), problem.fact("replaced")), ("folder-renamed", Some("yes")));
    assert_eq!(summary.balance.skipped.get("folder-renamed"), Some(&3), "{:?}", summary.balance);
}

#[tokio::test]
async fn a_folder_rebuilt_while_it_is_imported_is_looked_at_anew_by_the_same_run() {
    let place = two_folders();
    let slow = HelpdeskFault::always(Requests::Creates, Effect::Delay { milliseconds: 30 });
    place.helpdesk.set_faults(vec![slow]);
    let mut engine = place.engine();
    let helpdesk = engine.run.check().await.helpdesk.expect("nothing stops");
    engine.run.scan(&helpdesk).await.expect("scanned");
    place.mailbox.make_anew(INVOICES);
    let chosen = [engine.message("dan").await.id];
    let trial = engine.run.try_first(&chosen).await.expect("ended");
    assert_eq!(trouble(&trial.summary).code(), "folder-made-anew");
    let summary = engine.run.import().await.expect("imported");
    assert_eq!((summary.ending, sum(&summary.balance)), (Ending::Done, (6, 6, 0)));
    assert_eq!(place.requests(TICKETS), 6);
}

/// A name that differs only by how its letters are composed is the same folder's.
#[tokio::test]
async fn a_name_composed_otherwise_is_the_same_folders() {
    let mut place = Place { folders: vec![("Gesch\u{e4}ft", "Support")], ..Place::new() };
    deliver(&place, "Gescha\u{308}ft", "ann");
    assert_eq!(place.engine().run.import().await.expect("imported").balance.imported, 1);
    place.folders = vec![("Gescha\u{308}ft", "Support")];
    let summary = place.engine().run.import().await.expect("imported");
    assert_eq!((summary.ending, sum(&summary.balance)), (Ending::Done, (1, 1, 0)));
    assert_eq!(place.requests(TICKETS), 1);
}

#[tokio::test]
async fn the_inbox_by_its_name_in_outlook_is_the_inbox_and_not_imported_twice() {
    let mut place = Place { folders: vec![("Posteingang", "Support")], ..Place::new() };
    deliver(&place, "INBOX", "ann");
    assert_eq!(place.engine().run.import().await.expect("imported").balance.imported, 1);
    place.folders = vec![("INBOX", "Support"), ("Posteingang", "Support")];
    let summary = place.engine().run.import().await.expect("ended");
    assert_eq!(trouble(&summary).code(), "folder-meant-twice");
    assert_eq!(place.requests(TICKETS), 1);
}

/// What a server counts and does not hand out is found, and says so.
#[tokio::test]
async fn what_the_server_only_counts_is_in_the_balance() {
    let place = two_folders();
    place.mailbox.withhold(INVOICES, 2);
    let mut engine = place.engine();
    for _ in 0..2 {
        let summary = engine.run.import().await.expect("imported");
        assert_eq!((summary.ending, sum(&summary.balance)), (Ending::Done, (8, 6, 2)));
        assert_eq!(summary.balance.skipped.get("message-only-counted"), Some(&2));
    }
    place.mailbox.withhold(INVOICES, 0);
    let summary = engine.run.import().await.expect("imported");
    assert_eq!(sum(&summary.balance), (6, 6, 0), "they are no longer counted");
}

/// A folder that is empty while mail arrives in one of a similar name, or below it.
#[tokio::test]
async fn an_empty_folder_is_named_where_mail_arrives_elsewhere() {
    let today = jiff::Timestamp::now();
    for (elsewhere, arrived, told) in [
        ("INBOX/Invoices new", today, Some("INBOX/Invoices new")),
        ("INBOX/Invoices/2026", today, Some("INBOX/Invoices/2026")),
        ("INBOX/Invoices new", cut_off() - SignedDuration::from_hours(24 * 400), None),
        ("Zebra", today, None),
    ] {
        let place = two_folders();
        place.mailbox.empty(INVOICES);
        place.mailbox.deliver(elsewhere, letter("zoe", arrived, ""), arrived);
        let summary = place.engine().run.import().await.expect("imported");
        assert_eq!((summary.ending, sum(&summary.balance)), (Ending::Done, (3, 3, 0)), "it stops nothing");
        let now = summary.folders.first().and_then(|problem| problem.fact("now"));
        assert_eq!(now, told, "{elsewhere}: {:?}", summary.folders);
    }
}

/// Where every folder meets trouble that passes, it is the mailbox's: the run waits,
/// and ends by that trouble.
#[tokio::test]
async fn trouble_of_all_folders_is_the_mailboxs() {
    let place = two_folders();
    for folder in ["INBOX", INVOICES] {
        place.mailbox.refuse_folder(folder, Some(Problem::passing("mailbox-connection-lost")));
    }
    let summary = place.engine().run.import().await.expect("ended");
    assert_eq!(trouble(&summary).code(), "mailbox-connection-lost");
    assert_eq!((place.requests(TICKETS), summary.balance.found), (0, 0));
}

#[tokio::test(start_paused = true)]
async fn pauses_grow_while_the_run_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let identity = crate::testing::identity();
    let journal =
        crate::journal::JournalWriter::open(&folder.path().join("a.journal"), &identity).expect("opened");
    let faults = super::Faults::new(journal, 2);
    let problem = Problem::passing("mailbox-silent");
    let mut waits = Vec::new();
    for _ in 0..7 {
        faults.set_aside("A", &problem).await.expect("noted");
        let since = tokio::time::Instant::now();
        while faults.due().is_empty() {
            tokio::time::advance(Duration::from_secs(1)).await;
        }
        waits.push(since.elapsed().as_secs());
    }
    assert_eq!(waits, [30, 60, 120, 240, 480, 900, 900]);
}
