//! A new channel: its kind, and the app registration that Zammad uses for it. The
//! sign-in that follows is waited for in [`waiting`].

pub(super) mod waiting;

use std::sync::Arc;

use iced::Length;
use iced::widget::{Column, column, container, row};
use secrecy::{ExposeSecret, SecretString};

use super::Message;
use super::work::Desk;
use crate::context::Context;
use crate::microsoft::registration::{Checked, check_client_id, check_secret, check_tenant};
use crate::migration::going_live::{Linked, Linking};
use crate::problem::Problem;
use crate::step::Main;
use crate::ui::choice::{Choice, radios};
use crate::ui::copy::copy;
use crate::ui::field::field;
use crate::ui::status::Status;
use crate::ui::text::{body, secondary, section};
use crate::ui::{Element, panel, problem, space};
use crate::words::{Language, say};
use crate::zammad::channels::{ChannelId, ChannelKind, Credentials, NewCredentials, told};
pub(super) use waiting::{BETWEEN_LOOKS, EXPLAINED, Waiting};

/// Which credentials Zammad uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// Those that it has.
    Known,
    /// Others, which are typed.
    #[default]
    Typed,
}

/// What is being set up.
#[derive(Default)]
pub struct New {
    /// The channel that is signed in to again; `None`: a new one.
    pub again: Option<ChannelId>,
    /// Who signs in to the e-mail channel that it is to come of.
    pub migrates: Option<String>,
    /// Of which kind it is to be.
    pub kind: Option<ChannelKind>,
    /// With which credentials.
    pub which: Which,
    /// Application (client) id as typed.
    pub client_id: String,
    /// The secret's value as typed.
    pub secret: Option<SecretString>,
    /// Tenant as typed.
    pub tenant: String,
    /// The shared mailbox as typed, which Graph reads by who signs in for it.
    pub shared: String,
    /// The credentials are on their way to Zammad.
    pub saving: bool,
    /// Why that went wrong.
    pub trouble: Option<Problem>,
    /// The sign-in that is waited for.
    pub waiting: Option<Waiting>,
}

/// Shows no secret.
impl std::fmt::Debug for New {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("New").field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// What happens there.
#[derive(Clone)]
pub enum Event {
    /// Of this kind.
    Kind(ChannelKind),
    /// With these credentials.
    Which(Which),
    /// The application's id was typed.
    ClientId(String),
    /// The secret was typed.
    Secret(SecretString),
    /// The tenant was typed.
    Tenant(String),
    /// The shared mailbox was typed.
    Shared(String),
    /// Give Zammad the credentials, and show the link.
    Go,
    /// Zammad has them, or not: the link.
    Linked(Result<Arc<Linking>, Problem>),
    /// The link was opened, or no browser could be.
    Opened(Option<Problem>),
    /// Open it again.
    OpenAgain,
    /// Time to look for the channel.
    Look,
    /// Zammad was asked for it.
    Found(Result<Option<Box<Linked>>, Problem>),
    /// There is an error in the browser.
    SeesError(bool),
    /// Its text.
    Pasted(String),
    /// Do not wait any more.
    Cancel,
}

impl New {
    /// A new channel, as far as is known what it takes.
    pub fn begin(desk: &Desk, again: Option<ChannelId>, context: &Context) -> Self {
        let can = |kind: &ChannelKind| desk.channels.can_make(*kind);
        let kinds = [ChannelKind::Microsoft365, ChannelKind::MicrosoftGraph];
        let kind = again.map(|id| id.kind).or_else(|| kinds.into_iter().find(can));
        let known = kind.and_then(|kind| desk.channels.credentials_of(kind));
        // Everything is filled in while practising.
        let (client_id, secret) = match &context.practice {
            Some(practising) => {
                let tenant = &practising.practice.tenant;
                (tenant.client_id().to_owned(), Some(SecretString::from(tenant.web_secret())))
            }
            None => (String::new(), None),
        };
        Self {
            client_id,
            secret,
            again,
            kind,
            which: if known.is_some() { Which::Known } else { Which::Typed },
            tenant: context.draft.tenant.clone(),
            shared: shared(context),
            ..Self::default()
        }
    }

    /// Of this kind; `known`: Zammad has credentials for it.
    pub fn choose(&mut self, kind: ChannelKind, known: bool) {
        self.kind = Some(kind);
        self.which = if known { Which::Known } else { Which::Typed };
    }

    /// The shared mailbox that is to be fetched, where it is one.
    pub fn shared_mailbox(&self) -> Option<&str> {
        let typed = self.shared.trim();
        (self.kind == Some(ChannelKind::MicrosoftGraph) && !typed.is_empty()).then_some(typed)
    }

    fn known<'a>(&self, desk: &'a Desk) -> Option<&'a Credentials> {
        desk.channels.credentials_of(self.kind?)
    }

    /// What is to be given to Zammad; `None` where it has it.
    pub fn credentials(&self) -> Option<NewCredentials> {
        (self.which == Which::Typed).then(|| NewCredentials {
            client_id: self.client_id.trim().to_owned(),
            client_secret: self.secret.clone().unwrap_or_default(),
            tenant: self.tenant.trim().to_owned(),
        })
    }

    fn checked_client_id(&self, context: &Context) -> Checked {
        check_client_id(&self.client_id, context.draft.cloud.into())
    }

    fn checked_secret(&self) -> Checked<SecretString> {
        self.secret.as_ref().map_or(Checked::Empty, |secret| check_secret(secret.expose_secret()))
    }

    /// Why it cannot go on; `None` where it can.
    pub fn missing(&self, context: &Context) -> Option<&'static str> {
        if self.kind.is_none() {
            return Some("window-live-new-waits-kind");
        }
        if self.which == Which::Known {
            return None;
        }
        if self.checked_client_id(context).value().is_none() {
            return Some("window-live-new-waits-client-id");
        }
        if self.checked_secret().value().is_none() {
            return Some("window-live-new-waits-secret");
        }
        let tenant = check_tenant(&self.tenant, context.draft.cloud.into());
        tenant.problem().is_some().then_some("window-live-new-waits-tenant")
    }

    /// Takes what was typed and told. `callback`: the redirect address of this Zammad.
    pub fn update(&mut self, event: Event, callback: Option<&str>) {
        match (event, &mut self.waiting) {
            (Event::Which(which), _) => self.which = which,
            (Event::ClientId(text), _) => self.client_id = text,
            (Event::Secret(text), _) => self.secret = (!text.expose_secret().is_empty()).then_some(text),
            (Event::Tenant(text), _) => self.tenant = text,
            (Event::Shared(text), _) => self.shared = text,
            (Event::Opened(trouble), Some(waiting)) => waiting.no_browser = trouble,
            (Event::Found(outcome), Some(waiting)) => {
                waiting.asking = false;
                waiting.trouble = outcome.err();
            }
            (Event::SeesError(sees), Some(waiting)) => waiting.sees_error = sees,
            (Event::Pasted(text), Some(waiting)) => {
                let kind = self.kind.unwrap_or(ChannelKind::Microsoft365);
                let pasted = text.trim();
                waiting.explained = (!pasted.is_empty()).then(|| told(pasted, kind, callback));
                waiting.pasted = text;
            }
            (Event::Cancel, _) => self.waiting = None,
            // The step itself does these, and what is not waited for any more is over.
            _ => {}
        }
    }

    /// How long the error is that was pasted.
    pub fn pasted(&self) -> usize {
        self.waiting.as_ref().map_or(0, |waiting| waiting.pasted.chars().count())
    }

    /// The main button.
    pub fn main(&self, context: &Context) -> Main<Message> {
        let language = context.language;
        let label = match self.which {
            Which::Typed => say(language, "window-live-new-go", &[]),
            Which::Known => say(language, "window-live-new-link", &[]),
        };
        if self.waiting.is_some() {
            return Main::waits(label, say(language, "window-live-new-waits-channel", &[]));
        }
        if self.saving {
            return Main::waits(label, say(language, "window-live-new-saving", &[]));
        }
        match self.missing(context) {
            Some(missing) => Main::waits(label, say(language, missing, &[])),
            None => Main::ready(label, Message::New(Event::Go)).commits(),
        }
    }

    /// All of it.
    pub fn view<'a>(&'a self, desk: &'a Desk, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let trouble = self.trouble.as_ref().map(|trouble| problem::card(trouble, language).nothing_done());
        if let Some(waiting) = &self.waiting {
            return waiting.view(language);
        }
        let chosen = self.again.is_some() || self.migrates.is_some();
        let migrates = self.migrates.as_ref().map(|user| {
            panel::note(
                Status::Note,
                say(language, "window-live-migrate-as", &[("user", user.as_str().into())]),
            )
        });
        let first = (!chosen).then(|| self.kinds(desk, language));
        let graph = !chosen && self.kind == Some(ChannelKind::MicrosoftGraph);
        let shared = graph.then(|| {
            field(say(language, "window-live-shared", &[]), &self.shared)
                .on_input(|text| Message::New(Event::Shared(text)))
                .placeholder("support@example.com")
                .help(say(language, "window-live-shared-help", &[]))
                .id("live-shared")
        });
        Column::new()
            .push(trouble)
            .push(first)
            .push(shared.map(Element::from))
            .push(migrates)
            .push(self.kind.map(|kind| self.registration(kind, desk, context)))
            .spacing(space::LARGE)
            .into()
    }

    fn kinds<'a>(&'a self, desk: &'a Desk, language: Language) -> Element<'a, Message> {
        let choice = |kind: ChannelKind, help: &str| {
            Choice::new(kind, kind.text(language)).help(say(language, help, &[]))
        };
        let all = [
            choice(ChannelKind::Microsoft365, "window-live-kind-imap-help"),
            choice(ChannelKind::MicrosoftGraph, "window-live-kind-graph-help"),
        ];
        let can: Vec<_> = all.into_iter().filter(|choice| desk.channels.can_make(choice.value)).collect();
        let no_graph = desk.channels.unknown.contains(&ChannelKind::MicrosoftGraph);
        let no_graph = no_graph.then(|| secondary(say(language, "window-live-kind-no-graph", &[])));
        let choice = radios("live-kind", can, self.kind.as_ref(), |kind| Message::New(Event::Kind(kind)));
        column![section(say(language, "window-live-kind", &[])), choice]
            .push(no_graph)
            .spacing(space::SNUG)
            .into()
    }

    fn registration<'a>(
        &'a self,
        kind: ChannelKind,
        desk: &'a Desk,
        context: &'a Context,
    ) -> Element<'a, Message> {
        let language = context.language;
        let line = |what: &str, value: String| {
            let words = column![secondary(say(language, what, &[])), body(value.clone())].spacing(2);
            row![container(words).width(Length::Fill), copy(value, language)]
                .spacing(space::SNUG)
                .align_y(iced::Alignment::Center)
        };
        let callback = desk.channels.callback(kind);
        let callback = callback.map(|callback| line("window-live-redirect", callback.to_owned()));
        let permissions = line("window-live-permissions", permissions(kind).to_owned());
        let entra = panel::card(column![].push(callback).push(permissions).spacing(space::MEDIUM))
            .padding(space::MEDIUM);
        let elsewhere =
            desk.elsewhere.as_ref().map(|elsewhere| problem::card(elsewhere, language).nothing_done());
        let known = self.known(desk).map(|known| {
            let facts = [("client", known.client_id.as_str().into())];
            let choices = vec![
                Choice::new(Which::Known, say(language, "window-live-which-known", &[])).help(say(
                    language,
                    "window-live-which-known-help",
                    &facts,
                )),
                Choice::new(Which::Typed, say(language, "window-live-which-typed", &[])).help(say(
                    language,
                    "window-live-which-typed-help",
                    &[],
                )),
            ];
            radios("live-which", choices, Some(&self.which), |which| Message::New(Event::Which(which)))
        });
        let fields = (self.which == Which::Typed).then(|| self.fields(context));
        column![section(say(language, "window-live-registration", &[]))]
            .push(elsewhere)
            .push(entra)
            .push(known)
            .push(fields)
            .spacing(space::SNUG)
            .into()
    }

    fn fields<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let remark = |problem: &Problem| problem.window_text(language).what;
        let client_id = self.checked_client_id(context);
        let client_id = field(say(language, "window-consent-client-id", &[]), &self.client_id)
            .on_input(|text| Message::New(Event::ClientId(text)))
            .placeholder("11112222-bbbb-3333-cccc-4444dddd5555")
            .error(client_id.problem().map(remark))
            .id("live-client-id");
        let secret = self.checked_secret();
        let typed = self.secret.as_ref().map_or("", ExposeSecret::expose_secret);
        let secret = field(say(language, "window-consent-secret", &[]), typed)
            .on_input(|text| Message::New(Event::Secret(SecretString::from(text))))
            .secret(true)
            .help(say(language, "window-live-secret-help", &[]))
            .error(secret.problem().map(remark))
            .id("live-secret");
        let tenant = check_tenant(&self.tenant, context.draft.cloud.into());
        let tenant = field(say(language, "window-consent-tenant", &[]), &self.tenant)
            .on_input(|text| Message::New(Event::Tenant(text)))
            .placeholder("example.com")
            .help(say(language, "window-live-tenant-help", &[]))
            .error(tenant.problem().map(remark))
            .id("live-tenant");
        column![Element::from(client_id), Element::from(secret), Element::from(tenant)]
            .spacing(space::MEDIUM)
            .into()
    }
}

/// The mailbox of the import, where somebody else signs in for it.
fn shared(context: &Context) -> String {
    let (mailbox, account) = (context.draft.mailbox.trim(), context.draft.account.trim());
    let is_shared = !account.is_empty() && !account.eq_ignore_ascii_case(mailbox);
    if is_shared { mailbox.to_owned() } else { String::new() }
}

/// Microsoft's permissions for a kind of channel, delegated.
fn permissions(kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::MicrosoftGraph => {
            "Mail.ReadWrite, Mail.ReadWrite.Shared, Mail.Send, Mail.Send.Shared, offline_access, openid, profile, email"
        }
        ChannelKind::Microsoft365 | ChannelKind::Email => {
            "IMAP.AccessAsUser.All, SMTP.Send, offline_access, openid, profile, email"
        }
    }
}
