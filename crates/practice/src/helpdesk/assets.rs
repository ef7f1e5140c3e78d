//! The `assets` of a reply: every record it names, with what those name.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::store::Store;
use super::table;

/// Collects records by class and id.
#[derive(Debug)]
pub(super) struct Assets<'a> {
    store: &'a Store,
    found: BTreeMap<&'static str, Map<String, Value>>,
}

impl<'a> Assets<'a> {
    pub(super) fn new(store: &'a Store) -> Self {
        Self { store, found: BTreeMap::new() }
    }

    /// The object of objects that goes into the reply.
    pub(super) fn finish(self) -> Value {
        json!(self.found)
    }

    /// Notes a record; `false` if it was there already.
    fn note(&mut self, class: &'static str, id: u64, value: Value) -> bool {
        self.found.entry(class).or_default().insert(id.to_string(), value).is_none()
    }

    fn knows(&self, class: &str, id: u64) -> bool {
        self.found.get(class).is_some_and(|records| records.contains_key(&id.to_string()))
    }

    pub(super) fn ticket(&mut self, id: u64) {
        let Some(ticket) = self.store.tickets.get(&id) else { return };
        self.note("Ticket", id, ticket.json_with_ids().into());
        self.record("groups", ticket.group_id);
        for user in [ticket.created_by, ticket.updated_by, ticket.owner_id, ticket.customer_id] {
            self.user(user);
        }
    }

    pub(super) fn user(&mut self, id: u64) {
        let Some(user) = self.store.users.get(&id).filter(|_| !self.knows("User", id)) else { return };
        self.note("User", id, self.store.user_json(user).into());
        for role in &user.roles {
            self.record("roles", *role);
        }
        for group in user.groups.keys().filter(|group| self.store.group_is_active(**group)) {
            self.record("groups", *group);
        }
        self.user(user.created_by);
        self.user(user.updated_by);
    }

    pub(super) fn records(&mut self, route: &str, ids: &[u64]) {
        for id in ids {
            self.record(route, *id);
        }
    }

    /// A record of a small table, with the people who made and changed it.
    pub(super) fn record(&mut self, route: &str, id: u64) {
        let Some((class, table)) = self.store.table(route) else { return };
        let Some(row) = table.get(id) else { return };
        let shown = super::routes::tables::shown(self.store, route, id, row);
        if !self.note(class, id, shown.into()) {
            return;
        }
        for column in ["created_by_id", "updated_by_id"] {
            if let Some(user) = table::id(row, column) {
                self.user(user);
            }
        }
        if let Some(group) = table::id(row, "group_id") {
            self.record("groups", group);
        }
    }
}
