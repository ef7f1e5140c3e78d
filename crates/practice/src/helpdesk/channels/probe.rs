//! Looking at a channel's mailbox for a form: whether it opens, how much it holds,
//! and which folders there are.

use serde_json::{Value, json};

use super::{Channel, Kind, Request, fetch, is_true, oauth};
use crate::helpdesk::reply::{Refusal, Reply};
use crate::helpdesk::store::Store;
use crate::helpdesk::{Shared, Version, access};

/// `POST …inbound…`: tries the options of the form; before 6.5 it saves them too.
pub(in crate::helpdesk) async fn inbound(
    shared: &Shared,
    request: &Request<'_>,
    kind: Kind,
    id: u64,
) -> Result<Reply, Refusal> {
    let mut channel = find(shared, request, kind, id)?;
    take_options(&mut channel.options, request.body);
    let refused = |trouble: super::imap::Trouble| Refusal::unprocessable(trouble.words);
    oauth::refresh(shared, &channel).await.map_err(refused)?;
    let now = Channel::find(&shared.store(), id);
    if let Some(now) = now {
        channel.options["auth"] = now.options["auth"].clone();
    }
    let keeps = is_true(channel.inbound("keep_on_server"));
    let count = if kind == Kind::Graph {
        let folder = channel.inbound("folder_id").as_str().filter(|id| !id.is_empty()).unwrap_or("inbox");
        let graph = fetch::graph(shared, &channel).map_err(refused)?;
        graph.list(folder, keeps).await.map_err(|error| refused(error.into()))?.len()
    } else {
        let mut imap = fetch::open(shared, &channel).await.map_err(refused)?;
        let found = imap.search(keeps).await.map_err(refused)?.len();
        imap.sign_out().await;
        found
    };
    let mut store = shared.store();
    if store.options.version >= Version::V6_5 {
        return Ok(Reply::ok(json!({"result": "ok", "content_messages": count})));
    }
    let active = request.body.get("active").cloned().unwrap_or(Value::Null);
    let body = request.body.clone();
    super::change_options(&mut store, id, |options| take_options(options, &body));
    store.put_record("channels", id, &healthy(&active));
    Ok(Reply::ok(json!({})))
}

/// What saving writes beside the options: 5.5 says `ok` of both sides.
fn healthy(active: &Value) -> Value {
    let mut values =
        json!({"status_in": "ok", "status_out": "ok", "last_log_in": null, "last_log_out": null});
    if !active.is_null() {
        values["active"] = is_true(active).into();
    }
    values
}

/// Folder, keeping and archive mode out of a form.
fn take_options(options: &mut Value, body: &Value) {
    const NAMES: [&str; 6] =
        ["folder", "folder_id", "keep_on_server", "archive", "archive_before", "archive_state_id"];
    for name in NAMES {
        if let Some(value) = body["options"].get(name) {
            options["inbound"]["options"][name] = value.clone();
        }
    }
}

/// `POST …verify…`: saves what was tried before.
pub(in crate::helpdesk) fn verify(
    shared: &Shared,
    request: &Request<'_>,
    kind: Kind,
    id: u64,
) -> Result<Reply, Refusal> {
    find(shared, request, kind, id)?;
    let mut store = shared.store();
    super::change_options(&mut store, id, |options| take_options(options, request.body));
    let mut values = healthy(request.body.get("active").unwrap_or(&Value::Null));
    if let Some(group) = request.body.get("group_id").filter(|group| !group.is_null()) {
        values["group_id"] = group.clone();
    }
    store.put_record("channels", id, &values);
    super::set_group_sender(&mut store, id, request.body);
    Ok(Reply::ok(json!({"result": "ok"})))
}

/// `GET channels/admin/microsoft_graph/:id/folders`.
pub(in crate::helpdesk) async fn folders(
    shared: &Shared,
    request: &Request<'_>,
    id: u64,
) -> Result<Reply, Refusal> {
    let channel = find(shared, request, Kind::Graph, id)?;
    let refused = |trouble: super::imap::Trouble| Refusal::unprocessable(trouble.words);
    oauth::refresh(shared, &channel).await.map_err(refused)?;
    let channel = Channel::find(&shared.store(), id).unwrap_or(channel);
    let graph = fetch::graph(shared, &channel).map_err(refused)?;
    Ok(Reply::ok(match graph.folders().await {
        Ok(folders) => json!({"folders": folders, "error": null}),
        Err(error) => json!({"folders": [], "error": {"code": error.code, "message": error.message}}),
    }))
}

/// The channel, for somebody who may.
fn find(shared: &Shared, request: &Request<'_>, kind: Kind, id: u64) -> Result<Channel, Refusal> {
    let store = shared.store();
    access::require(&store, request.caller, &[kind.permission()])?;
    let found = Channel::find(&store, id).filter(|channel| channel.kind == kind);
    found.ok_or_else(|| nothing_there(&store, kind, "options", id))
}

/// What Zammad says of an id that is no channel's: Microsoft 365 over IMAP calls a
/// method of nothing, in the words of its Ruby; the others look for a record.
pub(in crate::helpdesk) fn nothing_there(store: &Store, kind: Kind, method: &str, id: u64) -> Refusal {
    if kind != Kind::Microsoft365 {
        return Refusal::missing("Channel", id);
    }
    let words = if store.options.version >= Version::V6_5 {
        format!("undefined method '{method}' for nil")
    } else {
        format!("undefined method `{method}' for nil:NilClass")
    };
    Refusal::technical(500, words)
}
