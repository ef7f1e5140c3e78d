//! The Date header.

use jiff::Timestamp;
use jiff::civil::DateTime;

use super::header::Header;

/// Forms outside RFC 5322 that mail in the wild carries; without a zone they
/// are taken as UTC, as Zammad takes them.
const OTHER_FORMS: &[&str] = &[
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%a %b %e %H:%M:%S %Y",
    "%A, %B %e, %Y %I:%M %p",
    "%a, %b %e, %Y %I:%M %p",
];

/// When the mail says it was sent; `None` where it does not say, or nobody can
/// read it.
pub(super) fn sent(header: &Header<'_>) -> Option<Timestamp> {
    header.last_readable("date", |value| {
        let value = value.get(..value.len().min(256))?;
        read(&String::from_utf8_lossy(value))
    })
}

fn read(text: &str) -> Option<Timestamp> {
    let text = without_comments(text);
    let text = text.trim();
    if let Ok(moment) = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true).parse_timestamp(text)
    {
        return Some(moment);
    }
    if let Some(moment) = mail_parser::DateTime::parse_rfc822(text).filter(mail_parser::DateTime::is_valid) {
        return Timestamp::from_second(moment.to_timestamp()).ok();
    }
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Some(moment);
    }
    let local = text.trim_end_matches(" UTC").trim_end_matches(" GMT");
    OTHER_FORMS
        .iter()
        .find_map(|form| {
            DateTime::strptime(form, local)
                .or_else(|_| {
                    jiff::civil::Date::strptime(form, local)
                        .map(|day| day.to_datetime(jiff::civil::Time::midnight()))
                })
                .ok()
        })
        .and_then(|local| jiff::tz::TimeZone::UTC.to_timestamp(local).ok())
}

fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once('(') {
        out.push_str(before);
        let Some((_, after)) = inside.split_once(')') else { return out };
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_the_wild_are_read() {
        for (text, expected) in [
            ("Mon, 1 Jan 2024 10:00:00 +0100", Some("2024-01-01T09:00:00Z")),
            ("1 Jan 24 10:00 GMT", Some("2024-01-01T10:00:00Z")),
            ("Mon, 1 Jan 2024 10:00:00 EST (Eastern)", Some("2024-01-01T15:00:00Z")),
            ("2024-01-01T10:00:00+02:00", Some("2024-01-01T08:00:00Z")),
            ("2024-01-01 10:00:00", Some("2024-01-01T10:00:00Z")),
            ("Mon Jan  1 10:00:00 2024", Some("2024-01-01T10:00:00Z")),
            ("yesterday", None),
            ("", None),
            ("Mon, 45 Jan 2024 10:00:00 +0100", None),
        ] {
            assert_eq!(read(text).map(|moment| moment.to_string()).as_deref(), expected, "{text}");
        }
    }
}
