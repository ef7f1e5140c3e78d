//! The plan that a draft makes, or what is wrong with it at which field: what the
//! plan's own judges say of what was typed and chosen.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::{AfterDraft, Draft};
use crate::plan::judge::{self, AfterSection, Fault, FolderSection, HelpdeskSection, ImportSection, Judged};
use crate::plan::{
    AfterImport, ChannelPlan, CreateUsers, Dates, Field, ImportPlan, Originals, Plan, ZammadPlan,
};
use crate::problem::Problem;
use crate::words::Language;

impl Draft {
    /// The plan that this draft makes. `zone` is that of the archive's cut-off.
    ///
    /// # Errors
    /// Everything that is wrong, each at its field.
    pub fn to_plan(&self, zone: &TimeZone) -> Result<Plan, Vec<(Field, Problem)>> {
        let mut wrong = Vec::new();
        let mut note = |faults: Vec<Fault>| wrong.extend(at_fields(faults));
        let zammad = self.helpdesk().map_err(&mut note).ok();
        let microsoft = self.microsoft().judge().map_err(&mut note).ok();
        let folders = judge::folders(&self.folder_sections()).map_err(&mut note).ok();
        let import = self.import(zone).map_err(&mut note).ok();
        let after_import = self.after_import().map_err(&mut note).ok();
        let change_to = self.change_sending_address_to().map_err(&mut note).ok();
        let plan = || {
            Some(Plan {
                zammad: zammad?,
                microsoft: microsoft?,
                folders: folders?,
                import: import?,
                after_import: after_import?,
                change_sending_address_to: change_to?,
                channel: ChannelPlan { pause_during_import: self.pause_channel },
            })
        };
        plan().ok_or(wrong)
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
        let faults = self.faults_about(field, zone);
        faults.into_iter().find(|fault| shown(fault.field) == field).map(|fault| fault.problem)
    }
}

/// The field of the window where something is mended that the plan's file has in
/// several places.
fn shown(field: Field) -> Field {
    match field {
        Field::FolderPath(_) | Field::FolderGroup(_) => Field::Folders,
        Field::ImapTls => Field::ImapServer,
        other => other,
    }
}

/// What is filled in; what is not, is not stated.
pub(super) fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn unreadable(field: Field, code: &'static str, typed: &str) -> Fault {
    Fault { field, problem: Problem::usage(code).with("key", field.key()).with("value", typed) }
}

/// The parts of the plan, as far as they are typed and chosen: what the plan's
/// own judges make of them. Without a file there is more that can be no value at
/// all; that is told beside what they say.
impl Draft {
    /// The helpdesk, where what was typed is one.
    pub fn helpdesk_plan(&self) -> Option<ZammadPlan> {
        self.helpdesk().ok()
    }

    fn helpdesk(&self) -> Judged<ZammadPlan> {
        HelpdeskSection {
            url: Some(self.helpdesk_address.trim()),
            ca_file: filled(&self.helpdesk_certificate).map(PathBuf::from),
        }
        .judge()
    }

    fn folder_sections(&self) -> Vec<FolderSection<'_>> {
        let sections = self.folders.iter().map(|folder| FolderSection {
            path: Some(folder.path.trim()),
            group: filled(&folder.group).or(Some(self.group.trim())),
        });
        sections.collect()
    }

    fn import(&self, zone: &TimeZone) -> Judged<ImportPlan> {
        let mut faults = Vec::new();
        let mut read = |field: Field, day: fn(&str) -> Option<Date>, typed: &str| {
            let day_of = day(filled(typed)?);
            if day_of.is_none() {
                faults.push(unreadable(field, "plan-date-wrong", typed));
            }
            day_of
        };
        let from = read(Field::From, read_day, &self.from);
        // The plan names the day after the last.
        let after = |typed: &str| read_day(typed)?.tomorrow().ok();
        let to = read(Field::Until, after, &self.until);
        let archive_before =
            if self.archive { self.cut_off(zone).map_err(|fault| faults.push(fault)).ok() } else { None };
        if self.dates.is_none() {
            faults.push(unreadable(Field::Dates, "plan-key-missing", ""));
        }
        let parallel = self.parallel.trim().parse::<i64>();
        if parallel.is_err() {
            faults.push(unreadable(Field::Parallel, "plan-parallel-range", &self.parallel));
        }
        let section = ImportSection {
            which: self.wanted.into(),
            from,
            to,
            archive_before,
            archive_state: self.archive.then(|| self.archive_state.trim()),
            // What is not chosen or no number was told; the usual stands for it.
            dates: self.dates.map_or(Dates::Original, Dates::from),
            last_changed: self.last_changed,
            originals: if self.all_originals { Originals::Always } else { Originals::WhenNeeded },
            create_users: if self.all_users { CreateUsers::Everyone } else { CreateUsers::Customers },
            auto_replies: self.auto_replies,
            safety_copy: self.safety_copy,
            parallel: parallel.unwrap_or(4),
        };
        match section.judge() {
            Ok(part) if faults.is_empty() => Ok(part),
            judged => {
                faults.extend(judged.err().unwrap_or_default());
                Err(faults)
            }
        }
    }

    fn cut_off(&self, zone: &TimeZone) -> Result<Timestamp, Fault> {
        let typed = &self.archive_date;
        if typed.trim().is_empty() {
            return Err(unreadable(Field::ArchiveBefore, "plan-key-missing", ""));
        }
        let moment = read_day(typed).zip(read_time(&self.archive_time));
        moment
            .and_then(|(day, time)| zone.to_ambiguous_timestamp(day.to_datetime(time)).compatible().ok())
            .ok_or_else(|| unreadable(Field::ArchiveBefore, "plan-moment-wrong", typed))
    }

    fn after_import(&self) -> Judged<AfterImport> {
        let moves = self.after == AfterDraft::Move;
        AfterSection { action: self.after.into(), folder: moves.then(|| self.move_folder.trim()) }
            .judge(&self.folder_sections())
    }

    fn change_sending_address_to(&self) -> Judged<Option<String>> {
        if !self.change_sending_address {
            return Ok(None);
        }
        judge::sending_address(Some(self.sending_address.trim())).map(Some)
    }

    /// What is wrong with the section that a field belongs to.
    fn faults_about(&self, field: Field, zone: &TimeZone) -> Vec<Fault> {
        match field {
            Field::HelpdeskAddress | Field::HelpdeskCertificate => self.helpdesk().err(),
            Field::Cloud
            | Field::Tenant
            | Field::ClientId
            | Field::Account
            | Field::Mailbox
            | Field::Authority
            | Field::ImapServer
            | Field::ImapTls
            | Field::Scope
            | Field::MicrosoftCertificate => self.microsoft().judge().err(),
            Field::Folders | Field::FolderPath(_) | Field::FolderGroup(_) => {
                judge::folders(&self.folder_sections()).err()
            }
            Field::Wanted
            | Field::From
            | Field::Until
            | Field::ArchiveBefore
            | Field::ArchiveState
            | Field::Dates
            | Field::LastChanged
            | Field::Originals
            | Field::CreateUsers
            | Field::Parallel => self.import(zone).err(),
            Field::AfterImport | Field::MoveTo => self.after_import().err(),
            Field::SendingAddress => self.change_sending_address_to().err(),
        }
        .unwrap_or_default()
    }
}

/// What is wrong, each at its field of the window.
pub(super) fn at_fields(faults: Vec<Fault>) -> Vec<(Field, Problem)> {
    faults.into_iter().map(|fault| (shown(fault.field), fault.problem)).collect()
}

impl Draft {
    /// The days that can be read, as this language writes them.
    pub fn write_days(&mut self, language: Language) {
        for typed in [&mut self.from, &mut self.until, &mut self.archive_date] {
            if let Some(day) = read_day(typed) {
                *typed = language.typed_day(day);
            }
        }
    }
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
