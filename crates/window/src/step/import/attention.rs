//! Messages that need attention, by cause: read from the journal, a few of each, and
//! what the person decides of them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use iced::Task;

use super::numbers::{Cause, CauseKey};
use super::watch::Opened;
use crate::context::Context;
use crate::eml::{self, Saved};
use crate::migration::journal::{Decisions, Journal, ListedMessage, MessageFilter, MessageList};
use crate::platform::opening;
use crate::problem::Problem;

/// Messages of a cause that are shown at first, and more at each wish.
pub const PAGE: usize = 20;

/// What is known of the messages that need attention.
#[derive(Default)]
pub struct Attention {
    list: Option<MessageList>,
    /// The causes as they stand now.
    causes: Vec<Cause>,
    /// The causes that the lists were read for.
    read: Vec<Cause>,
    lists: BTreeMap<CauseKey, Vec<ListedMessage>>,
    shown: BTreeMap<CauseKey, usize>,
    reading: bool,
    /// A decision or a saving is on its way.
    pub working: bool,
    /// The last decision or saving met this.
    pub problem: Option<Problem>,
    /// What was saved last.
    pub saved: Option<Saved>,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Try again.
    Retry,
    /// Leave out.
    Skip,
}

/// Lists by cause, as read.
pub type Lists = Vec<(CauseKey, Vec<ListedMessage>)>;

/// What happens to what needs attention.
#[derive(Clone)]
pub enum Message {
    /// The lists were read for these causes.
    Read(Vec<Cause>, Result<Lists, Problem>),
    /// Show more of a cause.
    More(CauseKey),
    /// Try one again.
    Retry(i64),
    /// Try all of a cause again.
    RetryAll(CauseKey),
    /// Leave one out.
    Skip(i64),
    /// Ask whether all of a cause are to be left out.
    AskSkip(CauseKey, u64),
    /// Leave all of a cause out.
    SkipAll(CauseKey),
    /// So many messages are tried again, or skipped.
    Decided(Decision, Result<usize, Problem>),
    /// Save one as a file.
    Save(i64),
    /// Save all of a cause as files.
    SaveAll(CauseKey),
    /// They were saved, or not.
    Saved(Result<Saved, Problem>),
    /// Open the folder of what was saved.
    OpenFolder,
}

fn filter((state, code): &CauseKey) -> MessageFilter {
    MessageFilter::of_reason(*state, code)
}

async fn read(list: MessageList, wanted: Vec<(CauseKey, usize)>) -> Result<Lists, Problem> {
    let mut lists = Vec::new();
    for (key, limit) in wanted {
        let selection = list.select(&filter(&key)).await?;
        lists.push((key, list.page(&selection, 0, limit).await?));
    }
    Ok(lists)
}

async fn decide(
    decisions: Decisions,
    list: MessageList,
    decision: Decision,
    selection: Selection,
) -> Result<usize, Problem> {
    let ids = selection.ids(&list).await?;
    match decision {
        Decision::Retry => decisions.retry(&ids).await,
        Decision::Skip => decisions.skip(&ids).await,
    }
}

/// One message, or all of a cause.
#[derive(Debug, Clone)]
enum Selection {
    One(i64),
    All(CauseKey),
}

impl Selection {
    async fn ids(self, list: &MessageList) -> Result<Vec<i64>, Problem> {
        Ok(match self {
            Self::One(id) => vec![id],
            Self::All(key) => list.select(&filter(&key)).await?.ids().to_vec(),
        })
    }
}

/// Saves messages in the person's folder of files.
async fn save(
    opened: Opened,
    list: MessageList,
    selection: Selection,
    folder: Result<PathBuf, Problem>,
) -> Result<Saved, Problem> {
    let ids = selection.ids(&list).await?;
    eml::save(&opened.session.needs, &opened.reader.0, ids, folder).await
}

impl Attention {
    /// Reads from this journal from now on.
    pub fn watch(&mut self, reader: Journal) {
        *self = Self { list: Some(MessageList::new(reader)), ..Self::default() };
    }

    /// The causes as they stand now. Reads their messages where they changed, one
    /// reading at a time.
    pub fn see(&mut self, causes: &[Cause]) -> Option<Task<Message>> {
        self.causes = causes.to_vec();
        if self.reading || self.causes == self.read {
            return None;
        }
        let list = self.list.clone()?;
        self.reading = true;
        let wanted: Vec<_> = causes.iter().map(|cause| (cause.key(), self.shown_of(&cause.key()))).collect();
        let causes = self.causes.clone();
        Some(Task::perform(read(list, wanted), move |lists| Message::Read(causes.clone(), lists)))
    }

    fn shown_of(&self, key: &CauseKey) -> usize {
        self.shown.get(key).copied().unwrap_or(PAGE)
    }

    /// The messages of a cause, as far as they are shown.
    pub fn of(&self, key: &CauseKey) -> &[ListedMessage] {
        self.lists.get(key).map_or(&[], Vec::as_slice)
    }

    /// For scenes: as if these had been read.
    #[cfg(any(test, feature = "scenes"))]
    pub fn filled(lists: Lists) -> Self {
        Self { lists: lists.into_iter().collect(), ..Self::default() }
    }

    fn read_again(&mut self) -> Task<Message> {
        let causes = self.causes.clone();
        self.read.clear();
        self.see(&causes).unwrap_or_else(Task::none)
    }

    /// What follows from a message.
    pub fn update(&mut self, message: Message, opened: Option<&Opened>, context: &Context) -> Task<Message> {
        match message {
            Message::Read(causes, Ok(lists)) => {
                self.reading = false;
                self.lists = lists.into_iter().collect();
                self.read = causes;
                let now = self.causes.clone();
                self.see(&now).unwrap_or_else(Task::none)
            }
            Message::Read(causes, Err(problem)) => {
                self.reading = false;
                self.read = causes;
                self.problem = Some(problem);
                Task::none()
            }
            Message::More(key) => {
                let shown = self.shown_of(&key) + PAGE;
                self.shown.insert(key, shown);
                self.read_again()
            }
            Message::Retry(id) => self.decide(Decision::Retry, Selection::One(id), opened),
            Message::RetryAll(key) => self.decide(Decision::Retry, Selection::All(key), opened),
            Message::Skip(id) => self.decide(Decision::Skip, Selection::One(id), opened),
            Message::SkipAll(key) => self.decide(Decision::Skip, Selection::All(key), opened),
            Message::Save(id) => self.save(Selection::One(id), opened, context),
            Message::SaveAll(key) => self.save(Selection::All(key), opened, context),
            Message::Decided(_, outcome) => {
                self.working = false;
                self.problem = outcome.err();
                Task::none()
            }
            Message::Saved(outcome) => {
                self.working = false;
                match outcome {
                    Ok(saved) => self.saved = Some(saved),
                    Err(problem) => self.problem = Some(problem),
                }
                Task::none()
            }
            Message::OpenFolder => {
                if let Some(saved) = &self.saved
                    && let Err(refused) = opening::open(&saved.folder)
                {
                    tracing::warn!(%refused, "the folder was not opened");
                }
                Task::none()
            }
            // The step asks first.
            Message::AskSkip(..) => Task::none(),
        }
    }

    fn decide(&mut self, decision: Decision, selection: Selection, opened: Option<&Opened>) -> Task<Message> {
        let (Some(opened), Some(list)) = (opened, self.list.clone()) else { return Task::none() };
        self.working = true;
        self.problem = None;
        let work = decide(opened.session.decisions.clone(), list, decision, selection);
        Task::perform(work, move |outcome| Message::Decided(decision, outcome))
    }

    fn save(&mut self, selection: Selection, opened: Option<&Opened>, context: &Context) -> Task<Message> {
        let (Some(opened), Some(list)) = (opened, self.list.clone()) else { return Task::none() };
        self.working = true;
        self.problem = None;
        self.saved = None;
        let work = save(opened.clone(), list, selection, context.files_into());
        Task::perform(work, Message::Saved)
    }
}
