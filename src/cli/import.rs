//! `mailferry import`: the whole way, from the check to the balance.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use secrecy::SecretString;
use serde_json::json;

use super::progress::Shown;
use super::{Exit, ImportArguments, PlanArguments, session, tokens, words};
use crate::mailbox::{Connector, TokenSource};
use crate::migration::follow_up::Awaited;
use crate::migration::run::{Ending, Options, Prepared, Run, Summary};
use crate::plan::{AfterImport, Plan};
use crate::problem::{Language, Problem};
use crate::words::say;

pub(super) async fn run(arguments: &ImportArguments) -> Result<Exit, Problem> {
    let PlanArguments { plan: file, output, .. } = &arguments.run.plan;
    let plan = session::plan(&arguments.run)?;
    confirm_deletion(&plan, arguments.delete_from.as_deref())?;
    let zammad_token = session::zammad_token(&plan.zammad.url).await?;
    let tokens = tokens::of_mailbox(&plan, &arguments.run.plan).await?;
    let mut options = session::options(&plan, &arguments.run)?.timed(arguments.timing.timing());
    options.take_over = arguments.take_over;
    let outcome =
        import(plan, zammad_token, tokens.clone(), options, Some(file), (output.json, arguments.stay)).await;
    if let Some(caution) = tokens.caution() {
        words::caution(&caution);
    }
    outcome
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

/// Imports, telling progress, and tells the balance. `file` is the plan's, where
/// the person has one; `stay` has it wait for what only time mends.
pub(super) async fn import(
    plan: Plan,
    zammad_token: SecretString,
    tokens: Arc<dyn TokenSource>,
    options: Options,
    file: Option<&Path>,
    (json, stay): (bool, bool),
) -> Result<Exit, Problem> {
    let Prepared { mut run, controller, progress } = Prepared::new(plan, tokens, zammad_token, options)?;
    let interrupts = session::listen_for_interrupts(controller);
    let shown = Shown::start(progress, json);
    let summary = if stay {
        run.import_and_stay(|summary, awaited| tell_awaited(summary, awaited, json)).await
    } else {
        run.import().await
    };
    shown.end().await;
    drop(interrupts);
    let summary = summary?;
    let kept = Kept::of(&run).await?;
    if json {
        words::say(&summary_json(&summary, &kept));
    } else {
        tell(&summary, &kept);
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
                "event": "staying",
                "for": "deletion",
                "messages": summary.balance.undeleted(),
                "seconds": wait.as_secs(),
            }),
            Awaited::Folder(path) => json!({ "event": "staying", "for": "folder", "folder": path }),
        };
        return words::say(&line.to_string());
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
        Ending::Trouble(problem) => words::tell(problem),
    }
    for (name, problem) in &summary.restored.failed {
        let label = words::word_of("command-not-put-back", "name", words::changed(name));
        words::hint(&words::problem_text(&label, problem));
    }
}

fn summary_json(summary: &Summary, kept: &Kept) -> String {
    let problem = match &summary.ending {
        Ending::Trouble(problem) => json!({
            "code": problem.code(),
            "text": problem.text(Language::English),
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
        "event": "summary",
        "run": summary.run,
        "ending": ending,
        "problem": problem,
        "balance": summary.balance,
        "adds_up": summary.balance.adds_up(),
        "restored": summary.restored.done,
        "not_restored": not_restored,
        "safety_copy": { "messages": kept.messages, "bytes": kept.bytes, "folders": kept.folders },
        "exit": exit(summary) as u8,
    })
    .to_string()
}

fn exit(summary: &Summary) -> Exit {
    match &summary.ending {
        Ending::Done if summary.balance.all_done() => Exit::Done,
        Ending::Done => Exit::Partly,
        Ending::Stopped => Exit::Again,
        Ending::Trouble(problem) => Exit::of(problem.kind()),
    }
}
