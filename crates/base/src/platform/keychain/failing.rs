//! A keychain in memory that fails when it is told to, for tests.

use std::fs::File;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::store::{MemoryStore, Store, Value};
use super::{Keychain, Problem};

/// A keychain that refuses to be read or written when it is told to.
#[derive(Default, Clone)]
pub struct FailingKeychain {
    /// Nothing can be read.
    pub unreadable: Arc<AtomicBool>,
    /// Nothing can be written.
    pub unwritable: Arc<AtomicBool>,
    once: Arc<AtomicBool>,
    kept: MemoryStore,
}

impl FailingKeychain {
    /// The keychain; this goes on telling it what to do.
    pub fn keychain(&self) -> Keychain {
        Keychain::inline(self.clone())
    }

    /// The next read fails, those after it do not.
    pub fn read_fails_once(&self) {
        self.once.store(true, Ordering::Relaxed);
    }
}

fn locked_if(locked: &AtomicBool) -> Result<(), Problem> {
    if locked.load(Ordering::Relaxed) { Err(Problem::person("keychain-locked")) } else { Ok(()) }
}

impl Store for FailingKeychain {
    fn get(&mut self, name: &str) -> Result<Option<Value>, Problem> {
        locked_if(&self.unreadable)?;
        if self.once.swap(false, Ordering::Relaxed) {
            return Err(Problem::person("keychain-locked"));
        }
        self.kept.get(name)
    }

    fn set(&mut self, name: &str, value: &[u8]) -> Result<(), Problem> {
        locked_if(&self.unwritable)?;
        self.kept.set(name, value)
    }

    fn remove(&mut self, name: &str) -> Result<(), Problem> {
        locked_if(&self.unwritable)?;
        self.kept.remove(name)
    }

    fn limit(&self) -> Option<usize> {
        None
    }

    fn exclusive(&mut self) -> Result<Option<File>, Problem> {
        Ok(None)
    }
}
