//! What a mail is known by, and which mails it answers.

use sha2::{Digest as _, Sha256};

use super::header::Header;
use super::words;

/// A Message-ID longer than this is no identity: mail servers cut lines at 998
/// bytes (RFC 5322 section 2.1.1).
const LONGEST_ID: usize = 998;
/// More references than this are not followed.
const MOST_REFERENCES: usize = 100;

/// The Message-ID as Zammad stores it; `None` where there is none that can
/// stand for the mail.
pub(super) fn message_id(header: &Header<'_>) -> Option<String> {
    let value = header.last("message-id")?;
    let id = match ids(value) {
        Some(ids) => ids.into_iter().next()?,
        None => words::decode_field(value).trim().to_owned(),
    };
    let names_something = id.chars().any(char::is_alphanumeric);
    (names_something && id.len() <= LONGEST_ID && !id.chars().any(char::is_control)).then_some(id)
}

/// All ids of a value that holds nothing else but blanks, commas and comments,
/// with brackets, which the library under Zammad puts around bare ones too.
fn ids(value: &[u8]) -> Option<Vec<String>> {
    let text = std::str::from_utf8(value).ok()?;
    let is_between = |character: char| character.is_whitespace() || character == ',';
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        if let Some(comment) = rest.strip_prefix('(') {
            rest = comment.split_once(')')?.1.trim_start_matches(is_between);
            continue;
        }
        let (id, tail) = match rest.strip_prefix('<') {
            Some(inside) => inside.split_once('>')?,
            None => rest.split_at(
                rest.find(|character| is_between(character) || character == '(').unwrap_or(rest.len()),
            ),
        };
        let is_bare_id =
            |character: char| character.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~:.@".contains(character);
        let is_id = if rest.starts_with('<') {
            !id.trim().is_empty() && !id.contains('<')
        } else {
            id.chars().all(is_bare_id)
        };
        is_id.then_some(())?;
        found.push(format!("<{id}>"));
        rest = tail.trim_start_matches(is_between);
    }
    (!found.is_empty()).then_some(found)
}

/// In-Reply-To: its ids with one blank between them, or what stands there.
pub(super) fn in_reply_to(header: &Header<'_>) -> String {
    header
        .last("in-reply-to")
        .map(|value| ids(value).map_or_else(|| words::decode_field(value), |ids| ids.join(" ")))
        .unwrap_or_default()
}

/// The ids of References and In-Reply-To, oldest first, each once. Of very many
/// the first and the newest are kept.
pub(super) fn references(header: &Header<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for value in ["references", "in-reply-to"].into_iter().filter_map(|name| header.last(name)) {
        let text = String::from_utf8_lossy(value);
        let mut rest = text.as_ref();
        while let Some((_, after)) = rest.split_once('<') {
            let end = after.find(['<', '>']).unwrap_or(after.len());
            let id = &after[..end];
            rest = &after[end..];
            let is_id = rest.starts_with('>')
                && !id.is_empty()
                && id.len() < LONGEST_ID
                && !id.contains(|character: char| character.is_whitespace() || character.is_control());
            if is_id && seen.insert(id.to_owned()) {
                found.push(format!("<{id}>"));
            }
        }
    }
    if found.len() > MOST_REFERENCES {
        found.drain(1..=found.len() - MOST_REFERENCES);
    }
    found
}

/// An identity for a mail without one: `<mailferry-…@made-up.invalid>`, a
/// SHA-256 over Date, sender, To, subject and the text without blanks. Exchange
/// writes the bytes of a mail anew each time it hands it out, so these are not
/// part of it; the same mail fetched twice has the same identity.
pub(super) fn made_up(date: &str, from: &str, to: &str, subject: &str, text: &str) -> String {
    let mut hash = Sha256::new();
    for part in [date, from, to, subject, text] {
        for word in part.split_whitespace() {
            hash.update(word.as_bytes());
        }
        hash.update([0]);
    }
    let digest = hash.finalize();
    format!("<mailferry-{}@made-up.invalid>", hex::encode(&digest[..16]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(value: &str) -> Option<String> {
        message_id(&Header::read(format!("Message-ID: {value}").as_bytes()))
    }

    #[test]
    fn only_an_id_that_can_stand_for_a_mail_is_taken() {
        assert_eq!(id("<a@x.org>").as_deref(), Some("<a@x.org>"));
        assert_eq!(id(" <a@x.org> (added by x)").as_deref(), Some("<a@x.org>"));
        assert_eq!(id("a@x.org").as_deref(), Some("<a@x.org>"));
        assert_eq!(id("<a@x.org>, <b@x.org>").as_deref(), Some("<a@x.org>"));
        assert_eq!(id("<a b@x.org>").as_deref(), Some("<a b@x.org>"));
        assert_eq!(id("\"a\" b").as_deref(), Some("\"a\" b"));
        assert_eq!(id("<abc>").as_deref(), Some("<abc>"));
        assert_eq!(id("<>"), None);
        assert_eq!(id(""), None);
        assert_eq!(id("<a\u{1}@x.org>"), None);
        assert_eq!(id(&format!("<{}@x.org>", "a".repeat(2000))), None);
    }

    #[test]
    fn references_are_unique_and_oldest_first() {
        let header = Header::read(b"References: <a@x> <b@x>\r\n\t<a@x> <bad\r\nIn-Reply-To: <c@x> <b@x>");
        assert_eq!(references(&header), ["<a@x>", "<b@x>", "<c@x>"]);
        let many = (0..500).map(|number| format!("<{number}@x> ")).collect::<Vec<_>>().concat();
        let many = format!("References: {many}");
        let found = references(&Header::read(many.as_bytes()));
        assert_eq!((found.len(), found[0].as_str(), found[99].as_str()), (100, "<0@x>", "<499@x>"));
    }

    #[test]
    fn a_made_up_identity_does_not_see_blanks() {
        let one = made_up("Mon", "a@x.org", "b@x.org", "Hi", "one two\n");
        assert_eq!(one, made_up("Mon", "a@x.org", "b@x.org", "Hi", "one\r\n two"));
        assert_ne!(one, made_up("Mon", "a@x.org", "b@x.org", "Hi", "one three"));
        assert!(one.starts_with("<mailferry-") && one.ends_with("@made-up.invalid>"));
    }
}
