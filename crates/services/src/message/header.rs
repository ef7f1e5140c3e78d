//! The fields of a header, split and unfolded as Zammad's mail library does it
//! (the Ruby gem `mail` 2.8: `header.rs`, `field.rb`, `field_list.rb`).

use std::borrow::Cow;

use super::words;

/// More fields than this are not read, as in Zammad.
const MOST_FIELDS: usize = 1000;

/// The value of a field, trimmed.
#[derive(Debug)]
pub(super) struct Value<'a> {
    /// As on the wire, but for raw bytes within encoded words.
    pub(super) folded: Cow<'a, [u8]>,
    /// Without the line ends before blanks.
    pub(super) unfolded: Cow<'a, [u8]>,
}

impl<'a> Value<'a> {
    pub(super) fn new(raw: &'a [u8]) -> Self {
        let folded = trim(raw);
        match words::with_raw_bytes_encoded(folded) {
            None => Self { folded: Cow::Borrowed(folded), unfolded: unfold(folded) },
            Some(mended) => {
                let unfolded = Cow::Owned(unfold(&mended).into_owned());
                Self { folded: Cow::Owned(mended), unfolded }
            }
        }
    }
}

/// One field.
#[derive(Debug)]
struct Field<'a> {
    name: &'a [u8],
    value: Value<'a>,
}

impl Field<'_> {
    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }
}

/// A header.
#[derive(Debug, Default)]
pub(super) struct Header<'a> {
    fields: Vec<Field<'a>>,
    /// Lines stand in it that are no fields, or that were not come to: they may
    /// be text that lost the empty line before it.
    pub(super) has_other_lines: bool,
}

impl<'a> Header<'a> {
    /// Splits a header block whose line ends are CRLF. Lines that are no fields
    /// are left out.
    pub(super) fn read(block: &'a [u8]) -> Self {
        let mut fields = Vec::new();
        let mut has_other_lines = false;
        let mut rest = block;
        let mut count = 0;
        while !rest.is_empty() && count < MOST_FIELDS {
            let end = field_end(rest);
            let raw = &rest[..end];
            rest = rest.get(end + 2..).unwrap_or_default();
            // Lines that turn out not to be fields count for the limit too.
            count += 1;
            match field(raw) {
                Some(field) => fields.push(field),
                None => has_other_lines |= !raw.trim_ascii().is_empty(),
            }
        }
        has_other_lines |= !rest.trim_ascii().is_empty() || has_blank_line(block);
        Self { fields, has_other_lines }
    }

    /// The value of a field; where it stands several times, of the last one.
    pub(super) fn last(&self, name: &str) -> Option<&[u8]> {
        self.value(name).map(|value| value.unfolded.as_ref())
    }

    /// The same, with its folds.
    pub(super) fn value(&self, name: &str) -> Option<&Value<'a>> {
        self.fields.iter().rev().find(|field| field.is(name)).map(|field| &field.value)
    }

    /// Every value of a field, in order.
    pub(super) fn all<'b>(&'b self, name: &'b str) -> impl DoubleEndedIterator<Item = &'b [u8]> {
        self.fields.iter().filter(move |field| field.is(name)).map(|field| field.value.unfolded.as_ref())
    }

    /// The value of the last field of that name which `reads` can read; where
    /// it can read none, nothing.
    pub(super) fn last_readable<T>(
        &self,
        name: &str,
        mut reads: impl FnMut(&[u8]) -> Option<T>,
    ) -> Option<T> {
        self.all(name).rev().find_map(&mut reads)
    }

    /// The field stands in the header, be it empty.
    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.is(name))
    }

    /// A field as decoded text, empty where there is none.
    pub(super) fn text(&self, name: &str) -> String {
        self.last(name).map(words::decode_field).unwrap_or_default()
    }
}

/// How far the fields reach that a block begins with, where text follows them.
/// `None`: there is none, or no field before it, or fields behind it: then it is a
/// damaged one among them.
pub(super) fn length_of_fields(block: &[u8]) -> Option<usize> {
    const FIELDS: [&[u8]; 8] = [
        b"from:",
        b"to:",
        b"subject:",
        b"date:",
        b"message-id:",
        b"received:",
        b"content-type:",
        b"mime-version:",
    ];
    let is_known = |line: &[u8]| {
        FIELDS.iter().any(|name| line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))
    };
    let mut length = 0;
    let mut rest = block;
    while !rest.is_empty() {
        let end = field_end(rest);
        if !rest[..end].trim_ascii().is_empty() && field(&rest[..end]).is_none() {
            let has_more = rest.split(|byte| *byte == b'\n').any(is_known);
            return (length > 0 && !has_more).then_some(length);
        }
        length += (end + 2).min(rest.len());
        rest = rest.get(end + 2..).unwrap_or_default();
    }
    None
}

/// A line of nothing but blanks, which was meant to end the header.
fn has_blank_line(block: &[u8]) -> bool {
    memchr::memmem::find_iter(block, b"\r\n").any(|end| {
        let line = &block[end + 2..];
        let blanks = line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        blanks > 0 && line[blanks..].starts_with(b"\r\n")
    })
}

/// Where a field ends: before a CRLF that no blank follows.
fn field_end(block: &[u8]) -> usize {
    let mut from = 0;
    while let Some(position) = memchr::memchr(b'\n', &block[from..]) {
        let newline = from + position;
        let folds = matches!(block.get(newline + 1), Some(b' ' | b'\t'));
        if !folds && newline > 0 && block[newline - 1] == b'\r' {
            return newline - 1;
        }
        from = newline + 1;
    }
    block.len()
}

fn field(raw: &[u8]) -> Option<Field<'_>> {
    let colon = memchr::memchr(b':', raw)?;
    let name = raw[..colon].trim_ascii_end();
    let is_name = !name.is_empty() && name.iter().all(|byte| byte.is_ascii_graphic() && *byte != b':');
    is_name.then(|| Field { name, value: Value::new(&raw[colon + 1..]) })
}

/// Cuts blanks and NULs off both ends.
pub(super) fn trim(mut bytes: &[u8]) -> &[u8] {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t'..=b'\r' | 0);
    while bytes.first().is_some_and(is_blank) {
        bytes = &bytes[1..];
    }
    while bytes.last().is_some_and(is_blank) {
        bytes = &bytes[..bytes.len() - 1];
    }
    bytes
}

/// Takes the line ends before blanks away; the blank stays.
fn unfold(value: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'\n', value).is_none() {
        return Cow::Borrowed(value);
    }
    Cow::Owned(value.iter().copied().filter(|byte| !matches!(byte, b'\r' | b'\n')).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_unfolded_and_the_last_one_counts() {
        let header = Header::read(
            b"Subject: one\r\nnot a field\r\nX Y: no\r\nSUBJECT : two\r\n\tand three\r\nFrom:\r\n a@b\r\nTo: ",
        );
        assert_eq!(header.last("subject"), Some(&b"two\tand three"[..]));
        assert_eq!(header.last("from"), Some(&b"a@b"[..]));
        assert_eq!(header.last("to"), Some(&b""[..]));
        assert_eq!(header.last("x y"), None);
        assert_eq!(header.all("subject").count(), 2);
    }

    #[test]
    fn lines_that_are_no_fields_are_noticed() {
        for (block, other) in [
            (&b"A: b\r\nC: d\r\n e"[..], false),
            (b"A: b\r\nhello there", true),
            (b"A: b\r\n \r\nNote: this was text", true),
            (b"", false),
        ] {
            assert_eq!(Header::read(block).has_other_lines, other, "{:?}", String::from_utf8_lossy(block));
        }
        assert!(Header::read("A: b\r\n".repeat(5000).as_bytes()).has_other_lines);
    }

    #[test]
    fn fields_beyond_the_limit_are_not_read() {
        let many = "A: b\r\n".repeat(5000);
        assert_eq!(Header::read(many.as_bytes()).all("a").count(), MOST_FIELDS);
    }
}
