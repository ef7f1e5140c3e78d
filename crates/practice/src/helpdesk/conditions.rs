//! Zammad's selectors: which tickets a condition is true of.

use serde_json::Value;

use super::clock;
use super::records::Article;
use super::reply::Refusal;
use super::store::Store;

/// The change that a trigger looks at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change<'a> {
    /// `create` or `update`.
    pub(super) action: &'a str,
    /// The article that came with it.
    pub(super) article: Option<&'a Article>,
    /// Columns that changed.
    pub(super) columns: &'a [String],
}

/// Whether a ticket fits a condition, flat or nested. With a change its own
/// article is looked at, without one any article of the ticket may fit.
pub(super) fn fits(
    store: &Store,
    ticket_id: u64,
    condition: &Value,
    change: Option<Change<'_>>,
) -> Result<bool, Refusal> {
    if let Some(parts) = condition.get("conditions").and_then(Value::as_array) {
        let operator = condition.get("operator").and_then(Value::as_str).unwrap_or("AND");
        let mut results = parts.iter().map(|part| fits(store, ticket_id, part, change));
        return match operator {
            "OR" => results.try_fold(false, |any, one| Ok(any | one?)),
            "NOT" => results.try_fold(true, |none, one| Ok(none & !one?)),
            _ => results.try_fold(true, |all, one| Ok(all & one?)),
        };
    }
    if let Some(name) = condition.get("name").and_then(Value::as_str) {
        return attribute_fits(store, ticket_id, name, condition, change);
    }
    let Some(flat) = condition.as_object().filter(|flat| !flat.is_empty()) else { return Ok(false) };
    flat.iter()
        .try_fold(true, |all, (name, test)| Ok(all && attribute_fits(store, ticket_id, name, test, change)?))
}

/// The attributes a condition names.
pub(super) fn attributes(condition: &Value) -> Vec<String> {
    if let Some(parts) = condition.get("conditions").and_then(Value::as_array) {
        return parts.iter().flat_map(attributes).collect();
    }
    if let Some(name) = condition.get("name").and_then(Value::as_str) {
        return vec![name.to_owned()];
    }
    condition.as_object().map(|flat| flat.keys().cloned().collect()).unwrap_or_default()
}

fn attribute_fits(
    store: &Store,
    ticket_id: u64,
    name: &str,
    test: &Value,
    change: Option<Change<'_>>,
) -> Result<bool, Refusal> {
    let operator = test.get("operator").and_then(Value::as_str).unwrap_or_default();
    let wanted = texts(test.get("value").unwrap_or(&Value::Null));
    let (class, column) = name.split_once('.').unwrap_or(("ticket", name));
    if class == "ticket" && operator.ends_with("(relative)") {
        return relative_fits(store, ticket_id, column, operator, test);
    }
    if operator == "has changed" {
        return Ok(change.is_some_and(|change| change.columns.iter().any(|changed| changed == column)));
    }
    if name == "ticket.action" {
        let action = change.map(|change| change.action.to_owned());
        return compare(operator, &wanted, &Vec::from_iter(action));
    }
    match (class, change) {
        ("article", Some(change)) => match change.article {
            Some(article) => compare(operator, &wanted, &article_values(article, column)),
            None => Ok(false),
        },
        ("article", None) => store.articles_of(ticket_id).try_fold(false, |any, article| {
            Ok(any || compare(operator, &wanted, &article_values(article, column))?)
        }),
        ("customer", _) => compare(operator, &wanted, &customer_values(store, ticket_id, column)),
        _ => compare(operator, &wanted, &ticket_values(store, ticket_id, column)),
    }
}

/// A date of a ticket against so much time before now; one that is not set fits
/// nothing. A year has 365 days here, a month 30.
fn relative_fits(
    store: &Store,
    ticket_id: u64,
    column: &str,
    operator: &str,
    test: &Value,
) -> Result<bool, Refusal> {
    let days = match test.get("range").and_then(Value::as_str) {
        Some("day") => 1,
        Some("week") => 7,
        Some("month") => 30,
        Some("year") => 365,
        _ => return Err(Refusal::technical(422, "Invalid range for a condition")),
    };
    let count = texts(test.get("value").unwrap_or(&Value::Null));
    let count: i64 = count.first().and_then(|text| text.parse().ok()).unwrap_or(0);
    let ago = clock::now() - jiff::SignedDuration::from_hours(24 * days * count.clamp(0, 10_000));
    let ticket = store.tickets.get(&ticket_id).map(super::records::Ticket::json);
    let Some(date) = ticket.and_then(|ticket| clock::read(ticket.get(column))) else { return Ok(false) };
    match operator {
        "before (relative)" => Ok(date < ago),
        "within last (relative)" => Ok(date >= ago),
        _ => Err(Refusal::technical(422, format!("Invalid operator '{operator}' for a condition"))),
    }
}

fn ticket_values(store: &Store, ticket_id: u64, column: &str) -> Vec<String> {
    let Some(ticket) = store.tickets.get(&ticket_id) else { return Vec::new() };
    match column {
        "tags" => ticket.tags.clone(),
        "preferences" => vec![Value::Object(ticket.preferences.clone()).to_string()],
        _ => ticket.json().get(column).map(texts).unwrap_or_default(),
    }
}

fn customer_values(store: &Store, ticket_id: u64, column: &str) -> Vec<String> {
    let customer = store.tickets.get(&ticket_id).and_then(|ticket| store.users.get(&ticket.customer_id));
    customer.and_then(|user| store.user_json(user).get(column).map(texts)).unwrap_or_default()
}

fn article_values(article: &Article, column: &str) -> Vec<String> {
    let optional = |text: &Option<String>| Vec::from_iter(text.clone());
    match column {
        "type_id" => vec![article.type_id.to_string()],
        "sender_id" => vec![article.sender_id.to_string()],
        "message_id" => optional(&article.message_id),
        "message_id_md5" => optional(&article.message_id_md5),
        "from" => optional(&article.from),
        "to" => optional(&article.to),
        "cc" => optional(&article.cc),
        "subject" => optional(&article.subject),
        "body" => vec![article.body.clone()],
        "internal" => vec![article.internal.to_string()],
        _ => Vec::new(),
    }
}

/// The texts of a value; `null` has none.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        other => vec![other.to_string()],
    }
}

fn compare(operator: &str, wanted: &[String], actual: &[String]) -> Result<bool, Refusal> {
    let contains = |part: &str| actual.iter().any(|text| text.to_lowercase().contains(&part.to_lowercase()));
    let listed: Vec<&str> = wanted.iter().flat_map(|text| text.split(',')).map(str::trim).collect();
    let has = |tag: &str| actual.iter().any(|text| text == tag);
    Ok(match operator {
        "is" => actual.iter().any(|text| wanted.contains(text)),
        "is not" => !actual.iter().any(|text| wanted.contains(text)),
        "contains" => wanted.iter().any(|part| contains(part)),
        "contains not" => !wanted.iter().any(|part| contains(part)),
        "contains one" => listed.iter().any(|tag| has(tag)),
        "contains all" => listed.iter().all(|tag| has(tag)),
        "contains one not" => !listed.iter().any(|tag| has(tag)),
        "contains all not" => !listed.iter().all(|tag| has(tag)),
        _ => return Err(Refusal::technical(422, format!("Invalid operator '{operator}' for a condition"))),
    })
}
