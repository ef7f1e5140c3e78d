//! Watching that an import stays silent: somebody else may switch import mode
//! off, or a paused trigger on, while it runs. Both are asked again before
//! anything more is posted, so that the import stops instead of speaking.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::task::JoinHandle;

use super::Slots;
use crate::problem::Problem;
use crate::seen::Seen;
use crate::zammad::Client;
use crate::zammad::quiet::QuietMode;

/// For so long the mode is believed to hold, whoever wrote the mail: an article made
/// after somebody switched it off may reach customers. Zammad's processes hold a former
/// value for up to 15 s (docs/zammad.md#import-mode), but one of them has the new one at
/// once.
const MODE_BELIEVED: Duration = Duration::from_secs(1);

/// The mode of a pass, and when it was last seen to hold.
pub struct Watch {
    mode: QuietMode,
    /// `None` until it was asked for the first time.
    seen: Mutex<Option<Seen>>,
}

impl Watch {
    /// A watch over a mode. Import mode has just been proven; that triggers
    /// are paused has not.
    pub fn new(mode: QuietMode) -> Self {
        let proven = matches!(mode, QuietMode::Suspended(_)).then(Seen::now);
        Self { mode, seen: Mutex::new(proven) }
    }

    /// The mode that is watched over.
    pub fn mode(&self) -> &QuietMode {
        &self.mode
    }

    /// Asks Zammad again where what is known is too old.
    ///
    /// # Errors
    /// `zammad-import-mode-switched`, `zammad-trigger-switched-on`, and what
    /// the request met. Then nothing may be posted.
    pub async fn confirm(&self, client: &Client) -> Result<(), Problem> {
        if matches!(self.mode, QuietMode::Answering) {
            return Ok(());
        }
        let mut seen = self.seen.lock().await;
        if seen.is_some_and(|seen| seen.age() < MODE_BELIEVED) {
            return Ok(());
        }
        // What is true when the request leaves is what counts.
        let asked = Seen::now();
        match &self.mode {
            QuietMode::Suspended(mode) => mode.still_holds(client).await?,
            QuietMode::Silent { .. } => triggers_are_paused(client).await?,
            QuietMode::Answering => {}
        }
        *seen = Some(asked);
        Ok(())
    }
}

/// Zammad settling in a mode: it is proven beside whatever is done meanwhile.
pub struct Settling(JoinHandle<Result<Watch, Problem>>);

impl Settling {
    /// Begins to wait for a proof at once.
    pub fn begin(proof: impl Future<Output = Result<QuietMode, Problem>> + Send + 'static) -> Self {
        Self(tokio::spawn(async move { Ok(Watch::new(proof.await?)) }))
    }

    /// The watch over the mode, once it is proven. Waiting for it may be given up and
    /// begun again; once it was given there is no other.
    ///
    /// # Errors
    /// What the proof met.
    pub async fn watch(&mut self) -> Result<Arc<Watch>, Problem> {
        match (&mut self.0).await {
            Ok(watch) => watch.map(Arc::new),
            Err(_panicked) => Err(Problem::ours("posting-task-failed")),
        }
    }
}

impl Drop for Settling {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Between two looks at Zammad's health.
const HEALTH: Duration = Duration::from_mins(1);

/// Looks at Zammad's health now and then: background jobs that pile up are more work
/// than it gets done.
pub(super) async fn health(client: Client, slots: Arc<Slots>) {
    loop {
        tokio::time::sleep(HEALTH).await;
        match client.health_issues().await {
            Ok(Some(issues)) if issues.iter().any(|issue| tells_of_a_backlog(issue)) => {
                tracing::info!("background jobs pile up in Zammad; fewer requests at once");
                slots.overloaded();
            }
            // Who may not ask is not told of it later either.
            Ok(None) => return,
            // What trouble there is shows at the requests themselves.
            Ok(Some(_)) | Err(_) => {}
        }
    }
}

/// `8123 background jobs in queue` (`lib/monitoring_helper/health_checker`, 5.5 to 7.0).
fn tells_of_a_backlog(issue: &str) -> bool {
    issue.contains("background jobs in queue")
}

/// No trigger is on that nothing on an article keeps silent.
async fn triggers_are_paused(client: &Client) -> Result<(), Problem> {
    // Where they cannot be seen the check has said so and stopped.
    let triggers = client.triggers().await?.unwrap_or_default();
    let loud = triggers.into_iter().find(|trigger| trigger.active && trigger.effect.must_be_paused());
    match loud {
        None => Ok(()),
        Some(trigger) => Err(Problem::person("zammad-trigger-switched-on").with("name", trigger.name)),
    }
}
