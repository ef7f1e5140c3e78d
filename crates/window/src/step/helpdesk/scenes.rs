//! The states of the second step.

use std::sync::Arc;

use secrecy::SecretString;

use super::{Helpdesk, Kept};
use crate::context::Context;
use crate::problem::Problem;
use crate::step::{Scene, StepName, staged};
use crate::words::{Language, Phrase};
use crate::zammad::preflight::{Destination, Found, Line, Survey, Topic, Usage, Verdict};
use crate::zammad::types::{
    Automation, Effect, EmailAddress, Group, Me, Recipient, Speech, State, StateKind,
};

fn at(language: Language, prepare: impl FnOnce(&mut Helpdesk, &mut Context)) -> (Context, Helpdesk) {
    staged(StepName::Helpdesk, language, prepare)
}

fn filled(step: &mut Helpdesk, context: &mut Context) {
    context.draft.helpdesk_address = "https://help.example.com".into();
    context.zammad_token = Some(SecretString::from("x".repeat(64)));
    step.looked_at = "https://help.example.com".into();
}

fn good(what: Topic, found: impl Into<Found>) -> Line {
    Line { what, found: found.into(), verdict: Verdict::Good }
}

fn first_lines() -> Vec<Line> {
    vec![
        good(Topic::Connection, "https://help.example.com"),
        good(Topic::ApiToken, "ada@example.com"),
        good(Topic::Version, "6.5.2"),
        good(Topic::AgentRight, Found::There),
        good(Topic::Groups, "Sales, Support, Support::Second level, Users"),
    ]
}

fn mails_the_group() -> Effect {
    Effect::Speaks(vec![Speech::Mails(vec![Recipient::GroupAgents])])
}

fn all_lines() -> Vec<Line> {
    let effect = mails_the_group();
    let held = Problem::person("zammad-trigger-held")
        .with("name", "Tell the team")
        .with("does", vec![Phrase::new("word-effect-mails-group-agents")]);
    let heard = Problem::person("zammad-agents-would-hear").with("count", 2_u64).with("names", "ben, clara");
    let more = vec![
        good(Topic::TicketStates, Found::States { new: "new".into(), answered: "open".into() }),
        good(Topic::SendingAddress, "support@example.com, sales@example.com"),
        good(Topic::Channels, Found::AskedLater),
        good(Topic::LookUp, Found::Works),
        good(Topic::ImportMode, Found::Off),
        good(
            Topic::Trigger("auto reply (on new tickets)".into()),
            Found::DoesButSilent(Effect::AnswersCustomer),
        ),
        Line {
            what: Topic::Trigger("Tell the team".into()),
            found: Found::Does(effect),
            verdict: Verdict::Caution(held),
        },
        good(Topic::Scheduler, Found::NoJob),
        Line { what: Topic::NotifiedAgents, found: "ben, clara".into(), verdict: Verdict::Caution(heard) },
        good(Topic::Usage, Found::Used(Usage { tickets: 51, agents: 2 })),
        good(Topic::RequestSize, Found::BytesOfFiles(30_000_000)),
    ];
    first_lines().into_iter().chain(more).collect()
}

fn refused_lines() -> Vec<Line> {
    let token = Problem::person("zammad-token-unknown")
        .with("address", "https://help.example.com")
        .words("Invalid BasicAuth credentials");
    vec![
        good(Topic::Connection, "https://help.example.com"),
        Line { what: Topic::ApiToken, found: Found::NotAccepted, verdict: Verdict::Stop(token) },
    ]
}

/// A helpdesk in use, as scenes and tests of later steps need it.
pub(in crate::step) fn example(usage: Usage) -> Survey {
    let group = |id: u64, name: &str, active: bool, address: Option<u64>| Destination {
        group: Group { id, name: name.into(), active: Some(active), email_address_id: address },
        usable: active,
        full: true,
    };
    let state = |id: u64, name: &str, kind| State {
        id,
        name: name.into(),
        kind,
        active: true,
        default_create: kind == StateKind::New,
        default_follow_up: kind == StateKind::Open,
        escalates: kind != StateKind::Closed,
    };
    let address =
        |id: u64, email: &str| EmailAddress { id, email: email.into(), name: "Example".into(), active: true };
    Survey {
        address: "https://help.example.com".into(),
        me: Me {
            id: 3,
            login: "ada@example.com".into(),
            email: "ada@example.com".into(),
            group_rights: std::collections::BTreeMap::new(),
            group_names: std::collections::BTreeMap::new(),
        },
        groups: vec![
            group(4, "Old desk", false, None),
            group(3, "Sales", true, None),
            group(2, "Support", true, Some(1)),
            group(1, "Users", true, None),
        ],
        states: vec![
            state(1, "new", StateKind::New),
            state(2, "open", StateKind::Open),
            state(4, "closed", StateKind::Closed),
        ],
        email_addresses: vec![address(1, "office@example.com"), address(2, "support@example.com")],
        import_mode: None,
        triggers: Some(vec![Automation {
            id: 1,
            name: "auto reply (on new tickets)".into(),
            active: true,
            effect: Effect::AnswersCustomer,
            condition: serde_json::Value::Null,
        }]),
        notified_agents: 2,
        usage: Some(usage),
    }
}

fn long(step: &mut Helpdesk, context: &mut Context) {
    filled(step, context);
    let name = "Benachrichtigung der diensthabenden Kolleginnen und Kollegen der Abteilung Grundstücksverwaltung (außerhalb der Geschäftszeiten)";
    let address = "https://servicedesk.grundstuecksverwaltung.unternehmensgruppe.example.com:8443";
    context.draft.helpdesk_address = address.into();
    let held = Problem::person("zammad-trigger-held")
        .with("name", name)
        .with("does", vec![Phrase::new("word-effect-mails-group-agents")]);
    let rights = Problem::person("zammad-no-group-usable").with("user", "importbenutzer.unternehmensgruppe");
    step.lines = vec![
        good(Topic::Connection, address),
        good(Topic::ApiToken, "importbenutzer.unternehmensgruppe@grundstuecksverwaltung.example.com"),
        Line { what: Topic::Groups, found: Found::None, verdict: Verdict::Stop(rights) },
        Line {
            what: Topic::Trigger(name.into()),
            found: Found::Does(mails_the_group()),
            verdict: Verdict::Caution(held),
        },
    ];
}

/// Every state that a person can meet.
pub fn scenes() -> Vec<Scene<Helpdesk>> {
    vec![
        Scene { name: "helpdesk-first", make: |language| at(language, |_, _| {}) },
        Scene {
            name: "helpdesk-address-wrong",
            make: |language| {
                at(language, |_, context| {
                    context.draft.helpdesk_address = "http://help.example.com/#dashboard".into();
                })
            },
        },
        Scene {
            name: "helpdesk-looking",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context);
                    step.lines = first_lines();
                    step.now = Some(Topic::TicketStates);
                    step.looking = Some((1, None));
                })
            },
        },
        Scene {
            name: "helpdesk-found",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context);
                    step.lines = all_lines();
                    step.kept = Kept::InKeychain;
                    context.survey = Some(Arc::new(example(Usage { tickets: 51, agents: 2 })));
                })
            },
        },
        Scene {
            name: "helpdesk-token-refused",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context);
                    step.lines = refused_lines();
                })
            },
        },
        Scene {
            name: "helpdesk-no-keychain",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context);
                    step.lines = all_lines();
                    step.kept = Kept::Refused(Problem::person("keychain-missing"));
                    context.survey = Some(Arc::new(example(Usage { tickets: 51, agents: 2 })));
                })
            },
        },
    ]
    .into_iter()
    .chain(seldom())
    .collect()
}

/// Those that fewer people meet.
fn seldom() -> Vec<Scene<Helpdesk>> {
    vec![
        Scene {
            name: "helpdesk-cut-short",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context);
                    let problem =
                        Problem::passing("network-unreachable").with("address", "https://help.example.com");
                    step.lines = first_lines();
                    step.lines.push(Line {
                        what: Topic::TicketStates,
                        found: Found::None,
                        verdict: Verdict::Stop(problem),
                    });
                })
            },
        },
        Scene {
            name: "helpdesk-certificate-unreadable",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context);
                    context.draft.helpdesk_certificate = "company-ca.pem".into();
                    step.certificate_shown = true;
                    step.problem = Some(
                        Problem::person("ca-file-unreadable")
                            .with("path", "company-ca.pem")
                            .with("reason", "No such file or directory"),
                    );
                })
            },
        },
        Scene {
            name: "helpdesk-certificate-untrusted",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context);
                    step.certificate_shown = true;
                    let problem = Problem::person("network-tls")
                        .with("address", "https://help.example.com")
                        .words("invalid peer certificate: UnknownIssuer");
                    step.lines = vec![Line {
                        what: Topic::Connection,
                        found: Found::None,
                        verdict: Verdict::Stop(problem),
                    }];
                })
            },
        },
        Scene {
            name: "helpdesk-token-being-kept",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context);
                    step.lines = all_lines();
                    step.kept = Kept::UnderWay;
                    context.survey = Some(Arc::new(example(Usage { tickets: 51, agents: 2 })));
                })
            },
        },
        Scene {
            name: "helpdesk-token-in-memory",
            make: |language| {
                at(language, |step, context| {
                    filled(step, context);
                    step.lines = all_lines();
                    step.kept = Kept::ThisRun;
                    context.survey = Some(Arc::new(example(Usage { tickets: 51, agents: 2 })));
                })
            },
        },
        Scene { name: "helpdesk-long", make: |language| at(language, long) },
    ]
}
