//! A helpdesk that answers every request with the same bytes, and the client that
//! asks it for everything.

use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, StatusCode};
use mailferry::problem::{Language, Problem};
use mailferry::zammad::client::Timeouts;
use mailferry::zammad::preflight::survey;
use mailferry::zammad::{Client, answers::Answering, import_mode};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// In no reply, so that it may stand in no problem.
const TOKEN: &str = "token-0b7e1f6a5c2d4938";

/// What any Zammad could answer with, picked by the first byte of an input.
const STATUSES: [u16; 9] = [200, 200, 200, 201, 401, 403, 404, 422, 500];

struct Helpdesk {
    runtime: Runtime,
    client: Client,
    answer: Arc<Mutex<Vec<u8>>>,
}

impl Helpdesk {
    fn start() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let answer: Arc<Mutex<Vec<u8>>> = Arc::default();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let told = Arc::clone(&answer);
        let router = Router::new().fallback(async move || reply(&told.lock().expect("the answer")));
        runtime.spawn(async move { axum::serve(listener, router).await });
        let short = Duration::from_secs(5);
        let timeouts = Timeouts { connect: short, read: short, create: short, pause: Duration::ZERO };
        let client = Client::with_timeouts(&url, TOKEN.into(), None, timeouts).expect("a client");
        Self { runtime, client, answer }
    }
}

/// The same reply to every request: a status that the first byte picks, and the rest
/// as its body.
fn reply(raw: &[u8]) -> (StatusCode, [(HeaderName, &'static str); 1], Vec<u8>) {
    let (first, body) = raw.split_first().unwrap_or((&0, raw));
    let status = STATUSES[usize::from(*first) % STATUSES.len()];
    let json = [(CONTENT_TYPE, "application/json")];
    (StatusCode::from_u16(status).expect("a status"), json, body.to_vec())
}

/// A problem has words in every language, and never the token.
fn judge(problem: &Problem) {
    for language in [Language::English, Language::German] {
        let text = problem.text(language);
        assert!(!text.what.is_empty());
        assert!(!format!("{text:?}").contains(TOKEN));
    }
}

fn judged<T>(result: Result<T, Problem>) -> Option<T> {
    result.inspect_err(judge).ok()
}

/// Asks for all that only reads. Each answer is used as the program would use it.
async fn ask_everything(client: &Client) {
    if let Some(me) = judged(client.me().await) {
        judged(client.groups(&me).await);
    }
    judged(client.version().await);
    judged(client.states().await);
    judged(client.priorities().await);
    judged(client.email_addresses().await);
    judged(client.triggers().await);
    judged(client.jobs().await);
    judged(client.service_levels().await);
    judged(client.user_addresses().await);
    judged(client.newest_user().await);
    judged(client.health_issues().await);
    judged(client.probe_lookup().await);
    judged(client.looks_unused().await);
    judged(import_mode::read(client).await);
    judged(client.ticket(7).await);
    if let Some(Some(article)) = judged(client.article(7).await) {
        assert!(article.attachments.len() < 100_000);
    }
    judged(client.articles(&[(7, 8)]).await);
    let wanted = "0cc175b9c0f1b6a831c399e269772661";
    if let Some(found) = judged(client.find_articles(&[wanted.to_owned()]).await) {
        assert!(found.keys().all(|md5| md5 == wanted), "only what was asked for is found");
    }
    if let Some(answering) = judged(Answering::ask(client).await) {
        let people = ["a@x.org".to_owned(), "b@x.org".to_owned()];
        assert!(answering.people(&people, &people) <= 2);
    }
}

/// Takes the bytes as the body of every reply of a helpdesk.
pub fn check(raw: &[u8]) {
    static HELPDESK: OnceLock<Mutex<Helpdesk>> = OnceLock::new();
    let helpdesk = HELPDESK.get_or_init(|| Mutex::new(Helpdesk::start())).lock().expect("one at a time");
    *helpdesk.answer.lock().expect("the answer") = raw.to_vec();
    helpdesk.runtime.block_on(async {
        ask_everything(&helpdesk.client).await;
        let (told, mut lines) = tokio::sync::mpsc::unbounded_channel();
        survey(&helpdesk.client, Some("a@x.org"), told).await;
        while lines.recv().await.is_some() {}
    });
}
