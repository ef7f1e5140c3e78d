//! Every state of the window worth looking at, for the gallery and for tests: the
//! steps' own, and those of what lies around and above them.

use super::practice;
use super::root::Wizard;
use super::settings::Settings;
use super::step::sign_in;
use super::step_name::StepName;
use super::steps::{Steps, staged};
use crate::problem::Problem;
use crate::words::Language;

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

/// What lies above a step, whichever it is.
fn around() -> [Scene; 4] {
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
        Scene::new("start-help", |language| {
            Wizard::showing(StepName::Start, language, |wizard| wizard.help = true)
        }),
    ]
}
