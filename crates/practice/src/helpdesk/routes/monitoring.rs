//! Health and counts.

use serde_json::{Value, json};

use super::{Answer, Call};
use crate::helpdesk::channels::fetch;
use crate::helpdesk::reply::Reply;
use crate::helpdesk::store::Store;
use crate::helpdesk::{access, clock, table};

pub(super) fn health(store: &Store, call: &Call) -> Answer {
    access::require(store, call.caller, &["admin.monitoring"])?;
    let mut issues = fetch::complaints(store, store.scheduler);
    issues.extend(store.health_issues.iter().cloned());
    let message = if issues.is_empty() { "success".to_owned() } else { issues.join(";") };
    Ok(Reply::ok(json!({
        "healthy": issues.is_empty(), "message": message, "issues": issues, "actions": [],
        "token": "practice-monitoring-token",
    })))
}

pub(super) fn status(store: &Store, call: &Call) -> Answer {
    access::require(store, call.caller, &["admin.monitoring"])?;
    let newest_group = store.groups.iter().last().map_or(Value::Null, |(_, row)| row["created_at"].clone());
    let shipped = store.roles.get(1).map_or("", |row| table::text(row, "created_at"));
    let bytes: u64 = store.articles.values().flat_map(|article| &article.files).map(|file| file.size).sum();
    let agents = store.users.values().filter(|user| user.is_agent()).count();
    Ok(Reply::ok(json!({
        "counts": {
            "users": store.users.len(), "groups": store.groups.len(), "overviews": 10,
            "tickets": store.tickets.len(), "ticket_articles": store.articles.len(), "text_modules": 0,
            "taskbars": 0, "object_manager_attributes": 53, "knowledge_base_categories": 0,
            "knowledge_base_answers": 0,
        },
        "last_created_at": {
            "users": clock::json(store.users.values().last().map(|user| user.created_at)),
            "groups": newest_group, "overviews": shipped,
            "tickets": clock::json(store.tickets.values().last().map(|ticket| ticket.created_at)),
            "ticket_articles": clock::json(store.articles.values().last().map(|article| article.created_at)),
            "text_modules": null, "taskbars": null, "object_manager_attributes": shipped,
            "knowledge_base_categories": null, "knowledge_base_answers": null,
        },
        "last_login": null, "agents": agents,
        "storage": {"kB": bytes / 1024, "MB": bytes / 1024 / 1024, "GB": bytes / 1024 / 1024 / 1024},
    })))
}
