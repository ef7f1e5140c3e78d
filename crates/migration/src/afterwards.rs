//! What comes after an import: moving its tickets to another group, and the
//! names of the mailbox that Zammad does not know yet.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;

use super::import::Watch;
use super::journal::{Journal, MadeTicket};
use super::patience::Halt;
use super::progress::Phase;
use super::run::{Run, Summary, Task};
use crate::mailbox::Connector;
use crate::message::Sender;
use crate::plan::Dates;
use crate::problem::{Kind, Problem};
use crate::zammad::Client;
use crate::zammad::preflight::{self, Helpdesk, Verdict, Wanted};

/// What moving the tickets of an import did.
#[derive(Debug, Clone, Default)]
pub struct MovedTickets {
    /// Tickets that are in the new group now.
    pub moved: u64,
    /// Tickets that were there before.
    pub there: u64,
    /// Tickets that agents moved to a group of their own choice: left there.
    pub elsewhere: Vec<MadeTicket>,
    /// Tickets that Zammad would not move, each with why.
    pub refused: Vec<(MadeTicket, Problem)>,
}

/// Moving tickets, as a task of a run.
#[derive(Debug, Clone)]
pub(super) struct Moving {
    group: String,
    outcome: Arc<Mutex<MovedTickets>>,
}

impl<C: Connector + 'static> Run<C> {
    /// Moves the tickets that this plan made into another group, as a run of its
    /// own. Outside import mode Zammad would tell agents and run triggers for
    /// each of them (facts of its API, section 3), so that it is only done in
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

    pub(super) async fn move_made_tickets(&self, run: i64, moving: &Moving) -> Result<(), Halt> {
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
                moving.outcome().elsewhere.push(ticket);
            }
        }
        Ok(())
    }

    async fn move_ticket(&self, watch: &Watch, ticket: &MadeTicket, group: u64) -> Result<(), Problem> {
        watch.confirm(&self.client, Sender::Customer).await?;
        self.client.set_ticket_group(ticket.id, group, ticket.newest).await
    }
}

impl Moving {
    fn outcome(&self) -> std::sync::MutexGuard<'_, MovedTickets> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An address that customers wrote to and that Zammad does not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alias {
    /// The address, lower-case.
    pub address: String,
    /// Imported messages of customers that name it as a recipient.
    pub messages: u64,
}

/// Addresses in the mailbox's own domains that imported mail of customers was
/// sent to, and that are neither addresses of Zammad nor of any of its users:
/// most likely further names of the mailbox. The most used first. Where the
/// token may not see the users, colleagues may be among them.
///
/// # Errors
/// What the journal or Zammad say.
pub async fn unknown_recipients(
    journal: &Journal,
    client: &Client,
    helpdesk: &Helpdesk,
) -> Result<Vec<Alias>, Problem> {
    let seen = journal.recipients().await?;
    if seen.is_empty() {
        return Ok(Vec::new());
    }
    let users = client.user_addresses().await?.unwrap_or_default();
    let own = client.email_addresses().await?.into_iter().map(|address| address.email);
    let mut known: HashSet<String> = own.chain(helpdesk.agent_addresses.iter().cloned()).collect();
    known.extend(users);
    Ok(seen
        .into_iter()
        .filter(|(address, _)| !known.contains(address))
        .map(|(address, messages)| Alias { address, messages })
        .collect())
}

/// Makes an address a further one of the channel that sends as the mailbox, so
/// that Zammad takes mail to it as its own and can answer from it.
///
/// # Errors
/// `alias-needs-channel` where Zammad has no address of the mailbox with a
/// channel: then it is added by hand, after the channel. What Zammad says.
pub async fn add_alias(client: &Client, mailbox: &str, address: &str) -> Result<(), Problem> {
    client.add_email_address(mailbox, address).await
}

/// Names of the helpdesk's destination groups that have no sending address:
/// agents cannot answer from them.
pub fn groups_without_address(helpdesk: &Helpdesk) -> Vec<&str> {
    let without = helpdesk.groups.iter().filter(|group| group.email_address_id.is_none());
    without.map(|group| group.name.as_str()).collect()
}
