//! The desktop's notification that a run has ended.

use crate::words::{Language, say};

/// What can be told outside the window. Numbers only: others may see the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// All is done: so many messages were imported.
    Done(u64),
    /// Done, and so many messages need attention.
    Attention(u64),
    /// The import waits for the person.
    Waits,
    /// The import was stopped by something that passes.
    Stopped,
}

impl Notice {
    /// Title and text.
    fn words(self, language: Language) -> (String, String) {
        match self {
            Self::Done(count) => (
                say(language, "word-notice-done", &[]),
                say(language, "word-notice-done.text", &[("count", count.into())]),
            ),
            Self::Attention(count) => (
                say(language, "word-notice-attention", &[]),
                say(language, "word-notice-attention.text", &[("count", count.into())]),
            ),
            Self::Waits => {
                (say(language, "word-notice-waits", &[]), say(language, "word-notice-waits.text", &[]))
            }
            Self::Stopped => {
                (say(language, "word-notice-stopped", &[]), say(language, "word-notice-stopped.text", &[]))
            }
        }
    }

    /// Shows it, on a thread of its own. Where the desktop shows none, that is
    /// only logged: the window says the same.
    pub fn show(self, language: Language) {
        let (title, text) = self.words(language);
        std::thread::spawn(move || {
            let shown =
                notify_rust::Notification::new().appname("Mailferry").summary(&title).body(&text).show();
            if let Err(refused) = shown {
                tracing::debug!(%refused, "no notification was shown");
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notice_has_words_in_every_language() {
        for language in Language::ALL {
            for notice in
                [Notice::Done(1), Notice::Done(4_210), Notice::Attention(3), Notice::Waits, Notice::Stopped]
            {
                let (title, text) = notice.words(language);
                assert!(!title.starts_with("word-") && !text.starts_with("word-"), "{title}: {text}");
                // Desktops read these as markup.
                assert!(!text.contains(['<', '&', '{']), "{text}");
            }
        }
        assert_eq!(Notice::Done(4_210).words(Language::German).1, "4.210 Nachrichten sind in Zammad.");
    }
}
