//! The mailbox over Microsoft Graph, as far as a helpdesk's channel asks
//! (docs/microsoft365.md#graph): folders, the messages of one, a message as it came,
//! marking it read, and deleting it.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::faults::{ExpungeFault, StoreFault};
use super::store::{Flags, Folder, FolderKind, Message};
use super::{Shared, header_value};
use crate::tenant::TokenState;

/// Messages of a page where none are asked for, and at most.
const PAGE: (usize, usize) = (10, 1000);

type Parameters = HashMap<String, String>;

/// What Graph says where it refuses: status, code and message.
struct Refused(StatusCode, &'static str, String);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let Self(status, code, message) = self;
        (status, Json(json!({"error": {"code": code, "message": message}}))).into_response()
    }
}

/// Serves until the task ends.
pub(super) async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let messages = get(message).patch(change).delete(remove);
    let routes = Router::new()
        .route("/v1.0/users/{mailbox}/mailFolders", get(folders))
        .route("/v1.0/users/{mailbox}/mailFolders/{folder}", get(folder))
        .route("/v1.0/users/{mailbox}/mailFolders/{folder}/childFolders", get(children))
        .route("/v1.0/users/{mailbox}/mailFolders/{folder}/messages", get(list))
        .route("/v1.0/users/{mailbox}/messages/{message}", messages)
        .route("/v1.0/users/{mailbox}/messages/{message}/$value", get(content))
        .with_state(shared);
    // Serving only ends with the task; there is nobody to tell.
    let _ = axum::serve(listener, routes).await;
}

fn not_found() -> Refused {
    let message = "The specified object was not found in the store.";
    Refused(StatusCode::NOT_FOUND, "ErrorItemNotFound", message.to_owned())
}

/// Whether the token opens the mailbox that is asked for.
fn let_in(shared: &Shared, headers: &HeaderMap, mailbox: &str) -> Result<(), Refused> {
    let token = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = token.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    match shared.options.checker.check_graph(token, mailbox) {
        TokenState::Valid if mailbox.eq_ignore_ascii_case(&shared.options.mailbox) => Ok(()),
        TokenState::Valid => Err(Refused(
            StatusCode::NOT_FOUND,
            "ErrorInvalidUser",
            format!("The requested user '{mailbox}' is invalid."),
        )),
        TokenState::NoRight => Err(not_found()),
        TokenState::Expired => {
            let message = "Lifetime validation failed, the token is expired.";
            Err(Refused(StatusCode::UNAUTHORIZED, "InvalidAuthenticationToken", message.to_owned()))
        }
        TokenState::Unknown | TokenState::WrongAudience => {
            let message = "Access token validation failure. Invalid audience.";
            Err(Refused(StatusCode::UNAUTHORIZED, "InvalidAuthenticationToken", message.to_owned()))
        }
    }
}

/// An id that says nothing of what it stands for.
fn id_of(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

fn text_of(id: &str) -> Option<String> {
    String::from_utf8(URL_SAFE_NO_PAD.decode(id).ok()?).ok()
}

fn message_id(folder: &Folder, message: &Message) -> String {
    id_of(&format!("{}\n{}\n{}", folder.path, folder.uid_validity, message.uid))
}

/// Path of the folder and UID of a message's id.
fn find(shared: &Shared, id: &str) -> Result<(String, u32), Refused> {
    let parts = text_of(id).and_then(|text| {
        let mut parts = text.split('\n').map(str::to_owned);
        let (path, validity, uid) = (parts.next()?, parts.next()?, parts.next()?);
        Some((path, validity.parse::<u32>().ok()?, uid.parse::<u32>().ok()?))
    });
    let (path, validity, uid) = parts.ok_or_else(not_found)?;
    let store = shared.store();
    let folder = store.folder(&path).filter(|folder| folder.uid_validity == validity);
    folder.and_then(|folder| folder.message(uid)).map(|_| (path, uid)).ok_or_else(not_found)
}

/// A folder by its id, or `inbox`.
fn path_of(shared: &Shared, id: &str) -> Result<String, Refused> {
    let path = if id.eq_ignore_ascii_case("inbox") { Some("INBOX".to_owned()) } else { text_of(id) };
    let store = shared.store();
    let folder = path.as_deref().and_then(|path| store.folder(path));
    let folder = folder.filter(|folder| folder.kind != FolderKind::Other);
    folder.map(|folder| folder.path.clone()).ok_or_else(not_found)
}

fn shown(shared: &Shared, path: &str, with_children: bool) -> Option<Value> {
    let store = shared.store();
    let folder = store.folder(path)?;
    let inbox = (path == "INBOX").then(|| store.inbox_name.as_deref().unwrap_or("Inbox"));
    let name = inbox.unwrap_or_else(|| path.rsplit('/').next().unwrap_or(path));
    let mut shown = json!({
        "id": id_of(&folder.path), "displayName": name,
        "parentFolderId": id_of(path.rsplit_once('/').map_or("", |(parent, _)| parent)),
        "unreadItemCount": folder.unseen(), "totalItemCount": folder.messages.len(), "isHidden": false,
    });
    drop(store);
    let below = below(shared, Some(path));
    shown["childFolderCount"] = below.len().into();
    if with_children {
        shown["childFolders"] = below.iter().filter_map(|path| self::shown(shared, path, false)).collect();
    }
    Some(shown)
}

/// Paths of the mail folders right below one, or of those at the top.
fn below(shared: &Shared, parent: Option<&str>) -> Vec<String> {
    let store = shared.store();
    let is_child = |path: &str| match parent {
        None => !path.contains('/'),
        Some(parent) => path
            .strip_prefix(parent)
            .and_then(|rest| rest.strip_prefix('/'))
            .is_some_and(|rest| !rest.contains('/')),
    };
    store
        .folders
        .iter()
        .filter(|folder| folder.kind != FolderKind::Other && is_child(&folder.path))
        .map(|folder| folder.path.clone())
        .collect()
}

fn list_of(shared: &Shared, paths: &[String], with_children: bool) -> Response {
    let value: Vec<Value> = paths.iter().filter_map(|path| shown(shared, path, with_children)).collect();
    Json(json!({ "value": value })).into_response()
}

async fn folders(
    State(shared): State<Arc<Shared>>,
    Path(mailbox): Path<String>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let_in(&shared, &headers, &mailbox)?;
    Ok(list_of(&shared, &below(&shared, None), parameters.contains_key("$expand")))
}

async fn folder(
    State(shared): State<Arc<Shared>>,
    Path((mailbox, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let_in(&shared, &headers, &mailbox)?;
    let path = path_of(&shared, &id)?;
    shown(&shared, &path, false).map(|shown| Json(shown).into_response()).ok_or_else(not_found)
}

async fn children(
    State(shared): State<Arc<Shared>>,
    Path((mailbox, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let_in(&shared, &headers, &mailbox)?;
    let path = path_of(&shared, &id)?;
    Ok(list_of(&shared, &below(&shared, Some(&path)), true))
}

/// One message as a list shows it.
fn line(folder: &Folder, message: &Message) -> Value {
    json!({
        "id": message_id(folder, message), "isRead": message.flags.has(Flags::SEEN),
        "internetMessageId": header_value(&message.header, "Message-ID"),
        "subject": header_value(&message.header, "Subject"),
        "receivedDateTime": message.arrived.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
    })
}

async fn list(
    State(shared): State<Arc<Shared>>,
    Path((mailbox, id)): Path<(String, String)>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let_in(&shared, &headers, &mailbox)?;
    let path = path_of(&shared, &id)?;
    let unread = parameters.get("$filter").is_some_and(|filter| filter.contains("isRead eq false"));
    let number = |name: &str| parameters.get(name).and_then(|text| text.parse::<usize>().ok());
    let (top, skip) = (number("$top").unwrap_or(PAGE.0).clamp(1, PAGE.1), number("$skip").unwrap_or(0));
    let store = shared.store();
    let folder = store.folder(&path).ok_or_else(not_found)?;
    let fitting: Vec<&Message> =
        folder.messages.iter().filter(|message| !unread || !message.flags.has(Flags::SEEN)).collect();
    let value: Vec<Value> =
        fitting.iter().skip(skip).take(top).map(|message| line(folder, message)).collect();
    Ok(Json(json!({"@odata.count": fitting.len(), "value": value})).into_response())
}

async fn message(
    State(shared): State<Arc<Shared>>,
    Path((mailbox, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let_in(&shared, &headers, &mailbox)?;
    let (path, uid) = find(&shared, &id)?;
    let store = shared.store();
    let folder = store.folder(&path).ok_or_else(not_found)?;
    let message = folder.message(uid).ok_or_else(not_found)?;
    Ok(Json(line(folder, message)).into_response())
}

async fn content(
    State(shared): State<Arc<Shared>>,
    Path((mailbox, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let_in(&shared, &headers, &mailbox)?;
    let (path, uid) = find(&shared, &id)?;
    let store = shared.store();
    let message = store.folder(&path).and_then(|folder| folder.message(uid)).ok_or_else(not_found)?;
    Ok(([(header::CONTENT_TYPE, "text/plain")], message.raw().to_vec()).into_response())
}

async fn change(
    State(shared): State<Arc<Shared>>,
    Path((mailbox, id)): Path<(String, String)>,
    headers: HeaderMap,
    Json(values): Json<Value>,
) -> Result<Response, Refused> {
    let_in(&shared, &headers, &mailbox)?;
    let (path, uid) = find(&shared, &id)?;
    let fault = shared.faults().store;
    match (fault, values["isRead"].as_bool()) {
        (StoreFault::Refused, _) => {
            let message = "The save operation did not succeed.";
            return Err(Refused(
                StatusCode::INTERNAL_SERVER_ERROR,
                "ErrorItemSavePropertyError",
                message.to_owned(),
            ));
        }
        (StoreFault::Works, Some(read)) => {
            shared.change(|store| {
                let folder = store.folder_mut(&path)?;
                let changed =
                    |flags: Flags| if read { flags.and(Flags::SEEN) } else { flags.without(Flags::SEEN) };
                folder.change(uid, changed)
            });
        }
        _ => {}
    }
    Ok(Json(json!({ "id": id })).into_response())
}

/// What EXPUNGE refuses, Graph refuses too: both fill the Recoverable Items.
async fn remove(
    State(shared): State<Arc<Shared>>,
    Path((mailbox, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let_in(&shared, &headers, &mailbox)?;
    let (path, uid) = find(&shared, &id)?;
    let fault = shared.faults().expunge;
    match fault {
        ExpungeFault::Works => {
            shared.change(|store| store.expunge(&path, &[uid]));
        }
        ExpungeFault::Ignored => {}
        ExpungeFault::Refused | ExpungeFault::Partly => {
            let message = "Cannot delete the object.";
            return Err(Refused(
                StatusCode::INTERNAL_SERVER_ERROR,
                "ErrorCannotDeleteObject",
                message.to_owned(),
            ));
        }
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}
