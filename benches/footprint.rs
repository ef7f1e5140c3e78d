//! What the real program costs in a real window: how soon it is there, what it
//! does while nobody touches it, and how much memory a large import takes.
//!
//! The program runs on a screen of its own (Xvfb). First it is started a few
//! times, each with nothing to begin with, until its first step is drawn; the
//! last of these stands idle for a while. Then it is driven by keys from the
//! helpdesk's step through check and import to the result, over a generated
//! mailbox. The mail is in a Dovecot, the tickets in the null helpdesk, who
//! signed in is known to a tenant, and the secrets lie in a GNOME Keyring: all of
//! them are other processes, so that what is measured is the program alone.
//!
//!     cargo bench --bench footprint
//!     cargo bench --bench footprint -- --messages 2000
//!
//! Linux only. Needs what `scripts/test` installs. 100,000 messages are 10 GB on
//! the disk, made once. Ends with a failure where a target is missed.

#![allow(missing_docs, reason = "a program, not an interface")]

#[path = "../tests/support/mod.rs"]
mod session;
#[allow(dead_code, reason = "shared with another bench")]
mod support;

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use clap::Parser;
use jiff::tz::TimeZone;
use mailferry::plan::Plan;
use mailferry::practice::tenant::{self, Account, Tenant};
use mailferry::wizard::draft::Draft;
use mailferry::wizard::step::StepName;
use mailferry::words::Language;
use session::browser::Browser;
use session::keyring::Keyring;
use support::helpdesk::{self, NullHelpdesk};
use support::mail::{self, Generated};
use support::screen::{self, Ends, Screen};
use support::server::{self, Server};
use support::{Failure, While as _, measure, table};
use tempfile::TempDir;
use tokio::time::sleep;

/// The first window is drawn within this.
const SOON: f64 = 1.0;
/// Idle is less than this share of a processor: no percent of it.
const IDLE: f64 = 0.005;
/// An import takes less memory than this.
const MEMORY: u64 = 200_000_000;
/// The programs around the measured one.
const NEEDED: [&str; 7] =
    ["Xvfb", "openbox", "xdotool", "dovecot", "dbus-daemon", "dbus-send", "gnome-keyring-daemon"];
/// Between two looks at a program that is at work.
const LOOK: Duration = Duration::from_millis(250);

/// Measures the real program in a real window.
#[derive(Parser)]
struct Options {
    /// Messages to import.
    #[arg(long, default_value_t = 100_000)]
    messages: usize,
    /// How often the program is started.
    #[arg(long, default_value_t = 7)]
    starts: usize,
    /// Seconds that it stands idle.
    #[arg(long, default_value_t = 30)]
    idle: u64,
    /// A trial that shows that all of it works and judges nothing: a small
    /// mailbox, one start.
    #[arg(long)]
    smoke: bool,
    /// Where the mailbox goes, and stays.
    #[arg(long, env = "MAILFERRY_BENCH_FOLDER")]
    folder: Option<PathBuf>,
    /// The mailferry to measure instead of the one just built.
    #[arg(long, default_value = env!("CARGO_BIN_EXE_mailferry"))]
    program: PathBuf,
    /// Given by `cargo bench`; means nothing here.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Result<ExitCode, Failure> {
    if std::env::args().nth(1).is_some_and(|argument| argument == helpdesk::ARGUMENT) {
        helpdesk::serve()?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut options = Options::parse();
    if options.smoke {
        options = Options { messages: 200, starts: 1, idle: 2, ..options };
    }
    if !cfg!(target_os = "linux") {
        return Err("this measures on Linux alone: it needs Xvfb and /proc".into());
    }
    let missing = screen::missing(&NEEDED);
    if !missing.is_empty() {
        return Err(format!("not installed (scripts/test says how): {}", missing.join(", ")).into());
    }
    // The tenant answers while this program looks at the screen.
    tokio::runtime::Runtime::new()?.block_on(async {
        let mut bench = Bench::prepare(options).await?;
        let outcome = bench.run().await;
        if outcome.is_err() {
            bench.tell_state();
        }
        outcome
    })
}

/// Everything around the program.
struct Bench {
    options: Options,
    scratch: TempDir,
    screen: Screen,
    keyring: Keyring,
    helpdesk: NullHelpdesk,
    tenant: Tenant,
    server: Server,
    mail: Generated,
}

/// A line of the table: what it is, how much, and what it should be.
struct Figure {
    what: String,
    value: String,
    target: String,
    met: bool,
}

impl Figure {
    fn plain(what: impl Into<String>, value: String) -> Self {
        Self { what: what.into(), value, target: String::new(), met: true }
    }

    fn seconds(what: &str, value: f64) -> Self {
        let target = format!("< {SOON:.1} s");
        Self { what: what.to_owned(), value: format!("{value:.2} s"), target, met: value < SOON }
    }

    fn idle(what: &str, share: f64) -> Self {
        let target = format!("< {:.1} %", IDLE * 100.0);
        let value = format!("{:.2} %", share * 100.0);
        Self { what: what.to_owned(), value, target, met: share < IDLE }
    }

    fn memory(what: &str, bytes: u64) -> Self {
        let target = format!("< {}", megabytes(MEMORY));
        Self { what: what.to_owned(), value: megabytes(bytes), target, met: bytes < MEMORY }
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1_000_000.0)
}

/// The program in its window.
struct Program {
    process: Ends,
    /// Its peak of memory in what was measured so far.
    peak: u64,
    /// The most that was its own share of memory.
    own: u64,
}

impl Program {
    fn id(&self) -> u32 {
        self.process.0.id()
    }

    /// The peak since this was last asked.
    fn take_peak(&mut self) -> Result<u64, Failure> {
        let peak = measure::peak_so_far(self.id())?;
        measure::forget_peak(self.id())?;
        self.peak = self.peak.max(peak);
        Ok(peak)
    }

    fn look(&mut self) -> Result<(), Failure> {
        self.own = self.own.max(measure::own_memory(self.id())?);
        Ok(())
    }

    /// The share of a processor that it takes while nobody touches it.
    async fn idle(&self, time: Duration) -> Result<f64, Failure> {
        // What the last key began comes to its end first.
        sleep(Duration::from_secs(3)).await;
        let before = measure::cpu_so_far(self.id())?;
        sleep(time).await;
        Ok((measure::cpu_so_far(self.id())? - before) / time.as_secs_f64())
    }
}

impl Bench {
    async fn prepare(options: Options) -> Result<Self, Failure> {
        let folder = options.folder.clone().unwrap_or_else(|| PathBuf::from("/var/tmp/mailferry-footprint"));
        if let Some(closed) = server::closed_on_the_way(&folder) {
            return Err(format!("Dovecot's mail user cannot pass {}", closed.display()).into());
        }
        let homes = folder.join("homes");
        println!("{} messages in {} (they stay for the next time)", options.messages, homes.display());
        let mail = mail::maildir(&homes, options.messages)?;
        let address = server::address_of(&mail.home);
        let helpdesk = NullHelpdesk::start()?;
        let server = Server::start(&folder.join("dovecot"), &homes, &helpdesk.introspection_for(&address))?;
        // Dovecot's own index of a new mailbox is not what is measured.
        server.read_all(&address)?;
        let accounts = vec![Account::new(&address, "Bench")];
        let tenant = Tenant::start(tenant::Options { accounts, ..tenant::Options::default() }).await;
        let tenant = tenant.map_err(|problem| problem.code().to_owned()).during("the tenant")?;
        let scratch = tempfile::Builder::new().prefix("mailferry-footprint-").tempdir()?;
        let screen = Screen::open(&scratch.path().join("screen"))?;
        let keyring = Keyring::unlocked().await;
        Ok(Self { options, scratch, screen, keyring, helpdesk, tenant, server, mail })
    }

    async fn run(&mut self) -> Result<ExitCode, Failure> {
        let mut figures = self.starts().await?;
        figures.extend(self.import().await?);
        let mut lines = vec![["", "figure", "target", ""].map(String::from).to_vec()];
        lines.extend(figures.iter().map(|figure| {
            let verdict = if figure.met { "" } else { "missed" };
            vec![figure.what.clone(), figure.value.clone(), figure.target.clone(), verdict.to_owned()]
        }));
        println!();
        table::print(&lines);
        let met = self.options.smoke || figures.iter().all(|figure| figure.met);
        Ok(if met { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    /// The program as a person has it, with its data in this folder.
    fn program(&self, data: &Path) -> Command {
        let mut command = Command::new(&self.options.program);
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        self.keyring.settle(&mut command);
        command
            .env("MAILFERRY_HOME", data)
            .env("LANG", "en_US.UTF-8")
            .env("TZ", "UTC")
            .env("MAILFERRY_LOG", "warn")
            .stdin(Stdio::null());
        command
    }

    fn log(&self) -> PathBuf {
        self.scratch.path().join("log")
    }

    /// Opens the window, and waits until it is drawn.
    async fn open(&self, data: &Path) -> Result<(Program, Duration), Failure> {
        let mut command = self.program(data);
        command.env("DISPLAY", &self.screen.display).stderr(fs::File::create(self.log())?);
        let begun = Instant::now();
        let mut process = Ends(command.spawn().during("the program")?);
        while !self.screen.is_drawn()? {
            if process.0.try_wait()?.is_some() || begun.elapsed() > Duration::from_mins(1) {
                return Err("the window is not drawn".into());
            }
            sleep(Duration::from_millis(2)).await;
        }
        Ok((Program { process, peak: 0, own: 0 }, begun.elapsed()))
    }

    /// Waits until the program's window is off the screen.
    async fn clear(&self) -> Result<(), Failure> {
        let begun = Instant::now();
        while self.screen.is_drawn()? {
            if begun.elapsed() > Duration::from_secs(30) {
                return Err("the window did not go".into());
            }
            sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// How soon the first step is drawn, and what it does then.
    async fn starts(&self) -> Result<Vec<Figure>, Failure> {
        let mut times = Vec::new();
        let mut idle = None;
        let starts = self.options.starts.max(1);
        for round in 1..=starts {
            self.clear().await?;
            let data = self.scratch.path().join(format!("start-{round}"));
            let (mut program, time) = self.open(&data).await?;
            times.push(time.as_secs_f64());
            if round == starts {
                let share = program.idle(Duration::from_secs(self.options.idle)).await?;
                idle = Some((share, program.take_peak()?));
            }
        }
        let (share, memory) = idle.ok_or("it was not started")?;
        let worst = times.iter().copied().fold(0.0, f64::max);
        self.clear().await?;
        Ok(vec![
            Figure::seconds(&format!("first window drawn, median of {starts}"), table::median(times)),
            Figure::plain("  the slowest", format!("{worst:.2} s")),
            Figure::idle(&format!("processor, idle for {} s at the first step", self.options.idle), share),
            Figure::plain("memory at the first step", megabytes(memory)),
        ])
    }

    /// Everything that a person did before: the plan's draft, Zammad's token and
    /// the sign-in in the keyring.
    async fn make_ready(&self, data: &Path) -> Result<(), Failure> {
        fs::create_dir_all(data)?;
        let text = self.plan();
        let plan = self.scratch.path().join("plan.toml");
        fs::write(&plan, &text)?;
        let mut given = self.program(data);
        given.arg("zammad-token").arg(&plan).stdin(Stdio::piped()).stdout(Stdio::null());
        let mut given = given.spawn().during("mailferry zammad-token")?;
        writeln!(given.stdin.take().ok_or("no input")?, "bench")?;
        succeeded("mailferry zammad-token", given.wait()?)?;

        let mut signed_in = self.program(data);
        signed_in.arg("sign-in").arg(&plan).args(["--no-browser", "--json"]).stdout(Stdio::piped());
        let mut signed_in = signed_in.spawn().during("mailferry sign-in")?;
        let mut line = String::new();
        let mut output = BufReader::new(signed_in.stdout.take().ok_or("no output")?);
        output.read_line(&mut line)?;
        let told: serde_json::Value = serde_json::from_str(&line).during(&line)?;
        let link = told["link"].as_str().ok_or("no link")?.parse().during("the link")?;
        Browser::new().sign_in(&link, &server::address_of(&self.mail.home)).await;
        succeeded("mailferry sign-in", signed_in.wait()?)?;

        let plan = Plan::read(&text, Path::new("")).map_err(|_| "the plan is not well formed")?;
        let mut draft = Draft::of_plan(&plan, &TimeZone::UTC);
        (draft.step, draft.reached) = (StepName::Helpdesk, StepName::Check);
        draft.save(&data.join("draft.toml")).map_err(|problem| problem.code().to_owned().into())
    }

    /// Everything is archived, with today's dates: import mode would only add
    /// the time that it takes to settle.
    fn plan(&self) -> String {
        let address = server::address_of(&self.mail.home);
        format!(
            "version = 1\n[zammad]\nurl = \"{}\"\n[microsoft]\ncloud = \"custom\"\ntenant = \"{}\"\n\
             client_id = \"{}\"\naccount = \"{address}\"\nmailbox = \"{address}\"\n\
             authority = \"{}\"\nimap = \"127.0.0.1:{}\"\nimap_tls = false\n\
             [[folder]]\npath = \"INBOX\"\ngroup = \"Support\"\n\
             [import]\ndates = \"today\"\narchive_before = 2100-01-01T00:00:00Z\n",
            self.helpdesk.url(),
            self.tenant.tenant_id(),
            self.tenant.client_id(),
            self.tenant.authority(),
            self.server.port,
        )
    }

    /// How long anything may take before it counts as never.
    fn patience(&self) -> Duration {
        Duration::from_mins(2) + Duration::from_millis(20) * self.options.messages as u32
    }

    /// Presses the main button whenever it can be, until a step is there.
    async fn goes_on_to(&self, step: StepName, program: &mut Program) -> Result<(), Failure> {
        let name = step.label(Language::English);
        let begun = Instant::now();
        while !self.screen.title().is_some_and(|title| title.starts_with(&name)) {
            if let Some(ended) = program.process.0.try_wait()? {
                return Err(format!("the program ended with {ended}").into());
            }
            if begun.elapsed() > self.patience() {
                return Err(format!("the step {name} does not come; {:?}", self.screen.title()).into());
            }
            // Enter begins no import: its own button does.
            match step {
                StepName::Import => self.screen.click_main_button()?,
                _ => self.screen.press("Return")?,
            }
            program.look()?;
            // What the press began is given time; then the title is looked at.
            sleep(Duration::from_millis(500)).await;
        }
        Ok(())
    }

    /// Drives the program through a whole import.
    async fn import(&self) -> Result<Vec<Figure>, Failure> {
        let data = self.scratch.path().join("data");
        self.make_ready(&data).await?;
        self.helpdesk.reset(Duration::ZERO)?;
        let (mut program, _) = self.open(&data).await?;
        self.goes_on_to(StepName::Check, &mut program).await?;
        self.goes_on_to(StepName::Import, &mut program).await?;
        let mut figures = vec![Figure::plain(
            format!("memory, check of {} messages", self.options.messages),
            megabytes(program.take_peak()?),
        )];
        let (begun, cpu) = (Instant::now(), measure::cpu_so_far(program.id())?);
        figures.extend(self.quarters(&mut program).await?);
        let (time, cpu) = (begun.elapsed().as_secs_f64(), measure::cpu_so_far(program.id())? - cpu);
        self.goes_on_to(StepName::Result, &mut program).await?;
        figures.push(Figure::plain("memory, result", megabytes(program.take_peak()?)));
        figures.push(Figure::memory("memory, highest of all (resident)", program.peak));
        figures.push(Figure::plain("  without what it shares (PSS)", megabytes(program.own)));
        let share = program.idle(Duration::from_secs(self.options.idle)).await?;
        figures.push(Figure::idle("processor, idle after the import", share));
        let rate = self.options.messages as f64 / time;
        figures.push(Figure::plain(
            "import in the window",
            format!("{time:.1} s, {rate:.0} msg/s, {cpu:.1} CPU s"),
        ));
        Ok(figures)
    }

    /// Waits for the import's end; gives the peak of memory in each quarter.
    async fn quarters(&self, program: &mut Program) -> Result<Vec<Figure>, Failure> {
        let mut figures = Vec::new();
        let (mut last, mut moved) = (0, Instant::now());
        while figures.len() < 4 {
            sleep(LOOK).await;
            program.look()?;
            let articles = self.helpdesk.figures()?.articles;
            if articles > last {
                (last, moved) = (articles, Instant::now());
            }
            if moved.elapsed() > Duration::from_mins(3) {
                return Err(format!("the import stands at {articles} messages").into());
            }
            if articles >= (self.options.messages * (figures.len() + 1)).div_ceil(4) as u64 {
                let what = format!("memory, quarter {} of the import", figures.len() + 1);
                figures.push(Figure::plain(what, megabytes(program.take_peak()?)));
            }
        }
        Ok(figures)
    }

    /// What helps to see why it did not go on.
    fn tell_state(&self) {
        let picture = std::env::temp_dir().join("mailferry-footprint.xwd");
        if self.screen.keep_picture(&picture).is_ok() {
            eprintln!("the screen as it was: {}", picture.display());
        }
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        eprintln!("title {:?}; log:\n{log}", self.screen.title());
    }
}

fn succeeded(what: &str, status: std::process::ExitStatus) -> Result<(), Failure> {
    if status.success() { Ok(()) } else { Err(format!("{what} ended with {status}").into()) }
}
