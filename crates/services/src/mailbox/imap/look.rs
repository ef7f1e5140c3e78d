//! Everything that only looks: folders, searching, listing, fetching.

use std::collections::{BTreeSet, VecDeque};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::sync::mpsc;

use super::refusals::{self, Status};
use super::reply::{self, Counts, Item};
use super::tree::{Node, Tree};
use super::wire::{Event, is_search};
use super::{ImapMailbox, OpenFolder, names, sets};
use crate::mailbox::{Access, Fetched, Folder, Listed, Measure, Opened, SearchCriteria, Searched};
use crate::problem::{Kind, Problem};

/// What the scan asks of every message.
const SCAN: &str = "(UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID DATE FROM SENDER \
                    REPLY-TO RETURN-PATH TO CC SUBJECT REFERENCES IN-REPLY-TO AUTO-SUBMITTED PRECEDENCE X-LOOP \
                    LIST-UNSUBSCRIBE X-AUTO-RESPONSE-SUPPRESS X-MS-EXCHANGE-INBOX-RULES-LOOP \
                    X-FAILED-RECIPIENTS CONTENT-TYPE)])";

/// What dates a message that does not do so itself.
const RECEIVED: &str = "(UID BODY.PEEK[HEADER.FIELDS (RECEIVED)])";

/// What can be told of a message whose header cannot.
const BARE: &str = "(UID FLAGS INTERNALDATE RFC822.SIZE)";

/// A message of which the server tells no size.
const WHOLE: &str = "(UID FLAGS INTERNALDATE BODY.PEEK[])";

/// Such messages of one command.
const WHOLE_PORTION: usize = 20;

/// Messages of one scan command: some hundred KB of headers.
const SCAN_PORTION: usize = 500;

/// Messages of one command that asks little of each.
pub(super) const PORTION: usize = 1_000;

/// Messages refused one by one, with none given, after which the refusal is
/// taken to be about the whole folder.
const REFUSED_ALONE: usize = 3;

/// What became of the messages of a [`ImapMailbox::gather`].
#[derive(Default)]
struct Gathered {
    /// Asked for, OK said, nothing given.
    missing: Vec<u32>,
    /// Refused even when asked for alone.
    refused: Vec<u32>,
    /// How many were given, with those given before.
    given: usize,
    /// Nobody wants the rest.
    stopped: bool,
}

impl ImapMailbox {
    pub(super) async fn list_folders(&mut self, counts: bool) -> Result<Vec<Folder>, Problem> {
        let nodes = self.fresh_tree().await?.nodes().to_vec();
        let mut folders = Vec::with_capacity(nodes.len());
        for node in nodes {
            let counted =
                if counts && node.selectable { self.counts(&node.raw).await? } else { Counts::default() };
            folders.push(Folder {
                path: node.path,
                selectable: node.selectable,
                messages: counted.messages,
                unread: counted.unseen,
            });
        }
        Ok(folders)
    }

    /// Asks for the folder tree anew.
    pub(super) async fn fresh_tree(&mut self) -> Result<&Tree, Problem> {
        let listings = self.ask("LIST \"\" \"*\"", reply::list).await?;
        Ok(self.tree.insert(Tree::new(listings)))
    }

    /// STATUS of a folder; what a single folder refuses to tell stays unknown,
    /// as with the folders of Exchange that hold no mail.
    pub(super) async fn counts(&mut self, raw: &str) -> Result<Counts, Problem> {
        let command = format!("STATUS {} (MESSAGES UNSEEN UIDNEXT)", names::quoted(raw));
        let mut counts = Counts::default();
        let condition = self
            .wire
            .run(&command, |event| {
                if let Event::Data(mut data) = event {
                    counts = reply::status(&mut data).unwrap_or(counts);
                }
            })
            .await?;
        match condition.accepted() {
            Ok(_) => Ok(counts),
            Err(problem) if refusals::may_be_one_message(&problem) => Ok(Counts::default()),
            Err(problem) => Err(problem),
        }
    }

    pub(super) async fn open_path(&mut self, path: &str, access: Access) -> Result<Opened, Problem> {
        let known =
            self.tree.as_ref().and_then(|tree| tree.find(path)).filter(|node| node.selectable).cloned();
        let node = match known {
            Some(node) => node,
            None => self.fresh_tree().await?.resolve(path)?.clone(),
        };
        match self.open_node(&node, access).await {
            // It may have been renamed or removed since the tree was listed.
            Err(problem) if problem.code() == "folder-refused" => {
                let listed = self.fresh_tree().await?.resolve(path)?.clone();
                if listed == node { Err(problem) } else { self.open_node(&listed, access).await }
            }
            result => result,
        }
    }

    async fn open_node(&mut self, node: &Node, access: Access) -> Result<Opened, Problem> {
        let verb = match access {
            Access::Look => "EXAMINE",
            Access::Change => "SELECT",
        };
        // A refused SELECT closes what was open (RFC 3501 section 6.3.1).
        self.open = None;
        let mut messages = None;
        let mut uid_validity = None;
        let mut mailbox_id = None;
        let condition = self
            .wire
            .run(&format!("{verb} {}", names::quoted(&node.raw)), |event| match event {
                Event::Data(mut data) => messages = reply::exists(&mut data).or(messages),
                Event::Told(told) => {
                    uid_validity = told.number("UIDVALIDITY").or(uid_validity);
                    mailbox_id = told.mailbox_id().or(mailbox_id.take());
                }
                Event::Continue | Event::Done(_) => {}
            })
            .await?;
        let condition = match condition.status {
            Status::Ok => condition,
            _ => return Err(refused_folder(refusals::problem(&condition), node)),
        };
        let uid_validity = uid_validity
            .or_else(|| condition.number("UIDVALIDITY"))
            .ok_or_else(|| Problem::person("folder-without-uidvalidity").with("path", &node.path))?;
        let told = Opened {
            uid_validity,
            messages: messages.unwrap_or(0),
            writable: access == Access::Change && !condition.is("READ-ONLY"),
            mailbox_id: mailbox_id.or_else(|| condition.mailbox_id()),
        };
        self.open =
            Some(OpenFolder { raw: node.raw.clone(), path: node.path.clone(), access, told: told.clone() });
        Ok(told)
    }

    /// Opens the same folder again, so that what it says is what is there now
    /// and not what this session remembers.
    pub(super) async fn reopen(&mut self, open: &OpenFolder) -> Result<(), Problem> {
        let node = Node { path: open.path.clone(), raw: open.raw.clone(), selectable: true };
        let told = self.open_node(&node, open.access).await?;
        if told.uid_validity == open.told.uid_validity {
            Ok(())
        } else {
            self.open = None;
            Err(Problem::passing("folder-renewed").with("path", &open.path))
        }
    }

    pub(super) async fn measure_folder(&mut self, path: &str) -> Result<Measure, Problem> {
        let mut measure = Measure::default();
        let messages = self.open_path(path, Access::Look).await?.messages;
        if messages == 0 {
            // `1:*` in an empty folder is refused by some servers.
            return Ok(measure);
        }
        self.wire.send(&format!("UID FETCH 1:* {BARE}")).await?;
        loop {
            match self.wire.next().await? {
                Event::Data(mut data) => {
                    let Some(Item { size, flags, arrived, .. }) = reply::fetch(&mut data) else { continue };
                    // Flags alone come unasked.
                    if size.is_none() && arrived.is_none() {
                        continue;
                    }
                    if measure.messages < messages {
                        self.wire.wanted();
                    }
                    measure.messages += 1;
                    measure.bytes += size.unwrap_or(0);
                    measure.unread += u32::from(!flags.is_some_and(|flags| flags.seen));
                    measure.newest = measure.newest.max(arrived);
                }
                Event::Told(_) => {}
                Event::Done(condition) => return condition.accepted().map(|_| measure),
                Event::Continue => {
                    return Err(self.wire.give_up(Problem::passing("mailbox-reply-unreadable")));
                }
            }
        }
    }

    /// What is wanted of the open folder. A server may count more messages than its
    /// search finds: those are asked for by their sequence numbers, and what has no
    /// UID even then is told by its number.
    pub(super) async fn search_open(&mut self, criteria: &SearchCriteria) -> Result<Searched, Problem> {
        let counted = self.opened()?.told.messages;
        let mut uids = self.uid_search(&search_keys(criteria)).await?;
        let is_all_there = |known: usize, counted: u32| known >= counted as usize;
        let mut all: BTreeSet<u32> = uids.iter().copied().collect();
        if is_all_there(all.len(), counted) {
            return Ok(Searched { uids, withheld: 0 });
        }
        if !criteria.is_everything() {
            all.extend(self.uid_search("ALL").await?);
        }
        if is_all_there(all.len(), counted) {
            return Ok(Searched { uids, withheld: 0 });
        }
        // Somebody may have removed messages since: what is counted now is what holds.
        let open = self.opened()?.clone();
        self.reopen(&open).await?;
        let counted = self.opened()?.told.messages;
        if is_all_there(all.len(), counted) {
            return Ok(Searched { uids, withheld: 0 });
        }
        let numbered = self.listed_by_number().await?;
        let searched = all.len();
        for (uid, seen, arrived) in numbered {
            if all.insert(uid) && is_wanted(criteria, seen, arrived) {
                uids.push(uid);
            }
        }
        let withheld = counted.saturating_sub(u32::try_from(all.len()).unwrap_or(u32::MAX));
        tracing::warn!(counted, searched, withheld, "the server counts more messages than its search finds");
        uids.sort_unstable();
        Ok(Searched { uids, withheld })
    }

    /// Every message of the open folder by its sequence number: UID, whether it is
    /// read, and when it arrived. Nothing where the server refuses to tell.
    async fn listed_by_number(&mut self) -> Result<Vec<(u32, bool, Option<Timestamp>)>, Problem> {
        self.wire.send("FETCH 1:* (UID FLAGS INTERNALDATE)").await?;
        let mut listed = Vec::new();
        loop {
            match self.wire.next().await? {
                Event::Data(mut data) => {
                    let Some(Item { uid: Some(uid), flags, arrived, .. }) = reply::fetch(&mut data) else {
                        continue;
                    };
                    self.wire.wanted();
                    listed.push((uid, flags.is_some_and(|flags| flags.seen), arrived));
                }
                Event::Told(_) => {}
                Event::Done(condition) => {
                    return match condition.accepted() {
                        Err(problem) if !refusals::may_be_one_message(&problem) => Err(problem),
                        Ok(_) | Err(_) => Ok(listed),
                    };
                }
                Event::Continue => {
                    return Err(self.wire.give_up(Problem::passing("mailbox-reply-unreadable")));
                }
            }
        }
    }

    /// UIDs that a search finds, ascending. Never an empty answer for a refused
    /// or unreadable one.
    pub(super) async fn uid_search(&mut self, keys: &str) -> Result<Vec<u32>, Problem> {
        let mut uids = Vec::new();
        let mut readable = true;
        let condition = self
            .wire
            .run(&format!("UID SEARCH {keys}"), |event| {
                if let Event::Data(mut data) = event
                    && is_search(&data)
                {
                    readable &= reply::search(&mut data, &mut uids);
                }
            })
            .await?;
        condition.accepted()?;
        if !readable {
            return Err(self.wire.give_up(Problem::passing("mailbox-reply-unreadable")));
        }
        uids.sort_unstable();
        uids.dedup();
        Ok(uids)
    }

    pub(super) async fn list_headers(
        &mut self,
        uids: &[u32],
        into: mpsc::Sender<Listed>,
    ) -> Result<(), Problem> {
        let scanned = self.gather(sets::portions(uids, SCAN_PORTION), SCAN, 0, &into, listed).await?;
        if scanned.stopped {
            return Ok(());
        }
        // What has no readable header may still be there, and must be found.
        let unclear = [scanned.missing, scanned.refused].concat();
        let portions = sets::portions(&unclear, SCAN_PORTION);
        let bare = self.gather(portions, BARE, scanned.given, &into, listed).await?;
        if bare.stopped {
            return Ok(());
        }
        // A server may tell no sizes, and hand the message out all the same.
        let portions = sets::portions(&bare.missing, WHOLE_PORTION);
        let whole = self.gather(portions, WHOLE, bare.given.max(1), &into, listed_whole).await?;
        for uid in bare.refused {
            if whole.stopped || into.send(describe(uid, &Item::default(), Vec::new())).await.is_err() {
                break;
            }
        }
        Ok(())
    }

    pub(super) async fn list_received_fields(
        &mut self,
        uids: &[u32],
        into: mpsc::Sender<(u32, Vec<u8>)>,
    ) -> Result<(), Problem> {
        let portions = sets::portions(uids, SCAN_PORTION);
        self.gather(portions, RECEIVED, 0, &into, |uid, item, reply| Some((uid, item.body(reply)?))).await?;
        Ok(())
    }

    pub(super) async fn fetch_bodies(
        &mut self,
        uids: &[u32],
        into: mpsc::Sender<Fetched>,
    ) -> Result<(), Problem> {
        let portions = sets::portions(uids, PORTION);
        let gathered = self.gather(portions, "(UID BODY.PEEK[])", 0, &into, fetched).await?;
        if gathered.stopped {
            return Ok(());
        }
        let nothing: BTreeSet<u32> = gathered.missing.into_iter().chain(gathered.refused).collect();
        for uid in nothing {
            if into.send(Fetched::Nothing { uid }).await.is_err() {
                break;
            }
        }
        Ok(())
    }

    /// Fetches `items` of messages and sends each as it comes. A refused
    /// portion is halved until the messages that cause it are alone. Where
    /// nothing at all is given, and nothing was `given` before, the refusal is
    /// about more than single messages and ends the call.
    async fn gather<T: Send>(
        &mut self,
        portions: Vec<Vec<u32>>,
        items: &str,
        given: usize,
        into: &mpsc::Sender<T>,
        convert: fn(u32, &Item, Vec<u8>) -> Option<T>,
    ) -> Result<Gathered, Problem> {
        self.opened()?;
        let mut gathered = Gathered { given, ..Gathered::default() };
        let mut queue: VecDeque<Vec<u32>> = portions.into();
        while let Some(mut portion) = queue.pop_front() {
            if gathered.stopped || into.is_closed() {
                gathered.stopped = true;
                break;
            }
            let most = self.wire.portion(PORTION);
            if portion.len() > most {
                queue.push_front(portion.split_off(most));
            }
            let asked = portion.len();
            let (mut left, refusal) = self.gather_portion(portion, items, into, convert).await?;
            gathered.given += asked - left.len();
            gathered.stopped = into.is_closed();
            let Some(problem) = refusal else {
                gathered.missing.append(&mut left);
                continue;
            };
            if !refusals::may_be_one_message(&problem) {
                return Err(problem);
            }
            match left.len() {
                0 => {}
                1 => {
                    gathered.refused.append(&mut left);
                    let alone = gathered.refused.len();
                    if gathered.given == 0 && (problem.kind() == Kind::Passing || alone >= REFUSED_ALONE) {
                        return Err(problem);
                    }
                }
                count => {
                    let second = left.split_off(count / 2);
                    queue.push_front(second);
                    queue.push_front(left);
                }
            }
        }
        Ok(gathered)
    }

    /// One command. Gives the UIDs that brought nothing, and the refusal if
    /// there was one. Reads on to the end even where nobody listens any more:
    /// what is left in the stream would answer the next command.
    async fn gather_portion<T: Send>(
        &mut self,
        portion: Vec<u32>,
        items: &str,
        into: &mpsc::Sender<T>,
        convert: fn(u32, &Item, Vec<u8>) -> Option<T>,
    ) -> Result<(Vec<u32>, Option<Problem>), Problem> {
        self.wire.send(&format!("UID FETCH {} {items}", sets::compress(&portion))).await?;
        let mut waited_for: BTreeSet<u32> = portion.into_iter().collect();
        loop {
            match self.wire.next().await? {
                Event::Data(mut data) => {
                    // Flags of any message may come unasked; only what was asked
                    // for counts, and only once.
                    let Some(item) = reply::fetch(&mut data) else { continue };
                    let Some(uid) = item.uid.filter(|uid| waited_for.contains(uid)) else { continue };
                    if let Some(value) = convert(uid, &item, data) {
                        self.wire.wanted();
                        waited_for.remove(&uid);
                        let _ = into.send(value).await;
                    }
                }
                Event::Done(condition) => {
                    return Ok((waited_for.into_iter().collect(), condition.accepted().err()));
                }
                Event::Told(_) => {}
                Event::Continue => {
                    return Err(self.wire.give_up(Problem::passing("mailbox-reply-unreadable")));
                }
            }
        }
    }
}

fn listed(uid: u32, item: &Item, reply: Vec<u8>) -> Option<Listed> {
    // The size is never told unasked. A header that cannot be had is empty: the
    // message is there all the same.
    item.size.map(|_| describe(uid, item, item.body(reply).unwrap_or_default()))
}

/// A message that was read whole for want of its size.
fn listed_whole(uid: u32, item: &Item, reply: Vec<u8>) -> Option<Listed> {
    let raw = item.body(reply).filter(|raw| !raw.is_empty())?;
    let end = memchr::memmem::find(&raw, b"\r\n\r\n").map_or(raw.len(), |end| end + 4);
    let size = raw.len() as u64;
    Some(Listed { size, ..describe(uid, item, raw[..end].to_vec()) })
}

fn describe(uid: u32, item: &Item, header: Vec<u8>) -> Listed {
    let flags = item.flags.unwrap_or_default();
    Listed {
        uid,
        seen: flags.seen,
        deleted: flags.deleted,
        arrived: item.arrived,
        size: item.size.unwrap_or(0),
        header,
    }
}

fn fetched(uid: u32, item: &Item, reply: Vec<u8>) -> Option<Fetched> {
    let raw = item.body(reply)?;
    // A message of no bytes is none: the server could not give it.
    (!raw.is_empty()).then_some(Fetched::Mail { uid, raw })
}

fn search_keys(criteria: &SearchCriteria) -> String {
    let mut keys: Vec<String> = Vec::new();
    if criteria.unread_only {
        keys.push("UNSEEN".to_owned());
    }
    if let Some(from) = criteria.from {
        keys.push(format!("SINCE {}", search_date(from)));
    }
    if let Some(to) = criteria.to {
        keys.push(format!("BEFORE {}", search_date(to)));
    }
    if keys.is_empty() { "ALL".to_owned() } else { keys.join(" ") }
}

/// Whether a message is wanted that no search told. One whose arrival is not known
/// is: it is looked at rather than lost.
fn is_wanted(criteria: &SearchCriteria, seen: bool, arrived: Option<Timestamp>) -> bool {
    let day = arrived.map(|arrived| arrived.to_zoned_datetime(TimeZone::UTC).date());
    let after = criteria.from.zip(day).is_none_or(|(from, day)| day >= from);
    let before = criteria.to.zip(day).is_none_or(|(to, day)| day < to);
    !(criteria.unread_only && seen) && after && before
}

/// A day as SEARCH has it: `1-Feb-2024`.
fn search_date(date: jiff::civil::Date) -> String {
    date.strftime("%-d-%b-%Y").to_string()
}

fn refused_folder(problem: Problem, node: &Node) -> Problem {
    match problem.code() {
        "mailbox-server-refused" | "mailbox-command-refused" | "mailbox-folder-unknown" => {
            Problem::person("folder-refused")
                .with("path", &node.path)
                .words(problem.server_words().unwrap_or_default())
        }
        "mailbox-no-right" => problem.with("path", &node.path),
        _ => problem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scan_asks_for_every_header_that_reading_needs() {
        for header in crate::message::HEADERS_NEEDED {
            let asked = SCAN.split([' ', '(', ')']).any(|word| word.eq_ignore_ascii_case(header));
            assert!(asked, "{header} is not asked for");
        }
    }

    #[test]
    fn days_are_written_as_search_wants_them() {
        assert_eq!(search_date(jiff::civil::date(2024, 2, 1)), "1-Feb-2024");
        assert_eq!(search_date(jiff::civil::date(2023, 12, 31)), "31-Dec-2023");
    }
}
