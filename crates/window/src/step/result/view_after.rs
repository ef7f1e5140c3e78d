//! What the last step shows of what comes after.

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Length};

use super::afterwards::{Afterwards, AliasState, Aliases, Event, Moving, Watching};
use super::{ImportResult, Message, Seen};
use crate::context::Context;
use crate::migration::afterwards::{Alias, MovedTickets, groups_without_address};
use crate::migration::progress::Phase;
use crate::ui::button;
use crate::ui::choice::{Choice, radios};
use crate::ui::dialog::{Dialog, ask};
use crate::ui::disclosure::disclosure;
use crate::ui::icon::Icon;
use crate::ui::panel;
use crate::ui::status::{Status, badge};
use crate::ui::text::{body, secondary, section, strong};
use crate::ui::{Element, problem, space};
use crate::words::{Language, say};

impl ImportResult {
    /// Everything that can come after an import, each as a card of its own.
    pub(super) fn onwards<'a>(&'a self, seen: &'a Seen, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let after = &self.after;
        column![section(say(language, "window-result-after", &[]))]
            .push(Afterwards::without_address(context))
            .push(again(context, after.is_busy()))
            .push(context.session.as_ref().map(|_| after.watch_card(language, context)))
            .push(after.aliases_card(language))
            .push((seen.tickets > 0).then(|| after.group_card(seen, context)).flatten())
            .spacing(space::SNUG)
            .into()
    }

    /// What is asked before tickets move, and before a watch ends with the window.
    pub(super) fn question<'a>(&'a self, context: &'a Context) -> Option<Dialog<'a, Message>> {
        let language = context.language;
        let after = &self.after;
        if after.asked_to_close && after.watching.is_some() {
            let words = body(say(language, "window-result-close-watching", &[]));
            let stay = (say(language, "window-result-stay-open", &[]), Message::After(Event::StayOpen));
            let dialog = ask(say(language, "window-result-close-title", &[]), words, stay);
            let close = Message::After(Event::StopAndClose);
            return Some(dialog.confirm(say(language, "window-result-stop-and-close", &[]), Some(close)));
        }
        if after.asked_to_close && after.is_busy() {
            let words = body(say(language, "window-result-close-moving", &[]));
            let stay = (say(language, "window-result-stay-open", &[]), Message::After(Event::StayOpen));
            return Some(ask(say(language, "window-result-close-title", &[]), words, stay));
        }
        let (Moving::Asked, Some(group), Some(seen)) = (&after.moving, &after.group, &self.seen) else {
            return None;
        };
        let facts = [("count", seen.tickets.into()), ("group", group.as_str().into())];
        let words = body(say(language, "window-result-move-ask", &facts));
        let stay = (say(language, "window-result-move-stay", &[]), Message::After(Event::StayThere));
        let dialog = ask(say(language, "window-result-move-title", &facts), words, stay);
        Some(dialog.begin(say(language, "window-result-move-now", &[]), Some(Message::After(Event::Move))))
    }
}

/// A card with what it is about, and its button at the right.
fn offer<'a>(
    title: String,
    words: String,
    way: impl Into<Element<'a, Message>>,
    below: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    let words = column![strong(title), secondary(words)].spacing(space::HAIR).width(Length::Fill);
    let head = row![words, way.into()].spacing(space::LARGE).align_y(Alignment::Center);
    panel::card(column![head].push(below).spacing(space::MEDIUM)).into()
}

/// Run again for what arrived meanwhile.
fn again<'a>(context: &Context, busy: bool) -> Element<'a, Message> {
    let language = context.language;
    let may = context.session.is_some() && !busy;
    let way = button::quiet(say(language, "window-result-again", &[]))
        .icon(Icon::RefreshCw)
        .on_press_maybe(may.then_some(Message::Again))
        .id("result-again");
    let words = match (&context.session, busy) {
        (None, _) => say(language, "window-result-again-resume", &[]),
        (Some(_), true) => say(language, "window-result-again-busy", &[]),
        (Some(_), false) => say(language, "window-result-again-what", &[]),
    };
    offer(say(language, "window-result-meanwhile", &[]), words, way, None)
}

impl Afterwards {
    /// Groups from which agents could not answer.
    fn without_address<'a>(context: &Context) -> Option<Element<'a, Message>> {
        let helpdesk = context.helpdesk.as_ref()?;
        let groups = groups_without_address(helpdesk);
        if groups.is_empty() {
            return None;
        }
        let facts = [("groups", context.language.list(&groups).into()), ("count", groups.len().into())];
        let words = say(context.language, "window-result-no-sending-address", &facts);
        Some(panel::note(Status::Caution, words))
    }

    fn watch_card<'a>(&'a self, language: Language, context: &'a Context) -> Element<'a, Message> {
        let title = say(language, "window-result-watch", &[]);
        if let Some(watching) = &self.watching {
            let way = button::quiet(say(language, "window-result-watch-stop", &[]))
                .icon(Icon::Square)
                .on_press_maybe((!watching.stopping).then_some(Message::After(Event::StopWatching)))
                .id("result-watch-stop");
            let words = say(language, "window-result-watching", &[]);
            return offer(title, words, way, Some(watched(watching, context)));
        }
        let way = button::quiet(say(language, "window-result-watch-go", &[]))
            .icon(Icon::Eye)
            .on_press_maybe((!self.is_busy()).then_some(Message::After(Event::Watch)))
            .id("result-watch");
        let ended = self.watch_ended.as_ref().map(|ended| Element::from(problem::card(ended, language)));
        offer(title, say(language, "window-result-watch-what", &[]), way, ended)
    }

    fn aliases_card<'a>(&'a self, language: Language) -> Option<Element<'a, Message>> {
        let title = say(language, "window-result-aliases", &[]);
        let content = match &self.aliases {
            Aliases::NotAsked => return None,
            Aliases::Looking => badge(Status::Waiting, say(language, "window-result-aliases-looking", &[])),
            Aliases::Trouble(trouble) => problem::card(trouble, language).into(),
            Aliases::Found(found) if found.is_empty() => {
                badge(Status::Good, say(language, "window-result-aliases-none", &[]))
            }
            Aliases::Found(found) => {
                let rows = found
                    .iter()
                    .enumerate()
                    .map(|(index, (alias, status))| alias_row(index, alias, status, language));
                column![secondary(say(language, "window-result-aliases-what", &[]))]
                    .extend(rows)
                    .spacing(space::SNUG)
                    .into()
            }
        };
        Some(panel::card(column![strong(title), content].spacing(space::SNUG)).into())
    }

    /// Another group for the tickets that were made.
    fn group_card<'a>(&'a self, seen: &'a Seen, context: &'a Context) -> Option<Element<'a, Message>> {
        let language = context.language;
        let survey = context.survey.as_ref()?;
        context.session.as_ref()?;
        let groups: Vec<Choice<String>> = survey
            .destinations()
            .map(|destination| {
                let group = &destination.group;
                let help = match survey.address_of(group) {
                    Some(address) => {
                        say(language, "window-result-sends-as", &[("address", address.email.as_str().into())])
                    }
                    None => say(language, "window-result-sends-not", &[]),
                };
                Choice::new(group.name.clone(), group.name.clone()).help(help)
            })
            .collect();
        let move_now = button::quiet(say(language, "window-result-move", &[]))
            .icon(Icon::FolderInput)
            .on_press_maybe(
                (self.group.is_some() && !self.is_busy()).then_some(Message::After(Event::AskToMove)),
            )
            .id("result-move");
        let choose =
            radios("result-group", groups, self.group.as_ref(), |name| Message::After(Event::Group(name)));
        let status = match &self.moving {
            Moving::UnderWay => Some(badge(Status::Waiting, say(language, "window-result-moving", &[]))),
            Moving::Done(moved) => Some(moved_words(moved, language)),
            Moving::Idle | Moving::Asked => None,
        };
        let facts = [("count", seen.tickets.into())];
        let details = disclosure(
            say(language, "window-result-choose-group", &[]),
            column![choose, move_now].spacing(space::SNUG),
        );
        let content = column![
            strong(say(language, "window-result-group", &[])),
            secondary(say(language, "window-result-group-what", &facts)),
            details
        ]
        .push(status)
        .push(self.not_moved.as_ref().map(|trouble| problem::card(trouble, language)))
        .spacing(space::SNUG);
        Some(panel::card(content).into())
    }
}

/// How a watch goes: what it does, what came, and when it last looked.
fn watched<'a>(watching: &'a Watching, context: &'a Context) -> Element<'a, Message> {
    let language = context.language;
    let doing = match &watching.waiting {
        _ if watching.stopping => badge(Status::Waiting, say(language, "window-result-watch-stopping", &[])),
        Some(trouble) => badge(Status::Caution, trouble.text(language).what),
        None if watching.phase == Phase::Watching => badge(Status::Good, watching.phase.text(language)),
        None => badge(Status::Waiting, watching.phase.text(language)),
    };
    let came = watching.now.saturating_sub(watching.before);
    let came = body(say(language, "window-result-watch-came", &[("count", came.into())]));
    let last = watching.last_look.map(|at| {
        let time = language.time(at.to_zoned_datetime(context.zone.clone()).time());
        secondary(say(language, "window-result-watch-last", &[("time", time.into())]))
    });
    column![doing, came].push(last).spacing(space::HAIR).into()
}

fn alias_row<'a>(
    index: usize,
    alias: &'a Alias,
    status: &'a AliasState,
    language: Language,
) -> Element<'a, Message> {
    let count = say(language, "window-result-alias-named", &[("count", alias.messages.into())]);
    let words = column![body(alias.address.clone()), secondary(count)].spacing(2).width(Length::Fill);
    let add = |label: String| -> Element<'a, Message> {
        button::quiet(label)
            .icon(Icon::Plus)
            .on_press(Message::After(Event::Add(index)))
            .id(format!("result-alias-{index}"))
            .into()
    };
    let (way, trouble) = match status {
        AliasState::Unknown => (add(say(language, "window-result-alias-add", &[])), None),
        AliasState::Adding => {
            (badge(Status::Waiting, say(language, "window-result-alias-adding", &[])), None)
        }
        AliasState::Added => (badge(Status::Good, say(language, "window-result-alias-added", &[])), None),
        AliasState::Refused(trouble) => {
            (add(say(language, "window-result-alias-add", &[])), Some(problem::card(trouble, language)))
        }
    };
    let head = row![words, way].spacing(space::MEDIUM).align_y(Alignment::Center);
    column![container(head)].push(trouble).spacing(space::SMALL).into()
}

fn moved_words<'a>(moved: &MovedTickets, language: Language) -> Element<'a, Message> {
    let mut lines = Column::new().spacing(space::HAIR);
    let words = say(language, "window-result-moved", &[("count", moved.moved.into())]);
    lines = lines.push(badge(Status::Good, words));
    if moved.there > 0 {
        let words = say(language, "window-result-moved-there", &[("count", moved.there.into())]);
        lines = lines.push(badge(Status::Note, words));
    }
    if !moved.elsewhere.is_empty() {
        let words =
            say(language, "window-result-moved-elsewhere", &[("count", moved.elsewhere.len().into())]);
        lines = lines.push(badge(Status::Note, words));
    }
    if let Some((ticket, trouble)) = moved.refused.first() {
        let facts = [
            ("count", moved.refused.len().into()),
            ("number", ticket.number.as_str().into()),
            ("why", trouble.text(language).what.into()),
        ];
        let words = say(language, "window-result-moved-refused", &facts);
        lines = lines.push(badge(Status::Caution, words));
    }
    lines.into()
}
