//! A sign-in in the browser that is waited for: the link, how long is left, and what an
//! error means that the person sees there.

use std::sync::Arc;
use std::time::Duration;

use iced::widget::{column, container, row};
use jiff::{SignedDuration, Timestamp};

use super::super::Message;
use super::Event;
use crate::migration::going_live::Linking;
use crate::problem::Problem;
use crate::ui::copy;
use crate::ui::field::field;
use crate::ui::icon::Icon;
use crate::ui::status::{Status, badge};
use crate::ui::text::{body, secondary, strong};
use crate::ui::{Element, button, panel, problem, space};
use crate::words::{Language, say};

/// How long the new channel is waited for: who has to ask an administrator first
/// comes back later.
pub(in crate::step::going_live) const LIMIT: SignedDuration = SignedDuration::from_mins(15);

/// What an error in the browser means.
pub(in crate::step::going_live) const EXPLAINED: &str = "live-explained";
/// How often Zammad is asked whether the channel is there; tests play the browser at once.
pub(in crate::step::going_live) const BETWEEN_LOOKS: Duration =
    Duration::from_millis(if cfg!(test) { 200 } else { 3_000 });

/// A sign-in in the browser that has not come back yet.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The link by which the administrator signs the mailbox in.
    pub link: String,
    /// The same, with what was there before.
    pub linking: Option<Arc<Linking>>,
    /// Why no browser shows it, where none does.
    pub no_browser: Option<Problem>,
    /// Until when the channel is waited for.
    pub until: Timestamp,
    /// How much of that is left.
    pub left: SignedDuration,
    /// The time is over.
    pub over: bool,
    /// Zammad is being asked.
    pub asking: bool,
    /// Asking Zammad for the channel went wrong last.
    pub trouble: Option<Problem>,
    /// The person sees an error in the browser.
    pub sees_error: bool,
    /// Its text as pasted.
    pub pasted: String,
    /// What that means.
    pub explained: Option<Problem>,
}

impl Waiting {
    /// A wait that begins now.
    pub fn begun(link: String, linking: Option<Arc<Linking>>, now: Timestamp) -> Self {
        Self {
            link,
            linking,
            no_browser: None,
            until: now.saturating_add(LIMIT).unwrap_or(Timestamp::MAX),
            left: LIMIT,
            over: false,
            asking: false,
            trouble: None,
            sees_error: false,
            pasted: String::new(),
            explained: None,
        }
    }

    /// It is waited anew for as long.
    pub fn renew(&mut self, now: Timestamp) {
        self.until = now.saturating_add(LIMIT).unwrap_or(Timestamp::MAX);
        self.no_browser = None;
        self.passes(now);
    }

    /// Time passes.
    pub fn passes(&mut self, now: Timestamp) {
        self.left = self.until.duration_since(now).max(SignedDuration::ZERO);
        self.over = self.left.is_zero();
    }

    /// The link, and what to do while the channel is waited for.
    pub fn view(&self, language: Language) -> Element<'_, Message> {
        let none = self.no_browser.is_some();
        let title = if none { "window-live-link-none" } else { "window-live-link" };
        let ways = row![
            copy::button(say(language, "window-sign-in-copy-link", &[]), self.link.clone(), language),
            button::quiet(say(language, "window-live-link-open", &[]))
                .icon(Icon::ExternalLink)
                .on_press(Message::New(Event::OpenAgain))
                .id("live-link-open"),
            button::quiet(say(language, "window-live-link-cancel", &[]))
                .on_press(Message::New(Event::Cancel))
                .id("live-cancel"),
        ]
        .spacing(space::SMALL)
        .wrap();
        let stands = if self.over {
            badge(Status::Caution, say(language, "window-live-link-over", &[]))
        } else {
            let left = Duration::try_from(self.left).unwrap_or_default();
            let facts = [("time", language.duration(left).into())];
            badge(Status::Waiting, say(language, "window-live-link-waits", &facts))
        };
        let card = column![
            strong(say(language, title, &[])),
            body(say(language, "window-live-link-what", &[])),
            secondary(self.link.clone()),
            ways,
            stands,
        ]
        .spacing(space::SNUG);
        let trouble = self.trouble.as_ref().map(|trouble| problem::card(trouble, language));
        let error: Element<'_, Message> = if self.sees_error {
            let pasted = field(say(language, "window-live-error-text", &[]), &self.pasted)
                .on_input(|text| Message::New(Event::Pasted(text)))
                .placeholder("AADSTS50011: …")
                .help(say(language, "window-live-error-help", &[]))
                .id("live-error-text");
            let explained = self.explained.as_ref();
            let explained =
                explained.map(|explained| container(problem::card(explained, language)).id(EXPLAINED));
            column![Element::from(pasted)].push(explained).spacing(space::MEDIUM).into()
        } else {
            button::quiet(say(language, "window-live-error", &[]))
                .icon(Icon::CircleAlert)
                .on_press(Message::New(Event::SeesError(true)))
                .id("live-error")
                .into()
        };
        column![panel::card(card).padding(space::MEDIUM)]
            .push(trouble)
            .push(error)
            .spacing(space::MEDIUM)
            .into()
    }
}
