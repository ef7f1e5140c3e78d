//! Microsoft 365: clouds, app registration, consent, sign-in, tokens.
//!
//! The application is a public client that signs people in by the system's
//! browser (RFC 8252) or on another device (RFC 8628). What it is given lives in
//! the system's keychain or in memory, nowhere else.

pub mod accounts;
mod browser;
pub mod clouds;
pub mod consent;
pub mod device;
mod http;
pub mod id_token;
pub mod loopback;
pub mod provider;
pub mod refresh;
pub mod refusals;
pub mod registration;
pub mod revocation;
pub mod sign_in;
pub mod token_manager;

use std::path::PathBuf;

use jiff::Timestamp;
use secrecy::SecretString;

use crate::plan::MicrosoftPlan;
use crate::plan::judge::ApplicationPlan;

/// What a service says, on one line, without what looks like a token or a secret and
/// with addresses of people cut to their domain.
pub(crate) use refusals::sanitise as fit_to_show;

/// The application as it is registered, and where it signs people in.
#[derive(Debug, Clone)]
pub struct Application {
    /// Base address of the identity platform, tenant included, without a slash
    /// at the end.
    pub authority: String,
    /// Tenant: a GUID, a domain, `organizations` or `common`.
    pub tenant: String,
    /// Application (client) id.
    pub client_id: String,
    /// The permission that opens a mailbox over IMAP, as a full address.
    pub scope: String,
    /// Secret of an application that is registered as a web application;
    /// `None` for a public client, as ours is.
    pub client_secret: Option<SecretString>,
    /// An extra trusted CA in PEM form, for addresses of one's own.
    pub ca_file: Option<PathBuf>,
}

impl Application {
    /// The application that a plan names, without a secret.
    pub fn of(plan: &MicrosoftPlan) -> Self {
        Self {
            authority: plan.authority.clone(),
            tenant: plan.tenant.clone(),
            client_id: plan.client_id.clone(),
            scope: plan.scope.clone(),
            client_secret: None,
            ca_file: plan.ca_file.clone(),
        }
    }
}

impl From<ApplicationPlan> for Application {
    /// The application without a secret, before a mailbox was named.
    fn from(plan: ApplicationPlan) -> Self {
        Self {
            authority: plan.authority,
            tenant: plan.tenant,
            client_id: plan.client_id,
            scope: plan.scope,
            client_secret: None,
            ca_file: plan.ca_file,
        }
    }
}

/// Somebody who signed in. Names no secret.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Account {
    /// Who vouched for them: the `iss` claim.
    pub issuer: String,
    /// Their tenant: the `tid` claim; `None` where the provider has none.
    pub tenant_id: Option<String>,
    /// Their unchanging id: the `oid` claim, or `sub` where there is none.
    pub object_id: String,
    /// The name they sign in with, lower-case (`preferred_username`, else
    /// `email`); it may differ from the mailbox's address.
    pub username: String,
    /// Display name, where it was told.
    pub name: Option<String>,
}

/// What a token endpoint gave. Its secrets cannot be printed.
#[derive(Debug, Clone)]
pub struct Tokens {
    /// Opens the mailbox until it ends.
    pub access: SecretString,
    /// When the access token ends, by this machine's clock.
    pub ends_at: Timestamp,
    /// Gives new access tokens; `None` where the provider gave none.
    pub refresh: Option<SecretString>,
}

/// A completed sign-in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who it was.
    pub account: Account,
    /// What it gave.
    pub tokens: Tokens,
}

/// Whether a text is a GUID in its usual form: 8-4-4-4-12 hexadecimal digits.
pub(crate) fn is_guid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}
