//! The web server: connections, bodies, faults, and the way to the routes.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::connect_info::Connected;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::serve::{IncomingStream, Listener};
use futures::StreamExt as _;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{oneshot, watch};

use super::faults::Effect;
use super::reply::{Refusal, Reply};
use super::routes::{self, Call};
use super::{Shared, access, channels, clock, costs, customers, jobs, page, sign_ins};

/// Serves until told to stop.
pub(super) async fn serve(
    listener: std::net::TcpListener,
    shared: Arc<Shared>,
    max_request: u64,
    jobs_every: Option<Duration>,
    stopped: oneshot::Receiver<()>,
) {
    let Ok(listener) = TcpListener::from_std(listener) else { return };
    let name = shared.store().options.fqdn.clone();
    let (for_lines, for_jobs) = (Arc::clone(&shared), Arc::clone(&shared));
    let router = Router::new()
        .fallback(handle)
        .with_state(Site { shared, max_request, name })
        .into_make_service_with_connect_info::<Cut>();
    let server = axum::serve(Lines { listener, shared: for_lines }, router);
    tokio::select! {
        // A server on loopback ends when its socket does; nothing to tell.
        _ = async { server.await } => {}
        () = run_jobs(&for_jobs, jobs_every) => {}
        () = channels::fetch::run(&for_jobs) => {}
        _ = stopped => {}
    }
}

/// The scheduler: for ever, where there is anything to run.
async fn run_jobs(shared: &Shared, every: Option<Duration>) {
    let Some(every) = every else { return std::future::pending().await };
    loop {
        tokio::time::sleep(every).await;
        jobs::run(&mut shared.store());
    }
}

#[derive(Clone)]
struct Site {
    shared: Arc<Shared>,
    max_request: u64,
    /// Its own name, where it was given one.
    name: Option<String>,
}

/// Tells a connection to break off instead of answering, and counts what it has
/// answered.
#[derive(Debug, Clone, Default)]
struct Cut(Arc<Cutting>);

#[derive(Debug, Default)]
struct Cutting {
    now: AtomicBool,
    answered: AtomicU32,
}

impl Cut {
    fn off(&self) {
        self.0.now.store(true, Ordering::Release);
    }
}

impl Connected<IncomingStream<'_, Lines>> for Cut {
    fn connect_info(stream: IncomingStream<'_, Lines>) -> Self {
        stream.io().cut.clone()
    }
}

/// A listener whose connections can be cut.
struct Lines {
    listener: TcpListener,
    shared: Arc<Shared>,
}

impl Listener for Lines {
    type Io = Line;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Line, SocketAddr) {
        loop {
            match self.listener.accept().await {
                Ok((stream, address)) => {
                    // Without it small replies wait; where it fails they only wait.
                    let _ = stream.set_nodelay(true);
                    let shared = Arc::clone(&self.shared);
                    return (Line { stream, cut: Cut::default(), shared }, address);
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection that can be cut.
struct Line {
    stream: TcpStream,
    cut: Cut,
    shared: Arc<Shared>,
}

impl Line {
    fn whole(&self) -> io::Result<()> {
        if self.cut.0.now.load(Ordering::Acquire) {
            Err(io::ErrorKind::ConnectionAborted.into())
        } else {
            Ok(())
        }
    }

    /// It has answered as many requests as a connection is served.
    fn is_used_up(&self) -> bool {
        let most = self.shared.requests_per_connection.load(Ordering::Relaxed);
        most > 0 && self.cut.0.answered.load(Ordering::Acquire) >= most
    }
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.whole()?;
        if self.is_used_up() {
            // What arrives now is not read: closing on it resets the connection.
            ready!(self.stream.poll_read_ready(cx))?;
            self.cut.off();
            return Poll::Ready(self.whole());
        }
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, data: &[u8]) -> Poll<io::Result<usize>> {
        self.whole()?;
        Pin::new(&mut self.stream).poll_write(cx, data)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.whole()?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// Holds creates inside their transactions, and late commits until released.
#[derive(Debug)]
pub(super) struct Gate {
    /// Creates under way, and how many must be before any goes on (0: any).
    under_way: watch::Sender<(usize, usize)>,
    /// Grows with each release.
    releases: watch::Sender<u64>,
}

impl Default for Gate {
    fn default() -> Self {
        Self { under_way: watch::Sender::new((0, 0)), releases: watch::Sender::new(0) }
    }
}

impl Gate {
    pub(super) fn release(&self) {
        self.releases.send_modify(|count| *count += 1);
    }

    pub(super) fn hold_until(&self, count: usize) {
        self.under_way.send_modify(|(_, wanted)| *wanted = count);
    }

    /// How many creates are inside their transactions.
    #[cfg(test)]
    pub(super) fn under_way(&self) -> usize {
        self.under_way.borrow().0
    }

    async fn enter(&self) {
        self.under_way.send_modify(|(count, wanted)| {
            *count += 1;
            if *count >= *wanted {
                *wanted = 0;
            }
        });
        let mut watching = self.under_way.subscribe();
        // The sender lives as long as the gate, so that waiting cannot fail.
        let _ = watching.wait_for(|(_, wanted)| *wanted == 0).await;
    }

    fn leave(&self) {
        self.under_way.send_modify(|(count, _)| *count = count.saturating_sub(1));
    }

    /// How many releases there were so far: a later one lets go.
    fn ticket(&self) -> u64 {
        *self.releases.borrow()
    }

    /// Waits as long as a late commit is to wait.
    async fn wait_if_late(&self, effects: &[Effect], ticket: u64) {
        for effect in effects {
            match effect {
                Effect::CommitLate { milliseconds: Some(milliseconds) } => {
                    tokio::time::sleep(Duration::from_millis(*milliseconds)).await;
                }
                Effect::CommitLate { milliseconds: None } => {
                    // As above.
                    let _ = self.releases.subscribe().wait_for(|count| *count > ticket).await;
                }
                _ => {}
            }
        }
    }
}

async fn handle(State(site): State<Site>, ConnectInfo(cut): ConnectInfo<Cut>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let host = header_text(request.headers(), "host");
    if !names_this_machine(host) && site.name.as_deref() != Some(host) {
        // A page of the web may have its own name lead to this machine.
        return response(Reply::proxy(421), &[]);
    }
    if !path.starts_with("/api/") {
        return beside_the_api(&site, request).await;
    }
    let method = request.method().as_str().to_owned();
    *site.shared.counters().entry(page::route_of(&method, &path)).or_default() += 1;
    let effects = site.shared.faults().meet(&method, &path);
    let wants_json = header_text(request.headers(), "accept").contains("application/json");
    let (parts, body) = request.into_parts();
    let body = match read_body(body, site.max_request).await {
        Ok(body) => body,
        Err(Unread::TooLarge) => return response(Reply::proxy(413), &[]),
        // Nobody is there any more to hear this.
        Err(Unread::BrokenOff) => return response(Reply::proxy(400), &[]),
    };
    for effect in &effects {
        somebody_else(&site.shared, effect);
    }
    if let Some(reply) = effects.iter().find_map(|effect| answered_by_fault(effect, wants_json)) {
        return response(reply, &effects);
    }
    if effects.contains(&Effect::DropBefore) {
        cut.off();
        return Response::new(Body::empty());
    }
    let query = parts.uri.query().unwrap_or_default().to_owned();
    let asked = Asked { method, path, query, headers: parts.headers, body, wants_json };
    let late = effects.iter().any(|effect| matches!(effect, Effect::CommitLate { .. }));
    let drops = late || effects.contains(&Effect::DropAfter);
    let ticket = site.shared.gate.ticket();
    let shared = Arc::clone(&site.shared);
    let for_task = effects.clone();
    // A task of its own: a client that gives up does not stop what it began.
    let task = tokio::spawn(async move {
        shared.gate.wait_if_late(&for_task, ticket).await;
        carry_out(&shared, &asked, &for_task).await
    });
    if late {
        cut.off();
        return Response::new(Body::empty());
    }
    let reply = task.await.unwrap_or_else(|_| Refusal::masked().reply(wants_json, false));
    if drops {
        cut.off();
    }
    cut.0.answered.fetch_add(1, Ordering::Release);
    response(reply, &effects)
}

/// A request with its body.
struct Asked {
    method: String,
    path: String,
    query: String,
    headers: HeaderMap,
    body: Bytes,
    wants_json: bool,
}

fn header_text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Why a body was not read.
enum Unread {
    TooLarge,
    BrokenOff,
}

/// Reads a body up to the limit. A larger one is read to its end and thrown
/// away, so that the client hears the answer.
async fn read_body(body: Body, limit: u64) -> Result<Bytes, Unread> {
    let mut stream = body.into_data_stream();
    let mut read = Vec::new();
    let mut size = 0;
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| Unread::BrokenOff)?;
        size += chunk.len() as u64;
        if size <= limit {
            read.extend_from_slice(&chunk);
        } else {
            read = Vec::new();
        }
    }
    if size > limit { Err(Unread::TooLarge) } else { Ok(read.into()) }
}

/// What happens beside a request.
pub(super) fn somebody_else(shared: &Shared, effect: &Effect) {
    if let Effect::Begin { fault } = effect {
        shared.faults().add((**fault).clone());
        return;
    }
    let mut store = shared.store();
    match effect {
        Effect::Change { table, id, values } => store.put_record(table, *id, values),
        Effect::SwitchImportMode { on } => {
            if let Some((id, _)) = store.settings.by_name("import_mode") {
                store.put_record("settings", id, &serde_json::json!({"state_current": {"value": on}}));
                store.switch_import_mode(*on);
            }
        }
        _ => {}
    }
}

/// The answer of a fault that answers by itself.
fn answered_by_fault(effect: &Effect, wants_json: bool) -> Option<Reply> {
    Some(match effect {
        Effect::Answer { status, retry_after } => {
            let reply = Reply::proxy(*status);
            match retry_after {
                Some(value) => reply.with_header("Retry-After", value.clone()),
                None => reply,
            }
        }
        Effect::MaskedError => Refusal::masked().reply(wants_json, false),
        Effect::Refuse { status, error } => Refusal::human(*status, error).reply(wants_json, false),
        Effect::Maintenance => Refusal::forbidden("Maintenance mode enabled!").reply(wants_json, false),
        Effect::TokenRevoked => Refusal::human(401, "Can't find User for Token").reply(wants_json, false),
        _ => return None,
    })
}

/// Lets a request in, and does it. A ticket's create is a transaction: what it
/// waits for, it waits for inside.
async fn carry_out(shared: &Shared, asked: &Asked, effects: &[Effect]) -> Reply {
    let call = match let_in(shared, asked) {
        Ok(call) => call,
        Err(refusal) => return refuse(shared, &refusal, asked.wants_json),
    };
    let is_create = call.method == "POST" && call.path == "/api/v1/tickets";
    if is_create && effects.contains(&Effect::MadeByAnother) {
        // Only who names a new customer can be late.
        let is_new = customers::address_to_be_made(&shared.store(), &call.body).is_some();
        if is_new {
            return refuse(shared, &lost_race(shared), asked.wants_json);
        }
    }
    let reserved = if is_create { Some(reserve(shared, &call)) } else { None };
    if is_create {
        shared.gate.enter().await;
    }
    if is_create || (call.method == "POST" && call.path == "/api/v1/ticket_articles") {
        tokio::time::sleep(shared.pace()).await;
    }
    for effect in effects {
        if let Effect::Delay { milliseconds } = effect {
            tokio::time::sleep(Duration::from_millis(*milliseconds)).await;
        }
    }
    let mut latest = 1.0;
    if let Some(processes) = &shared.processes {
        let (route, cost) = costs::cost(&shared.store(), &call, asked.body.len());
        latest = processes.work(route, cost).await;
    }
    if is_create {
        shared.gate.leave();
    }
    if routes::channels::asks_microsoft(&call) {
        let answer = routes::channels::answer_by_asking(shared, &call).await;
        return answer.unwrap_or_else(|refusal| refuse(shared, &refusal, asked.wants_json));
    }
    let answer = match reserved {
        Some(Reserved::TakenByAnother) => Err(lost_race(shared)),
        Some(Reserved::Address(address)) => {
            shared.store().customers_being_made.remove(&address);
            do_it(shared, &call, effects, latest)
        }
        Some(Reserved::Nothing) | None => do_it(shared, &call, effects, latest),
    };
    answer.unwrap_or_else(|refusal| refuse(shared, &refusal, asked.wants_json))
}

/// `latest`: how late the process that does it hears of import mode, as a part of how
/// late the last one does.
fn do_it(shared: &Shared, call: &Call, effects: &[Effect], latest: f64) -> routes::Answer {
    let mut store = shared.store();
    store.settled_after = store.options.import_mode_settle.mul_f64(latest);
    store.import_mode_unseen = effects.contains(&Effect::ImportModeUnseen);
    let answer = routes::answer(&mut store, call);
    store.import_mode_unseen = false;
    if effects.contains(&Effect::MadeByAnother) && call.path == "/api/v1/users" {
        return answer.and(Err(Refusal::unprocessable("This object already exists.")));
    }
    if answer.as_ref().is_ok_and(|reply| reply.status == 201) {
        for (effect, body_too) in [(Effect::LoseAttachment, false), (Effect::LoseBody, true)] {
            if effects.contains(&effect) {
                routes::articles::damage_newest(&mut store, body_too);
            }
        }
    }
    answer
}

fn refuse(shared: &Shared, refusal: &Refusal, wants_json: bool) -> Reply {
    let names_attributes = shared.store().options.version >= super::Version::V7_0;
    refusal.reply(wants_json, names_attributes)
}

/// What a create holds of a customer that is not there yet.
enum Reserved {
    Nothing,
    Address(String),
    TakenByAnother,
}

fn reserve(shared: &Shared, call: &Call) -> Reserved {
    let mut store = shared.store();
    match customers::address_to_be_made(&store, &call.body) {
        None => Reserved::Nothing,
        Some(address) if store.customers_being_made.insert(address.clone()) => Reserved::Address(address),
        Some(_) => Reserved::TakenByAnother,
    }
}

/// What the second of two creates for one new customer hears.
fn lost_race(shared: &Shared) -> Refusal {
    if shared.store().import_mode() {
        Refusal::unprocessable("This object already exists.")
    } else {
        routes::aborted_transaction()
    }
}

fn let_in(shared: &Shared, asked: &Asked) -> Result<Call, Refusal> {
    let query = page::parse_query(&asked.query);
    let authorization = header_text(&asked.headers, "authorization");
    let caller = {
        let store = shared.store();
        if !routes::exists(store.options.version, &asked.method, &asked.path) {
            return Err(routes::unknown(&store, &asked.method, &asked.path));
        }
        if routes::is_for_everybody(&asked.path) {
            0
        } else if authorization.is_empty() && store.options.browser_session && is_sign_in(asked) {
            store.owner_id
        } else {
            access::authenticate(&store, access::token_of(authorization))?
        }
    };
    let body = if asked.body.is_empty() {
        serde_json::Value::Null
    } else {
        serde_json::from_slice(&asked.body)
            .map_err(|_| Refusal::technical(400, "There was a problem in the JSON you submitted"))?
    };
    Ok(Call {
        method: asked.method.clone(),
        path: asked.path.clone(),
        query,
        body,
        caller,
        now: clock::now(),
        session: sign_ins::session_of(header_text(&asked.headers, "cookie")),
        suppress: header_text(&asked.headers, "x-zammad-suppress-notifications") == "true",
    })
}

/// Whether a browser asks for the way to Microsoft or comes back from there: it is
/// taken for the administrator's, who is signed in.
fn is_sign_in(asked: &Asked) -> bool {
    let rest = asked.path.strip_prefix("/api/v1/external_credentials/").unwrap_or_default();
    asked.method == "GET" && matches!(rest.split_once('/'), Some((_, "link_account" | "callback")))
}

fn response(reply: Reply, effects: &[Effect]) -> Response {
    let slow = effects.iter().find_map(|effect| match effect {
        Effect::SlowBody { milliseconds } => Some(Duration::from_millis(*milliseconds)),
        _ => None,
    });
    let length = reply.body.len();
    let body = match slow {
        None => Body::from(reply.body),
        Some(pause) => slow_body(reply.body, pause),
    };
    let mut response = Response::new(body);
    *response.status_mut() = reply.status.try_into().unwrap_or_default();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    if let Ok(value) = HeaderValue::from_str(&reply.content_type) {
        headers.insert(header::CONTENT_TYPE, value);
    }
    for (name, value) in reply.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    response
}

/// Half of the body, a pause, the other half.
fn slow_body(body: Vec<u8>, pause: Duration) -> Body {
    let body = Bytes::from(body);
    let (first, second) = (body.slice(..body.len() / 2), body.slice(body.len() / 2..));
    let parts =
        futures::stream::iter([(first, Duration::ZERO), (second, pause)]).then(|(part, pause)| async move {
            tokio::time::sleep(pause).await;
            Ok::<_, io::Error>(part)
        });
    Body::from_stream(parts)
}

/// Whether a Host header is one of this machine's own names.
fn names_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    };
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|own| name.eq_ignore_ascii_case(own))
}

/// Pages for a person, and the routes under `/practice/`.
async fn beside_the_api(site: &Site, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = read_body(body, 1024 * 1024).await.unwrap_or_else(|_| Bytes::new());
    if parts.uri.path().starts_with("/practice/") {
        let token = access::token_of(header_text(&parts.headers, "authorization"));
        let let_in = access::authenticate(&site.shared.store(), token);
        if let Err(refusal) = let_in {
            return response(refusal.reply(true, false), &[]);
        }
    }
    if (parts.method.as_str(), parts.uri.path()) == ("POST", "/practice/fetch") {
        let fetched = channels::fetch::round(&site.shared).await;
        let line = |one: &channels::Fetched| {
            serde_json::json!({
                "channel_id": one.channel_id, "taken": one.taken, "known": one.known, "error": one.error,
            })
        };
        return response(Reply::ok(fetched.iter().map(line).collect::<Vec<_>>()), &[]);
    }
    let reply = page::answer(&site.shared, parts.method.as_str(), parts.uri.path(), &body);
    response(reply, &[])
}
