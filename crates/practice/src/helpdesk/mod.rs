//! A practice Zammad: the REST routes an import needs, and an outbox of every
//! mail, SMS and webhook that the real one would have sent.
//!
//! It answers as a live Zammad 5.5 does (`tests/practice_contract.rs` replays
//! the live replies in `tests/transcripts/`) and, by [`Version`], as later ones
//! where they differ. Everything is kept in memory; nothing is ever sent.
//!
//! Beside Zammad's own routes it has pages for a person at `/` and
//! `/ticket/zoom/ID`; Zammad's own address of a ticket, `/#ticket/zoom/ID`, shows
//! that ticket too. And routes for other programs:
//!
//! | Route | Answer |
//! |---|---|
//! | `GET /practice/outbox` | what would have been sent: [`Sent`] objects |
//! | `GET /practice/snapshot` | tickets, articles, users: a [`Snapshot`] |
//! | `GET /practice/counters` | requests per route, ids shown as `:id` |
//! | `GET /practice/costs` | with [`Options::workers`]: by route, requests and what they cost in ms |
//! | `GET /practice/faults` | the [`Fault`] objects in force |
//! | `PUT /practice/faults` | sets them: a list of [`Fault`] objects; `[]` clears |
//! | `POST /practice/fetch` | has the channels fetched once, now: what each took |
//! | `POST /practice/release` | lets creates held by [`Effect::CommitLate`] be made |
//!
//! These need the API token too: not everybody on this machine is the one who
//! practises.

mod access;
mod assets;
mod channels;
mod clock;
mod conditions;
mod consequences;
mod costs;
mod customers;
mod digest;
mod events;
mod faults;
mod html;
mod jobs;
mod names;
mod notify;
mod options;
mod outbox;
mod page;
mod records;
mod reply;
mod routes;
mod seed;
mod server;
mod sign_ins;
mod snapshot;
mod store;
mod storing;
mod table;
#[cfg(test)]
mod tests;
mod triggers;
mod workers;

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::{oneshot, watch};

pub use channels::Fetched;
pub use faults::{Effect, Fault, Requests};
pub use options::{AgentSeed, GroupSeed, JobSeed, Microsoft, Options, SendingAddress, TriggerSeed, Version};
pub use outbox::{Sent, SentKind};
pub use snapshot::{ArticleCopy, FileCopy, Snapshot, TicketCopy, UserCopy};
pub use workers::{Served, Workers};

use channels::fetch::Pace;
use faults::Faults;
use store::Store;
use workers::Processes;

/// A running practice helpdesk. Dropping it stops the server.
#[derive(Debug)]
pub struct Helpdesk {
    shared: Arc<Shared>,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What the server's thread and the handle both use.
#[derive(Debug)]
struct Shared {
    store: Mutex<Store>,
    faults: Mutex<Faults>,
    counters: Mutex<BTreeMap<String, u64>>,
    gate: server::Gate,
    /// How often channels are fetched.
    fetching: watch::Sender<Pace>,
    /// Held while channels are fetched.
    round: tokio::sync::Mutex<()>,
    /// How long making a ticket or an article takes, in milliseconds.
    pace: AtomicU64,
    /// Requests that a connection serves; 0 for any number.
    requests_per_connection: AtomicU32,
    /// Its processes, where it has the speed of a real one.
    processes: Option<Processes>,
}

impl Shared {
    fn pace(&self) -> Duration {
        Duration::from_millis(self.pace.load(Ordering::Relaxed))
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn counters(&self) -> MutexGuard<'_, BTreeMap<String, u64>> {
        self.counters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Helpdesk {
    /// Starts a helpdesk with its own thread on `options.address`.
    pub fn start(options: Options) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind(options.address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let max_request = options.max_request;
        let jobs_every = options.jobs_every;
        let pace = Pace { every: options.fetch_every, scheduler: true };
        let requests_per_connection = AtomicU32::new(options.requests_per_connection.unwrap_or(0));
        let processes = options.workers.map(Processes::new);
        let shared = Arc::new(Shared {
            store: Mutex::new(seed::store(options, address)),
            faults: Mutex::default(),
            counters: Mutex::default(),
            gate: server::Gate::default(),
            fetching: watch::Sender::new(pace),
            round: tokio::sync::Mutex::default(),
            pace: AtomicU64::new(0),
            requests_per_connection,
            processes,
        });
        let (stop, stopped) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let for_thread = Arc::clone(&shared);
        let thread = std::thread::Builder::new().name("practice-helpdesk".to_owned()).spawn(move || {
            runtime.block_on(server::serve(listener, for_thread, max_request, jobs_every, stopped));
        })?;
        Ok(Self { shared, address, stop: Some(stop), thread: Some(thread) })
    }

    /// Base address, such as `http://127.0.0.1:40123`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The API token that is let in.
    pub fn token(&self) -> String {
        self.shared.store().options.token.clone()
    }

    /// Everything that the real Zammad would have sent so far, oldest first.
    pub fn outbox(&self) -> Vec<Sent> {
        self.shared.store().outbox.clone()
    }

    /// How many tickets there are, and how many messages the real Zammad would
    /// have sent so far.
    pub fn counts(&self) -> (usize, usize) {
        let store = self.shared.store();
        (store.tickets.len(), store.outbox.len())
    }

    /// Tickets with their articles, and users, as they stand.
    pub fn snapshot(&self) -> Snapshot {
        snapshot::take(&self.shared.store())
    }

    /// How often each route was asked, such as `POST /api/v1/tickets`; ids are
    /// shown as `:id`.
    pub fn requests(&self) -> BTreeMap<String, u64> {
        self.shared.counters().clone()
    }

    /// What its processes have carried out so far, in the order in which they were
    /// done; nothing where it has none ([`Options::workers`]).
    pub fn served(&self) -> Vec<Served> {
        self.shared.processes.as_ref().map_or_else(Vec::new, |processes| processes.served().clone())
    }

    /// How long its processes have been up by now; nothing where it has none.
    pub fn up_for(&self) -> Duration {
        self.shared.processes.as_ref().map_or(Duration::ZERO, Processes::up_for)
    }

    /// The value of a setting such as `import_mode`.
    pub fn setting(&self, name: &str) -> Option<serde_json::Value> {
        self.shared.store().setting(name).cloned()
    }

    /// Replaces the faults in force. An empty list makes everything well again;
    /// creates that are being held stay so until [`Self::release`].
    pub fn set_faults(&self, faults: Vec<Fault>) {
        self.shared.faults().set(faults);
    }

    /// Adds a fault to those in force.
    pub fn add_fault(&self, fault: Fault) {
        self.shared.faults().add(fault);
    }

    /// The faults in force, with what they have counted so far.
    pub fn faults(&self) -> Vec<Fault> {
        self.shared.faults().list().to_vec()
    }

    /// Takes back those of the faults in force that are such; the others go on
    /// counting.
    pub fn remove_faults(&self, is_such: impl Fn(&Fault) -> bool) {
        self.shared.faults().remove(is_such);
    }

    /// Makes tickets and articles take so long, as a server that also has other
    /// things to do; what goes wrong on purpose is apart from this.
    pub fn set_pace(&self, pace: Duration) {
        self.shared.pace.store(pace.as_millis() as u64, Ordering::Relaxed);
    }

    /// Has each connection serve so many requests of the API, or any number: see
    /// [`Options::requests_per_connection`].
    pub fn set_requests_per_connection(&self, requests: Option<u32>) {
        self.shared.requests_per_connection.store(requests.unwrap_or(0), Ordering::Relaxed);
    }

    /// Requests of the API that each connection serves; `None` for any number.
    pub fn requests_per_connection(&self) -> Option<u32> {
        let requests = self.shared.requests_per_connection.load(Ordering::Relaxed);
        (requests > 0).then_some(requests)
    }

    /// Lets the creates held by [`Effect::CommitLate`] without a time be made.
    pub fn release(&self) {
        self.shared.gate.release();
    }

    /// Holds the next ticket creates inside their transactions until `count` of
    /// them are under way, so that they certainly run at the same time.
    pub fn hold_creates_until(&self, count: usize) {
        self.shared.gate.hold_until(count);
    }

    /// Changes a record behind the API's back, as another person would in the
    /// web interface: `table` is the route's name, such as `groups`, `triggers`
    /// or `email_addresses`. An unknown id adds a record of that id.
    pub fn put_record(&self, table: &str, id: u64, values: &serde_json::Value) {
        self.shared.store().put_record(table, id, values);
    }

    /// Switches import mode behind the API's back, as another person would.
    pub fn switch_import_mode(&self, on: bool) {
        server::somebody_else(&self.shared, &Effect::SwitchImportMode { on });
    }

    /// The records of a table, such as `triggers`, as they stand.
    pub fn records(&self, table: &str) -> Vec<serde_json::Value> {
        let mut store = self.shared.store();
        let table = store.table_mut(table);
        table.map(|table| table.iter().map(|(_, row)| row.clone().into()).collect()).unwrap_or_default()
    }

    /// Has every active scheduler job run once, as the scheduler would; gives how
    /// many tickets they deleted.
    pub fn run_jobs(&self) -> usize {
        jobs::run(&mut self.shared.store())
    }

    /// Has every channel that is switched on fetched once, now, as the scheduler does;
    /// what each took.
    pub async fn fetch_channels(&self) -> Vec<Fetched> {
        channels::fetch::round(&self.shared).await
    }

    /// How often channels are fetched by themselves from now on; `None`: not at all.
    pub fn set_fetching(&self, every: Option<Duration>) {
        self.shared.fetching.send_modify(|pace| pace.every = every);
    }

    /// Whether the scheduler is there: without, nothing is fetched by itself, and the
    /// health check says so.
    pub fn set_scheduler(&self, running: bool) {
        self.shared.store().scheduler = running;
        self.shared.fetching.send_modify(|pace| pace.scheduler = running);
    }

    /// Whether whoever opens it in a browser is signed in as the administrator.
    pub fn set_browser_session(&self, signed_in: bool) {
        self.shared.store().options.browser_session = signed_in;
    }

    /// What `monitoring/health_check` complains of beside its channels; none is healthy.
    pub fn set_health_issues(&self, issues: Vec<String>) {
        self.shared.store().health_issues = issues;
    }

    /// Adds an agent, as an administrator would; returns the user's id.
    pub fn add_agent(&self, agent: &AgentSeed) -> u64 {
        seed::agent(&mut self.shared.store(), agent)
    }
}

impl Drop for Helpdesk {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The server may have ended already; then nobody listens.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            // A panic of the server's thread has been printed by itself.
            let _ = thread.join();
        }
    }
}
