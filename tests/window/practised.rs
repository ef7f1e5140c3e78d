//! Practice, in the real window.

use std::path::Path;

use mailferry::migration::balance::Balance;
use mailferry::migration::journal::Journal;

use crate::screen::{Screen, file, told, until};

/// The address of the practice helpdesk, out of the practice's plan.
fn helpdesk(practice: &Path) -> String {
    let plan = std::fs::read_to_string(practice.join("plan.toml")).expect("the plan");
    let plan: toml::Value = toml::from_str(&plan).expect("TOML");
    plan["zammad"]["url"].as_str().expect("an address").to_owned()
}

/// The helpdesk's token, by which it shows what it holds.
fn token(practice: &Path) -> String {
    let services = std::fs::read_to_string(practice.join("services.json")).expect("the services");
    let services: serde_json::Value = serde_json::from_str(&services).expect("JSON");
    services["zammad_token"].as_str().expect("a token").to_owned()
}

/// Nothing of practice outlives it, and nothing real was touched.
fn assert_nothing_stays(screen: &Screen) {
    assert_eq!(screen.practice(), None, "the folder of practice is gone");
    let kept: Vec<String> = std::fs::read_dir(screen.home())
        .expect("the data folder")
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert!(
        kept.iter().all(|name| ["window.toml", "window.lock", "draft.toml", "logs"].contains(&name.as_str())),
        "{kept:?}"
    );
    let draft = std::fs::read_to_string(screen.home().join("draft.toml")).unwrap_or_default();
    assert!(!draft.contains(ACCOUNT), "the draft of practice is not kept");
    let log = std::fs::read_to_string(screen.home().join("logs/mailferry.log")).unwrap_or_default();
    assert!(!log.contains(ACCOUNT), "no address is in the log: {log}");
}

const ACCOUNT: &str = "support@contoso.example";

#[tokio::test(flavor = "multi_thread")]
async fn practice_begins_and_ends_in_the_real_window_and_leaves_nothing_behind() {
    let mut screen = Screen::open().await;
    screen.comes_to("Before you start").await;
    screen.chooses("start-practice").await;
    screen.comes_to("Helpdesk").await;
    let practice = screen.practice().expect("practice has a folder of its own");
    let (address, token) = (helpdesk(&practice), token(&practice));
    assert_eq!(told(&address, "/practice/outbox", &token).await, serde_json::json!([]));
    let ended = screen.close().await;
    assert!(ended.success(), "{ended}");
    assert_nothing_stays(&screen);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_is_brought_over_by_keys_alone_in_the_real_window() {
    let mut screen = Screen::open().await;
    let signing_in = screen.keep_signing_in(ACCOUNT);
    screen.comes_to("Before you start").await;
    screen.chooses("start-practice").await;
    screen.comes_to("Helpdesk").await;
    let practice = screen.practice().expect("practice has a folder of its own");
    let (address, token) = (helpdesk(&practice), token(&practice));
    let before = told(&address, "/practice/snapshot", &token).await;
    for step in ["Import settings", "Check"] {
        screen.goes_on_to(step).await;
    }
    screen.rests().await;
    // Nothing but the button itself begins an import.
    screen.press("Return");
    screen.rests().await;
    assert_eq!(screen.title().as_deref(), Some("Check – Mailferry"));
    screen.focus_back("main").await;
    screen.press("space");
    screen.comes_to("Import").await;
    screen.goes_on_to("Result").await;
    screen.rests().await;
    // An Enter too many closes nothing.
    screen.press("Return");
    screen.chooses("result-page").await;
    let report = until("a report", async || file(&practice.join("reports"), "html")).await;
    screen.picture("report").await;
    assert!(std::fs::read_to_string(&report).expect("a page").contains("<html"));
    let journal = file(&practice, "journal").expect("a journal");
    let journal = Journal::open_for_reading(&journal).expect("readable");
    let balance = Balance::of(&journal.tally().await.expect("a tally"));
    assert!(balance.adds_up() && balance.imported > 0, "{balance:?}");
    assert_eq!((balance.waiting, balance.to_settle), (0, 0));
    assert!(journal.unrestored_changes().await.expect("changes").is_empty());
    drop(journal);
    assert_eq!(told(&address, "/practice/outbox", &token).await, serde_json::json!([]), "nobody heard of it");
    let after = told(&address, "/practice/snapshot", &token).await;
    let tickets = |snapshot: &serde_json::Value| snapshot["tickets"].as_array().expect("tickets").len();
    assert!(tickets(&after) > tickets(&before));
    // In the last step the sign-in is played by practice itself.
    signing_in.abort();
    goes_live(&mut screen, &address, &token).await;
    let live = until("a ticket made by Zammad's channel", async || {
        let now = told(&address, "/practice/snapshot", &token).await;
        (tickets(&now) > tickets(&after)).then_some(now)
    });
    assert_eq!(tickets(&live.await), tickets(&after) + 1, "the new message alone");
    screen.picture("the first hour").await;
    let ended = screen.close().await;
    assert!(ended.success(), "{ended}");
    assert_nothing_stays(&screen);
}

/// From the result to a channel of Zammad's that is switched on, and a message that
/// arrives then. Zammad's preset deletes: over what was just imported that is the trap,
/// out of which imported mail is marked read.
async fn goes_live(screen: &mut Screen, address: &str, token: &str) {
    screen.chooses("result-going-live").await;
    screen.comes_to("Going live").await;
    screen.chooses("live-new").await;
    screen.focus_back("main").await;
    screen.press("space");
    screen.chooses("practice-sign-in").await;
    screen.focus("live-out").await;
    screen.picture("the trap").await;
    screen.press("space");
    screen.chooses("live-out-go").await;
    // It can be reached once nothing would come in twice.
    screen.focus_back("main").await;
    screen.press("space");
    until("a channel that is on", async || {
        let channels = told(address, "/api/v1/channels_microsoft365", token).await;
        let all = channels["assets"]["Channel"].as_object()?;
        all.values().any(|channel| channel["active"] == true).then_some(())
    })
    .await;
    screen.picture("switched on").await;
    screen.chooses("practice-switches").await;
    screen.chooses("practice-new-mail").await;
}
