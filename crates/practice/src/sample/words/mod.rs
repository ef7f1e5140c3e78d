//! What the made-up people write: real sentences, by language.
//!
//! In every text `{model}`, `{order}`, `{serial}`, `{amount}`, `{customer}` and
//! `{agent}` stand for something that fits.

mod eastern;
mod germanic;
mod romance;
mod slavic;

use super::mime::Transfer;

/// Something to write about, from the question to the thanks.
#[derive(Debug)]
pub(super) struct Topic {
    pub(super) subject: &'static str,
    pub(super) question: &'static str,
    pub(super) answer: &'static str,
    pub(super) thanks: &'static str,
}

/// How a language writes mail.
#[derive(Debug)]
pub(super) struct Speech {
    /// ISO 639-1.
    pub(super) code: &'static str,
    /// Customers: name and address.
    pub(super) people: &'static [(&'static str, &'static str)],
    /// How a customer begins and ends.
    pub(super) hello: &'static [&'static str],
    pub(super) bye: &'static [&'static str],
    /// How the helpdesk begins and ends.
    pub(super) agent_hello: &'static str,
    pub(super) agent_bye: &'static str,
    /// `Re:` and its like.
    pub(super) reply_mark: &'static str,
    /// The line above what is quoted, with `{name}`.
    pub(super) wrote: &'static str,
    pub(super) topics: &'static [Topic],
    /// Further turns of a long thread: the customer's and the answer.
    pub(super) turns: &'static [(&'static str, &'static str)],
    /// Charsets in use, and how they travel.
    pub(super) charsets: &'static [(&'static str, Transfer)],
    /// Hours that the customers' clocks are ahead of UTC.
    pub(super) hours: i64,
    /// Of a hundred threads so many are in this language, roughly.
    pub(super) share: u64,
}

/// Every language there is.
pub(super) const ALL: &[&Speech] = &[
    &germanic::ENGLISH,
    &germanic::GERMAN,
    &germanic::DUTCH,
    &germanic::SWEDISH,
    &romance::FRENCH,
    &romance::SPANISH,
    &romance::ITALIAN,
    &romance::PORTUGUESE,
    &slavic::POLISH,
    &slavic::CZECH,
    &slavic::RUSSIAN,
    &eastern::GREEK,
    &eastern::TURKISH,
    &eastern::JAPANESE,
    &eastern::CHINESE,
    &eastern::ARABIC,
];
