//! Rules of the real Zammad that the recorded replies do not show.

use std::time::Duration;

use serde_json::json;

use super::{Desk, mail, quiet_mail};
use crate::helpdesk::{AgentSeed, Options, Version};

const TICKETS: &str = "/api/v1/tickets";
const ME: &str = "/api/v1/users/me";

#[tokio::test]
async fn permissions_of_the_token_decide_and_a_parent_grants_its_children() {
    let permissions = vec!["ticket.agent".to_owned(), "admin.group".to_owned()];
    let desk = Desk::new(Options { permissions, ..Options::default() });
    for (path, status) in [
        (ME, 200),
        ("/api/v1/groups", 200),
        ("/api/v1/ticket_states", 200),
        ("/api/v1/version", 403),
        ("/api/v1/triggers", 403),
        ("/api/v1/jobs", 403),
        ("/api/v1/monitoring/health_check", 403),
        ("/api/v1/ticket_articles", 403),
    ] {
        assert_eq!(desk.get(path).await.0, status, "{path}");
    }
    let (_, refused) = desk.get("/api/v1/triggers").await;
    assert_eq!(refused["error"], "Not authorized (token)!");
    let (_, settings) = desk.get("/api/v1/settings").await;
    let names: Vec<_> =
        settings.as_array().expect("settings").iter().map(|row| row["name"].clone()).collect();
    assert_eq!(names, ["import_mode"]);
}

#[tokio::test]
async fn a_token_permits_no_more_than_its_user() {
    let owner = AgentSeed::new("Tim", "Trigger", "tim@contoso.example").with_permissions(&["admin.trigger"]);
    let desk = Desk::new(Options { owner, ..Options::default() });
    assert_eq!(desk.get("/api/v1/triggers").await.0, 200);
    assert_eq!(desk.get("/api/v1/settings").await.0, 200);
    let (status, refused) = desk.get("/api/v1/jobs").await;
    assert_eq!((status, refused["error"].as_str()), (403, Some("Not authorized (user)!")));
}

/// `ApplicationModel::CanAssociations`, `TicketsController#create` (5.5, 7.0).
#[tokio::test]
async fn a_customer_described_in_the_create_is_found_or_made_and_may_be_the_author_by_address() {
    let desk = Desk::practice();
    desk.import_mode(true).await;
    let mut body = mail("jane@x.example", "<first@x.example>");
    let columns = body.as_object_mut().expect("an object");
    columns.remove("customer_id");
    columns.insert(
        "customer".into(),
        json!({ "firstname": "Jane Doe", "lastname": "", "email": "jane@x.example" }),
    );
    body["article"]["origin_by"] = json!("jane@x.example");
    let first = desk.make(body.clone()).await;
    let second = desk.make(body.clone()).await;
    assert_eq!(first["customer_id"], second["customer_id"], "found by the address");
    let (_, article) = desk.get(&format!("/api/v1/ticket_articles/{}", first["article_ids"][0])).await;
    assert_eq!(article["origin_by_id"], first["customer_id"]);
    let (_, newest) = desk.get("/api/v1/users?sort_by=id&order_by=desc&per_page=1").await;
    assert_eq!(newest[0]["id"], first["customer_id"]);
    assert_eq!((&newest[0]["firstname"], &newest[0]["lastname"]), (&json!("Jane"), &json!("Doe")));
    body["article"]["origin_by"] = json!("nobody@x.example");
    let (status, refused) = desk.post(TICKETS, body).await;
    assert_eq!(
        (status, refused["error"].as_str()),
        (422, Some("No lookup value found for 'origin_by': \"nobody@x.example\""))
    );
}

#[tokio::test]
async fn bearer_is_as_good_as_token() {
    let desk = Desk::practice();
    let token = desk.helpdesk.token();
    let request = desk.web.get(format!("{}{ME}", desk.helpdesk.url()));
    let reply = request.header("Authorization", format!("Bearer {token}")).send().await.expect("a reply");
    assert_eq!(reply.status().as_u16(), 200);
}

#[tokio::test]
async fn import_mode_has_its_effect_only_after_it_settled() {
    let desk = Desk::new(Options { import_mode_settle: Duration::from_hours(1), ..Options::default() });
    desk.import_mode(true).await;
    let (_, setting) = desk.get("/api/v1/settings/134").await;
    assert_eq!(setting["state_current"]["value"], true);
    let mut body = mail("a@customer.example", "<1@customer.example>");
    body["created_at"] = "2019-03-01T10:00:00Z".into();
    let made = desk.make(body).await;
    assert_ne!(made["created_at"], "2019-03-01T10:00:00.000Z");
    assert_eq!(desk.helpdesk.outbox().len(), 2);
}

#[tokio::test]
async fn in_import_mode_the_last_update_is_what_the_client_says() {
    let desk = Desk::new(Options { import_mode: true, ..Options::default() });
    let made = desk.make(mail("a@customer.example", "<1@customer.example>")).await;
    let path = format!("{TICKETS}/{}", made["id"]);
    let (_, changed) = desk.put(&path, json!({"updated_at": "2019-03-01T10:00:00Z"})).await;
    assert_eq!(changed["updated_at"], "2019-03-01T10:00:00.000Z");
    desk.import_mode(false).await;
    let (_, changed) = desk.put(&path, json!({"updated_at": "2018-03-01T10:00:00Z"})).await;
    assert_ne!(changed["updated_at"], "2018-03-01T10:00:00.000Z");
}

#[tokio::test]
async fn the_newest_lets_only_maintainers_in_while_import_mode_is_on() {
    for (permissions, status) in [(vec!["admin"], 200), (vec!["ticket.agent", "admin.group"], 403)] {
        let desk = Desk::new(Options {
            version: Version::NEWEST,
            permissions: permissions.into_iter().map(str::to_owned).collect(),
            import_mode: true,
            ..Options::default()
        });
        assert_eq!(desk.get(ME).await.0, status);
    }
}

#[tokio::test]
async fn from_6_4_mail_needs_a_valid_recipient_except_in_import_mode() {
    for (version, import_mode, to, status) in [
        (Version::V5_5, false, "", 201),
        (Version::V6_4, false, "", 422),
        (Version::V6_4, false, "undisclosed-recipients:;", 422),
        (Version::V6_4, false, "\"Desk, Help\" <support@contoso.example>, b@x.example", 201),
        (Version::V6_4, true, "", 201),
    ] {
        let desk = Desk::new(Options { version, import_mode, ..Options::default() });
        let mut body = mail("a@customer.example", "<1@customer.example>");
        body["article"]["to"] = to.into();
        let before = desk.tickets();
        let (got, reply) = desk.post(TICKETS, body).await;
        assert_eq!(got, status, "{version:?} {to} {reply}");
        assert_eq!(desk.tickets() - before, usize::from(status == 201));
    }
}

#[tokio::test]
async fn searches_answer_in_the_form_of_their_version() {
    let condition = json!({"condition": {"ticket.tags": {"operator": "contains one", "value": "import-1"}}});
    for version in [Version::V5_5, Version::V6_6] {
        let desk = Desk::new(Options { version, ..Options::default() });
        let mut body = quiet_mail(&desk, "a@customer.example", "<1@customer.example>");
        body["tags"] = "other, import-1".into();
        let made = desk.make(body).await;
        let (_, found) = desk.post("/api/v1/tickets/search", condition.clone()).await;
        let ids = if version == Version::V5_5 { found["tickets"].clone() } else { json!([found[0]["id"]]) };
        assert_eq!(ids, json!([made["id"]]));
        let (_, found) = desk.post("/api/v1/tickets/search?expand=true", condition.clone()).await;
        assert_eq!(found[0]["id"], made["id"]);
    }
}

#[tokio::test]
async fn a_nested_condition_with_many_message_ids_finds_each_ticket_once() {
    let desk = Desk::practice();
    for number in 0..3 {
        desk.make(quiet_mail(&desk, "a@customer.example", &format!("<{number}@x.example>"))).await;
    }
    let md5s: Vec<String> =
        (0..2).map(|number| super::super::digest::md5_hex(&format!("<{number}@x.example>"))).collect();
    let flat = json!({"article.message_id_md5": {"operator": "is", "value": md5s}});
    let nested = json!({"operator": "AND", "conditions": [{"name": "article.message_id_md5", "operator": "is", "value": md5s}]});
    for condition in [flat, nested] {
        let (_, found) =
            desk.post("/api/v1/tickets/search", json!({"condition": condition, "expand": true})).await;
        assert_eq!(found.as_array().map(Vec::len), Some(2));
    }
}

#[tokio::test]
async fn images_in_data_urls_become_files_that_only_the_body_shows() {
    let desk = Desk::practice();
    let mut body = quiet_mail(&desk, "a@customer.example", "<1@customer.example>");
    body["article"]["content_type"] = "text/html".into();
    body["article"]["body"] = "<p onclick=\"x()\">a<img src=\"data:image/png;base64,aGk=\"><img src=\"data:image/gif;base64,aGk=\">\
        <img src=\"//x.example/a.png\"><a href=\"java script:x()\">b</a><object>c</object><style>d</style></p>".into();
    body["article"]["attachments"] =
        json!([{"filename": "a.txt", "data": "aGk=", "mime-type": "text/plain"}]);
    let made = desk.make(body).await;
    let copy = &desk.helpdesk.snapshot().tickets[1].articles[0];
    let names: Vec<_> = copy.attachments.iter().map(|file| file.filename.as_str()).collect();
    assert_eq!(names, ["image1.png", "a.txt"]);
    let (_, articles) = desk.get(&format!("/api/v1/ticket_articles/by_ticket/{}", made["id"])).await;
    let shown = articles[0]["body"].as_str().expect("a body");
    assert!(shown.contains("/api/v1/ticket_attachment/2/2/1?view=inline"), "{shown}");
    assert!(shown.contains("data:image/gif") && shown.ends_with("<a>b</a>c</p>"), "{shown}");
    assert!(!shown.contains("x.example") && !shown.contains("onclick"), "{shown}");
    assert_eq!(articles[0]["attachments"].as_array().map(Vec::len), Some(1));
    let image = desk.request("GET", "/api/v1/ticket_attachment/2/2/1").send().await.expect("a file");
    assert_eq!(image.bytes().await.expect("contents"), "hi");
}

#[tokio::test]
async fn bodies_have_their_limit_and_import_mode_cuts_instead() {
    let mut body = mail("a@customer.example", "<1@customer.example>");
    body["article"]["body"] = "x".repeat(1_500_001).into();
    let desk = Desk::practice();
    assert_eq!(desk.post(TICKETS, body.clone()).await.0, 422);
    desk.import_mode(true).await;
    assert_eq!(desk.post(TICKETS, body).await.0, 201);
    assert_eq!(desk.helpdesk.snapshot().tickets[1].articles[0].body.len(), 1_500_000);
}

#[tokio::test]
async fn a_request_over_the_limit_is_answered_by_the_proxys_page() {
    let desk = Desk::new(Options { max_request: 2000, ..Options::default() });
    let mut body = mail("a@customer.example", "<1@customer.example>");
    assert_eq!(desk.post(TICKETS, body.clone()).await.0, 201);
    body["article"]["body"] = "x".repeat(3_000_000).into();
    let (status, page) = desk.post(TICKETS, body).await;
    assert_eq!(status, 413);
    assert!(page.as_str().is_some_and(|page| page.contains("413 Request Entity Too Large")), "{page}");
}

#[tokio::test]
async fn without_bodies_only_sizes_are_kept() {
    let desk = Desk::new(Options { keep_bodies: false, ..Options::default() });
    let mut body = mail("a@customer.example", "<1@customer.example>");
    body["article"]["attachments"] = json!([{"filename": "a", "data": "aGk=", "mime-type": "text/plain"}]);
    let made = desk.make(body).await;
    let (_, articles) = desk.get(&format!("/api/v1/ticket_articles/by_ticket/{}", made["id"])).await;
    assert_eq!(
        (articles[0]["body"].as_str(), articles[0]["attachments"][0]["size"].as_str()),
        (Some("...."), Some("2"))
    );
    let file = &desk.helpdesk.snapshot().tickets[1].articles[0].attachments[0];
    assert_eq!(file.sha256, super::super::digest::sha256_hex(b"hi"));
}

#[tokio::test]
async fn customers_are_found_or_made_as_described() {
    let desk = Desk::practice();
    let described = |customer: serde_json::Value| {
        let mut body = mail("x@x.example", "<1@x.example>");
        body.as_object_mut().expect("an object").remove("customer_id");
        body["customer"] = customer;
        body
    };
    let made =
        desk.make(described(json!({"firstname": "Änne", "lastname": "Ö", "email": "Aenne@X.example"}))).await;
    let (_, user) = desk.get(&format!("/api/v1/users/{}", made["customer_id"])).await;
    assert_eq!((user["email"].as_str(), user["firstname"].as_str()), (Some("aenne@x.example"), Some("Änne")));
    let again = desk.make(described(json!({"email": "aenne@x.example", "firstname": "Other"}))).await;
    assert_eq!(again["customer_id"], made["customer_id"]);
    let nameless = desk.make(described(json!({"firstname": "/O=EXCHANGE/CN=BOB"}))).await;
    assert_ne!(nameless["customer_id"], made["customer_id"]);
    assert_eq!(desk.post(TICKETS, described(json!("nobody@x.example"))).await.0, 422);
    let taken = desk.post("/api/v1/users", json!({"email": "AENNE@x.example"})).await;
    assert_eq!(taken.1["error"], "Email address 'aenne@x.example' is already used for another user.");
    let (_, found) = desk.get("/api/v1/users/search?query=aenne%40x.example").await;
    assert_eq!(found[0]["id"], made["customer_id"]);
}

#[tokio::test]
async fn the_first_answer_of_an_agent_opens_a_new_ticket_and_a_note_does_not() {
    let desk = Desk::practice();
    let made = desk.make(mail("a@customer.example", "<1@customer.example>")).await;
    for (kind, state) in [("note", 1), ("email", 2)] {
        let article = json!({"ticket_id": made["id"], "type": kind, "to": "a@customer.example", "body": "x"});
        desk.post("/api/v1/ticket_articles", article).await;
        assert_eq!(desk.get(&format!("{TICKETS}/{}", made["id"])).await.1["state_id"], state, "{kind}");
    }
}

#[tokio::test]
async fn a_note_with_another_author_becomes_the_customers_outside_import_mode() {
    let desk = Desk::practice();
    let made = desk.make(quiet_mail(&desk, "jane.doe@customer.example", "<1@customer.example>")).await;
    let note = json!({"ticket_id": made["id"], "type": "note", "sender": "Agent", "body": "x",
        "origin_by_id": made["customer_id"]});
    let (_, article) = desk.post("/api/v1/ticket_articles", note).await;
    assert_eq!((article["sender"].as_str(), article["from"].as_str()), (Some("Customer"), Some("Jane Doe")));
}

#[tokio::test]
async fn states_that_agents_may_not_set_are_refused() {
    let desk = Desk::practice();
    for (state, status) in
        [("new", 201), ("open", 201), ("closed", 201), ("merged", 422), ("pending reminder", 422)]
    {
        let mut body = mail("a@customer.example", "<1@customer.example>");
        body["state"] = state.into();
        assert_eq!(desk.post(TICKETS, body).await.0, status, "{state}");
    }
}
