//! What follows a change of a ticket: history, triggers, notifications.

use super::events::Event;
use super::records::HistoryEntry;
use super::store::Store;
use super::{clock, notify, triggers};

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
