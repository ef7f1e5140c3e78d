//! Zammad's lists of channels, read as far as they are known: a field that is
//! missing or of another kind than expected is taken as not there.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::Value;

use super::{
    ArchiveMode, Channel, ChannelAddress, ChannelId, ChannelKind, Credentials, DatedCredentials, GraphFolder,
    Inbound, Migrated, Outbound, Side, SideStatus,
};
use crate::microsoft::fit_to_show;

/// Longest text of Zammad's about a channel that is kept, in characters.
const LONGEST_LOG: usize = 500;

/// What one kind's list told.
#[derive(Debug, Default)]
pub(super) struct List {
    pub(super) channels: Vec<Channel>,
    pub(super) callback: Option<String>,
    pub(super) credentials: Vec<Credentials>,
    pub(super) unused: Vec<ChannelAddress>,
    pub(super) groups: BTreeMap<u64, String>,
}

/// Reads the list of a kind: `assets` with all records, and ids of what is meant.
pub(super) fn list(kind: ChannelKind, reply: &Value) -> List {
    let assets = &reply["assets"];
    let groups: BTreeMap<u64, String> = records(&assets["Group"])
        .filter_map(|group| Some((number(&group["id"])?, text(&group["name"])?)))
        .collect();
    let addresses: Vec<ChannelAddress> = records(&assets["EmailAddress"]).filter_map(address).collect();
    let named = ids(reply, &["channel_ids", "account_channel_ids"]);
    let mut channels: Vec<Channel> = keyed(&assets["Channel"])
        // Lists of one kind hold records of others, such as the notification channel.
        .filter(|(_, record)| record["area"].as_str().is_none_or(|area| area == kind.area()))
        .filter_map(|(key, record)| channel(kind, key, record))
        .filter(|channel| named.as_ref().is_none_or(|named| named.contains(&channel.id.id)))
        .collect();
    for channel in &mut channels {
        let of_channel = |address: &&ChannelAddress| address.channel_id == Some(channel.id.id);
        channel.addresses = addresses.iter().filter(of_channel).cloned().collect();
        channel.group = channel.group_id.and_then(|group| groups.get(&group).cloned());
    }
    channels.sort_by_key(|channel| channel.id);
    let unused = ids(reply, &["not_used_email_address_ids"]).unwrap_or_default();
    List {
        channels,
        callback: text(&reply["callback_url"]),
        credentials: records(&assets["ExternalCredential"]).filter_map(credentials).collect(),
        unused: addresses.into_iter().filter(|address| unused.contains(&address.id)).collect(),
        groups,
    }
}

/// The records of one model, which stand by their ids.
fn records(model: &Value) -> impl Iterator<Item = &Value> {
    let by_id = model.as_object().into_iter().flat_map(|all| all.values());
    by_id.chain(model.as_array().into_iter().flatten()).filter(|record| record.is_object())
}

/// The same with the ids that they stand by.
fn keyed(model: &Value) -> impl Iterator<Item = (u64, &Value)> {
    let by_id = model.as_object().into_iter().flatten();
    by_id.filter(|(_, record)| record.is_object()).map(|(key, record)| (key.parse().unwrap_or(0), record))
}

/// The first of these lists of ids that is there.
fn ids(reply: &Value, keys: &[&str]) -> Option<Vec<u64>> {
    let list = keys.iter().find_map(|key| reply[*key].as_array())?;
    Some(list.iter().filter_map(number).collect())
}

fn channel(kind: ChannelKind, key: u64, record: &Value) -> Option<Channel> {
    let options = &record["options"];
    let auth = &options["auth"];
    Some(Channel {
        id: ChannelId { kind, id: number(&record["id"]).or((key > 0).then_some(key))? },
        active: is_true(&record["active"]),
        group_id: number(&record["group_id"]),
        group: None,
        inbound: inbound(&options["inbound"]),
        outbound: options["outbound"].is_object().then(|| outbound(&options["outbound"])),
        fetching: side(&record["status_in"], &record["last_log_in"]),
        sending: side(&record["status_out"], &record["last_log_out"]),
        last_fetch: moment(&record["preferences"]["last_fetch"]),
        created_at: moment(&record["created_at"]),
        updated_at: moment(&record["updated_at"]),
        addresses: Vec::new(),
        migrated: migrated(&options["backup_imap_classic"]),
        // Secrets read as whether they are there.
        signed_in: is_true(&auth["access_token"]) || is_true(&auth["refresh_token"]),
        signed_in_at: moment(&auth["created_at"]),
        client_id: text(&auth["client_id"]),
    })
}

fn inbound(side: &Value) -> Inbound {
    let options = &side["options"];
    let archive = is_true(&options["archive"]).then(|| ArchiveMode {
        before: moment(&options["archive_before"]),
        state_id: number(&options["archive_state_id"]),
    });
    Inbound {
        adapter: text(&side["adapter"]).unwrap_or_default(),
        host: text(&options["host"]).unwrap_or_default(),
        port: number(&options["port"]),
        user: text(&options["user"]).unwrap_or_default(),
        shared_mailbox: text(&options["shared_mailbox"]),
        folder: text(&options["folder"]),
        folder_id: text(&options["folder_id"]),
        keep: flag(&options["keep_on_server"]),
        archive,
    }
}

fn outbound(side: &Value) -> Outbound {
    let options = &side["options"];
    Outbound {
        adapter: text(&side["adapter"]).unwrap_or_default(),
        host: text(&options["host"]).unwrap_or_default(),
        user: text(&options["user"]).unwrap_or_default(),
    }
}

fn side(status: &Value, log: &Value) -> Side {
    let status = match status.as_str() {
        Some("ok") => SideStatus::Good,
        Some("error") => SideStatus::Failed,
        _ => SideStatus::Untried,
    };
    let log = text(log).map(|log| fit_to_show(&log).chars().take(LONGEST_LOG).collect());
    Side { status, log }
}

fn migrated(backup: &Value) -> Option<Migrated> {
    let kept = backup.as_object().filter(|kept| !kept.is_empty())?;
    let at = ["migrated_at", "created_at"].into_iter().find_map(|key| kept.get(key).and_then(moment));
    let inbound = &backup["attributes"]["options"]["inbound"]["options"];
    Some(Migrated { at, former_host: text(&inbound["host"]) })
}

/// An address, from a list of channels or from the list of addresses.
pub(super) fn address(record: &Value) -> Option<ChannelAddress> {
    Some(ChannelAddress {
        id: number(&record["id"])?,
        email: text(&record["email"]).unwrap_or_default().to_lowercase(),
        name: text(&record["name"]).or_else(|| text(&record["realname"])).unwrap_or_default(),
        active: flag(&record["active"]).unwrap_or(true),
        channel_id: number(&record["channel_id"]),
        group_ids: record["group_ids"].as_array().into_iter().flatten().filter_map(number).collect(),
    })
}

/// Credentials, from a list of channels or from their own.
pub(super) fn credentials(record: &Value) -> Option<Credentials> {
    let provider = text(&record["name"]).unwrap_or_default();
    let values = &record["credentials"];
    Some(Credentials {
        id: number(&record["id"])?,
        kind: ChannelKind::ALL.into_iter().find(|kind| kind.provider() == Some(provider.as_str())),
        provider,
        client_id: text(&values["client_id"]).unwrap_or_default(),
        tenant: text(&values["client_tenant"]).unwrap_or_default(),
        has_secret: is_true(&values["client_secret"]),
    })
}

/// The same with when their record was changed last.
pub(super) fn dated_credentials(record: &Value) -> Option<DatedCredentials> {
    Some(DatedCredentials { credentials: credentials(record)?, changed_at: moment(&record["updated_at"]) })
}

/// The folders of a Graph channel, by the names that Outlook shows: a tree of `{id,
/// displayName, childFolders}`.
pub(super) fn folders(tree: &Value) -> Vec<GraphFolder> {
    let mut all = Vec::new();
    gather(tree, "", 0, &mut all);
    all
}

/// Deeper than any mailbox, so that a reply cannot exhaust the stack.
const DEEPEST: usize = 50;

fn gather(list: &Value, above: &str, depth: usize, all: &mut Vec<GraphFolder>) {
    for folder in list.as_array().into_iter().flatten().filter(|_| depth < DEEPEST) {
        let name = ["displayName", "display_name", "name"].into_iter().find_map(|key| text(&folder[key]));
        let (Some(id), Some(name)) = (text(&folder["id"]), name) else { continue };
        let path = if above.is_empty() { name } else { format!("{above}/{name}") };
        all.push(GraphFolder { id, path: path.clone() });
        for key in ["childFolders", "child_folders", "children"] {
            gather(&folder[key], &path, depth + 1, all);
        }
    }
}

/// Text that says something.
pub(super) fn text(value: &Value) -> Option<String> {
    let text = value.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A number, also one that is written as text.
pub(super) fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())
}

fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::String(word) if word == "true" => Some(true),
        Value::String(word) if word == "false" => Some(false),
        _ => None,
    }
}

fn is_true(value: &Value) -> bool {
    flag(value) == Some(true)
}

/// A moment, or the beginning of a day that is written without one.
fn moment(value: &Value) -> Option<Timestamp> {
    let text = value.as_str()?.trim();
    let day = || {
        let day = text.parse::<jiff::civil::Date>().ok()?;
        jiff::tz::TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok()
    };
    text.parse().ok().or_else(day)
}
