//! `mailferry put-back`: messages of the safety copy, back into the mailbox.

use std::time::Duration;

use serde_json::json;

use super::arguments::PutBackArguments;
use super::objects::{self, Object};
use super::progress::Shown;
use super::{Exit, session, tokens, words};
use crate::migration::patience::Interrupted;
use crate::migration::putting_back::{Choice, PreparedReturn, Returned};
use crate::migration::run::Options;
use crate::problem::{Language, Problem};

pub(super) async fn run(arguments: &PutBackArguments) -> Result<Exit, Problem> {
    let choice = choice(arguments)?;
    let plan = session::read_plan(&arguments.plan.plan)?;
    let patience = Duration::from_secs(arguments.patience.patience);
    let tokens = tokens::of_mailbox(&plan, &arguments.plan).await?;
    let mut prepared = if let Some(table) = &arguments.index {
        PreparedReturn::by_table(&plan, tokens, table, patience)?
    } else {
        let mut options = Options::new(session::journal(&plan, &arguments.journal)?);
        options.patience = patience;
        PreparedReturn::new(&plan, tokens, &options)?
    };
    let interrupts = session::listen_for_interrupts(prepared.controller.clone());
    let shown = Shown::start(prepared.progress.clone(), arguments.plan.output.json);
    let returned = prepared.run(&choice, arguments.folder.as_deref()).await;
    shown.end().await;
    drop(interrupts);
    match returned {
        Ok(returned) => Ok(tell(&returned, arguments.plan.output.json)),
        Err(Interrupted::Trouble(problem)) => Err(problem),
        Err(Interrupted::Stopped | Interrupted::Paused) => Ok(Exit::Again),
    }
}

fn choice(arguments: &PutBackArguments) -> Result<Choice, Problem> {
    if arguments.all {
        Ok(Choice::All)
    } else if !arguments.message_id.is_empty() {
        Ok(Choice::MessageIds(arguments.message_id.clone()))
    } else if arguments.files.is_empty() {
        Err(Problem::usage("put-back-nothing-chosen"))
    } else {
        Ok(Choice::Files(arguments.files.clone()))
    }
}

fn tell(returned: &Returned, json: bool) -> Exit {
    let exit = if returned.not.is_empty() && returned.unknown.is_empty() { Exit::Done } else { Exit::Partly };
    if json {
        objects::write(Object::PutBack, as_json(returned, exit));
        return exit;
    }
    if returned.put_back > 0 {
        words::say(&words::word_of("command-returned", "count", returned.put_back));
    }
    if returned.there > 0 {
        words::say(&words::word_of("command-returned-before", "count", returned.there));
    }
    if *returned == Returned::default() {
        words::say(&words::word("command-returned-nothing", &[]));
    }
    for one in &returned.not {
        words::tell(&one.problem);
    }
    for name in &returned.unknown {
        words::hint(&words::word_of("command-returned-unknown", "name", name));
    }
    exit
}

fn as_json(returned: &Returned, exit: Exit) -> serde_json::Value {
    let not: Vec<_> = returned
        .not
        .iter()
        .map(|one| {
            json!({
                "file": one.file.display().to_string(),
                "code": one.problem.code(),
                "text": one.problem.text(Language::English),
                "server_words": one.problem.server_words(),
            })
        })
        .collect();
    json!({
        "put_back": returned.put_back,
        "already_there": returned.there,
        "not_put_back": not,
        "unknown": returned.unknown,
        "exit": exit as u8,
    })
}
