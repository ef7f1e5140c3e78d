//! What the tests over real servers are made of: a private Dovecot with
//! Exchange's manners, a token check, a proxy that breaks connections, and a
//! server that says what it is told to.

// Every test file is a crate of its own and uses its own part of this.
#![allow(dead_code, unused_imports)]

pub mod browser;
pub mod dovecot;
pub mod journey;
pub mod keyring;
pub mod mail;
pub mod provider;
pub mod proxy;
pub mod scripted;
pub mod tokens;

pub use dovecot::{Dovecot, Options};
pub use proxy::{Fault, Proxy};
pub use scripted::{Line, ScriptedServer};

use std::future::Future;
use std::time::{Duration, Instant};

/// Waits until a condition holds; fails the test when it never does.
pub async fn until<F, Fut>(what: &str, mut holds: F)
where
    F: FnMut() -> Fut,
    Fut: Future<Output = bool>,
{
    let start = Instant::now();
    while !holds().await {
        assert!(start.elapsed() < Duration::from_mins(1), "waited a minute in vain for: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// A port of this machine that is free now.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}
