//! Users, tickets and articles, and how each is shown as JSON.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::clock;
use super::table::Row;

/// Article type `email`.
pub(super) const EMAIL: u64 = 1;
/// Article type `sms`.
pub(super) const SMS: u64 = 2;
/// Article type `note`.
pub(super) const NOTE: u64 = 10;
/// Sender `Agent`.
pub(super) const AGENT: u64 = 1;
/// Sender `Customer`.
pub(super) const CUSTOMER: u64 = 2;
/// Sender `System`.
pub(super) const SYSTEM: u64 = 3;
/// The owner that means nobody.
pub(super) const NOBODY: u64 = 1;

/// Names of article types by id, as seeded.
const TYPES: [&str; 12] = [
    "email",
    "sms",
    "chat",
    "fax",
    "phone",
    "twitter status",
    "twitter direct-message",
    "facebook feed post",
    "facebook feed comment",
    "note",
    "web",
    "telegram personal-message",
];
const SENDERS: [&str; 3] = ["Agent", "Customer", "System"];

fn name_of(names: &[&'static str], id: u64) -> &'static str {
    usize::try_from(id).ok().and_then(|id| names.get(id.wrapping_sub(1))).copied().unwrap_or_default()
}

fn id_of(names: &[&str], name: &str) -> Option<u64> {
    names.iter().position(|known| *known == name).map(|position| position as u64 + 1)
}

/// Name of an article type.
pub(super) fn type_name(id: u64) -> &'static str {
    name_of(&TYPES, id)
}

/// Id of an article type.
pub(super) fn type_id(name: &str) -> Option<u64> {
    id_of(&TYPES, name)
}

/// Whether articles of a type are communication with the customer.
pub(super) fn is_communication(type_id: u64) -> bool {
    type_id != NOTE
}

/// Name of an article's sender kind.
pub(super) fn sender_name(id: u64) -> &'static str {
    name_of(&SENDERS, id)
}

/// Id of an article's sender kind.
pub(super) fn sender_id(name: &str) -> Option<u64> {
    id_of(&SENDERS, name)
}

/// A person: agent or customer.
#[derive(Debug, Clone)]
pub(super) struct User {
    pub(super) id: u64,
    pub(super) login: String,
    pub(super) firstname: String,
    pub(super) lastname: String,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) note: String,
    /// Free columns that are empty text for the seeded user and null for others.
    pub(super) blank: Value,
    pub(super) organization_id: Option<u64>,
    pub(super) active: bool,
    pub(super) roles: Vec<u64>,
    /// Permissions beside those of the roles.
    pub(super) permissions: Vec<String>,
    pub(super) groups: BTreeMap<u64, Vec<String>>,
    pub(super) preferences: Row,
    pub(super) updated_by: u64,
    pub(super) created_by: u64,
    pub(super) created_at: Timestamp,
    pub(super) updated_at: Timestamp,
}

impl User {
    /// First and last name.
    pub(super) fn full_name(&self) -> String {
        format!("{} {}", self.firstname, self.lastname).trim().to_owned()
    }

    /// Whether one of the seeded roles 1 (Admin) and 2 (Agent) is held.
    pub(super) fn is_agent(&self) -> bool {
        self.active && self.roles.contains(&2)
    }

    /// As shown by `GET users/:id`; `group_ids` names active groups only.
    pub(super) fn json(&self, is_active: impl Fn(u64) -> bool) -> Row {
        let groups: BTreeMap<String, &Vec<String>> = self
            .groups
            .iter()
            .filter(|(id, _)| is_active(**id))
            .map(|(id, rights)| (id.to_string(), rights))
            .collect();
        let mut row = super::table::row(json!({
            "id": self.id, "organization_id": self.organization_id, "login": self.login,
            "firstname": self.firstname, "lastname": self.lastname, "email": self.email,
            "image": null, "image_source": null, "web": "", "phone": self.phone, "fax": "", "mobile": "",
            "department": self.blank, "street": "", "zip": "", "city": "", "country": "",
            "address": self.blank, "vip": false, "verified": false, "active": self.active,
            "note": self.note, "last_login": null, "source": null, "login_failed": 0,
            "preferences": self.preferences, "updated_by_id": self.updated_by,
            "created_by_id": self.created_by, "created_at": clock::text(self.created_at),
            "updated_at": clock::text(self.updated_at), "role_ids": self.roles,
        }));
        let rest = super::table::row(json!({
            "out_of_office": false, "out_of_office_start_at": null, "out_of_office_end_at": null,
            "out_of_office_replacement_id": null, "organization_ids": [], "authorization_ids": [],
            "overview_sorting_ids": [], "group_ids": groups,
        }));
        row.extend(rest);
        row
    }
}

/// A ticket.
#[derive(Debug, Clone)]
pub(super) struct Ticket {
    pub(super) id: u64,
    pub(super) number: String,
    pub(super) title: String,
    pub(super) group_id: u64,
    pub(super) priority_id: u64,
    pub(super) state_id: u64,
    pub(super) owner_id: u64,
    pub(super) customer_id: u64,
    pub(super) organization_id: Option<u64>,
    pub(super) note: Option<String>,
    /// Times that Zammad keeps by column name; a missing one is null.
    pub(super) times: BTreeMap<&'static str, Timestamp>,
    pub(super) create_article_type_id: Option<u64>,
    pub(super) create_article_sender_id: Option<u64>,
    pub(super) article_count: Option<u64>,
    pub(super) preferences: Row,
    pub(super) updated_by: u64,
    pub(super) created_by: u64,
    pub(super) created_at: Timestamp,
    pub(super) updated_at: Timestamp,
    pub(super) articles: Vec<u64>,
    pub(super) tags: Vec<String>,
    pub(super) mentions: Vec<u64>,
    pub(super) history: Vec<HistoryEntry>,
}

impl Ticket {
    /// As shown by `GET tickets/:id`.
    pub(super) fn json(&self) -> Row {
        let time = |column: &str| clock::json(self.times.get(column).copied());
        super::table::row(json!({
            "id": self.id, "group_id": self.group_id, "priority_id": self.priority_id,
            "state_id": self.state_id, "organization_id": self.organization_id, "number": self.number,
            "title": self.title, "owner_id": self.owner_id, "customer_id": self.customer_id,
            "note": self.note, "first_response_at": time("first_response_at"),
            "first_response_escalation_at": null, "first_response_in_min": null,
            "first_response_diff_in_min": null, "close_at": time("close_at"),
            "close_escalation_at": null, "close_in_min": null, "close_diff_in_min": null,
            "update_escalation_at": null, "update_in_min": null, "update_diff_in_min": null,
            "last_close_at": time("last_close_at"), "last_contact_at": time("last_contact_at"),
            "last_contact_agent_at": time("last_contact_agent_at"),
            "last_contact_customer_at": time("last_contact_customer_at"),
            "last_owner_update_at": time("last_owner_update_at"),
            "create_article_type_id": self.create_article_type_id,
            "create_article_sender_id": self.create_article_sender_id,
            "article_count": self.article_count, "escalation_at": null,
            "pending_time": time("pending_time"), "type": null, "time_unit": null,
            "preferences": self.preferences, "updated_by_id": self.updated_by,
            "created_by_id": self.created_by, "created_at": clock::text(self.created_at),
            "updated_at": clock::text(self.updated_at),
        }))
    }

    /// As shown after a create, an update and in `assets`.
    pub(super) fn json_with_ids(&self) -> Row {
        let mut row = self.json();
        row.insert("article_ids".to_owned(), json!(self.articles));
        row.insert("ticket_time_accounting_ids".to_owned(), json!([]));
        row
    }
}

/// A line of a ticket's history.
#[derive(Debug, Clone)]
pub(super) struct HistoryEntry {
    pub(super) id: u64,
    pub(super) kind: &'static str,
    pub(super) attribute: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) created_by: u64,
    pub(super) created_at: Timestamp,
}

/// A file of an article.
#[derive(Debug, Clone)]
pub(super) struct File {
    pub(super) id: u64,
    pub(super) filename: String,
    pub(super) size: u64,
    pub(super) preferences: Row,
    /// `None` where contents are not kept.
    pub(super) data: Option<Vec<u8>>,
    /// Of the contents, where they are not kept.
    pub(super) sha256: Option<String>,
}

/// An article.
#[derive(Debug, Clone)]
pub(super) struct Article {
    pub(super) id: u64,
    pub(super) ticket_id: u64,
    pub(super) type_id: u64,
    pub(super) sender_id: u64,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) cc: Option<String>,
    pub(super) subject: Option<String>,
    pub(super) reply_to: Option<String>,
    pub(super) message_id: Option<String>,
    pub(super) message_id_md5: Option<String>,
    pub(super) in_reply_to: Option<String>,
    pub(super) content_type: String,
    pub(super) references: Option<String>,
    pub(super) body: String,
    pub(super) internal: bool,
    pub(super) preferences: Row,
    pub(super) updated_by: u64,
    pub(super) created_by: u64,
    pub(super) origin_by: Option<u64>,
    pub(super) created_at: Timestamp,
    pub(super) updated_at: Timestamp,
    pub(super) files: Vec<File>,
}

impl Article {
    /// Whether the body is HTML.
    pub(super) fn is_html(&self) -> bool {
        self.content_type.to_ascii_lowercase().contains("html")
    }

    /// As shown by `GET ticket_articles/:id`. As the real one does, images get
    /// a style, and inline files are shown by their links in the body; among the
    /// attachments too only where `lists_inline`.
    pub(super) fn json(&self, login: impl Fn(u64) -> String, lists_inline: bool) -> Value {
        let mut body = self.body.clone();
        let mut files: Vec<&File> = self.files.iter().collect();
        if self.is_html() {
            body = super::html::with_image_styles(&body);
            files.retain(|file| !self.link_inline(file, &mut body) || lists_inline);
        }
        let attachments: Vec<Value> = files
            .iter()
            .map(|file| {
                json!({"id": file.id, "store_file_id": file.id, "filename": file.filename,
                    "size": file.size.to_string(), "preferences": file.preferences})
            })
            .collect();
        json!({
            "id": self.id, "ticket_id": self.ticket_id, "type_id": self.type_id,
            "sender_id": self.sender_id, "from": self.from, "to": self.to, "cc": self.cc,
            "subject": self.subject, "reply_to": self.reply_to, "message_id": self.message_id,
            "message_id_md5": self.message_id_md5, "in_reply_to": self.in_reply_to,
            "content_type": self.content_type, "references": self.references, "body": body,
            "internal": self.internal, "preferences": self.preferences,
            "updated_by_id": self.updated_by, "created_by_id": self.created_by,
            "origin_by_id": self.origin_by, "created_at": clock::text(self.created_at),
            "updated_at": clock::text(self.updated_at), "attachments": attachments,
            "created_by": login(self.created_by), "updated_by": login(self.updated_by),
            "type": type_name(self.type_id), "sender": sender_name(self.sender_id),
        })
    }

    /// Puts the file's address in place of its Content-ID; says whether the body
    /// shows it.
    fn link_inline(&self, file: &File, body: &mut String) -> bool {
        let Some(content_id) = file.preferences.get("Content-ID").and_then(Value::as_str) else {
            return false;
        };
        let shown = format!("src=\"cid:{content_id}\"");
        if !body.contains(&shown) {
            return false;
        }
        let address = format!(
            "src=\"/api/v1/ticket_attachment/{}/{}/{}?view=inline\"",
            self.ticket_id, self.id, file.id
        );
        *body = body.replace(&shown, &address);
        true
    }
}
