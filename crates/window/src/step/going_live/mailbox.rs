//! Whether somebody is signed in to the mailbox that a channel fetches; and the way to
//! the sign-in and back, where nobody is.

use std::sync::Arc;

use iced::Task;
use iced::widget::row;

use super::{GoingLive, Message};
use crate::context::Context;
use crate::engine::{MailboxConnector, Session};
use crate::step::{Action, StepName, import_settings};
use crate::ui::button::{self, Button};
use crate::ui::icon::Icon;
use crate::ui::{Element, space};
use crate::words::{Language, say};
use crate::zammad::channels::{Channel, ChannelId};

/// How the mailbox that a channel fetches can be looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mailbox {
    /// Somebody is signed in to it.
    Open,
    /// Somebody is signed in to a mailbox of another name.
    Another,
    /// Nobody is signed in.
    Shut,
}

impl GoingLive {
    /// How the mailbox of a channel can be looked into.
    pub(super) fn mailbox(&self, channel: &Channel, context: &Context) -> Mailbox {
        let mailbox = context.draft.mailbox.trim();
        match &context.tokens {
            None => Mailbox::Shut,
            Some(_) if channel.fetches(mailbox) || self.is_same(channel.id, mailbox) => Mailbox::Open,
            Some(_) => Mailbox::Another,
        }
    }

    /// Whether the person has said that the channel fetches this mailbox: a mailbox has
    /// several names, and Zammad knows the one of who signed in.
    fn is_same(&self, channel: ChannelId, mailbox: &str) -> bool {
        self.same.as_ref().is_some_and(|(id, same)| *id == channel && same == mailbox)
    }

    /// What opens the mailbox of the channel that is shown, where somebody is signed in
    /// to it.
    pub(super) fn connector(&self, context: &Context) -> Option<MailboxConnector> {
        let channel = self.shown(context)?;
        let open = self.mailbox(channel, context) == Mailbox::Open;
        import_settings::connector(context).filter(|_| open)?.ok()
    }

    /// The record of the import out of that mailbox, where it is open.
    pub(super) fn session<'a>(&self, context: &'a Context) -> Option<&'a Arc<Session>> {
        let channel = self.shown(context)?;
        let mailbox = context.draft.mailbox.trim();
        let of_it =
            |session: &&Arc<Session>| session.needs.plan.microsoft.mailbox.eq_ignore_ascii_case(mailbox);
        let open = self.mailbox(channel, context) == Mailbox::Open;
        context.session.as_ref().filter(|_| open).filter(of_it)
    }

    /// To the sign-in, and back here after it.
    pub(super) fn to_sign_in(&self, context: &mut Context) -> Action<Message> {
        let Some(channel) = self.shown(context) else { return Action::None };
        let mailbox = channel.mailbox().to_owned();
        if context.draft.mailbox.trim().is_empty() {
            context.draft.mailbox = mailbox;
        }
        context.back_to_channels = true;
        // Who is signed in to another mailbox has an app registration that works.
        Action::GoTo(if context.tokens.is_some() { StepName::SignIn } else { StepName::Consent })
    }

    /// The channel that is shown fetches the mailbox that somebody is signed in to, as the
    /// person says.
    pub(super) fn take_as_same(&mut self, context: &Context) -> Task<Message> {
        let Some(id) = self.shown(context).map(|channel| channel.id) else { return Task::none() };
        self.same = Some((id, context.draft.mailbox.trim().to_owned()));
        let look = self.look_into(context);
        let asked = self.shown(context).is_some_and(|channel| self.asks_for_trap(channel));
        let count = if asked { self.count(context) } else { Task::none() };
        Task::batch([look, count, self.begin_hour(context)])
    }
}

/// The way to the sign-in.
pub(super) fn sign_in(id: &'static str, language: Language) -> Button<Message> {
    button::quiet(say(language, "window-live-sign-in", &[]))
        .icon(Icon::LogIn)
        .on_press(Message::SignIn)
        .id(id)
}

/// That a mailbox of another name is open.
pub(super) fn another(channel: &Channel, context: &Context) -> String {
    let facts = [("channel", channel.mailbox().into()), ("mailbox", context.draft.mailbox.trim().into())];
    say(context.language, "window-live-another-mailbox", &facts)
}

/// What can be done about that.
pub(super) fn ways_of_another<'a>(language: Language) -> Element<'a, Message> {
    let same = button::quiet(say(language, "window-live-same-mailbox", &[]))
        .on_press(Message::Same)
        .id("live-same-mailbox");
    row![sign_in("live-sign-in", language), same].spacing(space::SMALL).wrap().into()
}
