//! What would have been sent, and to whom.

use serde_json::json;

use super::{Desk, mail, quiet_mail};
use crate::helpdesk::{AgentSeed, Options, Sent, SentKind, TriggerSeed, Version};

fn kinds(sent: &[Sent]) -> Vec<SentKind> {
    sent.iter().map(|sent| sent.kind).collect()
}

#[tokio::test]
async fn a_new_ticket_is_answered_and_the_other_agent_told_but_not_who_made_it() {
    let desk = Desk::practice();
    desk.make(mail("jane@customer.example", "<1@customer.example>")).await;
    let sent = desk.helpdesk.outbox();
    assert_eq!(kinds(&sent), [SentKind::TriggerMail, SentKind::AgentNotification]);
    assert_eq!(sent[0].to, ["jane@customer.example"]);
    assert!(sent[0].subject.contains("Thanks for your inquiry (A question)"), "{}", sent[0].subject);
    assert_eq!(sent[1].to, ["ben@contoso.example"]);
}

#[tokio::test]
async fn an_auto_reply_goes_to_reply_to_and_never_to_robots_or_to_the_helpdesk_itself() {
    for (from, reply_to, answered) in [
        ("jane@customer.example", Some("office@customer.example"), Some("office@customer.example")),
        ("Jane <JANE@customer.example>", None, Some("jane@customer.example")),
        ("no-reply@shop.example", None, None),
        ("mailer-daemon@shop.example", None, None),
        ("support@contoso.example", None, None),
    ] {
        let desk = Desk::practice();
        let mut body = mail("jane@customer.example", "<1@customer.example>");
        body["article"]["from"] = from.into();
        body["article"]["reply_to"] = json!(reply_to);
        desk.make(body).await;
        let sent = desk.helpdesk.outbox();
        let mail = sent.iter().find(|sent| sent.kind == SentKind::TriggerMail);
        assert_eq!(mail.map(|sent| sent.to[0].as_str()), answered, "{from}");
    }
}

#[tokio::test]
async fn a_group_without_a_sending_address_answers_nobody() {
    let desk = Desk::practice();
    let mut body = mail("jane@customer.example", "<1@customer.example>");
    body["group"] = "Sales".into();
    desk.make(body).await;
    assert_eq!(kinds(&desk.helpdesk.outbox()), [SentKind::AgentNotification]);
}

#[tokio::test]
async fn mail_by_an_agent_leaves_the_house_with_a_new_sender_and_message_id() {
    let desk = Desk::practice();
    let made = desk.make(quiet_mail(&desk, "jane@customer.example", "<1@customer.example>")).await;
    let article = json!({"ticket_id": made["id"], "type": "email", "sender": "Agent", "from": "x@y.example",
        "to": "jane@customer.example", "cc": "Bob <bob@customer.example>", "body": "So.",
        "message_id": "<own@y.example>"});
    let (status, reply) = desk.post("/api/v1/ticket_articles", article).await;
    assert_eq!(status, 201);
    assert_eq!(reply["from"], "Contoso Support <support@contoso.example>");
    assert_ne!(reply["message_id"], "<own@y.example>");
    let sent = desk.helpdesk.outbox();
    assert_eq!(kinds(&sent), [SentKind::Article]);
    assert_eq!(sent[0].to, ["jane@customer.example", "bob@customer.example"]);
}

#[tokio::test]
async fn import_mode_keeps_agent_mail_as_it_is_and_sends_nothing() {
    let desk = Desk::new(Options { triggers: vec![TriggerSeed::webhook()], ..Options::default() });
    desk.import_mode(true).await;
    let made = desk.make(mail("jane@customer.example", "<1@customer.example>")).await;
    let article = json!({"ticket_id": made["id"], "type": "email", "sender": "Agent", "from": "x@y.example",
        "to": "jane@customer.example", "body": "So.", "message_id": "<own@y.example>"});
    let (_, reply) = desk.post("/api/v1/ticket_articles", article).await;
    assert_eq!(
        (reply["from"].as_str(), reply["message_id"].as_str()),
        (Some("x@y.example"), Some("<own@y.example>"))
    );
    assert_eq!(desk.helpdesk.outbox(), []);
}

#[tokio::test]
async fn only_what_mails_the_customer_is_stopped_by_the_articles_preference() {
    let triggers = vec![TriggerSeed::webhook(), TriggerSeed::sms(), TriggerSeed::agent_mail()];
    let desk = Desk::new(Options { triggers, ..Options::default() });
    desk.put("/api/v1/triggers/1", json!({"active": true})).await;
    desk.make(quiet_mail(&desk, "jane@customer.example", "<1@customer.example>")).await;
    let mut kinds = kinds(&desk.helpdesk.outbox());
    kinds.sort_by_key(|kind| format!("{kind:?}"));
    assert_eq!(kinds, [SentKind::Sms, SentKind::TriggerMail, SentKind::Webhook]);
}

#[tokio::test]
async fn a_later_change_of_owner_sets_off_what_the_create_did_not() {
    let desk = Desk::new(Options { triggers: vec![TriggerSeed::owner_change()], ..Options::default() });
    let made = desk.make(quiet_mail(&desk, "jane@customer.example", "<1@customer.example>")).await;
    assert_eq!(desk.helpdesk.outbox(), []);
    let (status, _) = desk.put(&format!("/api/v1/tickets/{}", made["id"]), json!({"owner_id": 1})).await;
    assert_eq!(status, 200);
    assert_eq!(kinds(&desk.helpdesk.outbox()), [SentKind::TriggerMail, SentKind::AgentNotification]);
}

#[tokio::test]
async fn agents_hear_by_their_rights_and_settings() {
    let mut curious = AgentSeed::new("Cleo", "Curious", "cleo@contoso.example");
    curious.notified_of_all = true;
    let reader =
        AgentSeed::new("Rita", "Reader", "rita@contoso.example").with_rights("Support", &["read", "create"]);
    let elsewhere =
        AgentSeed::new("Elsa", "Elsewhere", "elsa@contoso.example").with_rights("Sales", &["full"]);
    let agents = vec![curious, reader, elsewhere];
    let desk = Desk::new(Options { agents, ..Options::default() });
    desk.make(quiet_mail(&desk, "jane@customer.example", "<1@customer.example>")).await;
    let sent = desk.helpdesk.outbox();
    assert_eq!(sent.iter().flat_map(|sent| sent.to.clone()).collect::<Vec<_>>(), ["cleo@contoso.example"]);
}

#[tokio::test]
async fn the_history_names_who_was_notified() {
    let desk = Desk::practice();
    let made = desk.make(mail("jane@customer.example", "<1@customer.example>")).await;
    let (_, history) = desk.get(&format!("/api/v1/ticket_history/{}", made["id"])).await;
    let told: Vec<_> = history["history"]
        .as_array()
        .expect("history")
        .iter()
        .filter(|entry| entry["type"] == "notification")
        .map(|entry| entry["value_to"].clone())
        .collect();
    assert_eq!(told, ["ben@contoso.example(create:online,email)"]);
}

#[tokio::test]
async fn the_header_that_leaves_agents_alone_is_heard_by_the_newest_only() {
    for (version, on_create, on_update) in
        [(Version::V7_0, 1, 1), (Version::V7_2, 1, 1), (Version::NEWEST, 0, 0)]
    {
        let desk = Desk::new(Options { version, ..Options::default() });
        let mut body = mail("jane@customer.example", "<1@customer.example>");
        body["state"] = "closed".into();
        let quietly = |method: &str, path: &str| {
            desk.request(method, path).header("X-Zammad-Suppress-Notifications", "true")
        };
        let (_, made) = super::read(quietly("POST", "/api/v1/tickets").json(&body)).await;
        assert_eq!(desk.helpdesk.outbox().len(), on_create, "{version:?}");
        let path = format!("/api/v1/tickets/{}", made["id"]);
        super::read(quietly("PUT", &path).json(&json!({"title": "Another"}))).await;
        assert_eq!(desk.helpdesk.outbox().len(), on_create + on_update, "{version:?}");
    }
}
