//! `mailferry restore`: puts back what an interrupted import left changed.

use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::progress::Shown;
use super::{Exit, RestoreArguments, session, words};
use crate::migration::journal::Journal;
use crate::migration::progress::Reporter;
use crate::migration::restoring::LeftChanges;
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

/// Puts back what one journal knows to be changed; `None` where that is nothing.
async fn restore(path: &Path, arguments: &RestoreArguments) -> Result<Option<Exit>, Problem> {
    let reading = Journal::open_for_reading(path)?;
    if reading.unrestored_changes().await?.is_empty() {
        return Ok(None);
    }
    let identity = reading.identity().await?;
    drop(reading);
    let left = LeftChanges::take(path, &identity).await?;
    let token = session::zammad_token(&identity.helpdesk).await?;
    let client = Client::new(&identity.helpdesk, token, arguments.ca_file.as_deref())?;
    let (reporter, progress) = Reporter::new();
    let shown = Shown::start(progress, arguments.output.json);
    let tell = |messages, longest| reporter.uncertain(Some((messages, longest)));
    let restored = left.restore(&client, Duration::from_secs(arguments.certainty), tell).await;
    shown.end().await;
    let restored = restored?;
    let failed: Vec<&str> = restored.failed.iter().map(|(name, _)| name.as_str()).collect();
    if arguments.output.json {
        let line =
            json!({ "helpdesk": identity.helpdesk, "restored": restored.done, "not_restored": failed });
        words::say(&line.to_string());
    } else {
        for name in &restored.done {
            let values = [("helpdesk", (&identity.helpdesk).into()), ("name", words::changed(name).into())];
            words::say(&words::word("command-put-back-in", &values));
        }
        for name in &restored.left {
            let name = words::changed(name);
            words::say(&words::word_of("command-left-as-is", "name", name));
        }
    }
    let mut exit = Exit::Done;
    for (name, problem) in &restored.failed {
        let label = words::word_of("command-not-put-back", "name", words::changed(name));
        words::hint(&words::problem_text(&label, problem));
        exit = Exit::of(problem.kind());
    }
    Ok(Some(exit))
}
