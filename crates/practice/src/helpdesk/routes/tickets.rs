//! Tickets: made, shown, changed, deleted; their tags and history.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::articles::{self, Home};
use super::{Answer, Call, id};
use crate::helpdesk::assets::Assets;
use crate::helpdesk::customers::{self, Customer, id_of};
use crate::helpdesk::events::Event;
use crate::helpdesk::records::{Article, NOBODY, Ticket, sender_name, type_name};
use crate::helpdesk::reply::{Refusal, Reply};
use crate::helpdesk::store::Store;
use crate::helpdesk::table::{self, Row};
use crate::helpdesk::{Version, access, clock, consequences};

/// Time columns that a client may set.
const TIMES: [&str; 8] = [
    "close_at",
    "last_close_at",
    "first_response_at",
    "last_contact_at",
    "last_contact_agent_at",
    "last_contact_customer_at",
    "last_owner_update_at",
    "pending_time",
];

/// The columns of a ticket that a request names; `None` leaves as it is.
#[derive(Debug, Default)]
struct Wanted {
    title: Option<String>,
    group_id: Option<u64>,
    state_id: Option<u64>,
    priority_id: Option<u64>,
    owner_id: Option<u64>,
}

fn wanted(store: &Store, body: &Value) -> Result<Wanted, Refusal> {
    let owner = |name: &str| store.user_by_login(name).or_else(|| store.user_by_email(name));
    Ok(Wanted {
        title: articles::text(body, "title", 250).filter(|title| !title.trim().is_empty()),
        group_id: lookup(body, "group", |name| store.groups.by_name(name).map(|(id, _)| id))?,
        state_id: lookup(body, "state", |name| store.states.by_name(name).map(|(id, _)| id))?,
        priority_id: lookup(body, "priority", |name| store.priorities.by_name(name).map(|(id, _)| id))?,
        owner_id: lookup(body, "owner", owner)?,
    })
}

/// A record by `name` or `name_id`.
fn lookup(body: &Value, name: &str, find: impl Fn(&str) -> Option<u64>) -> Result<Option<u64>, Refusal> {
    if let Some(given) = body.get(name).and_then(Value::as_str) {
        return find(given).map(Some).ok_or_else(|| {
            Refusal::unprocessable(format!("No lookup value found for '{name}': \"{given}\""))
        });
    }
    Ok(body.get(format!("{name}_id")).and_then(id_of))
}

fn invalid(field: &str, id: u64) -> Refusal {
    Refusal::technical(422, format!("Invalid value '{id}' for field '{field}'!"))
}

fn required(field: &str) -> Refusal {
    Refusal::technical(422, format!("Missing required value for field '{field}'!"))
}

/// What the workflows check of a ticket before it is saved.
fn check(store: &Store, ticket: &Ticket) -> Result<(), Refusal> {
    if ticket.title.is_empty() {
        return Err(required("title"));
    }
    let state = store.states.get(ticket.state_id).filter(|row| table::yes(row, "active"));
    let kind = store.state_type(ticket.state_id);
    if state.is_none() || !matches!(kind, "new" | "open" | "pending reminder" | "pending action" | "closed") {
        return Err(invalid("state_id", ticket.state_id));
    }
    if kind.starts_with("pending") && !ticket.times.contains_key("pending_time") {
        return Err(required("pending_time"));
    }
    if store.priorities.get(ticket.priority_id).is_none() {
        return Err(invalid("priority_id", ticket.priority_id));
    }
    Ok(())
}

/// Outside import mode an owner without `full` on the group is nobody.
fn settled_owner(store: &Store, owner_id: u64, group_id: u64) -> u64 {
    if store.import_mode() || store.has_right(owner_id, group_id, "full") { owner_id } else { NOBODY }
}

/// Closing notes the time, except in import mode, where the client does.
fn note_closing(store: &Store, ticket: &mut Ticket, now: jiff::Timestamp) {
    if !store.import_mode() && store.state_type(ticket.state_id) == "closed" {
        ticket.times.insert("close_at", now);
        ticket.times.insert("last_close_at", now);
    }
}

fn set_times(ticket: &mut Ticket, body: &Value) {
    for column in TIMES {
        if let Some(time) = clock::read(body.get(column)) {
            ticket.times.insert(column, time);
        }
    }
}

/// `a, b` becomes two tags.
fn split_tags(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in text.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// A ticket that may be made, with all that belongs to it.
struct Plan {
    ticket: Ticket,
    customer: Customer,
    article: Option<Article>,
}

/// Reads and checks a create in the order in which the real one does, without
/// storing anything.
fn plan(store: &mut Store, call: &Call) -> Result<Plan, Refusal> {
    access::require(store, call.caller, &["ticket.agent", "ticket.customer"])?;
    let body = &call.body;
    let wanted = wanted(store, body)?;
    let customer = customers::read(store, body)?;
    let group_id =
        wanted.group_id.ok_or_else(|| Refusal::unprocessable("The required value 'group_id' is missing."))?;
    access::require_right(store, call.caller, group_id, "create")?;
    let ticket_id = store.new_ticket_id();
    let ticket = new_ticket(store, call, ticket_id, &wanted, group_id);
    check(store, &ticket)?;
    match &customer {
        Customer::New(fields) => customers::check(store, fields)?,
        Customer::Missing => return Err(required("customer_id")),
        Customer::Known(_) => {}
    }
    if store.ticket_by_number.contains_key(&ticket.number) {
        return Err(aborted_transaction());
    }
    let article = draft_in(store, call, &ticket)?;
    Ok(Plan { ticket, customer, article })
}

/// The article that came with a ticket.
fn draft_in(store: &Store, call: &Call, ticket: &Ticket) -> Result<Option<Article>, Refusal> {
    let new_customer = customers::address_to_be_made(store, &call.body);
    let home = Home { ticket_id: ticket.id, group_id: ticket.group_id, title: &ticket.title, new_customer };
    match call.body.get("article") {
        Some(fields @ Value::Object(_)) => articles::draft(store, call, fields, &home).map(Some),
        _ => Ok(None),
    }
}

pub(super) fn create(store: &mut Store, call: &Call) -> Answer {
    let Plan { mut ticket, customer, mut article } = plan(store, call)?;
    let ticket_id = ticket.id;
    ticket.customer_id = match customer {
        Customer::Known(id) => id,
        Customer::New(fields) => customers::make(store, &fields, call.caller, call.now),
        Customer::Missing => NOBODY,
    };
    if let Some(article) = article.as_mut().filter(|article| article.origin_by.is_none()) {
        // Nobody else is left unresolved by then.
        let names_author = call.body["article"]["origin_by"].is_string();
        article.origin_by = names_author.then_some(ticket.customer_id);
    }
    ticket.organization_id = store.users.get(&ticket.customer_id).and_then(|user| user.organization_id);
    if ticket.number.is_empty() {
        ticket.number = store.new_number();
    }
    store.put_ticket(ticket);
    let article_id = article.map(|article| articles::commit(store, article));
    let count = store.tickets.get(&ticket_id).and_then(|ticket| ticket.article_count);
    let event = Event {
        create: true,
        ticket_id,
        article_id,
        changes: Vec::new(),
        by: call.caller,
        suppress_notifications: call.suppress && store.options.version >= Version::NEWEST,
    };
    consequences::follow(store, &event);
    let mut shown = shown_as_asked(store, call, ticket_id)?;
    // The reply counts the articles as they were before the triggers ran.
    shown.insert("article_count".to_owned(), json!(count));
    Ok(Reply::created(shown))
}

/// What the database says when a number is taken or a customer is being made.
pub(in crate::helpdesk) fn aborted_transaction() -> Refusal {
    Refusal::technical(
        422,
        "PG::InFailedSqlTransaction: ERROR:  current transaction is aborted, commands ignored until end of transaction block\n",
    )
}

fn new_ticket(store: &Store, call: &Call, id: u64, wanted: &Wanted, group_id: u64) -> Ticket {
    let body = &call.body;
    let priority =
        store.priorities.iter().find(|(_, row)| table::yes(row, "default_create")).map(|(id, _)| id);
    let mut ticket = Ticket {
        id,
        number: articles::text(body, "number", 60).unwrap_or_default(),
        title: wanted.title.clone().unwrap_or_default(),
        group_id,
        priority_id: wanted.priority_id.or(priority).unwrap_or_default(),
        state_id: wanted.state_id.or_else(|| store.state_with("default_create")).unwrap_or_default(),
        owner_id: settled_owner(store, wanted.owner_id.unwrap_or(NOBODY), group_id),
        customer_id: NOBODY,
        organization_id: None,
        note: articles::text(body, "note", 250),
        times: BTreeMap::new(),
        create_article_type_id: None,
        create_article_sender_id: None,
        article_count: None,
        preferences: body.get("preferences").cloned().map(table::row).unwrap_or_default(),
        updated_by: call.caller,
        created_by: call.caller,
        created_at: call.now,
        updated_at: call.now,
        articles: Vec::new(),
        tags: split_tags(body.get("tags").and_then(Value::as_str).unwrap_or_default()),
        mentions: body
            .get("mentions")
            .and_then(Value::as_array)
            .map(|ids| ids.iter().filter_map(id_of).collect())
            .unwrap_or_default(),
        history: Vec::new(),
    };
    set_times(&mut ticket, body);
    note_closing(store, &mut ticket, call.now);
    if store.import_mode() {
        ticket.created_at = clock::read(body.get("created_at")).unwrap_or(call.now);
        ticket.updated_at = clock::read(body.get("updated_at")).unwrap_or(call.now);
    }
    ticket
}

fn shown_as_asked(store: &Store, call: &Call, id: u64) -> Result<Row, Refusal> {
    let ticket = store.tickets.get(&id).ok_or_else(|| Refusal::missing("Ticket", id))?;
    Ok(if call.is("expand") { expanded(store, ticket) } else { ticket.json_with_ids() })
}

/// A ticket with the names of what it refers to.
pub(super) fn expanded(store: &Store, ticket: &Ticket) -> Row {
    let mut row = ticket.json_with_ids();
    let names = json!({
        "group": store.groups.name_of(ticket.group_id), "ticket_time_accounting": [],
        "state": store.states.name_of(ticket.state_id),
        "priority": store.priorities.name_of(ticket.priority_id), "owner": store.login(ticket.owner_id),
        "customer": store.login(ticket.customer_id), "created_by": store.login(ticket.created_by),
        "updated_by": store.login(ticket.updated_by),
    });
    row.extend(table::row(names));
    if let Some(kind) = ticket.create_article_type_id {
        row.insert("create_article_type".to_owned(), type_name(kind).into());
    }
    if let Some(sender) = ticket.create_article_sender_id {
        row.insert("create_article_sender".to_owned(), sender_name(sender).into());
    }
    row
}

fn find<'a>(store: &'a Store, call: &Call, text: &str, right: &str) -> Result<&'a Ticket, Refusal> {
    let id = id("Ticket", text)?;
    let ticket = store.tickets.get(&id).ok_or_else(|| Refusal::missing("Ticket", id))?;
    access::require_right(store, call.caller, ticket.group_id, right)?;
    Ok(ticket)
}

pub(super) fn show(store: &Store, call: &Call, text: &str) -> Answer {
    let ticket = find(store, call, text, "read")?;
    if call.is("all") || call.is("full") {
        let mut assets = Assets::new(store);
        assets.ticket(ticket.id);
        return Ok(Reply::ok(json!({"id": ticket.id, "assets": assets.finish()})));
    }
    Ok(Reply::ok(if call.is("expand") { expanded(store, ticket) } else { ticket.json() }))
}

pub(super) fn index(store: &Store, call: &Call) -> Answer {
    access::require(store, call.caller, &["ticket.agent", "ticket.customer"])?;
    let seen = store.tickets.values().filter(|ticket| store.has_right(call.caller, ticket.group_id, "read"));
    let list: Vec<Value> = call
        .page(seen.collect(), 100, 100)
        .into_iter()
        .map(|ticket| if call.is("expand") { expanded(store, ticket) } else { ticket.json() }.into())
        .collect();
    Ok(Reply::ok(list))
}

/// A ticket as a request wants it, checked.
fn changed(store: &Store, call: &Call, before: &Ticket) -> Result<Ticket, Refusal> {
    let body = &call.body;
    let wanted = wanted(store, body)?;
    let mut ticket = before.clone();
    ticket.title = wanted.title.unwrap_or(ticket.title);
    ticket.group_id = wanted.group_id.unwrap_or(ticket.group_id);
    ticket.state_id = wanted.state_id.unwrap_or(ticket.state_id);
    ticket.priority_id = wanted.priority_id.unwrap_or(ticket.priority_id);
    let owner = wanted.owner_id.unwrap_or(ticket.owner_id);
    ticket.owner_id = settled_owner(store, owner, ticket.group_id);
    if let Some(id) = body.get("customer_id").and_then(id_of).filter(|id| store.users.contains_key(id)) {
        ticket.customer_id = id;
    }
    if let Some(preferences) = body.get("preferences").and_then(Value::as_object) {
        ticket.preferences.clone_from(preferences);
    }
    set_times(&mut ticket, body);
    check(store, &ticket)?;
    if ticket.state_id != before.state_id {
        note_closing(store, &mut ticket, call.now);
    }
    let import = store.import_mode();
    if ticket.owner_id != before.owner_id && !import {
        ticket.times.insert("last_owner_update_at", call.now);
    }
    ticket.updated_by = call.caller;
    ticket.updated_at = call.now;
    if import {
        ticket.created_at = clock::read(body.get("created_at")).unwrap_or(ticket.created_at);
        ticket.updated_at = clock::read(body.get("updated_at")).unwrap_or(call.now);
    }
    Ok(ticket)
}

pub(super) fn update(store: &mut Store, call: &Call, text: &str) -> Answer {
    let before = find(store, call, text, "change")?.clone();
    let ticket = changed(store, call, &before)?;
    let article = draft_in(store, call, &ticket)?;
    let changes = changes(&before, &ticket);
    let id = ticket.id;
    store.put_ticket(ticket);
    let article_id = article.map(|article| articles::commit(store, article));
    let event = Event {
        create: false,
        ticket_id: id,
        article_id,
        changes,
        by: call.caller,
        suppress_notifications: call.suppress && store.options.version >= Version::NEWEST,
    };
    consequences::follow(store, &event);
    shown_as_asked(store, call, id).map(Reply::ok)
}

/// Columns that differ, without those that always do.
fn changes(before: &Ticket, after: &Ticket) -> Vec<(String, String, String)> {
    let (before, after) = (before.json(), after.json());
    after
        .iter()
        .filter(|(column, value)| {
            !matches!(column.as_str(), "updated_at" | "updated_by_id") && before.get(*column) != Some(value)
        })
        .map(|(column, value)| {
            let from = before.get(column).map(ToString::to_string).unwrap_or_default();
            (column.clone(), from, value.to_string())
        })
        .collect()
}

pub(super) fn delete(store: &mut Store, call: &Call, text: &str) -> Answer {
    access::require(store, call.caller, &["admin"])?;
    let id = id("Ticket", text)?;
    if !store.tickets.contains_key(&id) {
        return Err(Refusal::missing("Ticket", id));
    }
    store.delete_ticket(id);
    Ok(Reply::empty())
}

pub(super) fn history(store: &Store, call: &Call, text: &str) -> Answer {
    let ticket = find(store, call, text, "read")?;
    let mut assets = Assets::new(store);
    assets.ticket(ticket.id);
    let lines: Vec<Value> = ticket
        .history
        .iter()
        .map(|entry| {
            json!({"id": entry.id, "o_id": ticket.id, "object": "Ticket", "type": entry.kind,
                "attribute": entry.attribute, "value_from": entry.from, "value_to": entry.to,
                "created_by_id": entry.created_by, "created_at": clock::text(entry.created_at)})
        })
        .collect();
    Ok(Reply::ok(json!({"history": lines, "assets": assets.finish()})))
}

pub(super) fn tags(store: &Store, call: &Call) -> Answer {
    let id = call.parameter("o_id").unwrap_or_default();
    let ticket = find(store, call, &id, "read")?;
    Ok(Reply::ok(json!({"tags": ticket.tags})))
}

/// Adds or takes a tag, which is an update of the ticket like any other.
pub(super) fn change_tag(store: &mut Store, call: &Call, add: bool) -> Answer {
    let id = call.parameter("o_id").unwrap_or_default();
    let id = find(store, call, &id, "change")?.id;
    let item = call.parameter("item").unwrap_or_default().trim().to_owned();
    if let Some(ticket) = store.tickets.get_mut(&id) {
        ticket.tags.retain(|tag| *tag != item);
        if add && !item.is_empty() {
            ticket.tags.push(item.clone());
        }
    }
    let event = Event {
        create: false,
        ticket_id: id,
        article_id: None,
        changes: vec![("tags".to_owned(), String::new(), item)],
        by: call.caller,
        suppress_notifications: call.suppress && store.options.version >= Version::NEWEST,
    };
    consequences::follow(store, &event);
    Ok(Reply::json(if add { 201 } else { 200 }, &json!(true)))
}
