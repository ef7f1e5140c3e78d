//! Who signed in is remembered, found, and forgotten without rest.

use secrecy::ExposeSecret as _;

use super::*;
use crate::microsoft::Tokens;

fn application(client_id: &str, secret: Option<&str>) -> Application {
    Application {
        authority: "https://login.microsoftonline.com/contoso.example".to_owned(),
        tenant: "contoso.example".to_owned(),
        client_id: client_id.to_owned(),
        scope: "https://outlook.office.com/IMAP.AccessAsUser.All".to_owned(),
        client_secret: secret.map(SecretString::from),
        ca_file: None,
    }
}

fn signed_in(object_id: &str, username: &str, refresh: Option<&str>) -> SignedIn {
    SignedIn {
        account: Account {
            issuer: "https://login.microsoftonline.com/5e1f/v2.0".to_owned(),
            tenant_id: Some("5e1f".to_owned()),
            object_id: object_id.to_owned(),
            username: username.to_owned(),
            name: None,
        },
        tokens: Tokens {
            access: SecretString::from("access"),
            ends_at: Timestamp::now(),
            refresh: refresh.map(SecretString::from),
        },
    }
}

async fn token(accounts: &Accounts, remembered: &Remembered) -> Option<String> {
    let token = accounts.refresh_token(remembered).await.expect("read");
    token.map(|token| token.expose_secret().to_owned())
}

/// A list in a file, with secrets in memory.
fn in_folder(folder: &Path) -> Accounts {
    Accounts { keychain: Keychain::memory(), list: List::File(folder.join("accounts.toml")) }
}

#[tokio::test]
async fn who_signed_in_is_listed_without_secrets_and_found_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let accounts = in_folder(folder.path());
    assert_eq!(accounts.list().expect("an empty list"), []);
    let app = application("app", Some("the secret"));
    let anna = accounts
        .remember(&app, &signed_in("1", "anna@contoso.example", Some("anna's token")))
        .await
        .expect("remembered");
    accounts
        .remember(&app, &signed_in("2", "jonas@contoso.example", Some("jonas's token")))
        .await
        .expect("remembered");
    let again = in_folder(folder.path());
    assert_eq!(again.list().expect("a list").len(), 2);
    assert_eq!(again.find(&app, "Anna@contoso.example").expect("a list"), Some(anna.clone()));
    assert_eq!(again.find(&application("other", None), "anna@contoso.example").expect("a list"), None);
    assert_eq!(token(&accounts, &anna).await.as_deref(), Some("anna's token"));
    let text = std::fs::read_to_string(folder.path().join("accounts.toml")).expect("a file");
    assert!(text.contains("anna@contoso.example") && !text.contains("token\"") && !text.contains("secret\""));
    for secret in ["anna's token", "jonas's token", "the secret", "access"] {
        assert!(!text.contains(&format!("\"{secret}\"")), "{text}");
    }
}

#[tokio::test]
async fn signing_in_again_replaces_also_under_a_new_name() {
    let accounts = Accounts::memory();
    let app = application("app", None);
    let old = accounts
        .remember(&app, &signed_in("1", "anna.weber@contoso.example", Some("old")))
        .await
        .expect("remembered");
    let new = accounts
        .remember(&app, &signed_in("1", "anna.berger@contoso.example", Some("new")))
        .await
        .expect("remembered");
    assert_eq!(accounts.list().expect("a list"), std::slice::from_ref(&new));
    assert_eq!(token(&accounts, &new).await.as_deref(), Some("new"));
    assert_eq!(token(&accounts, &old).await, None, "nothing is left under the old name");
}

#[tokio::test]
async fn forgetting_removes_token_line_and_the_last_ones_secret() {
    let accounts = Accounts::memory();
    let app = application("app", Some("the secret"));
    let bare = application("app", None);
    let anna =
        accounts.remember(&app, &signed_in("1", "anna@contoso.example", Some("a"))).await.expect("kept");
    let jonas =
        accounts.remember(&bare, &signed_in("2", "jonas@contoso.example", Some("j"))).await.expect("kept");
    accounts.forget(&anna).await.expect("forgotten");
    assert_eq!(accounts.list().expect("a list"), std::slice::from_ref(&jonas));
    assert_eq!((token(&accounts, &anna).await, token(&accounts, &jonas).await), (None, Some("j".to_owned())));
    let with_secret = accounts.with_client_secret(bare.clone()).await.expect("read");
    assert_eq!(with_secret.client_secret.expect("a secret").expose_secret(), "the secret");
    accounts.forget(&jonas).await.expect("forgotten");
    accounts.forget(&jonas).await.expect("forgotten already");
    assert_eq!(accounts.list().expect("a list"), []);
    assert!(accounts.with_client_secret(bare).await.expect("read").client_secret.is_none());
}

#[tokio::test]
async fn a_sign_in_that_cannot_be_renewed_is_not_remembered() {
    let accounts = Accounts::memory();
    let app = application("app", None);
    let problem =
        accounts.remember(&app, &signed_in("1", "anna@contoso.example", None)).await.expect_err("refused");
    assert_eq!(problem.code(), "account-without-renewal");
    assert_eq!(accounts.list().expect("a list"), []);
}

#[tokio::test]
async fn a_list_that_cannot_be_understood_is_told_and_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let accounts = in_folder(folder.path());
    let path = folder.path().join("accounts.toml");
    for text in ["what is this?", "version = 2\n", "version = 1\n[[account]]\nclient_id = 3\n"] {
        std::fs::write(&path, text).expect("written");
        assert_eq!(accounts.list().expect_err("refused").code(), "accounts-unreadable");
        let app = application("app", None);
        let outcome = accounts.remember(&app, &signed_in("1", "anna@contoso.example", Some("a"))).await;
        assert_eq!(outcome.expect_err("refused").code(), "accounts-unreadable");
        assert_eq!(std::fs::read_to_string(&path).expect("still there"), text);
    }
}
