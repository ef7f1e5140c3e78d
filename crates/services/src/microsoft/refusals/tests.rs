//! Each refusal gets its meaning, its facts, and no secret.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::problem::{Reader, Text};
use crate::words::Language;

const CORRELATION: &str = "1b2c3d4e-0000-1111-2222-333344445555";
const TRACE: &str = "aaaabbbb-0000-1111-2222-333344445555";

fn application() -> Application {
    Application {
        authority: "https://login.microsoftonline.com/contoso.example".into(),
        tenant: "contoso.example".into(),
        client_id: "7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5".into(),
        scope: "https://outlook.office.com/IMAP.AccessAsUser.All".into(),
        client_secret: None,
        ca_file: None,
    }
}

fn description(code: u32, words: &str) -> String {
    format!(
        "AADSTS{code}: {words}\r\nTrace ID: {TRACE}\r\nCorrelation ID: {CORRELATION}\r\n\
         Timestamp: 2026-11-12 08:15:00Z"
    )
}

fn token_reply(error: &str, code: u32) -> ErrorReply {
    let body = json!({
        "error": error, "error_description": description(code, "No."), "error_codes": [code],
        "timestamp": "2026-11-12 08:15:00Z", "trace_id": TRACE, "correlation_id": CORRELATION,
        "error_uri": format!("https://login.microsoftonline.com/error?code={code}"),
    });
    ErrorReply::from_json(400, None, body.to_string().as_bytes()).expect("an error reply")
}

fn redirect(pairs: &[(&str, &str)]) -> ErrorReply {
    ErrorReply::from_query(pairs.iter().copied()).expect("an error")
}

/// Every number that was looked into (docs/microsoft365.md#error-numbers).
const FACTS: &[u32] = &[
    16000, 50011, 50020, 50034, 51004, 50053, 50055, 50144, 50056, 50057, 50058, 50059, 90019, 50128, 50072,
    50074, 50076, 50079, 50078, 70043, 50089, 50097, 50129, 53000, 53001, 50105, 50126, 50131, 53003,
    530_032, 50132, 50133, 50173, 50140, 50194, 50196, 501_481, 50147, 501_491, 500_011, 500_014, 500_021,
    500_022, 500_208, 500_212, 500_213, 530_003, 530_035, 54005, 65001, 65004, 65005, 650_056, 650_057,
    650_052, 70000, 70001, 7_000_112, 70008, 700_082, 70011, 28002, 70016, 70018, 70019, 70020, 700_005,
    700_016, 700_011, 700_022, 700_023, 700_025, 7_000_215, 70002, 7_000_218, 7_000_222, 700_054, 90002,
    90023, 900_023, 90008, 90014, 900_144, 90033, 90006, 90090, 50033, 90024, 90038, 90055, 90072, 90093,
    90094, 90095, 900_941, 900_981, 9_001_023, 90124, 90130, 9_002_313, 9_002_332, 135_011, 50085, 40008,
    40015, 80001, 80014, 81004, 81012, 1_000_031, 90099, 50134, 90119, 90120,
];

#[test]
fn every_number_of_the_facts_is_known_once_and_has_words() {
    let mut seen = BTreeMap::new();
    for (number, code) in known() {
        assert_eq!(seen.insert(number, code), None, "{number} stands twice");
        let text = Text::of(code, &[("code", "x".into())], Language::English, Reader::Commands);
        assert_ne!(text.what, code, "{code} has no words");
        assert!(text.why.is_some() && text.effect.is_some() && !text.remedies.is_empty(), "{code}");
    }
    let missing: Vec<_> = FACTS.iter().filter(|number| !seen.contains_key(number)).collect();
    assert!(missing.is_empty(), "unknown: {missing:?}");
}

#[test]
fn what_differs_for_a_person_is_told_apart() {
    use Moment::{Consent, DeviceCode, Metadata, Redeem, Refresh, SignIn};
    for (code, at, meant, kind) in [
        (65001, SignIn, "sign-in-consent-needed", Kind::Person),
        (90094, SignIn, "sign-in-admin-approval-needed", Kind::Person),
        (90095, SignIn, "sign-in-admin-approval-pending", Kind::Person),
        (65004, SignIn, "sign-in-declined", Kind::Person),
        (65004, Consent, "consent-declined", Kind::Person),
        (50173, Refresh, "sign-in-revoked", Kind::Person),
        (50133, Refresh, "sign-in-password-changed", Kind::Person),
        (700_082, Refresh, "sign-in-expired-90-days", Kind::Person),
        (70008, Refresh, "sign-in-expired-90-days", Kind::Person),
        (70008, Redeem, "sign-in-took-too-long", Kind::Person),
        (70000, Refresh, "sign-in-ended", Kind::Person),
        (70000, Redeem, "sign-in-code-refused", Kind::Person),
        (53003, Refresh, "sign-in-conditional-access", Kind::Person),
        (50076, Refresh, "sign-in-mfa", Kind::Person),
        (70043, Refresh, "sign-in-frequency", Kind::Person),
        (50057, SignIn, "sign-in-account-disabled", Kind::Person),
        (50056, SignIn, "sign-in-no-password", Kind::Person),
        (7_000_218, Redeem, "sign-in-secret-missing", Kind::Person),
        (7_000_218, DeviceCode, "device-code-not-allowed", Kind::Person),
        (7_000_215, Redeem, "sign-in-secret-wrong", Kind::Person),
        (7_000_222, Redeem, "sign-in-secret-expired", Kind::Person),
        (90002, Metadata, "sign-in-tenant-unknown", Kind::Person),
        (90038, Metadata, "sign-in-wrong-cloud", Kind::Person),
        (70019, DeviceCode, "device-code-expired", Kind::Person),
        (90033, Refresh, "sign-in-service-fault", Kind::Passing),
        (90055, Refresh, "sign-in-throttled", Kind::Passing),
        (50196, Refresh, "sign-in-loop", Kind::Passing),
        (501_481, Redeem, "sign-in-pkce-refused", Kind::Ours),
        (900_144, Redeem, "sign-in-request-refused", Kind::Ours),
        (12_345_678, Refresh, "sign-in-refused", Kind::Person),
    ] {
        let problem = problem(&token_reply("invalid_grant", code), at, &application());
        assert_eq!((problem.code(), problem.kind()), (meant, kind), "AADSTS{code} at {at:?}");
    }
}

#[test]
fn an_error_without_a_number_has_a_meaning_too() {
    use Moment::{Consent, DeviceCode, Redeem, Refresh, SignIn};
    for (error, at, meant, kind) in [
        ("access_denied", SignIn, "sign-in-declined", Kind::Person),
        ("access_denied", Consent, "consent-declined", Kind::Person),
        ("consent_required", SignIn, "sign-in-consent-needed", Kind::Person),
        ("consent_required", Consent, "consent-declined", Kind::Person),
        ("interaction_required", Refresh, "sign-in-interaction-needed", Kind::Person),
        ("login_required", SignIn, "sign-in-interaction-needed", Kind::Person),
        ("invalid_grant", Refresh, "sign-in-ended", Kind::Person),
        ("invalid_grant", Redeem, "sign-in-code-refused", Kind::Person),
        ("invalid_client", Redeem, "sign-in-client-refused", Kind::Person),
        ("unauthorized_client", SignIn, "sign-in-grant-not-allowed", Kind::Person),
        ("unauthorized_client", DeviceCode, "device-code-not-allowed", Kind::Person),
        ("invalid_scope", SignIn, "sign-in-scope-wrong", Kind::Person),
        ("invalid_resource", SignIn, "sign-in-resource-missing", Kind::Person),
        ("invalid_request", SignIn, "sign-in-request-refused", Kind::Ours),
        ("unsupported_response_type", SignIn, "sign-in-request-refused", Kind::Ours),
        ("server_error", SignIn, "sign-in-service-fault", Kind::Passing),
        ("temporarily_unavailable", Refresh, "sign-in-service-fault", Kind::Passing),
        ("authorization_pending", DeviceCode, "device-code-waiting", Kind::Passing),
        ("slow_down", DeviceCode, "sign-in-throttled", Kind::Passing),
        ("expired_token", DeviceCode, "device-code-expired", Kind::Person),
        ("authorization_declined", DeviceCode, "sign-in-declined", Kind::Person),
        ("something_new", SignIn, "sign-in-refused", Kind::Person),
    ] {
        let problem = problem(&redirect(&[("error", error)]), at, &application());
        assert_eq!((problem.code(), problem.kind()), (meant, kind), "{error} at {at:?}");
        assert_eq!(problem.fact("code"), Some(error));
        assert_eq!(problem.fact("lookup"), Some("none"));
    }
}

#[test]
fn support_gets_the_ids_from_a_body_and_from_a_redirect_alike() {
    let words = description(53003, "Access has been blocked.");
    let back = redirect(&[("error", "access_denied"), ("error_description", &words), ("state", "s")]);
    for reply in [back, token_reply("access_denied", 53003)] {
        assert_eq!(reply.codes, [53003]);
        let problem = problem(&reply, Moment::SignIn, &application());
        assert_eq!(problem.fact("code"), Some("AADSTS53003"));
        assert_eq!(problem.fact("correlation"), Some(CORRELATION));
        assert_eq!(problem.fact("time"), Some("2026-11-12 08:15:00Z"));
        let reference =
            format!("AADSTS53003, Correlation ID {CORRELATION}, Trace ID {TRACE}, 2026-11-12 08:15:00Z");
        assert_eq!(problem.fact("reference"), Some(reference.as_str()));
        let remedies = problem.text(Language::English).remedies.join(" ");
        assert!(remedies.contains(CORRELATION), "{remedies}");
        assert!(!problem.server_words().expect("words").contains("Trace ID"));
    }
}

#[test]
fn a_number_nobody_knows_is_shown_with_microsofts_words_and_page() {
    let mut application = application();
    for (authority, page) in [
        ("https://login.microsoftonline.com/x", "https://login.microsoftonline.com/error?code=99999"),
        ("https://login.microsoftonline.us/x", "https://login.microsoftonline.us/error?code=99999"),
        ("https://id.example.org/x", "https://login.microsoftonline.com/error?code=99999"),
    ] {
        authority.clone_into(&mut application.authority);
        let problem = problem(&token_reply("invalid_grant", 99999), Moment::Refresh, &application);
        assert_eq!(problem.code(), "sign-in-refused");
        assert_eq!(problem.server_words(), Some("AADSTS99999: No."));
        assert!(problem.text(Language::English).remedies.iter().any(|remedy| remedy.contains(page)));
    }
}

#[test]
fn the_first_number_that_is_known_counts() {
    let body = json!({ "error": "invalid_grant", "error_description": "AADSTS99999: x AADSTS50076: y",
                       "error_codes": [99999, "50173"] });
    let reply = ErrorReply::from_json(400, None, body.to_string().as_bytes()).expect("a reply");
    assert_eq!(reply.codes, [99999, 50076, 50173]);
    let problem = problem(&reply, Moment::Refresh, &application());
    assert_eq!((problem.code(), problem.fact("code")), ("sign-in-mfa", Some("AADSTS50076")));
}

#[test]
fn going_back_on_the_page_is_cancelling() {
    let words = description(65004, "x");
    let pairs = [("error", "access_denied"), ("error_subcode", "cancel"), ("error_description", &words)];
    for (at, code) in [(Moment::SignIn, "sign-in-cancelled"), (Moment::Consent, "consent-declined")] {
        assert_eq!(problem(&redirect(&pairs), at, &application()).code(), code);
    }
    let words = description(90094, "x");
    let pairs = [("error", "access_denied"), ("error_subcode", "cancel"), ("error_description", &words)];
    let turned_back = problem(&redirect(&pairs), Moment::SignIn, &application());
    assert_eq!(turned_back.code(), "sign-in-admin-approval-needed");
}

#[test]
fn the_other_cloud_is_named_where_the_answer_names_it() {
    let sentence = "AADSTS90038: The specified tenant 'x' belongs to the National Cloud \
                    'MicrosoftOnline.US'. Current cloud instance 'MicrosoftOnline.COM' does not federate.";
    let elsewhere = "AADSTS90038: See https://login.microsoftonline.com/error?code=90038";
    for (pairs, cloud, named) in [
        (vec![("error_description", sentence)], "us-government", "US Government"),
        (vec![("cloud_instance_name", "partner.microsoftonline.cn")], "china", "China"),
        (vec![("error_description", elsewhere)], "unknown", "another cloud"),
    ] {
        let pairs = [vec![("error", "invalid_request"), ("error_codes", "90038")], pairs].concat();
        let mut reply = redirect(&pairs);
        reply.codes = vec![90038];
        let problem = problem(&reply, Moment::Metadata, &application());
        assert_eq!((problem.code(), problem.fact("cloud")), ("sign-in-wrong-cloud", Some(cloud)));
        assert!(problem.text(Language::English).remedies[0].contains(named), "{pairs:?}");
    }
}

#[test]
fn a_wait_is_kept_where_waiting_helps_and_never_longer_than_a_quarter_of_an_hour() {
    let body = |error: &str| json!({ "error": error }).to_string();
    for (status, error, asked, kept) in [
        (429, "temporarily_unavailable", Some(7), Some(7)),
        (503, "temporarily_unavailable", Some(86_400), Some(900)),
        (500, "invalid_request", None, None),
        (400, "invalid_client", Some(7), None),
    ] {
        let wait = asked.map(Duration::from_secs);
        let reply = ErrorReply::from_json(status, wait, body(error).as_bytes()).expect("a reply");
        let problem = problem(&reply, Moment::Refresh, &application());
        assert_eq!(problem.wait_hint(), kept.map(Duration::from_secs), "{status} {error}");
        assert_eq!(problem.kind() == Kind::Passing, status != 400, "{status} {error}");
    }
    let looped = problem(&token_reply("invalid_request", 50196), Moment::Refresh, &application());
    assert_eq!(looped.wait_hint(), Some(LOOP_WAIT));
}

#[test]
fn what_is_no_error_reply_is_none() {
    for body in ["", "<html>", "[]", "{}", "{\"error\":7}", "null"] {
        assert_eq!(ErrorReply::from_json(400, None, body.as_bytes()), None, "{body}");
    }
    assert_eq!(ErrorReply::from_query([("code", "x")]), None);
}

#[test]
fn tokens_secrets_and_names_of_people_are_left_out_of_the_words() {
    for (said, shown) in [
        ("token eyJhbGciOi.eyJzdWIi.sig ended", "token […] ended"),
        ("code 0.AXEAx9Zk4dKq1U2f8Q7_aBcDeFgHiJk refused", "code […] refused"),
        ("secret 'abC8Q~12defGHIjklMNOpqrSTUvwxYZ012' wrong", "secret '[…]' wrong"),
        ("User account 'mia.keller@contoso.example' is", "User account '…@contoso.example' is"),
        (
            "application '7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5' is",
            "application '7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5' is",
        ),
        (
            "scope https://outlook.office.com/IMAP.AccessAsUser.All is",
            "scope https://outlook.office.com/IMAP.AccessAsUser.All is",
        ),
        ("see https://a.example/error?code=50011&x=y.", "see https://a.example/error."),
        ("two\r\nlines\tand\u{0}more", "two lines and more"),
        (
            "Der Antragsteller darf Verwaltungszugriffsberechtigungen nicht",
            "Der Antragsteller darf Verwaltungszugriffsberechtigungen nicht",
        ),
    ] {
        assert_eq!(sanitise(said), shown);
    }
}

#[test]
fn every_problem_of_a_refusal_names_all_facts_of_its_words() {
    let mut codes = BTreeSet::new();
    for (number, _) in known() {
        for at in [Moment::SignIn, Moment::Refresh, Moment::DeviceCode, Moment::Consent] {
            let problem = problem(&token_reply("invalid_grant", number), at, &application());
            for language in Language::ALL {
                let text = problem.text(language);
                let words = [Some(text.what), text.why, text.effect, Some(text.remedies.join(" "))];
                let words = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
                assert!(!words.contains("{$") && !words.contains("{ $"), "{}: {words}", problem.code());
            }
            codes.insert(problem.code());
        }
    }
    assert!(codes.len() > 50, "{}", codes.len());
}

proptest! {
    #[test]
    fn any_reply_is_judged_without_a_panic(
        error in any::<String>(), words in any::<String>(), body in any::<Vec<u8>>(), status in any::<u16>(),
    ) {
        let pairs = [("error", error.as_str()), ("error_description", &words), ("error_subcode", &words)];
        let reply = redirect(&pairs);
        let _ = problem(&reply, Moment::SignIn, &application()).to_string();
        let object = json!({ "error": error, "error_description": words, "correlation_id": words });
        prop_assert!(ErrorReply::from_json(status, None, object.to_string().as_bytes()).is_some());
        let _ = ErrorReply::from_json(status, None, &body);
    }

    #[test]
    fn a_token_in_the_words_never_comes_through(
        token in "[A-Za-z0-9_~.-]{20,60}[0-9][A-Za-z0-9]{20,40}", before in "[ '\"(=,;:]{1,3}", after in "[ '\").,;]{1,3}",
    ) {
        prop_assume!(!crate::microsoft::is_guid(&token));
        let shown = sanitise(&format!("The grant{before}{token}{after}was refused"));
        let longest = token.split(['.', '~', '-', '_']).map(str::len).max().unwrap_or(0);
        prop_assert!(longest < 8 || !shown.contains(&token), "{shown}");
    }
}
