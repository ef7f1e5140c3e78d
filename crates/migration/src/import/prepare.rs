//! Preparing: the mail is read, its identity is fixed, the journal knows that
//! it may be sent, Zammad was asked for it, and its customer exists. In that
//! order, oldest first.

mod ahead;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use futures::StreamExt;
use futures::stream::FuturesOrdered;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use tokio::sync::{OwnedSemaphorePermit, mpsc};
use tokio::task::JoinHandle;

use super::feed::Raw;
use super::people::{Meeting, Person};
use super::{Shared, substitute_problem};
use crate::control::Control;
use crate::in_time;
use crate::journal::{Holder, MessageRow, MessageState, OriginalKept, SendingMark, StoredProblem};
use crate::likeness::likeness;
use crate::mailbox::Connector;
use crate::message::{self, Mail, Original, Sender};
use crate::patience::{Interrupted, Patience};
use crate::plan::CreateUsers;
use crate::problem::{Kind, Problem};
use crate::scan::MOST_ADDRESSEES;
use crate::seen::Seen;
use crate::zammad;
use crate::zammad::quiet::{self, ArticlePart, message_id_md5};

/// Mails marked `sending` with one write to the disk.
const MARKED_AT_ONCE: usize = 64;

/// A mail that is ready to be posted.
pub(super) struct PreparedMail {
    /// Its row, with the identity it has now.
    pub row: MessageRow,
    /// The mail as it was read.
    pub mail: Arc<Mail>,
    /// How it is cut into requests.
    pub parts: Vec<ArticlePart>,
    /// Zammad must be asked for it, and for it alone, before it is posted: the look
    /// ahead has found something of it.
    pub look_first: bool,
    /// When the look ahead was taken.
    pub looked: Seen,
    /// Where Zammad has what it refers to.
    pub relatives: Relatives,
    /// Identities that former versions would have made up for it.
    pub former: Vec<String>,
    /// The ticket's customer.
    pub customer: Person,
    /// The author, where it is a customer.
    pub author: Option<Person>,
    /// Its share of the bound of bytes, given back when the mail is dropped.
    _share: OwnedSemaphorePermit,
}

impl PreparedMail {
    /// MD5s of all identities under which anything of it may be in Zammad: its own,
    /// those of further parts however it was cut, and former ones.
    pub(super) fn identities(&self) -> Vec<String> {
        let mail = &self.mail;
        let mut md5s = vec![message_id_md5(&mail.message_id)];
        // Parts follow the first: of a mail that was not tried before they are asked
        // for where the first is there.
        if self.look_first || self.row.may_be_there() {
            let further =
                (0..mail.attachments.len()).map(|file| quiet::further_message_id(&mail.message_id, file));
            md5s.extend(further.map(|id| message_id_md5(&id)));
        }
        if self.row.attempts == 0 {
            md5s.extend(self.former.iter().map(|id| message_id_md5(id)));
        }
        md5s
    }
}

/// The ticket that a mail may continue although nothing of its thread is in Zammad
/// through this plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relatives {
    /// It was not looked for.
    Unasked,
    /// Zammad had none of them.
    Nowhere,
    /// The nearest of them is in this ticket.
    In(u64),
}

type Reading = JoinHandle<(Raw, Result<Mail, Problem>)>;

/// Prepares everything that comes, in order, then ends.
pub(super) async fn prepare<C: Connector + 'static>(
    shared: Arc<Shared<C>>,
    control: Control,
    raws: mpsc::Receiver<Result<Raw, Interrupted>>,
    into: mpsc::Sender<Result<PreparedMail, Interrupted>>,
) {
    let mut stage =
        Stage { patience: Patience::new(shared.patience), shared, control, refused: HashSet::new(), into };
    if let Err(interrupted) = stage.run(raws).await {
        // Nobody listens any more when the import has ended.
        let _ = stage.into.send(Err(interrupted)).await;
    }
}

struct Stage<C> {
    shared: Arc<Shared<C>>,
    control: Control,
    patience: Patience,
    /// People in To and Cc whom Zammad refused.
    refused: HashSet<String>,
    into: mpsc::Sender<Result<PreparedMail, Interrupted>>,
}

/// Refused addresses held in memory.
const REFUSED_HELD: usize = 10_000;

impl<C: Connector + 'static> Stage<C> {
    async fn run(&mut self, mut raws: mpsc::Receiver<Result<Raw, Interrupted>>) -> Result<(), Interrupted> {
        let shared = self.shared.clone();
        let readers = std::thread::available_parallelism().map_or(2, usize::from).clamp(2, 4);
        let mut reading: FuturesOrdered<Reading> = FuturesOrdered::new();
        let mut chunk = Vec::new();
        let mut ended = false;
        loop {
            tokio::select! {
                biased;
                Some(read) = reading.next() => {
                    let (raw, mail) = read.map_err(|_| Problem::ours("reading-thread-failed"))?;
                    self.judge(raw, mail, &mut chunk).await?;
                    if chunk.len() >= MARKED_AT_ONCE {
                        self.hand_on(&mut chunk).await?;
                    }
                }
                raw = raws.recv(), if !ended && reading.len() < readers * 2 => match raw {
                    Some(raw) => reading.push_back(self.read(raw?)),
                    None => ended = true,
                },
                () = shared.ready.low(), if !chunk.is_empty() => {}
                else => break,
            }
            // Each chunk waits for the disk, so that it should be full; but no slot
            // waits for a fuller one.
            if reading.is_empty() && !chunk.is_empty() && shared.ready.is_low() {
                self.hand_on(&mut chunk).await?;
            }
        }
        self.hand_on(&mut chunk).await
    }

    fn read(&self, mut raw: Raw) -> Reading {
        let shared = self.shared.clone();
        tokio::spawn(async move {
            let mail = match raw.bytes.take() {
                Some(bytes) => {
                    let sharing = shared.clone();
                    let read = in_time::read(bytes, shared.context.clone(), move |mail, bytes| {
                        sharing.with_original(mail, bytes)
                    });
                    read.await
                }
                None => Err(Problem::message("message-not-handed-out")),
            };
            (raw, mail)
        })
    }

    /// Decides whether a mail goes on, and under which identity.
    async fn judge(
        &mut self,
        raw: Raw,
        mail: Result<Mail, Problem>,
        chunk: &mut Vec<PreparedMail>,
    ) -> Result<(), Interrupted> {
        let Raw { mut row, share, .. } = raw;
        let mut mail = match mail {
            Ok(mail) if mail.substitute => {
                return self.leave(row.id, MessageState::Skipped, &substitute_problem()).await;
            }
            Ok(mail) => mail,
            Err(problem) if problem.code() == "message-not-handed-out" => {
                return self.leave(row.id, MessageState::Skipped, &problem).await;
            }
            Err(problem) => return self.leave(row.id, MessageState::Failed, &problem).await,
        };
        let mut former = Vec::new();
        if mail.message_id_made_up {
            let arrived = row.arrived.unwrap_or(row.dated);
            let dated = dated_identity(&mail.message_id, arrived);
            former.extend([
                mail.message_id.clone(),
                dated.clone(),
                dated_identity(&mail.message_id, row.dated),
            ]);
            if mail.date.is_none() {
                mail.message_id = dated;
            }
        }
        // What it was sent under once it is sent under again, whatever a newer
        // reading would make of it.
        if let Some(message_id) = row.message_id.as_ref().filter(|_| row.attempts > 0) {
            mail.message_id.clone_from(message_id);
        }
        let as_scanned = row.message_id.as_deref() == Some(&mail.message_id);
        if !as_scanned {
            let (shared, own) = (mail.message_id.clone(), former_own_identity(&mail));
            match self.fix_identity(&row, &mut mail, chunk).await? {
                Holder::Nobody | Holder::Other => {
                    if mail.message_id != shared {
                        // All else that was made up is the other mail's.
                        former = vec![own];
                    }
                }
                Holder::Same => {
                    return Ok(self
                        .shared
                        .journal
                        .mark_copy(row.id, &mail.message_id, &mail.content)
                        .await?);
                }
                Holder::Alike => {
                    return self
                        .leave(row.id, MessageState::Skipped, &Problem::message("copy-unproven"))
                        .await;
                }
            }
        }
        former.retain(|identity| *identity != mail.message_id);
        if !row.may_be_there() && self.shared.is_over_every_limit(&mail) {
            let problem = Problem::message("message-over-every-limit");
            return self.leave(row.id, MessageState::Skipped, &problem).await;
        }
        let limit = self.shared.limit_for(&mail);
        let parts = match quiet::parts(&mail, limit) {
            Ok(parts) => parts,
            Err(problem) => return self.leave(row.id, MessageState::Skipped, &problem).await,
        };
        row.md5 = Some(message_id_md5(&mail.message_id));
        row.message_id = Some(mail.message_id.clone());
        row.original = kept(&mail);
        row.part_md5s = parts.iter().map(|part| message_id_md5(&part.message_id)).collect();
        chunk.push(PreparedMail {
            row,
            mail: Arc::new(mail),
            parts,
            look_first: false,
            looked: Seen::now(),
            relatives: Relatives::Unasked,
            former,
            customer: Person::User(0),
            author: None,
            _share: share,
        });
        Ok(())
    }

    async fn leave(&self, id: i64, state: MessageState, problem: &Problem) -> Result<(), Interrupted> {
        Ok(self.shared.journal.mark_not_imported(id, state, StoredProblem::from(problem)).await?)
    }

    /// Gives a mail that the scan could not identify an identity of its own: the
    /// one it has, unless a different mail has it too. The answer is who holds
    /// the same one, where that is the very same mail or may be.
    async fn fix_identity(
        &self,
        row: &MessageRow,
        mail: &mut Mail,
        chunk: &[PreparedMail],
    ) -> Result<Holder, Interrupted> {
        let alike = |mail: &Mail| likeness(mail.date, mail.from_email.as_deref(), &mail.subject);
        let own = own_identity(&mail.message_id, mail);
        loop {
            // A made-up identity is made from what makes mails alike.
            let likeness = (!mail.message_id_made_up).then(|| alike(mail));
            let beside = chunk.iter().find(|prepared| prepared.mail.message_id == mail.message_id);
            let holder = match beside {
                Some(prepared)
                    if prepared.mail.content == mail.content
                        && likeness.is_none_or(|likeness| likeness == alike(&prepared.mail)) =>
                {
                    Holder::Same
                }
                Some(_) => Holder::Other,
                None => self.shared.journal.holder(&mail.message_id, row.id, likeness, &mail.content).await?,
            };
            if holder != Holder::Other || own == mail.message_id {
                return Ok(holder);
            }
            mail.message_id.clone_from(&own);
            mail.message_id_made_up = true;
        }
    }

    /// Marks a chunk `sending` with one write, asks Zammad for all of it, sees to
    /// the customers, and hands it on.
    async fn hand_on(&mut self, chunk: &mut Vec<PreparedMail>) -> Result<(), Interrupted> {
        if chunk.is_empty() {
            return Ok(());
        }
        self.control.checkpoint().await?;
        let marks = chunk
            .iter()
            .map(|prepared| SendingMark {
                id: prepared.row.id,
                message_id: prepared.mail.message_id.clone(),
                md5: prepared.row.md5.clone().unwrap_or_default(),
                part_md5s: prepared.row.part_md5s.clone(),
                original: prepared.row.original,
                content: prepared.mail.content.clone(),
            })
            .collect();
        let ids = self.shared.journal.mark_sending(self.shared.run, marks).await?;
        chunk.retain(|prepared| ids.contains(&prepared.row.id));
        let mut handed = HashSet::new();
        let outcome = self.hand_on_each(chunk, &mut handed).await;
        if outcome.is_err() {
            let left = ids.into_iter().filter(|id| !handed.contains(id)).collect();
            self.shared.journal.take_back(left).await?;
        }
        outcome
    }

    async fn hand_on_each(
        &mut self,
        chunk: &mut Vec<PreparedMail>,
        handed: &mut HashSet<i64>,
    ) -> Result<(), Interrupted> {
        self.look_ahead(chunk).await?;
        let names = names_in(chunk);
        for mut prepared in chunk.drain(..) {
            let id = prepared.row.id;
            match self.customers(&mut prepared, &names).await {
                Ok(()) => {}
                Err(Interrupted::Trouble(problem)) if problem.kind() == Kind::Message => {
                    handed.insert(id);
                    self.leave(id, MessageState::Failed, &problem).await?;
                    continue;
                }
                Err(interrupted) => return Err(interrupted),
            }
            self.shared.ready.add(1);
            if self.into.send(Ok(prepared)).await.is_err() {
                return Err(Interrupted::Stopped);
            }
            handed.insert(id);
        }
        Ok(())
    }

    /// Says who the customer and the author are, as far as this plan has met them;
    /// whom it has not is left to the create, unless that is none whom Zammad could
    /// know by an address.
    async fn customers(
        &mut self,
        prepared: &mut PreparedMail,
        names: &HashMap<String, String>,
    ) -> Result<(), Interrupted> {
        let mail = prepared.mail.clone();
        if mail.sender == Sender::Customer
            && let Some(email) = &mail.from_email
        {
            prepared.author = Some(self.person(email, &mail.from_name, names).await?);
        }
        prepared.customer = match (&mail.customer_email, &prepared.author) {
            (Some(email), Some(author)) if mail.from_email.as_ref() == Some(email) => author.clone(),
            (Some(email), _) => self.person(email, &mail.customer_name, names).await?,
            (None, Some(author)) => author.clone(),
            // Nobody at all is named: the mailbox stands in for its correspondent.
            (None, None) => {
                let mailbox = self.shared.plan.microsoft.mailbox.clone();
                self.person(&mailbox, "", names).await?
            }
        };
        self.addressees(&mail).await
    }

    async fn person(
        &mut self,
        email: &str,
        name: &str,
        names: &HashMap<String, String>,
    ) -> Result<Person, Interrupted> {
        let email = email.trim().to_lowercase();
        let mut people = self.people();
        if let Some(known) = people.met(&email).await? {
            return Ok(Person::User(people.named(&email, name, known).await?));
        }
        if !zammad::looks_like_an_address(&email) {
            return Ok(Person::User(people.ensure(&email, name).await?));
        }
        let later = names.get(&email).filter(|_| name.trim().is_empty());
        let name = later.cloned().unwrap_or_else(|| name.to_owned());
        Ok(Person::Unmet { email, name })
    }

    fn people(&mut self) -> Meeting<'_, C> {
        Meeting { shared: &self.shared, control: &mut self.control, patience: &mut self.patience }
    }

    /// Makes users of the people in To and Cc where the plan asks for it, as many of
    /// a mail as Zammad's own intake does. One whom Zammad refuses costs no mail.
    async fn addressees(&mut self, mail: &Mail) -> Result<(), Interrupted> {
        if self.shared.plan.import.create_users == CreateUsers::Customers {
            return Ok(());
        }
        for (email, name) in mail.recipients.iter().zip(&mail.recipient_names).take(MOST_ADDRESSEES) {
            if self.is_desk(email) || self.refused.contains(email) {
                continue;
            }
            match self.people().ensure_addressee(email, name).await {
                Ok(true) => {}
                Err(Interrupted::Trouble(problem)) if problem.kind() != Kind::Message => {
                    return Err(problem.into());
                }
                Ok(false) | Err(Interrupted::Trouble(_)) => {
                    if self.refused.len() < REFUSED_HELD {
                        self.refused.insert(email.to_owned());
                    }
                }
                Err(interrupted) => return Err(interrupted),
            }
        }
        Ok(())
    }

    /// An address of the helpdesk itself.
    fn is_desk(&self, email: &str) -> bool {
        let context = &self.shared.context;
        context.mailbox.as_deref() == Some(email) || context.system_addresses.iter().any(|own| own == email)
    }
}

/// The names of senders in a chunk: a customer's first mail may have none where a
/// later one has.
fn names_in(chunk: &[PreparedMail]) -> HashMap<String, String> {
    let mut names = HashMap::new();
    for mail in chunk.iter().map(|prepared| &prepared.mail) {
        if let Some(email) = mail.from_email.as_ref().filter(|_| !mail.from_name.trim().is_empty()) {
            names.entry(email.trim().to_lowercase()).or_insert_with(|| mail.from_name.clone());
        }
    }
    names
}

/// What the journal is told of a mail's original: one that only the plan asked
/// for is a file like any other.
fn kept(mail: &Mail) -> OriginalKept {
    match mail.original {
        Original::TooLarge => OriginalKept::TooLarge,
        Original::Attached if mail.is_unfaithful() => OriginalKept::Attached,
        Original::Attached | Original::NotAttached => OriginalKept::NotNeeded,
    }
}

/// Mails of a device that writes neither Message-ID nor Date can be alike in
/// everything but when they arrived.
fn dated_identity(made_up: &str, dated: Timestamp) -> String {
    made_up_identity(&[made_up, &dated.to_string()])
}

/// An identity for a mail whose Message-ID a different mail has too: stable,
/// from what tells the two apart, its text and files.
pub(super) fn own_identity(message_id: &str, mail: &Mail) -> String {
    let date = mail.date.map(|date| date.to_string()).unwrap_or_default();
    made_up_identity(&[message_id, &mail.from, &mail.subject, &date, &mail.content])
}

/// The same as versions before this one made it up: without its files.
fn former_own_identity(mail: &Mail) -> String {
    let date = mail.date.map(|date| date.to_string()).unwrap_or_default();
    made_up_identity(&[
        &mail.message_id,
        &mail.from,
        &mail.subject,
        &date,
        &message::without_signature_mark(&mail.body),
    ])
}

fn made_up_identity(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    format!("<mailferry-{}@made-up.invalid>", hex::encode(&hash.finalize()[..16]))
}
