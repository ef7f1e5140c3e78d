//! What the person chose: a readable TOML file without secrets.
//!
//! [`Plan::read`] takes the text and gives a plan in which everything that can
//! be judged without a network has been judged: a plan that was read is well
//! formed. Unknown keys are refused with the nearest known one. The judges of its
//! sections ([`judge`]) may be asked one by one, by whoever has no file.

mod addresses;
mod field;
mod file;
pub mod judge;
mod nearest;
#[cfg(test)]
mod tests;
mod write;

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use addresses::{IMAP_SCOPE, ImapAddress, Preset, is_address, is_loopback, preset};
pub use field::Field;
pub use file::{PlanError, text};
pub use nearest::nearest;

use crate::words::{Language, say};

/// The only version of the file there is.
pub const VERSION: i64 = 1;

/// A whole plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Where the mail goes.
    pub zammad: ZammadPlan,
    /// The mailbox and how to reach it.
    pub microsoft: MicrosoftPlan,
    /// Which folders go where, at least one.
    pub folders: Vec<FolderPlan>,
    /// What is imported, and how.
    pub import: ImportPlan,
    /// What becomes of a message in the mailbox once its article is proven.
    pub after_import: AfterImport,
    /// Address that the destination groups send from hereafter; `None` changes
    /// nothing.
    pub change_sending_address_to: Option<String>,
    /// What becomes of Zammad's own channels for this mailbox.
    pub channel: ChannelPlan,
}

/// What becomes of Zammad's own channels for the mailbox.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChannelPlan {
    /// A channel that fetches this mailbox is switched off while the import runs, and
    /// on again after.
    pub pause_during_import: bool,
}

/// The helpdesk that the mail goes into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZammadPlan {
    /// Base address without a slash at the end.
    pub url: String,
    /// An extra trusted CA in PEM form.
    pub ca_file: Option<PathBuf>,
}

/// Which of Microsoft's clouds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cloud {
    /// Worldwide, GCC included.
    Worldwide,
    /// US Government (GCC High).
    UsGovernment,
    /// China, operated by 21Vianet.
    China,
    /// Addresses of one's own.
    Custom,
}

impl Cloud {
    /// As the plan file names it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Worldwide => "worldwide",
            Self::UsGovernment => "us-government",
            Self::China => "china",
            Self::Custom => "custom",
        }
    }
}

/// The mailbox and how to reach it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MicrosoftPlan {
    /// Which cloud.
    pub cloud: Cloud,
    /// Tenant: a GUID, a domain, `organizations` or `common`.
    pub tenant: String,
    /// Application (client) id.
    pub client_id: String,
    /// Who signed in, lower-case.
    pub account: String,
    /// Whose mail, lower-case; the same, or a shared mailbox.
    pub mailbox: String,
    /// Base address of the identity platform, tenant included.
    pub authority: String,
    /// IMAP server.
    pub imap: ImapAddress,
    /// The permission that opens a mailbox over IMAP.
    pub scope: String,
    /// An extra trusted CA in PEM form, for a custom cloud.
    pub ca_file: Option<PathBuf>,
}

/// One folder and the group its mail goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderPlan {
    /// Full path, decoded, `/` between levels.
    pub path: String,
    /// Name of the destination group.
    pub group: String,
}

/// Which messages are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Read and unread ones.
    All,
    /// Only unread ones.
    Unread,
}

/// Which dates the articles carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    /// The mail's own; needs import mode while running.
    Original,
    /// Today's; each article begins with a line saying when the mail was sent.
    Today,
}

/// Which articles have the mail as it came among their files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Originals {
    /// Those that show their mail only as well as is possible.
    WhenNeeded,
    /// Every article, also those that show all of their mail.
    Always,
}

/// Who becomes a user of Zammad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreateUsers {
    /// Whose ticket it is, and who wrote.
    Customers,
    /// Also everybody in To and Cc, as Zammad's own intake does.
    Everyone,
}

/// Whether a ticket says that it was last changed when its newest mail was sent: each
/// article made sets that to today, and putting it right is a request for each ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LastChanged {
    /// Where the helpdesk held no tickets of its own before.
    WhenUnused,
    /// In any case.
    Always,
    /// It says the day of the import, as after Zammad's own archive mode.
    Never,
}

impl LastChanged {
    /// As the plan file names it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WhenUnused => "when-unused",
            Self::Always => "always",
            Self::Never => "never",
        }
    }
}

/// What is imported, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportPlan {
    /// Which messages.
    pub which: Wanted,
    /// First day of arrival, inclusive.
    pub from: Option<Date>,
    /// Day of arrival up to which, exclusive.
    pub to: Option<Date>,
    /// Mail sent before this is archived; `None`: no archive.
    pub archive_before: Option<Timestamp>,
    /// Name of the state that archived tickets get.
    pub archive_state: String,
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
    /// Where imported mail is deleted, each message is kept as a file of this
    /// computer before.
    pub safety_copy: bool,
    /// How many requests are under way at once at most, 1 to 16.
    pub parallel: usize,
}

/// What becomes of a message in the mailbox once its article is proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AfterImport {
    /// It stays as it is.
    Keep,
    /// It is marked read.
    MarkRead,
    /// It is moved to this folder, which is made if missing.
    Move(String),
    /// It is deleted.
    Delete,
}

impl AfterImport {
    /// As the plan file names it.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::MarkRead => "mark-read",
            Self::Move(_) => "move",
            Self::Delete => "delete",
        }
    }

    /// What it does with imported mail: "move it to the folder Done".
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Keep => say(language, "word-after-import-keep", &[]),
            Self::MarkRead => say(language, "word-after-import-mark-read", &[]),
            Self::Move(folder) => say(language, "word-after-import-move", &[("folder", folder.into())]),
            Self::Delete => say(language, "word-after-import-delete", &[]),
        }
    }
}

impl Plan {
    /// Reads a plan from the text of its file. `base` is the file's folder:
    /// relative paths in the plan are taken from there.
    ///
    /// # Errors
    /// Everything that is wrong, each with its line where it has one.
    pub fn read(text: &str, base: &std::path::Path) -> Result<Self, Vec<PlanError>> {
        file::read(text, base)
    }

    /// The text of a plan's file with one folder called by another name: everything
    /// else stays as the person wrote it. `None` where it names no such folder.
    pub fn with_folder_renamed(text: &str, former: &str, name: &str) -> Option<String> {
        file::with_folder_renamed(text, former, name)
    }

    /// The plan as the text of its file, with every choice explained: what
    /// [`Self::read`] makes the same plan of. `base` is the folder the file will
    /// lie in: certificate files below it are named by their way from there, all
    /// others as the plan names them. Of a cloud with fixed addresses only its
    /// name is written.
    pub fn to_toml(&self, base: &std::path::Path) -> String {
        write::write(self, base)
    }
}
