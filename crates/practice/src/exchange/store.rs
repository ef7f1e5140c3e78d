//! The mailbox itself: folders, messages and flags, in memory.

use std::sync::Arc;

use jiff::Timestamp;

/// Flags of a message. Exchange knows no keywords of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Flags(u8);

/// Wire name and bit of each flag, in Exchange's order.
const FLAG_NAMES: [(&str, u8); 6] =
    [("\\Seen", 1), ("\\Answered", 2), ("\\Flagged", 4), ("\\Deleted", 8), ("\\Draft", 16), ("$MDNSent", 32)];

impl Flags {
    /// A message that nobody has touched.
    pub const NONE: Self = Self(0);
    /// `\Seen`
    pub const SEEN: Self = Self(1);
    /// `\Answered`
    pub const ANSWERED: Self = Self(2);
    /// `\Flagged`
    pub const FLAGGED: Self = Self(4);
    /// `\Deleted`
    pub const DELETED: Self = Self(8);
    /// `\Draft`
    pub const DRAFT: Self = Self(16);

    /// All of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These without the others.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether all of the others are among these.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Reads wire names; those that Exchange does not know are left out.
    pub(super) fn read<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        names.into_iter().fold(Self::NONE, |flags, name| {
            let bit = FLAG_NAMES
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(name))
                .map_or(0, |(_, bit)| *bit);
            Self(flags.0 | bit)
        })
    }

    /// Wire names with spaces between.
    pub(super) fn write(self) -> String {
        let names: Vec<&str> =
            FLAG_NAMES.iter().filter(|(_, bit)| self.0 & bit != 0).map(|(name, _)| *name).collect();
        names.join(" ")
    }

    /// Every flag there is, as SELECT lists them.
    pub(super) fn all() -> String {
        FLAG_NAMES.map(|(name, _)| name).join(" ")
    }
}

/// What a folder is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FolderKind {
    /// It holds mail.
    Mail,
    /// It only holds other folders (`\Noselect`).
    Parent,
    /// It holds appointments, contacts and the like; Exchange lists it and
    /// cannot open it: `NO Server Unavailable. 15`.
    Other,
}

/// Where the bytes of a message come from.
#[derive(Clone)]
pub(super) enum Content {
    /// Kept as it was delivered.
    Kept(Arc<[u8]>),
    /// Made anew each time, so that a huge mailbox needs little memory.
    Made(Maker),
}

/// Makes the bytes of a message, the same each time.
pub type Maker = Arc<dyn Fn() -> Vec<u8> + Send + Sync>;

/// A message of a folder.
#[derive(Clone)]
pub(super) struct Message {
    pub(super) uid: u32,
    pub(super) flags: Flags,
    pub(super) arrived: Timestamp,
    /// Up to and with the empty line.
    pub(super) header: Arc<[u8]>,
    pub(super) size: u64,
    pub(super) content: Content,
    /// The folder's version when the flags last changed.
    pub(super) changed: u64,
}

impl Message {
    pub(super) fn raw(&self) -> Arc<[u8]> {
        match &self.content {
            Content::Kept(raw) => Arc::clone(raw),
            Content::Made(make) => make().into(),
        }
    }

    /// The size as Exchange states it: an estimate, up to about 3 % off
    /// (docs/microsoft365.md#imap-dialogue).
    pub(super) fn stated_size(&self) -> u64 {
        let part = self.size / 33;
        if self.uid.is_multiple_of(2) { self.size + part + 7 } else { self.size - part }
    }
}

/// The header of a message, up to and with the empty line.
pub(super) fn header_of(raw: &[u8]) -> &[u8] {
    let end = raw.windows(4).position(|four| four == b"\r\n\r\n").map_or(raw.len(), |position| position + 4);
    &raw[..end]
}

/// A folder.
pub(super) struct Folder {
    pub(super) path: String,
    pub(super) kind: FolderKind,
    pub(super) uid_validity: u32,
    pub(super) uid_next: u32,
    /// Ascending by UID.
    pub(super) messages: Vec<Message>,
    /// Grows with every change.
    pub(super) version: u64,
}

impl Folder {
    pub(super) fn message(&self, uid: u32) -> Option<&Message> {
        self.messages.binary_search_by_key(&uid, |message| message.uid).ok().map(|at| &self.messages[at])
    }

    pub(super) fn unseen(&self) -> usize {
        self.messages.iter().filter(|message| !message.flags.has(Flags::SEEN)).count()
    }

    fn add(
        &mut self,
        content: Content,
        header: Arc<[u8]>,
        size: u64,
        arrived: Timestamp,
        flags: Flags,
    ) -> u32 {
        let uid = self.uid_next;
        self.uid_next += 1;
        self.version += 1;
        self.messages.push(Message { uid, flags, arrived, header, size, content, changed: self.version });
        uid
    }

    /// Changes the flags of a message; what they are now, `None` where it is gone.
    pub(super) fn change(&mut self, uid: u32, change: impl FnOnce(Flags) -> Flags) -> Option<Flags> {
        let at = self.messages.binary_search_by_key(&uid, |message| message.uid).ok()?;
        let message = &mut self.messages[at];
        let flags = change(message.flags);
        if flags != message.flags {
            self.version += 1;
            message.flags = flags;
            message.changed = self.version;
        }
        Some(flags)
    }

    /// Takes messages out; `uids` ascending. Those that were there come back.
    pub(super) fn take(&mut self, uids: &[u32]) -> Vec<Message> {
        let (taken, left) = std::mem::take(&mut self.messages)
            .into_iter()
            .partition(|message| uids.binary_search(&message.uid).is_ok());
        self.messages = left;
        let taken: Vec<Message> = taken;
        if !taken.is_empty() {
            self.version += 1;
        }
        taken
    }
}

/// A message that is gone for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expunged {
    /// Folder it was in.
    pub folder: String,
    /// The UID it had there.
    pub uid: u32,
}

/// All folders.
#[derive(Default)]
pub(super) struct Store {
    pub(super) folders: Vec<Folder>,
    pub(super) expunged: Vec<Expunged>,
    /// What Graph calls the inbox, where the mailbox is not English.
    pub(super) inbox_name: Option<String>,
    validities: u32,
}

impl Store {
    /// A folder by its path; INBOX in any case (RFC 3501 section 5.1).
    pub(super) fn folder(&self, path: &str) -> Option<&Folder> {
        self.folders.iter().find(|folder| same_path(&folder.path, path))
    }

    pub(super) fn folder_mut(&mut self, path: &str) -> Option<&mut Folder> {
        self.folders.iter_mut().find(|folder| same_path(&folder.path, path))
    }

    /// Makes a folder and, as parents that hold no mail, those above it.
    /// False where it is there already.
    pub(super) fn create(&mut self, path: &str, kind: FolderKind) -> bool {
        if self.folder(path).is_some() {
            return false;
        }
        if let Some((parent, _)) = path.rsplit_once('/')
            && self.folder(parent).is_none()
        {
            self.create(parent, FolderKind::Parent);
        }
        let uid_validity = self.next_validity();
        let folder = Folder {
            path: path.to_owned(),
            kind,
            uid_validity,
            uid_next: 1,
            messages: Vec::new(),
            version: 1,
        };
        self.folders.push(folder);
        true
    }

    /// Small numbers, steady per folder (docs/microsoft365.md#imap-dialogue).
    pub(super) fn next_validity(&mut self) -> u32 {
        self.validities += 1;
        13 + self.validities
    }

    pub(super) fn has_children(&self, path: &str) -> bool {
        self.folders
            .iter()
            .any(|folder| folder.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')))
    }

    pub(super) fn append(
        &mut self,
        path: &str,
        raw: Vec<u8>,
        arrived: Timestamp,
        flags: Flags,
    ) -> Option<u32> {
        let folder = self.folder_mut(path)?;
        let header = header_of(&raw).into();
        let size = raw.len() as u64;
        Some(folder.add(Content::Kept(raw.into()), header, size, arrived, flags))
    }

    pub(super) fn append_made(
        &mut self,
        path: &str,
        make: Maker,
        arrived: Timestamp,
        flags: Flags,
    ) -> Option<u32> {
        let raw = make();
        let folder = self.folder_mut(path)?;
        let header = header_of(&raw).into();
        Some(folder.add(Content::Made(make), header, raw.len() as u64, arrived, flags))
    }

    /// Copies messages; old and new UIDs in pairs.
    pub(super) fn copy(&mut self, from: &str, uids: &[u32], to: &str) -> Vec<(u32, u32)> {
        let Some(source) = self.folder(from) else { return Vec::new() };
        let copies: Vec<Message> = uids.iter().filter_map(|uid| source.message(*uid).cloned()).collect();
        let Some(target) = self.folder_mut(to) else { return Vec::new() };
        copies
            .into_iter()
            .map(|message| {
                let uid =
                    target.add(message.content, message.header, message.size, message.arrived, message.flags);
                (message.uid, uid)
            })
            .collect()
    }

    /// Removes messages for good; `uids` ascending. Those that were there.
    pub(super) fn expunge(&mut self, path: &str, uids: &[u32]) -> Vec<u32> {
        let Some(folder) = self.folder_mut(path) else { return Vec::new() };
        let gone: Vec<u32> = folder.take(uids).iter().map(|message| message.uid).collect();
        let name = folder.path.clone();
        self.expunged.extend(gone.iter().map(|uid| Expunged { folder: name.clone(), uid: *uid }));
        gone
    }
}

fn same_path(one: &str, other: &str) -> bool {
    one == other || (one.eq_ignore_ascii_case("INBOX") && other.eq_ignore_ascii_case("INBOX"))
}
