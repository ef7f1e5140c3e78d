//! Making Zammad silent, importing while it is, and putting it back.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::{Run, Ticker, not_restored};
use crate::changes::{self, Which};
use crate::import::dating::date_ticket;
use crate::import::{Pass, Settling, Shared, Watch};
use crate::journal::ImportScope;
use crate::mailbox::Connector;
use crate::patience::{Interrupted, Patience};
use crate::plan::{Dates, LastChanged};
use crate::problem::{Kind, Problem};
use crate::progress::Phase;
use crate::zammad::import_mode;
use crate::zammad::preflight::Helpdesk;
use crate::zammad::quiet::QuietMode;
use crate::zammad::types::StateKind;

impl<C: Connector + 'static> Run<C> {
    /// All mail quietly; or archived mail quietly and then, with Zammad as it
    /// was, the regular mail that may be answered.
    pub(super) async fn import_all(
        &self,
        run: i64,
        shared: &Arc<Shared<C>>,
        scope: &ImportScope,
    ) -> Result<(), Interrupted> {
        let _ticker = Ticker::start(self.journal().clone(), self.reporter.clone());
        if !self.plan.import.auto_replies {
            return self.import_quietly(run, shared, scope).await;
        }
        self.import_quietly(run, shared, &scope.of_age(true)).await?;
        let regular = scope.of_age(false);
        if !self.journal.any_found(&regular).await? {
            return Ok(());
        }
        let was_suspended = self.journal.is_silenced().await?;
        let restored = self.restore(Which::Silence).await?;
        if let Some(problem) = not_restored(&restored.failed) {
            return Err(problem.into());
        }
        if was_suspended {
            self.control.clone().wait(self.options.settle_time).await?;
        }
        let watch = Arc::new(Watch::new(QuietMode::Answering));
        Pass::new(shared.clone(), watch, self.control.clone()).run(&regular).await
    }

    /// Imports a scope in silence. While the person pauses for long, Zammad is
    /// put back, and suspended again when the import goes on.
    async fn import_quietly(
        &self,
        run: i64,
        shared: &Arc<Shared<C>>,
        scope: &ImportScope,
    ) -> Result<(), Interrupted> {
        loop {
            match self.import_suspended(run, shared, scope).await {
                Err(Interrupted::Paused) => {}
                outcome => return outcome,
            }
            self.await_requests().await;
            if let Some(problem) = not_restored(&self.restore(Which::Silence).await?.failed) {
                return Err(problem.into());
            }
            self.control.clone().checkpoint().await?;
        }
    }

    async fn import_suspended(
        &self,
        run: i64,
        shared: &Arc<Shared<C>>,
        scope: &ImportScope,
    ) -> Result<(), Interrupted> {
        // A run that has nothing to send leaves Zammad as it is.
        let misdated =
            self.plan.import.dates == Dates::Original && !self.journal.misdated().await?.is_empty();
        let sends = self.journal.any_found(scope).await?;
        // Also what a former run could not date; mail that may be answered says today.
        let undated = self.plan.import.dates == Dates::Original
            && !self.plan.import.auto_replies
            && scope.only.is_none()
            && !self.journal.tickets_to_date().await?.is_empty();
        // Asked once; not where nothing may come of it.
        let dates = if undated { Some(self.dates_tickets().await?) } else { None };
        if !sends && !misdated && dates != Some(true) {
            if self.journal.sending().await?.is_empty() {
                return Ok(());
            }
            // Nothing is sent until it is certain what became of these. Zammad is
            // not suspended for that time; but where a run that was cut off left it
            // so, it stays so, since a request that is still at work would be heard.
            if !self.journal.is_silenced().await? {
                let nothing_sent = Arc::new(Watch::new(QuietMode::Answering));
                Pass::new(shared.clone(), nothing_sent, self.control.clone()).find_out().await?;
                if !self.journal.any_found(scope).await? {
                    return Ok(());
                }
            }
        }
        let dates = match dates {
            Some(dates) => dates,
            None => self.dates_tickets().await?,
        };
        let watch = self.import_while_silent(run, shared, scope, dates).await?;
        if dates {
            self.date_tickets(&watch).await?;
        }
        Ok(())
    }

    /// Imports a scope as soon as it is silent; gives the watch over that.
    async fn import_while_silent(
        &self,
        run: i64,
        shared: &Arc<Shared<C>>,
        scope: &ImportScope,
        dates_tickets: bool,
    ) -> Result<Arc<Watch>, Interrupted> {
        let (shared, helpdesk, control) = (shared.clone(), &shared.helpdesk, self.control.clone());
        if self.plan.import.dates == Dates::Today {
            let watch = self.silence(run, helpdesk, Dates::Today).await?;
            let pass = Pass::new(shared.clone(), watch.clone(), control);
            pass.dating_tickets(dates_tickets).run(scope).await?;
            return Ok(watch);
        }
        let settling = self.suspend(run, helpdesk).await?;
        let pass = Pass::while_settling(shared.clone(), settling, control);
        let mut pass = pass.dating_tickets(dates_tickets);
        pass.run(scope).await?;
        let watch = pass.watch().await?;
        self.put_dates_right(&watch, helpdesk).await?;
        Ok(watch)
    }

    /// Makes Zammad silent in the way that these dates ask for, noted before it is
    /// done; gives the watch over it.
    ///
    /// # Errors
    /// [`Interrupted`]; what was changed until then is noted, for restoring.
    pub(crate) async fn silence(
        &self,
        run: i64,
        helpdesk: &Helpdesk,
        dates: Dates,
    ) -> Result<Arc<Watch>, Interrupted> {
        if dates == Dates::Original {
            let mut settling = self.suspend(run, helpdesk).await?;
            let mut control = self.control.clone();
            return tokio::select! {
                proven = settling.watch() => Ok(proven?),
                () = control.stop_wished() => Err(Interrupted::Stopped),
            };
        }
        let triggers = &helpdesk.triggers_to_pause;
        if !triggers.is_empty() {
            self.reporter.suspended(Some(Timestamp::now()));
        }
        changes::pause_triggers(&self.client, &self.journal, run, triggers).await?;
        Ok(Arc::new(Watch::new(QuietMode::Silent { owner_id: helpdesk.me.id })))
    }

    /// Switches import mode on, and begins to wait until all of Zammad holds it.
    async fn suspend(&self, run: i64, helpdesk: &Helpdesk) -> Result<Settling, Interrupted> {
        if helpdesk.import_mode.is_none() {
            return Err(Problem::ours("check-without-result").into());
        }
        self.reporter.phase(Phase::Preparing);
        self.reporter.suspended(Some(Timestamp::now()));
        // Not cut short by a stop: a switch under way could come after the switch back.
        let claimant = self.claimant(helpdesk).await;
        let hold = changes::switch_on(&self.client, &self.journal, run, &claimant).await?;
        let (client, settle_time) = (self.client.clone(), self.options.settle_time);
        Ok(Settling::begin(async move {
            import_mode::prove_on(&client, settle_time, Some(&hold)).await.map(QuietMode::Suspended)
        }))
    }

    /// Gives articles their own dates that came into being while a process of
    /// Zammad did not hold import mode as on, and their tickets where they began
    /// them. What Zammad does not take stays as it is noted: in Zammad, and with
    /// the wrong date.
    async fn put_dates_right(&self, watch: &Watch, helpdesk: &Helpdesk) -> Result<(), Interrupted> {
        for row in self.journal.misdated().await? {
            self.control.clone().checkpoint().await?;
            let (Some(ticket), Some(article)) = (row.ticket, row.article) else { continue };
            watch.confirm(&self.client).await?;
            match self.put_date_right(ticket, article, row.dated, helpdesk).await {
                Ok(true) => self.journal.mark_date_put_right(row.id).await?,
                Ok(false) => {}
                Err(problem) if problem.kind() == Kind::Passing => return Err(problem.into()),
                Err(problem) => tracing::warn!(code = problem.code(), article, "an article keeps its date"),
            }
        }
        Ok(())
    }

    /// One of them; whether the article carries its date by now.
    async fn put_date_right(
        &self,
        ticket: u64,
        article: u64,
        date: Timestamp,
        helpdesk: &Helpdesk,
    ) -> Result<bool, Problem> {
        let Some(now) = self.client.ticket(ticket).await? else { return Ok(false) };
        if now.article_ids.iter().min() == Some(&article) {
            let state = helpdesk.states.iter().find(|state| state.id == now.state_id);
            let closed = state.is_some_and(|state| state.kind == StateKind::Closed);
            self.client.set_ticket_date(ticket, date, closed).await?;
        }
        self.client.set_article_date(article, date).await?;
        let now = self.client.article(article).await?.and_then(|article| article.created_at);
        Ok(now.is_some_and(|now| now.as_second() == date.as_second()))
    }

    /// Whether tickets are given the date of their newest mail as their last change.
    pub(super) async fn dates_tickets(&self) -> Result<bool, Interrupted> {
        if self.plan.import.dates != Dates::Original {
            return Ok(false);
        }
        match self.plan.import.last_changed {
            LastChanged::Always => Ok(true),
            LastChanged::Never => Ok(false),
            LastChanged::WhenUnused => {
                let mut patience = Patience::new(self.options.patience);
                let mut control = self.control.clone();
                patience.ask(&mut control, &self.reporter, || self.client.looks_unused()).await
            }
        }
    }

    /// Dates what was not dated beside the posting. Trouble that passes is waited
    /// out, but import mode is not left on for as long as Zammad is away; nor does
    /// the rest come to naught for a date. What is left is counted in the balance.
    async fn date_tickets(&self, watch: &Watch) -> Result<(), Interrupted> {
        let tickets = self.journal.tickets_to_date().await?;
        if tickets.is_empty() || self.control.leaves_dates() {
            return Ok(());
        }
        self.reporter.phase(Phase::Dating);
        self.control.dating(true);
        let outcome = self.date_each(watch, tickets).await;
        self.control.dating(false);
        outcome
    }

    async fn date_each(&self, watch: &Watch, tickets: Vec<(u64, i64)>) -> Result<(), Interrupted> {
        let (all, mut done) = (tickets.len() as u64, 0);
        let (mut control, mut leaving) = (self.control.clone(), self.control.clone());
        let mut patience = Patience::new(self.options.patience.min(PATIENCE_WITH_DATES));
        let mut left: VecDeque<(u64, i64)> = tickets.into();
        while !left.is_empty() && !self.control.leaves_dates() {
            if self.control.stopped() {
                return Err(Interrupted::Stopped);
            }
            let at_once = left.len().min(self.plan.import.parallel);
            let batch: Vec<(u64, i64)> = left.drain(..at_once).collect();
            // None is cut short: outside import mode a change under way would be heard.
            let dating = batch
                .iter()
                .map(|(ticket, dated)| date_ticket(&self.client, &self.journal, watch, *ticket, *dated));
            let mut trouble = None;
            for (ticket, outcome) in batch.iter().zip(futures::future::join_all(dating).await) {
                match outcome {
                    Ok(()) => done += 1,
                    Err(problem) => {
                        left.push_back(*ticket);
                        trouble = Some(problem);
                    }
                }
            }
            self.reporter.dated(done, all);
            let Some(problem) = trouble else {
                patience.renew();
                continue;
            };
            let waited = tokio::select! {
                waited = patience.wait_out(problem, &mut control, &self.reporter) => waited,
                () = leaving.dates_left() => {
                    self.reporter.waiting(None);
                    return Ok(());
                }
            };
            match waited {
                Ok(()) => {}
                Err(Interrupted::Trouble(problem)) => {
                    tracing::warn!(code = problem.code(), "some tickets keep the day of the import");
                    return Ok(());
                }
                Err(interrupted) => return Err(interrupted),
            }
        }
        Ok(())
    }
}

/// For so long passing trouble is borne while tickets are dated.
const PATIENCE_WITH_DATES: Duration = Duration::from_mins(2);
