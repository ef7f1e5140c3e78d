//! Practice with trouble on purpose.

use std::time::Duration;

use super::exchange::Exchange;
use super::exchange::faults::{Countdown, Cut, ExpungeFault, FolderGone, MoveFault, Substitute, Throttle};
use super::helpdesk::{Effect, Fault, Helpdesk, JobSeed, Options, Requests, Version};
use super::sample;
use crate::plan::AfterImport;
use crate::words::{Language, say};

/// Quick requests after which puma closes a connection
/// (docs/zammad.md#failures; `MAX_FAST_INLINE` in its sources).
pub const PUMAS_REQUESTS: u32 = 10;

/// What goes wrong in a practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scenario {
    /// Nothing goes wrong.
    #[default]
    Calm,
    /// The mail server throttles twice.
    Throttled,
    /// The access token ends twice in the midst of the work.
    TokenExpires,
    /// The connection to the mail server breaks in the middle of messages.
    FlakyMailbox,
    /// EXPUNGE says NO.
    ExpungeFails,
    /// EXPUNGE says OK and removes nothing.
    ExpungeWithoutEffect,
    /// MOVE says NO and leaves copies in the target.
    MoveLeavesCopy,
    /// The helpdesk answers some requests with errors of the server in front.
    FlakyHelpdesk,
    /// Requests are carried out whose answers never come.
    UnknownOutcome,
    /// Each request to the helpdesk takes 200 ms.
    SlowHelpdesk,
    /// The helpdesk closes each connection after ten requests, unannounced.
    ShortConnections,
    /// Messages that cannot be had, are not what they seem, or are too large.
    Awkward,
    /// A folder is renamed while it is read.
    FolderGone,
    /// A scheduler job deletes tickets that were closed two years ago.
    RetentionJob,
    /// The helpdesk is one where import mode would lock the token out.
    LockedOut,
}

impl Scenario {
    /// Every scenario, as they are listed to a person.
    pub const ALL: [Self; 15] = [
        Self::Calm,
        Self::Throttled,
        Self::TokenExpires,
        Self::FlakyMailbox,
        Self::ExpungeFails,
        Self::ExpungeWithoutEffect,
        Self::MoveLeavesCopy,
        Self::FlakyHelpdesk,
        Self::UnknownOutcome,
        Self::SlowHelpdesk,
        Self::ShortConnections,
        Self::Awkward,
        Self::FolderGone,
        Self::RetentionJob,
        Self::LockedOut,
    ];

    /// Those that can be switched on and off at any time.
    pub const SWITCHABLE: [Self; 10] = [
        Self::Throttled,
        Self::TokenExpires,
        Self::FlakyMailbox,
        Self::FolderGone,
        Self::ExpungeFails,
        Self::ExpungeWithoutEffect,
        Self::MoveLeavesCopy,
        Self::FlakyHelpdesk,
        Self::UnknownOutcome,
        Self::SlowHelpdesk,
    ];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Throttled => "throttled",
            Self::TokenExpires => "token-expires",
            Self::FlakyMailbox => "flaky-mailbox",
            Self::ExpungeFails => "expunge-fails",
            Self::ExpungeWithoutEffect => "expunge-without-effect",
            Self::MoveLeavesCopy => "move-leaves-copy",
            Self::FlakyHelpdesk => "flaky-helpdesk",
            Self::UnknownOutcome => "unknown-outcome",
            Self::SlowHelpdesk => "slow-helpdesk",
            Self::ShortConnections => "short-connections",
            Self::Awkward => "awkward",
            Self::FolderGone => "folder-gone",
            Self::RetentionJob => "retention-job",
            Self::LockedOut => "locked-out",
        }
    }

    /// The scenario of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scenario| scenario.name() == name)
    }

    /// What it is, in one line, for whoever reads this language.
    pub fn description(self, language: Language) -> String {
        let id = match self {
            Self::Calm => "word-scenario-calm",
            Self::Throttled => "word-scenario-throttled",
            Self::TokenExpires => "word-scenario-token-expires",
            Self::FlakyMailbox => "word-scenario-flaky-mailbox",
            Self::ExpungeFails => "word-scenario-expunge-fails",
            Self::ExpungeWithoutEffect => "word-scenario-expunge-without-effect",
            Self::MoveLeavesCopy => "word-scenario-move-leaves-copy",
            Self::FlakyHelpdesk => "word-scenario-flaky-helpdesk",
            Self::UnknownOutcome => "word-scenario-unknown-outcome",
            Self::SlowHelpdesk => "word-scenario-slow-helpdesk",
            Self::ShortConnections => "word-scenario-short-connections",
            Self::Awkward => "word-scenario-awkward",
            Self::FolderGone => "word-scenario-folder-gone",
            Self::RetentionJob => "word-scenario-retention-job",
            Self::LockedOut => "word-scenario-locked-out",
        };
        say(language, id, &[])
    }

    /// What the plan does after an import: trouble with deleting or moving only
    /// shows where mail is deleted or moved.
    pub(super) fn after_import(self) -> AfterImport {
        match self {
            Self::ExpungeFails | Self::ExpungeWithoutEffect => AfterImport::Delete,
            Self::MoveLeavesCopy => AfterImport::Move("Imported in Zammad".to_owned()),
            _ => AfterImport::Keep,
        }
    }

    /// What has to be known before the helpdesk starts.
    pub(super) fn prepare(self, options: &mut Options) {
        match self {
            Self::LockedOut => {
                options.version = Version::NEWEST;
                // May change the setting, and could then not change it back.
                let part = ["admin.channel_email", "admin.trigger", "admin.scheduler"];
                options.owner.admin = false;
                options.owner = options.owner.clone().with_permissions(&part);
                options.permissions = part.iter().map(|name| (*name).to_owned()).collect();
                options.permissions.push("ticket.agent".to_owned());
            }
            Self::RetentionJob => {
                options.jobs.push(JobSeed::retention());
                options.jobs_every = Some(Duration::from_secs(3));
            }
            // Smaller than the largest of the awkward messages.
            Self::Awkward => options.max_request = 2 * 1024 * 1024,
            _ => {}
        }
    }

    /// Sets the trouble.
    pub(super) fn set(self, exchange: &Exchange, helpdesk: &Helpdesk) {
        match self {
            Self::Calm | Self::RetentionJob | Self::LockedOut => {}
            Self::Throttled => exchange.faults(|faults| {
                let when = Countdown::after(12).times(2);
                faults.throttle = Some(Throttle { when, backoff: Duration::from_secs(3) });
            }),
            Self::TokenExpires => {
                exchange.faults(|faults| faults.token_expires = Some(Countdown::after(12).times(2)));
            }
            Self::FlakyMailbox => {
                exchange.faults(|faults| faults.cut = Some(Cut { after_bytes: 100_000, times: 3 }));
            }
            Self::ExpungeFails => exchange.faults(|faults| faults.expunge = ExpungeFault::Refused),
            Self::ExpungeWithoutEffect => exchange.faults(|faults| faults.expunge = ExpungeFault::Ignored),
            Self::MoveLeavesCopy => exchange.faults(|faults| faults.moving = MoveFault::LeavesCopy),
            Self::FlakyHelpdesk => flaky(helpdesk),
            Self::UnknownOutcome => unknown(helpdesk),
            Self::SlowHelpdesk => {
                helpdesk.add_fault(Fault::always(Requests::Every, Effect::Delay { milliseconds: 200 }));
            }
            Self::ShortConnections => helpdesk.set_requests_per_connection(Some(PUMAS_REQUESTS)),
            Self::Awkward => awkward(exchange),
            Self::FolderGone => exchange.faults(|faults| {
                faults.folder_gone = Some(FolderGone {
                    path: sample::INVOICES.to_owned(),
                    after_bodies: 5,
                    renamed_to: Some("INBOX/Rechnungen bis heute".to_owned()),
                });
            }),
        }
    }
}

impl Scenario {
    /// Takes the trouble back, and no other: what another one counts goes on.
    pub(super) fn unset(self, exchange: &Exchange, helpdesk: &Helpdesk) {
        match self {
            Self::Calm | Self::RetentionJob | Self::LockedOut | Self::Awkward => {}
            Self::Throttled => exchange.faults(|faults| faults.throttle = None),
            Self::TokenExpires => exchange.faults(|faults| faults.token_expires = None),
            Self::FlakyMailbox => exchange.faults(|faults| faults.cut = None),
            Self::ExpungeFails | Self::ExpungeWithoutEffect => {
                exchange.faults(|faults| faults.expunge = ExpungeFault::Works);
            }
            Self::MoveLeavesCopy => exchange.faults(|faults| faults.moving = MoveFault::Works),
            Self::FlakyHelpdesk => helpdesk
                .remove_faults(|fault| matches!(fault.effect, Effect::Answer { .. } | Effect::DropBefore)),
            Self::UnknownOutcome => helpdesk
                .remove_faults(|fault| matches!(fault.effect, Effect::DropAfter | Effect::CommitLate { .. })),
            Self::SlowHelpdesk => {
                helpdesk.remove_faults(|fault| matches!(fault.effect, Effect::Delay { .. }));
            }
            Self::ShortConnections => helpdesk.set_requests_per_connection(None),
            Self::FolderGone => exchange.faults(|faults| faults.folder_gone = None),
        }
    }

    /// Whether both are of one thing that can only go wrong in one way at a time.
    pub(super) fn excludes(self, other: Self) -> bool {
        let of_expunge = |one| matches!(one, Self::ExpungeFails | Self::ExpungeWithoutEffect);
        self != other && of_expunge(self) && of_expunge(other)
    }
}

/// Errors of a web server in front, spread over the work; nothing is done then.
fn flaky(helpdesk: &Helpdesk) {
    for (number, status) in [(5, 502), (40, 503)] {
        let effect = Effect::Answer { status, retry_after: (status == 503).then(|| "1".to_owned()) };
        helpdesk.add_fault(Fault::once(Requests::Creates, effect).at(number));
    }
    helpdesk.add_fault(Fault::once(Requests::Creates, Effect::DropBefore).at(80));
}

/// Creates that are done though nobody says so.
fn unknown(helpdesk: &Helpdesk) {
    for number in [3, 17, 33] {
        helpdesk.add_fault(Fault::once(Requests::Creates, Effect::DropAfter).at(number));
    }
    let late = Effect::CommitLate { milliseconds: Some(1500) };
    helpdesk.add_fault(Fault::once(Requests::Creates, late).at(26));
}

/// Trouble with single messages of the INBOX.
fn awkward(exchange: &Exchange) {
    let inbox = sample::INBOX;
    let uids: Vec<u32> = exchange.messages(inbox).iter().map(|message| message.uid).collect();
    // Spread over the folder; which messages they are does not matter.
    let at = |part: usize| (inbox.to_owned(), uids[uids.len() * part / 12]);
    exchange.faults(|faults| {
        faults.fetch_nothing.insert(at(1));
        faults.body_nothing.insert(at(3));
        faults.vanishing.insert(at(5));
        faults.substitutes.insert(at(7), Substitute { fetches: 1, in_headers: false });
        faults.substitutes.insert(at(9), Substitute { fetches: u32::MAX, in_headers: false });
        faults.substitutes.insert(at(11), Substitute { fetches: u32::MAX, in_headers: true });
    });
    let (raw, arrived) = sample::oversize();
    exchange.add(inbox, raw, arrived, super::exchange::Flags::SEEN);
}
