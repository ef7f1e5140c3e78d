//! What untagged data says: one reading of each kind of reply.
//!
//! `imap-proto` knows the grammar. A reply that it cannot read is no reason to
//! end a connection, because the framing ([`super::wire`]) does not depend on
//! it: such a reply counts as not given.

use std::ops::Range;

use imap_proto::rfc4314::AclRight;
use imap_proto::{AttributeValue, MailboxDatum, NameAttribute, Response, StatusAttribute};
use jiff::Timestamp;

use super::refusals::Condition;
use super::{lenient, names};
use crate::mailbox::MailState;

/// What a FETCH reply said about one message; items come in any order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    pub uid: Option<u32>,
    pub flags: Option<Flags>,
    pub arrived: Option<Timestamp>,
    pub size: Option<u64>,
    /// Where the section that was asked for stands in the reply.
    body: Option<Range<usize>>,
}

/// The two flags that matter here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Flags {
    pub seen: bool,
    pub deleted: bool,
}

impl Item {
    /// Takes the section out of its reply without a second copy beside it.
    pub(super) fn body(&self, mut reply: Vec<u8>) -> Option<Vec<u8>> {
        let range = self.body.clone()?;
        let quoted = range.start > 0 && reply[range.start - 1] == b'"';
        reply.truncate(range.end);
        reply.drain(..range.start);
        if quoted && reply.contains(&b'\\') {
            let mut escaped = false;
            reply.retain(|byte| {
                escaped = *byte == b'\\' && !escaped;
                !escaped
            });
        }
        Some(reply)
    }
}

/// Untagged and not a status reply: those are read by
/// [`super::refusals::Condition`], for the parser stumbles over their free words.
fn is_data(reply: &[u8]) -> bool {
    reply.strip_prefix(b"* ").is_some_and(|rest| Condition::read(rest).is_none())
}

/// Brackets deeper than this are in no honest reply: flags within items are two
/// deep. The parser calls itself for each, and would end the program.
const DEEPEST: usize = 64;

/// Whether brackets are in brackets too deep for the parser. What stands in
/// literals is not looked at; what stands in quotes is, to be safe.
fn is_too_deep(reply: &[u8]) -> bool {
    let (mut depth, mut position) = (0_usize, 0);
    while let Some(found) = memchr::memchr3(b'(', b')', b'{', &reply[position..]) {
        position += found + 1;
        match reply[position - 1] {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => position = behind_literal(reply, position),
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// Behind the literal whose size begins here, where one does.
fn behind_literal(reply: &[u8], start: usize) -> usize {
    let digits = reply[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let size = std::str::from_utf8(&reply[start..start + digits]).ok().and_then(|size| size.parse().ok());
    let end = start + digits;
    match size {
        Some(size) if reply[end..].starts_with(b"}\r\n") => (end + 3).saturating_add(size).min(reply.len()),
        _ => start,
    }
}

/// Parses a whole reply, which the wire gives without its line end.
fn parse<T>(reply: &mut Vec<u8>, read: impl FnOnce(Response<'_>, usize) -> Option<T>) -> Option<T> {
    if !is_data(reply) || is_too_deep(reply) {
        return None;
    }
    let length = reply.len();
    reply.extend_from_slice(b"\r\n");
    let start = reply.as_ptr() as usize;
    let value = match Response::parse(reply) {
        Ok(([], response)) => read(response, start),
        _ => None,
    };
    reply.truncate(length);
    value
}

/// Reads a FETCH reply.
pub(super) fn fetch(reply: &mut Vec<u8>) -> Option<Item> {
    // Everything else is told apart before the parser sees it.
    let number = reply.get(2)?;
    if !number.is_ascii_digit() {
        return None;
    }
    let read = parse(reply, |response, start| match response {
        Response::Fetch(_, attributes) => Some(item(&attributes, start)),
        _ => None,
    });
    read.or_else(|| if is_too_deep(reply) { None } else { lenient_item(reply) })
}

/// What can be made out of a reply that the grammar does not allow.
fn lenient_item(reply: &[u8]) -> Option<Item> {
    let mut item = Item::default();
    let text = |range: &Range<usize>| std::str::from_utf8(&reply[range.clone()]).ok();
    for attribute in lenient::attributes(reply)? {
        match attribute.name.as_str() {
            "UID" => item.uid = text(&attribute.value)?.parse().ok(),
            "RFC822.SIZE" => item.size = text(&attribute.value).and_then(|size| size.parse().ok()),
            "INTERNALDATE" => item.arrived = text(&attribute.value).and_then(internal_date),
            "FLAGS" => {
                let flags = String::from_utf8_lossy(&reply[attribute.value.clone()]).into_owned();
                let has = |name: &str| flags.split_whitespace().any(|flag| flag.eq_ignore_ascii_case(name));
                item.flags = Some(Flags { seen: has("\\Seen"), deleted: has("\\Deleted") });
            }
            "BODY" if attribute.is_section && &reply[attribute.value.clone()] != b"NIL" => {
                item.body = Some(attribute.value);
            }
            _ => {}
        }
    }
    Some(item)
}

/// UID, flags and arrival out of a FETCH reply that gives all of a message's flags.
pub(super) fn state(reply: &mut Vec<u8>) -> Option<(u32, MailState)> {
    if !reply.get(2)?.is_ascii_digit() {
        return None;
    }
    parse(reply, |response, _| {
        let Response::Fetch(_, attributes) = response else { return None };
        let (mut uid, mut state, mut flagged) = (None, MailState::default(), false);
        for attribute in &attributes {
            match attribute {
                AttributeValue::Uid(found) => uid = Some(*found),
                AttributeValue::InternalDate(date) => state.arrived = internal_date(date),
                AttributeValue::Flags(flags) => {
                    flagged = true;
                    state.flags = flags.iter().map(ToString::to_string).collect();
                }
                _ => {}
            }
        }
        uid.filter(|_| flagged).map(|uid| (uid, state))
    })
}

fn item(attributes: &[AttributeValue<'_>], start: usize) -> Item {
    let mut item = Item::default();
    for attribute in attributes {
        match attribute {
            AttributeValue::Uid(uid) => item.uid = Some(*uid),
            AttributeValue::Rfc822Size(size) => item.size = Some(u64::from(*size)),
            AttributeValue::InternalDate(date) => item.arrived = internal_date(date),
            AttributeValue::Flags(flags) => {
                let has = |name: &str| flags.iter().any(|flag| flag.eq_ignore_ascii_case(name));
                item.flags = Some(Flags { seen: has("\\Seen"), deleted: has("\\Deleted") });
            }
            AttributeValue::BodySection { data: Some(data), .. } => {
                // The parser gives an empty string from elsewhere.
                let offset = if data.is_empty() { 0 } else { data.as_ptr() as usize - start };
                item.body = Some(offset..offset + data.len());
            }
            _ => {}
        }
    }
    item
}

/// `17-Jul-1996 02:44:25 -0700`, the day perhaps with a leading space
/// (RFC 3501, date-time).
fn internal_date(text: &str) -> Option<Timestamp> {
    Timestamp::strptime("%d-%b-%Y %H:%M:%S %z", text.trim()).ok()
}

/// Adds the numbers of a SEARCH reply.
pub(super) fn search(reply: &mut Vec<u8>, into: &mut Vec<u32>) -> bool {
    parse(reply, |response, _| match response {
        Response::MailboxData(MailboxDatum::Search(numbers)) => Some(numbers),
        _ => None,
    })
    .map(|numbers| into.extend(numbers))
    .is_some()
}

/// How many messages the folder holds, from `* 23 EXISTS`.
pub(super) fn exists(reply: &mut Vec<u8>) -> Option<u32> {
    parse(reply, |response, _| match response {
        Response::MailboxData(MailboxDatum::Exists(count)) => Some(count),
        _ => None,
    })
}

/// A folder as LIST names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listing {
    /// The name as the server writes it.
    pub raw: String,
    /// What stands between its levels.
    pub delimiter: Option<char>,
    /// It can be opened.
    pub selectable: bool,
}

/// Reads a LIST reply.
pub(super) fn list(reply: &mut Vec<u8>) -> Option<Listing> {
    // The parser keeps the backslashes of quoted strings.
    let quoted = reply.last() == Some(&b'"') && !reply.contains(&b'\n');
    parse(reply, |response, _| match response {
        Response::MailboxData(MailboxDatum::List(data)) => Some(Listing {
            raw: if quoted { names::unquoted(&data.name) } else { data.name.into_owned() },
            delimiter: data.delimiter.and_then(|delimiter| delimiter.chars().next_back()),
            selectable: !data.name_attributes.iter().any(|attribute| match attribute {
                NameAttribute::NoSelect => true,
                NameAttribute::Extension(name) => name.eq_ignore_ascii_case("\\NonExistent"),
                _ => false,
            }),
        }),
        _ => None,
    })
}

/// Counts of a folder, as STATUS gives them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub messages: Option<u32>,
    pub unseen: Option<u32>,
    pub uid_next: Option<u32>,
}

/// Reads a STATUS reply.
pub(super) fn status(reply: &mut Vec<u8>) -> Option<Counts> {
    parse(reply, |response, _| match response {
        Response::MailboxData(MailboxDatum::Status { status, .. }) => {
            let mut counts = Counts::default();
            for attribute in status {
                match attribute {
                    StatusAttribute::Messages(count) => counts.messages = Some(count),
                    StatusAttribute::Unseen(count) => counts.unseen = Some(count),
                    StatusAttribute::UidNext(next) => counts.uid_next = Some(next),
                    _ => {}
                }
            }
            Some(counts)
        }
        _ => None,
    })
}

/// More capabilities than this are not read; servers have some thirty.
const MOST_CAPABILITIES: usize = 1_000;

/// Capabilities of a CAPABILITY reply, upper-case.
pub(super) fn capabilities(reply: &[u8]) -> Option<Vec<String>> {
    let text = std::str::from_utf8(reply).ok()?.strip_prefix("* ")?;
    let (word, rest) = text.split_once(' ')?;
    word.eq_ignore_ascii_case("CAPABILITY")
        .then(|| rest.split_ascii_whitespace().take(MOST_CAPABILITIES).map(str::to_ascii_uppercase).collect())
}

/// What the server lets one do in a folder (RFC 4314 section 2.1). Where it has no ACL
/// nothing is known to be forbidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rights {
    /// `\Deleted` may be set (`t`; `d` as RFC 2086 had it).
    mark: bool,
    /// Messages may be removed (`e`, or `d`).
    expunge: bool,
}

impl Rights {
    /// From what MYRIGHTS said.
    pub(super) fn of(rights: &[AclRight]) -> Self {
        // Servers of RFC 4314 name `d` beside any part of it (section 2.1.1): it counts
        // where none of its parts is named.
        let parts = [AclRight::DeleteMessage, AclRight::Expunge, AclRight::DeleteMailbox];
        let old = rights.contains(&AclRight::OldDelete) && !parts.iter().any(|part| rights.contains(part));
        let has = |right| old || rights.contains(&right);
        Self { mark: has(AclRight::DeleteMessage), expunge: has(AclRight::Expunge) }
    }

    /// Whether messages may be deleted.
    pub(super) fn deletes(self) -> bool {
        self.mark && self.expunge
    }
}

/// Reads a reply to MYRIGHTS (RFC 4314 section 3.8).
pub(super) fn rights(reply: &mut Vec<u8>) -> Option<Rights> {
    parse(reply, |response, _| match response {
        Response::MyRights(rights) => Some(Rights::of(&rights.rights)),
        _ => None,
    })
}

/// Reads a reply in every way there is, for the fuzz targets: any bytes at all
/// are read or not, and stay as they were.
pub(super) fn read_in_every_way(reply: &[u8]) {
    let mut bytes = reply.to_vec();
    if let Some(item) = fetch(&mut bytes) {
        item.body(bytes.clone());
    }
    list(&mut bytes);
    status(&mut bytes);
    exists(&mut bytes);
    search(&mut bytes, &mut Vec::new());
    capabilities(&bytes);
    rights(&mut bytes);
    assert_eq!(bytes, reply);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fetched(reply: &[u8]) -> (Item, Option<Vec<u8>>) {
        let mut reply = reply.to_vec();
        let item = fetch(&mut reply).expect("a FETCH reply");
        let body = item.body(reply);
        (item, body)
    }

    #[test]
    fn items_come_in_any_order() {
        for reply in [
            b"* 3 FETCH (UID 9 FLAGS (\\Seen \\deleted $MDNSent) INTERNALDATE \" 7-Jul-2024 02:44:25 +0200\" RFC822.SIZE 44 BODY[HEADER.FIELDS (MESSAGE-ID \"DATE\")] {4}\r\na: b)".as_slice(),
            b"* 3 FETCH (BODY[HEADER.FIELDS (MESSAGE-ID)] {4}\r\na: b RFC822.SIZE 44 X-NEW (1 2) INTERNALDATE \"07-Jul-2024 02:44:25 +0200\" FLAGS (\\Deleted \\Seen) UID 9)",
        ] {
            let (item, body) = fetched(reply);
            assert_eq!(item.uid, Some(9));
            assert_eq!(item.flags, Some(Flags { seen: true, deleted: true }));
            assert_eq!(item.arrived, Some("2024-07-07T00:44:25Z".parse().expect("moment")));
            assert_eq!(item.size, Some(44));
            assert_eq!(body.as_deref(), Some(b"a: b".as_slice()));
        }
    }

    #[test]
    fn a_body_is_taken_out_whole_and_nil_is_none() {
        assert_eq!(fetched(b"* 1 FETCH (UID 2 BODY[] {5}\r\n\0)\r\n\xff)").1, Some(b"\0)\r\n\xff".to_vec()));
        assert_eq!(fetched(b"* 1 FETCH (UID 2 BODY[] \"a\\\\b\\\"c\")").1, Some(b"a\\b\"c".to_vec()));
        assert_eq!(fetched(b"* 1 FETCH (UID 2 BODY[] {0}\r\n)").1, Some(Vec::new()));
        assert_eq!(fetched(b"* 1 FETCH (UID 2 BODY[] \"\")").1, Some(Vec::new()));
        assert_eq!(fetched(b"* 1 FETCH (UID 2 BODY[] NIL)").1, None);
        assert_eq!(fetched(b"* 1 FETCH (FLAGS (\\Seen))").1, None);
    }

    #[test]
    fn no_nesting_reaches_the_parser_that_it_would_not_survive() {
        for depth in [65, 1_000, 1_000_000] {
            for start in
                ["* 1 FETCH (X-NEW ", "* 1 FETCH (BODYSTRUCTURE ", "* LIST ", "* 1 FETCH (X {3}\r\n((( "]
            {
                let mut reply = [start.as_bytes(), &b"(".repeat(depth)].concat();
                assert_eq!(fetch(&mut reply), None);
                assert_eq!(list(&mut reply), None);
                reply.extend(b")".repeat(depth + 1));
                assert_eq!(fetch(&mut reply), None);
            }
        }
        // What a mail holds is not the reply's own.
        let brackets = "(".repeat(1_000);
        let reply = format!("* 1 FETCH (UID 2 BODY[] {{1000}}\r\n{brackets})");
        assert_eq!(fetched(reply.as_bytes()).1, Some(brackets.into_bytes()));
    }

    #[test]
    fn an_unreadable_date_is_no_date() {
        assert_eq!(fetched(b"* 1 FETCH (UID 2 INTERNALDATE \"32-Foo-2024 02:44:25 +0200\")").0.arrived, None);
    }

    #[test]
    fn list_replies_give_name_delimiter_and_whether_it_opens() {
        for (reply, raw, delimiter, selectable) in [
            ("* LIST (\\HasNoChildren) \"/\" INBOX", "INBOX", Some('/'), true),
            (
                "* LIST (\\Noselect \\HasChildren) \"/\" Gesch&APY-ftlich",
                "Gesch&APY-ftlich",
                Some('/'),
                false,
            ),
            ("* LIST (\\NonExistent) \".\" \"Sent Items\"", "Sent Items", Some('.'), false),
            ("* LIST () \"\\\\\" \"a\\\\b \\\"c\\\"\"", "a\\b \"c\"", Some('\\'), true),
            ("* LIST () NIL {3}\r\nabc", "abc", None, true),
        ] {
            let listing = list(&mut reply.as_bytes().to_vec()).expect("a LIST reply");
            assert_eq!(listing, Listing { raw: raw.to_owned(), delimiter, selectable });
        }
    }

    #[test]
    fn search_and_status_tolerate_a_space_at_the_end() {
        let mut uids = Vec::new();
        assert!(search(&mut b"* SEARCH 4 2 ".to_vec(), &mut uids));
        assert!(search(&mut b"* SEARCH".to_vec(), &mut uids));
        assert_eq!(uids, [4, 2]);
        let counts = status(&mut b"* STATUS \"a b\" (MESSAGES 3 UIDNEXT 8 UNSEEN 1) ".to_vec());
        assert_eq!(counts, Some(Counts { messages: Some(3), unseen: Some(1), uid_next: Some(8) }));
    }

    proptest! {
        #[test]
        fn any_reply_can_be_looked_at(bytes in any::<Vec<u8>>(), start in "\\* ([0-9]+ FETCH \\(|LIST|SEARCH|STATUS)? ?") {
            read_in_every_way(&[start.as_bytes(), &bytes].concat());
        }
    }
}
