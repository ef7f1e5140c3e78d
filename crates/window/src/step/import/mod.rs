//! Step 7: the import, in plain sight.
//!
//! The run is a task that is kept ([`watch`]): it goes on whatever the window
//! shows, and ends only by itself, by Stop, or with the program, after any of
//! which it can be resumed. What is shown comes from moments of it; what needs
//! attention is read from the journal ([`attention`]) by cause.

mod asking;
mod attention;
mod chart;
mod course;
mod numbers;
#[cfg(any(test, feature = "scenes"))]
mod scenes;
#[cfg(test)]
mod tests;
mod trouble;
mod view;
mod view_attention;
mod watch;

use std::time::{Duration, Instant};

use iced::{Subscription, Task};

use super::{Action, Main, Room, Step, StepName};
use crate::awake::Awake;
use crate::context::{Context, Settling};
use crate::migration::control::Wish;
use crate::migration::follow_up::FollowUp;
use crate::migration::run::Deeds;
use crate::plan::AfterImport;
use crate::platform::opening;
use crate::problem::Problem;
use crate::ui::Element;
use crate::ui::dialog::Dialog;
use crate::words::say;

use asking::Question;
use attention::Attention;
use numbers::{History, Numbers};
#[cfg(any(test, feature = "scenes"))]
pub use scenes::scenes;
use trouble::FolderWatch;
use watch::{Moment, News, Opened, Work};

/// Where the step stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Stage {
    /// Nothing was begun here.
    #[default]
    Idle,
    /// The journal is being opened.
    Opening(Work),
    /// The run works.
    Running(Work),
    /// The last run has ended.
    Ended(End),
}

/// How the last run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Done,
    Stopped,
    Trouble,
}

/// What the person wants of the run, until it is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Wanted {
    /// Nothing else than it does.
    #[default]
    GoOn,
    /// A rest; what is in hand is finished.
    Pause,
    /// Its end; what is in hand is finished.
    Stop,
    /// That it ends, and the window is closed then.
    Close,
}

/// The run, as it is watched, and what the person wants of it.
#[derive(Default)]
pub struct Import {
    stage: Stage,
    wanted: Wanted,
    opened: Option<Opened>,
    moment: Moment,
    numbers: Numbers,
    history: History,
    began: Option<Instant>,
    /// What the last run was to do.
    work: Work,
    /// What the plan did with the mailbox when it was last reviewed: only deleting
    /// that was confirmed there is done.
    reviewed: Option<AfterImport>,
    /// What ended the last run, or kept it from beginning.
    problem: Option<Problem>,
    /// Names of what was put back in Zammad by the last run.
    restored: Vec<String>,
    /// What the last run did to the mail, where it came that far.
    deeds: Option<Deeds>,
    /// What is wrong with folders that the last run set aside.
    other_folders: Vec<Problem>,
    attention: Attention,
    /// Messages marked to be tried again, which wait until the import is resumed.
    marked: usize,
    question: Option<Question>,
    /// What becomes of mail instead of being deleted: it is moved or marked read.
    instead: Option<AfterImport>,
    retry: Retry,
    folder: FolderWatch,
    /// Held while a run goes.
    awake: Option<Awake>,
}

/// When deleting is tried again, and which timer may do it.
#[derive(Debug, Clone, Default)]
struct Retry {
    at: Option<Instant>,
    timer: u64,
    follow_up: FollowUp,
}

/// What happens here.
#[derive(Clone)]
pub enum Message {
    /// Begin, or go on after an end.
    Begin,
    /// Do the mailbox's side of what is imported.
    Settle(Settling),
    /// The journal is open, or not.
    Opened(Result<Opened, Problem>),
    /// Heard of the run.
    News(News),
    /// A second has passed: what counts down is drawn anew.
    Tick,
    /// Finish what is in hand and rest.
    Pause,
    /// Go on after a pause.
    GoOn,
    /// Finish what is in hand and end.
    Stop,
    /// Leave the tickets that are not dated yet as they are.
    LeaveDates,
    /// Back to the check, where an import is begun.
    ToCheck,
    /// To another step that mends something.
    GoTo(StepName),
    /// To the result.
    Result,
    /// The question is answered by nothing.
    Never,
    /// Stop, and close the window then.
    StopAndClose,
    /// End at once, and close the window then.
    CloseAtOnce,
    /// Take the folder that the missing one was most likely renamed to.
    UseRenamed,
    /// Go on without the folder that is not as the plan has it.
    LeaveOut,
    /// Ask whether the other import is over.
    AskTakeOver,
    /// It is: take over import mode that it left on, and begin.
    TakeOver,
    /// Ask for the folder to move to.
    AskMove,
    /// The folder was typed that mail is to be moved to instead.
    MoveFolder(String),
    /// Ask whether mail is to be marked read instead.
    AskMarkRead,
    /// What is asked is done instead of deleting from now on.
    InsteadNow,
    /// Try deleting again now.
    RetryNow,
    /// The wait of this number has ended: deleting is tried again.
    RetryDue(u64),
    /// Something about what needs attention.
    Attention(attention::Message),
    /// Leave all messages of a cause out: the answer to the question.
    SkipNow,
    /// How things stand after a decision while no run goes.
    Refreshed(Result<Box<Moment>, Problem>),
    /// The mailbox was asked whether the folder is there again.
    FolderSeen(u64, bool),
    /// Open a page of Microsoft's in the browser.
    Page(&'static str),
}

impl Step for Import {
    type Message = Message;

    fn enter(&mut self, context: &mut Context) -> Task<Message> {
        if self.is_busy() {
            return Task::none();
        }
        // Another journey than the one that is shown.
        if context.session.is_none() && self.opened.is_some() {
            *self = Self::default();
        }
        // What is asked for here goes on when the step is left.
        if let Some(settling) = context.settling_asked.take() {
            self.instead = None;
            return Task::done(Message::Settle(settling));
        }
        if !std::mem::take(&mut context.import_asked) {
            return Task::none();
        }
        self.instead = None;
        self.work = Work::Import;
        self.reviewed = context.needs().map(|needs| needs.plan.after_import);
        self.numbers = Numbers::default();
        self.moment = Moment::default();
        Task::done(Message::Begin)
    }

    fn update(&mut self, message: Message, context: &mut Context) -> Action<Message> {
        match message {
            Message::Begin => self.begin(self.unfinished_work(), context),
            Message::Settle(Settling::As(action)) => self.begin(Work::SettleAs(action), context),
            Message::Opened(outcome) => self.opened(outcome, context),
            Message::News(news) => self.news(news, context),
            Message::Pause => self.want(Wanted::Pause),
            Message::GoOn => self.want(Wanted::GoOn),
            Message::Stop => self.want(Wanted::Stop),
            Message::StopAndClose => self.want(Wanted::Close),
            Message::CloseAtOnce => {
                self.wish(Wish::Abort);
                self.want(Wanted::Close)
            }
            Message::LeaveDates => {
                if let Some(opened) = &self.opened {
                    opened.session.controller.leave_dates();
                }
                Action::None
            }
            Message::ToCheck => Action::GoTo(StepName::Check),
            Message::GoTo(step) => Action::GoTo(step),
            Message::Result => Action::Next,
            Message::Never => {
                self.question = None;
                Action::None
            }
            Message::UseRenamed => self.use_renamed(context),
            Message::LeaveOut => self.leave_out(context),
            Message::AskTakeOver => {
                self.question = Some(Question::TakeOver);
                Action::None
            }
            Message::TakeOver => {
                self.question = None;
                context.take_over = true;
                self.begin(Work::Import, context)
            }
            Message::AskMove => {
                self.question = Some(Question::Move(context.proposed_move_folder()));
                Action::None
            }
            Message::MoveFolder(folder) => {
                if let Some(Question::Move(typed)) = &mut self.question {
                    *typed = folder;
                }
                Action::None
            }
            Message::AskMarkRead => {
                self.question = Some(Question::MarkRead);
                Action::None
            }
            Message::InsteadNow => self.settle_instead(context),
            Message::Settle(Settling::Again) | Message::RetryNow => self.begin(self.settling(), context),
            Message::RetryDue(timer) if timer == self.retry.timer && self.retry.at.is_some() => {
                self.begin(self.settling(), context)
            }
            Message::Attention(message) => self.attention(message, context),
            Message::SkipNow => match self.question.take() {
                Some(Question::Skip(key, _)) => self.attention(attention::Message::SkipAll(key), context),
                _ => Action::None,
            },
            Message::Refreshed(Ok(moment)) if !self.is_busy() => {
                self.see(*moment);
                self.look_at_causes()
            }
            // A tick only draws anew. A run tells by itself; what cannot be read
            // now is read with the next.
            Message::Tick | Message::RetryDue(_) | Message::Refreshed(_) => Action::None,
            Message::FolderSeen(timer, there) => self.folder_seen(timer, there, context),
            Message::Page(address) => {
                if let Err(refused) = opening::open(address) {
                    tracing::warn!(%refused, "no browser was opened");
                }
                Action::None
            }
        }
    }

    fn title(&self, context: &Context) -> String {
        self.heading(context.language)
    }

    fn view<'a>(&'a self, context: &'a Context) -> Element<'a, Message> {
        self.show(context)
    }

    fn room(&self) -> Room {
        // What says that nothing runs has no part that scrolls.
        if matches!(self.stage, Stage::Idle) { Room::AsNeeded } else { Room::ToTheEdge }
    }

    fn main(&self, context: &Context) -> Main<Message> {
        let language = context.language;
        match &self.stage {
            Stage::Idle => Main::ready(say(language, "window-import-to-check", &[]), Message::ToCheck),
            Stage::Running(_) if self.wanted == Wanted::Pause => {
                Main::ready(say(language, "window-import-go-on", &[]), Message::GoOn).commits()
            }
            Stage::Opening(_) | Stage::Running(_) => Main::none(),
            Stage::Ended(End::Done) => {
                Main::ready(say(language, "window-import-result", &[]), Message::Result)
            }
            Stage::Ended(End::Trouble) if self.renamed_to().is_some() => {
                let folder = [("folder", self.renamed_to().unwrap_or_default().into())];
                let proven = self.problem.as_ref().is_some_and(|problem| problem.code() == "folder-renamed");
                let id = if proven { "window-import-folder-go-on" } else { "window-import-folder-use" };
                Main::ready(say(language, id, &folder), Message::UseRenamed)
            }
            Stage::Ended(End::Trouble) if self.is_about_folders() => {
                let label = say(language, "window-import-folder-choose", &[]);
                Main::ready(label, Message::GoTo(StepName::ImportSettings))
            }
            Stage::Ended(End::Stopped | End::Trouble) => {
                Main::ready(say(language, "window-import-resume", &[]), Message::Begin).commits()
            }
        }
    }

    fn stay(&self, context: &Context) -> Option<String> {
        self.is_busy().then(|| say(context.language, "window-import-stay", &[]))
    }

    fn dialog<'a>(&'a self, context: &'a Context) -> Option<Dialog<'a, Message>> {
        self.asked(context)
    }

    fn help(&self, context: &Context) -> String {
        say(context.language, "window-import-help", &[])
    }

    fn subscription(&self, _context: &Context) -> Subscription<Message> {
        if self.counts_down() {
            iced::time::every(Duration::from_secs(1)).map(|_| Message::Tick)
        } else {
            Subscription::none()
        }
    }

    fn may_close(&mut self, _context: &mut Context) -> bool {
        if self.is_busy() {
            self.question = Some(Question::Close);
        }
        !self.is_busy()
    }
}
