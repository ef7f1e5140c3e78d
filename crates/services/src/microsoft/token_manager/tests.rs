//! Tokens over the practice tenant: renewed in time, one request at a time,
//! rotated, refused, and in trouble.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use super::*;
use crate::microsoft::{Account, SignedIn};
use crate::platform::keychain::{FailingKeychain, Keychain};
use mailferry_practice::tenant::{Answers, IMAP_SCOPE, Options, Refresh, Tenant, TokenState};

const SUPPORT: &str = "support@contoso.example";

struct Setting {
    tenant: Tenant,
    accounts: Accounts,
    manager: TokenManager,
}

fn signed_in(tenant: &Tenant) -> SignedIn {
    SignedIn {
        account: Account {
            issuer: format!("{}/v2.0", tenant.authority()),
            tenant_id: Some(tenant.tenant_id().to_owned()),
            object_id: "support".to_owned(),
            username: SUPPORT.to_owned(),
            name: None,
        },
        tokens: Tokens {
            access: SecretString::from(tenant.access_token(SUPPORT)),
            ends_at: Timestamp::now() + jiff::SignedDuration::from_mins(60),
            refresh: Some(SecretString::from(tenant.refresh_token(SUPPORT))),
        },
    }
}

fn application(tenant: &Tenant) -> Application {
    Application {
        authority: tenant.authority(),
        tenant: tenant.tenant_id().to_owned(),
        client_id: tenant.client_id().to_owned(),
        scope: IMAP_SCOPE.to_owned(),
        client_secret: None,
        ca_file: None,
    }
}

impl Setting {
    async fn new() -> Self {
        Self::with(Options::default(), Keychain::memory()).await
    }

    async fn with(options: Options, keychain: Keychain) -> Self {
        let tenant = Tenant::start(options).await.expect("a tenant");
        let accounts = Accounts::new(keychain, std::path::Path::new(""));
        let application = application(&tenant);
        let remembered = accounts.remember(&application, &signed_in(&tenant)).await.expect("remembered");
        let manager = TokenManager::new(accounts.clone(), remembered, application);
        Self { tenant, accounts, manager }
    }

    /// The same sign-in as another process has it.
    fn another(&self) -> TokenManager {
        let shared = &self.manager.0;
        TokenManager::new(self.accounts.clone(), shared.remembered.clone(), shared.application.clone())
    }

    async fn token(&self) -> String {
        self.ask(false).await.expect("a token")
    }

    async fn ask(&self, refused: bool) -> Result<String, Problem> {
        self.manager.access_token(refused).await.map(|token| token.expose_secret().to_owned())
    }

    async fn kept(&self) -> String {
        let token = self.accounts.refresh_token(self.manager.remembered()).await.expect("read");
        token.expect("a token").expose_secret().to_owned()
    }

    fn opens(&self, token: &str) -> bool {
        self.tenant.checker().check(token, SUPPORT) == TokenState::Valid
    }
}

/// Lets time pass without anything happening in it.
async fn pass(time: Duration) {
    tokio::time::pause();
    tokio::time::advance(time).await;
    tokio::time::resume();
}

fn lifetime(lifetime: Duration) -> Options {
    Options { access_token_lifetime: lifetime, ..Options::default() }
}

#[tokio::test]
async fn the_tls_of_a_run_serves_for_renewals_and_no_file_is_read_again() {
    let mut setting = Setting::new().await;
    let shared = &setting.manager.0;
    let application = Application { ca_file: Some("/nowhere/ca.pem".into()), ..shared.application.clone() };
    setting.manager = TokenManager::new(setting.accounts.clone(), shared.remembered.clone(), application);
    let problem = setting.ask(false).await.expect_err("there is no such file");
    assert_eq!(problem.code(), "ca-file-unreadable");
    setting.manager.use_tls(&crate::platform::trust::trust(None).expect("a client of TLS"));
    assert!(setting.opens(&setting.token().await));
}

#[tokio::test]
async fn a_token_serves_until_five_minutes_before_its_end() {
    let setting = Setting::with(lifetime(Duration::from_hours(1)), Keychain::memory()).await;
    let first = setting.token().await;
    assert!(setting.opens(&first));
    pass(Duration::from_mins(54)).await;
    assert_eq!(setting.token().await, first);
    pass(Duration::from_secs(61)).await;
    let second = setting.token().await;
    assert_ne!(second, first);
    assert!(setting.opens(&second));
}

#[tokio::test]
async fn a_short_lived_token_serves_for_three_quarters_of_its_life() {
    let setting = Setting::with(lifetime(Duration::from_mins(8)), Keychain::memory()).await;
    let first = setting.token().await;
    pass(Duration::from_secs(350)).await;
    assert_eq!(setting.token().await, first);
    pass(Duration::from_secs(20)).await;
    assert_ne!(setting.token().await, first);
}

#[tokio::test]
async fn the_token_of_the_sign_in_itself_is_used_first() {
    let setting = Setting::new().await;
    setting.tenant.levers(|levers| levers.answers = Answers::Unavailable);
    let tokens = signed_in(&setting.tenant).tokens;
    let access = tokens.access.expose_secret().to_owned();
    let manager = setting.another().starting_with(tokens);
    assert_eq!(manager.access_token(false).await.expect("a token").expose_secret(), access);
}

#[tokio::test]
async fn callers_at_the_same_time_share_one_renewal() {
    let setting = Setting::new().await;
    setting.tenant.levers(|levers| levers.refresh = Refresh::EndsOld);
    let before = setting.kept().await;
    let asked = (0..20).map(|_| setting.token());
    let tokens: BTreeSet<String> = futures::future::join_all(asked).await.into_iter().collect();
    assert_eq!(tokens.len(), 1);
    assert_ne!(setting.kept().await, before, "the new refresh token is kept");
}

#[tokio::test]
async fn each_renewal_keeps_the_new_refresh_token_for_the_next() {
    let setting = Setting::new().await;
    setting.tenant.levers(|levers| levers.refresh = Refresh::EndsOld);
    let mut seen = BTreeSet::new();
    for _ in 0..3 {
        assert!(seen.insert(setting.token().await));
        pass(Duration::from_hours(2)).await;
    }
    // Another process, with nothing but the keychain.
    let token = setting.another().access_token(false).await.expect("a token");
    assert!(setting.opens(token.expose_secret()));
    // And this one goes on with what that one left there.
    assert!(setting.opens(&setting.token().await));
}

#[tokio::test]
async fn a_renewal_that_was_begun_is_finished_without_its_caller() {
    let setting = Setting::new().await;
    setting.tenant.levers(|levers| {
        levers.refresh = Refresh::EndsOld;
        levers.answers = Answers::Slow(Duration::from_millis(300));
    });
    let before = setting.kept().await;
    let asked = tokio::time::timeout(Duration::from_millis(50), setting.token());
    assert!(asked.await.is_err(), "the caller gives up");
    // Whoever asks next waits for the same renewal.
    let token = setting.token().await;
    assert!(setting.opens(&token));
    assert_ne!(setting.kept().await, before);
    assert!(setting.another().access_token(false).await.is_ok());
}

#[tokio::test]
async fn a_refused_token_is_replaced_once_for_all_who_lost_it() {
    let setting = Setting::new().await;
    let first = setting.token().await;
    setting.tenant.expire_all();
    let second = setting.ask(true).await.expect("a token");
    assert_ne!(second, first);
    assert!(setting.opens(&second));
    for _ in 0..3 {
        assert_eq!(setting.ask(true).await.expect("a token"), second, "they lost the first one together");
    }
    // Who was given the second one as well may have lost that too.
    assert_eq!(setting.token().await, second);
    let third = setting.ask(true).await.expect("a token");
    assert_ne!(third, second);
    pass(TOGETHER).await;
    assert_ne!(setting.ask(true).await.expect("a token"), third);
}

#[tokio::test]
async fn tokens_that_are_refused_over_and_over_are_not_asked_for_without_end() {
    let setting = Setting::new().await;
    for _ in 0..MOST_FORCED {
        assert!(setting.ask(true).await.is_ok());
        pass(Duration::from_secs(20)).await;
    }
    let problem = setting.ask(true).await.expect_err("too often");
    assert_eq!((problem.code(), problem.kind()), ("account-renewed-too-often", Kind::Passing));
    assert_eq!(problem.fact("account"), Some(SUPPORT));
    let wait = problem.wait_hint().expect("a hint");
    assert!(wait > Duration::from_secs(150) && wait < WINDOW, "{wait:?}");
    pass(wait).await;
    assert!(setting.ask(true).await.is_ok());
}

#[tokio::test]
async fn trouble_on_the_way_leaves_a_token_that_still_holds_in_use() {
    let setting = Setting::with(lifetime(Duration::from_hours(1)), Keychain::memory()).await;
    let first = setting.token().await;
    pass(Duration::from_mins(56)).await;
    for answers in [Answers::Unavailable, Answers::Broken, Answers::Throttled(7)] {
        setting.tenant.levers(|levers| levers.answers = answers);
        assert_eq!(setting.token().await, first, "{answers:?}");
        pass(REST).await;
    }
    pass(Duration::from_mins(5)).await;
    let problem = setting.ask(false).await.expect_err("it has ended");
    assert_eq!(problem.kind(), Kind::Passing, "{problem:?}");
    setting.tenant.levers(|levers| levers.answers = Answers::Proper);
    pass(Duration::from_secs(7)).await;
    let second = setting.token().await;
    assert!(setting.opens(&second) && second != first);
}

#[tokio::test]
async fn a_platform_that_asks_for_rest_is_left_alone() {
    let setting = Setting::new().await;
    setting.tenant.levers(|levers| levers.answers = Answers::Throttled(60));
    let problem = setting.ask(false).await.expect_err("throttled");
    assert_eq!((problem.kind(), problem.wait_hint()), (Kind::Passing, Some(Duration::from_mins(1))));
    // It would answer now, but is not asked.
    setting.tenant.levers(|levers| levers.answers = Answers::Proper);
    let again = setting.ask(false).await.expect_err("left alone");
    assert_eq!(again.code(), problem.code());
    assert!(again.wait_hint().is_some_and(|wait| wait <= Duration::from_mins(1)));
    pass(Duration::from_mins(1)).await;
    assert!(setting.ask(false).await.is_ok());
}

#[tokio::test]
async fn each_reason_to_sign_in_again_is_told_apart_and_not_asked_for_twice() {
    let mut codes = BTreeSet::new();
    for number in [50173, 700_082, 53003, 50076, 50057, 65001] {
        let setting = Setting::new().await;
        setting.tenant.levers(|levers| levers.refresh = Refresh::Refused(number));
        let problem = setting.ask(false).await.expect_err("refused");
        assert_eq!(problem.kind(), Kind::Person, "{number}: {problem:?}");
        assert!(codes.insert(problem.code()), "{number} is told like another: {}", problem.code());
        // The same refresh token is not shown again: it would be answered the same.
        setting.tenant.levers(|levers| levers.refresh = Refresh::KeepsOld);
        assert_eq!(setting.ask(false).await.expect_err("remembered").code(), problem.code());
        // A new sign-in ends it, also one in another process.
        let application = &setting.manager.0.application;
        setting.accounts.remember(application, &signed_in(&setting.tenant)).await.expect("remembered");
        assert!(setting.opens(&setting.token().await), "{number}");
    }
}

#[tokio::test]
async fn revoking_ends_the_use_of_the_sign_in() {
    let setting = Setting::new().await;
    setting.token().await;
    setting.tenant.revoke_all();
    setting.tenant.expire_all();
    let problem = setting.ask(true).await.expect_err("revoked");
    assert_eq!((problem.kind(), problem.fact("code")), (Kind::Person, Some("AADSTS50173")));
}

#[tokio::test]
async fn signing_out_ends_it_as_well() {
    let setting = Setting::new().await;
    setting.token().await;
    setting.accounts.forget(setting.manager.remembered()).await.expect("forgotten");
    pass(Duration::from_hours(2)).await;
    let problem = setting.ask(false).await.expect_err("signed out");
    assert_eq!((problem.code(), problem.fact("account")), ("account-signed-out", Some(SUPPORT)));
}

#[tokio::test]
async fn a_refresh_token_that_cannot_be_kept_is_used_and_told_and_kept_later() {
    let shaky = FailingKeychain::default();
    let setting = Setting::shaky(&shaky).await;
    setting.tenant.levers(|levers| levers.refresh = Refresh::EndsOld);
    shaky.unwritable.store(true, Ordering::Relaxed);
    let before = setting.kept().await;
    for _ in 0..2 {
        assert!(setting.opens(&setting.token().await));
        assert_eq!(setting.kept().await, before);
        assert_eq!(setting.manager.caution().expect("a caution").code(), "account-not-kept");
        pass(Duration::from_hours(2)).await;
    }
    shaky.unwritable.store(false, Ordering::Relaxed);
    setting.token().await;
    assert_eq!(setting.manager.caution(), None);
    assert_ne!(setting.kept().await, before);
    assert!(setting.another().access_token(false).await.is_ok());
}

#[tokio::test]
async fn a_keychain_that_locks_meanwhile_does_not_stop_the_run() {
    let shaky = FailingKeychain::default();
    let setting = Setting::shaky(&shaky).await;
    setting.token().await;
    shaky.unreadable.store(true, Ordering::Relaxed);
    pass(Duration::from_hours(2)).await;
    assert!(setting.opens(&setting.token().await));
    // Who never saw it open has nothing to go on with.
    let problem = setting.another().access_token(false).await.expect_err("locked");
    assert_eq!(problem.code(), "keychain-locked");
}

#[tokio::test]
async fn what_another_process_renewed_meanwhile_is_found_after_a_refusal() {
    let shaky = FailingKeychain::default();
    let setting = Setting::shaky(&shaky).await;
    setting.tenant.levers(|levers| levers.refresh = Refresh::EndsOld);
    setting.token().await;
    // Another process renews; this one does not see it, and its own has ended.
    setting.another().access_token(false).await.expect("a token");
    pass(Duration::from_hours(2)).await;
    shaky.read_fails_once();
    assert!(setting.opens(&setting.token().await));
}

impl Setting {
    async fn shaky(shaky: &FailingKeychain) -> Self {
        Self::with(Options::default(), shaky.keychain()).await
    }
}
