//! Tickets of the threads that an import saw lately.

use std::collections::HashMap;

use super::post::TicketNow;

/// So many are held, so that a mailbox of 100,000 messages and one of 100 need
/// the same memory. One that is no longer held is looked up when its thread goes
/// on: the journal knows its id, and Zammad what it is like.
const HELD: usize = 4_000;

/// By thread.
#[derive(Default)]
pub(super) struct Tickets(HashMap<i64, TicketNow>);

impl Tickets {
    /// The ticket of a thread, where it is held.
    pub(super) fn get(&self, thread: i64) -> Option<&TicketNow> {
        self.0.get(&thread)
    }

    /// Holds the ticket of a thread as it is now.
    pub(super) fn hold(&mut self, thread: i64, ticket: TicketNow) {
        if self.0.len() >= HELD && !self.0.contains_key(&thread) {
            self.0.clear();
        }
        self.0.insert(thread, ticket);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seen::Seen;

    #[test]
    fn the_newest_ticket_is_always_held_and_never_more_than_a_few_thousand() {
        let mut tickets = Tickets::default();
        for thread in 1..=3 * HELD as i64 {
            let ticket = TicketNow {
                id: thread.unsigned_abs(),
                number: thread.to_string(),
                closed: true,
                seen: Seen::now(),
            };
            tickets.hold(thread, ticket.clone());
            assert_eq!(tickets.get(thread), Some(&ticket));
            assert!(tickets.0.len() <= HELD);
        }
        let again = TicketNow { id: 1, number: "1".into(), closed: false, seen: Seen::now() };
        let newest = 3 * HELD as i64;
        tickets.hold(newest, again.clone());
        assert_eq!(tickets.get(newest), Some(&again), "as it is now");
        assert_eq!(tickets.0.len(), HELD, "one that is held takes no other's place");
    }
}
