//! Throughput and memory of a scan and of an import, beside `mbsync`.
//!
//! One private Dovecot holds a generated mailbox of 20,000 messages. In turn,
//! three times each, run: `mailferry check`, `mailferry import` into a null
//! helpdesk that answers at once, and `mbsync` into an empty Maildir without
//! fsync. Every program is a process of its own and is measured from outside.
//! Then come the cost per message beside that of a mailbox of 2,000, and an
//! import into a helpdesk that takes 200 ms a request.
//!
//!     cargo bench --bench throughput
//!     cargo bench --bench throughput -- --help
//!
//! Needs Dovecot and isync (`apt-get install dovecot-imapd isync`), 2 GB for
//! the mailbox and as much again while `mbsync` runs.

#![allow(missing_docs, reason = "a program, not an interface")]

#[allow(dead_code, reason = "shared with another bench")]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use clap::Parser;

use support::helpdesk::{self, Figures, NullHelpdesk};
use support::mail::{self, Generated};
use support::measure::{self, Cost};
use support::server::{self, Server};
use support::table;
use support::{Failure, While as _};

/// Requests that an import may have under way at once in every measurement.
const PARALLEL: u32 = 4;

/// Measures scan and import beside mbsync.
#[derive(Parser)]
struct Options {
    /// Messages in the large mailbox.
    #[arg(long, default_value_t = 20_000)]
    messages: usize,
    /// Messages in the small mailbox, for the cost per message.
    #[arg(long, default_value_t = 2_000)]
    few: usize,
    /// How often each program runs.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Messages imported into the slow helpdesk.
    #[arg(long, default_value_t = 1_000)]
    slow_messages: usize,
    /// Milliseconds that the slow helpdesk takes for a request.
    #[arg(long, default_value_t = 200)]
    slow_by: u64,
    /// Leaves mbsync out.
    #[arg(long)]
    without_mbsync: bool,
    /// A trial that shows that all of it works and measures nothing: small
    /// mailboxes, one round.
    #[arg(long)]
    smoke: bool,
    /// Where mailboxes, journals and Maildirs go; made mailboxes stay there.
    #[arg(long, env = "MAILFERRY_BENCH_FOLDER")]
    folder: Option<PathBuf>,
    /// The mailferry to measure instead of the one just built.
    #[arg(long, default_value = env!("CARGO_BIN_EXE_mailferry"))]
    program: PathBuf,
    /// Given by `cargo bench`; means nothing here.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Result<(), Failure> {
    if std::env::args().nth(1).is_some_and(|argument| argument == helpdesk::ARGUMENT) {
        return helpdesk::serve();
    }
    let mut options = Options::parse();
    if options.smoke {
        options = Options { messages: 200, few: 40, rounds: 1, slow_messages: 40, slow_by: 20, ..options };
    }
    Bench::prepare(options)?.run()
}

struct Bench {
    options: Options,
    folder: PathBuf,
    helpdesk: NullHelpdesk,
    server: Server,
    many: Generated,
    few: Generated,
    slow: Generated,
}

/// One measurement: what ran, over which mailbox, at what cost.
struct Run {
    what: What,
    cost: Cost,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Scan,
    Import,
    Mbsync,
}

impl What {
    fn name(self) -> &'static str {
        match self {
            Self::Scan => "mailferry check",
            Self::Import => "mailferry import",
            Self::Mbsync => "mbsync, FSync no",
        }
    }
}

impl Bench {
    fn prepare(options: Options) -> Result<Self, Failure> {
        let folder = choose_folder(options.folder.as_deref())?;
        let homes = folder.join("homes");
        println!("Mailboxes in {} (they stay for the next time)", homes.display());
        let many = mail::maildir(&homes, options.messages)?;
        let few = mail::maildir(&homes, options.few)?;
        let slow = mail::maildir(&homes, options.slow_messages)?;
        let helpdesk = NullHelpdesk::start()?;
        let server = Server::start(&folder.join("dovecot"), &homes, &helpdesk.introspection())?;
        Ok(Self { options, folder, helpdesk, server, many, few, slow })
    }

    fn run(&self) -> Result<(), Failure> {
        for mailbox in [&self.many, &self.few, &self.slow] {
            let first = self.server.read_all(&server::address_of(&mailbox.home))?;
            let warm = self.server.read_all(&server::address_of(&mailbox.home))?;
            println!(
                "{} messages, {:.1} MB: read whole by a bare socket in {first:.2} s cold, {warm:.2} s warm",
                mailbox.messages,
                megabytes(mailbox.bytes),
            );
        }
        let many = self.rounds(&self.many, !self.options.without_mbsync)?;
        self.report(&many);
        let few = self.rounds(&self.few, false)?;
        self.report_per_message(&many, &few);
        self.slow_helpdesk()?;
        for left in ["mailferry", "mbsync"] {
            let _ = fs::remove_dir_all(self.folder.join(left));
        }
        Ok(())
    }

    /// All programs in turn, the order shifted by one each round, so that none
    /// always follows the same other.
    fn rounds(&self, mailbox: &Generated, mbsync: bool) -> Result<Vec<Run>, Failure> {
        let mut all = vec![What::Scan, What::Import];
        if mbsync {
            all.push(What::Mbsync);
        }
        let mut runs = Vec::new();
        for round in 0..self.options.rounds {
            for position in 0..all.len() {
                let what = all[(round + position) % all.len()];
                let (desk, mail) = (self.helpdesk.cpu()?, self.server.cpu()?);
                let cost = match what {
                    What::Mbsync => self.mbsync(mailbox)?,
                    What::Scan => self.mailferry("check", mailbox)?,
                    What::Import => self.import(mailbox)?,
                };
                let (desk, mail) = (self.helpdesk.cpu()? - desk, self.server.cpu()? - mail);
                println!(
                    "round {} {:<17} {}; beside it null helpdesk {desk:.2} CPU s, dovecot {mail:.2} CPU s",
                    round + 1,
                    what.name(),
                    seconds(cost),
                );
                runs.push(Run { what, cost });
            }
        }
        Ok(runs)
    }

    /// An import into the helpdesk that answers at once.
    fn import(&self, mailbox: &Generated) -> Result<Cost, Failure> {
        self.helpdesk.reset(Duration::ZERO)?;
        let cost = self.mailferry("import", mailbox)?;
        complete(&self.helpdesk.figures()?, mailbox)?;
        Ok(cost)
    }

    fn mailferry(&self, command: &str, mailbox: &Generated) -> Result<Cost, Failure> {
        let home = self.fresh("mailferry")?;
        let plan = home.join("plan.toml");
        let address = server::address_of(&mailbox.home);
        fs::write(&plan, self.plan(&address)).during("writing the plan")?;
        let mut process = Command::new(&self.options.program);
        process.arg(command).arg(&plan).env("HOME", &home).env("MAILFERRY_HOME", home.join("data"));
        process.env("MAILFERRY_ZAMMAD_TOKEN", "bench").env("MAILFERRY_ACCESS_TOKEN", address);
        measure::run(&mut process, &home.join("output"))
    }

    /// Everything is archived, with today's dates: import mode would only add
    /// the time that it takes to settle.
    fn plan(&self, address: &str) -> String {
        format!(
            "version = 1\n[zammad]\nurl = \"{}\"\n[microsoft]\ncloud = \"custom\"\ntenant = \"bench\"\n\
             client_id = \"00000000-0000-0000-0000-000000000000\"\naccount = \"{address}\"\nmailbox = \"{address}\"\n\
             authority = \"{}/bench\"\nimap = \"127.0.0.1:{}\"\nimap_tls = false\n\
             [[folder]]\npath = \"INBOX\"\ngroup = \"Support\"\n\
             [import]\ndates = \"today\"\narchive_before = 2100-01-01T00:00:00Z\nparallel = {PARALLEL}\n",
            self.helpdesk.url(),
            self.helpdesk.url(),
            self.server.port,
        )
    }

    fn mbsync(&self, mailbox: &Generated) -> Result<Cost, Failure> {
        let home = self.fresh("mbsync")?;
        let target = home.join("mail");
        fs::create_dir_all(&target)?;
        let configuration = home.join("mbsyncrc");
        fs::write(
            &configuration,
            format!(
                "FSync no\n\nIMAPAccount bench\nHost 127.0.0.1\nPort {}\nUser {}\nPass {}\nSSLType None\n\
                 AuthMechs LOGIN\nTimeout 120\n\nIMAPStore far\nAccount bench\n\n\
                 MaildirStore near\nPath {target}/\nInbox {target}/INBOX\n\n\
                 Channel bench\nFar :far:\nNear :near:\nPatterns INBOX\nCreate Near\nSync Pull\nSyncState *\n",
                self.server.port,
                server::address_of(&mailbox.home),
                server::PASSWORD,
                target = target.display(),
            ),
        )?;
        let mut process = Command::new("mbsync");
        process.arg("-q").arg("-c").arg(&configuration).arg("-a").env("HOME", &home);
        let cost = measure::run(&mut process, &home.join("output"))?;
        let inbox = target.join("INBOX");
        let mut arrived = 0;
        for folder in ["cur", "new"] {
            arrived += fs::read_dir(inbox.join(folder)).during("mbsync's Maildir")?.count();
        }
        if arrived != mailbox.messages {
            return Err(format!("mbsync brought {arrived} of {} messages", mailbox.messages).into());
        }
        Ok(cost)
    }

    /// An empty folder on the same disk for every program.
    fn fresh(&self, name: &str) -> Result<PathBuf, Failure> {
        let folder = self.folder.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).during("clearing the last run")?;
        }
        fs::create_dir_all(&folder)?;
        settle_disk(&folder);
        Ok(folder)
    }

    fn report(&self, runs: &[Run]) {
        let count = self.many.messages as f64;
        let bytes = megabytes(self.many.bytes);
        let head = ["", "wall s", "best", "msg/s", "MB/s", "CPU s", "ms CPU/msg", "peak MB"];
        let mut lines = vec![head.map(str::to_owned).to_vec()];
        for what in [What::Scan, What::Import, What::Mbsync] {
            let Some(summary) = Summary::of(runs, what) else { continue };
            lines.push(vec![
                what.name().to_owned(),
                format!("{:.2}", summary.wall),
                format!("{:.2}", summary.best),
                format!("{:.0}", count / summary.wall),
                format!("{:.1}", bytes / summary.wall),
                format!("{:.2}", summary.cpu),
                format!("{:.3}", summary.cpu / count * 1_000.0),
                format!("{:.1}", megabytes(summary.memory)),
            ]);
        }
        println!(
            "\n{count} messages, {bytes:.1} MB; medians of {} runs, peak memory of all",
            self.options.rounds
        );
        table::print(&lines);
        let summaries = (Summary::of(runs, What::Import), Summary::of(runs, What::Mbsync));
        if let (Some(import), Some(mbsync)) = summaries {
            println!(
                "import is {:.2} times as fast as mbsync (best against best {:.2}), at {:.2} of its processor time",
                mbsync.wall / import.wall,
                mbsync.best / import.best,
                import.cpu / mbsync.cpu,
            );
        }
    }

    fn report_per_message(&self, many: &[Run], few: &[Run]) {
        println!("\nCost per message, medians of {} runs", self.options.rounds);
        let (count, less) = (self.many.messages, self.few.messages);
        let mut lines = vec![vec![
            String::new(),
            format!("ms at {less}"),
            format!("ms at {count}"),
            "ratio".to_owned(),
            format!("ms CPU at {less}"),
            format!("ms CPU at {count}"),
            "ratio".to_owned(),
            format!("peak MB at {less}"),
        ]];
        for what in [What::Scan, What::Import] {
            let (Some(few), Some(many)) = (Summary::of(few, what), Summary::of(many, what)) else { continue };
            let each = |seconds: f64, count: usize| seconds * 1_000.0 / count as f64;
            let (wall, wall_many) = (each(few.wall, less), each(many.wall, count));
            let (cpu, cpu_many) = (each(few.cpu, less), each(many.cpu, count));
            lines.push(vec![
                what.name().to_owned(),
                format!("{wall:.3}"),
                format!("{wall_many:.3}"),
                format!("{:.3}", wall_many / wall),
                format!("{cpu:.3}"),
                format!("{cpu_many:.3}"),
                format!("{:.3}", cpu_many / cpu),
                format!("{:.1}", megabytes(few.memory)),
            ]);
        }
        table::print(&lines);
        println!(
            "(bytes per message at {count}: {:.3} of those at {less})",
            self.many.bytes as f64 / count as f64 / (self.few.bytes as f64 / less as f64),
        );
    }

    /// What share of four slots an import fills when each request takes long.
    fn slow_helpdesk(&self) -> Result<(), Failure> {
        let delay = Duration::from_millis(self.options.slow_by);
        self.helpdesk.reset(delay)?;
        let cost = self.mailferry("import", &self.slow)?;
        let figures = self.helpdesk.figures()?;
        complete(&figures, &self.slow)?;
        let carried = figures.requests as f64 * delay.as_secs_f64() / f64::from(PARALLEL);
        println!(
            "\nHelpdesk that takes {} ms a request, parallel = {PARALLEL}: {} messages in {:.2} s",
            self.options.slow_by, self.slow.messages, cost.wall,
        );
        println!(
            "{} requests of the slots answered in {:.2} s from the first post to the last: {:.1} % of what {PARALLEL} slots can carry \
             (at most {} under way at once)",
            figures.requests,
            figures.posting,
            carried / figures.posting * 100.0,
            figures.most_under_way,
        );
        for (request, times) in &figures.paths {
            println!("  {times:>6} {request}");
        }
        Ok(())
    }
}

/// Medians of one program's runs, and its worst peak of memory.
struct Summary {
    wall: f64,
    best: f64,
    cpu: f64,
    memory: u64,
}

impl Summary {
    fn of(runs: &[Run], what: What) -> Option<Self> {
        let costs: Vec<Cost> = runs.iter().filter(|run| run.what == what).map(|run| run.cost).collect();
        Some(Self {
            wall: table::median(costs.iter().map(|cost| cost.wall)),
            best: costs.iter().map(|cost| cost.wall).min_by(f64::total_cmp)?,
            cpu: table::median(costs.iter().map(|cost| cost.cpu)),
            memory: costs.iter().map(|cost| cost.memory).max()?,
        })
    }
}

/// The folder asked for, else one below `target`, else one that stays in
/// `/var/tmp`: Dovecot's mail user must be able to pass.
fn choose_folder(asked: Option<&Path>) -> Result<PathBuf, Failure> {
    let usual = [
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("throughput"),
        PathBuf::from("/var/tmp/mailferry-throughput"),
    ];
    let candidates = asked.map_or(usual.to_vec(), |asked| vec![asked.to_owned()]);
    let open = candidates.iter().find(|folder| server::closed_on_the_way(folder).is_none());
    open.cloned().ok_or_else(|| format!("Dovecot's mail user cannot get into {candidates:?}").into())
}

/// A fast import that left mail behind would be no import.
fn complete(figures: &Figures, mailbox: &Generated) -> Result<(), Failure> {
    let with_files = (0..mailbox.messages).filter(|index| index % 20 == 13).count() as u64;
    if figures.articles < mailbox.messages as u64
        || figures.files < with_files
        || figures.received < mailbox.bytes / 2
    {
        return Err(format!("the import is not complete: {figures:?}").into());
    }
    Ok(())
}

/// Lets the disk finish what the last run left, so that the next does not pay.
fn settle_disk(folder: &Path) {
    let _ = Command::new("sync").arg("-f").arg(folder).status();
}

fn seconds(cost: Cost) -> String {
    format!("{:7.2} s, {:6.2} CPU s, {:5.1} MB", cost.wall, cost.cpu, megabytes(cost.memory))
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1_000_000.0
}
