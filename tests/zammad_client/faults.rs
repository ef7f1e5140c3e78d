//! Every fault is told apart, and none tells the token.

use std::time::Duration;

use mailferry::problem::{Kind, Language};
use mailferry::zammad::Client;
use serde_json::json;

use super::script::{Answer, Server, TOKEN, client, error, impatient, live};
use super::tls;

fn page(status: u16, title: &str) -> Answer {
    Answer::Raw {
        status,
        content_type: "text/html",
        headers: Vec::new(),
        body: format!("<html>\n<head><title>{title}</title></head>\n<body>{TOKEN}</body></html>"),
    }
}

#[tokio::test]
async fn each_fault_has_its_code_and_kind() {
    let redirect = Answer::Raw {
        status: 301,
        content_type: "text/html",
        headers: vec![("location", "https://help.example.com/api/v1/users/me?expand=true".into())],
        body: String::new(),
    };
    let throttled = Answer::Raw {
        status: 429,
        content_type: "application/json",
        headers: vec![("retry-after", "42".into())],
        body: r#"{"error":"slow down"}"#.into(),
    };
    let gate = |challenge: Option<&str>| Answer::Raw {
        status: 401,
        content_type: "text/html",
        headers: challenge.map(|challenge| ("www-authenticate", challenge.to_owned())).into_iter().collect(),
        body: "<html><head><title>401 Authorization Required</title></head></html>".into(),
    };
    let cases = [
        (gate(Some("Basic realm=\"Staff\"")), "zammad-proxy-wants-sign-in", Kind::Person),
        (gate(None), "zammad-proxy-wants-sign-in", Kind::Person),
        (error(404, "This page doesn't exist."), "zammad-not-zammad", Kind::Person),
        (error(404, "Couldn't find User with 'id'=7"), "zammad-record-missing", Kind::Message),
        (live("tickets", "bad-token"), "zammad-token-unknown", Kind::Person),
        (live("basics", "bad-token"), "zammad-token-unknown", Kind::Person),
        (live("tickets", "no-token"), "zammad-token-not-seen", Kind::Person),
        (live("tickets", "unknown-route"), "zammad-not-zammad", Kind::Person),
        (error(401, "Not authorized (token expired)!"), "zammad-token-expired", Kind::Person),
        (error(401, "Login failed. Have you double-checked"), "zammad-user-inactive", Kind::Person),
        (error(403, "API token access disabled!"), "zammad-token-access-off", Kind::Person),
        (error(403, "Maintenance mode enabled!"), "zammad-maintenance", Kind::Passing),
        (error(403, "Not authorized (token)!"), "zammad-right-missing", Kind::Person),
        (page(403, "403 Forbidden"), "zammad-proxy-forbids", Kind::Person),
        (page(404, "404 Not Found"), "zammad-not-zammad", Kind::Person),
        (page(413, "413 Request Entity Too Large"), "zammad-request-too-large", Kind::Message),
        (error(422, "Missing required value for field 'x'!"), "zammad-refused", Kind::Message),
        (throttled, "zammad-busy", Kind::Passing),
        (error(500, "PG::ConnectionBad"), "zammad-server-error", Kind::Passing),
        (page(502, "502 Bad Gateway"), "zammad-proxy-error", Kind::Passing),
        (page(503, "503 Service Unavailable"), "zammad-proxy-error", Kind::Passing),
        (page(200, "Sign in"), "zammad-not-zammad", Kind::Person),
        (json!({ "name": "no id" }).into(), "zammad-reply-unreadable", Kind::Passing),
        (page(418, "teapot"), "zammad-unexpected-status", Kind::Person),
        (redirect, "zammad-redirects", Kind::Person),
        (Answer::Torn, "zammad-connection-lost", Kind::Passing),
    ];
    for (answer, code, kind) in cases {
        let shown = format!("{answer:?}");
        let server = Server::start(move |_| answer.clone()).await;
        let problem = server.client().me().await.expect_err(&shown);
        assert_eq!((problem.code(), problem.kind()), (code, kind), "{shown}");
        let whole = format!("{problem:?} {problem} {:?}", problem.text(Language::English));
        assert!(!whole.contains(TOKEN), "{whole}");
        assert!(!whole.contains("<body"), "{whole}");
    }
}

#[tokio::test]
async fn the_servers_own_hint_of_how_long_to_wait_is_kept() {
    let server = Server::start(|_| Answer::Raw {
        status: 429,
        content_type: "application/json",
        headers: vec![("retry-after", "42".into())],
        body: "{}".into(),
    })
    .await;
    let problem = server.client().me().await.expect_err("busy");
    assert_eq!(problem.wait_hint(), Some(Duration::from_secs(42)));
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_names_where_to() {
    let other = Server::start(|_| live("basics", "me")).await;
    let target = format!("{}/api/v1/users/me", other.url());
    let server = Server::start(move |_| Answer::Raw {
        status: 307,
        content_type: "text/html",
        headers: vec![("location", target.clone())],
        body: String::new(),
    })
    .await;
    let problem = server.client().me().await.expect_err("redirected");
    assert_eq!(problem.fact("target"), Some(other.url().as_str()));
    assert!(other.seen().is_empty(), "the token went along");
}

#[tokio::test]
async fn a_slow_server_and_an_unknown_name_are_passing() {
    let server = Server::start(|_| Answer::Never).await;
    let problem = impatient(&server.url()).me().await.expect_err("slow");
    assert_eq!((problem.code(), problem.kind()), ("zammad-timeout", Kind::Passing));
    let problem = client("https://helpdesk.invalid").me().await.expect_err("no such name");
    assert_eq!(problem.kind(), Kind::Passing);
}

#[test]
fn an_address_that_would_leak_the_token_is_refused() {
    let cases = [
        ("http://help.example.com", "plan-plain-http"),
        ("ftp://help.example.com", "plan-url-wrong"),
        ("help", "plan-url-wrong"),
        ("https://a:b@help.example.com", "plan-url-extra"),
    ];
    for (url, code) in cases {
        let problem = Client::new(url, TOKEN.to_owned().into(), None).expect_err(url);
        assert_eq!(problem.code(), code);
    }
    let problem = Client::new("https://help.example.com", "a\nb".to_owned().into(), None);
    assert_eq!(problem.expect_err("a token").code(), "zammad-token-malformed");
    let shown = format!("{:?}", client("http://127.0.0.1:1"));
    assert!(!shown.contains(TOKEN), "{shown}");
}

#[tokio::test]
async fn only_a_certificate_that_is_trusted_is_talked_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let issued = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
    let ca_file = folder.path().join("ca.pem");
    std::fs::write(&ca_file, issued.cert.pem()).expect("written");
    let address = serve_tls(&issued).await;
    let url = format!("https://localhost:{}", address.port());
    let token = || TOKEN.to_owned().into();
    let distrusting = Client::new(&url, token(), None).expect("a client");
    let problem = distrusting.me().await.expect_err("not trusted");
    assert_eq!((problem.code(), problem.kind()), ("network-tls-self-signed", Kind::Person));
    let trusting = Client::new(&url, token(), Some(&ca_file)).expect("a client");
    assert_eq!(trusting.version().await.expect("read").as_deref(), Some("5.5.x"));
    std::fs::write(&ca_file, "nothing").expect("written");
    let problem = Client::new(&url, token(), Some(&ca_file)).expect_err("no certificate");
    assert_eq!(problem.code(), "ca-file-unreadable");
    let problem = Client::new(&url, token(), Some(&folder.path().join("none"))).expect_err("no file");
    assert_eq!(problem.code(), "ca-file-unreadable");
}

/// Serves one fixed answer over TLS until the test ends.
async fn serve_tls(issued: &rcgen::CertifiedKey<rcgen::KeyPair>) -> std::net::SocketAddr {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let key = rustls_pki_types::PrivateKeyDer::try_from(issued.signing_key.serialize_der()).expect("a key");
    let acceptor = tls::acceptor(vec![issued.cert.der().clone()], key);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move {
        loop {
            let (socket, _) = listener.accept().await.expect("a connection");
            let Ok(mut stream) = acceptor.accept(socket).await else { continue };
            let mut request = Vec::new();
            while !request.windows(4).any(|window| window == b"\r\n\r\n") {
                if stream.read_buf(&mut request).await.unwrap_or(0) == 0 {
                    break;
                }
            }
            let body = r#"{"version":"5.5.x"}"#;
            let reply = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            );
            let _ = stream.write_all(reply.as_bytes()).await;
            let _ = stream.shutdown().await;
        }
    });
    address
}

#[tokio::test]
async fn a_proxy_that_lost_its_way_does_not_make_an_article_missing() {
    let server = Server::start(|_| page(404, "404 Not Found")).await;
    let problem = server.client().article(7).await.expect_err("not known");
    assert_eq!(problem.code(), "zammad-not-zammad");
    assert!(server.client().ticket(7).await.is_err());
}

#[tokio::test]
async fn a_refused_change_of_the_set_up_is_told_to_a_person() {
    let server = Server::start(|_| error(422, "Invalid ticket selector conditions")).await;
    let problem = server.client().set_trigger_active(4, false).await.expect_err("refused");
    assert_eq!((problem.code(), problem.kind()), ("zammad-change-refused", Kind::Person));
    assert_eq!(problem.server_words(), Some("Invalid ticket selector conditions"));
}
