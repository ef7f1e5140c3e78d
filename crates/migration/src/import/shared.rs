//! What all stages of an import work with, and learn while it goes.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

use super::people::People;
use super::slots::Slots;
use crate::folders::Faults;
use crate::journal::JournalWriter;
use crate::message::{Context, Mail, Original};
use crate::plan::{Originals, Plan};
use crate::progress::Reporter;
use crate::zammad::Client;
use crate::zammad::preflight::Helpdesk;
use crate::zammad::quiet;

/// Files of one request, in bytes before encoding. Packaged nginx takes 50 MB,
/// and base64 adds a third (docs/zammad.md#request-size).
pub const REQUEST_LIMIT: u64 = 35_000_000;

/// What all stages of an import work with.
pub struct Shared<C> {
    /// Makes connections to the mailbox.
    pub connector: Arc<C>,
    /// Sends to the helpdesk and asks it.
    pub client: Client,
    /// Where every step is noted before the world can know of it.
    pub journal: JournalWriter,
    /// What the person chose.
    pub plan: Plan,
    /// Where the mail of each folder goes.
    pub destinations: Vec<Destination>,
    /// What the check found of the helpdesk.
    pub helpdesk: Helpdesk,
    /// What reading mails needs to know.
    pub context: Context,
    /// The run's id in the journal.
    pub run: i64,
    /// The run's name.
    pub run_name: String,
    /// How long passing trouble is borne.
    pub patience: Duration,
    /// How long a request of unknown outcome may still come true.
    pub certainty: Duration,
    /// How long a pause may leave Zammad suspended.
    pub longest_pause: Duration,
    /// Folders that were set aside.
    pub faults: Arc<Faults>,
    /// Who is told.
    pub reporter: Reporter,
    /// Largest request that the server is believed to take.
    pub request_limit: AtomicU64,
    /// Mails that wait for a slot.
    pub ready: Ready,
    /// Who is a user of Zammad.
    pub people: People,
    /// How many requests there may be at once.
    pub slots: Arc<Slots>,
    /// Smallest request that the server was too small for.
    pub refused_size: AtomicU64,
    /// Length of the longest request that the server let through.
    pub taken_length: AtomicU64,
    /// Groups that take no tickets any more in this run.
    pub refused_groups: RefusedGroups,
}

/// Groups that Zammad refused tickets in (403) while this run went on.
#[derive(Debug, Default)]
pub struct RefusedGroups(Mutex<BTreeSet<u64>>);

impl RefusedGroups {
    fn groups(&self) -> MutexGuard<'_, BTreeSet<u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn has(&self, group: u64) -> bool {
        self.groups().contains(&group)
    }
}

/// A folder of the plan, as the import needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The folder's id in the journal.
    pub folder: i64,
    /// The group its mail goes to.
    pub group_id: u64,
}

impl<C> Shared<C> {
    /// Learns that a group takes no tickets; `false` where no group is left then.
    pub(super) fn refuses(&self, group: u64) -> bool {
        let mut refused = self.refused_groups.groups();
        refused.insert(group);
        self.destinations.iter().any(|destination| !refused.contains(&destination.group_id))
    }

    pub(super) fn folder_of(&self, folder: i64) -> Option<&Destination> {
        self.destinations.iter().find(|destination| destination.folder == folder)
    }

    /// Puts the mail as it came among its files, where its article would not be
    /// the whole mail or the plan asks for it. One that is larger than what the
    /// server takes is left out; its message then stays in the mailbox.
    pub(super) fn with_original(&self, mut mail: Mail, raw: Vec<u8>) -> Mail {
        let is_wanted = mail.is_unfaithful() || self.plan.import.originals == Originals::Always;
        if is_wanted {
            let size = raw.len() as u64;
            if size <= REQUEST_LIMIT && size < self.refused_size.load(Ordering::Relaxed) {
                mail.attach_original(raw);
            } else {
                mail.original = Original::TooLarge;
            }
        }
        mail
    }

    /// How a mail is cut: by what is believed of the server's limit, but no
    /// smaller than its largest piece needs. Whether the server takes that is
    /// only known from its answer.
    pub(super) fn limit_for(&self, mail: &Mail) -> u64 {
        let believed = self.request_limit.load(Ordering::Relaxed);
        believed.max(quiet::largest_piece(mail)).min(REQUEST_LIMIT)
    }

    /// Whether a piece of a mail is as large as what was refused before, so that
    /// nothing of it is begun.
    pub(super) fn is_over_every_limit(&self, mail: &Mail) -> bool {
        quiet::largest_piece(mail) >= self.refused_size.load(Ordering::Relaxed)
    }

    /// Learns that a request with so many bytes was too large. Several may be
    /// under way at once, which says no more than the smallest of them. `true`
    /// where that was not known.
    pub(super) fn was_too_large(&self, bytes: u64) -> bool {
        self.request_limit.fetch_min((bytes / 2).max(1), Ordering::Relaxed);
        bytes < self.refused_size.fetch_min(bytes, Ordering::Relaxed)
    }
}

/// How many mails are marked and wait for a slot.
#[derive(Debug, Default)]
pub struct Ready {
    mails: AtomicUsize,
    fell: Notify,
}

/// With fewer ready mails the slots could run dry before the next chunk is on
/// the disk.
const FEW_READY: usize = 24;

impl Ready {
    /// There are none any more.
    pub(super) fn clear(&self) {
        self.mails.store(0, Ordering::Relaxed);
    }

    pub(super) fn add(&self, mails: usize) {
        self.mails.fetch_add(mails, Ordering::Relaxed);
    }

    pub(super) fn take(&self, mails: usize) {
        let former = self.mails.fetch_sub(mails, Ordering::Relaxed);
        if former.saturating_sub(mails) < FEW_READY {
            self.fell.notify_one();
        }
    }

    pub(super) fn is_low(&self) -> bool {
        self.mails.load(Ordering::Relaxed) < FEW_READY
    }

    /// Returns when it has become low since this was last asked.
    pub(super) async fn low(&self) {
        self.fell.notified().await;
    }
}
