//! The journal: what has happened to every message, on disk before the world
//! could know of it.
//!
//! One SQLite file per plan (WAL), written by one thread. A *hard* write is on
//! the disk when its call returns (synchronous FULL); a *soft* one survives the
//! end of the process but not of the power, and is only used for what can be
//! found out again from Zammad. Writes that wait at the same time share one
//! commit.

mod catalogue;
mod copies;
mod deciding;
mod departures;
#[cfg(feature = "testing")]
mod failpoint;
mod filter;
mod forecasting;
mod holding;
mod identity;
mod importing;
mod limits;
mod listing;
mod marking;
mod messages;
mod reasons;
mod relocating;
mod removing;
mod reporting;
mod rows;
mod safety_copies;
mod scanning;
mod schema;
mod settling;
mod standing;
#[cfg(test)]
mod tests;
mod threading;
mod writer;

use std::collections::HashSet;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use tokio::sync::oneshot;

pub use copies::{Holder, ReadContent};
pub use deciding::Decisions;
pub use departures::Departure;
pub use filter::{Age, ImportStatus, MessageFilter, Order, Trait};
pub use forecasting::ForecastFacts;
pub use holding::KnownMessage;
pub use identity::{Identity, identity_number};
pub use importing::{ImportedMark, SendingMark};
pub use limits::Refused;
pub use listing::{ListedMessage, MessageList, Selection};
pub use marking::Marked;
pub use reasons::{
    ALREADY_THERE, COPY, COPY_SETTLED, GONE_BEFORE, NOT_WHOLE, SKIPPED_BY_PERSON, TOO_LARGE, is_held,
    is_in_part, needs_attention,
};
pub use relocating::{Candidate, Sighted};
pub use removing::discard;
pub use reporting::ReportedMessage;
pub(crate) use rows::within;
pub use rows::{
    Change, CustomerName, FolderRow, ImportScope, KnownCustomer, MadeTicket, MessageRow, MessageState,
    NewMessage, OriginalKept, RunRow, StoredProblem, TallyRow,
};
pub use safety_copies::{NewSafetyCopy, PutBack, SafetyCopy};
pub(crate) use standing::CHANNEL;
pub use standing::StandingRow;
#[cfg(feature = "testing")]
pub use writer::JournalWriter;
#[cfg(not(feature = "testing"))]
pub(crate) use writer::JournalWriter;

use crate::platform::{private, single};
use crate::problem::{Fact, Problem};

/// How safe a write is when its call returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Durability {
    /// It survives the end of this process.
    Soft,
    /// It survives a power cut.
    Hard,
}

/// At most this many writes share a commit, so that none waits long.
const SHARED_COMMIT: usize = 256;

type Finish = Box<dyn FnOnce(Result<(), &Problem>) + Send>;
type Work = Box<dyn FnOnce(&Connection, Transaction) -> Finish + Send>;

/// Whether a job shares its transaction.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Transaction {
    Own,
    Shared,
}

struct Job {
    durability: Durability,
    work: Work,
}

/// The reading face of an open journal: it tells, and changes nothing. Clones
/// share it.
#[derive(Clone)]
pub struct Journal {
    shared: Arc<Shared>,
}

struct Shared {
    path: PathBuf,
    /// What a write met that nobody waited for: every later write fails with it.
    missed: Arc<Mutex<Option<Problem>>>,
    /// When requests left that this process sent or found under way.
    departures: Mutex<departures::Departures>,
    jobs: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Shared {
    /// Waits until the file is closed and its lock given back, so that it can be
    /// opened again at once.
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take() {
            // A panic of the thread has been told by the failed jobs already.
            let _ = thread.join();
        }
    }
}

impl Journal {
    /// Opens an existing journal for looking only, also while another process
    /// is at work on it. One of an older version is brought up to date first.
    ///
    /// # Errors
    /// `journal-missing`, `journal-newer`, `journal-in-use` where an older
    /// version of the program is at work on it, and what the disk says.
    pub fn open_for_reading(path: &Path) -> Result<Self, Problem> {
        if !path.exists() {
            return Err(Problem::usage("journal-missing").with("path", path.display()));
        }
        check_private(path)?;
        // A reader of a WAL journal needs to write the shared-memory file beside it.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection =
            Connection::open_with_flags(path, flags).map_err(|error| sql_problem(path, &error))?;
        let format = check_format(&connection).map_err(|trouble| trouble.into_problem(path))?;
        if format < schema::FORMAT {
            let _lock = lock(path)?;
            upgrade(&connection).map_err(|error| sql_problem(path, &error))?;
        }
        connection.pragma_update(None, "query_only", true).map_err(|error| sql_problem(path, &error))?;
        Ok(Self::start(path, connection, None))
    }

    /// Whether a process is at work on the journal at `path` now: it holds its
    /// lock.
    pub fn is_at_work(path: &Path) -> bool {
        let lock = File::options().write(true).open(path.with_extension("lock"));
        lock.is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }

    fn start(path: &Path, connection: Connection, lock: Option<File>) -> Self {
        let (jobs, waiting) = mpsc::channel();
        let thread_path = path.to_owned();
        let thread = std::thread::spawn(move || {
            serve(&thread_path, &connection, &waiting);
            // Closing first folds the WAL back into the file, still under the lock.
            drop(connection);
            drop(lock);
        });
        let path = path.to_owned();
        let shared = Shared {
            path,
            missed: Arc::default(),
            departures: Mutex::default(),
            jobs: Some(jobs),
            thread: Some(thread),
        };
        Self { shared: Arc::new(shared) }
    }

    /// From now on the file may become only so many pages larger, as on a disk that
    /// is almost full.
    ///
    /// # Errors
    /// What SQLite says.
    #[cfg(feature = "testing")]
    pub async fn let_grow_by(&self, pages: u32) -> Result<(), Problem> {
        self.read(move |connection| {
            let now: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
            let most = now + i64::from(pages);
            connection.query_row(&format!("PRAGMA max_page_count = {most}"), [], |_| Ok(()))
        })
        .await
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.shared.path
    }

    /// Carries out `work` in a transaction and returns when it is committed as
    /// safely as asked.
    ///
    /// # Errors
    /// What the disk or SQLite says, as a problem; the work is then undone.
    async fn write<T: Send + 'static>(
        &self,
        durability: Durability,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Problem> {
        self.check_missed()?;
        #[cfg(feature = "testing")]
        let transition = failpoint::Transition::begin();
        let outcome = self.submit(durability, work).await;
        #[cfg(feature = "testing")]
        transition.committed();
        outcome
    }

    async fn submit<T: Send + 'static>(
        &self,
        durability: Durability,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Problem> {
        let (answer, answered) = oneshot::channel();
        let path = self.shared.path.clone();
        let work: Work = Box::new(move |connection, transaction| {
            let result =
                whole_or_not(connection, transaction, work).map_err(|error| sql_problem(&path, &error));
            Box::new(move |committed| {
                let _ = answer.send(match committed {
                    Ok(()) => result,
                    Err(problem) => Err(result.err().unwrap_or_else(|| problem.clone())),
                });
            })
        });
        let gone = || Problem::ours("journal-thread-gone").with("path", self.shared.path.display());
        let jobs = self.shared.jobs.as_ref().ok_or_else(gone)?;
        jobs.send(Job { durability, work }).map_err(|_| gone())?;
        answered.await.map_err(|_| gone())?
    }

    /// Carries out `work` soon, as a soft write that nobody waits for. What is
    /// asked of the journal later comes after it.
    ///
    /// # Errors
    /// Where a former write of this kind failed, or the journal is gone.
    fn write_soon(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<()> + Send + 'static,
    ) -> Result<(), Problem> {
        self.check_missed()?;
        #[cfg(feature = "testing")]
        let transition = failpoint::Transition::begin();
        let path = self.shared.path.clone();
        let missed = Arc::clone(&self.shared.missed);
        let work: Work = Box::new(move |connection, transaction| {
            let result =
                whole_or_not(connection, transaction, work).map_err(|error| sql_problem(&path, &error));
            Box::new(move |committed| {
                #[cfg(feature = "testing")]
                transition.committed();
                if let Err(problem) = result.and_then(|()| committed.map_err(Clone::clone)) {
                    *missed.lock().unwrap_or_else(PoisonError::into_inner) = Some(problem);
                }
            })
        });
        let gone = || Problem::ours("journal-thread-gone").with("path", self.shared.path.display());
        let jobs = self.shared.jobs.as_ref().ok_or_else(gone)?;
        jobs.send(Job { durability: Durability::Soft, work }).map_err(|_| gone())
    }

    fn departures(&self) -> std::sync::MutexGuard<'_, departures::Departures> {
        self.shared.departures.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn check_missed(&self) -> Result<(), Problem> {
        let missed = self.shared.missed.lock().unwrap_or_else(PoisonError::into_inner);
        missed.as_ref().map_or(Ok(()), |problem| Err(problem.clone()))
    }

    /// Asks without changing anything.
    ///
    /// # Errors
    /// What the disk or SQLite says, as a problem.
    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Problem> {
        // Also where a write was missed: what was changed in Zammad can still be
        // put back.
        self.submit(Durability::Soft, work).await
    }
}

/// Carries out work wholly or not at all. One that is alone in its transaction
/// needs no savepoint: within one, SQLite keeps the former state of every page
/// that was changed, and walks through all of it after each statement with a
/// trigger, so that a long work would take ever longer.
fn whole_or_not<T>(
    connection: &Connection,
    transaction: Transaction,
    work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    if transaction == Transaction::Own {
        let result = work(connection);
        // Where SQLite has undone the transaction by itself, committing says so.
        if result.is_err() && !connection.is_autocommit() {
            execute(connection, "ROLLBACK")?;
            execute(connection, "BEGIN")?;
        }
        return result;
    }
    connection.prepare_cached("SAVEPOINT job")?.execute([])?;
    let result = work(connection);
    if result.is_err() {
        // Where the whole transaction is already undone there is no savepoint left.
        let _ = connection.prepare_cached("ROLLBACK TO job").and_then(|mut back| back.execute([]));
    }
    let released = connection.prepare_cached("RELEASE job")?.execute([]);
    match result {
        Ok(value) => released.map(|_| value),
        Err(error) => Err(error),
    }
}

/// The journal's thread: takes what is waiting, commits it together, answers.
fn serve(path: &Path, connection: &Connection, waiting: &mpsc::Receiver<Job>) {
    let mut log = WriteAheadLog { path: log_path(path), file: None };
    while let Ok(first) = waiting.recv() {
        let mut jobs = vec![first];
        while jobs.len() < SHARED_COMMIT {
            let Ok(job) = waiting.try_recv() else { break };
            jobs.push(job);
        }
        let hard = jobs.iter().any(|job| job.durability == Durability::Hard);
        let begun = execute(connection, "BEGIN");
        let transaction = if jobs.len() == 1 { Transaction::Own } else { Transaction::Shared };
        let finishes: Vec<Finish> = jobs.into_iter().map(|job| (job.work)(connection, transaction)).collect();
        let committed = begun.and_then(|()| execute(connection, "COMMIT"));
        if committed.is_err() {
            let _ = execute(connection, "ROLLBACK");
        }
        let committed = committed.map_err(|error| sql_problem(path, &error));
        let committed = committed.and_then(|()| {
            if hard { log.harden().map_err(|error| file_problem(path, &error)) } else { Ok(()) }
        });
        for finish in finishes {
            finish(committed.as_ref().copied());
        }
    }
}

fn execute(connection: &Connection, statement: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(statement)?.execute([]).map(|_| ())
}

fn log_path(journal: &Path) -> PathBuf {
    let mut name = journal.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

/// The file that commits go to. With `synchronous = NORMAL` SQLite writes them
/// there without waiting for the disk; waiting for it here is what FULL does
/// after each commit (sqlite.org/pragma.html, synchronous), but only where it is
/// needed. Switching the pragma instead would have every statement prepared anew.
struct WriteAheadLog {
    path: PathBuf,
    file: Option<File>,
}

impl WriteAheadLog {
    fn harden(&mut self) -> std::io::Result<()> {
        let file = match self.file.take() {
            Some(file) => file,
            // SQLite keeps one file for as long as the journal is open.
            None => File::options().write(true).open(&self.path)?,
        };
        file.sync_data()?;
        self.file = Some(file);
        Ok(())
    }
}

/// Refuses a journal that another user of this machine has put there, can read
/// or could exchange: it decides what is done in the mailbox and the helpdesk.
fn check_private(path: &Path) -> Result<(), Problem> {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        private::check_file(Path::new(&name))?;
    }
    Ok(())
}

/// Makes the file, where it is new, for its user alone: it holds subjects and
/// addresses. SQLite gives the files beside it the same rights.
fn keep_private(path: &Path) -> Result<(), Problem> {
    let mut options = File::options();
    options.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(file_problem(path, &error)),
        // One that is there is not even opened: closing it again would take
        // SQLite's locks of this process from it (POSIX).
        _ => Ok(()),
    }
}

/// Takes the journal for this process alone, for as long as the file lives.
fn lock(path: &Path) -> Result<File, Problem> {
    let lock_path = path.with_extension("lock");
    let file = single::lock_file(&lock_path, |error| file_problem(&lock_path, error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(Problem::passing("journal-in-use").with("path", path.display()).until_the_next_run())
        }
        Err(TryLockError::Error(error)) => Err(file_problem(&lock_path, &error)),
    }
}

enum Trouble {
    Sql(rusqlite::Error),
    NotAJournal,
    Newer(i64),
    AnotherPlan(Identity),
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl Trouble {
    fn into_problem(self, path: &Path) -> Problem {
        match self {
            Self::Sql(error) => sql_problem(path, &error),
            Self::NotAJournal => Problem::usage("journal-not-ours").with("path", path.display()),
            Self::Newer(format) => Problem::usage("journal-newer")
                .with("path", path.display())
                .with("format", Fact::text(format)),
            Self::AnotherPlan(other) => Problem::usage("journal-of-another-plan")
                .with("path", path.display())
                .with("mailbox", other.mailbox)
                .with("helpdesk", other.helpdesk),
        }
    }
}

/// Makes the tables of a new file, or checks that an old one is this plan's.
fn prepare(connection: &Connection, identity: &Identity) -> Result<(), Trouble> {
    connection.busy_timeout(Duration::from_secs(10))?;
    let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if application == 0 && tables == 0 {
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.execute_batch("BEGIN IMMEDIATE")?;
        connection.execute_batch(schema::TABLES)?;
        connection.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
        connection.pragma_update(None, "user_version", 1)?;
        identity.write(connection)?;
        connection.execute_batch("COMMIT")?;
    }
    if check_format(connection)? < schema::FORMAT {
        let known = Identity::read(connection)?;
        if known != *identity {
            return Err(Trouble::AnotherPlan(known));
        }
        upgrade(connection)?;
    }
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // Every checkpoint waits for the disk; the log may grow to 32 MB between two.
    connection.pragma_update(None, "wal_autocheckpoint", 8_000)?;
    let known = Identity::read(connection)?;
    if known == *identity { Ok(()) } else { Err(Trouble::AnotherPlan(known)) }
}

/// Brings the tables of an older version up to date: all of it or nothing.
fn upgrade(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    // Another process may have done it between the look and the lock.
    let format: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let upgraded =
        schema::STEPS.into_iter().filter(|(version, _)| format < *version).try_for_each(|(version, step)| {
            connection
                .execute_batch(step)
                .and_then(|()| connection.pragma_update(None, "user_version", version))
        });
    connection.execute_batch(if upgraded.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
    upgraded
}

/// The journal's version, where it is one that this program knows.
fn check_format(connection: &Connection) -> Result<i64, Trouble> {
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.set_prepared_statement_cache_capacity(64);
    // What a statement is asked with never changes how it is carried out. Otherwise
    // some are prepared anew for each message (sqlite.org/queryplanner-ng.html, QPSG).
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != schema::APPLICATION_ID {
        return Err(Trouble::NotAJournal);
    }
    let format: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if format > schema::FORMAT {
        return Err(Trouble::Newer(format));
    }
    if holds_more(connection)? { Err(Trouble::NotAJournal) } else { Ok(format) }
}

/// Whether the file holds anything but what this program puts into a journal. A
/// view in the place of a table, or a trigger, would be carried out with each
/// question and need not come to an end.
fn holds_more(connection: &Connection) -> rusqlite::Result<bool> {
    connection.pragma_update(None, "trusted_schema", false)?;
    let own = Connection::open_in_memory()?;
    own.execute_batch(schema::TABLES)?;
    let mut known = things(&own)?;
    for (_, step) in schema::STEPS {
        own.execute_batch(step)?;
        known.extend(things(&own)?);
    }
    Ok(!things(connection)?.is_subset(&known))
}

/// Everything in a file's schema, as it was written, but what SQLite makes.
fn things(connection: &Connection) -> rusqlite::Result<HashSet<[String; 3]>> {
    connection
        .prepare(
            "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE substr(name, 1, 7) <> 'sqlite_'",
        )?
        .query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?
        .collect()
}

fn file_problem(path: &Path, error: &std::io::Error) -> Problem {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
            Problem::passing("journal-disk-full").with("path", path.display()).until_the_next_run()
        }
        _ => Problem::person("journal-unwritable").with("path", path.display()).words(&error.to_string()),
    }
}

/// What SQLite said, as a problem. Statements never hold mail content in their
/// text, so its words are safe to show.
fn sql_problem(path: &Path, error: &rusqlite::Error) -> Problem {
    let path = path.display();
    let words = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => {
            Problem::passing("journal-disk-full").with("path", path).until_the_next_run()
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            Problem::passing("journal-in-use").with("path", path).until_the_next_run()
        }
        Some(ErrorCode::NotADatabase) => Problem::usage("journal-not-ours").with("path", path),
        Some(ErrorCode::DatabaseCorrupt) => {
            Problem::person("journal-damaged").with("path", path).words(&words)
        }
        Some(
            ErrorCode::CannotOpen
            | ErrorCode::ReadOnly
            | ErrorCode::PermissionDenied
            | ErrorCode::SystemIoFailure,
        ) => Problem::person("journal-unwritable").with("path", path).words(&words),
        _ => Problem::ours("journal-fault").with("path", path).words(&words),
    }
}
