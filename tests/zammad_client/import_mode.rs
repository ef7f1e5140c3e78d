//! Import mode is only relied on when proven, and never a trap.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use mailferry::migration::journal::{Identity, JournalWriter};
use mailferry::migration::restoring::LeftChanges;
use mailferry::zammad::import_mode::{Setting, may_return, prove_on, read, switch};
use serde_json::{Value, json};

use super::script::{Answer, Seen, Server, error, live, live_body};

fn settings(on: bool, others: &[&str]) -> Value {
    let mut import_mode = live_body("import-mode", "settings-import");
    import_mode["state_current"]["value"] = on.into();
    let mut all = vec![json!({ "id": 1, "name": "fqdn", "state_current": { "value": "help.example.com" } })];
    all.extend(
        others.iter().map(|name| json!({ "id": 2, "name": name, "state_current": { "value": false } })),
    );
    all.push(import_mode);
    all.into()
}

#[tokio::test]
async fn the_setting_is_read_and_switched_as_on_a_live_zammad() {
    let server = Server::start(|seen| match seen.method.as_str() {
        "PUT" => live("import-mode", "import-mode-on"),
        _ => settings(false, &[]).into(),
    })
    .await;
    let client = server.client();
    let setting = read(&client).await.expect("read");
    assert_eq!((setting.setting_id, setting.on, &setting.mark), (134, false, &None));
    switch(&client, &setting, true).await.expect("switched");
    let change = &server.seen_at("PUT", "settings/134")[0];
    assert_eq!(change.body, json!({ "state_current": { "value": true } }));
}

#[tokio::test]
async fn the_proof_is_only_given_when_it_is_read_back_as_on() {
    let off = Server::start(|_| settings(false, &[]).into()).await;
    let problem = prove_on(&off.client(), Duration::ZERO, None).await.expect_err("off");
    assert_eq!(problem.code(), "zammad-import-mode-not-on");
    let on = Server::start(|_| settings(true, &[]).into()).await;
    assert!(prove_on(&on.client(), Duration::ZERO, None).await.is_ok());
}

#[tokio::test]
async fn the_proof_ends_with_the_first_write_by_somebody_else() {
    let state = std::sync::Arc::new(std::sync::Mutex::new((true, "2026-11-01T08:00:00Z")));
    let shown = state.clone();
    let server = Server::start(move |seen: &Seen| {
        let (on, written_at) = *shown.lock().expect("the state");
        let mut all = settings(on, &[]);
        let last = all.as_array_mut().and_then(|all| all.last_mut()).expect("import mode");
        last["updated_at"] = written_at.into();
        if seen.path.ends_with("settings") { all.into() } else { last.clone().into() }
    })
    .await;
    let client = server.client();
    let proof = prove_on(&client, Duration::ZERO, None).await.expect("on");
    assert!(proof.still_holds(&client).await.is_ok());
    // Off, and off and on again: some process of Zammad may hold the off.
    for now in [(false, "2026-11-01T08:00:00Z"), (true, "2026-11-01T08:09:00Z")] {
        *state.lock().expect("the state") = now;
        let problem = proof.still_holds(&client).await.expect_err("written");
        assert_eq!(problem.code(), "zammad-import-mode-switched");
    }
}

#[tokio::test]
async fn switching_off_does_not_give_up_at_the_first_trouble() {
    let tries = AtomicUsize::new(0);
    let server = Server::start(move |seen: &Seen| match seen.method.as_str() {
        "PUT" if tries.fetch_add(1, Ordering::SeqCst) < 3 => Answer::Raw {
            status: 503,
            content_type: "application/json",
            headers: vec![("retry-after", "1".to_owned())],
            body: json!({ "error": "restarting" }).to_string(),
        },
        "PUT" => live("import-mode", "import-mode-off"),
        _ => settings(false, &[]).into(),
    })
    .await;
    let folder = tempfile::tempdir().expect("a folder");
    let identity = Identity { helpdesk: server.url(), server: String::new(), mailbox: String::new() };
    let path = folder.path().join("a.journal");
    let journal = JournalWriter::open(&path, &identity).expect("a journal");
    journal.note_change(1, "import-mode", 134, "import_mode", false).await.expect("noted");
    drop(journal);
    let left = LeftChanges::take(&path, &identity).await.expect("nobody has it");
    let restored =
        left.restore(&server.client(), Duration::ZERO, |_, _| ()).await.expect("the journal is well");
    assert!(restored.failed.is_empty(), "off at last");
    assert_eq!(server.seen_at("PUT", "settings/134").len(), 4);
}

#[tokio::test]
async fn each_switch_is_one_request() {
    for (answer, on) in [(503, true), (503, false), (403, false), (422, false)] {
        let server = Server::start(move |_| error(answer, "Not authorized")).await;
        let setting = Setting { setting_id: 134, on: false, mark: None, written_at: None };
        switch(&server.client(), &setting, on).await.expect_err("refused");
        assert_eq!(server.seen().len(), 1, "{answer}");
    }
}

#[tokio::test]
async fn it_is_not_switched_on_by_whom_it_would_lock_out() {
    let cases = [
        // Who sees the setting of maintenance holds its right, whatever the version.
        ("maintenance_mode", Some("7.3.x"), None, None),
        ("other", Some("7.1.x"), None, None),
        ("other", Some("5.5.x"), None, None),
        ("other", None, Some("realname"), None),
        // Which release shuts everybody out is not known; 7.2 may be it.
        ("other", Some("7.2.x"), None, Some("zammad-import-mode-lockout")),
        ("other", Some("7.3.0"), None, Some("zammad-import-mode-lockout")),
        ("other", None, Some("name"), Some("zammad-import-mode-lockout")),
        ("other", None, None, Some("zammad-import-mode-lockout")),
    ];
    for (setting, version, address_key, expected) in cases {
        let server = Server::start(move |seen| match seen.path.as_str() {
            "settings" => settings(false, &[setting]).into(),
            "version" => version.map_or_else(
                || error(403, "Not authorized (token)!"),
                |version| json!({ "version": version }).into(),
            ),
            "email_addresses" => {
                let address = address_key.map(|key| json!({ "id": 1, "email": "a@b.example", key: "A" }));
                json!(address.into_iter().collect::<Vec<_>>()).into()
            }
            _ => error(403, "Not authorized (token)!"),
        })
        .await;
        let outcome = may_return(&server.client()).await.err();
        let case = format!("{setting} {version:?} {address_key:?}");
        assert_eq!(outcome.as_ref().map(mailferry::problem::Problem::code), expected, "{case}");
    }
}

#[tokio::test]
async fn without_the_right_to_see_it_a_person_is_asked() {
    let server = Server::start(|_| error(403, "Not authorized (token)!")).await;
    let problem = read(&server.client()).await.expect_err("hidden");
    assert_eq!(problem.code(), "zammad-import-mode-hidden");
}
