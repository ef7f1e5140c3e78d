//! What the steps share.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::tz::TimeZone;
use secrecy::SecretString;

use super::draft::Draft;
use super::engine::{Needs, Session};
use super::practising::Practising;
use super::step_name::StepName;
use crate::microsoft::accounts::Accounts;
use crate::microsoft::token_manager::TokenManager;
use crate::migration::journal::Identity;
use crate::migration::run::Timing;
use crate::plan::{AfterImport, Plan};
use crate::platform;
use crate::platform::keychain::Keychain;
use crate::problem::Problem;
use crate::words::{Language, say};
use crate::zammad::preflight::{Helpdesk, Survey};

/// What the steps share: each reads what those before it found out. Nothing here
/// is written anywhere but [`Context::draft`], which the frame saves.
pub struct Context {
    /// All that was typed and chosen. Change it freely: the frame saves it.
    pub draft: Draft,
    /// The language of every word.
    pub language: Language,
    /// The time zone of days and times that the person types and reads.
    pub zone: TimeZone,
    /// The folder of the program's data; `None` in tests: nothing is kept.
    pub folder: Option<PathBuf>,
    /// Practice instead of the real services, while it lasts. Nothing of it is
    /// saved, and nothing in it is real.
    pub practice: Option<Arc<Practising>>,
    /// The draft of the real journey, while practising.
    real_draft: Option<Draft>,
    /// Zammad's API token, once it was given.
    pub zammad_token: Option<SecretString>,
    /// The helpdesk by itself, as the second step found it: groups, states,
    /// addresses, how much it is used. `None` until then, and again when its
    /// address or token changes.
    pub survey: Option<Arc<Survey>>,
    /// The helpdesk as the plan's own check found it; `None` before the sixth
    /// step, and again when its address or token changes.
    pub helpdesk: Option<Arc<Helpdesk>>,
    /// Remembered sign-ins, and the keychain with every secret: the system's; or
    /// in memory while practising, in tests, and where the person chose so.
    pub accounts: Accounts,
    /// The application's secret as it was typed, for one that is registered as a
    /// web application. Signing in keeps it in the keychain.
    pub client_secret: Option<SecretString>,
    /// Gives access tokens of who signed in for the mailbox; `None` until the
    /// fourth step is done, and again when the application or account changes.
    pub tokens: Option<TokenManager>,
    /// The plan's journal, opened and locked; `None` before the sixth step.
    pub session: Option<Arc<Session>>,
    /// The person pressed the check's last button, having confirmed what it says:
    /// the import begins as soon as its step is entered, which takes this back.
    pub import_asked: bool,
    /// What another step wants done in the mailbox with what is imported, having
    /// asked for it: it begins as soon as the import's step is entered, which takes
    /// this back.
    pub settling_asked: Option<Settling>,
    /// The person signs in for one of Zammad's channels: the sign-in leads back to it,
    /// and so does Back.
    pub back_to_channels: bool,
    /// The person has said that another import into this helpdesk is over: the next
    /// one takes over import mode that it left on.
    pub take_over: bool,
    /// The journal that is being written or looked at; `None` before there is one.
    pub journal: Option<PathBuf>,
    /// How long is waited for what Zammad may still do.
    pub timing: Timing,
}

/// What is to be done in the mailbox with messages that are imported already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settling {
    /// What the plan says, once more.
    Again,
    /// This, whatever the plan says of mail that is still to come.
    As(AfterImport),
}

impl Context {
    /// Nothing typed, nothing known.
    pub fn new(language: Language) -> Self {
        Self {
            draft: Draft::default(),
            language,
            zone: TimeZone::UTC,
            folder: None,
            practice: None,
            real_draft: None,
            zammad_token: None,
            survey: None,
            helpdesk: None,
            accounts: Accounts::memory(),
            client_secret: None,
            tokens: None,
            session: None,
            import_asked: false,
            settling_asked: None,
            back_to_channels: false,
            take_over: false,
            journal: None,
            timing: Timing::default(),
        }
    }

    /// The system's keychain and the list in the data folder; in memory where
    /// there is no such folder.
    fn lasting_accounts(&self) -> Accounts {
        match &self.folder {
            Some(folder) => Accounts::new(Keychain::system(), folder),
            None => Accounts::memory(),
        }
    }

    /// From now on, what is to last is kept in this folder.
    pub fn keep_in(&mut self, folder: PathBuf) {
        self.folder = Some(folder);
        self.accounts = self.lasting_accounts();
    }

    /// Where the keychain is missing: secrets in memory, until the program ends.
    pub fn keep_secrets_in_memory(&mut self) {
        self.accounts = Accounts::memory();
    }

    /// Where the draft is kept; `None` in tests and while practising.
    pub fn draft_path(&self) -> Option<PathBuf> {
        if self.practice.is_some() { None } else { Some(self.folder.as_ref()?.join("draft.toml")) }
    }

    /// Forgets what was found out, and takes another draft: another journey.
    pub fn begin(&mut self, draft: Draft) {
        self.draft = draft;
        self.practice = None;
        self.real_draft = None;
        self.zammad_token = None;
        self.survey = None;
        self.helpdesk = None;
        self.accounts = self.lasting_accounts();
        self.client_secret = None;
        self.tokens = None;
        self.session = None;
        self.import_asked = false;
        self.settling_asked = None;
        self.back_to_channels = false;
        self.take_over = false;
        self.journal = None;
    }

    /// Begins the journey of practice: everything is filled in.
    pub fn begin_practice(&mut self, practising: Arc<Practising>) {
        let real = self.real_draft.take().unwrap_or_else(|| self.draft.clone());
        let draft = Draft::of_plan(&practising.plan, &self.zone);
        self.begin(draft);
        self.real_draft = Some(real);
        self.accounts = Accounts::memory();
        self.zammad_token = Some(SecretString::from(practising.practice.helpdesk.token()));
        self.practice = Some(practising);
    }
}

impl Context {
    /// What a session needs, as far as it is known by now; `None` where the person
    /// has not yet come that far: a plan that is well formed, a sign-in and Zammad's
    /// token.
    pub fn needs(&self) -> Option<Needs> {
        let plan = self.draft.to_plan(&self.zone).ok()?;
        Some(Needs {
            tokens: self.tokens.clone()?,
            zammad_token: self.zammad_token.clone()?,
            timing: match self.practice {
                Some(_) => Timing { settle_time: Duration::ZERO, ..Timing::default() },
                None => self.timing,
            },
            practising: self.practice.is_some(),
            take_over: self.take_over,
            journal: self.journal_of(&plan)?,
            plan,
        })
    }

    /// Where the journal of a plan lies: in the practice's folder while practising.
    fn journal_of(&self, plan: &Plan) -> Option<PathBuf> {
        let name = Identity::of(plan).file_name();
        match &self.practice {
            Some(practising) => Some(practising.folder.path().join(name)),
            None => Some(self.folder.as_ref()?.join("journals").join(name)),
        }
    }

    /// The session, where it was opened for the plan that is chosen now. One of a
    /// former choice must be opened anew.
    pub fn current_session(&self) -> Option<Arc<Session>> {
        let needs = self.needs()?;
        let current = |session: &&Arc<Session>| {
            session.needs.plan == needs.plan && session.needs.journal == needs.journal
        };
        self.session.as_ref().filter(current).cloned()
    }

    /// The draft of the real journey: what is typed now, or, while practising,
    /// what was typed before.
    pub fn real_draft(&self) -> &Draft {
        self.real_draft.as_ref().unwrap_or(&self.draft)
    }

    /// Where files go that the person asks for: among the downloads, or, while
    /// practising, in the practice's folder.
    ///
    /// # Errors
    /// `check-folder-unknown` where the system names none.
    pub fn files_into(&self) -> Result<PathBuf, Problem> {
        match &self.practice {
            Some(practising) => Ok(practising.folder.path().to_owned()),
            None => platform::report_folder().map_err(|_| Problem::person("check-folder-unknown")),
        }
    }

    /// The folder that is proposed first where originals are to be moved.
    pub fn proposed_move_folder(&self) -> String {
        let typed = self.draft.move_folder.trim();
        if typed.is_empty() {
            say(self.language, "window-import-move-proposal", &[])
        } else {
            typed.to_owned()
        }
    }

    /// Back from practice: the real journey is as it was, at its first step.
    pub fn leave_practice(&mut self) {
        let Some(mut draft) = self.real_draft.take() else { return };
        draft.step = StepName::Start;
        self.begin(draft);
    }
}
