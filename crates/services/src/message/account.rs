//! What became of every part of a mail: nothing of it is missing from the
//! article without a word.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use crate::words::{Language, say};

/// What became of a part that holds no further parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It is text or a picture that the article's body shows.
    Shown,
    /// It is a file of the article.
    Attached,
    /// It is another form of text that the body shows: each of its words stands
    /// there.
    SameText,
    /// Nothing is in it.
    Blank,
    /// It is neither shown nor attached.
    Dropped,
}

impl Fate {
    /// In words: "shown".
    pub fn text(self, language: Language) -> String {
        let id = match self {
            Self::Shown => "word-fate-shown",
            Self::Attached => "word-fate-attached",
            Self::SameText => "word-fate-same-text",
            Self::Blank => "word-fate-blank",
            Self::Dropped => "word-fate-dropped",
        };
        say(language, id, &[])
    }
}

/// A part of a mail, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PartAccount {
    /// Its type, `type/subtype`; empty where it does not say.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// Its size as decoded, in bytes.
    pub bytes: u64,
    /// What became of it.
    pub fate: Fate,
}

/// Why an article does not show all of its mail, or not surely as it was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flaw {
    /// Text stands before the first or behind the last boundary of a multipart.
    TextBesideParts,
    /// Lines stand in a header that are no fields.
    TextInHeader,
    /// The boundary of a multipart is none of its lines.
    BoundaryWrong,
    /// A multipart is nested too deep or holds too many parts to be told apart.
    TooManyParts,
    /// The HTML shows nothing where the plain text beside it does.
    HtmlEmpty,
    /// The plain text says more than the HTML that is shown.
    TextDiffers,
    /// A part has bytes and decodes to nothing.
    DecodesToNothing,
    /// A part was decoded with losses, or not to its end.
    DecodedWithLosses,
    /// Nothing is known of the encoding that a part names.
    EncodingUnknown,
    /// Some characters could not be read in the charset that is named.
    CharactersLost,
    /// The charset was guessed.
    CharsetGuessed,
    /// The charset that is named cannot be read.
    CharsetUnreadable,
    /// The text holds bytes that are no text.
    BytesInText,
    /// The subject or the names of people hold characters that were guessed or
    /// could not be read.
    HeaderGuessed,
    /// Zammad shows no body with so many links.
    TooManyLinks,
    /// The body is longer than Zammad takes.
    TextCut,
    /// The page shows more than Zammad keeps: pictures from the web, forms.
    PageReduced,
    /// The page would take many times its size to be cleaned: only its text is
    /// shown.
    PageAsText,
    /// There is content, and nothing of it can be shown or attached.
    NothingShown,
}

impl Flaw {
    /// In words: "The character set of the text was guessed."
    pub fn text(self, language: Language) -> String {
        let id = match self {
            Self::TextBesideParts => "word-flaw-text-beside-parts",
            Self::TextInHeader => "word-flaw-text-in-header",
            Self::BoundaryWrong => "word-flaw-boundary-wrong",
            Self::TooManyParts => "word-flaw-too-many-parts",
            Self::HtmlEmpty => "word-flaw-html-empty",
            Self::TextDiffers => "word-flaw-text-differs",
            Self::DecodesToNothing => "word-flaw-decodes-to-nothing",
            Self::DecodedWithLosses => "word-flaw-decoded-with-losses",
            Self::EncodingUnknown => "word-flaw-encoding-unknown",
            Self::CharactersLost => "word-flaw-characters-lost",
            Self::CharsetGuessed => "word-flaw-charset-guessed",
            Self::CharsetUnreadable => "word-flaw-charset-unreadable",
            Self::BytesInText => "word-flaw-bytes-in-text",
            Self::HeaderGuessed => "word-flaw-header-guessed",
            Self::TooManyLinks => "word-flaw-too-many-links",
            Self::TextCut => "word-flaw-text-cut",
            Self::PageReduced => "word-flaw-page-reduced",
            Self::PageAsText => "word-flaw-page-as-text",
            Self::NothingShown => "word-flaw-nothing-shown",
        };
        say(language, id, &[])
    }
}

/// The account of a mail's content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// Every part that holds no further parts, in the order of the mail.
    pub parts: Vec<PartAccount>,
    /// Why the article is not the whole mail; empty where it is.
    pub flaws: BTreeSet<Flaw>,
}

impl Account {
    /// The article shows the mail only as well as is possible: the original
    /// belongs beside it.
    pub fn is_unfaithful(&self) -> bool {
        !self.flaws.is_empty()
    }
}

/// Text that is shown, as the words that stand in it.
pub(super) struct Shown<'a> {
    body: &'a str,
    /// The words taken so far.
    words: HashSet<String>,
    /// Ways of taking the words of the body that are left.
    left: Vec<Taking>,
    numbers_lists: bool,
}

/// A way of taking the words of a body.
#[derive(Debug, Clone, Copy)]
enum Taking {
    /// Those that a reader of the page sees.
    Seen,
    /// Those of its source too, such as addresses.
    Source,
    /// Those that a reader sees where each tag parts words.
    SeenApart,
}

impl<'a> Shown<'a> {
    /// The words of a body. Of HTML those that a reader sees, however the tags
    /// between them are taken, and those of its addresses.
    pub(super) fn of(body: &'a str, is_html: bool) -> Self {
        // The last is taken first: nearly always that is enough.
        let left = if is_html {
            vec![Taking::SeenApart, Taking::Source, Taking::Seen]
        } else {
            vec![Taking::Source]
        };
        Self { body, words: HashSet::new(), left, numbers_lists: is_html && body.contains("<ol") }
    }

    /// Whether each word of a text stands in what is shown. The numbers at the
    /// beginning of lines may be those of a list, which HTML counts by itself.
    pub(super) fn holds(&mut self, text: &str) -> bool {
        loop {
            if self.has_words_of(text) {
                return true;
            }
            match self.left.pop() {
                None => return false,
                Some(Taking::Seen) => self.take(&super::readable_text(self.body)),
                Some(Taking::Source) => self.take(self.body),
                Some(Taking::SeenApart) => self.take(&super::readable_text(&self.body.replace('<', " <"))),
            }
        }
    }

    fn take(&mut self, text: &str) {
        for word in words(text) {
            if !self.words.contains(&*word) {
                self.words.insert(word.into_owned());
            }
        }
    }

    fn has_words_of(&self, text: &str) -> bool {
        text.lines().all(|line| {
            let start = line.trim_start();
            let digits = start.bytes().take_while(u8::is_ascii_digit).count();
            let is_item = self.numbers_lists && digits > 0 && start[digits..].starts_with(['.', ')']);
            words(if is_item { &start[digits..] } else { line }).all(|word| self.words.contains(&*word))
        })
    }
}

/// The words of a text, lower-case, without the marks where they may be broken.
pub(super) fn words(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let is_mark =
        |character: char| matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    text.split(move |character: char| !(character.is_alphanumeric() || is_mark(character)))
        .map(move |word| {
            if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
                return Cow::Borrowed(word);
            }
            let letters = word.chars().filter(|character| !is_mark(*character));
            Cow::Owned(letters.flat_map(char::to_lowercase).collect())
        })
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_form_of_the_same_text_is_known() {
        let page = "<p>Dear <b>C</b>ustomer,<br>see <a href=\"https://x.org/a?b=1&amp;c\">here</a></p>\
             <table><td>Gr&uuml;n</td><td>Blau</td></table><ol><li>one</li><li>two</li></ol>";
        let mut shown = Shown::of(page, true);
        assert!(
            shown.holds("DEAR CUSTOMER,\nsee here <https://x.org/a?b=1&c>\n* Grün  Blau\n 1. one\n 2. two")
        );
        assert!(!shown.holds("Dear Customer, the price is 5"));
        assert!(!shown.holds("Grau"));
        assert!(Shown::of("b a", false).holds("A b"), "the order of words may be another");
        let mut asked_twice = Shown::of("<p>a</p><p>b</p>", true);
        assert!(asked_twice.holds("a b") && asked_twice.holds("b"));
        assert!(Shown::of("a\u{ad}b", false).holds("ab") && Shown::of("ab", false).holds("a\u{200b}b"));
    }
}
