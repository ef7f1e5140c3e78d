//! Mailferry brings a Microsoft 365 mailbox into a Zammad helpdesk: once,
//! safely, in plain sight.
//!
//! The map:
//!
//! - [`plan`]: what the person chose; TOML; no secrets
//! - [`microsoft`]: clouds, app registration, consent, sign-in, tokens
//! - [`mailbox`]: where mail comes from: the `Mailbox` trait; `imap` behind it
//! - [`message`]: a raw mail becomes an article: parse, body, attachments, threads
//! - [`doctor`]: whether this computer can do it, and each server be reached
//! - [`verdicts`]: what was looked at and how it came out, in words
//! - [`zammad`]: REST client, its types, and the quiet guard
//! - [`migration`]: scan, import, settle; journal; progress; balance
//! - [`problem`]: what can go wrong, why, what it means for the mail, what to do
//! - [`words`]: all words, in every language; numbers and dates as each writes them
//! - [`practice`]: a tenant and a helpdesk inside the program
//! - [`report`]: what a run did, for programs and for people
//! - [`platform`]: folders, the keychain, files, notices, logging
//! - [`cli`]: one module per command
//! - `wizard`: the window (feature `gui`)
//!
//! The way of a message: `mailbox` lists it, `migration::scan` writes it to the
//! journal with its headers and verdict, `migration::import` takes journal rows
//! oldest first, fetches the raw mail, `message` turns it into an article,
//! `zammad` creates the ticket or appends, the journal learns the ids,
//! `migration::settle` does the mailbox's side and verifies it,
//! `migration::balance` counts, `report` tells. One direction, no step back.

pub mod cli;

pub use mailferry_base::{plan, platform, problem, words};
pub use mailferry_migration::{self as migration, report};
pub use mailferry_practice as practice;
pub use mailferry_services::{doctor, mailbox, message, microsoft, verdicts, zammad};
#[cfg(feature = "gui")]
pub use mailferry_window as wizard;
