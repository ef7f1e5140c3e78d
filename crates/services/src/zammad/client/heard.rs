//! What is told of every answer, and to whom.

use std::time::Duration;

/// A request that was answered, or was not.
#[derive(Debug, Clone, Copy)]
pub struct Heard<'a> {
    /// Such as `POST`.
    pub method: &'a str,
    /// Its path under `/api/v1/`.
    pub path: &'a str,
    /// Bytes that it sent.
    pub length: usize,
    /// The status of the answer; `None` where there was none.
    pub status: Option<u16>,
    /// From its beginning to the answer's end.
    pub took: Duration,
}

/// Who hears of every answer. Told while the request's sender waits, so that it must
/// be quick.
pub trait Listener: Send + Sync {
    /// A request has been answered, or has failed.
    fn heard(&self, answer: &Heard<'_>);
}
