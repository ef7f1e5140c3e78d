//! What a channel would do with the mail where it reads, counted; and the ways out.

use std::sync::Arc;

use serde_json::json;

use super::super::arguments::{ChannelClearArguments, ChannelCountArguments, JournalArguments};
use super::super::objects::{self, Object};
use super::super::progress::Shown;
use super::super::{Exit, session, tokens, words};
use super::{connector, helpdesk, in_its_mailbox, meant};
use crate::mailbox::imap::ImapConnector;
use crate::migration::going_live::{Reading, Trap};
use crate::migration::journal::Journal;
use crate::migration::run::{Ending, Options, Prepared};
use crate::plan::{AfterImport, Plan};
use crate::problem::Problem;
use crate::zammad::Client;
use crate::zammad::channels::Channel;

pub(super) async fn trap_of(
    connector: &ImapConnector,
    plan: &Plan,
    client: &Client,
    channel: &Channel,
) -> Result<Trap, Problem> {
    let reading = Reading::in_mailbox(connector, client, channel).await?;
    Trap::count_with(connector, client, &reading, journal(plan).as_ref()).await
}

/// The journal of the plan's imports in its usual place, where there is one: it knows
/// messages that carry no Message-ID.
pub(super) fn journal(plan: &Plan) -> Option<Journal> {
    let path = session::journal(plan, &JournalArguments { journal: None }).ok()?;
    Journal::open_for_reading(&path).ok()
}

pub(super) async fn count(arguments: &ChannelCountArguments) -> Result<Exit, Problem> {
    let plan_arguments = &arguments.one.plan;
    let (plan, client) = helpdesk(plan_arguments).await?;
    let mailbox = &plan.microsoft.mailbox;
    let channels = client.channels().await?;
    let channel = meant(&channels, arguments.one.channel, mailbox)?;
    in_its_mailbox(channel, &arguments.mailbox, mailbox)?;
    let connector = connector(plan_arguments, &plan).await?;
    let trap = trap_of(&connector, &plan, &client, channel).await?;
    Ok(tell_trap(&trap, channel, plan_arguments.output.json))
}

fn tell_trap(trap: &Trap, channel: &Channel, json: bool) -> Exit {
    let exit = if trap.is_clear() { Exit::Done } else { Exit::Person };
    if json {
        let line = json!({ "channel": channel.id.id, "trap": trap, "clear": trap.is_clear(),
            "exit": exit as u8 });
        objects::write(Object::Trap, line);
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

pub(super) async fn clear(arguments: &ChannelClearArguments) -> Result<Exit, Problem> {
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
    in_its_mailbox(channel, &arguments.mailbox, &mailbox)?;
    let options = Options::new(session::journal(&plan, &arguments.journal)?);
    let token = session::zammad_token(&plan.zammad.url).await?;
    let access = tokens::of_mailbox(&plan, plan_arguments).await?;
    let connector = ImapConnector::of(&plan.microsoft, Arc::clone(&access))?;
    let folder = Reading::in_mailbox(&connector, &client, channel).await?.folder;
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
