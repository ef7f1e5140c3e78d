//! Why TLS came to nothing, as a problem that names the reason.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ring::digest::{SHA256, digest};
use rustls::{AlertDescription, CertificateError, Error, OtherError, PeerIncompatible};
use rustls_pki_types::{CertificateDer, UnixTime};
use x509_parser::parse_x509_certificate;
use x509_parser::x509::X509Name;

use crate::problem::Problem;

/// A certificate that was not accepted, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    reason: Reason,
    /// What rustls says of it.
    words: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Reason {
    Expired { since: Timestamp },
    NotYetValid { until: Timestamp },
    OtherName { names: Vec<String> },
    UnknownIssuer { issuer: String },
    SelfSigned { fingerprint: String },
    Other,
}

impl Refusal {
    /// What is wrong with a certificate that was refused with this error.
    pub(super) fn of(
        error: Error,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
    ) -> Self {
        let words = error.to_string();
        let reason = match error {
            Error::InvalidCertificate(CertificateError::ExpiredContext { not_after, .. }) => {
                Reason::Expired { since: moment(not_after) }
            }
            Error::InvalidCertificate(CertificateError::NotValidYetContext { not_before, .. }) => {
                Reason::NotYetValid { until: moment(not_before) }
            }
            Error::InvalidCertificate(CertificateError::NotValidForNameContext { presented, .. }) => {
                Reason::OtherName { names: presented.iter().map(|name| bare(name)).collect() }
            }
            _ => distrusted(certificate, intermediates),
        };
        Self { reason, words }
    }

    fn problem(&self, address: &str) -> Problem {
        let problem = match &self.reason {
            Reason::Expired { since } => Problem::person("network-tls-expired").with("date", day(*since)),
            Reason::NotYetValid { until } => {
                Problem::person("network-tls-not-yet-valid").with("date", day(*until))
            }
            Reason::OtherName { names } => Problem::person("network-tls-other-name")
                .with("found", if names.is_empty() { "none" } else { "some" })
                .with("names", names.join(", ")),
            Reason::UnknownIssuer { issuer } => {
                Problem::person("network-tls-unknown-issuer").with("issuer", issuer)
            }
            Reason::SelfSigned { fingerprint } => {
                Problem::person("network-tls-self-signed").with("fingerprint", fingerprint)
            }
            Reason::Other => Problem::person("network-tls").words(&self.words),
        };
        problem.with("address", address)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.words)
    }
}

impl std::error::Error for Refusal {}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        CertificateError::Other(OtherError(Arc::new(refusal))).into()
    }
}

/// No authority that is trusted stands behind it: it signed itself, or somebody
/// did who is not known here. The issuer that is named is the last of the
/// chain that the server shows, which is the one to be trusted.
fn distrusted(certificate: &CertificateDer<'_>, intermediates: &[CertificateDer<'_>]) -> Reason {
    let Ok((_, shown)) = parse_x509_certificate(certificate) else { return Reason::Other };
    if shown.issuer().as_raw() == shown.subject().as_raw() {
        return Reason::SelfSigned { fingerprint: fingerprint(certificate) };
    }
    let above: Vec<_> =
        intermediates.iter().filter_map(|further| Some(parse_x509_certificate(further).ok()?.1)).collect();
    let mut issuer = shown.issuer();
    for _ in &above {
        let next = above.iter().find(|further| {
            further.subject().as_raw() == issuer.as_raw() && further.issuer().as_raw() != issuer.as_raw()
        });
        let Some(next) = next else { break };
        issuer = next.issuer();
    }
    Reason::UnknownIssuer { issuer: known_as(issuer) }
}

/// The common name, or all of the name where it has none.
fn known_as(name: &X509Name<'_>) -> String {
    let common = name.iter_common_name().next().and_then(|name| name.as_str().ok());
    common.map_or_else(|| name.to_string(), str::to_owned)
}

/// SHA-256 as browsers and `openssl x509 -fingerprint -sha256` show it.
fn fingerprint(certificate: &CertificateDer<'_>) -> String {
    let bytes: Vec<String> =
        digest(&SHA256, certificate).as_ref().iter().map(|byte| format!("{byte:02X}")).collect();
    bytes.join(":")
}

/// `DnsName("mail.example")` as rustls prints a name, without its wrapping.
fn bare(name: &str) -> String {
    let inner = name.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')')).unwrap_or(name);
    inner.trim_matches('"').to_owned()
}

fn moment(time: UnixTime) -> Timestamp {
    i64::try_from(time.as_secs())
        .ok()
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .unwrap_or_default()
}

fn day(moment: Timestamp) -> jiff::civil::Date {
    moment.to_zoned_datetime(TimeZone::UTC).date()
}

/// What a server speaks where it speaks without TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// HTTP.
    Http,
    /// IMAP.
    Imap,
}

/// Why no secure connection to a server came about; `plain` is what it would
/// speak where it answers without TLS.
pub fn tls_problem(error: &Error, address: &str, plain: Plain) -> Problem {
    let problem = match (error, plain) {
        (Error::InvalidCertificate(CertificateError::Other(other)), _) => {
            if let Some(refusal) = other.0.downcast_ref::<Refusal>() {
                return refusal.problem(address);
            }
            Problem::person("network-tls").words(&error.to_string())
        }
        (Error::InvalidMessage(_), Plain::Http) => Problem::person("network-not-tls"),
        (Error::InvalidMessage(_), Plain::Imap) => Problem::person("mailbox-not-tls"),
        (
            Error::AlertReceived(AlertDescription::ProtocolVersion)
            | Error::PeerIncompatible(
                PeerIncompatible::ServerDoesNotSupportTls12Or13
                | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig,
            ),
            _,
        ) => Problem::person("network-tls-old"),
        _ => Problem::person("network-tls").words(&error.to_string()),
    };
    problem.with("address", address)
}
