//! What can be done with a channel beside setting it: switched off, signed in to again,
//! rolled back, given further addresses, removed.

use iced::widget::{Column, column, row};
use jiff::Timestamp;

use super::Message;
use super::work::{Deed, Desk};
use crate::context::Context;
use crate::migration::afterwards::Alias;
use crate::migration::going_live::{Removal, Step, StepState};
use crate::problem::Problem;
use crate::ui::beside::beside;
use crate::ui::disclosure::disclosure;
use crate::ui::field::field;
use crate::ui::icon::Icon;
use crate::ui::status::{Status, badge, line};
use crate::ui::text::{body, secondary, strong};
use crate::ui::{Element, button, panel, problem, space};
use crate::words::{Language, say};
use crate::zammad::channels::{Channel, ChannelId, ChannelKind, RollBack};

/// So many found addresses are offered: the most used ones.
const FOUND: usize = 5;

/// What is being done with the channel that is shown.
#[derive(Debug, Default)]
pub struct State {
    /// Something is under way.
    pub doing: bool,
    /// The steps of it, as they were told.
    pub steps: Vec<(Step, StepState)>,
    /// Why it went wrong.
    pub trouble: Option<Problem>,
    /// A further address, as typed.
    pub address: String,
    /// The channel's address, typed to remove it.
    pub typed: String,
    /// Addresses that imported mail was sent to and that Zammad does not know.
    pub found: Vec<Alias>,
    /// They were looked for.
    pub looked: bool,
}

/// What happens there.
#[derive(Clone)]
pub enum Event {
    /// A further address was typed.
    Address(String),
    /// The channel's address was typed.
    Typed(String),
    /// The imported mail was looked through for further addresses.
    Found(ChannelId, Result<Vec<Alias>, Problem>),
    /// Do this.
    Do(Deed),
    /// It tells of itself.
    Told(super::work::Told),
}

impl State {
    /// A step was told.
    pub fn step(&mut self, step: Step, state: StepState) {
        match self.steps.iter_mut().find(|(known, _)| *known == step) {
            Some((_, known)) => *known = state,
            None => self.steps.push((step, state)),
        }
    }

    /// How far it is, line by line, and what went wrong.
    pub fn progress<'a>(&'a self, language: Language) -> Option<Element<'a, Message>> {
        let trouble = self.trouble.as_ref().map(|trouble| problem::card(trouble, language));
        let told = self.steps.iter().filter(|(_, state)| *state != StepState::Nothing);
        let lines: Vec<Element<'a, Message>> = told
            .map(|(step, state)| {
                let (status, word) = match state {
                    StepState::Done => (Status::Good, "window-live-step-done"),
                    _ if self.doing => (Status::Waiting, "window-live-step-now"),
                    _ => (Status::Bad, "window-live-step-failed"),
                };
                line(status, step.text(language), say(language, word, &[]), None, None)
            })
            .collect();
        if lines.is_empty() && trouble.is_none() {
            let doing = self.doing.then(|| badge(Status::Waiting, say(language, "window-live-doing", &[])));
            return doing;
        }
        let lines = (!lines.is_empty())
            .then(|| panel::card(Column::with_children(lines).spacing(space::SMALL)).padding(space::MEDIUM));
        Some(Column::new().push(lines).push(trouble).spacing(space::MEDIUM).into())
    }

    /// The rest that can be done, behind a line.
    pub fn more<'a>(
        &'a self,
        channel: &'a Channel,
        desk: &'a Desk,
        context: &'a Context,
    ) -> Element<'a, Message> {
        let language = context.language;
        let linked = channel.id.kind != ChannelKind::Email;
        let mut rows = Column::new().spacing(space::MEDIUM);
        rows = rows.push(channel.active.then(|| self.off(language)));
        rows = rows.push(linked.then(|| self.again(channel, language)));
        rows = rows.push(self.roll_back(channel, context));
        rows = rows.push(self.addresses(channel, language));
        rows = rows.push(self.remove(channel, desk, language));
        let what = say(language, "window-live-more", &[]);
        disclosure(what, panel::card(rows).padding(space::MEDIUM)).into()
    }

    /// Addresses that imported mail was sent to, each to be made a further one.
    pub fn found<'a>(&'a self, channel: &Channel, language: Language) -> Option<Element<'a, Message>> {
        let has = |alias: &Alias| channel.addresses.iter().any(|address| address.email == alias.address);
        let missing: Vec<&Alias> = self.found.iter().filter(|alias| !has(alias)).take(FOUND).collect();
        if missing.is_empty() {
            return None;
        }
        let mut rows = column![
            strong(say(language, "window-live-found-title", &[])),
            secondary(say(language, "window-live-found-what", &[])),
        ]
        .spacing(space::SMALL);
        for (at, alias) in missing.into_iter().enumerate() {
            let named = say(language, "window-result-alias-named", &[("count", alias.messages.into())]);
            let add = button::quiet(say(language, "window-live-address-add", &[]))
                .icon(Icon::Plus)
                .on_press_maybe(self.press(Deed::AddAddress(alias.address.clone())))
                .id(format!("live-found-{at}"));
            let words = column![body(alias.address.as_str()), secondary(named)].spacing(space::HAIR);
            rows = rows.push(panel::line()).push(beside(words, add));
        }
        Some(panel::card(rows).padding(space::MEDIUM).id("live-found").into())
    }

    fn press(&self, deed: Deed) -> Option<Message> {
        (!self.doing).then_some(Message::Deed(Event::Do(deed)))
    }

    fn off<'a>(&self, language: Language) -> Element<'a, Message> {
        let off = button::quiet(say(language, "window-live-off", &[]))
            .icon(Icon::Pause)
            .on_press_maybe(self.press(Deed::Off))
            .id("live-off");
        offer(say(language, "window-live-off-title", &[]), say(language, "window-live-off-what", &[]), off)
    }

    fn again<'a>(&self, channel: &Channel, language: Language) -> Element<'a, Message> {
        let again = button::quiet(say(language, "window-live-sign-in-again", &[]))
            .icon(Icon::LogIn)
            .on_press_maybe((!self.doing).then_some(Message::SetUp(Some(channel.id))))
            .id("live-sign-in-again");
        let facts = [("user", channel.inbound.user.as_str().into())];
        offer(
            say(language, "window-live-again-head", &[]),
            say(language, "window-live-again-what", &facts),
            again,
        )
    }

    /// Back to the e-mail channel it was, while Zammad keeps that; after it, why not.
    fn roll_back<'a>(&self, channel: &Channel, context: &Context) -> Option<Element<'a, Message>> {
        let language = context.language;
        let host = channel.migrated.as_ref().and_then(|migrated| migrated.former_host.clone());
        let host = host.unwrap_or_else(|| say(language, "window-live-former-host", &[]));
        let (press, words) = match channel.roll_back(Timestamp::now()) {
            RollBack::NeverMigrated => return None,
            RollBack::Possible { left } => {
                let left = left.and_then(|left| std::time::Duration::try_from(left).ok());
                let left = left.map(|left| language.about(left)).unwrap_or_default();
                let facts = [("host", host.into()), ("left", left.as_str().into())];
                let id =
                    if left.is_empty() { "window-live-roll-back-what" } else { "window-live-roll-back-left" };
                (self.press(Deed::RollBack), say(language, id, &facts))
            }
            RollBack::TooLate { until } => {
                let until = language.moment(until.to_zoned_datetime(context.zone.clone()).datetime());
                (None, say(language, "window-live-roll-back-over", &[("until", until.into())]))
            }
        };
        let back = button::quiet(say(language, "window-live-roll-back", &[]))
            .icon(Icon::Undo2)
            .on_press_maybe(press)
            .id("live-roll-back");
        Some(offer(say(language, "window-live-roll-back-title", &[]), words, back))
    }

    fn addresses<'a>(&'a self, channel: &'a Channel, language: Language) -> Element<'a, Message> {
        let known: Vec<&str> = channel.addresses.iter().map(|address| address.email.as_str()).collect();
        let known = (!known.is_empty()).then(|| {
            secondary(say(language, "window-live-addresses", &[("addresses", language.list(&known).into())]))
        });
        let typed = self.address.trim();
        let add = button::quiet(say(language, "window-live-address-add", &[]))
            .icon(Icon::Plus)
            .on_press_maybe(
                typed.contains('@').then(|| self.press(Deed::AddAddress(typed.to_owned()))).flatten(),
            )
            .id("live-address-add");
        let address = field(say(language, "window-live-address", &[]), &self.address)
            .on_input(|text| Message::Deed(Event::Address(text)))
            .placeholder("sales@example.com")
            .help(say(language, "window-live-address-help", &[]))
            .id("live-address");
        column![
            strong(say(language, "window-live-addresses-title", &[])),
            column![].push(known),
            Element::from(address),
            add
        ]
        .spacing(space::SMALL)
        .into()
    }

    fn remove<'a>(&'a self, channel: &'a Channel, desk: &Desk, language: Language) -> Element<'a, Message> {
        let takes = Removal::of(channel, &desk.channels);
        let addresses = language.list(&takes.addresses);
        let groups = language.list(&takes.groups);
        let facts = [("addresses", addresses.as_str().into()), ("groups", groups.as_str().into())];
        let mut words = column![strong(say(language, "window-live-remove-title", &[]))].spacing(space::HAIR);
        words = words.push(body(say(language, "window-live-remove-what", &[])));
        if !takes.addresses.is_empty() {
            words = words.push(body(say(language, "window-live-remove-addresses", &facts)));
        }
        if !takes.groups.is_empty() {
            words = words.push(body(say(language, "window-live-remove-groups", &facts)));
        }
        let typed = field(say(language, "window-live-remove-typed", &[]), &self.typed)
            .on_input(|text| Message::Deed(Event::Typed(text)))
            .placeholder(channel.name().to_owned())
            .id("live-remove-typed");
        let same = self.typed.trim().eq_ignore_ascii_case(channel.name());
        let remove = button::danger(say(language, "window-live-remove", &[]))
            .icon(Icon::Trash2)
            .on_press_maybe(same.then(|| self.press(Deed::Remove(self.typed.clone()))).flatten())
            .id("live-remove");
        let inside = column![words, Element::from(typed), row![remove]].spacing(space::SNUG);
        disclosure(say(language, "window-live-remove-open", &[]), inside).into()
    }
}

fn offer<'a>(title: String, words: String, way: button::Button<Message>) -> Element<'a, Message> {
    beside(column![strong(title), secondary(words)].spacing(space::HAIR), way)
}
