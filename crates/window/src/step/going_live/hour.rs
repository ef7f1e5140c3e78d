//! The first hour of a channel that is switched on: when it fetched, when it will
//! again, what went wrong, and the mailbox beside it.

use std::sync::Arc;
use std::time::Duration;

use iced::widget::{Column, column};
use jiff::{SignedDuration, Timestamp};

use super::Message;
use super::work::Observed;
use crate::context::Context;
use crate::problem::Problem;
use crate::ui::panel;
use crate::ui::status::{Status, line};
use crate::ui::text::section;
use crate::ui::{Element, problem, space};
use crate::words::{Language, say};
use crate::zammad::channels::{Channel, ChannelHealth, HealthIssue};

/// How often a channel is looked at while it is shown.
pub(super) const BETWEEN_LOOKS: SignedDuration = SignedDuration::from_secs(10);

/// What was seen of the channel that is shown.
#[derive(Debug, Default)]
pub struct State {
    /// What was seen last.
    pub seen: Option<Arc<Observed>>,
    /// It is being looked at.
    pub looking: bool,
    /// Why it could not be, last.
    pub trouble: Option<Problem>,
    /// The time, as it was told last.
    pub now: Option<Timestamp>,
}

/// What happens there.
#[derive(Clone)]
pub enum Event {
    /// A second has passed, since it was begun to look for this time.
    Tick(u64),
    /// The channel was looked at.
    Seen(Result<Arc<Observed>, Problem>),
}

impl State {
    /// Whether it is time to look again.
    pub fn is_due(&self, now: Timestamp) -> bool {
        let last = self.seen.as_ref().map(|seen| seen.at);
        !self.looking && last.is_none_or(|last| now.duration_since(last) >= BETWEEN_LOOKS)
    }

    /// Takes what was seen.
    pub fn saw(&mut self, seen: Result<Arc<Observed>, Problem>) {
        self.looking = false;
        match seen {
            Ok(seen) => {
                self.seen = Some(seen);
                self.trouble = None;
            }
            Err(problem) => self.trouble = Some(problem),
        }
    }

    /// The channel as it was seen last.
    pub fn channel<'a>(&'a self, known: &'a Channel) -> &'a Channel {
        let seen = self.seen.as_ref().map(|seen| &seen.channel);
        seen.filter(|channel| channel.id == known.id).unwrap_or(known)
    }

    /// What is seen of it, a line each.
    pub fn view<'a>(&'a self, known: &'a Channel, context: &'a Context) -> Element<'a, Message> {
        let language = context.language;
        let channel = self.channel(known);
        let now = self.now.or(self.seen.as_ref().map(|seen| seen.at)).unwrap_or_default();
        let mut lines = Column::new().spacing(space::SMALL);
        lines = lines.push(fetching(channel, now, context));
        lines = lines.push(sending(channel, language));
        if let Some(seen) = &self.seen {
            lines = lines.push(seen.mailbox.map(|counts| mailbox(channel, counts, language)));
            lines = lines.push(health(seen, language));
        }
        let trouble = self.trouble.as_ref().map(|trouble| problem::card(trouble, language));
        column![
            section(say(language, "window-live-hour", &[])),
            panel::card(lines).padding(space::MEDIUM).id("live-hour")
        ]
        .push(trouble)
        .spacing(space::SNUG)
        .into()
    }
}

/// When it fetched, and when it will again.
fn fetching<'a>(channel: &Channel, now: Timestamp, context: &Context) -> Element<'a, Message> {
    let language = context.language;
    let what = say(language, "window-live-hour-fetching", &[]);
    let failed = channel.fetching.trouble().is_some();
    let ago = channel.last_fetch.map(|at| {
        let ago = Duration::try_from(now.duration_since(at)).unwrap_or_default();
        language.duration(ago)
    });
    let word = match (&ago, failed) {
        (None, _) => say(language, "window-live-never-fetched", &[]),
        (Some(ago), false) => say(language, "window-live-hour-ago", &[("time", ago.as_str().into())]),
        (Some(ago), true) => say(language, "window-live-hour-failed", &[("time", ago.as_str().into())]),
    };
    let status = match channel.health(now) {
        ChannelHealth::Good => Status::Good,
        ChannelHealth::Failing => Status::Bad,
        ChannelHealth::Late => Status::Caution,
        ChannelHealth::NeverFetched | ChannelHealth::Off => Status::Waiting,
    };
    let next = channel.next_fetch().map(|next| {
        let left = Duration::try_from(next.duration_since(now)).unwrap_or_default();
        if left.is_zero() {
            say(language, "window-live-hour-due", &[])
        } else {
            say(language, "window-live-hour-next", &[("time", language.duration(left).into())])
        }
    });
    let log = channel.fetching.log.clone().filter(|_| failed);
    line(status, what, word, log.or(next), None)
}

/// Zammad tries sending only when there is something to send.
fn sending<'a>(channel: &Channel, language: Language) -> Option<Element<'a, Message>> {
    let trouble = channel.sending.trouble()?;
    let _ = trouble;
    let what = say(language, "window-live-hour-sending", &[]);
    let word = say(language, "window-live-hour-sending-failed", &[]);
    Some(line(Status::Bad, what, word, channel.sending.log.clone(), None))
}

fn mailbox<'a>(
    channel: &Channel,
    (messages, unread): (u64, u64),
    language: Language,
) -> Element<'a, Message> {
    let facts =
        [("folder", channel.folder().into()), ("messages", messages.into()), ("unread", unread.into())];
    let what = say(language, "window-live-hour-mailbox", &[]);
    let word = if unread == 0 {
        say(language, "window-live-hour-nothing-waits", &facts)
    } else {
        say(language, "window-live-hour-waits", &facts)
    };
    let status = if unread == 0 { Status::Good } else { Status::Note };
    line(status, what, word, Some(say(language, "window-live-hour-in-folder", &facts)), None)
}

/// What Zammad says of its own health, as far as it hinders fetching.
fn health<'a>(seen: &Observed, language: Language) -> Option<Element<'a, Message>> {
    let health = seen.health.as_ref()?;
    let what = say(language, "window-live-hour-health", &[]);
    let hinders = health.issues.iter().find(|issue| issue.hinders_fetching());
    let Some(issue) = hinders else {
        return Some(line(Status::Good, what, say(language, "window-live-hour-healthy", &[]), None, None));
    };
    let words = match issue {
        HealthIssue::ChannelFetching { words, .. }
        | HealthIssue::ChannelNotFetched { words }
        | HealthIssue::SchedulerNotRunning { words } => Some(words.clone()),
        _ => None,
    };
    Some(line(Status::Caution, what, say(language, "window-live-hour-unhealthy", &[]), words, None))
}
