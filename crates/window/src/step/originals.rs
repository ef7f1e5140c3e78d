//! What became of imported messages in the mailbox, in words that say it as it was.

use crate::words::{Language, say};

/// What was done with so many originals, by the journal's word for it; `folder` is
/// where they were moved to, where that is known.
pub fn done_with(action: &str, count: u64, folder: Option<&str>, language: Language) -> String {
    let count = ("count", count.into());
    match (action, folder) {
        ("mark-read", _) => say(language, "window-import-marked-read", &[count]),
        ("move", Some(folder)) => {
            say(language, "window-import-moved-to", &[count, ("folder", folder.into())])
        }
        ("move", None) => say(language, "window-import-moved", &[count]),
        ("delete", _) => say(language, "window-import-deleted", &[count]),
        ("gone", _) => say(language, "window-import-gone", &[count]),
        _ => say(language, "window-import-kept", &[count]),
    }
}
