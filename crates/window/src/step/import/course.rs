//! The course of a run: how it begins, what is heard of it, what is wished of it,
//! and what follows from its end.

use std::time::Instant;

use iced::Task;

use super::asking::Question;
use super::attention;
use super::numbers::{History, Numbers};
use super::trouble::FolderWatch;
use super::watch::{self, Moment, News, Opened, Work};
use super::{Action, End, Import, Message, Stage, StepName, Wanted};
use crate::awake::Awake;
use crate::context::Context;
use crate::migration::control::Wish;
use crate::migration::follow_up::Awaited;
use crate::migration::progress::Phase;
use crate::migration::run::{Ending, Summary};
use crate::notify::Notice;
use crate::plan::AfterImport;
use crate::problem::{Kind, Problem};

impl Import {
    /// Whether a run goes, or is about to.
    pub(super) fn is_busy(&self) -> bool {
        matches!(self.stage, Stage::Opening(_) | Stage::Running(_))
    }

    /// Whether the run rests because the person wants it: nothing is in hand.
    pub(super) fn rests(&self) -> bool {
        // Other phases rest between two requests, which takes but a moment.
        let soon = matches!(self.moment.snapshot.phase, Phase::Scanning | Phase::Settling);
        self.wanted == Wanted::Pause && (self.moment.snapshot.paused || soon)
    }

    /// What the main button goes on with after an end.
    pub(super) fn unfinished_work(&self) -> Work {
        match &self.work {
            Work::SettleAs(action) => Work::SettleAs(action.clone()),
            Work::Import | Work::Settle => Work::Import,
        }
    }

    /// The mailbox's side once more, in the way it was done last.
    pub(super) fn settling(&self) -> Work {
        match &self.work {
            Work::SettleAs(action) => Work::SettleAs(action.clone()),
            Work::Import | Work::Settle => Work::Settle,
        }
    }

    /// Whether the plan deletes by now, and the review has not asked for the
    /// mailbox's address.
    fn needs_review(&self, work: &Work, after_import: &AfterImport) -> bool {
        let by_plan = matches!(work, Work::Import | Work::Settle);
        by_plan && *after_import == AfterImport::Delete && self.reviewed != Some(AfterImport::Delete)
    }

    pub(super) fn begin(&mut self, work: Work, context: &mut Context) -> Action<Message> {
        if self.is_busy() {
            return Action::None;
        }
        let Some(needs) = context.needs() else {
            self.problem = Some(Problem::person("import-not-prepared"));
            self.stage = Stage::Ended(End::Trouble);
            return Action::None;
        };
        if self.needs_review(&work, &needs.plan.after_import) {
            return Action::GoTo(StepName::Check);
        }
        // A session is told when it is made that it may take over.
        let fits = context.current_session().is_some() && !context.take_over;
        let at_hand = context.session.take();
        self.opened = None;
        self.work = work.clone();
        self.stage = Stage::Opening(work);
        self.wanted = Wanted::GoOn;
        self.problem = None;
        self.marked = 0;
        self.retry.at = None;
        self.folder = FolderWatch::default();
        self.deeds = None;
        self.other_folders.clear();
        let opening = watch::open(at_hand, fits, needs, context.draft.clone());
        Action::Keep(Task::perform(opening, Message::Opened))
    }

    pub(super) fn opened(
        &mut self,
        outcome: Result<Opened, Problem>,
        context: &mut Context,
    ) -> Action<Message> {
        let Stage::Opening(work) = self.stage.clone() else { return Action::None };
        match outcome {
            Ok(opened) => {
                context.journal = Some(opened.session.needs.journal.clone());
                context.session = Some(opened.session.clone());
                self.attention.watch(opened.reader.0.clone());
                self.opened = Some(opened.clone());
                self.stage = Stage::Running(work.clone());
                self.awake = Some(Awake::begin());
                if work == Work::Import {
                    self.history = History::default();
                    self.began = Some(Instant::now());
                }
                if let Some(way) = &self.instead {
                    opened.session.controller.settle_instead(way.clone());
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

    pub(super) fn wish(&self, wish: Wish) {
        if let Some(opened) = &self.opened {
            opened.session.controller.wish(wish);
        }
    }

    pub(super) fn news(&mut self, news: News, context: &mut Context) -> Action<Message> {
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

    pub(super) fn see(&mut self, moment: Moment) {
        if let Some(opened) = &self.opened {
            self.numbers = Numbers::of(&moment.tally, &moment.folders, &opened.session.needs.plan);
        }
        if let (Some(began), Phase::Importing) = (self.began, moment.snapshot.phase) {
            self.history.note(began.elapsed().as_secs_f64(), self.numbers.done_of_all().0);
        }
        self.moment = moment;
    }

    pub(super) fn look_at_causes(&mut self) -> Action<Message> {
        self.attention
            .see(&self.numbers.causes)
            .map_or(Action::None, |task| Action::Keep(task.map(Message::Attention)))
    }

    pub(super) fn ended(
        &mut self,
        outcome: Result<Summary, Problem>,
        context: &mut Context,
    ) -> Action<Message> {
        let Stage::Running(work) = self.stage.clone() else { return Action::None };
        self.awake = None;
        let closing = self.wanted == Wanted::Close;
        let (end, problem) = match outcome {
            Ok(summary) => {
                self.restored = summary.restored.done;
                self.deeds = Some(summary.deeds);
                self.other_folders = summary.folders;
                match summary.ending {
                    Ending::Done => (End::Done, None),
                    Ending::Stopped => (End::Stopped, None),
                    Ending::Trouble(problem) => (End::Trouble, Some(problem)),
                }
            }
            Err(problem) => (End::Trouble, Some(problem)),
        };
        // Said of one import, not of those to come.
        context.take_over &= work != Work::Import;
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

    /// What follows from an end: messages that were not deleted are moved or
    /// marked read, or tried again later; a folder that is missing is looked for.
    pub(super) fn after(&mut self, end: End, work: &Work, context: &mut Context) -> Action<Message> {
        let ending = match (end, &self.problem) {
            (End::Done, _) => Ending::Done,
            (End::Trouble, Some(problem)) => Ending::Trouble(problem.clone()),
            (End::Stopped | End::Trouble, _) => Ending::Stopped,
        };
        let undeleted = self.numbers.undeleted();
        if let (Some(way), 1.., End::Done, Work::Import | Work::Settle) =
            (&self.instead, undeleted, end, work)
        {
            return self.begin(Work::SettleAs(way.clone()), context);
        }
        match self.retry.follow_up.after(&ending, undeleted) {
            Some(Awaited::Deletion(wait)) => self.retry_after(wait),
            Some(Awaited::Folder(path)) => self.watch_folder(path, context),
            None => Action::None,
        }
    }

    fn retry_after(&mut self, wait: std::time::Duration) -> Action<Message> {
        self.retry.timer += 1;
        self.retry.at = Some(Instant::now() + wait);
        let timer = self.retry.timer;
        Action::Keep(Task::perform(tokio::time::sleep(wait), move |()| Message::RetryDue(timer)))
    }

    pub(super) fn notify(&self, end: End, context: &Context) {
        let attention = self.numbers.needing_attention();
        let notice = match (end, &self.problem) {
            (End::Stopped, _) => return,
            (End::Done, _) if attention > 0 => Notice::Attention(attention),
            (End::Done, _) => Notice::Done(self.numbers.done_of_all().0),
            (End::Trouble, Some(problem)) if problem.kind() == Kind::Passing => Notice::Stopped,
            (End::Trouble, _) => Notice::Waits,
        };
        notice.show(context.language);
    }

    pub(super) fn closed_if_wanted(&mut self) -> Action<Message> {
        if self.wanted == Wanted::Close { Action::Close } else { Action::None }
    }

    pub(super) fn want(&mut self, wanted: Wanted) -> Action<Message> {
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

    /// What the person would rather have than deleting is done from now on.
    pub(super) fn settle_instead(&mut self, context: &mut Context) -> Action<Message> {
        let way = match self.question.take() {
            Some(Question::Move(folder)) if !folder.trim().is_empty() => {
                AfterImport::Move(folder.trim().to_owned())
            }
            Some(Question::MarkRead) => AfterImport::MarkRead,
            _ => return Action::None,
        };
        context.draft.settle_instead(&way);
        self.instead = Some(way.clone());
        match &self.stage {
            Stage::Running(_) => {
                if let Some(opened) = &self.opened {
                    opened.session.controller.settle_instead(way);
                }
                Action::None
            }
            Stage::Opening(_) => Action::None,
            Stage::Idle | Stage::Ended(_) => self.begin(Work::SettleAs(way), context),
        }
    }

    /// Something about what needs attention; a retry of what failed begins a run where
    /// none goes.
    pub(super) fn attention(
        &mut self,
        message: attention::Message,
        context: &mut Context,
    ) -> Action<Message> {
        if let attention::Message::AskSkip(key, count) = message {
            self.question = Some(Question::Skip(key, count));
            return Action::None;
        }
        let decided = matches!(&message, attention::Message::Decided(..));
        let again = match &message {
            attention::Message::Decided(attention::Decision::Retry, Ok(count)) => *count,
            _ => 0,
        };
        if !self.is_busy() {
            self.marked += again;
        }
        let task = self.attention.update(message, self.opened.as_ref(), context).map(Message::Attention);
        let begun = if again > 0 && matches!(self.stage, Stage::Ended(End::Done)) {
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

    /// Whether anything on the screen counts down.
    pub(super) fn counts_down(&self) -> bool {
        self.is_busy() || self.retry.at.is_some()
    }
}
