//! Troubles of one folder, while another one is well.

use std::time::Duration;

use mailferry::practice::exchange::faults::{Countdown, Saying, Says};
use mailferry::practice::exchange::{Exchange, FolderKind};

use super::place::{FILED, Place, RENAMED};
use super::row::{Action, Ends, KEEPS, Leaves, Phase, Row, Want};

fn row(
    name: &'static str,
    what: &'static str,
    arm: fn(&Place, Phase, Action),
    wants: fn(Phase, Action) -> Want,
) -> Row {
    let row = Row { in_the_midst: true, ..Row::new(name, what, arm, wants) };
    Row { setup: |setup| setup.patience = Duration::from_secs(1), ..row }
}

/// The same in every phase; where it is settled, messages have a reason of their own.
fn told(phase: Phase, action: Action, ends: Ends, code: &'static str) -> Want {
    if (phase, action) == (Phase::Settle, Action::Keep) { KEEPS } else { Want::Told(ends, code) }
}

fn exchange(place: &Place) -> &Exchange {
    place.exchange()
}

/// What lies in the folder.
const FILED_MAIL: [&str; 2] = ["<bill@fabrikam.example>", "<reminder@fabrikam.example>"];

/// All of them.
pub fn rows() -> Vec<Row> {
    vec![
        row(
            "folder-missing",
            "Somebody removes one of two folders with all that is in it",
            |place, _, _| assert!(exchange(place).remove_folder(FILED)),
            |phase, action| match phase {
                Phase::Settle => told(phase, action, Ends::Named, "folder-missing"),
                Phase::Scan | Phase::Import => Want::Told(Ends::Person, "folder-missing"),
            },
        )
        .leaving(|phase| {
            let settles = phase == Phase::Settle;
            let without_article = if settles { Vec::new() } else { FILED_MAIL.to_vec() };
            Leaves { gone: FILED_MAIL.to_vec(), without_article, ..Leaves::default() }
        }),
        row(
            "folder-renamed",
            "Somebody gives one of two folders another name",
            |place, _, _| assert!(exchange(place).rename_folder(FILED, RENAMED)),
            |phase, action| match phase {
                // Nothing is known of it that could prove it to be the same.
                Phase::Scan => Want::Told(Ends::Person, "folder-missing"),
                Phase::Import => Want::Told(Ends::Person, "folder-renamed"),
                Phase::Settle => told(phase, action, Ends::Named, "folder-renamed"),
            },
        ),
        row(
            "folder-holds-no-mail",
            "One of two folders becomes one that cannot be opened (\\Noselect)",
            |place, _, _| assert!(exchange(place).turn_folder(FILED, FolderKind::Parent)),
            |phase, action| match phase {
                Phase::Settle => told(phase, action, Ends::Named, "folder-holds-no-mail"),
                Phase::Scan | Phase::Import => Want::Told(Ends::Person, "folder-holds-no-mail"),
            },
        ),
        row(
            "folder-refused-for-ever",
            "NO Server Unavailable. 15 for one of two folders, each time",
            |place, _, _| {
                exchange(place).faults(|faults| {
                    for command in ["EXAMINE \"Ablage\"", "SELECT \"Ablage\""] {
                        let when = Countdown::after(0).of(command).times(u32::MAX);
                        let says = Says::Tagged("NO Server Unavailable. 15");
                        faults.sayings.push(Saying { when, says });
                    }
                });
            },
            |phase, action| match phase {
                Phase::Settle => told(phase, action, Ends::Named, "folder-unanswered"),
                Phase::Scan | Phase::Import => Want::Told(Ends::NextRun, "folder-unanswered"),
            },
        ),
        row(
            "folder-made-anew",
            "One of two folders gets another UIDVALIDITY, and its messages other UIDs",
            |place, _, _| assert!(exchange(place).change_uid_validity(FILED).is_some()),
            |phase, action| match phase {
                Phase::Scan => Want::Never("nothing is known of it yet"),
                // Looked through anew by the same run.
                Phase::Import => Want::Told(Ends::Through, ""),
                // Each is read once more, and proven to be what was imported.
                Phase::Settle => told(phase, action, Ends::Through, ""),
            },
        ),
    ]
}
