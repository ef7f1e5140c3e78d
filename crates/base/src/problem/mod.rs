//! What can go wrong, why, what it means for the mail, and what to do.
//!
//! Every failure a person may meet is a [`Problem`]: a kind, which decides what
//! the engine does next, and a code, under which the language files hold the
//! words (`assets/languages/<language>/*.ftl`). A `Problem` never carries mail
//! content or a secret: its facts are names, addresses of servers, counts.

pub mod catalogue;
mod fact;
mod place;
mod stored;
mod text;

pub use fact::Fact;
pub use place::Place;
pub use stored::StoredProblem;
pub use text::{Reader, Text};

pub use crate::words::Language;

use std::fmt;
use std::time::Duration;

/// Decides what happens after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Wait, back off and go on; running again later helps.
    Passing,
    /// Concerns one message; note it and go on with the next.
    Message,
    /// Pause until a person acts: sign-in, consent, rights, a setting.
    Person,
    /// The plan or the command line is wrong; nothing was started.
    Usage,
    /// A fault of this program: stop and keep the state.
    Ours,
}

/// One failure: what the engine and the person need to know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    kind: Kind,
    code: &'static str,
    facts: Vec<(&'static str, Fact)>,
    server_words: Option<String>,
    wait: Option<Duration>,
    outlasts_the_run: bool,
}

impl Problem {
    /// A problem of any kind; `code` names its words in the language files.
    pub fn new(kind: Kind, code: &'static str) -> Self {
        Self { kind, code, facts: Vec::new(), server_words: None, wait: None, outlasts_the_run: false }
    }

    /// Something that passes: network trouble, throttling, a server restarting.
    pub fn passing(code: &'static str) -> Self {
        Self::new(Kind::Passing, code)
    }

    /// Something about one message only.
    pub fn message(code: &'static str) -> Self {
        Self::new(Kind::Message, code)
    }

    /// Something that a person must settle.
    pub fn person(code: &'static str) -> Self {
        Self::new(Kind::Person, code)
    }

    /// A wrong plan or wrong use.
    pub fn usage(code: &'static str) -> Self {
        Self::new(Kind::Usage, code)
    }

    /// A fault of the program itself.
    pub fn ours(code: &'static str) -> Self {
        Self::new(Kind::Ours, code)
    }

    /// Adds a fact that the words name as `{ $name }`. It is given as what it is:
    /// a size as [`Fact::Bytes`], a time as a `Duration`, never put into words.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.push((name, fact.into()));
        self
    }

    /// Keeps what the server said, on one line and at most 500 characters.
    /// Never pass mail content or anything that holds a token.
    #[must_use]
    pub fn words(mut self, words: &str) -> Self {
        let line: String = words
            .chars()
            .map(|character| if character.is_control() { ' ' } else { character })
            .take(500)
            .collect();
        let line = line.trim();
        if !line.is_empty() {
            self.server_words = Some(line.to_owned());
        }
        self
    }

    /// The server's own hint of how long to wait.
    #[must_use]
    pub fn wait(mut self, wait: Duration) -> Self {
        self.wait = Some(wait);
        self
    }

    /// Says that it does not pass while a run waits for it: only the next run
    /// finds it gone.
    #[must_use]
    pub fn until_the_next_run(mut self) -> Self {
        self.outlasts_the_run = true;
        self
    }

    /// What decides the engine's next step.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The stable name of this problem, for programs and for support.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// A fact by its name, of whichever kind.
    pub fn value(&self, name: &str) -> Option<&Fact> {
        self.facts.iter().find(|(key, _)| *key == name).map(|(_, fact)| fact)
    }

    /// A fact by its name, where it is a text: a name, an address, a path.
    pub fn fact(&self, name: &str) -> Option<&str> {
        match self.value(name)? {
            Fact::Text(text) => Some(text),
            _ => None,
        }
    }

    /// All facts, in the order they were added.
    pub fn facts(&self) -> &[(&'static str, Fact)] {
        &self.facts
    }

    /// What the server said, if it said anything.
    pub fn server_words(&self) -> Option<&str> {
        self.server_words.as_deref()
    }

    /// How long the server asked to be left alone.
    pub fn wait_hint(&self) -> Option<Duration> {
        self.wait
    }

    /// Whether a run waits for it to pass.
    pub fn is_waited_for(&self) -> bool {
        self.kind == Kind::Passing && !self.outlasts_the_run
    }

    /// Where a person mends it.
    pub fn mended_at(&self) -> Option<Place> {
        Place::of(self.code)
    }

    /// The words for a person with the commands, in the given language.
    pub fn text(&self, language: Language) -> Text {
        Text::of(self.code, &self.facts, language, Reader::Commands)
    }

    /// The words for a person at the window, in the given language.
    pub fn window_text(&self, language: Language) -> Text {
        Text::of(self.code, &self.facts, language, Reader::Window)
    }
}

/// The first sentence in English, and what the server said; for logs and tests.
impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.text(Language::English).what)?;
        if let Some(words) = &self.server_words {
            write!(formatter, " (the server said: {words})")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}

#[cfg(test)]
mod tests;
