//! How a run ends: done, stopped, paused, by trouble that passes and by trouble
//! that does not; and that Zammad is afterwards as it was.

use std::time::Duration;

use super::*;
use crate::control::Wish;
use crate::journal::MessageState;
use crate::practice::helpdesk::{self, Effect, Fault, Requests, Workers};
use crate::testing::{Asked, Engine, MAILBOX, Place, cut_off, hiccup, letter};

const SETTINGS: &str = "PUT /api/v1/settings/:id";
const TICKETS: &str = "POST /api/v1/tickets";

fn three_letters() -> Place {
    let place = Place::new();
    for name in ["ann", "bob", "cid"] {
        place.letter(name);
    }
    place
}

/// Waits until something is so; a minute is no part of what is tested.
async fn until(holds: impl Fn() -> bool) {
    let waiting = async {
        while !holds() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), waiting).await.expect("it becomes so");
}

/// Code of what ended a run.
fn trouble(summary: &Summary) -> &str {
    match &summary.ending {
        Ending::Trouble(problem) => problem.code(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn everything_found_is_imported_and_settled_and_zammad_is_as_it_was() {
    let place = Place { after_import: "action = \"delete\"", ..three_letters() };
    let summary = place.engine().run.import().await.expect("imported");
    assert_eq!(summary.ending, Ending::Done);
    assert!(summary.balance.adds_up() && summary.balance.all_done());
    assert_eq!(
        (place.articles(), place.mailbox.held("INBOX")),
        (vec!["ann".into(), "bob".into(), "cid".into()], vec![])
    );
    assert_eq!((place.import_mode(), place.helpdesk.outbox()), (false, vec![]));
    assert_eq!((place.requests(SETTINGS), summary.restored.done), (2, vec!["import_mode".to_owned()]));
}

#[tokio::test]
async fn a_run_that_finds_nothing_new_switches_nothing_in_zammad() {
    let place = three_letters();
    place.engine().run.import().await.expect("imported");
    let switched = place.requests(SETTINGS);
    let summary = place.engine().run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.imported), (Ending::Done, 3));
    assert_eq!((place.requests(SETTINGS), place.requests(TICKETS)), (switched, 3));
}

#[tokio::test]
async fn a_stop_before_anything_is_begun_begins_nothing() {
    let place = three_letters();
    let mut engine = place.engine();
    engine.controller.wish(Wish::Stop);
    let summary = engine.run.import().await.expect("ended");
    assert_eq!(summary.ending, Ending::Stopped);
    assert_eq!((place.requests(TICKETS), place.requests(SETTINGS)), (0, 0));
}

#[tokio::test]
async fn a_stop_finishes_what_is_in_hand_and_the_next_run_does_the_rest() {
    let place = three_letters();
    place.helpdesk.set_faults(vec![Fault::always(Requests::Creates, Effect::Delay { milliseconds: 200 })]);
    let Engine { mut run, controller, .. } = place.engine();
    let going = tokio::spawn(async move { (run.import().await.expect("ended"), run) });
    until(|| place.requests(TICKETS) == 1).await;
    controller.wish(Wish::Stop);
    let (summary, mut run) = going.await.expect("the task ends");
    assert_eq!(summary.ending, Ending::Stopped);
    assert_eq!((summary.balance.imported, summary.balance.waiting), (1, 2), "{:?}", summary.balance);
    assert_eq!((place.articles().len(), place.import_mode()), (1, false));

    place.helpdesk.set_faults(Vec::new());
    controller.renew();
    let summary = run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.imported, place.articles().len()), (Ending::Done, 3, 3));
}

#[tokio::test]
async fn an_end_at_once_leaves_a_request_under_way_to_the_next_run_which_finds_it() {
    let place = three_letters();
    place.helpdesk.set_faults(vec![Fault::once(Requests::Creates, Effect::Delay { milliseconds: 200 })]);
    let Engine { mut run, controller, .. } = place.engine();
    let going = tokio::spawn(async move { (run.import().await.expect("ended"), run) });
    until(|| place.requests(TICKETS) == 1).await;
    controller.wish(Wish::Abort);
    let (summary, mut run) = going.await.expect("the task ends");
    assert_eq!((summary.ending, summary.balance.waiting), (Ending::Stopped, 3));
    assert!(!place.import_mode(), "put back all the same");

    controller.renew();
    until(|| place.articles().len() == 1).await;
    let summary = run.import().await.expect("imported");
    assert_eq!((summary.ending, place.articles().len()), (Ending::Done, 3));
    assert_eq!(place.requests(TICKETS), 3, "the one under way was found, not sent again");
}

#[tokio::test]
async fn a_long_pause_gives_zammad_back_and_going_on_takes_it_again() {
    let place = three_letters();
    place.helpdesk.set_faults(vec![Fault::always(Requests::Creates, Effect::Delay { milliseconds: 100 })]);
    let Engine { mut run, controller, progress } = place.engine();
    let going = tokio::spawn(async move { run.import().await.expect("ended") });
    until(|| place.requests(TICKETS) == 1).await;
    controller.wish(Wish::Pause);
    until(|| !place.import_mode()).await;
    until(|| progress.borrow().suspended_since.is_none()).await;
    assert!(place.articles().len() < 3, "in the middle");
    place.helpdesk.set_faults(Vec::new());
    controller.wish(Wish::Run);
    let summary = going.await.expect("the task ends");
    assert_eq!((summary.ending, place.articles().len()), (Ending::Done, 3));
    assert_eq!((place.requests(SETTINGS), place.import_mode()), (4, false), "on and off, twice");
}

/// Waits until so many messages are marked as about to be sent.
async fn until_ready(journal: &Journal, count: u64) {
    let waiting = async {
        loop {
            let tally = journal.tally().await.expect("a tally");
            let ready = tally.iter().filter(|row| row.state == MessageState::Sending);
            if ready.map(|row| row.messages).sum::<u64>() >= count {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), waiting).await.expect("they are ready");
}

/// More mails than a pass holds for its slots are ready, so that nothing comes
/// that would wake it after the pause.
#[tokio::test]
async fn an_import_goes_on_after_a_pause_in_which_as_many_mails_were_ready_as_it_holds() {
    const LETTERS: u64 = 500;
    let place = Place { longest_pause: Duration::from_mins(10), ..Place::new() };
    for number in 0..LETTERS {
        let sent = cut_off() - jiff::SignedDuration::from_hours(1_000 - number.cast_signed());
        let raw = String::from_utf8(letter("ann", sent, "")).expect("text");
        let raw = raw.replace("Message-ID: <ann@", &format!("Message-ID: <{number}@"));
        place.mailbox.deliver("INBOX", raw.into_bytes(), sent);
    }
    place.helpdesk.set_faults(vec![Fault::always(Requests::Creates, Effect::Delay { milliseconds: 500 })]);
    let Engine { mut run, controller, progress } = place.engine();
    let journal = run.journal().clone();
    let going = tokio::spawn(async move { run.import().await.expect("ended") });
    // One is under way, 256 wait for its slot, and more are ready behind them.
    until_ready(&journal, 330).await;
    controller.wish(Wish::Pause);
    until(|| progress.borrow().paused).await;
    place.helpdesk.set_faults(Vec::new());
    let sent = place.requests(TICKETS);
    controller.wish(Wish::Run);
    until(|| place.requests(TICKETS) > sent).await;
    controller.wish(Wish::Stop);
    let summary = going.await.expect("the task ends");
    assert_eq!(summary.ending, Ending::Stopped);
    assert_eq!(summary.balance.imported + summary.balance.waiting, LETTERS, "{:?}", summary.balance);
    assert!(summary.balance.imported > sent, "{:?}", summary.balance);
}

#[tokio::test]
async fn trouble_that_passes_costs_nothing_but_another_try() {
    let place = Place { after_import: "action = \"delete\"", ..three_letters() };
    for asked in [Asked::Search, Asked::List, Asked::Fetch, Asked::Settle] {
        place.mailbox.trouble_next(asked, hiccup("mailbox-connection-lost"));
    }
    let throttled = Effect::Answer { status: 429, retry_after: Some("0".to_owned()) };
    place.helpdesk.set_faults(vec![Fault::once(Requests::Creates, throttled)]);
    let summary = place.engine().run.import().await.expect("imported");
    assert_eq!(summary.ending, Ending::Done);
    assert!(summary.balance.all_done(), "{:?}", summary.balance);
    assert_eq!((place.articles().len(), place.mailbox.held("INBOX").len()), (3, 0));
}

#[tokio::test]
async fn trouble_that_lasts_longer_than_patience_ends_the_run_and_loses_nothing() {
    let mut place = three_letters();
    place.patience = Duration::ZERO;
    place.mailbox.goes_well(Asked::Fetch, 1);
    place.mailbox.trouble_next(Asked::Fetch, Problem::passing("mailbox-connection-lost"));
    let summary = place.engine().run.import().await.expect("ended");
    assert_eq!(trouble(&summary), "mailbox-connection-lost");
    assert!(summary.balance.adds_up() && !place.import_mode());
    assert_eq!(summary.balance.waiting + summary.balance.imported, 3);
    let summary = place.engine().run.import().await.expect("imported");
    assert_eq!((summary.ending, place.articles().len()), (Ending::Done, 3));
}

#[tokio::test]
async fn where_a_person_is_needed_the_run_ends_and_what_it_changed_is_put_back_by_the_next() {
    let place = three_letters();
    let revoked =
        Fault { which: Requests::Creates, ..Fault::always(Requests::Creates, Effect::TokenRevoked) };
    let away =
        Fault::always(Requests::Route("PUT".into(), "/api/v1/settings/*".into()), Effect::TokenRevoked);
    place.helpdesk.set_faults(vec![revoked.at(2), away.at(2)]);
    let summary = place.engine().run.import().await.expect("ended");
    let Ending::Trouble(problem) = &summary.ending else { panic!("{:?}", summary.ending) };
    assert_eq!(problem.kind(), crate::problem::Kind::Person, "{}", problem.code());
    assert_eq!((summary.balance.imported, summary.balance.waiting), (1, 2));
    assert_eq!(summary.restored.failed.len(), 1);
    assert!(place.import_mode(), "nobody could switch it off");

    place.helpdesk.set_faults(Vec::new());
    let summary = place.engine().run.import().await.expect("imported");
    assert_eq!((summary.ending, place.import_mode(), place.articles().len()), (Ending::Done, false, 3));
}

#[tokio::test]
async fn a_run_that_cannot_put_zammad_back_says_so_although_all_is_imported() {
    let place = three_letters();
    let away =
        Fault::always(Requests::Route("PUT".into(), "/api/v1/settings/*".into()), Effect::TokenRevoked);
    place.helpdesk.set_faults(vec![away.at(2)]);
    let engine = place.engine();
    let mut run = engine.run;
    let summary = run.import().await.expect("ended");
    assert_eq!((trouble(&summary), summary.balance.imported), ("restoring-needs-person", 3));
    place.helpdesk.set_faults(Vec::new());
    let restored = run.restore_left().await.expect("asked");
    assert_eq!((restored.done, place.import_mode()), (vec!["import_mode".to_owned()], false));
}

#[tokio::test]
async fn a_mailbox_that_is_not_as_the_plan_has_it_stops_the_run_before_anything() {
    type Change = fn(&mut Place);
    let cases: [(&str, Change); 4] = [
        ("folder-missing", |place| place.folders = vec![("Inboxx", "Support")]),
        ("folder-holds-no-mail", |place| {
            place.mailbox.add_folder_without_mail("Archive");
            place.folders = vec![("Archive", "Support")];
        }),
        ("network-unreachable", |place| {
            place.mailbox.trouble_next(Asked::Connect, Problem::passing("network-unreachable"));
        }),
        ("mailbox-connection-lost", |place| {
            place.mailbox.trouble_next(Asked::Folders, Problem::passing("mailbox-connection-lost"));
        }),
    ];
    for (code, change) in cases {
        // What passes is waited out at the start as well.
        let mut place = Place { patience: Duration::ZERO, ..three_letters() };
        change(&mut place);
        let summary = place.engine().run.import().await.expect("ended");
        assert_eq!(trouble(&summary), code);
        assert_eq!((place.requests(TICKETS), place.requests(SETTINGS)), (0, 0), "{code}");
    }
}

#[tokio::test]
async fn where_answers_are_wanted_the_archive_comes_first_and_in_silence() {
    let place = Place { import: "auto_replies = true", ..three_letters() };
    place.letter_of("dan", cut_off() + jiff::SignedDuration::from_hours(1), "");
    let summary = place.engine().run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.imported), (Ending::Done, 4));
    let told: Vec<String> = place.helpdesk.outbox().into_iter().flat_map(|sent| sent.to).collect();
    assert!(
        told.iter().all(|address| !["ann", "bob", "cid"].iter().any(|name| address.starts_with(name))),
        "{told:?}"
    );
    assert!(told.iter().any(|address| address.starts_with("dan")), "{told:?}");
    assert!(!place.import_mode());
}

#[tokio::test]
async fn a_trial_imports_what_was_chosen_and_leaves_the_mailbox_alone() {
    let place = Place { after_import: "action = \"delete\"", ..three_letters() };
    let mut engine = place.engine();
    let helpdesk = engine.run.check().await.helpdesk.expect("nothing stops");
    engine.run.scan(&helpdesk).await.expect("scanned");
    let chosen = engine.message("bob").await.id;
    let trial = engine.run.try_first(&[chosen]).await.expect("tried");
    assert_eq!((trial.summary.ending, trial.messages.len()), (Ending::Done, 1));
    assert_eq!((place.articles(), place.mailbox.held("INBOX").len()), (vec!["bob".to_owned()], 3));
    let problem = engine.run.try_first(&[chosen]).await.expect_err("it is done");
    assert_eq!(problem.code(), "nothing-to-try");
}

/// Two server processes, the second of which takes that long to hear of import mode,
/// and the first half of it.
fn two_processes(settle: Duration) -> Place {
    let place = Place::with(helpdesk::Options {
        workers: Some(Workers { processes: 2, scale: 0.0 }),
        import_mode_settle: settle,
        ..helpdesk::Options::for_mailbox(MAILBOX)
    });
    for name in ["ann", "bob", "cid"] {
        place.letter(name);
    }
    place
}

#[tokio::test]
async fn while_zammad_settles_all_is_prepared_and_nothing_is_posted() {
    let place = three_letters();
    let Engine { mut run, controller, progress } = place.engine();
    run.options.settle_time = Duration::from_hours(1);
    let going = tokio::spawn(async move { (run.import().await.expect("ended"), run) });
    until(|| place.mailbox.times(Asked::Fetch) > 0).await;
    assert_eq!(progress.borrow().phase, Phase::Preparing);
    assert_eq!((place.requests(TICKETS), place.import_mode()), (0, true));
    controller.wish(Wish::Stop);
    let (summary, mut run) = going.await.expect("the task ends");
    assert_eq!((summary.ending, summary.balance.waiting), (Ending::Stopped, 3));
    assert_eq!((place.requests(TICKETS), place.import_mode()), (0, false));

    controller.renew();
    run.options.settle_time = Duration::ZERO;
    let summary = run.import().await.expect("imported");
    assert_eq!((summary.ending, place.articles().len(), place.requests(TICKETS)), (Ending::Done, 3, 3));
}

#[tokio::test]
async fn nothing_is_sent_while_a_process_says_that_it_holds_import_mode_as_off() {
    let place = two_processes(Duration::from_hours(1));
    let summary = place.engine().run.import().await.expect("ended");
    assert_eq!(trouble(&summary), "zammad-import-mode-not-everywhere");
    assert_eq!((place.requests(TICKETS), place.import_mode(), summary.balance.waiting), (0, false, 3));
    assert!(place.helpdesk.outbox().is_empty());
}

#[tokio::test]
async fn a_process_that_hears_late_is_waited_for() {
    let place = two_processes(Duration::from_millis(1_500));
    let mut engine = place.engine();
    engine.run.options.settle_time = Duration::from_secs(1);
    let summary = engine.run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.imported), (Ending::Done, 3));
    assert!(place.helpdesk.outbox().is_empty());
    let dated = |article: &helpdesk::ArticleCopy| article.created_at < cut_off();
    let snapshot = place.helpdesk.snapshot();
    assert_eq!(
        snapshot.articles().into_iter().filter(|article| dated(article)).count(),
        3,
        "with their dates"
    );
}

#[tokio::test]
async fn a_helpdesk_that_shows_nothing_to_everybody_is_imported_into_all_the_same() {
    for status in [403, 404, 502] {
        let place = three_letters();
        let shown = Requests::Route("GET".into(), "/api/v1/signshow".into());
        place.helpdesk.set_faults(vec![Fault::always(shown, Effect::Answer { status, retry_after: None })]);
        let summary = place.engine().run.import().await.expect("imported");
        assert_eq!((summary.ending, summary.balance.imported), (Ending::Done, 3), "{status}");
    }
}

#[tokio::test]
async fn requests_at_once_follow_the_plan_and_are_told() {
    let place = Place { parallel: 3, ..Place::new() };
    for number in 0..40 {
        place.letter(&format!("letter{number}"));
    }
    let Engine { mut run, progress, .. } = place.engine();
    let summary = run.import().await.expect("imported");
    assert_eq!((summary.ending, summary.balance.imported), (Ending::Done, 40));
    let at_once = progress.borrow().at_once.expect("told");
    assert!((1..=3).contains(&at_once.0) && at_once.1 == 3, "{at_once:?}");
}
