//! The states of the step.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;

use super::edit::{Ask, Edit, Event as Chosen};
use super::folder::{Folder, Tree};
use super::hour;
use super::new::{self, New, Waiting, Which};
use super::trap::WayOut;
use super::{Desk, GoingLive, Page, Way};
use crate::context::Context;
use crate::migration::afterwards::Alias;
use crate::migration::going_live::watch::{FolderSeen, Followed, Observation};
use crate::migration::going_live::{Reading, Step, StepState, Trap};
use crate::problem::Problem;
use crate::step::{Scene, StepName, staged};
use crate::words::Language;
use crate::zammad::channels::{
    Channel, ChannelAddress, ChannelId, ChannelKind, Channels, Credentials, Health, HealthIssue, Inbound,
    Migrated, Outbound, Side, SideStatus,
};
use crate::zammad::types::Group;

const ADDRESS: &str = "https://help.example.com";

/// When Zammad was read in every scene.
pub(super) fn now() -> Timestamp {
    "2026-11-28T14:05:00Z".parse().unwrap_or_default()
}

/// A channel of Microsoft 365 that fetches well.
pub(super) fn channel(id: u64, name: &str) -> Channel {
    Channel {
        id: ChannelId { kind: ChannelKind::Microsoft365, id },
        active: true,
        group_id: Some(2),
        group: Some("Support".into()),
        inbound: Inbound {
            adapter: "imap".into(),
            host: "outlook.office365.com".into(),
            port: Some(993),
            user: name.into(),
            keep: Some(true),
            ..Inbound::default()
        },
        outbound: Some(Outbound {
            adapter: "smtp".into(),
            host: "smtp.office365.com".into(),
            user: name.into(),
        }),
        fetching: Side { status: SideStatus::Good, log: None },
        sending: Side::default(),
        last_fetch: Some(now() - SignedDuration::from_secs(40)),
        created_at: Some(now() - SignedDuration::from_hours(48)),
        updated_at: Some(now() - SignedDuration::from_secs(40)),
        addresses: vec![ChannelAddress {
            id,
            email: name.into(),
            name: "Example Support".into(),
            active: true,
            channel_id: Some(id),
            group_ids: vec![2],
        }],
        migrated: None,
        signed_in: true,
        signed_in_at: Some(now() - SignedDuration::from_hours(48)),
        client_id: Some("11112222-bbbb-3333-cccc-4444dddd5555".into()),
    }
}

/// Text that Zammad keeps where Microsoft does not delete (a trial on Zammad 5.5).
const NOT_DELETED: &str = "Can't use Channel::Driver::Imap: #<Net::IMAP::NoResponseError: EXPUNGE failed.>";

fn off() -> Channel {
    Channel {
        active: false,
        last_fetch: None,
        fetching: Side::default(),
        inbound: Inbound { keep: None, ..channel(5, "support@example.com").inbound },
        ..channel(5, "support@example.com")
    }
}

fn failing() -> Channel {
    let fetching = Side { status: SideStatus::Failed, log: Some(NOT_DELETED.into()) };
    let inbound = Inbound { keep: Some(false), ..channel(4, "sales@example.com").inbound };
    Channel { fetching, inbound, group: Some("Sales".into()), ..channel(4, "sales@example.com") }
}

/// A plain e-mail channel with Microsoft's servers.
fn classic() -> Channel {
    let id = ChannelId { kind: ChannelKind::Email, id: 3 };
    Channel { id, signed_in: false, client_id: None, ..channel(3, "office@example.com") }
}

/// What a token that may see everything sees.
pub(super) fn desk(channels: Vec<Channel>) -> Desk {
    let callback = |kind: &str| format!("{ADDRESS}/api/v1/external_credentials/{kind}/callback");
    let channels = Channels {
        channels,
        callbacks: vec![
            (ChannelKind::Microsoft365, callback("microsoft365")),
            (ChannelKind::MicrosoftGraph, callback("microsoft_graph")),
        ],
        credentials: vec![Credentials {
            id: 1,
            kind: Some(ChannelKind::Microsoft365),
            provider: "microsoft365".into(),
            client_id: "11112222-bbbb-3333-cccc-4444dddd5555".into(),
            tenant: "example.com".into(),
            has_secret: true,
        }],
        groups: vec![(2, "Support".into()), (3, "Sales".into())],
        ..Channels::default()
    };
    let group = |id: u64, name: &str, address: Option<u64>| Group {
        id,
        name: name.into(),
        active: Some(true),
        email_address_id: address,
    };
    let groups = vec![group(3, "Sales", None), group(2, "Support", Some(1)), group(1, "Users", None)];
    Desk { channels, groups, elsewhere: None, at: now() }
}

fn all() -> Vec<Channel> {
    vec![off(), failing(), channel(6, "info@example.com"), classic()]
}

/// The step before Zammad was read.
fn before(language: Language, prepare: impl FnOnce(&mut GoingLive, &mut Context)) -> (Context, GoingLive) {
    staged(StepName::GoingLive, language, |step, context| {
        context.draft.helpdesk_address = ADDRESS.into();
        prepare(step, context);
    })
}

/// The step with these channels.
fn with(
    language: Language,
    desk: Desk,
    prepare: impl FnOnce(&mut GoingLive, &mut Context),
) -> (Context, GoingLive) {
    before(language, |step, context| {
        context.zammad_token = Some(SecretString::from("x".repeat(64)));
        context.draft.mailbox = "support@example.com".into();
        step.desk = Some((ADDRESS.into(), Arc::new(desk)));
        prepare(step, context);
    })
}

fn shown(step: &mut GoingLive, channel: &Channel) {
    step.page = Page::Channel(channel.id);
    step.edit = Some(Edit::of(channel));
}

/// What 300 imported messages come to, where the channel deletes what it fetches.
pub(super) fn sprung() -> Trap {
    Trap {
        reading: Reading { folder: "INBOX".into(), keep: false, archive: None },
        messages: 303,
        unread: 5,
        in_zammad: 300,
        in_zammad_unread: 2,
        imported_again: 300,
        deleted: 300,
        not_in_zammad: 3,
        fetched_anew: 3,
        nameless: 0,
        answered: 148,
        withheld: 0,
    }
}

/// The same where it keeps messages.
pub(super) fn clear() -> Trap {
    let reading = Reading { keep: true, ..sprung().reading };
    Trap { reading, imported_again: 0, deleted: 0, answered: 2, ..sprung() }
}

/// A channel that is switched off, with what it would do.
fn counted(step: &mut GoingLive, trap: Trap) {
    shown(step, &off());
    if let Some(edit) = &mut step.edit {
        edit.settings.keep = trap.reading.keep;
    }
    step.trap.counted = Some(Ok(Arc::new(trap)));
    step.trap.folder = "Imported in Zammad".into();
}

/// The folders of a mailbox, as a tree.
fn folders() -> Tree {
    let folder = |path: &str, messages| Folder {
        path: path.into(),
        id: None,
        messages,
        holds_mail: messages.is_some(),
    };
    Tree::new(vec![
        folder("INBOX", Some(303)),
        folder("INBOX/Orders", Some(1)),
        folder("INBOX/Rechnungen bis heute", Some(2_310)),
        folder("Archive", None),
        folder("Archive/2024", Some(18_204)),
        folder("Archive/2025", Some(20_118)),
        folder("Imported in Zammad", Some(0)),
        folder("Sent Items", Some(4_711)),
        folder("Deleted Items", Some(12)),
        folder("Junk Email", Some(7)),
    ])
}

/// A channel being signed in to.
fn waiting(step: &mut GoingLive, prepare: impl FnOnce(&mut Waiting)) {
    let link = format!("{ADDRESS}/api/v1/external_credentials/microsoft365/link_account");
    let mut waiting = Waiting::begun(link, None, now());
    waiting.passes(now() + SignedDuration::from_secs(75));
    prepare(&mut waiting);
    step.page = Page::New;
    step.new = New { kind: Some(ChannelKind::Microsoft365), waiting: Some(waiting), ..New::default() };
}

/// A channel as it is watched: two looks, with a fetch between.
fn observed(channel: &Channel, health: &Health, followed: Followed) -> hour::State {
    let mut state = hour::State::default();
    let folders = vec![FolderSeen { path: "INBOX".into(), messages: 303, unread: 3 }];
    for seconds in [50, 3] {
        let at = now() - SignedDuration::from_secs(seconds);
        let last_fetch = Some(at - SignedDuration::from_secs(7));
        let seen = Observation {
            at,
            channel: Some(Channel { last_fetch, ..channel.clone() }),
            health: Some(health.clone()),
            mailbox: channel.mailbox().to_owned(),
            folder: Some("INBOX".into()),
            folders: Some(folders.clone()),
            followed: Some(followed),
        };
        state.saw(Ok(Arc::new(seen)));
    }
    state.passes(now());
    state
}

fn migrated(days: i64) -> Channel {
    let at = Timestamp::now() - SignedDuration::from_hours(24 * days + 2);
    let migrated = Migrated { at: Some(at), former_host: Some("outlook.office365.com".into()) };
    Channel { migrated: Some(migrated), ..channel(6, "info@example.com") }
}

fn unseen() -> Desk {
    let mut desk = desk(Vec::new());
    desk.channels = Channels { hidden: ChannelKind::ALL.to_vec(), ..Channels::default() };
    desk
}

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
                with(language, desk(all()), |step, _| {
                    shown(step, &failing());
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
                with(language, desk(vec![migrated(2)]), |step, _| {
                    shown(step, &migrated(2));
                    let health = Health { healthy: true, issues: Vec::new() };
                    let newest = Some(now() - SignedDuration::from_mins(4));
                    step.hour =
                        observed(&migrated(2), &health, Followed { taken: 2, newest, ..Followed::default() });
                })
            },
        },
        Scene {
            name: "live-roll-back-over",
            make: |language| with(language, desk(vec![migrated(9)]), |step, _| shown(step, &migrated(9))),
        },
        Scene {
            name: "live-sign-in-first",
            make: |language| with(language, desk(all()), |step, _| shown(step, &off())),
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
            name: "live-clear",
            make: |language| with(language, desk(all()), |step, _| counted(step, clear())),
        },
    ]
    .into_iter()
    .chain(with_folders())
    .chain(being_changed())
    .collect()
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
            name: "live-found-addresses",
            make: |language| {
                with(language, desk(vec![channel(6, "info@example.com")]), |step, _| {
                    shown(step, &channel(6, "info@example.com"));
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
                    waiting(step, |waiting| waiting.passes(now() + new::LIMIT));
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
