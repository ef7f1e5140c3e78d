//! `mailferry sign-out`: a remembered sign-in is forgotten.

use std::path::Path;

use serde_json::json;

use super::{Exit, SignOutArguments, session, words};
use crate::microsoft::accounts::{Accounts, Remembered};
use crate::problem::Problem;

pub(super) async fn run(arguments: &SignOutArguments) -> Result<Exit, Problem> {
    let accounts = Accounts::system()?;
    let whom = whom(&accounts, arguments.whom.as_deref())?;
    for remembered in &whom {
        accounts.forget(remembered).await?;
        let name = &remembered.account.username;
        if arguments.output.json {
            let line = json!({ "event": "signed-out", "account": name, "application": remembered.client_id });
            words::say(&line.to_string());
        } else {
            words::say(&format!("Signed out: {name}. Nothing of it is left in the keychain."));
        }
    }
    if whom.is_empty() && !arguments.output.json {
        words::say("Nobody is signed in.");
    }
    Ok(Exit::Done)
}

/// Everybody where nobody is named; else the account of a plan file, or the
/// accounts of this name.
fn whom(accounts: &Accounts, named: Option<&str>) -> Result<Vec<Remembered>, Problem> {
    let Some(named) = named else { return accounts.list() };
    if Path::new(named).is_file() {
        let plan = session::read_plan(Path::new(named))?;
        let application = session::application(&plan);
        return Ok(accounts.find(&application, &plan.microsoft.account)?.into_iter().collect());
    }
    let mut list = accounts.list()?;
    list.retain(|known| known.account.username.eq_ignore_ascii_case(named));
    if list.is_empty() {
        return Err(Problem::usage("account-unknown").with("account", named));
    }
    Ok(list)
}
