//! What is changed in Zammad for the time of a run, and putting it back:
//! journalled before it is changed, read back after it is restored.

use std::time::Duration;

use jiff::Timestamp;

use super::journal::{Change, Journal, MessageRow};
use crate::problem::{Kind, Problem};
use crate::zammad::Client;
use crate::zammad::import_mode::{self, Standing};
use crate::zammad::types::Automation;

const IMPORT_MODE: &str = "import-mode";
const TRIGGER: &str = "trigger";

/// Switches import mode on, after noting its value. Where it is on already it
/// is left alone and not noted: whoever switched it on switches it off, and
/// writing it at the end could switch it on again for good. (Where a run of
/// this plan that crashed switched it on, that run's note still stands.)
///
/// # Errors
/// Where it cannot be switched. It is then still noted, so that restoring puts
/// it back.
pub async fn switch_on(
    client: &Client,
    journal: &Journal,
    run: i64,
    standing: &Standing,
) -> Result<(), Problem> {
    import_mode::may_return(client).await?;
    if standing.on {
        return Ok(());
    }
    journal.note_change(run, IMPORT_MODE, standing.setting_id, "import_mode", false).await?;
    import_mode::switch(client, standing, true).await
}

/// Pauses triggers that would speak or change tickets, after noting each.
///
/// # Errors
/// The first that cannot be paused; those paused so far are noted.
pub async fn pause_triggers(
    client: &Client,
    journal: &Journal,
    run: i64,
    triggers: &[Automation],
) -> Result<(), Problem> {
    for trigger in triggers.iter().filter(|trigger| trigger.active) {
        journal.note_change(run, TRIGGER, trigger.id, &trigger.name, trigger.active).await?;
        client.set_trigger_active(trigger.id, false).await?;
    }
    Ok(())
}

/// What restoring did.
#[derive(Debug, Clone, Default)]
pub struct Restored {
    /// Names of what is as it was.
    pub done: Vec<String>,
    /// Names of what could not be put back, each with why.
    pub failed: Vec<(String, Problem)>,
}

/// How often putting something back is tried before it is left to the next start.
const ATTEMPTS: u32 = 5;

/// Puts back everything that is still changed, each for itself, trying more
/// than once where the trouble passes.
///
/// # Errors
/// Only what the journal says; what Zammad says is in [`Restored`].
pub async fn restore(client: &Client, journal: &Journal) -> Result<Restored, Problem> {
    let mut restored = Restored::default();
    for change in journal.unrestored_changes().await? {
        match put_back_patiently(client, &change).await {
            Ok(()) => {
                // A disk that is full by now must not leave the next one changed;
                // what is not noted is put back once more by the next start.
                if let Err(problem) = journal.mark_restored(change.id).await {
                    restored.failed.push((change.name, problem));
                    continue;
                }
                tracing::info!(what = change.kind, at = %Timestamp::now(), "put back in Zammad");
                restored.done.push(change.name);
            }
            Err(problem) => restored.failed.push((change.name, problem)),
        }
    }
    Ok(restored)
}

/// Wait between two looks for requests under way.
const LOOK: Duration = Duration::from_millis(500);

/// Waits until every request that has left is known to have come true, or
/// `certainty` has passed since it left. Whatever comes true only after Zammad
/// speaks again would be heard: an agent's mail would even be sent.
///
/// Without anything to put back there is nothing to wait for.
///
/// # Errors
/// Only what the journal says.
pub async fn await_requests(client: &Client, journal: &Journal, certainty: Duration) -> Result<(), Problem> {
    if journal.unrestored_changes().await?.is_empty() {
        return Ok(());
    }
    let mut rows = journal.sending().await?;
    loop {
        let now = Timestamp::now();
        rows.retain(|row| row.until_certain(certainty, now) > Duration::ZERO);
        if rows.is_empty() {
            return Ok(());
        }
        let md5s: Vec<String> = rows.iter().flat_map(MessageRow::all_md5s).collect();
        match client.find_articles(&md5s).await {
            Ok(found) => rows.retain(|row| row.all_md5s().iter().any(|md5| !found.contains_key(md5))),
            Err(problem) if problem.kind() == Kind::Passing => {}
            // Who cannot look cannot put back either, and is told so there.
            Err(_) => return Ok(()),
        }
        if !rows.is_empty() {
            tokio::time::sleep(LOOK).await;
        }
    }
}

async fn put_back_patiently(client: &Client, change: &Change) -> Result<(), Problem> {
    let mut attempt = 1;
    loop {
        match put_back(client, change).await {
            Err(problem) if problem.kind() == Kind::Passing && attempt < ATTEMPTS => {
                let wait = problem.wait_hint().unwrap_or(Duration::from_secs(1 << attempt));
                tokio::time::sleep(wait.min(Duration::from_mins(1))).await;
                attempt += 1;
            }
            outcome => return outcome,
        }
    }
}

async fn put_back(client: &Client, change: &Change) -> Result<(), Problem> {
    if change.kind == TRIGGER {
        return client.set_trigger_active(change.target, change.former).await;
    }
    let standing = Standing { setting_id: change.target, on: change.former };
    import_mode::switch(client, &standing, change.former).await?;
    let now = import_mode::read(client).await?;
    if now.on == change.former { Ok(()) } else { Err(Problem::passing("import-mode-not-restored")) }
}
