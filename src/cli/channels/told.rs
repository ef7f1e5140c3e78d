//! How channels stand, told: in words, and for programs.

use std::fmt::Write as _;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::super::arguments::{ChannelExplainArguments, PlanArguments};
use super::super::objects::{self, Object};
use super::super::{Exit, words};
use super::helpdesk;
use crate::migration::going_live::guidance;
use crate::problem::{Language, Problem};
use crate::zammad::channels::{self, Channel, ChannelKind, RollBack};

pub(super) async fn list(arguments: &PlanArguments) -> Result<Exit, Problem> {
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
        let told = json!({ "channels": lines, "permissions_missing": hidden, "callbacks": callbacks });
        objects::write(Object::Channels, told);
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

pub(super) fn tell_guidance(kind: ChannelKind, callback: Option<&str>) {
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
        let at = words::moment(at);
        let _ = writeln!(text, "    {}", words::word_of("command-channel-last-fetch", "time", at));
    }
    if let Some(log) = &channel.fetching.log {
        let _ = writeln!(text, "    {}", words::word_of("command-channel-says", "words", log));
    }
    if channel.can_be_migrated() {
        let _ = writeln!(text, "    {}", words::word("command-channel-migratable", &[]));
    }
    if let RollBack::Possible { left: Some(left) } = channel.roll_back(now) {
        let left = language.about(left.unsigned_abs());
        let _ = writeln!(text, "    {}", words::word_of("command-channel-roll-back", "time", left));
    }
    text.trim_end().to_owned()
}

pub(super) fn tell_channel(channel: &Channel, json: bool) {
    if json {
        objects::write(Object::Channel, json!({ "channel": as_json(channel) }));
    } else {
        words::say(&text_of(channel));
    }
}

pub(super) async fn explain(arguments: &ChannelExplainArguments) -> Result<Exit, Problem> {
    let (_, client) = helpdesk(&arguments.plan).await?;
    let channels = client.channels().await?;
    let kind = ChannelKind::Microsoft365;
    let problem = channels::told(&arguments.text, kind, channels.callback(kind));
    if arguments.plan.output.json {
        let line = json!({ "code": problem.code(), "text": problem.text(Language::English) });
        objects::write(Object::Explained, line);
    } else {
        words::say(&words::problem_text(&words::word("command-channel-explained", &[]), &problem));
    }
    Ok(Exit::Done)
}
