//! The table: a line for each trouble, a column for each phase and action.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use super::cell::Seen;
use super::row::{Action, Ends, PLACES, Phase, Row, Want};

/// What stands in a cell.
fn mark(ends: Ends) -> &'static str {
    match ends {
        Ends::Through => "through",
        Ends::NextRun => "next run",
        Ends::Named => "named",
        Ends::Person => "person",
        Ends::Killed => "killed",
    }
}

/// The table while it is filled.
pub struct Table {
    rows: Vec<Row>,
    marks: BTreeMap<(&'static str, usize), &'static str>,
    codes: BTreeMap<&'static str, BTreeSet<String>>,
}

fn column(phase: Phase, action: Action) -> usize {
    PLACES.iter().position(|place| *place == (phase, action)).unwrap_or_default()
}

impl Table {
    /// An empty one, with what cannot be.
    pub fn new(rows: &[Row]) -> Self {
        let mut marks = BTreeMap::new();
        for row in rows {
            for (phase, action) in PLACES {
                if matches!((row.wants)(phase, action), Want::Never(_)) {
                    marks.insert((row.name, column(phase, action)), "-");
                }
            }
        }
        Self { rows: rows.to_vec(), marks, codes: BTreeMap::new() }
    }

    /// A cell that showed what it should.
    pub fn note(&mut self, row: &Row, phase: Phase, action: Action, seen: &Seen) {
        let quiet = seen.ends == Ends::Through && seen.codes.is_empty();
        self.marks
            .insert((row.name, column(phase, action)), if quiet { "unnoticed" } else { mark(seen.ends) });
        self.codes.entry(row.name).or_default().extend(seen.codes.iter().cloned());
    }

    /// A cell that did not.
    pub fn fault(&mut self, row: &Row, phase: Phase, action: Action) {
        self.marks.insert((row.name, column(phase, action)), "FAULT");
    }

    /// One mark for the actions of a phase, where they agree.
    fn of_phase(&self, row: &Row, phase: Phase) -> String {
        let marks: Vec<(&str, &str)> = PLACES
            .iter()
            .filter(|(other, _)| *other == phase)
            .map(|(_, action)| (action.word(), self.marks[&(row.name, column(phase, *action))]))
            .collect();
        let distinct: BTreeSet<&str> =
            marks.iter().map(|(_, mark)| *mark).filter(|mark| *mark != "-").collect();
        let all = marks.iter().filter(|(_, mark)| *mark != "-").count();
        match (distinct.len(), all) {
            (0, _) => "-".to_owned(),
            (1, 4) => (*distinct.first().unwrap_or(&"")).to_owned(),
            _ => {
                let each = marks.iter().filter(|(_, mark)| *mark != "-");
                each.map(|(action, mark)| format!("{action}: {mark}")).collect::<Vec<_>>().join("; ")
            }
        }
    }

    /// The whole table as Markdown.
    pub fn text(&self, cells: usize, time: Duration) -> String {
        let mut text = format!(
            "# Troubles\n\n{cells} cells in {} s. Scan and import stand for all four actions where one word \
             does.\n\n\
             unnoticed: nobody was bothered. through: waited for, told, and everything done in that run. next \
             run: said that it passes; the next run did the rest. named: everything else done, those messages \
             named. person: said what a person must do; then the next run did the rest. killed: dropped at \
             that moment; the next run did the rest. -: cannot come there.\n\n\
             | Trouble | What happens | Scan | Import | Settle | Shown |\n|---|---|---|---|---|---|\n",
            time.as_secs()
        );
        for row in &self.rows {
            let codes = self.codes.get(row.name).map(|codes| codes.iter().cloned().collect::<Vec<_>>());
            writeln!(
                text,
                "| {} | {} | {} | {} | {} | {} |",
                row.name,
                row.what,
                self.of_phase(row, Phase::Scan),
                self.of_phase(row, Phase::Import),
                self.of_phase(row, Phase::Settle),
                codes.unwrap_or_default().join(", ")
            )
            .expect("a String takes all");
        }
        text.push_str("\nWhy not:\n\n");
        for row in &self.rows {
            let mut why: BTreeSet<String> = BTreeSet::new();
            for (phase, action) in PLACES {
                if let Want::Never(reason) = (row.wants)(phase, action) {
                    why.insert(format!(
                        "{} {}: {reason}",
                        format!("{phase:?}").to_lowercase(),
                        action.word()
                    ));
                }
            }
            let keeps = |reason: &String| reason.starts_with("settle keep: keeping asks");
            why.retain(|reason| !keeps(reason));
            if !why.is_empty() {
                writeln!(text, "- {}: {}", row.name, merged(&why).join("; ")).expect("a String takes all");
            }
        }
        text
    }
}

/// Says a reason once for all actions of a phase.
fn merged(why: &BTreeSet<String>) -> Vec<String> {
    let mut by_reason: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for line in why {
        let (place, reason) = line.split_once(": ").unwrap_or((line, ""));
        let (phase, action) = place.split_once(' ').unwrap_or((place, ""));
        by_reason.entry((phase, reason)).or_default().push(action);
    }
    by_reason
        .into_iter()
        .map(|((phase, reason), actions)| {
            if actions.len() >= 3 {
                format!("{phase}: {reason}")
            } else {
                format!("{phase} {}: {reason}", actions.join(", "))
            }
        })
        .collect()
}

/// Writes it where a reader of CI finds it.
pub fn keep(text: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    let kept =
        std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(folder.join("troubles.md"), text));
    kept.expect("the table is written");
}
