//! The date of a ticket's last change: each article that is made sets it to today,
//! and only a change of the ticket in import mode sets it back
//! (docs/zammad.md#dates-of-tickets). A ticket is dated as soon as its thread is done,
//! beside the posting; what is left then comes after the last mail.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Shared, Watch};
use crate::control::Control;
use crate::journal::JournalWriter;
use crate::problem::{Kind, Problem};
use crate::zammad::Client;

/// Dates the tickets of threads of which nothing is to come. What goes wrong is left
/// to the end of the import, which has patience.
pub(super) async fn date_done<C>(
    shared: Arc<Shared<C>>,
    watch: Arc<Watch>,
    control: Control,
    threads: Vec<i64>,
) {
    let tickets = match shared.journal.done_to_date(threads).await {
        Ok(tickets) => tickets,
        Err(problem) => {
            tracing::warn!(code = problem.code(), "which tickets are done is not known");
            return;
        }
    };
    for (ticket, dated) in tickets {
        if !control.may_go_on() || control.leaves_dates() {
            return;
        }
        if let Err(problem) = date_ticket(&shared.client, &shared.journal, &watch, ticket, dated).await {
            tracing::info!(code = problem.code(), "tickets are dated at the end of the import");
            return;
        }
    }
}

/// Dates a ticket. One that Zammad does not let be changed keeps the day of the
/// import: a date is not worth a failed run.
///
/// # Errors
/// What concerns more than this ticket: trouble that passes, or a helpdesk that is
/// not silent any more.
pub(crate) async fn date_ticket(
    client: &Client,
    journal: &JournalWriter,
    watch: &Watch,
    ticket: u64,
    dated: i64,
) -> Result<(), Problem> {
    let at = Timestamp::from_second(dated).unwrap_or_default();
    watch.confirm(client).await?;
    match client.set_updated_at(ticket, at).await {
        Ok(()) => journal.mark_dated(ticket, dated).await,
        Err(problem)
            if problem.kind() == Kind::Message
                || matches!(problem.code(), "zammad-record-missing" | "zammad-right-missing") =>
        {
            tracing::warn!(code = problem.code(), ticket, "a ticket keeps the day of the import");
            journal.mark_undatable(ticket).await
        }
        Err(problem) => Err(problem),
    }
}
