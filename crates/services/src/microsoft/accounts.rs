//! Remembered sign-ins: who may be asked for mail without being asked again.
//!
//! Who they are stands in a list, a small file in the data folder: not every
//! keychain can list its entries, and the list holds no secret. What they may do,
//! the refresh token, is in the keychain under a name that the list's line
//! gives. The line is written first and goes last, so that no token is ever kept
//! that nobody can find. With a keychain in memory the list is in memory too.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::{Account, Application, SignedIn};
use crate::platform::keychain::{Entry, Keychain};
use crate::platform::{self, read_if_there, single, write_private};
use crate::problem::Problem;

/// The only version of the list there is.
const VERSION: u32 = 1;

/// One remembered sign-in. Names no secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// Base address of the identity platform, tenant included.
    pub authority: String,
    /// Application (client) id.
    pub client_id: String,
    /// The permission that was asked for.
    pub scope: String,
    /// When they last signed in.
    pub since: Timestamp,
    /// Who it is.
    #[serde(flatten)]
    pub account: Account,
}

impl Remembered {
    /// A sign-in that was just completed.
    pub fn of(application: &Application, account: Account) -> Self {
        Self {
            authority: application.authority.clone(),
            client_id: application.client_id.clone(),
            scope: application.scope.clone(),
            since: Timestamp::now(),
            account,
        }
    }

    /// Whether it was the same person for the same application; what they were
    /// called then may differ.
    fn is_same(&self, other: &Self) -> bool {
        let person = |account: &Account| {
            (account.issuer.clone(), account.tenant_id.clone(), account.object_id.clone())
        };
        self.is_of(&other.authority, &other.client_id) && person(&self.account) == person(&other.account)
    }

    fn is_of(&self, authority: &str, client_id: &str) -> bool {
        self.authority == authority && self.client_id.eq_ignore_ascii_case(client_id)
    }

    /// Where the refresh token lies. An application's refresh token is good for all
    /// that was granted to it (docs/microsoft365.md#one-resource-a-token), so that
    /// the scope is no part of the name.
    fn entry(&self) -> Entry {
        Entry::new(format!(
            "Microsoft 365 {} (application {} at {})",
            self.account.username, self.client_id, self.authority
        ))
    }
}

/// Where the secret of an application that is registered as a web application lies.
fn secret_entry(authority: &str, client_id: &str) -> Entry {
    Entry::new(format!("Microsoft 365 client secret (application {client_id} at {authority})"))
}

#[derive(Default, Serialize, Deserialize)]
struct ListFile {
    version: u32,
    #[serde(default, rename = "account", skip_serializing_if = "Vec::is_empty")]
    accounts: Vec<Remembered>,
}

const HEADING: &str =
    "# Who is signed in to Mailferry for their mail. The secrets are in the system's keychain.\n";

/// The remembered sign-ins of this user. Cheap to clone; clones share them.
#[derive(Debug, Clone)]
pub struct Accounts {
    keychain: Keychain,
    list: List,
}

#[derive(Debug, Clone)]
enum List {
    File(PathBuf),
    Memory(Arc<Mutex<Vec<Remembered>>>),
}

impl Accounts {
    /// The remembered sign-ins of this user: the list in the data folder, the
    /// secrets in the system's keychain.
    ///
    /// # Errors
    /// `home-folder-unknown` as [`platform::data_folder`].
    pub fn system() -> Result<Self, Problem> {
        Ok(Self::new(Keychain::system(), &platform::data_folder()?))
    }

    /// Sign-ins that end with the program.
    pub fn memory() -> Self {
        Self::new(Keychain::memory(), Path::new(""))
    }

    /// Secrets in this keychain; the list in this folder, or in memory where the
    /// keychain is.
    pub fn new(keychain: Keychain, folder: &Path) -> Self {
        let list = if keychain.is_lasting() {
            List::File(folder.join("accounts.toml"))
        } else {
            List::Memory(Arc::default())
        };
        Self { keychain, list }
    }

    /// Where the secrets are.
    pub fn keychain(&self) -> &Keychain {
        &self.keychain
    }

    /// Remembers a sign-in in place of the same person's former one, with the
    /// application's secret where it has one.
    ///
    /// # Errors
    /// `account-without-renewal` where the sign-in gave no refresh token: there
    /// is nothing to remember. `accounts-unreadable`, `file-unwritable`; and as
    /// [`Keychain::write`], then nothing is remembered.
    pub async fn remember(
        &self,
        application: &Application,
        signed_in: &SignedIn,
    ) -> Result<Remembered, Problem> {
        let Some(token) = &signed_in.tokens.refresh else {
            return Err(
                Problem::person("account-without-renewal").with("account", &signed_in.account.username)
            );
        };
        let new = Remembered::of(application, signed_in.account.clone());
        let mut former = None;
        self.change(|list| {
            former = list.iter().position(|known| known.is_same(&new)).map(|place| list.remove(place));
            list.push(new.clone());
        })?;
        if let Err(problem) = self.keep(application, &new, token).await {
            // What may yet be kept, when the person answers, needs its line.
            if problem.code() != "keychain-no-answer" {
                self.change(|list| {
                    list.retain(|known| !known.is_same(&new));
                    list.extend(former);
                })?;
            }
            return Err(problem);
        }
        // Who is called something else now had another entry.
        if let Some(former) = former.filter(|former| former.entry() != new.entry()) {
            self.keychain.remove(&former.entry()).await?;
        }
        Ok(new)
    }

    async fn keep(
        &self,
        application: &Application,
        remembered: &Remembered,
        token: &SecretString,
    ) -> Result<(), Problem> {
        if let Some(secret) = &application.client_secret {
            let entry = secret_entry(&application.authority, &application.client_id);
            self.keychain.write(&entry, secret).await?;
        }
        self.keychain.write(&remembered.entry(), token).await
    }

    /// All remembered sign-ins, the newest last.
    ///
    /// # Errors
    /// `accounts-unreadable` where the list cannot be understood,
    /// `file-unreadable` where it cannot be read.
    pub fn list(&self) -> Result<Vec<Remembered>, Problem> {
        match &self.list {
            List::Memory(list) => Ok(list.lock().unwrap_or_else(PoisonError::into_inner).clone()),
            List::File(path) => read_list(path),
        }
    }

    /// The sign-in of this name for this application.
    ///
    /// # Errors
    /// As [`Self::list`].
    pub fn find(&self, application: &Application, username: &str) -> Result<Option<Remembered>, Problem> {
        let found = self.list()?.into_iter().rev().find(|known| {
            known.is_of(&application.authority, &application.client_id)
                && known.account.username.eq_ignore_ascii_case(username)
        });
        Ok(found)
    }

    /// Forgets a sign-in: its token, the application's secret where nobody else
    /// signed in to that application, and its line. Forgetting twice is no
    /// problem.
    ///
    /// # Errors
    /// As [`Self::remember`]; what could not be removed is still listed.
    pub async fn forget(&self, remembered: &Remembered) -> Result<(), Problem> {
        self.keychain.remove(&remembered.entry()).await?;
        let others = self.list()?.iter().any(|known| {
            known.is_of(&remembered.authority, &remembered.client_id) && !known.is_same(remembered)
        });
        if !others {
            self.keychain.remove(&secret_entry(&remembered.authority, &remembered.client_id)).await?;
        }
        self.change(|list| list.retain(|known| !known.is_same(remembered)))
    }

    /// The refresh token of a sign-in; `None` where the keychain holds none.
    ///
    /// # Errors
    /// As [`Keychain::read`].
    pub async fn refresh_token(&self, remembered: &Remembered) -> Result<Option<SecretString>, Problem> {
        self.keychain.read(&remembered.entry()).await
    }

    /// Keeps a new refresh token of a sign-in.
    ///
    /// # Errors
    /// As [`Keychain::write`].
    pub async fn keep_refresh_token(
        &self,
        remembered: &Remembered,
        token: &SecretString,
    ) -> Result<(), Problem> {
        self.keychain.write(&remembered.entry(), token).await
    }

    /// The application with its secret out of the keychain, where it has none
    /// yet and one is kept.
    ///
    /// # Errors
    /// As [`Keychain::read`].
    pub async fn with_client_secret(&self, mut application: Application) -> Result<Application, Problem> {
        if application.client_secret.is_none() {
            let entry = secret_entry(&application.authority, &application.client_id);
            application.client_secret = self.keychain.read(&entry).await?;
        }
        Ok(application)
    }

    fn change(&self, change: impl FnOnce(&mut Vec<Remembered>)) -> Result<(), Problem> {
        match &self.list {
            List::Memory(list) => {
                change(&mut list.lock().unwrap_or_else(PoisonError::into_inner));
                Ok(())
            }
            List::File(path) => {
                let alone = lock(path)?;
                let mut accounts = read_list(path)?;
                change(&mut accounts);
                let file = ListFile { version: VERSION, accounts };
                let text = toml::to_string(&file)
                    .map_err(|error| Problem::ours("accounts-unwritable").words(&error.to_string()))?;
                write_private(path, format!("{HEADING}{text}").as_bytes())?;
                drop(alone);
                Ok(())
            }
        }
    }
}

/// Keeps other processes from changing the list until dropped. The lock is a
/// file of its own, as the list's is replaced.
fn lock(path: &Path) -> Result<File, Problem> {
    let lock = path.with_extension("lock");
    let unwritable = |error: &std::io::Error| platform::unwritable(&lock, error);
    let file = single::lock_file(&lock, unwritable)?;
    file.lock().map_err(|error| unwritable(&error))?;
    Ok(file)
}

fn read_list(path: &Path) -> Result<Vec<Remembered>, Problem> {
    let Some(bytes) = read_if_there(path)? else { return Ok(Vec::new()) };
    let unreadable =
        |reason: &str| Problem::person("accounts-unreadable").with("path", path.display()).words(reason);
    let text = std::str::from_utf8(&bytes).map_err(|_| unreadable("It is not text."))?;
    let file: ListFile = toml::from_str(text).map_err(|error| unreadable(error.message()))?;
    if file.version != VERSION {
        return Err(unreadable("A newer Mailferry wrote it."));
    }
    Ok(file.accounts)
}

#[cfg(test)]
mod tests;
