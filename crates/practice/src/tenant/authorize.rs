//! Sign-in and consent in the browser
//! (docs/microsoft365.md#authorization-request,
//! docs/microsoft365.md#admin-consent).

use std::sync::Arc;

use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use url::Url;

use super::state::{Asked, Challenge, Refusal};
use super::{Account, Consent, Fields, Shared, SignIn, answers, pages};

/// The application, and where the browser is sent back to: without both it must
/// not be sent anywhere.
fn trusted(shared: &Shared, fields: &Fields) -> Result<(String, String), Refusal> {
    let registration = shared.application(fields).ok_or(700_016_u32)?;
    let redirect_uri =
        fields.get("redirect_uri").filter(|uri| is_registered(shared, uri)).ok_or(50011_u32)?;
    Ok((registration.client_id.clone(), redirect_uri.clone()))
}

/// `GET …/authorize`: checks the request and shows who could sign in.
pub(super) async fn show(
    State(shared): State<Arc<Shared>>,
    Path(tenant): Path<String>,
    Query(fields): Query<Fields>,
) -> Response {
    if let Some(code) = shared.refuses(&tenant) {
        return wrong(&shared, code);
    }
    let (client_id, redirect_uri) = match trusted(&shared, &fields) {
        Ok(trusted) => trusted,
        Err(code) => return wrong(&shared, code),
    };
    let asked = Asked {
        client_id,
        redirect_uri,
        scope: fields.get("scope").cloned().unwrap_or_default(),
        state: fields.get("state").cloned(),
        nonce: fields.get("nonce").cloned(),
        challenge: challenge(&fields),
        fragment: fields.get("response_mode").is_some_and(|mode| mode == "fragment"),
        consent_again: fields.get("prompt").is_some_and(|prompt| prompt == "consent"),
        account: None,
    };
    if fields.get("response_type").is_none_or(|kind| kind != "code") {
        return failed(&shared, &asked, 700_054);
    }
    if asked.scope.trim().is_empty() {
        return failed(&shared, &asked, 900_144);
    }
    if fields.get("prompt").is_some_and(|prompt| prompt == "none") {
        return failed(&shared, &asked, 50058);
    }
    let accounts = listed(&shared, fields.get("login_hint"));
    let request = shared.state().ask(asked);
    pages::pick(&request, &accounts)
}

/// `POST …/authorize`: the account was picked, or consent was given or not.
pub(super) async fn decide(State(shared): State<Arc<Shared>>, Form(fields): Form<Fields>) -> Response {
    let id = fields.get("request").cloned().unwrap_or_default();
    let Some(mut asked) = shared.state().asked(&id).cloned() else {
        return pages::message(
            StatusCode::BAD_REQUEST,
            "This sign-in is over",
            "Go back to the application and start again.",
        );
    };
    if let Some(answer) = fields.get("consent") {
        return decide_on_consent(&shared, &id, &asked, answer);
    }
    if fields.contains_key("cancel") {
        shared.state().answered(&id);
        return failed_with(&shared, &asked, 65004, &[("error_subcode", "cancel")]);
    }
    let picked = fields.get("account").map(|address| address.to_lowercase()).unwrap_or_default();
    let levers = shared.levers();
    let address = match levers.sign_in {
        SignIn::AsPicked => picked,
        SignIn::As(other) => other.to_lowercase(),
        SignIn::Refused(code) => {
            shared.state().answered(&id);
            return failed(&shared, &asked, code);
        }
    };
    let Some(account) = shared.account(&address) else { return wrong(&shared, 50034) };
    asked.account = Some(address);
    if let Some(kept) = shared.state().asked(&id) {
        kept.account.clone_from(&asked.account);
    }
    consent_page(&shared, &id, &asked, account, levers.consent)
}

/// What comes between the account and the code.
fn consent_page(shared: &Shared, id: &str, asked: &Asked, account: &Account, consent: Consent) -> Response {
    match consent {
        Consent::Granted if asked.consent_again => pages::consent(id, "request", &asked.scope, false),
        Consent::Granted => succeed(shared, id, asked),
        Consent::Asked => pages::consent(id, "request", &asked.scope, false),
        Consent::Administrator | Consent::Pending if account.administrator => {
            pages::consent(id, "request", &asked.scope, true)
        }
        Consent::Administrator => pages::needs_administrator(id, false),
        Consent::Pending => pages::needs_administrator(id, true),
        Consent::Denied => {
            shared.state().answered(id);
            failed(shared, asked, 65004)
        }
    }
}

fn decide_on_consent(shared: &Shared, id: &str, asked: &Asked, answer: &str) -> Response {
    match answer {
        "accept" if asked.account.is_some() => {
            shared.state().levers.consent = Consent::Granted;
            succeed(shared, id, asked)
        }
        "return" => {
            let code = if shared.levers().consent == Consent::Pending { 90095 } else { 90094 };
            shared.state().answered(id);
            failed(shared, asked, code)
        }
        _ => {
            shared.state().answered(id);
            failed(shared, asked, 65004)
        }
    }
}

fn succeed(shared: &Shared, id: &str, asked: &Asked) -> Response {
    let Some(account) = asked.account.as_deref() else { return wrong(shared, 50034) };
    let mut state = shared.state();
    let code = state.new_code(asked, account);
    state.answered(id);
    drop(state);
    back(shared, asked, &[("code", &code)])
}

/// Sends the browser back with an error, as the authorize endpoint does.
fn failed(shared: &Shared, asked: &Asked, code: u32) -> Response {
    failed_with(shared, asked, code, &[])
}

/// The same, with more parameters.
fn failed_with(shared: &Shared, asked: &Asked, code: u32, more: &[(&str, &str)]) -> Response {
    let (error, _) = answers::meaning(code);
    let description = answers::description(shared, code);
    let mut pairs = vec![("error", error), ("error_description", description.as_str())];
    pairs.extend(more);
    back(shared, asked, &pairs)
}

fn back(shared: &Shared, asked: &Asked, pairs: &[(&str, &str)]) -> Response {
    let mut all: Vec<(&str, &str)> = pairs.to_vec();
    if let Some(state) = &asked.state {
        all.push(("state", state));
    }
    redirect(shared, &asked.redirect_uri, &all, asked.fragment)
}

fn redirect(shared: &Shared, uri: &str, pairs: &[(&str, &str)], fragment: bool) -> Response {
    let Ok(mut target) = Url::parse(uri) else { return wrong(shared, 50011) };
    if fragment {
        let text = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        target.set_fragment(Some(&text));
    } else {
        target.query_pairs_mut().extend_pairs(pairs);
    }
    Redirect::to(target.as_str()).into_response()
}

/// A fault that is shown instead of being sent back.
fn wrong(shared: &Shared, code: u32) -> Response {
    pages::message(
        StatusCode::BAD_REQUEST,
        "Sorry, but we’re having trouble signing you in.",
        &answers::description(shared, code),
    )
}

/// The application is registered with `http://localhost` for mobile and desktop
/// applications: any port, only the root path
/// (docs/microsoft365.md#loopback-redirect). The address 127.0.0.1 stands in
/// the manifest. A web application's address is registered to the letter.
fn is_registered(shared: &Shared, uri: &str) -> bool {
    shared.state().web_redirects.contains(uri) || is_loopback(uri)
}

fn is_loopback(uri: &str) -> bool {
    Url::parse(uri).is_ok_and(|uri| {
        uri.scheme() == "http"
            && matches!(uri.host_str(), Some("localhost" | "127.0.0.1"))
            && uri.path() == "/"
            && uri.query().is_none()
            && uri.fragment().is_none()
    })
}

fn challenge(fields: &Fields) -> Option<Challenge> {
    let value = fields.get("code_challenge")?.clone();
    let hashed = fields.get("code_challenge_method").is_some_and(|method| method == "S256");
    Some(Challenge { value, hashed })
}

/// The hinted account first.
fn listed<'a>(shared: &'a Shared, hint: Option<&String>) -> Vec<&'a Account> {
    let mut accounts: Vec<&Account> = shared.options.accounts.iter().collect();
    if let Some(hint) = hint {
        accounts.sort_by_key(|account| !account.address.eq_ignore_ascii_case(hint));
    }
    accounts
}

/// `GET …/adminconsent`: an administrator decides for all.
pub(super) async fn show_consent(
    State(shared): State<Arc<Shared>>,
    Path(tenant): Path<String>,
    Query(fields): Query<Fields>,
) -> Response {
    // `common` is not usable here (docs/microsoft365.md#authorization-request).
    if let Some(code) = shared.refuses(&tenant).or((tenant == "common").then_some(90002)) {
        return wrong(&shared, code);
    }
    let (client_id, redirect_uri) = match trusted(&shared, &fields) {
        Ok(trusted) => trusted,
        Err(code) => return wrong(&shared, code),
    };
    let asked = Asked {
        client_id,
        redirect_uri,
        scope: fields.get("scope").cloned().unwrap_or_else(|| super::IMAP_SCOPE.to_owned()),
        state: fields.get("state").cloned(),
        nonce: None,
        challenge: None,
        fragment: false,
        consent_again: false,
        account: None,
    };
    let scope = asked.scope.clone();
    let request = shared.state().ask(asked);
    pages::consent(&request, "admin_request", &scope, true)
}

/// `POST …/adminconsent`.
pub(super) async fn decide_consent(
    State(shared): State<Arc<Shared>>,
    Form(fields): Form<Fields>,
) -> Response {
    let id = fields.get("admin_request").cloned().unwrap_or_default();
    let Some(asked) = shared.state().asked(&id).cloned() else { return wrong(&shared, 900_144) };
    let accepted = fields.get("consent").is_some_and(|answer| answer == "accept");
    let mut state = shared.state();
    state.answered(&id);
    let refused = state.levers.consent == Consent::Denied;
    if accepted && !refused {
        state.levers.consent = Consent::Granted;
    }
    drop(state);
    if accepted && !refused {
        let tenant = shared.options.tenant_id.as_str();
        return back(
            &shared,
            &asked,
            &[("admin_consent", "True"), ("tenant", tenant), ("scope", &asked.scope)],
        );
    }
    // admin_consent stays True on failure (docs/microsoft365.md#admin-consent).
    let description = answers::description(&shared, 65004);
    back(
        &shared,
        &asked,
        &[("admin_consent", "True"), ("error", "consent_required"), ("error_description", &description)],
    )
}

/// `GET …/logout`: nobody stays signed in here, so there is nothing to end.
pub(super) async fn logout(State(shared): State<Arc<Shared>>, Query(fields): Query<Fields>) -> Response {
    match fields.get("post_logout_redirect_uri").filter(|uri| is_registered(&shared, uri)) {
        Some(uri) => redirect(&shared, uri, &[], false),
        None => pages::message(StatusCode::OK, "You are signed out", "You can close this page."),
    }
}
