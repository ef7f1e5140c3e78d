//! One channel: how it stands, and what can be done with it.

use iced::widget::{column, container, row};
use iced::{Alignment, Length};

use super::edit::Edit;
use super::listed::{does, fetched, status};
use super::mailbox::Mailbox;
use super::work::Desk;
use super::{GoingLive, Message};
use crate::context::Context;
use crate::step::Main;
use crate::ui::icon::Icon;
use crate::ui::marked::marked;
use crate::ui::status::Status;
use crate::ui::text::{body, secondary, small, strong};
use crate::ui::{Element, panel, problem, space};
use crate::words::say;
use crate::zammad::channels::{Channel, ChannelId, ChannelKind};

impl GoingLive {
    pub(super) fn channel<'a>(
        &'a self,
        id: ChannelId,
        desk: &'a Desk,
        context: &'a Context,
    ) -> Element<'a, Message> {
        let Some(channel) = desk.channels.get(id) else { return column![].into() };
        let language = context.language;
        let shown = self.hour.channel(channel);
        let mut parts = column![].spacing(space::LARGE);
        let other = self.other.as_ref().map(|other| problem::card(other, language));
        parts = parts.push(other).push(standing(shown, desk, context));
        if channel.id.kind == ChannelKind::Email {
            return parts.push(migrating(channel, language)).push(self.deeds.progress(language)).into();
        }
        parts = parts.push(self.deeds.progress(language));
        if channel.active {
            parts = parts.push(self.hour.view(channel, self.mailbox(channel, context), context));
        }
        if let Some(edit) = &self.edit {
            let mailbox = self.mailbox(channel, context);
            if self.asks_for_trap(channel) {
                parts = parts.push(self.trap.view(edit, channel, mailbox, context));
            }
            parts = parts.push(edit.view(channel, desk, mailbox, context));
        }
        parts.push(self.deeds.found(channel, language)).push(self.deeds.more(channel, desk, context)).into()
    }

    /// Whether it matters what the channel would do: it is off and may be switched on,
    /// or it is on and is to read in another way.
    pub(super) fn asks_for_trap(&self, channel: &Channel) -> bool {
        let reads_otherwise = self.edit.as_deref().is_some_and(Edit::reads_otherwise);
        channel.id.kind != ChannelKind::Email && (!channel.active || reads_otherwise)
    }

    /// The main button of its page.
    pub(super) fn channel_main(&self, id: ChannelId, desk: &Desk, context: &Context) -> Main<Message> {
        let language = context.language;
        let finish = || Main::ready(say(language, "window-live-finish", &[]), Message::Finish).commits();
        let Some((channel, edit)) = desk.channels.get(id).zip(self.edit.as_ref()) else { return finish() };
        if id.kind == ChannelKind::Email {
            return if channel.can_be_migrated() && desk.channels.can_make(ChannelKind::Microsoft365) {
                Main::ready(say(language, "window-live-migrate", &[]), Message::Migrate(id))
            } else {
                finish()
            };
        }
        if channel.active && !edit.is_changed() {
            return finish();
        }
        let label = if channel.active { "window-live-save" } else { "window-live-on" };
        let label = say(language, label, &[]);
        if self.deeds.doing {
            return Main::waits(label, say(language, "window-live-doing", &[]));
        }
        if self.asks_for_trap(channel)
            && let Some(holds) = self.trap.holds(edit, channel.name())
        {
            let shut = self.trap.of(edit).is_none() && self.mailbox(channel, context) != Mailbox::Open;
            let holds = if shut { "window-live-waits-sign-in" } else { holds };
            return Main::waits(label, say(language, holds, &[]));
        }
        Main::ready(label, Message::Apply).commits()
    }
}

/// How it stands.
fn standing<'a>(channel: &'a Channel, desk: &Desk, context: &'a Context) -> Element<'a, Message> {
    let language = context.language;
    let health = channel.health(desk.at);
    let status = status(health);
    let head = row![strong(channel.mailbox().to_owned()), small(health.text(language), status.tone())]
        .spacing(space::SNUG)
        .align_y(Alignment::Center)
        .wrap();
    // Of one that is switched on, the first hour says it.
    let failed = channel.fetching.trouble().is_some() && !channel.active;
    let log = channel.fetching.log.as_ref().filter(|_| failed);
    let words = column![head, body(does(channel, language)), secondary(fetched(channel, context))]
        .push(log.map(|log| small(log.clone(), Status::Caution.tone())))
        .spacing(space::HAIR);
    let mark = container(status.mark()).padding([2.0, 0.0]);
    let content = row![mark, words.width(Length::Fill)].spacing(space::SNUG);
    panel::toned_card(status, content).padding(space::MEDIUM).id("live-standing").into()
}

/// What becomes of a plain e-mail channel: Zammad turns one of Microsoft's servers into
/// a Microsoft 365 channel when the same user signs in.
fn migrating<'a>(channel: &Channel, language: crate::words::Language) -> Element<'a, Message> {
    let facts =
        [("user", channel.inbound.user.as_str().into()), ("host", channel.inbound.host.as_str().into())];
    if !channel.can_be_migrated() {
        return panel::empty(
            Icon::Mail,
            say(language, "window-live-email", &[]),
            say(language, "window-live-email-what", &facts),
        );
    }
    let words = column![
        strong(say(language, "window-live-migrate-title", &[])),
        body(say(language, "window-live-migrate-now", &facts)),
        body(say(language, "window-live-migrate-what", &facts)),
        secondary(say(language, "window-live-migrate-back", &[])),
    ]
    .spacing(space::SMALL);
    container(marked(Status::Note, words)).id("live-migrating").into()
}
