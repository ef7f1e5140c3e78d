//! What the commands that work on a plan have in common.

use std::io::{BufRead as _, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::SecretString;
use secrecy::zeroize::Zeroize as _;
use tokio::sync::oneshot;

use super::arguments::{JournalArguments, RunArguments};
use super::progress::Shown;
use super::{Exit, words};
use crate::microsoft::Application;
use crate::migration::control::{Controller, Wish, control};
use crate::migration::journal::Identity;
use crate::migration::patience::Patience;
use crate::migration::progress::Reporter;
use crate::migration::run::Options;
use crate::plan::{self, Plan};
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
    let text = plan_text(path)?;
    Plan::read(&text, path.parent().unwrap_or(Path::new("."))).map_err(|errors| {
        words::tell_plan(path, &errors);
        Problem::usage("plan-wrong").with("path", path.display()).with("count", errors.len())
    })
}

/// What stands in a plan's file.
pub(super) fn plan_text(path: &Path) -> Result<String, Problem> {
    let bytes = std::fs::read(path).map_err(|error| {
        Problem::usage("plan-unreadable").with("path", path.display()).words(&error.to_string())
    })?;
    plan::text(bytes).ok_or_else(|| Problem::usage("plan-not-utf-8").with("path", path.display()))
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
/// Where the system ends the program anyhow, there is no time for but the second.
async fn heed(controller: &Controller, mut heard: impl AsyncFnMut() -> Heard) -> bool {
    let first = loop {
        match heard().await {
            Heard::Nothing => return false,
            Heard::Press if controller.leave_dates() => {
                words::hint(&format!("\n{}", words::word("command-leaving-dates", &[])));
            }
            heard => break heard,
        }
    };
    if first == Heard::Press {
        controller.wish(Wish::Stop);
        words::hint(&format!("\n{}", words::word("command-stopping", &[])));
        if heard().await == Heard::Nothing {
            return false;
        }
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
    signals.next().await != Heard::Nothing
}

/// What was heard of the person, or of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heard {
    /// Ctrl-C, or a request to end.
    Press,
    /// The console is being closed, the person logs off or the computer shuts down:
    /// Windows ends the program some seconds later, whatever it does.
    #[cfg_attr(not(windows), allow(dead_code, reason = "only Windows says so"))]
    Closing,
    /// Nothing can be heard any more.
    Nothing,
}

/// Ctrl-C, and the system's request to end. Made once for all that are to be heard:
/// what comes between two is kept.
struct Signals {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(windows)]
    interrupt: tokio::signal::windows::CtrlC,
    #[cfg(windows)]
    interrupt_or_break: tokio::signal::windows::CtrlBreak,
    #[cfg(windows)]
    close: tokio::signal::windows::CtrlClose,
    #[cfg(windows)]
    log_off: tokio::signal::windows::CtrlLogoff,
    #[cfg(windows)]
    shut_down: tokio::signal::windows::CtrlShutdown,
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
            use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_logoff, ctrl_shutdown};
            Some(Self {
                interrupt: ctrl_c().ok()?,
                interrupt_or_break: ctrl_break().ok()?,
                close: ctrl_close().ok()?,
                log_off: ctrl_logoff().ok()?,
                shut_down: ctrl_shutdown().ok()?,
            })
        }
    }

    /// The next of them.
    async fn next(&mut self) -> Heard {
        let as_press = |received: Option<()>| received.map_or(Heard::Nothing, |()| Heard::Press);
        #[cfg(unix)]
        {
            tokio::select! {
                received = self.interrupt.recv() => as_press(received),
                received = self.terminate.recv() => as_press(received),
            }
        }
        #[cfg(windows)]
        {
            let as_end = |received: Option<()>| received.map_or(Heard::Nothing, |()| Heard::Closing);
            tokio::select! {
                received = self.interrupt.recv() => as_press(received),
                received = self.interrupt_or_break.recv() => as_press(received),
                received = self.close.recv() => as_end(received),
                received = self.log_off.recv() => as_end(received),
                received = self.shut_down.recv() => as_end(received),
            }
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
            Heard::Press
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
        assert!(!heed(&controller, async || Heard::Nothing).await);
        assert_eq!(wishes.wish(), Wish::Run);
    }

    #[tokio::test(start_paused = true)]
    async fn a_console_that_is_closed_is_told_to_the_run_at_once() {
        let (controller, wishes) = control();
        let mut said = [Heard::Closing].into_iter();
        let ends = heed(&controller, async || match said.next() {
            Some(heard) => heard,
            None => std::future::pending().await,
        });
        assert!(ends.await, "the program is to end");
        assert_eq!(wishes.wish(), Wish::Abort, "what is in hand is put down, and nothing is waited for");
    }
}
