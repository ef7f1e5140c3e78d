//! Where mail comes from: the [`Mailbox`] trait, and IMAP behind it.
//!
//! A folder path is always the decoded one, with `/` between its levels; UIDs
//! are only ever used together with the UIDVALIDITY that [`Mailbox::open`]
//! returned (RFC 3501 section 2.3.1.1).

pub mod imap;
pub mod paths;

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::sync::Arc;

use futures::future::BoxFuture;
use jiff::Timestamp;
use rustls::ClientConfig;
use secrecy::SecretString;
use tokio::sync::mpsc;

use crate::problem::Problem;

/// A folder as the mailbox lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// The full path, decoded, `/` between its levels.
    pub path: String,
    /// Whether it can hold messages; a `\Noselect` folder only holds others.
    pub selectable: bool,
    /// Messages in it, where the server said.
    pub messages: Option<u32>,
    /// Unread messages in it, where the server said.
    pub unread: Option<u32>,
}

/// Size and age of a folder's mail; costs a request per folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measure {
    /// Messages in it.
    pub messages: u32,
    /// Messages without the `\Seen` flag.
    pub unread: u32,
    /// Sum of the sizes the server states (RFC822.SIZE), in bytes.
    pub bytes: u64,
    /// When the newest message arrived (INTERNALDATE).
    pub newest: Option<Timestamp>,
}

/// How a folder is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Read-only (EXAMINE): nothing in the mailbox can change.
    Look,
    /// For settling (SELECT).
    Change,
}

/// What opening a folder told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The UIDVALIDITY under which this folder's UIDs hold.
    pub uid_validity: u32,
    /// Messages in it.
    pub messages: u32,
    /// Whether the server lets us change it.
    pub writable: bool,
    /// What the server knows the folder by whatever its name is (MAILBOXID,
    /// RFC 8474 section 4), where it tells it.
    pub mailbox_id: Option<String>,
}

/// Which messages of the open folder are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchCriteria {
    /// Only messages without the `\Seen` flag.
    pub unread_only: bool,
    /// Only messages that arrived on this day or later (SEARCH SINCE).
    pub from: Option<jiff::civil::Date>,
    /// Only messages that arrived before this day (SEARCH BEFORE).
    pub to: Option<jiff::civil::Date>,
}

impl SearchCriteria {
    /// Whether every message is wanted.
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }
}

/// What was found in the open folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Searched {
    /// UIDs of the wanted messages, ascending.
    pub uids: Vec<u32>,
    /// Messages that the server counts in the folder (EXISTS) and gives no UID of,
    /// neither to SEARCH nor to FETCH by sequence numbers.
    pub withheld: u32,
}

/// One message as the header scan sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its UID, valid with the folder's UIDVALIDITY.
    pub uid: u32,
    /// It has the `\Seen` flag.
    pub seen: bool,
    /// It has the `\Deleted` flag: someone asked for its removal.
    pub deleted: bool,
    /// When it arrived in the mailbox (INTERNALDATE).
    pub arrived: Option<Timestamp>,
    /// Its size as the server states it, in bytes; Exchange only estimates it.
    pub size: u64,
    /// The header fields the scan needs, as raw lines
    /// (Message-ID, Date, From, Sender, Reply-To, Return-Path, To, Cc, Subject, References,
    /// In-Reply-To, Auto-Submitted, Precedence, List-Unsubscribe,
    /// X-Auto-Response-Suppress, Content-Type).
    pub header: Vec<u8>,
}

/// One message as fetching gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// The message itself, its bytes as the server sent them.
    Mail {
        /// Its UID.
        uid: u32,
        /// The whole message.
        raw: Vec<u8>,
    },
    /// The server said OK and gave nothing for this UID: it is gone, or it
    /// cannot be had over IMAP. Such a message is never deleted.
    Nothing {
        /// The UID that was asked for.
        uid: u32,
    },
}

/// What became of each message that was to be settled, verified afterwards by
/// asking the folder what is really there.
pub type SettleOutcomes = BTreeMap<u32, Result<(), Problem>>;

/// Where it is kept in mind which `\Deleted` flags of a folder are ours: what asks a
/// mailbox to remove something has one for the folder that is open. A flag that is
/// left where it is has anybody's EXPUNGE or CLOSE remove the message, at a moment
/// that nobody chose.
pub trait Marks: Send + Sync {
    /// Notes that these messages, none of which carries the flag, are about to get
    /// it from us. It is only set once this has returned: by then it is on the disk.
    fn about_to_set<'a>(&'a self, uids: &'a [u32]) -> BoxFuture<'a, Result<(), Problem>>;

    /// Messages of which that was noted, by this attempt or an earlier one, and not
    /// the contrary since.
    fn ours(&self) -> BoxFuture<'_, Result<BTreeSet<u32>, Problem>>;

    /// Notes that these do not carry it through us any more.
    fn taken_back<'a>(&'a self, uids: &'a [u32]) -> BoxFuture<'a, Result<(), Problem>>;
}

/// What a mailbox keeps of a message beside its bytes: with them it can be put
/// back as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MailState {
    /// When it arrived (INTERNALDATE), where the server says.
    pub arrived: Option<Timestamp>,
    /// Its flags as the server names them, without those of a session
    /// (`\Recent`) and of a removal (`\Deleted`).
    pub flags: Vec<String>,
}

/// What became of a message that was to be put into a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appended {
    /// It is there now, and was found there.
    Added,
    /// It was there before.
    AlreadyThere,
}

/// A connection to a mailbox, with at most one folder open.
///
/// After a problem of kind [`crate::problem::Kind::Passing`] the connection may
/// be gone: drop it, and connect again through the [`Connector`].
pub trait Mailbox: Send {
    /// All folders, with message and unread counts where `counts` is set.
    fn folders(&mut self, counts: bool) -> impl Future<Output = Result<Vec<Folder>, Problem>> + Send;

    /// Size and age of one folder. Leaves that folder open for looking.
    fn measure(&mut self, path: &str) -> impl Future<Output = Result<Measure, Problem>> + Send;

    /// Opens a folder by its path. A folder that does not exist is a problem
    /// with the code `folder-missing` and the nearest existing paths.
    fn open(&mut self, path: &str, access: Access) -> impl Future<Output = Result<Opened, Problem>> + Send;

    /// The wanted messages of the open folder. Where the server finds fewer than it
    /// counts, it is asked for the others by their sequence numbers.
    fn search(&mut self, criteria: &SearchCriteria)
    -> impl Future<Output = Result<Searched, Problem>> + Send;

    /// Lists headers of the given messages of the open folder, in batches,
    /// never setting `\Seen`. A UID that is gone is simply not sent.
    /// Ends early, without a problem, when the receiver is dropped.
    fn list(
        &mut self,
        uids: &[u32],
        into: mpsc::Sender<Listed>,
    ) -> impl Future<Output = Result<(), Problem>> + Send;

    /// The Received header fields of messages of the open folder, as raw lines,
    /// each with its UID. Only for few: they are longer than all that the scan
    /// asks for. A UID of which nothing can be had is not sent.
    fn list_received(
        &mut self,
        uids: &[u32],
        into: mpsc::Sender<(u32, Vec<u8>)>,
    ) -> impl Future<Output = Result<(), Problem>> + Send;

    /// Fetches whole messages of the open folder, never setting `\Seen`
    /// (BODY.PEEK[]). Exactly one [`Fetched`] is sent for each UID asked for,
    /// unless a problem ends the call. The caller bounds how many bytes one
    /// call may bring by the UIDs it asks for.
    fn fetch(
        &mut self,
        uids: &[u32],
        into: mpsc::Sender<Fetched>,
    ) -> impl Future<Output = Result<(), Problem>> + Send;

    /// Sets `\Seen` on messages of the open folder and verifies it.
    fn mark_read(&mut self, uids: &[u32]) -> impl Future<Output = Result<SettleOutcomes, Problem>> + Send;

    /// Moves messages of the open folder to another, which is made if missing,
    /// and verifies that they left. A failed move that left a copy in the
    /// target is found out and told, not repeated. What is gone already is
    /// `message-vanished`.
    fn move_to(
        &mut self,
        uids: &[u32],
        target: &str,
        marks: &dyn Marks,
    ) -> impl Future<Output = Result<SettleOutcomes, Problem>> + Send;

    /// Deletes exactly these messages of the open folder (UID EXPUNGE,
    /// RFC 4315) and verifies that they are gone. What is gone already is
    /// `message-vanished`. Where the server cannot delete by UID it is refused: a
    /// plain EXPUNGE would take what others flagged.
    fn delete(
        &mut self,
        uids: &[u32],
        marks: &dyn Marks,
    ) -> impl Future<Output = Result<SettleOutcomes, Problem>> + Send;

    /// Takes `\Deleted` off messages of the open folder and asks it afterwards;
    /// gives those that carry it still.
    fn take_back(&mut self, uids: &[u32]) -> impl Future<Output = Result<BTreeSet<u32>, Problem>> + Send;

    /// Flags and arrival of messages of the open folder. A UID that is gone is left
    /// out.
    fn states(
        &mut self,
        uids: &[u32],
    ) -> impl Future<Output = Result<BTreeMap<u32, MailState>, Problem>> + Send;

    /// Puts a message into a folder (APPEND, RFC 3501 section 6.3.11), which is made
    /// if missing, with its arrival and its flags, and looks whether it is there
    /// then. It is not put there where it is already: known by its Message-ID, and by
    /// its arrival or its bytes. So it may be asked for again where a first outcome
    /// is not known. Leaves the folder open for looking.
    fn append_mail(
        &mut self,
        target: &str,
        mail: &[u8],
        state: &MailState,
    ) -> impl Future<Output = Result<Appended, Problem>> + Send;

    /// Says goodbye. Dropping without it is safe and only less polite.
    fn close(self) -> impl Future<Output = ()> + Send;
}

/// As [`Mailbox::list`], with what `read` makes of each: the headers need not stay.
///
/// # Errors
/// As [`Mailbox::list`].
pub async fn list_all<M: Mailbox, T: Send>(
    mailbox: &mut M,
    uids: &[u32],
    read: impl Fn(Listed) -> T + Send,
) -> Result<Vec<T>, Problem> {
    let (sender, mut receiver) = mpsc::channel(100);
    let gather = async {
        let mut all = Vec::with_capacity(uids.len());
        while let Some(listed) = receiver.recv().await {
            all.push(read(listed));
        }
        all
    };
    let (outcome, all) = tokio::join!(mailbox.list(uids, sender), gather);
    outcome.map(|()| all)
}

/// Makes connections to one mailbox, as often as needed.
pub trait Connector: Send + Sync {
    /// What it connects to.
    type Mailbox: Mailbox;

    /// Connects and signs in.
    fn connect(&self) -> impl Future<Output = Result<Self::Mailbox, Problem>> + Send;

    /// A run begins: what has worked before it does not count in it. Within a run
    /// a refusal of what has worked is one that passes.
    fn begin_run(&self) {}
}

/// One message of the open folder; `None` where the server gives nothing for it.
///
/// # Errors
/// As [`Mailbox::fetch`].
pub async fn fetch_one<M: Mailbox>(mailbox: &mut M, uid: u32) -> Result<Option<Vec<u8>>, Problem> {
    let (sender, mut receiver) = mpsc::channel(1);
    let uids = [uid];
    let (outcome, fetched) = tokio::join!(mailbox.fetch(&uids, sender), receiver.recv());
    outcome?;
    Ok(match fetched {
        Some(Fetched::Mail { raw, .. }) => Some(raw),
        Some(Fetched::Nothing { .. }) | None => None,
    })
}

/// Gives a valid access token whenever a connection needs one.
pub trait TokenSource: Send + Sync {
    /// An access token for IMAP. `refused` says that the server has just
    /// refused the one given before, so that it must not be given again.
    fn access_token(&self, refused: bool) -> BoxFuture<'_, Result<SecretString, Problem>>;

    /// Hands over the client of TLS that a run reaches the mailbox with, for asking
    /// the mailbox's identity platform: so one serves for both.
    fn use_tls(&self, _tls: &Arc<ClientConfig>) {}

    /// What the person should know although tokens are given.
    fn caution(&self) -> Option<Problem> {
        None
    }
}
