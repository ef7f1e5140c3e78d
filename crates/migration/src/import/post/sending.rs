//! Sending one part of a mail: as a new ticket, or as an article more.

use std::sync::atomic::Ordering;

use jiff::Timestamp;

use super::super::people::Person;
use super::ticket::is_out_of_reach;
use super::{Obstacle, Posting, TicketNow};
use crate::problem::{Kind, Problem};
use crate::seen::Seen;
use crate::zammad::quiet::{self, ArticlePart, Filing};
use crate::zammad::types::Created;
use crate::zammad::{PostError, RequestOutcome};

/// After so many faults of Zammad on one mail it is that mail's fault.
const FAULTS: u32 = 3;

impl<C> Posting<'_, C> {
    /// Sends one part; gives the id of the article made.
    pub(super) async fn send(&mut self, part: &ArticlePart) -> Result<u64, Obstacle> {
        loop {
            // Held until the request is answered.
            let hand = self.meet().await?;
            let filing = self.filing().await?;
            if self.ticket.is_none() && self.shared.refused_groups.has(filing.group_id) {
                return Err(Obstacle::Failed(self.group_refused(filing.group_id)));
            }
            if let Err(problem) = self.watch.confirm(&self.shared.client).await {
                self.wait_out(problem).await?;
                continue;
            }
            self.shared.journal.mark_posted(self.prepared.row.id, Timestamp::now()).await?;
            match self.request(part, &filing).await {
                Ok(created) => {
                    self.patience.renew();
                    self.misdated |= self.has_another_date(created.created_at, &filing);
                    self.shared.taken_length.fetch_max(self.request_length, Ordering::Relaxed);
                    self.now_has(&created, part, &filing);
                    if hand.is_some() {
                        self.has_met(created.customer_id).await?;
                    }
                    return Ok(created.article_id);
                }
                Err(PostError { problem, outcome: RequestOutcome::Unknown }) => {
                    return Err(Obstacle::Unknown(problem));
                }
                Err(PostError { problem, outcome: RequestOutcome::Finished }) => {
                    if let Some(found) = self.made_all_the_same(part).await? {
                        return Ok(found);
                    }
                    self.faults += 1;
                    if self.faults == FAULTS {
                        let words = problem.server_words().unwrap_or_default();
                        return Err(Obstacle::Failed(
                            Problem::message("zammad-fails-on-message").words(words),
                        ));
                    }
                    self.wait_out(problem).await?;
                }
                // The ticket was deleted, or moved where the token may not write.
                Err(PostError { problem, outcome: RequestOutcome::NotExecuted })
                    if self.ticket.is_some() && is_out_of_reach(&problem) =>
                {
                    if part.index > 0 {
                        return Err(Obstacle::Failed(problem));
                    }
                    (self.ticket, self.foreign) = (None, None);
                }
                // Made inactive, or the rights on it were taken away: as long as another
                // group takes tickets, it is that group's trouble.
                Err(PostError { problem, outcome: RequestOutcome::NotExecuted })
                    if self.ticket.is_none() && problem.code() == "zammad-right-missing" =>
                {
                    if !self.shared.refuses(filing.group_id) {
                        return Err(problem.into());
                    }
                    let words = problem.server_words().unwrap_or_default();
                    return Err(Obstacle::Failed(self.group_refused(filing.group_id).words(words)));
                }
                Err(PostError { problem, .. }) if problem.code() == "zammad-request-too-large" => {
                    return Err(Obstacle::TooLarge(quiet::size_of_part(&self.prepared.mail, part)));
                }
                Err(PostError { problem, .. }) if problem.kind() == Kind::Message && hand.is_some() => {
                    // It may be about the customer: who is looked for first, and
                    // made without a ticket, is known or says why not.
                    drop(hand);
                    self.ensure_customer().await?;
                }
                Err(PostError { problem, .. }) if problem.kind() == Kind::Message => {
                    // Its customer may have been merged or deleted: the next
                    // try looks for the address again.
                    if let Person::User(id) = self.prepared.customer {
                        self.shared.journal.forget_customer(id).await?;
                        self.shared.people.forget(id);
                    }
                    return Err(Obstacle::Failed(problem));
                }
                Err(PostError { problem, .. }) => self.wait_out(problem).await?,
            }
        }
    }

    fn group_refused(&self, id: u64) -> Problem {
        let group = self.shared.helpdesk.groups.iter().find(|group| group.id == id);
        let name = group.map_or_else(|| id.to_string(), |group| group.name.clone());
        Problem::message("zammad-group-refused").with("group", name)
    }

    /// Zammad failed after the request, and is done with it: one look tells.
    async fn made_all_the_same(&mut self, part: &ArticlePart) -> Result<Option<u64>, Obstacle> {
        let md5 = quiet::message_id_md5(&part.message_id);
        loop {
            match self.shared.client.find_articles(std::slice::from_ref(&md5)).await {
                Ok(found) => {
                    let Some(found) = found.get(&md5) else { return Ok(None) };
                    self.ticket.get_or_insert_with(|| TicketNow {
                        id: found.ticket_id,
                        number: found.ticket_number.clone(),
                        closed: false,
                        seen: Seen::now(),
                    });
                    return Ok(Some(found.article_id));
                }
                Err(problem) => match self.wait_out(problem.clone()).await {
                    Ok(()) => {}
                    Err(_) => return Err(Obstacle::Unknown(problem)),
                },
            }
        }
    }

    async fn request(&mut self, part: &ArticlePart, filing: &Filing) -> Result<Created, PostError> {
        let mail = &self.prepared.mail;
        match &self.ticket {
            None => {
                let request = quiet::ticket(mail, filing, self.watch.mode(), part);
                self.request_length = request.body().len() as u64;
                self.shared.client.create_ticket(&request).await
            }
            Some(ticket) => {
                let reopen = (part.index == 0 && ticket.closed && self.regular_from_a_person())
                    .then_some(self.shared.helpdesk.follow_up_state.id);
                let request = quiet::article(mail, filing, self.watch.mode(), part, ticket.id, reopen);
                self.request_length = request.body().len() as u64;
                self.shared.client.append_article(&request).await
            }
        }
    }

    /// Keeps in mind what the ticket is like after a request that worked.
    fn now_has(&mut self, created: &Created, part: &ArticlePart, filing: &Filing) {
        let reopened = part.index == 0 && self.regular_from_a_person();
        match &mut self.ticket {
            Some(ticket) => ticket.closed &= !reopened,
            None => {
                self.ticket = Some(TicketNow {
                    id: created.ticket_id,
                    number: created.ticket_number.clone(),
                    closed: filing.state_closed,
                    seen: Seen::now(),
                });
            }
        }
    }

    /// Whether an article carries another date than was asked for: then the
    /// process of Zammad that made it did not hold import mode as on.
    pub(super) fn has_another_date(&self, date: Option<Timestamp>, filing: &Filing) -> bool {
        let asked = quiet::date_asked(&self.prepared.mail, filing, self.watch.mode());
        matches!((asked, date), (Some(asked), Some(date)) if asked.as_second() != date.as_second())
    }
}
