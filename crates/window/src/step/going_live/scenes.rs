//! The states of the step.

mod made;

use jiff::SignedDuration;
use secrecy::SecretString;

use super::edit::{Ask, Event as Chosen};
use super::new::{self, New, Which};
use super::trap::WayOut;
use super::{GoingLive, Page, Way};
use crate::migration::afterwards::Alias;
use crate::migration::going_live::watch::Followed;
use crate::migration::going_live::{Step, StepState, Trap};
use crate::problem::Problem;
use crate::step::Scene;
use crate::zammad::channels::{ChannelKind, Health, HealthIssue};
use made::{
    ADDRESS, NOT_DELETED, all, before, classic, counted, failing, folders, migrated, observed, off, opened,
    seen_of_zammad, shown, unseen, waiting, with,
};
pub(super) use made::{channel, clear, desk, now, sprung};

/// Every state that a person can meet.
pub fn scenes() -> Vec<Scene<GoingLive>> {
    vec![
        Scene { name: "live-connect", make: |language| before(language, |_, _| {}) },
        Scene {
            name: "live-unread",
            make: |language| {
                before(language, |step, context| {
                    context.zammad_token = Some(SecretString::from("x".repeat(64)));
                    step.unread =
                        Some(Problem::passing("network-unreachable").with("address", "help.example.com:443"));
                })
            },
        },
        Scene {
            name: "live-reading",
            make: |language| {
                before(language, |step, context| {
                    context.zammad_token = Some(SecretString::from("x".repeat(64)));
                    step.reading = true;
                })
            },
        },
        Scene { name: "live-channels", make: |language| with(language, desk(all()), |_, _| {}) },
        Scene { name: "live-none", make: |language| with(language, desk(Vec::new()), |_, _| {}) },
        Scene { name: "live-unseen", make: |language| with(language, unseen(), |_, _| {}) },
        Scene {
            name: "live-watch",
            make: |language| with(language, desk(all()), |step, _| step.way = Way::Watch),
        },
        Scene {
            name: "live-nobody",
            make: |language| with(language, desk(all()), |step, _| step.way = Way::Nobody),
        },
    ]
    .into_iter()
    .chain(of_a_channel())
    .chain(of_a_new_one())
    .collect()
}

/// Those of one channel.
fn of_a_channel() -> Vec<Scene<GoingLive>> {
    vec![
        Scene {
            name: "live-failing",
            make: |language| {
                with(language, desk(all()), |step, context| {
                    shown(step, &failing());
                    opened(context, "sales@example.com");
                    let issue =
                        HealthIssue::read(&format!("Channel: Microsoft365::Account in {NOT_DELETED}"));
                    let health = Health { healthy: false, issues: vec![issue] };
                    let followed = Followed { flagged: 12, ..Followed::default() };
                    step.hour = observed(&failing(), &health, followed);
                })
            },
        },
        Scene {
            name: "live-fetching",
            make: |language| {
                with(language, desk(vec![migrated(2)]), |step, context| {
                    shown(step, &migrated(2));
                    opened(context, "info@example.com");
                    let health = Health { healthy: true, issues: Vec::new() };
                    let newest = Some(now() - SignedDuration::from_mins(4));
                    step.hour =
                        observed(&migrated(2), &health, Followed { taken: 2, newest, ..Followed::default() });
                })
            },
        },
        Scene {
            name: "live-fetching-shut",
            make: |language| {
                with(language, desk(vec![migrated(2)]), |step, _| {
                    shown(step, &migrated(2));
                    let health = Health { healthy: true, issues: Vec::new() };
                    step.hour = seen_of_zammad(&migrated(2), &health);
                })
            },
        },
        Scene {
            name: "live-roll-back-over",
            make: |language| {
                with(language, desk(vec![migrated(9)]), |step, context| {
                    shown(step, &migrated(9));
                    opened(context, "info@example.com");
                })
            },
        },
    ]
    .into_iter()
    .chain(with_a_trap())
    .chain(with_folders())
    .chain(being_changed())
    .collect()
}

/// Those of one that may be switched on, with what it would do.
fn with_a_trap() -> Vec<Scene<GoingLive>> {
    vec![
        Scene {
            name: "live-sign-in-first",
            make: |language| with(language, desk(all()), |step, _| shown(step, &off())),
        },
        Scene {
            name: "live-another-mailbox",
            make: |language| {
                with(language, desk(all()), |step, context| {
                    shown(step, &off());
                    opened(context, "sales@example.com");
                })
            },
        },
        Scene {
            name: "live-counting",
            make: |language| {
                with(language, desk(all()), |step, _| {
                    shown(step, &off());
                    step.trap.counting = true;
                })
            },
        },
        Scene {
            name: "live-trap",
            make: |language| {
                with(language, desk(all()), |step, _| {
                    counted(step, sprung());
                    step.trap.can_go = true;
                })
            },
        },
        Scene {
            name: "live-trap-move",
            make: |language| {
                with(language, desk(all()), |step, _| {
                    counted(step, sprung());
                    step.trap.can_go = true;
                    step.trap.way = Some(WayOut::Move);
                })
            },
        },
        Scene {
            name: "live-trap-left",
            make: |language| {
                with(language, desk(all()), |step, _| {
                    counted(
                        step,
                        Trap { in_zammad: 2, imported_again: 2, deleted: 2, answered: 2, ..sprung() },
                    );
                    step.trap.can_go = true;
                    step.trap.way = Some(WayOut::Move);
                    step.trap.gone = true;
                })
            },
        },
        Scene {
            name: "live-clear",
            make: |language| with(language, desk(all()), |step, _| counted(step, clear())),
        },
    ]
}

/// Those of one whose folder is chosen, or to which addresses are added.
fn with_folders() -> Vec<Scene<GoingLive>> {
    vec![
        Scene {
            name: "live-folder",
            make: |language| {
                with(language, desk(all()), |step, _| {
                    counted(step, clear());
                    let Some(edit) = &mut step.edit else { return };
                    edit.folders = folders();
                    let _ = edit.update(Chosen::Ask(Some(Ask::Folder)), now());
                })
            },
        },
        Scene {
            name: "live-folder-unknown",
            make: |language| {
                with(language, desk(all()), |step, _| {
                    counted(step, clear());
                    let Some(edit) = &mut step.edit else { return };
                    edit.folders = folders();
                    let _ = edit.update(Chosen::Path("INBOX/Oders".into()), now());
                    let _ = edit.update(Chosen::Ask(Some(Ask::Folder)), now());
                })
            },
        },
        Scene {
            name: "live-folder-shut",
            make: |language| {
                with(language, desk(all()), |step, _| {
                    shown(step, &off());
                    let Some(edit) = &mut step.edit else { return };
                    let _ = edit.update(Chosen::Ask(Some(Ask::Folder)), now());
                })
            },
        },
        Scene {
            name: "live-folder-unread",
            make: |language| {
                with(language, desk(all()), |step, context| {
                    counted(step, clear());
                    opened(context, "support@example.com");
                    let Some(edit) = &mut step.edit else { return };
                    let address = "outlook.office365.com:993";
                    edit.unread = Some(Problem::passing("network-unreachable").with("address", address));
                    let _ = edit.update(Chosen::Ask(Some(Ask::Folder)), now());
                })
            },
        },
        Scene {
            name: "live-found-addresses",
            make: |language| {
                with(language, desk(vec![channel(6, "info@example.com")]), |step, context| {
                    shown(step, &channel(6, "info@example.com"));
                    opened(context, "info@example.com");
                    let alias = |address: &str, messages| Alias { address: address.into(), messages };
                    step.deeds.found =
                        vec![alias("sales@example.com", 214), alias("bewerbung@example.com", 1)];
                    let health = Health { healthy: true, issues: Vec::new() };
                    step.hour = observed(&channel(6, "info@example.com"), &health, Followed::default());
                })
            },
        },
    ]
}

/// Those of one with which something is done.
fn being_changed() -> Vec<Scene<GoingLive>> {
    vec![
        Scene {
            name: "live-switching-on",
            make: |language| {
                with(language, desk(all()), |step, _| {
                    counted(step, clear());
                    step.deeds.doing = true;
                    for told in [Step::Group, Step::Reading, Step::Counted] {
                        step.deeds.step(told, StepState::Done);
                    }
                    step.deeds.step(Step::On, StepState::Begun);
                })
            },
        },
        Scene {
            name: "live-refused",
            make: |language| {
                with(language, desk(all()), |step, _| {
                    counted(step, clear());
                    step.deeds.step(Step::Group, StepState::Done);
                    step.deeds.step(Step::Reading, StepState::Begun);
                    step.deeds.trouble = Some(Problem::person("channel-folder-missing"));
                })
            },
        },
        Scene {
            name: "live-other-mailbox",
            make: |language| {
                with(language, desk(all()), |step, _| {
                    counted(step, clear());
                    let other = Problem::person("channel-other-mailbox");
                    step.other = Some(
                        other.with("mailbox", "support@example.com").with("found", "mia.keller@example.com"),
                    );
                })
            },
        },
        Scene {
            name: "live-migrate",
            make: |language| with(language, desk(all()), |step, _| shown(step, &classic())),
        },
    ]
}

/// Those of a channel that is being set up.
fn of_a_new_one() -> Vec<Scene<GoingLive>> {
    vec![
        Scene {
            name: "live-new",
            make: |language| {
                with(language, desk(all()), |step, context| {
                    step.page = Page::New;
                    step.new = New::begin(&desk(all()), None, context);
                })
            },
        },
        Scene {
            name: "live-new-typed",
            make: |language| {
                with(language, desk(all()), |step, context| {
                    step.page = Page::New;
                    step.new = New::begin(&desk(all()), None, context);
                    step.new.which = Which::Typed;
                    step.new.client_id = "11112222-bbbb-3333-cccc-4444dddd5555".into();
                    // The secret's ID in place of its value.
                    step.new.secret = Some(SecretString::from("22223333-bbbb-3333-cccc-4444dddd5555"));
                })
            },
        },
        Scene {
            name: "live-new-graph",
            make: |language| {
                with(language, desk(all()), |step, context| {
                    step.page = Page::New;
                    step.new = New::begin(&desk(all()), None, context);
                    step.new.choose(ChannelKind::MicrosoftGraph, false);
                })
            },
        },
        Scene {
            name: "live-new-elsewhere",
            make: |language| {
                let mut elsewhere = desk(all());
                elsewhere.elsewhere = Some(
                    Problem::person("channel-zammad-elsewhere")
                        .with("used", ADDRESS)
                        .with("own", "http://localhost:3000")
                        .with(
                            "callback",
                            "http://localhost:3000/api/v1/external_credentials/microsoft365/callback",
                        ),
                );
                with(language, elsewhere, |step, context| {
                    step.page = Page::New;
                    step.new = New::begin(&desk(all()), None, context);
                })
            },
        },
        Scene {
            name: "live-waiting",
            make: |language| with(language, desk(all()), |step, _| waiting(step, |_| {})),
        },
        Scene {
            name: "live-waiting-error",
            make: |language| {
                with(language, desk(all()), |step, _| {
                    waiting(step, |_| {});
                    let callback = format!("{ADDRESS}/api/v1/external_credentials/microsoft365/callback");
                    step.new.update(new::Event::SeesError(true), None);
                    let said = "AADSTS50011: The redirect URI specified in the request does not match the redirect URIs configured for the application.";
                    step.new.update(new::Event::Pasted(said.into()), Some(&callback));
                })
            },
        },
        Scene {
            name: "live-waiting-over",
            make: |language| {
                with(language, desk(all()), |step, _| {
                    waiting(step, |waiting| waiting.passes(now() + new::waiting::LIMIT));
                })
            },
        },
        Scene {
            name: "live-migrating",
            make: |language| {
                with(language, desk(all()), |step, context| {
                    step.page = Page::New;
                    let migrates = Some("office@example.com".into());
                    step.new = New { migrates, ..New::begin(&desk(all()), None, context) };
                })
            },
        },
    ]
}
