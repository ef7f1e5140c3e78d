//! The mailbox's folders as a tree: which are in sight, which hold mail, and what
//! a typed path means. Nothing here asks anybody.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::mailbox::{Folder, Measure, paths};
use crate::plan::nearest;

/// What a folder can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Mail.
    Mail,
    /// Only other folders.
    Folders,
    /// Something else: appointments, contacts, and the like.
    NoMail,
}

/// What a folder can hold: Exchange lists its other folders too, and tells no
/// counts of them.
pub fn holds(folder: &Folder) -> Holds {
    match (folder.selectable, folder.messages) {
        (false, _) => Holds::Folders,
        (true, Some(_)) => Holds::Mail,
        (true, None) => Holds::NoMail,
    }
}

/// What a typed path means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A folder, under exactly this path.
    Exact(String),
    /// A folder that the mailbox calls otherwise.
    Corrected(String),
    /// A folder that holds no mail.
    Unusable(String, Holds),
    /// None; the nearest ones.
    Unknown(Vec<String>),
}

/// A folder in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row<'a> {
    /// As the mailbox lists it.
    pub folder: &'a Folder,
    /// How many folders are above it.
    pub depth: usize,
    /// Whether folders are below it.
    pub has_children: bool,
    /// Whether these are shown.
    pub open: bool,
}

impl Row<'_> {
    /// Its name without those above it.
    pub fn name(&self) -> &str {
        self.folder.path.rsplit('/').next().unwrap_or(&self.folder.path)
    }
}

/// Sums over some folders.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// Messages.
    pub messages: u64,
    /// Unread ones.
    pub unread: u64,
    /// Bytes, as far as they are measured.
    pub bytes: u64,
    /// When the newest arrived; `None` until every folder is measured.
    pub newest: Option<jiff::Timestamp>,
}

/// All folders.
#[derive(Debug, Clone, Default)]
pub struct Folders {
    all: Vec<Folder>,
    /// Where each stands among all.
    places: HashMap<String, usize>,
    measures: BTreeMap<String, Measure>,
    shut: BTreeSet<String>,
    /// What is looked for; empty: the tree.
    pub search: String,
}

/// INBOX first, then by name, each folder before those below it.
fn order(path: &str) -> (bool, Vec<String>) {
    let levels: Vec<String> = path.split('/').map(str::to_lowercase).collect();
    (levels.first().is_some_and(|first| first != "inbox"), levels)
}

impl Folders {
    /// These folders, nothing measured yet.
    pub fn new(mut all: Vec<Folder>) -> Self {
        all.sort_by_cached_key(|folder| order(&folder.path));
        let places = all.iter().enumerate().map(|(at, folder)| (folder.path.clone(), at)).collect();
        Self { all, places, ..Self::default() }
    }

    /// Whether none are known.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The folder of this very path.
    pub fn find(&self, path: &str) -> Option<&Folder> {
        self.places.get(path).map(|at| &self.all[*at])
    }

    /// Size and age of a folder, where it is measured.
    pub fn measure(&self, path: &str) -> Option<&Measure> {
        self.measures.get(path)
    }

    /// Takes note of a measure; it also knows the counts better.
    pub fn measured(&mut self, path: &str, measure: Measure) {
        if let Some(at) = self.places.get(path) {
            let folder = &mut self.all[*at];
            folder.messages = Some(measure.messages);
            folder.unread = Some(measure.unread);
        }
        self.measures.insert(path.to_owned(), measure);
    }

    /// Shows or hides what is below a folder.
    pub fn expand(&mut self, path: &str, open: bool) {
        if open {
            self.shut.remove(path);
        } else {
            self.shut.insert(path.to_owned());
        }
    }

    /// The folders in sight, in order: those that are looked for, or the tree.
    pub fn rows(&self) -> Vec<Row<'_>> {
        let wanted = self.search.trim().to_lowercase();
        let searching = !wanted.is_empty();
        // The shut folder that was met last: in this order what is below it follows.
        let mut hides: Option<&str> = None;
        let mut rows = Vec::new();
        for (at, folder) in self.all.iter().enumerate() {
            let hidden = hides.is_some_and(|shut| is_below(&folder.path, shut));
            let open = !self.shut.contains(&folder.path);
            if !hidden {
                hides = (!open).then_some(folder.path.as_str());
            }
            let shown = if searching { folder.path.to_lowercase().contains(&wanted) } else { !hidden };
            if shown {
                let next = self.all.get(at + 1);
                rows.push(Row {
                    folder,
                    depth: if searching { 0 } else { folder.path.matches('/').count() },
                    has_children: next.is_some_and(|next| is_below(&next.path, &folder.path)),
                    open,
                });
            }
        }
        rows
    }

    /// Sums over the folders of these paths, as far as they are there.
    pub fn sums<'a>(&self, paths: impl Iterator<Item = &'a str>) -> Sums {
        let mut sums = Sums::default();
        let mut all_measured = true;
        for folder in paths.filter_map(|path| self.find(path)) {
            sums.messages += u64::from(folder.messages.unwrap_or(0));
            sums.unread += u64::from(folder.unread.unwrap_or(0));
            match self.measure(&folder.path) {
                Some(measure) => {
                    sums.bytes += measure.bytes;
                    sums.newest = sums.newest.max(measure.newest);
                }
                None => all_measured &= folder.messages == Some(0),
            }
        }
        if !all_measured {
            sums.newest = None;
        }
        sums
    }

    /// What a typed path means: in other case, with another separator, with the
    /// inbox under its name in Outlook or left out, or by its last level alone
    /// where that is the name of one folder only.
    pub fn meaning(&self, typed: &str) -> Meaning {
        let clean = clean(typed);
        if let Some(folder) = self.find(&clean) {
            return found(folder, true);
        }
        let mut readings = vec![clean.clone(), clean.replace('.', "/"), format!("INBOX/{clean}")];
        if let Some(inbox) = paths::below_inbox(&clean) {
            readings.push(inbox);
            readings.extend(clean.split_once('/').map(|(_, rest)| rest.to_owned()));
        }
        let named = |reading: &String| paths::find(reading, &self.all, |folder| &folder.path);
        if let Some(folder) = readings.iter().find_map(named) {
            return found(folder, false);
        }
        let last = clean.rsplit('/').next().unwrap_or_default().to_lowercase();
        let mut same = self.all.iter().filter(|folder| {
            holds(folder) == Holds::Mail
                && folder.path.rsplit('/').next().is_some_and(|name| name.to_lowercase() == last)
        });
        match (same.next(), same.next()) {
            (Some(folder), None) => found(folder, false),
            _ => Meaning::Unknown(self.nearest(&clean)),
        }
    }

    fn nearest(&self, path: &str) -> Vec<String> {
        let usable = self.all.iter().filter(|folder| holds(folder) == Holds::Mail);
        nearest(path, usable.map(|folder| folder.path.as_str())).into_iter().map(str::to_owned).collect()
    }
}

fn found(folder: &Folder, exact: bool) -> Meaning {
    match holds(folder) {
        Holds::Mail if exact => Meaning::Exact(folder.path.clone()),
        Holds::Mail => Meaning::Corrected(folder.path.clone()),
        other => Meaning::Unusable(folder.path.clone(), other),
    }
}

/// The path without spaces and separators around its levels.
fn clean(typed: &str) -> String {
    let levels = typed.split(['/', '\\']).map(str::trim).filter(|level| !level.is_empty());
    levels.collect::<Vec<_>>().join("/")
}

fn is_below(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folder(path: &str, selectable: bool, messages: Option<u32>) -> Folder {
        Folder { path: path.into(), selectable, messages, unread: messages.map(|count| count / 2) }
    }

    fn some() -> Folders {
        Folders::new(vec![
            folder("Kalender", true, None),
            folder("Archiv", false, None),
            folder("Archiv/2024", true, Some(10)),
            folder("INBOX/Technik", true, Some(4)),
            folder("INBOX", true, Some(20)),
            folder("INBOX/Technik/Alt", true, Some(0)),
            folder("Archiv/Alt", true, Some(7)),
        ])
    }

    fn paths(folders: &Folders) -> Vec<&str> {
        folders.rows().iter().map(|row| row.folder.path.as_str()).collect()
    }

    #[test]
    fn the_inbox_is_first_and_each_folder_stands_before_those_below_it() {
        let folders = some();
        let all = [
            "INBOX",
            "INBOX/Technik",
            "INBOX/Technik/Alt",
            "Archiv",
            "Archiv/2024",
            "Archiv/Alt",
            "Kalender",
        ];
        assert_eq!(paths(&folders), all);
        let row = folders.rows()[2];
        assert_eq!((row.depth, row.name(), row.has_children), (2, "Alt", false));
    }

    #[test]
    fn a_shut_folder_hides_what_is_below_it_but_not_from_a_search() {
        let mut folders = some();
        folders.expand("INBOX", false);
        assert_eq!(paths(&folders), ["INBOX", "Archiv", "Archiv/2024", "Archiv/Alt", "Kalender"]);
        folders.search = " alt ".into();
        assert_eq!(paths(&folders), ["INBOX/Technik/Alt", "Archiv/Alt"]);
        folders.search.clear();
        folders.expand("INBOX", true);
        assert_eq!(paths(&folders).len(), 7);
    }

    #[test]
    fn typed_paths_are_accepted_and_corrected() {
        let folders = some();
        let corrected = |path: &str| Meaning::Corrected(path.to_owned());
        for (typed, meaning) in [
            ("INBOX/Technik", Meaning::Exact("INBOX/Technik".into())),
            (" /INBOX / Technik/ ", Meaning::Exact("INBOX/Technik".into())),
            ("Posteingang/Technik", corrected("INBOX/Technik")),
            ("posteingang", corrected("INBOX")),
            ("inbox\\technik", corrected("INBOX/Technik")),
            ("inbox.technik.alt", corrected("INBOX/Technik/Alt")),
            ("Technik", corrected("INBOX/Technik")),
            ("Posteingang/Archiv/2024", corrected("Archiv/2024")),
            ("Gelesen/2024", corrected("Archiv/2024")),
            ("Kalender", Meaning::Unusable("Kalender".into(), Holds::NoMail)),
            ("archiv", Meaning::Unusable("Archiv".into(), Holds::Folders)),
        ] {
            assert_eq!(folders.meaning(typed), meaning, "{typed}");
        }
    }

    #[test]
    fn a_name_that_two_folders_have_is_not_guessed() {
        let Meaning::Unknown(near) = some().meaning("Alt") else { panic!("it is not known which") };
        assert!(near.contains(&"Archiv/Alt".to_owned()), "{near:?}");
    }

    #[test]
    fn the_newest_is_told_only_when_every_folder_with_mail_is_measured() {
        let mut folders = some();
        let chosen = ["INBOX", "INBOX/Technik", "INBOX/Technik/Alt"];
        let sums = folders.sums(chosen.into_iter());
        assert_eq!((sums.messages, sums.unread, sums.bytes, sums.newest), (24, 12, 0, None));
        let at = |second| jiff::Timestamp::from_second(second).ok();
        let measure = |messages, newest| Measure { messages, unread: 0, bytes: 100, newest };
        folders.measured("INBOX", measure(21, at(5)));
        assert_eq!(folders.sums(chosen.into_iter()).newest, None);
        folders.measured("INBOX/Technik", measure(4, at(9)));
        let sums = folders.sums(chosen.into_iter());
        assert_eq!((sums.messages, sums.unread, sums.bytes, sums.newest), (25, 0, 200, at(9)));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_only_a_folder_that_holds_mail_is_accepted(typed in "\\PC{0,30}") {
            let folders = some();
            if let Meaning::Exact(path) | Meaning::Corrected(path) = folders.meaning(&typed) {
                prop_assert_eq!(folders.find(&path).map(holds), Some(Holds::Mail));
            }
        }
    }
}
