//! Watching that an import stays silent: somebody else may switch import mode
//! off, or a paused trigger on, while it runs. Both are asked again before
//! anything more is posted, so that the import stops instead of speaking.

use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::message::Sender;
use crate::problem::Problem;
use crate::zammad::Client;
use crate::zammad::quiet::QuietMode;

/// For so long import mode is believed to be on for mail of customers: Zammad's
/// processes hold a former value for up to 15 s (docs/zammad.md#import-mode).
const MODE_BELIEVED: Duration = Duration::from_secs(5);
/// For mail of agents, which Zammad would send again.
const MODE_BELIEVED_FOR_AGENTS: Duration = Duration::from_secs(1);
/// For so long triggers are believed to be as they were.
const TRIGGERS_BELIEVED: Duration = Duration::from_secs(10);

/// The mode of a pass, and when it was last seen to hold.
pub struct Watch {
    mode: QuietMode,
    /// `None` until it was asked for the first time.
    seen: Mutex<Option<Instant>>,
}

impl Watch {
    /// A watch over a mode. Import mode has just been proven; that triggers
    /// are paused has not.
    pub fn new(mode: QuietMode) -> Self {
        let proven = matches!(mode, QuietMode::Suspended(_)).then(Instant::now);
        Self { mode, seen: Mutex::new(proven) }
    }

    /// The mode that is watched over.
    pub fn mode(&self) -> &QuietMode {
        &self.mode
    }

    /// Asks Zammad again where what is known is too old for mail of this sender.
    ///
    /// # Errors
    /// `zammad-import-mode-switched`, `zammad-trigger-switched-on`, and what
    /// the request met. Then nothing may be posted.
    pub async fn confirm(&self, client: &Client, sender: Sender) -> Result<(), Problem> {
        let believed = match (&self.mode, sender) {
            (QuietMode::Answering, _) => return Ok(()),
            (QuietMode::Suspended(_), Sender::Agent) => MODE_BELIEVED_FOR_AGENTS,
            (QuietMode::Suspended(_), Sender::Customer) => MODE_BELIEVED,
            (QuietMode::Silent { .. }, _) => TRIGGERS_BELIEVED,
        };
        let mut seen = self.seen.lock().await;
        if seen.is_some_and(|seen| seen.elapsed() < believed) {
            return Ok(());
        }
        // What is true when the request leaves is what counts.
        let asked = Instant::now();
        match &self.mode {
            QuietMode::Suspended(mode) => mode.still_holds(client).await?,
            QuietMode::Silent { .. } => triggers_are_paused(client).await?,
            QuietMode::Answering => {}
        }
        *seen = Some(asked);
        Ok(())
    }
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
