//! Articles: checked, made, shown.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{Answer, Call, id};
use crate::helpdesk::customers::{id_of, is_address};
use crate::helpdesk::digest::md5_hex;
use crate::helpdesk::events::Event;
use crate::helpdesk::outbox::{Sent, SentKind};
use crate::helpdesk::records::{
    AGENT, Article, CUSTOMER, EMAIL, File, NOBODY, NOTE, SMS, Ticket, sender_id, type_id,
};
use crate::helpdesk::reply::{Refusal, Reply};
use crate::helpdesk::store::Store;
use crate::helpdesk::table::{self, Row};
use crate::helpdesk::{Version, access, clock, consequences, html, seed, storing, triggers};

/// Characters that a body may have.
const BODY_LIMIT: usize = 1_500_000;

/// The ticket an article is for, as far as it matters.
#[derive(Debug)]
pub(super) struct Home<'a> {
    pub(super) ticket_id: u64,
    pub(super) group_id: u64,
    pub(super) title: &'a str,
    /// Address of the customer who is made with the ticket.
    pub(super) new_customer: Option<String>,
}

/// A text parameter without NULs, cut to a column's length.
pub(super) fn text(fields: &Value, column: &str, limit: usize) -> Option<String> {
    let text = fields.get(column)?.as_str()?;
    Some(text.chars().filter(|character| *character != '\0').take(limit).collect())
}

/// Reads and checks an article without storing anything.
pub(super) fn draft(store: &Store, call: &Call, fields: &Value, home: &Home<'_>) -> Result<Article, Refusal> {
    check_body_is_there(store, fields)?;
    let import = store.import_mode();
    let mut article = seed::blank_article(0, home.ticket_id, call.caller, call.now);
    article.type_id = kind(fields, "type", type_id)?.unwrap_or(NOTE);
    article.sender_id = kind(fields, "sender", sender_id)?.unwrap_or(AGENT);
    article.from = text(fields, "from", 3000);
    article.to = text(fields, "to", 3000);
    article.cc = text(fields, "cc", 3000);
    article.subject = text(fields, "subject", 3000).map(|subject| subject.replace(char::is_whitespace, " "));
    article.reply_to = text(fields, "reply_to", 300);
    article.message_id = text(fields, "message_id", 3000).filter(|id| !id.is_empty());
    article.in_reply_to = text(fields, "in_reply_to", 3000);
    article.references = text(fields, "references", 3200);
    article.content_type = text(fields, "content_type", 200).unwrap_or_else(|| "text/plain".to_owned());
    article.internal = fields.get("internal").is_some_and(|value| value == true || value == "true");
    article.preferences = fields.get("preferences").cloned().map(table::row).unwrap_or_default();
    article.origin_by = author(store, fields, home)?;
    if import {
        article.created_at = clock::read(fields.get("created_at")).unwrap_or(call.now);
        article.updated_at = clock::read(fields.get("updated_at")).unwrap_or(call.now);
    } else {
        fill_in(store, &mut article, home)?;
        check_recipients(store, &article)?;
    }
    article.message_id_md5 = article.message_id.as_deref().map(md5_hex);
    set_body(store, &mut article, fields, import)?;
    add_files(&mut article, fields)?;
    Ok(article)
}

fn check_body_is_there(store: &Store, fields: &Value) -> Result<(), Refusal> {
    let body = fields.get("body").and_then(Value::as_str);
    let missing = match body {
        None => true,
        Some(body) => store.options.version < Version::V6_6 && body.trim().is_empty(),
    };
    if missing { Err(Refusal::unprocessable("Need at least an 'article body' field.")) } else { Ok(()) }
}

/// A type or sender by name or id.
fn kind(fields: &Value, name: &str, find: fn(&str) -> Option<u64>) -> Result<Option<u64>, Refusal> {
    if let Some(given) = fields.get(name).and_then(Value::as_str).filter(|given| !given.is_empty()) {
        let found = find(given);
        return found.map(Some).ok_or_else(|| {
            Refusal::unprocessable(format!("No lookup value found for '{name}': \"{given}\""))
        });
    }
    Ok(fields.get(format!("{name}_id")).and_then(id_of))
}

/// The author by id, or by login or address as every reference to a user can be
/// given (`ApplicationModel::CanAssociations`). One who is made with the ticket has
/// no id yet.
fn author(store: &Store, fields: &Value, home: &Home<'_>) -> Result<Option<u64>, Refusal> {
    if let Some(id) = fields.get("origin_by_id").and_then(id_of) {
        return Ok(Some(id).filter(|id| store.users.contains_key(id)));
    }
    let Some(name) = fields.get("origin_by").and_then(Value::as_str) else { return Ok(None) };
    if home.new_customer.as_deref() == Some(&name.to_lowercase()) {
        return Ok(None);
    }
    let found = store.user_by_login(name).or_else(|| store.user_by_email(name));
    found
        .map(Some)
        .ok_or_else(|| Refusal::unprocessable(format!("No lookup value found for 'origin_by': \"{name}\"")))
}

/// What Zammad writes itself outside import mode: the author of everything but
/// e-mail, and sender and Message-ID of mail that it sends.
fn fill_in(store: &Store, article: &mut Article, home: &Home<'_>) -> Result<(), Refusal> {
    if article.type_id == EMAIL {
        return if article.sender_id == CUSTOMER { Ok(()) } else { fill_in_mail(store, article, home) };
    }
    if article.type_id == SMS || (6..=9).contains(&article.type_id) {
        return Ok(());
    }
    // An author other than the caller is taken for a customer of this
    // conversation. 5.5 compares a user with an id, so that any author is.
    let author = article.origin_by.unwrap_or(article.created_by);
    if article.origin_by.is_some() {
        article.sender_id = CUSTOMER;
    }
    if let Some(user) = store.users.get(&author) {
        let web_or_phone = matches!(article.type_id, 5 | 11);
        article.from = Some(if web_or_phone && !user.is_agent() {
            format!("{} {} <{}>", user.firstname, user.lastname, user.email)
        } else {
            format!("{} {}", user.firstname, user.lastname)
        });
    }
    Ok(())
}

fn fill_in_mail(store: &Store, article: &mut Article, home: &Home<'_>) -> Result<(), Refusal> {
    let Some(address) = store.group_address(home.group_id) else {
        let group = store.groups.name_of(home.group_id);
        let group = group.as_str().unwrap_or_default();
        return Err(Refusal::technical(
            500,
            format!("No email address found for group '{group}' ({})", home.group_id),
        ));
    };
    if article.subject.as_deref().is_none_or(str::is_empty) {
        article.subject = Some(home.title.to_owned());
    }
    article.message_id = Some(triggers::generated_message_id(store, home.ticket_id));
    article.from = Some(format!("{} <{}>", Store::address_name(address), table::text(address, "email")));
    article.preferences.insert("email_address_id".to_owned(), address["id"].clone());
    Ok(())
}

/// From 6.4 an e-mail article needs addresses in `to`, all of them valid.
fn check_recipients(store: &Store, article: &Article) -> Result<(), Refusal> {
    if store.options.version < Version::V6_4 || article.type_id != EMAIL {
        return Ok(());
    }
    let to = article.to.as_deref().unwrap_or_default();
    let mut parts = split_addresses(to).into_iter().peekable();
    if parts.peek().is_some() && parts.all(|part| is_address(&part)) {
        return Ok(());
    }
    Err(Refusal {
        attribute: Some("email_recipient"),
        ..Refusal::unprocessable("Sending an email without a valid recipient is not possible.")
    })
}

/// The bare addresses of a header; commas in quotes do not divide.
fn split_addresses(header: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for character in header.chars() {
        quoted ^= character == '"';
        if character == ',' && !quoted {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(character);
        }
    }
    parts
        .iter()
        .map(|part| {
            part.rsplit_once('<').map_or(part.as_str(), |(_, rest)| rest.split('>').next().unwrap_or(rest))
        })
        .map(|address| address.trim().to_owned())
        .filter(|address| !address.is_empty())
        .collect()
}

fn set_body(store: &Store, article: &mut Article, fields: &Value, import: bool) -> Result<(), Refusal> {
    let mut body = fields.get("body").and_then(Value::as_str).unwrap_or_default().replace('\0', "");
    if article.is_html() {
        let (without, images) =
            html::without_data_images(&body, article.ticket_id, store.setting_text("fqdn"));
        for image in images {
            let Ok(data) = STANDARD.decode(squeezed(&image.data)) else { continue };
            article.files.push(File {
                id: 0,
                filename: image.filename,
                size: data.len() as u64,
                preferences: table::row(json!({
                    "Content-Type": image.mime_type, "Mime-Type": image.mime_type,
                    "Content-ID": image.content_id, "Content-Disposition": "inline",
                })),
                data: Some(data),
                sha256: None,
            });
        }
        body = html::sanitized(&without);
    }
    let characters = body.chars().count();
    if characters > BODY_LIMIT {
        if !import {
            return Err(Refusal::unprocessable(format!(
                "body of article is too large, {characters} chars - only {BODY_LIMIT} allowed"
            )));
        }
        body = body.chars().take(BODY_LIMIT).collect();
    }
    article.body = body;
    Ok(())
}

/// Files are large: a copy is made only where there are line breaks.
fn without_line_breaks(data: &str) -> Cow<'_, str> {
    let bytes = data.as_bytes();
    if bytes.contains(&b'\n') || bytes.contains(&b'\r') {
        data.replace(['\r', '\n'], "").into()
    } else {
        data.into()
    }
}

fn squeezed(data: &str) -> String {
    data.chars().filter(|character| !character.is_whitespace()).collect()
}

fn add_files(article: &mut Article, fields: &Value) -> Result<(), Refusal> {
    let attachments =
        fields.get("attachments").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for (index, attachment) in attachments.iter().enumerate() {
        let part = |key: &str| {
            attachment.get(key).and_then(Value::as_str).ok_or_else(|| {
                Refusal::unprocessable(format!(
                    "Attachment needs '{key}' param for attachment with index '{index}'"
                ))
            })
        };
        let (mime_type, filename) = (part("mime-type")?, part("filename")?);
        let data = without_line_breaks(part("data")?);
        let data = STANDARD.decode(&*data).map_err(|_| {
            Refusal::unprocessable(format!("Invalid base64 for attachment with index '{index}'"))
        })?;
        let mut preferences = Row::new();
        if let Some(charset) = attachment.get("charset").and_then(Value::as_str) {
            preferences.insert("Charset".to_owned(), charset.into());
        }
        preferences.insert("Mime-Type".to_owned(), mime_type.into());
        article.files.push(File {
            id: 0,
            filename: filename.replace('\0', ""),
            size: data.len() as u64,
            preferences,
            data: Some(data),
            sha256: None,
        });
    }
    Ok(())
}

/// Stores a checked article, changes its ticket as that does, and sends what an
/// article of this shape sends. The ticket is there.
pub(super) fn commit(store: &mut Store, article: Article) -> u64 {
    let leaves = sent(&article).filter(|_| !store.import_mode());
    let id = storing::store_article(store, article);
    store.outbox.extend(leaves.map(|sent| Sent { article_id: Some(id), ..sent }));
    id
}

/// E-mail and SMS articles of agents and of the system leave the house.
fn sent(article: &Article) -> Option<Sent> {
    let kind = match article.type_id {
        _ if article.sender_id == CUSTOMER => return None,
        EMAIL => SentKind::Article,
        SMS => SentKind::Sms,
        _ => return None,
    };
    let to =
        [&article.to, &article.cc].into_iter().flatten().flat_map(|header| split_addresses(header)).collect();
    Some(Sent {
        kind,
        to,
        subject: article.subject.clone().unwrap_or_default(),
        ticket_id: article.ticket_id,
        article_id: None,
        cause: "article".to_owned(),
    })
}

pub(super) fn create(store: &mut Store, call: &Call) -> Answer {
    access::require(store, call.caller, &["ticket.agent", "ticket.customer"])?;
    let ticket_id = call.body.get("ticket_id").and_then(id_of);
    let shown = ticket_id.map_or_else(String::new, |id| id.to_string());
    let ticket =
        ticket_id.and_then(|id| store.tickets.get(&id)).ok_or_else(|| Refusal::missing("Ticket", shown))?;
    let right = if store.options.version < Version::V7_0 { "create" } else { "change" };
    access::require_right(store, call.caller, ticket.group_id, right)?;
    let home =
        Home { ticket_id: ticket.id, group_id: ticket.group_id, title: &ticket.title, new_customer: None };
    let article = draft(store, call, &call.body, &home)?;
    let ticket_id = ticket.id;
    let before = ticket.state_id;
    let id = commit(store, article);
    let after = store.tickets.get(&ticket_id).map_or(before, |ticket| ticket.state_id);
    let changes = if before == after {
        Vec::new()
    } else {
        vec![("state_id".to_owned(), before.to_string(), after.to_string())]
    };
    let event = Event {
        create: false,
        ticket_id,
        article_id: Some(id),
        changes,
        by: call.caller,
        suppress_notifications: call.suppress && store.options.version >= Version::NEWEST,
    };
    consequences::follow(store, &event);
    let article = store.articles.get(&id).ok_or_else(|| Refusal::missing("Ticket::Article", id))?;
    Ok(Reply::created(store.article_json(article)))
}

fn readable<'a>(store: &'a Store, call: &Call, text: &str) -> Result<&'a Ticket, Refusal> {
    let id = id("Ticket", text)?;
    let ticket = store.tickets.get(&id).ok_or_else(|| Refusal::missing("Ticket", id))?;
    access::require_right(store, call.caller, ticket.group_id, "read")?;
    Ok(ticket)
}

pub(super) fn by_ticket(store: &Store, call: &Call, text: &str) -> Answer {
    let ticket = readable(store, call, text)?;
    let list: Vec<Value> = store.articles_of(ticket.id).map(|article| store.article_json(article)).collect();
    Ok(Reply::ok(list))
}

pub(super) fn show(store: &Store, call: &Call, text: &str) -> Answer {
    let id = id("Ticket::Article", text)?;
    let article = store.articles.get(&id).ok_or_else(|| Refusal::missing("Ticket::Article", id))?;
    readable(store, call, &article.ticket_id.to_string())?;
    Ok(Reply::ok(store.article_json(article)))
}

/// Before 7.0 only `internal` is taken; from there, in import mode, everything
/// else too. Here that is its dates.
pub(super) fn update(store: &mut Store, call: &Call, text: &str) -> Answer {
    let id = id("Ticket::Article", text)?;
    let article = store.articles.get(&id).ok_or_else(|| Refusal::missing("Ticket::Article", id))?;
    let ticket = store.tickets.get(&article.ticket_id);
    let group_id = ticket.map_or(0, |ticket| ticket.group_id);
    access::require_right(store, call.caller, group_id, "change")?;
    let takes_dates = store.options.version >= Version::V7_0 && store.import_mode();
    if let Some(article) = store.articles.get_mut(&id) {
        if let Some(internal) = call.body.get("internal").and_then(Value::as_bool) {
            article.internal = internal;
        }
        article.updated_at = call.now;
        if takes_dates {
            article.created_at = clock::read(call.body.get("created_at")).unwrap_or(article.created_at);
            article.updated_at = clock::read(call.body.get("updated_at")).unwrap_or(call.now);
        }
    }
    show(store, call, text)
}

/// Every article there is, for administrators.
pub(super) fn index(store: &Store, call: &Call) -> Answer {
    access::require(store, call.caller, &["admin"])?;
    let mut articles: Vec<&Article> = store.articles.values().collect();
    if call.parameter("order_by").as_deref() == Some("desc") {
        articles.reverse();
    }
    let list: Vec<Value> =
        call.page(articles, 100, 1000).into_iter().map(|article| store.article_json(article)).collect();
    Ok(Reply::ok(list))
}

/// The contents of a file.
pub(super) fn attachment(store: &Store, call: &Call, ticket: &str, article: &str, file: &str) -> Answer {
    let ticket = readable(store, call, ticket)?;
    let missing = || Refusal::missing("Store", file);
    let article =
        store.articles_of(ticket.id).find(|known| known.id.to_string() == article).ok_or_else(missing)?;
    let found = article.files.iter().find(|known| known.id.to_string() == file).ok_or_else(missing)?;
    let mime_type = found.preferences.get("Mime-Type").and_then(Value::as_str);
    let contents = found.data.clone().unwrap_or_else(|| vec![b'.'; found.size as usize]);
    Ok(Reply::new(200, mime_type.unwrap_or("application/octet-stream"), contents))
}

/// Takes the last file or the body from the newest article: damage on purpose.
pub(in crate::helpdesk) fn damage_newest(store: &mut Store, body_too: bool) {
    // A trigger's mail may be newer; it is not what was posted.
    let posted = store.articles.values_mut().rev().find(|article| article.created_by != NOBODY);
    let Some(article) = posted else { return };
    if body_too {
        article.body.clear();
    } else {
        article.files.pop();
    }
}
