//! The window: a wizard of nine steps. The only crate that names iced.
//!
//! # Writing a step
//!
//! A step is a struct in `step/<name>.rs` (or a folder of that name) that
//! implements [`step::Step`], and a line of the list in `step_name.rs`. It holds
//! what it shows beyond the [`context::Context`]; what the person types
//! and chooses goes into [`draft::Draft`] (`context.draft`), which the frame
//! saves by itself whenever it changed.
//!
//! ```ignore
//! #[derive(Default)]
//! pub struct Helpdesk { checking: bool, problem: Option<Problem> }
//!
//! #[derive(Clone)]
//! pub enum Message { Address(String), Check, Checked(Result<Helpdesk, Problem>) }
//!
//! impl Step for Helpdesk {
//!     type Message = Message;
//!
//!     fn update(&mut self, message: Message, context: &mut Context) -> Action<Message> {
//!         match message {
//!             Message::Address(text) => { context.draft.helpdesk_address = text; Action::None }
//!             Message::Check => {
//!                 self.checking = true;
//!                 Action::Run(Task::perform(check(context.draft.clone()), Message::Checked))
//!             }
//!             Message::Checked(Ok(found)) => { context.helpdesk = Some(found.into()); Action::Next }
//!             Message::Checked(Err(problem)) => { self.problem = Some(problem); Action::None }
//!         }
//!     }
//!
//!     fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
//!         let language = context.language;
//!         let problem = context.draft.problem_of(Field::HelpdeskAddress, &context.zone);
//!         let address = field(say(language, "...", &[]), &context.draft.helpdesk_address)
//!             .on_input(Message::Address)
//!             .error(problem.map(|problem| complaint(&problem, language)))
//!             .id("helpdesk-address");
//!         column![address].push(self.problem.as_ref().map(|problem| card(problem, language)))
//!             .spacing(space::LARGE)
//!             .into()
//!     }
//!
//!     fn main(&self, context: &Context) -> Main<Message> {
//!         let label = say(context.language, "...", &[]);
//!         match self.checking {
//!             true => Main::waits(label, say(context.language, "...", &[])),
//!             false => Main::ready(label, Message::Check),
//!         }
//!     }
//!     // and title() and help()
//! }
//! ```
//!
//! - **Work** is an iced `Task`, given as [`step::Action::Run`]. It belongs to the
//!   visit: leaving the step aborts it, and its late messages are dropped. What
//!   must go on, such as the import, is an [`step::Action::Keep`]; its messages
//!   always arrive, and a stream (`Task::run`) is watched that way. `update` never
//!   blocks. Tasks run on tokio.
//! - **Words** are [`crate::words::say`] with ids `window-<step>-...` in
//!   `assets/languages/{en,de}/window-<step>.ftl`, numbers and dates by the methods
//!   of [`crate::words::Language`].
//! - **Parts** are in [`ui`]. A step names no colour, no size and no distance of
//!   its own. Everything that can be clicked comes from there, so that Tab, Enter
//!   and Space reach it. Give ids to what tests press.
//! - **Keys** are the frame's: Enter presses the main button unless something with
//!   a ring wants it, but never one that [`step::Main::commits`] to a run or
//!   [`step::Main::destroys`]; Escape goes back, or cancels a dialog.
//! - **Questions** are a [`ui::dialog::Dialog`] given by [`step::Step::dialog`].
//! - **Scenes** for the gallery and the tests are a `scenes()` in the step's module:
//!   every state that a person can meet, the unhappy ones too.
//!   `cargo run --example gallery -- FOLDER [PART OF A NAME]` draws them in every
//!   language, light and dark, at several sizes, and an `index.html` to look at.
//!   What matters in a scene is named by its line in `tests/layout/in_sight.rs`, which
//!   holds that it is in sight in the least window without scrolling.
//! - **Tests** press keys and click words by `iced_test::Simulator`; see
//!   `root/tests.rs` for how. `journey.rs` goes through all steps by the keyboard
//!   alone; what Tab does not reach fails there.

mod already_open;
mod appearance;
mod awake;
pub mod context;
pub mod doctor;
pub mod draft;
mod eml;
pub mod engine;
#[cfg(test)]
mod enter;
mod frame;
mod ids;
#[cfg(test)]
mod journey;
mod notify;
pub mod practice;
pub mod practising;
pub mod root;
#[cfg(any(test, feature = "scenes"))]
mod scenes;
pub mod settings;
mod setup;
pub mod step;
mod step_name;
pub mod steps;
pub mod support;
mod take_over;
#[cfg(test)]
mod testing;
pub mod ui;

use std::panic::AssertUnwindSafe;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use iced::{Program, Size, Task, window};

pub use ids::CONTENT;
#[cfg(any(test, feature = "scenes"))]
pub use scenes::{Scene, scenes};
pub use setup::{fonts, iced_settings};

use context::Context;
use draft::Draft;
use root::{Message, Wizard};
use settings::Settings;
use setup::Runtime;
use step::StepName;

use mailferry_base::{plan, platform, problem, words};
use mailferry_migration::{self as migration, report};
use mailferry_practice::Scenario;
use mailferry_services::{doctor as examination, mailbox, message, microsoft, zammad};

use migration::run::Timing;
use platform::single::Single;
use problem::Problem;
use words::Language;

/// The application around a wizard that `boot` makes, in a window such as
/// [`window_settings`] gives; for tests too.
pub fn app(
    boot: impl Fn() -> Wizard + 'static,
    window: window::Settings,
) -> iced::Application<impl Program<State = Wizard, Message = Message, Theme = iced::Theme>> {
    let start = move || {
        let mut wizard = boot();
        let task = wizard.start();
        (wizard, task)
    };
    let update = |wizard: &mut Wizard, message: Message| -> Task<Message> { wizard.update(message) };
    iced::application(start, update, Wizard::view)
        .settings(iced_settings())
        .title(|wizard: &Wizard| wizard.window_title())
        .subscription(Wizard::subscription)
        .theme(|wizard: &Wizard| ui::theme::theme(wizard.appearance))
        .scale_factor(|wizard: &Wizard| wizard.settings.scale())
        .executor::<Runtime>()
        .window(window)
}

/// The window as it was left, or as it is at first.
pub fn window_settings(settings: &Settings) -> window::Settings {
    let scale = settings.scale();
    window::Settings {
        // iced multiplies by the zoom, except for the least size.
        size: Size::new(settings.width / scale, settings.height / scale),
        min_size: Some(Size::new(settings::LEAST.0, settings::LEAST.1)),
        position: settings.place.map_or(window::Position::SpecificWith(centered), |(x, y)| {
            window::Position::Specific(iced::Point::new(x, y))
        }),
        exit_on_close_request: false,
        icon: ui::mark::window_icon(),
        #[cfg(target_os = "linux")]
        platform_specific: window::settings::PlatformSpecific {
            application_id: "mailferry".to_owned(),
            ..window::settings::PlatformSpecific::default()
        },
        ..window::Settings::default()
    }
}

/// In the middle of the screen; a window that is larger begins at the screen's corner,
/// so that its title can be seen until it is fitted.
fn centered(window: Size, screen: Size) -> iced::Point {
    let middle = |window: f32, screen: f32| ((screen - window) / 2.0).max(0.0);
    iced::Point::new(middle(window.width, screen.width), middle(window.height, screen.height))
}

/// Which window is open lies in the data folder under this name.
const LOCK: &str = "window.lock";

/// Opens the window and stays until it is closed; with scenarios, in practice.
/// `timing` is how long imports in earnest wait for what Zammad may still do.
///
/// # Errors
/// `no-window-opened` where the system gives none; `already-open`, once a
/// small window has said so as well; `home-folder-unknown`.
pub fn run(practice: Option<Vec<Scenario>>, timing: Timing) -> Result<ExitCode, Problem> {
    let folder = platform::data_folder()?;
    let settings = Settings::load(&folder.join(root::SETTINGS));
    // Where no lock can be written nothing can be saved either: the window opens
    // all the same, and says so at the first save.
    let lock = Single::take(&folder.join(LOCK));
    if matches!(lock, Ok(None)) {
        // Who started it by a double click sees no terminal.
        let _ = without_panics(|| already_open::show(&settings));
        return Err(Problem::person("already-open"));
    }
    let kept = settings.clone();
    let booted = Arc::new(AtomicBool::new(false));
    let boots = Arc::clone(&booted);
    let boot = move || {
        boots.store(true, Ordering::Relaxed);
        platform::keep_panics_short();
        let language = kept.language.unwrap_or_else(Language::of_system);
        let mut context = Context::new(language);
        context.zone = jiff::tz::TimeZone::system();
        context.timing = timing;
        // What cannot be read is started anew; the first save says what is wrong.
        context.draft = Draft::load(&folder.join("draft.toml")).ok().flatten().unwrap_or_default();
        // An import that was under way is found by its journal, at the start.
        if context.draft.step > StepName::Check {
            context.draft.step = StepName::Start;
        }
        if practice.is_some() {
            context.draft.step = StepName::Start;
        }
        context.keep_in(folder.clone());
        let mut wizard = Wizard::new(context, kept.clone());
        wizard.steps.start.practise_at_once(practice.clone());
        wizard
    };
    let opened = app(boot, window_settings(&settings));
    let outcome = without_panics(|| opened.run());
    practising::remove_left();
    match outcome {
        Ok(Ok(())) => Ok(ExitCode::SUCCESS),
        Ok(Err(error)) => Err(Problem::person("no-window-opened").words(&error.to_string())),
        Err(panic) if booted.load(Ordering::Relaxed) => std::panic::resume_unwind(panic),
        Err(_) => Err(Problem::person("no-window-opened")),
    }
}

/// iced panics where the display that is named does not answer; until a window is
/// made that is no fault of the program.
fn without_panics(run: impl FnOnce() -> iced::Result) -> std::thread::Result<iced::Result> {
    std::panic::set_hook(Box::new(|_| {}));
    let outcome = std::panic::catch_unwind(AssertUnwindSafe(run));
    platform::keep_panics_short();
    outcome
}
