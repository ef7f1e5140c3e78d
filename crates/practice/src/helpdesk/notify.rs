//! Mail to agents about new and changed tickets, by each agent's own settings.

use serde_json::Value;

use super::clock;
use super::events::Event;
use super::outbox::{Sent, SentKind};
use super::records::{HistoryEntry, NOBODY, Ticket, User};
use super::store::Store;

/// Notifies who would be: agents with `full` on the group, the owner and the
/// mentioned, each by the matrix of their settings; never who did it. The state
/// of the ticket does not matter.
pub(super) fn agents(store: &mut Store, event: &Event) {
    if !event.create && event.article_id.is_none() && event.changes.is_empty() {
        return;
    }
    let Some(ticket) = store.tickets.get(&event.ticket_id) else { return };
    let reached: Vec<(u64, String)> = store
        .users
        .values()
        .filter(|user| user.id != event.by && user.is_agent() && !user.email.is_empty())
        .filter(|user| is_candidate(store, ticket, user) && wants(ticket, user, event.action()))
        .map(|user| (user.id, user.email.clone()))
        .collect();
    let word = if event.create { "New" } else { "Updated" };
    let subject =
        format!("{word} ticket ({}) [{}{}]", ticket.title, store.setting_text("ticket_hook"), ticket.number);
    for (_, address) in reached {
        store.add_history(
            event.ticket_id,
            HistoryEntry {
                id: 0,
                kind: "notification",
                attribute: String::new(),
                from: String::new(),
                to: format!("{address}({}:online,email)", event.action()),
                created_by: NOBODY,
                created_at: clock::now(),
            },
        );
        store.outbox.push(Sent {
            kind: SentKind::AgentNotification,
            to: vec![address],
            subject: subject.clone(),
            ticket_id: event.ticket_id,
            article_id: event.article_id,
            cause: "agent notification".to_owned(),
        });
    }
}

fn is_candidate(store: &Store, ticket: &Ticket, user: &User) -> bool {
    store.has_right(user.id, ticket.group_id, "full")
        || ticket.owner_id == user.id
        || ticket.mentions.contains(&user.id)
}

fn wants(ticket: &Ticket, user: &User, action: &str) -> bool {
    let settings = user
        .preferences
        .get("notification_config")
        .and_then(|config| config.get("matrix"))
        .and_then(|matrix| matrix.get(action));
    let Some(settings) = settings else { return false };
    let on = |part: &str, name: &str| {
        settings.get(part).and_then(|part| part.get(name)).and_then(Value::as_bool) == Some(true)
    };
    on("channel", "email")
        && ((on("criteria", "owned_by_me") && ticket.owner_id == user.id)
            || (on("criteria", "owned_by_nobody") && ticket.owner_id == NOBODY)
            || (on("criteria", "subscribed") && ticket.mentions.contains(&user.id))
            || on("criteria", "no"))
}
