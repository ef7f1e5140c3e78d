//! What is noted of a change before it is made, and taking it back.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Desk;
use crate::problem::Problem;
use crate::zammad::channels::{ArchiveMode, Channel, ChannelId, ChannelSettings};

/// One thing that can be set, with its value. Holds no secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Setting {
    /// Whether the channel is on.
    Active(bool),
    /// The group that its mail goes to.
    Group(Option<u64>),
    /// Where it reads, and what it does with what it has read.
    Reading {
        folder: Option<String>,
        folder_id: Option<String>,
        keep: Option<bool>,
        archive: Option<ArchiveMode>,
    },
    /// The address that a group sends from, by the group's id.
    Sender { group: u64, address: Option<u64> },
    /// An address of the channel: there or not.
    Address { email: String, there: bool },
    /// Zammad's credentials; of the secret only that there is one is known.
    Credentials {
        client_id: String,
        tenant: String,
        /// When Zammad says that they were given.
        #[serde(default)]
        changed_at: Option<Timestamp>,
    },
    /// The channel itself: there or not.
    There(bool),
    /// It is a migrated channel, or the e-mail channel it was.
    Migrated(bool),
}

impl Setting {
    /// Where a channel reads.
    pub(super) fn reading(channel: &Channel) -> Self {
        let inbound = &channel.inbound;
        Self::Reading {
            folder: inbound.folder.clone(),
            folder_id: inbound.folder_id.clone(),
            keep: inbound.keep,
            archive: inbound.archive.clone(),
        }
    }

    /// The same by what it is to be set to.
    pub(super) fn reading_of(settings: &ChannelSettings) -> Self {
        Self::Reading {
            folder: settings.folder.clone(),
            folder_id: settings.folder_id.clone(),
            keep: Some(settings.keep),
            archive: settings.archive.clone(),
        }
    }

    /// Whether this can be set to its former value by what is noted of it.
    fn can_be_taken_back(&self) -> bool {
        !matches!(self, Self::Credentials { .. } | Self::There(_) | Self::Migrated(_))
    }
}

/// What is noted of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Noted {
    pub(super) channel: Option<ChannelId>,
    pub(super) was: Setting,
    pub(super) set: Setting,
    /// It is known that Zammad took it; noted of what cannot be read again.
    #[serde(default)]
    pub(super) taken: bool,
}

impl Noted {
    /// As the journal keeps it.
    pub(super) fn as_text(&self) -> String {
        // Text and numbers: nothing in it can fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// A change that was made to stay, and was not taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StandingChange {
    /// What was changed: the channel's address, or the group's name.
    pub name: String,
    /// The channel, where it is one's.
    pub channel: Option<ChannelId>,
    /// What it is about, for programs: `active`, `group`, `reading`, `sender`,
    /// `address`, `credentials`, `there`, `migrated`.
    pub what: &'static str,
    /// Whether it can be taken back: what needs a secret, or a sign-in, cannot.
    pub can_be_taken_back: bool,
}

/// What taking back did.
#[derive(Debug, Clone, Default)]
pub struct Undone {
    /// Names of what is as it was.
    pub done: Vec<String>,
    /// Names of what somebody else has set to something else meanwhile: left so.
    pub left: Vec<String>,
    /// Names of what could not be taken back, each with why.
    pub failed: Vec<(String, Problem)>,
}

fn kind_of(setting: &Setting) -> &'static str {
    match setting {
        Setting::Active(_) => "active",
        Setting::Group(_) => "group",
        Setting::Reading { .. } => "reading",
        Setting::Sender { .. } => "sender",
        Setting::Address { .. } => "address",
        Setting::Credentials { .. } => "credentials",
        Setting::There(_) => "there",
        Setting::Migrated(_) => "migrated",
    }
}

impl Desk {
    /// Everything that was changed here to stay, the newest first.
    ///
    /// # Errors
    /// What the journal says.
    pub async fn changes(&self) -> Result<Vec<StandingChange>, Problem> {
        let rows = self.journal.standing_changes().await?;
        let read = |what: &str| serde_json::from_str::<Noted>(what).ok();
        Ok(rows
            .into_iter()
            .filter_map(|row| {
                let noted = read(&row.what)?;
                Some(StandingChange {
                    name: row.name,
                    channel: noted.channel,
                    what: kind_of(&noted.set),
                    can_be_taken_back: noted.set.can_be_taken_back(),
                })
            })
            .collect())
    }

    /// Takes back everything that was changed here to stay, the newest first: also what
    /// was only noted when the program was ended. What somebody else has set to another
    /// value since stays as it is, and is told; what cannot be taken back from here, once.
    ///
    /// # Errors
    /// Only what the journal says; what Zammad says is in [`Undone`].
    pub async fn take_back(&self) -> Result<Undone, Problem> {
        let mut undone = Undone::default();
        for row in self.journal.standing_changes().await? {
            let Ok(noted) = serde_json::from_str::<Noted>(&row.what) else {
                undone.failed.push((row.name.clone(), not_undone(&row.name)));
                continue;
            };
            match self.take_back_one(&noted, &row.name).await {
                Ok(back) => {
                    self.journal.mark_restored(row.id).await?;
                    if back { &mut undone.done } else { &mut undone.left }.push(row.name);
                }
                Err(problem) => {
                    // What never can be is told once.
                    if matches!(
                        problem.code(),
                        "channel-change-not-undone" | "channel-credentials-not-undone"
                    ) {
                        self.journal.mark_restored(row.id).await?;
                    }
                    undone.failed.push((row.name, problem));
                }
            }
        }
        Ok(undone)
    }

    /// `false` where it is another's by now.
    async fn take_back_one(&self, noted: &Noted, name: &str) -> Result<bool, Problem> {
        if matches!(noted.set, Setting::Credentials { .. }) {
            return self.take_back_credentials(noted, name).await;
        }
        let now = match self.value_now(noted).await {
            Ok(Some(now)) => now,
            // What is gone was taken away by somebody.
            Ok(None) => return Ok(false),
            Err(problem) if problem.code() == "channel-gone" => return Ok(false),
            Err(problem) => return Err(problem),
        };
        if now == noted.was {
            return Ok(true);
        }
        if !noted.set.can_be_taken_back() {
            return Err(not_undone(name));
        }
        if now != noted.set {
            return Ok(false);
        }
        self.put(noted).await?;
        match self.value_now(noted).await? {
            Some(now) if now == noted.was => Ok(true),
            _ => Err(Problem::person("channel-change-not-seen").with("channel", name)),
        }
    }

    /// What the setting that was changed is now; `None` where there is no such thing.
    async fn value_now(&self, noted: &Noted) -> Result<Option<Setting>, Problem> {
        Ok(Some(match (&noted.set, noted.channel) {
            (Setting::Sender { group, .. }, _) => {
                let Some(address) = self.sender_of(*group).await? else { return Ok(None) };
                Setting::Sender { group: *group, address }
            }
            (Setting::Address { email, .. }, _) => {
                let all = self.client.channel_addresses().await?;
                let there = all.iter().any(|address| address.email == *email);
                Setting::Address { email: email.clone(), there }
            }
            (Setting::There(_) | Setting::Migrated(_), Some(id)) => {
                // While the channel is there, neither was done: the program was ended before.
                match self.client.channel(id).await {
                    Ok(_) => noted.was.clone(),
                    Err(problem) if problem.code() == "channel-gone" => noted.set.clone(),
                    Err(problem) => return Err(problem),
                }
            }
            (_, None) => return Ok(None),
            (setting, Some(id)) => {
                let channel = self.client.channel(id).await?;
                match setting {
                    Setting::Active(_) => Setting::Active(channel.active),
                    Setting::Group(_) => Setting::Group(channel.group_id),
                    _ => normal(Setting::reading(&channel), &noted.was, &noted.set),
                }
            }
        }))
    }

    /// What would switch a channel on, or have one that is on delete what it fetches, is
    /// not done here: that needs a count of what lies there by now.
    async fn put(&self, noted: &Noted) -> Result<(), Problem> {
        let uncounted =
            |channel: &Channel| Problem::person("channel-undo-uncounted").with("channel", channel.name());
        match (&noted.was, noted.channel) {
            (Setting::Active(true), Some(id)) => Err(uncounted(&self.client.channel(id).await?)),
            (Setting::Active(false), Some(id)) => self.client.set_channel_active(id, false).await,
            (Setting::Group(Some(group)), Some(id)) => {
                let sending = crate::zammad::channels::SendingAddress::Unchanged;
                self.client.set_channel_group(id, *group, sending).await
            }
            (Setting::Reading { folder, folder_id, keep, archive }, Some(id)) => {
                let modern = self.client.channels().await?.is_modern();
                let now = self.client.channel(id).await?;
                if now.active {
                    return Err(uncounted(&now));
                }
                let settings = ChannelSettings {
                    folder: folder.clone(),
                    folder_id: folder_id.clone(),
                    keep: *keep == Some(true),
                    archive: archive.clone(),
                    ..now.settings()
                };
                self.client.save_channel(id, &settings, modern).await
            }
            (Setting::Sender { group, address }, _) => self.client.set_group_sender(*group, *address).await,
            (Setting::Address { email, there: false }, _) => {
                let all = self.client.channel_addresses().await?;
                match all.iter().find(|address| address.email == *email) {
                    Some(address) => self.client.remove_channel_address(address.id).await,
                    None => Ok(()),
                }
            }
            _ => Err(not_undone("")),
        }
    }
}

/// The same reading told in another way counts as the same: nothing said of keeping is
/// not to keep, and nothing said of the folder is the inbox.
fn normal(now: Setting, was: &Setting, set: &Setting) -> Setting {
    let same = |other: &Setting| match (&now, other) {
        (
            Setting::Reading { folder, folder_id, keep, archive },
            Setting::Reading { folder: folder_b, folder_id: id_b, keep: keep_b, archive: archive_b },
        ) => {
            let inbox = |folder: &Option<String>| folder.as_deref().unwrap_or("INBOX").to_lowercase();
            inbox(folder) == inbox(folder_b)
                && folder_id == id_b
                && keep.unwrap_or_default() == keep_b.unwrap_or_default()
                && archive == archive_b
        }
        _ => false,
    };
    if same(was) {
        was.clone()
    } else if same(set) {
        set.clone()
    } else {
        now
    }
}

fn not_undone(name: &str) -> Problem {
    Problem::person("channel-change-not-undone").with("channel", name)
}
