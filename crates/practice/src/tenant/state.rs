//! What the tenant remembers: tokens, codes, and sign-ins under way.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
// Time that tests can pass without waiting.
use tokio::time::Instant;

use super::Levers;

/// An authorization code lives ten minutes
/// (docs/microsoft365.md#authorization-request).
const CODE_LIFETIME: Duration = Duration::from_mins(10);
/// A device code lives fifteen minutes (docs/microsoft365.md#device-code).
pub(super) const DEVICE_LIFETIME: Duration = Duration::from_mins(15);

/// What a token is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenState {
    /// It opens the mailbox.
    Valid,
    /// It did once.
    Expired,
    /// This tenant never gave it.
    Unknown,
    /// It is meant for something else: Graph's where IMAP is asked, or the reverse.
    WrongAudience,
    /// It is good, but its account has no right to the mailbox.
    NoRight,
}

struct Access {
    account: String,
    scope: String,
    until: Instant,
}

struct Renewal {
    client_id: String,
    account: String,
    ended: bool,
}

/// What an authorization code stands for.
#[derive(Debug, Clone)]
pub(super) struct Code {
    client_id: String,
    pub(super) account: String,
    pub(super) scope: String,
    pub(super) redirect_uri: String,
    pub(super) challenge: Option<Challenge>,
    pub(super) nonce: Option<String>,
    made: Instant,
    used: bool,
}

/// The PKCE challenge of a sign-in (RFC 7636).
#[derive(Debug, Clone)]
pub(super) struct Challenge {
    pub(super) value: String,
    /// `S256`; otherwise the verifier itself is expected.
    pub(super) hashed: bool,
}

/// A request to sign in that a person is looking at.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) client_id: String,
    pub(super) redirect_uri: String,
    pub(super) scope: String,
    pub(super) state: Option<String>,
    pub(super) nonce: Option<String>,
    pub(super) challenge: Option<Challenge>,
    pub(super) fragment: bool,
    pub(super) consent_again: bool,
    /// Picked on the first page, waiting for consent on the second.
    pub(super) account: Option<String>,
}

/// How far a device sign-in is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Device {
    Waiting,
    Declined,
    SignedIn(String),
    Used,
}

struct DeviceCode {
    client_id: String,
    user_code: String,
    scope: String,
    until: Instant,
    polled: Option<Instant>,
    progress: Device,
}

/// Everything the tenant remembers.
pub(super) struct State {
    pub(super) levers: Levers,
    /// Addresses that web applications are sent back to.
    pub(super) web_redirects: HashSet<String>,
    access: HashMap<String, Access>,
    refresh: HashMap<String, Renewal>,
    codes: HashMap<String, Code>,
    asked: HashMap<String, Asked>,
    devices: HashMap<String, DeviceCode>,
}

/// Why a code cannot be redeemed, as an AADSTS number.
pub(super) type Refusal = u32;

/// The one refusal that has no number: a device asks too often.
pub(super) const SLOW_DOWN: Refusal = 0;

/// Random text that is safe in an address, of 32 bytes.
pub(super) fn random_text() -> String {
    let bytes: [u8; 32] = rand::random();
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Whether a token of this scope is taken by the mail server: the full scope of
/// Exchange, not Graph's or the bare word (docs/microsoft365.md#scopes).
pub(super) fn opens_imap(scope: &str) -> bool {
    const HOSTS: [&str; 4] = [
        "https://outlook.office.com/",
        "https://outlook.office365.com/",
        "https://outlook.office365.us/",
        "https://partner.outlook.cn/",
    ];
    scope
        .split(' ')
        .any(|one| HOSTS.iter().any(|host| one.strip_prefix(host) == Some("IMAP.AccessAsUser.All")))
}

/// Whether a token of this scope may read and change mail through Graph. A scope
/// without its resource is Graph's (docs/microsoft365.md#scopes).
pub(super) fn opens_graph(scope: &str) -> bool {
    scope.split(' ').any(|one| {
        let name = one.strip_prefix("https://graph.microsoft.com/").unwrap_or(one).to_ascii_lowercase();
        name == "mail.readwrite" || name == "mail.readwrite.shared"
    })
}

impl State {
    pub(super) fn new(levers: Levers) -> Self {
        Self {
            levers,
            web_redirects: HashSet::new(),
            access: HashMap::new(),
            refresh: HashMap::new(),
            codes: HashMap::new(),
            asked: HashMap::new(),
            devices: HashMap::new(),
        }
    }

    pub(super) fn mint(&mut self, account: &str, scope: &str, lifetime: Duration) -> String {
        let token = format!("practice-access-{}", random_text());
        let access =
            Access { account: account.to_owned(), scope: scope.to_owned(), until: Instant::now() + lifetime };
        self.access.insert(token.clone(), access);
        token
    }

    /// Account, scope, and whether the token still holds.
    pub(super) fn look(&self, token: &str) -> Option<(String, String, bool)> {
        let access = self.access.get(token)?;
        Some((access.account.clone(), access.scope.clone(), Instant::now() < access.until))
    }

    pub(super) fn expire(&mut self, token: &str) {
        if let Some(access) = self.access.get_mut(token) {
            access.until = Instant::now();
        }
    }

    pub(super) fn expire_all(&mut self) {
        let now = Instant::now();
        for access in self.access.values_mut() {
            access.until = access.until.min(now);
        }
    }

    pub(super) fn revoke_all(&mut self) {
        for renewal in self.refresh.values_mut() {
            renewal.ended = true;
        }
    }

    pub(super) fn new_refresh(&mut self, client_id: &str, account: &str) -> String {
        let token = format!("practice-refresh-{}", random_text());
        let renewal = Renewal { client_id: client_id.to_owned(), account: account.to_owned(), ended: false };
        self.refresh.insert(token.clone(), renewal);
        token
    }

    /// Whose refresh token this is; `end_it` makes it fail from now on.
    pub(super) fn use_refresh(
        &mut self,
        client_id: &str,
        token: &str,
        end_it: bool,
    ) -> Result<String, Refusal> {
        let renewal = self.refresh.get_mut(token).filter(|renewal| renewal.client_id == client_id);
        let renewal = renewal.ok_or(70000_u32)?;
        if renewal.ended {
            return Err(50173);
        }
        renewal.ended = end_it;
        Ok(renewal.account.clone())
    }

    pub(super) fn ask(&mut self, asked: Asked) -> String {
        let id = random_text();
        self.asked.insert(id.clone(), asked);
        id
    }

    pub(super) fn asked(&mut self, id: &str) -> Option<&mut Asked> {
        self.asked.get_mut(id)
    }

    pub(super) fn answered(&mut self, id: &str) {
        self.asked.remove(id);
    }

    pub(super) fn new_code(&mut self, asked: &Asked, account: &str) -> String {
        let code = random_text();
        self.codes.insert(
            code.clone(),
            Code {
                client_id: asked.client_id.clone(),
                account: account.to_owned(),
                scope: asked.scope.clone(),
                redirect_uri: asked.redirect_uri.clone(),
                challenge: asked.challenge.clone(),
                nonce: asked.nonce.clone(),
                made: Instant::now(),
                used: false,
            },
        );
        code
    }

    /// Redeems a code once. It is spent even where the verifier is wrong.
    pub(super) fn use_code(&mut self, client_id: &str, code: &str) -> Result<Code, Refusal> {
        let found = self.codes.get_mut(code).filter(|code| code.client_id == client_id).ok_or(70000_u32)?;
        if found.used {
            return Err(54005);
        }
        found.used = true;
        if found.made.elapsed() > CODE_LIFETIME { Err(70008) } else { Ok(found.clone()) }
    }

    pub(super) fn new_device(
        &mut self,
        client_id: &str,
        scope: &str,
        lifetime: Duration,
    ) -> (String, String) {
        const LETTERS: &[u8] = b"BCDFGHJKLMNPQRSTVWXZ23456789";
        let bytes: [u8; 9] = rand::random();
        let user_code: String =
            bytes.iter().map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()])).collect();
        let device_code = random_text();
        self.devices.insert(
            device_code.clone(),
            DeviceCode {
                client_id: client_id.to_owned(),
                user_code: user_code.clone(),
                scope: scope.to_owned(),
                until: Instant::now() + lifetime,
                polled: None,
                progress: Device::Waiting,
            },
        );
        (device_code, user_code)
    }

    pub(super) fn has_user_code(&self, user_code: &str) -> bool {
        self.devices.values().any(|device| device.user_code.eq_ignore_ascii_case(user_code.trim()))
    }

    pub(super) fn settle_device(&mut self, user_code: &str, progress: Device) {
        if let Some(device) =
            self.devices.values_mut().find(|device| device.user_code.eq_ignore_ascii_case(user_code.trim()))
        {
            device.progress = progress;
        }
    }

    /// What a poll gets: scope and account, or an AADSTS number. One that comes
    /// sooner than the interval after the last is told to slow down.
    pub(super) fn poll_device(
        &mut self,
        client_id: &str,
        device_code: &str,
        interval: Option<Duration>,
    ) -> Result<(String, String), Refusal> {
        let device = self.devices.get_mut(device_code).filter(|device| device.client_id == client_id);
        let device = device.ok_or(70018_u32)?;
        let now = Instant::now();
        if now >= device.until {
            return Err(70019);
        }
        let before = device.polled.replace(now);
        if interval.zip(before).is_some_and(|(interval, before)| now < before + interval) {
            return Err(SLOW_DOWN);
        }
        match std::mem::replace(&mut device.progress, Device::Used) {
            Device::Waiting => {
                device.progress = Device::Waiting;
                Err(70016)
            }
            Device::Declined => Err(65004),
            Device::Used => Err(54005),
            Device::SignedIn(account) => Ok((device.scope.clone(), account)),
        }
    }
}
