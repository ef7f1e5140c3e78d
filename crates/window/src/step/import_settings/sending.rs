//! Whether the groups that mail goes to send from the mailbox's address after the
//! import: asked only where that would change something.

use iced::widget::{Column, column};

use super::{Context, ImportSettings, Message};
use crate::ui::choice::{Choice, lines};
use crate::ui::text::secondary;
use crate::ui::{Element, space};
use crate::words::say;

impl ImportSettings {
    /// Groups that would send from another address than now: the name of each, and
    /// the address that it sends from now, if any.
    pub(super) fn changing(context: &Context) -> Vec<(String, Option<String>)> {
        let Some(survey) = context.survey.as_ref().filter(|_| Self::can_change_address(context)) else {
            return Vec::new();
        };
        let mailbox = context.draft.mailbox.trim();
        let now = Self::groups(context).into_iter().map(|one| {
            let address = survey.address_of(&one.group).map(|address| address.email.clone());
            (one.group.name.clone(), address)
        });
        now.filter(|(_, address)| !address.as_ref().is_some_and(|now| now.eq_ignore_ascii_case(mailbox)))
            .collect()
    }

    /// Whether there is something to choose, or something chosen that cannot be.
    pub(super) fn asks_for_address(context: &Context) -> bool {
        context.draft.change_sending_address || !Self::changing(context).is_empty()
    }

    pub(super) fn address_answer(context: &Context) -> String {
        let language = context.language;
        if !context.draft.change_sending_address {
            return say(language, "window-settings-answer-address-keep", &[]);
        }
        let mailbox = context.draft.mailbox.trim().to_owned();
        say(language, "window-settings-answer-address", &[("address", mailbox.into())])
    }

    /// *Do not change* or *Change to …*, as Zammad asks it, with a line for each
    /// group that would change.
    pub(super) fn address_part(context: &Context) -> Element<'_, Message> {
        let language = context.language;
        let mailbox = context.draft.mailbox.trim();
        let mut choices = vec![Choice::new(false, say(language, "window-settings-address-keep", &[]))];
        let can = Self::can_change_address(context);
        if can {
            let label = say(language, "window-settings-address-change", &[("address", mailbox.into())]);
            choices.push(Choice::new(true, label));
        }
        let chosen = &context.draft.change_sending_address;
        let choice = lines("settings-address", choices, Some(chosen), Message::ChangeAddress);
        let unknown = (!can).then(|| {
            secondary(say(language, "window-settings-address-unknown", &[("address", mailbox.into())])).into()
        });
        let rows = Self::changing(context).into_iter().map(|(group, now)| {
            let now = now.unwrap_or_else(|| say(language, "window-settings-address-nothing", &[]));
            let facts = [("group", group.into()), ("now", now.into()), ("address", mailbox.into())];
            secondary(say(language, "window-settings-address-of", &facts)).into()
        });
        let rows = Column::with_children(rows.chain(unknown)).spacing(space::HAIR);
        column![choice, rows].spacing(space::SMALL).into()
    }
}
