//! Making tickets and articles, and what is known when that goes wrong.

use mailferry::zammad::quiet::{self, QuietMode};
use mailferry::zammad::{PostError, RequestOutcome};
use serde_json::json;

use super::filed::{filing, mail};
use super::script::{Answer, Server, error, impatient, live};

const SILENT: QuietMode = QuietMode::Silent { owner_id: 3 };

fn ticket_request(mode: &QuietMode) -> quiet::TicketRequest {
    let mail = mail();
    let part = quiet::parts(&mail, 1_000_000).expect("parts").remove(0);
    quiet::ticket(&mail, &filing(), mode, &part)
}

fn article_request(reopen: Option<u64>) -> quiet::ArticleRequest {
    let mail = mail();
    let part = quiet::parts(&mail, 1_000_000).expect("parts").remove(0);
    quiet::article(&mail, &filing(), &SILENT, &part, 2, reopen)
}

#[tokio::test]
async fn a_ticket_is_made_and_its_first_article_is_the_mails_even_beside_an_auto_reply() {
    let server = Server::start(|_| live("quiet", "loud")).await;
    let created = server.client().create_ticket(&ticket_request(&SILENT)).await.expect("made");
    assert_eq!(created.article_id, 636, "637 is what the trigger wrote");
    let seen = &server.seen_at("POST", "tickets")[0];
    assert_eq!(seen.headers["x-zammad-suppress-notifications"], "true");
    assert_eq!(seen.headers["content-type"], "application/json");
    assert_eq!((&seen.body["owner_id"], &seen.body["state_id"]), (&json!(3), &json!(4)));
}

#[tokio::test]
async fn notifications_are_only_let_through_where_the_person_chose_answers() {
    let server = Server::start(|_| live("tickets", "ticket-customer-email")).await;
    server.client().create_ticket(&ticket_request(&QuietMode::Answering)).await.expect("made");
    assert!(!server.seen()[0].headers.contains_key("x-zammad-suppress-notifications"));
}

#[tokio::test]
async fn an_article_is_appended_as_on_a_live_zammad() {
    let server = Server::start(|_| live("tickets", "followup-customer")).await;
    let created = server.client().append_article(&article_request(None)).await.expect("appended");
    assert_eq!((created.ticket_id, created.article_id), (2, 4));
    assert_eq!(server.seen_at("POST", "ticket_articles")[0].body["ticket_id"], 2);
}

#[tokio::test]
async fn reopening_is_one_request_and_finds_its_own_article_among_newer_ones() {
    let md5 = quiet::message_id_md5("<abc-1@example.net>");
    let server = Server::start(move |seen| match (seen.method.as_str(), seen.path.as_str()) {
        ("PUT", "tickets/2") => {
            assert_eq!(seen.body["state_id"], 2);
            assert_eq!(seen.body["article"]["message_id"], "<abc-1@example.net>");
            json!({ "id": 2, "number": "80002", "article_ids": [2, 9, 8, 10] }).into()
        }
        ("GET", "ticket_articles/9") => json!({ "id": 9, "ticket_id": 2, "message_id_md5": md5 }).into(),
        ("GET", path) => {
            assert_eq!(path, "ticket_articles/10", "newest first");
            json!({ "id": 10, "ticket_id": 2, "message_id_md5": null }).into()
        }
        other => panic!("{other:?}"),
    })
    .await;
    let created = server.client().append_article(&article_request(Some(2))).await.expect("appended");
    assert_eq!((created.ticket_id, created.article_id), (2, 9));
}

#[tokio::test]
async fn a_refusal_is_surely_not_done_and_concerns_this_message() {
    for (name, code) in [
        ("empty-body", "zammad-refused"),
        ("bad-attachment", "zammad-refused"),
        ("unknown-group", "zammad-refused"),
        ("inactive-group", "zammad-right-missing"),
    ] {
        let server = Server::start(move |_| live("tickets", name)).await;
        let failed = server.client().create_ticket(&ticket_request(&SILENT)).await.expect_err(name);
        assert_eq!((failed.problem.code(), failed.outcome), (code, RequestOutcome::NotExecuted), "{name}");
    }
}

#[tokio::test]
async fn after_a_server_fault_or_an_unreadable_reply_the_outcome_is_open() {
    let page = |status, title: &str| Answer::Raw {
        status,
        content_type: "text/html",
        headers: Vec::new(),
        body: format!("<html><head><title>{title}</title></head><body>x</body></html>"),
    };
    let cases = [
        (page(500, "500 Internal Server Error"), "zammad-server-error"),
        (page(502, "502 Bad Gateway"), "zammad-proxy-error"),
        (page(504, "504 Gateway Time-out"), "zammad-proxy-error"),
        (page(200, "Welcome"), "zammad-not-zammad"),
        (Answer::Torn, "zammad-connection-lost"),
        (json!("made").into(), "zammad-reply-unreadable"),
        (json!({ "id": 2, "article_ids": [] }).into(), "zammad-reply-unreadable"),
    ];
    for (answer, code) in cases {
        let shown = format!("{answer:?}");
        let server = Server::start(move |seen| match seen.method.as_str() {
            "GET" => json!({}).into(),
            _ => answer.clone(),
        })
        .await;
        let failed = server.client().create_ticket(&ticket_request(&SILENT)).await.expect_err(&shown);
        assert_eq!((failed.problem.code(), failed.outcome), (code, RequestOutcome::Unknown), "{shown}");
    }
}

#[tokio::test]
async fn after_a_fault_that_zammad_tells_itself_nothing_is_under_way() {
    let server = Server::start(|_| live("tickets", "followup-agent-email")).await;
    let failed = server.client().create_ticket(&ticket_request(&SILENT)).await.expect_err("a fault");
    assert_eq!((failed.problem.code(), failed.outcome), ("zammad-server-error", RequestOutcome::Finished));
}

#[tokio::test]
async fn a_server_that_keeps_silent_leaves_the_outcome_open() {
    let server = Server::start(|_| Answer::Never).await;
    let PostError { problem, outcome } =
        impatient(&server.url()).create_ticket(&ticket_request(&SILENT)).await.expect_err("silent");
    assert_eq!((problem.code(), outcome), ("zammad-timeout", RequestOutcome::Unknown));
}

#[tokio::test]
async fn a_server_that_is_not_there_did_nothing() {
    // Taken, so that nobody else can listen there meanwhile.
    let taken = tokio::net::TcpSocket::new_v4().expect("a socket");
    taken.bind(std::net::SocketAddr::from(([127, 0, 0, 1], 0))).expect("a port");
    let url = format!("http://{}", taken.local_addr().expect("its address"));
    let failed = impatient(&url).create_ticket(&ticket_request(&SILENT)).await.expect_err("nobody");
    assert_eq!((failed.problem.code(), failed.outcome), ("network-unreachable", RequestOutcome::NotExecuted));
}

#[tokio::test]
async fn a_connection_cut_after_the_request_leaves_the_outcome_open() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("its address"));
    let cutter = tokio::spawn(async move {
        use tokio::io::AsyncReadExt as _;
        let (mut socket, _) = listener.accept().await.expect("a connection");
        let mut request = Vec::new();
        while !request.ends_with(b"}") {
            assert!(socket.read_buf(&mut request).await.expect("bytes") > 0);
        }
    });
    let failed = super::script::client(&url).create_ticket(&ticket_request(&SILENT)).await.expect_err("cut");
    cutter.await.expect("the request came whole");
    assert_eq!((failed.problem.code(), failed.outcome), ("zammad-connection-lost", RequestOutcome::Unknown));
}

#[tokio::test]
async fn a_ticket_deleted_meanwhile_is_told_as_missing() {
    let server = Server::start(|_| live("idempotency", "agent-note-origin")).await;
    let failed = server.client().append_article(&article_request(None)).await.expect_err("gone");
    assert_eq!(
        (failed.problem.code(), failed.outcome),
        ("zammad-record-missing", RequestOutcome::NotExecuted)
    );
}

#[tokio::test]
async fn an_article_that_cannot_be_looked_at_after_it_was_made_leaves_the_outcome_open() {
    let server = Server::start(|seen| match seen.method.as_str() {
        "PUT" => json!({ "id": 2, "article_ids": [9] }).into(),
        _ => error(403, "Not authorized"),
    })
    .await;
    let failed = server.client().append_article(&article_request(Some(2))).await.expect_err("unseen");
    assert_eq!(failed.outcome, RequestOutcome::Unknown);
}
