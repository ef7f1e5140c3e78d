//! What is logged: faults on standard error, and the course of things in a file that
//! never grows large and names nobody.

mod redaction;

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _};

pub use redaction::{Redaction, redacted};

use super::files::private_folder;
use super::{data_folder, private};
use crate::problem::Problem;

/// The largest that the file grows before it is put aside: some 8,000 lines.
const LARGEST: u64 = 1_000_000;

/// So many former files are kept beside it.
const FORMER: usize = 3;

/// Libraries that would log whole buffers of mail or headers with tokens stay quiet,
/// whatever is asked for.
const QUIET: [&str; 7] = [
    "async_imap=warn",
    "imap_proto=warn",
    "hyper=info",
    "hyper_util=info",
    "reqwest=info",
    "h2=info",
    "zbus=warn",
];

/// The folder of the log files within [`data_folder`].
///
/// # Errors
/// As [`data_folder`].
pub fn log_folder() -> Result<PathBuf, Problem> {
    Ok(data_folder()?.join("logs"))
}

/// The log files that there are, the newest first.
///
/// # Errors
/// As [`data_folder`].
pub fn log_files() -> Result<Vec<PathBuf>, Problem> {
    let folder = log_folder()?;
    Ok((0..=FORMER).map(|age| file_of(&folder, age)).filter(|file| file.is_file()).collect())
}

fn file_of(folder: &Path, age: usize) -> PathBuf {
    if age == 0 { folder.join("mailferry.log") } else { folder.join(format!("mailferry.{age}.log")) }
}

/// Starts logging: to standard error faults of the program, or what `MAILFERRY_LOG`
/// asks for (such as `mailferry=debug`); to the file what is done and met, always.
pub fn start_logging() {
    let asked = EnvFilter::try_from_env("MAILFERRY_LOG").unwrap_or_else(|_| EnvFilter::new("error"));
    let told = tracing_subscriber::fmt::layer().with_writer(io::stderr).without_time();
    let kept = log_folder().ok().map(|folder| {
        tracing_subscriber::fmt::layer()
            .with_ansi(false)
            .with_writer(LogFile::in_folder(folder))
            .with_filter(quiet(EnvFilter::new("warn,mailferry=info")))
    });
    // A second start, as in tests, leaves the first in place.
    let _ = tracing_subscriber::registry().with(kept).with(told.with_filter(quiet(asked))).try_init();
}

fn quiet(filter: EnvFilter) -> EnvFilter {
    QUIET.into_iter().filter_map(|library| library.parse().ok()).fold(filter, EnvFilter::add_directive)
}

/// The log's file: made when there is something to write, this user's alone, and put
/// aside when it is full. What cannot be written is let go: nothing may depend on it.
#[derive(Debug, Clone)]
struct LogFile(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    open: Mutex<Option<Open>>,
}

#[derive(Debug)]
struct Open {
    file: File,
    size: u64,
}

impl LogFile {
    fn in_folder(folder: PathBuf) -> Self {
        Self(Arc::new(Shared { folder, open: Mutex::default() }))
    }
}

impl Shared {
    fn append(&self, line: &str) -> io::Result<()> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let full = open.as_ref().is_some_and(|open| open.size + line.len() as u64 > LARGEST);
        if full {
            *open = None;
            self.put_aside()?;
        }
        let open = match &mut *open {
            Some(open) => open,
            none => none.insert(self.begin()?),
        };
        open.file.write_all(line.as_bytes())?;
        open.size += line.len() as u64;
        Ok(())
    }

    fn begin(&self) -> io::Result<Open> {
        private_folder(&self.folder)?;
        let path = file_of(&self.folder, 0);
        private::tighten(&path);
        private::check_file(&path).map_err(|problem| io::Error::other(problem.code()))?;
        let mut options = File::options();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path)?;
        let size = file.metadata()?.len();
        Ok(Open { file, size })
    }

    fn put_aside(&self) -> io::Result<()> {
        for age in (0..FORMER).rev() {
            match std::fs::rename(file_of(&self.folder, age), file_of(&self.folder, age + 1)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

impl Write for &LogFile {
    /// Takes a whole line, as the formatter gives it.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.append(&redacted(&String::from_utf8_lossy(line)))?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for LogFile {
    type Writer = &'a Self;

    fn make_writer(&'a self) -> Self::Writer {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(folder: &Path, age: usize) -> String {
        std::fs::read_to_string(file_of(folder, age)).unwrap_or_default()
    }

    #[test]
    fn the_log_is_bounded_and_its_newest_lines_are_there() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path().join("logs");
        let log = LogFile::in_folder(folder.clone());
        assert!(!folder.exists(), "nothing is made before there is something to write");
        let line = |number: usize| format!("{number:06} {}\n", "x ".repeat(496));
        for number in 0..5_200 {
            (&log).write_all(line(number).as_bytes()).expect("written");
        }
        let names = std::fs::read_dir(&folder).expect("a folder").count();
        assert_eq!(names, 1 + FORMER);
        let sizes = (0..=FORMER).map(|age| written(&folder, age).len() as u64);
        assert!(sizes.clone().all(|size| size <= LARGEST), "{:?}", sizes.collect::<Vec<_>>());
        assert!(written(&folder, 0).contains("005199 x") && written(&folder, 1).contains("004999 x"));
        // Another start goes on in the same file.
        let again = LogFile::in_folder(folder.clone());
        (&again).write_all(b"once more\n").expect("written");
        assert!(written(&folder, 0).contains("005199 x") && written(&folder, 0).ends_with("once more\n"));
    }

    #[test]
    fn what_is_written_names_nobody() {
        let place = tempfile::tempdir().expect("a folder");
        let log = LogFile::in_folder(place.path().join("logs"));
        (&log).write_all(b"mail of ann@example.net to support@contoso.example\n").expect("written");
        assert_eq!(written(&place.path().join("logs"), 0), "mail of <address> to <address>\n");
    }

    #[cfg(unix)]
    #[test]
    fn the_log_is_its_users_alone_and_a_link_is_not_followed() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path().join("logs");
        (&LogFile::in_folder(folder.clone())).write_all(b"x\n").expect("written");
        let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!((mode(&file_of(&folder, 0)), mode(&folder)), (0o600, 0o700));
        let (target, path) = (place.path().join("target"), file_of(&folder, 0));
        std::fs::remove_file(&path).expect("removed");
        symlink(&target, &path).expect("linked");
        assert!((&LogFile::in_folder(folder)).write_all(b"x\n").is_err());
        assert!(!target.exists(), "the link was followed");
    }
}
