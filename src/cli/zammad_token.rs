//! `mailferry zammad-token`: Zammad's API token goes into the keychain.

use serde_json::json;

use super::arguments::ZammadTokenArguments;
use super::objects::{self, Object};
use super::{Exit, session, words};
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
        token = session::read_secret(format!("{} ", words::word("command-zammad-token", &[]))) => token?,
        _ = session::interrupted() => {
            words::hint(&format!("\n{}", words::word("command-cancelled", &[])));
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
        objects::write(Object::ZammadToken, json!({ "token": what, "zammad": url }));
    } else {
        let id = if what == "kept" { "command-token-kept" } else { "command-token-removed" };
        words::say(&words::word_of(id, "url", url));
    }
}
