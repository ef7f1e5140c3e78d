//! What the fifth step shows: its questions ([`super::question`]), or what is missing
//! from other steps; and, of the questions, the folders. Their tree is in
//! [`super::tree`], what the others ask in [`super::sections`].

use iced::widget::{Column, column, row};
use iced::{Alignment, Length};

use super::folders::{Holds, Meaning};
use super::{ImportSettings, Message};
use crate::context::Context;
use crate::step::StepName;
use crate::ui::disclosure::disclosure;
use crate::ui::field::field;
use crate::ui::icon::Icon;
use crate::ui::marked::marked;
use crate::ui::status::{Status, badge, spinner};
use crate::ui::text::{body, secondary};
use crate::ui::{Element, button, panel, problem, space};
use crate::words::{Language, say};

impl ImportSettings {
    pub(super) fn show<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let parts = Column::new().spacing(space::VAST);
        if context.survey.is_none() {
            return parts.push(self.without_helpdesk(context)).into();
        }
        if context.tokens.is_none() && self.folders.is_empty() {
            return parts
                .push(missing(
                    Icon::KeyRound,
                    say(language, "window-settings-no-sign-in", &[]),
                    say(language, "window-settings-no-sign-in-what", &[]),
                    say(language, "window-settings-go-sign-in", &[]),
                    StepName::SignIn,
                ))
                .into();
        }
        parts.push(self.questions(context)).into()
    }

    fn without_helpdesk<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        if self.surveying {
            return row![spinner(), body(say(language, "window-settings-surveying", &[]))]
                .spacing(space::SMALL)
                .align_y(Alignment::Center)
                .into();
        }
        let go = say(language, "window-settings-go-helpdesk", &[]);
        if let Some(trouble) = &self.survey_problem {
            let go = button::quiet(go).on_press(Message::GoTo(StepName::Helpdesk)).id("settings-go-to");
            return problem::card(trouble, language).nothing_done().action(go).into();
        }
        missing(
            Icon::Headset,
            say(language, "window-settings-no-helpdesk", &[]),
            say(language, "window-settings-no-helpdesk-what", &[]),
            go,
            StepName::Helpdesk,
        )
    }

    /// The folders, each with where it goes; and ways to one that is not listed.
    pub(super) fn folders_part<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let mut parts = Column::new().spacing(space::SNUG);
        if let Some(trouble) = &self.problem {
            let again = button::quiet(say(language, "window-settings-look-again", &[]))
                .on_press(Message::Look)
                .id("settings-look-again");
            parts = parts.push(Element::from(problem::card(trouble, language).nothing_done().action(again)));
        }
        if self.folders.is_empty() {
            return parts.push(self.no_folders(language)).into();
        }
        parts = parts.push(secondary(say(language, "window-settings-folders-what", &[])));
        parts.push(self.gone(context)).push(self.tree(context)).push(self.typed_path(context)).into()
    }

    /// Folders that were ticked and are not there any more, each with the way out.
    fn gone<'a>(&'a self, context: &'a Context) -> Option<Element<'a, Message>> {
        let language = context.language;
        let gone = context.draft.folders.iter().filter(|folder| self.folders.find(&folder.path).is_none());
        let rows: Vec<Element<'a, Message>> = gone
            .enumerate()
            .map(|(at, folder)| {
                let words =
                    say(language, "window-settings-folder-gone", &[("path", folder.path.as_str().into())]);
                let remove = button::link(say(language, "window-settings-remove", &[]))
                    .on_press(Message::Turn(folder.path.clone()))
                    .id(format!("settings-gone-{at}"));
                row![body(words).width(Length::Fill), remove]
                    .spacing(space::MEDIUM)
                    .align_y(Alignment::Center)
                    .into()
            })
            .collect();
        let some = !rows.is_empty();
        some.then(|| marked(Status::Caution, Column::with_children(rows).spacing(space::HAIR)))
    }

    fn typed_path<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let take = button::quiet(say(language, "window-settings-take", &[]))
            .on_press_maybe((!self.typed.trim().is_empty()).then_some(Message::Take))
            .id("settings-take");
        let input = field(say(language, "window-settings-typed", &[]), &self.typed)
            .on_input(Message::Typed)
            .placeholder("INBOX/…")
            .help(say(language, "window-settings-typed-help", &[]))
            .id("settings-typed")
            .beside(take);
        let meaning = self.meaning.as_ref().map(|meaning| self.meant(meaning, language));
        let below = column![Element::from(input)].push(meaning).spacing(space::SMALL);
        // What the next step waits for must be in sight.
        disclosure(say(language, "window-settings-type", &[]), below)
            .open(!self.typed.trim().is_empty())
            .into()
    }

    fn meant<'a>(&'a self, meaning: &'a Meaning, language: Language) -> Element<'a, Message> {
        match meaning {
            Meaning::Exact(path) => badge(
                Status::Good,
                say(language, "window-settings-typed-added", &[("path", path.as_str().into())]),
            ),
            Meaning::Corrected(path) => badge(
                Status::Good,
                say(
                    language,
                    "window-settings-typed-corrected",
                    &[("typed", self.typed.trim().into()), ("path", path.as_str().into())],
                ),
            ),
            Meaning::Unusable(path, what) => {
                let facts = [("path", path.as_str().into())];
                let words = if *what == Holds::Folders {
                    say(language, "window-settings-typed-only-folders", &facts)
                } else {
                    say(language, "window-settings-typed-no-mail", &facts)
                };
                badge(Status::Caution, words)
            }
            Meaning::Unknown(near) => {
                let facts = [("typed", self.typed.trim().into())];
                let words = if near.is_empty() {
                    say(language, "window-settings-typed-unknown", &facts)
                } else {
                    say(language, "window-settings-typed-near", &facts)
                };
                let buttons = near.iter().enumerate().map(|(at, path)| {
                    button::quiet(path.clone())
                        .on_press(Message::TakeInstead(path.clone()))
                        .id(format!("settings-near-{at}"))
                        .into()
                });
                column![
                    badge(Status::Caution, words),
                    iced::widget::Row::with_children(buttons).spacing(space::SMALL).wrap()
                ]
                .spacing(space::SMALL)
                .into()
            }
        }
    }
}

/// Something must be done in another step first.
fn missing<'a>(
    glyph: Icon,
    title: String,
    words: String,
    label: String,
    step: StepName,
) -> Element<'a, Message> {
    let go = button::quiet(label).on_press(Message::GoTo(step)).id("settings-go-to");
    column![panel::empty(glyph, title, words), Element::from(go)].spacing(space::MEDIUM).into()
}
