//! Times as Zammad writes them: UTC with milliseconds.

use jiff::Timestamp;
use serde_json::Value;

/// Now, to the millisecond.
pub(super) fn now() -> Timestamp {
    to_milliseconds(Timestamp::now())
}

fn to_milliseconds(time: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(time.as_millisecond()).unwrap_or(time)
}

/// `2019-03-01T10:00:00.000Z`.
pub(super) fn text(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

/// The same as JSON; `null` for none.
pub(super) fn json(time: Option<Timestamp>) -> Value {
    time.map_or(Value::Null, |time| Value::String(text(time)))
}

/// Reads a time sent by a client.
pub(super) fn read(value: Option<&Value>) -> Option<Timestamp> {
    value?.as_str()?.parse().ok().map(to_milliseconds)
}
