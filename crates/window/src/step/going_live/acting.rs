//! What follows from what a person does here, and from what work tells.

use std::sync::Arc;
use std::time::Duration;

use iced::Task;
use iced::widget::operation;
use jiff::Timestamp;

use super::connect::Reach;
use super::edit::{self, Edit};
use super::folder::{Folder, Tree};
use super::new::Waiting;
use super::work::{self, Deed, Place, Told};
use super::{GoingLive, Message, Page, deeds, hour, new, trap};
use crate::context::Context;
use crate::engine::MailboxConnector;
use crate::ids::CONTENT;
use crate::migration::going_live::Progress;
use crate::problem::Problem;
use crate::step::Action;
use crate::ui::sight;
use crate::zammad::channels::{Channel, ChannelId, ChannelKind};

/// How often the time is told while a channel is shown.
const SECOND: Duration = Duration::from_secs(1);

impl GoingLive {
    pub(super) fn show(&mut self, page: Page, context: &Context) -> Task<Message> {
        self.page = page;
        self.stale = false;
        let top = operation::snap_to(CONTENT, operation::RelativeOffset::START);
        self.deeds = deeds::State::default();
        self.edit = None;
        let Page::Channel(id) = page else {
            self.other = None;
            return top;
        };
        self.edit = self
            .desk(context)
            .and_then(|desk| desk.channels.get(id))
            .map(|channel| Box::new(Edit::of(channel)));
        self.trap = trap::State { folder: context.proposed_move_folder(), ..trap::State::default() };
        let look = self.look_into(context);
        let asked = self.shown(context).is_some_and(|channel| self.asks_for_trap(channel));
        let count = if asked { self.count(context) } else { Task::none() };
        Task::batch([top, look, count, self.begin_hour(context)])
    }

    /// What is to be had of the mailbox of the channel that is shown, as far as it is not
    /// known: somebody may have signed in to it meanwhile.
    pub(super) fn look_into(&mut self, context: &Context) -> Task<Message> {
        self.trap.can_go = self.session(context).is_some();
        let unknown = self.edit.as_ref().is_some_and(|edit| edit.folders.is_empty());
        let folders = if unknown { self.read_folders(context) } else { Task::none() };
        Task::batch([folders, self.look_for_addresses(context)])
    }

    /// Counts what the channel that is shown would do, where it is switched off and
    /// somebody is signed in to the mailbox.
    pub(super) fn count(&mut self, context: &Context) -> Task<Message> {
        let (Some(edit), Some(reach)) = (&self.edit, Reach::of(context)) else { return Task::none() };
        if !edit.knows_folder() {
            return Task::none();
        }
        let work = match self.connector(context) {
            Some(connector) if !self.trap.counting => work::count(reach, connector, trap::reading(edit)),
            _ => return Task::none(),
        };
        self.trap.counting = true;
        Task::perform(work, |counted| Message::Trap(trap::Event::Counted(counted)))
    }

    /// Something was chosen: where the channel is to read in another way than was counted,
    /// it is counted anew.
    pub(super) fn edited(&mut self, event: edit::Event, context: &Context) -> Action<Message> {
        let before = self.edit.as_deref().map(trap::reading);
        let typing = matches!(event, edit::Event::Path(_));
        let Some(edit) = &mut self.edit else { return Action::None };
        let scroll = edit.update(event, Timestamp::now());
        let other = self.edit.as_deref().map(trap::reading) != before;
        let count = if other && !typing { self.count_if_asked(context) } else { Task::none() };
        Action::Run(Task::batch([scroll, count]))
    }

    /// Counts where it matters and nothing is known of what is chosen.
    fn count_if_asked(&mut self, context: &Context) -> Task<Message> {
        let stale = self.edit.as_ref().is_some_and(|edit| self.trap.of(edit).is_none());
        let asked = self.shown(context).is_some_and(|channel| self.asks_for_trap(channel));
        if stale && asked { self.count(context) } else { Task::none() }
    }

    /// The folders of a channel are known, or cannot be had: then the path of one over
    /// IMAP is typed, and what one of Graph reads cannot be counted.
    pub(super) fn folders_known(
        &mut self,
        id: ChannelId,
        folders: Result<Vec<Folder>, Problem>,
        context: &Context,
    ) -> Action<Message> {
        let Some(edit) = self.edit.as_mut().filter(|edit| edit.id == id) else { return Action::None };
        edit.asked = false;
        let mut begins = Task::none();
        match folders {
            Ok(folders) => {
                edit.folders = Tree::new(folders);
                begins = edit.begins();
            }
            Err(problem) if !edit.knows_folder() => self.trap.counted = Some(Err(problem)),
            Err(problem) => edit.unread = Some(problem),
        }
        Action::Run(Task::batch([begins, self.count_if_asked(context)]))
    }

    /// What follows from something about the trap.
    pub(super) fn trap(&mut self, event: trap::Event, context: &Context) -> Action<Message> {
        use trap::Event;
        match event {
            Event::Count => return Action::Run(self.count(context)),
            Event::Go => {
                let mailbox = context.draft.mailbox.trim();
                let (Some(session), Some(edit), Some(action)) =
                    (self.session(context).cloned(), &self.edit, self.trap.action(mailbox))
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
            Event::Counted(counted) => {
                self.trap.update(Event::Counted(counted));
                // Something else may have been chosen while it was counted.
                if matches!(self.trap.counted, Some(Ok(_))) {
                    return Action::Run(self.count_if_asked(context));
                }
            }
            other => self.trap.update(other),
        }
        Action::None
    }

    /// Looks once through what was imported for further addresses of the mailbox, where
    /// the channel that is shown fetches it.
    fn look_for_addresses(&mut self, context: &Context) -> Task<Message> {
        let id = self.shown(context).map(|channel| channel.id).filter(|id| id.kind != ChannelKind::Email);
        let (Some(id), Some(session), Some(helpdesk)) = (id, self.session(context), &context.helpdesk) else {
            return Task::none();
        };
        if self.deeds.looked {
            return Task::none();
        }
        let work = work::found_addresses(Arc::clone(session), Arc::clone(helpdesk));
        self.deeds.looked = true;
        Task::perform(work, move |found| Message::Deed(deeds::Event::Found(id, found)))
    }

    /// Asks for the folders that the channel that is shown can read: Graph's of Zammad,
    /// which sees them as the channel does; others of the mailbox, where the person is
    /// signed in to it.
    pub(super) fn read_folders(&mut self, context: &Context) -> Task<Message> {
        let (connector, reach) = (self.connector(context), Reach::of(context));
        let Some(edit) = self.edit.as_mut().filter(|edit| !edit.asked) else { return Task::none() };
        let id = edit.id;
        let found = move |folders| Message::Folders(id, folders);
        let asks = match (id.kind, reach, connector) {
            (ChannelKind::MicrosoftGraph, Some(reach), connector) => {
                Task::perform(work::graph_folders(reach, id, connector), found)
            }
            (ChannelKind::Microsoft365, _, Some(connector)) => {
                Task::perform(work::mailbox_folders(connector), found)
            }
            _ => return Task::none(),
        };
        (edit.asked, edit.unread) = (true, None);
        asks
    }

    /// Zammad was read anew: the channel that came of a sign-in is shown, or the one
    /// that something was done with, as it is now.
    pub(super) fn read_anew(&mut self, context: &Context) -> Task<Message> {
        if let Some(linked) = self.arrived.take() {
            let task = self.show(Page::Channel(linked.channel.id), context);
            self.other = linked.other;
            return Task::batch([task, self.archive_what_lies_there(context)]);
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
            let edit = self.edit.take();
            let edit = edit.map_or_else(|| Edit::of(&channel), |edit| edit.anew(&channel));
            self.edit = Some(Box::new(edit));
        } else if let Some(edit) = &mut self.edit {
            edit.former = channel.settings();
        }
        let count = if self.asks_for_trap(&channel) { self.count(context) } else { Task::none() };
        Task::batch([self.look_into(context), count, self.begin_hour(context)])
    }

    /// What lies in the mailbox when a channel is made is to come in closed and to answer
    /// nobody, where this Zammad can do that.
    fn archive_what_lies_there(&mut self, context: &Context) -> Task<Message> {
        let modern = self.desk(context).is_some_and(|desk| desk.channels.is_modern());
        let is_new = self.new.again.is_none() && self.shown(context).is_some_and(|channel| !channel.active);
        let unsaid = self.edit.as_ref().is_some_and(|edit| edit.settings.archive.is_none());
        if !modern || !is_new || !unsaid {
            return Task::none();
        }
        match self.edited(edit::Event::Archive(true), context) {
            Action::Run(task) => task,
            _ => Task::none(),
        }
    }

    /// From now on the channel that is shown is looked at, where it is switched on.
    pub(super) fn begin_hour(&mut self, context: &Context) -> Task<Message> {
        self.hours += 1;
        self.hour = hour::State::default();
        if self.shown(context).is_some_and(|channel| channel.active) {
            let number = self.hours;
            self.hour.watcher = self.watcher(context);
            return Task::done(Message::Hour(hour::Event::Tick(number)));
        }
        Task::none()
    }

    /// What looks into the mailbox beside the channel that is shown, where that is the
    /// mailbox that somebody is signed in to.
    fn watcher(&self, context: &Context) -> Option<hour::Looking> {
        let (channel, reach) = (self.shown(context)?, Reach::of(context)?);
        let connector = self.connector(context)?;
        // Where both have several names, it is the same mailbox all the same.
        let mailbox = context.draft.mailbox.trim();
        let mailbox = if channel.fetches(mailbox) { mailbox } else { channel.mailbox() };
        work::watcher(&reach, channel.id, connector, mailbox).ok()
    }

    /// The link of a sign-in that is waited for: practice follows it in place of a
    /// browser.
    pub fn link(&self) -> Option<&str> {
        let waiting = self.new.waiting.as_ref().filter(|_| self.page == Page::New);
        waiting.map(|waiting| waiting.link.as_str())
    }

    /// What follows from something of a channel that is being set up.
    pub(super) fn sign_in(&mut self, event: new::Event, context: &Context) -> Action<Message> {
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
            Event::Found(Ok(None) | Err(_)) if self.new.waiting.is_some() => {
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
            Event::Kind(kind) => {
                // What Zammad has for one kind it need not have for the other.
                let desk = self.desk(context);
                let known = desk.is_some_and(|desk| desk.channels.credentials_of(kind).is_some());
                self.new.choose(kind, known);
            }
            other => {
                let callback = self.desk(context).zip(self.new.kind);
                let callback =
                    callback.and_then(|(desk, kind)| desk.channels.callback(kind)).map(str::to_owned);
                let before = self.new.pasted();
                self.new.update(other, callback.as_deref());
                // What was pasted, and not typed, is explained below.
                if self.new.pasted() > before + 1 {
                    return Action::Run(sight::bring(new::EXPLAINED));
                }
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
        let shared = self.new.shared_mailbox().filter(|_| again.is_none());
        let whose = match (&again, &self.new.migrates, shared) {
            (Some(channel), ..) => channel.mailbox().to_owned(),
            (None, Some(user), _) => user.clone(),
            (None, None, Some(shared)) => shared.to_owned(),
            (None, None, None) => context.draft.mailbox.trim().to_owned(),
        };
        let shared = shared.is_some();
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
    pub(super) fn shown<'a>(&'a self, context: &Context) -> Option<&'a Channel> {
        let Page::Channel(id) = self.page else { return None };
        self.desk(context)?.channels.get(id)
    }

    /// Does something with the channel that is shown.
    pub(super) fn deed(&mut self, event: deeds::Event, context: &Context) -> Action<Message> {
        use deeds::Event;
        match event {
            Event::Address(text) => self.deeds.address = text,
            Event::Typed(text) => self.deeds.typed = text,
            Event::Found(id, found) => {
                // Where they cannot be had, an address is typed.
                if let (Page::Channel(shown), Ok(found)) = (self.page, found)
                    && shown == id
                {
                    self.deeds.found = found;
                }
            }
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
    pub(super) fn apply(&mut self, context: &Context) -> Action<Message> {
        let (Some(edit), Some(channel)) = (&self.edit, self.shown(context)) else { return Action::None };
        let held = self.asks_for_trap(channel) && self.trap.holds(edit, channel.name()).is_some();
        let connector = self.connector(context).filter(|_| !channel.active);
        if connector.is_none() && !channel.active {
            return Action::None;
        }
        let Some(wishes) = edit.wishes().filter(|_| !held) else { return Action::None };
        let typed = Some(self.trap.agreed.clone()).filter(|typed| !typed.trim().is_empty());
        self.begin(Deed::SetUp { wishes, typed }, connector, context)
    }

    /// Time passes while a channel is shown that is switched on.
    pub(super) fn hour(&mut self, event: hour::Event, context: &Context) -> Action<Message> {
        match event {
            hour::Event::Seen(seen) => self.hour.saw(seen),
            hour::Event::Tick(number) if number == self.hours => {
                let now = Timestamp::now();
                self.hour.passes(now);
                let (Page::Channel(id), Some(reach)) = (self.page, Reach::of(context)) else {
                    return Action::None;
                };
                let tick = Task::perform(tokio::time::sleep(SECOND), move |()| {
                    Message::Hour(hour::Event::Tick(number))
                });
                if self.hour.is_due(now) && !self.deeds.doing {
                    self.hour.looking = true;
                    let watcher = self.hour.watcher.clone();
                    let mailbox = self.shown(context).map_or("", Channel::mailbox).to_owned();
                    let work = work::observe(reach, id, watcher, mailbox);
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
