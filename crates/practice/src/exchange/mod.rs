//! A mail server inside the program that behaves as Exchange Online does over
//! IMAP (docs/microsoft365.md#imap-dialogue): its capabilities, its folder
//! names, its estimates, its error texts, and its faults on purpose.
//!
//! It listens on this machine without TLS, asks the tenant about tokens, and
//! keeps everything in memory. The same mailbox can be had over the few addresses of
//! Graph that a helpdesk's channel asks. Several connections see each other's changes.

mod change;
pub mod faults;
mod fetch;
mod graph;
mod names;
mod search;
mod session;
mod store;
#[cfg(test)]
mod tests;
mod wire;

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use super::tenant::TokenChecker;
use crate::problem::Problem;
pub use faults::Faults;
use store::Store;
pub use store::{Expunged, Flags, FolderKind, Maker};

/// What a server is made of.
#[derive(Clone)]
pub struct Options {
    /// Address of the only mailbox it keeps.
    pub mailbox: String,
    /// Who knows tokens.
    pub checker: TokenChecker,
    /// Whether MOVE is offered and works (after sign-in, as on Exchange).
    pub offers_move: bool,
    /// Whether UIDPLUS is offered and UID EXPUNGE works.
    pub offers_uidplus: bool,
}

impl Options {
    /// As Exchange Online is.
    pub fn new(mailbox: &str, checker: TokenChecker) -> Self {
        Self { mailbox: mailbox.to_lowercase(), checker, offers_move: true, offers_uidplus: true }
    }
}

/// A message as tests look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageState {
    /// Its UID.
    pub uid: u32,
    /// Its flags.
    pub flags: Flags,
    /// Its real size in bytes.
    pub size: u64,
    /// When it arrived.
    pub arrived: Timestamp,
    /// Its Message-ID as it stands in the header, trimmed; empty without one.
    pub message_id: String,
}

/// A command that was received, without content or secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Number of the connection, from 1.
    pub connection: u32,
    /// The command without its tag; sign-in data and literals left out.
    pub command: String,
    /// The tagged answer without its tag, or the BYE that ended it.
    pub answer: String,
}

/// What all connections share.
struct Shared {
    options: Options,
    store: Mutex<Store>,
    faults: Mutex<Faults>,
    log: Mutex<Vec<Logged>>,
    /// Until when clients were told to stay away.
    throttled_until: Mutex<Option<Instant>>,
    impatient: AtomicU32,
    connections: AtomicU32,
    /// Wakes IDLE.
    changed: watch::Sender<u64>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic while holding the lock is a fault of a test; the data is whole.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    fn store(&self) -> MutexGuard<'_, Store> {
        lock(&self.store)
    }

    fn faults(&self) -> MutexGuard<'_, Faults> {
        lock(&self.faults)
    }

    /// Changes the mailbox and wakes whoever waits for that.
    fn change<T>(&self, change: impl FnOnce(&mut Store) -> T) -> T {
        let result = change(&mut self.store());
        self.changed.send_modify(|version| *version += 1);
        result
    }

    fn record(&self, connection: u32, command: String, answer: String) {
        lock(&self.log).push(Logged { connection, command, answer });
    }
}

/// A running mail server; ends when dropped, with all its connections.
pub struct Exchange {
    shared: Arc<Shared>,
    address: SocketAddr,
    server: JoinHandle<()>,
    graph_address: SocketAddr,
    graph: JoinHandle<()>,
}

impl Exchange {
    /// Starts on a free port of this machine, with an empty INBOX.
    ///
    /// # Errors
    /// `practice-cannot-listen` where no port can be had.
    pub async fn start(options: Options) -> Result<Self, Problem> {
        let (listener, address) = listen().await?;
        let (for_graph, graph_address) = listen().await?;
        let mut store = Store::default();
        store.create("INBOX", FolderKind::Mail);
        let shared = Arc::new(Shared {
            options,
            store: Mutex::new(store),
            faults: Mutex::default(),
            log: Mutex::default(),
            throttled_until: Mutex::default(),
            impatient: AtomicU32::new(0),
            connections: AtomicU32::new(0),
            changed: watch::Sender::new(0),
        });
        let server = tokio::spawn(accept(listener, Arc::clone(&shared)));
        let graph = tokio::spawn(graph::serve(for_graph, Arc::clone(&shared)));
        Ok(Self { shared, address, server, graph_address, graph })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Base address of its Graph, such as `http://127.0.0.1:40124/v1.0`.
    pub fn graph_url(&self) -> String {
        format!("http://{}/v1.0", self.graph_address)
    }

    /// Gives the inbox the name that it has in a mailbox of another language. IMAP does
    /// not show it (RFC 3501 section 5.1), Graph does.
    pub fn name_inbox(&self, name: &str) {
        self.shared.change(|store| store.inbox_name = Some(name.to_owned()));
    }

    /// Makes a folder, and those above it as `\Noselect`; false where it is there.
    pub fn create_folder(&self, path: &str, kind: FolderKind) -> bool {
        self.shared.change(|store| store.create(path, kind))
    }

    /// Puts a message into a folder, which is made if missing; its UID.
    pub fn add(&self, folder: &str, raw: Vec<u8>, arrived: Timestamp, flags: Flags) -> u32 {
        self.shared.change(|store| {
            store.create(folder, FolderKind::Mail);
            store.append(folder, raw, arrived, flags).unwrap_or_default()
        })
    }

    /// The same for a message that is made anew each time it is fetched; only
    /// its header is kept.
    pub fn add_made(&self, folder: &str, make: Maker, arrived: Timestamp, flags: Flags) -> u32 {
        self.shared.change(|store| {
            store.create(folder, FolderKind::Mail);
            store.append_made(folder, make, arrived, flags).unwrap_or_default()
        })
    }

    /// Removes a message as another client would.
    pub fn remove(&self, folder: &str, uid: u32) -> bool {
        self.shared.change(|store| !store.expunge(folder, &[uid]).is_empty())
    }

    /// Sets the flags of a message as another client would.
    pub fn set_flags(&self, folder: &str, uid: u32, flags: Flags) -> bool {
        self.shared.change(|store| {
            store.folder_mut(folder).and_then(|folder| folder.change(uid, |_| flags)).is_some()
        })
    }

    /// Renames a folder; what is below it stays. False where there is none.
    pub fn rename_folder(&self, from: &str, to: &str) -> bool {
        self.shared.change(|store| rename(store, from, Some(to)))
    }

    /// Removes a folder with its messages. False where there is none.
    pub fn remove_folder(&self, path: &str) -> bool {
        self.shared.change(|store| rename(store, path, None))
    }

    /// Makes a folder one of another kind; what is in it can be had again when it is
    /// one of mail again. False where there is none.
    pub fn turn_folder(&self, path: &str, kind: FolderKind) -> bool {
        self.shared.change(|store| store.folder_mut(path).map(|folder| folder.kind = kind).is_some())
    }

    /// Gives a folder a new UIDVALIDITY and all its messages new UIDs, as
    /// after a mailbox was moved. The new UIDVALIDITY.
    pub fn change_uid_validity(&self, path: &str) -> Option<u32> {
        self.shared.change(|store| {
            let validity = store.next_validity();
            let folder = store.folder_mut(path)?;
            folder.uid_validity = validity;
            folder.version += 1;
            let start = folder.uid_next + 100;
            for (message, uid) in folder.messages.iter_mut().zip(start..) {
                message.uid = uid;
            }
            folder.uid_next = start + folder.messages.len() as u32;
            Some(validity)
        })
    }

    /// Paths of all folders that hold mail.
    pub fn folders(&self) -> Vec<String> {
        let store = self.shared.store();
        store
            .folders
            .iter()
            .filter(|folder| folder.kind == FolderKind::Mail)
            .map(|folder| folder.path.clone())
            .collect()
    }

    /// The messages of a folder, by UID; none where there is no such folder.
    pub fn messages(&self, path: &str) -> Vec<MessageState> {
        let store = self.shared.store();
        let Some(folder) = store.folder(path) else { return Vec::new() };
        folder
            .messages
            .iter()
            .map(|message| MessageState {
                uid: message.uid,
                flags: message.flags,
                size: message.size,
                arrived: message.arrived,
                message_id: header_value(&message.header, "Message-ID"),
            })
            .collect()
    }

    /// The bytes of a message.
    pub fn raw(&self, path: &str, uid: u32) -> Option<Vec<u8>> {
        let message = self.shared.store().folder(path)?.message(uid)?.clone();
        Some(message.raw().to_vec())
    }

    /// Messages that were removed for good, in order.
    pub fn expunged(&self) -> Vec<Expunged> {
        self.shared.store().expunged.clone()
    }

    /// The commands received, in the order of their answers.
    pub fn log(&self) -> Vec<Logged> {
        lock(&self.shared.log).clone()
    }

    /// How many commands came while clients had been told to wait.
    pub fn impatient(&self) -> u32 {
        self.shared.impatient.load(Ordering::Relaxed)
    }

    /// How many connections there have been.
    pub fn connections(&self) -> u32 {
        self.shared.connections.load(Ordering::Relaxed)
    }

    /// Changes what goes wrong.
    pub fn faults(&self, change: impl FnOnce(&mut Faults)) {
        change(&mut self.shared.faults());
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        self.server.abort();
        self.graph.abort();
    }
}

/// A free port of this machine.
async fn listen() -> Result<(TcpListener, SocketAddr), Problem> {
    let trouble = |error: std::io::Error| {
        Problem::ours("practice-cannot-listen").with("what", "mail server").words(&error.to_string())
    };
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(trouble)?;
    let address = listener.local_addr().map_err(trouble)?;
    Ok((listener, address))
}

fn rename(store: &mut Store, from: &str, to: Option<&str>) -> bool {
    let Some(at) = store.folders.iter().position(|folder| folder.path == from) else { return false };
    let mut folder = store.folders.remove(at);
    if let Some(to) = to {
        to.clone_into(&mut folder.path);
        folder.version += 1;
        store.folders.push(folder);
    }
    true
}

/// A folder's path as a client writes it: in modified UTF-7, quoted where it must be.
pub(crate) fn wire_name(path: &str) -> String {
    names::quoted(path)
}

fn header_value(header: &[u8], name: &str) -> String {
    fetch::fields(header)
        .find(|(field, _)| field.eq_ignore_ascii_case(name))
        .map(|(field, whole)| String::from_utf8_lossy(&whole[field.len() + 1..]).trim().to_owned())
        .unwrap_or_default()
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    // Dropped with this task, and all connections with it.
    let mut sessions = JoinSet::new();
    loop {
        while sessions.try_join_next().is_some() {}
        let Ok((stream, _)) = listener.accept().await else { continue };
        let connection = shared.connections.fetch_add(1, Ordering::Relaxed) + 1;
        let shared = Arc::clone(&shared);
        sessions.spawn(async move {
            // A connection that breaks concerns only its client.
            let _ = session::serve(stream, shared, connection).await;
        });
    }
}
