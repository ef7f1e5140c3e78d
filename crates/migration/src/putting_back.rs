//! Putting kept messages back into the mailbox, each once. Their tickets stay.
//!
//! What is kept the journal tells, or where that is gone the table beside the files.
//! Without a journal nothing can be noted, so that the folder alone says what is there
//! already: it is looked at before each message in any case.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use crate::control::{Control, Controller, control};
use crate::journal::{Identity, Journal, JournalWriter, PutBack, SafetyCopy};
use crate::mailbox::imap::ImapConnector;
use crate::mailbox::{Appended, Connector, Mailbox, TokenSource};
use crate::patience::{Interrupted, Patience};
use crate::plan::Plan;
use crate::platform::safekeeping::Fingerprint;
use crate::problem::{Kind, Problem};
use crate::progress::{Phase, Reporter, Snapshot};
use crate::run::{Options, Run};
use crate::safety_copy::listed::{self, Listed};

/// Which of the kept messages are put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// All that were not put back yet.
    All,
    /// Those with one of these Message-IDs, angle brackets or not.
    MessageIds(Vec<String>),
    /// Those in these files.
    Files(Vec<PathBuf>),
    /// Those with these ids among the kept ones.
    Copies(Vec<i64>),
}

/// A message that was not put back, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreturned {
    /// Its file.
    pub file: PathBuf,
    /// What stood against it.
    pub problem: Problem,
}

/// What putting back did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Returned {
    /// Messages that are in the mailbox again.
    pub put_back: u64,
    /// Messages that were in that folder, or were put back before.
    pub there: u64,
    /// Messages that were not put back.
    pub not: Vec<Unreturned>,
    /// Message-IDs and files of which nothing is kept.
    pub unknown: Vec<String>,
}

/// Where it stands what is kept.
enum Kept {
    Journal(JournalWriter),
    /// By their place in it; beside it the lines that cannot be used.
    Table(Listed),
}

impl Kept {
    async fn to_put_back(&self) -> Result<Vec<i64>, Problem> {
        match self {
            Self::Journal(journal) => journal.safety_copies_to_put_back().await,
            Self::Table(listed) => Ok(listed.copies.iter().map(|copy| copy.id).collect()),
        }
    }

    async fn with_message_id(&self, message_id: &str) -> Result<Vec<i64>, Problem> {
        match self {
            Self::Journal(journal) => journal.safety_copies_of(message_id).await,
            Self::Table(listed) => {
                let is_it = |copy: &&SafetyCopy| copy.message_id.as_deref() == Some(message_id);
                Ok(listed.copies.iter().filter(is_it).map(|copy| copy.id).collect())
            }
        }
    }

    /// The kept message that is in a file, by however it is named.
    async fn in_file(&self, file: &Path) -> Result<Option<i64>, Problem> {
        match self {
            Self::Journal(journal) => kept_in(journal, file).await,
            Self::Table(listed) => {
                let real = |file: &Path| std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
                let file = real(file);
                Ok(listed.copies.iter().find(|copy| real(&copy.file()) == file).map(|copy| copy.id))
            }
        }
    }

    /// What says that some of it is not told.
    fn unusable(&self) -> Option<Unreturned> {
        let Self::Table(Listed { table, unreadable, .. }) = self else { return None };
        let first = unreadable.first()?;
        let problem = Problem::message("put-back-lines-unreadable")
            .with("path", table.display())
            .with("count", unreadable.len() as u64)
            .with("line", *first);
        Some(Unreturned { file: table.clone(), problem })
    }

    async fn with_id(&self, id: i64) -> Result<Vec<SafetyCopy>, Problem> {
        match self {
            Self::Journal(journal) => journal.safety_copies_by_id(vec![id]).await,
            Self::Table(listed) => {
                let place = usize::try_from(id).ok();
                Ok(place.and_then(|place| listed.copies.get(place)).cloned().into_iter().collect())
            }
        }
    }

    async fn note(&self, id: i64, put_back: PutBack) -> Result<(), Problem> {
        match self {
            Self::Journal(journal) => journal.note_put_back(id, put_back).await,
            Self::Table(_) => Ok(()),
        }
    }
}

/// What putting back works with.
struct PuttingBack<'a, C> {
    connector: &'a C,
    kept: &'a Kept,
    control: Control,
    reporter: &'a Reporter,
    patience: Duration,
}

impl<C: Connector> PuttingBack<'_, C> {
    /// Puts back what is chosen: into `target`, or each into the folder it was in.
    ///
    /// # Errors
    /// [`Interrupted`]; what was put back so far is noted.
    pub async fn run(&mut self, choice: &Choice, target: Option<&str>) -> Result<Returned, Interrupted> {
        let returned = self.each(choice, target).await;
        self.reporter.phase(Phase::Ended);
        returned
    }

    async fn each(&mut self, choice: &Choice, target: Option<&str>) -> Result<Returned, Interrupted> {
        let mut returned = Returned::default();
        let ids = self.chosen(choice, &mut returned).await?;
        if !ids.is_empty() {
            self.reporter.phase(Phase::Settling);
        }
        let mut patience = Patience::new(self.patience);
        let mut connection: Option<C::Mailbox> = None;
        for id in ids {
            self.control.checkpoint().await?;
            for copy in self.kept.with_id(id).await? {
                self.one(&copy, target, &mut connection, &mut patience, &mut returned).await?;
            }
        }
        if let Some(mailbox) = connection {
            mailbox.close().await;
        }
        Ok(returned)
    }

    /// Ids of the chosen ones, each once.
    async fn chosen(&self, choice: &Choice, returned: &mut Returned) -> Result<Vec<i64>, Problem> {
        let mut ids = Vec::new();
        match choice {
            Choice::All => {
                returned.not.extend(self.kept.unusable());
                return self.kept.to_put_back().await;
            }
            Choice::Copies(copies) => ids.clone_from(copies),
            Choice::MessageIds(message_ids) => {
                for message_id in message_ids {
                    let bare = message_id.trim().trim_start_matches('<').trim_end_matches('>');
                    let found = self.kept.with_message_id(&format!("<{bare}>")).await?;
                    if found.is_empty() {
                        returned.unknown.push(message_id.clone());
                    }
                    ids.extend(found);
                }
            }
            Choice::Files(files) => {
                for file in files {
                    match self.kept.in_file(file).await? {
                        Some(id) => ids.push(id),
                        None => returned.unknown.push(file.display().to_string()),
                    }
                }
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        ids.retain(|id| seen.insert(*id));
        Ok(ids)
    }

    async fn one(
        &mut self,
        copy: &SafetyCopy,
        target: Option<&str>,
        connection: &mut Option<C::Mailbox>,
        patience: &mut Patience,
        returned: &mut Returned,
    ) -> Result<(), Interrupted> {
        if copy.put_back == PutBack::Done {
            returned.there += 1;
            return Ok(());
        }
        let raw = match read(copy).await {
            Ok(raw) => raw,
            Err(problem) => {
                returned.not.push(Unreturned { file: copy.file(), problem });
                return Ok(());
            }
        };
        // Before the request: after a kill it is looked for, and not taken for nothing.
        self.kept.note(copy.id, PutBack::Begun).await?;
        let target = target.unwrap_or(&copy.folder);
        self.reporter.in_hand(target);
        let outcome = loop {
            match self.append(connection, target, &raw, copy).await {
                Err(problem) if problem.kind() == Kind::Passing => {
                    *connection = None;
                    patience.wait_out(problem, &mut self.control, self.reporter).await?;
                }
                outcome => break outcome,
            }
        };
        patience.renew();
        match outcome {
            Ok(appended) => {
                self.kept.note(copy.id, PutBack::Done).await?;
                match appended {
                    Appended::Added => returned.put_back += 1,
                    Appended::AlreadyThere => returned.there += 1,
                }
            }
            Err(problem) if problem.kind() == Kind::Message => {
                // A refusal is an outcome; one that was not found may still come.
                if problem.code() != "put-back-not-confirmed" {
                    self.kept.note(copy.id, copy.put_back).await?;
                }
                returned.not.push(Unreturned { file: copy.file(), problem });
            }
            Err(problem) => return Err(problem.into()),
        }
        Ok(())
    }

    async fn append(
        &self,
        connection: &mut Option<C::Mailbox>,
        target: &str,
        raw: &[u8],
        copy: &SafetyCopy,
    ) -> Result<Appended, Problem> {
        let mailbox = match connection {
            Some(mailbox) => mailbox,
            None => connection.insert(self.connector.connect().await?),
        };
        mailbox.append_mail(target, raw, &copy.state).await
    }
}

/// The kept message that is in a file, by however it is named.
async fn kept_in(journal: &Journal, file: &Path) -> Result<Option<i64>, Problem> {
    let file = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    for root in journal.safety_copy_roots().await? {
        let real = std::fs::canonicalize(&root).unwrap_or_else(|_| root.clone());
        let Ok(below) = file.strip_prefix(&real) else { continue };
        let levels: Vec<_> = below.iter().map(|level| level.to_string_lossy()).collect();
        if let Some(id) = journal.safety_copy_at(&root, &levels.join("/")).await? {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// The bytes of a kept message, where they are still those that were kept.
async fn read(copy: &SafetyCopy) -> Result<Vec<u8>, Problem> {
    let path = copy.file();
    let of_file = |problem: Problem| problem.with("path", path.display());
    match tokio::fs::read(&path).await {
        Ok(raw) if Fingerprint::of(&raw) == copy.fingerprint => Ok(raw),
        Ok(_) => Err(of_file(Problem::message("put-back-file-changed"))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(of_file(Problem::message("put-back-file-missing")))
        }
        Err(error) => Err(of_file(Problem::message("put-back-file-unreadable")).words(&error.to_string())),
    }
}

impl<C: Connector + 'static> Run<C> {
    /// Puts kept messages back into `target`, or each into the folder it was in.
    /// Nothing is asked of the helpdesk; tickets stay.
    ///
    /// # Errors
    /// [`Interrupted`]; what was put back so far is noted.
    pub async fn put_mail_back(
        &mut self,
        choice: &Choice,
        target: Option<&str>,
    ) -> Result<Returned, Interrupted> {
        let mut putting_back = PuttingBack {
            connector: &*self.connector,
            kept: &Kept::Journal(self.journal.clone()),
            control: self.control.clone(),
            reporter: &self.reporter,
            patience: self.options.patience,
        };
        putting_back.run(choice, target).await
    }
}

/// Putting back without a run: what a command begins with.
pub struct PreparedReturn {
    connector: ImapConnector,
    kept: Kept,
    control: Control,
    reporter: Reporter,
    patience: Duration,
    /// The person's side: stop.
    pub controller: Controller,
    /// Where it can be watched.
    pub progress: watch::Receiver<Snapshot>,
}

impl PreparedReturn {
    /// Opens and locks the plan's journal. Asks nobody anything yet.
    ///
    /// # Errors
    /// `put-back-journal-missing` where nothing was imported by this plan, or its
    /// journal is gone; as [`JournalWriter::open`] and [`ImapConnector::of`].
    pub fn new(plan: &Plan, tokens: Arc<dyn TokenSource>, options: &Options) -> Result<Self, Problem> {
        if !options.journal.exists() {
            let path = options.journal.display();
            return Err(Problem::usage("put-back-journal-missing").with("path", path));
        }
        let journal = JournalWriter::open(&options.journal, &Identity::of(plan))?;
        Self::of(plan, tokens, Kept::Journal(journal), options.patience)
    }

    /// The same by the table beside the kept files, or by the folder it is in, where
    /// the journal is gone.
    ///
    /// # Errors
    /// `put-back-index-unreadable` where it is no such table; as
    /// [`ImapConnector::of`].
    pub fn by_table(
        plan: &Plan,
        tokens: Arc<dyn TokenSource>,
        table: &Path,
        patience: Duration,
    ) -> Result<Self, Problem> {
        Self::of(plan, tokens, Kept::Table(listed::read(table)?), patience)
    }

    fn of(
        plan: &Plan,
        tokens: Arc<dyn TokenSource>,
        kept: Kept,
        patience: Duration,
    ) -> Result<Self, Problem> {
        let (controller, control) = control();
        let (reporter, progress) = Reporter::new();
        let connector = ImapConnector::of(&plan.microsoft, tokens)?;
        Ok(Self { connector, kept, control, reporter, patience, controller, progress })
    }

    /// As [`Run::put_mail_back`].
    ///
    /// # Errors
    /// [`Interrupted`]; what was put back so far is noted.
    pub async fn run(&mut self, choice: &Choice, target: Option<&str>) -> Result<Returned, Interrupted> {
        let mut putting_back = PuttingBack {
            connector: &self.connector,
            kept: &self.kept,
            control: self.control.clone(),
            reporter: &self.reporter,
            patience: self.patience,
        };
        putting_back.run(choice, target).await
    }
}
