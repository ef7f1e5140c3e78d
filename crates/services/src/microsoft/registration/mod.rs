//! The application's registration: what is typed is checked at once, and what
//! must be entered in the admin center can be copied.
//!
//! Nothing here asks a server: a value that is good here may still be unknown
//! there (docs/microsoft365.md#authorization-request,
//! docs/microsoft365.md#scopes).

mod details;
mod tenant;
#[cfg(test)]
mod tests;

use secrecy::SecretString;
use url::Url;

use super::is_guid;
use crate::plan::Cloud;
use crate::problem::Problem;

pub use details::{Registration, details};
pub use tenant::check_tenant;

/// What a typed or pasted value is worth.
#[derive(Debug, Clone)]
pub enum Checked<T = String> {
    /// Nothing was entered.
    Empty,
    /// It can be used, in this form.
    Good(T),
    /// It can be used, but something about it should be known first.
    Caution(T, Problem),
    /// It cannot be used.
    Wrong(Problem),
}

impl<T> Checked<T> {
    /// The value in the form to use, where it can be used.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Good(value) | Self::Caution(value, _) => Some(value),
            Self::Empty | Self::Wrong(_) => None,
        }
    }

    /// What should be known of it.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Caution(_, problem) | Self::Wrong(problem) => Some(problem),
            Self::Empty | Self::Good(_) => None,
        }
    }
}

/// Checks an application (client) id. In Microsoft's clouds it is a GUID, which
/// is found in braces, behind its label or in a portal's address as well; with
/// addresses of one's own it may be any word.
///
/// The problems are `registration-client-id-wrong`,
/// `registration-client-id-several`, `registration-client-id-is-secret` and
/// `registration-of-zammad`. None holds what was typed: it may be a secret.
pub fn check_client_id(text: &str, cloud: Cloud) -> Checked {
    let text = text.trim();
    if text.is_empty() {
        return Checked::Empty;
    }
    if let Some(problem) = recognise_zammad_registration(text) {
        return Checked::Wrong(problem);
    }
    match client_id_in(text).as_slice() {
        [one] if !is_blank(one) => Checked::Good(one.clone()),
        [] if cloud == Cloud::Custom && !text.contains(char::is_whitespace) => Checked::Good(text.to_owned()),
        [] if looks_like_secret(text) => Checked::Wrong(Problem::usage("registration-client-id-is-secret")),
        [] | [_] => Checked::Wrong(Problem::usage("registration-client-id-wrong")),
        _ => Checked::Wrong(Problem::usage("registration-client-id-several")),
    }
}

/// Checks a client secret. It is kept exactly as it is, but for spaces around
/// it; it never stands in a problem.
///
/// The problems are `registration-secret-is-id` (the Secret ID instead of the
/// Value), `registration-secret-masked` (the portal shows only its beginning)
/// and the caution `registration-secret-odd`.
pub fn check_secret(text: &str) -> Checked<SecretString> {
    let text = text.trim();
    if text.is_empty() {
        return Checked::Empty;
    }
    if guids_in(text).iter().any(|guid| guid.len() >= text.trim_matches(['{', '}', '"', '\'']).len()) {
        return Checked::Wrong(Problem::usage("registration-secret-is-id"));
    }
    if text.contains("***") || text.contains("•••") {
        return Checked::Wrong(Problem::usage("registration-secret-masked"));
    }
    let secret = SecretString::from(text.to_owned());
    let plausible = text.len() >= 16 && text.bytes().all(|byte| byte.is_ascii_graphic());
    if plausible {
        Checked::Good(secret)
    } else {
        Checked::Caution(secret, Problem::usage("registration-secret-odd"))
    }
}

/// Whether client id and tenant were mixed up: `registration-ids-equal` where
/// the same GUID stands in both fields. Both as [`check_client_id`] and
/// [`check_tenant`] gave them.
pub fn check_pair(client_id: &str, tenant: &str) -> Option<Problem> {
    (is_guid(client_id) && client_id.eq_ignore_ascii_case(tenant))
        .then(|| Problem::usage("registration-ids-equal"))
}

/// What to know where an address is the one that Zammad's own registration has
/// (`…/api/v1/external_credentials/…`): it is of type Web, and Mailferry can use
/// the same application once `http://localhost` stands beside it.
pub fn recognise_zammad_registration(redirect_uri: &str) -> Option<Problem> {
    let address = Url::parse(redirect_uri.trim()).ok()?;
    let path = address.path().to_ascii_lowercase();
    path.contains("/api/v1/external_credentials/").then(|| Problem::usage("registration-of-zammad"))
}

/// GUIDs in a text that can be its client id: those behind `appId` or
/// `client_id` where there are such, else all.
fn client_id_in(text: &str) -> Vec<String> {
    let lower = text.to_ascii_lowercase();
    let named: Vec<String> = ["appid/", "appid=", "client_id=", "clientid=", "(client) id"]
        .iter()
        .filter_map(|mark| lower.split_once(mark))
        .filter_map(|(_, rest)| guids_in(rest).into_iter().next())
        .collect();
    let mut found = if named.is_empty() { guids_in(&lower) } else { named };
    found.dedup();
    found
}

/// Every GUID in a text, in lower case; one of 32 digits without hyphens counts
/// where it is all there is.
fn guids_in(text: &str) -> Vec<String> {
    let of_guid = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    let words: Vec<&str> = text.split(|letter| !of_guid(letter)).filter(|word| !word.is_empty()).collect();
    if let [only] = words.as_slice()
        && only.len() == 32
        && only.bytes().all(|byte| byte.is_ascii_hexdigit())
    {
        let parts = [&only[..8], &only[8..12], &only[12..16], &only[16..20], &only[20..]];
        return vec![parts.join("-").to_ascii_lowercase()];
    }
    words.into_iter().filter(|word| is_guid(word)).map(str::to_ascii_lowercase).collect()
}

/// A GUID of zeros stands in examples and belongs to nobody.
fn is_blank(guid: &str) -> bool {
    guid.bytes().all(|byte| matches!(byte, b'0' | b'-'))
}

/// Client secrets are some forty letters, digits and signs without a space.
fn looks_like_secret(text: &str) -> bool {
    let of_secret = |byte: u8| byte.is_ascii_alphanumeric() || b"~_.-".contains(&byte);
    (30..=60).contains(&text.len())
        && text.bytes().all(of_secret)
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().any(|byte| byte.is_ascii_uppercase())
}
