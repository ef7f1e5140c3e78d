//! `mailferry channels`: Zammad's own channels, and going live with one.

mod counting;
mod linking;
mod setting;
mod taking_back;
mod told;
mod watch;

use super::arguments::{ChannelsCommand, PlanArguments, SameMailboxArguments};
use super::{Exit, session, tokens};
use crate::mailbox::imap::ImapConnector;
use crate::migration::going_live::Desk;
use crate::plan::Plan;
use crate::platform;
use crate::problem::Problem;
use crate::zammad::Client;
use crate::zammad::channels::{Channel, Channels};

pub(super) async fn run(deed: &ChannelsCommand) -> Result<Exit, Problem> {
    match deed {
        ChannelsCommand::List(arguments) => told::list(arguments).await,
        ChannelsCommand::Count(arguments) => counting::count(arguments).await,
        ChannelsCommand::Clear(arguments) => counting::clear(arguments).await,
        ChannelsCommand::New(arguments) => linking::new(arguments).await,
        ChannelsCommand::Set(arguments) => setting::set(arguments).await,
        ChannelsCommand::Remove(arguments) => taking_back::remove(arguments).await,
        ChannelsCommand::SignIn(arguments) => linking::sign_in(arguments).await,
        ChannelsCommand::RollBack(arguments) => taking_back::roll_back(arguments).await,
        ChannelsCommand::Undo(arguments) => taking_back::undo(arguments).await,
        ChannelsCommand::Watch(arguments) => watch::watch(arguments).await,
        ChannelsCommand::Explain(arguments) => told::explain(arguments).await,
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

/// Where a mailbox is looked into for a channel, it is the channel's own: what it would do
/// is not counted in another one.
fn in_its_mailbox(channel: &Channel, same: &SameMailboxArguments, mailbox: &str) -> Result<(), Problem> {
    if same.same_mailbox || channel.fetches(mailbox) {
        return Ok(());
    }
    let problem = Problem::person("channel-of-another-mailbox");
    Err(problem.with("channel", channel.mailbox()).with("mailbox", mailbox))
}

async fn connector(arguments: &PlanArguments, plan: &Plan) -> Result<ImapConnector, Problem> {
    ImapConnector::of(&plan.microsoft, tokens::of_mailbox(plan, arguments).await?)
}
