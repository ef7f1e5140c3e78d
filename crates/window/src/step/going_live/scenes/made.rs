//! What the scenes show: channels, the rest of a Zammad, a mailbox's folders, and what
//! was counted and seen.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;

use super::super::edit::Edit;
use super::super::folder::{Folder, Tree};
use super::super::hour;
use super::super::new::{New, Waiting};
use super::super::{Desk, GoingLive, Page};
use crate::context::Context;
use crate::migration::going_live::watch::{FolderSeen, Followed, Observation};
use crate::migration::going_live::{Reading, Trap};
use crate::step::import_settings::signed_in;
use crate::step::{StepName, staged};
use crate::words::Language;
use crate::zammad::channels::{
    Channel, ChannelAddress, ChannelId, ChannelKind, Channels, Credentials, Health, Inbound, Migrated,
    Outbound, Side, SideStatus,
};
use crate::zammad::types::Group;

pub(super) const ADDRESS: &str = "https://help.example.com";

/// When Zammad was read in every scene.
pub(in crate::step::going_live) fn now() -> Timestamp {
    "2026-11-28T14:05:00Z".parse().unwrap_or_default()
}

/// A channel of Microsoft 365 that fetches well.
pub(in crate::step::going_live) fn channel(id: u64, name: &str) -> Channel {
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
pub(super) const NOT_DELETED: &str =
    "Can't use Channel::Driver::Imap: #<Net::IMAP::NoResponseError: EXPUNGE failed.>";

pub(super) fn off() -> Channel {
    Channel {
        active: false,
        last_fetch: None,
        fetching: Side::default(),
        inbound: Inbound { keep: None, ..channel(5, "support@example.com").inbound },
        ..channel(5, "support@example.com")
    }
}

pub(super) fn failing() -> Channel {
    let fetching = Side { status: SideStatus::Failed, log: Some(NOT_DELETED.into()) };
    let inbound = Inbound { keep: Some(false), ..channel(4, "sales@example.com").inbound };
    Channel { fetching, inbound, group: Some("Sales".into()), ..channel(4, "sales@example.com") }
}

/// A plain e-mail channel with Microsoft's servers.
pub(super) fn classic() -> Channel {
    let id = ChannelId { kind: ChannelKind::Email, id: 3 };
    Channel { id, signed_in: false, client_id: None, ..channel(3, "office@example.com") }
}

/// What a token that may see everything sees.
pub(in crate::step::going_live) fn desk(channels: Vec<Channel>) -> Desk {
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

pub(super) fn all() -> Vec<Channel> {
    vec![off(), failing(), channel(6, "info@example.com"), classic()]
}

/// The step before Zammad was read.
pub(super) fn before(
    language: Language,
    prepare: impl FnOnce(&mut GoingLive, &mut Context),
) -> (Context, GoingLive) {
    staged(StepName::GoingLive, language, |step, context| {
        context.draft.helpdesk_address = ADDRESS.into();
        prepare(step, context);
    })
}

/// The step with these channels.
pub(super) fn with(
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

pub(super) fn shown(step: &mut GoingLive, channel: &Channel) {
    step.page = Page::Channel(channel.id);
    step.edit = Some(Box::new(Edit::of(channel)));
}

/// What 300 imported messages come to, where the channel deletes what it fetches.
pub(in crate::step::going_live) fn sprung() -> Trap {
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
pub(in crate::step::going_live) fn clear() -> Trap {
    let reading = Reading { keep: true, ..sprung().reading };
    Trap { reading, imported_again: 0, deleted: 0, answered: 2, ..sprung() }
}

/// A channel that is switched off, with what it would do.
pub(super) fn counted(step: &mut GoingLive, trap: Trap) {
    shown(step, &off());
    if let Some(edit) = &mut step.edit {
        edit.settings.keep = trap.reading.keep;
    }
    step.trap.counted = Some(Ok(Arc::new(trap)));
    step.trap.folder = "Imported in Zammad".into();
}

/// The folders of a mailbox, as a tree.
pub(super) fn folders() -> Tree {
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

/// Somebody is signed in to this mailbox.
pub(super) fn opened(context: &mut Context, mailbox: &str) {
    context.tokens = Some(signed_in());
    context.draft.mailbox = mailbox.into();
}

/// A channel being signed in to.
pub(super) fn waiting(step: &mut GoingLive, prepare: impl FnOnce(&mut Waiting)) {
    let link = format!("{ADDRESS}/api/v1/external_credentials/microsoft365/link_account");
    let mut waiting = Waiting::begun(link, None, now());
    waiting.passes(now() + SignedDuration::from_secs(75));
    prepare(&mut waiting);
    step.page = Page::New;
    step.new = New { kind: Some(ChannelKind::Microsoft365), waiting: Some(waiting), ..New::default() };
}

/// A channel as it is watched, with the mailbox beside it: two looks, with a fetch
/// between.
pub(super) fn observed(channel: &Channel, health: &Health, followed: Followed) -> hour::State {
    let folders = vec![FolderSeen { path: "INBOX".into(), messages: 303, unread: 3 }];
    looked_at(channel, health, Some((folders, followed)))
}

/// The same where nobody is signed in to the mailbox.
pub(super) fn seen_of_zammad(channel: &Channel, health: &Health) -> hour::State {
    looked_at(channel, health, None)
}

fn looked_at(
    channel: &Channel,
    health: &Health,
    mailbox: Option<(Vec<FolderSeen>, Followed)>,
) -> hour::State {
    let mut state = hour::State::default();
    let (folders, followed) = mailbox.unzip();
    for seconds in [50, 3] {
        let at = now() - SignedDuration::from_secs(seconds);
        let last_fetch = Some(at - SignedDuration::from_secs(7));
        let seen = Observation {
            at,
            channel: Some(Channel { last_fetch, ..channel.clone() }),
            health: Some(health.clone()),
            mailbox: channel.mailbox().to_owned(),
            folder: folders.is_some().then(|| "INBOX".into()),
            folders: folders.clone(),
            followed,
        };
        state.saw(Ok(Arc::new(seen)));
    }
    state.passes(now());
    state
}

pub(super) fn migrated(days: i64) -> Channel {
    let at = Timestamp::now() - SignedDuration::from_hours(24 * days + 2);
    let migrated = Migrated { at: Some(at), former_host: Some("outlook.office365.com".into()) };
    Channel { migrated: Some(migrated), ..channel(6, "info@example.com") }
}

pub(super) fn unseen() -> Desk {
    let mut desk = desk(Vec::new());
    desk.channels = Channels { hidden: ChannelKind::ALL.to_vec(), ..Channels::default() };
    desk
}
