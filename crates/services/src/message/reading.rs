//! A raw mail or header read by the rules of the other modules.

use std::collections::HashMap;

use jiff::Timestamp;

use super::account::{Account, Fate, Flaw, PartAccount};
use super::part::{self, Part};
use super::people::{self, People};
use super::{
    Attachment, ContentType, Context, Mail, Original, Sender, attachments, automatic, body, content, date,
    html, identity, transfer, words,
};
use crate::problem::Problem;

/// The fields that [`read_header`] looks at. A header with just these gives
/// the same facts as the whole one.
pub const HEADERS_NEEDED: &[&str] = &[
    "Date",
    "From",
    "Sender",
    "Reply-To",
    "Return-Path",
    "To",
    "Cc",
    "Subject",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Content-Type",
    "List-Unsubscribe",
    "X-Loop",
    "Precedence",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "X-MS-Exchange-Inbox-Rules-Loop",
    "X-Failed-Recipients",
];

/// Longest body without its inline images, in characters
/// (docs/zammad.md#articles).
const LONGEST_BODY: usize = 1_500_000;

/// What a header alone tells of a mail; equal to what [`read`] tells.
// Each is a fact of its own, not a state among others.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderFacts {
    /// The Message-ID as sent, where it can stand for the mail. Without one,
    /// [`read`] makes one up from the whole mail.
    pub message_id: Option<String>,
    /// Message-IDs of References and In-Reply-To, oldest first.
    pub references: Vec<String>,
    /// The Date header; `None` where missing or unreadable.
    pub date: Option<Timestamp>,
    /// The sender's address, lower-case.
    pub from_email: Option<String>,
    /// The sender's display name, may be empty.
    pub from_name: String,
    /// Customer or Agent.
    pub sender: Sender,
    /// Address of the customer of a ticket that this mail would open.
    pub customer_email: Option<String>,
    /// Display name beside `customer_email`, may be empty.
    pub customer_name: String,
    /// Addresses of To and Cc in order, lower-case.
    pub recipients: Vec<String>,
    /// The subject, decoded.
    pub subject: String,
    /// Sent by a machine: no auto-reply would go to it.
    pub auto_submitted: bool,
    /// A delivery report.
    pub bounce: bool,
    /// An out-of-office notice.
    pub out_of_office: bool,
    /// Number of the own ticket that the subject names.
    pub ticket_number: Option<String>,
    /// Exchange's substitute for a message it could not hand out.
    pub substitute: bool,
    /// It may hold files; where not, it certainly holds none.
    pub may_have_files: bool,
}

/// What a file in Outlook's own format begins with (MS-CFB section 2.2).
const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Reads a whole mail.
///
/// # Errors
/// `message-empty` where there is nothing to read at all,
/// `message-in-outlook-format` where it is no mail but a file of Outlook's.
pub fn read(raw: &[u8], context: &Context) -> Result<Mail, Problem> {
    read_with(raw, context, Images::Embedded)
}

/// Reads the header of a mail, with or without the empty line at its end.
pub fn read_header(header: &[u8], context: &Context) -> HeaderFacts {
    let header = transfer::to_crlf(header);
    let (block, _) = part::split_mail(&header);
    let header = part::read_header(block);
    facts(&header, context).0
}

/// The HTML of a mail as it came, decoded, for a browser that may load nothing
/// else. `None` where its body is no HTML.
pub fn original_html(raw: &[u8]) -> Option<Vec<u8>> {
    let raw = transfer::to_crlf(raw);
    let mail = Part::mail(&raw);
    let parts = mail.all_parts();
    let is_page =
        |part: &&Part<'_>| part.mime_type() == Some("text/html") && !part.is_empty() && !part.is_attachment();
    let only =
        (!mail.is_multipart() && mail.mime_type() == Some("text/html") && !mail.is_empty()).then_some(&mail);
    let page = parts.into_iter().find(is_page).or(only)?;
    Some(page.text().0.into_bytes())
}

/// What becomes of the inline images of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Images {
    /// They are put in as data URLs, for Zammad's API.
    Embedded,
    /// They stay references to attachments, as in Zammad's own articles.
    Referenced,
}

fn facts(header: &super::header::Header<'_>, context: &Context) -> (HeaderFacts, People) {
    let mut people = people::of(header, context);
    let subject = subject(header);
    let message_id = identity::message_id(header);
    let facts = HeaderFacts {
        references: identity::references(header),
        date: date::sent(header),
        from_email: people.from_email.clone(),
        from_name: std::mem::take(&mut people.from_name),
        sender: people.sender,
        customer_email: people.customer_email.clone(),
        customer_name: std::mem::take(&mut people.customer_name),
        recipients: std::mem::take(&mut people.recipients),
        auto_submitted: automatic::is_automatic(header, message_id.as_deref().unwrap_or_default(), context),
        bounce: automatic::is_bounce(header, people.from_email.as_deref()),
        out_of_office: automatic::is_out_of_office(header, &subject),
        ticket_number: automatic::ticket_number(&subject, context),
        substitute: automatic::is_substitute(&subject),
        may_have_files: content::may_have_files(header),
        message_id,
        subject,
    };
    (facts, people)
}

/// The subject: each blank, tab and line end is one blank, at most as long as
/// Zammad's column.
fn subject(header: &super::header::Header<'_>) -> String {
    let text = header.text("subject");
    let is_blank = |character: char| matches!(character, ' ' | '\t'..='\r');
    limited(
        text.chars()
            .filter(|character| *character != '\0')
            .map(|character| if is_blank(character) { ' ' } else { character }),
        3000,
    )
}

fn limited(characters: impl Iterator<Item = char>, longest: usize) -> String {
    characters.take(longest).collect()
}

/// A line as Zammad's columns take it.
fn column(line: String, longest: usize) -> String {
    if line.len() <= longest && !line.contains('\0') {
        return line;
    }
    limited(line.chars().filter(|character| *character != '\0'), longest)
}

pub(super) fn read_with(raw: &[u8], context: &Context, images: Images) -> Result<Mail, Problem> {
    if raw.trim_ascii().is_empty() {
        return Err(Problem::message("message-empty"));
    }
    if raw.starts_with(COMPOUND_FILE) {
        return Err(Problem::message("message-in-outlook-format"));
    }
    let raw = transfer::to_crlf(raw);
    let mail = Part::mail(&raw);
    let (facts, people) = facts(&mail.header, context);
    let mut text = Text::of(&mail, images);
    let mut warnings = text.warnings;
    if ["subject", "from", "to", "cc"].iter().any(|name| is_header_guessed(&mail.header, name)) {
        text.account.flaws.insert(Flaw::HeaderGuessed);
    }
    if facts.from_email.is_none() {
        warnings.push("The mail names no sender.".to_owned());
    }
    if facts.date.is_none() {
        warnings.push("The mail has no readable date.".to_owned());
    }
    let message_id = facts.message_id.clone();
    let message_id_made_up = message_id.is_none();
    let message_id = message_id.unwrap_or_else(|| {
        warnings.push("The mail has no usable Message-ID; one was made up from its content.".to_owned());
        let date = String::from_utf8_lossy(mail.header.last("date").unwrap_or_default()).into_owned();
        let seen = html::strip_tags(text.seen.as_ref().unwrap_or(&text.body));
        identity::made_up(
            &date,
            facts.from_email.as_deref().unwrap_or_default(),
            &people.to,
            &facts.subject,
            &seen,
        )
    });
    let title = if facts.subject.trim().is_empty() { "-".to_owned() } else { facts.subject.clone() };
    Ok(Mail {
        from: column(people.from, 3000),
        from_email: facts.from_email,
        from_name: facts.from_name,
        to: column(people.to, 3000),
        cc: column(people.cc, 3000),
        reply_to: column(people.reply_to, 300),
        recipients: facts.recipients,
        recipient_names: people.recipient_names,
        title,
        subject: facts.subject,
        message_id,
        message_id_made_up,
        in_reply_to: column(identity::in_reply_to(&mail.header), 3000),
        references: facts.references,
        date: facts.date,
        sender: facts.sender,
        customer_email: facts.customer_email,
        customer_name: facts.customer_name,
        content: content::digest(&mail, text.account.is_unfaithful(), |part| {
            let place = *text.of_part.get(&body::key(part))?;
            text.attachments.get(place).map(|file| file.data.as_slice())
        }),
        content_type: text.content_type,
        body: text.body,
        attachments: text.attachments,
        auto_submitted: facts.auto_submitted,
        bounce: facts.bounce,
        out_of_office: facts.out_of_office,
        ticket_number: facts.ticket_number,
        substitute: facts.substitute,
        account: text.account,
        original: Original::NotAttached,
        warnings,
    })
}

/// A field holds raw bytes that had to be guessed, or characters that could not
/// be read.
fn is_header_guessed(header: &super::header::Header<'_>, name: &str) -> bool {
    header.last(name).is_some_and(|value| {
        words::is_guessed(value) || words::decode_field(value).contains(char::REPLACEMENT_CHARACTER)
    })
}

/// Body and files of a mail.
struct Text {
    content_type: ContentType,
    body: String,
    /// The body before images were put into it, where some were.
    seen: Option<String>,
    attachments: Vec<Attachment>,
    /// Which of them is the content of a part as it is.
    of_part: HashMap<body::Key, usize>,
    account: Account,
    warnings: Vec<String>,
}

impl Text {
    fn of(mail: &Part<'_>, images: Images) -> Self {
        let found = body::of(mail);
        let attachments::Files { found: attachments, of_part, account } = attachments::of(mail, &found);
        let mut text = Self {
            content_type: found.content_type,
            body: found.text,
            seen: None,
            attachments,
            of_part,
            account,
            warnings: Vec::new(),
        };
        if text.body.trim().is_empty() {
            text.show_nothing();
        }
        text.cut();
        text.mark_shown(&found.shown_ids);
        if images == Images::Embedded && !found.shown_ids.is_empty() {
            text.seen = Some(text.body.clone());
            text.embed();
        }
        text.account_for_pictures(images);
        text
    }

    /// Says that there is nothing to be seen. Where a part of the mail holds
    /// text all the same, nobody should believe that.
    fn show_nothing(&mut self) {
        self.content_type = ContentType::Plain;
        body::NOTHING.clone_into(&mut self.body);
        let is_text =
            |kind: &str| matches!(kind, "" | "text/plain" | "text/html") || kind.starts_with("multipart/");
        let has_text = |part: &PartAccount| {
            part.bytes > 0 && part.fate != Fate::Blank && part.fate != Fate::Attached && is_text(&part.kind)
        };
        if self.account.parts.iter().any(has_text) {
            self.account.flaws.insert(Flaw::NothingShown);
        }
    }

    /// A picture in the body is shown, not a file of its own.
    fn account_for_pictures(&mut self, images: Images) {
        let mut files = self.attachments.iter();
        for part in self.account.parts.iter_mut().filter(|part| part.fate == Fate::Attached) {
            // Files stand in the order of their parts.
            let is_shown = |file: &Attachment| file.inline && (file.in_body || images == Images::Referenced);
            if files.next().is_some_and(is_shown) {
                part.fate = Fate::Shown;
            }
        }
    }

    /// Cuts a body that is longer than Zammad takes. A plain text is attached
    /// whole; of a page the original must be.
    fn cut(&mut self) {
        if self.body.len() <= LONGEST_BODY {
            return;
        }
        let Some((end, _)) = self.body.char_indices().nth(LONGEST_BODY) else { return };
        let end = match (self.content_type, self.body[..end].rfind('<'), self.body[..end].rfind('>')) {
            // No tag is cut in two.
            (ContentType::Html, Some(opens), Some(closes)) if opens > closes => opens,
            _ => end,
        };
        match self.content_type {
            ContentType::Html => {
                self.account.flaws.insert(Flaw::TextCut);
            }
            ContentType::Plain => {
                self.attachments.push(Attachment {
                    filename: "message.txt".to_owned(),
                    mime_type: "text/plain".to_owned(),
                    data: self.body.clone().into_bytes(),
                    inline: false,
                    content_id: None,
                    in_body: false,
                });
                self.warnings.push(
                    "The text is longer than Zammad takes; it was cut, and the whole text is attached."
                        .to_owned(),
                );
            }
        }
        self.body.truncate(end);
    }

    /// Marks the files that the body shows: for each id the first with it.
    fn mark_shown(&mut self, shown_ids: &std::collections::BTreeSet<String>) {
        for id in shown_ids {
            let file = self.attachments.iter_mut().find(|file| file.content_id.as_deref() == Some(id));
            if let Some(file) = file {
                file.inline = true;
            }
        }
    }

    fn embed(&mut self) {
        let images: HashMap<&str, html::Image<'_>> = self
            .attachments
            .iter()
            .filter(|file| file.inline)
            .filter_map(|file| {
                Some((file.content_id.as_deref()?, html::Image { data: &file.data, name: &file.filename }))
            })
            .collect();
        let (body, embedded) = html::embed(&self.body, &images);
        let mut left_out = 0_usize;
        for file in self.attachments.iter_mut().filter(|file| file.inline) {
            file.in_body = file.content_id.as_ref().is_some_and(|id| embedded.contains(id));
            left_out += usize::from(!file.in_body);
        }
        self.body = body;
        if left_out > 0 {
            self.warnings.push(format!(
                "{left_out} of the pictures in the text are in a form that Zammad's API does not show; they are attached."
            ));
        }
        if self.body.trim().is_empty() {
            self.show_nothing();
        }
    }
}
