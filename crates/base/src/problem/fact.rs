//! What a problem names: of which kind it is decides how each language writes it.

use std::borrow::Cow;
use std::fmt;
use std::path;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::words::{Language, Phrase, Value, say_all};

/// A fact of a problem. The engine states it; how it is written is up to the
/// language of whoever reads it.
///
/// As JSON a text stands as it is; any other is an object with its kind:
/// `{"bytes":17900000}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fact {
    /// A number of things: chooses the plural.
    Count(u64),
    /// A size in bytes.
    Bytes(u64),
    /// A time that was waited, or by which clocks differ.
    #[serde(rename = "milliseconds", with = "milliseconds")]
    Duration(Duration),
    /// A day.
    Day(Date),
    /// A moment, told in UTC.
    Moment(Timestamp),
    /// Words of the language files, which each reader sees in their language.
    Words(Vec<Phrase>),
    /// Goes into the words as it is: a name, an address, a path, a status.
    #[serde(untagged)]
    Text(String),
}

impl Fact {
    /// What is told as it writes itself: a status, a version, a date of a plan.
    pub fn text(value: impl fmt::Display) -> Self {
        Self::Text(value.to_string())
    }

    /// As a person reads it.
    pub fn told(&self, language: Language) -> String {
        match self.value(language) {
            Value::Text(text) => text.into_owned(),
            Value::Number(number) => language.number(number),
        }
    }

    /// As the words take it.
    pub(super) fn value(&self, language: Language) -> Value<'_> {
        match self {
            Self::Text(text) => Value::Text(Cow::Borrowed(text)),
            Self::Count(count) => Value::Number(*count),
            Self::Bytes(bytes) => language.bytes(*bytes).into(),
            Self::Duration(time) => language.time_span(*time).into(),
            Self::Day(day) => language.date(*day).into(),
            Self::Moment(moment) => {
                format!("{} UTC", language.moment(TimeZone::UTC.to_datetime(*moment))).into()
            }
            Self::Words(phrases) => say_all(language, phrases).into(),
        }
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Fact {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Cow<'_, str>> for Fact {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

impl From<path::Display<'_>> for Fact {
    fn from(path: path::Display<'_>) -> Self {
        Self::text(path)
    }
}

/// A port or a status: a name made of digits, no number of things.
impl From<u16> for Fact {
    fn from(name: u16) -> Self {
        Self::text(name)
    }
}

impl From<u64> for Fact {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Fact {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<usize> for Fact {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<Duration> for Fact {
    fn from(time: Duration) -> Self {
        Self::Duration(time)
    }
}

impl From<Date> for Fact {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl From<Timestamp> for Fact {
    fn from(moment: Timestamp) -> Self {
        Self::Moment(moment)
    }
}

impl From<Vec<Phrase>> for Fact {
    fn from(phrases: Vec<Phrase>) -> Self {
        Self::Words(phrases)
    }
}

/// A time as whole milliseconds, which a JSON number holds exactly.
mod milliseconds {
    use std::time::Duration;

    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(time: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(u64::try_from(time.as_millis()).unwrap_or(u64::MAX))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        Ok(Duration::from_millis(u64::deserialize(deserializer)?))
    }
}
