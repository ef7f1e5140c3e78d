//! The folder tree: decoded paths, and the names the server knows them by.

use std::collections::HashSet;

use super::names;
use super::reply::Listing;
use crate::mailbox::paths::{self, SLASH_IN_NAME};
use crate::plan::nearest;
use crate::problem::Problem;

/// A folder by both its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    /// Decoded, `/` between levels.
    pub path: String,
    /// As the server writes it.
    pub raw: String,
    /// It can be opened.
    pub selectable: bool,
}

/// All folders of a mailbox, in the server's order.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    delimiter: Option<char>,
}

impl Tree {
    /// Builds it from what LIST gave.
    pub(super) fn new(listings: Vec<Listing>) -> Self {
        let delimiter = listings.iter().find_map(|listing| listing.delimiter);
        let mut nodes: Vec<Node> = Vec::with_capacity(listings.len());
        let mut known = HashSet::new();
        for listing in listings {
            let path = path(&listing.raw, listing.delimiter);
            // Some servers list INBOX twice.
            if known.insert(listing.raw.clone()) {
                nodes.push(Node { path, raw: listing.raw, selectable: listing.selectable });
            }
        }
        Self { nodes, delimiter }
    }

    /// All folders.
    pub(super) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The folder that a path means ([`paths::find`]).
    pub(super) fn find(&self, path: &str) -> Option<&Node> {
        paths::find(path, &self.nodes, |node| &node.path)
    }

    /// Like [`Self::find`]; a missing folder is told with the nearest names.
    pub(super) fn resolve(&self, path: &str) -> Result<&Node, Problem> {
        let node = self.find(path).ok_or_else(|| self.missing(path))?;
        if node.selectable {
            Ok(node)
        } else {
            Err(Problem::person("folder-holds-no-mail").with("path", &node.path))
        }
    }

    /// The problem of a path that no folder has.
    pub(super) fn missing(&self, path: &str) -> Problem {
        let selectable = || self.nodes.iter().filter(|node| node.selectable).map(|node| node.path.as_str());
        let mut names: Vec<&str> = respelled(path)
            .iter()
            .filter_map(|spelling| self.find(spelling))
            .filter(|node| node.selectable)
            .map(|node| node.path.as_str())
            .collect();
        names.extend(nearest(path, selectable()));
        let mut listed: Vec<&str> = Vec::new();
        for name in names {
            if !listed.contains(&name) && listed.len() < 3 {
                listed.push(name);
            }
        }
        Problem::person("folder-missing")
            .with("path", path)
            .with("found", if listed.is_empty() { "none" } else { "some" })
            .with("nearest", listed.join(", "))
    }

    /// The name by which the server would know a path that does not exist yet,
    /// under the parents that do.
    pub(super) fn raw_for_new(&self, path: &str) -> String {
        let mut raw = String::new();
        let mut parent = String::new();
        for level in path.split('/') {
            if !parent.is_empty() {
                parent.push('/');
                raw.push(self.delimiter.unwrap_or('/'));
            }
            parent.push_str(level);
            match self.find(&parent) {
                Some(node) => raw.clone_from(&node.raw),
                None => raw.push_str(&names::encode(&self.spell(level))),
            }
        }
        raw
    }

    fn spell(&self, level: &str) -> String {
        if self.delimiter == Some('/') { level.to_owned() } else { level.replace(SLASH_IN_NAME, "/") }
    }
}

/// The path of a raw name.
fn path(raw: &str, delimiter: Option<char>) -> String {
    let slash = SLASH_IN_NAME.to_string();
    match delimiter {
        Some('/') => names::decode(raw),
        Some(delimiter) => {
            let levels: Vec<String> =
                raw.split(delimiter).map(|level| names::decode(level).replace('/', &slash)).collect();
            levels.join("/")
        }
        None => names::decode(raw).replace('/', &slash),
    }
}

/// What a path may have been meant as, whose levels were separated as other
/// programs do it.
fn respelled(path: &str) -> Vec<String> {
    let trimmed: Vec<&str> = path.split('/').map(str::trim).filter(|level| !level.is_empty()).collect();
    let mut spellings = vec![trimmed.join("/")];
    for separator in ['\\', '.', '>', '|', ':'] {
        if path.contains(separator) {
            let levels: Vec<&str> =
                path.split(separator).map(str::trim).filter(|level| !level.is_empty()).collect();
            spellings.push(levels.join("/"));
        }
    }
    // Subfolders of the inbox are often typed without it, and the reverse.
    let more: Vec<String> = spellings
        .iter()
        .flat_map(|spelling| {
            let under = format!("INBOX/{spelling}");
            let without = spelling.strip_prefix("INBOX/").map(str::to_owned);
            std::iter::once(under).chain(without)
        })
        .collect();
    spellings.extend(more);
    spellings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(names: &[&str], delimiter: char) -> Tree {
        Tree::new(
            names
                .iter()
                .map(|raw| Listing {
                    raw: (*raw).to_owned(),
                    delimiter: Some(delimiter),
                    selectable: !raw.starts_with("Holder"),
                })
                .collect(),
        )
    }

    fn raw<'a>(tree: &'a Tree, path: &str) -> Option<&'a str> {
        tree.find(path).map(|node| node.raw.as_str())
    }

    #[test]
    fn paths_are_decoded_with_slashes_between_their_levels() {
        let tree = tree(&["INBOX.Gesch&APw-ftlich.A/B", "Caf&AOk-"], '.');
        let paths: Vec<_> = tree.nodes().iter().map(|node| node.path.as_str()).collect();
        assert_eq!(paths, ["INBOX/Gesch\u{fc}ftlich/A\u{2215}B", "Caf\u{e9}"]);
        assert_eq!(raw(&tree, "inbox/Gesch\u{fc}ftlich/A\u{2215}B"), Some("INBOX.Gesch&APw-ftlich.A/B"));
    }

    #[test]
    fn inbox_is_the_same_in_any_case() {
        let tree = tree(&["Inbox", "Inbox/Sub"], '/');
        assert_eq!(raw(&tree, "INBOX"), Some("Inbox"));
        assert_eq!(raw(&tree, "inbox/Sub"), Some("Inbox/Sub"));
        assert_eq!(raw(&tree, "INBOXES"), None);
    }

    #[test]
    fn another_case_is_accepted_only_where_it_is_unambiguous() {
        let exchange = tree(&["EXCEPTION"], '/');
        assert_eq!(raw(&exchange, "Exception"), Some("EXCEPTION"));
        let both = tree(&["Invoices", "INVOICES"], '/');
        assert_eq!(raw(&both, "INVOICES"), Some("INVOICES"));
        assert_eq!(raw(&both, "Invoices"), Some("Invoices"));
        assert_eq!(raw(&both, "invoices"), None);
        assert_eq!(both.missing("invoices").fact("nearest"), Some("INVOICES, Invoices"));
    }

    #[test]
    fn a_missing_folder_is_told_with_what_was_probably_meant() {
        let tree = tree(&["INBOX", "INBOX/Invoices", "Sent Items", "Holder", "Holder/Projects"], '/');
        for (path, first) in [
            ("INBOX\\Invoices", "INBOX/Invoices"),
            ("INBOX.Invoices", "INBOX/Invoices"),
            ("Inbox > Invoices", "INBOX/Invoices"),
            ("Invoices", "INBOX/Invoices"),
            (" Sent Items/", "Sent Items"),
            ("Sent Item", "Sent Items"),
        ] {
            let problem = tree.resolve(path).expect_err("missing");
            assert_eq!(problem.code(), "folder-missing");
            let nearest = problem.fact("nearest").expect("names");
            assert_eq!(nearest.split(", ").next(), Some(first), "{path}");
        }
        assert_eq!(tree.resolve("zzzz").expect_err("missing").fact("found"), Some("none"));
        assert_eq!(tree.resolve("Holder").expect_err("no mail").code(), "folder-holds-no-mail");
    }

    #[test]
    fn a_new_folder_is_named_under_its_existing_parents() {
        assert_eq!(tree(&["ARCHIVE"], '/').raw_for_new("Archive/Gesch\u{fc}ft"), "ARCHIVE/Gesch&APw-ft");
        assert_eq!(tree(&["INBOX"], '.').raw_for_new("A\u{2215}B/C"), "A/B.C");
    }
}
