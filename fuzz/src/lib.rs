//! What must hold for any bytes that claim to be a mail, a mail server's reply, a
//! browser that comes back from a sign-in, an id token, a plan, or a helpdesk's reply.
//!
//! With a bound on memory: `cargo fuzz run read -- -rss_limit_mb=256
//! -max_len=1000000`.

mod helpdesk;

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use mailferry::message::{self, Context};
use mailferry::microsoft::id_token::{self, Expected};
use mailferry::microsoft::loopback::request::{self, HEAD_LIMIT, Reading};
use mailferry::plan::Plan;
use mailferry::problem::{Kind, Language};

pub use helpdesk::check as check_helpdesk;

/// Reads the bytes in every way there is; panics where a promise is broken.
pub fn check(raw: &[u8]) {
    let context = Context {
        system_addresses: vec!["help@desk.example".to_owned()],
        ticket_hook: "Ticket#".to_owned(),
        fqdn: Some("desk.example".to_owned()),
        ..Context::default()
    };
    let facts = message::read_header(raw, &context);
    if let Ok(mail) = message::read(raw, &context) {
        assert_eq!(facts.subject, mail.subject);
        assert_eq!(facts.from_email, mail.from_email);
        assert_eq!(facts.references, mail.references);
        assert!(!mail.body.is_empty());
        assert!(mail.attachments.iter().all(|file| !file.filename.is_empty()));
    }
    let _ = message::inspect::text(raw, &context, Language::English);
}

/// Reads the bytes as a reply of a mail server.
pub fn check_reply(raw: &[u8]) {
    mailferry::mailbox::imap::read_reply(raw);
    let mut reply = b"* 1 FETCH (".to_vec();
    reply.extend_from_slice(raw);
    mailferry::mailbox::imap::read_reply(&reply);
}

/// Reads the bytes as what arrives at the port that a browser comes back to.
pub fn check_loopback(raw: &[u8]) {
    const PORT: u16 = 50123;
    let reading = request::read(raw, PORT);
    if let Reading::Parameters(parameters) = &reading {
        assert!(raw.starts_with(b"GET /") && raw.ends_with(b"\r\n\r\n") && raw.len() <= HEAD_LIMIT + 4);
        for (at, (name, _)) in parameters.iter().enumerate() {
            assert!(!name.is_empty() && !parameters[..at].iter().any(|(other, _)| other == name));
        }
        assert!(!matches!(request::read(raw, PORT + 1), Reading::Parameters(_)));
    }
    if reading == Reading::More {
        assert!(raw.len() <= HEAD_LIMIT);
    }
    let mut as_query = b"GET /?".to_vec();
    as_query.extend_from_slice(raw);
    as_query.extend_from_slice(b" HTTP/1.1\r\nHost: localhost:50123\r\n\r\n");
    let _ = request::read(&as_query, PORT);
}

/// Reads the bytes as an id token, and as the claims of one.
pub fn check_id_token(raw: &[u8]) {
    let expected = Expected {
        client_id: "7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5",
        nonce: Some("n"),
        issuer: "https://login.example/{tenantid}/v2.0",
        tenant: "organizations",
    };
    let now = Timestamp::UNIX_EPOCH;
    let claims = format!("e30.{}.e30", URL_SAFE_NO_PAD.encode(raw));
    for token in [String::from_utf8_lossy(raw).into_owned(), claims] {
        if let Ok(account) = id_token::read(&token, &expected, now) {
            assert!(!account.object_id.is_empty() && !account.username.is_empty());
            assert!(account.issuer.starts_with("https://login.example/"));
        }
    }
}

/// Reads the bytes as a plan's file: a plan, which written is read as the same, or
/// what is wrong with it, each in words and at a line that there is.
pub fn check_plan(raw: &[u8]) {
    let text = String::from_utf8_lossy(raw);
    let base = Path::new("folder");
    match Plan::read(&text, base) {
        Ok(plan) => {
            let written = plan.to_toml(base);
            assert_eq!(Plan::read(&written, base).as_ref(), Ok(&plan), "{written}");
        }
        Err(errors) => {
            assert!(!errors.is_empty());
            for error in errors {
                assert_eq!(error.problem.kind(), Kind::Usage);
                assert!(error.line.is_none_or(|line| (1..=text.lines().count().max(1) + 1).contains(&line)));
                assert!(!error.problem.text(Language::German).what.is_empty());
            }
        }
    }
    if let Some(renamed) = Plan::with_folder_renamed(&text, "INBOX", "a \"b\" \\ c") {
        assert!(renamed.parse::<toml::Table>().is_ok(), "{renamed}");
    }
}
