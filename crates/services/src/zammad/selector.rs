//! Whether a condition of Zammad's (a job's or a trigger's selector) could be true
//! of tickets as an import makes them. Where that cannot be told, it could.
//!
//! Operators and their meaning: `app/models/ticket/selector/sql.rb` of 6.6 and 7.0,
//! `Ticket.selector2sql` of 5.5.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

/// Tickets as an import makes them.
#[derive(Debug, Clone)]
pub(super) struct Imported {
    /// Groups they come into.
    pub groups: Vec<u64>,
    /// States they come into.
    pub states: Vec<u64>,
    /// Their priority, where it is known.
    pub priority: Option<u64>,
    /// Who makes them.
    pub made_by: u64,
    /// The oldest date that one may carry; `None` where mail of any age comes.
    pub oldest: Option<Timestamp>,
    /// The moment that conditions count from, and the newest date.
    pub now: Timestamp,
}

/// What a condition may turn out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct May {
    be_true: bool,
    be_false: bool,
}

/// Nothing is known.
const EITHER: May = May { be_true: true, be_false: true };

impl Imported {
    /// Whether the condition could be true of one of them.
    pub(super) fn could_match(&self, condition: &Value) -> bool {
        self.may(condition).be_true
    }

    fn may(&self, condition: &Value) -> May {
        if let Some(parts) = condition.get("conditions").and_then(Value::as_array) {
            let parts: Vec<May> = parts.iter().map(|part| self.may(part)).collect();
            return match condition.get("operator").and_then(Value::as_str) {
                Some("OR") => May {
                    be_true: parts.iter().any(|part| part.be_true),
                    be_false: parts.iter().all(|part| part.be_false),
                },
                Some("NOT") => all(parts.into_iter().map(not)),
                _ => all(parts.into_iter()),
            };
        }
        if let Some(name) = condition.get("name").and_then(Value::as_str) {
            return self.attribute(name, condition);
        }
        match condition.as_object() {
            Some(flat) if !flat.is_empty() => all(flat.iter().map(|(name, test)| self.attribute(name, test))),
            _ => EITHER,
        }
    }

    fn attribute(&self, name: &str, test: &Value) -> May {
        let operator = test.get("operator").and_then(Value::as_str).unwrap_or_default();
        match name {
            "ticket.group_id" => one_of(&self.groups, operator, test),
            "ticket.state_id" => one_of(&self.states, operator, test),
            "ticket.priority_id" => self.priority.map_or(EITHER, |id| one_of(&[id], operator, test)),
            "ticket.created_by_id" => one_of(&[self.made_by], operator, test),
            "ticket.tags" => tags(operator, test),
            "ticket.created_at"
            | "ticket.updated_at"
            | "ticket.close_at"
            | "ticket.last_close_at"
            | "ticket.first_response_at"
            | "ticket.last_contact_at"
            | "ticket.last_contact_agent_at"
            | "ticket.last_contact_customer_at" => self.date(operator, test),
            _ => EITHER,
        }
    }

    /// A date lies between the oldest and now, or is not set: then nothing is true
    /// of it.
    fn date(&self, operator: &str, test: &Value) -> May {
        let span = relative(test)
            .and_then(|span| Some((self.now.checked_sub(span).ok()?, self.now.checked_add(span).ok()?)));
        let older_than = |moment: Timestamp| self.oldest.is_none_or(|oldest| oldest < moment);
        let be_true = match (operator, span) {
            ("before (relative)", Some((ago, _))) => older_than(ago),
            ("after (relative)" | "within next (relative)", Some((_, ahead))) => ahead <= self.now,
            ("before (absolute)", _) => absolute(test).is_none_or(older_than),
            ("after (absolute)", _) => absolute(test).is_none_or(|moment| moment < self.now),
            _ => true,
        };
        May { be_true, be_false: true }
    }
}

fn all(parts: impl Iterator<Item = May>) -> May {
    parts.fold(May { be_true: true, be_false: false }, |all, part| May {
        be_true: all.be_true && part.be_true,
        be_false: all.be_false || part.be_false,
    })
}

fn not(part: May) -> May {
    May { be_true: part.be_false, be_false: part.be_true }
}

/// An id among those that imported tickets have.
fn one_of(ids: &[u64], operator: &str, test: &Value) -> May {
    let specific =
        test.get("pre_condition").and_then(Value::as_str).is_none_or(|condition| condition == "specific");
    let wanted = numbers(test.get("value").unwrap_or(&Value::Null));
    if !specific || wanted.is_empty() || ids.is_empty() {
        return EITHER;
    }
    let is = May {
        be_true: ids.iter().any(|id| wanted.contains(id)),
        be_false: ids.iter().any(|id| !wanted.contains(id)),
    };
    match operator {
        "is" => is,
        "is not" => not(is),
        _ => EITHER,
    }
}

/// Ids, as numbers or as text, alone, in a list, or as `{"value": …}`.
fn numbers(value: &Value) -> Vec<u64> {
    match value {
        Value::Number(number) => number.as_u64().into_iter().collect(),
        Value::String(text) => text.trim().parse().into_iter().collect(),
        Value::Array(values) => values.iter().flat_map(numbers).collect(),
        Value::Object(fields) => fields.get("value").map(numbers).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Imported tickets carry one tag, the run's.
fn tags(operator: &str, test: &Value) -> May {
    let wanted: Vec<&str> = match test.get("value") {
        Some(Value::String(text)) => text.split(',').map(str::trim).collect(),
        Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).collect(),
        _ => return EITHER,
    };
    let mut ours = wanted.iter().map(|tag| tag.starts_with("mailferry-"));
    let be_true = match operator {
        "contains one" => ours.any(|ours| ours),
        "contains all" => ours.all(|ours| ours),
        _ => true,
    };
    May { be_true, be_false: true }
}

/// `{"value": "2", "range": "year"}`; a month has 30 days here, a year 365.
fn relative(test: &Value) -> Option<SignedDuration> {
    let value = test.get("value")?;
    let count = value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())?;
    let minutes = match test.get("range")?.as_str()?.trim_end_matches('s') {
        "minute" => 1,
        "hour" => 60,
        "day" => 60 * 24,
        "week" => 60 * 24 * 7,
        "month" => 60 * 24 * 30,
        "year" => 60 * 24 * 365,
        _ => return None,
    };
    // Nobody keeps mail for a thousand years.
    let minutes = count.checked_mul(minutes).filter(|minutes| (0..60 * 24 * 365 * 1000).contains(minutes))?;
    Some(SignedDuration::from_mins(minutes))
}

fn absolute(test: &Value) -> Option<Timestamp> {
    test.get("value")?.as_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a moment")
    }

    /// Tickets with the dates of their mail, or with today's.
    fn imported(original: bool) -> Imported {
        let now = at("2026-11-28T10:00:00Z");
        Imported {
            groups: vec![2, 3],
            states: vec![4, 1],
            priority: Some(2),
            made_by: 7,
            oldest: (!original).then_some(now),
            now,
        }
    }

    #[test]
    fn a_condition_matches_unless_it_certainly_cannot() {
        let relative = |operator: &str, value: &str, range: &str| json!({ "operator": operator, "value": value, "range": range });
        let is = |values: Value| json!({ "operator": "is", "value": values });
        let is_not = |values: Value| json!({ "operator": "is not", "value": values });
        // (condition, of tickets with their own dates, of tickets with today's)
        let cases = [
            (json!({ "ticket.close_at": relative("before (relative)", "2", "year") }), true, false),
            (json!({ "ticket.created_at": relative("within last (relative)", "1", "day") }), true, true),
            (json!({ "ticket.created_at": relative("after (relative)", "1", "day") }), false, false),
            (
                json!({ "ticket.created_at": { "operator": "before (absolute)", "value": "2020-01-01T00:00:00Z" } }),
                true,
                false,
            ),
            (
                json!({ "ticket.created_at": { "operator": "after (absolute)", "value": "2027-01-01T00:00:00Z" } }),
                false,
                false,
            ),
            (json!({ "ticket.group_id": is(json!(["1", "9"])) }), false, false),
            (json!({ "ticket.group_id": is(json!(["1", "3"])) }), true, true),
            (json!({ "ticket.group_id": is_not(json!([2, 3])) }), false, false),
            (json!({ "ticket.group_id": is_not(json!([2])) }), true, true),
            (json!({ "ticket.state_id": is(json!("5")) }), false, false),
            (json!({ "ticket.priority_id": is(json!([3])) }), false, false),
            (
                json!({ "ticket.created_by_id": { "operator": "is not", "pre_condition": "specific", "value": [{ "value": 7 }] } }),
                false,
                false,
            ),
            (
                json!({ "ticket.created_by_id": { "operator": "is not", "pre_condition": "current_user.id", "value": 7 } }),
                true,
                true,
            ),
            (json!({ "ticket.tags": { "operator": "contains one", "value": "spam, junk" } }), false, false),
            (json!({ "ticket.tags": { "operator": "contains one not", "value": "keep" } }), true, true),
            (json!({ "ticket.title": { "operator": "contains", "value": "x" } }), true, true),
            (json!({}), true, true),
            (Value::Null, true, true),
            (json!({ "ticket.group_id": is(json!([9])), "ticket.title": is(json!("x")) }), false, false),
            (
                json!({ "operator": "OR", "conditions": [
                { "name": "ticket.group_id", "operator": "is", "value": [9] },
                { "name": "ticket.close_at", "operator": "before (relative)", "value": 30, "range": "day" },
            ] }),
                true,
                false,
            ),
            (
                json!({ "operator": "NOT", "conditions": [
                { "name": "ticket.group_id", "operator": "is", "value": [2, 3] } ] }),
                false,
                false,
            ),
            (
                json!({ "operator": "NOT", "conditions": [
                { "name": "ticket.close_at", "operator": "before (relative)", "value": 30, "range": "day" } ] }),
                true,
                true,
            ),
        ];
        for (condition, original, today) in cases {
            assert_eq!(imported(true).could_match(&condition), original, "original dates: {condition}");
            assert_eq!(imported(false).could_match(&condition), today, "today's dates: {condition}");
        }
    }

    #[test]
    fn mail_from_a_day_on_is_not_older_than_that() {
        let condition =
            json!({ "ticket.close_at": { "operator": "before (relative)", "value": 1, "range": "year" } });
        let from = |day: &str| Imported { oldest: Some(at(day)), ..imported(true) };
        assert!(!from("2026-01-01T00:00:00Z").could_match(&condition));
        assert!(from("2024-01-01T00:00:00Z").could_match(&condition));
    }

    proptest::proptest! {
        #[test]
        fn whatever_stands_in_a_condition_is_read(text in "\\PC{0,60}", number in proptest::num::i64::ANY) {
            for value in [json!(text), json!(number), json!([text, number])] {
                let test = json!({ "operator": "before (relative)", "value": value, "range": text });
                let tests = json!({ "ticket.close_at": test, "ticket.tags": { "operator": text, "value": value } });
                let _ = imported(true).could_match(&tests);
                let years = json!({ "ticket.close_at": { "operator": "before (relative)", "value": number, "range": "year" } });
                let _ = imported(false).could_match(&years);
            }
        }
    }
}
