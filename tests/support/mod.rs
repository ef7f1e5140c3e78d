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
pub mod schema;
pub mod scripted;
pub mod tenant;
pub mod tls;
pub mod tokens;

pub use dovecot::{Dovecot, Options};
pub use proxy::{Act, Fault, Proxy, Side, Step};
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

/// A port of this machine that is free now. By the time that it is used another
/// test may have taken it: who listens there must be able to try another.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// A port of this machine where nobody listens, and where nobody can while this
/// lives: it is taken, and connections to it are refused.
pub struct ClosedPort(tokio::net::TcpSocket);

impl ClosedPort {
    /// Takes one.
    pub fn new() -> Self {
        let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
        socket.bind(std::net::SocketAddr::from(([127, 0, 0, 1], 0))).expect("a free port");
        Self(socket)
    }

    /// Its number.
    pub fn number(&self) -> u16 {
        self.0.local_addr().expect("its address").port()
    }
}
