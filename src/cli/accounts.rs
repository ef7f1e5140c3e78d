//! `mailferry accounts`: who is remembered.

use serde_json::json;

use super::{Exit, words};
use crate::microsoft::accounts::Accounts;
use crate::problem::Problem;

pub(super) fn run(json: bool) -> Result<Exit, Problem> {
    let list = Accounts::system()?.list()?;
    for known in &list {
        if json {
            let line = json!({
                "account": known.account.username,
                "name": known.account.name,
                "tenant": known.account.tenant_id,
                "authority": known.authority,
                "application": known.client_id,
                "since": known.since,
            });
            words::say(&line.to_string());
        } else {
            words::say(&format!(
                "{}  signed in {}  application {} at {}",
                known.account.username,
                known.since.strftime("%Y-%m-%d %H:%M UTC"),
                known.client_id,
                known.authority
            ));
        }
    }
    if list.is_empty() && !json {
        words::say("Nobody is signed in.");
    }
    Ok(Exit::Done)
}
