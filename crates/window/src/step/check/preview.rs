//! A message as the article it would become.

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::{Column, row};
use iced::{Alignment, Length, Task};

use super::{Action, Check};
use crate::context::Context;
use crate::message::{ContentType, Original, readable_text};
use crate::migration::preview;
use crate::platform::originals::Originals;
use crate::platform::saving::save_mail;
use crate::problem::Problem;
use crate::ui::dialog::{Dialog, ask};
use crate::ui::icon::{Icon, icon};
use crate::ui::status::{Status, spinner};
use crate::ui::text::{Tone, body, secondary, strong};
use crate::ui::{Element, panel, problem, space};
use crate::words::{Language, say};
use crate::zammad::preflight::Helpdesk;

/// Letters of a text that are shown; whoever wants more opens the original.
const SHOWN: usize = 12_000;

/// What the mailbox gave of a message, as it is shown.
pub struct Seen {
    /// The article and the message itself.
    pub message: preview::Preview,
    /// Its text, HTML as readable text.
    pub text: String,
    /// Whether the text was longer than is shown.
    pub cut: bool,
}

impl Seen {
    pub(super) fn of(message: preview::Preview) -> Self {
        let article = &message.article;
        let text = match article.content_type {
            ContentType::Html => readable_text(&article.body),
            ContentType::Plain => article.body.clone(),
        };
        let end = text.char_indices().nth(SHOWN).map(|(at, _)| at);
        let cut = end.is_some();
        let text = end.map_or(text.as_str(), |end| &text[..end]).trim().to_owned();
        Self { message, text, cut }
    }
}

/// The message that is shown, if any.
#[derive(Default)]
pub struct Preview {
    shown: Option<Shown>,
    /// Pages for the browser; they go with the program.
    originals: Option<Arc<Originals>>,
}

/// A message that is being fetched, or was.
pub(super) struct Shown {
    pub(super) id: i64,
    pub(super) seen: Option<Result<Arc<Seen>, Problem>>,
    pub(super) done: Option<Result<Done, Problem>>,
}

/// What was done with the message.
#[derive(Clone)]
pub enum Done {
    /// Opened in the browser; the pages' folder is kept.
    Opened(Arc<Originals>),
    /// Saved as this file.
    Saved(PathBuf),
}

impl Preview {
    pub(super) fn close(&mut self) {
        self.shown = None;
    }

    pub(super) fn show(&mut self, shown: Shown) {
        self.shown = Some(shown);
    }

    /// Where the message was saved.
    #[cfg(test)]
    pub(super) fn saved(&self) -> Option<&std::path::Path> {
        match self.shown.as_ref()?.done.as_ref()? {
            Ok(Done::Saved(path)) => Some(path),
            _ => None,
        }
    }
}

/// What happens with it.
#[derive(Clone)]
pub enum Message {
    /// Show the message of this id in the journal.
    Show(i64),
    /// The message was fetched and read, or not.
    Fetched(i64, Result<Arc<Seen>, Problem>),
    /// No longer show it.
    Close,
    /// Open the original in the browser.
    Open,
    /// Save the message as a file.
    Save,
    /// The original was opened or saved, or not.
    Did(Result<Done, Problem>),
}

impl Check {
    pub(super) fn preview(&mut self, message: Message, context: &Context) -> Action<super::Message> {
        match message {
            Message::Show(id) => self.fetch(id, context),
            Message::Fetched(id, seen) => {
                if let Some(shown) = self.preview.shown.as_mut().filter(|shown| shown.id == id) {
                    shown.seen = Some(seen);
                }
                Action::None
            }
            Message::Close => {
                self.preview.close();
                Action::None
            }
            Message::Open => self.open_original(),
            Message::Save => self.save(context),
            Message::Did(done) => {
                if let Ok(Done::Opened(originals)) = &done {
                    self.preview.originals = Some(originals.clone());
                }
                if let Some(shown) = &mut self.preview.shown {
                    shown.done = Some(done);
                }
                Action::None
            }
        }
    }

    fn fetch(&mut self, id: i64, context: &Context) -> Action<super::Message> {
        let (Some(session), Some(helpdesk)) = (context.session.clone(), self.helpdesk.clone()) else {
            return Action::None;
        };
        self.preview.show(Shown { id, seen: None, done: None });
        let fetched = async move {
            let needs = &session.needs;
            let connector = needs.connector()?;
            let helpdesk: &Helpdesk = &helpdesk;
            let seen = preview::preview(&connector, &session.journal, &needs.plan, helpdesk, id).await?;
            Ok(Arc::new(Seen::of(seen)))
        };
        let fetched = Task::perform(fetched, move |seen| super::Message::Preview(Message::Fetched(id, seen)));
        Action::Run(fetched)
    }

    pub(super) fn seen(&self) -> Option<(i64, Arc<Seen>)> {
        let shown = self.preview.shown.as_ref()?;
        Some((shown.id, shown.seen.as_ref()?.as_ref().ok()?.clone()))
    }

    fn open_original(&self) -> Action<super::Message> {
        let Some((id, seen)) = self.seen() else { return Action::None };
        let originals = self.preview.originals.clone();
        let open = move || {
            let originals = originals.map_or_else(|| Originals::new().map(Arc::new), Ok)?;
            let html = seen.message.original_html.as_deref().unwrap_or_default();
            originals.open(id, &String::from_utf8_lossy(html))?;
            Ok(Done::Opened(originals))
        };
        Action::Run(did(open))
    }

    fn save(&self, context: &Context) -> Action<super::Message> {
        let Some((id, seen)) = self.seen() else { return Action::None };
        let Some(listed) = self.messages.message(id) else { return Action::None };
        let (folder, uid) = (listed.folder.clone(), listed.uid);
        let place = context.files_into();
        Action::Run(did(move || Ok(Done::Saved(save_mail(&place?, &folder, uid, &seen.message.raw)?))))
    }

    pub(super) fn preview_dialog<'a>(&'a self, context: &'a Context) -> Option<Dialog<'a, super::Message>> {
        let language = context.language;
        let shown = self.preview.shown.as_ref()?;
        let close = (say(language, "window-close", &[]), to(Message::Close));
        let title = say(language, "window-check-preview", &[]);
        let seen = match &shown.seen {
            None => {
                let words = secondary(say(language, "window-check-preview-fetching", &[]));
                let waiting = row![spinner(), words].spacing(space::SMALL).align_y(Alignment::Center);
                return Some(ask(title, waiting, close));
            }
            Some(Err(trouble)) => return Some(ask(title, problem::card(trouble, language), close)),
            Some(Ok(seen)) => seen,
        };
        let mut parts = Column::new().spacing(space::MEDIUM);
        parts = parts.push(shown.done.as_ref().and_then(|done| told(done, language)));
        parts = parts.push(article(seen, context));
        let mut dialog = ask(title, parts, close)
            .other(say(language, "window-check-preview-save", &[]), to(Message::Save));
        if seen.message.original_html.is_some() {
            dialog = dialog.other(say(language, "window-check-preview-open", &[]), to(Message::Open));
        }
        Some(dialog)
    }
}

fn to(message: Message) -> super::Message {
    super::Message::Preview(message)
}

fn did(work: impl FnOnce() -> Result<Done, Problem> + Send + 'static) -> Task<super::Message> {
    Task::perform(tokio::task::spawn_blocking(work), |done| {
        to(Message::Did(done.unwrap_or_else(|_| Err(Problem::ours("runtime-not-started")))))
    })
}

fn told<'a>(done: &'a Result<Done, Problem>, language: Language) -> Option<Element<'a, super::Message>> {
    match done {
        Ok(Done::Opened(_)) => None,
        Ok(Done::Saved(path)) => {
            let path = path.display().to_string();
            let words = say(language, "window-check-saved", &[("path", path.into())]);
            Some(panel::note(Status::Good, words))
        }
        Err(trouble) => Some(problem::card(trouble, language).into()),
    }
}

fn article<'a>(seen: &'a Seen, context: &'a Context) -> Element<'a, super::Message> {
    let language = context.language;
    let message = &seen.message;
    let mut parts = Column::new().spacing(space::MEDIUM);
    if let Some(obstacle) = &message.obstacle {
        parts = parts.push(problem::card(obstacle, language));
    }
    parts = parts.push(strong(message.article.subject.clone()));
    parts = parts.push(panel::facts(facts(seen, context)));
    for flaw in &message.flaws {
        parts = parts.push(panel::note(Status::Note, flaw.text(language)));
    }
    if !message.flaws.is_empty() || message.original == Original::TooLarge {
        let words = match message.original {
            Original::TooLarge => say(language, "word-original-too-large", &[]),
            Original::Attached | Original::NotAttached => say(language, "word-original-attached", &[]),
        };
        parts = parts.push(panel::note(Status::Caution, words));
    }
    for warning in &message.warnings {
        parts = parts.push(panel::note(Status::Note, warning.clone()));
    }
    parts = parts.push(panel::line()).push(body(seen.text.clone()).width(Length::Fill));
    if seen.cut {
        parts = parts.push(secondary(say(language, "window-check-preview-cut", &[])));
    }
    if !message.files.is_empty() {
        let title = say(language, "window-check-preview-files", &[("count", message.files.len().into())]);
        let files = message.files.iter().map(|file| {
            row![
                icon(Icon::Paperclip, 14.0, Tone::Secondary),
                body(file.name.clone()).width(Length::Fill),
                secondary(language.bytes(file.bytes))
            ]
            .spacing(space::SMALL)
            .align_y(Alignment::Center)
            .into()
        });
        parts = parts.push(panel::line()).push(strong(title));
        parts = parts.push(Column::with_children(files).spacing(space::HAIR));
    }
    if message.articles > 1 {
        let values = [("count", message.articles.into())];
        parts = parts.push(secondary(say(language, "window-check-preview-articles", &values)));
    }
    parts.into()
}

fn facts<'a>(seen: &'a Seen, context: &'a Context) -> Vec<(String, Element<'a, super::Message>)> {
    let language = context.language;
    let (message, article) = (&seen.message, &seen.message.article);
    let becomes = match &message.ticket {
        Some((_, number)) => {
            say(language, "window-check-preview-appended", &[("number", number.as_str().into())])
        }
        None => say(language, "window-check-preview-new", &[]),
    };
    let kind = match (article.kind, article.sender) {
        ("note", _) => say(language, "window-check-preview-note", &[]),
        (_, "Agent") => say(language, "window-check-preview-agent", &[]),
        _ => say(language, "window-check-preview-customer", &[]),
    };
    let local = |at: jiff::Timestamp| language.moment(at.to_zoned_datetime(context.zone.clone()).datetime());
    let dated = match article.created_at {
        Some(at) => local(at),
        None => say(language, "window-check-preview-today", &[("sent", local(message.dated).into())]),
    };
    let fact = |words: String| -> Element<'a, super::Message> { body(words).into() };
    let mut facts = vec![
        (say(language, "window-check-preview-becomes", &[]), fact(becomes)),
        (say(language, "window-check-preview-group", &[]), fact(message.group.clone())),
    ];
    // An article of a ticket that is there changes nothing about its state.
    if message.ticket.is_none() {
        facts.push((say(language, "window-check-preview-state", &[]), fact(message.state.clone())));
    }
    facts.push((say(language, "window-check-preview-kind", &[]), fact(kind)));
    for (id, words) in [
        ("window-check-preview-from", &article.from),
        ("window-check-preview-to", &article.to),
        ("window-check-preview-cc", &article.cc),
    ] {
        if !words.is_empty() {
            facts.push((say(language, id, &[]), fact(words.clone())));
        }
    }
    facts.push((say(language, "window-check-preview-dated", &[]), fact(dated)));
    if let Some(customer) = &message.customer {
        facts.push((say(language, "window-check-preview-customer-is", &[]), fact(customer.clone())));
    }
    facts
}
