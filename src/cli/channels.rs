//! `mailferry channels`: Zammad's own channels, and going live with one.

mod watch;

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use secrecy::SecretString;
use serde_json::{Value, json};

use super::arguments::{
    ChannelArguments, ChannelClearArguments, ChannelExplainArguments, ChannelNewArguments,
    ChannelReadingArguments, ChannelRemoveArguments, ChannelSetArguments, ChannelSignInArguments,
    ChannelsCommand, JournalArguments, LinkArguments, PlanArguments,
};
use super::progress::Shown;
use super::{Exit, session, tokens, words};
use crate::mailbox::imap::ImapConnector;
use crate::mailbox::paths;
use crate::migration::control::control;
use crate::migration::going_live::{
    Desk, Linked, Progress, Reading, Removal, StepState, Trap, Wishes, guidance,
};
use crate::migration::journal::Journal;
use crate::migration::patience::Interrupted;
use crate::migration::run::{Ending, Options, Prepared};
use crate::plan::{AfterImport, Plan};
use crate::platform::{self, opening};
use crate::problem::{Language, Problem};
use crate::zammad::Client;
use crate::zammad::channels::{
    self, ArchiveMode, Channel, ChannelKind, Channels, NewCredentials, RollBack, SendingAddress,
};

/// How often it is looked whether a channel has appeared.
const LOOK: Duration = Duration::from_secs(3);

pub(super) async fn run(deed: &ChannelsCommand) -> Result<Exit, Problem> {
    match deed {
        ChannelsCommand::List(arguments) => list(arguments).await,
        ChannelsCommand::Count(arguments) => count(arguments).await,
        ChannelsCommand::Clear(arguments) => clear(arguments).await,
        ChannelsCommand::New(arguments) => new(arguments).await,
        ChannelsCommand::Set(arguments) => set(arguments).await,
        ChannelsCommand::Remove(arguments) => remove(arguments).await,
        ChannelsCommand::SignIn(arguments) => sign_in(arguments).await,
        ChannelsCommand::RollBack(arguments) => roll_back(arguments).await,
        ChannelsCommand::Undo(arguments) => undo(arguments).await,
        ChannelsCommand::Watch(arguments) => watch::watch(arguments).await,
        ChannelsCommand::Explain(arguments) => explain(arguments).await,
    }
}

/// The plan and a client of its helpdesk.
async fn helpdesk(arguments: &PlanArguments) -> Result<(Plan, Client), Problem> {
    let plan = session::read_plan(&arguments.plan)?;
    let token = session::zammad_token(&plan.zammad.url).await?;
    let client = Client::of(&plan.zammad, token)?;
    Ok((plan, client))
}

async fn desk(arguments: &PlanArguments) -> Result<(Plan, Desk), Problem> {
    let (plan, client) = helpdesk(arguments).await?;
    let desk = Desk::open(&platform::journal_folder()?, client)?;
    Ok((plan, desk))
}

/// The channel that is meant: the one with this number, else the one for the mailbox.
fn meant<'a>(channels: &'a Channels, number: Option<u64>, mailbox: &'a str) -> Result<&'a Channel, Problem> {
    let Some(number) = number else {
        let mut all = channels.of_mailbox(mailbox);
        return match (all.next(), all.next()) {
            (Some(one), None) => Ok(one),
            (None, _) => Err(Problem::person("channel-of-mailbox-missing").with("mailbox", mailbox)),
            _ => Err(Problem::usage("channel-not-chosen").with("mailbox", mailbox)),
        };
    };
    let found = channels.numbered(number);
    found.ok_or_else(|| Problem::usage("channel-number-unknown").with("number", number.to_string()))
}

async fn list(arguments: &PlanArguments) -> Result<Exit, Problem> {
    let (_, client) = helpdesk(arguments).await?;
    let channels = client.channels().await?;
    if arguments.output.json {
        let lines: Vec<Value> = channels.channels.iter().map(as_json).collect();
        let hidden: Vec<&str> = channels.hidden.iter().map(|kind| kind.permission()).collect();
        let callbacks: Vec<Value> = channels
            .callbacks
            .iter()
            .map(|(kind, address)| json!({ "kind": kind, "callback": address }))
            .collect();
        words::say(
            &json!({ "event": "channels", "channels": lines, "permissions_missing": hidden,
                "callbacks": callbacks })
            .to_string(),
        );
    } else {
        if channels.channels.is_empty() {
            words::say(&words::word("command-channel-none", &[]));
        }
        channels.channels.iter().for_each(|channel| words::say(&text_of(channel)));
    }
    for kind in &channels.hidden {
        let values =
            [("permission", kind.permission().into()), ("allows", kind.allows(words::language()).into())];
        words::hint(&words::word("command-channel-hidden", &values));
    }
    if channels.nothing_seen() {
        tell_guidance(ChannelKind::Microsoft365, None);
        return Ok(Exit::Person);
    }
    Ok(Exit::Done)
}

fn tell_guidance(kind: ChannelKind, callback: Option<&str>) {
    words::hint(&words::word("command-channel-by-hand", &[]));
    for (number, line) in guidance(kind, callback, words::language()).iter().enumerate() {
        words::hint(&format!("  {}. {line}", number + 1));
    }
}

fn as_json(channel: &Channel) -> Value {
    let mut line = serde_json::to_value(channel).unwrap_or_default();
    line["health"] = json!(channel.health(Timestamp::now()));
    line["trouble"] = json!(channel.fetching.trouble());
    line["can_be_migrated"] = channel.can_be_migrated().into();
    line["roll_back"] = json!(channel.roll_back(Timestamp::now()));
    line
}

/// A channel in a few lines.
fn text_of(channel: &Channel) -> String {
    let language = words::language();
    let now = Timestamp::now();
    let mut text = format!(
        "#{}  {}  {}  {}\n",
        channel.id.id,
        channel.name(),
        channel.id.kind.text(language),
        channel.health(now).text(language)
    );
    let keeps = if channel.deletes() { "command-channel-deletes" } else { "command-channel-keeps" };
    let values = [
        ("group", channel.group.as_deref().unwrap_or("?").into()),
        ("folder", channel.folder().into()),
        ("keeps", words::word(keeps, &[]).into()),
    ];
    let _ = writeln!(text, "    {}", words::word("command-channel-reads", &values));
    if let Some(at) = channel.last_fetch {
        let ago = now.duration_since(at).unsigned_abs();
        let _ = writeln!(
            text,
            "    {}",
            words::word_of("command-channel-last-fetch", "time", language.time_span(ago))
        );
    }
    if let Some(log) = &channel.fetching.log {
        let _ = writeln!(text, "    {}", words::word_of("command-channel-says", "words", log));
    }
    if channel.can_be_migrated() {
        let _ = writeln!(text, "    {}", words::word("command-channel-migratable", &[]));
    }
    if let RollBack::Possible { left: Some(left) } = channel.roll_back(now) {
        let left = language.time_span(left.unsigned_abs());
        let _ = writeln!(text, "    {}", words::word_of("command-channel-roll-back", "time", left));
    }
    text.trim_end().to_owned()
}

/// What a channel reads; a Graph channel's folder is named by an id, of which its own
/// list tells the path.
async fn reading_of(client: &Client, channel: &Channel) -> Result<Reading, Problem> {
    let folder = client.channel_folder_path(channel).await?;
    let folder = folder.ok_or_else(|| Problem::person("channel-folder-missing"))?;
    Ok(Reading { folder, ..Reading::of(channel) })
}

async fn trap_of(
    connector: &ImapConnector,
    plan: &Plan,
    client: &Client,
    channel: &Channel,
) -> Result<Trap, Problem> {
    let reading = reading_of(client, channel).await?;
    Trap::count_with(connector, client, &reading, journal(plan).as_ref()).await
}

/// The journal of the plan's imports in its usual place, where there is one: it knows
/// messages that carry no Message-ID.
fn journal(plan: &Plan) -> Option<Journal> {
    let path = session::journal(plan, &JournalArguments { journal: None }).ok()?;
    Journal::open_for_reading(&path).ok()
}

async fn count(arguments: &ChannelArguments) -> Result<Exit, Problem> {
    let (plan, client) = helpdesk(&arguments.plan).await?;
    let channels = client.channels().await?;
    let channel = meant(&channels, arguments.channel, &plan.microsoft.mailbox)?;
    let connector = connector(&arguments.plan, &plan).await?;
    let trap = trap_of(&connector, &plan, &client, channel).await?;
    Ok(tell_trap(&trap, channel, arguments.plan.output.json))
}

fn tell_trap(trap: &Trap, channel: &Channel, json: bool) -> Exit {
    let exit = if trap.is_clear() { Exit::Done } else { Exit::Person };
    if json {
        let line = json!({ "event": "trap", "channel": channel.id.id, "trap": trap,
            "clear": trap.is_clear(), "exit": exit as u8 });
        words::say(&line.to_string());
        return exit;
    }
    let sums = [
        ("command-trap-messages", trap.messages),
        ("command-trap-unread", trap.unread),
        ("command-trap-in-zammad", trap.in_zammad),
        ("command-trap-again", trap.imported_again),
        ("command-trap-deleted", trap.deleted),
        ("command-trap-anew", trap.fetched_anew),
        ("command-trap-answered", trap.answered),
    ];
    words::say(&words::word_of("command-trap-heading", "folder", &trap.reading.folder));
    let lines = sums.map(|(id, sum)| (words::word(id, &[]), sum));
    let width = lines.iter().map(|(what, _)| what.chars().count()).max().unwrap_or(0) + 2;
    for (what, sum) in lines {
        words::say(&format!("  {what:<width$}{:>9}", words::language().number(sum)));
    }
    if let Err(problem) = trap.may_switch_on(channel.name(), None) {
        words::tell(&problem);
    }
    exit
}

async fn clear(arguments: &ChannelClearArguments) -> Result<Exit, Problem> {
    let plan_arguments = &arguments.one.plan;
    let (plan, client) = helpdesk(plan_arguments).await?;
    let mailbox = plan.microsoft.mailbox.clone();
    let way = match arguments.way.as_str() {
        "mark-read" => AfterImport::MarkRead,
        "move" => AfterImport::Move(arguments.to.clone()),
        _ => {
            let typed = arguments.delete_from.as_deref().unwrap_or_default();
            if !typed.eq_ignore_ascii_case(&mailbox) {
                return Err(Problem::usage("delete-not-confirmed").with("mailbox", &mailbox));
            }
            AfterImport::Delete
        }
    };
    let channels = client.channels().await?;
    let channel = meant(&channels, arguments.one.channel, &mailbox)?;
    let folder = reading_of(&client, channel).await?.folder;
    let options = Options::new(session::journal(&plan, &arguments.journal)?);
    let token = session::zammad_token(&plan.zammad.url).await?;
    let access = tokens::of_mailbox(&plan, plan_arguments).await?;
    let connector = ImapConnector::of(&plan.microsoft, Arc::clone(&access))?;
    let Prepared { mut run, controller, progress } = Prepared::new(plan.clone(), access, token, options)?;
    let interrupts = session::listen_for_interrupts(controller);
    let shown = Shown::start(progress, plan_arguments.output.json);
    let summary = run.settle_folder_as(&folder, &way).await;
    shown.end().await;
    drop(interrupts);
    match summary?.ending {
        Ending::Done => {}
        Ending::Stopped => return Ok(Exit::Again),
        Ending::Trouble(problem) => return Err(problem),
    }
    let trap = trap_of(&connector, &plan, &client, channel).await?;
    Ok(tell_trap(&trap, channel, plan_arguments.output.json))
}

/// The group of this name.
async fn group(client: &Client, name: &str) -> Result<u64, Problem> {
    let me = client.me().await?;
    let groups = client.groups(&me).await?;
    let found = groups.iter().find(|group| group.name.eq_ignore_ascii_case(name.trim()));
    found.map(|group| group.id).ok_or_else(|| {
        let near = crate::plan::nearest(name, groups.iter().map(|group| group.name.as_str())).join(", ");
        Problem::person("zammad-group-missing").with("name", name).with("near", near)
    })
}

/// Path and id of the folder that was typed: a Graph channel knows it by the id, others by
/// the path.
async fn folder_of(
    client: &Client,
    channel: &Channel,
    typed: Option<&str>,
) -> Result<(Option<String>, Option<String>), Problem> {
    let (ChannelKind::MicrosoftGraph, Some(wanted)) = (channel.id.kind, typed) else {
        return Ok((typed.map(str::to_owned), None));
    };
    let folders = client.channel_folders(channel.id).await?;
    let found = paths::find(wanted.trim_matches('/'), &folders, |folder| &folder.path);
    let found = found.ok_or_else(|| Problem::person("channel-folder-missing"))?;
    Ok((Some(found.path.clone()), Some(found.id.clone())))
}

async fn set(arguments: &ChannelSetArguments) -> Result<Exit, Problem> {
    let plan_arguments = &arguments.one.plan;
    let (plan, desk) = desk(plan_arguments).await?;
    let channels = desk.channels().await?;
    let mut channel = meant(&channels, arguments.one.channel, &plan.microsoft.mailbox)?.clone();
    let reading = &arguments.reading;
    if arguments.off {
        channel = desk.switch_off(&channel).await?;
    }
    let reads_otherwise = reading.from_folder.is_some() || reading.keep.is_some();
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
        let (path, id) = folder_of(desk.client(), &channel, reading.from_folder.as_deref()).await?;
        if path.is_some() {
            wanted.folder = path.clone().filter(|_| id.is_none());
            wanted.folder_id = id;
        }
        if let Some(keep) = &reading.keep {
            wanted.keep = keep == "yes";
        }
        if let Some(connector) = connector.as_ref().filter(|_| channel.active) {
            let mut then = reading_of(desk.client(), &channel).await?;
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

async fn connector(arguments: &PlanArguments, plan: &Plan) -> Result<ImapConnector, Problem> {
    ImapConnector::of(&plan.microsoft, tokens::of_mailbox(plan, arguments).await?)
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

async fn switch_on(
    connector: &ImapConnector,
    plan: &Plan,
    desk: &Desk,
    channel: &Channel,
    despite: Option<&str>,
) -> Result<Channel, Problem> {
    let trap = trap_of(connector, plan, desk.client(), channel).await?;
    desk.switch_on(channel, &trap, despite).await
}

fn tell_channel(channel: &Channel, json: bool) {
    if json {
        words::say(&json!({ "event": "channel", "channel": as_json(channel) }).to_string());
    } else {
        words::say(&text_of(channel));
    }
}

async fn new(arguments: &ChannelNewArguments) -> Result<Exit, Problem> {
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
    let (folder, folder_id) = folder_of(desk.client(), &linked.channel, typed).await?;
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
    if !arguments.stay_off {
        let connector = connector(&arguments.plan, &plan).await?;
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
        words::say(&json!({ "event": "link", "link": linking.link }).to_string());
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

async fn sign_in(arguments: &ChannelSignInArguments) -> Result<Exit, Problem> {
    let json = arguments.one.plan.output.json;
    let (plan, desk) = desk(&arguments.one.plan).await?;
    let channels = desk.channels().await?;
    let channel = meant(&channels, arguments.one.channel, &plan.microsoft.mailbox)?;
    let linked = link(&arguments.link, &desk, (channel.id.kind, Some(channel)), &plan, json).await?;
    tell_channel(&linked.channel, json);
    linked.other.map_or(Ok(Exit::Done), Err)
}

async fn remove(arguments: &ChannelRemoveArguments) -> Result<Exit, Problem> {
    let json = arguments.one.plan.output.json;
    let (plan, desk) = desk(&arguments.one.plan).await?;
    let channels = desk.channels().await?;
    let channel = meant(&channels, arguments.one.channel, &plan.microsoft.mailbox)?;
    let removal = Removal::of(channel, &channels);
    if json {
        words::say(&json!({ "event": "removal", "channel": channel.id.id, "takes": removal }).to_string());
    } else {
        let none = || words::word("word-found-none", &[]);
        let list = |names: &[String]| if names.is_empty() { none() } else { names.join(", ") };
        let values =
            [("addresses", list(&removal.addresses).into()), ("groups", list(&removal.groups).into())];
        words::say(&words::word("command-channel-takes", &values));
    }
    let Some(typed) = &arguments.confirm else { return Ok(Exit::Person) };
    desk.remove(channel, typed).await?;
    if !json {
        words::say(&words::word_of("command-channel-removed", "address", channel.name()));
    }
    Ok(Exit::Done)
}

async fn roll_back(arguments: &ChannelArguments) -> Result<Exit, Problem> {
    let (plan, desk) = desk(&arguments.plan).await?;
    let channels = desk.channels().await?;
    let channel = meant(&channels, arguments.channel, &plan.microsoft.mailbox)?;
    desk.roll_back(channel, Timestamp::now()).await?;
    if arguments.plan.output.json {
        words::say(&json!({ "event": "rolled-back", "channel": channel.id.id }).to_string());
    } else {
        words::say(&words::word_of("command-channel-rolled-back", "address", channel.name()));
    }
    Ok(Exit::Done)
}

async fn undo(arguments: &PlanArguments) -> Result<Exit, Problem> {
    let (_, desk) = desk(arguments).await?;
    let undone = desk.take_back().await?;
    let exit = if undone.failed.is_empty() { Exit::Done } else { Exit::Person };
    if arguments.output.json {
        let failed: Vec<Value> = undone
            .failed
            .iter()
            .map(|(name, problem)| {
                json!({ "name": name, "code": problem.code(), "text": problem.text(Language::English) })
            })
            .collect();
        let line = json!({ "event": "undone", "undone": undone.done, "left": undone.left,
            "failed": failed, "exit": exit as u8 });
        words::say(&line.to_string());
        return Ok(exit);
    }
    if undone.done.is_empty() && undone.left.is_empty() && undone.failed.is_empty() {
        words::say(&words::word("command-channel-nothing-undone", &[]));
    }
    for name in &undone.done {
        words::say(&words::word_of("command-channel-undone", "name", name));
    }
    for name in &undone.left {
        words::say(&words::word_of("command-channel-left", "name", name));
    }
    for (_, problem) in &undone.failed {
        words::tell(problem);
    }
    Ok(exit)
}

async fn explain(arguments: &ChannelExplainArguments) -> Result<Exit, Problem> {
    let (_, client) = helpdesk(&arguments.plan).await?;
    let channels = client.channels().await?;
    let kind = ChannelKind::Microsoft365;
    let problem = channels::told(&arguments.text, kind, channels.callback(kind));
    if arguments.plan.output.json {
        let line = json!({ "event": "explained", "code": problem.code(),
            "text": problem.text(Language::English) });
        words::say(&line.to_string());
    } else {
        words::say(&words::problem_text(&words::word("command-channel-explained", &[]), &problem));
    }
    Ok(Exit::Done)
}
