//! Each fault does what it says.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Desk, mail, quiet_mail, read};
use crate::helpdesk::{Effect, Fault, Options, Requests};

const TICKETS: &str = "/api/v1/tickets";

async fn wait_for(desk: &Desk, tickets: usize) {
    while desk.tickets() != tickets {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_dropped_connection_leaves_the_ticket_made_or_not_as_chosen() {
    for (effect, made) in [(Effect::DropBefore, 0), (Effect::DropAfter, 1)] {
        let desk = Desk::practice();
        let before = desk.tickets();
        desk.helpdesk.set_faults(vec![Fault::once(Requests::Creates, effect.clone()).at(2)]);
        desk.make(mail("a@customer.example", "<1@customer.example>")).await;
        let sent = desk
            .request("POST", TICKETS)
            .json(&mail("a@customer.example", "<2@customer.example>"))
            .send()
            .await;
        assert!(sent.is_err(), "{effect:?}");
        assert_eq!(desk.tickets(), before + 1 + made, "{effect:?}");
        desk.make(mail("a@customer.example", "<3@customer.example>")).await;
    }
}

#[tokio::test]
async fn a_late_commit_is_invisible_until_released() {
    let desk = Desk::practice();
    let before = desk.tickets();
    desk.helpdesk.add_fault(Fault::once(Requests::Creates, Effect::CommitLate { milliseconds: None }));
    let body = quiet_mail(&desk, "a@customer.example", "<1@customer.example>");
    assert!(desk.request("POST", TICKETS).json(&body).send().await.is_err());
    assert_eq!(desk.tickets(), before);
    desk.helpdesk.release();
    wait_for(&desk, before + 1).await;
    assert_eq!(desk.helpdesk.snapshot().with_message_id("<1@customer.example>").len(), 1);
}

#[tokio::test]
async fn a_late_commit_comes_by_itself_after_its_time() {
    let desk = Desk::practice();
    let before = desk.tickets();
    desk.helpdesk.add_fault(Fault::once(Requests::Creates, Effect::CommitLate { milliseconds: Some(1) }));
    let body = quiet_mail(&desk, "a@customer.example", "<1@customer.example>");
    assert!(desk.request("POST", TICKETS).json(&body).send().await.is_err());
    wait_for(&desk, before + 1).await;
}

#[tokio::test]
async fn what_a_client_gave_up_on_is_done_all_the_same() {
    let desk = Desk::practice();
    let before = desk.tickets();
    desk.helpdesk.hold_creates_until(2);
    let body = quiet_mail(&desk, "a@customer.example", "<1@customer.example>");
    let given_up = tokio::spawn(desk.request("POST", TICKETS).json(&body).send());
    while desk.helpdesk.shared.gate.under_way() != 1 {
        tokio::task::yield_now().await;
    }
    given_up.abort();
    assert!(given_up.await.is_err_and(|error| error.is_cancelled()));
    desk.make(mail("b@customer.example", "<2@customer.example>")).await;
    wait_for(&desk, before + 2).await;
}

#[tokio::test]
async fn faults_that_answer_do_nothing_else() {
    let answer = |status, retry_after: Option<&str>| Effect::Answer {
        status,
        retry_after: retry_after.map(str::to_owned),
    };
    for (effect, status, header) in [
        (answer(502, None), 502, None),
        (answer(503, Some("3")), 503, Some(("retry-after", "3"))),
        (answer(504, None), 504, None),
        (answer(429, Some("7")), 429, Some(("retry-after", "7"))),
        (answer(413, None), 413, None),
        (Effect::MaskedError, 500, None),
        (Effect::Maintenance, 403, Some(("x-failure", "Maintenance mode enabled!"))),
        (Effect::TokenRevoked, 401, Some(("x-failure", "Can't find User for Token"))),
    ] {
        let desk = Desk::practice();
        let before = desk.tickets();
        desk.helpdesk.add_fault(Fault::once(Requests::Route("POST".to_owned(), TICKETS.to_owned()), effect));
        let body = mail("a@customer.example", "<1@customer.example>");
        let reply = desk.request("POST", TICKETS).json(&body).send().await.expect("a reply");
        assert_eq!(reply.status().as_u16(), status);
        if let Some((name, value)) = header {
            assert_eq!(reply.headers()[name], value);
        }
        assert_eq!(desk.tickets(), before);
        desk.make(body).await;
    }
}

#[tokio::test]
async fn a_slow_body_arrives_whole() {
    let desk = Desk::practice();
    desk.helpdesk.add_fault(Fault::always(Requests::Every, Effect::SlowBody { milliseconds: 5 }));
    let (status, me) = desk.get("/api/v1/users/me").await;
    assert_eq!((status, me["email"].as_str()), (200, Some("ada@contoso.example")));
}

#[tokio::test]
async fn at_a_pace_tickets_take_their_time_and_are_as_before() {
    let desk = Desk::practice();
    let before = desk.tickets();
    let pace = Duration::from_millis(60);
    desk.helpdesk.set_pace(pace);
    // A pause never ends early, so that the time can only be longer.
    let began = Instant::now();
    let made = desk.make(mail("a@customer.example", "<1@customer.example>")).await;
    assert!(began.elapsed() >= pace);
    assert_eq!(desk.tickets(), before + 1, "{made}");
}

#[tokio::test]
async fn a_stored_article_may_lose_its_file_or_its_body_while_the_reply_is_well() {
    for (effect, files, body) in [(Effect::LoseAttachment, 0, "How?"), (Effect::LoseBody, 1, "")] {
        let desk = Desk::practice();
        desk.helpdesk.add_fault(Fault::once(Requests::Creates, effect));
        let mut request = mail("a@customer.example", "<1@customer.example>");
        request["article"]["attachments"] =
            json!([{"filename": "a", "data": "aGk=", "mime-type": "text/plain"}]);
        let made = desk.make(request).await;
        let (_, articles) = desk.get(&format!("/api/v1/ticket_articles/by_ticket/{}", made["id"])).await;
        assert_eq!(articles[0]["attachments"].as_array().map(Vec::len), Some(files));
        assert_eq!(articles[0]["body"], body);
    }
}

#[tokio::test]
async fn of_creates_at_once_for_one_new_customer_one_is_made_and_the_others_refused() {
    for (import_mode, text) in [(false, "PG::InFailedSqlTransaction"), (true, "This object already exists.")]
    {
        let desk = Desk::new(Options { import_mode, ..Options::default() });
        desk.helpdesk.hold_creates_until(4);
        let posts = (0..4)
            .map(|number| desk.post(TICKETS, mail("new@customer.example", &format!("<{number}@x.example>"))));
        let replies = futures::future::join_all(posts).await;
        let mut states: Vec<u16> = replies.iter().map(|(status, _)| *status).collect();
        states.sort_unstable();
        assert_eq!(states, [201, 422, 422, 422]);
        let refused = replies.iter().find(|(status, _)| *status == 422).expect("one");
        assert!(refused.1["error"].as_str().is_some_and(|error| error.starts_with(text)), "{}", refused.1);
        let users = desk.helpdesk.snapshot().users;
        assert_eq!(users.iter().filter(|user| user.email == "new@customer.example").count(), 1);
    }
}

#[tokio::test]
async fn another_process_sets_faults_and_looks_at_everything() {
    let desk = Desk::practice();
    let faults = json!([{"which": {"route": ["GET", "/api/v1/groups*"]}, "times": 1,
        "effect": {"answer": {"status": 502, "retry_after": null}}}]);
    let (status, set) = desk.put("/practice/faults", faults).await;
    assert_eq!((status, set[0]["times"].as_u64()), (200, Some(1)));
    assert_eq!(desk.get("/api/v1/groups").await.0, 502);
    assert_eq!(desk.get("/practice/faults").await.1, json!([]));
    assert_eq!(desk.put("/practice/faults", json!([{"nonsense": 1}])).await.0, 400);
    desk.make(mail("a@customer.example", "<1@customer.example>")).await;
    let (_, outbox) = desk.get("/practice/outbox").await;
    assert_eq!(outbox[0]["kind"], "trigger_mail");
    let (_, snapshot) = desk.get("/practice/snapshot").await;
    assert_eq!(snapshot["tickets"].as_array().map(Vec::len), Some(2));
    let (_, counters) = desk.get("/practice/counters").await;
    assert_eq!(counters, json!({"GET /api/v1/groups": 1, "POST /api/v1/tickets": 1}));
    let (_, page) = read(desk.request("GET", "/")).await;
    assert!(page.as_str().is_some_and(|page| page.contains("2 messages would have been sent")), "{page}");
    // Zammad's own address of a ticket: the part after # never reaches a server.
    assert!(page.as_str().is_some_and(|page| page.contains("<section id=\"ticket/zoom/2\">")), "{page}");
    let (status, page) = read(desk.request("GET", "/ticket/zoom/2")).await;
    assert_eq!(status, 200);
    assert!(matches!(page, Value::String(page) if page.contains("How?")));
}

#[tokio::test]
async fn practice_answers_only_by_this_machines_names_and_with_the_token() {
    let desk = Desk::practice();
    let port = desk.helpdesk.url().rsplit(':').next().expect("a port").to_owned();
    for host in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"] {
        for host in [host.to_owned(), format!("{host}:{port}")] {
            let (status, _) = read(desk.request("GET", "/practice/outbox").header("Host", &host)).await;
            assert_eq!(status, 200, "{host}");
        }
    }
    // A page of the web whose name was made to lead here.
    for host in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "[::2]", "a:b", ""] {
        for path in ["/", "/practice/snapshot", "/api/v1/users/me", "/ticket/zoom/1"] {
            let (status, _) = read(desk.request("GET", path).header("Host", host)).await;
            assert_ne!(status, 200, "{path} of {host:?}");
        }
    }
    let bare = reqwest::Client::new();
    for path in ["outbox", "snapshot", "counters", "faults"] {
        let address = format!("{}/practice/{path}", desk.helpdesk.url());
        let asked = [bare.get(&address), bare.get(&address).header("Authorization", "Bearer x")];
        for asked in asked {
            let (status, answer) = read(asked).await;
            assert!(matches!(status, 401 | 403), "{path}: {status} {answer}");
        }
    }
}

#[tokio::test]
async fn a_page_shows_the_words_of_a_mail_and_neither_runs_nor_loads_anything_of_it() {
    let desk = Desk::practice();
    let mut evil = mail("a@customer.example", "<1@customer.example>");
    evil["article"]["content_type"] = json!("text/html");
    evil["article"]["body"] = json!(
        "<p>Good &amp; bad</p><script>alert(1)</script><img src=\"https://far.example/x.png\">\
         <div onclick=\"x()\">second &lt;b&gt; line</div>"
    );
    let made = desk.make(evil).await;
    let id = made["id"].as_u64().expect("an id");
    let response = desk.request("GET", &format!("/ticket/zoom/{id}")).send().await.expect("an answer");
    let policy = response.headers()["content-security-policy"].to_str().expect("a policy").to_owned();
    assert!(policy.contains("default-src 'none'") && !policy.contains("script"), "{policy}");
    let page = response.text().await.expect("a page");
    assert!(page.contains("Good &amp; bad\nsecond &lt;b&gt; line"), "{page}");
    for part in ["<script", "alert(1)", "far.example", "onclick", "<b> line"] {
        assert!(!page.contains(part), "{part} in {page}");
    }
}
