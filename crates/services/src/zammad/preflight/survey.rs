//! The helpdesk by itself, before anything was chosen: told line by line while
//! it is looked at. What depends on choices, the groups above all, is looked at
//! again by [`super::check`].

use std::ops::Not;

use serde::de::IgnoredAny;
use tokio::sync::mpsc::UnboundedSender;

use super::super::types::{Automation, Effect, EmailAddress, Group, Me, State};
use super::desk::some_of;
use super::{Check, Found, HoldWanted, Line, Setting, Topic, Verdict, Wanted, import_mode};
use crate::problem::Problem;
use crate::zammad::import_mode::{Own, Owner, held_by_another};
use crate::zammad::{Client, quiet};

/// More tickets than this are signs of a helpdesk in use.
const FEW_TICKETS: usize = 50;

/// What is told while the survey goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// This is being looked at now.
    Begun(Topic),
    /// This was found.
    Line(Line),
}

/// A group, and what the token's user may do there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// As Zammad lists it.
    pub group: Group,
    /// Tickets can be made, looked up and continued there.
    pub usable: bool,
    /// The user has full access: needed where imported tickets belong to it, so
    /// that no agent is notified.
    pub full: bool,
}

/// Signs of how much a helpdesk is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// Tickets that the token's user may read, counted up to 51.
    pub tickets: usize,
    /// Other agents who signed in during the last 14 days.
    pub agents: usize,
}

impl Usage {
    /// Few tickets, and nobody who works there: import mode would disturb nobody.
    pub fn looks_unused(&self) -> bool {
        self.tickets <= FEW_TICKETS && self.agents == 0
    }

    /// There are more tickets than were counted.
    pub fn has_more(&self) -> bool {
        self.tickets > FEW_TICKETS
    }
}

/// What is known of a helpdesk before anything was chosen.
#[derive(Debug, Clone)]
pub struct Survey {
    /// Its base address.
    pub address: String,
    /// The user behind the token.
    pub me: Me,
    /// Every group that can be seen, inactive ones too, by name.
    pub groups: Vec<Destination>,
    /// All ticket states.
    pub states: Vec<State>,
    /// Zammad's own addresses.
    pub email_addresses: Vec<EmailAddress>,
    /// Import mode as it stands; `None` where the token may not see it.
    pub import_mode: Option<Setting>,
    /// Active triggers that do something, and are not told of by the articles
    /// to be silent; `None` where the token may not see them.
    pub triggers: Option<Vec<Automation>>,
    /// Agents who would be mailed about each imported message with today's dates.
    pub notified_agents: usize,
    /// How much it is used; `None` where that cannot be told.
    pub usage: Option<Usage>,
}

impl Survey {
    /// The group of this name, in any case.
    pub fn group(&self, name: &str) -> Option<&Destination> {
        let name = name.trim().to_lowercase();
        self.groups.iter().find(|destination| destination.group.name.to_lowercase() == name)
    }

    /// Groups that mail can go to.
    pub fn destinations(&self) -> impl Iterator<Item = &Destination> {
        self.groups.iter().filter(|destination| destination.usable)
    }

    /// The sending address of a group; `None` where it has none, or it cannot be
    /// seen.
    pub fn address_of(&self, group: &Group) -> Option<&EmailAddress> {
        self.email_addresses.iter().find(|address| Some(address.id) == group.email_address_id)
    }
}

/// Everything that is looked at, in order.
pub fn topics() -> Vec<Topic> {
    vec![
        Topic::Connection,
        Topic::ApiToken,
        Topic::Version,
        Topic::AgentRight,
        Topic::Groups,
        Topic::TicketStates,
        Topic::SendingAddress,
        Topic::Channels,
        Topic::LookUp,
        Topic::ImportMode,
        Topic::Triggers,
        Topic::Scheduler,
        Topic::NotifiedAgents,
        Topic::Usage,
        Topic::RequestSize,
    ]
}

/// Looks at everything that needs no choices, never stopping at the first
/// trouble; changes nothing. `mailbox` is asked for among Zammad's channels
/// where it is known. Each line is told at once; the survey is given where
/// nothing stops an import.
pub async fn survey(client: &Client, mailbox: Option<&str>, told: UnboundedSender<Told>) -> Option<Survey> {
    let wanted = Wanted {
        groups: Vec::new(),
        archive_state: None,
        import_mode: false,
        auto_replies: false,
        change_sending_address_to: None,
        mailbox: mailbox.unwrap_or_default().to_owned(),
        empties_mailbox: false,
        from: None,
        last_changed: None,
        hold: HoldWanted::default(),
    };
    let mut check =
        Check { client, wanted: &wanted, lines: Vec::new(), told: Some(told), lacks_agent_right: false };
    let survey = check.survey().await;
    check.stopped().not().then_some(survey).flatten()
}

/// The groups with what the user may do there.
fn destinations(all: Vec<Group>, me: &Me) -> Vec<Destination> {
    let mut all: Vec<Destination> = all
        .into_iter()
        .map(|group| {
            let held = me.group_rights.get(&group.id).map(Vec::as_slice).unwrap_or_default();
            let holds = |right: &str| held.iter().any(|held| held == right);
            let full = holds("full");
            let may = full || ["read", "create", "change"].into_iter().all(holds);
            Destination { usable: may && group.active != Some(false), full, group }
        })
        .collect();
    all.sort_by_key(|destination| destination.group.name.to_lowercase());
    all
}

impl Check<'_> {
    async fn survey(&mut self) -> Option<Survey> {
        self.begin(Topic::Connection);
        let reply = self.reach().await?;
        let me = self.client.me_of(reply.clone()).await;
        self.begin(Topic::Version);
        self.version().await;
        self.begin(Topic::AgentRight);
        self.agent_right().await;
        self.begin(Topic::Groups);
        let groups = self.all_groups(&me).await;
        self.begin(Topic::TicketStates);
        let states = self.states().await;
        self.begin(Topic::SendingAddress);
        let email_addresses = self.all_addresses().await;
        self.begin(Topic::Channels);
        self.known_channels().await;
        self.begin(Topic::LookUp);
        self.look_up().await;
        self.begin(Topic::ImportMode);
        let import_mode = self.import_mode_now().await;
        self.begin(Topic::Triggers);
        let triggers = self.all_triggers().await;
        self.begin(Topic::Scheduler);
        self.jobs(None).await;
        self.begin(Topic::NotifiedAgents);
        let usable: Vec<Group> = groups
            .iter()
            .flatten()
            .filter(|destination| destination.usable)
            .map(|destination| destination.group.clone())
            .collect();
        let agents = self.agents_by_themselves(&reply, &usable).await;
        self.begin(Topic::Usage);
        let usage = self.usage(agents.active).await;
        self.good(Topic::RequestSize, Found::BytesOfFiles(quiet::FILES_PER_REQUEST));
        Some(Survey {
            address: self.client.address().to_owned(),
            me,
            groups: groups?,
            states: states?.all,
            email_addresses: email_addresses?,
            import_mode,
            triggers,
            notified_agents: agents.notified,
            usage,
        })
    }

    async fn all_groups(&mut self, me: &Me) -> Option<Vec<Destination>> {
        let all = self.client.groups(me).await;
        let all = self.or_stop(Topic::Groups, all)?;
        let found = destinations(all.clone(), me);
        let usable: Vec<&str> = found
            .iter()
            .filter(|destination| destination.usable)
            .map(|destination| destination.group.name.as_str())
            .collect();
        if usable.is_empty() {
            let problem = Problem::person("zammad-no-group-usable").with("user", &me.login);
            self.stop(Topic::Groups, Found::None, problem);
        } else if found.iter().any(|destination| destination.group.active.is_none()) {
            let problem = Problem::person("zammad-groups-half-seen");
            self.caution(Topic::Groups, some_of(&usable), problem);
        } else {
            self.good(Topic::Groups, some_of(&usable));
        }
        self.unreadable_groups(&all, me);
        Some(found)
    }

    async fn all_addresses(&mut self) -> Option<Vec<EmailAddress>> {
        let all = self.client.email_addresses().await;
        let all = self.or_stop(Topic::SendingAddress, all)?;
        let active: Vec<&str> =
            all.iter().filter(|address| address.active).map(|address| address.email.as_str()).collect();
        if active.is_empty() {
            let problem = Problem::person("zammad-no-sending-address");
            self.caution(Topic::SendingAddress, Found::None, problem);
        } else {
            self.good(Topic::SendingAddress, some_of(&active));
        }
        Some(all)
    }

    async fn known_channels(&mut self) {
        if self.wanted.mailbox.is_empty() {
            self.good(Topic::Channels, Found::AskedLater);
            return;
        }
        match self.fetching().await {
            Some(names) if names.is_empty() => self.good(Topic::Channels, Found::NotFetched),
            Some(names) => self.tell_fetched(&names),
            None => self.tell_channels_hidden(),
        }
    }

    async fn import_mode_now(&mut self) -> Option<Setting> {
        let settings = self.settings().await;
        let Some(setting) = settings.as_deref().and_then(import_mode::setting) else {
            let problem = Problem::person("zammad-import-mode-unseen");
            self.caution(Topic::ImportMode, Found::CannotBeSeen, problem);
            return None;
        };
        if let Owner::Another(mark) = setting.owner(&Own::Nothing) {
            let problem = held_by_another(mark.as_ref(), setting.written_at.as_deref(), &[]);
            self.caution(Topic::ImportMode, Found::On, problem);
        } else {
            self.good(Topic::ImportMode, Found::Off);
        }
        Some(setting)
    }

    async fn all_triggers(&mut self) -> Option<Vec<Automation>> {
        let triggers = self.client.triggers().await;
        let Some(triggers) = self.or_stop(Topic::Triggers, triggers)? else {
            self.caution(Topic::Triggers, Found::CannotBeSeen, Problem::person("zammad-triggers-unseen"));
            return None;
        };
        let active = self.acting(triggers);
        for trigger in &active {
            let what = Topic::Trigger(trigger.name.clone());
            let effect = trigger.effect.clone();
            if effect == Effect::AnswersCustomer {
                self.good(what, Found::DoesButSilent(effect));
            } else {
                let problem = Problem::person("zammad-trigger-held")
                    .with("name", &trigger.name)
                    .with("does", effect.phrases());
                self.caution(what, Found::Does(effect), problem);
            }
        }
        Some(active)
    }

    async fn usage(&mut self, agents: Option<usize>) -> Option<Usage> {
        let most = (FEW_TICKETS + 1).to_string();
        let query = [("page", "1"), ("per_page", most.as_str())];
        let tickets = self.client.get::<Vec<IgnoredAny>>("tickets", &query).await;
        let (Ok(tickets), Some(agents)) = (tickets, agents) else {
            self.good(Topic::Usage, Found::CannotBeSeenHarmless);
            return None;
        };
        let usage = Usage { tickets: tickets.len(), agents };
        self.good(Topic::Usage, Found::Used(usage));
        Some(usage)
    }

    /// Whether something stops an import.
    pub(super) fn stopped(&self) -> bool {
        self.lines.iter().any(|line| matches!(line.verdict, Verdict::Stop(_)))
    }

    fn begin(&self, topic: Topic) {
        self.tell(Told::Begun(topic));
    }

    /// Whoever listened may be gone; the survey then ends with its future.
    pub(super) fn tell(&self, news: Told) {
        if let Some(told) = &self.told {
            let _ = told.send(news);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_helpdesk_looks_unused_only_with_few_tickets_and_nobody_there() {
        let unused = |tickets, agents| Usage { tickets, agents }.looks_unused();
        assert!(unused(0, 0) && unused(FEW_TICKETS, 0));
        assert!(!unused(FEW_TICKETS + 1, 0) && !unused(1, 1));
    }

    #[test]
    fn mail_goes_only_to_active_groups_where_tickets_can_be_made_and_read() {
        let group = |id, name: &str, active| Group { id, name: name.into(), active, email_address_id: None };
        let rights = |rights: &[&str]| rights.iter().map(|right| (*right).to_owned()).collect();
        let me = Me {
            id: 3,
            login: "ada".into(),
            email: String::new(),
            group_rights: BTreeMap::from([
                (1, rights(&["full"])),
                (2, rights(&["create"])),
                (3, rights(&["read", "create", "change"])),
                (4, rights(&["full"])),
            ]),
            group_names: BTreeMap::new(),
        };
        let all = vec![
            group(1, "support", Some(true)),
            group(2, "Write only", Some(true)),
            group(3, "Billing", None),
            group(4, "Old", Some(false)),
            group(5, "Strangers", Some(true)),
        ];
        let found = destinations(all, &me);
        let told: Vec<_> = found.iter().map(|one| (one.group.name.as_str(), one.usable, one.full)).collect();
        assert_eq!(
            told,
            [
                ("Billing", true, false),
                ("Old", false, true),
                ("Strangers", false, false),
                ("support", true, true),
                ("Write only", false, false),
            ]
        );
    }
}
