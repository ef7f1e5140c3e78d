//! A helpdesk that fails: what was made is found, what was not is made again.

use mailferry::migration::journal::{Journal, MessageState, TallyRow};
use mailferry::practice::helpdesk::{Effect, Fault, Options, Requests, TicketCopy};

use crate::support::dovecot::MAILBOX;
use crate::support::journey::{Journey, Letter, run};
use crate::support::until;

async fn journey_with(letters: i64) -> Journey {
    let mut journey = Journey::start().await;
    for number in 0..letters {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 200 - number));
    }
    journey
}

fn creates_from(number: u32, times: u32, effect: Effect) -> Fault {
    Fault { times: Some(times), ..Fault::always(Requests::Creates, effect).at(number) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_of_unknown_outcome_are_looked_for_and_never_sent_blindly_again() {
    let mut journey = journey_with(24).await;
    // What comes true late does so well within this, on a busy machine too.
    journey.certainty = 5;
    journey.helpdesk.set_faults(vec![
        creates_from(3, 3, Effect::DropAfter),
        creates_from(9, 2, Effect::CommitLate { milliseconds: Some(700) }),
        creates_from(14, 2, Effect::DropBefore),
        creates_from(19, 1, Effect::Answer { status: 504, retry_after: None }),
    ]);
    let ended = journey.import_all().await;
    assert_eq!(ended.balance("imported"), 24, "{ended}");
    journey.assert_each_exactly_once();
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_storm_of_gateway_errors_and_throttling_passes() {
    let journey = journey_with(20).await;
    let storm = |route: &str, times, effect| Fault {
        which: Requests::Route("POST".to_owned(), route.to_owned()),
        skip: 5,
        times: Some(times),
        effect,
    };
    journey.helpdesk.set_faults(vec![
        storm("/api/v1/tickets", 2, Effect::Answer { status: 429, retry_after: Some("1".to_owned()) }),
        Fault {
            skip: 60,
            times: Some(5),
            ..Fault::always(Requests::Every, Effect::Answer { status: 502, retry_after: None })
        },
        Fault { skip: 90, times: Some(2), ..Fault::always(Requests::Every, Effect::MaskedError) },
    ]);
    let ended = journey.import_all().await;
    assert_eq!(ended.balance("imported"), 20, "{ended}");
    journey.assert_each_exactly_once();
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn maintenance_longer_than_patience_ends_the_run_and_the_next_goes_on() {
    let mut journey = journey_with(20).await;
    // Maintenance is asked about once a minute.
    journey.patience = 5;
    journey
        .helpdesk
        .set_faults(vec![Fault { skip: 8, ..Fault::always(Requests::Creates, Effect::Maintenance) }]);
    journey.import().await.assert_problem(4, "zammad-maintenance");
    journey.assert_quiet();
    journey.helpdesk.set_faults(Vec::new());
    journey.import_all().await;
    journey.assert_each_exactly_once();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_helpdesk_that_makes_nothing_any_more_ends_the_run_and_the_next_goes_on() {
    let mut journey = journey_with(6).await;
    journey.certainty = 1;
    journey.patience = 4;
    journey.helpdesk.set_faults(vec![Fault {
        skip: 2,
        ..Fault::always(Requests::Creates, Effect::Answer { status: 502, retry_after: None })
    }]);
    let ended = journey.import().await;
    assert_eq!(ended.exit, 4, "{ended}");
    assert!(!journey.import_mode());

    journey.helpdesk.set_faults(Vec::new());
    journey.patience = 60;
    let ended = journey.import_all().await;
    assert_eq!(ended.balance("imported"), 6, "{ended}");
    journey.assert_each_exactly_once();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_message_that_zammad_always_chokes_on_does_not_hold_up_the_rest() {
    let mut journey = Journey::start().await;
    journey.certainty = 1;
    // Only the answer goes by this route.
    let question = Letter::archived("question", 90);
    journey.deliver_letter(&question);
    journey.deliver_letter(&Letter::archived("answer", 80).answering(&question));
    for number in 0..5 {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 70 - number));
    }
    let route = Requests::Route("POST".to_owned(), "/api/v1/ticket_articles".to_owned());
    journey.helpdesk.set_faults(vec![Fault::always(route, Effect::MaskedError)]);

    let ended = journey.import().await;
    assert_eq!((ended.exit, ended.balance("imported")), (3, 6), "{ended}");
    assert_eq!(ended.summary["balance"]["failed"].as_object().map(serde_json::Map::len), Some(1), "{ended}");
    assert_eq!(ended.balance("adds_up"), 1);

    journey.helpdesk.set_faults(Vec::new());
    let ended = journey.import_all().await;
    assert_eq!(ended.balance("imported"), 7, "{ended}");
    journey.assert_each_exactly_once();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn big_files_go_as_later_articles_and_what_no_request_takes_can_be_saved() {
    let options = Options { max_request: 1_000_000, ..Options::for_mailbox(MAILBOX) };
    let mut journey = Journey::with(options).await;
    let parted = Letter::archived("parted", 50)
        .with_file("one.bin", 400_000)
        .with_file("two.bin", 500_000)
        .with_file("three.bin", 300_000)
        .with_file("four.bin", 60_000);
    let whole = Letter::archived("whole", 40).with_file("small.bin", 30_000);
    let monster = Letter::archived("monster", 30).with_file("monster.bin", 900_000);
    let answer = Letter::archived("answer", 20).answering(&parted);
    for letter in [&parted, &whole, &monster, &answer] {
        journey.deliver_letter(letter);
    }

    let ended = journey.import().await;

    assert_eq!((ended.exit, ended.balance("imported")), (3, 3), "{ended}");
    assert_eq!(ended.balance("adds_up"), 1);
    let (ticket, _) = journey.article(&parted.message_id);
    let mut files: Vec<(String, u64)> = ticket
        .articles
        .iter()
        .flat_map(|article| article.attachments.iter().map(|file| (file.filename.clone(), file.size)))
        .collect();
    files.sort();
    let mut wanted: Vec<(String, u64)> =
        parted.files.iter().map(|(name, data)| (name.clone(), data.len() as u64)).collect();
    wanted.sort();
    assert_eq!(files, wanted, "each file once, over several articles");
    assert!(ticket.articles.len() > 2, "{} articles", ticket.articles.len());
    assert_eq!(journey.article(&answer.message_id).0.id, ticket.id);

    let target = journey.folder().join("saved");
    let mut command = journey.command("save");
    command.arg("--to").arg(&target);
    let saved = run(command).await;
    assert_eq!(saved.exit, 0, "{saved}");
    let files: Vec<_> =
        std::fs::read_dir(&target).expect("the folder").map(|file| file.expect("a file").path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    assert!(std::fs::read(&files[0]).expect("the file") == monster.raw(), "byte for byte");
    journey.assert_nothing_twice();

    let articles = journey.snapshot().articles().len();
    let again = journey.import().await;
    assert_eq!((again.exit, journey.snapshot().articles().len()), (3, articles), "{again}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn parts_of_a_big_message_are_found_again_one_by_one() {
    let options = Options { max_request: 1_000_000, ..Options::for_mailbox(MAILBOX) };
    let mut journey = Journey::with(options).await;
    let parted = Letter::archived("parted", 50)
        .with_file("one.bin", 400_000)
        .with_file("two.bin", 400_000)
        .with_file("three.bin", 400_000);
    journey.deliver_letter(&parted);
    let route = Requests::Route("POST".to_owned(), "/api/v1/ticket_articles".to_owned());
    journey.helpdesk.set_faults(vec![
        Fault::once(route.clone(), Effect::DropAfter),
        Fault::once(route, Effect::DropBefore).at(2),
    ]);
    let ended = journey.import_all().await;
    assert_eq!(ended.balance("imported"), 1, "{ended}");
    journey.assert_nothing_twice();
    let (ticket, _) = journey.article(&parted.message_id);
    let files: usize = ticket.articles.iter().map(|article| article.attachments.len()).sum();
    assert_eq!((files, journey.snapshot().tickets.len()), (3, 1), "{ended}");
}

/// Messages that the journal has as in Zammad.
async fn proven(journey: &Journey) -> u64 {
    let Ok(journal) = Journal::open_for_reading(&journey.journal) else { return 0 };
    let tally = journal.tally().await.unwrap_or_default();
    let done = |row: &&TallyRow| matches!(row.state, MessageState::Imported | MessageState::Settled);
    tally.iter().filter(done).map(|row| row.messages).sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_revoked_in_mid_run_needs_a_person_and_the_next_run_goes_on() {
    let journey = journey_with(90).await;
    // No more than sixty are made, so that the token is gone in mid-run however fast it is.
    journey.helpdesk.set_faults(vec![creates_from(
        60,
        u32::MAX,
        Effect::Answer { status: 503, retry_after: None },
    )]);
    let import = journey.begin_import();
    until("some that are proven", || async { proven(&journey).await > 0 }).await;
    journey.helpdesk.set_faults(vec![Fault::always(Requests::Every, Effect::TokenRevoked)]);
    let ended = import.wait().await;
    assert_eq!(ended.exit, 5, "{ended}");
    let done = ended.balance("imported");
    assert!((1..90).contains(&done), "{done} before the token was revoked");
    assert_eq!(ended.balance("adds_up"), 1);

    journey.helpdesk.set_faults(Vec::new());
    assert!(journey.import_mode(), "without a token it could not be switched off");
    journey.import_all().await;
    journey.assert_each_exactly_once();
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_article_that_lost_something_is_never_settled_and_never_imported_again() {
    let mut journey = Journey::start().await;
    journey.plan.action = "delete";
    journey.plan.parallel = 1;
    let letters: Vec<Letter> = (0..4)
        .map(|n| Letter::archived(&format!("letter{n}"), 50 - n).with_file("plan.pdf", 3_000))
        .collect();
    for letter in &letters {
        journey.deliver_letter(letter);
    }
    journey.helpdesk.set_faults(vec![
        Fault::once(Requests::Creates, Effect::LoseAttachment).at(2),
        Fault::once(Requests::Creates, Effect::LoseBody).at(3),
    ]);
    let ended = journey.import().await;
    assert_eq!((ended.exit, ended.balance("unsettled.article-differs")), (3, 2), "{ended}");
    assert_eq!(ended.balance("settled.delete"), 2);
    let differing = [letters[1].message_id.as_str(), letters[2].message_id.as_str()];
    assert_eq!(journey.held("INBOX"), differing, "they stay in the mailbox");

    let again = journey.import().await;
    assert_eq!((again.exit, again.balance("unsettled.article-differs")), (3, 2), "{again}");
    assert_eq!(journey.held("INBOX"), differing);
    journey.assert_each_exactly_once();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_helpdesk_that_goes_away_and_comes_back_costs_nothing_but_time() {
    let journey = journey_with(12).await;
    journey
        .helpdesk
        .set_faults(vec![Fault { skip: 50, ..Fault::always(Requests::Every, Effect::DropBefore) }]);
    let import = journey.begin_import();
    let creates = journey.creates();
    until("requests that are dropped", || {
        let asked: u64 = journey.helpdesk.requests().values().sum();
        async move { asked > 52 }
    })
    .await;
    assert!(journey.creates() >= creates);
    journey.helpdesk.set_faults(Vec::new());
    let ended = import.wait().await;
    assert_eq!((ended.exit, ended.balance("imported")), (0, 12), "{ended}");
    journey.assert_each_exactly_once();
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_check_and_the_start_of_an_import_wait_out_what_passes() {
    let journey = journey_with(2).await;
    let away = |times| Fault {
        times,
        ..Fault::always(Requests::Every, Effect::Answer { status: 502, retry_after: Some("1".to_owned()) })
    };
    journey.helpdesk.set_faults(vec![away(Some(2))]);
    let check = journey.check().await;
    assert_eq!(check.exit, 0, "{check}");
    assert!(check.stdout.contains(r#""waiting_for":"zammad-proxy-error""#), "{check}");
    journey.helpdesk.set_faults(vec![away(Some(2))]);
    journey.import_all().await;

    // Where it does not pass, it ends, and says nothing of trying again by itself.
    journey.helpdesk.set_faults(vec![away(None)]);
    let mut command = journey.command("check");
    command.args(["--patience", "2"]);
    let check = run(command).await;
    assert_eq!(check.exit, 4, "{check}");
    assert!(!format!("{}{}", check.stdout, check.stderr).contains("by itself"), "{check}");
}

/// Names and sizes of all files of a ticket, sorted.
fn files_of(ticket: &TicketCopy) -> Vec<(String, u64)> {
    let files = ticket.articles.iter().flat_map(|article| &article.attachments);
    let mut files: Vec<(String, u64)> = files.map(|file| (file.filename.clone(), file.size)).collect();
    files.sort();
    files
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_big_message_whose_parts_were_cut_off_goes_on_with_the_files_that_are_missing() {
    let options = Options { max_request: 1_000_000, ..Options::for_mailbox(MAILBOX) };
    for made_before in 1..=3 {
        let mut journey = Journey::with(options.clone()).await;
        let mut parted = Letter::archived("parted", 50);
        for number in 0..5_usize {
            parted = parted.with_file(&format!("file{number}.bin"), 400_000 - number * 1_000);
        }
        journey.deliver_letter(&parted);
        // Whatever is too large is refused at once; the articles after the n-th wait for ever.
        let route = Requests::Route("POST".to_owned(), "/api/v1/ticket_articles".to_owned());
        let fault = Fault::always(route, Effect::Answer { status: 503, retry_after: None });
        journey.helpdesk.set_faults(vec![fault.at(made_before)]);
        let import = journey.begin_import();
        until("so many articles", || async { journey.snapshot().articles().len() >= made_before as usize })
            .await;
        import.kill().await;

        // By now the server takes other sizes than before.
        journey.helpdesk.set_faults(Vec::new());
        let ended = journey.import_all().await;
        assert_eq!((ended.balance("imported"), ended.balance("settled.keep")), (1, 1), "{ended}");
        journey.assert_nothing_twice();
        let (ticket, _) = journey.article(&parted.message_id);
        let wanted: Vec<(String, u64)> =
            parted.files.iter().map(|(name, data)| (name.clone(), data.len() as u64)).collect();
        assert_eq!(files_of(&ticket), wanted, "after {made_before}: each file once, none lost");
    }
}

/// How often a setting, import mode above all, was switched.
fn switches(journey: &Journey) -> u64 {
    let counters = journey.helpdesk.requests();
    counters
        .iter()
        .filter(|(route, _)| route.starts_with("PUT /api/v1/settings"))
        .map(|(_, count)| count)
        .sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_known_to_be_too_large_never_switches_import_mode_again() {
    let options = Options { max_request: 1_000_000, ..Options::for_mailbox(MAILBOX) };
    let mut journey = Journey::with(options).await;
    journey.deliver_letter(&Letter::archived("monster", 30).with_file("monster.bin", 900_000));

    let ended = journey.import().await;
    assert_eq!((ended.exit, ended.balance("skipped.message-over-every-limit")), (3, 1), "{ended}");
    assert_eq!(journey.snapshot().articles().len(), 0, "no text without its file: {ended}");

    let (known, creates) = (switches(&journey), journey.creates());
    for _ in 0..2 {
        let again = journey.import().await;
        assert_eq!((again.exit, again.balance("skipped.message-over-every-limit")), (3, 1), "{again}");
    }
    let check = journey.check().await;
    let forecast = &check.summary["forecast"];
    assert_eq!((&forecast["too_large"], &forecast["to_import"]), (&1.into(), &0.into()), "{check}");
    // Another one in the same folder is measured before anything is switched.
    journey.deliver_letter(&Letter::archived("second-monster", 20).with_file("second.bin", 950_000));
    let again = journey.import().await;
    assert_eq!(again.balance("skipped.message-over-every-limit"), 2, "{again}");
    assert_eq!((switches(&journey), journey.creates()), (known, creates), "nothing was switched or sent");
    journey.assert_quiet();
}

/// A helpdesk that takes a mail's text and first file and refuses its second.
async fn half_arrived() -> (Journey, Letter) {
    let options = Options { max_request: 1_000_000, ..Options::for_mailbox(MAILBOX) };
    let mut journey = Journey::with(options).await;
    let letter = Letter::archived("half", 30).with_file("one.bin", 400_000).with_file("two.bin", 400_001);
    journey.deliver_letter(&letter);
    let route = Requests::Route("POST".to_owned(), "/api/v1/ticket_articles".to_owned());
    let refused = Effect::Answer { status: 413, retry_after: None };
    journey.helpdesk.set_faults(vec![Fault { times: Some(1), ..Fault::always(route, refused).at(2) }]);

    let ended = journey.import().await;
    assert_eq!((ended.exit, ended.balance("unsettled.message-begun-too-large")), (3, 1), "{ended}");
    assert_eq!(ended.balance("adds_up"), 1);
    let mut command = journey.program();
    command.arg("report").arg("--journal").arg(&journey.journal);
    let report = run(command).await.stdout;
    let number = journey.article(&letter.message_id).0.number;
    assert!(report.contains(&format!("Begun: ticket {number} has the text, 1 file is missing")), "{report}");
    assert!(!report.contains("It was not imported"), "{report}");
    assert_eq!(journey.dovecot.count("INBOX"), 1);
    journey.helpdesk.set_faults(Vec::new());
    (journey, letter)
}

fn assert_whole(journey: &Journey, letter: &Letter, ended: &crate::support::journey::Ended) {
    let (ticket, _) = journey.article(&letter.message_id);
    assert_eq!(
        files_of(&ticket),
        [("one.bin".to_owned(), 400_000), ("two.bin".to_owned(), 400_001)],
        "{ended}"
    );
    assert_eq!(journey.snapshot().tickets.len(), 1, "{ended}");
    journey.assert_nothing_twice();
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_half_arrived_message_is_told_as_that_and_completed_by_the_next_run() {
    let (mut journey, letter) = half_arrived().await;
    journey.plan.action = "delete";
    let ended = journey.import_all().await;
    assert_eq!((ended.balance("imported"), ended.balance("settled.delete")), (1, 1), "{ended}");
    assert_whole(&journey, &letter, &ended);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_half_arrived_message_is_not_already_there_for_another_journal_which_completes_it() {
    let (mut journey, letter) = half_arrived().await;
    journey.journal = journey.folder().join("another.journal");
    let ended = journey.import_all().await;
    assert_eq!((ended.balance("already_there"), ended.balance("imported")), (0, 1), "{ended}");
    assert_whole(&journey, &letter, &ended);

    journey.journal = journey.folder().join("a-third.journal");
    let ended = journey.import_all().await;
    assert_eq!((ended.balance("already_there"), ended.balance("imported")), (1, 0), "{ended}");
    assert_whole(&journey, &letter, &ended);
}
