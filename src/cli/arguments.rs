//! What each command takes on its command line.

mod channels;
mod shared;

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

pub(super) use channels::{
    ChannelArguments, ChannelClearArguments, ChannelCountArguments, ChannelExplainArguments,
    ChannelNewArguments, ChannelReadingArguments, ChannelRemoveArguments, ChannelSetArguments,
    ChannelSignInArguments, ChannelWatchArguments, ChannelsArguments, ChannelsCommand, LinkArguments,
    SameMailboxArguments,
};
pub(super) use shared::{JournalArguments, OutputArguments, PatienceArguments, PlanArguments};

use crate::migration::run::Timing;
use crate::plan::AfterImport;

/// Brings a Microsoft 365 mailbox into a Zammad helpdesk: once, safely, in plain sight.
#[derive(Parser)]
#[command(name = "mailferry", version, max_term_width = 100)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// For the window, which opens without a command.
    #[command(flatten)]
    pub(super) timing: TimingArguments,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Sign in to Microsoft 365 as the plan's account; remembered in the system's keychain
    SignIn(SignInArguments),
    /// Forget a sign-in: removes everything of it from the keychain
    SignOut(SignOutArguments),
    /// List the remembered sign-ins
    Accounts(OutputArguments),
    /// Ask an administrator for consent, and show how it stands
    Consent(ConsentArguments),
    /// Put the API token for the plan's Zammad into the keychain
    ZammadToken(ZammadTokenArguments),
    /// Look at helpdesk and mailbox and say what an import would do; changes nothing
    Check(RunArguments),
    /// Import the mailbox; goes on where a former run stopped
    Import(ImportArguments),
    /// List the folders of the plan's mailbox with their message counts
    Folders(FoldersArguments),
    /// Show how far every import on this machine is
    Status(OutputArguments),
    /// Show what a run did, with every message that needs attention
    Report(ReportArguments),
    /// Restore what an interrupted import left changed in Zammad and in the mailbox
    Restore(RestoreArguments),
    /// Look at Zammad's own channels, count what one would do, set one up and change it
    Channels(ChannelsArguments),
    /// Save messages that were not imported as .eml files
    Save(SaveArguments),
    /// Return deleted messages from the safety copy to the mailbox; their tickets stay
    PutBack(PutBackArguments),
    /// Save what helps support as one file, after showing what is in it
    SupportBundle(SupportBundleArguments),
    /// Look whether this computer is ready, and each server can be reached; safe to pass on
    Doctor(DoctorArguments),
    /// Say what a problem means and what to do, by its code; all of them without one
    Problems(ProblemsArguments),
    /// Show what Zammad would make of mail files
    Inspect(InspectArguments),
    /// Practise with a mailbox and a helpdesk inside the program, in the window; needs no account
    Practice(PracticeArguments),
    /// Write the manual pages, and what completes commands in a shell
    #[command(hide = true)]
    Manual(ManualArguments),
}

#[derive(Args)]
pub(super) struct ManualArguments {
    /// The folder to write to; made if missing
    pub(super) folder: PathBuf,
}

#[derive(Args)]
pub(super) struct FoldersArguments {
    #[command(flatten)]
    pub(super) plan: PlanArguments,
    #[command(flatten)]
    pub(super) patience: PatienceArguments,
}

#[derive(Args)]
pub(super) struct RunArguments {
    #[command(flatten)]
    pub(super) plan: PlanArguments,
    #[command(flatten)]
    pub(super) journal: JournalArguments,
    #[command(flatten)]
    pub(super) patience: PatienceArguments,
    #[command(flatten)]
    pub(super) safety_copy: SafetyCopyArguments,
}

#[derive(Args)]
pub(super) struct SafetyCopyArguments {
    /// Whether each message is saved as a file before it is deleted, whatever the plan says
    #[arg(long, value_name = "CHOICE", value_parser = ["yes", "no"])]
    pub(super) safety_copy: Option<String>,
    /// The folder for these files, instead of its usual place
    #[arg(long, value_name = "FOLDER")]
    pub(super) safety_copies: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct PutBackArguments {
    #[command(flatten)]
    pub(super) plan: PlanArguments,
    #[command(flatten)]
    pub(super) journal: JournalArguments,
    #[command(flatten)]
    pub(super) patience: PatienceArguments,
    /// The table of the safety copy (index.csv) instead of the journal, where that is gone
    #[arg(long, value_name = "FILE", conflicts_with = "journal")]
    pub(super) index: Option<PathBuf>,
    /// Files of the safety copy (.eml)
    #[arg(conflicts_with_all = ["all", "message_id"])]
    pub(super) files: Vec<PathBuf>,
    /// Return every message that was not returned yet
    #[arg(long, conflicts_with = "message_id")]
    pub(super) all: bool,
    /// Return the messages with this Message-ID; may be given several times
    #[arg(long, value_name = "NAME")]
    pub(super) message_id: Vec<String>,
    /// Put them into this folder, created if missing, instead of the one each was in
    #[arg(long, value_name = "FOLDER")]
    pub(super) folder: Option<String>,
}

#[derive(Args)]
pub(super) struct SignInArguments {
    /// The plan file
    pub(super) plan: PathBuf,
    /// Sign in on another device, where no browser can reach this machine
    #[arg(long)]
    pub(super) device_code: bool,
    /// Only show the link; open no browser
    #[arg(long)]
    pub(super) no_browser: bool,
    /// Ask for the secret of an application that is registered as a web application
    #[arg(long)]
    pub(super) client_secret: bool,
    /// How long to wait for the person to come back from the browser
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    pub(super) wait: u64,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

#[derive(Args)]
pub(super) struct SignOutArguments {
    /// A plan file, or the name of an account as "mailferry accounts" shows it
    #[arg(required_unless_present = "all")]
    pub(super) whom: Option<String>,
    /// Forget every remembered sign-in
    #[arg(long, conflicts_with = "whom")]
    pub(super) all: bool,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

#[derive(Args)]
pub(super) struct ConsentArguments {
    /// The plan file
    pub(super) plan: PathBuf,
    /// Open the page where an administrator consents for everybody, and wait for the answer
    #[arg(long, conflicts_with = "text")]
    pub(super) ask: bool,
    /// Write a text to send to an administrator
    #[arg(long)]
    pub(super) text: bool,
    /// Only show the link; open no browser
    #[arg(long, requires = "ask")]
    pub(super) no_browser: bool,
    /// How long to wait for the administrator to come back from the browser
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    pub(super) wait: u64,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

#[derive(Args)]
pub(super) struct ZammadTokenArguments {
    /// The plan file
    pub(super) plan: PathBuf,
    /// Remove the token from the keychain
    #[arg(long)]
    pub(super) remove: bool,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

#[derive(Args)]
pub(super) struct ImportArguments {
    #[command(flatten)]
    pub(super) run: RunArguments,
    /// Confirm that imported mail is deleted from this mailbox
    #[arg(long, value_name = "ADDRESS")]
    pub(super) delete_from: Option<String>,
    /// Take over import mode that another import left on; only where that one is certainly over
    #[arg(long)]
    pub(super) take_over: bool,
    /// As OLD=NEW: go on with a folder of the plan under its new name, and write that into the plan
    #[arg(long, value_name = "NAMES")]
    pub(super) folder_renamed: Option<String>,
    /// Stay until what the mail server did not delete is deleted, and until a missing folder is
    /// there
    #[arg(long)]
    pub(super) stay: bool,
    /// What becomes of mail that the mail server does not delete
    #[arg(long, value_name = "WAY", value_parser = ["move", "mark-read"])]
    pub(super) instead: Option<String>,
    /// With --instead move: the folder; made if missing
    #[arg(long, value_name = "FOLDER", requires = "instead", default_value = "Zammad")]
    pub(super) instead_folder: String,
    /// After which pauses the import itself tries again what the mail server did not delete;
    /// 0: not at all
    #[arg(long, value_name = "SECONDS", value_delimiter = ',', default_values_t = [10, 30, 90])]
    pub(super) deletion_pauses: Vec<u64>,
    #[command(flatten)]
    pub(super) timing: TimingArguments,
}

impl ImportArguments {
    /// After which pauses deleting is tried again in the same run.
    pub(super) fn pauses(&self) -> Vec<Duration> {
        let pauses = self.deletion_pauses.iter().filter(|seconds| **seconds > 0);
        pauses.map(|seconds| Duration::from_secs(*seconds)).collect()
    }

    /// What becomes of mail that the mail server does not delete, where that was said.
    pub(super) fn instead(&self) -> Option<AfterImport> {
        let way = self.instead.as_deref()?;
        let moved = || AfterImport::Move(self.instead_folder.clone());
        Some(if way == "move" { moved() } else { AfterImport::MarkRead })
    }
}

#[derive(Args)]
pub(super) struct TimingArguments {
    /// How long a message whose request had no clear answer is looked for in Zammad before it
    /// is sent again
    #[arg(long, value_name = "SECONDS", default_value_t = 330)]
    pub(super) certainty: u64,
    /// How long to wait until import mode has reached every process of Zammad
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    pub(super) settle_time: u64,
}

impl TimingArguments {
    pub(super) fn timing(&self) -> Timing {
        Timing {
            certainty: Duration::from_secs(self.certainty),
            settle_time: Duration::from_secs(self.settle_time),
        }
    }
}

#[derive(Args)]
pub(super) struct ReportArguments {
    /// Name of the run, as "mailferry status" shows it; the newest if left out
    pub(super) run: Option<String>,
    /// The journal's file, instead of looking in the usual place
    #[arg(long, value_name = "FILE")]
    pub(super) journal: Option<PathBuf>,
    /// Write the report as a page, to read in a browser or to print
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pub(super) html: Option<PathBuf>,
    /// Write every message of the import as a line of a table
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pub(super) csv: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long)]
    pub(super) force: bool,
    /// The language of what is written to a file; the system's if left out
    #[arg(long, value_name = "LANGUAGE", value_parser = ["en", "de"])]
    pub(super) language: Option<String>,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

#[derive(Args)]
pub(super) struct RestoreArguments {
    /// A journal's file, instead of all in the usual place
    #[arg(long, value_name = "FILE")]
    pub(super) journal: Option<PathBuf>,
    /// An extra trusted CA for Zammad, in PEM form
    #[arg(long, value_name = "FILE")]
    pub(super) ca_file: Option<PathBuf>,
    /// How long to wait for requests of unknown outcome before anything is restored
    #[arg(long, value_name = "SECONDS", default_value_t = 330)]
    pub(super) certainty: u64,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

#[derive(Args)]
pub(super) struct SaveArguments {
    #[command(flatten)]
    pub(super) plan: PlanArguments,
    #[command(flatten)]
    pub(super) journal: JournalArguments,
    /// The folder to save to; made if missing
    #[arg(long, value_name = "FOLDER")]
    pub(super) to: PathBuf,
}

#[derive(Args)]
pub(super) struct SupportBundleArguments {
    /// The file; in the downloads if left out
    pub(super) file: Option<PathBuf>,
    /// The plan file
    #[arg(long, value_name = "FILE")]
    pub(super) plan: Option<PathBuf>,
    #[command(flatten)]
    pub(super) journal: JournalArguments,
    /// Keep addresses and names in it
    #[arg(long)]
    pub(super) with_addresses: bool,
    /// Save it without asking
    #[arg(long)]
    pub(super) yes: bool,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

#[derive(Args)]
pub(super) struct DoctorArguments {
    /// The plan file
    pub(super) plan: Option<PathBuf>,
    /// A helpdesk to look for, by its address
    #[arg(long, value_name = "ADDRESS")]
    pub(super) zammad: Option<String>,
    /// Look for the servers of this cloud of Microsoft's
    #[arg(long, value_name = "CLOUD", value_parser = ["worldwide", "us-government", "china"])]
    pub(super) cloud: Option<String>,
    /// An extra trusted CA for that helpdesk, in PEM form
    #[arg(long, value_name = "FILE", requires = "zammad")]
    pub(super) ca_file: Option<PathBuf>,
    /// Keep the names of servers
    #[arg(long)]
    pub(super) with_addresses: bool,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

#[derive(Args)]
pub(super) struct ProblemsArguments {
    /// The code, as every problem is told with
    #[arg(conflicts_with = "open")]
    pub(super) code: Option<String>,
    /// Open the page of all problems in the browser
    #[arg(long, conflicts_with = "json")]
    pub(super) open: bool,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

#[derive(Args)]
pub(super) struct InspectArguments {
    /// Mail files (.eml)
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    /// An address that the helpdesk sends from: mail from it counts as an agent's
    #[arg(long = "system-address", value_name = "ADDRESS")]
    pub(super) system_addresses: Vec<String>,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

#[derive(Args)]
pub(super) struct PracticeArguments {
    #[command(subcommand)]
    pub(super) serve: Option<PracticeCommand>,
    /// Make the whole journey in the terminal, without the window
    #[arg(long)]
    pub(super) headless: bool,
    /// Which trouble to practise with, several with commas between them; "list"
    /// describes them all
    #[arg(long, value_name = "NAME", default_value = "calm", value_delimiter = ',', global = true)]
    pub(super) scenario: Vec<String>,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

impl PracticeArguments {
    /// Whether the journey is to be made in the window.
    pub(super) fn in_window(&self) -> bool {
        cfg!(feature = "gui") && self.serve.is_none() && !self.headless && !self.lists()
    }
}

impl PracticeArguments {
    /// Whether the scenarios are to be described.
    pub(super) fn lists(&self) -> bool {
        self.scenario.iter().any(|name| name == "list")
    }
}

#[derive(Subcommand)]
pub(super) enum PracticeCommand {
    /// Keep mailbox and helpdesk up for other programs, until ended
    Serve {
        /// Folder for the plan file; a temporary one if left out
        #[arg(long, value_name = "FOLDER")]
        folder: Option<PathBuf>,
        /// Let the helpdesk be as slow as a real Zammad with so many server processes
        #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=64))]
        workers: Option<u32>,
    },
}

impl Command {
    /// The plan that the command works on, where it has one.
    pub(super) fn plan(&self) -> Option<PathBuf> {
        match self {
            Self::SignIn(arguments) => Some(arguments.plan.clone()),
            Self::Consent(arguments) => Some(arguments.plan.clone()),
            Self::Folders(arguments) => Some(arguments.plan.plan.clone()),
            Self::Check(arguments) => Some(arguments.plan.plan.clone()),
            Self::Import(arguments) => Some(arguments.run.plan.plan.clone()),
            Self::Save(arguments) => Some(arguments.plan.plan.clone()),
            Self::PutBack(arguments) => Some(arguments.plan.plan.clone()),
            Self::Channels(arguments) => Some(arguments.deed.plan().plan.clone()),
            _ => None,
        }
    }
}
