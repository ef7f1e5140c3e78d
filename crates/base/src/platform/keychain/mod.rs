//! The system's keychain: Secret Service on Linux, Credential Manager on
//! Windows, Keychain on macOS. Secrets live there or in memory, never in a file.
//!
//! - `store`: the system's keychain and the one in memory, entry by entry
//! - `parts`: values that are larger than an entry may be

#[cfg(any(test, feature = "testing"))]
mod failing;
mod parts;
mod store;
#[cfg(test)]
mod tests;

#[cfg(any(test, feature = "testing"))]
pub use failing::FailingKeychain;

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use tokio::sync::oneshot;

use self::store::{MemoryStore, Store, SystemStore};
use crate::problem::Problem;

/// The program's name in the keychain; with [`Entry::name`] it finds an entry.
pub const SERVICE: &str = "Mailferry";

/// How long the keychain may take: a person may have to type its password.
const LIMIT: Duration = Duration::from_mins(2);

/// What a secret is kept under. The name tells a person who looks into the
/// keychain what the secret opens; it holds no secret itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    name: String,
}

impl Entry {
    /// An entry by its name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }

    /// The API token of the Zammad at this base address.
    pub fn zammad(url: &str) -> Self {
        Self::new(format!("Zammad {}", url.trim_end_matches('/')))
    }

    /// The name as the keychain shows it.
    pub fn name(&self) -> &str {
        &self.name
    }
}

type Job = Box<dyn FnOnce(&mut dyn Store) + Send>;

/// Where secrets are kept. Cheap to clone; clones share what is kept.
#[derive(Clone)]
pub struct Keychain {
    inner: Inner,
    limit: Duration,
}

#[derive(Clone)]
enum Inner {
    /// One thread asks the system, one thing after the other: a keychain that
    /// waits for a person blocks that thread and no other, and Credential
    /// Manager keeps no order between threads.
    System(mpsc::Sender<Job>),
    Memory(Arc<Mutex<dyn Store>>),
}

/// Names no secret.
impl fmt::Debug for Keychain {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.is_lasting() { "Keychain(system)" } else { "Keychain(memory)" })
    }
}

impl Keychain {
    /// The system's keychain. It is opened when it is first asked, and again
    /// after it failed, so that one that was started meanwhile is found.
    pub fn system() -> Self {
        Self::over(SystemStore::default(), LIMIT)
    }

    /// A keychain that ends with the program.
    pub fn memory() -> Self {
        Self::inline(MemoryStore::default())
    }

    /// A keychain over a store that never makes anybody wait.
    fn inline(store: impl Store + 'static) -> Self {
        Self { inner: Inner::Memory(Arc::new(Mutex::new(store))), limit: LIMIT }
    }

    fn over(mut store: impl Store + 'static, limit: Duration) -> Self {
        let (jobs, queue) = mpsc::channel::<Job>();
        // Where no thread can be had, the queue is gone and every call says so.
        let _ = std::thread::Builder::new().name("keychain".to_owned()).spawn(move || {
            for job in queue {
                job(&mut store);
            }
        });
        Self { inner: Inner::System(jobs), limit }
    }

    /// Whether what is kept here outlives the program.
    pub fn is_lasting(&self) -> bool {
        matches!(self.inner, Inner::System(_))
    }

    /// What is kept under an entry; `None` where nothing is.
    ///
    /// # Errors
    /// `keychain-missing`, `keychain-locked`, `keychain-no-answer` or
    /// `keychain-failed` where the system gives nothing; `keychain-damaged`
    /// where the value is there in part.
    pub async fn read(&self, entry: &Entry) -> Result<Option<SecretString>, Problem> {
        let name = entry.name.clone();
        let value = self.ask(move |store| parts::read(store, &name)).await?;
        value
            .map(|bytes| {
                std::str::from_utf8(&bytes)
                    .map(SecretString::from)
                    .map_err(|_| Problem::person("keychain-damaged").with("entry", &entry.name))
            })
            .transpose()
    }

    /// Keeps a secret, in place of the former one. Whatever happens meanwhile,
    /// the entry holds the former one or this one, whole.
    ///
    /// # Errors
    /// As [`Self::read`]; then the secret may not have been kept.
    pub async fn write(&self, entry: &Entry, secret: &SecretString) -> Result<(), Problem> {
        let (name, secret) = (entry.name.clone(), secret.clone());
        self.ask(move |store| parts::write(store, &name, secret.expose_secret().as_bytes())).await
    }

    /// Removes a secret; one that is not there is removed already.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub async fn remove(&self, entry: &Entry) -> Result<(), Problem> {
        let name = entry.name.clone();
        self.ask(move |store| parts::remove(store, &name)).await
    }

    /// Tries whether something can be kept, by keeping something that is no
    /// secret and removing it: a locked keychain says of what is not there that
    /// it is not there, and only refuses, or asks for its password, when
    /// something is to be written.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub async fn try_out(&self) -> Result<(), Problem> {
        let trial = Entry::new("Trial");
        self.write(&trial, &SecretString::from("Whether something can be kept.")).await?;
        self.remove(&trial).await
    }

    async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut dyn Store) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let jobs = match &self.inner {
            Inner::Memory(store) => {
                // A panic while holding the lock leaves a map that is whole.
                return work(&mut *store.lock().unwrap_or_else(PoisonError::into_inner));
            }
            Inner::System(jobs) => jobs,
        };
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |store| {
            // Who gave up waiting wants nothing done behind their back.
            if !reply.is_closed() {
                let _ = reply.send(work(store));
            }
        });
        let ended = || Problem::person("keychain-failed");
        jobs.send(job).map_err(|_| ended())?;
        match tokio::time::timeout(self.limit, answer).await {
            Ok(answer) => answer.unwrap_or_else(|_| Err(ended())),
            Err(_) => Err(Problem::person("keychain-no-answer").with("time", self.limit)),
        }
    }
}
