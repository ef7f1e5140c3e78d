//! Address lines: the grammar of RFC 5322 with the old forms, as strict and as
//! lenient as the mail library under Zammad (the gem `mail` 2.8:
//! `address_lists_parser.rl`, `elements/address.rb`,
//! `fields/common_address_field.rb`). A line outside the grammar is kept as
//! plain text.

use std::collections::HashSet;

use super::words;

/// One address of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Address {
    /// What stood before the angle bracket, quotes and escapes removed.
    phrase: Option<String>,
    local: Option<String>,
    domain: Option<String>,
    comments: Vec<String>,
    raw: String,
    /// Index into the group names of the list.
    group: Option<usize>,
}

/// The addresses of a line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct AddressList {
    pub(super) addresses: Vec<Address>,
    groups: Vec<String>,
}

/// A field of addresses as Zammad shows it: names decoded and quoted where
/// needed, or the plain decoded text where the line cannot be parsed.
pub(super) fn line(value: &[u8]) -> String {
    if let Some(text) = words::japanese(value) {
        return text;
    }
    match parse(value) {
        Some(list) => list.line(),
        None => words::unstructured(value),
    }
}

/// Parses a line; `None` where it is outside the grammar.
pub(super) fn parse(value: &[u8]) -> Option<AddressList> {
    let text = std::str::from_utf8(value).ok()?;
    let tokens = tokens(text)?;
    Parser { text, tokens: &tokens, position: 0, quoted: None, list: AddressList::default() }.list()
}

impl AddressList {
    fn line(&self) -> String {
        let grouped: HashSet<String> =
            self.addresses.iter().filter(|address| address.group.is_some()).map(Address::format).collect();
        let mut parts: Vec<String> =
            self.addresses.iter().map(Address::format).filter(|shown| !grouped.contains(shown)).collect();
        let mut groups: Vec<(usize, Vec<String>)> = Vec::new();
        for address in &self.addresses {
            let Some(group) = address.group else { continue };
            match groups.iter_mut().find(|(index, _)| *index == group) {
                Some((_, members)) => members.push(address.format()),
                None => groups.push((group, vec![address.format()])),
            }
        }
        let groups: Vec<String> = groups
            .into_iter()
            .map(|(index, members)| {
                format!("{}: {};", self.groups.get(index).map_or("", String::as_str), members.join(", "))
            })
            .collect();
        if !groups.is_empty() {
            parts.push(groups.join(" "));
        }
        parts.join(", ")
    }
}

impl Address {
    /// The bare address, encoded words decoded; without `@` where none stood.
    pub(super) fn address(&self) -> Option<String> {
        let local = self.local.as_deref().map(|local| words::decode(local.trim()).into_owned());
        match &self.domain {
            Some(domain) => {
                let domain = self.without_comments(domain);
                Some(format!("{}@{}", local.unwrap_or_default(), words::decode(domain.trim())))
            }
            None => local,
        }
    }

    /// The display name; a comment stands in where there is no other.
    pub(super) fn display_name(&self) -> Option<String> {
        let name = match (&self.phrase, &self.domain) {
            (Some(phrase), _) => self.without_comments(phrase).trim().to_owned(),
            (None, Some(domain)) => {
                let mut shown = self.shown_comments().unwrap_or_default();
                for comment in &self.comments {
                    let bracketed = format!("({comment})");
                    if domain.contains(&bracketed) {
                        shown = shown.replace(&bracketed, "");
                    }
                }
                shown.trim().to_owned()
            }
            (None, None) => String::new(),
        };
        (!name.trim().is_empty()).then(|| words::decode(&name).into_owned())
    }

    /// The first comment, where there is one.
    pub(super) fn first_comment(&self) -> Option<String> {
        self.comments.first().map(|comment| squeeze(comment))
    }

    fn without_comments(&self, text: &str) -> String {
        self.comments
            .iter()
            .fold(text.to_owned(), |text, comment| text.replace(&format!("({})", squeeze(comment)), ""))
    }

    fn shown_comments(&self) -> Option<String> {
        if self.comments.is_empty() {
            return None;
        }
        let escaped: Vec<String> =
            self.comments.iter().map(|comment| escape_brackets(&squeeze(comment))).collect();
        Some(format!("({})", squeeze(&escaped.join(" "))))
    }

    fn format(&self) -> String {
        let comments = self.shown_comments().map(|comments| format!(" {comments}")).unwrap_or_default();
        match (self.display_name(), self.address()) {
            (Some(name), address) => {
                format!("{} <{}>{comments}", quote(&name), address.unwrap_or_default())
            }
            (None, Some(address)) => format!("{address}{comments}"),
            (None, None) => self.raw.clone(),
        }
    }
}

fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if !(character == ' ' && out.ends_with(' ')) {
            out.push(character);
        }
    }
    out
}

fn escape_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for character in text.chars() {
        if matches!(character, '(' | ')') && before != Some('\\') {
            out.push('\\');
        }
        out.push(character);
        before = Some(character);
    }
    out
}

/// A name in quotes, unless it is made of plain ASCII words.
fn quote(name: &str) -> String {
    let is_plain =
        name.bytes().all(|byte| matches!(byte, b' '..=b'~') && !b"()<>[]:;@\\,.\"".contains(&byte));
    if is_plain {
        return name.to_owned();
    }
    let bare = name
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .map_or_else(|| name.to_owned(), unescape);
    let mut out = String::with_capacity(bare.len() + 2);
    out.push('"');
    for character in bare.chars() {
        if matches!(character, '\\' | '"') {
            out.push('\\');
        }
        out.push(character);
    }
    out.push('"');
    out
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => out.push(characters.next().unwrap_or('\\')),
            _ => out.push(character),
        }
    }
    out
}

/// What a line is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    /// Without its brackets.
    Comment,
    /// Without its quotes.
    Quoted,
    Atom,
    /// A domain literal with its brackets.
    Literal,
    Special(u8),
}

#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    kind: Kind,
    text: &'a str,
    start: usize,
    end: usize,
}

impl Token<'_> {
    fn is_space(&self) -> bool {
        matches!(self.kind, Kind::Blank | Kind::Comment)
    }

    fn is(&self, special: u8) -> bool {
        self.kind == Kind::Special(special)
    }
}

fn is_atom_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte) || !byte.is_ascii()
}

fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut position = 0;
    while let Some(&byte) = bytes.get(position) {
        let start = position;
        let run = |accepts: fn(u8) -> bool| {
            bytes[start..]
                .iter()
                .position(|byte| !accepts(*byte))
                .map_or(bytes.len(), |length| start + length)
        };
        let (kind, inner) = match byte {
            b' ' | b'\t' => {
                position = run(|byte| matches!(byte, b' ' | b'\t'));
                (Kind::Blank, start..position)
            }
            b'(' => {
                position = comment_end(bytes, start)?;
                (Kind::Comment, start + 1..position - 1)
            }
            b'"' => {
                position = quoted_end(bytes, start)?;
                (Kind::Quoted, start + 1..position - 1)
            }
            b'[' => {
                position = start + memchr::memchr(b']', &bytes[start..])? + 1;
                (Kind::Literal, start..position)
            }
            b'.' | b'@' | b',' | b':' | b';' | b'<' | b'>' => {
                position += 1;
                (Kind::Special(byte), start..position)
            }
            byte if is_atom_byte(byte) => {
                position = run(is_atom_byte);
                (Kind::Atom, start..position)
            }
            _ => return None,
        };
        found.push(Token { kind, text: text.get(inner)?, start, end: position });
    }
    Some(found)
}

fn comment_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut position = start;
    loop {
        match bytes.get(position)? {
            b'\\' => position += 1,
            b'(' => depth += 1,
            b')' => depth -= 1,
            b'\r' | b'\n' | 0 => return None,
            _ => {}
        }
        position += 1;
        if depth == 0 {
            return Some(position);
        }
    }
}

fn quoted_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut position = start + 1;
    loop {
        match bytes.get(position)? {
            b'\\' => position += 1,
            b'"' => return Some(position + 1),
            b'\r' | b'\n' | 0 => return None,
            _ => {}
        }
        position += 1;
    }
}

struct Parser<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    position: usize,
    /// The last quoted string that no name has used up yet.
    quoted: Option<&'a str>,
    list: AddressList,
}

impl<'a> Parser<'a> {
    fn list(mut self) -> Option<AddressList> {
        loop {
            self.address(None)?;
            match self.tokens.get(self.position) {
                None => return Some(self.list),
                Some(token) if token.is(b',') || token.is(b';') => self.position += 1,
                Some(_) => return None,
            }
        }
    }

    /// Reads an address, or nothing but blanks, up to its separator.
    fn address(&mut self, group: Option<usize>) -> Option<()> {
        let rest = &self.tokens[self.position..];
        let length = rest
            .iter()
            .position(|token| matches!(token.kind, Kind::Special(b',' | b';' | b':' | b'<' | b'>')))
            .unwrap_or(rest.len());
        let (before, after) = rest.split_at(length);
        match after.first().map(|token| token.kind) {
            Some(Kind::Special(b'<')) => self.with_angle(before, group),
            Some(Kind::Special(b':')) if group.is_none() => self.group(before),
            Some(Kind::Special(b',' | b';')) | None => {
                self.position += length;
                let is_empty = match group {
                    None => before.iter().all(|token| token.kind == Kind::Blank),
                    Some(_) => before.iter().all(Token::is_space),
                };
                if is_empty { Some(()) } else { self.bare(before, group) }
            }
            _ => None,
        }
    }

    fn group(&mut self, name: &'a [Token<'a>]) -> Option<()> {
        let phrase = phrase(self.text, name)??;
        self.note_quoted(name);
        let name = self.quoted.take().unwrap_or(phrase).to_owned();
        self.list.groups.push(name);
        let index = self.list.groups.len() - 1;
        self.position =
            self.tokens.iter().skip(self.position).position(|token| token.is(b':'))? + self.position + 1;
        loop {
            self.address(Some(index))?;
            let separator = self.tokens.get(self.position)?;
            self.position += 1;
            if separator.is(b';') {
                break;
            }
        }
        while self.tokens.get(self.position).is_some_and(Token::is_space) {
            self.position += 1;
        }
        Some(())
    }

    fn note_quoted(&mut self, tokens: &[Token<'a>]) {
        if let Some(last) = tokens.iter().rev().find(|token| token.kind == Kind::Quoted) {
            self.quoted = Some(last.text);
        }
    }

    fn with_angle(&mut self, before: &'a [Token<'a>], group: Option<usize>) -> Option<()> {
        let phrase = phrase(self.text, before)?;
        self.note_quoted(before);
        let mut address = Address { group, ..Address::default() };
        address.phrase = match self.quoted.take() {
            Some(quoted) => Some(unescape(quoted)),
            None => phrase.map(|phrase| phrase.trim().to_owned()),
        };
        let open = self.position + before.len();
        let close = open + self.tokens[open..].iter().position(|token| token.is(b'>'))?;
        let mut inside = &self.tokens[open + 1..close];
        let mut route = String::new();
        let first = inside.iter().find(|token| !token.is_space())?;
        if first.is(b'@') || first.is(b',') {
            let colon = inside.iter().position(|token| token.is(b':'))?;
            route = self.text.get(first.start..inside[colon].end)?.to_owned();
            inside = &inside[colon + 1..];
        }
        self.note_quoted(inside);
        let has_domain = inside.iter().any(|token| token.is(b'@'));
        let (local, domain) = spec(self.text, inside)?;
        // Without an @ the library finds no address in angle brackets at all.
        if has_domain {
            address.local = Some(format!("{route}{local}"));
            address.domain = domain;
        }
        let tail = &self.tokens[close + 1..];
        let tail_length = tail.iter().position(|token| !token.is_space()).unwrap_or(tail.len());
        let end = close + 1 + tail_length;
        let all = &self.tokens[self.position..end];
        self.finish(address, all, end)
    }

    fn bare(&mut self, tokens: &'a [Token<'a>], group: Option<usize>) -> Option<()> {
        let (local, domain) = spec(self.text, tokens)?;
        self.note_quoted(tokens);
        let address = Address { local: Some(local), domain, group, ..Address::default() };
        self.finish(address, tokens, self.position)
    }

    fn finish(&mut self, mut address: Address, tokens: &[Token<'_>], end: usize) -> Option<()> {
        address.comments = tokens
            .iter()
            .filter(|token| token.kind == Kind::Comment)
            .map(|token| token.text.to_owned())
            .collect();
        let (first, last) = (tokens.first()?, tokens.last()?);
        address.raw = self.text.get(first.start..last.end)?.to_owned();
        self.list.addresses.push(address);
        self.position = end;
        Some(())
    }
}

/// The phrase before an angle bracket or a colon. Outer `None`: not a phrase.
/// Inner `None`: nothing but blanks.
#[allow(clippy::option_option)]
fn phrase<'a>(text: &'a str, tokens: &[Token<'_>]) -> Option<Option<&'a str>> {
    let is_phrase = tokens.iter().all(|token| {
        matches!(
            token.kind,
            Kind::Blank | Kind::Comment | Kind::Quoted | Kind::Atom | Kind::Special(b'.' | b'@')
        )
    });
    if !is_phrase {
        return None;
    }
    if tokens.iter().all(Token::is_space) {
        return Some(None);
    }
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => text.get(first.start..last.end).map(Some),
        _ => Some(None),
    }
}

/// `local@domain`, or `local` alone.
fn spec(text: &str, tokens: &[Token<'_>]) -> Option<(String, Option<String>)> {
    let at = tokens.iter().position(|token| token.is(b'@'));
    let (local, domain) = match at {
        Some(at) => (&tokens[..at], Some(&tokens[at + 1..])),
        None => (tokens, None),
    };
    let core = trim(local);
    let is_local =
        core.iter().all(|token| matches!(token.kind, Kind::Atom | Kind::Quoted | Kind::Special(b'.')))
            && core.iter().any(|token| !token.is(b'.'));
    if !is_local {
        return None;
    }
    // Comments behind the name stay part of it where a domain follows.
    let last = if domain.is_some() { local.last()? } else { core.last()? };
    let local_text = text.get(core.first()?.start..last.end)?.trim().to_owned();
    let Some(domain) = domain else { return Some((local_text, None)) };
    is_domain(trim(domain)).then_some(())?;
    let domain_text = text.get(domain.first()?.start..domain.last()?.end)?.trim_end().to_owned();
    Some((local_text, Some(domain_text)))
}

fn is_domain(core: &[Token<'_>]) -> bool {
    match core {
        [] => false,
        [only] if only.kind == Kind::Literal => true,
        _ => {
            let is_dotted = core
                .iter()
                .all(|token| matches!(token.kind, Kind::Atom | Kind::Quoted | Kind::Special(b'.')));
            let ends_well = core.last().is_some_and(|last| !last.is(b'.'));
            (is_dotted && ends_well) || is_spaced_domain(core)
        }
    }
}

/// The old form: atoms with single dots, blanks allowed around both.
fn is_spaced_domain(core: &[Token<'_>]) -> bool {
    let words: Vec<&Token<'_>> = core.iter().filter(|token| !token.is_space()).collect();
    words.len() % 2 == 1
        && words
            .iter()
            .enumerate()
            .all(|(index, token)| if index % 2 == 0 { token.kind == Kind::Atom } else { token.is(b'.') })
}

fn trim<'a, 'b>(mut tokens: &'b [Token<'a>]) -> &'b [Token<'a>] {
    while tokens.first().is_some_and(Token::is_space) {
        tokens = &tokens[1..];
    }
    while tokens.last().is_some_and(Token::is_space) {
        tokens = &tokens[..tokens.len() - 1];
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_shown_as_zammad_stores_them() {
        for (from, to) in [
            ("Ann <ann@x.org>", "Ann <ann@x.org>"),
            ("\"Ann\" <ann@x.org>", "Ann <ann@x.org>"),
            ("\"Doe, Ann\" <ann@x.org>", "\"Doe, Ann\" <ann@x.org>"),
            ("=?utf-8?Q?M=C3=BCller?= <m@x.org>", "\"Müller\" <m@x.org>"),
            ("Müller <m@x.org>", "\"Müller\" <m@x.org>"),
            ("ann@x.org (Ann)", "ann@x.org (Ann)"),
            ("<ann@x.org> (Ann)", "\"(Ann)\" <ann@x.org> (Ann)"),
            ("a@x.org,b@x.org ; c@x.org", "a@x.org, b@x.org, c@x.org"),
            ("undisclosed-recipients:;", ""),
            ("Team: a@x.org, Bob <b@x.org>;", "Team: a@x.org, Bob <b@x.org>;"),
            ("Ann [X] <ann@x.org>", "Ann [X] <ann@x.org>"),
            ("ann@x.org.", "ann@x.org."),
            ("Ann <ann@x.org", "Ann <ann@x.org"),
            (", a@x.org,", "a@x.org"),
            ("\"Ann \\\"A\\\" Doe\" <a@x.org>", "\"Ann \\\"A\\\" Doe\" <a@x.org>"),
            ("J. Doe <j@x.org>", "\"J. Doe\" <j@x.org>"),
            ("\"\" <a@x.org>", "a@x.org"),
            ("<>", "<>"),
            ("just words here", "just words here"),
            ("root", "root"),
        ] {
            assert_eq!(line(from.as_bytes()), to, "{from}");
        }
    }

    #[test]
    fn deep_brackets_and_long_lines_cost_no_more_than_their_length() {
        assert!(parse("(".repeat(200_000).as_bytes()).is_none());
        let long = "a@b.org, ".repeat(50_000);
        assert_eq!(parse(long.as_bytes()).map(|list| list.addresses.len()), Some(50_000));
        let groups = "g: a@b;, ".repeat(20_000);
        assert!(parse(groups.as_bytes()).is_some());
    }
}
