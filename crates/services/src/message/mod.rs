//! A raw mail becomes what Zammad would have made of it.
//!
//! Pure functions: no clock, file or socket. Any bytes at all give a [`Mail`] with
//! an [`Account`] of all its parts, which names what had to be guessed or left
//! out, or a [`Problem`](crate::problem::Problem) that says why not.

mod account;
mod addresses;
mod attachments;
mod automatic;
mod body;
mod charset;
mod content;
pub mod date;
mod filenames;
mod header;
mod html;
mod identity;
pub mod inspect;
mod parameters;
mod part;
mod people;
mod reading;
mod signature;
#[cfg(test)]
mod tests;
mod transfer;
mod words;

use jiff::Timestamp;

pub use account::{Account, Fate, Flaw, PartAccount};
pub use reading::{HEADERS_NEEDED, HeaderFacts, original_html, read, read_header};
pub use signature::without_mark as without_signature_mark;

use crate::words::{Language, say};

/// HTML as text for reading: without its marks, scripts and styles. Only for
/// people to look at; what is imported keeps its HTML.
pub fn readable_text(html: &str) -> String {
    mail_parser::decoders::html::html_to_text(html)
}

/// What reading needs to know of the helpdesk.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Zammad's own e-mail addresses, lower-case: mail from them is Agent mail.
    pub system_addresses: Vec<String>,
    /// The mailbox's own address, lower-case. Mail from it is Agent mail too.
    pub mailbox: Option<String>,
    /// Addresses of agents with access to the destination, lower-case.
    pub agent_addresses: Vec<String>,
    /// What stands before the number in subjects, usually `Ticket#`.
    pub ticket_hook: String,
    /// What stands between hook and number, usually nothing.
    pub ticket_hook_divider: String,
    /// Zammad's own host name: a Message-ID from it is Zammad's own mail.
    pub fqdn: Option<String>,
}

/// Who wrote a mail, as Zammad sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
pub enum Sender {
    /// A customer.
    Customer,
    /// The helpdesk itself.
    Agent,
}

/// How the body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContentType {
    /// `text/plain`
    Plain,
    /// `text/html`
    Html,
}

impl ContentType {
    /// As Zammad's API names it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "text/plain",
            Self::Html => "text/html",
        }
    }
}

/// A file of a mail.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, never empty. Zammad numbers equal names (`a.png`, `a1.png`),
    /// but not within one multipart, so two files may share one.
    pub filename: String,
    /// Its type, `type/subtype`, lower-case.
    pub mime_type: String,
    /// The content, decoded.
    pub data: Vec<u8>,
    /// The body shows it: it is an inline image, and stands in `Mail::body` as
    /// a data URL where Zammad takes that form. Zammad's own intake stores such
    /// a file as an attachment like any other.
    pub inline: bool,
    /// Its Content-ID without brackets.
    pub content_id: Option<String>,
    /// It is inline and its bytes are in the body as a data URL, so that it
    /// must not be attached a second time.
    pub in_body: bool,
}

/// Whether the mail as it came is among its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Original {
    /// It is not, or not yet.
    NotAttached,
    /// It is the last of them.
    Attached,
    /// It should be, and is too large for the server.
    TooLarge,
}

/// Name of the file that holds a mail as it came.
pub const ORIGINAL_NAME: &str = "original-message.eml";

/// A mail, read by Zammad's rules (facts of its intake, not of RFC 5322 alone).
// Each is a fact of its own, not a state among others.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, PartialEq)]
pub struct Mail {
    /// The From line as Zammad stores it.
    pub from: String,
    /// The sender's address, lower-case; `None` where there is none at all.
    pub from_email: Option<String>,
    /// The sender's display name, may be empty.
    pub from_name: String,
    /// The To line.
    pub to: String,
    /// The Cc line.
    pub cc: String,
    /// The Reply-To line.
    pub reply_to: String,
    /// Addresses of To and Cc in order, lower-case.
    pub recipients: Vec<String>,
    /// Their display names in the same order, empty where there is none.
    pub recipient_names: Vec<String>,
    /// The subject, decoded, as in the article.
    pub subject: String,
    /// The ticket title: the subject, or `-` where there is none.
    pub title: String,
    /// The identity: Message-ID with angle brackets as sent, or a stable
    /// made-up one where `message_id_made_up` is set.
    pub message_id: String,
    /// There was no usable Message-ID.
    pub message_id_made_up: bool,
    /// In-Reply-To as sent, unfolded.
    pub in_reply_to: String,
    /// Message-IDs of References and In-Reply-To, with brackets, oldest first.
    pub references: Vec<String>,
    /// The Date header; `None` where missing or unreadable.
    pub date: Option<Timestamp>,
    /// Customer or Agent.
    pub sender: Sender,
    /// Address of the customer of a ticket that this mail would open: the
    /// sender, or for Agent mail the first recipient that is not ours.
    pub customer_email: Option<String>,
    /// Display name beside `customer_email`, may be empty.
    pub customer_name: String,
    /// Text and files as one short text: equal for copies of one mail, however
    /// the mailbox writes them, and different where a word or a file differs.
    pub content: String,
    /// How `body` is written.
    pub content_type: ContentType,
    /// The body, never empty.
    pub body: String,
    /// All files.
    pub attachments: Vec<Attachment>,
    /// Sent by a machine: no auto-reply would go to it.
    pub auto_submitted: bool,
    /// A delivery report.
    pub bounce: bool,
    /// An out-of-office notice.
    pub out_of_office: bool,
    /// Number of the own ticket that the subject names.
    pub ticket_number: Option<String>,
    /// Exchange's substitute for a message it could not hand out over IMAP
    /// (subject "Retrieval using the IMAP4 protocol failed…"): never imported,
    /// never deleted.
    pub substitute: bool,
    /// What became of each part, and why the article is not the whole mail, if
    /// it is not.
    pub account: Account,
    /// Whether the mail as it came is among the files.
    pub original: Original,
    /// What else had to be guessed or left out, in words.
    pub warnings: Vec<String>,
}

impl Mail {
    /// The article would show the mail only as well as is possible: the
    /// original belongs beside it.
    pub fn is_unfaithful(&self) -> bool {
        self.account.is_unfaithful()
    }

    /// Its files but for the mail as it came: what belongs to the mail itself.
    pub fn own_attachments(&self) -> &[Attachment] {
        let original = usize::from(self.original == Original::Attached);
        self.attachments.get(..self.attachments.len().saturating_sub(original)).unwrap_or_default()
    }

    /// Puts the mail as it came behind its files.
    pub fn attach_original(&mut self, raw: Vec<u8>) {
        self.attachments.push(Attachment {
            filename: ORIGINAL_NAME.to_owned(),
            mime_type: "message/rfc822".to_owned(),
            data: raw,
            inline: false,
            content_id: None,
            in_body: false,
        });
        self.original = Original::Attached;
    }

    /// Everything that a person should know of how the mail was read, in words.
    pub fn remarks(&self, language: Language) -> Vec<String> {
        let mut remarks: Vec<String> = self.account.flaws.iter().map(|flaw| flaw.text(language)).collect();
        match self.original {
            Original::Attached if self.is_unfaithful() => {
                remarks.push(say(language, "word-original-attached", &[]));
            }
            Original::Attached | Original::NotAttached => {}
            Original::TooLarge => remarks.push(say(language, "word-original-too-large", &[])),
        }
        remarks.extend(self.warnings.iter().cloned());
        remarks
    }
}
