//! What is wrong with a command line, in the person's language: what clap found, in
//! words of `assets/languages/*/help.ftl`.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::words::{Language, Value, say};

/// What is said about a command line that is not understood: what, the likely
/// meaning where there is one, and where help is. Clap's own English where it is of
/// a kind that no command of today can give.
pub(super) fn told(error: &Error, language: Language) -> String {
    let Some(what) = what(error, language) else { return error.to_string() };
    let mut lines = vec![format!("{}: {what}", say(language, "command-error", &[]))];
    lines.extend(meant(error, language));
    lines.push(say(language, "help-frame-misuse-more", &[]));
    lines.join("\n")
}

fn what(error: &Error, language: Language) -> Option<String> {
    let option = of(error, ContextKind::InvalidArg);
    let value = of(error, ContextKind::InvalidValue);
    let say = |id: &str, facts: &[(&str, &str)]| {
        let facts: Vec<(&str, Value<'_>)> =
            facts.iter().map(|&(name, fact)| (name, Value::from(fact.to_owned()))).collect();
        say(language, id, &facts)
    };
    Some(match error.kind() {
        ErrorKind::UnknownArgument => say("help-frame-misuse-unknown-option", &[("option", &option?)]),
        ErrorKind::InvalidSubcommand => say(
            "help-frame-misuse-unknown-command",
            &[("command", &of(error, ContextKind::InvalidSubcommand)?)],
        ),
        ErrorKind::MissingSubcommand => say("help-frame-misuse-no-command", &[]),
        ErrorKind::InvalidValue if value.as_deref().is_none_or(str::is_empty) => {
            say("help-frame-misuse-no-value", &[("option", &option?)])
        }
        ErrorKind::InvalidValue => {
            let choices = of(error, ContextKind::ValidValue).unwrap_or_default();
            say(
                "help-frame-misuse-not-a-choice",
                &[("option", &option?), ("value", &value?), ("values", &choices)],
            )
        }
        ErrorKind::ValueValidation | ErrorKind::TooManyValues => {
            say("help-frame-misuse-bad-value", &[("option", &option?), ("value", &value?)])
        }
        ErrorKind::MissingRequiredArgument => say("help-frame-misuse-missing", &[("options", &option?)]),
        ErrorKind::ArgumentConflict => match of(error, ContextKind::PriorArg) {
            Some(prior) if Some(&prior) == option.as_ref() => {
                say("help-frame-misuse-twice", &[("option", &option?)])
            }
            Some(prior) => say("help-frame-misuse-conflict", &[("option", &option?), ("other", &prior)]),
            None => say("help-frame-misuse-conflict-command", &[("option", &option?)]),
        },
        ErrorKind::InvalidUtf8 => say("help-frame-misuse-not-utf8", &[]),
        _ => return None,
    })
}

/// What was likely meant.
fn meant(error: &Error, language: Language) -> Option<String> {
    let kinds = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let likely = kinds.into_iter().find_map(|kind| of(error, kind))?;
    Some(say(language, "help-frame-misuse-meant", &[("likely", likely.into())]))
}

/// What clap says of the error under this name.
fn of(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => (!texts.is_empty()).then(|| texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::help::command;
    use super::*;

    fn words_of(language: Language, line: &[&str]) -> String {
        let line = std::iter::once("mailferry").chain(line.iter().copied());
        told(&command(language).try_get_matches_from(line).expect_err("a wrong command line"), language)
    }

    #[test]
    fn a_wrong_command_line_is_told_in_the_persons_language_with_what_was_meant() {
        for (line, english, german) in [
            (vec!["improt"], ["no command “improt”", "“import”"], ["keinen Befehl „improt“", "„import“"]),
            (
                vec!["import", "plan.toml", "--patiense", "5"],
                ["no option --patiense", "--patience"],
                ["keine Option --patiense", "--patience"],
            ),
            (
                vec!["import", "plan.toml", "--patience", "soon"],
                ["“soon” does not fit --patience", "--help"],
                ["„soon“ passt nicht zu --patience", "--help"],
            ),
            (vec!["import"], ["<PLAN> is missing", "--help"], ["<PLAN> fehlt", "--help"]),
            (
                vec!["report", "plan.toml", "--language", "fr"],
                ["“fr” is no choice for --language", "en, de"],
                ["„fr“ steht bei --language", "en, de"],
            ),
            (
                vec!["import", "plan.toml", "--patience"],
                ["needs a value", "--patience"],
                ["braucht einen Wert", "--patience"],
            ),
            (
                vec!["report", "plan.toml", "--json", "--html", "a.html"],
                ["cannot be used together", "--json"],
                ["gehen nicht zusammen", "--json"],
            ),
        ] {
            for (language, expected) in [(Language::English, english), (Language::German, german)] {
                let told = words_of(language, &line);
                for part in expected {
                    assert!(told.contains(part), "{line:?}: {part} is missing in\n{told}");
                }
                assert!(!told.contains("help-frame"), "{told}");
            }
        }
    }
}
