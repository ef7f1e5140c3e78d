//! Every state of the window worth looking at, for the gallery and for tests: the
//! steps' own, and those of what lies around and above them.

use std::sync::Arc;

use super::doctor::Doctor;
use super::practice;
use super::root::Wizard;
use super::settings::Settings;
use super::step::sign_in;
use super::step_name::StepName;
use super::steps::{Steps, staged};
use super::support::Support;
use crate::examination::{Found, Line, Server, Topic};
use crate::migration::support_bundle::{Bundle, Entry};
use crate::problem::Problem;
use crate::words::Language;
use crate::zammad::preflight::Verdict;

/// A state of the window worth looking at.
pub struct Scene {
    /// `<step>-<state>`, such as `helpdesk-token-refused`.
    pub name: &'static str,
    /// Makes it.
    pub make: Box<dyn Fn(Language) -> Wizard + Send + Sync>,
}

impl Scene {
    fn new(name: &'static str, make: impl Fn(Language) -> Wizard + Send + Sync + 'static) -> Self {
        Self { name, make: Box::new(make) }
    }
}

/// Every scene of every step, and of what lies around them.
pub fn scenes() -> Vec<Scene> {
    let steps = staged().into_iter().map(|staged| {
        Scene::new(staged.name, move |language| {
            let (context, steps) = (staged.make)(language);
            let mut wizard = Wizard::new(context, Settings::default());
            wizard.steps = steps;
            wizard
        })
    });
    steps.chain(practising()).chain(around()).collect()
}

/// The band of practice, over a step that waits for a browser.
fn practising() -> impl Iterator<Item = Scene> {
    practice::states().into_iter().map(|(name, panel)| {
        Scene::new(name, move |language| {
            let (context, sign_in) = sign_in::in_the_browser(language);
            let mut wizard = Wizard::new(context, Settings::default());
            wizard.steps = Steps { sign_in, ..Steps::default() };
            wizard.practice = panel();
            wizard
        })
    })
}

/// A support bundle before it is saved, or after.
fn bundled(saved: Option<&str>) -> Support {
    let entry = |name: &str, about: &'static str, bytes: usize| Entry {
        name: name.to_owned(),
        about,
        bytes: vec![0; bytes],
    };
    let entries = vec![
        entry("versions.txt", "word-bundle-versions", 96),
        entry("import-1/balance.json", "word-bundle-balance", 1_840),
        entry("import-1/problems.json", "word-bundle-problems", 2_310),
        entry("plan.toml", "word-bundle-plan", 1_960),
        entry("log/mailferry.log", "word-bundle-log", 184_000),
    ];
    Support {
        shown: true,
        bundle: Some(Arc::new(Bundle { entries })),
        ended: saved.map(|path| Ok(path.into())),
        ..Support::default()
    }
}

/// A look at this computer: under way, or with all that was found.
fn examined(ended: bool, language: Language) -> Doctor {
    let line = |what, found, verdict| Line { what, found, verdict };
    let good = |what, found| line(what, found, Verdict::Good);
    let mut lines = vec![
        good(Topic::Versions, Found::Name("1.0.0, linux x86_64, de".into())),
        good(Topic::Window, Found::CanBeShown("Wayland")),
        good(Topic::DataFolder, Found::Writable("/home/anna/.local/share/mailferry".into())),
        good(Topic::Disk, Found::Free(212_000_000_000)),
        good(Topic::Secrets, Found::CanBeKept),
    ];
    if ended {
        let silent = Problem::passing("network-name-unknown").with("address", "help.example.com");
        let wrong = Problem::person("clock-wrong").with("time", std::time::Duration::from_mins(7));
        lines.extend([
            good(Topic::Name(Server::SignIn), Found::Addresses(4)),
            good(Topic::Connection(Server::SignIn), Found::Answered),
            line(Topic::Name(Server::Helpdesk), Found::Unknown, Verdict::Stop(silent)),
            line(Topic::Clock, Found::Ahead(std::time::Duration::from_mins(7)), Verdict::Caution(wrong)),
        ]);
    }
    Doctor::showing(lines, ended.then_some(language))
}

/// What lies above a step, whichever it is.
fn around() -> [Scene; 9] {
    fn over_a_step(language: Language, prepare: impl FnOnce(&mut Wizard)) -> Wizard {
        let mut wizard = Wizard::showing(StepName::ImportSettings, language, prepare);
        wizard.context.draft.reached = StepName::Check;
        wizard
    }
    [
        Scene::new("frame-steps", |language| over_a_step(language, |wizard| wizard.steps_shown = true)),
        Scene::new("frame-help", |language| over_a_step(language, |wizard| wizard.help = true)),
        Scene::new("start-unsaved", |language| {
            Wizard::showing(StepName::Start, language, |wizard| {
                wizard.unsaved = Some(
                    Problem::person("file-unwritable")
                        .with("path", "/home/anna/.local/share/mailferry/draft.toml")
                        .words("No space left on device"),
                );
            })
        }),
        Scene::new("frame-doctor", |language| {
            over_a_step(language, |wizard| wizard.doctor = examined(true, language))
        }),
        Scene::new("frame-doctor-looking", |language| {
            over_a_step(language, |wizard| wizard.doctor = examined(false, language))
        }),
        Scene::new("frame-support", |language| {
            over_a_step(language, |wizard| wizard.support = bundled(None))
        }),
        Scene::new("frame-support-gathering", |language| {
            over_a_step(language, |wizard| {
                wizard.support = Support { shown: true, ..Support::default() };
            })
        }),
        Scene::new("frame-support-saved", |language| {
            over_a_step(language, |wizard| {
                let path = "/home/anna/Downloads/mailferry-support-2026-11-28.zip";
                wizard.support = bundled(Some(path));
            })
        }),
        Scene::new("start-help", |language| {
            Wizard::showing(StepName::Start, language, |wizard| wizard.help = true)
        }),
    ]
}
