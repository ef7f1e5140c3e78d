//! The program's words, in every language it speaks.
//!
//! All words lie in `assets/languages/<language>/*.ftl`, in the form of Fluent,
//! one file per part of the program and the same files for each language. What
//! a message is for shows in how its id begins:
//!
//! - `window-`: what the window says; one file per step
//! - `page-`: pages shown in the browser, and texts to pass on
//! - `word-`: what the engine says of itself: units, phases, lines of the check
//! - `command-`: what the commands say on a terminal
//! - `help-`: what `--help` says of them, by the names of commands and options
//! - anything else: a problem; the id is its code
//!   ([`Problem`](crate::problem::Problem))
//!
//! Ids of these but the help's stand whole, as literals, where they are used
//! (`say(language, "window-start-title", &[])`, never put together), and
//! literals that begin like them are nothing else: so the tests can hold words
//! and uses against each other.
//!
//! Words may use words: `{ word-keychain-in }`. `$system` is always there for them:
//! `windows`, `macos` or `other`.
//!
//! Numbers, sizes, dates and times are written by the methods of [`Language`].
//! Nothing here has a clock or a file: the words are part of the program.

mod files;
mod format;
mod html;
mod printable;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::{LanguageIdentifier, langid};

pub use html::escape;
pub use printable::{is_hidden, printable, write_escaped};

/// How the ids of words begin that are no problem's.
pub(crate) const SAID: [&str; 4] = ["window-", "page-", "word-", "command-"];

/// How the ids begin of what `--help` says. They are put together from the names of
/// commands and options, and held against those where these are.
pub(crate) const OF_HELP: &str = "help-";

/// Whether an id of the files of words is the code of a problem.
pub(crate) fn is_problem_id(id: &str) -> bool {
    let is_id = id.starts_with(|letter: char| letter.is_ascii_lowercase());
    is_id && !id.starts_with(OF_HELP) && !SAID.iter().any(|start| id.starts_with(start))
}

/// A language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// German, with "Sie".
    #[serde(rename = "de")]
    German,
}

impl Language {
    /// Every language, in the order to offer them.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// Its tag (BCP 47), as in a settings file or `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// What its speakers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }

    /// The first of the wanted languages that the program speaks, else English.
    /// Tags are BCP 47 (`de-AT`) or POSIX (`de_AT.UTF-8`).
    pub fn chosen<T: AsRef<str>>(wanted: impl IntoIterator<Item = T>) -> Self {
        let spoken = |tag: T| {
            let primary = tag.as_ref().split(['-', '_', '.', '@']).next().unwrap_or_default().to_lowercase();
            match primary.as_str() {
                // Who asks for no language of their own gets what programs were written in.
                "c" | "posix" => Some(Self::English),
                _ => Self::ALL.into_iter().find(|language| language.tag() == primary),
            }
        };
        wanted.into_iter().find_map(spoken).unwrap_or_default()
    }

    /// Its files of words, each with its name and content.
    pub(crate) fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::English => files::ENGLISH,
            Self::German => files::GERMAN,
        }
    }
}

fn identifier(language: Language) -> LanguageIdentifier {
    match language {
        Language::English => langid!("en"),
        Language::German => langid!("de"),
    }
}

/// A fact that is put into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Goes in as it is: a name, an address, a size already written.
    Text(Cow<'a, str>),
    /// Is written as the language writes numbers, and chooses the plural.
    Number(u64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

/// The words under an id, the values put in where they name `{ $name }`.
/// `id.attribute` names an attribute of a message. Words that a language lacks
/// are taken from English, and where there are none the id stands for them.
pub fn say(language: Language, id: &str, values: &[(&str, Value<'_>)]) -> String {
    find(language, id, values).unwrap_or_else(|| id.to_owned())
}

/// Words by their id, to be said later in the language of whoever reads them; so
/// a journal keeps no language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    id: Cow<'static, str>,
    /// What the words name `{ $name }`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

impl Phrase {
    /// Words that name nothing.
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self { id: id.into(), name: None }
    }

    /// Words that name `{ $name }`.
    pub fn naming(id: impl Into<Cow<'static, str>>, name: impl Into<String>) -> Self {
        Self { id: id.into(), name: Some(name.into()) }
    }

    fn said(&self, language: Language) -> String {
        let name = self.name.as_deref().unwrap_or_default();
        say(language, &self.id, &[("name", name.into())])
    }
}

/// The words of several phrases, one after the other: "sends SMS, calls a
/// webhook".
pub fn say_all(language: Language, phrases: &[Phrase]) -> String {
    phrases.iter().map(|phrase| phrase.said(language)).collect::<Vec<_>>().join(", ")
}

/// The system that the program was built for, by which words choose its own names:
/// `{ $system -> ... }`.
const SYSTEM: &str = if cfg!(windows) {
    "windows"
} else if cfg!(target_os = "macos") {
    "macos"
} else {
    "other"
};

/// As [`say`]; `None` where there are no words.
pub(crate) fn find(language: Language, id: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
    let mut arguments = FluentArgs::with_capacity(values.len() + 1);
    arguments.set("system", SYSTEM);
    for (name, value) in values {
        let value = match value {
            Value::Text(text) => FluentValue::from(text.as_ref()),
            Value::Number(number) => FluentValue::from(*number),
        };
        arguments.set(*name, value);
    }
    let own = written(language, id, &arguments);
    if language == Language::English {
        own
    } else {
        own.or_else(|| written(Language::English, id, &arguments))
    }
}

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    static BUNDLES: RefCell<BTreeMap<Language, Bundle>> = const { RefCell::new(BTreeMap::new()) };
}

fn written(language: Language, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    let (id, attribute) = match id.split_once('.') {
        Some((id, attribute)) => (id, Some(attribute)),
        None => (id, None),
    };
    BUNDLES.with_borrow_mut(|bundles| {
        let bundle = bundles.entry(language).or_insert_with(|| bundle(language));
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        // A value that is missing shows as its name; tests hold the names.
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(arguments), &mut errors).into_owned())
    })
}

fn bundle(language: Language) -> Bundle {
    let mut bundle = FluentBundle::new(vec![identifier(language)]);
    // Terminals and plain-text reports show the isolation marks as boxes.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::English => |value, _| format::fluent_number(Language::English, value),
        Language::German => |value, _| format::fluent_number(Language::German, value),
    }));
    for (_, source) in language.files() {
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        // A message defined twice is caught by a test; at run time the first wins.
        let _ = bundle.add_resource(resource);
    }
    bundle
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::sources;
