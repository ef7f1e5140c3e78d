//! What we flagged is known before the flag is set, and taken back whatever comes
//! between; what somebody else flagged stays flagged.

use super::*;
use crate::control::Wish;
use crate::journal::MessageState::Settled;
use crate::run::Ending;
use crate::settle::GONE;
use crate::testing::{Asked, Place, Refusal, hiccup};

/// Three letters that are to be deleted.
fn deleting() -> Place {
    let place = Place { after_import: "action = \"delete\"", ..Place::new() };
    for name in ["ann", "bob", "cid"] {
        place.letter(name);
    }
    place
}

fn lost() -> Problem {
    hiccup("mailbox-connection-lost")
}

/// Trouble that does not pass within the patience of a run.
fn lasting() -> Problem {
    Problem::passing("mailbox-connection-lost").until_the_next_run()
}

#[tokio::test]
async fn a_connection_that_drops_at_every_expunge_leaves_no_flag_behind() {
    let place = deleting();
    for _ in 0..3 {
        place.mailbox.trouble_next(Asked::Expunge, lost());
    }
    // At last the server says NO.
    place.mailbox.refuse_all(Some(Refusal::With(Problem::message("expunge-refused"))));
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("ended");
    assert_eq!(summary.ending, Ending::Done);
    assert_eq!(summary.balance.unsettled.get("expunge-refused"), Some(&3), "{:?}", summary.balance);
    assert_eq!(place.mailbox.flagged("INBOX"), [0; 0], "ours, whatever came between");
    assert_eq!(engine.run.journal().marked().await.expect("asked"), []);
    assert_eq!(place.mailbox.times(Asked::Expunge), 4);
}

#[tokio::test]
async fn the_end_of_a_run_takes_back_what_its_last_connection_left() {
    let place = deleting();
    place.mailbox.trouble_next(Asked::Expunge, lasting());
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("ended");
    assert_eq!(summary.ending, Ending::Trouble(lasting().with("folder", "INBOX")));
    assert_eq!(place.mailbox.flagged("INBOX"), [0; 0]);
    assert_eq!(place.mailbox.held("INBOX").len(), 3);
}

#[tokio::test]
async fn the_next_run_takes_back_what_is_left_also_one_that_keeps_everything() {
    for after_import in ["action = \"keep\"", "action = \"mark-read\"", "action = \"delete\""] {
        let mut place = deleting();
        place.mailbox.trouble_next(Asked::Expunge, lasting());
        // Nor can the end of the run.
        for _ in 0..super::ATTEMPTS {
            place.mailbox.trouble_next(Asked::TakeBack, Problem::person("mailbox-no-right"));
        }
        let mut engine = place.engine();
        engine.run.import().await.expect("ended");
        assert_eq!(place.mailbox.flagged("INBOX"), [1, 2, 3], "as after a kill");
        drop(engine);
        place.mailbox.forget_troubles();
        place.after_import = after_import;
        let mut engine = place.engine();
        let summary = engine.run.import().await.expect("ended");
        assert_eq!(
            (summary.ending, place.mailbox.flagged("INBOX")),
            (Ending::Done, vec![]),
            "{after_import}"
        );
        assert_eq!(engine.run.journal().marked().await.expect("asked"), []);
        assert_eq!(place.articles(), ["ann", "bob", "cid"], "each once");
    }
}

#[tokio::test]
async fn what_somebody_else_flagged_stays_flagged() {
    let place = deleting();
    place.mailbox.refuse_all(Some(Refusal::With(Problem::message("expunge-refused"))));
    let mut engine = place.engine();
    engine.run.import().await.expect("ended");
    place.mailbox.somebody_else("INBOX", 1, false);
    place.mailbox.trouble_next(Asked::Expunge, lost());
    engine.run.settle_again().await.expect("ended");
    assert_eq!(place.mailbox.flagged("INBOX"), [1]);
}

#[tokio::test]
async fn a_mark_that_cannot_be_taken_back_is_told_and_kept_in_mind() {
    let place = deleting();
    place.mailbox.refuse_all(Some(Refusal::With(Problem::message("expunge-refused"))));
    let refused = Problem::person("mailbox-server-refused").words("STORE failed.");
    for _ in 0..2 {
        place.mailbox.trouble_next(Asked::TakeBack, refused.clone());
    }
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("ended");
    let Ending::Trouble(problem) = summary.ending else { panic!("{:?}", summary.ending) };
    assert_eq!((problem.code(), problem.server_words()), ("deletion-marks-left", Some("STORE failed.")));
    let summary = engine.run.settle_again().await.expect("ended");
    assert_eq!((summary.ending, place.mailbox.flagged("INBOX")), (Ending::Done, vec![]));
}

#[tokio::test]
async fn in_a_folder_made_anew_there_is_nothing_to_take_back() {
    let place = deleting();
    place.mailbox.trouble_next(Asked::Expunge, lasting());
    place.mailbox.trouble_next(Asked::TakeBack, Problem::person("mailbox-no-right"));
    let mut engine = place.engine();
    engine.run.import().await.expect("ended");
    place.mailbox.make_anew("INBOX");
    let left = take_back_all(&place.mailbox, engine.run.writer()).await.expect("asked");
    assert_eq!(left, Left::default());
    assert_eq!(place.mailbox.flagged("INBOX"), [1, 2, 3], "other mail by now");
}

#[tokio::test]
async fn a_run_that_is_ended_at_once_keeps_its_marks_in_mind() {
    let place = deleting();
    place.mailbox.trouble_next(Asked::Expunge, lasting());
    place.mailbox.trouble_next(Asked::TakeBack, Problem::person("mailbox-no-right"));
    let mut engine = place.engine();
    engine.run.import().await.expect("ended");
    engine.controller.wish(Wish::Stop);
    let summary = engine.run.settle_again().await.expect("ended");
    assert_eq!(summary.ending, Ending::Stopped);
    assert_eq!(place.mailbox.flagged("INBOX"), [0; 0], "taken back before anything else");
}

#[tokio::test]
async fn who_removed_a_message_is_told_apart() {
    let place = deleting();
    place.mailbox.refuse_all(Some(Refusal::With(Problem::message("expunge-refused"))));
    let mut engine = place.engine();
    engine.run.import().await.expect("ended");
    place.mailbox.refuse_all(None);
    place.mailbox.somebody_else("INBOX", 1, true);
    engine.run.settle_again().await.expect("ended");
    assert_eq!(engine.standing("ann").await, (Settled, GONE.to_owned()), "somebody else");
    assert_eq!(engine.standing("bob").await, (Settled, "delete".to_owned()));
}

#[tokio::test]
async fn what_an_attempt_that_was_cut_off_removed_went_through_us() {
    let place = deleting();
    // The answer is lost; the messages are gone all the same.
    place.mailbox.trouble_next(Asked::Expunge, lost());
    let mut engine = place.engine();
    let mailbox = place.mailbox.clone();
    place.mailbox.when(Asked::TakeBack, move || {
        for uid in 1..=3 {
            mailbox.somebody_else("INBOX", uid, true);
        }
    });
    let summary = engine.run.import().await.expect("ended");
    assert_eq!(summary.balance.settled.get("delete"), Some(&3), "{:?}", summary.balance);
}
