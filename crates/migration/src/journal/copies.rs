//! Which messages are the same mail. Alike are those of one Message-ID (or of
//! none) with one sender, date and subject; copies are those of them whose text
//! and files are the same too, which only reading them tells.

use rusqlite::params;

use super::messages::{COLUMNS, message_rows};
use super::rows::{MessageRow, StoredProblem};
use super::{Durability, Journal, JournalWriter, identity_number};
use crate::problem::Problem;

/// Whether a message and its twin are alike.
const ALIKE: &str = "twin.id <> one.id AND twin.likeness = one.likeness
    AND (twin.identity = one.identity OR (twin.nameless = 1 AND one.nameless = 1))";

/// The twin is in Zammad through this plan, or may be.
const SENT: &str = "twin.state IN ('sending', 'imported', 'settled', 'unsettled')";

/// Still to be decided about.
const OPEN: &str = "state = 'found' AND attempts = 0 AND article IS NULL";

/// Still in the mailbox, as far as the journal knows.
const IN_MAILBOX: &str = "(state IN ('found', 'failed', 'sending', 'imported', 'unsettled')
    OR (state = 'settled' AND reason IN ('keep', 'mark-read'))
    OR (state = 'skipped' AND reason = 'skipped-by-person'))";

/// What was read of a whole mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadContent {
    /// Its id in the journal.
    pub id: i64,
    /// Its text and files as one short text.
    pub content: String,
    /// Bytes of the largest thing in it that cannot be cut.
    pub piece: u64,
}

/// Who else has a Message-ID as its identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// No message has it: it is free to be used.
    Nobody,
    /// A message with the same text and the same files.
    Same,
    /// A message that is alike, whose text and files nobody can compare any more.
    Alike,
    /// A different mail.
    Other,
}

impl Journal {
    /// Messages after this one that are alike, of which one is still to be
    /// decided about, and that were not read yet: in the order of their ids.
    pub async fn unread_twins(&self, after: i64, limit: usize) -> Result<Vec<MessageRow>, Problem> {
        let columns = COLUMNS.replace("coalesce(thread, id)", "coalesce(one.thread, one.id)");
        self.read(move |connection| {
            message_rows(
                connection,
                &format!(
                    "SELECT {columns} FROM messages AS one
                     WHERE one.id > ?1 AND one.content IS NULL AND {IN_MAILBOX}
                       AND (EXISTS (SELECT 1 FROM messages AS twin
                                WHERE twin.identity = one.identity AND {ALIKE} AND (({one_open}) OR ({twin_open})))
                            OR (one.nameless = 1 AND EXISTS (SELECT 1 FROM messages AS twin
                                WHERE twin.nameless = 1 AND {ALIKE} AND (({one_open}) OR ({twin_open})))))
                     ORDER BY one.id LIMIT ?2",
                    one_open = of("one", OPEN),
                    twin_open = of("twin", OPEN),
                ),
                (after, limit as i64),
            )
        })
        .await
    }

    /// Who has this Message-ID as its identity beside one message: one that is or
    /// will be imported, or a different mail whose article was in Zammad before.
    /// Without a `likeness` the identity was made up from what makes it.
    pub async fn holder(
        &self,
        message_id: &str,
        beside: i64,
        likeness: Option<i64>,
        content: &str,
    ) -> Result<Holder, Problem> {
        let identity = identity_number(message_id);
        let content = content.to_owned();
        self.read(move |connection| {
            let mut rows = connection.prepare_cached(
                "SELECT content, likeness, state = 'skipped' FROM messages
                 WHERE identity = ?1 AND id <> ?2 AND (state <> 'skipped' OR reason = 'already-there')",
            )?;
            let mut holder = Holder::Nobody;
            let held = rows.query_map((identity, beside), |row| {
                Ok((row.get::<_, Option<String>>(0)?, row.get::<_, i64>(1)?, row.get::<_, bool>(2)?))
            })?;
            for row in held {
                let (theirs, their_likeness, was_there) = row?;
                let alike = likeness.is_none_or(|likeness| likeness == their_likeness);
                holder = match theirs {
                    // Its article is looked for as that of any other.
                    _ if was_there && alike => holder,
                    Some(theirs) if alike && theirs == content => return Ok(Holder::Same),
                    None if alike && holder != Holder::Other => Holder::Alike,
                    _ => Holder::Other,
                };
            }
            Ok(holder)
        })
        .await
    }

    /// Proven copies of a folder under this UIDVALIDITY whose twin is done in the
    /// mailbox, in the order of their UIDs, after the given one.
    pub async fn copies_to_settle(
        &self,
        folder: i64,
        uid_validity: u32,
        after_uid: u32,
        limit: usize,
    ) -> Result<Vec<MessageRow>, Problem> {
        let columns = COLUMNS.replace("coalesce(thread, id)", "coalesce(one.thread, one.id)");
        self.read(move |connection| {
            message_rows(
                connection,
                &format!(
                    "SELECT {columns} FROM messages AS one
                     WHERE folder = ?1 AND uid_validity = ?2 AND uid > ?3 AND {TWIN_IS_DONE}
                     ORDER BY uid LIMIT ?4"
                ),
                params![folder, uid_validity, after_uid, limit as i64],
            )
        })
        .await
    }

    /// Folders with proven copies whose twin is done in the mailbox.
    pub async fn folders_with_copies(&self) -> Result<Vec<(i64, String)>, Problem> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT id, path FROM folders WHERE id IN (
                         SELECT folder FROM messages AS one WHERE {TWIN_IS_DONE}) ORDER BY id"
                ))?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        })
        .await
    }
}

impl JournalWriter {
    /// Puts copies among the found ones again that are not proven, or of which
    /// nothing else is left (it was moved away, or its folder left the plan).
    pub async fn doubt_copies(&self) -> Result<(), Problem> {
        self.write(Durability::Soft, |connection| {
            connection
                .execute(
                    "UPDATE messages AS one SET state = 'found', reason = '', detail = NULL, looked_up = 0
                     WHERE state = 'skipped' AND (reason = 'copy-unproven' OR (reason = 'copy' AND (
                         content IS NULL OR NOT EXISTS (
                             SELECT 1 FROM messages AS twin
                             WHERE twin.id <> one.id AND twin.likeness = one.likeness
                               AND twin.content = one.content AND twin.reason NOT IN ('copy', 'copy-settled')))))",
                    [],
                )
                .map(|_| ())
        })
        .await
    }

    /// Notes what was read of whole mails.
    pub async fn note_contents(&self, read: Vec<ReadContent>) -> Result<(), Problem> {
        self.write(Durability::Soft, move |connection| {
            let mut note =
                connection.prepare_cached("UPDATE messages SET content = ?2, piece = ?3 WHERE id = ?1")?;
            for one in &read {
                note.execute(params![one.id, one.content, one.piece as i64])?;
            }
            Ok(())
        })
        .await
    }

    /// Skips all but the oldest of messages that are the same mail; one whose
    /// twin is in Zammad already is a copy too. One that is alike to a message in
    /// Zammad which can no longer be compared stays out, and is told as that:
    /// most likely it would come twice. Messages that only share a Message-ID
    /// with a different mail lose it as their identity, so that none is lost.
    pub async fn sort_out_copies(&self) -> Result<(), Problem> {
        self.write(Durability::Soft, |connection| {
            connection.execute(
                &format!(
                    "UPDATE messages AS one SET state = 'skipped', reason = 'copy'
                     WHERE {OPEN} AND content IS NOT NULL AND EXISTS (
                         SELECT 1 FROM messages AS twin
                         WHERE {ALIKE} AND twin.content = one.content
                           AND ({SENT} OR twin.reason = 'skipped-by-person'
                                OR (twin.state IN ('found', 'failed') AND twin.id < one.id)))"
                ),
                [],
            )?;
            let unproven = StoredProblem::from(&Problem::message("copy-unproven"));
            connection.execute(
                &format!(
                    "UPDATE messages AS one SET state = 'skipped', reason = ?1, detail = ?2
                     WHERE {OPEN} AND EXISTS (
                         SELECT 1 FROM messages AS twin
                         WHERE {ALIKE} AND {SENT} AND (twin.content IS NULL OR one.content IS NULL))"
                ),
                (unproven.code.clone(), unproven.to_json()),
            )?;
            connection.execute(
                &format!(
                    "UPDATE messages AS one SET message_id = NULL, md5 = NULL, identity = NULL, looked_up = 0
                     WHERE {OPEN} AND identity IS NOT NULL AND EXISTS (
                         SELECT 1 FROM messages AS other
                         WHERE other.identity = one.identity AND other.state <> 'skipped' AND other.id < one.id
                           AND (other.likeness <> one.likeness OR other.content <> one.content))"
                ),
                [],
            )?;
            Ok(())
        })
        .await
    }

    /// Notes that a message is a further copy of the one with this identity.
    pub async fn mark_copy(&self, id: i64, message_id: &str, content: &str) -> Result<(), Problem> {
        let (identity, content) = (identity_number(message_id), content.to_owned());
        self.write(Durability::Soft, move |connection| {
            connection
                .prepare_cached(
                    "UPDATE messages SET state = 'skipped', reason = 'copy', detail = NULL, identity = ?2,
                         content = ?3
                     WHERE id = ?1 AND state = 'found'",
                )?
                .execute((id, identity, content))
                .map(|_| ())
        })
        .await
    }

    /// Notes that copies went the way of their twins in the mailbox.
    pub async fn mark_copies_settled(&self, ids: Vec<i64>) -> Result<(), Problem> {
        self.write(Durability::Hard, move |connection| {
            let mut settle = connection.prepare_cached(
                "UPDATE messages SET reason = 'copy-settled', detail = NULL, begun = '', marked = 0
                 WHERE id = ?1 AND state = 'skipped' AND reason = 'copy'",
            )?;
            for id in &ids {
                settle.execute([id])?;
            }
            Ok(())
        })
        .await
    }
}

/// A proven copy, whose twin was read back from Zammad and then marked, moved or
/// deleted, or had gone by itself; and none that a person had put back into the
/// mailbox.
const TWIN_IS_DONE: &str = "one.state = 'skipped' AND one.reason = 'copy' AND one.content IS NOT NULL
    AND EXISTS (SELECT 1 FROM messages AS twin
        WHERE twin.id <> one.id AND twin.likeness = one.likeness AND twin.content = one.content
          AND (twin.identity = one.identity OR (twin.nameless = 1 AND one.nameless = 1))
          AND twin.state = 'settled' AND twin.reason <> 'keep')
    AND NOT EXISTS (SELECT 1 FROM safety_copies AS kept JOIN messages AS twin
        ON twin.folder = kept.folder AND twin.uid_validity = kept.uid_validity AND twin.uid = kept.uid
        WHERE kept.put_back > 0 AND twin.likeness = one.likeness AND twin.content = one.content)";

/// A condition on the columns of one of two tables.
fn of(table: &str, condition: &str) -> String {
    condition
        .replace("state =", &format!("{table}.state ="))
        .replace("attempts =", &format!("{table}.attempts ="))
        .replace("article IS", &format!("{table}.article IS"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Place, add, found, mail, read_as};
    use super::super::{ImportedMark, NewMessage};
    use super::*;
    use crate::balance::Balance;

    async fn imported(journal: &JournalWriter, id: i64) {
        let ticket_number = "5".to_owned();
        let mark = ImportedMark { id, thread: id, ticket: 5, ticket_number, article: 6, incomplete: None };
        journal.mark_imported(mark).await.expect("marked");
    }

    #[tokio::test]
    async fn what_is_alike_and_differs_in_text_or_files_is_no_copy() {
        let place = Place::new();
        let journal = place.open();
        let inbox = journal.folder("INBOX").await.expect("a folder").id;
        let nameless = |uid| NewMessage { message_id: None, md5: None, ..mail(inbox, uid, "", 1) };
        add(&journal, vec![mail(inbox, 1, "<a@x>", 1), mail(inbox, 2, "<a@x>", 1)]).await;
        add(&journal, vec![nameless(3), nameless(4), nameless(5)]).await;
        let twins = journal.unread_twins(0, 10).await.expect("rows");
        assert_eq!(twins.iter().map(|row| row.id).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
        for (content, id) in [("a", 1), ("b", 2), ("c", 3), ("d", 4), ("c", 5)] {
            read_as(&journal, content, id..=id).await;
        }
        assert!(journal.unread_twins(0, 10).await.expect("rows").is_empty(), "each is read once");
        journal.sort_out_copies().await.expect("sorted");
        let left: Vec<_> = found(&journal).await.into_iter().map(|row| (row.id, row.message_id)).collect();
        assert_eq!(left, [(1, Some("<a@x>".into())), (2, None), (3, None), (4, None)]);
    }

    #[tokio::test]
    async fn one_that_is_alike_to_what_can_no_longer_be_compared_is_said_to_be_that() {
        let place = Place::new();
        let journal = place.open();
        let inbox = journal.folder("INBOX").await.expect("a folder").id;
        add(&journal, vec![mail(inbox, 1, "<a@x>", 1)]).await;
        imported(&journal, 1).await;
        journal.mark_settled(vec![1], "delete").await.expect("settled");
        add(&journal, vec![mail(inbox, 2, "<a@x>", 1)]).await;
        let twins = journal.unread_twins(0, 10).await.expect("rows");
        assert_eq!(twins.iter().map(|row| row.id).collect::<Vec<_>>(), [2], "the other one is gone");
        read_as(&journal, "a", 2..=2).await;
        journal.sort_out_copies().await.expect("sorted");
        assert!(found(&journal).await.is_empty(), "it would most likely come twice");
        let balance = Balance::of(&journal.tally().await.expect("the tally"));
        assert_eq!(balance.skipped.get("copy-unproven"), Some(&1));
        assert!(journal.copies_to_settle(inbox, 7, 0, 10).await.expect("rows").is_empty());
        assert_eq!(journal.holder("<a@x>", 2, Some(1), "a").await.expect("asked"), Holder::Alike);
    }

    #[tokio::test]
    async fn only_a_proven_copy_whose_twin_is_done_is_settled_and_it_stays_known() {
        let place = Place::new();
        let journal = place.open();
        let inbox = journal.folder("INBOX").await.expect("a folder").id;
        add(&journal, (1..=3).map(|uid| mail(inbox, uid, "<a@x>", 1)).collect()).await;
        read_as(&journal, "a", 1..=3).await;
        journal.sort_out_copies().await.expect("sorted");
        let to_settle = async || {
            let rows = journal.copies_to_settle(inbox, 7, 0, 10).await.expect("rows");
            rows.iter().map(|row| row.id).collect::<Vec<_>>()
        };
        assert!(to_settle().await.is_empty(), "its twin is not imported yet");
        imported(&journal, 1).await;
        assert!(to_settle().await.is_empty(), "its twin is still in the mailbox");
        journal.keep_all().await.expect("kept");
        assert!(to_settle().await.is_empty(), "nothing is to be done");
        let again = journal.settled_as(&["keep"], 0, 10).await.expect("rows");
        journal.settle_anew(again.iter().map(|row| row.id).collect(), Vec::new()).await.expect("taken up");
        journal.mark_settled(vec![1], "move").await.expect("settled");
        assert_eq!(to_settle().await, [2, 3]);
        journal.mark_copies_settled(vec![2]).await.expect("settled");
        journal.forget_unwanted(inbox, 7, vec![3]).await.expect("forgotten");
        journal.doubt_copies().await.expect("doubted");
        journal.sort_out_copies().await.expect("sorted");
        let balance = Balance::of(&journal.tally().await.expect("the tally"));
        assert_eq!((balance.found, balance.copies, balance.copies_settled), (3, 2, 1));
        assert!(balance.adds_up());
    }
}
