//! Which folders are ticked, and which group each goes to: in the tree, and by a typed
//! path.

use super::folders::{Holds, Meaning, holds};
use super::{ImportSettings, Message};
use crate::context::Context;
use crate::draft::FolderDraft;
use crate::step::Action;
use crate::ui::list;

impl ImportSettings {
    /// The ticked folder of this path.
    pub(super) fn chosen<'a>(context: &'a Context, path: &str) -> Option<&'a FolderDraft> {
        context.draft.folders.iter().find(|folder| folder.path == path)
    }

    /// Ticks a folder that holds mail, or takes its tick away.
    pub(super) fn turn(&mut self, path: String, context: &mut Context) {
        let folders = &mut context.draft.folders;
        if let Some(at) = folders.iter().position(|folder| folder.path == path) {
            folders.remove(at);
            if self.regrouping.as_ref() == Some(&path) {
                self.regrouping = None;
            }
        } else if self.folders.find(&path).is_some_and(|folder| holds(folder) == Holds::Mail) {
            folders.push(FolderDraft { path, group: String::new() });
        }
    }

    /// Ticks a folder, where it is not ticked.
    pub(super) fn add(&mut self, path: &str, context: &mut Context) {
        if Self::chosen(context, path).is_none() {
            self.turn(path.to_owned(), context);
        }
    }

    /// Ticks what the typed path means, where that is one folder.
    pub(super) fn take(&mut self, context: &mut Context) {
        if self.typed.trim().is_empty() || self.folders.is_empty() {
            return;
        }
        let meaning = self.folders.meaning(&self.typed);
        if let Meaning::Exact(path) | Meaning::Corrected(path) = &meaning {
            self.add(path, context);
        }
        if matches!(meaning, Meaning::Exact(_)) {
            self.typed.clear();
        }
        self.meaning = Some(meaning);
    }

    /// The list was used: rows are ticked or unticked, and opened to choose a group.
    pub(super) fn listed(&mut self, event: list::Event, context: &mut Context) -> Action<Message> {
        let path = |row: usize| self.folders.rows().get(row).map(|row| row.folder.path.clone());
        match event {
            list::Event::Ticked(row) => {
                if let Some(path) = path(row) {
                    self.turn(path, context);
                }
            }
            list::Event::Opened(row) => {
                let ticked = path(row).filter(|path| Self::chosen(context, path).is_some());
                if let Some(path) = ticked.filter(|_| Self::has_groups(context)) {
                    self.regroup(Some(path));
                }
            }
            list::Event::Expanded(row, open) => {
                if let Some(path) = path(row) {
                    self.folders.expand(&path, open);
                }
            }
            list::Event::Scrolled { .. } | list::Event::Chosen(..) => {}
        }
        Action::Run(self.list.update(event))
    }

    /// The group of this ticked folder is to be chosen; or that is done.
    pub(super) fn regroup(&mut self, path: Option<String>) {
        self.regrouping = path;
        self.group_search.clear();
        self.groups = list::State::default();
    }
}
