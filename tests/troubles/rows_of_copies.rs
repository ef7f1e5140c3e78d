//! Troubles of keeping what is to be deleted.

use std::sync::atomic::Ordering;

use super::place::Place;
use super::row::{Action, Ends, KEEPS, Phase, Row, Want};

fn row(
    name: &'static str,
    what: &'static str,
    arm: fn(&Place, Phase, Action),
    wants: fn(Phase, Action) -> Want,
) -> Row {
    Row { in_the_midst: true, ..Row::new(name, what, arm, wants) }
}

/// Only where something is deleted: nothing else is kept before.
fn deleting(phase: Phase, action: Action, want: Want) -> Want {
    match (phase, action) {
        (_, Action::Delete) => want,
        (Phase::Settle, Action::Keep) => KEEPS,
        _ => Want::Never("nothing is deleted, and nothing copied"),
    }
}

/// All of them.
pub fn rows() -> Vec<Row> {
    vec![
        row(
            "copies-disk-full",
            "No room on the disk for what is to be deleted",
            |place, _, _| place.room_for_copies.store(0, Ordering::Relaxed),
            |phase, action| deleting(phase, action, Want::Told(Ends::NextRun, "safety-copy-disk-full")),
        ),
        row(
            "copies-disk-fills",
            "The disk is full after something was kept",
            |place, phase, _| {
                // The first question is the check before the import.
                let check = u64::from(phase == Phase::Scan);
                place.room_for_copies.store(1 + check, Ordering::Relaxed);
            },
            |phase, action| deleting(phase, action, Want::Told(Ends::NextRun, "safety-copy-disk-full")),
        ),
        row(
            "copies-unwritable",
            "The folder for what is kept cannot be made",
            |place, _, _| std::fs::write(place.copies(), "in the way").expect("written"),
            |phase, action| deleting(phase, action, Want::Told(Ends::Person, "safety-copy-unwritable")),
        ),
    ]
}
