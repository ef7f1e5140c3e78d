//! A made-up mailbox: the support mail of a small maker of label printers and
//! shop scales, Contoso, over some years and in many languages.
//!
//! Everything in it is invented and every domain is one of RFC 2606. The same
//! seed and the same `now` give the same bytes.

mod awkward;
mod bulk;
mod conversations;
mod dice;
mod files;
mod machines;
mod mime;
#[cfg(test)]
mod tests;
mod words;
mod writer;

use jiff::Timestamp;

use super::exchange::Flags;
pub use bulk::{Bulk, BulkMessage, BulkOptions, bulk};
use writer::Writer;

/// The mailbox whose mail this is.
pub const MAILBOX: &str = "support@contoso.example";
/// The folder new mail comes into.
pub const INBOX: &str = "INBOX";
/// Invoices of suppliers, put there by hand.
pub const INVOICES: &str = "INBOX/Rechnungen";
/// Technical questions, put there by a rule; its parent holds no mail.
pub const TECHNICAL: &str = "Inquiries/Tech-Support";
/// What was sent.
pub const SENT: &str = "Gesendete Elemente";
/// What was thrown away.
pub const DELETED: &str = "Gelöschte Elemente";
/// A folder without a message.
pub const EMPTY: &str = "Archiv";

/// A message of the made-up mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleMessage {
    /// Folder it is in.
    pub folder: &'static str,
    /// What it is an example of, such as `conversation` or `no-date`.
    pub kind: &'static str,
    /// Its bytes.
    pub raw: Vec<u8>,
    /// When it arrived.
    pub arrived: Timestamp,
    /// Its flags.
    pub flags: Flags,
}

/// The whole mailbox, in the order of arrival: about 250 messages from 2019 up
/// to shortly before `now`, each of which can be imported.
pub fn mailbox(seed: u64, now: Timestamp) -> Vec<SampleMessage> {
    let mut writer = Writer::new(seed, now);
    conversations::write(&mut writer);
    machines::write(&mut writer);
    awkward::write(&mut writer);
    writer.finish()
}

/// A message of 6 MB, larger than the helpdesk of the awkward practice takes in
/// any form, and when it arrived.
pub fn oversize() -> (Vec<u8>, Timestamp) {
    awkward::oversize()
}
