//! Nothing is tuned to Microsoft's provider, or to the practice tenant.

use jiff::Timestamp;
use mailferry::microsoft::SignedIn;
use mailferry::microsoft::accounts::Accounts;
use mailferry::microsoft::provider::Provider;
use mailferry::microsoft::refresh::refresh;
use mailferry::microsoft::revocation::{Revocation, sign_out};
use mailferry::microsoft::sign_in::{Asked, LIMIT, SignIn};
use mailferry::problem::{Kind, Language, Problem};
use secrecy::ExposeSecret as _;
use serde_json::json;

use crate::support::browser::{Browser, Page};
use crate::support::provider::{Manners, OtherProvider, Refuses};

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

/// The browser comes back, and back again where it is sent on.
async fn comes_back(other: &OtherProvider) -> (Result<SignedIn, Problem>, Page) {
    let asked = Asked::anew(Language::English);
    let sign_in = SignIn::begin(&other.application(), asked).await.expect("begun");
    let link = sign_in.link().clone();
    let browser = Browser::new();
    let person = async {
        let back = browser.follow(&link).await;
        let sent_on = browser.follow(&back).await;
        assert!(sent_on.query_pairs().all(|(name, _)| name != "prompt"), "{sent_on}");
        let back = browser.follow(&sent_on).await;
        browser.open(&back).await
    };
    tokio::join!(sign_in.finish(LIMIT), person)
}

#[tokio::test]
async fn a_provider_that_does_not_let_people_choose_is_asked_again_without() {
    let refuses: [Refuses; 2] = [
        |asked| asked.contains_key("prompt").then(|| vec![("error", "invalid_request".to_owned())]),
        |asked| {
            let words = "The parameter PROMPT cannot be select_account.".to_owned();
            asked
                .contains_key("prompt")
                .then(|| vec![("error", "unsupported".to_owned()), ("error_description", words)])
        },
    ];
    for refuses in refuses {
        let document: fn(&mut serde_json::Value) =
            |document| document["authorization_response_iss_parameter_supported"] = json!(false);
        let other = OtherProvider::start(Manners { document, refuses, ..Manners::default() }).await;
        let (outcome, page) = comes_back(&other).await;
        assert_eq!(outcome.expect("signed in").account.username, "desk@other.example");
        assert!(page.html.contains("You are signed in as desk@other.example"), "{}", page.html);
    }
}

#[tokio::test]
async fn an_error_of_another_issuer_is_not_believed() {
    let other = OtherProvider::start(Manners {
        refuses: |_| {
            let issuer = "http://127.0.0.1:1/realms/desk".to_owned();
            Some(vec![("error", "access_denied".to_owned()), ("iss", issuer)])
        },
        ..Manners::default()
    })
    .await;
    let problem = signed_in(&other).await.0.expect_err("mixed up");
    assert_eq!(problem.code(), "sign-in-answer-strange");
}

#[tokio::test]
async fn less_than_was_asked_for_is_told_and_not_taken() {
    for (scope, taken) in [
        (json!("openid profile"), false),
        (json!("mail.write openid"), false),
        (json!("openid MAIL.READ"), true),
        (json!("https://mail.example/mail.read"), true),
        (json!(""), true),
        (json!(null), true),
    ] {
        // Functions cannot carry it along.
        let tokens: fn(&mut serde_json::Value) = match (&scope, taken) {
            (scope, false) if scope == "openid profile" => |tokens| tokens["scope"] = json!("openid profile"),
            (_, false) => |tokens| tokens["scope"] = json!("mail.write openid"),
            (scope, true) if scope == "openid MAIL.READ" => {
                |tokens| tokens["scope"] = json!("openid MAIL.READ")
            }
            (scope, true) if scope == "" => |tokens| tokens["scope"] = json!(""),
            (scope, true) if scope.is_null() => |tokens| tokens["scope"] = json!(null),
            (_, true) => |tokens| tokens["scope"] = json!("https://mail.example/mail.read"),
        };
        let outcome = with(Manners { tokens, ..Manners::default() }).await;
        match outcome {
            Ok(_) => assert!(taken, "{scope}"),
            Err(problem) => {
                assert!(!taken, "{scope}: {problem}");
                assert_eq!(problem.code(), "sign-in-permission-not-granted");
                assert_eq!(problem.fact("granted"), scope.as_str());
            }
        }
    }
}

#[tokio::test]
async fn a_renewal_asks_for_nothing_that_was_not_granted() {
    let other = OtherProvider::start(Manners::default()).await;
    let (outcome, _) = signed_in(&other).await;
    let token = outcome.expect("signed in").tokens.refresh.expect("given");
    let application = other.application();
    let provider = Provider::find(&application).await.expect("found");
    refresh(&provider, &application, &token).await.expect("renewed");
    let asked = other.asked().pop().expect("asked");
    assert_eq!(asked.get("scope").map(String::as_str), Some("mail.read"), "{asked:?}");
}

#[tokio::test]
async fn a_name_that_no_plan_takes_is_not_signed_in() {
    let (outcome, page) = signed_in(
        &OtherProvider::start(Manners {
            claims: |claims| {
                claims["sub"] = json!("u-4711");
                drop(claims.as_object_mut().expect("an object").remove("email"));
            },
            ..Manners::default()
        })
        .await,
    )
    .await;
    let problem = outcome.expect_err("no address");
    assert_eq!((problem.code(), problem.fact("account")), ("sign-in-name-no-address", Some("u-4711")));
    assert!(!page.html.contains('\u{2713}'), "{}", page.html);
    // Where one of its names is an address, that is the one.
    let claims: fn(&mut serde_json::Value) = |claims| claims["preferred_username"] = json!("desk");
    let signed_in = with(Manners { claims, ..Manners::default() }).await.expect("signed in");
    assert_eq!(signed_in.account.username, "desk@other.example");
}

#[tokio::test]
async fn the_page_says_what_came_of_it_and_not_that_it_went_well_too_early() {
    let other = OtherProvider::start(Manners::default()).await;
    let asked = Asked::anew(Language::English).expecting("desk@other.example");
    let sign_in = SignIn::begin(&other.application(), asked).await.expect("begun");
    let browser = Browser::new();
    let back = browser.follow(sign_in.link()).await;
    let keep = async |_: SignedIn| -> Result<(), Problem> { Err(Problem::person("keychain-locked")) };
    let (outcome, page) = tokio::join!(sign_in.finish_with(LIMIT, keep), browser.open(&back));
    assert_eq!(outcome.expect_err("not kept").code(), "keychain-locked");
    assert!(!page.html.contains('\u{2713}') && page.html.contains("is locked"), "{}", page.html);
}

#[tokio::test]
async fn signing_out_gives_the_token_back_where_that_is_offered() {
    let offered: fn(&mut serde_json::Value) = |document| {
        let token = document["token_endpoint"].as_str().expect("an address").to_owned();
        document["revocation_endpoint"] = json!(token.replace("/exchange", "/take-back"));
    };
    for (document, takes_back, secret) in [
        (offered, 200, None),
        (offered, 200, Some(("p+ss & word", true))),
        (offered, 503, None),
        ((|_| {}) as fn(&mut serde_json::Value), 200, None),
    ] {
        let other =
            OtherProvider::start(Manners { document, secret, takes_back, ..Manners::default() }).await;
        let signed_in = signed_in(&other).await.0.expect("signed in");
        let accounts = Accounts::memory();
        let remembered = accounts.remember(&other.application(), &signed_in).await.expect("remembered");
        let revocation = sign_out(&accounts, &remembered, None).await.expect("forgotten");
        assert!(accounts.list().expect("a list").is_empty());
        let given_back: Vec<_> =
            other.asked().into_iter().filter_map(|fields| fields.get("token").cloned()).collect();
        match revocation {
            Revocation::Revoked => assert_eq!((takes_back, given_back), (200, vec!["renew".to_owned()])),
            Revocation::Failed(problem) => {
                assert_eq!((takes_back, problem.code()), (503, "sign-out-not-revoked"));
            }
            Revocation::NotOffered => assert_eq!(given_back, Vec::<String>::new()),
            Revocation::NoToken => panic!("there was one"),
        }
    }
}
