//! Letters made up by a test.

use std::fmt::Write as _;

use jiff::{SignedDuration, Timestamp};

use super::super::dovecot::MAILBOX;
use super::cut_off;

/// A plain letter, made up by the test.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Message-ID with brackets.
    pub message_id: String,
    /// From.
    pub from: String,
    /// To.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Message-ID of what it answers.
    pub answers: Option<String>,
    /// When it was sent and came.
    pub sent: Timestamp,
    /// Further header lines.
    pub header: String,
    /// Names and contents of its files.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Letter {
    /// A letter of a customer to the mailbox, this many days before the cut-off.
    pub fn archived(name: &str, days: i64) -> Self {
        Self::sent(name, cut_off() - SignedDuration::from_hours(24 * days))
    }

    /// A letter of a customer to the mailbox, this many hours after the cut-off.
    pub fn regular(name: &str, hours: i64) -> Self {
        Self::sent(name, cut_off() + SignedDuration::from_hours(hours))
    }

    fn sent(name: &str, sent: Timestamp) -> Self {
        Self {
            message_id: format!("<{name}@fabrikam.example>"),
            from: format!("{name} <{name}@fabrikam.example>"),
            to: MAILBOX.to_owned(),
            subject: format!("About {name}"),
            answers: None,
            sent,
            header: String::new(),
            files: Vec::new(),
        }
    }

    /// Answers another letter, an hour later, from the same person.
    #[must_use]
    pub fn answering(mut self, other: &Letter) -> Self {
        self.answers = Some(other.message_id.clone());
        self.subject = format!("Re: {}", other.subject);
        self.from.clone_from(&other.from);
        self
    }

    /// Answers another letter, from the mailbox.
    #[must_use]
    pub fn answering_as_us(mut self, other: &Letter) -> Self {
        self.answers = Some(other.message_id.clone());
        self.subject = format!("Re: {}", other.subject);
        self
    }

    /// Sent by the mailbox itself to somebody.
    #[must_use]
    pub fn by_us(mut self, to: &str) -> Self {
        self.from = format!("Contoso Support <{MAILBOX}>");
        to.clone_into(&mut self.to);
        self
    }

    /// With a file of this many bytes.
    #[must_use]
    pub fn with_file(mut self, name: &str, size: usize) -> Self {
        self.files.push((name.to_owned(), (0..size).map(|place| (place * 131 % 251) as u8).collect()));
        self
    }

    /// With another line in its header.
    #[must_use]
    pub fn with_header(mut self, line: &str) -> Self {
        self.header.push_str(line);
        self.header.push_str("\r\n");
        self
    }

    /// Its bytes.
    pub fn raw(&self) -> Vec<u8> {
        use base64::Engine as _;
        let date = self.sent.strftime("%a, %d %b %Y %H:%M:%S +0000");
        let mut text = format!(
            "Message-ID: {}\r\nDate: {date}\r\nFrom: {}\r\nTo: {}\r\nSubject: {}\r\nMIME-Version: 1.0\r\n{}",
            self.message_id, self.from, self.to, self.subject, self.header
        );
        if let Some(answers) = &self.answers {
            write!(text, "In-Reply-To: {answers}\r\nReferences: {answers}\r\n").expect("written");
        }
        let body = format!("Good day,\r\n\r\nthis is about {}.\r\n", self.message_id);
        if self.files.is_empty() {
            return format!("{text}Content-Type: text/plain; charset=utf-8\r\n\r\n{body}").into_bytes();
        }
        write!(
            text,
            "Content-Type: multipart/mixed; boundary=\"edge\"\r\n\r\n--edge\r\n\
             Content-Type: text/plain; charset=utf-8\r\n\r\n{body}"
        )
        .expect("written");
        for (name, data) in &self.files {
            write!(
                text,
                "\r\n--edge\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\
                 Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n"
            )
            .expect("written");
            let encoded = base64::engine::general_purpose::STANDARD.encode(data);
            for line in encoded.as_bytes().chunks(76) {
                text.push_str(std::str::from_utf8(line).expect("letters"));
                text.push_str("\r\n");
            }
        }
        text.push_str("--edge--\r\n");
        text.into_bytes()
    }
}
