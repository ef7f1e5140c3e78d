//! Where a mail already is: nothing twice rests on these answers.

use mailferry::zammad::client::Probe;
use mailferry::zammad::quiet::message_id_md5;
use serde_json::{Value, json};

use super::script::{Answer, Seen, Server, error, live};

fn ticket(id: u64, articles: &[u64]) -> Value {
    json!({ "id": id, "number": format!("80{id}"), "owner_id": 3, "state_id": 4, "article_ids": articles })
}

fn wanted(seen: &Seen) -> Vec<String> {
    let values = seen.body["condition"]["article.message_id_md5"]["value"].as_array().expect("a list");
    values.iter().map(|value| value.as_str().expect("text").to_owned()).collect()
}

#[tokio::test]
async fn the_reply_of_a_live_zammad_is_understood() {
    let md5 = message_id_md5("<abc-1@example.net>");
    assert_eq!(md5, "01803613f791cff18fb681b2e9cc4665");
    let server = Server::start(|seen| match seen.path.as_str() {
        "tickets/search" if wanted(seen)[0].starts_with("0180") => live("idempotency", "search-md5"),
        "tickets/search" => live("idempotency", "search-none"),
        "ticket_articles/by_ticket/2" => live("tickets", "ticket-articles"),
        "ticket_articles/by_ticket/10" => json!([{ "id": 8, "ticket_id": 10,
            "message_id_md5": "01803613f791cff18fb681b2e9cc4665" }])
        .into(),
        other => panic!("{other}"),
    })
    .await;
    let client = server.client();
    let found = client.find_articles(std::slice::from_ref(&md5)).await.expect("found");
    let hit = &found[&md5];
    assert_eq!((hit.ticket_id, hit.article_id, hit.ticket_number.as_str()), (2, 2, "80002"));
    assert!(hit.several, "two tickets carry it");
    let nothing = client.find_articles(&["0".repeat(32)]).await.expect("asked");
    assert!(nothing.is_empty());
    let search = &server.seen_at("POST", "tickets/search")[0];
    assert_eq!(search.body["expand"], true);
    assert_eq!(search.query["expand"], "true");
    assert!(search.body.get("query").is_none(), "a query would ask the lagging index");
}

#[tokio::test]
async fn several_mails_of_one_ticket_are_each_found() {
    let ids = ["<a@x>", "<b@x>", "<c@x>"];
    let server = Server::start(move |seen| match seen.path.as_str() {
        "tickets/search" => json!([ticket(7, &[70, 71, 72])]).into(),
        _ => json!([
            { "id": 70, "message_id_md5": message_id_md5(ids[0]) },
            { "id": 71, "message_id_md5": null },
            { "id": 72, "message_id_md5": message_id_md5(ids[1]) },
        ])
        .into(),
    })
    .await;
    let md5s: Vec<String> = ids.iter().map(|id| message_id_md5(id)).collect();
    let found = server.client().find_articles(&md5s).await.expect("found");
    assert_eq!(found.len(), 2);
    assert_eq!((found[&md5s[0]].article_id, found[&md5s[1]].article_id), (70, 72));
    assert!(!found[&md5s[0]].several);
}

#[tokio::test]
async fn hits_beyond_the_first_page_and_batch_are_found() {
    // 120 mails in 360 tickets: three batches, of which the first has 3 pages.
    let server = Server::start(|seen| {
        if let Some(id) = seen.path.strip_prefix("ticket_articles/by_ticket/") {
            let id: u64 = id.parse().expect("an id");
            return json!([{ "id": id * 10, "message_id_md5": format!("{:032x}", id % 120) }]).into();
        }
        let wanted = wanted(seen);
        assert!(wanted.len() <= 50);
        let hits: Vec<Value> = (1..=1200)
            .filter(|id| wanted.contains(&format!("{:032x}", id % 120)))
            .map(|id| ticket(id, &[id * 10]))
            .collect();
        let page = seen.body["page"].as_u64().expect("a page") as usize;
        let size = seen.body["per_page"].as_u64().expect("a size") as usize;
        assert!(size <= 200, "Zammad gives no more");
        json!(hits.chunks(size).nth(page - 1).unwrap_or_default()).into()
    })
    .await;
    let md5s: Vec<String> = (0..120).map(|number| format!("{number:032x}")).collect();
    let found = server.client().find_articles(&md5s).await.expect("found");
    assert_eq!(found.len(), 120);
    assert!(found.values().all(|hit| hit.several));
    assert_eq!(found[&md5s[119]].ticket_id, 119);
}

#[tokio::test]
async fn a_reply_as_an_object_is_read_too() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "tickets/search" => live("tickets", "search-cond"),
        _ => live("tickets", "ticket-articles"),
    })
    .await;
    let md5 = message_id_md5("<abc-1@example.net>");
    let found = server.client().find_articles(std::slice::from_ref(&md5)).await.expect("found");
    assert!(found.contains_key(&md5));
}

#[tokio::test]
async fn a_search_that_ignores_the_question_is_never_taken_for_an_answer() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "tickets/search" => json!([ticket(1, &[1])]).into(),
        _ => json!([{ "id": 1, "message_id_md5": "f".repeat(32) }]).into(),
    })
    .await;
    let problem = server.client().find_articles(&["a".repeat(32)]).await.expect_err("no answer");
    assert_eq!(problem.code(), "zammad-lookup-unusable");
}

#[tokio::test]
async fn a_ticket_that_may_not_be_read_is_a_problem_not_an_absence() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "tickets/search" => json!([ticket(1, &[1])]).into(),
        _ => error(403, "Not authorized"),
    })
    .await;
    let problem = server.client().find_articles(&["a".repeat(32)]).await.expect_err("no answer");
    assert_eq!(problem.code(), "zammad-right-missing");
}

#[tokio::test]
async fn a_ticket_too_long_to_read_at_once_is_read_article_by_article() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "tickets/search" => json!([ticket(1, &[5, 6])]).into(),
        "ticket_articles/by_ticket/1" => Answer::Raw {
            status: 200,
            content_type: "application/json",
            headers: Vec::new(),
            body: format!("[\"{}\"]", "x".repeat(33 * 1024 * 1024)),
        },
        "ticket_articles/5" => json!({ "id": 5, "ticket_id": 1, "message_id_md5": "b".repeat(32) }).into(),
        _ => json!({ "id": 6, "ticket_id": 1, "message_id_md5": "a".repeat(32) }).into(),
    })
    .await;
    let found = server.client().find_articles(&["a".repeat(32)]).await.expect("found");
    assert_eq!(found[&"a".repeat(32)].article_id, 6);
}

#[tokio::test]
async fn the_probe_tells_a_working_look_up_from_a_deaf_one() {
    let working = Server::start(|seen| match seen.path.as_str() {
        "tickets/search" if wanted(seen)[0].starts_with("000") => json!([]).into(),
        "tickets/search" | "tickets" => json!([ticket(1, &[1])]).into(),
        _ => json!([{ "id": 1, "message_id_md5": "c".repeat(32) }]).into(),
    })
    .await;
    assert_eq!(working.client().probe_lookup().await.expect("probed"), Probe::Works);
    let deaf = Server::start(|seen| match seen.path.as_str() {
        "tickets/search" => json!([]).into(),
        "tickets" => json!([ticket(1, &[1])]).into(),
        _ => json!([{ "id": 1, "message_id_md5": "c".repeat(32) }]).into(),
    })
    .await;
    assert_eq!(deaf.client().probe_lookup().await.expect_err("deaf").code(), "zammad-lookup-unusable");
    let empty = Server::start(|_| json!([]).into()).await;
    assert_eq!(empty.client().probe_lookup().await.expect("probed"), Probe::Untried);
}
