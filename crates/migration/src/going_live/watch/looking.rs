//! Looking at Zammad and into the mailbox; nothing is changed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::{FolderSeen, Followed, Observation};
use crate::mailbox::{Access, Connector, Listed, Mailbox, SearchCriteria, list_all, paths};
use crate::message::{self, Context};
use crate::problem::{Kind, Problem};
use crate::zammad::Client;
use crate::zammad::channels::{Channel, ChannelId, ChannelKind};
use crate::zammad::quiet::message_id_md5;

/// Messages that are followed at most: a channel's first hour, not an archive.
const MOST: usize = 500;
/// Of what lies there when watching begins, so many of the newest are followed, where
/// they arrived within the last day.
const NEWEST: usize = 20;
const LAST_DAY: SignedDuration = SignedDuration::from_hours(24);

/// A message that is followed.
#[derive(Debug, Clone)]
struct Message {
    md5: Option<String>,
    arrived: Option<Timestamp>,
    /// It arrived since watching began.
    is_new: bool,
    was_in_zammad: bool,
    in_zammad: bool,
    /// As it was seen last; `None`: it is gone.
    there: Option<Flags>,
}

#[derive(Debug, Clone, Copy)]
struct Flags {
    seen: bool,
    deleted: bool,
}

/// Looks at one channel and its mailbox, again and again.
pub struct Watcher<C: Connector> {
    connector: C,
    /// As long as it serves.
    connection: Option<C::Mailbox>,
    client: Client,
    channel: ChannelId,
    mailbox: String,
    /// The folder that is followed, and its UIDVALIDITY.
    folder: Option<(String, u32)>,
    /// Highest UID that was seen.
    highest: u32,
    messages: BTreeMap<u32, Message>,
}

impl<C: Connector> Watcher<C> {
    /// Watches this channel beside this mailbox.
    pub fn new(connector: C, client: Client, channel: ChannelId, mailbox: &str) -> Self {
        Self {
            connector,
            connection: None,
            client,
            channel,
            mailbox: mailbox.to_owned(),
            folder: None,
            highest: 0,
            messages: BTreeMap::new(),
        }
    }

    /// Looks once. A mailbox that cannot be asked at the moment leaves its part out.
    ///
    /// # Errors
    /// What Zammad says; what the mailbox says where it will not pass by itself.
    pub async fn look(&mut self, now: Timestamp) -> Result<Observation, Problem> {
        let mut seen = look_at_zammad(&self.client, self.channel, &self.mailbox, now).await?;
        let Some(channel) = seen.channel.clone() else { return Ok(seen) };
        match self.look_into_mailbox(&channel, &mut seen).await {
            Err(problem) if problem.kind() != Kind::Passing => Err(problem),
            // It comes back by itself; the next look asks again.
            Ok(()) | Err(_) => Ok(seen),
        }
    }

    async fn look_into_mailbox(&mut self, channel: &Channel, seen: &mut Observation) -> Result<(), Problem> {
        // One connection for all looks: signing in each time is what servers slow down.
        let mut mailbox = match self.connection.take() {
            Some(mailbox) => mailbox,
            None => self.connector.connect().await?,
        };
        let listed = mailbox.folders(true).await?;
        let folders: Vec<FolderSeen> = listed
            .into_iter()
            .filter(|folder| folder.selectable)
            .map(|folder| FolderSeen {
                path: folder.path,
                messages: folder.messages.unwrap_or(0),
                unread: folder.unread.unwrap_or(0),
            })
            .collect();
        // A folder that is not listed is not there: its id stands for it.
        let paths: Vec<String> = folders.iter().map(|folder| folder.path.clone()).collect();
        let wanted = self.client.channel_folder_as_listed(channel, &paths).await?;
        let wanted = wanted.or_else(|| channel.inbound.folder_id.clone()).unwrap_or_default();
        let path = meant(&folders, channel.id.kind, &wanted).map(|folder| folder.path.clone());
        if let Some(path) = path {
            self.follow(&mut mailbox, &path, channel.deletes(), seen.at).await?;
            seen.followed = Some(self.count(channel.deletes()));
        }
        seen.folder = Some(wanted);
        seen.folders = Some(folders);
        self.connection = Some(mailbox);
        Ok(())
    }

    /// Looks at the folder's messages, and takes up those that are new.
    async fn follow(
        &mut self,
        mailbox: &mut C::Mailbox,
        path: &str,
        deletes: bool,
        now: Timestamp,
    ) -> Result<(), Problem> {
        let opened = mailbox.open(path, Access::Look).await?;
        let all = mailbox.search(&SearchCriteria::default()).await?.uids;
        let folder = (path.to_owned(), opened.uid_validity);
        let begins = self.folder.as_ref() != Some(&folder);
        if begins {
            // What was followed elsewhere says nothing of this folder.
            self.messages.clear();
            self.folder = Some(folder);
            self.highest = 0;
        }
        let wanted: BTreeSet<u32> = if begins {
            let criteria = SearchCriteria { unread_only: !deletes, ..SearchCriteria::default() };
            let due = mailbox.search(&criteria).await?.uids;
            let newest = all.iter().rev().take(NEWEST).copied();
            due.into_iter().rev().take(MOST - NEWEST).chain(newest).collect()
        } else {
            let room = MOST.saturating_sub(self.messages.len());
            all.iter().copied().filter(|uid| *uid > self.highest).take(room).collect()
        };
        let asked: Vec<u32> = self
            .messages
            .iter()
            .filter(|(_, message)| message.there.is_some())
            .map(|(uid, _)| *uid)
            .chain(wanted)
            .collect();
        let listed = list_all(mailbox, &asked, |listed| listed).await?;
        self.take_up(&listed, begins, deletes, now);
        if let Some(highest) = all.last() {
            self.highest = self.highest.max(*highest);
        }
        self.ask_zammad(begins).await
    }

    fn take_up(&mut self, listed: &[Listed], begins: bool, deletes: bool, now: Timestamp) {
        for message in self.messages.values_mut() {
            message.there = None;
        }
        for line in listed {
            let flags = Some(Flags { seen: line.seen, deleted: line.deleted });
            if let Some(message) = self.messages.get_mut(&line.uid) {
                message.there = flags;
                continue;
            }
            let recent = line.arrived.is_some_and(|at| now.duration_since(at) < LAST_DAY);
            if begins && line.seen && !deletes && !recent {
                continue;
            }
            let facts = message::read_header(&line.header, &Context::default());
            let message = Message {
                md5: facts.message_id.as_deref().map(message_id_md5),
                arrived: line.arrived,
                is_new: !begins,
                was_in_zammad: false,
                in_zammad: false,
                there: flags,
            };
            self.messages.insert(line.uid, message);
        }
    }

    /// Which of the followed messages are in Zammad by now.
    async fn ask_zammad(&mut self, begins: bool) -> Result<(), Problem> {
        let missing = self.messages.values().filter(|message| !message.in_zammad);
        let md5s: Vec<String> = missing.filter_map(|message| message.md5.clone()).collect();
        if md5s.is_empty() {
            return Ok(());
        }
        let found = self.client.find_articles(&md5s).await?;
        for message in self.messages.values_mut() {
            if message.md5.as_ref().is_some_and(|md5| found.contains_key(md5)) {
                message.was_in_zammad |= begins && !message.in_zammad;
                message.in_zammad = true;
            }
        }
        Ok(())
    }

    /// A channel that keeps nothing takes what is read as well.
    fn count(&self, deletes: bool) -> Followed {
        let mut followed = Followed::default();
        for message in self.messages.values() {
            followed.arrived += u64::from(message.is_new);
            followed.taken += u64::from(message.in_zammad && !message.was_in_zammad);
            followed.newest = followed.newest.max(message.arrived);
            let Some(flags) = message.there else { continue };
            followed.flagged += u64::from(message.in_zammad && flags.deleted);
            // One without a Message-ID cannot be looked up: nothing is said of it.
            let outside = message.md5.is_some() && !message.in_zammad && !flags.deleted;
            followed.waiting += u64::from(outside && (deletes || !flags.seen));
            followed.read += u64::from(outside && !deletes && flags.seen);
        }
        followed
    }
}

/// Looks at the channel and at Zammad's own health alone.
///
/// # Errors
/// What Zammad says.
pub async fn look_at_zammad(
    client: &Client,
    channel: ChannelId,
    mailbox: &str,
    now: Timestamp,
) -> Result<Observation, Problem> {
    let channel = match client.channel(channel).await {
        Ok(channel) => Some(channel),
        Err(problem) if problem.code() == "channel-gone" => None,
        Err(problem) => return Err(problem),
    };
    let health = client.channel_health().await?;
    let (folder, folders, followed) = (None, None, None);
    Ok(Observation { at: now, channel, health, mailbox: mailbox.to_owned(), folder, folders, followed })
}

/// The folder that a channel means by a path. Over IMAP that is what Zammad selects;
/// over Graph the same folder may be called otherwise than in the mailbox's list.
pub(super) fn meant<'a>(
    folders: &'a [FolderSeen],
    kind: ChannelKind,
    wanted: &str,
) -> Option<&'a FolderSeen> {
    if kind == ChannelKind::MicrosoftGraph {
        return paths::find(wanted, folders, |folder| &folder.path);
    }
    folders.iter().find(|folder| paths::is_selected(wanted, &folder.path))
}
