//! Reading back in batches: what was made is proven with one request for many
//! articles. Until then its messages stand as `sending`: only what was read back
//! itself is `imported`, and nothing else is ever settled. After a crash in
//! between, the next run finds the articles by their Message-IDs.
//!
//! The same look finds whether something else has brought one of these mails since
//! the look ahead.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use super::Shared;
use super::post::{Sent, TicketNow, difference};
use crate::control::Control;
use crate::journal::{ImportedMark, MessageRow, StoredProblem};
use crate::patience::{Interrupted, Patience};
use crate::problem::Problem;
use crate::zammad::types::{Article, Found};

/// Mails that are read back at once.
const AT_ONCE: usize = 40;
/// No mail waits longer for others while there is time.
const AFTER: Duration = Duration::from_secs(10);

/// What waits to be read back, in the order in which it was sent.
#[derive(Default)]
pub(super) struct Unproven(Vec<Sent>);

impl Unproven {
    pub(super) fn push(&mut self, sent: Sent) {
        self.0.push(sent);
    }

    /// Nothing more is sent until some of it is proven.
    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= 2 * AT_ONCE
    }

    /// The next to be read back, if it is time: a whole batch, or all that there is
    /// where it has waited for long or nothing else is to be done.
    pub(super) fn batch(&mut self, nothing_else: bool) -> Option<Vec<Sent>> {
        let waited = self.0.first().is_some_and(|first| first.since.elapsed() >= AFTER);
        let due = self.0.len() >= AT_ONCE || waited || (nothing_else && !self.0.is_empty());
        due.then(|| self.0.drain(..self.0.len().min(AT_ONCE)).collect())
    }

    /// Returns when the oldest of it has waited for long.
    pub(super) async fn due(&self) {
        match self.0.first() {
            Some(first) => tokio::time::sleep_until(first.since + AFTER).await,
            None => std::future::pending().await,
        }
    }
}

/// What reading a batch back came to.
#[derive(Default)]
pub(super) struct ReadBack {
    /// Threads of the mails that are imported now.
    pub imported: Vec<i64>,
    /// Mails whose articles could not be read, each with why.
    pub unknown: Vec<(MessageRow, Problem)>,
    /// Why nothing more may be sent.
    pub ends: Option<Interrupted>,
}

/// Reads the articles of a batch back and notes in the journal what they prove. One
/// that cannot be had costs its own mail alone.
pub(super) async fn read_back<C>(shared: Arc<Shared<C>>, control: Control, batch: Vec<Sent>) -> ReadBack {
    let patience = Patience::new(shared.patience);
    let mut reading = Reading {
        shared: &shared,
        control,
        patience,
        seen: Vec::new(),
        elsewhere: HashMap::new(),
        outcome: ReadBack::default(),
    };
    let looked = reading.look(&batch).await;
    for sent in batch {
        match &looked {
            Ok(()) => reading.prove(sent).await,
            Err(problem) => reading.outcome.unknown.push((sent.row, problem.clone())),
        }
    }
    reading.outcome
}

struct Reading<'a, C> {
    shared: &'a Shared<C>,
    control: Control,
    patience: Patience,
    /// Articles that were read.
    seen: Vec<Article>,
    /// By MD5, articles of others with these Message-IDs.
    elsewhere: HashMap<String, Found>,
    outcome: ReadBack,
}

impl<C> Reading<'_, C> {
    async fn look(&mut self, batch: &[Sent]) -> Result<(), Problem> {
        let client = &self.shared.client;
        let articles = |sent: &Sent| {
            let ticket = sent.ticket.id;
            sent.made.iter().map(move |made| (ticket, made.id)).collect::<Vec<_>>()
        };
        let made: Vec<(u64, u64)> = batch.iter().flat_map(articles).collect();
        let mains: Vec<(String, u64)> = batch
            .iter()
            .filter_map(|sent| Some((sent.row.all_md5s().into_iter().next()?, sent.ticket.id)))
            .collect();
        self.seen = self.ask(|| client.articles(&made)).await?;
        self.elsewhere = self.ask(|| client.elsewhere(&mains)).await?;
        Ok(())
    }

    /// Asks until there is an answer. Where there is none the articles were made all the
    /// same: only that they are there is not proven.
    async fn ask<T, F>(&mut self, request: impl Fn() -> F) -> Result<T, Problem>
    where
        F: Future<Output = Result<T, Problem>>,
    {
        let answer = self.patience.ask(&mut self.control, &self.shared.reporter, request).await;
        answer.map_err(|interrupted| match interrupted {
            Interrupted::Trouble(problem) => problem,
            Interrupted::Stopped | Interrupted::Paused => Problem::passing("read-back-cut-short"),
        })
    }

    async fn prove(&mut self, sent: Sent) {
        match self.judge(&sent).await {
            Ok(incomplete) => {
                if let Err(problem) = self.note(&sent, incomplete.as_ref()).await {
                    self.outcome.ends = Some(problem.into());
                }
                self.outcome.imported.push(sent.row.thread);
            }
            Err(problem) => self.outcome.unknown.push((sent.row, problem)),
        }
    }

    /// What is wrong with a mail in Zammad, if anything.
    async fn judge(&mut self, sent: &Sent) -> Result<Option<Problem>, Problem> {
        let mut incomplete = sent.incomplete.clone();
        for made in &sent.made {
            let article = self.article(made.id).await?;
            let other_date = matches!((made.date, article.created_at), (Some(asked), Some(date))
                if asked.as_second() != date.as_second());
            let misdated = made.is_misdated || other_date;
            if misdated {
                self.outcome.ends = Some(Problem::person("zammad-dates-not-kept").into());
            }
            let misdated = misdated.then(|| Problem::message("article-misdated"));
            let differs = difference(&article, sent.ticket.id, &made.md5, made.sizes.clone());
            incomplete = differs.or(misdated).or(incomplete);
        }
        Ok(self.twice(sent).or(incomplete))
    }

    async fn article(&mut self, id: u64) -> Result<Article, Problem> {
        if let Some(seen) = self.seen.iter().find(|seen| seen.id == id) {
            return Ok(seen.clone());
        }
        let client = &self.shared.client;
        let article = self.ask(|| client.article(id)).await?;
        article.ok_or_else(|| Problem::passing("article-not-there-yet"))
    }

    /// Whether something else has brought this mail too, and where.
    fn twice(&self, sent: &Sent) -> Option<Problem> {
        let md5s = sent.row.all_md5s();
        let md5 = md5s.first()?;
        let is_another = |id: u64| id != sent.article && sent.made.iter().all(|made| made.id != id);
        let elsewhere = self.elsewhere.get(md5).filter(|found| is_another(found.article_id));
        let beside = self
            .seen
            .iter()
            .find(|article| article.message_id_md5.as_ref() == Some(md5) && is_another(article.id));
        let other = elsewhere.map(|found| found.ticket_number.clone());
        let own = known_as(&sent.ticket);
        match (other, beside) {
            (Some(other), _) => Some(twice(&own, Some(&other))),
            (None, Some(beside)) if beside.ticket_id == sent.ticket.id => Some(twice(&own, None)),
            (None, Some(beside)) => Some(twice(&own, Some(&beside.ticket_id.to_string()))),
            (None, None) => None,
        }
    }

    async fn note(&self, sent: &Sent, incomplete: Option<&Problem>) -> Result<(), Problem> {
        let mark = ImportedMark {
            id: sent.row.id,
            thread: sent.row.thread,
            ticket: sent.ticket.id,
            ticket_number: sent.ticket.number.clone(),
            article: sent.article,
            incomplete: incomplete.map(StoredProblem::from),
        };
        // It is in Zammad whatever the journal says; the next run finds it there.
        self.shared.journal.mark_imported_soon(mark)?;
        // Others work on that ticket: its date of change is not ours to set.
        if sent.is_foreign {
            self.shared.journal.mark_dated(sent.ticket.id, i64::MAX).await?;
        }
        Ok(())
    }
}

/// A mail that is in Zammad twice: the ticket that this plan knows, and the other
/// one where that is known and another.
pub(super) fn twice(ticket: &str, other: Option<&str>) -> Problem {
    Problem::message("article-twice").with("ticket", ticket).with("other", other.unwrap_or("unknown"))
}

fn known_as(ticket: &TicketNow) -> String {
    if ticket.number.is_empty() { ticket.id.to_string() } else { ticket.number.clone() }
}
