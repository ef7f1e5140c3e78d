//! What tells mails of one Message-ID apart.

use jiff::Timestamp;

use crate::journal::identity_number;
use crate::mailbox::Listed;
use crate::message::HeaderFacts;

/// What tells two mails with one Message-ID apart.
pub(crate) fn likeness(date: Option<Timestamp>, from_email: Option<&str>, subject: &str) -> i64 {
    let date = date.map(|date| date.to_string()).unwrap_or_default();
    identity_number(&format!("{date}\n{}\n{subject}", from_email.unwrap_or_default()))
}

/// The likeness of a listed message. Mails of a device that writes neither
/// Message-ID nor Date are told apart by when they arrived.
pub(crate) fn likeness_of(facts: &HeaderFacts, listed: &Listed) -> i64 {
    let nameless = facts.message_id.is_none() || facts.substitute;
    let date = facts.date.or(listed.arrived.filter(|_| nameless));
    likeness(date, facts.from_email.as_deref(), &facts.subject)
}
