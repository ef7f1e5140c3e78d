//! The import graph of a crate: which file names which, and where that goes
//! round in a circle.
//!
//! A file with modules of its own names them, and they may name it: that is one
//! thing in several files and no circle. Everything else has a direction.

use std::collections::{BTreeMap, BTreeSet};

/// A file by its path in the module tree; the root is empty.
pub type Module = Vec<String>;

/// Which file names which.
#[derive(Debug, Default)]
pub struct Graph {
    files: BTreeSet<Module>,
    names: BTreeMap<Module, BTreeSet<Module>>,
}

impl Graph {
    /// The graph of a crate's files, each with its code without comments and texts.
    pub fn of<'a>(files: impl IntoIterator<Item = (Module, &'a str)>) -> Self {
        let files: Vec<(Module, &str)> = files.into_iter().collect();
        let mut graph =
            Self { files: files.iter().map(|(file, _)| file.clone()).collect(), ..Self::default() };
        for (file, code) in files {
            if let Some((_, parent)) = file.split_last() {
                let parent = graph.file_of(parent);
                graph.add(parent, file.clone());
            }
            for path in paths(code) {
                if let Some(named) = graph.resolve(&file, &path) {
                    graph.add(file.clone(), named);
                }
            }
        }
        graph
    }

    /// The file that holds a path: the longest beginning of it that is one.
    fn file_of(&self, path: &[String]) -> Module {
        let mut path = path.to_vec();
        while !path.is_empty() && !self.files.contains(&path) {
            path.pop();
        }
        path
    }

    /// The file of this crate that a path leads to, as it stands in another.
    fn resolve(&self, file: &Module, path: &[String]) -> Option<Module> {
        let mut at = file.clone();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => {
                at.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    at.pop();
                    rest = &rest[1..];
                }
            }
            first => {
                at.push(first.to_owned());
                if !self.files.contains(&at) {
                    return None;
                }
                rest = &rest[1..];
            }
        }
        at.extend_from_slice(rest);
        Some(self.file_of(&at))
    }

    /// A file of a crate's root names all others; one names its ancestors freely.
    fn add(&mut self, from: Module, to: Module) {
        if !from.is_empty() && !from.starts_with(&to) {
            self.names.entry(from).or_default().insert(to);
        }
    }

    fn reached_from(&self, start: &Module) -> BTreeSet<&Module> {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&Module> = self.names.get(start).into_iter().flatten().collect();
        while let Some(next) = open.pop() {
            if reached.insert(next) {
                open.extend(self.names.get(next).into_iter().flatten());
            }
        }
        reached
    }

    /// The files of each circle, with which of them names which.
    pub fn circles(&self) -> Vec<Vec<(Module, Module)>> {
        let reached: BTreeMap<&Module, BTreeSet<&Module>> =
            self.files.iter().map(|file| (file, self.reached_from(file))).collect();
        let round = |one: &Module, other: &Module| {
            let leads =
                |from: &Module, to: &Module| reached.get(from).is_some_and(|files| files.contains(to));
            leads(one, other) && leads(other, one)
        };
        let mut circles = Vec::new();
        let mut seen = BTreeSet::new();
        for file in &self.files {
            if !round(file, file) || !seen.insert(file) {
                continue;
            }
            let within: Vec<&Module> = self.files.iter().filter(|other| round(file, other)).collect();
            seen.extend(within.iter().copied());
            let steps = within.iter().flat_map(|from| {
                let named = self.names.get(*from).into_iter().flatten();
                named.filter(|to| within.contains(to)).map(|to| ((*from).clone(), to.clone()))
            });
            circles.push(steps.collect());
        }
        circles
    }
}

/// All paths of a file: those that `use` brings in, and those that stand in the
/// code and begin at the crate, here or above.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let words: Vec<&str> = words(code);
    let mut at = 0;
    while at < words.len() {
        let begins = matches!(words[at], "crate" | "self" | "super") && words.get(at + 1) == Some(&"::");
        if words[at] == "use" {
            let end = words[at..].iter().position(|word| *word == ";").map_or(words.len(), |end| at + end);
            tree(&words[at + 1..end], &mut Vec::new(), &mut found);
            at = end;
        } else if begins && (at == 0 || words[at - 1] != "::") {
            let mut path = vec![words[at].to_owned()];
            while words.get(at + 1) == Some(&"::") && words.get(at + 2).is_some_and(|next| is_name(next)) {
                path.push(words[at + 2].to_owned());
                at += 2;
            }
            found.push(path);
        }
        at += 1;
    }
    found
}

/// Names, `::` and single signs.
fn words(code: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if first.is_alphanumeric() || first == '_' {
            rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        words.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    words
}

fn is_name(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// The paths of a tree of imports, such as `crate::{a::B, c::{self, D}}`.
fn tree(words: &[&str], before: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    let known = before.len();
    let mut at = 0;
    while at < words.len() {
        match words[at] {
            "{" => {
                let end = closing(&words[at..]) + at;
                tree(&words[at + 1..end], before, found);
                before.truncate(known);
                at = end;
            }
            "," => {
                if before.len() > known {
                    found.push(before.clone());
                }
                before.truncate(known);
            }
            // The name that it has here.
            "as" => at += 1,
            // Within braces: what stands before them.
            "self" if known > 0 => found.push(before.clone()),
            word if is_name(word) => before.push(word.to_owned()),
            _ => {}
        }
        at += 1;
    }
    if before.len() > known {
        found.push(before.clone());
    }
    before.truncate(known);
}

/// Where the brace that these words begin with is closed.
fn closing(words: &[&str]) -> usize {
    let mut depth = 0_usize;
    for (at, word) in words.iter().enumerate() {
        match *word {
            "{" => depth += 1,
            "}" if depth == 1 => return at,
            "}" => depth -= 1,
            _ => {}
        }
    }
    words.len()
}

/// The place of a file in the module tree, by its path below `src`.
pub fn module(path: &str) -> Module {
    let mut parts: Vec<String> = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circles(files: &[(&str, &str)]) -> Vec<Vec<String>> {
        let graph = Graph::of(files.iter().map(|(path, code)| (module(path), *code)));
        let names = |circle: Vec<(Module, Module)>| {
            circle.into_iter().map(|(from, to)| format!("{} -> {}", from.join("/"), to.join("/"))).collect()
        };
        graph.circles().into_iter().map(names).collect()
    }

    #[test]
    fn two_files_that_name_each_other_are_a_circle_however_they_do_it() {
        for (there, back) in [
            ("use crate::b::Thing;", "use crate::a::Other;"),
            ("use super::b;", "fn f() { super::a::g(); }"),
            ("use crate::{c, b::{self, Thing}};", "pub use super::a::{Other as Another};"),
            ("fn f(b: &crate::b::Thing) {}", "use super::{a, c};"),
        ] {
            let files =
                [("lib.rs", "mod a; mod b; mod c;"), ("a.rs", there), ("b/mod.rs", back), ("c.rs", "")];
            assert_eq!(circles(&files), [["a -> b", "b -> a"]], "{there} {back}");
        }
    }

    #[test]
    fn a_file_and_its_own_modules_are_none_but_may_be_part_of_one() {
        let own = [("a/mod.rs", "mod b; use self::b::B;"), ("a/b.rs", "use super::A;")];
        assert!(circles(&own).is_empty());
        let mut wider = own.to_vec();
        wider.push(("c.rs", "use crate::a::A;"));
        assert!(circles(&wider).is_empty());
        wider[1] = ("a/b.rs", "use crate::c::C;");
        assert_eq!(circles(&wider), [["a -> a/b", "a/b -> c", "c -> a"]], "through the module");
    }

    #[test]
    fn other_crates_and_the_root_are_in_no_circle() {
        assert!(circles(&[("lib.rs", "use a::A;"), ("a.rs", "use crate::Root; use std::fmt;")]).is_empty());
        assert!(circles(&[("a.rs", "use b::B;"), ("b.rs", "use crate::a::A;")]).is_empty(), "an outer `b`");
    }
}
