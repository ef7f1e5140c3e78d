//! Renewing the access token.

use std::time::Duration;

use mailferry::microsoft::provider::Provider;
use mailferry::microsoft::refresh::refresh;
use mailferry::microsoft::sign_in::{Asked, LIMIT, SignIn};
use mailferry::microsoft::{Application, Tokens};
use mailferry::practice::tenant::{Answers, Refresh, Tenant, TokenState};
use mailferry::problem::{Kind, Language, Problem};
use secrecy::{ExposeSecret as _, SecretString};

use crate::support::browser::Browser;
use crate::{SUPPORT, application, tenant};

/// A tenant, its provider, and a refresh token of the mailbox's owner.
async fn signed_in() -> (Tenant, Provider, Application, SecretString) {
    let tenant = tenant().await;
    let application = application(&tenant);
    let provider = Provider::find(&application).await.expect("found");
    let asked = Asked::anew(Language::English);
    let sign_in = SignIn::begin_at(provider.clone(), &application, asked).await.expect("begun");
    let link = sign_in.link().clone();
    let browser = Browser::new();
    let (outcome, _) = tokio::join!(sign_in.finish(LIMIT), browser.sign_in(&link, SUPPORT));
    let token = outcome.expect("signed in").tokens.refresh.expect("a refresh token");
    (tenant, provider, application, token)
}

/// Runs as a task of its own, as the token manager does.
async fn renewed(
    provider: &Provider,
    application: &Application,
    token: &SecretString,
) -> Result<Tokens, Problem> {
    let (provider, application, token) = (provider.clone(), application.clone(), token.clone());
    tokio::spawn(async move { refresh(&provider, &application, &token).await }).await.expect("ran")
}

#[tokio::test]
async fn it_gives_a_new_access_token_and_the_next_refresh_token() {
    let (tenant, provider, application, token) = signed_in().await;
    tenant.expire_all();
    let tokens = renewed(&provider, &application, &token).await.expect("renewed");
    assert_eq!(tenant.checker().check(tokens.access.expose_secret(), SUPPORT), TokenState::Valid);
    let next = tokens.refresh.expect("the next one");
    assert_ne!(next.expose_secret(), token.expose_secret());
    renewed(&provider, &application, &next).await.expect("renewed again");
}

#[tokio::test]
async fn a_refusal_and_trouble_are_told_apart() {
    let (tenant, provider, application, token) = signed_in().await;
    for (code, expected) in [
        (700_082, "sign-in-expired-90-days"),
        (50173, "sign-in-revoked"),
        (50133, "sign-in-password-changed"),
        (53003, "sign-in-conditional-access"),
        (50076, "sign-in-mfa"),
    ] {
        tenant.levers(|levers| levers.refresh = Refresh::Refused(code));
        let problem = renewed(&provider, &application, &token).await.expect_err("refused");
        assert_eq!((problem.code(), problem.kind()), (expected, Kind::Person));
    }
    tenant.levers(|levers| levers.refresh = Refresh::KeepsOld);
    for answers in [Answers::Unavailable, Answers::Throttled(9), Answers::Broken] {
        tenant.levers(|levers| levers.answers = answers);
        let problem = renewed(&provider, &application, &token).await.expect_err("trouble");
        assert_eq!(problem.kind(), Kind::Passing, "{problem:?}");
        let wait = matches!(answers, Answers::Throttled(_)).then_some(Duration::from_secs(9));
        assert_eq!(problem.wait_hint(), wait);
    }
    tenant.levers(|levers| levers.answers = Answers::Proper);
    renewed(&provider, &application, &token).await.expect("it was no refusal");
    tenant.revoke_all();
    let problem = renewed(&provider, &application, &token).await.expect_err("revoked");
    assert_eq!(problem.kind(), Kind::Person);
    drop(tenant);
    let problem = renewed(&provider, &application, &token).await.expect_err("nobody there");
    assert_eq!(problem.kind(), Kind::Passing);
}
