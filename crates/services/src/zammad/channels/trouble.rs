//! What went wrong with a channel's fetching, by the text that Zammad keeps of it.

use serde::Serialize;

use super::refusals;

/// What a channel's text says went wrong. Zammad keeps what the server said or what
/// Ruby raised, within `Can't use Channel::Driver::…: #<…>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChannelTrouble {
    /// The server did not delete what was to be deleted: what was fetched is in
    /// Zammad and stays in the mailbox, flagged for deletion.
    NotDeleted,
    /// The folder does not exist.
    FolderMissing,
    /// The sign-in was refused or has ended.
    SignIn,
    /// The server is not reached: no name, no connection, no answer in time.
    NotReached,
    /// The server's certificate was not accepted.
    Certificate,
    /// The server asks to wait.
    Throttled,
    /// A message is larger than Zammad takes.
    TooLarge,
    /// A message could not be read by Zammad.
    Unreadable,
    /// Something else.
    Other,
}

impl ChannelTrouble {
    /// What a text says.
    pub fn of(text: &str) -> Self {
        let lower = text.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        if says(&["expunge"]) {
            Self::NotDeleted
        } else if says(&[
            "unknown mailbox",
            "mailbox does not exist",
            "mailbox doesn't exist",
            // Exchange, of a folder by its name.
            "doesn't exist.",
            "nonexistent",
            "no such mailbox",
            "folder not found",
            "unable to find folder",
            "erroritemnotfound",
        ]) {
            Self::FolderMissing
        } else if refusals::speaks_of_sign_in(&lower) {
            Self::SignIn
        } else if says(&["certificate"]) {
            Self::Certificate
        } else if says(&["throttl", "too many requests", "mailboxconcurrency", "try again later", "429"]) {
            Self::Throttled
        } else if says(&["is too large", "too big", "oversized", "message size", "maximum size"]) {
            Self::TooLarge
        } else if says(&["can't process email", "unprocessable", "can't process mail"]) {
            Self::Unreadable
        } else if says(&[
            "timeout",
            "timed out",
            "execution expired",
            "econnrefused",
            "econnreset",
            "connection refused",
            "connection reset",
            "getaddrinfo",
            "socketerror",
            "ehostunreach",
            "enetunreach",
            "bye",
            "eoferror",
            "not reach",
        ]) {
            Self::NotReached
        } else {
            Self::Other
        }
    }
}
