//! The draft of a plan: all that the person typed and chose, as it was typed,
//! whether right or wrong. It is saved as it grows, so that a restart at any step
//! comes back to it. No secrets.

mod choices;
mod judged;
mod microsoft;
mod of_plan;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::step_name::StepName;
use crate::plan::LastChanged;
use crate::platform;
use crate::problem::Problem;

pub use crate::plan::Field;
pub use choices::{AfterDraft, CloudDraft, DatesDraft, WantedDraft};
pub use judged::{read_day, read_time};

/// A folder that was ticked, and the group its mail goes to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FolderDraft {
    /// Full path, decoded.
    pub path: String,
    /// Name of the group; empty: the draft's [`Draft::group`].
    pub group: String,
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
    /// Regular mail may be answered by Zammad's triggers.
    pub auto_replies: bool,
    /// Every article has the mail as it came among its files, not only those that
    /// cannot show all of it.
    pub all_originals: bool,
    /// Everybody in To and Cc becomes a user of Zammad.
    pub all_users: bool,
    /// What tickets say of their last change; the plan's file alone names it.
    pub last_changed: LastChanged,
    /// Requests at once.
    pub parallel: String,
    /// Where imported mail is deleted, each message is kept as a file before.
    pub safety_copy: bool,
    /// What becomes of imported mail.
    pub after: AfterDraft,
    /// The folder it is moved to.
    pub move_folder: String,
    /// Whether the group's sending address changes.
    pub change_sending_address: bool,
    /// The address it changes to.
    pub sending_address: String,
    /// Zammad's own channel for the mailbox is off while the import runs.
    pub pause_channel: bool,
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
            auto_replies: false,
            all_originals: false,
            all_users: false,
            safety_copy: true,
            last_changed: LastChanged::WhenUnused,
            parallel: "4".to_owned(),
            after: AfterDraft::Keep,
            move_folder: String::new(),
            change_sending_address: false,
            sending_address: String::new(),
            pause_channel: false,
        }
    }
}

/// Where the draft is kept that a journal's import was begun with, so that it can
/// be resumed: beside the journal. The import writes it before it begins.
pub fn draft_of_journal(journal: &Path) -> PathBuf {
    journal.with_extension("draft.toml")
}

impl Draft {
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

#[cfg(test)]
mod tests;
