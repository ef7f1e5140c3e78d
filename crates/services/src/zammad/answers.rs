//! Whom Zammad itself would answer: judged as its triggers judge.
//!
//! A trigger's mail goes to nobody whose address is one of Zammad's own or fits
//! the setting `send_no_auto_response_reg_exp` (`Ticket::PerformChanges`,
//! `app/models/trigger`; docs/zammad.md#triggers). The shipped trigger answers
//! the mail that makes a ticket, and none that continues one.

use std::collections::{BTreeSet, HashSet};

use regex::{Regex, RegexBuilder};
use serde_json::Value;

use super::client::Client;
use super::import_mode;
use super::types::{Automation, Effect};
use crate::problem::Problem;

/// The setting as it is shipped, and as Zammad takes it where another cannot be
/// read.
const NEVER: &str = "(mailer-daemon|postmaster|abuse|root|noreply|noreply.+?|no-reply|no-reply.+?)@.+?";

/// Which mail is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answered {
    /// None: no trigger answers.
    None,
    /// The mail that a ticket begins with.
    NewTickets,
    /// Every mail; also where the triggers cannot be seen.
    Every,
}

/// Whom a helpdesk would answer.
#[derive(Debug, Clone)]
pub struct Answering {
    answered: Answered,
    own: HashSet<String>,
    never: Option<Regex>,
}

impl Answering {
    /// Asks the helpdesk. What the token may not see is taken as it is shipped,
    /// and triggers that cannot be seen as answering every mail.
    ///
    /// # Errors
    /// What the requests met.
    pub async fn ask(client: &Client) -> Result<Self, Problem> {
        let triggers = client.triggers().await?;
        let settings = match import_mode::settings(client).await {
            Ok(settings) => settings,
            Err(failure) if failure.is_forbidden() => Vec::new(),
            Err(failure) => return Err(failure.into()),
        };
        let never = settings.iter().find(|setting| setting.name == "send_no_auto_response_reg_exp");
        let never = never.and_then(|setting| setting.value().as_str());
        let own = client.email_addresses().await?.into_iter().map(|address| address.email).collect();
        Ok(Self {
            answered: triggers.as_deref().map_or(Answered::Every, answered),
            own,
            never: expression(never.unwrap_or(NEVER)),
        })
    }

    /// How many different people would be answered, of those who wrote the first
    /// mails of new tickets and of all who wrote.
    pub fn people(&self, openers: &[String], writers: &[String]) -> u64 {
        let people = match self.answered {
            Answered::None => return 0,
            Answered::NewTickets => openers,
            Answered::Every => writers,
        };
        let reached: BTreeSet<String> = people
            .iter()
            .map(|address| address.to_lowercase())
            .filter(|address| !self.own.contains(address))
            .filter(|address| self.never.as_ref().is_none_or(|never| !never.is_match(address)))
            .collect();
        reached.len() as u64
    }
}

/// Zammad's expression is one of Ruby's; what Rust cannot read of it is taken as
/// it is shipped, as Zammad does with what Ruby cannot read.
fn expression(text: &str) -> Option<Regex> {
    let read = |text: &str| RegexBuilder::new(text).case_insensitive(true).build();
    read(text).or_else(|_| read(NEVER)).ok()
}

fn answered(triggers: &[Automation]) -> Answered {
    let answers = |trigger: &&Automation| {
        trigger.active && matches!(trigger.effect, Effect::AnswersCustomer | Effect::Speaks(_))
    };
    let mut answering = triggers.iter().filter(answers).peekable();
    if answering.peek().is_none() {
        Answered::None
    } else if answering.all(|trigger| is_about_new_tickets(&trigger.condition)) {
        Answered::NewTickets
    } else {
        Answered::Every
    }
}

/// The condition asks for `ticket.action` being `create`, beside whatever else.
fn is_about_new_tickets(condition: &Value) -> bool {
    let is_create = |test: &Value| {
        let wanted = &test["value"];
        let create = wanted == "create" || wanted.as_array().is_some_and(|all| all == &["create"]);
        test["operator"] == "is" && create
    };
    match condition["conditions"].as_array() {
        Some(parts) if condition["operator"] == "AND" || condition["operator"].is_null() => {
            parts.iter().any(is_about_new_tickets)
        }
        Some(_) => false,
        None if condition["name"] == "ticket.action" => is_create(condition),
        None => condition.get("ticket.action").is_some_and(is_create),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn trigger(active: bool, effect: Effect, condition: Value) -> Automation {
        Automation { id: 1, name: "T".to_owned(), active, effect, condition }
    }

    fn on(action: &str) -> Value {
        json!({ "ticket.action": { "operator": "is", "value": action },
            "ticket.state_id": { "operator": "is not", "value": 4 } })
    }

    #[test]
    fn only_what_a_trigger_acts_on_is_answered() {
        let answers = |active, condition| trigger(active, Effect::AnswersCustomer, condition);
        let nested = |operator: &str| {
            json!({ "operator": operator, "conditions": [
                { "name": "ticket.action", "operator": "is", "value": "create" },
                { "name": "article.sender_id", "operator": "is", "value": 2 } ] })
        };
        let cases = [
            (vec![], Answered::None),
            (vec![answers(false, on("create"))], Answered::None),
            (vec![trigger(true, Effect::Changes, on("create"))], Answered::None),
            (vec![answers(true, on("create")), answers(false, on("update"))], Answered::NewTickets),
            (vec![answers(true, nested("AND"))], Answered::NewTickets),
            (vec![answers(true, nested("OR"))], Answered::Every),
            (vec![answers(true, on("create")), answers(true, on("update"))], Answered::Every),
            (vec![answers(true, json!({}))], Answered::Every),
        ];
        for (triggers, expected) in cases {
            assert_eq!(answered(&triggers), expected, "{triggers:?}");
        }
    }

    #[test]
    fn nobody_is_counted_whom_zammad_never_answers() {
        let answering = |answered| Answering {
            answered,
            own: HashSet::from(["support@contoso.example".to_owned()]),
            never: expression(NEVER),
        };
        let people = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let openers = people(&["ann@x.example", "Ann@x.example", "support@contoso.example"]);
        let writers =
            people(&["ann@x.example", "bob@y.example", "no-reply@z.example", "MAILER-DAEMON@z.example"]);
        assert_eq!(answering(Answered::NewTickets).people(&openers, &writers), 1);
        assert_eq!(answering(Answered::Every).people(&openers, &writers), 2);
        assert_eq!(answering(Answered::None).people(&openers, &writers), 0);
        assert!(expression("(?<!x)ruby-only").is_some_and(|never| never.is_match("noreply@x.example")));
    }
}
