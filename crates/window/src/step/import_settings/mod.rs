//! Step 5: which folders go to which group, what of them, and what becomes of a
//! message afterwards. Everything that is chosen goes into the draft.
//!
//! Each thing to choose is a question that takes one line while its answer is right
//! ([`question`]); one at a time is open.

pub(super) mod folders;
mod groups;
mod look;
mod part;
mod question;
mod rules;
#[cfg(any(test, feature = "scenes"))]
mod scenes;
mod sections;
mod sending;
#[cfg(test)]
mod tests;
mod ticking;
mod tree;
mod view;

use std::sync::Arc;
use std::time::Duration;

use iced::widget::{Id, operation};
use iced::{Task, task};

#[cfg(any(test, feature = "scenes"))]
pub use scenes::{scenes, signed_in};

use self::folders::{Folders, Meaning, Sums};
use self::look::News;
pub(super) use self::look::connector;
use self::part::Opened;
pub use self::part::Part;
use self::rules::{Judged, usable_states};
use super::{Action, Main, Step, StepName};
use crate::context::Context;
use crate::draft::{AfterDraft, DatesDraft, WantedDraft};
use crate::mailbox::Folder;
use crate::migration::forecast::Estimate;
use crate::plan::Dates;
use crate::problem::Problem;
use crate::step::helpdesk;
use crate::ui::dialog::Dialog;
use crate::ui::{Element, list, sight};
use crate::words::say;
use crate::zammad::preflight::{Destination, Survey};

/// Bytes that may be deleted before Recoverable Items fills up
/// (docs/microsoft365.md#recoverable-items); told before as caution.
use crate::migration::forecast::RECOVERABLE_ITEMS_WARNING;

/// Folders, groups, dates and what becomes of the originals.
#[derive(Default)]
pub struct ImportSettings {
    /// The mailbox's folders, as far as they are known.
    folders: Folders,
    /// Whose folders they are.
    mailbox: String,
    /// The look that is under way, by its number; aborted when dropped.
    looking: Option<(u64, Option<task::Handle>)>,
    looks: u64,
    /// The folder that is being measured.
    measuring: Option<String>,
    /// Why the folders, or their sizes, could not be had.
    problem: Option<Problem>,
    /// The helpdesk is being looked at, because the window opened here.
    surveying: bool,
    survey_problem: Option<Problem>,
    list: list::State,
    /// A path being typed, and what it was found to mean.
    typed: String,
    meaning: Option<Meaning>,
    /// What is looked for among the groups.
    group_search: String,
    /// Where the list of groups is scrolled to, where they are many.
    groups: list::State,
    /// The ticked folder whose group is being chosen.
    regrouping: Option<String>,
    /// The question that is open.
    opened: Opened,
    /// What is wrong with the draft, as long as it is this one.
    judged: Judged,
}

/// What happens here.
#[derive(Clone)]
pub enum Message {
    /// The group of all folders that have none of their own.
    Group(String),
    /// What is looked for among the groups.
    GroupSearch(String),
    /// Something in the list of groups.
    Groups(list::Event),
    /// Open this question, or shut it.
    Question(Part),
    /// To the first thing that the next step waits for.
    Fix,
    /// Look at the helpdesk again: somebody changed it.
    Survey,
    /// Whether the group's sending address changes to that of the mailbox.
    ChangeAddress(bool),
    /// Look at the folders, once more.
    Look,
    /// Stop looking.
    Cancel,
    /// News of a look.
    Told(u64, News),
    /// The helpdesk was looked at, or not.
    Surveyed(Result<Option<Arc<Survey>>, Problem>),
    /// Something in the list of folders.
    List(list::Event),
    /// Tick a folder, or not.
    Turn(String),
    /// Show or hide what is below a folder.
    Expand(String, bool),
    /// What is looked for among the folders.
    Search(String),
    /// The path of a folder was typed that the list may lack.
    Typed(String),
    /// Take the typed path.
    Take,
    /// Take this folder instead of what was typed.
    TakeInstead(String),
    /// Choose the group of a chosen folder; or be done with it.
    Regroup(Option<String>),
    /// This folder's mail is to go to this group.
    FolderGroup(String, String),
    /// All or unread mail.
    Wanted(WantedDraft),
    /// First day.
    From(String),
    /// Last day.
    Until(String),
    /// What becomes of imported mail.
    After(AfterDraft),
    /// Each message is kept as a file before it is deleted, or not.
    SafetyCopy(bool),
    /// The folder was typed that imported mail is moved to.
    MoveFolder(String),
    /// Whether old mail is archived.
    Archive(bool),
    /// Day of the cut-off.
    ArchiveDate(String),
    /// Time of the cut-off.
    ArchiveTime(String),
    /// State of archived tickets.
    ArchiveState(String),
    /// Original dates or today's.
    Dates(DatesDraft),
    /// Whether mail that is not archived may be answered.
    AutoReplies(bool),
    /// Every article keeps its original.
    AllOriginals(bool),
    /// Everybody in To and Cc becomes a user.
    AllUsers(bool),
    /// Zammad's own channel is off while the import runs, or not.
    PauseChannel(bool),
    /// Requests at once.
    Parallel(String),
    /// To another step, to do what is missing there.
    GoTo(StepName),
    /// On to the next step.
    Go,
}

/// The folder that a move goes to at first.
const MOVE_TO: &str = "Imported in Zammad";

impl ImportSettings {
    /// The step with these folders, which are not looked at again, as the bench of the
    /// window gives them.
    pub fn of(folders: Vec<Folder>, mailbox: &str) -> Self {
        Self { folders: Folders::new(folders), mailbox: mailbox.to_owned(), ..Self::default() }
    }

    /// What is chosen, summed up.
    fn sums(&self, context: &Context) -> Sums {
        self.folders.sums(context.draft.folders.iter().map(|folder| folder.path.as_str()))
    }

    /// So many of them are wanted, before days are looked at.
    fn wanted(&self, context: &Context) -> u64 {
        let sums = self.sums(context);
        if context.draft.wanted == WantedDraft::Unread { sums.unread } else { sums.messages }
    }

    /// About how long the import takes, with these dates.
    fn estimate(&self, context: &Context, dates: Dates) -> Duration {
        Estimate::assumed(self.wanted(context), self.sums(context).bytes, dates).time()
    }

    /// The destination group, where it is one that mail can go to.
    fn destination(context: &Context) -> Option<&Destination> {
        let survey = context.survey.as_ref()?;
        survey.group(&context.draft.group).filter(|destination| destination.usable)
    }

    /// Groups that chosen folders go to, each once, the destination first.
    fn groups(context: &Context) -> Vec<&Destination> {
        let Some(survey) = &context.survey else { return Vec::new() };
        let named = context.draft.folders.iter().map(|folder| folder.group.as_str());
        let mut groups: Vec<&Destination> = Vec::new();
        for name in std::iter::once(context.draft.group.as_str()).chain(named) {
            if let Some(group) = survey.group(name).filter(|group| !groups.contains(group)) {
                groups.push(group);
            }
        }
        groups
    }

    /// Whether Zammad has the mailbox's address among its own.
    fn can_change_address(context: &Context) -> bool {
        let mailbox = context.draft.mailbox.trim().to_lowercase();
        context
            .survey
            .as_ref()
            .is_some_and(|survey| survey.email_addresses.iter().any(|address| address.email == mailbox))
    }

    /// Opens a question and brings it into sight, or shuts it.
    fn turn_question(&mut self, part: Part, context: &Context) -> Task<Message> {
        let shut = self.opened(context) == Some(part);
        self.opened = Opened::Chosen((!shut).then_some(part));
        self.regroup(None);
        sight::bring(part.id())
    }

    /// Opens the first question that the next step waits for, and goes to what is
    /// wrong in it.
    fn fix(&mut self, context: &Context) -> Action<Message> {
        let Some(first) = self.to_fix(context).into_iter().next() else { return Action::None };
        match first.place {
            rules::Place::Step(step) => Action::GoTo(step),
            rules::Place::Here(part, id) => {
                self.opened = Opened::Chosen(Some(part));
                let there = sight::bring(id).chain(operation::focus(id));
                Action::Run(sight::bring(part.id()).chain(there))
            }
            rules::Place::Nowhere => Action::None,
        }
    }

    fn survey(&mut self, context: &Context) -> Task<Message> {
        let survey = helpdesk::look_again(context);
        self.surveying = survey.is_some();
        survey.map_or_else(Task::none, |look| Task::perform(look, Message::Surveyed))
    }

    fn look(&mut self, context: &Context) -> Task<Message> {
        let connector = look::connector(context);
        self.problem = None;
        self.measuring = None;
        self.looks += 1;
        let number = self.looks;
        match connector {
            Some(Ok(connector)) => {
                let (task, handle) = Task::stream(look::look(connector))
                    .map(move |news| Message::Told(number, news))
                    .abortable();
                self.looking = Some((number, Some(handle.abort_on_drop())));
                task
            }
            Some(Err(problem)) => {
                self.looking = None;
                self.problem = Some(problem);
                Task::none()
            }
            None => {
                self.looking = None;
                Task::none()
            }
        }
    }

    fn told(&mut self, news: News, context: &mut Context) {
        match news {
            News::Folders(all) => {
                let first = self.mailbox != context.draft.mailbox;
                self.mailbox.clone_from(&context.draft.mailbox);
                let search = std::mem::take(&mut self.folders.search);
                self.folders = Folders::new(all);
                self.folders.search = search;
                if first && context.draft.folders.is_empty() {
                    self.turn("INBOX".to_owned(), context);
                }
            }
            News::Measuring(path) => self.measuring = Some(path),
            News::Measured(path, measure) => self.folders.measured(&path, measure),
            News::Ended(outcome) => {
                self.looking = None;
                self.measuring = None;
                self.problem = outcome.err();
            }
        }
    }
}

impl Step for ImportSettings {
    type Message = Message;

    fn enter(&mut self, context: &mut Context) -> Task<Message> {
        self.looking = None;
        self.measuring = None;
        self.regroup(None);
        self.opened = Opened::default();
        if self.mailbox != context.draft.mailbox {
            self.folders = Folders::default();
        }
        if context.draft.change_sending_address {
            // The mailbox may be another one since.
            context.draft.sending_address = context.draft.mailbox.trim().to_lowercase();
        }
        Self::suggest(context);
        Self::suggest_cut_off(context);
        context.draft.write_days(context.language);
        let survey = if context.survey.is_none() { self.survey(context) } else { Task::none() };
        Task::batch([survey, self.look(context)])
    }

    fn leave(&mut self, _context: &mut Context) {
        self.looking = None;
        self.measuring = None;
    }

    fn update(&mut self, message: Message, context: &mut Context) -> Action<Message> {
        if !matches!(message, Message::Told(..) | Message::Surveyed(_)) {
            // A question does not shut itself by being answered.
            self.opened = Opened::Chosen(self.opened(context));
        }
        let draft = &mut context.draft;
        match message {
            Message::Group(name) => draft.group = name,
            Message::GroupSearch(text) => {
                self.group_search = text;
                return Action::Run(self.groups.reset());
            }
            Message::Groups(event) => return self.listed_group(event, context),
            Message::Question(part) => return Action::Run(self.turn_question(part, context)),
            Message::Fix => return self.fix(context),
            Message::Survey => return Action::Run(self.survey(context)),
            Message::ChangeAddress(change) => {
                draft.change_sending_address = change;
                draft.sending_address =
                    if change { draft.mailbox.trim().to_lowercase() } else { String::new() };
            }
            Message::Look => return Action::Run(self.look(context)),
            Message::Cancel => {
                self.looking = None;
                self.measuring = None;
            }
            Message::Told(number, news) => {
                if self.looking.as_ref().is_some_and(|(now, _)| *now == number) {
                    self.told(news, context);
                }
            }
            Message::Surveyed(outcome) => {
                self.surveying = false;
                match outcome {
                    // Where it cannot be told now, what was seen before still counts.
                    Ok(survey) => context.survey = survey.or(context.survey.take()),
                    Err(problem) => self.survey_problem = Some(problem),
                }
                Self::suggest(context);
            }
            Message::List(event) => return self.listed(event, context),
            Message::Turn(path) => self.turn(path, context),
            Message::Expand(path, open) => self.folders.expand(&path, open),
            Message::Search(text) => {
                self.folders.search = text;
                return Action::Run(self.list.reset());
            }
            Message::Typed(text) => {
                self.typed = text;
                self.meaning = None;
            }
            Message::Take => self.take(context),
            Message::TakeInstead(path) => {
                self.add(&path, context);
                self.typed.clear();
                self.meaning = Some(Meaning::Exact(path));
            }
            Message::Regroup(path) => self.regroup(path),
            Message::FolderGroup(path, group) => {
                let own = if group == draft.group { String::new() } else { group };
                if let Some(folder) = draft.folders.iter_mut().find(|folder| folder.path == path) {
                    folder.group = own;
                }
            }
            Message::Wanted(wanted) => draft.wanted = wanted,
            Message::From(day) => draft.from = day,
            Message::Until(day) => draft.until = day,
            Message::After(after) => {
                draft.after = after;
                if after == AfterDraft::Move && draft.move_folder.trim().is_empty() {
                    MOVE_TO.clone_into(&mut draft.move_folder);
                }
            }
            Message::SafetyCopy(on) => draft.safety_copy = on,
            Message::MoveFolder(name) => draft.move_folder = name,
            Message::Archive(on) => {
                draft.archive = on;
                Self::suggest_cut_off(context);
            }
            Message::ArchiveDate(day) => draft.archive_date = day,
            Message::ArchiveTime(time) => draft.archive_time = time,
            Message::ArchiveState(state) => draft.archive_state = state,
            Message::Dates(dates) => draft.dates = Some(dates),
            Message::AutoReplies(on) => draft.auto_replies = on,
            Message::AllOriginals(on) => draft.all_originals = on,
            Message::AllUsers(on) => draft.all_users = on,
            Message::PauseChannel(on) => draft.pause_channel = on,
            Message::Parallel(text) => draft.parallel = text,
            Message::GoTo(step) => return Action::GoTo(step),
            Message::Go => return Action::Next,
        }
        Action::None
    }

    fn title(&self, context: &Context) -> String {
        let mailbox = context.draft.mailbox.trim();
        if mailbox.is_empty() {
            return say(context.language, "window-settings-title", &[]);
        }
        say(context.language, "window-settings-title-of", &[("mailbox", mailbox.into())])
    }

    fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        self.show(context)
    }

    fn main(&self, context: &Context) -> Main<Message> {
        let label = say(context.language, "window-next", &[]);
        let Some((reason, leads)) = self.waits(context) else { return Main::ready(label, Message::Go) };
        let main = Main::waits(label, reason);
        if leads { main.leading(Message::Fix) } else { main }
    }

    fn first_focus(&self, context: &Context) -> Option<Id> {
        let first = self.to_fix(context).into_iter().next()?;
        if let rules::Place::Here(_, id) = first.place { Some(Id::new(id)) } else { None }
    }

    fn dialog<'a>(&'a self, context: &'a Context) -> Option<Dialog<'a, Message>> {
        self.group_dialog(context)
    }

    fn help(&self, context: &Context) -> String {
        say(context.language, "window-settings-help", &[])
    }
}
