//! The folders that a channel can read, as a tree to choose one from.

use iced::widget::{column, container, mouse_area, row, space as blank};
use iced::{Alignment, Length, Task};

use super::Message;
use crate::mailbox::{self, paths};
use crate::step::import_settings::folders::{Folders, Row};
use crate::ui::field::field;
use crate::ui::icon::{Icon, icon};
use crate::ui::list::{self, ROW, checklist};
use crate::ui::text::{Tone, secondary};
use crate::ui::{Element, clipped, panel, space};
use crate::words::{Language, say};
use crate::zammad::channels::GraphFolder;

/// A folder that a channel can read: by its path, and, for Graph, by its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Its path, as it is shown.
    pub path: String,
    /// Microsoft's id of it, where Zammad wants that.
    pub id: Option<String>,
    /// Messages in it, where they were counted.
    pub messages: Option<u64>,
    /// It can hold mail; else only other folders.
    pub holds_mail: bool,
}

impl From<GraphFolder> for Folder {
    fn from(folder: GraphFolder) -> Self {
        Self { path: folder.path, id: Some(folder.id), messages: None, holds_mail: true }
    }
}

/// What happens in the tree.
#[derive(Debug, Clone)]
pub enum Event {
    /// Find folders by this.
    Search(String),
    /// Something in the list.
    List(list::Event),
    /// Show or hide what is below a folder.
    Expand(String, bool),
}

/// So many folders are in sight at once, and can be searched where there are more.
const IN_SIGHT: usize = 8;

/// The folders as a tree.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    all: Vec<Folder>,
    shown: Folders,
    list: list::State,
}

impl Tree {
    /// Of these folders.
    pub fn new(all: Vec<Folder>) -> Self {
        let listed = all.iter().map(|folder| mailbox::Folder {
            path: folder.path.clone(),
            selectable: folder.holds_mail,
            messages: folder.messages.map(|count| u32::try_from(count).unwrap_or(u32::MAX)),
            unread: None,
        });
        Self { shown: Folders::new(listed.collect()), all, list: list::State::default() }
    }

    /// Whether none is known.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The folder of this very path, INBOX in any case.
    pub fn of_path(&self, path: &str) -> Option<&Folder> {
        self.all.iter().find(|folder| paths::is_selected(path, &folder.path))
    }

    /// The folder of this id.
    pub fn of_id(&self, id: &str) -> Option<&Folder> {
        self.all.iter().find(|folder| folder.id.as_deref() == Some(id))
    }

    /// The keys begin at this folder. The task scrolls.
    pub fn begin_at(&mut self, path: &str) -> Task<Message> {
        let known = self.of_path(path).map(|folder| folder.path.clone());
        self.shown.search.clear();
        for (end, _) in known.iter().flat_map(|path| path.match_indices('/')) {
            self.shown.expand(&path[..end], true);
        }
        let at = self.shown.rows().iter().position(|row| Some(&row.folder.path) == known.as_ref());
        at.map_or_else(Task::none, |row| self.list.update(list::Event::Chosen(row, IN_SIGHT as f32 * ROW)))
    }

    /// Takes what was done; the folder, if one was chosen. The task scrolls.
    pub fn update(&mut self, event: Event) -> (Task<Message>, Option<Folder>) {
        let event = match event {
            Event::Search(text) => {
                self.shown.search = text;
                return (self.list.reset(), None);
            }
            Event::Expand(path, open) => {
                self.shown.expand(&path, open);
                return (Task::none(), None);
            }
            Event::List(event) => event,
        };
        let path = |row: usize| self.shown.rows().get(row).map(|row| row.folder.path.clone());
        let mut chosen = None;
        match event {
            list::Event::Ticked(row) | list::Event::Opened(row) => {
                chosen = path(row).and_then(|path| self.of_path(&path)).filter(|folder| folder.holds_mail);
            }
            list::Event::Expanded(row, open) => {
                if let Some(path) = path(row) {
                    self.shown.expand(&path, open);
                }
            }
            list::Event::Scrolled { .. } | list::Event::Chosen(..) => {}
        }
        let chosen = chosen.cloned();
        (self.list.update(event), chosen)
    }

    /// The tree, in which the chosen folder is marked.
    pub fn view<'a>(
        &'a self,
        chosen: &'a str,
        told: fn(Event) -> Message,
        language: Language,
    ) -> Element<'a, Message> {
        let rows = self.shown.rows();
        let search = (self.all.len() > IN_SIGHT).then(|| {
            let search = field("", &self.shown.search)
                .placeholder(say(language, "window-live-folder-search", &[]))
                .on_input(move |text| told(Event::Search(text)))
                .on_enter(told(Event::List(self.list.first_hit())))
                .id("live-folder-search");
            Element::from(search)
        });
        if rows.is_empty() {
            let none = secondary(say(language, "window-settings-search-none", &[]));
            return column![].push(search).push(none).spacing(space::SMALL).into();
        }
        let (total, searching) = (rows.len(), !self.shown.search.trim().is_empty());
        let marked = self.of_path(chosen).map(|folder| folder.path.as_str());
        let row = move |at: usize| match rows.get(at) {
            Some(row) => {
                let chosen = marked == Some(row.folder.path.as_str());
                self.row(row, (searching, chosen), told, language)
            }
            None => blank().into(),
        };
        let table = checklist(&self.list, total, row, move |event| told(Event::List(event)));
        let height = total.clamp(1, IN_SIGHT) as f32 * ROW;
        let table = panel::card(container(table).height(height)).padding(space::BORDER).id("live-folders");
        let keys = secondary(say(language, "window-live-folder-keys", &[]));
        column![].push(search).push(table).push(keys).spacing(space::SMALL).into()
    }

    fn row<'a>(
        &'a self,
        row_of: &Row<'a>,
        (searching, chosen): (bool, bool),
        told: fn(Event) -> Message,
        language: Language,
    ) -> Element<'a, Message> {
        let path = row_of.folder.path.as_str();
        let folder = self.of_path(path);
        let holds_mail = folder.is_some_and(|folder| folder.holds_mail);
        let arrow: Element<'a, Message> = if row_of.has_children && !searching {
            let glyph = if row_of.open { Icon::ChevronDown } else { Icon::ChevronRight };
            mouse_area(icon(glyph, space::MEDIUM, Tone::Secondary))
                .on_press(told(Event::Expand(path.to_owned(), !row_of.open)))
                .into()
        } else {
            blank().width(space::MEDIUM).into()
        };
        let mark: Element<'a, Message> =
            if chosen { icon(Icon::Check, 18.0, Tone::Accent).into() } else { blank().width(18.0).into() };
        let name = if searching { path } else { row_of.name() };
        let tone = if holds_mail { Tone::Plain } else { Tone::Secondary };
        let beside = match folder.and_then(|folder| folder.messages) {
            Some(count) => Some(say(language, "window-live-folder-holds", &[("count", count.into())])),
            None if holds_mail => None,
            None => Some(say(language, "window-settings-only-folders", &[])),
        };
        let line = row![
            blank().width(row_of.depth as f32 * space::MEDIUM),
            arrow,
            mark,
            clipped::small(name.to_owned(), tone),
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
        .width(Length::Fill);
        row![line].push(beside.map(secondary)).spacing(space::SMALL).align_y(Alignment::Center).into()
    }
}
