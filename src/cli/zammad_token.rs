//! `mailferry zammad-token`: Zammad's API token goes into the keychain.

use serde_json::json;

use super::{Exit, ZammadTokenArguments, session, words};
use crate::platform::keychain::{Entry, Keychain};
use crate::problem::Problem;

pub(super) async fn run(arguments: &ZammadTokenArguments) -> Result<Exit, Problem> {
    let plan = session::read_plan(&arguments.plan)?;
    let (keychain, url) = (Keychain::system(), &plan.zammad.url);
    let entry = Entry::zammad(url);
    if arguments.remove {
        keychain.remove(&entry).await?;
        tell("removed", url, arguments.output.json);
        return Ok(Exit::Done);
    }
    // Tried first: nobody should type for a keychain that takes nothing.
    keychain.try_out().await?;
    let token = tokio::select! {
        token = session::read_secret("API token of Zammad (profile > Token Access): ") => token?,
        _ = session::interrupted() => {
            words::hint("\nCancelled. Nothing was kept.");
            return Ok(Exit::Again);
        }
    };
    let token = token.ok_or_else(|| Problem::usage("secret-empty"))?;
    keychain.write(&entry, &token).await?;
    tell("kept", url, arguments.output.json);
    Ok(Exit::Done)
}

fn tell(what: &str, url: &str, json: bool) {
    if json {
        words::say(&json!({ "event": "zammad-token", "token": what, "zammad": url }).to_string());
    } else if what == "kept" {
        words::say(&format!(
            "The token for {url} is in the system's keychain. \"mailferry check\" tries it."
        ));
    } else {
        words::say(&format!("The token for {url} was removed from the system's keychain."));
    }
}
