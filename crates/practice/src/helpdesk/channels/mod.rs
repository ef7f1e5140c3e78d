//! Zammad's own mail channels: what is kept of each, the sign-in at Microsoft, and
//! the fetching (`app/models/channel.rb`, `app/models/channel/driver/`).

pub(super) mod fetch;
mod graph;
mod imap;
mod intake;
pub(super) mod oauth;
pub(super) mod probe;

use std::collections::HashMap;

use serde_json::{Value, json};

use super::Version;
use super::store::Store;
use super::table::{self, Row};

pub use fetch::Fetched;

/// What secrets are shown as by those versions that hide them.
const MASK: &str = "**********";
/// A kind of channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A plain e-mail channel.
    Email,
    /// Microsoft 365 over IMAP.
    Microsoft365,
    /// Microsoft 365 over Graph.
    Graph,
}

impl Kind {
    pub(super) fn area(self) -> &'static str {
        match self {
            Self::Email => "Email::Account",
            Self::Microsoft365 => "Microsoft365::Account",
            Self::Graph => "MicrosoftGraph::Account",
        }
    }

    pub(super) fn permission(self) -> &'static str {
        match self {
            Self::Email => "admin.channel_email",
            Self::Microsoft365 => "admin.channel_microsoft365",
            Self::Graph => "admin.channel_microsoft_graph",
        }
    }

    /// Name of its external credentials.
    pub(super) fn provider(self) -> &'static str {
        match self {
            Self::Email => "",
            Self::Microsoft365 => "microsoft365",
            Self::Graph => "microsoft_graph",
        }
    }

    fn of_area(area: &str) -> Option<Self> {
        [Self::Email, Self::Microsoft365, Self::Graph].into_iter().find(|kind| kind.area() == area)
    }

    /// The kind whose credentials have this name, where the version knows it.
    pub(super) fn of_provider(provider: &str, version: Version) -> Option<Self> {
        match provider {
            "microsoft365" => Some(Self::Microsoft365),
            "microsoft_graph" if version >= Version::V6_5 => Some(Self::Graph),
            _ => None,
        }
    }

    /// The driver that fetches, by the name that stands in errors.
    fn driver(self) -> &'static str {
        match self {
            Self::Email | Self::Microsoft365 => "Imap",
            Self::Graph => "MicrosoftGraphInbound",
        }
    }
}

/// A request as far as channels look at it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Request<'a> {
    /// Who asks.
    pub(super) caller: u64,
    pub(super) query: &'a HashMap<String, String>,
    pub(super) body: &'a Value,
    /// The browser's session, where there is one.
    pub(super) session: Option<&'a str>,
}

impl Request<'_> {
    /// A parameter of the query, where it says something.
    fn parameter(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}

/// A channel as the fetching needs it.
#[derive(Debug, Clone)]
pub(super) struct Channel {
    pub(super) id: u64,
    pub(super) kind: Kind,
    pub(super) group_id: u64,
    pub(super) options: Value,
}

impl Channel {
    /// The channel of this id, where it is one that fetches.
    pub(super) fn find(store: &Store, id: u64) -> Option<Self> {
        let row = store.channels.get(id)?;
        Some(Self {
            id,
            kind: Kind::of_area(table::text(row, "area"))?,
            group_id: table::id(row, "group_id").unwrap_or(1),
            options: row.get("options").cloned().unwrap_or_default(),
        })
    }

    /// One of the inbound side's options.
    pub(super) fn inbound(&self, name: &str) -> &Value {
        &self.options["inbound"]["options"][name]
    }

    /// Whose mail it fetches.
    fn mailbox(&self) -> &str {
        let shared = self.inbound("shared_mailbox").as_str().filter(|address| !address.is_empty());
        shared.or_else(|| self.inbound("user").as_str()).unwrap_or_default()
    }

    /// Whether fetched mail stays; where nothing is said it is deleted.
    fn keeps(&self) -> bool {
        is_true(self.inbound("keep_on_server"))
    }

    /// The folder over IMAP: the inbox where none is named.
    fn folder(&self) -> &str {
        self.inbound("folder").as_str().filter(|folder| !folder.is_empty()).unwrap_or("INBOX")
    }
}

/// `true`, or the text of a form.
pub(super) fn is_true(value: &Value) -> bool {
    *value == Value::Bool(true) || value == "true"
}

/// Ids of the channels of a kind.
pub(super) fn ids(store: &Store, kind: Kind) -> Vec<u64> {
    let of_kind = |row: &Row| table::text(row, "area") == kind.area();
    store.channels.iter().filter(|(_, row)| of_kind(row)).map(|(id, _)| id).collect()
}

/// Changes a channel's options.
pub(super) fn change_options(store: &mut Store, id: u64, change: impl FnOnce(&mut Value)) {
    let Some(mut options) = store.channels.get(id).and_then(|row| row.get("options")).cloned() else {
        return;
    };
    change(&mut options);
    store.put_record("channels", id, &json!({ "options": options }));
}

/// Takes a channel away. An address goes with it; others lose it and with that
/// their use, and groups that sent from the first have no sender
/// (`EmailAddress.channel_cleanup`).
pub(super) fn remove(store: &mut Store, id: u64) {
    store.channels.remove(id);
    let of_channel: Vec<u64> = store
        .email_addresses
        .iter()
        .filter(|(_, row)| table::id(row, "channel_id") == Some(id))
        .map(|(id, _)| id)
        .collect();
    let Some((first, others)) = of_channel.split_first() else { return };
    remove_address(store, *first);
    for address in others {
        store.put_record("email_addresses", *address, &json!({"channel_id": null, "active": false}));
    }
}

/// Takes an address away, from groups too.
pub(super) fn remove_address(store: &mut Store, id: u64) {
    store.email_addresses.remove(id);
    let senders: Vec<u64> = store
        .groups
        .iter()
        .filter(|(_, row)| table::id(row, "email_address_id") == Some(id))
        .map(|(id, _)| id)
        .collect();
    for group in senders {
        store.put_record("groups", group, &json!({ "email_address_id": null }));
    }
}

/// What becomes of a group's sender when a channel is given to it: the keys
/// `group_email_address` and `group_email_address_id` of 6.5 and later.
pub(super) fn set_group_sender(store: &mut Store, channel: u64, body: &Value) {
    if store.options.version < Version::V6_5 || !is_true(&body["group_email_address"]) {
        return;
    }
    let own = || {
        let rows = store.email_addresses.iter();
        rows.into_iter().find(|(_, row)| table::id(row, "channel_id") == Some(channel)).map(|(id, _)| id)
    };
    let address = body["group_email_address_id"].as_u64().or_else(own);
    let group = store.channels.get(channel).and_then(|row| table::id(row, "group_id"));
    if let (Some(address), Some(group)) = (address, group) {
        store.put_record("groups", group, &json!({ "email_address_id": address }));
    }
}

/// Secrets of a record, by where they stand in it.
const SECRETS: [&[&str]; 6] = [
    &["options", "auth", "client_secret"],
    &["options", "auth", "access_token"],
    &["options", "auth", "refresh_token"],
    &["options", "inbound", "options", "password"],
    &["options", "outbound", "options", "password"],
    &["credentials", "client_secret"],
];

/// A record as it is shown: 7.0 and later hide its secrets.
pub(super) fn masked(store: &Store, mut row: Row) -> Row {
    if store.options.version < Version::V7_0 {
        return row;
    }
    for path in SECRETS {
        if let Some(secret) = at(&mut row, path).filter(|secret| secret.is_string()) {
            *secret = MASK.into();
        }
    }
    row
}

/// Secrets that came back hidden are as they were.
pub(super) fn unmasked(mut row: Row, before: &Row) -> Row {
    let mut before = before.clone();
    for path in SECRETS {
        let kept = at(&mut before, path).cloned();
        if let (Some(secret), Some(kept)) = (at(&mut row, path).filter(|secret| **secret == MASK), kept) {
            *secret = kept;
        }
    }
    row
}

fn at<'a>(row: &'a mut Row, path: &[&str]) -> Option<&'a mut Value> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(row.get_mut(*first)?, |value, key| value.get_mut(*key))
}
