//! What reports ask for: every message in turn, those that need attention, and what
//! was changed in Zammad.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};

use super::Journal;
use super::messages::{tally_rows, timestamp};
use super::reasons::{NOTHING_TO_LOOK_AT, listed};
use super::rows::{Change, MessageState, OriginalKept, StoredProblem, TallyRow};
use super::settling::change_row;
use crate::platform::single;
use crate::problem::Problem;

/// A message with all that a report says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedMessage {
    /// Its id in the journal.
    pub id: i64,
    /// Path of its folder.
    pub folder: String,
    /// UIDVALIDITY of the folder when it was listed.
    pub uid_validity: u32,
    /// Its UID.
    pub uid: u32,
    /// The date it is filed under.
    pub dated: Timestamp,
    /// Its subject.
    pub subject: String,
    /// Its Message-ID.
    pub message_id: Option<String>,
    /// Where it stands.
    pub state: MessageState,
    /// Why, where there is a reason; of a settled message, what was done.
    pub problem: Option<StoredProblem>,
    /// Id of its ticket, where it has one.
    pub ticket: Option<u64>,
    /// The number that Zammad shows for the ticket, where that is known.
    pub ticket_number: Option<String>,
    /// Id of its article, where it has one.
    pub article: Option<u64>,
    /// Whether its article has the original among its files.
    pub original: OriginalKept,
}

const COLUMNS: &str = "SELECT messages.id, folders.path, messages.uid_validity, messages.uid, messages.dated,
        messages.subject, messages.message_id, messages.state, messages.reason, messages.detail,
        messages.ticket, threads.ticket_number, messages.article, messages.original
    FROM messages JOIN folders ON folders.id = messages.folder
    LEFT JOIN threads ON threads.ticket = messages.ticket
        AND threads.id = coalesce(messages.thread, messages.id)";

fn reported(row: &Row<'_>) -> rusqlite::Result<ReportedMessage> {
    let state: String = row.get(7)?;
    let reason: String = row.get(8)?;
    let detail: Option<String> = row.get(9)?;
    let number: Option<String> = row.get(11)?;
    Ok(ReportedMessage {
        id: row.get(0)?,
        folder: row.get(1)?,
        uid_validity: row.get(2)?,
        uid: row.get(3)?,
        dated: timestamp(row.get(4)?),
        subject: row.get(5)?,
        message_id: row.get(6)?,
        state: MessageState::read(&state).unwrap_or(MessageState::Failed),
        problem: (!reason.is_empty()).then(|| StoredProblem::from_json(&reason, detail.as_deref())),
        ticket: row.get::<_, Option<i64>>(10)?.map(i64::unsigned_abs),
        ticket_number: number.filter(|number| !number.is_empty()),
        article: row.get::<_, Option<i64>>(12)?.map(i64::unsigned_abs),
        original: OriginalKept::read(row.get(13)?),
    })
}

/// Messages in Zammad that their articles show only as well as is possible.
pub(super) const WITH_ORIGINAL: &str =
    "messages.original = 1 AND messages.state IN ('imported', 'settled', 'unsettled')";

/// How many those are.
pub(super) fn with_original(connection: &Connection) -> rusqlite::Result<u64> {
    connection
        .prepare_cached(&format!("SELECT count(*) FROM messages WHERE {WITH_ORIGINAL}"))?
        .query_row([], |row| row.get::<_, i64>(0))
        .map(i64::unsigned_abs)
}

impl Journal {
    /// Whether a process, this one or another, has the journal at `path` open
    /// for writing now. For showing only: who wants to go on must open it.
    pub fn is_in_use(path: &std::path::Path) -> bool {
        single::is_taken(&path.with_extension("lock"))
    }

    /// Messages whose id comes after the given one, in the order they were
    /// found, at most `limit`: the next page after the last id of this one. The
    /// first page comes after 0.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn every_message(&self, after: i64, limit: usize) -> Result<Vec<ReportedMessage>, Problem> {
        self.read(move |connection| {
            connection
                .prepare_cached(&format!("{COLUMNS} WHERE messages.id > ?1 ORDER BY messages.id LIMIT ?2"))?
                .query_map([after, limit as i64], reported)?
                .collect()
        })
        .await
    }

    /// Messages that were skipped, failed or not settled, the oldest first, at
    /// most `limit`. Those that were in Zammad before and further copies need
    /// nobody's attention.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn needing_attention(&self, limit: usize) -> Result<Vec<ReportedMessage>, Problem> {
        self.read(move |connection| {
            connection
                .prepare_cached(&format!(
                    "{COLUMNS} WHERE messages.state IN ('skipped', 'failed', 'unsettled')
                         AND messages.reason NOT IN ({})
                     ORDER BY messages.dated, messages.id LIMIT ?1",
                    listed(&NOTHING_TO_LOOK_AT)
                ))?
                .query_map([limit as i64], reported)?
                .collect()
        })
        .await
    }

    /// Messages that their articles show only as well as is possible, with the
    /// original attached, the oldest first, at most `limit`.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn with_original(&self, limit: usize) -> Result<Vec<ReportedMessage>, Problem> {
        self.read(move |connection| {
            connection
                .prepare_cached(&format!(
                    "{COLUMNS} WHERE {WITH_ORIGINAL} ORDER BY messages.dated, messages.id LIMIT ?1"
                ))?
                .query_map([limit as i64], reported)?
                .collect()
        })
        .await
    }

    /// How many messages stand where, and how many of them have their original at
    /// their article; and how many customers got a name. All of one moment.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn tally_with_more(&self) -> Result<(Vec<TallyRow>, u64, u64, u64), Problem> {
        self.read(|connection| {
            let named: i64 = connection
                .prepare_cached("SELECT count(*) FROM customers WHERE name = 'given'")?
                .query_row([], |row| row.get(0))?;
            let undated: Option<i64> = connection
                .prepare_cached("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'undated'")?
                .query_row([], |row| row.get(0))
                .optional()?;
            let undated = undated.unwrap_or_default().unsigned_abs();
            Ok((tally_rows(connection)?, with_original(connection)?, named.unsigned_abs(), undated))
        })
        .await
    }

    /// Changes in Zammad that were put back and read back so, in the order they
    /// were made.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn restored_changes(&self) -> Result<Vec<Change>, Problem> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT id, kind, target, name, former FROM changes WHERE restored = 1 ORDER BY id",
                )?
                .query_map([], change_row)?
                .collect()
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{
        COPY, Identity, ImportedMark, JournalWriter, MessageFilter, MessageList, NewMessage, SendingMark,
    };
    use crate::problem::Language;
    use crate::report::{Report, csv};

    fn mail(folder: i64, uid: u32, skip: Option<&str>) -> NewMessage {
        let skip = skip.map(StoredProblem::of_code);
        NewMessage {
            folder,
            uid_validity: 7,
            uid,
            size: 1000,
            // The later a message was found, the older it is.
            dated: timestamp(1_000_000 - i64::from(uid)),
            date_missing: false,
            arrived: None,
            may_have_files: false,
            archived: true,
            message_id: None,
            md5: None,
            likeness: 0,
            from_email: None,
            customer: None,
            subject: format!("=Question {uid}"),
            machine_made: false,
            mentions: Vec::new(),
            recipients: Vec::new(),
            addressees: Vec::new(),
            skip,
        }
    }

    async fn filled(path: &std::path::Path, messages: u32) -> JournalWriter {
        let identity = Identity {
            helpdesk: "https://help.example.com".into(),
            server: "imap.example.com:993".into(),
            mailbox: "support@example.com".into(),
        };
        let journal = JournalWriter::open(path, &identity).expect("the journal opens");
        let folder = journal.folder("INBOX").await.expect("a folder").id;
        let mut all: Vec<_> = (1..=messages).map(|uid| mail(folder, uid, None)).collect();
        all.push(mail(folder, messages + 1, Some("message-marked-deleted")));
        all.push(mail(folder, messages + 2, Some(COPY)));
        all.push(mail(folder, messages + 3, Some("message-substitute")));
        journal.add_messages(all).await.expect("added");
        journal
    }

    #[tokio::test]
    async fn whether_a_journal_is_in_use_can_be_seen() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.journal");
        assert!(!Journal::is_in_use(&path));
        let journal = filled(&path, 1).await;
        assert!(Journal::is_in_use(&path));
        drop(journal);
        assert!(!Journal::is_in_use(&path));
    }

    #[tokio::test]
    async fn every_message_comes_once_page_by_page_with_its_ticket() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = filled(&folder.path().join("a.journal"), 4).await;
        let mark = ImportedMark {
            id: 2,
            thread: 2,
            ticket: 31,
            ticket_number: "22031".into(),
            article: 77,
            incomplete: None,
        };
        journal.mark_imported(mark).await.expect("marked");
        let (mut after, mut uids) = (0, Vec::new());
        loop {
            let page = journal.every_message(after, 3).await.expect("a page");
            let Some(last) = page.last() else { break };
            after = last.id;
            uids.extend(page.iter().map(|message| message.uid));
        }
        assert_eq!(uids, [1, 2, 3, 4, 5, 6, 7]);
        let imported = &journal.every_message(1, 1).await.expect("a page")[0];
        assert_eq!((imported.ticket, imported.article), (Some(31), Some(77)));
        assert_eq!(imported.ticket_number.as_deref(), Some("22031"));
        assert_eq!((imported.state, &imported.problem), (MessageState::Imported, &None));
    }

    #[tokio::test]
    async fn messages_with_their_originals_are_counted_and_listed_once_they_are_in_zammad() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = filled(&folder.path().join("a.journal"), 3).await;
        let run = journal.begin_run("run", Timestamp::UNIX_EPOCH).await.expect("a run");
        let kept = [OriginalKept::Attached, OriginalKept::TooLarge, OriginalKept::Attached];
        let mark = |(place, original): (usize, OriginalKept)| SendingMark {
            id: place as i64 + 1,
            message_id: format!("<{place}@x>"),
            md5: place.to_string(),
            part_md5s: vec![place.to_string()],
            content: "a".to_owned(),
            original,
        };
        let marks = kept.into_iter().enumerate().map(mark).collect();
        assert_eq!(journal.mark_sending(run, marks).await.expect("marked"), [1, 2, 3]);
        for id in 1..=2 {
            let mark = ImportedMark {
                id,
                thread: id,
                ticket: 31,
                ticket_number: "22031".into(),
                article: 77,
                incomplete: kept[id as usize - 1].obstacle().as_ref().map(StoredProblem::from),
            };
            journal.mark_imported(mark).await.expect("marked");
        }
        let uids =
            |messages: Vec<ReportedMessage>| messages.iter().map(|message| message.uid).collect::<Vec<_>>();
        assert_eq!(uids(journal.with_original(10).await.expect("rows")), [1]);
        let balance = journal.balance().await.expect("a balance");
        assert_eq!((balance.imported, balance.with_original), (2, 1));
        assert_eq!(balance.unsettled["original-too-large"], 1);
        let filter = MessageFilter { with_original: true, ..MessageFilter::default() };
        let selected = MessageList::new(Journal::clone(&journal)).select(&filter).await.expect("selected");
        assert_eq!(selected.ids(), [1]);
        // Nothing of the one without its original is ever settled.
        let to_settle = journal.to_settle(1, 7, 0, 10).await.expect("rows");
        assert_eq!(to_settle.iter().map(|row| row.id).collect::<Vec<_>>(), [1]);
    }

    #[tokio::test]
    async fn copies_need_nobodys_attention_and_the_oldest_comes_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = filled(&folder.path().join("a.journal"), 1).await;
        let codes = |messages: Vec<ReportedMessage>| -> Vec<String> {
            messages.into_iter().filter_map(|message| Some(message.problem?.code)).collect()
        };
        let all = journal.needing_attention(10).await.expect("rows");
        assert_eq!(codes(all), ["message-substitute", "message-marked-deleted"]);
        assert_eq!(codes(journal.needing_attention(1).await.expect("rows")), ["message-substitute"]);
    }

    #[tokio::test]
    async fn a_report_tells_what_was_put_back_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = filled(&folder.path().join("a.journal"), 1).await;
        for number in 0..2 {
            let run =
                journal.begin_run(&format!("run-{number}"), Timestamp::UNIX_EPOCH).await.expect("a run");
            journal.note_change(run, "trigger", 5, "auto reply", true).await.expect("noted");
            for change in journal.unrestored_changes().await.expect("changes") {
                journal.mark_restored(change.id).await.expect("restored");
            }
        }
        journal.note_change(2, "import-mode", 9, "import_mode", false).await.expect("noted");
        let report = Report::read(&journal, None, Language::English, crate::problem::Reader::Commands)
            .await
            .expect("a report");
        let names: Vec<_> = report.put_back_in_zammad.iter().map(|change| change.name.as_str()).collect();
        assert_eq!(names, ["auto reply"]);
        let still: Vec<_> = report.changed_in_zammad.iter().map(|change| change.name.as_str()).collect();
        assert_eq!(still, ["import_mode"]);
        assert_eq!(report.runs.len(), 2);
        assert_eq!(report.messages.len(), 2);
        assert_eq!(report.file_name("html"), "mailferry-run-1.html");
    }

    #[tokio::test]
    async fn the_table_holds_every_message_also_over_many_pages() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = filled(&folder.path().join("a.journal"), 2_500).await;
        let mut table = Vec::new();
        let refuse = |error: &std::io::Error| Problem::person("file-unwritable").words(&error.to_string());
        let written = csv::write(&journal, Language::English, &mut table, refuse).await.expect("written");
        let table = String::from_utf8(table).expect("UTF-8");
        assert!(table.starts_with("\u{feff}folder,uid,uid_validity,date,subject,"));
        assert_eq!(written, 2_503);
        assert_eq!(table.matches("\r\n").count(), 2_504);
        assert_eq!(table.matches("\"'=Question ").count(), 2_503);
        assert!(table.contains("skipped,copy,\"This is a duplicate"));
    }
}
