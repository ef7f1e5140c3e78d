//! What the person decides of single messages: try again, leave out, try first.

use super::messages::{COLUMNS, message_row};
use super::reasons::{ALREADY_THERE, COPY, COPY_SETTLED, IN_PART, OVER_A_LIMIT, SKIPPED_BY_PERSON};
use super::reasons::{THERE_WITHOUT_FILES, listed};
use super::rows::{MessageRow, MessageState, StoredProblem};
use super::{Durability, Journal, JournalWriter};
use crate::problem::Problem;

/// What may be found again as it stands in the journal. What the mailbox did not
/// show properly (substitutes, messages not handed out or marked deleted) needs
/// another look at the folder, which every run begins with.
fn retryable() -> String {
    let (over, by_person, in_part) = (listed(&OVER_A_LIMIT), listed(&[SKIPPED_BY_PERSON]), listed(&IN_PART));
    format!(
        "(state = 'failed' OR (state = 'skipped' AND reason IN ({by_person}, {over}))
            OR (state = 'unsettled' AND reason IN ({in_part})))"
    )
}

/// What may be left out: all that is not in Zammad, not on its way there and not
/// a further copy.
fn skippable() -> String {
    let reasons = [ALREADY_THERE, THERE_WITHOUT_FILES, COPY, COPY_SETTLED, SKIPPED_BY_PERSON];
    format!("(state IN ('found', 'failed') OR (state = 'skipped' AND reason NOT IN ({})))", listed(&reasons))
}

/// A message that opens a ticket, as the choice of messages to try sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Opener {
    id: i64,
    thread: i64,
    messages: i64,
    size: i64,
    archived: bool,
}

/// A message of this many bytes has most likely a file.
const WITH_FILES: i64 = 100_000;

/// The most telling of these, newest first: one with an answer, one with files,
/// one of each age; then the newest.
fn most_telling(newest_first: &[Opener], count: usize) -> Vec<Opener> {
    let tells: [fn(&Opener) -> bool; 4] = [
        |opener| opener.messages > 1,
        |opener| opener.size >= WITH_FILES,
        |opener| !opener.archived,
        |opener| opener.archived,
    ];
    let mut chosen: Vec<Opener> = Vec::new();
    for tells in tells {
        if !chosen.iter().any(tells) {
            chosen.extend(newest_first.iter().find(|opener| tells(opener)));
        }
    }
    for opener in newest_first.iter().take(count) {
        if !chosen.contains(opener) {
            chosen.push(*opener);
        }
    }
    chosen.truncate(count);
    chosen
}

fn list(ids: &[i64]) -> String {
    // Numbers always have a JSON form.
    serde_json::to_string(ids).unwrap_or_default()
}

impl Journal {
    /// One message.
    pub async fn message(&self, id: i64) -> Result<Option<MessageRow>, Problem> {
        self.read(move |connection| {
            let mut rows =
                connection.prepare_cached(&format!("SELECT {COLUMNS} FROM messages WHERE id = ?1"))?;
            rows.query_map([id], message_row)?.next().transpose()
        })
        .await
    }

    /// The most telling messages to try an import with, at most `count`. Each
    /// opens its ticket; the answer to one of them may be among them.
    pub async fn telling_messages(&self, count: usize) -> Result<Vec<i64>, Problem> {
        self.read(move |connection| {
            // Beside `min`, SQLite gives the other columns of that row.
            let openers: Vec<Opener> = connection
                .prepare_cached(
                    "SELECT id, coalesce(thread, id) AS conversation, count(*), size, archived,
                         min(dated) AS dated
                     FROM messages
                     WHERE state = 'found' AND coalesce(thread, id) NOT IN (SELECT id FROM threads)
                     GROUP BY conversation ORDER BY dated DESC",
                )?
                .query_map([], |row| {
                    Ok(Opener {
                        id: row.get(0)?,
                        thread: row.get(1)?,
                        messages: row.get(2)?,
                        size: row.get(3)?,
                        archived: row.get(4)?,
                    })
                })?
                .collect::<rusqlite::Result<_>>()?;
            let mut chosen = Vec::new();
            let mut answer = connection.prepare_cached(
                "SELECT id FROM messages WHERE thread = ?1 AND state = 'found' AND id <> ?2
                 ORDER BY dated, id LIMIT 1",
            )?;
            let mut with_answer = false;
            for opener in most_telling(&openers, count) {
                if chosen.len() < count {
                    chosen.push(opener.id);
                }
                if opener.messages > 1 && !with_answer && chosen.len() < count {
                    with_answer = true;
                    for id in answer.query_map((opener.thread, opener.id), |row| row.get(0))? {
                        chosen.push(id?);
                    }
                }
            }
            Ok(chosen)
        })
        .await
    }

    /// These messages as far as they are found, with all found ones of their
    /// threads that come before them: a ticket begins with its oldest mail.
    pub async fn with_what_comes_before(&self, ids: &[i64]) -> Result<Vec<i64>, Problem> {
        let ids = list(ids);
        self.read(move |connection| {
            connection
                .prepare_cached(
                    "SELECT DISTINCT earlier.id FROM messages AS chosen JOIN messages AS earlier
                         ON earlier.id = chosen.id
                         OR (earlier.thread = chosen.thread
                             AND (earlier.dated, earlier.id) < (chosen.dated, chosen.id))
                     WHERE chosen.id IN (SELECT value FROM json_each(?1))
                       AND chosen.state = 'found' AND earlier.state = 'found'",
                )?
                .query_map([ids], |row| row.get(0))?
                .collect()
        })
        .await
    }
}

/// What the person decides of single messages: the only writing that is not the
/// engine's own.
#[derive(Clone)]
pub struct Decisions(JournalWriter);

impl Decisions {
    pub(crate) fn new(journal: &JournalWriter) -> Self {
        Self(journal.clone())
    }

    /// The writing face, for tests that leave a journal as a crash leaves it.
    #[cfg(any(test, feature = "testing"))]
    pub fn writer(&self) -> JournalWriter {
        self.0.clone()
    }

    /// Puts failed messages, those left out by the person and those over a
    /// limit among the found ones again. A run under way takes them up before it
    /// ends its import; else the next one does. Others of these ids stay as they
    /// are. Gives how many are found again.
    pub async fn retry(&self, ids: &[i64]) -> Result<usize, Problem> {
        let ids = list(ids);
        self.0
            .write(Durability::Hard, move |connection| {
                connection.execute(
                    &format!(
                        "UPDATE messages SET state = 'found', reason = '', detail = NULL, looked_up = 0
                         WHERE id IN (SELECT value FROM json_each(?1)) AND {}",
                        retryable()
                    ),
                    [ids],
                )
            })
            .await
    }

    /// Leaves messages out by the person's wish: they count as skipped for that
    /// reason, also in later runs, until they are retried. What is in Zammad or
    /// on its way there stays as it is. Gives how many are left out.
    pub async fn skip(&self, ids: &[i64]) -> Result<usize, Problem> {
        let ids = list(ids);
        let problem = StoredProblem::from(&Problem::message("skipped-by-person"));
        self.0
            .write(Durability::Hard, move |connection| {
                connection.execute(
                    &format!(
                        "UPDATE messages SET state = ?2, reason = ?3, detail = ?4
                         WHERE id IN (SELECT value FROM json_each(?1)) AND {}",
                        skippable()
                    ),
                    (ids, MessageState::Skipped.as_str(), problem.code.clone(), problem.to_json()),
                )
            })
            .await
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Place, add, found, mail};
    use super::*;
    use crate::balance::Balance;
    use crate::journal::NewMessage;

    fn opener(id: i64, messages: i64, size: i64, archived: bool) -> Opener {
        Opener { id, thread: id, messages, size, archived }
    }

    #[test]
    fn what_is_tried_first_tells_most() {
        let plain: Vec<Opener> = (1..=9).map(|id| opener(id, 1, 10, false)).collect();
        let ids = |openers: &[Opener], count| -> Vec<i64> {
            most_telling(openers, count).iter().map(|opener| opener.id).collect()
        };
        assert_eq!(ids(&plain, 5), [1, 2, 3, 4, 5]);
        let mut mixed = plain.clone();
        mixed.extend([opener(10, 3, 10, true), opener(11, 1, WITH_FILES, true)]);
        assert_eq!(ids(&mixed, 5), [10, 11, 1, 2, 3]);
        assert_eq!(ids(&mixed, 2), [10, 11]);
        assert_eq!(ids(&plain[..2], 5), [1, 2]);
        assert!(ids(&[], 5).is_empty());
    }

    #[tokio::test]
    async fn a_ticket_to_try_begins_with_its_oldest_mail() {
        let place = Place::new();
        let journal = place.open();
        let inbox = journal.folder("INBOX").await.expect("a folder").id;
        let answer = |uid: u32, to: &str| NewMessage {
            mentions: vec![(to.into(), format!("md5 of {to}"))],
            ..mail(inbox, uid, &format!("<{uid}@x>"), 1)
        };
        add(&journal, vec![mail(inbox, 1, "<1@x>", 1), answer(2, "<1@x>"), answer(3, "<2@x>")]).await;
        add(&journal, vec![mail(inbox, 4, "<4@x>", 1)]).await;
        journal.assign_threads().await.expect("threads");
        let telling = journal.telling_messages(5).await.expect("chosen");
        assert_eq!(telling, [1, 2, 4], "the thread with its first answer, then the newest");
        assert_eq!(journal.telling_messages(1).await.expect("chosen"), [1]);
        let mut before = journal.with_what_comes_before(&[3]).await.expect("asked");
        before.sort_unstable();
        assert_eq!(before, [1, 2, 3]);
        assert_eq!(journal.with_what_comes_before(&[4]).await.expect("asked"), [4]);
    }

    #[tokio::test]
    async fn what_the_person_leaves_out_stays_out_until_it_is_retried() {
        let place = Place::new();
        let journal = place.open();
        let inbox = journal.folder("INBOX").await.expect("a folder").id;
        add(&journal, (1..=4).map(|uid| mail(inbox, uid, &format!("<{uid}@x>"), 1)).collect()).await;
        let refused = StoredProblem::from(&Problem::message("zammad-refused"));
        journal.mark_not_imported(1, MessageState::Failed, refused).await.expect("marked");
        journal.mark_copy(2, "<1@x>", "a").await.expect("marked");
        assert_eq!(
            Decisions::new(&journal).skip(&[1, 2, 3]).await.expect("left out"),
            2,
            "a copy is not left out twice"
        );

        journal.retry_failed().await.expect("a run begins");
        assert_eq!(found(&journal).await.iter().map(|row| row.id).collect::<Vec<_>>(), [4]);
        let balance = Balance::of(&journal.tally().await.expect("the tally"));
        assert_eq!(balance.skipped.get(SKIPPED_BY_PERSON), Some(&2));
        assert!(balance.adds_up());

        assert_eq!(Decisions::new(&journal).retry(&[1, 2, 3]).await.expect("retried"), 2);
        let ids: Vec<i64> = found(&journal).await.iter().map(|row| row.id).collect();
        assert_eq!(ids, [1, 3, 4]);
    }

    #[tokio::test]
    async fn what_is_in_zammad_or_on_its_way_is_neither_retried_nor_left_out() {
        let place = Place::new();
        let journal = place.open();
        let inbox = journal.folder("INBOX").await.expect("a folder").id;
        let states = ["sending", "imported", "settled", "unsettled"];
        add(&journal, (1..=4).map(|uid| mail(inbox, uid, &format!("<{uid}@x>"), 1)).collect()).await;
        journal
            .write(Durability::Soft, move |connection| {
                for (place, state) in states.iter().enumerate() {
                    connection
                        .execute("UPDATE messages SET state = ?2 WHERE id = ?1", (place as i64 + 1, state))?;
                }
                Ok(())
            })
            .await
            .expect("marked");
        assert_eq!(Decisions::new(&journal).retry(&[1, 2, 3, 4]).await.expect("asked"), 0);
        assert_eq!(Decisions::new(&journal).skip(&[1, 2, 3, 4]).await.expect("asked"), 0);
    }
}
