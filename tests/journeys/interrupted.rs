//! Stopped by the person: once safely, twice at once and still safely; and by the
//! system, for a while.

use std::time::Duration;

use mailferry::practice::helpdesk::{Effect, Fault, Requests};

use crate::support::journey::{Journey, Letter, run};
use crate::support::proxy::Proxy;
use crate::support::schema;
use crate::support::until;

async fn slow() -> Journey {
    let mut journey = Journey::start().await;
    for number in 0..60 {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 200 - number));
    }
    for number in 0..10 {
        journey.deliver_letter(
            &Letter::archived(&format!("ours{number}"), 100 - number).by_us("a@fabrikam.example"),
        );
    }
    // All of them would take seven seconds: time enough to be stopped in the
    // middle on any machine.
    journey.helpdesk.set_faults(vec![Fault::always(Requests::Creates, Effect::Delay { milliseconds: 400 })]);
    journey
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ctrl_c_once_finishes_what_is_in_hand_and_leaves_zammad_as_it_was() {
    let journey = slow().await;
    let import = journey.begin_import();
    journey.until_creates(8).await;
    import.signal("INT");
    let ended = import.wait().await;

    assert_eq!((ended.exit, ended.summary["ending"].as_str()), (4, Some("stopped")), "{ended}");
    assert_eq!(ended.balance("adds_up"), 1);
    assert!(ended.balance("waiting") > 0, "{ended}");
    assert_eq!(
        ended.balance("imported"),
        journey.snapshot().articles().len() as u64,
        "nothing was left in the air"
    );
    journey.assert_quiet();

    journey.assert_the_next_import_brings_the_rest().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ctrl_c_twice_ends_at_once_and_the_next_run_finds_what_was_under_way() {
    let journey = slow().await;
    journey
        .helpdesk
        .set_faults(vec![Fault::always(Requests::Creates, Effect::Delay { milliseconds: 1_500 })]);
    let import = journey.begin_import();
    journey.until_creates(4).await;
    import.signal("INT");
    import.signal("INT");
    let ended = import.wait().await;
    assert_eq!((ended.exit, ended.summary["ending"].as_str()), (4, Some("stopped")), "{ended}");
    until("requests that were under way", || async { journey.snapshot().articles().len() >= 4 }).await;
    journey.assert_quiet();

    journey.assert_the_next_import_brings_the_rest().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ctrl_c_ends_the_program_where_zammad_never_answers_and_the_next_run_puts_all_back() {
    let journey = slow().await;
    let mut import = journey.begin_import();
    journey.until_creates(4).await;
    let never = Requests::Route("PUT".to_owned(), "/api/v1/settings/*".to_owned());
    journey.helpdesk.add_fault(Fault::always(never, Effect::Delay { milliseconds: 3_600_000 }));
    until("its end", || {
        let running = import.is_running();
        if running {
            import.signal("INT");
        }
        async move { !running }
    })
    .await;
    let ended = import.wait().await;
    assert_eq!(ended.exit, 4, "{ended}");
    assert!(journey.import_mode(), "it could not be put back by then");

    journey.assert_the_next_import_brings_the_rest().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_comes_true_late_is_waited_for_before_import_mode_ends() {
    let mut journey = Journey::start().await;
    // Longer than any machine needs to carry it out; it is only waited for until then.
    journey.certainty = 30;
    // Outside import mode Zammad would send this to the customer.
    journey.deliver_letter(&Letter::archived("ours", 50).by_us("someone@fabrikam.example"));
    journey
        .helpdesk
        .set_faults(vec![Fault::once(Requests::Creates, Effect::CommitLate { milliseconds: Some(1_200) })]);
    let import = journey.begin_import();
    journey.until_creates(1).await;
    import.signal("INT");
    let ended = import.wait().await;
    until("the late request", || async { !journey.snapshot().articles().is_empty() }).await;
    assert_eq!(journey.helpdesk.outbox(), [], "{ended}");
    assert!(!journey.import_mode());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_to_end_from_the_system_stops_as_safely_as_ctrl_c() {
    let journey = slow().await;
    let import = journey.begin_import();
    journey.until_creates(8).await;
    import.signal("TERM");
    let ended = import.wait().await;
    assert_eq!((ended.exit, ended.summary["ending"].as_str()), (4, Some("stopped")), "{ended}");
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_stood_still_while_all_its_connections_ended_goes_on_and_loses_nothing() {
    let mut journey = slow().await;
    let mail = Proxy::before(&journey.dovecot.address()).await;
    let desk = Proxy::before_url(&journey.helpdesk.url()).await;
    (journey.plan.imap, journey.plan.zammad) = (mail.address(), desk.url());
    journey.plan.action = "delete";
    journey.certainty = 3;
    let import = journey.begin_import();
    journey.until_creates(8).await;
    import.signal("STOP");
    // Nobody answers for it meanwhile: both servers have given it up.
    mail.cut();
    desk.cut();
    tokio::time::sleep(Duration::from_secs(4)).await;
    journey.helpdesk.set_faults(Vec::new());
    import.signal("CONT");
    let ended = import.wait().await;

    assert_eq!((ended.exit, ended.balance("adds_up"), ended.balance("imported")), (0, 1, 70), "{ended}");
    assert_eq!((ended.balance("settled.delete"), journey.held("INBOX").len()), (70, 0), "{ended}");
    assert_eq!(journey.dovecot.flagged("INBOX", 'T'), 0);
    journey.assert_each_exactly_once();
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn status_knows_a_run_at_work_from_one_that_was_killed() {
    let mut journey = Journey::start().await;
    journey.journal = journey.folder().join("journals/test.journal");
    for number in 0..3 {
        journey.deliver_letter(&Letter::archived(&format!("letter{number}"), 60 - number));
    }
    journey.helpdesk.add_fault(Fault::always(Requests::Creates, Effect::Delay { milliseconds: 60_000 }));
    let status = async || {
        let mut command = journey.program();
        command.arg("status");
        let plain = run(command).await.stdout;
        let mut command = journey.program();
        command.args(["status", "--json"]);
        let json = run(command).await.summary_line();
        schema::assert_is("status", &json);
        (plain, json)
    };
    let import = journey.begin_import();
    until("import mode", || async { journey.import_mode() }).await;
    let (plain, json) = status().await;
    assert!(plain.contains("running now") && !plain.contains("mailferry restore"), "{plain}");
    assert_eq!(json["at_work"], true, "{json}");
    import.kill().await;
    let (plain, json) = status().await;
    assert!(plain.contains("interrupted") && plain.contains("mailferry restore"), "{plain}");
    assert_eq!(json["at_work"], false, "{json}");
}
