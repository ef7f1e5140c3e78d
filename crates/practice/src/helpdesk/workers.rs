//! The speed of a real Zammad: each request costs what it was measured to cost,
//! on one of so many server processes, each with a core of its own.
//!
//! Nothing is computed meanwhile but time: whoever measures an import against it
//! does not measure this machine. A request goes to the process that is free
//! first, in the order of arrival, and its end is reckoned from the end of the
//! one before it, not from when this program woke up: a late timer costs the
//! processes nothing.
//!
//! Not played: that creates of tickets wait for each other for as long as one of
//! them holds the counter of ticket numbers. How long that is was not measured.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Server processes of a Zammad.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Workers {
    /// How many there are.
    pub processes: u32,
    /// What each request takes, as a part of its full cost: 0.1 plays ten times as
    /// fast, 0 takes no time at all and still counts.
    pub scale: f64,
}

impl Workers {
    /// So many, at the speed that was measured.
    pub fn new(processes: u32) -> Self {
        Self { processes, scale: 1.0 }
    }
}

/// A request that a server process has carried out.
#[derive(Debug, Clone, PartialEq)]
pub struct Served {
    /// Its route, such as `POST /api/v1/tickets`; ids are shown as `:id`.
    pub route: String,
    /// What it costs a real server process, whatever the scale.
    pub cost: Duration,
    /// When it arrived, since the helpdesk was started.
    pub arrived: Duration,
    /// When a process was done with it.
    pub ended: Duration,
}

/// The processes at work.
#[derive(Debug)]
pub(super) struct Processes {
    workers: Workers,
    started: Instant,
    /// When each process is free.
    free: Mutex<Vec<Instant>>,
    served: Mutex<Vec<Served>>,
}

impl Processes {
    pub(super) fn new(workers: Workers) -> Self {
        let started = Instant::now();
        let free = vec![started; workers.processes.max(1) as usize];
        Self { workers, started, free: Mutex::new(free), served: Mutex::default() }
    }

    /// Waits until a process has worked on a request of this cost. Gives which one of
    /// them it was, as a part of all: 1 is the last.
    pub(super) async fn work(&self, route: String, cost: Duration) -> f64 {
        let arrived = Instant::now();
        let (process, ended) = self.take(arrived, cost.mul_f64(self.workers.scale.max(0.0)));
        if ended > arrived {
            tokio::time::sleep_until(ended).await;
        }
        let since = |moment: Instant| moment.duration_since(self.started);
        self.served().push(Served { route, cost, arrived: since(arrived), ended: since(ended) });
        f64::from(process + 1) / f64::from(self.workers.processes.max(1))
    }

    /// Gives the request to the process that is free first: which that is, and when
    /// it will be done.
    fn take(&self, arrived: Instant, lasting: Duration) -> (u32, Instant) {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let first = (0_u32..).zip(free.iter_mut()).min_by_key(|(_, free)| **free);
        let Some((process, free)) = first else { return (0, arrived) };
        *free = arrived.max(*free) + lasting;
        (process, *free)
    }

    pub(super) fn up_for(&self) -> Duration {
        self.started.elapsed()
    }

    pub(super) fn served(&self) -> MutexGuard<'_, Vec<Served>> {
        self.served.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Requests and their full cost in milliseconds, by route.
    pub(super) fn by_route(&self) -> BTreeMap<String, (u64, f64)> {
        let mut routes: BTreeMap<String, (u64, f64)> = BTreeMap::new();
        for served in self.served().iter() {
            let (requests, milliseconds) = routes.entry(served.route.clone()).or_default();
            *requests += 1;
            *milliseconds += served.cost.as_secs_f64() * 1_000.0;
        }
        routes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn done_after(processes: &Processes, milliseconds: u64) -> Duration {
        processes.work("GET /api/v1/x".to_owned(), Duration::from_millis(milliseconds)).await;
        processes.started.elapsed()
    }

    #[tokio::test(start_paused = true)]
    async fn requests_wait_for_a_free_process_in_the_order_of_arrival() {
        let two = Processes::new(Workers::new(2));
        let ends = tokio::join!(
            done_after(&two, 100),
            done_after(&two, 300),
            done_after(&two, 100),
            done_after(&two, 100)
        );
        let milliseconds = [ends.0, ends.1, ends.2, ends.3].map(|end| end.as_millis());
        assert_eq!(milliseconds, [100, 300, 200, 300], "the third and fourth after the first");
        let one = Processes::new(Workers::new(1));
        let ends = tokio::join!(done_after(&one, 100), done_after(&one, 300));
        assert_eq!((ends.0.as_millis(), ends.1.as_millis()), (100, 400), "one core does one thing at a time");
    }

    #[tokio::test(start_paused = true)]
    async fn a_scale_shortens_the_waiting_and_not_the_account() {
        let processes = Processes::new(Workers { processes: 1, scale: 0.1 });
        assert_eq!(done_after(&processes, 200).await, Duration::from_millis(20));
        let none = Processes::new(Workers { processes: 1, scale: 0.0 });
        assert_eq!(done_after(&none, 200).await, Duration::ZERO);
        for processes in [processes, none] {
            assert_eq!(processes.by_route()["GET /api/v1/x"].0, 1);
            let cost = processes.served()[0].cost;
            assert_eq!(cost, Duration::from_millis(200));
        }
    }
}
