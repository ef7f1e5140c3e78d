//! How endpoints answer: errors with their AADSTS codes, and trouble on purpose.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::guid::random_guid;
use super::state::SLOW_DOWN;
use super::{Answers, Home, Shared};

/// The OAuth error and the sentence that go with an AADSTS number. Programs act
/// on the error and show the number; the sentence is ours.
pub(super) fn meaning(code: u32) -> (&'static str, &'static str) {
    match code {
        SLOW_DOWN => ("slow_down", "The device asks too often."),
        50011 => ("invalid_request", "The redirect URI of the request is not one of the application's."),
        50020 => ("invalid_grant", "The account belongs to another organisation."),
        50034 => ("invalid_grant", "There is no such account in this organisation."),
        50057 => ("invalid_grant", "The account is disabled."),
        50058 => ("login_required", "Nobody is signed in, and the request allows no page."),
        50076 => ("interaction_required", "Multi-factor authentication is required."),
        50105 => ("access_denied", "The account is not assigned to the application."),
        50133 | 50173 => ("invalid_grant", "The session was ended; the person has to sign in again."),
        50194 => ("invalid_request", "The application serves one organisation; use its own address."),
        501_481 => ("invalid_grant", "The code verifier does not belong to the code challenge."),
        501_491 => ("invalid_request", "The code challenge has a wrong form."),
        53000 | 53003 => ("access_denied", "Access is blocked by a Conditional Access policy."),
        54005 => ("invalid_grant", "The code was redeemed before."),
        65001 => ("consent_required", "Nobody has consented to what the application asks for."),
        65004 => ("access_denied", "The person declined what the application asks for."),
        70000 => ("invalid_grant", "The grant is not one of ours."),
        70003 => ("unsupported_grant_type", "The grant type is not supported."),
        70008 | 700_082 => ("invalid_grant", "The grant has expired through inactivity."),
        70011 => ("invalid_scope", "The scope has a wrong form."),
        70016 => ("authorization_pending", "The person has not signed in yet."),
        70018 => ("bad_verification_code", "The device code is not one of ours."),
        70019 => ("expired_token", "The device code has expired."),
        90002 => ("invalid_request", "There is no such tenant."),
        90014 | 900_144 => ("invalid_request", "A required field is missing."),
        90038 => ("invalid_request", "The tenant lives in another cloud."),
        90033 => ("temporarily_unavailable", "A passing fault; try again."),
        90055 => ("temporarily_unavailable", "There are too many requests; try again later."),
        90094 => ("access_denied", "An administrator must consent."),
        90095 => ("access_denied", "An administrator was asked to consent."),
        700_016 => ("unauthorized_client", "The application is not known in this tenant."),
        700_022 => ("invalid_request", "The scope names more than one resource."),
        700_025 => ("invalid_client", "A public application sends no secret."),
        700_054 => ("unsupported_response_type", "The response type is not enabled for the application."),
        7_000_215 => ("invalid_client", "The secret is not the application's."),
        7_000_222 => ("invalid_client", "The provided client secret keys are expired."),
        7_000_218 => ("invalid_client", "The request holds neither a secret nor an assertion."),
        _ => ("invalid_grant", "The sign-in was refused."),
    }
}

/// `AADSTSnnn: …`, followed by what support would ask for.
pub(super) fn description(shared: &Shared, code: u32) -> String {
    let (trace, correlation) = (random_guid(), random_guid());
    format!(
        "{}\r\nTrace ID: {trace}\r\nCorrelation ID: {correlation}\r\nTimestamp: {}",
        sentence(shared, code),
        timestamp()
    )
}

/// The number and what it means, with the cloud where that is what it is about.
fn sentence(shared: &Shared, code: u32) -> String {
    let (_, sentence) = meaning(code);
    match shared.levers().home {
        Home::Elsewhere(cloud) if code == 90038 => {
            format!("AADSTS{code}: {sentence} The tenant belongs to the National Cloud '{cloud}'.")
        }
        _ if code == SLOW_DOWN => sentence.to_owned(),
        _ => format!("AADSTS{code}: {sentence}"),
    }
}

fn timestamp() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%d %H:%M:%SZ").to_string()
}

/// The JSON body of a failed token request, in Microsoft's shape.
pub(super) fn refusal(shared: &Shared, code: u32) -> Response {
    refusal_with(shared, StatusCode::BAD_REQUEST, code)
}

pub(super) fn refusal_with(shared: &Shared, status: StatusCode, code: u32) -> Response {
    let (error, _) = meaning(code);
    let sentence = sentence(shared, code);
    let (trace, correlation, time) = (random_guid(), random_guid(), timestamp());
    let body = json!({
        "error": error,
        "error_description": format!(
            "{sentence} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {time}"
        ),
        "error_codes": if code == SLOW_DOWN { vec![] } else { vec![code] },
        "timestamp": time,
        "trace_id": trace,
        "correlation_id": correlation,
        "error_uri": format!("https://login.microsoftonline.com/error?code={code}"),
    });
    (status, Json(body)).into_response()
}

/// Slow, broken, absent or throttling, as the levers say. The mail server's
/// own question about tokens is never disturbed.
pub(super) async fn behave(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    if request.uri().path() == "/introspect" {
        return next.run(request).await;
    }
    let answers = shared.levers().answers;
    match answers {
        Answers::Proper => next.run(request).await,
        Answers::Slow(delay) => {
            tokio::time::sleep(delay).await;
            next.run(request).await
        }
        Answers::Broken => (
            [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
            "<!DOCTYPE html><html><head><title>Web filter</title></head><body><h1>This page is",
        )
            .into_response(),
        Answers::Unavailable => refusal_with(&shared, StatusCode::SERVICE_UNAVAILABLE, 90033),
        Answers::Throttled(seconds) => {
            let mut response = refusal_with(&shared, StatusCode::TOO_MANY_REQUESTS, 90055);
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
            response
        }
    }
}
