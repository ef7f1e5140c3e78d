//! Practice in the window: the band that says that nothing is real, the troubles
//! that can be played while the wizard runs, and a browser that is played.
//!
//! What is done here is done to the practice services alone. The wizard above
//! them is the same as in earnest.

use std::sync::Arc;
use std::time::Duration;

use iced::widget::{Column, Row, column, container, row, space as blank};
use iced::{Alignment, Background, Length, Size, Subscription, Task, Theme};
use jiff::Timestamp;

use super::context::Context;
use super::practising::Practising;
use super::step::sign_in::Awaited;
use super::ui::button;
use super::ui::choice::check_box;
use super::ui::icon::{Icon, icon};
use super::ui::scroll::vertical;
use super::ui::text::{BODY, Tone, secondary, toned};
use super::ui::theme::{palette, practice_ground};
use super::ui::{Element, problem, space};
use crate::problem::Problem;
use crate::words::{Language, say};
use mailferry_practice::Scenario;
use mailferry_practice::tenant::Consent;

/// The part of the window's height that the switches take at most; then they scroll.
const MOST: f32 = 0.4;
/// Height that the band's line and the step have at least, where the window is low.
const REST: f32 = 224.0;
/// Width of a switch with its words.
const SWITCH: f32 = 330.0;
/// Below this width, in zoomed pixels, the band says only what it must.
const NARROW: f32 = 800.0;

/// What is shown of practice, and played in it.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is apart from the others")]
pub struct Panel {
    /// There is practice.
    is_there: bool,
    /// The switches are shown.
    open: bool,
    /// Consent waits for an administrator.
    consent_pending: bool,
    /// Troubles that are played now.
    playing: Vec<Scenario>,
    /// Tickets in the practice helpdesk, and messages it would have sent.
    counts: (usize, usize),
    /// The browser is being played.
    signing_in: bool,
    /// It led nowhere.
    problem: Option<Problem>,
}

/// What happens there.
#[derive(Clone)]
pub enum Message {
    /// Show the switches, or no longer.
    Open(bool),
    /// Play a trouble, or no longer.
    Play(Scenario, bool),
    /// The tenant wants an administrator's consent, or no longer.
    ConsentPending(bool),
    /// Have a new message arrive.
    NewMail,
    /// Play the browser for what waits for it.
    SignIn(Awaited),
    /// That was done, or not.
    SignedIn(Result<(), Problem>),
    /// The person has seen that.
    Seen,
    /// Time to count again.
    Count,
    /// End practice.
    Leave,
}

async fn play(practising: Arc<Practising>, awaited: Awaited) -> Result<(), Problem> {
    let tenant = &practising.practice.tenant;
    let account = practising.practice.mailbox();
    match awaited {
        Awaited::Link(link) => tenant.play_browser(&link, account).await,
        Awaited::Code(code) => tenant.play_device(&code, account).await,
    }
}

impl Panel {
    /// Of a practice that just began, where there is one.
    pub fn of(context: &Context) -> Self {
        let mut panel = Self { is_there: context.practice.is_some(), ..Self::default() };
        panel.look(context);
        panel
    }

    /// Whether there is practice to show.
    pub fn is_there(&self) -> bool {
        self.is_there
    }

    /// How the practice services stand.
    fn look(&mut self, context: &Context) {
        let Some(practising) = &context.practice else { return };
        let practice = &practising.practice;
        self.playing = practice.playing();
        self.counts = practice.helpdesk.counts();
        self.consent_pending = matches!(practice.tenant.consent(), Consent::Pending | Consent::Administrator);
    }

    /// What follows from a message; [`Message::Leave`] is the window's.
    pub fn update(&mut self, message: Message, context: &Context) -> Task<Message> {
        let Some(practising) = &context.practice else { return Task::none() };
        let practice = &practising.practice;
        match message {
            Message::Open(open) => self.open = open,
            Message::Play(trouble, on) => practice.play(trouble, on),
            Message::ConsentPending(pending) => practice.tenant.levers(|levers| {
                levers.consent = if pending { Consent::Pending } else { Consent::Granted };
            }),
            Message::NewMail => practice.let_mail_arrive(Timestamp::now()),
            Message::SignIn(awaited) if !self.signing_in => {
                self.signing_in = true;
                self.problem = None;
                return Task::perform(play(Arc::clone(practising), awaited), Message::SignedIn);
            }
            Message::SignedIn(outcome) => {
                self.signing_in = false;
                self.problem = outcome.err();
            }
            Message::Seen => self.problem = None,
            Message::Count | Message::SignIn(_) | Message::Leave => {}
        }
        self.look(context);
        Task::none()
    }

    /// Counts again, as long as practice lasts.
    pub fn subscription(context: &Context) -> Subscription<Message> {
        if context.practice.is_none() {
            return Subscription::none();
        }
        iced::time::every(Duration::from_secs(1)).map(|_| Message::Count)
    }

    /// The band at the top of a window of this size, with the switches below it
    /// where they are open. `awaited` is what a browser is waited for to do; `held`
    /// tells why practice cannot be left now.
    pub fn view(
        &self,
        language: Language,
        awaited: Option<Awaited>,
        held: bool,
        size: Size,
    ) -> Element<'_, Message> {
        let narrow = size.width < NARROW;
        let toggle = if self.open {
            say(language, "window-practice-hide", &[])
        } else {
            say(language, "window-practice-show", &[])
        };
        let toggle = button::link(toggle).on_press(Message::Open(!self.open)).id("practice-switches");
        let leave = button::link(say(language, "window-practice-leave", &[]))
            .on_press_maybe((!held).then_some(Message::Leave))
            .id("practice-leave");
        let sign_in = awaited.map(|awaited| {
            button::quiet(say(language, "window-practice-sign-in", &[]))
                .icon(Icon::LogIn)
                .on_press_maybe((!self.signing_in).then_some(Message::SignIn(awaited)))
                .id("practice-sign-in")
        });
        let shown = self.open || self.problem.is_some();
        // Where it is narrow it has a line of its own, or goes along with the rest.
        let (beside, below, among) = match (narrow, shown) {
            (false, _) => (sign_in, None, None),
            (true, false) => (None, sign_in, None),
            (true, true) => (None, None, sign_in),
        };
        // Something always stands in its place: else the focus, when it goes, would
        // be handed on to its neighbour, and the next Enter would press that.
        let beside = beside.map_or_else(|| blank().into(), Element::from);
        let line = row![icon(Icon::GraduationCap, BODY + 5.0, Tone::Practice), self.title(narrow, language)]
            .push(beside)
            .push(toggle)
            .push(leave)
            .spacing(space::MEDIUM)
            .align_y(Alignment::Center);
        let line = container(line).height(space::CONTROL + space::SMALL).align_y(Alignment::Center);
        let inside = iced::Padding { bottom: space::SNUG, right: space::MEDIUM, ..iced::Padding::ZERO };
        let mut more = Column::new().spacing(space::SNUG).padding(inside).width(Length::Fill).push(among);
        if let Some(trouble) = &self.problem {
            let seen = button::quiet(say(language, "window-understood", &[]))
                .on_press(Message::Seen)
                .id("practice-seen");
            more = more.push(problem::card(trouble, language).action(seen));
        }
        if self.open {
            more = more.push(self.switches(narrow, language));
        }
        let more = shown.then(|| {
            container(vertical(more)).max_height((size.height * MOST).min(size.height - REST).max(0.0))
        });
        let around = if narrow { space::MEDIUM } else { space::LARGE };
        let below = below.map(|sign_in| container(sign_in).padding(inside));
        let edge = container(blank().height(2.0))
            .width(Length::Fill)
            .style(|theme: &Theme| container::background(palette(theme).practice));
        let band = container(column![line].push(below).push(more))
            .padding([0.0, around])
            .width(Length::Fill)
            .style(|theme: &Theme| container::background(Background::Color(practice_ground(palette(theme)))));
        column![band, edge].into()
    }

    /// That nothing is real, and what became of it so far.
    fn title<'a>(&self, narrow: bool, language: Language) -> Element<'a, Message> {
        if narrow {
            let title = toned(say(language, "window-practising-short", &[]), Tone::Practice);
            return container(title).width(Length::Fill).into();
        }
        let (tickets, outbox) = self.counts;
        let counts = [("tickets", tickets.into()), ("outbox", outbox.into())];
        let counts = secondary(say(language, "window-practice-counts", &counts));
        let title = toned(say(language, "window-practising", &[]), Tone::Practice);
        column![title, counts].width(Length::Fill).into()
    }

    fn switches(&self, narrow: bool, language: Language) -> Element<'_, Message> {
        let consent = check_box(
            "practice-consent-pending",
            say(language, "window-practice-consent-pending", &[]),
            None,
            self.consent_pending,
            Message::ConsentPending,
        );
        let switch = |trouble: Scenario| {
            let on = self.playing.contains(&trouble);
            let id = format!("practice-{}", trouble.name());
            check_box(id, words(trouble, language), None, on, move |on| Message::Play(trouble, on))
        };
        let mailbox = std::iter::once(consent).chain(Scenario::OF_MAILBOX.into_iter().map(switch));
        let mailbox = boxes(say(language, "window-practice-of-mailbox", &[]), mailbox);
        let helpdesk = Scenario::OF_HELPDESK.into_iter().map(switch);
        let helpdesk = boxes(say(language, "window-practice-of-helpdesk", &[]), helpdesk);
        let mail = button::quiet(say(language, "window-practice-new-mail", &[]))
            .icon(Icon::MailPlus)
            .on_press(Message::NewMail)
            .id("practice-new-mail");
        let what = secondary(say(language, "window-practice-what", &[])).width(Length::Fill);
        let head: Element<'_, Message> = if narrow {
            column![what, mail].spacing(space::SMALL).into()
        } else {
            row![what, mail].spacing(space::MEDIUM).align_y(Alignment::Center).into()
        };
        column![head, mailbox, helpdesk].spacing(space::SNUG).into()
    }
}

/// Switches under a heading, as many beside each other as there is room for.
fn boxes<'a>(heading: String, switches: impl Iterator<Item = Element<'a, Message>>) -> Element<'a, Message> {
    let switches = switches.map(|switch| container(switch).width(SWITCH).into());
    column![secondary(heading), Row::with_children(switches).spacing(space::SMALL).wrap()]
        .spacing(space::SMALL)
        .into()
}

/// A trouble as a switch names it.
fn words(trouble: Scenario, language: Language) -> String {
    let id = match trouble {
        Scenario::Throttled => "window-practice-throttled",
        Scenario::ThrottledWithoutHint => "window-practice-throttled-without-hint",
        Scenario::Disconnected => "window-practice-disconnected",
        Scenario::CommandErrors => "window-practice-command-errors",
        Scenario::NotConnected => "window-practice-not-connected",
        Scenario::SilentMailbox => "window-practice-silent-mailbox",
        Scenario::EmptyFetch => "window-practice-empty-fetch",
        Scenario::Substitutes => "window-practice-substitutes",
        Scenario::StoreRefused => "window-practice-store-refused",
        Scenario::BusyHelpdesk => "window-practice-busy-helpdesk",
        Scenario::HelpdeskRestarts => "window-practice-helpdesk-restarts",
        Scenario::ShortConnections => "window-practice-short-connections",
        Scenario::TokenRevoked => "window-practice-token-revoked",
        Scenario::GroupClosed => "window-practice-group-closed",
        Scenario::MessageRefused => "window-practice-message-refused",
        Scenario::MandatoryField => "window-practice-mandatory-field",
        Scenario::CustomerTwice => "window-practice-customer-twice",
        Scenario::ImportModeSwitched => "window-practice-import-mode-switched",
        Scenario::TokenExpires => "window-practice-token-expires",
        Scenario::FlakyMailbox => "window-practice-flaky-mailbox",
        Scenario::FolderGone => "window-practice-folder-gone",
        Scenario::ExpungeFails => "window-practice-expunge-fails",
        Scenario::ExpungeWithoutEffect => "window-practice-expunge-without-effect",
        Scenario::MoveLeavesCopy => "window-practice-move-leaves-copy",
        Scenario::FlakyHelpdesk => "window-practice-flaky-helpdesk",
        Scenario::UnknownOutcome => "window-practice-unknown-outcome",
        Scenario::SlowHelpdesk => "window-practice-slow-helpdesk",
        Scenario::Calm
        | Scenario::Awkward
        | Scenario::TriggerAdded
        | Scenario::RetentionJob
        | Scenario::LockedOut
        | Scenario::EverythingAtOnce => return trouble.name().to_owned(),
    };
    say(language, id, &[])
}

/// Makes a state of the band.
#[cfg(any(test, feature = "scenes"))]
pub(super) type MakePanel = fn() -> Panel;

/// The states of the band, with their names. Its practice is none, so that nothing
/// is started for a picture.
#[cfg(any(test, feature = "scenes"))]
pub(super) fn states() -> Vec<(&'static str, MakePanel)> {
    fn panel() -> Panel {
        Panel { is_there: true, counts: (54, 0), ..Panel::default() }
    }
    vec![
        ("practice-band", panel),
        ("practice-signing-in", || Panel { signing_in: true, ..panel() }),
        ("practice-switches", || Panel {
            open: true,
            consent_pending: true,
            playing: vec![Scenario::Throttled, Scenario::ExpungeFails],
            ..panel()
        }),
        ("practice-problem", || {
            let problem = Problem::passing("sign-in-connection-lost").with("address", "127.0.0.1");
            Panel { problem: Some(problem), ..panel() }
        }),
    ]
}

#[cfg(test)]
mod tests;
