//! How quick the window is with 100,000 messages, 2,000 folders and 200 groups.
//!
//! A journal of 100,000 messages lies on the disk. The step Check is given it,
//! and does what a person does: opens the list, scrolls through it, drags it to
//! its end, filters, searches, sorts; and while something runs, a snapshot
//! arrives. For each the table says how long the window was busy (update, view,
//! layout and the drawing's events together: what must stay under a frame of
//! 16 ms) and how long it took until the rows were there, with the reading of
//! the journal, which happens beside the window.
//!
//! The step Import settings is given 2,000 folders, all ticked and every other one
//! with a group of its own among 200, and does the same with them.
//!
//!     cargo bench --bench window
//!     cargo bench --bench window -- --messages 20000

#![allow(missing_docs, reason = "a program, not an interface")]

#[allow(dead_code, reason = "shared with the other bench")]
#[path = "../../../benches/support/table.rs"]
mod table;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Parser;
use futures::StreamExt as _;
use iced::{Event, Size, window};
use iced_test::core::renderer::Headless;
use iced_test::core::{clipboard, mouse};
use iced_test::renderer::Renderer;
use iced_test::runtime::user_interface::Cache;
use iced_test::runtime::{Action, UserInterface, task};
use jiff::Timestamp;
use mailferry_base::plan::Plan;
use mailferry_base::words::Language;
use mailferry_migration::forecast::Forecast;
use mailferry_migration::journal::{Identity, Journal, JournalWriter, MessageList, NewMessage};
use mailferry_migration::progress::{Phase, Snapshot};
use mailferry_services::mailbox::Folder;
use mailferry_services::zammad::preflight::{Destination, Survey};
use mailferry_services::zammad::types::{Group, Me};
use mailferry_window::draft::FolderDraft;
use mailferry_window::root::{Message, StepMessage, Visit, Wizard};
use mailferry_window::step::StepName;
use mailferry_window::step::check::{
    Check, Counted, Heading, ListMessage, Message as CheckMessage, Page, Pick,
};
use mailferry_window::step::import_settings::{ImportSettings, Message as SettingsMessage, Part, signed_in};
use mailferry_window::ui::list;
use mailferry_window::{iced_settings, ui};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A frame, where a screen shows sixty a second.
const FRAME: Duration = Duration::from_millis(16);
/// The window's first size.
const SIZE: Size = Size::new(1120.0, 760.0);

/// Measures the window with a long list.
#[derive(Parser)]
struct Options {
    /// Messages in the journal.
    #[arg(long, default_value_t = 100_000)]
    messages: u32,
    /// Folders in the mailbox.
    #[arg(long, default_value_t = 2_000)]
    folders: u32,
    /// Groups in the helpdesk.
    #[arg(long, default_value_t = 200)]
    groups: u64,
    /// How often each thing is done.
    #[arg(long, default_value_t = 30)]
    rounds: usize,
    /// Given by `cargo bench`; means nothing here.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Result<ExitCode, Failure> {
    let options = Options::parse();
    let runtime = tokio::runtime::Runtime::new()?;
    let _within = runtime.enter();
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("bench.journal");
    let counted = runtime.block_on(made(&path, options.messages))?;
    let mut figures = measured(&runtime, &path, &counted, &options)?;
    figures.extend(measured_folders(&runtime, &options)?);
    let mut lines =
        vec![["", "window busy, median", "worst", "rows there, median"].map(String::from).to_vec()];
    let mut late = false;
    for figure in &figures {
        late |= figure.median(|step| step.busy) > FRAME.as_secs_f64();
        let worst = figure.steps.iter().map(|step| step.busy).max().unwrap_or_default();
        lines.push(vec![
            figure.what.to_owned(),
            milliseconds(figure.median(|step| step.busy)),
            milliseconds(worst.as_secs_f64()),
            milliseconds(figure.median(|step| step.whole)),
        ]);
    }
    let Options { messages, folders, groups, rounds, .. } = &options;
    println!("{messages} messages, {folders} folders, {groups} groups, {rounds} rounds each\n");
    table::print(&lines);
    if late {
        println!("\nOver {} ms: the window would stutter.", FRAME.as_millis());
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

fn milliseconds(seconds: f64) -> String {
    format!("{:.2} ms", seconds * 1000.0)
}

/// What one act cost.
struct Step {
    busy: Duration,
    whole: Duration,
}

struct Figure {
    what: &'static str,
    steps: Vec<Step>,
}

impl Figure {
    fn median(&self, of: impl Fn(&Step) -> Duration) -> f64 {
        table::median(self.steps.iter().map(|step| of(step).as_secs_f64()))
    }
}

fn plan() -> Result<Plan, Failure> {
    let text = "version = 1\n[zammad]\nurl = \"https://help.example.com\"\n[microsoft]\n\
                tenant = \"contoso.example\"\nclient_id = \"11111111-2222-3333-4444-555555555555\"\n\
                account = \"a@contoso.example\"\nmailbox = \"a@contoso.example\"\n\
                [[folder]]\npath = \"INBOX\"\ngroup = \"Users\"\n";
    Plan::read(text, Path::new("")).map_err(|_| "the plan is not well formed".into())
}

/// A journal of so many messages, and what the check counts in it.
async fn made(path: &Path, messages: u32) -> Result<Counted, Failure> {
    let identity = Identity::of(&plan()?);
    let journal = JournalWriter::open(path, &identity).map_err(|problem| problem.code().to_owned())?;
    let told = |problem: mailferry_base::problem::Problem| problem.code().to_owned();
    let inbox = journal.folder("INBOX").await.map_err(told)?.id;
    let all: Vec<u32> = (1..=messages).collect();
    for some in all.chunks(5_000) {
        let some = some.iter().map(|uid| message(inbox, *uid)).collect();
        journal.add_messages(some).await.map_err(told)?;
    }
    let forecast =
        Forecast::of(&plan()?, &journal.forecast_facts().await.map_err(told)?, (Some(0), Some(0)), 0);
    let reader = Journal::open_for_reading(path).map_err(told)?;
    let folders = [("INBOX".to_owned(), inbox)].into();
    Ok(Counted { forecast, list: MessageList::new(reader), folders })
}

const WORDS: [&str; 8] =
    ["invoice", "printer", "order", "Rückfrage", "delivery", "contract", "password", "question"];

fn message(folder: i64, uid: u32) -> NewMessage {
    // Spread, the same in every run.
    let mixed = u64::from(uid).wrapping_mul(2_654_435_761) % 1_000_003;
    let word = |at: u64| WORDS[(mixed / at % 8) as usize];
    let from = format!("{}.{}@customer-{}.example", word(3), word(5), mixed % 9_000);
    NewMessage {
        folder,
        uid_validity: 1,
        uid,
        size: 2_000 + mixed * 7,
        dated: Timestamp::from_second(1_500_000_000 + mixed as i64 * 200).unwrap_or_default(),
        date_missing: mixed % 500 == 0,
        arrived: None,
        may_have_files: false,
        archived: mixed % 10 != 0,
        message_id: Some(format!("<{uid}.{mixed}@mail.example>")),
        md5: Some(format!("{mixed:032x}")),
        likeness: i64::from(uid),
        from_email: Some(from.clone()),
        customer: Some(from),
        subject: format!("{} about the {} of {}, number {mixed}", word(7), word(11), word(13)),
        machine_made: mixed % 7 == 0,
        mentions: Vec::new(),
        recipients: Vec::new(),
        addressees: Vec::new(),
        skip: None,
    }
}

/// The window without a screen: what iced keeps between two frames.
struct Screen {
    wizard: Wizard,
    renderer: Renderer,
    cache: Cache,
}

impl Screen {
    /// One frame: view, layout, and what a frame's event sets off.
    fn frame(&mut self) {
        let cache = std::mem::take(&mut self.cache);
        let mut interface = UserInterface::build(self.wizard.view(), SIZE, cache, &mut self.renderer);
        let now = Event::Window(window::Event::RedrawRequested(Instant::now()));
        let mut given = Vec::new();
        let _ = interface.update(
            &[now],
            mouse::Cursor::Unavailable,
            &mut self.renderer,
            &mut clipboard::Null,
            &mut given,
        );
        let theme = ui::theme::theme(iced::theme::Mode::Light);
        let style = iced_test::core::renderer::Style::default();
        interface.draw(&mut self.renderer, &theme, &style, mouse::Cursor::Unavailable);
        self.cache = interface.into_cache();
    }

    /// Gives a message and lets everything that follows come to its end. The
    /// window is busy while it updates and makes frames, and idle while it waits
    /// for answers.
    fn give(&mut self, runtime: &tokio::runtime::Runtime, message: StepMessage) -> Step {
        let begun = Instant::now();
        let mut work = Vec::new();
        let mut busy = self.turn(Message::Step(Visit::Kept, message), &mut work);
        while let Some(mut stream) = work.pop() {
            while let Some(action) = runtime.block_on(stream.next()) {
                if let Action::Output(message) = action {
                    // The longest of the frames is what a person would notice.
                    busy = busy.max(self.turn(message, &mut work));
                }
            }
        }
        Step { busy, whole: begun.elapsed() }
    }

    fn turn(&mut self, message: Message, work: &mut Vec<Work>) -> Duration {
        let begun = Instant::now();
        let task = self.wizard.update(message);
        self.frame();
        let busy = begun.elapsed();
        work.extend(task::into_stream(task));
        busy
    }
}

type Work = iced_test::futures::BoxStream<Action<Message>>;

fn made_renderer(runtime: &tokio::runtime::Runtime) -> Result<Renderer, Failure> {
    let settings = iced_settings();
    for font in settings.fonts {
        iced_test::renderer::graphics::text::font_system()
            .write()
            .map_err(|_| "the fonts are locked")?
            .load_font(font);
    }
    let renderer = runtime.block_on(<Renderer as Headless>::new(
        settings.default_font,
        settings.default_text_size,
        Some("tiny-skia"),
    ));
    renderer.ok_or_else(|| "no renderer".into())
}

fn measured(
    runtime: &tokio::runtime::Runtime,
    path: &Path,
    counted: &Counted,
    options: &Options,
) -> Result<Vec<Figure>, Failure> {
    let renderer = made_renderer(runtime)?;
    let wizard = Wizard::showing(StepName::Check, Language::English, |_| {});
    let mut screen = Screen { wizard, renderer, cache: Cache::new() };
    let total = options.messages as f32 * list::ROW;
    let height = 400.0;
    let scrolled = |offset: f32| list_event(list::Event::Scrolled { offset, height });
    let mut figures = Vec::new();

    let mut opened = Vec::new();
    for _ in 0..options.rounds.min(10) {
        screen.wizard.steps.check = Check::of(plan()?);
        screen.cache = Cache::new();
        let mut fresh = counted.clone();
        let reader = Journal::open_for_reading(path).map_err(|p| p.code().to_owned())?;
        fresh.list = MessageList::new(reader);
        let _ = screen.give(runtime, StepMessage::Check(CheckMessage::Show(Page::Messages)));
        opened.push(screen.give(runtime, StepMessage::Check(CheckMessage::Counted(Box::new(Ok(fresh))))));
    }
    figures.push(Figure { what: "open the list", steps: opened });

    let mut act = |what: &'static str, of: &dyn Fn(usize) -> CheckMessage| {
        let steps =
            (0..options.rounds).map(|round| screen.give(runtime, StepMessage::Check(of(round)))).collect();
        figures.push(Figure { what, steps });
    };
    act("scroll by a wheel's turn", &|round| scrolled(round as f32 * 60.0));
    act("drag to somewhere else", &|round| {
        scrolled(total * ((round * 37 % options.rounds) as f32 / options.rounds as f32))
    });
    act("one row down", &|round| list_event(list::Event::Chosen(round, height)));
    let picks = [Pick::Archived, Pick::MachineMade, Pick::All, Pick::WithoutDate];
    act("filter by a number", &|round| CheckMessage::Pick(picks[round % picks.len()]));
    let typed = ["i", "in", "inv", "invo", "invoice", "invoice about", "RÜCK", ""];
    act("search, a letter", &|round| {
        CheckMessage::List(ListMessage::Search(typed[round % typed.len()].to_owned()))
    });
    let headings = [Heading::Subject, Heading::Sender, Heading::Size, Heading::Date];
    act("sort by a column", &|round| CheckMessage::List(ListMessage::Sort(headings[round % 4])));
    act("a snapshot of progress", &|round| {
        CheckMessage::Progress(Box::new(Snapshot {
            phase: Phase::Scanning,
            folder: Some("INBOX".to_owned()),
            scanned: (round as u64 * 100, u64::from(options.messages)),
            ..Snapshot::default()
        }))
    });
    act("the numbers", &|round| CheckMessage::Show([Page::Overview, Page::Messages][round % 2]));
    Ok(figures)
}

/// A mailbox of so many folders, ten below each of the upper ones.
fn mail_folders(count: u32) -> Vec<Folder> {
    let path = |number: u32| match number {
        0 => "INBOX".to_owned(),
        number if number % 11 == 1 => format!("Customer {:04}", number / 11),
        number => format!("Customer {:04}/Project {number:05}", (number - 1) / 11),
    };
    let folder = |number| Folder {
        path: path(number),
        selectable: true,
        messages: Some(number * 7 % 900),
        unread: Some(number % 12),
    };
    (0..count).map(folder).collect()
}

/// A helpdesk of so many groups.
fn helpdesk(groups: u64) -> Survey {
    let group = |id: u64| Destination {
        group: Group { id, name: format!("Region {id:03}"), active: Some(true), email_address_id: None },
        usable: true,
        full: true,
    };
    Survey {
        address: "https://help.example.com".to_owned(),
        me: Me {
            id: 1,
            login: "ada@example.com".to_owned(),
            email: "ada@example.com".to_owned(),
            group_rights: std::collections::BTreeMap::new(),
            group_names: std::collections::BTreeMap::new(),
        },
        groups: (1..=groups).map(group).collect(),
        states: Vec::new(),
        email_addresses: Vec::new(),
        import_mode: None,
        triggers: Some(Vec::new()),
        notified_agents: 0,
        usage: None,
    }
}

/// The step Import settings, with every folder ticked and half of them with a group
/// of their own: what a person does with the folders and the groups.
fn measured_folders(runtime: &tokio::runtime::Runtime, options: &Options) -> Result<Vec<Figure>, Failure> {
    let folders = mail_folders(options.folders);
    let mailbox = "support@example.com";
    let wizard = Wizard::showing(StepName::ImportSettings, Language::English, |wizard| {
        wizard.context.survey = Some(Arc::new(helpdesk(options.groups)));
        wizard.context.tokens = Some(signed_in());
        let draft = &mut wizard.context.draft;
        "https://help.example.com".clone_into(&mut draft.helpdesk_address);
        "11111111-2222-3333-4444-555555555555".clone_into(&mut draft.client_id);
        draft.dates = Some(mailferry_window::draft::DatesDraft::Today);
        mailbox.clone_into(&mut draft.mailbox);
        "Region 001".clone_into(&mut draft.group);
        "2026-11-24".clone_into(&mut draft.archive_date);
        draft.folders = (0_u64..)
            .zip(&folders)
            .map(|(number, folder)| FolderDraft {
                path: folder.path.clone(),
                group: if number % 2 == 0 {
                    String::new()
                } else {
                    format!("Region {:03}", number % options.groups + 1)
                },
            })
            .collect();
        wizard.steps.import_settings = ImportSettings::of(folders.clone(), mailbox);
    });
    let mut screen = Screen { wizard, renderer: made_renderer(runtime)?, cache: Cache::new() };
    let _ = screen.give(runtime, StepMessage::ImportSettings(SettingsMessage::Question(Part::Folders)));
    let total = folders.len() as f32 * list::ROW;
    let height = 360.0;
    let mut figures = Vec::new();
    let mut act = |what: &'static str, of: &dyn Fn(usize) -> SettingsMessage| {
        let steps = (0..options.rounds)
            .map(|round| screen.give(runtime, StepMessage::ImportSettings(of(round))))
            .collect();
        figures.push(Figure { what, steps });
    };
    let path = |round: usize| folders[round * 97 % folders.len()].path.clone();
    act("folders: scroll by a wheel's turn", &|round| {
        SettingsMessage::List(list::Event::Scrolled { offset: round as f32 * 60.0, height })
    });
    act("folders: drag to somewhere else", &|round| {
        let offset = total * ((round * 37 % options.rounds) as f32 / options.rounds as f32);
        SettingsMessage::List(list::Event::Scrolled { offset, height })
    });
    act("folders: tick", &|round| SettingsMessage::List(list::Event::Ticked(round * 13 % folders.len())));
    act("folders: collapse, expand", &|round| {
        SettingsMessage::Expand(format!("Customer {:04}", round / 2), round % 2 == 1)
    });
    let typed = ["p", "pr", "pro", "project 01", "CUSTOMER 00", ""];
    act("folders: search, a letter", &|round| SettingsMessage::Search(typed[round % typed.len()].to_owned()));
    act("folders: a folder goes to another group", &|round| {
        let group = format!("Region {:03}", round as u64 * 7 % options.groups + 1);
        SettingsMessage::FolderGroup(path(round), group)
    });
    act("groups: ask for a folder's", &|round| {
        SettingsMessage::Regroup((round % 2 == 0).then(|| path(round)))
    });
    act("groups: search, a letter", &|round| {
        SettingsMessage::GroupSearch(["r", "re", "region 1", "region 19", ""][round % 5].to_owned())
    });
    act("groups: of all other folders", &|round| {
        SettingsMessage::Group(format!("Region {:03}", round as u64 % options.groups + 1))
    });
    Ok(figures)
}

fn list_event(event: list::Event) -> CheckMessage {
    CheckMessage::List(ListMessage::List(event))
}
