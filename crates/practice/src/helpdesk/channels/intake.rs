//! A message that a channel fetched becomes a ticket or an article
//! (`app/models/channel/email_parser.rb` and its filters).

use jiff::Timestamp;
use mail_parser::{Address, Message, MessageParser, MimeHeaders as _, PartType};
use serde_json::{Value, json};

use super::{Channel, is_true};
use crate::helpdesk::digest::md5_hex;
use crate::helpdesk::events::Event;
use crate::helpdesk::records::{AGENT, Article, CUSTOMER, EMAIL, File, NOBODY, Ticket};
use crate::helpdesk::store::Store;
use crate::helpdesk::table::{self, Row};
use crate::helpdesk::{clock, consequences, customers, html, seed, storing};

/// Puts a message into the helpdesk; false where archive mode knows it already.
pub(super) fn take_in(store: &mut Store, channel: &Channel, raw: &[u8]) -> bool {
    let parsed = MessageParser::default().parse(raw).unwrap_or_default();
    let now = clock::now();
    let archived = archived_as_of(channel, &parsed);
    let message_id = message_id(&parsed, raw);
    let known = store.articles_by_md5.get(&md5_hex(&message_id)).is_some_and(|ids| !ids.is_empty());
    if archived.is_some() && known {
        return false;
    }
    let sender = Sender::of(store, &parsed);
    let by = sender.user(store, now);
    let follows = followed(store, &parsed);
    let create = follows.is_none();
    let dated = archived.unwrap_or(now);
    let ticket_id = follows.unwrap_or_else(|| new_ticket(store, channel, &parsed, (&sender, by), dated));
    let mut article = article(store, &parsed, ticket_id, &sender, by);
    article.message_id_md5 = Some(md5_hex(&message_id));
    article.message_id = Some(message_id);
    (article.created_at, article.updated_at) = (dated, now);
    let article_id = Some(storing::store_article(store, article));
    let changes = settle_state(store, channel, ticket_id, archived.is_some(), create);
    if archived.is_none() {
        let event = Event { create, ticket_id, article_id, changes, by, suppress_notifications: false };
        consequences::follow(store, &event);
    }
    true
}

/// The Date of a message that archive mode takes; `None`: it is live mail.
fn archived_as_of(channel: &Channel, parsed: &Message<'_>) -> Option<Timestamp> {
    if !is_true(channel.inbound("archive")) {
        return None;
    }
    let dated = Timestamp::from_second(parsed.date()?.to_timestamp()).ok()?;
    // By whole days, as Zammad compares.
    let day = |text: &str| text.get(..10).map(str::to_owned);
    let until = channel.inbound("archive_before").as_str().filter(|until| !until.is_empty()).and_then(day);
    let own = day(&dated.to_string());
    until.is_none_or(|until| own.is_some_and(|own| own <= until)).then_some(dated)
}

/// Its Message-ID with brackets, or one that is made of it.
fn message_id(parsed: &Message<'_>, raw: &[u8]) -> String {
    let given = parsed.header_raw("Message-ID").map(str::trim).filter(|id| !id.is_empty());
    given.map_or_else(
        || format!("<gen-{}@practice>", md5_hex(&String::from_utf8_lossy(raw))),
        |id| id.split_whitespace().collect::<Vec<_>>().join(" "),
    )
}

/// Who wrote.
struct Sender {
    name: String,
    email: String,
    /// One of the helpdesk's own addresses, or an agent's.
    is_agent: bool,
}

impl Sender {
    fn of(store: &Store, parsed: &Message<'_>) -> Self {
        let first = [parsed.from(), parsed.reply_to(), parsed.sender()]
            .into_iter()
            .flatten()
            .find_map(Address::first);
        let email = first.and_then(|address| address.address()).unwrap_or_default().trim().to_lowercase();
        let is_agent = store.is_own_address(&email)
            || store
                .user_by_email(&email)
                .and_then(|id| store.users.get(&id))
                .is_some_and(crate::helpdesk::records::User::is_agent);
        let name = first.and_then(|address| address.name()).unwrap_or_default().to_owned();
        Self { name, email, is_agent }
    }

    /// The user behind the address, who is made where there is none.
    fn user(&self, store: &mut Store, now: Timestamp) -> u64 {
        user_of(store, &self.email, &self.name, now)
    }
}

fn user_of(store: &mut Store, email: &str, name: &str, now: Timestamp) -> u64 {
    if let Some(id) = store.user_by_email(email).or_else(|| store.user_by_login(email)) {
        return id;
    }
    let email = if email.contains('@') { email.to_owned() } else { format!("{email}@local") };
    let fields = table::row(json!({"firstname": name, "email": email}));
    customers::make(store, &fields, NOBODY, now)
}

/// The ticket that a message belongs to: by the number in its subject, or by what it
/// refers to where the subject is that of the first article.
fn followed(store: &Store, parsed: &Message<'_>) -> Option<u64> {
    let subject = parsed.subject().unwrap_or_default();
    let hook = store.setting_text("ticket_hook");
    let number = subject.split_once(hook).map(|(_, rest)| {
        rest.trim_start_matches([':', ' ']).chars().take_while(char::is_ascii_digit).collect::<String>()
    });
    if let Some(id) = number.and_then(|number| store.ticket_by_number.get(&number)) {
        return Some(*id);
    }
    let named = [parsed.header_raw("References"), parsed.header_raw("In-Reply-To")];
    let md5s: Vec<String> =
        named.into_iter().flatten().flat_map(str::split_whitespace).map(md5_hex).collect();
    let articles = md5s.iter().filter_map(|md5| store.articles_by_md5.get(md5)).flatten();
    articles.filter_map(|id| store.articles.get(id)).map(|article| article.ticket_id).find(|ticket| {
        let first = store.articles_of(*ticket).next().and_then(|article| article.subject.as_deref());
        first.is_some_and(|first| cleaned(first) == cleaned(subject))
    })
}

/// A subject without what answering adds to it.
fn cleaned(subject: &str) -> String {
    let mut rest = subject.trim();
    loop {
        let start = ["re:", "aw:", "fwd:", "fw:", "wg:"]
            .into_iter()
            .find(|start| rest.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start)));
        let Some(start) = start else { return rest.to_lowercase() };
        rest = rest[start.len()..].trim_start();
    }
}

fn new_ticket(
    store: &mut Store,
    channel: &Channel,
    parsed: &Message<'_>,
    (sender, by): (&Sender, u64),
    dated: Timestamp,
) -> u64 {
    let now = clock::now();
    let customer_id = if sender.is_agent { recipient(store, parsed, now).unwrap_or(by) } else { by };
    let title = parsed.subject().map(str::trim).filter(|title| !title.is_empty()).unwrap_or("-");
    let title: String = title.chars().take(250).collect();
    let priority =
        store.priorities.iter().find(|(_, row)| table::yes(row, "default_create")).map(|(id, _)| id);
    let id = store.new_ticket_id();
    let number = store.new_number();
    let organization_id = store.users.get(&customer_id).and_then(|user| user.organization_id);
    store.put_ticket(Ticket {
        id,
        number,
        title,
        group_id: channel.group_id,
        priority_id: priority.unwrap_or_default(),
        state_id: store.state_with("default_create").unwrap_or_default(),
        owner_id: NOBODY,
        customer_id,
        organization_id,
        note: None,
        times: std::collections::BTreeMap::new(),
        create_article_type_id: None,
        create_article_sender_id: None,
        article_count: None,
        preferences: table::row(json!({ "channel_id": channel.id })),
        updated_by: by,
        created_by: by,
        created_at: dated,
        updated_at: now,
        articles: Vec::new(),
        tags: Vec::new(),
        mentions: Vec::new(),
        history: Vec::new(),
    });
    id
}

/// Whom an agent wrote to: the first who is not the helpdesk itself.
fn recipient(store: &mut Store, parsed: &Message<'_>, now: Timestamp) -> Option<u64> {
    let found = parsed.to().into_iter().flat_map(Address::iter).find_map(|address| {
        let email = address.address()?.trim().to_lowercase();
        (!store.is_own_address(&email)).then(|| (email, address.name().unwrap_or_default().to_owned()))
    });
    found.map(|(email, name)| user_of(store, &email, &name, now))
}

/// `Name <address>, …`
fn shown(address: Option<&Address<'_>>) -> Option<String> {
    let one = |address: &mail_parser::Addr<'_>| {
        let email = address.address().unwrap_or_default();
        match address.name().filter(|name| !name.is_empty()) {
            Some(name) => format!("{name} <{email}>"),
            None => email.to_owned(),
        }
    };
    address.map(|all| all.iter().map(one).collect::<Vec<_>>().join(", "))
}

fn article(store: &Store, parsed: &Message<'_>, ticket_id: u64, sender: &Sender, by: u64) -> Article {
    let mut article = seed::blank_article(0, ticket_id, by, clock::now());
    article.type_id = EMAIL;
    article.sender_id = if sender.is_agent { AGENT } else { CUSTOMER };
    article.from = shown(parsed.from());
    article.to = shown(parsed.to());
    article.cc = shown(parsed.cc());
    article.reply_to = shown(parsed.reply_to());
    article.subject = parsed.subject().map(str::to_owned);
    article.preferences = answering(store, parsed);
    let is_html = parsed.html_bodies().any(|part| matches!(part.body, PartType::Html(_)));
    if is_html {
        "text/html".clone_into(&mut article.content_type);
        article.body = html::sanitized(&parsed.body_html(0).unwrap_or_default());
    } else {
        article.body = parsed.body_text(0).unwrap_or_default().into_owned();
    }
    if article.body.trim().is_empty() {
        "no visible content".clone_into(&mut article.body);
    }
    article.files = parsed.attachments().map(file).collect();
    article
}

fn file(part: &mail_parser::MessagePart<'_>) -> File {
    let kind = part.content_type().map_or_else(
        || "application/octet-stream".to_owned(),
        |kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("octet-stream")),
    );
    let data = part.contents().to_vec();
    File {
        id: 0,
        filename: part.attachment_name().unwrap_or("file").to_owned(),
        size: data.len() as u64,
        preferences: table::row(json!({"Mime-Type": kind, "Content-Type": kind})),
        data: Some(data),
        sha256: None,
    }
}

/// Whether the message may be answered by a trigger
/// (`app/models/channel/filter/auto_response_check.rb`).
fn answering(store: &Store, parsed: &Message<'_>) -> Row {
    let header = |name: &str| parsed.header_raw(name).unwrap_or_default().trim().to_lowercase();
    let own = format!("@{}>", store.setting_text("fqdn").to_lowercase());
    let automatic = header("List-Unsubscribe").len() > 2
        || matches!(header("X-Loop").as_str(), "yes" | "true")
        || ["bulk", "list", "junk"].iter().any(|word| header("Precedence").contains(word))
        || header("Auto-Submitted").starts_with("auto-")
        || header("X-Auto-Response-Suppress") == "all"
        || header("Message-ID").ends_with(&own);
    table::row(json!({"is-auto-response": automatic, "send-auto-response": !automatic}))
}

/// The state that a ticket gets: closed by archive mode, open by a customer's answer.
fn settle_state(
    store: &mut Store,
    channel: &Channel,
    ticket_id: u64,
    archived: bool,
    create: bool,
) -> Vec<(String, String, String)> {
    let closed = || {
        let own = channel.inbound("archive_state_id");
        let own = own.as_u64().or_else(|| own.as_str()?.parse().ok());
        let own = own.filter(|id| store.states.get(*id).is_some_and(|row| table::yes(row, "active")));
        own.or_else(|| store.states.iter().map(|(id, _)| id).find(|id| store.state_type(*id) == "closed"))
    };
    let wanted = match (archived, create) {
        (true, _) => closed(),
        (false, true) => None,
        (false, false) => store.state_with("default_follow_up"),
    };
    let Some(ticket) = store.tickets.get_mut(&ticket_id) else { return Vec::new() };
    let before = ticket.state_id;
    ticket.state_id = wanted.unwrap_or(before);
    if archived {
        let now = clock::now();
        ticket.times.insert("close_at", now);
        ticket.times.insert("last_close_at", now);
    }
    let after = ticket.state_id;
    if before == after || create {
        return Vec::new();
    }
    vec![("state_id".to_owned(), before.to_string(), after.to_string())]
}

/// Whether a message is known already, so that a channel that keeps mail leaves it:
/// by its Message-ID, unless another channel fetched it
/// (`app/models/channel/driver/base_email.rb`, `already_imported?`).
pub(super) fn is_known(store: &Store, channel: &Channel, message_id: &str) -> bool {
    let ids = store.articles_by_md5.get(&md5_hex(message_id));
    let Some(article) = ids.and_then(|ids| ids.last()).and_then(|id| store.articles.get(id)) else {
        return false;
    };
    let ticket = store.tickets.get(&article.ticket_id);
    let by = ticket.and_then(|ticket| ticket.preferences.get("channel_id")).and_then(Value::as_u64);
    by.is_none_or(|by| by == channel.id)
}
