//! States of the step worth looking at.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::attention::Attention;
use super::numbers::{Cause, FolderNumbers, History, Numbers};
use super::{End, Import, Question, Stage, Wanted, Work};
use crate::context::Context;
use crate::eml::Saved;
use crate::migration::journal::{ListedMessage, MessageState, OriginalKept, StoredProblem};
use crate::migration::progress::Phase;
use crate::migration::run::Deeds;
use crate::plan::AfterImport;
use crate::problem::{Fact, Problem};
use crate::step::{Scene, StepName, staged};
use crate::words::Language;

fn scene(language: Language, prepare: impl FnOnce(&mut Import)) -> (Context, Import) {
    staged(StepName::Import, language, |import, context| {
        context.draft.mailbox = "support@example.com".into();
        prepare(import);
    })
}

fn folder(path: &str, group: &str, imported: u64, waiting: u64) -> FolderNumbers {
    FolderNumbers {
        path: path.into(),
        group: group.into(),
        found: imported + waiting,
        imported,
        waiting,
        failed: 0,
        settled: BTreeMap::new(),
    }
}

fn running(import: &mut Import) {
    import.stage = Stage::Running(Work::Import);
    import.moment.snapshot.phase = Phase::Importing;
    import.moment.snapshot.folder = Some("INBOX".into());
    import.moment.snapshot.per_minute = Some(141.7);
    import.moment.snapshot.at_once = Some((3, 4));
    import.moment.snapshot.remaining = Some(Duration::from_mins(14));
    import.numbers = Numbers {
        folders: vec![
            folder("INBOX", "Support", 2_050, 950),
            folder("INBOX/Rechnungen", "Buchhaltung", 260, 600),
            folder("Archive/2019", "Support", 0, 350),
        ],
        causes: Vec::new(),
    };
    for second in 0..900_u32 {
        let waits = (400..460).contains(&second);
        let count =
            u64::from(if second < 400 { second * 3 } else { (second - 60).max(340) * 3 - u32::from(waits) });
        import.history.note(f64::from(second), count.min(2_310));
    }
}

fn cause(state: MessageState, code: &str, count: u64) -> Cause {
    Cause { state, code: code.into(), count }
}

fn message(id: i64, subject: &str, cause: &Cause, words: Option<&str>) -> ListedMessage {
    ListedMessage {
        id,
        folder: "INBOX".into(),
        uid_validity: 7,
        uid: 40,
        size: 12_000,
        dated: Timestamp::from_second(1_556_000_000 + id * 86_400).unwrap_or_default(),
        subject: subject.into(),
        state: cause.state,
        problem: Some(StoredProblem {
            code: cause.code.clone(),
            facts: vec![
                ("path".into(), "INBOX".into()),
                ("size".into(), Fact::Bytes(151_000_000)),
                ("limit".into(), Fact::Bytes(150_000_000)),
            ],
            server_words: words.map(str::to_owned),
        }),
        ticket: None,
        message_id: None,
        sender: Some("jo@example.org".into()),
        archived: true,
        date_missing: false,
        machine_made: false,
        ticket_number: None,
        original: OriginalKept::NotNeeded,
    }
}

fn with_attention(import: &mut Import) {
    running(import);
    let failed = cause(MessageState::Failed, "zammad-fails-on-message", 2);
    let large = cause(MessageState::Skipped, "message-too-large", 31);
    let lists = vec![
        (
            failed.key(),
            vec![
                message(1, "Question about invoice 4711", &failed, None),
                message(
                    2,
                    "Re: AW: Fwd: Re: Our long conversation about the delivery of the second half of the order \
                     of last autumn, with everybody in copy",
                    &failed,
                    None,
                ),
            ],
        ),
        (large.key(), vec![message(3, "", &large, None)]),
    ];
    import.attention = Attention::filled(lists);
    import.numbers.causes = vec![failed, large];
}

fn undeleted(import: &mut Import) {
    running(import);
    import.stage = Stage::Ended(End::Done);
    import.numbers.folders = vec![folder("INBOX", "Support", 3_000, 0), folder("Archive", "Support", 0, 0)];
    let refused = cause(MessageState::Unsettled, "expunge-refused", 1_204);
    import.attention = Attention::filled(vec![(
        refused.key(),
        vec![message(1, "Question about invoice 4711", &refused, Some("EXPUNGE failed."))],
    )]);
    import.numbers.causes = vec![refused];
    import.restored = vec!["import_mode".into()];
    import.retry.at = Some(Instant::now() + Duration::from_secs(14 * 60 + 40));
}

/// Every state that a person can meet.
pub fn scenes() -> Vec<Scene<Import>> {
    let mut scenes = vec![
        Scene { name: "import-idle", make: |language| scene(language, |_| {}) },
        Scene {
            name: "import-opening",
            make: |language| scene(language, |import| import.stage = Stage::Opening(Work::Import)),
        },
        Scene { name: "import-running", make: |language| scene(language, running) },
        Scene {
            name: "import-dating",
            make: |language| {
                scene(language, |import| {
                    running(import);
                    import.moment.snapshot.phase = Phase::Dating;
                    import.moment.snapshot.folder = None;
                    import.moment.snapshot.dated = (412, 1_874);
                    import.numbers.folders = vec![folder("INBOX", "Support", 4_210, 0)];
                })
            },
        },
        Scene {
            name: "import-waiting",
            make: |language| {
                scene(language, |import| {
                    running(import);
                    let until = tokio::time::Instant::now() + Duration::from_secs(95);
                    import.moment.snapshot.waiting = Some((Problem::passing("mailbox-throttled"), until));
                })
            },
        },
        Scene {
            name: "import-uncertain",
            make: |language| {
                scene(language, |import| {
                    running(import);
                    let until = tokio::time::Instant::now() + Duration::from_secs(312);
                    import.moment.snapshot.uncertain = Some((1, until));
                })
            },
        },
        Scene {
            name: "import-paused",
            make: |language| {
                scene(language, |import| {
                    running(import);
                    import.wanted = Wanted::Pause;
                    import.moment.snapshot.paused = true;
                    import.moment.snapshot.suspended_since = Timestamp::from_second(1_764_000_000).ok();
                })
            },
        },
        Scene {
            name: "import-marked",
            make: |language| {
                scene(language, |import| {
                    with_attention(import);
                    import.numbers.causes.remove(0);
                    import.marked = 2;
                    import.stage = Stage::Ended(End::Stopped);
                })
            },
        },
        Scene {
            name: "import-scanning",
            make: |language| {
                scene(language, |import| {
                    running(import);
                    import.history = History::default();
                    import.numbers = Numbers::default();
                    import.moment.snapshot.phase = Phase::Scanning;
                    import.moment.snapshot.scanned = (1_200, 3_000);
                })
            },
        },
    ];
    scenes.extend(scenes_of_ends());
    scenes.extend(scenes_of_troubles());
    scenes
}

/// Another machine has import mode.
fn held(import: &mut Import) {
    import.stage = Stage::Ended(End::Trouble);
    import.problem = Some(
        Problem::person("zammad-import-running")
            .with("place", "elsewhere")
            .with("mailbox", "office@example.com")
            .with("since", Fact::Moment(Timestamp::from_second(1_764_000_000).unwrap_or_default()))
            .with("user", "ada@example.com")
            .with("machine", "desk-7"),
    );
}

/// One folder goes by another name, and all others are done.
fn renamed(import: &mut Import) {
    running(import);
    import.stage = Stage::Ended(End::Trouble);
    import.numbers.folders =
        vec![folder("INBOX", "Support", 3_000, 0), folder("INBOX/Rechnungen", "Buchhaltung", 260, 0)];
    let problem = Problem::person("folder-renamed")
        .with("path", "INBOX/Rechnungen")
        .with("folder", "INBOX/Rechnungen")
        .with("now", "INBOX/Rechnungen bis heute")
        .with("replaced", "no");
    let unanswered = Problem::passing("folder-unanswered").with("path", "Archive/2019");
    let held = cause(MessageState::Skipped, "folder-renamed", 600);
    let mut invoice = message(4, "Invoice 4711", &held, None);
    invoice.problem = Some(StoredProblem::from(&problem));
    import.attention = Attention::filled(vec![(held.key(), vec![invoice])]);
    import.numbers.causes = vec![held];
    import.deeds = Some(Deeds { read: 3_600, imported: 950, settled: BTreeMap::new() });
    import.other_folders = vec![problem.clone(), unanswered];
    import.problem = Some(problem);
}

/// Ended by a problem.
fn scenes_of_troubles() -> Vec<Scene<Import>> {
    vec![
        Scene {
            name: "import-folder-missing",
            make: |language| {
                scene(language, |import| {
                    running(import);
                    import.stage = Stage::Ended(End::Trouble);
                    import.problem = Some(
                        Problem::person("folder-missing")
                            .with("path", "INBOX/Rechnungen")
                            .with("found", "some")
                            .with("nearest", "INBOX/Rechnungen bis heute"),
                    );
                })
            },
        },
        Scene { name: "import-folder-renamed", make: |language| scene(language, renamed) },
        Scene {
            name: "import-waiting-in-folder",
            make: |language| {
                scene(language, |import| {
                    running(import);
                    let until = tokio::time::Instant::now() + Duration::from_secs(8);
                    let unavailable =
                        Problem::passing("mailbox-server-unavailable").with("folder", "INBOX/Rechnungen");
                    import.moment.snapshot.waiting = Some((unavailable, until));
                })
            },
        },
        Scene {
            name: "import-folder-gone",
            make: |language| {
                scene(language, |import| {
                    running(import);
                    import.stage = Stage::Ended(End::Trouble);
                    import.problem = Some(
                        Problem::person("folder-missing")
                            .with("path", "INBOX/Rechnungen")
                            .with("found", "none")
                            .with("nearest", ""),
                    );
                })
            },
        },
        Scene {
            name: "import-unreachable",
            make: |language| {
                scene(language, |import| {
                    running(import);
                    import.stage = Stage::Ended(End::Trouble);
                    import.restored = vec!["import_mode".into()];
                    import.problem =
                        Some(Problem::passing("network-unreachable").with("address", "help.example.com:443"));
                })
            },
        },
        Scene { name: "import-held", make: |language| scene(language, held) },
        Scene {
            name: "import-take-over-asked",
            make: |language| {
                scene(language, |import| {
                    held(import);
                    import.question = Some(Question::TakeOver);
                })
            },
        },
    ]
}

/// With something that needs attention, after an end, or with a question.
fn scenes_of_ends() -> Vec<Scene<Import>> {
    vec![
        Scene { name: "import-attention", make: |language| scene(language, with_attention) },
        Scene { name: "import-undeleted", make: |language| scene(language, undeleted) },
        Scene {
            name: "import-undeleted-by-right",
            make: |language| {
                scene(language, |import| {
                    undeleted(import);
                    let refused = cause(MessageState::Unsettled, "expunge-without-effect", 1_204);
                    import.attention = Attention::filled(vec![(refused.key(), Vec::new())]);
                    import.numbers.causes = vec![refused];
                })
            },
        },
        Scene {
            name: "import-done",
            make: |language| {
                scene(language, |import| {
                    running(import);
                    import.stage = Stage::Ended(End::Done);
                    import.numbers.folders = vec![folder("INBOX", "Support", 4_210, 0)];
                    import.restored = vec!["import_mode".into()];
                })
            },
        },
        Scene {
            name: "import-saved",
            make: |language| {
                scene(language, |import| {
                    with_attention(import);
                    import.stage = Stage::Ended(End::Stopped);
                    import.history = History::default();
                    import.attention.saved = Some(Saved {
                        count: 30,
                        folder: "/home/jo/Downloads".into(),
                        failed: Some((1, Problem::message("message-not-handed-out"))),
                    });
                })
            },
        },
        Scene {
            name: "import-closing-asked",
            make: |language| {
                scene(language, |import| {
                    running(import);
                    import.question = Some(Question::Close);
                })
            },
        },
        Scene {
            name: "import-move-asked",
            make: |language| {
                scene(language, |import| {
                    undeleted(import);
                    import.question = Some(Question::Move("Imported in Zammad".into()));
                })
            },
        },
        Scene {
            name: "import-mark-asked",
            make: |language| {
                scene(language, |import| {
                    undeleted(import);
                    import.question = Some(Question::MarkRead);
                })
            },
        },
        Scene {
            name: "import-marks",
            make: |language| {
                scene(language, |import| {
                    undeleted(import);
                    import.stage = Stage::Running(Work::Settle);
                    import.moment.snapshot.phase = Phase::Settling;
                    import.instead = Some(AfterImport::MarkRead);
                })
            },
        },
    ]
}
