//! Progress while a command runs: a bar on a terminal, plain lines when piped,
//! JSON lines for programs.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tokio::sync::watch;
use tokio::time::Instant;

use super::objects::{self, Object};
use super::words;
use crate::migration::progress::{Phase, Snapshot};
use crate::problem::{Language, Reader};
use crate::words::printable;

/// How progress is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ProgressFormat {
    Bar,
    Lines,
    Json,
}

/// Shows snapshots until dropped.
pub(super) struct Shown {
    task: tokio::task::JoinHandle<()>,
    bar: Option<ProgressBar>,
}

impl Shown {
    /// Starts showing.
    pub(super) fn start(progress: watch::Receiver<Snapshot>, json: bool) -> Self {
        let format = match (json, std::io::stderr().is_terminal()) {
            (true, _) => ProgressFormat::Json,
            (false, true) => ProgressFormat::Bar,
            (false, false) => ProgressFormat::Lines,
        };
        let bar = (format == ProgressFormat::Bar).then(bar);
        let task = match bar.clone() {
            Some(bar) => tokio::spawn(show_bar(progress, bar)),
            None => tokio::spawn(show_lines(progress, format)),
        };
        Self { task, bar }
    }

    /// Ends it: no line comes after this, so that what is told next is the last.
    pub(super) async fn end(mut self) {
        self.task.abort();
        // It was ended on purpose.
        let _ = (&mut self.task).await;
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.task.abort();
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr_with_hz(5));
    let style = ProgressStyle::with_template("{msg}\n[{wide_bar}] {human_pos} of {human_len}");
    if let Ok(style) = style {
        bar.set_style(style.progress_chars("=> "));
    }
    bar
}

async fn show_bar(mut progress: watch::Receiver<Snapshot>, bar: ProgressBar) {
    while progress.changed().await.is_ok() {
        let snapshot = progress.borrow_and_update().clone();
        let (done, all) = counted(&snapshot);
        bar.set_length(all);
        bar.set_position(done);
        bar.set_message(printable(&line(&snapshot)).into_owned());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Plain lines: at once when the phase changes or trouble begins, else every
/// five seconds.
async fn show_lines(mut progress: watch::Receiver<Snapshot>, format: ProgressFormat) {
    let mut shown = (Phase::Ended, false, false);
    let mut last = Instant::now();
    while progress.changed().await.is_ok() {
        let snapshot = progress.borrow_and_update().clone();
        let now = (snapshot.phase, snapshot.waiting.is_some(), snapshot.uncertain.is_some());
        let over = snapshot.phase == Phase::Ended;
        if over || now == shown && last.elapsed() < Duration::from_secs(5) {
            continue;
        }
        (shown, last) = (now, Instant::now());
        match format {
            ProgressFormat::Json => objects::write(Object::Progress, as_json(&snapshot)),
            ProgressFormat::Bar | ProgressFormat::Lines => words::hint(&line(&snapshot)),
        }
    }
}

/// What the bar counts in this phase.
fn counted(snapshot: &Snapshot) -> (u64, u64) {
    match snapshot.phase {
        Phase::Scanning => snapshot.scanned,
        Phase::Dating => snapshot.dated,
        Phase::Settling => (snapshot.settled, snapshot.imported),
        _ => (snapshot.imported, snapshot.total),
    }
}

fn line(snapshot: &Snapshot) -> String {
    let language = words::language();
    if let Some((what, left)) = snapshot.waited_for(language, Reader::Commands) {
        // Up to the next whole second: nobody waits 0 s.
        let values = [("seconds", (left.as_secs() + 1).into()), ("what", what.into())];
        return words::word("command-waiting", &values);
    }
    if let Some(words) = snapshot.certainty(language) {
        return words;
    }
    let (done, all) = counted(snapshot);
    let phase = snapshot.phase.text(language);
    let mut values = vec![("phase", (&phase).into()), ("done", done.into()), ("all", all.into())];
    let mut parts = vec![match (snapshot.phase, &snapshot.folder) {
        (Phase::Scanning, Some(folder)) => {
            values.push(("folder", folder.into()));
            words::word("command-progress-folder", &values)
        }
        (Phase::Importing | Phase::Dating | Phase::Settling, _) if all > 0 => {
            words::word("command-progress", &values)
        }
        _ => phase.clone(),
    }];
    if snapshot.phase == Phase::Importing {
        parts.extend(rate(snapshot, language));
    }
    parts.join(", ")
}

/// How fast it goes and how long it takes, as far as that is known. Of an import
/// that stands still for the moment nothing is reckoned.
fn rate(snapshot: &Snapshot, language: Language) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(rate) = snapshot.per_minute.filter(|rate| *rate >= 1.0) {
        parts.push(words::word_of("command-a-minute", "count", rate as u64));
    }
    if let Some(remaining) = snapshot.remaining {
        parts.push(words::word_of("command-left", "time", language.about(remaining)));
    }
    if let Some((now, most)) = snapshot.at_once.filter(|(_, most)| *most > 1) {
        let values = [("count", (now as u64).into()), ("most", (most as u64).into())];
        parts.push(words::word("command-at-once", &values));
    }
    if snapshot.failed > 0 {
        parts.push(words::word_of("command-so-many-failed", "count", snapshot.failed));
    }
    parts
}

fn as_json(snapshot: &Snapshot) -> serde_json::Value {
    serde_json::json!({
        "phase": format!("{:?}", snapshot.phase).to_lowercase(),
        "folder": snapshot.folder,
        "scanned": snapshot.scanned.0,
        "to_scan": snapshot.scanned.1,
        "imported": snapshot.imported,
        "total": snapshot.total,
        "imported_bytes": snapshot.imported_bytes,
        "total_bytes": snapshot.total_bytes,
        "skipped": snapshot.skipped,
        "failed": snapshot.failed,
        "dated": snapshot.dated.0,
        "to_date": snapshot.dated.1,
        "settled": snapshot.settled,
        "per_minute": snapshot.per_minute,
        "requests_at_once": snapshot.at_once.map(|(now, _)| now),
        "requests_at_most": snapshot.at_once.map(|(_, most)| most),
        "remaining_seconds": snapshot.remaining.map(|remaining| remaining.as_secs()),
        "uncertain": snapshot.uncertain.map(|(messages, _)| messages),
        "certain_in_seconds": snapshot.uncertain.map(|(_, until)| {
            until.saturating_duration_since(Instant::now()).as_secs()
        }),
        "waiting_for": snapshot.waiting.as_ref().map(|(problem, _)| problem.code()),
        "waiting_in": snapshot.waiting.as_ref().and_then(|(problem, _)| problem.fact("folder")),
    })
}
