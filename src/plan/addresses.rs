//! Addresses in a plan: which are safe to talk to, and the clouds' own.

use std::fmt;
use std::net::IpAddr;

use super::Cloud;

/// An IMAP server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImapAddress {
    /// Host name or IP address, without brackets.
    pub host: String,
    /// Port.
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

/// Sign-in host and IMAP host of a cloud (facts of Microsoft 365, section 1.1).
pub(super) fn preset(cloud: Cloud) -> Option<(&'static str, &'static str)> {
    match cloud {
        Cloud::Worldwide => Some(("https://login.microsoftonline.com", "outlook.office365.com")),
        Cloud::UsGovernment => Some(("https://login.microsoftonline.us", "outlook.office365.us")),
        Cloud::China => Some(("https://login.partner.microsoftonline.cn", "partner.outlook.cn")),
        Cloud::Custom => None,
    }
}
