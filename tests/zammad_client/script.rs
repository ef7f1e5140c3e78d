//! A server that answers each request by a script, and remembers what came.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::Response;
use mailferry::zammad::Client;
use mailferry::zammad::client::Timeouts;
use serde_json::{Value, json};

pub const TOKEN: &str = "very-secret-token";

/// What came in.
#[derive(Debug, Clone)]
pub struct Seen {
    pub method: String,
    pub path: String,
    pub query: HashMap<String, String>,
    pub headers: HeaderMap,
    pub body: Value,
}

/// What goes out.
#[derive(Debug, Clone)]
pub enum Answer {
    Json(u16, Value),
    Raw {
        status: u16,
        content_type: &'static str,
        headers: Vec<(&'static str, String)>,
        body: String,
    },
    /// No answer until the client gives up.
    Never,
    /// Half an answer, then the connection ends.
    Torn,
}

impl From<Value> for Answer {
    fn from(body: Value) -> Self {
        Self::Json(200, body)
    }
}

pub fn error(status: u16, words: &str) -> Answer {
    Answer::Json(status, json!({ "error": words, "error_human": words }))
}

type Script = dyn Fn(&Seen) -> Answer + Send + Sync;

struct Stage {
    script: Box<Script>,
    seen: Mutex<Vec<Seen>>,
}

pub struct Server {
    pub address: SocketAddr,
    stage: Arc<Stage>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Server {
    pub async fn start(script: impl Fn(&Seen) -> Answer + Send + Sync + 'static) -> Self {
        let stage = Arc::new(Stage { script: Box::new(script), seen: Mutex::default() });
        let router = Router::new()
            .fallback(answer)
            .layer(axum::extract::DefaultBodyLimit::disable())
            .with_state(Arc::clone(&stage));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("its address");
        let task = tokio::spawn(async move { axum::serve(listener, router).await.expect("serving") });
        Self { address, stage, task }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn client(&self) -> Client {
        client(&self.url())
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.stage.seen.lock().expect("seen").clone()
    }

    /// The requests to a path, by method.
    pub fn seen_at(&self, method: &str, path: &str) -> Vec<Seen> {
        self.seen().into_iter().filter(|seen| seen.method == method && seen.path == path).collect()
    }
}

pub fn client(url: &str) -> Client {
    let timeouts = Timeouts { pause: Duration::from_millis(1), ..Timeouts::default() };
    Client::with_timeouts(url, TOKEN.to_owned().into(), None, timeouts).expect("a client")
}

/// A client that gives up after a moment, but has all the time it needs to
/// connect: a request that never left is another trouble.
pub fn impatient(url: &str) -> Client {
    let short = Duration::from_secs(1);
    let timeouts =
        Timeouts { read: short, create: short, pause: Duration::from_millis(1), ..Timeouts::default() };
    Client::with_timeouts(url, TOKEN.to_owned().into(), None, timeouts).expect("a client")
}

async fn answer(
    State(stage): State<Arc<Stage>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let query = uri.query().unwrap_or_default();
    let seen = Seen {
        method: method.to_string(),
        path: uri.path().trim_start_matches("/api/v1/").to_owned(),
        query: url::form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
        headers,
        body: serde_json::from_slice(&body).unwrap_or(Value::Null),
    };
    let answer = (stage.script)(&seen);
    stage.seen.lock().expect("seen").push(seen);
    match answer {
        Answer::Json(status, body) => {
            let json = "application/json; charset=utf-8";
            reply(status, json, Vec::new(), Body::from(body.to_string()))
        }
        Answer::Raw { status, content_type, headers, body } => {
            reply(status, content_type, headers, Body::from(body))
        }
        Answer::Never => std::future::pending().await,
        Answer::Torn => {
            let pieces = vec![
                Ok(Bytes::from_static(b"{\"id\": 1")),
                Err(std::io::Error::other("the connection is cut here")),
            ];
            let body = Body::from_stream(futures::stream::iter(pieces));
            reply(200, "application/json", Vec::new(), body)
        }
    }
}

fn reply(status: u16, content_type: &str, headers: Vec<(&'static str, String)>, body: Body) -> Response {
    let mut response = Response::builder()
        .status(StatusCode::from_u16(status).expect("a status"))
        .header("content-type", content_type);
    for (name, value) in headers {
        response = response.header(name, value);
    }
    response.body(body).expect("a response")
}

/// The reply of a live Zammad 5.5, by transcript and name.
pub fn live(transcript: &str, name: &str) -> Answer {
    let (status, content_type, body) = live_reply(transcript, name);
    match body {
        Value::String(page) => {
            let content_type = if content_type.contains("html") { "text/html" } else { "application/json" };
            Answer::Raw { status, content_type, headers: Vec::new(), body: page }
        }
        body => Answer::Json(status, body),
    }
}

fn live_reply(transcript: &str, name: &str) -> (u16, String, Value) {
    let path = format!("{}/tests/transcripts/{transcript}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a transcript");
    let entries: Value = serde_json::from_str(&text).expect("JSON");
    let entry = entries
        .as_array()
        .expect("a list")
        .iter()
        .find(|entry| entry["name"] == name)
        .unwrap_or_else(|| panic!("no {name} in {transcript}"));
    let reply = &entry["response"];
    (
        reply["status"].as_u64().expect("a status") as u16,
        reply["content_type"].as_str().unwrap_or_default().to_owned(),
        reply["body"].clone(),
    )
}

/// The body of such a reply.
pub fn live_body(transcript: &str, name: &str) -> Value {
    live_reply(transcript, name).2
}
