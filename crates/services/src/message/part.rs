//! The tree of a mail's parts, cut as the library under Zammad cuts it (the gem
//! `mail` 2.8: `message.rb`, `part.rb`, `body.rb`).
//!
//! Everything is borrowed from the raw mail; nothing is decoded before it is
//! asked for. Attached mails (`message/rfc822`) are leaves, as in Zammad.

mod block;
mod boundary;

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::sync::LazyLock;

pub(super) use self::block::{read_header, split_mail};

use self::block::{LONGEST_HEADER, has_field, split_part, trim_start, within};
use self::boundary::{MOST_PARTS, boundary_in, is_notice, split_parts};
use super::charset;
use super::header::Header;
use super::parameters::Parameters;
use super::transfer::{self, Transfer};
use super::words;

/// Multiparts nested deeper than this are leaves.
const DEEPEST: usize = 100;
/// Most bytes of the headers of all parts together.
const LONGEST_PART_HEADERS: usize = 1024 * 1024;

/// How far a part was cut into the parts that it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// It is no multipart, or its parts stand between its boundaries.
    AsNamed,
    /// Its boundary is none of its lines; its parts stand between lines that
    /// another boundary made.
    AtOtherLines,
    /// It should hold parts, and no boundary is to be found.
    Formless,
    /// It was left whole, or not all of its parts were told apart: too deep or
    /// too many.
    TooMuch,
}

/// One part of a mail, or the mail itself.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) header: Header<'a>,
    /// The body as on the wire, with CRLF; empty where it is blank.
    pub(super) body: &'a [u8],
    /// A body that Zammad decodes beforehand and puts in the place of the real
    /// one (Japanese in seven bits).
    replaced: Option<String>,
    /// The Content-Type, where there is one.
    content_type: Option<Parameters>,
    /// The Content-Disposition, where there is a readable one.
    disposition: Option<Parameters>,
    /// What makes the part an attachment: its name, be it empty.
    pub(super) attachment_name: Option<String>,
    pub(super) parts: Vec<Part<'a>>,
    pub(super) cut: Cut,
    /// Text stands before its first boundary or behind its last one.
    pub(super) has_text_beside: bool,
    /// How the body is written, once that was asked.
    transfer: OnceCell<Transfer>,
    /// The content was decoded, and nothing was amiss.
    is_flawless: Cell<bool>,
}

/// What may still be spent on one mail, so that no nesting costs more than a
/// small multiple of its length.
struct Budget {
    parts: usize,
    bytes: usize,
    /// Bytes of headers.
    headers: usize,
}

impl<'a> Part<'a> {
    /// Reads a whole mail. `raw` has CRLF line ends only
    /// ([`transfer::to_crlf`]).
    pub(super) fn mail(raw: &'a [u8]) -> Self {
        let (block, body) = split_mail(raw);
        let mut budget = Budget {
            parts: MOST_PARTS,
            bytes: raw.len().saturating_mul(20).saturating_add(1 << 20),
            headers: LONGEST_PART_HEADERS,
        };
        let mut header = Header::read(within(block));
        // Where the text begins is a guess if no empty line says so.
        let is_guessed = !body.is_empty() && body.as_ptr() == block.as_ptr_range().end;
        header.has_other_lines |= block.len() > LONGEST_HEADER || is_guessed;
        let mut mail = Self::build(header, body, 0, &mut budget);
        mail.replace_japanese();
        for part in &mut mail.parts {
            part.replace_japanese();
        }
        mail
    }

    fn build(header: Header<'a>, body: &'a [u8], depth: usize, budget: &mut Budget) -> Self {
        let body = if body.trim_ascii().is_empty() { &[][..] } else { body };
        let content_type = header.last("content-type").map(Parameters::content_type);
        let disposition = header.last_readable("content-disposition", Parameters::disposition);
        let attachment_name = attachment_name(&header, content_type.as_ref(), disposition.as_ref());
        let mut part = Self {
            header,
            body,
            replaced: None,
            content_type,
            disposition,
            attachment_name,
            parts: Vec::new(),
            cut: Cut::AsNamed,
            has_text_beside: false,
            transfer: OnceCell::new(),
            is_flawless: Cell::new(false),
        };
        if part.is_multipart() {
            part.divide(depth, budget);
        }
        part
    }

    /// Cuts a multipart into its parts.
    fn divide(&mut self, depth: usize, budget: &mut Budget) {
        if depth >= DEEPEST || budget.bytes < self.body.len() {
            self.cut = Cut::TooMuch;
            return;
        }
        budget.bytes -= self.body.len();
        // No line is a boundary with a line end in it.
        let boundary = self
            .parameter("boundary")
            .filter(|boundary| !boundary.trim().is_empty() && !boundary.contains(['\r', '\n']));
        let named = boundary.map(|boundary| split_parts(self.body, boundary.as_bytes()));
        let pieces = if let Some(pieces) = named.filter(|pieces| pieces.is_cut) {
            pieces
        } else {
            let Some(boundary) = boundary_in(self.body) else {
                self.cut = if self.body.is_empty() { Cut::AsNamed } else { Cut::Formless };
                return;
            };
            self.cut = Cut::AtOtherLines;
            split_parts(self.body, boundary)
        };
        if pieces.has_stray_boundary {
            self.cut = Cut::AtOtherLines;
        }
        self.has_text_beside = pieces.beside.iter().any(|piece| !is_notice(piece));
        for raw in pieces.parts {
            let (block, _) = split_part(raw);
            let header = if has_field(block) { block.len() } else { 0 };
            if budget.parts == 0 || budget.headers < header {
                self.cut = Cut::TooMuch;
                break;
            }
            budget.parts -= 1;
            budget.headers -= header;
            self.parts.push(Self::read(raw, depth + 1, budget));
        }
    }

    /// Reads what stands between two boundaries. Without a line that looks like
    /// a field it is all text.
    fn read(raw: &'a [u8], depth: usize, budget: &mut Budget) -> Self {
        let (block, body) = split_part(raw);
        if has_field(block) {
            Self::build(Header::read(trim_start(block)), body, depth, budget)
        } else {
            Self::build(Header::read(b"Content-Type: text/plain"), raw, depth, budget)
        }
    }

    /// `type/subtype`; `None` where the part does not say.
    pub(super) fn mime_type(&self) -> Option<&str> {
        self.content_type.as_ref().map(|kind| kind.value.as_str())
    }

    /// The Content-Type as Zammad keeps it with an attachment.
    pub(super) fn content_type_line(&self) -> Option<String> {
        self.content_type.as_ref().map(Parameters::line)
    }

    /// A parameter of the Content-Type.
    pub(super) fn parameter(&self, name: &str) -> Option<String> {
        self.content_type.as_ref().and_then(|kind| kind.get(name))
    }

    pub(super) fn is_multipart(&self) -> bool {
        self.mime_type().is_some_and(|kind| kind.starts_with("multipart/"))
    }

    pub(super) fn is_image(&self) -> bool {
        self.mime_type().is_some_and(|kind| kind.starts_with("image"))
    }

    /// The part asks to be shown in its place.
    pub(super) fn is_inline(&self) -> bool {
        self.disposition.as_ref().is_some_and(|disposition| disposition.value == "inline")
    }

    /// The part has a name, and so is no text of the mail.
    pub(super) fn is_attachment(&self) -> bool {
        self.attachment_name.is_some()
    }

    pub(super) fn disposition(&self) -> Option<&Parameters> {
        self.disposition.as_ref()
    }

    /// Every part below this one, parents before their children.
    pub(super) fn all_parts(&self) -> Vec<&Part<'a>> {
        let mut found = Vec::new();
        let mut waiting: Vec<&Part<'a>> = self.parts.iter().rev().collect();
        while let Some(part) = waiting.pop() {
            found.push(part);
            waiting.extend(part.parts.iter().rev());
        }
        found
    }

    /// The Content-ID without brackets.
    pub(super) fn content_id(&self) -> Option<String> {
        let text = self.header.text("content-id");
        let text = text.trim();
        let text = text.strip_prefix('<').unwrap_or(text);
        let text = text.strip_suffix('>').unwrap_or(text);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// How the body is written.
    pub(super) fn transfer(&self) -> Transfer {
        *self.transfer.get_or_init(|| {
            let body = self.replaced.as_deref().map_or(self.body, str::as_bytes);
            Transfer::of(self.header.last("content-transfer-encoding"), body)
        })
    }

    /// Decoding leaves something of the body out, or undecoded.
    pub(super) fn loses_content(&self) -> bool {
        let body = self.replaced.as_deref().map_or(self.body, str::as_bytes);
        !self.is_flawless.get() && self.transfer().loses(body)
    }

    /// How the body is written is not known.
    pub(super) fn is_in_unknown_encoding(&self) -> bool {
        !Transfer::is_known(self.header.last("content-transfer-encoding"))
    }

    /// The content, decoded.
    pub(super) fn content(&self) -> Cow<'_, [u8]> {
        let body = self.replaced.as_deref().map_or(self.body, str::as_bytes);
        if self.transfer() != Transfer::Base64 {
            return self.transfer().decode(body);
        }
        let flawless = transfer::flawless_base64(body);
        self.is_flawless.set(flawless.is_some());
        Cow::Owned(flawless.unwrap_or_else(|| transfer::any_base64(body)))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.replaced.as_deref().map_or(self.body, str::as_bytes).trim_ascii().is_empty()
    }

    /// The content as text with LF, and how it was found to be written.
    pub(super) fn text(&self) -> (String, charset::Found) {
        let named = if self.is_multipart() { None } else { self.parameter("charset") };
        let content = self.content();
        let named = named.or_else(|| {
            let is_page = self.mime_type() == Some("text/html");
            is_page.then(|| charset_of_page(&content)).flatten()
        });
        let (text, found) = charset::text(&content, named.as_deref());
        let text = match transfer::to_lf(text.as_bytes()) {
            Cow::Borrowed(_) => text,
            Cow::Owned(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        };
        (text, found)
    }

    /// Two bodies that Zammad takes for the same one: it compares them as they
    /// would be sent again. `content` and `theirs` are the decoded contents.
    pub(super) fn same_body(&self, content: &[u8], other: &Part<'_>, theirs: &[u8]) -> bool {
        if self.is_empty() || other.is_empty() {
            return self.is_empty() && other.is_empty();
        }
        let plain = |transfer| matches!(transfer, Transfer::SevenBit | Transfer::AsIs);
        let (mine, others) = (self.transfer(), other.transfer());
        if plain(mine) && plain(others) {
            return self.body == other.body && self.replaced == other.replaced;
        }
        let is_quoted = |transfer| transfer == Transfer::QuotedPrintable;
        let looks_alike = (is_quoted(mine) && plain(others) || plain(mine) && is_quoted(others))
            && transfer::is_plain_in_quoted_printable(content);
        (mine == others || looks_alike) && content == theirs
    }

    fn replace_japanese(&mut self) {
        let is_japanese = !self.is_multipart()
            && self.parameter("charset").is_some_and(|name| name.eq_ignore_ascii_case("iso-2022-jp"));
        if !is_japanese {
            return;
        }
        let bytes = match self.transfer() {
            // What is in base64 stays as it is: Zammad unpacks the wrong layer.
            Transfer::Base64 | Transfer::Uuencode => return,
            Transfer::QuotedPrintable => Cow::Owned(transfer::quoted_printable(self.body)),
            // Zammad undoes quoted-printable here too, which would eat text.
            Transfer::SevenBit | Transfer::AsIs => Cow::Borrowed(self.body),
        };
        self.replaced = charset::japanese(&bytes);
        self.transfer = OnceCell::new();
    }
}

/// The name by which a part is an attachment, decoded.
fn attachment_name(
    header: &Header<'_>,
    content_type: Option<&Parameters>,
    disposition: Option<&Parameters>,
) -> Option<String> {
    disposition
        .and_then(Parameters::filename)
        .or_else(|| content_type.and_then(Parameters::filename))
        .or_else(|| header.last("content-location").and_then(location))
        .map(|name| words::decode(&name).into_owned())
}

/// A Content-Location that is one word, be it in quotes, or a quoted string.
pub(super) fn location(value: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(value).ok()?.trim();
    let is_word = !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"()/:;<>?@[\\]".contains(&byte));
    if is_word {
        return Some(text.to_owned());
    }
    text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).map(str::to_owned)
}

/// The charset that a page names itself, in its head.
fn charset_of_page(content: &[u8]) -> Option<String> {
    static NAMED: LazyLock<regex::bytes::Regex> = LazyLock::new(|| {
        regex::bytes::Regex::new(r#"(?i-u)<meta[^>]{0,200}charset\s*=\s*["']?([a-z0-9_:.\-]+)"#)
            .expect("a constant expression")
    });
    let head = &content[..content.len().min(4096)];
    let name = NAMED.captures(head)?.get(1)?.as_bytes();
    Some(String::from_utf8_lossy(name).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn types(raw: &str) -> Vec<String> {
        let raw = raw.replace('\n', "\r\n");
        let mail = Part::mail(raw.as_bytes());
        mail.all_parts().iter().map(|part| part.mime_type().unwrap_or("none").to_owned()).collect()
    }

    #[test]
    fn parts_are_cut_at_their_boundaries() {
        let mail = "Content-Type: multipart/mixed; boundary=b\n\npreamble\n--b\nContent-Type: text/html\n\nx\n--b \n\nplain\n--b--\nepilogue\n";
        assert_eq!(types(mail), ["text/html", "text/plain"]);
    }

    #[test]
    fn a_missing_end_leaves_the_last_part() {
        assert_eq!(
            types("Content-Type: multipart/mixed; boundary=b\n\n--b\nA: b\n\nx\n--b\nC: d\n\ny"),
            ["none", "none"]
        );
    }

    #[test]
    fn a_boundary_within_a_longer_line_is_none() {
        assert_eq!(
            types("Content-Type: multipart/mixed; boundary=b\n\n--b\nA: b\n\n--bc\n x--b\n--b--\n"),
            ["none"]
        );
    }

    #[test]
    fn a_multipart_without_its_boundary_has_no_parts() {
        assert!(types("Content-Type: multipart/mixed; boundary=b\n\nhello\n").is_empty());
        assert!(types("Content-Type: multipart/mixed\n\nhello\n").is_empty());
    }

    #[test]
    fn a_boundary_that_does_not_fit_is_found_in_the_body() {
        let mail = "Content-Type: multipart/mixed; boundary=\"_b_\"\n\n--b_\nContent-Type: text/html\n\nx\n--b_\ncontent-type: text/plain\n\ny\n--b_--\n";
        assert_eq!(types(mail), ["text/html", "text/plain"]);
        assert_eq!(types(&mail.replace("; boundary=\"_b_\"", "")), ["text/html", "text/plain"]);
        let raw = mail.replace('\n', "\r\n");
        assert_eq!(Part::mail(raw.as_bytes()).cut, Cut::AtOtherLines);
    }

    #[test]
    fn text_beside_the_parts_is_noticed_and_notices_are_none() {
        let mail = |before: &str, behind: &str| {
            let raw = format!(
                "Content-Type: multipart/mixed; boundary=b\n\n{before}\n--b\nA: b\n\nx\n--b--\n{behind}"
            );
            Part::mail(raw.replace('\n', "\r\n").as_bytes()).has_text_beside
        };
        assert!(!mail("", "\n\n"));
        assert!(!mail("This is a multi-part message in MIME format.", ""));
        assert!(!mail(
            "> This message is in MIME format. Since your mail reader does not understand\nthis format, some or all of this message may not be legible.",
            ""
        ));
        assert!(mail("This is a multi-part message in MIME format. And the price is 5.", ""));
        assert!(mail("Hello", ""));
        assert!(mail("", "a footer"));
    }

    #[test]
    fn deep_nesting_ends() {
        let mail = (0..5000)
            .map(|level| format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n"))
            .collect::<Vec<_>>()
            .concat();
        assert!(types(&mail).len() <= DEEPEST + 1);
    }

    #[test]
    fn a_line_of_mbox_is_no_field() {
        let raw = b"From ann@x.org Mon Jan 01 2024\r\nSubject: x\r\n\r\nbody";
        let mail = Part::mail(raw);
        assert_eq!(mail.header.text("subject"), "x");
        assert_eq!(mail.body, b"body");
    }
}
