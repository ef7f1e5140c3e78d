//! The token check that Dovecot asks (OAuth 2.0 token introspection).

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use tokio::task::JoinHandle;

/// Which tokens are good, and for which mailbox; ends when dropped.
pub struct TokenCheck {
    state: Shared,
    port: u16,
    server: JoinHandle<()>,
}

#[derive(Default)]
struct Known {
    tokens: HashMap<String, String>,
    broken: bool,
}

type Shared = Arc<Mutex<Known>>;

impl TokenCheck {
    /// Starts it on a free port.
    pub async fn start() -> Self {
        let state = Shared::default();
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let port = listener.local_addr().expect("its address").port();
        let router = Router::new().fallback(introspect).with_state(Arc::clone(&state));
        let server = tokio::spawn(async move {
            axum::serve(listener, router).await.expect("the token check runs");
        });
        Self { state, port, server }
    }

    /// Where Dovecot asks.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/introspect", self.port)
    }

    /// Makes a token good for a mailbox.
    pub fn allow(&self, token: &str, mailbox: &str) {
        self.state.lock().expect("lock").tokens.insert(token.to_owned(), mailbox.to_owned());
    }

    /// Makes a token bad.
    pub fn revoke(&self, token: &str) {
        self.state.lock().expect("lock").tokens.remove(token);
    }

    /// Lets the check itself fail, which Dovecot tells as [UNAVAILABLE].
    pub fn break_down(&self, broken: bool) {
        self.state.lock().expect("lock").broken = broken;
    }
}

impl Drop for TokenCheck {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn introspect(State(state): State<Shared>, headers: HeaderMap) -> Response {
    let known = state.lock().expect("lock");
    if known.broken {
        return (StatusCode::INTERNAL_SERVER_ERROR, "broken").into_response();
    }
    let token = headers
        .get("authorization")
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    // Always 200 with `active`: Dovecot 2.3 lets a 401 with an address in.
    match token.and_then(|token| known.tokens.get(token)) {
        Some(mailbox) => Json(serde_json::json!({"active": true, "email": mailbox})).into_response(),
        None => Json(serde_json::json!({"active": false})).into_response(),
    }
}
