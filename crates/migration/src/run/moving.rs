//! Moving the tickets that a plan made into another group.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Run, Summary, Task};
use crate::import::Watch;
use crate::journal::MadeTicket;
use crate::mailbox::Connector;
use crate::patience::Interrupted;
use crate::plan::Dates;
use crate::problem::{Kind, Problem};
use crate::progress::Phase;
use crate::zammad::preflight::{self, Verdict, Wanted};

/// What moving the tickets of an import did.
#[derive(Debug, Clone, Default)]
pub struct MovedTickets {
    /// Tickets that are in the new group now.
    pub moved: u64,
    /// Tickets that were there before.
    pub there: u64,
    /// Tickets that agents moved to a group of their own choice: left there.
    pub moved_by_agents: Vec<MadeTicket>,
    /// Tickets that Zammad would not move, each with why.
    pub refused: Vec<(MadeTicket, Problem)>,
}

/// Moving tickets, as a task of a run.
#[derive(Debug, Clone)]
pub(crate) struct Moving {
    group: String,
    outcome: Arc<Mutex<MovedTickets>>,
}

impl<C: Connector + 'static> Run<C> {
    /// Moves the tickets that this plan made into another group, as a run of its
    /// own. Outside import mode Zammad would tell agents and run triggers for each
    /// of them (docs/zammad.md#agent-notifications), so that it is only done in
    /// import mode, and refused where the token may not switch that. Tickets that
    /// agents have moved out of the plan's groups meanwhile stay where they are.
    ///
    /// # Errors
    /// Only what the journal says; everything else is in the summary.
    pub async fn move_tickets(&mut self, group: &str) -> Result<(Summary, MovedTickets), Problem> {
        let moving = Moving { group: group.to_owned(), outcome: Arc::default() };
        let summary = self.execute(&Task::MoveTickets(moving.clone())).await?;
        let outcome = std::mem::take(&mut *moving.outcome());
        Ok((summary, outcome))
    }

    pub(super) async fn move_made_tickets(&self, run: i64, moving: &Moving) -> Result<(), Interrupted> {
        self.reporter.phase(Phase::Checking);
        let wanted = Wanted {
            groups: vec![moving.group.clone()],
            archive_state: None,
            import_mode: true,
            auto_replies: false,
            change_sending_address_to: None,
            mailbox: self.plan.microsoft.mailbox.clone(),
            empties_mailbox: false,
            from: None,
            last_changed: None,
            hold: self.hold_wanted().await,
        };
        let (lines, helpdesk) = preflight::check(&self.client, &wanted).await;
        if let Some(problem) = lines.into_iter().find_map(|line| match line.verdict {
            Verdict::Stop(problem) => Some(problem),
            Verdict::Good | Verdict::Caution(_) => None,
        }) {
            return Err(problem.into());
        }
        let helpdesk = helpdesk.ok_or_else(|| Problem::ours("check-without-result"))?;
        let target = helpdesk.groups.first().map(|group| group.id);
        let target = target.ok_or_else(|| Problem::ours("check-without-result"))?;
        let tickets = self.journal.tickets_made(None).await?;
        if tickets.is_empty() {
            return Ok(());
        }
        let groups = self.client.groups(&helpdesk.me).await?;
        let ours = |id: u64| {
            let name = groups.iter().find(|group| group.id == id).map(|group| &group.name);
            name.is_some_and(|name| self.plan.folders.iter().any(|folder| folder.group == *name))
        };
        let watch = self.silence(run, &helpdesk, Dates::Original).await?;
        self.reporter.phase(Phase::Importing);
        for ticket in tickets {
            self.control.clone().checkpoint().await?;
            let Some(now) = self.client.ticket(ticket.id).await? else { continue };
            if now.group_id == target {
                moving.outcome().there += 1;
            } else if ours(now.group_id) {
                match self.move_ticket(&watch, &ticket, target).await {
                    Ok(()) => moving.outcome().moved += 1,
                    Err(problem) if problem.kind() == Kind::Message => {
                        moving.outcome().refused.push((ticket, problem));
                    }
                    Err(problem) => return Err(problem.into()),
                }
            } else {
                moving.outcome().moved_by_agents.push(ticket);
            }
        }
        Ok(())
    }

    async fn move_ticket(&self, watch: &Watch, ticket: &MadeTicket, group: u64) -> Result<(), Problem> {
        watch.confirm(&self.client).await?;
        self.client.set_ticket_group(ticket.id, group, ticket.newest).await
    }
}

impl Moving {
    fn outcome(&self) -> std::sync::MutexGuard<'_, MovedTickets> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
