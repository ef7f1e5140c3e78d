//! `mailferry report`: what a run did, with every message that needs eyes.

use super::{Exit, ReportArguments, words};
use crate::migration::journal::Journal;
use crate::platform;
use crate::problem::{Language, Problem};
use crate::report::Report;

pub(super) async fn run(arguments: &ReportArguments) -> Result<Exit, Problem> {
    let report = find(arguments).await?;
    if arguments.output.json {
        words::say(&serde_json::to_string_pretty(&report).unwrap_or_default());
        return Ok(Exit::Done);
    }
    words::say(&format!("{} into {}", report.mailbox, report.helpdesk));
    words::say(words::balance(&report.balance).trim_end());
    for message in &report.messages {
        let state = format!("{:?}", message.state).to_lowercase();
        words::say(&format!("\n{state}: {} ({}, UID {})", message.subject, message.folder, message.uid));
        words::say(&format!("  {}", message.text.what));
        words::say(words::explanation(&message.text, "  ").trim_end());
        if let Some(said) = &message.server_words {
            words::say(&format!("  Details: {said}"));
        }
    }
    Ok(Exit::Done)
}

/// The journal that knows the run: the named file, or the one in the usual
/// place; without a run's name the newest run of all.
async fn find(arguments: &ReportArguments) -> Result<Report, Problem> {
    let run = arguments.run.as_deref();
    if let Some(path) = &arguments.journal {
        return Report::read(&Journal::open_for_reading(path)?, run, Language::English).await;
    }
    let mut newest: Option<Report> = None;
    for path in platform::journal_files()? {
        let journal = Journal::open_for_reading(&path)?;
        match Report::read(&journal, run, Language::English).await {
            Ok(report) if run.is_some() => return Ok(report),
            Ok(report) => {
                let started = |report: &Report| report.run.as_ref().map(|run| run.started_at);
                if newest.as_ref().is_none_or(|newest| started(newest) < started(&report)) {
                    newest = Some(report);
                }
            }
            Err(problem) if problem.code() == "run-unknown" => {}
            Err(problem) => return Err(problem),
        }
    }
    newest.ok_or_else(|| Problem::usage("run-unknown").with("run", run.unwrap_or("(any)")))
}
