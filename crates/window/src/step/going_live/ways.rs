//! Who brings new mail into Zammad: three ways, of which one is chosen.

use iced::widget::{Column, column};

use super::{GoingLive, Message};
use crate::context::Context;
use crate::ui::choice::{Choice, lines};
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::text::{body, section};
use crate::ui::{Element, button, panel, space};
use crate::words::say;

/// Who brings new mail into Zammad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// A channel of Zammad.
    #[default]
    Zammad,
    /// Mailferry, as long as it is open.
    Watch,
    /// Nobody for now.
    Nobody,
}

impl GoingLive {
    /// The question, and what belongs to the answer.
    pub(super) fn ways<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let choice = |way, label: &str, help: &str| {
            Choice::new(way, say(language, label, &[])).help(say(language, help, &[]))
        };
        let ways = vec![
            choice(Way::Zammad, "window-live-way-zammad", "window-live-way-zammad-help"),
            choice(Way::Watch, "window-live-way-watch", "window-live-way-watch-help"),
            choice(Way::Nobody, "window-live-way-nobody", "window-live-way-nobody-help"),
        ];
        let fork = column![
            section(say(language, "window-live-way", &[])),
            lines("live-way", ways, Some(&self.way), Message::Way),
        ]
        .spacing(space::SNUG);
        let below = match self.way {
            Way::Zammad => self.channels(context),
            Way::Watch => watch(context),
            Way::Nobody => self.nobody(context),
        };
        column![fork, below].spacing(space::LARGE).into()
    }

    /// Nothing is set up; whether some channel fetches nevertheless.
    fn nobody<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let on = self.switched_on();
        let but = (!on.is_empty()).then(|| {
            let facts = [("count", on.len().into()), ("channels", language.list(&on).into())];
            panel::note(Status::Caution, say(language, "window-live-nobody-but", &facts))
        });
        Column::new()
            .push(but)
            .push(body(say(language, "window-live-nobody", &[])))
            .spacing(space::MEDIUM)
            .into()
    }
}

/// The watch itself is the result's: it belongs to an import.
fn watch(context: &Context) -> Element<'_, Message> {
    let language = context.language;
    let words = body(say(language, "window-live-watch", &[]));
    if context.session.is_none() {
        let first = say(language, "window-live-watch-first", &[]);
        return column![words, panel::note(Status::Note, first)].spacing(space::MEDIUM).into();
    }
    let go = button::quiet(say(language, "window-live-watch-go", &[]))
        .icon(Icon::Eye)
        .on_press(Message::ToResult)
        .id("live-watch");
    column![words, go].spacing(space::MEDIUM).into()
}
