//! Verifies a server's certificate as rustls does, and says of one that is
//! refused what is wrong with it.

use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::verify_server_name;
use rustls::crypto::{
    CryptoProvider, WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature,
};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};
use x509_parser::certificate::X509Certificate;
use x509_parser::parse_x509_certificate;

use super::refusal::Refusal;

/// What a connection is trusted by.
#[derive(Debug)]
pub(super) struct Verifier {
    /// The system's own judge, where the system has one: it knows roots that it has
    /// not fetched yet, and what an administrator trusts or does not.
    #[cfg(any(windows, target_os = "macos"))]
    system: rustls_platform_verifier::Verifier,
    /// By the authorities that the person named, where the system has its own judge.
    #[cfg(any(windows, target_os = "macos"))]
    own: Option<Arc<WebPkiServerVerifier>>,
    /// By authorities; `None` where there is none at all.
    authorities: Option<Arc<WebPkiServerVerifier>>,
    /// Certificates that the person named: who shows one is who was meant.
    named: Vec<CertificateDer<'static>>,
    algorithms: WebPkiSupportedAlgorithms,
}

impl Verifier {
    /// One that trusts these authorities, and these certificates by themselves.
    pub(super) fn new(
        roots: RootCertStore,
        named: Vec<CertificateDer<'static>>,
        provider: &Arc<CryptoProvider>,
    ) -> Result<Self, Error> {
        Ok(Self {
            #[cfg(any(windows, target_os = "macos"))]
            system: rustls_platform_verifier::Verifier::new(Arc::clone(provider))?,
            #[cfg(any(windows, target_os = "macos"))]
            own: by(authorities_of(&named), provider)?,
            authorities: by(roots, provider)?,
            named,
            algorithms: provider.signature_verification_algorithms,
        })
    }

    /// What the authorities say of a certificate.
    #[cfg(not(any(windows, target_os = "macos")))]
    fn by_authorities(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        match &self.authorities {
            Some(authorities) => {
                authorities.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
            }
            None => Err(CertificateError::UnknownIssuer.into()),
        }
    }

    /// What the system says, where it judges itself; where it refuses, the reason is
    /// told by whoever tells more of it.
    #[cfg(any(windows, target_os = "macos"))]
    fn judged(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let by = |judge: &dyn ServerCertVerifier| {
            judge.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
        };
        by(&self.system).or_else(|refused| match self.own.as_ref().map(|own| by(own.as_ref())) {
            Some(Ok(verified)) => Ok(verified),
            Some(Err(_)) | None => {
                Err(self.authorities.as_ref().and_then(|all| by(all.as_ref()).err()).unwrap_or(refused))
            }
        })
    }

    /// What the authorities say: elsewhere than on Windows and macOS the system is
    /// its list of them.
    #[cfg(not(any(windows, target_os = "macos")))]
    fn judged(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        self.by_authorities(end_entity, intermediates, server_name, ocsp_response, now)
    }
}

/// A judge by these authorities; `None` where there is none.
fn by(
    roots: RootCertStore,
    provider: &Arc<CryptoProvider>,
) -> Result<Option<Arc<WebPkiServerVerifier>>, Error> {
    if roots.is_empty() {
        return Ok(None);
    }
    let judge = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(provider)).build();
    judge.map(Some).map_err(|error| Error::General(error.to_string()))
}

/// What the person named, as authorities: each was accepted as one before.
#[cfg(any(windows, target_os = "macos"))]
fn authorities_of(named: &[CertificateDer<'static>]) -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(named.iter().cloned());
    roots
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verified = if self.named.iter().any(|named| named == end_entity) {
            verify_named(end_entity, server_name, now)
        } else {
            self.judged(end_entity, intermediates, server_name, ocsp_response, now)
        };
        verified.map_err(|error| Refusal::of(error, end_entity, intermediates).into())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

/// A certificate that is trusted itself, whoever signed it: it must be valid
/// now and be for this server.
fn verify_named(
    certificate: &CertificateDer<'_>,
    name: &ServerName<'_>,
    now: UnixTime,
) -> Result<ServerCertVerified, Error> {
    let (_, parsed) =
        parse_x509_certificate(certificate).map_err(|_| Error::from(CertificateError::BadEncoding))?;
    let seconds = |time: i64| UnixTime::since_unix_epoch(std::time::Duration::from_secs(time.max(0) as u64));
    let not_before = seconds(parsed.validity().not_before.timestamp());
    let not_after = seconds(parsed.validity().not_after.timestamp());
    if now < not_before {
        return Err(CertificateError::NotValidYetContext { time: now, not_before }.into());
    }
    if now > not_after {
        return Err(CertificateError::ExpiredContext { time: now, not_after }.into());
    }
    match verify_server_name(&ParsedCertificate::try_from(certificate)?, name) {
        Err(_) if is_called(&parsed, name) => {}
        outcome => outcome?,
    }
    Ok(ServerCertVerified::assertion())
}

/// Whether a certificate from before there were alternative names has this name
/// as its common one. Of a certificate that the person named themselves that is
/// enough, as it is for curl.
fn is_called(certificate: &X509Certificate<'_>, name: &ServerName<'_>) -> bool {
    let alternative = certificate.subject_alternative_name();
    let common = certificate.subject().iter_common_name().next().and_then(|common| common.as_str().ok());
    matches!(alternative, Ok(None))
        && common.is_some_and(|common| common.eq_ignore_ascii_case(&name.to_str()))
}
