//! Step 4: whose mail it is, who signs in for it, and the proof that the mailbox
//! opens.

#[cfg(any(test, feature = "scenes"))]
mod scenes;
mod view;
mod work;

use std::time::{Duration, Instant};

use iced::widget::{Id, operation};
use iced::{Subscription, Task, task};

#[cfg(any(test, feature = "scenes"))]
pub(crate) use scenes::in_the_browser;
#[cfg(any(test, feature = "scenes"))]
pub use scenes::scenes;
pub use work::Event;

use super::consent::consents;
use super::{Action, Main, Step, StepName};
use crate::context::Context;
use crate::draft::Field;
use crate::microsoft::accounts::Remembered;
use crate::microsoft::revocation::{Revocation, sign_out};
use crate::microsoft::sign_in::{Asked, LIMIT};
use crate::microsoft::token_manager::TokenManager;
use crate::microsoft::{Account, Application, SignedIn};
use crate::plan::MicrosoftPlan;
use crate::problem::{Place, Problem};
use crate::ui::Element;
use crate::words::say;
use work::{Flow, Needs};

/// Whose mailbox, who signs in, and how far that has come.
#[derive(Default)]
pub struct SignIn {
    state: State,
    whose: Whose,
    /// Who signed in to this application before.
    remembered: Vec<Remembered>,
    /// Why it did not work.
    problem: Option<Problem>,
    /// Who was signed out last during this visit, and whether the token is ended at
    /// the sign-in service too.
    signed_out: Option<(String, Revocation)>,
    /// Why the keychain keeps nothing.
    keychain: Option<Problem>,
    /// The keychain was tried and takes secrets.
    keychain_works: bool,
    /// A sign-in that the keychain has not taken yet.
    unkept: Option<SignedIn>,
    /// Whoever signed in; the mailbox has not opened for them yet.
    tokens: Option<TokenManager>,
    /// What the mailbox was opened by.
    opened: Option<MicrosoftPlan>,
    /// Tells what is under way from what was given up.
    attempt: u64,
    /// What is under way; aborted when dropped.
    work: Option<task::Handle>,
    /// Tests bring a browser of their own.
    pub(crate) without_browser: bool,
}

/// How far it has come.
#[derive(Default)]
enum State {
    /// Nothing is under way.
    #[default]
    Idle,
    /// Microsoft is asked where to sign in.
    Preparing,
    /// The person is in the browser.
    Browser { link: String, trouble: Option<Problem>, until: Instant, left: Duration },
    /// The person types a code on another device.
    Device { code: String, page: String, until: Instant, left: Duration },
    /// Another account than the mailbox's came back, as is usual for a shared one.
    Asking(Who),
    /// The mailbox is being opened.
    Opening(Account),
    /// The mailbox opened, with so many folders.
    Opened { account: Account, folders: u64 },
}

/// Somebody who may or may not be meant.
#[derive(Clone)]
enum Who {
    /// Just signed in.
    New(SignedIn),
    /// Signed in before.
    Known(Remembered),
}

impl Who {
    fn account(&self) -> &Account {
        match self {
            Self::New(signed_in) => &signed_in.account,
            Self::Known(remembered) => &remembered.account,
        }
    }
}

/// What a browser is waited for to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Awaited {
    /// To open this link and come back.
    Link(String),
    /// To have this code typed on another device.
    Code(String),
}

/// Who signs in for the mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// The mailbox has an account of its own.
    #[default]
    Own,
    /// It is shared: a member signs in.
    Shared,
}

/// What happens here.
#[derive(Clone)]
pub enum Message {
    /// The mailbox's address was typed.
    Mailbox(String),
    /// It was chosen who signs in.
    Whose(Whose),
    /// Sign in in the browser.
    SignIn,
    /// Sign in on another device.
    AnotherDevice,
    /// Give up what is under way.
    Cancel,
    /// What the sign-in of this number tells.
    Event(u64, Event),
    /// Time passes.
    Tick(Instant),
    /// Whoever came back is meant.
    Confirm,
    /// Whoever came back is not meant.
    NotMeant,
    /// The remembered sign-ins were looked up.
    Listed(Result<Vec<Remembered>, Problem>),
    /// Use a remembered sign-in.
    Use(usize),
    /// Forget one.
    SignOut(usize),
    /// The account was forgotten, or not.
    SignedOut(Result<(String, Revocation), Problem>),
    /// The keychain was tried.
    KeychainTried(Result<(), Problem>),
    /// Try the keychain again.
    TryKeychain,
    /// Keep secrets in memory, until the program ends.
    OnlyThisRun,
    /// Tokens are at hand, or not.
    Tokens(u64, Result<TokenManager, Problem>),
    /// Try once more to open the mailbox.
    OpenAgain,
    /// The mailbox was opened, or not.
    Opened(u64, Result<u64, Problem>),
    /// Another mailbox or another person after all.
    Change,
    /// Back to the application and its consent.
    Consent,
    /// On to the next step.
    Go,
}

impl SignIn {
    /// The address to sign in at, while the browser is awaited.
    #[cfg(test)]
    pub(crate) fn link(&self) -> Option<&str> {
        match &self.state {
            State::Browser { link, .. } => Some(link),
            _ => None,
        }
    }

    /// The application with the secret that was typed; one that the keychain
    /// has is added when it is needed.
    fn application(context: &Context) -> Option<Application> {
        let mut application = context.draft.application().ok()?;
        application.client_secret.clone_from(&context.client_secret);
        Some(application)
    }

    /// Work that [`Message::Cancel`] gives up.
    fn begin(&mut self, task: Task<Message>) -> Action<Message> {
        let (task, handle) = task.abortable();
        self.work = Some(handle.abort_on_drop());
        Action::Run(task)
    }

    fn give_up(&mut self) {
        self.work = None;
        self.attempt += 1;
        self.state = State::Idle;
    }

    /// What a browser is waited for to do, where it is: for practice, which
    /// plays one.
    pub fn awaits(&self) -> Option<Awaited> {
        match &self.state {
            State::Browser { link, .. } => Some(Awaited::Link(link.clone())),
            State::Device { code, .. } => Some(Awaited::Code(code.clone())),
            _ => None,
        }
    }

    fn look_up(context: &Context) -> Task<Message> {
        Self::application(context).map_or_else(Task::none, |application| {
            Task::perform(work::remembered(context.accounts.clone(), application), Message::Listed)
        })
    }

    fn sign_in(&mut self, flow: Flow, context: &mut Context) -> Action<Message> {
        let Some(application) = Self::application(context) else { return Action::None };
        self.give_up();
        (self.problem, self.unkept, self.tokens, context.tokens) = (None, None, None, None);
        self.state = State::Preparing;
        let needs = Needs {
            application,
            accounts: context.accounts.clone(),
            consents: consents(context),
            language: context.language,
            opens_browser: !self.without_browser,
        };
        let attempt = self.attempt;
        self.begin(Task::run(work::sign_in(needs, flow), move |event| Message::Event(attempt, event)))
    }

    fn told(&mut self, event: Event, context: &mut Context) -> Action<Message> {
        match event {
            Event::Link(link, trouble) => {
                let until = Instant::now() + LIMIT;
                self.state = State::Browser { link: link.into(), trouble, until, left: LIMIT };
                Action::None
            }
            Event::Device { code, page, lifetime } => {
                let until = Instant::now() + lifetime;
                self.state = State::Device { code, page: page.into(), until, left: lifetime };
                Action::None
            }
            Event::Came(Ok(signed_in)) => self.came(Who::New(signed_in), context),
            Event::Came(Err(problem)) => {
                self.give_up();
                self.fail(problem);
                Action::None
            }
        }
    }

    /// Somebody is there. Whoever was not expected is asked about first: single
    /// sign-on may quietly have taken an administrator.
    fn came(&mut self, who: Who, context: &mut Context) -> Action<Message> {
        let name = &who.account().username;
        let is = |typed: &str| name.eq_ignore_ascii_case(typed.trim());
        if is(&context.draft.mailbox) || is(&context.draft.account) {
            return self.take(who, context);
        }
        self.give_up();
        self.state = State::Asking(who);
        // For a shared mailbox it is the expected answer; else the safe one has the focus.
        let answer = if self.whose == Whose::Shared { view::CONFIRM } else { view::NOT_MEANT };
        Action::Run(operation::focus(answer))
    }

    /// Gets tokens of somebody who is meant.
    fn take(&mut self, who: Who, context: &Context) -> Action<Message> {
        let Some(application) = Self::application(context) else { return Action::None };
        self.give_up();
        self.problem = None;
        self.state = State::Opening(who.account().clone());
        let (accounts, attempt) = (context.accounts.clone(), self.attempt);
        let done = move |tokens| Message::Tokens(attempt, tokens);
        match who {
            Who::New(signed_in) => {
                self.unkept = Some(signed_in.clone());
                self.begin(Task::perform(work::remember(accounts, application, signed_in), done))
            }
            Who::Known(remembered) => {
                self.begin(Task::perform(work::use_again(accounts, application, remembered), done))
            }
        }
    }

    fn open(&mut self, tokens: TokenManager, context: &Context) -> Action<Message> {
        let Ok(microsoft) = context.draft.microsoft_plan() else {
            self.give_up();
            return Action::None;
        };
        self.give_up();
        self.problem = None;
        self.state = State::Opening(tokens.remembered().account.clone());
        self.tokens = Some(tokens.clone());
        let attempt = self.attempt;
        self.begin(Task::perform(work::open(microsoft, tokens), move |opened| {
            Message::Opened(attempt, opened)
        }))
    }

    fn opened(&mut self, folders: u64, context: &mut Context) -> Action<Message> {
        let Some(tokens) = self.tokens.take() else { return Action::None };
        self.give_up();
        let account = tokens.remembered().account.clone();
        let draft = &mut context.draft;
        draft.account = if account.username.eq_ignore_ascii_case(draft.mailbox.trim()) {
            String::new()
        } else {
            account.username.clone()
        };
        self.opened = draft.microsoft_plan().ok();
        self.state = State::Opened { account, folders };
        context.tokens = Some(tokens);
        Action::Run(Self::look_up(context))
    }

    fn fail(&mut self, problem: Problem) {
        if problem.mended_at() == Some(Place::Keychain) {
            self.keychain_works = false;
            self.keychain = Some(problem);
        } else {
            self.problem = Some(problem);
        }
    }

    /// What was found out is of a former choice.
    fn forget(&mut self, context: &mut Context) {
        self.give_up();
        (self.problem, self.unkept, self.tokens, self.opened) = (None, None, None, None);
        context.tokens = None;
    }

    fn try_keychain(&mut self, context: &Context) -> Action<Message> {
        self.keychain = None;
        match self.unkept.take() {
            Some(signed_in) => self.take(Who::New(signed_in), context),
            None => Action::Run(try_out(context)),
        }
    }

    fn only_this_run(&mut self, context: &mut Context) -> Action<Message> {
        context.keep_secrets_in_memory();
        self.keychain = None;
        self.remembered.clear();
        self.unkept.take().map_or(Action::None, |signed_in| self.take(Who::New(signed_in), context))
    }

    fn sign_out(&mut self, index: usize, context: &mut Context) -> Action<Message> {
        let Some(remembered) = self.remembered.get(index).cloned() else { return Action::None };
        let of_them = |tokens: &TokenManager| tokens.remembered().account == remembered.account;
        if [&self.tokens, &context.tokens].into_iter().flatten().any(of_them) {
            self.forget(context);
        }
        let accounts = context.accounts.clone();
        let ca_file = context.draft.microsoft_plan().ok().and_then(|plan| plan.ca_file);
        let signing_out = async move {
            let revocation = sign_out(&accounts, &remembered, ca_file.as_deref()).await?;
            Ok((remembered.account.username, revocation))
        };
        Action::Run(Task::perform(signing_out, Message::SignedOut))
    }

    /// The remembered sign-in that is meant for this mailbox.
    fn meant(&self, context: &Context) -> Option<usize> {
        let draft = &context.draft;
        let name = match self.whose {
            Whose::Own => &draft.mailbox,
            Whose::Shared => &draft.account,
        };
        self.remembered.iter().position(|known| known.account.username.eq_ignore_ascii_case(name.trim()))
    }

    /// What is wrong with the mailbox's address, or with the application.
    fn wrong(context: &Context) -> Option<Field> {
        let wrong = context.draft.microsoft_plan().err()?;
        let mailbox = wrong.iter().all(|(field, _)| *field == Field::Mailbox);
        wrong.first().map(|(field, _)| if mailbox { Field::Mailbox } else { *field })
    }

    /// What keychain, tokens and mailbox have to tell, and what was chosen of it.
    fn found(&mut self, message: Message, context: &mut Context) -> Action<Message> {
        match message {
            Message::Listed(Ok(remembered)) => {
                self.remembered = remembered;
                Action::None
            }
            Message::Use(index) => match (self.remembered.get(index).cloned(), self.whose) {
                // Another account is expected, and this one was chosen by its name.
                (Some(remembered), Whose::Shared) => self.take(Who::Known(remembered), context),
                (Some(remembered), Whose::Own) => self.came(Who::Known(remembered), context),
                (None, _) => Action::None,
            },
            Message::SignOut(index) => self.sign_out(index, context),
            Message::SignedOut(Ok(signed_out)) => {
                self.signed_out = Some(signed_out);
                Action::Run(Self::look_up(context))
            }
            Message::KeychainTried(Ok(())) => {
                self.keychain_works = true;
                Action::None
            }
            Message::TryKeychain => self.try_keychain(context),
            Message::OnlyThisRun => self.only_this_run(context),
            Message::Tokens(_, Ok(tokens)) => {
                self.unkept = None;
                self.open(tokens, context)
            }
            Message::OpenAgain => match self.tokens.clone() {
                Some(tokens) => self.open(tokens, context),
                None => Action::None,
            },
            Message::Opened(_, Ok(folders)) => self.opened(folders, context),
            Message::Tokens(_, Err(problem)) | Message::Opened(_, Err(problem)) => {
                self.give_up();
                self.fail(problem);
                Action::Run(Self::look_up(context))
            }
            Message::Listed(Err(problem))
            | Message::SignedOut(Err(problem))
            | Message::KeychainTried(Err(problem)) => {
                self.fail(problem);
                Action::None
            }
            // The rest is settled by `update`.
            _ => Action::None,
        }
    }

    fn tick(&mut self, now: Instant) {
        if let State::Browser { until, left, .. } | State::Device { until, left, .. } = &mut self.state {
            *left = until.saturating_duration_since(now);
        }
    }
}

fn try_out(context: &Context) -> Task<Message> {
    let keychain = context.accounts.keychain().clone();
    if !keychain.is_lasting() {
        return Task::none();
    }
    Task::perform(async move { keychain.try_out().await }, Message::KeychainTried)
}

impl Step for SignIn {
    type Message = Message;

    fn enter(&mut self, context: &mut Context) -> Task<Message> {
        if self.opened.is_none()
            || context.tokens.is_none()
            || self.opened != context.draft.microsoft_plan().ok()
        {
            self.forget(context);
        }
        // What was chosen before anybody signed in stays chosen.
        if !context.draft.account.trim().is_empty() {
            self.whose = Whose::Shared;
        }
        (self.keychain, self.signed_out) = (None, None);
        let try_out = if self.keychain_works { Task::none() } else { try_out(context) };
        Task::batch([Self::look_up(context), try_out])
    }

    fn leave(&mut self, _context: &mut Context) {
        if !matches!(self.state, State::Opened { .. }) {
            self.give_up();
        }
    }

    fn update(&mut self, message: Message, context: &mut Context) -> Action<Message> {
        match message {
            Message::Event(attempt, _) | Message::Tokens(attempt, _) | Message::Opened(attempt, _)
                if attempt != self.attempt =>
            {
                Action::None
            }
            Message::Mailbox(address) => {
                if !address.trim().eq_ignore_ascii_case(context.draft.mailbox.trim()) {
                    self.forget(context);
                    // Who may open one mailbox need not open another.
                    context.draft.account.clear();
                }
                context.draft.mailbox = address;
                Action::None
            }
            Message::Whose(whose) => {
                self.whose = whose;
                if whose == Whose::Own {
                    context.draft.account.clear();
                }
                Action::None
            }
            Message::SignIn => self.sign_in(Flow::Browser(Asked::anew(context.language)), context),
            Message::AnotherDevice => self.sign_in(Flow::DeviceCode, context),
            Message::Cancel => {
                self.give_up();
                Action::None
            }
            Message::Event(_, event) => self.told(event, context),
            Message::Tick(now) => {
                self.tick(now);
                Action::None
            }
            Message::Confirm => match std::mem::take(&mut self.state) {
                State::Asking(who) => {
                    self.whose = Whose::Shared;
                    self.take(who, context)
                }
                state => {
                    self.state = state;
                    Action::None
                }
            },
            Message::NotMeant => {
                self.give_up();
                self.sign_in(Flow::Browser(Asked::anew(context.language)), context)
            }
            Message::Change => {
                self.forget(context);
                Action::None
            }
            Message::Consent => Action::GoTo(StepName::Consent),
            Message::Go if context.back_to_channels => Action::GoTo(StepName::GoingLive),
            Message::Go => Action::Next,
            message => self.found(message, context),
        }
    }

    fn title(&self, context: &Context) -> String {
        say(context.language, "window-sign-in-title", &[])
    }

    fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        self.show(context)
    }

    fn main(&self, context: &Context) -> Main<Message> {
        self.main_button(context)
    }

    fn help(&self, context: &Context) -> String {
        say(context.language, "window-sign-in-help", &[])
    }

    fn first_focus(&self, context: &Context) -> Option<Id> {
        let empty = context.draft.mailbox.trim().is_empty();
        empty.then(|| Id::new(view::MAILBOX))
    }

    fn subscription(&self, _context: &Context) -> Subscription<Message> {
        if matches!(self.state, State::Browser { .. } | State::Device { .. }) {
            iced::time::every(Duration::from_secs(1)).map(Message::Tick)
        } else {
            Subscription::none()
        }
    }
}

#[cfg(test)]
mod tests;
