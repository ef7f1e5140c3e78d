//! One message of the journal as the article it would become, and as it is.

use jiff::Timestamp;

use super::import::REQUEST_LIMIT;
use super::in_time;
use super::journal::{Journal, MessageRow};
use super::run::context;
use crate::mailbox::{Access, Connector, Mailbox, fetch_one};
use crate::message::{self, Flaw, Mail, Original};
use crate::plan::{Dates, Originals, Plan};
use crate::problem::Problem;
use crate::zammad::preflight::Helpdesk;
use crate::zammad::quiet::{self, ArticlePreview, Filing};
use crate::zammad::types::StateKind;

/// A message as it would stand in Zammad.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// What the article would be in Zammad.
    pub article: ArticlePreview,
    /// The date the message is filed under.
    pub dated: Timestamp,
    /// Its files, those that the body shows among them.
    pub files: Vec<FilePreview>,
    /// Address of the ticket's customer; `None` where nobody is named: then the
    /// mailbox stands in.
    pub customer: Option<String>,
    /// Name of the destination group.
    pub group: String,
    /// Name of the state that a new ticket gets.
    pub state: String,
    /// The ticket it would be appended to, with its number; `None` where it
    /// opens one, or where that is only known while importing.
    pub ticket: Option<(u64, String)>,
    /// Articles it needs: more than one where its files do not fit one request.
    pub articles: usize,
    /// Why it would not be imported after all.
    pub obstacle: Option<Problem>,
    /// Why the article is not the whole mail; empty where it is.
    pub flaws: Vec<Flaw>,
    /// Whether the mail as it came is among the files.
    pub original: Original,
    /// What else had to be guessed or left out, in words.
    pub warnings: Vec<String>,
    /// The HTML as it came, for a browser that may load nothing else.
    pub original_html: Option<Vec<u8>>,
    /// The whole message as the mailbox holds it.
    pub raw: Vec<u8>,
}

/// A file of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePreview {
    /// Its name.
    pub name: String,
    /// Its type, `type/subtype`.
    pub mime_type: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The body shows it.
    pub inline: bool,
}

/// Fetches a message of the journal, without marking it read, and shows what
/// would become of it. Nothing is made or changed anywhere.
///
/// # Errors
/// `message-unknown` where the journal has no such message,
/// `folder-made-anew` and `message-not-handed-out` where the mailbox no longer
/// has it, and what connecting and reading it meet.
pub async fn preview<C: Connector>(
    connector: &C,
    journal: &Journal,
    plan: &Plan,
    helpdesk: &Helpdesk,
    id: i64,
) -> Result<Preview, Problem> {
    let row = row(journal, id).await?;
    let raw = fetch_row(connector, journal, &row).await?;
    let regular = !row.archived || journal.thread_is_regular(row.thread).await?;
    let ticket = journal.ticket_of_thread(row.thread).await?;
    let path = journal.folders().await?.remove(&row.folder).unwrap_or_default();
    let context = context(plan, helpdesk);
    let originals = plan.import.originals;
    let read = in_time::read(raw, context, move |mail, raw| (with_original(mail, &raw, originals), raw));
    let (mail, raw) = read.await?;
    Ok(Preview { ticket, ..shown(mail, raw, plan, helpdesk, &path, row.dated, regular) })
}

/// The bytes of a message of the journal, for a file.
///
/// # Errors
/// As [`preview`].
pub async fn fetch<C: Connector>(connector: &C, journal: &Journal, id: i64) -> Result<Vec<u8>, Problem> {
    fetch_row(connector, journal, &row(journal, id).await?).await
}

async fn row(journal: &Journal, id: i64) -> Result<MessageRow, Problem> {
    journal.message(id).await?.ok_or_else(|| Problem::message("message-unknown"))
}

async fn fetch_row<C: Connector>(
    connector: &C,
    journal: &Journal,
    row: &MessageRow,
) -> Result<Vec<u8>, Problem> {
    let mut fetching = Fetching::new(connector, journal);
    let raw = fetching.row(row).await?;
    fetching.close().await;
    Ok(raw)
}

/// Fetches mail one after the other over one connection, which is made anew only
/// after trouble. Nothing is marked read.
pub struct Fetching<'a, C: Connector> {
    connector: &'a C,
    journal: &'a Journal,
    /// The connection, the folder that is open on it, and what its UIDs belong to.
    open: Option<(C::Mailbox, i64, u32)>,
}

impl<'a, C: Connector> Fetching<'a, C> {
    /// Connects with the first fetch.
    pub fn new(connector: &'a C, journal: &'a Journal) -> Self {
        Self { connector, journal, open: None }
    }

    /// A message of the journal as it lies in the mailbox.
    ///
    /// # Errors
    /// As [`preview`].
    pub async fn fetch(&mut self, id: i64) -> Result<Vec<u8>, Problem> {
        let row = row(self.journal, id).await?;
        self.row(&row).await
    }

    async fn row(&mut self, row: &MessageRow) -> Result<Vec<u8>, Problem> {
        let (mut mailbox, uid_validity) = self.at(row.folder).await?;
        if uid_validity != row.uid_validity {
            self.open = Some((mailbox, row.folder, uid_validity));
            let path = self.journal.folders().await?.remove(&row.folder).unwrap_or_default();
            return Err(Problem::passing("folder-made-anew").with("folder", path).until_the_next_run());
        }
        let fetched = fetch_one(&mut mailbox, row.uid).await?;
        self.open = Some((mailbox, row.folder, uid_validity));
        fetched.ok_or_else(|| Problem::message("message-not-handed-out"))
    }

    /// The connection, with this folder open.
    async fn at(&mut self, folder: i64) -> Result<(C::Mailbox, u32), Problem> {
        let mut mailbox = match self.open.take() {
            Some((mailbox, open, uid_validity)) if open == folder => return Ok((mailbox, uid_validity)),
            Some((mailbox, ..)) => mailbox,
            None => self.connector.connect().await?,
        };
        let path = self.journal.folders().await?.remove(&folder).unwrap_or_default();
        let opened = mailbox.open(&path, Access::Look).await?;
        Ok((mailbox, opened.uid_validity))
    }

    /// Takes leave of the server.
    pub async fn close(self) {
        if let Some((mailbox, ..)) = self.open {
            mailbox.close().await;
        }
    }
}

/// Puts the mail as it came among its files as the import would, as far as that
/// is known before anything is sent.
pub(super) fn with_original(mut mail: Mail, raw: &[u8], originals: Originals) -> Mail {
    if mail.is_unfaithful() || originals == Originals::Always {
        if raw.len() as u64 <= REQUEST_LIMIT {
            mail.attach_original(raw.to_vec());
        } else {
            mail.original = Original::TooLarge;
        }
    }
    mail
}

/// A mail that was read, as the plan would file it.
fn shown(
    mail: Mail,
    raw: Vec<u8>,
    plan: &Plan,
    helpdesk: &Helpdesk,
    path: &str,
    dated: Timestamp,
    regular: bool,
) -> Preview {
    let group = plan.folders.iter().find(|folder| folder.path == path).map(|folder| folder.group.clone());
    let state = if regular { &helpdesk.regular_state } else { &helpdesk.archive_state };
    let cut = quiet::parts(&mail, REQUEST_LIMIT);
    let obstacle = match &cut {
        _ if mail.substitute => Some(Problem::message("message-substitute")),
        Err(problem) => Some(problem.clone()),
        Ok(_) => None,
    };
    let parts = cut.or_else(|_| quiet::parts(&mail, u64::MAX)).unwrap_or_default();
    let filing = Filing {
        group_id: 0,
        state_id: state.id,
        state_closed: state.kind == StateKind::Closed,
        priority_id: None,
        customer_id: 0,
        author_id: None,
        new_customer: None,
        run: String::new(),
        mailbox: plan.microsoft.mailbox.clone(),
        sent: Some(dated),
        language: helpdesk.language,
    };
    let whole = quiet::ArticlePart {
        index: 0,
        of: parts.len(),
        attachments: 0..mail.attachments.len(),
        message_id: mail.message_id.clone(),
    };
    let original_dates = plan.import.dates == Dates::Original;
    Preview {
        article: quiet::preview(&mail, &filing, &whole, original_dates),
        dated,
        files: mail
            .attachments
            .iter()
            .map(|file| FilePreview {
                name: file.filename.clone(),
                mime_type: file.mime_type.clone(),
                bytes: file.data.len() as u64,
                inline: file.inline,
            })
            .collect(),
        customer: mail.customer_email.clone().or_else(|| mail.from_email.clone()),
        group: group.unwrap_or_default(),
        state: state.name.clone(),
        ticket: None,
        articles: parts.len(),
        obstacle,
        flaws: mail.account.flaws.into_iter().collect(),
        original: mail.original,
        warnings: mail.warnings,
        original_html: message::original_html(&raw),
        raw,
    }
}
