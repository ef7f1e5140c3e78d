//! The judges of a plan, one for each of its sections. What was stated, in a
//! file or in the window, becomes a part of a plan, or is wrong at its fields:
//! so the window and the commands refuse the same.
//!
//! Each may be asked by itself, before the rest of a plan is known.

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;

use super::addresses::{IMAP_SCOPE, ImapAddress, is_address, is_loopback, preset};
use super::{
    AfterImport, Cloud, CreateUsers, Dates, Field, FolderPlan, ImportPlan, LastChanged, MicrosoftPlan,
    Originals, Wanted, ZammadPlan,
};
use crate::problem::{Fact, Problem};
use crate::words::is_hidden;

/// Something wrong at a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it is mended.
    pub field: Field,
    /// What is wrong and what to do, always of kind `Usage`.
    pub problem: Problem,
}

/// A part of a plan, or everything that is wrong in it.
pub type Judged<T> = Result<T, Vec<Fault>>;

/// The helpdesk, as stated.
#[derive(Debug, Clone, Default)]
pub struct HelpdeskSection<'a> {
    /// Its address.
    pub url: Option<&'a str>,
    /// An extra trusted CA.
    pub ca_file: Option<PathBuf>,
}

/// The application in Microsoft's cloud, as stated.
#[derive(Debug, Clone, Default)]
pub struct ApplicationSection<'a> {
    /// Which cloud; `None` where what was stated is none, which was told already.
    pub cloud: Option<Cloud>,
    /// The tenant; not stated: `organizations`.
    pub tenant: Option<&'a str>,
    /// The application's id.
    pub client_id: Option<&'a str>,
    /// Of a custom cloud only: the identity platform.
    pub authority: Option<&'a str>,
    /// Of a custom cloud only: the IMAP server.
    pub imap: Option<&'a str>,
    /// Of a custom cloud only: whether that server speaks TLS; not stated: it does.
    pub imap_tls: Option<bool>,
    /// Of a custom cloud only: the permission; not stated: the usual one.
    pub scope: Option<&'a str>,
    /// Of a custom cloud only: an extra trusted CA.
    pub ca_file: Option<PathBuf>,
}

/// The mailbox and how to reach it, as stated.
#[derive(Debug, Clone, Default)]
pub struct MicrosoftSection<'a> {
    /// The application and its cloud.
    pub application: ApplicationSection<'a>,
    /// Whose mail.
    pub mailbox: Option<&'a str>,
    /// Who signs in; not stated: the mailbox itself.
    pub account: Option<&'a str>,
}

/// The application in Microsoft's cloud: what [`MicrosoftPlan`] says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationPlan {
    /// Which cloud.
    pub cloud: Cloud,
    /// Tenant: a GUID, a domain, `organizations` or `common`.
    pub tenant: String,
    /// Application (client) id.
    pub client_id: String,
    /// Base address of the identity platform, tenant included.
    pub authority: String,
    /// IMAP server.
    pub imap: ImapAddress,
    /// The permission that opens a mailbox over IMAP.
    pub scope: String,
    /// An extra trusted CA in PEM form.
    pub ca_file: Option<PathBuf>,
}

/// A folder and the group its mail goes to, as stated.
#[derive(Debug, Clone, Default)]
pub struct FolderSection<'a> {
    /// Full path, decoded, `/` between levels.
    pub path: Option<&'a str>,
    /// Name of the group.
    pub group: Option<&'a str>,
}

/// What is imported and how, as stated.
#[derive(Debug, Clone)]
pub struct ImportSection<'a> {
    /// Which messages.
    pub which: Wanted,
    /// First day of arrival, inclusive.
    pub from: Option<Date>,
    /// Day of arrival up to which, exclusive.
    pub to: Option<Date>,
    /// Mail sent before this is archived; not stated: none.
    pub archive_before: Option<Timestamp>,
    /// Name of the state that archived tickets get; not stated: `closed`.
    pub archive_state: Option<&'a str>,
    /// Which dates the articles carry.
    pub dates: Dates,
    /// Whether tickets were last changed when their newest mail was sent.
    pub last_changed: LastChanged,
    /// Which articles have the mail as it came among their files.
    pub originals: Originals,
    /// Who becomes a user of Zammad.
    pub create_users: CreateUsers,
    /// Regular mail may be answered by Zammad's triggers.
    pub auto_replies: bool,
    /// Each message is kept as a file before it is deleted.
    pub safety_copy: bool,
    /// Requests at once.
    pub parallel: i64,
}

/// What becomes of imported mail, without the folder it may be moved to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It stays as it is.
    Keep,
    /// It is marked read.
    MarkRead,
    /// It is moved.
    Move,
    /// It is deleted.
    Delete,
}

impl Action {
    /// What a plan does with imported mail.
    pub fn of(plan: &AfterImport) -> Self {
        match plan {
            AfterImport::Keep => Self::Keep,
            AfterImport::MarkRead => Self::MarkRead,
            AfterImport::Move(_) => Self::Move,
            AfterImport::Delete => Self::Delete,
        }
    }
}

/// What becomes of imported mail, as stated.
#[derive(Debug, Clone)]
pub struct AfterSection<'a> {
    /// What is done with it once its article is proven.
    pub action: Action,
    /// The folder it is moved to.
    pub folder: Option<&'a str>,
}

impl HelpdeskSection<'_> {
    /// Judges it.
    ///
    /// # Errors
    /// Everything that is wrong in it.
    pub fn judge(self) -> Judged<ZammadPlan> {
        let mut faults = Faults::default();
        let url = faults.web_address(self.url, Field::HelpdeskAddress);
        faults.or(|| Some(ZammadPlan { url: url?, ca_file: self.ca_file }))
    }
}

impl ApplicationSection<'_> {
    /// Judges it.
    ///
    /// # Errors
    /// Everything that is wrong in it.
    pub fn judge(self) -> Judged<ApplicationPlan> {
        let mut faults = Faults::default();
        let tenant = match self.tenant {
            Some(_) => faults.tenant(self.tenant),
            None => Some("organizations".to_owned()),
        };
        let client_id = faults.text(self.client_id, Field::ClientId);
        let (authority, imap, scope) = match self.cloud {
            None => (None, None, None),
            Some(cloud) => match preset(cloud) {
                None => self.own_addresses(&mut faults),
                Some(preset) => {
                    self.refuse_own_addresses(&mut faults);
                    let authority = tenant.as_ref().map(|tenant| format!("{}/{tenant}", preset.login));
                    let imap = ImapAddress { host: preset.imap.to_owned(), port: 993, tls: true };
                    (authority, Some(imap), Some(preset.scope.to_owned()))
                }
            },
        };
        faults.or(|| {
            Some(ApplicationPlan {
                cloud: self.cloud?,
                tenant: tenant?,
                client_id: client_id?,
                authority: authority?,
                imap: imap?,
                scope: scope?,
                ca_file: self.ca_file,
            })
        })
    }

    fn own_addresses(&self, faults: &mut Faults) -> (Option<String>, Option<ImapAddress>, Option<String>) {
        let authority = faults.web_address(self.authority, Field::Authority);
        let imap = self.own_server(faults);
        let scope = match self.scope {
            Some(_) => faults.text(self.scope, Field::Scope),
            None => Some(IMAP_SCOPE.to_owned()),
        };
        (authority, imap, scope)
    }

    fn own_server(&self, faults: &mut Faults) -> Option<ImapAddress> {
        let text = faults.text(self.imap, Field::ImapServer)?;
        let tls = self.imap_tls.unwrap_or(true);
        let imap = ImapAddress::read(&text, tls);
        match &imap {
            None => faults.add(Field::ImapServer, Problem::usage("plan-imap-wrong").with("value", text)),
            Some(imap) if !tls && !is_loopback(&imap.host) => {
                faults.add(Field::ImapTls, Problem::usage("plan-plain-imap").with("value", text));
            }
            Some(_) => {}
        }
        imap
    }

    /// A cloud of Microsoft's has its own addresses and its own certificate.
    fn refuse_own_addresses(&self, faults: &mut Faults) {
        let stated = [
            (Field::Authority, self.authority.is_some()),
            (Field::ImapServer, self.imap.is_some()),
            (Field::ImapTls, self.imap_tls.is_some()),
            (Field::Scope, self.scope.is_some()),
            (Field::MicrosoftCertificate, self.ca_file.is_some()),
        ];
        for (field, _) in stated.into_iter().filter(|(_, stated)| *stated) {
            faults.add(field, Problem::usage("plan-custom-only").with("key", field.key()));
        }
    }
}

impl MicrosoftSection<'_> {
    /// Judges it.
    ///
    /// # Errors
    /// Everything that is wrong in it.
    pub fn judge(self) -> Judged<MicrosoftPlan> {
        let mut faults = Faults::default();
        let mailbox = faults.address(self.mailbox, Field::Mailbox);
        let account = match self.account {
            Some(_) => faults.address(self.account, Field::Account),
            None => mailbox.clone(),
        };
        let application = faults.take(self.application.judge());
        faults.or(|| {
            let application = application?;
            Some(MicrosoftPlan {
                cloud: application.cloud,
                tenant: application.tenant,
                client_id: application.client_id,
                account: account?,
                mailbox: mailbox?,
                authority: application.authority,
                imap: application.imap,
                scope: application.scope,
                ca_file: application.ca_file,
            })
        })
    }
}

/// Judges the folders and their groups.
///
/// # Errors
/// Everything that is wrong in them.
pub fn folders(sections: &[FolderSection<'_>]) -> Judged<Vec<FolderPlan>> {
    let mut faults = Faults::default();
    if sections.is_empty() {
        faults.missing(Field::Folders);
    }
    let mut folders: Vec<FolderPlan> = Vec::new();
    for (place, section) in sections.iter().enumerate() {
        let at = Field::FolderPath(place);
        let path = faults.text(section.path, at);
        let group = faults.text(section.group, Field::FolderGroup(place));
        let (Some(path), Some(group)) = (path, group) else { continue };
        let path = path.trim_matches('/').to_owned();
        if path.is_empty() {
            faults.empty(at);
        }
        if folders.iter().any(|folder| same_folder(&folder.path, &path)) {
            faults.add(at, Problem::usage("plan-folder-twice").with("path", &path));
        }
        folders.push(FolderPlan { path, group });
    }
    faults.or(|| Some(folders))
}

impl ImportSection<'_> {
    /// Judges it.
    ///
    /// # Errors
    /// Everything that is wrong in it.
    pub fn judge(self) -> Judged<ImportPlan> {
        let mut faults = Faults::default();
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from >= to
        {
            let crossed = Problem::usage("plan-dates-crossed");
            faults.add(Field::Until, crossed.with("from", Fact::text(from)).with("to", Fact::text(to)));
        }
        let parallel = usize::try_from(self.parallel).ok().filter(|parallel| (1..=16).contains(parallel));
        if parallel.is_none() {
            let range = Problem::usage("plan-parallel-range");
            faults.add(Field::Parallel, range.with("value", Fact::text(self.parallel)));
        }
        faults.or(|| {
            Some(ImportPlan {
                which: self.which,
                from: self.from,
                to: self.to,
                archive_before: self.archive_before,
                archive_state: self.archive_state.unwrap_or("closed").to_owned(),
                dates: self.dates,
                last_changed: self.last_changed,
                originals: self.originals,
                create_users: self.create_users,
                auto_replies: self.auto_replies,
                safety_copy: self.safety_copy,
                parallel: parallel?,
            })
        })
    }
}

impl AfterSection<'_> {
    /// Judges it beside the folders that are imported.
    ///
    /// # Errors
    /// Everything that is wrong in it.
    pub fn judge(self, folders: &[FolderSection<'_>]) -> Judged<AfterImport> {
        let mut faults = Faults::default();
        if self.folder.is_some() && self.action != Action::Move {
            faults.add(Field::MoveTo, Problem::usage("plan-move-folder-unused"));
        }
        let after = match self.action {
            Action::Keep => Some(AfterImport::Keep),
            Action::MarkRead => Some(AfterImport::MarkRead),
            Action::Delete => Some(AfterImport::Delete),
            Action::Move => self.target(folders, &mut faults).map(AfterImport::Move),
        };
        faults.or(|| after)
    }

    fn target(&self, folders: &[FolderSection<'_>], faults: &mut Faults) -> Option<String> {
        let target = faults.text(self.folder, Field::MoveTo)?.trim_matches('/').to_owned();
        if target.is_empty() {
            faults.empty(Field::MoveTo);
        }
        let imported = folders
            .iter()
            .filter_map(|folder| folder.path)
            .any(|path| same_folder(path.trim().trim_matches('/'), &target));
        if imported && !target.is_empty() {
            faults.add(Field::MoveTo, Problem::usage("plan-move-into-itself").with("path", &target));
        }
        Some(target)
    }
}

/// Judges the address that the groups send from hereafter.
///
/// # Errors
/// What is wrong with it.
pub fn sending_address(stated: Option<&str>) -> Judged<String> {
    let mut faults = Faults::default();
    let address = faults.address(stated, Field::SendingAddress);
    faults.or(|| address)
}

/// INBOX is one folder however it is written (RFC 3501 section 5.1).
fn same_folder(a: &str, b: &str) -> bool {
    a == b || (a.eq_ignore_ascii_case("inbox") && b.eq_ignore_ascii_case("inbox"))
}

/// What is wrong so far.
#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, field: Field, problem: Problem) {
        self.0.push(Fault { field, problem });
    }

    fn missing(&mut self, field: Field) {
        self.add(field, Problem::usage("plan-key-missing").with("key", field.key()));
    }

    fn empty(&mut self, field: Field) {
        self.add(field, Problem::usage("plan-value-empty").with("key", field.key()));
    }

    /// What was wrong, or the part where nothing was.
    fn or<T>(self, part: impl FnOnce() -> Option<T>) -> Judged<T> {
        if self.0.is_empty() { part().ok_or_else(Vec::new) } else { Err(self.0) }
    }

    /// What another judge made of its section.
    fn take<T>(&mut self, judged: Judged<T>) -> Option<T> {
        judged.map_err(|faults| self.0.extend(faults)).ok()
    }

    /// A required text, trimmed and not empty, of which all is seen.
    fn text(&mut self, stated: Option<&str>, field: Field) -> Option<String> {
        match stated {
            None => self.missing(field),
            Some(text) if text.contains(is_hidden) => {
                self.add(field, Problem::usage("plan-value-hidden").with("key", field.key()));
            }
            Some(text) if text.trim().is_empty() => self.empty(field),
            Some(text) => return Some(text.trim().to_owned()),
        }
        None
    }

    /// A tenant as it becomes a part of addresses: a GUID, a domain, or a word.
    fn tenant(&mut self, stated: Option<&str>) -> Option<String> {
        let text = self.text(stated, Field::Tenant)?;
        let is_name = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
            && text.bytes().any(|byte| byte.is_ascii_alphanumeric());
        if !is_name {
            self.add(Field::Tenant, Problem::usage("plan-tenant-wrong").with("value", &text));
            return None;
        }
        Some(text)
    }

    /// An e-mail address, lower-case.
    fn address(&mut self, stated: Option<&str>, field: Field) -> Option<String> {
        let text = self.text(stated, field)?;
        if !is_address(&text) {
            let wrong = Problem::usage("plan-address-wrong");
            self.add(field, wrong.with("key", field.key()).with("value", text));
            return None;
        }
        Some(text.to_lowercase())
    }

    /// A web address without a slash at the end; plain HTTP only towards this
    /// machine.
    fn web_address(&mut self, stated: Option<&str>, field: Field) -> Option<String> {
        let text = self.text(stated, field)?;
        let wrong = |code| Problem::usage(code).with("key", field.key()).with("value", &text);
        let Some(url) = url::Url::parse(&text).ok().filter(url::Url::has_host) else {
            self.add(field, wrong("plan-url-wrong"));
            return None;
        };
        let local = url.host_str().is_some_and(is_loopback);
        let extra = !url.username().is_empty()
            || url.password().is_some()
            || url.query().is_some()
            || url.fragment().is_some();
        let problem = match url.scheme() {
            "http" if !local => wrong("plan-plain-http"),
            "http" | "https" if extra => Problem::usage("plan-url-extra").with("key", field.key()),
            "http" | "https" => return Some(url.as_str().trim_end_matches('/').to_owned()),
            _ => wrong("plan-url-wrong"),
        };
        self.add(field, problem);
        None
    }
}
