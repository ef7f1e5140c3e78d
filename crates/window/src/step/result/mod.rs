//! Step 8: the balance of an import, its report, and what comes after.
//!
//! Everything shown is read from the journal, so that it is the same after the
//! window was closed and opened again.

pub mod afterwards;
mod saving;
#[cfg(any(test, feature = "scenes"))]
mod scenes;
mod seen;
mod view;
mod view_after;

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;

pub use saving::Form;
#[cfg(any(test, feature = "scenes"))]
pub use scenes::scenes;
pub use seen::{Cause, Grade, Seen};

use super::{Action, Main, Step, StepName};
use crate::context::Context;
use crate::engine::Session;
use crate::migration::journal::Journal;
use crate::problem::Problem;
use crate::ui::Element;
use crate::ui::dialog::Dialog;
use crate::words::say;
use afterwards::{Afterwards, Event, Moving};

/// Where the balance is read from.
#[derive(Clone)]
enum Source {
    /// The journal that this window works on.
    Open(Arc<Session>),
    /// A journal that is only looked at.
    File(PathBuf),
}

impl Source {
    /// The journal that the context names, or that of its session.
    fn of(context: &Context) -> Option<Self> {
        match (&context.session, &context.journal) {
            (Some(session), None) => Some(Self::Open(Arc::clone(session))),
            (Some(session), Some(path)) if session.needs.journal == *path => {
                Some(Self::Open(Arc::clone(session)))
            }
            (_, Some(path)) => Some(Self::File(path.clone())),
            (None, None) => None,
        }
    }

    fn path(&self) -> &std::path::Path {
        match self {
            Self::Open(session) => &session.needs.journal,
            Self::File(path) => path,
        }
    }

    async fn journal(&self) -> Result<Journal, Problem> {
        match self {
            Self::Open(session) => Ok(session.journal.clone()),
            Self::File(path) => {
                let path = path.clone();
                // Opening waits for the disk.
                tokio::task::spawn_blocking(move || Journal::open_for_reading(&path))
                    .await
                    .map_err(|_| Problem::ours("runtime-not-started"))?
            }
        }
    }
}

/// What the journal says of the import, and the work after it.
#[derive(Debug, Default)]
pub struct ImportResult {
    /// What the journal says; `None` until it was read.
    seen: Option<Arc<Seen>>,
    /// The journal is being read.
    reading: bool,
    /// Why the journal could not be read.
    unread: Option<Problem>,
    /// The form of the report that is being written.
    saving: Option<Form>,
    /// Reports that were written, the newest last.
    saved: Vec<PathBuf>,
    /// A report could not be written, or its folder not be opened.
    not_saved: Option<Problem>,
    /// What is left changed in Zammad is being put back.
    restoring: bool,
    /// Why Zammad could not be put back as it was.
    not_restored: Option<Problem>,
    /// What comes after.
    after: Afterwards,
}

/// What happens here.
#[derive(Clone)]
pub enum Message {
    /// The journal was read, or not.
    Seen(Result<Arc<Seen>, Problem>),
    /// Write a report.
    Save(Form),
    /// The report was written there, or not.
    Saved(Result<PathBuf, Problem>),
    /// Show the folder of the reports.
    OpenFolder,
    /// The folder of the report was opened, or not.
    FolderOpened(Result<(), Problem>),
    /// Put back what is left changed in Zammad.
    Restore,
    /// Zammad was put back as it was, or not.
    Restored(Result<(), Problem>),
    /// Something of what comes after.
    After(Event),
    /// Look at the messages one by one.
    LookAtMessages,
    /// Look for what arrived meanwhile.
    Again,
    /// Go on with the import.
    GoOn,
    /// To the first step.
    ToStart,
    /// Close the window.
    Finish,
}

async fn look(source: Source) -> Result<Arc<Seen>, Problem> {
    Seen::read(&source.journal().await?).await.map(Arc::new)
}

/// Puts back what the session's plan left changed in Zammad.
async fn restore(session: Arc<Session>) -> Result<(), Problem> {
    session.restore().await
}

impl ImportResult {
    fn read(&mut self, context: &Context) -> Task<Message> {
        let Some(source) = Source::of(context) else {
            self.seen = None;
            return Task::none();
        };
        // What another journal said is not shown for this one.
        if self.seen.as_ref().is_some_and(|seen| seen.path != source.path()) {
            *self = Self::default();
        }
        self.reading = true;
        self.unread = None;
        Task::perform(look(source), Message::Seen)
    }

    fn save(&mut self, form: Form, context: &Context) -> Action<Message> {
        let (Some(source), None) = (Source::of(context), self.saving) else { return Action::None };
        self.saving = Some(form);
        self.not_saved = None;
        let (language, zone) = (context.language, context.zone.clone());
        let folder = saving::folder(context);
        let work =
            async move { saving::save(&source.journal().await?, form, &folder?, language, &zone).await };
        Action::Run(Task::perform(work, Message::Saved))
    }

    fn open_folder(&self) -> Action<Message> {
        let Some(folder) = self.saved.last().and_then(|path| path.parent()) else { return Action::None };
        Action::Run(Task::perform(saving::open_folder(folder.to_owned()), Message::FolderOpened))
    }

    fn grade(&self) -> Option<Grade> {
        self.seen.as_ref().map(|seen| seen.grade())
    }

    /// What the main button says and does.
    fn way_on(&self, context: &Context) -> Main<Message> {
        let language = context.language;
        let Some(grade) = self.grade() else {
            let label = say(language, "window-result-to-start", &[]);
            return if self.reading {
                Main::waits(label, say(language, "window-result-reading", &[]))
            } else {
                Main::ready(label, Message::ToStart)
            };
        };
        if grade == Grade::Unfinished {
            return match context.session {
                Some(_) => Main::ready(say(language, "window-result-go-on", &[]), Message::GoOn).commits(),
                None => Main::ready(say(language, "window-result-to-start", &[]), Message::ToStart),
            };
        }
        if self.saved.is_empty() {
            let label = say(language, "window-result-save", &[]);
            return match self.saving {
                Some(_) => Main::waits(label, say(language, "window-result-saving", &[])),
                None => Main::ready(label, Message::Save(Form::Page)),
            };
        }
        Main::ready(say(language, "window-result-finish", &[]), Message::Finish)
    }
}

impl Step for ImportResult {
    type Message = Message;

    fn enter(&mut self, context: &mut Context) -> Task<Message> {
        self.saving = None;
        self.restoring = false;
        Task::batch([self.read(context), self.after.enter(context)])
    }

    fn update(&mut self, message: Message, context: &mut Context) -> Action<Message> {
        match message {
            Message::Seen(outcome) => {
                self.reading = false;
                match outcome {
                    Ok(seen) => self.seen = Some(seen),
                    Err(problem) => self.unread = Some(problem),
                }
                Action::None
            }
            Message::Save(form) => self.save(form, context),
            Message::Saved(outcome) => {
                self.saving = None;
                match outcome {
                    Ok(path) => self.saved.push(path),
                    Err(problem) => self.not_saved = Some(problem),
                }
                Action::None
            }
            Message::OpenFolder => self.open_folder(),
            Message::FolderOpened(outcome) => {
                self.not_saved = outcome.err();
                Action::None
            }
            Message::Restore => {
                let Some(session) = context.session.clone().filter(|_| !self.restoring) else {
                    return Action::None;
                };
                self.restoring = true;
                self.not_restored = None;
                Action::Keep(Task::perform(restore(session), Message::Restored))
            }
            Message::Restored(outcome) => {
                self.restoring = false;
                self.not_restored = outcome.err();
                Action::Keep(self.read(context))
            }
            Message::After(event) => {
                let looked = self.after.last_look();
                let ended = matches!(event, Event::Moved(_) | Event::WatchEnded(_));
                let action = self.after.update(event, context);
                if (ended || looked != self.after.last_look()) && !self.reading {
                    Action::Many(vec![Action::Keep(self.read(context)), action])
                } else {
                    action
                }
            }
            Message::LookAtMessages => Action::GoTo(StepName::Import),
            Message::Again => Action::GoTo(StepName::Check),
            Message::GoOn => {
                context.import_asked = true;
                Action::GoTo(StepName::Import)
            }
            Message::ToStart => Action::GoTo(StepName::Start),
            Message::Finish => Action::Close,
        }
    }

    fn title(&self, context: &Context) -> String {
        let language = context.language;
        let Some(seen) = &self.seen else {
            return say(language, "window-result-title", &[]);
        };
        let balance = &seen.balance;
        let values = [
            ("found", balance.found.into()),
            ("waiting", balance.waiting.into()),
            ("settle", balance.to_settle.into()),
            ("attention", seen.needing_attention().into()),
        ];
        match seen.grade() {
            Grade::Nothing => say(language, "window-result-nothing", &values),
            Grade::Done => say(language, "window-result-done", &values),
            Grade::Unfinished => say(language, "window-result-unfinished", &values),
            Grade::ToSettle => say(language, "window-result-to-settle", &values),
            Grade::Attention => say(language, "window-result-needs-attention", &values),
        }
    }

    fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        self.show(context)
    }

    fn main(&self, context: &Context) -> Main<Message> {
        self.way_on(context)
    }

    fn stay(&self, context: &Context) -> Option<String> {
        let language = context.language;
        if self.after.watching.is_some() {
            return Some(say(language, "window-result-stay-watching", &[]));
        }
        matches!(self.after.moving, Moving::UnderWay).then(|| say(language, "window-result-stay-moving", &[]))
    }

    fn may_close(&mut self, _context: &mut Context) -> bool {
        self.after.asked_to_close = self.after.is_busy();
        !self.after.asked_to_close
    }

    fn dialog<'a>(&'a self, context: &'a Context) -> Option<Dialog<'a, Message>> {
        self.question(context)
    }

    fn help(&self, context: &Context) -> String {
        say(context.language, "window-result-help", &[])
    }
}

#[cfg(test)]
mod tests;
