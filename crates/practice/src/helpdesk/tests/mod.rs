//! The practice helpdesk, asked over its own socket.

mod faults;
mod outbox;
mod properties;
mod rules;

use serde_json::{Value, json};

use super::{Helpdesk, Options};

/// A helpdesk and a client that has its token.
pub(super) struct Desk {
    pub(super) helpdesk: Helpdesk,
    web: reqwest::Client,
}

impl Desk {
    pub(super) fn new(options: Options) -> Self {
        // A second installation is refused; the first serves as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let web = reqwest::Client::builder().build().expect("a client");
        Self { helpdesk: Helpdesk::start(options).expect("a helpdesk"), web }
    }

    pub(super) fn practice() -> Self {
        Self::new(Options::default())
    }

    pub(super) fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        self.web
            .request(method.parse().expect("a method"), format!("{}{path}", self.helpdesk.url()))
            .header("Authorization", format!("Token token={}", self.helpdesk.token()))
            .header("Accept", "application/json")
    }

    pub(super) async fn get(&self, path: &str) -> (u16, Value) {
        read(self.request("GET", path)).await
    }

    pub(super) async fn post(&self, path: &str, body: Value) -> (u16, Value) {
        read(self.request("POST", path).json(&body)).await
    }

    pub(super) async fn put(&self, path: &str, body: Value) -> (u16, Value) {
        read(self.request("PUT", path).json(&body)).await
    }

    /// Makes a ticket that certainly can be made.
    pub(super) async fn make(&self, body: Value) -> Value {
        let (status, reply) = self.post("/api/v1/tickets", body).await;
        assert_eq!(status, 201, "{reply}");
        reply
    }

    pub(super) async fn import_mode(&self, on: bool) {
        let (status, _) = self.put("/api/v1/settings/134", json!({"state_current": {"value": on}})).await;
        assert_eq!(status, 200);
    }

    pub(super) fn tickets(&self) -> usize {
        self.helpdesk.snapshot().tickets.len()
    }
}

pub(super) async fn read(request: reqwest::RequestBuilder) -> (u16, Value) {
    let reply = request.send().await.expect("a reply");
    let status = reply.status().as_u16();
    let text = reply.text().await.expect("a body");
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

/// A customer's mail as a new ticket.
pub(super) fn mail(from: &str, message_id: &str) -> Value {
    json!({"title": "A question", "group": "Support", "customer_id": format!("guess:{from}"), "article": {
        "type": "email", "sender": "Customer", "from": from, "to": "support@contoso.example",
        "subject": "A question", "body": "How?", "message_id": message_id,
    }})
}

/// The same in the form in which nobody hears of it.
pub(super) fn quiet_mail(desk: &Desk, from: &str, message_id: &str) -> Value {
    let mut body = mail(from, message_id);
    body["state"] = "closed".into();
    body["owner_id"] = desk.helpdesk.shared.store().owner_id.into();
    body["article"]["preferences"] = json!({"send-auto-response": false, "is-auto-response": true});
    body
}
