//! What becomes of the originals of what is imported, once the import has ended:
//! counted, and asked for before anything is done. The import's step does it.

use iced::Length;
use iced::widget::{Column, column, row};

use super::{Action, ImportResult, Message, Seen};
use crate::context::{Context, Settling};
use crate::plan::AfterImport;
use crate::step::StepName;
use crate::ui::dialog::{Dialog, ask};
use crate::ui::field::field;
use crate::ui::status::Status;
use crate::ui::text::{body, secondary};
use crate::ui::{Element, space};
use crate::words::{Language, say};

/// What the person is asked about originals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Mark them as read?
    MarkRead,
    /// To which folder are they to be moved?
    Move(String),
    /// To which folder instead of being deleted, which the mail server does not?
    MoveInstead(String),
    /// Mark them as read instead?
    MarkInstead,
    /// Delete them? What was typed to confirm it.
    Delete(String),
}

/// What happens with the question.
#[derive(Clone)]
pub enum Event {
    /// Ask.
    Ask(Question),
    /// The answer is being typed.
    Type(String),
    /// They stay as they are.
    Never,
    /// Do it.
    Now,
}

/// Folders that are named by their counts.
const NAMED: usize = 6;

impl Seen {
    /// How many originals an answer is about.
    fn concerned(&self, question: &Question) -> u64 {
        match question {
            Question::MarkRead => self.originals.unchanged,
            Question::Move(_) | Question::Delete(_) => self.originals.all(),
            Question::MoveInstead(_) | Question::MarkInstead => self.balance.undeleted(),
        }
    }

    /// The folders of originals, each with its count.
    fn folders(&self, language: Language) -> String {
        let mut folders: Vec<String> = self
            .originals
            .by_folder
            .iter()
            .take(NAMED)
            .map(|(path, count)| format!("{path} ({})", language.number(*count)))
            .collect();
        let more = self.originals.by_folder.len().saturating_sub(NAMED);
        if more > 0 {
            folders.push(say(language, "window-result-more-folders", &[("count", more.into())]));
        }
        language.list(&folders)
    }
}

impl ImportResult {
    pub(super) fn ask(&mut self, event: Event, context: &mut Context) -> Action<Message> {
        match event {
            Event::Ask(question) => self.question = Some(question),
            Event::Type(text) => match &mut self.question {
                Some(Question::Move(typed) | Question::MoveInstead(typed) | Question::Delete(typed)) => {
                    *typed = text;
                }
                Some(Question::MarkRead | Question::MarkInstead) | None => {}
            },
            Event::Never => self.question = None,
            Event::Now => return self.settle(context),
        }
        Action::None
    }

    /// What the answer wants done, where it is whole.
    fn wanted(&self) -> Option<AfterImport> {
        let seen = self.seen.as_ref()?;
        match self.question.as_ref()? {
            Question::MarkRead | Question::MarkInstead => Some(AfterImport::MarkRead),
            Question::Move(folder) | Question::MoveInstead(folder) => {
                let folder = folder.trim();
                (!folder.is_empty()).then(|| AfterImport::Move(folder.to_owned()))
            }
            Question::Delete(typed) => {
                typed.trim().eq_ignore_ascii_case(&seen.mailbox).then_some(AfterImport::Delete)
            }
        }
    }

    fn settle(&mut self, context: &mut Context) -> Action<Message> {
        let Some(wanted) = self.wanted().filter(|_| !self.after.is_busy()) else { return Action::None };
        let question = self.question.take();
        if matches!(question, Some(Question::MoveInstead(_) | Question::MarkInstead)) {
            context.draft.settle_instead(&wanted);
        }
        context.settling_asked = Some(Settling::As(wanted));
        Action::GoTo(StepName::Import)
    }

    /// The question, as it is asked.
    pub(super) fn about_originals<'a>(&'a self, context: &'a Context) -> Option<Dialog<'a, Message>> {
        let language = context.language;
        let (question, seen) = (self.question.as_ref()?, self.seen.as_ref()?);
        let count = ("count", seen.concerned(question).into());
        let never = (say(language, "window-result-originals-stay", &[]), Message::Originals(Event::Never));
        let now = self.wanted().map(|_| Message::Originals(Event::Now));
        let proof = || {
            let copies = seen.balance.copies.saturating_sub(seen.balance.copies_settled);
            let copies = [("count", copies.into())];
            let copies = (seen.balance.copies > seen.balance.copies_settled)
                .then(|| body(say(language, "window-result-originals-copies", &copies)));
            Column::new()
                .push(copies)
                .push(secondary(say(language, "window-result-originals-proof", &[])))
                .spacing(space::SMALL)
        };
        let where_they_are = || {
            body(say(
                language,
                "window-result-originals-where",
                &[("folders", seen.folders(language).into())],
            ))
        };
        Some(match question {
            Question::MarkRead => {
                let words = column![where_they_are(), proof()].spacing(space::MEDIUM);
                ask(say(language, "window-result-mark-title", &[count]), words, never)
                    .begin(say(language, "window-result-mark-now", &[]), now)
            }
            Question::Move(folder) => {
                let words = column![where_they_are(), to_folder(folder, language), proof()];
                ask(
                    say(language, "window-result-originals-move-title", &[count]),
                    words.spacing(space::MEDIUM),
                    never,
                )
                .begin(say(language, "window-result-originals-move-now", &[]), now)
            }
            Question::MoveInstead(folder) => {
                let words = column![
                    body(say(language, "window-import-move-ask", std::slice::from_ref(&count))),
                    to_folder(folder, language)
                ];
                ask(say(language, "window-import-move-title", &[]), words.spacing(space::MEDIUM), never)
                    .begin(say(language, "window-import-move-yes", &[]), now)
            }
            Question::MarkInstead => {
                let words = body(say(language, "window-import-mark-ask", &[count]));
                ask(say(language, "window-import-mark-title", &[]), words, never)
                    .begin(say(language, "window-import-mark-yes", &[]), now)
            }
            Question::Delete(typed) => {
                let wrong = !typed.trim().is_empty() && now.is_none();
                let address = field(
                    say(
                        language,
                        "window-result-delete-confirm",
                        &[("mailbox", seen.mailbox.as_str().into())],
                    ),
                    typed,
                )
                .on_input(|text| Message::Originals(Event::Type(text)))
                .error(wrong.then(|| say(language, "window-result-delete-wrong", &[])))
                .id("result-delete-confirm");
                let danger =
                    row![Status::Bad.mark(), where_they_are().width(Length::Fill)].spacing(space::SNUG);
                let words = column![danger, proof(), Element::from(address)].spacing(space::MEDIUM);
                ask(say(language, "window-result-delete-title", std::slice::from_ref(&count)), words, never)
                    .destroy(say(language, "window-result-delete-now", &[count]), now)
            }
        })
    }
}

fn to_folder<'a>(folder: &'a str, language: Language) -> Element<'a, Message> {
    field(say(language, "window-import-move-folder", &[]), folder)
        .on_input(|text| Message::Originals(Event::Type(text)))
        .id("result-originals-folder")
        .into()
}
