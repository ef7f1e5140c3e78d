//! The two troubles that have panels of their own: mail that the server does not
//! delete, and folders that are not as the plan has them. Both clear by
//! themselves when the cause is gone.

use std::time::Instant;

use iced::Task;
use iced::widget::{Column, Row, column, container, row};

use super::{End, Import, Message, Stage, Work};
use crate::context::Context;
use crate::draft::FolderDraft;
use crate::migration::balance::{marking_read_helps, moving_helps};
use crate::migration::folders::is_about_a_folder;
use crate::migration::follow_up::{look_for_folder, missing_folder};
use crate::migration::journal::MessageState;
use crate::migration::report::powershell::{quoted, reading_lines};
use crate::migration::run::Deeds;
use crate::plan::AfterImport;
use crate::problem::{Kind, Place, Problem, Text};
use crate::step::{Action, StepName};
use crate::take_over;
use crate::ui::panel::{card, note, toned_card};
use crate::ui::status::Status;
use crate::ui::text::{body, secondary, strong};
use crate::ui::{Element, button, copy, disclosure::disclosure, space};
use crate::words::{Language, say};

/// Microsoft's page on what is kept of deleted mail.
const RECOVERABLE_ITEMS: &str = "https://learn.microsoft.com/exchange/security-and-compliance/recoverable-items-folder/recoverable-items-folder";

/// A missing folder is looked for until it is there again.
#[derive(Debug, Clone, Default)]
pub(super) struct FolderWatch {
    timer: u64,
    /// The path of the missing folder, once it is there again.
    pub(super) back: Option<String>,
}

impl Import {
    fn missing_folder(&self) -> Option<String> {
        self.problem.as_ref().and_then(missing_folder)
    }

    /// Looks again soon whether a missing folder is there.
    pub(super) fn watch_folder(&mut self, path: String, context: &Context) -> Action<Message> {
        let Some(connector) = context.needs().and_then(|needs| needs.connector().ok()) else {
            return Action::None;
        };
        self.folder.timer += 1;
        let timer = self.folder.timer;
        let look = async move { look_for_folder(&connector, &path).await };
        Action::Keep(Task::perform(look, move |there| Message::FolderSeen(timer, there)))
    }

    pub(super) fn folder_seen(&mut self, timer: u64, there: bool, context: &Context) -> Action<Message> {
        if timer != self.folder.timer || self.stage != Stage::Ended(End::Trouble) {
            return Action::None;
        }
        let Some(path) = self.missing_folder() else { return Action::None };
        if !there {
            return self.watch_folder(path, context);
        }
        self.folder.back = Some(path);
        self.problem = None;
        Action::None
    }

    /// The panel of mail that is not deleted; nothing where all is.
    pub(super) fn deletion_panel<'a>(
        &'a self,
        narrow: bool,
        context: &'a Context,
    ) -> Option<Element<'a, Message>> {
        let language = context.language;
        let count = self.numbers.undeleted();
        if count == 0 {
            return None;
        }
        let causes: Vec<_> = self.numbers.causes.iter().filter(|cause| cause.is_about_deleting()).collect();
        let said = causes
            .iter()
            .flat_map(|cause| self.attention.of(&cause.key()))
            .find_map(|message| message.problem.as_ref()?.server_words.clone());
        let head = row![
            container(Status::Caution.mark()).padding([2.0, 0.0]),
            strong(say(language, "window-import-undeleted", &[("count", count.into())]))
        ]
        .spacing(space::SNUG);
        let mut parts =
            column![body(say(language, "window-import-undeleted-safe", &[]))].spacing(space::MEDIUM);
        if let Some(words) = said {
            parts = parts.push(secondary(say(language, "window-details-server", &[("words", words.into())])));
        }
        parts = parts.push(self.deletion_buttons(language));
        if self.is_busy() {
            parts = parts.push(secondary(say(language, "window-import-after-run", &[])));
        }
        parts = parts.push(secondary(self.retry_words(language)));
        for cause in causes.iter().filter(|cause| is_evident(&cause.code)) {
            parts = parts.push(body(cause.evidence(language)));
        }
        parts = parts.push(disclosure(say(language, "window-import-undeleted-why", &[]), why(language)));
        let mailbox = self
            .opened
            .as_ref()
            .map_or(context.draft.mailbox.as_str(), |opened| &opened.session.needs.plan.microsoft.mailbox);
        parts = parts.push(disclosure(
            say(language, "window-import-undeleted-find", &[]),
            find_out(mailbox, language),
        ));
        parts = parts.push(disclosure(
            say(language, "window-import-undeleted-mend", &[]),
            self.mend(mailbox, language),
        ));
        let keys = causes.iter().map(|cause| self.message_list(cause, (false, narrow), context));
        parts = parts.push(disclosure(
            say(language, "window-import-undeleted-which", &[("count", count.into())]),
            Column::with_children(keys).spacing(space::SMALL),
        ));
        let indented = container(parts).padding(iced::padding::left(18.0 + space::SNUG));
        Some(toned_card(Status::Caution, column![head, indented].spacing(space::SMALL)).into())
    }

    /// Remedies from mild to strong (docs/microsoft365.md#remedies). The strongest
    /// are only named: they are the administrator's to decide.
    fn mend<'a>(&self, mailbox: &str, language: Language) -> Element<'a, Message> {
        let mailbox = quoted(mailbox);
        let shorter = format!("Set-Mailbox {mailbox} -RetainDeletedItemsFor 1");
        let assistant = format!("Start-ManagedFolderAssistant {mailbox}");
        let marking = self.helps(marking_read_helps).then_some("window-import-mend-mark");
        let first = if self.helps(moving_helps) {
            [Some("window-import-mend-move"), marking]
        } else {
            [marking, Some("window-import-mend-right")]
        };
        let then = [
            "window-import-mend-wait",
            "window-import-mend-shorter",
            "window-import-mend-archive",
            "window-import-mend-purge",
        ];
        let remedies = first.into_iter().flatten().chain(then).map(|id| say(language, id, &[]));
        column![
            numbered(remedies.collect()),
            line(say(language, "window-import-ps-shorter", &[]), shorter, language),
            line(say(language, "window-import-ps-assistant", &[]), assistant, language),
        ]
        .spacing(space::SNUG)
        .into()
    }

    fn deletion_buttons(&self, language: Language) -> Element<'_, Message> {
        let free = !self.is_busy();
        let mut buttons = Row::new().spacing(space::SMALL);
        if self.helps(moving_helps) && self.instead.is_none() {
            buttons = buttons.push(
                button::quiet(say(language, "window-import-move-instead", &[]))
                    .on_press(Message::AskMove)
                    .id("import-move-instead"),
            );
        }
        if self.helps(marking_read_helps) && self.instead.is_none() {
            buttons = buttons.push(
                button::quiet(say(language, "window-import-mark-instead", &[]))
                    .on_press(Message::AskMarkRead)
                    .id("import-mark-instead"),
            );
        }
        buttons = buttons.push(
            button::quiet(say(language, "window-import-delete-again", &[]))
                .on_press_maybe(free.then_some(Message::RetryNow))
                .id("import-delete-again"),
        );
        buttons = buttons.push(
            button::link(say(language, "window-import-page", &[])).on_press(Message::Page(RECOVERABLE_ITEMS)),
        );
        buttons.align_y(iced::Alignment::Center).wrap().into()
    }

    /// Whether another way than deleting helps with any of what was not deleted.
    fn helps(&self, with: fn(&str) -> bool) -> bool {
        self.numbers.causes.iter().any(|cause| cause.is_about_deleting() && with(&cause.code))
    }

    fn retry_words(&self, language: Language) -> String {
        match &self.instead {
            Some(AfterImport::Move(folder)) => {
                return say(language, "window-import-moves", &[("folder", folder.into())]);
            }
            Some(_) => return say(language, "window-import-marks", &[]),
            None => {}
        }
        match self.retry.at {
            _ if self.is_busy() => say(language, "window-import-retry-running", &[]),
            Some(at) => {
                let left = at.saturating_duration_since(Instant::now());
                say(language, "window-import-retry-at", &[("time", language.duration(left).into())])
            }
            None => say(language, "window-import-retry-later", &[]),
        }
    }

    /// What is not as the plan has it among the folders.
    pub(super) fn folder_notes(&self, language: Language) -> Vec<Element<'_, Message>> {
        let mut notes: Vec<Element<'_, Message>> = Vec::new();
        // The card above is about the first of them.
        for other in self.other_folders.iter().filter(|other| Some(*other) != self.problem.as_ref()) {
            notes.push(note(Status::Caution, other.window_text(language).what));
        }
        if let Some(path) = &self.folder.back {
            let words = say(language, "window-import-folder-back", &[("folder", path.into())]);
            notes.push(note(Status::Good, words));
        }
        let looked = self.stage == Stage::Ended(End::Done);
        let mut empty = if looked { self.numbers.empty_folders() } else { Vec::new() };
        // Where mail arrives instead is said above.
        let said = |path: &str| self.other_folders.iter().any(|other| other.fact("path") == Some(path));
        empty.retain(|path| !said(path));
        if !empty.is_empty() {
            let facts = [("folders", language.list(&empty).into())];
            let words = column![
                strong(say(language, "window-import-folder-empty", &facts)),
                body(say(language, "window-import-folder-empty-why", &[])),
                Element::from(
                    button::quiet(say(language, "window-import-folder-choose", &[]))
                        .on_press(Message::GoTo(StepName::ImportSettings))
                ),
            ]
            .spacing(space::SMALL);
            let content =
                row![container(Status::Note.mark()).padding([2.0, 0.0]), words].spacing(space::SNUG);
            notes.push(toned_card(Status::Note, content).into());
        }
        notes
    }

    /// Whether a folder is not as it was chosen, so that going on can only fail again.
    pub(super) fn is_about_folders(&self) -> bool {
        // One that was made anew is read again by the next run.
        let passes = |problem: &Problem| problem.kind() == Kind::Passing;
        self.problem.as_ref().is_some_and(|problem| is_about_a_folder(problem) && !passes(problem))
    }

    /// The name that the missing folder has now: proven by what is in it, or else the
    /// only folder of the mailbox whose name is like it.
    pub(super) fn renamed_to(&self) -> Option<&str> {
        if let Some(now) = self.proven_to_be() {
            return Some(now);
        }
        let problem = self.problem.as_ref().filter(|problem| problem.code() == "folder-missing")?;
        // Several are written one behind the other.
        problem.fact("nearest").filter(|nearest| !nearest.is_empty() && !nearest.contains(", "))
    }

    /// The name of the folder that is proven to be the missing one.
    fn proven_to_be(&self) -> Option<&str> {
        self.problem.as_ref().filter(|problem| problem.code() == "folder-renamed")?.fact("now")
    }

    /// Whether a folder can be left out, so that the import goes on with the others.
    fn may_leave_out(&self, context: &Context) -> bool {
        self.is_about_folders() && self.missing_folder().is_some() && context.draft.folders.len() > 1
    }

    /// The import goes on without the folder that it is about.
    pub(super) fn leave_out(&mut self, context: &mut Context) -> Action<Message> {
        let Some(missing) = self.missing_folder().filter(|_| self.may_leave_out(context)) else {
            return Action::None;
        };
        context.draft.folders.retain(|folder| folder.path != missing);
        self.begin(Work::Import, context)
    }

    /// The import goes on with another folder in the place of the missing one: at once
    /// where it is proven to be the same, else after it has been looked at what that
    /// means.
    pub(super) fn use_renamed(&mut self, context: &mut Context) -> Action<Message> {
        let renamed = self.renamed_to().map(str::to_owned);
        let (Some(missing), Some(renamed)) = (self.missing_folder(), renamed) else { return Action::None };
        let chosen = |path: &str, folders: &[FolderDraft]| folders.iter().any(|folder| folder.path == path);
        if chosen(&renamed, &context.draft.folders) {
            // It is imported by itself; the missing one is no folder any more.
            context.draft.folders.retain(|folder| folder.path != missing);
        }
        for folder in context.draft.folders.iter_mut().filter(|folder| folder.path == missing) {
            folder.path.clone_from(&renamed);
        }
        if self.proven_to_be().is_some() {
            return self.begin(Work::Import, context);
        }
        self.problem = None;
        self.stage = Stage::Idle;
        Action::GoTo(StepName::Check)
    }

    /// The words of what ended the run, with what was done before it; `None` where
    /// the problem itself says all.
    pub(super) fn told(&self, problem: &Problem, language: Language) -> Option<Text> {
        if !Deeds::are_to_be_told(problem) {
            return None;
        }
        let mut text = problem.window_text(language);
        let (done, all) = self.numbers.done_of_all();
        let deeds = self.deeds.as_ref().map(|deeds| deeds.sentence(language));
        let sum = if done > 0 {
            let facts = [("done", done.into()), ("all", all.into())];
            Some(say(language, "window-import-effect-done", &facts))
        } else {
            deeds.is_none().then(|| say(language, "window-import-effect-nothing", &[]))
        };
        text.effect = Some(deeds.into_iter().chain(sum).collect::<Vec<_>>().join(" "));
        if self.proven_to_be().is_some() {
            return Some(text);
        }
        if let Some(renamed) = self.renamed_to() {
            text.why = Some(say(language, "window-import-folder-renamed", &[("folder", renamed.into())]));
            text.remedies = vec![say(language, "window-import-folder-use-what", &[])];
        }
        Some(text)
    }

    /// Where a problem is mended, as buttons of its card.
    pub(super) fn ways_out(&self, context: &Context) -> Vec<button::Button<Message>> {
        let language = context.language;
        let Some(problem) = &self.problem else { return Vec::new() };
        if take_over::is_offered(problem) {
            let label = say(language, "window-take-over", &[]);
            return vec![button::quiet(label).on_press(Message::AskTakeOver).id("import-take-over")];
        }
        let leave_out = self.may_leave_out(context).then(|| {
            let label = say(language, "window-import-folder-leave-out", &[]);
            button::quiet(label).on_press(Message::LeaveOut).id("import-leave-out")
        });
        self.way_out(language).into_iter().chain(leave_out).collect()
    }

    fn way_out(&self, language: Language) -> Option<button::Button<Message>> {
        let (label, step) = match self.problem.as_ref()?.mended_at()? {
            // Where no folder is known to be the same, the main button leads there.
            Place::Folders if self.renamed_to().is_none() && self.is_about_folders() => return None,
            Place::Folders => (say(language, "window-import-folder-choose", &[]), StepName::ImportSettings),
            // The step of signing in leads on to the application and to consent.
            Place::SignIn
            | Place::SignInOrConsent
            | Place::Consent
            | Place::Application
            | Place::AccessToken => (say(language, "window-import-sign-in", &[]), StepName::SignIn),
            Place::Helpdesk | Place::HelpdeskToken => {
                (say(language, "window-import-helpdesk", &[]), StepName::Helpdesk)
            }
            Place::Preparation => (say(language, "window-import-to-check", &[]), StepName::Check),
            Place::Keychain => return None,
        };
        Some(button::quiet(label).on_press(Message::GoTo(step)).id("import-way-out"))
    }
}

/// Whether a reason tells what was seen, and not only that deleting was refused.
fn is_evident(code: &str) -> bool {
    !matches!(code, "expunge-refused" | "expunge-by-uid-missing")
}

fn numbered<'a>(lines: Vec<String>) -> Element<'a, Message> {
    let lines = (1..).zip(lines).map(|(number, line)| {
        row![body(format!("{number}.")), body(line).width(iced::Length::Fill)].spacing(space::SMALL).into()
    });
    Column::with_children(lines).spacing(space::SMALL).into()
}

/// Likely causes, the likeliest first (docs/microsoft365.md#why-expunge-fails).
fn why<'a>(language: Language) -> Element<'a, Message> {
    numbered(vec![
        say(language, "window-import-why-full", &[]),
        say(language, "window-import-why-hold", &[]),
        say(language, "window-import-why-right", &[]),
        say(language, "window-import-why-others", &[]),
        say(language, "window-import-why-damaged", &[]),
    ])
}

fn line<'a>(what: String, command: String, language: Language) -> Element<'a, Message> {
    let shown =
        row![container(secondary(command.clone())).width(iced::Length::Fill), copy::copy(command, language)]
            .spacing(space::SNUG)
            .align_y(iced::Alignment::Center);
    column![body(what), card(shown).padding([space::SMALL, space::SNUG])].spacing(space::HAIR).into()
}

fn find_out<'a>(mailbox: &str, language: Language) -> Element<'a, Message> {
    let lines =
        reading_lines(mailbox, language).into_iter().map(|(what, command)| line(what, command, language));
    column![
        secondary(say(language, "word-powershell-reads", &[])),
        Column::with_children(lines).spacing(space::SNUG)
    ]
    .spacing(space::SNUG)
    .into()
}

/// Whether retrying a message of this state means settling, not importing.
pub(super) fn settles(state: MessageState) -> bool {
    state == MessageState::Unsettled
}
