//! `mailferry practice`: the whole journey against a tenant and a helpdesk
//! inside the program, or both kept up for other programs.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use secrecy::SecretString;

use super::arguments::{PracticeArguments, PracticeCommand};
use super::objects::{self, Object};
use super::{Exit, import, session, words};
use crate::mailbox::TokenSource;
use crate::migration::run::Options;
use crate::practice::helpdesk::Workers;
use crate::practice::{Practice, Scenario};
use crate::problem::Problem;

/// In practice a request of unknown outcome comes true within this, or never.
const CERTAINTY: Duration = Duration::from_secs(10);

pub(super) async fn run(arguments: &PracticeArguments) -> Result<Exit, Problem> {
    if arguments.lists() {
        for scenario in Scenario::ALL {
            words::say(&format!("{:<24}{}", scenario.name(), scenario.description(words::language())));
        }
        return Ok(Exit::Done);
    }
    let scenarios = of_names(&arguments.scenario)?;
    match &arguments.serve {
        Some(PracticeCommand::Serve { folder, workers }) => {
            serve(&scenarios, folder.as_deref(), workers.map(Workers::new)).await
        }
        None if arguments.headless => headless(&scenarios, arguments.output.json).await,
        None => Err(Problem::usage("practice-without-window")),
    }
}

fn of_names(names: &[String]) -> Result<Vec<Scenario>, Problem> {
    let of_name = |name: &String| {
        Scenario::named(name.trim())
            .ok_or_else(|| Problem::usage("practice-scenario-unknown").with("name", name.trim()))
    };
    names.iter().map(of_name).collect()
}

/// The scenarios of these names, where practice is asked for.
#[cfg(feature = "gui")]
pub(super) fn named(names: Option<&[String]>) -> Result<Option<Vec<Scenario>>, Problem> {
    names.map(of_names).transpose()
}

/// Fresh tokens out of the practice tenant, as a signed-in account has them.
struct PracticeTokens(Arc<Practice>);

impl TokenSource for PracticeTokens {
    fn access_token(&self, _refused: bool) -> BoxFuture<'_, Result<SecretString, Problem>> {
        Box::pin(async { Ok(SecretString::from(self.0.access_token())) })
    }
}

/// A folder that is removed with its contents when practice ends.
fn temporary_folder() -> Result<tempfile::TempDir, Problem> {
    tempfile::Builder::new()
        .prefix("mailferry-practice-")
        .tempdir()
        .map_err(|error| Problem::person("practice-no-folder").words(&error.to_string()))
}

async fn headless(scenarios: &[Scenario], json: bool) -> Result<Exit, Problem> {
    let folder = temporary_folder()?;
    let practice = Arc::new(Practice::start_with(scenarios, folder.path(), None).await?);
    if !json {
        let language = words::language();
        let descriptions: Vec<String> =
            scenarios.iter().map(|scenario| scenario.description(language)).collect();
        let values = [
            ("mailbox", practice.mailbox().into()),
            ("scenario", practice.scenario_names().into()),
            ("description", descriptions.join(" ").into()),
        ];
        words::hint(&words::word("command-practising", &values));
    }
    let plan = session::read_plan(practice.plan())?;
    let zammad_token = SecretString::from(practice.helpdesk.token());
    let tokens = Arc::new(PracticeTokens(practice.clone()));
    let mut options = Options::new(folder.path().join("practice.journal"));
    options.certainty = CERTAINTY;
    options.settle_time = Duration::ZERO;
    let wishes = import::Wishes { json, ..import::Wishes::default() };
    let exit = import::import(plan, zammad_token, tokens, options, None, wishes).await?;
    tell_helpdesk(&practice, json);
    Ok(exit)
}

/// What stands in the practice helpdesk now, and what it would have sent.
fn tell_helpdesk(practice: &Practice, json: bool) {
    let snapshot = practice.helpdesk.snapshot();
    let outbox = practice.helpdesk.outbox();
    let (tickets, articles) = (snapshot.tickets.len() as u64, snapshot.articles().len() as u64);
    if json {
        let line = serde_json::json!({
            "tickets": tickets,
            "articles": articles,
            "outbox": outbox.len(),
        });
        return objects::write(Object::Helpdesk, line);
    }
    let values = [("tickets", tickets.into()), ("articles", articles.into())];
    words::say(&words::word("command-practice-helpdesk", &values));
    words::say(&words::word_of("command-outbox", "count", outbox.len()));
}

async fn serve(
    scenarios: &[Scenario],
    folder: Option<&Path>,
    workers: Option<Workers>,
) -> Result<Exit, Problem> {
    let temporary;
    let folder: PathBuf = if let Some(folder) = folder {
        folder.to_owned()
    } else {
        temporary = temporary_folder()?;
        temporary.path().to_owned()
    };
    let practice = Practice::start_with(scenarios, &folder, workers).await?;
    objects::write(Object::Practice, practice.description());
    words::hint(&words::word("command-serving", &[]));
    session::interrupted().await;
    Ok(Exit::Done)
}
