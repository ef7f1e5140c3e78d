//! What is known of consents, kept over days and restarts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Consent, ConsentAnswer};
use crate::microsoft::Application;
use crate::platform::{data_folder, read_if_there, unwritable, write_private};
use crate::problem::Problem;

/// The consents of all applications, in one small file.
#[derive(Debug, Clone)]
pub struct Consents {
    file: PathBuf,
}

#[derive(Default, Serialize, Deserialize)]
struct Content {
    #[serde(default)]
    consents: BTreeMap<String, Consent>,
}

impl Consents {
    /// Those of this person, in Mailferry's data folder.
    ///
    /// # Errors
    /// `home-folder-unknown` where the system names none.
    pub fn of_person() -> Result<Self, Problem> {
        Ok(Self::in_folder(&data_folder()?))
    }

    /// Those that are kept in a folder.
    pub fn in_folder(folder: &Path) -> Self {
        Self { file: folder.join("consents.json") }
    }

    /// How an application's consent stands.
    ///
    /// # Errors
    /// `file-unreadable`. A file that makes no sense counts as none: a sign-in
    /// tells again.
    pub fn of(&self, application: &Application) -> Result<Consent, Problem> {
        Ok(self.read()?.consents.remove(&key(application)).unwrap_or_default())
    }

    /// An administrator was asked: by the ready text, or by the consent page.
    ///
    /// # Errors
    /// `file-unreadable`, `file-unwritable`.
    pub fn note_asked(&self, application: &Application) -> Result<Consent, Problem> {
        self.change(application, |consent| consent.after_asking(Timestamp::now()))
    }

    /// The administrator's page came back.
    ///
    /// # Errors
    /// `file-unreadable`, `file-unwritable`.
    pub fn note_answer(&self, application: &Application, answer: &ConsentAnswer) -> Result<Consent, Problem> {
        self.change(application, |consent| consent.after_answer(answer, Timestamp::now()))
    }

    /// A sign-in or a renewed token worked, or did not.
    ///
    /// # Errors
    /// `file-unreadable`, `file-unwritable`.
    pub fn note_sign_in(
        &self,
        application: &Application,
        outcome: Result<(), &Problem>,
    ) -> Result<Consent, Problem> {
        self.change(application, |consent| consent.after_sign_in(outcome, Timestamp::now()))
    }

    /// Forgets what is known, as for an application that is given up.
    ///
    /// # Errors
    /// `file-unreadable`, `file-unwritable`.
    pub fn forget(&self, application: &Application) -> Result<(), Problem> {
        self.change(application, |_| Consent::Unknown).map(|_| ())
    }

    fn change(
        &self,
        application: &Application,
        change: impl FnOnce(Consent) -> Consent,
    ) -> Result<Consent, Problem> {
        let mut content = self.read()?;
        let key = key(application);
        let before = content.consents.remove(&key).unwrap_or_default();
        let after = change(before.clone());
        if after == before {
            return Ok(after);
        }
        if after != Consent::Unknown {
            content.consents.insert(key, after.clone());
        }
        let bytes =
            serde_json::to_vec_pretty(&content).map_err(|error| unwritable(&self.file, &error.into()))?;
        write_private(&self.file, &bytes)?;
        Ok(after)
    }

    fn read(&self) -> Result<Content, Problem> {
        let bytes = read_if_there(&self.file)?;
        Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
    }
}

/// Consent belongs to an application in a tenant.
fn key(application: &Application) -> String {
    let authority = application.authority.trim_end_matches('/').to_lowercase();
    format!("{} {authority}", application.client_id.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn application(authority: &str, client_id: &str) -> Application {
        Application {
            authority: authority.to_owned(),
            tenant: "contoso.example".to_owned(),
            client_id: client_id.to_owned(),
            scope: "https://outlook.office.com/IMAP.AccessAsUser.All".to_owned(),
            client_secret: Some(secrecy::SecretString::from("not-to-be-kept")),
            ca_file: None,
        }
    }

    #[test]
    fn waiting_survives_a_restart_and_belongs_to_one_application_in_one_tenant() {
        let folder = tempfile::tempdir().expect("a folder");
        let ours = application("https://login.example/Contoso", "A1");
        let asked = Consents::in_folder(folder.path()).note_asked(&ours).expect("written");
        assert!(asked.is_waiting());
        let later = Consents::in_folder(folder.path());
        assert_eq!(later.of(&ours), Ok(asked.clone()));
        assert_eq!(later.of(&application("https://login.example/contoso/", "a1")), Ok(asked));
        assert_eq!(later.of(&application("https://login.example/contoso", "b2")), Ok(Consent::Unknown));
        assert_eq!(later.of(&application("https://login.example/other", "a1")), Ok(Consent::Unknown));
        let granted = later.note_sign_in(&ours, Ok(())).expect("written");
        assert!(matches!(granted, Consent::Granted { .. }));
        later.forget(&ours).expect("written");
        assert_eq!(later.of(&ours), Ok(Consent::Unknown));
    }

    #[test]
    fn no_secret_is_kept_and_a_damaged_file_counts_as_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let consents = Consents::in_folder(folder.path());
        let ours = application("https://login.example/contoso", "a1");
        let problem = Problem::person("consent-declined").with("code", "AADSTS65004");
        let denied = consents.note_answer(&ours, &ConsentAnswer::Denied(problem)).expect("written");
        assert_eq!(consents.of(&ours), Ok(denied));
        let file = folder.path().join("consents.json");
        let text = std::fs::read_to_string(&file).expect("text");
        assert!(text.contains("AADSTS65004") && !text.contains("not-to-be-kept"), "{text}");
        std::fs::write(&file, "{ half").expect("written");
        assert_eq!(consents.of(&ours), Ok(Consent::Unknown));
        assert!(consents.note_asked(&ours).expect("written").is_waiting());
    }
}
