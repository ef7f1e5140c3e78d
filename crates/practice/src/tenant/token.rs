//! The token endpoint, and what a mail server asks about tokens.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Form, Path, Query, RawForm, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::state::{Challenge, Refusal};
use super::{Fields, Refresh, Shared, answers, identity};

/// Who may have which token.
struct Granted {
    client_id: String,
    account: String,
    scope: String,
    nonce: Option<String>,
}

/// `POST …/token`.
pub(super) async fn token(
    State(shared): State<Arc<Shared>>,
    Path(tenant): Path<String>,
    headers: HeaderMap,
    Form(mut fields): Form<Fields>,
) -> Response {
    if let Some(code) = shared.refuses(&tenant) {
        return answers::refusal(&shared, code);
    }
    fields.extend(basic(&headers));
    if let Err((status, code)) = check_client(&shared, &fields) {
        return answers::refusal_with(&shared, status, code);
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
        Err(code) => answers::refusal(&shared, code),
    }
}

/// Id and secret from a basic `Authorization` header, each form-encoded before
/// (RFC 6749 section 2.3.1).
fn basic(headers: &HeaderMap) -> Vec<(String, String)> {
    let decoded = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Basic "))
        .and_then(|value| String::from_utf8(STANDARD.decode(value).ok()?).ok());
    let Some((id, secret)) = decoded.as_deref().and_then(|pair| pair.split_once(':')) else {
        return Vec::new();
    };
    let form = format!("client_id={id}&client_secret={secret}");
    url::form_urlencoded::parse(form.as_bytes()).into_owned().collect()
}

/// The application is known, and shows its secret exactly where it has one: of one
/// for people's own computers where it comes back to a web address.
fn check_client(shared: &Shared, fields: &Fields) -> Result<(), (StatusCode, Refusal)> {
    let Some(registration) = shared.application(fields) else {
        return Err((StatusCode::BAD_REQUEST, 700_016));
    };
    let shown = fields.get("client_secret").map(String::as_str);
    let redirect = fields.get("redirect_uri");
    let comes_back_to_web = redirect.is_some_and(|uri| shared.state().web_redirects.contains(uri));
    let web_secret = shared.options.web_secret.as_str();
    let is_web = comes_back_to_web || shown == Some(web_secret);
    let secret = registration.secret.as_deref().or_else(|| is_web.then_some(web_secret));
    match (secret, shown) {
        (None, Some(_)) => Err((StatusCode::UNAUTHORIZED, 700_025)),
        (Some(_), None) => Err((StatusCode::UNAUTHORIZED, 7_000_218)),
        (Some(secret), Some(shown)) if secret != shown => Err((StatusCode::UNAUTHORIZED, 7_000_215)),
        (Some(_), Some(_)) if shared.levers().secrets_expired => Err((StatusCode::UNAUTHORIZED, 7_000_222)),
        _ => Ok(()),
    }
}

fn required<'a>(fields: &'a Fields, name: &str) -> Result<&'a str, Refusal> {
    fields.get(name).map(String::as_str).filter(|value| !value.is_empty()).ok_or(900_144)
}

fn from_code(shared: &Shared, fields: &Fields) -> Result<Granted, Refusal> {
    let code = shared.state().use_code(required(fields, "client_id")?, required(fields, "code")?)?;
    if required(fields, "redirect_uri")? != code.redirect_uri {
        return Err(50011);
    }
    if let Some(challenge) = &code.challenge {
        verify(challenge, fields.get("code_verifier").map(String::as_str).unwrap_or_default())?;
    }
    let scope = fields.get("scope").cloned().unwrap_or(code.scope);
    let client_id = required(fields, "client_id")?.to_owned();
    Ok(Granted { client_id, account: code.account, scope, nonce: code.nonce })
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
    let client_id = required(fields, "client_id")?.to_owned();
    let account = shared.state().use_refresh(&client_id, old, refresh == Refresh::EndsOld)?;
    Ok(Granted { client_id, account, scope, nonce: None })
}

fn from_device(shared: &Shared, fields: &Fields) -> Result<Granted, Refusal> {
    let client_id = required(fields, "client_id")?.to_owned();
    let code = required(fields, "device_code")?;
    let options = &shared.options;
    let interval = options.device_patience.then(|| Duration::from_secs(options.device_interval));
    let (scope, account) = shared.state().poll_device(&client_id, code, interval)?;
    Ok(Granted { client_id, account, scope, nonce: None })
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
        body["refresh_token"] = Value::from(shared.state().new_refresh(&granted.client_id, &account.address));
    }
    if scopes.contains(&"openid") {
        body["id_token"] =
            Value::from(identity::id_token(shared, &granted.client_id, account, granted.nonce.as_deref()));
    }
    Ok(body)
}

/// `/introspect` (RFC 7662), for a mail server that asks by HTTP. Always 200:
/// Dovecot takes other answers for a passing fault, or worse (tried with
/// 2.3.19). The token comes as a bearer header, in the query or in the form.
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
