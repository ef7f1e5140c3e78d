//! Writes mail as programs write it: header encoding, charsets, parts
//! (RFC 5322, 2045, 2047).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use encoding_rs::Encoding;

/// How the bytes of a part travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Transfer {
    SevenBit,
    EightBit,
    Quoted,
    Base64,
}

impl Transfer {
    fn name(self) -> &'static str {
        match self {
            Self::SevenBit => "7bit",
            Self::EightBit => "8bit",
            Self::Quoted => "quoted-printable",
            Self::Base64 => "base64",
        }
    }
}

/// Text in a charset by its name; what the charset does not have becomes `?`.
pub(super) fn in_charset(charset: &str, text: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(charset.as_bytes()).unwrap_or(encoding_rs::UTF_8);
    if encoding == encoding_rs::UTF_8 {
        return text.as_bytes().to_vec();
    }
    let (bytes, _, lossy) = encoding.encode(text);
    if !lossy {
        return bytes.into_owned();
    }
    let known: String = text
        .chars()
        .map(|character| {
            let mut buffer = [0; 4];
            if encoding.encode(character.encode_utf8(&mut buffer)).2 { '?' } else { character }
        })
        .collect();
    encoding.encode(&known).0.into_owned()
}

/// Whether a charset has every character of a text.
pub(super) fn fits(charset: &str, text: &str) -> bool {
    match Encoding::for_label(charset.as_bytes()) {
        _ if charset == "us-ascii" => text.is_ascii(),
        Some(encoding) => !encoding.encode(text).2,
        None => false,
    }
}

/// Appends formatted text.
pub(super) fn push(text: &mut String, more: std::fmt::Arguments<'_>) {
    use std::fmt::Write as _;
    // Writing to a String cannot fail.
    let _ = text.write_fmt(more);
}

/// Text with line ends of one kind.
pub(super) fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

fn base64_lines(bytes: &[u8]) -> Vec<u8> {
    let encoded = STANDARD.encode(bytes);
    let mut out = Vec::with_capacity(encoded.len() + encoded.len() / 38 + 2);
    for line in encoded.as_bytes().chunks(76) {
        out.extend(line);
        out.extend(b"\r\n");
    }
    out
}

const HEXADECIMAL: &[u8; 16] = b"0123456789ABCDEF";

fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() * 2);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let content = line.strip_suffix(b"\n").unwrap_or(line);
        let content = content.strip_suffix(b"\r").unwrap_or(content);
        let mut width = 0;
        for (at, byte) in content.iter().enumerate() {
            let last = at + 1 == content.len();
            let plain = matches!(byte, b'!'..=b'<' | b'>'..=b'~') || (matches!(byte, b' ' | b'\t') && !last);
            let length = if plain { 1 } else { 3 };
            if width + length > 75 {
                out.extend(b"=\r\n");
                width = 0;
            }
            width += length;
            if plain {
                out.push(*byte);
            } else {
                let digits = [HEXADECIMAL[usize::from(byte >> 4)], HEXADECIMAL[usize::from(byte & 15)]];
                out.extend([b'=', digits[0], digits[1]]);
            }
        }
        if content.len() < line.len() {
            out.extend(b"\r\n");
        }
    }
    out
}

/// A header value, encoded where it must be, folded at spaces (RFC 2047).
pub(super) fn encoded(charset: &str, text: &str) -> String {
    if text.is_ascii() {
        return fold(text);
    }
    // Whole characters per word, short enough for 75 columns in any charset.
    let mut words = Vec::new();
    let mut part = String::new();
    for character in text.chars() {
        let mut longer = part.clone();
        longer.push(character);
        if !part.is_empty() && in_charset(charset, &longer).len() > 36 {
            words.push(std::mem::take(&mut part));
        }
        part.push(character);
    }
    words.push(part);
    let words: Vec<String> = words
        .iter()
        .map(|word| format!("=?{charset}?B?{}?=", STANDARD.encode(in_charset(charset, word))))
        .collect();
    words.join("\r\n ")
}

fn fold(text: &str) -> String {
    let mut out = String::new();
    let mut width = 12;
    for (position, word) in text.split(' ').enumerate() {
        if position > 0 {
            if width + word.len() > 74 {
                out.push_str("\r\n ");
                width = 0;
            } else {
                out.push(' ');
            }
        }
        width += word.len() + 1;
        out.push_str(word);
    }
    out
}

/// `Name <address>`, encoded or quoted where needed.
pub(super) fn address(charset: &str, name: &str, address: &str) -> String {
    if name.is_empty() {
        address.to_owned()
    } else if !name.is_ascii() {
        format!("{} <{address}>", encoded(charset, name))
    } else if name.chars().all(|character| character.is_ascii_alphanumeric() || " -".contains(character)) {
        format!("{name} <{address}>")
    } else {
        format!("\"{}\" <{address}>", name.replace('"', "\\\""))
    }
}

/// A part of a mail: its own header lines and its bytes as they travel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    header: String,
    bytes: Vec<u8>,
}

impl Part {
    /// Text of a kind such as `plain`.
    pub(super) fn text(kind: &str, charset: &str, transfer: Transfer, text: &str) -> Self {
        let bytes = in_charset(charset, &crlf(text));
        let header = format!(
            "Content-Type: text/{kind}; charset=\"{charset}\"\r\nContent-Transfer-Encoding: {}\r\n",
            transfer.name()
        );
        Self { header, bytes: travel(transfer, &bytes) }
    }

    /// A file.
    pub(super) fn file(mime_type: &str, name: &str, bytes: &[u8]) -> Self {
        let header = format!(
            "Content-Type: {mime_type}; {}\r\nContent-Transfer-Encoding: base64\r\n\
             Content-Disposition: attachment; {}\r\n",
            parameter("name", name),
            parameter("filename", name)
        );
        Self { header, bytes: base64_lines(bytes) }
    }

    /// A picture that the HTML part shows.
    pub(super) fn inline(mime_type: &str, name: &str, content_id: &str, bytes: &[u8]) -> Self {
        let header = format!(
            "Content-Type: {mime_type}; {}\r\nContent-Transfer-Encoding: base64\r\n\
             Content-ID: <{content_id}>\r\nContent-Disposition: inline; {}\r\n",
            parameter("name", name),
            parameter("filename", name)
        );
        Self { header, bytes: base64_lines(bytes) }
    }

    /// Anything with a header of its own.
    pub(super) fn raw(header: &str, bytes: &[u8]) -> Self {
        Self { header: header.to_owned(), bytes: bytes.to_vec() }
    }

    /// Another mail within.
    pub(super) fn nested(mail: &[u8]) -> Self {
        Self::raw("Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n", mail)
    }

    /// Several parts together; `kind` may carry further parameters.
    pub(super) fn several(kind: &str, boundary: &str, parts: &[Self]) -> Self {
        let mut bytes = Vec::new();
        for part in parts {
            bytes.extend(format!("--{boundary}\r\n{}\r\n", part.header).into_bytes());
            bytes.extend(&part.bytes);
            bytes.extend(b"\r\n");
        }
        bytes.extend(format!("--{boundary}--\r\n").into_bytes());
        Self { header: format!("Content-Type: multipart/{kind};\r\n boundary=\"{boundary}\"\r\n"), bytes }
    }

    /// The whole mail under these header lines.
    pub(super) fn under(&self, lines: &str) -> Vec<u8> {
        let mut mail = format!("{lines}MIME-Version: 1.0\r\n{}\r\n", self.header).into_bytes();
        mail.extend(&self.bytes);
        mail
    }
}

/// Bytes as they travel.
fn travel(transfer: Transfer, bytes: &[u8]) -> Vec<u8> {
    match transfer {
        Transfer::SevenBit | Transfer::EightBit => bytes.to_vec(),
        Transfer::Quoted => quoted_printable(bytes),
        Transfer::Base64 => base64_lines(bytes),
    }
}

/// A parameter such as a file name, in RFC 2231 form where it must be.
fn parameter(name: &str, value: &str) -> String {
    if value.is_ascii() {
        return format!("{name}=\"{value}\"");
    }
    let mut encoded = String::new();
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            encoded.push(char::from(byte));
        } else {
            push(&mut encoded, format_args!("%{byte:02X}"));
        }
    }
    format!("{name}*=utf-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(raw: &[u8]) -> mail_parser::Message<'_> {
        mail_parser::MessageParser::default().parse(raw).expect("a mail")
    }

    #[test]
    fn every_charset_and_transfer_comes_back_as_it_was() {
        for (charset, transfer, text) in [
            ("utf-8", Transfer::Base64, "Grüße aus Köln 😀"),
            ("utf-8", Transfer::EightBit, "Grüße aus Köln 😀"),
            ("iso-8859-1", Transfer::Quoted, "Grüße = schöne Größe "),
            ("iso-8859-15", Transfer::EightBit, "Das kostet 20 €"),
            ("windows-1252", Transfer::Quoted, "“Déjà vu” – 20 €"),
            ("koi8-r", Transfer::Base64, "Добрый день"),
            ("shift_jis", Transfer::Base64, "お世話になっております"),
            ("gb2312", Transfer::EightBit, "您好，打印机"),
            ("iso-2022-jp", Transfer::SevenBit, "印刷できません"),
        ] {
            let raw = Part::text("plain", charset, transfer, &format!("{text}\nzweite Zeile\n"))
                .under(&format!("Subject: {}\r\n", encoded(charset, text)));
            let mail = parsed(&raw);
            assert_eq!(
                mail.body_text(0).expect("text").trim_end(),
                format!("{text}\r\nzweite Zeile"),
                "{charset}"
            );
            assert_eq!(mail.subject().map(str::trim_end), Some(text.trim_end()), "{charset}");
        }
    }

    #[test]
    fn long_lines_are_broken_and_come_back() {
        let text = "Straße ".repeat(60);
        let raw = Part::text("plain", "utf-8", Transfer::Quoted, &text).under("");
        assert!(raw.split(|byte| *byte == b'\n').all(|line| line.len() <= 78));
        assert_eq!(parsed(&raw).body_text(0).expect("text"), text);
    }

    #[test]
    fn what_a_charset_lacks_becomes_a_question_mark() {
        assert_eq!(in_charset("iso-8859-1", "ok 日"), b"ok ?");
    }

    #[test]
    fn file_names_in_other_scripts_come_back() {
        use mail_parser::MimeHeaders as _;
        let part =
            Part::several("mixed", "b", &[Part::file("application/pdf", "Angebot für Müller.pdf", b"%PDF")]);
        let raw = part.under("");
        let mail = parsed(&raw);
        assert_eq!(mail.attachment(0).expect("a file").attachment_name(), Some("Angebot für Müller.pdf"));
    }
}
