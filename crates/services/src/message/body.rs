//! Which parts are the text of a mail, and how it reads
//! (Zammad: `app/models/channel/email_parser.rb`, `message_body_hash`).

use std::collections::HashMap;
use std::fmt::Write as _;

use super::charset::Found;
use super::part::Part;
use super::{ContentType, html};

/// What stands in place of a body without anything to be seen.
pub(super) const NOTHING: &str = "no visible content";

/// From so many links on, Zammad shows no body.
const TOO_MANY_LINKS: usize = 5_000;
const TOO_MANY_LINKS_NOTICE: &str = "This message cannot be displayed because it contains over 5,000 links. Download the raw message below and open it via an Email client if you still wish to view it.";

/// The text of a mail.
pub(super) struct Body {
    pub(super) content_type: ContentType,
    /// HTML is not cleaned yet.
    pub(super) text: String,
    /// The decoded HTML part, which is kept as an attachment.
    pub(super) original: Option<String>,
    /// Content-IDs given to inline images that have none, by part.
    pub(super) given_ids: HashMap<*const (), String>,
    pub(super) warnings: Vec<String>,
}

/// What tells one part from another.
pub(super) fn key(part: &Part<'_>) -> *const () {
    std::ptr::from_ref(part).cast()
}

/// The first part of that type that is no attachment.
pub(super) fn first_of<'a, 'b>(parts: &[&'b Part<'a>], kind: &str) -> Option<&'b Part<'a>> {
    parts.iter().find(|part| part.mime_type() == Some(kind) && !part.is_attachment()).copied()
}

/// Finds the text of a mail. `parts` are all its parts.
pub(super) fn of(mail: &Part<'_>, parts: &[&Part<'_>]) -> Body {
    let mut body = Body {
        content_type: ContentType::Plain,
        text: String::new(),
        original: None,
        given_ids: HashMap::new(),
        warnings: Vec::new(),
    };
    if let Some(part) = first_of(parts, "text/html").filter(|part| !part.is_empty()) {
        body.take_html(part);
    } else if first_of(parts, "text/plain").is_some() {
        body.take_texts(parts);
    } else if !mail.is_multipart() && !mail.is_empty() {
        match mail.mime_type() {
            Some("text/html") => body.take_html(mail),
            None | Some("text/plain") => body.text = body.read(mail),
            Some(_) => {}
        }
    }
    body
}

impl Body {
    fn read(&mut self, part: &Part<'_>) -> String {
        let (text, found) = part.text();
        match found {
            Found::AsNamed => {}
            Found::Guessed => self.warn("The text's character set was guessed."),
            Found::Replaced => {
                self.warn("Some characters of the text could not be read and became question marks.");
            }
        }
        // The database under Zammad takes none.
        if text.contains('\0') { text.replace('\0', "") } else { text }
    }

    fn warn(&mut self, words: &str) {
        if !self.warnings.iter().any(|known| known == words) {
            self.warnings.push(words.to_owned());
        }
    }

    fn take_html(&mut self, part: &Part<'_>) {
        self.content_type = ContentType::Html;
        let text = self.read(part);
        if links(&text) >= TOO_MANY_LINKS {
            TOO_MANY_LINKS_NOTICE.clone_into(&mut self.text);
            self.warn("The text has over 5,000 links and is only attached, as Zammad does it.");
        } else {
            self.text.clone_from(&text);
        }
        self.original = Some(text);
    }

    /// All texts one behind the other; with inline images in their places where
    /// there are any, and then as HTML.
    fn take_texts(&mut self, parts: &[&Part<'_>]) {
        let is_image = |part: &Part<'_>| part.is_inline() && part.is_image();
        let has_images = parts.iter().any(|part| is_image(part));
        if has_images {
            self.content_type = ContentType::Html;
        }
        for (index, part) in parts.iter().enumerate() {
            if part.mime_type() == Some("text/plain") && !part.is_attachment() {
                let text = self.read(part);
                self.text.push_str(&if has_images { html::from_text(&text) } else { text });
            } else if is_image(part) {
                let id = part.content_id().unwrap_or_else(|| {
                    let given = format!("image-{index}@made-up.invalid");
                    self.given_ids.insert(key(part), given.clone());
                    given
                });
                // Writing to a String never fails.
                let _ = write!(self.text, "<img src=\"cid:{}\">", html::from_text(&id));
            }
        }
    }
}

/// How many links begin in a text: `<a` and a blank.
fn links(text: &str) -> usize {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'<', bytes)
        .filter(|at| {
            matches!(bytes.get(at + 1), Some(b'a' | b'A'))
                && text.get(at + 2..).and_then(|rest| rest.chars().next()).is_some_and(char::is_whitespace)
        })
        .count()
}
