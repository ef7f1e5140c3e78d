//! `mailferry sign-out`: a remembered sign-in is forgotten.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::arguments::SignOutArguments;
use super::objects::{self, Object};
use super::{Exit, session, words};
use crate::microsoft::accounts::{Accounts, Remembered};
use crate::microsoft::revocation::{Revocation, sign_out};
use crate::problem::Problem;

pub(super) async fn run(arguments: &SignOutArguments) -> Result<Exit, Problem> {
    let accounts = Accounts::system()?;
    let (whom, ca_file) = whom(&accounts, arguments.whom.as_deref())?;
    for remembered in &whom {
        let revocation = sign_out(&accounts, remembered, ca_file.as_deref()).await?;
        let name = &remembered.account.username;
        if arguments.output.json {
            let line = json!({
                "account": name,
                "application": remembered.client_id,
                "revoked": revocation == Revocation::Revoked,
            });
            objects::write(Object::SignedOut, line);
            continue;
        }
        words::say(&words::word_of("word-signed-out", "account", name));
        match revocation {
            Revocation::Revoked => words::say(&words::word("word-revoked", &[])),
            Revocation::NotOffered => words::say(&words::word("word-not-revocable", &[])),
            Revocation::Failed(problem) => words::caution(&problem),
            Revocation::NoToken => {}
        }
    }
    if whom.is_empty() && !arguments.output.json {
        words::say(&words::word("command-nobody", &[]));
    }
    Ok(Exit::Done)
}

/// Everybody where nobody is named; else the account of a plan file, or the
/// accounts of this name. And the certificate file that a plan trusts besides.
fn whom(accounts: &Accounts, named: Option<&str>) -> Result<(Vec<Remembered>, Option<PathBuf>), Problem> {
    let Some(named) = named else { return Ok((accounts.list()?, None)) };
    if Path::new(named).is_file() {
        let plan = session::read_plan(Path::new(named))?;
        let application = session::application(&plan);
        let found = accounts.find(&application, &plan.microsoft.account)?;
        return Ok((found.into_iter().collect(), application.ca_file));
    }
    let mut list = accounts.list()?;
    list.retain(|known| known.account.username.eq_ignore_ascii_case(named));
    if list.is_empty() {
        return Err(Problem::usage("account-unknown").with("account", named));
    }
    Ok((list, None))
}
