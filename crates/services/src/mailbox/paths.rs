//! Which folder a path means: one rule for whoever opens a folder and whoever
//! only looks for it in the list.

use icu_normalizer::ComposingNormalizerBorrowed;

/// Stands for a `/` that is part of a level's name where the server separates
/// levels by something else (U+2215, DIVISION SLASH).
pub const SLASH_IN_NAME: char = '\u{2215}';

/// What the inbox is called in Outlook where the mailbox is not English, as far as that is
/// known for certain; over IMAP it is `INBOX` in every language (RFC 3501 section 5.1). For
/// names that a person types: where the mailbox can be asked, nothing depends on them.
const INBOX_NAMES: [&str; 34] = [
    "inbox",
    "posteingang",
    "boîte de réception",
    "bandeja de entrada",
    "posta in arrivo",
    "postvak in",
    "caixa de entrada",
    "a receber",
    "safata d'entrada",
    "skrzynka odbiorcza",
    // Czech and Slovak.
    "doručená pošta",
    "beérkezett üzenetek",
    "ulazna pošta",
    "indbakke",
    "innboks",
    "inkorgen",
    "saapuneet",
    "sisendkaust",
    "iesūtne",
    "gelen kutusu",
    "εισερχόμενα",
    "входящие",
    "входящи",
    "вхідні",
    "דואר נכנס",
    "علبة الوارد",
    "इनबॉक्स",
    "hộp thư đến",
    "kotak masuk",
    "peti masuk",
    "受信トレイ",
    "收件箱",
    "收件匣",
    "받은 편지함",
];

/// The folder that a path means, of folders whose paths are told by `path`:
///
/// 1. the one of exactly this path, INBOX in any case;
/// 2. the only one that differs by how letters with marks are composed (Unicode
///    NFC and NFD: macOS writes the latter);
/// 3. the only one that differs in case, for Exchange may list another case than
///    the one a folder was made with;
/// 4. the only one that has [`SLASH_IN_NAME`] where the path has a slash;
/// 5. INBOX, or the folder below it, where the path calls it by the name that
///    Outlook shows in some language.
pub fn find<'a, F>(wanted: &str, folders: &'a [F], path: impl Fn(&F) -> &str) -> Option<&'a F> {
    let inbox = with_inbox(wanted);
    if let Some(exact) = folders.iter().find(|folder| with_inbox(path(folder)) == inbox) {
        return Some(exact);
    }
    let likenesses: [fn(&str) -> String; 3] =
        [composed, |path| composed(path).to_lowercase(), |path| composed(&unslashed(path)).to_lowercase()];
    for likeness in likenesses {
        let wanted = likeness(&inbox);
        let mut alike = folders.iter().filter(|folder| likeness(&with_inbox(path(folder))) == wanted);
        match (alike.next(), alike.next()) {
            (Some(only), None) => return Some(only),
            (Some(_), Some(_)) => return None,
            (None, _) => {}
        }
    }
    let inbox = below_inbox(wanted)?;
    folders.iter().find(|folder| composed(&with_inbox(path(folder))) == composed(&inbox))
}

/// Whether SELECT of this path opens the folder of that one: INBOX is meant in any case
/// (RFC 3501 section 5.1), others are as they are written.
pub fn is_selected(wanted: &str, path: &str) -> bool {
    let is_inbox = |path: &str| path.eq_ignore_ascii_case("INBOX");
    path == wanted || (is_inbox(path) && is_inbox(wanted))
}

/// Whether two paths are one folder's: they differ at most in how INBOX is
/// written and in how letters with marks are composed.
pub fn are_same(one: &str, other: &str) -> bool {
    composed(&with_inbox(one)) == composed(&with_inbox(other))
}

/// Whether two paths may be one folder's in any spelling of it: they differ at most in
/// case, in how letters with marks are composed, and in how a slash within a name is told.
pub fn are_alike(one: &str, other: &str) -> bool {
    let likeness = |path: &str| composed(&unslashed(path)).to_lowercase();
    likeness(one) == likeness(other)
}

/// `INBOX/…` of a path that calls the inbox by its name in Outlook; `None` where
/// it does not.
pub fn below_inbox(path: &str) -> Option<String> {
    let (first, rest) = path.split_once('/').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let first = composed(first.trim()).to_lowercase();
    INBOX_NAMES
        .contains(&first.as_str())
        .then(|| rest.map_or_else(|| "INBOX".to_owned(), |rest| format!("INBOX/{rest}")))
}

/// INBOX is the same in any case (RFC 3501 section 5.1), also above others.
pub(super) fn with_inbox(path: &str) -> String {
    match path.get(..5) {
        Some(start)
            if start.eq_ignore_ascii_case("INBOX") && (path.len() == 5 || path.as_bytes()[5] == b'/') =>
        {
            format!("INBOX{}", &path[5..])
        }
        _ => path.to_owned(),
    }
}

fn composed(path: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc().normalize(path).into_owned()
}

fn unslashed(path: &str) -> String {
    path.replace(SLASH_IN_NAME, "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_means_the_only_folder_that_it_can_mean() {
        let folders = [
            "INBOX",
            "INBOX/Invoices",
            "Inbox/Re\u{301}clamations",
            "Archive",
            "archive",
            "A\u{2215}B/C",
            "Posteingang alt",
        ];
        for (wanted, found) in [
            ("inbox", Some("INBOX")),
            ("inbox/Invoices", Some("INBOX/Invoices")),
            ("INBOX/R\u{e9}clamations", Some("Inbox/Re\u{301}clamations")),
            ("INBOX/r\u{e9}clamations", Some("Inbox/Re\u{301}clamations")),
            ("archive", Some("archive")),
            ("ARCHIVE", None),
            ("A/B/C", Some("A\u{2215}B/C")),
            ("Posteingang", Some("INBOX")),
            ("Boi\u{302}te de re\u{301}ception", Some("INBOX")),
            ("Bo\u{ee}te de r\u{e9}ception/Invoices", Some("INBOX/Invoices")),
            ("Posteingang alt", Some("Posteingang alt")),
            ("Posteingang/Neu", None),
            ("Invoices", None),
        ] {
            assert_eq!(find(wanted, &folders, |path| path).copied(), found, "{wanted}");
        }
        let own = ["INBOX", "Posteingang"];
        assert_eq!(find("Posteingang", &own, |path| path), Some(&"Posteingang"), "a folder of that name");
    }

    #[test]
    fn composition_and_the_inbox_make_no_other_folder() {
        assert!(are_same("inbox/Gesch\u{e4}ft", "INBOX/Gescha\u{308}ft"));
        assert!(!are_same("INBOX/a", "INBOX/A") && !are_same("A/B", "A\u{2215}B"));
    }
}
