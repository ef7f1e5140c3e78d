//! A mailbox over IMAP (RFC 3501, UIDPLUS RFC 4315, MOVE RFC 6851), made for
//! Exchange Online and tried against Dovecot.
//!
//! - `connect`: from an address to a signed-in connection
//! - `wire`: commands out, replies in; time-outs, BYE, end of stream
//! - `reply`: what untagged data says (the grammar is `imap-proto`'s)
//! - `pace`: how fast a server is asked that throttles
//! - `refusals`: what the words of NO, BAD and BYE mean
//! - `lenient`: what can be made out of a reply that the grammar does not allow
//! - `worked`: what a refusal means after the same thing has worked
//! - `names`, `sets`, `tree`: folder names, sets of UIDs, the folder tree
//! - `look`: everything that changes nothing
//! - `settle`, `relocate`: the only places with STORE, EXPUNGE, MOVE and COPY
//! - `put_back`: the only place with APPEND
//! - `undeleted`: why messages that were to be deleted are still there

mod connect;
mod lenient;
mod look;
mod names;
mod pace;
mod put_back;
mod refusals;
mod relocate;
mod reply;
mod said;
mod sets;
mod settle;
mod token;
mod tree;
mod undeleted;
mod wire;
mod worked;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use rustls::ClientConfig;
use tokio::sync::mpsc;

pub use connect::Timeouts;
pub use token::FixedToken;

/// Reads any bytes as a server's reply, in every way there is; for the fuzz
/// targets.
pub fn read_reply(reply: &[u8]) {
    reply::read_in_every_way(reply);
}

use self::connect::SignIn;
use self::pace::Pace;
use self::tree::Tree;
use self::wire::{Event, Wire};
use self::worked::{Step, Worked};
use super::{
    Access, Appended, Connector, Fetched, Folder, Listed, MailState, Mailbox, Marks, Measure, Opened,
    SearchCriteria, Searched, SettleOutcomes, TokenSource,
};
use crate::plan::{ImapAddress, MicrosoftPlan};
use crate::platform::trust;
use crate::problem::Problem;

/// Whether a mail server can be reached and greets; nobody is signed in.
///
/// # Errors
/// `network-unreachable`, `mailbox-past-proxy`, those of TLS; `mailbox-not-imap`
/// where something else answers.
pub async fn greets(address: &ImapAddress, tls: &Arc<ClientConfig>) -> Result<(), Problem> {
    connect::greet(address, tls, Timeouts::default()).await.map(|_| ())
}

/// Makes signed-in connections to one mailbox.
pub struct ImapConnector {
    address: ImapAddress,
    mailbox: String,
    tokens: Arc<dyn TokenSource>,
    trust: Arc<ClientConfig>,
    timeouts: Timeouts,
    underway: Arc<relocate::Underway>,
    worked: Arc<Worked>,
    pace: Arc<Pace>,
}

impl ImapConnector {
    /// A connector to `mailbox` (the address whose mail it is, also where
    /// somebody else signed in) at `address`. `ca_file` is an extra trusted
    /// authority in PEM form.
    ///
    /// # Errors
    /// `ca-file-unreadable` where that file cannot be used.
    pub fn new(
        address: ImapAddress,
        mailbox: impl Into<String>,
        tokens: Arc<dyn TokenSource>,
        ca_file: Option<&Path>,
        timeouts: Timeouts,
    ) -> Result<Self, Problem> {
        Ok(Self::trusting(address, mailbox, tokens, trust::trust(ca_file)?, timeouts))
    }

    fn trusting(
        address: ImapAddress,
        mailbox: impl Into<String>,
        tokens: Arc<dyn TokenSource>,
        trust: Arc<ClientConfig>,
        timeouts: Timeouts,
    ) -> Self {
        let (underway, worked, pace) = (Arc::default(), Arc::default(), Arc::default());
        Self { address, mailbox: mailbox.into(), tokens, trust, timeouts, underway, worked, pace }
    }

    /// A connector to the mailbox that a plan names, with the usual time-outs.
    ///
    /// # Errors
    /// As [`ImapConnector::new`].
    pub fn of(plan: &MicrosoftPlan, tokens: Arc<dyn TokenSource>) -> Result<Self, Problem> {
        let ca_file = plan.ca_file.as_deref();
        Self::new(plan.imap.clone(), plan.mailbox.clone(), tokens, ca_file, Timeouts::default())
    }

    /// The same by a TLS client that is there already.
    pub fn with_tls(plan: &MicrosoftPlan, tokens: Arc<dyn TokenSource>, tls: Arc<ClientConfig>) -> Self {
        Self::trusting(plan.imap.clone(), plan.mailbox.clone(), tokens, tls, Timeouts::default())
    }

    /// One attempt with one token.
    async fn attempt(&self, refused_before: bool) -> Result<Result<ImapMailbox, Problem>, Problem> {
        let token = self.tokens.access_token(refused_before).await?;
        let mut wire = connect::greet(&self.address, &self.trust, self.timeouts).await?;
        wire.keep_pace(Arc::clone(&self.pace));
        let capabilities = connect::capabilities(&mut wire).await?;
        match connect::sign_in(&mut wire, &capabilities, &self.mailbox, &token).await? {
            SignIn::Refused(problem) => Ok(Err(problem.with("mailbox", &self.mailbox))),
            SignIn::Accepted => {
                // Exchange offers MOVE only to who has signed in.
                let capabilities = connect::capabilities(&mut wire).await?;
                let shared = (Arc::clone(&self.underway), Arc::clone(&self.worked));
                Ok(Ok(ImapMailbox::new(wire, &capabilities, shared)))
            }
        }
    }
}

impl Connector for ImapConnector {
    type Mailbox = ImapMailbox;

    async fn connect(&self) -> Result<ImapMailbox, Problem> {
        let outcome = match self.attempt(false).await {
            // A token may have ended early or been taken back: one fresh one.
            Ok(Err(_)) => self.attempt(true).await,
            outcome => outcome,
        };
        self.worked.weigh(Step::SignIn, outcome.and_then(|attempt| attempt))
    }

    fn begin_run(&self) {
        self.worked.forget();
    }
}

/// What the open folder is.
#[derive(Debug, Clone)]
struct OpenFolder {
    raw: String,
    path: String,
    access: Access,
    told: Opened,
}

/// A signed-in connection with at most one folder open.
pub struct ImapMailbox {
    wire: Wire,
    can_move: bool,
    can_expunge_by_uid: bool,
    /// It says what one may do in a folder (ACL, RFC 4314).
    tells_rights: bool,
    tree: Option<Tree>,
    open: Option<OpenFolder>,
    /// What moves must not bring a second time: for each target, what was in it
    /// before this connection moved anything there.
    targets: HashMap<String, HashSet<relocate::Identity>>,
    underway: Arc<relocate::Underway>,
    /// What is in folders that messages are put back into, once it was learnt.
    returned: HashMap<String, put_back::Contents>,
    worked: Arc<Worked>,
}

impl ImapMailbox {
    fn new(
        wire: Wire,
        capabilities: &[String],
        (underway, worked): (Arc<relocate::Underway>, Arc<Worked>),
    ) -> Self {
        let has = |name: &str| capabilities.iter().any(|capability| capability == name);
        Self {
            wire,
            can_move: has("MOVE"),
            can_expunge_by_uid: has("UIDPLUS"),
            tells_rights: has("ACL"),
            tree: None,
            open: None,
            targets: HashMap::new(),
            underway,
            returned: HashMap::new(),
            worked,
        }
    }

    /// The open folder; calling without one is a fault of the program.
    fn opened(&self) -> Result<&OpenFolder, Problem> {
        self.open.as_ref().ok_or_else(|| Problem::ours("no-folder-open"))
    }

    /// The open folder, where it may be changed.
    fn changeable(&self) -> Result<&OpenFolder, Problem> {
        let open = self.opened()?;
        if open.access == Access::Change && open.told.writable {
            Ok(open)
        } else {
            Err(Problem::person("folder-read-only").with("path", &open.path))
        }
    }

    /// Runs a command whose untagged replies do not matter.
    async fn order(&mut self, command: &str) -> Result<(), Problem> {
        self.wire.run(command, |_| {}).await?.accepted().map(drop)
    }

    /// Collects the data replies of a command that must succeed.
    async fn ask<V: Send>(
        &mut self,
        command: &str,
        mut read: impl FnMut(&mut Vec<u8>) -> Option<V> + Send,
    ) -> Result<Vec<V>, Problem> {
        let mut values = Vec::new();
        let condition = self
            .wire
            .run(command, |event| {
                if let Event::Data(mut data) = event {
                    values.extend(read(&mut data));
                }
            })
            .await?;
        condition.accepted()?;
        Ok(values)
    }
}

impl Mailbox for ImapMailbox {
    async fn folders(&mut self, counts: bool) -> Result<Vec<Folder>, Problem> {
        let outcome = self.list_folders(counts).await;
        self.worked.weigh(Step::Mailbox, outcome)
    }

    async fn measure(&mut self, path: &str) -> Result<Measure, Problem> {
        let outcome = self.measure_folder(path).await;
        self.worked.weigh(Step::Folder(path), outcome)
    }

    async fn open(&mut self, path: &str, access: Access) -> Result<Opened, Problem> {
        let outcome = self.open_path(path, access).await;
        self.worked.weigh(Step::Folder(path), outcome)
    }

    async fn search(&mut self, criteria: &SearchCriteria) -> Result<Searched, Problem> {
        let outcome = self.search_open(criteria).await;
        self.worked.weigh(Step::Mailbox, outcome)
    }

    async fn list(&mut self, uids: &[u32], into: mpsc::Sender<Listed>) -> Result<(), Problem> {
        let outcome = self.list_headers(uids, into).await;
        self.worked.weigh(Step::Mailbox, outcome)
    }

    async fn list_received(
        &mut self,
        uids: &[u32],
        into: mpsc::Sender<(u32, Vec<u8>)>,
    ) -> Result<(), Problem> {
        let outcome = self.list_received_fields(uids, into).await;
        self.worked.weigh(Step::Mailbox, outcome)
    }

    async fn fetch(&mut self, uids: &[u32], into: mpsc::Sender<Fetched>) -> Result<(), Problem> {
        let outcome = self.fetch_bodies(uids, into).await;
        self.worked.weigh(Step::Mailbox, outcome)
    }

    async fn mark_read(&mut self, uids: &[u32]) -> Result<SettleOutcomes, Problem> {
        let outcome = self.set_seen(uids).await;
        self.worked.weigh(Step::Mailbox, outcome)
    }

    async fn move_to(
        &mut self,
        uids: &[u32],
        target: &str,
        marks: &dyn Marks,
    ) -> Result<SettleOutcomes, Problem> {
        let outcome = self.relocate(uids, target, marks).await;
        self.worked.weigh(Step::Mailbox, outcome)
    }

    async fn delete(&mut self, uids: &[u32], marks: &dyn Marks) -> Result<SettleOutcomes, Problem> {
        let outcome = self.remove(uids, marks).await;
        self.worked.weigh(Step::Mailbox, outcome)
    }

    async fn take_back(&mut self, uids: &[u32]) -> Result<BTreeSet<u32>, Problem> {
        let outcome = self.unmark(uids).await;
        self.worked.weigh(Step::Mailbox, outcome)
    }

    async fn states(&mut self, uids: &[u32]) -> Result<BTreeMap<u32, MailState>, Problem> {
        self.states_of(uids).await
    }

    async fn append_mail(
        &mut self,
        target: &str,
        mail: &[u8],
        state: &MailState,
    ) -> Result<Appended, Problem> {
        self.put_into(target, mail, state).await
    }

    async fn close(mut self) {
        // UNSELECT or CLOSE are not needed: CLOSE would even expunge.
        let _ = self.order("LOGOUT").await;
    }
}
