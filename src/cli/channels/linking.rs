//! A new channel, or one signed in again: the part that needs a browser, and setting up
//! what came of it.

use std::time::Duration;

use jiff::Timestamp;
use secrecy::SecretString;
use serde_json::json;

use super::super::arguments::{ChannelNewArguments, ChannelSignInArguments, LinkArguments};
use super::super::objects::{self, Object};
use super::super::{Exit, session, words};
use super::setting::{folder_of, group, switch_on};
use super::told::{tell_channel, tell_guidance};
use super::{connector, desk, meant};
use crate::migration::control::control;
use crate::migration::going_live::{Desk, Linked, Progress, StepState, Wishes};
use crate::migration::patience::Interrupted;
use crate::plan::Plan;
use crate::platform::opening;
use crate::problem::Problem;
use crate::zammad::channels::{ArchiveMode, Channel, ChannelKind, NewCredentials};

/// How often it is looked whether a channel has appeared.
const LOOK: Duration = Duration::from_secs(3);

pub(super) async fn new(arguments: &ChannelNewArguments) -> Result<Exit, Problem> {
    let (plan, desk) = desk(&arguments.plan).await?;
    let json = arguments.plan.output.json;
    let kind = ChannelKind::read(&arguments.kind).unwrap_or(ChannelKind::Microsoft365);
    let channels = desk.channels().await?;
    if !channels.can_make(kind) {
        tell_guidance(kind, channels.callback(kind));
    }
    if let Some(problem) = desk.address_trouble(kind).await? {
        words::caution(&problem);
    }
    if arguments.credentials {
        give_credentials(&desk, &plan, kind).await?;
    } else {
        desk.tell_cut_off(kind).await?;
    }
    let mailbox = &plan.microsoft.mailbox;
    // What was linked before and never came to anything is gone on with.
    let begun = channels
        .of_mailbox(mailbox)
        .find(|channel| channel.id.kind == kind && !channel.active && channel.last_fetch.is_none());
    let linked = match begun {
        Some(channel) => Linked { channel: channel.clone(), migrated: false, other: None },
        None => link(&arguments.link, &desk, (kind, None), &plan, json).await?,
    };
    if let Some(problem) = linked.other {
        return Err(problem);
    }
    let group_name =
        arguments.reading.group.as_deref().or(plan.folders.first().map(|folder| folder.group.as_str()));
    let group_id = group(desk.client(), group_name.unwrap_or_default()).await?;
    let typed = arguments.reading.from_folder.as_deref();
    let connector = if arguments.stay_off { None } else { Some(connector(&arguments.plan, &plan).await?) };
    let (folder, folder_id) = folder_of(desk.client(), &linked.channel, typed, connector.as_ref()).await?;
    let wishes = Wishes {
        group_id,
        change_sending_address: arguments.reading.change_sending_address,
        folder_id,
        folder,
        keep: arguments.reading.keep.as_deref() != Some("no"),
        // What lies there until now comes in closed, answers nobody, and not twice.
        archive: Some(ArchiveMode { before: Some(Timestamp::now()), state_id: None }),
    };
    let told = |progress: Progress| {
        if !json && progress.state == StepState::Done {
            words::hint(&format!("✓ {}", progress.step.text(words::language())));
        }
    };
    let mut channel = desk.set_up(&linked.channel, &wishes, told).await?;
    if let Some(connector) = connector {
        channel = switch_on(&connector, &plan, &desk, &channel, arguments.reading.despite.as_deref()).await?;
    }
    tell_channel(&channel, json);
    Ok(Exit::Done)
}

async fn give_credentials(desk: &Desk, plan: &Plan, kind: ChannelKind) -> Result<(), Problem> {
    let secret = match session::client_secret() {
        Some(secret) => Some(secret),
        None => session::read_secret(words::word("command-channel-secret", &[])).await?,
    };
    let new = NewCredentials {
        client_id: plan.microsoft.client_id.clone(),
        client_secret: secret.unwrap_or_else(|| SecretString::from("")),
        tenant: Some(plan.microsoft.tenant.clone())
            .filter(|tenant| !matches!(tenant.as_str(), "common" | "organizations"))
            .unwrap_or_default(),
    };
    desk.set_credentials(kind, &new).await
}

async fn link(
    arguments: &LinkArguments,
    desk: &Desk,
    (kind, again): (ChannelKind, Option<&Channel>),
    plan: &Plan,
    json: bool,
) -> Result<Linked, Problem> {
    let mailbox = again.map_or(plan.microsoft.mailbox.as_str(), Channel::mailbox);
    let shared = again.is_none() && *mailbox != plan.microsoft.account;
    let linking = desk.begin_link(kind, again, mailbox, shared).await?;
    if json {
        objects::write(Object::Link, json!({ "link": linking.link }));
    } else {
        words::hint(&words::word_of("command-channel-link", "link", &linking.link));
    }
    if !arguments.no_browser && opening::open(&linking.link).is_err() {
        words::hint(&words::word("command-channel-no-browser", &[]));
    }
    let (controller, mut wishes) = control();
    let interrupts = session::listen_for_interrupts(controller);
    let limit = Duration::from_secs(arguments.wait);
    let waited = linking.wait(desk.client(), (LOOK, limit), &mut wishes, |_| ()).await;
    drop(interrupts);
    waited.map_err(|interrupted| match interrupted {
        Interrupted::Trouble(problem) => problem,
        Interrupted::Stopped | Interrupted::Paused => {
            Problem::person("channel-link-not-followed").with("time", limit)
        }
    })
}

pub(super) async fn sign_in(arguments: &ChannelSignInArguments) -> Result<Exit, Problem> {
    let json = arguments.one.plan.output.json;
    let (plan, desk) = desk(&arguments.one.plan).await?;
    let channels = desk.channels().await?;
    let channel = meant(&channels, arguments.one.channel, &plan.microsoft.mailbox)?;
    let linked = link(&arguments.link, &desk, (channel.id.kind, Some(channel)), &plan, json).await?;
    tell_channel(&linked.channel, json);
    linked.other.map_or(Ok(Exit::Done), Err)
}
