//! What may be set of a run beside its plan.

use std::path::PathBuf;
use std::time::Duration;

use crate::safety_copy::{self, FreeSpace};
use crate::zammad::import_mode::SETTLE_TIME;

/// What may be set of a run beside the plan.
#[derive(Debug, Clone)]
pub struct Options {
    /// The journal's file.
    pub journal: PathBuf,
    /// How long passing trouble is borne before the run ends.
    pub patience: Duration,
    /// How long a request of unknown outcome may still come true: proxies wait for
    /// a reply up to 300 s (docs/zammad.md#failures).
    pub certainty: Duration,
    /// How long Zammad may hold a former value of import mode.
    pub settle_time: Duration,
    /// How long a pause may leave Zammad suspended: then it is put back until
    /// the person goes on.
    pub longest_pause: Duration,
    /// The pauses after which what the mail server did not delete is tried again in
    /// the same run, one after the other; none where whoever runs it does that.
    pub deletion_pauses: Vec<Duration>,
    /// Import mode that another import left on is taken over, and switched off at
    /// the end. Only a person can know that the other one is over.
    pub take_over: bool,
    /// The folder that messages are kept in before they are deleted.
    pub safety_copies: PathBuf,
    /// How it is told how much room there is for them.
    pub free_space: FreeSpace,
}

/// How long is waited for what Zammad may still do: [`Options::certainty`] and
/// [`Options::settle_time`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// How long a request of unknown outcome may still come true.
    pub certainty: Duration,
    /// How long Zammad may hold a former value of import mode.
    pub settle_time: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self { certainty: Duration::from_secs(330), settle_time: SETTLE_TIME }
    }
}

impl Options {
    /// The same with other waits for what Zammad may still do.
    #[must_use]
    pub fn timed(self, timing: Timing) -> Self {
        Self { certainty: timing.certainty, settle_time: timing.settle_time, ..self }
    }

    /// The usual ones, with this journal.
    pub fn new(journal: PathBuf) -> Self {
        let Timing { certainty, settle_time } = Timing::default();
        Self {
            safety_copies: safety_copy::usual_folder(&journal),
            free_space: FreeSpace::default(),
            journal,
            patience: Duration::from_mins(15),
            certainty,
            settle_time,
            longest_pause: Duration::from_mins(10),
            deletion_pauses: Vec::new(),
            take_over: false,
        }
    }
}
