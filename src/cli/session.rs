//! What the commands that work on a plan have in common.

use std::io::{BufRead as _, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::SecretString;
use secrecy::zeroize::Zeroize as _;
use tokio::sync::oneshot;

use super::progress::Shown;
use super::{Exit, JournalArguments, RunArguments, words};
use crate::microsoft::Application;
use crate::migration::control::{Controller, Wish, control};
use crate::migration::journal::Identity;
use crate::migration::patience::Patience;
use crate::migration::progress::Reporter;
use crate::migration::run::Options;
use crate::plan::Plan;
use crate::platform;
use crate::platform::keychain::{Entry, Keychain};
use crate::problem::{Kind, Problem};

/// Zammad's API token: out of the environment, else out of the keychain.
pub(super) async fn zammad_token(url: &str) -> Result<SecretString, Problem> {
    if let Some(token) = secret("MAILFERRY_ZAMMAD_TOKEN") {
        return Ok(token);
    }
    let missing = || Problem::person("zammad-token-not-given").with("url", url);
    match Keychain::system().read(&Entry::zammad(url)).await {
        Ok(token) => token.ok_or_else(missing),
        // Where there is no keychain, none has been put there.
        Err(problem) if problem.code() == "keychain-missing" => Err(missing()),
        Err(problem) => Err(problem),
    }
}

/// The secret of an application that is registered as a web application.
pub(super) fn client_secret() -> Option<SecretString> {
    secret("MAILFERRY_CLIENT_SECRET")
}

pub(super) fn secret(name: &str) -> Option<SecretString> {
    let value = std::env::var(name).ok()?;
    let value = value.trim();
    (!value.is_empty()).then(|| SecretString::from(value))
}

/// The application that a plan names, with its secret where the environment
/// gives one.
pub(super) fn application(plan: &Plan) -> Application {
    Application { client_secret: client_secret(), ..Application::of(&plan.microsoft) }
}

/// What to run where a problem asks for a sign-in or a token, as a person would
/// type it.
pub(super) fn tell_what_to_run(problem: &Problem, plan: &Path) {
    if let Some(command) = what_to_run(problem) {
        let command = format!("mailferry {command} {}", plan.display());
        words::hint(&words::word_of("command-to-do-so", "command", command));
    }
}

fn what_to_run(problem: &Problem) -> Option<&'static str> {
    // What passes by itself is only waited for.
    problem.mended_at().filter(|_| problem.kind() == Kind::Person)?.command()
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

/// Where the journal of a plan lies.
pub(super) fn journal(plan: &Plan, arguments: &JournalArguments) -> Result<PathBuf, Problem> {
    match &arguments.journal {
        Some(path) => Ok(path.clone()),
        None => Ok(platform::journal_folder()?.join(Identity::of(plan).file_name())),
    }
}

/// The plan that a command names, with what its arguments say of the safety copy.
pub(super) fn plan(arguments: &RunArguments) -> Result<Plan, Problem> {
    let mut plan = read_plan(&arguments.plan.plan)?;
    if let Some(choice) = &arguments.safety_copy.safety_copy {
        plan.import.safety_copy = choice == "yes";
    }
    Ok(plan)
}

/// How a run is set up, from a command's arguments.
pub(super) fn options(plan: &Plan, arguments: &RunArguments) -> Result<Options, Problem> {
    let mut options = Options::new(journal(plan, &arguments.journal)?);
    options.patience = Duration::from_secs(arguments.patience.patience);
    if let Some(folder) = &arguments.safety_copy.safety_copies {
        options.safety_copies.clone_from(folder);
    }
    Ok(options)
}

/// Does something until it works, waiting out what passes for so long and saying
/// what is waited for.
pub(super) async fn patiently<T>(
    patience: Duration,
    json: bool,
    work: impl AsyncFn() -> Result<T, Problem>,
) -> Result<T, Problem> {
    let (controller, mut wishes) = control();
    let (reporter, progress) = Reporter::new();
    let shown = Shown::start(progress, json);
    let interrupts = listen_for_interrupts(controller);
    let mut patience = Patience::new(patience);
    let outcome = loop {
        let problem = match work().await {
            Ok(done) => break Ok(done),
            Err(problem) => problem,
        };
        match patience.wait_out(problem.clone(), &mut wishes, &reporter).await {
            Ok(()) => {}
            Err(_) => break Err(problem),
        }
    };
    drop(interrupts);
    shown.end().await;
    outcome
}

/// How long ending at once may take, in which the engine puts down what it holds.
const ENDING: Duration = Duration::from_secs(10);

/// Turns Ctrl-C into wishes: once to finish what is in hand and stop, twice to
/// end at once. Both are safe. Ends with the command, or when it is dropped.
///
/// It listens on a thread of its own: what keeps all others busy does not keep it
/// from ending the program.
pub(super) fn listen_for_interrupts(controller: Controller) -> Interrupts {
    let (command, ended) = oneshot::channel::<()>();
    let thread = std::thread::Builder::new().name("interrupts".to_owned()).spawn(move || {
        // Without it Ctrl-C ends the program as the system does it.
        if let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() {
            runtime.block_on(listen(controller, ended));
        }
    });
    drop(thread);
    Interrupts { _command: command }
}

/// Listens until the command has ended, or until the person wants no more of it.
async fn listen(controller: Controller, ended: oneshot::Receiver<()>) {
    let Some(mut signals) = Signals::listen() else { return };
    tokio::select! {
        heard = heed(&controller, async || signals.next().await) => if heard {
            std::process::exit(i32::from(Exit::Again as u8));
        },
        _ = ended => {}
    }
}

/// Ctrl-C is listened for as long as this lives.
pub(super) struct Interrupts {
    _command: oneshot::Sender<()>,
}

/// Passes the first on as a wish to stop (while tickets are dated as one to leave the
/// rest, and the next as that), the second as one to end at once. Returns
/// `true` where that does not come to an end in [`ENDING`], or at the third: then
/// the program is to end where it stands, since the next start looks for what was
/// under way and puts back what was changed; `false` where nothing can be heard.
async fn heed(controller: &Controller, mut heard: impl AsyncFnMut() -> bool) -> bool {
    loop {
        if !heard().await {
            return false;
        }
        if !controller.leave_dates() {
            break;
        }
        words::hint(&format!("\n{}", words::word("command-leaving-dates", &[])));
    }
    controller.wish(Wish::Stop);
    words::hint(&format!("\n{}", words::word("command-stopping", &[])));
    if !heard().await {
        return false;
    }
    controller.wish(Wish::Abort);
    words::hint(&format!("\n{}", words::word("command-ending", &[])));
    let _ = tokio::time::timeout(ENDING, heard()).await;
    true
}

/// Waits for Ctrl-C, or on Unix for a request to end; `false` where neither can
/// be waited for.
pub(super) async fn interrupted() -> bool {
    let Some(mut signals) = Signals::listen() else { return false };
    signals.next().await
}

/// Ctrl-C, and on Unix the system's request to end. Made once for all that are to
/// be heard: what comes between two is kept.
struct Signals {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(windows)]
    interrupt: tokio::signal::windows::CtrlC,
}

impl Signals {
    /// `None` where the system lets nothing be heard.
    fn listen() -> Option<Self> {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            Some(Self {
                interrupt: signal(SignalKind::interrupt()).ok()?,
                terminate: signal(SignalKind::terminate()).ok()?,
            })
        }
        #[cfg(windows)]
        {
            Some(Self { interrupt: tokio::signal::windows::ctrl_c().ok()? })
        }
    }

    /// The next of them; `false` where none can come any more.
    async fn next(&mut self) -> bool {
        #[cfg(unix)]
        {
            tokio::select! {
                received = self.interrupt.recv() => received.is_some(),
                received = self.terminate.recv() => received.is_some(),
            }
        }
        #[cfg(windows)]
        {
            self.interrupt.recv().await.is_some()
        }
    }
}

/// A secret that the person types without it being shown, or the first line of
/// standard input where that is no terminal; `None` where it is empty.
pub(super) async fn read_secret(prompt: String) -> Result<Option<SecretString>, Problem> {
    let read = move || {
        let mut line = if std::io::stdin().is_terminal() {
            rpassword::prompt_password(prompt)?
        } else {
            let mut line = String::new();
            std::io::stdin().lock().read_line(&mut line)?;
            line
        };
        let secret = Some(line.trim()).filter(|text| !text.is_empty()).map(SecretString::from);
        line.zeroize();
        Ok(secret)
    };
    let outcome: std::io::Result<_> =
        tokio::task::spawn_blocking(read).await.unwrap_or_else(|error| Err(std::io::Error::other(error)));
    outcome.map_err(|error| Problem::usage("secret-unreadable").words(&error.to_string()))
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    /// Ctrl-C is pressed after these waits, then never again.
    async fn heeded(presses: &[u64]) -> (Duration, Vec<Wish>) {
        let (controller, wishes) = control();
        let mut waits = presses.iter();
        let seen = Mutex::new(Vec::new());
        let began = tokio::time::Instant::now();
        let ends = heed(&controller, async || {
            seen.lock().expect("the list").push(wishes.wish());
            match waits.next() {
                Some(seconds) => tokio::time::sleep(Duration::from_secs(*seconds)).await,
                None => std::future::pending().await,
            }
            true
        })
        .await;
        assert!(ends, "the program is to end");
        (began.elapsed(), seen.into_inner().expect("the list"))
    }

    #[tokio::test(start_paused = true)]
    async fn the_third_ctrl_c_ends_the_program_where_it_stands() {
        let (after, wishes) = heeded(&[3, 2, 1]).await;
        assert_eq!(after, Duration::from_secs(6));
        assert_eq!(wishes, [Wish::Run, Wish::Stop, Wish::Abort]);
    }

    #[tokio::test(start_paused = true)]
    async fn what_does_not_end_at_the_second_ctrl_c_is_ended_soon_after() {
        let (after, wishes) = heeded(&[3, 2]).await;
        assert_eq!(after, Duration::from_secs(5) + ENDING);
        assert_eq!(wishes, [Wish::Run, Wish::Stop, Wish::Abort]);
    }

    #[tokio::test]
    async fn where_nothing_can_be_heard_nothing_is_wished() {
        let (controller, wishes) = control();
        assert!(!heed(&controller, async || false).await);
        assert_eq!(wishes.wish(), Wish::Run);
    }
}
