//! A date taken word by word: each word says one thing, and together they must
//! say one moment.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::Offset;

use super::names::{self, NamedDay, Word};

/// Years that are read at all.
const YEARS: std::ops::Range<i16> = 1970..2100;

/// Reads a date; `None` where it is none, or could mean more than one moment.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let text = without_comments(text);
    let text = text.trim().trim_matches('"').trim();
    let mut reading = Reading::default();
    let chunks = text.split_inclusive(|letter: char| letter.is_whitespace() || ",;".contains(letter));
    for (place, chunk) in chunks.enumerate() {
        let is_weekdays_place = place == 0 && chunk.ends_with(',');
        let chunk = chunk.trim_matches(|letter: char| letter.is_whitespace() || ",;".contains(letter));
        if !chunk.is_empty() {
            reading.take(&chunk.to_lowercase(), is_weekdays_place)?;
        }
    }
    let moment = reading.moment()?;
    YEARS.contains(&Offset::UTC.to_datetime(moment).year()).then_some(moment)
}

/// Remarks in brackets say what the rest says (RFC 5322 section 3.2.2: they
/// nest). One that does not end reaches to the end.
fn without_comments(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '(' => depth += 1,
            ')' if depth > 0 => {
                depth -= 1;
                out.push(' ');
            }
            _ if depth == 0 => out.push(letter),
            _ => {}
        }
    }
    out
}

/// A number that is part of a date.
#[derive(Debug, Clone, Copy)]
struct Number {
    value: i16,
    digits: usize,
}

impl Number {
    fn read(digits: &str) -> Option<Self> {
        let is_number = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse().ok()).flatten().map(|value| Self { value, digits: digits.len() })
    }

    /// As a year: of two digits to 49 it is of this century, of others of the
    /// last (RFC 5322 section 4.3).
    fn year(self) -> i16 {
        match (self.digits, self.value) {
            (1 | 2, 0..=49) => 2000 + self.value,
            (1..=3, value) => 1900 + value,
            (_, value) => value,
        }
    }

    fn is_year_for_sure(self) -> bool {
        self.digits >= 3
    }

    /// As a day or a month.
    fn small(self) -> Option<i8> {
        if self.digits > 2 { None } else { i8::try_from(self.value).ok() }
    }
}

/// A time of the day as it was written.
#[derive(Debug, Clone, Copy)]
struct Clock {
    hour: i8,
    minute: i8,
    second: i8,
    nanosecond: i32,
}

/// What has been said so far.
#[derive(Debug, Default)]
struct Reading {
    /// Day, month and year where they came in one word.
    date: Option<Date>,
    /// Numbers by themselves, in their order.
    numbers: Vec<Number>,
    /// The named month.
    month: Option<i8>,
    /// The month is "mar", which begins Tuesday too.
    may_be_tuesday: bool,
    weekday: Option<NamedDay>,
    clock: Option<Clock>,
    after_noon: Option<bool>,
    /// The named zone: minutes from UTC, and whether it is UTC itself.
    zone: Option<(i32, bool)>,
    moscow: bool,
    /// The offset in numbers, in minutes.
    offset: Option<i32>,
}

/// Puts a value where none was; a second one is one too many.
fn once<T>(place: &mut Option<T>, value: T) -> Option<()> {
    if place.is_some() {
        return None;
    }
    *place = Some(value);
    Some(())
}

impl Reading {
    /// Takes one word, in lower case. `None`: it says nothing that is known.
    fn take(&mut self, chunk: &str, in_weekdays_place: bool) -> Option<()> {
        let first = chunk.chars().next()?;
        if first.is_ascii_digit() {
            return self.take_figures(chunk);
        }
        if matches!(first, '+' | '-') {
            return once(&mut self.offset, offset(chunk)?);
        }
        if let Some(place) = chunk.find(['+', '-']).filter(|place| *place > 0) {
            // GMT+01:00
            let Some(Word::Zone { universal: true, .. }) = names::word(&chunk[..place]) else { return None };
            return once(&mut self.offset, offset(&chunk[place..])?);
        }
        match names::word(chunk) {
            Some(word) => self.take_word(word, chunk),
            // A weekday in a language that is not known here decides nothing.
            None if in_weekdays_place
                && chunk.chars().all(|letter| letter.is_alphabetic() || ".\u{fffd}".contains(letter)) =>
            {
                once(&mut self.weekday, NamedDay::Unsure)
            }
            None => None,
        }
    }

    fn take_word(&mut self, word: Word, chunk: &str) -> Option<()> {
        match word {
            Word::Filler => Some(()),
            Word::Am => once(&mut self.after_noon, false),
            Word::Pm => once(&mut self.after_noon, true),
            Word::Weekday(weekday) => once(&mut self.weekday, weekday),
            Word::Moscow => {
                self.moscow = true;
                once(&mut self.zone, (0, false))
            }
            Word::Zone { minutes, universal } => {
                // UTC after an offset would be another moment.
                if universal && self.offset.is_some_and(|offset| offset != 0) {
                    return None;
                }
                once(&mut self.zone, (minutes, universal))
            }
            Word::Month(month) => {
                if std::mem::take(&mut self.may_be_tuesday) {
                    // "mar, 12 abr": the first was Tuesday.
                    self.month = None;
                    once(&mut self.weekday, NamedDay::Sure(Weekday::Tuesday))?;
                }
                let is_first = self.numbers.is_empty() && self.weekday.is_none() && self.date.is_none();
                self.may_be_tuesday = is_first && names::weekday(chunk).is_some();
                once(&mut self.month, month)
            }
        }
    }

    fn take_figures(&mut self, chunk: &str) -> Option<()> {
        if let Some((date, time)) = chunk.split_once('t')
            && time.starts_with(|first: char| first.is_ascii_digit())
            && date.contains('-')
        {
            self.take_figures(date)?;
            return self.take_clock(time, ':');
        }
        if chunk.contains(':') {
            return self.take_clock(chunk, ':');
        }
        if let Some(separator) = chunk.chars().find(|letter| "-/.".contains(*letter))
            && !chunk.ends_with('.')
        {
            return self.take_fields(chunk, separator);
        }
        let digits = chunk.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        match &chunk[digits.len()..] {
            "" | "." | "st" | "nd" | "rd" | "th" => self.take_number(Number::read(digits)?),
            // 9PM
            suffix => {
                let Some(word @ (Word::Am | Word::Pm)) = names::word(suffix) else { return None };
                let hour = Number::read(digits)?.small()?;
                once(&mut self.clock, Clock { hour, minute: 0, second: 0, nanosecond: 0 })?;
                self.take_word(word, suffix)
            }
        }
    }

    fn take_number(&mut self, number: Number) -> Option<()> {
        let has_year = self.date.is_some() || self.numbers.iter().any(|number| number.is_year_for_sure());
        if number.digits == 4 && has_year && self.clock.is_some() {
            // Where the plus of an offset was lost, as form encoding loses it.
            if self.zone.is_some() {
                return None;
            }
            let (hours, minutes) = (i32::from(number.value / 100), i32::from(number.value % 100));
            return once(&mut self.offset, offset_of(hours, minutes)?);
        }
        self.numbers.push(number);
        Some(())
    }

    /// Three figures with something between them: a date, or a time with dots.
    fn take_fields(&mut self, chunk: &str, separator: char) -> Option<()> {
        let fields: Vec<&str> = chunk.split(separator).collect();
        let has_date = self.date.is_some() || self.numbers.len() >= 2;
        if separator == '.' && has_date && self.clock.is_none() {
            return self.take_clock(chunk, '.');
        }
        let [first, second, third] = fields[..] else { return None };
        let (first, third) = (Number::read(first)?, Number::read(third)?);
        let date = if second.starts_with(|letter: char| letter.is_ascii_digit()) {
            self.numeric(first, Number::read(second)?, third, separator)?
        } else {
            let Some(Word::Month(month)) = names::word(second) else { return None };
            named(first, third, month)?
        };
        once(&mut self.date, date)
    }

    /// Figures alone: the year is where four digits stand. With dots the day
    /// comes first; else day and month are only sure where just one reading is a
    /// date, or the weekday says which.
    fn numeric(&self, first: Number, second: Number, third: Number, separator: char) -> Option<Date> {
        if first.digits == 4 {
            return Date::new(first.value, second.small()?, third.small()?).ok();
        }
        if third.digits < 2 {
            return None;
        }
        let year = third.year();
        let (first, second) = (first.small()?, second.small()?);
        let day_first = Date::new(year, second, first).ok();
        if separator == '.' {
            return day_first;
        }
        if third.digits != 4 {
            return None;
        }
        let month_first = Date::new(year, first, second).ok();
        match (day_first, month_first) {
            (Some(one), Some(other)) if one != other => {
                let weekday = self.weekday.and_then(NamedDay::sure)?;
                match (one.weekday() == weekday, other.weekday() == weekday) {
                    (true, false) => Some(one),
                    (false, true) => Some(other),
                    _ => None,
                }
            }
            (one, other) => one.or(other),
        }
    }

    /// A time, and what stands at its end without a blank.
    fn take_clock(&mut self, chunk: &str, separator: char) -> Option<()> {
        let is_clock = |letter: char| letter.is_ascii_digit() || letter == separator || letter == '.';
        let end = chunk.find(|letter| !is_clock(letter)).unwrap_or(chunk.len());
        let (clock, rest) = chunk.split_at(end);
        once(&mut self.clock, self::clock(clock, separator)?)?;
        if rest.is_empty() { Some(()) } else { self.take(rest, false) }
    }

    fn moment(&self) -> Option<Timestamp> {
        let (time, next_day) = time(self.clock?, self.after_noon)?;
        let date = self.day()?;
        let date = if next_day { date.tomorrow().ok()? } else { date };
        let local = date.to_datetime(time);
        let offset = Offset::from_seconds(self.minutes_from_utc(local)? * 60).ok()?;
        offset.to_timestamp(local).ok()
    }

    fn day(&self) -> Option<Date> {
        match (self.date, self.month, self.numbers.as_slice()) {
            (Some(date), None, []) => Some(date),
            (None, Some(month), [first, second]) => named(*first, *second, month),
            (None, None, [first, second, third]) => self.numeric(*first, *second, *third, ' '),
            _ => None,
        }
    }

    /// Minutes from UTC. Without any zone the mail is taken to mean UTC, as
    /// Zammad takes it and as RFC 5322 takes an unknown one.
    fn minutes_from_utc(&self, local: DateTime) -> Option<i32> {
        let named = self.zone.map(|(minutes, universal)| {
            (if self.moscow { names::moscow(local) } else { minutes }, universal)
        });
        match (self.offset, named) {
            (Some(offset), None | Some((_, true))) => Some(offset),
            // A name beside it is a remark; one that says another time is a doubt.
            (Some(offset), Some((minutes, false))) => ((offset - minutes).abs() <= 60).then_some(offset),
            (None, named) => Some(named.map_or(0, |(minutes, _)| minutes)),
        }
    }
}

/// Day and year beside a named month: the year has four digits, or comes last.
fn named(first: Number, second: Number, month: i8) -> Option<Date> {
    let (day, year) = match (first.is_year_for_sure(), second.is_year_for_sure()) {
        (true, false) if first.digits == 4 => (second, first),
        (true, _) => return None,
        (false, _) => (first, second),
    };
    if year.digits < 2 {
        return None;
    }
    Date::new(year.year(), month, day.small()?).ok()
}

/// `9:15`, `09:15:00`, `09:15:00.25`, or the same with dots.
fn clock(text: &str, separator: char) -> Option<Clock> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) if separator == ':' => (whole, fraction),
        _ => (text, ""),
    };
    let mut nanosecond = 0;
    for place in fraction.bytes().chain(std::iter::repeat(b'0')).take(9) {
        nanosecond = nanosecond * 10 + i32::from(place.checked_sub(b'0').filter(|digit| *digit < 10)?);
    }
    let fields: Vec<i8> = whole
        .split(separator)
        .map(|field| Number::read(field).and_then(Number::small))
        .collect::<Option<_>>()?;
    let (hour, minute, second) = match fields[..] {
        [hour, minute] if fraction.is_empty() => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    Some(Clock { hour, minute, second, nanosecond })
}

/// The time itself, and whether it is the next day's: 24:00 ends a day.
fn time(clock: Clock, after_noon: Option<bool>) -> Option<(Time, bool)> {
    let Clock { hour, minute, second, nanosecond } = clock;
    // A leap second is the one before it here, as in every clock of the system.
    let second = if second == 60 { 59 } else { second };
    if (hour, minute, second, nanosecond, after_noon) == (24, 0, 0, 0, None) {
        return Some((Time::midnight(), true));
    }
    let hour = match (hour, after_noon) {
        (12, Some(false)) => 0,
        (1..=11, Some(true)) => hour + 12,
        // "13:05 PM" says the same twice; "13:05 AM" and "0:05 PM" contradict themselves.
        (0..=11, Some(false)) | (12..=23, Some(true)) | (_, None) => hour,
        _ => return None,
    };
    Time::new(hour, minute, second, nanosecond).ok().map(|time| (time, false))
}

/// `+0100`, `+01:00`, `+01` or `+1`, in minutes.
fn offset(text: &str) -> Option<i32> {
    let (sign, figures) = text.split_at_checked(1)?;
    let sign = match sign {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let (hours, minutes) = match figures.split_once(':') {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        Some(_) => return None,
        None if figures.len() == 4 => figures.split_at_checked(2)?,
        None => (figures, "00"),
    };
    let number = |figures: &str| Number::read(figures).and_then(Number::small).map(i32::from);
    Some(sign * offset_of(number(hours)?, number(minutes)?)?)
}

/// Where people live: clocks differ from UTC by no more than 14 hours, in
/// quarters of an hour.
fn offset_of(hours: i32, minutes: i32) -> Option<i32> {
    let offset = hours * 60 + minutes;
    (offset <= 14 * 60 && minutes % 15 == 0 && minutes < 60).then_some(offset)
}
