//! From bytes in some charset to text, as Zammad reads them.
//!
//! Zammad (`lib/core_ext/string.rb`, `utf8_encode`) believes the bytes before
//! it believes the mail: what is valid UTF-8 is UTF-8, whatever the charset
//! says. Then the named charset counts if the bytes fit it, then a guess from
//! the bytes, and at last every byte that is not ASCII becomes a question mark.
//!
//! Where that would cost a reader a text it is done otherwise: a named charset
//! that fits but for a few bytes costs those bytes and not the text, one that
//! only Zammad's platform does not know counts too, and UTF-16 and the Japanese
//! of seven bits are known by their marks.

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
    /// ISO-8859-1. Where it has control characters, at 0x80 to 0x9f, those of
    /// Windows-1252 are meant, as on the web: no text has the former, and Outlook
    /// named the latter so for years.
    Latin1,
    /// A code page of DOS, by its upper half.
    Dos(&'static str),
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
        let code_page = ["windows-", "cp", "ibm"].iter().find_map(|prefix| name.strip_prefix(prefix));
        if let Some(found) = code_page.and_then(code_page_named) {
            return Some(found);
        }
        if let Some(part) = name.strip_prefix("iso-8859-").or_else(|| name.strip_prefix("iso8859-")) {
            return iso_8859(part);
        }
        Some(match name.as_str() {
            "utf-8" | "utf8" | "utf8-mac" | "utf-8-mac" | "cesu-8" | "cp65001" => Self::Utf8,
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

    /// The charset that a body says it has: one of [`Charset::named`], or of the
    /// web's names for charsets (encoding.spec.whatwg.org, section 4.2).
    fn declared(label: &str) -> Option<Self> {
        Self::named(label).or_else(|| {
            let encoding = rs::Encoding::for_label_no_replacement(label.as_bytes())?;
            if encoding == rs::X_USER_DEFINED || label.trim().eq_ignore_ascii_case("unicode") {
                None
            } else if encoding == rs::UTF_8 {
                Some(Self::Utf8)
            } else if encoding.name().starts_with("windows") {
                Some(Self::Windows(encoding))
            } else {
                Some(Self::Other(encoding))
            }
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
            Self::Latin1 => Some(western(bytes)),
            Self::Dos(upper) => Some(dos(upper, bytes)),
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

    /// Decodes bytes that fit this charset but for a few, each of which becomes
    /// U+FFFD. UTF-8 proves itself, since hardly anything else has its form, so
    /// that as many bytes may be lost as characters are read; or the one at the
    /// end, where a text was cut inside a character. Others must fit better.
    fn nearly(self, bytes: &[u8]) -> Option<String> {
        if matches!(self, Self::Ascii | Self::Binary | Self::Latin1 | Self::Dos(_) | Self::IsoOver(_)) {
            return None;
        }
        let text = self.lossy(bytes);
        let (mut read, mut lost) = (0_usize, 0_usize);
        for character in text.chars().filter(|character| !character.is_ascii()) {
            if character == char::REPLACEMENT_CHARACTER { lost += 1 } else { read += 1 }
        }
        let fits = match self {
            Self::Utf8 => {
                lost <= read
                    || std::str::from_utf8(bytes.trim_ascii_end())
                        .is_err_and(|error| error.error_len().is_none())
            }
            _ => lost.saturating_mul(4) <= read,
        };
        fits.then_some(text)
    }

    /// Decodes any bytes; what does not fit becomes U+FFFD.
    pub(super) fn lossy(self, bytes: &[u8]) -> String {
        match self {
            Self::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            Self::Latin1 => western(bytes),
            Self::Dos(upper) => dos(upper, bytes),
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
    /// As named, but for some bytes, each of which became U+FFFD.
    WithLosses,
    /// The charset was guessed from the bytes.
    Guessed,
    /// Nothing fitted: bytes were replaced by question marks.
    Replaced,
    /// In a charset that cannot be read here; the bytes stand as they are.
    Unreadable,
}

/// Text of a body or of a raw header, by Zammad's order of trust.
pub(super) fn text(bytes: &[u8], named: Option<&str>) -> (String, Found) {
    if let Some(found) = utf_16(bytes, named) {
        return found;
    }
    if let Some(found) = seven_bit_japanese(bytes, named) {
        return found;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let found = match named {
            Some(name) if hides_in_ascii(name) && !text.is_empty() => Found::Unreadable,
            _ => Found::AsNamed,
        };
        return (text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(), found);
    }
    let declared = named.and_then(Charset::declared);
    if let Some(text) = declared.and_then(|charset| charset.strict(bytes)) {
        return (text, Found::AsNamed);
    }
    let nearly = declared.and_then(|charset| charset.nearly(bytes));
    if let Some(text) = nearly.or_else(|| Charset::Utf8.nearly(bytes)) {
        return (text, Found::WithLosses);
    }
    if let Some(text) = guess(bytes) {
        return (text, Found::Guessed);
    }
    let replaced = bytes.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '?' }).collect();
    (replaced, Found::Replaced)
}

/// UTF-16: with its mark (RFC 2781 section 3.2), or where it is named and the
/// bytes are those of two-byte characters. Without a mark the zero bytes tell
/// which half comes first.
fn utf_16(bytes: &[u8], named: Option<&str>) -> Option<(String, Found)> {
    let name = named.map(|name| name.trim().to_ascii_lowercase()).unwrap_or_default();
    let is_named = ["utf-16", "utf16", "ucs-2", "unicode"].iter().any(|start| name.starts_with(start))
        && !name.starts_with("unicode-1-1");
    let has_zeros = memchr::memchr(0, bytes).is_some();
    let (encoding, content) = match bytes {
        [0xff, 0xfe, rest @ ..] if is_named || has_zeros => (rs::UTF_16LE, rest),
        [0xfe, 0xff, rest @ ..] if is_named || has_zeros => (rs::UTF_16BE, rest),
        _ if is_named && has_zeros => {
            let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
            let little = if name.ends_with("le") {
                true
            } else if name.ends_with("be") {
                false
            } else {
                zeros(1) > zeros(0)
            };
            (if little { rs::UTF_16LE } else { rs::UTF_16BE }, bytes)
        }
        _ => return None,
    };
    let (text, has_losses) = encoding.decode_without_bom_handling(content);
    Some((text.into_owned(), if has_losses { Found::WithLosses } else { Found::AsNamed }))
}

/// Japanese in seven bits looks like ASCII but for the escapes that switch its
/// character sets (RFC 1468).
fn seven_bit_japanese(bytes: &[u8], named: Option<&str>) -> Option<(String, Found)> {
    const SWITCHES: [&[u8]; 3] = [b"\x1b$B", b"\x1b$@", b"\x1b(J"];
    if !SWITCHES.iter().any(|switch| memchr::memmem::find(bytes, switch).is_some()) {
        return None;
    }
    let is_named = named.is_some_and(|name| name.trim().to_ascii_lowercase().starts_with("iso-2022-jp"));
    let (text, has_losses) = rs::ISO_2022_JP.decode_without_bom_handling(bytes);
    match (is_named, has_losses) {
        (true, false) => Some((text.into_owned(), Found::AsNamed)),
        (true, true) => Some((text.into_owned(), Found::WithLosses)),
        (false, false) => Some((text.into_owned(), Found::Guessed)),
        (false, true) => None,
    }
}

/// Charsets that write other characters in ASCII bytes, and that are not read
/// here.
fn hides_in_ascii(name: &str) -> bool {
    let name = name.trim().to_ascii_lowercase();
    [
        "utf-7",
        "utf7",
        "hz-gb",
        "iso-2022-kr",
        "iso-2022-cn",
        "utf-32",
        "utf32",
        "ucs-4",
        "ebcdic",
        "ibm037",
        "cp037",
    ]
    .iter()
    .any(|hidden| name.contains(hidden))
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
        "437" => Charset::Dos(CP_437),
        "850" => Charset::Dos(CP_850),
        "852" => Charset::Dos(CP_852),
        _ => return None,
    })
}

/// ISO-8859-1, but for what Windows-1252 has in the place of control characters.
fn western(bytes: &[u8]) -> String {
    if bytes.iter().copied().any(is_c1) {
        rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
    } else {
        latin1(bytes)
    }
}

/// Upper halves of code pages of DOS (Unicode's VENDORS/MICSFT/PC/CP437.TXT and so on).
const CP_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
const CP_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
const CP_852: &str = "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}";

fn dos(upper: &str, bytes: &[u8]) -> String {
    let upper: Vec<char> = upper.chars().collect();
    let character = |byte: &u8| match byte.checked_sub(0x80) {
        None => char::from(*byte),
        Some(place) => upper.get(usize::from(place)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    bytes.iter().map(character).collect()
}
