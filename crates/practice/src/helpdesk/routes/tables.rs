//! Groups, states, priorities, triggers, jobs, settings, addresses, roles.

use serde_json::{Value, json};

use super::{Answer, Call, add_people, id, no_route};
use crate::helpdesk::reply::{Refusal, Reply};
use crate::helpdesk::store::{Store, fresh};
use crate::helpdesk::table::{self, Row};
use crate::helpdesk::{Version, access, channels, clock, seed};

/// Who may read a table, and who may write it.
fn permissions(store: &Store, route: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    let groups: &[&str] = if store.options.version >= Version::V6_6 {
        &["admin.group", "ticket.agent", "ticket.customer"]
    } else {
        &["admin.group"]
    };
    Some(match route {
        "groups" => (groups, &["admin.group"]),
        "ticket_states" | "ticket_priorities" => (&["ticket.agent", "admin.object"], &["admin.object"]),
        "triggers" => (&["admin.trigger"], &["admin.trigger"]),
        "jobs" => (&["admin.scheduler"], &["admin.scheduler"]),
        "slas" => (&["admin.sla"], &["admin.sla"]),
        "settings" => (&["admin.*"], &["admin.*"]),
        "email_addresses" => (&["ticket.agent", "admin.channel_email"], &["admin.channel_email"]),
        "roles" => (&["admin.role", "ticket.agent"], &["admin.role"]),
        _ => return None,
    })
}

/// `GET` and `POST` of a table.
pub(super) fn collection(store: &mut Store, call: &Call, route: &str) -> Answer {
    let (read, write) = permissions(store, route).ok_or_else(|| no_route(store, call))?;
    match call.method.as_str() {
        "GET" => {
            access::require(store, call.caller, read)?;
            Ok(index(store, call, route))
        }
        "POST" if matches!(route, "groups" | "email_addresses" | "triggers" | "jobs") => {
            access::require(store, call.caller, write)?;
            create(store, call, route)
        }
        _ => Err(no_route(store, call)),
    }
}

/// `GET`, `PUT` and for addresses `DELETE` of a record.
pub(super) fn member(store: &mut Store, call: &Call, route: &str, text: &str) -> Answer {
    let (read, write) = permissions(store, route).ok_or_else(|| no_route(store, call))?;
    let (class, table) = store.table(route).ok_or_else(|| no_route(store, call))?;
    let id = id(class, text)?;
    let row = table.get(id).ok_or_else(|| Refusal::missing(class, id))?.clone();
    match call.method.as_str() {
        "GET" => {
            access::require(store, call.caller, read)?;
            may_see(store, call, route, &row)?;
            Ok(Reply::ok(shown_as_asked(store, call, route, id, &row)))
        }
        "PUT" => {
            access::require(store, call.caller, write)?;
            may_see(store, call, route, &row)?;
            Ok(update(store, call, route, id, row))
        }
        "DELETE" if route == "email_addresses" => {
            access::require(store, call.caller, write)?;
            channels::remove_address(store, id);
            Ok(Reply::ok(json!({})))
        }
        _ => Err(no_route(store, call)),
    }
}

/// A setting may ask for a permission of its own.
fn may_see(store: &Store, call: &Call, route: &str, row: &Row) -> Result<(), Refusal> {
    let own = row.get("preferences").and_then(|preferences| preferences.get("permission"));
    let Some(Value::Array(own)) = own.filter(|_| route == "settings") else { return Ok(()) };
    let wanted: Vec<&str> = own.iter().filter_map(Value::as_str).collect();
    access::require(store, call.caller, &wanted).map_err(|_| Refusal::forbidden("Not authorized"))
}

pub(super) fn index(store: &Store, call: &Call, route: &str) -> Reply {
    let rows: Vec<(u64, Row)> = store
        .table(route)
        .map(|(_, table)| table.iter().map(|(id, row)| (id, row.clone())).collect())
        .unwrap_or_default();
    let seen: Vec<_> = rows.into_iter().filter(|(_, row)| may_see(store, call, route, row).is_ok()).collect();
    let list: Vec<Value> = call
        .page(seen, 500, 1000)
        .iter()
        .map(|(id, row)| shown_as_asked(store, call, route, *id, row).into())
        .collect();
    Reply::ok(list)
}

/// A record with the ids of what belongs to it.
pub(in crate::helpdesk) fn shown(store: &Store, route: &str, id: u64, row: &Row) -> Row {
    let mut row = channels::masked(store, row.clone());
    match route {
        "groups" => {
            let users: Vec<u64> = store
                .users
                .values()
                .filter(|user| user.groups.contains_key(&id))
                .map(|user| user.id)
                .collect();
            if store.options.version >= Version::V6_4 {
                let name = table::text(&row, "name").to_owned();
                let last = name.rsplit("::").next().unwrap_or_default().to_owned();
                let parent = name.rsplit_once("::").and_then(|(parent, _)| store.groups.by_name(parent));
                row.insert("parent_id".to_owned(), json!(parent.map(|(id, _)| id)));
                row.insert("name_last".to_owned(), last.into());
            }
            row.insert("user_ids".to_owned(), json!(users));
        }
        "email_addresses" => {
            let groups: Vec<u64> = store
                .groups
                .iter()
                .filter(|(_, group)| table::id(group, "email_address_id") == Some(id))
                .map(|(id, _)| id)
                .collect();
            row.insert("group_ids".to_owned(), json!(groups));
        }
        _ => {}
    }
    row
}

fn shown_as_asked(store: &Store, call: &Call, route: &str, id: u64, row: &Row) -> Row {
    let mut row = shown(store, route, id, row);
    if !call.is("expand") {
        return row;
    }
    add_people(store, &mut row);
    match route {
        "ticket_states" => {
            row.insert("state_type".to_owned(), store.state_type(id).into());
            if let Some(next) = table::id(&row, "next_state_id") {
                row.insert("next_state".to_owned(), store.states.name_of(next));
            }
        }
        "groups" => {
            let users: Vec<String> = store
                .users
                .values()
                .filter(|user| user.groups.contains_key(&id))
                .map(|user| user.login.clone())
                .collect();
            row.insert("users".to_owned(), json!(users));
            if table::id(&row, "signature_id").is_some() {
                row.insert("signature".to_owned(), "default".into());
            }
            if let Some(address) = store.group_address(id) {
                row.insert("email_address".to_owned(), table::text(address, "email").into());
            }
        }
        _ => {}
    }
    row
}

fn create(store: &mut Store, call: &Call, route: &str) -> Answer {
    let given = table::row(call.body.clone());
    let key = if route == "email_addresses" { "email" } else { "name" };
    let name = table::text(&given, key).to_owned();
    if name.is_empty() {
        return Err(Refusal::technical(422, format!("Missing required value for field '{key}'!")));
    }
    let (_, existing) = store.table(route).ok_or_else(|| no_route(store, call))?;
    if existing.iter().any(|(_, row)| table::text(row, key).eq_ignore_ascii_case(&name)) {
        return Err(Refusal::unprocessable("This object already exists."));
    }
    let id = existing.next_id();
    let mut row = blank(store, route, &name);
    row.extend(fresh(call.caller, &clock::text(call.now)));
    take_known_columns(&mut row, given);
    settle(store, route, &mut row);
    if let Some(table) = store.table_mut(route) {
        table.put(id, row);
    }
    let row = store.table(route).and_then(|(_, table)| table.get(id)).cloned().unwrap_or_default();
    Ok(Reply::created(shown_as_asked(store, call, route, id, &row)))
}

fn blank(store: &Store, route: &str, name: &str) -> Row {
    match route {
        "groups" => seed::new_group(name),
        "email_addresses" => table::row(json!({
            "channel_id": null, seed::name_column(store): "", "email": name, "active": true, "note": null,
            "preferences": null,
        })),
        _ => table::row(json!({
            "name": name, "condition": {}, "perform": {}, "disable_notification": true, "note": null, "active": true,
        })),
    }
}

/// Takes over the columns that the table has; others are ignored, as are the
/// ones that only the server sets.
fn take_known_columns(row: &mut Row, given: Row) {
    const OWN: [&str; 5] = ["id", "created_by_id", "updated_by_id", "created_at", "updated_at"];
    for (column, value) in given {
        if row.contains_key(&column) && !OWN.contains(&column.as_str()) {
            row.insert(column, value);
        }
    }
}

/// An address without a channel that exists cannot be active.
fn settle(store: &Store, route: &str, row: &mut Row) {
    if route != "email_addresses" {
        return;
    }
    let email = table::text(row, "email").to_lowercase();
    row.insert("email".to_owned(), email.into());
    if table::id(row, "channel_id").and_then(|channel| store.channels.get(channel)).is_none() {
        row.insert("channel_id".to_owned(), Value::Null);
        row.insert("active".to_owned(), false.into());
    }
}

fn update(store: &mut Store, call: &Call, route: &str, id: u64, mut row: Row) -> Reply {
    let mut given = table::row(call.body.clone());
    if route == "settings" {
        given.retain(|column, _| matches!(column.as_str(), "state_current" | "preferences"));
    }
    let people = row.contains_key("updated_by_id");
    take_known_columns(&mut row, given);
    settle(store, route, &mut row);
    row.insert("updated_at".to_owned(), clock::text(call.now).into());
    if people {
        row.insert("updated_by_id".to_owned(), call.caller.into());
    }
    if table::text(&row, "name") == "import_mode" && route == "settings" {
        let on = row.get("state_current").and_then(|state| state.get("value")) == Some(&Value::Bool(true));
        store.switch_import_mode(on);
    }
    if let Some(table) = store.table_mut(route) {
        table.put(id, row.clone());
    }
    Reply::ok(shown_as_asked(store, call, route, id, &row))
}
