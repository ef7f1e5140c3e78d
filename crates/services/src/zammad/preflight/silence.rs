//! What would speak: triggers, scheduler jobs, and agents who are notified
//! whoever owns a ticket.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::Value;

use super::super::client::{Failure, MeReply, RoleReply, group_rights};
use super::super::types::{Automation, Effect, Group};
use super::desk::{States, some_of};
use super::{Check, Found, Topic, is_true};
use crate::problem::Problem;
use crate::zammad::selector::Imported;

/// Who signed in within this time works with the helpdesk: 14 days.
const LATELY: SignedDuration = SignedDuration::from_hours(14 * 24);

/// A user with agent's rights, as far as it matters who is notified.
#[derive(Deserialize)]
struct AgentReply {
    id: u64,
    login: Option<String>,
    email: Option<String>,
    active: Option<bool>,
    #[serde(default)]
    preferences: Value,
    #[serde(default)]
    group_ids: Value,
    #[serde(default)]
    role_ids: Vec<u64>,
    #[serde(default)]
    roles: Vec<String>,
    last_login: Option<String>,
}

/// What the survey needs to know of agents.
#[derive(Default)]
pub(super) struct Agents {
    /// How many would be mailed about each imported message with today's dates.
    pub notified: usize,
    /// How many others signed in lately; `None` where that cannot be seen.
    pub active: Option<usize>,
}

impl AgentReply {
    /// Only agents have a matrix of notifications; some servers give customers
    /// with them, whatever is asked for.
    fn is_agent(&self) -> bool {
        let matrix = &self.preferences["notification_config"]["matrix"];
        self.active != Some(false) && matrix.is_object() && self.roles != ["Customer"]
    }

    /// Signed in since then.
    fn was_here_since(&self, moment: Timestamp) -> bool {
        let last = self.last_login.as_deref().and_then(|text| text.parse::<Timestamp>().ok());
        last.is_some_and(|last| last >= moment)
    }

    /// Mailed of new or changed tickets even when somebody else owns them.
    fn is_mailed_of_everything(&self) -> bool {
        let matrix = &self.preferences["notification_config"]["matrix"];
        let mailed = ["create", "update"].iter().any(|event| {
            let event = &matrix[event];
            is_true(&event["criteria"]["no"]) && is_true(&event["channel"]["email"])
        });
        mailed && self.email.as_deref().is_some_and(|email| !email.is_empty())
    }

    /// Whether it has full access to one of the groups, as far as that can be
    /// told; where roles cannot be seen, it may.
    fn may_have_full(&self, groups: &[Group], roles: Option<&[RoleReply]>) -> bool {
        let full = |group_ids: &Value| {
            group_rights(group_ids).into_iter().any(|(group, rights)| {
                groups.iter().any(|wanted| wanted.id == group) && rights.iter().any(|right| right == "full")
            })
        };
        match roles {
            None => true,
            Some(roles) => {
                full(&self.group_ids)
                    || roles.iter().any(|role| self.role_ids.contains(&role.id) && full(&role.group_ids))
            }
        }
    }
}

impl Check<'_> {
    /// Those of the triggers that do something, with a line where none does.
    pub(super) fn acting(&mut self, triggers: Vec<Automation>) -> Vec<Automation> {
        let active: Vec<Automation> = triggers
            .into_iter()
            .filter(|trigger| trigger.active && trigger.effect != Effect::Nothing)
            .collect();
        if active.is_empty() {
            self.good(Topic::Triggers, Found::NoTrigger);
        }
        active
    }

    /// The triggers that must be paused; `None` where they cannot be told.
    pub(super) async fn triggers(&mut self) -> Option<Vec<Automation>> {
        let triggers = self.client.triggers().await;
        let Some(triggers) = self.or_stop(Topic::Triggers, triggers)? else {
            if self.wanted.silence_needed() {
                self.stop(Topic::Triggers, Found::CannotBeSeen, Problem::person("zammad-triggers-hidden"));
            } else {
                self.good(Topic::Triggers, Found::CannotBeSeenHarmless);
            }
            return None;
        };
        let active = self.acting(triggers);
        for trigger in &active {
            self.trigger(trigger);
        }
        if !self.wanted.silence_needed() {
            return Some(Vec::new());
        }
        Some(active.into_iter().filter(|trigger| trigger.effect != Effect::AnswersCustomer).collect())
    }

    fn trigger(&mut self, trigger: &Automation) {
        let what = Topic::Trigger(trigger.name.clone());
        let effect = trigger.effect.clone();
        let told =
            |problem: Problem| problem.with("name", &trigger.name).with("does", trigger.effect.phrases());
        let deletes = matches!(effect, Effect::Deletes(_));
        if self.wanted.import_mode && !self.wanted.auto_replies {
            self.good(what, Found::DoesButSuspended(effect));
        } else if self.wanted.silence_needed() && effect == Effect::AnswersCustomer {
            let found =
                if self.wanted.auto_replies { Found::DoesButNotArchived } else { Found::DoesButSilent };
            self.good(what, found(effect));
        } else if self.wanted.silence_needed() {
            self.caution(what, Found::Does(effect), told(Problem::person("zammad-trigger-paused")));
        } else if deletes {
            self.stop(what, Found::Does(effect), told(Problem::person("zammad-trigger-deletes")));
        } else {
            self.caution(what, Found::Does(effect), told(Problem::person("zammad-trigger-runs")));
        }
    }

    /// Scheduler jobs run over all tickets that match, imported ones included,
    /// and nothing on an article keeps them silent. `imported` is what those are
    /// like, where that is known.
    pub(super) async fn jobs(&mut self, imported: Option<&Imported>) {
        let jobs = self.client.jobs().await;
        let Some(jobs) = self.or_stop(Topic::Scheduler, jobs) else { return };
        let Some(jobs) = jobs else {
            self.caution(Topic::Scheduler, Found::CannotBeSeen, Problem::person("zammad-jobs-hidden"));
            return;
        };
        let mut quiet = true;
        for job in jobs.iter().filter(|job| job.active && job.effect != Effect::Nothing) {
            quiet = false;
            self.job(job, imported);
        }
        if quiet {
            self.good(Topic::Scheduler, Found::NoJob);
        }
    }

    fn job(&mut self, job: &Automation, imported: Option<&Imported>) {
        let what = Topic::Job(job.name.clone());
        let told = |problem: Problem| problem.with("name", &job.name).with("does", job.effect.phrases());
        let found = Found::Does(job.effect.clone());
        if !matches!(job.effect, Effect::Deletes(_)) {
            self.caution(what, found, told(Problem::person("zammad-job-runs")));
            return;
        }
        let Some(imported) = imported else {
            self.caution(
                what,
                found,
                told(Problem::person("zammad-job-may-delete")).with("match", "unknown"),
            );
            return;
        };
        if !imported.could_match(&job.condition) {
            self.caution(what, found, told(Problem::person("zammad-job-may-delete")).with("match", "no"));
        } else if self.wanted.import_mode || self.wanted.empties_mailbox {
            let today = Imported { oldest: Some(imported.now), ..imported.clone() };
            let says = |yes: bool| if yes { "yes" } else { "no" };
            let problem = told(Problem::person("zammad-job-deletes"))
                .with("dates", if self.wanted.import_mode { "original" } else { "today" })
                .with("today", says(self.wanted.import_mode && !today.could_match(&job.condition)))
                .with("keep", says(!self.wanted.import_mode));
            self.stop(what, found, problem);
        } else {
            self.caution(what, found, told(Problem::person("zammad-job-may-delete")).with("match", "yes"));
        }
    }

    /// Regular tickets with old dates are late from the start for a service level
    /// agreement: nothing counts it in import mode (`ticket/escalation.rb`), but
    /// the first change after it does, and agents are mailed. Where every state
    /// they come into is left out of it there is nothing to say.
    pub(super) async fn service_levels(&mut self, states: &States) {
        let counted = [&states.regular, &states.follow_up].into_iter().any(|state| state.escalates);
        if !self.wanted.import_mode || !counted {
            return;
        }
        let levels = self.client.service_levels().await;
        match self.or_stop(Topic::ServiceLevels, levels) {
            Some(Some(levels)) if levels.is_empty() => self.good(Topic::ServiceLevels, Found::None),
            Some(Some(levels)) => {
                let names: Vec<&str> = levels.iter().map(String::as_str).collect();
                let names = some_of(&names);
                let problem = Problem::person("zammad-tickets-escalate").with("names", &names);
                self.caution(Topic::ServiceLevels, names, problem);
            }
            Some(None) => {
                let problem = Problem::person("zammad-service-levels-hidden");
                self.caution(Topic::ServiceLevels, Found::CannotBeSeen, problem);
            }
            None => {}
        }
    }

    /// Agents' addresses, lower-case; and who of them would be mailed although the
    /// tickets have an owner (docs/zammad.md#agent-notifications).
    pub(super) async fn agents(&mut self, me: &MeReply, groups: Option<&[Group]>) -> Vec<String> {
        let silent = self.wanted.silence_needed();
        if silent && is_away(me) {
            self.stop(Topic::NotifiedAgents, Found::StandIn, Problem::person("zammad-user-away"));
        }
        let agents = match self.all_agents().await {
            Ok(agents) => agents,
            Err(failure) if failure.is_forbidden() => {
                if silent {
                    self.caution(
                        Topic::NotifiedAgents,
                        Found::CannotBeSeen,
                        Problem::person("zammad-agents-hidden"),
                    );
                }
                return Vec::new();
            }
            Err(failure) => {
                self.stop(Topic::NotifiedAgents, Found::NotFoundOut, failure.into());
                return Vec::new();
            }
        };
        if silent {
            self.notified(me.id, &agents, groups.unwrap_or_default()).await;
        }
        let addresses: BTreeSet<String> = agents
            .iter()
            .filter_map(|agent| agent.email.as_deref())
            .filter(|email| !email.is_empty())
            .map(str::to_lowercase)
            .collect();
        addresses.into_iter().collect()
    }

    async fn all_agents(&self) -> Result<Vec<AgentReply>, Failure> {
        let query = [("query", "*"), ("permissions[]", "ticket.agent"), ("expand", "true")];
        let mut agents: Vec<AgentReply> = self.client.list("users/search", &query).await?;
        agents.retain(AgentReply::is_agent);
        Ok(agents)
    }

    async fn notified(&mut self, own_id: u64, agents: &[AgentReply], groups: &[Group]) {
        let mailed = self.mailed(own_id, agents, groups).await;
        if mailed.is_empty() {
            self.good(Topic::NotifiedAgents, Found::None);
            return;
        }
        let names = some_of(&mailed);
        let problem =
            Problem::person("zammad-agents-notified").with("count", mailed.len()).with("names", &names);
        self.stop(Topic::NotifiedAgents, names, problem);
    }

    /// Logins of the agents who would be mailed although somebody owns the ticket.
    async fn mailed<'a>(&self, own_id: u64, agents: &'a [AgentReply], groups: &[Group]) -> Vec<&'a str> {
        let candidates: Vec<&AgentReply> =
            agents.iter().filter(|agent| agent.id != own_id && agent.is_mailed_of_everything()).collect();
        let roles: Option<Vec<RoleReply>> =
            if candidates.is_empty() { None } else { self.client.list("roles", &[]).await.ok() };
        candidates
            .into_iter()
            .filter(|agent| agent.may_have_full(groups, roles.as_deref()))
            .map(|agent| agent.login.as_deref().unwrap_or_default())
            .collect()
    }

    /// Agents before anything was chosen: only what import mode would not hold
    /// back is trouble, so that nothing of this stops.
    pub(super) async fn agents_by_themselves(&mut self, me: &MeReply, groups: &[Group]) -> Agents {
        if is_away(me) {
            self.caution(Topic::NotifiedAgents, Found::StandIn, Problem::person("zammad-user-is-away"));
        }
        let Ok(agents) = self.all_agents().await else {
            let problem = Problem::person("zammad-agents-hidden");
            self.caution(Topic::NotifiedAgents, Found::CannotBeSeen, problem);
            return Agents::default();
        };
        let since = Timestamp::now() - LATELY;
        let active = agents.iter().filter(|agent| agent.id != me.id && agent.was_here_since(since)).count();
        let mailed = self.mailed(me.id, &agents, groups).await;
        if mailed.is_empty() {
            self.good(Topic::NotifiedAgents, Found::None);
        } else {
            let names = some_of(&mailed);
            let problem =
                Problem::person("zammad-agents-would-hear").with("count", mailed.len()).with("names", &names);
            self.caution(Topic::NotifiedAgents, names, problem);
        }
        Agents { notified: mailed.len(), active: Some(active) }
    }
}

/// The token's user is out of office, and somebody stands in: notified of what
/// the user owns. A passed end is as good as none.
fn is_away(me: &MeReply) -> bool {
    // Both are written as 2026-01-31, whose order is that of the days.
    let today = Timestamp::now().to_string();
    let over = me.out_of_office_end_at.as_deref().is_some_and(|end| end.get(..10) < today.get(..10));
    me.out_of_office == Some(true) && me.out_of_office_replacement_id.is_some() && !over
}
