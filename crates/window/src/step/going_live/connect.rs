//! Which Zammad it is about, where one comes here without an import: its address
//! and a token. Later steps and earlier ones use both as they are typed here.

use std::path::PathBuf;

use iced::Task;
use iced::widget::{Id, column};
use secrecy::{ExposeSecret, SecretString};

use super::Message;
use crate::context::Context;
use crate::draft::Field;
use crate::platform::keychain::Entry;
use crate::problem::Problem;
use crate::step::helpdesk::base_address;
use crate::ui::field::field;
use crate::ui::problem::complaint;
use crate::ui::text::body;
use crate::ui::{Element, space};
use crate::words::say;
use crate::zammad::Client;

/// Name of the field for the address.
pub(super) const ADDRESS: &str = "live-address";
/// Name of the field for the token.
pub(super) const TOKEN: &str = "live-token";

/// What is typed there.
#[derive(Clone)]
pub enum Event {
    /// The address as typed.
    Address(String),
    /// The token as typed.
    Token(String),
    /// The keychain was asked for the token of this address.
    Known(String, Result<Option<SecretString>, Problem>),
}

/// Where Zammad is, and what opens it.
#[derive(Clone)]
pub(super) struct Reach {
    pub(super) address: String,
    token: SecretString,
    certificate: Option<PathBuf>,
}

impl Reach {
    /// As it is typed; `None` where something is missing or wrong.
    pub(super) fn of(context: &Context) -> Option<Self> {
        let draft = &context.draft;
        let address = base_address(&draft.helpdesk_address)?;
        if wrong(context).is_some() {
            return None;
        }
        let token = context.zammad_token.as_ref()?.expose_secret().trim();
        let certificate = draft.helpdesk_certificate.trim();
        (!token.is_empty()).then(|| Self {
            address,
            token: SecretString::from(token),
            certificate: (!certificate.is_empty()).then(|| PathBuf::from(certificate)),
        })
    }

    /// A client of it.
    ///
    /// # Errors
    /// As [`Client::new`].
    pub(super) fn client(&self) -> Result<Client, Problem> {
        Client::new(&self.address, self.token.clone(), self.certificate.as_deref())
    }
}

/// What is wrong with the address as typed.
fn wrong(context: &Context) -> Option<Problem> {
    let typed = &context.draft.helpdesk_address;
    let Some(address) = base_address(typed) else {
        return Some(Problem::usage("plan-url-wrong").with("value", typed));
    };
    let read = crate::draft::Draft { helpdesk_address: address, ..context.draft.clone() };
    read.problem_of(Field::HelpdeskAddress, &context.zone)
}

/// Asks the keychain for the token of an address that is typed already.
pub(super) fn known(context: &Context) -> Option<Task<Message>> {
    let address = base_address(&context.draft.helpdesk_address)?;
    let keychain = context.accounts.keychain().clone();
    let asked = address.clone();
    let work = async move { keychain.read(&Entry::zammad(&address)).await };
    Some(Task::perform(work, move |found| Message::Connect(Event::Known(asked.clone(), found))))
}

/// What follows from typing; whether Zammad can now be looked at by itself.
pub(super) fn update(event: Event, context: &mut Context) -> bool {
    match event {
        Event::Address(text) => {
            if base_address(&text) != base_address(&context.draft.helpdesk_address) {
                forget(context);
            }
            context.draft.helpdesk_address = text;
        }
        Event::Token(text) => {
            forget(context);
            context.zammad_token = (!text.is_empty()).then(|| SecretString::from(text));
        }
        Event::Known(address, Ok(Some(token))) => {
            let same = base_address(&context.draft.helpdesk_address).as_ref() == Some(&address);
            // What was typed meanwhile is what the person means.
            if same && context.zammad_token.is_none() {
                context.zammad_token = Some(token);
                return true;
            }
        }
        // Where nothing is kept, or the keychain is shut, the person types.
        Event::Known(..) => {}
    }
    false
}

/// Another Zammad, or another token: nothing is known of it.
fn forget(context: &mut Context) {
    context.survey = None;
    context.helpdesk = None;
}

/// The fields.
pub(super) fn fields(context: &Context) -> Element<'_, Message> {
    let language = context.language;
    let typed = context.draft.helpdesk_address.as_str();
    let wrong = if typed.trim().is_empty() { None } else { wrong(context) };
    let address = field(say(language, "window-helpdesk-address", &[]), typed)
        .on_input(|text| Message::Connect(Event::Address(text)))
        .placeholder("help.example.com")
        .help(say(language, "window-helpdesk-address-help", &[]))
        .error(wrong.map(|wrong| complaint(&wrong, language)))
        .id(ADDRESS);
    let typed = context.zammad_token.as_ref().map_or("", |token| token.expose_secret());
    let token = field(say(language, "window-helpdesk-token", &[]), typed)
        .on_input(|text| Message::Connect(Event::Token(text)))
        .secret(true)
        .help(say(language, "window-live-token-help", &[]))
        .id(TOKEN);
    column![body(say(language, "window-live-connect", &[])), Element::from(address), Element::from(token)]
        .spacing(space::LARGE)
        .into()
}

/// Why Zammad cannot be read yet.
pub(super) fn missing(context: &Context) -> &'static str {
    if context.draft.helpdesk_address.trim().is_empty() {
        "window-live-waits-address"
    } else if wrong(context).is_some() {
        "window-live-waits-wrong"
    } else {
        "window-live-waits-token"
    }
}

/// The field that is to be filled in first.
pub(super) fn first_empty(context: &Context) -> Option<Id> {
    if context.draft.helpdesk_address.trim().is_empty() {
        return Some(Id::new(ADDRESS));
    }
    context.zammad_token.is_none().then(|| Id::new(TOKEN))
}
