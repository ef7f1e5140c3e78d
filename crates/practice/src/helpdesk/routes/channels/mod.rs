//! Channels: the lists, and what can be done with each.

mod credentials;

use serde_json::{Value, json};

use super::{Answer, Call, no_route};
use crate::helpdesk::assets::Assets;
use crate::helpdesk::channels::probe::nothing_there;
use crate::helpdesk::channels::{self, Channel, Kind, ids, oauth, probe};
use crate::helpdesk::reply::{Refusal, Reply};
use crate::helpdesk::store::Store;
use crate::helpdesk::{Shared, Version, access, table};

pub(super) use credentials::{answer as credentials, exists as credentials_exist};

pub(super) fn answer(store: &mut Store, call: &Call, segments: &[&str]) -> Answer {
    let Some((kind, deed)) = deed(call, segments) else { return Err(no_route(store, call)) };
    access::require(store, call.caller, &[kind.permission()])?;
    match deed {
        Deed::List if kind == Kind::Email => Ok(email(store)),
        Deed::List => Ok(microsoft(store, kind)),
        Deed::Switch(id, on) => switch(store, kind, id, on),
        Deed::Group(id) => set_group(store, call, kind, id),
        Deed::Remove(id) => remove(store, kind, id),
        Deed::RollBack(id) => roll_back(store, id),
        // Those that look into the mailbox are answered before.
        Deed::Inbound(_) | Deed::Verify(_) | Deed::Folders(_) => Err(no_route(store, call)),
    }
}

/// Whether there is such a route in this version.
pub(super) fn exists(version: Version, method: &str, path: &str) -> bool {
    let modern = version >= Version::V6_5;
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["channels", "admin", "microsoft_graph", ..] => modern,
        ["channels_microsoft365_verify", ..] => modern && method == "POST",
        [first, ..] => first.starts_with("channels_"),
        [] => false,
    }
}

/// What a request wants, and of which channel.
enum Deed {
    List,
    Switch(u64, bool),
    Group(u64),
    Inbound(u64),
    Verify(u64),
    Folders(u64),
    Remove(u64),
    RollBack(u64),
}

fn deed(call: &Call, segments: &[&str]) -> Option<(Kind, Deed)> {
    let method = call.method.as_str();
    let number = |text: &str| text.parse().unwrap_or_default();
    let named = || call.parameter("id").map_or(0, |id| number(&id));
    if let ["channels", "admin", "microsoft_graph", rest @ ..] = segments {
        let deed = match (method, rest) {
            ("GET", []) => Deed::List,
            ("POST", [id, "enable"]) => Deed::Switch(number(id), true),
            ("POST", [id, "disable"]) => Deed::Switch(number(id), false),
            ("POST", ["group", id]) => Deed::Group(number(id)),
            ("POST", ["inbound", id]) => Deed::Inbound(number(id)),
            ("POST", ["verify", id]) => Deed::Verify(number(id)),
            ("GET", [id, "folders"]) => Deed::Folders(number(id)),
            ("DELETE", [id]) => Deed::Remove(number(id)),
            _ => return None,
        };
        return Some((Kind::Graph, deed));
    }
    let (first, rest) = segments.split_first()?;
    let (kind, deed) = if let Some(deed) = first.strip_prefix("channels_microsoft365") {
        (Kind::Microsoft365, deed)
    } else {
        (Kind::Email, first.strip_prefix("channels_email")?)
    };
    let deed = match (method, deed, rest) {
        ("GET", "", []) => Deed::List,
        ("DELETE", "", []) => Deed::Remove(named()),
        ("POST", "_enable", []) => Deed::Switch(named(), true),
        ("POST", "_disable", []) => Deed::Switch(named(), false),
        ("POST", "_group", [id]) => Deed::Group(number(id)),
        ("POST", "_inbound", [id]) if kind == Kind::Microsoft365 => Deed::Inbound(number(id)),
        ("POST", "_verify", [id]) if kind == Kind::Microsoft365 => Deed::Verify(number(id)),
        ("POST", "_rollback_migration", []) if kind == Kind::Microsoft365 => Deed::RollBack(named()),
        _ => return None,
    };
    Some((kind, deed))
}

/// Whether a request needs the mailbox or Microsoft, and is not answered by what the
/// helpdesk holds alone.
pub(in crate::helpdesk) fn asks_microsoft(call: &Call) -> bool {
    let segments = segments(call);
    matches!(segments.as_slice(), ["external_credentials", _, "callback"])
        || matches!(deed(call, &segments), Some((_, Deed::Inbound(_) | Deed::Verify(_) | Deed::Folders(_))))
}

fn segments(call: &Call) -> Vec<&str> {
    call.path.strip_prefix("/api/v1/").unwrap_or_default().split('/').collect()
}

/// Answers such a request.
pub(in crate::helpdesk) async fn answer_by_asking(shared: &Shared, call: &Call) -> Answer {
    let segments = segments(call);
    if let ["external_credentials", provider, "callback"] = segments.as_slice() {
        let kind = credentials::kind_of(&shared.store(), call, provider)?;
        return oauth::callback(shared, &call.request(), kind).await;
    }
    match deed(call, &segments) {
        Some((kind, Deed::Inbound(id))) => probe::inbound(shared, &call.request(), kind, id).await,
        Some((kind, Deed::Verify(id))) => probe::verify(shared, &call.request(), kind, id),
        Some((_, Deed::Folders(id))) => probe::folders(shared, &call.request(), id).await,
        _ => Err(no_route(&shared.store(), call)),
    }
}

/// Ids of all addresses, and of those without a channel.
fn addresses(store: &Store) -> (Vec<u64>, Vec<u64>) {
    let all = store.email_addresses.iter().map(|(id, _)| id).collect();
    let unused = store
        .email_addresses
        .iter()
        .filter(|(_, row)| table::id(row, "channel_id").is_none())
        .map(|(id, _)| id)
        .collect();
    (all, unused)
}

fn email(store: &Store) -> Reply {
    let (all, unused) = addresses(store);
    let accounts = ids(store, Kind::Email);
    let of_notices = |row: &table::Row| table::text(row, "area") == "Email::Notification";
    let notification: Vec<u64> =
        store.channels.iter().filter(|(_, row)| of_notices(row)).map(|(id, _)| id).collect();
    let mut assets = Assets::new(store);
    assets.records("channels", &accounts);
    assets.records("channels", &notification);
    assets.records("email_addresses", &all);
    let active: Vec<u64> = notification
        .into_iter()
        .filter(|id| store.channels.get(*id).is_some_and(|row| table::yes(row, "active")))
        .collect();
    let sender = store
        .setting_text("notification_sender")
        .replace("#{config.product_name}", store.setting_text("product_name"))
        .replace("#{config.fqdn}", store.setting_text("fqdn"));
    Reply::ok(json!({
        "accounts_fixed": [], "assets": assets.finish(), "account_channel_ids": accounts,
        "notification_channel_ids": active, "email_address_ids": all, "not_used_email_address_ids": unused,
        "channel_driver": {"email": {
            "inbound": {"imap": "IMAP", "pop3": "POP3"},
            "outbound": {
                "smtp": "SMTP - configure your own outgoing SMTP settings",
                "sendmail": "Local MTA (Sendmail/Postfix/Exim/\u{2026}) - use server setup",
            },
        }},
        "config": {"notification_sender": sender},
    }))
}

fn microsoft(store: &Store, kind: Kind) -> Reply {
    let (all, unused) = addresses(store);
    let channels = ids(store, kind);
    let of_kind = |row: &table::Row| table::text(row, "name") == kind.provider();
    let credentials: Vec<u64> =
        store.credentials.iter().filter(|(_, row)| of_kind(row)).map(|(id, _)| id).collect();
    let mut assets = Assets::new(store);
    assets.records("external_credentials", &credentials);
    assets.records("channels", &channels);
    assets.records("email_addresses", &all);
    Reply::ok(json!({
        "assets": assets.finish(), "not_used_email_address_ids": unused, "channel_ids": channels,
        "external_credential_ids": credentials, "callback_url": oauth::callback_url(store, kind),
    }))
}

/// What is answered where something was done: the routes of Graph say so.
fn done(kind: Kind) -> Reply {
    Reply::ok(if kind == Kind::Graph { json!({"status": "ok"}) } else { json!({}) })
}

/// A channel of this kind, or what Zammad says of nothing.
fn find(store: &Store, kind: Kind, id: u64, method: &str) -> Result<Channel, Refusal> {
    let found = Channel::find(store, id).filter(|channel| channel.kind == kind);
    found.ok_or_else(|| with_line(nothing_there(store, kind, method, id), method))
}

/// The same with the line of the source that Ruby shows, where it is known.
fn with_line(mut refusal: Refusal, method: &str) -> Refusal {
    let line = match method {
        "group_id=" => "    channel.group_id = params[:group_id]",
        "active=" => "    channel.active = true",
        _ => return refusal,
    };
    if refusal.status == 500 {
        let name = method.trim_end_matches('=').len() + 1;
        refusal.text = format!("{}\n\n{line}\n           {}", refusal.text, "^".repeat(name + 2));
    }
    refusal
}

fn switch(store: &mut Store, kind: Kind, id: u64, on: bool) -> Answer {
    find(store, kind, id, "active=")?;
    store.put_record("channels", id, &json!({ "active": on }));
    Ok(done(kind))
}

fn set_group(store: &mut Store, call: &Call, kind: Kind, id: u64) -> Answer {
    find(store, kind, id, "group_id=")?;
    store.put_record("channels", id, &json!({"group_id": call.body.get("group_id")}));
    channels::set_group_sender(store, id, &call.body);
    Ok(done(kind))
}

fn remove(store: &mut Store, kind: Kind, id: u64) -> Answer {
    find(store, kind, id, "id")?;
    channels::remove(store, id);
    Ok(done(kind))
}

/// Back to the e-mail channel that it was.
fn roll_back(store: &mut Store, id: u64) -> Answer {
    let channel = find(store, Kind::Microsoft365, id, "options")?;
    let backup = &channel.options["backup_imap_classic"]["attributes"];
    if !backup.is_object() {
        return Err(Refusal::technical(500, "Failed to find backup on channel!"));
    }
    let mut before: Value = backup.clone();
    // The group may have been changed since, and that stays.
    before["group_id"] = channel.group_id.into();
    store.put_record("channels", id, &before);
    Ok(Reply::ok(json!({})))
}
