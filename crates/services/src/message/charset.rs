//! From bytes in some charset to text, as Zammad reads them.
//!
//! Zammad (`lib/core_ext/string.rb`, `utf8_encode`) believes the bytes before
//! it believes the mail: what is valid UTF-8 is UTF-8, whatever the charset
//! says. Then the named charset counts if the bytes fit it, then a guess from
//! the bytes, and at last every byte that is not ASCII becomes a question mark.

use std::borrow::Cow;

use encoding_rs as rs;

/// A charset under the names that Zammad's platform (Ruby) gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Charset {
    /// UTF-8.
    Utf8,
    /// US-ASCII: no byte above 0x7f is valid.
    Ascii,
    /// No charset at all: bytes above 0x7f have no meaning.
    Binary,
    /// ISO-8859-1 proper, with control characters at 0x80 to 0x9f, where the
    /// web's tables have Windows-1252.
    Latin1,
    /// ISO-8859-9 or ISO-8859-11 proper, which the web merges with a Windows
    /// charset as well.
    IsoOver(&'static rs::Encoding),
    /// A Windows charset, whose unassigned bytes are errors.
    Windows(&'static rs::Encoding),
    /// Any other charset of the web's list.
    Other(&'static rs::Encoding),
}

impl Charset {
    /// The charset of this exact name (letter case aside), as bodies name it:
    /// an alias unknown to Ruby is unknown here too, and the guess takes over.
    pub(super) fn named(label: &str) -> Option<Self> {
        let name = label.trim().to_ascii_lowercase();
        let code_page = name.strip_prefix("windows-").or_else(|| name.strip_prefix("cp"));
        if let Some(found) = code_page.and_then(code_page_named) {
            return Some(found);
        }
        if let Some(part) = name.strip_prefix("iso-8859-").or_else(|| name.strip_prefix("iso8859-")) {
            return iso_8859(part);
        }
        Some(match name.as_str() {
            "utf-8" | "utf8-mac" | "utf-8-mac" | "cesu-8" | "cp65001" => Self::Utf8,
            "us-ascii" | "ascii" | "ansi_x3.4-1968" | "646" => Self::Ascii,
            "ascii-8bit" | "binary" => Self::Binary,
            "utf-16le" => Self::Other(rs::UTF_16LE),
            "utf-16be" | "utf-16" | "ucs-2be" => Self::Other(rs::UTF_16BE),
            "koi8-r" | "cp878" => Self::Other(rs::KOI8_R),
            "koi8-u" => Self::Other(rs::KOI8_U),
            "ibm866" => Self::Other(rs::IBM866),
            "macroman" => Self::Other(rs::MACINTOSH),
            "maccyrillic" => Self::Other(rs::X_MAC_CYRILLIC),
            "tis-620" => Self::IsoOver(rs::WINDOWS_874),
            "shift_jis" | "sjis" | "cswindows31j" | "pck" => Self::Other(rs::SHIFT_JIS),
            "euc-jp" | "eucjp" | "eucjp-ms" | "euc-jp-ms" => Self::Other(rs::EUC_JP),
            "iso-2022-jp" | "iso2022-jp" | "iso-2022-jp-2" | "iso2022-jp2" => Self::Other(rs::ISO_2022_JP),
            "euc-kr" | "euckr" => Self::Other(rs::EUC_KR),
            "gb2312" | "euc-cn" | "euccn" | "gbk" => Self::Other(rs::GBK),
            "gb18030" => Self::Other(rs::GB18030),
            "big5" | "big5-hkscs" | "big5-hkscs:2008" | "big5-uao" => Self::Other(rs::BIG5),
            _ => return None,
        })
    }

    /// The charset of an encoded word or of a file name (RFC 2047, RFC 2231),
    /// where the Ruby mail library knows more spellings; an unknown one is
    /// [`Charset::Binary`].
    pub(super) fn of_word(label: &str) -> Self {
        let name = label.to_ascii_lowercase();
        let squeezed = name.replace('_', "-");
        if let Some(rest) = squeezed.strip_prefix("iso-8859-").or_else(|| squeezed.strip_prefix("iso8859-")) {
            return iso_8859(rest.strip_suffix("-i").unwrap_or(rest)).unwrap_or(Self::Binary);
        }
        if let Some(rest) = name.strip_prefix("windows") {
            let code_page = rest.strip_prefix('-').unwrap_or(rest);
            // Windows-1258 is read as its near twin.
            let code_page = if code_page == "1258" { "1252" } else { code_page };
            return code_page_named(code_page).unwrap_or(Self::Binary);
        }
        if name.contains("ansi_x3.110-1983") {
            return Self::Latin1;
        }
        match squeezed.as_str() {
            "utf8" | "utf-8" => Self::Utf8,
            "utf16" | "utf-16" | "utf-16be" | "utf16be" => Self::Other(rs::UTF_16BE),
            "utf-16le" | "utf16le" => Self::Other(rs::UTF_16LE),
            "iso-2022-jp" | "iso2022-jp" | "iso-2022jp" => Self::Other(rs::ISO_2022_JP),
            "iso-646" | "iso646" | "iso-646-us" | "us=ascii" => Self::Ascii,
            "8bit" => Self::Binary,
            "macintosh" => Self::Other(rs::MACINTOSH),
            "ks-c-5601-1987" => Self::Other(rs::EUC_KR),
            "shift-jis" => Self::Other(rs::SHIFT_JIS),
            "gb2312" => Self::Other(rs::GB18030),
            "latin2" => Self::Other(rs::ISO_8859_2),
            _ => Self::named(&name).unwrap_or(Self::Binary),
        }
    }

    /// Decodes bytes that fit this charset in full; `None` where one does not.
    pub(super) fn strict(self, bytes: &[u8]) -> Option<String> {
        match self {
            Self::Utf8 => std::str::from_utf8(bytes).ok().map(str::to_owned),
            Self::Ascii | Self::Binary => {
                bytes.is_ascii().then(|| bytes.iter().map(|byte| char::from(*byte)).collect())
            }
            Self::Latin1 => Some(latin1(bytes)),
            Self::IsoOver(encoding) => {
                let mut text = String::with_capacity(bytes.len() * 2);
                for run in bytes.chunk_by(|left, right| is_c1(*left) == is_c1(*right)) {
                    if run.first().is_some_and(|first| is_c1(*first)) {
                        text.extend(run.iter().map(|byte| char::from(*byte)));
                    } else {
                        text.push_str(&encoding.decode_without_bom_handling_and_without_replacement(run)?);
                    }
                }
                Some(text)
            }
            Self::Windows(encoding) => encoding
                .decode_without_bom_handling_and_without_replacement(bytes)
                .filter(|text| !text.chars().any(|character| ('\u{80}'..='\u{9f}').contains(&character)))
                .map(Cow::into_owned),
            Self::Other(encoding) => {
                encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Cow::into_owned)
            }
        }
    }

    /// Decodes any bytes; what does not fit becomes U+FFFD.
    pub(super) fn lossy(self, bytes: &[u8]) -> String {
        match self {
            Self::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            Self::Latin1 => latin1(bytes),
            Self::Ascii | Self::Binary => bytes
                .iter()
                .map(|byte| if byte.is_ascii() { char::from(*byte) } else { char::REPLACEMENT_CHARACTER })
                .collect(),
            Self::IsoOver(encoding) | Self::Other(encoding) => {
                encoding.decode_without_bom_handling(bytes).0.into_owned()
            }
            Self::Windows(encoding) => encoding
                .decode_without_bom_handling(bytes)
                .0
                .chars()
                .map(|character| match character {
                    '\u{80}'..='\u{9f}' => char::REPLACEMENT_CHARACTER,
                    _ => character,
                })
                .collect(),
        }
    }
}

/// How a text was found to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// As named, or plain UTF-8.
    AsNamed,
    /// The charset was guessed from the bytes.
    Guessed,
    /// Nothing fitted: bytes were replaced by question marks.
    Replaced,
}

/// Text of a body or of a raw header, by Zammad's order of trust.
pub(super) fn text(bytes: &[u8], named: Option<&str>) -> (String, Found) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), Found::AsNamed);
    }
    if let Some(text) = named.and_then(Charset::named).and_then(|charset| charset.strict(bytes)) {
        return (text, Found::AsNamed);
    }
    if let Some(text) = guess(bytes) {
        return (text, Found::Guessed);
    }
    let replaced = bytes.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '?' }).collect();
    (replaced, Found::Replaced)
}

/// A guess from the bytes alone. Only the first 64 KiB with something in them
/// are weighed; the whole must fit the charset found.
fn guess(bytes: &[u8]) -> Option<String> {
    const WEIGHED: usize = 64 * 1024;
    let start = bytes.iter().position(|byte| !byte.is_ascii())?.saturating_sub(WEIGHED / 2);
    let sample = &bytes[start..(start + WEIGHED).min(bytes.len())];
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    let found = if encoding.name().starts_with("windows") {
        Charset::Windows(encoding)
    } else {
        Charset::Other(encoding)
    };
    found.strict(bytes)
}

/// ISO-8859-1: each byte is the character of its number.
pub(super) fn latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Japanese mail in seven bits is plain ASCII to every test above, so Zammad
/// decodes it beforehand: ISO-2022-JP, else Shift-JIS. `None`: neither fits.
pub(super) fn japanese(bytes: &[u8]) -> Option<String> {
    [rs::ISO_2022_JP, rs::SHIFT_JIS]
        .into_iter()
        .find_map(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes))
        .map(Cow::into_owned)
        .filter(|text| !text.trim().is_empty())
}

fn is_c1(byte: u8) -> bool {
    (0x80..0xa0).contains(&byte)
}

fn iso_8859(part: &str) -> Option<Charset> {
    Some(match part {
        "1" => Charset::Latin1,
        "2" => Charset::Other(rs::ISO_8859_2),
        "3" => Charset::Other(rs::ISO_8859_3),
        "4" => Charset::Other(rs::ISO_8859_4),
        "5" => Charset::Other(rs::ISO_8859_5),
        "6" => Charset::Other(rs::ISO_8859_6),
        "7" => Charset::Other(rs::ISO_8859_7),
        "8" => Charset::Other(rs::ISO_8859_8),
        "9" => Charset::IsoOver(rs::WINDOWS_1254),
        "10" => Charset::Other(rs::ISO_8859_10),
        "11" => Charset::IsoOver(rs::WINDOWS_874),
        "13" => Charset::Other(rs::ISO_8859_13),
        "14" => Charset::Other(rs::ISO_8859_14),
        "15" => Charset::Other(rs::ISO_8859_15),
        "16" => Charset::Other(rs::ISO_8859_16),
        _ => return None,
    })
}

fn code_page_named(code_page: &str) -> Option<Charset> {
    Some(match code_page {
        "874" => Charset::Windows(rs::WINDOWS_874),
        "1250" => Charset::Windows(rs::WINDOWS_1250),
        "1251" => Charset::Windows(rs::WINDOWS_1251),
        "1252" => Charset::Windows(rs::WINDOWS_1252),
        "1253" => Charset::Windows(rs::WINDOWS_1253),
        "1254" => Charset::Windows(rs::WINDOWS_1254),
        "1255" => Charset::Windows(rs::WINDOWS_1255),
        "1256" => Charset::Windows(rs::WINDOWS_1256),
        "1257" => Charset::Windows(rs::WINDOWS_1257),
        "1258" => Charset::Windows(rs::WINDOWS_1258),
        "31j" | "932" => Charset::Other(rs::SHIFT_JIS),
        "936" => Charset::Other(rs::GBK),
        "949" => Charset::Other(rs::EUC_KR),
        "950" | "951" => Charset::Other(rs::BIG5),
        "866" => Charset::Other(rs::IBM866),
        _ => return None,
    })
}
