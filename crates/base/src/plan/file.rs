//! The plan's file: TOML to [`Plan`], every complaint with its line and remedy.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::addresses::{IMAP_SCOPE, ImapAddress, is_address, is_loopback, preset};
use super::{
    AfterImport, Cloud, Dates, FolderPlan, ImportPlan, MicrosoftPlan, Originals, Plan, VERSION, Wanted,
    ZammadPlan,
};
use crate::problem::{Fact, Problem};
use crate::words::is_hidden;

/// Something wrong in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanError {
    /// The line in the file, from 1; `None` where the thing is missing.
    pub line: Option<usize>,
    /// What is wrong and what to do, always of kind `Usage`.
    pub problem: Problem,
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
    originals: Option<Spanned<String>>,
    auto_replies: Option<bool>,
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
    let mut reader = Reader { text, base, errors: Vec::new() };
    let plan = reader.plan(file);
    match plan {
        Some(plan) if reader.errors.is_empty() => Ok(plan),
        _ => Err(reader.errors),
    }
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

struct Reader<'a> {
    text: &'a str,
    base: &'a Path,
    errors: Vec<PlanError>,
}

impl Reader<'_> {
    fn complain<T>(&mut self, at: Option<&Spanned<T>>, problem: Problem) {
        let line = at.map(|value| line_of(self.text, value.span().start));
        self.errors.push(PlanError { line, problem });
    }

    fn missing(&mut self, key: &str) {
        self.complain::<()>(None, Problem::usage("plan-key-missing").with("key", key));
    }

    /// A required text, trimmed and not empty.
    fn text(&mut self, value: Option<&Spanned<String>>, key: &str) -> Option<String> {
        match value {
            Some(value) if value.get_ref().contains(is_hidden) => {
                self.complain(Some(value), Problem::usage("plan-value-hidden").with("key", key));
                None
            }
            Some(value) if !value.get_ref().trim().is_empty() => Some(value.get_ref().trim().to_owned()),
            Some(value) => {
                self.complain(Some(value), Problem::usage("plan-value-empty").with("key", key));
                None
            }
            None => {
                self.missing(key);
                None
            }
        }
    }

    /// A value out of a fixed list, or the default.
    fn choice<T: Copy>(
        &mut self,
        value: Option<&Spanned<String>>,
        key: &str,
        choices: &[(&str, T)],
        default: T,
    ) -> Option<T> {
        let Some(value) = value else { return Some(default) };
        let chosen = choices.iter().find(|(name, _)| *name == value.get_ref()).map(|(_, choice)| *choice);
        if chosen.is_none() {
            let known: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            self.complain(
                Some(value),
                Problem::usage("plan-value-unknown")
                    .with("key", key)
                    .with("value", value.get_ref())
                    .with("known", known.join(", ")),
            );
        }
        chosen
    }

    fn address(&mut self, value: Option<&Spanned<String>>, key: &str) -> Option<String> {
        let text = self.text(value, key)?;
        if !is_address(&text) {
            self.complain(value, Problem::usage("plan-address-wrong").with("key", key).with("value", &text));
            return None;
        }
        Some(text.to_lowercase())
    }

    /// A tenant as it becomes a part of addresses: a GUID, a domain, or a word.
    fn tenant(&mut self, value: Option<&Spanned<String>>) -> Option<String> {
        let text = self.text(value, "microsoft.tenant")?;
        let is_name = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
            && text.bytes().any(|byte| byte.is_ascii_alphanumeric());
        if !is_name {
            self.complain(value, Problem::usage("plan-tenant-wrong").with("value", &text));
            return None;
        }
        Some(text)
    }

    /// A web address; plain HTTP only towards this machine.
    fn web_address(&mut self, value: Option<&Spanned<String>>, key: &str) -> Option<String> {
        let text = self.text(value, key)?;
        let parsed = url::Url::parse(&text).ok().filter(url::Url::has_host);
        let problem = match &parsed {
            Some(url) if url.scheme() == "https" => None,
            Some(url) if url.scheme() == "http" => (!url.host_str().is_some_and(is_loopback))
                .then(|| Problem::usage("plan-plain-http").with("key", key).with("value", &text)),
            _ => Some(Problem::usage("plan-url-wrong").with("key", key).with("value", &text)),
        };
        let problem = problem.or_else(|| {
            let url = parsed.as_ref()?;
            (!url.username().is_empty()
                || url.password().is_some()
                || url.query().is_some()
                || url.fragment().is_some())
            .then(|| Problem::usage("plan-url-extra").with("key", key))
        });
        if let Some(problem) = problem {
            self.complain(value, problem);
            return None;
        }
        Some(parsed?.as_str().trim_end_matches('/').to_owned())
    }

    fn date(&mut self, value: Option<&Spanned<toml::value::Datetime>>, key: &str) -> Option<Date> {
        let value = value?;
        let date =
            value.get_ref().to_string().parse::<Date>().ok().filter(|_| value.get_ref().time.is_none());
        if date.is_none() {
            self.complain(Some(value), Problem::usage("plan-date-wrong").with("key", key));
        }
        date
    }

    fn moment(&mut self, value: Option<&Spanned<toml::value::Datetime>>, key: &str) -> Option<Timestamp> {
        let value = value?;
        let moment = value.get_ref().to_string().parse::<Timestamp>().ok();
        if moment.is_none() {
            self.complain(Some(value), Problem::usage("plan-moment-wrong").with("key", key));
        }
        moment
    }

    fn plan(&mut self, file: PlanFile) -> Option<Plan> {
        match &file.version {
            None => self.missing("version"),
            Some(version) if *version.get_ref() != VERSION => self.complain(
                Some(version),
                Problem::usage("plan-version-unknown")
                    .with("version", Fact::text(version.get_ref()))
                    .with("known", Fact::text(VERSION)),
            ),
            Some(_) => {}
        }
        let zammad = self.zammad(file.zammad);
        let microsoft = self.microsoft(file.microsoft);
        let folders = self.folders(&file.folder);
        let import = self.import(file.import);
        let after_import = self.after_import(&file.after_import, &file.folder);
        let change_to = file.sending_address.change_to.as_ref();
        let change_sending_address_to =
            change_to.and_then(|_| self.address(change_to, "sending_address.change_to"));
        Some(Plan {
            zammad: zammad?,
            microsoft: microsoft?,
            folders,
            import: import?,
            after_import: after_import?,
            change_sending_address_to,
        })
    }

    fn zammad(&mut self, file: Option<ZammadFile>) -> Option<ZammadPlan> {
        let Some(file) = file else {
            self.missing("zammad.url");
            return None;
        };
        let url = self.web_address(file.url.as_ref(), "zammad.url")?;
        Some(ZammadPlan { url, ca_file: file.ca_file.map(|path| self.base.join(path)) })
    }

    fn microsoft(&mut self, file: Option<MicrosoftFile>) -> Option<MicrosoftPlan> {
        let Some(file) = file else {
            self.missing("microsoft.mailbox");
            return None;
        };
        let clouds = [Cloud::Worldwide, Cloud::UsGovernment, Cloud::China, Cloud::Custom]
            .map(|cloud| (cloud.as_str(), cloud));
        let cloud = self.choice(file.cloud.as_ref(), "microsoft.cloud", &clouds, Cloud::Worldwide);
        let mailbox = self.address(file.mailbox.as_ref(), "microsoft.mailbox");
        let account = match &file.account {
            Some(_) => self.address(file.account.as_ref(), "microsoft.account"),
            None => mailbox.clone(),
        };
        let tenant = match &file.tenant {
            Some(_) => self.tenant(file.tenant.as_ref()),
            None => Some("organizations".to_owned()),
        };
        let client_id = self.text(file.client_id.as_ref(), "microsoft.client_id");
        let (authority, imap) = match cloud? {
            Cloud::Custom => self.custom_addresses(&file),
            cloud => self.preset_addresses(&file, cloud, tenant.as_deref()),
        };
        let scope = match cloud.and_then(preset) {
            Some(preset) => Some(preset.scope.to_owned()),
            None if file.scope.is_some() => self.text(file.scope.as_ref(), "microsoft.scope"),
            None => Some(IMAP_SCOPE.to_owned()),
        };
        Some(MicrosoftPlan {
            cloud: cloud?,
            tenant: tenant?,
            client_id: client_id?,
            account: account?,
            mailbox: mailbox?,
            authority: authority?,
            imap: imap?,
            scope: scope?,
            ca_file: file.ca_file.map(|path| self.base.join(path.into_inner())),
        })
    }

    fn custom_addresses(&mut self, file: &MicrosoftFile) -> (Option<String>, Option<ImapAddress>) {
        let authority = self.web_address(file.authority.as_ref(), "microsoft.authority");
        let tls = file.imap_tls.as_ref().is_none_or(|tls| *tls.get_ref());
        let Some(text) = self.text(file.imap.as_ref(), "microsoft.imap") else {
            return (authority, None);
        };
        let imap = ImapAddress::read(&text, tls);
        match &imap {
            None => self.complain(file.imap.as_ref(), Problem::usage("plan-imap-wrong").with("value", &text)),
            Some(imap) if !tls && !is_loopback(&imap.host) => {
                self.complain(file.imap_tls.as_ref(), Problem::usage("plan-plain-imap").with("value", &text));
            }
            Some(_) => {}
        }
        (authority, imap)
    }

    fn preset_addresses(
        &mut self,
        file: &MicrosoftFile,
        cloud: Cloud,
        tenant: Option<&str>,
    ) -> (Option<String>, Option<ImapAddress>) {
        let lines = [
            ("microsoft.authority", file.authority.as_ref().map(|value| value.span().start)),
            ("microsoft.imap", file.imap.as_ref().map(|value| value.span().start)),
            ("microsoft.imap_tls", file.imap_tls.as_ref().map(|value| value.span().start)),
            ("microsoft.scope", file.scope.as_ref().map(|value| value.span().start)),
            ("microsoft.ca_file", file.ca_file.as_ref().map(|value| value.span().start)),
        ];
        for (key, start) in lines {
            if let Some(start) = start {
                let line = Some(line_of(self.text, start));
                let problem = Problem::usage("plan-custom-only").with("key", key);
                self.errors.push(PlanError { line, problem });
            }
        }
        let Some(preset) = preset(cloud) else { return (None, None) };
        let authority = tenant.map(|tenant| format!("{}/{tenant}", preset.login));
        (authority, Some(ImapAddress { host: preset.imap.to_owned(), port: 993, tls: true }))
    }

    fn folders(&mut self, files: &[FolderFile]) -> Vec<FolderPlan> {
        if files.is_empty() {
            self.missing("[[folder]]");
        }
        let mut folders: Vec<FolderPlan> = Vec::new();
        for file in files {
            let path = self.text(file.path.as_ref(), "folder.path");
            let group = self.text(file.group.as_ref(), "folder.group");
            let (Some(path), Some(group)) = (path, group) else { continue };
            let path = path.trim_matches('/').to_owned();
            if path.is_empty() {
                self.complain(
                    file.path.as_ref(),
                    Problem::usage("plan-value-empty").with("key", "folder.path"),
                );
            }
            if folders.iter().any(|folder| same_folder(&folder.path, &path)) {
                self.complain(file.path.as_ref(), Problem::usage("plan-folder-twice").with("path", &path));
            }
            folders.push(FolderPlan { path, group });
        }
        folders
    }

    fn import(&mut self, file: ImportFile) -> Option<ImportPlan> {
        let which = [("all", Wanted::All), ("unread", Wanted::Unread)];
        let which = self.choice(file.which.as_ref(), "import.which", &which, Wanted::All);
        let dates = [("original", Dates::Original), ("today", Dates::Today)];
        let dates = self.choice(file.dates.as_ref(), "import.dates", &dates, Dates::Original);
        let originals = [("when-needed", Originals::WhenNeeded), ("always", Originals::Always)];
        let originals =
            self.choice(file.originals.as_ref(), "import.originals", &originals, Originals::WhenNeeded);
        let from = self.date(file.from.as_ref(), "import.from");
        let to = self.date(file.to.as_ref(), "import.to");
        if let (Some(from), Some(to)) = (from, to)
            && from >= to
        {
            self.complain(
                file.to.as_ref(),
                Problem::usage("plan-dates-crossed")
                    .with("from", Fact::text(from))
                    .with("to", Fact::text(to)),
            );
        }
        let archive_before = self.moment(file.archive_before.as_ref(), "import.archive_before");
        let parallel = file.parallel.as_ref().map_or(4, |parallel| *parallel.get_ref());
        if !(1..=16).contains(&parallel) {
            self.complain(
                file.parallel.as_ref(),
                Problem::usage("plan-parallel-range").with("value", Fact::text(parallel)),
            );
        }
        Some(ImportPlan {
            which: which?,
            from,
            to,
            archive_before,
            archive_state: file.archive_state.unwrap_or_else(|| "closed".to_owned()),
            dates: dates?,
            originals: originals?,
            auto_replies: file.auto_replies.unwrap_or(false),
            parallel: usize::try_from(parallel).unwrap_or(1),
        })
    }

    fn after_import(&mut self, file: &AfterImportFile, folders: &[FolderFile]) -> Option<AfterImport> {
        let actions = [("keep", 0), ("mark-read", 1), ("move", 2), ("delete", 3)];
        let action = self.choice(file.action.as_ref(), "after_import.action", &actions, 0)?;
        if let Some(folder) = file.folder.as_ref().filter(|_| action != 2) {
            self.complain(Some(folder), Problem::usage("plan-move-folder-unused"));
        }
        match action {
            0 => Some(AfterImport::Keep),
            1 => Some(AfterImport::MarkRead),
            3 => Some(AfterImport::Delete),
            _ => self.move_target(file, folders).map(AfterImport::Move),
        }
    }

    fn move_target(&mut self, file: &AfterImportFile, folders: &[FolderFile]) -> Option<String> {
        let target = self.text(file.folder.as_ref(), "after_import.folder")?.trim_matches('/').to_owned();
        if target.is_empty() {
            let problem = Problem::usage("plan-value-empty").with("key", "after_import.folder");
            self.complain(file.folder.as_ref(), problem);
            return None;
        }
        let imported = folders
            .iter()
            .filter_map(|folder| folder.path.as_ref())
            .any(|path| same_folder(path.get_ref().trim().trim_matches('/'), &target));
        if imported {
            self.complain(
                file.folder.as_ref(),
                Problem::usage("plan-move-into-itself").with("path", &target),
            );
            return None;
        }
        Some(target)
    }
}

/// INBOX is one folder however it is written (RFC 3501 section 5.1).
fn same_folder(a: &str, b: &str) -> bool {
    a == b || (a.eq_ignore_ascii_case("inbox") && b.eq_ignore_ascii_case("inbox"))
}
