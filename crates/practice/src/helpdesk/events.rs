//! What follows a change of a ticket: history, triggers, notifications.

use super::conditions::Change;
use super::records::HistoryEntry;
use super::store::Store;
use super::{clock, notify, triggers};

/// A change of a ticket that was committed.
#[derive(Debug)]
pub(super) struct Event {
    /// The ticket was made; else it was changed.
    pub(super) create: bool,
    pub(super) ticket_id: u64,
    pub(super) article_id: Option<u64>,
    /// Columns that changed, with their values before and after.
    pub(super) changes: Vec<(String, String, String)>,
    /// Who did it.
    pub(super) by: u64,
    /// The request asked to leave agents alone, and this version hears it.
    pub(super) suppress_notifications: bool,
}

impl Event {
    /// `create` or `update`.
    pub(super) fn action(&self) -> &'static str {
        if self.create { "create" } else { "update" }
    }
}

/// Does everything that Zammad does after a commit. In import mode it does
/// nothing: no history, no triggers, no notifications.
pub(super) fn follow(store: &mut Store, event: &Event) {
    if store.import_mode() {
        return;
    }
    write_history(store, event);
    triggers::run(store, event);
    if !event.suppress_notifications {
        notify::agents(store, event);
    }
}

fn write_history(store: &mut Store, event: &Event) {
    let entry = HistoryEntry {
        id: 0,
        kind: "created",
        attribute: String::new(),
        from: String::new(),
        to: String::new(),
        created_by: event.by,
        created_at: clock::now(),
    };
    if event.create {
        store.add_history(event.ticket_id, entry.clone());
    }
    for (column, from, to) in &event.changes {
        let entry = HistoryEntry {
            kind: "updated",
            attribute: column.trim_end_matches("_id").to_owned(),
            from: from.clone(),
            to: to.clone(),
            ..entry.clone()
        };
        store.add_history(event.ticket_id, entry);
    }
}

/// The event as conditions look at it.
pub(super) fn with_change<T>(store: &Store, event: &Event, look: impl FnOnce(Change<'_>) -> T) -> T {
    let columns: Vec<String> = event.changes.iter().map(|(column, _, _)| column.clone()).collect();
    look(Change {
        action: event.action(),
        article: event.article_id.and_then(|id| store.articles.get(&id)),
        columns: &columns,
    })
}
