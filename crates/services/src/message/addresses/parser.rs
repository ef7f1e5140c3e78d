//! The grammar of address lines, with what the library under Zammad (the gem
//! `mail` 2.8, `address_lists_parser.rl`) carries from one address to the next:
//! an unused quoted string, a group, comments.

use std::rc::Rc;

use super::{Address, AddressList, unescape};

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

/// Parses a line.
pub(super) fn parse(text: &str) -> Option<AddressList> {
    let tokens = tokens(text)?;
    Parser {
        text,
        tokens: &tokens,
        position: 0,
        quoted: None,
        group: None,
        comments: Vec::new(),
        phrase: None,
        used_phrase: None,
        has_seen_local: false,
        list: AddressList::default(),
    }
    .list()
}

/// What the library carries from one address of a line to the next.
struct Parser<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    position: usize,
    /// The last quoted string that no name has used up yet.
    quoted: Option<&'a str>,
    /// The last group that began.
    group: Option<Rc<str>>,
    /// Comments that wait for the next address.
    comments: Vec<String>,
    /// The name of an address that was lost.
    phrase: Option<String>,
    /// The last name in quotes or of a group, quotes and all: it is used again
    /// for a bracket right behind a separator.
    used_phrase: Option<&'a str>,
    /// There was an address whose name is made of words and dots.
    has_seen_local: bool,
    list: AddressList,
}

impl<'a> Parser<'a> {
    fn list(mut self) -> Option<AddressList> {
        loop {
            self.address(false)?;
            match self.tokens.get(self.position) {
                None => return Some(self.list),
                Some(token) if token.is(b',') || token.is(b';') => self.position += 1,
                Some(_) => return None,
            }
        }
    }

    /// Reads an address, or nothing but blanks, up to its separator.
    fn address(&mut self, is_in_group: bool) -> Option<()> {
        let rest = &self.tokens[self.position..];
        let length = rest
            .iter()
            .position(|token| matches!(token.kind, Kind::Special(b',' | b';' | b':' | b'<' | b'>')))
            .unwrap_or(rest.len());
        let (before, after) = rest.split_at(length);
        match after.first().map(|token| token.kind) {
            Some(Kind::Special(b'<')) => self.with_angle(before),
            Some(Kind::Special(b':')) if !is_in_group => self.group(before),
            Some(Kind::Special(b',' | b';')) | None => {
                self.position += length;
                let is_empty =
                    before.iter().all(|token| token.kind == Kind::Blank || (is_in_group && token.is_space()));
                if is_empty { Some(()) } else { self.bare(before) }
            }
            _ => None,
        }
    }

    fn group(&mut self, name: &'a [Token<'a>]) -> Option<()> {
        let phrase = phrase(self.text, name)??;
        self.note_quoted(name);
        let quoted = self.quoted.take();
        self.group = Some(Rc::from(quoted.unwrap_or_else(|| phrase.trim_start())));
        self.used_phrase = quoted.is_none().then_some(phrase);
        self.comments.clear();
        self.position += name.len() + 1;
        loop {
            self.address(true)?;
            let separator = self.tokens.get(self.position)?;
            self.position += 1;
            if separator.is(b';') {
                break;
            }
        }
        self.position += self.spaces_at(self.position);
        Some(())
    }

    fn note_quoted(&mut self, tokens: &[Token<'a>]) {
        if let Some(last) = tokens.iter().rev().find(|token| token.kind == Kind::Quoted) {
            self.quoted = Some(last.text);
        }
    }

    fn spaces_at(&self, position: usize) -> usize {
        self.tokens[position..].iter().take_while(|token| token.is_space()).count()
    }

    fn with_angle(&mut self, before: &'a [Token<'a>]) -> Option<()> {
        let phrase = phrase(self.text, before)?;
        self.note_quoted(before);
        let phrase = match (self.quoted.take(), phrase) {
            (Some(quoted), phrase) => {
                self.used_phrase = phrase.or(self.used_phrase);
                Some(unescape(quoted))
            }
            (None, Some(phrase)) => {
                self.used_phrase = None;
                Some(phrase.trim().to_owned())
            }
            (None, None) if before.is_empty() => {
                self.used_phrase.take().map(|phrase| phrase.trim().to_owned())
            }
            (None, None) => None,
        };
        let open = self.position + before.len();
        let close = open + self.tokens[open..].iter().position(|token| token.is(b'>'))?;
        let mut inside = &self.tokens[open + 1..close];
        let mut route = "";
        let first = inside.iter().find(|token| !token.is_space())?;
        if first.is(b'@') || first.is(b',') {
            let colon = inside.iter().position(|token| token.is(b':'))?;
            route = self.text.get(first.start..inside[colon].end)?;
            inside = &inside[colon + 1..];
        }
        self.note_quoted(inside);
        let (local, domain) = spec(self.text, inside)?;
        let mut address = Address { phrase, domain, ..Address::default() };
        // Without an @ the library finds an address in angle brackets only where
        // an earlier one of the line has left its mark.
        if address.domain.is_some() || self.has_seen_local {
            address.local = local.map(|local| format!("{route}{local}"));
        }
        self.has_seen_local |= address.domain.is_some() && address.local.is_some();
        // Comments right behind the bracket belong to this address, those
        // behind a blank to the next.
        let own = self.tokens[close + 1..].iter().take_while(|token| token.kind == Kind::Comment).count();
        let end = close + 1 + own;
        let all = &self.tokens[self.position..end];
        self.finish(address, all, end)?;
        let rest = self.spaces_at(end);
        self.comments.extend(comments(&self.tokens[end..end + rest]));
        self.position = end + rest;
        Some(())
    }

    fn bare(&mut self, tokens: &'a [Token<'a>]) -> Option<()> {
        let (local, domain) = spec(self.text, tokens)?;
        self.note_quoted(tokens);
        self.used_phrase = None;
        self.has_seen_local |= local.is_some();
        self.finish(Address { local, domain, ..Address::default() }, tokens, self.position)
    }

    fn finish(&mut self, mut address: Address, tokens: &[Token<'_>], end: usize) -> Option<()> {
        address.comments = std::mem::take(&mut self.comments);
        address.comments.extend(comments(tokens));
        if address.phrase.is_none() {
            address.phrase = self.phrase.take();
        }
        // Right behind a separator a comment hides the address that it opens.
        let opens_with_comment = tokens.first().is_some_and(|token| token.kind == Kind::Comment);
        if opens_with_comment && !self.list.addresses.is_empty() {
            self.comments = address.comments;
            self.phrase = address.phrase;
            self.position = end;
            return Some(());
        }
        address.group.clone_from(&self.group);
        let (first, last) = (tokens.first()?, tokens.last()?);
        self.text.get(first.start..last.end)?.trim_start().clone_into(&mut address.raw);
        self.list.addresses.push(address);
        self.position = end;
        Some(())
    }
}

fn comments(tokens: &[Token<'_>]) -> Vec<String> {
    tokens.iter().filter(|token| token.kind == Kind::Comment).map(|token| token.text.to_owned()).collect()
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

/// `local@domain`, or `local` alone. A local part in the old form, with blanks
/// around its dots, is accepted and lost.
fn spec(text: &str, tokens: &[Token<'_>]) -> Option<(Option<String>, Option<String>)> {
    let at = tokens.iter().position(|token| token.is(b'@'));
    let (local, domain) = match at {
        Some(at) => (&tokens[..at], Some(&tokens[at + 1..])),
        None => (tokens, None),
    };
    let core = trim(local);
    let is_dotted =
        core.iter().all(|token| matches!(token.kind, Kind::Atom | Kind::Quoted | Kind::Special(b'.')))
            && core.iter().any(|token| !token.is(b'.'));
    if !is_dotted && !is_spaced(core, |kind| matches!(kind, Kind::Atom | Kind::Quoted)) {
        return None;
    }
    // Comments behind the name stay part of it where a domain follows.
    let last = if domain.is_some() { local.last()? } else { core.last()? };
    let local =
        if is_dotted { Some(text.get(core.first()?.start..last.end)?.trim().to_owned()) } else { None };
    let Some(domain) = domain else { return Some((local, None)) };
    is_domain(trim(domain)).then_some(())?;
    let domain_text = text.get(domain.first()?.start..domain.last()?.end)?.trim_end().to_owned();
    Some((local, Some(domain_text)))
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
            (is_dotted && ends_well) || is_spaced(core, |kind| kind == Kind::Atom)
        }
    }
}

/// The old form: words with single dots, blanks allowed around both.
fn is_spaced(core: &[Token<'_>], is_word: fn(Kind) -> bool) -> bool {
    let words: Vec<&Token<'_>> = core.iter().filter(|token| !token.is_space()).collect();
    words.len() % 2 == 1
        && words.iter().enumerate().all(
            |(index, token)| {
                if index % 2 == 0 { is_word(token.kind) } else { token.is(b'.') }
            },
        )
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
