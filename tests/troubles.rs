//! Every trouble in every phase, with every way to settle: over sockets, before
//! Dovecot and before the practice services, in this process.
//!
//! After each the promises are held against what is really there: every message
//! once in Zammad or named, nothing said to anyone, settings put back, no flag
//! left, the balance adds up, the right problem was shown, and the run recovered or
//! said what a person must do.
//!
//! The table of it is written to `target/troubles.md`. One command prints it:
//!
//!     cargo nextest run --locked --workspace --test troubles --success-output final
//!
//! `TROUBLE=bye` (any part of a row's name) tries only such rows.

#![cfg(unix)]

mod support;

#[path = "troubles/cell.rs"]
mod cell;
#[path = "troubles/machine.rs"]
mod machine;
#[path = "troubles/place.rs"]
mod place;
#[path = "troubles/practised.rs"]
mod practised;
#[path = "troubles/promises.rs"]
mod promises;
#[path = "troubles/row.rs"]
mod row;
#[path = "troubles/rows_of_copies.rs"]
mod rows_of_copies;
#[path = "troubles/rows_of_folders.rs"]
mod rows_of_folders;
#[path = "troubles/rows_of_helpdesk.rs"]
mod rows_of_helpdesk;
#[path = "troubles/rows_of_mailbox.rs"]
mod rows_of_mailbox;
#[path = "troubles/script.rs"]
mod script;
#[path = "troubles/table.rs"]
mod table;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use cell::{Seen, try_cell};
use row::{Action, Phase, Row, Want};
use support::Dovecot;

/// Cells tried at once: they wait more than they work.
const AT_ONCE: usize = 12;

/// A cell that is to be tried.
struct Cell {
    row: Row,
    phase: Phase,
    action: Action,
}

fn rows() -> Vec<Row> {
    let wanted = std::env::var("TROUBLE").unwrap_or_default();
    let mut rows = rows_of_mailbox::rows();
    rows.extend(rows_of_folders::rows());
    rows.extend(rows_of_copies::rows());
    rows.extend(rows_of_helpdesk::rows());
    rows.retain(|row| row.name.contains(&wanted));
    rows
}

fn what_panicked(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
}

/// Tries one cell on a runtime of its own, where nothing runs but this cell: so
/// who watches it sees every state it waits in.
fn alone(cell: &Cell, dovecot: &Arc<Dovecot>) -> Result<Seen, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let tried = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(try_cell(&cell.row, cell.phase, cell.action, dovecot))
    }));
    tried.map_err(|panic| what_panicked(&*panic))
}

#[test]
fn every_trouble_is_survived_and_told_in_every_phase() {
    let began = Instant::now();
    // The token check of Dovecot lives on this one.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime");
    let dovecot = Arc::new(runtime.block_on(Dovecot::start()));
    let rows = rows();
    assert!(!rows.is_empty(), "no row has such a name");
    let mut cells = Vec::new();
    for row in &rows {
        for (phase, action) in row::PLACES {
            if !matches!((row.wants)(phase, action), Want::Never(_)) {
                cells.push(Cell { row: *row, phase, action });
            }
        }
    }
    let next = AtomicUsize::new(0);
    let results: Vec<_> = std::thread::scope(|scope| {
        let worker = || {
            let mut tried = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(cell) = cells.get(index) else { return tried };
                tried.push((index, alone(cell, &dovecot)));
            }
        };
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("a worker ends")).collect()
    });
    let mut table = table::Table::new(&rows);
    let mut faults = Vec::new();
    for (index, outcome) in results {
        let Cell { row, phase, action } = &cells[index];
        match outcome {
            Ok(seen) => table.note(row, *phase, *action, &seen),
            Err(what) => {
                table.fault(row, *phase, *action);
                faults.push(format!("{}, {phase:?}, {action:?}: {what}", row.name));
            }
        }
    }
    faults.sort();
    let text = table.text(cells.len(), began.elapsed());
    println!("{text}");
    table::keep(&text);
    assert!(faults.is_empty(), "{} of {} cells:\n{}", faults.len(), cells.len(), faults.join("\n"));
}
