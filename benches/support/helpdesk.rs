//! The null helpdesk: a process that answers an import's requests at once, or
//! after a set time, and keeps of each article only what reading it back needs.
//!
//! It is a process of its own so that its memory and processor time are not
//! the importer's; the bench's program starts itself again as one.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{Method, Request, StatusCode, header};
use axum::response::Response;
use futures::StreamExt as _;
use md5::{Digest as _, Md5};
use serde_json::{Value, json};

use super::posted::{Posted, Reader};
use super::{Failure, While as _};

/// The argument that makes the bench's program a null helpdesk.
pub const ARGUMENT: &str = "--null-helpdesk";

/// What happened since the last reset.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
pub struct Figures {
    /// Articles taken, those of new tickets included.
    pub articles: u64,
    /// Tickets made.
    pub tickets: u64,
    /// Files taken.
    pub files: u64,
    /// Bytes of all request bodies.
    pub received: u64,
    /// Requests of the posting slots (posting and reading back) answered from
    /// the first post's arrival to the last post's answer.
    pub requests: u64,
    /// Seconds from the first post's arrival to the last post's answer.
    pub posting: f64,
    /// The most requests that were under way at once.
    pub most_under_way: u64,
    /// Requests by method and path, numbers in the path left out.
    pub paths: BTreeMap<String, u64>,
    /// Of those, the ones that it had no answer for.
    pub unanswered: BTreeMap<String, u64>,
}

/// A running null helpdesk; ends when dropped.
pub struct NullHelpdesk {
    /// Where it listens.
    pub address: SocketAddr,
    child: Child,
}

impl NullHelpdesk {
    /// Starts one as a process of its own.
    pub fn start() -> Result<Self, Failure> {
        let program = std::env::current_exe().during("the bench's own program")?;
        let mut child = Command::new(program)
            .arg(ARGUMENT)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .during("starting the null helpdesk")?;
        let mut line = String::new();
        if let Some(output) = child.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        let address = line.trim().parse().during("the null helpdesk's address")?;
        Ok(Self { address, child })
    }

    /// Processor seconds that it has used so far.
    pub fn cpu(&self) -> Result<f64, Failure> {
        super::measure::cpu_so_far(self.child.id())
    }

    /// Its address as a plan names it.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where Dovecot asks about tokens: each is good for the mailbox that it
    /// names.
    pub fn introspection(&self) -> String {
        format!("{}/introspect", self.url())
    }

    /// The same, with every token good for this mailbox: the tokens of a tenant
    /// name none.
    pub fn introspection_for(&self, address: &str) -> String {
        format!("{}/{address}", self.introspection())
    }

    /// Forgets everything, and answers after `delay` from now on.
    pub fn reset(&self, delay: Duration) -> Result<(), Failure> {
        self.ask(&format!("/reset/{}", delay.as_millis())).map(drop)
    }

    /// What happened since the last reset.
    pub fn figures(&self) -> Result<Figures, Failure> {
        serde_json::from_str(&self.ask("/figures")?).during("the null helpdesk's figures")
    }

    fn ask(&self, path: &str) -> Result<String, Failure> {
        let mut stream = std::net::TcpStream::connect(self.address).during("the null helpdesk")?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: null\r\nConnection: close\r\n\r\n")?;
        let mut reply = String::new();
        stream.read_to_string(&mut reply)?;
        let body = reply.split_once("\r\n\r\n").map(|(_, body)| body.to_owned());
        body.ok_or_else(|| "the null helpdesk gave no answer".into())
    }
}

impl Drop for NullHelpdesk {
    fn drop(&mut self) {
        // The end of its input ends it; killing is for the case that it hangs.
        drop(self.child.stdin.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Is the null helpdesk until standard input ends.
pub fn serve() -> Result<(), Failure> {
    std::thread::spawn(|| {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        println!("{}", listener.local_addr()?);
        let router = Router::new().fallback(answer).with_state(Desk::default());
        axum::serve(listener, router).await?;
        Ok(())
    })
}

#[derive(Default)]
struct Records {
    articles: Vec<(u64, Posted)>,
    by_md5: HashMap<String, u64>,
    tickets: Vec<(Posted, Vec<u64>)>,
    users: HashMap<String, u64>,
    delay: Duration,
    under_way: u64,
    first_post: Option<Instant>,
    /// Answers since the first post, those after the last post included.
    answers: u64,
    figures: Figures,
}

#[derive(Clone, Default)]
struct Desk(Arc<Mutex<Records>>);

impl Desk {
    fn with<T>(&self, what: impl FnOnce(&mut Records) -> T) -> T {
        what(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn answer(State(desk): State<Desk>, request: Request<Body>) -> Response {
    let arrived = Instant::now();
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    if let Some(reply) = control(&desk, &path) {
        return reply;
    }
    if let Some(mailbox) = path.strip_prefix("/introspect") {
        return introspect(&parts.headers, mailbox.trim_start_matches('/'));
    }
    let post = parts.method == Method::POST
        && matches!(path.as_str(), "/api/v1/tickets" | "/api/v1/ticket_articles");
    let delay = desk.with(|records| {
        records.under_way += 1;
        records.figures.most_under_way = records.figures.most_under_way.max(records.under_way);
        if post {
            records.first_post.get_or_insert(arrived);
        }
        records.delay
    });
    let reply = if post {
        let posted = take(&desk, body).await;
        desk.with(|records| records.post(posted))
    } else {
        let body = axum::body::to_bytes(body, 64 << 20).await.unwrap_or_default();
        let query = parts.uri.query().unwrap_or_default();
        let sent = serde_json::from_slice(&body).unwrap_or_default();
        desk.with(|records| records.other(&parts.method, &path, query, &sent))
    };
    if !delay.is_zero() {
        tokio::time::sleep_until((arrived + delay).into()).await;
    }
    desk.with(|records| records.answered(&parts.method, &path, post, reply.is_none()));
    let created = parts.method == Method::POST && !path.ends_with("/search");
    match reply {
        Some(value) => json_reply(if created { StatusCode::CREATED } else { StatusCode::OK }, &value),
        None => {
            json_reply(StatusCode::NOT_FOUND, &json!({ "error": "Not found", "error_human": "Not found" }))
        }
    }
}

/// The bench's own requests.
fn control(desk: &Desk, path: &str) -> Option<Response> {
    if path == "/figures" {
        let figures = desk.with(|records| records.figures.clone());
        return Some(json_reply(StatusCode::OK, &json!(figures)));
    }
    let delay = path.strip_prefix("/reset/")?.parse().map(Duration::from_millis).ok()?;
    desk.with(|records| *records = Records { delay, ..Records::default() });
    Some(json_reply(StatusCode::OK, &json!({})))
}

/// What Dovecot asks of a token: each is good for this mailbox, or where that is
/// empty for the one that it names.
fn introspect(headers: &header::HeaderMap, mailbox: &str) -> Response {
    let token = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let named = token.and_then(|token| token.strip_prefix("Bearer ")).unwrap_or_default();
    let email = if mailbox.is_empty() { named } else { mailbox };
    json_reply(StatusCode::OK, &json!({ "active": true, "email": email }))
}

/// Reads a posted article as it comes in.
async fn take(desk: &Desk, body: Body) -> Posted {
    let mut reader = Reader::default();
    let mut received = 0;
    let mut pieces = body.into_data_stream();
    while let Some(Ok(piece)) = pieces.next().await {
        received += piece.len() as u64;
        reader.read(&piece);
    }
    desk.with(|records| records.figures.received += received);
    reader.end()
}

fn json_reply(status: StatusCode, value: &Value) -> Response {
    let mut reply = Response::new(Body::from(value.to_string()));
    *reply.status_mut() = status;
    let content_type = header::HeaderValue::from_static("application/json; charset=utf-8");
    reply.headers_mut().insert(header::CONTENT_TYPE, content_type);
    reply
}

fn md5_of(message_id: &str) -> String {
    let mut hex = String::with_capacity(32);
    for byte in Md5::digest(message_id.as_bytes()) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// A path with its numbers left out, so that requests of a kind count together.
fn kind_of(method: &Method, path: &str) -> String {
    let path = path.strip_prefix("/api/v1/").unwrap_or(path);
    let parts: Vec<_> = path
        .split('/')
        .map(|part| if part.bytes().all(|byte| byte.is_ascii_digit()) { "N" } else { part })
        .collect();
    format!("{method} {}", parts.join("/"))
}

impl Records {
    fn answered(&mut self, method: &Method, path: &str, post: bool, unanswered: bool) {
        self.under_way -= 1;
        let kind = kind_of(method, path);
        if unanswered {
            *self.figures.unanswered.entry(kind.clone()).or_default() += 1;
        }
        *self.figures.paths.entry(kind).or_default() += 1;
        if let Some(first) = self.first_post {
            // Customers are seen to and found mail is looked up beside the slots.
            let beside = path.starts_with("/api/v1/users") || path.ends_with("/search");
            self.answers += u64::from(!beside);
            if post {
                self.figures.requests = self.answers;
                self.figures.posting = first.elapsed().as_secs_f64();
            }
        }
    }

    fn post(&mut self, posted: Posted) -> Option<Value> {
        let new = posted.ticket_id.is_none();
        let ticket = posted.ticket_id.unwrap_or(self.tickets.len() as u64 + 1);
        if new {
            self.tickets.push((Posted { files: Vec::new(), ..posted.clone() }, Vec::new()));
            self.figures.tickets += 1;
        }
        let article = self.articles.len() as u64 + 1;
        self.tickets.get_mut(ticket.checked_sub(1)? as usize)?.1.push(article);
        self.figures.articles += 1;
        self.figures.files += posted.files.len() as u64;
        self.by_md5.entry(md5_of(&posted.message_id)).or_insert(article);
        self.articles.push((ticket, posted));
        if new { self.ticket(ticket) } else { self.article(article) }
    }

    fn ticket(&self, id: u64) -> Option<Value> {
        let (posted, articles) = self.tickets.get(id.checked_sub(1)? as usize)?;
        Some(json!({
            "id": id, "number": (80_000 + id).to_string(), "title": "-",
            "group_id": posted.group_id.unwrap_or(1), "state_id": posted.state_id.unwrap_or(1),
            "owner_id": posted.owner_id.unwrap_or(1), "customer_id": posted.customer_id.unwrap_or(2),
            "priority_id": 2, "article_ids": articles, "article_count": articles.len(),
        }))
    }

    fn article(&self, id: u64) -> Option<Value> {
        let (ticket, posted) = self.articles.get(id.checked_sub(1)? as usize)?;
        let files: Vec<_> = (1_u64..)
            .zip(&posted.files)
            .map(|(number, (name, size))| {
                json!({ "id": id * 100 + number, "filename": name, "size": size.to_string(), "preferences": {} })
            })
            .collect();
        Some(json!({
            "id": id, "ticket_id": ticket, "message_id": posted.message_id,
            "message_id_md5": md5_of(&posted.message_id), "sender": posted.sender, "type": posted.kind,
            "content_type": posted.content_type, "body": "(kept by the null helpdesk as a number)",
            "internal": false, "attachments": files, "created_at": "2026-01-01T00:00:00.000Z",
        }))
    }

    fn user(&mut self, email: &str) -> Value {
        let next = self.users.len() as u64 + 100;
        let id = *self.users.entry(email.to_lowercase()).or_insert(next);
        json!({ "id": id, "login": email, "email": email, "active": true, "role_ids": [3] })
    }

    /// Every answer but those to posts of articles.
    fn other(&mut self, method: &Method, path: &str, query: &str, sent: &Value) -> Option<Value> {
        let parts: Vec<_> = path.trim_start_matches("/api/v1").trim_matches('/').split('/').collect();
        let put = *method == Method::PUT;
        match parts.as_slice() {
            ["users", "me"] => Some(me()),
            ["version"] => Some(json!({ "version": "6.5.0" })),
            ["groups"] => Some(json!([group()])),
            ["groups", _] => Some(group()),
            ["ticket_states"] => Some(states()),
            ["ticket_priorities"] => {
                Some(json!([{ "id": 2, "name": "2 normal", "default_create": true, "active": true }]))
            }
            ["users"] if *method == Method::POST => Some(self.user(sent["email"].as_str()?)),
            ["users" | "email_addresses" | "triggers" | "jobs" | "roles"] => Some(json!([])),
            ["settings"] => Some(settings()),
            ["settings", _] if put => Some(json!({})),
            ["user_access_token"] => Some(json!({ "tokens": [] })),
            ["users", "search"] => Some(self.search_users(query)),
            ["users", id] => Some(self.user_by_id(id.parse().ok()?)),
            ["tickets", "search"] => Some(self.search(sent)),
            ["tickets"] => {
                Some((1..=self.tickets.len().min(10) as u64).filter_map(|id| self.ticket(id)).collect())
            }
            ["tickets", id] => self.ticket(id.parse().ok()?),
            ["ticket_articles"] => Some(self.newest_articles(query)),
            ["ticket_articles", "by_ticket", id] => self.articles_of(id.parse().ok()?),
            ["ticket_articles", id] => self.article(id.parse().ok()?),
            ["tags", "add"] => Some(json!(true)),
            ["monitoring", "health_check"] => {
                Some(json!({ "healthy": true, "message": "success", "issues": [] }))
            }
            _ => None,
        }
    }

    /// A page of all articles, newest first.
    fn newest_articles(&self, query: &str) -> Value {
        let number = |name: &str, usual: usize| {
            let found = url::form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
            found.and_then(|(_, value)| value.parse().ok()).unwrap_or(usual)
        };
        let (page, size) = (number("page", 1), number("per_page", 500));
        let all = self.articles.len();
        let ids = (1..=all as u64).rev().skip(page.saturating_sub(1) * size).take(size);
        ids.filter_map(|id| self.article(id)).collect()
    }

    fn articles_of(&self, ticket: u64) -> Option<Value> {
        let (_, articles) = self.tickets.get(ticket.checked_sub(1)? as usize)?;
        Some(articles.iter().filter_map(|id| self.article(*id)).collect())
    }

    fn user_by_id(&self, id: u64) -> Value {
        // Whom a create of a ticket makes is one and the same here.
        let made = "customer@bench.example";
        let known = self.users.iter().find(|(_, known)| **known == id);
        let email = known.map_or(made, |(email, _)| email);
        json!({ "id": id, "login": email, "email": email, "active": true, "role_ids": [3] })
    }

    /// A search finds exactly the users that were made with that address.
    fn search_users(&self, query: &str) -> Value {
        let found = url::form_urlencoded::parse(query.as_bytes())
            .filter(|(name, _)| name == "query")
            .find_map(|(_, value)| {
                let wanted = value.trim_start_matches("email:").trim_matches('"').to_lowercase();
                self.users
                    .get(&wanted)
                    .map(|id| json!({ "id": id, "login": wanted, "email": wanted, "active": true }))
            });
        json!(found.into_iter().collect::<Vec<_>>())
    }

    /// Tickets that hold one of the asked Message-IDs.
    fn search(&self, sent: &Value) -> Value {
        let condition = &sent["condition"]["article.message_id_md5"]["value"];
        let asked: Vec<&str> = match condition {
            Value::Array(values) => values.iter().filter_map(Value::as_str).collect(),
            single => single.as_str().into_iter().collect(),
        };
        let mut tickets: Vec<u64> = asked
            .into_iter()
            .filter_map(|md5| self.by_md5.get(md5))
            .filter_map(|article| self.articles.get(*article as usize - 1))
            .map(|(ticket, _)| *ticket)
            .collect();
        tickets.sort_unstable();
        tickets.dedup();
        tickets.into_iter().filter_map(|id| self.ticket(id)).collect()
    }
}

fn me() -> Value {
    json!({
        "id": 3, "login": "admin@bench.example", "email": "admin@bench.example", "active": true,
        "role_ids": [1, 2], "roles": ["Admin", "Agent"], "preferences": {},
        "group_ids": { "1": ["full"] }, "groups": { "Support": ["full"] },
    })
}

fn group() -> Value {
    json!({
        "id": 1, "name": "Support", "active": true, "email_address_id": null,
        "follow_up_possible": "yes", "follow_up_assignment": true,
    })
}

fn states() -> Value {
    let state = |id: u64, name: &str| {
        json!({
            "id": id, "name": name, "state_type": name, "state_type_id": if name == "closed" { 5 } else { id },
            "active": true, "default_create": name == "new", "default_follow_up": name == "open",
        })
    };
    json!([state(1, "new"), state(2, "open"), state(4, "closed")])
}

fn settings() -> Value {
    let setting = |id: u64, name: &str, value: Value| json!({ "id": id, "name": name, "state_current": { "value": value } });
    json!([
        setting(1, "import_mode", json!(false)),
        setting(2, "ticket_hook", json!("Ticket#")),
        setting(3, "ticket_hook_divider", json!("")),
        setting(4, "fqdn", json!("bench.example")),
        setting(5, "maintenance_mode", json!(false)),
    ])
}
