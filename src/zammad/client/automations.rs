//! What triggers and scheduler jobs would do, judged by their `perform`
//! (facts of Zammad's API, sections 3.2 and 3.3).

use serde::Deserialize;
use serde_json::Value;

use super::super::types::{Automation, Effect};

#[derive(Deserialize)]
pub(super) struct AutomationReply {
    id: u64,
    #[serde(default)]
    name: String,
    #[serde(default)]
    active: Option<bool>,
    #[serde(default)]
    perform: Value,
}

pub(super) fn judged(reply: AutomationReply) -> Automation {
    Automation {
        id: reply.id,
        name: reply.name,
        active: reply.active.unwrap_or(true),
        effect: effect(&reply.perform),
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
    for (name, action) in actions(perform) {
        match name.as_str() {
            "notification.email" => match loud_recipients(action) {
                Some(recipients) => spoken.push(format!("mails {recipients}")),
                None => answers = true,
            },
            "notification.sms" => spoken.push("sends SMS".to_owned()),
            "notification.webhook" => spoken.push("calls a webhook".to_owned()),
            name if name.starts_with("ai.") || name.contains("ai_agent") => {
                spoken.push("asks an AI agent".to_owned());
            }
            name if name.starts_with("ticket.")
                || name.starts_with("article.")
                || name.starts_with("x-zammad-") =>
            {
                changes = true;
            }
            // What a newer version invented may speak.
            name => spoken.push(format!("does something unknown here ({name})")),
        }
    }
    if !spoken.is_empty() {
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

/// Who is mailed beside the customer and the last sender; `None` if nobody.
fn loud_recipients(action: &Value) -> Option<String> {
    let recipients: Vec<&str> = match action.get("recipient") {
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if recipients.is_empty() {
        return Some("recipients that cannot be told".to_owned());
    }
    let loud: Vec<String> = recipients
        .into_iter()
        .filter_map(|recipient| match recipient {
            "ticket_customer" | "article_last_sender" => None,
            "ticket_owner" => Some("the ticket's owner".to_owned()),
            "ticket_agents" => Some("all agents of the group".to_owned()),
            user => Some(match user.strip_prefix("userid_") {
                Some(id) => format!("the user number {id}"),
                None => "other recipients".to_owned(),
            }),
        })
        .collect();
    (!loud.is_empty()).then(|| loud.join(", "))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_an_automation_says_and_to_whom_is_told_apart() {
        let mail = |recipient: Value| json!({ "notification.email": { "recipient": recipient } });
        let speaks = |words: &str| Effect::Speaks(vec![words.to_owned()]);
        let cases = [
            (mail(json!("article_last_sender")), Effect::AnswersCustomer),
            (mail(json!(["ticket_customer", "article_last_sender"])), Effect::AnswersCustomer),
            (mail(json!(["ticket_customer", "ticket_agents"])), speaks("mails all agents of the group")),
            (mail(json!("ticket_owner")), speaks("mails the ticket's owner")),
            (mail(json!(["userid_7"])), speaks("mails the user number 7")),
            (mail(json!([])), speaks("mails recipients that cannot be told")),
            (json!({ "notification.sms": { "recipient": "ticket_customer" } }), speaks("sends SMS")),
            (json!({ "notification.webhook": { "webhook_id": 1 } }), speaks("calls a webhook")),
            (json!({ "ai.ai_agent": { "ai_agent_id": 1 } }), speaks("asks an AI agent")),
            (json!({ "ticket.tags": { "operator": "add", "value": "x" } }), Effect::Changes),
            (json!({ "article.note": { "body": "x" } }), Effect::Changes),
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
        assert_eq!(effect(&perform), Effect::Speaks(vec!["calls a webhook".to_owned()]));
    }
}
