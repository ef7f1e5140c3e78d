//! Scheduler jobs: each does its work on all tickets that its condition is true
//! of, whoever made them and however.

use serde_json::Value;

use super::conditions;
use super::store::Store;
use super::table::{self, Row};
use super::triggers;

/// Runs the active jobs in the order of their ids; gives how many tickets they
/// deleted.
pub(super) fn run(store: &mut Store) -> usize {
    let active: Vec<Row> =
        store.jobs.iter().filter(|(_, row)| table::yes(row, "active")).map(|(_, row)| row.clone()).collect();
    active.iter().map(|job| run_one(store, job)).sum()
}

fn run_one(store: &mut Store, job: &Row) -> usize {
    let condition = job.get("condition").unwrap_or(&Value::Null);
    let tickets: Vec<u64> = store
        .tickets
        .keys()
        .copied()
        .filter(|id| conditions::fits(store, *id, condition, None).unwrap_or(false))
        .collect();
    let deletes = job.get("perform").is_some_and(|perform| perform["ticket.action"]["value"] == "delete");
    for id in &tickets {
        if deletes {
            store.delete_ticket(*id);
        } else {
            triggers::change_ticket(store, job, *id);
        }
    }
    if deletes { tickets.len() } else { 0 }
}
