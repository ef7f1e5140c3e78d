//! Changing a channel that is there.

use super::super::Exit;
use super::super::arguments::{ChannelReadingArguments, ChannelSetArguments};
use super::counting::{journal, trap_of};
use super::told::tell_channel;
use super::{connector, desk, in_its_mailbox, meant};
use crate::mailbox::imap::ImapConnector;
use crate::mailbox::paths;
use crate::migration::going_live::{Desk, Reading, Trap, listed};
use crate::plan::Plan;
use crate::problem::Problem;
use crate::zammad::Client;
use crate::zammad::channels::{Channel, ChannelKind, SendingAddress};

/// The group of this name.
pub(super) async fn group(client: &Client, name: &str) -> Result<u64, Problem> {
    let me = client.me().await?;
    let groups = client.groups(&me).await?;
    let found = groups.iter().find(|group| group.name.eq_ignore_ascii_case(name.trim()));
    found.map(|group| group.id).ok_or_else(|| {
        let near = crate::plan::nearest(name, groups.iter().map(|group| group.name.as_str())).join(", ");
        Problem::person("zammad-group-missing").with("name", name).with("near", near)
    })
}

/// Path and id of the folder that was typed: a Graph channel knows it by the id, others by
/// the path. The inbox needs none: without an id Zammad reads Graph's well-known one.
pub(super) async fn folder_of(
    client: &Client,
    channel: &Channel,
    typed: Option<&str>,
    connector: Option<&ImapConnector>,
) -> Result<(Option<String>, Option<String>), Problem> {
    let (ChannelKind::MicrosoftGraph, Some(wanted)) = (channel.id.kind, typed) else {
        return Ok((typed.map(str::to_owned), None));
    };
    let wanted = wanted.trim_matches('/');
    if paths::is_selected("INBOX", wanted) {
        return Ok((Some("INBOX".to_owned()), None));
    }
    let folders = match connector {
        Some(connector) => client.channel_folders_as_listed(channel.id, &listed(connector).await?).await?,
        None => client.channel_folders(channel.id).await?,
    };
    let found = paths::find(wanted, &folders, |folder| &folder.path);
    let found = found.ok_or_else(|| Problem::person("channel-folder-missing"))?;
    Ok((Some(found.path.clone()), Some(found.id.clone())))
}

pub(super) async fn set(arguments: &ChannelSetArguments) -> Result<Exit, Problem> {
    let plan_arguments = &arguments.one.plan;
    let (plan, desk) = desk(plan_arguments).await?;
    let channels = desk.channels().await?;
    let mut channel = meant(&channels, arguments.one.channel, &plan.microsoft.mailbox)?.clone();
    let reading = &arguments.reading;
    let reads_otherwise = reading.from_folder.is_some() || reading.keep.is_some();
    let stays_on = channel.active && !arguments.off;
    if arguments.on || (reads_otherwise && stays_on) {
        in_its_mailbox(&channel, &arguments.mailbox, &plan.microsoft.mailbox)?;
    }
    if arguments.off {
        channel = desk.switch_off(&channel).await?;
    }
    // What it would do by then is counted before it does it.
    let connector = if arguments.on || (reads_otherwise && channel.active) {
        Some(connector(plan_arguments, &plan).await?)
    } else {
        None
    };
    if reading.group.is_some() || reading.change_sending_address {
        channel = set_group(&desk, &channel, reading).await?;
    }
    if reads_otherwise {
        let mut wanted = channel.settings();
        let typed = reading.from_folder.as_deref();
        let (path, id) = folder_of(desk.client(), &channel, typed, connector.as_ref()).await?;
        if path.is_some() {
            wanted.folder = path.clone().filter(|_| id.is_none());
            wanted.folder_id = id;
        }
        if let Some(keep) = &reading.keep {
            wanted.keep = keep == "yes";
        }
        if let Some(connector) = connector.as_ref().filter(|_| channel.active) {
            let mut then = Reading::in_mailbox(connector, desk.client(), &channel).await?;
            then.keep = wanted.keep;
            if let Some(folder) = path {
                then.folder = folder;
            }
            let trap = Trap::count_with(connector, desk.client(), &then, journal(&plan).as_ref()).await?;
            trap.may_switch_on(channel.name(), reading.despite.as_deref())?;
        }
        channel = desk.set_reading(&channel, &wanted).await?;
    }
    for address in &arguments.add_address {
        channel = desk.add_address(&channel, address).await?;
    }
    if let Some(connector) = connector.filter(|_| arguments.on) {
        channel = switch_on(&connector, &plan, &desk, &channel, reading.despite.as_deref()).await?;
    }
    tell_channel(&channel, plan_arguments.output.json);
    Ok(Exit::Done)
}

async fn set_group(
    desk: &Desk,
    channel: &Channel,
    reading: &ChannelReadingArguments,
) -> Result<Channel, Problem> {
    let group_id = match (&reading.group, channel.group_id) {
        (Some(name), _) => group(desk.client(), name).await?,
        (None, Some(id)) => id,
        (None, None) => return Err(Problem::usage("channel-group-not-chosen")),
    };
    let sending = match channel.addresses.first().filter(|_| reading.change_sending_address) {
        Some(address) => SendingAddress::ChangeTo(address.id),
        None => SendingAddress::Unchanged,
    };
    desk.set_group(channel, group_id, sending).await
}

pub(super) async fn switch_on(
    connector: &ImapConnector,
    plan: &Plan,
    desk: &Desk,
    channel: &Channel,
    despite: Option<&str>,
) -> Result<Channel, Problem> {
    let trap = trap_of(connector, plan, desk.client(), channel).await?;
    desk.switch_on(channel, &trap, despite).await
}
