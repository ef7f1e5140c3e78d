//! The client: one method per request the program makes.

use std::collections::HashMap;
use std::path::Path;

use jiff::Timestamp;
use secrecy::SecretString;

use super::PostError;
use super::quiet::{ArticleRequest, TicketRequest};
use super::types::{Article, Automation, Created, EmailAddress, Found, Group, Me, Priority, State, Ticket};
use crate::problem::Problem;

/// A client of one Zammad with one token. Cheap to clone.
#[derive(Clone)]
pub struct Client {}

impl Client {
    /// A client for the Zammad at `url` (its base address, such as
    /// `https://help.example.com`), trusting `ca_file` beside the system's CAs.
    pub fn new(url: &str, token: SecretString, ca_file: Option<&Path>) -> Result<Self, Problem> {
        todo!()
    }

    /// Who the token belongs to.
    pub async fn me(&self) -> Result<Me, Problem> {
        todo!()
    }

    /// Zammad's version, where the token may know it.
    pub async fn version(&self) -> Result<Option<String>, Problem> {
        todo!()
    }

    /// Groups with their state, where the token may list them; else those of
    /// `me`, their `active` unknown.
    pub async fn groups(&self, me: &Me) -> Result<Vec<Group>, Problem> {
        todo!()
    }

    /// Ticket states.
    pub async fn states(&self) -> Result<Vec<State>, Problem> {
        todo!()
    }

    /// Ticket priorities.
    pub async fn priorities(&self) -> Result<Vec<Priority>, Problem> {
        todo!()
    }

    /// Sending addresses.
    pub async fn email_addresses(&self) -> Result<Vec<EmailAddress>, Problem> {
        todo!()
    }

    /// Triggers; `None` where the token may not see them.
    pub async fn triggers(&self) -> Result<Option<Vec<Automation>>, Problem> {
        todo!()
    }

    /// Scheduler jobs; `None` where the token may not see them.
    pub async fn jobs(&self) -> Result<Option<Vec<Automation>>, Problem> {
        todo!()
    }

    /// Switches a trigger on or off.
    pub async fn set_trigger_active(&self, id: u64, active: bool) -> Result<(), Problem> {
        todo!()
    }

    /// Sets the sending address of a group.
    pub async fn set_group_email_address(&self, group_id: u64, email_address_id: u64) -> Result<(), Problem> {
        todo!()
    }

    /// Where articles with these Message-ID MD5s (hex) are; any number of them,
    /// asked in batches. What is not in the map is not in Zammad.
    pub async fn find_articles(&self, md5s: &[String]) -> Result<HashMap<String, Found>, Problem> {
        todo!()
    }

    /// One article, to prove that it is there.
    pub async fn article(&self, id: u64) -> Result<Option<Article>, Problem> {
        todo!()
    }

    /// One ticket.
    pub async fn ticket(&self, id: u64) -> Result<Option<Ticket>, Problem> {
        todo!()
    }

    /// The id of the user with exactly this address, made if there is none.
    /// Never called for two addresses at once.
    pub async fn ensure_customer(&self, email: &str, name: &str) -> Result<u64, Problem> {
        todo!()
    }

    /// Makes a ticket with its first article.
    pub async fn create_ticket(&self, request: &TicketRequest) -> Result<Created, PostError> {
        todo!()
    }

    /// Appends an article to a ticket.
    pub async fn append_article(&self, request: &ArticleRequest) -> Result<Created, PostError> {
        todo!()
    }

    /// Sets when a ticket was last changed; only import mode keeps it.
    pub async fn set_updated_at(&self, ticket_id: u64, updated_at: Timestamp) -> Result<(), Problem> {
        todo!()
    }
}
