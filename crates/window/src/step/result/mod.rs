//! Step 8: the balance of an import, its report, and what comes after.
//!
//! Everything shown is read from the journal, so that it is the same after the
//! window was closed and opened again.

pub mod afterwards;
mod asking;
mod returning;
mod saving;
#[cfg(any(test, feature = "scenes"))]
mod scenes;
mod seen;
mod view;
mod view_after;

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;

pub use returning::Kept;
pub use saving::Form;
#[cfg(any(test, feature = "scenes"))]
pub use scenes::scenes;
pub use seen::{Cause, Grade, Originals, Seen};

use super::start::draft_to_resume;
use super::{Action, Main, Step, StepName};
use crate::context::{Context, Settling};
use crate::draft::Draft;
use crate::eml;
use crate::engine::Session;
use crate::migration::journal::Journal;
use crate::plan::AfterImport;
use crate::problem::Problem;
use crate::ui::Element;
use crate::ui::dialog::Dialog;
use crate::words::say;
use afterwards::{Afterwards, Event, Moving};
use asking::Question;
use returning::Returning;

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
#[allow(clippy::struct_excessive_bools, reason = "each is apart from the others")]
pub struct ImportResult {
    /// What the journal says; `None` until it was read.
    seen: Option<Arc<Seen>>,
    /// The journal is the one that the session works on, and not only looked at: what
    /// needs a sign-in can be done.
    open: bool,
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
    /// The forms of the report are shown.
    forms: bool,
    /// Messages that were saved as files, or are being saved, or why they were not.
    emls: Emls,
    /// What the person is asked about originals.
    question: Option<Question>,
    /// Why the import could not be gone on with.
    not_resumed: Option<Problem>,
    /// Deleted messages that come back from their files.
    returning: Returning,
    /// What comes after.
    after: Afterwards,
}

/// Saving messages as files.
#[derive(Debug, Default)]
enum Emls {
    /// Not asked for.
    #[default]
    Not,
    /// They are being saved.
    Saving,
    /// They were saved, or not.
    Ended(Result<eml::Saved, Problem>),
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
    /// Show the forms of the report, or no longer.
    Forms(bool),
    /// Save the messages of the cause at this place as files.
    SaveEmls(usize),
    /// They were saved, or not.
    EmlsSaved(Result<eml::Saved, Problem>),
    /// Show the folder of the saved messages.
    OpenEmls,
    /// Try again what failed.
    TryAgain,
    /// Do the mailbox's side once more of what it could not be done of.
    SettleAgain,
    /// Something about the originals of what is imported.
    Originals(asking::Event),
    /// Something about deleted messages that are kept.
    Returning(returning::Event),
    /// Look for what arrived meanwhile.
    Again,
    /// Go on with the import.
    GoOn,
    /// Go on with an import of which only the journal is open.
    Resume,
    /// What it was begun with was read, or not.
    Resuming(Result<Box<Draft>, Problem>),
    /// What happens to mail that arrives from now on.
    GoLive,
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
        self.open = matches!(source, Source::Open(_));
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

    fn save_emls(&mut self, index: usize, context: &Context) -> Action<Message> {
        let (Some(session), Some(seen), true) = (context.session.clone(), self.seen.clone(), self.open)
        else {
            return Action::None;
        };
        let Some(cause) = seen.causes.get(index).filter(|_| !matches!(self.emls, Emls::Saving)) else {
            return Action::None;
        };
        self.emls = Emls::Saving;
        let (ids, folder) = (cause.ids.clone(), context.files_into());
        let work = async move { eml::save(&session.needs, &session.journal, ids, folder).await };
        Action::Run(Task::perform(work, Message::EmlsSaved))
    }

    fn open_emls(&self) -> Action<Message> {
        let Emls::Ended(Ok(saved)) = &self.emls else { return Action::None };
        Action::Run(Task::perform(saving::open_folder(saved.folder.clone()), Message::FolderOpened))
    }

    /// Goes on with the import that the session is open for. Where it deletes, the
    /// review counts that and asks for the mailbox's address first.
    fn go_on(context: &mut Context) -> Action<Message> {
        let deletes = context.needs().is_some_and(|needs| needs.plan.after_import == AfterImport::Delete);
        if deletes {
            return Action::GoTo(StepName::Check);
        }
        context.import_asked = true;
        Action::GoTo(StepName::Import)
    }

    /// Goes on with an import of which only the journal is open: signing in comes
    /// first, as from the first step.
    fn resume(&self) -> Action<Message> {
        let Some(seen) = self.seen.clone() else { return Action::None };
        let work = async move { draft_to_resume(&seen.path, &seen.identity()).await.map(Box::new) };
        Action::Run(Task::perform(work, Message::Resuming))
    }

    /// The main button of an import that is not at its end.
    fn resuming(&self, context: &Context) -> Main<Message> {
        let label = say(context.language, "window-result-go-on", &[]);
        let message = if self.open { Message::GoOn } else { Message::Resume };
        Main::ready(label, message).commits()
    }

    /// Whether the journal was read.
    #[cfg(test)]
    pub(crate) fn is_read(&self) -> bool {
        self.seen.is_some() && !self.reading
    }

    /// Copies that are still in the mailbox.
    #[cfg(test)]
    pub(crate) fn copies(&self) -> u64 {
        self.seen.as_ref().map_or(0, |seen| seen.balance.copies)
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
        if matches!(grade, Grade::Unfinished | Grade::ToSettle) {
            return self.resuming(context);
        }
        // An Enter too many on the way here must not close the window.
        Main::ready(say(language, "window-result-finish", &[]), Message::Finish).commits()
    }
}

impl Step for ImportResult {
    type Message = Message;

    fn enter(&mut self, context: &mut Context) -> Task<Message> {
        self.saving = None;
        self.restoring = false;
        self.forms = false;
        self.question = None;
        self.returning.asked = None;
        self.not_resumed = None;
        if matches!(self.emls, Emls::Saving) {
            self.emls = Emls::Not;
        }
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
            Message::Save(form) => {
                self.forms = false;
                self.save(form, context)
            }
            Message::Forms(shown) => {
                self.forms = shown;
                Action::None
            }
            Message::SaveEmls(index) => self.save_emls(index, context),
            Message::EmlsSaved(outcome) => {
                self.emls = Emls::Ended(outcome);
                Action::None
            }
            Message::OpenEmls => self.open_emls(),
            Message::SettleAgain => {
                context.settling_asked = Some(Settling::Again);
                Action::GoTo(StepName::Import)
            }
            Message::Originals(event) => self.ask(event, context),
            Message::Returning(event) => self.return_mail(event, context),
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
                let Some(session) = context.session.clone().filter(|_| self.open && !self.restoring) else {
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
            Message::Again => Action::GoTo(StepName::Check),
            Message::GoOn | Message::TryAgain => Self::go_on(context),
            Message::Resume => self.resume(),
            Message::Resuming(Ok(draft)) => {
                let journal = context.journal.take();
                context.begin(*draft);
                context.journal = journal;
                Action::GoTo(StepName::Helpdesk)
            }
            Message::Resuming(Err(problem)) => {
                self.not_resumed = Some(problem);
                Action::None
            }
            Message::GoLive => Action::GoTo(StepName::GoingLive),
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
            Grade::Attention if balance.undeleted() == seen.needing_attention() => {
                let facts = [("done", balance.imported.into()), ("count", balance.undeleted().into())];
                say(language, "window-import-undeleted-title", &facts)
            }
            Grade::Attention => say(language, "window-result-needs-attention", &values),
        }
    }

    fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        self.show(context)
    }

    fn main(&self, context: &Context) -> Main<Message> {
        self.way_on(context)
    }

    fn beside<'a>(&'a self, narrow: bool, context: &'a Context) -> Option<Element<'a, Message>> {
        self.seen.as_ref().map(|_| self.report_buttons(narrow, context.language))
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
        self.asked(context)
            .or_else(|| self.about_originals(context))
            .or_else(|| self.ask_to_return(context.language))
            .or_else(|| self.forms.then(|| Self::report_forms(context.language)))
    }

    fn help(&self, context: &Context) -> String {
        say(context.language, "window-result-help", &[])
    }
}

#[cfg(test)]
mod tests;
