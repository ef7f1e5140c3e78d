//! Step 9: what happens to mail that arrives from now on. Zammad's own channels, as
//! they stand and as they can be; for who comes here without an import too.

mod acting;
mod channel;
mod connect;
mod deeds;
mod edit;
mod folder;
mod guidance;
mod hour;
mod listed;
mod mailbox;
mod new;
#[cfg(any(test, feature = "scenes"))]
mod scenes;
#[cfg(test)]
mod tests;
mod trap;
mod ways;
mod work;

use std::sync::Arc;

use iced::Task;
use iced::widget::{Id, column};

#[cfg(any(test, feature = "scenes"))]
pub use scenes::scenes;
pub use ways::Way;
pub use work::Desk;

use super::{Action, Main, Step, StepName};
use crate::context::Context;
use crate::migration::going_live::Linked;
use crate::problem::Problem;
use crate::ui::status::{Status, badge};
use crate::ui::{Element, problem, space};
use crate::words::say;
use crate::zammad::channels::{Channel, ChannelId, ChannelKind};
use connect::Reach;
use edit::Edit;
use folder::Folder;
use new::New;

/// What is shown of the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// The three ways, and all channels.
    #[default]
    Overview,
    /// One channel.
    Channel(ChannelId),
    /// A channel that is being signed in to.
    New,
}

/// Zammad's channels, and what is being done with them.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is apart from the others")]
pub struct GoingLive {
    /// The person has been here.
    begun: bool,
    /// Who is to bring new mail into Zammad.
    way: Way,
    /// What is shown.
    page: Page,
    /// Zammad is being read.
    reading: bool,
    /// What was read of it, and from which address.
    desk: Option<(String, Arc<Desk>)>,
    /// Why it could not be read.
    unread: Option<Problem>,
    /// The channel that is being set up, or signed in to again.
    new: New,
    /// The channel that came of it: shown as soon as it was read.
    arrived: Option<Box<Linked>>,
    /// Something was done with the channel that is shown: it is read anew.
    stale: bool,
    /// What was chosen of it is done.
    applied: bool,
    /// What is chosen of the channel that is shown.
    edit: Option<Box<Edit>>,
    /// What it would do with the mail that lies where it reads.
    trap: trap::State,
    /// What is being done with it.
    deeds: deeds::State,
    /// What is seen of it while it is shown.
    hour: hour::State,
    /// How many times it was begun to look at one: what belongs to an earlier time is
    /// dropped.
    hours: u64,
    /// Another account signed in for it than the mailbox's.
    other: Option<Problem>,
    /// The channel that fetches the mailbox of this name, as the person said.
    same: Option<(ChannelId, String)>,
}

/// What happens here.
#[derive(Clone)]
pub enum Message {
    /// Something about which Zammad it is.
    Connect(connect::Event),
    /// Read Zammad's channels.
    Look,
    /// They were read, or not.
    Looked(String, Result<Arc<Desk>, Problem>),
    /// Who is to bring new mail.
    Way(Way),
    /// Show a page.
    Show(Page),
    /// A new channel, or this one signed in to again.
    SetUp(Option<ChannelId>),
    /// Something of that.
    New(new::Event),
    /// Something is chosen of the channel that is shown.
    Edit(edit::Event),
    /// Something about the trap.
    Trap(trap::Event),
    /// Something is done with the channel that is shown.
    Deed(deeds::Event),
    /// Have it as is chosen; switch it on, where it is off.
    Apply,
    /// A Microsoft 365 channel out of this e-mail channel.
    Migrate(ChannelId),
    /// The channel that is shown is looked at.
    Hour(hour::Event),
    /// The folders that the channel can read, where they could be had.
    Folders(ChannelId, Result<Vec<Folder>, Problem>),
    /// Read them once more.
    ReadFolders,
    /// Sign in to the mailbox of the channel that is shown.
    SignIn,
    /// That is the mailbox that somebody is signed in to.
    Same,
    /// To the import's result, where a watch is kept.
    ToResult,
    /// Close the window.
    Finish,
}

impl GoingLive {
    /// Whether the person has been here: then the list of steps leads here.
    pub fn is_begun(&self) -> bool {
        self.begun
    }

    /// What was read of the Zammad that is typed now.
    fn desk(&self, context: &Context) -> Option<&Desk> {
        let (address, desk) = self.desk.as_ref()?;
        let typed = super::helpdesk::base_address(&context.draft.helpdesk_address);
        (context.zammad_token.is_some() && typed.as_deref() == Some(address)).then_some(desk)
    }

    /// Names of the channels that are switched on.
    fn switched_on(&self) -> Vec<&str> {
        let Some((_, desk)) = &self.desk else { return Vec::new() };
        desk.channels.channels.iter().filter(|channel| channel.active).map(Channel::name).collect()
    }

    fn look(&mut self, context: &Context) -> Option<Task<Message>> {
        let reach = Reach::of(context).filter(|_| !self.reading)?;
        self.reading = true;
        self.unread = None;
        let address = reach.address.clone();
        let work = async move { work::look(reach).await.map(Arc::new) };
        Some(Task::perform(work, move |desk| Message::Looked(address.clone(), desk)))
    }
}

impl Step for GoingLive {
    type Message = Message;

    fn enter(&mut self, context: &mut Context) -> Task<Message> {
        self.begun = true;
        self.reading = false;
        self.trap.counting = false;
        context.back_to_channels = false;
        if let Some(edit) = &mut self.edit {
            edit.asked = false;
        }
        // What is shown is looked at from now on, and what came of a sign-in meanwhile
        // is seen at once.
        self.stale = true;
        let waits = self.new.waiting.as_mut().map(|waiting| {
            waiting.asking = false;
            Task::done(Message::New(new::Event::Look))
        });
        if context.zammad_token.is_none() {
            return connect::known(context).unwrap_or_else(Task::none);
        }
        let look = self.look(context).unwrap_or_else(Task::none);
        Task::batch([look, waits.unwrap_or_else(Task::none)])
    }

    fn update(&mut self, message: Message, context: &mut Context) -> Action<Message> {
        match message {
            Message::Connect(event) => {
                self.unread = None;
                if connect::update(event, context) {
                    return self.look(context).map_or(Action::None, Action::Run);
                }
            }
            Message::Look => return self.look(context).map_or(Action::None, Action::Run),
            Message::Looked(address, outcome) => {
                self.reading = false;
                match outcome {
                    Ok(desk) => {
                        self.desk = Some((address, desk));
                        return Action::Run(self.read_anew(context));
                    }
                    Err(problem) => self.unread = Some(problem),
                }
            }
            Message::Way(way) => self.way = way,
            Message::Show(page) => return Action::Run(self.show(page, context)),
            Message::SetUp(again) => {
                let Some(desk) = self.desk(context) else { return Action::None };
                self.new = New::begin(desk, again, context);
                return Action::Run(self.show(Page::New, context));
            }
            Message::New(event) => return self.sign_in(event, context),
            Message::Edit(event) => return self.edited(event, context),
            Message::Trap(event) => return self.trap(event, context),
            Message::Deed(event) => return self.deed(event, context),
            Message::Apply => return self.apply(context),
            Message::Migrate(id) => {
                let Some(desk) = self.desk(context) else { return Action::None };
                let user = desk.channels.get(id).map(|channel| channel.inbound.user.clone());
                self.new = New { migrates: user, ..New::begin(desk, None, context) };
                self.new.kind = Some(ChannelKind::Microsoft365);
                return Action::Run(self.show(Page::New, context));
            }
            Message::Hour(event) => return self.hour(event, context),
            Message::Folders(id, folders) => return self.folders_known(id, folders, context),
            Message::ReadFolders => return Action::Run(self.read_folders(context)),
            Message::SignIn => return self.to_sign_in(context),
            Message::Same => return Action::Run(self.take_as_same(context)),
            Message::ToResult => return Action::GoTo(StepName::Result),
            Message::Finish => return Action::Close,
        }
        Action::None
    }

    fn back(&mut self, context: &mut Context) -> Option<Task<Message>> {
        if self.page == Page::New && self.new.waiting.take().is_some() {
            return Some(Task::none());
        }
        (self.page != Page::Overview).then(|| self.show(Page::Overview, context))
    }

    fn title(&self, context: &Context) -> String {
        let name = |id: ChannelId| {
            let channel = self.desk(context).and_then(|desk| desk.channels.get(id));
            [("channel", channel.map_or("", |channel| channel.name()).into())]
        };
        match (self.page, self.new.again) {
            (Page::Channel(id), _) => say(context.language, "window-live-channel-title", &name(id)),
            (Page::New, Some(id)) => say(context.language, "window-live-again-title", &name(id)),
            (Page::New, None) => say(context.language, "window-live-new-title", &[]),
            _ => say(context.language, "window-live-title", &[]),
        }
    }

    fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let unread = self.unread.as_ref().map(|unread| problem::card(unread, language).nothing_done());
        let reading = badge(Status::Waiting, say(language, "window-live-looking", &[]));
        let content = match (self.desk(context), self.page) {
            (None, _) if self.reading => reading,
            (None, _) => connect::fields(context),
            (Some(desk), Page::Channel(id)) if desk.channels.get(id).is_some() => {
                self.channel(id, desk, context)
            }
            (Some(desk), Page::New) => self.new.view(desk, context),
            (Some(_), _) => self.ways(context),
        };
        column![content].push(unread).spacing(space::LARGE).into()
    }

    fn main(&self, context: &Context) -> Main<Message> {
        let language = context.language;
        if self.desk(context).is_some() && self.page == Page::New {
            return self.new.main(context);
        }
        if let (Some(desk), Page::Channel(id)) = (self.desk(context), self.page) {
            return self.channel_main(id, desk, context);
        }
        if self.desk(context).is_some() {
            return Main::ready(say(language, "window-live-finish", &[]), Message::Finish).commits();
        }
        let look = say(language, "window-live-look", &[]);
        if self.reading {
            return Main::waits(look, say(language, "window-live-waits-looking", &[]));
        }
        if Reach::of(context).is_some() {
            return Main::ready(look, Message::Look);
        }
        let missing = connect::missing(context);
        Main::waits(look, say(language, missing, &[]))
    }

    fn help(&self, context: &Context) -> String {
        say(context.language, "window-live-help", &[])
    }

    fn stay(&self, context: &Context) -> Option<String> {
        self.deeds.doing.then(|| say(context.language, "window-live-doing", &[]))
    }

    fn first_focus(&self, context: &Context) -> Option<Id> {
        let unknown = self.desk(context).is_none() && !self.reading;
        unknown.then(|| connect::first_empty(context)).flatten()
    }
}
