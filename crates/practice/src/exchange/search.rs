//! SEARCH keys (RFC 3501 section 6.4.4).

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::store::{Flags, Message};
use super::wire::{Argument, NumberSet};

/// What is searched for.
#[derive(Debug)]
pub(super) enum Key {
    All,
    Has(Flags),
    Lacks(Flags),
    Since(Date),
    Before(Date),
    On(Date),
    Larger(u64),
    Smaller(u64),
    Uids(NumberSet),
    Numbers(NumberSet),
    Header(String, String),
    Not(Box<Key>),
    Or(Box<Key>, Box<Key>),
    And(Vec<Key>),
    Nothing,
}

/// Why a search cannot be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// A key or its argument is not understood.
    Argument,
    /// The charset is not known.
    Charset,
}

/// The highest UID and the number of messages stand for `*`.
pub(super) struct Highest {
    pub(super) uid: u32,
    pub(super) number: u32,
}

/// Reads the arguments of SEARCH.
pub(super) fn read(arguments: &[Argument], highest: &Highest) -> Result<Key, Refused> {
    let mut rest = arguments.iter();
    let mut keys = Vec::new();
    if let [Argument::Word(word), charset, ..] = arguments
        && word.eq_ignore_ascii_case("CHARSET")
    {
        let name = charset.text().unwrap_or_default().to_ascii_uppercase();
        if !matches!(name.as_str(), "UTF-8" | "US-ASCII") {
            return Err(Refused::Charset);
        }
        rest.nth(1);
    }
    while let Some(argument) = rest.next() {
        keys.push(key(argument, &mut rest, highest)?);
    }
    if keys.is_empty() { Err(Refused::Argument) } else { Ok(Key::And(keys)) }
}

fn key<'a>(
    argument: &'a Argument,
    rest: &mut impl Iterator<Item = &'a Argument>,
    highest: &Highest,
) -> Result<Key, Refused> {
    let word = match argument {
        Argument::List(inner) => return read(inner, highest),
        Argument::Text(_) => return Err(Refused::Argument),
        Argument::Word(word) => word.to_ascii_uppercase(),
    };
    let mut next = || rest.next().ok_or(Refused::Argument);
    Ok(match word.as_str() {
        "ALL" | "OLD" => Key::All,
        "SEEN" => Key::Has(Flags::SEEN),
        "UNSEEN" => Key::Lacks(Flags::SEEN),
        "DELETED" => Key::Has(Flags::DELETED),
        "UNDELETED" => Key::Lacks(Flags::DELETED),
        "ANSWERED" => Key::Has(Flags::ANSWERED),
        "UNANSWERED" => Key::Lacks(Flags::ANSWERED),
        "FLAGGED" => Key::Has(Flags::FLAGGED),
        "UNFLAGGED" => Key::Lacks(Flags::FLAGGED),
        "DRAFT" => Key::Has(Flags::DRAFT),
        "UNDRAFT" => Key::Lacks(Flags::DRAFT),
        "RECENT" | "NEW" => Key::Nothing,
        "KEYWORD" => next().map(|_| Key::Nothing)?,
        "UNKEYWORD" => next().map(|_| Key::All)?,
        "SINCE" => Key::Since(date(next()?)?),
        "BEFORE" => Key::Before(date(next()?)?),
        "ON" => Key::On(date(next()?)?),
        "LARGER" => Key::Larger(number(next()?)?),
        "SMALLER" => Key::Smaller(number(next()?)?),
        "UID" => Key::Uids(set(next()?, highest.uid)?),
        "HEADER" => Key::Header(text(next()?)?, text(next()?)?.to_lowercase()),
        "FROM" | "TO" | "CC" | "SUBJECT" => Key::Header(word, text(next()?)?.to_lowercase()),
        "NOT" => {
            let inner = next()?;
            Key::Not(Box::new(key(inner, rest, highest)?))
        }
        "OR" => {
            let first = next()?;
            let one = key(first, rest, highest)?;
            let second = rest.next().ok_or(Refused::Argument)?;
            Key::Or(Box::new(one), Box::new(key(second, rest, highest)?))
        }
        _ => Key::Numbers(NumberSet::read(&word, highest.number).ok_or(Refused::Argument)?),
    })
}

fn text(argument: &Argument) -> Result<String, Refused> {
    argument.text().ok_or(Refused::Argument)
}

fn number(argument: &Argument) -> Result<u64, Refused> {
    text(argument)?.parse().map_err(|_| Refused::Argument)
}

fn set(argument: &Argument, highest: u32) -> Result<NumberSet, Refused> {
    NumberSet::read(&text(argument)?, highest).ok_or(Refused::Argument)
}

/// `1-Feb-1994`
fn date(argument: &Argument) -> Result<Date, Refused> {
    Date::strptime("%d-%b-%Y", text(argument)?).map_err(|_| Refused::Argument)
}

/// Whether a message, the `number`th of the folder, is meant. The sizes are
/// the stated ones, the days those of INTERNALDATE.
pub(super) fn matches(key: &Key, message: &Message, number: u32) -> bool {
    let day = || TimeZone::UTC.to_datetime(message.arrived).date();
    match key {
        Key::All => true,
        Key::Nothing => false,
        Key::Has(flags) => message.flags.has(*flags),
        Key::Lacks(flags) => !message.flags.has(*flags),
        Key::Since(date) => day() >= *date,
        Key::Before(date) => day() < *date,
        Key::On(date) => day() == *date,
        Key::Larger(size) => message.stated_size() > *size,
        Key::Smaller(size) => message.stated_size() < *size,
        Key::Uids(set) => set.has(message.uid),
        Key::Numbers(set) => set.has(number),
        Key::Header(name, value) => header_contains(&message.header, name, value),
        Key::Not(inner) => !matches(inner, message, number),
        Key::Or(one, other) => matches(one, message, number) || matches(other, message, number),
        Key::And(all) => all.iter().all(|key| matches(key, message, number)),
    }
}

fn header_contains(header: &[u8], name: &str, value: &str) -> bool {
    super::fetch::fields(header).any(|(field, whole)| {
        field.eq_ignore_ascii_case(name) && {
            let text = String::from_utf8_lossy(&whole[field.len() + 1..]).to_lowercase();
            text.replace("\r\n", "").contains(value)
        }
    })
}
