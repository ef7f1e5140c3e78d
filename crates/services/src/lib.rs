//! Where mail comes from, where it goes, and what it becomes on the way. Nothing
//! here knows that there is an import: each part can be used and tested by itself.
//!
//! - [`doctor`]: whether this computer can do it: keychain, folders, disk, the way to each server
//! - [`mailbox`]: where mail comes from: the `Mailbox` trait; `imap` behind it
//! - [`message`]: a raw mail becomes an article: parse, body, attachments, threads
//! - [`microsoft`]: clouds, app registration, consent, sign-in, tokens
//! - [`reach`]: why a server was not reached: proxies, names, TLS
//! - [`verdicts`]: what was looked at and how it came out, in words
//! - [`zammad`]: REST client, its types, and the quiet guard

/// The tests here share what the tests beside the crates have.
#[cfg(test)]
extern crate self as mailferry;

pub mod doctor;
pub mod mailbox;
pub mod message;
pub mod microsoft;
pub mod reach;
pub mod verdicts;
pub mod zammad;

use mailferry_base::{plan, platform, problem, words, zammad_html};
