//! A TCP proxy that breaks connections by a script: at an exact byte, after
//! what a client has said, on a certain connection; before a mail server and
//! before a helpdesk.

use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use mailferry::plan::ImapAddress;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// What happens to a connection, in the simple cases.
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

/// What a step of a script does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The connection ends cleanly.
    Cut,
    /// It is reset.
    Reset,
    /// Nothing comes through in that direction any more.
    Stall,
    /// Every further piece in that direction comes this much later.
    Delay(Duration),
    /// No more than this many bytes a second come through in that direction.
    Rate(u64),
    /// As if the server were started anew: all connections are cut, and so many
    /// to come are reset as soon as they are made.
    Restart(u32),
}

/// A direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What the client says.
    Client,
    /// What the server says.
    Server,
}

/// One step of a script. Steps do not wait for each other.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    act: Act,
    from: Side,
    connection: Option<usize>,
    after: Option<&'static str>,
    bytes: usize,
    times: u32,
}

impl Step {
    /// Does this once, to the first connection that is made or speaks.
    pub fn once(act: Act) -> Self {
        Self { act, from: Side::Server, connection: None, after: None, bytes: 0, times: 1 }
    }

    /// The same for every connection.
    pub fn always(act: Act) -> Self {
        Self { times: u32::MAX, ..Self::once(act) }
    }

    /// Only on the connection of this number, from 1.
    #[must_use]
    pub fn on(mut self, connection: usize) -> Self {
        self.connection = Some(connection);
        self
    }

    /// Only once the client has said this.
    #[must_use]
    pub fn after(mut self, words: &'static str) -> Self {
        self.after = Some(words);
        self
    }

    /// So many bytes of its direction still come through.
    #[must_use]
    pub fn bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// Concerns what this side says; the server is meant without.
    #[must_use]
    pub fn from(mut self, from: Side) -> Self {
        self.from = from;
        self
    }

    /// So many connections meet it.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }
}

#[derive(Debug, Default)]
struct Script {
    /// Grows with each new script.
    version: usize,
    steps: Vec<Step>,
}

struct Shared {
    target: (String, u16),
    script: Mutex<Script>,
    connections: AtomicUsize,
    /// Steps that were done.
    done: AtomicUsize,
    /// So many connections to come are reset at once.
    refuse: AtomicU32,
    /// How often all connections were cut.
    cuts: watch::Sender<usize>,
}

/// A proxy before a server; ends, with its connections, when dropped.
pub struct Proxy {
    port: u16,
    shared: Arc<Shared>,
    server: JoinHandle<()>,
}

impl Proxy {
    /// Starts one before a mail server without TLS.
    pub async fn before(server: &ImapAddress) -> Self {
        Self::before_port(&server.host, server.port).await
    }

    /// Starts one before a web server without TLS, such as `http://127.0.0.1:4711`.
    pub async fn before_url(url: &str) -> Self {
        let url = url::Url::parse(url).expect("an address");
        Self::before_port(url.host_str().expect("a host"), url.port().expect("a port")).await
    }

    async fn before_port(host: &str, port: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let own_port = listener.local_addr().expect("its address").port();
        let shared = Arc::new(Shared {
            target: (host.to_owned(), port),
            script: Mutex::default(),
            connections: AtomicUsize::new(0),
            done: AtomicUsize::new(0),
            refuse: AtomicU32::new(0),
            cuts: watch::Sender::new(0),
        });
        let server = tokio::spawn(accept(listener, Arc::clone(&shared)));
        Self { port: own_port, shared, server }
    }

    /// Cuts every connection that is open now.
    pub fn cut(&self) {
        self.shared.cuts.send_modify(|cuts| *cuts += 1);
    }

    /// Where to connect to a mail server.
    pub fn address(&self) -> ImapAddress {
        ImapAddress { host: "127.0.0.1".to_owned(), port: self.port, tls: false }
    }

    /// Where to connect to a web server.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The fate of what comes from now on: bytes are counted from here, per
    /// connection.
    pub fn set(&self, fault: Fault) {
        self.play(match fault {
            Fault::None => Vec::new(),
            Fault::Cut(bytes) => vec![Step::always(Act::Cut).bytes(bytes)],
            Fault::Reset(bytes) => vec![Step::always(Act::Reset).bytes(bytes)],
            Fault::Stall(bytes) => vec![Step::always(Act::Stall).bytes(bytes)],
            Fault::Delay(time) => vec![Step::always(Act::Delay(time))],
            Fault::HoldAfter(words) => vec![Step::always(Act::Stall).after(words)],
        });
    }

    /// Plays this script from now on, on connections that are open too.
    pub fn play(&self, steps: Vec<Step>) {
        let mut script = self.shared.script.lock().expect("lock");
        *script = Script { version: script.version + 1, steps };
        self.shared.refuse.store(0, Ordering::SeqCst);
    }

    /// Connections made so far.
    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }

    /// Steps done so far.
    pub fn done(&self) -> usize {
        self.shared.done.load(Ordering::SeqCst)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut open = tokio::task::JoinSet::new();
    while let Ok((client, _)) = listener.accept().await {
        let number = shared.connections.fetch_add(1, Ordering::SeqCst) + 1;
        let refused = |left: u32| left.checked_sub(1);
        if shared.refuse.fetch_update(Ordering::SeqCst, Ordering::SeqCst, refused).is_ok() {
            let _ = client.set_zero_linger();
            continue;
        }
        let mut cut = shared.cuts.subscribe();
        let carried = Line::carry(client, number, Arc::clone(&shared));
        open.spawn(async move {
            tokio::select! {
                () = carried => {}
                _ = cut.changed() => {}
            }
        });
    }
}

/// A step that waits for its bytes on a connection.
struct Armed {
    /// Its place in the script.
    index: usize,
    step: Step,
    left: usize,
}

/// How a direction is slowed down.
#[derive(Default, Clone, Copy)]
struct Slow {
    delay: Duration,
    rate: Option<u64>,
    stalled: bool,
}

/// One connection.
struct Line {
    shared: Arc<Shared>,
    number: usize,
    /// The script that is known here.
    version: usize,
    /// Steps that wait for words.
    listening: Vec<(usize, Step)>,
    armed: Vec<Armed>,
    /// The end of what the client said, for words that come in two pieces.
    said: Vec<u8>,
    client: Slow,
    server: Slow,
}

/// What comes after a piece.
enum Then {
    GoOn,
    Close,
    Reset,
}

/// No words that a step waits for are longer.
const LONGEST_WORDS: usize = 64;

impl Line {
    async fn carry(client: TcpStream, number: usize, shared: Arc<Shared>) {
        let Ok(server) = TcpStream::connect(shared.target.clone()).await else { return };
        let _ = (client.set_nodelay(true), server.set_nodelay(true));
        let (mut from_client, mut to_client) = client.into_split();
        let (mut from_server, mut to_server) = server.into_split();
        let mut line = Self {
            shared,
            number,
            version: 0,
            listening: Vec::new(),
            armed: Vec::new(),
            said: Vec::new(),
            client: Slow::default(),
            server: Slow::default(),
        };
        line.learn();
        let (mut upward, mut downward) = (vec![0; 16 * 1024], vec![0; 16 * 1024]);
        loop {
            let (from, count) = tokio::select! {
                read = from_client.read(&mut upward) => (Side::Client, read),
                read = from_server.read(&mut downward) => (Side::Server, read),
            };
            let Ok(count @ 1..) = count else { return };
            line.learn();
            let piece = if from == Side::Client { &upward[..count] } else { &downward[..count] };
            if from == Side::Client {
                line.listen(piece);
            }
            let stalled = if from == Side::Client { line.client.stalled } else { line.server.stalled };
            let (allowed, then) = line.judge(from, piece);
            let slow = if from == Side::Client { line.client } else { line.server };
            // What comes before the silence still comes through.
            let slow = Slow { stalled, ..slow };
            let sent = match from {
                Side::Client => slow.pass(&piece[..allowed], &mut to_server).await,
                Side::Server => slow.pass(&piece[..allowed], &mut to_client).await,
            };
            match then {
                Then::GoOn if sent => {}
                Then::GoOn | Then::Close => return,
                Then::Reset => {
                    let _ = (to_client.as_ref().set_zero_linger(), to_server.as_ref().set_zero_linger());
                    // Dropped, they would say goodbye first.
                    to_client.forget();
                    to_server.forget();
                    return;
                }
            }
        }
    }

    /// Takes up a new script.
    fn learn(&mut self) {
        let script = self.shared.script.lock().expect("lock");
        if script.version == self.version {
            return;
        }
        self.version = script.version;
        (self.client, self.server) = (Slow::default(), Slow::default());
        let here = script.steps.iter().copied().enumerate();
        let here = here.filter(|(_, step)| step.connection.is_none_or(|number| number == self.number));
        let (listening, at_once): (Vec<_>, Vec<_>) = here.partition(|(_, step)| step.after.is_some());
        self.listening = listening;
        self.armed =
            at_once.into_iter().map(|(index, step)| Armed { index, step, left: step.bytes }).collect();
    }

    /// How much of a piece comes through, and what then happens.
    fn judge(&mut self, from: Side, piece: &[u8]) -> (usize, Then) {
        let mut due = Vec::new();
        self.armed.retain_mut(|armed| {
            if armed.step.from != from {
                return true;
            }
            if armed.left > piece.len() {
                armed.left -= piece.len();
                return true;
            }
            due.push((armed.left, armed.index, armed.step.act));
            false
        });
        // Another connection may have met a step first.
        due.retain(|(_, place, _)| self.claim(*place));
        due.sort_unstable_by_key(|(allowed, ..)| *allowed);
        let mut verdict = (piece.len(), Then::GoOn);
        for (allowed, _, act) in due {
            verdict = self.act(act, from, allowed, piece.len());
            if !matches!(verdict.1, Then::GoOn) {
                break;
            }
        }
        verdict
    }

    fn act(&mut self, act: Act, from: Side, allowed: usize, all: usize) -> (usize, Then) {
        self.shared.done.fetch_add(1, Ordering::SeqCst);
        let slow = if from == Side::Client { &mut self.client } else { &mut self.server };
        match act {
            Act::Cut => (allowed, Then::Close),
            Act::Reset => (allowed, Then::Reset),
            Act::Stall => {
                slow.stalled = true;
                (allowed, Then::GoOn)
            }
            Act::Delay(time) => {
                slow.delay = time;
                (all, Then::GoOn)
            }
            Act::Rate(rate) => {
                slow.rate = Some(rate.max(1));
                (all, Then::GoOn)
            }
            Act::Restart(refusals) => {
                self.shared.refuse.store(refusals, Ordering::SeqCst);
                self.shared.cuts.send_modify(|cuts| *cuts += 1);
                (allowed, Then::Reset)
            }
        }
    }

    /// Looks for words that steps wait for. What is counted of the client itself is
    /// counted from the end of the words.
    fn listen(&mut self, piece: &[u8]) {
        let kept = self.said.len();
        self.said.extend_from_slice(piece);
        let said = &self.said;
        let armed = &mut self.armed;
        self.listening.retain(|(index, step)| {
            let words = step.after.unwrap_or_default().as_bytes();
            let Some(at) = memchr::memmem::find(said, words) else { return true };
            let end = (at + words.len()).saturating_sub(kept);
            let before = if step.from == Side::Client { end } else { 0 };
            armed.push(Armed { index: *index, step: *step, left: step.bytes + before });
            false
        });
        let surplus = self.said.len().saturating_sub(LONGEST_WORDS);
        self.said.drain(..surplus);
    }

    /// Takes one of a step's times; false where it has none left.
    fn claim(&self, place: usize) -> bool {
        let mut script = self.shared.script.lock().expect("lock");
        if script.version != self.version {
            return false;
        }
        let step = &mut script.steps[place];
        let left = step.times > 0;
        if step.times != u32::MAX {
            step.times = step.times.saturating_sub(1);
        }
        left
    }
}

impl Slow {
    /// Passes a piece on at this pace; false where the other side is gone.
    async fn pass(self, piece: &[u8], to: &mut (impl AsyncWriteExt + Unpin)) -> bool {
        if self.stalled {
            return true;
        }
        tokio::time::sleep(self.delay).await;
        let Some(rate) = self.rate else { return to.write_all(piece).await.is_ok() };
        // Twenty portions a second.
        for portion in piece.chunks(usize::try_from(rate / 20).unwrap_or(1).max(1)) {
            if to.write_all(portion).await.is_err() {
                return false;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        true
    }
}
