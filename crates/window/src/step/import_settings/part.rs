//! The names of the questions of the fifth step, and which one is open.

use iced::widget::Id;

use crate::words::{Language, say};

/// A question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Which folders, and where each goes.
    Folders,
    /// The group of the folders that have none of their own.
    Group,
    /// Whether the groups send from the mailbox's address.
    Address,
    /// Which messages.
    Wanted,
    /// What becomes of the originals.
    After,
    /// What becomes of older mail.
    Archive,
    /// Original dates or today's.
    Dates,
    /// Automatic replies, originals beside articles, and speed.
    More,
}

impl Part {
    /// The id of its line.
    pub(super) fn id(self) -> Id {
        Id::new(match self {
            Self::Folders => "settings-ask-folders",
            Self::Group => "settings-ask-group",
            Self::Address => "settings-ask-address",
            Self::Wanted => "settings-ask-wanted",
            Self::After => "settings-ask-after",
            Self::Archive => "settings-ask-archive",
            Self::Dates => "settings-ask-dates",
            Self::More => "settings-ask-more",
        })
    }

    pub(super) fn headline(self, language: Language) -> String {
        let id = match self {
            Self::Folders => "window-settings-folders",
            Self::Group => "window-settings-group",
            Self::Address => "window-settings-address",
            Self::Wanted => "window-settings-wanted",
            Self::After => "window-settings-after",
            Self::Archive => "window-settings-archive",
            Self::Dates => "window-settings-dates",
            Self::More => "window-settings-more",
        };
        say(language, id, &[])
    }
}

/// Which question is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Opened {
    /// The first that has no right answer, if there is one.
    #[default]
    ByItself,
    /// The one that the person opened; or none.
    Chosen(Option<Part>),
}
