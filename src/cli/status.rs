//! `mailferry status`: how far every import on this machine is.

use std::fmt::Write as _;

use super::objects::{self, Object};
use super::{Exit, words};
use crate::migration::journal::Journal;
use crate::platform;
use crate::problem::{Language, Problem, Reader};
use crate::report::Report;

pub(super) async fn run(json: bool) -> Result<Exit, Problem> {
    let mut all_read = true;
    let paths = platform::journal_files()?;
    if paths.is_empty() && !json {
        words::say(&words::word("command-no-import-yet", &[]));
    }
    for path in paths {
        match read(&path, if json { Language::English } else { words::language() }).await {
            Ok(report) if json => {
                let mut value = serde_json::to_value(&report).unwrap_or_default();
                if let Some(fields) = value.as_object_mut() {
                    // The list belongs to the report; here the counts are asked for.
                    fields.remove("messages");
                    fields.insert("journal".to_owned(), path.display().to_string().into());
                    fields.insert("at_work".to_owned(), Journal::is_at_work(&path).into());
                }
                objects::write(Object::Status, value);
            }
            Ok(report) => words::say(&text(&report, Journal::is_at_work(&path))),
            Err(problem) => {
                words::tell(&problem);
                all_read = false;
            }
        }
    }
    Ok(if all_read { Exit::Done } else { Exit::Partly })
}

async fn read(path: &std::path::Path, language: Language) -> Result<Report, Problem> {
    Report::read(&Journal::open_for_reading(path)?, None, language, Reader::Commands).await
}

/// `at_work`: another process imports or checks by this journal now.
fn text(report: &Report, at_work: bool) -> String {
    let mut text = format!("{}\n", words::into(report));
    match &report.run {
        Some(run) => {
            let state = match run.ending.as_deref() {
                Some("done") => words::word("command-run-done", &[]),
                Some("stopped") => words::word("command-run-stopped", &[]),
                Some(_) => words::word("command-run-problem", &[]),
                None if at_work => words::word("command-run-now", &[]),
                None => words::word("command-run-interrupted", &[]),
            };
            let values = [
                ("name", (&run.name).into()),
                ("begun", words::moment(run.started_at).into()),
                ("state", state.into()),
            ];
            let _ = writeln!(text, "{}", words::word("command-newest-run", &values));
        }
        None => {
            let _ = writeln!(text, "{}", words::word("command-only-checked", &[]));
        }
    }
    text.push_str(&words::balance(&report.balance, words::language()));
    for change in &report.changed_in_zammad {
        let id = if at_work { "command-changed-now" } else { "command-still-changed" };
        let _ = writeln!(text, "{}", words::word_of(id, "name", words::changed(&change.name)));
    }
    text
}
