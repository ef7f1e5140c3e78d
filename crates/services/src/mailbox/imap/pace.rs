//! How fast a mailbox is asked: once it throttles, slower at once; then faster
//! again, little by little (docs/microsoft365.md#imap-limits).
//!
//! All connections of a connector share it, since the server counts them together.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The pause before a command after the first throttling.
const FIRST: Duration = Duration::from_millis(250);
/// No pause is longer; the server's own hint is waited out besides.
const LONGEST: Duration = Duration::from_secs(8);
/// A pause below this is none.
const SHORTEST: Duration = Duration::from_millis(20);

/// The pause before each command that asks much, and how it changes.
#[derive(Debug, Default)]
pub(super) struct Pace(Mutex<Duration>);

impl Pace {
    fn lock(&self) -> MutexGuard<'_, Duration> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long is waited before the next command.
    pub(super) fn pause(&self) -> Duration {
        *self.lock()
    }

    /// The server throttles: twice as slow.
    pub(super) fn slow_down(&self) {
        let mut pause = self.lock();
        *pause = (*pause * 2).clamp(FIRST, LONGEST);
    }

    /// A command was carried out: an eighth faster.
    pub(super) fn speed_up(&self) {
        let mut pause = self.lock();
        let faster = *pause / 8;
        *pause -= faster;
        if *pause < SHORTEST {
            *pause = Duration::ZERO;
        }
    }

    /// How many messages a command asks for at most where `most` is usual: fewer
    /// the slower it goes, down to a sixteenth.
    pub(super) fn portion(&self, most: usize) -> usize {
        let slower = (self.pause().as_millis() / FIRST.as_millis()) as usize;
        (most / (slower + 1).min(16)).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_slows_down_fast_and_speeds_up_slowly() {
        let pace = Pace::default();
        assert_eq!((pace.pause(), pace.portion(1_000)), (Duration::ZERO, 1_000));
        let slower: Vec<u128> = (0..7)
            .map(|_| {
                pace.slow_down();
                pace.pause().as_millis()
            })
            .collect();
        assert_eq!(slower, [250, 500, 1_000, 2_000, 4_000, 8_000, 8_000]);
        assert_eq!(pace.portion(1_000), 62);
        let mut commands = 0;
        while !pace.pause().is_zero() {
            let before = pace.pause();
            pace.speed_up();
            assert!(pace.pause() < before);
            commands += 1;
        }
        assert!((40..60).contains(&commands), "{commands} commands until it is as fast as before");
        assert_eq!(pace.portion(3), 3);
    }
}
