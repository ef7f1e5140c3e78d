//! The states of the first step.

use jiff::Timestamp;

use super::{Start, Unfinished, Why};
use crate::context::Context;
use crate::migration::journal::{Identity, StoredProblem};
use crate::problem::Problem;
use crate::step::{Scene, StepName, staged};
use crate::words::Language;

fn run(mailbox: &str, why: Why) -> Unfinished {
    Unfinished {
        journal: format!("{mailbox}.journal").into(),
        identity: Identity {
            helpdesk: "https://help.example.com".into(),
            server: "outlook.office365.com:993".into(),
            mailbox: mailbox.into(),
        },
        imported: 2_310,
        total: 4_210,
        failed: 0,
        to_settle: 0,
        why,
        begun: Timestamp::from_second(1_793_891_100).unwrap_or_default(),
        changed: Vec::new(),
        draft: None,
    }
}

fn at_start(language: Language, prepare: impl FnOnce(&mut Start)) -> (Context, Start) {
    staged(StepName::Start, language, |step, _| prepare(step))
}

fn trouble() -> Unfinished {
    let problem = Problem::passing("network-unreachable").with("address", "outlook.office365.com:993");
    Unfinished {
        failed: 12,
        changed: vec!["auto reply (on new tickets)".into(), "import_mode".into()],
        ..run("billing@example.com", Why::Trouble(StoredProblem::from(&problem)))
    }
}

/// Every state that a person can meet.
pub fn scenes() -> Vec<Scene<Start>> {
    vec![
        Scene { name: "start-first", make: |language| at_start(language, |_| {}) },
        Scene {
            name: "start-unfinished",
            make: |language| {
                at_start(language, |start| {
                    let under_way = run("info@example.com", Why::UnderWay);
                    start.unfinished = vec![run("support@example.com", Why::Stopped), trouble(), under_way];
                })
            },
        },
        Scene {
            name: "start-discard",
            make: |language| {
                at_start(language, |start| {
                    start.unfinished = vec![run("support@example.com", Why::Interrupted)];
                    start.discarding = Some(0);
                })
            },
        },
        Scene {
            name: "start-problem",
            make: |language| {
                at_start(language, |start| {
                    let path = "/home/anna/.local/share/mailferry/journals/0f3a.journal";
                    start.problems = vec![
                        Problem::person("journal-damaged")
                            .with("path", path)
                            .words("database disk image is malformed"),
                    ];
                })
            },
        },
        Scene {
            name: "start-left",
            make: |language| {
                at_start(language, |start| {
                    let left =
                        Unfinished { imported: 4_210, to_settle: 37, ..run("info@example.com", Why::Left) };
                    let one = Unfinished {
                        imported: 1,
                        failed: 1,
                        to_settle: 1,
                        ..run(
                            "customer-support-and-returns-department@subsidiary.contoso-international.example",
                            Why::Interrupted,
                        )
                    };
                    start.unfinished = vec![left, one];
                })
            },
        },
        Scene {
            name: "start-practice-failed",
            make: |language| {
                at_start(language, |start| {
                    start.problems = vec![
                        Problem::ours("practice-cannot-listen")
                            .with("what", "helpdesk")
                            .words("Address already in use"),
                    ];
                })
            },
        },
        Scene {
            name: "start-practice-starting",
            make: |language| at_start(language, |start| start.starting_practice = true),
        },
    ]
}
