//! FETCH items (RFC 3501 section 6.4.5).

use jiff::tz::TimeZone;

use super::store::{Message, header_of};
use super::wire::Argument;

/// One thing asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Uid,
    Flags,
    InternalDate,
    Size,
    Body {
        /// Without setting `\Seen`.
        peek: bool,
        section: Section,
        /// Offset and length in bytes.
        partial: Option<(usize, usize)>,
        /// How the answer names it.
        name: String,
    },
}

/// Which part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Section {
    Whole,
    Header,
    Text,
    Fields(Vec<String>),
    FieldsNot(Vec<String>),
}

impl Item {
    /// Whether it takes more than the header.
    pub(super) fn needs_body(&self) -> bool {
        matches!(self, Self::Body { section: Section::Whole | Section::Text, .. })
    }

    pub(super) fn sets_seen(&self) -> bool {
        matches!(self, Self::Body { peek: false, .. })
    }
}

/// Reads the items; `None` where one is not understood.
pub(super) fn read(argument: &Argument) -> Option<Vec<Item>> {
    let words = match argument {
        Argument::List(list) => list.iter().map(Argument::text).collect::<Option<Vec<String>>>()?,
        other => vec![other.text()?],
    };
    let mut items = Vec::new();
    for word in &words {
        match word.to_ascii_uppercase().as_str() {
            "FAST" => items.extend([Item::Flags, Item::InternalDate, Item::Size]),
            "UID" => items.push(Item::Uid),
            "FLAGS" => items.push(Item::Flags),
            "INTERNALDATE" => items.push(Item::InternalDate),
            "RFC822.SIZE" => items.push(Item::Size),
            "RFC822" => items.push(whole("RFC822", Section::Whole, false)),
            "RFC822.HEADER" => items.push(whole("RFC822.HEADER", Section::Header, true)),
            "RFC822.TEXT" => items.push(whole("RFC822.TEXT", Section::Text, false)),
            _ => items.push(body(word)?),
        }
    }
    (!items.is_empty()).then_some(items)
}

fn whole(name: &str, section: Section, peek: bool) -> Item {
    Item::Body { peek, section, partial: None, name: name.to_owned() }
}

/// `BODY[…]<offset.length>` and `BODY.PEEK[…]`.
fn body(word: &str) -> Option<Item> {
    let (start, rest) = word.split_once('[')?;
    let peek = match start.to_ascii_uppercase().as_str() {
        "BODY" => false,
        "BODY.PEEK" => true,
        _ => return None,
    };
    let (inner, tail) = rest.split_once(']')?;
    let partial = match tail.strip_prefix('<').and_then(|tail| tail.strip_suffix('>')) {
        Some(range) => {
            let (offset, length) = range.split_once('.')?;
            Some((offset.parse().ok()?, length.parse().ok()?))
        }
        None if tail.is_empty() => None,
        None => return None,
    };
    let section = section(inner)?;
    let mut name = format!("BODY[{inner}]");
    if let Some((offset, _)) = partial {
        name = format!("{name}<{offset}>");
    }
    Some(Item::Body { peek, section, partial, name })
}

fn section(inner: &str) -> Option<Section> {
    let upper = inner.to_ascii_uppercase();
    match upper.as_str() {
        "" => return Some(Section::Whole),
        "HEADER" => return Some(Section::Header),
        "TEXT" => return Some(Section::Text),
        _ => {}
    }
    let (not, list) = match upper.strip_prefix("HEADER.FIELDS.NOT ") {
        Some(list) => (true, list),
        None => (false, upper.strip_prefix("HEADER.FIELDS ")?),
    };
    let list = list.trim().strip_prefix('(')?.strip_suffix(')')?;
    let names: Vec<String> = list.split_whitespace().map(|name| name.trim_matches('"').to_owned()).collect();
    (!names.is_empty()).then_some(if not { Section::FieldsNot(names) } else { Section::Fields(names) })
}

/// The fields of a header: each name, and the whole field with its line ends.
pub(super) fn fields(header: &[u8]) -> impl Iterator<Item = (&str, &[u8])> {
    let mut rest = header;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() || rest.starts_with(b"\r\n") {
                return None;
            }
            let end = field_end(rest);
            let (whole, left) = rest.split_at(end);
            rest = left;
            let colon = whole.iter().position(|byte| *byte == b':');
            if let Some(name) = colon.and_then(|colon| std::str::from_utf8(&whole[..colon]).ok()) {
                return Some((name, whole));
            }
        }
    })
}

/// Where a field ends: at a line end that no space or tab follows.
fn field_end(header: &[u8]) -> usize {
    let mut from = 0;
    while let Some(at) = header[from..].iter().position(|byte| *byte == b'\n') {
        from += at + 1;
        if !matches!(header.get(from), Some(b' ' | b'\t')) {
            return from;
        }
    }
    header.len()
}

/// The bytes of a section.
pub(super) fn extract(section: &Section, header: &[u8], raw: &[u8]) -> Vec<u8> {
    let pick = |wanted: &dyn Fn(&str) -> bool| {
        let mut out: Vec<u8> = fields(header)
            .filter(|(name, _)| wanted(name))
            .flat_map(|(_, whole)| whole.iter().copied())
            .collect();
        out.extend_from_slice(b"\r\n");
        out
    };
    match section {
        Section::Whole => raw.to_vec(),
        Section::Header => header.to_vec(),
        Section::Text => raw[header_of(raw).len()..].to_vec(),
        Section::Fields(names) => pick(&|name| names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name))),
        Section::FieldsNot(names) => {
            pick(&|name| !names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name)))
        }
    }
}

/// Cuts a part out, as `<offset.length>` asks.
pub(super) fn part(bytes: &[u8], partial: Option<(usize, usize)>) -> &[u8] {
    let Some((offset, length)) = partial else { return bytes };
    let start = offset.min(bytes.len());
    &bytes[start..start.saturating_add(length).min(bytes.len())]
}

/// `"17-Jul-1996 02:44:25 +0000"`; Exchange states UTC.
pub(super) fn internal_date(message: &Message) -> String {
    TimeZone::UTC.to_datetime(message.arrived).strftime("%e-%b-%Y %H:%M:%S +0000").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &[u8] = b"From: a@b.example\r\nSubject: one\r\n two\r\nbroken line\r\nDate: now\r\n\r\n";

    #[test]
    fn folded_fields_stay_whole() {
        let section = Section::Fields(vec!["SUBJECT".into()]);
        assert_eq!(extract(&section, HEADER, HEADER), b"Subject: one\r\n two\r\n\r\n");
        let section = Section::FieldsNot(vec!["SUBJECT".into()]);
        assert_eq!(extract(&section, HEADER, HEADER), b"From: a@b.example\r\nDate: now\r\n\r\n");
    }

    #[test]
    fn items_are_read() {
        let argument = Argument::Word("BODY.PEEK[HEADER.FIELDS (Date To)]<5.10>".into());
        assert_eq!(
            read(&argument),
            Some(vec![Item::Body {
                peek: true,
                section: Section::Fields(vec!["DATE".into(), "TO".into()]),
                partial: Some((5, 10)),
                name: "BODY[HEADER.FIELDS (Date To)]<5>".into(),
            }])
        );
        for wrong in ["BODY", "BODY[1.2]", "XBODY[]", "BODY[HEADER.FIELDS ()]", "BODY[]<1>"] {
            assert_eq!(read(&Argument::Word(wrong.into())), None, "{wrong}");
        }
        assert_eq!(read(&Argument::List(Vec::new())), None);
    }

    #[test]
    fn a_part_never_reaches_over_the_end() {
        assert_eq!(part(b"abcdef", Some((4, 10))), b"ef");
        assert_eq!(part(b"abcdef", Some((9, 10))), b"");
        assert_eq!(part(b"abcdef", Some((0, usize::MAX))), b"abcdef");
    }
}
