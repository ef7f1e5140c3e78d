//! The commands: one module each.
//!
//! What is asked for goes to standard output, what is told meanwhile to standard
//! error. Exit codes: 0 all done; 1 a fault of the program; 2 wrong use or plan;
//! 3 done, some messages skipped or failed; 4 stopped by something passing, run
//! again; 5 needs a person.

mod accounts;
mod channels;
mod check;
mod consent;
mod doctor;
mod folders;
mod help;
mod import;
mod inspect;
mod manual;
mod misuse;
mod practice;
mod problems;
mod progress;
mod put_back;
#[cfg(test)]
mod reference;
mod report;
mod restore;
mod save;
mod session;
mod sign_in;
mod sign_out;
mod status;
mod support_bundle;
mod tokens;
#[cfg(feature = "gui")]
mod unseen;
mod verdicts;
mod words;
mod zammad_token;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, FromArgMatches as _, Parser, Subcommand};

use crate::migration::run::Timing;
use crate::plan::AfterImport;
use crate::platform;
use crate::problem::{Kind, Problem};

/// How a command ended, as its exit code says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All done.
    Done = 0,
    /// A fault of the program.
    Fault = 1,
    /// Wrong use or plan.
    Usage = 2,
    /// Done, some messages skipped or failed.
    Partly = 3,
    /// Stopped by something passing, or by the person; run again.
    Again = 4,
    /// Needs a person: sign-in, consent, rights.
    Person = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

impl Exit {
    /// The exit code that a problem of this kind ends a command with.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Passing => Self::Again,
            Kind::Message => Self::Partly,
            Kind::Person => Self::Person,
            Kind::Usage => Self::Usage,
            Kind::Ours => Self::Fault,
        }
    }
}

/// Brings a Microsoft 365 mailbox into a Zammad helpdesk: once, safely, in plain sight.
#[derive(Parser)]
#[command(name = "mailferry", version, max_term_width = 100)]
#[command(args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// For the window, which opens without a command.
    #[command(flatten)]
    timing: TimingArguments,
}

#[derive(Subcommand)]
enum Command {
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
struct ManualArguments {
    /// The folder to write to; made if missing
    folder: PathBuf,
}

#[derive(Args)]
struct OutputArguments {
    /// Write JSON for programs
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct PlanArguments {
    /// The plan file
    plan: PathBuf,
    #[command(flatten)]
    access: AccessArguments,
    #[command(flatten)]
    output: OutputArguments,
}

#[derive(Args)]
struct FoldersArguments {
    #[command(flatten)]
    plan: PlanArguments,
    #[command(flatten)]
    patience: PatienceArguments,
}

#[derive(Args)]
struct PatienceArguments {
    /// How long to bear passing trouble before giving up
    #[arg(long, value_name = "SECONDS", default_value_t = 900)]
    patience: u64,
}

#[derive(Args)]
struct JournalArguments {
    /// The journal's file, instead of its usual place
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
}

#[derive(Args)]
struct RunArguments {
    #[command(flatten)]
    plan: PlanArguments,
    #[command(flatten)]
    journal: JournalArguments,
    #[command(flatten)]
    patience: PatienceArguments,
    #[command(flatten)]
    safety_copy: SafetyCopyArguments,
}

#[derive(Args)]
struct SafetyCopyArguments {
    /// Whether each message is saved as a file before it is deleted, whatever the plan says
    #[arg(long, value_name = "CHOICE", value_parser = ["yes", "no"])]
    safety_copy: Option<String>,
    /// The folder for these files, instead of its usual place
    #[arg(long, value_name = "FOLDER")]
    safety_copies: Option<PathBuf>,
}

#[derive(Args)]
struct PutBackArguments {
    #[command(flatten)]
    plan: PlanArguments,
    #[command(flatten)]
    journal: JournalArguments,
    #[command(flatten)]
    patience: PatienceArguments,
    /// The table of the safety copy (index.csv) instead of the journal, where that is gone
    #[arg(long, value_name = "FILE", conflicts_with = "journal")]
    index: Option<PathBuf>,
    /// Files of the safety copy (.eml)
    #[arg(conflicts_with_all = ["all", "message_id"])]
    files: Vec<PathBuf>,
    /// Return every message that was not returned yet
    #[arg(long, conflicts_with = "message_id")]
    all: bool,
    /// Return the messages with this Message-ID; may be given several times
    #[arg(long, value_name = "NAME")]
    message_id: Vec<String>,
    /// Put them into this folder, created if missing, instead of the one each was in
    #[arg(long, value_name = "FOLDER")]
    folder: Option<String>,
}

#[derive(Args)]
struct AccessArguments {
    /// Sign in for this run only, where there is no keychain; nothing is kept
    #[arg(long)]
    sign_in: bool,
    /// With --sign-in: sign in on another device
    #[arg(long, requires = "sign_in")]
    device_code: bool,
}

#[derive(Args)]
struct SignInArguments {
    /// The plan file
    plan: PathBuf,
    /// Sign in on another device, where no browser can reach this machine
    #[arg(long)]
    device_code: bool,
    /// Only show the link; open no browser
    #[arg(long)]
    no_browser: bool,
    /// Ask for the secret of an application that is registered as a web application
    #[arg(long)]
    client_secret: bool,
    /// How long to wait for the person to come back from the browser
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    wait: u64,
    #[command(flatten)]
    output: OutputArguments,
}

#[derive(Args)]
struct SignOutArguments {
    /// A plan file, or the name of an account as "mailferry accounts" shows it
    #[arg(required_unless_present = "all")]
    whom: Option<String>,
    /// Forget every remembered sign-in
    #[arg(long, conflicts_with = "whom")]
    all: bool,
    #[command(flatten)]
    output: OutputArguments,
}

#[derive(Args)]
struct ConsentArguments {
    /// The plan file
    plan: PathBuf,
    /// Open the page where an administrator consents for everybody, and wait for the answer
    #[arg(long, conflicts_with = "text")]
    ask: bool,
    /// Write a text to send to an administrator
    #[arg(long)]
    text: bool,
    /// Only show the link; open no browser
    #[arg(long, requires = "ask")]
    no_browser: bool,
    /// How long to wait for the administrator to come back from the browser
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    wait: u64,
    #[command(flatten)]
    output: OutputArguments,
}

#[derive(Args)]
struct ZammadTokenArguments {
    /// The plan file
    plan: PathBuf,
    /// Remove the token from the keychain
    #[arg(long)]
    remove: bool,
    #[command(flatten)]
    output: OutputArguments,
}

#[derive(Args)]
struct ImportArguments {
    #[command(flatten)]
    run: RunArguments,
    /// Confirm that imported mail is deleted from this mailbox
    #[arg(long, value_name = "ADDRESS")]
    delete_from: Option<String>,
    /// Take over import mode that another import left on; only where that one is certainly over
    #[arg(long)]
    take_over: bool,
    /// As OLD=NEW: go on with a folder of the plan under its new name, and write that into the plan
    #[arg(long, value_name = "NAMES")]
    folder_renamed: Option<String>,
    /// Stay until what the mail server did not delete is deleted, and until a missing folder is
    /// there
    #[arg(long)]
    stay: bool,
    /// What becomes of mail that the mail server does not delete
    #[arg(long, value_name = "WAY", value_parser = ["move", "mark-read"])]
    instead: Option<String>,
    /// With --instead move: the folder; made if missing
    #[arg(long, value_name = "FOLDER", requires = "instead", default_value = "Zammad")]
    instead_folder: String,
    #[command(flatten)]
    timing: TimingArguments,
}

impl ImportArguments {
    /// What becomes of mail that the mail server does not delete, where that was said.
    fn instead(&self) -> Option<AfterImport> {
        let way = self.instead.as_deref()?;
        let moved = || AfterImport::Move(self.instead_folder.clone());
        Some(if way == "move" { moved() } else { AfterImport::MarkRead })
    }
}

#[derive(Args)]
struct TimingArguments {
    /// How long a message whose request had no clear answer is looked for in Zammad before it
    /// is sent again
    #[arg(long, value_name = "SECONDS", default_value_t = 330)]
    certainty: u64,
    /// How long to wait until import mode has reached every process of Zammad
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    settle_time: u64,
}

impl TimingArguments {
    fn timing(&self) -> Timing {
        Timing {
            certainty: Duration::from_secs(self.certainty),
            settle_time: Duration::from_secs(self.settle_time),
        }
    }
}

#[derive(Args)]
struct ReportArguments {
    /// Name of the run, as "mailferry status" shows it; the newest if left out
    run: Option<String>,
    /// The journal's file, instead of looking in the usual place
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// Write the report as a page, to read in a browser or to print
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    html: Option<PathBuf>,
    /// Write every message of the import as a line of a table
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    csv: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long)]
    force: bool,
    /// The language of what is written to a file; the system's if left out
    #[arg(long, value_name = "LANGUAGE", value_parser = ["en", "de"])]
    language: Option<String>,
    #[command(flatten)]
    output: OutputArguments,
}

#[derive(Args)]
struct RestoreArguments {
    /// A journal's file, instead of all in the usual place
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// An extra trusted CA for Zammad, in PEM form
    #[arg(long, value_name = "FILE")]
    ca_file: Option<PathBuf>,
    /// How long to wait for requests of unknown outcome before anything is restored
    #[arg(long, value_name = "SECONDS", default_value_t = 330)]
    certainty: u64,
    #[command(flatten)]
    output: OutputArguments,
}

#[derive(Args)]
struct ChannelsArguments {
    #[command(subcommand)]
    deed: ChannelsCommand,
}

#[derive(Subcommand)]
enum ChannelsCommand {
    /// List Zammad's channels with how they stand
    List(PlanArguments),
    /// Count what a channel would do with the mail where it reads; changes nothing
    Count(ChannelArguments),
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
    fn plan(&self) -> &PlanArguments {
        match self {
            Self::List(plan) | Self::Undo(plan) => plan,
            Self::Count(one) | Self::RollBack(one) => &one.plan,
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
struct ChannelArguments {
    #[command(flatten)]
    plan: PlanArguments,
    /// Number of the channel, as "mailferry channels list" shows it; the one for the
    /// plan's mailbox if left out
    #[arg(long, value_name = "NUMBER")]
    channel: Option<u64>,
}

#[derive(Args)]
struct ChannelWatchArguments {
    #[command(flatten)]
    one: ChannelArguments,
    /// How long it is watched
    #[arg(long, value_name = "MINUTES", default_value_t = 60)]
    minutes: u64,
}

#[derive(Args)]
struct ChannelReadingArguments {
    /// Name of the group that its mail goes to
    #[arg(long, value_name = "NAME")]
    group: Option<String>,
    /// The group sends from the channel's address from now on
    #[arg(long)]
    change_sending_address: bool,
    /// The folder that it reads
    #[arg(long, value_name = "FOLDER")]
    from_folder: Option<String>,
    /// Whether fetched mail stays in the mailbox, as read; else it is deleted
    #[arg(long, value_name = "CHOICE", value_parser = ["yes", "no"])]
    keep: Option<String>,
    /// Confirm that it is switched on although it takes what Zammad already has
    #[arg(long, value_name = "ADDRESS")]
    despite: Option<String>,
}

#[derive(Args)]
struct ChannelSetArguments {
    #[command(flatten)]
    one: ChannelArguments,
    #[command(flatten)]
    reading: ChannelReadingArguments,
    /// Switch it on, after counting what it would do
    #[arg(long, conflicts_with = "off")]
    on: bool,
    /// Switch it off
    #[arg(long)]
    off: bool,
    /// Make this a further address of the channel; may be given several times
    #[arg(long, value_name = "ADDRESS")]
    add_address: Vec<String>,
}

#[derive(Args)]
struct ChannelRemoveArguments {
    #[command(flatten)]
    one: ChannelArguments,
    /// Confirm it by the channel's address; without, only what it would take with it is shown
    #[arg(long, value_name = "ADDRESS")]
    confirm: Option<String>,
}

#[derive(Args)]
struct LinkArguments {
    /// Only show the link; open no browser
    #[arg(long)]
    no_browser: bool,
    /// How long to wait for the channel to appear
    #[arg(long, value_name = "SECONDS", default_value_t = 900)]
    wait: u64,
}

#[derive(Args)]
struct ChannelSignInArguments {
    #[command(flatten)]
    one: ChannelArguments,
    #[command(flatten)]
    link: LinkArguments,
}

#[derive(Args)]
struct ChannelClearArguments {
    #[command(flatten)]
    one: ChannelArguments,
    #[command(flatten)]
    journal: JournalArguments,
    /// What becomes of the imported messages
    #[arg(long, value_name = "WAY", value_parser = ["mark-read", "move", "delete"])]
    way: String,
    /// With --way move: the folder; made if missing
    #[arg(long, value_name = "FOLDER", default_value = "Zammad")]
    to: String,
    /// Confirm that imported mail is deleted from this mailbox
    #[arg(long, value_name = "ADDRESS")]
    delete_from: Option<String>,
}

#[derive(Args)]
struct ChannelNewArguments {
    #[command(flatten)]
    plan: PlanArguments,
    /// How Zammad reaches the mailbox
    #[arg(long, value_name = "CHOICE", value_parser = ["microsoft365", "microsoft-graph"])]
    #[arg(default_value = "microsoft365")]
    kind: String,
    /// Give Zammad the plan's application and its secret first; the secret is asked for
    #[arg(long)]
    credentials: bool,
    #[command(flatten)]
    reading: ChannelReadingArguments,
    #[command(flatten)]
    link: LinkArguments,
    /// Leave the channel switched off
    #[arg(long)]
    stay_off: bool,
}

#[derive(Args)]
struct ChannelExplainArguments {
    #[command(flatten)]
    plan: PlanArguments,
    /// The message, or its beginning
    text: String,
}

#[derive(Args)]
struct SaveArguments {
    #[command(flatten)]
    plan: PlanArguments,
    #[command(flatten)]
    journal: JournalArguments,
    /// The folder to save to; made if missing
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
}

#[derive(Args)]
struct SupportBundleArguments {
    /// The file; in the downloads if left out
    file: Option<PathBuf>,
    /// The plan file
    #[arg(long, value_name = "FILE")]
    plan: Option<PathBuf>,
    #[command(flatten)]
    journal: JournalArguments,
    /// Keep addresses and names in it
    #[arg(long)]
    with_addresses: bool,
    /// Save it without asking
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    output: OutputArguments,
}

#[derive(Args)]
struct DoctorArguments {
    /// The plan file
    plan: Option<PathBuf>,
    /// A helpdesk to look for, by its address
    #[arg(long, value_name = "ADDRESS")]
    zammad: Option<String>,
    /// Look for the servers of this cloud of Microsoft's
    #[arg(long, value_name = "CLOUD", value_parser = ["worldwide", "us-government", "china"])]
    cloud: Option<String>,
    /// An extra trusted CA for that helpdesk, in PEM form
    #[arg(long, value_name = "FILE", requires = "zammad")]
    ca_file: Option<PathBuf>,
    /// Keep the names of servers
    #[arg(long)]
    with_addresses: bool,
    #[command(flatten)]
    output: OutputArguments,
}

#[derive(Args)]
struct ProblemsArguments {
    /// The code, as every problem is told with
    #[arg(conflicts_with = "open")]
    code: Option<String>,
    /// Open the page of all problems in the browser
    #[arg(long, conflicts_with = "json")]
    open: bool,
    #[command(flatten)]
    output: OutputArguments,
}

#[derive(Args)]
struct InspectArguments {
    /// Mail files (.eml)
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// An address that the helpdesk sends from: mail from it counts as an agent's
    #[arg(long = "system-address", value_name = "ADDRESS")]
    system_addresses: Vec<String>,
    #[command(flatten)]
    output: OutputArguments,
}

#[derive(Args)]
struct PracticeArguments {
    #[command(subcommand)]
    serve: Option<PracticeCommand>,
    /// Make the whole journey in the terminal, without the window
    #[arg(long)]
    headless: bool,
    /// Which trouble to practise with, several with commas between them; "list"
    /// describes them all
    #[arg(long, value_name = "NAME", default_value = "calm", value_delimiter = ',', global = true)]
    scenario: Vec<String>,
    #[command(flatten)]
    output: OutputArguments,
}

impl PracticeArguments {
    /// Whether the journey is to be made in the window.
    fn in_window(&self) -> bool {
        cfg!(feature = "gui") && self.serve.is_none() && !self.headless && !self.lists()
    }
}

impl PracticeArguments {
    /// Whether the scenarios are to be described.
    fn lists(&self) -> bool {
        self.scenario.iter().any(|name| name == "list")
    }
}

#[derive(Subcommand)]
enum PracticeCommand {
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

/// Reads the command line, carries it out, and gives the exit code.
pub fn main() -> ExitCode {
    // What stands for several files is left to the program by Windows, and done by
    // the shell elsewhere.
    let matches = help::command(words::language()).try_get_matches_from(wild::args_os());
    let arguments = match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            words::hint(&misuse::told(&error, words::language()));
            return Exit::Usage.into();
        }
        Err(asked_for) => {
            // Where the terminal is gone there is nobody to tell.
            let _ = asked_for.print();
            return Exit::Done.into();
        }
    };
    platform::keep_memory_off_the_disk();
    platform::keep_data_private();
    platform::start_logging();
    platform::keep_panics_short();
    let command = match arguments.command {
        None => return window(None, arguments.timing.timing()),
        Some(Command::Practice(practice)) if platform::has_display() && practice.in_window() => {
            return window(Some(&practice.scenario), Timing::default());
        }
        Some(command) => command,
    };
    let runtime = platform::runtime();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => {
            words::tell(&Problem::ours("runtime-not-started").words(&error.to_string()));
            return Exit::Fault.into();
        }
    };
    let exit = runtime.block_on(carry_out(command));
    // A read of standard input or a resolver that hangs does not hold the exit.
    runtime.shutdown_background();
    exit.into()
}

/// Opens the window, in practice where a scenario is named; where there is no
/// window, names the commands.
fn window(practice: Option<&[String]>, timing: Timing) -> ExitCode {
    #[cfg(feature = "gui")]
    if platform::has_display() {
        let opened = practice::named(practice).and_then(|practice| mailferry_window::run(practice, timing));
        return opened.unwrap_or_else(|problem| {
            words::tell(&problem);
            unseen::show(&problem);
            Exit::of(problem.kind()).into()
        });
    }
    let _ = (practice, timing);
    words::no_window();
    Exit::Usage.into()
}

impl Command {
    /// The plan that the command works on, where it has one.
    fn plan(&self) -> Option<PathBuf> {
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

async fn carry_out(command: Command) -> Exit {
    let plan = command.plan();
    let outcome = match command {
        Command::SignIn(arguments) => sign_in::run(&arguments).await,
        Command::SignOut(arguments) => sign_out::run(&arguments).await,
        Command::Accounts(output) => accounts::run(output.json),
        Command::Consent(arguments) => consent::run(&arguments).await,
        Command::ZammadToken(arguments) => zammad_token::run(&arguments).await,
        Command::Check(arguments) => check::run(&arguments).await,
        Command::Import(arguments) => import::run(&arguments).await,
        Command::Folders(arguments) => folders::run(&arguments).await,
        Command::Status(output) => status::run(output.json).await,
        Command::Report(arguments) => report::run(&arguments).await,
        Command::Restore(arguments) => restore::run(&arguments).await,
        Command::Channels(arguments) => channels::run(&arguments.deed).await,
        Command::Save(arguments) => save::run(&arguments).await,
        Command::PutBack(arguments) => put_back::run(&arguments).await,
        Command::SupportBundle(arguments) => support_bundle::run(&arguments).await,
        Command::Doctor(arguments) => doctor::run(&arguments).await,
        Command::Problems(arguments) => problems::run(&arguments),
        Command::Inspect(arguments) => Ok(inspect::run(&arguments)),
        Command::Practice(arguments) => practice::run(&arguments).await,
        Command::Manual(arguments) => manual::run(&arguments),
    };
    outcome.unwrap_or_else(|problem| {
        words::tell(&problem);
        if let Some(plan) = plan {
            session::tell_what_to_run(&problem, &plan);
        }
        Exit::of(problem.kind())
    })
}
