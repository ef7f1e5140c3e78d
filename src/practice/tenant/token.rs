//! The token endpoint, and what a mail server asks about tokens.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Form, Path, Query, RawForm, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::state::{Challenge, Refusal};
use super::{Refresh, Shared, answers, identity};

type Fields = HashMap<String, String>;

/// Who may have which token.
struct Granted {
    account: String,
    scope: String,
    nonce: Option<String>,
}

/// `POST …/token`.
pub(super) async fn token(
    State(shared): State<Arc<Shared>>,
    Path(tenant): Path<String>,
    Form(fields): Form<Fields>,
) -> Response {
    if !shared.is_tenant(&tenant) {
        return answers::refusal(90002);
    }
    if fields.get("client_id") != Some(&shared.options.client_id) {
        return answers::refusal(700_016);
    }
    if fields.contains_key("client_secret") {
        return answers::refusal_with(StatusCode::UNAUTHORIZED, 700_025);
    }
    let granted = match fields.get("grant_type").map(String::as_str) {
        Some("authorization_code") => from_code(&shared, &fields),
        Some("refresh_token") => from_refresh(&shared, &fields),
        Some("urn:ietf:params:oauth:grant-type:device_code" | "device_code") => from_device(&shared, &fields),
        Some(_) => Err(70003),
        None => Err(900_144),
    };
    match granted.and_then(|granted| give(&shared, &granted)) {
        Ok(body) => Json(body).into_response(),
        Err(code) => answers::refusal(code),
    }
}

fn required<'a>(fields: &'a Fields, name: &str) -> Result<&'a str, Refusal> {
    fields.get(name).map(String::as_str).filter(|value| !value.is_empty()).ok_or(900_144)
}

fn from_code(shared: &Shared, fields: &Fields) -> Result<Granted, Refusal> {
    let code = shared.state().use_code(required(fields, "code")?)?;
    if required(fields, "redirect_uri")? != code.redirect_uri {
        return Err(50011);
    }
    if let Some(challenge) = &code.challenge {
        verify(challenge, fields.get("code_verifier").map(String::as_str).unwrap_or_default())?;
    }
    let scope = fields.get("scope").cloned().unwrap_or(code.scope);
    Ok(Granted { account: code.account, scope, nonce: code.nonce })
}

/// RFC 7636 section 4.6.
fn verify(challenge: &Challenge, verifier: &str) -> Result<(), Refusal> {
    let proper = (43..=128).contains(&verifier.len());
    let shown =
        if challenge.hashed { URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) } else { verifier.to_owned() };
    if proper && shown == challenge.value { Ok(()) } else { Err(501_481) }
}

fn from_refresh(shared: &Shared, fields: &Fields) -> Result<Granted, Refusal> {
    let old = required(fields, "refresh_token")?;
    let scope = required(fields, "scope")?.to_owned();
    let refresh = shared.levers().refresh;
    if let Refresh::Refused(code) = refresh {
        return Err(code);
    }
    let account = shared.state().use_refresh(old, refresh == Refresh::EndsOld)?;
    Ok(Granted { account, scope, nonce: None })
}

fn from_device(shared: &Shared, fields: &Fields) -> Result<Granted, Refusal> {
    let (scope, account) = shared.state().poll_device(required(fields, "device_code")?)?;
    Ok(Granted { account, scope, nonce: None })
}

/// Scopes of `OpenID` Connect, which belong to no resource.
fn is_openid(scope: &str) -> bool {
    matches!(scope, "openid" | "profile" | "email" | "offline_access")
}

/// The resource a scope belongs to; a bare word is Graph's.
fn resource(scope: &str) -> &str {
    match scope.rfind('/') {
        Some(position) if scope.contains("://") => &scope[..position],
        _ => "https://graph.microsoft.com",
    }
}

/// Makes the tokens; one access token is for one resource.
fn give(shared: &Shared, granted: &Granted) -> Result<Value, Refusal> {
    let scopes: Vec<&str> = granted.scope.split_whitespace().collect();
    let mut resources: Vec<&str> =
        scopes.iter().filter(|scope| !is_openid(scope)).map(|scope| resource(scope)).collect();
    resources.sort_unstable();
    resources.dedup();
    if resources.len() > 1 {
        return Err(700_022);
    }
    let account = shared.account(&granted.account).ok_or(50034_u32)?;
    let access_scope = scopes.iter().filter(|scope| !is_openid(scope)).copied().collect::<Vec<_>>().join(" ");
    let lifetime = shared.options.access_token_lifetime;
    let access = shared.state().mint(&account.address, &access_scope, lifetime);
    let mut body = json!({
        "token_type": "Bearer",
        "scope": access_scope,
        "expires_in": lifetime.as_secs(),
        "ext_expires_in": lifetime.as_secs(),
        "access_token": access,
    });
    if scopes.contains(&"offline_access") {
        body["refresh_token"] = Value::from(shared.state().new_refresh(&account.address));
    }
    if scopes.contains(&"openid") {
        body["id_token"] = Value::from(identity::id_token(shared, account, granted.nonce.as_deref()));
    }
    Ok(body)
}

/// `/introspect` (RFC 7662), for a mail server that asks by HTTP. Always 200:
/// Dovecot takes other answers for a passing fault, or worse (facts of IMAP,
/// section 2). The token comes as a bearer header, in the query or in the form.
pub(super) async fn introspect(
    State(shared): State<Arc<Shared>>,
    Query(query): Query<Fields>,
    headers: HeaderMap,
    RawForm(form): RawForm,
) -> Json<Value> {
    let bearer = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "))
        .map(str::to_owned);
    let posted = || {
        url::form_urlencoded::parse(&form)
            .find(|(name, _)| name == "token")
            .map(|(_, value)| value.into_owned())
    };
    let token = bearer.or_else(|| query.get("token").cloned()).or_else(posted).unwrap_or_default();
    match shared.state().look(&token) {
        Some((account, scope, true)) => Json(json!({ "active": true, "email": account, "scope": scope })),
        _ => Json(json!({ "active": false })),
    }
}
