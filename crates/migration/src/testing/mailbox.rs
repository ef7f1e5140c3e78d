//! A mailbox in memory: what the engine asks of one, with every trouble that a
//! test wishes for.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};

use jiff::Timestamp;
use tokio::sync::mpsc;

use crate::mailbox::{
    Access, Appended, Connector, Fetched, Folder, Listed, MailState, Mailbox, Marks, Measure, Opened,
    SearchCriteria, Searched, SettleOutcomes, paths,
};
use crate::problem::Problem;

/// What is asked of a mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// A connection.
    Connect,
    /// The list of folders.
    Folders,
    /// A folder to be opened.
    Open,
    /// UIDs.
    Search,
    /// Headers.
    List,
    /// Whole messages.
    Fetch,
    /// Messages to be marked, moved or deleted.
    Settle,
    /// `\Deleted` to be set, once it is noted.
    Flag,
    /// Flagged messages to be removed.
    Expunge,
    /// `\Deleted` to be taken back.
    TakeBack,
    /// A message to be put into a folder.
    Append,
    /// A message to be put into a folder, which the mailbox does without a word.
    AppendInSilence,
}

/// A message in memory.
#[derive(Debug, Clone)]
struct Message {
    raw: Vec<u8>,
    arrived: Timestamp,
    seen: bool,
    deleted: bool,
    /// Its further flags.
    flags: Vec<String>,
    /// The server says OK and gives nothing for it.
    held_back: bool,
}

#[derive(Debug, Default)]
struct Drawer {
    uid_validity: u32,
    next_uid: u32,
    messages: BTreeMap<u32, Message>,
    /// The server's own id of it, where it tells one.
    mailbox_id: Option<String>,
    /// Messages that it counts and gives no UID of.
    withheld: u32,
    /// What whoever opens it meets.
    refused: Option<Problem>,
    /// The same, once it is open.
    unreadable: Option<Problem>,
}

/// How settling a message goes wrong.
#[derive(Debug, Clone)]
pub enum Refusal {
    /// The mailbox says why.
    With(Problem),
    /// The mailbox says nothing of it.
    Silence,
}

#[derive(Default)]
struct State {
    folders: BTreeMap<String, Drawer>,
    /// Paths of folders that only hold others.
    without_mail: BTreeSet<String>,
    /// What the next requests of a kind meet; `None` stands for one that goes well.
    troubles: BTreeMap<Asked, VecDeque<Option<Problem>>>,
    refusals: BTreeMap<u32, Refusal>,
    refuses_all: Option<Refusal>,
    asked: Vec<Asked>,
    happens: Option<(Asked, Box<dyn FnOnce() + Send>)>,
}

/// The mailbox, and the maker of connections to it. Clones share it.
#[derive(Clone, Default)]
pub struct MemoryMailbox(Arc<Mutex<State>>);

impl MemoryMailbox {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("no test panics while it holds this")
    }

    /// Puts a message into a folder, which is made if missing; gives its UID.
    pub fn deliver(&self, folder: &str, raw: Vec<u8>, arrived: Timestamp) -> u32 {
        let mut state = self.state();
        let drawer = state.folders.entry(folder.to_owned()).or_insert_with(|| Drawer {
            uid_validity: 7,
            next_uid: 1,
            ..Drawer::default()
        });
        let uid = drawer.next_uid;
        drawer.next_uid += 1;
        let message =
            Message { raw, arrived, seen: false, deleted: false, flags: Vec::new(), held_back: false };
        drawer.messages.insert(uid, message);
        uid
    }

    fn with_folder(&self, path: &str, change: impl FnOnce(&mut Drawer)) {
        change(self.state().folders.get_mut(path).expect("the folder"));
    }

    /// Gives a folder another name.
    pub fn rename(&self, path: &str, now: &str) {
        let mut state = self.state();
        let drawer = state.folders.remove(path).expect("the folder");
        assert!(state.folders.insert(now.to_owned(), drawer).is_none(), "the name is free");
    }

    /// Takes a folder away with all that is in it.
    pub fn remove(&self, path: &str) {
        self.state().folders.remove(path).expect("the folder");
    }

    /// Takes everything out of a folder.
    pub fn empty(&self, path: &str) {
        self.with_folder(path, |drawer| drawer.messages.clear());
    }

    /// From now on opening a folder meets this; `None`: it opens again.
    pub fn refuse_folder(&self, path: &str, problem: Option<Problem>) {
        self.with_folder(path, |drawer| drawer.refused = problem);
    }

    /// From now on nothing is had of an open folder but this problem.
    pub fn hand_out_nothing(&self, path: &str, problem: Option<Problem>) {
        self.with_folder(path, |drawer| drawer.unreadable = problem);
    }

    /// The server's own id of a folder, which it keeps under any name.
    pub fn call_by_id(&self, path: &str, id: &str) {
        self.with_folder(path, |drawer| drawer.mailbox_id = Some(id.to_owned()));
    }

    /// So many messages are counted in a folder and not handed out.
    pub fn withhold(&self, path: &str, count: u32) {
        self.with_folder(path, |drawer| drawer.withheld = count);
    }

    /// A folder that only holds others.
    pub fn add_folder_without_mail(&self, path: &str) {
        self.state().without_mail.insert(path.to_owned());
    }

    /// Makes a folder anew: its messages are the same under another UIDVALIDITY.
    pub fn make_anew(&self, path: &str) {
        self.state().folders.get_mut(path).expect("the folder").uid_validity += 1;
    }

    /// The same, and its messages have other UIDs.
    pub fn renumber(&self, path: &str) {
        self.with_folder(path, |drawer| {
            drawer.uid_validity += 1;
            let messages = std::mem::take(&mut drawer.messages);
            drawer.messages = messages.into_iter().map(|(uid, message)| (uid + 10, message)).collect();
            drawer.next_uid += 10;
        });
    }

    /// Gives a message these flags.
    pub fn flag(&self, folder: &str, uid: u32, flags: &[&str]) {
        let mut state = self.state();
        let drawer = state.folders.get_mut(folder).expect("the folder");
        let message = drawer.messages.get_mut(&uid).expect("the message");
        message.flags = flags.iter().map(|flag| (*flag).to_owned()).collect();
    }

    /// Somebody reads a message.
    pub fn read(&self, folder: &str, uid: u32) {
        self.with_folder(folder, |drawer| {
            if let Some(message) = drawer.messages.get_mut(&uid) {
                message.seen = true;
            }
        });
    }

    /// Bytes, arrival and flags of everything in a folder.
    pub fn whole(&self, folder: &str) -> Vec<(Vec<u8>, Timestamp, Vec<String>)> {
        let state = self.state();
        let messages = state.folders.get(folder).into_iter().flat_map(|drawer| drawer.messages.values());
        messages.map(|message| (message.raw.clone(), message.arrived, message.flags.clone())).collect()
    }

    /// From now on the mailbox lists a message and gives nothing for it.
    pub fn hold_back(&self, folder: &str, uid: u32) {
        let mut state = self.state();
        let drawer = state.folders.get_mut(folder).expect("the folder");
        drawer.messages.get_mut(&uid).expect("the message").held_back = true;
    }

    /// The next request of a kind meets this.
    pub fn trouble_next(&self, asked: Asked, problem: Problem) {
        self.state().troubles.entry(asked).or_default().push_back(Some(problem));
    }

    /// So many requests of a kind go well before what is told next of that kind.
    pub fn goes_well(&self, asked: Asked, times: usize) {
        let mut state = self.state();
        state.troubles.entry(asked).or_default().extend(std::iter::repeat_n(None, times));
    }

    /// What was to be met is over.
    pub fn forget_troubles(&self) {
        self.state().troubles.clear();
    }

    /// Does something the next time that this is asked, before the answer.
    pub fn when(&self, asked: Asked, does: impl FnOnce() + Send + 'static) {
        self.state().happens = Some((asked, Box::new(does)));
    }

    /// How settling one message goes wrong, by its UID.
    pub fn refuse(&self, uid: u32, refusal: Refusal) {
        self.state().refusals.insert(uid, refusal);
    }

    /// How settling every message goes wrong; `None`: it goes well again.
    pub fn refuse_all(&self, refusal: Option<Refusal>) {
        self.state().refuses_all = refusal;
    }

    /// UIDs of what a folder holds.
    pub fn held(&self, folder: &str) -> Vec<u32> {
        let state = self.state();
        state.folders.get(folder).map(|drawer| drawer.messages.keys().copied().collect()).unwrap_or_default()
    }

    /// UIDs of what is marked read in a folder.
    pub fn seen(&self, folder: &str) -> Vec<u32> {
        let state = self.state();
        let drawer = state.folders.get(folder);
        let messages = drawer.into_iter().flat_map(|drawer| &drawer.messages);
        messages.filter(|(_, message)| message.seen).map(|(uid, _)| *uid).collect()
    }

    /// UIDs of what carries `\Deleted` in a folder.
    pub fn flagged(&self, folder: &str) -> Vec<u32> {
        let state = self.state();
        let drawer = state.folders.get(folder);
        let messages = drawer.into_iter().flat_map(|drawer| &drawer.messages);
        messages.filter(|(_, message)| message.deleted).map(|(uid, _)| *uid).collect()
    }

    /// Somebody else flags a message, or takes it out of its folder.
    pub fn somebody_else(&self, folder: &str, uid: u32, removes: bool) {
        let mut state = self.state();
        let drawer = state.folders.get_mut(folder).expect("the folder");
        if removes {
            drawer.messages.remove(&uid);
        } else {
            drawer.messages.get_mut(&uid).expect("the message").deleted = true;
        }
    }

    /// How often something was asked.
    pub fn times(&self, asked: Asked) -> usize {
        self.state().asked.iter().filter(|one| **one == asked).count()
    }

    fn asked(&self, asked: Asked) -> Result<MutexGuard<'_, State>, Problem> {
        let happens = self.state().happens.take_if(|(when, _)| *when == asked);
        if let Some((_, does)) = happens {
            does();
        }
        let mut state = self.state();
        state.asked.push(asked);
        let trouble = state.troubles.get_mut(&asked).and_then(VecDeque::pop_front).flatten();
        trouble.map_or(Ok(state), Err)
    }
}

impl Connector for MemoryMailbox {
    type Mailbox = MemoryConnection;

    async fn connect(&self) -> Result<MemoryConnection, Problem> {
        drop(self.asked(Asked::Connect)?);
        Ok(MemoryConnection { mailbox: self.clone(), open: None })
    }
}

/// A connection with at most one folder open.
pub struct MemoryConnection {
    mailbox: MemoryMailbox,
    open: Option<(String, Access)>,
}

impl MemoryConnection {
    fn path(&self) -> Result<String, Problem> {
        let open = self.open.as_ref().map(|(path, _)| path.clone());
        let path = open.ok_or_else(|| Problem::ours("no-folder-open"))?;
        let state = self.mailbox.state();
        let unreadable = state.folders.get(&path).and_then(|drawer| drawer.unreadable.clone());
        unreadable.map_or(Ok(path), Err)
    }

    /// Settles messages: for each that is there and not refused, `with`.
    fn settle(
        &self,
        uids: &[u32],
        with: impl FnMut(&mut State, &str, u32),
    ) -> Result<SettleOutcomes, Problem> {
        drop(self.mailbox.asked(Asked::Settle)?);
        self.outcomes(uids, with)
    }

    fn outcomes(
        &self,
        uids: &[u32],
        mut with: impl FnMut(&mut State, &str, u32),
    ) -> Result<SettleOutcomes, Problem> {
        let path = self.path()?;
        assert_eq!(self.open.as_ref().map(|(_, access)| *access), Some(Access::Change), "opened for looking");
        let mut state = self.mailbox.state();
        let mut outcomes = SettleOutcomes::new();
        for uid in uids {
            let refusal = state.refuses_all.clone().or_else(|| state.refusals.get(uid).cloned());
            let there = state.folders.get(&path).is_some_and(|drawer| drawer.messages.contains_key(uid));
            let outcome = match refusal {
                Some(Refusal::Silence) => continue,
                Some(Refusal::With(problem)) => Err(problem),
                None if !there => Err(Problem::message("message-vanished")),
                None => {
                    with(&mut state, &path, *uid);
                    Ok(())
                }
            };
            outcomes.insert(*uid, outcome);
        }
        Ok(outcomes)
    }
}

fn header_of(raw: &[u8]) -> Vec<u8> {
    let end = raw.windows(4).position(|four| four == b"\r\n\r\n").map_or(raw.len(), |place| place + 4);
    raw[..end].to_vec()
}

impl Mailbox for MemoryConnection {
    async fn folders(&mut self, counts: bool) -> Result<Vec<Folder>, Problem> {
        let state = self.mailbox.asked(Asked::Folders)?;
        let with_mail = state.folders.iter().map(|(path, drawer)| Folder {
            path: path.clone(),
            selectable: true,
            messages: counts.then_some(drawer.messages.len() as u32),
            unread: None,
        });
        let without = state.without_mail.iter().map(|path| Folder {
            path: path.clone(),
            selectable: false,
            messages: None,
            unread: None,
        });
        Ok(with_mail.chain(without).collect())
    }

    async fn measure(&mut self, path: &str) -> Result<Measure, Problem> {
        let opened = self.open(path, Access::Look).await?;
        Ok(Measure { messages: opened.messages, ..Measure::default() })
    }

    async fn open(&mut self, path: &str, access: Access) -> Result<Opened, Problem> {
        self.open = None;
        let state = self.mailbox.asked(Asked::Open)?;
        let missing = || Problem::person("folder-missing").with("path", path).with("found", "none");
        if state.without_mail.contains(path) {
            return Err(Problem::person("folder-holds-no-mail").with("path", path));
        }
        let there: Vec<&String> = state.folders.keys().collect();
        let path = *paths::find(path, &there, |there| there).ok_or_else(missing)?;
        let drawer = &state.folders[path];
        if let Some(problem) = &drawer.refused {
            return Err(problem.clone());
        }
        let opened = Opened {
            uid_validity: drawer.uid_validity,
            messages: drawer.messages.len() as u32 + drawer.withheld,
            writable: access == Access::Change,
            mailbox_id: drawer.mailbox_id.clone(),
        };
        let path = path.clone();
        drop(state);
        self.open = Some((path, access));
        Ok(opened)
    }

    async fn search(&mut self, criteria: &SearchCriteria) -> Result<Searched, Problem> {
        let path = self.path()?;
        let state = self.mailbox.asked(Asked::Search)?;
        let drawer = state.folders.get(&path);
        let messages = drawer.into_iter().flat_map(|drawer| &drawer.messages);
        let day = |message: &Message| message.arrived.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
        let wanted = messages.filter(|(_, message)| {
            !(criteria.unread_only && message.seen)
                && criteria.from.is_none_or(|from| day(message) >= from)
                && criteria.to.is_none_or(|to| day(message) < to)
        });
        let uids = wanted.map(|(uid, _)| *uid).collect();
        Ok(Searched { uids, withheld: drawer.map_or(0, |drawer| drawer.withheld) })
    }

    async fn list(&mut self, uids: &[u32], into: mpsc::Sender<Listed>) -> Result<(), Problem> {
        let path = self.path()?;
        let listed: Vec<Listed> = {
            let state = self.mailbox.asked(Asked::List)?;
            let drawer = state.folders.get(&path);
            let messages = drawer.into_iter().flat_map(|drawer| &drawer.messages);
            let wanted = messages.filter(|(uid, _)| uids.contains(uid));
            let list = |(uid, message): (&u32, &Message)| Listed {
                uid: *uid,
                seen: message.seen,
                deleted: message.deleted,
                arrived: Some(message.arrived),
                size: message.raw.len() as u64,
                header: header_of(&message.raw),
            };
            wanted.map(list).collect()
        };
        for one in listed {
            if into.send(one).await.is_err() {
                break;
            }
        }
        Ok(())
    }

    async fn list_received(
        &mut self,
        uids: &[u32],
        into: mpsc::Sender<(u32, Vec<u8>)>,
    ) -> Result<(), Problem> {
        let path = self.path()?;
        let headers: Vec<(u32, Vec<u8>)> = {
            let state = self.mailbox.asked(Asked::List)?;
            let drawer = state.folders.get(&path);
            let messages = drawer.into_iter().flat_map(|drawer| &drawer.messages);
            let wanted = messages.filter(|(uid, _)| uids.contains(uid));
            wanted.map(|(uid, message)| (*uid, header_of(&message.raw))).collect()
        };
        for one in headers {
            if into.send(one).await.is_err() {
                break;
            }
        }
        Ok(())
    }

    async fn fetch(&mut self, uids: &[u32], into: mpsc::Sender<Fetched>) -> Result<(), Problem> {
        let path = self.path()?;
        for uid in uids {
            let fetched = {
                let state = self.mailbox.asked(Asked::Fetch)?;
                let message = state.folders.get(&path).and_then(|drawer| drawer.messages.get(uid));
                match message.filter(|message| !message.held_back) {
                    Some(message) => Fetched::Mail { uid: *uid, raw: message.raw.clone() },
                    None => Fetched::Nothing { uid: *uid },
                }
            };
            if into.send(fetched).await.is_err() {
                break;
            }
        }
        Ok(())
    }

    async fn mark_read(&mut self, uids: &[u32]) -> Result<SettleOutcomes, Problem> {
        self.settle(uids, |state, path, uid| {
            let drawer = state.folders.get_mut(path);
            if let Some(message) = drawer.and_then(|drawer| drawer.messages.get_mut(&uid)) {
                message.seen = true;
            }
        })
    }

    async fn move_to(
        &mut self,
        uids: &[u32],
        target: &str,
        _marks: &dyn Marks,
    ) -> Result<SettleOutcomes, Problem> {
        self.settle(uids, |state, path, uid| {
            let taken = state.folders.get_mut(path).and_then(|drawer| drawer.messages.remove(&uid));
            if let Some(message) = taken {
                let drawer = state.folders.entry(target.to_owned()).or_default();
                drawer.next_uid += 1;
                let uid = drawer.next_uid;
                drawer.messages.insert(uid, message);
            }
        })
    }

    async fn delete(&mut self, uids: &[u32], marks: &dyn Marks) -> Result<SettleOutcomes, Problem> {
        let path = self.path()?;
        let unmarked: Vec<u32> = {
            let state = self.mailbox.asked(Asked::Settle)?;
            let messages = state.folders.get(&path).map(|drawer| &drawer.messages);
            let there = |uid: &&u32| {
                messages.is_some_and(|messages| messages.get(uid).is_some_and(|one| !one.deleted))
            };
            uids.iter().filter(there).copied().collect()
        };
        marks.about_to_set(&unmarked).await?;
        {
            let mut state = self.mailbox.asked(Asked::Flag)?;
            let drawer = state.folders.entry(path.clone()).or_default();
            for uid in &unmarked {
                if let Some(message) = drawer.messages.get_mut(uid) {
                    message.deleted = true;
                }
            }
        }
        drop(self.mailbox.asked(Asked::Expunge)?);
        let outcomes = self.outcomes(uids, |state, path, uid| {
            if let Some(drawer) = state.folders.get_mut(path) {
                drawer.messages.remove(&uid);
            }
        })?;
        let ours: Vec<u32> = marks.ours().await?.into_iter().filter(|uid| uids.contains(uid)).collect();
        if !ours.is_empty() {
            let left = self.take_back(&ours).await?;
            let back: Vec<u32> = ours.into_iter().filter(|uid| !left.contains(uid)).collect();
            marks.taken_back(&back).await?;
        }
        Ok(outcomes)
    }

    async fn take_back(&mut self, uids: &[u32]) -> Result<BTreeSet<u32>, Problem> {
        let path = self.path()?;
        let mut state = self.mailbox.asked(Asked::TakeBack)?;
        let drawer = state.folders.entry(path).or_default();
        for uid in uids {
            if let Some(message) = drawer.messages.get_mut(uid) {
                message.deleted = false;
            }
        }
        Ok(BTreeSet::new())
    }

    async fn states(&mut self, uids: &[u32]) -> Result<BTreeMap<u32, MailState>, Problem> {
        let path = self.path()?;
        let state = self.mailbox.asked(Asked::List)?;
        let messages = state.folders.get(&path).into_iter().flat_map(|drawer| &drawer.messages);
        let wanted = messages.filter(|(uid, _)| uids.contains(uid));
        Ok(wanted
            .map(|(uid, message)| {
                (*uid, MailState { arrived: Some(message.arrived), flags: message.flags.clone() })
            })
            .collect())
    }

    async fn append_mail(
        &mut self,
        target: &str,
        mail: &[u8],
        state: &MailState,
    ) -> Result<Appended, Problem> {
        drop(self.mailbox.asked(Asked::Append)?);
        if self
            .mailbox
            .whole(target)
            .iter()
            .any(|(raw, arrived, _)| header_of(raw) == header_of(mail) && Some(*arrived) == state.arrived)
        {
            return Ok(Appended::AlreadyThere);
        }
        let uid = self.mailbox.deliver(target, mail.to_vec(), state.arrived.unwrap_or_default());
        let flags: Vec<&str> = state.flags.iter().map(String::as_str).collect();
        self.mailbox.flag(target, uid, &flags);
        drop(self.mailbox.asked(Asked::AppendInSilence)?);
        Ok(Appended::Added)
    }

    async fn close(self) {}
}
