//! Step 3. Not built yet: it says so, and leads on nowhere.

use super::{Action, Main, Step, StepName};
use crate::wizard::Scene;
use crate::wizard::context::Context;
use crate::wizard::root::Wizard;
use crate::wizard::ui::icon::Icon;
use crate::wizard::ui::{Element, panel};
use crate::words::say;

/// The step.
#[derive(Debug, Default)]
pub struct Consent;

/// Nothing happens here yet.
#[derive(Debug, Clone)]
pub enum Message {}

impl Step for Consent {
    type Message = Message;

    fn update(&mut self, message: Message, _context: &mut Context) -> Action<Message> {
        match message {}
    }

    fn title(&self, context: &Context) -> String {
        StepName::Consent.label(context.language)
    }

    fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        panel::empty(
            Icon::Info,
            say(language, "window-unbuilt", &[]),
            say(language, "window-unbuilt-instead", &[]),
        )
    }

    fn main(&self, context: &Context) -> Main<Message> {
        let language = context.language;
        Main::waits(say(language, "window-next", &[]), say(language, "window-unbuilt", &[]))
    }

    fn help(&self, context: &Context) -> String {
        say(context.language, "window-unbuilt-instead", &[])
    }
}

/// Its scenes.
pub fn scenes() -> Vec<Scene> {
    vec![Scene {
        name: "consent-unbuilt",
        make: |language| Wizard::showing(StepName::Consent, language, |_| {}),
    }]
}

/// Where it is remembered how consent stands: that of practice ends with it.
pub(super) fn consents(context: &Context) -> Option<crate::microsoft::consent::Consents> {
    use crate::microsoft::consent::Consents;
    match &context.practice {
        Some(practising) => Some(Consents::in_folder(practising.folder.path())),
        None => context.folder.as_deref().map(Consents::in_folder),
    }
}
