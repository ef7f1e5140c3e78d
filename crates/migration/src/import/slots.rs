//! As many requests at once as help the helpdesk, and no more.
//!
//! A server process does one thing at a time. As long as processes are idle, one more
//! request at once is answered as quickly as the others; from there on each only
//! waits for the others, and everybody who works with the helpdesk waits too. So the
//! number grows while answers take as long as ever, and falls as they lengthen: by
//! Little's law, of `n` requests at once that take `level` times as long as ever,
//! `n - n / level` are waiting. One that waits keeps the server busy; two are wasted.
//! (TCP Vegas reasons alike of packets: Brakmo and Peterson, 1995.)
//!
//! [`Controller`] decides and knows neither clock nor network; [`Slots`] listens to the
//! client for it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::progress::Reporter;
use crate::zammad::client::{Heard, Listener};

/// Below this much waiting another slot is tried.
const FEW_WAIT: f64 = 0.7;
/// Above this one is given up.
const MANY_WAIT: f64 = 2.0;
/// Answers that a judgement needs, and how many for each slot.
const ANSWERS: usize = 8;
const ANSWERS_EACH: usize = 3;
/// So many judgements after trouble nothing is tried.
const CAREFUL: usize = 4;
/// Answers quicker than this are not told apart: what they take is the line's and
/// this computer's doing, not the server's.
const QUICK: f64 = 0.02;
/// Longer requests take as long as their bytes do.
const SHORT: usize = 64 * 1024;

/// What an answer is to, where answers of a kind take equally long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A new ticket.
    Ticket,
    /// A further article.
    Article,
    /// An article read back.
    ReadBack,
    /// A ticket's date.
    Date,
}

const KINDS: usize = 4;

impl Kind {
    fn of(answer: &Heard<'_>) -> Option<Self> {
        let number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
        let below = |folder: &str| answer.path.strip_prefix(folder).is_some_and(number);
        match answer.method {
            "POST" if answer.path == "tickets" => Some(Self::Ticket),
            "POST" if answer.path == "ticket_articles" => Some(Self::Article),
            "GET" if below("ticket_articles/") => Some(Self::ReadBack),
            "PUT" if below("tickets/") => Some(Self::Date),
            _ => None,
        }
    }
}

/// Decides from answers alone.
#[derive(Debug)]
pub(super) struct Controller {
    most: usize,
    now: usize,
    /// What an answer of each kind takes where it waits for nobody: the best mean of a
    /// judgement so far, in seconds.
    usual: [Option<f64>; KINDS],
    took: [f64; KINDS],
    answers: [usize; KINDS],
    /// Answers that are still to come to what was sent before the last change.
    old: usize,
    /// Judgements until another slot may be tried after trouble.
    careful: usize,
    /// All slots were in use at some time since the last judgement.
    filled: bool,
}

impl Controller {
    /// Begins with one, of at most so many.
    pub(super) fn new(most: usize) -> Self {
        Self {
            most: most.max(1),
            now: 1,
            usual: [None; KINDS],
            took: [0.0; KINDS],
            answers: [0; KINDS],
            old: 0,
            careful: 0,
            filled: false,
        }
    }

    pub(super) fn now(&self) -> usize {
        self.now
    }

    /// So many are in use.
    pub(super) fn in_use(&mut self, slots: usize) {
        self.filled |= slots >= self.now;
    }

    /// An answer of this kind took so many seconds.
    pub(super) fn answered(&mut self, kind: Kind, seconds: f64) {
        if self.old > 0 {
            self.old -= 1;
            return;
        }
        self.took[kind as usize] += seconds.max(QUICK);
        self.answers[kind as usize] += 1;
        if self.answers.iter().sum::<usize>() >= ANSWERS.max(self.now * ANSWERS_EACH) {
            self.judge();
        }
    }

    /// The server says that it is too much, or has more to do than it gets done.
    pub(super) fn overloaded(&mut self) {
        // What was sent before may say the same again.
        if self.careful < CAREFUL || self.old == 0 {
            self.change(self.now / 2);
        }
        self.careful = CAREFUL;
    }

    fn judge(&mut self) {
        let waiting = self.waiting();
        let filled = std::mem::take(&mut self.filled);
        self.took = [0.0; KINDS];
        self.answers = [0; KINDS];
        let careful = self.careful;
        self.careful = careful.saturating_sub(1);
        if waiting > MANY_WAIT {
            self.change(self.now - 1);
        } else if waiting < FEW_WAIT && filled && careful == 0 {
            self.change(self.now + 1);
        }
    }

    /// How many of the requests at once only wait; learns what is usual.
    fn waiting(&mut self) -> f64 {
        let (mut took, mut expected) = (0.0, 0.0);
        for kind in 0..KINDS {
            let answers = self.answers[kind] as f64;
            if answers == 0.0 {
                continue;
            }
            let mean = self.took[kind] / answers;
            let usual = self.usual[kind].map_or(mean, |usual| usual.min(mean));
            // A single answer is no mean.
            if answers > 1.0 {
                self.usual[kind] = Some(usual);
            }
            took += self.took[kind];
            expected += usual * answers;
        }
        self.now as f64 * (1.0 - expected / took)
    }

    fn change(&mut self, slots: usize) {
        let slots = slots.clamp(1, self.most);
        if slots != self.now {
            self.old = self.now;
            self.now = slots;
            self.took = [0.0; KINDS];
            self.answers = [0; KINDS];
            self.filled = false;
        }
    }
}

/// The slots of a run: how many there are is decided while it goes.
#[derive(Debug)]
pub struct Slots {
    controller: Mutex<Controller>,
    changed: Notify,
    reporter: Reporter,
}

impl Slots {
    /// At most so many, told to this reporter.
    pub fn new(most: usize, reporter: Reporter) -> Arc<Self> {
        let slots = Self { controller: Mutex::new(Controller::new(most)), changed: Notify::new(), reporter };
        slots.tell();
        Arc::new(slots)
    }

    /// How many requests there may be at once now.
    pub fn now(&self) -> usize {
        self.controller().now()
    }

    /// So many are in use.
    pub(super) fn in_use(&self, slots: usize) {
        self.controller().in_use(slots);
    }

    /// The helpdesk has more to do than it gets done.
    pub(super) fn overloaded(&self) {
        self.decide(Controller::overloaded);
    }

    /// Returns when the number has changed since this was last asked.
    pub(super) async fn changed(&self) {
        self.changed.notified().await;
    }

    fn decide(&self, decide: impl FnOnce(&mut Controller)) {
        let (before, now) = {
            let mut controller = self.controller();
            let before = controller.now();
            decide(&mut controller);
            (before, controller.now())
        };
        if before != now {
            tracing::debug!(before, now, "requests at once");
            self.tell();
            self.changed.notify_one();
        }
    }

    fn tell(&self) {
        let (now, most) = {
            let controller = self.controller();
            (controller.now, controller.most)
        };
        self.reporter.at_once(now, most);
    }

    fn controller(&self) -> MutexGuard<'_, Controller> {
        self.controller.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Listener for Slots {
    fn heard(&self, answer: &Heard<'_>) {
        match answer.status {
            Some(429 | 502..=504) => self.overloaded(),
            Some(200..=299) if answer.length <= SHORT => {
                if let Some(kind) = Kind::of(answer) {
                    self.decide(|controller| controller.answered(kind, answer.took.as_secs_f64()));
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// A server of so many processes, each of which does one thing at a time: what
    /// an answer takes where so many are asked for at once. Between two requests of a
    /// slot passes the time in which this program makes the next.
    fn answer(processes: usize, at_once: usize, work: f64) -> f64 {
        let between = 0.02 * work;
        let queued = at_once as f64 / processes as f64 * work;
        (queued - between).max(work)
    }

    fn after(controller: &mut Controller, answers: usize, seconds: impl Fn(usize) -> f64) -> usize {
        for _ in 0..answers {
            let now = controller.now();
            controller.in_use(now);
            controller.answered(Kind::ReadBack, seconds(now));
        }
        controller.now()
    }

    #[test]
    fn slots_grow_to_one_more_than_the_server_has_processes_and_stay_there() {
        for (processes, most, expected) in
            [(1, 4, 2), (2, 4, 3), (3, 8, 4), (4, 4, 4), (4, 16, 5), (8, 16, 9), (64, 16, 16), (1, 1, 1)]
        {
            let mut controller = Controller::new(most);
            let found = after(&mut controller, 1_000, |now| answer(processes, now, 0.083));
            assert_eq!(found, expected, "{processes} processes, at most {most}");
            for _ in 0..50 {
                let now = after(&mut controller, 20, |now| answer(processes, now, 0.083));
                assert_eq!(now, expected, "it stays");
            }
        }
    }

    #[test]
    fn slots_fall_as_answers_lengthen_and_come_back_when_they_do() {
        let mut controller = Controller::new(8);
        assert_eq!(after(&mut controller, 1_000, |now| answer(6, now, 0.1)), 7);
        // Four of six processes are busy with others from now on.
        let busy = after(&mut controller, 1_000, |now| answer(2, now, 0.1));
        assert!((2..=4).contains(&busy), "{busy}");
        assert_eq!(after(&mut controller, 1_000, |now| answer(6, now, 0.1)), 7);
    }

    #[test]
    fn a_server_that_says_it_is_too_much_is_believed_once_for_all_that_was_under_way() {
        let mut controller = Controller::new(8);
        assert_eq!(after(&mut controller, 1_000, |now| answer(8, now, 0.1)), 8);
        for _ in 0..8 {
            controller.overloaded();
        }
        assert_eq!(controller.now(), 4, "eight refusals of one moment are one");
        let soon = after(&mut controller, 4 + 3 * 12, |now| answer(8, now, 0.1));
        assert_eq!(soon, 4, "nothing is tried at once");
        assert_eq!(after(&mut controller, 1_000, |now| answer(8, now, 0.1)), 8);
        for _ in 0..6 {
            controller.overloaded();
            after(&mut controller, 8, |now| answer(8, now, 0.1));
        }
        assert_eq!(controller.now(), 1, "and never none");
    }

    #[test]
    fn what_differs_by_its_kind_or_is_quick_is_no_lengthening() {
        let mut controller = Controller::new(4);
        for turn in 0..500 {
            let now = controller.now();
            controller.in_use(now);
            // First tickets alone, then articles alone, each as quick as it is.
            let (kind, seconds) = if turn < 250 { (Kind::ReadBack, 0.08) } else { (Kind::Ticket, 0.2) };
            controller.answered(kind, seconds);
        }
        assert_eq!(controller.now(), 4);
        let mut quick = Controller::new(4);
        let mut turn = 0;
        for _ in 0..500 {
            turn += 1;
            let now = quick.now();
            quick.in_use(now);
            quick.answered(Kind::Article, if turn < 50 { 0.001 } else { 0.015 });
        }
        assert_eq!(quick.now(), 4, "a millisecond or fifteen is this computer");
    }

    #[test]
    fn slots_that_nobody_uses_do_not_grow() {
        let mut controller = Controller::new(8);
        for _ in 0..200 {
            controller.in_use(1);
            controller.answered(Kind::Ticket, 0.1);
        }
        assert_eq!(controller.now(), 2);
    }

    #[test]
    fn what_is_heard_is_sorted_by_its_kind_and_only_what_counts_counts() {
        let heard = |method, path, length, status| Heard {
            method,
            path,
            length,
            status,
            took: Duration::from_millis(100),
        };
        for (method, path, kind) in [
            ("POST", "tickets", Some(Kind::Ticket)),
            ("POST", "ticket_articles", Some(Kind::Article)),
            ("GET", "ticket_articles/17", Some(Kind::ReadBack)),
            ("PUT", "tickets/4", Some(Kind::Date)),
            ("GET", "ticket_articles/by_ticket/17", None),
            ("POST", "tickets/search", None),
            ("GET", "settings/134", None),
        ] {
            assert_eq!(Kind::of(&heard(method, path, 0, Some(200))), kind, "{method} {path}");
        }
        let (reporter, watching) = Reporter::new();
        let slots = Slots::new(4, reporter);
        assert_eq!(watching.borrow().at_once, Some((1, 4)));
        let hear = |length, status, times| {
            for _ in 0..times {
                slots.in_use(slots.now());
                slots.heard(&heard("POST", "tickets", length, status));
            }
            slots.now()
        };
        assert_eq!(hear(5_000_000, Some(201), 500), 1, "large ones tell of the line");
        assert_eq!(hear(0, None, 500), 1);
        assert_eq!(hear(0, Some(422), 500), 1);
        assert_eq!(hear(500, Some(201), 500), 4);
        assert_eq!(hear(500, Some(503), 1), 2);
        assert_eq!(watching.borrow().at_once, Some((2, 4)));
    }
}
