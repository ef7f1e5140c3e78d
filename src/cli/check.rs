//! `mailferry check`: what an import would do, before anything does.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;
use serde_json::json;

use super::progress::Shown;
use super::session::{self, Prepared};
use super::{Exit, PlanArguments, words};
use crate::migration::balance::Balance;
use crate::migration::journal::{Journal, MessageState, Question};
use crate::migration::patience::Halt;
use crate::migration::run::Checked;
use crate::plan::{AfterImport, Dates, Plan};
use crate::problem::{Language, Problem};
use crate::zammad::preflight::{Line, Verdict};

pub(super) async fn run(arguments: &PlanArguments) -> Result<Exit, Problem> {
    let plan = session::read_plan(&arguments.plan)?;
    let zammad_token = session::zammad_token(&plan.zammad.url).await?;
    let tokens = session::mailbox_tokens(&plan).await?;
    let options = session::options(&plan, arguments)?;
    let json = arguments.output.json;
    let Prepared { run, controller, progress } =
        session::prepare(plan.clone(), zammad_token, tokens, options)?;
    let interrupts = session::listen_for_interrupts(controller);
    let shown = Shown::start(progress, json);
    let checked = run.check().await;
    let scanned = match &checked.helpdesk {
        Some(helpdesk) if checked.stop().is_none() => Some(run.scan(helpdesk).await),
        _ => None,
    };
    drop(shown);
    interrupts.abort();
    if !json {
        words::say(&lines_text(&checked.lines));
    }
    let exit = match scanned {
        None => checked.stop().map_or(Exit::Fault, |problem| Exit::of(problem.kind())),
        Some(Ok(())) => Exit::Done,
        Some(Err(Halt::Stopped)) => Exit::Again,
        Some(Err(Halt::Trouble(problem))) => return Err(problem),
    };
    let forecast = match exit {
        Exit::Done => Some(Forecast::read(run.journal(), &plan).await?),
        _ => None,
    };
    tell(&checked, forecast.as_ref(), &plan, exit, json);
    if let Some(problem) = checked.stop() {
        session::tell_what_to_run(problem, &arguments.plan);
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
        words::say(&forecast.text(plan));
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

/// What an import would do, in numbers out of the journal.
#[derive(Debug, Serialize)]
struct Forecast {
    balance: Balance,
    folders: BTreeMap<String, FolderForecast>,
    to_import: u64,
    bytes_to_import: u64,
    archived: u64,
    regular: u64,
    new_tickets: u64,
    customers: u64,
    without_date: u64,
    without_message_id: u64,
    machine_made: u64,
    people_who_could_be_answered: u64,
    bytes_to_delete: u64,
}

#[derive(Debug, Default, Serialize)]
struct FolderForecast {
    messages: u64,
    bytes: u64,
    to_import: u64,
}

/// Recoverable Items take 20 GB before Microsoft warns (facts of Microsoft 365,
/// section 4.1).
const RECOVERABLE_ITEMS_WARNING: u64 = 20_000_000_000;

impl Forecast {
    async fn read(journal: &Journal, plan: &Plan) -> Result<Self, Problem> {
        let tally = journal.tally().await?;
        let paths = journal.folders().await?;
        let mut folders: BTreeMap<String, FolderForecast> = BTreeMap::new();
        let (mut to_import, mut bytes_to_import, mut archived) = (0, 0, 0);
        for row in &tally {
            let path = paths.get(&row.folder).cloned().unwrap_or_default();
            let folder = folders.entry(path).or_default();
            folder.messages += row.messages;
            folder.bytes += row.bytes;
            if matches!(row.state, MessageState::Found | MessageState::Sending) {
                folder.to_import += row.messages;
                to_import += row.messages;
                bytes_to_import += row.bytes;
                archived += if row.archived { row.messages } else { 0 };
            }
        }
        let answerable =
            if plan.import.auto_replies { journal.number(Question::Answerable).await? } else { 0 };
        let deletes = plan.after_import == AfterImport::Delete;
        Ok(Self {
            balance: Balance::of(&tally),
            folders,
            to_import,
            bytes_to_import,
            archived,
            regular: to_import - archived,
            new_tickets: journal.number(Question::NewTickets).await?,
            customers: journal.number(Question::Customers).await?,
            without_date: journal.number(Question::WithoutDate).await?,
            without_message_id: journal.number(Question::WithoutMessageId).await?,
            machine_made: journal.number(Question::MachineMade).await?,
            people_who_could_be_answered: answerable,
            bytes_to_delete: if deletes { bytes_to_import } else { 0 },
        })
    }

    fn text(&self, plan: &Plan) -> String {
        let number = words::number;
        let mut text = String::from("An import would do this:\n");
        for (path, folder) in &self.folders {
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
        line("Messages to import", number(self.to_import));
        line("of them archived", number(self.archived));
        line("of them regular", number(self.regular));
        line("New tickets, about", number(self.new_tickets));
        line("Customers, known or new, about", number(self.customers));
        line("In Zammad already", number(self.balance.already_there));
        line("Further copies", number(self.balance.copies));
        line("Skipped", number(self.balance.skipped_messages()));
        line("Without a usable date", number(self.without_date));
        line("Without a Message-ID", number(self.without_message_id));
        line("From machines, bounces, absences", number(self.machine_made));
        line("People who could get an answer", number(self.people_who_could_be_answered));
        let _ = writeln!(text, "In the mailbox, imported messages are then {}.", Self::after_import(plan));
        if plan.import.dates == Dates::Original && self.to_import > 0 {
            text.push_str(
                "While the import runs, Zammad's import mode is on: no triggers, no notifications and no mail, \
                 for anyone. It is put back at the end.\n",
            );
        }
        if self.bytes_to_delete > RECOVERABLE_ITEMS_WARNING {
            let _ = writeln!(
                text,
                "Caution: {} would be deleted. Microsoft keeps deleted mail in Recoverable Items, which takes \
                 20 to 30 GB; when it is full, deleting fails. Moving does not fill it.",
                words::bytes(self.bytes_to_delete)
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
}
