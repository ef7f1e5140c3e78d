//! An identity platform inside the program: it answers like Microsoft's v2.0
//! endpoints (docs/microsoft365.md#addresses), for people, browsers and
//! programs on this machine.
//!
//! It knows a handful of made-up accounts, asks nobody for a password, and can
//! be told to refuse, to delay, or to sign in somebody else.

mod answers;
mod authorize;
mod device;
mod guid;
mod identity;
mod pages;
mod state;
#[cfg(test)]
mod tests;
mod token;
mod visitor;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::Router;
use axum::routing::{get, post};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::problem::Problem;

use state::State;

/// Names and values of a query or a form.
type Fields = HashMap<String, String>;
pub use state::TokenState;

/// The scope that opens a mailbox over IMAP.
pub const IMAP_SCOPE: &str = "https://outlook.office.com/IMAP.AccessAsUser.All";

/// A made-up person, or a shared mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// User principal name and address, lower-case.
    pub address: String,
    /// Display name.
    pub name: String,
    /// The unchanging id of the account within the tenant (claim `oid`).
    pub object_id: String,
    /// Other mailboxes this person has Full Access to.
    pub members_of: Vec<String>,
    /// May consent for the whole organisation.
    pub administrator: bool,
}

impl Account {
    /// An ordinary account with an id made from its address.
    pub fn new(address: &str, name: &str) -> Self {
        Self {
            address: address.to_lowercase(),
            name: name.to_owned(),
            object_id: guid::stable_guid(address),
            members_of: Vec::new(),
            administrator: false,
        }
    }

    /// The same, with Full Access to another mailbox.
    #[must_use]
    pub fn member_of(mut self, mailbox: &str) -> Self {
        self.members_of.push(mailbox.to_lowercase());
        self
    }

    /// The same, as an administrator.
    #[must_use]
    pub fn administrator(mut self) -> Self {
        self.administrator = true;
        self
    }

    /// Whether this account may read a mailbox.
    fn may_open(&self, mailbox: &str) -> bool {
        self.address == mailbox || self.members_of.iter().any(|member| member == mailbox)
    }
}

/// An application that is registered in the tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// Application (client) id.
    pub client_id: String,
    /// The secret of one that is registered as a web application, which every
    /// token request must then show; `None` for a public one, which must not.
    pub secret: Option<String>,
}

/// What a tenant is made of.
#[derive(Debug, Clone)]
pub struct Options {
    /// The tenant's GUID.
    pub tenant_id: String,
    /// A domain that also names the tenant.
    pub domain: String,
    /// The registered application's id.
    pub client_id: String,
    /// Its secret, where it is registered as a web application
    /// ([`Registration::secret`]).
    pub client_secret: Option<String>,
    /// The secret of the same application for who comes back to one of its web
    /// addresses ([`Tenant::register_redirect`]), such as a helpdesk: one registration
    /// may serve as both.
    pub web_secret: String,
    /// Further applications.
    pub other_applications: Vec<Registration>,
    /// Who can sign in.
    pub accounts: Vec<Account>,
    /// How long an access token holds; the real default is 60 to 90 minutes.
    pub access_token_lifetime: Duration,
    /// How often a device-code client is told to ask, in seconds.
    pub device_interval: u64,
    /// Whether one that asks more often is told to slow down (RFC 8628 section
    /// 3.5).
    pub device_patience: bool,
    /// How long a device code holds; the real default is 15 minutes.
    pub device_lifetime: Duration,
    /// How the tenant behaves at first.
    pub levers: Levers,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            tenant_id: "5e1f3a90-7d24-4c1b-9a57-c0ff33facade".to_owned(),
            domain: "contoso.example".to_owned(),
            client_id: "7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5".to_owned(),
            client_secret: None,
            other_applications: Vec::new(),
            web_secret: "practice-helpdesk-secret".to_owned(),
            accounts: vec![
                Account::new("support@contoso.example", "Contoso Support"),
                Account::new("mia.keller@contoso.example", "Mia Keller")
                    .member_of("support@contoso.example")
                    .administrator(),
                Account::new("jonas.weber@contoso.example", "Jonas Weber"),
            ],
            access_token_lifetime: Duration::from_mins(75),
            device_interval: 5,
            device_patience: false,
            device_lifetime: state::DEVICE_LIFETIME,
            levers: Levers::default(),
        }
    }
}

/// How the tenant behaves; may be changed at any time with [`Tenant::levers`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Levers {
    /// What comes of a sign-in.
    pub sign_in: SignIn,
    /// Whether the application may do what it asks for.
    pub consent: Consent,
    /// What comes of renewing a token.
    pub refresh: Refresh,
    /// How every endpoint answers.
    pub answers: Answers,
    /// In which cloud the tenant lives.
    pub home: Home,
    /// The secrets of all applications have run out (AADSTS7000222).
    pub secrets_expired: bool,
}

/// In which of Microsoft's clouds the tenant lives, by the name that
/// `cloud_instance_name` gives it, such as `microsoftonline.us`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Home {
    /// Here; nothing is said of it.
    #[default]
    Here,
    /// The metadata name this cloud.
    Named(String),
    /// In this cloud and not here: every endpoint refuses (AADSTS90038).
    Elsewhere(String),
}

/// What comes of a sign-in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SignIn {
    /// The account that the person picks signs in.
    #[default]
    AsPicked,
    /// Whoever is picked, this account signs in, as single sign-on does.
    As(String),
    /// Refused with this AADSTS code, such as 53003 or 50057.
    Refused(u32),
}

/// Whether the application may do what it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Consent {
    /// It was granted before; nobody is asked.
    #[default]
    Granted,
    /// Each person is asked and may accept.
    Asked,
    /// Only an administrator may accept (AADSTS90094).
    Administrator,
    /// The same, and a person may send a request and wait (AADSTS90095).
    Pending,
    /// Refused for good (AADSTS65004).
    Denied,
}

/// What comes of renewing a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Refresh {
    /// A new refresh token each time; the old one goes on working, as
    /// Microsoft's do.
    #[default]
    KeepsOld,
    /// A new refresh token each time; the old one fails from then on.
    EndsOld,
    /// Refused with this AADSTS code, such as 700082 or 50173.
    Refused(u32),
}

/// How every endpoint answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answers {
    /// At once and well formed.
    #[default]
    Proper,
    /// After this long.
    Slow(Duration),
    /// With status 200 and half a page of HTML, as a proxy in between does.
    Broken,
    /// With status 503 and AADSTS90033.
    Unavailable,
    /// With status 429 and this many seconds to wait.
    Throttled(u32),
}

/// A running identity platform; ends when dropped.
pub struct Tenant {
    shared: Arc<Shared>,
    address: SocketAddr,
    server: JoinHandle<()>,
}

/// What all requests share.
struct Shared {
    options: Options,
    address: SocketAddr,
    state: Mutex<State>,
    signer: identity::Signer,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        // A panic while holding the lock is a fault of a test; the data is whole.
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn levers(&self) -> Levers {
        self.state().levers.clone()
    }

    fn account(&self, address: &str) -> Option<&Account> {
        self.options.accounts.iter().find(|account| account.address == address)
    }

    fn authority(&self) -> String {
        format!("http://{}/{}", self.address, self.options.tenant_id)
    }

    /// The application that a request names.
    fn application(&self, fields: &Fields) -> Option<Registration> {
        self.registration(fields.get("client_id").map(String::as_str).unwrap_or_default())
    }

    /// The application of this id.
    fn registration(&self, client_id: &str) -> Option<Registration> {
        let first = || Registration {
            client_id: self.options.client_id.clone(),
            secret: self.options.client_secret.clone(),
        };
        std::iter::once_with(first)
            .chain(self.options.other_applications.iter().cloned())
            .find(|registration| registration.client_id == client_id)
    }

    /// Why a request to this tenant cannot be served, as an AADSTS number.
    fn refuses(&self, tenant: &str) -> Option<state::Refusal> {
        match self.levers().home {
            _ if !self.is_tenant(tenant) => Some(90002),
            Home::Elsewhere(_) => Some(90038),
            Home::Here | Home::Named(_) => None,
        }
    }

    /// Whether a request's first path segment names this tenant.
    fn is_tenant(&self, name: &str) -> bool {
        [self.options.tenant_id.as_str(), self.options.domain.as_str(), "organizations", "common"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name))
    }
}

impl Tenant {
    /// Starts on a free port of this machine.
    ///
    /// # Errors
    /// `practice-cannot-listen` where no port can be had.
    pub async fn start(options: Options) -> Result<Self, Problem> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(|error| {
            Problem::ours("practice-cannot-listen").with("what", "tenant").words(&error.to_string())
        })?;
        let address = listener.local_addr().map_err(|error| {
            Problem::ours("practice-cannot-listen").with("what", "tenant").words(&error.to_string())
        })?;
        let state = Mutex::new(State::new(options.levers.clone()));
        let shared = Arc::new(Shared { options, address, state, signer: identity::Signer::new() });
        let routes = router(Arc::clone(&shared));
        let server = tokio::spawn(async move {
            // Serving only ends with the task; there is nobody to tell.
            let _ = axum::serve(listener, routes).await;
        });
        Ok(Self { shared, address, server })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Base address of the identity platform with the tenant's id in it, as a
    /// plan's `authority` wants it.
    pub fn authority(&self) -> String {
        self.shared.authority()
    }

    /// The tenant's id.
    pub fn tenant_id(&self) -> &str {
        &self.shared.options.tenant_id
    }

    /// The registered application's id.
    pub fn client_id(&self) -> &str {
        &self.shared.options.client_id
    }

    /// Where Dovecot asks about a token: always 200, with `active` and, for an
    /// active token, `email`.
    pub fn introspection_url(&self) -> String {
        format!("http://{}/introspect", self.address)
    }

    /// A fresh access token for IMAP to this mailbox, without a sign-in.
    pub fn access_token(&self, mailbox: &str) -> String {
        let lifetime = self.shared.options.access_token_lifetime;
        self.shared.state().mint(&mailbox.to_lowercase(), IMAP_SCOPE, lifetime)
    }

    /// A refresh token of this account, as a sign-in gives it.
    pub fn refresh_token(&self, account: &str) -> String {
        self.shared.state().new_refresh(self.client_id(), &account.to_lowercase())
    }

    /// Ends an access token now.
    pub fn expire(&self, token: &str) {
        self.shared.state().expire(token);
    }

    /// Ends every access token there is; ones made later hold.
    pub fn expire_all(&self) {
        self.shared.state().expire_all();
    }

    /// Ends every refresh token there is, as "revoke sessions" does.
    pub fn revoke_all(&self) {
        self.shared.state().revoke_all();
    }

    /// Registers the address that a web application is sent back to, as "Web" among
    /// the redirect URIs of its registration.
    pub fn register_redirect(&self, uri: &str) {
        self.shared.state().web_redirects.insert(uri.to_owned());
    }

    /// The registered application's secret for who comes back to a web address.
    pub fn web_secret(&self) -> &str {
        &self.shared.options.web_secret
    }

    /// Base address without a tenant, such as `http://127.0.0.1:40123`.
    pub fn host(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Changes how the tenant behaves.
    pub fn levers(&self, change: impl FnOnce(&mut Levers)) {
        change(&mut self.shared.state().levers);
    }

    /// What the consent lever stands at; accepting on a page changes it.
    pub fn consent(&self) -> Consent {
        self.shared.state().levers.consent
    }

    /// Looks at tokens the way a mail server of this tenant does.
    pub fn checker(&self) -> TokenChecker {
        TokenChecker { shared: Arc::clone(&self.shared) }
    }
}

impl Drop for Tenant {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// Looks at tokens; handed to the mail server.
#[derive(Clone)]
pub struct TokenChecker {
    shared: Arc<Shared>,
}

impl TokenChecker {
    /// What a token is worth at this mailbox over IMAP.
    pub fn check(&self, token: &str, mailbox: &str) -> TokenState {
        self.check_scope(token, mailbox, state::opens_imap)
    }

    /// What a token is worth at this mailbox for Graph's mail.
    pub fn check_graph(&self, token: &str, mailbox: &str) -> TokenState {
        self.check_scope(token, mailbox, state::opens_graph)
    }

    fn check_scope(&self, token: &str, mailbox: &str, opens: impl Fn(&str) -> bool) -> TokenState {
        let mailbox = mailbox.to_lowercase();
        let Some((account, scope, valid)) = self.shared.state().look(token) else {
            return TokenState::Unknown;
        };
        if !valid {
            return TokenState::Expired;
        }
        if !opens(&scope) {
            return TokenState::WrongAudience;
        }
        let may =
            self.shared.account(&account).map_or(account == mailbox, |account| account.may_open(&mailbox));
        if may { TokenState::Valid } else { TokenState::NoRight }
    }

    /// Ends a token now, as the passing of its time would.
    pub fn expire(&self, token: &str) {
        self.shared.state().expire(token);
    }
}

fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/{tenant}/oauth2/v2.0/authorize", get(authorize::show).post(authorize::decide))
        .route("/{tenant}/oauth2/v2.0/token", post(token::token))
        .route("/{tenant}/oauth2/v2.0/devicecode", post(device::begin))
        .route("/{tenant}/oauth2/v2.0/logout", get(authorize::logout))
        .route("/{tenant}/oauth2/deviceauth", get(device::show).post(device::decide))
        .route("/{tenant}/v2.0/adminconsent", get(authorize::show_consent).post(authorize::decide_consent))
        .route("/{tenant}/v2.0/.well-known/openid-configuration", get(identity::configuration))
        .route("/{tenant}/discovery/v2.0/keys", get(identity::keys))
        .route("/introspect", get(token::introspect).post(token::introspect))
        .layer(axum::middleware::from_fn_with_state(Arc::clone(&shared), answers::behave))
        .with_state(shared)
}
