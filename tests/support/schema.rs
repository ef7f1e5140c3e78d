//! What `docs/json.schema.json` says of what commands write. It knows the words of JSON
//! Schema that this file uses, and fails at any other.

use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

fn schema() -> &'static Value {
    static SCHEMA: OnceLock<Value> = OnceLock::new();
    SCHEMA
        .get_or_init(|| serde_json::from_str(include_str!("../../docs/json.schema.json")).expect("a schema"))
}

/// What the objects of a command are that carry no event, by the schema.
const WITHOUT_EVENT: [(&str, &str); 9] = [
    ("accounts", "account"),
    ("folders", "mail-folder"),
    ("inspect", "inspected"),
    ("practice", "practice"),
    ("problems", "code"),
    ("report", "report"),
    ("restore", "restored"),
    ("status", "status"),
    ("support-bundle", "support-bundle"),
];

/// What a command is to write, where it was told to write JSON.
#[derive(Debug, Clone, Default)]
pub struct Written(Option<String>);

impl Written {
    /// By this command.
    pub fn by(command: &Command) -> Self {
        let words: Vec<String> = command.get_args().map(|word| word.to_string_lossy().into_owned()).collect();
        let is_json = words.iter().any(|word| word == "--json");
        Self(words.into_iter().next().filter(|_| is_json))
    }

    /// Every object that it wrote is as described. A line that its end cut off is none.
    pub fn assert_described(&self, output: &str) {
        let Some(command) = &self.0 else { return };
        // A report stands over several lines.
        let lines = match serde_json::from_str(output) {
            Ok(whole) => vec![whole],
            Err(_) => {
                output.lines().filter_map(|line| serde_json::from_str(line).ok()).collect::<Vec<Value>>()
            }
        };
        for line in lines.iter().filter(|line| line.is_object()) {
            let wrong = if line["event"].is_string() {
                wrong_with(line)
            } else {
                let name = WITHOUT_EVENT.iter().find(|(of, _)| of == command);
                let (_, name) = name.unwrap_or_else(|| panic!("{command} wrote without an event: {line}"));
                judge(schema(), &schema()["$defs"][name], line, name)
            };
            assert!(wrong.is_empty(), "{command}:\n{}\nof {line}", wrong.join("\n"));
        }
    }
}

/// What is wrong with a line that a command wrote; nothing where it is as described.
pub fn wrong_with(line: &Value) -> Vec<String> {
    let schema = schema();
    let event = line["event"].as_str().unwrap_or_default();
    match schema["$defs"].get(event) {
        Some(rule) => judge(schema, rule, line, event),
        None => vec![format!("“{event}” is not described")],
    }
}

/// An object is what the schema describes under this name; for what carries no event.
pub fn assert_is(name: &str, value: &Value) {
    let schema = schema();
    let wrong = judge(schema, &schema["$defs"][name], value, name);
    assert!(wrong.is_empty(), "{}\nof {value}", wrong.join("\n"));
}

fn judge(schema: &Value, rule: &Value, value: &Value, place: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (word, wanted) in rule.as_object().expect("a rule") {
        let held = match word.as_str() {
            "type" => is_of(wanted, value),
            "const" => wanted == value,
            "enum" => wanted.as_array().expect("values").contains(value),
            "minimum" => value.as_i64().is_none_or(|number| number >= wanted.as_i64().expect("a number")),
            "required" => wanted.as_array().expect("names").iter().all(|name| {
                let name = name.as_str().expect("a name");
                let there = value.get(name).is_some();
                if !there {
                    wrong.push(format!("{place}.{name} is missing"));
                }
                there
            }),
            "oneOf" => {
                let ways = wanted.as_array().expect("ways");
                ways.iter().filter(|way| judge(schema, way, value, place).is_empty()).count() == 1
            }
            "$ref" => {
                let name = wanted.as_str().and_then(|name| name.strip_prefix("#/$defs/")).expect("a place");
                wrong.extend(judge(schema, &schema["$defs"][name], value, place));
                true
            }
            "items" => {
                for item in value.as_array().into_iter().flatten() {
                    wrong.extend(judge(schema, wanted, item, place));
                }
                true
            }
            "properties" => {
                for (name, value) in value.as_object().into_iter().flatten() {
                    if let Some(rule) = wanted.get(name) {
                        wrong.extend(judge(schema, rule, value, &format!("{place}.{name}")));
                    }
                }
                true
            }
            "additionalProperties" => {
                let known = |name: &String| rule["properties"].get(name).is_some();
                for (name, value) in value.as_object().into_iter().flatten().filter(|(name, _)| !known(name))
                {
                    match wanted {
                        Value::Bool(false) => wrong.push(format!("{place}.{name} is not described")),
                        rule => wrong.extend(judge(schema, rule, value, &format!("{place}.{name}"))),
                    }
                }
                true
            }
            other => panic!("the schema says {other}, which is not known here"),
        };
        if !held {
            wrong.push(format!("{place}: {value} is not {word} {wanted}"));
        }
    }
    wrong
}

fn is_of(wanted: &Value, value: &Value) -> bool {
    let is = |kind: &str| match kind {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other} is no type"),
    };
    match wanted {
        Value::String(kind) => is(kind),
        kinds => kinds.as_array().expect("types").iter().any(|kind| is(kind.as_str().expect("a type"))),
    }
}

/// Every line of what a command wrote is as described.
pub fn assert_described(output: &str) {
    let lines: Vec<Value> = output.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    assert!(!lines.is_empty(), "nothing was written:\n{output}");
    for line in lines {
        let wrong = wrong_with(&line);
        assert!(wrong.is_empty(), "{}\nof {line}", wrong.join("\n"));
    }
}
