//! `mailferry check`: what an import would do, before anything does.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::json;

use super::arguments::RunArguments;
use super::objects::{self, Object};
use super::progress::Shown;
use super::verdicts;
use super::{Exit, session, tokens, words};
use crate::migration::forecast::{Forecast, RECOVERABLE_ITEMS_WARNING};
use crate::migration::patience::Interrupted;
use crate::migration::run::{Checked, Prepared};
use crate::migration::safety_copy::{self, FreeSpace};
use crate::plan::{AfterImport, CreateUsers, Dates, Plan};
use crate::problem::{Kind, Language, Problem};

pub(super) async fn run(arguments: &RunArguments) -> Result<Exit, Problem> {
    let plan = session::plan(arguments)?;
    let zammad_token = session::zammad_token(&plan.zammad.url).await?;
    let tokens = tokens::of_mailbox(&plan, &arguments.plan).await?;
    let options = session::options(&plan, arguments)?;
    let copies = (options.safety_copies.clone(), options.free_space.clone());
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
    drop(interrupts);
    if !json {
        words::say(&verdicts::text(&verdicts::rows(&checked.lines, words::language()), words::language()));
    }
    let scanned_all = matches!(scanned, Some(Ok(())));
    let exit = match scanned {
        None => checked.stop().map_or(Exit::Fault, |problem| Exit::of(problem.kind())),
        Some(Ok(())) => folders_exit(&run.folder_troubles()),
        Some(Err(Interrupted::Stopped | Interrupted::Paused)) => Exit::Again,
        Some(Err(Interrupted::Trouble(problem))) => return Err(problem),
    };
    let forecast =
        if scanned_all { Some(Forecast::read(&plan, run.journal(), run.client()).await?) } else { None };
    tell(&checked, forecast.as_ref(), &plan, exit, json);
    if let Some(forecast) = &forecast {
        tell_safety_copy(forecast, &plan, &copies, json);
    }
    if !json && scanned_all {
        run.folder_troubles().iter().for_each(words::tell);
    }
    if let Some(problem) = checked.stop() {
        session::tell_what_to_run(problem, &arguments.plan.plan);
    }
    Ok(exit)
}

/// The import would go on without folders that are not as the plan has them; what
/// they need is said by the exit code.
fn folders_exit(troubles: &[Problem]) -> Exit {
    let person = troubles.iter().find(|problem| problem.kind() == Kind::Person);
    person.or(troubles.first()).map_or(Exit::Done, |problem| Exit::of(problem.kind()))
}

fn tell(checked: &Checked, forecast: Option<&Forecast>, plan: &Plan, exit: Exit, json: bool) {
    if json {
        let lines: Vec<_> =
            verdicts::rows(&checked.lines, Language::English).iter().map(verdicts::json).collect();
        let told = json!({ "lines": lines, "forecast": forecast, "exit": exit as u8 });
        objects::write(Object::Check, told);
    } else if let Some(forecast) = forecast {
        words::say(&forecast_text(forecast, plan));
    }
}

/// Where messages are saved before they are deleted, and whether there is room.
fn tell_safety_copy(forecast: &Forecast, plan: &Plan, copies: &(PathBuf, FreeSpace), json: bool) {
    if plan.after_import != AfterImport::Delete || forecast.messages_to_delete == 0 {
        return;
    }
    let (folder, space) = copies;
    if !safety_copy::is_wanted(plan) {
        return words::hint(&words::word("command-safety-copy-off", &[]));
    }
    if !json {
        let size = words::language().bytes(forecast.bytes_to_delete);
        let values = [("size", size.into()), ("folder", folder.display().to_string().into())];
        words::say(&words::word("command-safety-copy-first", &values));
    }
    if let Err(problem) = space.check(folder, forecast.bytes_to_delete) {
        words::caution(&problem);
    }
}

/// What an import would do, in lines for people.
fn forecast_text(forecast: &Forecast, plan: &Plan) -> String {
    let language = words::language();
    let number = |number: u64| language.number(number);
    let mut text = format!("{}\n", words::word("command-would-do", &[]));
    for (path, folder) in &forecast.folders {
        let values = [
            ("path", path.into()),
            ("count", folder.to_import.into()),
            ("messages", folder.messages.into()),
            ("size", language.bytes(folder.bytes).into()),
        ];
        let _ = writeln!(text, "  {}", words::word("command-folder", &values));
    }
    let mut sums = vec![
        (words::word("command-sum-to-import", &[]), forecast.to_import),
        (words::word("command-sum-archived", &[]), forecast.archived),
        (words::word("command-sum-regular", &[]), forecast.regular),
        (words::word("command-sum-tickets", &[]), forecast.new_tickets),
        (words::word("command-sum-customers", &[]), forecast.customers),
        (words::word("command-sum-there", &[]), forecast.balance.already_there),
        (words::word("command-sum-copies", &[]), forecast.balance.copies),
        (words::word("command-sum-skipped", &[]), forecast.balance.skipped_messages()),
        (words::word("command-sum-no-date", &[]), forecast.without_date),
        (words::word("command-sum-no-message-id", &[]), forecast.without_message_id),
        (words::word("command-sum-machines", &[]), forecast.machine_made),
        (words::word("command-sum-answered", &[]), forecast.people_who_could_be_answered),
    ];
    if plan.import.create_users == CreateUsers::Everyone
        && let Some(people) = forecast.new_addressees
    {
        sums.insert(5, (words::word("command-sum-addressees", &[]), people));
    }
    let width = sums.iter().map(|(what, _)| what.chars().count()).max().unwrap_or(0) + 2;
    for (what, sum) in &sums {
        let _ = writeln!(text, "  {what:<width$}{:>12}", number(*sum));
    }
    let _ = writeln!(text, "{}", words::word_of("command-then", "action", after_import(plan)));
    if plan.import.dates == Dates::Original && forecast.to_import > 0 {
        let _ = writeln!(text, "{}", words::word("command-import-mode-on", &[]));
    }
    if forecast.bytes_to_delete > 0 {
        let size = language.bytes(forecast.bytes_to_delete);
        let _ = writeln!(text, "{}", words::word_of("word-recoverable-items", "size", size));
    }
    if forecast.bytes_to_delete > RECOVERABLE_ITEMS_WARNING {
        let size = language.bytes(forecast.bytes_to_delete);
        let _ = writeln!(text, "{}", words::word_of("command-much-to-delete", "size", size));
    }
    text
}

fn after_import(plan: &Plan) -> String {
    match &plan.after_import {
        AfterImport::Keep => words::word("command-then-kept", &[]),
        AfterImport::MarkRead => words::word("command-then-read", &[]),
        AfterImport::Move(folder) => words::word_of("command-then-moved", "folder", folder),
        AfterImport::Delete => words::word_of("command-then-deleted", "mailbox", &plan.microsoft.mailbox),
    }
}
