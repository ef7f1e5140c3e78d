//! The quiet guard: the only place that can build an article.
//!
//! Law (facts of Zammad's API, sections 3 and 4, tried on a live 5.5): an
//! article of type `email` from `Agent` or `System` is sent outside import
//! mode, so it is only built with the proof that import mode is on; every
//! article says `send-auto-response: false` unless the person chose otherwise;
//! the state is right in the create itself; the owner is the token's user
//! outside import mode, so that no agent is notified.

use std::ops::Range;

use jiff::Timestamp;

use super::import_mode::ImportModeOn;
use crate::message::Mail;

/// In what manner articles are made.
#[derive(Debug, Clone)]
pub enum Manner {
    /// Import mode is on: nothing is sent by anything, Agent mail stays mail,
    /// dates are kept.
    Suspended(ImportModeOn),
    /// Import mode is off and nothing may be said.
    Silent {
        /// The token's user, who owns the tickets so that no agent is notified.
        owner_id: u64,
    },
    /// Import mode is off, and the person chose that Zammad may answer.
    Answering,
}

/// How one mail is filed.
#[derive(Debug, Clone)]
pub struct Filing {
    /// Destination group.
    pub group_id: u64,
    /// State in the create itself.
    pub state_id: u64,
    /// The state is of the closed kind.
    pub state_closed: bool,
    /// Priority.
    pub priority_id: Option<u64>,
    /// The ticket's customer.
    pub customer_id: u64,
    /// The user who wrote the mail, where known: shown as its author.
    pub author_id: Option<u64>,
    /// The run, for the tag and the ticket's preferences.
    pub run: String,
    /// The mailbox's address: stands in for a To that Zammad would refuse.
    pub mailbox: String,
    /// When the mail was really sent.
    pub sent: Option<Timestamp>,
}

/// One request's share of a mail: the body and the first files, or further
/// files that would not fit with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// 0 for the mail itself.
    pub index: usize,
    /// Of how many parts.
    pub of: usize,
    /// Which of `mail.attachments`.
    pub attachments: Range<usize>,
    /// Its own identity: the mail's Message-ID for part 0, a derived one else.
    pub message_id: String,
}

/// A ticket with its first article, ready to be sent.
#[derive(Debug)]
pub struct TicketRequest {
    body: Vec<u8>,
}

/// A further article, ready to be sent.
#[derive(Debug)]
pub struct ArticleRequest {
    body: Vec<u8>,
}

/// Cuts a mail into parts so that no request's files pass `limit` bytes before
/// encoding. A single file over the limit is an error naming its size.
pub fn parts(mail: &Mail, limit: u64) -> Result<Vec<Part>, crate::problem::Problem> {
    todo!()
}

/// Builds the ticket of a mail with its first article (part 0).
pub fn ticket(mail: &Mail, filing: &Filing, manner: &Manner, part: &Part) -> TicketRequest {
    todo!()
}

/// Builds an article for an existing ticket: a follow-up mail (part 0), or
/// further files of one. `reopen` puts the ticket into that state in the same
/// request.
pub fn article(
    mail: &Mail,
    filing: &Filing,
    manner: &Manner,
    part: &Part,
    ticket_id: u64,
    reopen: Option<u64>,
) -> ArticleRequest {
    todo!()
}

/// MD5 hex of a Message-ID as Zammad computes it.
pub fn message_id_md5(message_id: &str) -> String {
    todo!()
}
