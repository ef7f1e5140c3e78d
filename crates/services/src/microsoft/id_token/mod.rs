//! Who signed in: the claims of an id token (`OpenID` Connect Core 1.0, section
//! 2 and 3.1.3.7; docs/microsoft365.md#id-token).
//!
//! The signature is not verified. The token came straight from the token
//! endpoint over TLS, whose certificate vouches for it (`OpenID` Connect Core,
//! 3.1.3.7 item 6; Microsoft says the same of native applications). Never hand
//! [`read`] a token that came another way.

#[cfg(test)]
mod tests;

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde_json::Value;

use super::{Account, is_guid};
use crate::plan::is_address;
use crate::problem::Problem;

/// The tenant that all personal Microsoft accounts are said to live in.
pub const PERSONAL_TENANT: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";

/// How far this machine's clock and the platform's may be apart, in seconds.
const SKEW: i64 = 5 * 60;
/// Longest id token that is looked at, in bytes; real ones have one or two KB.
const LONGEST_TOKEN: usize = 64 * 1024;
/// Longest name or id that is kept, in characters.
const LONGEST_NAME: usize = 256;

/// What an id token must say to be the answer to our sign-in.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// Our application (client) id: the `aud` claim.
    pub client_id: &'a str,
    /// The nonce that was sent, where one was.
    pub nonce: Option<&'a str>,
    /// The issuer as the provider's metadata name it. `{tenantid}` in it stands
    /// for the tenant of whoever signs in.
    pub issuer: &'a str,
    /// The tenant that was asked for; only a GUID can be compared.
    pub tenant: &'a str,
}

/// Whether somebody signed in to a mailbox of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The account's name is the mailbox's address.
    Owner,
    /// It is another: a member of a shared mailbox, an administrator, or an
    /// owner whose sign-in name differs from the address.
    Other,
}

/// Compares the name somebody signed in with to a mailbox's address.
pub fn who(account: &Account, mailbox: &str) -> Who {
    let same = account.username.trim().to_lowercase() == mailbox.trim().to_lowercase();
    if same { Who::Owner } else { Who::Other }
}

/// Reads who signed in. `now` is this machine's clock.
///
/// # Errors
/// - `sign-in-identity-unreadable`: it is no id token, or a claim is missing
///   that every provider must send
/// - `sign-in-identity-not-ours`: it answers another sign-in, or comes from
///   another issuer; fact `claim` names what differs
/// - `sign-in-other-tenant`: the account lives in another tenant than asked for
/// - `sign-in-personal-account`: it is a personal Microsoft account
/// - `sign-in-clock-wrong`: the clocks are more than five minutes apart; facts
///   `time` and `direction` (`ahead`, `behind`)
pub fn read(token: &str, expected: &Expected<'_>, now: Timestamp) -> Result<Account, Problem> {
    let claims = claims(token)?;
    let tenant_id = text(&claims, "tid");
    check_audience(&claims, expected.client_id)?;
    check_issuer(&claims, expected.issuer, tenant_id.as_deref())?;
    check_nonce(&claims, expected.nonce)?;
    check_time(&claims, now.as_second())?;
    check_tenant(tenant_id.as_deref(), expected)?;
    let subject = text(&claims, "sub");
    let object_id = text(&claims, "oid").or_else(|| subject.clone()).ok_or_else(|| unreadable("sub"))?;
    let names: Vec<String> =
        ["preferred_username", "email", "upn"].iter().filter_map(|claim| text(&claims, claim)).collect();
    // A plan names people by address.
    let username = names.iter().find(|name| is_address(name)).or(names.first()).unwrap_or(&object_id);
    let username = username.to_lowercase();
    Ok(Account {
        issuer: text(&claims, "iss").ok_or_else(|| unreadable("iss"))?,
        tenant_id,
        object_id,
        username,
        name: text(&claims, "name"),
    })
}

fn unreadable(part: &'static str) -> Problem {
    Problem::person("sign-in-identity-unreadable").with("part", part)
}

fn not_ours(claim: &'static str) -> Problem {
    Problem::person("sign-in-identity-not-ours").with("claim", claim)
}

/// The payload of a JWT in its compact form: three parts, the middle one JSON
/// (RFC 7519 section 3, RFC 7515 section 7.1).
fn claims(token: &str) -> Result<Value, Problem> {
    let token = token.trim();
    if token.len() > LONGEST_TOKEN {
        return Err(unreadable("length"));
    }
    let parts: Vec<&str> = token.split('.').collect();
    let [_, payload, _] = parts.as_slice() else { return Err(unreadable("parts")) };
    let bytes = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).map_err(|_| unreadable("base64"))?;
    let claims: Value = serde_json::from_slice(&bytes).map_err(|_| unreadable("json"))?;
    if claims.is_object() { Ok(claims) } else { Err(unreadable("json")) }
}

/// A claim that is a text with something in it, on one line.
fn text(claims: &Value, name: &str) -> Option<String> {
    let text: String = claims
        .get(name)?
        .as_str()?
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .take(LONGEST_NAME)
        .collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A moment in seconds since 1970 (RFC 7519 section 2, `NumericDate`); parts of
/// a second are dropped.
fn moment(claims: &Value, name: &str) -> Option<i64> {
    let value = claims.get(name)?;
    value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds as i64))
}

fn same_id(a: &str, b: &str) -> bool {
    a == b || (is_guid(a) && a.eq_ignore_ascii_case(b))
}

/// `aud` names us, and where several are named, `azp` does not name another
/// (`OpenID` Connect Core, 3.1.3.7 items 3 to 5).
fn check_audience(claims: &Value, client_id: &str) -> Result<(), Problem> {
    let meant = match claims.get("aud") {
        Some(Value::String(one)) => same_id(one, client_id),
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).any(|one| same_id(one, client_id)),
        _ => return Err(unreadable("aud")),
    };
    let for_another = text(claims, "azp").is_some_and(|party| !same_id(&party, client_id));
    if meant && !for_another { Ok(()) } else { Err(not_ours("aud")) }
}

/// Exactly the issuer of the metadata, once the tenant is put in.
fn check_issuer(claims: &Value, expected: &str, tenant_id: Option<&str>) -> Result<(), Problem> {
    let issuer = text(claims, "iss").ok_or_else(|| unreadable("iss"))?;
    let expected = match tenant_id {
        Some(tenant_id) if is_guid(tenant_id) => expected.replace("{tenantid}", tenant_id),
        _ => expected.to_owned(),
    };
    if issuer == expected { Ok(()) } else { Err(not_ours("iss")) }
}

fn check_nonce(claims: &Value, expected: Option<&str>) -> Result<(), Problem> {
    match expected {
        Some(nonce) if claims.get("nonce").and_then(Value::as_str) != Some(nonce) => Err(not_ours("nonce")),
        _ => Ok(()),
    }
}

/// A token that was just made ends in the future and began in the past: where
/// it does not, a clock is wrong, and it is this machine's.
fn check_time(claims: &Value, now: i64) -> Result<(), Problem> {
    let ends = moment(claims, "exp").ok_or_else(|| unreadable("exp"))?;
    let made = moment(claims, "iat");
    let begins = moment(claims, "nbf").into_iter().chain(made).max();
    if let Some(begins) = begins.filter(|begins| now.saturating_add(SKEW) < *begins) {
        return Err(clock_wrong("behind", begins.saturating_sub(now)));
    }
    if now.saturating_sub(SKEW) >= ends {
        let since = made.filter(|made| *made <= ends).unwrap_or(ends);
        return Err(clock_wrong("ahead", now.saturating_sub(since)));
    }
    Ok(())
}

fn clock_wrong(direction: &'static str, seconds: i64) -> Problem {
    let minutes = (seconds.unsigned_abs() / 60).max(1);
    Problem::person("sign-in-clock-wrong")
        .with("direction", direction)
        .with("time", Duration::from_mins(minutes))
}

fn check_tenant(tenant_id: Option<&str>, expected: &Expected<'_>) -> Result<(), Problem> {
    let Some(tenant_id) = tenant_id else { return Ok(()) };
    if tenant_id.eq_ignore_ascii_case(PERSONAL_TENANT) {
        return Err(Problem::person("sign-in-personal-account"));
    }
    if is_guid(expected.tenant) && !expected.tenant.eq_ignore_ascii_case(tenant_id) {
        return Err(Problem::person("sign-in-other-tenant")
            .with("found", tenant_id)
            .with("tenant", expected.tenant));
    }
    Ok(())
}
