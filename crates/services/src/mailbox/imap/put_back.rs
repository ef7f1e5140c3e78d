//! Putting messages into a folder again, each once, with arrival and flags: the only
//! place with APPEND (RFC 3501 section 6.3.11).
//!
//! Whether an APPEND came true may never be told: the connection can end behind the
//! literal. So before each the folder is looked at, once for a connection: a message
//! whose like is there is not put there again. After each the folder is asked for it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::refusals::{self, Condition, Status};
use super::relocate::Identity;
use super::wire::Event;
use super::{ImapMailbox, look, names, reply, sets};
use crate::mailbox::{Access, Appended, MailState};
use crate::problem::Problem;

/// What a folder holds: UID and arrival of every message by its identity.
#[derive(Default)]
pub(super) struct Contents {
    messages: HashMap<Identity, Vec<(u32, Option<Timestamp>)>>,
    /// The highest UID that was seen.
    highest: u32,
}

impl Contents {
    fn add(&mut self, uid: u32, identity: Identity, arrived: Option<Timestamp>) {
        self.messages.entry(identity).or_default().push((uid, arrived));
        self.highest = self.highest.max(uid);
    }
}

impl ImapMailbox {
    /// Flags and arrival of messages of the open folder.
    pub(super) async fn states_of(&mut self, uids: &[u32]) -> Result<BTreeMap<u32, MailState>, Problem> {
        self.opened()?;
        let mut states = BTreeMap::new();
        for portion in sets::portions(uids, look::PORTION) {
            let command = format!("UID FETCH {} (UID FLAGS INTERNALDATE)", sets::compress(&portion));
            let asked: BTreeSet<u32> = portion.into_iter().collect();
            let condition = self
                .wire
                .run(&command, |event| {
                    let Event::Data(mut data) = event else { return };
                    if let Some((uid, mut state)) =
                        reply::state(&mut data).filter(|(uid, _)| asked.contains(uid))
                    {
                        state.flags.retain(|flag| is_kept(flag));
                        states.insert(uid, state);
                    }
                })
                .await?;
            match condition.accepted() {
                Err(problem) if !refusals::may_be_one_message(&problem) => return Err(problem),
                _ => {}
            }
        }
        Ok(states)
    }

    /// Puts a message into a folder, where it is not there already.
    pub(super) async fn put_into(
        &mut self,
        target: &str,
        mail: &[u8],
        state: &MailState,
    ) -> Result<Appended, Problem> {
        let target = self.target(target).await?;
        if self.open.as_ref().is_none_or(|open| open.raw != target.raw || open.access != Access::Look) {
            self.open_path(&target.path, Access::Look).await?;
        }
        let mut contents = match self.returned.remove(&target.raw) {
            Some(contents) => contents,
            None => self.contents_from(1).await?,
        };
        let identity = Identity::of_mail(mail);
        let there = contents.messages.get(&identity).cloned().unwrap_or_default();
        let appended = if self.is_among(&there, mail, state).await? {
            Appended::AlreadyThere
        } else {
            let condition = self.append(&target.raw, mail, state).await?;
            if condition.status != Status::Ok {
                self.returned.insert(target.raw, contents);
                return Err(refused(refusals::problem(&condition), &target.path));
            }
            // What came meanwhile is told before the next answer.
            self.order("NOOP").await?;
            let new = self.contents_from(contents.highest.saturating_add(1)).await?;
            let is_there = new.messages.contains_key(&identity);
            for (identity, messages) in new.messages {
                for (uid, arrived) in messages {
                    contents.add(uid, identity, arrived);
                }
            }
            if !is_there {
                self.returned.insert(target.raw, contents);
                return Err(Problem::message("put-back-not-confirmed").with("path", &target.path));
            }
            Appended::Added
        };
        self.returned.insert(target.raw, contents);
        Ok(appended)
    }

    async fn contents_from(&mut self, uid: u32) -> Result<Contents, Problem> {
        // What has no readable header counts all the same.
        let mut contents = Contents { highest: uid.saturating_sub(1), ..Contents::default() };
        for (uid, known) in self.identities_from(uid).await? {
            contents.add(uid, known.identity, known.arrived);
        }
        Ok(contents)
    }

    /// Whether one of these, which share a mail's Message-ID, is that mail: it
    /// arrived at the same moment, or no moment is known, or its bytes are the same.
    async fn is_among(
        &mut self,
        there: &[(u32, Option<Timestamp>)],
        mail: &[u8],
        state: &MailState,
    ) -> Result<bool, Problem> {
        let same_moment =
            |(_, arrived): &(u32, Option<Timestamp>)| match (arrived.as_ref(), state.arrived.as_ref()) {
                (Some(one), Some(other)) => one.as_second() == other.as_second(),
                _ => true,
            };
        if there.iter().any(same_moment) {
            return Ok(true);
        }
        let uids: Vec<u32> = there.iter().map(|(uid, _)| *uid).collect();
        let own: [u8; 32] = Sha256::digest(mail).into();
        Ok(self.digests(&uids).await?.values().any(|digest| *digest == own))
    }

    /// One APPEND. The server asks for the message before it is sent.
    async fn append(&mut self, raw: &str, mail: &[u8], state: &MailState) -> Result<Condition, Problem> {
        let mut command = format!("APPEND {}", names::quoted(raw));
        // A text always takes what is written to it.
        let flags: Vec<&str> = state.flags.iter().map(String::as_str).filter(|flag| is_kept(flag)).collect();
        if !flags.is_empty() {
            let _ = write!(command, " ({})", flags.join(" "));
        }
        if let Some(arrived) = state.arrived {
            let _ = write!(command, " \"{}\"", date_time(arrived));
        }
        let _ = write!(command, " {{{}}}", mail.len());
        self.wire.send(&command).await?;
        let mut handed_over = false;
        loop {
            match self.wire.next().await? {
                Event::Continue if !handed_over => {
                    handed_over = true;
                    self.wire.hand_over(mail).await?;
                }
                Event::Continue => {
                    return Err(self.wire.give_up(Problem::passing("mailbox-reply-unreadable")));
                }
                Event::Done(condition) => return Ok(condition),
                Event::Data(_) | Event::Told(_) => {}
            }
        }
    }
}

/// Whether a flag is the message's own, and one that can be said in a command.
fn is_kept(flag: &str) -> bool {
    let name = flag.strip_prefix('\\').unwrap_or(flag);
    let is_word =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"$_-.+".contains(&byte));
    is_word && !["\\Recent", "\\Deleted"].iter().any(|other| flag.eq_ignore_ascii_case(other))
}

/// A moment as APPEND has it: `05-Mar-2024 09:30:00 +0000` (RFC 3501, date-time).
fn date_time(moment: Timestamp) -> String {
    moment.strftime("%d-%b-%Y %H:%M:%S +0000").to_string()
}

fn refused(problem: Problem, path: &str) -> Problem {
    if refusals::may_be_one_message(&problem) || problem.code() == "mailbox-over-quota" {
        let words = problem.server_words().unwrap_or_default();
        return Problem::message("put-back-refused").with("path", path).words(words);
    }
    problem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_that_are_a_sessions_or_a_removals_and_what_is_no_word_are_not_put_back() {
        let kept = ["\\Seen", "\\Answered", "\\Flagged", "$MDNSent", "NonJunk", "Label_1"];
        let others = ["\\Recent", "\\recent", "\\Deleted", "\\*", "a b", "x)", "", "\\", "a\r\nb", "{3}"];
        assert!(kept.iter().all(|flag| is_kept(flag)));
        assert!(!others.iter().any(|flag| is_kept(flag)));
    }

    #[test]
    fn moments_are_written_as_append_wants_them() {
        assert_eq!(
            date_time("2024-03-05T10:30:07+01:00".parse().expect("a moment")),
            "05-Mar-2024 09:30:07 +0000"
        );
    }
}
