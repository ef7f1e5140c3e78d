//! A provider that is not Microsoft's.

use crate::desk::{Desk, written};
use crate::support::provider::{CLIENT, Manners, OtherProvider, SCOPE};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_browser_signs_in_at_another_provider_too() {
    let desk = Desk::start().await;
    let provider = OtherProvider::start(Manners::default()).await;
    let authority = provider.application().authority;
    let plan = std::fs::read_to_string(desk.practice.plan()).expect("the plan");
    let plan: String = plan
        .lines()
        .map(|line| {
            let line = match line.split(' ').next() {
                Some("tenant") => "tenant = \"desk\"".to_owned(),
                Some("client_id") => format!("client_id = \"{CLIENT}\""),
                Some("account") => "account = \"desk@other.example\"".to_owned(),
                Some("authority") => format!("authority = \"{authority}\"\nscope = \"{SCOPE}\""),
                _ => line.to_owned(),
            };
            line + "\n"
        })
        .collect();
    let plan = written(&desk, "elsewhere.toml", &plan).display().to_string();

    let waiting = desk.begin(&["sign-in", &plan]);
    let link = waiting.link().await;
    assert!(link.contains("/go?theme=plain"), "{link}");
    // Nobody is asked there: it knows one person, who is signed in already.
    desk.browser.open(&link).await;
    desk.browser.until_back().await;
    assert!(desk.browser.heading().await.contains("desk@other.example"), "{}", desk.browser.text().await);
    let ended = waiting.end().await;
    assert_eq!(ended.exit, 0, "{ended}");
    assert_eq!(desk.accounts().await, ["desk@other.example"]);
    let ended = desk.run(&["sign-out", &plan]).await;
    assert_eq!(ended.exit, 0, "{ended}");
    assert_eq!((desk.accounts().await, desk.entries()), (Vec::new(), Vec::new()));
}
