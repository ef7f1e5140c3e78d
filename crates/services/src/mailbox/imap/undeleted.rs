//! Why messages that were to be deleted are still there, by what was seen, in the order
//! in which it is likely (docs/microsoft365.md#why-expunge-fails): what the server says,
//! the rights that one has, other programs at work, a single message that cannot be
//! removed.

use std::collections::BTreeSet;

use super::names;
use super::reply::{self, Flags, Rights};
use super::said::Said;
use super::wire::Event;
use super::{ImapMailbox, OpenFolder};
use crate::problem::{Kind, Problem};

/// What was seen while messages were to be deleted and stayed.
pub(super) struct Evidence<'a> {
    /// The folder.
    pub path: &'a str,
    /// How marking them went.
    pub stored: &'a Said,
    /// How removing them went, where it came to that.
    pub expunged: Option<&'a Said>,
    /// What one may do in the folder, where the server says it.
    pub rights: Option<Rights>,
    /// Messages whose mark somebody else took off, or of which others left meanwhile.
    pub others: bool,
    /// Each that stayed was refused by itself, while the rest was removed.
    pub alone: bool,
}

impl Evidence<'_> {
    /// Why a message with these flags is still there.
    pub(super) fn why(&self, flags: Flags) -> Problem {
        let said = self.expunged.unwrap_or(self.stored);
        let told = |problem: Problem| {
            let problem = problem.with("path", self.path);
            said.explain(&problem, &problem)
        };
        if said.is_over_quota() {
            return told(Problem::message("expunge-over-quota"));
        }
        if said.lacks_a_right() || self.rights.is_some_and(|rights| !rights.deletes()) {
            return told(Problem::message("delete-right-missing"));
        }
        let Some(expunged) = self.expunged else { return told(Problem::message("delete-mark-refused")) };
        if self.others {
            return told(Problem::message("expunge-contended"));
        }
        match expunged.accepted() {
            // Servers leave out flags that one has no right to set, and say OK.
            true if !flags.deleted => told(Problem::message("delete-right-missing")),
            true => told(Problem::message("expunge-without-effect")),
            false if self.alone => told(Problem::message("expunge-refused-alone")),
            false => told(Problem::message("expunge-refused")),
        }
    }
}

impl ImapMailbox {
    /// What one may do in the folder; `None` where the server does not say.
    pub(super) async fn rights(&mut self, open: &OpenFolder) -> Result<Option<Rights>, Problem> {
        if !self.tells_rights {
            return Ok(None);
        }
        let command = format!("MYRIGHTS {}", names::quoted(&open.raw));
        let mut rights = None;
        let condition = self
            .wire
            .run(&command, |event| {
                if let Event::Data(mut data) = event {
                    rights = reply::rights(&mut data).or(rights);
                }
            })
            .await?;
        match condition.accepted() {
            Err(problem) if problem.kind() == Kind::Passing => Err(problem),
            // It was only asked to say more.
            Err(_) => Ok(None),
            Ok(_) => Ok(rights),
        }
    }

    /// Which of these messages, whose mark is gone although it was taken, take it
    /// again: then somebody else took it off. Those that do not lack the right.
    pub(super) async fn taken_off(&mut self, uids: &[u32]) -> Result<BTreeSet<u32>, Problem> {
        if uids.is_empty() {
            return Ok(BTreeSet::new());
        }
        self.mark(uids).await?;
        let present = self.present(uids).await?;
        Ok(present.into_iter().filter(|(_, flags)| flags.deleted).map(|(uid, _)| uid).collect())
    }
}

#[cfg(test)]
mod tests {
    use imap_proto::rfc4314::AclRight;

    use super::super::refusals::Condition;
    use super::*;

    fn said(line: &str) -> Said {
        let condition = Condition::read(line.as_bytes()).expect("a status line");
        Said::of(condition.accepted().err())
    }

    #[test]
    fn what_was_seen_names_the_cause_in_the_order_of_its_weight() {
        let ok = "OK done";
        let rights = |text: &str| Some(Rights::of(&text.chars().map(AclRight::from).collect::<Vec<_>>()));
        let flagged = Flags { seen: false, deleted: true };
        for (stored, expunged, rights, others, alone, flags, code) in [
            (ok, Some("NO EXPUNGE failed."), None, false, false, flagged, "expunge-refused"),
            (ok, Some("NO EXPUNGE failed."), None, false, true, flagged, "expunge-refused-alone"),
            (ok, Some("NO EXPUNGE failed."), None, true, true, flagged, "expunge-contended"),
            (ok, Some("NO EXPUNGE failed."), rights("lrswit"), true, true, flagged, "delete-right-missing"),
            (ok, Some("NO EXPUNGE failed."), rights("lrswid"), false, false, flagged, "expunge-refused"),
            (ok, Some("NO [OVERQUOTA] full"), rights("lr"), true, true, flagged, "expunge-over-quota"),
            (ok, Some("NO [NOPERM] no"), None, true, true, flagged, "delete-right-missing"),
            (ok, Some(ok), None, false, false, flagged, "expunge-without-effect"),
            (ok, Some(ok), rights("lrwstipkxcd"), false, false, flagged, "delete-right-missing"),
            (ok, Some(ok), rights("lrswitk"), false, false, flagged, "delete-right-missing"),
            (ok, Some(ok), None, false, false, Flags::default(), "delete-right-missing"),
            (ok, Some(ok), None, true, false, Flags::default(), "expunge-contended"),
            ("NO STORE failed.", None, None, false, false, Flags::default(), "delete-mark-refused"),
            ("NO [NOPERM] no", None, None, false, false, Flags::default(), "delete-right-missing"),
            ("NO QuotaExceededException", None, None, false, false, Flags::default(), "expunge-over-quota"),
        ] {
            let (stored_said, expunged_said) = (said(stored), expunged.map(said));
            let evidence = Evidence {
                path: "INBOX",
                stored: &stored_said,
                expunged: expunged_said.as_ref(),
                rights,
                others,
                alone,
            };
            let why = evidence.why(flags);
            assert_eq!(why.code(), code, "{stored}, {expunged:?}, {rights:?}, {others}, {alone}, {flags:?}");
            let words = expunged.unwrap_or(stored).split_once(' ').filter(|(word, _)| *word == "NO");
            assert_eq!(why.server_words(), words.map(|(_, words)| words), "{code}");
        }
    }
}
