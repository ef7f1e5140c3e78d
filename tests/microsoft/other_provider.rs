//! Nothing is tuned to Microsoft's provider, or to the practice tenant.

use jiff::Timestamp;
use mailferry::microsoft::SignedIn;
use mailferry::microsoft::provider::Provider;
use mailferry::microsoft::refresh::refresh;
use mailferry::microsoft::sign_in::{Asked, LIMIT, SignIn};
use mailferry::problem::{Kind, Language, Problem};
use secrecy::ExposeSecret as _;
use serde_json::json;

use crate::support::browser::{Browser, Page};
use crate::support::provider::{Manners, OtherProvider};

/// The browser is sent back at once: the provider knows who sits there.
async fn signed_in(other: &OtherProvider) -> (Result<SignedIn, Problem>, Page) {
    let asked = Asked::anew(Language::English);
    let sign_in = SignIn::begin(&other.application(), asked).await.expect("begun");
    let link = sign_in.link().clone();
    let browser = Browser::new();
    let back = browser.follow(&link).await;
    tokio::join!(sign_in.finish(LIMIT), browser.open(&back))
}

async fn with(manners: Manners) -> Result<SignedIn, Problem> {
    signed_in(&OtherProvider::start(manners).await).await.0
}

#[tokio::test]
async fn a_provider_without_tenants_signs_in_and_renews() {
    let other = OtherProvider::start(Manners::default()).await;
    let (outcome, page) = signed_in(&other).await;
    let SignedIn { account, tokens } = outcome.expect("signed in");
    assert_eq!((account.object_id.as_str(), account.tenant_id.as_deref()), ("person-7", None));
    assert_eq!(account.username, "desk@other.example");
    assert!(page.html.contains("desk@other.example"));
    // It does not say how long its tokens hold.
    let left = tokens.ends_at.duration_since(Timestamp::now()).as_secs();
    assert!((3500..=3600).contains(&left), "{left}");
    let application = other.application();
    let provider = Provider::find(&application).await.expect("found");
    let renewed = refresh(&provider, &application, &tokens.refresh.expect("given")).await.expect("renewed");
    assert_eq!(renewed.access.expose_secret(), "opens-mail");
    assert!(renewed.refresh.is_none(), "the old one goes on being good");
}

#[tokio::test]
async fn a_secret_goes_where_the_provider_wants_it() {
    for basic in [true, false] {
        let other =
            OtherProvider::start(Manners { secret: Some(("p+ss & word", basic)), ..Manners::default() })
                .await;
        let (outcome, _) = signed_in(&other).await;
        let token = outcome.expect("signed in").tokens.refresh.expect("given");
        let application = other.application();
        let provider = Provider::find(&application).await.expect("found");
        refresh(&provider, &application, &token).await.expect("renewed");
        for fields in other.asked() {
            assert_eq!(fields.contains_key("client_secret"), !basic);
        }
        let mut public = application.clone();
        public.client_secret = None;
        let problem = refresh(&provider, &public, &token).await.expect_err("a secret is wanted");
        assert_eq!(problem.kind(), Kind::Person);
    }
}

#[tokio::test]
async fn how_long_a_token_holds_may_be_written_in_several_ways() {
    for (change, seconds) in [
        ((|tokens| tokens["expires_in"] = json!(600)) as fn(&mut serde_json::Value), 600),
        (|tokens| tokens["expires_in"] = json!("600"), 600),
        (|tokens| tokens["expires_in"] = json!(600.0), 600),
        (|tokens| tokens["expires_in"] = json!(null), 3600),
        (|tokens| tokens["expires_in"] = json!("soon"), 3600),
        (|tokens| tokens["expires_in"] = json!(0), 0),
        (|tokens| tokens["expires_in"] = json!(1e300), 48 * 3600),
        (|tokens| drop(tokens.as_object_mut().expect("an object").remove("token_type")), 3600),
    ] {
        let signed_in = with(Manners { tokens: change, ..Manners::default() }).await.expect("signed in");
        let left = signed_in.tokens.ends_at.duration_since(Timestamp::now()).as_secs();
        assert!((seconds - 60..=seconds).contains(&left), "{left} of {seconds}");
    }
}

#[tokio::test]
async fn what_is_missing_in_an_answer_is_named() {
    let problem = with(Manners {
        tokens: |tokens| drop(tokens.as_object_mut().expect("an object").remove("id_token")),
        ..Manners::default()
    })
    .await
    .expect_err("no id token");
    assert_eq!((problem.code(), problem.fact("missing")), ("sign-in-answer-incomplete", Some("id_token")));
    let problem = with(Manners {
        tokens: |tokens| drop(tokens.as_object_mut().expect("an object").remove("access_token")),
        ..Manners::default()
    })
    .await
    .expect_err("no access token");
    assert_eq!(
        (problem.code(), problem.fact("missing")),
        ("sign-in-answer-incomplete", Some("access_token"))
    );
    assert!(!format!("{problem:?}{problem}").contains("renew"), "no token is quoted");
    let without = with(Manners {
        tokens: |tokens| drop(tokens.as_object_mut().expect("an object").remove("refresh_token")),
        ..Manners::default()
    })
    .await
    .expect("it serves until its token ends");
    assert!(without.tokens.refresh.is_none());
}

#[tokio::test]
async fn an_id_token_for_another_sign_in_is_not_taken() {
    for (change, claim) in [
        ((|claims| claims["nonce"] = json!("another")) as fn(&mut serde_json::Value), "nonce"),
        (|claims| drop(claims.as_object_mut().expect("an object").remove("nonce")), "nonce"),
        (|claims| claims["aud"] = json!("another application"), "aud"),
        (|claims| claims["iss"] = json!("http://127.0.0.1:1/realms/desk"), "iss"),
    ] {
        let problem = with(Manners { claims: change, ..Manners::default() }).await.expect_err("not ours");
        assert_eq!((problem.code(), problem.fact("claim")), ("sign-in-identity-not-ours", Some(claim)));
    }
}

#[tokio::test]
async fn an_answer_of_another_issuer_is_not_redeemed() {
    let other = OtherProvider::start(Manners::default()).await;
    for issuer in [Some("http://127.0.0.1:1/realms/desk"), None] {
        let asked = Asked::anew(Language::English);
        let sign_in = SignIn::begin(&other.application(), asked).await.expect("begun");
        let browser = Browser::new();
        let mut back = browser.follow(sign_in.link()).await;
        let kept: Vec<(String, String)> =
            back.query_pairs().into_owned().filter(|(name, _)| name != "iss").collect();
        back.query_pairs_mut().clear().extend_pairs(&kept);
        if let Some(issuer) = issuer {
            back.query_pairs_mut().append_pair("iss", issuer);
        }
        let (outcome, _) = tokio::join!(sign_in.finish(LIMIT), browser.open(&back));
        assert_eq!(outcome.expect_err("mixed up").code(), "sign-in-answer-strange");
    }
    assert!(other.asked().is_empty(), "the code was shown to nobody");
}
