//! By a code that is typed on another device.

use mailferry::microsoft::device::DeviceSignIn;
use mailferry::practice::tenant::{Answers, Consent, Options, Tenant, TokenState};
use mailferry::problem::{Kind, Language};
use secrecy::ExposeSecret as _;

use crate::support::browser::Browser;
use crate::support::provider::{Manners, OtherProvider};
use crate::support::until;
use crate::{SUPPORT, application, tenant};

/// A tenant that is asked every second, and complains of who asks more often.
async fn quick_tenant() -> Tenant {
    let options = Options { device_interval: 1, device_patience: true, ..Options::default() };
    Tenant::start(options).await.expect("a tenant")
}

async fn begin(tenant: &Tenant) -> DeviceSignIn {
    DeviceSignIn::begin(&application(tenant), Language::English).await.expect("begun")
}

#[tokio::test]
async fn a_code_typed_elsewhere_signs_in_here() {
    let tenant = quick_tenant().await;
    let sign_in = begin(&tenant).await;
    assert!(sign_in.message().expect("a message").contains(sign_in.user_code()));
    assert!(sign_in.verification_uri().as_str().starts_with("http://127.0.0.1"));
    let left = sign_in.expires().duration_since(jiff::Timestamp::now()).as_secs();
    assert!((800..=900).contains(&left), "{left}");
    let (code, browser) = (sign_in.user_code().to_owned(), Browser::new());
    let (outcome, _) = tokio::join!(sign_in.finish(), browser.type_code(&tenant, &code, SUPPORT));
    let signed_in = outcome.expect("signed in");
    assert_eq!(signed_in.account.username, SUPPORT);
    let access = signed_in.tokens.access.expose_secret();
    assert_eq!(tenant.checker().check(access, SUPPORT), TokenState::Valid);
    assert!(signed_in.tokens.refresh.is_some());
}

#[tokio::test]
async fn declining_there_ends_the_waiting_here() {
    let tenant = quick_tenant().await;
    let browser = Browser::new();
    let sign_in = begin(&tenant).await;
    let code = sign_in.user_code().to_owned();
    let (outcome, _) = tokio::join!(sign_in.finish(), browser.type_code(&tenant, &code, ""));
    assert_eq!(outcome.expect_err("declined").kind(), Kind::Person);
    tenant.levers(|levers| levers.consent = Consent::Denied);
    let sign_in = begin(&tenant).await;
    let code = sign_in.user_code().to_owned();
    let (outcome, _) = tokio::join!(sign_in.finish(), browser.type_code(&tenant, &code, SUPPORT));
    assert_eq!(outcome.expect_err("declined").kind(), Kind::Person);
}

#[tokio::test]
async fn trouble_on_the_way_is_waited_out() {
    let tenant = quick_tenant().await;
    let sign_in = begin(&tenant).await;
    let (code, browser) = (sign_in.user_code().to_owned(), Browser::new());
    browser.type_code(&tenant, &code, SUPPORT).await;
    tenant.levers(|levers| levers.answers = Answers::Unavailable);
    let (outcome, ()) = tokio::join!(sign_in.finish(), async {
        // The first question meets the trouble; then it passes.
        tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
        tenant.levers(|levers| levers.answers = Answers::Proper);
    });
    assert_eq!(outcome.expect("signed in").account.username, SUPPORT);
}

#[tokio::test]
async fn each_kind_of_answer_means_what_the_standard_says() {
    let other = OtherProvider::start(Manners::default()).await;
    let application = other.application();
    let begin = || DeviceSignIn::begin(&application, Language::English);
    for (error, expected) in [
        ("access_denied", "sign-in-declined"),
        ("authorization_declined", "sign-in-declined"),
        ("expired_token", "device-code-expired"),
        ("bad_verification_code", "device-code-wrong"),
    ] {
        other.say(400, r#"{"error":"authorization_pending"}"#);
        other.say(400, format!(r#"{{"error":"{error}"}}"#));
        let problem = begin().await.expect("begun").finish().await.expect_err("ended");
        assert_eq!(problem.code(), expected, "{error}");
    }
    let before = other.asked().len();
    other.say(502, "<html>Bad gateway</html>");
    other.say(200, "<html>guest network</html>");
    let signed_in = begin().await.expect("begun").finish().await.expect("signed in");
    assert_eq!(signed_in.account.object_id, "person-7");
    let asked = &other.asked()[before..];
    assert_eq!(asked.len(), 3);
    assert!(asked.iter().all(|fields| fields["device_code"] == "on-another-device"));
}

#[tokio::test]
async fn being_told_to_slow_down_lengthens_the_pause_by_five_seconds() {
    let other = OtherProvider::start(Manners::default()).await;
    other.say(400, r#"{"error":"slow_down"}"#);
    let sign_in = DeviceSignIn::begin(&other.application(), Language::English).await.expect("begun");
    let waiting = tokio::spawn(sign_in.finish());
    until("the first question", async || other.asked().len() == 1).await;
    let told = std::time::Instant::now();
    waiting.await.expect("ran").expect("signed in");
    assert!(told.elapsed() >= std::time::Duration::from_millis(5_900), "{:?}", told.elapsed());
}

#[tokio::test]
async fn a_code_that_nobody_types_ends_by_itself() {
    let tenant = tenant().await;
    let sign_in = begin(&tenant).await;
    // Nobody listens any more; from here on only time passes.
    drop(tenant);
    tokio::time::pause();
    let problem = sign_in.finish().await.expect_err("ended");
    assert_eq!((problem.code(), problem.kind()), ("device-code-expired", Kind::Person));
}

#[tokio::test]
async fn a_refusal_at_the_beginning_is_told() {
    let tenant = tenant().await;
    let mut application = application(&tenant);
    application.client_id = "00000000-0000-0000-0000-000000000000".to_owned();
    let problem = DeviceSignIn::begin(&application, Language::English).await.expect_err("unknown");
    assert_eq!(problem.code(), "sign-in-application-unknown");
    let without = OtherProvider::start(Manners {
        document: |document| {
            drop(document.as_object_mut().expect("an object").remove("device_authorization_endpoint"));
        },
        ..Manners::default()
    })
    .await;
    let problem = DeviceSignIn::begin(&without.application(), Language::English).await;
    assert_eq!(problem.expect_err("not offered").code(), "sign-in-no-device-code");
}
