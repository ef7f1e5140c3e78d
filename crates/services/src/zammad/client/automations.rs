//! What triggers and scheduler jobs would do, judged by their `perform`
//! (docs/zammad.md#triggers, docs/zammad.md#jobs).

use serde::Deserialize;
use serde_json::Value;

use super::super::types::{Automation, Effect, Recipient, Speech};

#[derive(Deserialize)]
pub(super) struct AutomationReply {
    id: u64,
    #[serde(default)]
    name: String,
    #[serde(default)]
    active: Option<bool>,
    #[serde(default)]
    perform: Value,
    #[serde(default)]
    condition: Value,
    /// From 7.0 on jobs are also about users and organisations.
    #[serde(default)]
    object: Option<String>,
}

pub(super) fn judged(reply: AutomationReply) -> Automation {
    Automation {
        id: reply.id,
        name: reply.name,
        active: reply.active.unwrap_or(true),
        effect: match reply.object.as_deref() {
            None | Some("Ticket" | "") => effect(&reply.perform),
            Some(_) => Effect::Nothing,
        },
        condition: reply.condition,
    }
}

/// Names of the things it does: the keys of `perform`, or of newer versions'
/// nested lists of `{"name": …, …}` entries.
fn actions(perform: &Value) -> Vec<(String, &Value)> {
    match perform {
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(list) => list
            .iter()
            .flat_map(|entry| match entry.get("name").and_then(Value::as_str) {
                Some(name) => vec![(name.to_owned(), entry)],
                None => actions(entry),
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn effect(perform: &Value) -> Effect {
    let mut spoken = Vec::new();
    let mut answers = false;
    let mut changes = false;
    let mut deletes = false;
    for (name, action) in actions(perform) {
        match name.as_str() {
            "notification.email" => match loud_recipients(action) {
                Some(recipients) => spoken.push(Speech::Mails(recipients)),
                None => answers = true,
            },
            "notification.sms" => spoken.push(Speech::Sms),
            "notification.webhook" => spoken.push(Speech::Webhook),
            name if name.starts_with("ai.") || name.contains("ai_agent") => {
                spoken.push(Speech::AiAgent);
            }
            "ticket.action" if is_deletion(action) => deletes = true,
            // Users and their tickets, by a task of Zammad's (7.0 on).
            "data_privacy_deletion_task" => deletes = true,
            name if name.starts_with("ticket.")
                || name.starts_with("article.")
                || name.starts_with("checklist.")
                || name.starts_with("x-zammad-") =>
            {
                changes = true;
            }
            // What a newer version invented may speak.
            name => spoken.push(Speech::Unknown(name.to_owned())),
        }
    }
    if deletes {
        Effect::Deletes(spoken)
    } else if !spoken.is_empty() {
        Effect::Speaks(spoken)
    } else if answers {
        // Zammad skips the whole trigger for an article that says
        // `send-auto-response: false`, what it would change included.
        Effect::AnswersCustomer
    } else if changes {
        Effect::Changes
    } else {
        Effect::Nothing
    }
}

/// `ticket.action` deletes, or has a task of Zammad's delete (`Ticket::PerformChanges`
/// of 7.0 and 7.2; tried live on 5.5).
fn is_deletion(action: &Value) -> bool {
    let value = action.get("value").unwrap_or(action);
    matches!(value.as_str(), Some("delete" | "data_privacy_deletion_task"))
}

/// Who is mailed beside the customer and the last sender; `None` if nobody.
fn loud_recipients(action: &Value) -> Option<Vec<Recipient>> {
    let recipients: Vec<&str> = match action.get("recipient") {
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if recipients.is_empty() {
        return Some(vec![Recipient::Untold]);
    }
    let loud: Vec<Recipient> = recipients
        .into_iter()
        .filter_map(|recipient| match recipient {
            "ticket_customer" | "article_last_sender" => None,
            "ticket_owner" => Some(Recipient::Owner),
            "ticket_agents" => Some(Recipient::GroupAgents),
            user => Some(match user.strip_prefix("userid_") {
                Some(id) => Recipient::User(id.to_owned()),
                None => Recipient::Others,
            }),
        })
        .collect();
    (!loud.is_empty()).then_some(loud)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_an_automation_says_and_to_whom_is_told_apart() {
        let mail = |recipient: Value| json!({ "notification.email": { "recipient": recipient } });
        let speaks = |way: Speech| Effect::Speaks(vec![way]);
        let mails = |recipient: Recipient| speaks(Speech::Mails(vec![recipient]));
        let cases = [
            (mail(json!("article_last_sender")), Effect::AnswersCustomer),
            (mail(json!(["ticket_customer", "article_last_sender"])), Effect::AnswersCustomer),
            (mail(json!(["ticket_customer", "ticket_agents"])), mails(Recipient::GroupAgents)),
            (mail(json!("ticket_owner")), mails(Recipient::Owner)),
            (mail(json!(["userid_7"])), mails(Recipient::User("7".to_owned()))),
            (mail(json!([])), mails(Recipient::Untold)),
            (json!({ "notification.sms": { "recipient": "ticket_customer" } }), speaks(Speech::Sms)),
            (json!({ "notification.webhook": { "webhook_id": 1 } }), speaks(Speech::Webhook)),
            (json!({ "ai.ai_agent": { "ai_agent_id": 1 } }), speaks(Speech::AiAgent)),
            (json!({ "ticket.tags": { "operator": "add", "value": "x" } }), Effect::Changes),
            (json!({ "article.note": { "body": "x" } }), Effect::Changes),
            (json!({ "checklist.add_from_template": { "value": 1 } }), Effect::Changes),
            (json!({ "ticket.action": { "value": "delete" } }), Effect::Deletes(vec![])),
            (json!([{ "name": "ticket.action", "value": "delete" }]), Effect::Deletes(vec![])),
            (
                json!({ "ticket.action": { "value": "data_privacy_deletion_task" },
                    "notification.webhook": { "webhook_id": 1 } }),
                Effect::Deletes(vec![Speech::Webhook]),
            ),
            (json!([{ "name": "ticket.state_id", "value": 4 }]), Effect::Changes),
            (json!({}), Effect::Nothing),
            (Value::Null, Effect::Nothing),
        ];
        for (perform, expected) in cases {
            assert_eq!(effect(&perform), expected, "{perform}");
        }
    }

    #[test]
    fn what_is_not_known_counts_as_speaking() {
        assert!(matches!(effect(&json!({ "notification.pigeon": {} })), Effect::Speaks(_)));
    }

    #[test]
    fn speech_outweighs_what_could_be_held_back() {
        let perform = json!({
            "notification.email": { "recipient": "ticket_customer" },
            "notification.webhook": { "webhook_id": 3 },
            "ticket.priority_id": { "value": 3 },
        });
        assert_eq!(effect(&perform), Effect::Speaks(vec![Speech::Webhook]));
    }
}
