//! Sign-in on another device (docs/microsoft365.md#device-code).

use std::sync::Arc;

use axum::Json;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::state::Device;
use super::{Consent, Fields, Shared, SignIn, answers, pages};

/// `POST …/devicecode`.
pub(super) async fn begin(
    State(shared): State<Arc<Shared>>,
    Path(tenant): Path<String>,
    Form(fields): Form<Fields>,
) -> Response {
    if let Some(code) = shared.refuses(&tenant) {
        return answers::refusal(&shared, code);
    }
    let Some(registration) = shared.application(&fields) else {
        return answers::refusal(&shared, 700_016);
    };
    let Some(scope) = fields.get("scope").filter(|scope| !scope.trim().is_empty()) else {
        return answers::refusal(&shared, 900_144);
    };
    let lifetime = shared.options.device_lifetime;
    let (device_code, user_code) = shared.state().new_device(&registration.client_id, scope, lifetime);
    let address = format!("{}/oauth2/deviceauth", shared.authority());
    Json(json!({
        "device_code": device_code,
        "user_code": user_code,
        "verification_uri": address,
        "expires_in": lifetime.as_secs(),
        "interval": shared.options.device_interval,
        "message": format!("To sign in, open {address} in a browser and enter the code {user_code}."),
    }))
    .into_response()
}

/// The page behind `verification_uri`.
pub(super) async fn show(State(shared): State<Arc<Shared>>, Query(fields): Query<Fields>) -> Response {
    let typed = fields.get("user_code").map(String::as_str).unwrap_or_default();
    pages::device(typed, &shared.options.accounts)
}

/// The person typed the code and picked an account.
pub(super) async fn decide(State(shared): State<Arc<Shared>>, Form(fields): Form<Fields>) -> Response {
    let user_code = fields.get("user_code").map(String::as_str).unwrap_or_default();
    if !shared.state().has_user_code(user_code) {
        return pages::message(
            StatusCode::BAD_REQUEST,
            "That code didn’t work",
            "Check the code that the application shows, and try again.",
        );
    }
    let picked = fields.get("account").map(|address| address.to_lowercase()).unwrap_or_default();
    let levers = shared.levers();
    let account = match &levers.sign_in {
        SignIn::AsPicked => picked,
        SignIn::As(other) => other.to_lowercase(),
        SignIn::Refused(code) => {
            return pages::message(
                StatusCode::FORBIDDEN,
                "You cannot get there",
                &answers::description(&shared, *code),
            );
        }
    };
    let consented = matches!(levers.consent, Consent::Granted | Consent::Asked);
    let known = shared.account(&account).is_some();
    let progress = if known && consented { Device::SignedIn(account) } else { Device::Declined };
    let signed_in = progress != Device::Declined;
    shared.state().settle_device(user_code, progress);
    if signed_in {
        pages::message(StatusCode::OK, "You have signed in", "You can close this page.")
    } else {
        pages::message(StatusCode::OK, "You have not signed in", "You can close this page.")
    }
}
