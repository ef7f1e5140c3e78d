//! Which of a Graph channel's folders is the inbox. Zammad's list of them has ids and the
//! names that Outlook shows, and no well-known names (`lib/microsoft_graph.rb`).

use std::collections::BTreeSet;

use super::GraphFolder;
use crate::mailbox::paths;

const INBOX: &str = "INBOX";

/// By the folders that the mailbox lists over IMAP. Exchange names each the same on both
/// ways but for the inbox, which IMAP calls `INBOX` in every language (RFC 3501 section
/// 5.1): so it is the one at the top that is not listed under its own name. Where there
/// are more, which some search folders are, it is the one that has the folders below it
/// that INBOX has, else the only one with a name that Outlook gives the inbox. Where none
/// can be told, all keep their names.
pub(super) fn name_as_listed(all: &mut [GraphFolder], listed: &[String]) {
    let below_inbox = below(listed.iter().map(String::as_str), INBOX);
    let is_listed = |path: &str| {
        let mut own = listed.iter().filter(|listed| !paths::is_selected(INBOX, listed));
        own.any(|listed| paths::are_alike(listed, path))
    };
    let unlisted: Vec<&str> = tops(all).filter(|path| !is_listed(path)).collect();
    let inbox = match unlisted.as_slice() {
        [only] => Some(*only),
        several => {
            let has_its_folders = |path: &&&str| {
                let below = below(all.iter().map(|folder| folder.path.as_str()), path);
                !below.is_empty() && below == below_inbox
            };
            let only_with_them = only(several.iter().filter(has_its_folders));
            only_with_them.or_else(|| only(several.iter().filter(|path| is_a_name(path)))).copied()
        }
    };
    if let Some(inbox) = inbox.map(str::to_owned) {
        name(all, &inbox);
    }
}

/// By the names that Outlook gives the inbox, where the mailbox cannot be asked. A folder
/// of such a name beside another keeps it: either may be one that somebody made.
pub(super) fn name_by_language(all: &mut [GraphFolder]) {
    let inbox = only(tops(all).filter(|path| is_a_name(path))).map(str::to_owned);
    if let Some(inbox) = inbox {
        name(all, &inbox);
    }
}

fn is_a_name(path: &str) -> bool {
    paths::below_inbox(path).as_deref() == Some(INBOX)
}

fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    match (all.next(), all.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// Paths of the folders that lie below no other.
fn tops(all: &[GraphFolder]) -> impl Iterator<Item = &str> {
    let is_below =
        |path: &str, other: &str| path.strip_prefix(other).is_some_and(|rest| rest.starts_with('/'));
    let paths = all.iter().map(|folder| folder.path.as_str());
    paths.filter(move |path| !all.iter().any(|other| is_below(path, &other.path)))
}

/// What lies below a folder, by the paths from there.
fn below<'a>(all: impl Iterator<Item = &'a str>, folder: &str) -> BTreeSet<String> {
    let rest = |path: &'a str| path.strip_prefix(folder)?.strip_prefix('/').map(str::to_lowercase);
    all.filter_map(rest).collect()
}

/// Names the folder of this path `INBOX`, and what lies below it accordingly.
fn name(all: &mut [GraphFolder], inbox: &str) {
    for folder in all {
        let below = folder.path.strip_prefix(inbox).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        if let Some(below) = below {
            folder.path = format!("{INBOX}{below}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folders(paths: &[&str]) -> Vec<GraphFolder> {
        let folder = |path: &&str| GraphFolder { id: (*path).to_owned(), path: (*path).to_owned() };
        paths.iter().map(folder).collect()
    }

    fn as_listed(graph: &[&str], imap: &[&str]) -> Vec<String> {
        let mut all = folders(graph);
        let listed: Vec<String> = imap.iter().map(|path| (*path).to_owned()).collect();
        name_as_listed(&mut all, &listed);
        all.into_iter().map(|folder| folder.path).collect()
    }

    /// The promise: no list of languages decides where the mailbox can be asked.
    #[test]
    fn the_inbox_is_the_folder_that_the_mailbox_calls_otherwise() {
        let imap = ["INBOX", "INBOX/Done", "Archiv", "Gelöschte Elemente", "Calendar"];
        let named =
            as_listed(&["Archiv", "Blwch post", "Blwch post/Done", "Gelo\u{308}schte Elemente"], &imap);
        assert_eq!(named[1..3], ["INBOX", "INBOX/Done"]);
        // One that somebody made is no inbox, whatever it is called.
        let own = ["INBOX", "Postvak IN", "Archiv"];
        assert_eq!(as_listed(&["Postvak IN", "Blwch post", "Archiv"], &own)[..2], ["Postvak IN", "INBOX"]);
        // It was renamed to a name of another folder's language.
        assert_eq!(as_listed(&["Archive", "Sent"], &["INBOX", "Sent"]), ["INBOX", "Sent"]);
    }

    #[test]
    fn among_several_it_is_known_by_what_lies_below_it_or_by_its_name() {
        let graph = ["Gesucht", "Blwch post", "Blwch post/Done"];
        assert_eq!(as_listed(&graph, &["INBOX", "INBOX/Done"])[1..], ["INBOX", "INBOX/Done"]);
        assert_eq!(as_listed(&["Gesucht", "Posteingang"], &["INBOX"]), ["Gesucht", "INBOX"]);
        // Nothing tells: nothing is assumed.
        assert_eq!(as_listed(&["Gesucht", "Blwch post"], &["INBOX"]), ["Gesucht", "Blwch post"]);
        assert_eq!(as_listed(&["Inbox", "Posteingang"], &["INBOX"]), ["Inbox", "Posteingang"]);
        assert_eq!(as_listed(&["Sent"], &["INBOX", "Sent"]), ["Sent"]);
    }
}
