//! The page of all commands, made from what `--help` is made from, and the commands
//! that the documentation names.
//!
//! A test writes the page anew: `MAILFERRY_WRITE_DOCS=1 cargo nextest run -p mailferry
//! --no-default-features reference`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{Arg, Command};

use super::help::command;
use crate::words::Language;

const HEAD: &str = "# Commands\n\n\
    Made from the program's own help: `mailferry help COMMAND` shows the same. With `--json`\n\
    commands write [JSON](json.md), in English always; else they speak the system's language.\n\
    How they end is said by [exit codes](exit-codes.md).\n\n\
    Secrets are kept by the system (`sign-in`, `zammad-token`), or come for one run from the\n\
    environment:\n\n\
    | Variable | What |\n| --- | --- |\n\
    | `MAILFERRY_ZAMMAD_TOKEN` | Zammad's API token |\n\
    | `MAILFERRY_ACCESS_TOKEN` | an access token for the mailbox; lasts for about an hour |\n\
    | `MAILFERRY_CLIENT_SECRET` | the secret of an application that is registered as a web application |\n\
    | `MAILFERRY_HOME` | the folder for journals and logs, in place of the system's |\n\
    | `MAILFERRY_LOG` | what is logged to standard error, such as `mailferry=debug` |\n\
    | `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY` | proxies for HTTPS |\n\
    | `LANGUAGE`, `LC_ALL`, `LC_MESSAGES`, `LANG` | the language |\n";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The page in Markdown.
fn page() -> String {
    let mut page = HEAD.to_owned();
    for one in command(Language::English).get_subcommands() {
        section(one, &mut page);
    }
    page
}

fn section(command: &Command, page: &mut String) {
    if command.get_name() == "help" || command.is_hide_set() {
        return;
    }
    // A copy writes its usage without ends of lines of a terminal.
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").trim();
    let name = usage.split([' ']).take_while(|word| !word.starts_with(['[', '<'])).collect::<Vec<_>>();
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    // Each system calls it otherwise; the page is for all of them.
    let place = crate::words::say(Language::English, "word-keychain-in", &[]);
    let about = about.replace(&place, "where the system keeps secrets");
    let _ = write!(page, "\n## {}\n\n{about}.\n\n```text\n{usage}\n```\n", name[1..].join(" "));
    let arguments: Vec<&Arg> = command.get_arguments().filter(|one| one.get_id() != "help").collect();
    if !arguments.is_empty() {
        page.push_str("\n| Option | What |\n| --- | --- |\n");
    }
    for one in arguments {
        let help = one.get_help().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(page, "| `{}` | {} |", told(one), help.replace('|', "\\|"));
    }
    for below in command.get_subcommands() {
        section(below, page);
    }
}

/// An option as it is typed: `--patience SECONDS`.
fn told(argument: &Arg) -> String {
    let values = argument.get_value_names().unwrap_or_default();
    let takes = argument.get_action().takes_values();
    let value = values.first().filter(|_| takes).map(ToString::to_string).unwrap_or_default();
    match argument.get_long() {
        Some(long) => format!("--{long} {value}").trim_end().to_owned(),
        None => value,
    }
}

/// Pages of the documentation, README among them.
fn pages() -> Vec<PathBuf> {
    let mut pages = vec![root().join("README.md"), root().join("CONTRIBUTING.md")];
    for folder in ["docs", "docs/de"] {
        let entries = std::fs::read_dir(root().join(folder)).expect("the documentation");
        pages.extend(entries.flatten().map(|entry| entry.path()));
    }
    pages.retain(|page| page.extension().is_some_and(|extension| extension == "md"));
    pages
}

/// The commands of this program in a page: those of its blocks for a shell, and those
/// within a line that name a command and more.
fn commands_in(page: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut in_shell = false;
    for line in page.lines().map(str::trim) {
        if let Some(language) = line.strip_prefix("```") {
            in_shell = matches!(language, "sh" | "console");
        } else if in_shell {
            let line = line.strip_prefix("$ ").unwrap_or(line);
            let line = line.strip_prefix("until ").unwrap_or(line);
            found.extend(line.starts_with("mailferry ").then(|| line.to_owned()));
        } else {
            let code = line.split('`').skip(1).step_by(2);
            found.extend(code.filter(|code| code.starts_with("mailferry ")).map(str::to_owned));
        }
    }
    found.iter().map(|line| words_of(line)).collect()
}

/// A command line in words, as a shell makes them: without a comment and what follows.
fn words_of(line: &str) -> Vec<String> {
    let line = line.split(" #").next().unwrap_or_default();
    let line = line.split([';', '|', '>']).next().unwrap_or_default();
    let mut words = Vec::new();
    for (place, part) in line.split('"').enumerate() {
        if place % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

#[test]
fn the_page_of_commands_is_current() {
    let path = root().join("docs/commands.md");
    let wanted = page();
    if std::env::var_os("MAILFERRY_WRITE_DOCS").is_some() {
        std::fs::write(&path, &wanted).expect("the page can be written");
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(there, wanted, "MAILFERRY_WRITE_DOCS=1 writes it anew");
}

#[test]
fn every_command_that_the_documentation_names_is_understood() {
    let mut tried = 0;
    for page in pages() {
        let text = std::fs::read_to_string(&page).expect("a page");
        for words in commands_in(&text) {
            // What stands for something is not typed: a command by itself, "…".
            let shown = |word: &String| matches!(word.as_str(), "…" | "COMMAND") || word.contains('[');
            let words: Vec<String> = words.into_iter().filter(|word| !shown(word)).collect();
            tried += 1;
            match command(Language::English).try_get_matches_from(&words) {
                Ok(_) => {}
                // A command that is only named lacks what it needs; the word for a run's
                // number or a port cannot be read as one.
                Err(error)
                    if !error.use_stderr()
                        || error.kind() == clap::error::ErrorKind::MissingRequiredArgument => {}
                Err(error) => panic!("{}: {words:?}\n{error}", page.display()),
            }
        }
    }
    assert!(tried > 50, "the pages are read: {tried}");
}

#[test]
fn commands_are_found_as_a_reader_would_type_them() {
    let page = "Run `mailferry status`, or `other`:\n```sh\nmailferry import plan.toml --folder-renamed \"Old a=New\"  # say\nls\n```\n```toml\nmailferry no\n```\n";
    assert_eq!(
        commands_in(page),
        [
            vec!["mailferry", "status"],
            vec!["mailferry", "import", "plan.toml", "--folder-renamed", "Old a=New"]
        ]
    );
}
