//! Copies are copies: the same text and the same files. All else is a message of
//! its own, whatever its header says.

use crate::support::journey::{Ended, Journey, Letter};

/// A scan that a device sent: no Message-ID, and always the same text.
fn scan(file: &[u8]) -> Vec<u8> {
    let mut letter = Letter::archived("scanner", 30);
    letter.files.push(("scan.pdf".to_owned(), file.to_vec()));
    let raw = String::from_utf8(letter.raw()).expect("letters");
    let (_, without) = raw.split_once("\r\n").expect("a line");
    without.to_owned().into_bytes()
}

/// Puts the same bytes into a folder without the journey counting them.
fn put(journey: &Journey, folder: &str, raw: &[u8]) {
    journey.dovecot.deliver(folder, raw, Letter::archived("scanner", 30).sent, "");
}

fn to_import(check: &Ended) -> Option<u64> {
    check.summary["forecast"]["to_import"].as_u64()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn scans_without_an_id_that_differ_in_their_file_alone_are_all_imported() {
    let mut journey = Journey::start().await;
    journey.plan.folders.push(("Ablage".to_owned(), "Support".to_owned()));
    for file in [b"the first document".as_slice(), b"another document!!", b"a third one, longer"] {
        put(&journey, "INBOX", &scan(file));
    }
    put(&journey, "Ablage", &scan(b"the first document"));

    let check = journey.check().await;
    assert_eq!(to_import(&check), Some(3), "{check}");
    let ended = journey.import_all().await;

    assert_eq!((ended.balance("imported"), ended.balance("copies")), (3, 1), "{ended}");
    let mut files: Vec<u64> = journey
        .snapshot()
        .articles()
        .iter()
        .flat_map(|article| article.attachments.iter().map(|file| file.size))
        .collect();
    files.sort_unstable();
    assert_eq!(files, [18, 18, 19], "each file once");
    journey.assert_nothing_twice();
    journey.import_all().await;
    assert_eq!(journey.snapshot().articles().len(), 3);

    // Without the journal, Zammad is asked for the same identities.
    journey.journal = journey.folder().join("another.journal");
    let again = journey.import_all().await;
    assert_eq!((again.balance("already_there"), again.balance("copies")), (3, 1), "{again}");
    assert_eq!(journey.snapshot().articles().len(), 3, "{again}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_message_id_sender_date_and_subject_with_another_text_or_file_are_messages_of_their_own() {
    let journey = Journey::start().await;
    let letter = Letter::archived("scanner", 30).with_file("plan.pdf", 500);
    let raw = String::from_utf8(letter.raw()).expect("letters");
    put(&journey, "INBOX", raw.as_bytes());
    put(&journey, "INBOX", raw.replace("this is about", "this was about").as_bytes());
    let mut other = letter.clone();
    other.files[0].1[7] ^= 1;
    put(&journey, "INBOX", &other.raw());
    // And a copy, as a mailbox writes it anew.
    put(&journey, "INBOX", raw.replace("edge", "verge").as_bytes());

    let check = journey.check().await;
    let ended = journey.import_all().await;

    assert_eq!((ended.balance("imported"), ended.balance("copies")), (3, 1), "{ended}");
    assert_eq!(to_import(&check), Some(3), "check and import count alike: {check}");
    assert_eq!(journey.snapshot().articles().len(), 3);
    journey.assert_nothing_twice();
    let again = journey.import_all().await;
    assert_eq!((again.balance("found"), journey.snapshot().articles().len()), (4, 3), "{again}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_proven_copy_goes_the_way_of_its_twin_and_nothing_else_does() {
    let mut journey = Journey::start().await;
    journey.plan.folders.push(("Ablage".to_owned(), "Support".to_owned()));
    journey.plan.action = "delete";
    let letter = Letter::archived("letter", 30).with_file("plan.pdf", 500);
    journey.deliver_letter(&letter);
    put(&journey, "Ablage", &letter.raw());
    // The same of which somebody thinks that it is thrown away.
    journey.dovecot.deliver("Ablage", &letter.raw(), letter.sent, "T");

    let ended = journey.import().await;

    assert_eq!((ended.balance("imported"), ended.balance("settled.delete")), (1, 1), "{ended}");
    assert_eq!((ended.balance("copies"), ended.balance("copies_settled")), (1, 1), "{ended}");
    assert_eq!(ended.balance("skipped.message-marked-deleted"), 1, "{ended}");
    assert_eq!((journey.dovecot.count("INBOX"), journey.dovecot.count("Ablage")), (0, 1));
    assert_eq!(journey.dovecot.flagged("Ablage", 'T'), 1, "what others marked stays");
    let again = journey.import().await;
    assert_eq!((again.balance("copies"), again.balance("copies_settled")), (1, 1), "{again}");
    assert_eq!(again.balance("adds_up"), 1);
    journey.assert_each_exactly_once();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_twin_that_is_gone_leaves_its_copy_out_of_zammad_only_where_it_was_read() {
    let mut journey = Journey::start().await;
    journey.plan.action = "delete";
    let letter = Letter::archived("letter", 30).with_file("plan.pdf", 500);
    journey.deliver_letter(&letter);
    journey.import_all().await;
    assert_eq!(journey.dovecot.count("INBOX"), 0);

    // Restored from a backup, beside one that is only alike.
    put(&journey, "INBOX", &letter.raw());
    let mut other = letter.clone();
    other.files[0].1[7] ^= 1;
    put(&journey, "INBOX", &other.raw());
    let ended = journey.import_all().await;

    assert_eq!((ended.balance("imported"), ended.balance("copies")), (2, 1), "{ended}");
    assert_eq!(journey.snapshot().articles().len(), 2);
    assert_eq!(journey.dovecot.count("INBOX"), 0, "both are proven: {ended}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn alarms_of_a_device_that_writes_neither_id_nor_date_are_told_apart_by_their_arrival() {
    let mut journey = Journey::start().await;
    journey.plan.folders.push(("Ablage".to_owned(), "Support".to_owned()));
    let alarm = b"From: Alarm <alarm@fabrikam.example>\r\nSubject: Alarm\r\n\r\nDoor 3 is open.\r\n";
    let days = [40, 39, 38].map(|days| Letter::archived("alarm", days).sent);
    for day in days {
        journey.dovecot.deliver("INBOX", alarm, day, "");
    }
    journey.dovecot.deliver("Ablage", alarm, days[0], "");

    let check = journey.check().await;
    let ended = journey.import_all().await;

    assert_eq!((ended.balance("imported"), ended.balance("copies")), (3, 1), "{ended}");
    assert_eq!(to_import(&check), Some(3), "{check}");
    journey.journal = journey.folder().join("another.journal");
    let again = journey.import_all().await;
    assert_eq!((again.balance("already_there"), journey.snapshot().articles().len()), (3, 3), "{again}");
}
