//! The system's keychain and the one in memory, entry by entry.
//!
//! The stores are used directly and not through the crate `keyring`, which bundles
//! them: its entries have no label of their own and roam with a Windows account,
//! and it opens the store once for all time, so that a keychain which was not
//! ready, or was restarted, would stay lost until the program ends.

use std::collections::HashMap;
use std::fs::File;
use std::sync::Arc;

use keyring_core::api::CredentialStore;
use keyring_core::{Entry, Error};
use secrecy::zeroize::Zeroizing;

use super::SERVICE;
use crate::platform::{self, single};
use crate::problem::Problem;

/// A value as the store holds it; overwritten when dropped.
pub(super) type Value = Zeroizing<Vec<u8>>;

/// Keeps values by name.
pub(super) trait Store: Send {
    /// The value of this name, where there is one.
    fn get(&mut self, name: &str) -> Result<Option<Value>, Problem>;

    /// Sets the value of this name; at once or not at all.
    fn set(&mut self, name: &str, value: &[u8]) -> Result<(), Problem>;

    /// Removes the value of this name, where there is one.
    fn remove(&mut self, name: &str) -> Result<(), Problem>;

    /// How many bytes a value may have; `None` where that does not matter.
    fn limit(&self) -> Option<usize>;

    /// Keeps other processes from changing entries that consist of parts, until
    /// dropped.
    fn exclusive(&mut self) -> Result<Option<File>, Problem>;
}

/// Values that end with the program.
#[derive(Default, Clone)]
pub(super) struct MemoryStore(HashMap<String, Value>);

impl Store for MemoryStore {
    fn get(&mut self, name: &str) -> Result<Option<Value>, Problem> {
        Ok(self.0.get(name).cloned())
    }

    fn set(&mut self, name: &str, value: &[u8]) -> Result<(), Problem> {
        self.0.insert(name.to_owned(), Zeroizing::new(value.to_vec()));
        Ok(())
    }

    fn remove(&mut self, name: &str) -> Result<(), Problem> {
        self.0.remove(name);
        Ok(())
    }

    fn limit(&self) -> Option<usize> {
        None
    }

    fn exclusive(&mut self) -> Result<Option<File>, Problem> {
        Ok(None)
    }
}

/// The system's keychain, opened when first needed.
#[derive(Default)]
pub(super) struct SystemStore {
    open: Option<Arc<CredentialStore>>,
}

impl SystemStore {
    fn opened(&mut self) -> Result<Arc<CredentialStore>, Problem> {
        if let Some(open) = &self.open {
            return Ok(Arc::clone(open));
        }
        let store = open().map_err(|error| Problem::person("keychain-missing").words(&error.to_string()))?;
        self.open = Some(Arc::clone(&store));
        Ok(store)
    }

    /// Does something with an entry; once more where the keychain had been
    /// opened before and may have been restarted since.
    fn with<T>(
        &mut self,
        name: &str,
        work: impl Fn(&Entry) -> Result<T, Error>,
    ) -> Result<Option<T>, Problem> {
        loop {
            let opened_before = self.open.is_some();
            let store = self.opened()?;
            let outcome = entry(&store, name).and_then(|entry| work(&entry));
            match outcome {
                Ok(done) => return Ok(Some(done)),
                Err(Error::NoEntry) => return Ok(None),
                Err(error @ Error::PlatformFailure(_)) => {
                    self.open = None;
                    if !opened_before {
                        return Err(problem(&error));
                    }
                }
                Err(error) => return Err(problem(&error)),
            }
        }
    }
}

impl Store for SystemStore {
    fn get(&mut self, name: &str) -> Result<Option<Value>, Problem> {
        let secret = self.with(name, |entry| match entry.get_secret() {
            Err(Error::Ambiguous(entries)) => {
                entries.iter().find_map(|entry| entry.get_secret().ok()).ok_or(Error::NoEntry)
            }
            outcome => outcome,
        })?;
        Ok(secret.map(Zeroizing::new))
    }

    fn set(&mut self, name: &str, value: &[u8]) -> Result<(), Problem> {
        let done = self.with(name, |entry| match entry.set_secret(value) {
            Err(Error::Ambiguous(entries)) => entries.iter().try_for_each(|entry| entry.set_secret(value)),
            outcome => outcome,
        })?;
        done.ok_or_else(|| problem(&Error::NoEntry))
    }

    fn remove(&mut self, name: &str) -> Result<(), Problem> {
        self.with(name, |entry| match entry.delete_credential() {
            Err(Error::Ambiguous(entries)) => entries.iter().try_for_each(Entry::delete_credential),
            outcome => outcome,
        })?;
        Ok(())
    }

    /// `CRED_MAX_CREDENTIAL_BLOB_SIZE` of Windows: 5 * 512 bytes.
    fn limit(&self) -> Option<usize> {
        cfg!(windows).then_some(2560)
    }

    fn exclusive(&mut self) -> Result<Option<File>, Problem> {
        let unlockable =
            |error: &std::io::Error| Problem::person("keychain-failed").words(&error.to_string());
        let folder = platform::data_folder()?;
        let file = single::lock_file(&folder.join("keychain.lock"), unlockable)?;
        file.lock().map_err(|error| unlockable(&error))?;
        Ok(Some(file))
    }
}

fn open() -> Result<Arc<CredentialStore>, Error> {
    #[cfg(windows)]
    let store = windows_native_keyring_store::Store::new()?;
    #[cfg(target_os = "macos")]
    let store = apple_native_keyring_store::keychain::Store::new()?;
    #[cfg(all(unix, not(target_os = "macos")))]
    let store = zbus_secret_service_keyring_store::Store::new()?;
    Ok(store)
}

/// The entry of a name, labelled so that a person recognises it: Secret Service
/// shows the label, Credential Manager the target, Keychain the service.
fn entry(store: &Arc<CredentialStore>, name: &str) -> Result<Entry, Error> {
    let shown = format!("{SERVICE}: {name}");
    let shown = shown.as_str();
    // What belongs to this machine does not roam to others.
    #[cfg(windows)]
    let modifiers = HashMap::from([("target", shown), ("persistence", "Local")]);
    #[cfg(target_os = "macos")]
    let modifiers: HashMap<&str, &str> = {
        let _ = shown;
        HashMap::new()
    };
    #[cfg(all(unix, not(target_os = "macos")))]
    let modifiers = HashMap::from([("label", shown)]);
    store.build(SERVICE, name, Some(&modifiers))
}

/// The stores' errors name entries and causes, never a secret.
fn problem(error: &Error) -> Problem {
    let code = match error {
        Error::NoStorageAccess(_) => return Problem::person("keychain-locked").words(&error.to_string()),
        Error::BadEncoding(_) | Error::BadDataFormat(..) => "The entry is malformed.".to_owned(),
        other => other.to_string(),
    };
    Problem::person("keychain-failed").words(&code)
}
