//! A copy of what the helpdesk holds, for tests and for other programs.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::digest::sha256_hex;
use super::records::{Article, File, Ticket, User, sender_name, type_name};
use super::store::Store;

/// Tickets with their articles, and users.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Tickets by id, the welcome ticket first.
    pub tickets: Vec<TicketCopy>,
    /// Users by id.
    pub users: Vec<UserCopy>,
}

impl Snapshot {
    /// The articles of all tickets, in the order of their ids.
    pub fn articles(&self) -> Vec<&ArticleCopy> {
        let mut articles: Vec<_> = self.tickets.iter().flat_map(|ticket| &ticket.articles).collect();
        articles.sort_by_key(|article| article.id);
        articles
    }

    /// The articles with this Message-ID.
    pub fn with_message_id(&self, message_id: &str) -> Vec<&ArticleCopy> {
        self.articles()
            .into_iter()
            .filter(|article| article.message_id.as_deref() == Some(message_id))
            .collect()
    }
}

/// A ticket.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TicketCopy {
    /// Its id.
    pub id: u64,
    /// The number people see.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Name of its group.
    pub group: String,
    /// Name of its state.
    pub state: String,
    /// Id of its owner; 1 is nobody.
    pub owner_id: u64,
    /// Id of its customer.
    pub customer_id: u64,
    /// Address of its customer.
    pub customer: String,
    /// Tags in the order they were given.
    pub tags: Vec<String>,
    /// Preferences as given.
    pub preferences: Value,
    /// When it says it was made.
    pub created_at: Timestamp,
    /// When it says it was last changed.
    pub updated_at: Timestamp,
    /// When it says it was closed.
    pub close_at: Option<Timestamp>,
    /// Its articles by id.
    pub articles: Vec<ArticleCopy>,
}

/// An article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ArticleCopy {
    /// Its id.
    pub id: u64,
    /// Its ticket.
    pub ticket_id: u64,
    /// `email`, `note`, …
    pub kind: String,
    /// `Customer`, `Agent` or `System`.
    pub sender: String,
    /// From as stored.
    pub from: Option<String>,
    /// To as stored.
    pub to: Option<String>,
    /// Cc as stored.
    pub cc: Option<String>,
    /// Reply-To as stored.
    pub reply_to: Option<String>,
    /// Subject as stored.
    pub subject: Option<String>,
    /// Message-ID as stored.
    pub message_id: Option<String>,
    /// In-Reply-To as stored.
    pub in_reply_to: Option<String>,
    /// References as stored.
    pub references: Option<String>,
    /// `text/plain` or `text/html`.
    pub content_type: String,
    /// The body as stored.
    pub body: String,
    /// Not shown to the customer.
    pub internal: bool,
    /// Preferences as given.
    pub preferences: Value,
    /// The user who made it.
    pub created_by_id: u64,
    /// The user it is shown as being from.
    pub origin_by_id: Option<u64>,
    /// When it says it was made.
    pub created_at: Timestamp,
    /// All its files, inline ones included.
    pub attachments: Vec<FileCopy>,
}

/// A file of an article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileCopy {
    /// Its name.
    pub filename: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the contents, hex.
    pub sha256: String,
    /// `Mime-Type`, and for inline images `Content-ID`.
    pub preferences: Value,
}

/// A user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UserCopy {
    /// Its id.
    pub id: u64,
    /// Login.
    pub login: String,
    /// Address.
    pub email: String,
    /// First name.
    pub firstname: String,
    /// Last name.
    pub lastname: String,
    /// May work on tickets.
    pub agent: bool,
    /// Rights by group id.
    pub group_rights: BTreeMap<u64, Vec<String>>,
}

pub(super) fn take(store: &Store) -> Snapshot {
    Snapshot {
        tickets: store.tickets.values().map(|ticket| ticket_copy(store, ticket)).collect(),
        users: store.users.values().map(user_copy).collect(),
    }
}

fn ticket_copy(store: &Store, ticket: &Ticket) -> TicketCopy {
    let name = |value: Value| value.as_str().unwrap_or_default().to_owned();
    TicketCopy {
        id: ticket.id,
        number: ticket.number.clone(),
        title: ticket.title.clone(),
        group: name(store.groups.name_of(ticket.group_id)),
        state: name(store.states.name_of(ticket.state_id)),
        owner_id: ticket.owner_id,
        customer_id: ticket.customer_id,
        customer: store.users.get(&ticket.customer_id).map(|user| user.email.clone()).unwrap_or_default(),
        tags: ticket.tags.clone(),
        preferences: Value::Object(ticket.preferences.clone()),
        created_at: ticket.created_at,
        updated_at: ticket.updated_at,
        close_at: ticket.times.get("close_at").copied(),
        articles: store.articles_of(ticket.id).map(article_copy).collect(),
    }
}

fn article_copy(article: &Article) -> ArticleCopy {
    ArticleCopy {
        id: article.id,
        ticket_id: article.ticket_id,
        kind: type_name(article.type_id).to_owned(),
        sender: sender_name(article.sender_id).to_owned(),
        from: article.from.clone(),
        to: article.to.clone(),
        cc: article.cc.clone(),
        reply_to: article.reply_to.clone(),
        subject: article.subject.clone(),
        message_id: article.message_id.clone(),
        in_reply_to: article.in_reply_to.clone(),
        references: article.references.clone(),
        content_type: article.content_type.clone(),
        body: article.body.clone(),
        internal: article.internal,
        preferences: Value::Object(article.preferences.clone()),
        created_by_id: article.created_by,
        origin_by_id: article.origin_by,
        created_at: article.created_at,
        attachments: article.files.iter().map(file_copy).collect(),
    }
}

fn file_copy(file: &File) -> FileCopy {
    let sha256 =
        file.sha256.clone().unwrap_or_else(|| file.data.as_deref().map(sha256_hex).unwrap_or_default());
    FileCopy {
        filename: file.filename.clone(),
        size: file.size,
        sha256,
        preferences: Value::Object(file.preferences.clone()),
    }
}

fn user_copy(user: &User) -> UserCopy {
    UserCopy {
        id: user.id,
        login: user.login.clone(),
        email: user.email.clone(),
        firstname: user.firstname.clone(),
        lastname: user.lastname.clone(),
        agent: user.is_agent(),
        group_rights: user.groups.clone(),
    }
}
