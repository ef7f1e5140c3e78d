//! What `--help` says, in the person's language: the words of commands and options
//! are in `assets/languages/*/help.ftl`, and are put in here by their names.

use clap::builder::ValueRange;
use clap::{Arg, ArgAction, Command, CommandFactory as _};

use super::arguments::Arguments;
use crate::words::{Language, say};

/// The commands with all words in this language. English is also what a manual is
/// made from.
pub(super) fn command(language: Language) -> Command {
    let mut command = worded(Arguments::command(), "", language).after_help(after(language));
    command.build();
    finished(command, language)
}

fn word(language: Language, id: &str) -> String {
    say(language, id, &[])
}

/// Headings and names of values must last as long as the program, which makes its
/// command once.
fn lasting(words: String) -> &'static str {
    Box::leak(words.into_boxed_str())
}

fn after(language: Language) -> String {
    let after = word(language, "help-frame-after");
    if cfg!(feature = "gui") {
        format!("{}\n\n{after}", word(language, "help-frame-of-window"))
    } else {
        after
    }
}

/// The id of a command's words, by the names on the way to it.
fn id_of(path: &str) -> String {
    format!("help-{}", if path.is_empty() { "mailferry" } else { path })
}

/// The ids under which the words of an option may be: its command's own, or those
/// that it has wherever it is.
fn ids_of(path: &str, option: &str) -> [String; 2] {
    let option = option.replace('_', "-");
    [format!("help-{path}-{option}"), format!("help-option-{option}")]
}

/// A command and all below it, with their words.
fn worded(command: Command, path: &str, language: Language) -> Command {
    let about = word(language, &id_of(path));
    let names: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    let mut command = command
        .about(about)
        .help_template(template(language))
        .subcommand_help_heading(lasting(word(language, "help-frame-commands")))
        .subcommand_value_name(lasting(word(language, "help-frame-command-marker")))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|option| worded_option(option, path, language))
        .arg(flag("help", 'h', ArgAction::Help, language));
    if path.is_empty() {
        command = command.arg(flag("version", 'V', ArgAction::Version, language));
    }
    for name in names {
        let below = if path.is_empty() { name.clone() } else { format!("{path}-{name}") };
        command = command.mut_subcommand(name, |one| worded(one, &below, language));
    }
    command
}

fn flag(name: &'static str, short: char, action: ArgAction, language: Language) -> Arg {
    Arg::new(name)
        .short(short)
        .long(name)
        .action(action)
        .help(word(language, &format!("help-frame-{name}")))
        .help_heading(lasting(word(language, "help-frame-options")))
}

fn worded_option(option: Arg, path: &str, language: Language) -> Arg {
    let ids = ids_of(path, option.get_id().as_str());
    let own = ids.iter().find(|id| word(language, id) != **id);
    let mut help = word(language, own.unwrap_or(&ids[0]));
    for remark in [default_of(&option, language), choices_of(&option, language)].into_iter().flatten() {
        help = format!("{help} [{remark}]");
    }
    let heading = if option.is_positional() { "help-frame-arguments" } else { "help-frame-options" };
    let value = value_of(&option, language);
    let option = option.help(help).help_heading(lasting(word(language, heading)));
    match value {
        Some(value) => option.value_name(lasting(value)).hide_default_value(true).hide_possible_values(true),
        None => option,
    }
}

/// Whether an option takes a value.
fn takes_value(option: &Arg) -> bool {
    option
        .get_num_args()
        .map_or_else(|| option.get_action().takes_values(), |range| range != ValueRange::EMPTY)
}

fn value_of(option: &Arg, language: Language) -> Option<String> {
    if !takes_value(option) {
        return None;
    }
    let named = option.get_value_names().and_then(|names| names.first().map(ToString::to_string));
    let name = named.unwrap_or_else(|| option.get_id().to_string());
    Some(word(language, &format!("help-value-{}", name.to_lowercase())))
}

fn default_of(option: &Arg, language: Language) -> Option<String> {
    let defaults = option.get_default_values();
    if defaults.is_empty() || !takes_value(option) {
        return None;
    }
    // As several are typed.
    let values: Vec<_> = defaults.iter().map(|value| value.to_string_lossy()).collect();
    Some(say(language, "help-frame-default", &[("value", values.join(",").into())]))
}

fn choices_of(option: &Arg, language: Language) -> Option<String> {
    let choices = if takes_value(option) { option.get_possible_values() } else { Vec::new() };
    let names: Vec<&str> = choices.iter().map(clap::builder::PossibleValue::get_name).collect();
    let values = names.join(", ");
    (!names.is_empty()).then(|| say(language, "help-frame-choices", &[("values", values.into())]))
}

/// As clap's own, with the word for usage in the language.
fn template(language: Language) -> String {
    let usage = word(language, "help-frame-usage");
    let header = clap::builder::Styles::styled().get_usage().to_owned();
    format!(
        "{{before-help}}{{about-with-newline}}\n{header}{usage}:{header:#} {{usage}}\n\n{{all-args}}{{after-help}}"
    )
}

/// What clap writes itself once a command is built: its usage, and the command `help`.
fn finished(mut command: Command, language: Language) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage);
    let options = word(language, "help-frame-options-marker");
    let usage = usage.replace("[OPTIONS]", &format!("[{options}]"));
    command.override_usage(usage).mut_subcommands(|one| {
        let one =
            if one.get_name() == "help" { one.about(word(language, "help-frame-help-command")) } else { one };
        finished(one, language)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every command with the names on the way to it.
    fn all(command: &Command, path: &str, into: &mut Vec<(String, Command)>) {
        into.push((path.to_owned(), command.clone()));
        for one in command.get_subcommands() {
            let name = one.get_name();
            let below = if path.is_empty() { name.to_owned() } else { format!("{path}-{name}") };
            all(one, &below, into);
        }
    }

    fn commands() -> Vec<(String, Command)> {
        let mut commands = Vec::new();
        all(&Arguments::command(), "", &mut commands);
        commands
    }

    fn is_said(language: Language, id: &str) -> bool {
        let words = word(language, id);
        words != id && !words.is_empty()
    }

    #[test]
    fn every_command_and_option_has_words_in_every_language_and_none_are_left_over() {
        let mut used = BTreeSet::new();
        for (path, command) in commands() {
            let id = id_of(&path);
            assert!(Language::ALL.iter().all(|language| is_said(*language, &id)), "{id}");
            used.insert(id);
            for option in command.get_arguments() {
                let ids = ids_of(&path, option.get_id().as_str());
                let own = ids.iter().find(|id| Language::ALL.iter().all(|language| is_said(*language, id)));
                used.insert(own.unwrap_or_else(|| panic!("no words: {ids:?}")).clone());
                if let Some(value) = value_of(option, Language::English) {
                    assert!(!value.starts_with("help-"), "{value} has no words");
                    used.insert(format!("help-value-{}", value.to_lowercase()));
                }
            }
        }
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/languages/en/help.ftl");
        let source = std::fs::read_to_string(file).expect("the words of the help");
        let worded = source.lines().filter(|line| line.starts_with("help-"));
        let worded =
            worded.filter_map(|line| line.split(" =").next()).filter(|id| !id.starts_with("help-frame-"));
        let left: Vec<&str> = worded.filter(|id| !used.contains(*id)).collect();
        assert!(left.is_empty(), "words of no command: {left:?}");
    }

    fn help_of(language: Language, path: &[&str]) -> String {
        let mut command = command(language);
        let mut at = &mut command;
        for name in path {
            at = at.find_subcommand_mut(name).expect("a command");
        }
        // Where a line ends is the terminal's matter.
        at.render_long_help().to_string().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_help_of_every_command_is_wholly_in_german() {
        for (path, _) in commands() {
            let path: Vec<&str> = match path.as_str() {
                "" => Vec::new(),
                "practice-serve" => vec!["practice", "serve"],
                name if name.starts_with("channels-") => vec!["channels", &name["channels-".len()..]],
                name => vec![name],
            };
            let help = help_of(Language::German, &path);
            for english in
                ["Usage", "Options", "Commands", "Print", "default:", "SECONDS", "OPTIONS", "help-"]
            {
                assert!(!help.contains(english), "{english} in {path:?}:\n{help}");
            }
            assert!(help.contains("Aufruf: mailferry"), "{help}");
        }
    }

    #[test]
    fn the_help_names_defaults_values_and_what_can_be_chosen() {
        let import = help_of(Language::English, &["import"]);
        for words in ["--patience <SECONDS>", "[default: 900]", "Usage: mailferry import [OPTIONS] <PLAN>"] {
            assert!(import.contains(words), "{words} is missing in\n{import}");
        }
        assert!(help_of(Language::English, &["report"]).contains("[one of: en, de]"));
        let german = help_of(Language::German, &["import"]);
        assert!(german.contains("[OPTIONEN] <PLAN>") && german.contains("[Standard: 900]"), "{german}");
    }

    #[test]
    fn a_command_line_is_understood_alike_in_every_language() {
        for language in Language::ALL {
            let line = ["mailferry", "import", "plan.toml", "--delete-from", "a@x.org", "--patience", "5"];
            let found = command(language).try_get_matches_from(line).expect("understood");
            let (name, import) = found.subcommand().expect("a command");
            assert_eq!(name, "import");
            assert_eq!(import.get_one::<String>("delete_from").map(String::as_str), Some("a@x.org"));
            assert_eq!(import.get_one::<u64>("patience"), Some(&5));
            for asked in [["mailferry", "--help"], ["mailferry", "-V"], ["mailferry", "help"]] {
                let shown = command(language).try_get_matches_from(asked).expect_err("shown");
                assert!(!shown.use_stderr(), "{shown}");
            }
            assert!(command(language).try_get_matches_from(["mailferry", "improt"]).is_err());
        }
    }
}
