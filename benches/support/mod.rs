//! What the benches are made of.

pub mod helpdesk;
pub mod mail;
pub mod measure;
pub mod posted;
pub mod screen;
pub mod server;
pub mod table;

use std::fmt::Display;

/// What went wrong, in words; a bench only ever stops and says it.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Adds what was being done to a failure.
pub trait While<T> {
    /// Puts `what` before the failure's own words.
    fn during(self, what: impl Display) -> Result<T, Failure>;
}

impl<T, E: Display> While<T> for Result<T, E> {
    fn during(self, what: impl Display) -> Result<T, Failure> {
        self.map_err(|error| format!("{what}: {error}").into())
    }
}
