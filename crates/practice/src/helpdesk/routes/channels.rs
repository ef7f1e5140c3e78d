//! Channels: the lists, and what can be done without Microsoft.

use serde_json::{Value, json};

use super::{Answer, Call, no_route};
use crate::helpdesk::access;
use crate::helpdesk::assets::Assets;
use crate::helpdesk::reply::{Refusal, Reply};
use crate::helpdesk::store::Store;
use crate::helpdesk::table;

const MICROSOFT365: &str = "Microsoft365::Account";

pub(super) fn answer(store: &mut Store, call: &Call, segments: &[&str]) -> Answer {
    if segments[0] == "channels_email" {
        access::require(store, call.caller, &["admin.channel_email"])?;
    } else {
        access::require(store, call.caller, &["admin.channel_microsoft365"])?;
    }
    match (call.method.as_str(), segments) {
        ("GET", ["channels_email"]) => Ok(email(store)),
        ("GET", ["channels_microsoft365"]) => Ok(microsoft365(store)),
        ("POST", ["channels_microsoft365_enable"]) => switch(store, call, true),
        ("POST", ["channels_microsoft365_disable"]) => switch(store, call, false),
        ("POST", ["channels_microsoft365_group", id]) => set_group(store, call, id),
        ("POST", ["channels_microsoft365_rollback_migration"]) => {
            Err(Refusal::technical(500, "Failed to find backup on channel!"))
        }
        _ => Err(no_route(store, call)),
    }
}

fn of_area(store: &Store, fits: impl Fn(&str) -> bool) -> Vec<u64> {
    store.channels.iter().filter(|(_, row)| fits(table::text(row, "area"))).map(|(id, _)| id).collect()
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
    let accounts = of_area(store, |area| area == "Email::Account");
    let notification: Vec<u64> = of_area(store, |area| area == "Email::Notification");
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

fn microsoft365(store: &Store) -> Reply {
    let (all, unused) = addresses(store);
    let channels = of_area(store, |area| area == MICROSOFT365);
    let credentials: Vec<u64> = store.credentials.iter().map(|(id, _)| id).collect();
    let mut assets = Assets::new(store);
    assets.records("external_credentials", &credentials);
    assets.records("channels", &channels);
    assets.records("email_addresses", &all);
    let (scheme, fqdn) = (store.setting_text("http_type"), store.setting_text("fqdn"));
    Reply::ok(json!({
        "assets": assets.finish(), "not_used_email_address_ids": unused, "channel_ids": channels,
        "external_credential_ids": credentials,
        "callback_url": format!("{scheme}://{fqdn}/api/v1/external_credentials/microsoft365/callback"),
    }))
}

fn switch(store: &mut Store, call: &Call, on: bool) -> Answer {
    let id = call.body.get("id").and_then(Value::as_u64).unwrap_or_default();
    if store.channels.get(id).is_none() {
        return Err(Refusal::missing("Channel", id));
    }
    store.put_record("channels", id, &json!({ "active": on }));
    Ok(Reply::ok(json!({})))
}

fn set_group(store: &mut Store, call: &Call, id: &str) -> Answer {
    let id = id.parse().unwrap_or_default();
    let known = store.channels.get(id).is_some_and(|row| table::text(row, "area") == MICROSOFT365);
    if !known {
        return Err(Refusal::technical(
            500,
            "undefined method `group_id=' for nil:NilClass\n\n    channel.group_id = params[:group_id]\n           ^^^^^^^^^^^",
        ));
    }
    store.put_record("channels", id, &json!({"group_id": call.body.get("group_id")}));
    Ok(Reply::ok(json!({})))
}
