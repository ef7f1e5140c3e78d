//! What the commands that work on a plan have in common.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;

use super::{PlanArguments, words};
use crate::mailbox::TokenSource;
use crate::mailbox::imap::{FixedToken, ImapConnector, Timeouts};
use crate::migration::control::{Control, Controller, Wish, control};
use crate::migration::journal::Identity;
use crate::migration::progress::Reporter;
use crate::migration::run::{Options, Run};
use crate::plan::Plan;
use crate::platform;
use crate::problem::Problem;
use crate::zammad::Client;

/// Zammad's API token out of the environment.
pub(super) fn zammad_token() -> Result<SecretString, Problem> {
    secret("MAILFERRY_ZAMMAD_TOKEN").ok_or_else(|| Problem::person("zammad-token-not-given"))
}

/// The access token for IMAP out of the environment.
fn access_token() -> Result<SecretString, Problem> {
    secret("MAILFERRY_ACCESS_TOKEN").ok_or_else(|| Problem::person("access-token-not-given"))
}

fn secret(name: &str) -> Option<SecretString> {
    let value = std::env::var(name).ok()?;
    let value = value.trim();
    (!value.is_empty()).then(|| SecretString::from(value))
}

/// Reads a plan file; tells what is wrong with it and gives a summary problem.
pub(super) fn read_plan(path: &Path) -> Result<Plan, Problem> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        Problem::usage("plan-unreadable").with("path", path.display()).words(&error.to_string())
    })?;
    Plan::read(&text, path.parent().unwrap_or(Path::new("."))).map_err(|errors| {
        words::tell_plan(path, &errors);
        Problem::usage("plan-wrong").with("path", path.display()).with("count", errors.len())
    })
}

/// The access token of the environment as a source of tokens.
pub(super) fn given_token() -> Result<Arc<FixedToken>, Problem> {
    access_token().map(|token| Arc::new(FixedToken(token)))
}

/// The connector of a plan's mailbox.
pub(super) fn connector<T: TokenSource>(plan: &Plan, tokens: Arc<T>) -> Result<ImapConnector<T>, Problem> {
    let microsoft = &plan.microsoft;
    ImapConnector::new(
        microsoft.imap.clone(),
        microsoft.mailbox.clone(),
        tokens,
        microsoft.ca_file.as_deref(),
        Timeouts::default(),
    )
}

/// The client of a plan's helpdesk.
pub(super) fn client(plan: &Plan, token: SecretString) -> Result<Client, Problem> {
    Client::new(&plan.zammad.url, token, plan.zammad.ca_file.as_deref())
}

/// How a run is set up, from a command's arguments.
pub(super) fn options(plan: &Plan, arguments: &PlanArguments) -> Result<Options, Problem> {
    let journal = match &arguments.journal {
        Some(path) => path.clone(),
        None => platform::journal_folder()?.join(Identity::of(plan).file_name()),
    };
    let mut options = Options::new(journal);
    options.patience = Duration::from_secs(arguments.patience);
    Ok(options)
}

/// A run of a plan, with the person's side of it.
pub(super) struct Prepared<T> {
    /// The run.
    pub run: Run<ImapConnector<T>>,
    /// The person's side.
    pub controller: Controller,
    /// Where it can be watched.
    pub progress: tokio::sync::watch::Receiver<crate::migration::progress::Snapshot>,
}

/// Opens the journal and makes everything ready; asks nobody anything yet.
pub(super) fn prepare<T: TokenSource + 'static>(
    plan: Plan,
    zammad_token: SecretString,
    tokens: Arc<T>,
    options: Options,
) -> Result<Prepared<T>, Problem> {
    let connector = connector(&plan, tokens)?;
    let client = client(&plan, zammad_token)?;
    let (controller, wishes): (Controller, Control) = control();
    let (reporter, progress) = Reporter::new();
    let run = Run::new(plan, connector, client, options, wishes, reporter)?;
    Ok(Prepared { run, controller, progress })
}

/// Turns Ctrl-C into wishes: once to finish what is in hand and stop, twice to
/// end at once. Both are safe. Ends with the command.
pub(super) fn listen_for_interrupts(controller: Controller) -> tokio::task::AbortHandle {
    tokio::spawn(async move {
        let mut wish = Wish::Stop;
        while interrupted().await {
            controller.wish(wish);
            words::hint(if wish == Wish::Stop {
                "\nStopping: what is in hand is finished. Once more to end at once; both are safe."
            } else {
                "\nEnding at once. What was under way is looked for by the next run."
            });
            wish = Wish::Abort;
        }
    })
    .abort_handle()
}

/// Waits for Ctrl-C, or on Unix for a request to end; `false` where neither can
/// be waited for.
pub(super) async fn interrupted() -> bool {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminate) = signal(SignalKind::terminate()) else { return false };
        tokio::select! {
            outcome = tokio::signal::ctrl_c() => outcome.is_ok(),
            received = terminate.recv() => received.is_some(),
        }
    }
    #[cfg(not(unix))]
    {
        tokio::signal::ctrl_c().await.is_ok()
    }
}
