//! What a page is written with: everything that is not markup of our own goes
//! through [`escape`].

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::problem::Language;
use crate::words::{Value, escape, say};

/// A page in the making.
pub(super) struct Page<'a> {
    pub(super) html: String,
    pub(super) language: Language,
    pub(super) zone: &'a TimeZone,
}

impl Page<'_> {
    /// Adds markup of our own; texts in it are escaped before.
    pub(super) fn add(&mut self, markup: &str) {
        self.html.push_str(markup);
        self.html.push('\n');
    }

    /// An element around a text.
    pub(super) fn element(&mut self, tag: &str, class: &str, text: &str) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        // Writing to a String cannot fail.
        let _ = writeln!(self.html, "<{tag}{class}>{}</{tag}>", escape(text));
    }

    /// Words under an id.
    pub(super) fn say(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        say(self.language, id, values)
    }

    /// A number as the language writes it.
    pub(super) fn number(&self, number: u64) -> String {
        self.language.number(number)
    }

    /// A moment by the page's clock.
    pub(super) fn moment(&self, moment: Timestamp) -> String {
        self.language.moment(self.zone.to_datetime(moment))
    }

    /// The head of a table: a cell per word, with its class.
    pub(super) fn columns(&mut self, columns: &[(&str, String)]) {
        self.html.push_str("<thead><tr>");
        for (class, words) in columns {
            let _ = write!(self.html, "<th scope=\"col\" class=\"{class}\">{}</th>", escape(words));
        }
        self.add("</tr></thead>");
    }
}
