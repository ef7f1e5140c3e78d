//! Every failure of TLS names its reason, towards a helpdesk as towards a mail
//! server: over real sockets, with certificates made here.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use mailferry::mailbox::Connector as _;
use mailferry::mailbox::imap::{FixedToken, ImapConnector, Timeouts};
use mailferry::plan::ImapAddress;
use mailferry::problem::{Kind, Language, Problem};
use mailferry::zammad::Client;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::script::TOKEN;
use crate::tls;

/// What a server shows, and who signed it.
struct Shown {
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
    pem: String,
}

/// A certificate for these names, changed before it is signed.
fn parameters(names: &[&str], change: impl FnOnce(&mut CertificateParams)) -> CertificateParams {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let mut parameters = CertificateParams::new(names).expect("names");
    parameters.distinguished_name.push(DnType::CommonName, "localhost");
    change(&mut parameters);
    parameters
}

fn key_of(key: &KeyPair) -> PrivateKeyDer<'static> {
    PrivateKeyDer::try_from(key.serialize_der()).expect("a key")
}

fn self_signed(names: &[&str], change: impl FnOnce(&mut CertificateParams)) -> Shown {
    let key = KeyPair::generate().expect("a key");
    let certificate = parameters(names, change).self_signed(&key).expect("a certificate");
    Shown { chain: vec![certificate.der().clone()], key: key_of(&key), pem: certificate.pem() }
}

fn is_an_authority(parameters: &mut CertificateParams) {
    parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
}

/// An authority of a company's own.
fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let parameters = parameters(&[], |parameters| {
        is_an_authority(parameters);
        parameters.distinguished_name.push(DnType::CommonName, "Contoso Root");
    });
    CertifiedIssuer::self_signed(parameters, KeyPair::generate().expect("a key")).expect("an authority")
}

fn issued(
    authority: &CertifiedIssuer<'static, KeyPair>,
    names: &[&str],
    change: impl FnOnce(&mut CertificateParams),
) -> Shown {
    let key = KeyPair::generate().expect("a key");
    let certificate = parameters(names, change).signed_by(&key, authority).expect("a certificate");
    Shown { chain: vec![certificate.der().clone()], key: key_of(&key), pem: certificate.pem() }
}

/// Serves over TLS until the test ends: to a browser a version, to anybody else
/// words that are not IMAP, so that TLS is seen to have come about.
async fn serve(shown: &Shown) -> u16 {
    let acceptor = tls::acceptor(shown.chain.clone(), shown.key.clone_key());
    listen(move |socket| {
        let acceptor = acceptor.clone();
        async move {
            if let Ok(stream) = acceptor.accept(socket).await {
                answer(stream).await;
            }
        }
    })
    .await
}

async fn listen<F: Future<Output = ()> + Send>(serve: impl Fn(TcpStream) -> F + Send + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("its address").port();
    tokio::spawn(async move {
        loop {
            let (socket, _) = listener.accept().await.expect("a connection");
            serve(socket).await;
        }
    });
    port
}

async fn answer(mut stream: impl AsyncRead + AsyncWrite + Unpin) {
    let mut request = Vec::new();
    let asked = tokio::time::timeout(std::time::Duration::from_millis(300), async {
        while !request.windows(4).any(|window| window == b"\r\n\r\n") {
            if stream.read_buf(&mut request).await.unwrap_or(0) == 0 {
                break;
            }
        }
    })
    .await;
    let body = r#"{"version":"5.5.x"}"#;
    let reply = match asked {
        Ok(()) => format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        ),
        Err(_) => "220 no mail here\r\n".to_owned(),
    };
    let _ = stream.write_all(reply.as_bytes()).await;
    let _ = stream.shutdown().await;
}

/// What the helpdesk's client and the mailbox meet at this port.
async fn met(host: &str, port: u16, ca_file: Option<&Path>) -> [Option<Problem>; 2] {
    let client = Client::new(&format!("https://{host}:{port}"), TOKEN.to_owned().into(), ca_file);
    let https = client.expect("a client").version().await.err();
    let tokens = Arc::new(FixedToken("token".into()));
    let address = ImapAddress { host: host.to_owned(), port, tls: true };
    let connector = ImapConnector::new(address, "a@contoso.example", tokens, ca_file, Timeouts::default());
    let imap = connector.expect("a connector").connect().await.err();
    // Words that are no IMAP came by TLS: what is wrong then is not TLS.
    [https, imap.filter(|problem| problem.code() != "mailbox-not-imap")]
}

/// Both meet this problem; what of each fact is told.
async fn both(shown: &Shown, ca_file: Option<&Path>, code: &str) -> Problem {
    let port = serve(shown).await;
    let [https, imap] = met("localhost", port, ca_file).await;
    let (https, imap) = (https.expect(code), imap.expect(code));
    assert_eq!((https.code(), https.kind()), (code, Kind::Person), "{https:?}");
    assert_eq!(imap.code(), code, "{imap:?}");
    assert!(imap.to_string().contains(&port.to_string()), "{imap}");
    for language in Language::ALL {
        for problem in [&https, &imap] {
            let text = problem.text(language);
            assert!(!text.remedies.is_empty() && !text.what.contains('{'), "{text:?}");
        }
    }
    https
}

fn file(folder: &tempfile::TempDir, pem: &str) -> PathBuf {
    let path = folder.path().join("ca.pem");
    std::fs::write(&path, pem).expect("written");
    path
}

#[tokio::test]
async fn a_certificate_that_is_not_valid_now_says_since_or_from_when() {
    let folder = tempfile::tempdir().expect("a folder");
    let authority = authority();
    let ca_file = file(&folder, &authority.pem());
    let expired = issued(&authority, &["localhost"], |parameters| {
        parameters.not_before = rcgen::date_time_ymd(2020, 1, 1);
        parameters.not_after = rcgen::date_time_ymd(2024, 3, 31);
    });
    let problem = both(&expired, Some(&ca_file), "network-tls-expired").await;
    assert!(problem.to_string().contains("31 Mar 2024"), "{problem}");
    assert!(problem.text(Language::German).what.contains("31. März 2024"));
    let not_yet = issued(&authority, &["localhost"], |parameters| {
        parameters.not_before = rcgen::date_time_ymd(2090, 1, 2);
        parameters.not_after = rcgen::date_time_ymd(2095, 1, 1);
    });
    let problem = both(&not_yet, Some(&ca_file), "network-tls-not-yet-valid").await;
    assert!(problem.to_string().contains("2 Jan 2090"), "{problem}");
}

#[tokio::test]
async fn a_certificate_for_another_name_says_which() {
    let folder = tempfile::tempdir().expect("a folder");
    let authority = authority();
    let ca_file = file(&folder, &authority.pem());
    let other = issued(&authority, &["desk.contoso.example", "*.contoso.example"], |_| {});
    let problem = both(&other, Some(&ca_file), "network-tls-other-name").await;
    assert!(problem.to_string().contains("desk.contoso.example, *.contoso.example"), "{problem}");
    assert!(!problem.to_string().contains('"'), "{problem}");
}

#[tokio::test]
async fn an_issuer_that_nobody_here_knows_is_named() {
    let authority = authority();
    let mut shown = issued(&authority, &["localhost"], |_| {});
    let problem = both(&shown, None, "network-tls-unknown-issuer").await;
    assert_eq!(problem.fact("issuer"), Some("Contoso Root"));
    // Also where the server shows its authority besides.
    shown.chain.push(authority.der().clone());
    let problem = both(&shown, None, "network-tls-unknown-issuer").await;
    assert_eq!(problem.fact("issuer"), Some("Contoso Root"));
}

#[tokio::test]
async fn a_certificate_that_signed_itself_is_told_by_its_fingerprint_and_can_be_trusted_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    for shown in [
        self_signed(&["localhost"], |_| {}),
        // As `openssl req -x509` makes them.
        self_signed(&["localhost"], is_an_authority),
        self_signed(&[], |_| {}),
    ] {
        let problem = both(&shown, None, "network-tls-self-signed").await;
        let hash: Vec<String> =
            Sha256::digest(&shown.chain[0]).iter().map(|byte| format!("{byte:02X}")).collect();
        assert_eq!(problem.fact("fingerprint"), Some(hash.join(":").as_str()));
        let ca_file = file(&folder, &shown.pem);
        let met = met("localhost", serve(&shown).await, Some(&ca_file)).await;
        assert_eq!(met, [None, None], "trusted by itself");
    }
}

#[tokio::test]
async fn a_certificate_that_is_trusted_alone_is_still_held_to_its_name_and_its_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let other = self_signed(&["desk.contoso.example"], is_an_authority);
    both(&other, Some(&file(&folder, &other.pem)), "network-tls-other-name").await;
    let expired = self_signed(&["localhost"], |parameters| {
        parameters.not_before = rcgen::date_time_ymd(2020, 1, 1);
        parameters.not_after = rcgen::date_time_ymd(2024, 3, 31);
    });
    both(&expired, Some(&file(&folder, &expired.pem)), "network-tls-expired").await;
    // Another certificate of the same name is not it.
    let (one, two) = (self_signed(&["localhost"], |_| {}), self_signed(&["localhost"], |_| {}));
    let met = met("localhost", serve(&one).await, Some(&file(&folder, &two.pem))).await;
    assert!(met.iter().all(Option::is_some), "{met:?}");
}

#[tokio::test]
async fn an_authority_that_is_named_is_trusted() {
    let folder = tempfile::tempdir().expect("a folder");
    let authority = authority();
    let shown = issued(&authority, &["localhost"], |_| {});
    let met = met("localhost", serve(&shown).await, Some(&file(&folder, &authority.pem()))).await;
    assert_eq!(met, [None, None]);
}

/// Answers the first bytes of whoever comes with these, or says them at once.
async fn bytes(said: &'static [u8], at_once: bool) -> u16 {
    listen(move |mut socket: TcpStream| async move {
        let mut hello = [0; 4096];
        if at_once || socket.read(&mut hello).await.unwrap_or(0) > 0 {
            let _ = socket.write_all(said).await;
            let _ = socket.shutdown().await;
            while socket.read(&mut hello).await.unwrap_or(0) > 0 {}
        }
    })
    .await
}

#[tokio::test]
async fn a_server_with_only_old_tls_is_told_as_that() {
    // The alert protocol_version (RFC 5246 section 7.2.2).
    let refusing = bytes(&[21, 3, 1, 0, 2, 2, 70], false).await;
    for problem in met("localhost", refusing, None).await {
        let problem = problem.expect("refused");
        assert_eq!((problem.code(), problem.kind()), ("network-tls-old", Kind::Person));
    }
}

#[tokio::test]
async fn a_port_without_tls_is_told_as_that() {
    let web = bytes(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n", false).await;
    let [https, _] = met("localhost", web, None).await;
    assert_eq!(https.expect("no TLS").code(), "network-not-tls");
    let mail = bytes(b"* OK ready\r\n", true).await;
    let [_, imap] = met("localhost", mail, None).await;
    assert_eq!(imap.expect("no TLS").code(), "mailbox-not-tls");
}
