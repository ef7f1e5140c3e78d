//! What becomes of single messages: found again, sent again, failed, skipped,
//! read back; each branch of preparing and posting.

mod batches;
mod cost;

use std::time::Duration;

use jiff::SignedDuration;

use crate::journal::MessageState::{self, Failed, Settled, Skipped, Unsettled};
use crate::practice::helpdesk::{Effect, Fault, Requests};
use crate::problem::Problem;
use crate::run::Ending;
use crate::testing::{Asked, Place, cut_off, letter};

const TICKETS: &str = "POST /api/v1/tickets";

/// Two letters, the first of which meets an effect as it is sent.
async fn first_meets(fault: Fault) -> (Place, (MessageState, String)) {
    let place = Place::new();
    place.letter("first");
    place.letter("second");
    place.helpdesk.set_faults(vec![fault]);
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("imported");
    assert_eq!(summary.ending, Ending::Done);
    assert!(summary.balance.adds_up(), "{:?}", summary.balance);
    assert_eq!(engine.standing("second").await.0, Settled, "the others go on");
    let standing = engine.standing("first").await;
    (place, standing)
}

fn settled() -> (MessageState, String) {
    (Settled, "keep".to_owned())
}

#[tokio::test]
async fn an_article_whose_answer_was_lost_is_found_and_not_sent_again() {
    let (place, standing) = first_meets(Fault::once(Requests::Creates, Effect::DropAfter)).await;
    assert_eq!((standing, place.requests(TICKETS)), (settled(), 2));
    assert_eq!(place.articles(), ["first", "second"]);
}

#[tokio::test]
async fn one_that_comes_true_late_is_waited_for() {
    let late = Effect::CommitLate { milliseconds: Some(300) };
    let (place, standing) = first_meets(Fault::once(Requests::Creates, late)).await;
    assert_eq!((standing, place.requests(TICKETS)), (settled(), 2));
    assert_eq!(place.articles(), ["first", "second"]);
}

#[tokio::test]
async fn one_that_was_certainly_not_made_is_sent_again() {
    let (place, standing) = first_meets(Fault::once(Requests::Creates, Effect::DropBefore)).await;
    assert_eq!((standing, place.requests(TICKETS)), (settled(), 3));
    assert_eq!(place.articles(), ["first", "second"]);
}

#[tokio::test]
async fn a_fault_of_zammads_own_is_tried_again_and_then_the_messages() {
    let thrice = Fault { times: Some(3), ..Fault::always(Requests::Creates, Effect::MaskedError) };
    let (place, standing) = first_meets(thrice).await;
    assert_eq!(standing, (Failed, "zammad-fails-on-message".to_owned()));
    assert_eq!((place.requests(TICKETS), place.articles()), (4, vec!["second".to_owned()]));
    let summary = place.engine().run.import().await.expect("imported");
    assert_eq!((summary.balance.imported, place.articles().len()), (2, 2), "the next run tries it again");
}

#[tokio::test]
async fn what_no_request_takes_is_skipped_and_said() {
    let too_large = Effect::Answer { status: 413, retry_after: None };
    let (place, standing) = first_meets(Fault::once(Requests::Creates, too_large)).await;
    assert_eq!(standing, (Skipped, "message-over-every-limit".to_owned()));
    assert_eq!(place.articles(), ["second"]);
}

#[tokio::test]
async fn an_article_that_lacks_something_is_never_settled() {
    let place = Place { after_import: "action = \"delete\"", ..Place::new() };
    let lacking = place.letter("lacking");
    place.letter("whole");
    place.helpdesk.set_faults(vec![Fault::once(Requests::Creates, Effect::LoseBody)]);
    let mut engine = place.engine();
    for _ in 0..2 {
        let summary = engine.run.import().await.expect("imported");
        assert_eq!(summary.ending, Ending::Done);
        assert_eq!(engine.standing("lacking").await, (Unsettled, "article-differs".to_owned()));
        assert_eq!((place.mailbox.held("INBOX"), place.requests(TICKETS)), (vec![lacking], 2));
    }
}

#[tokio::test]
async fn an_article_that_cannot_be_read_back_is_found_by_the_next_run() {
    let place = Place { after_import: "action = \"delete\"", ..Place::new() };
    place.letter("only");
    let reading = Requests::Route("GET".into(), "/api/v1/ticket_articles/*".into());
    // The check reads the first.
    place.helpdesk.set_faults(vec![Fault::once(reading, Effect::TokenRevoked).at(2)]);
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("ended");
    assert_eq!((place.articles().len(), place.requests(TICKETS)), (1, 1));
    if summary.ending != Ending::Done {
        let summary = engine.run.import().await.expect("imported");
        assert_eq!(summary.ending, Ending::Done);
    }
    assert_eq!((place.articles().len(), place.requests(TICKETS)), (1, 1), "never a second time");
    assert_eq!(engine.standing("only").await, (Settled, "delete".to_owned()));
}

#[tokio::test]
async fn a_message_that_the_mailbox_does_not_hand_out_is_skipped_and_stays() {
    let place = Place { after_import: "action = \"delete\"", ..Place::new() };
    let kept = place.letter("kept");
    place.letter("other");
    place.mailbox.hold_back("INBOX", kept);
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("imported");
    assert_eq!(summary.ending, Ending::Done);
    assert_eq!(engine.standing("kept").await, (Skipped, "message-not-handed-out".to_owned()));
    assert_eq!((place.mailbox.held("INBOX"), place.articles()), (vec![kept], vec!["other".to_owned()]));
}

#[tokio::test]
async fn one_that_somebody_removes_before_its_turn_is_gone_and_nothing_is_left_to_do() {
    let place = Place::new();
    place.letter("removed");
    place.letter("other");
    let mut engine = place.engine();
    let mailbox = place.mailbox.clone();
    place.mailbox.when(Asked::Fetch, move || mailbox.somebody_else("INBOX", 1, true));
    let summary = engine.run.import().await.expect("imported");
    assert_eq!(summary.ending, Ending::Done);
    assert_eq!(engine.standing("removed").await, (Skipped, "message-vanished".to_owned()));
    let balance = summary.balance;
    assert_eq!((balance.found, balance.imported, balance.gone), (2, 1, 1), "{balance:?}");
    assert!(balance.adds_up() && balance.all_done(), "{balance:?}");
    // The next run knows nothing of it any more.
    let balance = engine.run.import().await.expect("imported").balance;
    assert_eq!((balance.found, balance.gone), (1, 0), "{balance:?}");
}

#[tokio::test]
async fn a_folder_that_goes_between_listing_and_fetching_is_no_fault_of_its_messages() {
    let place = Place::new();
    place.letter("first");
    let gone = Problem::person("folder-missing").with("path", "INBOX");
    place.mailbox.goes_well(Asked::Open, 1);
    // When it is fetched from, and when it is looked at once more at the end.
    place.mailbox.trouble_next(Asked::Open, gone.clone());
    place.mailbox.trouble_next(Asked::Open, gone);
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("ended");
    let Ending::Trouble(problem) = &summary.ending else { panic!("{summary:?}") };
    assert_eq!((problem.code(), problem.fact("path")), ("folder-missing", Some("INBOX")));
    assert_eq!(summary.balance.skipped.get("folder-missing"), Some(&1), "held: {:?}", summary.balance);
    assert_eq!((summary.balance.skipped_messages(), place.requests(TICKETS)), (1, 0));
    let summary = engine.run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.imported), (Ending::Done, 1), "it goes on");
}

#[tokio::test]
async fn a_folder_made_anew_since_it_was_listed_gives_nothing_under_its_former_uids() {
    let place = Place::new();
    place.letter("first");
    let mut engine = place.engine();
    let helpdesk = engine.run.check().await.helpdesk.expect("nothing stops");
    engine.run.scan(&helpdesk).await.expect("scanned");
    place.mailbox.make_anew("INBOX");
    let trial = engine.run.try_first(&[]).await.expect("tried");
    let Ending::Trouble(problem) = trial.summary.ending else { panic!("{:?}", trial.summary) };
    assert_eq!((problem.code(), place.requests(TICKETS)), ("folder-made-anew", 0));
    let summary = engine.run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.imported), (Ending::Done, 1), "the next run lists it anew");
}

#[tokio::test]
async fn a_copy_becomes_no_second_article_and_a_namesake_is_not_lost() {
    let place = Place::new();
    place.letter("one");
    let sent = cut_off() - SignedDuration::from_hours(24 * 100);
    place.letter_of("one", sent, "");
    let namesake = String::from_utf8(letter("one", cut_off() - SignedDuration::from_hours(5), ""))
        .expect("text")
        .replace("Subject: one", "Subject: other");
    place.mailbox.deliver("INBOX", namesake.into_bytes(), cut_off());
    let summary = place.engine().run.import().await.expect("imported");
    assert_eq!((summary.balance.copies, summary.balance.imported), (1, 2), "{:?}", summary.balance);
    assert_eq!(place.articles(), ["one", "other"]);
}

#[tokio::test]
async fn an_answer_goes_into_the_ticket_of_what_it_answers() {
    let place = Place::new();
    place.letter("question");
    place.letter_of(
        "answer",
        cut_off() - SignedDuration::from_hours(24),
        "In-Reply-To: <question@fabrikam.example>\r\n",
    );
    let mut engine = place.engine();
    engine.run.import().await.expect("imported");
    let (question, answer) = (engine.message("question").await, engine.message("answer").await);
    assert!(question.ticket.is_some() && question.ticket == answer.ticket, "{question:?} {answer:?}");
    assert_eq!(place.requests(TICKETS), 1);
}

#[tokio::test]
async fn a_message_that_is_never_answered_fails_and_does_not_end_the_run() {
    let place = Place { certainty: Duration::from_millis(1), ..Place::new() };
    place.letter("only");
    place.helpdesk.set_faults(vec![Fault::always(Requests::Creates, Effect::DropBefore)]);
    let mut engine = place.engine();
    let summary = engine.run.import().await.expect("ended");
    assert_eq!(summary.ending, Ending::Done);
    assert_eq!(engine.standing("only").await, (Failed, "zammad-never-answered".to_owned()));
}

#[tokio::test]
async fn what_the_person_leaves_out_is_not_imported_until_it_is_wanted_again() {
    let place = Place::new();
    place.letter("wanted");
    place.letter("unwanted");
    let mut engine = place.engine();
    let helpdesk = engine.run.check().await.helpdesk.expect("nothing stops");
    engine.run.scan(&helpdesk).await.expect("scanned");
    let unwanted = engine.message("unwanted").await.id;
    assert_eq!(engine.run.decisions().skip(&[unwanted]).await.expect("left out"), 1);
    engine.run.import().await.expect("imported");
    assert_eq!(place.articles(), ["wanted"]);
    assert_eq!(engine.run.decisions().retry(&[unwanted]).await.expect("retried"), 1);
    engine.run.import().await.expect("imported");
    assert_eq!(place.articles(), ["unwanted", "wanted"]);
}
