//! Content-Type and Content-Disposition: a value with parameters, with the
//! repairs and refusals of the library under Zammad (the gem `mail` 2.8:
//! `content_type_field.rb`, `content_disposition_field.rb`,
//! `parameter_hash.rb`).

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use regex::bytes::Regex;

use super::charset::Charset;

/// A header value with its parameters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parameters {
    /// What stands before the first semicolon, lower-case: `text/html`,
    /// `attachment`.
    pub(super) value: String,
    /// Name as written, value without quotes; a later one of the same name
    /// takes the place of the earlier.
    list: Vec<(String, String)>,
}

/// Parameters as they are read: a later one takes the place of an earlier one of
/// its name, however many there are.
#[derive(Default)]
struct List {
    entries: Vec<(String, String)>,
    places: HashMap<String, usize>,
}

impl List {
    fn set(&mut self, (name, value): (String, String)) {
        if let Some(place) = self.places.get(&name) {
            self.entries[*place].1 = value;
        } else {
            self.places.insert(name.clone(), self.entries.len());
            self.entries.push((name, value));
        }
    }
}

/// A name with blanks that stands without quotes is quoted first.
fn quote_names(value: &[u8]) -> Cow<'_, [u8]> {
    static BARE_NAME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?-u)\b(filename|name)=([^;"\r\n]+\s[^;"\r\n]+)"#).expect("a constant expression")
    });
    BARE_NAME.replace(value, &b"$1=\"$2\""[..])
}

impl Parameters {
    /// Reads a Content-Type. One that is beyond repair keeps only its type, or
    /// is `text/plain`.
    pub(super) fn content_type(value: &[u8]) -> Self {
        let value = quote_names(value);
        let cleaned = cut_last_semicolon(&value);
        parse_type(cleaned)
            .or_else(|| parse_type(cut_last_semicolon(&repair(&value))))
            .unwrap_or_else(|| Self { value: bare_type(&value), list: Vec::new() })
    }

    /// Reads a Content-Disposition; `None` where it is outside the grammar.
    pub(super) fn disposition(value: &[u8]) -> Option<Self> {
        let value = quote_names(value);
        if value.trim_ascii().is_empty() {
            return Some(Self::default());
        }
        let mut reader = Reader { bytes: cut_last_semicolon(&value), position: 0 };
        let kind = reader.token()?.to_ascii_lowercase();
        let mut list = List::default();
        while reader.eat(b';') {
            list.set(reader.parameter()?);
        }
        reader.is_done().then_some(Self { value: kind, list: list.entries })
    }

    /// A parameter; one in pieces or with a charset (RFC 2231) is put together
    /// and decoded.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut exact = None;
        let mut pieces: Vec<(&str, &str)> = Vec::new();
        for (key, value) in &self.list {
            let Some(rest) = strip_prefix_ignoring_case(key, name) else { continue };
            if rest.is_empty() {
                exact = Some(value);
            } else if rest.starts_with('*') {
                pieces.push((key, value));
            }
        }
        if pieces.is_empty() {
            return exact.cloned();
        }
        pieces.sort_unstable();
        Some(decode_extended(&pieces.into_iter().map(|(_, value)| value).collect::<String>()))
    }

    /// The file name that the parameters give.
    pub(super) fn filename(&self) -> Option<String> {
        self.get("filename").or_else(|| self.get("name"))
    }

    /// The whole value written anew, parameters in the order of their names.
    pub(super) fn line(&self) -> String {
        let mut sorted: Vec<&(String, String)> = self.list.iter().collect();
        sorted.sort_by(|left, right| left.0.cmp(&right.0));
        let shown: Vec<String> =
            sorted.into_iter().map(|(name, value)| format!("{name}={}", quote(value))).collect();
        if shown.is_empty() { self.value.clone() } else { format!("{}; {}", self.value, shown.join("; ")) }
    }
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let start = text.get(..prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

fn quote(value: &str) -> String {
    let is_token = value.bytes().all(|byte| byte.is_ascii_graphic() && !b"()<>@,;:\\\"/[]?=".contains(&byte));
    if is_token {
        return value.to_owned();
    }
    let bare = match value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inside) => unescape(inside),
        None => value.to_owned(),
    };
    format!("\"{}\"", bare.replace('\\', "\\\\").replace('"', "\\\""))
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        out.push(if character == '\\' { characters.next().unwrap_or('\\') } else { character });
    }
    out
}

/// `charset'language'text` with percent escapes.
fn decode_extended(joined: &str) -> String {
    static EXTENDED: LazyLock<regex::Regex> = LazyLock::new(|| {
        regex::Regex::new(r"([0-9A-Za-z_\-]+)?'([0-9A-Za-z_]{2})?'([^\n]*)").expect("a constant expression")
    });
    let (charset, text) = match EXTENDED.captures(joined) {
        Some(found) => {
            (found.get(1).map(|charset| charset.as_str()), found.get(3).map_or("", |text| text.as_str()))
        }
        None => (None, joined),
    };
    let bytes = percent_decode(text.as_bytes());
    match charset.map(Charset::of_word) {
        Some(charset) => charset.lossy(&bytes),
        None => String::from_utf8_lossy(&bytes).into_owned(),
    }
}

fn percent_decode(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, tail)) = rest.split_first() {
        let digits = match tail {
            [high, low, ..] if byte == b'%' => {
                char::from(*high).to_digit(16).zip(char::from(*low).to_digit(16))
            }
            _ => None,
        };
        if let Some((high, low)) = digits {
            out.push((high * 16 + low) as u8);
            rest = &tail[2..];
        } else {
            out.push(byte);
            rest = tail;
        }
    }
    out
}

fn cut_last_semicolon(value: &[u8]) -> &[u8] {
    match value.trim_ascii_end().strip_suffix(b";") {
        Some(cut) => cut,
        None => value,
    }
}

fn parse_type(value: &[u8]) -> Option<Parameters> {
    if value.trim_ascii().is_empty() {
        return Some(Parameters { value: "text/plain".to_owned(), list: Vec::new() });
    }
    let mut reader = Reader { bytes: value, position: 0 };
    let main = reader.token()?;
    reader.eat(b'/').then_some(())?;
    let sub = reader.token()?;
    let value = format!("{main}/{sub}").to_ascii_lowercase();
    let mut list = List::default();
    loop {
        let had_space = reader.space()?;
        let mut had_semicolon = false;
        while reader.eat(b';') {
            had_semicolon = true;
        }
        if reader.is_done() {
            return (!had_semicolon).then_some(Parameters { value, list: list.entries });
        }
        if !had_semicolon && !had_space {
            return None;
        }
        list.set(reader.parameter()?);
    }
}

/// The repairs for a Content-Type outside the grammar.
fn repair(value: &[u8]) -> Vec<u8> {
    use regex::bytes::Captures;
    static EQUALS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?-u)\s*=\s*").expect("a constant expression"));
    static SEPARATORS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?-u)[; ]+").expect("a constant expression"));
    static LAST: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?-u);\s*$").expect("a constant expression"));
    static KEPT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i-u)(boundary|name|filename)=(\S*)").expect("a constant expression"));
    static BARE_CHARSET: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i-u)^\s*([\w\-]+)/([\w\-]+)\s*;\s?(ISO[\w\-]+)$").expect("a constant expression")
    });
    static ONLY_TEXT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i-u)^text;?$").expect("a constant expression"));
    static NO_SUBTYPE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i-u)^(\w+);\s(.*)$").expect("a constant expression"));
    static DOUBLE_CHARSET: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?i-u)([\w\-]+/[\w\-]+);\scharset="charset="(\w+)"""#).expect("a constant expression")
    });
    static TYPE_AND_REST: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i-u)([\w\-]+/[\w\-]+);\s+(.*)").expect("a constant expression"));

    let value = EQUALS.replace_all(value, &b"="[..]);
    let value = SEPARATORS.replace_all(&value, &b"; "[..]);
    let value = LAST.replace_all(&value, &b""[..]);
    // Letter case matters in boundaries and names only.
    let value = match KEPT.find(&value) {
        Some(kept) => [
            value[..kept.start()].to_ascii_lowercase(),
            kept.as_bytes().to_vec(),
            value[kept.end()..].to_ascii_lowercase(),
        ]
        .concat(),
        None => value.to_ascii_lowercase(),
    };
    let joined = |parts: &[&[u8]]| parts.concat();
    let group = |found: &Captures<'_>, index: usize| {
        found.get(index).map_or_else(Vec::new, |part| part.as_bytes().to_vec())
    };
    if let Some(found) = BARE_CHARSET.captures(&value) {
        return joined(&[&group(&found, 1), b"/", &group(&found, 2), b"; charset=", &group(&found, 3)]);
    }
    if ONLY_TEXT.is_match(&value) {
        return b"text/plain".to_vec();
    }
    if let Some(found) = NO_SUBTYPE.captures(&value) {
        return joined(&[b"text/plain; ", &group(&found, 2)]);
    }
    if let Some(found) = DOUBLE_CHARSET.captures(&value) {
        return joined(&[&group(&found, 1), b"; charset=", &group(&found, 2)]);
    }
    if let Some(found) = TYPE_AND_REST.captures(&value) {
        let rest = group(&found, 2);
        let mut out = group(&found, 1);
        for parameter in rest.split(u8::is_ascii_whitespace).filter(|part| !part.is_empty()) {
            let at = memchr::memchr(b'=', parameter);
            let (name, value) = match at {
                Some(at) => (&parameter[..at], &parameter[at + 1..]),
                None => (parameter, &b""[..]),
            };
            let value = value.strip_suffix(b";").unwrap_or(value);
            let bare = value.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")).unwrap_or(value);
            let escaped = bare
                .iter()
                .flat_map(|byte| matches!(byte, b'\\' | b'"').then_some(b'\\').into_iter().chain([*byte]));
            out.extend_from_slice(b"; ");
            out.extend_from_slice(name);
            out.extend_from_slice(b"=\"");
            out.extend(escaped);
            out.push(b'"');
        }
        return out;
    }
    if value.trim_ascii().is_empty() {
        return b"text/plain".to_vec();
    }
    value
}

/// The type alone, where nothing else can be read.
fn bare_type(value: &[u8]) -> String {
    static BARE_TYPE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?m-u)^([\w\-]+/[\w\-]+);.+$").expect("a constant expression"));
    BARE_TYPE.captures(value).and_then(|found| found.get(1)).map_or_else(
        || "text/plain".to_owned(),
        |kind| String::from_utf8_lossy(kind.as_bytes()).to_lowercase(),
    )
}

/// Reads tokens, quoted strings and comments.
struct Reader<'a> {
    bytes: &'a [u8],
    position: usize,
}

fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b"()/:;<=>?@[\\]".contains(&byte)
}

impl<'a> Reader<'a> {
    fn is_done(&self) -> bool {
        self.position == self.bytes.len()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let is_there = self.bytes.get(self.position) == Some(&byte);
        self.position += usize::from(is_there);
        is_there
    }

    fn run(&mut self, accepts: impl Fn(u8) -> bool) -> Option<&'a [u8]> {
        let rest = &self.bytes[self.position..];
        let length = rest.iter().position(|byte| !accepts(*byte)).unwrap_or(rest.len());
        self.position += length;
        (length > 0).then(|| &rest[..length])
    }

    fn token(&mut self) -> Option<String> {
        self.run(is_token_byte).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    }

    /// Skips blanks and comments. `None`: a comment does not end.
    fn space(&mut self) -> Option<bool> {
        let start = self.position;
        loop {
            match self.bytes.get(self.position) {
                Some(b' ' | b'\t' | b'\r' | b'\n') => self.position += 1,
                Some(b'(') => {
                    let mut depth = 0_usize;
                    loop {
                        match self.bytes.get(self.position)? {
                            b'\\' => self.position += 1,
                            b'(' => depth += 1,
                            b')' => depth -= 1,
                            _ => {}
                        }
                        self.position += 1;
                        if depth == 0 {
                            break;
                        }
                    }
                }
                _ => return Some(self.position > start),
            }
        }
    }

    fn parameter(&mut self) -> Option<(String, String)> {
        self.space()?;
        let name = self.token()?;
        self.eat(b'=').then_some(())?;
        self.space()?;
        let value = if self.eat(b'"') {
            let value = self.quoted()?;
            self.space()?;
            value
        } else {
            let value = self.run(|byte| (is_token_byte(byte) && byte != b'"') || byte == b'=')?;
            self.space()?;
            String::from_utf8_lossy(value).into_owned()
        };
        Some((name, value))
    }

    /// The rest of a quoted string, escapes left in.
    fn quoted(&mut self) -> Option<String> {
        let start = self.position;
        loop {
            match self.bytes.get(self.position)? {
                b'\\' => self.position += 1,
                b'"' => break,
                0 | b'\r' | b'\n' => return None,
                _ => {}
            }
            self.position += 1;
        }
        let inside = self.bytes.get(start..self.position)?;
        self.position += 1;
        std::str::from_utf8(inside).ok().map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_types_are_repaired_as_zammad_repairs_them() {
        for (from, to) in [
            ("text/html; charset=utf-8", "text/html; charset=utf-8"),
            ("TEXT/HTML;CHARSET=\"utf-8\";", "text/html; CHARSET=utf-8"),
            ("text/plain; ISO-8859-1", "text/plain; charset=iso-8859-1"),
            ("text", "text/plain"),
            ("text; charset=utf-8", "text/plain; charset=utf-8"),
            ("", "text/plain"),
            ("application/pdf; name=my file.pdf", "application/pdf; name=\"my file.pdf\""),
            ("multipart/mixed; boundary=a:b", "multipart/mixed; boundary=\"a:b\""),
            ("image/png; name=\"a;b.png\"", "image/png; name=\"a;b.png\""),
            ("nonsense", "text/plain"),
            ("text/csv; charset=utf-8; name=\"a b.csv\"; x=(", "text/csv"),
        ] {
            assert_eq!(Parameters::content_type(from.as_bytes()).line(), to, "{from}");
        }
    }

    #[test]
    fn extended_parameters_are_put_together() {
        let read = |value: &str| Parameters::disposition(value.as_bytes()).and_then(|found| found.filename());
        assert_eq!(
            read("attachment; filename*=UTF-8''%E2%82%AC%20rates.pdf").as_deref(),
            Some("€ rates.pdf")
        );
        assert_eq!(
            read("attachment; filename*0=\"a long\"; filename*1=\" name.pdf\"").as_deref(),
            Some("a long name.pdf")
        );
        assert_eq!(
            read("attachment; filename*0*=iso-8859-1'de'%FC; filename*1=.txt").as_deref(),
            Some("ü.txt")
        );
        assert_eq!(read("attachment; filename=\"\"").as_deref(), Some(""));
        assert_eq!(read("attachment; filename=foo(1).pdf"), None);
        assert_eq!(read("attachment; size=3"), None);
    }
}
