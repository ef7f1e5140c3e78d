//! Consent that only an administrator can give.

use mailferry::practice::tenant::Consent;

use crate::SUPPORT;
use crate::desk::Desk;

/// Signs in up to the page that an administrator is needed, which the browser
/// does not leave by itself.
async fn up_to_the_dead_end(desk: &Desk, heading: &str) -> crate::desk::Waiting {
    let (waiting, link) = desk.begin_sign_in().await;
    desk.browser.open(&link).await;
    desk.browser.press("account", SUPPORT).await;
    desk.browser.until_heading(heading).await;
    waiting
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_is_asked_consents_in_the_browser_and_then_the_sign_in_works() {
    let desk = Desk::start().await;
    let plan = desk.plan();
    desk.practice.tenant.levers(|levers| levers.consent = Consent::Administrator);
    let waiting = up_to_the_dead_end(&desk, "Need admin approval").await;
    desk.browser.press("consent", "return").await;
    desk.browser.until_back().await;
    let ended = waiting.end().await;
    ended.assert_problem(5, "sign-in-admin-approval-needed");
    assert!(ended.stderr.contains("mailferry consent"), "{ended}");
    assert_eq!(state(&desk).await, ("needed".to_owned(), 5));

    // Asked in writing, the state is kept for the next start.
    let text = desk.run(&["consent", &plan, "--text"]).await;
    assert!(text.stdout.contains("/adminconsent?") && text.stdout.contains(SUPPORT), "{text}");
    assert_eq!(state(&desk).await, ("asked".to_owned(), 5));

    // A first look is not an answer.
    for (answer, exit, kept) in [("decline", 5, "denied"), ("accept", 0, "granted")] {
        let waiting = desk.begin(&["consent", &plan, "--ask"]);
        let link = waiting.link().await;
        desk.browser.open(&link).await;
        assert!(desk.browser.text().await.contains("on behalf of your organisation"));
        desk.browser.press("consent", answer).await;
        desk.browser.until_back().await;
        let ended = waiting.end().await;
        assert_eq!(ended.exit, exit, "{ended}");
        assert_eq!(state(&desk).await, (kept.to_owned(), exit));
        assert_eq!(desk.browser.heading().await.contains("Consent was given"), exit == 0);
        assert_eq!(desk.browser.complaints().await, Vec::<String>::new());
    }
    let ended = desk.sign_in(SUPPORT).await;
    assert_eq!(ended.exit, 0, "{ended}");
    assert_eq!(desk.accounts().await, [SUPPORT]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_is_pending_waits_and_ctrl_c_leaves_the_dead_end() {
    let desk = Desk::start().await;
    desk.practice.tenant.levers(|levers| levers.consent = Consent::Pending);
    let waiting = up_to_the_dead_end(&desk, "Approval required").await;
    let ended = waiting.interrupt().await;
    assert_eq!(ended.exit, 4, "{ended}");
    let waiting = up_to_the_dead_end(&desk, "Approval required").await;
    desk.browser.press("consent", "return").await;
    desk.browser.until_back().await;
    let ended = waiting.end().await;
    assert_eq!(ended.exit, 5, "{ended}");
    assert_eq!(state(&desk).await, ("asked".to_owned(), 5), "{ended}");
    // The administrator reviews it elsewhere.
    desk.practice.tenant.levers(|levers| levers.consent = Consent::Granted);
    assert_eq!(desk.sign_in(SUPPORT).await.exit, 0);
    assert_eq!(state(&desk).await, ("granted".to_owned(), 0));
}

/// How consent stands as the program remembers it, and the exit code that goes
/// with it.
async fn state(desk: &Desk) -> (String, i32) {
    let ended = desk.run(&["consent", &desk.plan(), "--json"]).await;
    let state = ended.summary["consent"]["state"].as_str().unwrap_or_else(|| panic!("{ended}"));
    (state.to_owned(), ended.exit)
}
