//! Customers are found before they are made, and never made twice.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use super::script::{Server, error, live_body};

fn user(id: u64, email: &str) -> Value {
    json!({ "id": id, "login": email, "email": email, "active": true })
}

#[tokio::test]
async fn only_the_exact_address_is_the_customer() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "users/search" => {
            assert_eq!(seen.query["query"], "ann@x.example");
            json!([user(4, "joann@x.example"), user(5, "ANN@x.example"), user(6, "ann@x.example.org")]).into()
        }
        other => panic!("{other}"),
    })
    .await;
    let id = server.client().ensure_customer(" Ann@X.example", "Ann Lee").await.expect("found").id;
    assert_eq!(id, 5);
}

#[tokio::test]
async fn a_customer_whom_the_search_does_not_know_yet_is_found_by_her_tickets() {
    let server = Server::start(|seen| match (seen.method.as_str(), seen.path.as_str()) {
        ("GET", "users/search") => json!([]).into(),
        ("POST", "tickets/search") => {
            assert_eq!(seen.body["condition"]["customer.email"]["value"], "jane.doe@example.net");
            json!([{ "id": 2, "customer_id": 6 }]).into()
        }
        ("GET", "users/6") => live_body("tickets", "customer").into(),
        other => panic!("{other:?}"),
    })
    .await;
    assert_eq!(server.client().ensure_customer("jane.doe@example.net", "").await.expect("found").id, 6);
}

#[tokio::test]
async fn somebody_elses_ticket_makes_nobody_the_customer() {
    let server = Server::start(|seen| match (seen.method.as_str(), seen.path.as_str()) {
        ("GET", "users/search") => json!([]).into(),
        ("POST", "tickets/search") => json!([{ "id": 2, "customer_id": 6 }]).into(),
        ("GET", "users/6") => live_body("tickets", "customer").into(),
        ("POST", "users") => user(9, "other@example.net").into(),
        other => panic!("{other:?}"),
    })
    .await;
    assert_eq!(server.client().ensure_customer("other@example.net", "").await.expect("made").id, 9);
}

#[tokio::test]
async fn a_new_customer_is_made_in_lower_case_with_the_name_in_one_piece_and_no_roles() {
    let server = Server::start(|seen| match (seen.method.as_str(), seen.path.as_str()) {
        ("POST", "users") => user(9, "ann@x.example").into(),
        _ => json!([]).into(),
    })
    .await;
    assert_eq!(server.client().ensure_customer("Ann@X.example", "Lee, Ann").await.expect("made").id, 9);
    let made = &server.seen_at("POST", "users")[0].body;
    assert_eq!(made, &json!({ "firstname": "Lee, Ann", "lastname": "", "email": "ann@x.example" }));
}

#[tokio::test]
async fn an_address_taken_meanwhile_is_looked_for_again() {
    let looks = AtomicUsize::new(0);
    let server = Server::start(move |seen| match (seen.method.as_str(), seen.path.as_str()) {
        ("POST", "users") => error(422, "Email address 'ann@x.example' is already used for another user."),
        ("GET", "users/search") if looks.fetch_add(1, Ordering::SeqCst) >= 3 => {
            json!([user(12, "ann@x.example")]).into()
        }
        _ => json!([]).into(),
    })
    .await;
    assert_eq!(server.client().ensure_customer("ann@x.example", "").await.expect("found").id, 12);
    assert_eq!(server.seen_at("POST", "users").len(), 1);
}

#[tokio::test]
async fn an_address_taken_by_nobody_to_be_seen_concerns_this_message_only() {
    let server = Server::start(|seen| match (seen.method.as_str(), seen.path.as_str()) {
        ("POST", "users") => error(422, "Email address 'ann@x.example' is already used for another user."),
        _ => json!([]).into(),
    })
    .await;
    let problem = server.client().ensure_customer("ann@x.example", "").await.expect_err("refused");
    assert_eq!(problem.code(), "zammad-customer-refused");
    assert!(!problem.to_string().contains("ann@"), "{problem}");
}

#[tokio::test]
async fn a_sender_without_a_usable_address_becomes_a_user_with_a_login_alone() {
    for address in ["", "/O=EXAMPLE/CN=ANN", "not an@address"] {
        let server = Server::start(|seen| match (seen.method.as_str(), seen.path.as_str()) {
            ("POST", "users") => user(3, "").into(),
            ("GET", "users/search") => json!([]).into(),
            other => panic!("{other:?}"),
        })
        .await;
        assert_eq!(server.client().ensure_customer(address, "Ann Lee").await.expect("made").id, 3);
        let made = &server.seen_at("POST", "users")[0].body;
        assert!(made.get("email").is_none() && made["login"].as_str().is_some_and(|login| !login.is_empty()));
    }
}

#[tokio::test]
async fn an_address_that_zammad_calls_invalid_becomes_a_login_too() {
    let server = Server::start(|seen| match (seen.method.as_str(), seen.path.as_str()) {
        ("POST", "users") if seen.body.get("email").is_some() => error(422, "Invalid email 'ä@b'"),
        ("POST", "users") => user(8, "").into(),
        _ => json!([]).into(),
    })
    .await;
    assert_eq!(server.client().ensure_customer("ä@b", "Ä").await.expect("made").id, 8);
}

#[tokio::test]
async fn a_customer_made_while_the_answer_was_lost_is_not_made_again() {
    let made = AtomicUsize::new(0);
    let server = Server::start(move |seen| match (seen.method.as_str(), seen.path.as_str()) {
        ("POST", "users") => {
            made.fetch_add(1, Ordering::SeqCst);
            error(504, "Gateway Time-out")
        }
        ("GET", "users/search") if made.load(Ordering::SeqCst) > 0 => {
            json!([user(12, "ann@x.example")]).into()
        }
        _ => json!([]).into(),
    })
    .await;
    assert_eq!(server.client().ensure_customer("ann@x.example", "").await.expect("found").id, 12);
    assert_eq!(server.seen_at("POST", "users").len(), 1);
}
