//! `mailferry restore`: puts back what an interrupted import left changed.

use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::{Exit, RestoreArguments, session, words};
use crate::migration::changes;
use crate::migration::journal::Journal;
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
        words::say("Nothing is left changed in Zammad.");
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
    // Locked: a running import puts its changes back itself.
    let journal = Journal::open(path, &identity)?;
    let token = session::zammad_token(&identity.helpdesk).await?;
    let client = Client::new(&identity.helpdesk, token, arguments.ca_file.as_deref())?;
    changes::await_requests(&client, &journal, Duration::from_secs(arguments.certainty)).await?;
    let restored = changes::restore(&client, &journal).await?;
    let failed: Vec<&str> = restored.failed.iter().map(|(name, _)| name.as_str()).collect();
    if arguments.output.json {
        let line =
            json!({ "helpdesk": identity.helpdesk, "restored": restored.done, "not_restored": failed });
        words::say(&line.to_string());
    } else {
        for name in &restored.done {
            words::say(&format!("Put back in {}: {}", identity.helpdesk, words::changed(name)));
        }
    }
    let mut exit = Exit::Done;
    for (name, problem) in &restored.failed {
        words::hint(&words::problem_text(&format!("not put back: {}", words::changed(name)), problem));
        exit = Exit::of(problem.kind());
    }
    Ok(Some(exit))
}
