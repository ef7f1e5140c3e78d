//! The window without a screen: a wizard whose work really runs, and a browser
//! for the pages of the practice tenant.

#[allow(dead_code, reason = "the tests beside the library need more of it")]
#[path = "../../../tests/support/browser.rs"]
pub(super) mod browser;
pub(super) mod keyboard;

use std::time::Duration;

use futures::StreamExt as _;
use futures::stream::{BoxStream, SelectAll};
use iced::Task;
use iced_test::Simulator;
use iced_test::runtime::{Action, task};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;

use super::context::Context;
use super::iced_settings;
use super::practising::Practising;
use super::root::{Message, StepMessage, Visit, Wizard};
use super::settings::Settings;
use super::step::StepName;
use crate::microsoft::accounts::Remembered;
use crate::microsoft::token_manager::TokenManager;
use crate::microsoft::{Account, Application, Tokens};
use crate::words::Language;
use mailferry_practice::{Practice, Scenario};

/// How long anything may take before it counts as never.
const LIMIT: Duration = Duration::from_mins(3);

/// Makes text as wide as in the window, where no window is.
pub(super) fn load_fonts() {
    let mut system = iced_test::renderer::graphics::text::font_system().write().expect("the fonts");
    for font in super::fonts() {
        system.load_font(font.into());
    }
}

/// Signs in for the practice mailbox without asking anybody.
pub(super) fn sign_in(context: &mut Context) {
    let practising = context.practice.clone().expect("in practice");
    let application = Application::of(&practising.plan.microsoft);
    let remembered = Remembered {
        authority: application.authority.clone(),
        client_id: application.client_id.clone(),
        scope: application.scope.clone(),
        since: Timestamp::now(),
        account: Account {
            issuer: "practice".into(),
            tenant_id: None,
            object_id: "practice".into(),
            username: practising.practice.mailbox().into(),
            name: None,
        },
    };
    let tokens = Tokens {
        access: SecretString::from(practising.practice.access_token()),
        ends_at: Timestamp::now() + SignedDuration::from_hours(1),
        refresh: None,
    };
    let manager = TokenManager::new(context.accounts.clone(), remembered, application);
    context.tokens = Some(manager.starting_with(tokens));
}

/// A wizard whose tasks run as in the window.
pub(super) struct Running {
    pub(super) wizard: Wizard,
    work: SelectAll<BoxStream<'static, Action<Message>>>,
}

impl Running {
    /// A wizard in practice, at a step that it just entered.
    pub(super) async fn practising(step: StepName, prepare: impl FnOnce(&mut Wizard)) -> Self {
        let practising = Practising::start(Scenario::Calm).await.expect("practice starts");
        let mut context = Context::new(Language::English);
        context.begin_practice(practising);
        context.draft.step = step;
        context.draft.reached = step;
        Self::starting(context, prepare)
    }

    /// A wizard that begins with this context.
    pub(super) fn starting(context: Context, prepare: impl FnOnce(&mut Wizard)) -> Self {
        let mut wizard = Wizard::new(context, Settings::default());
        prepare(&mut wizard);
        let mut running = Self { wizard, work: SelectAll::new() };
        let start = running.wizard.start();
        running.push(start);
        running
    }

    /// The services of the practice.
    pub(super) fn practice(&self) -> &Practice {
        &self.wizard.context.practice.as_ref().expect("in practice").practice
    }

    fn push(&mut self, task: Task<Message>) {
        if let Some(stream) = task::into_stream(task) {
            self.work.push(stream.boxed());
        }
    }

    /// Gives a message, as the window does.
    pub(super) fn give(&mut self, message: StepMessage) {
        let task = self.wizard.update(Message::Step(Visit::Kept, message));
        self.push(task);
    }

    /// Goes to a step from the list of steps.
    pub(super) fn go(&mut self, step: StepName) {
        let task = self.wizard.update(Message::Open(step));
        self.push(task);
    }

    /// Does something in the window, and carries out what it gives.
    pub(super) fn act(&mut self, act: impl FnOnce(&mut Simulator<'_, Message>)) {
        let given: Vec<Message> = {
            let mut window = Simulator::with_size(iced_settings(), (1120.0, 1600.0), self.wizard.view());
            act(&mut window);
            window.into_messages().collect()
        };
        for message in given {
            let task = self.wizard.update(message);
            self.push(task);
        }
    }

    /// Whether a text stands in the window.
    pub(super) fn shows(&self, words: &str) -> bool {
        let mut window = Simulator::with_size(iced_settings(), (1120.0, 1600.0), self.wizard.view());
        window.find(words).is_ok()
    }

    /// Lets the work run until something is so.
    pub(super) async fn until(&mut self, what: &str, is_so: impl Fn(&Wizard) -> bool) {
        let all = async {
            while !is_so(&self.wizard) {
                let action = self.work.next().await;
                let action = action.unwrap_or_else(|| panic!("all work is done, but not {what}"));
                if let Action::Output(message) = action {
                    let task = self.wizard.update(message);
                    self.push(task);
                }
            }
        };
        tokio::time::timeout(LIMIT, all).await.unwrap_or_else(|_| panic!("in time: {what}"));
    }
}
