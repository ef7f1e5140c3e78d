//! `mailferry report`: what a run did, with every message that needs attention.

use std::io::{BufWriter, Write as _};
use std::path::Path;

use jiff::tz::TimeZone;

use super::arguments::ReportArguments;
use super::objects::{self, Object};
use super::{Exit, words};
use crate::migration::journal::Journal;
use crate::platform;
use crate::problem::{Language, Problem, Reader};
use crate::report::{Report, csv, html};

pub(super) async fn run(arguments: &ReportArguments) -> Result<Exit, Problem> {
    if arguments.html.is_none() && arguments.csv.is_none() {
        // JSON is for programs.
        let language = if arguments.output.json { Language::English } else { words::language() };
        let (report, _) = find(arguments, language).await?;
        show(&report, arguments.output.json);
        return Ok(Exit::Done);
    }
    let language =
        arguments.language.as_ref().map_or_else(words::language, |named| Language::chosen([named]));
    let (report, journal) = find(arguments, language).await?;
    if let Some(path) = &arguments.html {
        write_page(path, &report, language, arguments.force)?;
        words::say(&path.display().to_string());
    }
    if let Some(path) = &arguments.csv {
        write_table(path, &journal, language, arguments.force).await?;
        words::say(&path.display().to_string());
    }
    Ok(Exit::Done)
}

fn write_page(path: &Path, report: &Report, language: Language, force: bool) -> Result<(), Problem> {
    let mut file = platform::begin_file(path)?;
    let page = html(report, language, &TimeZone::system());
    file.write_all(page.as_bytes()).map_err(|error| platform::unwritable(path, &error))?;
    named(platform::name_file(file, path, force)?, path)
}

async fn write_table(path: &Path, journal: &Journal, language: Language, force: bool) -> Result<(), Problem> {
    let mut file = platform::begin_file(path)?;
    csv::write(journal, language, BufWriter::new(&mut file), |error| platform::unwritable(path, error))
        .await?;
    named(platform::name_file(file, path, force)?, path)
}

/// A file that is there is only written over where that was asked for.
fn named(written: bool, path: &Path) -> Result<(), Problem> {
    if written { Ok(()) } else { Err(Problem::usage("report-file-there").with("path", path.display())) }
}

fn show(report: &Report, json: bool) {
    if json {
        return objects::write_pretty(Object::Report, report);
    }
    words::say(&words::into(report));
    words::say(words::balance(&report.balance, words::language()).trim_end());
    for message in &report.messages {
        let subject = Some(message.subject.trim()).filter(|subject| !subject.is_empty());
        let subject = subject.map_or_else(|| words::word("command-no-subject", &[]), str::to_owned);
        let values = [
            ("state", message.state.text(words::language()).into()),
            ("subject", subject.into()),
            ("folder", (&message.folder).into()),
            ("uid", message.uid.to_string().into()),
        ];
        words::say(&format!("\n{}", words::word("command-message", &values)));
        words::say(&format!("  {}", message.text.what));
        words::say(words::explanation(&message.text, "  ").trim_end());
        if let Some(place) = message.mended_at {
            words::say(&format!(
                "  {}: {}",
                words::word("command-where", &[]),
                place.text(words::language())
            ));
        }
        if let Some(said) = &message.server_words {
            words::say(&format!("  {}: {said}", words::word("command-details", &[])));
        }
    }
    let find_out = words::about_undeleted(&report.balance, &report.mailbox);
    if !find_out.is_empty() {
        words::say(find_out.trim_end());
    }
    show_with_original(report);
}

/// Messages whose articles have the original beside them, a line each.
fn show_with_original(report: &Report) {
    let Some(first) = report.with_original.first() else { return };
    words::say(&format!("\n{}", first.text.what));
    words::say(words::explanation(&first.text, "  ").trim_end());
    for message in &report.with_original {
        let subject = Some(message.subject.trim()).filter(|subject| !subject.is_empty());
        let subject = subject.map_or_else(|| words::word("command-no-subject", &[]), str::to_owned);
        let ticket = |number| format!(", {}", words::word_of("command-ticket", "number", number));
        let ticket = message.ticket_number.as_deref().map(ticket);
        let ticket = ticket.unwrap_or_default();
        words::say(&format!("  {subject} ({}, UID {}{ticket})", message.folder, message.uid));
    }
}

/// The journal that knows the run: the named file, or the one in the usual
/// place; without a run's name the newest run of all.
async fn find(arguments: &ReportArguments, language: Language) -> Result<(Report, Journal), Problem> {
    let run = arguments.run.as_deref();
    if let Some(path) = &arguments.journal {
        let journal = Journal::open_for_reading(path)?;
        return Ok((Report::read(&journal, run, language, Reader::Commands).await?, journal));
    }
    let mut newest: Option<(Report, Journal)> = None;
    for path in platform::journal_files()? {
        let journal = Journal::open_for_reading(&path)?;
        match Report::read(&journal, run, language, Reader::Commands).await {
            Ok(report) if run.is_some() => return Ok((report, journal)),
            Ok(report) => {
                let started = |report: &Report| report.run.as_ref().map(|run| run.started_at);
                if newest.as_ref().is_none_or(|(newest, _)| started(newest) < started(&report)) {
                    newest = Some((report, journal));
                }
            }
            Err(problem) if problem.code() == "run-unknown" => {}
            Err(problem) => return Err(problem),
        }
    }
    newest.ok_or_else(|| match run {
        Some(run) => Problem::usage("run-unknown").with("run", run),
        None => Problem::usage("no-run-yet"),
    })
}
