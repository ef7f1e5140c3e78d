//! What a Zammad has when it is new, and what the options add.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::clock;
use super::options::{AgentSeed, GroupSeed, Options};
use super::records::{Article, CUSTOMER, NOBODY, NOTE, Ticket, User};
use super::store::{Store, fresh};
use super::table::{self, Row};

/// States, priorities, triggers, roles, channels and settings of a new Zammad.
const SHIPPED: &str = include_str!("shipped.json");

/// The mail server that Zammad writes into a Microsoft 365 channel.
pub(super) const IMAP_HOST: &str = "outlook.office365.com";
/// The same for sending.
pub(super) const SMTP_HOST: &str = "smtp.office365.com";

/// Role of administrators.
const ADMIN_ROLE: u64 = 1;
/// Role of agents.
const AGENT_ROLE: u64 = 2;
/// Role of customers, given at sign-up.
pub(super) const CUSTOMER_ROLE: u64 = 3;
/// The user of the welcome ticket.
const WELCOME_CUSTOMER: u64 = 2;
/// Article type `phone`.
const PHONE: u64 = 5;

/// A store with the data that the options ask for.
pub(super) fn store(options: Options, address: SocketAddr) -> Store {
    let mut store = Store::empty(options);
    fill(&mut store, address);
    store
}

fn fill(store: &mut Store, address: SocketAddr) {
    let now = clock::now();
    shipped(store, now);
    let fqdn = store.options.fqdn.clone().unwrap_or_else(|| address.to_string());
    set(store, "fqdn", &fqdn.into());
    set(store, "locale_default", &store.options.locale.clone().into());
    set(store, "import_mode", &store.options.import_mode.into());
    people_of_a_new_system(store, now);
    let groups = store.options.groups.clone();
    for seed in &groups {
        group(store, seed, now);
    }
    let owner = store.options.owner.clone();
    store.owner_id = agent(store, &owner);
    for seed in store.options.agents.clone() {
        agent(store, &seed);
    }
    triggers(store, now);
    jobs_and_service_levels(store, now);
    welcome_ticket(store, now);
    for (name, email) in store.options.customers.clone() {
        customer(store, &name, &email, now);
    }
}

fn shipped(store: &mut Store, now: Timestamp) {
    let tables: Row = serde_json::from_str(SHIPPED).unwrap_or_default();
    let fresh = fresh(NOBODY, &clock::text(now));
    for (route, rows) in tables {
        let Value::Array(rows) = rows else { continue };
        for row in rows {
            let mut row = table::row(row);
            let Some(id) = table::id(&row, "id") else { continue };
            row.extend(fresh.clone());
            if route == "settings" {
                row.retain(|column, _| !column.ends_with("_by_id"));
                row.insert("state_current".to_owned(), row["state_initial"].clone());
            }
            if let Some(table) = store.table_mut(&route) {
                table.put(id, row);
            }
        }
    }
}

fn set(store: &mut Store, name: &str, value: &Value) {
    let Some(id) = store.settings.by_name(name).map(|(id, _)| id) else { return };
    if let Some(row) = store.settings.get_mut(id) {
        row.insert("state_current".to_owned(), json!({ "value": value }));
    }
}

fn blank_user(id: u64, now: Timestamp) -> User {
    User {
        id,
        login: String::new(),
        firstname: String::new(),
        lastname: String::new(),
        email: String::new(),
        phone: String::new(),
        note: String::new(),
        blank: Value::Null,
        organization_id: None,
        active: true,
        roles: Vec::new(),
        permissions: Vec::new(),
        groups: BTreeMap::new(),
        preferences: Row::new(),
        updated_by: NOBODY,
        created_by: NOBODY,
        created_at: now,
        updated_at: now,
    }
}

/// The system's own user, and the author of the welcome ticket.
fn people_of_a_new_system(store: &mut Store, now: Timestamp) {
    store.put_user(User {
        login: "-".to_owned(),
        firstname: "-".to_owned(),
        blank: Value::String(String::new()),
        active: false,
        ..blank_user(NOBODY, now)
    });
    store.put_user(User {
        login: "welcome@zammad.example".to_owned(),
        firstname: "Wendy".to_owned(),
        lastname: "Welcome".to_owned(),
        email: "welcome@zammad.example".to_owned(),
        organization_id: Some(1),
        roles: vec![CUSTOMER_ROLE],
        ..blank_user(WELCOME_CUSTOMER, now)
    });
}

fn group(store: &mut Store, seed: &GroupSeed, now: Timestamp) {
    let id = store.groups.next_id();
    let first = id == 1;
    let address_id = seed.sending_address.as_ref().map(|address| {
        let channel_id = email_channel(store, id, &address.email, now);
        let address_id = store.email_addresses.next_id();
        let mut row = fresh(NOBODY, &clock::text(now));
        row.extend(table::row(json!({
            "channel_id": channel_id, name_column(store): address.name, "email": address.email,
            "active": true, "note": null, "preferences": null,
        })));
        store.email_addresses.put(address_id, row);
        address_id
    });
    let mut row = fresh(NOBODY, &clock::text(now));
    row.extend(new_group(&seed.name));
    row.insert("active".to_owned(), seed.active.into());
    row.insert("email_address_id".to_owned(), json!(address_id));
    if first {
        row.insert("signature_id".to_owned(), 1.into());
        row.insert("note".to_owned(), "Standard Group/Pool for Tickets.".into());
    }
    store.groups.put(id, row);
}

/// The columns of a new group.
pub(super) fn new_group(name: &str) -> Row {
    table::row(json!({
        "signature_id": null, "email_address_id": null, "name": name, "assignment_timeout": null,
        "follow_up_possible": "yes", "reopen_time_in_days": null, "follow_up_assignment": true,
        "active": true, "shared_drafts": true, "note": null,
    }))
}

/// What the display name of an address is called.
pub(super) fn name_column(store: &Store) -> &'static str {
    if store.options.version < super::Version::V6_6 { "realname" } else { "name" }
}

/// An e-mail channel at Microsoft's servers that still sends. It is switched off for
/// fetching, as it has been of no use since Microsoft takes no passwords any more.
fn email_channel(store: &mut Store, group_id: u64, user: &str, now: Timestamp) -> u64 {
    let id = store.channels.next_id();
    let mut row = fresh(NOBODY, &clock::text(now));
    row.extend(table::row(json!({
        "group_id": group_id, "area": "Email::Account", "options": {
            "inbound": {"adapter": "imap", "options": {
                "host": IMAP_HOST, "port": 993, "ssl": true, "user": user, "password": "practice-password",
                "folder": "INBOX", "keep_on_server": false,
            }},
            "outbound": {"adapter": "smtp", "options": {
                "host": SMTP_HOST, "port": 587, "user": user, "password": "practice-password",
            }},
        },
        "active": false, "preferences": {}, "last_log_out": null, "status_in": "error", "status_out": "ok",
        "last_log_in": "Can't use Channel::Driver::Imap: #<Net::IMAP::NoResponseError: LOGIN failed.>",
    })));
    store.channels.put(id, row);
    id
}

/// The notification settings that an agent begins with.
fn notification_config(notified_of_all: bool) -> Value {
    let kind = |nobody: bool, subscribed: bool, all: bool| {
        json!({"criteria": {"owned_by_me": true, "owned_by_nobody": nobody, "subscribed": subscribed, "no": all},
            "channel": {"email": true, "online": true}})
    };
    json!({"notification_config": {"matrix": {
        "create": kind(true, true, notified_of_all), "update": kind(true, true, notified_of_all),
        "reminder_reached": kind(false, false, false), "escalation": kind(false, false, false),
    }}})
}

/// Adds an agent; returns the user's id.
pub(super) fn agent(store: &mut Store, seed: &AgentSeed) -> u64 {
    let now = clock::now();
    let id = store.new_user_id();
    let groups = match &seed.rights {
        Some(rights) => rights
            .iter()
            .filter_map(|(name, rights)| Some((store.groups.by_name(name)?.0, rights.clone())))
            .collect(),
        None => store
            .groups
            .iter()
            .filter(|(_, row)| table::yes(row, "active"))
            .map(|(id, _)| (id, vec!["full".to_owned()]))
            .collect(),
    };
    store.put_user(User {
        login: seed.email.clone(),
        firstname: seed.firstname.clone(),
        lastname: seed.lastname.clone(),
        email: seed.email.clone(),
        roles: if seed.admin { vec![ADMIN_ROLE, AGENT_ROLE] } else { vec![AGENT_ROLE] },
        permissions: seed.permissions.clone(),
        groups,
        preferences: table::row(notification_config(seed.notified_of_all)),
        ..blank_user(id, now)
    });
    id
}

fn customer(store: &mut Store, name: &str, email: &str, now: Timestamp) {
    let (first, last) = name.split_once(' ').unwrap_or((name, ""));
    let id = store.new_user_id();
    store.put_user(User {
        login: email.to_lowercase(),
        firstname: first.to_owned(),
        lastname: last.to_owned(),
        email: email.to_lowercase(),
        roles: vec![CUSTOMER_ROLE],
        ..blank_user(id, now)
    });
}

/// A new customer as the API makes one.
pub(super) fn new_customer(id: u64, by: u64, now: Timestamp) -> User {
    User { roles: vec![CUSTOMER_ROLE], created_by: by, updated_by: by, ..blank_user(id, now) }
}

fn triggers(store: &mut Store, now: Timestamp) {
    for seed in store.options.triggers.clone() {
        let id = store.triggers.next_id();
        let mut row = fresh(NOBODY, &clock::text(now));
        row.extend(table::row(json!({
            "name": seed.name, "condition": seed.condition, "perform": seed.perform,
            "disable_notification": true, "note": null, "active": true,
        })));
        store.triggers.put(id, row);
    }
}

fn jobs_and_service_levels(store: &mut Store, now: Timestamp) {
    for (number, seed) in (1..).zip(store.options.jobs.clone()) {
        let mut row = fresh(NOBODY, &clock::text(now));
        row.extend(table::row(json!({
            "name": seed.name, "condition": seed.condition, "perform": seed.perform,
            "disable_notification": true, "note": null, "active": true,
        })));
        store.jobs.put(number, row);
    }
    for (number, name) in (1..).zip(store.options.service_levels.clone()) {
        let mut row = fresh(NOBODY, &clock::text(now));
        row.extend(table::row(json!({
            "name": name, "calendar_id": 1, "condition": {}, "first_response_time": 60, "update_time": 180,
            "solution_time": 240,
        })));
        store.slas.put(number, row);
    }
}

fn welcome_ticket(store: &mut Store, now: Timestamp) {
    let id = store.new_ticket_id();
    let number = store.new_number();
    let times = BTreeMap::from([("last_contact_at", now), ("last_contact_customer_at", now)]);
    store.put_ticket(Ticket {
        id,
        number,
        title: "Welcome to Zammad!".to_owned(),
        group_id: 1,
        priority_id: 2,
        state_id: 1,
        owner_id: NOBODY,
        customer_id: WELCOME_CUSTOMER,
        organization_id: Some(1),
        note: None,
        times,
        create_article_type_id: Some(PHONE),
        create_article_sender_id: Some(CUSTOMER),
        article_count: Some(1),
        preferences: Row::new(),
        updated_by: WELCOME_CUSTOMER,
        created_by: WELCOME_CUSTOMER,
        created_at: now,
        updated_at: now,
        articles: Vec::new(),
        tags: Vec::new(),
        mentions: Vec::new(),
        history: Vec::new(),
    });
    let article_id = store.new_article_id();
    let mut article = blank_article(article_id, id, WELCOME_CUSTOMER, now);
    article.type_id = PHONE;
    article.sender_id = CUSTOMER;
    article.from = Some("Wendy Welcome <welcome@zammad.example>".to_owned());
    "A first ticket, so that the desk is not empty.".clone_into(&mut article.body);
    store.put_article(article);
}

/// An article without contents.
pub(super) fn blank_article(id: u64, ticket_id: u64, by: u64, now: Timestamp) -> Article {
    Article {
        id,
        ticket_id,
        type_id: NOTE,
        sender_id: super::records::AGENT,
        from: None,
        to: None,
        cc: None,
        subject: None,
        reply_to: None,
        message_id: None,
        message_id_md5: None,
        in_reply_to: None,
        content_type: "text/plain".to_owned(),
        references: None,
        body: String::new(),
        internal: false,
        preferences: Row::new(),
        updated_by: by,
        created_by: by,
        origin_by: None,
        created_at: now,
        updated_at: now,
        files: Vec::new(),
    }
}
