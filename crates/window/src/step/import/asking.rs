//! What the person is asked before it is done: closing, leaving out, and what is
//! done instead of deleting.

use super::numbers::CauseKey;
use super::{Import, Message, Wanted};
use crate::context::Context;
use crate::take_over;
use crate::ui::Element;
use crate::ui::dialog::{Dialog, ask};
use crate::ui::field::field;
use crate::ui::text::body;
use crate::words::say;

/// What the person is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Question {
    /// The window is to be closed while a run goes.
    Close,
    /// Leave all messages of a cause out?
    Skip(CauseKey, u64),
    /// To which folder, instead of deleting?
    Move(String),
    /// Mark read instead of deleting?
    MarkRead,
    /// Is the other import over, whose import mode is to be taken over?
    TakeOver,
}

impl Import {
    /// The question that has to be answered before anything else.
    pub(super) fn asked<'a>(&'a self, context: &'a Context) -> Option<Dialog<'a, Message>> {
        let language = context.language;
        match self.question.as_ref()? {
            Question::Close => Some(self.close_question(context)),
            Question::Skip(_, count) => {
                let words = body(say(language, "window-import-skip-ask", &[("count", (*count).into())]));
                let no = (say(language, "window-import-skip-no", &[]), Message::Never);
                let dialog = ask(say(language, "window-import-skip-title", &[]), words, no);
                Some(dialog.confirm(say(language, "window-import-skip-yes", &[]), Some(Message::SkipNow)))
            }
            Question::TakeOver => {
                let problem = self.problem.as_ref()?;
                Some(take_over::question(problem, Message::Never, Message::TakeOver, language))
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
                .spacing(crate::ui::space::MEDIUM);
                let no = (say(language, "window-import-move-no", &[]), Message::Never);
                let yes = (!folder.trim().is_empty()).then_some(Message::InsteadNow);
                let dialog = ask(say(language, "window-import-move-title", &[]), words, no);
                Some(dialog.begin(say(language, "window-import-move-yes", &[]), yes))
            }
            Question::MarkRead => {
                let count = [("count", self.numbers.undeleted().into())];
                let words = body(say(language, "window-import-mark-ask", &count));
                let no = (say(language, "window-import-move-no", &[]), Message::Never);
                let dialog = ask(say(language, "window-import-mark-title", &[]), words, no);
                Some(dialog.begin(say(language, "window-import-mark-yes", &[]), Some(Message::InsteadNow)))
            }
        }
    }

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
