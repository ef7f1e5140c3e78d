//! Fetching: what the scheduler does with every channel that is switched on
//! (`Channel.fetch`).

use std::time::Duration;

use jiff::Timestamp;
use serde_json::json;
use tokio::sync::watch;

use super::graph::Graph;
use super::imap::{Imap, SignIn, Trouble};
use super::{Channel, Kind, ids, intake, oauth};
use crate::helpdesk::seed::IMAP_HOST;
use crate::helpdesk::store::Store;
use crate::helpdesk::{Shared, Version, clock, table};

/// Messages that one round takes at most over IMAP, as in 5.5.
const MOST: usize = 5000;

/// What a round did with one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The channel.
    pub channel_id: u64,
    /// Messages that became articles.
    pub taken: usize,
    /// Messages that were left because their Message-ID is known.
    pub known: usize,
    /// What Zammad keeps as the channel's last error; `None`: it went well.
    pub error: Option<String>,
}

/// How often channels are fetched, and whether anybody does.
#[derive(Debug, Clone, Copy)]
pub(in crate::helpdesk) struct Pace {
    /// `None`: only when [`crate::helpdesk::Helpdesk::fetch_channels`] has it done.
    pub(in crate::helpdesk) every: Option<Duration>,
    /// The scheduler is there.
    pub(in crate::helpdesk) scheduler: bool,
}

/// The scheduler: for ever, at the pace that is set.
pub(in crate::helpdesk) async fn run(shared: &Shared) {
    let mut pace: watch::Receiver<Pace> = shared.fetching.subscribe();
    loop {
        let now = *pace.borrow_and_update();
        let Some(every) = now.every.filter(|_| now.scheduler) else {
            if pace.changed().await.is_err() {
                return;
            }
            continue;
        };
        tokio::select! {
            () = tokio::time::sleep(every) => {
                round(shared).await;
            }
            // The sender lives as long as what is shared.
            _ = pace.changed() => {}
        }
    }
}

/// Fetches every channel once that is switched on; two rounds never overlap.
pub(in crate::helpdesk) async fn round(shared: &Shared) -> Vec<Fetched> {
    let _alone = shared.round.lock().await;
    let mut all = Vec::new();
    let due = due(&mut shared.store());
    for channel in due {
        let mut fetched = Fetched { channel_id: channel.id, taken: 0, known: 0, error: None };
        let ended = fetch(shared, &channel, &mut fetched).await;
        fetched.error = ended.err().map(|trouble| {
            format!("Can't use Channel::Driver::{}: {}", channel.kind.driver(), trouble.inspected())
        });
        note(&mut shared.store(), &fetched);
        all.push(fetched);
    }
    all
}

/// Channels that are switched on and whose servers are Microsoft's or this
/// machine's: a practice asks no other. Backups of migrated ones older than seven
/// days go.
fn due(store: &mut Store) -> Vec<Channel> {
    let week = clock::now().as_second() - 7 * 24 * 3600;
    let migrated = ids(store, Kind::Microsoft365);
    for id in migrated {
        let old = Channel::find(store, id).is_some_and(|channel| {
            clock::read(channel.options["backup_imap_classic"].get("migrated_at"))
                .is_some_and(|at| at.as_second() < week)
        });
        if old {
            super::change_options(store, id, |options| {
                if let Some(options) = options.as_object_mut() {
                    options.remove("backup_imap_classic");
                }
            });
        }
    }
    let active = |id: &u64| store.channels.get(*id).is_some_and(|row| table::yes(row, "active"));
    [Kind::Email, Kind::Microsoft365, Kind::Graph]
        .into_iter()
        .flat_map(|kind| ids(store, kind))
        .filter(active)
        .filter_map(|id| Channel::find(store, id))
        .filter(|channel| channel.kind != Kind::Email || channel.inbound("host") == IMAP_HOST)
        .collect()
}

/// Writes how it went, as `Channel#fetch` does.
fn note(store: &mut Store, fetched: &Fetched) {
    let status = if fetched.error.is_some() { "error" } else { "ok" };
    let Some(row) = store.channels.get(fetched.channel_id) else { return };
    let mut preferences = row.get("preferences").cloned().unwrap_or_default();
    if !preferences.is_object() {
        preferences = json!({});
    }
    preferences["last_fetch"] = clock::text(clock::now()).into();
    let log = fetched.error.clone().unwrap_or_default();
    let values = json!({"status_in": status, "last_log_in": log, "preferences": preferences});
    store.put_record("channels", fetched.channel_id, &values);
}

async fn fetch(shared: &Shared, channel: &Channel, fetched: &mut Fetched) -> Result<(), Trouble> {
    oauth::refresh(shared, channel).await?;
    // As it is now: the tokens may be new.
    let channel = Channel::find(&shared.store(), channel.id).unwrap_or_else(|| channel.clone());
    match channel.kind {
        Kind::Graph => over_graph(shared, &channel, fetched).await,
        Kind::Email | Kind::Microsoft365 => over_imap(shared, &channel, fetched).await,
    }
}

/// Where a channel's mail server is on this machine.
fn server(store: &Store, channel: &Channel) -> Result<std::net::SocketAddr, Trouble> {
    let host = channel.inbound("host").as_str().unwrap_or_default();
    if let Some(microsoft) = store.options.microsoft.as_ref().filter(|_| host == IMAP_HOST) {
        return Ok(microsoft.imap);
    }
    let port = channel.inbound("port").as_u64().and_then(|port| port.try_into().ok());
    let here = host.parse().ok().filter(std::net::IpAddr::is_loopback);
    here.zip(port)
        .map(std::net::SocketAddr::from)
        .ok_or_else(|| Trouble::new("SocketError", "getaddrinfo: Temporary failure in name resolution"))
}

/// Connects, signs in and opens the folder.
pub(super) async fn open(shared: &Shared, channel: &Channel) -> Result<Imap, Trouble> {
    let address = server(&shared.store(), channel)?;
    let mut imap = Imap::connect(address).await?;
    let with = match channel.options["auth"]["access_token"].as_str() {
        Some(token) => SignIn::AccessToken(token.to_owned()),
        None => SignIn::Password(channel.inbound("password").as_str().unwrap_or_default().to_owned()),
    };
    imap.sign_in(channel.inbound("user").as_str().unwrap_or_default(), &with).await?;
    imap.select(channel.folder()).await?;
    Ok(imap)
}

async fn over_imap(shared: &Shared, channel: &Channel, fetched: &mut Fetched) -> Result<(), Trouble> {
    let mut imap = open(shared, channel).await?;
    let keeps = channel.keeps();
    for number in imap.search(keeps).await?.into_iter().take(MOST) {
        let Some(listed) = imap.list(number).await?.filter(|listed| !listed.deleted) else { continue };
        if keeps && is_known(&shared.store(), channel, &listed.header) {
            imap.flag(listed.number, "\\Seen").await?;
            fetched.known += 1;
            continue;
        }
        let Some(raw) = imap.fetch(listed.number).await? else { continue };
        if !is_switched_on(shared, channel) {
            break;
        }
        take_in(&mut shared.store(), channel, &raw, fetched);
        imap.flag(listed.number, if keeps { "\\Seen" } else { "\\Deleted" }).await?;
    }
    if !keeps {
        imap.expunge().await?;
    }
    imap.sign_out().await;
    Ok(())
}

async fn over_graph(shared: &Shared, channel: &Channel, fetched: &mut Fetched) -> Result<(), Trouble> {
    let graph = graph(shared, channel)?;
    let folder = channel.inbound("folder_id").as_str().filter(|id| !id.is_empty()).unwrap_or("inbox");
    let keeps = channel.keeps();
    for (id, message_id) in graph.list(folder, keeps).await? {
        if keeps && !message_id.is_empty() && intake::is_known(&shared.store(), channel, &message_id) {
            graph.mark_read(&id).await?;
            fetched.known += 1;
            continue;
        }
        let raw = graph.content(&id).await?;
        if !is_switched_on(shared, channel) {
            break;
        }
        take_in(&mut shared.store(), channel, &raw, fetched);
        if keeps {
            graph.mark_read(&id).await?;
        } else {
            graph.remove(&id).await?;
        }
    }
    Ok(())
}

/// A client for the mailbox of a channel.
pub(super) fn graph(shared: &Shared, channel: &Channel) -> Result<Graph, Trouble> {
    let unreachable = || Trouble::new("SocketError", "getaddrinfo: Temporary failure in name resolution");
    let base = shared.store().options.microsoft.as_ref().map(|microsoft| microsoft.graph.clone());
    let client = oauth::client()?;
    let token = channel.options["auth"]["access_token"].as_str().unwrap_or_default();
    Ok(Graph::new(client, &base.ok_or_else(unreachable)?, channel.mailbox(), token))
}

/// Whether nobody has switched it off in the midst of a round.
fn is_switched_on(shared: &Shared, channel: &Channel) -> bool {
    shared.store().channels.get(channel.id).is_some_and(|row| table::yes(row, "active"))
}

fn take_in(store: &mut Store, channel: &Channel, raw: &[u8], fetched: &mut Fetched) {
    if intake::take_in(store, channel, raw) {
        fetched.taken += 1;
    } else {
        fetched.known += 1;
    }
}

/// By the header alone. Before 6.6 the field is only seen in this spelling (tried
/// with 5.5).
fn is_known(store: &Store, channel: &Channel, header: &[u8]) -> bool {
    let text = String::from_utf8_lossy(header);
    let any_case = store.options.version >= Version::V6_6;
    let named = |line: &&str| {
        let name = line.split(':').next().unwrap_or_default();
        name == "Message-ID" || (any_case && name.eq_ignore_ascii_case("Message-ID"))
    };
    let unfolded = text.replace("\r\n ", " ").replace("\r\n\t", " ");
    let line = unfolded.split("\r\n").find(named).and_then(|line| line.split_once(':'));
    line.is_some_and(|(_, id)| intake::is_known(store, channel, id.trim()))
}

/// Complaints of the health check about channels (`MonitoringHelper::HealthChecker`).
pub(in crate::helpdesk) fn complaints(store: &Store, scheduler: bool) -> Vec<String> {
    let mut issues = Vec::new();
    for (_, row) in store.channels.iter().filter(|(_, row)| table::yes(row, "active")) {
        let area = table::text(row, "area");
        for (side, status, log) in [("in", "status_in", "last_log_in"), ("out", "status_out", "last_log_out")]
        {
            if table::text(row, status) == "error" {
                issues.push(format!("Channel: {area} {side}  {}", table::text(row, log)));
            }
        }
        let fetched = row.get("preferences").and_then(|preferences| preferences.get("last_fetch"));
        if let Some(hours) = clock::read(fetched).map(hours_since).filter(|hours| *hours > 0) {
            issues.push(format!("Channel: {area} is active but not fetched for about {hours} hours"));
        }
    }
    if !scheduler {
        issues.push("scheduler not running".to_owned());
    }
    issues
}

fn hours_since(time: Timestamp) -> i64 {
    (clock::now().as_second() - time.as_second()) / 3600
}
