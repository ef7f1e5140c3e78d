//! A line of the check: what was looked at, what was found, how it came out;
//! and the words for each.

use crate::verdicts::{self, InWords};
use crate::words::{Language, say};
use crate::zammad::types::Effect;

use super::survey::Usage;

/// A line of the check.
pub type Line = verdicts::Line<Topic, Found>;

impl InWords for Topic {
    fn text(&self, language: Language) -> String {
        Self::text(self, language)
    }
}

impl InWords for Found {
    fn text(&self, language: Language) -> String {
        Self::text(self, language)
    }
}

/// What a line of the check is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Topic {
    /// The connection to the helpdesk.
    Connection,
    /// The API token.
    ApiToken,
    /// Zammad's version.
    Version,
    /// The right to work with tickets.
    AgentRight,
    /// The list of groups as a whole.
    Groups,
    /// A destination group, by its name.
    Group(String),
    /// Groups that are no destination.
    OtherGroups,
    /// The states of tickets.
    TicketStates,
    /// The state of archived mail.
    ArchiveState,
    /// The sending address to change to, or all of them.
    SendingAddress,
    /// The sending address of a group, by the group's name.
    SendingAddressOf(String),
    /// Channels that fetch mail.
    Channels,
    /// Finding messages that are in Zammad already.
    LookUp,
    /// Priorities of tickets.
    Priorities,
    /// Zammad's settings.
    Settings,
    /// Zammad's import mode.
    ImportMode,
    /// What tickets say of when they were last changed.
    LastChange,
    /// The triggers as a whole.
    Triggers,
    /// A trigger, by its name.
    Trigger(String),
    /// The scheduler as a whole.
    Scheduler,
    /// A scheduler job, by its name.
    Job(String),
    /// Service level agreements.
    ServiceLevels,
    /// Agents who are notified of every ticket.
    NotifiedAgents,
    /// How much the helpdesk is used.
    Usage,
    /// How much a request may carry.
    RequestSize,
    /// Whether the mailbox can be opened.
    Mailbox,
    /// The mailbox's list of folders.
    Folders,
    /// A folder of the plan.
    Folder,
    /// The folder for safety copies.
    SafetyCopy,
}

impl Topic {
    /// A few words: "API token".
    pub fn text(&self, language: Language) -> String {
        let words = |id: &str| say(language, id, &[]);
        let named = |id: &str, name: &str| say(language, id, &[("name", name.into())]);
        match self {
            Self::Connection => words("word-topic-connection"),
            Self::ApiToken => words("word-topic-api-token"),
            Self::Version => words("word-topic-version"),
            Self::AgentRight => words("word-topic-agent-right"),
            Self::Groups => words("word-topic-groups"),
            Self::Group(name) => named("word-topic-group", name),
            Self::OtherGroups => words("word-topic-other-groups"),
            Self::TicketStates => words("word-topic-ticket-states"),
            Self::ArchiveState => words("word-topic-archive-state"),
            Self::SendingAddress => words("word-topic-sending-address"),
            Self::SendingAddressOf(name) => named("word-topic-sending-address-of", name),
            Self::Channels => words("word-topic-channels"),
            Self::LookUp => words("word-topic-look-up"),
            Self::Priorities => words("word-topic-priorities"),
            Self::Settings => words("word-topic-settings"),
            Self::ImportMode => words("word-topic-import-mode"),
            Self::LastChange => words("word-topic-last-change"),
            Self::Triggers => words("word-topic-triggers"),
            Self::Trigger(name) => named("word-topic-trigger", name),
            Self::Scheduler => words("word-topic-scheduler"),
            Self::Job(name) => named("word-topic-job", name),
            Self::ServiceLevels => words("word-topic-service-levels"),
            Self::NotifiedAgents => words("word-topic-notified-agents"),
            Self::Usage => words("word-topic-usage"),
            Self::RequestSize => words("word-topic-request-size"),
            Self::Mailbox => words("word-topic-mailbox"),
            Self::Folders => words("word-topic-folders"),
            Self::Folder => words("word-topic-folder"),
            Self::SafetyCopy => words("word-topic-safety-copy"),
        }
    }
}

/// What a line of the check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A name, an address or a version, told as it is.
    Name(String),
    /// Asking failed; the problem says why.
    NotFoundOut,
    /// The token was not accepted.
    NotAccepted,
    /// The version is not told to this token.
    VersionNotTold,
    /// A mail that is there was found by its Message-ID.
    Works,
    /// Finding could not be tried: there is no mail yet.
    NoMailYet,
    /// The token may not see it.
    CannotBeSeen,
    /// The token may not see it; nothing depends on it.
    CannotBeSeenHarmless,
    /// The token may not see it; the plan does not need it.
    CannotBeSeenNotNeeded,
    /// Switched on.
    On,
    /// Switched on, and left so by a run of this very plan.
    OnForThisPlan,
    /// Switched on by another, and taken over.
    OnTakenOver,
    /// Switched off.
    Off,
    /// Must not be switched on.
    MustStayOff,
    /// Tickets are dated, since the plan says so.
    DatedAsPlanned,
    /// Tickets are dated, since nobody has worked with the helpdesk before.
    DatedWhereUnused,
    /// Tickets are not dated, since the plan says so.
    UndatedAsPlanned,
    /// Tickets are not dated, since the helpdesk was worked with before.
    UndatedWhereUsed,
    /// A right is there.
    There,
    /// A right is missing.
    Missing,
    /// No record has the name.
    NotFound,
    /// Not active in Zammad.
    Inactive,
    /// A group that is active, with the rights needed.
    Usable,
    /// A group without these of Zammad's rights (`read`, `create`, `change`,
    /// `full`).
    Without(Vec<&'static str>),
    /// So many groups cannot be read.
    Unreadable(usize),
    /// No state for new tickets.
    NoStates,
    /// The names of the states that new and answered tickets get.
    States {
        /// Of new tickets.
        new: String,
        /// Of tickets with an answer.
        answered: String,
    },
    /// There is none.
    None,
    /// A channel fetches this very mailbox.
    Fetched,
    /// No channel fetches this mailbox.
    NotFetched,
    /// What is needed for asking is not known yet.
    AskedLater,
    /// How much the helpdesk is used.
    Used(Usage),
    /// No trigger is active.
    NoTrigger,
    /// No scheduler job is active.
    NoJob,
    /// What an automation does.
    Does(Effect),
    /// What a trigger does; import mode suspends it.
    DoesButSuspended(Effect),
    /// What a trigger does; not for archived mail.
    DoesButNotArchived(Effect),
    /// What a trigger does; the articles keep it silent.
    DoesButSilent(Effect),
    /// Somebody stands in for the token's user.
    StandIn,
    /// So many bytes of files at once.
    BytesOfFiles(u64),
}

impl Found {
    /// A few words: "active, with the rights needed".
    pub fn text(&self, language: Language) -> String {
        let words = |id: &str| say(language, id, &[]);
        let does = |id: &str, effect: &Effect| say(language, id, &[("does", effect.text(language).into())]);
        match self {
            Self::Name(name) => name.clone(),
            Self::NotFoundOut => words("word-found-not-found-out"),
            Self::NotAccepted => words("word-found-not-accepted"),
            Self::VersionNotTold => words("word-found-version-not-told"),
            Self::Works => words("word-found-works"),
            Self::NoMailYet => words("word-found-no-mail-yet"),
            Self::CannotBeSeen => words("word-found-cannot-be-seen"),
            Self::CannotBeSeenHarmless => words("word-found-cannot-be-seen-harmless"),
            Self::CannotBeSeenNotNeeded => words("word-found-cannot-be-seen-not-needed"),
            Self::On => words("word-found-on"),
            Self::OnForThisPlan => words("word-found-on-for-this-plan"),
            Self::OnTakenOver => words("word-found-on-taken-over"),
            Self::Off => words("word-found-off"),
            Self::MustStayOff => words("word-found-must-stay-off"),
            Self::DatedAsPlanned => words("word-found-dated-as-planned"),
            Self::DatedWhereUnused => words("word-found-dated-where-unused"),
            Self::UndatedAsPlanned => words("word-found-undated-as-planned"),
            Self::UndatedWhereUsed => words("word-found-undated-where-used"),
            Self::There => words("word-found-there"),
            Self::Missing => words("word-found-missing"),
            Self::NotFound => words("word-found-not-found"),
            Self::Inactive => words("word-found-inactive"),
            Self::Usable => words("word-found-usable"),
            Self::Without(rights) => {
                say(language, "word-found-without", &[("rights", rights.join(", ").into())])
            }
            Self::Unreadable(count) => say(language, "word-found-unreadable", &[("count", (*count).into())]),
            Self::NoStates => words("word-found-no-states"),
            Self::States { new, answered } => {
                say(language, "word-found-states", &[("new", new.into()), ("answered", answered.into())])
            }
            Self::None => words("word-found-none"),
            Self::Fetched => words("word-found-fetched"),
            Self::NotFetched => words("word-found-not-fetched"),
            Self::AskedLater => words("word-found-asked-later"),
            Self::Used(usage) => {
                let id = if usage.has_more() { "word-found-used-more" } else { "word-found-used" };
                let counts = [("tickets", usage.tickets.into()), ("agents", usage.agents.into())];
                say(language, id, &counts)
            }
            Self::NoTrigger => words("word-found-no-trigger"),
            Self::NoJob => words("word-found-no-job"),
            Self::Does(effect) => effect.text(language),
            Self::DoesButSuspended(effect) => does("word-found-suspended", effect),
            Self::DoesButNotArchived(effect) => does("word-found-not-archived", effect),
            Self::DoesButSilent(effect) => does("word-found-silent", effect),
            Self::StandIn => words("word-found-stand-in"),
            Self::BytesOfFiles(bytes) => {
                let megabytes = language.decimal(*bytes as f64 / 1e6, 0);
                say(language, "word-found-bytes-of-files", &[("megabytes", megabytes.into())])
            }
        }
    }
}

impl From<&str> for Found {
    fn from(name: &str) -> Self {
        Self::Name(name.to_owned())
    }
}

impl From<&String> for Found {
    fn from(name: &String) -> Self {
        Self::Name(name.clone())
    }
}

impl From<String> for Found {
    fn from(name: String) -> Self {
        Self::Name(name)
    }
}
