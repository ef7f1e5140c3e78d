//! What is checked of a helpdesk before a run: each line with its verdict.
//!
//! [`desk`] looks at what tickets need: rights, groups, states, addresses;
//! [`silence`] at what would speak: triggers, jobs, notified agents. [`mod@survey`]
//! looks at the helpdesk before anything was chosen.

mod desk;
mod line;
mod silence;
mod survey;

pub use crate::verdicts::Verdict;
pub use line::{Found, Line, Topic};
pub use survey::{Destination, Survey, Told, Usage, survey, topics};

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde_json::Value;
use tokio::sync::mpsc::UnboundedSender;

use super::client::{MeReply, Probe};
use super::import_mode::{self, Here, Own, Owner, Setting, SettingReply, held_by_another};
use super::selector::Imported;
use super::types::{Automation, EmailAddress, Group, Me, Priority, State};
use super::{Client, quiet};
use crate::plan::LastChanged;
use crate::problem::Problem;
use crate::words::Language;

/// What the plan needs of the helpdesk.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Names of the destination groups.
    pub groups: Vec<String>,
    /// Name of the state for archived mail; `None` without an archive.
    pub archive_state: Option<String>,
    /// Original dates: import mode while running.
    pub import_mode: bool,
    /// Regular mail may be answered by triggers.
    pub auto_replies: bool,
    /// Sending address to set, if any.
    pub change_sending_address_to: Option<String>,
    /// Address of the mailbox.
    pub mailbox: String,
    /// Imported messages are deleted from the mailbox.
    pub empties_mailbox: bool,
    /// Nothing that arrived before this is imported.
    pub from: Option<Date>,
    /// When tickets say that they were last changed with their newest mail; `None` with
    /// dates of today.
    pub last_changed: Option<LastChanged>,
    /// What is known of import mode being on.
    pub hold: HoldWanted,
}

/// What is known of import mode being on, before it is looked at.
#[derive(Debug, Clone, Default)]
pub struct HoldWanted {
    /// Through this plan.
    pub own: Own,
    /// Through other plans of this machine.
    pub here: Vec<Here>,
    /// What another import left on is taken over.
    pub take_over: bool,
}

/// What a run needs to know of the helpdesk, found by the check.
#[derive(Debug, Clone)]
pub struct Helpdesk {
    /// The user behind the token.
    pub me: Me,
    /// Zammad's version, where known.
    pub version: Option<String>,
    /// Destination groups, under the names and in the order the plan uses.
    pub groups: Vec<Group>,
    /// All states.
    pub states: Vec<State>,
    /// State of archived tickets.
    pub archive_state: State,
    /// State of regular tickets (the default for new ones).
    pub regular_state: State,
    /// State that a regular follow-up puts a closed ticket into.
    pub follow_up_state: State,
    /// Priority of new tickets.
    pub priority: Option<Priority>,
    /// Zammad's own addresses.
    pub email_addresses: Vec<EmailAddress>,
    /// Addresses of agents, lower-case, as far as the token may see them.
    pub agent_addresses: Vec<String>,
    /// Ticket hook and divider as set.
    pub ticket_hook: String,
    /// Divider between hook and number.
    pub ticket_hook_divider: String,
    /// Zammad's own host name.
    pub fqdn: Option<String>,
    /// The language that the helpdesk is set to (setting `locale_default`),
    /// English where it is none of ours or cannot be seen.
    pub language: Language,
    /// Triggers that would speak or change tickets outside import mode and must
    /// be paused for a quiet run.
    pub triggers_to_pause: Vec<Automation>,
    /// Import mode as it stands; `None` where the token may not see it.
    pub import_mode: Option<super::import_mode::Setting>,
}

impl Wanted {
    /// Some of the mail is imported without import mode and must not be heard.
    fn silence_needed(&self) -> bool {
        !self.import_mode && (!self.auto_replies || self.archive_state.is_some())
    }
}

/// Checks everything, never stopping at the first trouble; gives the lines in
/// the order they should be read, and the helpdesk where nothing stops a run.
pub async fn check(client: &Client, wanted: &Wanted) -> (Vec<Line>, Option<Helpdesk>) {
    let mut check = Check { client, wanted, lines: Vec::new(), told: None, lacks_agent_right: false };
    let helpdesk = check.everything().await;
    let stopped = check.stopped();
    (check.lines, helpdesk.filter(|_| !stopped))
}

/// A check under way.
struct Check<'a> {
    client: &'a Client,
    wanted: &'a Wanted,
    lines: Vec<Line>,
    /// Who is told of each line at once.
    told: Option<UnboundedSender<Told>>,
    /// It is told already that the right `ticket.agent` is missing.
    lacks_agent_right: bool,
}

impl Check<'_> {
    fn line(&mut self, what: Topic, found: impl Into<Found>, verdict: Verdict) {
        let line = Line { what, found: found.into(), verdict };
        self.tell(Told::Line(line.clone()));
        self.lines.push(line);
    }

    fn good(&mut self, what: Topic, found: impl Into<Found>) {
        self.line(what, found, Verdict::Good);
    }

    fn caution(&mut self, what: Topic, found: impl Into<Found>, problem: Problem) {
        self.line(what, found, Verdict::Caution(problem));
    }

    fn stop(&mut self, what: Topic, found: impl Into<Found>, problem: Problem) {
        self.line(what, found, Verdict::Stop(problem));
    }

    /// The value, or a line that stops. A right that is missing is told in one
    /// line: what else it keeps from being seen follows from that.
    fn or_stop<T>(&mut self, what: Topic, outcome: Result<T, Problem>) -> Option<T> {
        outcome
            .map_err(|problem| {
                let follows = problem.code() == "zammad-right-missing"
                    && problem.fact("right") == Some("ticket.agent")
                    && self.lacks_agent_right;
                if !follows {
                    self.stop(what, Found::NotFoundOut, problem);
                }
            })
            .ok()
    }

    async fn everything(&mut self) -> Option<Helpdesk> {
        let reply = self.reach().await?;
        let me = self.client.me_of(reply.clone()).await;
        let version = self.version().await;
        self.agent_right().await;
        let groups = self.groups(&me).await;
        let states = self.states().await;
        let priorities = self.client.priorities().await;
        let priorities = self.or_stop(Topic::Priorities, priorities);
        let email_addresses = self.addresses(groups.as_deref()).await;
        self.channels().await;
        self.look_up().await;
        let settings = self.settings().await;
        let import_mode = self.import_mode(settings.as_deref()).await;
        self.last_change().await;
        let triggers_to_pause = self.triggers().await;
        let imported = self.imported(&me, groups.as_deref(), states.as_ref(), priorities.as_deref());
        self.jobs(Some(&imported)).await;
        if let Some(states) = &states {
            self.service_levels(states).await;
        }
        let agent_addresses = self.agents(&reply, groups.as_deref()).await;
        self.good(Topic::RequestSize, Found::BytesOfFiles(quiet::FILES_PER_REQUEST));
        let states = states?;
        let text = |name: &str| setting_text(settings.as_deref(), name);
        Some(Helpdesk {
            me,
            version,
            groups: groups?,
            archive_state: states.archive,
            regular_state: states.regular,
            follow_up_state: states.follow_up,
            states: states.all,
            priority: usual(priorities?),
            email_addresses: email_addresses?,
            agent_addresses,
            ticket_hook: text("ticket_hook").unwrap_or_else(|| "Ticket#".to_owned()),
            ticket_hook_divider: text("ticket_hook_divider").unwrap_or_default(),
            fqdn: text("fqdn"),
            language: Language::chosen(text("locale_default")),
            triggers_to_pause: triggers_to_pause.unwrap_or_default(),
            import_mode,
        })
    }

    /// What tickets would be like. Groups and states that are not known could be
    /// any.
    fn imported(
        &self,
        me: &Me,
        groups: Option<&[Group]>,
        states: Option<&desk::States>,
        priorities: Option<&[Priority]>,
    ) -> Imported {
        let now = Timestamp::now();
        let states = states.map(|states| {
            let archive = self.wanted.archive_state.is_some().then_some(states.archive.id);
            archive.into_iter().chain([states.regular.id, states.follow_up.id]).collect()
        });
        Imported {
            groups: groups.unwrap_or_default().iter().map(|group| group.id).collect(),
            states: states.unwrap_or_default(),
            priority: priorities.and_then(|all| usual(all.to_vec())).map(|priority| priority.id),
            made_by: me.id,
            oldest: if self.wanted.import_mode { self.wanted.from.and_then(day_before) } else { Some(now) },
            now,
        }
    }

    /// The connection and the token; without them nothing else can be asked.
    async fn reach(&mut self) -> Option<MeReply> {
        let address = self.client.address().to_owned();
        let failure = match self.client.me_reply().await {
            Ok(reply) => {
                self.good(Topic::Connection, address);
                let email = reply.email.clone().filter(|email| !email.is_empty());
                self.good(Topic::ApiToken, email.or_else(|| reply.login.clone()).unwrap_or_default());
                return Some(reply);
            }
            Err(failure) => failure,
        };
        if failure.is_turned_away() {
            self.good(Topic::Connection, address);
            self.stop(Topic::ApiToken, Found::NotAccepted, failure.problem);
        } else {
            self.stop(Topic::Connection, address, failure.problem);
        }
        None
    }

    async fn version(&mut self) -> Option<String> {
        let version = self.client.version().await;
        let version = self.or_stop(Topic::Version, version)?;
        self.good(Topic::Version, version.clone().map_or(Found::VersionNotTold, Found::Name));
        version
    }

    async fn look_up(&mut self) {
        let probed = self.client.probe_lookup().await;
        match self.or_stop(Topic::LookUp, probed) {
            Some(Probe::Works) => self.good(Topic::LookUp, Found::Works),
            Some(Probe::Untried) => self.good(Topic::LookUp, Found::NoMailYet),
            None => {}
        }
    }

    /// The settings that the token may see; `None` where it may see none.
    async fn settings(&mut self) -> Option<Vec<SettingReply>> {
        match import_mode::settings(self.client).await {
            Ok(settings) => Some(settings),
            Err(failure) if failure.is_forbidden() => None,
            Err(failure) => self.or_stop(Topic::Settings, Err(failure.into())),
        }
    }

    async fn import_mode(&mut self, settings: Option<&[SettingReply]>) -> Option<Setting> {
        let Some(setting) = settings.and_then(import_mode::setting) else {
            if self.wanted.import_mode {
                self.stop(
                    Topic::ImportMode,
                    Found::CannotBeSeen,
                    Problem::person("zammad-import-mode-hidden"),
                );
            } else {
                self.good(Topic::ImportMode, Found::CannotBeSeenNotNeeded);
            }
            return None;
        };
        let hold = &self.wanted.hold;
        match setting.owner(&hold.own) {
            Owner::Nobody => self.good(Topic::ImportMode, Found::Off),
            Owner::Us => self.good(Topic::ImportMode, Found::OnForThisPlan),
            Owner::Another(mark) => {
                let problem = held_by_another(mark.as_ref(), setting.written_at.as_deref(), &hold.here);
                if hold.take_over {
                    self.caution(Topic::ImportMode, Found::OnTakenOver, problem);
                } else {
                    self.stop(Topic::ImportMode, Found::On, problem);
                }
            }
        }
        if self.wanted.import_mode
            && let Err(problem) = import_mode::may_return(self.client).await
        {
            self.stop(Topic::ImportMode, Found::MustStayOff, problem);
        }
        Some(setting)
    }
}

impl Check<'_> {
    /// Whether tickets will say the date of their newest mail as their last change, and
    /// why.
    async fn last_change(&mut self) {
        let found = match self.wanted.last_changed {
            None => return,
            Some(LastChanged::Always) => Found::DatedAsPlanned,
            Some(LastChanged::Never) => Found::UndatedAsPlanned,
            Some(LastChanged::WhenUnused) => {
                let unused = self.client.looks_unused().await;
                match self.or_stop(Topic::LastChange, unused) {
                    Some(true) => Found::DatedWhereUnused,
                    Some(false) => Found::UndatedWhereUsed,
                    None => return,
                }
            }
        };
        self.good(Topic::LastChange, found);
    }
}

/// A day begins at another moment in each zone, and a mail is older than its
/// arrival.
fn day_before(day: Date) -> Option<Timestamp> {
    let day = day.yesterday().ok()?.yesterday().ok()?;
    Some(day.to_datetime(Time::midnight()).to_zoned_datetime(TimeZone::UTC).ok()?.timestamp())
}

/// The priority that new tickets get.
fn usual(priorities: Vec<Priority>) -> Option<Priority> {
    let chosen = priorities.iter().position(|priority| priority.default_create).unwrap_or(0);
    priorities.into_iter().nth(chosen)
}

fn setting_text(settings: Option<&[SettingReply]>, name: &str) -> Option<String> {
    let setting = settings?.iter().find(|setting| setting.name == name)?;
    setting.value().as_str().map(str::to_owned).filter(|text| !text.is_empty())
}

/// Whether a value is true, in whichever way a version writes it.
fn is_true(value: &Value) -> bool {
    value == &Value::Bool(true) || value.as_str() == Some("true")
}
