//! Where a header block ends and a body begins, of a mail and of a part.

use super::super::header::{self, Header};

/// Longest header that is read, in bytes. Exchange Online takes 256 KB
/// (learn.microsoft.com, "Exchange Online limits", message header size).
pub(super) const LONGEST_HEADER: usize = 512 * 1024;

pub(super) fn trim_start(bytes: &[u8]) -> &[u8] {
    let blanks = bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t'..=b'\r' | 0)).count();
    &bytes[blanks..]
}

/// Header and body of a mail: cut at the first wholly empty line. A line of
/// mbox (`From someone …`) before the header is left out.
pub(in super::super) fn split_mail(raw: &[u8]) -> (&[u8], &[u8]) {
    let raw = trim_start(skip_mbox_line(raw));
    match memchr::memmem::find(raw, b"\r\n\r\n") {
        Some(end) => (&raw[..end], &raw[end + 4..]),
        // Without an empty line the text begins where no field does.
        None => match header::length_of_fields(raw) {
            Some(length) => (&raw[..length], &raw[length..]),
            None => (raw, &[]),
        },
    }
}

fn skip_mbox_line(raw: &[u8]) -> &[u8] {
    let Some(rest) = raw.strip_prefix(b"From") else { return raw };
    let after = trim_start(rest);
    if after.len() == rest.len() || after.first().is_none_or(|byte| *byte == b':') {
        return raw;
    }
    match memchr::memmem::find(after, b"\r\n") {
        Some(end) if after[..end].iter().all(|byte| byte.is_ascii() && *byte != b'\t') => &after[end + 2..],
        _ => raw,
    }
}

/// Header and body of a part: cut at the first blank line.
pub(super) fn split_part(raw: &[u8]) -> (&[u8], &[u8]) {
    for newline in memchr::memchr_iter(b'\n', raw) {
        let blanks = raw[newline + 1..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let rest = &raw[newline + 1 + blanks..];
        if let Some(body) = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")) {
            let block = &raw[..newline];
            return (block.strip_suffix(b"\r").unwrap_or(block), body);
        }
    }
    (raw, &[])
}

/// Some line looks like a field.
pub(super) fn has_field(block: &[u8]) -> bool {
    block.split(|byte| *byte == b'\n').any(|line| {
        let name = line.iter().take_while(|byte| byte.is_ascii_graphic() && **byte != b':').count();
        name > 0 && line.get(name) == Some(&b':') && line.len() > name + 1
    })
}

/// As much of a header block as is read.
pub(super) fn within(block: &[u8]) -> &[u8] {
    &block[..block.len().min(LONGEST_HEADER)]
}

/// Cuts blanks off a header block and reads it.
pub(in super::super) fn read_header(block: &[u8]) -> Header<'_> {
    Header::read(header::trim(within(block)))
}
