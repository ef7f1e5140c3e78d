//! Which parts are the text of a mail, and how it reads.
//!
//! All of it is shown, in the order of the mail, as Zammad 7 does it
//! (`app/models/channel/email_parser/message_walker.rb`): text and then a
//! signature in HTML, HTML around a file. Where that leaves a text out (a kind of
//! multipart that it does not know, a text beside the page of a
//! `multipart/related`) it is shown all the same. Of alternatives one is shown.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;

use super::account::Flaw;
use super::charset::Found;
use super::part::{Cut, Part};
use super::{ContentType, html, signature};

/// What stands in place of a body without anything to be seen.
pub(super) const NOTHING: &str = "no visible content";

/// From so many links on, Zammad shows no body.
const TOO_MANY_LINKS: usize = 5_000;
const TOO_MANY_LINKS_NOTICE: &str = "This message cannot be displayed because it contains over 5,000 links. Download the raw message below and open it via an Email client if you still wish to view it.";

/// A multipart without boundaries is shown as text if it is no longer than this.
const LONGEST_FORMLESS: usize = 64 * 1024;

/// What tells one part from another.
pub(super) type Key = *const ();

/// The text of a mail.
pub(super) struct Body {
    pub(super) content_type: ContentType,
    /// HTML is cleaned.
    pub(super) text: String,
    /// The parts that it shows.
    pub(super) shown: HashSet<Key>,
    /// Content-IDs of the pictures that it shows.
    pub(super) shown_ids: BTreeSet<String>,
    /// Content-IDs given to inline images that have none, by part.
    pub(super) given_ids: HashMap<Key, String>,
    pub(super) flaws: BTreeSet<Flaw>,
}

/// What tells a part from another.
pub(super) fn key(part: &Part<'_>) -> Key {
    std::ptr::from_ref(part).cast()
}

/// Finds the text of a mail.
pub(super) fn of(mail: &Part<'_>) -> Body {
    let mut walk = Walk { pieces: Vec::new(), pages: HashMap::new(), flaws: BTreeSet::new() };
    if mail.is_multipart() {
        walk.part(mail, true);
    } else {
        walk.whole(mail);
    }
    let Walk { pieces, mut pages, mut flaws } = walk;
    let has_html = pieces.iter().any(|piece| !matches!(piece, Piece::Text(_)));
    let mut body = Body {
        content_type: if has_html { ContentType::Html } else { ContentType::Plain },
        text: String::new(),
        shown: HashSet::new(),
        shown_ids: BTreeSet::new(),
        given_ids: HashMap::new(),
        flaws: BTreeSet::new(),
    };
    for page in pages.values() {
        body.shown_ids.extend(page.shown_ids.iter().cloned());
    }
    for piece in pieces {
        body.take(&piece, &mut pages, &mut flaws);
    }
    body.flaws = flaws;
    body
}

/// Something that the body shows.
enum Piece<'a, 'b> {
    Text(&'b Part<'a>),
    Html(&'b Part<'a>),
    Image(&'b Part<'a>),
}

/// An HTML part as Zammad shows it.
struct Page {
    html: String,
    shown_ids: BTreeSet<String>,
    /// Nothing of it is to be seen.
    is_blank: bool,
    flaws: BTreeSet<Flaw>,
}

impl Page {
    fn of(part: &Part<'_>) -> Self {
        let mut flaws = BTreeSet::new();
        let text = read(part, &mut flaws);
        if links(&text) >= TOO_MANY_LINKS {
            flaws.insert(Flaw::TooManyLinks);
            let html = TOO_MANY_LINKS_NOTICE.to_owned();
            return Self { html, shown_ids: BTreeSet::new(), is_blank: false, flaws };
        }
        let Some(cleaned) = html::clean(&text) else {
            flaws.insert(Flaw::PageAsText);
            let html = html::from_text(&html::strip_tags(&text));
            return Self { html, shown_ids: BTreeSet::new(), is_blank: false, flaws };
        };
        if cleaned.is_reduced {
            flaws.insert(Flaw::PageReduced);
        }
        if cleaned.is_blank {
            let html = html::from_text(&html::strip_tags(&text));
            return Self { html, shown_ids: BTreeSet::new(), is_blank: true, flaws };
        }
        let html = signature::marked(cleaned.html);
        Self { html, shown_ids: cleaned.shown_ids, is_blank: false, flaws }
    }
}

struct Walk<'a, 'b> {
    pieces: Vec<Piece<'a, 'b>>,
    /// HTML parts that were looked at.
    pages: HashMap<Key, Page>,
    flaws: BTreeSet<Flaw>,
}

impl<'a, 'b> Walk<'a, 'b> {
    /// A mail that is one part. It is shown whatever name it has.
    fn whole(&mut self, mail: &'b Part<'a>) {
        match mail.mime_type() {
            _ if mail.is_empty() => {}
            Some("text/html") => self.html(mail),
            None | Some("text/plain") => self.pieces.push(Piece::Text(mail)),
            Some(_) => {}
        }
    }

    /// `images`: pictures that are to be shown in their place stand in the body.
    fn part(&mut self, part: &'b Part<'a>, images: bool) {
        if !part.is_multipart() {
            return self.leaf(part, images);
        }
        match part.mime_type() {
            _ if part.parts.is_empty() => {
                if part.cut == Cut::Formless && part.body.len() <= LONGEST_FORMLESS {
                    self.pieces.push(Piece::Text(part));
                }
            }
            Some("multipart/alternative") => self.alternative(part, images),
            Some("multipart/related") => {
                // A page shows its pictures itself.
                let has_page = find(part, "text/html").is_some();
                self.all(part, images && !has_page);
            }
            // Its parts are mails unless they say otherwise (RFC 2046 section 5.1.5).
            Some("multipart/digest") => {
                part.parts
                    .iter()
                    .filter(|part| part.mime_type().is_some())
                    .for_each(|part| self.part(part, images));
            }
            _ => self.all(part, images),
        }
    }

    fn all(&mut self, part: &'b Part<'a>, images: bool) {
        for part in &part.parts {
            self.part(part, images);
        }
    }

    fn leaf(&mut self, part: &'b Part<'a>, images: bool) {
        if part.is_inline() && part.is_image() {
            if images {
                self.pieces.push(Piece::Image(part));
            }
            return;
        }
        if part.is_attachment() || part.is_empty() {
            return;
        }
        match part.mime_type() {
            Some("text/html") => self.html(part),
            None | Some("text/plain") => self.pieces.push(Piece::Text(part)),
            Some(_) => {}
        }
    }

    fn html(&mut self, part: &'b Part<'a>) {
        self.page(part);
        self.pieces.push(Piece::Html(part));
    }

    fn page(&mut self, part: &Part<'_>) -> &Page {
        self.pages.entry(key(part)).or_insert_with(|| Page::of(part))
    }

    /// One of several forms of the same: the first with HTML in it that shows
    /// something, else the first with text. As in Zammad, one that mixes texts
    /// and files is taken before the others, unless HTML stands in those alone.
    fn alternative(&mut self, part: &'b Part<'a>, images: bool) {
        let choices = &part.parts;
        let kind = if find(part, "text/html").is_some() { "text/html" } else { "text/plain" };
        let mixed = choices
            .iter()
            .find(|choice| choice.mime_type() == Some("multipart/mixed") && find(choice, kind).is_some());
        if let Some(mixed) = mixed {
            return self.part(mixed, images);
        }
        let with = |kind: &str| choices.iter().find_map(|choice| Some((choice, find(choice, kind)?)));
        let (page, text) = (with("text/html"), with("text/plain"));
        match (page, text) {
            (Some((choice, html)), Some((other, _))) => {
                if self.page(html).is_blank {
                    self.flaws.insert(Flaw::HtmlEmpty);
                    self.pages.remove(&key(html));
                    self.part(other, images);
                } else {
                    self.part(choice, images);
                }
            }
            (Some((choice, _)), None) | (None, Some((choice, _))) => self.part(choice, images),
            (None, None) => self.all(part, images),
        }
    }
}

/// The first part of that type that is no attachment and not blank; the part
/// itself may be it.
fn find<'a, 'b>(part: &'b Part<'a>, kind: &str) -> Option<&'b Part<'a>> {
    let is_it = |part: &Part<'_>| part.mime_type() == Some(kind) && !part.is_attachment() && !part.is_empty();
    if is_it(part) { Some(part) } else { part.all_parts().into_iter().find(|part| is_it(part)) }
}

impl Body {
    fn take(&mut self, piece: &Piece<'_, '_>, pages: &mut HashMap<Key, Page>, flaws: &mut BTreeSet<Flaw>) {
        match piece {
            Piece::Text(part) => {
                let text = read(part, flaws);
                self.shown.insert(key(part));
                self.join();
                match self.content_type {
                    ContentType::Plain => self.text.push_str(&text),
                    ContentType::Html => self.text.push_str(&html::from_text(&text)),
                }
            }
            Piece::Html(part) => {
                let Some(page) = pages.remove(&key(part)) else { return };
                flaws.extend(page.flaws);
                self.shown.insert(key(part));
                self.join();
                self.text.push_str(&page.html);
            }
            Piece::Image(part) => {
                let count = self.given_ids.len();
                let id = part.content_id().unwrap_or_else(|| {
                    let given = format!("image-{count}@made-up.invalid");
                    self.given_ids.insert(key(part), given.clone());
                    given
                });
                // One that a page shows stands in its place there.
                if self.shown_ids.insert(id.clone()) {
                    // Writing to a String never fails.
                    let _ = write!(self.text, "<img src=\"cid:{}\">", html::from_text(&id));
                }
            }
        }
    }

    /// What comes next begins on a line of its own.
    fn join(&mut self) {
        const ENDS_OF_LINES: [&str; 6] = ["<br>", "<br/>", "</p>", "</div>", "</table>", "</ul>"];
        if self.text.is_empty() {
            return;
        }
        match self.content_type {
            ContentType::Plain if !self.text.ends_with('\n') => self.text.push('\n'),
            ContentType::Html => {
                let end = self.text.trim_end();
                let is_image =
                    end.ends_with('>') && end.rfind('<').is_some_and(|at| end[at..].starts_with("<img"));
                if !is_image && !ENDS_OF_LINES.iter().any(|tag| end.ends_with(tag)) {
                    self.text.push_str("<br>");
                }
            }
            ContentType::Plain => {}
        }
    }
}

/// The text of a part, without what the database under Zammad does not take.
pub(super) fn read(part: &Part<'_>, flaws: &mut BTreeSet<Flaw>) -> String {
    let (text, found) = part.text();
    match found {
        Found::AsNamed => {}
        Found::WithLosses | Found::Replaced => {
            flaws.insert(Flaw::CharactersLost);
        }
        Found::Guessed => {
            flaws.insert(Flaw::CharsetGuessed);
        }
        Found::Unreadable => {
            flaws.insert(Flaw::CharsetUnreadable);
        }
    }
    let is_no_text = |character: char| {
        character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}')
    };
    if text.contains(is_no_text) || holds_encoded_bytes(&text) {
        flaws.insert(Flaw::BytesInText);
    }
    if text.contains('\0') { text.replace('\0', "") } else { text }
}

/// A file was poured into the text: lines of base64, of uuencode or of yEnc.
fn holds_encoded_bytes(text: &str) -> bool {
    /// So many full lines one after the other are no words.
    const LINES: usize = 8;
    let is_base64 = |line: &str| {
        line.len() >= 60 && line.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte))
    };
    // A line says how many bytes it holds, three to four characters; blanks at its
    // end stand for zeros, and may be lost.
    let is_uuencode = |line: &str| {
        let held = line.bytes().next().filter(|byte| (b'!'..=b'M').contains(byte)).map(|byte| byte - b' ');
        let full = held.map(|held| 1 + usize::from(held).div_ceil(3) * 4);
        full.is_some_and(|full| line.len() <= full + 1 && line.len() + 3 >= full)
    };
    let (mut run, mut begins) = (0, false);
    for line in text.lines().map(str::trim_end) {
        run = if is_base64(line) { run + 1 } else { 0 };
        if run == LINES || (begins && is_uuencode(line)) || line.starts_with("=ybegin ") {
            return true;
        }
        begins = is_beginning(line);
    }
    false
}

/// The line before a file in uuencode: `begin`, its mode and its name.
fn is_beginning(line: &str) -> bool {
    let mode = line.strip_prefix("begin ").and_then(|rest| rest.split_once(' ')).map(|(mode, _)| mode);
    mode.is_some_and(|mode| (3..=4).contains(&mode.len()) && mode.bytes().all(|digit| digit.is_ascii_digit()))
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
