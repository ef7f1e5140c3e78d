//! The states of the fourth step.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use secrecy::SecretString;

use super::{SignIn, State, Who, Whose};
use crate::context::Context;
use crate::microsoft::accounts::Remembered;
use crate::microsoft::revocation::Revocation;
use crate::microsoft::token_manager::TokenManager;
use crate::microsoft::{Account, SignedIn, Tokens};
use crate::problem::Problem;
use crate::step::{Scene, StepName, staged};
use crate::words::Language;

fn account(name: &str, username: &str) -> Account {
    Account {
        issuer: "https://login.microsoftonline.com/contoso.example/v2.0".into(),
        tenant_id: None,
        object_id: username.into(),
        username: username.into(),
        name: Some(name.into()),
    }
}

fn mia() -> Account {
    account("Mia Keller", "mia.keller@contoso.example")
}

fn signed_in(account: Account) -> SignedIn {
    let tokens =
        Tokens { access: SecretString::from("of a picture"), ends_at: Timestamp::UNIX_EPOCH, refresh: None };
    SignedIn { account, tokens }
}

fn remembered(account: Account) -> Remembered {
    Remembered {
        authority: "https://login.microsoftonline.com/contoso.example".into(),
        client_id: "7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5".into(),
        scope: String::new(),
        since: Timestamp::from_second(1_793_891_100).unwrap_or_default(),
        account,
    }
}

/// A mailbox and an application that are filled in.
fn fill(context: &mut Context) {
    let draft = &mut context.draft;
    draft.client_id = "7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5".into();
    draft.tenant = "contoso.example".into();
    draft.mailbox = "support@contoso.example".into();
}

fn scene(language: Language, prepare: impl FnOnce(&mut SignIn, &mut Context)) -> (Context, SignIn) {
    staged(StepName::SignIn, language, |sign_in, context| {
        fill(context);
        prepare(sign_in, context);
    })
}

fn in_browser(trouble: Option<Problem>, left: Duration) -> State {
    State::Browser {
        link: "https://login.microsoftonline.com/contoso.example/oauth2/v2.0/authorize".into(),
        trouble,
        until: Instant::now() + left,
        left,
    }
}

/// The person is in the browser; for scenes of what is around the step.
pub(crate) fn in_the_browser(language: Language) -> (Context, SignIn) {
    scene(language, |step, _| step.state = in_browser(None, Duration::from_secs(560)))
}

/// Every state that a person can meet.
pub fn scenes() -> Vec<Scene<SignIn>> {
    let mut scenes = vec![
        Scene {
            name: "sign-in-empty",
            make: |language| scene(language, |_, context| context.draft.mailbox.clear()),
        },
        Scene {
            name: "sign-in-mailbox-wrong",
            make: |language| {
                scene(language, |_, context| context.draft.mailbox = "support at contoso".into())
            },
        },
        Scene {
            name: "sign-in-remembered",
            make: |language| {
                scene(language, |step, context| {
                    step.whose = Whose::Shared;
                    context.draft.account = "mia.keller@contoso.example".into();
                    step.remembered = vec![
                        remembered(mia()),
                        remembered(account("Jonas Weber", "jonas.weber@contoso.example")),
                    ];
                })
            },
        },
        Scene {
            name: "sign-in-signed-out",
            make: |language| {
                scene(language, |step, _| {
                    step.signed_out = Some(("mia.keller@contoso.example".into(), Revocation::NotOffered));
                })
            },
        },
        Scene {
            name: "sign-in-preparing",
            make: |language| scene(language, |step, _| step.state = State::Preparing),
        },
        Scene { name: "sign-in-browser", make: in_the_browser },
        Scene {
            name: "sign-in-no-browser",
            make: |language| {
                scene(language, |step, _| {
                    let trouble = Problem::person("sign-in-no-browser");
                    step.state = in_browser(Some(trouble), Duration::from_secs(42));
                })
            },
        },
        Scene {
            name: "sign-in-device",
            make: |language| {
                scene(language, |step, _| {
                    let left = Duration::from_mins(14);
                    step.state = State::Device {
                        code: "HK7M2QXPD".into(),
                        page: "https://microsoft.com/devicelogin".into(),
                        until: Instant::now() + left,
                        left,
                    };
                })
            },
        },
    ];
    scenes.extend(afterwards());
    scenes.extend(troubled());
    scenes
}

/// Those after somebody came back.
fn afterwards() -> Vec<Scene<SignIn>> {
    vec![
        Scene {
            name: "sign-in-somebody-else",
            make: |language| {
                scene(language, |step, _| step.state = State::Asking(Who::New(signed_in(mia()))))
            },
        },
        Scene {
            name: "sign-in-member",
            make: |language| {
                scene(language, |step, _| {
                    step.whose = Whose::Shared;
                    step.state = State::Asking(Who::New(signed_in(mia())));
                })
            },
        },
        Scene {
            name: "sign-in-opening",
            make: |language| scene(language, |step, _| step.state = State::Opening(mia())),
        },
        Scene {
            name: "sign-in-opened",
            make: |language| {
                scene(language, |step, _| step.state = State::Opened { account: mia(), folders: 14 })
            },
        },
        Scene {
            name: "sign-in-opened-shared",
            make: |language| {
                scene(language, |step, context| {
                    step.whose = Whose::Shared;
                    context.draft.account = "mia.keller@contoso.example".into();
                    step.state = State::Opened { account: mia(), folders: 1 };
                })
            },
        },
        Scene {
            name: "sign-in-opened-for-an-hour",
            make: |language| {
                scene(language, |step, context| {
                    step.state = State::Opened { account: mia(), folders: 14 };
                    context.tokens = context.draft.application().ok().map(|application| {
                        let caution = Problem::person("account-without-renewal")
                            .with("account", "mia.keller@contoso.example");
                        TokenManager::new(context.accounts.clone(), remembered(mia()), application)
                            .that_ends(caution)
                    });
                })
            },
        },
        Scene {
            name: "sign-in-still-signed-in",
            make: |language| {
                scene(language, |step, _| step.state = State::Asking(Who::Known(remembered(mia()))))
            },
        },
    ]
}

/// Those in which something is in the way, or long.
fn troubled() -> Vec<Scene<SignIn>> {
    vec![
        Scene {
            name: "sign-in-application-wrong",
            make: |language| {
                scene(language, |step, _| {
                    step.problem = Some(
                        Problem::person("sign-in-application-unknown")
                            .with("application", "7a3d0c1e-52b8-4f6e-8a11-0ddba11feed5")
                            .with("tenant", "contoso.example")
                            .with("code", "AADSTS700016")
                            .with("portal", "https://entra.microsoft.com"),
                    );
                })
            },
        },
        Scene {
            name: "sign-in-timed-out",
            make: |language| {
                scene(language, |step, _| {
                    step.problem = Some(
                        Problem::person("sign-in-timed-out").with("time", std::time::Duration::from_mins(10)),
                    );
                })
            },
        },
        Scene {
            name: "sign-in-without-application",
            make: |language| scene(language, |_, context| context.draft.client_id.clear()),
        },
        Scene {
            name: "sign-in-approval-needed",
            make: |language| {
                scene(language, |step, _| {
                    step.problem = Some(
                        Problem::person("sign-in-admin-approval-needed")
                            .with("code", "AADSTS90094")
                            .with("portal", "https://entra.microsoft.com"),
                    );
                })
            },
        },
        Scene {
            name: "sign-in-mailbox-refused",
            make: |language| {
                scene(language, |step, _| {
                    step.problem =
                        Some(Problem::person("mailbox-sign-in-refused").words("AUTHENTICATE failed."));
                })
            },
        },
        Scene {
            name: "sign-in-no-keychain",
            make: |language| {
                scene(language, |step, _| step.keychain = Some(Problem::person("keychain-missing")))
            },
        },
        Scene {
            name: "sign-in-long",
            make: |language| {
                scene(language, |step, context| {
                    let long =
                        "customer-support-and-returns-department@subsidiary.contoso-international.example";
                    context.draft.mailbox = long.into();
                    let name = "Maximiliane-Theodora von Hohenlohe-Waldenburg-Schillingsfürst";
                    step.whose = Whose::Shared;
                    step.remembered = vec![remembered(account(name, long))];
                })
            },
        },
    ]
}
