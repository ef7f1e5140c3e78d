//! The token check that Dovecot asks (OAuth 2.0 token introspection).

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::HeaderMap;
use axum::{Json, Router};
use tokio::task::JoinHandle;

/// Which tokens are good, and for which mailbox; ends when dropped.
pub struct TokenCheck {
    state: Shared,
    port: u16,
    server: JoinHandle<()>,
}

/// Mailboxes by their tokens.
type Shared = Arc<Mutex<HashMap<String, String>>>;

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
        self.state.lock().expect("lock").insert(token.to_owned(), mailbox.to_owned());
    }

    /// Makes a token bad.
    pub fn revoke(&self, token: &str) {
        self.state.lock().expect("lock").remove(token);
    }
}

impl Drop for TokenCheck {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn introspect(State(state): State<Shared>, headers: HeaderMap) -> Json<serde_json::Value> {
    let known = state.lock().expect("lock");
    let token = headers
        .get("authorization")
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    // Always 200 with `active`: Dovecot 2.3 lets a 401 with an address in.
    match token.and_then(|token| known.get(token)) {
        Some(mailbox) => Json(serde_json::json!({"active": true, "email": mailbox})),
        None => Json(serde_json::json!({"active": false})),
    }
}
