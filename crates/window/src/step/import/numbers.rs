//! What a run's numbers mean: per folder, per cause, and over time. Pure.

use std::collections::BTreeMap;

use crate::migration::balance::{Balance, is_about_deleting};
use crate::migration::journal::{MessageState, StoredProblem, TallyRow};
use crate::plan::Plan;
use crate::problem::Reader;
use crate::report::findings;
use crate::words::Language;

/// A folder's part of the import.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FolderNumbers {
    /// Full path, decoded.
    pub path: String,
    /// The group that its mail goes to.
    pub group: String,
    /// Messages found in it, whatever became of them.
    pub found: u64,
    /// Messages in Zammad through this plan.
    pub imported: u64,
    /// Messages still to be imported.
    pub waiting: u64,
    /// Messages that failed.
    pub failed: u64,
    /// Messages whose mailbox side is done.
    pub settled: BTreeMap<String, u64>,
}

impl FolderNumbers {
    /// Messages that the import is about.
    pub fn total(&self) -> u64 {
        self.imported + self.waiting
    }
}

/// The numbers of the whole import and of each folder, in the plan's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Numbers {
    /// Each folder of the plan.
    pub folders: Vec<FolderNumbers>,
    /// Messages that need attention, the weightiest first.
    pub causes: Vec<Cause>,
}

/// Messages that something happened to for the same reason.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cause {
    /// Failed, not settled, or skipped.
    pub state: MessageState,
    /// Code of the reason.
    pub code: String,
    /// How many.
    pub count: u64,
}

impl From<findings::Cause> for Cause {
    fn from(cause: findings::Cause) -> Self {
        Self { state: cause.state, code: cause.problem.code, count: cause.messages }
    }
}

impl Cause {
    /// What tells it from other causes, while its count grows.
    pub fn key(&self) -> CauseKey {
        (self.state, self.code.clone())
    }

    /// What was seen of it, in a sentence.
    pub fn evidence(&self, language: Language) -> String {
        let text = StoredProblem::of_code(self.code.clone()).text(language, Reader::Window);
        text.why.unwrap_or(text.what)
    }

    /// Whether it is about deleting, which has a panel of its own.
    pub fn is_about_deleting(&self) -> bool {
        self.state == MessageState::Unsettled && is_about_deleting(&self.code)
    }
}

/// State and code of a cause.
pub type CauseKey = (MessageState, String);

impl Numbers {
    /// Sorts a tally by folder and cause. `names` are the journal's folders.
    pub fn of(tally: &[TallyRow], names: &BTreeMap<i64, String>, plan: &Plan) -> Self {
        let mut folders: Vec<FolderNumbers> = plan
            .folders
            .iter()
            .map(|folder| FolderNumbers {
                path: folder.path.clone(),
                group: folder.group.clone(),
                ..FolderNumbers::default()
            })
            .collect();
        for row in tally {
            let name = names.get(&row.folder);
            if let Some(folder) = folders.iter_mut().find(|folder| Some(&folder.path) == name) {
                folder.count(row);
            }
        }
        let mut causes: Vec<Cause> =
            findings::causes(&Balance::of(tally)).into_iter().map(Cause::from).collect();
        causes.sort_by_key(|cause| (weight(cause.state), std::cmp::Reverse(cause.count)));
        Self { folders, causes }
    }

    /// Messages in Zammad through this plan, and messages that the import is about.
    pub fn done_of_all(&self) -> (u64, u64) {
        let sum = |count: fn(&FolderNumbers) -> u64| self.folders.iter().map(count).sum();
        (sum(|folder| folder.imported), sum(FolderNumbers::total))
    }

    /// Messages whose mailbox side is done.
    #[cfg(test)]
    pub fn settled(&self) -> u64 {
        self.folders.iter().flat_map(|folder| folder.settled.values()).sum()
    }

    /// The same by what was done: `keep`, `mark-read`, `move`, `delete`, or `gone`.
    pub fn settled_by_action(&self) -> BTreeMap<&str, u64> {
        let mut actions = BTreeMap::new();
        for (action, count) in self.folders.iter().flat_map(|folder| &folder.settled) {
            *actions.entry(action.as_str()).or_default() += count;
        }
        actions
    }

    /// Messages that the mail server does not delete.
    pub fn undeleted(&self) -> u64 {
        self.causes.iter().filter(|cause| cause.is_about_deleting()).map(|cause| cause.count).sum()
    }

    /// Messages that need attention.
    pub fn needing_attention(&self) -> u64 {
        self.causes.iter().map(|cause| cause.count).sum()
    }

    /// Folders in which nothing was found while others have mail.
    pub fn empty_folders(&self) -> Vec<&str> {
        if self.folders.iter().all(|folder| folder.found == 0) {
            return Vec::new();
        }
        let empty = self.folders.iter().filter(|folder| folder.found == 0);
        empty.map(|folder| folder.path.as_str()).collect()
    }
}

/// What was not imported weighs most.
fn weight(state: MessageState) -> u8 {
    match state {
        MessageState::Failed => 0,
        MessageState::Unsettled => 1,
        _ => 2,
    }
}

impl FolderNumbers {
    fn count(&mut self, row: &TallyRow) {
        self.found += row.messages;
        match row.state {
            MessageState::Found | MessageState::Sending => self.waiting += row.messages,
            MessageState::Imported | MessageState::Unsettled => self.imported += row.messages,
            MessageState::Settled => {
                self.imported += row.messages;
                *self.settled.entry(row.reason.clone()).or_default() += row.messages;
            }
            MessageState::Failed => self.failed += row.messages,
            MessageState::Skipped => {}
        }
    }
}

/// Points kept; when there are more, every second one goes.
const POINTS: usize = 240;

/// How many messages were in Zammad at which second of the run.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct History {
    points: Vec<(f64, u64)>,
    /// Seconds between two points.
    apart: f64,
}

impl History {
    /// Notes the count at a second. Points too close to the last replace it.
    pub fn note(&mut self, second: f64, imported: u64) {
        self.apart = self.apart.max(1.0);
        let close = self
            .points
            .len()
            .checked_sub(2)
            .and_then(|at| self.points.get(at))
            .is_some_and(|(at, _)| second - at < self.apart);
        if close {
            self.points.pop();
        }
        self.points.push((second, imported));
        if self.points.len() > POINTS {
            let mut at = 0;
            self.points.retain(|_| {
                at += 1;
                at % 2 == 1
            });
            self.apart *= 2.0;
        }
    }

    /// Length in seconds.
    pub fn seconds(&self) -> f64 {
        match (self.points.first(), self.points.last()) {
            (Some((first, _)), Some((last, _))) => last - first,
            _ => 0.0,
        }
    }

    /// Messages a minute in each of so many equal parts of the time.
    pub fn rates(&self, parts: usize) -> Vec<f64> {
        let seconds = self.seconds();
        let Some((begin, _)) = self.points.first().filter(|_| seconds > 0.0 && parts > 0) else {
            return Vec::new();
        };
        let part = seconds / parts as f64;
        (0..parts)
            .map(|index| {
                let from = begin + part * index as f64;
                (self.at(from + part) - self.at(from)).max(0.0) * 60.0 / part
            })
            .collect()
    }

    /// The count at a second, between two points in proportion.
    fn at(&self, second: f64) -> f64 {
        let after = self.points.partition_point(|(at, _)| *at < second);
        match (after.checked_sub(1).and_then(|at| self.points.get(at)), self.points.get(after)) {
            (Some((from, low)), Some((to, high))) => {
                let part = (second - from) / (to - from).max(f64::EPSILON);
                let (low, high) = (*low as f64, *high as f64);
                low + (high - low) * part
            }
            (_, Some((_, count))) | (Some((_, count)), None) => *count as f64,
            (None, None) => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::migration::journal::{ALREADY_THERE, COPY};
    use crate::practising::Practising;
    use mailferry_practice::Scenario;

    fn row(folder: i64, state: MessageState, reason: &str, messages: u64) -> TallyRow {
        TallyRow { folder, archived: true, state, reason: reason.into(), messages, bytes: 0 }
    }

    async fn plan() -> Plan {
        let practising = Practising::start(Scenario::Calm).await.expect("practice starts");
        practising.plan.clone()
    }

    #[tokio::test]
    async fn what_needs_attention_is_sorted_by_weight_and_counted_over_folders() {
        use MessageState::{Failed, Found, Settled, Skipped, Unsettled};
        let plan = plan().await;
        let names: BTreeMap<i64, String> =
            (1..).zip(plan.folders.iter().map(|folder| folder.path.clone())).collect();
        let tally = [
            row(1, Settled, "keep", 10),
            row(1, Found, "", 5),
            row(1, Skipped, ALREADY_THERE, 100),
            row(1, Skipped, COPY, 7),
            row(1, Skipped, "message-too-large", 9),
            row(1, Unsettled, "expunge-refused", 2),
            row(2, Unsettled, "expunge-refused", 3),
            row(2, Failed, "zammad-fails-on-message", 1),
        ];
        let numbers = Numbers::of(&tally, &names, &plan);
        assert_eq!(numbers.done_of_all(), (15, 20));
        assert_eq!((numbers.settled(), numbers.undeleted(), numbers.needing_attention()), (10, 5, 15));
        assert_eq!(numbers.settled_by_action(), BTreeMap::from([("keep", 10)]));
        let codes: Vec<_> = numbers.causes.iter().map(|cause| (cause.code.as_str(), cause.count)).collect();
        assert_eq!(codes, [("zammad-fails-on-message", 1), ("expunge-refused", 5), ("message-too-large", 9)]);
    }

    #[tokio::test]
    async fn a_folder_without_mail_is_named_only_while_others_have_some() {
        let plan = plan().await;
        let names: BTreeMap<i64, String> =
            (1..).zip(plan.folders.iter().map(|folder| folder.path.clone())).collect();
        assert!(plan.folders.len() > 1, "the practice has several folders");
        assert!(Numbers::of(&[], &names, &plan).empty_folders().is_empty());
        let numbers = Numbers::of(&[row(1, MessageState::Found, "", 1)], &names, &plan);
        assert_eq!(numbers.empty_folders().len(), plan.folders.len() - 1);
    }

    #[test]
    fn a_pause_is_a_gap_in_the_chart() {
        let mut history = History::default();
        for second in 0..30_u32 {
            history.note(f64::from(second), u64::from(second.min(10)) * 2);
        }
        let rates = history.rates(3);
        assert!((rates[0] - 120.0).abs() < 10.0, "{rates:?}");
        assert!(rates[2] < f64::EPSILON, "{rates:?}");
        assert!(History::default().rates(10).is_empty());
    }

    proptest! {
        #[test]
        fn the_chart_keeps_what_was_imported_however_long_a_run_takes(
            steps in prop::collection::vec((1u32..90, 0u64..50), 2..2000),
        ) {
            let mut history = History::default();
            let (mut second, mut count) = (0.0, 0);
            history.note(second, count);
            for (wait, more) in steps {
                second += f64::from(wait) / 3.0;
                count += more;
                history.note(second, count);
            }
            prop_assert!(history.points.len() <= POINTS);
            let rates = history.rates(48);
            let sum: f64 = rates.iter().map(|rate| rate * history.seconds() / 48.0 / 60.0).sum();
            prop_assert!((sum - count as f64).abs() < 1.0, "{sum} of {count}");
        }
    }
}
