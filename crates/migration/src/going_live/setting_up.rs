//! Setting up a channel that was linked: each step told as it is done. Every step looks
//! first whether it is done already, so that what was cut off is gone on with.

use serde::Serialize;

use super::{Desk, Reading};
use crate::problem::Problem;
use crate::words::{Language, say};
use crate::zammad::Client;
use crate::zammad::channels::{ArchiveMode, Channel, ChannelKind, ChannelSettings, Channels, SendingAddress};

/// A step of setting up a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Zammad believes to be reached under the address that is used.
    Address,
    /// Zammad has credentials for Microsoft.
    Credentials,
    /// The link was followed, and the channel is there.
    Link,
    /// Its mail goes to the group.
    Group,
    /// The group's sending address is as wished.
    Sending,
    /// Folder, keeping and archive mode are set, and Zammad has tried them.
    Reading,
    /// What it would do was counted.
    Counted,
    /// It is switched on.
    On,
}

impl Step {
    /// All, in their order.
    pub const ALL: [Self; 8] = [
        Self::Address,
        Self::Credentials,
        Self::Link,
        Self::Group,
        Self::Sending,
        Self::Reading,
        Self::Counted,
        Self::On,
    ];

    /// What is done in it: "Give its mail to the group".
    pub fn text(self, language: Language) -> String {
        let id = match self {
            Self::Address => "word-going-live-step-address",
            Self::Credentials => "word-going-live-step-credentials",
            Self::Link => "word-going-live-step-link",
            Self::Group => "word-going-live-step-group",
            Self::Sending => "word-going-live-step-sending",
            Self::Reading => "word-going-live-step-reading",
            Self::Counted => "word-going-live-step-counted",
            Self::On => "word-going-live-step-on",
        };
        say(language, id, &[])
    }
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepState {
    /// It is under way.
    Begun,
    /// It is done.
    Done,
    /// It was done before, or is not wished.
    Nothing,
}

/// What is told while a channel is set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Which step.
    pub step: Step,
    /// How far it is.
    pub state: StepState,
}

/// What a channel is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wishes {
    /// The group that its mail goes to.
    pub group_id: u64,
    /// The group sends from the channel's own address hereafter.
    pub change_sending_address: bool,
    /// Folder by its path (IMAP, and for the counting also Graph); `None`: the inbox.
    pub folder: Option<String>,
    /// Folder by its id (Graph); `None`: the inbox.
    pub folder_id: Option<String>,
    /// Whether fetched mail stays in the mailbox, as read.
    pub keep: bool,
    /// Archive mode, where this Zammad has it: what lies there now comes in closed and
    /// is answered to nobody. Left out before 6.5.
    pub archive: Option<ArchiveMode>,
}

impl Wishes {
    /// What a channel of this kind would read, for counting the trap.
    pub fn reading(&self, channels: &Channels) -> Reading {
        Reading {
            folder: self.folder.clone().unwrap_or_else(|| "INBOX".to_owned()),
            keep: self.keep,
            archive: self.archive.clone().filter(|_| channels.is_modern()),
        }
    }
}

impl Desk {
    /// Checks whether Zammad believes to be reached under the address that is used: it
    /// builds the redirect address of what it believes, so that a sign-in fails where it
    /// is wrong. `None` where all is well, or it cannot be seen.
    ///
    /// # Errors
    /// What Zammad says.
    pub async fn address_trouble(&self, kind: ChannelKind) -> Result<Option<Problem>, Problem> {
        match elsewhere(&self.client).await? {
            Some(own) => Ok(Some(own.problem(self.client.channels().await?.callback(kind)))),
            None => Ok(None),
        }
    }

    /// Sets up a channel that was linked, up to where it can be switched on: group,
    /// sending address, folder with keeping and archive mode. It stays switched off or
    /// on as it is; [`Desk::switch_on`] comes after the trap was counted.
    ///
    /// # Errors
    /// `channel-changed-meanwhile`; what Zammad says. What was done so far stays, and is
    /// gone on with by the next call.
    pub async fn set_up(
        &self,
        seen: &Channel,
        wishes: &Wishes,
        told: impl Fn(Progress),
    ) -> Result<Channel, Problem> {
        let tell = |step, state| told(Progress { step, state });
        let mut channel = seen.clone();
        let nothing_to_do = channel.group_id == Some(wishes.group_id);
        tell(Step::Group, StepState::Begun);
        if !nothing_to_do {
            channel = self.set_group(&channel, wishes.group_id, SendingAddress::Unchanged).await?;
        }
        tell(Step::Group, if nothing_to_do { StepState::Nothing } else { StepState::Done });
        if wishes.change_sending_address {
            tell(Step::Sending, StepState::Begun);
            let address = channel.addresses.first().map(|address| address.id);
            let address = address
                .ok_or_else(|| Problem::person("channel-without-address").with("channel", channel.name()))?;
            channel = self.set_group(&channel, wishes.group_id, SendingAddress::ChangeTo(address)).await?;
            tell(Step::Sending, StepState::Done);
        } else {
            tell(Step::Sending, StepState::Nothing);
        }
        tell(Step::Reading, StepState::Begun);
        let modern = self.client.channels().await?.is_modern();
        // A Graph channel knows its folder by the id alone.
        let by_path = channel.id.kind != ChannelKind::MicrosoftGraph;
        let settings = ChannelSettings {
            folder: wishes.folder.clone().filter(|_| by_path),
            folder_id: wishes.folder_id.clone().filter(|_| !by_path),
            keep: wishes.keep,
            archive: wishes.archive.clone().filter(|_| modern),
            ..channel.settings()
        };
        if channel.settings() == settings && channel.inbound.keep.is_some() {
            tell(Step::Reading, StepState::Nothing);
            return Ok(channel);
        }
        channel = self.set_reading(&channel, &settings).await?;
        tell(Step::Reading, StepState::Done);
        Ok(channel)
    }
}

/// Zammad believes to be reached under another address than is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    used: String,
    own: String,
}

impl Elsewhere {
    /// The same as a problem, with the redirect address that Zammad builds of its own.
    pub fn problem(&self, callback: Option<&str>) -> Problem {
        Problem::person("channel-zammad-elsewhere")
            .with("used", &self.used)
            .with("own", &self.own)
            .with("callback", callback.unwrap_or("?"))
    }
}

/// Where Zammad believes to be reached, if that is another address than is used. `None`
/// where all is well, or it cannot be seen.
///
/// # Errors
/// What Zammad says.
pub async fn elsewhere(client: &Client) -> Result<Option<Elsewhere>, Problem> {
    let own = client.own_address().await?.filter(|own| !own.is_same_as(client.address()));
    Ok(own.map(|own| Elsewhere { used: client.address().to_owned(), own: own.url() }))
}
