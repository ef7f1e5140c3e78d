//! Step 2: the helpdesk's address and token, and the look at it.
//!
//! The token is in the context from its first letter on, so that another journey
//! forgets it; it is never in the draft, and after the look at the helpdesk it is
//! in the keychain.

mod address;
#[cfg(any(test, feature = "scenes"))]
mod scenes;
#[cfg(test)]
pub(in crate::step) mod tests;
mod view;

use std::sync::Arc;

use iced::futures::channel::mpsc::Sender;
use iced::futures::{SinkExt, Stream};
use iced::widget::{Id, operation};
use iced::{Task, task};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::mpsc;

pub use address::base_address;
#[cfg(any(test, feature = "scenes"))]
pub(in crate::step) use scenes::example;
#[cfg(any(test, feature = "scenes"))]
pub use scenes::scenes;

use super::{Action, Main, Step};
use crate::context::Context;
use crate::draft::{Draft, Field};
use crate::platform::keychain::{Entry, Keychain};
use crate::problem::Problem;
use crate::ui::Element;
use crate::words::say;
use crate::zammad::Client;
use crate::zammad::preflight::{Line, Survey, Told, Topic, Verdict, survey};

/// What a certificate file of one's own can mend.
const OWN_CERTIFICATE: [&str; 3] = ["network-tls", "network-tls-unknown-issuer", "network-tls-self-signed"];

const ADDRESS: &str = "helpdesk-address";
const TOKEN: &str = "helpdesk-token";

/// The token as typed, and what the look at the helpdesk found.
#[derive(Default)]
pub struct Helpdesk {
    /// The look that is under way, by its number; aborted when dropped.
    looking: Option<(u64, Option<task::Handle>)>,
    /// How many looks were begun.
    looks: u64,
    /// What is being looked at now.
    now: Option<Topic>,
    /// What the last look found, in order.
    lines: Vec<Line>,
    /// The address that the lines are of.
    looked_at: String,
    /// Trouble before anything could be asked.
    problem: Option<Problem>,
    /// Where the token is kept.
    kept: Kept,
    /// The field for an own certificate authority is shown by itself.
    certificate_shown: bool,
    /// Address and token are shown although they proved good: to be changed.
    changing: bool,
}

/// Where the token is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Kept {
    /// Nowhere yet: it is kept once it has proved good.
    #[default]
    NotYet,
    /// It is on its way into the keychain.
    UnderWay,
    /// In the system's keychain.
    InKeychain,
    /// In memory, until the program ends: the person chose so, or practises.
    ThisRun,
    /// The keychain did not take it.
    Refused(Problem),
}

/// What happens here.
#[derive(Clone)]
pub enum Message {
    /// The address as typed.
    Address(String),
    /// The token as typed.
    Token(String),
    /// The path of a certificate file as typed.
    Certificate(String),
    /// The keychain was asked for the token of this address.
    Known(String, Result<Option<SecretString>, Problem>),
    /// Show address and token again, to change them.
    Change,
    /// Look at the helpdesk.
    Look,
    /// Do not look any further.
    Cancel,
    /// News of a look.
    Told(u64, Told),
    /// The look of this number is over; `None` where something stops an import.
    Looked(u64, Result<Option<Arc<Survey>>, Problem>),
    /// Have the keychain take the token, once more.
    Keep,
    /// The keychain took the token, or not.
    WasKept(Result<(), Problem>),
    /// Keep no secret beyond this run.
    OnlyThisRun,
    /// On to the next step.
    Go,
}

/// What a look needs.
struct Needs {
    address: String,
    token: SecretString,
    certificate: String,
    mailbox: String,
}

impl Needs {
    fn of(context: &Context) -> Option<Self> {
        let token = context.zammad_token.clone().filter(|token| !token.expose_secret().trim().is_empty())?;
        // Copied tokens bring spaces and line ends along.
        let token = SecretString::from(token.expose_secret().trim());
        let draft = &context.draft;
        let address = base_address(&draft.helpdesk_address)?;
        complaint_of(draft, &context.zone).is_none().then(|| Self {
            address,
            token,
            certificate: draft.helpdesk_certificate.trim().to_owned(),
            mailbox: draft.mailbox.trim().to_owned(),
        })
    }

    /// Looks, and tells of each line at once.
    async fn look(self, told: mpsc::UnboundedSender<Told>) -> Result<Option<Arc<Survey>>, Problem> {
        let certificate = (!self.certificate.is_empty()).then_some(self.certificate.as_ref());
        let client = Client::new(&self.address, self.token, certificate)?;
        let mailbox = Some(self.mailbox.as_str()).filter(|mailbox| !mailbox.is_empty());
        Ok(survey(&client, mailbox, told).await.map(Arc::new))
    }
}

/// A look, as messages: each line when it is found, and the outcome at the end.
fn news(number: u64, needs: Needs) -> impl Stream<Item = Message> + Send + 'static {
    // As many as are told while one is drawn.
    iced::stream::channel(16, async move |mut news: Sender<Message>| {
        let (told, mut heard) = mpsc::unbounded_channel();
        let mut look = std::pin::pin!(needs.look(told));
        let outcome = loop {
            tokio::select! {
                biased;
                Some(one) = heard.recv() => {
                    // Nobody listens any more: the look is dropped with this.
                    if news.send(Message::Told(number, one)).await.is_err() {
                        return;
                    }
                }
                outcome = &mut look => break outcome,
            }
        };
        while let Ok(one) = heard.try_recv() {
            let _ = news.send(Message::Told(number, one)).await;
        }
        let _ = news.send(Message::Looked(number, outcome)).await;
    })
}

/// A look at the helpdesk of the context that shows nothing, for a later step
/// that the window opens at; `None` where address or token is missing.
pub(super) fn look_again(
    context: &Context,
) -> Option<impl Future<Output = Result<Option<Arc<Survey>>, Problem>> + Send + 'static> {
    let needs = Needs::of(context)?;
    let (told, _) = mpsc::unbounded_channel();
    Some(needs.look(told))
}

/// What is wrong with the address, read as this step reads it.
fn complaint_of(draft: &Draft, zone: &jiff::tz::TimeZone) -> Option<Problem> {
    let Some(address) = base_address(&draft.helpdesk_address) else {
        return Some(Problem::usage("plan-url-wrong").with("value", &draft.helpdesk_address));
    };
    let read = Draft { helpdesk_address: address, ..draft.clone() };
    read.problem_of(Field::HelpdeskAddress, zone)
}

fn keep(keychain: Keychain, address: String, token: SecretString) -> Task<Message> {
    let work = async move { keychain.write(&Entry::zammad(&address), &token).await };
    Task::perform(work, Message::WasKept)
}

fn known(keychain: Keychain, address: String) -> Task<Message> {
    let asked = address.clone();
    let work = async move { keychain.read(&Entry::zammad(&address)).await };
    Task::perform(work, move |found| Message::Known(asked.clone(), found))
}

impl Helpdesk {
    fn is_looking(&self) -> bool {
        self.looking.is_some()
    }

    /// Address or token is another one: nothing is known any more.
    fn forget(&mut self, context: &mut Context) {
        context.survey = None;
        context.helpdesk = None;
        self.looking = None;
        self.now = None;
        self.lines.clear();
        self.problem = None;
        self.kept = Kept::NotYet;
    }

    fn look(&mut self, context: &mut Context) -> Action<Message> {
        let Some(needs) = Needs::of(context).filter(|_| !self.is_looking()) else { return Action::None };
        let kept = std::mem::take(&mut self.kept);
        self.forget(context);
        // A token that is kept stays kept: only another one is kept anew.
        self.kept = if kept == Kept::InKeychain { kept } else { Kept::NotYet };
        context.draft.helpdesk_address.clone_from(&needs.address);
        context.zammad_token = Some(needs.token.clone());
        self.looked_at.clone_from(&needs.address);
        self.changing = false;
        self.looks += 1;
        let number = self.looks;
        let (task, handle) = Task::stream(news(number, needs)).abortable();
        self.looking = Some((number, Some(handle.abort_on_drop())));
        Action::Run(task)
    }

    /// Whether news are of the look that is under way.
    fn is_now(&self, number: u64) -> bool {
        self.looking.as_ref().is_some_and(|(now, _)| *now == number)
    }

    fn told(&mut self, told: Told) {
        match told {
            Told::Begun(topic) => self.now = Some(topic),
            Told::Line(line) => {
                if self.now.as_ref() == Some(&line.what) {
                    self.now = None;
                }
                let of_an_own_authority = matches!(
                    &line.verdict,
                    Verdict::Stop(problem) if OWN_CERTIFICATE.contains(&problem.code())
                );
                self.certificate_shown |= of_an_own_authority;
                self.lines.push(line);
            }
        }
    }

    fn looked(
        &mut self,
        outcome: Result<Option<Arc<Survey>>, Problem>,
        context: &mut Context,
    ) -> Action<Message> {
        self.looking = None;
        self.now = None;
        match outcome {
            Ok(survey) => context.survey = survey,
            Err(problem) => {
                self.certificate_shown |= problem.code() == "ca-file-unreadable";
                self.problem = Some(problem);
            }
        }
        if context.survey.is_some() && self.kept == Kept::NotYet {
            return self.keep(context);
        }
        Action::None
    }

    fn keep(&mut self, context: &Context) -> Action<Message> {
        let keychain = context.accounts.keychain();
        if !keychain.is_lasting() {
            self.kept = Kept::ThisRun;
            return Action::None;
        }
        let Some(token) = context.zammad_token.clone() else { return Action::None };
        self.kept = Kept::UnderWay;
        Action::Run(keep(keychain.clone(), self.looked_at.clone(), token))
    }

    /// Address and token take one line: they are being used, or proved good.
    fn is_connected(&self, context: &Context) -> bool {
        let proved_good = context.survey.is_some() && !self.lines.is_empty();
        self.is_looking() || (proved_good && !self.changing)
    }

    fn stops(&self) -> usize {
        self.lines.iter().filter(|line| matches!(line.verdict, Verdict::Stop(_))).count()
    }

    fn cautions(&self) -> usize {
        self.lines.iter().filter(|line| matches!(line.verdict, Verdict::Caution(_))).count()
    }
}

impl Step for Helpdesk {
    type Message = Message;

    fn enter(&mut self, context: &mut Context) -> Task<Message> {
        self.looking = None;
        self.changing = false;
        self.now = None;
        self.certificate_shown |= !context.draft.helpdesk_certificate.trim().is_empty();
        let address = base_address(&context.draft.helpdesk_address);
        if context.survey.is_none() && address.as_ref() != Some(&self.looked_at) {
            self.lines.clear();
            self.problem = None;
            self.kept = Kept::NotYet;
        }
        if self.kept == Kept::UnderWay {
            self.kept = Kept::NotYet;
        }
        match address {
            Some(address) if context.zammad_token.is_none() => {
                known(context.accounts.keychain().clone(), address)
            }
            _ => Task::none(),
        }
    }

    fn leave(&mut self, context: &mut Context) {
        self.looking = None;
        if let Some(address) = base_address(&context.draft.helpdesk_address) {
            context.draft.helpdesk_address = address;
        }
    }

    fn update(&mut self, message: Message, context: &mut Context) -> Action<Message> {
        match message {
            Message::Address(text) => {
                if base_address(&text) != base_address(&context.draft.helpdesk_address) {
                    self.forget(context);
                }
                context.draft.helpdesk_address = text;
            }
            Message::Token(text) => {
                self.forget(context);
                context.zammad_token = (!text.is_empty()).then(|| SecretString::from(text));
            }
            Message::Certificate(path) => {
                self.forget(context);
                context.draft.helpdesk_certificate = path;
            }
            Message::Known(address, Ok(Some(token))) => {
                let same = base_address(&context.draft.helpdesk_address).as_ref() == Some(&address);
                // What was typed meanwhile is what the person means.
                if same && context.zammad_token.is_none() {
                    context.zammad_token = Some(token);
                    self.kept = if context.accounts.keychain().is_lasting() {
                        Kept::InKeychain
                    } else {
                        Kept::ThisRun
                    };
                    return self.look(context);
                }
            }
            Message::Change => {
                self.changing = true;
                return Action::Run(operation::focus(ADDRESS));
            }
            Message::Look => return self.look(context),
            Message::Cancel => {
                self.looking = None;
                self.now = None;
                self.lines.clear();
            }
            Message::Told(number, told) if self.is_now(number) => self.told(told),
            Message::Looked(number, outcome) if self.is_now(number) => return self.looked(outcome, context),
            // News of a look that is over. And where nothing is kept, or the keychain
            // is shut, the person types, and hears of it when the token is to be kept.
            Message::Told(..) | Message::Looked(..) | Message::Known(..) => {}
            Message::Keep => return self.keep(context),
            Message::WasKept(Ok(())) => self.kept = Kept::InKeychain,
            Message::WasKept(Err(problem)) => self.kept = Kept::Refused(problem),
            Message::OnlyThisRun => {
                context.keep_secrets_in_memory();
                self.kept = Kept::ThisRun;
            }
            Message::Go => return Action::Next,
        }
        Action::None
    }

    fn title(&self, context: &Context) -> String {
        say(context.language, "window-helpdesk-title", &[])
    }

    fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        self.show(context)
    }

    fn main(&self, context: &Context) -> Main<Message> {
        let language = context.language;
        let next = || say(language, "window-next", &[]);
        let look = || say(language, "window-helpdesk-look", &[]);
        if self.is_looking() {
            return Main::waits(next(), say(language, "window-helpdesk-waits-look", &[]));
        }
        if context.survey.is_some() {
            return match &self.kept {
                Kept::UnderWay => Main::waits(next(), say(language, "window-helpdesk-waits-keeping", &[])),
                Kept::Refused(_) => Main::waits(next(), say(language, "window-helpdesk-waits-refused", &[])),
                Kept::NotYet | Kept::InKeychain | Kept::ThisRun => Main::ready(next(), Message::Go),
            };
        }
        let stops = self.stops();
        if stops > 0 {
            let facts = [("count", stops.into())];
            return Main::waits(next(), say(language, "window-helpdesk-waits-stops", &facts));
        }
        if context.draft.helpdesk_address.trim().is_empty() {
            return Main::waits(look(), say(language, "window-helpdesk-waits-address", &[]));
        }
        if complaint_of(&context.draft, &context.zone).is_some() {
            return Main::waits(look(), say(language, "window-helpdesk-waits-wrong", &[]));
        }
        if Needs::of(context).is_none() {
            return Main::waits(look(), say(language, "window-helpdesk-waits-token", &[]));
        }
        Main::ready(look(), Message::Look)
    }

    fn help(&self, context: &Context) -> String {
        say(context.language, "window-helpdesk-help", &[])
    }

    fn first_focus(&self, context: &Context) -> Option<Id> {
        if context.draft.helpdesk_address.trim().is_empty() {
            return Some(Id::new(ADDRESS));
        }
        context.zammad_token.is_none().then(|| Id::new(TOKEN))
    }
}
