//! What TLS trusts, and how a failed agreement on TLS is recognised.

mod refusal;
mod verifier;

use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;

pub use refusal::{Plain, tls_problem};

use self::verifier::Verifier;
use crate::problem::Problem;

/// Largest file of certificates that is read, in bytes: the roots of a whole
/// system are a quarter of a megabyte.
const LARGEST: u64 = 8 * 1024 * 1024;

/// What TLS trusts, read from the system once. Clones share it.
#[derive(Debug, Clone)]
pub struct Trust {
    roots: Arc<RootCertStore>,
}

impl Trust {
    /// The system's roots as they are now.
    pub fn of_system() -> Self {
        let mut roots = RootCertStore::empty();
        // Single roots that cannot be read are no reason to trust none.
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        Self { roots: Arc::new(roots) }
    }

    /// A client that trusts them, and the authorities in `ca_file`. Verification
    /// is never off.
    ///
    /// A server that shows a certificate of `ca_file` as its own is trusted too, as
    /// long as the certificate is valid and names it: so a certificate that a
    /// server signed itself can be trusted alone.
    ///
    /// # Errors
    /// `ca-file-unreadable` where the file holds no certificate that can be used;
    /// `tls-unusable` where the cryptography of this build lacks what TLS needs.
    pub fn client(&self, ca_file: Option<&Path>) -> Result<Arc<ClientConfig>, Problem> {
        let mut roots = RootCertStore::clone(&self.roots);
        let named = ca_file.map_or_else(|| Ok(Vec::new()), certificates)?;
        for certificate in &named {
            roots.add(certificate.clone()).map_err(|_| {
                let path = ca_file.unwrap_or(Path::new(""));
                unreadable(path, "A certificate in it cannot be used as an authority.".to_owned())
            })?;
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let verifier = Verifier::new(roots, named, &provider).map_err(|_| Problem::ours("tls-unusable"))?;
        ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map(|builder| {
                let builder = builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier));
                Arc::new(builder.with_no_client_auth())
            })
            .map_err(|_| Problem::ours("tls-unusable"))
    }
}

/// [`Trust::client`] with the system's roots as they are now.
///
/// # Errors
/// As [`Trust::client`].
pub fn trust(ca_file: Option<&Path>) -> Result<Arc<ClientConfig>, Problem> {
    Trust::of_system().client(ca_file)
}

/// The certificates of a file in PEM form, at least one.
fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, Problem> {
    // A pipe or a device would be waited for, or read without an end.
    let is_sensible = std::fs::metadata(path).map(|found| found.is_file() && found.len() <= LARGEST);
    if let Ok(false) = is_sensible {
        return Err(unreadable(path, "It is no file, or too large for one of certificates.".to_owned()));
    }
    let certificates: Vec<_> = CertificateDer::pem_file_iter(path)
        .and_then(Iterator::collect)
        .map_err(|error| unreadable(path, format!("It could not be read: {error}.")))?;
    if certificates.is_empty() {
        return Err(unreadable(path, "It holds no certificate in PEM form.".to_owned()));
    }
    Ok(certificates)
}

fn unreadable(path: &Path, reason: String) -> Problem {
    Problem::usage("ca-file-unreadable").with("path", path.display()).with("reason", reason)
}

/// The TLS error inside an I/O error: `source` of one passes over what it was
/// made of.
pub fn tls_error<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a rustls::Error> {
    let mut inner = Some(error);
    while let Some(error) = inner {
        if let Some(tls) = error.downcast_ref::<rustls::Error>() {
            return Some(tls);
        }
        inner = error
            .downcast_ref::<std::io::Error>()
            .and_then(std::io::Error::get_ref)
            .map(|inner| inner as &(dyn Error + 'static));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_file_that_cannot_be_used_is_named() {
        let folder = tempfile::tempdir().expect("folder");
        let missing = folder.path().join("missing.pem");
        let empty = folder.path().join("empty.pem");
        std::fs::write(&empty, "nothing here").expect("written");
        let large = folder.path().join("large.pem");
        std::fs::File::create(&large).and_then(|file| file.set_len(LARGEST + 1)).expect("made");
        let device = std::path::PathBuf::from("/dev/zero");
        for path in [missing, empty, large, folder.path().to_owned(), device] {
            let problem = trust(Some(&path)).expect_err("refused");
            assert_eq!(problem.code(), "ca-file-unreadable");
            assert_eq!(problem.fact("path"), Some(path.display().to_string().as_str()));
        }
    }
}
