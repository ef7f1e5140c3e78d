//! The states of the fifth step.

use std::sync::Arc;

use jiff::Timestamp;

use super::folders::Holds;
use super::{Folders, ImportSettings, Meaning, Opened, Part};
use crate::context::Context;
use crate::draft::{AfterDraft, DatesDraft, FolderDraft, WantedDraft};
use crate::mailbox::{Folder, Measure};
use crate::microsoft::accounts::{Accounts, Remembered};
use crate::microsoft::token_manager::TokenManager;
use crate::microsoft::{Account, Application};
use crate::plan::IMAP_SCOPE;
use crate::problem::Problem;
use crate::step::helpdesk;
use crate::step::{Scene, StepName, staged};
use crate::words::Language;
use crate::zammad::import_mode::Setting;
use crate::zammad::preflight::Usage;

fn at(
    language: Language,
    prepare: impl FnOnce(&mut ImportSettings, &mut Context),
) -> (Context, ImportSettings) {
    staged(StepName::ImportSettings, language, prepare)
}

fn folder(path: &str, messages: Option<u32>, unread: u32) -> Folder {
    Folder { path: path.into(), selectable: true, messages, unread: messages.map(|_| unread) }
}

fn folders() -> Folders {
    let mut folders = Folders::new(vec![
        folder("INBOX", Some(4_210), 12),
        folder("INBOX/Technik", Some(860), 3),
        folder("INBOX/Technik/Drucker", Some(0), 0),
        folder("Archiv", Some(12_400), 0),
        folder("Entwürfe", Some(4), 0),
        folder("Gelöschte Elemente", Some(133), 40),
        folder("Gesendete Elemente", Some(3_905), 0),
        folder("Kalender", None, 0),
        folder("Kontakte", None, 0),
        Folder { path: "Projekte".into(), selectable: false, messages: None, unread: None },
        folder("Projekte/2025", Some(77), 0),
    ]);
    let newest = Timestamp::from_second(1_793_891_100).ok();
    folders.measured("INBOX", Measure { messages: 4_210, unread: 12, bytes: 1_420_000_000, newest });
    folders.measured("INBOX/Technik", Measure { messages: 860, unread: 3, bytes: 310_400_000, newest });
    folders
}

fn chosen(context: &mut Context, paths: &[(&str, &str)]) {
    context.draft.folders = paths
        .iter()
        .map(|(path, group)| FolderDraft { path: (*path).into(), group: (*group).into() })
        .collect();
}

/// Somebody signed in; nothing is kept of them, and no token is ever asked for.
pub fn signed_in() -> TokenManager {
    let authority = "https://login.microsoftonline.com/organizations";
    let client_id = "11111111-2222-3333-4444-555555555555";
    let account = Account {
        issuer: authority.into(),
        tenant_id: None,
        object_id: "ada".into(),
        username: "ada@example.com".into(),
        name: None,
    };
    let remembered = Remembered {
        authority: authority.into(),
        client_id: client_id.into(),
        scope: IMAP_SCOPE.into(),
        since: Timestamp::UNIX_EPOCH,
        account,
    };
    let application = Application {
        authority: authority.into(),
        tenant: "organizations".into(),
        client_id: client_id.into(),
        scope: IMAP_SCOPE.into(),
        client_secret: None,
        ca_file: None,
    };
    TokenManager::new(Accounts::memory(), remembered, application)
}

/// Everything chosen, in a helpdesk that is in use.
pub(super) fn filled(step: &mut ImportSettings, context: &mut Context, usage: Usage) {
    let mut survey = helpdesk::example(usage);
    survey.import_mode = Some(Setting { setting_id: 1, on: false, mark: None, written_at: None });
    survey.notified_agents = 0;
    context.survey = Some(Arc::new(survey));
    context.tokens = Some(signed_in());
    let draft = &mut context.draft;
    draft.helpdesk_address = "https://help.example.com".into();
    draft.client_id = "11111111-2222-3333-4444-555555555555".into();
    draft.mailbox = "support@example.com".into();
    draft.group = "Support".into();
    draft.archive_date = "2026-11-24".into();
    draft.archive_time = "09:30".into();
    draft.write_days(context.language);
    step.mailbox = "support@example.com".into();
    step.folders = folders();
    chosen(context, &[("INBOX", ""), ("INBOX/Technik", "Sales")]);
}

const USED: Usage = Usage { tickets: 51, agents: 2 };

/// A question that a person opened, where all is answered.
fn opened(step: &mut ImportSettings, context: &mut Context, part: Part) {
    filled(step, context, USED);
    context.draft.dates = Some(DatesDraft::Original);
    step.opened = Opened::Chosen(Some(part));
}

/// A helpdesk with so many groups, of which the token may use all.
fn with_groups(context: &mut Context, count: u64) {
    let Some(survey) = &context.survey else { return };
    let mut survey = (**survey).clone();
    let like = survey.groups[1].clone();
    survey.groups.extend((0..count).map(|id| {
        let mut one = like.clone();
        (one.group.id, one.group.name) = (id + 10, format!("Region {}", id + 10));
        one
    }));
    context.survey = Some(Arc::new(survey));
}

fn long(step: &mut ImportSettings, context: &mut Context) {
    filled(step, context, USED);
    let path = "Grundstücksverwaltung und Liegenschaften/Angebote und Rückfragen der Mieterinnen und Mieter/Nebenkostenabrechnungen 2019 bis 2024 (abgeschlossen)";
    let mut all: Vec<Folder> = folders().rows().iter().map(|row| row.folder.clone()).collect();
    all.push(folder(path, Some(1_234_567), 1_000_000));
    step.folders = Folders::new(all);
    chosen(context, &[("INBOX", ""), (path, "Support")]);
    step.opened = Opened::Chosen(Some(Part::Folders));
}

/// Every state that a person can meet.
#[allow(clippy::too_many_lines, reason = "one scene after the other")]
pub fn scenes() -> Vec<Scene<ImportSettings>> {
    vec![
        Scene { name: "settings-without-helpdesk", make: |language| at(language, |_, _| {}) },
        Scene {
            name: "settings-looking",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context, USED);
                    step.folders = Folders::default();
                    step.looking = Some((1, None));
                    context.draft.folders.clear();
                })
            },
        },
        Scene {
            name: "settings-filled",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context, USED);
                    step.looking = Some((1, None));
                    step.measuring = Some("Archiv".into());
                })
            },
        },
        Scene {
            name: "settings-right",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context, USED);
                    context.draft.dates = Some(DatesDraft::Today);
                })
            },
        },
        Scene {
            name: "settings-folders",
            make: |language| {
                at(language, |step, context| {
                    opened(step, context, Part::Folders);
                    step.looking = Some((1, None));
                    step.measuring = Some("Archiv".into());
                })
            },
        },
        Scene {
            name: "settings-delete",
            make: |language| {
                at(language, |step, context| {
                    opened(step, context, Part::After);
                    context.draft.after = AfterDraft::Delete;
                })
            },
        },
        Scene {
            name: "settings-delete-and-dates",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context, USED);
                    if let Some(survey) = &context.survey {
                        let mut survey = (**survey).clone();
                        survey.notified_agents = 2;
                        context.survey = Some(Arc::new(survey));
                    }
                    context.draft.after = AfterDraft::Delete;
                    context.draft.dates = Some(DatesDraft::Today);
                })
            },
        },
        Scene {
            name: "settings-address",
            make: |language| {
                at(language, |step, context| {
                    opened(step, context, Part::Address);
                    context.draft.change_sending_address = true;
                    context.draft.sending_address = "support@example.com".into();
                })
            },
        },
        Scene {
            name: "settings-typed",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context, Usage { tickets: 1, agents: 0 });
                    context.draft.dates = Some(DatesDraft::Original);
                    context.draft.from = "2024-13-01".into();
                    step.opened = Opened::Chosen(Some(Part::Folders));
                    step.typed = "Posteingang/Tecnik".into();
                    step.meaning = Some(Meaning::Unknown(vec!["INBOX/Technik".into()]));
                })
            },
        },
        Scene {
            name: "settings-unreachable",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context, USED);
                    step.folders = Folders::default();
                    let address = "outlook.office365.com:993";
                    step.problem = Some(Problem::passing("network-unreachable").with("address", address));
                })
            },
        },
        Scene { name: "settings-long", make: |language| at(language, long) },
    ]
    .into_iter()
    .chain(seldom())
    .collect()
}

/// Those that fewer people meet.
#[allow(clippy::too_many_lines, reason = "one scene after the other")]
fn seldom() -> Vec<Scene<ImportSettings>> {
    vec![
        Scene { name: "settings-surveying", make: |language| at(language, |step, _| step.surveying = true) },
        Scene {
            name: "settings-helpdesk-unreachable",
            make: |language| {
                at(language, |step, _| {
                    let problem =
                        Problem::passing("network-unreachable").with("address", "help.example.com:443");
                    step.survey_problem = Some(problem);
                })
            },
        },
        Scene {
            name: "settings-nobody-signed-in",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context, USED);
                    step.folders = Folders::default();
                    context.tokens = None;
                })
            },
        },
        Scene {
            name: "settings-many-groups",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context, USED);
                    with_groups(context, 50);
                    if let Some(survey) = &context.survey {
                        let mut survey = (**survey).clone();
                        survey.import_mode = None;
                        survey.triggers = None;
                        context.survey = Some(Arc::new(survey));
                    }
                    context.draft.group = "Sales".into();
                    context.draft.mailbox = "unknown@example.com".into();
                    context.draft.dates = Some(DatesDraft::Today);
                    step.mailbox = "unknown@example.com".into();
                })
            },
        },
        Scene {
            name: "settings-groups",
            make: |language| {
                at(language, |step, context| {
                    opened(step, context, Part::Group);
                    with_groups(context, 50);
                })
            },
        },
        Scene {
            name: "settings-few-groups",
            make: |language| at(language, |step, context| opened(step, context, Part::Group)),
        },
        Scene {
            name: "settings-folder-group",
            make: |language| {
                at(language, |step, context| {
                    opened(step, context, Part::Folders);
                    step.regrouping = Some("INBOX/Technik".into());
                })
            },
        },
        Scene {
            name: "settings-folder-groups",
            make: |language| {
                at(language, |step, context| {
                    opened(step, context, Part::Folders);
                    with_groups(context, 50);
                    step.regrouping = Some("INBOX/Technik".into());
                })
            },
        },
        Scene {
            name: "settings-wanted",
            make: |language| at(language, |step, context| opened(step, context, Part::Wanted)),
        },
        Scene {
            name: "settings-archive",
            make: |language| at(language, |step, context| opened(step, context, Part::Archive)),
        },
        Scene {
            name: "settings-more",
            make: |language| {
                at(language, |step, context| {
                    opened(step, context, Part::More);
                    context.draft.pause_channel = true;
                    context.draft.auto_replies = true;
                    context.draft.archive = false;
                })
            },
        },
        Scene {
            name: "settings-move",
            make: |language| {
                at(language, |step, context| {
                    opened(step, context, Part::After);
                    context.draft.after = AfterDraft::Move;
                    context.draft.archive = false;
                    context.draft.auto_replies = true;
                    context.draft.parallel = "99".into();
                    chosen(context, &[("INBOX", ""), ("Projekte/Verschwunden", "")]);
                })
            },
        },
        Scene {
            name: "settings-nothing-ticked",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context, USED);
                    context.draft.folders.clear();
                    context.draft.archive_time = "25".into();
                    step.folders.search = "nowhere".into();
                    step.typed = "Kalender".into();
                    step.meaning = Some(Meaning::Unusable("Kalender".into(), Holds::NoMail));
                })
            },
        },
        Scene {
            name: "settings-typed-added",
            make: |language| {
                at(language, |step, context| {
                    opened(step, context, Part::Folders);
                    context.draft.wanted = WantedDraft::Unread;
                    context.draft.from = "2024-01-01".into();
                    context.draft.archive_date = "2024-01-01".into();
                    context.draft.write_days(context.language);
                    context.draft.auto_replies = true;
                    step.typed = "Posteingang/Technik".into();
                    step.meaning = Some(Meaning::Corrected("INBOX/Technik".into()));
                })
            },
        },
    ]
}
