//! What must hold for any bytes that claim to be a mail.

use mailferry::message::{self, Context};

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
    let _ = message::inspect::text(raw, &context);
}
