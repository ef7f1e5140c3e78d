//! What the check does outside the window.

use std::path::PathBuf;
use std::sync::{Arc, Weak};
use std::time::Duration;

use futures::stream;
use iced::Task;

use super::FolderIds;
use crate::engine::{Needs, Session};
use crate::migration::forecast::Forecast;
use crate::migration::journal::{Journal, MessageList};
use crate::migration::progress::Snapshot;
use crate::platform;
use crate::problem::Problem;

/// Snapshots are shown at most so often.
const SHOWN_EVERY: Duration = Duration::from_millis(100);
/// How long a session that was given up may take to let go of the journal.
const LETTING_GO: Duration = Duration::from_secs(5);
/// How often that is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(25);

/// What the journal holds after a scan, ready to be shown.
#[derive(Clone)]
pub struct Counted {
    /// What an import would do.
    pub forecast: Forecast,
    /// The list as the journal gives it, in the order asked for.
    pub list: MessageList,
    /// The folders' paths, by their ids in the journal.
    pub folders: FolderIds,
}

/// Opens a session after the former one, if any, has let go of its journal.
pub(super) async fn open(needs: Needs, former: Option<Arc<Session>>) -> Result<Arc<Session>, Problem> {
    let held = former.as_ref().map_or_else(Weak::new, Arc::downgrade);
    if let Some(session) = former {
        session.stop();
    }
    let mut waited = Duration::ZERO;
    loop {
        let opened = Session::open(needs.clone()).await;
        // Work that was aborted, and the journal's thread, end a moment later.
        let passing = opened.as_ref().is_err_and(|problem| problem.code() == "journal-in-use");
        if !passing || waited >= LETTING_GO || (waited > LETTING_GO / 5 && held.strong_count() == 0) {
            return opened;
        }
        tokio::time::sleep(LOOK_EVERY).await;
        waited += LOOK_EVERY;
    }
}

/// Snapshots of what a session does, as long as it lives.
pub(super) fn watch(session: &Session) -> Task<Snapshot> {
    let mut progress = session.progress.clone();
    progress.mark_changed();
    Task::stream(stream::unfold(progress, async |mut progress| {
        progress.changed().await.ok()?;
        let snapshot = progress.borrow_and_update().clone();
        tokio::time::sleep(SHOWN_EVERY).await;
        Some((snapshot, progress))
    }))
}

/// What the journal holds now.
pub(super) async fn count(session: Arc<Session>) -> Result<Counted, Problem> {
    let Needs { plan, journal: path, .. } = &session.needs;
    let forecast = Forecast::read(plan, &session.journal, &session.needs.client()?).await?;
    let folders = session.journal.folders().await?.into_iter().map(|(id, path)| (path, id)).collect();
    // A reader of its own, so that the list never waits for what is written.
    let path = path.clone();
    let reader = tokio::task::spawn_blocking(move || Journal::open_for_reading(&path));
    let reader = reader.await.map_err(|_| Problem::ours("runtime-not-started"))??;
    Ok(Counted { forecast, list: MessageList::new(reader), folders })
}

/// Imported messages whose mailbox side an import would still do.
pub(super) fn left_to_settle(forecast: &Forecast) -> u64 {
    forecast.balance.to_settle + forecast.balance.unsettled_messages()
}

/// Name of the plan's file.
pub(super) fn plan_name(mailbox: &str) -> String {
    let name: String =
        mailbox.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).take(80).collect();
    format!("mailferry-{}", name.trim_matches('-'))
}

/// Saves the plan under a name that no file there has.
pub(super) async fn export(
    place: Result<PathBuf, Problem>,
    name: String,
    text: String,
) -> Result<PathBuf, Problem> {
    let place = place?;
    let write = move || {
        let mut path = place.join(format!("{name}.toml"));
        let mut copy = 2_u32;
        while !platform::write_private_new(&path, text.as_bytes())? {
            path = place.join(format!("{name}-{copy}.toml"));
            copy += 1;
        }
        Ok(path)
    };
    tokio::task::spawn_blocking(write).await.map_err(|_| Problem::ours("runtime-not-started"))?
}
