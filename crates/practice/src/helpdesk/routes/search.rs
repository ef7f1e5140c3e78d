//! Searching tickets: by condition as the database does it, by query as it is
//! done without a search index.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::tickets::expanded;
use super::{Answer, Call};
use crate::helpdesk::assets::Assets;
use crate::helpdesk::digest::md5_hex;
use crate::helpdesk::records::Ticket;
use crate::helpdesk::reply::{Refusal, Reply};
use crate::helpdesk::store::Store;
use crate::helpdesk::{Version, access, conditions};

pub(super) fn search(store: &Store, call: &Call) -> Answer {
    access::require(store, call.caller, &["ticket.agent", "ticket.customer"])?;
    let mut found = match call.body.get("condition") {
        Some(condition @ Value::Object(map)) if !map.is_empty() => by_condition(store, condition)?,
        _ => by_query(store, &call.parameter("query").unwrap_or_default()),
    };
    found.retain(|ticket| store.has_right(call.caller, ticket.group_id, "read"));
    found.sort_by_key(|ticket| Reverse((ticket.updated_at, ticket.id)));
    let total = found.len();
    let found = call.page(found, 50, 200);
    if call.is("expand") {
        let list: Vec<Value> = found.into_iter().map(|ticket| expanded(store, ticket).into()).collect();
        return Ok(Reply::ok(list));
    }
    let ids: Vec<u64> = found.iter().map(|ticket| ticket.id).collect();
    let assets = || {
        let mut assets = Assets::new(store);
        for id in &ids {
            assets.ticket(*id);
        }
        assets.finish()
    };
    Ok(Reply::ok(if store.options.version < Version::V6_6 {
        let count = ids.len();
        json!({"tickets": ids, "tickets_count": count, "assets": assets()})
    } else if call.is("full") {
        json!({"record_ids": ids, "assets": assets(), "total_count": total})
    } else {
        found.into_iter().map(|ticket| Value::from(ticket.json_with_ids())).collect()
    }))
}

fn by_condition<'a>(store: &'a Store, condition: &Value) -> Result<Vec<&'a Ticket>, Refusal> {
    let candidates: Vec<u64> = match indexed(store, condition) {
        Some(ids) => ids.into_iter().collect(),
        None => store.tickets.keys().copied().collect(),
    };
    let mut found = Vec::new();
    for id in candidates {
        if conditions::fits(store, id, condition, None)? {
            found.extend(store.tickets.get(&id));
        }
    }
    Ok(found)
}

/// The tickets that a flat condition on Message-IDs can be true of.
fn indexed(store: &Store, condition: &Value) -> Option<BTreeSet<u64>> {
    let (test, hashed) = match condition.get("article.message_id_md5") {
        Some(test) => (test, true),
        None => (condition.get("article.message_id")?, false),
    };
    if test.get("operator").and_then(Value::as_str) != Some("is") {
        return None;
    }
    let values = match test.get("value")? {
        Value::Array(values) => values.iter().filter_map(Value::as_str).collect(),
        value => vec![value.as_str()?],
    };
    let ids = values.into_iter().flat_map(|value| {
        let md5 = if hashed { value.to_owned() } else { md5_hex(value) };
        store.articles_by_md5.get(&md5).map(Vec::as_slice).unwrap_or_default()
    });
    Some(ids.filter_map(|id| store.articles.get(id)).map(|article| article.ticket_id).collect())
}

fn by_query<'a>(store: &'a Store, query: &str) -> Vec<&'a Ticket> {
    let wanted = query.trim().trim_matches('*').to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&wanted);
    let in_articles = |ticket: &Ticket| {
        store.articles_of(ticket.id).any(|article| {
            [&article.from, &article.to, &article.subject].into_iter().flatten().any(|text| has(text))
                || has(&article.body)
        })
    };
    store
        .tickets
        .values()
        .filter(|ticket| has(&ticket.title) || has(&ticket.number) || in_articles(ticket))
        .collect()
}
