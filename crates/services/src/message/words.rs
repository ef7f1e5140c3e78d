//! Encoded words (RFC 2047) and header text, decoded with Zammad's tolerance
//! (the gem `mail`: `encodings.rb`, `utilities.rb`; Zammad:
//! `app/models/channel/email_parser.rb`, `message_header_hash`).

use std::borrow::Cow;

use super::charset::{self, Charset};
use super::transfer;

/// A piece of a header value.
enum Piece<'a> {
    Plain(&'a [u8]),
    Word { charset: &'a [u8], is_base64: bool, text: &'a [u8] },
}

/// Finds the encoded words of a value. Blanks between two of them, and before
/// the first, are dropped.
fn pieces(value: &[u8]) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut words = EncodedWords { rest: value };
    for EncodedWord { before, charset, is_base64, text, .. } in words.by_ref() {
        if !before.trim_ascii().is_empty() {
            found.push(Piece::Plain(before));
        }
        found.push(Piece::Word { charset, is_base64, text });
    }
    if !words.rest.is_empty() {
        found.push(Piece::Plain(words.rest));
    }
    found
}

/// An encoded word where it stands in a value.
struct EncodedWord<'a> {
    /// What lies between it and the word before.
    before: &'a [u8],
    /// From `=?` to `?=`.
    whole: &'a [u8],
    charset: &'a [u8],
    is_base64: bool,
    text: &'a [u8],
}

/// The encoded words of a value, one by one; in the end the rest has none.
struct EncodedWords<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for EncodedWords<'a> {
    type Item = EncodedWord<'a>;

    fn next(&mut self) -> Option<EncodedWord<'a>> {
        let mut search_from = 0;
        while let Some(position) = memchr::memmem::find(&self.rest[search_from..], b"=?") {
            let start = search_from + position;
            match word_at(&self.rest[start..]) {
                Scan::Word { length, charset, is_base64, text } => {
                    let (before, from_here) = self.rest.split_at(start);
                    let (whole, rest) = from_here.split_at(length);
                    self.rest = rest;
                    return Some(EncodedWord { before, whole, charset, is_base64, text });
                }
                Scan::NotHere => search_from = start + 2,
                Scan::NoneAnymore => break,
            }
        }
        None
    }
}

enum Scan<'a> {
    Word { length: usize, charset: &'a [u8], is_base64: bool, text: &'a [u8] },
    NotHere,
    NoneAnymore,
}

/// Reads the encoded word at the start of `bytes`, which begin with `=?`.
fn word_at(bytes: &[u8]) -> Scan<'_> {
    let Some(charset_length) = memchr::memchr(b'?', &bytes[2..]) else { return Scan::NoneAnymore };
    let charset = &bytes[2..2 + charset_length];
    let after = &bytes[3 + charset_length..];
    let is_base64 = match after {
        [b'B' | b'b', b'?', ..] => true,
        [b'Q' | b'q', b'?', ..] => false,
        _ => return Scan::NotHere,
    };
    if charset.is_empty() {
        return Scan::NotHere;
    }
    let text = &after[2..];
    match memchr::memmem::find(text, b"?=") {
        Some(end) => {
            Scan::Word { length: 3 + charset_length + 2 + end + 2, charset, is_base64, text: &text[..end] }
        }
        None => Scan::NoneAnymore,
    }
}

impl Piece<'_> {
    /// Both are words of one charset, so that a character may lie across them
    /// (which RFC 2047 section 5 forbids, and many programs write).
    fn goes_on_in(&self, next: &Self) -> bool {
        match (self, next) {
            (Self::Word { charset, .. }, Self::Word { charset: next, .. }) => {
                charset.eq_ignore_ascii_case(next)
            }
            _ => false,
        }
    }
}

/// The text of pieces that belong together: of one that stands for itself, or of
/// words of one charset.
fn text_of(pieces: &[Piece<'_>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut named = None;
    for piece in pieces {
        match piece {
            Piece::Plain(plain) => bytes.extend_from_slice(plain),
            Piece::Word { charset, is_base64, text } => {
                bytes.append(&mut bytes_of_word(*is_base64, text));
                let (_, all_base64) = named.unwrap_or((*charset, true));
                named = Some((*charset, all_base64 && *is_base64));
            }
        }
    }
    match named {
        None => bytes,
        Some((charset, is_base64)) => in_charset(charset, is_base64, &bytes).into_bytes(),
    }
}

fn bytes_of_word(is_base64: bool, text: &[u8]) -> Vec<u8> {
    if is_base64 {
        return transfer::base64(text);
    }
    let spaced: Vec<u8> = text.iter().map(|byte| if *byte == b'_' { b' ' } else { *byte }).collect();
    transfer::quoted_printable(spaced.strip_suffix(b"=").unwrap_or(&spaced))
}

fn decode_word(charset: &[u8], is_base64: bool, text: &[u8]) -> String {
    in_charset(charset, is_base64, &bytes_of_word(is_base64, text))
}

fn in_charset(charset: &[u8], is_base64: bool, bytes: &[u8]) -> String {
    let name = String::from_utf8_lossy(charset);
    match Charset::of_word(&name) {
        // An unknown charset in a Q word is tried as UTF-8.
        Charset::Binary if !is_base64 => String::from_utf8_lossy(bytes).into_owned(),
        known => known.lossy(bytes),
    }
}

/// The same value with the raw bytes inside of its encoded words (which RFC 2047
/// section 5 forbids) written as escapes: they are bytes of that word's charset,
/// or UTF-8 where all bytes of the word together are. `None`: there are none.
pub(super) fn with_raw_bytes_encoded(value: &[u8]) -> Option<Vec<u8>> {
    if value.is_ascii() {
        return None;
    }
    let mut mended = Vec::with_capacity(value.len() + 64);
    let mut is_mended = false;
    let mut words = EncodedWords { rest: value };
    for word in words.by_ref() {
        mended.extend_from_slice(word.before);
        if word.is_base64 || word.text.is_ascii() {
            mended.extend_from_slice(word.whole);
        } else {
            is_mended = true;
            put_escaped(&mut mended, word.charset, word.text);
        }
    }
    mended.extend_from_slice(words.rest);
    is_mended.then_some(mended)
}

/// Writes a Q word with its raw bytes as escapes.
fn put_escaped(out: &mut Vec<u8>, charset: &[u8], text: &[u8]) {
    let is_utf8 = std::str::from_utf8(&transfer::quoted_printable(text)).is_ok();
    out.extend_from_slice(b"=?");
    out.extend_from_slice(if is_utf8 { b"utf-8" } else { charset });
    out.extend_from_slice(b"?Q?");
    for byte in text {
        if byte.is_ascii() {
            out.push(*byte);
        } else {
            out.extend_from_slice(format!("={byte:02X}").as_bytes());
        }
    }
    out.extend_from_slice(b"?=");
}

/// Whether a value holds raw bytes that nothing says how to read.
pub(super) fn is_guessed(value: &[u8]) -> bool {
    std::str::from_utf8(value).is_err()
}

/// Decodes the encoded words of a text.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains("=?") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for together in pieces(text.as_bytes()).chunk_by(Piece::goes_on_in) {
        out.push_str(&String::from_utf8_lossy(&text_of(together)));
    }
    Cow::Owned(out)
}

/// The text of a header field.
///
/// A field with raw bytes that are not UTF-8 is guessed at as a body would be;
/// where it holds decoded words as well, its raw bytes are ISO-8859-1.
pub(super) fn decode_field(value: &[u8]) -> String {
    if let Some(text) = japanese(value) {
        return text;
    }
    unstructured(value)
}

/// [`decode_field`] without the exception for Japanese.
pub(super) fn unstructured(value: &[u8]) -> String {
    if value.trim_ascii().is_empty() {
        return String::new();
    }
    if let Ok(text) = std::str::from_utf8(value) {
        return decode(text).into_owned();
    }
    if let Some(text) = as_latin1(value) {
        return decode(&text).into_owned();
    }
    let mut joined = Vec::with_capacity(value.len());
    for together in pieces(value).chunk_by(Piece::goes_on_in) {
        joined.append(&mut text_of(together));
    }
    charset::text(&joined, None).0
}

/// A value of raw bytes that are not UTF-8 beside a word that decodes to more
/// than ASCII is ISO-8859-1.
pub(super) fn as_latin1(value: &[u8]) -> Option<String> {
    if std::str::from_utf8(value).is_ok() {
        return None;
    }
    let has_decoded = pieces(value).into_iter().any(|piece| match piece {
        Piece::Plain(_) => false,
        Piece::Word { charset, is_base64, text } => !decode_word(charset, is_base64, text).is_ascii(),
    });
    has_decoded.then(|| charset::latin1(value))
}

/// Japanese encoded words are decoded where they stand, before anything else,
/// and with a more tolerant table. `None`: there are none.
pub(super) fn japanese(value: &[u8]) -> Option<String> {
    const START: &[u8] = b"=?ISO-2022-JP?B?";
    let mut from = memchr::memmem::find(value, START)?;
    let mut out = Vec::with_capacity(value.len());
    let mut rest = value;
    let mut found_any = false;
    loop {
        let text = &rest[from + START.len()..];
        // At least one character of text, as Zammad's expression wants it.
        let Some(end) = text.get(1..).and_then(|tail| memchr::memmem::find(tail, b"?=")).map(|end| end + 1)
        else {
            break;
        };
        out.extend_from_slice(&rest[..from]);
        let decoded = transfer::base64(&text[..end]);
        out.extend_from_slice(charset::japanese(&decoded).unwrap_or_default().as_bytes());
        found_any = true;
        rest = &text[end + 2..];
        match memchr::memmem::find(rest, START) {
            Some(next) => from = next,
            None => break,
        }
    }
    if !found_any {
        return None;
    }
    out.extend_from_slice(rest);
    Some(charset::text(&out, None).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_decoded_one_by_one_and_blanks_between_them_dropped() {
        for (from, to) in [
            ("=?utf-8?Q?Gr=C3=BC=C3=9Fe?= =?utf-8?B?IQ==?=", "Grüße!"),
            ("a =?utf-8?Q?b?= c", "a b c"),
            ("Re: =?iso-8859-1?q?M=FCller_?= =?iso-8859-1?q?& S=F6hne?=", "Re: Müller & Söhne"),
            ("=?ks_c_5601-1987?B?vsiz58fPvLy/5A==?=", "안녕하세요"),
            ("=?gb2312?B?xOO6ww==?=", "你好"),
            ("=?x-unknown?Q?caf=C3=A9?=", "café"),
            ("=?x-unknown?B?w6k=?=", "\u{fffd}\u{fffd}"),
            ("=?utf-8?Q?unfinished", "=?utf-8?Q?unfinished"),
            ("=?utf-8?X?what?=", "=?utf-8?X?what?="),
            ("=?windows-1252?Q?=80_5?=", "€ 5"),
            ("=?utf-8?Q??=", ""),
        ] {
            assert_eq!(decode(from), to, "{from}");
        }
    }

    #[test]
    fn raw_bytes_within_a_word_are_of_its_charset() {
        for (value, text) in [
            (&b"=?iso-8859-1?Q?Sch\xf6ne_Gr\xfc\xdfe?="[..], "Schöne Grüße"),
            (b"=?windows-1252?Q?Preis_5_\x80?=", "Preis 5 €"),
            (b"Re: =?iso-8859-1?Q?Fr\xf6sche?= und =?iso-8859-1?Q?Gr=FC=DFe?=", "Re: Frösche und Grüße"),
            (b"=?koi8-r?q?\xf0\xf2\xe9?=", "ПРИ"),
            ("=?iso-8859-1?Q?Schöne_Grüße?=".as_bytes(), "Schöne Grüße"),
            (b"=?iso-8859-2?Q?\xb3?= =?iso-8859-1?Q?=FC?=", "łü"),
        ] {
            let mended = with_raw_bytes_encoded(value).unwrap_or_else(|| value.to_vec());
            assert_eq!(decode_field(&mended), text);
        }
        assert_eq!(with_raw_bytes_encoded(b"=?utf-8?Q?=C3=BC?="), None);
        assert_eq!(with_raw_bytes_encoded("ü =?utf-8?B?w7w=?=".as_bytes()), None);
    }

    #[test]
    fn raw_bytes_beside_a_decoded_word_are_latin1() {
        assert_eq!(decode_field(b"M\xfcller =?utf-8?Q?=C3=A4?="), "Müller ä");
    }

    #[test]
    fn japanese_words_are_decoded_where_they_stand() {
        assert_eq!(decode_field(b"=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?= <a@b.jp>"), "日本 <a@b.jp>");
    }

    #[test]
    fn many_unfinished_words_cost_no_more_than_their_length() {
        let value = "=?".repeat(200_000);
        assert_eq!(decode(&value).len(), value.len());
        let value = "=?a?Q?".repeat(100_000);
        assert!(decode(&value).len() <= value.len());
    }
}
