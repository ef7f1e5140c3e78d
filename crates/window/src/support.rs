//! The support bundle and the page of all problems, reached from the help: what is
//! to be passed on is shown before it is saved.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::widget::{Column, column, row};

use super::context::Context;
use crate::migration::support_bundle::{Bundle, sources, usual_file};
use crate::platform::documentation;
use crate::problem::Problem;
use crate::ui::choice::check_box;
use crate::ui::dialog::{Dialog, ask};
use crate::ui::status::{Status, badge};
use crate::ui::text::{body, secondary};
use crate::ui::{Element, problem, space};
use crate::words::{Language, say};

/// What happens here.
#[derive(Clone)]
pub enum Message {
    /// Gather a bundle and show what is in it; with addresses, or without.
    Gather(bool),
    /// It was gathered, or not.
    Gathered(bool, Result<Arc<Bundle>, Problem>),
    /// Save it.
    Save,
    /// It was saved there, or not.
    Saved(Result<PathBuf, Problem>),
    /// Open the page of all problems.
    Problems,
    /// Open it at the problem of this code.
    About(String),
    /// It was opened, or not.
    Opened(Result<(), Problem>),
    /// No longer.
    Close,
}

/// A bundle on its way.
#[derive(Default)]
pub struct Support {
    /// It is asked about.
    pub(super) shown: bool,
    pub(super) with_addresses: bool,
    pub(super) bundle: Option<Arc<Bundle>>,
    pub(super) saving: bool,
    pub(super) ended: Option<Result<PathBuf, Problem>>,
}

impl Support {
    /// What follows from a message.
    pub fn update(&mut self, message: Message, context: &Context) -> Task<Message> {
        match message {
            Message::Gather(with_addresses) => {
                *self = Self { shown: true, with_addresses, ..Self::default() };
                let journal = context
                    .journal
                    .clone()
                    .or_else(|| context.session.as_ref().map(|session| session.needs.journal.clone()));
                let plan = context.needs().map(|needs| needs.plan);
                let work = gather(journal, plan, with_addresses);
                return Task::perform(work, move |outcome| Message::Gathered(with_addresses, outcome));
            }
            Message::Gathered(with_addresses, outcome) => {
                if with_addresses == self.with_addresses {
                    match outcome {
                        Ok(bundle) => self.bundle = Some(bundle),
                        Err(problem) => self.ended = Some(Err(problem)),
                    }
                }
            }
            Message::Save => {
                let Some(bundle) = self.bundle.clone().filter(|_| !self.saving) else { return Task::none() };
                self.saving = true;
                return Task::perform(save(bundle), Message::Saved);
            }
            Message::Saved(outcome) => {
                self.saving = false;
                self.ended = Some(outcome);
            }
            Message::Problems => {
                return Task::perform(open_problems(context.language), Message::Opened);
            }
            Message::About(code) => {
                return Task::perform(open_problem(context.language, code), Message::Opened);
            }
            Message::Opened(outcome) => {
                if let Err(problem) = outcome {
                    *self = Self { shown: true, ended: Some(Err(problem)), ..Self::default() };
                }
            }
            Message::Close => *self = Self::default(),
        }
        Task::none()
    }

    /// What is in the bundle, with the question whether it is to be saved.
    pub fn dialog(&self, language: Language) -> Option<Dialog<'_, Message>> {
        if !self.shown {
            return None;
        }
        let title = say(language, "window-support-title", &[]);
        let close = (say(language, "window-close", &[]), Message::Close);
        match &self.ended {
            Some(Ok(path)) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let folder = path.parent().map(|folder| secondary(folder.display().to_string()));
                let words = say(language, "window-support-saved", &[("name", name.into())]);
                let words = column![badge(Status::Good, words)].push(folder).spacing(space::SMALL);
                return Some(ask(title, words, close));
            }
            Some(Err(trouble)) => return Some(ask(title, problem::card(trouble, language), close)),
            None => {}
        }
        let Some(bundle) = &self.bundle else {
            return Some(ask(
                title,
                badge(Status::Waiting, say(language, "window-support-gathering", &[])),
                close,
            ));
        };
        let rows = bundle.entries.iter().map(|entry| -> Element<'_, Message> {
            let size = language.bytes(entry.bytes.len() as u64);
            let about = say(language, entry.about, &[]);
            row![
                column![body(entry.name.clone()), secondary(about)].width(iced::Length::Fill),
                secondary(size)
            ]
            .spacing(space::SNUG)
            .into()
        });
        let names = check_box(
            "support-addresses",
            say(language, "window-support-addresses", &[]),
            Some(say(language, "window-support-addresses-what", &[])),
            self.with_addresses,
            Message::Gather,
        );
        let words = column![
            body(say(language, "window-support-what", &[])),
            Column::with_children(rows).spacing(space::SMALL),
            names
        ]
        .spacing(space::MEDIUM);
        let save = (!self.saving).then_some(Message::Save);
        Some(ask(title, words, close).confirm(say(language, "window-support-save", &[]), save))
    }
}

async fn gather(
    journal: Option<PathBuf>,
    plan: Option<crate::plan::Plan>,
    with_addresses: bool,
) -> Result<Arc<Bundle>, Problem> {
    let sources = sources(journal.as_deref(), plan, with_addresses)?;
    Ok(Arc::new(Bundle::gather(&sources).await))
}

async fn save(bundle: Arc<Bundle>) -> Result<PathBuf, Problem> {
    let work = move || {
        let path = usual_file(jiff::ZonedDateTime::now().date())?;
        bundle.save(&path).map(|()| path)
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| Problem::ours("runtime-not-started"))?
}

/// Opens the page of all problems at one of them.
async fn open_problem(language: Language, code: String) -> Result<(), Problem> {
    let work = move || documentation::open_problem(language, &code);
    tokio::task::spawn_blocking(work).await.map_err(|_| Problem::ours("runtime-not-started"))?
}

/// Opens the page of all problems.
async fn open_problems(language: Language) -> Result<(), Problem> {
    let work = move || documentation::open_problems(language);
    tokio::task::spawn_blocking(work).await.map_err(|_| Problem::ours("runtime-not-started"))?
}
