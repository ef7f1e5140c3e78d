//! All mail channels of Zammad, a row each, and what cannot be seen of them.

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Length};

use super::work::Desk;
use super::{GoingLive, Message, Page, guidance};
use crate::context::Context;
use crate::ui::beside::beside;
use crate::ui::icon::Icon;
use crate::ui::marked::marked;
use crate::ui::status::Status;
use crate::ui::text::{body, secondary, section, small, strong};
use crate::ui::{Element, button, panel, space};
use crate::words::{Language, say};
use crate::zammad::channels::{Channel, ChannelHealth, ChannelKind};

impl GoingLive {
    /// The channels, or what to do where none can be seen.
    pub(super) fn channels<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let Some(desk) = self.desk(context) else { return Column::new().into() };
        let again = button::quiet(say(language, "window-live-again", &[]))
            .icon(Icon::RefreshCw)
            .on_press_maybe((!self.reading).then_some(Message::Look))
            .id("live-again");
        let can = [ChannelKind::Microsoft365, ChannelKind::MicrosoftGraph];
        let can = can.into_iter().any(|kind| desk.channels.can_make(kind));
        let new = can.then(|| {
            button::quiet(say(language, "window-live-new", &[]))
                .icon(Icon::Plus)
                .on_press(Message::SetUp(None))
                .id("live-new")
        });
        let ways = row![again].push(new).spacing(space::SMALL).wrap();
        let head = beside(section(say(language, "window-live-channels", &[])), ways);
        let all = &desk.channels;
        let rows: Element<'a, Message> = if all.nothing_seen() {
            panel::note(Status::Caution, say(language, "window-live-nothing-seen", &[]))
        } else if all.channels.is_empty() {
            panel::empty(
                Icon::Inbox,
                say(language, "window-live-none", &[]),
                say(language, "window-live-none-what", &[]),
            )
        } else {
            let mut rows = Column::new().spacing(space::MEDIUM);
            for (index, channel) in all.channels.iter().enumerate() {
                rows = rows.push((index > 0).then(panel::line)).push(listed(index, channel, desk, context));
            }
            panel::card(rows).padding(space::MEDIUM).id("live-channels").into()
        };
        column![head, rows]
            .push(hidden(&all.hidden, language))
            .push(guidance::by_hand(desk, all.nothing_seen(), context))
            .spacing(space::MEDIUM)
            .into()
    }
}

/// How a channel stands, as icon and colour.
pub(super) fn status(health: ChannelHealth) -> Status {
    match health {
        ChannelHealth::Good => Status::Good,
        ChannelHealth::Off => Status::Note,
        ChannelHealth::NeverFetched => Status::Waiting,
        ChannelHealth::Late => Status::Caution,
        ChannelHealth::Failing => Status::Bad,
    }
}

/// What a channel does, in a line: where its mail goes, what it reads, what becomes
/// of what it has fetched.
pub(super) fn does(channel: &Channel, language: Language) -> String {
    let group = channel.group.clone().unwrap_or_else(|| say(language, "window-live-group-unknown", &[]));
    let after = if channel.deletes() { "window-live-deletes" } else { "window-live-keeps" };
    [
        channel.id.kind.text(language),
        say(language, "window-live-goes-to", &[("group", group.into())]),
        say(language, "window-live-reads", &[("folder", channel.folder().into())]),
        say(language, after, &[]),
    ]
    .join("  ·  ")
}

/// When it fetched last.
pub(super) fn fetched(channel: &Channel, context: &Context) -> String {
    let language = context.language;
    match channel.last_fetch {
        None => say(language, "window-live-never-fetched", &[]),
        Some(at) => {
            let at = language.moment(at.to_zoned_datetime(context.zone.clone()).datetime());
            say(language, "window-live-last-fetch", &[("at", at.into())])
        }
    }
}

fn listed<'a>(index: usize, channel: &'a Channel, desk: &Desk, context: &'a Context) -> Element<'a, Message> {
    let language = context.language;
    let health = channel.health(desk.at);
    let status = status(health);
    let head = row![strong(channel.name().to_owned()), small(health.text(language), status.tone())]
        .spacing(space::SNUG)
        .align_y(Alignment::Center)
        .wrap();
    let mut words = column![head, secondary(does(channel, language))].spacing(2);
    if channel.active {
        words = words.push(secondary(fetched(channel, context)));
    }
    if let (Some(log), true) = (&channel.fetching.log, channel.fetching.trouble().is_some()) {
        // Of one that is switched off, too: it is what happened, and no note.
        let tone = if channel.active { status } else { Status::Caution }.tone();
        words = words.push(small(log.clone(), tone));
    }
    let mark = container(status.mark()).padding([2.0, 0.0]);
    let words = row![mark, words.width(Length::Fill)].spacing(space::SNUG);
    let open = button::quiet(say(language, "window-live-open", &[]))
        .on_press(Message::Show(Page::Channel(channel.id)))
        .id(format!("live-open-{index}"));
    beside(words, open)
}

/// Kinds of channels that the token may not see, and which permission each lacks.
fn hidden<'a>(kinds: &[ChannelKind], language: Language) -> Option<Element<'a, Message>> {
    let lines = kinds.iter().map(|kind| {
        let facts = [
            ("permission", kind.permission().into()),
            ("kind", kind.text(language).into()),
            ("allows", kind.allows(language).into()),
        ];
        body(say(language, "window-live-hidden", &facts)).into()
    });
    let lines = Column::with_children(lines).spacing(space::SMALL);
    (!kinds.is_empty()).then(|| marked(Status::Note, lines))
}
