//! The states of the last step.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::afterwards::{AliasState, Aliases};
use super::asking::Question;
use super::returning::{Asked, Found};
use super::{Cause, Emls, ImportResult, Kept, Originals, Seen};
use crate::context::Context;
use crate::eml;
use crate::mailbox::MailState;
use crate::migration::afterwards::Alias;
use crate::migration::balance::Balance;
use crate::migration::journal::{Change, ListedMessage, MessageState, OriginalKept, PutBack, SafetyCopy};
use crate::migration::putting_back::{Returned, Unreturned};
use crate::platform::safekeeping::Fingerprint;
use crate::problem::{Fact, Problem};
use crate::report::findings;
use crate::step::{Scene, StepName, staged};
use crate::words::Language;

fn at_result(language: Language, prepare: impl FnOnce(&mut ImportResult)) -> (Context, ImportResult) {
    staged(StepName::Result, language, |step, context| {
        context.draft.mailbox = "support@example.com".into();
        prepare(step);
    })
}

/// The same with the session still open that has imported.
fn after_importing(language: Language, prepare: impl FnOnce(&mut ImportResult)) -> (Context, ImportResult) {
    at_result(language, |result| {
        result.open = true;
        prepare(result);
    })
}

fn change(kind: &str, name: &str, target: u64) -> Change {
    Change { id: 1, kind: kind.into(), target, name: name.into(), former: true }
}

/// An import in which everything went well.
pub(super) fn all_well() -> Seen {
    let balance = Balance {
        found: 4_210,
        imported: 4_198,
        already_there: 5,
        copies: 7,
        settled: [("keep".to_owned(), 4_198)].into(),
        ..Balance::default()
    };
    Seen {
        path: "support.journal".into(),
        mailbox: "support@example.com".into(),
        helpdesk: "https://help.example.com".into(),
        server: "outlook.office365.com:993".into(),
        balance,
        originals: Originals {
            unchanged: 4_198,
            marked_read: 0,
            by_folder: [("INBOX".to_owned(), 3_000), ("Archive/2019".to_owned(), 1_198)].into(),
        },
        causes: Vec::new(),
        kept: Kept::default(),
        tickets: 3_120,
        put_back: vec![
            change("import-mode", "import_mode", 1),
            change("trigger", "auto reply (on new tickets)", 2),
        ],
        still_changed: Vec::new(),
    }
}

/// Everything imported and deleted, with its safety copy.
fn all_deleted() -> Seen {
    let mut seen = all_well();
    seen.balance.settled = [("delete".to_owned(), 4_198)].into();
    seen.originals = Originals::default();
    seen.kept = Kept {
        messages: 4_198,
        bytes: 24_100_000_000,
        returned: 12,
        folder: Some("/home/anna/.local/share/mailferry/safety-copies/support".into()),
    };
    seen
}

/// The question which of them come back, one of them chosen.
fn asked_to_return() -> Asked {
    let copy = |id: i64, sender: &str, subject: &str| SafetyCopy {
        id,
        folder: "INBOX".into(),
        uid_validity: 14,
        uid: id as u32,
        root: PathBuf::new(),
        path: String::new(),
        fingerprint: Fingerprint::of(b""),
        state: MailState::default(),
        put_back: PutBack::No,
        message_id: None,
        dated: Some("2024-03-05T09:30:00Z".parse().unwrap_or(Timestamp::UNIX_EPOCH)),
        sender: Some(sender.into()),
        subject: subject.into(),
        ticket_number: Some("22017".into()),
        article: Some(9),
    };
    let first = vec![
        copy(1, "ann@fabrikam.example", "Invoice 2024-118: second reminder"),
        copy(2, "ann@fabrikam.example", "Re: Invoice 2024-118"),
        copy(3, "jörg@fabrikam.example", "Frage zur Rechnung"),
    ];
    Asked {
        search: "fabrikam".into(),
        folder: String::new(),
        found: Some(Found { ids: (1..=41).collect(), first }),
        ticked: [2].into(),
    }
}

fn with_trouble() -> Seen {
    let large = Problem::message("message-too-large")
        .with("size", Fact::Bytes(151_000_000))
        .with("limit", Fact::Bytes(150_000_000));
    let expunge = Problem::message("expunge-refused").with("path", "INBOX");
    let gone = Problem::message("message-vanished");
    let cause = |state, problem: &Problem, messages| {
        let of = findings::Cause { state, problem: problem.into(), messages };
        let first = (0..messages.min(3)).map(|number| message(number as i64, state)).collect();
        Cause { of, ids: Vec::new(), first }
    };
    let mut seen = all_well();
    seen.balance = Balance {
        found: 4_210,
        imported: 4_180,
        already_there: 5,
        copies: 7,
        skipped: [(large.code().to_owned(), 1)].into(),
        failed: [(gone.code().to_owned(), 17)].into(),
        settled: [("delete".to_owned(), 4_100)].into(),
        unsettled: [(expunge.code().to_owned(), 80)].into(),
        ..Balance::default()
    };
    seen.originals = Originals::default();
    seen.causes = vec![
        cause(MessageState::Unsettled, &expunge, 80),
        cause(MessageState::Failed, &gone, 17),
        cause(MessageState::Skipped, &large, 1),
    ];
    seen
}

/// Everything is in Zammad, and the mail server deletes nothing.
fn undeleted(code: &'static str) -> Seen {
    let mut seen = with_trouble();
    seen.balance = Balance {
        found: 4_198,
        imported: 4_198,
        unsettled: [(code.to_owned(), 4_198)].into(),
        ..Balance::default()
    };
    let mut cause = seen.causes.swap_remove(0);
    let problem = Problem::message(code).with("path", "INBOX");
    cause.of = findings::Cause { state: cause.of.state, problem: (&problem).into(), messages: 4_198 };
    seen.causes = vec![cause];
    seen
}

fn message(number: i64, state: MessageState) -> ListedMessage {
    ListedMessage {
        id: number,
        folder: "INBOX".into(),
        uid_validity: 7,
        uid: 40,
        size: 12_000,
        dated: Timestamp::from_second(1_556_000_000 + number * 86_400).unwrap_or_default(),
        subject: if number == 1 { String::new() } else { "Question about invoice 4711".into() },
        state,
        problem: None,
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

fn unfinished() -> Seen {
    let mut seen = all_well();
    seen.originals = Originals::default();
    seen.balance = Balance {
        found: 4_210,
        imported: 2_310,
        waiting: 1_900,
        to_settle: 310,
        settled: [("move".to_owned(), 2_000)].into(),
        ..Balance::default()
    };
    seen.still_changed = vec![change("trigger", "auto reply (on new tickets)", 2)];
    seen
}

fn asked(language: Language, question: Question) -> (Context, ImportResult) {
    after_importing(language, |result| {
        result.seen = Some(Arc::new(all_well()));
        result.question = Some(question);
    })
}

/// With messages that were saved, or with a question.
fn scenes_of_questions() -> Vec<Scene<ImportResult>> {
    vec![
        Scene {
            name: "result-emls-saved",
            make: |language| {
                after_importing(language, |result| {
                    result.seen = Some(Arc::new(with_trouble()));
                    let failed = Some((1, Problem::message("message-not-handed-out")));
                    let folder = "/home/anna/Downloads".into();
                    result.emls = Emls::Ended(Ok(eml::Saved { count: 30, folder, failed }));
                })
            },
        },
        Scene {
            name: "result-delete-asked",
            make: |language| asked(language, Question::Delete("support@exam".into())),
        },
        Scene {
            name: "result-originals-move-asked",
            make: |language| asked(language, Question::Move("Imported in Zammad".into())),
        },
        Scene {
            name: "result-mark-instead-asked",
            make: |language| {
                after_importing(language, |result| {
                    result.seen = Some(Arc::new(with_trouble()));
                    result.question = Some(Question::MarkInstead);
                })
            },
        },
        Scene { name: "result-mark-asked", make: |language| asked(language, Question::MarkRead) },
        Scene {
            name: "result-forms",
            make: |language| {
                after_importing(language, |result| {
                    result.seen = Some(Arc::new(all_well()));
                    result.forms = true;
                })
            },
        },
    ]
}

/// Every state that a person can meet.
pub fn scenes() -> Vec<Scene<ImportResult>> {
    let mut scenes = scenes_of_questions();
    scenes.extend(vec![
        Scene { name: "result-none", make: |language| at_result(language, |_| {}) },
        Scene {
            name: "result-reading",
            make: |language| at_result(language, |result| result.reading = true),
        },
        Scene {
            name: "result-done",
            make: |language| after_importing(language, |result| result.seen = Some(Arc::new(all_well()))),
        },
        Scene {
            name: "result-deleted",
            make: |language| after_importing(language, |result| result.seen = Some(Arc::new(all_deleted()))),
        },
        Scene {
            name: "result-return",
            make: |language| {
                after_importing(language, |result| {
                    result.seen = Some(Arc::new(all_deleted()));
                    result.returning.asked = Some(asked_to_return());
                })
            },
        },
        Scene {
            name: "result-returned",
            make: |language| {
                after_importing(language, |result| {
                    result.seen = Some(Arc::new(all_deleted()));
                    let problem = Problem::message("put-back-file-missing").with(
                        "path",
                        "safety-copies/support/2026-11-28/INBOX/2024-03-05 ann@example.net (7).eml",
                    );
                    let not = vec![Unreturned { file: PathBuf::new(), problem }];
                    let returned = Returned { put_back: 12, not, ..Returned::default() };
                    result.returning.outcome = Some(Ok(returned));
                })
            },
        },
        Scene {
            name: "result-attention",
            make: |language| after_importing(language, |result| result.seen = Some(Arc::new(with_trouble()))),
        },
    ]);
    scenes.extend(more_scenes());
    scenes
}

/// The other half of them.
fn more_scenes() -> Vec<Scene<ImportResult>> {
    vec![
        Scene {
            name: "result-undeleted",
            make: |language| {
                after_importing(language, |result| {
                    result.seen = Some(Arc::new(undeleted("expunge-without-effect")));
                })
            },
        },
        Scene {
            name: "result-undated",
            make: |language| {
                after_importing(language, |result| {
                    let mut seen = all_well();
                    seen.balance.tickets_undated = 412;
                    result.seen = Some(Arc::new(seen));
                })
            },
        },
        Scene {
            name: "result-looked-at",
            make: |language| at_result(language, |result| result.seen = Some(Arc::new(with_trouble()))),
        },
        Scene {
            name: "result-unfinished",
            make: |language| after_importing(language, |result| result.seen = Some(Arc::new(unfinished()))),
        },
        Scene {
            name: "result-saved",
            make: |language| {
                after_importing(language, |result| {
                    result.seen = Some(Arc::new(all_well()));
                    let folder = PathBuf::from("/home/anna/Downloads");
                    result.saved = vec![
                        folder.join("mailferry-20260401-0930-4f1c.html"),
                        folder.join("mailferry-20260401-0930-4f1c.csv"),
                    ];
                })
            },
        },
        Scene {
            name: "result-after",
            make: |language| {
                after_importing(language, |result| {
                    result.seen = Some(Arc::new(all_well()));
                    let alias = |address: &str, messages| Alias { address: address.into(), messages };
                    result.after.aliases = Aliases::Found(vec![
                        (alias("hilfe@example.com", 212), AliasState::Unknown),
                        (
                            alias("rechnungen-und-mahnungen-der-abteilung-sued@example.com", 41),
                            AliasState::Adding,
                        ),
                        (alias("kontakt@example.com", 3), AliasState::Added),
                    ]);
                })
            },
        },
        Scene {
            name: "result-not-saved",
            make: |language| {
                after_importing(language, |result| {
                    result.seen = Some(Arc::new(all_well()));
                    let path = "/home/anna/Downloads/mailferry-20260401-0930-4f1c.html";
                    result.not_saved = Some(
                        Problem::person("file-unwritable")
                            .with("path", path)
                            .words("No space left on device"),
                    );
                })
            },
        },
        Scene {
            name: "result-unread",
            make: |language| {
                at_result(language, |result| {
                    let path = "/home/anna/.local/share/mailferry/journals/0f3a.journal";
                    result.unread = Some(
                        Problem::person("journal-damaged")
                            .with("path", path)
                            .words("database disk image is malformed"),
                    );
                })
            },
        },
    ]
}
