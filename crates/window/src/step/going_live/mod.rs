//! Step 9: what happens to mail that arrives from now on. Zammad's own channels, as
//! they stand and as they can be; for who comes here without an import too.

mod channel;
mod connect;
mod deeds;
mod edit;
mod guidance;
mod hour;
mod listed;
mod new;
#[cfg(any(test, feature = "scenes"))]
mod scenes;
#[cfg(test)]
mod tests;
mod trap;
mod ways;
mod work;

use std::sync::Arc;
use std::time::Duration;

use iced::Task;
use iced::widget::{Id, column, operation};
use jiff::Timestamp;

#[cfg(any(test, feature = "scenes"))]
pub use scenes::scenes;
pub use ways::Way;
pub use work::Desk;

use super::{Action, Main, Step, StepName, import_settings};
use crate::context::Context;
use crate::engine::MailboxConnector;
use crate::ids::CONTENT;
use crate::migration::going_live::{Linked, Progress};
use crate::problem::Problem;
use crate::ui::status::{Status, badge};
use crate::ui::{Element, problem, space};
use crate::words::say;
use crate::zammad::channels::{Channel, ChannelId, ChannelKind};
use connect::Reach;
use edit::{Edit, Folder};
use new::{New, Waiting};
use work::{Deed, Place, Told};

/// How often the time is told while a channel is shown.
const SECOND: Duration = Duration::from_secs(1);

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
    edit: Option<Edit>,
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
        desk.channels.channels.iter().filter(|channel| channel.active).map(|channel| channel.name()).collect()
    }

    fn look(&mut self, context: &Context) -> Option<Task<Message>> {
        let reach = Reach::of(context).filter(|_| !self.reading)?;
        self.reading = true;
        self.unread = None;
        let address = reach.address.clone();
        let work = async move { work::look(reach).await.map(Arc::new) };
        Some(Task::perform(work, move |desk| Message::Looked(address.clone(), desk)))
    }

    fn show(&mut self, page: Page, context: &Context) -> Task<Message> {
        self.page = page;
        self.stale = false;
        let top = operation::snap_to(CONTENT, operation::RelativeOffset::START);
        self.deeds = deeds::State::default();
        self.edit = None;
        let Page::Channel(id) = page else {
            self.other = None;
            return top;
        };
        self.edit = self.desk(context).and_then(|desk| desk.channels.get(id)).map(Edit::of);
        self.trap = trap::State {
            folder: context.proposed_move_folder(),
            can_go: context.session.is_some(),
            ..trap::State::default()
        };
        let asked = self.shown(context).is_some_and(|channel| self.asks_for_trap(channel));
        let count = if asked { self.count(context) } else { Task::none() };
        Task::batch([top, Self::folders(id, context), count, self.begin_hour(context)])
    }

    /// Counts what the channel that is shown would do, where it is switched off and
    /// somebody is signed in to the mailbox.
    fn count(&mut self, context: &Context) -> Task<Message> {
        let (Some(edit), Some(reach)) = (&self.edit, Reach::of(context)) else { return Task::none() };
        let connector = match import_settings::connector(context) {
            Some(Ok(connector)) if !self.trap.counting => connector,
            _ => return Task::none(),
        };
        self.trap.counting = true;
        let work = work::count(reach, connector, trap::reading(edit));
        Task::perform(work, |counted| Message::Trap(trap::Event::Counted(counted)))
    }

    /// What follows from something about the trap.
    fn trap(&mut self, event: trap::Event, context: &Context) -> Action<Message> {
        use trap::Event;
        match event {
            Event::Count => return Action::Run(self.count(context)),
            Event::SignIn => return Action::GoTo(StepName::Consent),
            Event::Go => {
                let mailbox = context.draft.mailbox.trim();
                let (Some(session), Some(edit), Some(action)) =
                    (context.session.clone(), &self.edit, self.trap.action(mailbox))
                else {
                    return Action::None;
                };
                if self.trap.doing || session.is_busy() {
                    return Action::None;
                }
                self.trap.doing = true;
                session.renew();
                let work = work::settle(session, edit.folder().to_owned(), action);
                // It goes on when the step is left: what it changes is noted.
                return Action::Keep(Task::perform(work, |gone| Message::Trap(Event::Gone(gone))));
            }
            Event::Gone(outcome) => {
                let done = outcome.is_ok();
                let keeps = self.trap.way == Some(trap::WayOut::MarkRead);
                self.trap.update(Event::Gone(outcome));
                if let Some(edit) = self.edit.as_mut().filter(|_| done && keeps) {
                    edit.settings.keep = true;
                }
                return Action::Run(self.count(context));
            }
            other => self.trap.update(other),
        }
        Action::None
    }

    /// Asks for the folders that a channel can read: Graph's of Zammad, which sees them
    /// as the channel does; others of the mailbox, where the person is signed in to it.
    fn folders(id: ChannelId, context: &Context) -> Task<Message> {
        let found = move |folders| Message::Folders(id, folders);
        match (id.kind, Reach::of(context)) {
            (ChannelKind::MicrosoftGraph, Some(reach)) => {
                Task::perform(work::graph_folders(reach, id), found)
            }
            (ChannelKind::Microsoft365, _) => match import_settings::connector(context) {
                Some(Ok(connector)) => Task::perform(work::mailbox_folders(connector), found),
                Some(Err(_)) | None => Task::none(),
            },
            _ => Task::none(),
        }
    }

    /// Zammad was read anew: the channel that came of a sign-in is shown, or the one
    /// that something was done with, as it is now.
    fn read_anew(&mut self, context: &Context) -> Task<Message> {
        if let Some(linked) = self.arrived.take() {
            let task = self.show(Page::Channel(linked.channel.id), context);
            self.other = linked.other;
            return task;
        }
        if !matches!(self.page, Page::Channel(_)) || !std::mem::take(&mut self.stale) {
            return Task::none();
        }
        let Some(channel) = self.shown(context).cloned() else {
            // It is gone, or another kind by now.
            let trouble = self.deeds.trouble.take();
            let task = self.show(Page::Overview, context);
            self.unread = trouble;
            return task;
        };
        // What is chosen stays chosen until it is done.
        if std::mem::take(&mut self.applied) || self.edit.is_none() {
            let folders = self.edit.take().map(|edit| edit.folders).unwrap_or_default();
            self.edit = Some(Edit { folders, ..Edit::of(&channel) });
        } else if let Some(edit) = &mut self.edit {
            edit.former = channel.settings();
        }
        let count = if self.asks_for_trap(&channel) { self.count(context) } else { Task::none() };
        Task::batch([count, self.begin_hour(context)])
    }

    /// From now on the channel that is shown is looked at, where it is switched on.
    fn begin_hour(&mut self, context: &Context) -> Task<Message> {
        self.hours += 1;
        self.hour = hour::State::default();
        if self.shown(context).is_some_and(|channel| channel.active) {
            let number = self.hours;
            return Task::done(Message::Hour(hour::Event::Tick(number)));
        }
        Task::none()
    }

    /// The link of a sign-in that is waited for: practice follows it in place of a
    /// browser.
    pub fn link(&self) -> Option<&str> {
        let waiting = self.new.waiting.as_ref().filter(|_| self.page == Page::New);
        waiting.map(|waiting| waiting.link.as_str())
    }

    /// What follows from something of a channel that is being set up.
    fn new(&mut self, event: new::Event, context: &Context) -> Action<Message> {
        use new::Event;
        match event {
            Event::Go => return self.go(context),
            Event::Linked(Ok(linking)) => {
                self.new.saving = false;
                let link = linking.link.clone();
                self.new.waiting = Some(Waiting::begun(link.clone(), Some(linking), Timestamp::now()));
                let look = Action::Run(Task::done(Message::New(Event::Look)));
                return Action::Many(vec![look, open(link, context)]);
            }
            Event::Linked(Err(problem)) => {
                self.new.saving = false;
                self.new.trouble = Some(problem);
            }
            Event::OpenAgain => {
                let Some(waiting) = &mut self.new.waiting else { return Action::None };
                let (link, over) = (waiting.link.clone(), waiting.over);
                waiting.renew(Timestamp::now());
                let look = if over { Task::done(Message::New(Event::Look)) } else { Task::none() };
                return Action::Many(vec![Action::Run(look), open(link, context)]);
            }
            Event::Look => return self.look_for_channel(context),
            Event::Found(Ok(None)) | Event::Found(Err(_)) if self.new.waiting.is_some() => {
                self.new.update(event, None);
                let again =
                    Task::perform(tokio::time::sleep(new::BETWEEN_LOOKS), |()| Message::New(Event::Look));
                return Action::Run(again);
            }
            Event::Found(Ok(Some(linked))) => {
                if self.new.waiting.take().is_none() {
                    return Action::None;
                }
                self.arrived = Some(linked);
                return self.look(context).map_or(Action::None, Action::Run);
            }
            other => {
                let callback = self.desk(context).zip(self.new.kind);
                let callback =
                    callback.and_then(|(desk, kind)| desk.channels.callback(kind)).map(str::to_owned);
                self.new.update(other, callback.as_deref());
            }
        }
        Action::None
    }

    /// Gives Zammad the credentials, and asks for the link.
    fn go(&mut self, context: &Context) -> Action<Message> {
        let (Some(place), Some(kind)) = (Place::of(context), self.new.kind) else { return Action::None };
        if self.new.saving || self.new.missing(context).is_some() {
            return Action::None;
        }
        let again = self.new.again.and_then(|id| self.desk(context)?.channels.get(id)).cloned();
        // Graph reads a shared mailbox by who signs in for it.
        let (mailbox, account) = (context.draft.mailbox.trim(), context.draft.account.trim());
        let shared = !account.is_empty() && !account.eq_ignore_ascii_case(mailbox);
        let whose = match (&again, &self.new.migrates) {
            (Some(channel), _) => channel.mailbox().to_owned(),
            (None, Some(user)) => user.clone(),
            (None, None) => mailbox.to_owned(),
        };
        let shared = shared && kind == ChannelKind::MicrosoftGraph && again.is_none();
        let credentials = self.new.credentials();
        self.new.saving = true;
        self.new.trouble = None;
        let work = work::link(place, kind, again, credentials, (whose, shared));
        Action::Run(Task::perform(work, |link| Message::New(new::Event::Linked(link))))
    }

    /// Asks Zammad whether something came of the sign-in by now.
    fn look_for_channel(&mut self, context: &Context) -> Action<Message> {
        let Some(waiting) = &mut self.new.waiting else { return Action::None };
        waiting.passes(Timestamp::now());
        let (Some(reach), Some(linking)) = (Reach::of(context), waiting.linking.clone()) else {
            return Action::None;
        };
        if waiting.over || waiting.asking {
            return Action::None;
        }
        waiting.asking = true;
        let work = work::came(reach, linking);
        Action::Run(Task::perform(work, |found| Message::New(new::Event::Found(found))))
    }

    /// The channel that is shown, as it was read.
    fn shown<'a>(&'a self, context: &Context) -> Option<&'a Channel> {
        let Page::Channel(id) = self.page else { return None };
        self.desk(context)?.channels.get(id)
    }

    /// Does something with the channel that is shown.
    fn deed(&mut self, event: deeds::Event, context: &Context) -> Action<Message> {
        use deeds::Event;
        match event {
            Event::Address(text) => self.deeds.address = text,
            Event::Typed(text) => self.deeds.typed = text,
            Event::Do(deed) => return self.begin(deed, None, context),
            Event::Told(Told::Step(Progress { step, state })) => self.deeds.step(step, state),
            Event::Told(Told::Counted(trap)) => self.trap.counted = Some(Ok(trap)),
            Event::Told(Told::Ended(outcome)) => {
                self.deeds.doing = false;
                self.applied = outcome.is_ok();
                if outcome.is_ok() {
                    self.deeds.address.clear();
                    self.deeds.typed.clear();
                }
                self.deeds.trouble = outcome.err();
                // What was done shows how Zammad stands now; so does what went wrong.
                self.stale = true;
                return self.look(context).map_or(Action::None, Action::Run);
            }
        }
        Action::None
    }

    fn begin(
        &mut self,
        deed: Deed,
        connector: Option<MailboxConnector>,
        context: &Context,
    ) -> Action<Message> {
        let (Some(place), Some(channel)) = (Place::of(context), self.shown(context).cloned()) else {
            return Action::None;
        };
        if self.deeds.doing {
            return Action::None;
        }
        self.deeds.doing = true;
        self.deeds.trouble = None;
        self.deeds.steps.clear();
        let told = Task::run(work::deed(place, channel, deed, connector), |told| {
            Message::Deed(deeds::Event::Told(told))
        });
        // It goes on when the step is left: what it changes is noted.
        Action::Keep(told)
    }

    /// Has the channel that is shown as is chosen.
    fn apply(&mut self, context: &Context) -> Action<Message> {
        let (Some(edit), Some(channel)) = (&self.edit, self.shown(context)) else { return Action::None };
        let held = self.asks_for_trap(channel) && self.trap.holds(edit, channel.name()).is_some();
        let connector = match import_settings::connector(context) {
            Some(Ok(connector)) if !channel.active => Some(connector),
            _ if !channel.active => return Action::None,
            _ => None,
        };
        let Some(wishes) = edit.wishes().filter(|_| !held) else { return Action::None };
        let typed = Some(self.trap.agreed.clone()).filter(|typed| !typed.trim().is_empty());
        self.begin(Deed::SetUp { wishes, typed }, connector, context)
    }

    /// Time passes while a channel is shown that is switched on.
    fn hour(&mut self, event: hour::Event, context: &Context) -> Action<Message> {
        match event {
            hour::Event::Seen(seen) => self.hour.saw(seen),
            hour::Event::Tick(number) if number == self.hours => {
                let now = Timestamp::now();
                self.hour.now = Some(now);
                let (Page::Channel(id), Some(reach)) = (self.page, Reach::of(context)) else {
                    return Action::None;
                };
                let tick = Task::perform(tokio::time::sleep(SECOND), move |()| {
                    Message::Hour(hour::Event::Tick(number))
                });
                if self.hour.is_due(now) && !self.deeds.doing {
                    self.hour.looking = true;
                    let connector = import_settings::connector(context).and_then(Result::ok);
                    let work = work::observe(reach, id, connector);
                    let seen = Task::perform(work, |seen| Message::Hour(hour::Event::Seen(seen)));
                    return Action::Run(Task::batch([tick, seen]));
                }
                return Action::Run(tick);
            }
            // Of a channel that was shown before.
            hour::Event::Tick(_) => {}
        }
        Action::None
    }
}

/// Opens a sign-in's link; in practice nobody has a browser that knows the way.
fn open(link: String, context: &Context) -> Action<Message> {
    if context.practice.is_some() {
        return Action::None;
    }
    Action::Run(Task::perform(work::open(link), |trouble| Message::New(new::Event::Opened(trouble))))
}

impl Step for GoingLive {
    type Message = Message;

    fn enter(&mut self, context: &mut Context) -> Task<Message> {
        self.begun = true;
        self.reading = false;
        self.trap.counting = false;
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
            Message::New(event) => return self.new(event, context),
            Message::Edit(event) => {
                let typing =
                    matches!(event, edit::Event::Path(_) | edit::Event::Search(_) | edit::Event::Ask(_));
                if let Some(edit) = &mut self.edit {
                    edit.update(event, Timestamp::now());
                    let stale = self.trap.of(edit).is_none();
                    let asked = self.shown(context).is_some_and(|channel| self.asks_for_trap(channel));
                    if stale && asked && !typing {
                        return Action::Run(self.count(context));
                    }
                }
            }
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
            Message::Folders(id, folders) => {
                // Where they cannot be had, the path is typed.
                if let (Some(edit), Ok(folders)) = (self.edit.as_mut().filter(|edit| edit.id == id), folders)
                {
                    edit.folders = folders;
                }
            }
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
