//! Whose token is taken, and whose is not.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::problem::Fact;

const CLIENT: &str = "7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5";
const TENANT: &str = "5e1f3a90-7d24-4c1b-9a57-c0ff33facade";
const NOW: i64 = 1_800_000_000;
const MICROSOFT: Expected<'static> = Expected {
    client_id: CLIENT,
    nonce: Some("n1"),
    issuer: "https://login.microsoftonline.com/{tenantid}/v2.0",
    tenant: "organizations",
};

fn token(claims: &Value) -> String {
    format!("e30.{}.c2lnbmF0dXJl", URL_SAFE_NO_PAD.encode(claims.to_string()))
}

fn microsofts() -> Value {
    json!({
        "iss": format!("https://login.microsoftonline.com/{TENANT}/v2.0"),
        "aud": CLIENT, "tid": TENANT, "nonce": "n1", "iat": NOW, "nbf": NOW, "exp": NOW + 3600,
        "oid": "6f1c2f5a-1111-2222-3333-444455556666", "sub": "abc",
        "preferred_username": "Support@Contoso.example", "name": "Contoso Support",
    })
}

fn with(changes: &Value) -> Value {
    let mut claims = microsofts();
    for (name, value) in changes.as_object().expect("an object") {
        if value.is_null() {
            claims.as_object_mut().expect("an object").remove(name);
        } else {
            claims[name] = value.clone();
        }
    }
    claims
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).expect("a moment")
}

fn judged(claims: &Value) -> Result<Account, Problem> {
    read(&token(claims), &MICROSOFT, at(NOW))
}

#[test]
fn who_signed_in_is_read_from_the_claims() {
    let account = judged(&microsofts()).expect("an account");
    assert_eq!(account.tenant_id.as_deref(), Some(TENANT));
    assert_eq!(account.object_id, "6f1c2f5a-1111-2222-3333-444455556666");
    assert_eq!(account.username, "support@contoso.example");
    assert_eq!(account.name.as_deref(), Some("Contoso Support"));
    assert_eq!(account.issuer, format!("https://login.microsoftonline.com/{TENANT}/v2.0"));
    assert_eq!(who(&account, " SUPPORT@contoso.example"), Who::Owner);
    assert_eq!(who(&account, "sales@contoso.example"), Who::Other);
}

#[test]
fn only_a_token_that_answers_our_sign_in_is_taken() {
    for (changes, code, fact) in [
        (json!({ "aud": "another" }), "sign-in-identity-not-ours", Some(("claim", "aud"))),
        (json!({ "aud": ["another"] }), "sign-in-identity-not-ours", Some(("claim", "aud"))),
        (json!({ "aud": [CLIENT, "b"], "azp": "b" }), "sign-in-identity-not-ours", Some(("claim", "aud"))),
        (json!({ "aud": null }), "sign-in-identity-unreadable", Some(("part", "aud"))),
        (json!({ "aud": 7 }), "sign-in-identity-unreadable", Some(("part", "aud"))),
        (json!({ "iss": "https://evil.example" }), "sign-in-identity-not-ours", Some(("claim", "iss"))),
        (json!({ "iss": null }), "sign-in-identity-unreadable", Some(("part", "iss"))),
        (json!({ "tid": null }), "sign-in-identity-not-ours", Some(("claim", "iss"))),
        (json!({ "tid": "x/../y" }), "sign-in-identity-not-ours", Some(("claim", "iss"))),
        (json!({ "nonce": "n2" }), "sign-in-identity-not-ours", Some(("claim", "nonce"))),
        (json!({ "nonce": null }), "sign-in-identity-not-ours", Some(("claim", "nonce"))),
        (json!({ "exp": null }), "sign-in-identity-unreadable", Some(("part", "exp"))),
        (json!({ "oid": null, "sub": null }), "sign-in-identity-unreadable", Some(("part", "sub"))),
        (
            json!({
                "tid": PERSONAL_TENANT,
                "iss": format!("https://login.microsoftonline.com/{PERSONAL_TENANT}/v2.0")
            }),
            "sign-in-personal-account",
            None,
        ),
    ] {
        let problem = judged(&with(&changes)).expect_err("not ours");
        assert_eq!(problem.code(), code, "{changes}");
        if let Some((name, value)) = fact {
            assert_eq!(problem.fact(name), Some(value), "{changes}");
        }
    }
}

#[test]
fn a_wrong_clock_is_told_with_how_wrong_it_is() {
    for (seconds, direction, minutes) in [
        (NOW - 299, None, 0),
        (NOW + 3600 + 299, None, 0),
        (NOW - 301, Some("behind"), 5),
        (NOW - 86_400, Some("behind"), 1440),
        (NOW + 3600 + 300, Some("ahead"), 65),
        (NOW + 86_400, Some("ahead"), 1440),
    ] {
        match (read(&token(&microsofts()), &MICROSOFT, at(seconds)), direction) {
            (Ok(_), None) => {}
            (Err(problem), Some(direction)) => {
                assert_eq!(problem.code(), "sign-in-clock-wrong");
                assert_eq!(problem.fact("direction"), Some(direction));
                let time = Fact::from(Duration::from_mins(minutes));
                assert_eq!(problem.value("time"), Some(&time));
            }
            (judged, _) => panic!("{seconds}: {judged:?}"),
        }
    }
    let fraction = with(&json!({ "exp": 1_800_003_600.5, "iat": null, "nbf": null }));
    assert!(judged(&fraction).is_ok());
}

#[test]
fn a_tenant_that_was_asked_for_by_its_id_is_the_one_that_answers() {
    let asked = Expected { tenant: "5E1F3A90-7D24-4C1B-9A57-C0FF33FACADE", ..MICROSOFT };
    assert!(read(&token(&microsofts()), &asked, at(NOW)).is_ok());
    let other = Expected { tenant: "00000000-7d24-4c1b-9a57-c0ff33facade", ..MICROSOFT };
    let problem = read(&token(&microsofts()), &other, at(NOW)).expect_err("another tenant");
    assert_eq!((problem.code(), problem.fact("found")), ("sign-in-other-tenant", Some(TENANT)));
}

#[test]
fn any_open_id_provider_will_do() {
    let claims = json!({
        "iss": "https://id.example.org/realms/help", "aud": ["mailferry", "account"], "azp": "mailferry",
        "sub": "248289761001", "exp": NOW + 60, "iat": NOW, "email": "Jane@example.org",
    });
    let expected = Expected {
        client_id: "mailferry",
        nonce: None,
        issuer: "https://id.example.org/realms/help",
        tenant: "help",
    };
    let account = read(&token(&claims), &expected, at(NOW)).expect("an account");
    assert_eq!((account.tenant_id, account.name), (None, None));
    assert_eq!((account.object_id.as_str(), account.username.as_str()), ("248289761001", "jane@example.org"));
    let nameless = json!({ "iss": expected.issuer, "aud": "mailferry", "sub": "Sub-1", "exp": NOW + 60 });
    let account = read(&token(&nameless), &expected, at(NOW)).expect("an account");
    assert_eq!((account.object_id.as_str(), account.username.as_str()), ("Sub-1", "sub-1"));
}

#[test]
fn what_is_no_token_is_refused() {
    for token in ["", "a.b", "a.b.c.d.e", "a.!.c", "e30.W10.c", "e30.e30.c", "e30.eyJhIg.c"] {
        let problem = read(token, &MICROSOFT, at(NOW)).expect_err(token);
        assert_eq!(problem.code(), "sign-in-identity-unreadable", "{token}");
    }
    let long = "x".repeat(LONGEST_TOKEN + 1);
    assert_eq!(read(&long, &MICROSOFT, at(NOW)).expect_err("long").fact("part"), Some("length"));
}

/// A claim's value, of any kind that JSON has.
fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::collection::vec(any::<String>(), 0..3).prop_map(Value::from),
        Just(Value::from(TENANT)),
        Just(Value::from(CLIENT)),
        Just(Value::from(i64::MIN)),
        Just(Value::from(i64::MAX)),
    ]
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>(), now in -100_000_000_000_i64..100_000_000_000) {
        prop_assert!(read(&text, &MICROSOFT, at(now)).is_err());
    }

    #[test]
    fn any_bytes_as_claims_are_read_without_a_panic(bytes in any::<Vec<u8>>()) {
        let token = format!("e30.{}.c", URL_SAFE_NO_PAD.encode(bytes));
        prop_assert!(read(&token, &MICROSOFT, at(NOW)).is_err());
    }

    #[test]
    fn a_strange_claim_is_refused_or_harmless(
        name in prop::sample::select(vec![
            "iss", "aud", "azp", "tid", "nonce", "iat", "nbf", "exp", "oid", "sub", "preferred_username", "name",
        ]),
        value in any_value(),
    ) {
        let mut claims = microsofts();
        claims[name] = value;
        if let Ok(account) = judged(&claims) {
            prop_assert!(account.username.chars().count() <= 2 * LONGEST_NAME);
            prop_assert!(!account.username.contains(|letter: char| letter.is_control()));
            prop_assert!(!account.object_id.is_empty());
            prop_assert_eq!(account.tenant_id.as_deref(), Some(TENANT));
        }
    }
}
