//! `mailferry doctor`: what it finds of real servers, and what it tells of them.

use mailferry::practice::helpdesk::Options;

use crate::support::dovecot::MAILBOX;
use crate::support::journey::{Ended, Journey, run};
use crate::support::schema;

async fn doctor(journey: &Journey, arguments: &[&str]) -> Ended {
    let mut command = journey.program();
    // Where there is no session there is no keychain; nobody is to be asked for one.
    command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    command.arg("doctor").arg(journey.write_plan()).args(arguments);
    run(command).await
}

fn line<'v>(ended: &'v Ended, what: &str) -> &'v serde_json::Value {
    let lines = ended.summary["lines"].as_array().unwrap_or_else(|| panic!("no lines: {ended}"));
    lines.iter().find(|line| line["what"] == what).unwrap_or_else(|| panic!("{what} is missing: {ended}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_doctor_reaches_the_servers_of_a_plan_and_names_the_one_that_is_not_there() {
    let mut journey = Journey::with(Options::for_mailbox(MAILBOX)).await;
    let told = doctor(&journey, &["--json"]).await;
    for what in ["Helpdesk: connection", "Mail server: connection"] {
        assert_eq!(line(&told, what)["verdict"], "good", "{told}");
    }
    schema::assert_described(&told.stdout);
    assert_eq!(line(&told, "Data folder")["verdict"], "good", "{told}");
    assert_eq!(line(&told, "Saving secrets")["code"], "keychain-missing", "{told}");
    assert_eq!(line(&told, "Clock")["verdict"], "good", "{told}");
    let places = std::fs::read_dir(journey.folder()).expect("the data folder");
    let left = places.flatten().filter(|entry| entry.file_name().to_string_lossy().contains("trial"));
    assert_eq!(left.count(), 0, "nothing of the trial is left");

    journey.plan.zammad = "https://desk.invalid".to_owned();
    let told = doctor(&journey, &["--json"]).await;
    assert_eq!(told.exit, 4, "it may pass: {told}");
    assert_eq!(line(&told, "Helpdesk: name")["code"], "network-name-unknown", "{told}");
    assert_eq!(line(&told, "Mail server: connection")["verdict"], "good", "{told}");
    assert!(!told.stdout.contains("desk.invalid"), "it can be passed on: {told}");
    let named = doctor(&journey, &["--with-addresses"]).await;
    assert!(named.stdout.contains("no server named desk.invalid"), "{named}");
    assert!(named.stdout.contains("BLOCKS"), "{named}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_in_utf_16_is_read_and_one_in_no_such_text_is_named_as_that() {
    let journey = Journey::with(Options::for_mailbox(MAILBOX)).await;
    let path = journey.write_plan();
    let text = std::fs::read_to_string(&path).expect("the plan");
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    std::fs::write(&path, units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()).expect("written");
    let mut check = journey.program();
    check.arg("check").arg(&path).arg("--journal").arg(&journey.journal).arg("--json");
    let read = run(check).await;
    assert_eq!(read.exit, 0, "{read}");
    schema::assert_described(&read.stdout);
    std::fs::write(&path, [b"# M\xFCller\n".as_slice(), text.as_bytes()].concat()).expect("written");
    let mut check = journey.program();
    check.arg("check").arg(&path);
    run(check).await.assert_problem(2, "plan-not-utf-8");
}
