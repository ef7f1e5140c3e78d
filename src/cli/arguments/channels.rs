//! What the commands of channels take on their command line.

use clap::{Args, Subcommand};

use super::shared::{JournalArguments, PlanArguments};

#[derive(Args)]
pub(in crate::cli) struct ChannelsArguments {
    #[command(subcommand)]
    pub(in crate::cli) deed: ChannelsCommand,
}

#[derive(Subcommand)]
pub(in crate::cli) enum ChannelsCommand {
    /// List Zammad's channels with how they stand
    List(PlanArguments),
    /// Count what a channel would do with the mail where it reads; changes nothing
    Count(ChannelCountArguments),
    /// Mark read, move or delete what was imported where a channel reads, then count again
    Clear(ChannelClearArguments),
    /// Set up a new channel for the plan's mailbox, or migrate an e-mail channel for it
    New(ChannelNewArguments),
    /// Change a channel: its group, its folder, what it keeps, and whether it is on
    Set(ChannelSetArguments),
    /// Turn a migrated channel back into the e-mail channel it was
    RollBack(ChannelArguments),
    /// Delete a channel
    Remove(ChannelRemoveArguments),
    /// Sign a channel in at Microsoft again, as the same account
    SignIn(ChannelSignInArguments),
    /// Watch a channel's first hour: what it takes, and why nothing comes; changes nothing
    Watch(ChannelWatchArguments),
    /// Undo what was changed of channels here, newest first
    Undo(PlanArguments),
    /// Explain a message that Zammad or Microsoft showed
    Explain(ChannelExplainArguments),
}

impl ChannelsCommand {
    pub(in crate::cli) fn plan(&self) -> &PlanArguments {
        match self {
            Self::List(plan) | Self::Undo(plan) => plan,
            Self::RollBack(one) => &one.plan,
            Self::Count(arguments) => &arguments.one.plan,
            Self::Clear(arguments) => &arguments.one.plan,
            Self::New(arguments) => &arguments.plan,
            Self::Set(arguments) => &arguments.one.plan,
            Self::Remove(arguments) => &arguments.one.plan,
            Self::SignIn(arguments) => &arguments.one.plan,
            Self::Watch(arguments) => &arguments.one.plan,
            Self::Explain(arguments) => &arguments.plan,
        }
    }
}

#[derive(Args)]
pub(in crate::cli) struct ChannelArguments {
    #[command(flatten)]
    pub(in crate::cli) plan: PlanArguments,
    /// Number of the channel, as "mailferry channels list" shows it; the one for the
    /// plan's mailbox if left out
    #[arg(long, value_name = "NUMBER")]
    pub(in crate::cli) channel: Option<u64>,
}

/// Whose mailbox it is that is looked into for a channel.
#[derive(Args)]
pub(in crate::cli) struct SameMailboxArguments {
    /// The channel fetches the plan's mailbox, although Zammad knows it by another address
    #[arg(long)]
    pub(in crate::cli) same_mailbox: bool,
}

#[derive(Args)]
pub(in crate::cli) struct ChannelCountArguments {
    #[command(flatten)]
    pub(in crate::cli) one: ChannelArguments,
    #[command(flatten)]
    pub(in crate::cli) mailbox: SameMailboxArguments,
}

#[derive(Args)]
pub(in crate::cli) struct ChannelWatchArguments {
    #[command(flatten)]
    pub(in crate::cli) one: ChannelArguments,
    #[command(flatten)]
    pub(in crate::cli) mailbox: SameMailboxArguments,
    /// How long it is watched
    #[arg(long, value_name = "MINUTES", default_value_t = 60)]
    pub(in crate::cli) minutes: u64,
    /// Seconds between two looks
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..))]
    pub(in crate::cli) every: u64,
}

#[derive(Args)]
pub(in crate::cli) struct ChannelReadingArguments {
    /// Name of the group that its mail goes to
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) group: Option<String>,
    /// The group sends from the channel's address from now on
    #[arg(long)]
    pub(in crate::cli) change_sending_address: bool,
    /// The folder that it reads
    #[arg(long, value_name = "FOLDER")]
    pub(in crate::cli) from_folder: Option<String>,
    /// Whether fetched mail stays in the mailbox, as read; else it is deleted
    #[arg(long, value_name = "CHOICE", value_parser = ["yes", "no"])]
    pub(in crate::cli) keep: Option<String>,
    /// Confirm that it is switched on although it takes what Zammad already has
    #[arg(long, value_name = "ADDRESS")]
    pub(in crate::cli) despite: Option<String>,
}

#[derive(Args)]
pub(in crate::cli) struct ChannelSetArguments {
    #[command(flatten)]
    pub(in crate::cli) one: ChannelArguments,
    #[command(flatten)]
    pub(in crate::cli) mailbox: SameMailboxArguments,
    #[command(flatten)]
    pub(in crate::cli) reading: ChannelReadingArguments,
    /// Switch it on, after counting what it would do
    #[arg(long, conflicts_with = "off")]
    pub(in crate::cli) on: bool,
    /// Switch it off
    #[arg(long)]
    pub(in crate::cli) off: bool,
    /// Make this a further address of the channel; may be given several times
    #[arg(long, value_name = "ADDRESS")]
    pub(in crate::cli) add_address: Vec<String>,
}

#[derive(Args)]
pub(in crate::cli) struct ChannelRemoveArguments {
    #[command(flatten)]
    pub(in crate::cli) one: ChannelArguments,
    /// Confirm it by the channel's address; without, only what it would take with it is shown
    #[arg(long, value_name = "ADDRESS")]
    pub(in crate::cli) confirm: Option<String>,
}

#[derive(Args)]
pub(in crate::cli) struct LinkArguments {
    /// Only show the link; open no browser
    #[arg(long)]
    pub(in crate::cli) no_browser: bool,
    /// How long to wait for the channel to appear
    #[arg(long, value_name = "SECONDS", default_value_t = 900)]
    pub(in crate::cli) wait: u64,
}

#[derive(Args)]
pub(in crate::cli) struct ChannelSignInArguments {
    #[command(flatten)]
    pub(in crate::cli) one: ChannelArguments,
    #[command(flatten)]
    pub(in crate::cli) link: LinkArguments,
}

#[derive(Args)]
pub(in crate::cli) struct ChannelClearArguments {
    #[command(flatten)]
    pub(in crate::cli) one: ChannelArguments,
    #[command(flatten)]
    pub(in crate::cli) mailbox: SameMailboxArguments,
    #[command(flatten)]
    pub(in crate::cli) journal: JournalArguments,
    /// What becomes of the imported messages
    #[arg(long, value_name = "WAY", value_parser = ["mark-read", "move", "delete"])]
    pub(in crate::cli) way: String,
    /// With --way move: the folder; made if missing
    #[arg(long, value_name = "FOLDER", default_value = "Zammad")]
    pub(in crate::cli) to: String,
    /// Confirm that imported mail is deleted from this mailbox
    #[arg(long, value_name = "ADDRESS")]
    pub(in crate::cli) delete_from: Option<String>,
}

#[derive(Args)]
pub(in crate::cli) struct ChannelNewArguments {
    #[command(flatten)]
    pub(in crate::cli) plan: PlanArguments,
    /// How Zammad reaches the mailbox
    #[arg(long, value_name = "CHOICE", value_parser = ["microsoft365", "microsoft-graph"])]
    #[arg(default_value = "microsoft365")]
    pub(in crate::cli) kind: String,
    /// Give Zammad the plan's application and its secret first; the secret is asked for
    #[arg(long)]
    pub(in crate::cli) credentials: bool,
    #[command(flatten)]
    pub(in crate::cli) reading: ChannelReadingArguments,
    #[command(flatten)]
    pub(in crate::cli) link: LinkArguments,
    /// Leave the channel switched off
    #[arg(long)]
    pub(in crate::cli) stay_off: bool,
}

#[derive(Args)]
pub(in crate::cli) struct ChannelExplainArguments {
    #[command(flatten)]
    pub(in crate::cli) plan: PlanArguments,
    /// The message, or its beginning
    pub(in crate::cli) text: String,
}
