//! This machine: its disk and the journal on it.

use mailferry::migration::journal::Journal;
use mailferry::migration::run::Ending;
use mailferry::practice::helpdesk::{Effect, Fault, Requests};

use super::place::Place;
use super::row::{Action, usual};

async fn place() -> Place {
    Place::without_dovecot(usual).await
}

/// Imports some of the mail and is cut off by Zammad's token.
async fn half_imported(place: &Place) -> u64 {
    let fault = Box::new(Fault::always(Requests::Every, Effect::TokenRevoked));
    place.helpdesk.add_fault(Fault::once(Requests::Creates, Effect::Begin { fault }).at(4));
    let mut engine = place.engine(Action::Keep).expect("a journal");
    let summary = engine.run.import().await.expect("the journal can be written");
    assert!(matches!(summary.ending, Ending::Trouble(_)), "{summary:?}");
    drop(engine);
    place.mend();
    let made = place.articles().len() as u64;
    assert!((1..7).contains(&made), "{made} were made");
    made
}

#[tokio::test]
async fn a_journal_whose_pages_were_overwritten_is_told_and_made_anew_from_what_zammad_has() {
    let place = place().await;
    let made = half_imported(&place).await;
    // A disk that gives other bytes than were written; the first page still says
    // whose file it is.
    let journal = place.journal();
    let mut bytes = std::fs::read(&journal).expect("the journal");
    assert!(bytes.len() > 3 * 4096);
    bytes[4096..].fill(0xA5);
    std::fs::write(&journal, &bytes).expect("damaged");

    let code = match place.engine(Action::Keep) {
        Err(problem) => problem.code(),
        Ok(mut engine) => match engine.run.import().await {
            Err(problem) => problem.code(),
            Ok(summary) => match summary.ending {
                Ending::Trouble(problem) => problem.code(),
                other => panic!("{other:?}"),
            },
        },
    };
    assert_eq!(code, "journal-damaged");
    assert_eq!(place.articles().len() as u64, made, "nothing is sent by a journal that cannot be read");
    // Looking at it says the same, and changes nothing.
    let before = std::fs::read(&journal).expect("the journal");
    let looked = match Journal::open_for_reading(&journal) {
        Err(problem) => problem,
        Ok(journal) => journal.balance().await.expect_err("damaged"),
    };
    assert_eq!(looked.code(), "journal-damaged");
    assert_eq!(std::fs::read(&journal).expect("the journal"), before);

    // What the words of that problem advise.
    std::fs::rename(&journal, journal.with_extension("damaged")).expect("moved away");
    // Import mode, which only that journal knew of, is taken over by a person's word.
    let mut engine = place.engine(Action::Keep).expect("a new journal");
    engine.run.take_over(true);
    let summary = engine.run.import().await.expect("the journal can be written");
    assert_eq!(summary.ending, Ending::Done, "{summary:?}");
    assert_eq!(summary.balance.already_there, made, "{:?}", summary.balance);
    assert!(summary.balance.adds_up() && summary.balance.all_done(), "{:?}", summary.balance);
    place.assert_each_once();
    assert!(!place.import_mode() && place.helpdesk.outbox().is_empty());
}

#[tokio::test]
async fn a_disk_that_is_full_at_any_page_loses_nothing_and_brings_nothing_twice() {
    for more in [0, 2, 4] {
        let place = place().await;
        for number in 0..60 {
            place.add_letter(&format!("filling{number}"));
        }
        let mut engine = place.engine(Action::Delete).expect("a journal");
        engine.run.journal().let_grow_by(more).await.expect("limited");
        let ended = engine.run.import().await;
        let code = match &ended {
            Err(problem) => problem.code(),
            Ok(summary) => match &summary.ending {
                Ending::Trouble(problem) => problem.code(),
                other => panic!("the disk was never full with {more} pages more: {other:?}"),
            },
        };
        assert_eq!(code, "journal-disk-full", "{more} pages more");
        drop(engine);
        place.assert_nothing_lost_or_twice(&[]);

        let mut engine = place.engine(Action::Delete).expect("a journal");
        let summary = engine.run.import().await.expect("there is room again");
        assert_eq!(summary.ending, Ending::Done, "{more}: {summary:?}");
        assert!(summary.balance.adds_up() && summary.balance.all_done(), "{:?}", summary.balance);
        place.assert_each_once();
        assert!(place.held("INBOX").is_empty(), "all of it is in Zammad");
        assert!(!place.import_mode() && place.helpdesk.outbox().is_empty());
    }
}

#[tokio::test]
async fn a_plan_edited_between_two_runs_is_carried_out_as_it_is_now() {
    let place = place().await;
    half_imported(&place).await;
    // Meanwhile the person wants it moved, and then deleted.
    for (action, left) in [(Action::MarkRead, 7), (Action::Delete, 0)] {
        let mut engine = place.engine(action).expect("the same journal");
        let summary = engine.run.import().await.expect("the journal can be written");
        assert_eq!(summary.ending, Ending::Done, "{summary:?}");
        assert!(summary.balance.adds_up() && summary.balance.all_done(), "{:?}", summary.balance);
        let held: Vec<_> =
            ["INBOX", super::place::FILED].iter().flat_map(|folder| place.held(folder)).collect();
        assert_eq!(held.len(), left);
        assert!(held.iter().all(|held| held.seen && !held.deleted), "{held:?}");
        place.assert_each_once();
    }
}
