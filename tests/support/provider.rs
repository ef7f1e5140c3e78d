//! An `OpenID` provider that shares nothing with Microsoft's: other paths, no
//! tenants, no `tid` and `oid`, no page for administrators, `iss` in its answers
//! (RFC 9207), and a token endpoint that is strict about what it is shown.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};

use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use mailferry::microsoft::Application;
use secrecy::SecretString;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub const CLIENT: &str = "desk client & co";
pub const SCOPE: &str = "mail.read";

pub type Fields = HashMap<String, String>;

/// What the browser is sent back with instead of a code, by what was asked.
pub type Refuses = fn(&Fields) -> Option<Vec<(&'static str, String)>>;

/// How the provider is made.
#[derive(Clone)]
pub struct Manners {
    /// Changes the discovery document.
    pub document: fn(&mut Value),
    /// Where the document lies below the issuer; empty for nowhere.
    pub place: &'static str,
    /// Changes what the token endpoint gives.
    pub tokens: fn(&mut Value),
    /// Changes the id token's claims.
    pub claims: fn(&mut Value),
    /// The secret it wants, in the header (HTTP Basic) or in the body.
    pub secret: Option<(&'static str, bool)>,
    /// What it sends the browser back with instead of a code, by what it was
    /// asked; `None`: it signs in.
    pub refuses: Refuses,
    /// The status with which it takes a token back.
    pub takes_back: u16,
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            document: |_| {},
            place: "/.well-known/openid-configuration",
            tokens: |_| {},
            claims: |_| {},
            secret: None,
            refuses: |_| None,
            takes_back: 200,
        }
    }
}

struct Code {
    challenge: String,
    redirect_uri: String,
    nonce: Option<String>,
}

#[derive(Default)]
struct Memory {
    codes: HashMap<String, Code>,
    /// What the token endpoint says before anything else, first things first.
    said: VecDeque<(u16, String)>,
    asked: Vec<Fields>,
}

struct Shared {
    issuer: String,
    manners: Manners,
    memory: Mutex<Memory>,
}

/// A running provider; ends when dropped.
pub struct OtherProvider {
    shared: Arc<Shared>,
    server: JoinHandle<()>,
}

impl OtherProvider {
    pub async fn start(manners: Manners) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let issuer = format!("http://{}/realms/desk", listener.local_addr().expect("its address"));
        let shared = Arc::new(Shared { issuer, manners, memory: Mutex::default() });
        let mut routes = Router::new()
            .route("/go", get(authorize))
            .route("/exchange", post(token))
            .route("/take-back", post(take_back))
            .route("/elsewhere", post(device));
        if !shared.manners.place.is_empty() {
            routes = routes.route(&format!("/realms/desk{}", shared.manners.place), get(document));
        }
        let routes = routes.with_state(Arc::clone(&shared));
        let server = tokio::spawn(async move { drop(axum::serve(listener, routes).await) });
        Self { shared, server }
    }

    /// An application that is registered here.
    pub fn application(&self) -> Application {
        Application {
            authority: self.shared.issuer.clone(),
            tenant: "desk".to_owned(),
            client_id: CLIENT.to_owned(),
            scope: SCOPE.to_owned(),
            client_secret: self.shared.manners.secret.map(|(secret, _)| SecretString::from(secret)),
            ca_file: None,
        }
    }

    /// Has the token endpoint say this before anything else; what is said first
    /// comes first.
    pub fn say(&self, status: u16, body: impl Into<String>) {
        self.memory().said.push_back((status, body.into()));
    }

    /// What the token endpoint was asked so far.
    pub fn asked(&self) -> Vec<Fields> {
        self.memory().asked.clone()
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.shared.memory.lock().expect("whole data")
    }
}

impl Drop for OtherProvider {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn document(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let host = shared.issuer.trim_end_matches("/realms/desk");
    let mut document = json!({
        "issuer": shared.issuer,
        "authorization_endpoint": format!("{host}/go?theme=plain"),
        "token_endpoint": format!("{host}/exchange"),
        "device_authorization_endpoint": format!("{host}/elsewhere"),
        "authorization_response_iss_parameter_supported": true,
    });
    if shared.manners.secret.is_some_and(|(_, basic)| !basic) {
        document["token_endpoint_auth_methods_supported"] = json!(["private_key_jwt", "client_secret_post"]);
    }
    (shared.manners.document)(&mut document);
    Json(document)
}

/// Signs in the only person there is.
async fn authorize(State(shared): State<Arc<Shared>>, Query(fields): Query<Fields>) -> Response {
    let field = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let proper = field("client_id") == CLIENT
        && field("theme") == "plain"
        && field("response_type") == "code"
        && field("code_challenge_method") == "S256"
        && field("scope").split(' ').any(|scope| scope == SCOPE);
    if !proper {
        return (StatusCode::BAD_REQUEST, "not like this").into_response();
    }
    if let Some(mut answer) = (shared.manners.refuses)(&fields) {
        answer.push(("state", field("state")));
        let answer = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(answer).finish();
        return Redirect::to(&format!("{}/?{answer}", field("redirect_uri"))).into_response();
    }
    let code = format!("code-{}", shared.memory.lock().expect("whole data").codes.len());
    let known = Code {
        challenge: field("code_challenge"),
        redirect_uri: field("redirect_uri"),
        nonce: fields.get("nonce").cloned(),
    };
    shared.memory.lock().expect("whole data").codes.insert(code.clone(), known);
    let answer = [("code", code.as_str()), ("state", &field("state")), ("iss", &shared.issuer)];
    let answer = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(answer).finish();
    Redirect::to(&format!("{}/?{answer}", field("redirect_uri"))).into_response()
}

async fn token(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response {
    let said = {
        let mut memory = shared.memory.lock().expect("whole data");
        memory.asked.push(fields.clone());
        memory.said.pop_front()
    };
    if let Some((status, body)) = said {
        return (StatusCode::from_u16(status).expect("a status"), body).into_response();
    }
    if !is_client(&shared, &headers, &fields) {
        return refused(StatusCode::UNAUTHORIZED, "invalid_client");
    }
    let nonce = match fields.get("grant_type").map(String::as_str) {
        Some("authorization_code") => match redeemed(&shared, &fields) {
            Some(code) => code.nonce,
            None => return refused(StatusCode::BAD_REQUEST, "invalid_grant"),
        },
        Some("refresh_token") if fields.get("refresh_token").is_some_and(|token| token == "renew") => None,
        Some("urn:ietf:params:oauth:grant-type:device_code") => None,
        _ => return refused(StatusCode::BAD_REQUEST, "invalid_grant"),
    };
    let mut tokens = json!({
        "access_token": "opens-mail",
        "token_type": "bearer",
        "id_token": id_token(&shared, nonce.as_deref()),
    });
    if fields.get("grant_type").is_some_and(|kind| kind != "refresh_token") {
        tokens["refresh_token"] = json!("renew");
    }
    (shared.manners.tokens)(&mut tokens);
    // Some call their JSON something else.
    ([(header::CONTENT_TYPE, "text/plain")], tokens.to_string()).into_response()
}

/// Takes a token back (RFC 7009).
async fn take_back(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response {
    shared.memory.lock().expect("whole data").asked.push(fields.clone());
    if !is_client(&shared, &headers, &fields) {
        return refused(StatusCode::UNAUTHORIZED, "invalid_client");
    }
    StatusCode::from_u16(shared.manners.takes_back).expect("a status").into_response()
}

fn refused(status: StatusCode, error: &str) -> Response {
    (status, Json(json!({ "error": error }))).into_response()
}

fn is_client(shared: &Shared, headers: &HeaderMap, fields: &Fields) -> bool {
    let basic = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    match shared.manners.secret {
        None => basic.is_none() && fields.get("client_id").is_some_and(|id| id == CLIENT),
        Some((secret, true)) => {
            let encoded =
                |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
            let pair = format!("{}:{}", encoded(CLIENT), encoded(secret));
            basic == Some(format!("Basic {}", STANDARD.encode(pair)).as_str())
        }
        Some((secret, false)) => {
            basic.is_none() && fields.get("client_secret").is_some_and(|given| given == secret)
        }
    }
}

/// A code that was shown with all that belongs to it.
fn redeemed(shared: &Shared, fields: &Fields) -> Option<Code> {
    let code = shared.memory.lock().expect("whole data").codes.remove(fields.get("code")?)?;
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(fields.get("code_verifier")?));
    (challenge == code.challenge && *fields.get("redirect_uri")? == code.redirect_uri).then_some(code)
}

fn id_token(shared: &Shared, nonce: Option<&str>) -> String {
    let now = jiff::Timestamp::now().as_second();
    let mut claims = json!({
        "iss": shared.issuer, "aud": [CLIENT], "sub": "person-7", "iat": now, "exp": now + 300,
        "email": "Desk@Other.example",
    });
    if let Some(nonce) = nonce {
        claims["nonce"] = json!(nonce);
    }
    (shared.manners.claims)(&mut claims);
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}.{}", part(&json!({ "alg": "RS256" })), part(&claims), "c2lnbmF0dXJl")
}

async fn device(Form(fields): Form<Fields>) -> Response {
    if fields.get("client_id").is_none_or(|id| id != CLIENT) {
        return refused(StatusCode::UNAUTHORIZED, "invalid_client");
    }
    Json(json!({
        "device_code": "on-another-device", "user_code": "DESK-1234",
        "verification_uri": "http://127.0.0.1/elsewhere", "expires_in": 60, "interval": 1,
    }))
    .into_response()
}
