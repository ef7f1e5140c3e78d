//! What the fifth step shows: the destination and the chosen folders. The tree is
//! in [`super::tree`], the other sections are in [`super::sections`].

use iced::widget::{Column, column, row, space as blank};
use iced::{Alignment, Length};

use super::folders::{Holds, Meaning};
use super::{ImportSettings, Message};
use crate::context::Context;
use crate::draft::FolderDraft;
use crate::step::StepName;
use crate::ui::choice::{Choice, radios};
use crate::ui::disclosure::disclosure;
use crate::ui::field::field;
use crate::ui::icon::Icon;
use crate::ui::status::{Status, badge, spinner};
use crate::ui::text::{Tone, body, secondary, section, small, strong};
use crate::ui::{Element, button, panel, problem, space};
use crate::words::{Language, say};

/// So many groups are shown at once; more are looked for by name.
const GROUPS: usize = 6;

/// A section: its heading, what it is about, and its content.
pub(super) fn part<'a>(
    title: String,
    words: Option<String>,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let head = column![section(title)].push(words.map(secondary)).spacing(space::HAIR);
    column![head, content.into()].spacing(space::MEDIUM).into()
}

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
        parts
            .push(self.destination_part(context))
            .push(self.folders_part(context))
            .push(self.wanted_part(context))
            .push(self.after_part(context))
            .push(self.archive_part(context))
            .push(self.dates_part(context))
            .push(
                disclosure(say(language, "window-settings-more", &[]), self.more_part(context))
                    .open(Self::uses_more(context)),
            )
            .into()
    }

    fn without_helpdesk<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        if self.surveying {
            return row![spinner(), body(say(language, "window-settings-surveying", &[]))]
                .spacing(space::SMALL)
                .align_y(Alignment::Center)
                .into();
        }
        let place = missing(
            Icon::Headset,
            say(language, "window-settings-no-helpdesk", &[]),
            say(language, "window-settings-no-helpdesk-what", &[]),
            say(language, "window-settings-go-helpdesk", &[]),
            StepName::Helpdesk,
        );
        let trouble = self.survey_problem.as_ref().map(|trouble| problem::card(trouble, language));
        Column::new().push(trouble.map(Element::from)).push(place).spacing(space::MEDIUM).into()
    }

    fn destination_part<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let groups = self.group_choice(context, "settings-group", &context.draft.group, Message::Group);
        part(
            say(language, "window-settings-group", &[]),
            Some(say(language, "window-settings-group-what", &[])),
            column![groups].push(Self::address_choice(context)).spacing(space::LARGE),
        )
    }

    /// The groups that mail can go to; by name where they are many.
    fn group_choice<'a>(
        &'a self,
        context: &'a Context,
        id: &'static str,
        chosen: &str,
        on_choose: impl Fn(String) -> Message + 'a,
    ) -> Element<'a, Message> {
        let language = context.language;
        let Some(survey) = &context.survey else { return blank().into() };
        let wanted = self.group_search.trim().to_lowercase();
        let mut found: Vec<_> = survey
            .destinations()
            .filter(|one| wanted.is_empty() || one.group.name.to_lowercase().contains(&wanted))
            .collect();
        let chosen = survey.group(chosen).map(|one| one.group.name.clone());
        if found.len() > GROUPS {
            // The chosen one is always in sight.
            found.sort_by_key(|one| chosen.as_ref() != Some(&one.group.name));
        }
        let hidden = found.len().saturating_sub(GROUPS);
        found.truncate(GROUPS);
        let choices = found
            .into_iter()
            .map(|one| {
                let help = match survey.address_of(&one.group) {
                    Some(address) => say(
                        language,
                        "window-settings-group-sends",
                        &[("address", address.email.as_str().into())],
                    ),
                    None => say(language, "window-settings-group-silent", &[]),
                };
                Choice::new(one.group.name.clone(), one.group.name.clone()).help(help)
            })
            .collect();
        let many = survey.destinations().count() > GROUPS;
        let search = many.then(|| {
            Element::from(
                field(say(language, "window-settings-group-search", &[]), &self.group_search)
                    .on_input(Message::GroupSearch)
                    .id("settings-group-search"),
            )
        });
        let rest = (hidden > 0)
            .then(|| secondary(say(language, "window-settings-group-hidden", &[("count", hidden.into())])));
        column![]
            .push(search)
            .push(radios(id, choices, chosen.as_ref(), on_choose))
            .push(rest)
            .spacing(space::SMALL)
            .into()
    }

    /// *Do not change* or *Change to …*, as Zammad asks it.
    fn address_choice(context: &Context) -> Option<Element<'_, Message>> {
        let language = context.language;
        let survey = context.survey.as_ref()?;
        let destination = Self::destination(context)?;
        let now = survey.address_of(&destination.group);
        let group = destination.group.name.as_str();
        let mailbox = context.draft.mailbox.trim();
        let keep = match now {
            Some(address) => {
                let facts = [("group", group.into()), ("address", address.email.as_str().into())];
                say(language, "window-settings-address-keeps", &facts)
            }
            None => say(language, "window-settings-address-none", &[("group", group.into())]),
        };
        let mut choices =
            vec![Choice::new(false, say(language, "window-settings-address-keep", &[])).help(keep)];
        let can = Self::can_change_address(context);
        if can {
            let replaced: Vec<String> = Self::groups(context)
                .into_iter()
                .filter_map(|one| {
                    let address = survey.address_of(&one.group).map(|address| address.email.clone());
                    if address.as_ref().is_some_and(|address| address.eq_ignore_ascii_case(mailbox)) {
                        return None;
                    }
                    let address =
                        address.unwrap_or_else(|| say(language, "window-settings-address-nothing", &[]));
                    Some(format!("{}: {address}", one.group.name))
                })
                .collect();
            let help = if replaced.is_empty() {
                say(language, "window-settings-address-same", &[])
            } else {
                say(language, "window-settings-address-replaces", &[("replaced", replaced.join("; ").into())])
            };
            let label = say(language, "window-settings-address-change", &[("address", mailbox.into())]);
            choices.push(Choice::new(true, label).help(help));
        }
        let unknown = (!can && !mailbox.is_empty()).then(|| {
            secondary(say(language, "window-settings-address-unknown", &[("address", mailbox.into())]))
        });
        let radios = radios(
            "settings-address",
            choices,
            Some(&context.draft.change_sending_address),
            Message::ChangeAddress,
        );
        let label = strong(say(language, "window-settings-address", &[("group", group.into())]));
        Some(column![label, radios].push(unknown).spacing(space::SMALL).into())
    }

    fn folders_part<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let mut parts = Column::new().spacing(space::MEDIUM);
        if let Some(trouble) = &self.problem {
            let again = button::quiet(say(language, "window-settings-look-again", &[]))
                .on_press(Message::Look)
                .id("settings-look-again");
            parts = parts.push(Element::from(problem::card(trouble, language).action(again)));
        }
        parts = if self.folders.is_empty() {
            parts.push(self.no_folders(language))
        } else {
            parts.push(self.tree(context)).push(self.typed_path(context)).push(self.chosen_folders(context))
        };
        part(
            say(language, "window-settings-folders", &[]),
            Some(say(language, "window-settings-folders-what", &[])),
            parts,
        )
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

    /// The chosen folders, each with its group, and what they come to.
    fn chosen_folders<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let chosen = &context.draft.folders;
        if chosen.is_empty() {
            return panel::note(Status::Note, say(language, "window-settings-chosen-none", &[]));
        }
        let sums = self.sums(context);
        let facts = [
            ("folders", chosen.len().into()),
            ("messages", sums.messages.into()),
            ("unread", sums.unread.into()),
        ];
        let rows = chosen.iter().enumerate().map(|(at, folder)| self.chosen_folder(at, folder, context));
        panel::card(
            column![strong(say(language, "window-settings-chosen", &facts))]
                .extend(rows)
                .spacing(space::SNUG),
        )
        .into()
    }

    fn chosen_folder<'a>(
        &'a self,
        at: usize,
        folder: &'a FolderDraft,
        context: &'a Context,
    ) -> Element<'a, Message> {
        let language = context.language;
        let path = folder.path.as_str();
        let group = if folder.group.trim().is_empty() { &context.draft.group } else { &folder.group };
        let regrouping = self.regrouping.as_deref() == Some(path);
        let there = self.folders.find(path).is_some();
        let what = if there {
            secondary(say(language, "window-settings-goes-to", &[("group", group.as_str().into())]))
        } else {
            small(say(language, "window-settings-folder-gone", &[]), Tone::Caution)
        };
        let (label, next) = if regrouping {
            (say(language, "window-settings-regroup-done", &[]), None)
        } else {
            (say(language, "window-settings-regroup", &[]), Some(path.to_owned()))
        };
        let regroup =
            button::link(label).on_press(Message::Regroup(next)).id(format!("settings-regroup-{at}"));
        let remove = button::link(say(language, "window-settings-remove", &[]))
            .on_press(Message::Turn(path.to_owned()))
            .id(format!("settings-remove-{at}"));
        let line = row![column![body(path), what].width(Length::Fill), regroup, remove]
            .spacing(space::MEDIUM)
            .align_y(Alignment::Center);
        let choice = regrouping.then(|| {
            let path = path.to_owned();
            self.group_choice(context, "settings-folder-group", group, move |group| {
                Message::FolderGroup(path.clone(), group)
            })
        });
        column![panel::line(), line].push(choice).spacing(space::SNUG).into()
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
