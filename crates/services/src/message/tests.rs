//! Mails against the rules of Zammad's intake. Each row names the rule that it
//! guards; the expected values are what Zammad's library and rules make of the
//! mail.

// Test mails are put together where they are read.
#![allow(clippy::format_collect, clippy::format_push_string)]

mod cases;
mod charsets;
mod faithful;
mod files;
mod mails;
mod people;
mod properties;
mod texts;
mod trees;

use super::{Context, Mail, read};

/// A context with addresses of our own.
fn context() -> Context {
    Context {
        system_addresses: vec!["help@desk.example".to_owned()],
        mailbox: Some("support@desk.example".to_owned()),
        agent_addresses: vec!["agent@desk.example".to_owned()],
        ticket_hook: "Ticket#".to_owned(),
        ticket_hook_divider: String::new(),
        fqdn: Some("desk.example".to_owned()),
    }
}

/// Reads a mail written with LF, or with bytes as they are.
fn mail(raw: impl AsRef<[u8]>) -> Mail {
    read(raw.as_ref(), &context()).expect("a readable mail")
}

/// Names of the files of a mail.
fn names(mail: &Mail) -> Vec<&str> {
    mail.attachments.iter().map(|file| file.filename.as_str()).collect()
}
