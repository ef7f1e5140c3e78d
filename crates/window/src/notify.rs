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
            if let Err(refused) = notification(&title, &text).show() {
                tracing::debug!(%refused, "no notification was shown");
            }
        });
    }
}

/// With the program's name and icon, as far as the system has been told them when the
/// program was installed.
fn notification(title: &str, text: &str) -> notify_rust::Notification {
    let mut notification = notify_rust::Notification::new();
    notification.appname("Mailferry").summary(title).body(text);
    // The icon and the desktop entry of packaging/linux.
    #[cfg(all(unix, not(target_os = "macos")))]
    notification.icon("mailferry").hint(notify_rust::Hint::DesktopEntry("mailferry".to_owned()));
    // Without a name of its own a notification is Windows PowerShell's; under a name that
    // is not registered it is not shown at all. Setup registers the name, and lays the
    // icon beside the program (packaging/windows).
    #[cfg(windows)]
    if std::env::current_exe().is_ok_and(|program| program.with_file_name("mailferry.ico").is_file()) {
        notification.app_id("Mailferry");
    }
    // The bundle of packaging/macos; outside it notifications are the Finder's.
    #[cfg(target_os = "macos")]
    let _ = notify_rust::set_application("mailferry");
    notification
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
        assert_eq!(notification("Title", "Text").appname, "Mailferry");
        assert_eq!(Notice::Done(4_210).words(Language::German).1, "4.210 Nachrichten sind in Zammad.");
    }
}
