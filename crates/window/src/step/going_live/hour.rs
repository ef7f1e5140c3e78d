//! The first hour of a channel that is switched on: when it fetched, when it will
//! again, what it took, what waits, and, where something is amiss, why.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use iced::widget::{Column, column};
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Mutex;

use super::Message;
use super::mailbox::{Mailbox, another, sign_in, ways_of_another};
use crate::context::Context;
use crate::engine::MailboxConnector;
use crate::migration::going_live::watch::{Finding, Observation, State as Seen, Watch, Watcher};
use crate::problem::Problem;
use crate::ui::panel;
use crate::ui::status::{Status, line};
use crate::ui::text::section;
use crate::ui::{Element, problem, space};
use crate::words::{Language, say};
use crate::zammad::channels::{Channel, ChannelHealth};

/// How often a channel is looked at while it is shown.
pub(super) const BETWEEN_LOOKS: SignedDuration = SignedDuration::from_secs(10);

/// What looks at a channel and into its mailbox: it remembers what it follows.
pub(super) type Looking = Arc<Mutex<Watcher<MailboxConnector>>>;

/// What was seen of the channel that is shown.
#[derive(Default)]
pub struct State {
    /// All that was seen, put together.
    pub watch: Watch,
    /// How it stands, by all of that.
    pub stands: Option<Seen>,
    /// What was seen last.
    pub seen: Option<Arc<Observation>>,
    /// What looks into the mailbox too, where somebody is signed in to it.
    pub watcher: Option<Looking>,
    /// It is being looked at.
    pub looking: bool,
    /// Why it could not be, last.
    pub trouble: Option<Problem>,
    /// The time, as it was told last.
    pub now: Option<Timestamp>,
}

impl fmt::Debug for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("State").field("seen", &self.seen.is_some()).finish_non_exhaustive()
    }
}

/// What happens there.
#[derive(Clone)]
pub enum Event {
    /// A second has passed, since it was begun to look for this time.
    Tick(u64),
    /// The channel was looked at.
    Seen(Result<Arc<Observation>, Problem>),
}

impl State {
    /// Whether it is time to look again.
    pub fn is_due(&self, now: Timestamp) -> bool {
        let last = self.seen.as_ref().map(|seen| seen.at);
        !self.looking && last.is_none_or(|last| now.duration_since(last) >= BETWEEN_LOOKS)
    }

    /// Takes what was seen.
    pub fn saw(&mut self, seen: Result<Arc<Observation>, Problem>) {
        self.looking = false;
        match seen {
            Ok(seen) => {
                self.watch.see((*seen).clone());
                self.now = self.now.max(Some(seen.at));
                self.seen = Some(seen);
                self.judge();
                self.trouble = None;
            }
            Err(problem) => self.trouble = Some(problem),
        }
    }

    /// It is so late by now.
    pub fn passes(&mut self, now: Timestamp) {
        self.now = Some(now);
        self.judge();
    }

    fn judge(&mut self) {
        self.stands = self.now.map(|now| self.watch.state(now));
    }

    /// The channel as it was seen last.
    pub fn channel<'a>(&'a self, known: &'a Channel) -> &'a Channel {
        let seen = self.seen.as_ref().and_then(|seen| seen.channel.as_ref());
        seen.filter(|channel| channel.id == known.id).unwrap_or(known)
    }

    /// What is seen of it, a line each.
    pub(super) fn view<'a>(
        &'a self,
        known: &'a Channel,
        open: Mailbox,
        context: &'a Context,
    ) -> Element<'a, Message> {
        let language = context.language;
        let channel = self.channel(known);
        let now = self.now.unwrap_or_default();
        let mut lines = Column::new().spacing(space::SMALL);
        lines = lines.push(fetching(channel, now, language)).push(sending(channel, language));
        if let (Some(seen), Some(stands)) = (&self.seen, &self.stands) {
            lines = lines.push(recovered(&stands.finding, language));
            lines = lines.push(seen.followed.is_some().then(|| taken(stands, language)));
            lines = lines.push(mailbox(stands, context));
            lines = lines.push(health(seen, language));
        }
        lines = lines.push(unopened(channel, open, context));
        let amiss = self.stands.as_ref().and_then(Seen::problem);
        let amiss = amiss.map(|amiss| problem::card(amiss, language));
        let trouble = self.trouble.as_ref().map(|trouble| problem::card(trouble, language));
        column![section(say(language, "window-live-hour", &[]))]
            .push(panel::card(lines).padding(space::MEDIUM).id("live-hour"))
            .push(amiss)
            .push(trouble)
            .spacing(space::SNUG)
            .into()
    }
}

/// When it fetched, and when it will again.
fn fetching<'a>(channel: &Channel, now: Timestamp, language: Language) -> Element<'a, Message> {
    let what = say(language, "window-live-hour-fetching", &[]);
    let failed = channel.fetching.trouble().is_some();
    let ago = channel.last_fetch.map(|at| {
        let ago = Duration::try_from(now.duration_since(at)).unwrap_or_default();
        language.duration(ago)
    });
    let word = match (&ago, failed) {
        (None, _) => say(language, "window-live-hour-never", &[]),
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
    channel.sending.trouble()?;
    let what = say(language, "window-live-hour-sending", &[]);
    let word = say(language, "window-live-hour-sending-failed", &[]);
    Some(line(Status::Bad, what, word, channel.sending.log.clone(), None))
}

/// It failed before and goes well again.
fn recovered<'a>(finding: &Finding, language: Language) -> Option<Element<'a, Message>> {
    let Finding::Recovered { .. } = finding else { return None };
    let what = say(language, "window-live-hour-recovery", &[]);
    Some(line(Status::Good, what, say(language, "window-live-hour-recovered", &[]), None, None))
}

/// What came into Zammad since it is looked at.
fn taken<'a>(stands: &Seen, language: Language) -> Element<'a, Message> {
    let what = say(language, "window-live-hour-taken", &[]);
    let word = say(language, "window-live-hour-taken-so-far", &[("count", stands.taken.into())]);
    let status = if stands.taken > 0 { Status::Good } else { Status::Note };
    line(status, what, word, None, None)
}

/// The folder that it reads, as it lies in the mailbox.
fn mailbox<'a>(stands: &Seen, context: &Context) -> Option<Element<'a, Message>> {
    let language = context.language;
    let folder = stands.folder.as_ref()?;
    let facts = [
        ("folder", folder.path.as_str().into()),
        ("messages", folder.messages.into()),
        ("unread", stands.waiting.into()),
    ];
    let what = say(language, "window-live-hour-mailbox", &[]);
    let (status, word) = if stands.waiting == 0 {
        (Status::Good, say(language, "window-live-hour-nothing-waits", &facts))
    } else {
        (Status::Note, say(language, "window-live-hour-waits", &facts))
    };
    let newest = stands.newest.map(|newest| {
        let newest = language.moment(newest.to_zoned_datetime(context.zone.clone()).datetime());
        say(language, "window-live-hour-newest", &[("at", newest.into())])
    });
    let holds = [Some(say(language, "window-live-hour-in-folder", &facts)), newest];
    let holds: Vec<String> = holds.into_iter().flatten().collect();
    Some(line(status, what, word, Some(holds.join("  ·  ")), None))
}

/// Nobody is signed in to the mailbox: what waits there is not seen.
fn unopened<'a>(channel: &Channel, open: Mailbox, context: &Context) -> Option<Element<'a, Message>> {
    let language = context.language;
    if open == Mailbox::Open {
        return None;
    }
    let what = say(language, "window-live-hour-mailbox", &[]);
    let word = say(language, "window-live-hour-unopened", &[]);
    if open == Mailbox::Another {
        let told = line(Status::Note, what, word, Some(another(channel, context)), None);
        return Some(column![told, ways_of_another(language)].spacing(space::SMALL).into());
    }
    let found = say(language, "window-live-hour-unopened-what", &[]);
    let way = sign_in("live-hour-sign-in", language);
    Some(line(Status::Note, what, word, Some(found), Some(way.into())))
}

/// What Zammad says of its own health, as far as it hinders fetching.
fn health<'a>(seen: &Observation, language: Language) -> Option<Element<'a, Message>> {
    let health = seen.health.as_ref()?;
    let what = say(language, "window-live-hour-health", &[]);
    let hinders = health.issues.iter().find(|issue| issue.hinders_fetching());
    let Some(issue) = hinders else {
        return Some(line(Status::Good, what, say(language, "window-live-hour-healthy", &[]), None, None));
    };
    let words = issue.words().map(str::to_owned);
    Some(line(Status::Caution, what, say(language, "window-live-hour-unhealthy", &[]), words, None))
}
