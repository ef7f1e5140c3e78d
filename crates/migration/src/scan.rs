//! The scan: a read-only look at every wanted message, into the journal.

mod closer;
mod folders;

use std::collections::HashSet;

use jiff::Timestamp;
use tokio::sync::mpsc;

use super::control::Control;
use super::journal::{FolderRow, JournalWriter, NewMessage, StoredProblem};
use super::patience::{Interrupted, Patience};
use super::progress::{Phase, Reporter};
use crate::folders::Faults;
use crate::likeness::likeness_of;
use crate::mailbox::{Connector, Listed, Mailbox};
use crate::message::date::is_plausible;
use crate::message::{self, Context, Sender};
use crate::plan::{FolderPlan, ImportPlan};
use crate::problem::{Fact, Problem};
use crate::zammad::Client;
use crate::zammad::quiet::message_id_md5;

pub(crate) use self::closer::are_all_there;
pub(crate) use self::folders::renamed;

/// No message over this many bytes is fetched: Exchange itself takes at most
/// 150 MB (docs/microsoft365.md#imap-limits), and states sizes only roughly.
pub const LARGEST_MESSAGE: u64 = 200 * 1024 * 1024;

/// Messages written to the journal at once.
const BATCH: usize = 500;

/// What the scan works with.
pub struct Scan<'a, C> {
    /// Makes connections to the mailbox.
    pub connector: &'a C,
    /// Where what is found is noted.
    pub journal: &'a JournalWriter,
    /// The helpdesk, to ask what is there already.
    pub client: &'a Client,
    /// What is wanted.
    pub import: &'a ImportPlan,
    /// What reading headers needs to know.
    pub context: &'a Context,
    /// What failed before is found again, and what was skipped for a passing
    /// reason is looked at anew.
    pub retry: bool,
    /// Folders that were set aside.
    pub faults: &'a Faults,
    /// What the person wants.
    pub control: Control,
    /// Who is told.
    pub reporter: &'a Reporter,
    /// How long passing trouble is borne.
    pub patience: std::time::Duration,
}

impl<C: Connector> Scan<'_, C> {
    /// Looks at all folders, then asks Zammad what it has already, sorts out
    /// copies and finds the threads. A folder that is not as the plan has it is set
    /// aside ([`Faults`]) and holds up no other.
    ///
    /// # Errors
    /// [`Interrupted`]; what was listed until then stays in the journal.
    pub async fn run(&mut self, folders: &[FolderPlan]) -> Result<(), Interrupted> {
        self.reporter.phase(Phase::Scanning);
        let mut patience = Patience::new(self.patience);
        if self.retry {
            self.journal.retry_failed().await?;
        }
        self.adopt_renamed(folders, &mut patience).await?;
        self.journal.forget_other_folders(folders.iter().map(|folder| folder.path.clone()).collect()).await?;
        self.journal.set_cut_off(self.import.archive_before).await?;
        self.look_at(folders, folders, patience).await
    }

    /// Looks once more at some of the plan's folders, which were set aside.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub async fn run_again(&mut self, some: &[FolderPlan], all: &[FolderPlan]) -> Result<(), Interrupted> {
        self.reporter.phase(Phase::Scanning);
        self.look_at(some, all, Patience::new(self.patience)).await
    }

    async fn look_at(
        &mut self,
        some: &[FolderPlan],
        all: &[FolderPlan],
        mut patience: Patience,
    ) -> Result<(), Interrupted> {
        for folder in some {
            self.look_at_folder(folder, all, &mut patience).await?;
        }
        self.tell_copies(&mut patience).await?;
        self.find_too_large(&mut patience).await?;
        self.ask_zammad(&mut patience).await?;
        self.journal.assign_threads().await?;
        self.reporter.tally(&self.journal.tally().await?);
        Ok(())
    }

    async fn list(
        &mut self,
        mailbox: &mut C::Mailbox,
        plan: &FolderPlan,
        row: &FolderRow,
        uid_validity: u32,
        uids: &[u32],
    ) -> Result<(), Interrupted> {
        let all = uids.len() as u64;
        self.reporter.scanned(&plan.path, 0, all);
        let (sender, mut receiver) = mpsc::channel(BATCH);
        let listing = mailbox.list(uids, sender);
        let (journal, import, context, reporter) = (self.journal, self.import, self.context, self.reporter);
        let control = self.control.clone();
        let storing = async move {
            let mut listed = Vec::with_capacity(BATCH);
            let mut seen = Vec::with_capacity(uids.len());
            while receiver.recv_many(&mut listed, BATCH).await > 0 {
                reporter.read(listed.len() as u64);
                seen.extend(listed.iter().map(|one| one.uid));
                let done = seen.len() as u64;
                let now = Timestamp::now();
                let messages = listed
                    .drain(..)
                    .map(|one| new_message(&one, row.id, uid_validity, import, context, now))
                    .collect();
                journal.add_messages(messages).await?;
                reporter.scanned(&plan.path, done, all);
                reporter.tally(&journal.tally().await?);
                if control.stopped() {
                    return Err(Interrupted::Stopped);
                }
            }
            Ok(seen)
        };
        let (listed, stored) = tokio::join!(listing, storing);
        let mut seen = stored?;
        listed?;
        seen.sort_unstable();
        let missing = uids.iter().filter(|uid| seen.binary_search(uid).is_err());
        let unlisted = missing.map(|uid| not_handed_out(*uid, row.id, uid_validity)).collect();
        self.journal.add_messages(unlisted).await?;
        Ok(())
    }

    /// Gives messages that do not date themselves the date at which the first
    /// server received them.
    async fn date_by_received(
        &self,
        mailbox: &mut C::Mailbox,
        folder: i64,
        uid_validity: u32,
    ) -> Result<(), Interrupted> {
        let undated = self.journal.undated(folder, uid_validity).await?;
        let uids: Vec<u32> = undated.keys().copied().collect();
        let now = Timestamp::now();
        for portion in uids.chunks(BATCH) {
            let (sender, mut receiver) = mpsc::channel::<(u32, Vec<u8>)>(BATCH);
            let reading = async {
                let mut dated = Vec::new();
                while let Some((uid, header)) = receiver.recv().await {
                    dated.extend(undated.get(&uid).copied().zip(message::date::received(&header, now)));
                }
                dated
            };
            let (listed, dated) = tokio::join!(mailbox.list_received(portion, sender), reading);
            listed?;
            self.journal.set_dates(dated, self.import.archive_before).await?;
            if self.control.stopped() {
                return Err(Interrupted::Stopped);
            }
        }
        Ok(())
    }

    /// Asks Zammad in batches which of the found messages it has already.
    async fn ask_zammad(&mut self, patience: &mut Patience) -> Result<(), Interrupted> {
        let mut after = 0;
        loop {
            let asked = self.journal.not_looked_up(after, BATCH).await?;
            let Some((last, _)) = asked.last() else { return Ok(()) };
            let last = *last;
            self.control.checkpoint().await?;
            let md5s: Vec<String> = asked.iter().map(|(_, md5)| md5.clone()).collect();
            let found = match self.client.find_articles(&md5s).await {
                Ok(found) => found,
                Err(problem) => {
                    patience.wait_out(problem, &mut self.control, self.reporter).await?;
                    continue;
                }
            };
            patience.renew();
            let mut hits = Vec::new();
            let mut in_question = Vec::new();
            for (id, md5) in &asked {
                let Some(found) = found.get(md5) else { continue };
                hits.push((*id, found.ticket_id, found.article_id));
                let row = self.journal.message(*id).await?;
                in_question.extend(row.filter(|row| row.attempts == 0 && row.may_have_files));
            }
            let mut open: HashSet<i64> = in_question.iter().map(|row| row.id).collect();
            for id in self.with_all_files(in_question, patience).await? {
                open.remove(&id);
            }
            let (begun, there) = hits.into_iter().partition(|(id, ..)| open.contains(id));
            self.journal.looked_up(asked.into_iter().map(|(id, _)| id).collect(), there, begun).await?;
            after = last;
        }
    }
}

/// A message that the folder lists and does not show: it is found all the
/// same, so that it is not passed over in silence.
fn not_handed_out(uid: u32, folder: i64, uid_validity: u32) -> NewMessage {
    unseen(uid, (folder, uid_validity), &Problem::message("message-not-handed-out"))
}

/// Messages that the server counts in a folder and gives no UID of, so that
/// nothing can be asked about them. They are in the balance all the same, under
/// UIDs that no message has: the highest ones, from the end.
fn only_counted(withheld: u32, folder: i64, uid_validity: u32) -> Vec<NewMessage> {
    let problem = Problem::message("message-only-counted");
    (0..withheld).map(|number| unseen(u32::MAX - number, (folder, uid_validity), &problem)).collect()
}

/// A message of which nothing but its being there is known.
fn unseen(uid: u32, (folder, uid_validity): (i64, u32), problem: &Problem) -> NewMessage {
    NewMessage {
        folder,
        uid_validity,
        uid,
        size: 0,
        dated: Timestamp::UNIX_EPOCH,
        date_missing: true,
        arrived: None,
        may_have_files: true,
        archived: true,
        message_id: None,
        md5: None,
        likeness: 0,
        from_email: None,
        customer: None,
        subject: String::new(),
        machine_made: false,
        mentions: Vec::new(),
        recipients: Vec::new(),
        addressees: Vec::new(),
        skip: Some(StoredProblem::from(problem)),
    }
}

/// The verdict on one listed message.
fn new_message(
    listed: &Listed,
    folder: i64,
    uid_validity: u32,
    import: &ImportPlan,
    context: &Context,
    now: Timestamp,
) -> NewMessage {
    let facts = message::read_header(&listed.header, context);
    let likeness = likeness_of(&facts, listed);
    let (dated, date_missing) = filing_date(facts.date, listed.arrived, now);
    let skip = if listed.deleted {
        Some(Problem::message("message-marked-deleted"))
    } else if listed.size > LARGEST_MESSAGE {
        Some(
            Problem::message("message-too-large")
                .with("size", Fact::Bytes(listed.size))
                .with("limit", Fact::Bytes(LARGEST_MESSAGE)),
        )
    } else {
        None
    };
    // The substitute has the identity of the message it stands for no more than
    // its text: what it says of itself is not kept.
    let message_id = facts.message_id.filter(|_| !facts.substitute);
    let machine_made = facts.auto_submitted || facts.bounce || facts.out_of_office;
    NewMessage {
        folder,
        uid_validity,
        uid: listed.uid,
        size: listed.size,
        dated,
        date_missing,
        arrived: listed.arrived,
        may_have_files: facts.may_have_files,
        archived: import.archive_before.is_some_and(|cut_off| dated < cut_off),
        md5: message_id.as_deref().map(message_id_md5),
        message_id,
        likeness,
        customer: facts.customer_email.filter(|_| facts.sender == Sender::Customer || !facts.substitute),
        from_email: facts.from_email,
        subject: facts.subject.chars().take(250).collect(),
        machine_made,
        mentions: facts.references.iter().map(|id| (id.clone(), message_id_md5(id))).collect(),
        recipients: if facts.sender == Sender::Customer && !facts.substitute {
            own_recipients(&facts.recipients, context)
        } else {
            Vec::new()
        },
        addressees: facts.recipients.into_iter().take(MOST_ADDRESSEES).collect(),
        skip: skip.as_ref().map(StoredProblem::from),
    }
}

/// Zammad's own intake makes users of no more people of a mail than this
/// (docs/zammad.md#names-of-users).
pub(super) const MOST_ADDRESSEES: usize = 40;

/// Those recipients that lie in a domain of the mailbox or of Zammad's own
/// addresses: they are names of this desk, or of colleagues.
fn own_recipients(recipients: &[String], context: &Context) -> Vec<String> {
    let domain = |address: &str| address.rsplit_once('@').map(|(_, domain)| domain.to_lowercase());
    let own: Vec<String> = context
        .mailbox
        .iter()
        .chain(&context.system_addresses)
        .filter_map(|address| domain(address))
        .collect();
    let is_own = |address: &&String| domain(address).is_some_and(|domain| own.contains(&domain));
    recipients.iter().filter(is_own).cloned().collect()
}

/// The date a message is filed under, and whether it has none of its own: its
/// own date, unless it lies in a time without mail or in the future; then its
/// arrival. The first second of 1970 where neither can be believed.
fn filing_date(sent: Option<Timestamp>, arrived: Option<Timestamp>, now: Timestamp) -> (Timestamp, bool) {
    let plausible = |moment: &Timestamp| is_plausible(*moment, now);
    match (sent.filter(plausible), arrived.filter(plausible)) {
        (Some(sent), _) => (sent, false),
        (None, arrived) => (arrived.unwrap_or(Timestamp::UNIX_EPOCH), true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a timestamp")
    }

    #[test]
    fn a_mail_is_filed_under_its_own_date_unless_that_is_impossible() {
        let now = at("2024-06-01T10:00:00Z");
        let arrived = at("2024-05-01T10:00:00Z");
        let unset = at("1970-01-01T00:00:00Z");
        let own = at("2019-01-01T00:00:00Z");
        let cases = [
            (Some(own), Some(arrived), own, false),
            // Tools that copy mailboxes lose when mail arrived.
            (Some(own), Some(unset), own, false),
            (Some(own), Some(at("1980-01-01T00:00:00Z")), own, false),
            (Some(own), None, own, false),
            (Some(at("2024-05-20T10:00:00Z")), Some(arrived), at("2024-05-20T10:00:00Z"), false),
            // A clock a day ahead is a clock; a year ahead is no date.
            (Some(at("2024-06-02T10:00:00Z")), Some(arrived), at("2024-06-02T10:00:00Z"), false),
            (Some(at("2034-05-01T10:00:00Z")), Some(arrived), arrived, true),
            (Some(unset), Some(arrived), arrived, true),
            (None, Some(arrived), arrived, true),
            (None, Some(unset), Timestamp::UNIX_EPOCH, true),
            (Some(at("2034-05-01T10:00:00Z")), None, Timestamp::UNIX_EPOCH, true),
            (None, None, Timestamp::UNIX_EPOCH, true),
        ];
        for (sent, arrived, dated, missing) in cases {
            assert_eq!(
                filing_date(sent, arrived, now),
                (dated, missing),
                "sent {sent:?}, arrived {arrived:?}"
            );
        }
    }
}
