//! `mailferry sign-in` and a real browser.

use mailferry::practice::tenant::{Consent, SignIn as Lever};

use crate::desk::Desk;
use crate::support::until;
use crate::{MIA, SUPPORT};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_signs_in_by_the_printed_link_and_imports_the_mailbox() {
    let desk = Desk::start().await;
    let (waiting, link) = desk.begin_sign_in().await;
    assert!(waiting.text().contains(SUPPORT), "{}", waiting.text());
    // The system's browser was told an address of this machine, which leads there.
    until("the system's browser", || async { !desk.opened().is_empty() }).await;
    let opened = desk.opened();
    let [begins] = opened.as_slice() else { panic!("{opened:?}") };
    assert!(begins.starts_with("http://localhost:"), "{begins}");
    desk.browser.open(begins).await;
    assert_eq!(desk.browser.address().await.as_str(), link);
    assert_eq!(desk.browser.heading().await, "Sign in as…");
    desk.browser.press("account", SUPPORT).await;
    desk.browser.until_back().await;
    assert_eq!(desk.browser.address().await.path(), "/");
    let page = desk.browser.text().await;
    assert!(page.contains(&format!("You are signed in as {SUPPORT}")), "{page}");
    assert!(page.contains("go back to Mailferry"), "{page}");
    assert_eq!(desk.browser.complaints().await, Vec::<String>::new());

    let ended = waiting.end().await;
    assert_eq!(ended.exit, 0, "{ended}");
    assert!(ended.stdout.contains(SUPPORT) && ended.stdout.contains("Contoso Support"), "{ended}");
    assert_eq!(desk.accounts().await, [SUPPORT]);
    assert!(desk.entries().iter().any(|entry| entry.contains(SUPPORT)), "{:?}", desk.entries());

    let imported = desk.import().await;
    assert!([0, 3].contains(&imported.exit), "{imported}");
    assert_eq!(imported.balance("adds_up"), 1, "{imported}");
    assert!(imported.balance("imported") > 200, "{imported}");
    let snapshot = desk.practice.helpdesk.snapshot();
    let articles = snapshot.articles().iter().filter(|article| article.ticket_id != 1).count() as u64;
    assert!(articles >= imported.balance("imported"), "{articles} articles: {imported}");
    assert_eq!(desk.practice.helpdesk.outbox(), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reloading_the_last_page_and_using_the_link_again_do_no_harm() {
    let desk = Desk::start().await;
    let (waiting, link) = desk.begin_sign_in().await;
    // Someone opens the port by hand, and the link is opened and left.
    let back = link.split("redirect_uri=http%3A%2F%2Flocalhost%3A").nth(1).expect("a port");
    let port: u16 = back.split(['&', '%']).next().expect("a port").parse().expect("a number");
    let _ = desk.browser.try_open(&format!("http://localhost:{port}/?code=guess&state=guess")).await;
    assert!(!desk.browser.text().await.contains("signed in"), "{}", desk.browser.text().await);
    desk.browser.open(&link).await;
    desk.browser.open(&link).await;
    desk.browser.press("account", SUPPORT).await;
    desk.browser.until_back().await;
    assert!(desk.browser.text().await.contains(SUPPORT));
    let ended = waiting.end().await;
    assert_eq!(ended.exit, 0, "{ended}");

    let entries = desk.entries();
    assert!(!desk.browser.reload().await, "nobody listens any more");
    desk.browser.open(&link).await;
    desk.browser.press("account", MIA).await;
    crate::support::until("the way back", || async {
        desk.browser.address().await.host_str() == Some("localhost")
    })
    .await;
    assert!(!desk.browser.heading().await.contains("signed in"));
    assert_eq!((desk.accounts().await, desk.entries()), (vec![SUPPORT.to_owned()], entries));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn declining_what_is_asked_for_ends_it_and_accepting_later_works() {
    let desk = Desk::start().await;
    desk.practice.tenant.levers(|levers| levers.consent = Consent::Asked);
    for (answer, exit) in [("decline", 5), ("accept", 0)] {
        let (waiting, link) = desk.begin_sign_in().await;
        desk.browser.open(&link).await;
        desk.browser.press("account", SUPPORT).await;
        desk.browser.until_heading("Permissions requested").await;
        assert!(desk.browser.text().await.contains("IMAP.AccessAsUser.All"));
        desk.browser.press("consent", answer).await;
        desk.browser.until_back().await;
        let ended = waiting.end().await;
        assert_eq!(ended.exit, exit, "{ended}");
        let heading = desk.browser.heading().await;
        if exit == 0 {
            assert!(heading.contains(SUPPORT), "{heading}");
            assert_eq!(desk.accounts().await, [SUPPORT]);
        } else {
            assert!(
                ended.stderr.contains(heading.trim_start_matches(['!', '\u{a0}', ' '])),
                "{heading}: {ended}"
            );
            ended.assert_problem(5, "sign-in-declined");
            assert_eq!((desk.accounts().await, desk.entries()), (Vec::new(), Vec::new()));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cancelling_on_the_first_page_keeps_nothing() {
    let desk = Desk::start().await;
    let (waiting, link) = desk.begin_sign_in().await;
    desk.browser.open(&link).await;
    desk.browser.press("cancel", "yes").await;
    desk.browser.until_back().await;
    let ended = waiting.end().await;
    ended.assert_problem(5, "sign-in-cancelled");
    assert_eq!((desk.accounts().await, desk.entries()), (Vec::new(), Vec::new()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_person_who_comes_back_is_named_and_not_kept() {
    let desk = Desk::start().await;
    desk.practice.tenant.levers(|levers| levers.sign_in = Lever::As(MIA.to_owned()));
    let ended = desk.sign_in(SUPPORT).await;
    assert!(desk.browser.heading().await.contains(MIA), "{}", desk.browser.text().await);
    ended.assert_problem(5, "signed-in-as-another");
    assert!(ended.stderr.contains(MIA) && ended.stderr.contains(SUPPORT), "{ended}");
    assert_eq!((desk.accounts().await, desk.entries()), (Vec::new(), Vec::new()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_policy_that_refuses_is_told_on_the_page_and_in_the_terminal() {
    let desk = Desk::start().await;
    desk.practice.tenant.levers(|levers| levers.sign_in = Lever::Refused(53003));
    let ended = desk.sign_in(SUPPORT).await;
    ended.assert_problem(5, "sign-in-conditional-access");
    let page = desk.browser.text().await;
    for (place, text) in [("page", &page), ("terminal", &ended.stderr)] {
        for what in ["A policy of your organisation blocks this sign-in", "Conditional Access", "53003"] {
            assert!(text.contains(what), "{what} is missing on the {place}:\n{text}");
        }
    }
    assert_eq!(desk.browser.complaints().await, Vec::<String>::new());
    let imported = desk.import().await;
    assert_eq!(imported.exit, 5, "{imported}");
    assert!(imported.stderr.contains("mailferry sign-in"), "{imported}");
    assert_eq!(desk.practice.helpdesk.outbox(), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_is_typed_in_the_browser_of_another_device() {
    let desk = Desk::start().await;
    let plan = desk.plan();
    for (account, exit) in [("", 5), (SUPPORT, 0)] {
        let waiting = desk.begin(&["sign-in", &plan, "--device-code"]);
        let address = waiting.line("address").await;
        let code = waiting.line("code").await;
        desk.browser.open(address.trim()).await;
        desk.browser.fill_in("user_code", "WRONG-CODE").await;
        desk.browser.press("account", SUPPORT).await;
        desk.browser.until_heading("That code didn’t work").await;
        desk.browser.open(address.trim()).await;
        desk.browser.fill_in("user_code", code.trim()).await;
        desk.browser.press("account", account).await;
        desk.browser.until_heading("You have").await;
        let ended = waiting.end().await;
        assert_eq!(ended.exit, exit, "{ended}");
        assert_eq!(desk.browser.heading().await == "You have signed in", exit == 0);
        let kept: &[&str] = if exit == 0 { &[SUPPORT] } else { &[] };
        assert_eq!(desk.accounts().await, kept);
    }
    assert!(desk.opened().is_empty(), "no browser of this machine is opened");
}
