//! Step 3: the application that may read the mailbox, and the consent to it.

mod registration;
#[cfg(any(test, feature = "scenes"))]
mod scenes;
mod view;
mod work;

use std::time::{Duration, Instant};

use iced::widget::{Id, operation};
use iced::{Subscription, Task, task};
use jiff::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};

#[cfg(any(test, feature = "scenes"))]
pub use scenes::scenes;
pub use work::{Event, Found};

use super::{Action, Main, Step};
use crate::context::Context;
use crate::draft::{CloudDraft, Draft};
use crate::ids;
use crate::microsoft::Application;
use crate::microsoft::consent::{Consent as Known, ConsentAnswer, Consents, request_text};
use crate::microsoft::registration::{Checked, check_secret};
use crate::microsoft::sign_in::LIMIT;
use crate::problem::Problem;
use crate::ui::Element;
use crate::words::say;

/// The application, and how its consent stands.
#[derive(Default)]
pub struct Consent {
    source: Source,
    /// What is registered is shown although consent is there: to be changed.
    changing: bool,
    /// How consent stands, as far as anybody knows.
    known: Known,
    /// The administrator's page, while it is open.
    page: Option<Page>,
    /// What Microsoft is being asked.
    asking: Asking,
    /// Why something did not work.
    problem: Option<Problem>,
    /// The request was copied during this visit.
    copied: bool,
    /// When the step was entered, to tell how long somebody has been waiting.
    now: Option<Timestamp>,
    /// The application whose consent is proven: there is nothing to do here.
    settled: Option<(String, String)>,
    /// The application that was already looked at when the step was entered.
    looked_at: Option<(String, String)>,
    /// Tells what is under way from what was given up.
    attempt: u64,
    /// What is under way; aborted when dropped.
    work: Option<task::Handle>,
    /// Tests bring a browser of their own.
    pub(crate) without_browser: bool,
}

/// What Microsoft is being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Asking {
    /// Nothing.
    #[default]
    Nothing,
    /// Where the administrator's page is.
    ForThePage,
    /// Whether a remembered sign-in still works.
    WhetherItWorks,
}

/// The administrator's page while it is open.
struct Page {
    link: String,
    trouble: Option<Problem>,
    until: Instant,
    left: Duration,
}

/// Which app registration is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Source {
    /// One whose ids are at hand.
    #[default]
    Ids,
    /// The one that was made for Zammad's own channel.
    Zammads,
    /// There is none yet.
    None,
}

/// Which field was typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// Application (client) id.
    ClientId,
    /// Directory (tenant) id or a domain of it.
    Tenant,
    /// The identity platform, of addresses of one's own.
    Authority,
    /// Host and port of a custom cloud's mail server.
    ImapServer,
    /// Permission of a custom cloud.
    Scope,
    /// The file of a certificate authority.
    Certificate,
}

/// What happens here.
#[derive(Clone)]
pub enum Message {
    /// A cloud was chosen.
    Cloud(CloudDraft),
    /// Something was typed.
    Typed(Input, String),
    /// Whether the IMAP server speaks TLS.
    ImapTls(bool),
    /// The application's secret was typed.
    Secret(SecretString),
    /// The mailbox that the request is about was typed.
    Mailbox(String),
    /// It was chosen which app registration is used.
    Source(Source),
    /// Show what is registered, to change it.
    Change,
    /// How consent stands was looked up, for the application of this attempt.
    Known(u64, Option<Known>),
    /// Open the administrator's page.
    OpenPage,
    /// What the administrator's page tells.
    Event(u64, Event),
    /// Give up waiting for the administrator's page.
    Cancel,
    /// Time passes.
    Tick(Instant),
    /// Copy the request for an administrator.
    CopyRequest,
    /// Nobody is waited for after all.
    StopWaiting,
    /// See whether consent is there by now.
    CheckAgain,
    /// A remembered sign-in was tried when the step was entered.
    LookedAt(u64, Found),
    /// The same because the person asked.
    Checked(u64, Found),
    /// On to signing in.
    Go,
}

/// Where it is remembered how consent stands: that of practice ends with it.
pub(super) fn consents(context: &Context) -> Option<Consents> {
    match &context.practice {
        Some(practising) => Some(Consents::in_folder(practising.folder.path())),
        None => context.folder.as_deref().map(Consents::in_folder),
    }
}

/// Brings the top into sight, where it stands how things are.
fn to_top() -> Task<Message> {
    operation::snap_to(ids::CONTENT, operation::RelativeOffset::START)
}

/// Tells applications apart.
fn key(application: &Application) -> (String, String) {
    (application.authority.clone(), application.client_id.clone())
}

impl Consent {
    /// The address of the administrator's page, while it is open.
    pub(crate) fn link(&self) -> Option<&str> {
        self.page.as_ref().map(|page| page.link.as_str())
    }

    /// The application with the secret that was typed.
    fn application(context: &Context) -> Option<Application> {
        let mut application = context.draft.application().ok()?;
        application.client_secret = checked_secret(context).value().cloned();
        Some(application)
    }

    /// The administrator's page is open, or about to be.
    fn is_at_the_page(&self) -> bool {
        self.page.is_some() || self.asking == Asking::ForThePage
    }

    /// Consent is there, and nothing is to be changed: one line says so.
    fn is_settled(&self) -> bool {
        matches!(self.known, Known::Granted { .. }) && !self.changing && self.problem.is_none()
    }

    fn give_up(&mut self) {
        self.work = None;
        self.attempt += 1;
        (self.page, self.asking) = (None, Asking::Nothing);
    }

    fn begin(&mut self, task: Task<Message>) -> Action<Message> {
        let (task, handle) = task.abortable();
        self.work = Some(handle.abort_on_drop());
        Action::Run(task)
    }

    /// It is another application, of which something else may be known.
    fn changed(&mut self, context: &mut Context) -> Action<Message> {
        self.give_up();
        self.changing = true;
        (self.known, self.problem, self.copied) = (Known::Unknown, None, false);
        context.tokens = None;
        Action::Run(self.look_up(context))
    }

    fn look_up(&self, context: &Context) -> Task<Message> {
        let attempt = self.attempt;
        match (consents(context), Self::application(context)) {
            (Some(consents), Some(application)) => {
                Task::perform(work::known(consents, application), move |known| Message::Known(attempt, known))
            }
            _ => Task::none(),
        }
    }

    fn open_page(&mut self, context: &Context) -> Action<Message> {
        let Some(application) = Self::application(context) else { return Action::None };
        self.give_up();
        self.problem = None;
        self.asking = Asking::ForThePage;
        let attempt = self.attempt;
        let page = work::ask(application, consents(context), context.language, !self.without_browser);
        let page = self.begin(Task::run(page, move |event| Message::Event(attempt, event)));
        Action::Many(vec![Action::Run(to_top()), page])
    }

    fn told(&mut self, event: Event) {
        match event {
            Event::Link(link, trouble) => {
                self.asking = Asking::Nothing;
                let until = Instant::now() + LIMIT;
                self.page = Some(Page { link: link.into(), trouble, until, left: LIMIT });
            }
            Event::Answer(answer) => {
                self.give_up();
                match answer {
                    Ok(answer) => self.answered(&answer),
                    Err(problem) => self.problem = Some(problem),
                }
            }
        }
    }

    fn answered(&mut self, answer: &ConsentAnswer) {
        let known = std::mem::take(&mut self.known);
        self.known = known.after_answer(answer, Timestamp::now());
    }

    fn copy_request(&mut self, context: &Context) -> Action<Message> {
        let Some(application) = Self::application(context) else { return Action::None };
        let text = request(&application, context);
        self.copied = true;
        self.known = std::mem::take(&mut self.known).after_asking(Timestamp::now());
        self.now = Some(Timestamp::now());
        let attempt = self.attempt;
        let note = consents(context).map_or_else(Task::none, |consents| {
            Task::perform(work::asked(consents, application), move |known| Message::Known(attempt, known))
        });
        Action::Run(Task::batch([iced::clipboard::write(text), note, to_top()]))
    }

    fn stop_waiting(&mut self, context: &Context) -> Action<Message> {
        (self.known, self.copied) = (Known::Unknown, false);
        let attempt = self.attempt;
        match (consents(context), Self::application(context)) {
            (Some(consents), Some(application)) => {
                Action::Run(Task::perform(work::forget(consents, application), move |known| {
                    Message::Known(attempt, known)
                }))
            }
            _ => Action::None,
        }
    }

    /// Tries a remembered sign-in, and tells by `done`.
    fn try_remembered(
        &mut self,
        context: &Context,
        done: fn(u64, Found) -> Message,
    ) -> Option<Task<Message>> {
        let application = Self::application(context)?;
        self.give_up();
        self.problem = None;
        self.asking = Asking::WhetherItWorks;
        let attempt = self.attempt;
        let work = work::try_remembered(context.accounts.clone(), application, consents(context));
        Some(Task::perform(work, move |found| done(attempt, found)))
    }

    fn found(&mut self, found: Found, asked_for: bool, context: &Context) -> Action<Message> {
        // What is being looked up meanwhile stays wanted.
        (self.work, self.asking) = (None, Asking::Nothing);
        match found {
            Found::Works => {
                self.known = std::mem::take(&mut self.known).after_sign_in(Ok(()), Timestamp::now());
                self.settled = Self::application(context).map(|application| key(&application));
                Action::Next
            }
            // Signing in tells.
            Found::Nobody if asked_for => Action::Next,
            Found::Nobody => Action::None,
            Found::Fails(problem) => {
                // What was looked up before is older than this.
                self.give_up();
                let known = std::mem::take(&mut self.known);
                self.known = known.after_sign_in(Err(&problem), Timestamp::now());
                // What has nothing to do with consent is told by the next step.
                self.problem = asked_for.then_some(problem);
                Action::Run(self.look_up(context))
            }
        }
    }
}

/// The application's secret as it was typed, checked.
fn checked_secret(context: &Context) -> Checked<SecretString> {
    context.client_secret.as_ref().map_or(Checked::Empty, |secret| check_secret(secret.expose_secret()))
}

/// The text for an administrator; the mailbox may not have been named yet.
fn request(application: &Application, context: &Context) -> String {
    let mailbox = context.draft.mailbox.trim();
    let unnamed = say(context.language, "window-consent-unnamed", &[]);
    request_text(application, if mailbox.is_empty() { &unnamed } else { mailbox }, context.language)
}

/// Where a text field's value is kept.
fn place(input: Input, draft: &mut Draft) -> &mut String {
    match input {
        Input::ClientId => &mut draft.client_id,
        Input::Tenant => &mut draft.tenant,
        Input::Authority => &mut draft.authority,
        Input::ImapServer => &mut draft.imap_server,
        Input::Scope => &mut draft.scope,
        Input::Certificate => &mut draft.microsoft_certificate,
    }
}

impl Step for Consent {
    type Message = Message;

    fn enter(&mut self, context: &mut Context) -> Task<Message> {
        self.give_up();
        (self.known, self.problem, self.copied) = (Known::Unknown, None, false);
        self.changing = false;
        if context.client_secret.is_some() {
            self.source = Source::Zammads;
        }
        self.now = Some(Timestamp::now());
        // Who comes here although there is nothing to do wants to change something.
        self.settled = None;
        let application = Self::application(context).map(|application| key(&application));
        let looked_at = application.is_none() || application == self.looked_at || context.tokens.is_some();
        self.looked_at = application;
        if looked_at {
            return self.look_up(context);
        }
        let trial = self.try_remembered(context, Message::LookedAt);
        let look_up = self.look_up(context);
        match trial {
            Some(trial) => {
                let (trial, handle) = trial.abortable();
                self.work = Some(handle.abort_on_drop());
                Task::batch([trial, look_up])
            }
            None => look_up,
        }
    }

    fn leave(&mut self, context: &mut Context) {
        self.give_up();
        context.draft.settle_registration();
        if let Some(secret) = checked_secret(context).value() {
            context.client_secret = Some(secret.clone());
        }
        self.looked_at = Self::application(context).map(|application| key(&application));
    }

    fn skip(&self, context: &Context) -> bool {
        self.settled.is_some() && self.settled == context.draft.application().ok().as_ref().map(key)
    }

    fn update(&mut self, message: Message, context: &mut Context) -> Action<Message> {
        match message {
            Message::Known(attempt, _)
            | Message::Event(attempt, _)
            | Message::LookedAt(attempt, _)
            | Message::Checked(attempt, _)
                if attempt != self.attempt =>
            {
                return Action::None;
            }
            Message::Cloud(cloud) => {
                context.draft.cloud = cloud;
                return self.changed(context);
            }
            Message::Typed(input, text) => {
                *place(input, &mut context.draft) = text;
                return self.changed(context);
            }
            Message::ImapTls(on) => {
                context.draft.imap_tls = on;
                return self.changed(context);
            }
            Message::Secret(secret) => {
                context.client_secret = (!secret.expose_secret().is_empty()).then_some(secret);
            }
            Message::Mailbox(address) => {
                if !address.trim().eq_ignore_ascii_case(context.draft.mailbox.trim()) {
                    // Who may open one mailbox need not open another.
                    context.draft.account.clear();
                    context.tokens = None;
                }
                context.draft.mailbox = address;
            }
            Message::Source(source) => self.source = source,
            Message::Change => {
                self.changing = true;
                return Action::Run(operation::focus(registration::CLIENT_ID));
            }
            Message::Known(_, known) => self.known = known.unwrap_or_else(|| std::mem::take(&mut self.known)),
            Message::OpenPage => return self.open_page(context),
            Message::Event(_, event) => self.told(event),
            Message::Cancel => self.give_up(),
            Message::Tick(now) => {
                if let Some(page) = &mut self.page {
                    page.left = page.until.saturating_duration_since(now);
                }
            }
            Message::CopyRequest => return self.copy_request(context),
            Message::StopWaiting => return self.stop_waiting(context),
            Message::CheckAgain => {
                return match self.try_remembered(context, Message::Checked) {
                    Some(trial) => self.begin(trial),
                    None => Action::None,
                };
            }
            Message::LookedAt(_, found) => return self.found(found, false, context),
            Message::Checked(_, found) => return self.found(found, true, context),
            Message::Go => return Action::Next,
        }
        Action::None
    }

    fn title(&self, context: &Context) -> String {
        say(context.language, "window-consent-title", &[])
    }

    fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        self.show(context)
    }

    fn main(&self, context: &Context) -> Main<Message> {
        self.main_button(context)
    }

    fn help(&self, context: &Context) -> String {
        say(context.language, "window-consent-help", &[])
    }

    fn first_focus(&self, context: &Context) -> Option<Id> {
        let empty = context.draft.client_id.trim().is_empty() && !self.is_settled();
        empty.then(|| Id::new(registration::CLIENT_ID))
    }

    fn subscription(&self, _context: &Context) -> Subscription<Message> {
        if self.page.is_some() {
            iced::time::every(Duration::from_secs(1)).map(Message::Tick)
        } else {
            Subscription::none()
        }
    }
}

#[cfg(test)]
mod tests;
