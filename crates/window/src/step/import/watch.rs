//! A run that is watched: what it does comes as moments, at most five a second,
//! and at last its end. The run itself is a task of its own: whoever watches
//! slowly does not slow it down.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use iced::futures::{SinkExt, Stream};
use tokio::time::Instant;

use crate::draft::{Draft, draft_of_journal};
use crate::engine::{Needs, Session};
use crate::migration::journal::{Journal, TallyRow};
use crate::migration::progress::Snapshot;
use crate::migration::run::Summary;
use crate::plan::AfterImport;
use crate::problem::Problem;

/// No moment follows another sooner.
const PACE: Duration = Duration::from_millis(200);

/// What a run is to do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Work {
    /// Everything that is left: look, import, settle.
    #[default]
    Import,
    /// The mailbox's side of what is imported, as the plan says.
    Settle,
    /// The mailbox's side of what is imported, in this way.
    SettleAs(AfterImport),
}

/// What a run needs to be watched by.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What works on the plan's journal.
    pub session: Arc<Session>,
    /// Its journal, for looking only: does not wait behind the run's writes.
    pub reader: Reader,
}

/// A journal for looking only.
#[derive(Clone)]
pub struct Reader(pub Journal);

impl std::fmt::Debug for Reader {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Reader").field(&self.0.path()).finish()
    }
}

/// What a run has done by a moment.
#[derive(Debug, Clone, Default)]
pub struct Moment {
    /// What the run says of itself.
    pub snapshot: Snapshot,
    /// What the journal counts.
    pub tally: Vec<TallyRow>,
    /// The folders' paths, by their ids in the journal.
    pub folders: BTreeMap<i64, String>,
}

impl Moment {
    /// How things stand now.
    ///
    /// # Errors
    /// What the journal says.
    pub async fn take(opened: &Opened) -> Result<Self, Problem> {
        let snapshot = opened.session.progress.borrow().clone();
        let tally = opened.reader.0.tally().await?;
        Ok(Self { snapshot, tally, folders: opened.reader.0.folders().await? })
    }
}

/// What is heard of a run.
#[derive(Debug, Clone)]
pub enum News {
    /// What it has done by now.
    Moment(Box<Moment>),
    /// It has ended, and this is how things stand.
    Ended(Box<Result<Summary, Problem>>, Box<Moment>),
}

/// The session for these needs: the one at hand where it fits, or one opened
/// now, once the former one has let go of its journal.
///
/// # Errors
/// As [`Session::open`]; what the disk says of the draft beside the journal.
pub async fn open(
    at_hand: Option<Arc<Session>>,
    fits: bool,
    needs: Needs,
    draft: Draft,
) -> Result<Opened, Problem> {
    let journal = needs.journal.clone();
    // Letting go of a journal waits for the disk, too.
    let kept = blocking(move || Ok(at_hand.filter(|_| fits))).await?;
    let session = match kept {
        Some(session) => session,
        None => Session::open(needs).await?,
    };
    blocking(move || {
        draft.save(&draft_of_journal(&journal))?;
        Ok(Opened { session, reader: Reader(Journal::open_for_reading(&journal)?) })
    })
    .await
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Problem::ours("import-task-failed")))
}

/// Begins the work, and tells of it until it has ended.
pub fn begin(work: Work, opened: Opened) -> impl Stream<Item = News> + Send {
    iced::stream::channel(1, async move |mut told| {
        opened.session.renew();
        let session = opened.session.clone();
        let mut going = tokio::spawn(async move {
            match &work {
                Work::Import => session.import().await,
                Work::Settle => session.settle_again().await,
                Work::SettleAs(action) => session.settle_as(action).await,
            }
        });
        let mut progress = opened.session.progress.clone();
        let ended = loop {
            let began = Instant::now();
            // What the journal cannot tell now, it tells with the end.
            if let Ok(moment) = Moment::take(&opened).await {
                // Where nobody listens any more, the run goes on all the same.
                let _ = told.send(News::Moment(Box::new(moment))).await;
            }
            let next = async {
                tokio::time::sleep_until(began + PACE).await;
                if progress.changed().await.is_err() {
                    std::future::pending::<()>().await;
                }
            };
            tokio::select! {
                ended = &mut going => break ended,
                () = next => {}
            }
        };
        let outcome = ended.unwrap_or_else(|_| Err(Problem::ours("import-task-failed")));
        let moment = Moment::take(&opened).await.unwrap_or_default();
        let _ = told.send(News::Ended(Box::new(outcome), Box::new(moment))).await;
    })
}
