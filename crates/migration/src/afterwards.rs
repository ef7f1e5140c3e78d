//! What comes after an import: the names of the mailbox that Zammad does not know
//! yet, and the groups that have no sending address.

use std::collections::HashSet;

use serde::Serialize;

use super::journal::Journal;
pub use super::run::MovedTickets;
use crate::problem::Problem;
use crate::zammad::Client;
use crate::zammad::preflight::Helpdesk;

/// An address that customers wrote to and that Zammad does not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alias {
    /// The address, lower-case.
    pub address: String,
    /// Imported messages of customers that name it as a recipient.
    pub messages: u64,
}

/// Addresses in the mailbox's own domains that imported mail of customers was
/// sent to, and that are neither addresses of Zammad nor of any of its users:
/// most likely further names of the mailbox. The most used first. Where the
/// token may not see the users, colleagues may be among them.
///
/// # Errors
/// What the journal or Zammad say.
pub async fn unknown_recipients(
    journal: &Journal,
    client: &Client,
    helpdesk: &Helpdesk,
) -> Result<Vec<Alias>, Problem> {
    let seen = journal.recipients().await?;
    if seen.is_empty() {
        return Ok(Vec::new());
    }
    let users = client.user_addresses().await?.unwrap_or_default();
    let own = client.email_addresses().await?.into_iter().map(|address| address.email);
    let mut known: HashSet<String> = own.chain(helpdesk.agent_addresses.iter().cloned()).collect();
    known.extend(users);
    Ok(seen
        .into_iter()
        .filter(|(address, _)| !known.contains(address))
        .map(|(address, messages)| Alias { address, messages })
        .collect())
}

/// Makes an address a further one of the channel that sends as the mailbox, so
/// that Zammad takes mail to it as its own and can answer from it.
///
/// # Errors
/// `alias-needs-channel` where Zammad has no address of the mailbox with a
/// channel: then it is added by hand, after the channel. What Zammad says.
pub async fn add_alias(client: &Client, mailbox: &str, address: &str) -> Result<(), Problem> {
    client.add_email_address(mailbox, address).await
}

/// Names of the helpdesk's destination groups that have no sending address:
/// agents cannot answer from them.
pub fn groups_without_address(helpdesk: &Helpdesk) -> Vec<&str> {
    let without = helpdesk.groups.iter().filter(|group| group.email_address_id.is_none());
    without.map(|group| group.name.as_str()).collect()
}
