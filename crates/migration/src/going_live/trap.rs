//! The trap, counted: what a channel would do with the mail where it reads.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::Serialize;

use crate::journal::Journal;
use crate::mailbox::{Access, Connector, Listed, Mailbox, SearchCriteria, list_all};
use crate::message::{self, Context};
use crate::problem::Problem;
use crate::zammad::Client;
use crate::zammad::answers::Answering;
use crate::zammad::channels::{ArchiveMode, Channel};
use crate::zammad::quiet::message_id_md5;

/// What a channel would read, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// The folder, by its path.
    pub folder: String,
    /// Whether fetched mail stays; else it is deleted.
    pub keep: bool,
    /// Archive mode; `None`: off.
    pub archive: Option<ArchiveMode>,
}

impl Reading {
    /// What this channel reads as it is set now. A Graph channel names its folder by an
    /// id, so that the path has to be given for it: [`Reading::in_mailbox`] asks for it.
    pub fn of(channel: &Channel) -> Self {
        Self {
            folder: channel.folder().to_owned(),
            keep: !channel.deletes(),
            archive: channel.inbound.archive.clone(),
        }
    }

    /// The same by the path under which the mailbox lists the folder. A Graph channel's
    /// folder is found by its id, and the inbox in any language.
    ///
    /// # Errors
    /// `channel-folder-missing`; what the mailbox or Zammad say.
    pub async fn in_mailbox<C: Connector>(
        connector: &C,
        client: &Client,
        channel: &Channel,
    ) -> Result<Self, Problem> {
        if channel.inbound.folder_id.is_none() {
            return Ok(Self::of(channel));
        }
        let folder = client.channel_folder_as_listed(channel, &listed(connector).await?).await?;
        let folder = folder.ok_or_else(|| Problem::person("channel-folder-missing"))?;
        Ok(Self { folder, ..Self::of(channel) })
    }
}

/// Paths of all folders that a mailbox lists.
///
/// # Errors
/// What the mailbox says.
pub async fn listed<C: Connector>(connector: &C) -> Result<Vec<String>, Problem> {
    let mut mailbox = connector.connect().await?;
    let folders = mailbox.folders(false).await?;
    mailbox.close().await;
    Ok(folders.into_iter().map(|folder| folder.path).collect())
}

/// What a channel would do, if it were switched on now, with the mail that lies where it
/// reads: counted of the mailbox and of Zammad, nothing assumed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Trap {
    /// What was counted for.
    pub reading: Reading,
    /// Messages in the folder.
    pub messages: u64,
    /// Messages there that are unread.
    pub unread: u64,
    /// Messages there that Zammad has already, by their Message-IDs.
    pub in_zammad: u64,
    /// Those of them that are unread.
    pub in_zammad_unread: u64,
    /// Those of them that would become tickets once more.
    pub imported_again: u64,
    /// Those of them that would be deleted from the mailbox.
    pub deleted: u64,
    /// Messages that Zammad does not have.
    pub not_in_zammad: u64,
    /// Those of them that the channel would take, as new mail.
    pub fetched_anew: u64,
    /// Messages without a Message-ID, which are new to Zammad each time. Whether it has
    /// one of them knows only the journal of the import.
    pub nameless: u64,
    /// People whom Zammad would answer, for all that the channel would take.
    pub answered: u64,
    /// Messages that the server counts and does not hand out.
    pub withheld: u64,
}

impl Trap {
    /// How many messages that are in Zammad already the channel would import again or
    /// delete: the number that must be 0.
    pub fn count(&self) -> u64 {
        self.imported_again.max(self.deleted)
    }

    /// Whether it would do no harm.
    pub fn is_clear(&self) -> bool {
        self.count() == 0
    }

    /// Whether the channel may be switched on: nothing would happen twice, or the person
    /// has typed the mailbox's address, knowing the number.
    ///
    /// # Errors
    /// `going-live-trap` with the numbers; `going-live-confirmation-wrong` where
    /// something else was typed.
    pub fn may_switch_on(&self, mailbox: &str, typed: Option<&str>) -> Result<(), Problem> {
        if self.is_clear() {
            return Ok(());
        }
        match typed {
            Some(typed) if typed.trim().eq_ignore_ascii_case(mailbox) => Ok(()),
            Some(_) => Err(Problem::usage("going-live-confirmation-wrong").with("mailbox", mailbox)),
            None => Err(Problem::person("going-live-trap")
                .with("folder", &self.reading.folder)
                .with("count", self.count())
                .with("again", self.imported_again)
                .with("deleted", self.deleted)
                .with("answered", self.answered)
                .with("mailbox", mailbox)),
        }
    }

    /// Counts it: every message of the folder is listed, and Zammad is asked for each
    /// Message-ID. Changes nothing.
    ///
    /// # Errors
    /// `folder-missing`; what the mailbox or Zammad say.
    pub async fn count_of<C: Connector>(
        connector: &C,
        client: &Client,
        reading: &Reading,
    ) -> Result<Self, Problem> {
        Self::count_with(connector, client, reading, None).await
    }

    /// The same where an import's journal is at hand: it knows messages that carry no
    /// Message-ID by their places.
    ///
    /// # Errors
    /// As [`Trap::count_of`]; what the journal says.
    pub async fn count_with<C: Connector>(
        connector: &C,
        client: &Client,
        reading: &Reading,
        journal: Option<&Journal>,
    ) -> Result<Self, Problem> {
        let There { mut lines, withheld, uid_validity } = list(connector, &reading.folder).await?;
        if let Some(journal) = journal {
            let imported = journal.imported_uids(&reading.folder, uid_validity).await?;
            for line in &mut lines {
                line.imported = imported.contains(&line.uid);
            }
        }
        let md5s: Vec<String> = lines.iter().filter_map(|line| line.md5.clone()).collect();
        let found = client.find_articles(&md5s).await?;
        let answering = Answering::ask(client).await?;
        let known = |md5: &str| found.contains_key(md5);
        Ok(Self::judge(reading, &lines, withheld, &known, &|people| answering.people(people, people)))
    }

    fn judge(
        reading: &Reading,
        lines: &[Line],
        withheld: u64,
        known: &dyn Fn(&str) -> bool,
        answered: &dyn Fn(&[String]) -> u64,
    ) -> Self {
        let mut trap =
            Self { reading: reading.clone(), messages: lines.len() as u64, withheld, ..Self::default() };
        let mut writers = BTreeSet::new();
        // Where mail is kept, the second of two with one Message-ID is known by then.
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for line in lines {
            let count = |yes: bool| u64::from(yes);
            let in_zammad = line.imported || line.md5.as_deref().is_some_and(known);
            let fate = fate(reading, line, in_zammad);
            let twin = line.md5.as_deref().is_some_and(|md5| !seen.insert(md5));
            trap.unread += count(line.unread);
            trap.nameless += count(line.md5.is_none());
            if in_zammad {
                trap.in_zammad += 1;
                trap.in_zammad_unread += count(line.unread);
                trap.imported_again += count(fate.becomes_ticket);
                trap.deleted += count(fate.is_deleted);
            } else {
                trap.not_in_zammad += 1;
                trap.fetched_anew += count(fate.becomes_ticket && !(twin && reading.keep));
            }
            if fate.becomes_ticket && !fate.is_archived && !line.machine_made {
                writers.extend(line.from.clone());
            }
        }
        trap.answered = answered(&writers.into_iter().collect::<Vec<_>>());
        trap
    }
}

/// What a channel does with a message (Zammad: `app/models/channel/driver/imap.rb`;
/// docs/zammad.md#channels).
struct Fate {
    becomes_ticket: bool,
    is_archived: bool,
    is_deleted: bool,
}

fn fate(reading: &Reading, line: &Line, in_zammad: bool) -> Fate {
    if line.deleted || (reading.keep && !line.unread) {
        // Flagged for removal by somebody, or read: passed over.
        return Fate { becomes_ticket: false, is_archived: false, is_deleted: false };
    }
    let is_archived = reading.archive.as_ref().is_some_and(|archive| {
        line.sent.is_some_and(|sent| archive.before.is_none_or(|before| sent <= before))
    });
    // Known Message-IDs are asked for in archive mode and where mail is kept; there only
    // where the header's name is spelt as Zammad asks for it. What has none is new to it.
    let is_known = in_zammad && line.md5.is_some() && (is_archived || (reading.keep && line.usual_spelling));
    Fate { becomes_ticket: !is_known, is_archived, is_deleted: !reading.keep }
}

/// What is known of a message there.
#[allow(clippy::struct_excessive_bools, reason = "what one line of a list says, independent of each other")]
#[derive(Debug, Clone)]
struct Line {
    uid: u32,
    /// An import has brought it, by its journal.
    imported: bool,
    md5: Option<String>,
    /// The header is called `Message-ID`, and not `Message-Id`.
    usual_spelling: bool,
    unread: bool,
    deleted: bool,
    sent: Option<Timestamp>,
    from: Option<String>,
    machine_made: bool,
}

impl Line {
    fn of(listed: &Listed) -> Self {
        let facts = message::read_header(&listed.header, &Context::default());
        let spelt = |name: &str| {
            listed.header.split(|byte| *byte == b'\n').any(|line| line.starts_with(name.as_bytes()))
        };
        Self {
            uid: listed.uid,
            imported: false,
            md5: facts.message_id.as_deref().map(message_id_md5),
            usual_spelling: spelt("Message-ID:"),
            unread: !listed.seen,
            deleted: listed.deleted,
            sent: facts.date,
            from: facts.from_email,
            machine_made: facts.auto_submitted || facts.bounce || facts.out_of_office,
        }
    }
}

/// What lies in a folder.
struct There {
    lines: Vec<Line>,
    /// How many the server counts beside them.
    withheld: u64,
    uid_validity: u32,
}

/// Every message of the folder.
async fn list<C: Connector>(connector: &C, folder: &str) -> Result<There, Problem> {
    let mut mailbox = connector.connect().await?;
    let uid_validity = mailbox.open(folder, Access::Look).await?.uid_validity;
    let searched = mailbox.search(&SearchCriteria::default()).await?;
    // Their headers are not kept: a folder may hold very many.
    let lines = list_all(&mut mailbox, &searched.uids, |listed| Line::of(&listed)).await?;
    mailbox.close().await;
    Ok(There { lines, withheld: u64::from(searched.withheld), uid_validity })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: u32, unread: bool) -> Line {
        Line {
            uid: number,
            imported: false,
            md5: Some(number.to_string()),
            usual_spelling: true,
            unread,
            deleted: false,
            sent: Some(Timestamp::UNIX_EPOCH),
            from: Some(format!("person{number}@x.example")),
            machine_made: false,
        }
    }

    fn reading(keep: bool, archive: bool) -> Reading {
        let archive = archive.then(ArchiveMode::default);
        Reading { folder: "INBOX".to_owned(), keep, archive }
    }

    /// Messages 0 to 9 are in Zammad, the even ones unread; 10 and 11 are not, unread.
    fn judged(reading: &Reading, change: impl Fn(&mut Vec<Line>)) -> Trap {
        let mut lines: Vec<Line> =
            (0..12).map(|number| line(number, number % 2 == 0 || number > 9)).collect();
        change(&mut lines);
        let known = |md5: &str| md5.parse::<u32>().is_ok_and(|number| number < 10);
        Trap::judge(reading, &lines, 0, &known, &|people| people.len() as u64)
    }

    #[test]
    fn a_channel_that_keeps_nothing_imports_all_again_and_deletes_it() {
        let trap = judged(&reading(false, false), |_| ());
        assert_eq!((trap.in_zammad, trap.in_zammad_unread, trap.unread), (10, 5, 7));
        assert_eq!((trap.imported_again, trap.deleted, trap.answered), (10, 10, 12));
        assert_eq!((trap.not_in_zammad, trap.fetched_anew, trap.count()), (2, 2, 10));
    }

    #[test]
    fn a_channel_that_keeps_takes_only_what_is_unread_and_unknown() {
        let trap = judged(&reading(true, false), |_| ());
        assert_eq!((trap.imported_again, trap.deleted, trap.fetched_anew, trap.answered), (0, 0, 2, 2));
        assert!(trap.is_clear());
    }

    /// Zammad 5.5 took 102 of 151 again whose header was spelt `Message-Id`.
    #[test]
    fn another_spelling_of_the_message_id_is_imported_again_even_where_it_is_kept() {
        let trap = judged(&reading(true, false), |lines| lines[0].usual_spelling = false);
        assert_eq!((trap.imported_again, trap.deleted), (1, 0));
    }

    #[test]
    fn archive_mode_answers_nobody_and_imports_nothing_twice() {
        let trap = judged(&reading(false, true), |_| ());
        assert_eq!((trap.imported_again, trap.deleted, trap.answered), (0, 10, 0));
        let cut_off = ArchiveMode { before: Some(Timestamp::UNIX_EPOCH), state_id: None };
        let reading = Reading { archive: Some(cut_off), ..reading(false, false) };
        let newer = judged(&reading, |lines| lines[1].sent = Some(Timestamp::MAX));
        assert_eq!((newer.imported_again, newer.answered), (1, 1));
    }

    #[test]
    fn machines_and_flagged_messages_are_no_people_to_answer() {
        let trap = judged(&reading(false, false), |lines| {
            lines[0].machine_made = true;
            lines[1].deleted = true;
            lines[2].from = lines[3].from.clone();
            lines[11].md5 = None;
        });
        assert_eq!((trap.imported_again, trap.deleted, trap.answered, trap.nameless), (9, 9, 9, 1));
    }

    /// An import knows a message without a Message-ID by its place; Zammad never does.
    #[test]
    fn an_imported_message_without_a_message_id_comes_again_however_it_is_kept() {
        let change = |lines: &mut Vec<Line>| {
            lines[10].md5 = None;
            lines[10].imported = true;
        };
        for (reading, deleted) in
            [(reading(true, false), 0), (reading(true, true), 0), (reading(false, true), 11)]
        {
            let trap = judged(&reading, change);
            assert_eq!((trap.in_zammad, trap.imported_again, trap.deleted), (11, 1, deleted), "{reading:?}");
        }
    }

    #[test]
    fn it_may_be_switched_on_only_at_zero_or_by_the_typed_address() {
        let clear = judged(&reading(true, false), |_| ());
        assert_eq!(clear.may_switch_on("a@x.example", None), Ok(()));
        let trap = judged(&reading(false, false), |_| ());
        let code = |typed| trap.may_switch_on("a@x.example", typed).map_err(|problem| problem.code());
        assert_eq!(code(None), Err("going-live-trap"));
        assert_eq!(code(Some("yes")), Err("going-live-confirmation-wrong"));
        assert_eq!(code(Some(" A@x.example ")), Ok(()));
    }
}
