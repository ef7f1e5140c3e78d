//! The plan's file: TOML to [`Plan`], every complaint with its line and remedy.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::judge::{
    self, Action, AfterSection, ApplicationSection, FolderSection, HelpdeskSection, ImportSection, Judged,
    MicrosoftSection,
};
use super::{
    AfterImport, ChannelPlan, Cloud, CreateUsers, Dates, Field, ImportPlan, LastChanged, MicrosoftPlan,
    Originals, Plan, VERSION, Wanted, ZammadPlan,
};
use crate::problem::{Fact, Problem};

/// Something wrong in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanError {
    /// The line in the file, from 1; `None` where the thing is missing.
    pub line: Option<usize>,
    /// What is wrong and what to do, always of kind `Usage`.
    pub problem: Problem,
}

/// The text of a plan's file: UTF-8, or UTF-16 with a byte order mark, as Windows
/// PowerShell 5 writes what `>` sends to a file. A mark is taken away. `None` where it
/// is in neither.
pub fn text(bytes: Vec<u8>) -> Option<String> {
    let utf_16 = |of: fn([u8; 2]) -> u16| {
        let (units, rest) = bytes[2..].as_chunks::<2>();
        rest.is_empty().then(|| units.iter().map(|unit| of(*unit)).collect::<Vec<_>>())
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => String::from_utf16(&utf_16(u16::from_le_bytes)?).ok(),
        [0xFE, 0xFF, ..] => String::from_utf16(&utf_16(u16::from_be_bytes)?).ok(),
        [0xEF, 0xBB, 0xBF, text @ ..] => String::from_utf8(text.to_vec()).ok(),
        _ => String::from_utf8(bytes).ok(),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanFile {
    version: Option<Spanned<i64>>,
    zammad: Option<ZammadFile>,
    microsoft: Option<MicrosoftFile>,
    #[serde(default)]
    folder: Vec<FolderFile>,
    #[serde(default)]
    import: ImportFile,
    #[serde(default)]
    after_import: AfterImportFile,
    #[serde(default)]
    sending_address: SendingAddressFile,
    #[serde(default)]
    channel: ChannelFile,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct ChannelFile {
    #[serde(default)]
    pause_during_import: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ZammadFile {
    url: Option<Spanned<String>>,
    ca_file: Option<PathBuf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MicrosoftFile {
    cloud: Option<Spanned<String>>,
    tenant: Option<Spanned<String>>,
    client_id: Option<Spanned<String>>,
    account: Option<Spanned<String>>,
    mailbox: Option<Spanned<String>>,
    authority: Option<Spanned<String>>,
    imap: Option<Spanned<String>>,
    imap_tls: Option<Spanned<bool>>,
    scope: Option<Spanned<String>>,
    ca_file: Option<Spanned<PathBuf>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FolderFile {
    path: Option<Spanned<String>>,
    group: Option<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct ImportFile {
    which: Option<Spanned<String>>,
    from: Option<Spanned<toml::value::Datetime>>,
    to: Option<Spanned<toml::value::Datetime>>,
    archive_before: Option<Spanned<toml::value::Datetime>>,
    archive_state: Option<String>,
    dates: Option<Spanned<String>>,
    last_changed: Option<Spanned<String>>,
    originals: Option<Spanned<String>>,
    create_users: Option<Spanned<String>>,
    auto_replies: Option<bool>,
    safety_copy: Option<bool>,
    parallel: Option<Spanned<i64>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct AfterImportFile {
    action: Option<Spanned<String>>,
    folder: Option<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct SendingAddressFile {
    change_to: Option<Spanned<String>>,
}

/// Reads the file, collecting everything that is wrong.
pub(super) fn read(text: &str, base: &Path) -> Result<Plan, Vec<PlanError>> {
    let file: PlanFile = toml::from_str(text).map_err(|error| vec![refused(text, &error)])?;
    let mut reader = Reader { text, base, places: file.places(), errors: Vec::new() };
    let plan = reader.plan(&file);
    match plan {
        Some(plan) if reader.errors.is_empty() => Ok(plan),
        _ => Err(reader.errors),
    }
}

/// The file's text with one folder called by another name; all else stays as it is,
/// remarks included. `None` where it names no such folder.
pub(super) fn with_folder_renamed(text: &str, former: &str, name: &str) -> Option<String> {
    let file: PlanFile = toml::from_str(text).ok()?;
    let paths = file.folder.iter().filter_map(|folder| folder.path.as_ref());
    let place = paths.into_iter().find(|path| path.get_ref() == former)?.span();
    let name = toml::Value::from(name).to_string();
    Some(format!("{}{name}{}", text.get(..place.start)?, text.get(place.end..)?))
}

fn line_of(text: &str, position: usize) -> usize {
    let end = position.min(text.len());
    memchr::memchr_iter(b'\n', &text.as_bytes()[..end]).count() + 1
}

/// Puts the parser's complaint into our words; an unknown key gets the nearest
/// known one.
fn refused(text: &str, error: &toml::de::Error) -> PlanError {
    let line = error.span().map(|span| line_of(text, span.start));
    let message = error.message();
    let problem = match unknown_key(message) {
        Some((key, known)) => match super::nearest(&key, known.iter().map(String::as_str)).first() {
            Some(nearest) => {
                Problem::usage("plan-key-unknown-nearest").with("key", &key).with("nearest", *nearest)
            }
            None => Problem::usage("plan-key-unknown").with("key", &key).with("known", known.join(", ")),
        },
        None => Problem::usage("plan-not-toml").with("reason", message.lines().next().unwrap_or_default()),
    };
    PlanError { line, problem }
}

/// Takes apart serde's "unknown field `a`, expected one of `b`, `c`".
fn unknown_key(message: &str) -> Option<(String, Vec<String>)> {
    let quoted: Vec<&str> = message.strip_prefix("unknown field ")?.split('`').skip(1).step_by(2).collect();
    let (key, known) = quoted.split_first()?;
    Some(((*key).to_owned(), known.iter().map(|name| (*name).to_owned()).collect()))
}

/// Where a value begins in the text, if it is there.
fn begin<T>(value: Option<&Spanned<T>>) -> Option<usize> {
    value.map(|value| value.span().start)
}

fn text_of(value: Option<&Spanned<String>>) -> Option<&str> {
    value.map(|value| value.get_ref().as_str())
}

impl PlanFile {
    /// Where each field begins in the text; what is missing begins nowhere.
    fn places(&self) -> BTreeMap<Field, usize> {
        let import = &self.import;
        let mut places = vec![
            (Field::HelpdeskAddress, self.zammad.as_ref().and_then(|file| begin(file.url.as_ref()))),
            (Field::Wanted, begin(import.which.as_ref())),
            (Field::From, begin(import.from.as_ref())),
            (Field::Until, begin(import.to.as_ref())),
            (Field::ArchiveBefore, begin(import.archive_before.as_ref())),
            (Field::Dates, begin(import.dates.as_ref())),
            (Field::LastChanged, begin(import.last_changed.as_ref())),
            (Field::Originals, begin(import.originals.as_ref())),
            (Field::CreateUsers, begin(import.create_users.as_ref())),
            (Field::Parallel, begin(import.parallel.as_ref())),
            (Field::AfterImport, begin(self.after_import.action.as_ref())),
            (Field::MoveTo, begin(self.after_import.folder.as_ref())),
            (Field::SendingAddress, begin(self.sending_address.change_to.as_ref())),
        ];
        if let Some(file) = &self.microsoft {
            places.extend([
                (Field::Cloud, begin(file.cloud.as_ref())),
                (Field::Tenant, begin(file.tenant.as_ref())),
                (Field::ClientId, begin(file.client_id.as_ref())),
                (Field::Account, begin(file.account.as_ref())),
                (Field::Mailbox, begin(file.mailbox.as_ref())),
                (Field::Authority, begin(file.authority.as_ref())),
                (Field::ImapServer, begin(file.imap.as_ref())),
                (Field::ImapTls, begin(file.imap_tls.as_ref())),
                (Field::Scope, begin(file.scope.as_ref())),
                (Field::MicrosoftCertificate, begin(file.ca_file.as_ref())),
            ]);
        }
        for (place, folder) in self.folder.iter().enumerate() {
            places.push((Field::FolderPath(place), begin(folder.path.as_ref())));
            places.push((Field::FolderGroup(place), begin(folder.group.as_ref())));
        }
        places.into_iter().filter_map(|(field, begin)| Some((field, begin?))).collect()
    }

    fn folders(&self) -> Vec<FolderSection<'_>> {
        let sections = self.folder.iter().map(|file| FolderSection {
            path: text_of(file.path.as_ref()),
            group: text_of(file.group.as_ref()),
        });
        sections.collect()
    }
}

/// Takes the words of a file as what they mean, and leaves it to the judges
/// whether that can be.
struct Reader<'a> {
    text: &'a str,
    base: &'a Path,
    places: BTreeMap<Field, usize>,
    errors: Vec<PlanError>,
}

impl Reader<'_> {
    fn complain(&mut self, field: Field, problem: Problem) {
        let line = self.places.get(&field).map(|place| line_of(self.text, *place));
        self.errors.push(PlanError { line, problem });
    }

    fn missing(&mut self, key: &str) {
        let problem = Problem::usage("plan-key-missing").with("key", key);
        self.errors.push(PlanError { line: None, problem });
    }

    /// What a judge made of a section.
    fn take<T>(&mut self, judged: Judged<T>) -> Option<T> {
        judged
            .map_err(|faults| faults.into_iter().for_each(|fault| self.complain(fault.field, fault.problem)))
            .ok()
    }

    /// A value out of a fixed list, or the default.
    fn choice<T: Copy>(
        &mut self,
        value: Option<&Spanned<String>>,
        field: Field,
        choices: &[(&str, T)],
        default: T,
    ) -> Option<T> {
        let Some(value) = value else { return Some(default) };
        let chosen = choices.iter().find(|(name, _)| *name == value.get_ref()).map(|(_, choice)| *choice);
        if chosen.is_none() {
            let known: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let problem = Problem::usage("plan-value-unknown")
                .with("key", field.key())
                .with("value", value.get_ref())
                .with("known", known.join(", "));
            self.complain(field, problem);
        }
        chosen
    }

    fn date(&mut self, value: Option<&Spanned<toml::value::Datetime>>, field: Field) -> Option<Date> {
        let value = value?.get_ref();
        let date = value.to_string().parse::<Date>().ok().filter(|_| value.time.is_none());
        if date.is_none() {
            self.complain(field, Problem::usage("plan-date-wrong").with("key", field.key()));
        }
        date
    }

    fn moment(&mut self, value: Option<&Spanned<toml::value::Datetime>>, field: Field) -> Option<Timestamp> {
        let moment = value?.get_ref().to_string().parse::<Timestamp>().ok();
        if moment.is_none() {
            self.complain(field, Problem::usage("plan-moment-wrong").with("key", field.key()));
        }
        moment
    }

    fn plan(&mut self, file: &PlanFile) -> Option<Plan> {
        self.version(file.version.as_ref());
        let zammad = self.zammad(file.zammad.as_ref());
        let microsoft = self.microsoft(file.microsoft.as_ref());
        let folders = file.folders();
        let judged = self.take(judge::folders(&folders));
        let import = self.import(&file.import);
        let after_import = self.after_import(&file.after_import, &folders);
        let change_to = text_of(file.sending_address.change_to.as_ref());
        let change_sending_address_to = change_to.and_then(|_| self.take(judge::sending_address(change_to)));
        Some(Plan {
            zammad: zammad?,
            microsoft: microsoft?,
            folders: judged?,
            import: import?,
            after_import: after_import?,
            change_sending_address_to,
            channel: ChannelPlan { pause_during_import: file.channel.pause_during_import },
        })
    }

    fn version(&mut self, version: Option<&Spanned<i64>>) {
        let Some(version) = version else { return self.missing("version") };
        if *version.get_ref() != VERSION {
            let problem = Problem::usage("plan-version-unknown")
                .with("version", Fact::text(version.get_ref()))
                .with("known", Fact::text(VERSION));
            let line = Some(line_of(self.text, version.span().start));
            self.errors.push(PlanError { line, problem });
        }
    }

    fn zammad(&mut self, file: Option<&ZammadFile>) -> Option<ZammadPlan> {
        let section = match file {
            None => HelpdeskSection::default(),
            Some(file) => HelpdeskSection {
                url: text_of(file.url.as_ref()),
                ca_file: file.ca_file.as_ref().map(|path| self.base.join(path)),
            },
        };
        self.take(section.judge())
    }

    fn microsoft(&mut self, file: Option<&MicrosoftFile>) -> Option<MicrosoftPlan> {
        let Some(file) = file else {
            self.missing(Field::Mailbox.key());
            return None;
        };
        let clouds = [Cloud::Worldwide, Cloud::UsGovernment, Cloud::China, Cloud::Custom]
            .map(|cloud| (cloud.as_str(), cloud));
        let cloud = self.choice(file.cloud.as_ref(), Field::Cloud, &clouds, Cloud::Worldwide);
        let application = ApplicationSection {
            cloud,
            tenant: text_of(file.tenant.as_ref()),
            client_id: text_of(file.client_id.as_ref()),
            authority: text_of(file.authority.as_ref()),
            imap: text_of(file.imap.as_ref()),
            imap_tls: file.imap_tls.as_ref().map(|tls| *tls.get_ref()),
            scope: text_of(file.scope.as_ref()),
            ca_file: file.ca_file.as_ref().map(|path| self.base.join(path.get_ref())),
        };
        let mailbox = text_of(file.mailbox.as_ref());
        let account = text_of(file.account.as_ref());
        self.take(MicrosoftSection { application, mailbox, account }.judge())
    }

    fn import(&mut self, file: &ImportFile) -> Option<ImportPlan> {
        let which = [("all", Wanted::All), ("unread", Wanted::Unread)];
        let which = self.choice(file.which.as_ref(), Field::Wanted, &which, Wanted::All);
        let dates = [("original", Dates::Original), ("today", Dates::Today)];
        let dates = self.choice(file.dates.as_ref(), Field::Dates, &dates, Dates::Original);
        let last_changed = [LastChanged::WhenUnused, LastChanged::Always, LastChanged::Never];
        let last_changed = last_changed.map(|choice| (choice.as_str(), choice));
        let last_changed = self.choice(
            file.last_changed.as_ref(),
            Field::LastChanged,
            &last_changed,
            LastChanged::WhenUnused,
        );
        let originals = [("when-needed", Originals::WhenNeeded), ("always", Originals::Always)];
        let originals =
            self.choice(file.originals.as_ref(), Field::Originals, &originals, Originals::WhenNeeded);
        let users = [("customers", CreateUsers::Customers), ("everyone", CreateUsers::Everyone)];
        let create_users =
            self.choice(file.create_users.as_ref(), Field::CreateUsers, &users, CreateUsers::Customers);
        let section = ImportSection {
            // Of what is no choice the plan is refused whatever stands for it here.
            which: which.unwrap_or(Wanted::All),
            from: self.date(file.from.as_ref(), Field::From),
            to: self.date(file.to.as_ref(), Field::Until),
            archive_before: self.moment(file.archive_before.as_ref(), Field::ArchiveBefore),
            archive_state: file.archive_state.as_deref(),
            dates: dates.unwrap_or(Dates::Original),
            last_changed: last_changed.unwrap_or(LastChanged::WhenUnused),
            originals: originals.unwrap_or(Originals::WhenNeeded),
            create_users: create_users.unwrap_or(CreateUsers::Customers),
            auto_replies: file.auto_replies.unwrap_or(false),
            safety_copy: file.safety_copy.unwrap_or(true),
            parallel: file.parallel.as_ref().map_or(4, |parallel| *parallel.get_ref()),
        };
        self.take(section.judge())
    }

    fn after_import(&mut self, file: &AfterImportFile, folders: &[FolderSection<'_>]) -> Option<AfterImport> {
        let actions = [
            ("keep", Action::Keep),
            ("mark-read", Action::MarkRead),
            ("move", Action::Move),
            ("delete", Action::Delete),
        ];
        let action = self.choice(file.action.as_ref(), Field::AfterImport, &actions, Action::Keep)?;
        let section = AfterSection { action, folder: text_of(file.folder.as_ref()) };
        self.take(section.judge(folders))
    }
}
