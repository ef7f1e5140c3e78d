//! What the person wants of a run: go on, pause, stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::watch;

use super::seen::Seen;
use crate::plan::AfterImport;

/// What the run should do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Wish {
    /// Go on.
    #[default]
    Run,
    /// Finish what is in hand and wait.
    Pause,
    /// Finish what is in hand and end.
    Stop,
    /// End at once; what is under way is found out by the next run.
    Abort,
}

/// The person's side.
#[derive(Debug, Clone)]
pub struct Controller {
    wish: watch::Sender<Wish>,
    instead: watch::Sender<Option<AfterImport>>,
    leave_dates: watch::Sender<bool>,
    is_dating: Arc<AtomicBool>,
}

/// The run's side. Clones see the same wishes.
#[derive(Debug, Clone)]
pub struct Control {
    wish: watch::Receiver<Wish>,
    instead: watch::Receiver<Option<AfterImport>>,
    leave_dates: watch::Receiver<bool>,
    is_dating: Arc<AtomicBool>,
}

/// The person wants the run to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

/// Makes both sides.
pub fn control() -> (Controller, Control) {
    let (wish, wished) = watch::channel(Wish::Run);
    let (target, targeted) = watch::channel(None);
    let (leave, left) = watch::channel(false);
    let is_dating = Arc::new(AtomicBool::new(false));
    (
        Controller { wish, instead: target, leave_dates: leave, is_dating: is_dating.clone() },
        Control { wish: wished, instead: targeted, leave_dates: left, is_dating },
    )
}

impl Controller {
    /// Wishes for something. A stop is never taken back.
    pub fn wish(&self, wish: Wish) {
        self.wish.send_if_modified(|current| {
            let changed = *current != wish && (*current < Wish::Stop || wish > *current);
            if changed {
                *current = wish;
            }
            changed
        });
    }
}

impl Controller {
    /// Before another run of the same plan: the stop that ended the former one is
    /// over. Only to be called while nothing runs.
    pub fn renew(&self) {
        self.wish.send_replace(Wish::Run);
        self.leave_dates.send_replace(false);
    }

    /// The tickets that do not say their own date of last change yet keep the day of
    /// the import: the run goes on with what comes after.
    ///
    /// Gives whether there was anything to leave: tickets are being dated after the
    /// last message, and nobody has wished so before.
    pub fn leave_dates(&self) -> bool {
        let is_dating = self.is_dating.load(Ordering::Relaxed);
        is_dating && !self.leave_dates.send_replace(true)
    }

    /// From now on messages that are to be deleted are moved or marked read instead: what
    /// could not be deleted so far in this run, and the rest.
    pub fn settle_instead(&self, way: AfterImport) {
        self.instead.send_replace(Some(way));
    }
}

impl Control {
    /// What becomes of messages instead of being deleted.
    pub fn instead(&self) -> Option<AfterImport> {
        self.instead.borrow().clone()
    }

    /// Tickets are being dated after the last message, or not any more.
    pub fn dating(&self, is_dating: bool) {
        self.is_dating.store(is_dating, Ordering::Relaxed);
    }

    /// Whether what is not dated yet is left so.
    pub fn leaves_dates(&self) -> bool {
        *self.leave_dates.borrow()
    }

    /// Returns once it is.
    pub async fn dates_left(&mut self) {
        if self.leave_dates.wait_for(|left| *left).await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// What is wished now.
    pub fn wish(&self) -> Wish {
        *self.wish.borrow()
    }

    /// Whether the run should end.
    pub fn stopped(&self) -> bool {
        self.wish() >= Wish::Stop
    }

    /// Whether something new may be begun now.
    pub fn may_go_on(&self) -> bool {
        self.wish() == Wish::Run
    }

    /// Returns when the wish has changed since it was last looked for here.
    pub async fn changed(&mut self) {
        if self.wish.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// Goes on at once, or waits while paused.
    ///
    /// # Errors
    /// [`Stopped`] as soon as the run should end.
    pub async fn checkpoint(&mut self) -> Result<(), Stopped> {
        // Without anyone left to wish, the last wish stands; a pause would last for ever.
        let wish = self.wish.wait_for(|wish| *wish != Wish::Pause).await.map_or(Wish::Stop, |wish| *wish);
        if wish >= Wish::Stop { Err(Stopped) } else { Ok(()) }
    }

    /// Waits this long. Time in which the machine slept counts.
    ///
    /// # Errors
    /// [`Stopped`] as soon as the run should end.
    pub async fn wait(&mut self, time: Duration) -> Result<(), Stopped> {
        tokio::select! {
            () = sleep(time) => if self.stopped() { Err(Stopped) } else { Ok(()) },
            () = self.stop_wished() => Err(Stopped),
        }
    }

    /// Returns once the run should end.
    pub async fn stop_wished(&mut self) {
        self.reached(Wish::Stop).await;
    }

    /// Returns once the run should end at once.
    pub async fn abort_wished(&mut self) {
        self.reached(Wish::Abort).await;
    }

    async fn reached(&mut self, level: Wish) {
        if self.wish.wait_for(|wish| *wish >= level).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// A timer's own clock may stand still while the machine sleeps: after so long it is
/// looked whether the time is over.
const LOOK_AT_THE_CLOCK: Duration = Duration::from_secs(5);

async fn sleep(time: Duration) {
    let began = Seen::now();
    loop {
        let left = time.saturating_sub(began.age());
        if left.is_zero() {
            return;
        }
        tokio::time::sleep(left.min(LOOK_AT_THE_CLOCK)).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_stop_is_never_taken_back() {
        let (controller, mut control) = control();
        controller.wish(Wish::Stop);
        controller.wish(Wish::Run);
        assert_eq!(control.checkpoint().await, Err(Stopped));
        controller.wish(Wish::Abort);
        assert_eq!(control.wish(), Wish::Abort);
    }

    #[tokio::test]
    async fn a_stop_ends_with_the_run_it_was_for() {
        let (controller, mut control) = control();
        controller.wish(Wish::Stop);
        controller.renew();
        assert_eq!(control.checkpoint().await, Ok(()));
    }

    #[tokio::test]
    async fn a_pause_holds_until_resumed() {
        let (controller, mut control) = control();
        controller.wish(Wish::Pause);
        let waiting = tokio::spawn(async move { control.checkpoint().await });
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        controller.wish(Wish::Run);
        assert_eq!(waiting.await.expect("the task ends"), Ok(()));
    }

    #[tokio::test]
    async fn a_stop_ends_any_waiting() {
        let (controller, mut control) = control();
        let waiting = tokio::spawn(async move { control.wait(Duration::from_hours(1)).await });
        controller.wish(Wish::Stop);
        assert_eq!(waiting.await.expect("the task ends"), Err(Stopped));
    }
}
