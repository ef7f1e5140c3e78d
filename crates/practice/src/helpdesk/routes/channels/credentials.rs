//! Credentials of applications at Microsoft, and the sign-in with them.

use serde_json::{Value, json};

use super::super::{Answer, Call, id, no_route};
use crate::helpdesk::channels::{Kind, oauth, unmasked};
use crate::helpdesk::reply::{Refusal, Reply};
use crate::helpdesk::routes::tables;
use crate::helpdesk::store::Store;
use crate::helpdesk::{Version, access, clock, table};

/// Whether there is such a route: every address below them is known to Zammad.
pub(in crate::helpdesk::routes) fn exists(path: &str) -> bool {
    path == "external_credentials" || path.starts_with("external_credentials/")
}

pub(in crate::helpdesk::routes) fn answer(store: &mut Store, call: &Call, segments: &[&str]) -> Answer {
    match (call.method.as_str(), segments) {
        ("GET", [_]) => {
            access::require(store, call.caller, &["admin"])?;
            Ok(tables::index(store, call, "external_credentials"))
        }
        ("POST", [_]) => create(store, call),
        ("POST", [_, provider, "app_verify"]) => app_verify(store, call, provider),
        ("GET", [_, provider, "link_account"]) => {
            let kind = kind_of(store, call, provider)?;
            oauth::link(store, &call.request(), kind)
        }
        ("GET", [_, text]) => {
            let (id, _) = of_id(store, call, text)?;
            Ok(shown(store, id, 200))
        }
        ("PUT", [_, text]) => update(store, call, text),
        ("DELETE", [_, text]) => {
            let (id, _) = of_id(store, call, text)?;
            store.credentials.remove(id);
            Ok(Reply::ok(json!({})))
        }
        _ => Err(no_route(store, call)),
    }
}

/// The kind that a provider's name stands for, for somebody who may.
pub(super) fn kind_of(store: &Store, call: &Call, provider: &str) -> Result<Kind, Refusal> {
    let kind = Kind::of_provider(provider, store.options.version);
    let kind = kind.ok_or_else(|| Refusal::technical(500, format!("uninitialized constant {provider}")))?;
    access::require(store, call.caller, &[kind.permission()])?;
    Ok(kind)
}

/// The record of an id, for somebody who may.
fn of_id(store: &Store, call: &Call, text: &str) -> Result<(u64, table::Row), Refusal> {
    let id = id("ExternalCredential", text)?;
    let row = store.credentials.get(id).ok_or_else(|| Refusal::missing("ExternalCredential", id))?;
    kind_of(store, call, table::text(row, "name"))?;
    Ok((id, row.clone()))
}

fn shown(store: &Store, id: u64, status: u16) -> Reply {
    let row = store.credentials.get(id).cloned().unwrap_or_default();
    let row = tables::shown(store, "external_credentials", id, &row);
    Reply::json(status, &row.into())
}

fn create(store: &mut Store, call: &Call) -> Answer {
    let name = call.body["name"].as_str().unwrap_or_default().to_owned();
    kind_of(store, call, &name)?;
    if store.credentials.by_name(&name).is_some() {
        return Err(Refusal::unprocessable("This object already exists."));
    }
    let id = store.credentials.next_id();
    let now = clock::text(call.now);
    let credentials = call.body.get("credentials").cloned().unwrap_or_else(|| json!({}));
    let row = json!({"name": name, "credentials": credentials, "created_at": now, "updated_at": now});
    store.credentials.put(id, table::row(row));
    Ok(shown(store, id, 201))
}

fn update(store: &mut Store, call: &Call, text: &str) -> Answer {
    let (id, before) = of_id(store, call, text)?;
    let mut row = before.clone();
    for column in ["name", "credentials"] {
        if let Some(value) = call.body.get(column) {
            row.insert(column.to_owned(), value.clone());
        }
    }
    if store.options.version >= Version::V7_0 {
        row = unmasked(row, &before);
    }
    row.insert("updated_at".to_owned(), clock::text(call.now).into());
    store.credentials.put(id, row);
    Ok(shown(store, id, 200))
}

/// Only builds the address of the sign-in: whether the secret is true nobody asks.
fn app_verify(store: &Store, call: &Call, provider: &str) -> Answer {
    let kind = kind_of(store, call, provider)?;
    let all = oauth::credentials(store, kind, &call.body);
    if let Some(words) = oauth::lacking(&all) {
        return Ok(Reply::ok(json!({ "error": words })));
    }
    let mut attributes: Value = all;
    attributes["controller"] = "external_credentials".into();
    attributes["action"] = "app_verify".into();
    attributes["provider"] = provider.into();
    Ok(Reply::ok(json!({ "attributes": attributes })))
}
