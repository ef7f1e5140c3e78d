//! The group that mail goes to: of all folders, and of one folder alone. Each group
//! is a line; from ten on they are looked for by name.

use iced::Length;
use iced::widget::{Column, column, container};

use super::{Action, Context, ImportSettings, Message};
use crate::ui::choice::{self, Choice, lines};
use crate::ui::dialog::{Dialog, ask};
use crate::ui::field::field;
use crate::ui::list::{self, ROW, checklist};
use crate::ui::text::secondary;
use crate::ui::{Element, panel, space};
use crate::words::{Language, say};
use crate::zammad::preflight::{Destination, Survey};

/// From so many groups on they are looked for by name.
const SEARCHED: usize = 10;
/// So many of them are in sight at once then.
const IN_SIGHT: usize = 6;

/// The groups, or the search for one.
pub(super) const ID: &str = "settings-group";

impl ImportSettings {
    /// Whether there is a group to choose at all.
    pub(super) fn has_groups(context: &Context) -> bool {
        context.survey.as_ref().is_some_and(|survey| survey.destinations().nth(1).is_some())
    }

    /// The groups that mail can go to and are looked for, in their order.
    fn found_groups<'a>(&self, survey: &'a Survey) -> Vec<&'a Destination> {
        let wanted = self.group_search.trim().to_lowercase();
        let named = |one: &&Destination| one.group.name.to_lowercase().contains(&wanted);
        survey.destinations().filter(named).collect()
    }

    pub(super) fn group_part<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        self.groups_of(context, &context.draft.group)
    }

    /// Asks for the group of one folder.
    pub(super) fn group_dialog<'a>(&'a self, context: &'a Context) -> Option<Dialog<'a, Message>> {
        let path = self.regrouping.as_ref()?;
        let language = context.language;
        let title = say(language, "window-settings-regroup", &[("folder", path.as_str().into())]);
        let done = (say(language, "window-settings-done", &[]), Message::Regroup(None));
        Some(ask(title, self.groups_of(context, Self::group_of(context, path)), done))
    }

    /// The group that a ticked folder goes to.
    pub(super) fn group_of<'a>(context: &'a Context, path: &str) -> &'a str {
        let own = Self::chosen(context, path).map(|folder| folder.group.as_str());
        own.filter(|group| !group.trim().is_empty()).unwrap_or(&context.draft.group)
    }

    fn groups_of<'a>(&'a self, context: &'a Context, chosen: &str) -> Element<'a, Message> {
        let Some(survey) = &context.survey else { return Column::new().into() };
        let language = context.language;
        let chosen = survey.group(chosen).map(|one| one.group.name.clone());
        if survey.destinations().count() < SEARCHED {
            let choice = |one: &Destination| {
                Choice::new(one.group.name.clone(), one.group.name.clone()).help(sends(survey, one, language))
            };
            let choices = survey.destinations().map(choice).collect();
            return lines(ID, choices, chosen.as_ref(), |name| self.takes(name));
        }
        let found = self.found_groups(survey);
        let total = found.len();
        let search = field("", &self.group_search)
            .placeholder(say(language, "window-settings-group-search", &[]))
            .on_input(Message::GroupSearch)
            .on_enter(Message::Groups(self.groups.first_hit()))
            .id(ID);
        let below: Element<'a, Message> = if total == 0 {
            container(secondary(say(language, "window-settings-group-none", &[]))).padding(space::SNUG).into()
        } else {
            let row = move |at: usize| {
                let Some(one) = found.get(at) else { return Column::new().into() };
                let on = chosen.as_ref() == Some(&one.group.name);
                choice::line(one.group.name.clone(), Some(sends(survey, one, language)), on)
            };
            let rows = checklist(&self.groups, total, row, Message::Groups);
            let height = total.clamp(1, IN_SIGHT) as f32 * ROW;
            let rows = container(rows).height(height).width(Length::Fill);
            panel::card(rows).padding(space::BORDER).into()
        };
        column![Element::from(search), below].spacing(space::SMALL).into()
    }

    /// What choosing this group means: for one folder, or for all.
    fn takes(&self, group: String) -> Message {
        match &self.regrouping {
            Some(path) => Message::FolderGroup(path.clone(), group),
            None => Message::Group(group),
        }
    }

    /// The list of groups was used: a group that is ticked or opened is chosen.
    pub(super) fn listed_group(&mut self, event: list::Event, context: &mut Context) -> Action<Message> {
        let task = self.groups.update(event);
        if let list::Event::Ticked(row) | list::Event::Opened(row) = event {
            let survey = context.survey.clone();
            let group = survey.as_ref().and_then(|survey| self.found_groups(survey).get(row).copied());
            if let Some(group) = group {
                let message = self.takes(group.group.name.clone());
                return Action::Many(vec![Action::Run(task), self.chose_group(message, context)]);
            }
        }
        Action::Run(task)
    }

    fn chose_group(&mut self, message: Message, context: &mut Context) -> Action<Message> {
        crate::step::Step::update(self, message, context)
    }
}

/// The address that a group sends from.
fn sends(survey: &Survey, one: &Destination, language: Language) -> String {
    match survey.address_of(&one.group) {
        Some(address) => {
            say(language, "window-settings-group-sends", &[("address", address.email.as_str().into())])
        }
        None => say(language, "window-settings-group-silent", &[]),
    }
}
