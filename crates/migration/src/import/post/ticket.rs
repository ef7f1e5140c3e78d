//! The ticket that a mail continues: its thread's, as it is in Zammad now.

use std::time::Duration;

use super::super::prepare::Relatives;
use super::{Obstacle, Posting};
use crate::problem::Problem;
use crate::seen::Seen;
use crate::zammad::quiet::QuietMode;
use crate::zammad::types::{StateKind, Ticket};

/// What a thread's ticket is like now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct TicketNow {
    /// Ticket id.
    pub id: u64,
    /// The number people see; may be empty.
    pub number: String,
    /// It is closed.
    pub closed: bool,
    /// When all this was true.
    pub seen: Seen,
}

/// For so long a ticket is believed to be as it was: agents merge, move, take
/// and delete tickets while an import runs.
pub(super) const TICKET_BELIEVED: Duration = Duration::from_mins(1);

impl<C> Posting<'_, C> {
    pub(super) fn is_closed(&self, state_id: u64) -> bool {
        self.kind_of(state_id) == StateKind::Closed
    }

    fn kind_of(&self, state_id: u64) -> StateKind {
        let state = self.shared.helpdesk.states.iter().find(|state| state.id == state_id);
        state.map_or(StateKind::Other, |state| state.kind)
    }

    /// The ticket that this mail continues: its thread's, or one that was in
    /// Zammad before and that may be appended to in silence.
    pub(super) async fn ticket_of_thread(&mut self) -> Result<Option<TicketNow>, Obstacle> {
        let row = &self.prepared.row;
        let (journal, thread, id) = (&self.shared.journal, row.thread, row.id);
        if let Some((ticket, _)) = journal.ticket_of_thread(thread).await? {
            let ticket = self.ticket(ticket).await?;
            return Ok(ticket
                .filter(|ticket| self.may_append_to(ticket))
                .and_then(|ticket| self.usable(&ticket)));
        }
        let mut ticket = journal.foreign_ticket_of_thread(thread).await?;
        if ticket.is_none() {
            ticket = match self.prepared.relatives {
                Relatives::In(ticket) => Some(ticket),
                Relatives::Nowhere => None,
                Relatives::Unasked => {
                    let md5s = journal.mentions_elsewhere(id).await?;
                    self.first_found(&md5s).await?
                }
            };
        }
        let Some(ticket) = ticket else { return Ok(None) };
        let ticket = self.ticket(ticket).await?;
        let ticket =
            ticket.filter(|ticket| self.may_append_to(ticket)).and_then(|ticket| self.usable(&ticket));
        self.foreign = ticket.as_ref().map(|ticket| ticket.id);
        Ok(ticket)
    }

    async fn first_found(&mut self, md5s: &[String]) -> Result<Option<u64>, Obstacle> {
        if md5s.is_empty() {
            return Ok(None);
        }
        loop {
            match self.shared.client.find_articles(md5s).await {
                Ok(found) => {
                    return Ok(md5s.iter().find_map(|md5| found.get(md5)).map(|found| found.ticket_id));
                }
                Err(problem) => self.wait_out(problem).await?,
            }
        }
    }

    /// A ticket; `None` where it is gone, or moved to a group that the token
    /// may not see.
    async fn ticket(&mut self, id: u64) -> Result<Option<Ticket>, Obstacle> {
        loop {
            match self.shared.client.ticket(id).await {
                Ok(ticket) => return Ok(ticket),
                Err(problem) if is_out_of_reach(&problem) => return Ok(None),
                Err(problem) => self.wait_out(problem).await?,
            }
        }
    }

    /// A ticket that was merged or removed takes no more articles.
    fn usable(&self, ticket: &Ticket) -> Option<TicketNow> {
        (self.kind_of(ticket.state_id) != StateKind::Other).then(|| TicketNow {
            id: ticket.id,
            number: ticket.number.clone(),
            closed: self.is_closed(ticket.state_id),
            seen: Seen::now(),
        })
    }

    /// Appending to somebody's ticket notifies that agent, unless import mode is on
    /// or the ticket is ours still (docs/zammad.md#agent-notifications).
    fn may_append_to(&self, ticket: &Ticket) -> bool {
        match self.watch.mode() {
            QuietMode::Suspended(_) | QuietMode::Answering => true,
            QuietMode::Silent { owner_id } => ticket.owner_id == *owner_id,
        }
    }
}

/// A ticket that is gone, or that the token may not touch.
pub(super) fn is_out_of_reach(problem: &Problem) -> bool {
    matches!(problem.code(), "zammad-record-missing" | "zammad-right-missing")
}
