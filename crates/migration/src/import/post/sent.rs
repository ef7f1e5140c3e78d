//! What posting a mail leaves to be proven.

use jiff::Timestamp;
use tokio::time::Instant;

use super::TicketNow;
use crate::journal::MessageRow;
use crate::problem::Problem;

/// A mail whose every request was answered, and whose articles are not proven yet.
/// The mail itself is not held any more.
pub(in crate::import) struct Sent {
    /// Its row.
    pub row: MessageRow,
    /// The ticket it is in.
    pub ticket: TicketNow,
    /// That ticket was in Zammad before this plan came.
    pub is_foreign: bool,
    /// Its first article.
    pub article: u64,
    /// The articles that were made now.
    pub made: Vec<Made>,
    /// What is wrong with it as far as is known.
    pub incomplete: Option<Problem>,
    /// When the last of its requests was answered.
    pub since: Instant,
}

/// An article that was made, and how it must be.
pub(in crate::import) struct Made {
    /// Its id.
    pub id: u64,
    /// MD5 of its Message-ID.
    pub md5: String,
    /// Sizes of the files it was sent with, in bytes.
    pub sizes: Vec<u64>,
    /// The date that was asked for.
    pub date: Option<Timestamp>,
    /// The answer said another one.
    pub is_misdated: bool,
}
