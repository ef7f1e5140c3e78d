//! Reading and changing what a helpdesk is made of: users, groups, states, addresses.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::super::types::{Automation, EmailAddress, Group, Me, Priority, State, StateKind};
use super::automations::{self, AutomationReply};
use super::{Client, Failure};
use crate::problem::Problem;

/// `GET users/me`, as far as anything here looks at it.
#[derive(Debug, Clone, Default, Deserialize)]
pub(in crate::zammad) struct MeReply {
    pub id: u64,
    #[serde(default)]
    pub login: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub group_ids: Value,
    #[serde(default)]
    pub groups: Value,
    #[serde(default)]
    pub role_ids: Vec<u64>,
    #[serde(default)]
    pub out_of_office: Option<bool>,
    #[serde(default)]
    pub out_of_office_end_at: Option<String>,
    #[serde(default)]
    pub out_of_office_replacement_id: Option<u64>,
}

#[derive(Deserialize, Default)]
struct Full {
    #[serde(default)]
    assets: FullAssets,
}

#[derive(Deserialize, Default)]
struct FullAssets {
    #[serde(rename = "Group", default)]
    groups: BTreeMap<String, GroupReply>,
    #[serde(rename = "Role", default)]
    roles: BTreeMap<String, RoleReply>,
}

/// A role, which may give rights on groups to all who have it.
#[derive(Debug, Clone, Default, Deserialize)]
pub(in crate::zammad) struct RoleReply {
    pub id: u64,
    pub active: Option<bool>,
    #[serde(default)]
    pub group_ids: Value,
}

#[derive(Deserialize)]
struct GroupReply {
    id: u64,
    name: String,
    active: Option<bool>,
    email_address_id: Option<u64>,
}

#[derive(Deserialize)]
struct StateReply {
    id: u64,
    name: String,
    state_type: Option<String>,
    state_type_id: Option<u64>,
    active: Option<bool>,
    default_create: Option<bool>,
    default_follow_up: Option<bool>,
    ignore_escalation: Option<bool>,
}

#[derive(Deserialize)]
struct PriorityReply {
    id: u64,
    name: String,
    default_create: Option<bool>,
    active: Option<bool>,
}

#[derive(Deserialize)]
pub(in crate::zammad) struct EmailAddressReply {
    id: u64,
    email: Option<String>,
    name: Option<String>,
    /// Only before 6.x.
    pub realname: Option<String>,
    active: Option<bool>,
    channel_id: Option<u64>,
}

/// What a state means, by its type's name, else by the id that the type was
/// seeded with (docs/zammad.md#ticket-states).
fn state_kind(name: Option<&str>, id: Option<u64>) -> StateKind {
    match (name, id) {
        (Some("new"), _) | (None, Some(1)) => StateKind::New,
        (Some("open"), _) | (None, Some(2)) => StateKind::Open,
        (Some("closed"), _) | (None, Some(5)) => StateKind::Closed,
        (Some("pending reminder" | "pending action"), _) | (None, Some(3 | 4)) => StateKind::Pending,
        _ => StateKind::Other,
    }
}

/// Rights by group id; 5.5 and newer write `{"2": ["full"]}`. They decide, also
/// over an administrator (docs/zammad.md#rights-of-a-token).
pub(in crate::zammad) fn group_rights(group_ids: &Value) -> BTreeMap<u64, Vec<String>> {
    let Some(map) = group_ids.as_object() else { return BTreeMap::new() };
    map.iter()
        .filter_map(|(id, rights)| {
            let rights = match rights {
                Value::Array(rights) => rights.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
                Value::String(right) => vec![right.clone()],
                _ => return None,
            };
            Some((id.parse().ok()?, rights))
        })
        .collect()
}

impl Client {
    /// The helpdesk's base address.
    pub fn address(&self) -> &str {
        self.wire.address()
    }

    /// Who the token belongs to.
    pub async fn me(&self) -> Result<Me, Problem> {
        let reply = self.me_reply().await?;
        Ok(self.me_of(reply).await)
    }

    pub(in crate::zammad) async fn me_reply(&self) -> Result<MeReply, Failure> {
        self.get("users/me", &[("expand", "true")]).await
    }

    /// Completes the reply by the names of the user's groups (`expand` gives
    /// names and ids without saying which belong together, `full` does) and by
    /// the rights that come with the user's roles.
    pub(in crate::zammad) async fn me_of(&self, reply: MeReply) -> Me {
        let mut rights = group_rights(&reply.group_ids);
        let full: Full = self.get("users/me", &[("full", "true")]).await.unwrap_or_default();
        let own_roles = full.assets.roles.values().filter(|role| reply.role_ids.contains(&role.id));
        for role in own_roles.filter(|role| role.active != Some(false)) {
            for (group, more) in group_rights(&role.group_ids) {
                rights.entry(group).or_default().extend(more);
            }
        }
        for list in rights.values_mut() {
            list.sort();
            list.dedup();
        }
        let mut names: BTreeMap<u64, String> =
            full.assets.groups.into_values().map(|group| (group.id, group.name)).collect();
        names.retain(|id, _| rights.contains_key(id));
        let own = reply.groups.as_object().map(|groups| groups.keys().collect::<Vec<_>>());
        if let (Some([name]), Some(id), 1) = (own.as_deref(), rights.keys().next(), rights.len()) {
            names.insert(*id, (*name).clone());
        }
        Me {
            id: reply.id,
            login: reply.login.unwrap_or_default(),
            email: reply.email.unwrap_or_default().to_lowercase(),
            group_rights: rights,
            group_names: names,
        }
    }

    /// Zammad's version, where the token may know it.
    pub async fn version(&self) -> Result<Option<String>, Problem> {
        #[derive(Deserialize)]
        struct Version {
            version: Option<String>,
        }
        match self.get::<Version>("version", &[]).await {
            Ok(reply) => Ok(reply.version.filter(|version| !version.is_empty())),
            Err(failure) if failure.is_forbidden() => Ok(None),
            Err(failure) => Err(failure.into()),
        }
    }

    /// Groups with their state, where the token may list them; else those of
    /// `me`, their `active` unknown.
    pub async fn groups(&self, me: &Me) -> Result<Vec<Group>, Problem> {
        match self.list::<GroupReply>("groups", &[]).await {
            Ok(groups) => Ok(groups
                .into_iter()
                .map(|group| Group {
                    id: group.id,
                    name: group.name,
                    active: group.active,
                    email_address_id: group.email_address_id,
                })
                .collect()),
            Err(failure) if failure.is_forbidden() => Ok(me
                .group_names
                .iter()
                .map(|(id, name)| Group { id: *id, name: name.clone(), active: None, email_address_id: None })
                .collect()),
            Err(failure) => Err(failure.into()),
        }
    }

    /// Ticket states.
    pub async fn states(&self) -> Result<Vec<State>, Problem> {
        let states: Vec<StateReply> = self.list("ticket_states", &[("expand", "true")]).await?;
        Ok(states
            .into_iter()
            .map(|state| State {
                id: state.id,
                name: state.name,
                kind: state_kind(state.state_type.as_deref(), state.state_type_id),
                active: state.active.unwrap_or(true),
                default_create: state.default_create.unwrap_or(false),
                default_follow_up: state.default_follow_up.unwrap_or(false),
                escalates: !state.ignore_escalation.unwrap_or(false),
            })
            .collect())
    }

    /// Active ticket priorities.
    pub async fn priorities(&self) -> Result<Vec<Priority>, Problem> {
        let priorities: Vec<PriorityReply> = self.list("ticket_priorities", &[]).await?;
        Ok(priorities
            .into_iter()
            .filter(|priority| priority.active != Some(false))
            .map(|priority| Priority {
                id: priority.id,
                name: priority.name,
                default_create: priority.default_create.unwrap_or(false),
            })
            .collect())
    }

    pub(in crate::zammad) async fn email_address_replies(&self) -> Result<Vec<EmailAddressReply>, Failure> {
        self.list("email_addresses", &[]).await
    }

    /// Sending addresses.
    pub async fn email_addresses(&self) -> Result<Vec<EmailAddress>, Problem> {
        Ok(self
            .email_address_replies()
            .await?
            .into_iter()
            .map(|address| EmailAddress {
                id: address.id,
                email: address.email.unwrap_or_default().to_lowercase(),
                name: address.name.or(address.realname).unwrap_or_default(),
                active: address.active.unwrap_or(true),
            })
            .collect())
    }

    /// Makes an address a further one of the channel that another sends by, under
    /// the same display name.
    ///
    /// # Errors
    /// `alias-needs-channel` where that other address has no channel: an address
    /// without one is switched off by Zammad (docs/zammad.md#sending-addresses).
    pub async fn add_email_address(&self, beside: &str, address: &str) -> Result<(), Problem> {
        let all = self.email_address_replies().await?;
        let known = all
            .iter()
            .find(|known| known.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(beside)));
        let Some((known, channel_id)) = known.and_then(|known| Some((known, known.channel_id?))) else {
            return Err(Problem::person("alias-needs-channel")
                .with("mailbox", beside)
                .with("address", address));
        };
        let name = known.name.as_ref().or(known.realname.as_ref()).cloned().unwrap_or_default();
        // Each version takes the column it knows and ignores the other.
        let record = json!({
            "email": address, "name": name, "realname": name, "channel_id": channel_id, "active": true,
        });
        self.post::<IgnoredAny>("email_addresses", &[], record).await?;
        Ok(())
    }

    /// Triggers; `None` where the token may not see them.
    pub async fn triggers(&self) -> Result<Option<Vec<Automation>>, Problem> {
        self.automations("triggers").await
    }

    /// Scheduler jobs; `None` where the token may not see them.
    pub async fn jobs(&self) -> Result<Option<Vec<Automation>>, Problem> {
        self.automations("jobs").await
    }

    /// Names of the service level agreements; `None` where the token may not see
    /// them.
    pub async fn service_levels(&self) -> Result<Option<Vec<String>>, Problem> {
        #[derive(Deserialize)]
        struct Sla {
            #[serde(default)]
            name: String,
        }
        match self.list::<Sla>("slas", &[]).await {
            Ok(slas) => Ok(Some(slas.into_iter().map(|sla| sla.name).collect())),
            Err(failure) if failure.is_forbidden() => Ok(None),
            Err(failure) => Err(failure.into()),
        }
    }

    async fn automations(&self, path: &str) -> Result<Option<Vec<Automation>>, Problem> {
        match self.list::<AutomationReply>(path, &[]).await {
            Ok(replies) => Ok(Some(replies.into_iter().map(automations::judged).collect())),
            Err(failure) if failure.is_forbidden() => Ok(None),
            Err(failure) => Err(failure.into()),
        }
    }

    /// Switches a trigger on or off. Zammad checks the whole trigger again while
    /// saving, so that a stale one is refused (docs/zammad.md#triggers).
    pub async fn set_trigger_active(&self, id: u64, active: bool) -> Result<(), Problem> {
        self.configure(&format!("triggers/{id}"), json!({ "active": active })).await
    }

    /// Sets the sending address of a group.
    pub async fn set_group_email_address(&self, group_id: u64, email_address_id: u64) -> Result<(), Problem> {
        let change = json!({ "email_address_id": email_address_id });
        self.configure(&format!("groups/{group_id}"), change).await
    }
}
