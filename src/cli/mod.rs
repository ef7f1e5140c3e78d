//! The commands: one module each.
//!
//! What is asked for goes to standard output, what is told meanwhile to standard
//! error. Exit codes: 0 all done; 1 a fault of the program; 2 wrong use or plan;
//! 3 done, some messages skipped or failed; 4 stopped by something passing, run
//! again; 5 needs a person.

mod accounts;
mod arguments;
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
mod objects;
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

use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::FromArgMatches as _;

use crate::migration::run::Timing;
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
