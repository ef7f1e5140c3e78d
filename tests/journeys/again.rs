//! The second run, and what was there before the first.

use jiff::SignedDuration;

use crate::support::journey::{Journey, Letter, cut_off};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_run_takes_only_what_is_new_and_answers_find_their_tickets() {
    let mut journey = Journey::start().await;
    let (old, other) = (Letter::archived("scale", 90), Letter::archived("printer", 80));
    journey.deliver_letter(&old);
    journey.deliver_letter(&other);
    journey.import_all().await;
    let creates = journey.creates();

    let idle = journey.import_all().await;
    assert_eq!(journey.creates(), creates, "nothing is new: {idle}");

    let regular = Letter::regular("scale-again", 5).answering(&old);
    let archived = Letter::archived("printer-again", 70).answering(&other);
    let new = Letter::regular("label", 6);
    for letter in [&regular, &archived, &new] {
        journey.deliver_letter(letter);
    }
    let ended = journey.import_all().await;

    assert_eq!((ended.balance("found"), ended.balance("imported")), (5, 5), "{ended}");
    journey.assert_each_exactly_once();
    journey.assert_quiet();
    let ticket_of = |letter: &Letter| journey.article(&letter.message_id).0;
    assert_eq!(ticket_of(&regular).id, ticket_of(&old).id);
    assert_eq!(ticket_of(&regular).state, "open", "a regular answer opens the closed ticket again");
    assert_eq!(ticket_of(&archived).id, ticket_of(&other).id);
    assert_eq!(ticket_of(&archived).state, "closed", "an archived one does not");
    assert_eq!(ticket_of(&new).state, "new");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mail_that_is_in_zammad_already_is_not_imported_again_when_the_journal_is_lost() {
    let mut journey = Journey::start().await;
    let first = Letter::archived("scale", 90).with_file("bill.pdf", 2_000);
    journey.deliver_letter(&first);
    journey.deliver_letter(&Letter::archived("printer", 80));
    journey.import_all().await;
    journey.journal = journey.folder().join("another.journal");
    let answer = Letter::archived("scale-answer", 10).answering(&first);
    journey.deliver_letter(&answer);

    let ended = journey.import_all().await;

    assert_eq!((ended.balance("already_there"), ended.balance("imported")), (2, 1), "{ended}");
    journey.assert_each_exactly_once();
    assert_eq!(journey.article(&answer.message_id).0.id, journey.article(&first.message_id).0.id);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn copies_of_a_message_become_one_article_and_namesakes_are_not_lost() {
    let mut journey = Journey::start().await;
    journey.plan.folders.push(("Ablage".to_owned(), "Support".to_owned()));
    let letter = Letter::archived("scale", 90);
    journey.deliver_letter(&letter);
    journey.dovecot.deliver("Ablage", &letter.raw(), letter.sent, "S");
    // Another mail that only shares the Message-ID, as broken senders make them.
    let mut namesake = Letter::archived("namesake", 60);
    namesake.message_id.clone_from(&letter.message_id);
    journey.dovecot.deliver("Ablage", &namesake.raw(), namesake.sent, "");

    let ended = journey.import_all().await;

    assert_eq!((ended.balance("copies"), ended.balance("imported")), (1, 2), "{ended}");
    // Two conversations: which ticket is made first is nobody's promise.
    let mut subjects: Vec<_> = journey
        .snapshot()
        .articles()
        .iter()
        .map(|article| article.subject.clone().unwrap_or_default())
        .collect();
    subjects.sort();
    let mut wanted = [letter.subject, namesake.subject];
    wanted.sort();
    assert_eq!(subjects, wanted);
    let again = journey.import_all().await;
    assert_eq!(journey.snapshot().articles().len(), 2, "{again}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_made_anew_between_two_runs_brings_nothing_twice_and_deletes_nothing_else() {
    let mut journey = Journey::start().await;
    journey.plan.folders = vec![("Ablage".to_owned(), "Support".to_owned())];
    journey.plan.action = "delete";
    let letters: Vec<Letter> = (0..4).map(|n| Letter::archived(&format!("letter{n}"), 90 - n)).collect();
    for letter in &letters {
        journey.deliver("Ablage", &letter.raw(), letter.sent, "");
    }
    journey.dovecot.refuse_expunge(true);
    let ended = journey.import().await;
    assert_eq!(ended.balance("unsettled.expunge-refused"), 4, "{ended}");
    journey.dovecot.refuse_expunge(false);

    // Made anew with other mail under the same UIDs, and one of the old letters.
    std::fs::remove_dir_all(journey.dovecot.maildir("support@contoso.example", "Ablage")).expect("removed");
    let later = cut_off() - SignedDuration::from_hours(5);
    let fresh: Vec<Letter> = (0..3)
        .map(|n| {
            let mut letter = Letter::archived(&format!("fresh{n}"), 2);
            letter.sent = later;
            letter
        })
        .collect();
    for letter in fresh.iter().chain([&letters[2]]) {
        journey.deliver("Ablage", &letter.raw(), later, "");
    }
    let ended = journey.import().await;

    journey.assert_each_exactly_once();
    assert_eq!(ended.balance("settled.delete"), 4, "{ended}");
    assert_eq!(ended.balance("unsettled.settle-uids-changed"), 3, "{ended}");
    assert_eq!((ended.balance("found"), ended.exit), (7, 3), "{ended}");
    assert_eq!(journey.held("Ablage"), [""; 0], "the old letter was proven to be the same");
}
