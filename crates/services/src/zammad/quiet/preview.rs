//! The article that a mail would become, to be shown before anything is made.
//! Built by the same rules as the request, and nothing that could be sent.

use jiff::Timestamp;

use super::{
    ArticlePart, Filing, LINE_COLUMN, REPLY_TO_COLUMN, TITLE_COLUMN, column, lines, recipients, sent, shape,
    text,
};
use crate::message::{ContentType, Mail};

/// An article as it would be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticlePreview {
    /// Title of the ticket, where it opens one.
    pub title: String,
    /// `email` or `note`.
    pub kind: &'static str,
    /// `Customer` or `Agent`.
    pub sender: &'static str,
    /// The From line. On a note Zammad puts the token's user there; the body
    /// then names the real one.
    pub from: String,
    /// The To line.
    pub to: String,
    /// The Cc line.
    pub cc: String,
    /// The Reply-To line.
    pub reply_to: String,
    /// The subject.
    pub subject: String,
    /// How the body is written.
    pub content_type: ContentType,
    /// The body, with the lines that say what the fields cannot.
    pub body: String,
    /// The date that the article carries; `None`: that of its import.
    pub created_at: Option<Timestamp>,
}

/// What the first article of a mail would be. `original_dates`: with import
/// mode on, as the plan's choice of dates asks for.
pub fn preview(mail: &Mail, filing: &Filing, part: &ArticlePart, original_dates: bool) -> ArticlePreview {
    let shape = shape(mail, original_dates);
    let recipients = recipients(mail, filing, original_dates, &shape);
    let said = lines(mail, filing, original_dates, part, &shape, &recipients);
    let title = if mail.title.trim().is_empty() { "-" } else { &mail.title };
    let line = |value: &str, characters: usize| column(value, characters).into_owned();
    ArticlePreview {
        title: line(title, TITLE_COLUMN),
        kind: shape.kind,
        sender: shape.sender,
        from: line(&mail.from, LINE_COLUMN),
        to: line(&recipients.line, LINE_COLUMN),
        cc: line(&mail.cc, LINE_COLUMN),
        reply_to: line(&mail.reply_to, REPLY_TO_COLUMN),
        subject: line(&mail.subject, LINE_COLUMN),
        content_type: mail.content_type,
        body: text::body(&said, &mail.body, mail.content_type, filing.language),
        created_at: sent(mail, filing).filter(|_| original_dates),
    }
}
