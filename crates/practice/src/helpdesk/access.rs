//! Who asks, and what they may do.

use super::Version;
use super::records::User;
use super::reply::Refusal;
use super::store::Store;

/// What the seeded roles permit.
fn of_role(role: u64) -> &'static [&'static str] {
    match role {
        1 => &["admin", "user_preferences", "report"],
        2 => &["ticket.agent", "chat.agent", "cti.agent", "user_preferences"],
        3 => &["ticket.customer", "user_preferences.password", "user_preferences.language"],
        _ => &[],
    }
}

/// A permission held grants itself and its children; `admin.*` asks for any of
/// the administration's.
fn grants(held: &str, wanted: &str) -> bool {
    if wanted == "admin.*" {
        return held == "admin" || held.starts_with("admin.");
    }
    wanted.strip_prefix(held).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn user_permits(user: &User, wanted: &str) -> bool {
    let by_role = || user.roles.iter().flat_map(|role| of_role(*role)).any(|held| grants(held, wanted));
    user.active && (user.permissions.iter().any(|held| grants(held, wanted)) || by_role())
}

fn token_permits(store: &Store, wanted: &str) -> bool {
    store.options.permissions.iter().any(|held| grants(held, wanted))
}

/// Whether the caller's token and user both have one of these permissions.
pub(super) fn has(store: &Store, caller: u64, wanted: &[&str]) -> bool {
    require(store, caller, wanted).is_ok()
}

/// Refuses a caller whose user or token has none of these permissions.
pub(super) fn require(store: &Store, caller: u64, wanted: &[&str]) -> Result<(), Refusal> {
    let user = store.users.get(&caller).ok_or_else(|| Refusal::forbidden("Authentication required"))?;
    if !wanted.iter().any(|permission| user_permits(user, permission)) {
        return Err(Refusal::forbidden("Not authorized (user)!"));
    }
    if !wanted.iter().any(|permission| token_permits(store, permission)) {
        return Err(Refusal::forbidden("Not authorized (token)!"));
    }
    Ok(())
}

/// Refuses a caller without a right in a group.
pub(super) fn require_right(store: &Store, caller: u64, group_id: u64, right: &str) -> Result<(), Refusal> {
    if has(store, caller, &["ticket.agent"]) && store.has_right(caller, group_id, right) {
        Ok(())
    } else {
        Err(Refusal::forbidden("Not authorized"))
    }
}

/// The token of an `Authorization` header, in either of the forms Rails reads.
pub(super) fn token_of(authorization: &str) -> Option<&str> {
    let (scheme, rest) = authorization.trim().split_once(' ')?;
    match scheme.to_ascii_lowercase().as_str() {
        "bearer" => Some(rest.trim()),
        "token" => {
            let rest = rest.trim();
            Some(rest.strip_prefix("token=").unwrap_or(rest).trim_matches('"'))
        }
        _ => None,
    }
}

/// The user behind a request, or the refusal that Zammad gives.
pub(super) fn authenticate(store: &Store, token: Option<&str>) -> Result<u64, Refusal> {
    let token = token.ok_or_else(|| Refusal::forbidden("Authentication required"))?;
    if token != store.options.token {
        return Err(Refusal::human(401, "Can't find User for Token"));
    }
    let locks_out = store.options.version >= Version::NEWEST && store.import_mode();
    let maintains = has(store, store.owner_id, &["admin.maintenance"]);
    let maintenance = store.setting("maintenance_mode").and_then(serde_json::Value::as_bool) == Some(true);
    if (locks_out || maintenance) && !maintains {
        return Err(Refusal::forbidden("Maintenance mode enabled!"));
    }
    Ok(store.owner_id)
}
