//! The draft of a plan: all that the person typed and chose, as it was typed,
//! whether right or wrong. It is saved as it grows, so that a restart at any step
//! comes back to it. No secrets.

mod microsoft;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::step_name::StepName;
use crate::plan::{AfterImport, Cloud, Dates, Originals, Plan, PlanError, Wanted};
use crate::platform;
use crate::problem::Problem;

/// Everything that a person fills in or chooses. A problem of a plan belongs to
/// one of these, so that it is shown where it is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Zammad's address.
    HelpdeskAddress,
    /// Zammad's own certificate authority.
    HelpdeskCertificate,
    /// Which of Microsoft's clouds.
    Cloud,
    /// The tenant.
    Tenant,
    /// The application's id.
    ClientId,
    /// Who signs in.
    Account,
    /// Whose mail.
    Mailbox,
    /// The identity platform of a custom cloud.
    Authority,
    /// The IMAP server of a custom cloud.
    ImapServer,
    /// The permission of a custom cloud.
    Scope,
    /// The certificate authority of a custom cloud.
    MicrosoftCertificate,
    /// The folders, and the group of each.
    Folders,
    /// All or unread mail.
    Wanted,
    /// First day.
    From,
    /// Last day.
    Until,
    /// Date and time of the archive's cut-off.
    ArchiveBefore,
    /// State of archived tickets.
    ArchiveState,
    /// Original dates or today's.
    Dates,
    /// Requests at once.
    Parallel,
    /// What becomes of imported mail.
    AfterImport,
    /// The folder it is moved to.
    MoveTo,
    /// The sending address to change to.
    SendingAddress,
}

impl Field {
    /// The field behind a key of the plan's file.
    fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "zammad.url" => Self::HelpdeskAddress,
            "zammad.ca_file" => Self::HelpdeskCertificate,
            "microsoft.cloud" => Self::Cloud,
            "microsoft.tenant" => Self::Tenant,
            "microsoft.client_id" => Self::ClientId,
            "microsoft.account" => Self::Account,
            "microsoft.mailbox" => Self::Mailbox,
            "microsoft.authority" => Self::Authority,
            "microsoft.imap" | "microsoft.imap_tls" => Self::ImapServer,
            "microsoft.scope" => Self::Scope,
            "microsoft.ca_file" => Self::MicrosoftCertificate,
            "[[folder]]" | "folder.path" | "folder.group" => Self::Folders,
            "import.which" => Self::Wanted,
            "import.from" => Self::From,
            "import.to" => Self::Until,
            "import.archive_before" => Self::ArchiveBefore,
            "import.archive_state" => Self::ArchiveState,
            "import.dates" => Self::Dates,
            "import.parallel" => Self::Parallel,
            "after_import.action" => Self::AfterImport,
            "after_import.folder" => Self::MoveTo,
            "sending_address.change_to" => Self::SendingAddress,
            _ => return None,
        })
    }
}

/// A folder that was ticked, and the group its mail goes to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FolderDraft {
    /// Full path, decoded.
    pub path: String,
    /// Name of the group; empty: the draft's [`Draft::group`].
    pub group: String,
}

macro_rules! words_of {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// As the plan's file names it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }
    };
}

words_of! {
    /// Which of Microsoft's clouds.
    CloudDraft {
        /// Worldwide, GCC included.
        Worldwide = "worldwide",
        /// US Government (GCC High).
        UsGovernment = "us-government",
        /// China, operated by 21Vianet.
        China = "china",
        /// Addresses of one's own.
        Custom = "custom",
    }
}

words_of! {
    /// Which messages are wanted.
    WantedDraft {
        /// All.
        All = "all",
        /// Only unread ones.
        Unread = "unread",
    }
}

words_of! {
    /// Which dates the articles carry.
    DatesDraft {
        /// The mail's own.
        Original = "original",
        /// Today's.
        Today = "today",
    }
}

words_of! {
    /// What becomes of imported mail.
    AfterDraft {
        /// It stays as it is.
        Keep = "keep",
        /// It is marked read.
        MarkRead = "mark-read",
        /// It is moved to [`Draft::move_folder`].
        Move = "move",
        /// It is deleted.
        Delete = "delete",
    }
}

/// All that was typed and chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a check box of its own")]
pub struct Draft {
    /// The step the person was at.
    pub step: StepName,
    /// The furthest step they were at.
    pub reached: StepName,
    /// Zammad's address.
    pub helpdesk_address: String,
    /// Path of an extra CA file for Zammad; empty: none.
    pub helpdesk_certificate: String,
    /// Which cloud.
    pub cloud: CloudDraft,
    /// Tenant: a GUID, a domain, `organizations`; empty: `organizations`.
    pub tenant: String,
    /// Application (client) id.
    pub client_id: String,
    /// When administrator consent was asked for (RFC 3339); empty: not.
    pub consent_asked: String,
    /// Who signs in; empty: the mailbox itself.
    pub account: String,
    /// Whose mail.
    pub mailbox: String,
    /// Base address of a custom cloud's identity platform.
    pub authority: String,
    /// IMAP server of a custom cloud.
    pub imap_server: String,
    /// Whether a custom cloud's IMAP server speaks TLS.
    pub imap_tls: bool,
    /// Permission of a custom cloud; empty: the usual one.
    pub scope: String,
    /// Path of an extra CA file for a custom cloud; empty: none.
    pub microsoft_certificate: String,
    /// The ticked folders.
    pub folders: Vec<FolderDraft>,
    /// Group of the folders that name none.
    pub group: String,
    /// All or unread mail.
    pub wanted: WantedDraft,
    /// First day of arrival; empty: from the beginning.
    pub from: String,
    /// Last day of arrival, itself included; empty: up to now.
    pub until: String,
    /// Whether old mail is archived.
    pub archive: bool,
    /// Day of the archive's cut-off, in this machine's time zone.
    pub archive_date: String,
    /// Time of the archive's cut-off; empty: midnight.
    pub archive_time: String,
    /// State of archived tickets.
    pub archive_state: String,
    /// Original dates or today's; `None` until it was chosen.
    pub dates: Option<DatesDraft>,
    /// Every article has the mail as it came among its files, not only those that
    /// cannot show all of it.
    pub all_originals: bool,
    /// Regular mail may be answered by Zammad's triggers.
    pub auto_replies: bool,
    /// Requests at once.
    pub parallel: String,
    /// What becomes of imported mail.
    pub after: AfterDraft,
    /// The folder it is moved to.
    pub move_folder: String,
    /// Whether the group's sending address changes.
    pub change_sending_address: bool,
    /// The address it changes to.
    pub sending_address: String,
}

impl Default for Draft {
    /// The harmless choices: everything stays in the mailbox, old mail is
    /// archived, nobody is written to.
    fn default() -> Self {
        Self {
            step: StepName::Start,
            reached: StepName::Start,
            helpdesk_address: String::new(),
            helpdesk_certificate: String::new(),
            cloud: CloudDraft::Worldwide,
            tenant: String::new(),
            client_id: String::new(),
            consent_asked: String::new(),
            account: String::new(),
            mailbox: String::new(),
            authority: String::new(),
            imap_server: String::new(),
            imap_tls: true,
            scope: String::new(),
            microsoft_certificate: String::new(),
            folders: Vec::new(),
            group: String::new(),
            wanted: WantedDraft::All,
            from: String::new(),
            until: String::new(),
            archive: true,
            archive_date: String::new(),
            archive_time: String::new(),
            archive_state: "closed".to_owned(),
            dates: None,
            all_originals: false,
            auto_replies: false,
            parallel: "4".to_owned(),
            after: AfterDraft::Keep,
            move_folder: String::new(),
            change_sending_address: false,
            sending_address: String::new(),
        }
    }
}

/// Where the draft is kept that a journal's import was begun with, so that it can
/// be resumed: beside the journal. The import writes it before it begins.
pub fn draft_of_journal(journal: &Path) -> PathBuf {
    journal.with_extension("draft.toml")
}

/// Reads a day as people write it: 2024-01-31 or 31.1.2024.
pub fn read_day(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>() {
        return Some(date);
    }
    let mut parts = text.splitn(3, '.').map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    (year.len() == 4).then_some(())?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Reads a time of day: 14:05, 9:30 or nothing for midnight.
pub fn read_time(text: &str) -> Option<Time> {
    let text = text.trim();
    if text.is_empty() {
        return Some(Time::midnight());
    }
    let (hour, minute) = text.split_once(':')?;
    Time::new(hour.trim().parse().ok()?, minute.trim().parse().ok()?, 0, 0).ok()
}

impl Draft {
    /// The plan that this draft makes. `zone` is that of the archive's cut-off.
    ///
    /// # Errors
    /// Everything that is wrong, each at its field.
    pub fn to_plan(&self, zone: &TimeZone) -> Result<Plan, Vec<(Field, Problem)>> {
        let mut text = PlanText::default();
        text.write(self, zone);
        let read = Plan::read(&text.lines, Path::new(""));
        match read {
            Ok(plan) if text.wrong.is_empty() => Ok(plan),
            Ok(_) => Err(text.wrong),
            Err(errors) => {
                let mut wrong = std::mem::take(&mut text.wrong);
                wrong.extend(errors.into_iter().map(|error| (text.field_of(&error), error.problem)));
                Err(wrong)
            }
        }
    }

    /// The plan as the text of its file, for `mailferry import PLAN`.
    ///
    /// # Errors
    /// As [`Draft::to_plan`].
    pub fn plan_file(&self, zone: &TimeZone) -> Result<String, Vec<(Field, Problem)>> {
        Ok(self.to_plan(zone)?.to_toml(Path::new("")))
    }

    /// What is wrong with one field, if anything is.
    pub fn problem_of(&self, field: Field, zone: &TimeZone) -> Option<Problem> {
        let wrong = self.to_plan(zone).err()?;
        wrong.into_iter().find(|(place, _)| *place == field).map(|(_, problem)| problem)
    }

    /// The draft that gives this plan again; times in `zone`.
    pub fn of_plan(plan: &Plan, zone: &TimeZone) -> Self {
        let path =
            |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        let microsoft = &plan.microsoft;
        let custom = microsoft.cloud == Cloud::Custom;
        let own = |text: String| if custom { text } else { String::new() };
        let import = &plan.import;
        let archive = import.archive_before.map(|moment| moment.to_zoned_datetime(zone.clone()).datetime());
        Self {
            helpdesk_address: plan.zammad.url.clone(),
            helpdesk_certificate: path(&plan.zammad.ca_file),
            cloud: match microsoft.cloud {
                Cloud::Worldwide => CloudDraft::Worldwide,
                Cloud::UsGovernment => CloudDraft::UsGovernment,
                Cloud::China => CloudDraft::China,
                Cloud::Custom => CloudDraft::Custom,
            },
            tenant: microsoft.tenant.clone(),
            client_id: microsoft.client_id.clone(),
            account: if microsoft.account == microsoft.mailbox {
                String::new()
            } else {
                microsoft.account.clone()
            },
            mailbox: microsoft.mailbox.clone(),
            authority: own(microsoft.authority.clone()),
            imap_server: own(microsoft.imap.to_string()),
            imap_tls: microsoft.imap.tls,
            scope: own(microsoft.scope.clone()),
            microsoft_certificate: path(&microsoft.ca_file),
            folders: plan
                .folders
                .iter()
                .map(|folder| FolderDraft { path: folder.path.clone(), group: folder.group.clone() })
                .collect(),
            group: plan.folders.first().map(|folder| folder.group.clone()).unwrap_or_default(),
            wanted: match import.which {
                Wanted::All => WantedDraft::All,
                Wanted::Unread => WantedDraft::Unread,
            },
            from: import.from.map(|day| day.to_string()).unwrap_or_default(),
            until: import
                .to
                .and_then(|day| day.yesterday().ok())
                .map(|day| day.to_string())
                .unwrap_or_default(),
            archive: archive.is_some(),
            archive_date: archive.map(|moment| moment.date().to_string()).unwrap_or_default(),
            archive_time: archive.map(|moment| moment.strftime("%H:%M").to_string()).unwrap_or_default(),
            archive_state: import.archive_state.clone(),
            dates: Some(match import.dates {
                Dates::Original => DatesDraft::Original,
                Dates::Today => DatesDraft::Today,
            }),
            all_originals: import.originals == Originals::Always,
            auto_replies: import.auto_replies,
            parallel: import.parallel.to_string(),
            after: match &plan.after_import {
                AfterImport::Keep => AfterDraft::Keep,
                AfterImport::MarkRead => AfterDraft::MarkRead,
                AfterImport::Move(_) => AfterDraft::Move,
                AfterImport::Delete => AfterDraft::Delete,
            },
            move_folder: if let AfterImport::Move(folder) = &plan.after_import {
                folder.clone()
            } else {
                String::new()
            },
            change_sending_address: plan.change_sending_address_to.is_some(),
            sending_address: plan.change_sending_address_to.clone().unwrap_or_default(),
            ..Self::default()
        }
    }

    /// Reads a saved draft; `None` where there is none, or none that can be read.
    ///
    /// # Errors
    /// `file-unreadable`.
    pub fn load(path: &Path) -> Result<Option<Self>, Problem> {
        let bytes = platform::read_if_there(path)?;
        // A draft of another version is worth less than a start without a draft.
        Ok(bytes.and_then(|bytes| toml::from_slice(&bytes).ok()))
    }

    /// Saves it: whole or not at all, for its user alone.
    ///
    /// # Errors
    /// `file-unwritable`; `draft-not-written` where it has no form.
    pub fn save(&self, path: &Path) -> Result<(), Problem> {
        let text = toml::to_string(self)
            .map_err(|error| Problem::ours("draft-not-written").words(&error.to_string()))?;
        platform::write_private(path, text.as_bytes())
    }
}

/// What was typed, in the form that the plan's reader judges, with the field
/// behind each line: so the window and the commands refuse the same.
#[derive(Default)]
struct PlanText {
    lines: String,
    fields: Vec<Option<Field>>,
    wrong: Vec<(Field, Problem)>,
}

impl PlanText {
    fn line(&mut self, field: Option<Field>, line: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.lines.write_fmt(line);
        self.lines.push('\n');
        self.fields.push(field);
    }

    fn table(&mut self, name: &str) {
        self.line(None, format_args!("\n[{name}]"));
        // The empty line before it.
        self.fields.push(None);
    }

    fn text(&mut self, field: Field, key: &str, value: &str) {
        let quoted = toml::Value::from(value.trim());
        self.line(Some(field), format_args!("{key} = {quoted}"));
    }

    fn filled(&mut self, field: Field, key: &str, value: &str) {
        if !value.trim().is_empty() {
            self.text(field, key, value);
        }
    }

    /// Something that has no form in the file.
    fn refuse(&mut self, field: Field, code: Refused, value: &str) {
        let (key, problem) = match code {
            Refused::Day(key) => (key, Problem::usage("plan-date-wrong")),
            Refused::Moment => ("import.archive_before", Problem::usage("plan-moment-wrong")),
            Refused::Number => ("import.parallel", Problem::usage("plan-parallel-range")),
            Refused::Missing(key) => (key, Problem::usage("plan-key-missing")),
        };
        self.wrong.push((field, problem.with("key", key).with("value", value)));
    }

    fn field_of(&self, error: &PlanError) -> Field {
        let by_line = error.line.and_then(|line| self.fields.get(line - 1).copied().flatten());
        let by_key = error.problem.fact("key").and_then(Field::of_key);
        // What is wrong without a place is between the folders and their target.
        by_line.or(by_key).unwrap_or(Field::Folders)
    }

    fn write(&mut self, draft: &Draft, zone: &TimeZone) {
        self.line(None, format_args!("version = {}", crate::plan::VERSION));
        self.table("zammad");
        self.text(Field::HelpdeskAddress, "url", &draft.helpdesk_address);
        self.filled(Field::HelpdeskCertificate, "ca_file", &draft.helpdesk_certificate);
        self.microsoft(draft);
        for folder in &draft.folders {
            self.line(None, format_args!("\n[[folder]]"));
            self.fields.push(None);
            self.text(Field::Folders, "path", &folder.path);
            let group = if folder.group.trim().is_empty() { &draft.group } else { &folder.group };
            self.text(Field::Folders, "group", group);
        }
        self.import(draft, zone);
        self.table("after_import");
        self.text(Field::AfterImport, "action", draft.after.as_str());
        if draft.after == AfterDraft::Move {
            self.text(Field::MoveTo, "folder", &draft.move_folder);
        }
        if draft.change_sending_address {
            self.table("sending_address");
            self.text(Field::SendingAddress, "change_to", &draft.sending_address);
        }
    }

    fn microsoft(&mut self, draft: &Draft) {
        self.table("microsoft");
        self.text(Field::Cloud, "cloud", draft.cloud.as_str());
        self.filled(Field::Tenant, "tenant", &draft.tenant);
        self.text(Field::ClientId, "client_id", &draft.client_id);
        self.filled(Field::Account, "account", &draft.account);
        self.text(Field::Mailbox, "mailbox", &draft.mailbox);
        if draft.cloud == CloudDraft::Custom {
            self.text(Field::Authority, "authority", &draft.authority);
            self.text(Field::ImapServer, "imap", &draft.imap_server);
            if !draft.imap_tls {
                self.line(Some(Field::ImapServer), format_args!("imap_tls = false"));
            }
            self.filled(Field::Scope, "scope", &draft.scope);
            self.filled(Field::MicrosoftCertificate, "ca_file", &draft.microsoft_certificate);
        }
    }

    fn import(&mut self, draft: &Draft, zone: &TimeZone) {
        self.table("import");
        self.text(Field::Wanted, "which", draft.wanted.as_str());
        if !draft.from.trim().is_empty() {
            match read_day(&draft.from) {
                Some(day) => self.line(Some(Field::From), format_args!("from = {day}")),
                None => self.refuse(Field::From, Refused::Day("import.from"), &draft.from),
            }
        }
        if !draft.until.trim().is_empty() {
            // The file names the day after the last.
            match read_day(&draft.until).and_then(|day| day.tomorrow().ok()) {
                Some(day) => self.line(Some(Field::Until), format_args!("to = {day}")),
                None => self.refuse(Field::Until, Refused::Day("import.to"), &draft.until),
            }
        }
        if draft.archive {
            self.archive(draft, zone);
        }
        match draft.dates {
            Some(dates) => self.text(Field::Dates, "dates", dates.as_str()),
            None => self.refuse(Field::Dates, Refused::Missing("import.dates"), ""),
        }
        if draft.all_originals {
            self.line(None, format_args!("originals = \"always\""));
        }
        self.line(None, format_args!("auto_replies = {}", draft.auto_replies));
        match draft.parallel.trim().parse::<i64>() {
            Ok(parallel) => self.line(Some(Field::Parallel), format_args!("parallel = {parallel}")),
            Err(_) => self.refuse(Field::Parallel, Refused::Number, &draft.parallel),
        }
    }

    fn archive(&mut self, draft: &Draft, zone: &TimeZone) {
        let day = read_day(&draft.archive_date);
        let moment = day
            .zip(read_time(&draft.archive_time))
            .and_then(|(day, time)| zone.to_ambiguous_timestamp(day.to_datetime(time)).compatible().ok());
        match moment {
            Some(moment) => self.line(Some(Field::ArchiveBefore), format_args!("archive_before = {moment}")),
            None if draft.archive_date.trim().is_empty() => {
                self.refuse(Field::ArchiveBefore, Refused::Missing("import.archive_before"), "");
            }
            None => self.refuse(Field::ArchiveBefore, Refused::Moment, &draft.archive_date),
        }
        self.text(Field::ArchiveState, "archive_state", &draft.archive_state);
    }
}

/// Why a value has no form in the plan's file.
#[derive(Clone, Copy)]
enum Refused {
    Day(&'static str),
    Moment,
    Number,
    Missing(&'static str),
}

#[cfg(test)]
mod tests;
