//! The trap, counted: what the channel would do with mail that is in Zammad already,
//! and the ways out.

use std::sync::Arc;

use iced::Length;
use iced::widget::{Column, column, container, row};

use super::Message;
use super::edit::Edit;
use super::mailbox::{Mailbox, another, sign_in, ways_of_another};
use crate::context::Context;
use crate::migration::going_live::{Reading, Trap};
use crate::plan::AfterImport;
use crate::problem::Problem;
use crate::ui::choice::{Choice, lines};
use crate::ui::copy::copy;
use crate::ui::disclosure::disclosure;
use crate::ui::field::field;
use crate::ui::icon::Icon;
use crate::ui::marked::marked;
use crate::ui::status::{Status, badge};
use crate::ui::text::{body, secondary, small, strong};
use crate::ui::{Element, button, panel, problem, space};
use crate::words::{Language, say};
use crate::zammad::channels::Channel;

/// A way out that Mailferry can go, or tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayOut {
    /// What is imported is marked as read, and the channel keeps messages.
    MarkRead,
    /// What is imported is moved to another folder.
    Move,
    /// What is imported is deleted.
    Delete,
    /// An inbox rule brings new mail to a folder of its own.
    Rule,
}

/// What is known of the trap, and what is being done about it.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is apart from the others")]
pub struct State {
    /// It is being counted.
    pub counting: bool,
    /// What was counted, or why it could not be.
    pub counted: Option<Result<Arc<Trap>, Problem>>,
    /// The way out that is chosen.
    pub way: Option<WayOut>,
    /// The folder that imported mail is moved to, as typed.
    pub folder: String,
    /// The mailbox's address, typed to delete.
    pub typed: String,
    /// The mailbox's address, typed although the number is not 0.
    pub agreed: String,
    /// The import's record is open, so that Mailferry knows what it may touch.
    pub can_go: bool,
    /// A way out is being gone.
    pub doing: bool,
    /// One was gone to its end: what is left it could not touch.
    pub gone: bool,
    /// Why that went wrong.
    pub trouble: Option<Problem>,
}

/// What happens there.
#[derive(Clone)]
pub enum Event {
    /// Count it.
    Count,
    /// It was counted, or could not be.
    Counted(Result<Arc<Trap>, Problem>),
    /// Out by this way.
    Way(WayOut),
    /// The folder to move to.
    Folder(String),
    /// The address, typed to delete.
    Typed(String),
    /// The address, typed although the number is not 0.
    Agreed(String),
    /// Go the way out.
    Go,
    /// It was gone, or not.
    Gone(Result<(), Problem>),
}

/// What a channel would read, as it is to be set.
pub(super) fn reading(edit: &Edit) -> Reading {
    Reading {
        folder: edit.folder().to_owned(),
        keep: edit.settings.keep,
        archive: edit.settings.archive.clone(),
    }
}

impl State {
    /// What was counted of what the channel is to read; `None` where that is another
    /// by now.
    pub fn of(&self, edit: &Edit) -> Option<&Trap> {
        let counted = self.counted.as_ref()?.as_ref().ok()?;
        (counted.reading == reading(edit)).then_some(counted.as_ref())
    }

    /// Why the channel cannot be switched on yet; `None` where it can.
    pub fn holds(&self, edit: &Edit, mailbox: &str) -> Option<&'static str> {
        if self.counting {
            return Some("window-live-waits-counting");
        }
        if self.doing {
            return Some("window-live-waits-way");
        }
        let typed = Some(self.agreed.as_str()).filter(|typed| !typed.trim().is_empty());
        match self.of(edit) {
            Some(trap) if trap.may_switch_on(mailbox, typed).is_ok() => None,
            Some(_) => Some("window-live-waits-trap"),
            None => Some("window-live-waits-count"),
        }
    }

    /// Takes what was typed and told; what asks for work is the step's.
    pub fn update(&mut self, event: Event) {
        match event {
            Event::Counted(counted) => {
                self.counting = false;
                self.counted = Some(counted);
            }
            Event::Way(way) => {
                self.way = Some(way);
                self.gone = false;
                self.trouble = None;
            }
            Event::Folder(text) => self.folder = text,
            Event::Typed(text) => self.typed = text,
            Event::Agreed(text) => self.agreed = text,
            Event::Gone(outcome) => {
                self.doing = false;
                self.gone = outcome.is_ok();
                self.trouble = outcome.err();
                self.typed.clear();
            }
            Event::Count | Event::Go => {}
        }
    }

    /// What the chosen way does with originals; `None` where it does nothing, or
    /// something is missing.
    pub fn action(&self, mailbox: &str) -> Option<AfterImport> {
        match self.way? {
            WayOut::MarkRead => Some(AfterImport::MarkRead),
            WayOut::Move => {
                let folder = self.folder.trim();
                (!folder.is_empty()).then(|| AfterImport::Move(folder.to_owned()))
            }
            WayOut::Delete => self.typed.trim().eq_ignore_ascii_case(mailbox).then_some(AfterImport::Delete),
            WayOut::Rule => None,
        }
    }

    /// All of it.
    pub(super) fn view<'a>(
        &'a self,
        edit: &'a Edit,
        channel: &'a Channel,
        open: Mailbox,
        context: &'a Context,
    ) -> Element<'a, Message> {
        let language = context.language;
        let mailbox = channel.name();
        let content = match (self.of(edit), &self.counted) {
            _ if self.counting => badge(
                Status::Waiting,
                say(language, "window-live-counting", &[("folder", edit.folder().into())]),
            ),
            (Some(trap), _) if trap.is_clear() => clear(trap, language),
            (Some(trap), _) => self.sprung(trap, mailbox, language),
            (None, Some(Err(problem))) => {
                Element::from(problem::card(problem, language).action(count(language)))
            }
            (None, _) => match open {
                Mailbox::Open => {
                    let words = body(say(language, "window-live-uncounted", &[]));
                    marked(Status::Note, column![words, count(language)].spacing(space::SNUG))
                }
                Mailbox::Another => {
                    let words = body(another(channel, context));
                    marked(Status::Caution, column![words, ways_of_another(language)].spacing(space::SNUG))
                }
                Mailbox::Shut => {
                    let words = body(say(language, "window-live-sign-in-what", &[]));
                    let way = sign_in("live-sign-in", language);
                    marked(Status::Note, column![words, way].spacing(space::SNUG))
                }
            },
        };
        container(content).id("live-trap").into()
    }

    /// What would happen, and what to do about it.
    fn sprung<'a>(&'a self, trap: &Trap, mailbox: &'a str, language: Language) -> Element<'a, Message> {
        let facts = [
            ("count", trap.count().into()),
            ("again", trap.imported_again.into()),
            ("deleted", trap.deleted.into()),
            ("answered", trap.answered.into()),
            ("folder", trap.reading.folder.as_str().into()),
        ];
        let mut would = Column::new().spacing(2);
        for (count, id) in [
            (trap.imported_again, "window-live-trap-again"),
            (trap.deleted, "window-live-trap-deleted"),
            (trap.answered, "window-live-trap-answered"),
        ] {
            if count > 0 {
                would = would.push(
                    row![body("–"), body(say(language, id, &facts)).width(Length::Fill)]
                        .spacing(space::SMALL),
                );
            }
        }
        let head = column![strong(say(language, "window-live-trap", &facts)), would].spacing(space::HAIR);
        let head = container(head).id("live-trap-head");
        let out: Element<'a, Message> = if self.can_go {
            self.ways_out(mailbox, language)
        } else {
            secondary(say(language, "window-live-trap-by-hand", &[])).into()
        };
        let trouble = self.trouble.as_ref().map(|trouble| problem::card(trouble, language));
        let agreed = field(say(language, "window-live-agree", &[]), &self.agreed)
            .on_input(|text| Message::Trap(Event::Agreed(text)))
            .placeholder(mailbox)
            .help(say(language, "window-live-agree-help", &facts))
            .id("live-agree");
        let agreed = disclosure(say(language, "window-live-agree-open", &[]), Element::from(agreed));
        let left = self.gone.then(|| {
            let words = body(say(language, "window-live-trap-left", &[]));
            column![words, count(language)].spacing(space::SNUG)
        });
        let content = column![head].push(left).push(out).push(trouble).push(agreed).spacing(space::MEDIUM);
        marked(Status::Caution, content)
    }

    fn ways_out<'a>(&'a self, mailbox: &'a str, language: Language) -> Element<'a, Message> {
        let way = |way, label: &str, help: &str| {
            Choice::new(way, say(language, label, &[])).help(say(language, help, &[]))
        };
        let ways = vec![
            way(WayOut::MarkRead, "window-live-out-read", "window-live-out-read-help"),
            way(WayOut::Move, "window-live-out-move", "window-live-out-move-help"),
            way(WayOut::Delete, "window-live-out-delete", "window-live-out-delete-help"),
            way(WayOut::Rule, "window-live-out-rule", "window-live-out-rule-help"),
        ];
        let choice = lines("live-out", ways, self.way.as_ref(), |way| Message::Trap(Event::Way(way)));
        let mut parts = column![strong(say(language, "window-live-out", &[])), choice].spacing(space::SNUG);
        let go = |label: &str| {
            let press = self.action(mailbox).filter(|_| !self.doing).map(|_| Message::Trap(Event::Go));
            button::quiet(say(language, label, &[])).on_press_maybe(press).id("live-out-go")
        };
        parts = match self.way {
            None => parts,
            Some(WayOut::MarkRead) => parts.push(go("window-live-out-read-go")),
            Some(WayOut::Move) => {
                let folder = field(say(language, "window-live-out-folder", &[]), &self.folder)
                    .on_input(|text| Message::Trap(Event::Folder(text)))
                    .id("live-out-folder");
                parts.push(Element::from(folder)).push(go("window-live-out-move-go"))
            }
            Some(WayOut::Delete) => {
                let typed = field(say(language, "window-live-out-typed", &[]), &self.typed)
                    .on_input(|text| Message::Trap(Event::Typed(text)))
                    .placeholder(mailbox)
                    .id("live-out-typed");
                let press = self.action(mailbox).filter(|_| !self.doing).map(|_| Message::Trap(Event::Go));
                let go = button::danger(say(language, "window-live-out-delete-go", &[]))
                    .icon(Icon::Trash2)
                    .on_press_maybe(press)
                    .id("live-out-go");
                parts.push(Element::from(typed)).push(go)
            }
            Some(WayOut::Rule) => {
                let rule = say(language, "window-live-rule", &[("mailbox", mailbox.into())]);
                let rule = column![body(rule.clone()), copy(rule, language)].spacing(space::SMALL);
                parts.push(panel::card(rule).padding(space::MEDIUM)).push(count(language))
            }
        };
        let doing = self.doing.then(|| badge(Status::Waiting, say(language, "window-live-out-doing", &[])));
        parts.push(doing).into()
    }
}

fn count(language: Language) -> button::Button<Message> {
    button::quiet(say(language, "window-live-count", &[]))
        .icon(Icon::RefreshCw)
        .on_press(Message::Trap(Event::Count))
        .id("live-count")
}

/// Nothing would happen twice; what would happen is said.
fn clear<'a>(trap: &Trap, language: Language) -> Element<'a, Message> {
    let facts = [
        ("known", trap.in_zammad.into()),
        ("new", trap.fetched_anew.into()),
        ("answered", trap.answered.into()),
        ("folder", trap.reading.folder.as_str().into()),
    ];
    let words = column![
        strong(say(language, "window-live-clear", &[])),
        body(say(language, "window-live-clear-what", &facts)),
    ]
    .push(
        (trap.answered > 0)
            .then(|| small(say(language, "window-live-clear-answered", &facts), Status::Caution.tone())),
    )
    .spacing(space::HAIR);
    marked(Status::Good, words)
}
