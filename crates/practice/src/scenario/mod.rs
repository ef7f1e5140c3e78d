//! Practice with trouble on purpose: each by its name, singly or several at once.

mod playing;

use std::time::Duration;

use super::helpdesk::{JobSeed, Options, TriggerSeed, Version};
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
    /// The mail server throttles twice and says for how long.
    Throttled,
    /// The mail server throttles three times and does not say for how long.
    ThrottledWithoutHint,
    /// The access token ends twice in the midst of the work.
    TokenExpires,
    /// The connection to the mail server breaks in the middle of messages.
    FlakyMailbox,
    /// The mail server says goodbye (BYE) in the midst of the work.
    Disconnected,
    /// The mail server answers some commands with `BAD Command Error. 10`.
    CommandErrors,
    /// The mail server says once that it is not connected, after it was.
    NotConnected,
    /// The mail server falls silent once.
    SilentMailbox,
    /// Some messages are listed and not handed out.
    EmptyFetch,
    /// Some messages are replaced by a notice at first.
    Substitutes,
    /// STORE says NO.
    StoreRefused,
    /// EXPUNGE says NO.
    ExpungeFails,
    /// EXPUNGE says OK and removes nothing.
    ExpungeWithoutEffect,
    /// MOVE says NO and leaves copies in the target.
    MoveLeavesCopy,
    /// The helpdesk answers some requests with errors of the server in front.
    FlakyHelpdesk,
    /// The server in front of the helpdesk asks for fewer requests.
    BusyHelpdesk,
    /// The helpdesk is started anew in the midst of the work.
    HelpdeskRestarts,
    /// Requests are carried out whose answers never come.
    UnknownOutcome,
    /// Each request to the helpdesk takes 200 ms.
    SlowHelpdesk,
    /// The helpdesk closes each connection after ten requests, unannounced.
    ShortConnections,
    /// The helpdesk's token is revoked in the midst of the work.
    TokenRevoked,
    /// One group is made inactive in the midst of the work.
    GroupClosed,
    /// The helpdesk refuses single messages.
    MessageRefused,
    /// A field of tickets is made mandatory in the midst of the work.
    MandatoryField,
    /// Somebody else makes the same customers at the same time.
    CustomerTwice,
    /// Somebody switches import mode off in the midst of the work.
    ImportModeSwitched,
    /// Somebody adds a trigger while another is paused.
    TriggerAdded,
    /// Messages that cannot be had, are not what they seem, or are too large.
    Awkward,
    /// A folder is renamed while it is read.
    FolderGone,
    /// A scheduler job deletes tickets that were closed two years ago.
    RetentionJob,
    /// The helpdesk is one where import mode would lock the token out.
    LockedOut,
    /// Everything that passes or concerns single messages, at once.
    EverythingAtOnce,
}

impl Scenario {
    /// Every scenario, as they are listed to a person.
    pub const ALL: [Self; 33] = [
        Self::Calm,
        Self::Throttled,
        Self::ThrottledWithoutHint,
        Self::TokenExpires,
        Self::FlakyMailbox,
        Self::Disconnected,
        Self::CommandErrors,
        Self::NotConnected,
        Self::SilentMailbox,
        Self::EmptyFetch,
        Self::Substitutes,
        Self::StoreRefused,
        Self::ExpungeFails,
        Self::ExpungeWithoutEffect,
        Self::MoveLeavesCopy,
        Self::FlakyHelpdesk,
        Self::BusyHelpdesk,
        Self::HelpdeskRestarts,
        Self::UnknownOutcome,
        Self::SlowHelpdesk,
        Self::ShortConnections,
        Self::TokenRevoked,
        Self::GroupClosed,
        Self::MessageRefused,
        Self::MandatoryField,
        Self::CustomerTwice,
        Self::ImportModeSwitched,
        Self::TriggerAdded,
        Self::Awkward,
        Self::FolderGone,
        Self::RetentionJob,
        Self::LockedOut,
        Self::EverythingAtOnce,
    ];

    /// Troubles of the mailbox that can be switched on and off at any time.
    pub const OF_MAILBOX: [Self; 15] = [
        Self::Throttled,
        Self::ThrottledWithoutHint,
        Self::TokenExpires,
        Self::FlakyMailbox,
        Self::Disconnected,
        Self::CommandErrors,
        Self::NotConnected,
        Self::SilentMailbox,
        Self::EmptyFetch,
        Self::Substitutes,
        Self::FolderGone,
        Self::StoreRefused,
        Self::ExpungeFails,
        Self::ExpungeWithoutEffect,
        Self::MoveLeavesCopy,
    ];

    /// Those of the helpdesk.
    pub const OF_HELPDESK: [Self; 12] = [
        Self::FlakyHelpdesk,
        Self::BusyHelpdesk,
        Self::HelpdeskRestarts,
        Self::UnknownOutcome,
        Self::SlowHelpdesk,
        Self::ShortConnections,
        Self::TokenRevoked,
        Self::GroupClosed,
        Self::MessageRefused,
        Self::MandatoryField,
        Self::CustomerTwice,
        Self::ImportModeSwitched,
    ];

    /// What [`Self::EverythingAtOnce`] is made of: a run comes through all of it,
    /// and names the messages that it could not do.
    pub const TOGETHER: [Self; 18] = [
        Self::Throttled,
        Self::ThrottledWithoutHint,
        Self::TokenExpires,
        Self::FlakyMailbox,
        Self::Disconnected,
        Self::CommandErrors,
        Self::NotConnected,
        Self::EmptyFetch,
        Self::Substitutes,
        Self::ExpungeFails,
        Self::FlakyHelpdesk,
        Self::BusyHelpdesk,
        Self::HelpdeskRestarts,
        Self::UnknownOutcome,
        Self::ShortConnections,
        Self::GroupClosed,
        Self::MessageRefused,
        Self::CustomerTwice,
    ];

    /// Those that can be switched on and off at any time.
    pub fn switchable() -> impl Iterator<Item = Self> {
        Self::OF_MAILBOX.into_iter().chain(Self::OF_HELPDESK)
    }

    /// What it is made of: several, or itself.
    pub(super) fn parts(self) -> Vec<Self> {
        if self == Self::EverythingAtOnce { Self::TOGETHER.to_vec() } else { vec![self] }
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Throttled => "throttled",
            Self::ThrottledWithoutHint => "throttled-without-hint",
            Self::TokenExpires => "token-expires",
            Self::FlakyMailbox => "flaky-mailbox",
            Self::Disconnected => "disconnected",
            Self::CommandErrors => "command-errors",
            Self::NotConnected => "not-connected",
            Self::SilentMailbox => "silent-mailbox",
            Self::EmptyFetch => "empty-fetch",
            Self::Substitutes => "substitutes",
            Self::StoreRefused => "store-refused",
            Self::ExpungeFails => "expunge-fails",
            Self::ExpungeWithoutEffect => "expunge-without-effect",
            Self::MoveLeavesCopy => "move-leaves-copy",
            Self::FlakyHelpdesk => "flaky-helpdesk",
            Self::BusyHelpdesk => "busy-helpdesk",
            Self::HelpdeskRestarts => "helpdesk-restarts",
            Self::UnknownOutcome => "unknown-outcome",
            Self::SlowHelpdesk => "slow-helpdesk",
            Self::ShortConnections => "short-connections",
            Self::TokenRevoked => "token-revoked",
            Self::GroupClosed => "group-closed",
            Self::MessageRefused => "message-refused",
            Self::MandatoryField => "mandatory-field",
            Self::CustomerTwice => "customer-twice",
            Self::ImportModeSwitched => "import-mode-switched",
            Self::TriggerAdded => "trigger-added",
            Self::Awkward => "awkward",
            Self::FolderGone => "folder-gone",
            Self::RetentionJob => "retention-job",
            Self::LockedOut => "locked-out",
            Self::EverythingAtOnce => "everything-at-once",
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
            Self::ThrottledWithoutHint => "word-scenario-throttled-without-hint",
            Self::TokenExpires => "word-scenario-token-expires",
            Self::FlakyMailbox => "word-scenario-flaky-mailbox",
            Self::Disconnected => "word-scenario-disconnected",
            Self::CommandErrors => "word-scenario-command-errors",
            Self::NotConnected => "word-scenario-not-connected",
            Self::SilentMailbox => "word-scenario-silent-mailbox",
            Self::EmptyFetch => "word-scenario-empty-fetch",
            Self::Substitutes => "word-scenario-substitutes",
            Self::StoreRefused => "word-scenario-store-refused",
            Self::ExpungeFails => "word-scenario-expunge-fails",
            Self::ExpungeWithoutEffect => "word-scenario-expunge-without-effect",
            Self::MoveLeavesCopy => "word-scenario-move-leaves-copy",
            Self::FlakyHelpdesk => "word-scenario-flaky-helpdesk",
            Self::BusyHelpdesk => "word-scenario-busy-helpdesk",
            Self::HelpdeskRestarts => "word-scenario-helpdesk-restarts",
            Self::UnknownOutcome => "word-scenario-unknown-outcome",
            Self::SlowHelpdesk => "word-scenario-slow-helpdesk",
            Self::ShortConnections => "word-scenario-short-connections",
            Self::TokenRevoked => "word-scenario-token-revoked",
            Self::GroupClosed => "word-scenario-group-closed",
            Self::MessageRefused => "word-scenario-message-refused",
            Self::MandatoryField => "word-scenario-mandatory-field",
            Self::CustomerTwice => "word-scenario-customer-twice",
            Self::ImportModeSwitched => "word-scenario-import-mode-switched",
            Self::TriggerAdded => "word-scenario-trigger-added",
            Self::Awkward => "word-scenario-awkward",
            Self::FolderGone => "word-scenario-folder-gone",
            Self::RetentionJob => "word-scenario-retention-job",
            Self::LockedOut => "word-scenario-locked-out",
            Self::EverythingAtOnce => "word-scenario-everything-at-once",
        };
        say(language, id, &[])
    }

    /// What the plan does after an import: trouble with deleting or moving only
    /// shows where mail is deleted or moved. `None`: it does not matter.
    pub(super) fn after_import(self) -> Option<AfterImport> {
        match self {
            Self::ExpungeFails | Self::ExpungeWithoutEffect | Self::EverythingAtOnce => {
                Some(AfterImport::Delete)
            }
            Self::MoveLeavesCopy => Some(AfterImport::Move("Imported in Zammad".to_owned())),
            Self::StoreRefused => Some(AfterImport::MarkRead),
            _ => None,
        }
    }

    /// Whether the plan gives articles today's date: only then triggers are paused.
    pub(super) fn dates_today(self) -> bool {
        self == Self::TriggerAdded
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
            Self::TriggerAdded => options.triggers.push(TriggerSeed::webhook()),
            // Smaller than the largest of the awkward messages.
            Self::Awkward => options.max_request = 2 * 1024 * 1024,
            _ => {}
        }
    }

    /// Whether both are of one thing that can only go wrong in one way at a time.
    pub(super) fn excludes(self, other: Self) -> bool {
        let alike: [&[Self]; 2] = [
            &[Self::ExpungeFails, Self::ExpungeWithoutEffect],
            &[Self::Throttled, Self::ThrottledWithoutHint],
        ];
        self != other && alike.iter().any(|group| group.contains(&self) && group.contains(&other))
    }
}
