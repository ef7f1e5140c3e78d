//! What tickets need: rights, groups, states, sending addresses, and whether
//! something else fetches the same mailbox.

use serde::de::IgnoredAny;

use super::super::types::{EmailAddress, Group, Me, State, StateKind};
use super::{Check, Found, Topic};
use crate::plan::nearest;
use crate::problem::Problem;

/// At most so many names stand in a list.
const NAMES: usize = 5;

/// The states of a helpdesk that are used.
pub(super) struct States {
    pub all: Vec<State>,
    pub archive: State,
    pub regular: State,
    pub follow_up: State,
}

impl Check<'_> {
    /// Asks for something small that only agents may see, by token and user.
    pub(super) async fn agent_right(&mut self) {
        match self.client.get::<IgnoredAny>("ticket_recent", &[]).await {
            Err(failure) if failure.is_forbidden() => {
                self.lacks_agent_right = true;
                self.stop(Topic::AgentRight, Found::Missing, Problem::person("zammad-agent-right-missing"));
            }
            // Whatever else it may be, it shows in the other lines.
            _ => self.good(Topic::AgentRight, Found::There),
        }
    }

    /// The destination groups, under the names of the plan.
    pub(super) async fn groups(&mut self, me: &Me) -> Option<Vec<Group>> {
        let all = self.client.groups(me).await;
        let all = self.or_stop(Topic::Groups, all)?;
        let wanted = self.wanted;
        let mut chosen = Vec::new();
        for name in &wanted.groups {
            let what = Topic::Group(name.clone());
            let Some(group) = named(&all, name, |group| group.name.as_str()) else {
                // Groups without a name: the token may not list them, and the
                // wanted one may well be among them.
                if me.group_rights.keys().any(|id| !all.iter().any(|group| group.id == *id)) {
                    let problem = Problem::person("zammad-groups-hidden").with("name", name);
                    self.stop(what, Found::CannotBeSeen, problem);
                    continue;
                }
                let names = all.iter().map(|group| group.name.as_str());
                self.stop(
                    what,
                    Found::NotFound,
                    not_found(Problem::person("zammad-group-missing"), name, names),
                );
                continue;
            };
            self.group(what, group, me);
            chosen.push(Group { name: name.clone(), ..group.clone() });
        }
        if chosen.iter().any(|group| group.active.is_none()) {
            let problem = Problem::person("zammad-groups-half-seen");
            self.caution(Topic::Groups, Found::CannotBeSeen, problem);
        }
        self.unreadable_groups(&all, me);
        (chosen.len() == wanted.groups.len()).then_some(chosen)
    }

    fn group(&mut self, what: Topic, group: &Group, me: &Me) {
        if group.active == Some(false) {
            self.stop(
                what,
                Found::Inactive,
                Problem::person("zammad-group-inactive").with("group", &group.name),
            );
            return;
        }
        let held = me.group_rights.get(&group.id).map(Vec::as_slice).unwrap_or_default();
        let full = held.iter().any(|right| right == "full");
        // Who owns a ticket needs full access; it keeps agents unnotified.
        let needed: &[&'static str] =
            if self.wanted.silence_needed() { &["full"] } else { &["read", "create", "change"] };
        let missing: Vec<&'static str> =
            needed.iter().copied().filter(|right| !full && !held.iter().any(|held| held == right)).collect();
        if missing.is_empty() {
            self.good(what, Found::Usable);
        } else {
            let problem = Problem::person("zammad-group-rights")
                .with("group", &group.name)
                .with("rights", missing.join(", "))
                .with("user", &me.login);
            self.stop(what, Found::Without(missing), problem);
        }
    }

    /// What is filed in a group that cannot be read is not known to be there.
    pub(super) fn unreadable_groups(&mut self, all: &[Group], me: &Me) {
        let unreadable: Vec<&str> = all
            .iter()
            .filter(|group| group.active == Some(true))
            .filter(|group| {
                !me.group_rights
                    .get(&group.id)
                    .is_some_and(|held| held.iter().any(|right| right == "full" || right == "read"))
            })
            .map(|group| group.name.as_str())
            .collect();
        if unreadable.is_empty() {
            return;
        }
        let problem = Problem::person("zammad-groups-unreadable")
            .with("groups", some_of(&unreadable))
            .with("user", &me.login);
        self.caution(Topic::OtherGroups, Found::Unreadable(unreadable.len()), problem);
    }

    /// The states that tickets are put into.
    pub(super) async fn states(&mut self) -> Option<States> {
        let all = self.client.states().await;
        let all = self.or_stop(Topic::TicketStates, all)?;
        let active =
            |wanted: &dyn Fn(&State) -> bool| all.iter().find(|state| state.active && wanted(state)).cloned();
        let regular = active(&|state| state.default_create).or_else(|| active(&|s| s.kind == StateKind::New));
        let follow_up =
            active(&|state| state.default_follow_up).or_else(|| active(&|s| s.kind == StateKind::Open));
        let (Some(regular), Some(follow_up)) = (regular, follow_up) else {
            self.stop(Topic::TicketStates, Found::NoStates, Problem::person("zammad-states-unusable"));
            return None;
        };
        let archive = match &self.wanted.archive_state {
            Some(name) => self.archive_state(&all, name)?,
            None => active(&|state| state.kind == StateKind::Closed).unwrap_or_else(|| regular.clone()),
        };
        self.good(
            Topic::TicketStates,
            Found::States { new: regular.name.clone(), answered: follow_up.name.clone() },
        );
        Some(States { all, archive, regular, follow_up })
    }

    fn archive_state(&mut self, all: &[State], name: &str) -> Option<State> {
        let Some(state) = named(all, name, |state| state.name.as_str()) else {
            let usable = all.iter().filter(|state| state.active).map(|state| state.name.as_str());
            self.stop(
                Topic::ArchiveState,
                Found::NotFound,
                not_found(Problem::person("zammad-state-missing"), name, usable),
            );
            return None;
        };
        let usable =
            state.active && matches!(state.kind, StateKind::New | StateKind::Open | StateKind::Closed);
        if usable {
            self.good(Topic::ArchiveState, &state.name);
            return Some(state.clone());
        }
        self.stop(
            Topic::ArchiveState,
            &state.name,
            Problem::person("zammad-state-unusable").with("state", &state.name),
        );
        None
    }

    /// Zammad's own addresses, and the one that the groups shall send from.
    pub(super) async fn addresses(&mut self, groups: Option<&[Group]>) -> Option<Vec<EmailAddress>> {
        let all = self.client.email_addresses().await;
        let all = self.or_stop(Topic::SendingAddress, all)?;
        let wanted = self.wanted;
        if let Some(name) = &wanted.change_sending_address_to {
            match named(&all, name, |address| address.email.as_str()) {
                None => {
                    let known = all.iter().map(|address| address.email.as_str());
                    self.stop(
                        Topic::SendingAddress,
                        Found::NotFound,
                        not_found(Problem::person("zammad-address-missing"), name, known),
                    );
                }
                Some(address) if !address.active => {
                    let problem = Problem::person("zammad-address-inactive").with("address", name);
                    self.caution(Topic::SendingAddress, name, problem);
                }
                Some(_) => self.good(Topic::SendingAddress, name),
            }
            return Some(all);
        }
        for group in groups.unwrap_or_default().iter().filter(|group| group.active.is_some()) {
            let address = group.email_address_id.and_then(|id| all.iter().find(|address| address.id == id));
            let what = Topic::SendingAddressOf(group.name.clone());
            if let Some(address) = address {
                self.good(what, &address.email);
            } else {
                let problem = Problem::person("zammad-group-without-address").with("group", &group.name);
                self.caution(what, Found::None, problem);
            }
        }
        Some(all)
    }

    /// Channels that fetch this very mailbox.
    pub(super) async fn channels(&mut self) {
        match self.fetching().await {
            Some(names) if names.is_empty() => self.good(Topic::Channels, Found::NotFetched),
            Some(names) => self.tell_fetched(&names),
            None => self.tell_channels_hidden(),
        }
    }

    pub(super) fn tell_channels_hidden(&mut self) {
        let problem = Problem::person("zammad-channels-hidden").with("mailbox", &self.wanted.mailbox);
        self.caution(Topic::Channels, Found::CannotBeSeen, problem);
    }

    pub(super) fn tell_fetched(&mut self, names: &[String]) {
        let problem = Problem::person("zammad-channel-fetches")
            .with("mailbox", &self.wanted.mailbox)
            .with("channel", names.join(", "));
        self.caution(Topic::Channels, Found::Fetched, problem);
    }

    /// The channels that fetch this very mailbox now, by their names and folders; `None`
    /// where none of those that may be seen does, and others may not.
    pub(super) async fn fetching(&self) -> Option<Vec<String>> {
        let channels = self.client.channels().await.ok()?;
        let active = channels.of_mailbox(&self.wanted.mailbox).filter(|channel| channel.active);
        let names: Vec<String> =
            active.map(|channel| format!("{} ({})", channel.name(), channel.folder())).collect();
        (!names.is_empty() || channels.hidden.is_empty()).then_some(names)
    }
}

/// The record with this name, in the same letters or else in any case.
fn named<'a, T>(all: &'a [T], name: &str, of: impl Fn(&T) -> &str) -> Option<&'a T> {
    all.iter()
        .find(|record| of(record) == name)
        .or_else(|| all.iter().find(|record| of(record).to_lowercase() == name.to_lowercase()))
}

fn not_found<'a>(problem: Problem, name: &str, all: impl Iterator<Item = &'a str> + Clone) -> Problem {
    let near = nearest(name, all.clone());
    let near = if near.is_empty() { some_of(&all.collect::<Vec<_>>()) } else { near.join(", ") };
    problem.with("name", name).with("near", near)
}

/// The first few of some names.
pub(super) fn some_of(names: &[&str]) -> String {
    let shown = names.iter().take(NAMES).copied().collect::<Vec<_>>().join(", ");
    if names.len() > NAMES { format!("{shown}, …") } else { shown }
}
