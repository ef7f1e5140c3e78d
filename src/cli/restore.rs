//! `mailferry restore`: puts back what an interrupted import left changed, in Zammad
//! and in the mailbox.

use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::arguments::RestoreArguments;
use super::objects::{self, Object};
use super::progress::Shown;
use super::{Exit, session, tokens, words};
use crate::mailbox::imap::ImapConnector;
use crate::migration::changes::Restored;
use crate::migration::journal::{Identity, Journal};
use crate::migration::marks::Left;
use crate::migration::progress::Reporter;
use crate::migration::restoring::LeftChanges;
use crate::plan::Plan;
use crate::platform;
use crate::problem::Problem;
use crate::zammad::Client;

pub(super) async fn run(arguments: &RestoreArguments) -> Result<Exit, Problem> {
    let paths = match &arguments.journal {
        Some(path) => vec![path.clone()],
        None => platform::journal_files()?,
    };
    let mut exit = Exit::Done;
    let mut nothing = true;
    for path in paths {
        // What one journal says must not keep the others from being put back.
        match restore(&path, arguments).await {
            Ok(None) => {}
            Ok(Some(worst)) => {
                nothing = false;
                exit = if worst == Exit::Done { exit } else { worst };
            }
            Err(problem) => {
                nothing = false;
                words::tell(&problem);
                exit = Exit::of(problem.kind());
            }
        }
    }
    if nothing && !arguments.output.json {
        words::say(&words::word("command-nothing-changed", &[]));
    }
    Ok(exit)
}

/// What became of one journal's changes.
struct Outcome {
    exit: Exit,
    restored: Restored,
    marks: Marks,
}

/// Deletion marks in the mailbox.
#[derive(Default)]
struct Marks {
    taken_back: u64,
    left: u64,
}

/// Puts back what one journal knows to be changed; `None` where that is nothing.
async fn restore(path: &Path, arguments: &RestoreArguments) -> Result<Option<Exit>, Problem> {
    let reading = Journal::open_for_reading(path)?;
    let marked: usize = reading.marked().await?.iter().map(|folder| folder.uids.len()).sum();
    let in_zammad = !reading.unrestored_changes().await?.is_empty();
    if marked == 0 && !in_zammad {
        return Ok(None);
    }
    let identity = reading.identity().await?;
    let plan = reading.remembered_plan().await?;
    drop(reading);
    let left = LeftChanges::take(path, &identity).await?;
    let mut outcome = Outcome { exit: Exit::Done, restored: Restored::default(), marks: Marks::default() };
    // What one of the two says must not keep the other from being put back.
    if in_zammad {
        match in_helpdesk(&left, &identity, arguments).await {
            Ok(restored) => outcome.restored = restored,
            Err(problem) => outcome.trouble(&problem),
        }
    }
    if marked > 0 {
        match in_mailbox(&left, plan.as_deref()).await {
            Ok(marks) => {
                outcome.marks = Marks { taken_back: marked as u64 - marks.messages, left: marks.messages };
                if let Some(problem) = marks.told() {
                    outcome.trouble(&problem);
                }
            }
            Err(problem) => {
                outcome.marks.left = marked as u64;
                outcome.trouble(&problem);
            }
        }
    }
    tell(&identity, &mut outcome, arguments.output.json);
    Ok(Some(outcome.exit))
}

impl Outcome {
    fn trouble(&mut self, problem: &Problem) {
        words::tell(problem);
        self.exit = Exit::of(problem.kind());
    }
}

async fn in_helpdesk(
    left: &LeftChanges,
    identity: &Identity,
    arguments: &RestoreArguments,
) -> Result<Restored, Problem> {
    let token = session::zammad_token(&identity.helpdesk).await?;
    let client = Client::new(&identity.helpdesk, token, arguments.ca_file.as_deref())?;
    let (reporter, progress) = Reporter::new();
    let shown = Shown::start(progress, arguments.output.json);
    let tell = |messages, longest| reporter.uncertain(Some((messages, longest)));
    let restored = left.restore(&client, Duration::from_secs(arguments.certainty), tell).await;
    shown.end().await;
    restored
}

/// Takes back deletion marks in the mailbox, which the plan of the last run says how
/// to reach.
async fn in_mailbox(left: &LeftChanges, plan: Option<&str>) -> Result<Left, Problem> {
    let plan = plan.and_then(|text| Plan::read(text, Path::new("")).ok());
    let plan = plan.ok_or_else(|| Problem::ours("journal-without-plan"))?;
    let tokens = tokens::without_asking(&plan).await?;
    left.take_back_marks(&ImapConnector::of(&plan.microsoft, tokens)?).await
}

fn tell(identity: &Identity, outcome: &mut Outcome, json: bool) {
    let Outcome { restored, marks, .. } = outcome;
    if json {
        let failed: Vec<&str> = restored.failed.iter().map(|(name, _)| name.as_str()).collect();
        let line = json!({
            "helpdesk": identity.helpdesk,
            "restored": restored.done,
            "not_restored": failed,
            "marks_taken_back": marks.taken_back,
            "marks_left": marks.left,
        });
        objects::write(Object::Restored, line);
    } else {
        for name in &restored.done {
            let values = [("helpdesk", (&identity.helpdesk).into()), ("name", words::changed(name).into())];
            words::say(&words::word("command-put-back-in", &values));
        }
        for name in &restored.left {
            let name = words::changed(name);
            words::say(&words::word_of("command-left-as-is", "name", name));
        }
        if marks.taken_back > 0 {
            let values = [("count", marks.taken_back.into()), ("mailbox", (&identity.mailbox).into())];
            words::say(&words::word("command-marks-taken-back", &values));
        }
    }
    for (name, problem) in &restored.failed {
        let label = words::word_of("command-not-put-back", "name", words::changed(name));
        words::hint(&words::problem_text(&label, problem));
        outcome.exit = Exit::of(problem.kind());
    }
}
