//! How fast an import goes, and how long the rest takes.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// What was imported until a moment.
#[derive(Debug, Clone, Copy)]
struct Point {
    at: Instant,
    messages: u64,
    bytes: u64,
}

/// Rate over a sliding window of two minutes, so that a slow start or a pause
/// is forgotten, and a single large message does not make the estimate jump.
#[derive(Debug, Default)]
pub(super) struct Rate {
    points: VecDeque<Point>,
}

const WINDOW: Duration = Duration::from_mins(2);
/// No estimate before this much was seen.
const ENOUGH: Duration = Duration::from_secs(3);
/// Stretches of the window that are compared with each other are at least this
/// long: several messages fall into each.
const STRETCH: Duration = Duration::from_secs(4);
/// From fewer stretches nothing is concluded about what limits.
const FEWEST_STRETCHES: usize = 5;
/// Stretches of nearly the same mean size say nothing about what limits: the
/// deviation, as a part of the mean, from which they do.
const TELLING: f64 = 0.2;

/// Time, messages and bytes of a stretch.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    seconds: f64,
    messages: f64,
    bytes: f64,
}

impl Stretch {
    fn between(from: Point, to: Point) -> Self {
        Self {
            seconds: to.at.duration_since(from.at).as_secs_f64(),
            messages: to.messages.saturating_sub(from.messages) as f64,
            bytes: to.bytes.saturating_sub(from.bytes) as f64,
        }
    }
}

impl Rate {
    /// Takes note of all that was imported until now.
    pub(super) fn note(&mut self, now: Instant, messages: u64, bytes: u64) {
        let recent = |point: &Point| now.duration_since(point.at) < Duration::from_secs(1);
        if self.points.len() >= 2 && self.points.get(self.points.len() - 2).is_some_and(recent) {
            self.points.pop_back();
        }
        self.points.push_back(Point { at: now, messages, bytes });
        while self.points.len() > 2 && now.duration_since(self.points[1].at) > WINDOW {
            self.points.pop_front();
        }
    }

    /// The window as one stretch, once enough was seen.
    fn whole(&self) -> Option<Stretch> {
        let (first, last) = (self.points.front()?, self.points.back()?);
        (last.at.duration_since(first.at) >= ENOUGH).then(|| Stretch::between(*first, *last))
    }

    /// Messages a second.
    pub(super) fn messages_per_second(&self) -> Option<f64> {
        self.whole().map(|whole| whole.messages / whole.seconds)
    }

    /// The window in stretches of some seconds.
    fn stretches(&self) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        let mut from = self.points.front().copied();
        for point in &self.points {
            if let Some(begin) = from
                && point.at.duration_since(begin.at) >= STRETCH
            {
                stretches.push(Stretch::between(begin, *point));
                from = Some(*point);
            }
        }
        stretches
    }

    /// How much of the time goes by bytes, from 0 (each message takes the same,
    /// whatever its size) to 1 (each byte does).
    ///
    /// Time is taken as `(1 - share) · messages + share · bytes`, each by its
    /// mean over the window; the share is the one that fits the stretches best.
    /// Helpdesks are slow by requests, narrow lines and mailboxes by bytes, and
    /// only stretches that differ in size can tell which it is.
    fn share_of_bytes(&self, whole: Stretch) -> f64 {
        let stretches = self.stretches();
        if stretches.len() < FEWEST_STRETCHES || whole.bytes <= 0.0 {
            return 0.0;
        }
        let mean = whole.seconds / stretches.len() as f64;
        let (mut fit, mut spread) = (0.0, 0.0);
        for stretch in &stretches {
            let by_messages = stretch.messages * whole.seconds / whole.messages;
            let by_bytes = stretch.bytes * whole.seconds / whole.bytes;
            let difference = by_bytes - by_messages;
            fit += (stretch.seconds - by_messages) * difference;
            spread += difference * difference;
        }
        if spread < (TELLING * mean).powi(2) * stretches.len() as f64 {
            return 0.0;
        }
        // A little of it is chance: what counts is which of the two limits.
        ((fit / spread - 0.3) / 0.3).clamp(0.0, 1.0)
    }

    /// How long this many messages with this many bytes take at the present rate
    /// of what limits it: the count, unless the window shows that it is bytes.
    pub(super) fn remaining(&self, messages: u64, bytes: u64) -> Option<Duration> {
        let whole = self.whole().filter(|whole| whole.messages >= 1.0)?;
        let share = self.share_of_bytes(whole);
        let by_messages = messages as f64 / whole.messages;
        let by_bytes = if share > 0.0 { bytes as f64 / whole.bytes } else { 0.0 };
        let windows = (1.0 - share) * by_messages + share * by_bytes;
        Duration::try_from_secs_f64(windows * whole.seconds).ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The rate after these seconds: messages and bytes that each of them brought.
    fn after(seconds: &[(u64, u64)]) -> Rate {
        let (mut rate, begin) = (Rate::default(), Instant::now());
        let (mut messages, mut bytes) = (0, 0);
        rate.note(begin, 0, 0);
        for (second, (more, of_bytes)) in seconds.iter().enumerate() {
            messages += more;
            bytes += of_bytes;
            rate.note(begin + Duration::from_secs(second as u64 + 1), messages, bytes);
        }
        rate
    }

    /// A helpdesk that takes so many messages a second whatever their size.
    fn by_count(each_second: u64, sizes: &[u64]) -> Rate {
        let seconds: Vec<_> = sizes
            .chunks(each_second as usize)
            .map(|sizes| (sizes.len() as u64, sizes.iter().sum()))
            .collect();
        after(&seconds)
    }

    /// A line that carries so many bytes a second: a message is there when its
    /// last byte is.
    fn by_bytes(each_second: u64, sizes: &[u64]) -> Rate {
        let all: u64 = sizes.iter().sum();
        let mut seconds = vec![(0, 0); (all / each_second) as usize + 1];
        let mut carried = 0;
        for size in sizes {
            carried += size;
            let second = &mut seconds[(carried / each_second) as usize];
            second.0 += 1;
            second.1 += size;
        }
        after(&seconds)
    }

    fn seconds(rate: &Rate, messages: u64, bytes: u64) -> f64 {
        rate.remaining(messages, bytes).expect("an estimate").as_secs_f64()
    }

    #[test]
    fn the_rest_takes_as_long_as_what_limits_it_says() {
        let mixed = |count: usize| -> Vec<u64> {
            let sizes = [4_000, 9_000, 15_000, 40_000, 700_000, 6_000, 80_000, 2_000_000];
            (0..count).map(|number| sizes[(number * number + number / 3) % sizes.len()]).collect()
        };
        for (what, rate, messages, bytes, wanted) in [
            // 119 of 151 were there at 117 a minute, and the rest was large.
            ("large mails are left", by_count(2, &mixed(119)), 32, 90_000_000, 16.0),
            ("all of one size", by_count(2, &[20_000; 120]), 30, 90_000_000, 15.0),
            ("no bytes at all", by_count(5, &[0; 100]), 50, 0, 10.0),
            ("a narrow line", by_bytes(500_000, &mixed(150)), 10, 20_000_000, 40.0),
            ("a narrow line, small mails left", by_bytes(500_000, &mixed(150)), 100, 1_000_000, 2.0),
        ] {
            let said = seconds(&rate, messages, bytes);
            let near = wanted * 0.75 - 1.0..=wanted * 1.25 + 1.0;
            assert!(near.contains(&said), "{what}: {said} s instead of {wanted} s");
        }
    }

    proptest! {
        /// Where every message takes the same time, sizes do not lengthen the
        /// estimate, however large the rest is.
        #[test]
        fn it_is_never_much_over_what_the_count_says_unless_bytes_limit(
            each_second in 1u64..12,
            sizes in prop::collection::vec(prop_oneof![4 => 1_000u64..60_000, 1 => 60_000u64..20_000_000], 40..600),
            messages in 1u64..5_000,
            bytes in 0u64..4_000_000_000,
        ) {
            let rate = by_count(each_second, &sizes);
            if let Some(said) = rate.remaining(messages, bytes) {
                let counted = messages as f64 / rate.messages_per_second().expect("a rate");
                prop_assert!(said.as_secs_f64() <= counted * 1.1 + 1.0, "{said:?} instead of {counted} s");
            }
        }

        /// It lies between what the count and what the bytes say.
        #[test]
        fn it_lies_between_count_and_bytes(
            points in prop::collection::vec((0u64..20, 0u64..5_000_000), 4..200),
            messages in 0u64..5_000,
            bytes in 0u64..4_000_000_000,
        ) {
            let rate = after(&points);
            let Some(said) = rate.remaining(messages, bytes) else { return Ok(()) };
            let whole = rate.whole().expect("enough");
            let counted = messages as f64 * whole.seconds / whole.messages;
            let weighed = if whole.bytes > 0.0 { bytes as f64 * whole.seconds / whole.bytes } else { counted };
            let said = said.as_secs_f64();
            prop_assert!(said >= counted.min(weighed) - 0.001 && said <= counted.max(weighed) + 0.001);
        }
    }

    #[test]
    fn the_estimate_forgets_what_was_before_the_window() {
        // Ten a second for five minutes, then one a second.
        let pace: Vec<_> = (0..600).map(|second| if second < 300 { (10, 10) } else { (1, 1) }).collect();
        let rate = after(&pace);
        let per_second = rate.messages_per_second().expect("enough was seen");
        assert!((0.9..1.1).contains(&per_second), "{per_second}");
        let remaining = rate.remaining(60, 60).expect("an estimate");
        assert!((55..66).contains(&remaining.as_secs()), "{remaining:?}");
    }

    #[test]
    fn nothing_is_estimated_from_nothing() {
        assert_eq!(Rate::default().messages_per_second(), None);
        assert_eq!(Rate::default().remaining(10, 10), None);
    }
}
