//! Addresses in a plan: which are safe to talk to, and the clouds' own.

use std::fmt;
use std::net::IpAddr;

use super::Cloud;
use crate::problem::Fact;

/// An IMAP server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImapAddress {
    /// Host name or IP address, without brackets.
    pub host: String,
    /// The port it listens on; where none was named, 993, or 143 without TLS.
    pub port: u16,
    /// TLS from the first byte. Only off towards this machine.
    pub tls: bool,
}

impl fmt::Display for ImapAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.host.contains(':') {
            write!(formatter, "[{}]:{}", self.host, self.port)
        } else {
            write!(formatter, "{}:{}", self.host, self.port)
        }
    }
}

impl From<&ImapAddress> for Fact {
    fn from(address: &ImapAddress) -> Self {
        Self::text(address)
    }
}

impl ImapAddress {
    /// Reads `host`, `host:port` or `[v6]:port`; without a port it is 993, or
    /// 143 without TLS.
    pub(super) fn read(text: &str, tls: bool) -> Option<Self> {
        let standard = if tls { 993 } else { 143 };
        let (host, port) = if let Some(rest) = text.strip_prefix('[') {
            let (host, rest) = rest.split_once(']')?;
            host.parse::<std::net::Ipv6Addr>().ok()?;
            match rest.strip_prefix(':') {
                Some(port) => (host, port.parse().ok()?),
                None if rest.is_empty() => (host, standard),
                None => return None,
            }
        } else {
            match text.split_once(':') {
                Some((host, port)) => (host, port.parse().ok()?),
                None => (text, standard),
            }
        };
        let plausible = !host.is_empty()
            && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '_'));
        (plausible && port != 0).then(|| Self { host: host.to_owned(), port, tls })
    }
}

/// Whether a host is this machine: only there may a connection go without TLS.
pub fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Whether a text looks like an e-mail address: what a plan takes for one.
pub fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && !domain.is_empty()
            && !domain.contains('@')
            && !text.contains(char::is_whitespace)
    })
}

/// What a cloud of Microsoft's is reached by (docs/microsoft365.md#addresses).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preset {
    /// Base address of the identity platform.
    pub login: &'static str,
    /// Host of the IMAP server.
    pub imap: &'static str,
    /// The permission that opens a mailbox over IMAP.
    pub scope: &'static str,
}

/// The permission that opens a mailbox over IMAP in the worldwide cloud, and
/// where the plan names no other.
pub const IMAP_SCOPE: &str = "https://outlook.office.com/IMAP.AccessAsUser.All";

/// What a cloud is reached by; `None` for addresses of one's own.
pub fn preset(cloud: Cloud) -> Option<Preset> {
    match cloud {
        Cloud::Worldwide => Some(Preset {
            login: "https://login.microsoftonline.com",
            imap: "outlook.office365.com",
            scope: IMAP_SCOPE,
        }),
        Cloud::UsGovernment => Some(Preset {
            login: "https://login.microsoftonline.us",
            imap: "outlook.office365.us",
            scope: "https://outlook.office365.us/IMAP.AccessAsUser.All",
        }),
        Cloud::China => Some(Preset {
            login: "https://login.partner.microsoftonline.cn",
            imap: "partner.outlook.cn",
            scope: "https://partner.outlook.cn/IMAP.AccessAsUser.All",
        }),
        Cloud::Custom => None,
    }
}
