//! The tree of folders: a table whose rows are ticked, by mouse or by key.

use iced::widget::{column, container, mouse_area, responsive, row, space as blank};
use iced::{Alignment, Length};

use super::folders::{Holds, Row, holds};
use super::{ImportSettings, Message};
use crate::context::Context;
use crate::ui::field::field;
use crate::ui::icon::{Icon, icon};
use crate::ui::list::{ROW, checklist};
use crate::ui::status::spinner;
use crate::ui::text::{Tone, body, secondary};
use crate::ui::{Element, button, clipped, panel, space};
use crate::words::{Language, say};

/// So many folders are in sight at once.
const FOLDERS: usize = 9;
/// Widths of the figures beside a folder's name, in logical pixels.
const FIGURES: [f32; 4] = [84.0, 76.0, 84.0, 108.0];
/// Width that a folder's name has at least before figures are left out.
const NAME: f32 = 200.0;
/// Width of the column that says where a folder goes.
const GOES: f32 = 136.0;

/// What stands beside the names, as there is room for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Columns {
    /// So many of the figures.
    figures: usize,
    /// Where each goes: the last to be left out, and left out where all folders can
    /// only go to one group.
    goes: bool,
}

impl Columns {
    fn fitting(width: f32, groups: bool) -> Self {
        let goes = groups && width >= NAME + GOES;
        Self { figures: fitting(if goes { width - GOES } else { width }), goes }
    }
}

/// So many figures have room beside a name.
fn fitting(width: f32) -> usize {
    let mut room = width - NAME;
    FIGURES
        .iter()
        .take_while(|figure| {
            room -= **figure;
            room >= 0.0
        })
        .count()
}

/// Texts in the columns of the figures.
fn columns<'a>(texts: [String; 4], many: usize) -> impl Iterator<Item = Element<'a, Message>> {
    FIGURES
        .into_iter()
        .zip(texts)
        .take(many)
        .map(|(width, text)| container(secondary(text)).width(width).align_x(Alignment::End).into())
}

/// The heads of the columns.
fn heads<'a>(shown: Columns, language: Language) -> Element<'a, Message> {
    let texts = [
        say(language, "window-settings-head-messages", &[]),
        say(language, "window-settings-head-unread", &[]),
        say(language, "window-settings-head-size", &[]),
        say(language, "window-settings-head-newest", &[]),
    ];
    let name = secondary(say(language, "window-settings-head-folder", &[])).width(Length::Fill);
    let goes = shown.goes.then(|| {
        let words = secondary(say(language, "window-settings-head-goes-to", &[]));
        container(words).width(GOES).padding(iced::padding::left(space::MEDIUM))
    });
    container(row![name].extend(columns(texts, shown.figures)).push(goes))
        .center_y(ROW)
        // As far from the right as the rows, which leave room for the bar.
        .padding(iced::padding::left(space::SNUG).right(space::SNUG + space::SNUG))
        .into()
}

impl ImportSettings {
    /// In place of the tree, while no folder is known.
    pub(super) fn no_folders<'a>(&self, language: Language) -> Element<'a, Message> {
        let (mark, words, action): (Element<'a, Message>, _, _) = if self.looking.is_some() {
            let cancel =
                button::quiet(say(language, "window-settings-cancel", &[])).on_press(Message::Cancel);
            (spinner(), say(language, "window-settings-looking", &[]), Some(cancel))
        } else {
            // Where there was trouble, its card has the button.
            let again = self.problem.is_none().then(|| look_again(language));
            let mark = icon(Icon::FolderOpen, 18.0, Tone::Secondary).into();
            (mark, say(language, "window-settings-folders-none", &[]), again)
        };
        panel::card(
            row![mark, body(words).width(Length::Fill)]
                .push(action.map(Element::from))
                .spacing(space::SNUG)
                .align_y(Alignment::Center),
        )
        .into()
    }

    pub(super) fn tree<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let search = field("", &self.folders.search)
            .placeholder(say(language, "window-settings-search", &[]))
            .on_input(Message::Search)
            .on_enter(Message::List(self.list.first_hit()))
            .id("settings-search");
        let height = self.folders.rows().len().clamp(1, FOLDERS) as f32 * ROW;
        let table = responsive(move |size| self.table(size.width, context));
        let table = container(table).height(ROW + space::BORDER + height);
        column![
            Element::from(search),
            panel::card(table).padding(space::BORDER),
            secondary(say(language, "window-settings-keys", &[])),
            self.progress(language),
        ]
        .spacing(space::SMALL)
        .into()
    }

    /// What is being measured; or a way to look anew.
    fn progress(&self, language: Language) -> Element<'_, Message> {
        if self.looking.is_none() {
            return look_again(language).into();
        }
        let words = match &self.measuring {
            Some(path) => say(language, "window-settings-measuring", &[("path", path.as_str().into())]),
            None => say(language, "window-settings-looking", &[]),
        };
        let no_more =
            button::link(say(language, "window-settings-measure-no-more", &[])).on_press(Message::Cancel);
        row![spinner(), secondary(words).width(Length::Fill), no_more]
            .spacing(space::SMALL)
            .align_y(Alignment::Center)
            .into()
    }

    fn table<'a>(&'a self, width: f32, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let shown = Columns::fitting(width - 2.0 * space::SNUG - space::SNUG, Self::has_groups(context));
        let rows = self.folders.rows();
        let total = rows.len();
        if total == 0 {
            let none = secondary(say(language, "window-settings-search-none", &[]));
            let none = container(none).center_y(ROW).padding([0.0, space::SNUG]);
            return column![heads(shown, language), panel::line(), none].into();
        }
        let row = move |at: usize| match rows.get(at) {
            Some(row) => self.folder(row, shown, context),
            None => blank().into(),
        };
        column![heads(shown, language), panel::line(), checklist(&self.list, total, row, Message::List)]
            .into()
    }

    fn folder<'a>(&'a self, row_of: &Row<'a>, shown: Columns, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let folder = row_of.folder;
        let path = folder.path.as_str();
        let what = holds(folder);
        let ticked = Self::chosen(context, path).is_some();
        let arrow: Element<'a, Message> = if row_of.has_children && self.folders.search.trim().is_empty() {
            let glyph = if row_of.open { Icon::ChevronDown } else { Icon::ChevronRight };
            mouse_area(icon(glyph, space::MEDIUM, Tone::Secondary))
                .on_press(Message::Expand(path.to_owned(), !row_of.open))
                .into()
        } else {
            blank().width(space::MEDIUM).into()
        };
        let searching = !self.folders.search.trim().is_empty();
        let name = if searching { path } else { row_of.name() };
        let tone = if what == Holds::Mail { Tone::Plain } else { Tone::Secondary };
        let mark = match (what, ticked) {
            (Holds::Mail, true) => icon(Icon::SquareCheck, 18.0, Tone::Accent),
            (Holds::Mail, false) => icon(Icon::Square, 18.0, Tone::Secondary),
            _ => icon(Icon::Minus, 18.0, Tone::Secondary),
        };
        let words = row![mark, clipped::small(name, tone)]
            .spacing(space::SMALL)
            .align_y(Alignment::Center)
            .width(Length::Fill);
        let line = row![blank().width(row_of.depth as f32 * space::MEDIUM), arrow, words]
            .spacing(space::HAIR)
            .align_y(Alignment::Center)
            .width(Length::Fill);
        match what {
            Holds::Mail => {
                let goes = shown.goes.then(|| goes(path, ticked, context));
                row![line]
                    .extend(self.figures(path, shown.figures, context))
                    .push(goes)
                    .align_y(Alignment::Center)
                    .into()
            }
            Holds::Folders => row![line, secondary(say(language, "window-settings-only-folders", &[]))]
                .align_y(Alignment::Center)
                .into(),
            Holds::NoMail => row![line, secondary(say(language, "window-settings-no-mail", &[]))]
                .align_y(Alignment::Center)
                .into(),
        }
    }

    /// Messages, unread, size and newest of a folder, as far as they are known, and
    /// as many as there is room for.
    fn figures<'a>(&'a self, path: &str, many: usize, context: &Context) -> Vec<Element<'a, Message>> {
        let language = context.language;
        let folder = self.folders.find(path);
        let count = |count: Option<u32>| count.map(|count| language.number(u64::from(count)));
        let empty = folder.is_some_and(|folder| folder.messages == Some(0));
        let measure = self.folders.measure(path);
        let pending = || if empty { "–".to_owned() } else { "…".to_owned() };
        let newest = measure.and_then(|measure| measure.newest);
        let texts = [
            count(folder.and_then(|folder| folder.messages)).unwrap_or_else(pending),
            count(folder.and_then(|folder| folder.unread)).unwrap_or_else(pending),
            measure.map_or_else(pending, |measure| language.bytes(measure.bytes)),
            newest.map_or_else(pending, |newest| {
                language.date(newest.to_zoned_datetime(context.zone.clone()).date())
            }),
        ];
        columns(texts, many).collect()
    }
}

/// The group that a ticked folder goes to: a press chooses another.
fn goes<'a>(path: &str, ticked: bool, context: &'a Context) -> Element<'a, Message> {
    let cell = |content: Element<'a, Message>| {
        container(content).width(GOES).padding(iced::padding::left(space::MEDIUM)).into()
    };
    if !ticked {
        return cell(blank().into());
    }
    let group = clipped::small(ImportSettings::group_of(context, path), Tone::Accent);
    let words = row![group, icon(Icon::ChevronDown, space::MEDIUM, Tone::Accent)]
        .spacing(space::HAIR)
        .height(ROW)
        .align_y(Alignment::Center);
    let press = mouse_area(words).interaction(iced::mouse::Interaction::Pointer);
    cell(press.on_press(Message::Regroup(Some(path.to_owned()))).into())
}

fn look_again(language: Language) -> button::Button<Message> {
    button::link(say(language, "window-settings-look-again", &[]))
        .icon(Icon::RefreshCw)
        .on_press(Message::Look)
        .id("settings-look-again")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_left_out_before_names_are() {
        assert_eq!(fitting(700.0), 4);
        assert_eq!(fitting(500.0), 3);
        assert_eq!(fitting(380.0), 2);
        assert_eq!(fitting(270.0), 0);
        assert_eq!(fitting(0.0), 0);
        // Where a folder goes is left out last, and where there is only one group.
        let columns = |figures, goes| Columns { figures, goes };
        assert_eq!(Columns::fitting(700.0, true), columns(4, true));
        assert_eq!(Columns::fitting(440.0, true), columns(1, true));
        assert_eq!(Columns::fitting(340.0, true), columns(0, true));
        assert_eq!(Columns::fitting(300.0, true), columns(1, false));
        assert_eq!(Columns::fitting(700.0, false), columns(4, false));
    }
}
