//! Content-Transfer-Encoding: from the bytes on the wire to the content.
//!
//! The three decoders are as lenient as those under Zammad (Ruby's `unpack`), and
//! more so where those cost a reader the text: base64 ends at words that were put
//! behind it, not only at its padding, and a broken escape in quoted-printable
//! stands as it is while what follows is read.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Transfer {
    /// `7bit`, or none named and nothing but ASCII: line ends become LF.
    SevenBit,
    /// `8bit`, `binary`, none named, or one that nobody knows: taken as it is.
    AsIs,
    /// `base64`
    Base64,
    /// `quoted-printable`
    QuotedPrintable,
    /// `x-uuencode` and its other names.
    Uuencode,
}

impl Transfer {
    /// The encoding of a body: its header where there is a readable one, else
    /// by whether the body is plain ASCII.
    pub(super) fn of(header: Option<&[u8]>, body: &[u8]) -> Self {
        let default = || if body.is_ascii() { Self::SevenBit } else { Self::AsIs };
        let Some(name) = header.and_then(name_of) else { return default() };
        match name.as_str() {
            "" | "text" => default(),
            "7bit" => Self::SevenBit,
            "base64" => Self::Base64,
            "quoted-printable" | "quoted_printable" => Self::QuotedPrintable,
            "x-uuencode" | "x_uuencode" | "uuencode" | "x-uue" | "x_uue" => Self::Uuencode,
            _ => Self::AsIs,
        }
    }

    /// Decodes a body. Line ends of the input are CRLF.
    pub(super) fn decode(self, body: &[u8]) -> Cow<'_, [u8]> {
        match self {
            Self::SevenBit => to_lf(body),
            Self::AsIs => Cow::Borrowed(body),
            Self::Base64 => Cow::Owned(flawless_base64(body).unwrap_or_else(|| any_base64(body))),
            Self::QuotedPrintable => Cow::Owned(quoted_printable(body)),
            Self::Uuencode => Cow::Owned(uuencode(body)),
        }
    }
}

impl Transfer {
    /// Whether decoding passes over something that this body holds, or leaves it
    /// undecoded: text behind base64, a broken escape.
    pub(super) fn loses(self, body: &[u8]) -> bool {
        match self {
            Self::SevenBit | Self::AsIs => false,
            Self::Base64 => base64_loses(body),
            Self::QuotedPrintable => quoted_printable_loses(body),
            Self::Uuencode => !body.starts_with(b"begin ") || uuencode_loses(body),
        }
    }

    /// Whether the header, where there is one, names an encoding that is known.
    pub(super) fn is_known(header: Option<&[u8]>) -> bool {
        const KNOWN: [&str; 12] = [
            "",
            "text",
            "7bit",
            "8bit",
            "binary",
            "base64",
            "quoted-printable",
            "quoted_printable",
            "x-uuencode",
            "uuencode",
            "x-uue",
            "x_uue",
        ];
        header.is_none_or(|header| name_of(header).is_some_and(|name| KNOWN.contains(&name.as_str())))
    }
}

fn base64_loses(body: &[u8]) -> bool {
    let (mut filled, mut has_ended) = (0_usize, false);
    for &byte in body {
        match byte {
            b'=' if has_ended || filled % 4 >= 2 => has_ended = true,
            b' ' | b'\t'..=b'\r' => {}
            _ if has_ended || BASE64_VALUES[usize::from(byte)] == NOT_BASE64 => return true,
            _ => filled += 1,
        }
    }
    filled % 4 == 1
}

fn quoted_printable_loses(body: &[u8]) -> bool {
    memchr::memchr_iter(b'=', body).any(|position| match &body[position + 1..] {
        [] | [b'\n', ..] | [b'\r', b'\n', ..] => false,
        [high, low, ..] => hex(*high).is_none() || hex(*low).is_none(),
        [_] => true,
    })
}

/// Something stands behind the last line of data that is not its end.
fn uuencode_loses(body: &[u8]) -> bool {
    let lines = body.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let mut behind = lines.skip_while(|line| !matches!(*line, b"end" | b"`" | b""));
    behind.any(|line| !matches!(line, b"end" | b"`" | b""))
}

/// The one token of the header, comments aside; `None` where it holds more.
fn name_of(header: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(header).ok()?.to_ascii_lowercase();
    for (bits, name) in [("7", "7bit"), ("8", "8bit")] {
        if text.contains(&format!("{bits}bit")) || text.contains(&format!("{bits}-bit")) {
            return Some(name.to_owned());
        }
    }
    let mut rest = text.trim();
    while let Some(inside) = rest.strip_prefix('(') {
        rest = inside.split_once(')')?.1.trim_start();
    }
    let end = rest.find(|character: char| character.is_whitespace() || matches!(character, ';' | '('));
    let (name, tail) = rest.split_at(end.unwrap_or(rest.len()));
    let tail = tail.trim();
    let tail_is_noise = tail.is_empty() || tail == ";" || (tail.starts_with('(') && tail.ends_with(')'));
    let is_token = name.bytes().all(|byte| byte.is_ascii_graphic() && !b"()/:;<=>?@[\\]".contains(&byte));
    (tail_is_noise && is_token).then(|| name.to_owned())
}

/// CRLF and lone CR become LF.
pub(super) fn to_lf(bytes: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'\r', bytes).is_none() {
        return Cow::Borrowed(bytes);
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(position) = memchr::memchr(b'\r', rest) {
        out.extend_from_slice(&rest[..position]);
        out.push(b'\n');
        rest = &rest[position + 1..];
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    out.extend_from_slice(rest);
    Cow::Owned(out)
}

/// LF and lone CR become CRLF; borrowed where nothing is to do.
pub(super) fn to_crlf(bytes: &[u8]) -> Cow<'_, [u8]> {
    let is_clean = memchr::memchr2_iter(b'\r', b'\n', bytes).all(|position| {
        if bytes[position] == b'\r' {
            bytes.get(position + 1) == Some(&b'\n')
        } else {
            position > 0 && bytes[position - 1] == b'\r'
        }
    });
    if is_clean {
        return Cow::Borrowed(bytes);
    }
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 32);
    let mut from = 0;
    for position in memchr::memchr2_iter(b'\r', b'\n', bytes) {
        if bytes[position] == b'\n' && position > 0 && bytes[position - 1] == b'\r' {
            from = position + 1;
            continue;
        }
        out.extend_from_slice(&bytes[from..position]);
        out.extend_from_slice(b"\r\n");
        from = position + 1;
    }
    out.extend_from_slice(&bytes[from..]);
    Cow::Owned(out)
}

const NOT_BASE64: u8 = 0xff;

const BASE64_VALUES: [u8; 256] = {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut table = [NOT_BASE64; 256];
    let mut index = 0;
    while index < alphabet.len() {
        table[alphabet[index] as usize] = index as u8;
        index += 1;
    }
    table
};

/// Base64 in which nothing is amiss, as nearly all is: only its alphabet, line ends, and
/// as much padding as is due at its end. `None` of any other, whatever can be read of it.
/// Files are most of the bytes of mail, and this takes a fraction of the time that
/// looking at each character does.
pub(super) fn flawless_base64(body: &[u8]) -> Option<Vec<u8>> {
    let mut groups = Groups { out: vec![0; body.len() / 4 * 3 + 3], written: 0, ended: false };
    // Whole groups of four; lines need not be such.
    let mut block = [0; 12 * 1024];
    let mut filled = 0;
    for line in lines(body) {
        let mut rest = line.trim_ascii();
        while !rest.is_empty() {
            let (taken, later) = rest.split_at(rest.len().min(block.len() - filled));
            block[filled..filled + taken.len()].copy_from_slice(taken);
            filled += taken.len();
            rest = later;
            if filled == block.len() {
                groups.decode(&block)?;
                filled = 0;
            }
        }
    }
    if filled > 0 {
        groups.decode(&block[..filled])?;
    }
    groups.out.truncate(groups.written);
    Some(groups.out)
}

struct Groups {
    out: Vec<u8>,
    written: usize,
    /// Padding has come.
    ended: bool,
}

impl Groups {
    fn decode(&mut self, block: &[u8]) -> Option<()> {
        if self.ended {
            return None;
        }
        self.written += STANDARD.decode_slice(block, &mut self.out[self.written..]).ok()?;
        self.ended = block.last() == Some(&b'=');
        Some(())
    }
}

/// The lines, their ends left out.
fn lines(body: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut from = 0;
    let ends = memchr::memchr_iter(b'\n', body).chain(std::iter::once(body.len()));
    ends.map(move |end| {
        let line = &body[from..end];
        from = end + 1;
        line
    })
}

/// Base64 with whatever is amiss in it.
pub(super) fn any_base64(body: &[u8]) -> Vec<u8> {
    base64(before_words(body))
}

/// Base64: foreign characters are skipped; padding in the third or fourth place
/// of a group ends it all.
pub(super) fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3 + 3);
    let mut group = 0_u32;
    let mut filled = 0_u32;
    for &byte in bytes {
        let value = BASE64_VALUES[usize::from(byte)];
        if value == NOT_BASE64 {
            if byte == b'=' && filled >= 2 {
                break;
            }
            continue;
        }
        group = group << 6 | u32::from(value);
        filled += 1;
        if filled == 4 {
            out.extend_from_slice(&[(group >> 16) as u8, (group >> 8) as u8, group as u8]);
            group = 0;
            filled = 0;
        }
    }
    match filled {
        2 => out.push((group >> 4) as u8),
        3 => out.extend_from_slice(&[(group >> 10) as u8, (group >> 2) as u8]),
        _ => {}
    }
    out
}

/// Base64 without the words that a mailing list or a gateway has put behind it:
/// they begin with the first line that is no base64 behind one that is, where no
/// full line of base64 follows.
fn before_words(body: &[u8]) -> &[u8] {
    /// A full line has 60 to 76 characters; a damaged one may have lost some.
    const FULL: usize = 40;
    let is_foreign = |byte: &u8| BASE64_VALUES[usize::from(*byte)] == NOT_BASE64 && *byte != b'=';
    let (mut end, mut from, mut has_data) = (None, 0, false);
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let content = line.trim_ascii();
        match content.iter().any(is_foreign) {
            true if has_data => end = end.or(Some(from)),
            false if !content.is_empty() => {
                if end.is_some() && content.len() >= FULL {
                    return body;
                }
                has_data = true;
            }
            _ => {}
        }
        from += line.len();
    }
    end.map_or(body, |end| &body[..end])
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// Quoted-printable; line ends of a plain ASCII result become LF.
pub(super) fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    let mut is_ascii = true;
    while let Some(position) = memchr::memchr(b'=', rest) {
        out.extend_from_slice(&rest[..position]);
        let escape = &rest[position..];
        // An encoded line end before a real one is the same line end.
        if let Some(line_end) = encoded_line_end(escape) {
            rest = &escape[line_end..];
            continue;
        }
        rest = match escape {
            [_] => &[],
            [_, b'\n', rest @ ..] | [_, b'\r', b'\n', rest @ ..] => rest,
            [_, high, low, rest @ ..] if hex(*high).is_some() && hex(*low).is_some() => {
                let byte = hex(*high).unwrap_or_default() << 4 | hex(*low).unwrap_or_default();
                is_ascii &= byte.is_ascii();
                out.push(byte);
                rest
            }
            broken => {
                out.push(b'=');
                &broken[1..]
            }
        };
    }
    out.extend_from_slice(rest);
    if is_ascii && out.is_ascii() { to_lf(&out).into_owned() } else { out }
}

/// Quoted-printable would write this content as it stands.
pub(super) fn is_plain_in_quoted_printable(content: &[u8]) -> bool {
    content.ends_with(b"\n")
        && content.split(|byte| *byte == b'\n').all(|line| {
            line.len() <= 72
                && line.last().is_none_or(u8::is_ascii_graphic)
                && line.iter().all(|byte| matches!(byte, b'\t' | b' '..=b'~') && *byte != b'=')
        })
}

/// Length of `=0D=0A`, `=0D` or `=0A` where a real line end follows.
fn encoded_line_end(escape: &[u8]) -> Option<usize> {
    [&b"=0D=0A"[..], b"=0D", b"=0A"]
        .into_iter()
        .find(|code| escape.strip_prefix(*code).is_some_and(|rest| rest.starts_with(b"\r\n")))
        .map(<[u8]>::len)
}

/// Uuencode, without its `begin` line; ends at the first line that is none.
/// Within a line, a byte outside the alphabet stands for nothing and is not
/// passed over.
fn uuencode(bytes: &[u8]) -> Vec<u8> {
    let is_digit = |byte: u8| (b' '..b'a').contains(&byte);
    let mut rest = match bytes.strip_prefix(b"begin ") {
        Some(_) => memchr::memchr(b'\n', bytes).map_or(&[][..], |end| &bytes[end + 1..]),
        None => bytes,
    };
    let mut out = Vec::with_capacity(rest.len() / 4 * 3);
    while let Some((&length, data)) = rest.split_first() {
        if length == b' ' || !is_digit(length) {
            break;
        }
        rest = data;
        let mut left = usize::from((length - b' ') & 0x3f);
        while left > 0 {
            let mut group = 0_u32;
            for _ in 0..4 {
                group <<= 6;
                if let Some((&byte, tail)) = rest.split_first().filter(|(byte, _)| is_digit(**byte)) {
                    group |= u32::from((byte - b' ') & 0x3f);
                    rest = tail;
                }
            }
            let taken = left.min(3);
            out.extend_from_slice(&group.to_be_bytes()[1..=taken]);
            left -= taken;
        }
        // One byte of a checksum may follow, then the line end.
        if rest.first().is_some_and(|byte| !matches!(byte, b'\r' | b'\n')) {
            rest = &rest[1..];
        }
        rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_lenient_and_stops_at_padding() {
        assert_eq!(base64(b"aGVs\r\nbG8="), b"hello");
        assert_eq!(base64(b"aGVsbG8"), b"hello");
        assert_eq!(base64(b"aGVsbG8=aGVsbG8="), b"hello");
        assert_eq!(base64(b"!a?G V-s bG8="), b"hello");
        assert_eq!(base64(b"="), b"");
    }

    proptest::proptest! {
        #[test]
        fn flawless_base64_is_read_as_any_other_and_loses_nothing(
            bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..40_000),
            width in 1_usize..200,
            amiss in proptest::option::of((0_usize..60_000, proptest::sample::select(b"=*\n A".to_vec()))),
        ) {
            let encoded = STANDARD.encode(&bytes);
            let mut body = Vec::new();
            for line in encoded.as_bytes().chunks(width) {
                body.extend_from_slice(line);
                body.extend_from_slice(b"\r\n");
            }
            if let Some((place, byte)) = amiss {
                body.insert(place % (body.len() + 1), byte);
            }
            match flawless_base64(&body) {
                Some(read) => {
                    proptest::prop_assert_eq!(&read, &any_base64(&body));
                    proptest::prop_assert!(!base64_loses(&body));
                }
                None => proptest::prop_assert!(amiss.is_some(), "as it was encoded"),
            }
        }
    }

    #[test]
    fn padding_within_base64_is_amiss() {
        for body in [&b"aGVsbG8=aGVsbG8="[..], b"aGVsbG8", b"aGVsbG8=\r\n\r\nbye", b"aGVs bG8=", b"aGVsbG9="]
        {
            assert_eq!(flawless_base64(body), None, "{}", String::from_utf8_lossy(body));
        }
        assert_eq!(flawless_base64(b"").as_deref(), Some(&b""[..]));
        assert_eq!(flawless_base64(b"\r\n aGVs\r\n\r\nbG8=\r\n\r\n").as_deref(), Some(&b"hello"[..]));
    }

    #[test]
    fn quoted_printable_is_read_on_behind_a_broken_escape() {
        assert_eq!(quoted_printable(b"a=C3=A4b=\r\nc"), "aäbc".as_bytes());
        assert_eq!(quoted_printable(b"a=zz=C3=A4 =%"), "a=zzä =%".as_bytes());
        assert_eq!(quoted_printable(b"a=0D=0A\r\nb\r\n"), b"a\nb\n");
        assert_eq!(quoted_printable(b"x="), b"x");
        assert_eq!(quoted_printable(b"a=E4\r\n"), b"a\xe4\r\n");
    }

    #[test]
    fn words_behind_base64_are_no_part_of_it() {
        let decoded = |body: &[u8]| Transfer::Base64.decode(body).into_owned();
        assert_eq!(decoded(b"aGVsbG8h\r\n\r\n___\r\nA list, list@x.org\r\nBye\r\n"), b"hello!");
        assert_eq!(decoded(b"aGVs*G8h\r\naGVsbG8h\r\n"), decoded(b"aGVsG8haGVsbG8h"), "a damaged line");
        let full = "QUJD".repeat(18);
        let damaged = format!("{full}\r\nQU*JD\r\n{full}\r\n");
        assert_eq!(decoded(damaged.as_bytes()).len(), 54 + 3 + 54, "and one among others");
    }

    #[test]
    fn what_decoding_passes_over_is_noticed() {
        for (transfer, body, loses) in [
            (Transfer::Base64, &b"aGVs\r\nbG8=\r\n"[..], false),
            (Transfer::Base64, b"aGVsbG8", false),
            (Transfer::Base64, b"aGVsbG8=\r\n-- \r\nfooter of a list", true),
            (Transfer::Base64, b"aGVsbG8=aGVsbG8=", true),
            (Transfer::Base64, b"!aGVsbG8=", true),
            (Transfer::Base64, b"=", true),
            (Transfer::Base64, b"aGVsb", true),
            (Transfer::QuotedPrintable, b"a=C3=A4=\r\nb=3d=", false),
            (Transfer::QuotedPrintable, b"100 =% =C3", true),
            (Transfer::QuotedPrintable, b"a=C", true),
            (Transfer::Uuencode, b"begin 644 a.txt\r\n%:&5L;&\\ \r\n`\r\nend\r\n", false),
            (Transfer::Uuencode, b"begin 644 a.txt\r\n%:&5L;&\\ \r\n`\r\nend\r\nfooter\r\n", true),
            (Transfer::Uuencode, b"no beginning", true),
            (Transfer::AsIs, b"=\xff", false),
        ] {
            assert_eq!(transfer.loses(body), loses, "{transfer:?} {:?}", String::from_utf8_lossy(body));
        }
        assert!(Transfer::is_known(None) && Transfer::is_known(Some(b"7-bit")));
        assert!(!Transfer::is_known(Some(b"base 64")) && !Transfer::is_known(Some(b"chicken")));
    }

    #[test]
    fn uuencoded_bodies_are_decoded() {
        assert_eq!(uuencode(b"begin 644 a.txt\r\n%:&5L;&\\ \r\n`\r\nend\r\n"), b"hello");
    }

    #[test]
    fn line_ends_become_one_kind() {
        assert_eq!(to_crlf(b"a\nb\r\nc\rd").as_ref(), b"a\r\nb\r\nc\r\nd");
        assert_eq!(to_lf(b"a\nb\r\nc\rd").as_ref(), b"a\nb\nc\nd");
        assert!(matches!(to_crlf(b"a\r\nb\r\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn an_unreadable_or_unknown_encoding_is_no_encoding() {
        assert_eq!(Transfer::of(Some(b"BASE64 (really)"), b""), Transfer::Base64);
        assert_eq!(Transfer::of(Some(b"quoted-printable;"), b""), Transfer::QuotedPrintable);
        assert_eq!(Transfer::of(Some(b"7 bits, honest"), b"x"), Transfer::SevenBit);
        assert_eq!(Transfer::of(Some(b"7-bit"), b"\xff"), Transfer::SevenBit);
        assert_eq!(Transfer::of(Some(b"chicken"), b"x"), Transfer::AsIs);
        assert_eq!(Transfer::of(None, b"x"), Transfer::SevenBit);
        assert_eq!(Transfer::of(None, b"\xff"), Transfer::AsIs);
    }
}
