//! What commands write with `--json`. Only this module writes it, so that nothing is
//! written that `docs/json.schema.json` does not describe.

use serde_json::{Map, Value};

use super::words;
use crate::report::Report;

macro_rules! objects {
    ($($object:ident = $name:literal,)*) => {
        /// A kind of object, by the name under which the schema describes it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Object {
            $(#[doc = concat!("`", $name, "`.")] $object,)*
        }

        impl Object {
            /// All there are.
            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$object,)*];

            fn name(self) -> &'static str {
                match self {
                    $(Self::$object => $name,)*
                }
            }
        }
    };
}

objects! {
    Account = "account",
    Channel = "channel",
    Channels = "channels",
    Check = "check",
    Code = "code",
    Consent = "consent",
    DeviceCode = "device-code",
    Doctor = "doctor",
    Explained = "explained",
    Helpdesk = "helpdesk",
    Inspected = "inspected",
    Link = "link",
    MailFolder = "mail-folder",
    Practice = "practice",
    Progress = "progress",
    PutBack = "put-back",
    Removal = "removal",
    Report = "report",
    Request = "request",
    Restored = "restored",
    RolledBack = "rolled-back",
    SignedIn = "signed-in",
    SignedOut = "signed-out",
    Staying = "staying",
    Status = "status",
    Summary = "summary",
    SupportBundle = "support-bundle",
    Trap = "trap",
    Undone = "undone",
    Waiting = "waiting",
    Watched = "watched",
    ZammadToken = "zammad-token",
}

impl Object {
    /// Whether its objects say in `event` what they are; the others are all that their
    /// command writes.
    fn says_event(self) -> bool {
        !matches!(
            self,
            Self::Account
                | Self::Code
                | Self::Inspected
                | Self::MailFolder
                | Self::Practice
                | Self::Report
                | Self::Restored
                | Self::Status
                | Self::SupportBundle
        )
    }
}

/// Writes an object as one line, with its `event` where its kind says one.
pub(super) fn write(kind: Object, object: Value) {
    words::say(&with_event(kind, object).to_string());
}

/// Writes a report over several lines, in its own order.
pub(super) fn write_pretty(kind: Object, report: &Report) {
    debug_assert!(!kind.says_event(), "events are lines: {kind:?}");
    words::say(&serde_json::to_string_pretty(report).unwrap_or_default());
}

fn with_event(kind: Object, object: Value) -> Value {
    match object {
        Value::Object(fields) if kind.says_event() => {
            let event = std::iter::once(("event".to_owned(), kind.name().into()));
            event.chain(fields).collect::<Map<_, _>>().into()
        }
        object => object,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn schema() -> Value {
        serde_json::from_str(include_str!("../../docs/json.schema.json")).expect("a schema")
    }

    /// The promise: nothing that a command writes is undescribed, and nothing is
    /// described that none writes.
    #[test]
    fn every_kind_that_is_written_has_its_schema_and_no_other_has_one() {
        let schema = schema();
        let ways = schema["oneOf"].as_array().expect("ways");
        let ways = ways.iter().map(|way| way["$ref"].as_str().expect("a place").to_owned());
        let described: BTreeSet<String> = ways.collect();
        let written: BTreeSet<String> =
            Object::ALL.iter().map(|kind| format!("#/$defs/{}", kind.name())).collect();
        assert_eq!(described, written);
        for kind in Object::ALL {
            let rule = &schema["$defs"][kind.name()];
            assert!(rule.is_object(), "{kind:?}");
            // A kind of several shapes says the event in each.
            let shapes = rule["oneOf"].as_array().map_or_else(Vec::new, |ways| {
                ways.iter()
                    .filter_map(|way| way["$ref"].as_str()?.strip_prefix("#/$defs/"))
                    .map(|name| &schema["$defs"][name])
                    .collect()
            });
            for rule in if shapes.is_empty() { vec![rule] } else { shapes } {
                let event = rule["properties"]["event"]["const"].as_str();
                assert_eq!(event, kind.says_event().then(|| kind.name()), "{kind:?}");
            }
        }
    }

    #[test]
    fn the_page_of_json_names_every_event() {
        let page = include_str!("../../docs/json.md");
        for kind in Object::ALL.iter().filter(|kind| kind.says_event()) {
            assert!(page.contains(&format!("`{}`", kind.name())), "{kind:?}");
        }
    }

    #[test]
    fn the_event_stands_first_and_only_where_there_is_one() {
        let line = with_event(Object::Watched, serde_json::json!({ "exit": 0 }));
        assert_eq!(line, serde_json::json!({ "event": "watched", "exit": 0 }));
        let line = with_event(Object::Account, serde_json::json!({ "account": "a" }));
        assert_eq!(line, serde_json::json!({ "account": "a" }));
    }
}
