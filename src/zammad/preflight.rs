//! What is checked of a helpdesk before a run: each line with its verdict.

use super::Client;
use super::types::{Automation, EmailAddress, Group, Me, Priority, State};
use crate::problem::Problem;

/// How a line of the check came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// All right.
    Good,
    /// Works, but the person should know.
    Caution(Problem),
    /// An import cannot start like this.
    Stop(Problem),
}

/// A line of the check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What was checked, in a few words of English, such as `API token`.
    pub what: String,
    /// What was found, such as `admin@example.com`.
    pub found: String,
    /// How it came out.
    pub verdict: Verdict,
}

/// What the plan needs of the helpdesk.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Names of the destination groups.
    pub groups: Vec<String>,
    /// Name of the state for archived mail; `None` without an archive.
    pub archive_state: Option<String>,
    /// Original dates: import mode while running.
    pub import_mode: bool,
    /// Regular mail may be answered by triggers.
    pub auto_replies: bool,
    /// Sending address to set, if any.
    pub change_sending_address_to: Option<String>,
    /// Address of the mailbox.
    pub mailbox: String,
}

/// What a run needs to know of the helpdesk, found by the check.
#[derive(Debug, Clone)]
pub struct Helpdesk {
    /// The user behind the token.
    pub me: Me,
    /// Zammad's version, where known.
    pub version: Option<String>,
    /// Destination groups by the name the plan uses.
    pub groups: Vec<Group>,
    /// All states.
    pub states: Vec<State>,
    /// State of archived tickets.
    pub archive_state: State,
    /// State of regular tickets (the default for new ones).
    pub regular_state: State,
    /// State that a regular follow-up puts a closed ticket into.
    pub follow_up_state: State,
    /// Priority of new tickets.
    pub priority: Option<Priority>,
    /// Zammad's own addresses.
    pub email_addresses: Vec<EmailAddress>,
    /// Addresses of agents, lower-case, as far as the token may see them.
    pub agent_addresses: Vec<String>,
    /// Ticket hook and divider as set.
    pub ticket_hook: String,
    /// Divider between hook and number.
    pub ticket_hook_divider: String,
    /// Zammad's own host name.
    pub fqdn: Option<String>,
    /// Triggers that would speak or change tickets outside import mode and must
    /// be paused for a quiet run.
    pub triggers_to_pause: Vec<Automation>,
    /// Import mode as it stands; `None` where the token may not see it.
    pub import_mode: Option<super::import_mode::Standing>,
}

/// Checks everything, never stopping at the first trouble; gives the lines in
/// the order they should be read, and the helpdesk where nothing stops a run.
pub async fn check(client: &Client, wanted: &Wanted) -> (Vec<Line>, Option<Helpdesk>) {
    todo!()
}
