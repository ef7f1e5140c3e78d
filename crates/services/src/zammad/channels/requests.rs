//! The requests about channels: which route, which body, which version.

use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::inbox;
use super::refusals::{is_route_missing, problem};
use super::scrubbed::Scrubbed;
use super::{
    ArchiveMode, Channel, ChannelAddress, ChannelId, ChannelKind, ChannelSettings, Channels,
    DatedCredentials, GraphFolder, Health, HealthIssue, NewCredentials, SendingAddress, reading,
};
use crate::microsoft::fit_to_show;
use crate::problem::Problem;
use crate::zammad::client::{Client, Failure};
use crate::zammad::import_mode;

/// What a channel said when it was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Probed {
    /// Messages that it would fetch, where the version says.
    pub messages: Option<u64>,
    /// It was saved by this: versions before 6.5 know no trying without saving.
    pub saved: bool,
}

/// Which folder a channel reads, where the mailbox itself cannot be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unasked {
    /// The one of this path.
    Path(String),
    /// None that Zammad still sees.
    Gone,
    /// The one that Outlook shows under this path; and no folder has a name by which the
    /// inbox is known, so that it may be the inbox, or lie below it.
    PerhapsInbox {
        /// By the names that Outlook shows.
        path: String,
        /// What it would be over IMAP then.
        or: String,
    },
}

/// Under which address Zammad believes to be reached (its settings `fqdn` and
/// `http_type`): what it builds links and redirect addresses of.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct OwnAddress {
    /// Such as `https`.
    pub http_type: String,
    /// Host, with its port where there is one.
    pub fqdn: String,
}

impl OwnAddress {
    /// Whether this is the address that is used: the same scheme, host and port.
    /// Microsoft sends the browser to the one that Zammad believes in.
    pub fn is_same_as(&self, used: &str) -> bool {
        let origin = |address: &str| url::Url::parse(address.trim()).ok().map(|url| url.origin());
        origin(&self.url()).is_some_and(|own| Some(own) == origin(used))
    }

    /// As a web address, without a slash at the end.
    pub fn url(&self) -> String {
        format!("{}://{}", self.http_type, self.fqdn)
    }
}

/// The list of a kind of channels.
fn index(kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::Microsoft365 => "channels_microsoft365",
        ChannelKind::MicrosoftGraph => "channels/admin/microsoft_graph",
        ChannelKind::Email => "channels_email",
    }
}

/// What is done with a channel, each by a route of its own.
#[derive(Clone, Copy)]
enum Deed {
    Enable,
    Disable,
    Group,
    Inbound,
    Verify,
    RollBack,
}

/// The route, and whether the channel's id stands in the body.
fn route(id: ChannelId, deed: Deed) -> (String, bool) {
    let number = id.id;
    let list = index(id.kind);
    let graph = id.kind == ChannelKind::MicrosoftGraph;
    match (deed, graph) {
        (Deed::Enable, true) => (format!("{list}/{number}/enable"), false),
        (Deed::Disable, true) => (format!("{list}/{number}/disable"), false),
        (Deed::Group, true) => (format!("{list}/group/{number}"), false),
        (Deed::Inbound, true) => (format!("{list}/inbound/{number}"), false),
        (Deed::Verify, true) => (format!("{list}/verify/{number}"), false),
        (Deed::Enable, false) => (format!("{list}_enable"), true),
        (Deed::Disable, false) => (format!("{list}_disable"), true),
        (Deed::Group, false) => (format!("{list}_group/{number}"), false),
        (Deed::Inbound, false) => (format!("{list}_inbound/{number}"), false),
        (Deed::Verify, false) => (format!("{list}_verify/{number}"), false),
        (Deed::RollBack, _) => (format!("{list}_rollback_migration"), true),
    }
}

impl Client {
    /// Every channel that fetches mail, and what belongs to them. A kind that the
    /// token may not see, and one that this version does not know, are told apart
    /// and fail nothing.
    ///
    /// # Errors
    /// What a request met otherwise.
    pub async fn channels(&self) -> Result<Channels, Problem> {
        let mut all = Channels::default();
        let mut groups = std::collections::BTreeMap::new();
        for kind in ChannelKind::ALL {
            let Scrubbed(reply) = match self.get(index(kind), &[]).await {
                Ok(reply) => reply,
                Err(failure) if failure.is_forbidden() => {
                    all.hidden.push(kind);
                    continue;
                }
                Err(failure) if is_unknown(&failure) => {
                    all.unknown.push(kind);
                    continue;
                }
                Err(failure) => return Err(problem(failure, kind)),
            };
            let list = reading::list(kind, &reply);
            all.channels.extend(list.channels);
            all.callbacks.extend(list.callback.map(|address| (kind, address)));
            for credentials in list.credentials {
                if !all.credentials.iter().any(|known| known.id == credentials.id) {
                    all.credentials.push(credentials);
                }
            }
            for address in list.unused {
                if !all.unused_addresses.iter().any(|known| known.id == address.id) {
                    all.unused_addresses.push(address);
                }
            }
            groups.extend(list.groups);
        }
        all.groups = groups.into_iter().collect();
        Ok(all)
    }

    /// One channel as it stands now.
    ///
    /// # Errors
    /// `channel-gone`; `zammad-right-missing`; what the request met.
    pub async fn channel(&self, id: ChannelId) -> Result<Channel, Problem> {
        let Scrubbed(reply) =
            self.get(index(id.kind), &[]).await.map_err(|failure| problem(failure, id.kind))?;
        let list = reading::list(id.kind, &reply);
        let found = list.channels.into_iter().find(|channel| channel.id == id);
        found.ok_or_else(|| Problem::person("channel-gone").with("kind", id.kind.as_str()))
    }

    async fn of_channel<T: serde::de::DeserializeOwned>(
        &self,
        id: ChannelId,
        deed: Deed,
        body: Value,
    ) -> Result<T, Problem> {
        let (path, id_in_body) = route(id, deed);
        let mut body = body;
        if id_in_body {
            body["id"] = id.id.into();
        }
        self.post(&path, &[], body).await.map_err(|failure| problem(failure, id.kind))
    }

    /// Switches a channel on or off.
    ///
    /// # Errors
    /// `channel-gone`; what Zammad says.
    pub async fn set_channel_active(&self, id: ChannelId, active: bool) -> Result<(), Problem> {
        let deed = if active { Deed::Enable } else { Deed::Disable };
        self.of_channel::<IgnoredAny>(id, deed, json!({})).await.map(|_| ())
    }

    /// Gives a channel's mail to another group; tickets that are there stay where
    /// they are. What becomes of the group's sending address is set as well: by the
    /// group itself, which every version knows.
    ///
    /// # Errors
    /// `channel-gone`; what Zammad says.
    pub async fn set_channel_group(
        &self,
        id: ChannelId,
        group_id: u64,
        sending: SendingAddress,
    ) -> Result<(), Problem> {
        // Newer versions would set the address by further keys of this; without them
        // they leave it alone.
        self.of_channel::<IgnoredAny>(id, Deed::Group, json!({ "group_id": group_id })).await?;
        match sending {
            SendingAddress::Unchanged => Ok(()),
            SendingAddress::ChangeTo(address) => self.set_group_email_address(group_id, address).await,
        }
    }

    /// Sets which address a group sends from; `None`: none.
    ///
    /// # Errors
    /// What Zammad says.
    pub async fn set_group_sender(&self, group_id: u64, address_id: Option<u64>) -> Result<(), Problem> {
        self.configure(&format!("groups/{group_id}"), json!({ "email_address_id": address_id })).await
    }

    /// Tries a channel with these settings: Zammad signs in and looks at the folder.
    /// Versions before 6.5 save them with it, and switch the channel on or off as they
    /// say.
    ///
    /// # Errors
    /// What the sign-in or the mailbox refused; `channel-gone`.
    pub async fn probe_channel(
        &self,
        id: ChannelId,
        settings: &ChannelSettings,
        modern: bool,
    ) -> Result<Probed, Problem> {
        can_be_set(id)?;
        let Scrubbed(reply) = self.of_channel(id, Deed::Inbound, body(id, settings, modern)).await?;
        unless_invalid(&reply, id.kind)?;
        let messages = reading::number(&reply["content_messages"]);
        Ok(Probed { messages, saved: !modern })
    }

    /// Saves a channel's settings.
    ///
    /// # Errors
    /// What the sign-in or the mailbox refused; `channel-gone`.
    pub async fn save_channel(
        &self,
        id: ChannelId,
        settings: &ChannelSettings,
        modern: bool,
    ) -> Result<(), Problem> {
        can_be_set(id)?;
        let deed = if modern { Deed::Verify } else { Deed::Inbound };
        match self.of_channel(id, deed, body(id, settings, modern)).await {
            Ok(Scrubbed(reply)) => unless_invalid(&reply, id.kind),
            Err(problem) => Err(problem),
        }
    }

    /// Removes a channel. Before 6.x Zammad removes one of its addresses with it; the
    /// others lose it and send nothing.
    ///
    /// # Errors
    /// `channel-gone`; what Zammad says.
    pub async fn remove_channel(&self, id: ChannelId) -> Result<(), Problem> {
        let removed = match id.kind {
            ChannelKind::MicrosoftGraph => {
                self.remove::<IgnoredAny>(&format!("{}/{}", index(id.kind), id.id), None).await
            }
            _ => self.remove::<IgnoredAny>(index(id.kind), Some(json!({ "id": id.id }))).await,
        };
        removed.map(|_| ()).map_err(|failure| problem(failure, id.kind))
    }

    /// Turns a migrated channel back into the e-mail channel it was.
    ///
    /// # Errors
    /// `channel-no-backup`, `channel-gone`; what Zammad says.
    pub async fn roll_back_channel(&self, id: ChannelId) -> Result<(), Problem> {
        if id.kind != ChannelKind::Microsoft365 {
            return Err(Problem::person("channel-no-backup").with("kind", id.kind.as_str()));
        }
        self.of_channel::<IgnoredAny>(id, Deed::RollBack, json!({})).await.map(|_| ())
    }

    /// The folders that a Graph channel sees. Which is the inbox is told by the names that
    /// Outlook gives it, as far as they are known; where the mailbox can be asked,
    /// [`Client::channel_folders_as_listed`] needs none.
    ///
    /// # Errors
    /// What Microsoft refused; `channel-route-missing` for other kinds.
    pub async fn channel_folders(&self, id: ChannelId) -> Result<Vec<GraphFolder>, Problem> {
        let mut all = self.graph_folders(id).await?;
        inbox::name_by_language(&mut all);
        Ok(all)
    }

    /// The same, where these are the folders that the mailbox lists over IMAP: the inbox
    /// is told by them, in any language.
    ///
    /// # Errors
    /// As [`Client::channel_folders`].
    pub async fn channel_folders_as_listed(
        &self,
        id: ChannelId,
        listed: &[String],
    ) -> Result<Vec<GraphFolder>, Problem> {
        let mut all = self.graph_folders(id).await?;
        inbox::name_as_listed(&mut all, listed);
        Ok(all)
    }

    async fn graph_folders(&self, id: ChannelId) -> Result<Vec<GraphFolder>, Problem> {
        if id.kind != ChannelKind::MicrosoftGraph {
            return Err(Problem::person("channel-route-missing").with("kind", id.kind.as_str()));
        }
        let path = format!("{}/{}/folders", index(id.kind), id.id);
        let Scrubbed(reply) = self.get(&path, &[]).await.map_err(|failure| problem(failure, id.kind))?;
        if let Some(words) = reading::text(&reply["error"]["message"]) {
            let code = reading::text(&reply["error"]["code"]).unwrap_or_default();
            return Err(super::told(&format!("{code}: {words}"), id.kind, None));
        }
        Ok(reading::folders(&reply["folders"]))
    }

    /// Path of the folder that a channel reads, of a mailbox that lists these over IMAP:
    /// one of Graph names it by an id. `None` where that is not in Zammad's list.
    ///
    /// # Errors
    /// As [`Client::channel_folders`].
    pub async fn channel_folder_as_listed(
        &self,
        channel: &Channel,
        listed: &[String],
    ) -> Result<Option<String>, Problem> {
        let Some(id) = &channel.inbound.folder_id else { return Ok(Some(channel.folder().to_owned())) };
        let folders = self.channel_folders_as_listed(channel.id, listed).await?;
        Ok(folders.into_iter().find(|folder| folder.id == *id).map(|folder| folder.path))
    }

    /// The same where the mailbox cannot be asked.
    ///
    /// # Errors
    /// As [`Client::channel_folders`].
    pub async fn channel_folder_unasked(&self, channel: &Channel) -> Result<Unasked, Problem> {
        let Some(id) = &channel.inbound.folder_id else {
            return Ok(Unasked::Path(channel.folder().to_owned()));
        };
        let folders = self.channel_folders(channel.id).await?;
        let Some(folder) = folders.iter().find(|folder| folder.id == *id) else { return Ok(Unasked::Gone) };
        let path = folder.path.clone();
        let inbox_is_known = folders.iter().any(|folder| folder.path == "INBOX");
        if inbox_is_known {
            return Ok(Unasked::Path(path));
        }
        let below = path.split_once('/').map_or_else(String::new, |(_, rest)| format!("/{rest}"));
        Ok(Unasked::PerhapsInbox { or: format!("INBOX{below}"), path })
    }

    /// Zammad's credentials for a kind of channel; `None` where there are none, or
    /// the token may not see them.
    ///
    /// # Errors
    /// What the request met.
    pub async fn channel_credentials(&self, kind: ChannelKind) -> Result<Option<DatedCredentials>, Problem> {
        let Scrubbed(reply) = match self.get("external_credentials", &[]).await {
            Ok(reply) => reply,
            // The lists of channels tell them too, with a lesser permission.
            Err(failure) if failure.is_forbidden() => {
                let known = self.channels().await?.credentials_of(kind).cloned();
                return Ok(known.map(|credentials| DatedCredentials { credentials, changed_at: None }));
            }
            Err(failure) => return Err(problem(failure, kind)),
        };
        let mut all = reply.as_array().into_iter().flatten().filter_map(reading::dated_credentials);
        Ok(all.find(|known| known.credentials.kind == Some(kind)))
    }

    /// Gives Zammad credentials for Microsoft, in the place of those with this id.
    /// Zammad asks Microsoft nothing here: whether they are right shows the sign-in.
    ///
    /// # Errors
    /// What Zammad says.
    pub async fn set_channel_credentials(
        &self,
        kind: ChannelKind,
        former: Option<u64>,
        new: &NewCredentials,
    ) -> Result<(), Problem> {
        let provider = provider(kind)?;
        let body = json!({ "name": provider, "credentials": secret_values(new) });
        match former {
            Some(id) => self.put(&format!("external_credentials/{id}"), body).await,
            None => self.post::<IgnoredAny>("external_credentials", &[], body).await.map(|_| ()),
        }
        .map_err(|failure| problem(failure, kind))
    }

    /// Has Zammad look whether it can build a sign-in link of these credentials.
    ///
    /// # Errors
    /// What Zammad says of them.
    pub async fn check_channel_credentials(
        &self,
        kind: ChannelKind,
        new: &NewCredentials,
    ) -> Result<(), Problem> {
        let path = format!("external_credentials/{}/app_verify", provider(kind)?);
        let Scrubbed(reply) =
            self.post(&path, &[], secret_values(new)).await.map_err(|failure| problem(failure, kind))?;
        match reading::text(&reply["error"]) {
            Some(words) => Err(super::told(&words, kind, None)),
            None => Ok(()),
        }
    }

    /// Where an administrator who is signed in to Zammad links a mailbox: for a new
    /// channel, or again for one that is there. For the browser; a program's token is
    /// not a session, and newer versions refuse its answer
    /// (docs/zammad.md#channels).
    ///
    /// # Errors
    /// `channel-kind-unlinked` for e-mail channels.
    pub fn channel_link(
        &self,
        kind: ChannelKind,
        again: Option<u64>,
        shared_mailbox: Option<&str>,
    ) -> Result<String, Problem> {
        let path = format!("external_credentials/{}/link_account", provider(kind)?);
        let mut link = url::Url::parse(&format!("{}/api/v1/{path}", self.address()))
            .map_err(|_| Problem::ours("zammad-client-unusable"))?;
        if let Some(id) = again {
            link.query_pairs_mut().append_pair("channel_id", &id.to_string());
        }
        if let Some(mailbox) = shared_mailbox.filter(|_| kind == ChannelKind::MicrosoftGraph) {
            link.query_pairs_mut().append_pair("shared_mailbox", mailbox);
        }
        Ok(link.into())
    }

    /// Zammad's addresses with their channels.
    ///
    /// # Errors
    /// What the request met.
    pub async fn channel_addresses(&self) -> Result<Vec<ChannelAddress>, Problem> {
        let all: Vec<Scrubbed> = self.list("email_addresses", &[]).await?;
        Ok(all.iter().filter_map(|Scrubbed(record)| reading::address(record)).collect())
    }

    /// Makes an address a further one of a channel.
    ///
    /// # Errors
    /// `channel-address-taken` where Zammad has it already; what Zammad says.
    pub async fn add_channel_address(
        &self,
        channel: ChannelId,
        address: &str,
        name: &str,
    ) -> Result<(), Problem> {
        // Each version takes the column it knows and ignores the other.
        let record = json!({
            "email": address, "name": name, "realname": name, "channel_id": channel.id, "active": true,
        });
        let added = self.post::<IgnoredAny>("email_addresses", &[], record).await;
        added.map(|_| ()).map_err(|failure| problem(failure, channel.kind))
    }

    /// Removes an address.
    ///
    /// # Errors
    /// What Zammad says.
    pub async fn remove_channel_address(&self, address_id: u64) -> Result<(), Problem> {
        let removed = self.remove::<IgnoredAny>(&format!("email_addresses/{address_id}"), None).await;
        removed.map(|_| ()).map_err(|failure| problem(failure, ChannelKind::Email))
    }

    /// What Zammad says of its own health; `None` where the token may not ask.
    ///
    /// # Errors
    /// What the request met.
    pub async fn channel_health(&self) -> Result<Option<Health>, Problem> {
        let Scrubbed(reply) = match self.get("monitoring/health_check", &[]).await {
            Ok(reply) => reply,
            Err(failure) if failure.is_forbidden() || failure.status == Some(404) => return Ok(None),
            Err(failure) => return Err(failure.into()),
        };
        let issues = reply["issues"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let issues: Vec<HealthIssue> = issues.map(HealthIssue::read).collect();
        let healthy = reply["healthy"].as_bool().unwrap_or(issues.is_empty());
        Ok(Some(Health { healthy, issues }))
    }

    /// Under which address Zammad believes to be reached; `None` where the token may
    /// not see it.
    ///
    /// # Errors
    /// What the request met.
    pub async fn own_address(&self) -> Result<Option<OwnAddress>, Problem> {
        let settings = match import_mode::settings(self).await {
            Ok(settings) => settings,
            Err(failure) if failure.is_forbidden() => return Ok(None),
            Err(failure) => return Err(failure.into()),
        };
        let value = |name: &str| {
            let setting = settings.iter().find(|setting| setting.name == name)?;
            setting.value().as_str().map(fit_to_show).filter(|value| !value.is_empty())
        };
        let (http_type, fqdn) = (value("http_type"), value("fqdn"));
        Ok(fqdn.map(|fqdn| OwnAddress { http_type: http_type.unwrap_or_else(|| "http".to_owned()), fqdn }))
    }
}

/// Neither Zammad nor what stands in front of it knows this list.
fn is_unknown(failure: &Failure) -> bool {
    failure.status == Some(404)
        && (failure.is_missing() || is_route_missing(failure.problem.server_words().unwrap_or_default()))
}

fn provider(kind: ChannelKind) -> Result<&'static str, Problem> {
    kind.provider().ok_or_else(|| Problem::person("channel-kind-unlinked"))
}

/// An e-mail channel is saved with its password, which nobody has here.
fn can_be_set(id: ChannelId) -> Result<(), Problem> {
    match id.kind {
        ChannelKind::Email => Err(Problem::person("channel-email-unset")),
        ChannelKind::Microsoft365 | ChannelKind::MicrosoftGraph => Ok(()),
    }
}

fn secret_values(new: &NewCredentials) -> Value {
    use secrecy::ExposeSecret as _;
    json!({
        "client_id": new.client_id.trim(),
        "client_secret": new.client_secret.expose_secret().trim(),
        "client_tenant": new.tenant.trim(),
    })
}

/// What a channel is tried and saved with. Graph knows folders by their ids.
fn body(id: ChannelId, settings: &ChannelSettings, modern: bool) -> Value {
    let keep = settings.keep;
    let mut options = match id.kind {
        ChannelKind::MicrosoftGraph => json!({ "folder_id": settings.folder_id, "keep_on_server": keep }),
        _ => json!({ "folder": settings.folder.as_deref().unwrap_or_default(), "keep_on_server": keep }),
    };
    if !modern {
        return json!({ "options": options, "active": settings.active });
    }
    if let Some(ArchiveMode { before, state_id }) = &settings.archive {
        options["archive"] = true.into();
        options["archive_before"] = before.map(|before| before.to_string()).into();
        options["archive_state_id"] = (*state_id).into();
    } else {
        options["archive"] = false.into();
    }
    json!({ "group_id": settings.group_id, "active": settings.active, "options": options })
}

/// A probe that failed is a success with words in some versions.
fn unless_invalid(reply: &Value, kind: ChannelKind) -> Result<(), Problem> {
    if reply["result"] != "invalid" {
        return Ok(());
    }
    let words = ["message_human", "message"].into_iter().find_map(|key| reading::text(&reply[key]));
    Err(super::told(&words.unwrap_or_default(), kind, None))
}
