//! Marking read and deleting, each verified by asking the folder afterwards.
//!
//! A tagged OK proves nothing here: servers say it for a STORE or an EXPUNGE
//! that did nothing. What counts is what the folder, opened again, then holds.

use std::collections::{BTreeMap, BTreeSet};

use super::refusals::{self, Condition, Status};
use super::reply::{self, Flags};
use super::said::Said;
use super::undeleted::Evidence;
use super::wire::Event;
use super::{ImapMailbox, OpenFolder, look, sets};
use crate::mailbox::{Marks, SettleOutcomes};
use crate::problem::{Kind, Problem};

/// Messages of one changing command: a slow server must be done with them
/// before its silence is taken for a lost connection.
const PORTION: usize = 100;

/// How removing messages went.
#[derive(Default)]
struct Expunged {
    said: Said,
    /// Messages that the server said have left meanwhile.
    removed: usize,
    /// Messages that were refused by themselves.
    alone: BTreeSet<u32>,
}

/// Whether a reply is that a message has left (RFC 3501 section 7.4.1).
fn is_expunge(reply: &[u8]) -> bool {
    let word = reply.strip_prefix(b"* ").and_then(|rest| rest.split(|byte| *byte == b' ').nth(1));
    word.is_some_and(|word| word.eq_ignore_ascii_case(b"EXPUNGE"))
}

/// Refusals after each other after which no smaller set is tried: a single message
/// among [`PORTION`] is found with one fewer.
const REFUSED_IN_A_ROW: u32 = 10;

/// Why a message is still unread (RFC 4314 section 4).
fn not_marked_read(path: &str, said: &Said) -> Problem {
    let refused = if said.lacks_a_right() {
        Problem::message("mark-read-right-missing")
    } else {
        Problem::message("mark-read-refused")
    };
    said.explain(
        &refused.with("path", path),
        &Problem::message("mark-read-without-effect").with("path", path),
    )
}

impl ImapMailbox {
    /// Sets `\Seen`. A message that is gone is `message-vanished`.
    pub(super) async fn set_seen(&mut self, uids: &[u32]) -> Result<SettleOutcomes, Problem> {
        let open = self.changeable()?.clone();
        let said = self.store(uids, "+FLAGS.SILENT (\\Seen)").await?;
        self.reopen(&open).await?;
        let present = self.present(uids).await?;
        let outcome = |uid: &u32| match present.get(uid) {
            None => Err(Problem::message("message-vanished").with("path", &open.path)),
            Some(flags) if flags.seen => Ok(()),
            Some(_) => Err(not_marked_read(&open.path, &said)),
        };
        Ok(uids.iter().map(|uid| (*uid, outcome(uid))).collect())
    }

    /// Deletes. A message that was gone before is `message-vanished`; whether that
    /// is what an earlier attempt achieved is known to whoever asks.
    ///
    /// Where deleting failed, `\Deleted` is taken back from the messages that
    /// got it from us, now or in an earlier attempt: left in place, anybody's
    /// EXPUNGE or CLOSE would remove them at a moment nobody chose, unseen and
    /// unverified. A flag that was there before is somebody else's and stays.
    pub(super) async fn remove(
        &mut self,
        uids: &[u32],
        marks: &dyn Marks,
    ) -> Result<SettleOutcomes, Problem> {
        let open = self.changeable()?.clone();
        if !self.can_expunge_by_uid {
            return Err(Problem::person("expunge-by-uid-missing"));
        }
        // What others removed meanwhile must not be told with the replies to FETCH or
        // SEARCH (RFC 3501 section 7.4.1).
        self.wire.run("NOOP", |_| {}).await?;
        let before = self.present(uids).await?;
        let there: Vec<u32> = before.keys().copied().collect();
        let unmarked: Vec<u32> =
            before.iter().filter(|(_, flags)| !flags.deleted).map(|(uid, _)| *uid).collect();
        if !unmarked.is_empty() {
            marks.about_to_set(&unmarked).await?;
        }
        let stored = self.mark(&there).await?;
        let expunged = if stored.accepted() { Some(self.uid_expunge(&there).await?) } else { None };
        self.reopen(&open).await?;
        let after = self.present(&there).await?;
        let evidence = self.look_into(&open, (before.len(), &after), &stored, expunged.as_ref()).await?;
        let ours: Vec<u32> = marks.ours().await?.into_iter().filter(|uid| after.contains_key(uid)).collect();
        let left = match self.unmark(&ours).await {
            // It cannot be changed any more: all stay as they are, and are kept in mind.
            Err(problem) if problem.kind() != Kind::Passing => ours.iter().copied().collect(),
            left => left?,
        };
        let back: Vec<u32> = ours.into_iter().filter(|uid| !left.contains(uid)).collect();
        marks.taken_back(&back).await?;
        let outcome = |uid: &u32| match after.get(uid) {
            None if before.contains_key(uid) => Ok(()),
            None => Err(Problem::message("message-vanished").with("path", &open.path)),
            Some(flags) => Err(evidence.why(*flags)),
        };
        Ok(uids.iter().map(|uid| (*uid, outcome(uid))).collect())
    }

    /// What there is to see of messages that stayed; asks for nothing where none did.
    async fn look_into<'a>(
        &mut self,
        open: &'a OpenFolder,
        (before, after): (usize, &BTreeMap<u32, Flags>),
        stored: &'a Said,
        expunged: Option<&'a Expunged>,
    ) -> Result<Evidence<'a>, Problem> {
        let mut evidence = Evidence {
            path: &open.path,
            stored,
            expunged: expunged.map(|expunged| &expunged.said),
            rights: None,
            others: false,
            alone: false,
        };
        if after.is_empty() {
            return Ok(evidence);
        }
        evidence.rights = self.rights(open).await?;
        if let Some(expunged) = expunged {
            let unmarked: Vec<u32> =
                after.iter().filter(|(_, flags)| !flags.deleted).map(|(uid, _)| *uid).collect();
            let left = u32::try_from(before - after.len()).unwrap_or(u32::MAX);
            let fewer = self.opened()?.told.messages.saturating_add(left) < open.told.messages;
            evidence.others = fewer || !self.taken_off(&unmarked).await?.is_empty();
            evidence.alone = expunged.removed > 0 && after.keys().all(|uid| expunged.alone.contains(uid));
        }
        Ok(evidence)
    }

    /// Sets `\Deleted`.
    pub(super) async fn mark(&mut self, uids: &[u32]) -> Result<Said, Problem> {
        self.store(uids, "+FLAGS.SILENT (\\Deleted)").await
    }

    /// Takes `\Deleted` off, and asks the folder, opened again, who carries it
    /// still. A refusal is that: it stays.
    pub(super) async fn unmark(&mut self, uids: &[u32]) -> Result<BTreeSet<u32>, Problem> {
        if uids.is_empty() {
            return Ok(BTreeSet::new());
        }
        let open = self.changeable()?.clone();
        match self.store(uids, "-FLAGS.SILENT (\\Deleted)").await {
            Err(problem) if problem.kind() == Kind::Passing => return Err(problem),
            _ => {}
        }
        self.reopen(&open).await?;
        let present = self.present(uids).await?;
        Ok(present.into_iter().filter(|(_, flags)| flags.deleted).map(|(uid, _)| uid).collect())
    }

    /// UID STORE over all of these, as many commands as it takes.
    async fn store(&mut self, uids: &[u32], change: &str) -> Result<Said, Problem> {
        self.each_portion(uids, |set| format!("UID STORE {set} {change}")).await
    }

    /// UID EXPUNGE of exactly these. A refusal may be about one of them alone: then
    /// each half is tried by itself, for as long as that gets anywhere.
    async fn uid_expunge(&mut self, uids: &[u32]) -> Result<Expunged, Problem> {
        let mut expunged = Expunged::default();
        let mut portions = sets::portions(uids, PORTION);
        portions.reverse();
        let mut refused = 0;
        while let Some(portion) = portions.pop() {
            let mut removed = 0;
            let command = format!("UID EXPUNGE {}", sets::compress(&portion));
            let condition = self
                .wire
                .run(&command, |event| {
                    removed += usize::from(matches!(event, Event::Data(data) if is_expunge(&data)));
                })
                .await?;
            self.note(&condition, &mut expunged.said)?;
            expunged.removed += removed;
            let divisible = match condition.accepted() {
                Ok(_) => {
                    refused = 0;
                    continue;
                }
                Err(problem) => refusals::may_be_halved(&problem),
            };
            refused = if removed > 0 { 1 } else { refused + 1 };
            if !divisible || refused > REFUSED_IN_A_ROW {
                // What these meet, the rest would meet too.
                break;
            }
            if let [uid] = portion[..] {
                expunged.alone.insert(uid);
            } else {
                let half = portion.len() / 2;
                portions.push(portion[half..].to_vec());
                portions.push(portion[..half].to_vec());
            }
        }
        Ok(expunged)
    }

    /// Runs a command over all of these messages. A refusal is noted and the
    /// rest still tried; what concerns the whole connection ends the call.
    pub(super) async fn each_portion(
        &mut self,
        uids: &[u32],
        command: impl Fn(&str) -> String,
    ) -> Result<Said, Problem> {
        let mut said = Said::default();
        for portion in sets::portions(uids, PORTION) {
            let condition = self.wire.run(&command(&sets::compress(&portion)), |_| {}).await?;
            self.note(&condition, &mut said)?;
        }
        Ok(said)
    }

    fn note(&mut self, condition: &Condition, said: &mut Said) -> Result<(), Problem> {
        said.warning = said.warning.take().or(self.wire.warning());
        if condition.status != Status::Ok {
            let problem = refusals::problem(condition);
            if !refusals::may_be_one_message(&problem) && problem.code() != "mailbox-over-quota" {
                return Err(problem);
            }
            said.refusal.get_or_insert(problem);
        }
        Ok(())
    }

    /// Which of these messages the open folder holds, with their flags.
    pub(super) async fn present(&mut self, uids: &[u32]) -> Result<BTreeMap<u32, Flags>, Problem> {
        let mut present = BTreeMap::new();
        for portion in sets::portions(uids, look::PORTION) {
            let asked: BTreeSet<u32> = portion.iter().copied().collect();
            let set = sets::compress(&portion);
            let condition = self
                .wire
                .run(&format!("UID FETCH {set} (UID FLAGS)"), |event| {
                    let Event::Data(mut data) = event else { return };
                    let Some(item) = reply::fetch(&mut data) else { return };
                    if let (Some(uid), Some(flags)) = (item.uid.filter(|uid| asked.contains(uid)), item.flags)
                    {
                        present.insert(uid, flags);
                    }
                })
                .await?;
            match condition.accepted() {
                Err(problem) if !refusals::may_be_one_message(&problem) => return Err(problem),
                _ => {}
            }
            // A folder may hold a message that it cannot show: it is present.
            for uid in self.uid_search(&format!("UID {set}")).await? {
                if asked.contains(&uid) {
                    present.entry(uid).or_default();
                }
            }
        }
        Ok(present)
    }
}
