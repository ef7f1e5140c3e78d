//! Deleted messages that are kept on this computer: where they are, and how chosen
//! ones come back into the mailbox.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::widget::{Column, Row, column};

use super::{Action, ImportResult, Message, Seen, saving};
use crate::context::Context;
use crate::engine::Session;
use crate::migration::journal::SafetyCopy;
use crate::migration::putting_back::{Choice, Returned};
use crate::problem::Problem;
use crate::ui::beside::beside;
use crate::ui::button;
use crate::ui::choice::check_box;
use crate::ui::dialog::{Dialog, ask};
use crate::ui::field::field;
use crate::ui::icon::Icon;
use crate::ui::status::{Status, badge};
use crate::ui::text::{secondary, strong};
use crate::ui::{Element, problem, space};
use crate::words::{Language, say};

/// Messages that are listed to choose from; the search finds the others.
const LISTED: usize = 6;

/// What is kept of all that was deleted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Messages.
    pub messages: u64,
    /// Their bytes.
    pub bytes: u64,
    /// How many of them are in the mailbox again.
    pub returned: u64,
    /// The folder that was used last.
    pub folder: Option<PathBuf>,
}

/// Those that a search finds and that are not in the mailbox again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// All of them.
    pub ids: Vec<i64>,
    /// The newest of them.
    pub first: Vec<SafetyCopy>,
}

/// The question which ones are returned.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    pub search: String,
    pub folder: String,
    pub found: Option<Found>,
    pub ticked: BTreeSet<i64>,
}

impl Asked {
    /// What would be returned: those that are ticked, or else all that were found.
    fn chosen(&self) -> Vec<i64> {
        match &self.found {
            _ if !self.ticked.is_empty() => self.ticked.iter().copied().collect(),
            Some(found) => found.ids.clone(),
            None => Vec::new(),
        }
    }
}

/// Returning messages: what is asked, and how it went.
#[derive(Debug, Default)]
pub struct Returning {
    pub(super) asked: Option<Asked>,
    pub(super) under_way: bool,
    pub(super) outcome: Option<Result<Returned, Problem>>,
}

/// What happens with kept messages.
#[derive(Clone)]
pub enum Event {
    /// Show their folder.
    OpenFolder,
    /// Ask which ones are to be returned.
    Ask,
    /// What is looked for is being typed.
    Search(String),
    /// What this search found.
    Found(String, Result<Found, Problem>),
    /// Choose this one, or no longer.
    Tick(i64),
    /// The folder is being typed that they are to go to.
    Folder(String),
    /// They stay where they are.
    Never,
    /// Return them.
    Now,
    /// They were returned, or not.
    Ended(Result<Returned, Problem>),
}

async fn look(session: Arc<Session>, search: String) -> Result<Found, Problem> {
    let (ids, first) = session.journal.find_safety_copies(&search, LISTED).await?;
    Ok(Found { ids, first })
}

async fn put_back(session: Arc<Session>, ids: Vec<i64>, folder: Option<String>) -> Result<Returned, Problem> {
    session.put_mail_back(&Choice::Copies(ids), folder.as_deref()).await
}

fn event(event: Event) -> Message {
    Message::Returning(event)
}

impl ImportResult {
    pub(super) fn return_mail(&mut self, happened: Event, context: &mut Context) -> Action<Message> {
        let session = context.session.clone().filter(|_| self.open);
        let returning = &mut self.returning;
        match happened {
            Event::OpenFolder => {
                let folder = self.seen.as_ref().and_then(|seen| seen.kept.folder.clone());
                let Some(folder) = folder else { return Action::None };
                return Action::Run(Task::perform(saving::open_folder(folder), Message::FolderOpened));
            }
            Event::Ask => {
                returning.asked = Some(Asked::default());
                return Self::search(session, String::new());
            }
            Event::Search(search) => {
                let Some(asked) = &mut returning.asked else { return Action::None };
                asked.search.clone_from(&search);
                return Self::search(session, search);
            }
            Event::Found(search, outcome) => match (&mut returning.asked, outcome) {
                (Some(asked), Ok(found)) if asked.search == search => asked.found = Some(found),
                (Some(_), Err(problem)) => {
                    returning.asked = None;
                    returning.outcome = Some(Err(problem));
                }
                _ => {}
            },
            Event::Tick(id) => {
                if let Some(asked) = &mut returning.asked
                    && !asked.ticked.remove(&id)
                {
                    asked.ticked.insert(id);
                }
            }
            Event::Folder(folder) => {
                if let Some(asked) = &mut returning.asked {
                    asked.folder = folder;
                }
            }
            Event::Never => returning.asked = None,
            Event::Now => {
                let (Some(session), Some(asked)) = (session, returning.asked.take()) else {
                    return Action::None;
                };
                let ids = asked.chosen();
                if ids.is_empty() || returning.under_way {
                    return Action::None;
                }
                returning.under_way = true;
                returning.outcome = None;
                let folder = Some(asked.folder.trim().to_owned()).filter(|folder| !folder.is_empty());
                session.renew();
                let work = put_back(session, ids, folder);
                return Action::Keep(Task::perform(work, |outcome| event(Event::Ended(outcome))));
            }
            Event::Ended(outcome) => {
                returning.under_way = false;
                returning.outcome = Some(outcome);
                return Action::Keep(self.read(context));
            }
        }
        Action::None
    }

    fn search(session: Option<Arc<Session>>, search: String) -> Action<Message> {
        let Some(session) = session else { return Action::None };
        let looked = search.clone();
        let work = look(session, search);
        Action::Run(Task::perform(work, move |found| event(Event::Found(looked.clone(), found))))
    }

    /// What is kept, its folder, and the way back.
    pub(super) fn kept_row<'a>(&'a self, seen: &'a Seen, language: Language) -> Option<Element<'a, Message>> {
        let kept = &seen.kept;
        if kept.messages == 0 {
            return None;
        }
        let facts = [
            ("count", kept.messages.into()),
            ("size", language.bytes(kept.bytes).into()),
            ("returned", kept.returned.into()),
        ];
        let mut words = column![
            strong(say(language, "window-result-kept", &[])),
            secondary(say(language, "window-result-kept-what", &facts))
        ]
        .spacing(space::HAIR);
        if kept.returned > 0 {
            words = words.push(secondary(say(language, "window-result-kept-returned", &facts)));
        }
        let left = kept.messages > kept.returned;
        let can = self.open && left && !self.is_busy();
        let back = self.open.then(|| {
            button::quiet(say(language, "window-result-return", &[]))
                .icon(Icon::Undo2)
                .on_press_maybe(can.then_some(event(Event::Ask)))
                .id("result-return")
        });
        let folder = kept.folder.is_some().then(|| {
            button::quiet(say(language, "window-result-kept-folder", &[]))
                .icon(Icon::FolderOpen)
                .on_press(event(Event::OpenFolder))
                .id("result-kept-folder")
        });
        let ways = Row::new().push(folder).push(back).spacing(space::SMALL).wrap();
        Some(column![beside(words, ways)].push(self.returned(language)).spacing(space::SNUG).into())
    }

    /// How returning goes, or went.
    fn returned<'a>(&'a self, language: Language) -> Option<Element<'a, Message>> {
        if self.returning.under_way {
            return Some(badge(Status::Waiting, say(language, "window-result-returning", &[])));
        }
        match self.returning.outcome.as_ref()? {
            Err(trouble) => Some(problem::card(trouble, language).into()),
            Ok(returned) => {
                let back = returned.put_back + returned.there;
                let good = (back > 0).then(|| {
                    badge(Status::Good, say(language, "window-result-returned", &[("count", back.into())]))
                });
                let first = returned.not.first();
                let card = first.map(|one| problem::card(&one.problem, language).count(returned.not.len()));
                Some(Column::new().push(good).push(card).spacing(space::SMALL).into())
            }
        }
    }

    /// The question which messages are returned, and where to.
    pub(super) fn ask_to_return<'a>(&'a self, language: Language) -> Option<Dialog<'a, Message>> {
        let asked = self.returning.asked.as_ref()?;
        let search = field(say(language, "window-result-return-search", &[]), &asked.search)
            .on_input(|text| event(Event::Search(text)))
            .id("result-return-search");
        let found = asked.found.as_ref();
        let rows = found.into_iter().flat_map(|found| &found.first).map(|copy| row_of(copy, asked, language));
        let mut list = Column::with_children(rows).spacing(space::SMALL);
        if let Some(found) = found {
            let more = found.ids.len().saturating_sub(found.first.len());
            let note = match (found.ids.is_empty(), more) {
                (true, _) => Some(say(language, "window-result-return-none", &[])),
                (false, 0) => None,
                (false, more) => Some(say(language, "window-result-return-more", &[("count", more.into())])),
            };
            list = list.push(note.map(secondary));
        }
        let folder = field(say(language, "window-result-return-folder", &[]), &asked.folder)
            .on_input(|text| event(Event::Folder(text)))
            .help(say(language, "window-result-return-folder-help", &[]))
            .id("result-return-folder");
        let words = column![Element::from(search), list, Element::from(folder)].spacing(space::MEDIUM);
        let chosen = asked.chosen().len();
        let now = (chosen > 0).then_some(event(Event::Now));
        let never = (say(language, "window-result-return-never", &[]), event(Event::Never));
        let label = say(language, "window-result-return-now", &[("count", chosen.into())]);
        Some(ask(say(language, "window-result-return-title", &[]), words, never).begin(label, now))
    }
}

/// A message to choose.
fn row_of<'a>(copy: &SafetyCopy, asked: &Asked, language: Language) -> Element<'a, Message> {
    let id = copy.id;
    let subject = Some(copy.subject.trim()).filter(|subject| !subject.is_empty());
    let subject = subject.map_or_else(|| say(language, "window-import-no-subject", &[]), str::to_owned);
    let day = copy.dated.map(|dated| language.date(jiff::tz::TimeZone::UTC.to_datetime(dated).date()));
    let facts: Vec<String> =
        [day, copy.sender.clone(), Some(copy.folder.clone())].into_iter().flatten().collect();
    check_box(
        format!("result-return-{id}"),
        crate::words::printable(&subject).into_owned(),
        Some(crate::words::printable(&facts.join(" · ")).into_owned()),
        asked.ticked.contains(&id),
        move |_| event(Event::Tick(id)),
    )
}
