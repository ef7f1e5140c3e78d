//! One cell: the trouble in one phase of one run, what was shown of it, and the
//! next run once it is mended.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use mailferry::migration::balance::Balance;
use mailferry::migration::patience::Interrupted;
use mailferry::migration::progress::{Phase as Doing, Snapshot};
use mailferry::migration::run::Ending;
use mailferry::problem::{Kind, Problem};
use tokio::sync::watch;

use super::place::{Engine, Place};
use super::promises;
use super::row::{Action, Ends, Phase, Row, Want};
use crate::support::Dovecot;

/// What certainty that is waited for is called here; the window counts it down.
pub const CERTAINTY: &str = "(certainty)";

/// What a cell showed.
#[derive(Debug, Clone)]
pub struct Seen {
    /// How the run ended that met the trouble.
    pub ends: Ends,
    /// Codes that were shown: waited for, at the end, or at messages.
    pub codes: BTreeSet<String>,
}

/// Tries one cell. Panics with what is wrong.
pub async fn try_cell(row: &Row, phase: Phase, action: Action, dovecot: &Arc<Dovecot>) -> Seen {
    let place = Place::new(row.setup, dovecot).await;
    let wanted = (row.wants)(phase, action);
    let seen = Box::pin(meet(&place, row, phase, action, wanted)).await;
    let leaves = row.leaves(phase);
    promises::hold_meanwhile(&place, &seen, action, &leaves);
    judge(wanted, &seen);

    place.mend();
    let mut engine = place.next_start(action).await;
    let summary = engine.run.import().await.expect("the journal can be written");
    let balance = &summary.balance;
    assert_eq!(summary.ending, Ending::Done, "the next run: {summary:?}");
    assert!(balance.adds_up(), "the next run: {balance:?}");
    promises::hold_at_the_end(&place, action, balance, &leaves);
    seen
}

fn judge(wanted: Want, seen: &Seen) {
    match wanted {
        Want::Never(why) => panic!("not to be tried: {why}"),
        Want::Quietly => {
            assert_eq!(seen.ends, Ends::Through, "{seen:?}");
            assert!(seen.codes.is_empty(), "nobody is bothered: {seen:?}");
        }
        Want::Told(ends, code) => {
            assert_eq!(seen.ends, ends, "{seen:?}");
            assert!(code.is_empty() || seen.codes.contains(code), "{code} is shown: {seen:?}");
        }
    }
}

/// Brings the trouble about in its phase; what comes of it.
async fn meet(place: &Place, row: &Row, phase: Phase, action: Action, wanted: Want) -> Seen {
    let mut engine = place.engine(action).expect("a journal");
    let mut codes = BTreeSet::new();
    let kills = matches!(wanted, Want::Told(Ends::Killed, _));
    match phase {
        Phase::Scan => {
            let helpdesk = engine.run.check().await.helpdesk.expect("nothing stops");
            (row.arm)(place, phase, action);
            let progress = engine.progress.clone();
            let scanned = until_done(place, kills, engine.run.scan(&helpdesk));
            let scanned = watched(&mut codes, progress, |_| (), scanned);
            match Box::pin(scanned).await {
                None => return killed(codes),
                Some(Err(Interrupted::Trouble(problem))) => return ended_by(&problem, codes),
                Some(Err(other)) => panic!("{other:?}"),
                Some(Ok(())) => {}
            }
        }
        Phase::Settle if row.of_helpdesk => {
            drop(engine);
            keep_first(place).await;
            engine = place.engine(action).expect("a journal");
        }
        Phase::Import | Phase::Settle => {
            let helpdesk = engine.run.check().await.helpdesk.expect("nothing stops");
            engine.run.scan(&helpdesk).await.expect("scanned");
            if !row.in_the_midst {
                (row.arm)(place, phase, action);
            }
        }
    }
    Box::pin(import(place, row, phase, action, engine, codes, kills)).await
}

/// The helpdesk is only asked again while mail is settled where a former run
/// kept it.
async fn keep_first(place: &Place) {
    let mut engine = place.engine(Action::Keep).expect("a journal");
    let summary = engine.run.import().await.expect("the journal can be written");
    assert!(summary.ending == Ending::Done && summary.balance.all_done(), "{summary:?}");
}

async fn import(
    place: &Place,
    row: &Row,
    phase: Phase,
    action: Action,
    mut engine: Engine,
    mut codes: BTreeSet<String>,
    kills: bool,
) -> Seen {
    let armed = Cell::new(false);
    let begun = |doing| {
        let comes = match phase {
            Phase::Scan => false,
            Phase::Import => row.in_the_midst && doing == Doing::Preparing,
            Phase::Settle => (row.in_the_midst || row.of_helpdesk) && doing == Doing::Settling,
        };
        if comes && !armed.replace(true) {
            (row.arm)(place, phase, action);
        }
    };
    let progress = engine.progress.clone();
    let imported = until_done(place, kills, engine.run.import());
    let imported = Box::pin(watched(&mut codes, progress, begun, imported)).await;
    let Some(imported) = imported else { return killed(codes) };
    let summary = match imported {
        Ok(summary) => summary,
        Err(problem) => return ended_by(&problem, codes),
    };
    let balance = &summary.balance;
    assert!(balance.adds_up(), "{balance:?}");
    codes.extend(reasons(balance));
    match &summary.ending {
        Ending::Done if balance.all_done() => Seen { ends: Ends::Through, codes },
        Ending::Done => Seen { ends: Ends::Named, codes },
        Ending::Trouble(problem) => ended_by(problem, codes),
        Ending::Stopped => panic!("nobody stopped it: {summary:?}"),
    }
}

/// Why messages are not done.
pub fn reasons(balance: &Balance) -> Vec<String> {
    [&balance.skipped, &balance.failed, &balance.unsettled]
        .into_iter()
        .flat_map(|by| by.keys().cloned())
        .collect()
}

fn ended_by(problem: &Problem, mut codes: BTreeSet<String>) -> Seen {
    codes.insert(problem.code().to_owned());
    let ends = match problem.kind() {
        Kind::Passing => Ends::NextRun,
        Kind::Person => Ends::Person,
        Kind::Message | Kind::Usage | Kind::Ours => panic!("a run does not end so: {problem:?}"),
    };
    Seen { ends, codes }
}

fn killed(codes: BTreeSet<String>) -> Seen {
    Seen { ends: Ends::Killed, codes }
}

/// Does the work; `None` where it is dropped in the middle, because the proxies
/// have done what they were to do and the row is about being killed.
async fn until_done<T>(place: &Place, kills: bool, work: impl Future<Output = T>) -> Option<T> {
    let at_the_moment = async {
        while !kills || place.mail_proxy.done() + place.desk_proxy.done() == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::select! {
        done = work => Some(done),
        () = at_the_moment => None,
    }
}

/// Does the work and notes every code that a person would see meanwhile; `begun` is
/// called with what the run does, whenever that is told.
pub async fn watched<T>(
    codes: &mut BTreeSet<String>,
    mut progress: watch::Receiver<Snapshot>,
    begun: impl Fn(Doing),
    work: impl Future<Output = T>,
) -> T {
    let watching = async {
        loop {
            {
                let snapshot = progress.borrow_and_update();
                if let Some((problem, _)) = &snapshot.waiting {
                    codes.insert(problem.code().to_owned());
                }
                if snapshot.uncertain.is_some() {
                    codes.insert(CERTAINTY.to_owned());
                }
                begun(snapshot.phase);
            }
            if progress.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    };
    tokio::select! {
        biased;
        () = watching => unreachable!("it watches for ever"),
        done = work => done,
    }
}
