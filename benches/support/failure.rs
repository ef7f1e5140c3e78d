//! What went wrong, in words; a bench only ever stops and says it.

use std::fmt::Display;

/// Anything with words.
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
