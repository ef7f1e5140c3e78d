//! What is read from a live 5.5 is understood.

use mailferry::zammad::types::{Effect, StateKind};
use serde_json::json;

use super::script::{Server, TOKEN, error, live, live_body};

#[tokio::test]
async fn every_request_is_json_with_the_token_and_without_identity_or_cookies() {
    let server = Server::start(|_| live("basics", "me")).await;
    let client = server.client();
    client.me().await.expect("me");
    client.set_trigger_active(1, false).await.expect("a change");
    for seen in server.seen() {
        let header =
            |name: &str| seen.headers.get(name).map(|value| value.to_str().expect("text").to_owned());
        assert_eq!(header("authorization").as_deref(), Some(format!("Token token={TOKEN}").as_str()));
        assert_eq!(header("accept").as_deref(), Some("application/json"));
        assert!(header("user-agent").is_some_and(|agent| agent.starts_with("Mailferry/")));
        // Either would change who is acting.
        assert_eq!((header("from"), header("cookie"), header("x-on-behalf-of")), (None, None, None));
        let expected = (seen.method != "GET").then(|| "true".to_owned());
        assert_eq!(header("x-zammad-suppress-notifications"), expected, "{}", seen.method);
    }
}

#[tokio::test]
async fn the_user_behind_the_token_is_read_with_rights_and_group_names() {
    let server = Server::start(|seen| {
        if seen.query.contains_key("full") {
            json!({ "id": 3, "assets": { "Group": {
                "1": { "id": 1, "name": "Users" }, "2": { "id": 2, "name": "Support::Level 2" } } } })
            .into()
        } else {
            let mut me = live_body("basics", "me");
            me["email"] = "Admin@Example.com".into();
            me["group_ids"] = json!({ "1": ["full"], "2": ["read", "create"] });
            me["groups"] = json!({ "Users": ["full"], "Support::Level 2": ["read", "create"] });
            me.into()
        }
    })
    .await;
    let me = server.client().me().await.expect("me");
    assert_eq!((me.id, me.email.as_str()), (3, "admin@example.com"));
    assert_eq!(me.group_rights[&2], ["create", "read"]);
    assert_eq!(me.group_names[&2], "Support::Level 2");
}

#[tokio::test]
async fn states_are_known_by_what_they_mean_not_by_their_names() {
    let server = Server::start(|_| {
        let mut states = live_body("basics", "state-types");
        states[3]["name"] = "erledigt".into();
        states.into()
    })
    .await;
    let states = server.client().states().await.expect("states");
    let kinds: Vec<_> = states.iter().map(|state| state.kind).collect();
    assert_eq!(
        kinds,
        [
            StateKind::New,
            StateKind::Open,
            StateKind::Pending,
            StateKind::Closed,
            StateKind::Other,
            StateKind::Other,
            StateKind::Pending
        ]
    );
    assert!(states[0].default_create && states[1].default_follow_up && !states[5].active);
}

#[tokio::test]
async fn shipped_triggers_are_known_to_answer_the_customer_only() {
    let server = Server::start(|_| live("basics", "triggers")).await;
    let triggers = server.client().triggers().await.expect("triggers").expect("visible");
    assert_eq!(triggers.len(), 3);
    assert!(triggers.iter().all(|trigger| trigger.effect == Effect::AnswersCustomer));
    assert_eq!(triggers.iter().filter(|trigger| trigger.active).count(), 1);
}

#[tokio::test]
async fn what_the_token_may_not_see_is_none_and_groups_fall_back_to_ones_own() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "users/me" => live("basics", "me"),
        _ => error(403, "Not authorized (token)!"),
    })
    .await;
    let client = server.client();
    assert_eq!(client.triggers().await.expect("triggers"), None);
    assert_eq!(client.jobs().await.expect("jobs"), None);
    assert_eq!(client.version().await.expect("version"), None);
    let mut me = client.me().await.expect("me");
    me.group_names.insert(1, "Users".into());
    let groups = client.groups(&me).await.expect("groups");
    assert_eq!((groups[0].id, groups[0].name.as_str(), groups[0].active), (1, "Users", None));
    assert_eq!(client.states().await.expect_err("needed").code(), "zammad-right-missing");
}

#[tokio::test]
async fn lists_are_read_to_their_end() {
    let server = Server::start(|seen| {
        let page: u64 = seen.query["page"].parse().expect("a page");
        let size: u64 = seen.query["per_page"].parse().expect("a size");
        let last = 1234;
        let ids = ((page - 1) * size + 1)..=(page * size).min(last);
        let groups: Vec<_> =
            ids.map(|id| json!({ "id": id, "name": format!("G{id}"), "active": true })).collect();
        json!(groups).into()
    })
    .await;
    let me = mailferry::zammad::types::Me {
        id: 1,
        login: String::new(),
        email: String::new(),
        group_rights: std::collections::BTreeMap::default(),
        group_names: std::collections::BTreeMap::default(),
    };
    assert_eq!(server.client().groups(&me).await.expect("groups").len(), 1234);
}

#[tokio::test]
async fn an_article_is_read_back_with_its_files_and_a_missing_one_is_none() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "ticket_articles/2" => live_body("tickets", "ticket-articles")[0].clone().into(),
        "tickets/2" => live("tickets", "ticket-after-followup"),
        _ => live("idempotency", "agent-note-origin"),
    })
    .await;
    let client = server.client();
    let article = client.article(2).await.expect("read").expect("there");
    assert_eq!(article.message_id_md5.as_deref(), Some("01803613f791cff18fb681b2e9cc4665"));
    assert_eq!((article.sender.as_str(), article.kind.as_str()), ("Customer", "email"));
    let reply = &live_body("tickets", "ticket-articles")[0];
    assert_eq!(article.body_characters, reply["body"].as_str().expect("body").chars().count());
    assert_eq!(article.attachments.len(), reply["attachments"].as_array().expect("files").len());
    assert!(article.attachments.iter().all(|(name, size)| !name.is_empty() && *size > 0));
    assert_eq!(client.article(255).await.expect("read"), None);
    let ticket = client.ticket(2).await.expect("read").expect("there");
    assert_eq!((ticket.number.as_str(), ticket.state_id, ticket.owner_id), ("80002", 4, 1));
    assert_eq!(client.ticket(255).await.expect("read"), None);
}
