//! `mailferry check`: what an import would do, before anything does.

use std::fmt::Write as _;

use serde_json::json;

use super::progress::Shown;
use super::{Exit, RunArguments, session, words};
use crate::migration::forecast::{Forecast, RECOVERABLE_ITEMS_WARNING};
use crate::migration::patience::Halt;
use crate::migration::run::{Checked, Prepared};
use crate::plan::{AfterImport, Dates, Plan};
use crate::problem::{Language, Problem};
use crate::zammad::preflight::{Line, Verdict};

pub(super) async fn run(arguments: &RunArguments) -> Result<Exit, Problem> {
    let plan = session::read_plan(&arguments.plan.plan)?;
    let zammad_token = session::zammad_token(&plan.zammad.url).await?;
    let tokens = session::mailbox_tokens(&plan, &arguments.plan).await?;
    let options = session::options(&plan, arguments)?;
    let json = arguments.plan.output.json;
    let Prepared { run, controller, progress } = Prepared::new(plan.clone(), tokens, zammad_token, options)?;
    let interrupts = session::listen_for_interrupts(controller);
    let shown = Shown::start(progress, json);
    let checked = run.check_patiently().await;
    let scanned = match &checked.helpdesk {
        Some(helpdesk) if checked.stop().is_none() => Some(run.scan(helpdesk).await),
        _ => None,
    };
    shown.end().await;
    interrupts.abort();
    if !json {
        words::say(&lines_text(&checked.lines));
    }
    let exit = match scanned {
        None => checked.stop().map_or(Exit::Fault, |problem| Exit::of(problem.kind())),
        Some(Ok(())) => Exit::Done,
        Some(Err(Halt::Stopped | Halt::Paused)) => Exit::Again,
        Some(Err(Halt::Trouble(problem))) => return Err(problem),
    };
    let forecast = match exit {
        Exit::Done => Some(Forecast::read(&plan, run.journal(), run.client()).await?),
        _ => None,
    };
    tell(&checked, forecast.as_ref(), &plan, exit, json);
    if let Some(problem) = checked.stop() {
        session::tell_what_to_run(problem, &arguments.plan.plan);
    }
    Ok(exit)
}

fn tell(checked: &Checked, forecast: Option<&Forecast>, plan: &Plan, exit: Exit, json: bool) {
    if json {
        let lines: Vec<_> = checked.lines.iter().map(line_json).collect();
        words::say(
            &json!({ "event": "check", "lines": lines, "forecast": forecast, "exit": exit as u8 })
                .to_string(),
        );
    } else if let Some(forecast) = forecast {
        words::say(&forecast_text(forecast, plan));
    }
}

fn lines_text(lines: &[Line]) -> String {
    let topics: Vec<String> = lines.iter().map(|line| line.what.text(Language::English)).collect();
    let width = topics.iter().map(|topic| topic.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for (line, topic) in lines.iter().zip(topics) {
        let (mark, problem) = match &line.verdict {
            Verdict::Good => ("ok     ", None),
            Verdict::Caution(problem) => ("caution", Some(problem)),
            Verdict::Stop(problem) => ("STOP   ", Some(problem)),
        };
        let _ = writeln!(text, "{mark}  {topic:width$}  {}", line.found.text(Language::English));
        if let Some(problem) = problem {
            let words_of = problem.text(Language::English);
            let _ = writeln!(text, "         {}", words_of.what);
            text.push_str(&words::explanation(&words_of, "         "));
        }
    }
    text
}

fn line_json(line: &Line) -> serde_json::Value {
    let (verdict, problem) = match &line.verdict {
        Verdict::Good => ("good", None),
        Verdict::Caution(problem) => ("caution", Some(problem)),
        Verdict::Stop(problem) => ("stop", Some(problem)),
    };
    json!({
        "what": line.what.text(Language::English),
        "found": line.found.text(Language::English),
        "verdict": verdict,
        "code": problem.map(Problem::code),
        "text": problem.map(|problem| problem.text(Language::English)),
    })
}

/// What an import would do, in lines for people.
fn forecast_text(forecast: &Forecast, plan: &Plan) -> String {
    let number = words::number;
    let mut text = String::from("An import would do this:\n");
    for (path, folder) in &forecast.folders {
        let _ = writeln!(
            text,
            "  {path}: {} of {}, {}",
            number(folder.to_import),
            words::count(folder.messages, "message", "messages"),
            words::bytes(folder.bytes)
        );
    }
    let mut line = |what: &str, figure: String| {
        let _ = writeln!(text, "  {what:<34}{figure:>12}");
    };
    line("Messages to import", number(forecast.to_import));
    line("of them archived", number(forecast.archived));
    line("of them regular", number(forecast.regular));
    line("New tickets, about", number(forecast.new_tickets));
    line("Customers, known or new, about", number(forecast.customers));
    line("In Zammad already", number(forecast.balance.already_there));
    line("Further copies", number(forecast.balance.copies));
    line("Skipped", number(forecast.balance.skipped_messages()));
    line("Without a usable date", number(forecast.without_date));
    line("Without a Message-ID", number(forecast.without_message_id));
    line("From machines, bounces, absences", number(forecast.machine_made));
    line("People who could get an answer", number(forecast.people_who_could_be_answered));
    let _ = writeln!(text, "In the mailbox, imported messages are then {}.", after_import(plan));
    if plan.import.dates == Dates::Original && forecast.to_import > 0 {
        text.push_str(
            "While the import runs, Zammad's import mode is on: no triggers, no notifications and no mail, \
             for anyone. It is put back at the end.\n",
        );
    }
    if forecast.bytes_to_delete > RECOVERABLE_ITEMS_WARNING {
        let _ = writeln!(
            text,
            "Caution: {} would be deleted. Microsoft keeps deleted mail in Recoverable Items, which takes \
             20 to 30 GB; when it is full, deleting fails. Moving does not fill it.",
            words::bytes(forecast.bytes_to_delete)
        );
    }
    text
}

fn after_import(plan: &Plan) -> String {
    match &plan.after_import {
        AfterImport::Keep => "kept as they are".to_owned(),
        AfterImport::MarkRead => "marked read".to_owned(),
        AfterImport::Move(folder) => format!("moved to {folder}"),
        AfterImport::Delete => format!("DELETED from {}", plan.microsoft.mailbox),
    }
}
