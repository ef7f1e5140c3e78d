//! Users: agents and customers.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Answer, Call, add_people, id};
use crate::helpdesk::records::User;
use crate::helpdesk::reply::{Refusal, Reply};
use crate::helpdesk::store::Store;
use crate::helpdesk::table::{self, Row};
use crate::helpdesk::{access, customers, names, seed};

const AGENTS: [&str; 2] = ["ticket.agent", "admin.user"];

fn shown(store: &Store, call: &Call, user: &User) -> Row {
    let mut row = store.user_json(user);
    if !call.is("expand") {
        return row;
    }
    add_people(store, &mut row);
    let groups: BTreeMap<String, &Vec<String>> = user
        .groups
        .iter()
        .filter(|(group, _)| store.group_is_active(**group))
        .map(|(group, rights)| (store.groups.name_of(*group).as_str().unwrap_or_default().to_owned(), rights))
        .collect();
    let roles: Vec<Value> = user.roles.iter().map(|role| store.roles.name_of(*role)).collect();
    row.insert("roles".to_owned(), roles.into());
    row.insert("groups".to_owned(), json!(groups));
    row.insert("organizations".to_owned(), json!([]));
    row
}

pub(super) fn me(store: &Store, call: &Call) -> Answer {
    find(store, call.caller).map(|user| Reply::ok(shown(store, call, user)))
}

fn find(store: &Store, id: u64) -> Result<&User, Refusal> {
    store.users.get(&id).ok_or_else(|| Refusal::missing("User", id))
}

pub(super) fn index(store: &Store, call: &Call) -> Answer {
    access::require(store, call.caller, &AGENTS)?;
    let mut users: Vec<&User> = store.users.values().collect();
    if call.parameter("order_by").as_deref() == Some("desc") {
        users.reverse();
    }
    let users = call.page(users, 500, 1000);
    let list: Vec<Value> = users.into_iter().map(|user| shown(store, call, user).into()).collect();
    Ok(Reply::ok(list))
}

/// Finds by parts of login, address and names, as without a search index. A
/// query like `email:"a@b.example"` is taken by its value.
pub(super) fn search(store: &Store, call: &Call) -> Answer {
    access::require(store, call.caller, &AGENTS)?;
    let query = call.parameter("query").or_else(|| call.parameter("term")).unwrap_or_default().to_lowercase();
    let wanted = query.trim().trim_matches('*').trim_start_matches("email:").trim_start_matches("login:");
    let wanted = wanted.trim_matches('"');
    let fits = |user: &&User| {
        user.id > 1
            && [&user.login, &user.email, &user.firstname, &user.lastname, &user.full_name()]
                .iter()
                .any(|text| text.to_lowercase().contains(wanted))
    };
    let users = call.page(store.users.values().filter(fits).collect(), 50, 500);
    let list: Vec<Value> = users.into_iter().map(|user| shown(store, call, user).into()).collect();
    Ok(Reply::ok(list))
}

pub(super) fn show(store: &Store, call: &Call, text: &str) -> Answer {
    let id = id("User", text)?;
    if id != call.caller {
        access::require(store, call.caller, &AGENTS)?;
    }
    find(store, id).map(|user| Reply::ok(shown(store, call, user)))
}

pub(super) fn create(store: &mut Store, call: &Call) -> Answer {
    access::require(store, call.caller, &AGENTS)?;
    let fields = table::row(call.body.clone());
    customers::check(store, &fields)?;
    let id = customers::make(store, &fields, call.caller, call.now);
    find(store, id).map(|user| Reply::created(shown(store, call, user)))
}

pub(super) fn update(store: &mut Store, call: &Call, text: &str) -> Answer {
    access::require(store, call.caller, &AGENTS)?;
    let id = id("User", text)?;
    let mut user = find(store, id)?.clone();
    // Agents change customers, and nobody else (`app/policies/user_policy.rb`).
    if !user.roles.contains(&seed::CUSTOMER_ROLE) {
        access::require(store, call.caller, &["admin.user"])?;
    }
    let given = |column: &str| call.body.get(column).and_then(Value::as_str).map(str::to_owned);
    let firstname = given("firstname").unwrap_or(user.firstname);
    let lastname = given("lastname").unwrap_or(user.lastname);
    (user.firstname, user.lastname) = names::stored(&firstname, &lastname, &user.email);
    user.note = given("note").unwrap_or(user.note);
    user.active = call.body.get("active").and_then(Value::as_bool).unwrap_or(user.active);
    if let Some(groups) = call.body.get("group_ids").and_then(Value::as_object) {
        user.groups = groups
            .iter()
            .filter_map(|(group, rights)| Some((group.parse().ok()?, rights_of(rights))))
            .collect();
        for group in user.groups.keys() {
            store.touch("groups", *group, None, call.now);
        }
    }
    user.updated_by = call.caller;
    user.updated_at = call.now;
    let row = shown(store, call, &user);
    store.put_user(user);
    Ok(Reply::ok(row))
}

/// `"full"` or `["read", "create"]`.
fn rights_of(value: &Value) -> Vec<String> {
    match value {
        Value::String(one) => vec![one.clone()],
        Value::Array(several) => several.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect(),
        _ => Vec::new(),
    }
}
