//! A folder is known again by what is in it, whatever its name is now: by the
//! server's own id for it (MAILBOXID, RFC 8474), or by its UIDVALIDITY and the
//! messages that the journal knows under their UIDs. UIDVALIDITY alone proves
//! nothing: Exchange gives many folders the same small number.

use super::others;
use crate::journal::{FolderRow, Journal, JournalWriter, KnownMessage};
use crate::likeness::likeness_of;
use crate::mailbox::{Access, Listed, Mailbox, Opened, list_all};
use crate::message::{self, Context};
use crate::plan::nearest;
use crate::problem::{Kind, Problem};

/// Messages that prove a folder to be the same: of more the first and the last.
const COMPARED: usize = 50;

/// Folders that are looked into at most.
const MOST_LOOKED_INTO: usize = 300;

/// The path of the folder that holds what the journal knows of this one, where it
/// is there under another name. `not` are paths that it cannot have.
///
/// # Errors
/// Trouble that passes; what else single folders meet is passed over.
pub(crate) async fn recognise<M: Mailbox>(
    mailbox: &mut M,
    journal: &Journal,
    row: &FolderRow,
    not: &[String],
) -> Result<Option<String>, Problem> {
    let Some(uid_validity) = row.uid_validity else { return Ok(None) };
    let known = journal.known_messages(row.id, uid_validity, COMPARED).await?;
    if known.is_empty() && row.mailbox_id.is_none() {
        return Ok(None);
    }
    let folders = mailbox.folders(false).await?;
    let others = others(&folders, not);
    // Those of a similar name first: most often it is one of them.
    let likely = nearest(&row.path, others.iter().copied());
    let rest = others.iter().copied().filter(|path| !likely.contains(path));
    for path in likely.iter().copied().chain(rest).take(MOST_LOOKED_INTO) {
        let opened = match mailbox.open(path, Access::Look).await {
            Ok(opened) => opened,
            Err(problem) if problem.kind() == Kind::Passing => return Err(problem),
            Err(_) => continue,
        };
        if is_the_same(mailbox, &opened, row, &known).await? {
            return Ok(Some(path.to_owned()));
        }
    }
    Ok(None)
}

/// Whether the open folder is the one that the journal knows as `row`.
async fn is_the_same<M: Mailbox>(
    mailbox: &mut M,
    opened: &Opened,
    row: &FolderRow,
    known: &[KnownMessage],
) -> Result<bool, Problem> {
    if let (Some(now), Some(former)) = (&opened.mailbox_id, &row.mailbox_id) {
        return Ok(now == former);
    }
    if row.uid_validity != Some(opened.uid_validity) || known.is_empty() {
        return Ok(false);
    }
    let uids: Vec<u32> = known.iter().map(|message| message.uid).collect();
    let listed = list_all(mailbox, &uids, |listed| listed).await?;
    let mut same = 0;
    for one in &listed {
        let Some(message) = known.iter().find(|message| message.uid == one.uid) else { continue };
        if !is_same_message(one, message) {
            return Ok(false);
        }
        same += 1;
    }
    // What was removed since proves nothing either way.
    Ok(same > 0)
}

fn is_same_message(listed: &Listed, known: &KnownMessage) -> bool {
    let facts = message::read_header(&listed.header, &Context::default());
    match (&facts.message_id, &known.message_id) {
        (Some(now), Some(former)) if !known.nameless => now == former,
        _ => likeness_of(&facts, listed) == known.likeness,
    }
}

/// Has the journal go on under a new name with a folder that the plan now calls so,
/// where it is proven to be the same; `true` where it was.
///
/// # Errors
/// What the mailbox or the disk say.
pub(crate) async fn adopt<M: Mailbox>(
    mailbox: &mut M,
    journal: &JournalWriter,
    former: &FolderRow,
    path: &str,
) -> Result<bool, Problem> {
    let Some(uid_validity) = former.uid_validity else { return Ok(false) };
    let known = journal.known_messages(former.id, uid_validity, COMPARED).await?;
    let opened = mailbox.open(path, Access::Look).await?;
    let same = is_the_same(mailbox, &opened, former, &known).await?;
    if same {
        tracing::info!("a folder goes on under another name");
        journal.rename_folder(former.id, path).await?;
    }
    Ok(same)
}
