//! Numbers, sizes, dates, times and durations as each language writes them.

use std::time::Duration;

use fluent_bundle::FluentValue;
use jiff::civil::{Date, DateTime, Time};

use super::{Language, say};

const ENGLISH_MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// Abbreviated as in running German text; the short ones stay whole.
const GERMAN_MONTHS: [&str; 12] =
    ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."];

impl Language {
    /// "2,310" or "2.310".
    pub fn number(self, number: u64) -> String {
        let digits = number.to_string();
        let mut text = String::with_capacity(digits.len() * 4 / 3);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push(self.between_thousands());
            }
            text.push(digit);
        }
        text
    }

    /// A number with so many places after the point: "1.9" or "1,9". What is
    /// not a number, or below zero, is written as 0.
    pub fn decimal(self, number: f64, places: usize) -> String {
        let number = if number.is_finite() { number.max(0.0) } else { 0.0 };
        let text = format!("{number:.places$}");
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let whole = whole.parse().map_or_else(|_| whole.to_owned(), |whole| self.number(whole));
        if fraction.is_empty() { whole } else { format!("{whole}{}{fraction}", self.point()) }
    }

    /// How much of a whole is done, cut down to whole percents, so that 100
    /// means all: "54%" or "54 %". Of nothing, all is done.
    pub fn percent(self, done: u64, all: u64) -> String {
        let percent = if all == 0 { 100 } else { u128::from(done.min(all)) * 100 / u128::from(all) };
        match self {
            Self::English => format!("{percent}%"),
            Self::German => format!("{percent}\u{a0}%"),
        }
    }

    /// Bytes in the decimal unit that fits (1 kB = 1000 bytes): "1.9 GB" or
    /// "1,9 GB"; from 100 of a unit on without a fraction.
    pub fn bytes(self, bytes: u64) -> String {
        if bytes < 1_000 {
            return say(self, "word-bytes", &[("count", bytes.into())]);
        }
        let units = ["kB", "MB", "GB", "TB"];
        let (mut amount, mut unit) = (bytes as f64 / 1e3, 0);
        // What would be rounded up to 1000 is one of the next unit.
        while amount >= 999.5 && unit + 1 < units.len() {
            (amount, unit) = (amount / 1e3, unit + 1);
        }
        let places = usize::from(amount < 99.95);
        format!("{} {}", self.decimal(amount, places), units[unit])
    }

    /// "12 Nov 2026" or "12. Nov. 2026".
    pub fn date(self, date: impl Into<Date>) -> String {
        let date = date.into();
        let month = usize::from(date.month().unsigned_abs()) - 1;
        match self {
            Self::English => format!("{} {} {}", date.day(), ENGLISH_MONTHS[month], date.year()),
            Self::German => format!("{}. {} {}", date.day(), GERMAN_MONTHS[month], date.year()),
        }
    }

    /// As a person types a day: "2026-11-12" or "12.11.2026".
    pub fn typed_day(self, date: impl Into<Date>) -> String {
        let date = date.into();
        match self {
            Self::English => date.to_string(),
            Self::German => date.strftime("%d.%m.%Y").to_string(),
        }
    }

    /// "14:05", by 24 hours.
    pub fn time(self, time: impl Into<Time>) -> String {
        let time = time.into();
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// "12 Nov 2026, 14:05" or "12. Nov. 2026, 14:05"; a `jiff::Zoned` is told
    /// by its own clock.
    pub fn moment(self, moment: impl Into<DateTime>) -> String {
        let moment = moment.into();
        format!("{}, {}", self.date(moment), self.time(moment))
    }

    /// No more exact than an estimate is: "about 4 minutes", "about 2 hours
    /// 10 minutes", "about 3 days".
    pub fn about(self, time: Duration) -> String {
        let minutes = time.as_secs().div_ceil(60);
        if time.as_secs() < 60 {
            say(self, "word-about-no-minute", &[])
        } else if minutes < 60 {
            say(self, "word-about-minutes", &[("minutes", minutes.into())])
        } else if minutes < 48 * 60 {
            let fives = minutes.div_ceil(5);
            let (hours, minutes) = (fives / 12, fives % 12 * 5);
            if minutes == 0 {
                say(self, "word-about-hours", &[("hours", hours.into())])
            } else {
                let values = [("hours", hours.into()), ("minutes", minutes.into())];
                say(self, "word-about-hours-minutes", &values)
            }
        } else {
            say(self, "word-about-days", &[("days", minutes.div_ceil(24 * 60).into())])
        }
    }

    /// A time that was measured, or counts down: "45 s", "4 min 12 s",
    /// "2 h 11 min". The units are written alike in all languages.
    pub fn duration(self, time: Duration) -> String {
        let seconds = time.as_secs();
        match seconds {
            0..60 => format!("{seconds} s"),
            60..3_600 => format!("{} min {} s", seconds / 60, seconds % 60),
            _ => format!("{} h {} min", self.number(seconds / 3_600), seconds % 3_600 / 60),
        }
    }

    /// A time as a sentence names it, in whole seconds or minutes: "30 seconds",
    /// "10 Minuten". What is begun counts as whole.
    pub fn time_span(self, time: Duration) -> String {
        let seconds = time.as_secs() + u64::from(time.subsec_nanos() > 0);
        if seconds >= 120 && seconds.is_multiple_of(60) {
            say(self, "word-minutes", &[("minutes", (seconds / 60).into())])
        } else {
            say(self, "word-seconds", &[("seconds", seconds.into())])
        }
    }

    /// "a, b and c" or "a, b und c".
    pub fn list<T: AsRef<str>>(self, names: &[T]) -> String {
        match names {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [first @ .., last] => {
                let first = first.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
                say(self, "word-list", &[("first", first.into()), ("last", last.as_ref().into())])
            }
        }
    }

    fn between_thousands(self) -> char {
        match self {
            Self::English => ',',
            Self::German => '.',
        }
    }

    fn point(self) -> char {
        match self {
            Self::English => '.',
            Self::German => ',',
        }
    }
}

/// How Fluent writes a number among words; anything else is left to it.
pub(super) fn fluent_number(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value >= 0.0 && number.value.fract() == 0.0 => {
            Some(language.number(number.value as u64))
        }
        _ => None,
    }
}
