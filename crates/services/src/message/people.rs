//! Who wrote a mail, to whom, and whose ticket it would be
//! (Zammad: `app/models/channel/email_parser.rb`, `sender_attributes`;
//! `app/models/channel/filter/sender_is_system_address.rb`,
//! `identify_sender.rb`; `lib/email_helper/idn.rb`).

use std::borrow::Cow;
use std::collections::HashSet;

use super::addresses::{self, Address};
use super::header::Header;
use super::{Context, Sender, words};

/// The people of a mail.
pub(super) struct People {
    pub(super) from: String,
    pub(super) from_email: Option<String>,
    pub(super) from_name: String,
    pub(super) to: String,
    pub(super) cc: String,
    pub(super) reply_to: String,
    pub(super) recipients: Vec<String>,
    pub(super) recipient_names: Vec<String>,
    pub(super) sender: Sender,
    pub(super) customer_email: Option<String>,
    pub(super) customer_name: String,
}

/// No more recipients than this are taken from one mail.
const MOST_RECIPIENTS: usize = 2000;

/// Reads the people from a header.
pub(super) fn of(header: &Header<'_>, context: &Context) -> People {
    let from = field(header, "from");
    let to = recipients_line(header, "to");
    let cc = recipients_line(header, "cc");
    let (from_email, from_name) = sender_of(header, &from);
    let (recipients, recipient_names) = recipients(header).into_iter().unzip();
    let mut people = People {
        from: unicode_line(from),
        from_email: from_email.as_deref().map(clean_address),
        from_name,
        to: unicode_line(to),
        cc: unicode_line(cc),
        reply_to: unicode_line(field(header, "reply-to")),
        recipients,
        recipient_names,
        sender: Sender::Customer,
        customer_email: None,
        customer_name: String::new(),
    };
    if !people.to.trim().is_empty() && is_agent(header, people.from_email.as_deref(), context) {
        people.sender = Sender::Agent;
    }
    let customer = match people.sender {
        Sender::Agent => first_stranger(header, context),
        Sender::Customer => None,
    };
    (people.customer_email, people.customer_name) = match customer {
        Some((address, name)) => (Some(address), name),
        None => (people.from_email.clone(), clean_name(&people.from_name)),
    };
    people
}

fn field(header: &Header<'_>, name: &str) -> String {
    header.value(name).map(addresses::line).unwrap_or_default()
}

/// To and Cc count only where something like an address stands in them.
fn recipients_line(header: &Header<'_>, name: &str) -> String {
    let line = field(header, name);
    if has_address(&line) { line } else { String::new() }
}

/// Something stands before and something behind an `@`, on one line.
fn has_address(text: &str) -> bool {
    text.split('\n').any(|line| {
        line.char_indices().any(|(at, character)| character == '@' && at > 0 && at + 1 < line.len())
    })
}

/// Address and name of the sender: of From, else of the fields that may stand
/// in for it; a field with an address before one without.
fn sender_of(header: &Header<'_>, from: &str) -> (Option<String>, String) {
    let return_path = header
        .last("return-path")
        .map(|value| match addresses::parse(value) {
            Some(list) => list.addresses.first().and_then(Address::address).unwrap_or_default(),
            None => words::decode_field(value),
        })
        .unwrap_or_default();
    let lines = [from.to_owned(), field(header, "reply-to"), return_path, field(header, "sender")];
    let lines: Vec<&String> = lines.iter().filter(|line| !line.trim().is_empty()).collect();
    let Some(line) = lines.iter().find(|line| has_address(line)).or(lines.first()) else {
        return (None, String::new());
    };
    let line = line.replace("<>", "");
    let (address, name) = attributes(line.trim());
    (Some(address).filter(|address| !address.trim().is_empty()), display_name(&name))
}

fn attributes(line: &str) -> (String, String) {
    let parsed = addresses::parse(line.as_bytes()).map(|list| list.addresses).unwrap_or_default();
    let with_address: Vec<(String, &Address)> = parsed
        .iter()
        .filter_map(|entry| {
            entry.address().filter(|address| !address.trim().is_empty()).map(|address| (address, entry))
        })
        .collect();
    let found = with_address.iter().find(|(address, _)| has_address(address)).or(with_address.first());
    if let Some((address, entry)) = found {
        let name = entry.display_name().or_else(|| entry.first_comment()).unwrap_or_default();
        return (address.clone(), name);
    }
    match bracketed(line) {
        Some((name, address)) => (address.to_owned(), name.to_owned()),
        None => (line.to_owned(), line.to_owned()),
    }
}

/// `name <local@domain>` in a line that is otherwise unreadable.
fn bracketed(line: &str) -> Option<(&str, &str)> {
    // Each `@` and the `>` behind it are looked for once, however many brackets
    // stand before them.
    let (mut at, mut close) = (0, 0);
    for (open, _) in line.match_indices('<') {
        if at <= open {
            at = open + 1 + line[open + 1..].find('@')?;
            close = at + 1 + line[at + 1..].find('>')?;
        }
        if at > open + 1 && close > at + 1 && open > 0 {
            return Some((&line[..open], &line[open + 1..close]));
        }
    }
    None
}

/// A name decoded once more, without its quotes.
fn display_name(name: &str) -> String {
    let unfolded = name.replace("\r\n ", " ").replace("\r\n\t", "\t");
    let decoded = words::decode(&unfolded).replace('"', "");
    let trimmed = decoded.trim();
    let trimmed = trimmed.strip_prefix('\'').unwrap_or(trimmed);
    trimmed.strip_suffix('\'').unwrap_or(trimmed).to_owned()
}

/// A name as Zammad gives it to a new user: without quotes, and without the
/// name where a remark in brackets follows it at the end.
fn clean_name(name: &str) -> String {
    let name = name.trim().replace('"', "");
    let name = name.strip_prefix('\'').unwrap_or(&name);
    let name = name.strip_suffix('\'').unwrap_or(name);
    let has_remark =
        name.ends_with(')') && name.find(" (").is_some_and(|open| open > 0 && open + 3 < name.len());
    if has_remark { String::new() } else { name.to_owned() }
}

/// An address as Zammad compares and stores it.
pub(super) fn clean_address(address: &str) -> String {
    let mut address = address.to_lowercase();
    if !address.contains('@') {
        address.push_str("@local");
    }
    address.retain(|character| !character.is_whitespace() && !matches!(character, '"' | '\'' | '\0'));
    let address = match address.strip_prefix('<') {
        Some(rest) => rest,
        None => address.strip_suffix('>').unwrap_or(&address),
    };
    unicode_address(address.strip_suffix('.').unwrap_or(address)).into_owned()
}

fn is_ours(address: &str, context: &Context) -> bool {
    let address = address.to_lowercase();
    context.mailbox.as_deref() == Some(address.as_str()) || context.system_addresses.contains(&address)
}

fn is_agent(header: &Header<'_>, from_email: Option<&str>, context: &Context) -> bool {
    let Some(from) = header.last("from").filter(|from| !from.trim_ascii().is_empty()) else { return false };
    let has_ours = addresses::parse(from).is_some_and(|list| {
        list.addresses.iter().filter_map(Address::address).any(|address| is_ours(&address, context))
    });
    has_ours
        || from_email.is_some_and(|email| {
            is_ours(email, context) || context.agent_addresses.iter().any(|agent| agent == email)
        })
}

/// The first address of To that is none of ours, with its name.
fn first_stranger(header: &Header<'_>, context: &Context) -> Option<(String, String)> {
    let list = addresses::parse(header.last("to")?)?;
    list.addresses.iter().find_map(|entry| {
        let address = entry.address().filter(|address| !address.trim().is_empty())?;
        (!is_ours(&address, context))
            .then(|| (clean_address(&address), clean_name(&entry.display_name().unwrap_or_default())))
    })
}

/// Addresses of To and Cc with their names, in order, each once.
fn recipients(header: &Header<'_>) -> Vec<(String, String)> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for value in ["to", "cc"].into_iter().filter_map(|name| header.last(name)) {
        let entries: Vec<(String, String)> = match addresses::parse(value) {
            Some(list) => list
                .addresses
                .iter()
                .filter_map(|entry| Some((entry.address()?, entry.display_name().unwrap_or_default())))
                .collect(),
            None => unreadable_recipients(&words::decode_field(value)),
        };
        for (address, name) in entries.iter().filter(|(address, _)| has_address(address)) {
            let address = clean_address(address);
            if found.len() < MOST_RECIPIENTS && seen.insert(address.clone()) {
                found.push((address, clean_name(name)));
            }
        }
    }
    found
}

/// What stands in angle brackets in a line outside the grammar, and before them.
fn unreadable_recipients(line: &str) -> Vec<(String, String)> {
    line.split(',')
        .filter_map(|entry| {
            let close = entry.rfind('>')?;
            let open = entry[..close].rfind('<')?;
            Some((entry[open + 1..close].to_owned(), entry[..open].to_owned()))
                .filter(|(address, _)| !address.is_empty())
        })
        .collect()
}

/// Every domain of a line in its Unicode form.
fn unicode_line(line: String) -> String {
    if !line.to_ascii_lowercase().contains("xn--") {
        return line;
    }
    line.split(", ").map(unicode_address).collect::<Vec<_>>().join(", ")
}

/// The first domain of an address in its Unicode form.
fn unicode_address(address: &str) -> Cow<'_, str> {
    let lower = address.to_ascii_lowercase();
    if !lower.contains("xn--") {
        return Cow::Borrowed(address);
    }
    let is_domain = |character: char| character.is_alphanumeric() || matches!(character, '.' | '-' | '_');
    let Some((start, domain)) = address.match_indices('@').find_map(|(at, _)| {
        let rest = &address[at + 1..];
        let length = rest.find(|character| !is_domain(character)).unwrap_or(rest.len());
        (length > 0).then(|| (at + 1, &rest[..length]))
    }) else {
        return Cow::Borrowed(address);
    };
    let labels: Vec<Cow<'_, str>> = domain.split('.').map(unicode_label).collect();
    Cow::Owned(format!("{}{}{}", &address[..start], labels.join("."), &address[start + domain.len()..]))
}

fn unicode_label(label: &str) -> Cow<'_, str> {
    label
        .get(..4)
        .filter(|prefix| prefix.eq_ignore_ascii_case("xn--"))
        .and_then(|_| idna::punycode::decode_to_string(&label[4..]))
        .map_or(Cow::Borrowed(label), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(header: &str) -> People {
        let header = header.replace('\n', "\r\n");
        let context = Context {
            system_addresses: vec!["help@desk.example".to_owned()],
            mailbox: Some("support@desk.example".to_owned()),
            agent_addresses: vec!["agent@desk.example".to_owned()],
            ..Context::default()
        };
        of(&Header::read(header.as_bytes()), &context)
    }

    #[test]
    fn the_sender_is_the_first_field_with_an_address() {
        let found = people("From: Nobody\nReply-To: Ann <Ann@X.org>\nTo: a@b.c");
        assert_eq!(found.from_email.as_deref(), Some("ann@x.org"));
        assert_eq!(found.from_name, "Ann");
        assert_eq!(found.from, "Nobody");
        let found = people("Return-Path: <bounce@x.org>\nTo: a@b.c");
        assert_eq!((found.from.as_str(), found.from_email.as_deref()), ("", Some("bounce@x.org")));
        let found = people("From: root");
        assert_eq!(found.from_email.as_deref(), Some("root@local"));
        assert_eq!(people("To: a@b.c").from_email, None);
    }

    #[test]
    fn mail_of_ours_is_agent_mail_and_the_customer_its_first_stranger() {
        let found = people("From: Help <HELP@desk.example>\nTo: support@desk.example, \"Ann\" <Ann@x.org>");
        assert_eq!(found.sender, Sender::Agent);
        assert_eq!(
            (found.customer_email.as_deref(), found.customer_name.as_str()),
            (Some("ann@x.org"), "Ann")
        );
        let found = people("From: agent@desk.example\nTo: help@desk.example");
        assert_eq!(
            (found.sender, found.customer_email.as_deref()),
            (Sender::Agent, Some("agent@desk.example"))
        );
        // Without a recipient Zammad does not ask who the sender is.
        assert_eq!(people("From: help@desk.example").sender, Sender::Customer);
    }

    #[test]
    fn international_domains_are_shown_in_their_own_letters() {
        let found = people("From: Ann <ann@xn--mller-kva.example>\nTo: A <a@xn--bcher-kva.example>, b@x.org");
        assert_eq!(found.from, "Ann <ann@müller.example>");
        assert_eq!(found.from_email.as_deref(), Some("ann@müller.example"));
        assert_eq!(found.to, "A <a@bücher.example>, b@x.org");
    }

    #[test]
    fn names_lose_their_quotes() {
        assert_eq!(people("From: \"'Ann Doe'\" <a@x.org>").from_name, "Ann Doe");
        assert_eq!(people("From: a@x.org (Ann)").from_name, "Ann");
    }
}
