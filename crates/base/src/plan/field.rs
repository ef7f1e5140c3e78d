//! The fields of a plan: whoever fills one in is told there what is wrong.

/// A value of a plan. A problem of a plan belongs to one of these, so that it is
/// shown where it is mended: a line of the file, a field of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Zammad's address.
    HelpdeskAddress,
    /// Zammad's own certificate authority.
    HelpdeskCertificate,
    /// Which of Microsoft's clouds.
    Cloud,
    /// Whose directory signs people in: a GUID, a domain, or a word for any.
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
    /// Whether that server speaks TLS.
    ImapTls,
    /// The permission of a custom cloud.
    Scope,
    /// The certificate authority of a custom cloud.
    MicrosoftCertificate,
    /// The folders, and the group of each.
    Folders,
    /// Path of the folder at this place of the list.
    FolderPath(usize),
    /// Group of the folder at this place of the list.
    FolderGroup(usize),
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
    /// What tickets say of their last change.
    LastChanged,
    /// Which articles have the mail as it came.
    Originals,
    /// Who becomes a user.
    CreateUsers,
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
    /// The key of the plan's file.
    pub fn key(self) -> &'static str {
        match self {
            Self::HelpdeskAddress => "zammad.url",
            Self::HelpdeskCertificate => "zammad.ca_file",
            Self::Cloud => "microsoft.cloud",
            Self::Tenant => "microsoft.tenant",
            Self::ClientId => "microsoft.client_id",
            Self::Account => "microsoft.account",
            Self::Mailbox => "microsoft.mailbox",
            Self::Authority => "microsoft.authority",
            Self::ImapServer => "microsoft.imap",
            Self::ImapTls => "microsoft.imap_tls",
            Self::Scope => "microsoft.scope",
            Self::MicrosoftCertificate => "microsoft.ca_file",
            Self::Folders => "[[folder]]",
            Self::FolderPath(_) => "folder.path",
            Self::FolderGroup(_) => "folder.group",
            Self::Wanted => "import.which",
            Self::From => "import.from",
            Self::Until => "import.to",
            Self::ArchiveBefore => "import.archive_before",
            Self::ArchiveState => "import.archive_state",
            Self::Dates => "import.dates",
            Self::LastChanged => "import.last_changed",
            Self::Originals => "import.originals",
            Self::CreateUsers => "import.create_users",
            Self::Parallel => "import.parallel",
            Self::AfterImport => "after_import.action",
            Self::MoveTo => "after_import.folder",
            Self::SendingAddress => "sending_address.change_to",
        }
    }
}
