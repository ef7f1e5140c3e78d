//! What the table beside the kept files tells, where the journal is gone.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use csv::{ReaderBuilder, StringRecord};

use super::index::NAME;
use crate::journal::{PutBack, SafetyCopy};
use crate::mailbox::MailState;
use crate::platform::safekeeping::Fingerprint;
use crate::problem::Problem;
use crate::report::csv::text_of_cell;

/// What a table lists.
#[derive(Debug)]
pub(crate) struct Listed {
    /// The table's file.
    pub table: PathBuf,
    /// The kept messages, by their place in the table.
    pub copies: Vec<SafetyCopy>,
    /// Lines that do not tell enough to put a message back, from 1.
    pub unreadable: Vec<u64>,
}

/// Reads a table, named by its file or by the folder of its day.
///
/// # Errors
/// `put-back-index-unreadable`: there is none, or it is another kind of file.
pub(crate) fn read(table: &Path) -> Result<Listed, Problem> {
    let table = if table.is_dir() { table.join(NAME) } else { table.to_owned() };
    let unreadable = || Problem::usage("put-back-index-unreadable").with("path", table.display());
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .from_path(&table)
        .map_err(|error| unreadable().words(&error.to_string()))?;
    let head = reader.headers().map_err(|error| unreadable().words(&error.to_string()))?;
    let columns = Columns::of(head).ok_or_else(unreadable)?;
    let root = table.parent().unwrap_or(Path::new("")).to_owned();
    let mut listed = Listed { table: table.clone(), copies: Vec::new(), unreadable: Vec::new() };
    for (place, line) in reader.records().enumerate() {
        let copy = line.ok().and_then(|line| columns.copy(&line, &root, listed.copies.len()));
        match copy {
            Some(copy) => listed.copies.push(copy),
            // The head is line 1.
            None => listed.unreadable.push(place as u64 + 2),
        }
    }
    Ok(listed)
}

/// Where the columns are; others may stand between them.
struct Columns(HashMap<String, usize>);

impl Columns {
    /// `None` where one is missing that putting back needs.
    fn of(head: &StringRecord) -> Option<Self> {
        let named = head
            .iter()
            .enumerate()
            .map(|(place, name)| (name.trim_start_matches('\u{feff}').trim().to_owned(), place));
        let columns = Self(named.collect());
        let needed = ["file", "folder", "arrived", "flags", "bytes", "sha256"];
        needed.iter().all(|name| columns.0.contains_key(*name)).then_some(columns)
    }

    fn text(&self, line: &StringRecord, name: &str) -> Option<String> {
        line.get(*self.0.get(name)?).map(text_of_cell)
    }

    fn copy(&self, line: &StringRecord, root: &Path, id: usize) -> Option<SafetyCopy> {
        let path = self.text(line, "file").filter(|path| is_below(path))?;
        let folder = self.text(line, "folder").filter(|folder| !folder.is_empty())?;
        let sha256 = self.text(line, "sha256").filter(|digest| digest.len() == 64)?;
        let size = self.text(line, "bytes")?.parse().ok()?;
        let arrived = self.text(line, "arrived")?;
        let flags = self.text(line, "flags")?.split_whitespace().map(str::to_owned).collect();
        Some(SafetyCopy {
            id: i64::try_from(id).ok()?,
            folder,
            uid_validity: 0,
            uid: self.text(line, "uid").and_then(|uid| uid.parse().ok()).unwrap_or_default(),
            root: root.to_owned(),
            path,
            fingerprint: Fingerprint { size, sha256: sha256.to_ascii_lowercase() },
            state: MailState { arrived: arrived.parse().ok(), flags },
            put_back: PutBack::No,
            message_id: self.text(line, "message_id").filter(|id| !id.is_empty()),
            dated: self.text(line, "date").and_then(|date| date.parse().ok()),
            sender: self.text(line, "from").filter(|sender| !sender.is_empty()),
            subject: self.text(line, "subject").unwrap_or_default(),
            ticket_number: self.text(line, "ticket_number").filter(|number| !number.is_empty()),
            article: self.text(line, "article").and_then(|article| article.parse().ok()),
        })
    }
}

/// A table may come from anywhere: it names files beside itself alone.
fn is_below(path: &str) -> bool {
    let path = PathBuf::from(path);
    path.components().next().is_some() && path.components().all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::csv::cell;

    fn table(text: &str) -> (tempfile::TempDir, Result<Listed, Problem>) {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(NAME), text).expect("written");
        let listed = read(folder.path());
        (folder, listed)
    }

    const HEAD: &str = "\u{feff}file,folder,uid,message_id,arrived,flags,bytes,sha256\r\n";

    #[test]
    fn a_line_gives_what_it_takes_to_put_a_message_back_and_one_that_was_cut_off_is_counted() {
        let digest = "0a".repeat(32);
        let folder = cell("=Größe; -1 \"x\"");
        let whole =
            format!("\"INBOX/a.eml\",{folder},7,\"<a@x>\",2026-03-03T09:00:00Z,\"\\Seen $a\",3,{digest}\r\n");
        let (place, listed) =
            table(&format!("{HEAD}{whole}\"../b.eml\",\"INBOX\",8,,,,3,{digest}\r\n\"INBOX/c.e"));
        let listed = listed.expect("read");
        let [copy] = &listed.copies[..] else { panic!("{listed:?}") };
        assert_eq!(copy.folder, "=Größe; -1 \"x\"");
        assert_eq!(copy.file(), place.path().join("INBOX/a.eml"));
        assert_eq!(copy.message_id.as_deref(), Some("<a@x>"));
        assert_eq!(copy.state.flags, ["\\Seen", "$a"]);
        assert_eq!(copy.state.arrived, Some("2026-03-03T09:00:00Z".parse().expect("a moment")));
        assert_eq!((copy.fingerprint.size, copy.fingerprint.sha256.clone()), (3, digest));
        assert_eq!(listed.unreadable, [3, 4], "a file elsewhere, and half a line");
    }

    #[test]
    fn what_is_no_such_table_is_said_to_be_none() {
        for text in ["", "a,b\r\n1,2\r\n", "\0\0"] {
            let (_place, listed) = table(text);
            assert_eq!(listed.expect_err(text).code(), "put-back-index-unreadable");
        }
        let missing = read(Path::new("/nowhere/index.csv"));
        assert_eq!(missing.expect_err("missing").code(), "put-back-index-unreadable");
    }
}
