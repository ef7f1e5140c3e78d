//! What Zammad says of its own health (`monitoring/health_check`).

use serde::Serialize;

use super::trouble::ChannelTrouble;
use crate::microsoft::fit_to_show;

/// What Zammad says of its health.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Health {
    /// Nothing is wrong.
    pub healthy: bool,
    /// What is, in its order.
    pub issues: Vec<HealthIssue>,
}

/// One thing that Zammad finds wrong with itself
/// (`app/controllers/monitoring_controller.rb`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "issue")]
pub enum HealthIssue {
    /// A channel's fetching failed.
    ChannelFetching {
        /// Its area, such as `Microsoft365::Account`.
        area: String,
        /// What went wrong, as far as the words tell.
        trouble: ChannelTrouble,
        /// Zammad's words.
        words: String,
    },
    /// A channel's sending failed.
    ChannelSending {
        /// Its area.
        area: String,
        /// Zammad's words.
        words: String,
    },
    /// A channel is on and has not fetched for more than an hour.
    ChannelNotFetched {
        /// Zammad's words.
        words: String,
    },
    /// The scheduler, which fetches mail among other things, may not be running.
    SchedulerNotRunning {
        /// Zammad's words.
        words: String,
    },
    /// Mail that Zammad could not read lies aside.
    UnprocessableMail {
        /// How many.
        mails: u64,
    },
    /// Background jobs failed or queue up.
    BackgroundJobs {
        /// Zammad's words.
        words: String,
    },
    /// Something else.
    Other {
        /// Zammad's words.
        words: String,
    },
}

impl HealthIssue {
    /// Reads one issue.
    pub fn read(issue: &str) -> Self {
        let words = fit_to_show(issue);
        if let Some(rest) = issue.strip_prefix("Channel: ") {
            let (area, rest) = rest.split_once(' ').unwrap_or((rest, ""));
            let rest = rest.trim_start();
            let area = area.to_owned();
            if let Some(said) = rest.strip_prefix("in ") {
                let trouble = ChannelTrouble::of(said);
                return Self::ChannelFetching { area, trouble, words };
            }
            if rest.starts_with("out ") {
                return Self::ChannelSending { area, words };
            }
            if rest.contains("not fetched") {
                return Self::ChannelNotFetched { words };
            }
        }
        if issue.starts_with("scheduler") {
            return Self::SchedulerNotRunning { words };
        }
        if let Some(count) = issue.strip_prefix("unprocessable mails: ") {
            return Self::UnprocessableMail { mails: count.trim().parse().unwrap_or(1) };
        }
        if issue.contains("background job") {
            return Self::BackgroundJobs { words };
        }
        Self::Other { words }
    }

    /// Zammad's words, where it has more than a count.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::ChannelFetching { words, .. }
            | Self::ChannelSending { words, .. }
            | Self::ChannelNotFetched { words }
            | Self::SchedulerNotRunning { words }
            | Self::BackgroundJobs { words }
            | Self::Other { words } => Some(words),
            Self::UnprocessableMail { .. } => None,
        }
    }

    /// Whether it can be why no mail is fetched.
    pub fn hinders_fetching(&self) -> bool {
        matches!(
            self,
            Self::ChannelFetching { .. } | Self::ChannelNotFetched { .. } | Self::SchedulerNotRunning { .. }
        )
    }
}
