//! What is to be set of a channel: each question takes one line while its answer
//! stands, as in the import's settings.

use iced::Task;
use iced::widget::column;
use jiff::Timestamp;

use super::Message;
use super::folder::{self, Folder, Tree};
use super::mailbox::{Mailbox, another, sign_in};
use super::work::Desk;
use crate::context::Context;
use crate::migration::going_live::Wishes;
use crate::problem::Problem;
use crate::ui::beside::beside;
use crate::ui::choice::{Choice, lines};
use crate::ui::field::field;
use crate::ui::icon::Icon;
use crate::ui::question::{Question, question, questions};
use crate::ui::status::{Status, badge};
use crate::ui::text::secondary;
use crate::ui::{Element, button, problem, sight, space};
use crate::words::{Language, say};
use crate::zammad::channels::{ArchiveMode, Channel, ChannelId, ChannelKind, ChannelSettings};

/// Something that is asked of a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Where its mail goes.
    Group,
    /// What that group sends from.
    Sending,
    /// What it reads.
    Folder,
    /// What becomes of what it has fetched.
    Keep,
    /// Whether what is older comes in closed and answers nobody.
    Archive,
}

impl Ask {
    /// Name of its line.
    fn id(self) -> &'static str {
        match self {
            Self::Group => "live-ask-group",
            Self::Sending => "live-ask-sending",
            Self::Folder => "live-ask-folder",
            Self::Keep => "live-ask-keep",
            Self::Archive => "live-ask-archive",
        }
    }
}

/// What is chosen of a channel, beside how it stands.
#[derive(Debug, Clone)]
pub struct Edit {
    /// Of which channel.
    pub id: ChannelId,
    /// How it stands.
    pub former: ChannelSettings,
    /// As it is to be.
    pub settings: ChannelSettings,
    /// Whether its group sends from its address hereafter.
    pub change_sending: bool,
    /// The path of its folder as typed: INBOX may be the beginning of one.
    pub typed: String,
    /// What is asked just now.
    pub open: Option<Ask>,
    /// Folders that it can read, where they are known.
    pub folders: Tree,
    /// They are being asked for.
    pub asked: bool,
    /// Why they could not be had.
    pub unread: Option<Problem>,
}

/// What is chosen.
#[derive(Clone)]
pub enum Event {
    /// Ask this, or nothing any more.
    Ask(Option<Ask>),
    /// Its mail goes to this group.
    Group(u64),
    /// Its group sends from its address, or as before.
    Sending(bool),
    /// It reads this folder.
    Folder(Folder),
    /// The folder by its path, as typed.
    Path(String),
    /// Something in the tree of folders.
    Tree(folder::Event),
    /// Messages are kept, or deleted.
    Keep(bool),
    /// Mail dated up to now comes in as older mail, or not.
    Archive(bool),
}

impl Edit {
    /// As a channel stands.
    pub fn of(channel: &Channel) -> Self {
        let settings = channel.settings();
        Self {
            id: channel.id,
            former: settings.clone(),
            typed: settings.folder.clone().unwrap_or_default(),
            settings,
            change_sending: false,
            open: None,
            folders: Tree::default(),
            asked: false,
            unread: None,
        }
    }

    /// The same channel as it stands now, with the folders that are known of it.
    pub fn anew(self, channel: &Channel) -> Self {
        Self {
            folders: self.folders,
            asked: self.asked,
            unread: self.unread,
            open: self.open,
            ..Self::of(channel)
        }
    }

    /// Whether something else is chosen than what stands.
    pub fn is_changed(&self) -> bool {
        self.former != self.settings || self.change_sending
    }

    /// The folder that it is to read, as a person knows it.
    pub fn folder(&self) -> &str {
        let by_id = self.settings.folder_id.as_deref().and_then(|id| self.folders.of_id(id));
        let by_id = by_id.map(|folder| folder.path.as_str());
        by_id.or(self.settings.folder.as_deref()).or(self.settings.folder_id.as_deref()).unwrap_or("INBOX")
    }

    /// Whether the path of its folder is known: Graph's is only with the list of folders.
    pub fn knows_folder(&self) -> bool {
        self.settings.folder_id.as_deref().is_none_or(|id| self.folders.of_id(id).is_some())
    }

    /// Whether it is to read in another way than it does.
    pub fn reads_otherwise(&self) -> bool {
        let (former, wanted) = (&self.former, &self.settings);
        former.folder != wanted.folder
            || former.folder_id != wanted.folder_id
            || former.keep != wanted.keep
            || former.archive != wanted.archive
    }

    /// What the channel is to be; `None` where no group is known.
    pub fn wishes(&self) -> Option<Wishes> {
        let settings = &self.settings;
        let by_id = settings.folder_id.is_some().then(|| self.folder().to_owned());
        Some(Wishes {
            group_id: settings.group_id?,
            change_sending_address: self.change_sending,
            // Graph knows its folder by the id; the path is for counting.
            folder: by_id.or_else(|| settings.folder.as_deref().map(|path| path.trim().to_owned())),
            folder_id: settings.folder_id.clone(),
            keep: settings.keep,
            archive: settings.archive.clone(),
        })
    }

    /// Takes what was chosen. `now` is where archive mode ends. The task scrolls. A
    /// question does not shut itself by being answered: the arrows choose, and go on.
    pub fn update(&mut self, event: Event, now: Timestamp) -> Task<Message> {
        match event {
            Event::Ask(ask) => return self.ask(ask),
            Event::Group(id) => self.settings.group_id = Some(id),
            Event::Sending(change) => self.change_sending = change,
            Event::Folder(folder) => self.choose(folder),
            Event::Path(path) => {
                let named = path.trim();
                let inbox = named.is_empty() || named.eq_ignore_ascii_case("inbox");
                self.settings.folder = (!inbox).then(|| path.clone());
                self.typed = path;
            }
            Event::Tree(event) => {
                let (task, chosen) = self.folders.update(event);
                if let Some(folder) = chosen {
                    self.choose(folder);
                }
                return task;
            }
            Event::Keep(keep) => self.settings.keep = keep,
            Event::Archive(on) => {
                self.settings.archive = on.then_some(ArchiveMode { before: Some(now), state_id: None });
            }
        }
        Task::none()
    }

    /// Opens a question and brings it into sight, or shuts the one that is open.
    fn ask(&mut self, ask: Option<Ask>) -> Task<Message> {
        self.open = ask;
        let bring = ask.map_or_else(Task::none, |ask| sight::bring(ask.id()));
        Task::batch([bring, self.begins()])
    }

    /// In the tree, where it is shown, the keys begin at the folder that is chosen.
    pub fn begins(&mut self) -> Task<Message> {
        let folder = self.folder().to_owned();
        if self.open == Some(Ask::Folder) { self.folders.begin_at(&folder) } else { Task::none() }
    }

    fn choose(&mut self, folder: Folder) {
        if self.id.kind == ChannelKind::MicrosoftGraph {
            self.settings.folder_id = folder.id;
        } else {
            // Zammad reads the inbox where nothing is said.
            self.settings.folder = (!folder.path.eq_ignore_ascii_case("inbox")).then_some(folder.path);
            self.typed = self.settings.folder.clone().unwrap_or_default();
        }
    }

    /// The questions.
    pub(super) fn view<'a>(
        &'a self,
        channel: &'a Channel,
        desk: &'a Desk,
        mailbox: Mailbox,
        context: &'a Context,
    ) -> Element<'a, Message> {
        let language = context.language;
        let mut all = vec![self.group(desk, language), self.sending_row(channel, desk, language)];
        all.push(self.folder_row(channel, mailbox, context));
        all.push(self.keep(language));
        if desk.channels.is_modern() {
            all.push(self.archive(context));
        }
        questions(all)
    }

    fn row<'a>(
        &'a self,
        ask: Ask,
        status: Status,
        (headline, answer): (String, String),
        language: Language,
        content: impl FnOnce() -> Element<'a, Message>,
    ) -> Question<'a, Message> {
        let open = self.open == Some(ask);
        let word = if open { "window-live-shut" } else { "window-live-change" };
        let turned = Message::Edit(Event::Ask((!open).then_some(ask)));
        question(ask.id(), status, headline, answer)
            .turns(say(language, word, &[]), turned)
            .open(open.then(content))
    }

    fn group<'a>(&'a self, desk: &'a Desk, language: Language) -> Question<'a, Message> {
        let chosen = self.settings.group_id.and_then(|id| desk.group(id));
        let answer = chosen.map_or_else(|| say(language, "window-live-group-unknown", &[]), str::to_owned);
        let headline = say(language, "window-live-ask-group", &[]);
        self.row(Ask::Group, Status::Good, (headline, answer), language, move || {
            let groups = desk.groups.iter().map(|group| Choice::new(group.id, group.name.clone())).collect();
            let choice = lines("live-group", groups, self.settings.group_id.as_ref(), |id| {
                Message::Edit(Event::Group(id))
            });
            column![secondary(say(language, "window-live-group-help", &[])), choice]
                .spacing(space::SMALL)
                .into()
        })
    }

    fn sending_row<'a>(
        &'a self,
        channel: &'a Channel,
        desk: &'a Desk,
        language: Language,
    ) -> Question<'a, Message> {
        let group = self.settings.group_id.and_then(|id| desk.groups.iter().find(|group| group.id == id));
        let own = channel.addresses.first();
        let sends_as_it =
            own.is_some() && group.is_some_and(|group| group.email_address_id == own.map(|own| own.id));
        let without = group.is_some_and(|group| group.email_address_id.is_none()) && !self.change_sending;
        let address = own.map(|own| own.email.clone()).unwrap_or_default();
        let facts = [("address", address.into())];
        let answer = if self.change_sending {
            say(language, "window-live-sending-change", &facts)
        } else if sends_as_it {
            say(language, "window-live-sending-is", &facts)
        } else if without {
            say(language, "window-live-sending-none", &[])
        } else {
            say(language, "window-live-sending-keep", &[])
        };
        let status = if without { Status::Caution } else { Status::Good };
        let headline = say(language, "window-live-ask-sending", &[]);
        self.row(Ask::Sending, status, (headline, answer), language, move || {
            let mut choices = vec![Choice::new(false, say(language, "window-live-sending-keep", &[]))];
            if own.is_some() {
                choices.push(Choice::new(true, say(language, "window-live-sending-change", &facts)));
            }
            lines("live-sending", choices, Some(&self.change_sending), |change| {
                Message::Edit(Event::Sending(change))
            })
        })
    }

    fn folder_row<'a>(
        &'a self,
        channel: &'a Channel,
        mailbox: Mailbox,
        context: &'a Context,
    ) -> Question<'a, Message> {
        let language = context.language;
        let headline = say(language, "window-live-ask-folder", &[]);
        let missing = self.folder_missing(language);
        let status = if missing.is_some() { Status::Caution } else { Status::Good };
        let answer = missing.unwrap_or_else(|| self.folder().to_owned());
        self.row(Ask::Folder, status, (headline, answer), language, move || {
            self.folder_choice(channel, mailbox, context)
        })
    }

    /// The folders that are known; and a field, where Zammad takes any path.
    fn folder_choice<'a>(
        &'a self,
        channel: &'a Channel,
        mailbox: Mailbox,
        context: &'a Context,
    ) -> Element<'a, Message> {
        let language = context.language;
        let tree = if self.folders.is_empty() {
            self.no_folders(channel, mailbox, context)
        } else {
            self.folders.view(self.folder(), |event| Message::Edit(Event::Tree(event)), language)
        };
        if self.id.kind == ChannelKind::MicrosoftGraph {
            return tree;
        }
        let path = field(say(language, "window-live-folder-path", &[]), &self.typed)
            .on_input(|path| Message::Edit(Event::Path(path)))
            .placeholder("INBOX")
            .help(say(language, "window-live-folder-help", &[]))
            .error(self.folder_missing(language))
            .id("live-folder-path");
        column![tree, Element::from(path)].spacing(space::MEDIUM).into()
    }

    /// In place of the tree, while no folder is known: what is missing, and the way to it.
    fn no_folders<'a>(
        &'a self,
        channel: &'a Channel,
        mailbox: Mailbox,
        context: &'a Context,
    ) -> Element<'a, Message> {
        let language = context.language;
        let again = || {
            button::quiet(say(language, "window-settings-look-again", &[]))
                .icon(Icon::RefreshCw)
                .on_press(Message::ReadFolders)
                .id("live-folders-again")
        };
        if self.asked {
            return badge(Status::Waiting, say(language, "window-live-folders-reading", &[]));
        }
        if let Some(unread) = &self.unread {
            return problem::card(unread, language).nothing_done().action(again()).into();
        }
        // Zammad sees the folders of its Graph channels by itself.
        match mailbox {
            _ if self.id.kind == ChannelKind::MicrosoftGraph => {
                beside(secondary(say(language, "window-live-folders-none", &[])), again())
            }
            Mailbox::Open => beside(secondary(say(language, "window-live-folders-none", &[])), again()),
            Mailbox::Another => secondary(another(channel, context)).into(),
            Mailbox::Shut => {
                let way = sign_in("live-folders-sign-in", language);
                beside(secondary(say(language, "window-live-folders-unknown", &[])), way)
            }
        }
    }

    /// That the mailbox has no such folder, where its folders are known.
    fn folder_missing(&self, language: Language) -> Option<String> {
        let known = self.folders.is_empty() || self.folders.of_path(self.folder().trim()).is_some();
        (!known)
            .then(|| say(language, "window-live-folder-unknown", &[("folder", self.folder().trim().into())]))
    }

    fn keep<'a>(&'a self, language: Language) -> Question<'a, Message> {
        let words = |keep: bool| {
            say(language, if keep { "window-live-keep-yes" } else { "window-live-keep-no" }, &[])
        };
        let status = if self.settings.keep { Status::Good } else { Status::Bad };
        let headline = say(language, "window-live-ask-keep", &[]);
        let answer = words(self.settings.keep);
        self.row(Ask::Keep, status, (headline, answer), language, move || {
            let choices = vec![
                Choice::new(true, words(true)).help(say(language, "window-live-keep-yes-help", &[])),
                Choice::new(false, words(false)).help(say(language, "window-live-keep-no-help", &[])),
            ];
            crate::ui::choice::radios("live-keep", choices, Some(&self.settings.keep), |keep| {
                Message::Edit(Event::Keep(keep))
            })
        })
    }

    fn archive<'a>(&'a self, context: &'a Context) -> Question<'a, Message> {
        let language = context.language;
        let on = self.settings.archive.is_some();
        let before = self.settings.archive.as_ref().and_then(|archive| archive.before);
        let answer = match (on, before) {
            (false, _) => say(language, "window-live-archive-off", &[]),
            (true, None) => say(language, "window-live-archive-all", &[]),
            (true, Some(before)) => {
                let at = language.moment(before.to_zoned_datetime(context.zone.clone()).datetime());
                say(language, "window-live-archive-before", &[("at", at.into())])
            }
        };
        let headline = say(language, "window-live-ask-archive", &[]);
        self.row(Ask::Archive, Status::Good, (headline, answer), language, move || {
            let choices = vec![
                Choice::new(true, say(language, "window-live-archive-on", &[])).help(say(
                    language,
                    "window-live-archive-on-help",
                    &[],
                )),
                Choice::new(false, say(language, "window-live-archive-off", &[])).help(say(
                    language,
                    "window-live-archive-off-help",
                    &[],
                )),
            ];
            crate::ui::choice::radios("live-archive", choices, Some(&on), |on| {
                Message::Edit(Event::Archive(on))
            })
        })
    }
}
