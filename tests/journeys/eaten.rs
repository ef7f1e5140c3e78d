//! Jobs of the helpdesk that delete tickets: told before anything is imported.

use mailferry::practice::helpdesk::{JobSeed, Options};
use serde_json::json;

use crate::support::dovecot::MAILBOX;
use crate::support::journey::{Journey, Letter, run};

async fn with_retention_job() -> Journey {
    let options = Options { jobs: vec![JobSeed::retention()], ..Options::for_mailbox(MAILBOX) };
    let mut journey = Journey::with(options).await;
    for number in 0..4 {
        journey.deliver_letter(&Letter::archived(&format!("old{number}"), 1_500 - number));
    }
    journey
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_retention_job_stops_an_import_with_original_dates_before_anything_is_made() {
    let journey = with_retention_job().await;
    let check = journey.check().await;
    assert_eq!(check.exit, 5, "{check}");
    assert!(check.stdout.contains("zammad-job-deletes"), "{check}");
    journey.import().await.assert_problem(5, "zammad-job-deletes");
    assert_eq!(journey.creates(), 0);
    journey.assert_quiet();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_check_says_helps_does_help() {
    let mut journey = with_retention_job().await;
    journey.plan.dates = "today";
    journey.plan.action = "delete";
    journey.import_all().await;
    assert_eq!(journey.helpdesk.run_jobs(), 0, "tickets with today's date are not old");
    journey.assert_each_exactly_once();

    // An exception in the job: another group.
    let journey = with_retention_job().await;
    let condition = json!({
        "ticket.close_at": {"operator": "before (relative)", "value": "2", "range": "year"},
        "ticket.group_id": {"operator": "is", "value": ["1"]},
    });
    journey.helpdesk.put_record("jobs", 1, &json!({ "condition": condition }));
    journey.import_all().await;
    assert_eq!(journey.helpdesk.run_jobs(), 0);
    journey.assert_each_exactly_once();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_practice_job_eats_what_a_real_one_would() {
    let journey = with_retention_job().await;
    journey.helpdesk.put_record("jobs", 1, &json!({ "active": false }));
    journey.import_all().await;
    journey.helpdesk.put_record("jobs", 1, &json!({ "active": true }));
    assert_eq!(journey.helpdesk.run_jobs(), 4, "old dates look long closed");
    assert!(journey.snapshot().articles().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_new_scenarios_can_be_practised() {
    let practised = async |scenario: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_mailferry"));
        command.args(["practice", "--headless", "--json", "--scenario", scenario]);
        command.stdin(std::process::Stdio::null());
        run(command).await
    };
    let stopped = practised("retention-job").await;
    assert_eq!(stopped.exit, 5, "{stopped}");
    assert!(stopped.stdout.contains(r#""code":"zammad-job-deletes""#), "{stopped}");
    let ended = practised("short-connections").await;
    assert_eq!(ended.exit, 0, "{ended}");
    assert!(ended.stdout.contains(r#""adds_up":true"#), "{ended}");
}
