//! A table of what is kept, beside the files: what a spreadsheet opens, and what
//! tells which ticket a message became.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::journal::{Journal, SafetyCopy};
use crate::platform;
use crate::platform::safekeeping::unkept;
use crate::problem::Problem;
use crate::report::csv::{MARK, cell};

/// Its name in the folder of a day.
pub(super) const NAME: &str = "index.csv";

/// Messages read from the journal at once.
const PAGE: usize = 1_000;

/// The columns, in English for every language: programs read them. The last five
/// are what it takes to put a message back, and to know that its file is whole.
const COLUMNS: [&str; 13] = [
    "file",
    "folder",
    "uid",
    "message_id",
    "date",
    "from",
    "subject",
    "ticket_number",
    "article",
    "arrived",
    "flags",
    "bytes",
    "sha256",
];

/// The table of one day, to which lines are added.
pub(super) struct Index {
    file: File,
    path: PathBuf,
    root: PathBuf,
    day: String,
    /// The last of the kept messages that is in it.
    last: i64,
}

impl Index {
    /// Makes the table anew out of the journal: a program that was killed may have
    /// left it without its last lines, or with half of one.
    pub(super) async fn begin(journal: &Journal, root: &Path, day: &str) -> Result<Self, Problem> {
        let path = root.join(day).join(NAME);
        let told = |error: &std::io::Error| unkept(&path, error);
        let mut file = platform::begin_file(&path)?;
        let head = format!("{MARK}{}\r\n", COLUMNS.join(","));
        file.write_all(head.as_bytes()).map_err(|error| told(&error))?;
        let last = add(journal, root, day, 0, &mut file).await?.map_err(|error| told(&error))?;
        platform::name_file(file, &path, true)?;
        let file = File::options().append(true).open(&path).map_err(|error| told(&error))?;
        Ok(Self { file, path, root: root.to_owned(), day: day.to_owned(), last })
    }

    /// Adds what was kept since, and has it on the disk.
    pub(super) async fn add_new(&mut self, journal: &Journal) -> Result<(), Problem> {
        let added = add(journal, &self.root, &self.day, self.last, &mut self.file).await?;
        self.last = added.map_err(|error| unkept(&self.path, &error))?;
        self.file.sync_data().map_err(|error| unkept(&self.path, &error))
    }
}

/// Adds the lines of what was kept after this one; gives the last.
async fn add(
    journal: &Journal,
    root: &Path,
    day: &str,
    mut after: i64,
    to: &mut (impl std::io::Write + Send),
) -> Result<std::io::Result<i64>, Problem> {
    loop {
        let page = journal.safety_copies_of_day(root, day, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(Ok(after)) };
        after = last.id;
        let lines: String = page.iter().map(|copy| line(copy, day)).collect();
        if let Err(error) = to.write_all(lines.as_bytes()) {
            return Ok(Err(error));
        }
    }
}

/// One message as a line with its ending.
fn line(copy: &SafetyCopy, day: &str) -> String {
    let moment = |moment: Option<Timestamp>| moment.map(|moment| moment.to_string()).unwrap_or_default();
    let below = copy.path.strip_prefix(day).unwrap_or(&copy.path).trim_start_matches('/');
    let cells = [
        cell(below),
        cell(&copy.folder),
        copy.uid.to_string(),
        cell(copy.message_id.as_deref().unwrap_or_default()),
        moment(copy.dated),
        cell(copy.sender.as_deref().unwrap_or_default()),
        cell(&copy.subject),
        cell(copy.ticket_number.as_deref().unwrap_or_default()),
        copy.article.map(|article| article.to_string()).unwrap_or_default(),
        moment(copy.state.arrived),
        cell(&copy.state.flags.join(" ")),
        copy.fingerprint.size.to_string(),
        copy.fingerprint.sha256.clone(),
    ];
    cells.join(",") + "\r\n"
}
