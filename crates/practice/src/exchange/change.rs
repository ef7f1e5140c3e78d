//! Commands on the messages of the open folder.

use std::fmt::Write as _;
use std::sync::Arc;

use tokio::io::AsyncWriteExt as _;

use super::fetch::{self, Item};
use super::search::{self, Highest, Refused};
use super::session::{Answer, Session, bad, no, ok, wrong_argument, wrong_state};
use super::store::{Flags, Folder, FolderKind, Message, header_of};
use super::wire::{Argument, Command, NumberSet};
use super::{Shared, faults};

/// `BAD The specified message set is invalid.`
/// (docs/microsoft365.md#imap-error-texts)
fn wrong_set() -> Answer {
    bad("The specified message set is invalid.")
}

impl Session {
    pub(super) async fn on_messages(&mut self, command: &Command) -> std::io::Result<Answer> {
        let (by_uid, name) =
            command.name.strip_prefix("UID ").map_or((false, command.name.as_str()), |name| (true, name));
        if !matches!(name, "CLOSE" | "UNSELECT") && !self.folder_is_there() {
            return Ok(no("Server Unavailable. 15"));
        }
        match name {
            "FETCH" => self.fetch(command, by_uid).await,
            "SEARCH" => self.search(command, by_uid).await,
            "STORE" => self.store(command, by_uid).await,
            "COPY" => self.copy(command, by_uid).await,
            "MOVE" if self.shared.options.offers_move => self.move_messages(command, by_uid).await,
            "EXPUNGE" if by_uid && self.shared.options.offers_uidplus => {
                let Some(set) = self.set(command.arguments.first(), true) else { return Ok(wrong_set()) };
                self.expunge(Some(set)).await
            }
            "EXPUNGE" if !by_uid => self.expunge(None).await,
            "CLOSE" => {
                let answer = if self.writable() { self.remove_deleted(None).err() } else { None };
                self.selected = None;
                Ok(answer.unwrap_or_else(|| ok("CLOSE completed.")))
            }
            "UNSELECT" => {
                self.selected = None;
                Ok(ok("UNSELECT completed."))
            }
            _ => Ok(bad("Command Error. 12")),
        }
    }

    fn writable(&self) -> bool {
        self.selected.as_ref().is_some_and(|selected| !selected.read_only)
    }

    fn folder_path(&self) -> String {
        self.selected.as_ref().map(|selected| selected.path.clone()).unwrap_or_default()
    }

    /// Whether the open folder is still the one that was opened.
    fn folder_is_there(&self) -> bool {
        self.with_folder(|_| ()).is_some()
    }

    fn with_folder<T>(&self, look: impl FnOnce(&Folder) -> T) -> Option<T> {
        let selected = self.selected.as_ref()?;
        let store = self.shared.store();
        let folder = store.folder(&selected.path)?;
        (folder.uid_validity == selected.uid_validity).then(|| look(folder))
    }

    /// Reads a set of UIDs or of sequence numbers; a sequence number beyond
    /// the end is refused.
    fn set(&self, argument: Option<&Argument>, by_uid: bool) -> Option<NumberSet> {
        let view = &self.selected.as_ref()?.view;
        let count = view.len() as u32;
        let highest = if by_uid { view.last().copied().unwrap_or(1) } else { count };
        let set = NumberSet::read(&argument?.text()?, highest)?;
        (by_uid || set.highest() <= count).then_some(set)
    }

    /// Sequence number and UID of the messages that a set names, in order.
    fn named(&self, set: &NumberSet, by_uid: bool) -> Vec<(u32, u32)> {
        let Some(selected) = &self.selected else { return Vec::new() };
        (1_u32..)
            .zip(selected.view.iter().copied())
            .filter(|(number, uid)| set.has(if by_uid { *uid } else { *number }))
            .collect()
    }

    async fn search(&mut self, command: &Command, by_uid: bool) -> std::io::Result<Answer> {
        let Some(selected) = &self.selected else { return Ok(wrong_state()) };
        let highest =
            Highest { uid: selected.view.last().copied().unwrap_or(1), number: selected.view.len() as u32 };
        let key = match search::read(&command.arguments, &highest) {
            Ok(key) => key,
            Err(Refused::Argument) => return Ok(wrong_argument()),
            Err(Refused::Charset) => {
                return Ok(no("[BADCHARSET (US-ASCII UTF-8)] The specified charset is not supported."));
            }
        };
        let numbers = |folder: &Folder| {
            let mut line = "* SEARCH".to_owned();
            for (number, uid) in (1_u32..).zip(selected.view.iter().copied()) {
                let Some(message) = folder.message(uid) else { continue };
                if search::matches(&key, message, number) {
                    // Writing to a String cannot fail.
                    let _ = write!(line, " {}", if by_uid { uid } else { number });
                }
            }
            line
        };
        let line = self.with_folder(numbers).unwrap_or_else(|| "* SEARCH".to_owned());
        self.line(&line).await?;
        if by_uid {
            self.announce().await?;
        }
        Ok(ok("SEARCH completed."))
    }

    async fn fetch(&mut self, command: &Command, by_uid: bool) -> std::io::Result<Answer> {
        let Some(set) = self.set(command.arguments.first(), by_uid) else { return Ok(wrong_set()) };
        let Some(mut items) = command.arguments.get(1).and_then(fetch::read) else {
            return Ok(wrong_argument());
        };
        if by_uid && !items.contains(&Item::Uid) {
            items.push(Item::Uid);
        }
        let path = self.folder_path();
        for (number, uid) in self.named(&set, by_uid) {
            let Some(found) = find(&self.shared, &path, uid, &items) else { continue };
            if !self.send_message(number, &found, &items).await? {
                return Ok(Answer::Cut);
            }
        }
        if by_uid {
            self.announce().await?;
        }
        Ok(ok("FETCH completed."))
    }

    /// Sends one FETCH response; false where the connection is to be cut.
    async fn send_message(&mut self, number: u32, found: &Found, items: &[Item]) -> std::io::Result<bool> {
        self.writer.write_all(format!("* {number} FETCH (").as_bytes()).await?;
        for (position, item) in items.iter().enumerate() {
            if position > 0 {
                self.writer.write_all(b" ").await?;
            }
            let message = &found.message;
            match item {
                Item::Uid => self.writer.write_all(format!("UID {}", message.uid).as_bytes()).await?,
                Item::Flags => {
                    self.writer.write_all(format!("FLAGS ({})", message.flags.write()).as_bytes()).await?;
                }
                Item::InternalDate => {
                    let date = fetch::internal_date(message);
                    self.writer.write_all(format!("INTERNALDATE \"{date}\"").as_bytes()).await?;
                }
                Item::Size => {
                    self.writer
                        .write_all(format!("RFC822.SIZE {}", message.stated_size()).as_bytes())
                        .await?;
                }
                Item::Body { section, partial, name, .. } => {
                    let bytes = fetch::extract(section, &found.header, &found.raw);
                    let bytes = fetch::part(&bytes, *partial);
                    self.writer.write_all(format!("{name} {{{}}}\r\n", bytes.len()).as_bytes()).await?;
                    if !self.send_literal(bytes, item.needs_body()).await? {
                        return Ok(false);
                    }
                }
            }
        }
        self.writer.write_all(b")\r\n").await?;
        Ok(true)
    }

    /// Sends a literal, or its beginning and no more: then false.
    async fn send_literal(&mut self, bytes: &[u8], is_body: bool) -> std::io::Result<bool> {
        if is_body {
            let before = self.sent;
            self.sent += bytes.len() as u64;
            let cut = {
                let mut faults = self.shared.faults();
                match &mut faults.cut {
                    Some(cut) if cut.times > 0 && self.sent > cut.after_bytes => {
                        cut.times -= 1;
                        Some(cut.after_bytes.saturating_sub(before) as usize)
                    }
                    _ => None,
                }
            };
            if let Some(length) = cut {
                // At least one byte is missing, so the cut is in the middle.
                let length = length.min(bytes.len().saturating_sub(1));
                self.writer.write_all(&bytes[..length]).await?;
                return Ok(false);
            }
        }
        self.writer.write_all(bytes).await?;
        Ok(true)
    }

    async fn store(&mut self, command: &Command, by_uid: bool) -> std::io::Result<Answer> {
        let Some(set) = self.set(command.arguments.first(), by_uid) else { return Ok(wrong_set()) };
        let Some(how) = command.arguments.get(1).and_then(Argument::text) else {
            return Ok(wrong_argument());
        };
        let how = how.to_ascii_uppercase();
        let (how, silent) = how.strip_suffix(".SILENT").map_or((how.as_str(), false), |how| (how, true));
        let flags = match command.arguments.get(2) {
            Some(Argument::List(list)) => list.iter().filter_map(Argument::text).collect::<Vec<_>>(),
            Some(_) => command.arguments[2..].iter().filter_map(Argument::text).collect(),
            None => return Ok(wrong_argument()),
        };
        let flags = Flags::read(flags.iter().map(String::as_str));
        let change: fn(Flags, Flags) -> Flags = match how {
            "FLAGS" => |_, new| new,
            "+FLAGS" => Flags::and,
            "-FLAGS" => Flags::without,
            _ => return Ok(wrong_argument()),
        };
        let fault = self.shared.faults().store;
        if !self.writable() || fault == faults::StoreFault::Refused {
            return Ok(no("STORE failed."));
        }
        self.announce().await?;
        if fault == faults::StoreFault::Works {
            let lines = self.change_flags(&set, by_uid, |old| change(old, flags));
            for line in lines.iter().filter(|_| !silent) {
                self.line(line).await?;
            }
        }
        Ok(ok("STORE completed."))
    }

    /// Changes flags; this session needs no further word of it.
    fn change_flags(
        &mut self,
        set: &NumberSet,
        by_uid: bool,
        change: impl Fn(Flags) -> Flags,
    ) -> Vec<String> {
        let named = self.named(set, by_uid);
        let path = self.folder_path();
        let (lines, version) = self.shared.change(|store| {
            let Some(folder) = store.folder_mut(&path) else { return (Vec::new(), 0) };
            let lines = named
                .iter()
                .filter_map(|(number, uid)| {
                    let flags = folder.change(*uid, &change)?;
                    Some(format!("* {number} FETCH (UID {uid} FLAGS ({}))", flags.write()))
                })
                .collect();
            (lines, folder.version)
        });
        if let Some(selected) = &mut self.selected {
            selected.version = selected.version.max(version);
        }
        lines
    }

    async fn copy(&mut self, command: &Command, by_uid: bool) -> std::io::Result<Answer> {
        let Some(set) = self.set(command.arguments.first(), by_uid) else { return Ok(wrong_set()) };
        let Some(target) = Self::path(command.arguments.get(1)) else { return Ok(wrong_argument()) };
        let uids: Vec<u32> = self.named(&set, by_uid).iter().map(|(_, uid)| *uid).collect();
        let Some(code) = self.copy_to(&uids, &target) else { return Ok(no_target()) };
        self.announce().await?;
        Ok(ok(&format!("{code}COPY completed.")))
    }

    /// Copies, and gives the COPYUID code with a space; `None` without a target.
    fn copy_to(&self, uids: &[u32], target: &str) -> Option<String> {
        let path = self.folder_path();
        let (pairs, validity) = self.shared.change(|store| {
            let validity =
                store.folder(target).filter(|folder| folder.kind == FolderKind::Mail)?.uid_validity;
            Some((store.copy(&path, uids, target), validity))
        })?;
        if pairs.is_empty() || !self.shared.options.offers_uidplus {
            return Some(String::new());
        }
        let list = |pick: fn(&(u32, u32)) -> u32| {
            pairs.iter().map(|pair| pick(pair).to_string()).collect::<Vec<_>>().join(",")
        };
        Some(format!("[COPYUID {validity} {} {}] ", list(|pair| pair.0), list(|pair| pair.1)))
    }

    async fn move_messages(&mut self, command: &Command, by_uid: bool) -> std::io::Result<Answer> {
        let Some(set) = self.set(command.arguments.first(), by_uid) else { return Ok(wrong_set()) };
        let Some(target) = Self::path(command.arguments.get(1)) else { return Ok(wrong_argument()) };
        let fault = self.shared.faults().moving;
        if !self.writable() || fault == faults::MoveFault::Refused {
            return Ok(no("MOVE failed."));
        }
        if self.shared.store().folder(&target).is_none_or(|folder| folder.kind != FolderKind::Mail) {
            return Ok(no_target());
        }
        if fault == faults::MoveFault::Ignored {
            return Ok(ok("MOVE completed."));
        }
        let uids: Vec<u32> = self.named(&set, by_uid).iter().map(|(_, uid)| *uid).collect();
        let Some(code) = self.copy_to(&uids, &target) else { return Ok(no_target()) };
        if fault == faults::MoveFault::LeavesCopy {
            return Ok(no("MOVE failed."));
        }
        let path = self.folder_path();
        // Not expunged: they live on in the target.
        self.shared.change(|store| store.folder_mut(&path).map(|folder| folder.take(&uids)));
        if !code.is_empty() {
            self.line(&format!("* OK {}", code.trim_end())).await?;
        }
        self.announce().await?;
        Ok(ok("MOVE completed."))
    }

    async fn expunge(&mut self, only: Option<NumberSet>) -> std::io::Result<Answer> {
        if !self.writable() {
            return Ok(no("EXPUNGE failed."));
        }
        let answer = self.remove_deleted(only.as_ref()).err();
        self.announce().await?;
        Ok(answer.unwrap_or_else(|| ok("EXPUNGE completed.")))
    }

    /// Removes what is flagged `\Deleted`, or what of it the set names.
    fn remove_deleted(&mut self, only: Option<&NumberSet>) -> Result<(), Answer> {
        let deleted = |folder: &Folder| {
            let flagged = folder.messages.iter().filter(|message| message.flags.has(Flags::DELETED));
            flagged.map(|message| message.uid).filter(|uid| only.is_none_or(|set| set.has(*uid))).collect()
        };
        let uids: Vec<u32> = self.with_folder(deleted).unwrap_or_default();
        let fault = self.shared.faults().expunge;
        let removed = match fault {
            faults::ExpungeFault::Works => uids.as_slice(),
            faults::ExpungeFault::Partly => &uids[..uids.len() / 2],
            faults::ExpungeFault::Refused | faults::ExpungeFault::Ignored => &[],
        };
        let path = self.folder_path();
        self.shared.change(|store| store.expunge(&path, removed));
        match fault {
            faults::ExpungeFault::Works | faults::ExpungeFault::Ignored => Ok(()),
            faults::ExpungeFault::Refused | faults::ExpungeFault::Partly => Err(no("EXPUNGE failed.")),
        }
    }

    /// Tells the client what changed in the open folder since it was last told.
    pub(super) async fn announce(&mut self) -> std::io::Result<()> {
        let Some(selected) = &self.selected else { return Ok(()) };
        let told = selected.version;
        let news = self.with_folder(|folder| {
            if folder.version == told {
                return None;
            }
            let now: Vec<u32> = folder.messages.iter().map(|message| message.uid).collect();
            let changed: Vec<(u32, Flags)> = folder
                .messages
                .iter()
                .filter(|message| message.changed > told)
                .map(|message| (message.uid, message.flags))
                .collect();
            Some((now, changed, folder.version))
        });
        let (Some(Some((now, changed, version))), Some(selected)) = (news, &mut self.selected) else {
            return Ok(());
        };
        let mut lines = Vec::new();
        let old = std::mem::replace(&mut selected.view, now);
        selected.version = version;
        let view = &selected.view;
        let mut left = old.len();
        for (position, uid) in old.iter().enumerate().rev() {
            if view.binary_search(uid).is_err() {
                lines.push(format!("* {} EXPUNGE", position + 1));
                left -= 1;
            }
        }
        if view.len() > left {
            lines.push(format!("* {} EXISTS", view.len()));
        }
        for (uid, flags) in changed {
            if let (true, Ok(position)) = (old.binary_search(&uid).is_ok(), view.binary_search(&uid)) {
                lines.push(format!("* {} FETCH (UID {uid} FLAGS ({}))", position + 1, flags.write()));
            }
        }
        for line in lines {
            self.line(&line).await?;
        }
        Ok(())
    }
}

fn no_target() -> Answer {
    no("[TRYCREATE] The destination mailbox could not be found.")
}

/// A message as FETCH gives it, faults included.
struct Found {
    message: Message,
    header: Arc<[u8]>,
    /// Empty where only the header is wanted.
    raw: Arc<[u8]>,
}

/// Looks a message up; `None` where FETCH gives nothing.
fn find(shared: &Shared, path: &str, uid: u32, items: &[Item]) -> Option<Found> {
    let body = items.iter().any(Item::needs_body);
    let key = (path.to_owned(), uid);
    {
        let mut faults = shared.faults();
        if faults.fetch_nothing.contains(&key) || (body && faults.body_nothing.contains(&key)) {
            return None;
        }
        if body && faults.vanishing.remove(&key) {
            drop(faults);
            shared.change(|store| store.expunge(path, &[uid]));
            return None;
        }
    }
    if body && folder_goes(shared, path) {
        return None;
    }
    let seen = items.iter().any(Item::sets_seen);
    let mut message = shared.store().folder(path)?.message(uid)?.clone();
    if seen && !message.flags.has(Flags::SEEN) {
        message.flags =
            shared.change(|store| store.folder_mut(path)?.change(uid, |flags| flags.and(Flags::SEEN)))?;
    }
    if let Some(notice) = substitute(shared, &key, body, items) {
        let raw: Arc<[u8]> = notice.into();
        return Some(Found { message, header: header_of(&raw).into(), raw });
    }
    let raw = if body { message.raw() } else { Arc::default() };
    let header = Arc::clone(&message.header);
    Some(Found { message, header, raw })
}

/// Counts a body; whether the folder goes away with it.
fn folder_goes(shared: &Shared, path: &str) -> bool {
    let gone = {
        let mut faults = shared.faults();
        match &mut faults.folder_gone {
            Some(gone) if gone.path == path && gone.after_bodies > 0 => {
                gone.after_bodies -= 1;
                return false;
            }
            Some(gone) if gone.path == path => faults.folder_gone.take(),
            _ => None,
        }
    };
    let Some(gone) = gone else { return false };
    shared.change(|store| super::rename(store, path, gone.renamed_to.as_deref()));
    true
}

/// Exchange's notice in the place of a message that it cannot convert.
fn substitute(shared: &Shared, key: &(String, u32), body: bool, items: &[Item]) -> Option<Vec<u8>> {
    let reads_header = items.iter().any(|item| matches!(item, Item::Body { .. }));
    let mut faults = shared.faults();
    let substitute = faults.substitutes.get_mut(key)?;
    if substitute.fetches == 0 || !(body || (substitute.in_headers && reads_header)) {
        return None;
    }
    if body {
        substitute.fetches = substitute.fetches.saturating_sub(1);
    }
    let uid = key.1;
    Some(
        format!(
            "From: \"Microsoft Exchange\" <postmaster@outlook.example>\r\n\
             Subject: Retrieval using the IMAP4 protocol failed for the following message: {uid}\r\n\
             MIME-Version: 1.0\r\nContent-Type: text/plain; charset=\"us-ascii\"\r\n\r\n\
             The server was unable to hand out this message. It is still in the mailbox and may be\r\n\
             readable in Outlook.\r\n"
        )
        .into_bytes(),
    )
}
