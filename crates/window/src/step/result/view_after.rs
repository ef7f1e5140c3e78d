//! What the last step shows of what comes after.

use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Length};

use super::afterwards::{Afterwards, AliasState, Aliases, Event, Moving, Watching};
use super::asking::{self, Question};
use super::view::sign_in_first;
use super::{ImportResult, Message, Seen};
use crate::context::Context;
use crate::migration::afterwards::{Alias, MovedTickets, groups_without_address};
use crate::migration::progress::Phase;
use crate::ui::beside::beside;
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
    /// Everything that can come after an import, each as a row.
    pub(super) fn onwards<'a>(
        &'a self,
        seen: &'a Seen,
        context: &'a Context,
    ) -> Option<Element<'a, Message>> {
        let language = context.language;
        let after = &self.after;
        let rows = [
            self.originals_row(seen, context),
            self.kept_row(seen, language),
            // What is still to be imported comes first.
            (seen.balance.waiting == 0).then(|| going_live_row(language)),
            (seen.balance.waiting == 0).then(|| after.new_mail_row(self.open, context)),
            after.aliases_row(language),
            (self.open && seen.tickets > 0).then(|| after.group_row(seen, context)).flatten(),
        ];
        let rows: Vec<_> = rows.into_iter().flatten().collect();
        let without_address = Afterwards::without_address(context);
        if rows.is_empty() && without_address.is_none() {
            return None;
        }
        let mut card = Column::new().spacing(space::MEDIUM);
        let any = !rows.is_empty();
        for (index, row) in rows.into_iter().enumerate() {
            card = card.push((index > 0).then(panel::line)).push(row);
        }
        let parts = column![section(say(language, "window-result-after", &[]))]
            .push(without_address)
            .push(any.then(|| panel::card(card)));
        Some(parts.spacing(space::SNUG).into())
    }

    /// Originals that are still in the mailbox, and what can become of them by now.
    fn originals_row<'a>(&'a self, seen: &'a Seen, context: &'a Context) -> Option<Element<'a, Message>> {
        let language = context.language;
        let left = &seen.originals;
        if !self.open || left.all() == 0 || seen.balance.waiting > 0 {
            return None;
        }
        let way = |id: &'static str, label: &'static str, glyph: Icon, question: Question| {
            let ask = Message::Originals(asking::Event::Ask(question));
            button::quiet(say(language, label, &[]))
                .icon(glyph)
                .on_press_maybe((!self.is_busy()).then_some(ask))
                .id(id)
        };
        let folder = context.proposed_move_folder();
        let mark = (left.unchanged > 0)
            .then(|| way("result-mark", "window-result-mark", Icon::MailOpen, Question::MarkRead));
        let ways = Row::new()
            .push(way("result-delete", "window-result-delete", Icon::Trash2, Question::Delete(String::new())))
            .push(way(
                "result-originals-move",
                "window-result-originals-move",
                Icon::FolderInput,
                Question::Move(folder),
            ))
            .push(mark)
            .spacing(space::SMALL)
            .wrap();
        let facts = [("count", left.all().into())];
        let mut words = column![
            strong(say(language, "window-result-originals", &[])),
            secondary(say(language, "window-result-originals-what", &facts))
        ]
        .spacing(space::HAIR);
        if self.is_busy() {
            words = words.push(secondary(say(language, "window-result-again-busy", &[])));
        }
        Some(beside(words, ways))
    }

    /// What is asked before tickets move, and before a watch ends with the window.
    pub(super) fn asked<'a>(&'a self, context: &'a Context) -> Option<Dialog<'a, Message>> {
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

/// The way to what happens to new mail.
fn going_live_row<'a>(language: Language) -> Element<'a, Message> {
    let go = button::quiet(say(language, "window-result-live-go", &[]))
        .icon(Icon::ArrowRight)
        .on_press(Message::GoLive)
        .id("result-going-live");
    offer(say(language, "window-result-live", &[]), say(language, "window-result-live-what", &[]), go, None)
}

/// What it is about, and its buttons at the right.
fn offer<'a>(
    title: String,
    words: String,
    ways: impl Into<Element<'a, Message>>,
    below: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    let words = column![strong(title), secondary(words)].spacing(space::HAIR);
    column![beside(words, ways)].push(below).spacing(space::SNUG).into()
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

    /// What arrived meanwhile, once or again and again.
    fn new_mail_row<'a>(&'a self, open: bool, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let title = say(language, "window-result-meanwhile", &[]);
        if !open {
            return column![strong(title), sign_in_first(language, "result-resume")]
                .spacing(space::HAIR)
                .into();
        }
        if let Some(watching) = &self.watching {
            let way = button::quiet(say(language, "window-result-watch-stop", &[]))
                .icon(Icon::Square)
                .on_press_maybe((!watching.stopping).then_some(Message::After(Event::StopWatching)))
                .id("result-watch-stop");
            let words = say(language, "window-result-watching", &[]);
            return offer(title, words, way, Some(watched(watching, context)));
        }
        let free = !self.is_busy();
        let once = button::quiet(say(language, "window-result-again", &[]))
            .icon(Icon::RefreshCw)
            .on_press_maybe(free.then_some(Message::Again))
            .id("result-again");
        let always = button::quiet(say(language, "window-result-watch-go", &[]))
            .on_press_maybe(free.then_some(Message::After(Event::Watch)))
            .id("result-watch");
        let ways = row![once, always].spacing(space::SMALL).wrap();
        let words = if free { "window-result-again-what" } else { "window-result-again-busy" };
        let ended = self.watch_ended.as_ref().map(|ended| Element::from(problem::card(ended, language)));
        offer(title, say(language, words, &[]), ways, ended)
    }

    /// Addresses of the mailbox that Zammad does not know; how many is said at once.
    fn aliases_row<'a>(&'a self, language: Language) -> Option<Element<'a, Message>> {
        let title = strong(say(language, "window-result-aliases", &[]));
        let content = match &self.aliases {
            Aliases::NotAsked => return None,
            Aliases::Looking => badge(Status::Waiting, say(language, "window-result-aliases-looking", &[])),
            Aliases::Trouble(trouble) => problem::card(trouble, language).into(),
            Aliases::Found(found) if found.is_empty() => {
                secondary(say(language, "window-result-aliases-none", &[])).into()
            }
            Aliases::Found(found) => {
                let rows = found
                    .iter()
                    .enumerate()
                    .map(|(index, (alias, status))| alias_row(index, alias, status, language));
                let what = secondary(say(language, "window-result-aliases-what", &[]));
                let inside = column![what].extend(rows).spacing(space::SNUG);
                let open = found.iter().filter(|(_, status)| !matches!(status, AliasState::Added)).count();
                let line = say(language, "window-result-aliases-open", &[("count", open.into())]);
                disclosure(line, inside).into()
            }
        };
        Some(column![title, content].spacing(space::HAIR).into())
    }

    /// Another group for the tickets that were made.
    fn group_row<'a>(&'a self, seen: &'a Seen, context: &'a Context) -> Option<Element<'a, Message>> {
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
        let waits = match (&self.group, self.is_busy()) {
            (None, _) => Some(say(language, "window-result-move-choose", &[])),
            (Some(_), true) => Some(say(language, "window-result-again-busy", &[])),
            (Some(_), false) => None,
        };
        let facts = [("count", seen.tickets.into())];
        let details = disclosure(
            say(language, "window-result-choose-group", &[]),
            column![choose, move_now].push(waits.map(secondary)).spacing(space::SNUG),
        );
        let content = column![
            strong(say(language, "window-result-group", &[])),
            secondary(say(language, "window-result-group-what", &facts)),
            details
        ]
        .push(status)
        .push(self.not_moved.as_ref().map(|trouble| problem::card(trouble, language)))
        .spacing(space::HAIR);
        Some(content.into())
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
    if !moved.moved_by_agents.is_empty() {
        let words =
            say(language, "window-result-moved-elsewhere", &[("count", moved.moved_by_agents.len().into())]);
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
