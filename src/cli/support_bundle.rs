//! `mailferry support-bundle`: log, balance, problems and versions as one zip, after
//! showing what is in it.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::Path;

use jiff::ZonedDateTime;
use serde_json::json;

use super::arguments::SupportBundleArguments;
use super::objects::{self, Object};
use super::{Exit, session, words};
use crate::migration::support_bundle::{Bundle, sources, usual_file};
use crate::problem::Problem;

pub(super) async fn run(arguments: &SupportBundleArguments) -> Result<Exit, Problem> {
    let plan = arguments.plan.as_deref().map(session::read_plan).transpose()?;
    let sources = sources(arguments.journal.journal.as_deref(), plan, arguments.with_addresses)?;
    let bundle = Bundle::gather(&sources).await;
    let file = match &arguments.file {
        Some(file) => file.clone(),
        None => usual_file(ZonedDateTime::now().date())?,
    };
    let json = arguments.output.json;
    if !json {
        show(&bundle, arguments.with_addresses);
    }
    if !arguments.yes && !is_agreed(&file).await? {
        words::hint(&words::word("command-bundle-not-saved", &[]));
        return Ok(Exit::Again);
    }
    bundle.save(&file)?;
    if json {
        let entries: Vec<_> = bundle
            .entries
            .iter()
            .map(|entry| json!({ "name": entry.name, "bytes": entry.bytes.len() }))
            .collect();
        objects::write(Object::SupportBundle, json!({ "file": file, "entries": entries }));
    } else {
        words::say(&file.display().to_string());
    }
    Ok(Exit::Done)
}

fn show(bundle: &Bundle, with_addresses: bool) {
    words::say(&words::word("command-bundle-holds", &[]));
    let width = bundle.entries.iter().map(|entry| entry.name.chars().count()).max().unwrap_or(0);
    for entry in &bundle.entries {
        let size = words::language().bytes(entry.bytes.len() as u64);
        words::say(&format!("  {:<width$}  {size:>9}  {}", entry.name, words::word(entry.about, &[])));
    }
    let id = if with_addresses { "command-bundle-names" } else { "command-bundle-no-names" };
    words::say(&words::word(id, &[]));
}

/// Asks whether it is to be saved.
async fn is_agreed(file: &Path) -> Result<bool, Problem> {
    if !std::io::stdin().is_terminal() {
        return Err(Problem::usage("support-bundle-not-confirmed"));
    }
    let question = words::word_of("command-bundle-save", "path", file.display().to_string());
    let ask = move || {
        let mut error = std::io::stderr().lock();
        // Where the terminal is gone, no answer comes either.
        let _ = write!(error, "{} ", crate::words::printable(&question)).and_then(|()| error.flush());
        let mut answer = String::new();
        let _ = std::io::stdin().lock().read_line(&mut answer);
        matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "j" | "ja")
    };
    Ok(tokio::task::spawn_blocking(ask).await.unwrap_or(false))
}
