//! Puts mail together: envelope, dates, ids, and what a text is filled with.

use std::collections::BTreeMap;

use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use super::dice::Dice;
use super::mime::{self, Part, Transfer, push};
use super::words::Speech;
use super::{Flags, MAILBOX, SampleMessage};

/// Those who answer for the helpdesk.
pub(super) const AGENTS: [&str; 4] = ["Mia Keller", "Jonas Weber", "Selin Aydın", "Piotr Nowak"];

const MODELS: [&str; 5] = ["CP-200", "CP-240", "CP-450 Pro", "LX-80", "LX-110"];

/// Outer header of a mail.
#[derive(Debug, Clone, Default)]
pub(super) struct Envelope {
    pub(super) charset: &'static str,
    /// Name and address.
    pub(super) from: (String, String),
    pub(super) to: Vec<(String, String)>,
    pub(super) cc: Vec<(String, String)>,
    pub(super) subject: String,
    pub(super) sent: Timestamp,
    /// Hours that the sender's clock is ahead of UTC.
    pub(super) hours: i64,
    pub(super) message_id: String,
    /// Ids of the mails before, oldest first.
    pub(super) references: Vec<String>,
    /// Further header lines, each with its line end.
    pub(super) more: String,
}

impl Envelope {
    /// From a customer to the helpdesk.
    pub(super) fn from_customer(person: (&str, &str), subject: &str, sent: Timestamp) -> Self {
        Self {
            charset: "utf-8",
            from: (person.0.to_owned(), person.1.to_owned()),
            to: vec![("Contoso Support".to_owned(), MAILBOX.to_owned())],
            subject: subject.to_owned(),
            sent,
            ..Self::default()
        }
    }

    /// The header lines of this envelope.
    pub(super) fn lines(&self) -> String {
        let people = |people: &[(String, String)]| {
            people
                .iter()
                .map(|(name, address)| mime::address(self.charset, name, address))
                .collect::<Vec<_>>()
                .join(",\r\n ")
        };
        let domain = self.from.1.rsplit('@').next().unwrap_or("fabrikam.example");
        let mut lines = format!(
            "Received: from mail.{domain} (198.51.100.{})\r\n by mx.contoso.example with ESMTPS; {}\r\n",
            domain.len() + 7,
            date(self.sent, 0)
        );
        push(
            &mut lines,
            format_args!("From: {}\r\n", mime::address(self.charset, &self.from.0, &self.from.1)),
        );
        push(&mut lines, format_args!("To: {}\r\n", people(&self.to)));
        if !self.cc.is_empty() {
            push(&mut lines, format_args!("Cc: {}\r\n", people(&self.cc)));
        }
        push(&mut lines, format_args!("Subject: {}\r\n", mime::encoded(self.charset, &self.subject)));
        push(&mut lines, format_args!("Date: {}\r\n", date(self.sent, self.hours)));
        if !self.message_id.is_empty() {
            push(&mut lines, format_args!("Message-ID: {}\r\n", self.message_id));
        }
        if let Some(last) = self.references.last() {
            push(&mut lines, format_args!("In-Reply-To: {last}\r\n"));
            push(&mut lines, format_args!("References: {}\r\n", self.references.join("\r\n ")));
        }
        lines.push_str(&self.more);
        lines
    }
}

/// A date as RFC 5322 writes it.
pub(super) fn date(when: Timestamp, hours: i64) -> String {
    let offset = Offset::from_hours(i8::try_from(hours).unwrap_or(0)).unwrap_or(Offset::UTC);
    let local = offset.to_datetime(when).strftime("%a, %d %b %Y %H:%M:%S");
    format!("{local} {}{:02}00", if hours < 0 { '-' } else { '+' }, hours.abs())
}

/// Which values stand in a text.
#[derive(Debug, Clone)]
pub(super) struct Filling {
    model: &'static str,
    order: String,
    serial: String,
    amount: String,
    customer: String,
    pub(super) agent: &'static str,
}

impl Filling {
    pub(super) fn fill(&self, text: &str) -> String {
        text.replace("{model}", self.model)
            .replace("{order}", &self.order)
            .replace("{serial}", &self.serial)
            .replace("{amount}", &self.amount)
            .replace("{customer}", &self.customer)
            .replace("{agent}", self.agent)
    }
}

/// How a customer's program writes mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Html,
    Both,
    /// HTML with the firm's logo in the signature.
    Logo,
}

/// Writes the mailbox.
pub(super) struct Writer {
    pub(super) dice: Dice,
    pub(super) now: Timestamp,
    count: u32,
    /// How many texts of each language were written.
    written: BTreeMap<&'static str, usize>,
    out: Vec<SampleMessage>,
}

impl Writer {
    pub(super) fn new(seed: u64, now: Timestamp) -> Self {
        Self { dice: Dice::new(seed), now, count: 0, written: BTreeMap::new(), out: Vec::new() }
    }

    /// All messages by arrival.
    pub(super) fn finish(mut self) -> Vec<SampleMessage> {
        self.out.sort_by_key(|message| message.arrived);
        self.out
    }

    /// Adds a message that arrived when it was sent, give or take transport.
    pub(super) fn put(
        &mut self,
        folder: &'static str,
        kind: &'static str,
        flags: Flags,
        sent: Timestamp,
        raw: Vec<u8>,
    ) {
        let arrived = (sent + SignedDuration::from_secs(self.dice.between(1, 90))).min(self.now);
        self.out.push(SampleMessage { folder, kind, raw, arrived, flags });
    }

    /// A Message-ID that no other message has.
    pub(super) fn message_id(&mut self, address: &str) -> String {
        self.count += 1;
        let domain = address.rsplit('@').next().unwrap_or("contoso.example");
        format!("<{:08x}.{}@{domain}>", self.dice.next() as u32, self.count)
    }

    pub(super) fn boundary(&mut self) -> String {
        format!("----=_Part_{:012x}", self.dice.next() & 0xffff_ffff_ffff)
    }

    pub(super) fn filling(&mut self, customer: &str) -> Filling {
        Filling {
            model: self.dice.pick::<&str>(&MODELS),
            order: format!("{}-{:05}", self.dice.between(18, 26), self.dice.below(100_000)),
            serial: format!("CN{:07}", self.dice.below(10_000_000)),
            amount: format!("{},{:02} €", self.dice.between(12, 980), self.dice.below(100)),
            customer: customer.to_owned(),
            agent: self.dice.pick::<&str>(&AGENTS),
        }
    }

    /// A moment between so many days ago, in office hours.
    pub(super) fn days_ago(&mut self, most: i64, least: i64) -> Timestamp {
        let days = self.dice.between(least, most);
        let midnight = (self.now.as_second() / 86_400 - days) * 86_400;
        let second = midnight + self.dice.between(7 * 3600, 17 * 3600);
        // Within the years 1970 to 9999 by the way it was made.
        Timestamp::from_second(second).unwrap_or(self.now).min(self.now - SignedDuration::from_mins(20))
    }

    /// Days from the beginning of 2019 up to now.
    pub(super) fn days_since_2019(&self) -> i64 {
        const START_2019: i64 = 1_546_300_800;
        (self.now.as_second() - START_2019) / 86_400
    }

    pub(super) fn style(&mut self) -> Style {
        match self.dice.below(100) {
            0..40 => Style::Plain,
            40..72 => Style::Both,
            72..88 => Style::Html,
            _ => Style::Logo,
        }
    }

    /// The next of the language's charsets in turn, so that each comes up.
    pub(super) fn next_charset(&mut self, speech: &Speech, text: &str) -> (&'static str, Transfer) {
        let written = self.written.entry(speech.code).or_default();
        let (charset, transfer) = speech.charsets[*written % speech.charsets.len()];
        if !mime::fits(charset, text) {
            return ("utf-8", Transfer::Quoted);
        }
        *written += 1;
        (charset, transfer)
    }

    /// A charset of the language that holds the text; UTF-8 where none does.
    pub(super) fn charset(&mut self, speech: &Speech, text: &str) -> (&'static str, Transfer) {
        let (charset, transfer) = *self.dice.pick(speech.charsets);
        if mime::fits(charset, text) { (charset, transfer) } else { ("utf-8", Transfer::Quoted) }
    }

    /// A body in the given style, files included.
    pub(super) fn body(
        &mut self,
        text: &str,
        style: Style,
        charset: &'static str,
        transfer: Transfer,
        language: &str,
        files: Vec<Part>,
    ) -> Part {
        let boundary = self.boundary();
        let plain = || Part::text("plain", charset, transfer, &wrapped(text, transfer));
        let html = |end: &str| {
            Part::text("html", charset, transfer, &wrapped(&as_html(text, language, end), transfer))
        };
        let main = match style {
            Style::Plain => plain(),
            Style::Html => html(""),
            Style::Both => Part::several("alternative", &boundary, &[plain(), html("")]),
            Style::Logo => {
                let content_id = format!("logo.{}@mail", boundary.trim_start_matches('-'));
                let picture = self.picture("logo", &content_id);
                let end = format!("<p><img src=\"cid:{content_id}\" alt=\"Logo\" width=\"48\"></p>");
                let related = format!("{boundary}_rel");
                let both = Part::several("alternative", &boundary, &[plain(), html(&end)]);
                Part::several("related; type=\"multipart/alternative\"", &related, &[both, picture])
            }
        };
        if files.is_empty() {
            return main;
        }
        let mut parts = vec![main];
        parts.extend(files);
        let mixed = self.boundary();
        Part::several("mixed", &mixed, &parts)
    }

    /// An inline picture of one of three kinds.
    pub(super) fn picture(&mut self, name: &str, content_id: &str) -> Part {
        let colour = [self.dice.below(190) as u8, self.dice.below(190) as u8, self.dice.below(190) as u8];
        match self.dice.below(3) {
            0 => {
                let bytes = super::files::png(48, 32, colour);
                Part::inline("image/png", &format!("{name}.png"), content_id, &bytes)
            }
            1 => {
                let bytes = super::files::gif(40, 20, colour);
                Part::inline("image/gif", &format!("{name}.gif"), content_id, &bytes)
            }
            _ => {
                let bytes = super::files::jpeg(8, 4);
                Part::inline("image/jpeg", &format!("{name}.jpg"), content_id, &bytes)
            }
        }
    }
}

/// Text made safe for HTML.
pub(super) fn safe(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Paragraphs and quotes as HTML, as common programs write it.
fn as_html(text: &str, language: &str, end: &str) -> String {
    let direction = if language == "ar" { " dir=\"rtl\"" } else { "" };
    let mut body = String::new();
    for paragraph in text.split("\n\n") {
        if paragraph.starts_with('>') {
            let inner: Vec<String> =
                paragraph.lines().map(|line| safe(line.trim_start_matches(['>', ' ']))).collect();
            push(
                &mut body,
                format_args!("<blockquote type=\"cite\">{}</blockquote>\n", inner.join("<br>\n")),
            );
        } else {
            push(&mut body, format_args!("<p>{}</p>\n", safe(paragraph).replace('\n', "<br>\n")));
        }
    }
    format!(
        "<html{direction} lang=\"{language}\"><head><style>p {{ margin: 0 0 1em }}</style></head><body>\n{body}{end}</body></html>\n"
    )
}

/// Lines short enough to travel unencoded.
fn wrapped(text: &str, transfer: Transfer) -> String {
    if matches!(transfer, Transfer::Quoted | Transfer::Base64) {
        return text.to_owned();
    }
    let mut out = String::new();
    for line in text.lines() {
        let quote = if line.starts_with('>') { "> " } else { "" };
        let mut width = 0;
        for word in line.split(' ') {
            let length = word.chars().count();
            if width > 0 && width + length > 74 {
                out.push('\n');
                out.push_str(quote);
                width = 0;
            } else if width > 0 {
                out.push(' ');
            }
            out.push_str(word);
            width += length + 1;
        }
        out.push('\n');
    }
    out
}
