//! A change of a ticket, as what follows it looks at it.

use super::conditions::Change;
use super::store::Store;

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

/// The event as conditions look at it.
pub(super) fn with_change<T>(store: &Store, event: &Event, look: impl FnOnce(Change<'_>) -> T) -> T {
    let columns: Vec<String> = event.changes.iter().map(|(column, _, _)| column.clone()).collect();
    look(Change {
        action: event.action(),
        article: event.article_id.and_then(|id| store.articles.get(&id)),
        columns: &columns,
    })
}
