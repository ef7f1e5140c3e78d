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
    /// Who is asked of a certificate, in turn: one that accepts it is enough.
    judges: Vec<Arc<dyn ServerCertVerifier>>,
    /// Who tells most of why a certificate is refused, where the judges tell less.
    reasons: Option<Arc<dyn ServerCertVerifier>>,
    /// Certificates that the person named: who shows one is who was meant.
    named: Vec<CertificateDer<'static>>,
    algorithms: WebPkiSupportedAlgorithms,
}

impl Verifier {
    /// One that trusts these authorities, the named ones among them, and the named
    /// certificates by themselves. Elsewhere than on Windows and macOS the system is its
    /// list of authorities.
    #[cfg(not(any(windows, target_os = "macos")))]
    pub(super) fn new(
        roots: RootCertStore,
        named: Vec<CertificateDer<'static>>,
        provider: &Arc<CryptoProvider>,
    ) -> Result<Self, Error> {
        Ok(Self::of(authorities(roots, provider)?.into_iter().collect(), None, named, provider))
    }

    /// The same by the system's own judge: it knows roots that it has not fetched yet,
    /// and what an administrator trusts or does not. After it the named authorities are
    /// asked.
    #[cfg(any(windows, target_os = "macos"))]
    pub(super) fn new(
        roots: RootCertStore,
        named: Vec<CertificateDer<'static>>,
        provider: &Arc<CryptoProvider>,
    ) -> Result<Self, Error> {
        let system: Arc<dyn ServerCertVerifier> =
            Arc::new(rustls_platform_verifier::Verifier::new(Arc::clone(provider))?);
        let mut own = RootCertStore::empty();
        own.add_parsable_certificates(named.iter().cloned());
        let judges = std::iter::once(system).chain(authorities(own, provider)?).collect();
        Ok(Self::of(judges, authorities(roots, provider)?, named, provider))
    }

    fn of(
        judges: Vec<Arc<dyn ServerCertVerifier>>,
        reasons: Option<Arc<dyn ServerCertVerifier>>,
        named: Vec<CertificateDer<'static>>,
        provider: &Arc<CryptoProvider>,
    ) -> Self {
        Self { judges, reasons, named, algorithms: provider.signature_verification_algorithms }
    }

    /// Whether one of the judges accepts a certificate; else why the first does not.
    fn judged(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let ask = |judge: &Arc<dyn ServerCertVerifier>| {
            judge.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
        };
        let mut refused = None;
        for judge in &self.judges {
            match ask(judge) {
                Ok(verified) => return Ok(verified),
                Err(error) => refused = refused.or(Some(error)),
            }
        }
        let reason = self.reasons.as_ref().and_then(|reasons| ask(reasons).err());
        Err(reason.or(refused).unwrap_or_else(|| CertificateError::UnknownIssuer.into()))
    }
}

/// A judge by these authorities; `None` where there is none.
fn authorities(
    roots: RootCertStore,
    provider: &Arc<CryptoProvider>,
) -> Result<Option<Arc<dyn ServerCertVerifier>>, Error> {
    if roots.is_empty() {
        return Ok(None);
    }
    let judge = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(provider)).build();
    judge.map(|judge| Some(judge as _)).map_err(|error| Error::General(error.to_string()))
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
