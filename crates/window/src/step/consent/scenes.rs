//! The states of the third step.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use secrecy::SecretString;

use super::{Asking, Consent, Known, Page, Source};
use crate::context::Context;
use crate::draft::CloudDraft;
use crate::microsoft::consent::ConsentAnswer;
use crate::problem::Problem;
use crate::step::{Scene, StepName, staged};
use crate::words::Language;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or_default()
}

const ASKED: i64 = 1_793_891_100;
const DAY: i64 = 86_400;

fn scene(language: Language, prepare: impl FnOnce(&mut Consent, &mut Context)) -> (Context, Consent) {
    staged(StepName::Consent, language, |consent: &mut Consent, context| {
        context.draft.client_id = "7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5".into();
        context.draft.tenant = "contoso.example".into();
        consent.now = Some(at(ASKED + 3 * DAY));
        prepare(consent, context);
    })
}

/// Every state that a person can meet.
pub fn scenes() -> Vec<Scene<Consent>> {
    let mut scenes = vec![
        Scene {
            name: "consent-empty",
            make: |language| {
                scene(language, |_, context| {
                    context.draft.client_id.clear();
                    context.draft.tenant.clear();
                })
            },
        },
        Scene { name: "consent-filled", make: |language| scene(language, |_, _| {}) },
        Scene {
            name: "consent-zammad",
            make: |language| scene(language, |step, _| step.source = Source::Zammads),
        },
        Scene {
            name: "consent-none-yet",
            make: |language| {
                scene(language, |step, context| {
                    step.source = Source::None;
                    context.draft.client_id.clear();
                    context.draft.tenant.clear();
                })
            },
        },
        Scene {
            name: "consent-wrong",
            make: |language| {
                scene(language, |step, context| {
                    step.source = Source::Zammads;
                    context.draft.client_id = "abC8Q~12defGHIjklMNOpqrSTUvwxYZ012_-.34".into();
                    context.draft.tenant = "common".into();
                    context.client_secret = Some(SecretString::from("7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5"));
                })
            },
        },
        Scene {
            name: "consent-custom",
            make: |language| {
                scene(language, |_, context| {
                    context.draft.cloud = CloudDraft::Custom;
                    context.draft.authority = "https://login.contoso.example/tenant".into();
                    context.draft.imap_server = "imap contoso".into();
                })
            },
        },
    ];
    scenes.extend(decided());
    scenes.extend(settled());
    scenes
}

/// Those in which consent is under way.
fn decided() -> Vec<Scene<Consent>> {
    vec![
        Scene {
            name: "consent-page-asked-for",
            make: |language| {
                scene(language, |step, _| {
                    step.asking = Asking::ForThePage;
                })
            },
        },
        Scene {
            name: "consent-no-browser",
            make: |language| {
                scene(language, |step, _| {
                    let left = Duration::from_mins(9);
                    step.page = Some(Page {
                        link: "https://login.microsoftonline.com/contoso.example/v2.0/adminconsent".into(),
                        trouble: Some(Problem::person("sign-in-no-browser")),
                        until: Instant::now() + left,
                        left,
                    });
                })
            },
        },
        Scene {
            name: "consent-copied",
            make: |language| {
                scene(language, |step, _| {
                    step.copied = true;
                    step.now = Some(at(ASKED));
                    step.known = Known::Asked { since: at(ASKED) };
                })
            },
        },
        Scene {
            name: "consent-checking",
            make: |language| {
                scene(language, |step, _| {
                    step.known = Known::Asked { since: at(ASKED) };
                    step.asking = Asking::WhetherItWorks;
                })
            },
        },
    ]
}

/// Those in which consent is settled, or nearly so.
fn settled() -> Vec<Scene<Consent>> {
    vec![
        Scene {
            name: "consent-page-open",
            make: |language| {
                scene(language, |step, _| {
                    let left = Duration::from_mins(9);
                    step.page = Some(Page {
                        link: "https://login.microsoftonline.com/contoso.example/v2.0/adminconsent".into(),
                        trouble: None,
                        until: Instant::now() + left,
                        left,
                    });
                })
            },
        },
        Scene {
            name: "consent-waiting",
            make: |language| {
                scene(language, |step, _| {
                    step.known = Known::Asked { since: at(ASKED) };
                })
            },
        },
        Scene {
            name: "consent-granted",
            make: |language| scene(language, |step, _| step.known = Known::Granted { since: at(ASKED) }),
        },
        Scene {
            name: "consent-granted-changing",
            make: |language| {
                scene(language, |step, _| {
                    step.known = Known::Granted { since: at(ASKED) };
                    step.changing = true;
                })
            },
        },
        Scene {
            name: "consent-denied",
            make: |language| {
                scene(language, |step, _| {
                    let problem = Problem::person("consent-declined").with("code", "AADSTS65004");
                    step.known = Known::Unknown.after_answer(&ConsentAnswer::Denied(problem), at(ASKED));
                })
            },
        },
        Scene {
            name: "consent-needed",
            make: |language| scene(language, |step, _| step.known = Known::Needed { since: at(ASKED) }),
        },
        Scene {
            name: "consent-trouble",
            make: |language| {
                scene(language, |step, _| {
                    step.problem = Some(
                        Problem::passing("network-unreachable")
                            .with("address", "login.microsoftonline.com:443"),
                    );
                })
            },
        },
        Scene {
            name: "consent-long",
            make: |language| {
                scene(language, |step, context| {
                    step.known = Known::Needed { since: at(ASKED) };
                    context.draft.tenant =
                        "https://login.microsoftonline.com/customer-support.subsidiary.contoso-international.example/v2.0"
                            .into();
                    context.draft.mailbox =
                        "customer-support-and-returns-department@subsidiary.contoso-international.example"
                            .into();
                })
            },
        },
    ]
}
