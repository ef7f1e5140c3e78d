//! The client: one method per request the program makes.
//!
//! [`wire`] carries a request and judges the reply, [`failure`] puts what went
//! wrong into a [`Problem`], [`lookup`] asks where a mail already is,
//! [`customers`] finds or makes the person who wrote it, [`tickets`] reads back and
//! dates what was made, [`objects`] reads and changes everything else,
//! [`automations`] judges triggers and jobs, and [`hearing`] listens to how the server
//! copes; all by way of [`requests`].

mod automations;
mod customers;
mod failure;
mod heard;
mod hearing;
mod lookup;
mod objects;
mod requests;
mod tickets;
mod wire;

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use rustls::ClientConfig;
use secrecy::SecretString;

use crate::plan::ZammadPlan;
use crate::platform::trust::trust;
use crate::problem::Problem;

pub use customers::{Customer, looks_like_an_address};
pub use heard::{Heard, Listener};
pub use lookup::Probe;

pub(super) use customers::names;
pub(super) use failure::Failure;
pub(super) use objects::{MeReply, RoleReply, group_rights};
pub(super) use tickets::TicketReply;

/// How long a request may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// Until the connection stands, TLS included.
    pub connect: Duration,
    /// A request that only reads, or changes something small.
    pub read: Duration,
    /// Making a ticket or an article: the proxies in front of Zammad wait
    /// 300 s, so that giving up before them would leave the outcome unknown
    /// without need. Large requests get a second more for each 64 KiB.
    pub create: Duration,
    /// First wait before what must not fail is tried again; it doubles with
    /// each further try.
    pub pause: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(15),
            read: Duration::from_mins(1),
            create: Duration::from_secs(330),
            pause: Duration::from_secs(1),
        }
    }
}

/// A client of one Zammad with one token. Cheap to clone.
#[derive(Clone)]
pub struct Client {
    wire: Arc<wire::Wire>,
    /// The token lets all articles be listed, as far as is known.
    lists_articles: Arc<AtomicBool>,
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Client").field("address", &self.wire.address()).finish_non_exhaustive()
    }
}

impl Client {
    /// A client for the Zammad at `url` (its base address, such as
    /// `https://help.example.com`), trusting `ca_file` beside the system's CAs.
    pub fn new(url: &str, token: SecretString, ca_file: Option<&Path>) -> Result<Self, Problem> {
        Self::with_timeouts(url, token, ca_file, Timeouts::default())
    }

    /// A client for the Zammad that a plan names.
    ///
    /// # Errors
    /// As [`Client::new`].
    pub fn of(plan: &ZammadPlan, token: SecretString) -> Result<Self, Problem> {
        Self::new(&plan.url, token, plan.ca_file.as_deref())
    }

    /// The same by a TLS client that is there already.
    ///
    /// # Errors
    /// As [`Client::new`], but for the certificate file.
    #[allow(clippy::needless_pass_by_value, reason = "no copy of the token should stay with the caller")]
    pub fn with_tls(plan: &ZammadPlan, token: SecretString, tls: &ClientConfig) -> Result<Self, Problem> {
        Ok(Self::over(wire::Wire::new(&plan.url, &token, tls, Timeouts::default())?))
    }

    /// As [`Client::new`], with other patience.
    #[allow(clippy::needless_pass_by_value, reason = "no copy of the token should stay with the caller")]
    pub fn with_timeouts(
        url: &str,
        token: SecretString,
        ca_file: Option<&Path>,
        timeouts: Timeouts,
    ) -> Result<Self, Problem> {
        Ok(Self::over(wire::Wire::new(url, &token, &*trust(ca_file)?, timeouts)?))
    }

    fn over(wire: wire::Wire) -> Self {
        Self { wire: Arc::new(wire), lists_articles: Arc::new(AtomicBool::new(true)) }
    }

    /// The waits between so many further tries.
    pub(super) fn pauses(&self, tries: u32) -> impl Iterator<Item = Duration> + use<> {
        let first = self.wire.timeouts().pause;
        (0..tries).map(move |tried| first * 2_u32.saturating_pow(tried))
    }
}
