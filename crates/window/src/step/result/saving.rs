//! Reports as files: where they go, under which names, in which forms.

use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use crate::context::Context;
use crate::migration::journal::Journal;
use crate::platform;
use crate::problem::{Problem, Reader};
use crate::report::{Report, csv, html};
use crate::words::Language;

/// A form of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A page to read and print (HTML).
    Page,
    /// Every message as a line of a table (CSV).
    Table,
    /// For programs (JSON).
    Data,
}

impl Form {
    fn ending(self) -> &'static str {
        match self {
            Self::Page => "html",
            Self::Table => "csv",
            Self::Data => "json",
        }
    }
}

/// Where reports go: the person's downloads, else documents; in practice its own
/// folder, since nothing of practice stays.
pub(super) fn folder(context: &Context) -> Result<PathBuf, Problem> {
    match &context.practice {
        Some(practising) => Ok(practising.folder.path().join("reports")),
        None => platform::report_folder(),
    }
}

/// Writes the report of the newest run into a folder, under a name that tells
/// the run and nothing of whose mail it is. A file that is there stays: the next
/// gets a number.
///
/// # Errors
/// What the journal says; `file-unwritable`.
pub(super) async fn save(
    journal: &Journal,
    form: Form,
    folder: &Path,
    language: Language,
    zone: &TimeZone,
) -> Result<PathBuf, Problem> {
    let report = Report::read(journal, None, language, Reader::Window).await?;
    let name = report.file_name(form.ending());
    let mut path = folder.join(&name);
    let mut file = platform::begin_file(&path)?;
    let bytes = match form {
        Form::Page => Some(html(&report, language, zone).into_bytes()),
        Form::Data => Some(serde_json::to_vec_pretty(&report).map_err(|error| {
            Problem::ours("file-unwritable").with("path", path.display()).words(&error.to_string())
        })?),
        Form::Table => None,
    };
    match bytes {
        Some(bytes) => file.write_all(&bytes).map_err(|error| platform::unwritable(&path, &error))?,
        None => {
            csv::write(journal, language, BufWriter::new(&mut file), |error| {
                platform::unwritable(&path, error)
            })
            .await?;
        }
    }
    let mut copy = 2_u32;
    while path.exists() {
        path = folder.join(numbered(&name, copy));
        copy += 1;
    }
    if platform::name_file(file, &path, false)? {
        return Ok(path);
    }
    // Someone else took the name this very moment.
    Err(platform::unwritable(&path, &std::io::ErrorKind::AlreadyExists.into()))
}

/// `report.html` as `report-2.html`.
fn numbered(name: &str, copy: u32) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{copy}.{ending}"),
        None => format!("{name}-{copy}"),
    }
}

/// Shows a folder in the system's file manager.
///
/// # Errors
/// `folder-not-opened` with what the system says.
pub(super) async fn open_folder(folder: PathBuf) -> Result<(), Problem> {
    let work = move || {
        platform::opening::open(&folder).map_err(|error| {
            Problem::person("folder-not-opened").with("folder", folder.display()).words(&error.to_string())
        })
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| Problem::ours("runtime-not-started"))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_report_of_a_run_gets_a_number() {
        assert_eq!(numbered("mailferry-20260401-ab12.html", 2), "mailferry-20260401-ab12-2.html");
        assert_eq!(numbered("report", 3), "report-3");
    }
}
