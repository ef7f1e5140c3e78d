//! Names of attachments, by Zammad's order of sources
//! (`app/models/channel/email_parser.rb`, `get_attachments`).

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::part::Part;
use super::{transfer, words};

/// Names in a Content-Disposition, in the order in which they are tried.
static IN_DISPOSITION: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    [
        r#"(?i)(?:filename|name)\*?="(.+?)""#,
        r"(?i)(?:filename|name)\*?='(.+?)'",
        r"(?i)(?:filename|name)\*?=(.+?);",
    ]
    .map(|pattern| Regex::new(pattern).expect("a constant expression"))
});

/// Names in a Content-Type.
static IN_TYPE: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    [
        r#"(?im)(?:filename|name)\*?="(.+?)"(?:;|$)"#,
        r"(?im)(?:filename|name)\*?='(.+?)'(?:;|$)",
        r"(?im)(?:filename|name)\*?=(.+?)(?:;|$)",
    ]
    .map(|pattern| Regex::new(pattern).expect("a constant expression"))
});

static ID_WITH_EXTENSION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(.+?\..{2,6})@.+?").expect("a constant expression"));
static ID: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(.+?)@.+?").expect("a constant expression"));
static NAME_AND_EXTENSION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?m)^(.*?)\.(.+?)$").expect("a constant expression"));

/// Names by type, for parts that say nothing better: type, extension, name.
const BY_TYPE: &[(&str, &str, &str)] = &[
    ("message/delivery-status", "txt", "delivery-status"),
    ("text/plain", "txt", "document"),
    ("text/html", "html", "document"),
    ("video/quicktime", "mov", "video"),
    ("image/jpeg", "jpg", "image"),
    ("image/jpg", "jpg", "image"),
    ("image/png", "png", "image"),
    ("image/gif", "gif", "image"),
    ("text/calendar", "ics", "calendar"),
];

/// The name of a part that is stored as an attachment, before numbering.
pub(super) fn of(part: &Part<'_>) -> String {
    let kind = part.content_type_line().unwrap_or_default();
    let mut name = from_disposition(part)
        // For mail of Exchange 6.5, which names its files there.
        .unwrap_or_else(|| location(part));
    if is_blank(&name) && kind.to_ascii_lowercase().starts_with("message/rfc822") {
        name = of_mail(part);
    }
    if is_blank(&name)
        && let Some(found) = first_match(&*IN_TYPE, &kind)
    {
        name = found;
    }
    let name = words::decode(&name).into_owned();
    let name = if is_blank(&name) { from_type_or_id(part, &kind) } else { name };
    // A name is one line, and Zammad's database takes no NUL.
    name.replace('\0', "").replace(['\r', '\n'], " ")
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn first_match(patterns: &[Regex], text: &str) -> Option<String> {
    patterns.iter().find_map(|pattern| pattern.captures(text)).map(|found| found[1].to_owned())
}

fn from_disposition(part: &Part<'_>) -> Option<String> {
    let line = match part.disposition() {
        Some(disposition) => disposition.line(),
        None => part.header.text("content-disposition"),
    };
    first_match(&*IN_DISPOSITION, &line)
        .or_else(|| part.disposition().and_then(super::parameters::Parameters::filename))
}

fn location(part: &Part<'_>) -> String {
    let value = part.header.last("content-location").unwrap_or_default();
    super::part::location(value).unwrap_or_else(|| words::decode_field(value))
}

/// An attached mail is named after its subject.
fn of_mail(part: &Part<'_>) -> String {
    let content = part.content();
    let raw = transfer::to_crlf(&content);
    let (block, _) = super::part::split_mail(&raw);
    let subject = super::part::read_header(block).text("subject");
    if !is_blank(&subject) {
        return format!("{subject}.eml");
    }
    let description = part.header.text("content-description");
    if is_blank(&description) { "Mail.eml".to_owned() } else { format!("{description}.eml") }
}

fn from_type_or_id(part: &Part<'_>, kind: &str) -> String {
    let id = part.content_id().unwrap_or_default();
    if let Some(found) = ID_WITH_EXTENSION.captures(&id) {
        return found[1].to_owned();
    }
    let lower = kind.to_ascii_lowercase();
    if let Some((_, extension, name)) = BY_TYPE.iter().find(|(kind, ..)| lower.starts_with(kind)) {
        let description = part.header.text("content-description");
        let name = if is_blank(&description) { *name } else { description.as_str() };
        return format!("{name}.{extension}");
    }
    match ID.captures(&id) {
        Some(found) => found[1].to_owned(),
        None => "file".to_owned(),
    }
}

/// Numbers a name that is taken: `name.ext`, `name1.ext`, `name2.ext`. `tried`
/// knows up to which number each name was found taken: what is taken stays taken.
pub(super) fn unique(name: String, taken: &HashSet<String>, tried: &mut HashMap<String, usize>) -> String {
    if !taken.contains(&name) {
        return name;
    }
    let (stem, extension) = match NAME_AND_EXTENSION.captures(&name) {
        Some(found) => (found[1].to_owned(), Some(found[2].to_owned())),
        // A name without an extension loses itself: Zammad numbers nothing.
        None => (String::new(), None),
    };
    let numbered = |number: usize| match &extension {
        Some(extension) => format!("{stem}{number}.{extension}"),
        None => format!("{stem}{number}"),
    };
    let from = tried.get(&name).copied().unwrap_or(1);
    let free = (from..1000).find(|number| !taken.contains(&numbered(*number))).unwrap_or(1000);
    let unique = numbered(free);
    tried.insert(name, free);
    unique
}
