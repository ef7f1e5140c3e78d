//! A TCP proxy that breaks connections at an exact byte.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use mailferry::plan::ImapAddress;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// What happens to a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// It ends cleanly after this many bytes from the server.
    Cut(usize),
    /// It is reset after this many bytes from the server.
    Reset(usize),
    /// It falls silent after this many bytes from the server.
    Stall(usize),
    /// Every piece from the server comes this much later.
    Delay(Duration),
    /// The server gets a command that holds this word, and nothing that it says
    /// from then on comes through.
    HoldAfter(&'static str),
}

/// A proxy before a server; ends, with its connections, when dropped.
pub struct Proxy {
    port: u16,
    fault: Arc<Mutex<Fault>>,
    connections: Arc<AtomicUsize>,
    /// How often all connections were cut.
    cuts: watch::Sender<usize>,
    server: JoinHandle<()>,
}

impl Proxy {
    /// Starts one before a server without TLS.
    pub async fn before(server: &ImapAddress) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let port = listener.local_addr().expect("its address").port();
        let fault = Arc::new(Mutex::new(Fault::None));
        let connections = Arc::new(AtomicUsize::new(0));
        let target = (server.host.clone(), server.port);
        let (cuts, cut) = watch::channel(0);
        let (shared, count) = (Arc::clone(&fault), Arc::clone(&connections));
        let server = tokio::spawn(async move {
            let mut open = tokio::task::JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                let carried = carry(client, target.clone(), Arc::clone(&shared));
                let mut cut = cut.clone();
                cut.mark_unchanged();
                open.spawn(async move {
                    tokio::select! {
                        () = carried => {}
                        _ = cut.changed() => {}
                    }
                });
            }
        });
        Self { port, fault, connections, cuts, server }
    }

    /// Cuts every connection that is open now.
    pub fn cut(&self) {
        self.cuts.send_modify(|cuts| *cuts += 1);
    }

    /// Where to connect.
    pub fn address(&self) -> ImapAddress {
        ImapAddress { host: "127.0.0.1".to_owned(), port: self.port, tls: false }
    }

    /// The fate of what comes from now on: bytes are counted from here, per
    /// connection.
    pub fn set(&self, fault: Fault) {
        *self.fault.lock().expect("lock") = fault;
    }

    /// Connections made so far.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn carry(client: TcpStream, target: (String, u16), fault: Arc<Mutex<Fault>>) {
    let Ok(server) = TcpStream::connect(target).await else { return };
    let (from_client, mut to_client) = client.into_split();
    let (mut from_server, to_server) = server.into_split();
    let held = Arc::new(AtomicBool::new(false));
    let upward = tokio::spawn(upward(from_client, to_server, Arc::clone(&fault), Arc::clone(&held)));
    let mut buffer = vec![0; 16 * 1024];
    let mut passed = 0;
    let mut known = Fault::None;
    while let Ok(count @ 1..) = from_server.read(&mut buffer).await {
        let now = *fault.lock().expect("lock");
        if now != known {
            (known, passed) = (now, 0);
        }
        if held.load(Ordering::SeqCst) {
            continue;
        }
        let allowed = match known {
            Fault::Cut(limit) | Fault::Reset(limit) | Fault::Stall(limit) => count.min(limit - passed),
            Fault::Delay(time) => {
                tokio::time::sleep(time).await;
                count
            }
            Fault::None | Fault::HoldAfter(_) => count,
        };
        if to_client.write_all(&buffer[..allowed]).await.is_err() {
            break;
        }
        passed += allowed;
        match known {
            Fault::Cut(limit) if passed == limit => break,
            Fault::Reset(limit) if passed == limit => {
                let _ = to_client.as_ref().set_zero_linger();
                break;
            }
            Fault::Stall(limit) if passed == limit => std::future::pending().await,
            _ => {}
        }
    }
    upward.abort();
}

async fn upward(
    mut from_client: OwnedReadHalf,
    mut to_server: OwnedWriteHalf,
    fault: Arc<Mutex<Fault>>,
    held: Arc<AtomicBool>,
) {
    let mut buffer = vec![0; 16 * 1024];
    while let Ok(count @ 1..) = from_client.read(&mut buffer).await {
        let piece = &buffer[..count];
        if let Fault::HoldAfter(word) = *fault.lock().expect("lock")
            && piece.windows(word.len()).any(|window| window == word.as_bytes())
        {
            held.store(true, Ordering::SeqCst);
        }
        if to_server.write_all(piece).await.is_err() {
            return;
        }
    }
}
