//! Step 7: the import, in plain sight.
//!
//! The run is a task that is kept ([`watch`]): it goes on whatever the window
//! shows, and ends only by itself, by Stop, or with the program, after any of
//! which it can be resumed. What is shown comes from moments of it; what needs
//! eyes is read from the journal ([`eyes`]) by cause.

mod chart;
mod eyes;
mod numbers;
mod scenes;
#[cfg(test)]
mod tests;
mod trouble;
mod view;
mod watch;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use iced::{Subscription, Task};

use super::{Action, Main, Step, StepName};
use crate::migration::control::Wish;
use crate::migration::progress::Phase;
use crate::migration::run::{Ending, Summary};
use crate::platform::awake::Awake;
use crate::platform::notify::Notice;
use crate::problem::{Kind, Problem};
use crate::wizard::context::Context;
use crate::wizard::draft::AfterDraft;
use crate::wizard::engine::Needs;
use crate::wizard::ui::Element;
use crate::wizard::ui::dialog::{Dialog, ask};
use crate::wizard::ui::field::field;
use crate::wizard::ui::text::body;
use crate::words::say;

use eyes::Eyes;
use numbers::{CauseKey, History, Numbers};
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
    /// A run goes.
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

/// What the person is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Question {
    /// The window is to be closed while a run goes.
    Close,
    /// Leave all messages of a cause out?
    Skip(CauseKey, u64),
    /// To which folder, instead of deleting?
    Move(String),
}

/// What the person wants of the run, until it is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Wanted {
    /// That it goes on.
    #[default]
    GoOn,
    /// That it rests.
    Pause,
    /// That it ends.
    Stop,
    /// That it ends, and the window is closed then.
    Close,
}

/// The step.
#[derive(Default)]
pub struct Import {
    stage: Stage,
    wanted: Wanted,
    opened: Option<Opened>,
    moment: Moment,
    numbers: Numbers,
    history: History,
    began: Option<Instant>,
    /// What ended the last run, or kept it from beginning.
    problem: Option<Problem>,
    /// Names of what was put back in Zammad by the last run.
    restored: Vec<String>,
    eyes: Eyes,
    question: Option<Question>,
    /// Mail is moved to this folder instead of being deleted.
    moves_to: Option<String>,
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
    tries: u32,
}

/// The first wait before deleting is tried again; each further one doubles it.
const FIRST_RETRY: Duration = Duration::from_mins(15);
/// No wait is longer.
const LONGEST_RETRY: Duration = Duration::from_hours(4);

/// What happens here.
#[derive(Clone)]
pub enum Message {
    /// Begin, or go on after an end.
    Begin,
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
    /// Ask for the folder to move to.
    AskMove,
    /// Its name is being typed.
    MoveFolder(String),
    /// Move from now on.
    MoveNow,
    /// Try deleting again now.
    RetryNow,
    /// The timer has ended.
    RetryDue(u64),
    /// Something about what needs eyes.
    Eyes(eyes::Message),
    /// Leave all messages of a cause out: the answer to the question.
    SkipNow,
    /// How things stand after a decision while no run goes.
    Refreshed(Result<Box<Moment>, Problem>),
    /// The mailbox was asked whether the folder is there again.
    FolderSeen(u64, bool),
    /// Open a page of Microsoft's in the browser.
    Page(&'static str),
}

impl Import {
    /// Whether a run goes, or is about to.
    fn is_busy(&self) -> bool {
        matches!(self.stage, Stage::Opening(_) | Stage::Running(_))
    }

    /// Whether the run rests because the person wants it: nothing is in hand.
    fn rests(&self) -> bool {
        // Other phases rest between two requests, which takes but a moment.
        let soon = matches!(self.moment.snapshot.phase, Phase::Scanning | Phase::Settling);
        self.wanted == Wanted::Pause && (self.moment.snapshot.paused || soon)
    }

    fn begin(&mut self, work: Work, context: &mut Context) -> Action<Message> {
        if self.is_busy() {
            return Action::None;
        }
        let Some(needs) = Needs::of(context) else {
            self.problem = Some(Problem::person("import-not-prepared"));
            self.stage = Stage::Ended(End::Trouble);
            return Action::None;
        };
        let fits = context.session.as_ref().is_some_and(|session| session.is_of(context));
        let at_hand = context.session.take();
        self.opened = None;
        self.stage = Stage::Opening(work);
        self.wanted = Wanted::GoOn;
        self.problem = None;
        self.retry.at = None;
        self.folder = FolderWatch::default();
        let opening = watch::open(at_hand, fits, needs, context.draft.clone());
        Action::Keep(Task::perform(opening, Message::Opened))
    }

    fn opened(&mut self, outcome: Result<Opened, Problem>, context: &mut Context) -> Action<Message> {
        let Stage::Opening(work) = self.stage.clone() else { return Action::None };
        match outcome {
            Ok(opened) => {
                context.journal = Some(opened.session.needs.journal.clone());
                context.session = Some(opened.session.clone());
                self.eyes.watch(opened.reader.0.clone());
                self.opened = Some(opened.clone());
                self.stage = Stage::Running(work.clone());
                self.awake = Some(Awake::begin());
                if work == Work::Import {
                    self.history = History::default();
                    self.began = Some(Instant::now());
                }
                if let Some(folder) = &self.moves_to {
                    opened.session.controller.move_instead(folder);
                }
                Action::Keep(Task::run(watch::begin(work, opened), Message::News))
            }
            Err(problem) => {
                self.problem = Some(problem);
                self.stage = Stage::Ended(End::Trouble);
                self.closed_if_wanted()
            }
        }
    }

    fn wish(&self, wish: Wish) {
        if let Some(opened) = &self.opened {
            opened.session.controller.wish(wish);
        }
    }

    fn news(&mut self, news: News, context: &mut Context) -> Action<Message> {
        match news {
            News::Moment(moment) => {
                self.see(*moment);
                // Stop may have been wished while the journal was being opened.
                match self.wanted {
                    Wanted::Stop | Wanted::Close => self.wish(Wish::Stop),
                    Wanted::Pause | Wanted::GoOn => {}
                }
                self.look_at_causes()
            }
            News::Ended(outcome, moment) => {
                self.see(*moment);
                self.ended(*outcome, context)
            }
        }
    }

    fn see(&mut self, moment: Moment) {
        if let Some(opened) = &self.opened {
            self.numbers = Numbers::of(&moment.tally, &moment.folders, &opened.session.needs.plan);
        }
        if let (Some(began), Phase::Importing) = (self.began, moment.snapshot.phase) {
            self.history.note(began.elapsed().as_secs_f64(), self.numbers.done_of_all().0);
        }
        self.moment = moment;
    }

    fn look_at_causes(&mut self) -> Action<Message> {
        self.eyes.see(&self.numbers.causes).map_or(Action::None, |task| Action::Keep(task.map(Message::Eyes)))
    }

    fn ended(&mut self, outcome: Result<Summary, Problem>, context: &mut Context) -> Action<Message> {
        let Stage::Running(work) = self.stage.clone() else { return Action::None };
        self.awake = None;
        let closing = self.wanted == Wanted::Close;
        let (end, problem) = match outcome {
            Ok(summary) => {
                self.restored = summary.restored.done;
                match summary.ending {
                    Ending::Done => (End::Done, None),
                    Ending::Stopped => (End::Stopped, None),
                    Ending::Trouble(problem) => (End::Trouble, Some(problem)),
                }
            }
            Err(problem) => (End::Trouble, Some(problem)),
        };
        self.stage = Stage::Ended(end);
        if self.question == Some(Question::Close) {
            self.question = None;
        }
        self.wanted = Wanted::GoOn;
        self.problem = problem;
        if closing {
            return Action::Close;
        }
        if work == Work::Import && context.folder.is_some() {
            self.notify(end, context);
        }
        Action::Many(vec![self.look_at_causes(), self.after(end, &work, context)])
    }

    /// What follows from an end: messages that were not deleted are moved, or
    /// tried again later; a folder that is missing is looked for.
    fn after(&mut self, end: End, work: &Work, context: &mut Context) -> Action<Message> {
        if self.numbers.undeleted() == 0 {
            self.retry.tries = 0;
        } else if let (Some(folder), true, Work::Import | Work::Settle) =
            (&self.moves_to, end == End::Done, work)
        {
            return self.begin(Work::Move(folder.clone()), context);
        } else if end == End::Done {
            return self.retry_later();
        }
        self.watch_folder(context)
    }

    fn retry_later(&mut self) -> Action<Message> {
        let wait = FIRST_RETRY.saturating_mul(1 << self.retry.tries.min(8)).min(LONGEST_RETRY);
        self.retry.tries = self.retry.tries.saturating_add(1);
        self.retry.timer += 1;
        self.retry.at = Some(Instant::now() + wait);
        let timer = self.retry.timer;
        Action::Keep(Task::perform(tokio::time::sleep(wait), move |()| Message::RetryDue(timer)))
    }

    fn notify(&self, end: End, context: &Context) {
        let eyes = self.numbers.needing_eyes();
        let notice = match (end, &self.problem) {
            (End::Stopped, _) => return,
            (End::Done, _) if eyes > 0 => Notice::Eyes(eyes),
            (End::Done, _) => Notice::Done(self.numbers.done_of_all().0),
            (End::Trouble, Some(problem)) if problem.kind() == Kind::Passing => Notice::Stopped,
            (End::Trouble, _) => Notice::Waits,
        };
        notice.show(context.language);
    }

    fn closed_if_wanted(&mut self) -> Action<Message> {
        if self.wanted == Wanted::Close { Action::Close } else { Action::None }
    }

    fn want(&mut self, wanted: Wanted) -> Action<Message> {
        self.question = None;
        if !self.is_busy() {
            return if wanted == Wanted::Close { Action::Close } else { Action::None };
        }
        // A stop is never taken back.
        if matches!(self.wanted, Wanted::Stop | Wanted::Close) && wanted != Wanted::Close {
            return Action::None;
        }
        self.wanted = wanted;
        self.wish(match wanted {
            Wanted::GoOn => Wish::Run,
            Wanted::Pause => Wish::Pause,
            Wanted::Stop | Wanted::Close => Wish::Stop,
        });
        Action::None
    }

    fn move_now(&mut self, context: &mut Context) -> Action<Message> {
        let Some(Question::Move(folder)) = self.question.take() else { return Action::None };
        let folder = folder.trim().to_owned();
        if folder.is_empty() {
            return Action::None;
        }
        context.draft.after = AfterDraft::Move;
        context.draft.move_folder.clone_from(&folder);
        self.moves_to = Some(folder.clone());
        match &self.stage {
            Stage::Running(_) => {
                if let Some(opened) = &self.opened {
                    opened.session.controller.move_instead(&folder);
                }
                Action::None
            }
            Stage::Opening(_) => Action::None,
            Stage::Idle | Stage::Ended(_) => self.begin(Work::Move(folder), context),
        }
    }

    /// Something about what needs eyes; a retry of what failed begins a run where
    /// none goes.
    fn eyes(&mut self, message: eyes::Message, context: &mut Context) -> Action<Message> {
        if let eyes::Message::AskSkip(key, count) = message {
            self.question = Some(Question::Skip(key, count));
            return Action::None;
        }
        let decided = matches!(&message, eyes::Message::Decided(..));
        let again =
            matches!(&message, eyes::Message::Decided(eyes::Decision::Retry, Ok(count)) if *count > 0);
        let task = self.eyes.update(message, self.opened.as_ref(), context).map(Message::Eyes);
        let begun = if again && matches!(self.stage, Stage::Ended(End::Done)) {
            self.begin(Work::Import, context)
        } else if let (true, false, Some(opened)) = (decided, self.is_busy(), self.opened.clone()) {
            Action::Keep(Task::perform(
                async move { Moment::take(&opened).await.map(Box::new) },
                Message::Refreshed,
            ))
        } else {
            Action::None
        };
        Action::Many(vec![Action::Keep(task), begun])
    }

    /// Where the downloads go, and the like: a folder that a person finds.
    fn saved_into(context: &Context) -> PathBuf {
        match &context.practice {
            Some(practising) => practising.folder.path().to_owned(),
            None => eyes::downloads(),
        }
    }

    /// Whether anything on the screen counts down.
    fn counts_down(&self) -> bool {
        self.is_busy() || self.retry.at.is_some()
    }
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
        if !std::mem::take(&mut context.import_asked) {
            return Task::none();
        }
        self.moves_to = None;
        self.numbers = Numbers::default();
        self.moment = Moment::default();
        // What is asked for here goes on when the step is left.
        Task::done(Message::Begin)
    }

    fn update(&mut self, message: Message, context: &mut Context) -> Action<Message> {
        match message {
            Message::Begin => self.begin(Work::Import, context),
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
            Message::ToCheck => Action::GoTo(StepName::Check),
            Message::GoTo(step) => Action::GoTo(step),
            Message::Result => Action::Next,
            Message::Never => {
                self.question = None;
                Action::None
            }
            Message::AskMove => {
                self.question = Some(Question::Move(Self::proposed_folder(context)));
                Action::None
            }
            Message::MoveFolder(folder) => {
                if let Some(Question::Move(typed)) = &mut self.question {
                    *typed = folder;
                }
                Action::None
            }
            Message::MoveNow => self.move_now(context),
            Message::RetryNow => self.begin(Work::Settle, context),
            Message::RetryDue(timer) if timer == self.retry.timer && self.retry.at.is_some() => {
                self.begin(Work::Settle, context)
            }
            Message::Eyes(message) => self.eyes(message, context),
            Message::SkipNow => match self.question.take() {
                Some(Question::Skip(key, _)) => self.eyes(eyes::Message::SkipAll(key), context),
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
                if let Err(refused) = open::that_detached(address) {
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

    fn fills(&self) -> bool {
        true
    }

    fn main(&self, context: &Context) -> Main<Message> {
        let language = context.language;
        match &self.stage {
            Stage::Idle => Main::ready(say(language, "window-import-to-check", &[]), Message::ToCheck),
            Stage::Running(_) if self.wanted == Wanted::Pause => {
                Main::ready(say(language, "window-import-go-on", &[]), Message::GoOn)
            }
            Stage::Opening(_) | Stage::Running(_) => Main::none(),
            Stage::Ended(End::Done) => {
                Main::ready(say(language, "window-import-result", &[]), Message::Result)
            }
            Stage::Ended(End::Stopped | End::Trouble) => {
                Main::ready(say(language, "window-import-resume", &[]), Message::Begin)
            }
        }
    }

    fn stay(&self, context: &Context) -> Option<String> {
        let language = context.language;
        self.is_busy().then(|| match self.wanted {
            Wanted::Stop => say(language, "window-import-stopping", &[]),
            Wanted::Close => say(language, "window-import-closing", &[]),
            Wanted::GoOn | Wanted::Pause => say(language, "window-import-stay", &[]),
        })
    }

    fn dialog<'a>(&'a self, context: &'a Context) -> Option<Dialog<'a, Message>> {
        let language = context.language;
        match self.question.as_ref()? {
            Question::Close => Some(self.close_question(context)),
            Question::Skip(_, count) => {
                let words = body(say(language, "window-import-skip-ask", &[("count", (*count).into())]));
                let no = (say(language, "window-import-skip-no", &[]), Message::Never);
                let dialog = ask(say(language, "window-import-skip-title", &[]), words, no);
                Some(dialog.confirm(say(language, "window-import-skip-yes", &[]), Some(Message::SkipNow)))
            }
            Question::Move(folder) => {
                let words = iced::widget::column![
                    body(say(
                        language,
                        "window-import-move-ask",
                        &[("count", self.numbers.undeleted().into())]
                    )),
                    Element::from(
                        field(say(language, "window-import-move-folder", &[]), folder)
                            .on_input(Message::MoveFolder)
                            .id("import-move-folder")
                    ),
                ]
                .spacing(crate::wizard::ui::space::MEDIUM);
                let no = (say(language, "window-import-move-no", &[]), Message::Never);
                let yes = (!folder.trim().is_empty()).then_some(Message::MoveNow);
                let dialog = ask(say(language, "window-import-move-title", &[]), words, no);
                Some(dialog.confirm(say(language, "window-import-move-yes", &[]), yes))
            }
        }
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

impl Import {
    fn close_question<'a>(&self, context: &Context) -> Dialog<'a, Message> {
        let language = context.language;
        let keep = (say(language, "window-import-close-keep", &[]), Message::Never);
        let title = say(language, "window-import-close-title", &[]);
        if self.wanted == Wanted::Close {
            let words = body(say(language, "window-import-close-waits", &[]));
            let wait = (say(language, "window-import-close-wait", &[]), Message::Never);
            return ask(title, words, wait)
                .other(say(language, "window-import-close-at-once", &[]), Message::CloseAtOnce);
        }
        let (done, all) = self.numbers.done_of_all();
        let facts = [("done", done.into()), ("all", all.into())];
        ask(title, body(say(language, "window-import-close-ask", &facts)), keep)
            .other(say(language, "window-import-close-stop", &[]), Message::Stop)
            .confirm(say(language, "window-import-close-pause", &[]), Some(Message::StopAndClose))
    }
}
