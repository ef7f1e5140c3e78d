//! When something was seen to be so, by two clocks: the monotonic one, which stands
//! still on some systems while the machine sleeps (`CLOCK_MONOTONIC` of Linux, and
//! macOS), and the wall clock, which somebody may set.
//!
//! For whether something is still believed, and whether a wait is over. Both may come
//! early with no harm: what is no longer believed is asked again. What must never come
//! early, such as that an outcome is certain, goes by the monotonic clock alone
//! ([`departures`](crate::journal)).

use std::time::{Duration, SystemTime};

use tokio::time::Instant;

/// A moment by both clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    at: Instant,
    by_wall: SystemTime,
}

impl Seen {
    /// This moment.
    pub fn now() -> Self {
        Self { at: Instant::now(), by_wall: SystemTime::now() }
    }

    /// How long ago that was: by the clock that says more.
    pub fn age(&self) -> Duration {
        self.age_at(&Self::now())
    }

    /// How much older this is than `now`. A wall clock that was set back says nothing.
    fn age_at(&self, now: &Self) -> Duration {
        let by_wall = now.by_wall.duration_since(self.by_wall).unwrap_or_default();
        now.at.saturating_duration_since(self.at).max(by_wall)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_hours(24);

    #[test]
    fn after_a_sleep_in_which_the_monotonic_clock_stood_still_it_is_old() {
        let seen = Seen::now();
        let awake = Seen { at: seen.at + Duration::from_millis(3), by_wall: seen.by_wall + DAY };
        assert_eq!(seen.age_at(&awake), DAY);
    }

    #[test]
    fn a_wall_clock_that_is_set_back_makes_nothing_younger() {
        let seen = Seen::now();
        let minute = Duration::from_mins(1);
        let set_back = Seen { at: seen.at + minute, by_wall: seen.by_wall - DAY };
        assert_eq!(seen.age_at(&set_back), minute);
        assert_eq!(seen.age_at(&seen), Duration::ZERO);
    }
}
