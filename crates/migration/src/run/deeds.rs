//! What one run has done, for the sentence that says what became of the mail: it
//! is counted, never written beforehand.

use std::collections::BTreeMap;

use crate::balance::Balance;
use crate::problem::{Language, Problem, Reader, Text};
use crate::words::say;

/// What a run has done to mail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deeds {
    /// Messages whose headers or texts were read from the mailbox.
    pub read: u64,
    /// Messages that came into Zammad.
    pub imported: u64,
    /// Messages that were marked, moved or deleted in the mailbox, by what was done.
    pub settled: BTreeMap<String, u64>,
}

/// Problems whose own words cannot know what a run did before it met them.
const KNOWING_NOTHING: [&str; 8] =
    ["network-", "proxy-", "mailbox-", "folder-", "sign-in-", "account-", "access-token-", "zammad-token-"];

impl Deeds {
    /// What came to between two moments of the journal.
    pub(super) fn between(before: &Balance, after: &Balance, read: u64) -> Self {
        let done = |(how, count): (&String, &u64)| {
            let more = count.saturating_sub(before.settled.get(how).copied().unwrap_or(0));
            (matches!(how.as_str(), "mark-read" | "move" | "delete") && more > 0).then(|| (how.clone(), more))
        };
        Self {
            // A message is read more than once: for its header, its text, to be sure of it.
            read: read.min(after.found),
            imported: after.imported.saturating_sub(before.imported),
            settled: after.settled.iter().filter_map(done).collect(),
        }
    }

    /// What it means for the mail: "In this run 310 messages were read and 120
    /// imported; nothing was changed in the mailbox."
    pub fn sentence(&self, language: Language) -> String {
        let of = |how: &str| self.settled.get(how).copied().unwrap_or(0);
        let (marked, moved, deleted) = (of("mark-read"), of("move"), of("delete"));
        let (read, imported) = (self.read.max(self.imported), self.imported);
        if read + marked + moved + deleted == 0 {
            return say(language, "word-deeds-none", &[]);
        }
        let facts = [("read", read.into()), ("imported", imported.into())];
        let mut words = Vec::new();
        if read > 0 {
            words.push(say(language, "word-deeds-read", &facts));
        }
        if marked + moved + deleted == 0 {
            words.push(say(language, "word-deeds-unchanged", &[]));
        }
        for (id, count) in
            [("word-deeds-marked", marked), ("word-deeds-moved", moved), ("word-deeds-deleted", deleted)]
        {
            if count > 0 {
                words.push(say(language, id, &[("count", count.into())]));
            }
        }
        words.join(" ")
    }

    /// Whether the words of a problem that ended a run cannot know what was done
    /// before it.
    pub fn are_to_be_told(problem: &Problem) -> bool {
        KNOWING_NOTHING.iter().any(|family| problem.code().starts_with(family))
    }

    /// The words of a problem that ended the run, with what is true of the mail.
    pub fn told(&self, problem: &Problem, language: Language, reader: Reader) -> Text {
        let mut text = match reader {
            Reader::Window => problem.window_text(language),
            Reader::Commands => problem.text(language),
        };
        if Self::are_to_be_told(problem) {
            text.effect = Some(self.sentence(language));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn balance(imported: u64, deleted: u64) -> Balance {
        let settled = BTreeMap::from([("delete".to_owned(), deleted), ("keep".to_owned(), 3)]);
        Balance { found: 1_300, imported, settled, ..Balance::default() }
    }

    /// The promise: under "Your mail" stands what this run did, in numbers.
    #[test]
    fn the_sentence_about_the_mail_is_counted() {
        let deeds = |before, after, read| Deeds::between(&before, &after, read);
        for (deeds, english) in [
            (deeds(balance(7, 7), balance(7, 7), 0), "This run read and changed nothing."),
            (
                deeds(balance(7, 7), balance(7, 7), 3),
                "In this run 3 messages were read and none was imported. Nothing was changed in the mailbox.",
            ),
            (
                deeds(balance(7, 7), balance(8, 7), 1),
                "In this run one message was read and one imported. Nothing was changed in the mailbox.",
            ),
            (
                deeds(balance(7, 7), balance(1_207, 9), 3_714),
                "In this run 1,300 messages were read and 1,200 imported. 2 messages were deleted from the mailbox, each after it was confirmed in Zammad.",
            ),
        ] {
            assert_eq!(deeds.sentence(Language::English), english);
            assert_ne!(deeds.sentence(Language::German), english);
        }
    }

    #[test]
    fn only_words_that_cannot_know_are_replaced() {
        let deeds = Deeds { read: 3, ..Deeds::default() };
        let effect = |problem: Problem| {
            deeds.told(&problem, Language::English, Reader::Commands).effect.expect("an effect")
        };
        let own = |problem: &Problem| problem.text(Language::English).effect.expect("its own");
        let missing = Problem::person("folder-missing").with("path", "A");
        assert_eq!(effect(missing), deeds.sentence(Language::English));
        let restored = Problem::passing("changes-not-restored");
        assert_eq!(effect(restored.clone()), own(&restored));
    }
}
