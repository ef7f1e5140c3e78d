//! Practice as one process, the import as another.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use crate::support::journey::{Ended, run};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn practice_serves_another_process_that_imports_its_mailbox() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut served = Command::new(env!("CARGO_BIN_EXE_mailferry"))
        .args(["practice", "serve", "--folder"])
        .arg(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut lines = BufReader::new(served.stdout.take().expect("its output")).lines();
    let line = tokio::task::spawn_blocking(move || lines.next()).await.expect("a thread");
    let facts: serde_json::Value =
        serde_json::from_str(&line.expect("a line").expect("read")).expect("one JSON object");
    let text = |name: &str| facts[name].as_str().expect("a text").to_owned();

    let ended: Ended = run({
        let mut command = Command::new(env!("CARGO_BIN_EXE_mailferry"));
        command
            .arg("import")
            .arg(text("plan"))
            .args(["--settle-time", "0", "--certainty", "5", "--json"])
            .env("MAILFERRY_HOME", folder.path())
            .env("MAILFERRY_ZAMMAD_TOKEN", text("zammad_token"))
            .env("MAILFERRY_ACCESS_TOKEN", text("access_token"))
            .stdin(Stdio::null());
        command
    })
    .await;
    let outbox = get(&text("outbox"), &text("zammad_token")).await;
    let snapshot = get(&text("snapshot"), &text("zammad_token")).await;
    served.kill().expect("ended");
    served.wait().expect("ended");

    assert!([0, 3].contains(&ended.exit), "{ended}");
    assert_eq!(ended.balance("adds_up"), 1, "{ended}");
    assert_eq!(outbox, serde_json::json!([]));
    let articles: usize = snapshot["tickets"]
        .as_array()
        .expect("tickets")
        .iter()
        .filter(|ticket| ticket["preferences"]["mailferry"].is_object())
        .map(|ticket| ticket["articles"].as_array().map_or(0, Vec::len))
        .sum();
    assert!(articles as u64 >= ended.balance("imported") && ended.balance("imported") > 200, "{ended}");
}

/// What is in the practice helpdesk, which tells nobody without its token.
async fn get(address: &str, token: &str) -> serde_json::Value {
    // A second installation is refused; the first serves as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let asked = reqwest::Client::new().get(address).bearer_auth(token);
    let reply = asked.send().await.expect("a reply");
    reply.json().await.expect("JSON")
}
