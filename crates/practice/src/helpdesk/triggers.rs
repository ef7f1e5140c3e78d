//! Triggers: which fire, and what they would send.

use serde_json::{Value, json};

use super::conditions;
use super::events::{Event, with_change};
use super::outbox::{Sent, SentKind};
use super::records::{Article, EMAIL, NOBODY, SYSTEM, Ticket};
use super::reply::escape;
use super::store::Store;
use super::table::{self, Row};
use super::{clock, seed};

/// Runs the active triggers in the order of their names.
pub(super) fn run(store: &mut Store, event: &Event) {
    let mut active: Vec<Row> = store
        .triggers
        .iter()
        .filter(|(_, row)| table::yes(row, "active"))
        .map(|(_, row)| row.clone())
        .collect();
    active.sort_by(|left, right| table::text(left, "name").cmp(table::text(right, "name")));
    for trigger in active {
        if fires(store, &trigger, event) && !is_held_back(store, &trigger, event) {
            perform(store, &trigger, event);
        }
    }
}

fn fires(store: &Store, trigger: &Row, event: &Event) -> bool {
    let condition = trigger.get("condition").unwrap_or(&Value::Null);
    let names = conditions::attributes(condition);
    // A condition that names neither an action nor an article is about a
    // change: on an update one of its columns must have changed.
    let selective = names.iter().any(|name| name == "ticket.action" || name.starts_with("article."));
    let touched = |name: &String| {
        event.changes.iter().any(|(column, _, _)| name.strip_prefix("ticket.") == Some(column))
    };
    if !event.create && !selective && !names.iter().any(touched) {
        return false;
    }
    with_change(store, event, |change| {
        conditions::fits(store, event.ticket_id, condition, Some(change)).unwrap_or(false)
    })
}

/// `send-auto-response: false` on the article keeps a trigger that mails the
/// customer or the last sender from doing anything.
fn is_held_back(store: &Store, trigger: &Row, event: &Event) -> bool {
    let Some(article) = event.article_id.and_then(|id| store.articles.get(&id)) else { return false };
    let Some(mail) = action(trigger, "notification.email") else { return false };
    article.preferences.get("send-auto-response") == Some(&Value::Bool(false))
        && recipients_wanted(mail)
            .iter()
            .any(|wanted| matches!(wanted.as_str(), "ticket_customer" | "article_last_sender"))
}

fn action<'a>(trigger: &'a Row, name: &str) -> Option<&'a Value> {
    trigger.get("perform").and_then(|perform| perform.get(name))
}

fn perform(store: &mut Store, trigger: &Row, event: &Event) {
    let cause = table::text(trigger, "name");
    if let Some(mail) = action(trigger, "notification.email") {
        send_mail(store, mail, event, cause);
    }
    if let Some(sms) = action(trigger, "notification.sms") {
        let to = recipients(store, sms, event);
        send(store, SentKind::Sms, to, String::new(), event, cause);
    }
    if let Some(webhook) = action(trigger, "notification.webhook") {
        let id = webhook.get("webhook_id").map(ToString::to_string).unwrap_or_default();
        send(store, SentKind::Webhook, vec![id], String::new(), event, cause);
    }
    change_ticket(store, trigger, event.ticket_id);
}

fn send(store: &mut Store, kind: SentKind, to: Vec<String>, subject: String, event: &Event, cause: &str) {
    if to.is_empty() {
        return;
    }
    store.outbox.push(Sent {
        kind,
        to,
        subject,
        ticket_id: event.ticket_id,
        article_id: event.article_id,
        cause: cause.to_owned(),
    });
}

/// Writes the mail as an article of the system, as far as the group has a
/// working sending address, and notes it in the outbox.
fn send_mail(store: &mut Store, mail: &Value, event: &Event, cause: &str) {
    let to = mail_recipients(store, mail, event);
    let Some(ticket) = store.tickets.get(&event.ticket_id) else { return };
    let Some(address) = store.group_address(ticket.group_id) else { return };
    if to.is_empty() || table::id(address, "channel_id").is_none() {
        return;
    }
    let from = format!("{} <{}>", Store::address_name(address), table::text(address, "email"));
    let filled = |part: &str| fill(store, ticket, mail.get(part).and_then(Value::as_str).unwrap_or_default());
    let subject = format!("[{}{}] {}", store.setting_text("ticket_hook"), ticket.number, filled("subject"));
    let body = filled("body");
    let now = clock::now();
    let message_id = generated_message_id(store, event.ticket_id);
    let article_id = store.new_article_id();
    let mut article = seed::blank_article(article_id, event.ticket_id, NOBODY, now);
    article.type_id = EMAIL;
    article.sender_id = SYSTEM;
    article.from = Some(from);
    article.to = Some(to.join(", "));
    article.subject = Some(subject.clone());
    article.message_id_md5 = Some(super::digest::md5_hex(&message_id));
    article.message_id = Some(message_id);
    "text/html".clone_into(&mut article.content_type);
    article.body = body;
    article.internal = mail.get("internal").is_some_and(|internal| internal == "true" || internal == true);
    article.preferences = table::row(json!({"perform_origin": "trigger", "notification": true}));
    store.put_article(article);
    if let Some(ticket) = store.tickets.get_mut(&event.ticket_id) {
        ticket.article_count = ticket.article_count.map(|count| count + 1);
        ticket.updated_at = now;
    }
    let id = Some(article_id);
    let sent = Sent {
        kind: SentKind::TriggerMail,
        to,
        subject,
        ticket_id: event.ticket_id,
        article_id: id,
        cause: cause.to_owned(),
    };
    store.outbox.push(sent);
}

/// A Message-ID as Zammad makes them.
pub(super) fn generated_message_id(store: &Store, ticket_id: u64) -> String {
    let number = clock::now().strftime("%Y%m%d%H%M%S").to_string();
    let fqdn = store.setting_text("fqdn");
    format!("<{number}.{ticket_id}.{:016x}@{fqdn}>", rand::random::<u64>())
}

fn recipients_wanted(action: &Value) -> Vec<String> {
    match action.get("recipient") {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(several)) => {
            several.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect()
        }
        _ => Vec::new(),
    }
}

fn recipients(store: &Store, action: &Value, event: &Event) -> Vec<String> {
    let Some(ticket) = store.tickets.get(&event.ticket_id) else { return Vec::new() };
    let article = event.article_id.and_then(|id| store.articles.get(&id));
    let email =
        |id: u64| store.users.get(&id).map(|user| user.email.clone()).filter(|email| !email.is_empty());
    let mut to = Vec::new();
    for wanted in recipients_wanted(action) {
        match wanted.as_str() {
            "article_last_sender" => to.extend(article.and_then(last_sender)),
            "ticket_customer" => to.extend(email(ticket.customer_id)),
            "ticket_owner" => to.extend(email(ticket.owner_id)),
            "ticket_agents" => to.extend(
                store
                    .users
                    .values()
                    .filter(|user| store.has_right(user.id, ticket.group_id, "full"))
                    .filter_map(|user| email(user.id)),
            ),
            other => {
                let id = other.strip_prefix("userid_").and_then(|id| id.parse().ok());
                to.extend(id.and_then(email));
            }
        }
    }
    to.dedup();
    to
}

/// Reply-To, else From.
fn last_sender(article: &Article) -> Option<String> {
    let text = |field: &Option<String>| field.clone().filter(|text| !text.trim().is_empty());
    let address = bare(&text(&article.reply_to).or_else(|| text(&article.from))?);
    super::customers::is_address(&address).then_some(address)
}

/// The address of `Name <address>`, lower-case.
fn bare(text: &str) -> String {
    let inner = text.rsplit_once('<').map_or(text, |(_, rest)| rest.split('>').next().unwrap_or(rest));
    inner.trim().to_lowercase()
}

fn mail_recipients(store: &Store, mail: &Value, event: &Event) -> Vec<String> {
    let article = event.article_id.and_then(|id| store.articles.get(&id));
    let automatic =
        article.filter(|article| article.preferences.get("is-auto-response") == Some(&Value::Bool(true)));
    let author = automatic.and_then(|article| article.from.as_deref()).map(bare);
    let mut to = recipients(store, mail, event);
    to.retain(|address| {
        !store.is_own_address(address) && !never_answers(address) && author.as_ref() != Some(address)
    });
    to
}

/// The shipped setting `send_no_auto_response_reg_exp`.
fn never_answers(address: &str) -> bool {
    let local = address.rsplit_once('@').map_or(address, |(local, _)| local);
    ["mailer-daemon", "postmaster", "abuse", "root"].iter().any(|name| local.ends_with(name))
        || local.contains("noreply")
        || local.contains("no-reply")
}

/// Fills the placeholders that shipped and practice triggers use.
fn fill(store: &Store, ticket: &Ticket, text: &str) -> String {
    let owner = store.users.get(&ticket.owner_id);
    let owner_name = |part: fn(&super::records::User) -> &str| owner.map(part).unwrap_or_default();
    let values = [
        ("ticket.title", escape(&ticket.title)),
        ("ticket.number", ticket.number.clone()),
        ("ticket.id", ticket.id.to_string()),
        ("ticket.owner.firstname", escape(owner_name(|user| &user.firstname))),
        ("ticket.owner.lastname", escape(owner_name(|user| &user.lastname))),
        ("config.ticket_hook", store.setting_text("ticket_hook").to_owned()),
        ("config.http_type", store.setting_text("http_type").to_owned()),
        ("config.fqdn", store.setting_text("fqdn").to_owned()),
        ("config.product_name", store.setting_text("product_name").to_owned()),
    ];
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("#{{{name}}}"), value))
}

/// Sets what the trigger sets: state, owner, group, priority and tags.
pub(super) fn change_ticket(store: &mut Store, trigger: &Row, ticket_id: u64) {
    let value = |name: &str| action(trigger, name).and_then(|action| action.get("value")).cloned();
    let id = |name: &str| value(name).as_ref().and_then(super::customers::id_of);
    let (state, owner) = (id("ticket.state_id"), id("ticket.owner_id"));
    let (group, priority) = (id("ticket.group_id"), id("ticket.priority_id"));
    let tags = value("ticket.tags");
    let Some(ticket) = store.tickets.get_mut(&ticket_id) else { return };
    ticket.state_id = state.unwrap_or(ticket.state_id);
    ticket.owner_id = owner.unwrap_or(ticket.owner_id);
    ticket.group_id = group.unwrap_or(ticket.group_id);
    ticket.priority_id = priority.unwrap_or(ticket.priority_id);
    for tag in tags.as_ref().and_then(Value::as_str).unwrap_or_default().split(',').map(str::trim) {
        if !tag.is_empty() && !ticket.tags.iter().any(|known| known == tag) {
            ticket.tags.push(tag.to_owned());
        }
    }
}
