//! The helpdesk: a typed client of Zammad's REST API, and the quiet guard.
//!
//! Works by behaviour from 5.5 to 7.x, not by version. No article leaves but
//! those that [`quiet`] built, so that a shape that sends mail cannot be sent.

pub mod answers;
pub mod channels;
pub mod client;
mod columns;
mod effect;
pub mod import_mode;
pub mod preflight;
pub mod quiet;
mod selector;
pub mod types;

pub use client::{Client, Customer, looks_like_an_address};

use crate::problem::Problem;

/// Whether a request that went wrong may have been carried out all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestOutcome {
    /// Zammad refused it, or it never left: certainly nothing was made.
    NotExecuted,
    /// Zammad itself answered that it failed: nothing is under way any more, and
    /// one look tells whether it was done.
    Finished,
    /// A time-out, a lost connection or a fault of a server in front after the
    /// request left: it may have been done, or may yet be. Look before sending
    /// again, until nobody can be working on it any more.
    Unknown,
}

/// Why a ticket or article was not made.
#[derive(Debug, Clone)]
pub struct PostError {
    /// What went wrong.
    pub problem: Problem,
    /// Whether it may have been made all the same.
    pub outcome: RequestOutcome,
}
