//! The plan file of a journey.

use std::fmt::Write as _;

use mailferry::plan::ImapAddress;

/// What the plan file of a journey says. Change it between two commands.
#[derive(Debug, Clone)]
pub struct PlanText {
    /// Address of the mailbox.
    pub mailbox: String,
    /// Zammad's address.
    pub zammad: String,
    /// Where the mailbox is.
    pub imap: ImapAddress,
    /// Folders and their groups.
    pub folders: Vec<(String, String)>,
    /// The cut-off; `None`: no archive.
    pub archive_before: Option<String>,
    /// `original` or `today`.
    pub dates: &'static str,
    /// `when-needed` or `always`.
    pub originals: &'static str,
    /// `customers` or `everyone`.
    pub create_users: &'static str,
    /// Regular mail may be answered.
    pub auto_replies: bool,
    /// Requests at once.
    pub parallel: usize,
    /// `keep`, `mark-read`, `move` or `delete`.
    pub action: &'static str,
    /// Target of `move`.
    pub target: Option<String>,
    /// Zammad's own channels for the mailbox are off while an import runs.
    pub pause_channel: bool,
}

impl PlanText {
    /// As TOML.
    pub fn write(&self) -> String {
        let mut text = format!(
            "version = 1\n[zammad]\nurl = \"{}\"\n[microsoft]\ncloud = \"custom\"\ntenant = \"practice\"\n\
             client_id = \"11111111-2222-3333-4444-555555555555\"\naccount = \"{mailbox}\"\nmailbox = \"{mailbox}\"\n\
             authority = \"http://127.0.0.1:1/practice\"\nimap = \"{}:{}\"\nimap_tls = false\n",
            self.zammad,
            self.imap.host,
            self.imap.port,
            mailbox = self.mailbox,
        );
        let mut add = |line: String| writeln!(text, "{line}").expect("written");
        for (path, group) in &self.folders {
            add(format!("[[folder]]\npath = \"{path}\"\ngroup = \"{group}\""));
        }
        add("[import]".to_owned());
        if let Some(archive_before) = &self.archive_before {
            add(format!("archive_before = {archive_before}"));
        }
        add(format!(
            "dates = \"{}\"\noriginals = \"{}\"\ncreate_users = \"{}\"\nauto_replies = {}\nparallel = {}",
            self.dates, self.originals, self.create_users, self.auto_replies, self.parallel
        ));
        add(format!("[after_import]\naction = \"{}\"", self.action));
        if let Some(target) = &self.target {
            add(format!("folder = \"{target}\""));
        }
        if self.pause_channel {
            add("[channel]\npause_during_import = true".to_owned());
        }
        text
    }
}
