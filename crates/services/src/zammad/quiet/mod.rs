//! The quiet guard: the only place that can build an article.
//!
//! Law (docs/zammad.md#what-sends-mail, docs/zammad.md#import-mode; tried on a
//! running 5.5): an article of type `email` from `Agent` or `System` is sent
//! outside import mode, so it is only built with the proof that import mode is
//! on; every article says `send-auto-response: false` unless the person chose
//! otherwise; the state is right in the create itself; the owner is the token's
//! user outside import mode, so that no agent is notified.
//!
//! Two more rules come from Zammad's sources. A note with an `origin_by_id`
//! becomes one of the customer (`adds_metadata_general.rb`), so that Agent mail
//! kept as a note goes without. And a follow-up on a ticket that somebody else
//! owns notifies that owner, whatever the article says: in silent mode
//! append only to tickets that the token's user owns.

mod json;
mod posts;
mod preview;
mod recipients;
#[cfg(test)]
mod tests;
mod text;

use std::ops::Range;

use bytes::Bytes;
use jiff::Timestamp;

pub use self::preview::{ArticlePreview, preview};

use self::json::Writer;
use super::client::names;
pub use super::columns::message_id_md5;
use super::columns::{self, LINE_COLUMN, column};
use super::import_mode::ImportModeOn;
use crate::message::{ContentType, Mail, Sender};
use crate::problem::{Fact, Problem};
use crate::words::Language;

/// Bytes of files that one request may carry before encoding: with the third
/// that Base64 adds it stays below the 50 MB of Zammad's packaged web server.
pub const FILES_PER_REQUEST: u64 = 35_000_000;

/// Columns of Zammad's table of articles, in characters.
const REPLY_TO_COLUMN: usize = 300;
const REFERENCES_COLUMN: usize = 3200;

/// Column of a ticket's title, in characters.
const TITLE_COLUMN: usize = 250;

/// How Zammad is kept from writing to anybody while articles are made.
#[derive(Debug, Clone)]
pub enum QuietMode {
    /// Import mode is on: nothing is sent by anything, Agent mail stays mail,
    /// dates are kept.
    Suspended(ImportModeOn),
    /// Import mode is off and nothing may be said.
    Silent {
        /// The token's user, who owns the tickets so that no agent is notified.
        owner_id: u64,
    },
    /// Import mode is off, and the person chose that Zammad may answer.
    Answering,
}

/// A customer whom the create of a ticket finds by the address, or makes
/// (docs/zammad.md#customers).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCustomer {
    /// The address, lower-case.
    pub email: String,
    /// The display name; may be empty.
    pub name: String,
    /// The same wrote the mail, and is its author.
    pub is_author: bool,
}

/// How one mail is filed.
#[derive(Debug, Clone)]
pub struct Filing {
    /// Destination group.
    pub group_id: u64,
    /// State in the create itself.
    pub state_id: u64,
    /// The state is of the closed kind.
    pub state_closed: bool,
    /// Priority.
    pub priority_id: Option<u64>,
    /// The ticket's customer.
    pub customer_id: u64,
    /// The user who wrote the mail, where known: shown as its author.
    pub author_id: Option<u64>,
    /// In place of `customer_id`, for a ticket that is to be made: a customer whom
    /// Zammad may not know yet.
    pub new_customer: Option<NewCustomer>,
    /// The run, for the tag and the ticket's preferences.
    pub run: String,
    /// The mailbox's address: stands in for a To that Zammad would refuse.
    pub mailbox: String,
    /// When the mail was really sent.
    pub sent: Option<Timestamp>,
    /// The language of what is added to an article in words.
    pub language: Language,
}

/// What one article has of a mail: the body and the first files, or further
/// files that would not fit with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticlePart {
    /// 0 for the mail itself.
    pub index: usize,
    /// Of how many parts.
    pub of: usize,
    /// Which of `mail.attachments`.
    pub attachments: Range<usize>,
    /// Its own identity: the mail's Message-ID for part 0, a derived one else.
    pub message_id: String,
}

/// A ticket with its first article, ready to be sent.
#[derive(Debug, Clone)]
pub struct TicketRequest {
    body: Bytes,
    answering: bool,
    message_id_md5: String,
}

impl TicketRequest {
    /// The JSON document; cheap to clone.
    pub fn body(&self) -> Bytes {
        self.body.clone()
    }

    /// MD5 hex of the Message-ID that its article will carry.
    pub fn message_id_md5(&self) -> &str {
        &self.message_id_md5
    }

    pub(super) fn answering(&self) -> bool {
        self.answering
    }
}

/// A further article, ready to be sent.
#[derive(Debug, Clone)]
pub struct ArticleRequest {
    body: Bytes,
    answering: bool,
    message_id_md5: String,
    ticket_id: u64,
    changes_ticket: bool,
}

impl ArticleRequest {
    /// The JSON document; cheap to clone.
    pub fn body(&self) -> Bytes {
        self.body.clone()
    }

    /// MD5 hex of the Message-ID that the article will carry.
    pub fn message_id_md5(&self) -> &str {
        &self.message_id_md5
    }

    /// The ticket it goes to.
    pub fn ticket_id(&self) -> u64 {
        self.ticket_id
    }

    /// It is a change of the ticket that carries the article
    /// (`PUT tickets/:id`), not an article alone (`POST ticket_articles`).
    pub fn changes_ticket(&self) -> bool {
        self.changes_ticket
    }

    pub(super) fn answering(&self) -> bool {
        self.answering
    }
}

/// Bytes of what cannot be cut: the body, with the images in it.
fn body_size(mail: &Mail) -> u64 {
    mail.body.len() as u64 / 4 * 3
}

fn file_size(file: &crate::message::Attachment) -> u64 {
    if file.in_body { 0 } else { file.data.len() as u64 }
}

/// Bytes before encoding of the largest thing in a mail that cannot be cut: its
/// body or a file.
pub fn largest_piece(mail: &Mail) -> u64 {
    mail.attachments.iter().map(file_size).fold(body_size(mail), u64::max)
}

/// The same without the original of the mail, which it can be sent without.
pub fn largest_piece_of_itself(mail: &Mail) -> u64 {
    mail.own_attachments().iter().map(file_size).fold(body_size(mail), u64::max)
}

/// The same of what one part carries.
pub fn largest_piece_of(mail: &Mail, part: &ArticlePart) -> u64 {
    let body = if part.index == 0 { body_size(mail) } else { 0 };
    files(mail, part).map(file_size).fold(body, u64::max)
}

/// Bytes before encoding that a part carries.
pub fn size_of_part(mail: &Mail, part: &ArticlePart) -> u64 {
    let body = if part.index == 0 { body_size(mail) } else { 0 };
    body + files(mail, part).map(file_size).sum::<u64>()
}

/// Cuts a mail into parts so that no request's files pass `limit` bytes before
/// encoding. A single file over the limit is an error naming its size.
///
/// Inline images in the body count towards the first part.
pub fn parts(mail: &Mail, limit: u64) -> Result<Vec<ArticlePart>, Problem> {
    let body = body_size(mail);
    if body > limit {
        return Err(Problem::message("zammad-body-over-limit")
            .with("size", Fact::Bytes(body))
            .with("limit", Fact::Bytes(limit)));
    }
    cut(mail, limit, 0, body, 0)
}

/// Cuts what is left of a mail whose first `start` files are in Zammad already
/// into further parts.
///
/// # Errors
/// As [`parts`].
pub fn further_parts(mail: &Mail, limit: u64, start: usize) -> Result<Vec<ArticlePart>, Problem> {
    cut(mail, limit, start, 0, 1)
}

/// Parts from a file on, where `used` bytes of the first one are taken and its
/// number is `first`.
fn cut(mail: &Mail, limit: u64, from: usize, body: u64, first: usize) -> Result<Vec<ArticlePart>, Problem> {
    let mut ranges = Vec::new();
    let (mut start, mut used) = (from, body);
    for (index, attachment) in mail.attachments.iter().enumerate().skip(from) {
        let size = file_size(attachment);
        if size > limit {
            return Err(Problem::message("zammad-file-over-limit")
                .with("size", Fact::Bytes(size))
                .with("limit", Fact::Bytes(limit)));
        }
        if used + size > limit {
            ranges.push(start..index);
            (start, used) = (index, 0);
        }
        used += size;
    }
    ranges.push(start..mail.attachments.len());
    let of = first + ranges.len();
    let part = |(place, attachments): (usize, Range<usize>)| ArticlePart {
        index: first + place,
        of,
        message_id: match first + place {
            0 => mail.message_id.clone(),
            _ => further_message_id(&mail.message_id, attachments.start),
        },
        attachments,
    };
    Ok(ranges.into_iter().enumerate().map(part).collect())
}

/// The identity of the part that begins with this file of a mail, under a name
/// that nobody can own (RFC 2606 section 2). It depends on nothing else, so that
/// a part is known again however the mail is cut by then.
pub fn further_message_id(message_id: &str, first_file: usize) -> String {
    format!("<mailferry-part-{}-{}@mailferry.invalid>", first_file + 1, message_id_md5(message_id))
}

/// Builds the ticket of a mail with its first article (part 0).
pub fn ticket(mail: &Mail, filing: &Filing, mode: &QuietMode, part: &ArticlePart) -> TicketRequest {
    let mut writer = Writer::with_capacity(capacity(mail, part));
    let title = if mail.title.trim().is_empty() { "-" } else { &mail.title };
    writer.object(|ticket| {
        ticket.text("title", &column(title, TITLE_COLUMN));
        ticket.number("group_id", filing.group_id);
        ticket.number("state_id", filing.state_id);
        if let Some(priority_id) = filing.priority_id {
            ticket.number("priority_id", priority_id);
        }
        match &filing.new_customer {
            None => ticket.number("customer_id", filing.customer_id),
            Some(customer) => ticket.member_object("customer", |member| put_customer(member, customer)),
        }
        if let QuietMode::Silent { owner_id } = mode {
            ticket.number("owner_id", *owner_id);
        }
        // Zammad takes the tags as one text and splits it at commas.
        ticket.text("tags", &format!("mailferry-{}", filing.run.replace(',', "-")));
        ticket.member_object("preferences", |preferences| mark(preferences, filing, part));
        put_ticket_dates(ticket, mail, filing, mode);
        ticket.member_object("article", |article| {
            put_article(article, mail, filing, mode, part);
            if let Some(customer) = filing.new_customer.as_ref().filter(|customer| customer.is_author)
                && shape(mail, is_suspended(mode)).kind == "email"
            {
                article.text("origin_by", &customer.email);
            }
        });
    });
    TicketRequest {
        body: writer.finish().into(),
        answering: is_answering(mode),
        message_id_md5: message_id_md5(&part.message_id),
    }
}

fn put_customer(member: &mut Writer, customer: &NewCustomer) {
    let (firstname, lastname) = names(&customer.name);
    member.text("firstname", &firstname);
    member.text("lastname", &lastname);
    member.text("email", &customer.email);
}

/// Builds an article for an existing ticket: a follow-up mail (part 0), or
/// further files of one. `reopen` puts the ticket into that state in the same
/// request.
pub fn article(
    mail: &Mail,
    filing: &Filing,
    mode: &QuietMode,
    part: &ArticlePart,
    ticket_id: u64,
    reopen: Option<u64>,
) -> ArticleRequest {
    let mut writer = Writer::with_capacity(capacity(mail, part));
    writer.object(|object| match reopen {
        None => {
            object.number("ticket_id", ticket_id);
            put_article(object, mail, filing, mode, part);
        }
        Some(state_id) => {
            object.number("state_id", state_id);
            object.member_object("article", |article| put_article(article, mail, filing, mode, part));
        }
    });
    ArticleRequest {
        body: writer.finish().into(),
        answering: is_answering(mode),
        message_id_md5: message_id_md5(&part.message_id),
        ticket_id,
        changes_ticket: reopen.is_some(),
    }
}

/// Room for everything, so that the buffer never moves.
fn capacity(mail: &Mail, part: &ArticlePart) -> usize {
    let files = files(mail, part)
        .map(|file| json::encoded_length(file.data.len()) + file.filename.len() + file.mime_type.len() + 64)
        .sum::<usize>();
    let body = if part.index == 0 { mail.body.len() + mail.body.len() / 16 } else { 0 };
    files + body + mail.subject.len() + mail.to.len() + mail.cc.len() + mail.from.len() + 4096
}

/// The files that this part carries; what the body shows is not carried twice.
fn files<'a>(mail: &'a Mail, part: &ArticlePart) -> impl Iterator<Item = &'a crate::message::Attachment> {
    let range = part.attachments.start..part.attachments.end.min(mail.attachments.len());
    mail.attachments.get(range).unwrap_or_default().iter().filter(|file| !file.in_body)
}

fn is_answering(mode: &QuietMode) -> bool {
    matches!(mode, QuietMode::Answering)
}

/// When the mail was sent, as far as it makes sense as a date of a ticket: the
/// first second of 1970 stands for a mail that nothing dates.
fn sent(mail: &Mail, filing: &Filing) -> Option<Timestamp> {
    filing.sent.or(mail.date).filter(|sent| *sent > Timestamp::UNIX_EPOCH)
}

/// The date that an article of this mail asks for; `None` where it asks for none.
pub fn date_asked(mail: &Mail, filing: &Filing, mode: &QuietMode) -> Option<Timestamp> {
    matches!(mode, QuietMode::Suspended(_)).then(|| sent(mail, filing)).flatten()
}

/// Import mode keeps these dates, and sets none by itself.
fn put_ticket_dates(ticket: &mut Writer, mail: &Mail, filing: &Filing, mode: &QuietMode) {
    let (QuietMode::Suspended(_), Some(sent)) = (mode, sent(mail, filing)) else { return };
    let sent = sent.to_string();
    ticket.text("created_at", &sent);
    ticket.text("updated_at", &sent);
    if filing.state_closed {
        ticket.text("close_at", &sent);
        ticket.text("last_close_at", &sent);
    }
    if mail.sender == Sender::Agent {
        ticket.text("first_response_at", &sent);
    }
}

/// Names the run and the mail, so that both can be found again in Zammad.
fn mark(preferences: &mut Writer, filing: &Filing, part: &ArticlePart) {
    preferences.member_object("mailferry", |mark| {
        mark.text("run", &filing.run);
        mark.text("message_id", &column(&part.message_id, LINE_COLUMN));
    });
}

/// How an article is stored. An article of type `email` from an agent is sent
/// by Zammad outside import mode, so there it becomes a note.
struct Shape {
    kind: &'static str,
    sender: &'static str,
}

fn shape(mail: &Mail, suspended: bool) -> Shape {
    match (mail.sender, suspended) {
        (Sender::Customer, _) => Shape { kind: "email", sender: "Customer" },
        (Sender::Agent, true) => Shape { kind: "email", sender: "Agent" },
        (Sender::Agent, false) => Shape { kind: "note", sender: "Agent" },
    }
}

fn is_suspended(mode: &QuietMode) -> bool {
    matches!(mode, QuietMode::Suspended(_))
}

/// Zammad may answer this article: the person chose so, it is a customer's
/// mail itself, and no machine wrote it.
fn may_be_answered(mail: &Mail, mode: &QuietMode, part: &ArticlePart) -> bool {
    is_answering(mode)
        && part.index == 0
        && mail.sender == Sender::Customer
        && !(mail.auto_submitted || mail.bounce || mail.out_of_office)
}

fn put_article(article: &mut Writer, mail: &Mail, filing: &Filing, mode: &QuietMode, part: &ArticlePart) {
    let suspended = is_suspended(mode);
    let shape = shape(mail, suspended);
    let recipients = recipients(mail, filing, suspended, &shape);
    article.text("type", shape.kind);
    article.text("sender", shape.sender);
    article.truth("internal", false);
    article.text_unless_blank("subject", &column(&mail.subject, LINE_COLUMN));
    article.text_unless_blank("from", &column(&mail.from, LINE_COLUMN));
    article.text_unless_blank("to", &column(&recipients.line, LINE_COLUMN));
    article.text_unless_blank("cc", &column(&mail.cc, LINE_COLUMN));
    article.text_unless_blank("reply_to", &column(&mail.reply_to, REPLY_TO_COLUMN));
    article.text("message_id", &column(&part.message_id, LINE_COLUMN));
    put_thread(article, mail, part);
    // On a note it would make the customer its sender.
    if let Some(author_id) = filing.author_id.filter(|_| shape.kind == "email") {
        article.number("origin_by_id", author_id);
    }
    article.member_object("preferences", |preferences| {
        if !may_be_answered(mail, mode, part) {
            preferences.truth("send-auto-response", false);
            preferences.truth("is-auto-response", true);
        }
        mark(preferences, filing, part);
    });
    if let (QuietMode::Suspended(_), Some(sent)) = (mode, sent(mail, filing)) {
        article.text("created_at", &sent.to_string());
        article.text("updated_at", &sent.to_string());
    }
    let lines = lines(mail, filing, suspended, part, &shape, &recipients);
    if part.index == 0 {
        article.text("content_type", mail.content_type.as_str());
        article.text("body", &text::body(&lines, &mail.body, mail.content_type, filing.language));
    } else {
        article.text("content_type", ContentType::Plain.as_str());
        let further = further_files(mail, part, filing.language);
        article.text("body", &text::body(&lines, &further, ContentType::Plain, filing.language));
    }
    put_files(article, mail, part);
}

fn put_thread(article: &mut Writer, mail: &Mail, part: &ArticlePart) {
    if part.index > 0 {
        article.text("in_reply_to", &column(&mail.message_id, LINE_COLUMN));
        article.text("references", &column(&mail.message_id, REFERENCES_COLUMN));
    } else {
        article.text_unless_blank("in_reply_to", &column(&mail.in_reply_to, LINE_COLUMN));
        article.text_unless_blank("references", &text::references(&mail.references, REFERENCES_COLUMN));
    }
}

fn put_files(article: &mut Writer, mail: &Mail, part: &ArticlePart) {
    if files(mail, part).next().is_none() {
        return;
    }
    article.member_list("attachments", |list| {
        for file in files(mail, part) {
            list.object(|object| {
                object.text("filename", &text::file_name(&file.filename));
                let known = !file.mime_type.trim().is_empty();
                object.text("mime-type", if known { &file.mime_type } else { "application/octet-stream" });
                object.base64("data", &file.data);
            });
        }
    });
}

/// The To line: as it is where nothing looks at it (import mode, notes), else
/// with addresses alone.
fn recipients(mail: &Mail, filing: &Filing, suspended: bool, shape: &Shape) -> recipients::Recipients {
    if suspended || shape.kind != "email" {
        return recipients::Recipients { line: mail.to.clone(), shortened: false };
    }
    // A cut in the middle of an address would make it none.
    let found = recipients::valid(&mail.to, &filing.mailbox);
    if found.line.chars().count() <= LINE_COLUMN {
        return found;
    }
    let kept = columns::cut(&found.line, LINE_COLUMN).rsplit_once(", ").map_or("", |(kept, _)| kept);
    let line = recipients::valid(kept, &filing.mailbox).line;
    recipients::Recipients { line, shortened: true }
}

/// When a mail was sent, as an article made outside import mode says it.
pub fn sent_moment(sent: Timestamp) -> String {
    sent.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// What the article must say in words, because its fields cannot.
fn lines(
    mail: &Mail,
    filing: &Filing,
    suspended: bool,
    part: &ArticlePart,
    shape: &Shape,
    recipients: &recipients::Recipients,
) -> Vec<String> {
    if suspended {
        return Vec::new();
    }
    let language = filing.language;
    let mut lines = vec![match sent(mail, filing) {
        Some(sent) => {
            let moment = sent_moment(sent);
            crate::words::say(language, "word-article-sent", &[("moment", moment.into())])
        }
        None => crate::words::say(language, "word-article-sent-unknown", &[]),
    }];
    if part.index > 0 {
        return lines;
    }
    let mut say = |id: &str, value: &str| {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            let name = crate::words::say(language, id, &[]);
            lines.push(format!("{name}: {}", columns::cut(&value, LINE_COLUMN)));
        }
    };
    if shape.kind == "note" {
        say("word-article-from", &mail.from);
        say("word-article-to", &mail.to);
        say("word-article-cc", &mail.cc);
    } else if recipients.shortened {
        say("word-article-to", &mail.to);
    }
    lines
}

/// The body of an article that only brings files.
fn further_files(mail: &Mail, part: &ArticlePart, language: Language) -> String {
    let names: Vec<&str> = files(mail, part).map(|file| file.filename.as_str()).collect();
    let values = [
        ("names", names.join(", ").into()),
        ("part", (part.index + 1).to_string().into()),
        ("parts", part.of.to_string().into()),
    ];
    crate::words::say(language, "word-article-further-files", &values)
}
