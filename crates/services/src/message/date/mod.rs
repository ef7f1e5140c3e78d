//! When a mail was sent: the Date header in every form that mail in the wild
//! carries, and the Received headers.
//!
//! RFC 5322 section 3.3 and its obsolete forms (section 4.3) come first; beyond
//! them a date is read where it can only mean one moment. What could mean two
//! is no date: arrival stands in, which is never more wrong than a guess.

mod names;
mod reading;
#[cfg(test)]
mod tests;

use jiff::{Timestamp, ToSpan};

use self::reading::read;
use super::header::Header;
use super::words;

/// A longer header says more than a date.
const LONGEST: usize = 1000;

/// No mail is older. Clocks that were never set show 1970 or 1980 (the first
/// days of Unix and of DOS); 1981 is before RFC 822.
const EARLIEST: i64 = 347_155_200;

/// A clock may be ahead by so much and still be a clock, in hours.
const AHEAD: i64 = 48;

/// Whether a mail can have been sent or received then: not before there was
/// mail, nor after `until`.
pub fn is_plausible(moment: Timestamp, until: Timestamp) -> bool {
    moment.as_second() >= EARLIEST && until.checked_add(AHEAD.hours()).is_ok_and(|latest| moment <= latest)
}

/// When the mail says it was sent; `None` where it does not say, or nobody can
/// read it for sure.
pub(super) fn sent(header: &Header<'_>) -> Option<Timestamp> {
    header.last_readable("date", |value| {
        let is_encoded = value.windows(2).any(|pair| pair == b"=?");
        if is_encoded { read(&words::decode_field(value)) } else { read(&text(value)?) }
    })
}

/// When the first server that could be believed received the mail: the lowest
/// Received header with a plausible date (RFC 5321 section 4.4 has each server
/// add its own on top). `until` is the latest moment that is believed.
pub fn received(header: &[u8], until: Timestamp) -> Option<Timestamp> {
    let header = super::transfer::to_crlf(header);
    let (block, _) = super::part::split_mail(&header);
    super::part::read_header(block).last_readable("received", |value| {
        let at = value.iter().rposition(|byte| *byte == b';')?;
        read(&text(&value[at + 1..])?).filter(|moment| is_plausible(*moment, until))
    })
}

/// Bytes that are no UTF-8 are Latin 1 here, where "März" came from.
fn text(value: &[u8]) -> Option<String> {
    if value.len() > LONGEST {
        return None;
    }
    Some(match std::str::from_utf8(value) {
        Ok(text) => text.to_owned(),
        Err(_) => value.iter().map(|byte| char::from(*byte)).collect(),
    })
}
