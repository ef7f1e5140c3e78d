//! What the client reads from Zammad, as far as the program needs it.

use std::collections::BTreeMap;

use jiff::Timestamp;

pub use super::effect::{Effect, Recipient, Speech};

/// The user behind the token (`GET users/me`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Me {
    /// User id.
    pub id: u64,
    /// Login name.
    pub login: String,
    /// E-mail address, lower-case, may be empty.
    pub email: String,
    /// Rights per group id: `full`, or `read`, `create`, `change`, `overview`.
    pub group_rights: BTreeMap<u64, Vec<String>>,
    /// Group names by id, where the reply named them (`expand=true`).
    pub group_names: BTreeMap<u64, String>,
}

/// A group that tickets go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Group id.
    pub id: u64,
    /// Full name; nested groups as `A::B`.
    pub name: String,
    /// Only active groups take tickets. `None` where the token may not see it.
    pub active: Option<bool>,
    /// Its sending address.
    pub email_address_id: Option<u64>,
}

/// What a ticket state means, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateKind {
    /// Just arrived.
    New,
    /// Being worked on.
    Open,
    /// Done.
    Closed,
    /// Pending reminder or pending action: needs a time, never used here.
    Pending,
    /// Merged, removed and unknown kinds.
    Other,
}

/// A ticket state.
#[allow(clippy::struct_excessive_bools, reason = "Zammad's own flags, a column each")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// State id.
    pub id: u64,
    /// Its name, as the administrator called it.
    pub name: String,
    /// What it means.
    pub kind: StateKind,
    /// Inactive states cannot be used.
    pub active: bool,
    /// New tickets start in it.
    pub default_create: bool,
    /// A customer's answer puts a ticket into it.
    pub default_follow_up: bool,
    /// Tickets in it count for service level agreements.
    pub escalates: bool,
}

/// A priority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priority {
    /// Priority id.
    pub id: u64,
    /// Its name.
    pub name: String,
    /// New tickets get it.
    pub default_create: bool,
}

/// An address Zammad sends from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailAddress {
    /// Address id.
    pub id: u64,
    /// The address, lower-case.
    pub email: String,
    /// Display name (`realname` before 6.x, then `name`).
    pub name: String,
    /// Inactive addresses send nothing.
    pub active: bool,
}

/// An article as read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Article id.
    pub id: u64,
    /// Its ticket.
    pub ticket_id: u64,
    /// MD5 hex of the Message-ID as Zammad stored it.
    pub message_id_md5: Option<String>,
    /// `Customer`, `Agent` or `System`.
    pub sender: String,
    /// `email`, `note`, …
    pub kind: String,
    /// Length of the body in characters.
    pub body_characters: usize,
    /// Name and size in bytes of each attachment.
    pub attachments: Vec<(String, u64)>,
    /// When it says it was made.
    pub created_at: Option<Timestamp>,
    /// Its subject.
    pub subject: String,
    /// Its From line.
    pub from: String,
    /// How its body begins: a few lines of it.
    pub beginning: String,
    /// Mailferry made it.
    pub by_mailferry: bool,
}

/// A ticket as read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Ticket id.
    pub id: u64,
    /// The number people see.
    pub number: String,
    /// Current state.
    pub state_id: u64,
    /// Current owner; 1 is nobody.
    pub owner_id: u64,
    /// Its customer.
    pub customer_id: u64,
    /// Its group.
    pub group_id: u64,
    /// Its articles, where the reply named them.
    pub article_ids: Vec<u64>,
}

/// What a create or an append gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// The ticket that was made or appended to.
    pub ticket_id: u64,
    /// Its number; empty after an append.
    pub ticket_number: String,
    /// Its customer, where the reply was about the ticket.
    pub customer_id: Option<u64>,
    /// The article that was made.
    pub article_id: u64,
    /// The date that the reply gives it, where it gives one.
    pub created_at: Option<Timestamp>,
}

/// Where a Message-ID already is in Zammad.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The ticket.
    pub ticket_id: u64,
    /// The ticket's number.
    pub ticket_number: String,
    /// The article with that Message-ID.
    pub article_id: u64,
    /// Owner of that ticket; 1 is nobody.
    pub owner_id: u64,
    /// State of that ticket.
    pub state_id: u64,
    /// More than one article carries that Message-ID.
    pub several: bool,
    /// Size in bytes of each file of the article.
    pub files: Vec<u64>,
    /// Length of its body in characters.
    pub body_characters: usize,
    /// Mailferry made it.
    pub by_mailferry: bool,
}

/// An active trigger or scheduler job, and what it would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Automation {
    /// Its id.
    pub id: u64,
    /// Its name.
    pub name: String,
    /// Whether it is switched on.
    pub active: bool,
    /// What it does, as far as it matters here.
    pub effect: Effect,
    /// Of what it does it: Zammad's selector, flat or nested.
    pub condition: serde_json::Value,
}
