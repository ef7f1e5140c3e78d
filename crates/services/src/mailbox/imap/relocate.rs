//! Moving messages, without ever making a second copy.
//!
//! A move that fails can leave its copy in the target (Dovecot answers NO after
//! copying when it cannot expunge), and a connection can end between copy and
//! removal. So before this connection first moves anything into a folder it
//! learns what is there: a message whose like is already in the target is not
//! moved again. If both are the same byte for byte, the copy is the message and
//! only the removal from the source is left to do; if that cannot be told, both
//! stay and it is said. After a move the source is asked what is gone, and the
//! target whether as much arrived.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::reply;
use super::said::Said;
use super::tree::Node;
use super::wire::Event;
use super::{ImapMailbox, OpenFolder, look, names, sets};
use crate::mailbox::{Access, Marks, SettleOutcomes};
use crate::problem::Problem;

/// By what a message is known again in another folder: its Message-ID, or
/// where it has none the fields that identify it best. Kept as a hash, so that
/// a target of 100,000 messages costs a few MB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Identity([u8; 16]);

const IDENTITY: &str = "(UID INTERNALDATE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID DATE FROM SUBJECT)])";

impl Identity {
    fn of(header: &[u8]) -> Self {
        let unfolded = unfold(header);
        let message_id = unfolded
            .lines()
            .filter_map(|line| line.split_once(':'))
            .find(|(name, _)| name.trim().eq_ignore_ascii_case("message-id"))
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty());
        let digest = Sha256::digest(message_id.unwrap_or(unfolded.trim()));
        let mut identity = [0; 16];
        identity.copy_from_slice(&digest[..16]);
        Self(identity)
    }

    /// That of a whole mail: of the fields that a server would be asked for.
    pub(super) fn of_mail(raw: &[u8]) -> Self {
        let end = memchr::memmem::find(raw, b"\r\n\r\n").map_or(raw.len(), |end| end + 2);
        let unfolded = unfold(&raw[..end]);
        let asked = |line: &&str| {
            let name = line.split(':').next().unwrap_or_default().trim();
            ["message-id", "date", "from", "subject"].iter().any(|field| name.eq_ignore_ascii_case(field))
        };
        let fields: Vec<&str> = unfolded.lines().filter(asked).collect();
        Self::of(fields.join("\r\n").as_bytes())
    }
}

/// Header lines with their continuations joined (RFC 5322 section 2.2.3).
fn unfold(header: &[u8]) -> String {
    String::from_utf8_lossy(header).replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ")
}

/// A message as moving knows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub identity: Identity,
    pub arrived: Option<Timestamp>,
}

/// What the look for an existing copy said of one message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// The copy in the target is this very message.
    Same,
    /// It is another message that shares the Message-ID.
    Other,
    /// It could not be told.
    Unclear,
}

/// Moves under way, over all connections of a connector. When a connection ends
/// between a move and its verification, the next one knows from here that a
/// message which is gone was moved and not removed by somebody else.
#[derive(Default)]
pub(super) struct Underway(Mutex<HashMap<Place, (String, Identity)>>);

/// Folder, UIDVALIDITY and UID of a message.
type Place = (String, u32, u32);

impl Underway {
    fn begin(&self, places: impl Iterator<Item = (Place, (String, Identity))>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(places);
    }

    fn end(&self, places: impl Iterator<Item = Place>) {
        let mut underway = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for place in places {
            underway.remove(&place);
        }
    }

    fn target(&self, place: &Place) -> Option<(String, Identity)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(place).cloned()
    }
}

fn place(source: &OpenFolder, uid: u32) -> Place {
    (source.raw.clone(), source.told.uid_validity, uid)
}

impl ImapMailbox {
    pub(super) async fn relocate(
        &mut self,
        uids: &[u32],
        target: &str,
        marks: &dyn Marks,
    ) -> Result<SettleOutcomes, Problem> {
        let source = self.changeable()?.clone();
        if !self.can_move && !self.can_expunge_by_uid {
            return Err(Problem::person("move-unsupported"));
        }
        let target = self.target(target).await?;
        if target.raw == source.raw {
            return Err(Problem::usage("move-into-itself").with("path", &source.path));
        }
        self.learn_contents(&target, &source).await?;
        let known = self.identities(uids).await?;
        let unknown: Vec<u32> = uids.iter().copied().filter(|uid| !known.contains_key(uid)).collect();
        let mut outcomes = self.judge_unknown(&unknown, &source, &target).await?;
        let contents = &self.targets[&target.raw];
        let (alike, mut to_move): (Vec<u32>, Vec<u32>) =
            known.keys().copied().partition(|uid| contents.contains(&known[uid].identity));
        let mut to_finish = Vec::new();
        for (uid, likeness) in self.likenesses(&alike, &known, &source, &target).await? {
            match likeness {
                Likeness::Same => to_finish.push(uid),
                Likeness::Other => to_move.push(uid),
                Likeness::Unclear => {
                    outcomes.insert(uid, Err(left_a_copy(&target)));
                }
            }
        }
        outcomes.extend(self.finish(&to_finish, &target, marks).await?);
        if !to_move.is_empty() {
            outcomes.extend(self.transfer(&to_move, &known, &source, &target, marks).await?);
        }
        Ok(outcomes)
    }

    /// The target folder, made with its parents where it is missing.
    pub(super) async fn target(&mut self, path: &str) -> Result<Node, Problem> {
        let found =
            self.tree.as_ref().and_then(|tree| tree.find(path)).filter(|node| node.selectable).cloned();
        if let Some(node) = found {
            return Ok(node);
        }
        self.fresh_tree().await?;
        let levels: Vec<&str> = path.split('/').filter(|level| !level.is_empty()).collect();
        for depth in 1..=levels.len() {
            let part = levels[..depth].join("/");
            self.make(&part, depth == levels.len()).await?;
        }
        self.fresh_tree().await?.resolve(&levels.join("/")).cloned()
    }

    /// Makes one folder where it is missing, or where it is to hold mail and
    /// cannot.
    async fn make(&mut self, path: &str, for_mail: bool) -> Result<(), Problem> {
        let tree = self.fresh_tree().await?;
        if tree.find(path).is_some_and(|node| node.selectable || !for_mail) {
            return Ok(());
        }
        let command = format!("CREATE {}", names::quoted(&tree.raw_for_new(path)));
        let Err(problem) = self.order(&command).await else { return Ok(()) };
        if problem.kind() == crate::problem::Kind::Passing {
            return Err(problem);
        }
        // Somebody else may have made it in between.
        if self.fresh_tree().await?.find(path).is_some_and(|node| node.selectable || !for_mail) {
            return Ok(());
        }
        Err(Problem::person("move-target-refused")
            .with("path", path)
            .words(problem.server_words().unwrap_or_default()))
    }

    /// Messages whose identity could not be had: gone, moved by an attempt that
    /// was cut off, or there and unreadable.
    async fn judge_unknown(
        &mut self,
        uids: &[u32],
        source: &OpenFolder,
        target: &Node,
    ) -> Result<SettleOutcomes, Problem> {
        let present = if uids.is_empty() { BTreeMap::new() } else { self.present(uids).await? };
        let contents = &self.targets[&target.raw];
        let mut outcomes = SettleOutcomes::new();
        for uid in uids {
            let moved_before = self
                .underway
                .target(&place(source, *uid))
                .is_some_and(|(raw, identity)| raw == target.raw && contents.contains(&identity));
            let outcome = if present.contains_key(uid) {
                Err(Problem::message("move-refused").with("path", &target.path))
            } else if moved_before {
                Ok(())
            } else {
                Err(Problem::message("message-vanished").with("path", &source.path))
            };
            outcomes.insert(*uid, outcome);
        }
        self.underway.end(uids.iter().map(|uid| place(source, *uid)));
        Ok(outcomes)
    }

    /// Learns what the target holds before this connection moves anything there.
    async fn learn_contents(&mut self, target: &Node, source: &OpenFolder) -> Result<(), Problem> {
        if self.targets.contains_key(&target.raw) {
            return Ok(());
        }
        let contents: HashSet<Identity> = if self.counts(&target.raw).await?.messages == Some(0) {
            HashSet::new()
        } else {
            self.open_path(&target.path, Access::Look).await?;
            let contents = self.identities_from(1).await?;
            self.reopen(source).await?;
            contents.into_values().map(|known| known.identity).collect()
        };
        self.targets.insert(target.raw.clone(), contents);
        Ok(())
    }

    /// Identities of messages of the open folder; what is gone is left out.
    async fn identities(&mut self, uids: &[u32]) -> Result<BTreeMap<u32, Known>, Problem> {
        let mut identities = BTreeMap::new();
        for portion in sets::portions(uids, look::PORTION) {
            let found = self
                .ask(&format!("UID FETCH {} {IDENTITY}", sets::compress(&portion)), |data| {
                    let item = reply::fetch(data)?;
                    let header = item.body(std::mem::take(data))?;
                    Some((item.uid?, Known { identity: Identity::of(&header), arrived: item.arrived }))
                })
                .await?;
            let asked: BTreeSet<u32> = portion.into_iter().collect();
            identities.extend(found.into_iter().filter(|(uid, _)| asked.contains(uid)));
        }
        Ok(identities)
    }

    /// Identities of everything in the open folder from this UID on.
    pub(super) async fn identities_from(&mut self, uid: u32) -> Result<BTreeMap<u32, Known>, Problem> {
        let uids = self.uid_search(&format!("UID {uid}:*")).await?;
        // `n:*` always names the last message, even one below n.
        let uids: Vec<u32> = uids.into_iter().filter(|found| *found >= uid).collect();
        self.identities(&uids).await
    }

    /// Compares messages with what in the target goes by the same identity.
    async fn likenesses(
        &mut self,
        uids: &[u32],
        known: &BTreeMap<u32, Known>,
        source: &OpenFolder,
        target: &Node,
    ) -> Result<Vec<(u32, Likeness)>, Problem> {
        if uids.is_empty() {
            return Ok(Vec::new());
        }
        let ours = self.digests(uids).await?;
        let wanted: HashSet<Identity> = uids.iter().map(|uid| known[uid].identity).collect();
        self.open_path(&target.path, Access::Look).await?;
        let mut candidates = self.identities_from(1).await?;
        candidates.retain(|_, candidate| wanted.contains(&candidate.identity));
        let candidate_uids: Vec<u32> = candidates.keys().copied().collect();
        let theirs = self.digests(&candidate_uids).await?;
        self.reopen(source).await?;
        let judge = |uid: &u32| {
            let message = known[uid];
            let mut likeness = Likeness::Other;
            for (copy, candidate) in candidates.iter().filter(|(_, copy)| copy.identity == message.identity) {
                match (ours.get(uid), theirs.get(copy)) {
                    (Some(own), Some(other)) if own == other => return Likeness::Same,
                    (Some(_), Some(_))
                        if message.arrived.is_some() && message.arrived != candidate.arrived => {}
                    _ => likeness = Likeness::Unclear,
                }
            }
            likeness
        };
        Ok(uids.iter().map(|uid| (*uid, judge(uid))).collect())
    }

    /// Hashes of whole messages of the open folder, one in memory at a time.
    pub(super) async fn digests(&mut self, uids: &[u32]) -> Result<BTreeMap<u32, [u8; 32]>, Problem> {
        let mut digests = BTreeMap::new();
        for portion in sets::portions(uids, look::PORTION) {
            let command = format!("UID FETCH {} (UID BODY.PEEK[])", sets::compress(&portion));
            let condition = self
                .wire
                .run(&command, |event| {
                    let Event::Data(mut data) = event else { return };
                    let Some(item) = reply::fetch(&mut data) else { return };
                    if let (Some(uid), Some(body)) =
                        (item.uid, item.body(data).filter(|body| !body.is_empty()))
                    {
                        digests.insert(uid, Sha256::digest(&body).into());
                    }
                })
                .await?;
            condition.accepted()?;
        }
        Ok(digests)
    }

    /// Ends moves whose copy is in the target already: only the removal is left.
    async fn finish(
        &mut self,
        uids: &[u32],
        target: &Node,
        marks: &dyn Marks,
    ) -> Result<SettleOutcomes, Problem> {
        if uids.is_empty() {
            return Ok(SettleOutcomes::new());
        }
        if !self.can_expunge_by_uid {
            return Ok(uids.iter().map(|uid| (*uid, Err(left_a_copy(target)))).collect());
        }
        let removed = self.remove(uids, marks).await?;
        let told = |outcome: Result<(), Problem>| match outcome {
            // Its copy is in the target, and it is gone: that is what was wanted.
            Err(problem) if problem.code() == "message-vanished" => Ok(()),
            Err(problem) => Err(left_a_copy(target).words(problem.server_words().unwrap_or_default())),
            Ok(()) => Ok(()),
        };
        Ok(removed.into_iter().map(|(uid, outcome)| (uid, told(outcome))).collect())
    }

    /// Moves messages that are not in the target yet.
    async fn transfer(
        &mut self,
        uids: &[u32],
        known: &BTreeMap<u32, Known>,
        source: &OpenFolder,
        target: &Node,
        marks: &dyn Marks,
    ) -> Result<SettleOutcomes, Problem> {
        let next_before = self.counts(&target.raw).await?.uid_next;
        self.underway
            .begin(uids.iter().map(|uid| (place(source, *uid), (target.raw.clone(), known[uid].identity))));
        let name = names::quoted(&target.raw);
        let verb = if self.can_move { "MOVE" } else { "COPY" };
        let said = self.each_portion(uids, |set| format!("UID {verb} {set} {name}")).await?;
        let outcomes = if self.can_move {
            self.verify_moved(uids, known, source, target, &said, next_before).await?
        } else {
            let arrived = self.arrivals(source, target, next_before).await?;
            self.remove_copied(uids, known, target, &said, arrived, marks).await?
        };
        self.underway.end(uids.iter().map(|uid| place(source, *uid)));
        Ok(outcomes)
    }

    /// After MOVE: gone from the source, and as much more in the target.
    async fn verify_moved(
        &mut self,
        uids: &[u32],
        known: &BTreeMap<u32, Known>,
        source: &OpenFolder,
        target: &Node,
        said: &Said,
        next_before: Option<u32>,
    ) -> Result<SettleOutcomes, Problem> {
        self.reopen(source).await?;
        let present = self.present(uids).await?;
        let (stayed, gone): (Vec<u32>, Vec<u32>) =
            uids.iter().copied().partition(|uid| present.contains_key(uid));
        let next_after = self.counts(&target.raw).await?.uid_next;
        let as_many = next_before
            .zip(next_after)
            .is_some_and(|(before, after)| after.saturating_sub(before) as usize >= gone.len());
        if stayed.is_empty() && as_many {
            return Ok(gone.into_iter().map(|uid| (uid, Ok(()))).collect());
        }
        let mut arrived = self.arrivals(source, target, next_before).await?;
        let mut outcomes = SettleOutcomes::new();
        for uid in gone {
            let outcome = if take(&mut arrived, known[&uid].identity) {
                Ok(())
            } else {
                Err(Problem::message("move-not-arrived").with("path", &target.path))
            };
            outcomes.insert(uid, outcome);
        }
        for uid in stayed {
            let identity = known[&uid].identity;
            let problem = if take(&mut arrived, identity) {
                // The next attempt must find it.
                self.targets.entry(target.raw.clone()).or_default().insert(identity);
                said.explain(&left_a_copy(target), &left_a_copy(target))
            } else {
                not_moved(said, target)
            };
            outcomes.insert(uid, Err(problem));
        }
        Ok(outcomes)
    }

    /// After COPY: what arrived in the target is removed from the source.
    async fn remove_copied(
        &mut self,
        uids: &[u32],
        known: &BTreeMap<u32, Known>,
        target: &Node,
        said: &Said,
        mut arrived: HashMap<Identity, usize>,
        marks: &dyn Marks,
    ) -> Result<SettleOutcomes, Problem> {
        let (copied, not_copied): (Vec<u32>, Vec<u32>) =
            uids.iter().copied().partition(|uid| take(&mut arrived, known[uid].identity));
        let mut outcomes = self.finish(&copied, target, marks).await?;
        for uid in copied {
            if outcomes.get(&uid).is_some_and(Result::is_err) {
                self.targets.entry(target.raw.clone()).or_default().insert(known[&uid].identity);
            }
        }
        for uid in not_copied {
            outcomes.insert(uid, Err(not_moved(said, target)));
        }
        Ok(outcomes)
    }

    /// How many of each identity came into the target since it gave out this
    /// UID next.
    async fn arrivals(
        &mut self,
        source: &OpenFolder,
        target: &Node,
        since: Option<u32>,
    ) -> Result<HashMap<Identity, usize>, Problem> {
        self.open_path(&target.path, Access::Look).await?;
        let found = self.identities_from(since.unwrap_or(1)).await?;
        self.reopen(source).await?;
        let mut arrivals = HashMap::new();
        for known in found.into_values() {
            *arrivals.entry(known.identity).or_insert(0) += 1;
        }
        Ok(arrivals)
    }
}

/// Takes one of this identity, if there is one.
fn take(arrived: &mut HashMap<Identity, usize>, identity: Identity) -> bool {
    match arrived.get_mut(&identity) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    }
}

/// It stayed, and nothing of it arrived.
fn not_moved(said: &Said, target: &Node) -> Problem {
    said.explain(
        &Problem::message("move-refused").with("path", &target.path),
        &Problem::message("move-without-effect").with("path", &target.path),
    )
}

fn left_a_copy(target: &Node) -> Problem {
    Problem::message("move-left-a-copy").with("path", &target.path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_known_again_by_its_message_id_however_it_is_folded() {
        let plain = Identity::of(b"Message-ID: <a@example.com>\r\nSubject: one\r\n\r\n");
        let folded = Identity::of(b"Subject: two\r\nMESSAGE-ID:\r\n <a@example.com>\r\n\r\n");
        assert_eq!(plain, folded);
        assert_ne!(plain, Identity::of(b"Message-ID: <b@example.com>\r\nSubject: one\r\n\r\n"));
    }

    #[test]
    fn a_whole_mail_is_known_by_what_a_server_would_be_asked_for() {
        let mail =
            b"Received: by x\r\nSubject: one\r\n two\r\nTo: c@example.com\r\nFrom: a@example.com\r\n\r\nText";
        let asked = b"Subject: one\r\n two\r\nFrom: a@example.com\r\n\r\n";
        assert_eq!(Identity::of_mail(mail), Identity::of(asked));
        let named = b"X: y\r\nMessage-ID: <a@example.com>\r\n\r\nMessage-ID: <b@example.com>";
        assert_eq!(Identity::of_mail(named), Identity::of(b"Message-ID: <a@example.com>\r\n\r\n"));
    }

    #[test]
    fn without_a_message_id_the_other_fields_stand_in() {
        let one = Identity::of(b"Subject: one\r\nFrom: a@example.com\r\n\r\n");
        assert_eq!(one, Identity::of(b"Subject: one\r\nFrom: a@example.com\r\n"));
        assert_ne!(one, Identity::of(b"Message-ID:\r\nSubject: two\r\nFrom: a@example.com\r\n"));
    }
}
