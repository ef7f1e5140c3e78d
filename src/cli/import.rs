//! `mailferry import`: the whole way, from the check to the balance.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use secrecy::SecretString;
use serde_json::json;

use super::arguments::{ImportArguments, PlanArguments};
use super::objects::{self, Object};
use super::progress::Shown;
use super::{Exit, session, tokens, words};
use crate::mailbox::{Connector, TokenSource};
use crate::migration::follow_up::Awaited;
use crate::migration::run::{Ending, Options, Prepared, Run, Summary};
use crate::plan::{AfterImport, Plan};
use crate::platform;
use crate::problem::{Language, Problem, Reader};
use crate::words::say;

pub(super) async fn run(arguments: &ImportArguments) -> Result<Exit, Problem> {
    let PlanArguments { plan: file, output, .. } = &arguments.run.plan;
    if let Some(names) = &arguments.folder_renamed {
        rename_folder(file, names)?;
    }
    let plan = session::plan(&arguments.run)?;
    confirm_deletion(&plan, arguments.delete_from.as_deref())?;
    if arguments.instead.is_some() && plan.after_import != AfterImport::Delete {
        return Err(Problem::usage("instead-not-in-plan").with("action", plan.after_import.as_str()));
    }
    let zammad_token = session::zammad_token(&plan.zammad.url).await?;
    let tokens = tokens::of_mailbox(&plan, &arguments.run.plan).await?;
    let mut options = session::options(&plan, &arguments.run)?.timed(arguments.timing.timing());
    options.take_over = arguments.take_over;
    options.deletion_pauses = arguments.pauses();
    let wishes = Wishes { json: output.json, stay: arguments.stay, instead: arguments.instead() };
    let outcome = import(plan, zammad_token, tokens.clone(), options, Some(file), wishes).await;
    if let Some(caution) = tokens.caution() {
        words::caution(&caution);
    }
    outcome
}

/// Writes a folder's new name into the plan. That it is the same folder is proven by
/// the run, before anything of it goes on; so the plan is read as any other.
fn rename_folder(file: &Path, names: &str) -> Result<(), Problem> {
    let plan = session::read_plan(file)?;
    let named = |path: &str| plan.folders.iter().any(|folder| folder.path == path);
    // A name may have the sign in it, too.
    let halves = names.match_indices('=').map(|(at, _)| (names[..at].trim(), names[at + 1..].trim()));
    let mut halves = halves.filter(|(former, now)| !now.is_empty() && named(former));
    let unknown =
        || Problem::usage("folder-renamed-unknown").with("names", names).with("path", file.display());
    let (former, now) = halves.next_back().ok_or_else(unknown)?;
    let text = session::plan_text(file)?;
    let text = Plan::with_folder_renamed(&text, former, now).ok_or_else(unknown)?;
    write(file, &text)
}

/// Writes a file whole or not at all, with the rights that it had.
fn write(file: &Path, text: &str) -> Result<(), Problem> {
    let unwritable = |error: &std::io::Error| platform::unwritable(file, error);
    let mut new = platform::begin_file(file)?;
    std::io::Write::write_all(&mut new, text.as_bytes()).map_err(|error| unwritable(&error))?;
    let rights = std::fs::metadata(file).map_err(|error| unwritable(&error))?.permissions();
    new.as_file().set_permissions(rights).map_err(|error| unwritable(&error))?;
    platform::name_file(new, file, true).map(drop)
}

/// Deleting is only begun with the mailbox's address said once more.
fn confirm_deletion(plan: &Plan, delete_from: Option<&str>) -> Result<(), Problem> {
    let mailbox = &plan.microsoft.mailbox;
    match (&plan.after_import, delete_from) {
        (AfterImport::Delete, None) => Err(Problem::usage("delete-not-confirmed").with("mailbox", mailbox)),
        (AfterImport::Delete, Some(address)) if !address.eq_ignore_ascii_case(mailbox) => {
            Err(Problem::usage("delete-from-another-mailbox")
                .with("mailbox", mailbox)
                .with("address", address))
        }
        (AfterImport::Delete, Some(_)) | (_, None) => Ok(()),
        (_, Some(_)) => Err(Problem::usage("delete-not-in-plan").with("action", plan.after_import.as_str())),
    }
}

/// What is wished of an import beside its plan.
#[derive(Debug, Clone, Default)]
pub(super) struct Wishes {
    /// It is told as JSON.
    pub json: bool,
    /// It waits for what only time mends.
    pub stay: bool,
    /// What becomes of mail that the mail server does not delete.
    pub instead: Option<AfterImport>,
}

/// Imports, telling progress, and tells the balance. `file` is the plan's, where
/// the person has one.
pub(super) async fn import(
    plan: Plan,
    zammad_token: SecretString,
    tokens: Arc<dyn TokenSource>,
    options: Options,
    file: Option<&Path>,
    Wishes { json, stay, instead }: Wishes,
) -> Result<Exit, Problem> {
    let mailbox = plan.microsoft.mailbox.clone();
    let Prepared { mut run, controller, progress } = Prepared::new(plan, tokens, zammad_token, options)?;
    let interrupts = session::listen_for_interrupts(controller.clone());
    let shown = Shown::start(progress, json);
    let mut summary = if stay && instead.is_none() {
        run.import_and_stay(|summary, awaited| tell_awaited(summary, awaited, json)).await
    } else {
        run.import().await
    };
    if let (Ok(done), Some(way)) = (&summary, instead)
        && done.ending == Ending::Done
        && done.balance.undeleted() > 0
    {
        controller.settle_instead(way);
        summary = run.settle_again().await;
    }
    shown.end().await;
    drop(interrupts);
    let summary = summary?;
    let kept = Kept::of(&run).await?;
    if json {
        objects::write(Object::Summary, as_json(&summary, &kept));
    } else {
        tell(&summary, &kept);
        let find_out = words::about_undeleted(&summary.balance, &mailbox);
        if !find_out.is_empty() {
            words::say(find_out.trim_end());
        }
    }
    if let (Ending::Trouble(problem), Some(file)) = (&summary.ending, file) {
        session::tell_what_to_run(problem, file);
    }
    Ok(exit(&summary))
}

/// What is waited for now, and that Ctrl-C ends the waiting.
fn tell_awaited(summary: &Summary, awaited: &Awaited, json: bool) {
    if json {
        let line = match awaited {
            Awaited::Deletion(wait) => json!({
                "for": "deletion",
                "messages": summary.balance.undeleted(),
                "seconds": wait.as_secs(),
            }),
            Awaited::Folder(path) => json!({ "for": "folder", "folder": path }),
        };
        return objects::write(Object::Staying, line);
    }
    let language = words::language();
    words::hint(&match awaited {
        Awaited::Deletion(wait) => say(
            language,
            "word-stays-for-deletion",
            &[("count", summary.balance.undeleted().into()), ("time", language.duration(*wait).into())],
        ),
        Awaited::Folder(path) => say(language, "word-stays-for-folder", &[("folder", path.into())]),
    });
}

/// What is kept of all that this plan has deleted.
struct Kept {
    messages: u64,
    bytes: u64,
    folders: Vec<PathBuf>,
}

impl Kept {
    async fn of<C: Connector + 'static>(run: &Run<C>) -> Result<Self, Problem> {
        let (messages, bytes, _) = run.journal().safety_copies_sum().await?;
        Ok(Self { messages, bytes, folders: run.journal().safety_copy_roots().await? })
    }
}

fn tell(summary: &Summary, kept: &Kept) {
    words::say(&words::word_of("command-run", "name", &summary.run));
    words::say(words::balance(&summary.balance, words::language()).trim_end());
    if kept.messages > 0 {
        let folders: Vec<String> = kept.folders.iter().map(|folder| folder.display().to_string()).collect();
        let values = [
            ("count", kept.messages.into()),
            ("size", words::language().bytes(kept.bytes).into()),
            ("folder", folders.join(", ").into()),
        ];
        words::say(&words::word("command-safety-copy", &values));
    }
    for name in &summary.restored.done {
        words::say(&words::word_of("command-put-back", "name", words::changed(name)));
    }
    for name in &summary.restored.left {
        words::say(&words::word_of("command-left-as-is", "name", words::changed(name)));
    }
    match &summary.ending {
        Ending::Done => {}
        Ending::Stopped => words::say(&words::word("command-stopped", &[])),
        Ending::Trouble(problem) => words::tell_ending(problem, &summary.deeds),
    }
    for problem in other_folders(summary) {
        words::tell(problem);
    }
    // What ended the run is told above.
    let others = |problem: &Problem| !matches!(&summary.ending, Ending::Trouble(told) if told == problem);
    for (name, problem) in summary.restored.failed.iter().filter(|(_, problem)| others(problem)) {
        let label = words::word_of("command-not-put-back", "name", words::changed(name));
        words::hint(&words::problem_text(&label, problem));
    }
}

/// What is wrong with folders beside what ended the run.
fn other_folders(summary: &Summary) -> impl Iterator<Item = &Problem> {
    let told = match &summary.ending {
        Ending::Trouble(problem) => Some(problem),
        Ending::Done | Ending::Stopped => None,
    };
    summary.folders.iter().filter(move |problem| Some(*problem) != told)
}

fn as_json(summary: &Summary, kept: &Kept) -> serde_json::Value {
    let problem = match &summary.ending {
        Ending::Trouble(problem) => json!({
            "code": problem.code(),
            "text": summary.deeds.told(problem, Language::English, Reader::Commands),
            "server_words": problem.server_words(),
        }),
        Ending::Done | Ending::Stopped => serde_json::Value::Null,
    };
    let ending = match summary.ending {
        Ending::Done => "done",
        Ending::Stopped => "stopped",
        Ending::Trouble(_) => "problem",
    };
    let not_restored: Vec<&str> = summary.restored.failed.iter().map(|(name, _)| name.as_str()).collect();
    json!({
        "run": summary.run,
        "ending": ending,
        "problem": problem,
        "folders": summary.folders.iter().map(folder_json).collect::<Vec<_>>(),
        "balance": summary.balance,
        "adds_up": summary.balance.adds_up(),
        "restored": summary.restored.done,
        "not_restored": not_restored,
        "safety_copy": { "messages": kept.messages, "bytes": kept.bytes, "folders": kept.folders },
        "exit": exit(summary) as u8,
    })
}

fn folder_json(problem: &Problem) -> serde_json::Value {
    json!({
        "code": problem.code(),
        "path": problem.fact("path"),
        "now": problem.fact("now"),
        "text": problem.text(Language::English).what,
    })
}

fn exit(summary: &Summary) -> Exit {
    match &summary.ending {
        Ending::Done if summary.balance.all_done() && summary.folders.is_empty() => Exit::Done,
        Ending::Done => Exit::Partly,
        Ending::Stopped => Exit::Again,
        Ending::Trouble(problem) => Exit::of(problem.kind()),
    }
}
