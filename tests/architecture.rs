//! The invariants of ARCHITECTURE.md, held against the sources themselves.
//!
//! Each rule names words that may stand only in certain places.

#[path = "architecture/imports.rs"]
mod imports;
#[path = "architecture/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use imports::{Graph, Module, module};
use source::Source;

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
        promise: "one place writes what commands tell programs, and knows each kind of it",
        within: In::Texts,
        words: &["event"],
        places: &["src/cli"],
        except: &["src/cli/objects"],
    },
    Rule {
        promise: "one place writes JSON of commands, and knows each kind of it",
        within: In::Code,
        words: &["to_string_pretty", "to_writer"],
        places: &["src/cli"],
        except: &["src/cli/objects"],
    },
    Rule {
        promise: "no unsafe code",
        within: In::Code,
        words: &["unsafe"],
        places: &["src", "crates", "tests", "benches"],
        except: &[],
    },
];

/// Lines on which a rule is broken, with the word that breaks it.
fn broken(source: &Source, rule: &Rule) -> Vec<(usize, String)> {
    let hit = |(_, word): &(usize, &str)| rule.words.contains(word);
    let found: Vec<_> = match rule.within {
        In::Code => source.names().filter(hit).collect(),
        In::Texts => source.words().filter(hit).collect(),
    };
    found.into_iter().map(|(line, word)| (line, word.to_owned())).collect()
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
    let mut breaches = Vec::new();
    for rule in RULES {
        for (name, source) in sources.iter().filter(|(name, _)| holds_for(rule, name)) {
            for (line, word) in broken(source, rule) {
                breaches.push(format!("{name}:{line}: `{word}`: {}", rule.promise));
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
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
    "doctor",
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
        assert!(!broken(&Source::read(breaking), rule(word)).is_empty(), "{breaking}");
    }
    for (word, keeping) in [
        ("EXPUNGE", "// EXPUNGE\nlet c = \"the message was expunged and REMOVED, MOVED and RESTORED\";"),
        ("EXPUNGE", "fn f() {}\n#[cfg(test)]\nmod tests { const A: &str = \"EXPUNGE\"; }"),
        ("MOVE", "can_move: has(\"MOVE\"),"),
        ("now", "let known = nowhere;"),
        ("unsafe", "/// No unsafe code.\nfn f() {}"),
    ] {
        assert_eq!(broken(&Source::read(keeping), rule(word)), [], "{keeping}");
    }
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
