//! An import against a helpdesk with the speed of a real one: how fast it goes
//! with one, two and four server processes, what it costs them, and whether it
//! keeps them busy.
//!
//! The practice helpdesk takes for each request what a real Zammad was measured to
//! take (docs/zammad.md#speed), by sleeping, so that this machine is not measured.
//! The importer is the program itself, with the sample mailbox and original dates:
//! import mode, its settle time and the dates of tickets belong to it. Then the
//! cost of a message in a small and in a large mailbox: requests, server time, and
//! the importer's own processor time, with a helpdesk that answers at once.
//!
//!     cargo bench --bench helpdesk
//!     cargo bench --bench helpdesk -- --scale 1 --workers 1
//!
//! Needs nothing else; built without the window by `--no-default-features`.

#![allow(missing_docs, reason = "a program, not an interface")]

#[allow(dead_code, reason = "shared with another bench")]
#[path = "support/failure.rs"]
mod failure;
#[allow(dead_code, reason = "shared with another bench")]
#[path = "support/measure.rs"]
mod measure;
#[allow(dead_code, reason = "shared with another bench")]
#[path = "support/table.rs"]
mod table;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use clap::Parser;
use jiff::Timestamp;
use mailferry::practice::exchange::{self, Exchange, FolderKind};
use mailferry::practice::helpdesk::{Helpdesk, Options as HelpdeskOptions, Served, Workers};
use mailferry::practice::sample::{self, Bulk, BulkOptions, SampleMessage};
use mailferry::practice::tenant::{self, Tenant};

use failure::{Failure, While};
use measure::Cost;

/// The seed of the mailboxes; their newest mail is as old on every day.
const SEED: u64 = 20_190_401;
/// How long an import waits for import mode, and how long processes may hold a
/// former value of it (docs/zammad.md#import-mode).
const SETTLE_TIME: f64 = 30.0;
const CACHED: f64 = 15.0;
/// A message costs no more than this in a large mailbox, for one in a small.
const GROWTH: f64 = 1.10;
/// The share of their time that the processes should be at work while posting.
const BUSY: f64 = 0.95;

/// Measures imports into helpdesks of several sizes.
#[derive(Parser)]
struct Options {
    /// Server processes of the helpdesk, each number for itself.
    #[arg(long, value_delimiter = ',', default_value = "1,2,4")]
    workers: Vec<u32>,
    /// What a request takes, as a part of what it takes a real server; settle time
    /// too.
    #[arg(long, default_value_t = 0.2)]
    scale: f64,
    /// Requests at once at most, as in a plan.
    #[arg(long, default_value_t = 4)]
    parallel: u32,
    /// Messages in the small and in the large mailbox, for the cost of a message.
    #[arg(long, value_delimiter = ',', default_value = "300,20000")]
    growth: Vec<usize>,
    /// Leaves the cost of a message out.
    #[arg(long)]
    without_growth: bool,
    /// A trial that shows that all of it works and judges nothing: one helpdesk, as
    /// quick as it can be, and small mailboxes.
    #[arg(long)]
    smoke: bool,
    /// The mailferry to measure instead of the one just built.
    #[arg(long, default_value = env!("CARGO_BIN_EXE_mailferry"))]
    program: PathBuf,
    /// Given by `cargo bench`; means nothing here.
    #[arg(long, hide = true)]
    bench: bool,
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Failure> {
    let mut options = Options::parse();
    if options.smoke {
        options = Options { workers: vec![2], scale: 0.01, growth: vec![20, 60], ..options };
    }
    let mut runs = Vec::new();
    for workers in &options.workers {
        let workers = Workers { processes: *workers, scale: options.scale };
        let place = Place::with_sample(workers).await?;
        let run = place.import(&options, options.scale).await?;
        println!(
            "{} processes: {} articles in {:.1} s, {:.2} CPU s of the program, {:.1} MB",
            workers.processes,
            run.articles,
            run.cost.wall,
            run.cost.cpu,
            run.cost.memory as f64 / 1e6
        );
        runs.push(run);
    }
    report(&options, &runs);
    if !options.without_growth {
        report_growth(&options).await?;
    }
    Ok(())
}

/// A mailbox and a helpdesk, and a folder for everything else.
struct Place {
    _tenant: Tenant,
    exchange: Exchange,
    helpdesk: Helpdesk,
    workers: Workers,
    token: String,
    plan: String,
    folder: tempfile::TempDir,
}

/// What an import came to.
struct Run {
    messages: usize,
    /// Articles made of them; a message of which there are copies makes one.
    articles: usize,
    workers: Workers,
    /// What the program cost, from its start to its end.
    cost: Cost,
    /// From the helpdesk's start to the program's.
    began: Duration,
    /// Everything that the helpdesk has done.
    served: Vec<Served>,
}

impl Place {
    /// The practice's sample mailbox.
    async fn with_sample(workers: Workers) -> Result<Self, Failure> {
        let mail = sample::mailbox(SEED, Timestamp::now());
        let paths = [
            (sample::INBOX, "Support"),
            (sample::TECHNICAL, "Support"),
            (sample::SENT, "Support"),
            (sample::INVOICES, "Sales"),
        ];
        let mail = mail.into_iter().filter(|one| paths.iter().any(|(path, _)| *path == one.folder));
        Self::with(workers, &paths, mail).await
    }

    /// So many small letters in the INBOX.
    async fn with_letters(workers: Workers, count: usize) -> Result<Self, Failure> {
        let letters: Bulk = sample::bulk(count, SEED, BulkOptions::small(Timestamp::now()));
        let mail = letters.map(|letter| SampleMessage {
            folder: sample::INBOX,
            kind: "letter",
            raw: letter.raw,
            arrived: letter.arrived,
            flags: letter.flags,
        });
        Self::with(workers, &[(sample::INBOX, "Support")], mail).await
    }

    async fn with(
        workers: Workers,
        paths: &[(&str, &str)],
        mail: impl Iterator<Item = SampleMessage>,
    ) -> Result<Self, Failure> {
        let words = |problem: mailferry::problem::Problem| problem.to_string();
        let tenant = Tenant::start(tenant::Options::default()).await.map_err(words)?;
        let server = exchange::Options::new(sample::MAILBOX, tenant.checker());
        let exchange = Exchange::start(server).await.map_err(words)?;
        for (path, _) in paths {
            exchange.create_folder(path, FolderKind::Mail);
        }
        for message in mail {
            exchange.add(message.folder, message.raw, message.arrived, message.flags);
        }
        let helpdesk = Helpdesk::start(HelpdeskOptions {
            workers: Some(workers),
            import_mode_settle: Duration::from_secs_f64(CACHED * workers.scale),
            keep_bodies: false,
            ..HelpdeskOptions::for_mailbox(sample::MAILBOX)
        })?;
        let plan = plan(&tenant, &exchange, &helpdesk, paths);
        let token = tenant.access_token(sample::MAILBOX);
        let folder = tempfile::tempdir()?;
        Ok(Self { _tenant: tenant, exchange, helpdesk, workers, token, plan, folder })
    }

    /// Runs the program over it, at so many requests at once.
    async fn import(self, options: &Options, scale: f64) -> Result<Run, Failure> {
        let folder = self.folder.path();
        let file = folder.join("plan.toml");
        let plan = format!("{}parallel = {}\n", self.plan, options.parallel);
        fs::write(&file, plan).during("the plan")?;
        let settle_time = (SETTLE_TIME * scale).ceil();
        let mut process = Command::new(&options.program);
        process.arg("import").arg(&file).arg("--settle-time").arg(settle_time.to_string());
        process.env("HOME", folder).env("MAILFERRY_HOME", folder.join("data"));
        process.env("MAILFERRY_ZAMMAD_TOKEN", self.helpdesk.token());
        process.env("MAILFERRY_ACCESS_TOKEN", &self.token);
        let log = folder.join("output");
        let there_before = self.helpdesk.snapshot().articles().len();
        let began = self.helpdesk.up_for();
        let cost = tokio::task::spawn_blocking(move || measure::run(&mut process, &log)).await??;
        let folders = self.exchange.folders();
        let messages = folders.iter().map(|path| self.exchange.messages(path).len()).sum();
        let articles = self.helpdesk.snapshot().articles().len() - there_before;
        let sent = self.helpdesk.outbox().len();
        if articles == 0 || articles > messages || sent > 0 {
            return Err(format!("{messages} messages became {articles} articles, and {sent} mails").into());
        }
        let served = self.helpdesk.served();
        Ok(Run { messages, articles, workers: self.workers, cost, began, served })
    }
}

/// As a plan for this mailbox and this helpdesk says it; what it waits for is at
/// its end.
fn plan(tenant: &Tenant, exchange: &Exchange, helpdesk: &Helpdesk, paths: &[(&str, &str)]) -> String {
    let mailbox = sample::MAILBOX;
    let mut plan = format!(
        "version = 1\n[zammad]\nurl = \"{}\"\n[microsoft]\ncloud = \"custom\"\ntenant = \"{}\"\n\
         client_id = \"{}\"\naccount = \"{mailbox}\"\nmailbox = \"{mailbox}\"\n\
         authority = \"{}\"\nimap = \"{}\"\nimap_tls = false\n",
        helpdesk.url(),
        tenant.tenant_id(),
        tenant.client_id(),
        tenant.authority(),
        exchange.address(),
    );
    for (path, group) in paths {
        // Writing to a text cannot fail.
        let _ = writeln!(plan, "[[folder]]\npath = \"{path}\"\ngroup = \"{group}\"");
    }
    plan.push_str("[import]\ndates = \"original\"\narchive_before = 2100-01-01T00:00:00Z\n");
    plan
}

const SWITCH: &str = "PUT /api/v1/settings/:id";
const DATE: &str = "PUT /api/v1/tickets/:id";

/// The parts of an import, in seconds as they were measured.
struct Parts {
    /// Up to import mode being on: the check and the scan.
    before: f64,
    /// From then on up to the first article.
    settling: f64,
    /// From the first article to the last that is read back.
    posting: f64,
    /// What dating the tickets takes beyond that.
    dating: f64,
    /// Import mode off, and the end.
    after: f64,
    /// The share of the processes' time in which they were at work while posting.
    busy: f64,
}

impl Run {
    fn parts(&self) -> Parts {
        let creates = |served: &&Served| {
            matches!(served.route.as_str(), "POST /api/v1/tickets" | "POST /api/v1/ticket_articles")
        };
        let posts =
            |served: &&Served| creates(served) || served.route.starts_with("GET /api/v1/ticket_articles");
        let on = self.served.iter().find(|served| served.route == SWITCH);
        let on = on.map_or(self.began, |served| served.ended);
        let first = self.served.iter().filter(creates).map(|served| served.arrived).min().unwrap_or(on);
        let last = self.served.iter().filter(posts).map(|served| served.ended).max().unwrap_or(first);
        let dates = self.served.iter().filter(|served| served.route == DATE).map(|served| served.ended);
        let dated = dates.max().unwrap_or(last).max(last);
        let span = |from: Duration, to: Duration| to.saturating_sub(from).as_secs_f64();
        let at_work: f64 = self.served.iter().map(|served| self.at_work(served, first, last)).sum();
        Parts {
            before: span(self.began, on),
            settling: span(on, first),
            posting: span(first, last),
            dating: span(last, dated),
            after: self.cost.wall - span(self.began, dated),
            busy: at_work / (span(first, last) * f64::from(self.workers.processes)),
        }
    }

    /// Seconds between these moments in which a process worked on this.
    fn at_work(&self, served: &Served, from: Duration, to: Duration) -> f64 {
        let lasting = served.cost.mul_f64(self.workers.scale);
        let begun = served.ended.saturating_sub(lasting);
        served.ended.min(to).saturating_sub(begun.max(from)).as_secs_f64()
    }

    /// Requests and their milliseconds, by route.
    fn routes(&self) -> BTreeMap<&str, (usize, f64)> {
        let mut routes: BTreeMap<&str, (usize, f64)> = BTreeMap::new();
        for served in &self.served {
            let (requests, milliseconds) = routes.entry(&served.route).or_default();
            *requests += 1;
            *milliseconds += served.cost.as_secs_f64() * 1_000.0;
        }
        routes
    }

    fn a_mail(&self, all: f64) -> f64 {
        all / self.articles as f64
    }

    fn server_milliseconds(&self) -> f64 {
        self.routes().values().map(|(_, milliseconds)| milliseconds).sum()
    }
}

fn report(options: &Options, runs: &[Run]) {
    let Some(first) = runs.first() else { return };
    println!(
        "\nSample mailbox: {} messages, {} articles; at most {} requests at once",
        first.messages, first.articles, options.parallel
    );
    println!(
        "Costs and settle time were taken times {}; seconds below are divided by that, so that what the \
         program itself takes counts {:.0} times\n",
        options.scale,
        1.0 / options.scale
    );
    let full = |seconds: f64| format!("{:.1}", seconds / options.scale);
    let head = [
        "processes",
        "messages/s",
        "whole s",
        "check, scan",
        "settle",
        "posting",
        "dating",
        "end",
        "busy",
        "server ms a mail",
    ];
    let mut lines = vec![head.map(str::to_owned).to_vec()];
    for run in runs {
        let parts = run.parts();
        lines.push(vec![
            run.workers.processes.to_string(),
            format!("{:.2}", run.articles as f64 * options.scale / parts.posting),
            full(run.cost.wall),
            full(parts.before),
            full(parts.settling),
            full(parts.posting),
            full(parts.dating),
            full(parts.after),
            format!("{:.1} %{}", parts.busy * 100.0, if parts.busy < BUSY { " (!)" } else { "" }),
            format!("{:.0}", run.a_mail(run.server_milliseconds())),
        ]);
    }
    table::print(&lines);
    println!("\nmessages/s while posting; (!): less than {:.0} % of the processes' time\n", BUSY * 100.0);
    let mut lines = vec![vec!["requests a mail, and their ms".to_owned()]];
    lines[0].extend(runs.iter().map(|run| format!("{} processes", run.workers.processes)));
    let routes: Vec<_> = runs.iter().map(Run::routes).collect();
    let mut names: Vec<&str> = routes.iter().flat_map(BTreeMap::keys).copied().collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let mut line = vec![name.replacen("/api/v1/", "", 1)];
        for (run, routes) in runs.iter().zip(&routes) {
            let (requests, milliseconds) = routes.get(name).copied().unwrap_or_default();
            line.push(format!("{:.3} {:6.1}", run.a_mail(requests as f64), run.a_mail(milliseconds)));
        }
        lines.push(line);
    }
    table::print(&lines);
}

/// What a message costs in each of the mailboxes, beside the first.
async fn report_growth(options: &Options) -> Result<(), Failure> {
    let head = ["messages", "requests a mail", "server ms a mail", "ms CPU a mail", "peak MB", "wall s"];
    let mut lines = vec![head.map(str::to_owned).to_vec()];
    let mut first: Option<[f64; 3]> = None;
    let mut grown = false;
    for count in &options.growth {
        let workers = Workers { processes: 1, scale: 0.0 };
        let run = Place::with_letters(workers, *count).await?.import(options, 0.0).await?;
        let figures = [run.served.len() as f64, run.server_milliseconds(), run.cost.cpu * 1_000.0];
        let figures = figures.map(|figure| run.a_mail(figure));
        let base = *first.get_or_insert(figures);
        grown |= figures.iter().zip(base).any(|(now, base)| *now > base * GROWTH);
        let mut line = vec![run.articles.to_string()];
        for ((now, base), places) in figures.into_iter().zip(base).zip([3, 1, 3]) {
            line.push(format!("{now:.places$} (x{:.2})", now / base));
        }
        line.extend([format!("{:.1}", run.cost.memory as f64 / 1e6), format!("{:.1}", run.cost.wall)]);
        lines.push(line);
    }
    println!("\nCost of a message, with a helpdesk that answers at once");
    table::print(&lines);
    if !options.smoke {
        let (most, verdict) = ((GROWTH - 1.0) * 100.0, if grown { "more than" } else { "no more than" });
        println!("It grows by {verdict} {most:.0} %");
    }
    Ok(())
}
