//! Address lines: the grammar of RFC 5322 with the old forms, as strict and as
//! lenient as the mail library under Zammad (the gem `mail` 2.8:
//! `address_lists_parser.rl`, `elements/address.rb`,
//! `fields/common_address_field.rb`). A line outside the grammar is kept as
//! plain text.

mod parser;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::header::Value;
use super::words;

/// More comments of one address than this are not looked for in its name.
const MOST_COMMENTS: usize = 100;

/// One address of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Address {
    /// What stood before the angle bracket, quotes and escapes removed.
    pub(super) phrase: Option<String>,
    pub(super) local: Option<String>,
    pub(super) domain: Option<String>,
    pub(super) comments: Vec<String>,
    pub(super) raw: String,
    /// Name of its group. The library never leaves a group: what follows it in
    /// the line belongs to it as well.
    pub(super) group: Option<Rc<str>>,
}

/// The addresses of a line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct AddressList {
    pub(super) addresses: Vec<Address>,
}

/// A field of addresses as Zammad shows it: names decoded and quoted where
/// needed, or the plain decoded text, folds and all, where the line cannot be
/// parsed.
pub(super) fn line(value: &Value<'_>) -> String {
    let list = parse(&value.unfolded);
    let as_written = if list.is_some() { value.unfolded.as_ref() } else { value.folded.as_ref() };
    if let Some(text) = words::japanese(as_written) {
        return text;
    }
    match list {
        Some(list) => list.line(),
        None => match words::as_latin1(&value.folded) {
            // Read as ISO-8859-1, the line is parsed once more.
            Some(text) => {
                parser::parse(&text).map_or_else(|| words::decode(&text).into_owned(), |list| list.line())
            }
            None => words::unstructured(&value.folded),
        },
    }
}

/// Parses a line; `None` where it is outside the grammar.
pub(super) fn parse(value: &[u8]) -> Option<AddressList> {
    parser::parse(std::str::from_utf8(value).ok()?)
}

impl AddressList {
    fn line(&self) -> String {
        let grouped: HashSet<String> =
            self.addresses.iter().filter(|address| address.group.is_some()).map(Address::format).collect();
        let mut parts: Vec<String> =
            self.addresses.iter().map(Address::format).filter(|shown| !grouped.contains(shown)).collect();
        let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for address in &self.addresses {
            let Some(group) = address.group.as_deref() else { continue };
            let place = *places.entry(group).or_insert_with(|| {
                groups.push((group, Vec::new()));
                groups.len() - 1
            });
            groups[place].1.push(address.format());
        }
        let groups: Vec<String> =
            groups.into_iter().map(|(name, members)| format!("{name}: {};", members.join(", "))).collect();
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
                for comment in self.comments.iter().take(MOST_COMMENTS) {
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
            .take(MOST_COMMENTS)
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

pub(super) fn unescape(text: &str) -> String {
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
            // A comment behind a bracket and a blank belongs to the next address.
            ("<ann@x.org> (Ann)", "ann@x.org"),
            ("<ann@x.org> (Ann), bob@x.org", "ann@x.org, \"(Ann)\" <bob@x.org> (Ann)"),
            ("a@x.org,(b) Bob <b@x.org>, c@x.org", "a@x.org, Bob <c@x.org> (b)"),
            ("<ann@x.org>(Ann)", "\"(Ann)\" <ann@x.org> (Ann)"),
            ("\"Doe, Ann\" <a@x.org>,<b@x.org>", "\"Doe, Ann\" <a@x.org>, \"Doe, Ann\" <b@x.org>"),
            ("\"Doe, Ann\" <a@x.org>, <b@x.org>", "\"Doe, Ann\" <a@x.org>, b@x.org"),
            ("Team: a@x.org;, b@x.org", "Team: a@x.org, b@x.org;"),
            ("a. b@x.org", "@x.org"),
            ("Ann <ann>", "Ann <>"),
            ("Ann: ann@x.org>,\r\n\tBob", "Ann: ann@x.org>,\r\n\tBob"),
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
            assert_eq!(line(&Value::new(from.as_bytes())), to, "{from}");
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
