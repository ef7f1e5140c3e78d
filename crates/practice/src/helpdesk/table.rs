//! Small tables of the administration, kept as the JSON their routes show.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// One record.
pub(super) type Row = Map<String, Value>;

/// Records by id.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: BTreeMap<u64, Row>,
}

impl Table {
    /// The id that the next record gets.
    pub(super) fn next_id(&self) -> u64 {
        self.rows.last_key_value().map_or(1, |(id, _)| id + 1)
    }

    /// Adds or replaces a record; its `id` is set to `id`.
    pub(super) fn put(&mut self, id: u64, mut row: Row) {
        row.insert("id".to_owned(), id.into());
        self.rows.insert(id, row);
    }

    pub(super) fn remove(&mut self, id: u64) {
        self.rows.remove(&id);
    }

    pub(super) fn get(&self, id: u64) -> Option<&Row> {
        self.rows.get(&id)
    }

    pub(super) fn get_mut(&mut self, id: u64) -> Option<&mut Row> {
        self.rows.get_mut(&id)
    }

    /// All records by id.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, &Row)> {
        self.rows.iter().map(|(id, row)| (*id, row))
    }

    /// The record whose `name` is exactly this.
    pub(super) fn by_name(&self, name: &str) -> Option<(u64, &Row)> {
        self.iter().find(|(_, row)| text(row, "name") == name)
    }

    /// The name of a record, `null` where there is none.
    pub(super) fn name_of(&self, id: u64) -> Value {
        self.get(id).and_then(|row| row.get("name")).cloned().unwrap_or(Value::Null)
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }
}

/// A text field; empty where absent.
pub(super) fn text<'a>(row: &'a Row, key: &str) -> &'a str {
    row.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// An id field.
pub(super) fn id(row: &Row, key: &str) -> Option<u64> {
    row.get(key).and_then(Value::as_u64)
}

/// Whether a field is `true`.
pub(super) fn yes(row: &Row, key: &str) -> bool {
    row.get(key).and_then(Value::as_bool).unwrap_or_default()
}

/// A JSON object as a row; anything else is empty.
pub(super) fn row(value: Value) -> Row {
    match value {
        Value::Object(row) => row,
        _ => Row::new(),
    }
}
