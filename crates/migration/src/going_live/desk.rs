//! Changing Zammad's channels: each change noted before it is made, with what it was;
//! none over a change of somebody else's that the person has not seen.

use std::path::Path;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::Trap;
use super::noted::{Noted, Setting};
use crate::journal::{Identity, JournalWriter};
use crate::problem::Problem;
use crate::zammad::Client;
use crate::zammad::channels::{
    Channel, ChannelAddress, ChannelId, ChannelKind, ChannelSettings, Channels, RollBack, SendingAddress,
};

/// The channels of one helpdesk, and what was changed of them. Its journal lies beside
/// those of plans and belongs to no plan; while this lives, no other program of this
/// computer changes channels of the same helpdesk.
pub struct Desk {
    pub(super) client: Client,
    pub(super) journal: JournalWriter,
}

/// What removing a channel takes with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Removal {
    /// Its addresses: Zammad removes one with the channel before 6.x, and none of them
    /// sends any more.
    pub addresses: Vec<String>,
    /// Groups that are left without an address to send from.
    pub groups: Vec<String>,
}

impl Removal {
    /// What removing this channel would take with it.
    pub fn of(channel: &Channel, channels: &Channels) -> Self {
        let groups = channel.addresses.iter().flat_map(|address| &address.group_ids);
        let name = |id: &u64| channels.group_name(*id).map_or_else(|| id.to_string(), str::to_owned);
        Self {
            addresses: channel.addresses.iter().map(|address| address.email.clone()).collect(),
            groups: groups.map(name).collect(),
        }
    }
}

impl Desk {
    /// Opens what is noted of this helpdesk's channels, in the folder of journals.
    ///
    /// # Errors
    /// `journal-in-use` where another program of this computer is at it; what the disk
    /// says.
    pub fn open(folder: &Path, client: Client) -> Result<Self, Problem> {
        let helpdesk = client.address().to_lowercase();
        let name = hex::encode(&Sha256::digest(helpdesk.as_bytes())[..8]);
        let identity = Identity { helpdesk, server: String::new(), mailbox: String::new() };
        let journal = JournalWriter::open(&folder.join(format!("channels-{name}.changes")), &identity)?;
        Ok(Self { client, journal })
    }

    /// The client of this helpdesk.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The channels as they are now.
    ///
    /// # Errors
    /// What Zammad says.
    pub async fn channels(&self) -> Result<Channels, Problem> {
        self.client.channels().await
    }

    /// The channel as it is now, where nobody has changed it since it was seen.
    async fn as_seen(&self, seen: &Channel) -> Result<(Channel, bool), Problem> {
        let channels = self.client.channels().await?;
        let now = channels
            .get(seen.id)
            .cloned()
            .ok_or_else(|| Problem::person("channel-gone").with("kind", seen.id.kind.as_str()))?;
        let same = now.settings() == seen.settings()
            && now.inbound.user == seen.inbound.user
            && now.migrated.is_some() == seen.migrated.is_some();
        if same {
            Ok((now, channels.is_modern()))
        } else {
            Err(Problem::person("channel-changed-meanwhile").with("channel", seen.name()))
        }
    }

    pub(super) async fn note(
        &self,
        channel: Option<ChannelId>,
        name: &str,
        was: Setting,
        set: Setting,
    ) -> Result<(), Problem> {
        let target = channel.map_or(0, |id| id.id);
        let noted = Noted { channel, was, set, taken: false };
        self.journal.note_standing(target, name, noted.as_text()).await.map(|_| ())
    }

    /// The channel once more, which must now be as it was to become.
    async fn proven(&self, id: ChannelId, is: impl Fn(&Channel) -> bool) -> Result<Channel, Problem> {
        let channel = self.client.channel(id).await?;
        if is(&channel) {
            Ok(channel)
        } else {
            Err(Problem::person("channel-change-not-seen").with("channel", channel.name()))
        }
    }

    /// Switches a channel off; or on, which [`Desk::switch_on`] is for where mail lies
    /// in its folder.
    async fn set_active(&self, seen: &Channel, active: bool) -> Result<Channel, Problem> {
        let (now, _) = self.as_seen(seen).await?;
        if now.active == active {
            return Ok(now);
        }
        self.note(Some(now.id), now.name(), Setting::Active(now.active), Setting::Active(active)).await?;
        self.client.set_channel_active(now.id, active).await?;
        self.proven(now.id, |channel| channel.active == active).await
    }

    /// Switches a channel off.
    ///
    /// # Errors
    /// `channel-changed-meanwhile`, `channel-gone`; what Zammad says.
    pub async fn switch_off(&self, seen: &Channel) -> Result<Channel, Problem> {
        self.set_active(seen, false).await
    }

    /// Switches a channel on, where the trap was counted for how it reads and allows it.
    /// `typed` is what the person has typed to have it so all the same.
    ///
    /// # Errors
    /// As [`Trap::may_switch_on`]; `going-live-trap-outdated` where it was counted for
    /// another way of reading; as [`Desk::switch_off`].
    pub async fn switch_on(
        &self,
        seen: &Channel,
        trap: &Trap,
        typed: Option<&str>,
    ) -> Result<Channel, Problem> {
        let reads = &trap.reading;
        let by_id = seen.id.kind == ChannelKind::MicrosoftGraph && seen.inbound.folder_id.is_some();
        let same_folder = by_id || reads.folder.eq_ignore_ascii_case(seen.folder());
        let same = same_folder && reads.keep != seen.deletes() && reads.archive == seen.inbound.archive;
        if !same {
            return Err(Problem::person("going-live-trap-outdated").with("channel", seen.name()));
        }
        trap.may_switch_on(seen.name(), typed)?;
        self.set_active(seen, true).await
    }

    /// Gives a channel's mail to another group; tickets stay where they are.
    ///
    /// # Errors
    /// As [`Desk::switch_off`].
    pub async fn set_group(
        &self,
        seen: &Channel,
        group_id: u64,
        sending: SendingAddress,
    ) -> Result<Channel, Problem> {
        let (now, _) = self.as_seen(seen).await?;
        if now.group_id != Some(group_id) {
            let (was, set) = (Setting::Group(now.group_id), Setting::Group(Some(group_id)));
            self.note(Some(now.id), now.name(), was, set).await?;
            self.client.set_channel_group(now.id, group_id, SendingAddress::Unchanged).await?;
        }
        if let SendingAddress::ChangeTo(address) = sending {
            self.set_sender(group_id, address, now.name()).await?;
        }
        self.proven(now.id, |channel| channel.group_id == Some(group_id)).await
    }

    async fn set_sender(&self, group: u64, address: u64, name: &str) -> Result<(), Problem> {
        let former = self.sender_of(group).await?.ok_or_else(|| {
            Problem::person("zammad-right-missing").with("request", "groups").with("right", "admin.group")
        })?;
        if former == Some(address) {
            return Ok(());
        }
        let was = Setting::Sender { group, address: former };
        self.note(None, name, was, Setting::Sender { group, address: Some(address) }).await?;
        self.client.set_group_sender(group, Some(address)).await
    }

    /// The address that a group sends from; `None` where there is no such group, or it
    /// cannot be seen.
    pub(super) async fn sender_of(&self, group: u64) -> Result<Option<Option<u64>>, Problem> {
        let me = self.client.me().await?;
        let groups = self.client.groups(&me).await?;
        let found = groups.into_iter().find(|known| known.id == group && known.active.is_some());
        Ok(found.map(|group| group.email_address_id))
    }

    /// Sets where a channel reads and what it does with what it has read, after Zammad
    /// has tried it. Whether it is on stays as it is.
    ///
    /// # Errors
    /// As [`Desk::switch_off`]; `channel-route-missing` where archive mode is wanted of a
    /// version that has none; what the sign-in or the mailbox refused.
    pub async fn set_reading(&self, seen: &Channel, wanted: &ChannelSettings) -> Result<Channel, Problem> {
        let (now, modern) = self.as_seen(seen).await?;
        if wanted.archive.is_some() && !modern {
            return Err(Problem::person("channel-route-missing").with("kind", now.id.kind.as_str()));
        }
        let settings = ChannelSettings { group_id: now.group_id, active: now.active, ..wanted.clone() };
        if modern {
            self.client.probe_channel(now.id, &settings, modern).await?;
        }
        self.note(Some(now.id), now.name(), Setting::reading(&now), Setting::reading_of(&settings)).await?;
        self.client.save_channel(now.id, &settings, modern).await?;
        let same = |channel: &Channel| {
            let same_folder = if now.id.kind == ChannelKind::MicrosoftGraph {
                channel.inbound.folder_id == settings.folder_id
            } else {
                channel.folder().eq_ignore_ascii_case(settings.folder.as_deref().unwrap_or("INBOX"))
            };
            same_folder && channel.deletes() != settings.keep && channel.active == settings.active
        };
        self.proven(now.id, same).await
    }

    /// Removes a channel. `typed` must be its address: it takes [`Removal`] with it.
    ///
    /// # Errors
    /// `going-live-confirmation-wrong`; as [`Desk::switch_off`].
    pub async fn remove(&self, seen: &Channel, typed: &str) -> Result<(), Problem> {
        if !typed.trim().eq_ignore_ascii_case(seen.name()) {
            return Err(Problem::usage("going-live-confirmation-wrong").with("mailbox", seen.name()));
        }
        let (now, _) = self.as_seen(seen).await?;
        self.note(Some(now.id), now.name(), Setting::There(true), Setting::There(false)).await?;
        self.client.remove_channel(now.id).await
    }

    /// Turns a migrated channel back into the e-mail channel it was, within Zammad's
    /// seven days.
    ///
    /// # Errors
    /// `channel-no-backup`, `channel-roll-back-over`; as [`Desk::switch_off`].
    pub async fn roll_back(&self, seen: &Channel, now: Timestamp) -> Result<(), Problem> {
        match seen.roll_back(now) {
            RollBack::Possible { .. } => {}
            RollBack::NeverMigrated => {
                return Err(Problem::person("channel-no-backup").with("kind", seen.id.kind.as_str()));
            }
            RollBack::TooLate { until } => {
                return Err(Problem::person("channel-roll-back-over").with("until", until));
            }
        }
        let (channel, _) = self.as_seen(seen).await?;
        let (was, set) = (Setting::Migrated(true), Setting::Migrated(false));
        self.note(Some(channel.id), channel.name(), was, set).await?;
        self.client.roll_back_channel(channel.id).await
    }

    /// Makes an address a further one of a channel.
    ///
    /// # Errors
    /// `channel-address-taken`; as [`Desk::switch_off`].
    pub async fn add_address(&self, seen: &Channel, email: &str) -> Result<Channel, Problem> {
        let (now, _) = self.as_seen(seen).await?;
        let email = email.trim().to_lowercase();
        let address = |there| Setting::Address { email: email.clone(), there };
        let taken = self.client.channel_addresses().await?.iter().any(|known| known.email == email);
        if taken {
            return Err(Problem::person("channel-address-taken"));
        }
        self.note(Some(now.id), now.name(), address(false), address(true)).await?;
        let name = now.addresses.first().map(|address| address.name.clone()).unwrap_or_default();
        self.client.add_channel_address(now.id, &email, &name).await?;
        let there = |address: &ChannelAddress| address.email == email;
        self.proven(now.id, |channel| channel.addresses.iter().any(there)).await
    }
}
