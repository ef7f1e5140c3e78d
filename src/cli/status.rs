//! `mailferry status`: how far every import on this machine is.

use std::fmt::Write as _;

use super::{Exit, words};
use crate::migration::journal::Journal;
use crate::platform;
use crate::problem::{Language, Problem, Reader};
use crate::report::Report;

pub(super) async fn run(json: bool) -> Result<Exit, Problem> {
    let mut all_read = true;
    let paths = platform::journal_files()?;
    if paths.is_empty() && !json {
        words::say("No import has been started on this machine yet.");
    }
    for path in paths {
        match read(&path).await {
            Ok(report) if json => {
                let mut value = serde_json::to_value(&report).unwrap_or_default();
                if let Some(fields) = value.as_object_mut() {
                    // The list belongs to the report; here the counts are asked for.
                    fields.remove("messages");
                    fields.insert("journal".to_owned(), path.display().to_string().into());
                }
                words::say(&value.to_string());
            }
            Ok(report) => words::say(&text(&report)),
            Err(problem) => {
                words::tell(&problem);
                all_read = false;
            }
        }
    }
    Ok(if all_read { Exit::Done } else { Exit::Partly })
}

async fn read(path: &std::path::Path) -> Result<Report, Problem> {
    Report::read(&Journal::open_for_reading(path)?, None, Language::English, Reader::Commands).await
}

fn text(report: &Report) -> String {
    let mut text = format!("{} into {}\n", report.mailbox, report.helpdesk);
    match &report.run {
        Some(run) => {
            let state = match run.ending.as_deref() {
                Some("problem") => "ended by a problem",
                Some(ending) => ending,
                None => "running, or interrupted",
            };
            let _ = writeln!(text, "Newest run {}, begun {}: {state}", run.name, run.started_at);
        }
        None => text.push_str("Checked, not yet imported\n"),
    }
    text.push_str(&words::balance(&report.balance));
    for name in &report.changed_in_zammad {
        let name = words::changed(name);
        let _ = writeln!(text, "STILL CHANGED IN ZAMMAD: {name}. \"mailferry restore\" puts it back.");
    }
    text
}
