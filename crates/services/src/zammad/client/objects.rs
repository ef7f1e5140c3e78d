//! Reading and changing what a helpdesk is made of.

use std::collections::BTreeMap;

use bytes::Bytes;
use jiff::Timestamp;
use reqwest::Method;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use super::super::types::{Article, Automation, EmailAddress, Group, Me, Priority, State, StateKind, Ticket};
use super::automations::{self, AutomationReply};
use super::wire::Body;
use super::{Client, Failure};
use crate::problem::{Kind, Problem};

/// How many records of a list are asked for at once; every version gives as
/// many of every kind.
const PAGE: usize = 100;

/// More pages than any list of a helpdesk's settings has.
const PAGES: usize = 1000;

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

/// An article as Zammad gives it.
#[derive(Deserialize)]
pub(in crate::zammad) struct ArticleReply {
    pub id: u64,
    /// Not every reply that lists a ticket's articles repeats it.
    #[serde(default)]
    pub ticket_id: u64,
    pub message_id_md5: Option<String>,
    sender: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default, deserialize_with = "seen_of_body")]
    body: SeenBody,
    #[serde(default)]
    attachments: Vec<AttachmentReply>,
    created_at: Option<String>,
    subject: Option<String>,
    from: Option<String>,
    #[serde(default)]
    preferences: Value,
}

/// What is kept of a body.
#[derive(Debug, Default)]
struct SeenBody {
    characters: usize,
    beginning: String,
}

impl ArticleReply {
    /// Sizes of its files in bytes.
    pub(super) fn file_sizes(&self) -> Vec<u64> {
        self.attachments.iter().map(|file| number(&file.size)).collect()
    }

    /// Mailferry made it: it bears its mark.
    pub(super) fn is_by_mailferry(&self) -> bool {
        self.preferences["mailferry"].is_object()
    }

    /// Length of its body in characters.
    pub(super) fn body_characters(&self) -> usize {
        self.body.characters
    }
}

#[derive(Deserialize)]
struct AttachmentReply {
    #[serde(default)]
    filename: String,
    #[serde(default)]
    size: Value,
}

#[derive(Deserialize)]
pub(in crate::zammad) struct TicketReply {
    pub id: u64,
    #[serde(default)]
    pub number: Value,
    pub state_id: Option<u64>,
    pub owner_id: Option<u64>,
    pub customer_id: Option<u64>,
    pub group_id: Option<u64>,
    #[serde(default)]
    pub article_ids: Vec<u64>,
    pub created_at: Option<String>,
}

/// Characters of a body's beginning: the lines that Mailferry puts before a mail.
const BEGINNING: usize = 200;

fn seen_of_body<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SeenBody, D::Error> {
    let body = Option::<std::borrow::Cow<'de, str>>::deserialize(deserializer)?.unwrap_or_default();
    Ok(SeenBody { characters: body.chars().count(), beginning: body.chars().take(BEGINNING).collect() })
}

/// A number that some versions write as text.
fn number(value: &Value) -> u64 {
    value.as_u64().or_else(|| value.as_str().and_then(|text| text.parse().ok())).unwrap_or(0)
}

impl TicketReply {
    pub(in crate::zammad) fn number(&self) -> String {
        match &self.number {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        }
    }
}

impl From<ArticleReply> for Article {
    fn from(reply: ArticleReply) -> Self {
        Self {
            by_mailferry: reply.is_by_mailferry(),
            id: reply.id,
            ticket_id: reply.ticket_id,
            message_id_md5: reply.message_id_md5,
            sender: reply.sender.unwrap_or_default(),
            kind: reply.kind.unwrap_or_default(),
            body_characters: reply.body.characters,
            beginning: reply.body.beginning,
            subject: reply.subject.unwrap_or_default(),
            from: reply.from.unwrap_or_default(),
            attachments: reply
                .attachments
                .into_iter()
                .map(|attachment| (attachment.filename, number(&attachment.size)))
                .collect(),
            created_at: reply.created_at.and_then(|text| text.parse().ok()),
        }
    }
}

impl From<TicketReply> for Ticket {
    fn from(reply: TicketReply) -> Self {
        let number = reply.number();
        Self {
            id: reply.id,
            number,
            state_id: reply.state_id.unwrap_or_default(),
            // 1 is nobody in every Zammad.
            owner_id: reply.owner_id.unwrap_or(1),
            customer_id: reply.customer_id.unwrap_or_default(),
            group_id: reply.group_id.unwrap_or_default(),
            article_ids: reply.article_ids,
        }
    }
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
    /// Reads a record under `/api/v1/`.
    pub(in crate::zammad) async fn get<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, &str)],
    ) -> Result<T, Failure> {
        self.wire.json(Method::GET, path, query, Body::None).await
    }

    /// Reads all pages of a list under `/api/v1/`.
    pub(in crate::zammad) async fn list<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, &str)],
    ) -> Result<Vec<T>, Failure> {
        let mut all = Vec::new();
        let mut former = Bytes::new();
        for page in 1..=PAGES {
            let (page, size) = (page.to_string(), PAGE.to_string());
            let mut query = query.to_vec();
            query.extend([("page", page.as_str()), ("per_page", size.as_str())]);
            let reply = self.wire.call(Method::GET, path, &query, Body::None).await?;
            // A server that does not page gives the same again.
            if reply == former {
                break;
            }
            let mut records: Vec<T> = self.wire.read(&reply)?;
            let last = records.len() < PAGE;
            all.append(&mut records);
            if last {
                break;
            }
            former = reply;
        }
        Ok(all)
    }

    /// Changes a record under `/api/v1/`; the reply is not looked at.
    pub(in crate::zammad) async fn put(&self, path: &str, change: Value) -> Result<(), Failure> {
        self.wire.json::<IgnoredAny>(Method::PUT, path, &[], Body::Small(change)).await.map(|_| ())
    }

    /// Changes how the helpdesk is set up: a refusal concerns no message, but
    /// whoever runs it.
    pub(in crate::zammad) async fn configure(&self, path: &str, change: Value) -> Result<(), Problem> {
        self.configured::<IgnoredAny>(path, change).await.map(|_| ())
    }

    /// The same, reading the reply.
    pub(in crate::zammad) async fn configured<T: DeserializeOwned>(
        &self,
        path: &str,
        change: Value,
    ) -> Result<T, Problem> {
        let changed = self.wire.json(Method::PUT, path, &[], Body::Small(change)).await;
        changed.map_err(|failure| {
            if failure.problem.kind() != Kind::Message {
                return failure.problem;
            }
            Problem::person("zammad-change-refused")
                .with("what", path)
                .words(failure.problem.server_words().unwrap_or_default())
        })
    }

    /// Asks something by POST that changes nothing, or makes a small record.
    pub(in crate::zammad) async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, &str)],
        body: Value,
    ) -> Result<T, Failure> {
        self.wire.json(Method::POST, path, query, Body::Small(body)).await
    }

    /// Sends a ticket or an article that [`quiet`](crate::zammad::quiet) built,
    /// which alone may call this. `answering`: agents may be notified of it.
    pub(in crate::zammad) async fn send_article<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        json: Bytes,
        answering: bool,
    ) -> Result<T, Failure> {
        self.wire.json(method, path, &[], Body::Create { json, answering }).await
    }

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

    /// One article, to prove that it is there.
    pub async fn article(&self, id: u64) -> Result<Option<Article>, Problem> {
        Ok(self.article_reply(id).await?.map(Article::from))
    }

    pub(in crate::zammad) async fn article_reply(&self, id: u64) -> Result<Option<ArticleReply>, Failure> {
        match self.get(&format!("ticket_articles/{id}"), &[("expand", "true")]).await {
            Ok(article) => Ok(Some(article)),
            Err(failure) if failure.is_missing() => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    /// One ticket.
    pub async fn ticket(&self, id: u64) -> Result<Option<Ticket>, Problem> {
        match self.get::<TicketReply>(&format!("tickets/{id}"), &[("expand", "true")]).await {
            Ok(ticket) => Ok(Some(ticket.into())),
            Err(failure) if failure.is_missing() => Ok(None),
            Err(failure) => Err(failure.into()),
        }
    }

    /// Gives an article the date of its mail. Only import mode takes it, and only
    /// from Zammad 7.0 on; before, it is passed over without a word (facts of
    /// Zammad's API, section 4). What it is then must be read back.
    pub async fn set_article_date(&self, article_id: u64, date: Timestamp) -> Result<(), Problem> {
        let change = json!({ "created_at": date.to_string(), "updated_at": date.to_string() });
        Ok(self.put(&format!("ticket_articles/{article_id}"), change).await?)
    }

    /// Gives a ticket the date of its first mail; only import mode keeps it.
    pub async fn set_ticket_date(
        &self,
        ticket_id: u64,
        date: Timestamp,
        closed: bool,
    ) -> Result<(), Problem> {
        let date = date.to_string();
        let mut change = json!({ "created_at": date, "updated_at": date });
        if closed {
            change["close_at"] = date.as_str().into();
            change["last_close_at"] = date.into();
        }
        Ok(self.put(&format!("tickets/{ticket_id}"), change).await?)
    }

    /// Moves a ticket to another group, and says when it was last changed. Only
    /// import mode keeps that date and keeps agents and triggers out of it.
    pub async fn set_ticket_group(
        &self,
        ticket_id: u64,
        group_id: u64,
        updated_at: Timestamp,
    ) -> Result<(), Problem> {
        let change = json!({ "group_id": group_id, "updated_at": updated_at.to_string() });
        Ok(self.put(&format!("tickets/{ticket_id}"), change).await?)
    }

    /// Sets when a ticket was last changed; only import mode keeps it.
    pub async fn set_updated_at(&self, ticket_id: u64, updated_at: Timestamp) -> Result<(), Problem> {
        let change = json!({ "updated_at": updated_at.to_string() });
        Ok(self.put(&format!("tickets/{ticket_id}"), change).await?)
    }
}
