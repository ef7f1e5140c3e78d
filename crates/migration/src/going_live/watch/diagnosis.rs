//! Why nothing comes, or is not deleted, by evidence: each is only said where what was
//! seen shows it.

use jiff::Timestamp;

use super::looking::meant;
use super::{Finding, FolderSeen, LATE, OVERDUE, Observation, Watch};
use crate::problem::Problem;
use crate::zammad::channels::{Channel, ChannelTrouble, HealthIssue, SideStatus, told};

/// Fetches that went well and left a waiting message where it is: after these it is no
/// matter of moments.
const PASSED_OVER: u64 = 2;

impl Watch {
    pub(super) fn finding(&self, now: Timestamp) -> Finding {
        let Some(last) = &self.last else { return Finding::NothingSeen };
        let Some(channel) = &last.channel else {
            return Finding::Amiss(Problem::person("channel-watch-gone"));
        };
        if let Some(problem) = self.amiss(channel, last, now) {
            return Finding::Amiss(problem);
        }
        match self.failed {
            Some(from) if self.recovered => Finding::Recovered { from },
            _ if self.fetches == 0 => Finding::Waiting,
            _ => Finding::Fine,
        }
    }

    /// What is amiss, the nearest cause first.
    fn amiss(&self, channel: &Channel, last: &Observation, now: Timestamp) -> Option<Problem> {
        if !channel.active {
            return Some(Problem::person("channel-watch-off").with("channel", channel.name()));
        }
        if !channel.fetches(&last.mailbox) {
            let problem = Problem::person("channel-watch-other-account");
            return Some(problem.with("mailbox", &last.mailbox).with("user", channel.mailbox()));
        }
        if channel.fetching.status == SideStatus::Failed {
            return Some(self.failing(channel));
        }
        self.not_fetched(channel, last, now)
            .or_else(|| self.folder_missing(channel))
            .or_else(|| self.read_already(channel))
            .or_else(|| self.elsewhere(channel))
            .or_else(|| self.passed_over(channel))
    }

    /// By the text that Zammad keeps.
    fn failing(&self, channel: &Channel) -> Problem {
        let log = channel.fetching.log.as_deref().unwrap_or_default();
        match ChannelTrouble::of(log) {
            ChannelTrouble::NotDeleted => Problem::person("channel-watch-not-deleted")
                .with("folder", self.folder_name(channel))
                .with("count", self.followed().flagged)
                .words(log),
            ChannelTrouble::FolderMissing => self.without_folder(channel).words(log),
            ChannelTrouble::SignIn => told(log, channel.id.kind, None),
            _ => Problem::person("channel-watch-failing").with("channel", channel.name()).words(log),
        }
    }

    /// Nobody fetches: the last fetch is long ago, and nothing else is known against it.
    fn not_fetched(&self, channel: &Channel, last: &Observation, now: Timestamp) -> Option<Problem> {
        let began = self.first.as_ref().map_or(last.at, |first| first.at);
        let since = channel.next_fetch().map_or(began, |due| due.max(began));
        let overdue = now.duration_since(since);
        let issues = last.health.iter().flat_map(|health| &health.issues);
        let of_fetching = issues.filter(|issue| {
            matches!(issue, HealthIssue::SchedulerNotRunning { .. } | HealthIssue::ChannelNotFetched { .. })
        });
        let words = of_fetching.filter_map(HealthIssue::words).collect::<Vec<_>>().join("; ");
        if overdue > LATE || (!words.is_empty() && overdue > OVERDUE) {
            let problem = Problem::person("channel-watch-not-fetched").with("time", overdue.unsigned_abs());
            return Some(if words.is_empty() { problem } else { problem.words(&words) });
        }
        None
    }

    fn folder_missing(&self, channel: &Channel) -> Option<Problem> {
        self.mailbox.as_ref()?;
        self.folder(channel).is_none().then(|| self.without_folder(channel))
    }

    fn without_folder(&self, channel: &Channel) -> Problem {
        Problem::person("channel-watch-folder-missing").with("folder", self.folder_name(channel))
    }

    /// It keeps mail, and so takes only what is unread; somebody else reads first.
    fn read_already(&self, channel: &Channel) -> Option<Problem> {
        let read = self.followed().read;
        (!channel.deletes() && read > 0 && self.fetches > 0).then(|| {
            Problem::person("channel-watch-read")
                .with("folder", self.folder_name(channel))
                .with("count", read)
        })
    }

    /// Nothing came where it reads, and something did elsewhere. Unread mail that lay
    /// there before shows nothing: it may be what was imported, moved out of the way.
    fn elsewhere(&self, channel: &Channel) -> Option<Problem> {
        let (first, last) = self.mailbox.as_ref()?;
        let followed = self.followed();
        if self.fetches == 0 || followed.arrived > 0 || followed.taken > 0 || followed.waiting > 0 {
            return None;
        }
        let own = self.folder(channel)?.path.clone();
        let before = |path: &str| {
            let folders = first.folders.iter().flatten();
            folders.clone().find(|folder| folder.path == path).map_or(0, |folder| folder.unread)
        };
        let grown = |folder: &FolderSeen| folder.unread.saturating_sub(before(&folder.path));
        let others = last.folders.iter().flatten().filter(|folder| folder.path != own);
        let folder = others.filter(|folder| grown(folder) > 0).max_by_key(|folder| grown(folder))?;
        let problem = Problem::person("channel-watch-elsewhere").with("folder", &own);
        Some(problem.with("other", &folder.path).with("count", u64::from(grown(folder))))
    }

    /// It fetches, says that all is well, and leaves what waits: it looks at another
    /// mailbox, or passes these messages over.
    fn passed_over(&self, channel: &Channel) -> Option<Problem> {
        let waiting = self.followed().waiting;
        (self.passed_over >= PASSED_OVER && waiting > 0).then(|| {
            Problem::person("channel-watch-passed-over")
                .with("folder", self.folder_name(channel))
                .with("count", waiting)
                .with("user", channel.mailbox())
        })
    }

    /// The channel's folder as the mailbox lists it.
    pub(super) fn folder(&self, channel: &Channel) -> Option<&FolderSeen> {
        let (_, last) = self.mailbox.as_ref()?;
        let wanted = self.folder_name(channel);
        meant(last.folders.as_ref()?, channel.id.kind, &wanted)
    }

    /// Path of the channel's folder; a Graph channel's is known by where it was looked.
    fn folder_name(&self, channel: &Channel) -> String {
        let looked = self.mailbox.as_ref().and_then(|(_, last)| last.folder.clone());
        looked.unwrap_or_else(|| channel.folder().to_owned())
    }
}
