//! The routes of the API.

pub(super) mod articles;
pub(super) mod channels;
mod monitoring;
mod search;
pub(super) mod tables;
mod tickets;
mod users;

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::channels::Request;
use super::reply::{Refusal, Reply};
use super::store::Store;
use super::table;
use super::{Version, access};

/// What every route answers.
pub(super) type Answer = Result<Reply, Refusal>;

/// A request that was let in.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) method: String,
    /// Path without the query.
    pub(super) path: String,
    pub(super) query: HashMap<String, String>,
    /// The JSON body, or null.
    pub(super) body: Value,
    /// The user behind the token.
    pub(super) caller: u64,
    pub(super) now: Timestamp,
    /// The browser's session, where there is one.
    pub(super) session: Option<String>,
    /// `X-Zammad-Suppress-Notifications: true` was sent.
    pub(super) suppress: bool,
}

impl Call {
    /// A parameter of the query or of the body, as Rails merges them.
    pub(super) fn parameter(&self, name: &str) -> Option<String> {
        if let Some(value) = self.query.get(name) {
            return Some(value.clone());
        }
        match self.body.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Null | Value::Object(_) | Value::Array(_) => None,
            other => Some(other.to_string()),
        }
    }

    /// Whether a parameter is `true`.
    pub(super) fn is(&self, name: &str) -> bool {
        self.parameter(name).as_deref() == Some("true")
    }

    /// The same as far as channels look at it.
    fn request(&self) -> Request<'_> {
        Request {
            caller: self.caller,
            query: &self.query,
            body: &self.body,
            session: self.session.as_deref(),
        }
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.parameter(name)?.parse().ok()
    }

    /// The slice of a list that `page` and `per_page` (or `limit`) ask for.
    pub(super) fn page<T>(&self, list: Vec<T>, default: usize, most: usize) -> Vec<T> {
        let size = self.number("per_page").or_else(|| self.number("limit")).unwrap_or(default).clamp(1, most);
        let page = self.number("page").unwrap_or(1).max(1);
        list.into_iter().skip((page - 1).saturating_mul(size)).take(size).collect()
    }
}

/// Answers a request.
pub(super) fn answer(store: &mut Store, call: &Call) -> Answer {
    let path = call.path.clone();
    let segments: Vec<&str> = path.strip_prefix("/api/v1/").unwrap_or_default().split('/').collect();
    match (call.method.as_str(), segments.as_slice()) {
        ("GET" | "POST", ["signshow"]) => Ok(shown_to_everybody(store)),
        ("GET", ["version"]) => version(store, call),
        ("GET", ["users", "me"]) => users::me(store, call),
        ("GET", ["users"]) => users::index(store, call),
        ("GET" | "POST", ["users", "search"]) => users::search(store, call),
        ("GET", ["users", id]) => users::show(store, call, id),
        ("POST", ["users"]) => users::create(store, call),
        ("PUT", ["users", id]) => users::update(store, call, id),
        ("GET" | "POST", ["tickets", "search"]) => search::search(store, call),
        ("GET", ["tickets"]) => tickets::index(store, call),
        ("POST", ["tickets"]) => tickets::create(store, call),
        ("GET", ["tickets", id]) => tickets::show(store, call, id),
        ("PUT", ["tickets", id]) => tickets::update(store, call, id),
        ("DELETE", ["tickets", id]) => tickets::delete(store, call, id),
        ("GET", ["ticket_history", id]) => tickets::history(store, call, id),
        ("GET", ["tags"]) => tickets::tags(store, call),
        ("GET" | "POST", ["tags", "add"]) => tickets::change_tag(store, call, true),
        ("GET" | "POST" | "DELETE", ["tags", "remove"]) => tickets::change_tag(store, call, false),
        ("GET", ["ticket_articles"]) => articles::index(store, call),
        ("POST", ["ticket_articles"]) => articles::create(store, call),
        ("GET", ["ticket_articles", "by_ticket", id]) => articles::by_ticket(store, call, id),
        ("GET", ["ticket_articles", id]) => articles::show(store, call, id),
        ("PUT", ["ticket_articles", id]) => articles::update(store, call, id),
        ("GET", ["ticket_attachment", ticket, article, id]) => {
            articles::attachment(store, call, ticket, article, id)
        }
        ("GET", ["monitoring", "health_check"]) => monitoring::health(store, call),
        ("GET", ["monitoring", "status"]) => monitoring::status(store, call),
        ("GET", ["postmaster_filters"]) => {
            access::require(store, call.caller, &["admin.channel_email"])?;
            Ok(Reply::ok(json!([])))
        }
        (_, [first, ..]) if *first == "channels" || first.starts_with("channels_") => {
            channels::answer(store, call, &segments)
        }
        (_, ["external_credentials", ..]) => channels::credentials(store, call, &segments),
        (_, [route]) => tables::collection(store, call, route),
        (_, [route, id]) => tables::member(store, call, route, id),
        _ => Err(no_route(store, call)),
    }
}

/// The refusal of a route there is not.
pub(super) fn no_route(store: &Store, call: &Call) -> Refusal {
    unknown(store, &call.method, &call.path)
}

/// The same before anyone was let in: 6.6 and later do not name the route.
pub(super) fn unknown(store: &Store, method: &str, path: &str) -> Refusal {
    if store.options.version < Version::V6_6 {
        Refusal::no_route(method, path)
    } else {
        Refusal::human(404, "This page doesn't exist.")
    }
}

/// An id in a path; what is none is a record that is missing.
pub(super) fn id(class: &str, text: &str) -> Result<u64, Refusal> {
    text.parse().map_err(|_| Refusal::missing(class, text))
}

/// What a browser is shown before a sign-in: of the settings that are for everybody
/// those that are on, as the process that answers holds them.
fn shown_to_everybody(store: &Store) -> Reply {
    let mut config = json!({"product_name": "Zammad", "fqdn": store.setting_text("fqdn")});
    if store.import_mode() {
        config["import_mode"] = true.into();
    }
    Reply::ok(json!({"error": "no valid session", "config": config}))
}

/// Whether a route is answered without a token.
pub(super) fn is_for_everybody(path: &str) -> bool {
    path == "/api/v1/signshow"
}

fn version(store: &Store, call: &Call) -> Answer {
    access::require(store, call.caller, &["admin"])?;
    let version = store.options.version;
    Ok(Reply::ok(json!({"version": format!("{}.{}.x", version.major, version.minor)})))
}

/// The logins of who made and who changed a record.
pub(super) fn add_people(store: &Store, row: &mut table::Row) {
    for (column, id_column) in [("created_by", "created_by_id"), ("updated_by", "updated_by_id")] {
        if let Some(id) = table::id(row, id_column) {
            row.insert(column.to_owned(), store.login(id).into());
        }
    }
}

pub(super) use tickets::aborted_transaction;

/// Whether there is such a route: what is none is refused before anyone is
/// asked who they are.
pub(super) fn exists(version: Version, method: &str, path: &str) -> bool {
    const COLLECTIONS: [&str; 9] = [
        "groups",
        "ticket_states",
        "ticket_priorities",
        "triggers",
        "jobs",
        "slas",
        "settings",
        "email_addresses",
        "roles",
    ];
    let Some(rest) = path.strip_prefix("/api/v1/") else { return false };
    let first = rest.split('/').next().unwrap_or_default();
    COLLECTIONS.contains(&first)
        || matches!(
            first,
            "version"
                | "signshow"
                | "users"
                | "tickets"
                | "ticket_history"
                | "tags"
                | "ticket_articles"
                | "ticket_attachment"
                | "monitoring"
                | "postmaster_filters"
        )
        || channels::credentials_exist(rest)
        || channels::exists(version, method, rest)
}
