//! The invariants of ARCHITECTURE.md, held against the sources themselves.
//!
//! Each rule names words that may stand only in certain places. Code is read
//! without its comments, its texts and its tests; texts are read by themselves.

#[path = "architecture/imports.rs"]
mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use imports::{Graph, Module, module};

/// Where a rule looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum In {
    /// Names in code.
    Code,
    /// Words in string literals.
    Texts,
}

/// Words that are forbidden in some places.
struct Rule {
    promise: &'static str,
    within: In,
    words: &'static [&'static str],
    /// Beginnings of paths that the rule holds for.
    places: &'static [&'static str],
    /// Beginnings of paths that are excepted.
    except: &'static [&'static str],
}

/// All code of the program.
const CODE: &[&str] = &["src", "crates"];
const PURE: &[&str] = &[
    "crates/services/src/message",
    "crates/base/src/plan",
    "crates/base/src/problem",
    "crates/base/src/words",
    "crates/migration/src/balance",
];
const RULES: &[Rule] = &[
    Rule {
        promise: "only settling has the commands that change or remove mail",
        within: In::Texts,
        words: &["EXPUNGE", "STORE", "MOVE", "COPY"],
        places: CODE,
        // The gallery shows what a server said.
        except: &[
            "crates/services/src/mailbox/imap/settle",
            "crates/services/src/mailbox/imap/relocate",
            "crates/practice/src",
            "crates/window/src/step/going_live/scenes",
            "crates/window/src/step/import/scenes",
        ],
    },
    Rule {
        promise: "only what brings messages of the safety copy back adds mail",
        within: In::Texts,
        words: &["APPEND"],
        places: CODE,
        except: &["crates/services/src/mailbox/imap/put_back", "crates/practice/src"],
    },
    Rule {
        promise: "only what brings messages of the safety copy back asks for mail to be added",
        within: In::Code,
        words: &["append_mail"],
        places: CODE,
        except: &[
            "crates/migration/src/putting_back",
            "crates/migration/src/testing",
            "crates/services/src/mailbox",
        ],
    },
    Rule {
        promise: "no folder is ever deleted; rows of the journal may be",
        within: In::Texts,
        words: &["DELETE"],
        places: CODE,
        except: &["crates/migration/src/journal", "crates/practice/src"],
    },
    Rule {
        promise: "only settling asks the mailbox for a change",
        within: In::Code,
        words: &["mark_read", "move_to", "delete"],
        places: CODE,
        except: &[
            "crates/migration/src/settle",
            "crates/migration/src/testing",
            "crates/services/src/mailbox",
            "crates/practice/src",
            // Drawing moves to a point.
            "crates/window/src/ui/mark.rs",
        ],
    },
    Rule {
        promise: "only the quiet guard sends an article, and only what it built",
        within: In::Code,
        words: &["send_article"],
        places: CODE,
        except: &["crates/services/src/zammad/quiet/posts", "crates/services/src/zammad/client/requests"],
    },
    Rule {
        promise: "pure modules have no clock, no file, no socket and no runtime",
        within: In::Code,
        words: &[
            "now",
            "SystemTime",
            "Instant",
            "fs",
            "File",
            "OpenOptions",
            "TcpStream",
            "TcpListener",
            "UdpSocket",
            "ToSocketAddrs",
            "lookup_host",
            "tokio",
            "reqwest",
            "sleep",
        ],
        places: PURE,
        except: &[],
    },
    Rule {
        promise: "only the quiet guard decides what an article may set off",
        within: In::Texts,
        words: &["send-auto-response", "is-auto-response"],
        places: CODE,
        except: &["crates/services/src/zammad/quiet", "crates/practice/src"],
    },
    Rule {
        promise: "only its own module asks the system's keychain",
        within: In::Code,
        words: &[
            "keyring_core",
            "zbus_secret_service_keyring_store",
            "windows_native_keyring_store",
            "apple_native_keyring_store",
        ],
        places: CODE,
        except: &["crates/base/src/platform/keychain"],
    },
    Rule {
        promise: "no unsafe code",
        within: In::Code,
        words: &["unsafe"],
        places: &["src", "crates", "tests", "benches"],
        except: &[],
    },
];

/// A source as the rules see it.
#[derive(Debug, Default)]
struct Source {
    /// The code with comments, texts and tests blanked; lines as they were.
    code: String,
    /// String literals outside tests, with the line that each begins on.
    texts: Vec<(usize, String)>,
    /// Lines that hold a comment.
    commented: BTreeSet<usize>,
}

impl Source {
    fn read(source: &str) -> Self {
        let mut read = Self::default();
        let letters: Vec<char> = source.chars().collect();
        let mut at = 0;
        while at < letters.len() {
            let end = match literal(&letters, at) {
                Some(Literal::Comment(end)) => {
                    read.commented.extend(line(&letters, at)..=line(&letters, end - 1));
                    end
                }
                Some(Literal::Text(content, end)) => {
                    let text = letters[content..end].iter().collect::<String>();
                    // `has("MOVE")` asks what the server can do; it sends nothing.
                    if !(read.code.ends_with("has(") && letters.get(end) == Some(&')')) {
                        read.texts.push((line(&letters, at), text.trim_end_matches(['"', '#']).to_owned()));
                    }
                    end
                }
                Some(Literal::Letter(end)) => end,
                None => {
                    read.code.push(letters[at]);
                    at += 1;
                    continue;
                }
            };
            read.code.extend(letters[at..end].iter().map(|letter| if *letter == '\n' { '\n' } else { ' ' }));
            at = end;
        }
        read.without_tests()
    }

    /// Blanks every item under `#[cfg(test)]`.
    fn without_tests(mut self) -> Self {
        while let Some(start) = self.code.find("#[cfg(test)]") {
            let end = start + item_length(&self.code[start..]);
            let lines =
                self.code[..start].matches('\n').count() + 1..=self.code[..end].matches('\n').count() + 1;
            self.texts.retain(|(line, _)| !lines.contains(line));
            let blank: String =
                self.code[start..end].chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }).collect();
            self.code.replace_range(start..end, &blank);
        }
        self
    }

    /// Names in the code with their lines; `r#name` counts as `name`.
    fn names(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.code.lines()).flat_map(|(line, code)| {
            code.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
                .map(move |name| (line, name))
        })
    }

    /// Words in the texts with their lines. What follows a backslash is an
    /// escape and no letter of a word.
    fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        self.texts.iter().flat_map(|(line, text)| {
            text.split(['\\']).enumerate().flat_map(move |(part, text)| {
                let text =
                    if part == 0 { text } else { text.strip_prefix(['n', 'r', 't', '0']).unwrap_or(text) };
                text.split(|letter: char| !(letter.is_alphanumeric() || letter == '-'))
                    .map(move |word| (*line, word))
            })
        })
    }

    /// Lines on which a rule is broken, with the word that breaks it.
    fn broken(&self, rule: &Rule) -> Vec<(usize, String)> {
        let hit = |(_, word): &(usize, &str)| rule.words.contains(word);
        let found: Vec<_> = match rule.within {
            In::Code => self.names().filter(hit).collect(),
            In::Texts => self.words().filter(hit).collect(),
        };
        found.into_iter().map(|(line, word)| (line, word.to_owned())).collect()
    }

    /// Lines that unwrap without a reason: `unwrap` needs a comment on its
    /// line, `expect` a text of more than one word.
    fn unreasoned(&self) -> Vec<usize> {
        (1..)
            .zip(self.code.lines())
            .filter(|(line, code)| {
                let reason = self.texts.iter().any(|(at, text)| at == line && text.trim().contains(' '));
                let unwraps = code.contains(".unwrap()") || code.contains(".unwrap_err()");
                let expects = code.contains(".expect(") || code.contains(".expect_err(");
                (unwraps || (expects && !reason)) && !self.commented.contains(line)
            })
            .map(|(line, _)| line)
            .collect()
    }
}

/// What is not code, by where it ends.
enum Literal {
    Comment(usize),
    /// Where the content begins, and the end with its closing marks.
    Text(usize, usize),
    Letter(usize),
}

/// The comment, text or letter that begins at `at`, if one does.
fn literal(letters: &[char], at: usize) -> Option<Literal> {
    let rest = &letters[at..];
    let in_name = at > 0 && (letters[at - 1].is_alphanumeric() || letters[at - 1] == '_');
    match rest {
        ['/', '/', ..] => {
            let length = rest.iter().position(|letter| *letter == '\n').unwrap_or(rest.len());
            Some(Literal::Comment(at + length))
        }
        ['/', '*', ..] => Some(Literal::Comment(at + block_comment(rest))),
        ['"', ..] => Some(Literal::Text(at + 1, at + text_length(rest))),
        ['b' | 'c', '"', ..] if !in_name => Some(Literal::Text(at + 2, at + 1 + text_length(&rest[1..]))),
        ['r', '#' | '"', ..] if !in_name => raw_text(letters, at, at + 1),
        ['b' | 'c', 'r', '#' | '"', ..] if !in_name => raw_text(letters, at, at + 2),
        ['\'', '\\', _, tail @ ..] => {
            let length = tail.iter().position(|letter| *letter == '\'')?;
            Some(Literal::Letter(at + length + 4))
        }
        ['\'', _, '\'', ..] => Some(Literal::Letter(at + 3)),
        _ => None,
    }
}

fn block_comment(rest: &[char]) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        match rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// Length of a text from its opening mark to past its closing one.
fn text_length(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != '"' {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

/// A raw text whose marks begin at `marks`; a raw name such as `r#type` is none.
fn raw_text(letters: &[char], at: usize, marks: usize) -> Option<Literal> {
    let hashes = letters[marks..].iter().take_while(|letter| **letter == '#').count();
    if letters.get(marks + hashes) != Some(&'"') {
        return None;
    }
    let content = marks + hashes + 1;
    let closing: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let length = letters[content..].windows(closing.len()).position(|window| window == closing)?;
    debug_assert!(at < content);
    Some(Literal::Text(content, content + length + closing.len()))
}

fn line(letters: &[char], at: usize) -> usize {
    letters[..at].iter().filter(|letter| **letter == '\n').count() + 1
}

/// Length of the item that begins with an attribute: to its `;`, or to the
/// brace that closes its first one.
fn item_length(code: &str) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in code.char_indices().skip_while(|(_, letter)| *letter != ']') {
        match letter {
            '{' => depth += 1,
            '}' if depth <= 1 => return at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

/// All sources with their paths; files of unit tests are left out.
fn sources() -> Vec<(String, Source)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = ["src", "crates", "tests", "benches"].map(|folder| root.join(folder)).to_vec();
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("folder") {
            let path = entry.expect("entry").path();
            let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            let rust = path.extension().is_some_and(|extension| extension == "rs");
            if path.is_dir() {
                folders.push(path);
            } else if rust && !is_unit_test(&name) {
                let text = fs::read_to_string(&path).expect("source");
                sources.push((name, Source::read(&text)));
            }
        }
    }
    sources
}

fn is_unit_test(name: &str) -> bool {
    let in_code = name.starts_with("src/") || name.contains("/src/");
    in_code && (name.ends_with("/tests.rs") || name.contains("/tests/"))
}

/// Whether a path lies in a place: the module's file, or anything in its folder.
fn lies_in(name: &str, place: &str) -> bool {
    name.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
}

fn holds_for(rule: &Rule, name: &str) -> bool {
    rule.places.iter().any(|place| lies_in(name, place))
        && !rule.except.iter().any(|place| lies_in(name, place))
}

#[test]
fn the_sources_keep_the_invariants() {
    let sources = sources();
    let mut broken = Vec::new();
    for rule in RULES {
        for (name, source) in sources.iter().filter(|(name, _)| holds_for(rule, name)) {
            for (line, word) in source.broken(rule) {
                broken.push(format!("{name}:{line}: `{word}`: {}", rule.promise));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn no_imports_go_round_in_a_circle() {
    let mut crates: BTreeMap<String, Vec<(Module, Source)>> = BTreeMap::new();
    for (name, source) in sources() {
        let Some((place, path)) = name.split_once("src/") else { continue };
        crates.entry(place.trim_end_matches('/').to_owned()).or_default().push((module(path), source));
    }
    assert!(!crates.is_empty(), "there are sources");
    let mut broken = Vec::new();
    for (place, files) in &crates {
        let graph = Graph::of(files.iter().map(|(file, source)| (file.clone(), source.code.as_str())));
        for circle in graph.circles() {
            let steps = circle.iter().map(|(from, to)| format!("{} -> {}", from.join("/"), to.join("/")));
            broken.push(format!("{place}: {}", steps.collect::<Vec<_>>().join(", ")));
        }
    }
    assert!(broken.is_empty(), "imports that go round in a circle:\n{}", broken.join("\n"));
}

#[test]
fn nothing_unwraps_without_a_reason() {
    let mut broken = Vec::new();
    for (name, source) in
        sources().iter().filter(|(name, _)| name.starts_with("src/") || name.contains("/src/"))
    {
        broken.extend(source.unreasoned().iter().map(|line| format!("{name}:{line}")));
    }
    assert!(broken.is_empty(), "unwrap or expect without a reason on the line:\n{}", broken.join("\n"));
}

#[test]
fn the_compiler_forbids_unsafe_code() {
    let manifest =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).expect("manifest");
    let manifest: toml::Table = manifest.parse().expect("a manifest in TOML");
    assert_eq!(manifest["workspace"]["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
}

/// The crates of the workspace that each of them may build on, and the libraries
/// that are one crate's alone: "only the window names iced", "nothing below
/// migration keeps a database", "practice knows base alone".
#[test]
fn the_crates_stand_on_those_below_them_alone() {
    let below: [(&str, &[&str]); 5] = [
        ("base", &[]),
        ("services", &["mailferry-base"]),
        ("migration", &["mailferry-base", "mailferry-services"]),
        ("practice", &["mailferry-base"]),
        ("window", &["mailferry-base", "mailferry-migration", "mailferry-practice", "mailferry-services"]),
    ];
    for (name, expected) in below {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates").join(name).join("Cargo.toml");
        let manifest: toml::Table =
            fs::read_to_string(path).expect("manifest").parse().expect("a manifest in TOML");
        let uses: Vec<&str> =
            manifest["dependencies"].as_table().expect("a table").keys().map(String::as_str).collect();
        let ours: Vec<&str> = uses.iter().copied().filter(|name| name.starts_with("mailferry")).collect();
        assert_eq!(ours, expected, "{name}");
        assert_eq!(uses.contains(&"iced"), name == "window", "{name} and iced");
        assert_eq!(uses.contains(&"rusqlite"), name == "migration", "{name} and rusqlite");
        assert_eq!(manifest["lints"]["workspace"].as_bool(), Some(true), "{name} has the workspace's lints");
    }
}

/// The window's modules from below: each may name those before it.
const WINDOW: &[&str] = &[
    "ui",
    "step_name",
    "ids",
    "awake",
    "notify",
    "settings",
    "setup",
    "draft",
    "practising",
    "engine",
    "appearance",
    "context",
    "eml",
    "take_over",
    "support",
    "step",
    "steps",
    "practice",
    "root",
    "frame",
    "scenes",
    "already_open",
];

/// The modules of the window that a file names from the crate's root, with lines.
fn named_from_the_root<'a>(file: &str, code: &'a str) -> Vec<(usize, &'a str)> {
    let inner = file.trim_end_matches(".rs").trim_end_matches("/mod");
    let up = "super::".repeat(inner.split('/').count());
    let mut named = Vec::new();
    for (line, code) in (1..).zip(code.lines()) {
        for path in code.split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | ':'))) {
            let rest = path.strip_prefix("crate::").or_else(|| path.strip_prefix(up.as_str()));
            named.extend(rest.and_then(|rest| rest.split("::").next()).map(|name| (line, name)));
        }
    }
    named
}

#[test]
fn nothing_in_the_window_runs_back_up() {
    let mut broken = Vec::new();
    let mut seen = BTreeSet::new();
    for (name, source) in sources() {
        let Some(file) = name.strip_prefix("crates/window/src/") else { continue };
        let module = file.split(['/', '.']).next().unwrap_or_default();
        let Some(place) = WINDOW.iter().position(|known| *known == module) else {
            // The crate's own file, and its tests.
            assert!(["lib", "enter", "journey", "testing"].contains(&module), "{file} has no place");
            continue;
        };
        seen.insert(module.to_owned());
        for (line, other) in named_from_the_root(file, &source.code) {
            if WINDOW[place + 1..].contains(&other) {
                broken.push(format!("{name}:{line}: {module} names {other}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert_eq!(seen.len(), WINDOW.len(), "every module of the list is there: {seen:?}");
}

#[test]
fn what_a_file_names_from_the_root_is_read() {
    let names =
        |file, code| named_from_the_root(file, code).into_iter().map(|(_, name)| name).collect::<Vec<_>>();
    assert_eq!(names("root.rs", "use super::frame::CONTENT;\ncrate::steps::staged();"), ["frame", "steps"]);
    assert_eq!(names("step/mod.rs", "use super::context::Context;"), ["context"]);
    assert_eq!(
        names("step/check/mod.rs", "use super::{Action, Main};\nuse super::super::root::Wizard;"),
        ["root"]
    );
}

#[test]
fn every_place_that_a_rule_names_exists() {
    let sources = sources();
    let places = RULES.iter().flat_map(|rule| rule.places.iter().chain(rule.except));
    let lost: BTreeSet<_> =
        places.filter(|place| !sources.iter().any(|(name, _)| lies_in(name, place))).collect();
    assert!(lost.is_empty(), "rules name places that do not exist: {lost:?}");
}

#[test]
fn comments_texts_and_tests_are_told_from_code() {
    let source = Source::read(
        "fn a<'a>(x: &'a str) { /* rusqlite /* nested */ still */ b('\"', '\\''); } // rusqlite\n\
         const C: &str = \"rusqlite \\\" rusqlite\";\n\
         const D: &[u8] = br#\"a \"rusqlite\" b\"#;\n\
         #[cfg(test)]\nmod tests {\n fn t() { let _ = rusqlite::open(\"EXPUNGE }\"); }\n}\n\
         #[cfg(test)]\nmod more;\n\
         fn last() { r#real::name(); }\n",
    );
    let names: Vec<_> = source.names().map(|(_, name)| name).filter(|name| !name.is_empty()).collect();
    assert!(!names.contains(&"rusqlite"), "{names:?}");
    assert!(names.ends_with(&["fn", "last", "r", "real", "name"]), "{names:?}");
    assert!(!names.contains(&"more"));
    let texts: Vec<_> = source.texts.iter().map(|(line, text)| (*line, text.as_str())).collect();
    assert_eq!(texts, [(2, "rusqlite \\\" rusqlite"), (3, "a \"rusqlite\" b")]);
    assert_eq!(source.commented, BTreeSet::from([1]));
}

#[test]
fn each_rule_finds_what_breaks_it_and_nothing_else() {
    let rule = |word: &str| RULES.iter().find(|rule| rule.words.contains(&word)).expect("rule");
    for (word, breaking) in [
        ("EXPUNGE", "let c = format!(\"{tag} UID EXPUNGE {uids}\\r\\n\");"),
        ("STORE", "w.write_all(b\"a1 UID STORE 1:2 +FLAGS (\\\\Deleted)\");"),
        ("MOVE", "send(r\"UID MOVE 1 Done\");"),
        ("DELETE", "run(\"x\\nDELETE INBOX\");"),
        ("MOVE", "let verb = if has(\"MOVE\") { \"MOVE\" } else { \"COPY\" };"),
        ("mark_read", "mailbox.mark_read(&uids).await?;"),
        ("now", "let t = jiff::Timestamp::now();"),
        ("fs", "use std::{collections, fs};"),
        ("tokio", "tokio::spawn(async {});"),
        ("send-auto-response", "json!({ \"send-auto-response\": false })"),
        ("unsafe", "fn f() { unsafe { g() } }"),
    ] {
        assert!(!Source::read(breaking).broken(rule(word)).is_empty(), "{breaking}");
    }
    for (word, keeping) in [
        ("EXPUNGE", "// EXPUNGE\nlet c = \"the message was expunged and REMOVED, MOVED and RESTORED\";"),
        ("EXPUNGE", "fn f() {}\n#[cfg(test)]\nmod tests { const A: &str = \"EXPUNGE\"; }"),
        ("MOVE", "can_move: has(\"MOVE\"),"),
        ("now", "let known = nowhere;"),
        ("unsafe", "/// No unsafe code.\nfn f() {}"),
    ] {
        assert_eq!(Source::read(keeping).broken(rule(word)), [], "{keeping}");
    }
}

#[test]
fn a_reason_is_a_comment_or_words() {
    let source = Source::read(
        "a.unwrap();\nb.unwrap(); // checked above\nc.expect(\"lock\");\nd.expect(\"the lock is never poisoned\");\n\
         e.unwrap_or_default();\nf.expect(REASON);\n",
    );
    assert_eq!(source.unreasoned(), [1, 3, 6]);
}

#[test]
fn places_are_whole_modules() {
    let rule = &RULES[0];
    assert!(lies_in("src/plan.rs", "src/plan") && lies_in("src/plan/file.rs", "src/plan"));
    assert!(!lies_in("src/planet.rs", "src/plan"));
    assert!(
        holds_for(rule, "crates/services/src/mailbox/imap/fetch.rs")
            && holds_for(rule, "crates/migration/src/settle.rs")
    );
    assert!(
        !holds_for(rule, "crates/services/src/mailbox/imap/settle.rs")
            && !holds_for(rule, "crates/practice/src/tenant.rs")
    );
}
