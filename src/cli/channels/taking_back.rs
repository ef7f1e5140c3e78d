//! What takes something away: a channel, its migration, or what was changed from here.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::super::arguments::{ChannelArguments, ChannelRemoveArguments, PlanArguments};
use super::super::objects::{self, Object};
use super::super::{Exit, words};
use super::{desk, meant};
use crate::migration::going_live::Removal;
use crate::problem::{Language, Problem};

pub(super) async fn remove(arguments: &ChannelRemoveArguments) -> Result<Exit, Problem> {
    let json = arguments.one.plan.output.json;
    let (plan, desk) = desk(&arguments.one.plan).await?;
    let channels = desk.channels().await?;
    let channel = meant(&channels, arguments.one.channel, &plan.microsoft.mailbox)?;
    let removal = Removal::of(channel, &channels);
    if json {
        objects::write(Object::Removal, json!({ "channel": channel.id.id, "takes": removal }));
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

pub(super) async fn roll_back(arguments: &ChannelArguments) -> Result<Exit, Problem> {
    let (plan, desk) = desk(&arguments.plan).await?;
    let channels = desk.channels().await?;
    let channel = meant(&channels, arguments.channel, &plan.microsoft.mailbox)?;
    desk.roll_back(channel, Timestamp::now()).await?;
    if arguments.plan.output.json {
        objects::write(Object::RolledBack, json!({ "channel": channel.id.id }));
    } else {
        words::say(&words::word_of("command-channel-rolled-back", "address", channel.name()));
    }
    Ok(Exit::Done)
}

pub(super) async fn undo(arguments: &PlanArguments) -> Result<Exit, Problem> {
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
        let line = json!({ "undone": undone.done, "left": undone.left, "failed": failed,
            "exit": exit as u8 });
        objects::write(Object::Undone, line);
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
