//! Lists show exactly what a filter says, also while the journal changes.

use proptest::prelude::*;

use super::super::tests::{Place, add, identity, mail};
use super::super::*;
use crate::platform::private;

fn filter(change: impl FnOnce(&mut MessageFilter)) -> MessageFilter {
    let mut filter = MessageFilter::default();
    change(&mut filter);
    filter
}

async fn subjects(list: &MessageList, filter: &MessageFilter) -> Vec<String> {
    let selection = list.select(filter).await.expect("selected");
    let page = list.page(&selection, 0, 100).await.expect("a page");
    page.into_iter().map(|message| message.subject).collect()
}

type Change = fn(&mut MessageFilter);

/// Five messages: dated 1 to 5, sizes 1001 to 1005.
async fn five(journal: &JournalWriter) -> i64 {
    let inbox = journal.folder("INBOX").await.expect("a folder").id;
    let named = |uid: u32, subject: &str, from: &str| NewMessage {
        subject: subject.into(),
        from_email: Some(from.into()),
        size: 1000 + u64::from(uid),
        archived: uid < 4,
        ..mail(inbox, uid, &format!("<{uid}@x>"), 1)
    };
    let nameless =
        NewMessage {
            message_id: None, md5: None, date_missing: true, ..named(3, "GRÜSSE_%", "c@x.example")
        };
    let machine = NewMessage { machine_made: true, ..named(5, "Zug", "ann@x.example") };
    let all = vec![
        named(1, "banane", "b@x.example"),
        named(2, "Apfel", "d@x.example"),
        nameless,
        named(4, "apfel", "a@x.example"),
        machine,
    ];
    add(journal, all).await;
    inbox
}

#[tokio::test]
async fn a_list_has_the_order_that_was_asked_for() {
    let place = Place::new();
    let journal = place.open();
    five(&journal).await;
    let list = MessageList::new(Journal::clone(&journal));
    let cases = [
        (Order::OldestFirst, ["banane", "Apfel", "GRÜSSE_%", "apfel", "Zug"]),
        (Order::NewestFirst, ["Zug", "apfel", "GRÜSSE_%", "Apfel", "banane"]),
        (Order::LargestFirst, ["Zug", "apfel", "GRÜSSE_%", "Apfel", "banane"]),
        (Order::Subject, ["Apfel", "apfel", "banane", "GRÜSSE_%", "Zug"]),
        (Order::Sender, ["apfel", "Zug", "banane", "GRÜSSE_%", "Apfel"]),
    ];
    for (order, expected) in cases {
        assert_eq!(subjects(&list, &filter(|filter| filter.order = order)).await, expected, "{order:?}");
    }
    let (all, first) = list.first_page(2).await.expect("a page");
    let first: Vec<&str> = first.iter().map(|message| message.subject.as_str()).collect();
    assert_eq!((all, first), (5, vec!["Zug", "apfel"]));
}

#[tokio::test]
async fn a_search_is_literal_and_knows_no_case() {
    let place = Place::new();
    let journal = place.open();
    five(&journal).await;
    let list = MessageList::new(Journal::clone(&journal));
    let cases: [(&str, &[&str]); 9] = [
        ("grüsse", &["GRÜSSE_%"]),
        ("_%", &["GRÜSSE_%"]),
        ("%", &["GRÜSSE_%"]),
        ("APFEL", &["apfel", "Apfel"]),
        ("ann@X.example", &["Zug"]),
        ("<2@x>", &["Apfel"]),
        (" zug ", &["Zug"]),
        ("banane\nb@x", &[]),
        ("nowhere", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(subjects(&list, &filter(|filter| filter.text = text.into())).await, expected, "{text}");
    }
}

#[tokio::test]
async fn what_a_filter_sets_must_all_hold() {
    let place = Place::new();
    let journal = place.open();
    let inbox = five(&journal).await;
    let problem = StoredProblem::from(&Problem::message("zammad-refused"));
    journal.mark_not_imported(1, MessageState::Failed, problem).await.expect("marked");
    let list = MessageList::new(Journal::clone(&journal));
    let cases: [(Change, &[&str]); 8] = [
        (|filter| filter.statuses = [ImportStatus::Failed].into(), &["banane"]),
        (
            |filter| filter.statuses = [ImportStatus::Failed, ImportStatus::ToImport].into(),
            &["Zug", "apfel", "GRÜSSE_%", "Apfel", "banane"],
        ),
        (|filter| filter.reason = Some("zammad-refused".into()), &["banane"]),
        (|filter| filter.reason = Some("another".into()), &[]),
        (|filter| filter.age = Some(Age::Regular), &["Zug", "apfel"]),
        (|filter| filter.traits = [Trait::MachineMade, Trait::WithoutDate].into(), &["Zug", "GRÜSSE_%"]),
        (|filter| filter.traits = [Trait::WithoutMessageId].into(), &["GRÜSSE_%"]),
        (
            |filter| {
                filter.age = Some(Age::Archived);
                filter.text = "apfel".into();
            },
            &["Apfel"],
        ),
    ];
    for (change, expected) in cases {
        let filter = filter(change);
        assert_eq!(subjects(&list, &filter).await, expected, "{filter:?}");
        assert_eq!(list.count(&filter).await.expect("counted"), expected.len());
    }
    assert_eq!(subjects(&list, &filter(|filter| filter.folder = Some(inbox + 1))).await, [""; 0]);
    assert_eq!(subjects(&list, &filter(|filter| filter.folder = Some(inbox))).await.len(), 5);
}

#[tokio::test]
async fn a_reader_sees_what_another_handle_writes_and_what_it_forgets() {
    let place = Place::new();
    let journal = place.open();
    let inbox = five(&journal).await;
    let list = MessageList::new(Journal::open_for_reading(&place.path()).expect("a reader"));
    let selection = list.select(&MessageFilter::default()).await.expect("selected");
    assert_eq!(selection.len(), 5);

    // The ids of the forgotten are given to other messages.
    journal.forget_unwanted(inbox, 7, vec![1, 2, 3]).await.expect("forgotten");
    let other = NewMessage { subject: "Other".into(), ..mail(inbox, 9, "<9@x>", 1) };
    add(&journal, vec![other]).await;
    assert_eq!(subjects(&list, &MessageFilter::default()).await, ["Other", "GRÜSSE_%", "Apfel", "banane"]);
    assert_eq!(subjects(&list, &filter(|filter| filter.text = "zug".into())).await, [""; 0]);

    let problem = StoredProblem::from(&Problem::message("zammad-refused"));
    journal.mark_not_imported(1, MessageState::Failed, problem).await.expect("marked");
    let failed = filter(|filter| filter.statuses = [ImportStatus::Failed].into());
    assert_eq!(subjects(&list, &failed).await, ["banane"]);
}

#[tokio::test]
async fn a_page_past_the_end_is_empty() {
    let place = Place::new();
    let journal = place.open();
    five(&journal).await;
    let list = MessageList::new(Journal::clone(&journal));
    let selection = list.select(&MessageFilter::default()).await.expect("selected");
    assert_eq!(list.page(&selection, 3, 100).await.expect("a page").len(), 2);
    assert!(list.page(&selection, 9, 100).await.expect("a page").is_empty());
}

/// A journal as the first version made it.
fn of_version_1(path: &Path) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    let connection = Connection::open(path).expect("a database");
    connection.execute_batch(schema::TABLES).expect("its tables");
    connection.pragma_update(None, "application_id", schema::APPLICATION_ID).expect("marked");
    connection.pragma_update(None, "user_version", 1).expect("marked");
    identity().write(&connection).expect("its identity");
    connection
        .execute_batch(
            "INSERT INTO folders VALUES (1, 'INBOX', 7);
             INSERT INTO messages (id, folder, uid_validity, uid, size, dated, date_missing, archived,
                 message_id, likeness, subject, machine_made, state)
             VALUES (1, 1, 7, 1, 10, 1, 0, 1, '<a@x>', 1, 'with', 0, 'found'),
                    (2, 1, 7, 2, 10, 2, 0, 1, NULL, 1, 'without', 0, 'found'),
                    (3, 1, 7, 3, 10, 3, 0, 1, '<mailferry-0a@made-up.invalid>', 1, 'made up', 0, 'settled');",
        )
        .expect("its messages");
    private::tighten(path);
}

#[tokio::test]
async fn a_journal_of_the_first_version_goes_on() {
    let nameless = filter(|filter| filter.traits = [Trait::WithoutMessageId].into());
    let place = Place::new();
    of_version_1(&place.path());
    let journal = place.open();
    let list = MessageList::new(Journal::clone(&journal));
    assert_eq!(subjects(&list, &nameless).await, ["made up", "without"]);
    assert_eq!(
        journal.next_found(&ImportScope::default(), (i64::MIN, i64::MIN), 9).await.expect("rows").len(),
        2
    );

    // A reader brings it up to date too, unless somebody is at work on it.
    let place = Place::new();
    of_version_1(&place.path());
    let held = lock(&place.path()).expect("held");
    let refused = Journal::open_for_reading(&place.path()).err().map(|problem| problem.code());
    assert_eq!(refused, Some("journal-in-use"));
    drop(held);
    let list = MessageList::new(Journal::open_for_reading(&place.path()).expect("a reader"));
    assert_eq!(list.count(&nameless).await.expect("counted"), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_message_has_exactly_one_outcome(
        marks in prop::collection::vec((prop::sample::select(vec![
            ("found", ""), ("sending", ""), ("imported", ""), ("settled", "keep"),
            ("unsettled", "expunge-refused"), ("skipped", "already-there"), ("skipped", "copy"),
            ("skipped", "message-too-large"), ("skipped", "message-substitute"), ("failed", "x"),
        ]), any::<bool>()), 1..30),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let place = Place::new();
            let journal = place.open();
            let inbox = journal.folder("INBOX").await.expect("a folder").id;
            let count = marks.len();
            add(&journal, (1..=count as u32).map(|uid| mail(inbox, uid, &format!("<{uid}@x>"), 1)).collect()).await;
            journal.write(Durability::Soft, move |connection| {
                for (place, ((state, reason), archived)) in marks.iter().enumerate() {
                    connection.execute(
                        "UPDATE messages SET state = ?2, reason = ?3, archived = ?4 WHERE id = ?1",
                        (place as i64 + 1, state, reason, archived),
                    )?;
                }
                Ok(())
            }).await.expect("marked");
            let list = MessageList::new(Journal::clone(&journal));
            let statuses = [
                ImportStatus::ToImport, ImportStatus::Imported, ImportStatus::Unsettled, ImportStatus::AlreadyThere,
                ImportStatus::Copy, ImportStatus::TooLarge, ImportStatus::Skipped, ImportStatus::Failed,
            ];
            let mut ids = Vec::new();
            for status in statuses {
                for age in [Age::Archived, Age::Regular] {
                    let filter = filter(|filter| {
                        filter.statuses = [status].into();
                        filter.age = Some(age);
                    });
                    ids.extend_from_slice(list.select(&filter).await.expect("selected").ids());
                }
            }
            ids.sort_unstable();
            assert_eq!(ids, (1..=count as i64).collect::<Vec<_>>());
        });
    }
}
